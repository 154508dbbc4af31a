"""Corners that neighbours share: a corner on the boundary of a neighbour becomes a corner there, too."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import LinearRing, MultiPolygon, Polygon

Floats = npt.NDArray[np.float64]

TOLERANCE = 1e-4
"""A place nearer than this to a boundary is on it, metres: coordinates that had to be computed keep four decimals."""
_REACH = TOLERANCE + 1e-8
"""The tolerance, and what a coordinate of 44 million metres leaves behind its last digit."""


def with_corners(geometry: MultiPolygon, points: Floats) -> tuple[MultiPolygon, int]:
    """The polygons with those of ``points`` (n, 2) that lie on their boundary as corners, and how many were put in.

    A corner that is there already, within the tolerance, stays as it is. The geometry itself where nothing was put in.
    """
    points = np.unique(np.asarray(points, dtype=np.float64).reshape(-1, 2), axis=0)
    west, south, east, north = geometry.bounds
    near = (
        (points[:, 0] > west - _REACH)
        & (points[:, 0] < east + _REACH)
        & (points[:, 1] > south - _REACH)
        & (points[:, 1] < north + _REACH)
    )
    points = points[near]
    if len(points):
        points = points[shapely.distance(shapely.points(points), geometry.boundary) <= _REACH]
    if not len(points):
        return geometry, 0
    parts, count = [], 0
    for part in geometry.geoms:
        rings = []
        for ring in (part.exterior, *part.interiors):
            corners, added = _ring_with(ring, points)
            rings.append(corners)
            count += added
        parts.append(Polygon(rings[0], rings[1:]))
    return (MultiPolygon(parts), count) if count else (geometry, 0)


def _ring_with(ring: LinearRing, points: Floats) -> tuple[Floats, int]:
    corners = shapely.get_coordinates(ring)
    side, along = [], []
    chosen = []
    for point in points:
        if (np.hypot(*(corners - point).T) <= _REACH).any():
            continue
        begin, step = corners[:-1], np.diff(corners, axis=0)
        squared = (step**2).sum(axis=1)
        where = np.clip(((point - begin) * step).sum(axis=1) / np.where(squared > 0, squared, 1), 0, 1)
        distance = np.hypot(*(begin + where[:, None] * step - point).T)
        nearest = int(np.argmin(distance))
        if distance[nearest] <= _REACH:
            side.append(nearest)
            along.append(float(where[nearest]))
            chosen.append(point)
    if not chosen:
        return corners, 0
    order = np.lexsort((along, side))
    result: Floats = np.insert(corners, np.array(side)[order] + 1, np.array(chosen)[order], axis=0)
    return result, len(chosen)


def moved_corner(geometry: MultiPolygon, start: tuple[float, float], end: tuple[float, float]) -> MultiPolygon:
    """The polygons with every corner at exactly ``start`` moved to ``end``; the geometry itself where there is none."""
    points = shapely.get_coordinates(geometry)
    there = (points == np.array(start)).all(axis=1)
    if not there.any():
        return geometry
    return shapely.set_coordinates(shapely.transform(geometry, np.array), np.where(there[:, None], end, points))


def without_corner(geometry: MultiPolygon, place: tuple[float, float]) -> tuple[MultiPolygon, bool]:
    """The polygons without their corner at ``place``; whether every ring that had it keeps three corners."""

    def left(ring: LinearRing) -> Floats:
        points = shapely.get_coordinates(ring)[:-1]
        kept: Floats = points[~(points == np.array(place)).all(axis=1)]
        return kept

    parts = []
    for part in geometry.geoms:
        rings = [left(ring) for ring in (part.exterior, *part.interiors)]
        if any(len(ring) < 3 for ring in rings):
            return geometry, False
        parts.append(Polygon(rings[0], rings[1:]))
    return MultiPolygon(parts), True
