"""Names beside places of the map, for the eye only."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPainterPath, QPen


class CanvasNames(QgsMapCanvasItem):
    """Names beside points; ``points`` are (x, y, text) in the CRS of the canvas."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.points: list[tuple[float, float, str]] = []
        self.setZValue(20)

    def show_points(self, points: list[tuple[float, float, str]]) -> None:
        self.points = points
        self.updatePosition()

    def updatePosition(self) -> None:
        self.prepareGeometryChange()
        self.setPos(0, 0)
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._canvas.width(), self._canvas.height())

    def paint(self, painter: Optional[QPainter], _option: Any = None, _widget: Any = None) -> None:
        if painter is None or not self.points:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        halo = QPen(QColor(255, 255, 255, 220), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        font = self._canvas.font()
        for x, y, name in self.points:
            at = self.toCanvasCoordinates(QgsPointXY(x, y))
            path = QPainterPath()
            path.addText(QPointF(at.x() + 5, at.y() - 4), font, name)
            painter.strokePath(path, halo)
            painter.fillPath(path, QColor("#202020"))
