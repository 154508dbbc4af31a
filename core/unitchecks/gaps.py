"""Ground between units of one section and year that belongs to none of them. All geometries are valid.

Two units are widened and narrowed again; what has been filled on the way is a strip between them (a morphological
closing). They are widened by more than half of the greatest width that counts, for the open ends of a strip are not
filled whole, the less the wider it is; what is too wide is taken off again. Inner corners are kept sharp as the ground
is narrowed, or each would be filled a little.

Ground that units enclose is a gap too, however wide: it may have been left out on purpose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from ..arrays import Indices, column
from ..findings import Finding, note, warning
from ..geodesy.plane import Plane
from ..progress import Progress, check, go_on, span
from ..shapes import NOTHING_M2, polygonal, polygons_of
from ..threads import batches, in_threads
from ..unit import Unit
from .neighbours import SAME_CORNER_M, Pairs
from .pieces import GRID_M, Geometries, areas_in_words, edges_of, widest

_TOUCH_M = 0.001
_SHARPEST = 10.0
"""Inner corners of 12 degrees and more stay as they are: a corner is moved by so many times the offset at most."""
_ARC = 4
"""Edges of a quarter circle: outer corners are rounded, and what that takes off them belongs to the unit."""
_WIDENED = 1.5
"""By so many greatest widths units are widened."""
_NOISE_M2 = 1e-5
_BATCH = 20_000
_AT_ONCE = 10_000
"""Edges that are looked up between two looks at Cancel."""


@dataclass(frozen=True)
class _Gap:
    """Ground that belongs to none of the ``around``, numbers of units. ``is_strip`` where it is narrow throughout."""

    around: tuple[int, ...]
    ground: BaseGeometry
    is_strip: bool


def gap_findings(
    units: Sequence[Unit], pairs: Pairs, plane: Plane, gap_m: float, progress: Progress = go_on
) -> list[Finding]:
    """Strips between two units that are nowhere wider than ``gap_m`` metres, and ground that units enclose.

    ``pairs`` are all neighbours within ``gap_m``. Raises :class:`Stopped`.
    """
    room = _Room(units)
    enclosed = room.enclosed(pairs, span(progress, 0, 0.3))
    strips = room.strips(pairs, gap_m, [gap.ground for gap in enclosed], span(progress, 0.3, 0.8))
    gaps = sorted([*enclosed, *strips], key=lambda gap: gap.around)
    grounds = column([gap.ground for gap in gaps])
    widths = widest(grounds, span(progress, 0.8, 1)).tolist()
    findings = []
    for gap, width, areas in zip(gaps, widths, areas_in_words(grounds, plane)):
        if width < SAME_CORNER_M:
            continue
        unit, *others = (units[number] for number in gap.around)
        figures = {
            "unit_id": unit.unit_id,
            "source": unit.source,
            "other": ", ".join(other.unit_id for other in others),
            "geometry": gap.ground,
            "width": f"{width:.3f}",
            "count": shapely.get_num_geometries(gap.ground),
            **areas,
        }
        is_gap = gap.is_strip or width <= gap_m
        findings.append(warning("units.gap", **figures) if is_gap else note("units.enclosed", **figures))
    return findings


class _Room:
    """The units with their groups: those of one section and year."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._whole = column([unit.geometry for unit in units])
        self._tree = shapely.STRtree(self._whole)
        numbers: dict[tuple[str, object], int] = {}
        self._group = np.array([numbers.setdefault((unit.section, unit.year), len(numbers)) for unit in units])

    def strips(self, pairs: Pairs, gap_m: float, enclosed: Sequence[BaseGeometry], progress: Progress) -> list[_Gap]:
        """The strips between two units, each ground with the first pair that it lies between."""
        pairs = self._open_to_each_other(pairs, 2 * _WIDENED * gap_m, span(progress, 0, 0.1))
        first, second = self._whole[pairs[0]], self._whole[pairs[1]]
        sizes = shapely.get_num_coordinates(first) + shapely.get_num_coordinates(second)
        filling = span(progress, 0.1, 0.6)
        parts = in_threads(lambda part: _filled(first[part], second[part], gap_m), batches(sizes, _BATCH), filling)
        pieces, pair = self._between(np.concatenate([np.empty(0, dtype=object), *parts]), np.arange(len(first)), pairs)
        pieces = self._without_units(pieces, self._group[pairs[0][pair]], span(progress, 0.6, 0.8))
        pieces, pair = self._between(_apart(pieces, enclosed, span(progress, 0.8, 1)), pair, pairs)
        return [
            _Gap((int(pairs[0][number]), int(pairs[1][number])), MultiPolygon(list(pieces[pair == number])), True)
            for number in np.unique(pair)
        ]

    def _open_to_each_other(self, pairs: Pairs, distance: float, progress: Progress) -> Pairs:
        """The pairs with open edges within ``distance`` (metres) of each other.

        An edge that another unit of the group has from the other side is not open: the ground beyond it is that unit's,
        and no gap lies along it. Neighbours mostly have the same corners, so that few edges are open.
        """
        edges = edges_of(self._whole)
        count = len(edges.owner)
        place = np.concatenate([edges.begin, edges.end]).view(np.complex128).ravel()
        corner = np.unique(place, return_inverse=True)[1].reshape(2, count).astype(np.int64)
        first, second = np.where(edges.ground_left, corner, corner[::-1])
        group = self._group[edges.owner] * (2 * count)
        is_open = ~np.isin((group + first) * (2 * count) + second, (group + second) * (2 * count) + first)
        lines, owner = edges.lines()[is_open], edges.owner[is_open]
        tree, units = shapely.STRtree(lines), len(self._whole)
        found = [np.zeros(0, dtype=np.int64)]
        for start in range(0, len(lines), _AT_ONCE):
            check(progress, start / len(lines))
            one, other = tree.query(lines[start : start + _AT_ONCE], predicate="dwithin", distance=distance)
            found.append(np.unique(owner[start + one] * units + owner[other]))
        near = np.isin(pairs[0] * units + pairs[1], np.concatenate(found))
        return pairs[0][near], pairs[1][near]

    def _between(self, grounds: Geometries, pair: Indices, pairs: Pairs) -> tuple[Geometries, Indices]:
        """The single polygons of ``grounds`` that reach both units of their pair, with the pair."""
        pieces, which = shapely.get_parts(grounds, return_index=True)
        pair = pair[which]
        kept = shapely.area(pieces) >= NOTHING_M2
        for side in pairs:
            kept &= shapely.dwithin(pieces, self._whole[side[pair]], _TOUCH_M)
        return pieces[kept], pair[kept]

    def _without_units(self, pieces: Geometries, group: Indices, progress: Progress) -> Geometries:
        """What no unit of the piece's group has."""
        piece, unit = self._tree.query(pieces, predicate="intersects")
        own = self._group[unit] == group[piece]
        piece, unit = _overlapping(pieces, piece[own], self._whole, unit[own], span(progress, 0, 0.5))
        order = np.lexsort([unit, piece])
        numbers, start = np.unique(piece[order], return_index=True)
        result = pieces.copy()
        for done, (number, units) in enumerate(zip(numbers.tolist(), np.split(unit[order], start[1:]))):
            check(progress, 0.5 + 0.5 * done / len(numbers))
            taken = shapely.union_all(self._whole[units])
            result[number] = polygons_of(shapely.difference(pieces[number], taken, grid_size=GRID_M))
        return result

    def enclosed(self, pairs: Pairs, progress: Progress) -> list[_Gap]:
        """Ground with units all around that touch each other; a hole of one unit is its own."""
        touch = shapely.intersects(self._whole[pairs[0]], self._whole[pairs[1]])
        rings: list[Polygon] = []
        groups: list[int] = []
        connected = _connected(pairs[0][touch], pairs[1][touch])
        for done, members in enumerate(connected):
            step = span(progress, 0.5 * done / len(connected), 0.5 * (done + 1) / len(connected))
            together = self._union(members, step)
            holes = [Polygon(ring) for part in polygons_of(together).geoms for ring in part.interiors]
            rings += holes
            groups += [int(self._group[members[0]])] * len(holes)
        grounds = self._without_units(column(rings), np.array(groups, dtype=np.intp), span(progress, 0.5, 1))
        grounds, ring = shapely.get_parts(polygonal(grounds), return_index=True)
        gaps = []
        for ground, number in zip(grounds, ring.tolist()):
            if ground.area < NOTHING_M2:
                continue
            near = self._tree.query(ground, predicate="dwithin", distance=_TOUCH_M)
            around = np.sort(near[self._group[near] == groups[number]]).tolist()
            if len(around) > 1:
                gaps.append(_Gap(tuple(around), MultiPolygon([ground]), False))
        return gaps

    def _union(self, members: Indices, progress: Progress) -> BaseGeometry:
        whole = self._whole[members]
        parts = batches(shapely.get_num_coordinates(whole), _BATCH)
        return shapely.union_all(in_threads(lambda part: shapely.union_all(whole[part]), parts, progress))


