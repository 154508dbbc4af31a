"""What was read, on the map canvas, before it is anywhere else: rubber bands and the names of corners.

Only for the eye. A canvas in WGS 84 (web maps) gets CGCS2000 without a shift, as everywhere in QGIS: that is off by
decimetres at most. On a canvas of another datum nothing is drawn, because it would stand tens of metres off.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Optional

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from shapely.geometry.base import BaseGeometry

from ..core.corners.digitise import CornerRow
from ..core.geodesy.datum import CGCS2000
from ..core.geodesy.plane import FALSE_EASTING, PREFIX, Plane
from ..core.geodesy.recognise import NO_PREFIX, told_apart
from ..gis.convert import to_qgs
from ..gis.corner_session import Outcome, ParcelRow
from ..gis.crs import crs_name, crs_of
from ..gis.i18n import tr
from ..gis.messages import datum_title
from .canvas_names import CanvasNames

_DISPLAYED = ("EPSG:4490", "EPSG:4326")
"""Degrees of the datums on whose canvas the preview is drawn."""
_GOOD, _BAD, _CHOSEN = QColor("#1f9d55"), QColor("#d13438"), QColor("#f59e0b")
_MANY = 20_000
"""With more corners than these only the outlines as far as they can be seen are drawn."""
_NAMED = 250
"""Names are written of so many corners at most."""
_POINT_SIDE = 40.0
"""Metres around a single corner that is zoomed to."""


class CornerPreview:
    """Draws an outcome on ``canvas`` until :meth:`clear` or :meth:`close`."""

    def __init__(self, canvas: QgsMapCanvas, project: QgsProject) -> None:
        self._canvas = canvas
        self._project = project
        self._outcome = Outcome()
        self._chosen = -1
        self._planes: dict[str, set[Plane]] = {}
        self._places: Optional[dict[str, list[int]]] = None
        self._bands = [self._band(_GOOD), self._band(_BAD), self._band(_CHOSEN)]
        self._names: Optional[CanvasNames] = CanvasNames(canvas)
        self._bands[1].setLineStyle(Qt.PenStyle.DashLine)
        canvas.destinationCrsChanged.connect(self._draw)

    def show_outcome(self, outcome: Outcome) -> str:
        """Draw another reading; why nothing can be seen of it, or empty."""
        self._outcome, self._chosen = outcome, -1
        self._planes, self._places = {}, None
        for made in outcome.digitised.decisions if outcome.digitised is not None else ():
            if made.decision.plane is not None:
                self._planes.setdefault(made.source, set()).add(made.decision.plane)
        self._draw()
        return self.why_not()

    def choose(self, row: int) -> None:
        """Set off a parcel from the others; -1 for none."""
        if row != self._chosen:
            self._chosen = row
            self._draw_chosen()

    def why_not(self) -> str:
        """Why nothing of the reading is drawn; empty where it is, or where there is nothing."""
        plane = self._outcome.plane
        if plane is None:
            return ""
        if plane.datum != CGCS2000:
            return tr("Not shown on the map: the corners are in {datum}.").format(datum=datum_title(plane.datum.name))
        if not _can_show(self._canvas.mapSettings().destinationCrs()):
            return tr(
                "Not shown on the map: it is in {crs}, of another datum than the corners. Set the CRS of the project "
                "to a CGCS2000 plane."
            ).format(crs=crs_name(self._canvas.mapSettings().destinationCrs()))
        return ""

    def zoom_to_all(self) -> None:
        """Show everything that is drawn."""
        shapes = [shape for row in self._outcome.rows if (shape := self._shape(row)) is not None]
        self._zoom(shapely.total_bounds(shapes) if shapes else None)

    def zoom_to_row(self, row: int) -> None:
        """Show a parcel."""
        shape = self._shape(self._outcome.rows[row])
        self._zoom(None if shape is None else shape.bounds)

    def zoom_to_place(self, geometry: BaseGeometry) -> None:
        """Show the place of a finding and let it flash; ``geometry`` is in the plane of the reading."""
        west, south, east, north = geometry.bounds
        around = max(_POINT_SIDE - max(east - west, north - south), 0) / 2
        if self._zoom((west - around, south - around, east + around, north + around)):
            assert self._outcome.plane is not None
            self._canvas.flashGeometries([to_qgs(geometry)], crs_of(self._outcome.plane))

    def clear(self) -> None:
        """Take everything off the canvas."""
        self.show_outcome(Outcome())

    def close(self) -> None:
        """Take the bands themselves away; it is not used again."""
        if self._names is None:
            return
        self._canvas.destinationCrsChanged.disconnect(self._draw)
        for item in (*self._bands, self._names):
            self._canvas.scene().removeItem(item)
        self._bands, self._names = [], None

    @property
    def bands(self) -> list[QgsRubberBand]:
        """The bands: usable parcels, unusable ones, the chosen one."""
        return self._bands

    @property
    def names(self) -> list[str]:
        """The names that are written."""
        return [] if self._names is None else [name for _, _, name in self._names.points]

    def _band(self, colour: QColor) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        fill = QColor(colour)
        fill.setAlpha(50)
        band.setStrokeColor(colour)
        band.setFillColor(fill)
        band.setWidth(2)
        return band

    def _draw(self) -> None:
        good, bad, _ = self._bands
        rows = self._outcome.rows
        shapes = [self._shape(row) for row in rows] if not self.why_not() else []
        corners = sum(len(ring) for row in rows for ring in row.parcel.rings)
        usable = [shape for row, shape in zip(rows, shapes) if row.unit is not None]
        broken = [shape for row, shape in zip(rows, shapes) if row.unit is None]
        self._fill(good, usable, corners > _MANY)
        self._fill(bad, broken, corners > _MANY)
        self._draw_chosen()

    def _draw_chosen(self) -> None:
        rows, visible = self._outcome.rows, not self.why_not()
        chosen = [self._shape(rows[self._chosen])] if 0 <= self._chosen < len(rows) and visible else []
        self._fill(self._bands[2], chosen, False)
        self._write_names([rows[self._chosen]] if chosen else rows if visible else ())

    def _write_names(self, rows: Sequence[ParcelRow]) -> None:
        """The names that the corners have in the source, beside those of usable parcels."""
        assert self._names is not None
        points = []
        transform = self._transform()
        wanted = {row.number for row in rows if row.unit is not None}
        few = sum(len(ring) for row in rows for ring in row.parcel.rings) <= _NAMED
        if few and wanted and transform is not None:
            for corner in self._corners_of(wanted):
                at = _moved(transform, corner.east, corner.north)
                if at is not None:
                    points.append((at.x(), at.y(), corner.source_name or corner.corner))
        self._names.show_points(points)

    def _corners_of(self, units: Collection[str]) -> list[CornerRow]:
        """The corners of some units; where each unit's stand is looked up once a reading."""
        corners = () if self._outcome.digitised is None else self._outcome.digitised.corners
        if self._places is None:
            self._places = {}
            for index, corner in enumerate(corners):
                self._places.setdefault(corner.unit_id, []).append(index)
        return [corners[index] for unit in units for index in self._places.get(unit, ())]

    def _fill(self, band: QgsRubberBand, shapes: Iterable[Optional[BaseGeometry]], coarse: bool) -> None:
        band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        there = [shape for shape in shapes if shape is not None]
        plane = self._outcome.plane
        if not there or plane is None:
            return
        parts = shapely.get_parts(np.array(there, dtype=object))
        if coarse:
            west, south, east, north = shapely.total_bounds(parts)
            parts = shapely.simplify(parts, max(east - west, north - south) / 4000, preserve_topology=False)
            parts = shapely.get_parts(parts[~shapely.is_empty(parts)])
        band.setToGeometry(_collected(parts), crs_of(plane))

    def _shape(self, row: ParcelRow) -> Optional[BaseGeometry]:
        """The outline of a parcel in the plane of the run; of one that cannot be used its rings as they stand."""
        if row.unit is not None:
            return row.unit.geometry
        plane = self._outcome.plane
        return None if plane is None else as_it_stands(row, plane, self._planes.get(row.reading.source, ()))

    def _transform(self) -> Optional[QgsCoordinateTransform]:
        plane, target = self._outcome.plane, self._canvas.mapSettings().destinationCrs()
        if plane is None or self.why_not():
            return None
        return QgsCoordinateTransform(crs_of(plane), target, self._project.transformContext())

    def _zoom(self, bounds: Any) -> bool:
        transform = self._transform()
        if bounds is None or transform is None:
            return False
        try:
            extent = transform.transformBoundingBox(QgsRectangle(*map(float, bounds)))
        except QgsCsException:
            return False
        extent.scale(1.15)
        self._canvas.setExtent(extent)
        self._canvas.refresh()
        return True


