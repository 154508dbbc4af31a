"""The map tool: mouse and keys become corners of a :class:`Drawing`."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsPointLocator, QgsPointXY, QgsProject, QgsTracer
from qgis.gui import QgsMapCanvas, QgsMapCanvasTracer, QgsMapTool, QgsSnapIndicator
from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal

from ...core.drawing.typed import Point
from ...core.geodesy.moving import KEPT_DECIMALS
from ...gis.crs import crs_name, crs_of
from ...gis.i18n import tr
from .drawing import CORNER, SPLIT, Drawing
from .show import Show

_DISPLAYED = ("EPSG:4490", "EPSG:4326")
"""Degrees of the datums whose canvases and layers CGCS2000 can be drawn over: WGS 84 is off by decimetres at most."""
_CLICKED_DECIMALS = 3
"""A click between all corners means no fraction of a millimetre; the tables print as many."""
_CLOSE_PIXELS = 8
"""A click so near to the first corner closes the outline."""


class DrawingTool(QgsMapTool):
    """Clicks are corners, snapped as the project's snapping says; Backspace, Escape and Enter as in QGIS."""

    asked_for_panel = pyqtSignal(str)
    """The user wants to type: this digit was pressed over the map."""

    def __init__(self, canvas: QgsMapCanvas, drawing: Drawing, project: QgsProject) -> None:
        super().__init__(canvas)
        self._project = project
        self.drawing = drawing
        self.show = Show(canvas, drawing, project)
        self._indicator = QgsSnapIndicator(canvas)
        self._snapped = False
        self.setCursor(Qt.CursorShape.CrossCursor)

    def flags(self) -> Any:
        return QgsMapTool.Flag.EditTool

    def close(self) -> None:
        """Take everything off the canvas; it is not used again."""
        self._indicator.setMatch(QgsPointLocator.Match())
        self.show.close()

    def deactivate(self) -> None:
        self._indicator.setMatch(QgsPointLocator.Match())
        self.drawing.move_to(None)
        self.show.show_figures(None)
        self.show.refresh()
        super().deactivate()

    # Mouse

    def canvasMoveEvent(self, event: Any) -> None:
        point = self._place(event, said=False)
        self.drawing.move_to(point)
        self.show.refresh()
        self.show.show_figures(event.pos() if point is not None else None)

    def canvasReleaseEvent(self, event: Any) -> None:
        drawing = self.drawing
        if event.button() == Qt.MouseButton.RightButton:
            if drawing.mode == CORNER:
                drawing.cancel()
            else:
                drawing.finish()
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = self._place(event)
        if point is None:
            return
        drawing.move_to(point)
        if drawing.mode == CORNER and drawing.held is None:
            drawing.hold(point, self._metres(_CLOSE_PIXELS, event))
        elif self._is_first(event):
            drawing.finish()
        else:
            traced = self._traced(point)
            if traced:
                drawing.add_path(traced)
            else:
                drawing.add(point)
        self.show.refresh()

    def canvasDoubleClickEvent(self, event: Any) -> None:
        """Nothing more than the click that it began with."""

    # Keys

    def keyPressEvent(self, event: Any) -> None:
        keys, drawing = Qt.Key, self.drawing
        key = event.key()
        if event.isAutoRepeat() and key != keys.Key_Backspace:
            return
        if key == keys.Key_Delete and drawing.mode == CORNER:
            drawing.remove_held()
        elif key in (keys.Key_Backspace, keys.Key_Delete):
            drawing.take_back()
        elif key == keys.Key_Escape:
            drawing.cancel()
        elif key in (keys.Key_Return, keys.Key_Enter):
            drawing.finish()
        else:
            if event.text().isdigit():
                self.asked_for_panel.emit(event.text())
            return
        # Or QGIS takes Backspace and Delete as its own: delete the selected units.
        event.ignore()
        self.show.refresh()

    # Places

    def _place(self, event: Any, said: bool = True) -> Optional[Point]:
        """The place of a mouse event in the plane of the units, snapped; ``None`` where it cannot be one."""
        plane = self.drawing.plane
        if plane is None:
            return None
        canvas = self.canvas()
        crs = canvas.mapSettings().destinationCrs()
        if crs.isValid() and crs.geographicCrsAuthId() not in _DISPLAYED:
            if said:
                self.drawing.said.emit(
                    tr(
                        "The map is in {crs}, of another datum than the units. Set the CRS of the project to a "
                        "CGCS2000 plane to draw."
                    ).format(crs=crs_name(crs)),
                    True,
                )
            return None
        # A click waits for the index of what can be snapped to; a move takes what is ready.
        match = canvas.snappingUtils().snapToMap(event.mapPoint(), None, not said)
        self._indicator.setMatch(match)
        self._snapped = match.isValid()
        if not match.isValid():
            return self._to_plane(event.mapPoint(), _CLICKED_DECIMALS)
        if _is_foreign(match):
            if said:
                self.drawing.said.emit(
                    tr(
                        "'{layer}' is in {crs}, of another datum than the units: its corners cannot be taken over. "
                        "Switch snapping to it off."
                    ).format(layer=match.layer().name(), crs=crs_name(match.layer().crs())),
                    True,
                )
            return None
        return self._exact(match) or self._to_plane(match.point(), KEPT_DECIMALS)

    def _exact(self, match: Any) -> Optional[Point]:
        """The corner, or the place on the side, that was snapped to, from the layer's own coordinates.

        By the map's coordinates a corner of another layer would be missed by the last digits.
        """
        layer, plane = match.layer(), self.drawing.plane
        if layer is None or plane is None:
            return None
        if layer.crs() != crs_of(plane):
            return None
        geometry = layer.getGeometry(match.featureId())
        if geometry.isNull():
            return None
        near = self._from_map(match.point())
        if near is None:
            return None
        if match.hasVertex():
            vertex = geometry.closestVertex(near)[0]
            return (vertex.x(), vertex.y())
        if match.hasEdge():
            on_side = geometry.closestSegmentWithContext(near)[1]
            return (round(on_side.x(), KEPT_DECIMALS), round(on_side.y(), KEPT_DECIMALS))
        return None

    def _from_map(self, point: QgsPointXY) -> Optional[QgsPointXY]:
        plane, crs = self.drawing.plane, self.canvas().mapSettings().destinationCrs()
        if plane is None:
            return None
        if not crs.isValid() or crs == crs_of(plane):
            return point
        try:
            return QgsCoordinateTransform(crs, crs_of(plane), self._project.transformContext()).transform(point)
        except QgsCsException:
            return None

    def _to_plane(self, point: QgsPointXY, decimals: int) -> Optional[Point]:
        moved = self._from_map(point)
        return None if moved is None else (round(moved.x(), decimals), round(moved.y(), decimals))

    def _metres(self, pixels: float, event: Any) -> float:
        """So many pixels at the place of an event, in metres of the plane."""
        one = self._from_map(self.toMapCoordinates(event.pos()))
        other = self._from_map(self.toMapCoordinates(event.pos() + _right(pixels)))
        return 0.0 if one is None or other is None else max(one.distance(other), 0.01)

    def _is_first(self, event: Any) -> bool:
        """Whether the click is on the first corner of an outline that can be closed."""
        drawing = self.drawing
        if drawing.mode in (SPLIT, CORNER) or len(drawing.sketch) < 3 or drawing.plane is None:
            return False
        place = self._from_map(self.toMapCoordinates(event.pos()))
        first = QgsPointXY(*drawing.sketch.points[0])
        return place is not None and place.distance(first) <= self._metres(_CLOSE_PIXELS, event)

    def _traced(self, point: Point) -> list[Point]:
        """The corners along boundaries between the last corner and ``point``, where QGIS' tracing is on."""
        canvas, drawing = self.canvas(), self.drawing
        tracer = QgsMapCanvasTracer.tracerForCanvas(canvas)
        last = drawing.sketch.last
        plane = drawing.plane
        if tracer is None or plane is None or last is None or not self._snapped or drawing.arc.is_on:
            return []
        action = tracer.actionEnableTracing()
        if action is None or not action.isChecked() or canvas.mapSettings().destinationCrs() != crs_of(plane):
            return []
        path, trouble = tracer.findShortestPath(QgsPointXY(*last), QgsPointXY(*point))
        if trouble != QgsTracer.PathError.ErrNone or len(path) < 3:
            return []
        between = [(place.x(), place.y()) for place in path[1:-1]]
        return [*between, point]


def _is_foreign(match: Any) -> bool:
    """Whether what was snapped to is in a datum that PROJ would move by nothing."""
    layer = match.layer()
    return layer is not None and layer.crs().geographicCrsAuthId() not in _DISPLAYED


def _right(pixels: float) -> QPoint:
    return QPoint(round(pixels), 0)
