"""What of a survey lies near the units, and the way into their plane.

Near is what has a bounding box that meets that of a part of a unit, or one of its strips where the part fills little of
its box: enough to find every polygon that touches one. Geometries are shapely, (east, north), in arrays of objects.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np
import numpy.typing as npt
import shapely
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
)

from ...core.geodesy.moving import renumbered
from ...core.geodesy.plane import Degrees, Plane
from ...core.landclass.pairs import strips
from ...core.landclass.survey import Column
from ...core.progress import Progress
from ...core.threads import in_threads
from ...core.unit import Unit
from ..convert import to_shapely
from ..crs import Floats, crs_of, mover, plane_of

_MARGIN = {True: 0.0002, False: 20.0}
_MARGIN_SHARE = 0.01
"""Boxes in the survey's CRS are grown by the one (by: in degrees, else metres) and by this share of their size: an edge
of 10 km that is straight in one CRS bends 1 or 2 m in another, one of 100 km by some 100 m."""
_FILLED = 0.3
_STRIPS = 32
"""A part that fills less of its box (a road, a river bank) goes by the boxes of so many strips: that of a road of 10 km
across the sheet holds thousands of polygons that are not near it."""
_AT_ONCE = 200_000
"""Vertices that are moved at once; about 0.2 s, and then Cancel is looked at."""


class Near:
    """The boxes of the parts of units, in their plane and in the CRS of a survey."""

    def __init__(
        self,
        units: Sequence[Unit],
        plane: Plane,
        crs: QgsCoordinateReferenceSystem,
        transforms: Optional[QgsCoordinateTransformContext] = None,
    ):
        # Of each part: the parts of a unit may lie far apart.
        parts = shapely.get_parts(np.array([unit.geometry for unit in units] or [None], dtype=object))
        self._plane = plane
        self._source = plane_of(crs) or Degrees()
        self.moves = crs != crs_of(plane)
        self._plane_boxes = _boxes(parts[[plane.holds(box) for box in shapely.bounds(parts).tolist()]])
        self.boxes = self._plane_boxes
        """(n, 4): west, south, east, north of what is near in the survey's CRS, grown where that is another."""
        if self.moves and len(self.boxes):
            back = QgsCoordinateTransform(crs_of(plane), crs, transforms or QgsCoordinateTransformContext())
            self.boxes = _moved_boxes(self._plane_boxes, back)
            size = self.boxes[:, 2:] - self.boxes[:, :2]
            margin = _MARGIN[isinstance(self._source, Degrees)] + _MARGIN_SHARE * size
            self.boxes += np.column_stack([-margin, margin])
        self._tree = shapely.STRtree(shapely.box(*self.boxes.T))
        self._plane_tree = shapely.STRtree(shapely.box(*self._plane_boxes.T)) if self.moves else self._tree

    @property
    def overall(self) -> Floats:
        """The box (4,) around all :attr:`boxes`."""
        return np.concatenate([self.boxes[:, :2].min(axis=0), self.boxes[:, 2:].max(axis=0)])

    def rows(self, geometry: Column, wkb: Column) -> npt.NDArray[np.intp]:
        """Which geometries of the survey's CRS are near. One that is no geometry goes by the box of its ``wkb``."""
        is_near = np.zeros(len(geometry), dtype=bool)
        is_near[self._tree.query(geometry)[0]] = True
        for row in np.flatnonzero(shapely.is_missing(geometry)):
            is_near[row] = bool(wkb[row]) and _may_meet(self._tree, wkb[row])
        return np.flatnonzero(is_near)

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
        parts = [slice(start, start + _AT_ONCE) for start in range(0, len(points), _AT_ONCE)]
        moved = in_threads(lambda part: mover()(points[part], source, plane), parts, progress)
        return np.concatenate([points[:0], *moved])


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


def _boxes(parts: Column) -> Floats:
    """Boxes (n, 4) in which all ground of ``parts`` lies: that of each, or those of its strips."""
    boxes: Floats = shapely.bounds(parts)
    west, south, east, north = boxes.T
    is_thin = shapely.area(parts) < _FILLED * (east - west) * (north - south)  # and so not without width
    return np.concatenate([boxes[~is_thin], shapely.bounds(strips(parts[is_thin], _STRIPS))])


def _moved_boxes(boxes: Floats, transform: QgsCoordinateTransform) -> Floats:
    """Boxes (n, 4) around where the corners of each and the middles of its sides come to lie."""
    west, south, east, north = boxes.T
    middle, centre = (west + east) / 2, (south + north) / 2
    x = [west, middle, east, east, east, middle, west, west]
    y = [south, south, south, centre, north, north, north, centre]
    points = np.stack([x, y], axis=-1)  # (8, n, 2)
    line = QgsGeometry()
    line.fromWkb(shapely.to_wkb(shapely.linestrings(points.reshape(-1, 2))))
    line.transform(transform)
    moved = shapely.get_coordinates(shapely.from_wkb(line.asWkb().data())).reshape(points.shape)
    return np.column_stack([moved.min(axis=0), moved.max(axis=0)])
