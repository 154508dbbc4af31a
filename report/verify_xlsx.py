"""The report of a verification as a workbook: summary, differences, what was not checked, what is missing, files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.progress import Progress, check, go_on, span
from .sheet_parts import BODY, CENTRE, FREE, HEAD, TITLE, add_sheet, empty_book, put_texts, row_height
from .verify_text import DIFFERS, VerifyReport, VerifySheet
from .workbook import GREY, Look, dress, put_line, put_number, put_text, repeat_rows, save, set_page

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

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
_HEAD_HEIGHT = 20
"""Points."""
_STEP = 200
MOST_ROWS = 100_000
"""Rows of a list; the layer has them all."""


def write_verify_workbook(sheet: VerifySheet, target: Path, progress: Progress = go_on) -> None:
    """Write the report to ``target`` (xlsx), whole or not at all; the same result gives the same bytes.

    Raises ``OSError``, :class:`CatalogueError`, and :class:`Stopped` if ``progress`` returns false.
    """
    report = VerifyReport(sheet)
    book = empty_book()
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
    return add_sheet(book, report.form["sheets"][kind])


def _summary(sheet: Worksheet, report: VerifyReport) -> None:
    widths = _WIDTHS["topics"]
    columns, room = len(widths), sum(widths)
    put_line(sheet, 1, columns, report.form["title"], TITLE)
    sheet.row_dimensions[1].height = 30
    row = 1
    for label, value in report.facts():
        row += 1
        dress(put_text(sheet.cell(row, 1), label), replace(BODY, fill=GREY))
        for column in range(2, columns + 1):
            dress(sheet.cell(row, column), BODY)
        put_line(sheet, row, columns, value, BODY, first=2)
        sheet.row_dimensions[row].height = row_height([value], [room - widths[0]])
    row += 1
    for text in report.outcome():
        row += 1
        put_line(sheet, row, columns, text, _BOLD)
        sheet.row_dimensions[row].height = 18
    row += 2
    put_line(sheet, row, columns, report.form["headings"]["topics"], _BOLD)
    row += 1
    put_texts(sheet, row, report.form["columns"]["topics"], HEAD)
    sheet.row_dimensions[row].height = _HEAD_HEIGHT
    for one in report.topics():
        row += 1
        put_texts(sheet, row, one.texts, BODY)
        for column, number in enumerate(one.numbers, 3):
            dress(put_number(sheet.cell(row, column), number, "#,##0"), CENTRE)
        cell = put_text(sheet.cell(row, columns), report.outcome_name(one.outcome))
        dress(cell, replace(CENTRE, fill=report.fill(one.outcome), bold=one.outcome == DIFFERS))
        sheet.row_dimensions[row].height = row_height(one.texts, widths)
    row += 1
    for text in report.form["statement"]:
        row += 1
        put_line(sheet, row, columns, text, FREE)
        sheet.row_dimensions[row].height = row_height([text], [room])
    put_line(sheet, row + 2, columns, report.labels["sign"], FREE)
    set_page(sheet, widths)
    sheet.page_setup.fitToHeight = 1


def _list(
    sheet: Worksheet, report: VerifyReport, kind: str, rows: Sequence[tuple[str, ...]], progress: Progress
) -> None:
    """A list under its heading, or that there is nothing to list."""
    widths = _WIDTHS[kind]
    put_line(sheet, 1, len(widths), report.form["headings"][kind], _BOLD)
    put_texts(sheet, 2, report.form["columns"][kind], HEAD)
    for row in (1, 2):
        sheet.row_dimensions[row].height = _HEAD_HEIGHT
    row = 2
    for number, texts in enumerate(rows[:MOST_ROWS]):
        if number % _STEP == 0:
            check(progress, number / len(rows))
        row += 1
        for column, text in enumerate(texts):
            cell = sheet.cell(row, column + 1)
            if column in _NUMBERS[kind]:
                dress(put_number(cell, int(text), "0"), CENTRE)
            else:
                dress(put_text(cell, text), BODY)
        sheet.row_dimensions[row].height = row_height(texts, widths)
    if not rows:
        row += 1
        put_line(sheet, row, len(widths), report.labels["none"], FREE)
    if len(rows) > MOST_ROWS:
        rest = report.labels["limit"].format(shown=MOST_ROWS, rest=len(rows) - MOST_ROWS)
        put_line(sheet, row + 1, len(widths), rest, _BOLD)
    set_page(sheet, widths)
    sheet.freeze_panes = "A3"
    repeat_rows(sheet, 2, 2)
    if rows:
        last = sheet.cell(row, len(widths)).coordinate
        sheet.auto_filter.ref = f"A2:{last}"
