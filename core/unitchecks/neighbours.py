"""Units of one section and year beside each other: ground that two of them have, corners that nearly meet.

All geometries are valid.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np
import shapely

from ..arrays import Indices, column
from ..corners.numbering import numbered_rings
from ..findings import Finding, error, warning
from ..geodesy.plane import Plane
from ..progress import Progress, check, go_on
from ..unit import Unit
from .pieces import Floats, areas_in_words, edges_of, is_narrow, shared_ground

Pairs = tuple[Indices, Indices]
"""Numbers of units, two and two."""

SAME_CORNER_M = 0.0005
"""Coordinates are kept to the millimetre: corners closer than half of one are the same."""
_AT_ONCE = 20_000
_STEP = 100


def neighbours(units: Sequence[Unit], distance: float) -> Pairs:
    """Pairs of units of one section and year within ``distance`` metres of each other; the earlier one comes first."""
    whole = column([unit.geometry for unit in units])
    first, second = shapely.STRtree(whole).query(whole, predicate="dwithin", distance=distance)
    numbers: dict[tuple[str, object], int] = {}
    group = np.array([numbers.setdefault((unit.section, unit.year), len(numbers)) for unit in units], dtype=np.intp)
    kept = (first < second) & (group[first] == group[second])
    order = np.lexsort([second[kept], first[kept]])
    return first[kept][order], second[kept][order]


def overlap_findings(
    units: Sequence[Unit], pairs: Pairs, plane: Plane, tolerance_m: float, progress: Progress = go_on
) -> list[Finding]:
    """Ground that both units of a pair have. Nowhere wider than the tolerance it is a line drawn twice.

    Raises :class:`Stopped`.
    """
    whole = column([unit.geometry for unit in units])
    shared = shared_ground(whole[pairs[0]], whole[pairs[1]], progress)
    found = np.flatnonzero(shapely.is_geometry(shared))
    shared = shared[found]
    findings = []
    for number, ground, is_line, areas in zip(
        found, shared, is_narrow(shared, tolerance_m), areas_in_words(shared, plane)
    ):
        unit, other = units[pairs[0][number]], units[pairs[1][number]]
        figures = {"unit_id": unit.unit_id, "source": unit.source, "other": other.unit_id, "geometry": ground, **areas}
        if is_line:
            findings.append(warning("units.overlap_line", tolerance=f"{tolerance_m:g}", **figures))
        else:
            findings.append(error("units.overlap", **figures))
    return findings


def corner_findings(
    units: Sequence[Unit], pairs: Pairs, tolerance_m: float, progress: Progress = go_on
) -> list[Finding]:
    """Corners of one unit of a pair close to a corner or the boundary of the other, but not on it.

    Raises :class:`Stopped`.
    """
    near = np.unique(np.concatenate(pairs))
    corners = edges_of(column([units[number].geometry for number in near]))
    begin, end, owner, edges = corners.begin, corners.end, corners.owner, corners.lines()
    tree = shapely.STRtree(edges)
    first, second = (np.searchsorted(near, side) for side in pairs)
    together = np.union1d(first * len(near) + second, second * len(near) + first)
    off: list[tuple[Indices, Indices, Floats]] = []
    for start in range(0, len(owner), _AT_ONCE):
        check(progress, 0.5 * start / len(owner))
        some = shapely.points(begin[start : start + _AT_ONCE])
        one, edge = tree.query(some, predicate="dwithin", distance=tolerance_m)
        kept = np.isin(owner[start + one] * len(near) + owner[edge], together)
        one, edge = one[kept], edge[kept]
        to_edge = shapely.distance(some[one], edges[edge])
        to_corner = np.minimum(*(np.hypot(*(ends[edge] - begin[start + one]).T) for ends in (begin, end)))
        off.append(_off(start + one, owner[edge], to_edge, to_corner, tolerance_m))
    if not off:
        return []
    who, other, distance = (np.concatenate(column) for column in zip(*off))
    order = np.lexsort([who, other, owner[who]])
    found = zip(owner[who[order]].tolist(), other[order].tolist(), who[order].tolist(), distance[order].tolist())
    before = np.searchsorted(owner, np.arange(len(near))).tolist()
    findings: list[Finding] = []
    names: list[str] = []
    last = -1
    for (one, two), members in groupby(found, key=lambda row: row[:2]):
        if len(findings) % _STEP == 0:
            check(progress, 0.5 + 0.5 * one / len(near))
        unit, rows = units[near[one]], list(members)
        if one != last:
            names = [corner.name for ring in numbered_rings(unit.geometry) for corner in ring.corners]
            last = one
        named = [names[row[2] - before[one]] for row in rows]
        findings.append(
            warning(
                "units.corners_nearly_shared",
                unit_id=unit.unit_id,
                source=unit.source,
                other=units[near[two]].unit_id,
                corner=named[0],
                corners=", ".join(named),
                distance=f"{max(row[3] for row in rows):.3f}",
                geometry=shapely.multipoints(begin[[row[2] for row in rows]]),
            )
        )
    return findings


def _off(
    corner: Indices, other: Indices, to_edge: Floats, to_corner: Floats, tolerance_m: float
) -> tuple[Indices, Indices, Floats]:
    """Corners that miss the corners or the boundary of another unit, with that unit and by how much; each once.

    A corner may lie exactly on an edge of the other unit, and yet beside the corner that it was meant to be.
    """
    pairs, place = np.unique(np.stack([corner, other]), axis=1, return_inverse=True)
    off = np.zeros(pairs.shape[1])
    for distance in (to_corner, to_edge):
        nearest = np.full(pairs.shape[1], np.inf)
        np.minimum.at(nearest, place.ravel(), distance)
        off = np.where((nearest >= SAME_CORNER_M) & (nearest <= tolerance_m), nearest, off)
    missed = off > 0
    return pairs[0][missed], pairs[1][missed], off[missed]
