"""How the sample is written: exchange-format text, tables, GeoPackages, a GeoTIFF. The same content every time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import sample_place as place
import shapely
from osgeo import gdal, ogr, osr
from sample_place import SampleUnit

for module in (gdal, ogr, osr):
    module.UseExceptions()
# One fixed time stamp in the GeoPackages, so that making them again changes nothing.
gdal.SetConfigOption("OGR_CURRENT_DATE", "2026-01-05T00:00:00.000Z")

OGR_TYPES = {
    "text": ogr.OFTString,
    "int": ogr.OFTInteger,
    "double": ogr.OFTReal,
    "bool": ogr.OFTInteger,
    "date": ogr.OFTDate,
}


def _crs() -> osr.SpatialReference:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(place.EPSG)
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return crs


def _rings(unit: SampleUnit) -> list[list[tuple[float, float]]]:
    """The rings of a unit in order, shells clockwise as surveyors walk them, without the closing corner."""
    rings = []
    for part in place.placed(unit.geometry).geoms:
        clockwise = shapely.geometry.polygon.orient(part, -1.0)
        rings += [list(ring.coords)[:-1] for ring in (clockwise.exterior, *clockwise.interiors)]
    return rings


def parcel(unit: SampleUnit, area: str, closing: bool, running: bool) -> list[str]:
    """The lines of one parcel; corner numbers run on through the rings, or begin again with each."""
    rings = _rings(unit)
    lines, number = [], 0
    for index, ring in enumerate(rings, 1):
        first = number + 1 if running else 1
        for corner, (east, north) in enumerate(ring, first):
            lines.append(f"J{corner},{index},{north:.3f},{east:.3f}")
        number = first + len(ring) - 1
        if closing:
            lines.append(f"J{first},{index},{ring[0][1]:.3f},{ring[0][0]:.3f}")
    return [f"{len(lines)},{area},{unit.unit_id},{unit.name},面,,{unit.use},{unit.land_class},@", *lines]


def coordinate_text(parcels: Iterable[list[str]], extra: Sequence[str] = ()) -> str:
    """A whole file of the exchange format, lines ended by a line feed."""
    head = [
        "[属性描述]",
        "格式版本号=1.01版本",
        "数据产生单位=示例测绘有限公司（虚构）",
        f"数据产生日期={place.YEAR}-01-05",
        "坐标系=2000国家大地坐标系",
        "几度分带=3",
        "投影类型=高斯克吕格",
        "计量单位=米",
        "带号=44",
        "精度=0.001",
        "转换参数=,,,,,,",
        *extra,
        "[地块坐标]",
    ]
    return "\n".join([*head, *(line for lines in parcels for line in lines)]) + "\n"


def write_text(path: Path, text: str, encoding: str, line_end: str) -> None:
    """Text with exactly these bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.replace("\n", line_end).encode(encoding))


def write_table(path: Path, fields: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> None:
    """A CSV as a spreadsheet saves it (UTF-8 with BOM, CRLF), and the ``.csvt`` that keeps 0301 from becoming 301."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(fields), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_text(path, stream.getvalue(), "utf-8-sig", "\r\n")
    types = {"text": "String", "int": "Integer", "date": "Date"}
    write_text(
        path.with_suffix(".csvt"), ",".join(f'"{types[kind]}"' for kind in fields.values()) + "\n", "ascii", "\n"
    )


class GeoPackage:
    """A GeoPackage written anew, layer by layer."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        self._data = ogr.GetDriverByName("GPKG").CreateDataSource(str(path), options=["VERSION=1.2"])

    def layer(
        self,
        name: str,
        kind: str,
        fields: Mapping[str, Any],
        rows: Iterable[tuple[Any, Mapping[str, Any]]],
    ) -> None:
        """One layer in EPSG:4532. ``fields``: kind, or (kind, length), by name; geometries are placed already."""
        types = {"MultiPolygon": ogr.wkbMultiPolygon, "Polygon": ogr.wkbPolygon, "LineString": ogr.wkbLineString}
        layer = self._data.CreateLayer(name, _crs(), types[kind])
        for field, spec in fields.items():
            word, length = spec if isinstance(spec, tuple) else (spec, 0)
            definition = ogr.FieldDefn(field, OGR_TYPES[word])
            if word == "bool":
                definition.SetSubType(ogr.OFSTBoolean)
            if word == "text" and length:
                definition.SetWidth(length)
            layer.CreateField(definition)
        layer.StartTransaction()
        for geometry, values in rows:
            feature = ogr.Feature(layer.GetLayerDefn())
            for field, value in values.items():
                if value is not None:
                    feature[field] = value
            feature.SetGeometry(ogr.CreateGeometryFromWkb(shapely.to_wkb(geometry)))
            layer.CreateFeature(feature)
        layer.CommitTransaction()

    def close(self) -> None:
        """Finish the file."""
        self._data = None


def write_terrain(path: Path, heights: np.ndarray, cell: float) -> None:
    """A GeoTIFF of heights in metres, ``cell`` metres a cell."""
    rows, columns = heights.shape
    options = ["COMPRESS=DEFLATE", "PREDICTOR=3"]
    raster = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, 1, gdal.GDT_Float32, options)
    west, north = place.ORIGIN[0] - place.WIDTH / 2, place.ORIGIN[1] + place.HEIGHT / 2
    raster.SetGeoTransform((west, cell, 0, north, 0, -cell))
    raster.SetProjection(_crs().ExportToWkt())
    raster.GetRasterBand(1).SetNoDataValue(-9999)
    raster.GetRasterBand(1).WriteArray(heights)
