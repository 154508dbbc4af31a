"""Terrain models: which can be used, and that their heights are in the right place of the plane."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsProject,
    QgsRasterLayer,
)

from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.progress import Stopped
from mine_restoration.gis.terrain.dem import TerrainRefused, open_dem

PLANE = Plane(44, 3, True)
WEST, NORTH = 44427000.0, 4922500.0
BOUNDS = (WEST + 1000, NORTH - 2000, WEST + 2000, NORTH - 1000)
CGCS2000_ALBERS = (
    'PROJCS["Albers",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",'
    'SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Albers"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],'
    'PARAMETER["Central_Meridian",105.0],PARAMETER["Standard_Parallel_1",25.0],PARAMETER["Standard_Parallel_2",47.0],'
    'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)


def reference_of(crs):
    reference = osr.SpatialReference()
    if crs.startswith("EPSG"):
        reference.ImportFromEPSG(int(crs[5:]))
    else:
        reference.ImportFromWkt(crs)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def slope(east, north):
    """Heights that tell where they are: 1 m of place is 3 and 7 cm."""
    return 500 + 0.03 * (east - WEST - 1500) + 0.07 * (north - NORTH + 1500)


@pytest.fixture
def make_dem(qgis_app, tmp_path):
    """A DEM as a layer: ``make_dem(heights, frame, crs, ...)``."""

    def make(heights, frame, crs="EPSG:4532", nodata=None, unit="m", kind=gdal.GDT_Float32, bands=1, **more):
        path = str(tmp_path / f"dem_{len(list(tmp_path.iterdir()))}.tif")
        raster = gdal.GetDriverByName("GTiff").Create(path, heights.shape[1], heights.shape[0], bands, kind)
        raster.SetGeoTransform(frame)
        if crs:
            raster.SetSpatialRef(reference_of(crs))
        band = raster.GetRasterBand(1)
        for name, value in more.items():  # a file that has values takes no colours any more
            getattr(band, name)(value)
        band.WriteArray(heights)
        if nodata is not None:
            band.SetNoDataValue(nodata)
        band.SetUnitType(unit)
        del band, raster
        return QgsRasterLayer(path, "dem")

    return make


def sloping(crs, cell, north_up=True):
    """Heights of :func:`slope` in cells of another CRS around ``BOUNDS``, and the frame."""
    source = QgsCoordinateReferenceSystem(crs) if crs.startswith("EPSG") else QgsCoordinateReferenceSystem.fromWkt(crs)
    target = QgsCoordinateReferenceSystem(f"EPSG:{PLANE.epsg}")
    transform = QgsCoordinateTransform(source, target, QgsProject.instance())
    back = QgsCoordinateTransform(target, source, QgsProject.instance())
    middle = back.transform((BOUNDS[0] + BOUNDS[2]) / 2, (BOUNDS[1] + BOUNDS[3]) / 2)
    count = 120
    west, north = middle.x() - count / 2 * cell, middle.y() + count / 2 * cell
    heights = np.empty((count, count))
    for row in range(count):
        for column in range(count):
            place = transform.transform(west + (column + 0.5) * cell, north - (row + 0.5) * cell)
            heights[row, column] = slope(place.x(), place.y())
    if north_up:
        return heights, (west, cell, 0, north, 0, -cell)
    return heights[::-1], (west, cell, 0, north - count * cell, 0, cell)


def read(layer, bounds=BOUNDS, wgs84=False):
    dem = open_dem(layer, PLANE, QgsCoordinateTransformContext(), wgs84)
    terrain, odd = dem.read(bounds)
    return terrain, dem.findings_of(odd)


def right(terrain):
    """How far the heights of a terrain are from :func:`slope`, at the most."""
    grid = terrain.grid
    east = grid.west + (np.arange(grid.columns) + 0.5) * grid.cell_x
    north = grid.north - (np.arange(grid.rows) + 0.5) * grid.cell_y
    return np.abs(terrain.heights - slope(east[None, :], north[:, None])).max()


def test_in_the_plane_the_cells_are_the_models_own(make_dem):
    heights = np.arange(100 * 110, dtype=np.float32).reshape(100, 110) / 10
    layer = make_dem(heights, (WEST, 30, 0, NORTH, 0, -20))
    terrain, findings = read(layer)
    assert (terrain.grid.cell_x, terrain.grid.cell_y) == (30, 20)
    assert (terrain.heights[:50] == heights[50:, 33:67]).all()
    assert np.isnan(terrain.heights[50:]).all()
    assert findings == []


def test_beyond_its_edge_nothing_is_known(make_dem):
    layer = make_dem(np.ones((10, 10)), (WEST, 30, 0, NORTH, 0, -30))
    terrain, _ = read(layer, (WEST - 65, NORTH - 400, WEST + 100, NORTH + 35))
    assert terrain.heights.shape == (16, 7)
    assert np.isnan(terrain.heights[:2]).all()
    assert np.isnan(terrain.heights[:, :3]).all()
    assert (terrain.heights[2:12, 3:] == 1).all()
    far, _ = read(layer, (WEST + 10_000, NORTH + 5000, WEST + 10_100, NORTH + 5100))
    assert np.isnan(far.heights).all()


@pytest.mark.parametrize(
    ("crs", "cell", "wgs84"),
    [
        ("EPSG:4490", 1 / 3600, False),
        ("EPSG:4326", 1 / 3600, True),
        ("EPSG:32652", 30, True),
        ("EPSG:4531", 30, False),
        ("EPSG:4553", 30, False),
        (CGCS2000_ALBERS, 25, False),
    ],
)
def test_from_another_crs_every_height_stays_where_it_is(make_dem, crs, cell, wgs84):
    """Half a cell astray would be a metre of height."""
    terrain, findings = read(make_dem(*sloping(crs, cell), crs), wgs84=wgs84)
    assert right(terrain) < 0.02
    assert [finding.code for finding in findings] == (["terrain.wgs84_taken"] if wgs84 else [])
    assert 20 < terrain.grid.cell_x < 32


def test_rows_from_south_to_north(make_dem):
    terrain, _ = read(make_dem(*sloping("EPSG:4532", 30.0, north_up=False)))
    assert right(terrain) < 0.02


def test_the_cells_do_not_depend_on_what_is_asked_for(make_dem):
    layer = make_dem(*sloping("EPSG:4490", 1 / 3600), "EPSG:4490")
    whole, _ = read(layer)
    part, _ = read(layer, (BOUNDS[0] + 333, BOUNDS[1] + 222, BOUNDS[0] + 555, BOUNDS[1] + 444))
    assert part.grid.cell_x == whole.grid.cell_x
    same = whole.over(part.grid.bounds)
    inside = same.heights[: part.grid.rows, : part.grid.columns]
    assert np.abs(inside - part.heights).max() < 1e-3


@pytest.mark.parametrize(
    ("crs", "said"),
    [
        ("EPSG:4326", "WGS 84"),
        ("EPSG:32652", "WGS 84"),
        ("EPSG:2435", "another datum"),
        ("EPSG:2414", "another datum"),
        ("EPSG:4214", "another datum"),
        ("EPSG:3857", "WGS 84"),
        ("", "no CRS"),
    ],
)
def test_another_datum_is_refused_with_the_remedy(make_dem, crs, said):
    layer = make_dem(np.ones((9, 9)), (WEST, 30, 0, NORTH, 0, -30), crs)
    if not crs:
        layer.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(TerrainRefused, match=said):
        read(layer)


def test_the_heights_system_beside_a_datum_is_no_other_datum(make_dem):
    heights, frame = sloping("EPSG:4490", 1 / 3600)
    reference = reference_of("EPSG:4490")
    vertical = osr.SpatialReference()
    vertical.ImportFromEPSG(5737)
    both = osr.SpatialReference()
    both.SetCompoundCS("both", reference, vertical)
    terrain, _ = read(make_dem(heights, frame, both.ExportToWkt()))
    assert right(terrain) < 0.02


@pytest.mark.parametrize(("unit", "scale"), [("ft", 0.3048), ("US survey foot", 1200 / 3937), ("metre", 1), ("", 1)])
def test_units_of_heights(make_dem, unit, scale):
    terrain, findings = read(make_dem(np.full((100, 100), 1000.0), (WEST, 30, 0, NORTH, 0, -30), unit=unit))
    assert terrain.heights == pytest.approx(1000 * scale)
    expected = {"": "terrain.metres_assumed", "metre": None}.get(unit, "terrain.feet")
    assert [finding.code for finding in findings] == ([expected] if expected else [])


def test_a_unit_that_is_none_is_refused(make_dem):
    with pytest.raises(TerrainRefused, match="degree"):
        read(make_dem(np.ones((9, 9)), (WEST, 30, 0, NORTH, 0, -30), unit="degree"))


def test_scale_and_offset_of_the_band(make_dem):
    layer = make_dem(
        np.full((100, 100), 4321), (WEST, 30, 0, NORTH, 0, -30), kind=gdal.GDT_Int16, SetScale=0.1, SetOffset=50.0
    )
    terrain, _ = read(layer)
    assert terrain.heights == pytest.approx(482.1)


@pytest.mark.parametrize("moved", [False, True])
@pytest.mark.parametrize("declared", [False, True])
def test_what_is_no_height_is_unknown_and_spoils_no_neighbour(make_dem, moved, declared):
    heights, frame = sloping("EPSG:4490", 1 / 3600) if moved else sloping("EPSG:4532", 30.0)
    heights[50:60, 50:70] = -32768
    layer = make_dem(heights, frame, "EPSG:4490" if moved else "EPSG:4532", nodata=-32768 if declared else None)
    terrain, findings = read(layer)
    unknown = np.isnan(terrain.heights)
    assert 150 < unknown.sum() < 300
    assert np.nanmax(np.abs(terrain.heights - np.nanmedian(terrain.heights))) < 100
    grid = terrain.grid
    east = grid.west + (np.arange(grid.columns) + 0.5) * grid.cell_x
    north = grid.north - (np.arange(grid.rows) + 0.5) * grid.cell_y
    # Beside a gap bilinear takes the cells that are there.
    assert np.nanmax(np.abs(terrain.heights - slope(east[None, :], north[:, None]))) < 1.7
    codes = [finding.code for finding in findings]
    assert codes == ([] if declared else ["terrain.odd_heights"])
    if not declared:
        assert findings[0].figures["count"] == 200


def test_of_two_bands_of_numbers_nobody_knows_which_are_heights(make_dem):
    with pytest.raises(TerrainRefused, match="2 bands"):
        read(make_dem(np.ones((9, 9)), (WEST, 30, 0, NORTH, 0, -30), bands=2))


def test_pictures_are_refused(make_dem):
    with pytest.raises(TerrainRefused, match="colours"):
        read(make_dem(np.ones((9, 9)), (WEST, 30, 0, NORTH, 0, -30), kind=gdal.GDT_Byte, bands=3))
    with pytest.raises(TerrainRefused, match="colours"):
        read(
            make_dem(
                np.ones((9, 9)),
                (WEST, 30, 0, NORTH, 0, -30),
                kind=gdal.GDT_Byte,
                SetRasterColorInterpretation=gdal.GCI_PaletteIndex,
                SetRasterColorTable=gdal.ColorTable(),
            )
        )


def test_more_than_fits_is_refused_before_it_is_read(make_dem):
    layer = make_dem(np.ones((9, 9)), (WEST, 1, 0, NORTH, 0, -1))
    with pytest.raises(TerrainRefused, match="too many"):
        read(layer, (WEST, NORTH - 20_000, WEST + 20_000, NORTH))


def test_a_file_that_has_gone_is_refused(make_dem):
    layer = make_dem(np.ones((9, 9)), (WEST, 30, 0, NORTH, 0, -30))
    dem = open_dem(layer, PLANE, QgsCoordinateTransformContext())
    path = layer.source()
    del layer
    import os

    os.remove(path)
    with pytest.raises(TerrainRefused, match="cannot be read"):
        dem.read(BOUNDS)


@pytest.mark.parametrize("crs", ["EPSG:4532", "EPSG:4490"])
def test_it_stops_when_told(make_dem, crs):
    heights, frame = sloping(crs, 30.0 if crs == "EPSG:4532" else 1 / 3600)
    dem = open_dem(make_dem(heights, frame, crs), PLANE, QgsCoordinateTransformContext())
    asked = []

    def later(part):
        asked.append(part)
        return len(asked) < 3

    with pytest.raises(Stopped):
        dem.read(BOUNDS, later)
    with pytest.raises(OSError, match="full"):
        dem.read(BOUNDS, lambda part: (_ for _ in ()).throw(OSError("full")))
