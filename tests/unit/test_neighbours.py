"""四至: who borders on a unit, against arrangements whose answer is known."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import affinity
from shapely.geometry import MultiPolygon, Polygon, box

from mine_restoration.core.acceptance.neighbours import DIRECTIONS, sides_of

SQUARE = MultiPolygon([box(0, 0, 100, 100)])
AROUND = {
    "east": box(100, -500, 600, 600),
    "south": box(0, -500, 100, 0),
    "west": box(-500, -500, 0, 600),
    "north": box(0, 100, 100, 600),
}


def names(side):
    return [neighbour.name for neighbour in side.neighbours]


def test_each_side_has_the_land_that_lies_there():
    sides = sides_of(SQUARE, [], list(AROUND.items()))
    assert {name: names(side) for name, side in sides.items()} == {name: [name] for name in DIRECTIONS}
    assert all(side.unknown == 0 for side in sides.values())


def test_a_side_without_land_is_unknown_and_not_guessed():
    sides = sides_of(SQUARE, [], [("甲村", AROUND["east"])])
    assert names(sides["east"]) == ["甲村"]
    for name in ("south", "west", "north"):
        assert names(sides[name]) == []
        assert sides[name].unknown == 1


def test_half_a_side_is_half_unknown():
    side = sides_of(SQUARE, [], [("甲村", box(100, 0, 200, 50))])["east"]
    assert names(side) == ["甲村"]
    assert side.unknown == pytest.approx(0.5, abs=0.02)
    assert side.neighbours[0].share == pytest.approx(0.5, abs=0.02)


def test_another_unit_goes_before_the_land_under_it():
    sides = sides_of(SQUARE, [("单元B", box(100, 20, 150, 100))], list(AROUND.items()))
    assert names(sides["east"]) == ["单元B", "east"]


def test_the_longest_comes_first_and_a_trifle_is_left_out():
    land = [("短", box(100, 95, 200, 100)), ("长", box(100, 0, 200, 60)), ("中", box(100, 60, 200, 95))]
    assert names(sides_of(SQUARE, [], land)["east"]) == ["长", "中"]


def test_a_gap_between_two_surveys_is_looked_over():
    assert names(sides_of(SQUARE, [], [("甲", box(100.4, -10, 200, 110))])["east"]) == ["甲"]


def test_parts_of_one_unit_are_not_each_others_neighbours():
    two = MultiPolygon([box(0, 0, 50, 100), box(50.5, 0, 100, 100)])
    sides = sides_of(two, [], list(AROUND.items()))
    assert names(sides["east"]) == ["east"]
    assert names(sides["west"]) == ["west"]


def test_ground_in_a_hole_is_no_neighbour():
    holed = MultiPolygon([Polygon(box(0, 0, 100, 100).exterior.coords, [box(40, 40, 60, 60).exterior.coords])])
    sides = sides_of(holed, [], [*AROUND.items(), ("坑", box(40, 40, 60, 60))])
    assert {name: names(side) for name, side in sides.items()} == {name: [name] for name in DIRECTIONS}


def test_a_wedge_has_a_neighbour_at_its_tip():
    wedge = MultiPolygon([Polygon([(0, 0), (0, 10), (300, 5)])])
    assert names(sides_of(wedge, [], list({"east": box(300, -50, 400, 50)}.items()))["east"]) == ["east"]


@given(st.integers(0, 3), st.booleans())
def test_turning_everything_turns_the_answer(quarter, reverse):
    """And the order of the corners does not matter."""
    shape = Polygon([(0, 0), (0, 70), (40, 120), (90, 76), (110, 10)])
    land = list(AROUND.items())
    before = sides_of(MultiPolygon([shape]), [], land)
    turned = affinity.rotate(shape, 90 * quarter, origin=(0, 0))
    if reverse:
        turned = Polygon(list(turned.exterior.coords)[::-1])
    around = [(name, affinity.rotate(area, 90 * quarter, origin=(0, 0))) for name, area in land]
    after = sides_of(MultiPolygon([turned]), [], around)
    for number, name in enumerate(DIRECTIONS):
        same = before[DIRECTIONS[(number + quarter) % 4]]  # a quarter turn brings the south side to the east
        assert names(after[name]) == names(same)
        assert math.isclose(after[name].unknown, same.unknown, abs_tol=0.02)
