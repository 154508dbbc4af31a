"""Rings to an outline: which ring is outer, which a hole, is seen from where they lie, not from their numbers.

A ring inside an even number of others is an outer ring, inside an odd number a hole; so islands inside holes and
several outer rings come out right. Corners keep their order and their start. A ring that crosses itself, has no area,
overlaps or repeats another cannot be used: nothing is repaired. Only rings that share an edge are put together, because
no polygon may hold them apart, and that is said with the corners before and after.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon

from ..findings import Finding, error, note, warning
from ..shapes import fault_of

FLAT = 1e-4
"""A ring whose hull has a mean width below this, in metres, has no area."""
ALMOST = 0.05
"""A last corner nearer than this to the first, in metres, and not on it, is likely meant to close the ring."""


@dataclass(frozen=True)
class Spot:
    """A corner with its place: east and north in metres, its name and line in the source."""

    name: str
    east: float
    north: float
    line: int

    @property
    def xy(self) -> tuple[float, float]:
        """(east, north)."""
        return self.east, self.north


@dataclass(frozen=True)
class Outline:
    """The geometry of a parcel and, ring by ring in the order of the geometry, the corners it is made of."""

    geometry: MultiPolygon
    rings: tuple[tuple[Spot, ...], ...]


@dataclass(frozen=True)
class _Ring:
    index: int
    number: int
    spots: tuple[Spot, ...]
    polygon: Polygon


def outline_of(
    rings: Sequence[tuple[int, Sequence[Spot]]], place: Mapping[str, Any]
) -> tuple[Optional[Outline], list[Finding]]:
    """The outline of a parcel from its rings (number, corners as in the source); ``None`` where there can be none.

    ``place`` is the ``source`` and ``unit_id`` of the findings.
    """
    findings: list[Finding] = []
    good = [
        _checked(index, number, _opened(spots, place, findings), place, findings)
        for index, (number, spots) in enumerate(rings)
    ]
    usable = [ring for ring in good if ring is not None]
    if not usable or len(usable) < len(good):
        return None, findings
    inside, edges = _nesting(usable, place, findings)
    if inside is None:
        return None, findings
    _compare_numbers(usable, inside, place, findings)
    outline = _assembled(usable, inside)
    if edges or not outline.geometry.is_valid:
        return _merged(usable, edges, place, findings), findings
    return outline, findings


def _opened(spots: Sequence[Spot], place: Mapping[str, Any], findings: list[Finding]) -> tuple[Spot, ...]:
    """The corners without the closing row, and what is odd about neighbours."""
    ring = list(spots)
    if len(ring) > 1 and ring[0].xy == ring[-1].xy:
        ring.pop()
    elif len(ring) > 3:
        gap = Point(ring[0].xy).distance(Point(ring[-1].xy))
        at = {**place, "line": ring[-1].line, "corner": ring[-1].name, "geometry": Point(ring[-1].xy)}
        if gap < ALMOST:
            findings.append(warning("corners.almost_closed", gap=gap, first=ring[0].name, **at))
        elif ring[0].name and ring[-1].name == ring[0].name:
            findings.append(warning("corners.closing_differs", gap=gap, first=ring[0].line, **at))
    for before, spot in zip(ring, [*ring[1:], *ring[:1]]):
        if before.xy == spot.xy and before is not spot:
            at = {**place, "line": spot.line, "corner": spot.name, "geometry": Point(spot.xy)}
            findings.append(warning("corners.duplicate_point", before=before.name, first=before.line, **at))
    return tuple(ring)


def _checked(
    index: int, number: int, spots: tuple[Spot, ...], place: Mapping[str, Any], findings: list[Finding]
) -> Optional[_Ring]:
    """The ring with its polygon, ``None`` where it encloses nothing or crosses itself."""
    at = {**place, "line": spots[0].line, "corner": spots[0].name, "geometry": Point(spots[0].xy)}
    distinct = len({spot.xy for spot in spots})
    if distinct < 3:
        findings.append(error("corners.too_few_points", ring=number, count=distinct, **at))
        return None
    polygon = Polygon([spot.xy for spot in spots])
    if polygon.convex_hull.area < FLAT * polygon.length:
        findings.append(error("corners.zero_area", ring=number, **at))
        return None
    if not polygon.is_valid:
        findings.append(_crossing(number, spots, polygon, place))
        return None
    return _Ring(index, number, spots, polygon)


def _crossing(number: int, spots: tuple[Spot, ...], polygon: Polygon, place: Mapping[str, Any]) -> Finding:
    """The finding about a ring that crosses or touches itself: where, and which sides meet there."""
    where = fault_of(polygon).place or Point(spots[0].xy)
    pairs = list(zip(spots, [*spots[1:], *spots[:1]]))
    sides = np.array([LineString([a.xy, b.xy]) for a, b in pairs], dtype=object)
    distance = shapely.distance(sides, where)
    nearest = sorted(np.argsort(distance, kind="stable")[:2])
    names = [f"{pairs[i][0].name}-{pairs[i][1].name}" for i in nearest]
    line = pairs[nearest[0]][0].line
    figures = {"ring": number, "first": names[0], "second": names[1], "north": where.y, "east": where.x}
    return error("corners.self_crossing", line=line, geometry=where, **figures, **place)


def _nesting(
    rings: Sequence[_Ring], place: Mapping[str, Any], findings: list[Finding]
) -> tuple[Optional[list[set[int]]], bool]:
    """For each ring the rings it lies in, ``None`` where some overlap; and whether any two share an edge."""
    polygons = np.array([ring.polygon for ring in rings], dtype=object)
    pairs = shapely.STRtree(polygons).query(polygons, predicate="intersects").T
    inside: list[set[int]] = [set() for _ in rings]
    edges = clash = False
    for i, j in sorted((int(a), int(b)) for a, b in pairs if a < b):
        first, second = rings[i], rings[j]
        relation = shapely.relate(first.polygon, second.polygon)
        edges = edges or relation[4] == "1"
        at = {**place, "line": second.spots[0].line, "geometry": second.polygon.representative_point()}
        figures = {"first": first.number, "first_line": first.spots[0].line, "second": second.number}
        if relation[0] == "F":
            continue
        if relation[2] == relation[6] == "F":
            findings.append(error("corners.ring_repeated", **figures, **at))
            clash = True
        elif relation[6] == "F":
            inside[j].add(i)
        elif relation[2] == "F":
            inside[i].add(j)
        else:
            overlap = first.polygon.intersection(second.polygon).area
            findings.append(error("corners.rings_overlap", overlap=overlap, **figures, **at))
            clash = True
    return (None if clash else inside), edges


def _compare_numbers(
    rings: Sequence[_Ring], inside: Sequence[set[int]], place: Mapping[str, Any], findings: list[Finding]
) -> None:
    """Ring number 1 means outer, a higher one a hole or a further part: what disagrees is worth a note."""
    for ring, around in zip(rings, inside):
        hole = len(around) % 2 == 1
        at = {**place, "line": ring.spots[0].line, "geometry": ring.polygon.representative_point()}
        if hole and ring.number == 1:
            findings.append(note("corners.numbered_outer_is_hole", ring=ring.number, **at))
        elif not hole and ring.number > 1:
            findings.append(note("corners.numbered_hole_is_outer", ring=ring.number, **at))


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
    return Outline(geometry, tuple(ring.spots for outer, inner in parts for ring in (outer, *inner)))


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
    known: dict[tuple[float, float], tuple[int, Spot]] = {}
    for order, spot in enumerate(spot for ring in rings for spot in ring.spots):
        known.setdefault(spot.xy, (order, spot))
    at = {**place, "line": rings[0].spots[0].line, "geometry": rings[0].polygon.representative_point()}
    coordinates = [tuple(xy) for part in parts for xy in shapely.get_coordinates(part)]
    if not parts or any(xy not in known for xy in coordinates):
        findings.append(error("corners.parcel_invalid", **at))
        return None
    spots = [[_as_in_source(line, known) for line in (part.exterior, *part.interiors)] for part in parts]
    spots.sort(key=lambda of_part: known[of_part[0][0].xy][0])
    geometry = MultiPolygon(
        [Polygon([s.xy for s in part[0]], [[s.xy for s in hole] for hole in part[1:]]) for part in spots]
    )
    if not geometry.is_valid:
        findings.append(error("corners.parcel_invalid", **at))
        return None
    before, after = sum(len(ring.spots) for ring in rings), sum(len(ring) for part in spots for ring in part)
    if edges:
        findings.append(warning("corners.rings_merged", rings=len(rings), before=before, after=after, **at))
    else:
        findings.append(warning("corners.rings_divided", parts=len(parts), before=before, after=after, **at))
    return Outline(geometry, tuple(tuple(ring) for part in spots for ring in part))


def _as_in_source(line: LineString, known: Mapping[tuple[float, float], tuple[int, Spot]]) -> list[Spot]:
    """The corners of a ring, begun at the one that comes first in the source and run the way the source runs."""
    entries = [known[xy[0], xy[1]] for xy in line.coords[:-1]]
    start = min(range(len(entries)), key=lambda i: entries[i][0])
    entries = entries[start:] + entries[:start]
    if entries[1][0] > entries[-1][0]:
        entries = entries[:1] + entries[:0:-1]
    return [spot for _, spot in entries]
