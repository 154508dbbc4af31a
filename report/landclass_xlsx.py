"""The land-class workbook: 地类面积汇总表, totals of the units, 土地利用变化情况表, and the rows behind them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Optional

from ..core.landclass.classes import LandClasses
from ..core.progress import Progress, check, go_on, span
from .landclass.book import LandClassBook
from .landclass.change import ChangeByUnit, ChangeTable
from .landclass.lists import class_row, part_row, sub_rows
from .landclass.matrix import Matrix, pages_of
from .landclass.sheet import LandClassTable
from .landclass.totals import Totals

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
    book = LandClassBook(table, classes)
    pages = pages_of(table, book.classes)
    for number, columns in enumerate(pages, 1):
        book.form("matrix", Matrix).write(columns, number, len(pages))
        check(progress, _MATRIX * number / len(pages))
    book.form("totals", Totals).write()
    if table.changes is not None:
        book.form("change", ChangeTable).write()
        check(progress, _MATRIX)
        book.form("change_units", ChangeByUnit).write()
    check(progress, _FORMS)
    rows = [class_row(row, book.notice_class(row.land_class)) for row in table.in_order(table.summary)]
    parts = table.in_order(table.parts)
    step = (_LISTS - _FORMS) / 3
    book.rows("classes", rows, span(progress, _FORMS, _FORMS + step))
    subs = list(sub_rows(parts, book.classes))
    book.rows("subs", subs, span(progress, _FORMS + step, _LISTS - step), always=False)
    cells = [part_row(part) for part in parts]
    book.rows("parts", cells, span(progress, _LISTS - step, _LISTS), code_column=2, always=False)
    book.save(target, day, span(progress, _LISTS, 1))
