"""Declared values against the corners: a square at the edge of zone 37, 10000 m² in the plane, 9994.84 m² official."""

from __future__ import annotations

import pytest

from mine_restoration.core.corners.digitise import Wanted, digitise
from mine_restoration.core.corners.registry import read_data

HEAD = "[属性描述]\n坐标系=2000国家大地坐标系\n[地块坐标]\n"
SQUARE = (
    "J1,1,3321000.000,37644600.000\nJ2,1,3321000.000,37644700.000\n"
    "J3,1,3321100.000,37644700.000\nJ4,1,3321100.000,37644600.000\n"
)
CLOSE = "J1,1,3321000.000,37644600.000\n"
HOLE = (
    "J5,2,3321025.000,37644625.000\nJ6,2,3321025.000,37644675.000\n"
    "J7,2,3321075.000,37644675.000\nJ8,2,3321075.000,37644625.000\nJ5,2,3321025.000,37644625.000\n"
)


def findings_of(head_row, rows=SQUARE + CLOSE):
    readings = read_data((HEAD + head_row + ",,面,,,,@\n" + rows).encode(), "f.txt")
    run = digitise(readings, Wanted(section="planned", year=2026), None, lambda points, a, b: points)
    assert run is not None
    return {f.code.split(".")[1]: f for f in run.findings}


@pytest.mark.parametrize("area", ["0", "0.0000", "0亩", "０"])
def test_an_area_of_zero_is_not_filled_in(area):
    found = findings_of(f"5,{area},D-1")
    assert [name for name in found if name.startswith("area_")] == ["area_not_filled"]
    assert found["area_not_filled"].severity.value == "note"


@pytest.mark.parametrize(
    ("unit", "area", "code"),
    [
        ("亩", "14.99", "area_matches_official"),
        ("平方米", "10000.00", "area_matches_planar"),
        ("公顷", "15.000亩", "area_matches_planar"),
        ("亩", "1.0000", "area_differs"),
        ("尺", "1.0000", "area_unreadable"),
        ("", "1.0000", "area_matches_planar"),
    ],
)
def test_the_head_may_say_the_unit_of_the_areas(unit, area, code):
    data = (
        HEAD.replace("[地块坐标]", f"面积单位={unit}\n[地块坐标]") + f"5,{area},D-1,,面,,,,@\n" + SQUARE + CLOSE
    ).encode()
    run = digitise(read_data(data, "f.txt"), Wanted(section="planned", year=2026), None, lambda points, a, b: points)
    assert [f.code.split(".")[1] for f in run.findings if ".area_" in f.code] == [code]


@pytest.mark.parametrize(
    ("area", "code", "unit"),
    [
        ("1.0000", "area_matches_planar", "hm²"),
        ("0.9995", "area_matches_official", "hm²"),
        ("1.00", "area_matches_both", "hm²"),
        ("1", "area_matches_both", "hm²"),
        ("10000.00", "area_matches_planar", "m²"),
        ("9994.84", "area_matches_official", "m²"),
        ("1.0000公顷", "area_matches_planar", "hm²"),
        ("0.9995 hm²", "area_matches_official", "hm²"),
        ("0.9995ha", "area_matches_official", "hm²"),
        ("9994.84平方米", "area_matches_official", "m²"),
        ("9994.84㎡", "area_matches_official", "m²"),
        ("14.99亩", "area_matches_official", "亩"),
        ("15.000亩", "area_matches_planar", "亩"),
        ("0.0100km²", "area_matches_both", "km²"),
        ("１．００００公顷", "area_matches_planar", "hm²"),
        ("0.9990", "area_differs", "hm²"),
        ("9990", "area_differs", "m²"),
        ("1.0000平方米", "area_differs", "m²"),
        ("300", "area_differs", "m²"),
        ("50", "area_differs", "hm²"),
    ],
)
def test_declared_areas(area, code, unit):
    found = findings_of(f"5,{area},D-1")
    assert code in found, list(found)
    assert found[code].figures["unit"] == unit
    assert found[code].line == 4
    assert found[code].unit_id == "D-1"
    assert [name for name in found if name.startswith("area_")] == [code]


def test_a_difference_has_its_figures():
    figures = findings_of("5,9990.00,D-1")["area_differs"].figures
    assert figures["official"] == 9994.84
    assert figures["planar"] == pytest.approx(10000)
    assert figures["difference"] == pytest.approx(-4.84)
    assert figures["percent"] == pytest.approx(-0.0484, abs=1e-4)


@pytest.mark.parametrize("area", ["约1公顷", "1.0000垧", "-1", "1.0.0", "abc", "1e400", "9" * 40])
def test_areas_that_cannot_be_read(area):
    found = findings_of(f"5,{area},D-1")
    assert found["area_unreadable"].figures["text"] == area


def test_no_declared_area_is_nothing_to_say():
    assert not [name for name in findings_of("5,,D-1") if name.startswith("area_")]


def test_holes_that_the_declared_area_does_not_take_off():
    assert "area_matches_planar" in findings_of("10,0.7500,D-1", SQUARE + CLOSE + HOLE)
    found = findings_of("10,1.0000,D-1", SQUARE + CLOSE + HOLE)
    assert found["area_ignores_holes"].severity.value == "warning"
    assert found["area_ignores_holes"].figures["gross"] == pytest.approx(9994.841, abs=1e-3)


@pytest.mark.parametrize(
    ("count", "rows", "agrees"),
    [
        (4, SQUARE, True),
        (5, SQUARE, True),  # counts the closing row that it leaves out
        (4, SQUARE + CLOSE, True),
        (5, SQUARE + CLOSE, True),
        (3, SQUARE + CLOSE, False),
        (6, SQUARE + CLOSE, False),
        (8, SQUARE + CLOSE + HOLE, True),
        (10, SQUARE + CLOSE + HOLE, True),
        (12, SQUARE + CLOSE + HOLE, False),
    ],
)
def test_declared_counts(count, rows, agrees):
    found = findings_of(f"{count},,D-1", rows)
    assert ("count_differs" not in found) == agrees
    if not agrees:
        assert found["count_differs"].figures["declared"] == count
        assert found["count_differs"].line == 4


def test_a_count_that_is_no_number():
    assert findings_of("四,,D-1")["count_unreadable"].figures["text"] == "四"


def test_a_parcel_outside_its_zone():
    # Easting 750 km at latitude 30 is 2.6° from the central meridian.
    rows = SQUARE.replace("376446", "377500").replace("376447", "377501")
    finding = findings_of("4,,D-1", rows)["outside_zone"]
    assert finding.severity.value == "warning"
    assert finding.figures["degrees"] == pytest.approx(2.59, abs=0.02)
    assert (finding.figures["meridian"], finding.figures["half"]) == (111, 1.5)


def test_a_parcel_where_no_zone_reaches():
    found = findings_of("4,,D-1", SQUARE.replace("37644", "37944"))
    assert found["easting_far"].severity.value == "error"
    assert found["easting_far"].figures["easting"] == 37944600


def test_corners_in_two_zones():
    found = findings_of("4,,D-1", SQUARE.replace("3321100.000,37", "3321100.000,38"))
    assert found["mixed_zones"].figures["zones"] == "37, 38"
    assert found["mixed_zones"].line == 7


def test_a_parcel_of_a_few_centimetres_is_compared_too():
    tiny = "J1,1,3321000.000,37644600.000\nJ2,1,3321000.000,37644600.050\nJ3,1,3321000.050,37644600.000\n"
    found = findings_of("3,1.0000,D-1", tiny)["area_differs"]
    assert found.figures["official"] == 0
    assert found.figures["difference"] == 10_000
