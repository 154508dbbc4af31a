"""exportcorners through Processing: what it writes, digitiseunits reads back."""

from __future__ import annotations

from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "units"


@pytest.fixture
def units(run):
    files = sorted(str(path) for path in SAMPLE.glob("*.txt"))
    return run("digitiseunits", INPUT=files, SECTION=2, YEAR=2026, UNITS="memory:", CORNERS="memory:")


def layer_of(*wkt, crs="EPSG:4532", names=None):
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    layer = QgsVectorLayer(f"MultiPolygon?crs={crs}&field=unit_id:string&field=name:string", "units", "memory")
    for i, text in enumerate(wkt, 1):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"U-{i}", (names or {}).get(i, "")])
        feature.setGeometry(QgsGeometry.fromWkt(text))
        layer.dataProvider().addFeature(feature)
    return layer


GOOD = "MultiPolygon (((44500000 4920000, 44500100 4920000, 44500100 4920100, 44500000 4920100, 44500000 4920000)))"
BOW = "MultiPolygon (((44500000 4920000, 44500100 4920100, 44500100 4920000, 44500000 4920100, 44500000 4920000)))"


@pytest.mark.parametrize(("encoding", "codec"), [(0, "utf-8"), (1, "utf-8-sig"), (2, "gbk")])
def test_read_back_to_the_same_corners(run, units, tmp_path, encoding, codec):
    target = tmp_path / "out.txt"
    result = run(
        "exportcorners",
        UNITS=units["UNITS"],
        ENCODING=encoding,
        DATE="2026-03-01",
        PRODUCER="测绘队",
        OUTPUT=str(target),
    )
    assert (result["UNIT_COUNT"], result["ERROR_COUNT"], result["WARNING_COUNT"]) == (12, 0, 0)
    text = target.read_bytes().decode(codec)
    assert target.read_bytes().startswith(b"\xef\xbb\xbf") == (encoding == 1)
    assert "数据产生日期=2026-03-01\r\n" in text
    assert "数据产生单位=测绘队\r\n" in text
    again = run("digitiseunits", INPUT=[str(target)], SECTION=2, YEAR=2026, UNITS="memory:", CORNERS="memory:")
    # The sample's planned units lie on its damaged ones, which is told both times.
    assert (again["ERROR_COUNT"], again["WARNING_COUNT"]) == (0, units["WARNING_COUNT"])
    before = [(f["unit_id"], f["name"], f["area_m2"], f.geometry().asWkt(9)) for f in units["UNITS"].getFeatures()]
    after = [(f["unit_id"], f["name"], f["area_m2"], f.geometry().asWkt(9)) for f in again["UNITS"].getFeatures()]
    assert after == before
    assert result["CORNER_COUNT"] == again["CORNERS"].featureCount() == units["CORNERS"].featureCount()


def test_a_unit_that_cannot_be_written_is_told_and_left_out(run, feedback, tmp_path):
    target = tmp_path / "out.txt"
    result = run("exportcorners", feedback=feedback, UNITS=layer_of(GOOD, BOW), OUTPUT=str(target))
    assert (result["UNIT_COUNT"], result["CORNER_COUNT"], result["ERROR_COUNT"]) == (1, 4, 1)
    assert "U-2" in feedback.errors[0]
    assert "U-2" not in target.read_text(encoding="utf-8")


def test_nothing_to_write_leaves_the_old_file(run, tmp_path):
    from qgis.core import QgsProcessingException

    target = tmp_path / "out.txt"
    target.write_text("before", encoding="utf-8")
    for layer, answer in ((layer_of(BOW), "No unit can be written"), (layer_of(), "no units")):
        with pytest.raises(QgsProcessingException, match=answer):
            run("exportcorners", UNITS=layer, OUTPUT=str(target))
    assert target.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_names_that_would_break_a_row(run, feedback, tmp_path):
    target = tmp_path / "out.txt"
    run("exportcorners", feedback=feedback, UNITS=layer_of(GOOD, names={1: "a,b@\nc"}), OUTPUT=str(target))
    assert ",U-1,a、b、c,面," in target.read_text(encoding="utf-8")
    assert len(feedback.warnings) == 1


