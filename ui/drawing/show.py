"""What is being drawn, on the map: the outline, its corners, and figures beside the cursor."""

from __future__ import annotations

from typing import Optional

import shapely
from qgis.core import QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsPointXY, QgsProject, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QLabel

from ...core.drawing.traverse import bearing_text, length_of
from ...gis.areas import shown
from ...gis.crs import crs_of
from ...gis.i18n import tr
from ..canvas_names import CanvasNames
from .drawing import CORNER, SPLIT, Drawing

_GOOD, _BAD = QColor("#1f6feb"), QColor("#d13438")
_AWAY = QPoint(16, 18)
"""From the cursor to the figures beside it, pixels."""
_MANY = 300
"""With more corners than these their numbers are not written while one draws."""


class Show:
    """The bands, names and label of a :class:`Drawing` on ``canvas``."""

    def __init__(self, canvas: QgsMapCanvas, drawing: Drawing, project: QgsProject) -> None:
        self._canvas = canvas
        self._drawing = drawing
        self._project = project
        kinds = QgsWkbTypes.GeometryType
        self._ground = QgsRubberBand(canvas, kinds.PolygonGeometry)
        self._line = QgsRubberBand(canvas, kinds.LineGeometry)
        self._points = QgsRubberBand(canvas, kinds.PointGeometry)
        self._points.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
        self._points.setIconSize(7)
        self._line.setWidth(2)
        self._ground.setWidth(1)
        self._names: Optional[CanvasNames] = CanvasNames(canvas)
        self.label = QLabel(canvas)
        self.label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.label.setStyleSheet(
            "background: rgba(255, 255, 255, 230); color: #202020; border: 1px solid #7b8794; padding: 2px 4px;"
        )
        self.label.hide()
        drawing.changed.connect(self.refresh)
        canvas.destinationCrsChanged.connect(self.refresh)

    def close(self) -> None:
        """Take everything off the canvas; it is not used again."""
        if self._names is None:
            return
        self._drawing.changed.disconnect(self.refresh)
        self._canvas.destinationCrsChanged.disconnect(self.refresh)
        for item in (self._ground, self._line, self._points, self._names):
            self._canvas.scene().removeItem(item)
        self._names = None
        self.label.deleteLater()

    def refresh(self) -> None:
        """Draw it as it is."""
        drawing, plane = self._drawing, self._drawing.plane
        kinds = QgsWkbTypes.GeometryType
        for band, kind in (
            (self._ground, kinds.PolygonGeometry),
            (self._line, kinds.LineGeometry),
            (self._points, kinds.PointGeometry),
        ):
            band.reset(kind)
        assert self._names is not None
        self._names.show_points([])
        if plane is None or drawing.hover is None:
            self.label.hide()
        if plane is None:
            return
        crs = crs_of(plane)
        points = drawing.preview()
        if drawing.mode == CORNER and drawing.held is not None:
            points = [drawing.held, *([drawing.hover] if drawing.hover else [])]
        elif drawing.mode == CORNER:
            points = []
        colour = _BAD if drawing.problem() is not None else _GOOD
        fill = QColor(colour)
        fill.setAlpha(45)
        self._ground.setFillColor(fill)
        self._ground.setStrokeColor(fill)
        self._line.setStrokeColor(colour)
        self._points.setColor(colour)
        if len(points) > 1:
            self._line.setToGeometry(_line(points), crs)
        if len(points) > 2 and drawing.mode not in (SPLIT, CORNER):
            ring = [QgsPointXY(*point) for point in points]
            self._ground.setToGeometry(QgsGeometry.fromPolygonXY([[*ring, ring[0]]]), crs)
        fixed = [(1, drawing.held)] if drawing.held is not None else drawing.sketch.ends
        if drawing.arc.via is not None:
            fixed = [*fixed, (0, drawing.arc.via)]
        if fixed:
            self._points.setToGeometry(QgsGeometry.fromMultiPointXY([QgsPointXY(*point) for _, point in fixed]), crs)
            self._write_numbers(fixed)

    def _write_numbers(self, points: list[tuple[int, tuple[float, float]]]) -> None:
        if len(points) > _MANY or self._drawing.mode == CORNER or self._drawing.plane is None:
            return
        target = self._canvas.mapSettings().destinationCrs()
        transform = QgsCoordinateTransform(crs_of(self._drawing.plane), target, self._project.transformContext())
        places = []
        for number, point in points:
            if not number:  # a place that an arc goes through is no corner yet
                continue
            try:
                at = transform.transform(QgsPointXY(*point))
            except QgsCsException:
                continue
            places.append((at.x(), at.y(), str(number)))
        assert self._names is not None
        self._names.show_points(places)

    def show_figures(self, at: Optional[QPoint]) -> None:
        """Side, bearing and area beside the cursor; ``None`` hides them."""
        text = "" if at is None else self.figures()
        if at is None or not text:
            self.label.hide()
            return
        self.label.setText(text)
        self.label.adjustSize()
        place = at + _AWAY
        x = min(place.x(), self._canvas.width() - self.label.width() - 2)
        y = min(place.y(), self._canvas.height() - self.label.height() - 2)
        self.label.move(max(x, 0), max(y, 0))
        self.label.show()

    def figures(self) -> str:
        """What stands beside the cursor."""
        drawing = self._drawing
        last = drawing.held if drawing.mode == CORNER else drawing.sketch.last
        if last is None or drawing.hover is None or last == drawing.hover:
            return ""
        lines = [f"{length_of(last, drawing.hover):.3f} m · {bearing_text(last, drawing.hover, 0)}"]
        area = drawing.area()
        if area is not None:
            lines.append(shown(area.centi, self._project))
        elif len(drawing.preview()) > 3 and drawing.problem() is not None:
            lines.append(tr("crosses itself"))
        return "\n".join(lines)


def _line(points: list[tuple[float, float]]) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(shapely.to_wkb(shapely.linestrings(points)))
    return geometry
