"""The zone report as a workbook: matrix, units, what was not checked, rules, layers, marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Optional

from ..core.amounts import ha4_from_centi, hectares
from ..core.progress import Progress, check, go_on, span
from ..core.zones.rules import NOT_CHECKED
from ..core.zones.verdicts import ZoneCheck
from .pictures import sheet_picture
from .sheet_parts import BODY, CENTRE, FREE, HEAD, TITLE, add_sheet, empty_book, put_texts, row_height
from .workbook import GREY, Look, break_pages, dress, put_line, put_number, put_text, repeat_rows, save, set_page
from .zones_lists import LISTS, list_rows
from .zones_text import UnitBlock, ZoneReport

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

_SUM = Look(across="center", fill=GREY)
_TOP = Look(border=False, down="top")
_UNIT = Look(11, bold=True, border=False, fill=GREY)
_WIDTHS = {
    "units": (20, 16, 13, 9, 30, 46, 32, 34, 20),
    "not_checked": (60, 44, 44, 9, 60),
    "rules": (6, 24, 18, 44, 42, 32, 26, 24),
    "layers": (24, 32, 20, 9, 50, 28),
    "marks": (22, 30, 16, 14, 40, 14, 16, 30),
}
_UNITS_ON_A_PAGE = 16
"""So many units are printed on one page with the summary and the signatures, the type hardly smaller."""
_UNIT_WIDTH, _AREA_WIDTH, _WHOLE_WIDTH, _RULE_WIDTH = 22, 12, 12, 11
_BESIDE_MATRIX = 3
"""Columns of the matrix before those of the rules."""
_MAP_COLUMNS = 4
"""So many columns of the units' sheet a map lies over."""
_POINTS = 72 / 96
_WRITING = 0.5
"""Part of the time that goes into the cells; the rest is saving."""


def write_zone_workbook(
    checked: ZoneCheck,
    target: Path,
    day: Optional[date] = None,
    mine_name: str = "",
    maps: Optional[Mapping[int, bytes]] = None,
    progress: Progress = go_on,
) -> None:
    """Write the report to ``target`` (xlsx), whole or not at all.

    ``maps`` are pictures (PNG) of units by their place in the check. Raises ``OSError``, and :class:`Stopped` if
    ``progress`` returns false.
    """
    report = ZoneReport(checked, day, mine_name)
    book = empty_book()
    _matrix(book, report)
    _units(book, report, maps or {}, span(progress, 0, _WRITING))
    for kind in LISTS:
        sheet = _sheet(book, report, kind)
        rows = list_rows(report, kind) or [(report.word("none"),)]
        _table(sheet, 1, report.words("columns", kind), rows, _WIDTHS[kind])
        set_page(sheet, _WIDTHS[kind])
        sheet.freeze_panes = "A2"
        repeat_rows(sheet, 1, 1)
    save(book, target, day, span(progress, _WRITING, 1))


def _sheet(book: Workbook, report: ZoneReport, kind: str) -> Worksheet:
    return add_sheet(book, report.word("sheets", kind))


def _matrix(book: Workbook, report: ZoneReport) -> None:
    sheet = _sheet(book, report, "matrix")
    rules = report.check.profile.rules
    widths = (_UNIT_WIDTH, _AREA_WIDTH, _WHOLE_WIDTH, *(_RULE_WIDTH,) * len(rules))
    columns = len(widths)
    row = _heading(sheet, report, widths)
    row = _counts(sheet, report, row, columns)
    put_line(sheet, row, columns, report.word("headings", "matrix"), FREE)
    first = row + 1
    row = _matrix_head(sheet, report, first)
    for number in range(len(report.check.units)):
        row += 1
        line = report.matrix_row(number)
        dress(put_text(sheet.cell(row, 1), line.unit), BODY)
        _area_cell(sheet.cell(row, 2), report.check.areas[number])
        for column, cell in enumerate((line.whole, *line.cells), 3):
            dress(put_text(sheet.cell(row, column), cell.text), _toned(CENTRE, report, cell.tone))
        sheet.row_dimensions[row].height = max(28, row_height([line.unit], widths))
    for label, sums in report.matrix_sums():
        row += 1
        put_line(sheet, row, _BESIDE_MATRIX, label, _SUM)
        for column, text in enumerate(sums, _BESIDE_MATRIX + 1):
            dress(put_number(sheet.cell(row, column), int(text), "0"), _SUM)
    put_line(sheet, row + 1, columns, report.word("labels", "doubt"), FREE)
    put_line(sheet, row + 3, columns, report.sign_line(), FREE)
    set_page(sheet, widths)
    if len(report.check.units) <= _UNITS_ON_A_PAGE:
        sheet.page_setup.fitToHeight = 1  # nobody signs a page of its own
    sheet.freeze_panes = f"D{first + 2}"
    repeat_rows(sheet, first, first + 1)


