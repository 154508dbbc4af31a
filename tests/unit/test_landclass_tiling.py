"""Pieces that part an outline, and every way of not doing so; the oracle is shapely's union."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import affinity
from shapely.geometry import MultiPolygon, Polygon

from mine_restoration.core.landclass.tiling import is_tiled

EAST, NORTH = 44_500_000.0, 4_900_000.0
TOLERANCE = 0.01


def at(*corners):
    return Polygon([(EAST + x, NORTH + y) for x, y in corners])


def grid(outline, size=37.7, turn=11.0):
    """Squares turned against the axes, cut to the outline: new corners on every crossing."""
    steps = np.arange(-8, 9) * size
    west, south = (side.ravel() for side in np.meshgrid(steps, steps))
    angle = np.radians(turn)
    turned = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    cells = shapely.transform(
        shapely.box(west, south, west + size, south + size), lambda points: points @ turned + (EAST + 100, NORTH + 90)
    )
    shared = shapely.intersection(cells, outline)
    return shared[shapely.area(shared) > 0]


OUTLINE = MultiPolygon(
    [
        Polygon(
            at((30, 40), (150, 30), (160, 140), (90, 170), (40, 150)).exterior,
            [at((80, 80), (80, 110), (110, 110), (110, 80)).exterior],
        ),
        at((165, 60), (200, 60), (200, 90), (170, 95)),
    ]
)


def changed(pieces, number, geometry):
    result = pieces.copy()
    result[number] = geometry
    return result


def test_a_cut_coverage_tiles_the_outline():
    pieces = grid(OUTLINE)
    assert len(pieces) > 10
    assert is_tiled(OUTLINE, pieces, TOLERANCE)
    assert is_tiled(OUTLINE, pieces[::-1], TOLERANCE)
    assert is_tiled(OUTLINE, shapely.reverse(pieces), TOLERANCE)
    assert is_tiled(OUTLINE, np.array([OUTLINE], dtype=object), TOLERANCE)


def test_without_pieces_nothing_is_tiled():
    assert not is_tiled(OUTLINE, np.empty(0, dtype=object), TOLERANCE)


@pytest.mark.parametrize("moved", [(0.3, 0.0), (0.0, -0.3), (0.0003, 0.0)])
def test_a_gap_and_an_overlap_of_one_size_do_not_make_up_for_each_other(moved):
    pieces = grid(OUTLINE)
    inner = next(i for i, piece in enumerate(pieces) if shapely.contains_properly(OUTLINE, piece))
    beside = changed(pieces, inner, affinity.translate(pieces[inner], *moved))
    assert abs(shapely.area(beside).sum() - OUTLINE.area) < 1e-6
    assert not is_tiled(OUTLINE, beside, TOLERANCE)


def test_a_part_that_lies_there_twice_and_one_that_is_missing():
    twins = MultiPolygon([at((0, 0), (10, 0), (10, 10), (0, 10)), at((20, 0), (30, 0), (30, 10), (20, 10))])
    again = at((0, 0), (5, 0), (10, 0), (10, 5), (10, 10), (5, 10), (0, 10), (0, 5))  # no edge of the first falls away
    assert not is_tiled(twins, np.array([twins.geoms[0], twins.geoms[0]], dtype=object), TOLERANCE)
    assert not is_tiled(twins, np.array([twins.geoms[0], again], dtype=object), TOLERANCE)


def test_a_hole_that_is_filled():
    whole = MultiPolygon([Polygon(part.exterior) for part in OUTLINE.geoms])
    assert not is_tiled(OUTLINE, grid(whole), TOLERANCE)
    assert not is_tiled(whole, grid(OUTLINE), TOLERANCE)


def test_a_corner_on_one_side_only_is_not_certain():
    square = at((0, 0), (10, 0), (10, 10), (0, 10))
    left, right = at((0, 0), (5, 0), (5, 10), (0, 10)), at((5, 0), (10, 0), (10, 10), (5, 10), (5, 4))
    assert not is_tiled(square, np.array([left, right], dtype=object), TOLERANCE)


@settings(max_examples=60, deadline=None)
@given(
    st.floats(22, 60),
    st.floats(0, 45),
    st.integers(0, 200),
    st.sampled_from(["nothing", "missing", "twice", "moved"]),
    st.floats(0.001, 5),
)
def test_never_certain_against_the_union(size, turn, number, damage, far):
    pieces = grid(OUTLINE, size=size, turn=turn)
    number %= len(pieces)
    if damage == "missing":
        pieces = np.delete(pieces, number)
    elif damage == "twice":
        pieces = np.append(pieces, pieces[number])
    elif damage == "moved":
        pieces[number] = shapely.intersection(affinity.translate(pieces[number], far, far / 2), OUTLINE)
    united = shapely.union_all(pieces)
    gap, overlap = OUTLINE.area - united.area, shapely.area(pieces).sum() - united.area
    if is_tiled(OUTLINE, pieces, TOLERANCE):
        assert max(gap, overlap) <= TOLERANCE
    elif damage == "nothing":
        raise AssertionError("a plain cut should be seen as one")
