"""The loops that numba compiles against numpy: the same bits, and numpy alone where numba is not there."""

from __future__ import annotations

import sys
import time
from dataclasses import fields
from itertools import combinations
from threading import Event

import numpy as np
import pytest
import shapely
from coverage_maker import make_ground, make_units
from hypothesis import given
from hypothesis import strategies as st
from survey_rows import survey_of

from mine_restoration.core import compiled
from mine_restoration.core.geodesy.equal_area import Edges, edges_of
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.landclass.attach import attach
from mine_restoration.core.landclass.edge_pairs import Bins, Runs, shared_by, shared_by_loops
from mine_restoration.core.landclass.pairs import pairs_of
from mine_restoration.core.landclass.repair import are_valid
from mine_restoration.core.landclass.survey import SurveyLayer
from mine_restoration.core.progress import Stopped, go_on
from mine_restoration.core.unit import Unit

PLANE = Plane(39, 3, prefixed=True)
LAYER = SurveyLayer("DLTB", frozenset(["BSM", "DLBM", "TBMJ", "KCXS", "SJNF"]), has_index=True)


@pytest.fixture(scope="module")
def loops():
    return compiled.Loops()


@pytest.fixture
def anew():
    """The loops are to be looked for anew, and afterwards too."""
    compiled._making.cache_clear()
    yield
    compiled._making.cache_clear()


def scene(seed, tees):
    ground = make_ground([seed, 3], PLANE, (-70_000.0, 0.0, 110_000.0)[seed % 3], count=80, tees=tees)
    return ground, [shape for _, shape in make_units([seed, 4], ground, 52)]


def assert_same_edges(shapes, loops):
    plain, by_loops = edges_of(shapes, PLANE), edges_of(shapes, PLANE, loops)
    for field in fields(Edges):
        ours, theirs = getattr(by_loops, field.name), getattr(plain, field.name)
        assert ours.dtype == theirs.dtype, field.name
        np.testing.assert_array_equal(ours, theirs, field.name)
    return plain


@pytest.mark.parametrize("seed", range(4))
def test_the_same_bits(loops, seed):
    """Units of all kinds, along edges and in corners, on a survey with and without T-junctions."""
    ground, units = scene(seed, tees=seed % 2 == 1)
    parts = shapely.get_parts(units)
    pairs = pairs_of(parts, ground.polygons, go_on)
    unit, polygon = pairs.unit[~pairs.inside], pairs.polygon[~pairs.inside]
    bins = Bins(assert_same_edges(parts, loops))
    edges = assert_same_edges(ground.polygons, loops)
    area, knot = shared_by(unit, polygon, bins, Runs(edges))
    area_too, knot_too = shared_by_loops(unit, polygon, bins, edges, loops)
    assert len(area) > 100
    assert np.count_nonzero(area) > 50
    assert np.count_nonzero(knot) > 50
    np.testing.assert_array_equal(area_too, area)
    np.testing.assert_array_equal(knot_too, knot)


def test_the_same_edges_of_odd_shapes(loops):
    """Several parts, holes, edges that run due north or almost, nothing at all."""
    square = shapely.box(39_500_000, 4_000_000, 39_500_200, 4_000_200)
    holed = square.difference(shapely.box(39_500_050, 4_000_050, 39_500_060, 4_000_150))
    steep = shapely.Polygon([(39_500_000, 4e6), (39_500_000, 4e6 + 50), (39_500_000.00001, 4e6 + 50)])
    apart = shapely.MultiPolygon([holed, shapely.box(39_600_000, 4_000_000, 39_600_001, 4_000_001)])
    shapes = np.array([shapely.Polygon(), square, apart, None, steep, holed, shapely.MultiPolygon()], dtype=object)
    edges = assert_same_edges(shapes, loops)
    assert len(edges.steep) > 1
    assert (np.diff(edges.start) == 0).tolist() == [True, False, False, True, False, False, True]
    assert_same_edges(shapes[:0], loops)
    assert_same_edges(shapes[-1:], loops)


def sure(shapes, loops):
    """Which shapes the loops take for valid."""
    rings = np.array([1 + len(shape.interiors) if shape.geom_type == "Polygon" else 1 for shape in shapes])
    start = np.append(0, np.cumsum(shapely.get_num_coordinates(shapes)))
    return loops.are_valid(shapely.get_coordinates(shapes), start, rings)


