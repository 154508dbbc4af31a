"""Annual tables read back in QGIS: layers, the mine's row, differences from the record; and round trips."""

from __future__ import annotations

import importlib
import subprocess
import tempfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from qgis.core import QgsVectorLayer

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"
BY_HAND = ROOT / "tests" / "data" / "annual" / "form_by_hand.xlsx"
PROFILE = tempfile.TemporaryDirectory()


def rows(source):
    layer = QgsVectorLayer(source, "x", "ogr")
    assert layer.isValid(), source
    names = layer.fields().names()
    return [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


@pytest.fixture
def table(run, tmp_path):
    """Run the algorithm with all outputs in files; the results and the rows of each output."""

    def read(feedback=None, **given):
        outputs = ("UNITS", "CLASSES", "MINE", "DIFFERENCES", "FINDINGS")
        results = run(
            "readannualtable", feedback, **{name: str(tmp_path / f"{name}.gpkg") for name in outputs}, **given
        )
        return results, {name: rows(results[name]) for name in outputs}

    return read


def test_a_form_filled_by_hand_becomes_layers(table, feedback):
    results, found = table(feedback, TABLE=str(BY_HAND))
    assert (results["UNIT_COUNT"], results["UNREAD_COUNT"], results["TABLE_YEAR"]) == (4, 0, 2026)
    assert results["ERROR_COUNT"] == 0
    layer = QgsVectorLayer(results["UNITS"], "x", "ogr")
    assert layer.crs().authid() == "EPSG:4532"
    units = {row["unit_id"]: row for row in found["UNITS"]}
    assert list(units) == ["2026-restored-1", "2026-restored-2", "2026-damaged-1", "2026-planned-1"]
    assert [row["section"] for row in units.values()] == ["restored", "restored", "damaged", "planned"]
    assert [row["area_ha"] for row in units.values()] == [0.4799, 0.218, 0.8999, 0.4799]
    assert units["2026-restored-2"]["land_class"] == "0103"
    assert units["2026-restored-2"]["accepted"] is False
    (mine,) = found["MINE"]
    assert mine["year"] == 2026
    assert mine["fund_spent"] == "34.8216"
    assert mine["valid_to"].toString("yyyy-MM-dd") == "2030-02-28"
    classes = [(row["unit_id"], row["land_class"], row["area_ha"]) for row in found["CLASSES"]]
    assert classes[:2] == [("2026-restored-1", "0301", 0.3), ("2026-restored-1", "0404", 0.18)]
    assert results["DIFFERENCE_COUNT"] == len(found["DIFFERENCES"]) == 4
    assert {row["kind"] for row in found["DIFFERENCES"]} == {"area_of_corners"}
    first = found["DIFFERENCES"][0]
    assert (first["in_table"], first["in_layer"], first["unit"]) == ("0.48", "0.4799", "hm²")
    assert first["difference"] == pytest.approx(0.0001)
    assert "form_by_hand.xlsx" in first["source"]
    assert first["line"] == 8


def test_what_annualtable_wrote_comes_back_without_a_difference(run, table, ask, tmp_path):
    """The sample's units and mine through workbook and JSON; LibreOffice saves the workbook in between."""
    units = {}
    for name in ("restored", "damaged", "planned"):
        made = run(
            "digitiseunits",
            INPUT=[str(SAMPLE / "units" / f"{name}.txt")],
            ATTRIBUTES=str(SAMPLE / "attributes.csv"),
            SECTION=["restored", "damaged", "planned"].index(name),
            YEAR=2026,
            UNITS=str(tmp_path / f"{name}.gpkg"),
            CORNERS="TEMPORARY_OUTPUT",
            FINDINGS="TEMPORARY_OUTPUT",
        )
        units[name] = made["UNITS"]
    from qgis import processing

    merged = str(tmp_path / "all.gpkg")
    processing.run("native:mergevectorlayers", {"LAYERS": list(units.values()), "CRS": "EPSG:4532", "OUTPUT": merged})
    book, record = str(tmp_path / "annual.xlsx"), str(tmp_path / "annual.json")
    mine = str(SAMPLE / "mine.csv")
    run(
        "annualtable",
        UNITS=merged,
        MINE=mine,
        YEAR=2026,
        DRAFT=True,
        XLSX=book,
        JSON=record,
        FINDINGS="TEMPORARY_OUTPUT",
    )
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{PROFILE.name}", "--headless", "--convert-to", "xlsx"),
            *("--outdir", str(tmp_path / "again"), book),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    before = {row["unit_id"]: row for row in rows(merged)}
    for file in (str(tmp_path / "again" / "annual.xlsx"), record):
        _, found = table(TABLE=file, UNITS_NOW=merged, MINE_NOW=mine)
        kinds = {(row["kind"], row["field"]) for row in found["DIFFERENCES"]}
        # A restored unit without a class of its own has none in the form either.
        assert kinds == set(), found["DIFFERENCES"]
        after = {row["unit_id"]: row for row in found["UNITS"]}
        assert set(after) == set(before)
        for unit_id, row in after.items():
            for field in ("area_ha", "section", "year", "temporary", "accepted", "quality"):
                shown = field in ("area_ha", "section", "year") or before[unit_id]["section"] != "damaged"
                if shown and not (field == "accepted" and row["section"] != "restored"):
                    assert row[field] == before[unit_id][field], (unit_id, field)
        assert "draft" in " ".join(row["code"] for row in found["FINDINGS"])


def test_changes_after_the_form_was_handed_in_are_listed(run, table, make_units, tmp_path):
    def square(east, north, size):
        x, y = 44429700 + east, 4919700 + north
        return f"MultiPolygon ((({x} {y}, {x} {y + size}, {x + size} {y + size}, {x + size} {y}, {x} {y})))"

    common = {"year": 2026, "temporary": False, "quality": "好"}
    old = [
        (square(0, 0, 80), {"unit_id": "A", "section": "restored", "land_class": "0301", "accepted": True, **common}),
        (
            square(200, 0, 80),
            {"unit_id": "B", "section": "planned", "land_class": "0301", "measures": "复土", **common},
        ),
    ]
    new = [
        (square(0, 0, 80.5), {**old[0][1], "land_class": "0103"}),
        (square(200, 0, 80), {**old[1][1], "measures": "复土、排水"}),
        (square(400, 0, 80), {**old[1][1], "unit_id": "C"}),
    ]
    book = str(tmp_path / "annual.xlsx")
    run(
        "annualtable",
        UNITS=make_units(old, name="old"),
        MINE=str(SAMPLE / "mine.csv"),
        YEAR=2026,
        DRAFT=True,
        XLSX=book,
        FINDINGS="TEMPORARY_OUTPUT",
    )
    results, found = table(TABLE=book, UNITS_NOW=make_units(new, name="new"))
    told = [(row["kind"], row["unit_id"], row["field"]) for row in found["DIFFERENCES"]]
    assert told[:2] == [("field_differs", "A", "land_class"), ("area_of_layer", "A", "area_ha")]
    assert [kind for kind, unit, _ in told if unit == "A"][2:] == ["corner_moved"] * 3
    assert told[-2:] == [("field_differs", "B", "measures"), ("only_in_layer", "C", None)]
    moved = next(row for row in found["DIFFERENCES"] if row["kind"] == "corner_moved")
    assert Decimal(str(moved["difference"])) in (Decimal("0.5"), Decimal("0.7071"), Decimal("0.707"))
    assert [row["code"] for row in found["FINDINGS"]].count("reading.differences") == 1
    layer = QgsVectorLayer(results["DIFFERENCES"], "x", "ogr")
    assert layer.crs().authid() == "EPSG:4532"
    assert sum(not feature.geometry().isNull() for feature in layer.getFeatures()) >= 4


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("notes.xlsx", None, "No sheet holds the annual form"),
        ("a.xlsx", b"text", "neither an Excel workbook"),
        ("a.json", b"{}", "no annual record of this version"),
        ("empty.xlsx", b"", "neither an Excel workbook"),
    ],
)
def test_what_is_no_annual_table_is_refused_with_the_reason(ask, tmp_path, name, content, words):
    from mine_restoration.processing.readannualtable import ReadAnnualTable

    path = tmp_path / name
    if content is None:
        book = openpyxl.Workbook()
        book.active["A1"] = "no form"
        book.save(path)
    else:
        path.write_bytes(content)
    results, problem = ask(ReadAnnualTable, TABLE=str(path))
    assert results is None
    assert words in problem
    assert name in problem


