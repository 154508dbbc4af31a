"""Where the names of units stand on a map of many units: inside where there is room, else beside with a leader.

Large units come last: what lies on top of them takes their ground, and they find another place. No unit goes without
its name, and names stand on each other only where no free place is left.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Optional

import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points, polylabel

from .map_frame import LINE, POINTS_PER_MM, Bounds, text_width

_AROUND = 0.8
"""White round a name, mm on paper."""
_RINGS = (1.0, 3.0, 5.5, 8.5, 12.0, 17.0, 24.0, 32.0)
"""How far outside a unit a name is tried, mm on paper."""
_BESIDE = 1.8
"""A name that is nearer than this to what it names needs no leader, mm on paper."""
_TURNS = 24
_EDGE = 1.5
"""Between a name and the frame, mm on paper."""
_OVER_UNITS = 0.35
"""How bad it is for a name to stand on another unit, beside standing on another name, which is 1."""


@dataclass(frozen=True)
class Name:
    """A name at its middle (east, north), and the leader to what it names where it stands beside."""

    text: str
    east: float
    north: float
    leader: LineString


def place_names(
    named: Sequence[tuple[str, BaseGeometry]],
    view: Bounds,
    denominator: int,
    points: float,
    crosses: Iterable[Bounds] = (),
    keep_off: Iterable[Bounds] = (),
    inside: bool = True,
) -> list[Name]:
    """A place for each text at its polygons (east, north), in type of ``points`` at scale 1:``denominator``.

    ``crosses`` are those of the grid, ``keep_off`` boxes of what else lies on the map. Lines of a text are parted by
    line breaks. What is not in ``view`` has no name. Not ``inside``, all stand beside.
    """
    ground = denominator / 1000
    frame = box(*view).buffer(-_EDGE * ground, join_style="mitre")
    shown = [(text, shape.intersection(frame)) for text, shape in named]
    shown = [(text, shape) for text, shape in shown if not shape.is_empty]
    order = sorted(range(len(shown)), key=lambda i: (shown[i][1].area, i))
    bodies = _bodies(shown, order)
    marks = [box(*cross) for cross in crosses]
    taken: list[Polygon] = [box(*one) for one in keep_off]
    found: dict[int, Name] = {}
    late = []
    for i in order:
        text = shown[i][0]
        width, height = _size(text, points, ground)
        spot = _inside(bodies[i], width, height, taken, marks) if inside else None
        if spot is None:
            late.append(i)
            continue
        taken.append(_box(spot, width, height))
        found[i] = Name(text, spot.x, spot.y, LineString())
    outlines = shapely.STRtree([shape for _, shape in shown])
    for i in late:
        text = shown[i][0]
        width, height = _size(text, points, ground)
        anchor = _middle(bodies[i]) if inside else shown[i][1].centroid
        spot = _beside(shown[i][1], anchor, width, height, ground, frame, taken, outlines)
        area = _box(spot, width, height)
        leader = _leader(area, shown[i][1], anchor, ground)
        taken.append(area)
        found[i] = Name(text, spot.x, spot.y, leader)
    return [found[i] for i in sorted(found)]


def _leader(area: Polygon, shape: BaseGeometry, anchor: Point, ground: float) -> LineString:
    """The line from what is named to its name; none where the name stands right beside."""
    if area.distance(shape) < _BESIDE * ground:
        return LineString()
    return LineString([anchor, nearest_points(area, anchor)[0]])


def _bodies(shown: Sequence[tuple[str, BaseGeometry]], order: Sequence[int]) -> dict[int, BaseGeometry]:
    """What of each is visible: without what is smaller and lies on it."""
    bodies = {}
    for place, i in enumerate(order):
        shape = shown[i][1]
        over = [shown[j][1] for j in order[:place] if shown[j][1].intersects(shape)]
        left = shape.difference(shapely.union_all(over)) if over else shape
        bodies[i] = left if left.area > 0.05 * shape.area else shape
    return bodies


def _size(text: str, points: float, ground: float) -> tuple[float, float]:
    lines = text.split("\n")
    height = points / POINTS_PER_MM
    width = max(text_width(line) for line in lines) * height
    return (width + _AROUND) * ground, (height * LINE * len(lines) + _AROUND / 2) * ground


def _largest(shape: BaseGeometry) -> Polygon:
    parts = [part for part in shapely.get_parts(shape) if isinstance(part, (Polygon, MultiPolygon))]
    return max(parts, key=lambda part: part.area)


def _middle(shape: BaseGeometry) -> Point:
    """The point of a shape that is farthest from its edges."""
    part = _largest(shape)
    west, south, east, north = part.bounds
    return polylabel(part, max(east - west, north - south) / 50)


def _inside(
    shape: BaseGeometry, width: float, height: float, taken: Sequence[Polygon], marks: Sequence[Polygon]
) -> Optional[Point]:
    """A free place in a shape for a box of this size: as near its middle as can be, off the grid where that is easy."""
    middle = _middle(shape)
    west, south, east, north = _largest(shape).bounds
    part = _largest(shape)
    shapely.prepare(part)
    spots = [middle]
    spots += sorted(
        (
            Point(west + (east - west) * i / 12, south + (north - south) * j / 12)
            for i in range(1, 12)
            for j in range(1, 12)
        ),
        key=lambda spot: spot.distance(middle),
    )
    second = None
    for spot in spots:
        area = _box(spot, width, height)
        if not part.covers(area) or any(area.intersects(other) for other in taken):
            continue
        if not any(area.intersects(mark) for mark in marks):
            return spot
        second = second or spot
    return second


def _beside(
    shape: BaseGeometry,
    anchor: Point,
    width: float,
    height: float,
    ground: float,
    frame: BaseGeometry,
    taken: Sequence[Polygon],
    outlines: shapely.STRtree,
) -> Point:
    """The best place outside a shape: free of other names and, as far as can be, of other units, and near."""
    best, least = anchor, math.inf
    for spot, far in _around(shape, width, height, ground):
        area = _box(spot, width, height)
        if not frame.covers(area):
            continue
        names = sum(area.intersection(other).area for other in taken if area.intersects(other)) / area.area
        near = outlines.query(area, predicate="intersects")
        units = sum(area.intersection(outlines.geometries[k]).area for k in near) / area.area
        line = LineString([anchor, spot])
        crossed = sum(1 for other in taken if line.intersects(other))
        cost = names * 10 + units * _OVER_UNITS * 3 + crossed * 2 + far / _RINGS[-1] * 2
        if cost < least:
            best, least = spot, cost
    return best


def _around(shape: BaseGeometry, width: float, height: float, ground: float) -> Iterator[tuple[Point, float]]:
    """Places round a shape, with how far off they are, mm."""
    part = _largest(shape)
    centre = part.centroid
    west, south, east, north = part.bounds
    for far in _RINGS:
        for turn in range(_TURNS):
            angle = math.pi / 2 + 2 * math.pi * ((turn + 1) // 2) * (-1) ** turn / _TURNS
            beyond = east - west + north - south + 1
            ray = LineString([centre, (centre.x + math.cos(angle) * beyond, centre.y + math.sin(angle) * beyond)])
            edge = ray.intersection(part.boundary)
            reach = max((centre.distance(Point(one)) for one in shapely.get_coordinates(edge)), default=0.0)
            cos, sin = abs(math.cos(angle)), abs(math.sin(angle))
            half = min(width / 2 / cos if cos > 1e-9 else math.inf, height / 2 / sin if sin > 1e-9 else math.inf)
            distance = reach + half + far * ground
            yield Point(centre.x + math.cos(angle) * distance, centre.y + math.sin(angle) * distance), far


def _box(middle: Point, width: float, height: float) -> Polygon:
    return box(middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2)
