"""Which plane numbers are in, from digits, head and the user's choice."""

from __future__ import annotations

import numpy as np
import pytest

from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.geodesy.recognise import (
    NO_EASTING,
    NO_PREFIX,
    Declared,
    datum_of,
    decide,
    told_apart,
    zone_prefix,
)


def head(**values: str) -> dict[str, Declared]:
    return {key: Declared(value, line) for line, (key, value) in enumerate(values.items(), 2)}


def codes(decision) -> list[str]:
    return [finding.code for finding in decision.findings]


@pytest.mark.parametrize(
    ("east", "prefix"),
    [
        (38512345.678, 38),
        (25180000.0, 25),
        (45820000.0, 45),
        (13500000.0, 13),
        (23500000.0, 23),
        (512345.678, NO_PREFIX),
        (24500000.0, NO_EASTING),  # no zone 24
        (46500000.0, NO_EASTING),
        (12500000.0, NO_EASTING),
        (38900000.0, NO_EASTING),  # no easting
        (4920000.0, NO_EASTING),
        (118.5, NO_EASTING),
        (-500000.0, NO_EASTING),
    ],
)
def test_the_zone_number_before_an_easting(east, prefix):
    assert zone_prefix(np.array([east]))[0] == prefix


def test_north_and_east_are_told_apart_by_size_not_by_column():
    first, second = [4920000.0, 38500000.0, 500100.0, 1.0], [38500000.0, 4920000.0, 4920000.0, 2.0]
    columns = told_apart(np.array(first), np.array(second))
    assert columns.north[:3].tolist() == [4920000.0] * 3
    assert columns.east[:3].tolist() == [38500000.0, 38500000.0, 500100.0]
    assert columns.swapped.tolist() == [False, True, True, False]
    assert columns.bad.tolist() == [False, False, False, True]


@pytest.mark.parametrize(
    ("text", "datum"),
    [
        ("2000国家大地坐标系", "CGCS2000"),
        ("CGCS2000", "CGCS2000"),
        ("２０００国家大地坐标系", "CGCS2000"),
        ("国家2000", "CGCS2000"),
        ("80国家大地坐标系", "Xi'an 1980"),
        ("1980西安坐标系", "Xi'an 1980"),
        ("西安80", "Xi'an 1980"),
        ("1954北京坐标系", "Beijing 1954"),
        ("WGS84", "WGS 84"),
        ("WGS-84", "WGS 84"),
        ("独立坐标系", ""),
        ("西安80转2000", ""),
    ],
)
def test_datums_by_their_many_names(text, datum):
    assert datum_of(text) == datum


CGCS = "2000国家大地坐标系"


def test_digits_come_before_the_head_and_say_so():
    decision = decide(44, head(datum=CGCS, zone="43", width="6"), None, "f", 9)
    assert decision.plane == Plane(44, 3, True)
    assert codes(decision) == ["corners.crs_from_digits", "corners.zone_differs", "corners.width_differs"]
    assert [finding.line for finding in decision.findings] == [9, 3, 4]


def test_the_head_gives_the_zone_of_eastings_without_number():
    decision = decide(NO_PREFIX, head(datum=CGCS, zone="第44带", width="3度带"), None, "f", 9)
    assert decision.plane == Plane(44, 3, False)
    assert codes(decision) == ["corners.crs_from_head"]
    six = decide(NO_PREFIX, head(datum=CGCS, zone="20"), None, "f", 9)
    assert six.plane == Plane(20, 6, False)


def test_the_user_gives_the_zone_of_files_that_have_none():
    decision = decide(NO_PREFIX, head(datum=CGCS), Plane(44, 3, True), "f", 9)
    assert decision.plane == Plane(44, 3, False)
    assert codes(decision) == ["corners.crs_from_parameter"]


def test_head_against_user_is_told():
    decision = decide(NO_PREFIX, head(datum=CGCS, zone="43"), Plane(44, 3, True), "f", 9)
    assert decision.plane == Plane(43, 3, False)
    assert "corners.crs_differs" in codes(decision)


def test_no_zone_is_refused():
    decision = decide(NO_PREFIX, head(datum=CGCS, zone="114"), None, "f", 9)
    assert decision.plane is None
    assert codes(decision) == ["corners.zone_unreadable", "corners.no_zone"]


@pytest.mark.parametrize("given", [None, Plane(38, 3, True)])
@pytest.mark.parametrize(("datum", "code"), [("1980西安坐标系", "other_datum"), ("地方坐标系", "unknown_datum")])
def test_another_datum_is_never_relabelled(given, datum, code):
    decision = decide(38, head(datum=datum), given, "f", 9)
    assert decision.plane is None
    assert codes(decision) == [f"corners.{code}"]


def test_a_datum_that_nobody_stated_is_told():
    assert "corners.datum_not_stated" in codes(decide(44, {}, None, "f", 9))
    given = codes(decide(44, {}, Plane(44, 3, True), "f", 9))
    assert given == ["corners.datum_from_parameter", "corners.crs_from_digits"]
