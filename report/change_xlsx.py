"""The workbook 土地利用变化情况表: classes before and after, by unit, from which to which, and the rows behind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Optional

from ..core.amounts import hectares, m2
from ..core.landclass.change import Change
from ..core.landclass.classes import LandClasses
from ..core.progress import Progress, check, go_on, span
from .landclass.book import LandClassBook
from .landclass.change import ChangeByUnit, ChangeSheet, ChangeTable
from .landclass.sheet import LandClassTable, form
from .landclass.transfer import TransferMatrix

_FORMS, _LISTS = 0.4, 0.6
"""Where the forms and the rows end on the way from 0 to 1; the rest is saving."""


def write_change_workbook(
    table: LandClassTable,
    target: Path,
    day: Optional[date] = None,
    classes: Optional[LandClasses] = None,
    progress: Progress = go_on,
) -> None:
    """Write the ``changes`` of ``table`` to ``target`` (xlsx), whole or not at all; the same rows give the same bytes.

    ``day`` becomes the date of the document. Raises ``OSError``, :class:`CatalogueError`, and :class:`Stopped` when
    ``progress`` returns false.
    """
    book = LandClassBook(table, classes)
    forms: dict[str, type[ChangeSheet]]
    forms = {"change": ChangeTable, "transfer": TransferMatrix, "change_units": ChangeByUnit}
    for number, (kind, form_of) in enumerate(forms.items(), 1):
        book.form(kind, form_of).write()
        check(progress, _FORMS * number / len(forms))
    changes = table.changes.rows if table.changes is not None else ()
    rows = [_row(row, book.notice_class(row.land_class)) for row in table.in_order(changes)]
    book.rows("changes", rows, span(progress, _FORMS, _LISTS))
    book.save(target, day, span(progress, _LISTS, 1))


def _row(row: Change, notice_class: str) -> Sequence[Any]:
    """A class of a unit before and after as cells of the list; what is not known says so."""
    words = form()["change"]
    unknown = words["unknown"]

    def known(amount: Optional[int], unit: Any) -> Any:
        return unknown if amount is None else unit(amount)

    return (
        row.unit_id,
        row.land_class,
        row.class_name,
        row.three_class,
        notice_class,
        hectares(row.before_ha4),
        known(row.after_ha4, hectares),
        known(row.difference_ha4, hectares),
        m2(row.before_centi),
        known(row.after_centi, m2),
        known(row.difference_centi, m2),
        words["sources"][row.after_source],
    )
