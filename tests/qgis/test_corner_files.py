"""Vector files, written by QGIS in every format and read back to the same corners; folders; drawings; datums."""

from __future__ import annotations

import importlib
import math
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EAST, NORTH = 38_500_000.0, 3_320_000.0
OUTER = [(EAST, NORTH), (EAST + 100.125, NORTH), (EAST + 100.125, NORTH + 100.5), (EAST, NORTH + 100.5)]
HOLE = [(EAST + 10, NORTH + 10), (EAST + 10, NORTH + 20.25), (EAST + 20, NORTH + 20)]
FAR = [(x + 1000, y) for x, y in OUTER]
DEGREES = [(114.0, 30.0), (114.001, 30.0), (114.001, 30.001), (114.0, 30.00123456789)]
DRIVERS = {"shp": "ESRI Shapefile", "gpkg": "GPKG", "geojson": "GeoJSON", "fgb": "FlatGeobuf", "gml": "GML"}


def ring(points):
    return "(" + ",".join(f"{x!r} {y!r}" for x, y in [*points, points[0]]) + ")"


def polygon(*rings):
    return f"POLYGON({','.join(map(ring, rings))})"


@pytest.fixture
def write(qgis_app, tmp_path):
    """Write a vector file with QGIS: ``write(name, driver, crs, rows, kind, fields)``; rows are (WKT, values)."""
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransformContext,
        QgsFeature,
        QgsField,
        QgsFields,
        QgsGeometry,
        QgsVectorFileWriter,
        QgsWkbTypes,
    )
    from qgis.PyQt.QtCore import QVariant

    def make(name, driver, crs, rows, kind="Polygon", fields=("unit_id", "name"), layer=None, encoding="UTF-8"):
        path = tmp_path / name
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = driver
        options.fileEncoding = encoding
        if layer:
            options.layerName = layer
            if path.exists():
                options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        columns = QgsFields()
        for field in fields:
            columns.append(QgsField(field, QVariant.String))
        writer = QgsVectorFileWriter.create(
            str(path),
            columns,
            getattr(QgsWkbTypes.Type, kind),
            QgsCoordinateReferenceSystem(crs) if crs else QgsCoordinateReferenceSystem(),
            QgsCoordinateTransformContext(),
            options,
        )
        assert not writer.hasError(), writer.errorMessage()
        for wkt, values in rows:
            feature = QgsFeature(columns)
            for field, value in zip(fields, values):
                feature[field] = value
            if wkt:
                geometry = QgsGeometry.fromWkt(wkt)
                assert not geometry.isNull(), wkt
                feature.setGeometry(geometry)
            assert writer.addFeature(feature), writer.errorMessage()
        del writer
        return path

    return make


def read(path, **options):
    from mine_restoration.core.corners.records import Options
    from mine_restoration.gis.corner_files import read_corner_file

    return read_corner_file(path, path.name, Options(**options))


def codes(*readings):
    return {finding.code.split(".")[1]: finding for reading in readings for finding in reading.findings}


def places(parcel):
    return [[tuple(xy) for xy in of_ring.values.tolist()] for of_ring in parcel.rings]


def same(found, wanted):
    """The same corners in the same cycle: a format may turn a ring round and begin it elsewhere (shapefile, GML)."""

    def turned(points):
        points = list(points)
        ways = [points, points[::-1]]
        return min(way[i:] + way[:i] for way in ways for i in range(len(way)))

    return sorted(map(turned, found)) == sorted(map(turned, wanted))


@pytest.mark.parametrize("suffix", DRIVERS)
@pytest.mark.parametrize("crs", ["EPSG:4526", "EPSG:2362", "EPSG:2414"])
def test_every_format_is_read_back_exactly(write, suffix, crs):
    path = write(f"地块.{suffix}", DRIVERS[suffix], crs, [(polygon(OUTER, HOLE), ("D-1", "东区"))])
    (reading,) = read(path)
    (parcel,) = reading.parcels
    assert same(places(parcel), [OUTER, HOLE])
    assert [of_ring.deducted for of_ring in parcel.rings] == [False, True]
    assert (parcel.number, parcel.name, parcel.in_degrees) == ("D-1", "东区", False)
    assert parcel.head["epsg"].text == crs
    assert not reading.columns_north_first
    assert set(codes(reading)) == {"vector_read"}


