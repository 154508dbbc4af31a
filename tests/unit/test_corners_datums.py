"""Runs over several datums, degrees and eastings beyond their zone, from parcels made by hand; PROJ is the oracle."""

from __future__ import annotations

import time

import numpy as np
import pyproj
import pytest
import shapely
from shapely.geometry import Polygon

from mine_restoration.core.corners.digitise import Wanted, digitise
from mine_restoration.core.corners.records import Parcel, Reading, ring_of
from mine_restoration.core.geodesy.datum import BEIJING54, CGCS2000, WGS84, XIAN80
from mine_restoration.core.geodesy.plane import Degrees, Plane
from mine_restoration.core.geodesy.recognise import Declared
from mine_restoration.core.geodesy.shift import ControlPoints, Helmert, similarity_of

HELMERT = Helmert(-12.5, 101.25, 37.0, 1.2, -0.8, 2.5, -4.75)
"""Invented."""


def by_proj(points, source, target, helmert=None):
    """What QGIS does with PROJ: inside a datum EPSG's own definitions, between two the pipeline written out."""
    if helmert is None:
        assert source.datum == target.datum
        transformer = pyproj.Transformer.from_crs(source.epsg, target.epsg, always_xy=True)
        return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))
    ellipsoids = {"Xi'an 1980": "+a=6378140 +rf=298.257", "Beijing 1954": "+a=6378245 +rf=298.3"}
    old, new = ellipsoids[source.datum.name], "+a=6378137 +rf=298.257222101"
    begin = f"+inv +proj=tmerc +lon_0={source.central_meridian} +x_0={source.false_easting} {old}"
    end = f"+proj=tmerc +lon_0={target.central_meridian} +x_0={target.false_easting} {new}"
    steps = (begin, f"+proj=cart {old}", helmert.proj, f"+inv +proj=cart {new}", end)
    transformer = pyproj.Transformer.from_pipeline("+proj=pipeline " + " ".join(f"+step {step}" for step in steps))
    return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))


def square(east, north, size=100.0):
    """(north, east) rows as in a file."""
    return np.array([[north, east], [north, east + size], [north + size, east + size], [north + size, east]])


def parcel(rows, number="A", line=10, in_degrees=False, **head):
    declared = {key: Declared(text, i) for i, (key, text) in enumerate(head.items(), 2)}
    names = [f"J{i}" for i in range(1, len(rows) + 1)]
    ring = ring_of(1, names, rows, range(line + 1, line + 1 + len(rows)))
    return Parcel(line, number, rings=(ring,), head=declared, in_degrees=in_degrees)


def run(*readings, **wanted):
    wanted = {"section": "planned", "year": 2026, **wanted}
    return digitise(readings, Wanted(**wanted), None, by_proj)


def problems(result):
    return [f.code.split(".")[1] for f in result.findings if f.severity.value != "note"]


def said(result, code):
    return next(f for f in result.findings if f.code == f"corners.{code}")


def corners(result, index=0):
    return shapely.get_coordinates(result.units[index].geometry)[:-1]


XIAN = parcel(square(38_512_345.678, 3_320_000.0), datum="1980西安坐标系")
BEIJING = parcel(square(38_512_345.678, 3_320_000.0), "B", datum="1954年北京坐标系")
CGCS = parcel(square(38_512_345.678, 3_321_000.0), "C", datum="2000国家大地坐标系")


@pytest.mark.parametrize(("given", "datum"), [(XIAN, XIAN80), (BEIJING, BEIJING54)])
def test_a_datum_by_itself_stays_in_its_own_plane(given, datum):
    result = run(Reading("f", parcels=(given,)))
    assert result.plane == Plane(38, 3, True, datum)
    assert problems(result) == ["units_in_other_datum"]
    assert said(result, "units_in_other_datum").figures == {"datum": datum.name, "epsg": result.plane.epsg}
    assert corners(result)[0].tolist() == [38_512_345.678, 3_320_000.0]
    assert result.decisions[0].decision.plane == result.plane
    # On the ellipsoid of the datum, not on that of CGCS2000.
    unit = result.units[0]
    assert unit.note == ""
    assert unit.area(result.plane).centi == pytest.approx(1_000_000, abs=400)


