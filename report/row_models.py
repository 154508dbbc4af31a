"""Fills a sheet of a template workbook: its rows become models that are written as often as the data need.

openpyxl can insert rows but takes neither merged cells, nor heights, nor names, nor formulas along. So the sheet is
read into row models, emptied, and written again from the top: fixed rows once, model rows as often as there are data.
What pointed to rows (merged cells, print titles and area, lists to choose from, conditional formats, frozen rows,
formulas) is moved to where they stand in the end.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Optional, Union

from .template_formulas import Places, moved_formula
from .workbook import put_number, put_text, repeat_rows, shown

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True)
class Formula:
    """A formula of ours, ``=...``, and what it gives, shown with 4 decimals. Never made from a text of users."""

    text: str
    result: Decimal


Value = Union[str, Decimal, Formula, None]
MAX_HEIGHT = 409.0
"""Excel's highest row, points."""
_PAPER = {"8": (297, 420), "9": (210, 297), "11": (148, 210)}
"""Width and height in mm of the paper sizes A3, A4 and A5, upright, by Excel's numbers."""
_DEFAULT_HEIGHT, _LOW = 15.0, 20.0
_DEFAULT_WIDTH = 8.43
_LINE = 1.32
"""Height of a line in font sizes; SimSun and its replacements differ, so there is some air in it."""
_NARROW = 0.56
"""Width of a Latin letter or digit in font sizes, that of the wider replacements of SimSun."""
_PAGE_FILL = 0.98
_MOST_BREAKS = 1000
"""Excel takes 1023 in a sheet."""


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

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it but dots and a running number, as in rows that are there to be filled."""
        texts = [str(cell.value).strip(" .…") for cell in self.cells.values() if cell.value is not None]
        return all(not text or (text.isdecimal() and len(text) <= 2) for text in texts)


@dataclass
class FilledSheet:
    """A template sheet that is being written again. ``models`` are its rows by number, ``row`` the last one written.

    ``placed`` says where the rows of the template stand: the first and the last row written from each. ``results`` are
    what our formulas give, by row and column.
    """

    sheet: Worksheet
    models: dict[int, RowModel]
    _cell: type[Cell]
    tall_merges: list[tuple[int, int, int, int]]
    row: int = 0
    placed: Places = field(default_factory=dict)
    _originals: set[int] = field(default_factory=set)
    _formulas: list[tuple[Cell, int]] = field(default_factory=list)
    _styles: dict[tuple[int, int, Any], Any] = field(default_factory=dict)
    _heights: dict[float, Any] = field(default_factory=dict)
    _merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    results: dict[tuple[int, int], Decimal] = field(default_factory=dict)
    _broken: int = 0
    _page_used: float = 0.0
    _page: Optional[float] = None

    @classmethod
    def take(cls, sheet: Worksheet, without: AbstractSet[int] = frozenset()) -> FilledSheet:
        """Read the rows of ``sheet`` and empty it.

        ``without`` are rows that are no part of the template: in a workbook that was filled already, those that were
        added then (see :meth:`added_rows`).
        """
        from openpyxl.cell import Cell

        merges = [(r.min_row, r.max_row, r.min_col, r.max_col) for r in sheet.merged_cells.ranges]
        last = _last_row(sheet, merges)
        merges = [merge for merge in (_kept(merge, without) for merge in merges) if merge is not None]
        models = {}
        for row in range(1, last + 1):
            if row in without:
                continue
            cells = {
                cell.column: _CellModel(cell.value, copy(cell._style), float(cell.font.sz or 11)) for cell in sheet[row]
            }
            flat = tuple((left, right) for top, bottom, left, right in merges if top == bottom == row)
            height = float(sheet.row_dimensions[row].height or _DEFAULT_HEIGHT)
            # A row that was repeated is as high as its text was; the next one has a height of its own.
            models[row] = RowModel(cells, flat, min(height, _LOW) if row + 1 in without else height)
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.delete_rows(1, sheet.max_row)
        for row in list(sheet.row_dimensions):
            del sheet.row_dimensions[row]
        sheet.row_breaks.brk = []
        filled = cls(sheet, models, Cell, [merge for merge in merges if merge[0] != merge[1]])
        filled._page = filled._page_height()
        return filled

    @property
    def moved(self) -> dict[int, int]:
        """The first row that was written from each row of the template."""
        return {row: first for row, (first, _) in self.placed.items()}

    def added_rows(self) -> list[tuple[int, int]]:
        """The rows that were written beside the first one from each of the template, as ranges."""
        ranges: list[tuple[int, int]] = []
        for row in range(1, self.row + 1):
            if row in self._originals:
                continue
            if ranges and ranges[-1][1] == row - 1:
                ranges[-1] = (ranges[-1][0], row)
            else:
                ranges.append((row, row))
        return ranges

    def banner(self, text: str) -> None:
        """Write a line over all columns that the template does not have, in red: what the whole sheet is."""
        from openpyxl.styles import Alignment, Font

        self.row += 1
        cell = self.sheet.cell(self.row, 1)
        put_text(cell, text)
        cell.font = Font(name="黑体", size=14, bold=True, color="C00000")
        cell.alignment = Alignment(horizontal="center", vertical="center")
        self._merges.append((self.row, self.row, 1, self.width))
        self.sheet.row_dimensions[self.row].height = 24
        self._page_used += 24

    @property
    def width(self) -> int:
        """The number of columns that the template uses."""
        return max((max(model.cells, default=1) for model in self.models.values()), default=1)

    def line(self, text: str, size: float, height: Optional[float] = None) -> None:
        """Write a line over all columns that the template does not have."""
        from openpyxl.styles import Alignment, Font

        self.row += 1
        cell = self.sheet.cell(self.row, 1)
        put_text(cell, text)
        cell.font = Font(name="宋体", size=size)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        self._merges.append((self.row, self.row, 1, self.width))
        lines = line_count(text, sum(self._column_width(at) for at in range(1, self.width + 1)), size)
        self.sheet.row_dimensions[self.row].height = round(height or min(lines * size * _LINE + 4, MAX_HEIGHT), 1)

    def fixed(self, first: int, last: int, values: Mapping[tuple[int, int], Value]) -> None:
        """Write the template rows ``first`` to ``last`` once, with ``values`` by (template row, column)."""
        for row in self._present(first, last):
            own = _of_row(row, values)
            self.emit(row, own, self.needed(row, own))

    def again(self, first: int, last: int, values: Mapping[tuple[int, int], Value]) -> None:
        """Write rows once more that stand elsewhere already: the head of a table that goes on, on the next page."""
        for row in self._present(first, last):
            own = _of_row(row, values)
            self.emit(row, own, self.needed(row, own), track=False)

    def height(self, first: int, last: int, values: Mapping[tuple[int, int], Value]) -> float:
        """The height in points that these template rows will take."""
        return sum(self.needed(row, _of_row(row, values)) for row in self._present(first, last))

    def _present(self, first: int, last: int) -> list[int]:
        return [row for row in range(first, last + 1) if row in self.models]

    def needed(self, template_row: int, values: Mapping[int, Value]) -> float:
        """The height in points that these values need, at least that of the template row."""
        model = self.models[template_row]
        heights = [model.height]
        for column, value in values.items():
            size = model.cells[column].size
            lines = line_count(_shown(value), self.width_of(template_row, column), size)
            heights.append(lines * size * _LINE + 4)
        return min(max(heights), MAX_HEIGHT)

    def emit(
        self, template_row: int, values: Mapping[int, Value], height: Optional[float] = None, track: bool = True
    ) -> int:
        """Write one row after ``template_row`` with ``values`` by column; the number of the row."""
        model = self.models[template_row]
        self.row += 1
        row = self.row
        if track:
            if template_row not in self.placed:
                self._originals.add(row)
            self.placed[template_row] = (self.placed.get(template_row, (row, row))[0], row)
        for column, item in model.cells.items():
            if column in values:
                self._put(template_row, column, item, values[column])
            else:
                self._copy(template_row, column, item)
        self._merges += [(row, row, left, right) for left, right in model.merges]
        height = model.height if height is None else height
        self._set_height(row, round(height, 1))
        self._page_used += height
        if self._page is not None and self._page_used > self._page:
            self._page_used = self._title_height() + height
        return row

    def merge_down(self, template_row: int, columns: Sequence[int], first: int, last: int) -> None:
        """One cell a column from ``first`` to ``last`` where each row was written from ``template_row``."""
        right_of = dict(self.models[template_row].merges)
        inside = {(row, column) for row in range(first, last + 1) for column in columns}
        self._merges = [merge for merge in self._merges if (merge[0], merge[2]) not in inside]
        self._merges += [(first, last, column, right_of.get(column, column)) for column in columns]

    def breaks(self, height: float) -> bool:
        """Begin a new page unless the next rows, ``height`` points high, fit on this one; whether that was done."""
        if self._page is None or self._page_used + height <= self._page:
            return False
        from openpyxl.worksheet.pagebreak import Break

        if self.row in (0, self._broken) or len(self.sheet.row_breaks.brk) >= _MOST_BREAKS:
            return False
        self.sheet.row_breaks.append(Break(id=self.row))
        self._broken = self.row
        self._page_used = self._title_height()
        return True

    def finish(self) -> None:
        """Move what points to rows of the template, and merge cells."""
        from openpyxl.worksheet.cell_range import CellRange

        for top, bottom, left, right in self.tall_merges:
            rows = self._rows(top, bottom)
            if rows is not None:
                self._merges.append((*rows, left, right))
        # Not merge_cells: it compares each range with all others, and makes the borders that the cells have already.
        ranges = self.sheet.merged_cells.ranges
        add = ranges.add if hasattr(ranges, "add") else ranges.append
        for top, bottom, left, right in self._merges:
            if (top, left) != (bottom, right):
                add(CellRange(min_row=top, max_row=bottom, min_col=left, max_col=right))
        self._move_settings()

    def finish_formulas(self, placed: Mapping[str, Places]) -> None:
        """Let the template's own formulas point to where its rows stand; ``placed`` of all filled sheets, by title."""
        for cell, template_row in self._formulas:
            cell.value = moved_formula(cell.value, self.sheet.title, placed, (template_row, cell.row))

    def _rows(self, first: int, last: int) -> Optional[tuple[int, int]]:
        """The rows that stand for the template's rows ``first`` to ``last``; ``None`` where none does."""
        rows = [self.placed[row] for row in range(first, last + 1) if row in self.placed]
        return (min(begin for begin, _ in rows), max(end for _, end in rows)) if rows else None

    def _put(self, template_row: int, column: int, item: _CellModel, value: Value) -> None:
        """A value in a cell with the style of the model. The styles are made once: that takes longer than all else."""
        kind: Any = None
        if isinstance(value, Decimal):
            kind = -int(value.as_tuple().exponent)
        elif isinstance(value, Formula):
            kind = "formula"
            self.results[self.row, column] = value.result
        elif value:
            kind = "text"
        style = self._styles.get((template_row, column, kind))
        if style is None:
            cell = self.sheet.cell(self.row, column)
            cell._style = copy(item.style)
            put(cell, value)
            self._styles[template_row, column, kind] = cell._style
            return
        cell = self._bare(column, style)
        if kind == "text":
            cell._value, cell.data_type = shown(str(value)), "s"
        elif kind == "formula":
            cell._value, cell.data_type = getattr(value, "text", None), "f"
        elif kind is not None:
            cell._value = value

    def _copy(self, template_row: int, column: int, item: _CellModel) -> None:
        """A cell as the template has it."""
        if item.value is None:
            self._bare(column, item.style)
            return
        cell = self.sheet.cell(self.row, column)
        cell.value = item.value
        cell._style = item.style
        if isinstance(item.value, str) and item.value.startswith("="):
            self._formulas.append((cell, template_row))

    def _set_height(self, row: int, height: float) -> None:
        """Rows of one height share what says so: to make one takes as long as all cells of a row."""
        if height in self._heights:
            self.sheet.row_dimensions[row] = self._heights[height]
        else:
            self.sheet.row_dimensions[row].height = height
            self._heights[height] = self.sheet.row_dimensions[row]

    def _bare(self, column: int, style: Any) -> Cell:
        """An empty cell of the current row that shares its style with others."""
        cell = self._cell(self.sheet, self.row, column)
        cell._style = style
        self.sheet._cells[self.row, column] = cell
        return cell

    def width_of(self, template_row: int, column: int) -> float:
        """The width of a cell in pixels, as far as a text may take it."""
        last = next((end for begin, end in self.models[template_row].merges if begin == column), column)
        return sum(self._column_width(at) for at in range(column, last + 1)) - 6

    def _column_width(self, column: int) -> float:
        """The width of a column in pixels; see the unit of column widths in ECMA-376 18.3.1.13."""
        from openpyxl.utils import get_column_letter

        width = self.sheet.column_dimensions[get_column_letter(column)].width
        return float((width or _DEFAULT_WIDTH) * 7 + 5)

    def _page_height(self) -> Optional[float]:
        """Points that rows have on a page; ``None`` on paper that is none of A3, A4 and A5.

        A sheet that is made to fit the page is made to fit its width only: pressed into one page, a long form could
        not be read.
        """
        setup = self.sheet.page_setup
        paper = _PAPER.get(str(setup.paperSize))
        properties = self.sheet.sheet_properties.pageSetUpPr
        fitted = properties is not None and bool(properties.fitToPage)
        if fitted:
            setup.fitToHeight = 0
        if paper is None:
            return None
        width, height = reversed(paper) if setup.orientation == "landscape" else paper
        margins = self.sheet.page_margins
        scale = float(setup.scale or 100) / 100
        if fitted:
            room = width / 25.4 * 96 - (margins.left + margins.right) * 96
            scale = min(1.0, room / sum(self._column_width(at) for at in range(1, self.width + 1)))
        return float((height / 25.4 - margins.top - margins.bottom) * 72 / scale * _PAGE_FILL)

    def _title_height(self) -> float:
        """Points that the repeated rows take on every page but the first."""
        titles = _title_rows(self.sheet)
        if titles is None:
            return 0.0
        return sum(self.models[row].height for row in range(titles[0], titles[1] + 1) if row in self.models)

    def _move_settings(self) -> None:
        """Print titles, print area, frozen rows, lists to choose from and conditional formats follow their rows."""
        sheet = self.sheet
        titles = _title_rows(sheet)
        rows = None if titles is None else self._rows(*titles)
        if rows is not None:
            repeat_rows(sheet, *rows)
        if sheet.print_area:
            sheet.print_area = self._all_rows(sheet.print_area)
        if sheet.freeze_panes:
            column, row = _split(sheet.freeze_panes)
            sheet.freeze_panes = f"{column}{self.placed.get(row, (row, row))[0]}"
        for validation in list(sheet.data_validations.dataValidation):
            moved = self._ranges(str(validation.sqref))
            if moved:
                validation.sqref = type(validation.sqref)(moved)
            else:
                sheet.data_validations.dataValidation.remove(validation)
        formats = sheet.conditional_formatting
        if len(formats):
            sheet.conditional_formatting = type(formats)()
            for item in formats:
                moved = self._ranges(str(item.sqref))
                for rule in item.rules if moved else ():
                    sheet.conditional_formatting.add(moved, rule)

    def _all_rows(self, area: Any) -> str:
        """The columns of a print area over all rows that were written."""
        from openpyxl.utils import get_column_letter, range_boundaries

        texts = [area] if isinstance(area, str) else list(area)
        bounds = [range_boundaries(part.split("!")[-1]) for text in texts for part in text.split(",")]
        left, right = min(bound[0] for bound in bounds), max(bound[2] for bound in bounds)
        return f"{get_column_letter(left)}1:{get_column_letter(right)}{self.row}"

    def _ranges(self, text: str) -> str:
        """Ranges of cells, separated by spaces, where their rows stand now."""
        from openpyxl.worksheet.cell_range import CellRange

        moved = []
        for part in text.split():
            cells = CellRange(part)
            rows = self._rows(cells.min_row, min(cells.max_row, max(self.models)))
            if rows is not None:
                cells.min_row, cells.max_row = rows[0], max(rows)
                moved.append(cells.coord)
        return " ".join(moved)