rings = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=3, max_size=12)
coarse = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=6)


@given(rings, st.sampled_from([1.0, 1e-3, 0.1]), st.sampled_from([(0, 0), (39_500_000.3, 4_000_000.7)]))
def test_what_is_sure_is_valid(loops, corners, step, middle):
    """On a narrow grid most rings touch or cross themselves, double back or come twice to a corner."""
    shape = shapely.Polygon([(x * step + middle[0], y * step + middle[1]) for x, y in corners])
    if sure([shape], loops)[0]:
        assert shape.is_valid


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=6), min_size=2, max_size=4)
)
def test_what_is_sure_with_holes_is_valid(loops, outlines):
    """Holes that cross, touch, lie outside or in each other, and shells inside their holes."""
    shell, *holes = outlines
    for outer in (shell, [(-1, -1), (10, -1), (10, 10), (-1, 10)]):
        shape = shapely.Polygon(outer, holes)
        if sure([shape], loops)[0]:
            assert shape.is_valid


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(1, 3)), min_size=1, max_size=6))
def test_square_holes_are_sure_where_they_are_valid(loops, holes):
    """Where no two rings touch, so that GEOS need not look."""
    squares = [shapely.box(x + 0.1 * size, y, x + size * 1.05, y + size * 0.95) for x, y, size in holes]
    rings = shapely.get_exterior_ring(squares)
    shape = shapely.Polygon(shapely.box(-1, -1, 11, 11).exterior.coords, [ring.coords for ring in rings])
    apart = not any(a.intersects(b) for a, b in combinations(rings, 2))
    assert sure([shape], loops)[0] == (shape.is_valid and apart)