def test_kml_is_wgs84_in_degrees_and_keeps_its_names(write):
    path = write("a.kml", "KML", "EPSG:4326", [(polygon(DEGREES), ("采坑", ""))], fields=("Name", "x"))
    (reading,) = read(path)
    (parcel,) = reading.parcels
    assert parcel.in_degrees
    assert parcel.name == "采坑"
    assert parcel.head["epsg"].text == "EPSG:4326"
    assert same(places(parcel), [DEGREES])


def test_a_kmz(write, tmp_path):
    plain = write("a.kml", "KML", "EPSG:4326", [(polygon(DEGREES), ("采坑", ""))], fields=("Name", "x"))
    with zipfile.ZipFile(tmp_path / "b.kmz", "w") as archive:
        archive.write(plain, "doc.kml")
    reading = read(tmp_path / "b.kmz")[0]
    assert same(places(reading.parcels[0]), [DEGREES])


def test_a_geojson_without_crs_is_wgs84(tmp_path, qgis_app):
    path = tmp_path / "a.geojson"
    rings = [[list(xy) for xy in [*DEGREES, DEGREES[0]]]]
    path.write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"地块编号":7},'
        f'"geometry":{{"type":"Polygon","coordinates":{rings}}}}}]}}',
        encoding="utf-8",
    )
    (reading,) = read(path)
    assert reading.parcels[0].number == "7"
    assert reading.parcels[0].head["epsg"].text == "EPSG:4326"


def test_all_polygon_layers_of_a_container(write):
    write("a.gpkg", "GPKG", "EPSG:4526", [(polygon(OUTER), ("1", ""))], layer="东")
    path = write("a.gpkg", "GPKG", "EPSG:4547", [(polygon(OUTER), ("2", ""))], layer="西")
    write("a.gpkg", "GPKG", "EPSG:4526", [("POINT(1 1)", ("2", ""))], kind="Point", layer="点")
    readings = {reading.source: reading for reading in read(path)}
    assert set(readings) == {"a.gpkg [东]", "a.gpkg [西]", "a.gpkg [点]"}
    assert readings["a.gpkg [西]"].parcels[0].head["epsg"].text == "EPSG:4547"
    assert "vector_passed_over" in codes(readings["a.gpkg [点]"])


def test_parts_heights_and_odd_geometries(write):
    z = ",".join(f"{x!r} {y!r} {100 + i % 4}" for i, (x, y) in enumerate([*OUTER, OUTER[0]]))
    rows = [
        (f"MULTIPOLYGON Z((({z})))", ("1", "")),
        (f"MULTIPOLYGON(({ring(OUTER)},{ring(HOLE)}),({ring(FAR)}))", ("2", "")),
        (None, ("3", "")),
    ]
    (reading,) = read(write("a.gpkg", "GPKG", "EPSG:4526", rows, kind="MultiPolygonZ"))
    first, second = reading.parcels
    assert first.rings[0].heights.tolist() == [100, 101, 102, 103]
    assert second.rings[0].heights is None
    assert [of_ring.deducted for of_ring in second.rings] == [False, True, False]
    finding = codes(reading)["vector_no_geometry"]
    assert (finding.line, finding.figures["features"], finding.severity.value) == (3, "3", "error")