def _last_row(sheet: Worksheet, merges: Sequence[tuple[int, int, int, int]]) -> int:
    """The last row that holds anything: a value, a style or a merged cell."""
    used: list[int] = [row for (row, _), cell in sheet._cells.items() if cell.value is not None or cell.has_style]
    return max([1, *used, *(merge[1] for merge in merges)])


def _kept(merge: tuple[int, int, int, int], without: AbstractSet[int]) -> Optional[tuple[int, int, int, int]]:
    """What is left of a merged cell without some rows."""
    rows = [row for row in range(merge[0], merge[1] + 1) if row not in without]
    return (rows[0], rows[-1], *merge[2:]) if rows and (rows[0], merge[2]) != (rows[-1], merge[3]) else None


def _title_rows(sheet: Worksheet) -> Optional[tuple[int, int]]:
    """The rows that are printed at the head of every page."""
    if not sheet.print_title_rows:
        return None
    first, last = (int(part.strip("$")) for part in sheet.print_title_rows.split("!")[-1].split(":"))
    return first, last


def _split(place: str) -> tuple[str, int]:
    column = "".join(char for char in place if char.isalpha())
    return column, int("".join(char for char in place if char.isdecimal()))


def _of_row(row: int, values: Mapping[tuple[int, int], Value]) -> dict[int, Value]:
    return {column: value for (at, column), value in values.items() if at == row}


def put(cell: Cell, value: Value) -> None:
    """Text as text, a number with its own decimals, nothing as an empty cell."""
    if value is None or value == "":
        cell.value = None
    elif isinstance(value, Decimal):
        decimals = -int(value.as_tuple().exponent)
        put_number(cell, value, f"0.{'0' * decimals}" if decimals else "0")
    elif isinstance(value, Formula):
        put_number(cell, value.text, "0.0000")
    else:
        put_text(cell, value)


@lru_cache(maxsize=4096)
def line_count(text: str, width: float, size: float) -> int:
    """Lines that a text takes in a cell of ``width`` pixels at a font of ``size`` points."""
    room = max(width / (size * 96 / 72), 1.0)
    lines: list[int] = [max(1, math.ceil(sum(_ems(line)) / room)) for line in text.split("\n")]
    return sum(lines)


def _ems(text: str) -> Iterator[float]:
    for char in text:
        yield 1.0 if unicodedata.east_asian_width(char) in "WFA" else _NARROW


def _shown(value: Value) -> str:
    return "" if value is None or isinstance(value, Formula) else str(value)
