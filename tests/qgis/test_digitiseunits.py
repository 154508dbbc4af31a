"""digitiseunits through Processing: files in, layers out, findings with file and line, Cancel."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data" / "corners"
HEAD = "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n[地块坐标]\n"


def square(number, east, north=4_920_000.0, name=""):
    corners = [(north, east), (north, east + 100), (north + 100, east + 100), (north + 100, east)]
    rows = "".join(f"J{i},1,{x:.3f},{y:.3f}\n" for i, (x, y) in enumerate(corners, 1))
    return f"4,,{number},{name},面,,,,@\n{rows}"


def file_of(folder, name, *parcels, head=HEAD):
    path = folder / name
    path.write_text(head + "".join(parcels), encoding="utf-8")
    return str(path)


def rows(layer):
    return [dict(zip((field.name() for field in layer.fields()), f.attributes())) for f in layer.getFeatures()]


def digitise(run, files, **parameters):
    given = {"INPUT": files, "UNITS": "memory:", "CORNERS": "memory:", "FINDINGS": "memory:", **parameters}
    return run("digitiseunits", **given)


def found(result):
    return {(row["code"].split(".")[1], row["severity"]) for row in rows(result["FINDINGS"])}


def test_a_file_becomes_units_corners_and_findings(run, feedback):
    result = run(
        "digitiseunits",
        feedback=feedback,
        INPUT=[str(DATA / "planar_gbk_crlf.txt")],
        SECTION=2,
        YEAR=2026,
        UNITS="memory:",
        CORNERS="memory:",
        FINDINGS="memory:",
    )
    # The declared sheet I-50-77 lies elsewhere.
    assert (result["UNIT_COUNT"], result["ERROR_COUNT"], result["WARNING_COUNT"]) == (1, 0, 1)
    (unit,) = rows(result["UNITS"])
    assert (unit["unit_id"], unit["section"], unit["year"]) == ("2003-10", "planned", 2026)
    # Square T2 of the official area's vectors.
    assert (unit["area_ha"], unit["area_m2"], unit["planar_m2"]) == (0.9995, 9994.84, 10000.0)
    assert unit["source"] == "planar_gbk_crlf.txt:13"
    assert result["UNITS"].crs().authid() == result["CORNERS"].crs().authid() == "EPSG:4525"
    feature = next(result["CORNERS"].getFeatures())
    point = feature.geometry().asPoint()
    assert (point.x(), point.y()) == (37644600.0, 3321000.0)
    assert (feature["corner"], feature["source_name"], feature["x_north"], feature["line"]) == (
        "J1",
        "J1",
        3321000.0,
        14,
    )
    messages = [row["message"] for row in rows(result["FINDINGS"])]
    assert any("1.0000" in text and "planar" in text for text in messages)
    assert not [text for text in messages if "{" in text]
    assert any("planar_gbk_crlf.txt, line 13" in text for text in feedback.infos)


def test_one_file_as_plain_text_parameter(run):
    assert digitise(run, str(DATA / "planar_gbk_crlf.txt"))["UNIT_COUNT"] == 1


def test_a_year_that_is_not_set(run):
    for unset in (None, ""):
        result = digitise(run, [str(DATA / "planar_gbk_crlf.txt")], SECTION=0, YEAR=unset)
        assert ("year_missing", "warning") in found(result)


def test_files_in_different_zones_come_into_the_crs(run, tmp_path):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4532"), QgsCoordinateReferenceSystem("EPSG:4531"), QgsProject.instance()
    )
    there = transform.transform(QgsPointXY(44_380_000, 4_920_000))
    one = file_of(tmp_path, "one.txt", square("A", 44_380_000))
    two = file_of(tmp_path, "two.txt", square("B", there.x(), there.y()))
    result = digitise(run, [one, two])
    assert result["UNITS"].crs().authid() == "EPSG:4532"
    boxes = {f["unit_id"]: f.geometry().boundingBox() for f in result["UNITS"].getFeatures()}
    corner = next(f for f in result["CORNERS"].getFeatures() if f["unit_id"] == "B").geometry().asPoint()
    assert (corner.x(), corner.y()) == pytest.approx((44_380_000, 4_920_000), abs=1e-3)
    assert boxes["A"].intersects(boxes["B"])
    assert ("transformed", "note") in found(result)
    other = digitise(run, [one, two], CRS="EPSG:4552")
    assert other["UNITS"].crs().authid() == "EPSG:4552"


def test_attributes_complete_the_units(run, tmp_path):
    file = file_of(tmp_path, "f.txt", square("D-1", 44.5e6, name="东"), square("D-2", 44.6e6, name="西"))
    table = tmp_path / "attributes.csv"
    table.write_text(
        "unit_id,name,section,year,temporary,land_class,accepted,measures,extra\n"
        "D-1,,restored,2026,是,0301,否,回填表土,x\n"
        ",西,planned,二〇二六,maybe,301,,,\n"
        "D-9,,planned,2026,,,,,\n",
        encoding="utf-8",
    )
    result = digitise(run, [file], ATTRIBUTES=str(table), SECTION=1, YEAR=2025)
    first, second = rows(result["UNITS"])
    assert (first["section"], first["year"], first["temporary"], first["accepted"]) == ("restored", 2026, True, False)
    assert (first["land_class"], first["measures"], first["name"]) == ("0301", "回填表土", "东")
    assert (second["section"], second["year"]) == ("planned", 2025)
    assert not second["temporary"]
    assert not second["land_class"]
    assert found(result) >= {
        ("bad_year", "warning"),
        ("bad_flag", "warning"),
        ("land_class_zero", "warning"),
        ("rows_unmatched", "warning"),
        ("columns_unused", "note"),
    }
    by_code = {row["code"]: row for row in rows(result["FINDINGS"])}
    assert by_code["corners.bad_year"]["unit_id"] == "D-2"
    assert "二〇二六" in by_code["corners.bad_year"]["message"]
    assert by_code["corners.rows_unmatched"]["source"] == "attributes"


def test_a_table_that_a_spreadsheet_saved_in_gbk(run, tmp_path):
    table = tmp_path / "attributes.csv"
    table.write_bytes("unit_id,year,measures\r\nD-1,2026,回填表土\r\n".encode("gbk"))
    result = digitise(run, [file_of(tmp_path, "f.txt", square("D-1", 44.5e6))], ATTRIBUTES=str(table), SECTION=2)
    (unit,) = rows(result["UNITS"])
    assert unit["year"] == 2026
    assert not unit["measures"]
    assert ("table_garbled", "error") in found(result)


def test_types_of_a_table_do_not_matter(run, tmp_path):
    """A table from a spreadsheet has numbers and dates where a CSV has texts."""
    from qgis.core import QgsFeature, QgsVectorLayer

    table = QgsVectorLayer(
        "NoGeometry?field=unit_id:double&field=year:double&field=accepted:int&field=note:date", "t", "memory"
    )
    feature = QgsFeature(table.fields())
    from qgis.PyQt.QtCore import QDate

    feature.setAttributes([7.0, 2026.0, 1, QDate(2026, 3, 1)])
    table.dataProvider().addFeature(feature)
    result = digitise(run, [file_of(tmp_path, "f.txt", square("7", 44.5e6))], ATTRIBUTES=table)
    (unit,) = rows(result["UNITS"])
    assert (unit["year"], unit["accepted"], unit["note"]) == (2026, True, "2026-03-01")


def test_bad_files_are_answered_and_the_good_one_stands(run, feedback, tmp_path):
    good = file_of(tmp_path, "good.txt", square("A", 44.5e6))
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 50)
    with zipfile.ZipFile(tmp_path / "book.txt", "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with (tmp_path / "large.txt").open("wb") as stream:
        stream.truncate(150_000_000)
    (tmp_path / "table.csv").write_bytes("点号,X,Y\r\nJ1,4920000约,44500000\r\n".encode("gbk"))
    whole = Path(good).read_bytes()
    (tmp_path / "cut.txt").write_bytes(whole[: len(whole) - 14].replace(b"A", b"B"))
    (tmp_path / "nul.txt").write_bytes(whole.replace(b"44500100", b"44500\x00100", 1).replace(b",A,", b",C,"))
    file_of(tmp_path, "two.txt", "2,,D,,面,,,,@\nJ1,1,4920000,44500000\nJ2,1,4920000,44500100\n")
    bow = "J1,1,4920000,44500000\nJ2,1,4920100,44500100\nJ3,1,4920100,44500000\nJ4,1,4920000,44500100\n"
    file_of(tmp_path, "bow.txt", "4,,E,,面,,,,@\n" + bow)
    file_of(tmp_path, "far.txt", square("F", 44.95e6))
    files = [str(path) for path in sorted(tmp_path.iterdir())] + [str(tmp_path / "missing.txt")]
    result = run(
        "digitiseunits", feedback=feedback, INPUT=files, SECTION=0, YEAR=2026, UNITS="memory:", FINDINGS="memory:"
    )
    by_source = {}
    for row in rows(result["FINDINGS"]):
        if row["severity"] == "error":
            by_source.setdefault(row["source"], []).append(row["code"].split(".")[1])
    assert by_source == {
        "empty.txt": ["empty"],
        "binary.txt": ["binary"],
        "book.txt": ["office_broken"],
        "large.txt": ["too_large"],
        "table.csv": ["table_cell_unreadable", "parcel_not_used"],
        "cut.txt": ["row_unreadable", "parcel_not_used"],
        "nul.txt": ["number_unreadable", "parcel_not_used"],
        "two.txt": ["too_few_points"],
        "bow.txt": ["self_crossing"],
        "far.txt": ["easting_far"],
        "missing.txt": ["cannot_read"],
    }
    assert [unit["unit_id"] for unit in rows(result["UNITS"])] == ["A"]
    assert result["UNIT_COUNT"] == 1
    assert result["ERROR_COUNT"] == sum(map(len, by_source.values()))
    assert len(feedback.errors) == result["ERROR_COUNT"]
    large = next(row["message"] for row in rows(result["FINDINGS"]) if row["source"] == "large.txt")
    assert "150 MB" in large
    assert "100 MB" in large
    # The place of an error is a point of the findings layer.
    bow_tie = next(f for f in result["FINDINGS"].getFeatures() if f["code"] == "corners.self_crossing")
    assert bow_tie.geometry().asPoint().x() == 44500050


def test_nothing_readable_gives_empty_layers_and_no_exception(run, tmp_path):
    (tmp_path / "e.txt").write_bytes(b"")
    result = digitise(run, [str(tmp_path / "e.txt")])
    assert (result["UNIT_COUNT"], result["ERROR_COUNT"]) == (0, 1)
    assert result["UNITS"].featureCount() == 0


def test_files_of_one_name_are_told_apart(run, tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    files = [file_of(tmp_path / folder, "f.txt", square(folder, 44.5e6)) for folder in ("a", "b")]
    sources = [unit["source"] for unit in rows(digitise(run, files)["UNITS"])]
    assert sources == [f"{file}:5" for file in files]


def test_a_crs_that_is_no_plane_is_refused(run, tmp_path):
    from qgis.core import QgsProcessingException

    file = file_of(tmp_path, "f.txt", square("A", 44.5e6))
    for crs in ("EPSG:4490", "EPSG:3857", "EPSG:4610"):
        with pytest.raises(QgsProcessingException, match="4491"):
            digitise(run, [file], CRS=crs)


def test_cancel_in_the_middle_writes_nothing(run, tmp_path):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    class Impatient(QgsProcessingFeedback):
        def isCanceled(self):
            return self.progress() > 60

    file = file_of(tmp_path, "f.txt", *(square(str(i), 44.5e6 + 200 * i) for i in range(50)))
    target = tmp_path / "units.gpkg"
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("digitiseunits", feedback=Impatient(False), INPUT=[file], UNITS=str(target), CORNERS="memory:")
    assert not target.exists()


def test_a_folder_that_cannot_be_written(run, tmp_path):
    from qgis.core import QgsProcessingException

    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    target = folder / "no" / "units.gpkg" if _is_root() else folder / "units.gpkg"
    if _is_root():
        (folder / "no").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=r"units\.gpkg"):
        digitise(run, [file_of(tmp_path, "f.txt", square("A", 44.5e6))], UNITS=str(target))


def _is_root():
    import os

    return hasattr(os, "geteuid") and os.geteuid() == 0


def test_geopackage_keeps_order_and_start_of_corners(run, tmp_path):
    target = tmp_path / "units.gpkg"
    digitise(run, [str(DATA / "island_utf8_bom_mixed.txt")], UNITS=str(target))
    from qgis.core import QgsVectorLayer

    (feature,) = QgsVectorLayer(str(target), "u", "ogr").getFeatures()
    vertices = [(v.x(), v.y()) for v in feature.geometry().vertices()]
    assert vertices[:2] == [(44500000, 4921000), (44500100, 4921000)]
    assert vertices[10] == (44500034.1886, 4921034.1886)
