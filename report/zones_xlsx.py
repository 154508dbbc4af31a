"""The zone report as a workbook: matrix, units, what was not checked, rules, layers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from ..core.amounts import ha4_from_centi, hectares
from ..core.zones.rules import NOT_CHECKED
from ..core.zones.verdicts import ZoneCheck
from .workbook import put_number, put_text, save, sheet_title
from .zones_text import ZoneReport

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

_FONT = "宋体"
_WIDTHS = {
    "units": (20, 7, 15, 13, 9, 36, 48, 34, 34),
    "not_checked": (24, 44, 9, 90),
    "rules": (6, 24, 18, 40, 46, 44, 30),
    "layers": (24, 32, 20, 9, 50, 28),
}
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
        _finish(sheet, _WIDTHS[kind], freeze="A2", repeat="1:1")
    save(book, target, day)


def _sheet(book: Workbook, report: ZoneReport, kind: str) -> Worksheet:
    sheet = book.create_sheet(sheet_title(report.word("sheets", kind), book.sheetnames))
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&P / &N"
    return sheet


def _matrix(book: Workbook, report: ZoneReport) -> None:
    sheet = _sheet(book, report, "matrix")
    rules = report.check.profile.rules
    columns = 2 + len(rules)
    row = _heading(sheet, report, columns)
    heads = (report.word("labels", "unit"), report.word("labels", "area_ha"), *(rule.name for rule in rules))
    for column, text in enumerate(heads, 1):
        _head(sheet.cell(row, column), text)
    sheet.row_dimensions[row].height = 62
    first = row
    for number in range(len(report.check.units)):
        row += 1
        label, _area, cells = report.matrix_row(number)
        _body(sheet.cell(row, 1), label)
        _area_cell(sheet.cell(row, 2), report.check.areas[number])
        for column, cell in enumerate(cells, 3):
            _outcome(_body(sheet.cell(row, column), cell.text, centre=True), report, cell.outcome)
        sheet.row_dimensions[row].height = 28
    row = _legend(sheet, report, row + 2, columns)
    _note(sheet, row + 1, columns, report.sign_line())
    _finish(sheet, (_UNIT_WIDTH, _AREA_WIDTH, *(_RULE_WIDTH,) * len(rules)), f"C{first + 1}", f"{first}:{first}")


def _heading(sheet: Worksheet, report: ZoneReport, columns: int) -> int:
    """Title, facts and statement; the row after them."""
    from openpyxl.styles import Alignment, Font

    for row, (text, size) in enumerate(((report.title, 16), (report.word("subtitle"), 12)), 1):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
        cell = put_text(sheet.cell(row, 1), text)
        cell.font = Font(name=_FONT, size=size, bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center")
        sheet.row_dimensions[row].height = 26
    row = 3
    for label, value in report.facts():
        _note(sheet, row, columns, f"{label}：{value}")
        row += 1
    for text in report.words("statement"):
        _note(sheet, row, columns, text)
        row += 1
    return row + 1


def _legend(sheet: Worksheet, report: ZoneReport, row: int, columns: int) -> int:
    """The outcomes with their colours; the row after them."""
    _note(sheet, row, columns, report.word("headings", "legend"))
    for outcome, name in report.legend():
        row += 1
        _outcome(_body(sheet.cell(row, 1), report.short(outcome), centre=True), report, outcome)
        _note(sheet, row, columns, name, first=2)
    _note(sheet, row + 1, columns, report.word("labels", "doubt"))
    return row + 2


def _units(book: Workbook, report: ZoneReport) -> None:
    from openpyxl.styles import Font, PatternFill

    sheet = _sheet(book, report, "units")
    columns = report.words("columns", "units")
    width = len(columns)
    row = 1
    verdicts = iter(report.check.verdicts)
    count = len(report.check.profile.rules)
    for block in report.blocks():
        affected = [verdict for verdict in (next(verdicts) for _ in range(count)) if verdict.meant is not None]
        cell = _note(sheet, row, width, block.heading)
        cell.font = Font(name=_FONT, size=11, bold=True)
        cell.fill = PatternFill("solid", fgColor="EDEDED")
        row += 1
        if block.rows:
            start = row
            row = _table(sheet, row, columns, [line.texts for line in block.rows], _WIDTHS["units"])
            for offset, verdict in enumerate(affected, 1):
                _outcome(sheet.cell(start + offset, 2), report, verdict.outcome)
                _area_cell(sheet.cell(start + offset, 4), verdict.centi)
                put_number(sheet.cell(start + offset, 5), verdict.share, "0.00%")
        for text in (block.free, block.not_checked):
            _note(sheet, row, width, text)
            sheet.row_dimensions[row].height = _height([text], [sum(_WIDTHS["units"])])
            row += 1
        row += 1
    _finish(sheet, _WIDTHS["units"], None, None)


def _table(
    sheet: Worksheet,
    row: int,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
) -> int:
    """A table with its head at ``row``; the row after it."""
    for column, text in enumerate(columns, 1):
        _head(sheet.cell(row, column), text)
    for texts in rows:
        row += 1
        for column, text in enumerate(texts, 1):
            _body(sheet.cell(row, column), text)
        sheet.row_dimensions[row].height = _height(texts, widths)
    return row + 1


def _height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Row height in points for wrapped text: Excel does not adjust the rows of a file it did not write."""
    lines = 1
    for text, width in zip(texts, widths):
        wide = [sum(2.1 if ord(char) > 0x2E7F else 1.1 for char in line) for line in text.split("\n")]
        lines = max(lines, sum(max(1, -int(-one // (width - 1))) for one in wide))
    return min(15.0 * lines + 4, 400.0)


def _note(sheet: Worksheet, row: int, columns: int, text: str, first: int = 1) -> SheetCell:
    from openpyxl.styles import Alignment, Font

    if columns > first:
        sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=columns)
    cell = put_text(sheet.cell(row, first), text)
    cell.font = Font(name=_FONT, size=10)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def _head(cell: SheetCell, text: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    put_text(cell, text)
    cell.font = Font(name=_FONT, size=10, bold=True)
    cell.fill = PatternFill("solid", fgColor="EDEDED")
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.border = _border()


def _body(cell: SheetCell, text: str, centre: bool = False) -> SheetCell:
    from openpyxl.styles import Alignment, Font

    put_text(cell, text)
    cell.font = Font(name=_FONT, size=10)
    cell.alignment = Alignment(horizontal="center" if centre else "left", vertical="center", wrap_text=True)
    cell.border = _border()
    return cell


def _area_cell(cell: SheetCell, centi: Optional[int]) -> None:
    """An area in hm² as a number with 4 decimals."""
    _body(cell, "—", centre=True)
    if centi is not None:
        cell.data_type = "n"
        cell.quotePrefix = False
        put_number(cell, hectares(ha4_from_centi(centi)), "0.0000")


def _outcome(cell: SheetCell, report: ZoneReport, outcome: str) -> None:
    """Colour by outcome; what was not checked is hatched, so that it differs without colour, too."""
    from openpyxl.styles import PatternFill

    colour: Any = report.fill(outcome)
    if outcome == NOT_CHECKED:
        cell.fill = PatternFill("lightUp", fgColor="808080", bgColor=colour)
    else:
        cell.fill = PatternFill("solid", fgColor=colour)


def _border() -> Any:
    from openpyxl.styles import Border, Side

    side = Side(style="thin", color="7F7F7F")
    return Border(left=side, right=side, top=side, bottom=side)


def _finish(sheet: Worksheet, widths: Sequence[float], freeze: Optional[str], repeat: Optional[str]) -> None:
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = freeze
    if repeat:
        sheet.print_title_rows = repeat
