"""The reviewer's list as a workbook or CSV file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ..core.files import whole_file
from ..core.review import ReviewTable
from .annual_csv import safe
from .sheet_parts import HEAD, put_texts
from .workbook import Look, repeat_rows, save, set_page, sheet_title, text_width

_WIDEST, _NARROWEST = 60, 8
"""Characters of a column."""
_CELL = Look(down="top")


def write_review_list(path: Path, table: ReviewTable) -> None:
    """Write the list to ``path``: CSV (UTF-8 with a mark, for Excel) where it ends so, else a workbook.

    Whole or not at all. A text that looks like a formula stays a text. Raises ``OSError``; ``ImportError`` where
    openpyxl is missing.
    """
    if path.suffix.lower() == ".csv":
        _write_csv(path, table)
    else:
        _write_workbook(path, table)


def _write_csv(path: Path, table: ReviewTable) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([safe(cell) for cell in row] for row in (table.headings, *table.rows))
    with whole_file(path) as unfinished:
        unfinished.write_bytes(text.getvalue().encode("utf-8-sig", "replace"))


def _write_workbook(path: Path, table: ReviewTable) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = sheet_title(table.title, [])
    for row, cells in enumerate((table.headings, *table.rows), 1):
        put_texts(sheet, row, cells, HEAD if row == 1 else _CELL)
    set_page(sheet, [_width(column) for column in zip(table.headings, *table.rows[:200])])
    repeat_rows(sheet, 1, 1)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    save(book, path)


def _width(cells: tuple[str, ...]) -> float:
    return min(max(_NARROWEST, *(text_width(cell) + 2 for cell in cells)), _WIDEST)
