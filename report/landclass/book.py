"""A workbook of land classes while it is filled: forms, each on a sheet of its own, and the rows behind them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional, TypeVar

from ...core.landclass.classes import LandClasses, load_classes
from ...core.landclass.notice import load_notice
from ...core.progress import Progress, check, go_on, span
from ..sheet_parts import add_sheet, empty_book
from ..workbook import save
from .lists import MOST_ROWS, write_list
from .sheet import FormSheet, LandClassTable, form, page_header

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_Form = TypeVar("_Form", bound=FormSheet)


class LandClassBook:
    """The workbook of ``table``, empty at first. Its data files raise :class:`CatalogueError`."""

    def __init__(self, table: LandClassTable, classes: Optional[LandClasses]) -> None:
        self.table = table
        self.classes, self.notice = classes or load_classes(), load_notice()
        self._book = empty_book()

    def form(self, kind: str, form_of: type[_Form]) -> _Form:
        """A form on a new sheet of this ``kind``, to be filled."""
        return form_of(self._sheet(kind), self.table, self.classes, self.notice)

    def rows(
        self, kind: str, rows: Sequence[Sequence[Any]], progress: Progress, code_column: int = 1, always: bool = True
    ) -> None:
        """A list of ``rows`` on as many sheets as they need; without rows a sheet only where it is ``always`` there.

        The class's code stands in ``code_column``, from 0. Raises :class:`Stopped`.
        """
        chunks = [rows[start : start + MOST_ROWS] for start in range(0, len(rows), MOST_ROWS)]
        if always and not chunks:
            chunks = [rows]
        for number, some in enumerate(chunks):
            sheet = self._sheet(kind)
            part = span(progress, number / len(chunks), (number + 1) / len(chunks))
            write_list(sheet, form()["list_columns"][kind], some, code_column, self.classes, part)
            page_header(sheet, self.table)
        check(progress, 1)

    def notice_class(self, land_class: str) -> str:
        """Which of the three classes a class belongs to on the notice's basis."""
        return self.notice.three_class(land_class, self.classes)

    def save(self, target: Path, day: Optional[date] = None, progress: Progress = go_on) -> None:
        """Write the workbook, whole or not at all. Raises ``OSError``, and :class:`Stopped`."""
        save(self._book, target, day, progress)

    def _sheet(self, kind: str) -> Worksheet:
        return add_sheet(self._book, form()["sheets"][kind])
