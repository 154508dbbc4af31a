"""The zone report as a workbook: matrix, units, what was not checked, rules, layers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Optional

from ..core.amounts import ha4_from_centi, hectares
from ..core.zones.rules import NOT_CHECKED
from ..core.zones.verdicts import ZoneCheck
from .workbook import (
    GREY,
    Look,
    dress,
    put_line,
    put_number,
    put_text,
    repeat_rows,
    save,
    set_page,
    sheet_title,
    text_width,
)
from .zones_text import ZoneReport

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

_TITLE = Look(16, bold=True, across="center", wrap=False, border=False)
_HEAD = Look(bold=True, across="center", fill=GREY)
_BODY = Look()
_CENTRE = Look(across="center")
_NOTE = Look(border=False)
_UNIT = Look(11, bold=True, border=False, fill=GREY)
_WIDTHS = {
    "units": (20, 7, 15, 13, 9, 36, 48, 34, 34),
    "not_checked": (24, 44, 9, 90),
    "rules": (6, 24, 18, 40, 46, 44, 30),
    "layers": (24, 32, 20, 9, 50, 28),
}
_UNITS_ON_A_PAGE = 16
"""So many units are printed on one page with the legend and the signatures, the type hardly smaller."""
_UNIT_WIDTH, _AREA_WIDTH, _RULE_WIDTH = 22, 12, 11


def write_zone_workbook(check: ZoneCheck, target: Path, day: Optional[date] = None, mine_name: str = "") -> None:
    """Write the report to ``target`` (xlsx), whole or not at all. Raises ``OSError``."""
    from openpyxl import Workbook

    report = ZoneReport(check, day, mine_name)
    book = Workbook()
    book.remove(book.active)
    _matrix(book, report)
    _units(book, report)
    for kind, rows in (
        ("not_checked", report.not_checked_rows()),
        ("rules", report.rule_rows()),
        ("layers", report.layer_rows()),
    ):
        sheet = _sheet(book, report, kind)
        _table(sheet, 1, report.words("columns", kind), rows or [(report.word("none"),)], _WIDTHS[kind])
        set_page(sheet, _WIDTHS[kind])
        sheet.freeze_panes = "A2"
        repeat_rows(sheet, 1, 1)
    save(book, target, day)


def _sheet(book: Workbook, report: ZoneReport, kind: str) -> Worksheet:
    return book.create_sheet(sheet_title(report.word("sheets", kind), book.sheetnames))


def _matrix(book: Workbook, report: ZoneReport) -> None:
    sheet = _sheet(book, report, "matrix")
    rules = report.check.profile.rules
    columns = 2 + len(rules)
    row = _heading(sheet, report, columns)
    heads = (report.word("labels", "unit"), report.word("labels", "area_ha"), *(rule.name for rule in rules))
    for column, text in enumerate(heads, 1):
        dress(put_text(sheet.cell(row, column), text), _HEAD)
    sheet.row_dimensions[row].height = 62
    first = row
    for number in range(len(report.check.units)):
        row += 1
        label, _area, cells = report.matrix_row(number)
        dress(put_text(sheet.cell(row, 1), label), _BODY)
        _area_cell(sheet.cell(row, 2), report.check.areas[number])
        for column, cell in enumerate(cells, 3):
            dress(put_text(sheet.cell(row, column), cell.text), _outcome(_CENTRE, report, cell.outcome))
        sheet.row_dimensions[row].height = 28
    row = _legend(sheet, report, row + 2, columns)
    put_line(sheet, row + 1, columns, report.sign_line(), _NOTE)
    set_page(sheet, (_UNIT_WIDTH, _AREA_WIDTH, *(_RULE_WIDTH,) * len(rules)))
    if len(report.check.units) <= _UNITS_ON_A_PAGE:
        sheet.page_setup.fitToHeight = 1  # nobody signs a page of its own
    sheet.freeze_panes = f"C{first + 1}"
    repeat_rows(sheet, first, first)


def _heading(sheet: Worksheet, report: ZoneReport, columns: int) -> int:
    """Title, facts and statement; the row after them."""
    for row, (text, size) in enumerate(((report.title, 16), (report.word("subtitle"), 12)), 1):
        put_line(sheet, row, columns, text, replace(_TITLE, size=size))
        sheet.row_dimensions[row].height = 26
    row = 3
    for label, value in report.facts():
        put_line(sheet, row, columns, f"{label}：{value}", _NOTE)
        row += 1
    for text in report.words("statement"):
        put_line(sheet, row, columns, text, _NOTE)
        row += 1
    return row + 1


def _legend(sheet: Worksheet, report: ZoneReport, row: int, columns: int) -> int:
    """The outcomes with their colours; the row after them."""
    put_line(sheet, row, columns, report.word("headings", "legend"), _NOTE)
    for outcome, name in report.legend():
        row += 1
        dress(put_text(sheet.cell(row, 1), report.short(outcome)), _outcome(_CENTRE, report, outcome))
        put_line(sheet, row, columns, name, _NOTE, first=2)
    put_line(sheet, row + 1, columns, report.word("labels", "doubt"), _NOTE)
    return row + 2


def _units(book: Workbook, report: ZoneReport) -> None:
    sheet = _sheet(book, report, "units")
    columns = report.words("columns", "units")
    width = len(columns)
    row = 1
    verdicts = iter(report.check.verdicts)
    count = len(report.check.profile.rules)
    for block in report.blocks():
        affected = [verdict for verdict in (next(verdicts) for _ in range(count)) if verdict.meant is not None]
        put_line(sheet, row, width, block.heading, _UNIT)
        row += 1
        if block.rows:
            start = row
            row = _table(sheet, row, columns, [line.texts for line in block.rows], _WIDTHS["units"])
            for offset, verdict in enumerate(affected, 1):
                dress(sheet.cell(start + offset, 2), _outcome(_BODY, report, verdict.outcome))
                _area_cell(sheet.cell(start + offset, 4), verdict.centi)
                put_number(sheet.cell(start + offset, 5), verdict.share, "0.00%")
        for text in (block.free, block.not_checked):
            put_line(sheet, row, width, text, _NOTE)
            sheet.row_dimensions[row].height = _height([text], [sum(_WIDTHS["units"])])
            row += 1
        row += 1
    set_page(sheet, _WIDTHS["units"])


def _table(
    sheet: Worksheet,
    row: int,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
) -> int:
    """A table with its head at ``row``; the row after it."""
    for column, text in enumerate(columns, 1):
        dress(put_text(sheet.cell(row, column), text), _HEAD)
    for texts in rows:
        row += 1
        for column, text in enumerate(texts, 1):
            dress(put_text(sheet.cell(row, column), text), _BODY)
        sheet.row_dimensions[row].height = _height(texts, widths)
    return row + 1


def _height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Row height in points for wrapped text: Excel does not adjust the rows of a file it did not write."""
    lines = 1
    for text, width in zip(texts, widths):
        wide = [1.1 * text_width(line) for line in text.split("\n")]
        lines = max(lines, sum(max(1, -int(-one // (width - 1))) for one in wide))
    return min(15.0 * lines + 4, 400.0)


def _area_cell(cell: SheetCell, centi: Optional[int]) -> None:
    """An area in hm² as a number with 4 decimals."""
    if centi is None:
        put_text(cell, "—")
    else:
        put_number(cell, hectares(ha4_from_centi(centi)), "0.0000")
    dress(cell, _CENTRE)


def _outcome(look: Look, report: ZoneReport, outcome: str) -> Look:
    """Colour by outcome; what was not checked is hatched, so that it differs without colour, too."""
    return replace(look, fill=report.fill(outcome), hatched=outcome == NOT_CHECKED)
