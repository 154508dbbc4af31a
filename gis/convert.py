"""Between QGIS and the domain: geometries, values, units and findings."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, Optional

import numpy as np
import shapely
from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsFields,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeatureSource,
)
from qgis.PyQt.QtCore import QDate
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from ..core.amounts import hectares, m2
from ..core.arrays import column
from ..core.dates import day_of
from ..core.findings import Finding
from ..core.geodesy.plane import Plane
from ..core.progress import Progress, check, go_on
from ..core.schema import fields_of
from ..core.unit import TEXT_FIELDS, Area, Unit, areas_of
from .i18n import tr
from .messages import message
from .values import cell_text, flag, text

_PLAIN = {kind.to_bytes(4, sys.byteorder) for kind in range(1, 7)}
"""How points, lines and polygons, also multiple ones, without Z and M, are called in WKB. None has curves."""
_STEP = 1000
"""Features between two looks at Cancel."""


def to_shapely(geometry: QgsGeometry) -> Optional[BaseGeometry]:
    """The shapely geometry of one QGIS geometry; see :func:`to_shapely_array`."""
    return to_shapely_array([geometry])[0]


def to_shapely_array(geometries: Iterable[QgsGeometry]) -> np.ndarray:
    """The shapely geometries, curves straightened, Z and M left off.

    ``None`` where one is missing or empty, and where it is no geometry at all (a ring of two points, a coordinate that
    is no number).
    """
    wkb = column(_wkb(geometry) for geometry in geometries)
    result = shapely.from_wkb(wkb, on_invalid="ignore")
    result[shapely.is_empty(result)] = None
    if (shapely.get_coordinate_dimension(result) > 2).any():
        result = shapely.force_2d(result)
    if not np.isfinite(shapely.get_coordinates(result)).all():
        points, owner = shapely.get_coordinates(result, return_index=True)
        result[owner[~np.isfinite(points).all(axis=1)]] = None
    return result


def _wkb(geometry: QgsGeometry) -> Optional[bytes]:
    """The WKB of a geometry without curves, ``None`` where there is nothing."""
    wkb: bytes = geometry.asWkb().data()
    if wkb[1:5] in _PLAIN:
        return wkb
    if geometry.isNull():
        return None
    if geometry.constGet().hasCurvedSegments():
        geometry = QgsGeometry(geometry.constGet().segmentize())
    return geometry.asWkb().data()


def to_qgs(geometry: Optional[BaseGeometry]) -> QgsGeometry:
    """The QGIS geometry; a null one for ``None`` or an empty geometry."""
    result = QgsGeometry()
    if geometry is not None and not geometry.is_empty:
        result.fromWkb(shapely.to_wkb(geometry))
    return result


def as_multipolygon(geometry: Optional[BaseGeometry]) -> MultiPolygon:
    """A polygon geometry as multipolygon; anything else becomes an empty one."""
    if isinstance(geometry, MultiPolygon):
        return geometry
    if geometry is not None and geometry.geom_type == "Polygon" and not geometry.is_empty:
        return MultiPolygon([geometry])
    return MultiPolygon()


def multipolygons(geometries: np.ndarray, empty: Optional[BaseGeometry] = None) -> np.ndarray:
    """:func:`as_multipolygon` of many geometries at once; ``empty`` stands for what is no polygon."""
    result = geometries.copy()
    kind = shapely.get_type_id(geometries)
    single = (kind == shapely.GeometryType.POLYGON) & ~shapely.is_empty(geometries)
    result[~single & (kind != shapely.GeometryType.MULTIPOLYGON)] = empty
    result[single] = shapely.multipolygons(geometries[single], indices=np.arange(single.sum()))
    return result


def table_features(
    fields: QgsFields,
    rows: Sequence[Mapping[str, Any]],
    geometries: Optional[np.ndarray] = None,
    progress: Progress = go_on,
) -> list[QgsFeature]:
    """:func:`feature_of` of many rows, with their ``geometries`` (``None`` where a row has none).

    Raises :class:`Stopped`.
    """
    names = fields.names()
    rows = [row if len(row) == len(names) else {**dict.fromkeys(names), **row} for row in rows]
    in_order = itemgetter(*names)
    shapes = [None] * len(rows) if geometries is None else shapely.to_wkb(geometries).tolist()
    features = []
    for number, (row, wkb) in enumerate(zip(rows, shapes)):
        if number % _STEP == 0:
            check(progress, number / len(rows))
        feature = QgsFeature(fields)
        feature.setAttributes(list(in_order(row)))
        if wkb is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(wkb)
            feature.setGeometry(geometry)
        features.append(feature)
    check(progress, 1.0)
    return features


def feature_of(fields: QgsFields, values: Mapping[str, Any], geometry: Optional[BaseGeometry] = None) -> QgsFeature:
    """A feature with these ``values`` by field name; fields that are not named stay NULL."""
    feature = QgsFeature(fields)
    feature.setAttributes([values.get(name) for name in fields.names()])
    if geometry is not None:
        feature.setGeometry(to_qgs(geometry))
    return feature


def features_of(source: QgsFeatureSource, request: Optional[QgsFeatureRequest] = None) -> Iterator[QgsFeature]:
    """The features as they are. Invalid ones too: Processing's setting to skip them would lose them unseen."""
    request = request or QgsFeatureRequest()
    if isinstance(source, QgsProcessingFeatureSource):
        return iter(source.getFeatures(request, QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks))
    return iter(source.getFeatures(request))


