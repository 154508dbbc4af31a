"""What layers are called, in a project and outside, and how old their data are, however they were opened."""

from __future__ import annotations

from qgis.core import QgsFeatureRequest, QgsProviderRegistry, QgsVectorLayer

from .values import text

ROLE = "mine_restoration/role"
"""Custom property of a layer: its table in the schema, whatever its name in the project."""
YEAR_VARIABLE = "mine_year"
"""Variable of a project: the year that new units get and that map themes show."""
EDITION_FIELDS = ("edition", "SJNF", "GXSJ", "GXRQ", "BBH")
"""Fields that say which edition a feature belongs to, best first."""


def names_of(layer: QgsVectorLayer) -> list[str]:
    """The names under which rules may know a layer: its name in the project, in its database, and its file's."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    stem = str(parts.get("path") or "").replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    names = [str(parts.get("layerName") or parts.get("table") or ""), layer.name(), stem]
    return list(dict.fromkeys(name for name in names if name))


def values_of(layer: QgsVectorLayer, index: int) -> set[str]:
    """The different values of a column as texts, with edits that are not saved; empty ones do not count.

    Read row by row: asked for the distinct values of a GeoPackage in which another layer was edited since, GDAL may
    fail ("unable to open database file"), and QGIS says that there are none. For tables of a project, not for surveys.
    """
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes([index])
    return {text(row[index]) for row in layer.getFeatures(request)} - {""}


def different_values(layer: QgsVectorLayer, index: int) -> set[str]:
    """As :func:`values_of`, for surveys too: by the database where it answers, row by row only where it says none."""
    values = set() if layer.isEditable() else layer.uniqueValues(index)
    return {text(value) for value in values} - {""} if values else values_of(layer, index)


def edition_of(layer: QgsVectorLayer) -> str:
    """The edition of a layer's data; empty where nothing says it.

    It is read from the first field of ``EDITION_FIELDS`` that holds values; several are joined.
    """
    by_upper = {field.name().upper(): index for index, field in enumerate(layer.fields())}
    for wanted in EDITION_FIELDS:
        index = by_upper.get(wanted.upper())
        if index is None:
            continue
        values = sorted(different_values(layer, index))
        if values:
            return "、".join(values)
    return ""
