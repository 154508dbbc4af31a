"""Overlays beside the origin: at eastings of 4.4e7 GEOS has too few digits for ground that overlays have made.

Where edges lie on each other but for the last digits it snaps corners by 1e-12 of their coordinates, and has been seen
to lose ground, and to make some. Moved by whole metres to the corner of a unit, which is exact, coordinates have four
digits more.
"""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from ..geodesy.area import Floats
from ..progress import go_on
from ..shapes import polygons_of
from ..threads import batches, in_threads
from .cut import Column

_GRID_M = 2.0**-26
"""About 1.5e-8: coordinates that are multiples of it move by whole metres without rounding, up to eastings of 6.7e7."""
_BATCH = 20_000
"""Vertices whose validity is asked in one go."""


def corners_of(geometries: Column) -> Floats:
    """The corner (n, 2; whole metres) south-west of each geometry; 0, 0 of what is nowhere."""
    corners: Floats = np.nan_to_num(np.floor(shapely.bounds(geometries)[:, :2]))
    return corners


def moved(geometries: Column, by: Floats) -> Column:
    """Geometries (n,; ``None`` stays) moved, each ``by`` its own metres (n, 2) to the east and north."""
    result: Column = geometries.copy()
    points, owner = shapely.get_coordinates(result, return_index=True)
    shapely.set_coordinates(result, points + by[owner])
    return result


def moved_back(ground: Column, by: Floats) -> Column:
    """As :func:`moved`, for valid polygons with more digits than there is room for at their place: valid there too."""
    result = moved(ground, by)
    parts = batches(shapely.get_num_coordinates(result), _BATCH)
    valid = in_threads(lambda part: shapely.is_valid(result[part]), parts, go_on)
    broken = np.flatnonzero(~np.concatenate([np.empty(0, dtype=bool), *valid]))
    if len(broken):
        rounded = shapely.set_precision(ground[broken], _GRID_M)
        result[broken] = moved(np.array([polygons_of(one) for one in rounded], dtype=object), by[broken])
    return result


def ground_outside(ground: BaseGeometry, other: BaseGeometry) -> MultiPolygon:
    """The polygons that ``ground`` has outside another."""
    left, corner = _outside(ground, other)
    return polygons_of(moved_back(np.array([polygons_of(left)]), corner)[0])


def area_outside(ground: BaseGeometry, other: BaseGeometry) -> float:
    """How much ``ground`` has outside another, m²."""
    left, _ = _outside(ground, other)
    return float(left.area)


def _outside(ground: BaseGeometry, other: BaseGeometry) -> tuple[BaseGeometry, Floats]:
    """What ``ground`` has outside another, counted from its corner (1, 2); and this."""
    both = np.array([ground, other])
    corner = corners_of(both[:1])
    first, second = moved(both, np.repeat(-corner, 2, axis=0))
    return shapely.difference(first, second), corner
