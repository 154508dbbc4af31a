"""attachlandclasses through QGIS: the sample, every kind of survey layer, and layers that must be refused."""

from __future__ import annotations

from collections import defaultdict

import pytest

from mine_restoration.core.catalogue import RESOURCES

SAMPLE = RESOURCES / "sample"
SURVEY = f"{SAMPLE / 'survey.gpkg'}|layername=DLTB"
UNITS = str(SAMPLE / "last_year_units.gpkg")
OUTPUTS = dict.fromkeys(("PARTS", "SUMMARY", "FINDINGS"), "memory:")


def rows(layer):
    names = [field.name() for field in layer.fields()]
    return [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


def codes(result):
    return sorted(row["code"] for row in rows(result["FINDINGS"]) if row["severity"] != "note")


def notes(result):
    return {row["code"] for row in rows(result["FINDINGS"]) if row["severity"] == "note"}


def areas(result, field="area_m2"):
    return {(row["unit_id"], row["land_class"]): row[field] for row in rows(result["SUMMARY"])}


@pytest.fixture
def attach(run, feedback):
    def attach_classes(**parameters):
        return run(
            "attachlandclasses", feedback=feedback, **{"UNITS": UNITS, "SURVEY": SURVEY, **OUTPUTS, **parameters}
        )

    return attach_classes


@pytest.fixture
def layer(plugin):
    """A memory layer from WKT: ``layer([(wkt, {field: value})], crs, "DLBM:string(5)")``."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    kept = []

    def make(features, fields=("DLBM:string(5)", "TBMJ:double", "BSM:string(18)"), crs="EPSG:4532", kind="Polygon"):
        definition = "&".join(f"field={field}" for field in fields)
        made = QgsVectorLayer(f"{kind}?crs={crs}&{definition}", "DLTB", "memory")
        for wkt, values in features:
            feature = QgsFeature(made.fields())
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
            for name, value in values.items():
                feature[name] = value
            made.dataProvider().addFeature(feature)
        made.updateExtents()
        kept.append(made)
        return made

    return make


def square(x, y, size=100.0, x0=44_480_000, y0=4_920_000):
    west, south, east, north = x0 + x, y0 + y, x0 + x + size, y0 + y + size
    return f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"


@pytest.fixture
def one_unit(layer):
    return layer([(square(10, 10, 50), {"unit_id": "U1"})], ["unit_id:string(20)"])


def test_the_sample_sums_to_its_units(attach):
    from qgis.core import QgsVectorLayer

    from mine_restoration.core.geodesy.area import official_area
    from mine_restoration.gis.convert import units_of
    from mine_restoration.gis.crs import plane_of

    layer = QgsVectorLayer(UNITS, "units", "ogr")
    plane = plane_of(layer.crs())
    expected = {unit.unit_id: official_area(unit.geometry, plane) for unit in units_of(layer)}
    result = attach()
    assert result["ERROR_COUNT"] == result["WARNING_COUNT"] == 0
    for field, per_m2 in (("area_m2", 100), ("area_ha", 1)):
        total = defaultdict(int)
        for row in rows(result["SUMMARY"]):
            total[row["unit_id"]] += round(row[field] * (100 if field == "area_m2" else 10_000))
        assert total.keys() == expected.keys()
        for name, value in total.items():
            assert abs(value - expected[name] * per_m2) <= 0.51, (name, field)
    assert sum(total.values()) == round(result["TOTAL_HA"] * 10_000)
    assert len(total) == result["UNIT_COUNT"]
    assert result["CLASS_COUNT"] == len({row["land_class"] for row in rows(result["SUMMARY"])})
    assert {row["data_year"] for row in rows(result["SUMMARY"])} == {2025}


def test_pieces_are_those_of_qgis_own_overlay(attach, run):
    """native:intersection, grouped by unit and polygon, planar areas."""
    from qgis import processing

    pieces = processing.run("native:intersection", {"INPUT": UNITS, "OVERLAY": SURVEY, "OUTPUT": "memory:"})["OUTPUT"]
    theirs, ours = defaultdict(float), defaultdict(float)
    for feature in pieces.getFeatures():
        theirs[feature["unit_id"], feature["BSM"]] += feature.geometry().area()
    for feature in attach()["PARTS"].getFeatures():
        if feature.hasGeometry():
            ours[feature["unit_id"], feature["survey_id"]] += feature.geometry().area()
    assert len(ours) >= 8
    for key in theirs.keys() | ours.keys():
        assert abs(theirs.get(key, 0) - ours.get(key, 0)) < 0.006, key


def test_ridges_have_a_row_without_geometry(attach):
    parts = list(attach()["PARTS"].getFeatures())
    ridges = [part for part in parts if part["land_class"] == "1203"]
    assert ridges
    assert not any(part.hasGeometry() for part in ridges)
    assert all(part.hasGeometry() for part in parts if part["land_class"] != "1203")


def test_both_controls_show_both_amounts(attach):
    by_unit, by_polygon = attach(CONTROL=0), attach(CONTROL=1)
    assert areas(by_unit) == areas(by_unit, "unit_share_m2") == areas(by_polygon, "unit_share_m2")
    assert areas(by_polygon) == areas(by_polygon, "tbmj_share_m2") == areas(by_unit, "tbmj_share_m2")
    assert {row["control"] for row in rows(by_polygon["PARTS"])} == {"polygon"}


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4553", "EPSG:4531"])
def test_a_survey_of_another_cgcs2000_crs_gives_the_same(attach, crs):
    from qgis import processing

    moved = processing.run("native:reprojectlayer", {"INPUT": SURVEY, "TARGET_CRS": crs, "OUTPUT": "memory:"})["OUTPUT"]
    expected, result = areas(attach()), areas(attach(SURVEY=moved))
    assert result.keys() == expected.keys()
    assert result == pytest.approx(expected, abs=0.011)


def write(target, driver, layer_options=(), encoding="UTF-8"):
    """The sample's survey in another format."""
    from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter, QgsVectorLayer

    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.fileEncoding, options.layerName = driver, encoding, "DLTB"
    options.layerOptions = list(layer_options)
    source = QgsVectorLayer(SURVEY, "DLTB", "ogr")
    context = QgsCoordinateTransformContext()
    problem, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(source, target, context, options)
    assert problem == QgsVectorFileWriter.WriterError.NoError, message
    return target


@pytest.mark.parametrize("encoding", ["GB18030", "UTF-8"])
def test_a_shapefile_gives_the_same(attach, tmp_path, encoding):
    expected, result = attach(), attach(SURVEY=write(str(tmp_path / "DLTB.shp"), "ESRI Shapefile", (), encoding))
    assert areas(result) == areas(expected)
    names = {row["location_name"] for row in rows(expected["PARTS"])}
    assert {row["location_name"] for row in rows(result["PARTS"])} == names
    assert "landclass.no_index" in notes(result)


def test_a_geopackage_without_index_gives_the_same(attach, tmp_path):
    result = attach(SURVEY=write(str(tmp_path / "DLTB.gpkg"), "GPKG", ["SPATIAL_INDEX=NO"]))
    assert areas(result) == areas(attach())
    assert "landclass.no_index" in notes(result)


def test_a_file_geodatabase_gives_the_same(attach, tmp_path):
    from osgeo import gdal

    driver = gdal.GetDriverByName("OpenFileGDB")
    if driver is None or not driver.GetMetadataItem("DCAP_CREATE"):
        pytest.skip("this GDAL does not write file geodatabases")
    result = attach(SURVEY=f"{write(str(tmp_path / 'DLTB.gdb'), 'OpenFileGDB')}|layername=DLTB")
    assert areas(result) == areas(attach())


@pytest.mark.parametrize("question", [0, 10**9])
def test_one_pass_over_the_layer_gives_what_its_index_gives(attach, monkeypatch, question):
    from mine_restoration.gis.survey import features

    expected = areas(attach())
    monkeypatch.setattr(features, "_QUESTION", question)
    assert areas(attach()) == expected


def test_only_what_is_near_is_read(plugin):
    from qgis.core import QgsVectorLayer

    from mine_restoration.gis.convert import units_of
    from mine_restoration.gis.crs import plane_of
    from mine_restoration.gis.survey import read_survey

    units, survey = QgsVectorLayer(UNITS, "units", "ogr"), QgsVectorLayer(SURVEY, "DLTB", "ogr")
    read = read_survey(survey, list(units_of(units)), plane_of(units.crs()))
    assert 10 < len(read) < survey.featureCount() / 20
    assert len(set(read.ids)) == len(read)


def test_fields_by_alias_and_in_small_letters(attach, layer, one_unit):
    survey = layer(
        [(square(0, 0), {"a": "0103", "tbmj": 9999.9, "c": 0.1})], ["a:string(5)", "tbmj:double", "c:double"]
    )
    survey.setFieldAlias(0, "地类编码")
    survey.setFieldAlias(2, "扣除地类系数")
    result = attach(UNITS=one_unit, SURVEY=survey)
    assert set(areas(result)) == {("U1", "0103"), ("U1", "1203")}
    assert {"landclass.no_bsm", "landclass.year_missing"} <= notes(result)
    survey.setFieldAlias(0, "")
    result = attach(UNITS=one_unit, SURVEY=survey, CLASS_FIELD="a")
    assert set(areas(result)) == {("U1", "0103"), ("U1", "1203")}


@pytest.mark.parametrize(
    ("fields", "values", "crs", "kind", "says"),
    [
        (["DLMC:string", "TBMJ:double"], {}, "EPSG:4532", "Polygon", ["no field DLBM", "DLMC, TBMJ", "CLASS_FIELD"]),
        (["DLBM:string", "TKXS:double"], {"DLBM": "011"}, "EPSG:4532", "Polygon", ["2009 edition"]),
        (["DLBM:string"], {"DLBM": "031"}, "EPSG:4532", "Polygon", ["three digits", "2009"]),
        (["DLBM:int"], {"DLBM": 301}, "EPSG:4532", "Polygon", ["holds numbers"]),
        (["DLBM:string"], {"DLBM": "0301"}, "EPSG:2368", "Polygon", ["EPSG:2368", "CGCS2000"]),
        (["DLBM:string"], {"DLBM": "0301"}, "EPSG:4326", "Polygon", ["EPSG:4326", "CGCS2000"]),
        (["DLBM:string"], {"DLBM": "0301"}, "", "Polygon", ["no CRS"]),
        (["DLBM:string"], {"DLBM": "0301"}, "EPSG:4532", "LineString", ["holds no polygons"]),
        (["DLBM:string"], None, "EPSG:4532", "Polygon", ["is empty"]),
    ],
)
def test_layers_that_would_mislead_are_refused(attach, layer, one_unit, fields, values, crs, kind, says):
    from qgis.core import QgsProcessingException

    wkt = square(0, 0) if kind == "Polygon" else "LINESTRING(44480000 4920000, 44480100 4920100)"
    survey = layer([] if values is None else [(wkt, values)], fields, crs, kind)
    with pytest.raises(QgsProcessingException) as caught:
        attach(UNITS=one_unit, SURVEY=survey)
    for words in says:
        assert words in str(caught.value)


def test_units_in_another_crs_are_refused(attach, layer):
    from qgis.core import QgsProcessingException

    units = layer(
        [("POLYGON((131 44,131.1 44,131.1 44.1,131 44))", {"unit_id": "U1"})], ["unit_id:string"], "EPSG:4490"
    )
    with pytest.raises(QgsProcessingException, match="EPSG:4490"):
        attach(UNITS=units)


def test_invalid_polygons_and_units_are_told_not_thrown(attach, layer):
    """QGIS' own check of inputs would stop the run; here each gets its finding."""
    bow = "POLYGON((44480000 4920000,44480100 4920100,44480100 4920000,44480000 4920100,44480000 4920000))"
    short = "POLYGON((44480000 4920000,44480100 4920100))"
    survey = layer(
        [
            (bow, {"DLBM": "0301", "BSM": "bow"}),
            (short, {"DLBM": "0301", "BSM": "short"}),
            (square(200, 0), {"DLBM": "0602", "BSM": "good", "TBMJ": 10_000}),
        ]
    )
    units = layer(
        [
            (square(40, 40, 20), {"unit_id": "on bow"}),
            (bow, {"unit_id": "bow"}),
            (square(210, 10, 50), {"unit_id": "good"}),
            ("POLYGON EMPTY", {"unit_id": "empty"}),
        ],
        ["unit_id:string(20)"],
    )
    result = attach(UNITS=units, SURVEY=survey)
    assert {key[0] for key in areas(result)} == {"good"}
    assert result["UNIT_COUNT"] == 1
    expected = {
        "landclass.polygon_broken",
        "landclass.polygon_unreadable",
        "landclass.unit_on_broken",
        "landclass.unit_invalid",
        "landclass.unit_empty",
    }
    assert expected <= set(codes(result))
    places = [feature for feature in result["FINDINGS"].getFeatures() if feature["code"] == "landclass.polygon_broken"]
    assert places[0].hasGeometry()
    assert "bow" in places[0]["message"]


def test_a_gap_has_area_and_place(attach, layer, one_unit):
    survey = layer([(square(0, 0, 40), {"DLBM": "0301", "TBMJ": 1600.0, "BSM": "1"})])
    result = attach(UNITS=one_unit, SURVEY=survey)
    assert codes(result).count("landclass.gap") == 1
    gap = next(feature for feature in result["FINDINGS"].getFeatures() if feature["code"] == "landclass.gap")
    assert "1,6" not in gap["message"]
    assert "1599.9" in gap["message"] or "1600.0" in gap["message"]
    assert gap.geometry().asPoint().x() > 44_480_010
    part = next(feature for feature in result["PARTS"].getFeatures() if feature["land_class"] == "NODATA")
    assert part.geometry().area() == pytest.approx(1600)


def test_a_selection_is_all_that_is_used(attach, plugin):
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject, QgsVectorLayer

    units = QgsVectorLayer(UNITS, "units", "ogr")
    QgsProject.instance().addMapLayer(units)
    units.selectByExpression("unit_id = 'XF-02'")
    result = attach(UNITS=QgsProcessingFeatureSourceDefinition(units.id(), True))
    assert {key[0] for key in areas(result)} == {"XF-02"}
    QgsProject.instance().removeMapLayer(units.id())


def test_outputs_are_optional(run, feedback):
    result = run("attachlandclasses", feedback=feedback, UNITS=UNITS, SURVEY=SURVEY)
    assert result["UNIT_COUNT"] == 5
    assert not result.get("PARTS")


def test_no_units_give_empty_tables(attach, layer):
    result = attach(UNITS=layer([], ["unit_id:string(20)"]))
    assert rows(result["SUMMARY"]) == rows(result["PARTS"]) == []
    assert result["TOTAL_HA"] == 0


def test_cancel_writes_nothing(attach, feedback, tmp_path):
    from qgis.core import QgsProcessingException

    target = tmp_path / "parts.gpkg"
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        attach(PARTS=str(target))
    assert not target.exists()


def test_results_are_written_to_a_geopackage(attach, tmp_path):
    from qgis.core import QgsVectorLayer

    targets = {name: str(tmp_path / f"{name.lower()}.gpkg") for name in OUTPUTS}
    attach(**targets)
    parts = QgsVectorLayer(targets["PARTS"], "parts", "ogr")
    summary = QgsVectorLayer(targets["SUMMARY"], "summary", "ogr")
    assert parts.featureCount() >= summary.featureCount() >= 8
    assert not summary.isSpatial()
    assert parts.crs().authid() == "EPSG:4532"
