"""Where the names of units stand on a map of many units: inside where there is room, else beside with a leader.

Large units come last: what lies on top of them takes their ground, and they find another place. No unit goes without
its name, and names stand on each other only where no free place is left.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points, polylabel

from .map_frame import LINE, POINTS_PER_MM, Bounds, text_width

Shapes = npt.NDArray[np.object_]
_AROUND = 0.8
"""White round a name, mm on paper."""
_RINGS = (1.0, 3.0, 5.5, 8.5, 12.0, 17.0, 24.0, 32.0)
"""How far outside a unit a name is tried, mm on paper."""
_BESIDE = 1.8
"""A name that is nearer than this to what it names needs no leader, mm on paper."""
_TURNS = 24
_EDGE = 1.5
"""Between a name and the frame, mm on paper."""
_OVER_GRID = 0.4
"""How bad it is for a name beside its unit to stand on a cross of the grid; far away is 2."""
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
    outlines, grid = shapely.STRtree([shape for _, shape in shown]), shapely.STRtree(marks)
    for i in late:
        text = shown[i][0]
        width, height = _size(text, points, ground)
        anchor = _middle(bodies[i]) if inside else shown[i][1].centroid
        spot = _beside(shown[i][1], anchor, width, height, ground, frame, taken, outlines, grid)
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
    part, middle = _largest(shape), _middle(shape)
    west, south, east, north = part.bounds
    steps = np.arange(1, 12) / 12
    x, y = np.meshgrid(west + (east - west) * steps, south + (north - south) * steps)
    x, y = np.append(middle.x, x.ravel()), np.append(middle.y, y.ravel())
    near = np.argsort(np.hypot(x - middle.x, y - middle.y), kind="stable")
    x, y = x[near], y[near]
    boxes = _boxes(x, y, width, height)
    shapely.prepare(part)
    free = shapely.covers(part, boxes) & ~_meets(boxes, taken)
    if not free.any():
        return None
    clear = free & ~_meets(boxes, marks)
    best = int(np.argmax(clear if clear.any() else free))
    return Point(x[best], y[best])


def _meets(boxes: Shapes, others: Sequence[Polygon]) -> npt.NDArray[np.bool_]:
    """Which boxes meet one of the others."""
    found = np.zeros(len(boxes), dtype=bool)
    if others:
        found[shapely.STRtree(others).query(boxes, predicate="intersects")[0]] = True
    return found


def _beside(
    shape: BaseGeometry,
    anchor: Point,
    width: float,
    height: float,
    ground: float,
    frame: BaseGeometry,
    taken: Sequence[Polygon],
    outlines: shapely.STRtree,
    grid: shapely.STRtree,
) -> Point:
    """The best place outside a shape: free of other names and, as far as can be, of other units, and near."""
    x, y, far = _around(shape, width, height, ground)
    boxes = _boxes(x, y, width, height)
    whole = width * height
    cost = far / _RINGS[-1] * 2
    if taken:
        tree = shapely.STRtree(taken)
        cost += 10 / whole * _covered(boxes, tree)
        lines = shapely.linestrings(np.stack([np.full((len(x), 2), (anchor.x, anchor.y)), np.stack([x, y], 1)], 1))
        crossed = tree.query(lines, predicate="intersects")[0]
        cost += 2 * np.bincount(crossed, minlength=len(x))
    cost += 3 * _OVER_UNITS / whole * _covered(boxes, outlines)
    cost += _OVER_GRID * (np.bincount(grid.query(boxes, predicate="intersects")[0], minlength=len(x)) > 0)
    shapely.prepare(frame)
    cost[~shapely.covers(frame, boxes)] = np.inf
    best = int(np.argmin(cost))
    return Point(x[best], y[best]) if np.isfinite(cost[best]) else anchor


def _covered(boxes: Shapes, tree: shapely.STRtree) -> npt.NDArray[np.float64]:
    """The area of each box that the shapes of a tree take, each shape for itself."""
    which, others = tree.query(boxes, predicate="intersects")
    shared = shapely.area(shapely.intersection(boxes[which], tree.geometries[others]))
    return np.bincount(which, shared, len(boxes))


def _around(
    shape: BaseGeometry, width: float, height: float, ground: float
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Middles of places round a shape (east, north), and how far off they are (mm), the nearest and uppermost first."""
    part = _largest(shape)
    centre = part.centroid
    west, south, east, north = part.bounds
    turns = np.arange(_TURNS)
    angles = math.pi / 2 + 2 * math.pi * ((turns + 1) // 2) * (-1.0) ** turns / _TURNS
    cos, sin = np.cos(angles), np.sin(angles)
    beyond = east - west + north - south + 1
    start = np.full((_TURNS, 2), (centre.x, centre.y))
    rays = shapely.linestrings(np.stack([start, start + beyond * np.stack([cos, sin], 1)], 1))
    reach = np.zeros(_TURNS)
    points, which = shapely.get_coordinates(shapely.intersection(rays, part.boundary), return_index=True)
    np.maximum.at(reach, which, np.hypot(points[:, 0] - centre.x, points[:, 1] - centre.y))
    with np.errstate(divide="ignore"):
        half = np.minimum(width / 2 / np.abs(cos), height / 2 / np.abs(sin))
    rings = np.array(_RINGS)[:, None]
    distance = reach + half + rings * ground
    far = np.broadcast_to(rings, distance.shape).ravel()
    return (centre.x + cos * distance).ravel(), (centre.y + sin * distance).ravel(), far.copy()


def _boxes(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], width: float, height: float) -> Shapes:
    return shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _box(middle: Point, width: float, height: float) -> Polygon:
    return box(middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2)
