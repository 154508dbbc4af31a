"""Random hills and lines: what is seen, cell by cell, against lines of sight drawn one by one in numpy.

``SIGHT_CASES`` is the number of terrains a run; ``SIGHT_SEED`` gives other ones.
"""

from __future__ import annotations

import os

import numpy as np
import pytest
import shapely
from osgeo import gdal, ogr, osr
from qgis.core import QgsVectorLayer
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from mine_restoration.core.geodesy.area import official_area
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.processing.checkzones import CheckZones
from mine_restoration.processing.visiblerange import VisibleRange

CASES = int(os.environ.get("SIGHT_CASES", "9"))
SEED = int(os.environ.get("SIGHT_SEED", "20261122"))
PLANE = Plane(44, 3, True)
WEST, NORTH = 44_498_000.0, 4_921_000.0
ROWS, COLUMNS = 31, 36
RADIUS = 6_378_137.0
HOLE = -9999.0
TOUCHING = 0.02
"""By so much of a cell's side a line of sight may miss the ground for both answers to be right: GDAL takes the highest
ground before a cell from its neighbours, the oracle from where the line crosses rows and columns."""
ODD = 0.01
"""In so many of the cells the two ways differ by more, as the help says."""


def hills(chance, cell):
    down, right = np.mgrid[0:ROWS, 0:COLUMNS]
    ground = np.full((ROWS, COLUMNS), 300.0)
    for _ in range(14):
        row, column, width = chance.uniform(0, ROWS), chance.uniform(0, COLUMNS), chance.uniform(4, 10)
        ground += chance.uniform(-0.8, 1.4) * cell * np.exp(-((down - row) ** 2 + (right - column) ** 2) / width**2)
    return ground.astype(np.float32)


class Terrain:
    def __init__(self, ground, cell):
        self.ground, self.cell = ground.astype(float), cell
        self.east = WEST + (np.arange(COLUMNS) + 0.5) * cell
        self.north = NORTH - (np.arange(ROWS) + 0.5) * cell

    def cell_of(self, point):
        return int((NORTH - point.y) // self.cell), int((point.x - WEST) // self.cell)

    def between(self, rows, columns):
        """Heights at broken rows and columns, linear between the middles of cells."""
        top, left = np.floor(rows + 1e-9).astype(int), np.floor(columns + 1e-9).astype(int)
        down, right = rows - top, columns - left
        low, far = np.minimum(top + 1, ROWS - 1), np.minimum(left + 1, COLUMNS - 1)
        g = self.ground
        return (g[top, left] * (1 - down) + g[low, left] * down) * (1 - right) + (
            g[top, far] * (1 - down) + g[low, far] * down
        ) * right

    def above(self, station, eye, target, refraction):
        """By how many metres each cell's target clears the ground before it; the station's neighbours: infinite."""
        row, column = station
        drop = (1 - refraction) / (2 * RADIUS)
        clear = np.full((ROWS, COLUMNS), np.inf)
        eyes = self.ground[row, column] + eye
        for i in range(ROWS):
            for j in range(COLUMNS):
                steps = {k / abs(i - row) for k in range(1, abs(i - row))}
                steps |= {k / abs(j - column) for k in range(1, abs(j - column))}
                if not steps:
                    continue
                part = np.array(sorted(steps))
                way = np.hypot(i - row, j - column) * self.cell
                before = self.between(row + (i - row) * part, column + (j - column) * part) - drop * (way * part) ** 2
                steepest = ((before - eyes) / part).max()
                clear[i, j] = self.ground[i, j] + target - drop * way**2 - eyes - steepest
        return clear

    def far(self, station):
        return np.hypot(self.east[None, :] - self.east[station[1]], self.north[:, None] - self.north[station[0]])

    @property
    def middles(self):
        return shapely.points(*np.meshgrid(self.east, self.north))


def write_dem(path, ground, cell):
    raster = gdal.GetDriverByName("GTiff").Create(str(path), COLUMNS, ROWS, 1, gdal.GDT_Float32)
    raster.SetGeoTransform((WEST, cell, 0, NORTH, 0, -cell))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(PLANE.epsg)
    raster.SetSpatialRef(reference)
    raster.GetRasterBand(1).SetNoDataValue(HOLE)
    raster.GetRasterBand(1).SetUnitType("m")
    raster.GetRasterBand(1).WriteArray(np.where(np.isnan(ground), HOLE, ground))
    return str(path)


def write_layer(path, geometries, fields=None, epsg=PLANE.epsg):
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    data = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = data.CreateLayer(path.stem, reference, ogr.wkbUnknown)
    fields = fields or [{} for _ in geometries]
    for name in fields[0] if fields else ():
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    for geometry, values in zip(geometries, fields):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkb(shapely.to_wkb(geometry)))
        for name, value in values.items():
            feature.SetField(name, value)
        layer.CreateFeature(feature)
    return str(path)


