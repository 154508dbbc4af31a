"""Survey layers that cannot be used, told before anything is read, and where the fields of the others are."""

from __future__ import annotations

from collections.abc import Collection
from typing import Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsFeatureSource, QgsProcessingException, QgsWkbTypes

from ...core.landclass.classes import load_classes
from ...core.landclass.fields import find_fields, is_2009_code, is_2009_layer
from ..crs import crs_name, is_cgcs2000
from ..i18n import tr
from ..layers import EDITION_FIELDS


def refuse_unusable(source: QgsFeatureSource) -> None:
    """Raises ``QgsProcessingException`` for a layer without polygons, or in another datum than the units."""
    _refuse_geometry(source)
    _refuse_crs(source.sourceCrs(), source.sourceName())


def survey_columns(source: QgsFeatureSource, class_field: str) -> dict[str, str]:
    """Field of the survey -> name in the layer, and ``edition``; refuses layers without a class and those of 2009."""
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
        if class_field not in present:
            raise QgsProcessingException(
                tr(
                    "Layer '{layer}' has no field {field}, which was named as the field with the land class. Its "
                    "fields are: {fields}. Name one of these, or none where the field is called DLBM."
                ).format(layer=source.sourceName(), field=class_field, fields=", ".join(present))
            )
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


def refuse_2009_codes(codes: Collection[str], layer: str) -> None:
    """Raises ``QgsProcessingException`` where no polygon has a class of the third survey and all look like 2009."""
    codes = set(codes) - {""}
    if codes and all(is_2009_code(code) and code not in load_classes() for code in codes):
        raise QgsProcessingException(
            tr(
                "The classes in layer '{layer}' ({codes} ...) have three digits, as in the 2009 edition (二调). Use "
                "the layer of the third survey (三调) or of a later annual change survey."
            ).format(layer=layer, codes=", ".join(sorted(codes)[:3]))
        )


def has_index(source: QgsFeatureSource) -> Optional[bool]:
    """Whether the layer has a spatial index; ``None`` where the provider does not say."""
    presence = source.hasSpatialIndex()
    kinds = QgsFeatureSource.SpatialIndexPresence
    if presence == kinds.SpatialIndexUnknown:
        return None
    return presence == kinds.SpatialIndexPresent


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
