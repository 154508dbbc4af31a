"""verifypackage on packages that acceptancepackage made: nothing differs as long as nobody changed anything."""

from __future__ import annotations

import importlib
import shutil
import sqlite3
from pathlib import Path

import packages
import pytest
from sample import OWN, digitise_sample, make_package

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made(plugin, tmp_path_factory):
    """The sample's package: the results of acceptancepackage."""
    units = digitise_sample(tmp_path_factory.mktemp("units") / "units.gpkg")
    return make_package(UNITS=str(units), DATE="2026年5月20日", FOLDER=str(tmp_path_factory.mktemp("package")))


@pytest.fixture
def verify(run, tmp_path):
    """Run on a package; gives the results and the rows of DIFFERENCES."""
    from qgis.core import QgsVectorLayer

    def verify_package(package, **more):
        results = run(
            "verifypackage", PACKAGE=str(package), DIFFERENCES=str(tmp_path / "d.gpkg"), FINDINGS="memory:", **more
        )
        layer = QgsVectorLayer(str(tmp_path / "d.gpkg"), "d", "ogr")
        names = layer.fields().names()
        return results, [(dict(zip(names, row.attributes())), row.geometry()) for row in layer.getFeatures()]

    return verify_package


def differing(rows):
    return [values for values, _ in rows if values["outcome"] == "Differs"]


def test_a_package_of_ours_has_no_difference_on_the_layers_it_was_made_from(made, verify, tmp_path):
    report, pdf = tmp_path / "r.xlsx", tmp_path / "r.pdf"
    results, rows = verify(made["ZIP"], REPORT=str(report), REPORT_PDF=str(pdf), **OWN)
    assert differing(rows) == []
    assert results["DIFFERENCE_COUNT"] == results["ERROR_COUNT"] == 0
    assert results["CHECKED_COUNT"] > 2000
    assert results["UNCHECKED_COUNT"] == len(rows) > 0
    assert results["UNIT_COUNT"] == made["UNIT_COUNT"]
    text = packages.text_of_pdf(pdf)
    assert "没有发现不符" in text
    assert "DLTB" in text
    assert "STBHHX" in text
    kinds = {values["kind"] for values, _ in rows}
    assert {"not_content", "not_by_either"} <= kinds
    assert not kinds & {"not_survey", "not_zones", "not_readable", "not_by_you", "not_sheet"}
    # every verdict of the report that is an answer was computed again
    checked = results["CHECKED_COUNT"]
    without, rows = verify(made["FOLDER"])
    assert without["DIFFERENCE_COUNT"] == 0
    assert without["CHECKED_COUNT"] < checked
    assert {"not_survey", "not_zones"} <= {values["kind"] for values, _ in rows}


def test_a_fault_lies_where_the_corner_lies(made, verify, tmp_path):
    folder = tmp_path / "package"
    shutil.copytree(made["FOLDER"], folder)
    path = packages.path_of(folder, "unit_data")
    connection = sqlite3.connect(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')  # they call functions that only GDAL has
    place = connection.execute(
        "SELECT x_north, y_east FROM corner WHERE unit_id = 'XF-02' AND corner = 'J3'"
    ).fetchone()
    connection.execute("UPDATE corner SET x_north = x_north + 1 WHERE unit_id = 'XF-02' AND corner = 'J3'")
    connection.commit()
    connection.close()
    results, rows = verify(folder)
    by_kind = {values["kind"]: (values, geometry) for values, geometry in rows if values["outcome"] == "Differs"}
    assert {"hash_differs", "corner_moved"} <= set(by_kind)
    values, geometry = by_kind["corner_moved"]
    assert values["unit_id"] == "XF-02"
    assert values["difference"] == 1.0
    assert geometry.asPoint().y() == pytest.approx(place[0], abs=0.001)
    assert geometry.asPoint().x() == pytest.approx(place[1], abs=0.001)
    assert results["DIFFERENCE_COUNT"] == len(differing(rows)) == 2


def test_the_reviewers_survey_speaks_against_changed_classes(made, verify, tmp_path):
    """A class table that agrees with itself and with its hashes, and not with the ground."""
    folder = tmp_path / "package"
    shutil.copytree(made["FOLDER"], folder)

    def other_class(book):
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value in ("0404", "其他草地"):
                        cell.value = {"0404": "0403", "其他草地": "沼泽草地"}.get(cell.value)

    packages.edited(packages.path_of(folder, "class_table"), other_class)
    packages.restate(folder)
    _, rows = verify(folder, SURVEY=OWN["SURVEY"])
    kinds = {(values["kind"], values["unit_id"]) for values in differing(rows)}
    assert {("class_not_there", "XF-03"), ("class_lacking", "XF-03")} <= kinds


def test_a_zip_that_is_none_is_refused_in_one_sentence(ask, tmp_path):
    from mine_restoration.processing.verifypackage import VerifyPackage

    path = tmp_path / "p.zip"
    path.write_bytes(b"PK\x03\x04 no zip")
    results, problem = ask(VerifyPackage, PACKAGE=str(path))
    assert results is None
    assert "p.zip" in problem
    assert "Choose" in problem
    assert not (tmp_path / "output" / "report.xlsx").exists()


def test_it_runs_in_qgis_process(made, tmp_path, monkeypatch):
    """As a county would run it over all that came in."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    process = importlib.import_module("qgis_cli").QgisProcess(tmp_path / "cli", ROOT)
    given = {"DIFFERENCES": str(tmp_path / "d.csv"), "FINDINGS": str(tmp_path / "f.csv")}
    given["REPORT"] = str(tmp_path / "r.xlsx")
    answer = process.run("minerestoration:verifypackage", {"PACKAGE": made["ZIP"], **given})
    assert answer["results"]["DIFFERENCE_COUNT"] == 0
    assert all(Path(path).exists() for path in given.values())
