"""Declared areas as the test of ring roles, declared map sheets: squares on the central meridian of zone 37, 111°."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest

from mine_restoration.core.corners.placing.compare import area_findings, sheet_findings
from mine_restoration.core.corners.placing.rings import Corners, outline_of
from mine_restoration.core.corners.records import Parcel
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.unit import area_of

PLANE = Plane(37, 3, True)
E, N = 37_500_000.0, 3_321_000.0
PLACE = {"source": "f", "unit_id": "U", "line": 4}


def square(number, x, y, size, first):
    xy = [(x, y + size), (x + size, y + size), (x + size, y), (x, y)]
    return Corners(number, ("1", "2", "3", "4"), np.add(xy, (E, N)), np.arange(first, first + 4))


OUTER, HOLE, ISLAND, APART = square(1, 0, 0, 100, 10), square(2, 20, 20, 60, 20), square(3, 40, 40, 20, 30), None
APART = square(4, 200, 0, 50, 40)


def said(area, *rings):
    outline, _ = outline_of(rings, PLACE)
    (finding,) = area_findings(Parcel(4, area=area), area_of(outline.geometry, PLANE), outline, PLANE, PLACE)
    return finding.code.split(".")[1], finding


@pytest.mark.parametrize(
    ("area", "rings", "code", "gross", "line"),
    [
        ("0.6800", [OUTER, HOLE, ISLAND], "area_matches_both", None, 4),
        ("1.0000", [OUTER, HOLE, ISLAND], "area_ignores_holes", 10_000, 4),
        ("10000.00", [OUTER, HOLE, ISLAND], "area_ignores_holes", 10_000, 4),
        ("1.4000", [OUTER, HOLE, ISLAND], "area_adds_all_rings", 14_000, 4),
        ("0.6000", [OUTER, HOLE, ISLAND], "area_first_less_rest", 6_000, 4),
        ("0.6400", [OUTER, HOLE, ISLAND], "area_leaves_ring_out", 6_400, 30),
        ("0.9600", [OUTER, HOLE, ISLAND], "area_leaves_ring_out", 9_600, 20),  # the island is then a hole
        ("0.3200", [OUTER, HOLE, ISLAND], "area_leaves_ring_out", 3_200, 10),
        ("0.7500", [OUTER, APART], "area_first_less_rest", 7_500, 4),
        ("1.0000", [OUTER, APART], "area_leaves_ring_out", 10_000, 40),
        ("0.2500", [APART, OUTER], "area_leaves_ring_out", 2_500, 10),
        ("0.9999", [OUTER, HOLE, ISLAND, APART], "area_differs", None, 4),
        ("0.7777", [OUTER], "area_differs", None, 4),
    ],
)
def test_the_declared_area_is_the_test_of_ring_roles(area, rings, code, gross, line):
    found, finding = said(area, *rings)
    assert found == code
    assert finding.line == line
    if gross is not None:
        assert finding.severity.value == "warning"
        assert finding.figures["gross"] == pytest.approx(gross, abs=0.01)
        assert finding.figures["unit"] == ("m²" if area == "10000.00" else "hm²")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1.0000 hm^2", "hm²"),
        ("1.0000 Hm2", "hm²"),
        ("1.0000（公顷）", "hm²"),
        ("1.0000ｈａ", "hm²"),
        ("1.0000 ha.", "hm²"),
        ("1.0000万平方米", "hm²"),
        ("面积：1.0000公顷", "hm²"),
        ("地块面积=10,000.00㎡", "m²"),
        ("10,000.00", "m²"),
        ("１０，０００．００平方米", "m²"),
        ("10000平米", "m²"),
        ("0.0100㎢", "km²"),
        ("0.0100平方千米", "km²"),
        ("0.01 sq.km", "km²"),
        ("15.000市亩", "亩"),
        ("100.00公亩", "公亩"),
    ],
)
def test_spellings_of_units(text, unit):
    code, finding = said(text, OUTER)
    assert (code, finding.figures["unit"], finding.figures["declared"]) == ("area_matches_both", unit, text)


@pytest.mark.parametrize("text", ["1,00", "10,00.0", "1.0000公", "1e4", "inf", "nan", "１,0000,000", "m²", "1 2"])
def test_areas_that_are_none(text):
    assert said(text, OUTER)[0] == "area_unreadable"


# Sheets. The square is at 111°E, 30.006°N: sheet H49 (108° to 114°, 28° to 32°).


def of_sheet(text, *offsets):
    points = np.array([(E + x, N + y) for x, y in offsets or [(0, 0), (100, 0), (100, 100)]])
    return sheet_findings(Parcel(4, sheet=text), points, PLANE, PLACE)


@pytest.mark.parametrize("text", ["", "H49", "Ｈ－49", "/", "无", "--", " "])
def test_sheets_that_the_corners_lie_on_or_none(text):
    assert of_sheet(text) == []


def test_a_sheet_elsewhere():
    (finding,) = of_sheet("I50")
    assert (finding.code, finding.severity.value, finding.line) == ("corners.sheet_elsewhere", "warning", 4)
    figures = finding.figures
    assert (figures["west"], figures["south"], figures["east"], figures["north"]) == (114, 32, 120, 36)
    longitude, latitude = pyproj.Transformer.from_crs(PLANE.epsg, 4490, always_xy=True).transform(E + 67, N + 33)
    assert figures["longitude"] == pytest.approx(longitude, abs=1e-5)
    assert figures["latitude"] == pytest.approx(latitude, abs=1e-5)
    away = pyproj.Geod(ellps="GRS80").inv(longitude, latitude, 114, 32)[2] / 1000
    assert figures["km"] == pytest.approx(away, rel=0.02)


def test_a_parcel_over_the_edge_of_its_sheet():
    # Sheets of 1:100,000 are 30' by 20': H49D007007 covers 111° to 111.5° and 29.667° to 30°, 007006 the west of it.
    south = -2650
    assert of_sheet("H49D007007", (0, south), (500, south), (500, south + 100)) == []
    assert of_sheet("H49D007007", (-90, south), (500, south), (500, south + 100)) == []  # another datum's edge
    findings = of_sheet("H49D007007", (-300, south), (500, south), (500, south + 100))
    (finding,) = findings
    assert (finding.code, finding.severity.value) == ("corners.sheet_left", "note")
    assert (finding.figures["corners"], finding.figures["all"]) == (1, 3)
    assert finding.figures["far"] == pytest.approx(300, rel=0.01)
    assert finding.geometry.coords[0] == (E - 300, N + south)
    assert of_sheet("H49D007007、H49D007006", (-300, south), (500, south), (500, south + 100)) == []


@pytest.mark.parametrize("text", ["第三幅", "A", "J50G999999", "123456"])
def test_a_sheet_that_is_none_is_not_taken_for_compared(text):
    (finding,) = of_sheet(text)
    assert (finding.code, finding.figures["text"]) == ("corners.sheet_unreadable", text)
