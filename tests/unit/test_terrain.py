"""The cells of a terrain and where observers stand."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import GeometryCollection, LineString, MultiLineString, MultiPoint, Point, Polygon, box

from mine_restoration.core.terrain.grid import Grid, Terrain
from mine_restoration.core.terrain.observers import stations

GRID = Grid(1000.0, 2000.0, 30.0, 20.0, 7, 5)
SQUARE = box(0, 0, 100, 100)
LAKE = Polygon([(0, 0), (400, 0), (400, 400), (0, 400)], [[(100, 100), (100, 200), (200, 200), (200, 100)]])


def test_cells_of_points():
    points = np.array([[1000.1, 1999.9], [1030.1, 1979.9], [1209.9, 1900.1], [999.9, 2000.1]])
    assert GRID.cells_of(points).tolist() == [[0, 0], [1, 1], [4, 6], [-1, -1]]
    assert GRID.bounds == (1000, 1900, 1210, 2000)


@given(st.integers(0, 10**6))
def test_cells_in_a_box_are_those_that_it_meets(seed):
    rng = np.random.default_rng(seed)
    west, south = rng.uniform(950, 1250), rng.uniform(1850, 2050)
    bounds = (west, south, west + rng.uniform(0.1, 120), south + rng.uniform(0.1, 90))
    top, left, bottom, right = GRID.cells_in(np.array([bounds]))[0].tolist()
    met = {
        (row, column)
        for row in range(5)
        for column in range(7)
        if GRID.part(row, column, 1, 1).ground().intersection(box(*bounds)).area > 0
    }
    assert met <= {(row, column) for row in range(top, bottom) for column in range(left, right)}
    assert len(met) == max(bottom - top, 0) * max(right - left, 0)


@given(st.integers(0, 10**6))
def test_a_grid_over_bounds_has_the_same_cells(seed):
    rng = np.random.default_rng(seed)
    west, south = rng.uniform(-9000, 9000, 2)
    bounds = (west, south, west + rng.uniform(0.1, 500), south + rng.uniform(0.1, 500))
    grid = GRID.over(bounds)
    assert grid.ground().buffer(1e-6).covers(box(*bounds))
    assert (grid.west - GRID.west) / 30 == pytest.approx(round((grid.west - GRID.west) / 30), abs=1e-9)
    assert (grid.north - GRID.north) / 20 == pytest.approx(round((grid.north - GRID.north) / 20), abs=1e-9)
    assert grid.columns * 30 < bounds[2] - bounds[0] + 61
    assert grid.rows * 20 < bounds[3] - bounds[1] + 41


def test_terrain_over_bounds_is_a_part_of_it():
    terrain = Terrain(GRID, np.arange(35, dtype=np.float32).reshape(5, 7))
    part = terrain.over((1031, 1921, 1089, 1979))
    assert part.heights.tolist() == [[8, 9], [15, 16], [22, 23]]
    assert part.grid.bounds == (1030, 1920, 1090, 1980)


@given(st.integers(0, 10**6), st.floats(0.5, 300))
def test_observers_along_a_line_are_no_farther_apart_than_asked(seed, spacing):
    line = LineString(np.random.default_rng(seed).uniform(0, 1000, (6, 2)))
    places = shapely.points(stations(line, spacing))
    assert shapely.distance(places, line).max() < 1e-6
    measures = shapely.line_locate_point(line, places)
    assert len(places) == np.ceil(line.length / spacing) + 1
    assert {tuple(one) for one in stations(line, spacing)[[0, -1]].round(6)} == {
        tuple(np.round(line.coords[end], 6)) for end in (0, -1)
    }
    if line.is_simple:
        assert np.diff(np.sort(measures)).max() <= spacing + 1e-6


def test_observers_stand_around_polygons_and_islands():
    places = stations(LAKE, 50)
    assert len(places) == (1600 + 400) / 50
    assert shapely.distance(shapely.points(places), LAKE.boundary).max() < 1e-9
    assert len(np.unique(places.round(6), axis=0)) == len(places)


@pytest.mark.parametrize("turned", [False, True])
def test_an_offset_leads_out_of_a_polygon_and_onto_islands(turned):
    lake = shapely.reverse(LAKE) if turned else LAKE
    places = shapely.points(stations(lake, 20, 10))
    assert not shapely.intersects(places, lake).any()
    away = shapely.distance(places, lake)
    assert np.median(away) == pytest.approx(10)
    assert away.max() <= 10 + 1e-9
    assert shapely.intersects(places, Polygon(LAKE.interiors[0])).sum() >= 16


def test_an_offset_of_a_line_is_on_both_sides():
    places = stations(LineString([(0, 0), (100, 0)]), 25, 6)
    assert sorted(map(tuple, places.round(6).tolist())) == sorted(
        (x, y) for x in (0.0, 25.0, 50.0, 75.0, 100.0) for y in (-6.0, 6.0)
    )


def test_every_kind_of_geometry_gives_observers():
    mixed = GeometryCollection([Point(5, 5), MultiPoint([(1, 1), (2, 2)]), LineString([(0, 0), (10, 0)]), SQUARE])
    assert len(stations(mixed, 10)) == 3 + 2 + 40
    assert len(stations(MultiLineString([[(0, 0), (10, 0)], [(0, 5), (20, 5)]]), 10)) == 2 + 3
    height = LineString([(0, 0, 7), (10, 0, 9)])
    assert stations(height, 5).shape == (3, 2)


def test_nothing_gives_no_observers():
    for nothing in (Point(), LineString(), LineString([(3, 3), (3, 3)]), Polygon(), GeometryCollection()):
        assert stations(nothing, 10).shape == (0, 2)
