"""Marks of a reviewer through QGIS: kept from run to run, in any table, and before a table is overwritten."""

from __future__ import annotations

import csv

import pytest

EAST, NORTH = 44_500_000.0, 4_920_000.0


def square(x, y, width=100):
    w, s = EAST + x, NORTH + y
    return f"POLYGON(({w} {s},{w + width} {s},{w + width} {s + width},{w} {s + width},{w} {s}))"


def memory(name, *features, fields=""):
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    layer = QgsVectorLayer(f"Polygon?crs=EPSG:4532{fields}", name, "memory")
    for wkt, attributes in features:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(attributes))
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        assert layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer


def units(*places):
    made = [(square(x, 0), [f"U{number}", "planned"]) for number, x in enumerate(places or (0, 300), 1)]
    return memory("units", *made, fields="&field=unit_id:string&field=section:string")


def red_line(width=300, edition="2025"):
    return memory("STBHHX", (square(50, -50, width), [edition]), fields="&field=edition:string")


@pytest.fixture
def check(run):
    def check(layers=None, unit_layer=None, **given):
        outputs = {"HITS": "memory:", "VERDICTS": "memory:", "FINDINGS": "memory:"}
        return run("checkzones", UNITS=unit_layer or units(), ZONES=layers or [red_line()], **{**outputs, **given})

    return check


def opened(source):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(str(source), "verdicts", "ogr") if isinstance(source, str) else source
    assert layer.isValid()
    return layer


def rows(source):
    layer = opened(source)
    return [dict(zip([f.name() for f in layer.fields()], feature.attributes())) for feature in layer.getFeatures()]


def row_of(source, unit="U1", rule="stbhhx"):
    (row,) = [row for row in rows(source) if (row["unit_id"], row["rule_id"]) == (unit, rule)]
    return row


def codes(result):
    return [row["code"] for row in rows(result["FINDINGS"])]


def set_mark(source, unit="U1", rule="stbhhx", **values):
    """Edit a row as a reviewer does."""
    layer = opened(source)
    assert layer.startEditing()
    for feature in layer.getFeatures():
        if (feature["unit_id"], feature["rule_id"]) == (unit, rule):
            for name, value in values.items():
                assert layer.changeAttributeValue(feature.id(), layer.fields().indexOf(name), value)
    assert layer.commitChanges(), layer.commitErrors()
    return layer


MARK = {"mark": "confirmed", "mark_reason": "现场核实", "mark_by": "张三", "mark_date": "2026-03-01"}


def told(row):
    from qgis.core import NULL
    from qgis.PyQt.QtCore import QDate

    values = {name: row[name] for name in ("mark", "mark_reason", "mark_by", "mark_date", "mark_state")}
    values["mark_date"] = (
        values["mark_date"].toString("yyyy-MM-dd") if isinstance(values["mark_date"], QDate) else values["mark_date"]
    )
    return {name: None if value == NULL else value for name, value in values.items()}


def test_a_new_run_over_the_same_file_keeps_the_marks(check, tmp_path):
    path = str(tmp_path / "verdicts.gpkg")
    check(VERDICTS=path)
    set_mark(path, **MARK)
    result = check(VERDICTS=path)
    assert told(row_of(path)) == {**MARK, "mark_state": None}
    assert "zones.marks_kept" in codes(result)
    # Another zone with the same ground of the unit: nothing that a reviewer saw has changed.
    check([red_line(width=301)], VERDICTS=path)
    assert told(row_of(path)) == {**MARK, "mark_state": None}


@pytest.mark.parametrize("runs", [1, 2])
def test_a_verdict_that_changes_is_told(check, tmp_path, runs):
    path = str(tmp_path / "verdicts.gpkg")
    check(VERDICTS=path)
    set_mark(path, **MARK)
    for _ in range(runs):
        result = check([red_line(edition="2026")], VERDICTS=path)
        assert told(row_of(path)) == {**MARK, "mark_state": "verdict_changed"}
        (sentence,) = [row["message"] for row in rows(result["FINDINGS"]) if row["code"] == "zones.mark_changed"]
        assert "; 2025;" in sentence
        assert "; 2026;" in sentence
    set_mark(path, mark_state=None)
    check([red_line(edition="2026")], VERDICTS=path)
    assert told(row_of(path)) == {**MARK, "mark_state": None}