@pytest.mark.parametrize("first", [XIAN, CGCS])
def test_a_parcel_of_another_datum_in_the_same_run_is_refused(first):
    second = CGCS if first is XIAN else XIAN
    result = run(Reading("f", parcels=(first, second)))
    assert result.plane == Plane(38, 3, True)
    assert [unit.unit_id for unit in result.units] == ["C"]
    assert problems(result) == ["other_datum"]
    figures = said(result, "other_datum").figures
    assert figures == {"datum": "Xi'an 1980", "epsg": 2362, "run_datum": "CGCS2000", "run_epsg": 4526}
    assert said(result, "other_datum").unit_id == "A"


def test_the_users_crs_of_another_datum_says_what_files_do_not():
    bare = parcel(square(512_345.678, 3_320_000.0))
    result = run(Reading("f", parcels=(bare,)), plane=Plane(38, 3, True, XIAN80))
    assert result.plane == Plane(38, 3, True, XIAN80)
    assert corners(result)[0].tolist() == [38_512_345.678, 3_320_000.0]
    assert problems(result) == ["units_in_other_datum"]
    refused = run(Reading("f", parcels=(CGCS,)), plane=Plane(38, 3, True, XIAN80))
    assert refused.units == ()
    assert problems(refused) == ["other_datum"]


@pytest.mark.parametrize(("given", "datum"), [(XIAN, XIAN80), (BEIJING, BEIJING54)])
@pytest.mark.parametrize("plane", [None, Plane(38, 3, False), Plane(39, 3, True), Plane(38, 3, True, XIAN80)])
def test_seven_parameters_move_it_and_stand_in_the_note(given, datum, plane):
    result = run(Reading("f", parcels=(given, CGCS)), plane=plane, shift=HELMERT)
    target = plane.of_datum(CGCS2000) if plane else Plane(38, 3, True)
    assert result.plane == target
    assert [unit.unit_id for unit in result.units] == [given.number, "C"]
    assert problems(result) == []
    source = Plane(38, 3, True, datum)
    expected = by_proj(given.rings[0].values[:, ::-1], source, target, HELMERT)
    assert corners(result) == pytest.approx(expected, abs=6e-5)
    assert (corners(result) == np.round(corners(result), 4)).all()
    moved, stays = result.units
    assert moved.note == f"EPSG:{source.epsg} -> EPSG:{target.epsg} {HELMERT.proj}"
    assert stays.note == ""
    step = said(result, "shifted").figures
    relabelled = by_proj(given.rings[0].values[:, ::-1], source.of_datum(CGCS2000), target)
    east, north = (expected - relabelled).mean(axis=0)
    assert (step["north"], step["east"]) == pytest.approx((north, east), abs=1e-3)
    assert np.hypot(north, east) > 20


def test_a_shift_that_nothing_needs_is_told():
    result = run(Reading("f", parcels=(CGCS,)), shift=HELMERT)
    assert problems(result) == ["shift_unused"]
    assert corners(result)[0].tolist() == [38_512_345.678, 3_321_000.0]
    assert result.units[0].note == ""


def test_one_shift_is_not_for_two_datums():
    result = run(Reading("f", parcels=(XIAN, BEIJING, CGCS)), shift=HELMERT)
    assert [unit.unit_id for unit in result.units] == ["C"]
    assert problems(result) == ["shift_of_one_datum"] * 2


def control(zones=(38, 38), around=(512_000.0, 3_320_000.0), size=5000.0):
    source = np.array(around) + size * np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
    target = (source - source[0]) * (1 + 3e-6) + source[0] + np.array([115.0, -15.0])
    return ControlPoints(("a", "b", "c", "d"), source, target, zones)


def test_control_points_move_it_and_stand_in_the_note():
    points = control()
    for plane, offset in ((None, 38_000_000), (Plane(38, 3, False), 0)):
        result = run(Reading("f", parcels=(XIAN,)), shift=points, plane=plane)
        assert problems(result) == []
        fit = similarity_of(points.source, points.target)
        expected = fit.applied(XIAN.rings[0].values[:, ::-1] - np.array([38_000_000, 0])) + np.array([offset, 0])
        assert corners(result) == pytest.approx(expected, abs=6e-5)
        assert result.units[0].note.startswith(f"EPSG:2362 -> EPSG:{result.plane.epsg} +proj=affine +xoff=")
        assert result.units[0].note.endswith("points=4 rms=0.0000 max=0.0000")
        step = said(result, "shifted").figures
        assert (step["north"], step["east"]) == pytest.approx((-15, 115), abs=0.1)


