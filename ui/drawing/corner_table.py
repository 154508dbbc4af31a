"""The corners drawn so far as a table: number, X and Y, and the side that leads to each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ...core.drawing.traverse import bearing_text, length_of
from ...core.drawing.typed import Point
from ...gis.i18n import tr

NUMBER, PLACE, SIDE = range(3)
"""The columns; place and side have two lines each, so that all fits beside the map."""
_MOST_ROWS = 500
"""So many corners are listed, the last ones; more would make every click slow."""
_LEAST_HEIGHT = 126
"""The heading and two corners."""


class CornerTable(QTableWidget):
    """One row for each corner, the last one in sight."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(0, SIDE + 1, parent)
        self.setHorizontalHeaderLabels([tr("No."), "X\nY", "{}\n{}".format(tr("Side (m)"), tr("Bearing"))])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(2 * self.fontMetrics().height() + 6)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(SIDE, QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight(_LEAST_HEIGHT)

    def show_corners(self, points: Sequence[Point]) -> None:
        """Show corners in a plane, east and north in metres."""
        first = max(len(points) - _MOST_ROWS, 0)
        self.setRowCount(len(points) - first)
        for row, point in enumerate(points[first:]):
            self._set(row, NUMBER, str(first + row + 1))
            self._set(row, PLACE, f"{point[1]:.4f}\n{point[0]:.4f}")
            before = points[first + row - 1] if first + row else None
            side = "" if before is None else f"{length_of(before, point):.3f}\n{bearing_text(before, point, 1)}"
            self._set(row, SIDE, side)
        self.scrollToBottom()

    def _set(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        if column != NUMBER:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setItem(row, column, item)
