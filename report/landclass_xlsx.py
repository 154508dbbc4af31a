"""The 地类面积汇总表 as a workbook: units by class, the classes of each unit, and the pieces of the survey polygons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from ..core.amounts import hectares, m2
from ..core.catalogue import RESOURCES, read_json
from ..core.landclass.classes import PSEUDO, THREE_CLASSES, UNDECIDED, LandClass, LandClasses, load_classes
from ..core.landclass.rows import ClassTotal, Part
from ..core.unit import SECTIONS, Unit
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

_FORM = RESOURCES / "forms" / "landclass_table.json"
_HECTARES, _SQUARE_METRES = "#,##0.0000", "#,##0.00"
_HEAD = Look(bold=True, across="center", fill=GREY)
_HEAD_ROWS = 3
_LEFT = 4
"""Columns before the classes: number, unit, name, total."""


@dataclass(frozen=True)
class LandClassTable:
    """What the workbook shows. ``units`` give names, sections and order; units without rows are shown as such.

    ``survey`` is the name of the survey layer, ``mine_name`` may be empty.
    """

    units: Sequence[Unit]
    summary: Sequence[ClassTotal]
    parts: Sequence[Part] = ()
    survey: str = ""
    mine_name: str = ""


def write_landclass_workbook(
    table: LandClassTable, target: Path, day: Optional[date] = None, classes: Optional[LandClasses] = None
) -> None:
    """Write the workbook to ``target`` (xlsx), whole or not at all; the same rows give the same bytes.

    ``day`` becomes the date of the document. Raises ``OSError`` and :class:`CatalogueError`.
    """
    from openpyxl import Workbook

    classes = classes or load_classes()
    book = Workbook()
    book.remove(book.active)
    _Matrix(_sheet(book, "matrix"), table, classes).write()
    place = {unit.unit_id: number for number, unit in enumerate(table.units)}
    summary = sorted(table.summary, key=lambda row: place.get(row.unit_id, len(place)))
    _list(_sheet(book, "classes"), _form()["class_columns"], [_class_row(row) for row in summary])
    if table.parts:
        parts = sorted(table.parts, key=lambda part: place.get(part.unit_id, len(place)))
        _list(_sheet(book, "parts"), _form()["part_columns"], [_part_row(part) for part in parts])
    save(book, target, day)


@cache
def _form() -> dict[str, Any]:
    form = read_json(_FORM)
    for key in ("sheets", "facts", "controls", "sections", "columns", "pseudo_notes"):
        form.get(key, dict)
    for key in ("class_columns", "part_columns", "notes"):
        form.texts(key)
    value: dict[str, Any] = form.value
    return value


def _sheet(book: Workbook, kind: str) -> Worksheet:
    return book.create_sheet(sheet_title(_form()["sheets"][kind], book.sheetnames))


class _Matrix:
    """The sheet with a row a unit and a column a class, grouped by 三大类."""

    def __init__(self, sheet: Worksheet, table: LandClassTable, classes: LandClasses) -> None:
        self.sheet, self.table, self.classes = sheet, table, classes
        self.amounts = {(row.unit_id, row.land_class): row.ha4 for row in table.summary}
        self.names = {row.land_class: row.class_name for row in table.summary}
        self.groups = self._groups()
        self.width = _LEFT + sum(1 + len(codes) for _, codes in self.groups)
        self.widths = [6, 16, 22, *(12,) * (max(self.width, 8) - 3)]
        self.paper = sum(self.widths)

    def _groups(self) -> list[tuple[str, list[str]]]:
        """The three classes and what is none of them, each with its codes in order; empty groups are left out."""
        codes = sorted(self.names, key=lambda code: (code in PSEUDO, code))
        groups = [
            (group, [code for code in codes if self.classes.three_class(code) == group])
            for group in (*THREE_CLASSES, UNDECIDED)
        ]
        return [(group, some) for group, some in groups if some]

    def write(self) -> None:
        row = self._facts()
        self._head(row)
        repeat_rows(self.sheet, row, row + _HEAD_ROWS - 1)
        row += _HEAD_ROWS
        self.sheet.freeze_panes = self.sheet.cell(row, _LEFT + 1)
        row = self._body(row)
        self._notes(row)
        set_page(self.sheet, self.widths)

    def _facts(self) -> int:
        """Title and what the numbers rest on; the first row of the table."""
        form, first = _form(), self.table.summary[:1]
        last = max(self.width, 8)
        put_line(self.sheet, 1, last, form["title"], Look(16, bold=True, across="center", border=False))
        self.sheet.row_dimensions[1].height = 30
        years = sorted({str(row.data_year) for row in self.table.summary if row.data_year is not None})
        texts = {
            "mine": self.table.mine_name,
            "survey": self.table.survey or form["not_stated"],
            "year": "、".join(years) or form["not_stated"],
            "classes": self.classes.edition,
            "control": form["controls"][first[0].control] if first else "",
        }
        row = 1
        for key, text in texts.items():
            if text:
                row += 1
                put_line(self.sheet, row, last, form["facts"][key].format(text=text), Look(border=False))
        row += 1
        put_line(self.sheet, row, last, form["unit"], Look(border=False, across="right"))
        return row + 1

    def _head(self, row: int) -> None:
        for column, key in enumerate(("number", "unit_id", "name", "total"), 1):
            self._merged(row, column, row + _HEAD_ROWS - 1, column, _form()["columns"][key])
        column = _LEFT + 1
        for group, codes in self.groups:
            self._merged(row, column, row, column + len(codes), group)
            self._merged(row + 1, column, row + _HEAD_ROWS - 1, column, _form()["subtotal"])
            for code in codes:
                column += 1
                look = replace(_HEAD, fill=_colour(self.classes.get(code)))
                dress(put_text(self.sheet.cell(row + 1, column), code), look)
                dress(put_text(self.sheet.cell(row + 2, column), self.names[code]), look)
            column += 1
        self.sheet.row_dimensions[row + 2].height = 44

    def _merged(self, top: int, left: int, bottom: int, right: int, text: str) -> None:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                dress(self.sheet.cell(row, column), _HEAD)
        if (top, left) != (bottom, right):
            self.sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        put_text(self.sheet.cell(top, left), text)

    def _body(self, row: int) -> int:
        """Units section by section with a subtotal each; areas of different sections are not added."""
        form = _form()
        known = {unit_id for unit_id, _ in self.amounts}
        sections: dict[str, list[Unit]] = {section: [] for section in (*SECTIONS, "")}
        for unit in self.table.units:
            sections[unit.section if unit.section in SECTIONS else ""].append(unit)
        filled = {section: units for section, units in sections.items() if units}
        for section, units in filled.items():
            for number, unit in enumerate(units, 1):
                self._line(row, str(number), unit.unit_id, unit.name, [unit.unit_id] if unit.unit_id in known else [])
                row += 1
            label = form["total"] if len(filled) == 1 else f"{form['sections'][section]}{form['subtotal']}"
            self._line(row, "", label, "", [unit.unit_id for unit in units], bold=True)
            row += 1
        return row

    def _line(self, row: int, number: str, unit_id: str, name: str, units: Sequence[str], bold: bool = False) -> None:
        for column, text in enumerate((number, unit_id, name), 1):
            dress(put_text(self.sheet.cell(row, column), text), _body("center" if column == 1 else "left", bold))
        every = [code for _, codes in self.groups for code in codes]
        self._amount(row, _LEFT, units, every, bold)
        column = _LEFT + 1
        for _, codes in self.groups:
            self._amount(row, column, units, codes, bold)
            for code in codes:
                column += 1
                self._amount(row, column, units, [code], bold)
            column += 1

    def _amount(self, row: int, column: int, units: Sequence[str], codes: Sequence[str], bold: bool) -> None:
        found = [self.amounts[unit, code] for unit in units for code in codes if (unit, code) in self.amounts]
        cell = self.sheet.cell(row, column)
        if found:
            put_number(cell, hectares(sum(found)), _HECTARES)
        else:
            put_text(cell, "—")
        dress(cell, _body("right" if found else "center", bold))

    def _notes(self, row: int) -> None:
        form = _form()
        texts = list(form["notes"]) if self.table.summary else [form["none"]]
        texts += [text for code, text in form["pseudo_notes"].items() if code in self.names]
        if any(code not in PSEUDO for group, codes in self.groups if group == UNDECIDED for code in codes):
            texts.append(form["undecided_note"])
        for text in texts:
            row += 1
            put_line(self.sheet, row, max(self.width, 8), text, Look(border=False))
            self.sheet.row_dimensions[row].height = 16.0 * -(-text_width(text) // max(1, int(self.paper * 0.9)))


def _body(across: str, bold: bool = False) -> Look:
    """Numbers are not wrapped: a narrow column shows that they do not fit."""
    return Look(bold=bold, across=across, wrap=across != "right", fill=GREY if bold else "")


def _class_row(row: ClassTotal) -> list[Any]:
    return [row.unit_id, row.land_class, row.class_name, row.three_class, *_amounts(row)]


def _part_row(part: Part) -> list[Any]:
    owner = (part.owner_kind, part.owner_name, part.location_name)
    return [part.unit_id, part.survey_id, part.land_class, part.class_name, part.three_class, *owner, *_amounts(part)]


def _amounts(row: Any) -> list[Any]:
    by_polygon = None if row.polygon_centi is None else m2(row.polygon_centi)
    year = None if row.data_year is None else f"{row.data_year}"
    return [hectares(row.ha4), m2(row.centi), m2(row.unit_centi), by_polygon, year]


def _list(sheet: Worksheet, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """A plain table; numbers are numbers with the decimals they are to be read with."""
    widths = []
    for column, text in enumerate(columns, 1):
        dress(put_text(sheet.cell(1, column), text), _HEAD)
        long = max((text_width(str(row[column - 1] or "")) for row in rows), default=0)
        widths.append(min(max(long, 8) + 3, 40))
    set_page(sheet, widths)
    sheet.row_dimensions[1].height = 32
    for number, values in enumerate(rows, 2):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(number, column)
            if isinstance(value, Decimal):
                put_number(cell, value, _HECTARES if value.as_tuple().exponent == -4 else _SQUARE_METRES)
            else:
                put_text(cell, value or "—")
            dress(cell, _body("right" if isinstance(value, Decimal) else "left" if value else "center"))
    sheet.freeze_panes = "A2"
    repeat_rows(sheet, 1, 1)


def _colour(item: Optional[LandClass]) -> str:
    """The class's map colour, lightened so that text on it can be read."""
    if item is None or item.rgb is None:
        return GREY
    return "".join(f"{(value + 2 * 255) // 3:02X}" for value in item.rgb)