def as_it_stands(row: ParcelRow, plane: Plane, known: Iterable[Plane]) -> Optional[BaseGeometry]:
    """The rings of a parcel that cannot be used, for a look at them, in ``plane``.

    ``known`` are the planes that its file was taken to be in; only where one has the zone of ``plane`` and the datum.
    """
    rings = [ring for ring in row.parcel.rings if len(ring) > 2]
    same = any((of.zone, of.width, of.datum) == (plane.zone, plane.width, plane.datum) for of in known)
    if not rings or row.parcel.in_degrees or not same:
        return None
    polygons = []
    for ring in rings:
        columns = told_apart(ring.values[:, 0], ring.values[:, 1], row.reading.columns_north_first)
        if columns.bad.any() or not np.isin(columns.prefix, [NO_PREFIX, plane.zone]).all():
            return None
        east = columns.east - columns.prefix * PREFIX + plane.false_easting - FALSE_EASTING
        polygons.append(shapely.polygons(np.column_stack([east, columns.north])))
    return shapely.multipolygons(polygons)


def _collected(parts: Any) -> QgsGeometry:
    return to_qgs(shapely.multipolygons(list(parts)))


def _can_show(crs: QgsCoordinateReferenceSystem) -> bool:
    return not crs.isValid() or crs.geographicCrsAuthId() in _DISPLAYED


def _moved(transform: QgsCoordinateTransform, east: float, north: float) -> Optional[QgsPointXY]:
    try:
        return transform.transform(QgsPointXY(east, north))
    except QgsCsException:
        return None
