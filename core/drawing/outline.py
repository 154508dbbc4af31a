"""Whether what was drawn is an outline: told as soon as it is not, and never made one in silence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon

from ..corners.placing.rings import ALMOST, FLAT
from ..findings import Finding, error
from ..shapes import fault_of
from .typed import Point as Place

Floats = npt.NDArray[np.float64]


def beside(points: Sequence[Place]) -> tuple[Floats, Floats]:
    """The points (n, 2) counted from a place near them, whole metres (2,): at eastings of 44 million digits are few."""
    corners = np.array(points, dtype=np.float64).reshape(-1, 2)
    origin: Floats = np.floor(corners.min(axis=0)) if len(corners) else np.zeros(2)
    return corners - origin, origin


def side_crosses(points: Sequence[Place]) -> Optional[Finding]:
    """The error of an open line whose last side meets an earlier one; ``None`` where it does not."""
    if len(points) < 2:
        return None
    if points[-1] == points[-2]:
        return error("drawing.same_corner", corner=len(points) - 1, geometry=Point(points[-1]))
    if len(points) < 3:
        return None
    corners, origin = beside(points)
    last = shapely.linestrings(corners[-2:])
    before = shapely.linestrings(np.stack([corners[:-3], corners[1:-2]], axis=1)) if len(corners) > 3 else np.array([])
    back = _folds_back(corners[-3], corners[-2], corners[-1])
    met = np.flatnonzero(shapely.intersects(before, last)) if len(before) else np.array([], dtype=int)
    if len(met) == 0 and not back:
        return None
    first = len(corners) - 3 if back and len(met) == 0 else int(met[0])
    side = shapely.linestrings(corners[first : first + 2])
    where = shapely.get_coordinates(shapely.intersection(side, last))
    return _crossing(first, len(corners) - 2, (where[0] if len(where) else corners[-1]) + origin, len(corners))


def ring_error(points: Sequence[Place]) -> Optional[Finding]:
    """Why the corners make no ring; ``None`` where they do."""
    if len(set(points)) < 3:
        return error("drawing.too_few", count=len(set(points)))
    corners, origin = beside(points)
    n = len(corners)
    length = np.hypot(*(np.roll(corners, -1, axis=0) - corners).T)
    if length[-1] < ALMOST:
        return error("drawing.almost_closed", distance=float(length[-1]), geometry=Point(points[-1]))
    if not length.min() > 0:
        same = int(np.argmin(length))
        return error("drawing.same_corner", corner=same + 1, geometry=Point(points[same]))
    sides = shapely.linestrings(np.stack([corners, np.roll(corners, -1, axis=0)], axis=1))
    first, second = shapely.STRtree(sides).query(sides, predicate="intersects")
    apart = (second - first > 1) & ~((first == 0) & (second == n - 1))
    if apart.any():
        pair = np.flatnonzero(apart)
        worst = pair[np.lexsort((second[pair], first[pair]))[0]]
        one, other = int(first[worst]), int(second[worst])
        where = shapely.get_coordinates(shapely.intersection(sides[one], sides[other]))[0]
        return _crossing(one, other, where + origin, n)
    folded = next(
        (i for i in range(n) if _folds_back(corners[i - 1], corners[i], corners[(i + 1) % n])),
        None,
    )
    if folded is not None:
        return _crossing((folded - 1) % n, folded, corners[folded] + origin, n)
    polygon = shapely.polygons(corners)
    if not polygon.is_valid or polygon.area <= FLAT * polygon.length:
        return error("drawing.flat")
    return None


def _folds_back(before: Floats, corner: Floats, after: Floats) -> bool:
    """Whether a side runs back along the one before it."""
    one, other = before - corner, after - corner
    cross = float(one[0] * other[1] - one[1] * other[0])
    return float(one @ other) > 0 and abs(cross) <= 1e-9 * float(np.hypot(*one) * np.hypot(*other))


def _crossing(first: int, second: int, where: Floats, count: int) -> Finding:
    """The error of two sides, by the index of the corner each begins at."""
    east, north = (float(value) for value in where)
    names = {
        "first": f"{first + 1}–{(first + 1) % count + 1}",
        "second": f"{second + 1}–{(second + 1) % count + 1}",
    }
    return error("drawing.crosses", x=north, y=east, geometry=Point(east, north), **names)


def with_hole(geometry: MultiPolygon, ring: Sequence[Place]) -> tuple[Optional[MultiPolygon], Optional[Finding]]:
    """The unit with a hole more, or why it cannot be cut out."""
    problem = ring_error(ring)
    if problem is not None:
        return None, problem
    hole = Polygon(ring)
    for number, part in enumerate(geometry.geoms):
        if not Polygon(part.exterior).intersects(hole):
            continue
        cut = Polygon(part.exterior, [*part.interiors, ring])
        if not Polygon(part.exterior).covers(hole):
            return None, error("drawing.hole_outside", geometry=hole)
        if not cut.is_valid:
            fault = fault_of(cut)
            return None, error("drawing.hole_meets", problem=fault.reason, geometry=fault.place or hole)
        parts = list(geometry.geoms)
        parts[number] = cut
        return MultiPolygon(parts), None
    return None, error("drawing.hole_outside", geometry=hole)


def with_part(geometry: MultiPolygon, ring: Sequence[Place]) -> tuple[Optional[MultiPolygon], Optional[Finding]]:
    """The unit with a part more, or why there cannot be one."""
    problem = ring_error(ring)
    if problem is not None:
        return None, problem
    part = Polygon(ring)
    whole = MultiPolygon([*geometry.geoms, part])
    if not whole.is_valid:
        fault = fault_of(whole)
        return None, error("drawing.part_meets", problem=fault.reason, geometry=fault.place or part)
    return whole, None
