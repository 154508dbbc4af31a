"""Where observers stand: along lines, along the edges of polygons, at points."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from ..arrays import column
from ..shapes import simple_parts

_STEP_M = 0.5
"""So far before and behind an observer the direction of the line is taken."""

Floats = npt.NDArray[np.float64]
Geometries = npt.NDArray[np.object_]


def stations(geometry: BaseGeometry, spacing: float, offset: float = 0.0) -> Floats:
    """Where observers stand, (n, 2) east and north in metres.

    On a line at both ends and between them at equal distances of at most ``spacing``. On the edge of a polygon (a
    shore, the edge of a road's ground; islands too) all around. With an ``offset`` they stand so far beside it: of a
    line on both sides, of a polygon outside. At a point just there. Directions turn with the line, so that an offset
    leaves no gap in a bend beyond what its length makes.
    """
    parts = column(simple_parts(geometry))
    kind = shapely.get_type_id(parts)
    points = parts[kind == shapely.GeometryType.POINT]
    lines = parts[np.isin(kind, (shapely.GeometryType.LINESTRING, shapely.GeometryType.LINEARRING))]
    # Normalised polygons have their ground on the right: what is left of an edge is outside.
    rings = shapely.get_rings(shapely.normalize(parts[kind == shapely.GeometryType.POLYGON]))
    found = [shapely.get_coordinates(points), _along(rings, spacing, (offset,), closed=True)]
    found.append(_along(lines, spacing, (offset, -offset) if offset else (0.0,), closed=False))
    return np.vstack(found)


def _along(lines: Geometries, spacing: float, sides: tuple[float, ...], closed: bool) -> Floats:
    """Points along ``lines``, each once for each of ``sides``: metres to the left."""
    length = shapely.length(lines)
    lines, length = lines[length > 0], length[length > 0]
    count = np.ceil(length / spacing).astype(np.int64)
    # A ring ends where it begins.
    stops = count if closed else count + 1
    owner = np.repeat(np.arange(len(lines)), stops)
    number = np.arange(len(owner)) - np.repeat(np.cumsum(stops) - stops, stops)
    measure = number * (length / count)[owner]
    places: Floats = shapely.get_coordinates(shapely.line_interpolate_point(lines[owner], measure))
    if not any(sides):
        return places
    before, behind = (
        shapely.get_coordinates(
            shapely.line_interpolate_point(
                lines[owner], at % length[owner] if closed else np.clip(at, 0, length[owner])
            )
        )
        for at in (measure - _STEP_M, measure + _STEP_M)
    )
    east, north = (behind - before).T
    across = np.column_stack([-north, east]) / np.maximum(np.hypot(east, north), 1e-9)[:, None]
    return np.vstack([places + side * across for side in sides])