@pytest.mark.parametrize("tolerance", [0.01, 0.1])
def test_arcs_keep_to_the_tolerance(write, tolerance):
    """A circle of radius 50: every side's middle lies within the tolerance of it."""
    wkt = f"CURVEPOLYGON(CIRCULARSTRING({EAST - 50} {NORTH},{EAST} {NORTH + 50},{EAST + 50} {NORTH},"
    wkt += f"{EAST} {NORTH - 50},{EAST - 50} {NORTH}))"
    (reading,) = read(
        write("a.gpkg", "GPKG", "EPSG:4526", [(wkt, ("1", ""))], kind="CurvePolygon"), arc_tolerance=tolerance
    )
    (points,) = places(reading.parcels[0])
    assert {round(math.hypot(x - EAST, y - NORTH), 4) for x, y in points} == {50.0}
    middles = [((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in zip(points, [*points[1:], points[0]])]
    assert max(50 - math.hypot(x - EAST, y - NORTH) for x, y in middles) <= tolerance + 1e-6
    assert len(points) < 2.5 * math.pi / math.acos(1 - tolerance / 50)
    finding = codes(reading)["vector_arcs"]
    assert finding.figures["tolerance"] == tolerance
    assert finding.figures["added"] == len(points) - 4


def test_a_layer_without_crs_says_none(write):
    path = write("a.shp", "ESRI Shapefile", "EPSG:4526", [(polygon(OUTER), ("1", ""))])
    path.with_suffix(".prj").unlink()
    (reading,) = read(path)
    assert reading.parcels[0].head == {}
    assert not reading.parcels[0].in_degrees
    degrees = write("d.shp", "ESRI Shapefile", "EPSG:4490", [(polygon(DEGREES), ("1", ""))])
    degrees.with_suffix(".prj").unlink()
    assert read(degrees)[0].parcels[0].in_degrees


@pytest.mark.parametrize("encoding", ["UTF-8", "GBK"])
def test_a_shapefile_whose_encoding_nobody_says(write, encoding):
    rows = [(polygon(OUTER), ("D-1", "东区采坑"))]
    path = write("a.shp", "ESRI Shapefile", "EPSG:4526", rows, fields=("DKBH", "DKMC"), encoding=encoding)
    path.with_suffix(".cpg").unlink(missing_ok=True)
    table = path.with_suffix(".dbf")
    data = bytearray(table.read_bytes())
    data[29] = 0
    table.write_bytes(bytes(data))
    (parcel,) = read(path)[0].parcels
    assert (parcel.number, parcel.name) == ("D-1", "东区采坑")


def test_closed_lines_are_parcels_and_open_ones_told(write):
    closed = "LINESTRING" + ring(OUTER)
    opened = f"LINESTRING({OUTER[0][0]} {OUTER[0][1]},{OUTER[1][0]} {OUTER[1][1]},{OUTER[2][0]} {OUTER[2][1]})"
    rows = [(closed, ("1", "")), (opened, ("2", ""))]
    (reading,) = read(write("a.gpkg", "GPKG", "EPSG:4526", rows, kind="LineString"))
    assert [places(parcel) for parcel in reading.parcels] == [[OUTER]]
    assert codes(reading)["vector_open"].line == 2


def test_points_are_read_where_fields_say_so(write):
    order = [2, 10, 1, 3]
    corners = dict(zip(sorted(order), OUTER))
    rows = [(f"POINT({corners[i][0]!r} {corners[i][1]!r})", ("D-1", f"J{i}", "1")) for i in order]
    rows += [(f"POINT({x!r} {y!r})", ("D-1", f"J{i}", "2")) for i, (x, y) in enumerate(HOLE, 1)]
    fields = ("地块编号", "点号", "圈号")
    (reading,) = read(write("a.gpkg", "GPKG", "EPSG:4526", rows, kind="Point", fields=fields))
    (parcel,) = reading.parcels
    assert places(parcel) == [OUTER, HOLE]
    assert parcel.rings[0].names == ("J1", "J2", "J3", "J10")
    assert parcel.usable
    rows.append((f"POINT({EAST} {NORTH})", ("D-1", "J2", "2")))
    (again,) = read(write("b.gpkg", "GPKG", "EPSG:4526", rows, kind="Point", fields=fields))
    assert not again.parcels[0].usable
    assert "vector_point_repeats" in codes(again)
    (bare,) = read(write("c.gpkg", "GPKG", "EPSG:4526", rows, kind="Point", fields=("a", "b", "c")))
    assert codes(bare)["vector_points"].severity.value == "error"


def test_files_that_are_none(tmp_path, qgis_app):
    (tmp_path / "a.gpkg").write_bytes(b"SQLite format 3\x00" + bytes(100))
    (tmp_path / "b.shp").write_bytes(b"\x00\x00\x27\x0a" + bytes(200))
    (tmp_path / "c.geojson").write_text("{", encoding="utf-8")
    (tmp_path / "d.dwg").write_bytes(b"AC1032" + bytes(100))
    (tmp_path / "e.dxf").write_bytes(b"AutoCAD Binary DXF\r\n\x1a\x00" + bytes(100))
    (tmp_path / "f.kml").write_bytes(b"")
    found = {path.name: list(codes(*read(path))) for path in sorted(tmp_path.iterdir())}
    assert found == {
        "a.gpkg": ["vector_unreadable"],
        "b.shp": ["vector_unreadable"],
        "c.geojson": ["vector_unreadable"],
        "d.dwg": ["dwg"],
        "e.dxf": ["dxf_binary"],
        "f.kml": ["empty"],
    }
    assert list(codes(*read(tmp_path / "missing.gpkg"))) == ["cannot_read"]


def test_surfaces_of_other_kinds_do_no_harm(tmp_path, qgis_app):
    from osgeo import ogr, osr

    crs = osr.SpatialReference()
    crs.ImportFromEPSG(4526)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(tmp_path / "a.gpkg"))
    layer = source.CreateLayer("a", crs, ogr.wkbUnknown)
    for wkt in (
        f"TIN Z((({EAST} {NORTH} 0,{EAST + 9} {NORTH} 0,{EAST} {NORTH + 9} 0,{EAST} {NORTH} 0)))",
        f"GEOMETRYCOLLECTION(POINT({EAST} {NORTH}),{polygon(OUTER)})",
        polygon(FAR),
        "POLYGON EMPTY",
    ):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
    del layer, source
    readings = read(tmp_path / "a.gpkg")
    assert any(same(places(parcel), [FAR]) for reading in readings for parcel in reading.parcels)
    told = [finding for reading in readings for finding in reading.findings if finding.code != "corners.vector_read"]
    assert told


def test_cancel_inside_a_layer(write):
    from mine_restoration.core.corners.records import Options
    from mine_restoration.core.progress import Stopped
    from mine_restoration.gis.corner_files import read_corner_file

    path = write("a.gpkg", "GPKG", "EPSG:4526", [(polygon(OUTER), (str(i), "")) for i in range(3000)])
    with pytest.raises(Stopped):
        read_corner_file(path, "a", Options(), lambda part: part < 0.5)


# Through the algorithm


def rows(layer):
    return [dict(zip((field.name() for field in layer.fields()), f.attributes())) for f in layer.getFeatures()]


def digitise(run, files, **parameters):
    given = {"INPUT": [str(file) for file in files], "SECTION": 2, "YEAR": 2026, **parameters}
    outputs = dict.fromkeys(("UNITS", "CORNERS", "FINDINGS"), "memory:")
    return run("digitiseunits", **{**outputs, **given})


def found(result):
    return {row["code"].split(".")[1]: row for row in rows(result["FINDINGS"])}


def test_a_geopackage_becomes_units_with_heights(run, write):
    z = ",".join(f"{x!r} {y!r} {100 + i % 4}" for i, (x, y) in enumerate([*OUTER, OUTER[0]]))
    result = digitise(
        run, [write("a.gpkg", "GPKG", "EPSG:4526", [(f"POLYGON Z(({z}))", ("D-1", "东"))], kind="PolygonZ")]
    )
    (unit,) = rows(result["UNITS"])
    assert (unit["unit_id"], unit["name"], unit["source"]) == ("D-1", "东", "a.gpkg:1")
    assert unit["planar_m2"] == pytest.approx(100.125 * 100.5, abs=0.006)
    assert result["UNITS"].crs().authid() == "EPSG:4526"
    assert [row["height"] for row in rows(result["CORNERS"])] == [100, 101, 102, 103]


def test_fields_of_a_unit_layer_complete_its_units(run, write):
    fields = ("unit_id", "section", "year", "temporary", "land_class", "measures", "备注", "ACCEPTED")
    values = [
        ("D-1", "损毁", "2025", "是", "0301", "回填表土", "旧", "0"),
        ("D-2", "planned", "", "maybe", "", "", "", ""),
    ]
    rows_ = [(polygon(ring_), row) for ring_, row in zip((OUTER, FAR), values)]
    result = digitise(run, [write("a.gpkg", "GPKG", "EPSG:4526", rows_, fields=fields)])
    first, second = rows(result["UNITS"])
    assert (first["year"], first["temporary"], first["land_class"], first["accepted"]) == (2025, True, "0301", False)
    assert (first["measures"], first["note"], first["section"]) == ("回填表土", "备注: 旧", "planned")
    assert (second["section"], second["year"]) == ("planned", 2026)
    told = [(row["code"].split(".")[1], row["unit_id"], row["line"]) for row in rows(result["FINDINGS"])]
    assert {("bad_section", "D-1", 1), ("run_overruled", "D-1", 1), ("bad_flag", "D-2", 2)} <= set(told)


def test_units_written_are_read_again(run, write, tmp_path):
    """A layer of units is a file with corners too: the same units, and the areas that it states are compared."""
    rows_ = [(polygon(OUTER, HOLE), ("D-1", "东")), (polygon(FAR), ("D-2", ""))]
    target = tmp_path / "units.gpkg"
    digitise(run, [write("a.gpkg", "GPKG", "EPSG:4526", rows_)], UNITS=str(target))
    again = digitise(run, [target], SECTION=3, YEAR=None)
    from qgis.core import QgsVectorLayer

    def told(layer):
        names = ("unit_id", "name", "section", "year", "area_ha", "area_m2", "planar_m2")
        return [[row[name] for name in names] for row in rows(layer)]

    assert told(again["UNITS"]) == told(QgsVectorLayer(str(target), "u", "ogr"))
    assert again["WARNING_COUNT"] == again["ERROR_COUNT"] == 0
    assert "areas_match_both" in found(again)  # the parcels lie at the central meridian


def test_through_qgis_process(write, tmp_path, monkeypatch):
    from qgis.core import QgsVectorLayer

    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    qgis_cli = importlib.import_module("qgis_cli")
    points = "".join(f"{i},,{x},{y},{100 + i}\n" for i, (x, y) in enumerate(FAR, 1))
    (tmp_path / "points.dat").write_text(points, encoding="utf-8")
    layer = write("a.shp", "ESRI Shapefile", "EPSG:4526", [(polygon(OUTER), ("D-1", ""))])
    outputs = {name: str(tmp_path / f"{name}.gpkg") for name in ("UNITS", "CORNERS", "FINDINGS")}
    process = qgis_cli.QgisProcess(tmp_path / "cli", ROOT)
    given = {"DIALECT": "recognise", "ANGLES": 0, "SHORT_SIDE": 0.5, "WGS84_AS_CGCS2000": "false"}
    files = {"INPUT": [str(layer), str(tmp_path / "points.dat")]}
    answer = process.run("minerestoration:digitiseunits", {**files, **given, **outputs})
    assert answer["results"]["UNIT_COUNT"] == 2
    assert sorted(row["source"] for row in rows(QgsVectorLayer(outputs["UNITS"], "u", "ogr"))) == [
        "a.shp:1",
        "points.dat:1",
    ]
    heights = [row["height"] for row in rows(QgsVectorLayer(outputs["CORNERS"], "c", "ogr"))]
    assert sorted(height for height in heights if height) == [101, 102, 103, 104]


def test_kml_needs_the_users_word(run, write):
    path = write("a.kml", "KML", "EPSG:4326", [(polygon(DEGREES), ("采坑", ""))], fields=("Name", "x"))
    refused = digitise(run, [path])
    assert refused["UNIT_COUNT"] == 0
    assert found(refused)["wgs84_not_accepted"]["severity"] == "error"
    taken = digitise(run, [path], WGS84_AS_CGCS2000=True)
    assert taken["UNIT_COUNT"] == 1
    assert found(taken)["wgs84_assumed"]["severity"] == "warning"
    from pyproj import Transformer

    points = Transformer.from_crs(4490, 4526, always_xy=True).transform(*zip(*DEGREES))
    corners = {(round(row["y_east"], 3), round(row["x_north"], 3)) for row in rows(taken["CORNERS"])}
    assert corners == {(round(x, 3), round(y, 3)) for x, y in zip(*points)}


@pytest.mark.parametrize("crs", ["EPSG:3857", "EPSG:32650"])
def test_other_crs_are_refused_with_what_to_do(run, write, crs):
    result = digitise(run, [write("a.gpkg", "GPKG", crs, [(polygon(OUTER), ("1", ""))])])
    assert result["UNIT_COUNT"] == 0
    assert found(result)["layer_crs"]["severity"] == "error"


@pytest.mark.parametrize(
    ("crs", "points", "code"), [("EPSG:4490", OUTER, "layer_in_degrees"), ("EPSG:4526", DEGREES, "layer_in_metres")]
)
def test_numbers_that_are_not_in_the_crs_of_their_layer_are_refused(run, write, crs, points, code):
    result = digitise(run, [write("a.gpkg", "GPKG", crs, [(polygon(points), ("1", ""))])])
    assert result["UNIT_COUNT"] == 0
    assert found(result)[code]["severity"] == "error"


def test_another_datum_stays_there_or_moves_with_the_users_parameters(run, write):
    """The oracle is pyproj with the same parameters, written out step by step."""
    from pyproj import Transformer

    path = write("a.shp", "ESRI Shapefile", "EPSG:2362", [(polygon(OUTER), ("1", ""))])
    stays = digitise(run, [path])
    assert stays["UNITS"].crs().authid() == "EPSG:2362"
    assert found(stays)["units_in_other_datum"]["severity"] == "warning"
    moved = digitise(run, [path], HELMERT="12.5, -30.25, 41, 0.5, -0.25, 1.1, 2.5", CRS="EPSG:4526")
    assert moved["UNITS"].crs().authid() == "EPSG:4526"
    steps = (
        "+proj=pipeline +step +inv +proj=tmerc +lon_0=114 +x_0=38500000 +a=6378140 +b=6356755.288157528 "
        "+step +proj=cart +a=6378140 +b=6356755.288157528 "
        "+step +proj=helmert +x=12.5 +y=-30.25 +z=41 +rx=0.5 +ry=-0.25 +rz=1.1 +s=2.5 +convention=coordinate_frame "
        "+step +inv +proj=cart +ellps=GRS80 +step +proj=tmerc +lon_0=114 +x_0=38500000 +ellps=GRS80"
    )
    expected = Transformer.from_pipeline(steps).transform(*zip(*OUTER))
    corners = sorted((row["y_east"], row["x_north"]) for row in rows(moved["CORNERS"]))
    for got, wanted in zip(corners, sorted(zip(*expected[:2]))):
        assert got == pytest.approx(wanted, abs=2e-3)
    assert abs(corners[0][0] - EAST) > 1
    assert "shifted" in found(moved)
    assert "Helmert" in rows(moved["UNITS"])[0]["note"] or "12.5" in rows(moved["UNITS"])[0]["note"]


def test_control_points_move_too(run, write, tmp_path):
    path = write("a.shp", "ESRI Shapefile", "EPSG:2362", [(polygon(OUTER), ("1", ""))])
    table = tmp_path / "control.csv"
    lines = [
        f"K{i},{NORTH + x},{500000 + y},{NORTH + x + 3},{500000 + y + 117}"
        for i, (x, y) in enumerate([(-500, -500), (700, -400), (100, 900)])
    ]
    table.write_text("name,x_old,y_old,x_new,y_new\n" + "\n".join(lines) + "\n", encoding="utf-8")
    moved = digitise(run, [path], CONTROL_POINTS=str(table))
    corners = {(round(row["y_east"] - EAST, 3), round(row["x_north"] - NORTH, 3)) for row in rows(moved["CORNERS"])}
    assert corners == {(round(x + 117 - EAST, 3), round(y + 3 - NORTH, 3)) for x, y in OUTER}
    assert "control_fit" in found(moved)


def test_parameters_that_cannot_be_used_are_refused(run, write, tmp_path):
    from qgis.core import QgsProcessingException

    path = write("a.shp", "ESRI Shapefile", "EPSG:2362", [(polygon(OUTER), ("1", ""))])
    with pytest.raises(QgsProcessingException, match="HELMERT"):
        digitise(run, [path], HELMERT="1, 2, 3")
    table = tmp_path / "control.csv"
    table.write_text("name,x_old,y_old,x_new,y_new\nK,1,2,3,4\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="CONTROL_POINTS"):
        digitise(run, [path], CONTROL_POINTS=str(table))
    with pytest.raises(QgsProcessingException, match="Both"):
        digitise(run, [path], CONTROL_POINTS=str(table), HELMERT="1,2,3,0,0,0,1")


def test_a_drawing_with_an_arc(run, tmp_path):
    ezdxf = pytest.importorskip("ezdxf")
    document = ezdxf.new("R2000")
    ends = [(500_000 - 50, NORTH, 1.0), (500_000 + 50, NORTH, 1.0)]
    document.modelspace().add_lwpolyline(ends, format="xyb", close=True, dxfattribs={"elevation": 12.5})
    document.saveas(tmp_path / "a.dxf")
    asked = digitise(run, [tmp_path / "a.dxf"])
    assert found(asked)["no_zone"]["severity"] == "error"
    coarse = digitise(run, [tmp_path / "a.dxf"], CRS="EPSG:4547", ARC_TOLERANCE=0.1)
    fine = digitise(run, [tmp_path / "a.dxf"], CRS="EPSG:4547", ARC_TOLERANCE=0.001)
    whole = math.pi * 50**2
    areas = [rows(result["UNITS"])[0]["planar_m2"] for result in (coarse, fine)]
    assert whole * (1 - 2 * 0.1 / 50) < areas[0] < areas[1] < whole
    assert areas[1] > whole * (1 - 2 * 0.001 / 50) - 0.01
    assert {row["height"] for row in rows(fine["CORNERS"])} == {12.5}


def test_a_folder_with_what_belongs_to_others(run, write, tmp_path):
    write("a.shp", "ESRI Shapefile", "EPSG:4526", [(polygon(OUTER), ("1", ""))])
    (tmp_path / "licence.pdf").write_bytes(b"%PDF")
    (tmp_path / "old.XLS").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1"))
    (tmp_path / "photo.jpg").write_bytes(b"jpg")
    (tmp_path / "b.dat").write_text("".join(f"{i},,{x},{y},{i}\n" for i, (x, y) in enumerate(FAR, 1)), encoding="utf-8")
    result = digitise(run, [tmp_path])
    assert result["UNIT_COUNT"] == 2
    closed, others = found(result)["folder_closed_files"], found(result)["folder_passed_over"]
    assert closed["severity"] == "warning"
    assert "2 files" in closed["message"]
    assert "licence.pdf, old.XLS" in closed["message"]
    assert others["severity"] == "note"
    assert "1 files" in others["message"]
    assert "photo.jpg" in others["message"]


def test_the_form_can_be_told(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("".join(f"{i},1,{x},{y},{i}\n" for i, (x, y) in enumerate(OUTER, 1)), encoding="utf-8")
    result = digitise(run, [path], DIALECT="cass")
    assert result["UNIT_COUNT"] == 1
    assert "CASS" in found(result)["read_as_told"]["message"]


def test_every_dialect_may_be_told_and_the_default_is_to_recognise(plugin):
    from qgis.core import QgsApplication

    from mine_restoration.core.corners.registry import all_dialects

    algorithm = QgsApplication.processingRegistry().algorithmById("minerestoration:digitiseunits")
    parameter = algorithm.parameterDefinition("DIALECT")
    assert parameter.usesStaticStrings()
    assert set(parameter.options()) == {"recognise", *(dialect.key for dialect in all_dialects())}
    assert parameter.defaultValue() == "recognise"
