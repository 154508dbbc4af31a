"""Fills a sheet of a template workbook: its rows become models that are written as often as the data need.

openpyxl can insert rows but takes neither merged cells, nor heights, nor names along. So the sheet is read into row
models, emptied, and written again from the top: fixed rows once, model rows as often as there are data.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Optional, Union

from .workbook import put_number, put_text

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Value = Union[str, Decimal, None]
MAX_HEIGHT = 409.0
"""Excel's highest row, points."""
_A4_HEIGHT = 297 / 25.4 * 72
_DEFAULT_HEIGHT = 15.0
_DEFAULT_WIDTH = 8.43
_LINE = 1.32
"""Height of a line in font sizes; SimSun and its replacements differ, so there is some air in it."""
_NARROW = 0.56
"""Width of a Latin letter or digit in font sizes, that of the wider replacements of SimSun."""
_PAGE_FILL = 0.98


@dataclass(frozen=True)
class _CellModel:
    value: Any
    style: Any
    size: float


@dataclass(frozen=True)
class RowModel:
    """A row of the template: its cells by column, its merged columns (first, last) and its height in points."""

    cells: Mapping[int, _CellModel]
    merges: tuple[tuple[int, int], ...]
    height: float


@dataclass
class FilledSheet:
    """A template sheet that is being written again. ``models`` are its rows by number, ``row`` the last one written."""

    sheet: Worksheet
    models: dict[int, RowModel]
    tall_merges: list[tuple[int, int, int, int]]
    row: int = 0
    moved: dict[int, int] = field(default_factory=dict)
    _page_used: float = 0.0

    @classmethod
    def take(cls, sheet: Worksheet) -> FilledSheet:
        """Read the rows of ``sheet`` and empty it."""
        merges = [(r.min_row, r.max_row, r.min_col, r.max_col) for r in sheet.merged_cells.ranges]
        models = {}
        for row in range(1, sheet.max_row + 1):
            cells = {
                cell.column: _CellModel(cell.value, copy(cell._style), float(cell.font.sz or 11)) for cell in sheet[row]
            }
            flat = tuple((left, right) for top, bottom, left, right in merges if top == bottom == row)
            models[row] = RowModel(cells, flat, float(sheet.row_dimensions[row].height or _DEFAULT_HEIGHT))
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.delete_rows(1, sheet.max_row)
        for row in list(sheet.row_dimensions):
            del sheet.row_dimensions[row]
        return cls(sheet, models, [merge for merge in merges if merge[0] != merge[1]])

    def fixed(self, first: int, last: int, values: Mapping[tuple[int, int], Value]) -> None:
        """Write the template rows ``first`` to ``last`` once, with ``values`` by (template row, column)."""
        for row in range(first, last + 1):
            own = _of_row(row, values)
            self.emit(row, own, self.needed(row, own))

    def height(self, first: int, last: int, values: Mapping[tuple[int, int], Value]) -> float:
        """The height in points that these template rows will take."""
        return sum(self.needed(row, _of_row(row, values)) for row in range(first, last + 1))

    def needed(self, template_row: int, values: Mapping[int, Value]) -> float:
        """The height in points that these values need, at least that of the template row."""
        model = self.models[template_row]
        heights = [model.height]
        for column, value in values.items():
            size = model.cells[column].size
            lines = line_count(_shown(value), self._width(model, column), size)
            heights.append(lines * size * _LINE + 4)
        return min(max(heights), MAX_HEIGHT)

    def emit(self, template_row: int, values: Mapping[int, Value], height: Optional[float] = None) -> int:
        """Write one row after ``template_row`` with ``values`` by column; the number of the row."""
        model = self.models[template_row]
        self.row += 1
        self.moved.setdefault(template_row, self.row)
        for column, item in model.cells.items():
            cell = self.sheet.cell(self.row, column)
            cell.value = item.value
            cell._style = copy(item.style)
        for column, value in values.items():
            put(self.sheet.cell(self.row, column), value)
        for left, right in model.merges:
            self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=left, end_column=right)
        height = model.height if height is None else height
        self.sheet.row_dimensions[self.row].height = round(height, 1)
        self._page_used += height
        return self.row

    def merge_down(self, template_row: int, column: int, first: int, last: int) -> None:
        """One cell from ``first`` to ``last`` where each row was written from ``template_row``."""
        right = next((end for begin, end in self.models[template_row].merges if begin == column), column)
        for merged in list(self.sheet.merged_cells.ranges):
            if first <= merged.min_row and merged.max_row <= last and merged.min_col == column:
                self.sheet.unmerge_cells(str(merged))
                for at in range(column, right + 1):
                    self.sheet.cell(merged.min_row, at)._style = copy(self.models[template_row].cells[at].style)
        self.sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=right)

    def keep_together(self, height: float) -> None:
        """Begin a new page unless the next rows, ``height`` points high, fit on this one."""
        from openpyxl.worksheet.pagebreak import Break

        page = self._page_height()
        if page is not None and self.row and self._page_used + height > page:
            self.sheet.row_breaks.append(Break(id=self.row))
            self._page_used = self._title_height()

    def finish(self) -> None:
        """Put the cells back that are merged over several fixed rows."""
        for top, bottom, left, right in self.tall_merges:
            if top in self.moved and bottom in self.moved:
                self.sheet.merge_cells(
                    start_row=self.moved[top], end_row=self.moved[bottom], start_column=left, end_column=right
                )

    def _width(self, model: RowModel, column: int) -> float:
        """The width of a cell in pixels; see the unit of column widths in ECMA-376 18.3.1.13."""
        from openpyxl.utils import get_column_letter

        last = next((end for begin, end in model.merges if begin == column), column)
        widths = [self.sheet.column_dimensions[get_column_letter(at)].width for at in range(column, last + 1)]
        return sum((width or _DEFAULT_WIDTH) * 7 + 5 for width in widths) - 6

    def _page_height(self) -> Optional[float]:
        """Points that rows have on a page; ``None`` where the template's set-up is not A4 portrait, rows free.

        A sheet that is made to fit the page's width holds rather more: then a page ends a little early.
        """
        setup = self.sheet.page_setup
        properties = self.sheet.sheet_properties.pageSetUpPr
        fitted = properties is not None and bool(properties.fitToPage)
        if str(setup.paperSize) != "9" or setup.orientation != "portrait" or (fitted and setup.fitToHeight != 0):
            return None
        margins = self.sheet.page_margins
        scale = 1.0 if fitted else (setup.scale or 100) / 100
        return float((_A4_HEIGHT - (margins.top + margins.bottom) * 72) / scale * _PAGE_FILL)

    def _title_height(self) -> float:
        """Points that the repeated rows take on every page but the first."""
        titles = self.sheet.print_title_rows
        if not titles:
            return 0.0
        first, last = (int(part.strip("$")) for part in titles.split(":"))
        return sum(float(self.sheet.row_dimensions[row].height or _DEFAULT_HEIGHT) for row in range(first, last + 1))


def _of_row(row: int, values: Mapping[tuple[int, int], Value]) -> dict[int, Value]:
    return {column: value for (at, column), value in values.items() if at == row}


def put(cell: Cell, value: Value) -> None:
    """Text as text, a number with its own decimals, nothing as an empty cell."""
    if value is None or value == "":
        cell.value = None
    elif isinstance(value, Decimal):
        decimals = -int(value.as_tuple().exponent)
        put_number(cell, value, f"0.{'0' * decimals}" if decimals else "0")
    else:
        put_text(cell, value)


def line_count(text: str, width: float, size: float) -> int:
    """Lines that a text takes in a cell of ``width`` pixels at a font of ``size`` points."""
    room = max(width / (size * 96 / 72), 1.0)
    return sum(max(1, math.ceil(sum(_ems(line)) / room)) for line in text.split("\n"))


def _ems(text: str) -> Iterator[float]:
    for char in text:
        yield 1.0 if unicodedata.east_asian_width(char) in "WFA" else _NARROW


def _shown(value: Value) -> str:
    return "" if value is None else str(value)
