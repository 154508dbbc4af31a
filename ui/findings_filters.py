"""Which findings and verdicts are shown, and in which groups: search, choices and a button for each kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QCompleter, QGridLayout, QToolButton, QWidget

from ..core.annual.rows import natural
from ..core.review import FREE, KINDS, MARK_STATES, Entry, Wanted
from ..gis.i18n import tr
from .findings_tree import kind_icon, kind_words, mark_words, step_title
from .steps import steps

_LONGEST_ITEM = 60


class FindingsFilters(QWidget):
    """The buttons of ``kinds`` are for a tool bar; everything else is laid out here."""

    changed = pyqtSignal()
    """Something else is wanted, or in other groups."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._filling = True  # until all widgets are there
        self.kinds = {kind: self._kind_button(kind) for kind in KINDS}
        self.search = QgsFilterLineEdit(self)
        self.search.setPlaceholderText(tr("Search"))
        self.search.setShowSearchIcon(True)
        self.search.setToolTip(tr("Words of the sentence, unit, rule, file, reason … (Ctrl+F)"))
        self.search.setAccessibleName(tr("Search"))
        self.search.textChanged.connect(self._tell)
        self.group = self._combo(tr("Group the list by"))
        for key, text in (
            ("kind", tr("By kind")),
            ("unit", tr("By unit")),
            ("rule", tr("By rule")),
            ("step", tr("By step")),
            ("mark", tr("By mark")),
            ("", tr("No groups")),
        ):
            self.group.addItem(text, key)
        self.unit = self._combo(tr("Unit"), searched=True)
        self.rule = self._combo(tr("Rule, or kind of finding"), searched=True)
        self.step = self._combo(tr("Step"))
        self.mark = self._combo(tr("Mark"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(3)
        self.arrange(is_wide=False)
        self._filling = False

    @property
    def wanted(self) -> Wanted:
        """What the filters ask for."""
        return Wanted(
            frozenset(kind for kind, button in self.kinds.items() if button.isChecked()),
            self.unit.currentData(),
            self.rule.currentData() or "",
            self.step.currentData() or "",
            self.mark.currentData() or "",
            self.search.text(),
        )

    @property
    def by(self) -> str:
        """What the list is grouped by, one of ``core.review.GROUPINGS``."""
        return str(self.group.currentData())

    def show_all(self, step: str = "") -> None:
        """Take all filters away; of a ``step`` show all that it found."""
        self._filling = True
        for combo in (self.unit, self.rule, self.step, self.mark):
            combo.setCurrentIndex(0)
        self.search.clear()
        for kind, button in self.kinds.items():
            button.setChecked(kind != FREE)
        if step and self.step.findData(step) < 0:
            # Nothing of it is in the list: that is what has to be seen, not everything else.
            self.step.addItem(step_title(step), step)
        if step:
            self.step.setCurrentIndex(self.step.findData(step))
        self._filling = False
        self.changed.emit()

    def offer(self, entries: Sequence[Entry]) -> None:
        """Offer whatever is in the list; what was chosen stays. Says nothing of the change."""
        units = sorted({entry.unit_id for entry in entries if entry.unit_id}, key=natural)
        rules = {entry.code: entry.rule or entry.code for entry in entries}
        order = [step.id for step in steps()]
        found = sorted({entry.step for entry in entries}, key=lambda step: (step not in order, step_title(step)))
        self._filling = True
        _fill(self.unit, tr("All units"), [(unit, unit) for unit in units], [(tr("No unit"), "")])
        _fill(self.rule, tr("All rules"), sorted((text, code) for code, text in rules.items()))
        _fill(self.step, tr("All steps"), [(step_title(step), step) for step in found])
        _fill(self.mark, tr("All marks"), [(mark_words()[state], state) for state in MARK_STATES])
        self._filling = False
        counts = dict.fromkeys(KINDS, 0)
        for entry in entries:
            counts[entry.kind] += 1
        for kind, button in self.kinds.items():
            button.setText(f"{kind_words()[kind]} {counts[kind]}")

    def arrange(self, is_wide: bool) -> None:
        """In one line where there is room, else in pairs."""
        widgets = ((self.search, 3), (self.group, 1), (self.unit, 1), (self.rule, 2), (self.step, 1), (self.mark, 1))
        across = len(widgets) if is_wide else 2
        for number, (widget, stretch) in enumerate(widgets):
            self._grid.addWidget(widget, number // across, number % across)
            self._grid.setColumnStretch(number, stretch if is_wide else int(number < across))

    def _tell(self, *_args: Any) -> None:
        if not self._filling:
            self.changed.emit()

    def _kind_button(self, kind: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(kind_icon(kind))
        button.setCheckable(True)
        button.setChecked(kind != FREE)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(tr("Show or hide: {kind}").format(kind=kind_words()[kind]))
        button.setObjectName(f"mine_restoration_findings_{kind}")
        button.toggled.connect(self._tell)
        return button

    def _combo(self, name: str, searched: bool = False) -> QComboBox:
        combo = QComboBox(self)
        combo.setToolTip(name)
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(6)
        if searched:
            combo.setEditable(True)
            combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = combo.completer()
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            # What is typed and is none of the choices is no filter.
            combo.lineEdit().editingFinished.connect(lambda: combo.setEditText(combo.itemText(combo.currentIndex())))
        combo.currentIndexChanged.connect(self._tell)
        return combo


def _fill(
    combo: QComboBox, everything: str, items: Sequence[tuple[str, str]], last: Sequence[tuple[str, str]] = ()
) -> None:
    """Choices of text and data behind the one for ``everything``; the one that was chosen stays, if it is there."""
    chosen = combo.currentData()
    combo.clear()
    combo.addItem(everything, None)
    for text, data in (*items, *last):
        short = text if len(text) <= _LONGEST_ITEM else f"{text[: _LONGEST_ITEM - 1]}…"
        combo.addItem(short, data)
        combo.setItemData(combo.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
    at = combo.findData(chosen) if chosen is not None else 0
    combo.setCurrentIndex(max(at, 0))
