"""Reading a survey: by file and by QGIS it is the same, whatever the format, and what stands in the file."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import shapely
import survey_layers
from osgeo import gdal, ogr
from survey_layers import EAST, NORTH, SIDE, STEP, as_shapefile, one_by_one, rows, write


@pytest.fixture
def made(plugin):
    """The modules under test, and units here and there: along edges, within a polygon, over several, one far away."""
    from mine_restoration.core.geodesy.plane import plane_of_epsg
    from mine_restoration.core.unit import Unit
    from mine_restoration.gis import survey

    pick = random.Random(3)
    units = []
    for _ in range(12):
        x, y = EAST + pick.uniform(0, SIDE * STEP), NORTH + pick.uniform(0, SIDE * STEP)
        units.append(shapely.box(x, y, x + pick.uniform(1, 150), y + pick.uniform(1, 150)))
    units.append(shapely.box(EAST + 300_000, NORTH, EAST + 300_100, NORTH + 100))
    units = [Unit(f"U{n}", shapely.MultiPolygon([unit])) for n, unit in enumerate(units)]
    return SimpleNamespace(survey=survey, plane=plane_of_epsg(survey_layers.EPSG), units=units)


def layer_of(uri):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(uri, "DLTB", "ogr")
    assert layer.isValid(), uri
    return layer


def both(made, layer, file=None):
    """The survey by its file and by QGIS, {id: values with the geometry as WKB}."""
    file = file or made.survey.survey_file_of(layer)
    assert file is not None
    by_file = made.survey.read_survey(layer, made.units, made.plane, file=file)
    by_qgis = made.survey.read_survey(layer, made.units, made.plane)
    return by_file, by_qgis


COLUMNS = ("code", "name", "tbmj", "kcxs", "owner_kind", "owner_name", "location_name", "year", "edition")


def _wkb(geometry):
    """A geometry, whether it is called a polygon or a multipolygon of one."""
    return shapely.to_wkb(shapely.multipolygons(shapely.get_parts(shapely.normalize(geometry))))


def contents(survey, boxes=None):
    """{id: (WKB, values)}; with ``boxes`` only of what reaches into one."""
    result = {}
    for row in range(len(survey)):
        geometry = survey.geometry[row]
        if boxes is None or geometry is None or any(shapely.intersects(box, geometry) for box in boxes):
            assert survey.ids[row] not in result
            result[survey.ids[row]] = (
                _wkb(geometry),
                *(getattr(survey, name)[row] for name in COLUMNS),
            )
    return result


def assert_same(made, by_file, by_qgis):
    """By QGIS comes what reaches into the box of a unit; by file also what has a box that does."""
    boxes = [shapely.box(*unit.geometry.bounds) for unit in made.units]
    expected = contents(by_qgis, boxes)
    assert len(expected) > 30
    assert contents(by_file, boxes) == expected


def assert_is_in_the_file(made, by_file, path, layer=0, options=(), subset=None):
    """Polygons, values and number are those of OGR's features whose box meets a unit's."""
    tree = shapely.STRtree([shapely.box(*unit.geometry.bounds) for unit in made.units])
    expected = {}
    for shape, values in one_by_one(path, layer, options, subset).values():
        if shape is not None and len(tree.query(shapely.box(*shape.bounds))):
            texts = {name: (values.get(name) or "").strip() for name in survey_layers.TEXTS}
            expected[texts["BSM"]] = (
                _wkb(shape),
                texts["DLBM"],
                texts["DLMC"],
                values["TBMJ"],
                values["KCXS"],
                texts["QSXZ"],
                texts["QSDWMC"],
                texts["ZLDWMC"],
                values["SJNF"],
                "" if values["SJNF"] is None else str(values["SJNF"]),
            )
    assert 30 < len(expected) < SIDE * SIDE / 2
    assert contents(by_file) == expected


@pytest.mark.parametrize("index", ["YES", "NO"])
def test_a_geopackage(made, tmp_path, index):
    path = write(tmp_path / "a.gpkg", "GPKG", options=[f"SPATIAL_INDEX={index}"])
    by_file, by_qgis = both(made, layer_of(path))
    assert_same(made, by_file, by_qgis)
    assert_is_in_the_file(made, by_file, path)
    assert by_file.layer == by_qgis.layer
    assert by_file.layer.has_index is (index == "YES")
    assert None in by_file.tbmj.tolist()
    assert 0.0 in by_file.kcxs.tolist()


@pytest.mark.parametrize(
    ("format_", "name"),
    [("OpenFileGDB", "a.gdb"), ("FlatGeobuf", "a.fgb"), ("GeoJSON", "a.geojson"), ("ESRI Shapefile", "DLTB.shp")],
)
def test_other_formats(made, tmp_path, format_, name):
    if not gdal.GetDriverByName(format_).GetMetadataItem("DCAP_CREATE"):
        pytest.skip(f"this GDAL does not write {format_}")
    # GeoJSON is in degrees unless it is told otherwise, and then keeps 7 decimals.
    options = {"GeoJSON": ["COORDINATE_PRECISION=4"], "ESRI Shapefile": ["ENCODING=UTF-8"]}.get(format_, ())
    # FlatGeobuf with an index takes no row without a geometry (GDAL 3.10 says so).
    data = [row for row in rows() if row[0] is not None or format_ != "FlatGeobuf"]
    path = write(tmp_path / name, format_, options=options, data=data)
    by_file, by_qgis = both(made, layer_of(path))
    assert_same(made, by_file, by_qgis)
    assert_is_in_the_file(made, by_file, path)
    assert by_file.layer == by_qgis.layer


@pytest.mark.parametrize("name", ["地类 图斑", 'o"clock', "it's", "a.b;c"])
def test_names_of_tables_and_columns(made, tmp_path, name):
    options = ["FID=编号", "GEOMETRY_NAME=几 何", "SPATIAL_INDEX=YES"]
    path = write(tmp_path / "a.gpkg", "GPKG", layer=name, options=options)
    write(tmp_path / "b.gpkg", "GPKG")  # another first layer
    by_file, by_qgis = both(made, layer_of(f"{path}|layername={name}"))
    assert_same(made, by_file, by_qgis)
    assert_is_in_the_file(made, by_file, path, name)


@pytest.mark.parametrize("uri", ["{}|layername=DLTB", "{}|layerid=1"])
def test_one_layer_of_several(made, tmp_path, uri):
    path = write(tmp_path / "a.gpkg", "GPKG", layer="other", data=[])
    dataset = gdal.OpenEx(write(tmp_path / "b.gpkg", "GPKG"), gdal.OF_VECTOR)
    target = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_UPDATE)
    target.CopyLayer(dataset.GetLayer(0), "DLTB")
    del target
    by_file, by_qgis = both(made, layer_of(uri.format(path)))
    assert_same(made, by_file, by_qgis)
    assert_is_in_the_file(made, by_file, path, "DLTB")


def test_a_view_of_a_geopackage(made, tmp_path):
    path = write(tmp_path / "a.gpkg", "GPKG")
    with sqlite3.connect(path) as database:
        database.execute("CREATE VIEW v AS SELECT fid AS OGC_FID, * FROM DLTB WHERE DLBM <> '0101'")
        database.execute(
            "INSERT INTO gpkg_contents (table_name, identifier, data_type, srs_id) "
            "SELECT 'v', 'v', 'features', srs_id FROM gpkg_contents WHERE table_name = 'DLTB'"
        )
        database.execute(
            "INSERT INTO gpkg_geometry_columns SELECT 'v', column_name, geometry_type_name, srs_id, z, m "
            "FROM gpkg_geometry_columns WHERE table_name = 'DLTB'"
        )
    database.close()
    by_file, by_qgis = both(made, layer_of(f"{path}|layername=v"))
    assert_same(made, by_file, by_qgis)
    assert_is_in_the_file(made, by_file, path, "v")


@pytest.mark.parametrize("subset", ["\"DLBM\" = '0101' OR DLMC = '采矿用地'", "BSM LIKE '%3' or SJNF IS NULL"])
@pytest.mark.parametrize("format_", ["GPKG", "OpenFileGDB"])
def test_a_filter_is_kept(made, tmp_path, subset, format_):
    path = write(tmp_path / ("a.gpkg" if format_ == "GPKG" else "a.gdb"), format_)
    layer = layer_of(path)
    assert layer.setSubsetString(subset)
    by_file, by_qgis = both(made, layer)
    boxes = [shapely.box(*unit.geometry.bounds) for unit in made.units]
    assert contents(by_file, boxes) == contents(by_qgis, boxes)
    whole = made.survey.read_survey(layer_of(path), made.units, made.plane)
    assert 0 < len(by_file) < len(whole)


def test_filters_that_gdal_does_not_take_are_left_to_qgis(made, tmp_path):
    path = write(tmp_path / "a.gpkg", "GPKG")
    layer = layer_of(path)
    assert layer.setSubsetString("SELECT * FROM DLTB WHERE DLBM = '0101'")
    by_file, by_qgis = both(made, layer)
    assert contents(by_file) == contents(by_qgis)
    assert set(by_file.code) == {"0101"}
    shape = layer_of(as_shapefile(tmp_path, "GB18030", "GB18030"))
    assert shape.setSubsetString("DLMC = '水田'")
    assert made.survey.survey_file_of(shape) is None


def test_only_whole_files_are_read_as_such(made, tmp_path):
    """Changes, joined and computed fields are in the layer, not in the file."""
    from qgis.core import QgsField, QgsFields, QgsVectorLayer
    from qgis.PyQt.QtCore import QVariant

    path = write(tmp_path / "a.gpkg", "GPKG")
    layer = layer_of(path)
    assert made.survey.survey_file_of(layer)
    layer.startEditing()
    assert made.survey.survey_file_of(layer)
    layer.changeAttributeValue(1, layer.fields().indexOf("DLBM"), "0602")
    assert made.survey.survey_file_of(layer) is None
    layer.rollBack()
    assert made.survey.survey_file_of(QgsVectorLayer("Polygon?field=DLBM:string", "m", "memory")) is None
    assert made.survey.survey_file_of(None) is None
    assert isinstance(layer.fields(), QgsFields)
    layer.addExpressionField("'0301'", QgsField("class", QVariant.String))
    file = made.survey.survey_file_of(layer)
    computed = made.survey.read_survey(layer, made.units, made.plane, "class", file=file)
    assert set(computed.code) == {"0301"}


@pytest.mark.parametrize("kind", [ogr.wkbMultiPolygon25D, ogr.wkbMultiPolygonM, ogr.wkbMultiPolygonZM])
def test_heights_and_measures_are_left_off(made, tmp_path, kind):
    def raised(geometry):
        geometry.Set3D(ogr.GT_HasZ(kind))
        geometry.SetMeasured(ogr.GT_HasM(kind))
        return geometry

    path = write(tmp_path / "a.gpkg", "GPKG", kind=kind, change=raised)
    by_file, by_qgis = both(made, layer_of(path))
    assert_same(made, by_file, by_qgis)
    assert_is_in_the_file(made, by_file, path)


def test_curves_are_straightened_alike(made, tmp_path):
    def bent(geometry):
        ring = geometry.GetGeometryRef(0)
        points = " , ".join(f"{ring.GetX(i)!r} {ring.GetY(i)!r}" for i in range(3))
        rest = " , ".join(f"{ring.GetX(i)!r} {ring.GetY(i)!r}" for i in range(2, 5))
        text = f"MULTISURFACE(CURVEPOLYGON(COMPOUNDCURVE(CIRCULARSTRING({points}),({rest}))))"
        return ogr.CreateGeometryFromWkt(text)

    path = write(tmp_path / "a.gpkg", "GPKG", kind=ogr.wkbMultiSurface, change=bent)
    by_file, by_qgis = both(made, layer_of(path))
    assert_same(made, by_file, by_qgis)
    assert max(shapely.get_num_coordinates(by_file.geometry)) > 20


def test_text_in_number_fields_and_numbers_of_other_types(made, tmp_path):
    types = {"TBMJ": ogr.OFTString, "KCXS": ogr.OFTInteger, "SJNF": ogr.OFTString, "GXRQ": ogr.OFTDate}
    data = [
        (wkt, {**values, "TBMJ": "约 2000", "KCXS": 1, "SJNF": "2025", "GXRQ": "2025/12/31"}) for wkt, values in rows()
    ]
    path = write(tmp_path / "a.gpkg", "GPKG", types=types, data=data)
    by_file, by_qgis = both(made, layer_of(path))
    assert_same(made, by_file, by_qgis)
    assert set(by_file.tbmj) == {"约 2000"}
    assert set(by_file.kcxs) == {1}
    assert set(by_file.year) == {"2025"}


@pytest.mark.parametrize(
    ("declared", "other"),
    [("TEXT", "TEXT(60)"), ("TEXT", ""), ("REAL", "NUMERIC"), ("REAL", "DECIMAL(10,2)")],
)
def test_columns_as_other_programs_declare_them(made, tmp_path, declared, other):
    """The first rows hold nothing, or a whole number, which says nothing about the rows after them."""
    nothing, whole = dict.fromkeys(("TBMJ", "KCXS", "DLBM")), {"TBMJ": 12}
    data = [(wkt, {**values, **(nothing, whole, {})[min(row % 5, 2)]}) for row, (wkt, values) in enumerate(rows())]
    path = write(tmp_path / "a.gpkg", "GPKG", data=data)
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("pragma writable_schema = 1")
        changed = database.execute(
            "update sqlite_master set sql = replace(sql, ?, ?) where name = 'DLTB' and instr(sql, ?)",
            (f" {declared}", f" {other}", f" {declared}"),
        )
        assert changed.rowcount == 1
        database.commit()
    by_file, by_qgis = both(made, layer_of(path))
    assert_same(made, by_file, by_qgis)


def test_gdal_starts_no_thread_that_reads_ahead(made, tmp_path, monkeypatch):
    from mine_restoration.gis.survey import columns

    monkeypatch.setattr(columns, "STEP", 20)
    dataset = gdal.OpenEx(write(tmp_path / "a.gpkg", "GPKG"))
    before = len(os.listdir("/proc/self/task"))
    for batches in (columns.stream(dataset.GetLayer(0)), columns.rows_of(dataset, "SELECT * FROM DLTB")):
        threads = [len(os.listdir("/proc/self/task")) for _ in batches]
        assert len(threads) > 10
        assert max(threads) <= before


def test_dates_of_an_edition_are_dates(made, tmp_path):
    data = [(wkt, {**values, "GXRQ": "2025/12/31"}) for wkt, values in rows()]
    types = {"SJNF": ogr.OFTInteger, "GXRQ": ogr.OFTDate}
    for path in (write(tmp_path / "a.gpkg", "GPKG", types=types, data=data),):
        with sqlite3.connect(path) as database:
            database.execute("ALTER TABLE DLTB DROP COLUMN SJNF")
        database.close()
        by_file, by_qgis = both(made, layer_of(path))
        assert_same(made, by_file, by_qgis)
        assert set(by_file.edition) == {"2025-12-31"}


def test_what_is_no_geometry_is_kept_where_it_is_near(made, tmp_path):
    near = made.units[0].geometry.bounds
    data = list(rows())
    data += [
        (f"POLYGON(({near[0]} {near[1]}))", {"BSM": "near", "DLBM": "0101"}),
        (f"POLYGON(({EAST - 900} {NORTH}))", {"BSM": "far", "DLBM": "0101"}),
    ]
    path = write(tmp_path / "a.gpkg", "GPKG", data=data)
    for survey in both(made, layer_of(path)):
        assert survey.geometry[survey.ids == "near"].tolist() == [None]
        assert "far" not in survey.ids


@pytest.mark.parametrize("epsg", [4490, 4528, 4548, 4539])
def test_a_survey_in_another_crs_is_moved_whole(made, tmp_path, epsg):
    """Against pyproj; corners that polygons shared they still share, to the last bit."""
    import pyproj

    path = write(tmp_path / "a.gpkg", "GPKG", epsg=epsg)
    by_file, by_qgis = both(made, layer_of(path))
    assert_same(made, by_file, by_qgis)
    assert by_file.layer.moved_from == f"EPSG:{epsg}"
    there = made.survey.read_survey(layer_of(write(tmp_path / "b.gpkg", "GPKG")), made.units, made.plane)
    boxes = [shapely.box(*unit.geometry.bounds) for unit in made.units]
    assert contents(by_file, boxes).keys() == contents(there, boxes).keys()
    transformer = pyproj.Transformer.from_crs(epsg, survey_layers.EPSG, always_xy=True)
    originals = {values["BSM"]: shape for shape, values in one_by_one(path).values()}
    for name, geometry in zip(by_file.ids, by_file.geometry):
        points = shapely.get_coordinates(originals[name])
        expected = np.column_stack(transformer.transform(*points.T))
        assert np.abs(shapely.get_coordinates(geometry) - expected).max() < 1e-6
    corners = np.unique(shapely.get_coordinates(by_file.geometry), axis=0)
    apart, _ = shapely.STRtree(shapely.points(corners)).query(
        shapely.points(corners), predicate="dwithin", distance=0.01
    )
    assert len(apart) == len(corners)


def test_ground_between_a_long_edge_in_degrees_and_in_the_plane_is_found(made, tmp_path):
    """A parallel bends by metres in the plane, where the polygon's edge is straight: here lies the unit."""
    import pyproj

    corners = [(116.9, 30.9), (117.1, 30.9), (117.1, 31.0), (116.9, 31.0), (116.9, 30.9)]
    to_plane = pyproj.Transformer.from_crs(4490, survey_layers.EPSG, always_xy=True)
    ring = ",".join("{!r} {!r}".format(*to_plane.transform(*corner)) for corner in corners)
    data = [(f"POLYGON(({ring}))", {"BSM": "long", "DLBM": "0101"})]
    path = write(tmp_path / "a.gpkg", "GPKG", epsg=4490, data=data)
    x, y = to_plane.transform(117.0, 31.0)
    unit = replace(made.units[0], geometry=shapely.MultiPolygon([shapely.box(x, y + 1, x + 2, y + 3)]))
    layer = layer_of(path)
    for file in (made.survey.survey_file_of(layer), None):
        survey = made.survey.read_survey(layer, [unit], made.plane, file=file)
        assert survey.ids.tolist() == ["long"]
        assert shapely.covers(survey.geometry[0], unit.geometry)


