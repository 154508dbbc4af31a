"""Heading rows: which column holds what, and which columns belong together as one group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Optional

from ...geodesy.datum import CGCS2000, datum_of
from .cells import LONG, number_in
from .grid import Row
from .words import (
    EAST,
    HEIGHT,
    INDEX,
    LATITUDE,
    LONGITUDE,
    NAME,
    NUMBER,
    PAIRS,
    POINT,
    RING,
    SIDE,
    bare,
    plainly,
    role_of,
    words,
)

GROUPS_UNCLEAR, SYSTEMS_UNCLEAR = "groups", "systems"
"""Why a heading cannot be used: whose corners, or in which coordinate system, its columns are."""
_MOST_ABOVE = 2
"""A heading has so many rows above its lowest at most."""
_SAMPLE = 40
"""So many rows tell whether names are those of corners."""


@dataclass(frozen=True)
class Pair:
    """Columns of northing and easting, or of latitude and longitude. ``label`` and ``datum`` stand over them."""

    first: int
    second: int
    degrees: bool
    label: str = ""
    datum: str = ""


@dataclass(frozen=True)
class Group:
    """Columns that a corner stands in; ``None`` where there is no such column. ``left`` are pairs that are not taken.

    ``shared`` where the columns of the block are those of the first group: they hold for the whole row.
    """

    pair: Pair
    columns: tuple[int, ...]
    point: Optional[int] = None
    index: Optional[int] = None
    ring: Optional[int] = None
    number: Optional[int] = None
    name: Optional[int] = None
    side: Optional[int] = None
    height: Optional[int] = None
    label: str = ""
    shared: bool = False
    left: tuple[Pair, ...] = ()

    @property
    def has_block(self) -> bool:
        """Whether a column says which parcel a corner is of."""
        return self.number is not None or self.name is not None


@dataclass(frozen=True)
class Heading:
    """Rows ``start`` to ``end`` (not included) are headings. ``unused`` are headings of columns that are not read."""

    start: int
    end: int
    groups: tuple[Group, ...]
    texts: tuple[str, ...]
    unused: tuple[str, ...] = ()
    problem: str = ""


def heading_at(rows: Sequence[Row], lowest: int, after: int = 0) -> Heading:
    """The heading whose lowest row with a pair of columns is ``lowest``; none of its rows is before ``after``."""
    row = rows[lowest]
    width = len(row)
    above = _rows_above(rows, lowest, after)
    texts = [plainly(cell) for cell in row]
    labels = [""] * width
    for upper in above:
        spread = _spread(upper, width)
        for i in range(width):
            mine = plainly(upper[i]) if i < len(upper) else ""
            if not role_of(texts[i])[0] and role_of(mine)[0] and role_of(mine)[0] not in PAIRS:
                texts[i] = mine
            elif not labels[i] and spread[i] and not role_of(spread[i])[0] and spread[i] != texts[i]:
                labels[i] = spread[i]
    roles = [role_of(text)[0] for text in texts]
    if POINT not in roles:
        roles = _named_by_rows(roles, rows[lowest + 1 : lowest + 1 + _SAMPLE])
    pairs = _pairs(texts, roles, labels)
    groups, problem = _groups(roles, pairs)
    used = {i for group in groups for i in group.columns}
    unused = tuple(text for i, text in enumerate(texts) if text and i not in used and roles[i] != INDEX)
    end = lowest + 1
    while end < len(rows) and any(rows[end]) and all(not cell or not bare(cell) for cell in rows[end]):
        end += 1  # a row of units
    return Heading(lowest - len(above), end, groups, tuple(texts), unused, problem)


def _named_by_rows(roles: list[str], rows: Sequence[Row]) -> list[str]:
    """The roles; a column such as 名称 names corners, not parcels, where nearly each row has another name."""
    count = sum(any(row) for row in rows)
    for i, role in enumerate(roles):
        if role in (NAME, NUMBER):
            names = [row[i] for row in rows if i < len(row) and row[i]]
            if len(names) > 2 and 2 * len(names) > count and 2 * len(set(names)) > len(names):
                return [*roles[:i], POINT, *roles[i + 1 :]]
    return roles


def _rows_above(rows: Sequence[Row], lowest: int, after: int) -> list[Row]:
    """Rows over the lowest that belong to the heading, the nearest first."""
    above: list[Row] = []
    starts = [i for i, cell in enumerate(rows[lowest]) if role_of(cell)[0] in (POINT, INDEX)]
    for i in range(lowest - 1, max(after, lowest - _MOST_ABOVE) - 1, -1):
        row = rows[i]
        filled = [i for i, cell in enumerate(row) if cell]
        if not filled or any(number_in(cell) is not None or ":" in plainly(cell) for cell in row if cell):
            break
        if filled == [0] and len(rows[lowest]) > 1:
            break  # a title
        if _is_split_title(row) or _is_statement([row[i] for i in filled]):
            break
        known = any(role_of(cell)[0] or bare(cell) in words().over or _datum(cell) for cell in row if cell)
        if not known and not (len(filled) > 1 and filled == starts):
            break
        above.append(row)
    return above


def _is_split_title(row: Row) -> bool:
    """Whether the commas of a title made cells of it: its brackets open in one cell and close in another."""
    return any(cell.count("(") + cell.count("（") != cell.count(")") + cell.count("）") for cell in row)


def _is_statement(cells: Sequence[str]) -> bool:
    """Whether these are a word such as 地块名称 and what it is."""
    if len(cells) != 2 or role_of(cells[0])[0] not in (NUMBER, NAME):
        return False
    return not role_of(cells[1])[0] and bare(cells[1]) not in words().over and not _datum(cells[1])


def _datum(text: str) -> bool:
    return len(text) < 30 and datum_of(text) is not None


def _spread(row: Row, width: int) -> list[str]:
    """The texts of a row, each over the empty cells to its right, as a merged cell stands."""
    result, last = [], ""
    for i in range(width):
        last = plainly(row[i]) if i < len(row) and row[i] else last
        result.append(last)
    return result


def _pairs(texts: Sequence[str], roles: Sequence[str], labels: Sequence[str]) -> list[Pair]:
    pairs: list[Pair] = []
    open_column: Optional[int] = None
    for i, role in enumerate(roles):
        if role not in PAIRS:
            continue
        if open_column is None or roles[open_column] != PAIRS[role]:
            open_column = i
            continue
        first, second = (open_column, i) if role in (EAST, LONGITUDE) else (i, open_column)
        label = labels[open_column]
        datum = role_of(texts[i])[1] or role_of(texts[open_column])[1] or (label if _datum(label) else "")
        is_block = label and not datum and bare(label) not in words().over and not LONG.search(label)
        pairs.append(
            Pair(first, second, role in (LONGITUDE, LATITUDE), label if is_block else "", datum),
        )
        open_column = None
    return pairs


def _groups(roles: Sequence[str], pairs: Sequence[Pair]) -> tuple[tuple[Group, ...], str]:
    points = [i for i, role in enumerate(roles) if role == POINT] or [
        i for i, role in enumerate(roles) if role == INDEX
    ]
    by_point: dict[tuple[int, str], list[Pair]] = {}
    for pair in pairs:
        before = [i for i in points if i < min(pair.first, pair.second)]
        point = before[-1] if before else (points[0] if points else -1)
        by_point.setdefault((point, pair.label if len(points) < 2 else ""), []).append(pair)
    groups: list[Group] = []
    problem = ""
    for (point, _), own in by_point.items():
        taken = _taken(own)
        if taken is None:
            return (), SYSTEMS_UNCLEAR if point >= 0 and len(points) > 0 else GROUPS_UNCLEAR
        left = tuple(pair for pair in own if pair is not taken)
        mine = (taken.first, taken.second, *((point,) if point >= 0 else ()))
        columns = (*mine, *(i for pair in left for i in (pair.first, pair.second)))
        groups.append(
            Group(taken, columns, point if point >= 0 else None, left=left, label=own[0].label),
        )
    return tuple(_with_others(groups, roles)), problem


def _taken(pairs: Sequence[Pair]) -> Optional[Pair]:
    """The pair that is read, of several for the same corner: CGCS2000 before others, metres before degrees."""
    national = [pair for pair in pairs if pair.datum and datum_of(pair.datum) == CGCS2000]
    for candidates in (national or list(pairs),):
        metres = [pair for pair in candidates if not pair.degrees]
        chosen = metres or candidates
        if len(chosen) == 1:
            return chosen[0]
    return None


def _with_others(groups: list[Group], roles: Sequence[str]) -> list[Group]:
    """The groups with their other columns: what names a corner or its block stands before, measures behind."""
    starts = [min(group.columns) for group in groups]
    taken = {i for group in groups for i in group.columns}
    found: list[dict[str, int]] = [{} for _ in groups]
    for i, role in enumerate(roles):
        if i in taken or role in PAIRS or not role:
            continue
        before = [k for k, start in enumerate(starts) if start < i]
        behind = [k for k, start in enumerate(starts) if start > i]
        k = before[-1] if before else 0
        if role in (POINT, INDEX, NUMBER, NAME) and behind and (not before or role in found[k] or i > _end(groups[k])):
            k = behind[0]
        found[k].setdefault(role, i)
    result = []
    for group, own in zip(groups, found):
        index, ring, number, name, side, height = (own.get(role) for role in (INDEX, RING, NUMBER, NAME, SIDE, HEIGHT))
        more = (column for column in (index, ring, number, name, side, height) if column is not None)
        columns = (*group.columns, *more)
        result.append(
            replace(group, columns=columns, index=index, ring=ring, number=number, name=name, side=side, height=height)
        )
    first = result[0] if result else None
    if first and first.has_block:
        for k in range(1, len(result)):
            if not result[k].has_block:
                result[k] = replace(result[k], number=first.number, name=first.name, shared=True)
    if first and first.index is not None:
        result = [replace(group, index=first.index) if group.index is None else group for group in result]
    return result


def _end(group: Group) -> int:
    return max(group.pair.first, group.pair.second)
