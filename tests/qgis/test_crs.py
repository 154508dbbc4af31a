"""Moves by PROJ through GDAL, against pyproj and against what PROJ does when it is left alone."""

from __future__ import annotations

import time
from types import SimpleNamespace

import numpy as np
import pyproj
import pytest

PARAMETERS = (-12.5, 101.25, 37.0, 1.2, -0.8, 2.5, -4.75)
"""Invented."""


@pytest.fixture
def geo(plugin):
    from mine_restoration.core.geodesy import datum, plane, shift
    from mine_restoration.gis import crs

    return SimpleNamespace(datum=datum, plane=plane, shift=shift, crs=crs)


def grid(plane, half=1.4):
    """(longitude, latitude) over a zone, China's north to south."""
    longitudes, latitudes = np.meshgrid(np.linspace(-half, half, 9), np.linspace(18, 53.5, 20))
    return np.column_stack([longitudes.ravel() + plane.central_meridian, latitudes.ravel()])


@pytest.mark.parametrize("name", ["CGCS2000", "XIAN80", "BEIJING54"])
def test_inside_a_datum_it_is_what_the_epsg_database_says(geo, name):
    datum = getattr(geo.datum, name)
    move = geo.crs.mover()
    for plane in (geo.plane.Plane(38, 3, True, datum), geo.plane.Plane(20, 6, False, datum)):
        places = grid(plane)
        expected = pyproj.Transformer.from_crs(datum.geographic_epsg, plane.epsg, always_xy=True)
        projected = move(places, geo.plane.Degrees(datum), plane)
        assert projected == pytest.approx(np.column_stack(expected.transform(*places.T)), abs=1e-6)
        # Back again by the prescribed series, which know nothing of PROJ.
        back = np.degrees(plane.to_geographic(projected)) + np.array([plane.central_meridian, 0])
        assert np.abs(back - places).max() * 111_000 < 1e-3
        neighbour = geo.plane.Plane(39, 3, False, datum)
        across = pyproj.Transformer.from_crs(plane.epsg, neighbour.epsg, always_xy=True)
        assert move(projected, plane, neighbour) == pytest.approx(
            np.column_stack(across.transform(*projected.T)), abs=1e-6
        )


@pytest.mark.parametrize("convention", ["coordinate_frame", "position_vector"])
@pytest.mark.parametrize(("name", "shape"), [("XIAN80", "+a=6378140 +rf=298.257"), ("BEIJING54", "+ellps=krass")])
def test_between_datums_it_is_the_pipeline_of_the_given_parameters(geo, name, shape, convention):
    source = geo.plane.Plane(38, 3, True, getattr(geo.datum, name))
    target = geo.plane.Plane(39, 3, False)
    helmert = geo.shift.Helmert(*PARAMETERS, convention)
    points = geo.crs.mover()(grid(source), geo.plane.Degrees(source.datum), source)
    dx, dy, dz, rx, ry, rz, s = PARAMETERS
    pipeline = (
        f"+proj=pipeline +step +inv +proj=tmerc +lon_0=114 +x_0=38500000 {shape} +step +proj=cart {shape} "
        f"+step +proj=helmert +x={dx} +y={dy} +z={dz} +rx={rx} +ry={ry} +rz={rz} +s={s} +convention={convention} "
        "+step +inv +proj=cart +a=6378137 +rf=298.257222101 "
        "+step +proj=tmerc +lon_0=117 +x_0=500000 +a=6378137 +rf=298.257222101"
    )
    expected = np.column_stack(pyproj.Transformer.from_pipeline(pipeline).transform(*points.T))
    assert geo.crs.mover()(points, source, target, helmert) == pytest.approx(expected, abs=1e-6)


def test_the_conventions_differ_by_metres(geo):
    source, target = geo.plane.Plane(38, 3, True, geo.datum.XIAN80), geo.plane.Plane(38, 3, True)
    point = np.array([[38_512_345.0, 3_320_000.0]])
    first, second = (
        geo.crs.mover()(point, source, target, geo.shift.Helmert(*PARAMETERS, convention))
        for convention in geo.shift.CONVENTIONS
    )
    assert np.hypot(*(first - second)[0]) > 10


