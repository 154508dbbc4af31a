"""visiblerange through QGIS, and what the zone check sees over the same terrain."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from osgeo import gdal, ogr, osr
from qgis.core import QgsCoordinateTransformContext, QgsRasterLayer, QgsVectorLayer
from shapely.geometry import LineString, Point, box

from mine_restoration.core.geodesy.area import official_area
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.progress import Stopped, go_on
from mine_restoration.core.unit import Unit
from mine_restoration.core.zones.layers import ZoneFeature, ZoneLayer, usable_zones
from mine_restoration.core.zones.profile import load_profile
from mine_restoration.core.zones.rules import Viewing
from mine_restoration.gis.terrain.dem import open_dem
from mine_restoration.gis.terrain.viewer import viewer
from mine_restoration.processing.visiblerange import VisibleRange

PLANE = Plane(44, 3, True)
WEST, NORTH = 44427000.0, 4922500.0
COLUMNS, ROWS, CELL = 100, 80, 30.0
ROAD = LineString([(WEST + 1000, NORTH - 1200), (WEST + 2000, NORTH - 1250)])


def heights(seed=4):
    """Hills and valleys of some tens of metres."""
    rng = np.random.default_rng(seed)
    down, right = np.mgrid[0:ROWS, 0:COLUMNS]
    ground = np.zeros((ROWS, COLUMNS))
    for _ in range(25):
        row, column, width = rng.uniform(0, ROWS), rng.uniform(0, COLUMNS), rng.uniform(4, 12)
        ground += rng.uniform(-25, 35) * np.exp(-((down - row) ** 2 + (right - column) ** 2) / width**2)
    return ground + 500


@pytest.fixture
def make_dem(qgis_app, tmp_path):
    def make(ground, name="hills.tif", west=WEST, north=NORTH, epsg=PLANE.epsg, cell=CELL):
        path = str(tmp_path / name)
        raster = gdal.GetDriverByName("GTiff").Create(path, ground.shape[1], ground.shape[0], 1, gdal.GDT_Float32)
        raster.SetGeoTransform((west, cell, 0, north, 0, -cell))
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        raster.SetSpatialRef(reference)
        raster.GetRasterBand(1).SetNoDataValue(-9999)
        raster.GetRasterBand(1).SetUnitType("m")
        raster.GetRasterBand(1).WriteArray(np.where(np.isnan(ground), -9999, ground))
        return path

    return make


@pytest.fixture
def make_layer(qgis_app, tmp_path):
    """A file of geometries (``None``: a feature without one)."""

    def make(geometries, name="lines", epsg=PLANE.epsg):
        path = str(tmp_path / f"{name}.gpkg")
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        data = ogr.GetDriverByName("GPKG").CreateDataSource(path)
        layer = data.CreateLayer(name, reference, ogr.wkbUnknown if geometries else ogr.wkbLineString)
        for geometry in geometries:
            feature = ogr.Feature(layer.GetLayerDefn())
            if geometry is not None:
                feature.SetGeometry(ogr.CreateGeometryFromWkb(shapely.to_wkb(geometry)))
            layer.CreateFeature(feature)
        return path

    return make


def rows_of(path):
    layer = QgsVectorLayer(path, "x", "ogr")
    assert layer.isValid()
    return list(layer.getFeatures())


def shapes_of(path):
    return [shapely.from_wkb(bytes(row.geometry().asWkb())) for row in rows_of(path)]


def codes_of(results):
    return [row["code"] for row in rows_of(results["FINDINGS"])]


def test_polygons_counts_and_figures_agree(ask, make_dem, make_layer):
    results, problem = ask(VisibleRange, LINES=make_layer([ROAD]), DEM=make_dem(heights()), DISTANCE=900)
    assert problem == ""
    raster = gdal.Open(results["COUNT"])
    count, frame = raster.ReadAsArray(), raster.GetGeoTransform()
    assert raster.GetRasterBand(1).GetNoDataValue() == -1
    seen = shapes_of(results["OUTPUT"])
    assert shapely.is_valid(seen).all()
    assert shapely.area(seen).sum() == pytest.approx((count > 0).sum() * CELL**2)
    whole = shapely.union_all(seen)
    shapely.prepare(whole)
    middles = shapely.points(
        *np.meshgrid(
            frame[0] + (np.arange(raster.RasterXSize) + 0.5) * CELL,
            frame[3] - (np.arange(raster.RasterYSize) + 0.5) * CELL,
        )
    )
    assert (shapely.covers(whole, middles) == (count > 0)).all()
    far = shapely.distance(ROAD, middles) > 900 + CELL
    assert (count[far] == -1).all()
    assert 0.1 < (count > 0).sum() / (count >= 0).sum() < 0.95, "the terrain hides nothing or everything"
    assert count.max() <= results["OBSERVER_COUNT"] == 22  # 1001.2 m: 21 steps
    rows = rows_of(results["OUTPUT"])
    assert results["SEEN_HA"] == pytest.approx(sum(row["area_m2"] for row in rows) / 10000, abs=1e-4)
    assert rows[0]["area_m2"] == pytest.approx(official_area(seen[0], PLANE), abs=0.006)
    assert {row["lines"] for row in rows} == {"lines"}
    assert {(row["distance_m"], row["observer_m"], row["dem"], row["cell_m"]) for row in rows} == {
        (900, 1.6, "hills", "30")
    }
    assert results["UNKNOWN_HA"] == 0
    assert codes_of(results) == []
    observers = rows_of(results["OBSERVERS"])
    assert len(observers) == 22
    first = observers[0].geometry().asPoint()
    assert (first.x(), first.y()) == ROAD.coords[0]
    assert observers[0]["ground_m"] == pytest.approx(heights()[40, 33], abs=0.006)


def test_ground_without_heights_is_unknown_not_hidden(ask, make_dem, make_layer):
    ground = heights()
    ground[20:60, 60:] = np.nan
    whole, _ = ask(VisibleRange, LINES=make_layer([ROAD]), DEM=make_dem(heights()), DISTANCE=900)
    whole_seen = shapely.union_all(shapes_of(whole["OUTPUT"]))
    whole_reach = (gdal.Open(whole["COUNT"]).ReadAsArray() >= 0).sum()
    results, problem = ask(
        VisibleRange, LINES=make_layer([ROAD], "again"), DEM=make_dem(ground, "gap.tif"), DISTANCE=900
    )
    assert problem == ""
    seen, unknown = (shapely.union_all(shapes_of(results[name])) for name in ("OUTPUT", "UNKNOWN"))
    assert seen.intersection(unknown).area == 0
    assert whole_seen.covers(seen.buffer(-0.01))
    assert whole_seen.difference(shapely.union(seen, unknown)).area == pytest.approx(0, abs=1)
    gap = box(WEST + 60 * CELL, NORTH - 60 * CELL, WEST + 100 * CELL, NORTH - 20 * CELL)
    assert seen.intersection(gap).area == 0
    assert results["UNKNOWN_HA"] == pytest.approx(unknown.area / 10000, rel=1e-3)
    findings = rows_of(results["FINDINGS"])
    assert {row["code"] for row in findings} == {"terrain.unknown", "terrain.blind"}
    assert f"{results['UNKNOWN_HA']:.4f}" in next(r["message"] for r in findings if r["code"] == "terrain.unknown")
    count = gdal.Open(results["COUNT"]).ReadAsArray()
    assert (count == 0).sum() * CELL**2 == pytest.approx(whole_reach * CELL**2 - seen.area - unknown.area)


def test_an_area_of_interest_is_a_part_of_the_whole(ask, make_dem, make_layer, make_units):
    dem, lines = make_dem(heights()), make_layer([ROAD])
    whole, _ = ask(VisibleRange, LINES=lines, DEM=dem, DISTANCE=900)
    seen = shapely.union_all(shapes_of(whole["OUTPUT"]))
    areas = [Point(WEST + 700, NORTH - 900).buffer(170), box(WEST + 1500, NORTH - 1800, WEST + 1717, NORTH - 1301)]
    units = make_units([(area.wkt, {"unit_id": str(number)}) for number, area in enumerate(areas)])
    results, problem = ask(VisibleRange, LINES=lines, DEM=dem, DISTANCE=900, AREA=units)
    assert problem == ""
    part = shapely.union_all(shapes_of(results["OUTPUT"]))
    assert part.symmetric_difference(shapely.intersection(seen, shapely.union_all(areas))).area < 0.01
    assert 0 < results["SEEN_HA"] < 0.5 * sum(area.area for area in areas) * 2e-4


def test_an_area_out_of_reach_gives_nothing_and_says_so(ask, make_dem, make_layer, make_units):
    far = make_units([(box(WEST + 200, NORTH - 100, WEST + 300, NORTH - 50).wkt, {})])
    results, problem = ask(VisibleRange, LINES=make_layer([ROAD]), DEM=make_dem(heights()), DISTANCE=200, AREA=far)
    assert problem == ""
    assert results["SEEN_HA"] == results["OBSERVER_COUNT"] == 0
    assert codes_of(results) == ["terrain.nothing_near"]


def test_lines_in_degrees_or_another_zone_see_the_same(ask, make_dem, make_layer, tmp_path):
    from qgis import processing

    dem, lines = make_dem(heights()), make_layer([shapely.segmentize(ROAD, 60)])
    seen = {}
    for epsg in (PLANE.epsg, 4490, 4531):
        path = str(tmp_path / f"lines_{epsg}.gpkg")
        processing.run("native:reprojectlayer", {"INPUT": lines, "TARGET_CRS": f"EPSG:{epsg}", "OUTPUT": path})
        results, problem = ask(VisibleRange, LINES=path, DEM=dem, DISTANCE=900, CRS=f"EPSG:{PLANE.epsg}")
        assert problem == ""
        seen[epsg] = shapely.union_all(shapes_of(results["OUTPUT"]))
    for epsg in (4490, 4531):
        assert seen[epsg].symmetric_difference(seen[PLANE.epsg]).area < 0.01 * seen[PLANE.epsg].area


def test_the_plane_where_none_is_given(ask, make_dem, make_layer):
    degrees = make_layer([LineString([(131.99, 44.4), (132.0, 44.4)])], "degrees", 4490)
    side = 1 / 3600
    dem = make_dem(np.full((100, 100), 100.0), "degrees.tif", 131.98, 44.41, 4490, side)
    results, problem = ask(VisibleRange, LINES=degrees, DEM=dem, DISTANCE=300, CRS=None)
    assert problem == ""
    assert "terrain.plane_chosen" in codes_of(results)
    assert QgsVectorLayer(results["OUTPUT"], "x", "ogr").crs().authid() == f"EPSG:{PLANE.epsg}"


def test_a_lake_is_looked_at_from_its_shore_and_from_its_island(ask, make_dem, make_layer):
    lake = Point(WEST + 1500, NORTH - 1200).buffer(600).difference(Point(WEST + 1500, NORTH - 1200).buffer(100))
    results, problem = ask(
        VisibleRange, LINES=make_layer([lake]), DEM=make_dem(np.full((ROWS, COLUMNS), 7.0)), DISTANCE=300, OFFSET=5
    )
    assert problem == ""
    places = shapely.from_wkb([bytes(row.geometry().asWkb()) for row in rows_of(results["OBSERVERS"])])
    assert not shapely.intersects(places, lake).any()
    assert (shapely.distance(places, Point(WEST + 1500, NORTH - 1200)) < 100).sum() >= 12
    assert results["SEEN_HA"] == pytest.approx(np.pi * (900**2) / 10000, rel=0.05)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"LINES": "lines_wgs84"}, "WGS 84|EPSG:4326"),
        ({"LINES": "lines_none"}, "no line"),
        ({"DEM": "dem_far"}, "None of the"),
        ({"DEM": "dem_wgs84"}, "Take a terrain model in WGS 84"),
        ({"DEM": "dem_54"}, "another datum"),
        ({"CRS": "EPSG:4326"}, "Gauss-Krüger"),
        ({"AREA": "lines_wgs84"}, "CGCS2000"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_remedy(ask, make_dem, make_layer, given, said):
    import re

    makers = {
        "lines_wgs84": lambda: make_layer([box(131.9, 44.4, 132, 44.5)], "wgs84", 4326),
        "lines_none": lambda: make_layer([], "none"),
        "dem_far": lambda: make_dem(heights(), "far.tif", WEST + 90_000),
        "dem_wgs84": lambda: make_dem(heights(), "wgs84.tif", 131.9, 44.5, 4326, 1 / 3600),
        "dem_54": lambda: make_dem(heights(), "b54.tif", epsg=2435),
    }
    parameters = {"LINES": make_layer([ROAD]), "DEM": make_dem(heights()), "CRS": None}
    parameters.update({name: makers[value]() if value in makers else value for name, value in given.items()})
    results, problem = ask(VisibleRange, **parameters)
    assert results is None
    assert re.search(said, problem), problem
    assert re.search("(?i)choose|give|set|leave", problem)


@pytest.mark.parametrize("name", ["DISTANCE", "OBSERVER_HEIGHT", "TARGET_HEIGHT", "SPACING", "OFFSET", "REFRACTION"])
@pytest.mark.parametrize("value", [float("nan"), "nan", float("inf")])
def test_a_figure_that_is_no_number_is_refused(ask, make_dem, make_layer, name, value):
    results, problem = ask(VisibleRange, LINES=make_layer([ROAD]), DEM=make_dem(heights()), **{name: value})
    assert results is None
    assert name in problem
    assert "Traceback" not in problem


def test_cells_that_are_coarse_for_the_distance_are_told(ask, make_dem, make_layer):
    road = make_layer([ROAD])
    for cell, is_coarse in ((400, True), (100, False)):
        dem = make_dem(heights()[:20, :20], f"cell{cell}.tif", cell=cell)
        results, problem = ask(VisibleRange, LINES=road, DEM=dem, DISTANCE=500)
        assert problem == ""
        assert ("terrain.coarse" in codes_of(results)) is is_coarse


def test_features_without_geometry_are_told(ask, make_dem, make_layer):
    results, problem = ask(VisibleRange, LINES=make_layer([ROAD, None, None]), DEM=make_dem(heights()), DISTANCE=300)
    assert problem == ""
    assert codes_of(results) == ["terrain.no_line"]
    assert "2 features" in rows_of(results["FINDINGS"])[0]["message"]


# The zone check's view of the same


@pytest.fixture
def sees(make_dem):
    """What the units see of the zones: ``sees(ground, zones, units)`` gives rule and sight."""

    def see(ground, zones, grounds, progress=go_on, distance=900.0, viewing=None):
        from dataclasses import replace

        rule = next(rule for rule in load_profile().rules if rule.viewing is not None)
        rule = replace(rule, distance_m=distance, viewing=viewing or rule.viewing)
        features = tuple(ZoneFeature(f"R-{number}", zone, {}) for number, zone in enumerate(zones))
        layer = ZoneLayer("road", ("road",), "road", "", len(features), frozenset(), features, None)
        units = [Unit(unit_id=f"U-{number}", geometry=unit) for number, unit in enumerate(grounds)]
        raster = QgsRasterLayer(make_dem(ground), "hills")
        dem = open_dem(raster, PLANE, QgsCoordinateTransformContext())
        return rule, viewer(dem)(rule, usable_zones(layer)[0], units, progress)

    return see


UNITS = [
    box(WEST + 700, NORTH - 900, WEST + 911, NORTH - 801),
    Point(WEST + 1300, NORTH - 1600).buffer(120),
    box(WEST + 2100, NORTH - 700, WEST + 2300, NORTH - 611),
    box(WEST + 2100, NORTH - 100, WEST + 2200, NORTH - 11),
]
OTHER_ROAD = LineString([(WEST + 1500, NORTH - 100), (WEST + 1600, NORTH - 2300)])


def test_the_check_sees_what_the_algorithm_sees(ask, sees, make_dem, make_layer):
    rule, sight = sees(heights(), [ROAD, OTHER_ROAD], UNITS)
    assert {zone.feature.feature_id for zone in sight.zones} == {"R-0", "R-1"}
    ground = shapely.union_all(UNITS)
    for number, line in enumerate((ROAD, OTHER_ROAD)):
        results, problem = ask(
            VisibleRange,
            LINES=make_layer([line], f"road{number}"),
            DEM=make_dem(heights()),
            DISTANCE=900,
            OBSERVER_HEIGHT=rule.viewing.observer_m,
            TARGET_HEIGHT=rule.viewing.target_m,
            SPACING=rule.viewing.spacing_m,
            REFRACTION=rule.viewing.refraction,
        )
        assert problem == ""
        whole = shapely.union_all(shapes_of(results["OUTPUT"])).intersection(ground)
        zone = next(zone for zone in sight.zones if zone.feature.feature_id == f"R-{number}")
        part = zone.geometry.intersection(ground)
        # The algorithm keeps whole cells, the check what of them is within the distance.
        assert whole.intersection(line.buffer(900, quad_segs=64)).symmetric_difference(part).area < 0.01
        assert 0 < part.area < ground.area
    assert shapely.area(shapely.difference(ground, sight.known)) == 0
    parameters = {one.key: one.value for one in sight.parameters}
    assert parameters["dem"] == "hills"
    assert parameters["cell_m"] == "30"
    assert int(parameters["observers"]) > 22
    assert sight.findings == ()


def test_the_share_by_sight_is_never_more_than_the_share_by_distance(sees):
    """On flat ground all is seen, but for a cell or so where the distance ends."""
    _, sight = sees(np.full((ROWS, COLUMNS), 5.0), [ROAD], UNITS, distance=621.3)
    (zone,) = sight.zones
    cut = 0
    for unit in UNITS:
        within = unit.intersection(ROAD.buffer(621.3, quad_segs=1000))
        surely = unit.intersection(ROAD.buffer(621.3 - 2 * CELL))
        assert zone.geometry.intersection(unit).difference(within).area < 0.01
        assert surely.difference(zone.geometry).area < 0.01
        cut += 0 < within.area < unit.area
    assert cut, "no unit lies across the distance"


def test_where_the_terrain_ends_the_check_knows_nothing(sees):
    ground = heights()
    ground[:, 62:] = np.nan
    _, sight = sees(ground, [ROAD], UNITS)
    east = box(WEST + 62 * CELL, 0, WEST + 1e6, NORTH)
    assert sight.known.intersection(east).intersection(UNITS[2]).area == 0
    assert sight.known.covers(UNITS[0])
    # Farther than the sight from the road there is nothing to know.
    assert sight.known.covers(UNITS[3])
    assert {finding.code for finding in sight.findings} == {"terrain.unknown", "terrain.blind"}


def test_the_rules_own_figures_of_viewing_count(sees):
    """On an earth with a radius of 30 km the horizon is at 300 m."""
    flat = np.full((ROWS, COLUMNS), 5.0)
    _, sight = sees(flat, [ROAD], UNITS, viewing=Viewing(1.5, 0.0, 50.0, 1 - 6378137 / 30_000, False))
    (zone,) = sight.zones
    assert not any(zone.geometry.intersects(unit) for unit in UNITS if unit.distance(ROAD) > 345)
    assert any(zone.geometry.intersects(unit) for unit in UNITS if unit.distance(ROAD) < 270)
    _, higher = sees(flat, [ROAD], UNITS, viewing=Viewing(1.5, 6.0, 50.0, 1 - 6378137 / 30_000, False))
    assert higher.zones[0].geometry.area > zone.geometry.area


def test_far_from_all_roads_nothing_is_read(sees):
    _, sight = sees(np.full((3, 3), np.nan), [ROAD], UNITS[3:], distance=100.0)
    assert sight.zones == ()
    assert sight.known.covers(UNITS[3])
    assert sight.findings == ()


def test_no_units_and_no_zones(sees):
    assert sees(heights(), [], UNITS)[1].zones == ()
    assert sees(heights(), [ROAD], [])[1].zones == ()


def test_the_check_stops_when_told(sees):
    with pytest.raises(Stopped):
        sees(heights(), [ROAD], UNITS, progress=lambda part: part < 0.3)
