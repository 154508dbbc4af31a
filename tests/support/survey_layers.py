"""An invented survey in any format, written by OGR, and what stands in such a file, read feature by feature."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

import shapely
from osgeo import gdal, ogr, osr

SIDE = 24
"""The survey is a net of so many polygons a side; corners are shared and lie anywhere near their place."""
STEP = 50.0
EAST, NORTH = 39_470_000.0, 3_420_000.0
EPSG = 4527
TEXTS = ("BSM", "DLBM", "DLMC", "QSXZ", "QSDWMC", "ZLDWMC")
_CLASSES = (("0101", "水田"), ("0301", "乔木林地"), ("0602", "采矿用地"), ("1104", "坑塘水面"))
_PLACES = ("东岭村", "联通村民小组", "石桥镇农民集体", "乕亀沟村", "")


def rows(seed=7):
    """(wkt or None, values) of each polygon; some values, one geometry missing."""
    pick = random.Random(seed)
    corners = {
        (i, j): (
            round(EAST + STEP * i + pick.uniform(-15, 15), 4),
            round(NORTH + STEP * j + pick.uniform(-15, 15), 4),
        )
        for i in range(SIDE + 1)
        for j in range(SIDE + 1)
    }
    for number in range(SIDE * SIDE):
        i, j = divmod(number, SIDE)
        ring = [corners[i, j], corners[i + 1, j], corners[i + 1, j + 1], corners[i, j + 1], corners[i, j]]
        code, name = pick.choice(_CLASSES)
        values = {
            "BSM": f"3301{number:08d}",
            "DLBM": code,
            "DLMC": name,
            "QSXZ": pick.choice(("20", "30", None)),
            "QSDWMC": pick.choice(_PLACES),
            "ZLDWMC": pick.choice(_PLACES),
            "TBMJ": pick.choice((None, round(pick.uniform(2000, 3000), 2))),
            "KCXS": pick.choice((None, 0.0, 0.125)),
            "SJNF": pick.choice((None, 2025)),
        }
        wkt = None if number == 77 else "POLYGON((" + ",".join(f"{x!r} {y!r}" for x, y in ring) + "))"
        yield wkt, values


def write(
    path,
    driver,
    layer="DLTB",
    options=(),
    epsg=EPSG,
    kind=ogr.wkbMultiPolygon,
    types=None,
    data=None,
    change=None,
):
    """Write the survey to ``path``, which is returned.

    ``types`` are OGR types of fields that are not usual (``None``: not there), ``change`` is done to each geometry.
    """
    path = str(path)
    target = gdal.GetDriverByName(driver).Create(path, 0, 0, 0, gdal.GDT_Unknown)
    source, other = _reference(EPSG), _reference(epsg)
    table = target.CreateLayer(layer, other, kind, options=list(options))
    usual = {**dict.fromkeys(TEXTS, ogr.OFTString), "TBMJ": ogr.OFTReal, "KCXS": ogr.OFTReal, "SJNF": ogr.OFTInteger}
    types = {name: type_ for name, type_ in {**usual, **(types or {})}.items() if type_ is not None}
    for name, type_ in types.items():
        table.CreateField(ogr.FieldDefn(name, type_))
    move = osr.CoordinateTransformation(source, other) if epsg != EPSG else None
    table.StartTransaction()
    for wkt, values in data or rows():
        feature = ogr.Feature(table.GetLayerDefn())
        for place, name in enumerate(types):
            if values.get(name) is not None:
                feature.SetField(place, values[name])
        if wkt is not None:
            geometry = ogr.CreateGeometryFromWkt(wkt)
            if move is not None:
                geometry.Transform(move)
            geometry = change(geometry) if change else geometry
            is_multi = ogr.GT_Flatten(kind) == ogr.wkbMultiPolygon and geometry.GetGeometryName() == "POLYGON"
            feature.SetGeometry(ogr.ForceToMultiPolygon(geometry) if is_multi else geometry)
        assert table.CreateFeature(feature) == 0
    table.CommitTransaction()
    return path


def _reference(epsg):
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def as_shapefile(folder, encoding, declares=None, ldid=0, **more):
    """The survey as a shapefile with texts in ``encoding`` that ``declares`` something in its .cpg (``None``: has none)
    and has ``ldid`` in its head.
    """
    gdal.SetThreadLocalConfigOption("SHAPE_ENCODING", encoding)  # QGIS has set it to leave bytes alone
    try:
        path = Path(write(Path(folder) / "DLTB.shp", "ESRI Shapefile", options=[f"ENCODING={encoding}"], **more))
    finally:
        gdal.SetThreadLocalConfigOption("SHAPE_ENCODING", None)
    path.with_suffix(".cpg").unlink(missing_ok=True)
    if declares is not None:
        path.with_suffix(".cpg").write_text(declares)
    head = bytearray(path.with_suffix(".dbf").read_bytes())
    head[29] = ldid
    path.with_suffix(".dbf").write_bytes(bytes(head))
    return str(path)


def one_by_one(path, layer=0, options=(), subset=None):
    """What a file holds, by OGR's features: {number: (geometry or None, {field: value})}."""
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR, open_options=list(options))
    table = dataset.GetLayerByName(layer) if isinstance(layer, str) else dataset.GetLayer(layer)
    table.SetAttributeFilter(subset)
    found = {}
    for feature in table:
        geometry = feature.GetGeometryRef()
        shape = None
        if geometry is not None and not geometry.IsEmpty():
            flat = geometry.GetLinearGeometry().Clone()
            flat.FlattenTo2D()
            shape = shapely.from_wkb(bytes(flat.ExportToWkb()))
        found[feature.GetFID()] = (shape, {name: _plain(feature[name]) for name in feature.keys()})  # noqa: SIM118
    return found


def _plain(value):
    return value.isoformat() if isinstance(value, datetime.date) else value
