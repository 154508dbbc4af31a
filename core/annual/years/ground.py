"""Ground that units share, counted from a corner near them: at eastings of 4.4e7 GEOS has too few digits.

All geometries that come in are valid and not empty.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from ...arrays import column
from ...geodesy.area import Floats, official_areas
from ...geodesy.plane import Plane
from ...progress import Progress, check
from ...shapes import NOTHING_M2, polygonal, polygons_of
from ...zones.local import moved

Column = npt.NDArray[np.object_]
_NO_GROUND = MultiPolygon()
_STEP = 50


class Ground:
    """Units' ground in metres from one corner of all of it; areas are official ones of ``plane``."""

    def __init__(self, geometries: Sequence[BaseGeometry], plane: Plane) -> None:
        self._plane = plane
        corner = np.floor(shapely.total_bounds(column(geometries))[:2]) if len(geometries) else np.zeros(2)
        self._corner = np.nan_to_num(corner)

    def local(self, geometries: Sequence[BaseGeometry]) -> Column:
        """Geometries of the plane as they are here."""
        return moved(column(geometries), np.tile(-self._corner, (len(geometries), 1)))

    def official(self, ground: Sequence[BaseGeometry]) -> Floats:
        """Official areas (n,) m² of polygons that lie here; 0 of what rounds to nothing."""
        back = moved(column(ground), np.tile(self._corner, (len(ground), 1)))
        areas = official_areas(back, self._plane)
        return np.where(areas < NOTHING_M2, 0.0, areas)


def shared_pairs(first: Column, second: Column) -> list[tuple[int, int, float]]:
    """Pairs that share ground, with the plane area of it, m²."""
    if not len(first) or not len(second):
        return []
    pairs = shapely.STRtree(second).query(first, predicate="intersects")
    ground = polygonal(shapely.intersection(first[pairs[0]], second[pairs[1]]))
    areas = shapely.area(ground)
    return sorted((int(one), int(other), float(area)) for one, other, area in zip(*pairs, areas) if area >= NOTHING_M2)


def common(one: BaseGeometry, other: BaseGeometry) -> MultiPolygon:
    """The polygons that two geometries share."""
    return polygons_of(shapely.intersection(one, other))


def outside(one: BaseGeometry, other: BaseGeometry) -> MultiPolygon:
    """The polygons of the first that the second does not have."""
    return polygons_of(shapely.difference(one, other))


def taken_before(shapes: Column, progress: Progress) -> tuple[list[BaseGeometry], list[BaseGeometry]]:
    """Of each shape the ground that none before it has, and what of it those before have; each bit is new once.

    Raises :class:`Stopped`.
    """
    own: list[BaseGeometry] = []
    again: list[BaseGeometry] = []
    tree = shapely.STRtree(shapes)
    for number, shape in enumerate(shapes):
        if number % _STEP == 0:
            check(progress, number / len(shapes))
        near = [other for other in tree.query(shape, predicate="intersects").tolist() if other < number]
        before = shapely.union_all(shapes[near]) if near else _NO_GROUND
        own.append(outside(shape, before) if near else shape)
        again.append(common(shape, before) if near else _NO_GROUND)
    return own, again


def split_by(shapes: Sequence[BaseGeometry], others: Column) -> tuple[list[BaseGeometry], list[BaseGeometry]]:
    """Of each shape the ground that is outside all ``others``, and what it shares with them."""
    if not len(others):
        return list(shapes), [_NO_GROUND] * len(shapes)
    tree = shapely.STRtree(others)
    free: list[BaseGeometry] = []
    covered: list[BaseGeometry] = []
    for shape in shapes:
        near = tree.query(shape, predicate="intersects")
        whole = shapely.union_all(others[near]) if len(near) else _NO_GROUND
        free.append(outside(shape, whole) if len(near) else shape)
        covered.append(common(shape, whole) if len(near) else _NO_GROUND)
    return free, covered
