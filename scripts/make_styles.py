"""Makes the map styles of ``resources/styles/*.qml`` again:  .venv/bin/python scripts/make_styles.py

Widths are mm on paper, at the size of the A3 sheets. Colours of units and hits are those of ``symbols.json``. A style
may be changed in QGIS and saved over the file; this script only makes the ones that the plugin ships.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import headless  # before QGIS
import plugin_root
from qgis.core import (
    QgsApplication,
    QgsFeatureRenderer,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsPointPatternFillSymbolLayer,
    QgsProperty,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

TARGET = plugin_root.ROOT / "resources" / "styles"
FONT = "WenQuanYi Zen Hei"


def fill(colour: str, opacity: float = 1.0) -> QgsSimpleFillSymbolLayer:
    """A plain fill without an edge."""
    layer = QgsSimpleFillSymbolLayer()
    made = QColor(colour)
    made.setAlphaF(opacity)
    layer.setFillColor(made)
    layer.setStrokeStyle(Qt.PenStyle.NoPen)
    return layer


def stroke(colour: str, width: float, dash: Optional[Sequence[float]] = None) -> QgsSimpleLineSymbolLayer:
    """A line; ``dash`` in mm."""
    layer = QgsSimpleLineSymbolLayer(QColor(colour), width)
    layer.setPenJoinStyle(Qt.PenJoinStyle.MiterJoin if dash is None else Qt.PenJoinStyle.RoundJoin)
    if dash is not None:
        layer.setUseCustomDashPattern(True)
        layer.setCustomDashVector(list(dash))
        layer.setPenCapStyle(Qt.PenCapStyle.FlatCap)
    return layer


def hatch(colour: str, angle: float, distance: float, width: float = 0.25) -> QgsLinePatternFillSymbolLayer:
    """Parallel lines at ``angle`` degrees, ``distance`` mm apart."""
    layer = QgsLinePatternFillSymbolLayer()
    layer.setLineAngle(angle)
    layer.setDistance(distance)
    layer.setSubSymbol(stacked(QgsLineSymbol(), [QgsSimpleLineSymbolLayer(QColor(colour), width)]))
    layer.setColor(QColor(colour))  # QGIS 3.22 reads this back, not the colour of the line
    return layer


def stacked(symbol: QgsSymbol, layers: Sequence[QgsSymbolLayer]) -> QgsSymbol:
    """``symbol`` with these layers, lowest first.

    Layers given to a symbol's constructor stay Python's in QGIS 3.22 and are deleted twice.
    """
    symbol.changeSymbolLayer(0, layers[0])
    for layer in layers[1:]:
        symbol.appendSymbolLayer(layer)
    return symbol


def area(*layers: QgsSymbolLayer) -> QgsSingleSymbolRenderer:
    """A renderer of polygons."""
    return QgsSingleSymbolRenderer(stacked(QgsFillSymbol(), layers))


def line(*layers: QgsSymbolLayer) -> QgsSingleSymbolRenderer:
    """A renderer of lines."""
    return QgsSingleSymbolRenderer(stacked(QgsLineSymbol(), layers))


def labels(field: str, points: float, colour: str = "#202020", halo: float = 0.7) -> QgsPalLayerSettings:
    """Labels of a field on a white halo, sizes in points and mm."""
    text = QgsTextFormat()
    font = QFont(FONT)
    text.setFont(font)
    text.setSize(points)
    text.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
    text.setColor(QColor(colour))
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(halo)
    buffer.setColor(QColor(255, 255, 255, 225))
    text.setBuffer(buffer)
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    settings.setFormat(text)
    return settings


def unit_labels(points: float = 9, colour: str = "#202020") -> QgsPalLayerSettings:
    """Inside the unit where there is room, all of them whatever it takes."""
    settings = labels("unit_id", points, colour, 0.9)
    settings.placement = QgsPalLayerSettings.Placement.Horizontal
    settings.centroidInside = True
    settings.displayAll = True
    settings.priority = 10
    return settings


def survey_labels() -> QgsPalLayerSettings:
    """The class code, only where the polygon has room for it."""
    settings = labels("dlbm", 6, "#3a3a3a", 0.4)
    settings.placement = QgsPalLayerSettings.Placement.Horizontal
    settings.fitInPolygonOnly = True
    settings.priority = 3
    return settings


def corner_labels() -> QgsPalLayerSettings:
    """Corner numbers at the places that the plugin computed."""
    settings = labels("corner", 7, "#a00000", 0.6)
    properties = settings.dataDefinedProperties()
    for key, field in ((settings.PositionX, "label_x"), (settings.PositionY, "label_y")):
        properties.setProperty(key, QgsProperty.fromField(field))
    for key, value in ((settings.Hali, "Center"), (settings.Vali, "Half")):
        properties.setProperty(key, QgsProperty.fromValue(value))
    settings.setDataDefinedProperties(properties)
    settings.displayAll = True
    settings.priority = 10
    return settings


def name_labels(points: float, colour: str) -> QgsPalLayerSettings:
    """Names at the places that the plugin computed."""
    settings = corner_labels()
    settings.fieldName = "label"
    settings.setFormat(labels("label", points, colour, 1.1).format())
    settings.multilineAlign = QgsPalLayerSettings.MultiLineAlign.MultiCenter
    return settings


def side_labels() -> QgsPalLayerSettings:
    """Side lengths at the places and angles that the plugin computed."""
    settings = labels("length", 5.5, "#404040", 0.4)
    properties = settings.dataDefinedProperties()
    for key, field in (
        (settings.PositionX, "label_x"),
        (settings.PositionY, "label_y"),
        (settings.LabelRotation, "angle"),
    ):
        properties.setProperty(key, QgsProperty.fromField(field))
    for key, value in ((settings.Hali, "Center"), (settings.Vali, "Half")):
        properties.setProperty(key, QgsProperty.fromValue(value))
    settings.setDataDefinedProperties(properties)
    settings.displayAll = True
    return settings


def by_section(labelled: QgsFeatureRenderer, opacity: float, width: float) -> QgsFeatureRenderer:
    """The section colours of the plugin, redrawn for paper."""
    renderer = labelled.clone()
    last = len(renderer.categories()) - 1
    for i, category in enumerate(renderer.categories()):
        old: QgsSymbol = category.symbol()
        inside, edge = QColor(old.symbolLayer(0).fillColor()), QColor(old.symbolLayer(0).strokeColor())
        layers = [fill(inside.name(), opacity)] if opacity else []
        layers += [stroke("#ffffff", width + 0.5), stroke(edge.name(), width)]
        renderer.updateCategorySymbol(i, stacked(QgsFillSymbol(), layers))
    renderer.deleteCategory(last)
    return renderer


def dots(colour: str, distance: float, size: float) -> QgsPointPatternFillSymbolLayer:
    """Dots in staggered rows, ``distance`` mm apart."""
    layer = QgsPointPatternFillSymbolLayer()
    layer.setDistanceX(distance)
    layer.setDistanceY(distance)
    layer.setDisplacementX(distance / 2)
    marker = {"name": "circle", "color": colour, "outline_style": "no", "size": str(size)}
    layer.setSubSymbol(QgsMarkerSymbol.createSimple(marker))
    return layer


def measures() -> dict[str, list[QgsSymbolLayer]]:
    """What lies over a unit for each group of measures; a unit may have several."""
    signs = {
        "works": [hatch("#8d4a1c", 45, 3.2, 0.3)],
        "plants": [dots("#2e7d32", 3.2, 1.0)],
        "soil": [hatch("#b58900", 0, 2.6, 0.3)],
        "reuse": [hatch("#546e7a", 90, 3.2, 0.3)],
        "combined": [hatch("#6a1b9a", 135, 3.2, 0.3)],
        "other": [dots("#757575", 3.2, 0.8)],
    }
    return {name: [*sign, stroke("#8a8a8a", 0.12)] for name, sign in signs.items()}


def damage() -> dict[str, list[QgsSymbolLayer]]:
    """What lies over a unit for each kind of damage; a unit may have several."""
    signs = {
        "dug": [hatch("#5d2a00", 45, 3.4, 0.28)],
        "sunk": [hatch("#0d3c78", 135, 3.4, 0.28)],
        "covered": [hatch("#4a148c", 0, 3.0, 0.28)],
        "polluted": [hatch("#b00040", 90, 3.4, 0.28)],
        "hazard": [dots("#b71c1c", 3.4, 0.9)],
        "water": [dots("#0277bd", 3.4, 0.9)],
        "landform": [dots("#6d4c41", 4.2, 0.7)],
        "plants": [dots("#2e7d32", 3.4, 0.9)],
    }
    return {name: [*sign, stroke("#8a8a8a", 0.12)] for name, sign in signs.items()}


def polygons() -> dict[str, tuple[QgsFeatureRenderer, Optional[QgsPalLayerSettings]]]:
    """The looks of polygon layers by style name."""
    from mine_restoration.gis.styles import section_renderer

    sections = section_renderer(chinese=True)
    return {
        "units": (by_section(sections, 0.45, 0.4), None),
        "units_outline": (by_section(sections, 0.0, 0.55), None),
        "unit_focus": (area(fill("#ffe9b8", 0.6), stroke("#b71c1c", 0.5)), None),
        "units_other": (area(fill("#f2f2f2", 0.7), stroke("#8a8a8a", 0.25)), unit_labels(7.5, "#6a6a6a")),
        "mining_right": (area(stroke("#ffffff", 1.1), stroke("#b8007a", 0.6, (5, 1.2, 0.7, 1.2))), None),
        "red_line": (area(fill("#cde8c9", 0.45), hatch("#c62828", 45, 2.6), stroke("#c62828", 0.45)), None),
        "farmland": (area(fill("#fff0a3", 0.75), stroke("#a67c00", 0.3)), None),
        "town_boundary": (area(fill("#d9c9ec", 0.35), stroke("#5e35a1", 0.5, (3, 1))), None),
        "nature_reserve": (area(fill("#a9d8a4", 0.45), hatch("#2e7d32", 135, 3.4), stroke("#1b5e20", 0.4)), None),
        "water_source": (area(fill("#b3e0f2", 0.45), hatch("#0277bd", 0, 2.4), stroke("#0277bd", 0.4)), None),
        "settlement": (area(fill("#e8b9b4"), stroke("#7a4a44", 0.2)), None),
        "road_area": (area(fill("#f0d9b5"), stroke("#7a5a2b", 0.2)), None),
        "river_area": (area(fill("#a3d6f5"), stroke("#2b7fb3", 0.2)), None),
        "unit_restored": (area(stroke("#ffffff", 1.0), stroke("#1b5e20", 0.5)), None),
        "unit_planned": (area(stroke("#ffffff", 1.0), stroke("#0d3c78", 0.5, (1.8, 0.8))), None),
        "unit_edge": (area(stroke("#ffffff", 1.0), stroke("#303030", 0.45)), None),
        "unit_plain": (area(fill("#fbfbf6"), stroke("#ffffff", 1.0), stroke("#303030", 0.4)), None),
        **{f"measure_{name}": (area(*look), None) for name, look in measures().items()},
        **{f"damage_{name}": (area(*look), None) for name, look in damage().items()},
        "zone_area": (area(fill("#d7d7e8", 0.5), hatch("#4a5a8a", 45, 3.0), stroke("#4a5a8a", 0.4)), None),
    }


def classes() -> QgsFeatureRenderer:
    """Any layer with a field DLBM in the colours of the class table."""
    from mine_restoration.core.landclass.classes import load_classes
    from mine_restoration.gis.styles import land_class_renderer

    return land_class_renderer(load_classes(), "DLBM", chinese=True)


def lines() -> dict[str, tuple[QgsFeatureRenderer, Optional[QgsPalLayerSettings]]]:
    """The looks of line layers by style name."""
    return {
        "road": (line(stroke("#6b4a1e", 1.1), stroke("#ffd9a0", 0.7)), None),
        "river": (line(stroke("#2b8fcc", 0.6)), None),
        "zone_line": (line(stroke("#4a5a8a", 0.6, (3, 1))), None),
        "leader": (line(stroke("#a00000", 0.12)), None),
        "name_leader": (line(stroke("#ffffff", 0.5), stroke("#303030", 0.15)), None),
    }


def points() -> dict[str, tuple[QgsFeatureRenderer, Optional[QgsPalLayerSettings]]]:
    """The looks of point layers by style name."""
    dot = {"name": "circle", "color": "#ffffff", "outline_color": "#b71c1c", "outline_width": "0.25", "size": "1.3"}
    small = {"name": "circle", "color": "#b71c1c", "outline_style": "no", "size": "0.7"}
    square = {"name": "square", "color": "#4a5a8a", "outline_color": "#ffffff", "size": "2"}
    return {
        "corners": (QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple(dot)), corner_labels()),
        "corners_between": (QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple(small)), None),
        "unit_names": (QgsNullSymbolRenderer(), name_labels(8.5, "#202020")),
        "mine_name": (QgsNullSymbolRenderer(), name_labels(12, "#7a0050")),
        "sides": (QgsNullSymbolRenderer(), side_labels()),
        "zone_point": (QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple(square)), None),
    }


def save(
    name: str, kind: str, look: tuple[QgsFeatureRenderer, Optional[QgsPalLayerSettings]], labelled: bool = True
) -> None:
    """Write one style; not ``labelled``, it leaves the labels of a layer as they are."""
    layer = QgsVectorLayer(
        f"{kind}?field=unit_id:string&field=section:string&field=corner:string&field=length:string", name, "memory"
    )
    renderer, settings = look
    layer.setRenderer(renderer)
    if settings is not None:
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        layer.setLabelsEnabled(True)
    category = QgsMapLayer.StyleCategory
    categories = category.Symbology | category.Labeling if labelled else category.Symbology
    layer.saveNamedStyle(str(TARGET / f"{name}.qml"), QgsMapLayer.StyleCategories(categories))


def save_results() -> None:
    """Write the looks of the results of a zone check, Chinese: hits by what they mean, verdicts with their form."""
    from mine_restoration.gis import forms, styles
    from mine_restoration.gis.schema import qgs_fields

    forms.is_chinese = styles.is_chinese = lambda: True
    category = QgsMapLayer.StyleCategory
    for table, name, geometry, categories in (
        ("zone_hit", "zone_hits", "MultiPolygon", category.Symbology | category.Forms | category.AttributeTable),
        ("verdict", "verdicts", "NoGeometry", category.Fields | category.Forms | category.AttributeTable),
    ):
        layer = QgsVectorLayer(geometry, name, "memory")
        layer.dataProvider().addAttributes(qgs_fields(table).toList())
        layer.updateFields()
        styles.style_layer(layer, table)
        forms.name_columns(layer, table)  # before the widgets: in QGIS 3.22 a new alias takes a field's widget away
        if table == "verdict":
            forms.set_form(layer, table)
        else:
            forms.name_values(layer)
        layer.saveNamedStyle(str(TARGET / f"{name}.qml"), QgsMapLayer.StyleCategories(categories))


def main() -> None:
    """Make all styles."""
    application = QgsApplication([], True)
    application.initQgis()
    plugin_root.load()
    for kind, looks in (("Polygon", polygons()), ("LineString", lines()), ("Point", points())):
        for name, look in looks.items():
            save(name, kind, look)
    save("land_classes", "Polygon", (classes(), None), labelled=False)
    save("survey_labels", "Polygon", (area(fill("#ffffff")), survey_labels()))
    save_results()
    headless.leave()


if __name__ == "__main__":
    main()