def rows_of(path):
    layer = QgsVectorLayer(path, "x", "ogr")
    assert layer.isValid()
    return list(layer.getFeatures())


def shape_of(row):
    return shapely.from_wkb(bytes(row.geometry().asWkb()))


def union_of(path):
    return shapely.union_all([shape_of(row) for row in rows_of(path)])


def few(cells):
    return np.count_nonzero(cells) <= ODD * cells.size


def random_look(chance, cell):
    """A line, a pond or points somewhere on the terrain, and how one looks."""
    inside = [WEST + 3 * cell, NORTH - (ROWS - 3) * cell], [WEST + (COLUMNS - 3) * cell, NORTH - 3 * cell]
    ends = np.round(chance.uniform(*inside, (3, 2)), 2)
    kind = chance.choice(["line", "line", "pond", "point"])
    shape = {"line": LineString(ends), "pond": Polygon(ends), "point": Point(ends[0])}[kind]
    given = {
        "DISTANCE": float(np.round(chance.uniform(5, 60) * cell)),
        "OBSERVER_HEIGHT": float(np.round(chance.uniform(0.5, 3) * cell / 10, 2)),
        "TARGET_HEIGHT": float(chance.choice([0.0, 0.0, 2.0])),
        "SPACING": float(np.round(chance.uniform(2, 8) * cell)),
        "REFRACTION": float(chance.choice([0.14286, 0.0, 0.25])),
    }
    return kind, shape, given


