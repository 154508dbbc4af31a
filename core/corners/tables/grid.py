"""Texts to rows of cells: workbooks and documents have them, other texts are split at what separates them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Optional

from ..records import LOOK_AT, Text
from .cells import LONG
from .words import PAIRS, role_of

Row = Sequence[str]

_HINT = re.compile(r"[XYNEBLxynebl经纬东北纵横Ｘ-Ｚｘ-ｚ]")
_LONGEST = 2000
"""No line with headings is longer."""
_SEPARATORS = ("\t", "|", ";", ",", "、")
_QUOTED = ",;\t"
_WIDE = str.maketrans("，；｜", ",;|")
_WIDE_BLANKS = re.compile(r"[ \u3000\t]{2,}")
_BLANKS = re.compile(r"[ \u3000\t]+")
_AFTER_ZONE = re.compile(r"(?<=[ \u3000\t])([0-9]{2})[ \u3000]([0-9]{6}(?:\.[0-9]+)?)(?=[ \u3000\t]|$)")
_MOST_JOINED = 10
"""A quoted cell goes over so many lines at most; a lone quotation mark shall not swallow the file."""
_MOST_COLUMNS = 12
_NO_CORNER = ("", "", "")
_IN_CELL = re.compile(r"[\s,，、;；]+")


@dataclass(frozen=True)
class Grid:
    """Rows of cells and the line of each. ``heading`` is the row with headings of a pair of coordinate columns.

    ``separator`` is what stood between cells (empty: the file has cells). ``stacked`` where each cell had a line of its
    own, that many to a row.
    """

    rows: Sequence[Row]
    lines: Sequence[int]
    heading: int
    separator: str = ""
    stacked: int = 0


def grid_of(text: Text) -> Optional[Grid]:
    """The rows of a text that has a heading row near its beginning."""
    if text.cells is not None:
        rows = text.cells
        heading = next((i for i, row in enumerate(rows[:LOOK_AT]) if has_pair(row)), None)
        if heading is None:
            apart = [(line, part) for line, row in enumerate(rows, 1) for part in _corners_apart(row)]
            heading = next((i for i, (_, row) in enumerate(apart[:LOOK_AT]) if has_pair(row)), None)
            if heading is not None:
                return Grid([row for _, row in apart], [line for line, _ in apart], heading)
        else:
            return Grid(rows, range(1, len(rows) + 1), heading)
    lines = text.lines
    for i, line in enumerate(lines[:LOOK_AT]):
        if len(line) > _LONGEST or not _HINT.search(line):
            continue
        narrow = line.translate(_WIDE)
        for separator in _SEPARATORS:
            if separator in narrow and has_pair(_split(line, separator)):
                return _separated(lines, i, separator)
        for blanks in (_WIDE_BLANKS, _BLANKS):
            if has_pair(blanks.split(line)):
                return _blank_separated(lines, i, blanks)
    for separator in _QUOTED if any('"' in line for line in lines[:LOOK_AT]) else ():
        grid = _separated(lines, 0, separator)
        if has_pair(grid.rows[grid.heading]):
            return grid
    return _stacked(lines)


def has_pair(row: Row) -> bool:
    """Whether a row has headings of a northing and an easting, or of a longitude and a latitude."""
    roles = [role for role in (role_of(cell)[0] for cell in row if cell) if role in PAIRS]
    return any(PAIRS[a] == b for a, b in zip(roles, roles[1:]))


def _corners_apart(row: Row) -> list[Row]:
    """A row whose cells hold whole corners (``1,4920000.00,44500000.00``), or their headings, as rows of cells."""
    parts = [_corners_in(cell) for cell in row]
    if not any(parts) or any(cell.strip() and not part for cell, part in zip(row, parts)):
        return [row]
    most = max(map(len, parts))
    return [tuple(text for part in parts for text in (part[i] if i < len(part) else _NO_CORNER)) for i in range(most)]


def _corners_in(cell: str) -> list[list[str]]:
    """The corners of a cell, blanks or line breaks between them; none where it holds anything else."""
    for corners in ([_IN_CELL.split(word) for word in cell.split()], [_IN_CELL.split(cell.strip())]):
        if all(len(one) == 3 and (has_pair(one) or all(map(LONG.fullmatch, one[1:]))) for one in corners):
            return corners
    return []


def _split(line: str, separator: str) -> list[str]:
    if not line.isascii():
        line = line.translate(_WIDE)
    if '"' in line and separator in _QUOTED:
        try:
            return next(csv.reader([line], delimiter=separator), [])
        except csv.Error:
            pass
    cells = line.split(separator)
    if separator == "|" and line.startswith("|"):  # a border, not an empty column
        cells = cells[1:-1] if line.endswith("|") else cells[1:]
    return cells


def _separated(lines: Sequence[str], heading: int, separator: str) -> Grid:
    rows: list[Row] = []
    numbers: list[int] = []
    row_of_heading = heading
    for number, line in _whole_lines(lines, separator):
        if number <= heading + 1:
            row_of_heading = len(rows)
        numbers.append(number)
        rows.append(_split(line, separator))
    if not has_pair(rows[row_of_heading]):
        row_of_heading = next((i for i, row in enumerate(rows[:LOOK_AT]) if has_pair(row)), row_of_heading)
    return Grid(rows, numbers, row_of_heading, separator)


def _whole_lines(lines: Sequence[str], separator: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; those that a quoted cell goes over are one."""
    number = 0
    opening = f'{separator}"'
    while number < len(lines):
        line, first = lines[number], number + 1
        number += 1
        if '"' in line and line.count('"') % 2 and (line.startswith('"') or opening in line):
            end, is_open = number, True
            while end < len(lines) and end < number + _MOST_JOINED and is_open:
                is_open = lines[end].count('"') % 2 == 0
                end += 1
            if not is_open:
                line, number = " ".join([line, *lines[number:end]]), end
        yield first, line


def _blank_separated(lines: Sequence[str], heading: int, blanks: re.Pattern[str]) -> Grid:
    columns = len(blanks.split(lines[heading]))

    def cells(line: str) -> list[str]:
        row = _BLANKS.split(line) if line else []
        if len(row) > columns:  # "38 456789.12": a blank behind the zone number
            joined = _BLANKS.split(_AFTER_ZONE.sub(r"\1\2", line))
            row = joined if len(joined) == columns else row
        return row

    rows = [blanks.split(line) if i == heading else cells(line) for i, line in enumerate(lines)]
    return Grid(rows, range(1, len(rows) + 1), heading, " ")


def _stacked(lines: Sequence[str]) -> Optional[Grid]:
    """Text pasted cell by cell, each on a line of its own: a run of headings, then as many cells a row."""
    start = next((i for i, line in enumerate(lines[:100]) if line and role_of(line)[0]), None)
    if start is None:
        return None
    end = start
    while end < len(lines) and end - start < _MOST_COLUMNS and _is_heading(lines[end]):
        end += 1
    columns = end - start
    if columns < 2 or not has_pair(lines[start:end]):
        return None
    rows: list[Row] = [[line] for line in lines[:start]]
    numbers = list(range(1, start + 1))
    for first in range(start, len(lines), columns):
        numbers.append(first + 1)
        rows.append(lines[first : first + columns])
    return Grid(rows, numbers, start, "\n", columns)


def _is_heading(line: str) -> bool:
    return bool(line) and len(line) < 20 and (bool(role_of(line)[0]) or not any(c.isdigit() for c in line))
