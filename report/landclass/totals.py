"""What each unit adds up to: the two controls side by side, and the three classes on both bases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

from ...core.amounts import hectares, m2
from ...core.landclass.totals import GROUPS, UnitAreas, unit_areas
from ..workbook import repeat_rows
from .sheet import DIFFERENCE, HECTARES, PERCENT, SQUARE_METRES, FormSheet, text_columns

_LEFT = 3
_HEAD_ROWS = 2


class Totals(FormSheet):
    """A row a unit; the columns are those of the form's ``totals``."""

    def write(self) -> None:
        """Fill the sheet."""
        words = self.form["totals"]
        controls: Sequence[str] = words["control_columns"]
        width = _LEFT + len(controls) + 1 + 2 * len(GROUPS)
        self.widths = [6, *text_columns(self.table.units), 16, 16, 13, 12, 13, *(12.5,) * (2 * len(GROUPS))]
        row = self.facts(words["title"], [*self.survey_facts(), *self.control_fact()], words["unit"], width)
        for column, key in enumerate(("number", "unit_id", "name"), 1):
            self.merged(row, column, row + 1, column, self.form["columns"][key])
        self._group(row, _LEFT + 1, words["controls"], controls)
        area = _LEFT + len(controls) + 1
        self.merged(row, area, row + 1, area, words["area"])
        self._group(row, area + 1, words["by_survey"], GROUPS)
        self._group(row, area + 1 + len(GROUPS), words["by_notice"], GROUPS)
        self.sheet.row_dimensions[row + 1].height = 32
        repeat_rows(self.sheet, row, row + _HEAD_ROWS - 1)
        row += _HEAD_ROWS
        self.sheet.freeze_panes = self.sheet.cell(row, _LEFT + 1)
        row = self._body(row)
        for text in words["notes"]:
            row += 1
            self.line(row, width, text.format(wording=self.notice.wording, source=self.notice.source))
        self.signatures(row, width)
        self.page()

    def _group(self, row: int, left: int, title: str, columns: Sequence[str]) -> None:
        self.merged(row, left, row, left + len(columns) - 1, title)
        for column, text in enumerate(columns, left):
            self.merged(row + 1, column, row + 1, column, text)

    def _body(self, row: int) -> int:
        known = {one.unit_id: one for one in unit_areas(self.table.summary, self.classes, self.notice)}
        sections = self.table.sections()
        for section, units in sections.items():
            for number, unit in enumerate(units, 1):
                self.texts(row, (str(number), unit.unit_id, unit.name))
                self._amounts(row, [known[unit.unit_id]] if unit.unit_id in known else [])
                row += 1
            label = self.form["total"]
            if len(sections) > 1:
                label = f"{self.form['sections'][section]}{self.form['subtotal']}"
            self.texts(row, ("", label, ""), bold=True)
            self._amounts(row, [known[unit.unit_id] for unit in units if unit.unit_id in known], bold=True)
            row += 1
        return row

    def _amounts(self, row: int, rows: Sequence[UnitAreas], bold: bool = False) -> None:
        """The sums of ``rows``; a sum by TBMJ only where every one has it."""
        official = sum(one.official_centi for one in rows)
        polygon: Optional[int] = None
        if all(one.polygon_centi is not None for one in rows):
            polygon = sum(one.polygon_centi or 0 for one in rows)
        difference = None if polygon is None else polygon - official
        share = None if difference is None or not official else difference / official
        values: list[tuple[Any, str]] = [
            (m2(official), SQUARE_METRES),
            (None if polygon is None else m2(polygon), SQUARE_METRES),
            (None if difference is None else m2(difference), DIFFERENCE),
            (share, PERCENT),
            (hectares(sum(one.ha4 for one in rows)), HECTARES),
        ]
        values += [(hectares(sum(one.by_survey[group] for one in rows)), HECTARES) for group in GROUPS]
        values += [(hectares(sum(one.by_notice[group] for one in rows)), HECTARES) for group in GROUPS]
        for column, (value, number_format) in enumerate(values, _LEFT + 1):
            self.amount(row, column, value if rows else None, number_format, bold)
