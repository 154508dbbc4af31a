"""An acceptance package from the tables of a project, in a GeoPackage and in PostGIS, with the reviewer's marks."""

from __future__ import annotations

import json
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest
from postgres_server import binaries, postgres_server
from qgis.core import QgsApplication, QgsProject, QgsProviderRegistry
from stepping import take

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
ZONES = [f"{SAMPLE / 'zones.gpkg'}|layername={name}" for name in ("STBHHX", "YJJBNTBHTB", "road")]
CONNECTION = "package server"
REVIEWER, REASON = "复核员甲", "现场核实无误"


@pytest.fixture(scope="module")
def server(plugin):
    """A server that QGIS has a connection to."""
    if binaries() is None:
        pytest.skip("no PostgreSQL server is installed (scripts/setup.sh)")
    with postgres_server() as running:
        metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
        metadata.saveConnection(metadata.createConnection(running.dsn, {"saveUsername": True}), CONNECTION)
        yield running
        metadata.deleteConnection(CONNECTION)


@pytest.fixture(params=["geopackage", "postgis"])
def project(request, run, tmp_path):
    """An open project of its own with the planned and restored units of the sample."""
    from mine_restoration.ui import outcome
    from mine_restoration.ui.steps import step_of

    more = {}
    if request.param == "postgis":
        request.getfixturevalue("server")
        more = {"DATABASE": CONNECTION, "SCHEMA": f"mine_{abs(hash(tmp_path)) % 10**8}"}
    made = run("createproject", FOLDER=str(tmp_path / "mine"), CRS="EPSG:4532", YEAR=2026, **more)
    project = QgsProject.instance()
    assert project.read(made["PROJECT"])
    units = [str(SAMPLE / "units" / f"{name}.txt") for name in ("planned", "damaged")]
    take(
        project,
        "digitiseunits",
        run,
        INPUT=units,
        CRS="EPSG:4532",
        YEAR=2026,
        ATTRIBUTES=str(SAMPLE / "attributes.csv"),
    )
    assert outcome.accept_units(project, step_of("digitiseunits")).count == 8
    yield project
    project.clear()


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, text=True).stdout


def test_the_package_has_the_marks_of_the_panel_and_no_difference(project, run, tmp_path):
    from mine_restoration.gis.review import review_of
    from mine_restoration.gis.review_marks import Word, give_marks
    from mine_restoration.gis.roles import store_layers
    from mine_restoration.ui.proposals import prefill
    from mine_restoration.ui.steps import step_of

    tables = store_layers(project)
    take(project, "checkzones", run, UNITS=tables["unit"].id(), ZONES=ZONES, MARKS=tables["verdict"].id())
    hits = [entry for entry in review_of(project).entries if entry.is_verdict]
    confirmed, dismissed = hits[0], hits[1]
    give_marks(project, [confirmed], Word("confirmed", REASON, REVIEWER, date(2026, 3, 1)))
    give_marks(project, [dismissed], Word("dismissed", "图层有误", "复核员乙", date(2026, 3, 2)))
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("minerestoration:acceptancepackage")
    values = prefill(project, algorithm, step_of("acceptancepackage").title)
    assert values["MARKS"] == tables["verdict"].id()
    assert values["UNITS"] == tables["unit"].id()
    values = {**values, "MINE": str(SAMPLE / "mine.csv"), "YEAR": 2026, "ZONES": ZONES, "FINDINGS": "memory:"}
    public = tmp_path / "public.zip"
    made = run("acceptancepackage", **{**values, "FOLDER": str(tmp_path / "package"), "PUBLIC": str(public)})
    assert made["UNIT_COUNT"] == 8
    folder = Path(made["FOLDER"])
    (report,) = [
        folder / file["path"]
        for file in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
        if file["item"] == "zone_report_pdf"
    ]
    text = text_of(report)
    for wanted in (REVIEWER, REASON, "复核员乙", "图层有误"):
        assert wanted in text.replace("\n", "")
    checked = run(
        "verifypackage",
        PACKAGE=str(folder),
        ZONES=ZONES,
        DIFFERENCES="memory:",
        FINDINGS="memory:",
    )
    assert checked["DIFFERENCE_COUNT"] == 0
    assert checked["CHECKED_COUNT"] > 500
    with zipfile.ZipFile(public) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    for secret in (REVIEWER, REASON, CONNECTION, "surveyor", "mr-pg-"):
        assert secret.encode() not in everything
