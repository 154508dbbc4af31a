"""Parts that sheets of reports have alike: the looks of their cells, rows of texts, rows as high as their texts."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from .workbook import GREY, Look, dress, put_text, sheet_title, text_width

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TITLE = Look(16, bold=True, across="center", wrap=False, border=False)
HEAD = Look(bold=True, across="center", fill=GREY)
BODY = Look()
CENTRE = Look(across="center")
FREE = Look(border=False)
"""Of a text above or below a table."""
HIGHEST = 400.0
"""Points; Excel shows no row higher than 409."""


def empty_book() -> Workbook:
    """A workbook without a sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    return book


def add_sheet(book: Workbook, title: str) -> Worksheet:
    """A new sheet behind the others, called as much like ``title`` as Excel takes it."""
    return book.create_sheet(sheet_title(title, book.sheetnames))


def put_texts(sheet: Worksheet, row: int, texts: Sequence[str], look: Look) -> None:
    """A text a cell, from the first column on."""
    for column, text in enumerate(texts, 1):
        dress(put_text(sheet.cell(row, column), text), look)


def lines_of(text: str, width: float) -> int:
    """How many lines ``text`` takes in ``width`` characters."""
    return sum(max(1, ceil(text_width(part) / max(1, width))) for part in text.split("\n"))


def row_height(texts: Sequence[str], widths: Sequence[float], size: float = BODY.size) -> float:
    """Height in points of a row whose ``texts`` of this type size are wrapped in columns of ``widths`` characters.

    Excel does not adjust the rows of a file that it did not write.
    """
    lines = 1
    for text, width in zip(texts, widths):
        wide = [1.1 * size / BODY.size * text_width(line) for line in text.split("\n")]
        lines = max(lines, sum(max(1, -int(-one // (width - 1))) for one in wide))
    return min(1.5 * size * lines + 4, HIGHEST)
