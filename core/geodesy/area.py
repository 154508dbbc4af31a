"""The official area of polygons: TD/T 1055-2019 appendix D on the ellipsoid of the plane's datum.

The formula stands in 国土调查办发〔2008〕32号 (图幅理论面积与图斑椭球面积计算公式及要求) and was carried over into
appendix D; the 2022 notice on mining-right areas (统一矿业权面积计算方法) orders the same. Edges are cut so that none
exceeds 70 m in the plane, each point goes to longitude and latitude, and the areas between the edges and the central
meridian are summed.

The pseudo-code printed with the formula sets the second eccentricity; the text says the first, and only the first
gives areas that agree with the ellipsoid. The first is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Union

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from ..arrays import column
from .ellipsoid import Ellipsoid
from .plane import Plane

LONGEST_EDGE = 70.0
"""No edge is longer than this in the plane, metres."""

Floats = npt.NDArray[np.float64]
Geometries = Union[Sequence[BaseGeometry], npt.NDArray[np.object_]]


def area_coefficients(e2: float) -> tuple[float, float, float, float, float]:
    """A to E of the area series for a squared eccentricity (the first one is the right one)."""
    e4, e6, e8 = e2**2, e2**3, e2**4
    return (
        1 + 3 / 6 * e2 + 30 / 80 * e4 + 35 / 112 * e6 + 630 / 2304 * e8,
        1 / 6 * e2 + 15 / 80 * e4 + 21 / 112 * e6 + 420 / 2304 * e8,
        3 / 80 * e4 + 7 / 112 * e6 + 180 / 2304 * e8,
        1 / 112 * e6 + 45 / 2304 * e8,
        5 / 2304 * e8,
    )


def official_areas(geometries: Geometries, plane: Plane) -> Floats:
    """Official area in m² of each polygon or multipolygon (east, north) in ``plane``; unrounded, holes taken off.

    Anything that is no polygon, and an empty or missing geometry, has area 0. Rings need not be oriented. The
    geometries are to be valid: the area of a bow-tie means nothing, here as elsewhere.
    """
    geometries = column(geometries)
    parts, part_owner = shapely.get_parts(geometries, return_index=True)
    polygons = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    parts, part_owner = parts[polygons], part_owner[polygons]
    rings, ring_part = shapely.get_rings(parts, return_index=True)
    if not len(rings):
        return np.zeros(len(geometries))
    is_hole = np.r_[False, ring_part[1:] == ring_part[:-1]]
    areas = _ring_areas(rings, plane)
    signed = np.where(is_hole, -areas, areas)
    return np.bincount(part_owner[ring_part], weights=signed, minlength=len(geometries)).astype(np.float64)


def official_area(geometry: BaseGeometry, plane: Plane) -> float:
    """Official area in m² of one polygon or multipolygon; see :func:`official_areas`."""
    return float(official_areas([geometry], plane)[0])


def _ring_areas(rings: npt.NDArray[np.object_], plane: Plane) -> Floats:
    points, owner = densified(*shapely.get_coordinates(rings, return_index=True))
    position = plane.to_geographic(points)
    edge = owner[1:] == owner[:-1]
    areas = _areas_under(position[:-1][edge], position[1:][edge], plane.datum.ellipsoid)
    return np.abs(np.bincount(owner[:-1][edge], weights=areas, minlength=len(rings)))


def densified(corners: Floats, owner: npt.NDArray[np.intp]) -> tuple[Floats, npt.NDArray[np.intp]]:
    """The points (n, 2) of closed rings with every edge cut into floor(length / 70) + 1 equal parts, and their ring.

    ``corners`` (n, 2) in metres are those of all rings, ``owner`` is the ring of each.

    An edge is cut from its western (southern) end, whichever way the ring runs: neighbours get the very same points.
    """
    step = np.diff(corners, axis=0)
    squared = step[:, 0] * step[:, 0] + step[:, 1] * step[:, 1]
    long = np.flatnonzero((squared >= LONGEST_EDGE**2) & (owner[1:] == owner[:-1]))
    if not len(long):
        return corners, owner
    cuts = np.floor(np.sqrt(squared[long]) / LONGEST_EDGE).astype(np.int64) + 1
    backward = (step[long, 0] < 0) | ((step[long, 0] == 0) & (step[long, 1] < 0))
    begin = corners[np.where(backward, long + 1, long)]
    step = np.where(backward, -1, 1)[:, None] * step[long]
    edge = np.repeat(np.arange(len(long)), cuts - 1)
    part = np.arange(len(edge)) - np.repeat(np.cumsum(cuts - 1) - (cuts - 1), cuts - 1) + 1
    part = np.where(backward[edge], cuts[edge] - part, part)
    between = begin[edge] + step[edge] * (part / cuts[edge])[:, None]
    return np.insert(corners, long[edge] + 1, between, axis=0), np.insert(owner, long[edge] + 1, owner[long[edge]])


def _areas_under(begin: Floats, end: Floats, ellipsoid: Ellipsoid) -> Floats:
    """Signed ellipsoid area between each edge (longitude, latitude; rad) and the meridian of longitude 0."""
    half = (end[:, 1] - begin[:, 1]) / 2
    mean = (end[:, 1] + begin[:, 1]) / 2
    width = (end[:, 0] + begin[:, 0]) / 2
    total = np.zeros(len(begin))
    for i, coefficient in enumerate(area_coefficients(ellipsoid.e2)):
        odd = 2 * i + 1
        total += (-1) ** i * coefficient * np.sin(odd * half) * np.cos(odd * mean)
    return 2 * ellipsoid.area_minor**2 * width * total