@pytest.mark.parametrize("suffix", ["gpkg", "shp", "csv", "geojson", "xlsx"])
def test_marks_come_from_any_table(check, tmp_path, suffix):
    """What a format cuts (254 characters, ten of a name) or writes as text is no change of the verdict."""
    path = str(tmp_path / f"old.{suffix}")
    result = check()
    set_mark(result["VERDICTS"], **MARK)
    from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter

    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = QgsVectorFileWriter.driverForExtension(suffix)
    options.fileEncoding = "UTF-8"
    if suffix == "shp":
        # Without geometry it is a table only: the name changes.
        path = path.replace(".shp", ".dbf")
    code = QgsVectorFileWriter.writeAsVectorFormatV3(
        result["VERDICTS"], str(tmp_path / f"old.{suffix}"), QgsCoordinateTransformContext(), options
    )
    assert code[0] == QgsVectorFileWriter.WriterError.NoError, code
    again = check(MARKS=path)
    assert told(row_of(again["VERDICTS"])) == {**MARK, "mark_state": None}
    assert codes(again).count("zones.marks_kept") == 1


@pytest.mark.parametrize("suffix", ["gpkg", "csv", "geojson", "shp"])
def test_marks_of_a_file_that_is_overwritten(check, tmp_path, suffix):
    path = str(tmp_path / f"verdicts.{suffix}")
    check(VERDICTS=path)
    if suffix == "csv":
        with open(path, encoding="utf-8", newline="") as file:
            table = list(csv.DictReader(file))
        for row in table:
            if (row["unit_id"], row["rule_id"]) == ("U1", "stbhhx"):
                row.update(MARK)
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(table[0]))
            writer.writeheader()
            writer.writerows(table)
    elif suffix == "shp":
        # A table without geometry is a .dbf; its names are cut to ten characters.
        path = path.replace(".shp", ".dbf")
        set_mark(path, **{name[:10]: value for name, value in MARK.items()})
        check(VERDICTS=path.replace(".dbf", ".shp"))
        assert [row["mark_by"] for row in rows(path)].count("张三") == 1
        return
    else:
        set_mark(path, **MARK)
    check(VERDICTS=path)
    row = told(row_of(path))
    row["mark_date"] = row["mark_date"].replace("/", "-")  # GDAL's way of writing it into a CSV
    assert {name: row[name] or None for name in row} == {**MARK, "mark_state": None}


def test_a_table_in_a_geopackage_is_overwritten_alone(check, tmp_path):
    path = tmp_path / "all.gpkg"
    check(VERDICTS=str(path))
    check(VERDICTS=f'ogr:dbname="{path}" table="second"')
    set_mark(f"{path}|layername=second", **MARK)
    set_mark(f"{path}|layername=all", **{**MARK, "mark_by": "李四"})
    result = check(VERDICTS=f'ogr:dbname="{path}" table="second"')
    assert told(row_of(f"{path}|layername=second"))["mark_by"] == "张三"
    assert told(row_of(f"{path}|layername=all"))["mark_by"] == "李四"
    assert "zones.mark_ambiguous" not in codes(result)


def test_marks_of_units_that_are_not_in_the_run_stay_in_the_table(check, tmp_path):
    from qgis.core import NULL

    path = str(tmp_path / "verdicts.gpkg")
    check(VERDICTS=path)
    set_mark(path, "U2", **MARK)
    result = check(unit_layer=units(0), VERDICTS=path)
    assert "zones.mark_gone" in codes(result)
    left = row_of(path, "U2")
    assert (left["outcome"], left["reason"], left["area_m2"]) == ("not_checked", "not_in_this_check", NULL)
    assert told(left) == {**MARK, "mark_state": "no_verdict"}
    assert result["NOT_CHECKED_COUNT"] == sum(row["outcome"] == "not_checked" for row in rows(path)) - 1
    # They stand again when the unit is back.
    check(VERDICTS=path)
    assert told(row_of(path, "U2")) == {**MARK, "mark_state": None}
    # From a table that stays as it is they are only told.
    other = check(unit_layer=units(0), MARKS=path)
    assert {row["unit_id"] for row in rows(other["VERDICTS"])} == {"U1"}
    assert "zones.mark_gone" in codes(other)


