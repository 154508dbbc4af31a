"""Figures of findings that are words reach the user as words of ours, not as those of GEOS or as codes."""

from __future__ import annotations

import pytest
import shapely

from mine_restoration.core.findings import error
from mine_restoration.core.shapes import fault_of
from mine_restoration.gis.messages import message
from mine_restoration.gis.terms import terms

INVALID = (
    "POLYGON((0 0,1 1,1 0,0 1,0 0))",
    "POLYGON((0 0,4 0,4 4,0 4,0 0),(5 5,6 5,6 6,5 6,5 5))",
    "POLYGON((0 0,9 0,9 9,0 9,0 0),(1 1,8 1,8 8,1 8,1 1),(2 2,3 2,3 3,2 3,2 2))",
    "MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0)),((1 1,2 1,2 2,1 2,1 1)))",
    "POLYGON((0 0,9 0,9 9,4 0,0 9,0 0))",
    "POLYGON((0 0,1 1,0 0,0 0))",
    "POLYGON((0 0,9 0,9 9,0 9,0 0),(0 5,5 9,9 5,5 0,0 5))",
)


@pytest.mark.parametrize("wkt", INVALID)
def test_what_geos_calls_invalid_has_words_of_ours(qgis_app, wkt):
    reason = fault_of(shapely.from_wkt(wkt)).reason
    sentence = message(error("landclass.unit_invalid", unit_id="1", reason=reason))
    assert terms()[reason] in sentence
    assert reason not in sentence


def test_other_figures_stay_as_they_are(qgis_app):
    assert "(whatever)" in message(error("landclass.unit_invalid", unit_id="1", reason="whatever"))