@pytest.mark.parametrize("number", range(CASES))
def test_seen_hidden_and_unknown_are_those_of_lines_of_sight(number, ask, tmp_path):
    chance = np.random.default_rng([SEED, number])
    cell = float(chance.choice([10.0, 25.0, 30.0]))
    ground = hills(chance, cell)
    kind, shape, given = random_look(chance, cell)
    holes = np.zeros(ground.shape, dtype=bool)
    if number % 3 == 2:
        row, column = chance.integers(5, 30, 2)
        holes[row : row + 6, column : column + 5] = True
    results, problem = ask(
        VisibleRange,
        LINES=write_layer(tmp_path / "lines.gpkg", [shape]),
        DEM=write_dem(tmp_path / "dem.tif", np.where(holes, np.nan, ground), cell),
        **given,
    )
    assert problem == ""
    terrain = Terrain(ground, cell)

    # Observers: from end to end of the outline, no farther from each other than told, and each on it.
    observers = [shape_of(row) for row in rows_of(results["OBSERVERS"])]
    assert len(observers) == results["OBSERVER_COUNT"]
    outline = shape.exterior if kind == "pond" else shape
    assert max(outline.distance(one) for one in observers) < 0.01
    if kind != "point":
        along = sorted(outline.project(one) for one in observers)
        steps = np.diff([*along, along[0] + outline.length] if kind == "pond" else along)
        # A line is sampled no finer than its cells: two observers in one cell are one.
        assert steps.max() <= max(given["SPACING"], 1.5 * cell) + 0.01
        if kind == "line":
            assert along[0] <= 1.5 * cell
            assert outline.length - along[-1] <= 1.5 * cell

    # What can, what must and what may be seen.
    surely, perhaps = np.zeros(ground.shape, dtype=bool), np.zeros(ground.shape, dtype=bool)
    blind = False
    for one in observers:
        station = terrain.cell_of(one)
        if holes[station]:
            blind = True
            continue
        clear = terrain.above(station, given["OBSERVER_HEIGHT"], given["TARGET_HEIGHT"], given["REFRACTION"])
        far = terrain.far(station)
        surely |= (clear > TOUCHING * cell) & (far <= given["DISTANCE"] - 1.5 * cell)
        perhaps |= (clear > -TOUCHING * cell) & (far <= given["DISTANCE"] + 1.5 * cell)
    seen_ground, unknown_ground = union_of(results["OUTPUT"]), union_of(results["UNKNOWN"])
    shapely.prepare(seen_ground)
    shapely.prepare(unknown_ground)
    seen, unknown = (shapely.intersects(shape, terrain.middles) for shape in (seen_ground, unknown_ground))
    assert not (seen & unknown).any()
    assert seen_ground.intersection(unknown_ground).area == pytest.approx(0, abs=1e-3)
    assert not seen[holes].any()
    if not holes.any():
        assert not unknown.any()
        assert few(surely & ~seen), (given, np.argwhere(surely & ~seen))
        assert few(seen & ~perhaps), (given, np.argwhere(seen & ~perhaps))
        assert surely.any()
    else:
        # Whatever stands in the holes: what is told to be seen is seen, what is told to be hidden is hidden.
        reach = shapely.distance(outline, terrain.middles) < given["DISTANCE"] - 1.5 * cell
        assert unknown[holes & reach].all()
        for height in (-500.0, 5000.0):
            other = Terrain(np.where(holes, height, ground), cell)
            possible = np.zeros(ground.shape, dtype=bool)
            certain = np.zeros(ground.shape, dtype=bool)
            for one in observers:
                station = other.cell_of(one)
                if not holes[station]:
                    clear = other.above(station, given["OBSERVER_HEIGHT"], given["TARGET_HEIGHT"], given["REFRACTION"])
                    far = other.far(station)
                    possible |= (clear > -TOUCHING * cell) & (far <= given["DISTANCE"] + 1.5 * cell)
                    certain |= (clear > TOUCHING * cell) & (far <= given["DISTANCE"] - 1.5 * cell)
            assert few(seen & ~possible), (number, height, np.argwhere(seen & ~possible))
            hidden = ~seen & ~unknown
            assert few(hidden & certain & ~holes), (number, height, np.argwhere(hidden & certain & ~holes))
        if blind:
            assert unknown.any()

    # The figures are those of the ground.
    count = gdal.Open(results["COUNT"])
    frame, counts = count.GetGeoTransform(), count.ReadAsArray()
    rows = np.floor((frame[3] - terrain.north) / -frame[5]).astype(int)
    columns = np.floor((terrain.east - frame[0]) / frame[1]).astype(int)
    down = (rows >= 0) & (rows < counts.shape[0])
    across = (columns >= 0) & (columns < counts.shape[1])
    grid = np.full(ground.shape, -1)
    grid[np.ix_(down, across)] = counts[np.ix_(rows[down], columns[across])]
    assert ((grid > 0) == seen).all()
    assert grid.max() <= len(observers)
    official = sum(
        official_area(part, PLANE)
        for row in rows_of(results["OUTPUT"])
        for part in [MultiPolygon(list(shapely.get_parts(shape_of(row))))]
    )
    assert results["SEEN_HA"] == pytest.approx(official / 1e4, abs=1e-4 * (1 + len(rows_of(results["OUTPUT"]))))


