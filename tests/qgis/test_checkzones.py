"""checkzones through QGIS: the sample, other planes and datums, bad layers, reports."""

from __future__ import annotations

import pytest

from mine_restoration.core.catalogue import RESOURCES

SAMPLE = RESOURCES / "sample"
NAMES = ("STBHHX", "YJJBNTBHTB", "CZKFBJ", "ZRBHD", "road", "river", "settlement")


def zones(*names):
    return [f"{SAMPLE / 'zones.gpkg'}|layername={name}" for name in names]


def rows(source):
    return [dict(zip([f.name() for f in source.fields()], feature.attributes())) for feature in source.getFeatures()]


@pytest.fixture
def check(run):
    def check(**given):
        parameters = {
            "UNITS": str(SAMPLE / "last_year_units.gpkg"),
            "ZONES": zones(*NAMES),
            "HITS": "memory:",
            "VERDICTS": "memory:",
            "FINDINGS": "memory:",
        }
        return run("checkzones", **{**parameters, **given})

    return check


def test_sample_with_coverage(check):
    result = check(COVERAGE=zones("coverage")[0])
    verdicts = rows(result["VERDICTS"])
    assert len(verdicts) == result["UNIT_COUNT"] * 13
    by_key = {(row["unit_id"], row["rule_id"]): row for row in verdicts}
    assert by_key["XF-01", "stbhhx"]["outcome"] == "R1"
    assert by_key["XF-02", "stbhhx"]["outcome"] == "R0"
    assert result["HIT_COUNT"] == sum(row["outcome"].startswith("R") and row["outcome"] != "R0" for row in verdicts)
