"""Merged cells of workbooks and of Word tables: which value holds for which rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column; all from 0, both ends in."""

_COORDINATE = re.compile(r"[0-9]{5,8}(\.[0-9]*)?")
_MEASURED = re.compile(r"[0-9]*\.[0-9]+")


def fill_down(rows: list[list[str]], merges: Sequence[Merge]) -> None:
    """Repeat the value of a merged cell in its first column, in all rows that it spans; ``rows`` are changed.

    So a merged block name stands with all corners of the block. Not repeated: a coordinate and whatever is merged over
    the same rows, else that corner would be there several times; and a decimal number, which is a side between two
    corners. To the right nothing is repeated: a title over all columns is one text.
    """
    corners = {(top, bottom) for top, left, bottom, _ in merges if _COORDINATE.fullmatch(_at(rows, top, left))}
    for top, left, bottom, _ in merges:
        value = _at(rows, top, left)
        if bottom == top or not value or (top, bottom) in corners or _MEASURED.fullmatch(value):
            continue
        for row in rows[top + 1 : bottom + 1]:
            if len(row) <= left:
                row += [""] * (left + 1 - len(row))
            row[left] = row[left] or value


def _at(rows: list[list[str]], row: int, column: int) -> str:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""