def test_a_table_without_a_year_cannot_be_compared(ask, make_units, tmp_path):
    from mine_restoration.processing.readannualtable import ReadAnnualTable

    book = openpyxl.load_workbook(BY_HAND)
    book.worksheets[0]["B1"] = "矿区生态修复情况表"
    path = tmp_path / "t.xlsx"
    book.save(path)
    results, problem = ask(ReadAnnualTable, TABLE=str(path), MINE_NOW=str(SAMPLE / "mine.csv"), YEAR=None)
    assert results is None
    assert "Set YEAR" in problem
    results, problem = ask(ReadAnnualTable, TABLE=str(path), MINE_NOW=str(SAMPLE / "mine.csv"), YEAR=2026)
    assert problem == ""
    assert results["TABLE_YEAR"] == 2026


def test_units_in_old_planes_are_refused_and_others_moved(ask, make_units):
    from mine_restoration.processing.readannualtable import ReadAnnualTable

    shape = "MultiPolygon (((0 0, 0 1, 1 1, 0 0)))"
    given = [(shape, {"unit_id": "A", "year": 2026, "section": "planned"})]
    results, problem = ask(ReadAnnualTable, UNITS_NOW=make_units(given, crs="EPSG:2368"))
    assert results is None
    assert "CGCS2000" in problem
    # The same ground in the plane without zone numbers.
    east, north = 430300, 4920000
    square = f"{east} {north}, {east} {north + 60}, {east + 80} {north + 60}, {east + 80} {north}, {east} {north}"
    given = [(f"MultiPolygon ((({square})))", {"unit_id": "A", "year": 2026, "section": "restored"})]
    results, problem = ask(ReadAnnualTable, UNITS_NOW=make_units(given, crs="EPSG:4553", name="bare"))
    assert problem == ""
    first = rows(results["UNITS"])[0]
    assert first["unit_id"] == "A"
    kinds = [row["kind"] for row in rows(results["DIFFERENCES"]) if row["unit_id"] == "A"]
    assert not [kind for kind in kinds if kind.startswith(("corner", "outline"))]


