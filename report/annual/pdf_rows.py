"""How the rows of a unit are divided where together they would be higher than a page of the PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ...core.annual.form import Entry
from ...core.annual.rows import UnitRows
from .parts import LONGEST_SPAN, cell_text, is_shared

MOST_LINES = 48
"""Lines of a row, and of rows that share a cell: with heads and amounts they have room on a page."""
_ROW_SPACE = 0.6
"""What a row needs beside its lines, in lines."""

Texts = Mapping[str, str]
Lines = Callable[[str, Entry], Sequence[str]]
"""The lines of a text as they are set in a column."""


def row_groups(columns: Sequence[Entry], unit: UnitRows, lines: Lines) -> list[list[Texts]]:
    """The texts of the unit's rows by column, in groups of rows that share their other cells; usually it is one.

    Further groups say the shared texts again. Of a text that is too high for a group they have the rest, in rows that
    may have nothing else.
    """
    shared = {
        column.key: _pieces(cell_text(column.key, unit, 0), column, lines) for column in columns if is_shared(column)
    }
    by_class = _class_groups([column for column in columns if not is_shared(column)], unit, lines)
    groups: list[list[Texts]] = []
    for number in range(max(len(by_class), *map(len, shared.values()))):
        own = {
            key: pieces[0] if len(pieces) == 1 else pieces[number] if number < len(pieces) else ""
            for key, pieces in shared.items()
        }
        groups.append([{**own, **texts} for texts in (by_class[number] if number < len(by_class) else [{}])])
    return groups


def _class_groups(columns: Sequence[Entry], unit: UnitRows, lines: Lines) -> list[list[Texts]]:
    """Class and area of the rows. A name that is too high goes on in a row below its own."""
    groups: list[list[Texts]] = []
    room = 0.0
    for index in range(len(unit.lines)):
        pieces = {column.key: _pieces(cell_text(column.key, unit, index), column, lines) for column in columns}
        for number in range(max(map(len, pieces.values()))):
            texts = {key: some[number] if number < len(some) else "" for key, some in pieces.items()}
            need = _ROW_SPACE + max(len(lines(texts[column.key], column)) for column in columns)
            if not groups or need > room or len(groups[-1]) == LONGEST_SPAN:
                groups.append([])
                room = MOST_LINES + _ROW_SPACE
            groups[-1].append(texts)
            room -= need
    return groups


def _pieces(text: str, column: Entry, lines: Lines) -> list[str]:
    """The text in pieces of at most :data:`MOST_LINES` lines."""
    set_lines = lines(text, column)
    if len(set_lines) <= MOST_LINES:
        return [text]
    return ["\n".join(set_lines[begin : begin + MOST_LINES]) for begin in range(0, len(set_lines), MOST_LINES)]
