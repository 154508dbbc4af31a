"""Ground of layers in the plane of the units: from degrees or any CGCS2000 plane, never from another datum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np
import shapely
from qgis.core import (
    QgsAbstractGeometry,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeatureSource,
    QgsGeometry,
    QgsRectangle,
)
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from ..core.arrays import column
from ..core.geodesy.plane import GEOGRAPHIC_EPSG, Plane
from ..core.shapes import polygons_of
from .convert import features_of, to_qgs, to_shapely, to_shapely_array
from .crs import crs_of, epsg_of, is_cgcs2000

_LONGEST_EDGE = {True: 0.0006, False: 70.0}
"""Edges are cut to this before they go to another plane (by: in degrees), so that they stay where they are."""

_CHORD = {True: 1e-8, False: 0.001}
"""How far the chords of an arc may be from it (by: in degrees, else metres)."""


class Mover:
    """Brings geometries of a CGCS2000 CRS into the plane of the units."""

    def __init__(
        self,
        crs: QgsCoordinateReferenceSystem,
        plane: Plane,
        transforms: Optional[QgsCoordinateTransformContext] = None,
    ):
        transforms = transforms or QgsCoordinateTransformContext()
        self._transform = QgsCoordinateTransform(crs, crs_of(plane), transforms)
        self._back = QgsCoordinateTransform(crs_of(plane), crs, transforms)
        self._same = crs == crs_of(plane)
        in_degrees = epsg_of(crs) == GEOGRAPHIC_EPSG
        self._edge, self._chord = _LONGEST_EDGE[in_degrees], _CHORD[in_degrees]

    def move(self, geometry: QgsGeometry) -> Optional[BaseGeometry]:
        """The geometry in the plane; ``None`` where it is missing or cannot be placed there."""
        shape = to_shapely(self._straight(geometry))
        return None if shape is None else self.move_shape(shape)

    def _straight(self, geometry: QgsGeometry) -> QgsGeometry:
        """Arcs as chords within a millimetre of them: QGIS' own choice, a degree each, costs a circle 50 ppm."""
        if geometry.isNull() or not geometry.constGet().hasCurvedSegments():
            return geometry
        kind = QgsAbstractGeometry.SegmentationToleranceType.MaximumDifference
        return QgsGeometry(geometry.constGet().segmentize(self._chord, kind))

    def move_all(self, geometries: Sequence[QgsGeometry]) -> np.ndarray:
        """The same for many geometries; where nothing has to be moved, in a fraction of the time."""
        if self._same:
            return to_shapely_array(map(self._straight, geometries))
        return column(map(self.move, geometries))

    def move_shape(self, shape: BaseGeometry) -> Optional[BaseGeometry]:
        """The same for a shapely geometry."""
        if self._same:
            return shape
        moved = to_qgs(shapely.segmentize(shape, self._edge))
        try:
            moved.transform(self._transform)
        except QgsCsException:
            return None
        return to_shapely(moved)

    def box_back(self, bounds: tuple[float, float, float, float]) -> BaseGeometry:
        """A box of the plane as a box of the layer's CRS that holds it."""
        return box(*bounds) if self._same else box_of(self._back.transformBoundingBox(QgsRectangle(*bounds)))

    def boxes_back(self, bounds: np.ndarray) -> np.ndarray:
        """The same for many boxes (n, 4; west, south, east, north)."""
        if self._same:
            return shapely.box(*bounds.T)
        return column(map(self.box_back, bounds.tolist()))


def read_boundary(
    source: QgsFeatureSource, plane: Plane, transforms: Optional[QgsCoordinateTransformContext] = None
) -> Optional[BaseGeometry]:
    """The ground of a layer whose boundary counts: the licence, what layers cover.

    ``None`` where the layer is of another datum, has no polygon, or one that is missing or invalid: a repair might
    move the boundary that the layer is asked for.
    """
    if not is_cgcs2000(source.sourceCrs()):
        return None
    mover = Mover(source.sourceCrs(), plane, transforms)
    grounds = []
    for feature in features_of(source):
        moved = mover.move(feature.geometry())
        if moved is None or not shapely.is_valid(moved):
            return None
        grounds.append(polygons_of(moved))
    ground = shapely.union_all(grounds)
    return ground if shapely.is_valid(ground) and not ground.is_empty else None


def box_of(bounds: QgsRectangle) -> BaseGeometry:
    """The rectangle as a polygon."""
    return box(bounds.xMinimum(), bounds.yMinimum(), bounds.xMaximum(), bounds.yMaximum())