def test_left_alone_proj_would_move_by_nothing_and_here_that_is_refused(geo):
    """The trap: from Xi'an 1980 to CGCS2000 PROJ finds a "ballpark" operation and keeps the degrees as they are."""
    alone = pyproj.Transformer.from_crs(4610, 4490, always_xy=True)
    assert alone.transform(114.1, 30.0) == pytest.approx((114.1, 30.0), abs=1e-12)
    move = geo.crs.mover()
    for source in (geo.plane.Plane(38, 3, True, geo.datum.XIAN80), geo.plane.Degrees(geo.datum.WGS84)):
        with pytest.raises(ValueError, match="no parameters"):
            move(np.array([[114.1, 30.0]]), source, geo.plane.Plane(38, 3, True))


def test_the_projects_own_transforms_take_no_part(geo):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

    transforms = QgsCoordinateTransformContext()
    transforms.addCoordinateOperation(
        QgsCoordinateReferenceSystem("EPSG:4526"), QgsCoordinateReferenceSystem("EPSG:4547"), "+proj=noop"
    )
    point = np.array([[38_512_345.0, 3_320_000.0]])
    moved = geo.crs.mover(transforms)(point, geo.plane.Plane(38, 3, True), geo.plane.Plane(38, 3, False))
    assert moved == pytest.approx(point - [38_000_000, 0], abs=1e-6)


def test_what_cannot_be_moved_comes_out_as_no_number(geo):
    from osgeo import osr

    move = geo.crs.mover()
    points = np.array([[np.nan, 30.0], [114.1, 30.0], [np.inf, np.inf]])
    result = move(points, geo.plane.Degrees(), geo.plane.Plane(38, 3, True))
    assert np.isfinite(result).all(axis=1).tolist() == [False, True, False]
    had = osr.GetUseExceptions()
    osr.UseExceptions()
    try:
        assert np.array_equal(move(points, geo.plane.Degrees(), geo.plane.Plane(38, 3, True)), result, equal_nan=True)
    finally:
        None if had else osr.DontUseExceptions()
    assert move(np.empty((0, 2)), geo.plane.Degrees(), geo.plane.Plane(38, 3, True)).shape == (0, 2)


def test_a_million_corners_move_in_seconds(geo):
    points = np.random.default_rng(1).uniform([38_450_000, 3_300_000], [38_550_000, 3_400_000], (10**6, 2))
    helmert = geo.shift.Helmert(*PARAMETERS)
    begin = time.perf_counter()
    geo.crs.mover()(points, geo.plane.Plane(38, 3, True, geo.datum.XIAN80), geo.plane.Plane(38, 3, True), helmert)
    assert time.perf_counter() - begin < 15


def test_planes_of_any_datum_are_told(geo):
    from qgis.core import QgsCoordinateReferenceSystem

    xian = QgsCoordinateReferenceSystem("EPSG:2363")
    assert geo.crs.any_plane_of(xian) == geo.plane.Plane(39, 3, True, geo.datum.XIAN80)
    assert geo.crs.plane_of(xian) is None
    assert geo.crs.crs_of(geo.plane.Plane(39, 3, True, geo.datum.XIAN80)).authid() == "EPSG:2363"
    assert geo.crs.any_plane_of(QgsCoordinateReferenceSystem("EPSG:3857")) is None


def test_many_points_move_as_each_does_alone(geo):
    """In one go, one by one, and beside a point that has no place: the same to the last bit."""
    source, target = geo.plane.Degrees(), geo.plane.Plane(39, 3, True)
    places = grid(target)
    move = geo.crs.mover()
    together = move(places, source, target)
    assert (together == np.vstack([move(place, source, target) for place in places])).all()
    lost = np.vstack([places, [[np.nan, 30.0]]])
    beside = move(lost, source, target)
    assert (beside[:-1] == together).all()
    assert not np.isfinite(beside[-1]).any()
