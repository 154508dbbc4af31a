"""The 地类面积汇总表: a row a unit, a column a class, grouped by 三大类."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil
from typing import Any

from ...core.amounts import hectares
from ...core.landclass.classes import PSEUDO, THREE_CLASSES, UNDECIDED, LandClasses
from ..sheet_parts import HEAD, lines_of
from ..workbook import dress, put_text, repeat_rows
from .sheet import HECTARES, WIDEST, FormSheet, LandClassTable, amount_width, colour, text_columns

_HEAD_ROWS = 3
_LEFT = 4
"""Columns before the classes: number, unit, name, total."""
_LEAST = 8
"""Columns that the title needs where there are hardly any classes."""


@dataclass(frozen=True)
class Column:
    """A column of areas: the sum of ``codes``, all of them in ``group``; ``code`` is empty in that of a group."""

    group: str
    code: str
    codes: tuple[str, ...]


def columns_of(table: LandClassTable, classes: LandClasses) -> list[Column]:
    """The three classes and what is none of them, each before its codes in order; empty groups are left out."""
    codes = sorted({row.land_class for row in table.summary}, key=lambda code: (code in PSEUDO, code))
    columns = []
    for group in (*THREE_CLASSES, UNDECIDED):
        own = tuple(code for code in codes if classes.three_class(code) == group)
        if own:
            columns += [Column(group, "", own), *(Column(group, code, (code,)) for code in own)]
    return columns


def pages_of(table: LandClassTable, classes: LandClasses) -> list[list[Column]]:
    """The columns in as many sheets as it takes to print them, much the same number in each; at least one sheet."""
    columns = columns_of(table, classes)
    fit = int((WIDEST - 6 - sum(text_columns(table.units))) / _amount_width(table)) - 1
    each = ceil(len(columns) / max(1, ceil(len(columns) / fit)))
    return [columns[start : start + each] for start in range(0, len(columns), each or 1)] or [[]]


def _amount_width(table: LandClassTable) -> float:
    return amount_width(hectares(sum(row.ha4 for row in table.summary)))


class Matrix(FormSheet):
    """Units by class in hm²."""

    def write(self, columns: Sequence[Column], page: int, pages: int) -> None:
        """Fill the sheet with ``columns``, sheet number ``page`` (from 1) of ``pages``."""
        self.columns = columns
        self.amounts = {(row.unit_id, row.land_class): row.ha4 for row in self.table.summary}
        self.names = {row.land_class: row.class_name for row in self.table.summary}
        self.every = tuple(self.names)
        width = max(_LEFT + len(columns), _LEAST)
        self.widths = [6, *text_columns(self.table.units), *(_amount_width(self.table),) * (width - 3)]
        facts = [*self.survey_facts(), *self.control_fact()]
        title = self.form["title"] if pages == 1 else f"{self.form['title']}（{page}/{pages}）"
        row = self.facts(title, facts, self.form["unit"], width)
        self._head(row)
        repeat_rows(self.sheet, row, row + _HEAD_ROWS - 1)
        row += _HEAD_ROWS
        self.sheet.freeze_panes = self.sheet.cell(row, _LEFT + 1)
        row = self._body(row)
        for text in self._notes():
            row += 1
            self.line(row, width, text)
        self.signatures(row, width)
        self.page()

    def _head(self, row: int) -> None:
        for column, key in enumerate(("number", "unit_id", "name", "total"), 1):
            self.merged(row, column, row + _HEAD_ROWS - 1, column, self.form["columns"][key])
        column = _LEFT + 1
        for group, some in groupby(self.columns, lambda one: one.group):
            own = list(some)
            # A group that goes on from the sheet before has its sum there.
            title = group if not own[0].code else f"{group}{self.form['continued']}"
            self.merged(row, column, row, column + len(own) - 1, title)
            for one in own:
                if one.code:
                    look = replace(HEAD, fill=colour(self.classes.get(one.code)))
                    dress(put_text(self.sheet.cell(row + 1, column), one.code), look)
                    dress(put_text(self.sheet.cell(row + 2, column), self.names[one.code]), look)
                else:
                    self.merged(row + 1, column, row + _HEAD_ROWS - 1, column, self.form["subtotal"])
                column += 1
        names = [self.names[one.code] for one in self.columns if one.code]
        needed = max((lines_of(name, self.widths[-1] - 2) for name in names), default=1)
        self.sheet.row_dimensions[row + 2].height = 15.0 * max(2, needed)

    def _body(self, row: int) -> int:
        """Units section by section with a subtotal each; areas of different sections are not added."""
        known = {unit_id for unit_id, _ in self.amounts}
        sections = self.table.sections()
        for section, units in sections.items():
            for number, unit in enumerate(units, 1):
                own = [unit.unit_id] if unit.unit_id in known else []
                self._line(row, (str(number), unit.unit_id, unit.name), own)
                row += 1
            label = self.form["total"]
            if len(sections) > 1:
                label = f"{self.form['sections'][section]}{self.form['subtotal']}"
            self._line(row, ("", label, ""), [unit.unit_id for unit in units], bold=True)
            row += 1
        return row

    def _line(self, row: int, texts: Sequence[str], units: Sequence[str], bold: bool = False) -> None:
        self.texts(row, texts, bold)
        self.amount(row, _LEFT, self._sum(units, self.every), HECTARES, bold)
        for column, one in enumerate(self.columns, _LEFT + 1):
            self.amount(row, column, self._sum(units, one.codes), HECTARES, bold)

    def _sum(self, units: Sequence[str], codes: Sequence[str]) -> Any:
        """hm², ``None`` where no unit has one of the classes."""
        found = [self.amounts[unit, code] for unit in units for code in codes if (unit, code) in self.amounts]
        return hectares(sum(found)) if found else None

    def _notes(self) -> list[str]:
        if not self.table.summary:
            return [self.form["none"]]
        texts = [self.form["area_notes"][self.table.summary[0].control], *self.form["notes"]]
        texts += [text for code, text in self.form["pseudo_notes"].items() if code in self.names]
        if any(self.classes.three_class(code) == UNDECIDED and code not in PSEUDO for code in self.names):
            texts.append(self.form["undecided_note"])
        return texts