@given(st.lists(st.tuples(st.floats(0.2, 1), st.floats(0.01, 1)), min_size=3, max_size=60), st.booleans())
def test_rings_around_a_point_are_sure(loops, corners, crossed):
    """So that GEOS need not look; with two corners far from each other exchanged, it is asked what it thinks."""
    reach, turn = np.array(corners).T
    angle = np.cumsum(turn) / np.sum(turn) * 2 * np.pi
    if np.diff(angle, prepend=angle[-1] - 2 * np.pi).max() > 3:
        return
    ring = np.column_stack([reach * np.cos(angle), reach * np.sin(angle)]) * 100 + [39_500_000, 4_000_000]
    if crossed:
        ring[[0, len(ring) // 2]] = ring[[len(ring) // 2, 0]]
    shape = shapely.Polygon(ring)
    assert sure([shape], loops)[0] == shape.is_valid


@pytest.mark.parametrize("seed", range(8))
def test_long_rings_are_judged_like_short_ones(loops, seed):
    """The two banks of a winding road, some corners twice; where one bank is bent over the other, GEOS says no."""
    random = np.random.default_rng(seed)
    count = int(random.integers(100, 1500))
    along = np.arange(count) * 10.0
    middle = np.cumsum(random.normal(0, 3, count))
    banks = np.concatenate([np.column_stack([along, middle]), np.column_stack([along, middle + 8])[::-1]])
    ring = np.repeat(banks + np.array([39_500_000, 4_000_000]), random.integers(1, 3, len(banks)), axis=0)
    shapes = [shapely.Polygon(ring)]
    for place in random.integers(0, len(ring), 60):
        bent = ring.copy()
        bent[place, 1] += random.choice([-15, 15])
        shapes.append(shapely.Polygon(bent))
    valid = shapely.is_valid(shapes)
    assert 10 < np.count_nonzero(valid) < 50
    assert sure(shapes, loops).tolist() == valid.tolist()


def test_nothing_is_sure_by_mistake(loops):
    ring = np.array([(0, 0), (40, 0), (40, 30), (20, 10), (0, 30.0)])
    faults = {
        "bow-tie": ring[[0, 1, 4, 2, 3]],
        "spike": np.insert(ring, 2, [(40, 20), (60, 20), (40, 20)], axis=0),
        "twice": np.concatenate([ring, ring]),
        "touches an edge": np.concatenate([ring[:3], [(20, 0)], ring[4:]]),
        "touches a corner": np.concatenate([ring[:3], [(0, 0)], ring[4:]]),
        "no number": np.where(ring == 30, np.nan, ring),
        "endless": np.where(ring == 30, np.inf, ring),
        "flat": ring * [1, 0],
        "a point": ring * 0,
    }
    with np.errstate(invalid="ignore"):
        shapes = [shapely.Polygon(ring), *map(shapely.Polygon, faults.values())]
    assert sure(shapes, loops).tolist() == [True] + [False] * len(faults)
    hole = [(2, 1), (3, 1), (3, 2)]
    outside, in_a_hole = [(50, 1), (51, 1), (51, 2)], [(2.5, 1.1), (2.9, 1.1), (2.9, 1.5)]
    assert sure([shapely.Polygon(ring, [hole])], loops).tolist() == [True]
    twice = [np.repeat(one, 3, axis=0) for one in (ring, np.array(hole))]
    assert sure([shapely.Polygon(twice[0], [twice[1]])], loops).tolist() == [True]
    nested = shapely.MultiPolygon([shapely.Polygon(ring), shapely.Polygon(hole)])
    others = [shapely.Polygon(ring, [hole, in_a_hole]), shapely.Polygon(ring, [outside]), nested]
    # A hole that begins where the outer ring ends touches it.
    others.append(shapely.Polygon(ring, [[ring[0], (3, 1), (3, 2)]]))
    assert sure([*others, shapely.Polygon(), shapely.LineString(ring)], loops).tolist() == [False] * 6


def test_the_faults_of_a_survey_are_found_the_same_way(loops):
    ground, _ = scene(2, tees=False)
    shapes = ground.polygons.copy()
    for i in range(0, len(shapes), 3):
        corners = shapely.get_coordinates(shapely.get_exterior_ring(shapes[i]))
        corners[1], corners[2] = corners[2].copy(), corners[1].copy()
        shapes[i] = shapely.Polygon(corners)
    shapes[5] = None
    valid = are_valid(shapes, go_on, loops)
    np.testing.assert_array_equal(valid, shapely.is_valid(shapes))
    assert 0.5 < valid.mean() < 0.9


def test_much_work_goes_through_the_loops_and_gives_the_same(anew, monkeypatch):
    ground, shapes = scene(1, tees=False)
    units = [Unit(f"U{i}", shape) for i, shape in enumerate(shapes)]
    plain = attach(units, survey_of(LAYER, ground.rows), PLANE)
    assert not compiled._making.cache_info().currsize
    monkeypatch.setattr(compiled, "WORTH", 0)
    by_loops = attach(units, survey_of(LAYER, ground.rows), PLANE)
    assert compiled._making.cache_info().currsize
    assert (by_loops.summary, by_loops.totals) == (plain.summary, plain.totals)
    assert [found.code for found in by_loops.findings] == [found.code for found in plain.findings]
    loops = compiled.loops_for(0, go_on)
    for name in compiled.CALLED:
        # What is compiled beforehand, where Cancel is answered, is all that is needed.
        assert len(getattr(loops, name).signatures) == 1, name


def test_what_is_there_is_used_for_little_work_too(anew):
    assert compiled.loops_for(1, go_on) is None
    assert compiled.loops_for(compiled.WORTH, go_on) is not None
    assert compiled.loops_for(1, go_on) is not None


def test_without_numba_numpy_does_it(anew, monkeypatch):
    monkeypatch.setitem(sys.modules, "numba", None)
    monkeypatch.setattr(compiled, "WORTH", 0)
    assert compiled.loops_for(1, go_on) is None
    ground, shapes = scene(2, tees=False)
    attached = attach([Unit("U", shapes[0])], survey_of(LAYER, ground.rows), PLANE)
    assert attached.summary


def test_cancel_is_answered_while_the_loops_are_made(anew, monkeypatch):
    waiting = Event()
    monkeypatch.setattr(compiled._Making, "run", lambda self: waiting.wait(10))
    looks = []

    def stop_at_the_second_look(part):
        looks.append(part)
        return len(looks) < 2

    start = time.perf_counter()
    with pytest.raises(Stopped):
        compiled.loops_for(compiled.WORTH, stop_at_the_second_look)
    waiting.set()
    assert time.perf_counter() - start < 2
