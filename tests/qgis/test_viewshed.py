"""What is seen of a terrain, against lines of sight drawn one by one, formulas for cones and ridges, and QGIS."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from line_of_sight import RADIUS, clearance
from osgeo import gdal

from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.progress import Stopped, go_on
from mine_restoration.core.terrain.grid import Grid, Terrain
from mine_restoration.gis.terrain.outlines import outlines
from mine_restoration.gis.terrain.viewshed import OUT_OF_REACH, Look, count_seen

PLANE = Plane(44, 3, True)
WEST, NORTH = 44427000.0, 4922500.0


def terrain_of(heights, cell=(30.0, 30.0)):
    rows, columns = heights.shape
    return Terrain(Grid(WEST, NORTH, *cell, columns, rows), heights.astype(np.float32))


def middle(terrain, *cells):
    """The middles of cells (row, column) in the plane."""
    grid = terrain.grid
    return np.array([(WEST + (c + 0.5) * grid.cell_x, NORTH - (r + 0.5) * grid.cell_y) for r, c in cells])


def look(terrain, *cells, distance=1e6, eye=1.5, target=0.0, curvature=6 / 7, boxes=None):
    return count_seen(
        terrain, PLANE, middle(terrain, *cells), Look(distance, eye, target, curvature), go_on, boxes=boxes
    )


def hills(seed, size=61, height=12.0, width=5):
    """Smooth ground: noise, averaged several times."""
    ground = np.random.default_rng(seed).normal(0, 1, (size + 6 * width, size + 6 * width))
    for axis in (0, 1):
        for _ in range(3):
            ground = np.apply_along_axis(np.convolve, axis, ground, np.ones(width) / width, mode="same")
    ground = ground[3 * width : 3 * width + size, 3 * width : 3 * width + size]
    return ground / ground.std() * height


@pytest.mark.parametrize(
    ("cell", "eye", "target", "curvature"),
    [((30.0, 30.0), 1.5, 0.0, 6 / 7), ((30.0, 20.0), 10.0, 0.0, 0.0), ((12.5, 12.5), 2.0, 3.0, 6 / 7)],
)
def test_lines_of_sight_one_by_one(qgis_app, cell, eye, target, curvature):
    """GDAL's planes of sight lie near the lines; where a line just touches the ground they may differ."""
    shares = []
    for seed in range(6):
        terrain = terrain_of(hills(seed), cell)
        stations = np.random.default_rng(seed).integers(0, 61, (2, 2)).tolist()
        for station in [(30, 30), *map(tuple, stations)]:
            above = clearance(terrain.heights, station, eye, target, curvature, cell)
            seen = look(terrain, station, eye=eye, target=target, curvature=curvature).count == 1
            wrong = seen != (above >= 0)
            assert not wrong[np.abs(above) > 7].any()
            shares.append(wrong.mean())
    assert np.mean(shares) < 0.006
    assert np.max(shares) < 0.02


def test_a_cone_from_its_top_is_seen_whole(qgis_app):
    """GDAL up to 3.9 on its own sees two per cent of it."""
    down, right = np.mgrid[-40:41, -40:41] * 30.0
    for slope in (0.02, 0.2, 1.0):
        seen = look(terrain_of(-slope * np.hypot(down, right)), (40, 40), curvature=0.0)
        assert (seen.count == 1).all()
        assert not seen.unknown.any()


@pytest.mark.parametrize("station", [(60, 10), (45, 70), (5, 5)])
def test_a_cone_from_its_side(qgis_app, station):
    """A cone is convex: one sees the points whose tangent plane passes below the eye."""
    slope, eye = 0.25, 4.0
    down, right = np.mgrid[-40:41, -40:41] * 30.0
    radius = np.hypot(down, right)
    heights = -slope * radius
    seen = look(terrain_of(heights), station, eye=eye, curvature=0.0).count == 1
    toward = (down * down[station] + right * right[station]) / np.maximum(radius, 1)
    above = heights[station] + eye + slope * toward
    above[40, 40] = 0  # its top has no tangent plane and is always seen
    assert (seen == (above >= 0))[np.abs(above) > 3].all()
    assert (seen != (above >= 0)).mean() < 0.01


