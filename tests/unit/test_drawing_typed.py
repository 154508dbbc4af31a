"""Typed corners, bearings and lengths: known answers, and what must not be guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mine_restoration.core.corners.records import DECIMAL, PACKED
from mine_restoration.core.drawing.typed import parse_bearing, parse_length, parse_pair, parse_place
from mine_restoration.core.geodesy.plane import Plane

WITH, WITHOUT = Plane(40, 3, True), Plane(40, 3, False)


def codes(place):
    return [finding.code for finding in place.findings]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("3320000.5", "40500100.25"),
        ("3320000.5", "500100.25"),
        ("X=3,320,000.5", "Y: 500,100.25m"),
        ("３３２００００.5", "500100.25 米"),
    ],
)
def test_metres_with_and_without_zone_number(first, second):
    assert parse_place(first, second, WITH).point == (40_500_100.25, 3_320_000.5)
    assert parse_place(first, second, WITHOUT).point == (500_100.25, 3_320_000.5)


def test_y_before_x_is_told():
    place = parse_place("40500100.25", "3320000.5", WITH)
    assert place.point == (40_500_100.25, 3_320_000.5)
    assert codes(place) == ["drawing.swapped"]


def test_another_zone_is_refused():
    place = parse_place("3320000", "39500100", WITH)
    assert place.point is None
    assert codes(place) == ["drawing.other_zone"]
    assert place.findings[0].figures == {"zone": 39, "own": 40}


@pytest.mark.parametrize("first", ["32°10′20″", "32-10-20", "321020", "32度10分20秒", "N32°10'20\""])
@pytest.mark.parametrize("second", ["118°30′15.5″", "118:30:15.5", "1183015.5", "东经118°30′15.5″"])
def test_degrees_in_any_form_and_order(first, second):
    longitude, latitude = 118 + 30 / 60 + 15.5 / 3600, 32 + 10 / 60 + 20 / 3600
    place = parse_place(first, second, WITH)
    assert place.degrees == pytest.approx((longitude, latitude), abs=1e-12)
    assert codes(place) == []
    other = parse_place(second, first, WITH)
    assert other.degrees == place.degrees
    assert codes(other) == ["drawing.degrees_swapped"]


def test_degrees_with_a_point_are_asked_about():
    assert codes(parse_place("32.1020", "118.3015", WITH)) == ["drawing.angle_ambiguous"]
    assert parse_place("32.1020", "118.3015", WITH, DECIMAL).degrees == (118.3015, 32.102)
    assert parse_place("32.1020", "118.3015", WITH, PACKED).degrees == pytest.approx(
        (118 + 30 / 60 + 15 / 3600, 32 + 10 / 60 + 20 / 3600)
    )
    assert parse_place("32.1020°", "118.3015°", WITH).degrees == (118.3015, 32.102)


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("", "500100", "drawing.coordinate_missing"),
        ("abc", "500100", "drawing.no_coordinate"),
        ("3320000", "5", "drawing.not_in_china"),
        ("320000", "500100", "drawing.not_in_china"),
        ("32°70′00″", "118°30′00″", "drawing.angle_sixty"),
        ("62°10′20″", "118°30′00″", "drawing.not_in_china"),
        ("N118°30′00″", "E32°10′20″", "drawing.not_in_china"),
        ("1e400", "500100", "drawing.no_coordinate"),
    ],
)
def test_what_is_no_corner(first, second, code):
    place = parse_place(first, second, WITH)
    assert (place.point, place.degrees) == (None, None)
    assert codes(place) == [code]


@settings(deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_is_a_corner_or_a_finding(first, second):
    place = parse_place(first, second, WITH)
    assert (place.point is not None) + (place.degrees is not None) == (
        not any(finding.severity.value == "error" for finding in place.findings)
    )


@settings(deadline=None)
@given(st.integers(2_000_000_000, 5_900_000_000), st.integers(200_000_000, 800_000_000))
def test_whole_millimetres_stay(north, east):
    first, second = f"{north // 1000}.{north % 1000:03d}", f"{east // 1000}.{east % 1000:03d}"
    assert parse_place(first, second, WITHOUT).point == (float(second), float(first))


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("3320000.5, 500100.25", ("3320000.5", "500100.25")),
        ("J1\t3320000.5\t500100.25", ("3320000.5", "500100.25")),
        ("3320000.5；500100.25", ("3320000.5", "500100.25")),
        ("3320000.5", None),
        ("1 2 3 4", None),
    ],
)
def test_pairs(text, pair):
    assert parse_pair(text) == pair


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("0", 0),
        ("360", 0),
        ("45", 45),
        ("45°30′", 45.5),
        ("45-30-36", 45.51),
        ("359°59′59.9″", 359 + 59 / 60 + 59.9 / 3600),
        ("N 45°30′ E", 45.5),
        ("S45°30′E", 134.5),
        ("南偏西45°30′", 225.5),
        ("北偏西 30°", 330),
        ("N 0°00′00″ W", 0),
        ("NW", None),
    ],
)
def test_bearings(text, degrees):
    value = parse_bearing(text)
    if degrees is None:
        assert value.code == "drawing.no_bearing"
    else:
        assert value == pytest.approx(degrees, abs=1e-12)


def test_bearings_with_a_point():
    assert parse_bearing("45.3015").code == "drawing.angle_ambiguous"
    assert parse_bearing("45.3015", DECIMAL) == 45.3015
    assert parse_bearing("45.3015", PACKED) == pytest.approx(45 + 30 / 60 + 15 / 3600)
    assert parse_bearing("400").code == "drawing.bearing_range"
    assert parse_bearing("N95°E").code == "drawing.quadrant_range"
    assert parse_bearing("45-70-00").code == "drawing.angle_sixty"
    assert parse_bearing("-5").code == "drawing.no_bearing"


@pytest.mark.parametrize(
    ("text", "metres"), [("12.345", 12.345), ("12.345 m", 12.345), ("１２米", 12.0), ("1,234.5", 1234.5)]
)
def test_lengths(text, metres):
    assert parse_length(text) == metres


@pytest.mark.parametrize("text", ["", "0", "-3", "abc", "1e3", "200000"])
def test_no_lengths(text):
    assert parse_length(text).code == "drawing.no_length"


@settings(deadline=None)
@given(st.text(max_size=20))
def test_any_text_is_a_bearing_or_a_finding(text):
    value = parse_bearing(text)
    assert not isinstance(value, float) or 0 <= value < 360
