"""Which of several units is meant: those of different sections may lie on the same ground."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from ...core.vocabulary import vocabulary
from ...gis.drawing.layer import Row
from ...gis.i18n import is_chinese, tr
from ...gis.values import text


class ChooseDialog(QDialog):
    """A list of units: one is picked, or with ``several`` those that are ticked."""

    def __init__(self, question: str, rows: Sequence[Row], several: bool, parent: Any = None) -> None:
        super().__init__(parent)
        self.setObjectName("mine_restoration_choose_units")
        self.setWindowTitle(tr("Draw units"))
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(question))
        self.list = QListWidget()
        for row in rows:
            item = QListWidgetItem(_shown(row))
            item.setData(Qt.ItemDataRole.UserRole, row.fid)
            if several:
                item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._several = several
        layout.addWidget(self.list)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, Qt.Orientation.Horizontal
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout.addWidget(self.buttons)
        if not several:
            self.list.itemDoubleClicked.connect(lambda _item: self.accept())

    @property
    def fids(self) -> list[int]:
        """The ids of the chosen units."""
        if not self._several:
            item = self.list.currentItem()
            return [] if item is None else [int(item.data(Qt.ItemDataRole.UserRole))]
        items = (self.list.item(row) for row in range(self.list.count()))
        return [
            int(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked
        ]


def choose(question: str, rows: Sequence[Row], several: bool, parent: Any) -> Optional[list[int]]:
    """Ask; ``None`` where the user leaves or chooses nothing."""
    dialog = ChooseDialog(question, rows, several, parent)
    good = dialog.exec() == QDialog.DialogCode.Accepted
    fids = dialog.fids
    dialog.deleteLater()
    return fids or None if good else None


def _shown(row: Row) -> str:
    names = row.feature.fields().names()
    values = [text(row.feature[name]) for name in ("section", "year", "name") if name in names]
    if values and values[0]:
        values[0] = vocabulary("sections").label(values[0], is_chinese())
    return " · ".join(part for part in (row.number or str(row.fid), *values) if part)
