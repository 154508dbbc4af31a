"""checkzones through QGIS: the sample, other planes and datums, layers that are not what they seem, reports."""

from __future__ import annotations

import json

import pytest

from mine_restoration.core.catalogue import RESOURCES
from mine_restoration.core.zones.profile import NATIONAL, load_profile

SAMPLE = RESOURCES / "sample"
NAMES = ("STBHHX", "YJJBNTBHTB", "CZKFBJ", "ZRBHD", "road", "river", "settlement")
EAST, NORTH = 44_500_000.0, 4_920_000.0


def zones(*names):
    return [f"{SAMPLE / 'zones.gpkg'}|layername={name}" for name in names]


def rows(source):
    return [dict(zip([f.name() for f in source.fields()], feature.attributes())) for feature in source.getFeatures()]


def square(x, y, width=100):
    w, s = EAST + x, NORTH + y
    return f"POLYGON(({w} {s},{w + width} {s},{w + width} {s + width},{w} {s + width},{w} {s}))"


def memory(name, *features, kind="Polygon", crs="EPSG:4532", fields=""):
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


def units(*squares):
    made = [(square(*place), [f"U{number}", "planned", "0301"]) for number, place in enumerate(squares or [(0, 0)], 1)]
    return memory("units", *made, fields="&field=unit_id:string&field=section:string&field=land_class:string")


@pytest.fixture
def check(run):
    def check(units_layer, *layers, **given):
        outputs = {"HITS": "memory:", "VERDICTS": "memory:", "FINDINGS": "memory:"}
        return run("checkzones", UNITS=units_layer, ZONES=list(layers), **{**outputs, **given})

    return check


def verdict(result, rule, unit="U1"):
    return next(row for row in rows(result["VERDICTS"]) if (row["unit_id"], row["rule_id"]) == (unit, rule))


def codes(result):
    return {row["code"] for row in rows(result["FINDINGS"])}


def test_sample(check):
    from qgis.core import NULL

    result = check(str(SAMPLE / "last_year_units.gpkg"), *zones(*NAMES), COVERAGE=zones("coverage")[0])
    verdicts = rows(result["VERDICTS"])
    assert len(verdicts) == result["UNIT_COUNT"] * len(load_profile().rules)
    assert verdict(result, "stbhhx", "JH25-01")["outcome"] == "R1"
    assert verdict(result, "stbhhx", "JH25-01")["layer_edition"] == "2025-12（示例）"
    assert verdict(result, "stbhhx", "JH25-02")["outcome"] == "R0"
    assert result["HIT_COUNT"] == sum(row["outcome"] not in ("R0", "not_checked") for row in verdicts) > 0
    assert result["NOT_CHECKED_COUNT"] == sum(row["outcome"] == "not_checked" for row in verdicts)
    for row in verdicts:
        assert (row["area_m2"] == NULL) is (row["outcome"] == "not_checked")
        assert (row["reason"] != NULL) or row["outcome"] != "not_checked"
        assert "default" in row["parameters"]
        assert "coverage=coverage" in row["parameters"]
        assert row["basis"]
        assert row["rule_edition"]