@pytest.mark.parametrize("epsg", [survey_layers.EPSG, 4490])
@pytest.mark.parametrize("by_file", [True, False])
def test_along_a_road_all_that_it_meets_is_read_and_little_else(made, tmp_path, epsg, by_file):
    """Its box holds the whole net."""
    layer = layer_of(write(tmp_path / "a.gpkg", "GPKG", epsg=epsg))
    file = made.survey.survey_file_of(layer) if by_file else None
    whole = contents(made.survey.read_survey(layer, [_unit(made, shapely.box(*_NET))], made.plane))
    pick = random.Random(11)
    for _ in range(12):
        turns = [(EAST + SIDE * STEP * part, NORTH + SIDE * STEP * pick.uniform(0, 1)) for part in (0, 1)]
        road = shapely.LineString(turns).buffer(pick.uniform(0.5, 5))
        read = contents(made.survey.read_survey(layer, [_unit(made, road)], made.plane, file=file))
        met = {name for name, values in whole.items() if road.intersects(shapely.from_wkb(values[0]))}
        assert met <= read.keys()
        assert len(read) < len(met) * 5
        assert all(whole[name] == read[name] for name in read)


_NET = (EAST - STEP, NORTH - STEP, EAST + (SIDE + 1) * STEP, NORTH + (SIDE + 1) * STEP)


