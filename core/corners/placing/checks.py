"""What is odd about corners, within a ring and between the parcels of a run. Nothing is changed: all of it is told.

Short sides, spikes and numbering are looked for ring by ring; corners that nearly coincide with a neighbour's, and
parcels that overlap, over all parcels of a run at once.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import shapely

from ...arrays import column
from ...findings import Finding, note, warning
from ...progress import Progress, check, go_on, span
from ...shapes import NOTHING_M2, polygons_of
from ..parsing.fields import plain
from ..records import Floats, Ints
from .gathering import first_of
from .rings import ALMOST, FLAT, Corners, Outline, opened, outline_of
from .sides import Sides, sides_of

_PAIRS = 2_000_000
"""So many pairs of corners are looked at between two looks at Cancel."""
_PARCELS = 2000
"""So many parcels are looked at between two looks at Cancel."""
_NUMBER = re.compile(r"[0-9]{1,9}$")


@dataclass(frozen=True)
class Limits:
    """From where on something is told. ``short_side`` and ``neighbour`` are metres, ``spike`` degrees; 0: not at all.

    A side shorter than ``short_side`` is told, a corner whose sides enclose less than ``spike``, and a corner nearer
    than ``neighbour`` to a corner of another parcel and not on it.
    """

    short_side: float = 0.05
    spike: float = 5.0
    neighbour: float = 0.05


USUAL = Limits()


@dataclass(frozen=True)
class Ground:
    """A parcel on the ground of a run: ``outline.geometry`` is in the plane that all share.

    Parcels of different ``block`` may share ground, as what is planned lies on what is damaged; so may those to which
    the source gives different ranges of elevations (标高), as it writes them in ``depth``.
    """

    unit_id: str
    source: str
    line: int
    outline: Outline
    depth: str = ""
    block: Hashable = ""


def outlines_of(
    parcels: Sequence[Sequence[Corners]],
    places: Sequence[Mapping[str, Any]],
    limits: Limits = USUAL,
    progress: Progress = go_on,
) -> list[tuple[Optional[Outline], list[Finding]]]:
    """For each parcel of one file the outline of its rings, ``None`` where there can be none, and what is odd.

    Odd are short sides and spikes of the rings as in the source, outer rings whose numbers run the other way round and
    rings that count down. ``places`` are the ``source`` and ``unit_id`` of the findings. A sieve over all rings at once
    finds the parcels that are plain, which are most; :func:`outline_of` and a closer look are for the others. Raises
    :class:`Stopped`.
    """
    check(progress, 0)
    sides = sides_of([ring for rings in parcels for ring in rings])
    clean = (sides.shortest > 0) & (sides.closed | (sides.closing >= ALMOST))
    odd = sides.sound & ((sides.shortest < limits.short_side) | sides.folds(limits.spike))
    odd |= sides.sound & ~(sides.shortest > 0)  # what stands twice hides the fold of its neighbours
    counterclockwise = sides.twice_area > 0
    first = np.concatenate([[0], np.cumsum([len(rings) for rings in parcels])]).astype(np.int64)
    check(progress, 0.1)
    plain_outlines = _plain_outlines(parcels, sides, clean, first)
    check(progress, 0.3)
    result = []
    for number, (rings, place) in enumerate(zip(parcels, places)):
        done = 0.3 + 0.7 * number / len(parcels)
        if number % _PARCELS == 0:
            check(progress, done)
        outline = plain_outlines.get(number)
        findings: list[Finding] = []
        if outline is None:
            outline, findings = outline_of(rings, place, span(progress, done, done))
        for ring, of_sides in zip(rings, odd[first[number] : first[number + 1]].tolist()):
            if of_sides:
                findings += odd_sides(ring, limits, place)
        if outline is not None and len(rings) == 1 and len(outline.rings) == 1:
            findings += _order(outline.rings[0], bool(counterclockwise[first[number]]), place)
        elif outline is not None:
            findings += _orders(outline, place)
        result.append((outline, findings))
    return result


def _plain_outlines(
    parcels: Sequence[Sequence[Corners]], sides: Sides, clean: npt.NDArray[np.bool_], first: Ints
) -> dict[int, Outline]:
    """The outlines of the parcels of which :func:`outline_of` would say nothing: one ring, clean and valid."""
    numbers = [
        number
        for number, rings in enumerate(parcels)
        if len(rings) == 1
        and clean[first[number]]
        and rings[0].number <= 1
        and not rings[0].deducted
        and (sides.closed[first[number]] or rings[0].names[0] != rings[0].names[-1] or not rings[0].names[0])
    ]
    if not numbers:
        return {}
    chosen = first[numbers]
    count = sides.begin[chosen + 1] - sides.begin[chosen]
    ring = np.repeat(np.arange(len(numbers)), count)
    offset = np.arange(len(ring)) - np.repeat(np.cumsum(count) - count, count)
    polygons = shapely.polygons(shapely.linearrings(sides.xy[sides.begin[chosen][ring] + offset], indices=ring))
    good = shapely.is_valid(polygons) & (shapely.area(polygons) > FLAT * shapely.length(polygons))
    geometries = shapely.multipolygons(polygons[good], indices=np.arange(int(good.sum())))
    return {
        numbers[i]: Outline(geometry, (opened(parcels[numbers[i]][0]),))
        for i, geometry in zip(np.flatnonzero(good).tolist(), geometries)
    }


def odd_sides(ring: Corners, limits: Limits, place: Mapping[str, Any]) -> list[Finding]:
    """Short sides and spikes of a ring as in the source. ``place`` is the ``source`` and ``unit_id``."""
    ring = opened(ring)
    n = len(ring)
    if n < 3 or not np.isfinite(ring.xy).all():
        return []
    side = np.empty((n, 2))
    np.subtract(ring.xy[1:], ring.xy[:-1], out=side[:-1])
    side[-1] = ring.xy[0] - ring.xy[-1]
    length = np.hypot(side[:, 0], side[:, 1])
    findings: list[Finding] = []
    if length.min() < limits.short_side:
        short = (length > 0) & (length < limits.short_side)
        if n > 3 and length[-1] < ALMOST:
            short[-1] = False  # told as a ring that is almost closed

        def short_side(i: int) -> Finding:
            figures = {"before": ring.names[i], "length": float(length[i]), "limit": limits.short_side}
            return warning("corners.short_side", **figures, **ring.at((i + 1) % n), **place)

        findings += first_of(np.flatnonzero(short), np.roll(ring.lines, -1), np.roll(ring.xy, -1, axis=0), short_side)
    return findings + _spikes(ring, side, length, limits.spike, place)


def _spikes(ring: Corners, side: Floats, length: Floats, limit: float, place: Mapping[str, Any]) -> list[Finding]:
    """Corners whose sides fold back; corners that stand twice are passed over."""
    kept = None if length.min() > 0 else np.flatnonzero(length > 0)
    if kept is not None:
        side, length = side[kept], length[kept]
    if len(side) < 3 or limit <= 0:
        return []
    # The corner between side i and side i + 1: the way back along the one against the way along the other.
    onward, reach = np.concatenate([side[1:], side[:1]]), np.concatenate([length[1:], length[:1]])
    cosine = -(side[:, 0] * onward[:, 0] + side[:, 1] * onward[:, 1])
    fold = cosine > np.cos(np.radians(limit)) * length * reach
    if not fold.any():
        return []
    after = np.concatenate([np.arange(1, len(side)), [0]])
    corner = after if kept is None else kept[after]
    cross = side[:, 0] * onward[:, 1] - side[:, 1] * onward[:, 0]
    degrees = np.degrees(np.arctan2(np.abs(cross), cosine))
    far = np.minimum(length, reach)

    def spike(i: int) -> Finding:
        figures = {"angle": float(degrees[i]), "far": float(far[i]), "limit": limit}
        return warning("corners.spike", **figures, **ring.at(int(corner[i])), **place)

    return first_of(np.flatnonzero(fold), ring.lines[corner], ring.xy[corner], spike)


def _orders(outline: Outline, place: Mapping[str, Any]) -> list[Finding]:
    findings = []
    rings = iter(outline.rings)
    for part in outline.geometry.geoms:
        ring = next(rings)
        findings += _order(ring, _is_counterclockwise(ring.xy), place)
        for _ in part.interiors:
            next(rings)
    return findings


def _order(ring: Corners, counterclockwise: bool, place: Mapping[str, Any]) -> list[Finding]:
    """Whether the numbers of an outer ring do not run clockwise, the order of the field, or count down."""
    descending = _counts_down(ring.names)
    if counterclockwise == descending and not descending:
        return []
    findings = [note("corners.names_descend", ring=ring.number, **ring.at(0), **place)] if descending else []
    if counterclockwise != descending:
        findings.append(note("corners.counterclockwise", ring=ring.number, **ring.at(0), **place))
    return findings


def _is_counterclockwise(xy: Floats) -> bool:
    here = xy - xy[0]
    return bool((here[:-1, 0] * here[1:, 1] - here[:-1, 1] * here[1:, 0]).sum() > 0)


def _counts_down(names: Sequence[str]) -> bool:
    """Whether the numbers at the end of the names go down by one from corner to corner, but for the first or last."""
    if len(names) < 4:
        return _falls(names)
    return _falls(names[1:3]) and _falls(names[1:-1])


def _falls(names: Sequence[str]) -> bool:
    before: Optional[int] = None
    for name in names:
        match = _NUMBER.search(plain(name))
        if match is None or (before is not None and int(match[0]) != before - 1):
            return False
        before = int(match[0])
    return True


def neighbour_findings(grounds: Sequence[Ground], limits: Limits, progress: Progress = go_on) -> list[Finding]:
    """Corners that nearly coincide with a corner of another parcel, and parcels that overlap, over all of a run.

    Raises :class:`Stopped` if ``progress`` returns false.
    """
    if len(grounds) < 2:
        return []
    geometries = column(ground.outline.geometry for ground in grounds)
    findings = near_corners(grounds, geometries, limits.neighbour, span(progress, 0, 0.4))
    return findings + overlaps(grounds, geometries, span(progress, 0.4, 1))


def near_corners(
    grounds: Sequence[Ground], geometries: npt.NDArray[np.object_], limit: float, progress: Progress
) -> list[Finding]:
    """Corners at most ``limit`` metres from a corner of another parcel, and not on it nor on another corner of it.

    Each pair of places is told once, at the parcel that comes later. Raises :class:`Stopped`.
    """
    if limit <= 0:
        return []
    check(progress, 0)
    xy, owner = _corners_of(geometries)
    first, second = _near_pairs(xy, owner, limit, progress)
    if not len(first):
        return []
    later = owner[first] > owner[second]
    first, second = np.where(later, second, first), np.where(later, first, second)
    ends = np.sort(np.concatenate([xy[first].view(np.complex128), xy[second].view(np.complex128)], axis=1), axis=1)
    once = np.sort(np.unique(ends, axis=0, return_index=True)[1])
    once = once[np.lexsort([first[once], second[once]])]
    first, second = first[once], second[once]
    gap = np.hypot(*(xy[first] - xy[second]).T)
    begin = np.searchsorted(owner, np.arange(len(grounds)))
    lines = np.concatenate([ring.lines for ground in grounds for ring in ground.outline.rings])

    def near_neighbour(i: int) -> Finding:
        a, b = int(first[i]), int(second[i])
        ground, other = grounds[owner[b]], grounds[owner[a]]
        figures: dict[str, Any] = {"gap": float(gap[i]), "limit": limit, "other_line": int(lines[a])}
        figures["other_corner"] = _name(other, a - int(begin[owner[a]]))
        others = {"other": other.unit_id, "other_source": other.source}
        at = {"unit_id": ground.unit_id, "source": ground.source, "line": int(lines[b])}
        name = _name(ground, b - int(begin[owner[b]]))
        return warning("corners.near_neighbour", **figures, **others, **at, corner=name, geometry=shapely.Point(xy[b]))

    numbers = {source: number for number, source in enumerate(dict.fromkeys(ground.source for ground in grounds))}
    source = np.array([numbers[ground.source] for ground in grounds])[owner[second]]
    findings = []
    for number in np.unique(source):
        findings += first_of(np.flatnonzero(source == number), lines[second], xy[second], near_neighbour)
    return findings


def _corners_of(geometries: npt.NDArray[np.object_]) -> tuple[Floats, Ints]:
    """All corners (n, 2) of many geometries without closing points, in the order of ``Outline.rings``, and whose."""
    parts, part_owner = shapely.get_parts(geometries, return_index=True)
    rings, ring_part = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    kept = np.r_[ring[1:] == ring[:-1], np.zeros(min(len(ring), 1), dtype=bool)]
    return np.ascontiguousarray(xy[kept]), part_owner[ring_part[ring[kept]]]


def _name(ground: Ground, index: int) -> str:
    """Name of the corner with this index over all rings of a parcel."""
    for ring in ground.outline.rings:
        if index < len(ring):
            return ring.names[index]
        index -= len(ring)
    raise IndexError(index)


def _near_pairs(xy: Floats, owner: Ints, limit: float, progress: Progress) -> tuple[Ints, Ints]:
    """Pairs of corners of different owners that are near and not the same, where neither owner has both places."""
    near: list[npt.NDArray[np.int64]] = []
    same: list[npt.NDArray[np.int64]] = []
    for pairs, part in _cell_pairs(xy, owner, limit):
        check(progress, part)
        pairs = pairs[:, owner[pairs[0]] != owner[pairs[1]]]
        distance = np.hypot(*(xy[pairs[0]] - xy[pairs[1]]).T)
        near.append(pairs[:, (distance > 0) & (distance <= limit)])
        same.append(pairs[:, distance == 0])
    first, second = np.concatenate(near, axis=1) if near else np.zeros((2, 0), dtype=np.int64)
    if not len(first):
        return first, second
    # A parcel that has a corner exactly at the neighbour's place as well is in order there.
    a, b = np.concatenate(same, axis=1)
    owners = int(owner.max()) + 1
    shared = np.unique(np.concatenate([b * owners + owner[a], a * owners + owner[b]]))
    known = np.isin(second * owners + owner[first], shared) | np.isin(first * owners + owner[second], shared)
    return first[~known], second[~known]


def _cell_pairs(xy: Floats, owner: Ints, limit: float) -> Iterator[tuple[Ints, float]]:
    """Pairs (2, n) of all points that can be ``limit`` apart or nearer, portion by portion; and the part that is done.

    A grid of cells of that size; cells where only one owner has points around are passed over.
    """
    low = xy.min(axis=0)
    size = max(limit, float((xy.max(axis=0) - low).max()) / 1e9)  # cell numbers of both ways fit into one of 64 bit
    cell = np.floor((xy - low) / size).astype(np.int64)
    stride = int(cell[:, 1].max()) + 3
    key = cell[:, 0] * stride + cell[:, 1] + 1
    order = np.argsort(key, kind="stable")
    cells, start, count = np.unique(key[order], return_index=True, return_counts=True)
    lowest, highest = (np.array(f.reduceat(owner[order], start)) for f in (np.minimum, np.maximum))
    steps = (0, 1, stride - 1, stride, stride + 1)
    for done, step in enumerate(steps):
        other = np.minimum(np.searchsorted(cells, cells + step), len(cells) - 1)
        mixed = np.minimum(lowest, lowest[other]) < np.maximum(highest, highest[other])
        one = np.flatnonzero((cells[other] == cells + step) & mixed)
        two = other[one]
        every = np.cumsum(count[one] * count[two])
        begin = 0
        while begin < len(one):
            before = int(every[begin - 1]) if begin else 0
            end = max(int(np.searchsorted(every, before + _PAIRS)), begin + 1)
            pairs = _products(
                start[one[begin:end]], count[one[begin:end]], start[two[begin:end]], count[two[begin:end]]
            )
            if step == 0:
                pairs = pairs[:, pairs[0] < pairs[1]]
            yield order[pairs], (done + end / len(one)) / len(steps)
            begin = end


def _products(start: Ints, count: Ints, other_start: Ints, other_count: Ints) -> Ints:
    """All pairs (2, n) of the members of one run of numbers and those of another, for many such runs."""
    size = count * other_count
    place = np.arange(int(size.sum())) - np.repeat(np.cumsum(size) - size, size)
    width = np.repeat(other_count, size)
    return np.stack([np.repeat(start, size) + place // width, np.repeat(other_start, size) + place % width])


def overlaps(grounds: Sequence[Ground], geometries: npt.NDArray[np.object_], progress: Progress) -> list[Finding]:
    """Parcels of one block that overlap, with the planar area and the piece; those that are the same parcel again.

    Raises :class:`Stopped`.
    """
    tree = shapely.STRtree(geometries)
    numbers = {block: number for number, block in enumerate(dict.fromkeys(ground.block for ground in grounds))}
    block = np.array([numbers[ground.block] for ground in grounds])
    findings = []
    for begin in range(0, len(geometries), _PARCELS):
        check(progress, begin / len(geometries))
        later, earlier = tree.query(geometries[begin : begin + _PARCELS], predicate="intersects")
        later = later + begin
        chosen = (earlier < later) & (block[earlier] == block[later])
        order = np.lexsort([earlier[chosen], later[chosen]])
        later, earlier = later[chosen][order], earlier[chosen][order]
        for start in range(0, len(later), _PARCELS):
            check(progress, begin / len(geometries))
            a, b = earlier[start : start + _PARCELS], later[start : start + _PARCELS]
            inner = ~shapely.touches(geometries[a], geometries[b])
            a, b = a[inner], b[inner]
            pieces = shapely.intersection(geometries[a], geometries[b])
            areas = shapely.area(pieces)
            for i in np.flatnonzero(areas >= NOTHING_M2).tolist():
                figures = {"area": float(areas[i]), "piece": pieces[i]}
                findings.append(_overlap(grounds[int(a[i])], grounds[int(b[i])], **figures))
    return findings


def _overlap(other: Ground, ground: Ground, area: float, piece: Any) -> Finding:
    own, others = ground.outline.geometry.area, other.outline.geometry.area
    place = {"unit_id": ground.unit_id, "source": ground.source, "line": ground.line, "geometry": polygons_of(piece)}
    figures = {"other": other.unit_id, "other_source": other.source, "other_line": other.line, "overlap": area}
    percent = min(area / own, 1) * 100
    if ground.depth and other.depth and ground.depth != other.depth:
        return note("corners.parcels_overlap_in_depth", percent=percent, **figures, **place)
    if max(own, others) - area < NOTHING_M2:
        return warning("corners.parcel_repeated", **figures, **place)
    figures["percent"] = percent
    return warning("corners.parcels_overlap", **figures, **place)