def test_pieces_are_those_of_native_intersection(check, qgis_app):
    """Oracle: QGIS' own overlay; 70 km from the central meridian the plane is too large by (70 / 6371)², 121 ppm."""
    from qgis import processing

    source = str(SAMPLE / "last_year_units.gpkg")
    result = check(source, *zones("STBHHX", "YJJBNTBHTB"), COVERAGE=zones("coverage")[0])
    for rule, layer in (("stbhhx", "STBHHX"), ("yjjbnt", "YJJBNTBHTB")):
        pieces = processing.run(
            "native:intersection", {"INPUT": source, "OVERLAY": zones(layer)[0], "OUTPUT": "memory:"}
        )["OUTPUT"]
        expected = sum(feature.geometry().area() for feature in pieces.getFeatures())
        hits = [f for f in result["HITS"].getFeatures() if f["rule_id"] == rule]
        assert sum(f.geometry().area() for f in hits) == pytest.approx(expected, abs=1e-3)
        assert sum(f["area_m2"] for f in hits) == pytest.approx(expected * (1 - 121e-6), rel=5e-6, abs=0.02)
        total = sum(row["area_m2"] or 0 for row in rows(result["VERDICTS"]) if row["rule_id"] == rule)
        assert total == pytest.approx(sum(f["area_m2"] for f in hits), abs=1e-6)


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4553", "EPSG:4531", "EPSG:4501"])
def test_other_planes_of_the_datum_are_moved(check, qgis_app, crs):
    """Degrees, the plane without prefix, the neighbouring zone, the 6-degree zone."""
    from qgis import processing

    layer = memory("STBHHX", (square(-5000, -5000, 5050), []))
    # Edges of 5 km are curves in the other plane: cut them first, so that both layers are the same ground.
    cut = processing.run(
        "native:densifygeometriesgivenaninterval", {"INPUT": layer, "INTERVAL": 50, "OUTPUT": "memory:"}
    )
    moved = processing.run(
        "native:reprojectlayer", {"INPUT": cut["OUTPUT"], "TARGET_CRS": crs, "OUTPUT": "memory:STBHHX"}
    )["OUTPUT"]
    moved.setName("STBHHX")
    assert verdict(check(units(), moved), "stbhhx")["area_m2"] == pytest.approx(2500, abs=0.1)


@pytest.mark.parametrize("crs", ["EPSG:2363", "EPSG:4214", "EPSG:4326", "EPSG:3857"])
def test_other_datums_are_not_checked(check, crs):
    result = check(units(), memory("STBHHX", (square(-50, -50), []), crs=crs))
    assert verdict(result, "stbhhx")["reason"] == "other_datum"
    assert "zones.layer_not_usable" in codes(result)


def test_layer_without_crs_or_features_or_with_lines(check):
    from qgis.core import QgsCoordinateReferenceSystem

    nowhere = memory("STBHHX", (square(-50, -50), []))
    nowhere.setCrs(QgsCoordinateReferenceSystem())
    line = f"LINESTRING({EAST} {NORTH},{EAST + 50} {NORTH + 50})"
    result = check(units(), nowhere, memory("CZKFBJ"), memory("YJJBNT", (line, []), kind="LineString"))
    assert verdict(result, "stbhhx")["reason"] == "no_crs"
    assert verdict(result, "czkfbj")["reason"] == "layer_empty"
    assert verdict(result, "yjjbnt")["reason"] == "wrong_geometry"


def test_null_geometry_curves_and_invalid_zones(check):
    w, s = EAST - 1000, NORTH
    circle = f"CURVEPOLYGON(CIRCULARSTRING({w} {s},{w + 1000} {s + 1000},{w + 2000} {s},{w + 1000} {s - 1000},{w} {s}))"
    bow_tie = (
        f"POLYGON(({EAST} {NORTH},{EAST + 90} {NORTH + 90},{EAST + 90} {NORTH},{EAST} {NORTH + 90},{EAST} {NORTH}))"
    )
    result = check(
        units(),
        memory("STBHHX", (circle, []), (None, []), kind="CurvePolygon"),
        memory("CZKFBJ", (bow_tie, [])),
    )
    assert verdict(result, "stbhhx")["share"] == 1.0
    assert verdict(result, "czkfbj")["area_m2"] == pytest.approx(90 * 90 / 2, abs=0.02)
    assert "invalid_zone" in verdict(result, "czkfbj")["reason"]
    assert {"zones.no_geometry", "zones.zone_doubtful"} <= codes(result)


def test_points_and_lines_within_the_distance(check):
    road = memory(
        "公路", (f"LINESTRING({EAST - 9000} {NORTH - 950},{EAST + 9000} {NORTH - 950})", []), kind="LineString"
    )
    homes = memory("居民点", (f"POINT({EAST + 50} {NORTH + 900})", []), kind="Point")
    result = check(units(), road, homes)
    assert verdict(result, "lx_gl")["area_m2"] == pytest.approx(5000, abs=0.1)
    assert "nearest_m=950.00" in verdict(result, "lx_gl")["parameters"]
    assert "nearest_m=800.00" in verdict(result, "sq_jmd")["parameters"]
    for hit in rows(result["HITS"]):
        assert hit["parameters"] == verdict(result, hit["rule_id"])["parameters"]
        assert "distance_m=1000 (default)" in hit["parameters"]


