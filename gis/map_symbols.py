"""How layers of the map sheets look: styles from ``resources/styles``, larger on large paper, unknown zones apart."""

from __future__ import annotations

from typing import Optional

from qgis.core import (
    QgsLabelObstacleSettings,
    QgsLinePatternFillSymbolLayer,
    QgsMapLayer,
    QgsPalLayerSettings,
    QgsPointPatternFillSymbolLayer,
    QgsProperty,
    QgsRenderContext,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsSymbol,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

from ..core.catalogue import RESOURCES

STYLES = RESOURCES / "styles"
_PALE = 0.2
"""How much of a class colour is left in the background."""
_COLOURS = ("#4a5a8a", "#8a4a6b", "#2f7d74", "#8a6a2f", "#5d5d5d")
_ANGLES = (0, 45, 90, 135)
"""Together they tell twenty layers apart."""
_SHAPES = {
    QgsWkbTypes.GeometryType.PolygonGeometry: "area",
    QgsWkbTypes.GeometryType.LineGeometry: "line",
    QgsWkbTypes.GeometryType.PointGeometry: "point",
}
_LABELS_ABOVE = {"sides": 1, "corners": 2}
"""Labels of these styles are drawn over those of the others, the last ones on top."""


def apply_style(layer: QgsVectorLayer, style: str, family: str) -> None:
    """Load ``resources/styles/<style>.qml`` and set the typeface of its labels."""
    category = QgsMapLayer.StyleCategory
    layer.loadNamedStyle(str(STYLES / f"{style}.qml"), category.Symbology | category.Labeling)
    labeling = layer.labeling()
    if isinstance(labeling, QgsVectorLayerSimpleLabeling):
        settings = QgsPalLayerSettings(labeling.settings())
        text_format = settings.format()
        font = QFont(text_format.font())
        font.setFamily(family)
        text_format.setFont(font)
        settings.setFormat(text_format)
        # QGIS draws labels of one size in an order that hangs on where they lie in memory: another PDF each time.
        properties = settings.dataDefinedProperties()
        order = QgsProperty.fromExpression(f"{_LABELS_ABOVE.get(style, 0)} + $id / 1e9")
        properties.setProperty(QgsPalLayerSettings.Property.ZIndex, order)
        settings.setDataDefinedProperties(properties)
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def style_zone(layer: QgsVectorLayer, kind: Optional[str], family: str, number: int = 0) -> None:
    """The map style of a zone layer of ``kind`` and its geometry; a plain one for an unknown kind, of which each
    ``number`` has another colour and hatch.
    """
    shape = _SHAPES[layer.geometryType()]
    for name in (f"{kind}_{shape}", kind, f"zone_{shape}"):
        path = STYLES / f"{name}.qml"
        if kind is not None and name == kind and (kind in ("road", "river")) != (shape == "line"):
            continue
        if path.exists():
            apply_style(layer, name, family)
            if kind is None:
                for symbol in layer.renderer().symbols(QgsRenderContext()):
                    _vary(symbol, number)
            return


def _vary(symbol: QgsSymbol, number: int) -> None:
    """Give a symbol the ``number``-th of the colours and angles by which layers of no known kind are told apart."""
    turn = number % len(_COLOURS)
    for part in symbol.symbolLayers():
        if isinstance(part, QgsLinePatternFillSymbolLayer):
            part.setLineAngle(part.lineAngle() + _ANGLES[number % len(_ANGLES)])
        elif isinstance(part, QgsSimpleFillSymbolLayer) and part.brushStyle() != Qt.BrushStyle.NoBrush:
            part.setFillColor(_mixed(QColor(_COLOURS[turn]), _PALE))
        elif isinstance(part, QgsSimpleFillSymbolLayer):
            part.setStrokeColor(QColor(_COLOURS[turn]))
        else:
            part.setColor(QColor(_COLOURS[turn]))
        if part.subSymbol() is not None:
            _vary(part.subSymbol(), number)


def paled(colour: QColor) -> str:
    """A colour mixed with much white: a transparent layer would become a picture in the PDF."""
    return _mixed(colour, _PALE).name()


def _mixed(colour: QColor, share: float) -> QColor:
    return QColor(*(255 - round((255 - part) * share) for part in (colour.red(), colour.green(), colour.blue())))


def in_the_way(layer: QgsVectorLayer) -> QgsVectorLayer:
    """The layer itself, its outlines kept free by the labels of others as far as can be."""
    settings = QgsPalLayerSettings()
    settings.drawLabels = False
    around = settings.obstacleSettings()
    around.setIsObstacle(True)
    around.setType(QgsLabelObstacleSettings.ObstacleType.PolygonBoundary)
    around.setFactor(2)
    settings.setObstacleSettings(around)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    return layer


def resized(layer: QgsVectorLayer, size: float) -> QgsVectorLayer:
    """The layer itself, with lines and labels ``size`` times as large: a larger sheet is read from farther away."""
    labeling = layer.labeling()
    if isinstance(labeling, QgsVectorLayerSimpleLabeling):
        settings = QgsPalLayerSettings(labeling.settings())
        text_format = settings.format()
        text_format.setSize(text_format.size() * size)
        buffer = text_format.buffer()
        buffer.setSize(buffer.size() * size)
        text_format.setBuffer(buffer)
        settings.setFormat(text_format)
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    if layer.renderer() is not None:
        for symbol in layer.renderer().symbols(QgsRenderContext()):
            _resize(symbol, size)
    return layer


def _resize(symbol: QgsSymbol, size: float) -> None:
    """Make the lines, signs and hatches of a symbol ``size`` times as large, with the gaps between them."""
    for part in symbol.symbolLayers():
        if isinstance(part, QgsSimpleLineSymbolLayer):
            part.setWidth(part.width() * size)
            part.setOffset(part.offset() * size)
            part.setCustomDashVector([dash * size for dash in part.customDashVector()])
        elif isinstance(part, (QgsSimpleFillSymbolLayer, QgsSimpleMarkerSymbolLayer)):
            part.setStrokeWidth(part.strokeWidth() * size)
        elif isinstance(part, QgsLinePatternFillSymbolLayer):
            part.setDistance(part.distance() * size)
            part.setOffset(part.offset() * size)
        elif isinstance(part, QgsPointPatternFillSymbolLayer):
            part.setDistanceX(part.distanceX() * size)
            part.setDistanceY(part.distanceY() * size)
            part.setDisplacementX(part.displacementX() * size)
            part.setDisplacementY(part.displacementY() * size)
        if isinstance(part, QgsSimpleMarkerSymbolLayer):
            part.setSize(part.size() * size)
        if part.subSymbol() is not None:
            _resize(part.subSymbol(), size)
