"""地类转移矩阵: a row a class before, a column a class after, section by section."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.amounts import hectares
from ...core.landclass.classes import PSEUDO
from ...core.landclass.transfer import Transfer, transfers
from ..sheet_parts import HEAD, lines_of
from ..workbook import dress, put_text
from .change import ChangeSheet
from .sheet import HECTARES, amount_width, colour

_LEFT = 3
_LEAST = 8
"""Columns that the title needs where there are hardly any classes."""


class TransferMatrix(ChangeSheet):
    """What each class became, in hm². Units whose state after is not known, or from a later survey, are not in it."""

    def write(self) -> None:
        """Fill the sheet."""
        words = self.form["transfer"]
        changes = self.table.changes
        blocks = {
            section: transfers(rows)
            for section, rows in self.by_section(changes.rows if changes is not None else ()).items()
        }
        blocks = {section: some for section, some in blocks.items() if some}
        widest = max((len({one.after for one in some}) for some in blocks.values()), default=0)
        largest = max((sum(one.ha4 for one in some) for some in blocks.values()), default=0)
        width = max(_LEFT + widest + 1, _LEAST)
        self.widths = [12, 26, 14, *(max(13.0, amount_width(hectares(largest))),) * (width - _LEFT)]
        row = self.facts(words["title"], [*self.survey_facts(), *self.after_facts()], self.form["unit"], width)
        self.names = {one.land_class: one.class_name for one in (changes.rows if changes is not None else ())}
        for section, some in blocks.items():
            row = self._block(row, section, some)
        if not blocks:
            self.line(row, width, words["none"])
            row += 1
        self.notes(row, width, words["notes"])
        self.page()

    def _block(self, row: int, section: str, some: Sequence[Transfer]) -> int:
        """The matrix of a section from ``row`` on; the next free row, with an empty one before it."""
        words = self.form["transfer"]
        before = sorted({one.before for one in some}, key=_order)
        after = sorted({one.after for one in some}, key=_order)
        cells = {(one.before, one.after): one.ha4 for one in some}
        last = _LEFT + len(after) + 1
        self.merged(row, 1, row, last, self.form["sections"][section])
        row += 1
        for column, text in enumerate(words["columns"], 1):
            self.merged(row, column, row, column, text)
        for column, code in enumerate(after, _LEFT + 1):
            cell = put_text(self.sheet.cell(row, column), f"{code}\n{self.names[code]}")
            dress(cell, HEAD)
        self.merged(row, last, row, last, words["sum_before"])
        lines = max(lines_of(f"{code}\n{self.names[code]}", self.widths[-1] - 1) for code in after)
        self.sheet.row_dimensions[row].height = 15.0 * max(2, lines)
        for code in before:
            row += 1
            fill = colour(self.classes.get(code))
            self.texts(row, (code, self.names[code], self.classes.three_class(code)), fills=(fill, fill))
            for column, other in enumerate(after, _LEFT + 1):
                amount = cells.get((code, other))
                self.amount(row, column, None if amount is None else hectares(amount), HECTARES)
            self.amount(row, last, hectares(sum(cells.get((code, other), 0) for other in after)), HECTARES, bold=True)
        row += 1
        self.texts(row, ("", words["sum_after"], ""), bold=True)
        for column, other in enumerate(after, _LEFT + 1):
            self.amount(row, column, hectares(sum(cells.get((code, other), 0) for code in before)), HECTARES, bold=True)
        self.amount(row, last, hectares(sum(cells.values())), HECTARES, bold=True)
        return row + 2


def _order(code: str) -> tuple[bool, str]:
    return code in PSEUDO, code