def test_ground_far_outside_the_control_points_is_told():
    result = run(Reading("f", parcels=(XIAN,)), shift=control(around=(530_000.0, 3_320_000.0)))
    assert problems(result) == ["control_extrapolated"]
    finding = said(result, "control_extrapolated")
    assert finding.figures["distance"] == pytest.approx(12_654, abs=10)
    assert finding.figures["extent"] == pytest.approx(14_142, abs=1)


def test_control_points_hold_in_one_zone():
    other = parcel(square(39_512_345.678, 3_320_000.0), "D", datum="西安80")
    result = run(Reading("f", parcels=(XIAN, other)), shift=control())
    assert [unit.unit_id for unit in result.units] == ["A"]
    assert problems(result) == ["control_other_zone"]
    unknown = run(Reading("f", parcels=(XIAN, other)), shift=control(zones=(0, 0)))
    assert unknown.units == ()
    assert problems(unknown) == ["control_without_zone"] * 2
    one = run(Reading("f", parcels=(XIAN,)), shift=control(zones=(0, 0)))
    assert len(one.units) == 1


# Degrees


def degrees_of(rows, plane):
    """(longitude, latitude) of (north, east) rows."""
    back = pyproj.Transformer.from_crs(plane.epsg, plane.datum.geographic_epsg, always_xy=True)
    return np.column_stack(back.transform(rows[:, 1], rows[:, 0]))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_degrees_come_into_the_plane_to_a_tenth_of_a_millimetre(order):
    rows = square(39_512_345.6789, 3_320_000.1234)
    places = degrees_of(rows, Plane(39, 3, True))
    given = parcel(places[:, order], in_degrees=True, datum="2000国家大地坐标系")
    result = run(Reading("f", parcels=(given,)))
    assert problems(result) == []
    assert result.plane == Plane(39, 3, True)
    assert corners(result) == pytest.approx(rows[:, ::-1], abs=1e-4)
    assert said(result, "degrees_into_zone").figures["zone"] == 39
    wanted = run(Reading("f", parcels=(given,)), plane=Plane(38, 3, False))
    expected = by_proj(places, Degrees(CGCS2000), Plane(38, 3, False))
    assert corners(wanted) == pytest.approx(expected, abs=1e-4)
    assert problems(wanted) == ["outside_zone"]


def test_degrees_of_another_datum_are_moved_by_the_shift_only():
    places = degrees_of(square(38_512_345.678, 3_320_000.0), Plane(38, 3, True, XIAN80))
    given = parcel(places, in_degrees=True, datum="西安80")
    alone = run(Reading("f", parcels=(given,)))
    assert alone.plane == Plane(38, 3, True, XIAN80)
    assert corners(alone) == pytest.approx(XIAN.rings[0].values[:, ::-1], abs=1e-4)
    for shift in (HELMERT, control()):
        moved = run(Reading("f", parcels=(given,)), shift=shift)
        direct = run(Reading("f", parcels=(XIAN,)), shift=shift)
        assert corners(moved) == pytest.approx(corners(direct), abs=2e-4)
        assert moved.units[0].note == direct.units[0].note


def test_wgs_84_needs_the_users_word():
    places = degrees_of(square(38_512_345.678, 3_320_000.0), Plane(38, 3, True))
    given = parcel(places, in_degrees=True, epsg=f"EPSG:{WGS84.geographic_epsg}")
    refused = run(Reading("f", parcels=(given,)))
    assert refused.units == ()
    assert problems(refused) == ["wgs84_not_accepted"]
    taken = run(Reading("f", parcels=(given,)), wgs84_is_cgcs2000=True)
    assert problems(taken) == ["wgs84_assumed"]
    assert taken.units[0].note == "WGS 84 = CGCS2000"
    assert corners(taken) == pytest.approx(square(38_512_345.678, 3_320_000.0)[:, ::-1], abs=1e-4)


def test_degrees_outside_china_and_mixed_orders():
    places = degrees_of(square(38_512_345.678, 3_320_000.0), Plane(38, 3, True))
    outside = places.copy()
    outside[2] = [14.0, 30.0]
    result = run(Reading("f", parcels=(parcel(outside, in_degrees=True, datum="2000"),)))
    assert problems(result) == ["not_degrees"]
    assert (said(result, "not_degrees").line, said(result, "not_degrees").corner) == (13, "J3")
    mixed = places.copy()
    mixed[1] = mixed[1, ::-1]
    result = run(Reading("f", parcels=(parcel(mixed, in_degrees=True, datum="2000"),)))
    assert problems(result) == ["degrees_mixed"]
    assert said(result, "degrees_mixed").line == 12
    assert len(result.units) == 1


