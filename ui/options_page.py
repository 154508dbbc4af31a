"""The pages of settings: the user's own under Options, a project's in its properties."""

from __future__ import annotations

from typing import Any, Callable, Optional

from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgsOptionsPageWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QFrame,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ..gis import setting_words, settings
from ..gis.i18n import tr
from .help_button import help_button
from .setting_rows import SettingRow


class OptionsPage(QgsOptionsPageWidget):
    """All settings of one scope; kept when the dialog is accepted.

    ``tell`` gets the sentences about kept files that cannot be used: QGIS' dialog cannot be kept open for them.
    ``kept`` is called behind that, for what shows something that may be another now.
    """

    def __init__(
        self,
        project: Optional[QgsProject],
        tell: Callable[[str], None],
        parent: Optional[QWidget],
        kept: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mine_restoration_project_settings" if project else "mine_restoration_options")
        self._project = project
        self._tell = tell
        self._kept = kept
        self.rows: dict[str, SettingRow] = {}
        contents = QWidget()
        layout = QVBoxLayout(contents)
        layout.addLayout(self._head())
        for key, title in setting_words.groups().items():
            self._add_group(layout, title, [one for one in settings.SETTINGS if one.group == key])
        layout.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(contents)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def apply(self) -> None:
        """Keep everything; called by QGIS' dialog."""
        for row in self.rows.values():
            row.keep()
        for row in self.rows.values():
            if row.problem:
                self._tell(tr("{name}: {text}").format(name=row.title, text=row.problem))
        self._kept()

    def helpKey(self) -> str:
        return ""

    def reset_all(self) -> None:
        """Go back to what holds without this page."""
        for row in self.rows.values():
            row.reset()

    def _head(self) -> QHBoxLayout:
        text = QLabel(
            tr("For this project only. What is not set here is as in Settings ▸ Options ▸ Mine Restoration ▸ Settings.")
            if self._project is not None
            else tr("For all projects. A project may have values of its own: Project ▸ Properties ▸ Mine Restoration."),
            self,
        )
        text.setWordWrap(True)
        again = QPushButton(QgsApplication.getThemeIcon("/mActionUndo.svg"), tr("Reset all"), self)
        again.setObjectName("mine_restoration_reset_all")
        again.setAutoDefault(False)
        again.clicked.connect(self.reset_all)
        line = QHBoxLayout()
        line.addWidget(text, 1)
        line.addWidget(again)
        line.addWidget(help_button("options", self))
        return line

    def _add_group(self, layout: QVBoxLayout, title: str, shown: list[Any]) -> None:
        shown = [one for one in shown if (one.for_user if self._project is None else one.in_projects)]
        if not shown:
            return
        box = QGroupBox(title, self)
        grid = QGridLayout(box)
        grid.setColumnMinimumWidth(0, 190)
        grid.setColumnStretch(1, 1)
        for setting in shown:
            row = SettingRow(setting, self._project, box)
            row.add_to(grid)
            self.rows[setting.name] = row
        layout.addWidget(box)
