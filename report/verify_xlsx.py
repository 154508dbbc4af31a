"""The report of a verification as a workbook: summary, differences, what was not checked, what is missing, files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Optional

from ..core.progress import Progress, check, go_on, span
from .verify_text import DIFFERS, VerifyReport, VerifySheet
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

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_TITLE = Look(16, bold=True, across="center", wrap=False, border=False)
_HEAD = Look(bold=True, across="center", fill=GREY)
_BODY, _CENTRE, _FREE = Look(), Look(across="center"), Look(border=False)
_BOLD = Look(11, bold=True, border=False)
_WIDTHS: dict[str, tuple[float, ...]] = {
    "topics": (26, 62, 12, 12, 12, 16),
    "differences": (6, 20, 36, 24, 16, 32, 32, 32, 14, 7),
    "unchecked": (6, 24, 42, 34, 42, 30, 8),
    "missing": (6, 48, 12, 48),
    "files": (6, 62, 44, 14, 12, 12, 12),
}
_NUMBERS = {"unchecked": (0, 6), "missing": (0,), "files": (0, 5, 6), "differences": (0,)}
"""Columns that are whole numbers."""
_STEP = 200
MOST_ROWS = 100_000
"""Rows of a list; the layer has them all."""


def write_verify_workbook(sheet: VerifySheet, target: Path, progress: Progress = go_on) -> None:
    """Write the report to ``target`` (xlsx), whole or not at all; the same result gives the same bytes.

    Raises ``OSError``, :class:`CatalogueError`, and :class:`Stopped` if ``progress`` returns false.
    """
    from openpyxl import Workbook

    report = VerifyReport(sheet)
    book = Workbook()
    book.remove(book.active)
    _summary(_sheet(book, report, "topics"), report)
    lists = {
        "differences": report.differences(),
        "unchecked": report.unchecked(),
        "missing": report.missing(),
        "files": report.files(),
    }
    for number, (kind, rows) in enumerate(lists.items()):
        _list(_sheet(book, report, kind), report, kind, rows, span(progress, 0.1 * number, 0.1 * number + 0.1))
    book.properties.title = report.form["title"]
    save(book, target, None, span(progress, 0.5, 1))


def _sheet(book: Workbook, report: VerifyReport, kind: str) -> Worksheet:
    return book.create_sheet(sheet_title(report.form["sheets"][kind], book.sheetnames))


def _summary(sheet: Worksheet, report: VerifyReport) -> None:
    widths = _WIDTHS["topics"]
    columns, room = len(widths), sum(widths)
    put_line(sheet, 1, columns, report.form["title"], _TITLE)
    sheet.row_dimensions[1].height = 30
    row = 1
    for label, value in report.facts():
        row += 1
        dress(put_text(sheet.cell(row, 1), label), replace(_BODY, fill=GREY))
        for column in range(2, columns + 1):
            dress(sheet.cell(row, column), _BODY)
        put_line(sheet, row, columns, value, _BODY, first=2)
        sheet.row_dimensions[row].height = _height([value], [room - widths[0]])
    row += 1
    for text in report.outcome():
        row += 1
        put_line(sheet, row, columns, text, _BOLD)
        sheet.row_dimensions[row].height = 18
    row += 2
    put_line(sheet, row, columns, report.form["headings"]["topics"], _BOLD)
    row += 1
    _heads(sheet, row, report.form["columns"]["topics"])
    for one in report.topics():
        row += 1
        for column, text in enumerate(one.texts, 1):
            dress(put_text(sheet.cell(row, column), text), _BODY)
        for column, number in enumerate(one.numbers, 3):
            dress(put_number(sheet.cell(row, column), number, "#,##0"), _CENTRE)
        cell = put_text(sheet.cell(row, columns), report.outcome_name(one.outcome))
        dress(cell, replace(_CENTRE, fill=report.fill(one.outcome), bold=one.outcome == DIFFERS))
        sheet.row_dimensions[row].height = _height(one.texts, widths)
    row += 1
    for text in report.form["statement"]:
        row += 1
        put_line(sheet, row, columns, text, _FREE)
        sheet.row_dimensions[row].height = _height([text], [room])
    put_line(sheet, row + 2, columns, report.labels["sign"], _FREE)
    set_page(sheet, widths)
    sheet.page_setup.fitToHeight = 1


def _list(
    sheet: Worksheet, report: VerifyReport, kind: str, rows: Sequence[tuple[str, ...]], progress: Progress
) -> None:
    """A list under its heading, or that there is nothing to list."""
    widths = _WIDTHS[kind]
    put_line(sheet, 1, len(widths), report.form["headings"][kind], _BOLD)
    sheet.row_dimensions[1].height = 20
    _heads(sheet, 2, report.form["columns"][kind])
    row = 2
    for number, texts in enumerate(rows[:MOST_ROWS]):
        if number % _STEP == 0:
            check(progress, number / len(rows))
        row += 1
        for column, text in enumerate(texts):
            cell = sheet.cell(row, column + 1)
            if column in _NUMBERS[kind]:
                dress(put_number(cell, int(text), "0"), _CENTRE)
            else:
                dress(put_text(cell, text), _BODY)
        sheet.row_dimensions[row].height = _height(texts, widths)
    if not rows:
        row += 1
        put_line(sheet, row, len(widths), report.labels["none"], _FREE)
    if len(rows) > MOST_ROWS:
        rest = report.labels["limit"].format(shown=MOST_ROWS, rest=len(rows) - MOST_ROWS)
        put_line(sheet, row + 1, len(widths), rest, _BOLD)
    set_page(sheet, widths)
    sheet.freeze_panes = "A3"
    repeat_rows(sheet, 2, 2)
    if rows:
        last = sheet.cell(row, len(widths)).coordinate
        sheet.auto_filter.ref = f"A2:{last}"


def _heads(sheet: Worksheet, row: int, texts: Sequence[str]) -> None:
    for column, text in enumerate(texts, 1):
        dress(put_text(sheet.cell(row, column), text), _HEAD)
    sheet.row_dimensions[row].height = 20


def _height(texts: Sequence[str], widths: Sequence[float], size: Optional[float] = None) -> float:
    """Row height in points for wrapped text: Excel does not adjust the rows of a file that it did not write."""
    lines = 1
    for text, width in zip(texts, widths):
        lines = max(lines, sum(max(1, -int(-1.1 * text_width(part) // (width - 1))) for part in text.split("\n")))
    return min(1.5 * (size or _BODY.size) * lines + 4, 400.0)