def test_edits_that_are_not_saved_stop_the_run(check, tmp_path, qgis_app):
    from qgis import processing
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProject

    path = str(tmp_path / "verdicts.gpkg")
    check(VERDICTS=path)
    project = QgsProject.instance()
    layer = opened(path)
    layer.setName("我的结论")
    project.addMapLayer(layer)
    try:
        assert layer.startEditing()
        feature = next(layer.getFeatures())
        layer.changeAttributeValue(feature.id(), layer.fields().indexOf("mark"), "confirmed")
        context = QgsProcessingContext()
        context.setProject(project)
        given = {"UNITS": units(), "ZONES": [red_line()], "VERDICTS": path}
        with pytest.raises(QgsProcessingException, match="我的结论"):
            processing.run("minerestoration:checkzones", given, context=context)
        layer.rollBack()
        processing.run("minerestoration:checkzones", given, context=context)
    finally:
        project.removeMapLayer(layer.id())


def test_refusals(check, tmp_path):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="no table of verdicts"):
        check(MARKS=units())
    old = memory("old", fields="&field=unit_id:string&field=rule_id:string&field=outcome:string")
    assert "zones.marks_kept" not in codes(check(MARKS=old))
    path = tmp_path / "verdicts.gpkg"
    path.write_bytes(b"SQLite format 3\x00 broken")
    with pytest.raises(QgsProcessingException, match="marks in it would be lost"):
        check(VERDICTS=str(path))
    assert path.read_bytes().endswith(b"broken")
    result = check()
    set_mark(result["VERDICTS"], **{**MARK, "mark_date": None})
    table = memory("t", fields="&field=unit_id:string&field=rule_id:string&field=mark:string&field=mark_date:string")
    from qgis.core import QgsFeature

    feature = QgsFeature(table.fields())
    feature.setAttributes(["U1", "stbhhx", "confirmed", "上周"])
    table.dataProvider().addFeature(feature)
    with pytest.raises(QgsProcessingException, match="上周"):
        check(MARKS=table)


@pytest.mark.parametrize("written", ["2026-03-01T10:30:00", "2026/03/01 10:30:00+08", "2026年3月1日 10:30", "20260301"])
def test_days_as_programs_write_them(check, written):
    from qgis.core import QgsFeature

    table = memory("t", fields="&field=unit_id:string&field=rule_id:string&field=mark:string&field=mark_date:string")
    feature = QgsFeature(table.fields())
    feature.setAttributes(["U1", "stbhhx", "confirmed", written])
    assert table.dataProvider().addFeature(feature)
    row = row_of(check(MARKS=table)["VERDICTS"])
    assert row["mark_date"].toString("yyyy-MM-dd") == "2026-03-01"


def test_words_of_people_are_understood(check):
    result = check()
    set_mark(result["VERDICTS"], mark="排除", mark_reason="红线已调整", mark_by="李四", mark_date="2026-04-02")
    row = told(row_of(check(MARKS=result["VERDICTS"])["VERDICTS"]))
    assert (row["mark"], row["mark_state"]) == ("dismissed", None)


def test_marks_survive_a_table_that_cannot_be_written(check, tmp_path, monkeypatch):
    """The disk is full when the old table is gone already."""
    from qgis.core import QgsProcessingException

    from mine_restoration.processing import checkzones

    path = str(tmp_path / "verdicts.gpkg")
    check(VERDICTS=path)
    set_mark(path, **MARK)
    set_mark(path, "U2", **MARK)

    def fail(*_):
        raise QgsProcessingException("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(checkzones, "write_all", fail)
        with pytest.raises(QgsProcessingException, match=r"The disk is full\. .*verdicts\.marks\.csv"):
            check(unit_layer=units(0), VERDICTS=path)
    copy = tmp_path / "verdicts.marks.csv"
    check(VERDICTS=path, MARKS=str(copy))
    for unit in ("U1", "U2"):
        assert told(row_of(path, unit)) == {**MARK, "mark_state": None}
    # A run that ends well leaves no copy behind, and an older one alone.
    before = copy.read_bytes()
    check(VERDICTS=path)
    assert sorted(tmp_path.glob("*.csv")) == [copy]
    assert copy.read_bytes() == before


def test_the_same_table_named_and_overwritten(check, tmp_path):
    path = str(tmp_path / "verdicts.gpkg")
    check(VERDICTS=path)
    set_mark(path, **MARK)
    set_mark(path, "U2", **MARK)
    result = check(unit_layer=units(0), MARKS=path, VERDICTS=path)
    assert told(row_of(path)) == {**MARK, "mark_state": None}
    assert told(row_of(path, "U2")) == {**MARK, "mark_state": "no_verdict"}
    assert codes(result).count("zones.mark_gone") == 1