@pytest.mark.parametrize("along", ["rows", "columns"])
def test_a_ridge(qgis_app, along):
    """From x0 on one side the eye sees that side, and of the other what stands above the line over the crest."""
    slope, eye, target, x0 = 0.1, 1.5, 30.0, 300.0
    x = (np.arange(81) - 40) * 30.0
    heights = np.tile(-slope * np.abs(x), (81, 1))
    terrain = terrain_of(heights if along == "rows" else heights.T)
    station = (40, 50) if along == "rows" else (50, 40)
    seen = look(terrain, station, eye=eye, target=target, curvature=0.0).count == 1
    eyes = -slope * x0 + eye
    far = np.minimum(x, 0)
    over_crest = eyes + x0 / (x0 - far) * (slope * far + target - eyes)
    expected = np.where(x < 0, over_crest >= 0, True)
    assert expected.sum() not in (0, 81), "the case decides nothing"
    assert (seen == (expected if along == "rows" else expected[:, None])).all()


@pytest.mark.parametrize("refraction", [0.0, 1 / 7])
def test_the_horizon_of_the_sea(qgis_app, refraction):
    eye, cell = 1.5, 100.0
    terrain = terrain_of(np.zeros((3, 121)), (cell, cell))
    seen = look(terrain, (1, 60), eye=eye, curvature=1 - refraction).count[1] == 1
    horizon = np.sqrt(2 * RADIUS * eye / (1 - refraction))
    away = np.abs(np.arange(121) - 60) * cell
    assert seen[away < horizon - cell].all()
    assert not seen[away > horizon + cell].any()


def test_as_far_as_the_distance_and_no_farther(qgis_app):
    terrain = terrain_of(np.zeros((81, 81)), (30.0, 20.0))
    down, right = np.mgrid[-40:41, -40:41]
    away = np.hypot(down * 20.0, right * 30.0)
    for distance in (10.0, 25.0, 300.0, 700.5):
        count = look(terrain, (40, 40), distance=distance).count
        assert ((count == 1) == (away <= distance)).all()
        assert ((count == OUT_OF_REACH) == (away > distance)).all()


def test_a_distance_shorter_than_a_cell_shows_the_observers_own_cells(qgis_app):
    count = look(terrain_of(np.zeros((3, 9))), (1, 3), (1, 4), (1, 6), distance=20).count
    assert count.tolist() == [[-1] * 9, [-1, -1, -1, 1, 1, -1, 1, -1, -1], [-1] * 9]


def test_counts_are_those_of_the_observers_one_by_one(qgis_app):
    terrain = terrain_of(hills(7))
    cells = [(10, 10), (10, 11), (50, 30), (0, 60), (10, 10)]
    together = look(terrain, *cells, distance=900)
    one_by_one = [look(terrain, cell, distance=900).count for cell in cells]
    assert (together.count == np.where(np.max(one_by_one, 0) < 0, -1, np.maximum(one_by_one, 0).sum(0))).all()
    assert together.observers == 5
    assert together.count.max() >= 2


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 4))
def test_only_the_ground_that_is_asked_for_and_the_same_there(qgis_app, seed, boxes):
    rng = np.random.default_rng(seed)
    terrain = terrain_of(hills(seed, 41))
    cells = [tuple(cell) for cell in rng.integers(0, 41, (5, 2)).tolist()]
    corner = rng.uniform(0, 38 * 30, (boxes, 2))
    size = rng.uniform(1, 300, (boxes, 2))
    wanted = np.column_stack(
        [WEST + corner[:, 0], NORTH - corner[:, 1] - size[:, 1], WEST + (corner + size)[:, 0], NORTH - corner[:, 1]]
    )
    whole, part = look(terrain, *cells, distance=600), look(terrain, *cells, distance=600, boxes=wanted)
    there = np.zeros((41, 41), dtype=bool)
    for west, south, east, north in wanted:
        cell = shapely.box(west, south, east, north)
        for row in range(41):
            for column in range(41):
                there[row, column] |= cell.intersects(shapely.box(*terrain.grid.part(row, column, 1, 1).bounds))
    touched = there & (part.count != whole.count)
    assert not touched.any()
    assert (part.count[~there] == OUT_OF_REACH).mean() > 0.98  # boxes that just touch a cell


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6))
def test_what_stands_in_a_gap_changes_nothing_that_is_told(qgis_app, seed):
    """Whatever heights fill the gaps: what is seen stays seen, what is hidden stays hidden."""
    rng = np.random.default_rng(seed)
    heights = hills(seed, 31, height=rng.uniform(2, 30))
    gaps = hills(seed + 1, 31, height=1.0) > rng.uniform(0.8, 1.8)
    cells = [tuple(cell) for cell in rng.integers(0, 31, (3, 2)).tolist()]
    told = look(terrain_of(np.where(gaps, np.nan, heights)), *cells, distance=700)
    for filling in (
        rng.uniform(-300, 300, heights.shape),
        np.full(heights.shape, -400.0),
        np.full(heights.shape, 900.0),
    ):
        filled = look(terrain_of(np.where(gaps, filling, heights)), *cells, distance=700).count
        assert (filled[told.count > 0] > 0).all()
        assert (filled[~told.unknown & (told.count == 0)] == 0).all()
        assert ((filled == OUT_OF_REACH) == (told.count == OUT_OF_REACH)).all()
    assert (gaps & (told.count != OUT_OF_REACH) <= told.unknown).all()