def test_more_decimals_than_the_file_takes_are_told(run, feedback, tmp_path):
    layer = layer_of(GOOD.replace("44500100 4920100", "44500100.00049 4920100"))
    run("exportcorners", feedback=feedback, UNITS=layer, OUTPUT=str(tmp_path / "out.txt"))
    assert any("decimals" in text for text in feedback.warnings)


def test_a_layer_that_is_in_no_plane_is_refused(run, tmp_path):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="EPSG:4490"):
        run("exportcorners", UNITS=layer_of(GOOD, crs="EPSG:4490"), OUTPUT=str(tmp_path / "out.txt"))


def test_a_target_that_cannot_be_written(run, tmp_path):
    from qgis.core import QgsProcessingException

    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="cannot be written"):
        run("exportcorners", UNITS=layer_of(GOOD), OUTPUT=str(tmp_path / "file" / "out.txt"))


def test_coordinates_that_do_not_belong_to_the_crs_of_the_layer(run, feedback, tmp_path):
    bare = GOOD.replace("44500", "500")
    result = run("exportcorners", feedback=feedback, UNITS=layer_of(GOOD, bare), OUTPUT=str(tmp_path / "out.txt"))
    assert (result["UNIT_COUNT"], result["ERROR_COUNT"]) == (1, 1)
    assert "EPSG:4532" in feedback.errors[0]


def test_a_number_that_two_units_have(run, feedback, tmp_path):
    layer = layer_of(GOOD, GOOD.replace("49200", "49300").replace("49201", "49301"))
    layer.dataProvider().changeAttributeValues({2: {0: "U-1"}})
    run("exportcorners", feedback=feedback, UNITS=layer, OUTPUT=str(tmp_path / "out.txt"))
    assert any("U-1" in text and "2 units" in text for text in feedback.warnings)


FORMS = ("txt", "txt", "txt", "txt", "txt", "txt", "txt", "txt", "txt", "txt", "dat", "csv", "xlsx", "dxf")


@pytest.mark.parametrize("form", range(len(FORMS)))
def test_every_form_is_written_under_its_suffix(run, units, tmp_path, form):
    given = {"VILLAGE_CODE": "230102001202", "VILLAGE_NAME": "双桥村", "ELEVATION_FROM": 320.5, "ELEVATION_TO": -40}
    result = run("exportcorners", UNITS=units["UNITS"], DIALECT=form, OUTPUT=str(tmp_path / "out.txt"), **given)
    assert (result["UNIT_COUNT"], result["ERROR_COUNT"]) == (12, 0)
    assert result["CORNER_COUNT"] == units["CORNERS"].featureCount()
    assert result["OUTPUT"] == str(tmp_path / f"out.{FORMS[form]}")
    assert [path.name for path in tmp_path.iterdir()] == [f"out.{FORMS[form]}"]
    data = Path(result["OUTPUT"]).read_bytes()
    assert data.startswith(b"PK") == (FORMS[form] == "xlsx")
    if form in (6, 7):
        assert ",320.5,-40," in data.decode("utf-8")


@pytest.mark.parametrize("form", [2, 11, 12])
def test_forms_that_say_all_come_back_as_the_same_units(run, units, tmp_path, form):
    result = run("exportcorners", UNITS=units["UNITS"], DIALECT=form, OUTPUT=str(tmp_path / "out.txt"))
    again = run("digitiseunits", INPUT=[result["OUTPUT"]], SECTION=2, YEAR=2026, UNITS="memory:", CORNERS="memory:")
    assert again["ERROR_COUNT"] == 0
    before = {f["unit_id"]: (f["area_m2"], f.geometry()) for f in units["UNITS"].getFeatures()}
    after = {f["unit_id"]: (f["area_m2"], f.geometry()) for f in again["UNITS"].getFeatures()}
    assert list(after) == list(before)
    for number, (area, geometry) in before.items():
        assert after[number][0] == area
        assert after[number][1].asWkt(3) == geometry.asWkt(3)


