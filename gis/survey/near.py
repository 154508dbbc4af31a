"""What of a survey lies near the units, and the way into their plane.

Near is what has a bounding box that meets that of a unit: enough to find every polygon that touches one. Geometries are
shapely, (east, north), in arrays of objects.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import shapely
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsRectangle,
)

from ...core.geodesy.moving import renumbered
from ...core.geodesy.plane import Degrees, Plane
from ...core.landclass.survey import Column
from ...core.progress import Progress, check
from ...core.unit import Unit
from ..convert import to_shapely
from ..crs import Floats, crs_of, mover, plane_of

_MARGIN = {True: 0.0002, False: 20.0}
"""Boxes in the survey's CRS are grown by this (by: in degrees, else metres): an edge of 10 km that is straight in one
CRS bends 1 or 2 m in another."""
_AT_ONCE = 200_000
"""Vertices between two looks at Cancel while they are moved; about 0.3 s."""


class Near:
    """The boxes of units, in their plane and in the CRS of a survey."""

    def __init__(
        self,
        units: Sequence[Unit],
        plane: Plane,
        crs: QgsCoordinateReferenceSystem,
        transforms: Optional[QgsCoordinateTransformContext] = None,
    ):
        bounds = shapely.bounds(np.array([*(unit.geometry for unit in units), None], dtype=object))[:-1]
        self._plane = plane
        self._source = plane_of(crs) or Degrees()
        self.moves = crs != crs_of(plane)
        self._plane_boxes = bounds[[plane.holds(box) for box in bounds.tolist()]]
        self.boxes = self._plane_boxes
        """(n, 4): west, south, east, north of each unit in the survey's CRS, grown where that is not the plane."""
        if self.moves:
            back = QgsCoordinateTransform(crs_of(plane), crs, transforms or QgsCoordinateTransformContext())
            self.boxes = np.array([_moved_box(box, back) for box in self._plane_boxes]).reshape(-1, 4)
            self.boxes += np.array([-1, -1, 1, 1]) * _MARGIN[isinstance(self._source, Degrees)]
        self._tree = shapely.STRtree(shapely.box(*self.boxes.T))
        self._plane_tree = shapely.STRtree(shapely.box(*self._plane_boxes.T)) if self.moves else self._tree

    @property
    def overall(self) -> Floats:
        """The box (4,) around all :attr:`boxes`."""
        return np.concatenate([self.boxes[:, :2].min(axis=0), self.boxes[:, 2:].max(axis=0)])

    def rows(self, geometry: Column, wkb: Column) -> npt.NDArray[np.intp]:
        """Which geometries of the survey's CRS are near. One that is no geometry goes by the box of its ``wkb``."""
        near = set(self._tree.query(geometry)[0].tolist())
        for row in np.flatnonzero(shapely.is_missing(geometry)):
            if wkb[row] and _may_meet(self._tree, wkb[row]):
                near.add(int(row))
        return np.array(sorted(near), dtype=np.intp)

    def placed(self, geometry: Column, progress: Progress) -> Column:
        """Geometries of the survey's CRS in the plane, vertex by vertex; ``None`` where one has no place there.

        A vertex has the same place in every geometry that shares it.
        """
        if not self.moves:
            return geometry
        points = shapely.get_coordinates(geometry)
        result = shapely.set_coordinates(geometry.copy(), self._moved(points, progress))
        return finite(result)

    def rows_in_plane(self, geometry: Column) -> npt.NDArray[np.intp]:
        """Which geometries of the plane are near; those that are missing stay."""
        found = np.unique(self._plane_tree.query(geometry)[0])
        return np.union1d(found, np.flatnonzero(shapely.is_missing(geometry)))

    def _moved(self, points: Floats, progress: Progress) -> Floats:
        source, plane = self._source, self._plane
        if isinstance(source, Plane) and (source.zone, source.width) == (plane.zone, plane.width):
            return renumbered(points, source, plane)
        first, place = _once(points)
        single, move = points[first], mover()
        moved = np.empty_like(single)
        for start in range(0, len(single), _AT_ONCE):
            check(progress, start / len(single))
            moved[start : start + _AT_ONCE] = move(single[start : start + _AT_ONCE], source, plane)
        return moved[place]


def shapes(wkb: Column) -> Column:
    """The shapely geometries of WKB, curves straightened, Z and M left off.

    ``None`` where there is nothing, and where it is no geometry at all (a ring of two points, a coordinate that is no
    number).
    """
    heads = {one[:5] for one in wkb if one}
    curved = [row for row, one in enumerate(wkb) if one and _is_curved(one)] if any(map(_is_curved, heads)) else []
    plain = wkb.copy()
    plain[curved] = None
    result = shapely.from_wkb(plain, on_invalid="ignore")
    for row in curved:
        geometry = QgsGeometry()
        geometry.fromWkb(wkb[row])
        result[row] = to_shapely(geometry)
    if any(_kind(head) not in (3, 6) for head in heads):
        result = shapely.force_2d(result)
    result[shapely.is_empty(result)] = None
    return finite(result)


def finite(geometry: Column) -> Column:
    """The geometries, ``None`` in place of those with a coordinate that is no number. Their length tells."""
    geometry[~np.isfinite(shapely.length(geometry))] = None
    return geometry


def _kind(wkb: bytes) -> int:
    """The type of a geometry, with what it says of Z and M."""
    return int.from_bytes(wkb[1:5], "little" if wkb[0] else "big")


def _is_curved(wkb: bytes) -> bool:
    """Whether WKB is of a type beyond the seven simple ones: curves, surfaces, triangles."""
    return (_kind(wkb) & 0x0FFFFFFF) % 1000 > 7


def _may_meet(tree: shapely.STRtree, wkb: bytes) -> bool:
    """Whether something that is no geometry may lie near, by the box of its coordinates; yes where it has none."""
    read = ogr.CreateGeometryFromWkb(wkb)
    west, east, south, north = (np.nan,) * 4 if read is None else read.GetEnvelope()
    if not np.isfinite([west, east, south, north]).all():
        return True
    return len(tree.query(shapely.box(west, south, east, north))) > 0


def _moved_box(box: Any, transform: QgsCoordinateTransform) -> tuple[float, float, float, float]:
    moved = transform.transformBoundingBox(QgsRectangle(*box))
    return moved.xMinimum(), moved.yMinimum(), moved.xMaximum(), moved.yMaximum()


def _once(points: Floats) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Rows of points (n, 2) that hold every place at least once, and for each point which of those it is."""
    import pandas

    # A place as one number; two places that share it are told apart below.
    bits = points.view(np.uint64)
    numbers = bits[:, 0] * np.uint64(0x9E3779B97F4A7C15) ^ bits[:, 1] * np.uint64(0xC2B2AE3D27D4EB4F)
    place, unique = pandas.factorize(numbers)
    first = np.empty(len(unique), dtype=np.intp)
    first[place[::-1]] = np.arange(len(points))[::-1]
    if not (points[first][place] == points).all():
        every = np.arange(len(points))
        return every, every
    return first, place
