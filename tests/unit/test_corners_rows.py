"""Corner rows: rings by names and places, and side lengths against the corners."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mine_restoration.core.corners.parsing.rows import differing_sides, is_degree_pair, rings_in, side_slack

SQUARE = [(0.0, 0.0), (0.0, 100.0), (100.0, 100.0), (100.0, 0.0)]


def spans(names, points):
    first, second = zip(*points)
    return [(span.start, span.end, span.by_names) for span in rings_in(names, [1] * len(names), first, second)]


def test_a_name_that_comes_again_alone_begins_no_ring():
    points = [*SQUARE, (50.0, -20.0), (20.0, -20.0)]
    assert spans(["J1", "J2", "J3", "J1", "J5", "J6"], points) == [(0, 6, False)]
    assert spans(["J1", "J2", "J3", "J1", "J2", "J3"], points) == [(0, 3, True), (3, 6, False)]
    assert spans(["J1", "J1", "J1", "J1", "J1", "J1"], points) == [(0, 6, False)]


@pytest.mark.parametrize("last", ["0", "100.00", ""])
def test_a_closing_row_has_the_first_side_again_or_none(last):
    places = np.array([*SQUARE, SQUARE[0]])
    assert differing_sides(places, ["100.00"] * 4 + [last], 3, sure=False)[0] == []


def test_a_column_of_sides_is_compared_even_where_most_are_wrong():
    wrong = ["90.00", "90.00", "90.00", "100.00"]
    assert differing_sides(np.array(SQUARE), wrong, 3, sure=False) is None
    assert differing_sides(np.array(SQUARE), wrong, 3, sure=True)[0] == [0, 1, 2]


coordinates = st.integers(0, 10**7)


@given(coordinates, coordinates, coordinates, coordinates, st.integers(1, 4), st.integers(0, 3))
def test_rounding_alone_is_no_difference(n1, e1, n2, e2, of_corners, decimals):
    scale = 10.0**-5
    exact = math.hypot((n2 - n1) * scale, (e2 - e1) * scale)
    written = [round(value * scale, of_corners) for value in (n1, e1, n2, e2)]
    measured = math.hypot(written[2] - written[0], written[3] - written[1])
    assert abs(round(exact, decimals) - measured) <= side_slack(decimals, of_corners)


def test_what_is_beyond_rounding_is_a_difference():
    assert side_slack(2, 3) < 0.008
    assert side_slack(2, 0) < 0.006


def test_degrees_of_china_end_where_its_angles_end():
    assert is_degree_pair(118.5, 32.5)
    assert is_degree_pair(3.0, 73.0)
    assert not is_degree_pair(136.0, 32.5)
    assert not is_degree_pair(118.5, 54.0)