def test_the_receivers_choices(run, tmp_path):
    target = tmp_path / "out.txt"
    choices = {"START": 1, "NAMES": 1, "CLOSING": 2, "AREA_UNIT": 1, "AREA_DECIMALS": 1, "AREA_UNIT_WRITTEN": True}
    more = {"ZONE_PREFIX": 2, "ORDER": 2, "DECIMALS": 2, "LINE_ENDS": 1, "HEAD": False, "ENCODING": 3}
    result = run("exportcorners", UNITS=layer_of(GOOD), OUTPUT=str(target), **choices, **more)
    text = target.read_bytes().decode("utf-16")
    lines = text.split("\n")
    assert lines[0] == "[地块坐标]"
    assert lines[1].startswith("4,")
    assert lines[1].split(",")[1].endswith("平方米")
    assert lines[2:] == [
        "J01,1,500000.00,4920100.00",
        "J02,1,500100.00,4920100.00",
        "J03,1,500100.00,4920000.00",
        "J04,1,500000.00,4920000.00",
        "",
    ]
    # Other numbers than on the maps, and no zone in the file.
    assert (result["ERROR_COUNT"], result["WARNING_COUNT"]) == (0, 2)


def test_a_choice_without_a_place_is_told(run, feedback, tmp_path):
    target = str(tmp_path / "out.txt")
    run("exportcorners", feedback=feedback, UNITS=layer_of(GOOD), DIALECT=4, DATE="2026-03-01", OUTPUT=target)
    assert any("DATE" in text for text in feedback.infos)


def test_a_form_that_asks_for_what_nobody_gave(run, tmp_path):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="VILLAGE_CODE"):
        run("exportcorners", UNITS=layer_of(GOOD), DIALECT=1, OUTPUT=str(tmp_path / "out.txt"))
    assert list(tmp_path.iterdir()) == []


def test_a_drawing_without_ezdxf(run, tmp_path, monkeypatch):
    from qgis.core import QgsProcessingException

    monkeypatch.setattr("mine_restoration.core.corners.writing.export.find_spec", lambda name: None)
    with pytest.raises(QgsProcessingException, match="ezdxf"):
        run("exportcorners", UNITS=layer_of(GOOD), DIALECT=13, OUTPUT=str(tmp_path / "out.dxf"))


def test_a_file_that_nobody_named_is_not_replaced(run, tmp_path):
    from qgis.core import QgsProcessingException

    (tmp_path / "out.dxf").write_text("a survey", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="there already"):
        run("exportcorners", UNITS=layer_of(GOOD), DIALECT=13, OUTPUT=str(tmp_path / "out.txt"))
    assert (tmp_path / "out.dxf").read_text(encoding="utf-8") == "a survey"
    result = run("exportcorners", UNITS=layer_of(GOOD), DIALECT=13, OUTPUT=str(tmp_path / "out.dxf"))
    assert "LWPOLYLINE" in Path(result["OUTPUT"]).read_text(encoding="ascii")


def test_the_suffix_of_another_text_stays(run, tmp_path):
    result = run("exportcorners", UNITS=layer_of(GOOD), DIALECT=5, OUTPUT=str(tmp_path / "out.csv"))
    assert result["OUTPUT"] == str(tmp_path / "out.csv")


def test_qgis_draws_what_was_drawn(run, tmp_path):
    from qgis.core import QgsVectorLayer

    run("exportcorners", UNITS=layer_of(GOOD), DIALECT=13, OUTPUT=str(tmp_path / "out.dxf"))
    layer = QgsVectorLayer(f"{tmp_path / 'out.dxf'}|layername=entities", "drawing", "ogr")
    assert layer.isValid()
    texts = {feature["Text"] for feature in layer.getFeatures() if feature["Layer"] != "JZX"}
    assert texts == {"J1", "J2", "J3", "J4", "U-1"}
    outline = next(feature.geometry() for feature in layer.getFeatures() if feature["Layer"] == "JZX")
    points = {(point.x(), point.y()) for point in outline.vertices()}
    assert points == {(x, y) for x in (44500000.0, 44500100.0) for y in (4920000.0, 4920100.0)}
