"""Moves between datums: parameters and control points as people give them, against PROJ and numpy."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mine_restoration.core.geodesy.datum import BEIJING54, CGCS2000, XIAN80
from mine_restoration.core.geodesy.moving import moved
from mine_restoration.core.geodesy.plane import Degrees, Plane
from mine_restoration.core.geodesy.shift import (
    COORDINATE_FRAME,
    POSITION_VECTOR,
    ControlPoints,
    Helmert,
    control_points_in,
    control_points_of,
    helmert_of,
    moved_by_points,
    record_of,
    similarity_of,
)

GOOD = "-12.5, 101.25, 37, 1.2, -0.8, 2.5, -4.75"
"""Invented, as all parameters here."""


def codes(findings):
    return [finding.code.split(".")[1] for finding in findings]


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "-12.5,101.25,37.0,1.2,-.8,2.5,-4.75,",
        "－12.5，101.25，37，1.2，−0.8，2.5，－4.75",
        "-12.5 101.25\t37 1.2 -0.8 2.50 -4.75",
        "-12.5;101.25；37;1.2;-8e-1;2.5;-4.75",
    ],
)
def test_seven_numbers_in_many_ways(text):
    helmert, findings = helmert_of(text)
    assert findings == []
    assert helmert == Helmert(-12.5, 101.25, 37, 1.2, -0.8, 2.5, -4.75)
    assert helmert.convention == COORDINATE_FRAME


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "helmert_count"),
        ("1,2,3", "helmert_count"),
        (GOOD + ",8", "helmert_count"),
        ("a,2,3,4,5,6,7", "helmert_unreadable"),
        ("1,2,3,4,5,6,7ppm", "helmert_unreadable"),
        ("1,2,,4,5,6,7", "helmert_count"),
        ("0,0,0,0,0,0,0", "helmert_null"),
        ("1e999,0,0,0,0,0,0", "helmert_null"),
        ("1.2,-0.8,2.5,-12,101,37,1", "helmert_too_large"),
        ("4000,0,0,0,0,0,0", "helmert_too_large"),
        ("1,2,3,1,1,1,1000000", "helmert_too_large"),
    ],
)
def test_parameters_that_cannot_be_used(text, code):
    helmert, findings = helmert_of(text)
    assert helmert is None
    assert codes(findings) == [code]
    assert findings[0].severity.value == "error"


@pytest.mark.parametrize("text", ["1,2,3,1e-6,2e-6,1e-6,3", "1,2,3,1,1,1,1.0000032", "1,2,3,1,1,1,3.2e-6"])
def test_parameters_that_look_as_if_in_other_units(text):
    helmert, findings = helmert_of(text)
    assert helmert is not None
    assert codes(findings) == ["helmert_units"]


@pytest.mark.parametrize("convention", [COORDINATE_FRAME, POSITION_VECTOR])
def test_the_convention_is_the_one_of_the_textbook(convention):
    """布尔沙: X' = X + dX + m X + εz Y - εy Z and so on; the other convention has the rotations the other way round."""
    helmert, _ = helmert_of(GOOD, convention)
    x, y, z = -2_400_000.0, 4_800_000.0, 3_400_000.0
    second = np.pi / 180 / 3600
    sign = 1 if convention == COORDINATE_FRAME else -1
    ex, ey, ez, m = (
        sign * helmert.rx * second,
        sign * helmert.ry * second,
        sign * helmert.rz * second,
        helmert.scale * 1e-6,
    )
    expected = (
        x + helmert.dx + m * x + ez * y - ey * z,
        y + helmert.dy + m * y - ez * x + ex * z,
        z + helmert.dz + m * z + ey * x - ex * y,
    )
    result = pyproj.Transformer.from_pipeline(helmert.proj).transform(x, y, z)
    assert result == pytest.approx(expected, abs=1e-3)  # the product of scale and rotations is left out there


def test_the_record_can_be_run_again():
    helmert, _ = helmert_of(GOOD)
    record = record_of("EPSG:2363", "EPSG:4547", helmert)
    assert record == (
        "EPSG:2363 -> EPSG:4547 +proj=helmert +x=-12.5 +y=101.25 +z=37.0 +rx=1.2 +ry=-0.8 +rz=2.5 +s=-4.75 "
        "+convention=coordinate_frame"
    )
    points, _ = control_points_in(CONTROL)
    operation = record_of("EPSG:2362", "EPSG:4526", points).split(" -> EPSG:4526 ")[1]
    again = pyproj.Transformer.from_pipeline(operation.split(" points=")[0])
    assert np.column_stack(again.transform(*points.source.T)) == pytest.approx(
        points.fit.applied(points.source), abs=1e-4
    )


