"""Zone layers as they come: curves, several kinds in one, twice the same, filters, selections, old encodings."""

from __future__ import annotations

import math

import pytest

EAST, NORTH = 44_500_000.0, 4_920_000.0


def square(x, y, width=100.0):
    w, s = EAST + x, NORTH + y
    return f"POLYGON(({w} {s},{w + width} {s},{w + width} {s + width},{w} {s + width},{w} {s}))"


def memory(name, *features, kind="Polygon", crs="EPSG:4532", fields="&field=BSM:string&field=GNFQ:string"):
    """A memory layer of (WKT or None, attributes)."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    layer = QgsVectorLayer(f"{kind}?crs={crs}{fields}", name, "memory")
    for wkt, attributes in features:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(attributes))
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        assert layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer


def saved(path, driver, *features, encoding="UTF-8", srs=4532, name=None, kind="Unknown"):
    """A file of (WKT or None, BSM, GNFQ)."""
    from osgeo import gdal, ogr, osr

    gdal.SetThreadLocalConfigOption("SHAPE_ENCODING", encoding)  # QGIS has set it to leave bytes alone
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(srs)
    source = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    layer = source.CreateLayer(
        name or path.stem, reference, getattr(ogr, f"wkb{kind}"), [f"ENCODING={encoding}"] if driver != "GPKG" else []
    )
    for field in ("BSM", "GNFQ"):
        layer.CreateField(ogr.FieldDefn(field, ogr.OFTString))
    for wkt, code, zone in features:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["BSM"], feature["GNFQ"] = code, zone
        if wkt:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
    del layer, source
    gdal.SetThreadLocalConfigOption("SHAPE_ENCODING", None)
    return str(path)


@pytest.fixture
def check(run):
    def check(*layers, at=((0, 0),), **given):
        units = memory(
            "units", *((square(*place), [f"U{n}"]) for n, place in enumerate(at, 1)), fields="&field=unit_id:string"
        )
        outputs = {"HITS": "memory:", "VERDICTS": "memory:", "FINDINGS": "memory:"}
        return run("checkzones", UNITS=units, ZONES=list(layers), **{**outputs, **given})

    return check


def rows(source):
    return [dict(zip([f.name() for f in source.fields()], feature.attributes())) for feature in source.getFeatures()]


def verdict(result, rule, unit="U1"):
    return next(row for row in rows(result["VERDICTS"]) if (row["unit_id"], row["rule_id"]) == (unit, rule))


def codes(result):
    return {row["code"] for row in rows(result["FINDINGS"])}


def test_arcs_have_their_area(run):
    """A circle has pi r², to a part in 200,000: chords of a degree each would lose ten times as much."""
    w, s, r = EAST + 500, NORTH + 500, 400.0
    circle = f"CURVEPOLYGON(CIRCULARSTRING({w - r} {s},{w} {s + r},{w + r} {s},{w} {s - r},{w - r} {s}))"
    units = memory("units", (square(0, 0, 1000), ["U1"]), fields="&field=unit_id:string")
    layer = memory("STBHHX", (circle, ["1", ""]), kind="CurvePolygon")
    result = run("checkzones", UNITS=units, ZONES=[layer], VERDICTS="memory:")
    assert verdict(result, "stbhhx")["area_m2"] == pytest.approx(math.pi * r * r, rel=5e-6)


def test_a_layer_of_all_kinds(check, tmp_path):
    """Polygons, lines, a collection and nothing at all in one layer: polygons count, the rest is told."""
    line = f"LINESTRING({EAST} {NORTH},{EAST + 90} {NORTH + 90})"
    path = saved(
        tmp_path / "STBHHX.gpkg",
        "GPKG",
        (square(0, 0, 50), "1", ""),
        (line, "2", ""),
        (f"GEOMETRYCOLLECTION({square(50, 50, 20)},{line})", "3", ""),
        (None, "4", ""),
        ("POLYGON EMPTY", "5", ""),
    )
    result = check(f"{path}|layername=STBHHX|geometrytype=GeometryCollection", f"{path}|layername=STBHHX")
    assert verdict(result, "stbhhx")["area_m2"] == pytest.approx(50 * 50 + 20 * 20, abs=0.02)
    assert {"zones.no_geometry", "zones.other_geometry"} <= codes(result)
    assert "zones.layer_filtered" not in codes(result)


def test_a_layer_of_one_type_of_a_table_with_several_is_told(check, tmp_path):
    """QGIS shows such a table as one layer for each type, and says nothing of the others."""
    path = saved(tmp_path / "STBHHX.gpkg", "GPKG", (square(5000, 0), "1", ""), (f"POINT({EAST} {NORTH})", "2", ""))
    result = check(f"{path}|layername=STBHHX|geometrytype=Polygon")
    messages = [row["message"] for row in rows(result["FINDINGS"]) if row["code"] == "zones.layer_filtered"]
    assert [one for one in messages if "geometrytype=Polygon" in one]


def test_the_same_zone_and_the_same_number_twice(check):
    zone, other = (square(-50, -50, 100), ["7", ""]), (square(50, 50, 100), ["7", ""])
    result = check(memory("STBHHX", zone, zone, other), memory("生态保护红线", zone))
    found = verdict(result, "stbhhx")
    assert found["area_m2"] == pytest.approx(2 * 2500, abs=0.02)
    assert found["share"] == pytest.approx(0.5, abs=1e-6)
    assert found["features"] == "STBHHX:7、生态保护红线:7"
    hits = [row for row in rows(result["HITS"]) if row["rule_id"] == "stbhhx"]
    assert sum(row["area_m2"] for row in hits) == pytest.approx(found["area_m2"], abs=1e-6)
    assert len(hits) == 2


def test_a_selection_does_not_matter(check):
    layer = memory("STBHHX", (square(-50, -50), ["1", ""]), (square(5000, 0), ["2", ""]))
    layer.selectByIds([2])
    assert verdict(check(layer), "stbhhx")["outcome"] == "R1"


def test_a_filter_is_told(check, tmp_path):
    from qgis.core import QgsVectorLayer

    path = saved(tmp_path / "a.gpkg", "GPKG", (square(-50, -50), "1", ""), (square(500, 0), "2", ""), name="STBHHX")
    layer = QgsVectorLayer(f"{path}|layername=STBHHX", "STBHHX", "ogr")
    assert "zones.layer_filtered" not in codes(check(layer))
    assert layer.setSubsetString("\"BSM\" = '2'")
    result = check(layer, at=((0, 0), (500, 0)))
    assert "zones.layer_filtered" in codes(result)
    message = next(row["message"] for row in rows(result["FINDINGS"]) if row["code"] == "zones.layer_filtered")
    assert "\"BSM\" = '2'" in message
    assert verdict(result, "stbhhx", "U2")["outcome"] == "R1"


@pytest.mark.parametrize("encoding", ["GBK", "UTF-8"])
def test_shapefiles_in_the_encoding_they_name(check, tmp_path, encoding):
    """The kind of zone decides the outcome: it has to be read as it was written."""
    path = saved(
        tmp_path / "ZRBHD.shp",
        "ESRI Shapefile",
        (square(-50, -50, 300), "1", "一般控制区"),
        encoding=encoding,
        kind="Polygon",
    )
    result = check(path)
    assert verdict(result, "zrbhd")["outcome"] == "R1"
    assert "zones.garbled" not in codes(result)


def test_a_shapefile_that_names_no_encoding_is_not_believed(check, tmp_path):
    """GBK without a .cpg: what cannot be read is told, and the strictest outcome stands."""
    path = tmp_path / "ZRBHD.shp"
    saved(path, "ESRI Shapefile", (square(-50, -50, 300), "1", "一般控制区"), encoding="GBK", kind="Polygon")
    path.with_suffix(".cpg").unlink(missing_ok=True)
    table = bytearray(path.with_suffix(".dbf").read_bytes())
    table[29] = 0  # the driver's number of the code page
    path.with_suffix(".dbf").write_bytes(bytes(table))
    result = check(str(path))
    assert verdict(result, "zrbhd")["outcome"] == "R2"
    assert "attribute_missing" in verdict(result, "zrbhd")["reason"]


def test_many_zones_are_read_as_few(check):
    """More than is read in one go, near and far, in another plane too."""
    from qgis import processing

    squares = [(square(40 * i, 40 * j, 30), [f"{i}-{j}", ""]) for i in range(-20, 20) for j in range(-20, 20)]
    layer = memory("STBHHX", *squares, (None, ["none", ""]))
    found = verdict(check(layer, at=((0, 0),)), "stbhhx")
    assert found["area_m2"] == pytest.approx((2 * 30 + 20) ** 2, abs=0.02)
    assert set(found["features"].split("、")) == {f"{i}-{j}" for i in range(3) for j in range(3)}
    moved = processing.run(
        "native:reprojectlayer", {"INPUT": layer, "TARGET_CRS": "EPSG:4490", "OUTPUT": "memory:STBHHX"}
    )["OUTPUT"]
    moved.setName("STBHHX")
    again = verdict(check(moved, at=((0, 0),)), "stbhhx")
    assert again["area_m2"] == pytest.approx(found["area_m2"], abs=0.05)
    assert again["features"] == found["features"]
