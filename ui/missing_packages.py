"""The page of the options about the Python packages: what is missing, what it is for, what to type."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsApplication
from qgis.gui import QgsOptionsPageWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFontDatabase, QIcon
from qgis.PyQt.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..core.catalogue import RESOURCES
from ..gis.dependencies import Package, packages
from ..gis.i18n import tr
from ..gis.installing import commands, this_computer, where_to_type
from .help_button import help_button
from .options import PACKAGES_PAGE


class MissingPackages(QgsOptionsPageWidget):
    """Says and copies; it installs nothing."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName(PACKAGES_PAGE)
        self._computer = this_computer()
        self._packages = packages()
        self.command = QPlainTextEdit(self)
        self.command.setObjectName("mine_restoration_command")
        self.command.setReadOnly(True)
        self.command.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.command.setTabChangesFocus(True)
        self.copy = QPushButton(QgsApplication.getThemeIcon("/mActionEditCopy.svg"), tr("Copy"), self)
        self.copy.setObjectName("mine_restoration_copy_command")
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        self.what = QLabel(self)
        self.where = QLabel(self)
        self.after = QLabel(
            tr("Nothing is installed by this plugin itself. After the command has run, start QGIS again."), self
        )
        for label in (self.what, self.where, self.after):
            label.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self.what, 1)
        head.addWidget(help_button("options", self), 0, Qt.AlignmentFlag.AlignTop)
        typed = QHBoxLayout()
        typed.addWidget(self.command, 1)
        typed.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addSpacing(6)
        layout.addLayout(self._table())
        layout.addSpacing(6)
        layout.addWidget(self.where)
        layout.addLayout(typed)
        layout.addWidget(self.after)
        layout.addStretch(1)
        self._fill()

    def helpKey(self) -> str:
        return ""

    def apply(self) -> None:
        """Nothing is kept."""

    def _table(self) -> QGridLayout:
        """A line for each package: its state, what it is called, its version, what it is for."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(3, 1)
        for row, package in enumerate(self._packages):
            icon = QLabel(self)
            icon.setPixmap(_icon(package).pixmap(16, 16))
            grid.addWidget(icon, row, 0)
            for column, text in enumerate((package.name, _state(package), package.purpose), 1):
                label = QLabel(text, self)
                label.setWordWrap(column == 3)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                grid.addWidget(label, row, column)
        return grid

    def _fill(self) -> None:
        needed = [package.wanted for package in self._packages if package.required and not package.is_good]
        wished = [package.wanted for package in self._packages if not package.required and not package.is_good]
        if needed:
            self.what.setText(tr("Missing or too old: {packages}.").format(packages=tr(", ").join(needed)))
        elif wished:
            self.what.setText(
                tr("Everything that is needed is there. Missing, for single things only: {packages}.").format(
                    packages=tr(", ").join(wished)
                )
            )
        else:
            self.what.setText(tr("All packages are there."))
        lines = commands(needed or wished, self._computer)
        self.where.setText(f"{self._computer.name} – {where_to_type(self._computer)}")
        self.command.setPlainText("\n".join(lines))
        self.command.setFixedHeight(self.command.fontMetrics().lineSpacing() * max(4, len(lines) + 2) + 12)
        for widget in (self.where, self.command, self.copy, self.after):
            widget.setVisible(bool(lines))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.command.toPlainText())


def _state(package: Package) -> str:
    if package.is_good:
        return package.version
    if package.version:
        return tr("{version}, too old").format(version=package.version)
    return tr("missing") if package.required else tr("missing (optional)")


def _icon(package: Package) -> QIcon:
    name = "state_done" if package.is_good else "state_failed" if package.required else "state_todo"
    return QIcon(str(RESOURCES / "icons" / f"{name}.svg"))