def test_an_observer_without_ground_sees_nobody_knows_what(qgis_app):
    heights = np.zeros((21, 21))
    heights[10, 10] = np.nan
    told = look(terrain_of(heights), (10, 10), distance=150)
    assert (told.blind, told.observers) == (1, 1)
    assert (told.unknown == (told.count != OUT_OF_REACH)).all()
    assert told.unknown.sum() == 81  # cells within five
    assert (told.count <= 0).all()


def test_cell_by_cell_as_the_viewshed_of_qgis(plugin, tmp_path):
    """In hollows, where the versions of GDAL agree."""
    from qgis import processing

    heights = hills(3, 81, 20.0).astype(np.float32)
    hollows = [
        (r, c)
        for r in range(1, 80)
        for c in range(1, 80)
        if heights[r, c] == heights[r - 1 : r + 2, c - 1 : c + 2].min()
    ]
    assert len(hollows) > 3
    terrain = terrain_of(heights)
    path = tmp_path / "dem.tif"
    raster = gdal.GetDriverByName("GTiff").Create(str(path), 81, 81, 1, gdal.GDT_Float32)
    raster.SetGeoTransform((WEST, 30, 0, NORTH, 0, -30))
    from osgeo import osr

    reference = osr.SpatialReference()
    reference.ImportFromEPSG(PLANE.epsg)
    raster.SetSpatialRef(reference)
    raster.GetRasterBand(1).WriteArray(heights)
    del raster
    for cell in hollows[:4]:
        east, north = middle(terrain, cell)[0]
        result = processing.run(
            "gdal:viewshed",
            {
                "INPUT": str(path),
                "BAND": 1,
                "OBSERVER": f"{east},{north} [EPSG:{PLANE.epsg}]",
                "OBSERVER_HEIGHT": 1.5,
                "TARGET_HEIGHT": 0.5,
                "MAX_DISTANCE": 1000,
                "OUTPUT": str(tmp_path / f"seen_{cell[0]}_{cell[1]}.tif"),
            },
        )
        theirs = gdal.Open(result["OUTPUT"])
        frame = theirs.GetGeoTransform()
        top, left = round((NORTH - frame[3]) / 30), round((frame[0] - WEST) / 30)
        ours = look(terrain, cell, distance=1000, target=0.5).count
        place = np.s_[top : top + theirs.RasterYSize, left : left + theirs.RasterXSize]
        seen = theirs.ReadAsArray() == 255
        assert seen.sum() > 20
        # Beside the observer GDAL is wrong by the earth's curvature, some hundredths of a millimetre.
        near = np.zeros((81, 81), dtype=bool)
        near[cell[0] - 1 : cell[0] + 2, cell[1] - 1 : cell[1] + 2] = True
        assert ((ours[place] == 1) == seen)[~near[place]].all()
        assert (ours == 1).sum() == ((ours == 1)[place]).sum()


def test_it_stops_when_told(qgis_app):
    with pytest.raises(Stopped):
        count_seen(
            terrain_of(hills(1)), PLANE, middle(terrain_of(hills(1)), (3, 3)), Look(900, 1, 0, 0), lambda part: False
        )


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.floats(0.2, 0.9))
def test_outlines_are_the_cells(qgis_app, seed, share):
    cells = np.random.default_rng(seed).random((13, 17)) < share
    grid = Grid(WEST, NORTH, 30.0, 20.0, 17, 13)
    found = outlines(cells, grid)
    assert shapely.is_valid(found).all()
    assert shapely.area(found).sum() == pytest.approx(cells.sum() * 600.0)
    whole = shapely.union_all(found)
    assert whole.area == pytest.approx(cells.sum() * 600.0)
    shapely.prepare(whole)
    for row in range(13):
        for column in range(17):
            assert whole.covers(shapely.box(*grid.part(row, column, 1, 1).bounds).centroid) == cells[row, column]


def test_no_cells_have_no_outline(qgis_app):
    assert outlines(np.zeros((3, 3), dtype=bool), Grid(0, 0, 1, 1, 3, 3)) == []
