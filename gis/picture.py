"""A small map as a picture: symbols, labels, legend, scale bar and north, drawn by a painter that any thread may use.

Lengths on paper are in mm; a picture has 8 dots a mm, so that it is sharp in print and 500 of them are no burden.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsMapSettings,
    QgsRectangle,
    QgsRenderContext,
    QgsSymbol,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from .map_frame import Bounds, extent, round_step

MAP_MM = (62.0, 46.0)
"""Width and height of the map in the picture."""
_LEGEND_MM = 34.0
_DOTS = 8
_TEXT = 2.3
"""Height of the type."""
_LINE = 4.1
"""Distance of the lines of the legend."""
_SWATCH = (5.0, 2.8)
_BAR = 20.0
"""About how long the scale bar is, at most."""
_LABEL = 20.0
"""So wide a label may be; the rest of the text is left off."""
_HALO = [(right, down) for right in (-2, 0, 2) for down in (-2, 0, 2) if right or down]
"""Where the white copies of a text lie that make its halo, in dots."""
_INK, _PAPER, _FRAME = QColor("#202020"), QColor("#ffffff"), QColor("#7f7f7f")


class Picture:
    """One map while it is drawn. ``denominator`` is the scale at which the ground round ``bounds`` fills the map."""

    def __init__(self, bounds: Bounds, denominator: int, crs: QgsCoordinateReferenceSystem, family: str) -> None:
        self._denominator = denominator
        self._family = family
        self._image = QImage(
            QSize(round((MAP_MM[0] + _LEGEND_MM) * _DOTS), round(MAP_MM[1] * _DOTS)), QImage.Format.Format_RGB32
        )
        self._image.fill(_PAPER)
        self._image.setDotsPerMeterX(_DOTS * 1000)
        self._image.setDotsPerMeterY(_DOTS * 1000)
        settings = QgsMapSettings()
        settings.setDestinationCrs(crs)
        settings.setOutputSize(QSize(*(round(side * _DOTS) for side in MAP_MM)))
        settings.setOutputDpi(_DOTS * 25.4)
        settings.setExtent(QgsRectangle(*extent(bounds, *MAP_MM, denominator)))
        self.ground = extent(bounds, *MAP_MM, denominator)
        self._painter = QPainter(self._image)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._context = QgsRenderContext.fromMapSettings(settings)
        self._context.setPainter(self._painter)
        self._map = QRectF(0, 0, MAP_MM[0] * _DOTS, MAP_MM[1] * _DOTS)
        self._painter.setClipRect(self._map)
        corners = ((MAP_MM[0] - 7, 0, 7, 12), (0, MAP_MM[1] - 7, _BAR + 5, 7))
        self._taken = [QRectF(*(side * _DOTS for side in corner)) for corner in corners]

    def draw(self, geometries: Iterable[QgsGeometry], symbol: QgsSymbol) -> None:
        """Draw geometries of one kind over what is there."""
        symbol.startRender(self._context, QgsFields())
        for geometry in geometries:
            feature = QgsFeature()
            feature.setGeometry(geometry)
            symbol.renderFeature(feature, self._context)
        symbol.stopRender(self._context)

    def label(self, text: str, east: float, north: float) -> None:
        """Write a text over a place, if it has room there beside what is written already."""
        place = self._context.mapToPixel().transform(east, north)
        metrics = QFontMetricsF(self._font(_TEXT))
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, _LABEL * _DOTS)
        width, height = metrics.horizontalAdvance(text), metrics.height()
        box = QRectF(place.x() - width / 2, place.y() - height / 2, width, height)
        if self._map.contains(box) and not any(taken.intersects(box) for taken in self._taken):
            self._taken.append(box)
            self._write(text, box.x(), box.y() + metrics.ascent())

    def finish(self, legend: Sequence[tuple[QgsSymbol, str]], more: str) -> bytes:
        """The picture with its legend as PNG; ``more`` stands for entries that there is no room for."""
        self._draw_north()
        self._draw_bar()
        self._painter.setClipping(False)
        self._painter.setPen(QPen(_FRAME, 0.2 * _DOTS))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(self._map.adjusted(1, 1, -1, -1))
        self._draw_legend(legend, more)
        self._painter.end()
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._image.save(buffer, "PNG")
        buffer.close()
        return bytes(content)

    def _draw_legend(self, legend: Sequence[tuple[QgsSymbol, str]], more: str) -> None:
        room = int((MAP_MM[1] - 1) / _LINE)
        cut = len(legend) > room
        font = self._font(_TEXT)
        metrics = QFontMetricsF(font)
        left, width = MAP_MM[0] + 1.5, _LEGEND_MM - 1.5
        text_left = left + _SWATCH[0] + 1
        for number, (symbol, text) in enumerate(legend[: room - 1 if cut else room]):
            middle = (number * _LINE + _LINE / 2 + 0.5) * _DOTS
            self._painter.save()
            self._painter.translate(left * _DOTS, middle - _SWATCH[1] * _DOTS / 2)
            size = QSize(*(round(side * _DOTS) for side in _SWATCH))
            self._painter.setClipRect(QRectF(0, 0, size.width(), size.height()))
            symbol.drawPreviewIcon(self._painter, size, self._context)
            self._painter.restore()
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, (left + width - text_left) * _DOTS)
            self._write(shown, text_left * _DOTS, middle + metrics.ascent() / 2 - metrics.descent() / 2, halo=False)
        if cut:
            middle = ((room - 1) * _LINE + _LINE / 2 + 0.5) * _DOTS
            self._write(more, text_left * _DOTS, middle + metrics.ascent() / 2, halo=False)

    def _draw_north(self) -> None:
        """A needle in the upper right corner."""
        middle, top, height, half = MAP_MM[0] - 4.0, 5.0, 5.5, 1.3
        needle = [
            (middle, top),
            (middle + half, top + height),
            (middle, top + height - 1.4),
            (middle - half, top + height),
        ]
        self._painter.setPen(QPen(_PAPER, 0.25 * _DOTS))
        self._painter.setBrush(_INK)
        self._painter.drawPolygon(QPolygonF([QPointF(x * _DOTS, y * _DOTS) for x, y in needle]))
        width = QFontMetricsF(self._font(_TEXT)).horizontalAdvance("N")
        self._write("N", middle * _DOTS - width / 2, (top - 0.6) * _DOTS)

    def _draw_bar(self) -> None:
        """A bar of a round length in the lower left corner."""
        ground = round_step(self._denominator, _BAR)
        length = ground / self._denominator * 1000
        left, bottom = 2.5, MAP_MM[1] - 2.5
        box = QRectF(left * _DOTS, (bottom - 0.9) * _DOTS, length * _DOTS, 0.9 * _DOTS)
        self._painter.setPen(QPen(_INK, 0.15 * _DOTS))
        self._painter.setBrush(_PAPER)
        self._painter.drawRect(box)
        box.setWidth(box.width() / 2)
        self._painter.setBrush(_INK)
        self._painter.drawRect(box)
        text = f"{ground / 1000:g} km" if ground >= 1000 else f"{ground:g} m"
        self._write(text, left * _DOTS, (bottom - 1.7) * _DOTS)

    def _font(self, height: float) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(round(height * _DOTS))
        return font

    def _write(self, text: str, x: float, y: float, halo: bool = True) -> None:
        """A text, on a white halo where it stands on the map; its baseline begins at a dot of the picture."""
        self._painter.setFont(self._font(_TEXT))
        self._painter.setPen(_PAPER)
        for right, down in _HALO if halo else ():
            self._painter.drawText(QPointF(x + right, y + down), text)
        self._painter.setPen(_INK)
        self._painter.drawText(QPointF(x, y), text)