DBF_NAME = 10
"""Longest name of a field in a shapefile; longer ones are cut to it when a layer is saved as one."""


def columns_of(fields: QgsFields, table: str) -> dict[str, int]:
    """Index of the columns that hold the fields of ``table``, by the schema's name.

    A column goes by the schema's name, by that name as a shapefile cuts it, or by the field's alias in either language;
    in this order, whatever the case.
    """
    given: dict[str, int] = {}
    for index, field in enumerate(fields):
        given.setdefault(field.name().strip().lower(), index)
    columns: dict[str, int] = {}
    for spec in fields_of(table):
        for name in (spec.name, spec.name[:DBF_NAME], spec.alias_zh, spec.alias_en):
            if name.lower() in given:
                columns.setdefault(spec.name, given[name.lower()])
    return columns


def _shapes(features: Sequence[QgsFeature]) -> np.ndarray:
    return multipolygons(to_shapely_array(feature.geometry() for feature in features), MultiPolygon())


def units_of(source: QgsFeatureSource) -> Iterator[Unit]:
    """The units of a layer, in its CRS. Fields of the schema that the layer lacks are empty in the unit.

    Raises ``QgsProcessingException`` where a year is no whole number, a date is none, or a yes-or-no field says
    something else.
    """
    columns = columns_of(source.fields(), "unit")
    features = list(features_of(source))
    for feature, geometry in zip(features, _shapes(features)):
        values = feature.attributes()
        row = {name: values[index] for name, index in columns.items()}
        unit_id = text(row.get("unit_id")) or str(feature.id())
        yield Unit(
            unit_id=unit_id,
            geometry=geometry,
            year=_year(row.get("year"), unit_id),
            temporary=_flag(row.get("temporary"), unit_id, "temporary"),
            accepted=_flag(row.get("accepted"), unit_id, "accepted"),
            temp_from=_day(row.get("temp_from"), unit_id, "temp_from"),
            temp_to=_day(row.get("temp_to"), unit_id, "temp_to"),
            **{name: text(row[name]) for name in TEXT_FIELDS if name in row},
        )


def _year(value: Any, unit_id: str) -> Optional[int]:
    """The year of a unit, whatever type the layer's field has."""
    written = text(value)
    if not written:
        return None
    try:
        year = float(written)
    except ValueError:
        year = math.nan
    if not year.is_integer():
        raise QgsProcessingException(
            tr("Unit {unit}: '{value}' is no year. Correct the field 'year', four digits.").format(
                unit=unit_id, value=written
            )
        )
    return int(year)


def _flag(value: Any, unit_id: str, name: str) -> Optional[bool]:
    """Yes or no; ``None`` only where the field is empty."""
    if value is None:
        return None
    answer = flag(value)
    if answer is None and text(value):
        raise QgsProcessingException(
            tr(
                "Unit {unit}: '{value}' in the field '{field}' is neither yes nor no. Write 1 or 0, or leave it empty."
            ).format(unit=unit_id, value=text(value), field=name)
        )
    return answer


def _day(value: Any, unit_id: str, name: str) -> Optional[date]:
    """A day, whatever type the layer's field has; ``None`` only where the field is empty."""
    written = "" if value is None else cell_text(value).strip()
    day = day_of(written) if written else None
    if day is None and written:
        raise QgsProcessingException(
            tr(
                "Unit {unit}: '{value}' in the field '{field}' is no date. Write it as 2026-03-01, or leave it empty."
            ).format(unit=unit_id, value=written, field=name)
        )
    return day


def _qdate(day: Optional[date]) -> Optional[QDate]:
    return None if day is None else QDate(day.year, day.month, day.day)


def units_values(units: Sequence[Unit], plane: Plane) -> Iterator[dict[str, Any]]:
    """Each unit as values of the ``unit`` schema; areas computed from the geometry."""
    return (_values(unit, area) for unit, area in zip(units, areas_of(units, plane)))


def _values(unit: Unit, area: Area) -> dict[str, Any]:
    return {
        "unit_id": unit.unit_id,
        "year": unit.year,
        "section": unit.section,
        "name": unit.name,
        "temporary": unit.temporary,
        "temp_from": _qdate(unit.temp_from),
        "temp_to": _qdate(unit.temp_to),
        "land_class": unit.land_class or None,
        "problem_type": unit.problem_type or None,
        "damage_degree": unit.damage_degree or None,
        "quality": unit.quality or None,
        "measures": unit.measures or None,
        "accepted": unit.accepted,
        "plan_id": unit.plan_id or None,
        "plan_reason": unit.plan_reason or None,
        "area_ha": float(hectares(area.ha4)),
        "area_m2": float(m2(area.centi)),
        "planar_m2": round(area.planar_m2, 2),
        "source": unit.source or None,
        "note": unit.note or None,
    }


def finding_values(finding: Finding) -> dict[str, Any]:
    """A finding as values of the ``finding`` schema, its sentence in the user's language."""
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "message": message(finding),
        "unit_id": finding.unit_id or None,
        "source": finding.source or None,
        "line": finding.line,
        "corner": finding.corner or None,
    }