def _matrix_head(sheet: Worksheet, report: ZoneReport, row: int) -> int:
    """Two lines: the sets of the rules, and the rules; the second line's row."""
    for column, key in enumerate(("unit", "area_ha", "strictest"), 1):
        dress(put_text(sheet.cell(row, column), report.word("labels", key)), HEAD)
        dress(sheet.cell(row + 1, column), HEAD)
        sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)
    column = _BESIDE_MATRIX + 1
    for name, count in report.sets():
        for place in range(column, column + count):
            dress(sheet.cell(row, place), HEAD)
        put_line(sheet, row, column + count - 1, name, HEAD, first=column)
        column += count
    for column, rule in enumerate(report.check.profile.rules, _BESIDE_MATRIX + 1):
        dress(put_text(sheet.cell(row + 1, column), rule.name), HEAD)
    sheet.row_dimensions[row].height = 32
    names = [rule.name for rule in report.check.profile.rules]
    sheet.row_dimensions[row + 1].height = max(62, row_height(names, [_RULE_WIDTH] * len(names)))
    return row + 1


def _heading(sheet: Worksheet, report: ZoneReport, widths: Sequence[float]) -> int:
    """Title, facts and statement; the row after them."""
    columns, room = len(widths), sum(widths)
    for row, (text, size) in enumerate(((report.title, 16), (report.word("subtitle"), 12)), 1):
        put_line(sheet, row, columns, text, replace(TITLE, size=size))
        sheet.row_dimensions[row].height = 26
    row = 3
    for text in (*(f"{label}：{value}" for label, value in report.facts()), *report.words("statement")):
        put_line(sheet, row, columns, text, FREE)
        sheet.row_dimensions[row].height = row_height([text], [room])
        row += 1
    return row + 1


def _counts(sheet: Worksheet, report: ZoneReport, row: int, columns: int) -> int:
    """What the verdicts mean, of how many units; also the legend of the matrix. The row after it."""
    put_line(sheet, row, columns, report.word("headings", "counts"), FREE)
    for one in report.counts():
        row += 1
        dress(put_text(sheet.cell(row, 1), one.name), _toned(CENTRE, report, one.tone))
        dress(put_text(sheet.cell(row, 2), report.word("labels", "count_units").format(count=one.units)), CENTRE)
        dress(put_text(sheet.cell(row, 3), report.word("labels", "count_verdicts").format(count=one.verdicts)), CENTRE)
        put_line(sheet, row, columns, one.text, FREE, first=4)
    return row + 2


def _units(book: Workbook, report: ZoneReport, maps: Mapping[int, bytes], progress: Progress) -> None:
    """A block for each unit, none of which is divided by a page unless it is higher than one."""
    sheet = _sheet(book, report, "units")
    widths = _WIDTHS["units"]
    put_line(sheet, 1, len(widths), report.codes_line(), FREE)
    sheet.row_dimensions[1].height = row_height([report.codes_line()], [sum(widths)])
    row = 2
    starts = []
    for block in report.blocks():
        check(progress, block.number / len(report.check.units))
        starts.append(row)
        put_line(sheet, row, len(widths), block.heading, _UNIT)
        sheet.row_dimensions[row].height = row_height([block.heading], [sum(widths)], size=_UNIT.size)
        row = _beside_map(sheet, row + 1, block, maps.get(block.number))
        if block.rows:
            start = row
            row = _table(sheet, row, report.words("columns", "units"), [line.texts for line in block.rows], widths)
            affected = [one for one in report.check.verdicts_of(block.number) if one.meant is not None]
            for place, (line, verdict) in enumerate(zip(block.rows, affected), start + 1):
                dress(sheet.cell(place, 2), _toned(BODY, report, line.tone))
                _area_cell(sheet.cell(place, 3), verdict.centi)
                put_number(sheet.cell(place, 4), verdict.share, "0.00%")
        row += 1
    set_page(sheet, widths)
    break_pages(sheet, widths, starts, row - 1)


def _beside_map(sheet: Worksheet, row: int, block: UnitBlock, picture: Optional[bytes]) -> int:
    """The unit's map with the notes beside it, or the notes alone; the row after them."""
    widths = _WIDTHS["units"]
    if picture is None:
        for text in block.notes:
            put_line(sheet, row, len(widths), text, FREE)
            sheet.row_dimensions[row].height = row_height([text], [sum(widths)])
            row += 1
        return row
    image = sheet_picture(picture)
    sheet.add_image(image, f"A{row}")
    text = "\n".join(block.notes)
    put_line(sheet, row, len(widths), text, _TOP, first=_MAP_COLUMNS + 1)
    needed = row_height([text], [sum(widths[_MAP_COLUMNS:])])
    sheet.row_dimensions[row].height = max(image.height * _POINTS + 4, needed)
    return row + 1


def _table(
    sheet: Worksheet,
    row: int,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
) -> int:
    """A table with its head at ``row``; the row after it."""
    put_texts(sheet, row, columns, HEAD)
    for texts in rows:
        row += 1
        put_texts(sheet, row, texts, BODY)
        sheet.row_dimensions[row].height = row_height(texts, widths)
    return row + 1


def _area_cell(cell: SheetCell, centi: Optional[int]) -> None:
    """An area in hm² as a number with 4 decimals."""
    if centi is None:
        put_text(cell, "—")
    else:
        put_number(cell, hectares(ha4_from_centi(centi)), "0.0000")
    dress(cell, CENTRE)


def _toned(look: Look, report: ZoneReport, tone: str) -> Look:
    """Colour by what a verdict means; what was not checked is hatched, so that it differs without colour, too."""
    return replace(look, fill=report.fill(tone), hatched=tone == NOT_CHECKED)
