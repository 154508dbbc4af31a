"""Datums, ellipsoids and planes against the EPSG database, PROJ and the constants that the standards print."""

from __future__ import annotations

import copy
import pickle

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import CRS, Proj, Transformer
from shapely.geometry import box

from mine_restoration.core.geodesy.area import area_coefficients, densified, official_area
from mine_restoration.core.geodesy.datum import BEIJING54, CGCS2000, DATUMS, WGS84, XIAN80, ZONES, datum_of
from mine_restoration.core.geodesy.ellipsoid import CGCS2000 as CGCS2000_ELLIPSOID
from mine_restoration.core.geodesy.ellipsoid import IAG75, KRASSOWSKY
from mine_restoration.core.geodesy.plane import (
    Degrees,
    Plane,
    any_plane_of_epsg,
    degrees_of_epsg,
    plane_of_epsg,
    plane_of_longitude,
    plane_of_prefix,
)

WITH_PLANES = (CGCS2000, XIAN80, BEIJING54)
PLANES = [
    Plane(zone, width, prefixed, datum)
    for datum in WITH_PLANES
    for width, zones in ZONES.items()
    for zone in zones
    for prefixed in (False, True)
]


@pytest.mark.parametrize("datum", WITH_PLANES, ids=lambda datum: datum.name)
def test_every_plane_is_that_of_the_epsg_database(datum):
    for plane in PLANES:
        if plane.datum != datum:
            continue
        crs = CRS.from_epsg(plane.epsg)
        values = {item.name: item.value for item in crs.coordinate_operation.params}
        assert values["Longitude of natural origin"] == plane.central_meridian, plane
        assert values["False easting"] == plane.false_easting, plane
        assert values["Scale factor at natural origin"] == 1
        assert crs.geodetic_crs.to_epsg() == datum.geographic_epsg
        assert any_plane_of_epsg(plane.epsg) == plane
        assert plane_of_epsg(plane.epsg) == (plane if datum == CGCS2000 else None)
    assert len({plane.epsg for plane in PLANES}) == len(PLANES)


@pytest.mark.parametrize("datum", DATUMS, ids=lambda datum: datum.name)
def test_datums_are_those_of_the_epsg_database(datum):
    crs = CRS.from_epsg(datum.geographic_epsg)
    assert crs.is_geographic
    assert crs.ellipsoid.semi_major_metre == datum.ellipsoid.semi_major
    assert crs.ellipsoid.semi_minor_metre == pytest.approx(datum.ellipsoid.semi_minor, abs=2e-4)
    assert degrees_of_epsg(datum.geographic_epsg) == Degrees(datum)
    assert Degrees(datum).epsg == datum.geographic_epsg
    assert datum_of(datum.title) == datum_of(datum.name) == datum


def test_codes_that_are_no_chinese_plane():
    # 2326 to 2348 hold other things than 3-degree planes of Xi'an 1980, 4555 is "New Beijing".
    for code in (0, 2326, 2391, 2443, 4490, 4555, 4326, 32650, 3857, 21424, 21464):
        assert any_plane_of_epsg(code) is None
    assert any_plane_of_epsg(2363) == Plane(39, 3, True, XIAN80)
    assert any_plane_of_epsg(2415) == Plane(39, 3, True, BEIJING54)
    assert any_plane_of_epsg(4547) == Plane(38, 3, False)
    assert degrees_of_epsg(4555) is None


def test_planes_compare_by_what_they_are():
    plane = Plane(38, 3, True)
    assert plane == Plane(38, 3, True, CGCS2000)
    assert plane != plane.of_datum(XIAN80) == Plane(38, 3, True, XIAN80)
    assert len({plane, Plane(38, 3, True), plane.of_datum(XIAN80)}) == 2
    for made_again in (pickle.loads(pickle.dumps(plane.of_datum(XIAN80))), copy.deepcopy(plane.of_datum(XIAN80))):
        assert made_again == plane.of_datum(XIAN80)
        assert made_again.epsg == 2362
    assert plane_of_prefix(38, BEIJING54) == Plane(38, 3, True, BEIJING54)


@pytest.mark.parametrize(
    ("longitude", "zone"), [(73.6, 25), (74.4999, 25), (74.5, 25), (75, 25), (115.5001, 39), (115.49, 38), (135.1, 45)]
)
def test_the_zone_that_a_longitude_lies_in(longitude, zone):
    assert plane_of_longitude(longitude) == Plane(zone, 3, True)


@pytest.mark.parametrize("longitude", [0, 72, 136.6, 180, float("nan"), float("inf")])
def test_longitudes_outside(longitude):
    assert plane_of_longitude(longitude) is None


