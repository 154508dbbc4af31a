"""Units as a shapefile, for receivers who ask for one. What a shapefile cannot hold is told, never cut unseen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import shapely
from osgeo import gdal, ogr, osr
from qgis.PyQt.QtCore import QDate
from shapely.geometry import MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from ..core.corners.numbering import numbered_rings
from ..core.findings import Finding, note, warning
from ..core.geodesy.plane import Plane
from ..core.schema import FieldSpec, fields_of
from ..core.unit import Unit
from .convert import DBF_NAME, units_values
from .unit_file import UnitFileError

PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
"""The files of a shapefile: outlines, their index, table, CRS, encoding."""
LONGEST_TEXT = 254
"""A text of a dBASE table has no more bytes; in UTF-8 a Chinese character takes three."""
_FIRST_DAY = "2000-01-01"
_CORNER = ("unit_id", "part", "ring", "corner", "x_north", "y_east")
"""The fields of a corner, by the schema; the others are of corners that were read."""
_NAMED = 10
"""So many units are named in a finding."""
_YES, _NO = "是", "否"
_OPTIONS = ["ENCODING=UTF-8", f"DBF_DATE_LAST_UPDATE={_FIRST_DAY}"]
_TYPES = {
    "text": ogr.OFTString,
    "bool": ogr.OFTString,
    "int": ogr.OFTInteger,
    "double": ogr.OFTReal,
    "date": ogr.OFTDate,
}


def short_name(field: str) -> str:
    """What a field of the schema is called in a shapefile: its first ten characters, by which units are read again."""
    return field[:DBF_NAME]


def write_unit_shapefile(units: Sequence[Unit], plane: Plane, target: Path) -> list[Finding]:
    """Write ``target`` (``.shp``) and the files beside it; the same units give the same bytes.

    Yes and no are 是 and 否. What is empty is empty: a dBASE table does not tell an empty text from none. The findings
    name texts that were cut, and units whose corners stand in another order than their numbers, because the format
    turns every outline clockwise. Raises :class:`UnitFileError`.
    """
    fields = fields_of("unit")
    rows = [{field.name: _value(field, row[field.name]) for field in fields} for row in units_values(units, plane)]
    findings = []
    for unit, row in zip(units, rows):
        for field in fields:
            text = row[field.name]
            if isinstance(text, str) and len(text.encode()) > LONGEST_TEXT:
                row[field.name] = text.encode()[:LONGEST_TEXT].decode(errors="ignore")
                figures = {"field": field.alias_zh, "kept": len(row[field.name]), "length": len(text)}
                place = {"unit_id": unit.unit_id, "geometry": unit.geometry}
                findings.append(warning("acceptance.shapefile_cut", **figures, **place))
    _write(fields, rows, [unit.geometry for unit in units], ogr.wkbPolygon, plane, target)
    turned = [unit.unit_id for unit in units if _is_turned(unit.geometry)]
    if turned:
        findings.append(note("acceptance.shapefile_turned", count=len(turned), units="、".join(turned[:_NAMED])))
    return findings


def write_corner_shapefile(units: Sequence[Unit], plane: Plane, target: Path) -> None:
    """Write the corners of ``units`` with their numbers as points, as :func:`write_unit_shapefile` does the units.

    Raises :class:`UnitFileError`.
    """
    fields = [field for field in fields_of("corner") if field.name in _CORNER]
    rows, points = [], []
    for unit in units:
        for ring in numbered_rings(unit.geometry):
            for corner in ring.corners:
                place = (unit.unit_id, ring.part, ring.ring, corner.name, round(corner.north, 3), round(corner.east, 3))
                rows.append(dict(zip(_CORNER, place)))
                points.append(Point(corner.east, corner.north))
    _write(fields, rows, points, ogr.wkbPoint, plane, target)


def _is_turned(geometry: MultiPolygon) -> bool:
    """Whether some ring runs the other way than shapefiles have it: outlines clockwise, holes counter-clockwise."""
    parts = geometry.geoms
    return any(part.exterior.is_ccw or any(not hole.is_ccw for hole in part.interiors) for part in parts)


def _value(field: FieldSpec, value: Any) -> Any:
    """A value of the schema as the table takes it."""
    if value is None or value == "":
        return None
    if field.kind == "bool":
        return _YES if value else _NO
    if isinstance(value, QDate):
        return (value.year(), value.month(), value.day())
    return value


@contextmanager
def _gdal_errors() -> Iterator[None]:
    """Errors of GDAL as results and not as exceptions, and nothing on the console, whatever else the process wants."""
    exceptions = bool(gdal.GetUseExceptions())
    gdal.DontUseExceptions()
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()
        if exceptions:
            gdal.UseExceptions()


@_gdal_errors()
def _write(
    fields: Sequence[FieldSpec],
    rows: Sequence[dict[str, Any]],
    geometries: Sequence[BaseGeometry],
    kind: int,
    plane: Plane,
    target: Path,
) -> None:
    """A row and a geometry a feature; only the fields' schema and the rows decide how wide the columns are."""
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(plane.epsg)
    data = gdal.GetDriverByName("ESRI Shapefile").Create(str(target), 0, 0, 0, gdal.GDT_Unknown)
    if data is None:
        raise UnitFileError(gdal.GetLastErrorMsg())
    layer = data.CreateLayer(target.stem, crs, kind, _OPTIONS)
    for field in fields:
        definition = ogr.FieldDefn(short_name(field.name), _TYPES[field.kind])
        if field.kind in ("text", "bool"):
            definition.SetWidth(max([1, *(len((row[field.name] or "").encode()) for row in rows)]))
        elif field.kind == "double":
            definition.SetWidth(field.length)
            definition.SetPrecision(field.precision)
        if layer is None or layer.CreateField(definition) != ogr.OGRERR_NONE:
            raise UnitFileError(gdal.GetLastErrorMsg())
    for geometry, row in zip(geometries, rows):
        feature = ogr.Feature(layer.GetLayerDefn())
        for number, field in enumerate(fields):
            value = row[field.name]
            if isinstance(value, tuple):
                feature.SetField(number, *value, 0, 0, 0, 0)
            elif value is not None:
                feature.SetField(number, value)
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(shapely.to_wkb(geometry)))
        if layer.CreateFeature(feature) != ogr.OGRERR_NONE:
            raise UnitFileError(gdal.GetLastErrorMsg())
    gdal.ErrorReset()
    feature = layer = data = None  # closes the files
    problem = gdal.GetLastErrorMsg()
    if problem or any(not target.with_suffix(part).is_file() for part in PARTS):
        raise UnitFileError(problem or f"{target.name} is not whole")