def test_coverage_decides_what_is_free(check):
    red_line = memory("STBHHX", (square(5000, 0), []))
    assert verdict(check(units(), red_line), "stbhhx")["reason"] == "outside_coverage"
    county = memory("county", (square(-100, -100, 9000), []))
    assert verdict(check(units(), red_line, COVERAGE=county), "stbhhx")["outcome"] == "R0"
    assert "coverage=county" in verdict(check(units(), red_line, COVERAGE=county), "stbhhx")["parameters"]


def test_attributes_and_unused_layers(check):
    reserve = memory("ZRBHD", (square(-50, -50, 300), ["核心保护区"]), fields="&field=gnfq:string")
    result = check(units(), reserve, memory("DLTB", (square(0, 0), [])))
    assert verdict(result, "zrbhd")["outcome"] == "R2"
    assert "zones.layer_unused" in codes(result)


def test_own_rules(check, tmp_path):
    top = json.loads(NATIONAL.read_text(encoding="utf-8"))
    top["edition"] = "某县 2026"
    top["rules"] = [{**top["rules"][0], "layers": ["我的红线"]}]
    path = tmp_path / "county.json"
    path.write_text(json.dumps(top, ensure_ascii=False), encoding="utf-8")
    result = check(units(), memory("我的红线", (square(-50, -50, 300), [])), RULES=str(path))
    assert [(row["outcome"], row["rule_edition"]) for row in rows(result["VERDICTS"])] == [("R1", "某县 2026")]


def test_refusals_name_cause_and_remedy(check, tmp_path):
    from qgis.core import QgsProcessingException

    broken = tmp_path / "broken.json"
    broken.write_text('{"edition": "x", "name": "y",\n "rules": 3}', encoding="utf-8")
    layer = memory("STBHHX", (square(0, 0), []))
    with pytest.raises(QgsProcessingException, match=r"broken\.json.*line 2, rules"):
        check(units(), layer, RULES=str(broken))
    with pytest.raises(QgsProcessingException, match="COVERAGE"):
        check(units(), layer, COVERAGE=memory("county", (square(0, 0), []), crs="EPSG:4326"))
    bow_tie = (
        f"POLYGON(({EAST} {NORTH},{EAST + 999} {NORTH + 999},{EAST + 999} {NORTH},{EAST} {NORTH + 999},{EAST} {NORTH}))"
    )
    for outline in (bow_tie, None):
        with pytest.raises(QgsProcessingException, match=r"county.*COVERAGE.*Mend it"):
            check(units(), layer, COVERAGE=memory("county", (square(0, 0), []), (outline, [])))
    (tmp_path / "file").write_text("")
    with pytest.raises(QgsProcessingException, match="cannot be written"):
        check(units(), layer, REPORT=str(tmp_path / "file" / "r.xlsx"))
    degrees = memory(
        "units",
        ("POLYGON((131 44,131.1 44,131.1 44.1,131 44))", ["U1"]),
        crs="EPSG:4490",
        fields="&field=unit_id:string",
    )
    with pytest.raises(QgsProcessingException, match="EPSG:4490"):
        check(degrees, layer)


def test_cancel_writes_nothing(check, feedback, tmp_path):
    from qgis.core import QgsProcessingException

    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        check(
            units(),
            memory("STBHHX", (square(0, 0), [])),
            feedback=feedback,
            REPORT=str(tmp_path / "r.xlsx"),
            VERDICTS=str(tmp_path / "v.gpkg"),
        )
    assert list(tmp_path.iterdir()) == []


def test_reports_are_written_and_the_same_twice(check, tmp_path):
    for name in ("a", "b"):
        result = check(
            units((0, 0), (300, 0)),
            memory("STBHHX", (square(-50, -50, 300), [])),
            REPORT=str(tmp_path / f"{name}.xlsx"),
            REPORT_PDF=str(tmp_path / f"{name}.pdf"),
            DATE="2026-03-31",
        )
    assert result["REPORT_PDF"].endswith("b.pdf")
    for kind in ("xlsx", "pdf"):
        assert (tmp_path / f"a.{kind}").read_bytes() == (tmp_path / f"b.{kind}").read_bytes()