def test_degrees_of_two_zones_come_into_the_plane_of_the_first():
    rows = square(38_512_345.678, 3_320_000.0), square(39_412_345.678, 3_320_000.0)
    parcels = [
        parcel(degrees_of(of_zone, Plane(zone, 3, True)), number, in_degrees=True, datum="2000")
        for of_zone, zone, number in zip(rows, (38, 39), "AB")
    ]
    result = run(Reading("f", parcels=tuple(parcels)))
    assert [item.decision.plane.zone for item in result.decisions] == [38, 39]
    assert result.plane == Plane(38, 3, True)
    expected = by_proj(rows[1][:, ::-1], Plane(39, 3, True), result.plane)
    assert corners(result, 1) == pytest.approx(expected, abs=2e-4)


def test_parcels_in_metres_and_degrees_stand_in_one_run():
    rows = square(38_512_345.678, 3_325_000.0)
    degrees = parcel(degrees_of(rows, Plane(38, 3, True)), "D", in_degrees=True, datum="2000")
    result = run(Reading("f", parcels=(degrees, CGCS, parcel(square(38_512_345.0, 3_330_000.0), "E", datum="2000"))))
    assert problems(result) == []
    assert [unit.unit_id for unit in result.units] == ["D", "C", "E"]
    assert corners(result, 0) == pytest.approx(rows[:, ::-1], abs=1e-4)
    assert corners(result, 1) == pytest.approx(CGCS.rings[0].values[:, ::-1])


# Eastings beyond their zone


def test_an_overflow_is_read_on_in_the_declared_zone_or_refused():
    rows = square(38_999_950.0, 3_320_000.0)
    declared = parcel(rows, datum="2000", zone="38")
    result = run(Reading("f", parcels=(declared,)))
    assert result.plane == Plane(38, 3, True)
    assert problems(result) == ["easting_overflow", "outside_zone"]
    assert corners(result)[1].tolist() == [39_000_050.0, 3_320_000.0]
    refused = run(Reading("f", parcels=(parcel(rows, datum="2000"), CGCS)))
    assert [unit.unit_id for unit in refused.units] == ["C"]
    assert problems(refused) == ["easting_far"]


def test_a_head_is_told_of_once():
    """Two zones, degrees and an overflow under heads that say the same: what they do not say is said once."""
    places = degrees_of(square(38_512_345.678, 3_320_000.0), Plane(38, 3, True))
    parcels = (
        parcel(square(38_512_345.678, 3_320_000.0), "A"),
        parcel(square(39_512_345.678, 3_320_000.0), "B"),
        parcel(places, "C", in_degrees=True),
    )
    result = run(Reading("f", parcels=parcels))
    assert problems(result).count("datum_not_stated") == 1
    assert [(item.parcels, item.decision.plane.zone) for item in result.decisions] == [(1, 38), (1, 39), (1, 38)]


def test_decisions_are_there_for_the_dialog():
    result = run(Reading("f", parcels=(CGCS, CGCS, XIAN)))
    assert [(item.source, item.line, item.parcels) for item in result.decisions] == [("f", 10, 2), ("f", 10, 1)]
    assert [item.decision.plane for item in result.decisions] == [Plane(38, 3, True), Plane(38, 3, True, XIAN80)]
    refused = run(Reading("g", parcels=(parcel(square(512_000.0, 3_320_000.0)),)))
    assert refused.decisions[0].decision.plane is None


def test_a_million_corners_pass_in_seconds():
    """One parcel of 10^5 corners and 5,000 of 20: a fifth of the million, so that the test stays quick."""
    angle = np.linspace(0, 2 * np.pi, 100_000, endpoint=False)
    big = np.column_stack([3_330_000 + 5000 * np.sin(angle), 38_500_000 + 5000 * np.cos(angle)])
    angle = np.linspace(0, 2 * np.pi, 20, endpoint=False)
    small = np.column_stack([3_320_000 + 40 * np.sin(angle), 38_400_000 + 40 * np.cos(angle)])
    parcels = [parcel(big, "big", datum="2000")]
    parcels += [parcel(small + np.array([i // 500 * 100, i % 500 * 100]), str(i), datum="2000") for i in range(5000)]
    begin = time.perf_counter()
    result = run(Reading("f", parcels=tuple(parcels)))
    assert len(result.corners) == 200_000
    assert len(result.units) == 5001
    assert time.perf_counter() - begin < 20
    assert isinstance(result.units[0].geometry.geoms[0], Polygon)