def _unit(made, shape):
    return replace(made.units[0], geometry=shapely.MultiPolygon([shape]))


def test_a_polygon_without_a_place_in_the_plane_is_unreadable(made, tmp_path):
    x, y = 116.7, 30.9
    data = [*rows(), (None, {"BSM": "nowhere", "DLBM": "0101"})]
    path = write(tmp_path / "a.gpkg", "GPKG", epsg=4490, data=data)
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_UPDATE)
    table = dataset.GetLayer(0)
    feature = table.GetFeature(len(data))
    feature.SetGeometry(ogr.CreateGeometryFromWkt(f"MULTIPOLYGON((({x - 9} {y},{x + 9} {y},{x} 1e9,{x - 9} {y})))"))
    table.SetFeature(feature)
    del feature, table, dataset
    for survey in both(made, layer_of(path)):
        assert survey.geometry[survey.ids == "nowhere"].tolist() == [None]
        assert sum(geometry is not None for geometry in survey.geometry) > 30


@pytest.mark.parametrize(
    ("encoding", "declares", "ldid", "said"),
    [
        ("GB18030", "GB18030", 0, None),
        ("GB18030", "GBK", 0, None),
        ("GB18030", "936", 0, None),
        ("GB18030", None, 0x4D, None),
        ("GB18030", None, 0, ("GB18030", "")),
        ("GB18030", None, 0x57, ("GB18030", "ISO-8859-1")),
        ("GB18030", "UTF-8", 0, ("GB18030", "UTF-8")),
        ("GB18030", "klingon", 0, ("GB18030", "klingon")),
        ("UTF-8", "UTF-8", 0, None),
        ("UTF-8", None, 0, ("UTF-8", "")),
        ("UTF-8", "GBK", 0, ("UTF-8", "GBK")),
        ("UTF-8", None, 0x4D, ("UTF-8", "CP936")),
        ("UTF-8", None, 0x57, ("UTF-8", "ISO-8859-1")),
        ("BIG5", "BIG5", 0, None),
    ],
)
def test_the_bytes_of_a_shapefile_decide_its_encoding(made, tmp_path, encoding, declares, ldid, said):
    known = {"东岭村": "東嶺村", "乔木林地": "喬木林地", "联通村民小组": "", "石桥镇农民集体": "石橋", "乕亀沟村": "溝"}
    known |= {"采矿用地": "採礦用地"}
    data = list(rows())
    if encoding == "BIG5":
        data = [(wkt, {name: known.get(value, value) for name, value in values.items()}) for wkt, values in data]
    path = as_shapefile(tmp_path, encoding, declares, ldid, data=data)
    layer = layer_of(path)
    survey = made.survey.read_survey(layer, made.units, made.plane, file=made.survey.survey_file_of(layer))
    texts = survey.layer.texts
    assert (texts and (texts.used, texts.declared)) == said
    assert not texts or not texts.broken
    expected = {values["BSM"]: values for _, values in data}
    for row, name in enumerate(survey.ids):
        assert survey.name[row] == expected[name]["DLMC"]
        assert survey.owner_name[row] == (expected[name]["QSDWMC"] or "")


