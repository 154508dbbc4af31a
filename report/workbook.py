"""What all Excel outputs share: text that stays text, one look, and files that are the same for the same input."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache, partial
from itertools import accumulate, count
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Optional
from weakref import WeakKeyDictionary

from ..core.files import whole_file
from ..core.progress import Progress, check, go_on, span
from .sheet_rows import SHEET_DATA, Results, sheet_data

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_TEXT = 32_767
"""Excel takes no more characters in a cell."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NOT_IN_A_TITLE = re.compile(r"[\\/*?:\[\]]")
_LONGEST_TITLE = 31
_DATES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)
_FIRST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_ROWS_WRITTEN = 0.9
"""Part of the time of saving that goes into the rows; the rest is packing."""
_STEP = 100
"""Rows between two looks at Cancel."""
_PACKED = 1 << 20
"""Bytes packed between two looks at Cancel."""


def clean(text: str) -> str:
    """The text without the characters that no workbook and no PDF can hold; line ends become line feeds."""
    return _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


@lru_cache(maxsize=1024)
def shown(text: str) -> Optional[str]:
    """What of a text a cell can hold; ``None`` where that is nothing."""
    return clean(text)[:LONGEST_TEXT] or None


def put_text(cell: Cell, text: str) -> Cell:
    """Write text that is text whatever it begins with: ``=1+1``, ``+``, ``@``, ``#N/A``, ``007`` stay as they are."""
    cell.value = shown(text)
    if cell.value is not None:
        cell.data_type = "s"
    # Excel would make a formula of it when somebody edits the cell; the prefix keeps it text then, too.
    cell.quotePrefix = True
    return cell


def put_number(cell: Cell, value: Any, number_format: str) -> Cell:
    """Write a number with the decimals that are shown, ``0.0000`` for hm², ``0.00`` for m²."""
    cell.value = value
    cell.number_format = number_format
    cell.quotePrefix = False
    return cell


GREY = "EDEDED"
"""Fill of heads and sums."""
_FONT = "宋体"
_RULES = "808080"


@dataclass(frozen=True)
class Look:
    """How a cell looks: font size in points, ``across`` (``left``, ``center``, ``right``) and ``down`` (``top``,
    ``center``), ``fill`` an RGB colour.

    ``hatched`` lays a pattern over the fill, to be told apart without colour.
    """

    size: float = 10
    bold: bool = False
    across: str = "left"
    down: str = "center"
    wrap: bool = True
    border: bool = True
    fill: str = ""
    hatched: bool = False


_made: WeakKeyDictionary[Any, dict[Look, Any]] = WeakKeyDictionary()


def dress(cell: Cell, look: Look) -> Cell:
    """Give a cell its look; its text, number format and quote prefix stay.

    Making fonts and borders takes longer than all else that is done to a cell, so a workbook makes each look once.
    """
    made = _made.setdefault(cell.parent.parent, {})
    if look not in made:
        _make(cell, look)
        made[look] = copy(cell._style)
    elif cell._style is None:
        cell._style = copy(made[look])
        cell._style.numFmtId = cell._style.quotePrefix = 0
    else:
        for part in ("fontId", "fillId", "borderId", "alignmentId"):
            setattr(cell._style, part, getattr(made[look], part))
    return cell


def _make(cell: Cell, look: Look) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    side = Side(style="thin", color=_RULES)
    cell.font = Font(name=_FONT, size=look.size, bold=look.bold)
    cell.alignment = Alignment(horizontal=look.across, vertical=look.down, wrap_text=look.wrap)
    cell.border = Border(side, side, side, side) if look.border else Border()
    if look.hatched:
        cell.fill = PatternFill("lightUp", fgColor=_RULES, bgColor=look.fill)
    else:
        cell.fill = PatternFill("solid", fgColor=look.fill) if look.fill else PatternFill()


def put_line(sheet: Worksheet, row: int, columns: int, text: str, look: Look, first: int = 1) -> Cell:
    """A text over the columns ``first`` to ``columns`` of a row."""
    if columns > first:
        sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=columns)
    return dress(put_text(sheet.cell(row, first), text), look)


def repeat_rows(sheet: Worksheet, first: int, last: int) -> None:
    """Print these rows at the head of every page."""
    # With the dollar signs: openpyxl 3.0 writes the text as it is, and rows without them are repeated by nobody.
    sheet.print_title_rows = f"${first}:${last}"


def set_page(sheet: Worksheet, widths: Sequence[float], orientation: str = "landscape") -> None:
    """A4, as many pages long as it takes, page numbers at the foot; ``widths`` of the columns in characters."""
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "&P / &N"


_MARGIN, _FOOT = 0.4, 0.7
"""Inches at the sides and at the foot of a page that is broken by hand."""
_A4 = (297 / 25.4 * 72, 210 / 25.4 * 72)
_ROOM_LEFT = 0.97
"""Of a page's height: programs make rows a little higher than they say."""
_MOST_BREAKS = 1000
"""Excel takes 1023 in a sheet."""


def break_pages(sheet: Worksheet, widths: Sequence[float], starts: Sequence[int], last: int) -> None:
    """Print with page breaks between blocks of rows, so that no block is divided that has room on a page.

    ``starts`` are the first rows of the blocks, ``last`` is the last row; all rows have heights. To be called after
    :func:`set_page`, which fits the sheet to the width of A4 landscape.
    """
    from openpyxl.worksheet.pagebreak import Break

    margins = sheet.page_margins
    margins.left = margins.right = margins.top = _MARGIN
    margins.bottom, margins.footer = _FOOT, _MARGIN
    scale = min(1.0, (_A4[0] - 144 * _MARGIN) / sum(map(_points, widths)))
    height = (_A4[1] - 72 * (_MARGIN + _FOOT)) / scale * _ROOM_LEFT
    used = sum(_row_height(sheet, row) for row in range(1, starts[0])) if starts else 0.0
    breaks = []
    for start, following in zip(starts, (*starts[1:], last + 1)):
        block = sum(_row_height(sheet, row) for row in range(start, following))
        if used and used + block > height:
            breaks.append(start - 1)
            used = 0.0
        used = block % height if used + block > height else used + block
    for row in breaks[:_MOST_BREAKS]:
        sheet.row_breaks.append(Break(id=row))


def _points(width: float) -> float:
    """A column width of so many characters in points: 7 pixels a character and 5 beside them, at 96 to the inch."""
    return (7 * width + 5) * 72 / 96


def _row_height(sheet: Worksheet, row: int) -> float:
    """A row's height in points."""
    height = sheet.row_dimensions[row].height
    return 15.0 if height is None else float(height)


def text_width(text: str) -> int:
    """Width in characters; Chinese ones count twice."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def sheet_title(text: str, taken: list[str]) -> str:
    """A sheet name made from any text: allowed characters, at most 31, none of ``taken`` (case does not count)."""
    base = _NOT_IN_A_TITLE.sub("_", clean(text).replace("\n", " ")).strip(" '") or "_"
    used = {name.lower() for name in taken}
    title, number = base[:_LONGEST_TITLE], 1
    while title.lower() in used or title.lower() == "history":  # Excel keeps "History" for itself
        number += 1
        title = f"{base[: _LONGEST_TITLE - len(str(number)) - 1]}_{number}"
    return title


def save(
    book: Workbook,
    target: Path,
    day: Optional[date] = None,
    progress: Progress = go_on,
    results: Mapping[str, Results] = MappingProxyType({}),
) -> None:
    """Write the workbook whole or not at all; the same cells give the same bytes.

    ``day`` becomes the date of the document; without one the document has none. ``results`` are what formulas give, by
    title of their sheet: they stand beside the formulas for programs that do not compute. Raises ``OSError``, and
    :class:`Stopped` when ``progress`` returns false.
    """
    book.properties.creator = "mine_restoration"
    book.properties.created = book.properties.modified = datetime.combine(day or date(1980, 1, 1), time())
    written, rows = _written(book, results, span(progress, 0, _ROWS_WRITTEN))
    packed = without_times(written, day is not None, span(progress, _ROWS_WRITTEN, 1), rows)
    with whole_file(target) as path:
        path.write_bytes(packed)


def _written(book: Workbook, results: Mapping[str, Results], progress: Progress) -> tuple[io.BytesIO, dict[str, bytes]]:
    """The archive as openpyxl writes it, without the rows that are ours to write, and those rows by entry."""
    from openpyxl.writer.excel import ExcelWriter

    rows: dict[str, bytes] = {}
    counts = [len(sheet._cells) for sheet in book.worksheets]
    begins = dict(zip(book.sheetnames, accumulate(counts, initial=0)))
    whole = max(sum(counts), 1)

    class Writer(ExcelWriter):  # type: ignore[misc] # openpyxl has no types
        def write_worksheet(self, ws: Any) -> None:
            begin = begins[ws.title] / whole
            part = span(progress, begin, begin + len(ws._cells) / whole)
            ws._hyperlinks = []
            made = sheet_data(ws, results.get(ws.title, {}), part)
            if made is None:
                _tell_rows(ws, part)
                super().write_worksheet(ws)
                return
            cells, heights = ws._cells, ws.row_dimensions
            # What is left says how large the sheet is, and holds the links, which openpyxl finds in their cells.
            corners = {(1, 1), (ws.min_row, ws.min_column), (ws.max_row, ws.max_column)} if cells else set()
            kept = {place: cell for place, cell in cells.items() if place in corners or cell.hyperlink}
            ws._cells = {**{place: next(iter(cells.values())) for place in corners - kept.keys()}, **kept}
            ws.row_dimensions = {}
            try:
                super().write_worksheet(ws)
            finally:
                ws._cells, ws.row_dimensions = cells, heights
            rows[ws.path[1:]] = made

    written = io.BytesIO()
    # Not book.save(): it writes the time of the clock into the properties.
    with zipfile.ZipFile(written, "w") as archive:
        Writer(book, archive).save()
    return written, rows


def _tell_rows(sheet: Worksheet, progress: Progress) -> None:
    """Have ``progress`` told while openpyxl writes the rows; it has no such thing itself, but asks for the height of
    each row that it writes.
    """
    rows = max(sheet.max_row, 1)
    done = count()
    height_of = partial(type(sheet.row_dimensions).get, sheet.row_dimensions)

    def height(row: int, default: Any = None) -> Any:
        number = next(done)
        if number % _STEP == 0:
            check(progress, min(number / rows, 1.0))
        return height_of(row, default)

    sheet.row_dimensions.get = height


def without_times(
    written: io.BytesIO,
    keep_dates: bool,
    progress: Progress,
    rows: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """The same archive with no times in its entries, and none in its properties unless they are to be kept.

    ``rows`` take the place of those of worksheets, by entry.
    """
    result = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        size = sum(entry.file_size for entry in source.infolist())
        done = 0
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml" and not keep_dates:
                content = _DATES.sub(b"", content)
            if name in rows:
                before, after = SHEET_DATA.split(content, maxsplit=1)
                content = before + rows[name] + after
            with archive.open(_entry(name, len(content)), "w") as packed:
                for start in range(0, len(content), _PACKED):
                    check(progress, min((done + start) / size, 1.0))
                    packed.write(content[start : start + _PACKED])
            done += len(content)
    return result.getvalue()


def _entry(name: str, size: int) -> zipfile.ZipInfo:
    """A zip entry for ``size`` bytes with no time in it."""
    entry = zipfile.ZipInfo(name, _FIRST_ZIP_DATE)
    entry.file_size = size
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
