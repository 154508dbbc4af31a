"""attachlandclasses through QGIS: the sample, every kind of survey layer, and layers that must be refused."""

from __future__ import annotations

from collections import defaultdict

import pytest

from mine_restoration.core.catalogue import RESOURCES

SAMPLE = RESOURCES / "sample"
SURVEY = f"{SAMPLE / 'survey.gpkg'}|layername=DLTB"
UNITS = str(SAMPLE / "last_year_units.gpkg")


def rows(layer):
    names = [field.name() for field in layer.fields()]
    return [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


@pytest.fixture
def attach(run, feedback):
    def attach_classes(**parameters):
        outputs = {name: "memory:" for name in ("PARTS", "SUMMARY", "FINDINGS")}
        return run(
            "attachlandclasses", feedback=feedback, **{"UNITS": UNITS, "SURVEY": SURVEY, **outputs, **parameters}
        )

    return attach_classes


def test_the_sample_sums_to_its_units(attach):
    result = attach()
    assert result["ERROR_COUNT"] == 0
    total = defaultdict(int)
    for row in rows(result["SUMMARY"]):
        total[row["unit_id"]] += round(row["area_ha"] * 10_000)
    assert sum(total.values()) == round(result["TOTAL_HA"] * 10_000)
    assert len(total) == result["UNIT_COUNT"]