@pytest.mark.parametrize(
    ("texts", "declared", "used"),
    [
        (["水"], "", "GB18030"),  # its two bytes are a letter of UTF-8, too
        (["水", "乕"], "ISO-8859-1", "GB18030"),
        (["水"], "UTF-8", "UTF-8"),  # nothing speaks against what is declared
        (["é"], "latin-1", "GB18030"),
    ],
)
def test_bytes_that_may_be_either(plugin, texts, declared, used):
    from mine_restoration.gis.survey.texts import encoding_of

    assert encoding_of([text.encode("gb18030") for text in texts], declared) == used


def test_text_that_was_cut_in_the_middle_of_a_character_is_told(made, tmp_path):
    data = [(wkt, {**values, "QSDWMC": "x" + "水" * 126 + "田"}) for wkt, values in rows()]
    path = as_shapefile(tmp_path, "GB18030", None, data=data)
    head = bytearray(Path(path).with_suffix(".dbf").read_bytes())
    assert head.count("水".encode("gb18030") * 100)
    layer = layer_of(path)
    survey = made.survey.read_survey(layer, made.units, made.plane, file=made.survey.survey_file_of(layer))
    assert survey.layer.texts.used == "GB18030"
    assert set(survey.name) <= {"水田", "乔木林地", "采矿用地", "坑塘水面"}
    cut = sum(text.endswith("\N{REPLACEMENT CHARACTER}") for text in survey.owner_name)
    assert survey.layer.texts.broken == cut


