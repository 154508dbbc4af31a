"""Reading a survey layer (DLTB): only what lies near the units, and nothing from a layer that would mislead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Optional

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsProcessingException,
    QgsRectangle,
    QgsWkbTypes,
)

from ..core.amounts import hectares, m2
from ..core.geodesy.plane import Plane
from ..core.landclass.classes import load_classes
from ..core.landclass.fields import find_fields, is_2009_code, is_2009_layer
from ..core.landclass.rows import ClassTotal, Part
from ..core.landclass.survey import SurveyLayer, SurveyPolygons, survey_of
from ..core.progress import Progress, check, go_on
from ..core.unit import Unit
from .convert import features_of, text, to_shapely_array, value_or_none
from .crs import crs_name, crs_of, is_cgcs2000
from .i18n import tr
from .layers import EDITION_FIELDS

_MANY_UNITS = 300
"""Beyond this, one pass over the layer is quicker than a question to its index for each unit."""
_STEP = 500
"""Polygons between two looks at Cancel."""


def read_survey(
    source: QgsFeatureSource,
    units: Sequence[Unit],
    plane: Plane,
    class_field: str = "",
    transforms: Optional[QgsCoordinateTransformContext] = None,
    progress: Progress = go_on,
) -> SurveyPolygons:
    """The survey polygons near ``units``, in ``plane``.

    ``class_field`` is the field with the class where it is not called DLBM. Raises ``QgsProcessingException`` where the
    layer is no land survey that this program can read, and :class:`Stopped` when ``progress`` returns False.
    """
    _refuse_geometry(source)
    _refuse_crs(source.sourceCrs(), source.sourceName())
    names = _fields(source, class_field)
    places = {field: source.fields().indexOf(name) for field, name in names.items()}
    rows, geometries = [], []
    request = QgsFeatureRequest().setDestinationCrs(crs_of(plane), transforms or QgsCoordinateTransformContext())
    request.setSubsetOfAttributes(sorted(places.values()))
    for feature in _near(source, units, plane, request, progress):
        rows.append(_row(feature, places))
        geometries.append(feature.geometry())
    for start in range(0, len(rows), _STEP):
        batch = slice(start, start + _STEP)
        for row, geometry in zip(rows[batch], to_shapely_array(geometries[batch])):
            row["geometry"] = geometry
        check(progress, 1.0)
    _refuse_2009_codes(rows, source.sourceName())
    here = crs_of(plane)
    moved = source.sourceCrs() != here
    layer = SurveyLayer(
        name=source.sourceName(),
        fields=frozenset(names) - {"edition"},
        has_index=_has_index(source),
        moved_from=source.sourceCrs().authid() if moved else "",
    )
    return survey_of(layer, rows)


def part_values(part: Part) -> dict[str, Any]:
    """A part as values of the ``survey_part`` schema."""
    return {
        **_class_values(part),
        "survey_id": part.survey_id or None,
        "owner_kind": part.owner_kind or None,
        "owner_name": part.owner_name or None,
        "location_name": part.location_name or None,
    }


def summary_values(row: ClassTotal) -> dict[str, Any]:
    """A class of a unit as values of the ``survey_summary`` schema."""
    return _class_values(row)


def _class_values(row: Any) -> dict[str, Any]:
    return {
        "unit_id": row.unit_id,
        "land_class": row.land_class,
        "class_name": row.class_name or None,
        "three_class": row.three_class,
        "area_m2": float(m2(row.centi)),
        "area_ha": float(hectares(row.ha4)),
        "unit_share_m2": float(m2(row.unit_centi)),
        "tbmj_share_m2": None if row.polygon_centi is None else float(m2(row.polygon_centi)),
        "control": row.control,
        "data_year": row.data_year,
        "edition": row.edition or None,
    }


def _refuse_geometry(source: QgsFeatureSource) -> None:
    if QgsWkbTypes.geometryType(source.wkbType()) != QgsWkbTypes.GeometryType.PolygonGeometry:
        raise QgsProcessingException(
            tr("Layer '{layer}' holds no polygons ({kind}). Choose the survey's polygon layer (DLTB).").format(
                layer=source.sourceName(), kind=QgsWkbTypes.displayString(source.wkbType())
            )
        )
    if source.featureCount() == 0:
        raise QgsProcessingException(
            tr("Layer '{layer}' is empty: it has no polygon, or a filter or selection leaves none.").format(
                layer=source.sourceName()
            )
        )


def _refuse_crs(crs: QgsCoordinateReferenceSystem, layer: str) -> None:
    if not is_cgcs2000(crs):
        raise QgsProcessingException(
            tr(
                "Layer '{layer}' is in {crs}, the units are in CGCS2000. QGIS would put one over the other without "
                "moving anything, tens of metres off. Use the survey in CGCS2000 (EPSG:4490 or a Gauss-Krüger plane); "
                "if the layer is CGCS2000 and only its label is wrong, set its CRS."
            ).format(layer=layer, crs=crs_name(crs))
        )


def _fields(source: QgsFeatureSource, class_field: str) -> dict[str, str]:
    """Field of the survey -> name in the layer; refuses layers without a class and those of 2009."""
    present = {field.name(): field.alias() for field in source.fields()}
    if is_2009_layer(present):
        raise QgsProcessingException(
            tr(
                "Layer '{layer}' is a survey of the 2009 edition (二调): its classes have other codes. Use the layer "
                "of the third survey (三调) or of a later annual change survey."
            ).format(layer=source.sourceName())
        )
    names = find_fields(present)
    if class_field:
        names["DLBM"] = class_field
    if names.get("DLBM") not in present:
        raise QgsProcessingException(
            tr(
                "Layer '{layer}' has no field DLBM (地类编码), so it cannot say which land class a polygon has. Its "
                "fields are: {fields}. Choose another layer, or name the field with the class in CLASS_FIELD."
            ).format(layer=source.sourceName(), fields=", ".join(present))
        )
    if source.fields().field(names["DLBM"]).isNumeric():
        raise QgsProcessingException(
            tr(
                "Field {field} of layer '{layer}' holds numbers, so 0301 has become 301. Land classes are text: take "
                "the survey as it was delivered."
            ).format(field=names["DLBM"], layer=source.sourceName())
        )
    upper = {name.upper(): name for name in present}
    edition = next((upper[name.upper()] for name in EDITION_FIELDS if name.upper() in upper), None)
    return {**names, **({"edition": edition} if edition else {})}


def _refuse_2009_codes(rows: list[dict[str, Any]], layer: str) -> None:
    codes = {row["code"] for row in rows} - {""}
    if codes and all(is_2009_code(code) and code not in load_classes() for code in codes):
        raise QgsProcessingException(
            tr(
                "The classes in layer '{layer}' ({codes} ...) have three digits, as in the 2009 edition (二调). Use "
                "the layer of the third survey (三调) or of a later annual change survey."
            ).format(layer=layer, codes=", ".join(sorted(codes)[:3]))
        )


def _has_index(source: QgsFeatureSource) -> Optional[bool]:
    presence = source.hasSpatialIndex()
    kinds = QgsFeatureSource.SpatialIndexPresence
    if presence == kinds.SpatialIndexUnknown:
        return None
    return presence == kinds.SpatialIndexPresent


def _near(
    source: QgsFeatureSource,
    units: Sequence[Unit],
    plane: Plane,
    request: QgsFeatureRequest,
    progress: Progress,
) -> Iterator[QgsFeature]:
    """The features whose bounding box meets that of a unit, each once; ``request`` moves them to ``plane``."""
    boxes = [unit.geometry.bounds for unit in units if not unit.geometry.is_empty]
    boxes = [bounds for bounds in boxes if plane.holds(bounds)]
    tree = None
    if len(boxes) > _MANY_UNITS or (boxes and _has_index(source) is False):
        tree = shapely.STRtree(shapely.box(*np.array(boxes).T))
        lows, highs = np.min(boxes, axis=0), np.max(boxes, axis=0)
        boxes = [(lows[0], lows[1], highs[2], highs[3])]
    every = max(1, source.featureCount())
    seen: set[int] = set()
    for done, bounds in enumerate(boxes):
        request.setFilterRect(QgsRectangle(*bounds))
        for number, feature in enumerate(features_of(source, request)):
            if number % _STEP == 0:
                check(progress, (done + min(1.0, number / every)) / len(boxes))
            if feature.id() not in seen and (tree is None or _meets(tree, feature)):
                seen.add(feature.id())
                yield feature


def _meets(tree: shapely.STRtree, feature: QgsFeature) -> bool:
    """Whether a feature's bounding box meets one of the tree's."""
    box = feature.geometry().boundingBox()
    return len(tree.query(shapely.box(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()))) > 0


def _row(feature: QgsFeature, places: dict[str, int]) -> dict[str, Any]:
    """A feature as a row of :func:`survey_of`, its geometry left out."""
    values = feature.attributes()

    def value(field: str) -> Any:
        return value_or_none(values[places[field]]) if field in places else None

    return {
        "ids": text(value("BSM")) or str(feature.id()),
        "code": text(value("DLBM")).upper(),
        "name": text(value("DLMC")),
        "tbmj": value("TBMJ"),
        "kcxs": value("KCXS"),
        "owner_kind": text(value("QSXZ")),
        "owner_name": text(value("QSDWMC")),
        "location_name": text(value("ZLDWMC")),
        "year": value("SJNF"),
        "edition": text(value("edition")),
    }