def test_no_units(check):
    from qgis.core import QgsVectorLayer

    empty = QgsVectorLayer("Polygon?crs=EPSG:4532&field=unit_id:string", "units", "memory")
    result = check(empty, memory("STBHHX", (square(0, 0), [])))
    assert (result["UNIT_COUNT"], result["HIT_COUNT"]) == (0, 0)


# Lines of sight over a DEM


def dem(path, heights, crs="EPSG:4532", west=EAST - 2000, north=NORTH + 2000, cell=20.0, nodata=-9999):
    """A GeoTIFF of heights, the first row in the north."""
    from osgeo import gdal, osr

    rows, columns = heights.shape
    made = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, 1, gdal.GDT_Float32)
    made.SetGeoTransform((west, cell, 0, north, 0, -cell))
    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs)
    made.SetProjection(reference.ExportToWkt())
    made.GetRasterBand(1).SetNoDataValue(nodata)
    made.GetRasterBand(1).SetUnitType("m")
    made.GetRasterBand(1).WriteArray(heights)
    return str(path)


def ridge():
    """Flat ground with a wall 60 m high 300 m north of the place: 4 km wide, cells of 20 m."""
    import numpy as np

    heights = np.full((200, 200), 100.0)
    heights[84:86] = 160.0
    return heights


ROAD = f"LINESTRING({EAST - 1500} {NORTH},{EAST + 1500} {NORTH})"


def test_a_ridge_hides_what_is_near_and_the_share_is_what_is_seen(check, tmp_path):
    road = memory("公路", (ROAD, []), kind="LineString")
    before, behind, across = (0, 100), (0, 500), (0, 240)
    county = memory("county", (square(-5000, -5000, 10_000), []))
    given = {"COVERAGE": county, "DEM": dem(tmp_path / "dem.tif", ridge())}
    result = check(units(before, behind, across), road, **given)
    found = {unit: verdict(result, "lx_gl", unit) for unit in ("U1", "U2", "U3")}
    assert (found["U1"]["outcome"], found["U1"]["means"], found["U1"]["share"]) == ("R6", "priority", 1.0)
    assert (found["U2"]["outcome"], found["U2"]["share"]) == ("R0", 0.0)
    # The wall's southern cells reach from 280 to 300 m north, the unit from 240 to 340 m: what lies behind is hidden.
    assert found["U3"]["share"] == pytest.approx(0.6, abs=1e-6)
    for row in found.values():
        assert row["parameters"].startswith("mode=line_of_sight; ")
        assert "dem=dem" in row["parameters"]
    by_distance = check(units(before, behind, across), road, COVERAGE=county)
    for unit in found:
        row = verdict(by_distance, "lx_gl", unit)
        assert (row["outcome"], row["reason"], row["share"]) == ("R6", "no_terrain", 1.0)
    assert "zones.no_terrain" in codes(by_distance)


def test_where_the_terrain_is_not_known_nothing_is_free(check, tmp_path):
    heights = ridge()
    heights[70:80, 95:110] = -9999  # 400 to 600 m north
    road = memory("公路", (ROAD, []), kind="LineString")
    county = memory("county", (square(-5000, -5000, 10_000), []))
    result = check(units((0, 500), (1950, 500)), road, COVERAGE=county, DEM=dem(tmp_path / "dem.tif", heights))
    row = verdict(result, "lx_gl", "U1")
    assert (row["outcome"], row["reason"]) == ("not_checked", "outside_terrain")
    # Half of the other unit lies beyond the edge of the terrain.
    assert verdict(result, "lx_gl", "U2")["reason"] == "outside_terrain"


def test_a_terrain_of_wgs_84_needs_a_word_and_another_datum_is_refused(check, tmp_path):
    from qgis.core import QgsProcessingException

    road = memory("公路", (ROAD, []), kind="LineString")
    west, north = 131.98, 44.45  # about the place of the road
    world = dem(tmp_path / "wgs84.tif", ridge(), "EPSG:4326", west, north, 0.0002)
    with pytest.raises(QgsProcessingException, match="WGS 84"):
        check(units(), road, DEM=world)
    result = check(units(), road, DEM=world, WGS84_AS_CGCS2000=True)
    assert "terrain.wgs84_taken" in codes(result)
    with pytest.raises(QgsProcessingException, match="another datum"):
        check(units(), road, DEM=dem(tmp_path / "xian.tif", ridge(), "EPSG:2363"))