def test_an_encoding_that_the_user_chose_is_kept(made, tmp_path):
    path = as_shapefile(tmp_path, "UTF-8", "UTF-8")
    layer = layer_of(path)
    layer.setProviderEncoding("GB18030")
    survey = made.survey.read_survey(layer, made.units, made.plane, file=made.survey.survey_file_of(layer))
    assert "水田" not in survey.name
    right = as_shapefile(tmp_path / "b" if (tmp_path / "b").mkdir() is None else "", "GB18030", "UTF-8")
    layer = layer_of(right)
    layer.setProviderEncoding("GB18030")
    survey = made.survey.read_survey(layer, made.units, made.plane, file=made.survey.survey_file_of(layer))
    assert "水田" in survey.name
    assert survey.layer.texts is None


def test_broken_text_that_comes_through_qgis_is_told(made, tmp_path):
    for declares in ("UTF-8", "ISO-8859-1"):
        folder = tmp_path / declares
        folder.mkdir()
        layer = layer_of(as_shapefile(folder, "GB18030", declares))
        survey = made.survey.read_survey(layer, made.units, made.plane)
        assert survey.layer.texts.broken >= len(survey)


def test_field_names_in_chinese(made, tmp_path):
    names = {"DLBM": "地类编码", "DLMC": "地类名称", "TBMJ": "图斑面积", "BSM": "标识码"}
    data = [(wkt, {names[name]: values[name] for name in names}) for wkt, values in rows()]
    types = {**dict.fromkeys(names), **dict.fromkeys(names.values(), ogr.OFTString)}
    path = as_shapefile(tmp_path, "GB18030", "GB18030", types=types, data=data)
    layer = layer_of(path)
    by_file, by_qgis = both(made, layer)
    assert_same(made, by_file, by_qgis)
    assert "水田" in by_file.name


