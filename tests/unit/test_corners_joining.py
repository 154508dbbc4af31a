"""Units that join others: free numbers, the plane of the layer."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, box

from mine_restoration.core.corners.joining import brought_to, renumbered
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.unit import Unit

PREFIXED, BARE, NEXT = Plane(40, 3, True), Plane(40, 3, False), Plane(39, 3, True)


def unit(number, east=40_450_000.0, north=3_200_000.0):
    return Unit(number, MultiPolygon([box(east, north, east + 100, north + 100)]))


def never(points, source, plane, helmert=None):
    raise AssertionError("nothing to move")


def by_proj(points, source, plane, helmert=None):
    transformer = pyproj.Transformer.from_crs(source.epsg, plane.epsg, always_xy=True)
    return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))


def test_free_numbers_stay():
    units, findings = renumbered([unit("1"), unit("2")], {"3"})
    assert [item.unit_id for item in units] == ["1", "2"]
    assert findings == []


def test_a_taken_number_is_changed_and_told():
    units, findings = renumbered([unit("1"), unit("1-2"), unit("5")], {"1", "1-3"})
    assert [item.unit_id for item in units] == ["1-4", "1-2", "5"]
    assert [(f.code, f.unit_id, f.figures["number"]) for f in findings] == [("corners.number_in_layer", "1", "1-4")]


numbers = st.text("12-", min_size=1, max_size=4)


@given(st.lists(numbers, unique=True), st.sets(numbers))
def test_numbers_never_meet(own, taken):
    units, findings = renumbered([unit(number) for number in own], taken)
    got = [item.unit_id for item in units]
    assert len(set(got)) == len(own)
    assert not set(got) & taken
    assert len(findings) == sum(before != after for before, after in zip(own, got))


def test_the_same_plane_changes_nothing():
    units, findings = brought_to([unit("1")], PREFIXED, PREFIXED, never)
    assert units[0].geometry == unit("1").geometry
    assert findings == []


def test_the_zone_number_comes_off_exactly():
    units, findings = brought_to([unit("1", 40_450_000.123)], PREFIXED, BARE, never)
    assert units[0].geometry.bounds == pytest.approx((450_000.123, 3_200_000, 450_100.123, 3_200_100), abs=1e-9)
    assert findings == []


def test_the_next_zone_is_computed_and_told():
    units, findings = brought_to([unit("1", 40_300_000.0)], PREFIXED, NEXT, by_proj)
    want = by_proj(shapely.get_coordinates(unit("1", 40_300_000.0).geometry), PREFIXED, NEXT)
    assert shapely.get_coordinates(units[0].geometry) == pytest.approx(want, abs=6e-5)
    assert [finding.code for finding in findings] == ["corners.transformed"]
    assert findings[0].figures["before"] == pytest.approx(findings[0].figures["after"], abs=0.02)


def test_one_that_breaks_is_left_out_with_an_error():
    def flat(points, source, plane, helmert=None):
        return points * [0, 1]

    units, findings = brought_to([unit("1")], PREFIXED, NEXT, flat)
    assert units == []
    assert [(finding.code, finding.severity.value) for finding in findings] == [("corners.parcel_invalid", "error")]


def test_ground_a_whole_zone_off_is_warned_of_at_its_place():
    units, findings = brought_to([unit("1", 40_300_000.0)], PREFIXED, Plane(38, 3, True), by_proj)
    assert len(units) == 1
    told = {finding.code: finding for finding in findings}
    assert set(told) == {"corners.transformed", "corners.moved_far"}
    assert told["corners.moved_far"].figures["degrees"] == pytest.approx(3.94, abs=0.05)
    assert told["corners.moved_far"].geometry == unit("1", 40_300_000.0).geometry


def test_what_becomes_no_number_is_left_out_with_an_error():
    units, findings = brought_to(
        [unit("1")], PREFIXED, NEXT, lambda points, source, plane, helmert=None: points * np.inf
    )
    assert units == []
    assert [finding.code for finding in findings] == ["corners.cannot_move"]
