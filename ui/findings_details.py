"""What is chosen in the list of findings and verdicts: all that is known of it, and how the reviewer marks it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Optional

from qgis.core import QgsFeatureRequest, QgsProject, QgsVectorLayer
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ..core.review import CONFIRMED, DISMISSED, OPEN, Entry
from ..gis.convert import columns_of
from ..gis.i18n import tr
from ..gis.review_marks import Word
from ..gis.values import cell_text
from .findings_text import details_html
from .findings_tree import mark_icon


class FindingsDetails(QWidget):
    """The text, the reason and the reviewer's name, and below them the buttons that mark."""

    mark_asked = pyqtSignal(str)
    """Mark what is chosen: ``CONFIRMED``, ``DISMISSED``, or ``OPEN`` to take its mark away."""

    def __init__(self, project: QgsProject, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._project = project
        self._by_settings: Optional[str] = None
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(tr("What is selected"))
        self.text.setMinimumHeight(50)
        self.reason = QgsFilterLineEdit(self)
        self.reason.setPlaceholderText(tr("Reason (needed to dismiss)"))
        self.reason.setAccessibleName(tr("Reason"))
        self.by = QgsFilterLineEdit(self)
        self.by.setPlaceholderText(tr("Reviewer"))
        self.by.setToolTip(tr("Who marks; stands in the marks beside the day"))
        self.by.setAccessibleName(tr("Reviewer"))
        self.buttons = {
            CONFIRMED: self._button(CONFIRMED, tr("&Confirm"), tr("It is so: mark what is selected")),
            DISMISSED: self._button(DISMISSED, tr("&Dismiss"), tr("It does not count: mark with a reason")),
            OPEN: self._button(OPEN, tr("&Take mark away"), tr("Mark what is selected as not yet looked at")),
        }
        self._lay_out()

    def word(self, mark: str) -> Word:
        """A mark of today with the reason and the name that are written here."""
        today = QDate.currentDate()
        day = date(today.year(), today.month(), today.day())
        return Word(mark, self.reason.text().strip(), self.by.text().strip(), day)

    def show_reviewer(self, name: str, whoever_is_written: bool = False) -> None:
        """Write the name that holds by the settings; what somebody wrote over it stays until that is another one."""
        if name != self._by_settings or whoever_is_written:
            self.by.setText(name)
        self._by_settings = name

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show what is chosen, and enable the buttons that can do something with it."""
        for button in self.buttons.values():
            button.setEnabled(bool(entries))
        self.buttons[OPEN].setEnabled(any(entry.mark_state != OPEN for entry in entries))
        if len(entries) == 1:
            self.text.setHtml(details_html(entries[0], self._more_of(entries[0])))
        elif entries:
            self.text.setHtml(f"<p>{tr('{count} are selected.').format(count=len(entries))}</p>")
        else:
            self.text.setHtml(f"<p>{tr('Click a row to see its place; select one or several to mark them.')}</p>")

    def _more_of(self, entry: Entry) -> dict[str, str]:
        """What else the table says of a verdict, by fields of the schema."""
        layer = self._project.mapLayer(entry.layer)
        if not entry.is_verdict or not isinstance(layer, QgsVectorLayer):
            return {}
        columns = columns_of(layer.fields(), "verdict")
        for feature in layer.getFeatures(QgsFeatureRequest(entry.feature)):
            return {name: cell_text(feature[index]) for name, index in columns.items()}
        return {}

    def _button(self, mark: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(QIcon() if mark == OPEN else mark_icon(mark), text, self)
        button.setToolTip(tip)
        button.setObjectName(f"mine_restoration_findings_mark_{mark}")
        button.clicked.connect(lambda _checked=False: self.mark_asked.emit(mark))
        return button

    def _lay_out(self) -> None:
        words, buttons = QHBoxLayout(), QHBoxLayout()
        words.addWidget(self.reason, 5)
        words.addWidget(self.by, 2)
        for button in self.buttons.values():
            buttons.addWidget(button)
        column: Any = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text, 1)
        column.addLayout(words)
        column.addLayout(buttons)
        for layout in (words, buttons, column):
            layout.setSpacing(3)