def test_a_zipped_shapefile(made, tmp_path):
    as_shapefile(tmp_path, "GB18030", "GB18030")
    (tmp_path / "z").mkdir()
    for file in tmp_path.glob("DLTB.*"):
        shutil.move(str(file), tmp_path / "z")
    archive = shutil.make_archive(str(tmp_path / "survey"), "zip", tmp_path / "z")
    by_file, by_qgis = both(made, layer_of(f"/vsizip/{archive}/DLTB.shp"))
    assert_same(made, by_file, by_qgis)
    assert_is_in_the_file(made, by_file, f"/vsizip/{archive}/DLTB.shp", options=["ENCODING=GB18030"])


def test_an_index_of_a_shapefile_is_used(made, tmp_path, monkeypatch):
    """With an index a few boxes are a few questions; without, and for many, one pass over what is around them."""
    from mine_restoration.gis.survey import file_reading

    path = as_shapefile(tmp_path, "GB18030", "GB18030")
    boxes = [shapely.box(*unit.geometry.bounds) for unit in made.units]
    expected = contents(both(made, layer_of(path))[0], boxes)
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_UPDATE)
    dataset.ExecuteSQL("CREATE SPATIAL INDEX ON DLTB")
    del dataset
    layer = layer_of(path)
    for question in (0, 10**9):
        monkeypatch.setattr(file_reading, "_QUESTION", question)
        by_file, _ = both(made, layer)
        assert contents(by_file, boxes) == expected
        assert by_file.layer.has_index


