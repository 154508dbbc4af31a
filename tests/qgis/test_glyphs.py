"""What a typeface lacks is told by every algorithm that draws it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
MOUNTAIN = "\U0001f3d4"


@pytest.fixture
def given(run, tmp_path):
    """The sample's restored units and its mine, with a character in both that no Chinese typeface has."""
    made = run(
        "digitiseunits",
        INPUT=[str(SAMPLE / "units" / "restored_1.txt")],
        CRS="EPSG:4532",
        SECTION=0,
        YEAR=2026,
        ATTRIBUTES=str(SAMPLE / "attributes.csv"),
        UNITS="memory:",
        CORNERS="memory:",
        FINDINGS="memory:",
    )
    units = made["UNITS"]
    index = units.fields().indexFromName("name")
    first = next(units.getFeatures())
    units.dataProvider().changeAttributeValues({first.id(): {index: f"东坡{MOUNTAIN}"}})
    with (SAMPLE / "mine.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        row["mine_name"] += MOUNTAIN
    mine = tmp_path / "mine.csv"
    with mine.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return {"UNITS": units, "MINE": str(mine), "YEAR": 2026, "FINDINGS": "memory:"}


def told(made):
    return [feature["message"] for feature in made["FINDINGS"].getFeatures() if feature["code"] == "glyphs.lacking"]


def test_a_character_that_no_typeface_has_is_told_by_what_draws_it(run, given, tmp_path):
    zones = [f"{SAMPLE / 'zones.gpkg'}|layername=STBHHX"]
    outputs = {"HITS": "memory:", "VERDICTS": "memory:"}
    checked = {"UNITS": given["UNITS"], "FINDINGS": "memory:", "ZONES": zones, **outputs}
    wanted = {
        "annualtable": {**given, "PDF": str(tmp_path / "a.pdf"), "XLSX": str(tmp_path / "a.xlsx"), "DRAFT": True},
        "checkzones": {**checked, "REPORT_PDF": str(tmp_path / "z.pdf")},
        "previewsheet": {**given, "SHEET": 2},
        "acceptancepackage": {**given, "FOLDER": str(tmp_path / "package"), "PUBLIC": str(tmp_path / "public.zip")},
    }
    for name, parameters in wanted.items():
        made = run(name, **parameters)
        sentences = told(made)
        assert len(sentences) == 1, (name, sentences)
        assert f"{MOUNTAIN} (U+1F3D4)" in sentences[0]
        assert made["WARNING_COUNT"] >= 1
    package = run(
        "acceptancepackage", **{**given, "FOLDER": str(tmp_path / "again"), "ORGANISATION": "测绘\U00029e3d院"}
    )
    assert any("U+29E3D" in one for one in told(package))


def test_what_every_typeface_has_is_not_told(run, given, tmp_path):
    given["MINE"] = str(SAMPLE / "mine.csv")
    for feature in given["UNITS"].getFeatures():
        index = given["UNITS"].fields().indexFromName("name")
        given["UNITS"].dataProvider().changeAttributeValues({feature.id(): {index: "东坡（㎡、①、Ⅱ）"}})
    made = run("acceptancepackage", **given, FOLDER=str(tmp_path / "package"))
    assert not told(made)
