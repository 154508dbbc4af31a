"""The land-class workbook: 地类面积汇总表, totals of the units, 土地利用变化情况表, and the rows behind them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from ..core.landclass.classes import LandClasses, load_classes
from ..core.landclass.notice import load_notice
from ..core.progress import Progress, check, go_on, span
from .landclass.change import ChangeByUnit, ChangeTable
from .landclass.lists import MOST_ROWS, class_row, part_row, sub_rows, write_list
from .landclass.matrix import Matrix, pages_of
from .landclass.sheet import LandClassTable, form, page_header
from .landclass.totals import Totals
from .workbook import save, sheet_title

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["LandClassTable", "write_landclass_workbook"]
_MATRIX, _FORMS, _LISTS = 0.1, 0.2, 0.5
"""Where the matrix, the other forms and the lists end on the way from 0 to 1; the rest is saving."""


def write_landclass_workbook(
    table: LandClassTable,
    target: Path,
    day: Optional[date] = None,
    classes: Optional[LandClasses] = None,
    progress: Progress = go_on,
) -> None:
    """Write the workbook to ``target`` (xlsx), whole or not at all; the same rows give the same bytes.

    ``day`` becomes the date of the document. Raises ``OSError``, :class:`CatalogueError`, and :class:`Stopped` when
    ``progress`` returns false.
    """
    from openpyxl import Workbook

    classes, notice = classes or load_classes(), load_notice()
    book = Workbook()
    book.remove(book.active)
    pages = pages_of(table, classes)
    for number, columns in enumerate(pages, 1):
        Matrix(_sheet(book, "matrix"), table, classes, notice).write(columns, number, len(pages))
        check(progress, _MATRIX * number / len(pages))
    Totals(_sheet(book, "totals"), table, classes, notice).write()
    if table.changes is not None:
        ChangeTable(_sheet(book, "change"), table, classes, notice).write()
        check(progress, _MATRIX)
        ChangeByUnit(_sheet(book, "change_units"), table, classes, notice).write()
    check(progress, _FORMS)
    rows = [class_row(row, notice.three_class(row.land_class, classes)) for row in table.in_order(table.summary)]
    parts = table.in_order(table.parts)
    lists: list[tuple[str, list[Any], int]] = [
        ("classes", rows, 1),
        ("subs", list(sub_rows(parts, classes)), 1),
        ("parts", [part_row(part) for part in parts], 2),
    ]
    step = (_LISTS - _FORMS) / len(lists)
    for done, (kind, cells, code_column) in enumerate(lists):
        here = span(progress, _FORMS + step * done, _FORMS + step * (done + 1))
        for some in _chunks(cells, always=kind == "classes"):
            sheet = _sheet(book, kind)
            write_list(sheet, form()["list_columns"][kind], some, code_column, classes, here)
            page_header(sheet, table)
    check(progress, _LISTS)
    save(book, target, day, span(progress, _LISTS, 1))


def _sheet(book: Workbook, kind: str) -> Worksheet:
    return book.create_sheet(sheet_title(form()["sheets"][kind], book.sheetnames))


def _chunks(rows: Sequence[Any], always: bool) -> list[Sequence[Any]]:
    """The rows in as many pieces as they need sheets; a sheet without rows only where it is ``always`` there."""
    chunks = [rows[start : start + MOST_ROWS] for start in range(0, len(rows), MOST_ROWS)]
    return chunks or ([rows] if always else [])
