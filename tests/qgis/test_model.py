"""The Processing model of the year: it opens, fits the algorithms as they are, and runs on the sample."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys

import pytest
from sample import SAMPLE, YEAR, ZONES

from mine_restoration.core.catalogue import RESOURCES

MODEL = RESOURCES / "models" / "mine_year.model3"


@pytest.fixture
def model(plugin):
    from qgis.core import QgsProcessingModelAlgorithm

    opened = QgsProcessingModelAlgorithm()
    assert opened.fromFile(str(MODEL))
    return opened


def test_the_model_opens_and_fits_the_algorithms(model):
    can_run, problem = model.canExecute()
    assert can_run, problem
    children = model.childAlgorithms()
    steps = ["digitiseunits", "attachlandclasses", "checkunits", "checkzones", "annualtable", "acceptancepackage"]
    assert sorted(child.algorithmId() for child in children.values()) == sorted(f"minerestoration:{s}" for s in steps)
    for child in children.values():
        algorithm = child.algorithm()
        names = {definition.name() for definition in algorithm.parameterDefinitions()}
        assert set(child.parameterSources()) <= names
        for output in child.modelOutputs().values():
            assert output.childOutputName() in names
    assert model.helpUrl() is not None
    assert "矿区生态修复" in model.displayName()


def test_the_script_makes_the_same_model_again(qgis_app, tmp_path):
    from qgis.core import Qgis

    if not 32200 <= Qgis.QGIS_VERSION_INT < 32300:
        pytest.skip("other versions of QGIS write models in another form")
    again = tmp_path / "again.model3"
    script = RESOURCES.parent / "scripts" / "make_model.py"
    subprocess.run([sys.executable, str(script), str(again)], check=True, capture_output=True, timeout=120)
    assert again.read_bytes() == MODEL.read_bytes()


def count(path):
    connection = sqlite3.connect(path)
    (table,) = connection.execute("SELECT table_name FROM gpkg_contents").fetchone()
    (number,) = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()
    connection.close()
    return number


def test_the_model_runs_on_the_sample(model, tmp_path):
    from qgis import processing

    sample = shutil.copytree(SAMPLE, tmp_path / "sample")
    given = {
        "COORDINATES": sorted(str(path) for path in (sample / "units").glob("*.txt")),
        "CRS": "EPSG:4532",
        "ATTRIBUTES": str(sample / "attributes.csv"),
        "YEAR": YEAR,
        "SURVEY": f"{sample / 'survey.gpkg'}|layername=DLTB",
        "ZONES": [f"{sample / 'zones.gpkg'}|layername={name}" for name in ZONES],
        "COVERAGE": f"{sample / 'zones.gpkg'}|layername=coverage",
        "MINING_RIGHT": str(sample / "mining_right.gpkg"),
        "OTHER_UNITS": str(sample / "last_year_units.gpkg"),
        "MINE": str(sample / "mine.csv"),
    }
    endings = {"XLSX": "xlsx", "PDF": "pdf", "REPORT": "xlsx", "REPORT_PDF": "pdf", "ZIP": "zip"}
    for definition in model.destinationParameterDefinitions():
        step, _, output = definition.name().partition(":")
        name = f"{step}_{output}".lower()
        given[definition.name()] = str(
            tmp_path / (name if output == "FOLDER" else f"{name}.{endings.get(output, 'gpkg')}")
        )
    results = processing.run(model, given)
    assert count(results["digitiseunits:UNITS"]) == 12
    assert count(results["checkzones:HITS"]) == 6
    assert count(results["attachlandclasses:SUMMARY"]) == 17
    for name in ("annualtable:XLSX", "annualtable:PDF", "checkzones:REPORT", "acceptancepackage:ZIP"):
        with open(results[name], "rb") as stream:
            assert stream.read(4) in (b"PK\x03\x04", b"%PDF")
