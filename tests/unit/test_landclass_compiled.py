"""The loops that numba compiles against numpy: the same bits, and numpy alone where numba is not there."""

from __future__ import annotations

import sys
import time
from threading import Event

import numpy as np
import pytest
import shapely
from coverage_maker import make_ground, make_units
from survey_rows import survey_of

from mine_restoration.core.geodesy.equal_area import edges_of
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.landclass import edge_pairs_compiled, overlap
from mine_restoration.core.landclass.attach import attach
from mine_restoration.core.landclass.edge_pairs import Bins, Runs, shared_by
from mine_restoration.core.landclass.pairs import pairs_of
from mine_restoration.core.landclass.survey import SurveyLayer
from mine_restoration.core.progress import Stopped, go_on
from mine_restoration.core.unit import Unit

PLANE = Plane(39, 3, prefixed=True)
LAYER = SurveyLayer("DLTB", frozenset(["BSM", "DLBM", "TBMJ", "KCXS", "SJNF"]), has_index=True)


@pytest.fixture
def loops():
    """The loops, to be looked for anew afterwards."""
    edge_pairs_compiled._making.cache_clear()
    yield edge_pairs_compiled
    edge_pairs_compiled._making.cache_clear()


def scene(seed, tees):
    ground = make_ground([seed, 3], PLANE, (-70_000.0, 0.0, 110_000.0)[seed % 3], count=80, tees=tees)
    return ground, [shape for _, shape in make_units([seed, 4], ground, 52)]


@pytest.mark.parametrize("seed", range(4))
def test_the_same_bits(loops, seed):
    """Units of all kinds, along edges and in corners, on a survey with and without T-junctions."""
    assert loops.is_ready(go_on)
    ground, units = scene(seed, tees=seed % 2 == 1)
    parts = shapely.get_parts(units)
    pairs = pairs_of(parts, ground.polygons, go_on)
    unit, polygon = pairs.unit[~pairs.inside], pairs.polygon[~pairs.inside]
    bins, runs = Bins(edges_of(parts, PLANE)), Runs(edges_of(ground.polygons, PLANE))
    area, knot = shared_by(unit, polygon, bins, runs)
    area_too, knot_too = loops.shared_by_loops(unit, polygon, bins, runs)
    assert len(area) > 100
    assert np.count_nonzero(area) > 50
    assert np.count_nonzero(knot) > 50
    np.testing.assert_array_equal(area_too, area)
    np.testing.assert_array_equal(knot_too, knot)


def test_much_work_goes_through_the_loops_and_gives_the_same(loops, monkeypatch):
    ground, shapes = scene(1, tees=False)
    units = [Unit(f"U{i}", shape) for i, shape in enumerate(shapes)]
    plain = attach(units, survey_of(LAYER, ground.rows), PLANE)
    calls = []

    def counted(*arguments):
        calls.append(len(arguments[0]))
        return loops.shared_by_loops(*arguments)

    monkeypatch.setattr(overlap, "WORTH", 0)
    monkeypatch.setattr(overlap, "shared_by_loops", counted)
    compiled = attach(units, survey_of(LAYER, ground.rows), PLANE)
    assert sum(calls) > 100
    assert (compiled.summary, compiled.totals) == (plain.summary, plain.totals)


def test_without_numba_numpy_does_it(loops, monkeypatch):
    monkeypatch.setitem(sys.modules, "numba", None)
    monkeypatch.setattr(overlap, "WORTH", 0)
    assert not loops.is_ready(go_on)
    ground, shapes = scene(2, tees=False)
    attached = attach([Unit("U", shapes[0])], survey_of(LAYER, ground.rows), PLANE)
    assert attached.summary


def test_cancel_is_answered_while_the_loops_are_made(loops, monkeypatch):
    waiting = Event()
    monkeypatch.setattr(edge_pairs_compiled._Making, "run", lambda self: waiting.wait(10))
    looks = []

    def stop_at_the_second_look(part):
        looks.append(part)
        return len(looks) < 2

    start = time.perf_counter()
    with pytest.raises(Stopped):
        loops.is_ready(stop_at_the_second_look)
    waiting.set()
    assert time.perf_counter() - start < 2
