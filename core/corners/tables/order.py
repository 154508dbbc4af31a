"""The order in which groups of columns side by side are read."""

from __future__ import annotations

from collections.abc import Sequence

from ...findings import Finding, error, note
from .cells import corner_number
from .rows import Entry, Segment, Table


def in_order(table: Table, source: str) -> list[list[Entry]]:
    """The entries of each segment in the order that the numbers of the corners tell: group by group, or row by row.

    Where the numbers tell nothing, that is an error among the findings of ``table``, which is not usable then.
    """
    sided = [segment for segment in table.segments if sum(bool(entries) for entries in segment.groups) > 1]
    if not sided:
        return [[entry for entries in segment.groups for entry in entries] for segment in table.segments]
    downs, acrosses = (sum(_steps(order(segment)) for segment in sided) for order in (_down, _across))
    place = {"source": source, "line": sided[0].groups[0][0].line}
    same = all(_down(segment) == _across(segment) for segment in sided)
    apart = all(_own_blocks(segment.groups) for segment in sided)
    groups = max(sum(bool(entries) for entries in segment.groups) for segment in sided)
    if downs == acrosses and not same and not apart:
        table.findings.append(error("corners.table_order_unclear", groups=groups, **place))
        table.usable = False
    table.findings.append(_told(acrosses > downs, groups, place))
    if not table.usable:
        table.findings.pop()
    return [_across(segment) if acrosses > downs else _down(segment) for segment in table.segments]


def _told(across: bool, groups: int, place: dict[str, object]) -> Finding:
    if across:
        return note("corners.table_across", groups=groups, **place)
    return note("corners.table_down", groups=groups, **place)


def _down(segment: Segment) -> list[Entry]:
    return [entry for entries in segment.groups for entry in entries]


def _across(segment: Segment) -> list[Entry]:
    return sorted(_down(segment), key=lambda entry: entry.line)


def _steps(entries: Sequence[Entry]) -> int:
    """How often the number of a corner is the next after the one before it."""
    numbers = [corner_number(entry.name) for entry in entries if entry.name is not None]
    return sum(a is not None and b == a + 1 for a, b in zip(numbers, numbers[1:]))


def _own_blocks(groups: Sequence[Sequence[Entry]]) -> bool:
    """Whether each group has parcels of its own: then the order does not matter."""
    keys = [{(entry.number, entry.block) for entry in entries} for entries in groups if entries]
    return all(key and ("", "") not in key for key in keys) and sum(map(len, keys)) == len(set().union(*keys))