@pytest.mark.parametrize("most", [0.0, 1.0])
def test_all_of_a_geopackage_in_a_row_gives_what_its_index_gives(made, tmp_path, monkeypatch, most):
    from mine_restoration.gis.survey import columns, file_reading

    monkeypatch.setattr(file_reading, "_MOST", most)
    monkeypatch.setattr(file_reading, "_NUMBERS", 20)
    monkeypatch.setattr(columns, "STEP", 9)
    monkeypatch.setattr(file_reading, "_BOXES", 5)
    path = write(tmp_path / "a.gpkg", "GPKG")
    by_file, by_qgis = both(made, layer_of(path))
    assert_same(made, by_file, by_qgis)
    assert_is_in_the_file(made, by_file, path)


def test_feature_numbers_may_be_large(made, tmp_path):
    path = write(tmp_path / "a.gpkg", "GPKG")
    expected = contents(both(made, layer_of(path))[0])
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_UPDATE)
    dataset.ExecuteSQL("UPDATE DLTB SET fid = fid + 5000000000 WHERE fid % 3 = 0")
    del dataset
    assert contents(both(made, layer_of(path))[0]) == expected


def test_reading_leaves_the_file_and_its_folder_alone(made, tmp_path):
    path = write(tmp_path / "a.gpkg", "GPKG")
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA journal_mode = WAL")
    database.close()
    layer = layer_of(path)
    file = made.survey.survey_file_of(layer)
    source = made.survey.read_survey(layer, made.units, made.plane)
    del layer
    before = Path(path).read_bytes()
    from qgis.core import QgsCoordinateReferenceSystem

    from mine_restoration.gis.survey import file_reading, files
    from mine_restoration.gis.survey.near import Near

    near = Near(made.units, made.plane, QgsCoordinateReferenceSystem("EPSG:4527"))
    opened = files.opened(file, {"DLBM": "DLBM"})
    assert sum(len(batch.numbers) for batch in file_reading.read_file(opened, near, lambda part: True)) >= len(source)
    del opened
    assert Path(path).read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.gpkg"]