def test_constants_of_the_circular():
    """国土调查办发〔2008〕32号 for Xi'an 1980."""
    assert IAG75.e2 == pytest.approx(6.69438499958795e-03, rel=1e-14)
    assert IAG75.e2_second == pytest.approx(6.73950181947292e-03, rel=1e-14)
    assert IAG75.polar_radius == pytest.approx(6399596.65198801, abs=1e-7)
    assert IAG75.area_minor == 6356755.29
    assert CGCS2000_ELLIPSOID.polar_radius == pytest.approx(6399593.625864023, abs=1e-7)
    assert area_coefficients(CGCS2000_ELLIPSOID.e2) == pytest.approx(
        (1.0033640898341927, 0.001124189381927124, 1.699459473518905e-06, 2.7178578455775555e-09, 4.358419004834514e-12)
    )


@pytest.mark.parametrize("ellipsoid", [CGCS2000_ELLIPSOID, IAG75], ids=lambda ellipsoid: ellipsoid.name)
def test_the_closed_form_is_that_of_the_printed_constants(ellipsoid):
    """Krassowsky's K come from the closed form: in latitude it is within 0.2 mm of the printed ones everywhere."""
    north = np.linspace(0, 6_700_000, 2001)

    def footpoint(k):
        e = k[0] * north
        s = np.sin(e)
        return e + np.cos(e) * (k[1] * s - k[2] * s**3 + k[3] * s**5 - k[4] * s**7)

    apart = np.abs(footpoint(ellipsoid.official_k) - footpoint(ellipsoid.series_k())) * 6.4e6
    assert apart.max() < 2e-4
    assert KRASSOWSKY.footpoint_k == KRASSOWSKY.series_k()


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PLANES), st.floats(-1, 1), st.floats(18, 53.5))
def test_positions_are_those_of_proj(plane, across, latitude):
    half = plane.width / 2
    longitude = plane.central_meridian + across * half
    forward = Transformer.from_crs(plane.datum.geographic_epsg, plane.epsg, always_xy=True)
    place = np.array([forward.transform(longitude, latitude)])
    east, north = plane.to_geographic(place)[0]
    metres = 6_378_137 * np.abs([(np.deg2rad(across * half) - east) * np.cos(north), np.deg2rad(latitude) - north])
    assert metres.max() < (2e-4 if plane.width == 3 else 1e-3)


def equal_area(geometry, plane):
    """PROJ's area in the cylindrical equal-area plane of the datum's ellipsoid, on the same 70 m points."""
    inverse = Transformer.from_crs(plane.epsg, plane.datum.geographic_epsg, always_xy=True)
    ellipsoid = CRS.from_epsg(plane.datum.geographic_epsg).ellipsoid
    cea = Proj(proj="cea", lon_0=plane.central_meridian, a=ellipsoid.semi_major_metre, b=ellipsoid.semi_minor_metre)
    points, _ = densified(*shapely.get_coordinates([geometry.exterior], return_index=True))
    x, y = cea(*inverse.transform(points[:, 0], points[:, 1]))
    x, y = x - x.mean(), y - y.mean()
    return abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(PLANES), st.floats(-1, 1), st.floats(2_000_000, 5_900_000), st.floats(10, 5000))
def test_areas_are_those_of_each_datums_ellipsoid(plane, across, north, size):
    reach = plane.width / 2 * 111_000 * np.cos(np.deg2rad(north / 111_000))
    east = plane.false_easting + across * reach
    shape = box(east, north, east + size, north + size)
    expected = equal_area(shape, plane)
    if plane.datum == XIAN80:  # the circular rounds b to the centimetre
        expected *= (6356755.29 / (6378140 * (1 - 1 / 298.257))) ** 2
    off = abs(across) * plane.width / 2
    assert official_area(shape, plane) == pytest.approx(expected, rel=5e-11 + 1.3e-8 * (off / 3) ** 6, abs=2e-4)


def test_the_ellipsoid_is_seen_in_the_area():
    """The same numbers on another ellipsoid: +0.94 ppm on IAG 1975, +34.4 ppm on Krassowsky at 30° north."""
    square = box(499_950, 3_320_000, 500_050, 3_320_100)
    sizes = [official_area(square, Plane(38, 3, False, datum)) for datum in WITH_PLANES]
    assert sizes[0] == pytest.approx(10_000, abs=1e-4)
    # A square of the plane at the meridian is 1 ha on every ellipsoid; the position series differ.
    assert sizes == pytest.approx([10_000] * 3, abs=1e-3)
    corners = np.deg2rad([[0, 30], [0.01, 30], [0.01, 30.01], [0, 30.01]])
    ratios = []
    for datum in WITH_PLANES:
        forward = Transformer.from_crs(datum.geographic_epsg, Plane(38, 3, False, datum).epsg, always_xy=True)
        places = [forward.transform(114 + lon, lat) for lon, lat in np.rad2deg(corners)]
        ratios.append(official_area(shapely.Polygon(places), Plane(38, 3, False, datum)))
    assert ratios[1] / ratios[0] - 1 == pytest.approx(0.94e-6, abs=0.02e-6)
    assert ratios[2] / ratios[0] - 1 == pytest.approx(34.4e-6, abs=0.2e-6)


def test_wgs84_has_no_planes_here():
    assert WGS84.first_epsg == {}
    with pytest.raises(KeyError):
        _ = Plane(38, 3, True, WGS84).epsg
