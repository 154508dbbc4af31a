"""Side lengths of a table against those that its corners give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ...findings import Finding, note, warning
from ..parsing.rows import side_slack
from .cells import decimals_in, number_in
from .rows import Entry

if TYPE_CHECKING:
    from .parcels import Ring

_NAMED = 20
_DIGITS = 4
"""Decimals beyond these say nothing of how exact a coordinate is."""
_NOISE = 1e-6


def side_findings(rings: Sequence[Ring], source: str, degrees: bool) -> list[Finding]:
    """Each side that is not the distance of its two corners, to the precision that both are written with."""
    checked, unchecked, first = 0, 0, 0
    differ: list[Finding] = []
    for ring in rings:
        given = _given(ring)
        if not given:
            continue
        first = first or given[0][2].line
        if degrees:
            unchecked += len(given)
            continue
        pairs, odd = _compared(ring, given)
        unchecked += odd
        checked += len(pairs)
        for side, measured, slack, entry, names in pairs:
            if abs(side - measured) > slack:
                place = {"source": source, "line": entry.line, "corner": names[0]}
                figures: dict[str, Any] = {"declared": side, "measured": measured, "difference": side - measured}
                figures.update(start=names[0], end=names[1])
                differ.append(warning("corners.table_side_differs", **figures, **place))
    findings = differ[:_NAMED]
    if len(differ) > _NAMED:
        place = {"source": source, "line": differ[_NAMED].line}
        findings.append(warning("corners.table_more_sides_differ", count=len(differ) - _NAMED, **place))
    if checked and not differ:
        findings.append(note("corners.table_sides_agree", count=checked, source=source, line=first))
    if unchecked:
        findings.append(note("corners.table_sides_not_checked", count=unchecked, source=source, line=first))
    return findings


_Given = tuple[int, str, Entry, bool]
"""Index of the corner, text of the side, its row, and whether it stands in the row of the corner."""
_Pair = tuple[float, float, float, Entry, tuple[str, str]]


def _given(ring: Ring) -> list[_Given]:
    sides = [(i, entry.side, entry, True) for i, entry in enumerate(ring.corners) if entry.side.strip("-—/ ")]
    return sides + [(i, entry.side, entry, False) for i, entry in ring.between]


def _compared(ring: Ring, given: Sequence[_Given]) -> tuple[list[_Pair], int]:
    """Sides with what was measured; in the row of a corner they are those that follow it, or those before it."""
    values = np.array([(entry.first, entry.second) for entry in ring.corners], dtype=np.float64)
    closed = len(values) > 1 and bool((values[0] == values[-1]).all())
    count = len(values) - closed
    decimals = _decimals(values)
    lengths = np.hypot(*(np.roll(values[:count], -1, axis=0) - values[:count]).T).tolist()
    names = [entry.name or "" for entry in ring.corners[:count]]
    read = [(number_in(text), side_slack(decimals_in(text), decimals)) for _, text, _, _ in given]
    best: tuple[int, list[_Pair], int] = (-1, [], 0)
    for step in (0, -1):
        pairs: list[_Pair] = []
        odd = 0
        for (i, _, entry, in_row), (side, slack) in zip(given, read):
            start = i + (step if in_row else 0)
            # Beside the closing row stands the last side once more, or the first.
            if side is None or (start >= count and not in_row):
                odd += 1
                continue
            start %= count
            pairs.append((side, lengths[start], slack, entry, (names[start], names[(start + 1) % count])))
        fits = sum(abs(side - measured) <= slack for side, measured, slack, *_ in pairs)
        if fits > best[0]:
            best = (fits, pairs, odd)
    return best[1], best[2]


def _decimals(values: np.ndarray[Any, np.dtype[np.float64]]) -> int:
    """How many decimals the coordinates are written with."""
    for digits in range(_DIGITS):
        if np.abs(values - np.round(values, digits)).max(initial=0.0) < _NOISE:
            return digits
    return _DIGITS
