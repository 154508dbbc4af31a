"""Rings to an outline: which ring is outer, which a hole, is seen from where they lie, not from their numbers.

A ring inside an even number of others is an outer ring, inside an odd number a hole; so islands inside holes and
several outer rings come out right. Where the source says of a ring that it is added or taken off, that must agree with
where it lies. Corners keep their order and their start. A ring that crosses itself, has no area, overlaps or repeats
another cannot be used, and the parcel cannot be used without it, since its area would be wrong: nothing is repaired.
Only rings that share an edge are put together, because no polygon may hold them apart, and that is said with the
corners before and after.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional, Union

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import LinearRing, MultiPolygon, Point, Polygon

from ...findings import Finding, error, note, warning
from ...progress import Progress, check, go_on
from ...shapes import fault_of
from ..records import Floats, Ints
from .gathering import counted, first_of

FLAT = 1e-4
"""A ring whose hull has a mean width below this, in metres, has no area."""
ALMOST = 0.05
"""A last corner nearer than this to the first, in metres, and not on it, is likely meant to close the ring."""
_MANY_SIDES = 2000
"""All crossings of a ring with more sides may be millions; one is named then."""


@dataclass(frozen=True, eq=False)
class Corners:
    """The corners of a ring in place, in the order of the source: ``xy`` (n, 2) is (east, north) in metres.

    ``names`` and ``lines`` are those of the source, ``heights`` (n,) in metres or ``None``. ``deducted`` is what the
    source says of the ring: taken off, added, or nothing.
    """

    number: int
    names: tuple[str, ...]
    xy: Floats
    lines: Ints
    heights: Optional[Floats] = None
    deducted: Optional[bool] = None

    def __len__(self) -> int:
        return len(self.names)

    def at(self, index: int) -> dict[str, Any]:
        """The place of a corner for a finding: line, corner and geometry."""
        return {"line": int(self.lines[index]), "corner": self.names[index], "geometry": Point(self.xy[index])}

    def chosen(self, order: Union[slice, Ints]) -> Corners:
        """The corners of these indices, in this order."""
        names = self.names[order] if isinstance(order, slice) else tuple(self.names[i] for i in order.tolist())
        heights = None if self.heights is None else self.heights[order]
        return Corners(self.number, names, self.xy[order], self.lines[order], heights, self.deducted)


@dataclass(frozen=True)
class Outline:
    """The geometry of a parcel and, ring by ring in the order of the geometry, the corners it is made of."""

    geometry: MultiPolygon
    rings: tuple[Corners, ...]


@dataclass(frozen=True)
class _Ring:
    corners: Corners
    polygon: Polygon

    @property
    def number(self) -> int:
        return self.corners.number

    @property
    def place(self) -> dict[str, Any]:
        """Where a finding about the ring as a whole points: its first line, a place inside."""
        return {"line": int(self.corners.lines[0]), "geometry": self.polygon.representative_point()}


def outline_of(
    rings: Sequence[Corners], place: Mapping[str, Any], progress: Progress = go_on
) -> tuple[Optional[Outline], list[Finding]]:
    """The outline of a parcel from its rings as in the source; ``None`` where there can be none.

    ``place`` is the ``source`` and ``unit_id`` of the findings. Raises :class:`Stopped` if ``progress`` returns false.
    """
    findings: list[Finding] = []
    good = [_checked(ring, place, findings) for ring in rings]
    usable = [ring for ring in good if ring is not None]
    if not usable or len(usable) < len(good):
        return None, findings
    if len(usable) == 1 and not usable[0].corners.deducted:
        _compare_numbers(usable, [set()], place, findings)
        return Outline(MultiPolygon([usable[0].polygon]), (usable[0].corners,)), findings
    inside, edges = _nesting(usable, place, findings, progress)
    if inside is None or not _flags_agree(usable, inside, place, findings):
        return None, findings
    _compare_numbers(usable, inside, place, findings)
    outline = _assembled(usable, inside)
    if edges or not outline.geometry.is_valid:
        return _merged(usable, edges, place, findings), findings
    return outline, findings


def opened(ring: Corners) -> Corners:
    """The corners without the row that closes the ring."""
    return ring.chosen(slice(None, -1)) if len(ring) > 1 and _same(ring.xy[0], ring.xy[-1]) else ring


def _same(first: Floats, second: Floats) -> bool:
    return bool(first[0] == second[0] and first[1] == second[1])


def _ends(ring: Corners, place: Mapping[str, Any]) -> list[Finding]:
    """What is odd about the end of a ring that is not closed by a row of its own."""
    gap = float(np.hypot(*(ring.xy[0] - ring.xy[-1])))
    if gap < ALMOST:
        return [warning("corners.almost_closed", gap=gap, first=ring.names[0], **ring.at(-1), **place)]
    if ring.names[0] and ring.names[-1] == ring.names[0]:
        return [warning("corners.closing_differs", gap=gap, first=int(ring.lines[0]), **ring.at(-1), **place)]
    return []


def _repeated(ring: Corners, place: Mapping[str, Any]) -> list[Finding]:
    """Corners at the place of the one before them."""
    same = np.empty(len(ring), dtype=bool)
    same[1:] = (ring.xy[1:] == ring.xy[:-1]).all(axis=1)
    same[0] = len(ring) > 1 and _same(ring.xy[0], ring.xy[-1])

    def duplicate_point(i: int) -> Finding:
        figures = {"before": ring.names[i - 1], "first": int(ring.lines[i - 1])}
        return warning("corners.duplicate_point", **figures, **ring.at(i), **place)

    return first_of(np.flatnonzero(same), ring.lines, ring.xy, duplicate_point) if same.any() else []


def _not_finite(ring: Corners, bad: Ints, place: Mapping[str, Any]) -> list[Finding]:
    def not_finite(i: int) -> Finding:
        east, north = ring.xy[i].tolist()
        at = {"line": int(ring.lines[i]), "corner": ring.names[i]}
        return error("corners.not_finite", ring=ring.number, north=north, east=east, **at, **place)

    return first_of(bad, ring.lines, None, not_finite)


def _checked(ring: Corners, place: Mapping[str, Any], findings: list[Finding]) -> Optional[_Ring]:
    """The ring with its polygon, ``None`` where it is none: no numbers, nothing enclosed, or it crosses itself."""
    finite = np.isfinite(ring.xy)
    if not finite.all():
        findings += _not_finite(ring, np.flatnonzero(~finite.all(axis=1)), place)
        return None
    whole, ring = ring, opened(ring)
    if len(ring) == len(whole) and len(ring) > 3:
        findings += _ends(ring, place)
    findings += _repeated(ring, place)
    polygon = shapely.polygons(ring.xy) if len(ring) > 2 else Polygon()
    if not (polygon.is_valid and polygon.area > FLAT * polygon.length):
        distinct = len(np.unique(ring.xy, axis=0))
        if distinct < 3:
            findings.append(error("corners.too_few_points", ring=ring.number, count=distinct, **ring.at(0), **place))
            return None
        if polygon.convex_hull.area < FLAT * polygon.length:
            findings.append(error("corners.zero_area", ring=ring.number, **ring.at(0), **place))
            return None
        if not polygon.is_valid:
            findings += _crossings(ring, polygon, place)
            return None
    return _Ring(ring, polygon)


def _crossings(ring: Corners, polygon: Polygon, place: Mapping[str, Any]) -> list[Finding]:
    """Where a ring crosses or touches itself, and which sides meet there."""
    kept = np.flatnonzero((ring.xy != np.roll(ring.xy, -1, axis=0)).any(axis=1))
    sides = shapely.linestrings(np.stack([ring.xy[kept], ring.xy[(kept + 1) % len(ring)]], axis=1))
    first, second, places = _meetings(sides) if len(sides) <= _MANY_SIDES else (kept[:0], kept[:0], polygon.boundary)
    if not len(first):  # sides that lie on one another, or too many: GEOS names one place
        where = fault_of(polygon).place or Point(ring.xy[0])
        nearest = np.sort(np.argsort(shapely.distance(sides, where), kind="stable")[:2])
        first, second, places = nearest[:1], nearest[1:], np.array([where])
    first, second = kept[first], kept[second]

    def self_crossing(i: int) -> Finding:
        names = [f"{ring.names[side]}-{ring.names[(side + 1) % len(ring)]}" for side in (first[i], second[i])]
        where = places[i]
        figures = {"ring": ring.number, "first": names[0], "second": names[1], "north": where.y, "east": where.x}
        return error("corners.self_crossing", line=int(ring.lines[first[i]]), geometry=where, **figures, **place)

    return first_of(np.arange(len(first)), ring.lines[first], shapely.get_coordinates(places), self_crossing)


def _meetings(sides: npt.NDArray[np.object_]) -> tuple[Ints, Ints, npt.NDArray[np.object_]]:
    """Pairs of sides of a ring, not next to each other, that meet, and a place of each; one pair for each place."""
    first, second = shapely.STRtree(sides).query(sides, predicate="intersects")
    apart = (second - first > 1) & ~((first == 0) & (second == len(sides) - 1))
    first, second = first[apart], second[apart]
    order = np.lexsort([second, first])
    first, second = first[order], second[order]
    places = shapely.point_on_surface(shapely.intersection(sides[first], sides[second]))
    _, once = np.unique(np.round(shapely.get_coordinates(places), 6), axis=0, return_index=True)
    once.sort()
    return first[once], second[once], places[once]


def _nesting(
    rings: Sequence[_Ring], place: Mapping[str, Any], findings: list[Finding], progress: Progress
) -> tuple[Optional[list[set[int]]], bool]:
    """For each ring the rings it lies in, ``None`` where some overlap; and whether any two share an edge."""
    polygons = np.array([ring.polygon for ring in rings], dtype=object)
    tree = shapely.STRtree(polygons)
    inside: list[set[int]] = [set() for _ in rings]
    clear = {(int(a), int(b)) for a, b in tree.query(polygons, predicate="contains_properly").T if a != b}
    for outer, inner in clear:
        inside[inner].add(outer)
    edges = False
    clashes: list[Finding] = []
    pairs = [(int(a), int(b)) for a, b in tree.query(polygons, predicate="intersects").T if a < b]
    for i, j in sorted(pair for pair in pairs if pair not in clear and pair[::-1] not in clear):
        check(progress, 0)
        first, second = rings[i], rings[j]
        relation = shapely.relate(first.polygon, second.polygon)
        edges = edges or relation[4] == "1"
        if relation[0] == "F":
            continue
        figures = {"first": first.number, "first_line": int(first.corners.lines[0]), "second": second.number}
        if relation[2] == relation[6] == "F":
            clashes.append(error("corners.ring_repeated", **figures, **{**place, **second.place}))
        elif relation[6] == "F":
            inside[j].add(i)
        elif relation[2] == "F":
            inside[i].add(j)
        else:
            overlap = first.polygon.intersection(second.polygon).area
            clashes.append(error("corners.rings_overlap", overlap=overlap, **figures, **{**place, **second.place}))
    findings += counted(clashes)
    return (None if clashes else inside), edges


def _flags_agree(
    rings: Sequence[_Ring], inside: Sequence[set[int]], place: Mapping[str, Any], findings: list[Finding]
) -> bool:
    """Whether what the source says of rings, added or taken off, is what their place makes of them; findings if not."""
    agree = True
    for ring, around in zip(rings, inside):
        hole = len(around) % 2 == 1
        if ring.corners.deducted in (None, hole):
            continue
        agree = False
        at = {**place, **ring.place}
        figures = {"ring": ring.number, "area": float(ring.polygon.area)}
        if hole:
            near = rings[max(around, key=lambda other: len(inside[other]))]
            figures.update(around=near.number, around_line=int(near.corners.lines[0]))
            findings.append(error("corners.added_is_inside", **figures, **at))
        else:
            findings.append(error("corners.deducted_is_outside", **figures, **at))
    return agree


def _compare_numbers(
    rings: Sequence[_Ring], inside: Sequence[set[int]], place: Mapping[str, Any], findings: list[Finding]
) -> None:
    """Ring number 1 means outer, a higher one a hole or a further part: what disagrees is worth a note.

    Not where the source says itself what the ring is.
    """
    for ring, around in zip(rings, inside):
        if ring.corners.deducted is not None:
            continue
        hole = len(around) % 2 == 1
        if hole and ring.number == 1:
            findings.append(note("corners.numbered_outer_is_hole", ring=ring.number, **{**place, **ring.place}))
        elif not hole and ring.number > 1:
            findings.append(note("corners.numbered_hole_is_outer", ring=ring.number, **{**place, **ring.place}))


def _assembled(rings: Sequence[_Ring], inside: Sequence[set[int]]) -> Outline:
    """Outer rings in the order of the source, each with its holes in the order of the source."""
    holes: dict[int, list[_Ring]] = {i: [] for i, around in enumerate(inside) if len(around) % 2 == 0}
    for i, around in enumerate(inside):
        if len(around) % 2:
            holes[max(around, key=lambda other: len(inside[other]))].append(rings[i])
    parts = [(rings[outer], of_outer) for outer, of_outer in holes.items()]
    geometry = MultiPolygon(
        [Polygon(outer.polygon.exterior, [hole.polygon.exterior for hole in inner]) for outer, inner in parts]
    )
    return Outline(geometry, tuple(ring.corners for outer, inner in parts for ring in (outer, *inner)))


def _merged(
    rings: Sequence[_Ring], edges: bool, place: Mapping[str, Any], findings: list[Finding]
) -> Optional[Outline]:
    """The same region in rings that a polygon may have. ``None`` where that makes new corners.

    With ``edges``, rings share an edge, which falls away; without, they touch in points so that the area falls apart.
    """
    region = rings[0].polygon
    for ring in rings[1:]:
        region = region.symmetric_difference(ring.polygon)
    parts = [part for part in shapely.get_parts(region) if part.geom_type == "Polygon" and part.area > 0]
    before = sum(len(ring.corners) for ring in rings)
    every = _together([ring.corners for ring in rings])
    known: dict[tuple[float, float], int] = {}
    for index, xy in enumerate(map(tuple, every.xy.tolist())):
        known.setdefault(xy, index)
    at = {**place, **rings[0].place}
    coordinates = [tuple(xy) for part in parts for xy in shapely.get_coordinates(part).tolist()]
    if not parts or any(xy not in known for xy in coordinates):
        findings.append(error("corners.parcel_invalid", **at))
        return None
    orders = [[_as_in_source(line, known) for line in (part.exterior, *part.interiors)] for part in parts]
    orders.sort(key=lambda of_part: of_part[0][0])
    corners = [[every.chosen(np.array(order)) for order in of_part] for of_part in orders]
    geometry = MultiPolygon([Polygon(part[0].xy, [hole.xy for hole in part[1:]]) for part in corners])
    if not geometry.is_valid:
        findings.append(error("corners.parcel_invalid", **at))
        return None
    after = sum(len(ring) for part in corners for ring in part)
    if edges:
        findings.append(warning("corners.rings_merged", rings=len(rings), before=before, after=after, **at))
    else:
        findings.append(warning("corners.rings_divided", parts=len(parts), before=before, after=after, **at))
    return Outline(geometry, tuple(ring for part in corners for ring in part))


def _together(rings: Sequence[Corners]) -> Corners:
    """The corners of several rings one after another."""
    some = any(ring.heights is not None for ring in rings)
    heights = [np.full(len(ring), np.nan) if ring.heights is None else ring.heights for ring in rings]
    return Corners(
        rings[0].number,
        tuple(name for ring in rings for name in ring.names),
        np.concatenate([ring.xy for ring in rings]),
        np.concatenate([ring.lines for ring in rings]),
        np.concatenate(heights) if some else None,
    )


def _as_in_source(line: LinearRing, known: Mapping[tuple[float, float], int]) -> list[int]:
    """Indices of the corners of a ring, from the one that comes first in the source, the way that the source runs."""
    entries = [known[xy[0], xy[1]] for xy in line.coords[:-1]]
    start = entries.index(min(entries))
    entries = entries[start:] + entries[:start]
    return entries if entries[1] < entries[-1] else entries[:1] + entries[:0:-1]