def _filled(first: Geometries, second: Geometries, gap_m: float) -> Geometries:
    """What closing fills between two geometries, pair by pair; ``None`` where it is nothing or narrower than 0.5 mm."""
    first, second = _near_each_other(first, second, 2 * _WIDENED * gap_m + 1)
    both = shapely.geometrycollections(np.stack([first, second], axis=1))
    offset = _WIDENED * gap_m
    closed = shapely.buffer(both, offset, quad_segs=_ARC)
    closed = shapely.buffer(closed, -offset, join_style="mitre", mitre_limit=_SHARPEST)
    # Almost all pairs share their boundary, or are far enough from each other. What is left of them lies along the
    # edges, which takes an overlay long: it is kept off them.
    hidden = shapely.buffer(both, SAME_CORNER_M / 2, join_style="mitre")
    result = np.full(len(both), None, dtype=object)
    some = np.flatnonzero(~shapely.is_empty(shapely.difference(closed, hidden)))
    rest = shapely.difference(closed[some], first[some], grid_size=GRID_M)
    rest = shapely.difference(rest, second[some], grid_size=GRID_M)
    result[some] = _narrow_parts(polygonal(rest), gap_m)
    return result


def _narrow_parts(grounds: Geometries, gap_m: float) -> Geometries:
    """What of each ground is no wider than ``gap_m``."""
    offset = gap_m / 2 + _TOUCH_M
    wide = shapely.buffer(grounds, -offset)
    some = np.flatnonzero(shapely.is_geometry(wide) & ~shapely.is_empty(wide))
    again = shapely.buffer(wide[some], offset * (1 + _NOISE_M2), quad_segs=_ARC)
    grounds[some] = polygonal(shapely.difference(grounds[some], again, grid_size=GRID_M))
    return grounds