def test_the_sample_has_lines_of_sight(check):
    """869 m from the road, but behind a hill."""
    result = check(
        str(SAMPLE / "last_year_units.gpkg"), *zones(*NAMES), COVERAGE=zones("coverage")[0], DEM=str(SAMPLE / "dem.tif")
    )
    assert verdict(result, "lx_gl", "JH25-04")["outcome"] == "R0"
    row = verdict(result, "lx_gl", "XF-00")
    assert row["outcome"] == "R6"
    assert 0.9 < row["share"] < 1


# Days, several layers, several rules


def test_rules_that_are_not_in_force_are_not_checked(check, tmp_path):
    top = json.loads(NATIONAL.read_text(encoding="utf-8"))
    top["rules"] = [{**top["rules"][0], "valid_to": "2025-12-31"}]
    path = tmp_path / "county.json"
    path.write_text(json.dumps(top, ensure_ascii=False), encoding="utf-8")
    red_line = memory("STBHHX", (square(-50, -50, 300), []))
    for day, outcome, code in (
        ("2025-12-31", "R1", None),
        ("2026-01-01", "not_checked", "zones.rule_not_in_force"),
        (None, "R1", "zones.validity_not_judged"),
    ):
        result = check(units(), red_line, RULES=str(path), DATE=day)
        assert verdict(result, "stbhhx")["outcome"] == outcome
        assert {"zones.rule_not_in_force", "zones.validity_not_judged"} & codes(result) == ({code} if code else set())


def test_several_layers_serve_a_rule_and_one_layer_several_rules(check):
    west, east = memory("STBHHX", (square(-50, -50, 100), [])), memory("生态保护红线", (square(25, -50, 100), []))
    reserve = memory("ZRBHD", (square(-50, -50, 300), ["核心保护区"]), fields="&field=gnfq:string")
    result = check(units(), west, east, reserve)
    row = verdict(result, "stbhhx")
    # 50 m and 75 m wide, 25 m of it in both: 100 m x 50 m, counted once.
    assert row["area_m2"] == pytest.approx(5000, abs=0.02)
    assert row["layer"] == "STBHHX、生态保护红线"
    assert len(row["layer_source"].split("、")) == 2
    assert verdict(result, "zrbhd")["outcome"] == "R2"
    assert verdict(result, "sq_zrbhq")["outcome"] == "R6"
    means = {row["rule_id"]: row["means"] for row in rows(result["HITS"])}
    assert means["sq_zrbhq"] == "priority"
    assert set(means) >= {"stbhhx", "zrbhd", "sq_zrbhq"}


def test_maps_are_in_the_reports_unless_nobody_wants_them(check, tmp_path):
    import subprocess
    from zipfile import ZipFile

    pictures, pages = {}, {}
    for maps in (True, False):
        book, pdf = tmp_path / f"{maps}.xlsx", tmp_path / f"{maps}.pdf"
        check(
            units((0, 0), (300, 0)),
            memory("STBHHX", (square(-50, -50, 300), [])),
            REPORT=str(book),
            REPORT_PDF=str(pdf),
            MAPS=maps,
        )
        with ZipFile(book) as file:
            pictures[maps] = sum(name.startswith("xl/media/") for name in file.namelist())
        listed = subprocess.run(["pdfimages", "-list", str(pdf)], capture_output=True, text=True, check=True).stdout
        pages[maps] = sum(" image " in line for line in listed.splitlines())
    assert pictures == {True: 2, False: 0}
    assert pages == {True: 2, False: 0}


def test_cancel_while_the_maps_are_drawn_writes_nothing(check, tmp_path):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    class Late(QgsProcessingFeedback):
        """Cancels at 72 of 100: the check is done, the reports are being made."""

        def isCanceled(self):
            return self.progress() >= 72

    places = [(300 * number, 0) for number in range(12)]
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        check(
            units(*places),
            memory("STBHHX", (square(-50, -50, 300), [])),
            feedback=Late(False),
            REPORT=str(tmp_path / "r.xlsx"),
            VERDICTS=str(tmp_path / "v.gpkg"),
        )
    assert list(tmp_path.iterdir()) == []