def _control(residuals=0.0, prefix=38, count=4, turn=2.0, ppm=3.0):
    """Lines of control points with a known turn, scale and step, and noise of known size."""
    rng = np.random.default_rng(5)
    source = np.array([[500_000, 3_320_000], [506_000, 3_321_000], [505_000, 3_327_000], [499_000, 3_326_000]])[:count]
    angle, scale = np.deg2rad(turn / 3600), 1 + ppm * 1e-6
    centre = source.mean(axis=0)
    turned = (source - centre) @ (scale * np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]))
    target = turned + centre + [115.0, -15.0] + residuals * rng.standard_normal(source.shape)
    million = prefix * 1_000_000
    return "\n".join(
        f"GP{i},{a[1]:.4f},{a[0] + million:.4f},{b[1]:.4f},{b[0] + million:.4f}"
        for i, (a, b) in enumerate(zip(source, target), 1)
    )


CONTROL = "点名,X80,Y80,X2000,Y2000\n" + _control()


def test_four_parameters_come_out_of_the_points():
    points, findings = control_points_in(CONTROL, "kzd.csv")
    assert codes(findings) == ["control_fit"]
    assert points.names == ("GP1", "GP2", "GP3", "GP4")
    assert points.zones == (38, 38)
    assert points.fit.turn == pytest.approx(2.0, abs=0.01)
    assert points.fit.scale == pytest.approx(3.0, abs=0.05)
    assert points.fit.rms < 1e-4
    figures = findings[0].figures
    assert figures["count"] == 4
    assert figures["each"].startswith("GP1: dX ")
    assert findings[0].source == "kzd.csv"


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**32), st.integers(2, 12))
def test_least_squares_are_those_of_numpy(seed, count):
    rng = np.random.default_rng(seed)
    source = rng.uniform(-5000, 5000, (count, 2)) + np.array([500_000, 3_320_000])
    target = source + np.array([110, -20]) + rng.standard_normal((count, 2))
    fit = similarity_of(source, target)
    centre = source.mean(axis=0)
    east, north = (source - centre).T / 1000
    aim = target - centre
    zero, one = np.zeros(count), np.ones(count)
    design = np.vstack([np.c_[east, -north, one, zero], np.c_[north, east, zero, one]])
    solution, *_ = np.linalg.lstsq(design, aim.T.ravel(), rcond=None)
    residuals = aim.T.ravel() - design @ solution
    assert [fit.a, fit.b] == pytest.approx((solution[:2] / 1000).tolist(), abs=1e-9)
    assert np.r_[fit.residuals[:, 0], fit.residuals[:, 1]] == pytest.approx(residuals, abs=1e-6)
    assert fit.applied(source) + fit.residuals == pytest.approx(target, abs=1e-6)
    assert fit.rms == pytest.approx(np.sqrt(np.mean(residuals**2) * 2), abs=1e-6)


def test_two_points_are_used_and_nothing_checks_them():
    points, findings = control_points_in(_control(count=2))
    assert points is not None
    assert codes(findings) == ["control_fit", "control_unchecked"]


def test_residuals_are_told_point_by_point():
    lines = _control().splitlines()
    name, x, y, x2, y2 = lines[2].split(",")
    lines[2] = f"{name},{x},{y},{float(x2) + 0.4},{y2}"
    points, findings = control_points_in("\n".join(lines))
    assert points is not None
    assert codes(findings) == ["control_fit", "control_residual"]
    assert "GP3" in findings[1].figures["points"]
    assert findings[1].figures["tolerance"] == 0.05
    assert findings[0].figures["largest"] > 0.15


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["control_few"]),
        ("点名,X,Y,X,Y\n", ["control_few"]),
        (_control(count=1), ["control_few"]),
        (_control() + "\nGP5,3320000,38500000", ["control_unreadable"]),
        (_control() + "\nGP5,3320000,x,3320000,38500000", ["control_unreadable"]),
        (_control() + "\nGP5,1,2,3320000,38500000", ["control_no_place"]),
        (_control() + "\nGP5,3320000,39500000,3320000,38500000", ["control_mixed_zones"]),
        ("a,3320000,38500000,3320010,39500000\nb,3330000,38500000,3330010,39500000", ["control_two_zones"]),
        ("a,3320000,38500000,3320010,38500000\nb,3320000,38500000,3320010,38500000", ["control_one_place"]),
        ("a,3320000,38500000,3320000,38500000\nb,3330000,38500000,3330000,38500000", ["control_null"]),
        (_control(turn=200), ["control_unlikely"]),
        (_control(ppm=500), ["control_unlikely"]),
        ("a,3320000,500000,3330000,500000\nb,3330000,500000,3340000,500000", ["control_unlikely"]),
    ],
)
def test_control_points_that_cannot_be_used(text, expected):
    points, findings = control_points_in(text)
    assert points is None
    assert codes(findings) == expected