def _near_each_other(first: Geometries, second: Geometries, margin: float) -> tuple[Geometries, Geometries]:
    """The parts of two geometries that lie in the box of the other, with a margin."""
    one, other = shapely.bounds(first), shapely.bounds(second)
    low, high = np.maximum(one, other)[:, :2] - margin, np.minimum(one, other)[:, 2:] + margin
    boxes = shapely.box(*low.T, *high.T)
    return polygonal(shapely.intersection(first, boxes)), polygonal(shapely.intersection(second, boxes))


def _apart(pieces: Geometries, enclosed: Sequence[BaseGeometry], progress: Progress) -> Geometries:
    """Each piece without the ground of earlier ones and without what is ``enclosed``: no ground is told twice."""
    result = column([*enclosed, *pieces])
    later, earlier = shapely.STRtree(result).query(result, predicate="intersects")
    kept = (earlier < later) & (later >= len(enclosed))
    later, earlier = _overlapping(result, later[kept], result, earlier[kept], span(progress, 0, 0.5))
    for done, (one, other) in enumerate(sorted(zip(later.tolist(), earlier.tolist()))):
        check(progress, 0.5 + 0.5 * done / len(later))
        result[one] = polygons_of(shapely.difference(result[one], result[other], grid_size=GRID_M))
    return result[len(enclosed) :]


def _overlapping(
    grounds: Geometries, ground: Indices, others: Geometries, other: Indices, progress: Progress
) -> tuple[Indices, Indices]:
    """Of pairs of geometries those that share ground; most only touch."""
    first, second = grounds[ground], others[other]
    sizes = shapely.get_num_coordinates(first) + shapely.get_num_coordinates(second)
    looks = in_threads(
        lambda part: shapely.area(shapely.intersection(first[part], second[part])) > _NOISE_M2,
        batches(sizes, _BATCH),
        progress,
    )
    shared = np.concatenate([np.zeros(0, dtype=bool), *looks])
    return ground[shared], other[shared]


def _connected(first: Indices, second: Indices) -> list[Indices]:
    """Groups of numbers that pairs hold together, in order."""
    root: dict[int, int] = {}

    def find(number: int) -> int:
        while root.setdefault(number, number) != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for one, other in zip(first.tolist(), second.tolist()):
        low, high = sorted((find(one), find(other)))
        root[high] = low
    groups: dict[int, list[int]] = {}
    for number in sorted(root):
        groups.setdefault(find(number), []).append(number)
    return [np.array(members, dtype=np.intp) for members in groups.values()]
