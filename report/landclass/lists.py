"""The plain tables behind the forms: classes of each unit, sub-codes, pieces of the survey polygons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ...core.amounts import hectares, m2
from ...core.landclass.classes import LandClasses
from ...core.landclass.rows import ClassTotal, Part
from ...core.progress import Progress, check
from ..sheet_parts import HEAD, lines_of, put_texts
from ..workbook import dress, put_number, put_text, repeat_rows, set_page, shown, text_width
from .sheet import HECTARES, LINE, NONE, SQUARE_METRES, area_columns, body, colour, fit_paper

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS = 1_000_000
"""Rows of a sheet; Excel takes 1,048,576 with the head."""
_STEP = 200
"""Rows between two looks at Cancel."""
_WIDEST = 40


def class_row(row: ClassTotal, notice_class: str) -> list[Any]:
    """A class of a unit as cells of its list."""
    return [row.unit_id, row.land_class, row.class_name, row.three_class, notice_class, *area_columns(row)]


def part_row(part: Part) -> list[Any]:
    """A piece as cells of its list."""
    owner = (part.owner_kind, part.owner_name, part.location_name)
    names = (part.unit_id, part.survey_id, part.land_class, part.class_name, part.three_class)
    return [*names, *owner, *area_columns(part)]


def sub_rows(parts: Sequence[Part], classes: LandClasses) -> Iterator[list[Any]]:
    """K and A sub-codes of each unit, which the other tables count with their base class."""
    sums: dict[tuple[str, str], list[Part]] = {}
    for part in parts:
        if classes.base(part.land_class) != part.land_class:
            sums.setdefault((part.unit_id, part.land_class), []).append(part)
    for (unit_id, code), own in sums.items():
        base = classes[classes.base(code)]
        areas = (hectares(sum(part.ha4 for part in own)), m2(sum(part.centi for part in own)))
        yield [unit_id, code, own[0].class_name, f"{base.code} {base.name}", *areas]


def write_list(
    sheet: Worksheet,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    code_column: int,
    classes: LandClasses,
    progress: Progress,
) -> None:
    """A table with a head; numbers keep the decimals they are read with, code and name have the class's colour.

    ``code_column`` is where the code stands, from 0; the name stands beside it. Raises :class:`Stopped`.
    """
    put_texts(sheet, 1, columns, HEAD)
    widths: list[float] = []
    for column, text in enumerate(columns):
        longest = max((_width(row[column]) for row in rows), default=0)
        heading = max(map(text_width, text.split("\n")))
        widths.append(min(max(longest, heading) + 3, _WIDEST))
    set_page(sheet, widths)
    fit_paper(sheet, widths)
    sheet.row_dimensions[1].height = 32
    styles: dict[tuple[str, str], Any] = {}
    for number, values in enumerate(rows, 2):
        if number % _STEP == 0:
            check(progress, number / len(rows))
        fill = colour(classes.get(values[code_column]))
        needed = 1
        for column, value in enumerate(values):
            is_class = column in (code_column, code_column + 1)
            # The year stands right of numbers that end where it would begin.
            side = "center" if column == len(values) - 1 else "left"
            _put(sheet.cell(number, column + 1), value, fill if is_class else "", side, styles)
            if isinstance(value, str) and 2 * len(value) >= widths[column]:
                needed = max(needed, lines_of(value, widths[column] - 1))
        if needed > 1:
            sheet.row_dimensions[number].height = LINE * needed
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    repeat_rows(sheet, 1, 1)


def _put(cell: Cell, value: Any, fill: str, side: str, styles: dict[tuple[str, str], Any]) -> None:
    """A number with its decimals, a text on this ``side``, or a dash. ``styles`` keeps what the first cell of each
    kind looked like: making a look takes far longer than copying it, and there are many rows.
    """
    is_number = isinstance(value, Decimal)
    number_format = (HECTARES if value.as_tuple().exponent == -4 else SQUARE_METRES) if is_number else ""
    key = (number_format or (side if value else NONE), fill)
    if key in styles:
        cell.value = value if is_number else shown(value or NONE)
        if not is_number:
            cell.data_type = "s"
        cell._style = copy(styles[key])
        return
    if is_number:
        put_number(cell, value, number_format)
        look = body("right")
    else:
        put_text(cell, value or NONE)
        look = body(side if value else "center")
    dress(cell, replace(look, fill=fill) if fill else look)
    styles[key] = copy(cell._style)


def _width(value: Any) -> int:
    """Width in characters, of a number as it is printed."""
    return len(f"{value:,}") if isinstance(value, Decimal) else text_width(str(value or ""))
