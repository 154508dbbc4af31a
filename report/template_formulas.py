"""Formulas of a template follow the rows that they point to, wherever those stand in the filled sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Places = dict[int, tuple[int, int]]
"""The first and the last row that was written from a row of the template."""
_REFERENCE = re.compile(
    r"^(?P<sheet>(?:'(?:[^']|'')+'|[^'!]+)!)?(?P<from>\$?[A-Za-z]{1,3}\$?)(?P<first>[0-9]+)"
    r"(?::(?P<to>\$?[A-Za-z]{1,3}\$?)(?P<last>[0-9]+))?$"
)


def moved_formula(formula: Any, title: str, placed: Mapping[str, Places], own: tuple[int, int]) -> Any:
    """The formula of a cell on the sheet ``title`` after rows of the sheets in ``placed`` have moved.

    A range goes from the first row that was written from its first one to the last that was written from its last: so
    ``SUM(F9:F9)`` over a row that is there to be filled sums all rows that were made from it. A single cell in the
    formula's own row stays in its row, ``own`` being (row of the template, row in the filled sheet). References that
    are none of these (whole columns, names, tables) stay as they are.
    """
    from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

    if not isinstance(formula, str):
        return formula
    try:
        tokens = Tokenizer(formula).items
    except TokenizerError:
        return formula
    parts = []
    for token in tokens:
        is_range = token.type == Token.OPERAND and token.subtype == Token.RANGE
        parts.append(_moved(token.value, title, placed, own) if is_range else token.value)
    return "=" + "".join(parts)


def _moved(reference: str, title: str, placed: Mapping[str, Places], own: tuple[int, int]) -> str:
    match = _REFERENCE.match(reference)
    if match is None:
        return reference
    sheet = (match["sheet"] or "")[:-1]
    name = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet or title
    rows = placed.get(name)
    if rows is None:
        return reference
    first, last = int(match["first"]), int(match["last"] or match["first"])
    begin, end = rows.get(first, (first, first))[0], rows.get(last, (last, last))[1]
    if match["last"] is None:
        if name == title and first == own[0]:
            begin = own[1]
        return f"{match['sheet'] or ''}{match['from']}{begin}"
    return f"{match['sheet'] or ''}{match['from']}{begin}:{match['to']}{end}"