@pytest.mark.parametrize("format_", ["GPKG", "ESRI Shapefile", "by QGIS"])
def test_cancel_stops_the_reading(made, tmp_path, format_):
    from mine_restoration.core.progress import Stopped

    name, driver = ("a.gpkg", "GPKG") if format_ == "GPKG" else ("DLTB.shp", "ESRI Shapefile")
    layer = layer_of(write(tmp_path / name, driver))
    file = None if format_ == "by QGIS" else made.survey.survey_file_of(layer)
    with pytest.raises(Stopped):
        made.survey.read_survey(layer, made.units, made.plane, progress=lambda part: False, file=file)
    told = []
    made.survey.read_survey(layer, made.units, made.plane, progress=lambda part: not told.append(part), file=file)
    assert told == sorted(told)
    assert told[-1] == 1


def test_a_file_that_breaks_off_is_no_result(made, tmp_path):
    from qgis.core import QgsProcessingException

    path = write(tmp_path / "a.gpkg", "GPKG")
    layer = layer_of(path)
    file = made.survey.survey_file_of(layer)
    whole = [
        replace(made.units[0], geometry=shapely.MultiPolygon([shapely.box(EAST, NORTH, EAST + 2000, NORTH + 2000)]))
    ]
    good = Path(path).read_bytes()
    places = [good.index(f"3301{number:08d}".encode()) for number in (SIDE, SIDE * SIDE // 2)]
    refused = 0
    for number, place in enumerate(places):
        broken = bytearray(good)
        start = place // 4096 * 4096
        broken[start : start + 4096] = b"\xff" * 4096
        copy = tmp_path / f"broken{number}.gpkg"
        copy.write_bytes(bytes(broken))
        with pytest.raises(QgsProcessingException, match=rf"broken{number}\.gpkg"):
            made.survey.read_survey(layer, whole, made.plane, file=replace(file, path=str(copy)))
        refused += 1
    assert refused == 2


def test_units_nowhere_near_read_nothing(made, tmp_path):
    from mine_restoration.core.unit import Unit

    path = write(tmp_path / "a.gpkg", "GPKG")
    layer = layer_of(path)
    file = made.survey.survey_file_of(layer)
    empty = Unit("E", shapely.MultiPolygon())
    lost = Unit("L", shapely.MultiPolygon([shapely.box(0, 0, 1, 1)]))
    for units in ([], [empty], [lost], [empty, lost, made.units[-1]]):
        for given in (file, None):
            survey = made.survey.read_survey(layer, units, made.plane, file=given)
            assert len(survey) == 0
            assert survey.layer.name == "DLTB"


def test_a_run_takes_the_file_where_it_may(run, feedback, tmp_path, monkeypatch, made):
    """The whole layer by its file; a selection, a limit or a layer that is being changed by QGIS."""
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject

    from mine_restoration.gis.survey import reading

    path = write(tmp_path / "a.gpkg", "GPKG")
    layer = layer_of(path)
    QgsProject.instance().addMapLayer(layer)
    units = tmp_path / "units.gpkg"
    write(
        units,
        "GPKG",
        layer="units",
        types={"unit_id": ogr.OFTString},
        data=[(unit.geometry.geoms[0].wkt, {"unit_id": unit.unit_id}) for unit in made.units[:3]],
    )
    doors = []
    monkeypatch.setattr(reading, "read_file", _noting(doors, "file", reading.read_file))
    monkeypatch.setattr(reading, "read_features", _noting(doors, "qgis", reading.read_features))

    def areas(survey):
        result = run("attachlandclasses", feedback=feedback, UNITS=str(units), SURVEY=survey, SUMMARY="memory:")
        return {(row["unit_id"], row["land_class"]): row["area_m2"] for row in result["SUMMARY"].getFeatures()}

    expected = areas(path)
    assert areas(layer) == expected
    assert areas(QgsProcessingFeatureSourceDefinition(layer.id())) == expected
    assert doors == ["file"] * 3
    layer.selectAll()
    assert areas(QgsProcessingFeatureSourceDefinition(layer.id(), True)) == expected
    limited = areas(QgsProcessingFeatureSourceDefinition(layer.id(), False, 5))
    assert set(limited) != set(expected)
    layer.startEditing()
    column = layer.fields().indexOf("DLBM")
    for feature in layer.getFeatures():
        layer.changeAttributeValue(feature.id(), column, "0602")
    assert {key[1] for key in areas(layer)} <= {"0602", "NODATA"}
    assert doors[3:] == ["qgis"] * 3
    layer.rollBack()
    QgsProject.instance().removeMapLayer(layer.id())


def _noting(doors, name, read):
    def noted(*arguments):
        doors.append(name)
        return read(*arguments)

    return noted