@pytest.mark.parametrize(("height", "refraction"), [(2.0, 0.0), (2.0, 0.14286), (5.0, 0.25)])
def test_over_flat_ground_one_sees_to_the_horizon(height, refraction, ask, tmp_path):
    """The horizon of a sphere: the root of 2 R h / (1 - k)."""
    cell = 500.0
    ground = np.full((ROWS, COLUMNS), 10.0, dtype=np.float32)
    eye = Point(WEST + 3.5 * cell, NORTH - 15.5 * cell)
    results, problem = ask(
        VisibleRange,
        LINES=write_layer(tmp_path / "eye.gpkg", [eye]),
        DEM=write_dem(tmp_path / "dem.tif", ground, cell),
        DISTANCE=15_000,
        OBSERVER_HEIGHT=height,
        REFRACTION=refraction,
    )
    assert problem == ""
    horizon = np.sqrt(2 * RADIUS * height / (1 - refraction))
    (row,) = rows_of(results["OUTPUT"])
    along = shape_of(row).intersection(LineString([eye, (eye.x + 15_000, eye.y)]))
    assert along.length == pytest.approx(horizon, abs=1.6 * cell)
    assert horizon < 12_000


@pytest.mark.parametrize("number", range(max(2, CASES // 3)))
def test_the_share_of_a_verdict_is_what_one_sees_of_the_unit(number, ask, tmp_path):
    """Units of whole cells: the share is a number of cells. Where the terrain is unknown nobody is free."""
    chance = np.random.default_rng([SEED, number, 1])
    cell = 30.0
    ground = hills(chance, 2.5 * cell)
    ground[12, :] += 60  # A wall that hides what is behind.
    road = LineString(np.round([[WEST + 100, NORTH - 100 * chance.uniform(1, 8)], [WEST + 900, NORTH - 300]], 2))
    holes = np.zeros(ground.shape, dtype=bool)
    if number % 2:
        holes[:, 26:29] = True
    starts = [(int(a), int(b)) for a, b in zip(chance.integers(0, ROWS - 5, 25), chance.integers(0, COLUMNS - 5, 25))]
    boxes = [box(WEST + b * cell, NORTH - (a + 5) * cell, WEST + (b + 5) * cell, NORTH - a * cell) for a, b in starts]
    dem = write_dem(tmp_path / "dem.tif", np.where(holes, np.nan, ground), cell)
    lines = write_layer(tmp_path / "road.gpkg", [road])
    county = write_layer(tmp_path / "county.gpkg", [box(WEST - 5000, NORTH - 8000, WEST + 8000, NORTH + 5000)])
    units = write_layer(tmp_path / "units.gpkg", boxes, [{"unit_id": f"U{i}"} for i in range(len(boxes))])
    looked, problem = ask(
        VisibleRange, LINES=lines, DEM=dem, DISTANCE=1000, OBSERVER_HEIGHT=1.6, SPACING=50, REFRACTION=0.14286
    )
    assert problem == ""
    seen, unknown = union_of(looked["OUTPUT"]), union_of(looked["UNKNOWN"])
    out = {name: str(tmp_path / f"{name}.gpkg") for name in ("HITS", "VERDICTS", "FINDINGS")}
    checked, problem = ask(
        CheckZones,
        UNITS=units,
        ZONES=[lines],
        DEM=dem,
        COVERAGE=county,
        REPORT=None,
        REPORT_PDF=None,
        MAPS=False,
        **out,
    )
    assert problem == ""
    verdicts = {row["unit_id"]: row for row in rows_of(checked["VERDICTS"]) if row["rule_id"] == "lx_gl"}
    assert len(verdicts) == len(boxes)
    told = set()
    for i, shape in enumerate(boxes):
        row = verdicts[f"U{i}"]
        part = seen.intersection(shape).area / shape.area
        left = unknown.intersection(shape).area / shape.area
        where = (number, i, row["outcome"], row["reason"], row["share"], part, left)
        if part > 1e-6:
            assert row["outcome"] == "R6", where
            assert row["share"] == pytest.approx(part, abs=2e-5), where
            assert ("partly_outside_terrain" in str(row["reason"])) is (left > 1e-6), where
        elif left > 1e-6:
            assert (row["outcome"], row["reason"]) == ("not_checked", "outside_terrain"), where
        else:
            assert (row["outcome"], row["share"]) == ("R0", 0), where
        told.add(row["outcome"])
        assert "mode=line_of_sight" in row["parameters"]
    assert "R6" in told
