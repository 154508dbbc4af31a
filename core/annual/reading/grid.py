"""The cells of a sheet with what is merged: where a value stands, and for which cells it holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Optional

from ...corners.files.workbook import Sheet
from ...corners.tables.cells import letter

MOST_MERGED = 1_000_000
"""Cells that may be merged with others; a sheet with more holds no annual table."""
Place = tuple[int, int]
"""Row and column, both from 0."""


class Grid:
    """A sheet of the workbook ``file``. Raises ``ValueError`` where more than :data:`MOST_MERGED` cells are merged."""

    def __init__(self, sheet: Sheet, file: str) -> None:
        self.title = sheet.title
        self.source = f"{file} [{sheet.title}]"
        self.rows = sheet.rows
        self.width = max(map(len, sheet.rows), default=0)
        self._anchors: dict[Place, Place] = {}
        self._ends: dict[Place, Place] = {}
        self._merge(sheet)

    def _merge(self, sheet: Sheet) -> None:
        total = 0
        for top, left, bottom, right in sheet.merges:
            bottom, right = min(bottom, len(self.rows) - 1), min(right, self.width - 1)
            total += max(bottom - top + 1, 0) * max(right - left + 1, 0)
            if total > MOST_MERGED:
                raise ValueError(f"more than {MOST_MERGED} merged cells")
            self._ends[top, left] = (bottom, right)
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    self._anchors[row, column] = (top, left)

    def text(self, row: int, column: int) -> str:
        """What stands in this very cell."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else []
        return cells[column] if 0 <= column < len(cells) else ""

    def anchor(self, row: int, column: int) -> Place:
        """The cell that holds the value of this one: the first of those that it is merged with, or itself."""
        return self._anchors.get((row, column), (row, column))

    def end(self, row: int, column: int) -> Place:
        """The last row and column of what is merged from this cell on."""
        return self._ends.get((row, column), (row, column))

    def value(self, row: int, column: int) -> str:
        """The value that holds for a cell, merged or not."""
        return self.text(*self.anchor(row, column))

    def cells(self, row: int) -> Iterator[tuple[int, str]]:
        """Column and text of each cell of a row that holds something."""
        return ((column, text) for column, text in enumerate(self.rows[row]) if text)

    def right_of(self, row: int, column: int) -> Iterator[tuple[int, str]]:
        """Column and value of the cells to the right of a cell, empty ones too, merged ones once."""
        at = self.end(*self.anchor(row, column))[1] + 1
        while at < len(self.rows[row]):
            top, left = self.anchor(row, at)
            yield left, self.text(top, left)
            at = max(self.end(top, left)[1], at) + 1

    def at(self, row: int, column: Optional[int] = None) -> dict[str, Any]:
        """The place of a finding: the sheet and the row; its figure ``cell`` where a column is given."""
        place: dict[str, Any] = {"source": self.source, "line": row + 1}
        return place if column is None else {**place, "cell": name_of(row, column)}


def name_of(row: int, column: int) -> str:
    """A cell as spreadsheets call it: B12."""
    return f"{letter(column)}{row + 1}"