def test_it_runs_in_qgis_process(tmp_path, monkeypatch):
    """As scripts of a county run it."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    qgis_cli = importlib.import_module("qgis_cli")
    process = qgis_cli.QgisProcess(tmp_path / "cli", ROOT)
    given = {"TABLE": str(BY_HAND), **{name: str(tmp_path / f"{name}.gpkg") for name in ("UNITS", "FINDINGS")}}
    results = process.run("minerestoration:readannualtable", given)["results"]
    assert results["UNIT_COUNT"] == 4
    assert len(rows(str(tmp_path / "UNITS.gpkg"))) == 4


def test_what_is_read_does_not_become_the_projects_record(plugin, tmp_path):
    """Run from the menu beside a project's own units, it leaves these the layer that further steps take."""
    from qgis.core import QgsApplication, QgsProject

    from mine_restoration.gis.roles import layer_with, mark
    from mine_restoration.ui import outcome
    from mine_restoration.ui.steps import step_of

    project = QgsProject()
    own, read = (QgsVectorLayer("MultiPolygon?crs=EPSG:4532", name, "memory") for name in ("own", "read"))
    project.addMapLayers([own, read])
    mark(project, own, "unit")
    algorithm = QgsApplication.processingRegistry().algorithmById("minerestoration:readannualtable")
    outcome.take(project, step_of("readannualtable"), algorithm, True, {"UNITS": read.id()})
    assert layer_with(project, "unit") is own
    outcome.take(project, step_of("digitiseunits"), algorithm, True, {"UNITS": read.id()})
    assert layer_with(project, "unit") is read