def test_columns_are_told_apart_and_names_may_lack():
    swapped = "\n".join(
        ",".join(cells[i] for i in (2, 1, 4, 3)) for cells in (line.split(",") for line in _control().splitlines())
    )
    points, findings = control_points_in(swapped)
    assert codes(findings) == ["control_swapped", "control_swapped", "control_fit"]
    assert points.names == ("1", "2", "3", "4")
    assert points.source == pytest.approx(control_points_in(_control())[0].source)
    bare, _ = control_points_in(_control(prefix=0))
    assert bare.zones == (0, 0)
    tabs, _ = control_points_in(_control().replace(",", "\t"))
    assert tabs.names == ("GP1", "GP2", "GP3", "GP4")
    cells, _ = control_points_of([line.split(",") for line in CONTROL.splitlines()])
    assert cells.fit.a == tabs.fit.a


def test_points_move_with_their_zone_number_or_without():
    points, _ = control_points_in(CONTROL)
    for prefixed in (True, False):
        plane = Plane(38, 3, prefixed, XIAN80)
        offset = 38_000_000 if prefixed else 0
        result, target = moved_by_points(points, points.source + np.array([offset, 0]), plane)
        assert target == Plane(38, 3, prefixed)
        assert result == pytest.approx(points.target + np.array([offset, 0]), abs=1e-3)


def test_how_far_outside_the_points():
    points, _ = control_points_in(CONTROL)
    assert points.extent == pytest.approx(np.hypot(5000, 7000), abs=1500)
    inside, outside = points.beyond(np.array([[502_000.0, 3_323_000.0], [516_000.0, 3_321_000.0]]))
    assert inside == 0
    assert outside == pytest.approx(10_000, abs=300)


def refuse(*_):
    raise AssertionError("nothing is to be projected here")


def test_between_datums_nothing_moves_without_a_shift():
    point = np.array([[38_500_000.0, 3_320_000.0]])
    for source in (Plane(38, 3, True, XIAN80), Plane(38, 3, False, BEIJING54), Degrees(XIAN80)):
        with pytest.raises(ValueError, match="no shift"):
            moved(point, source, Plane(38, 3, True), refuse)
    with pytest.raises(ValueError, match="no shift"):
        moved(point, Degrees(XIAN80), Plane(38, 3, True), refuse, control_points_in(CONTROL)[0])


def test_a_zone_number_is_put_before_and_taken_off_to_the_last_digit():
    point = np.array([[512_345.678, 3_320_000.001]])
    for datum in (CGCS2000, XIAN80):
        plane = Plane(38, 3, False, datum)
        there = moved(point, plane, Plane(38, 3, True, datum), refuse)
        assert there.tolist() == [[38_512_345.678, 3_320_000.001]]
        assert moved(there, Plane(38, 3, True, datum), plane, refuse).tolist() == point.tolist()


def test_control_points_and_then_another_zone():
    points, _ = control_points_in(CONTROL)

    def by_proj(places, source, target):
        transformer = pyproj.Transformer.from_crs(source.epsg, target.epsg, always_xy=True)
        return np.column_stack(transformer.transform(*places.T))

    there = moved(points.source, Plane(38, 3, False, XIAN80), Plane(39, 3, True), by_proj, points)
    expected = by_proj(points.target, Plane(38, 3, False), Plane(39, 3, True))
    assert there == pytest.approx(expected, abs=2e-3)


def test_control_points_are_a_value_of_their_own():
    assert isinstance(control_points_in(CONTROL)[0], ControlPoints)
