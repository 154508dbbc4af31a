"""The strips of a unit: all of its ground is in them, and they reach no further than it does."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from mine_restoration.core.landclass.pairs import strips

_PLACES = st.one_of(st.floats(0, 1000), st.integers(0, 8).map(lambda part: part * 125.0))
_RINGS = st.lists(st.tuples(_PLACES, _PLACES), min_size=3, max_size=12, unique=True)


@given(_RINGS, st.sampled_from([0.0, 39_470_000.0]), st.sampled_from([1, 8, 32]))
def test_strips_hold_the_ground_and_no_more(ring, east, count):
    polygons = np.array(_polygons(shapely.Polygon([(east + x, y) for x, y in ring])), dtype=object)
    boxes = strips(polygons, count).reshape(len(polygons), count)
    for polygon, own in zip(polygons, boxes):
        assert shapely.covers(shapely.union_all(own), polygon)
        inside = shapely.bounds(shapely.intersection(polygon, own))
        assert np.abs(inside - shapely.bounds(own)).max() < 1e-5


@pytest.mark.parametrize("width", [1.0, 20.0])
def test_strips_of_a_road_across_its_box(width):
    road = shapely.LineString([(0, 0), (3200, 2400)]).buffer(width)
    assert shapely.area(strips(np.array([road]), 32)).sum() < shapely.box(*road.bounds).area / 10


def _polygons(shape):
    parts = [part for part in shapely.get_parts(shapely.make_valid(shape)) if part.geom_type == "Polygon"]
    return [part for part in parts if part.bounds[2] - part.bounds[0] > 1e-3]
