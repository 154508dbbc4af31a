"""The layers of the map sheets: small copies in memory, in the units' CRS, with the map styles.

Copies, because a sheet must show the features that were worked on (a selection, a filter) and must not change the
layers of the user's project.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Optional

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsFillSymbol,
    QgsGeometry,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from ..core.corners.numbering import NumberedRing
from ..core.geodesy.plane import Plane
from ..core.landclass.classes import LandClasses
from ..core.unit import Unit
from .convert import features_of, to_qgs, to_shapely
from .crs import crs_of
from .map_corners import Label
from .map_frame import Bounds
from .map_labels import Name
from .map_sides import SideLabel
from .map_symbols import apply_style, paled
from .styles import land_class_renderer, outcome_renderer
from .values import text

_KINDS = {
    QgsWkbTypes.GeometryType.PolygonGeometry: "MultiPolygon",
    QgsWkbTypes.GeometryType.LineGeometry: "MultiLineString",
    QgsWkbTypes.GeometryType.PointGeometry: "MultiPoint",
}
OWNED = "\t"
"""Between an owner of land and its class."""


def memory_layer(
    kind: str,
    crs: QgsCoordinateReferenceSystem,
    name: str,
    fields: Sequence[str],
    rows: Iterable[tuple[QgsGeometry, Sequence[Any]]],
) -> QgsVectorLayer:
    """A layer of geometry ``kind`` with ``fields`` (``name:type``) and these features."""
    layer = QgsVectorLayer(f"{kind}?" + "&".join(f"field={field}" for field in fields), name, "memory")
    layer.setCrs(crs)
    features = []
    for geometry, values in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        feature.setGeometry(geometry)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def copied(
    source: QgsFeatureSource,
    crs: QgsCoordinateReferenceSystem,
    bounds: Bounds,
    context: QgsCoordinateTransformContext,
    name: str,
    fields: Optional[Mapping[str, str]] = None,
) -> QgsVectorLayer:
    """What of ``source`` touches ``bounds`` (in ``crs``), with the texts of ``fields`` (name in the copy: its own)."""
    # A layer that does not say what it holds is drawn as far as it holds polygons.
    shape = QgsWkbTypes.geometryType(source.wkbType())
    shape = shape if shape in _KINDS else QgsWkbTypes.GeometryType.PolygonGeometry
    fields = fields or {}
    indexes = [source.fields().indexFromName(field) for field in fields.values()]
    request = QgsFeatureRequest()
    request.setDestinationCrs(crs, context)
    request.setFilterRect(QgsRectangle(*bounds))
    request.setSubsetOfAttributes([index for index in indexes if index >= 0])
    rows = (
        (feature.geometry(), [text(feature[index]) if index >= 0 else "" for index in indexes])
        for feature in features_of(source, request)
        if feature.hasGeometry() and feature.geometry().type() == shape
    )
    return memory_layer(_KINDS[shape], crs, name, [f"{field}:string" for field in fields], rows)


def unit_layer(units: Iterable[Unit], crs: QgsCoordinateReferenceSystem, style: str, family: str) -> QgsVectorLayer:
    """Units in map style ``style``."""
    rows = [(to_qgs(unit.geometry), (unit.unit_id, unit.section)) for unit in units]
    layer = memory_layer("MultiPolygon", crs, style, ["unit_id:string", "section:string"], rows)
    sections = {row[1][1] for row in rows}
    apply_style(layer, style, family)
    if isinstance(layer.renderer(), QgsCategorizedSymbolRenderer):
        only_used(layer, sections)
    return layer


def area_layer(
    geometries: Iterable[BaseGeometry], crs: QgsCoordinateReferenceSystem, style: str, family: str
) -> QgsVectorLayer:
    """Polygons without attributes (the mining right, hits) in map style ``style``."""
    rows = [(to_qgs(geometry), ()) for geometry in geometries]
    layer = memory_layer("MultiPolygon", crs, style, [], rows)
    apply_style(layer, style, family)
    return layer


def hit_layer(hits: Iterable[tuple[BaseGeometry, str]], crs: QgsCoordinateReferenceSystem) -> QgsVectorLayer:
    """Pieces of units in zones, in the colours of their outcomes; the legend has only the outcomes that occur."""
    # What weighs most is drawn last, on top: R1 over R6.
    ordered = sorted(hits, key=lambda hit: hit[1], reverse=True)
    rows = [(to_qgs(geometry), (outcome,)) for geometry, outcome in ordered]
    layer = memory_layer("MultiPolygon", crs, "hits", ["outcome:string"], rows)
    layer.setRenderer(outcome_renderer(chinese=True))
    only_used(layer, {outcome for _, (outcome,) in rows})
    return layer


def only_used(layer: QgsVectorLayer, values: set[str]) -> None:
    """A legend names what is on the sheet. The category of all other values stays where there are some."""
    renderer = layer.renderer()
    named = {category.value() for category in renderer.categories() if category.value()}
    for i in reversed(range(len(renderer.categories()))):
        value = renderer.categories()[i].value()
        if value not in values and (value or values <= named):
            renderer.deleteCategory(i)


def corner_layers(
    labels: Sequence[Label], crs: QgsCoordinateReferenceSystem, family: str
) -> tuple[QgsVectorLayer, QgsVectorLayer]:
    """The corners with their numbers, and the leaders of the numbers that stand far off."""
    points = memory_layer(
        "Point",
        crs,
        "corners",
        ["corner:string", "label_x:double", "label_y:double"],
        [
            (QgsGeometry.fromWkt(f"POINT({label.corner.east!r} {label.corner.north!r})"),
             (label.corner.name, label.east, label.north))
            for label in labels
        ],
    )  # fmt: skip
    apply_style(points, "corners", family)
    leaders = memory_layer(
        "LineString", crs, "leader", [], [(to_qgs(label.leader), ()) for label in labels if not label.leader.is_empty]
    )
    apply_style(leaders, "leader", family)
    return points, leaders


def corners_between(
    rings: Sequence[NumberedRing], labels: Sequence[Label], crs: QgsCoordinateReferenceSystem, family: str
) -> QgsVectorLayer:
    """The corners that have no number on the map."""
    named = {label.corner.name for label in labels}
    rows = [
        (QgsGeometry.fromWkt(f"POINT({corner.east!r} {corner.north!r})"), ())
        for ring in rings
        for corner in ring.corners
        if corner.name not in named
    ]
    layer = memory_layer("Point", crs, "corners between", [], rows)
    apply_style(layer, "corners_between", family)
    return layer


def side_layer(sides: Sequence[SideLabel], crs: QgsCoordinateReferenceSystem, family: str) -> QgsVectorLayer:
    """The side lengths of a unit, at their places."""
    layer = memory_layer(
        "Point",
        crs,
        "sides",
        ["length:string", "label_x:double", "label_y:double", "angle:double"],
        [
            (QgsGeometry.fromWkt(f"POINT({side.east!r} {side.north!r})"),
             (side.text, side.east, side.north, side.angle))
            for side in sides
        ],
    )  # fmt: skip
    apply_style(layer, "sides", family)
    return layer


def name_layers(
    names: Sequence[Name], crs: QgsCoordinateReferenceSystem, style: str, family: str
) -> tuple[QgsVectorLayer, QgsVectorLayer]:
    """The names of units at their places, and the leaders of those that stand beside their unit."""
    layer = memory_layer(
        "Point",
        crs,
        "names",
        ["label:string", "label_x:double", "label_y:double"],
        [
            (QgsGeometry.fromWkt(f"POINT({name.east!r} {name.north!r})"), (name.text, name.east, name.north))
            for name in names
        ],
    )
    apply_style(layer, style, family)
    far = [(to_qgs(name.leader), ()) for name in names if not name.leader.is_empty]
    leaders = memory_layer("LineString", crs, "name leaders", [], far)
    apply_style(leaders, "name_leader", family)
    return layer, leaders


def land_around(
    layer: QgsVectorLayer, geometry: BaseGeometry, margin: float, classes: LandClasses
) -> list[tuple[str, BaseGeometry]]:
    """The survey polygons within ``margin`` m of a unit, each with its owner, ``OWNED`` and the name of its class."""
    west, south, east, north = geometry.bounds
    request = QgsFeatureRequest().setFilterRect(
        QgsRectangle(west - margin, south - margin, east + margin, north + margin)
    )
    found = []
    for feature in layer.getFeatures(request):
        shape = to_shapely(feature.geometry())
        code = text(feature["dlbm"])
        name = classes[code].name if code in classes else code
        if shape is not None and not shape.is_empty:
            found.append((f"{text(feature['owner'])}{OWNED}{name}" if name else "", shape))
    return found


def survey_layers(
    layer: QgsVectorLayer, classes: LandClasses, family: str, other: str
) -> tuple[QgsVectorLayer, QgsVectorLayer]:
    """The survey twice: in the class colours with codes, and pale as a background."""
    codes = {text(value) for value in layer.uniqueValues(layer.fields().indexFromName("dlbm"))}
    renderer = land_class_renderer(classes, "dlbm", codes)
    last = len(renderer.categories()) - 1
    if all(classes.is_polygon_class(code) for code in codes if code in classes) and codes <= {c.code for c in classes}:
        renderer.deleteCategory(last)
    else:
        renderer.updateCategoryLabel(last, other)
    apply_style(layer, "survey_labels", family)
    layer.setRenderer(renderer)
    pale = layer.clone()
    pale.setLabelsEnabled(False)
    symbols = renderer.clone()
    for i, category in enumerate(symbols.categories()):
        colour = paled(category.symbol().color())
        symbols.updateCategorySymbol(
            i, QgsFillSymbol.createSimple({"color": colour, "outline_color": colour, "outline_width": "0.05"})
        )
    pale.setRenderer(symbols)
    return layer, pale


def is_over(layer: QgsRasterLayer, plane: Plane, bounds: Bounds) -> bool:
    """Whether a raster in CGCS2000 has ground inside ``bounds`` (in ``plane``)."""
    transform = QgsCoordinateTransform(layer.crs(), crs_of(plane), QgsCoordinateTransformContext())
    try:
        return transform.transformBoundingBox(layer.extent()).intersects(QgsRectangle(*bounds))
    except QgsCsException:
        return False


def is_within(layer: QgsVectorLayer, bounds: Bounds) -> bool:
    """Whether anything of a layer is visible inside ``bounds``."""
    view = QgsRectangle(*bounds)
    request = QgsFeatureRequest().setFilterRect(view).setSubsetOfAttributes([])
    return any(feature.geometry().intersects(view) for feature in layer.getFeatures(request))


def uncovered(layer: QgsVectorLayer, bounds: Bounds, covers: Sequence[BaseGeometry], family: str) -> QgsVectorLayer:
    """What of a survey layer is visible inside ``bounds`` beside what ``covers`` it, so that no code stands on a cover.

    A polygon that cannot be cut stays whole; it is drawn below its cover all the same.
    """
    view, above = QgsRectangle(*bounds), to_qgs(unary_union(covers))
    rows = []
    for feature in layer.getFeatures(QgsFeatureRequest().setFilterRect(view)):
        geometry = feature.geometry()
        if not above.isEmpty() and geometry.intersects(above):
            left = geometry.difference(above)
            if not left.isNull():
                geometry = left
        geometry.convertGeometryCollectionToSubclass(QgsWkbTypes.GeometryType.PolygonGeometry)
        if not geometry.isEmpty() and geometry.intersects(view):
            rows.append((geometry, [text(feature["dlbm"])]))
    made = memory_layer("MultiPolygon", layer.crs(), "survey", ["dlbm:string"], rows)
    apply_style(made, "survey_labels", family)
    return made


def codes_within(layer: QgsVectorLayer, bounds: Bounds) -> set[str]:
    """The class codes of the survey polygons that are really visible inside ``bounds``."""
    view = QgsRectangle(*bounds)
    request = QgsFeatureRequest().setFilterRect(view)
    return {text(feature["dlbm"]) for feature in layer.getFeatures(request) if feature.geometry().intersects(view)}


def limited(layer: QgsVectorLayer, codes: set[str]) -> QgsVectorLayer:
    """A copy of a survey layer whose legend has only these codes."""
    copy = layer.clone()
    renderer = copy.renderer()
    for i in reversed(range(len(renderer.categories()))):
        value = renderer.categories()[i].value()
        if value and value not in codes:
            renderer.deleteCategory(i)
    return copy
