"""The plane in which official areas are areas of figures with straight edges: the edges of polygons there.

Appendix D takes the area between an edge and a meridian as ``b² · (L1 + L2)/2 · (Q(B2) - Q(B1))``, where Q is its
series written as a function of one latitude: ``2 sin(n dB/2) cos(n Bm) = sin(n B2) - sin(n B1)``. That is the trapezoid
beside a straight edge in the plane ``x = b L``, ``y = b Q(B)``, the cylindrical equal-area projection of the ellipsoid.
So whatever is cut or summed in this plane has official areas that add up: of pieces no less than of whole polygons.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
import numpy.typing as npt
import shapely

from ..arrays import Indices, owners, spread
from ..compiled import Loops
from ..loops import MIX_1, MIX_2, MIX_3, MIX_4, STEEP, odd_series
from .area import Floats, area_coefficients, densified
from .plane import Plane

_MIX = (MIX_1, MIX_2, MIX_3, MIX_4)

Marks = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Edges:
    """Edges of polygons in the equal-area plane, from west to east; polygon i has ``start[i]:start[i + 1]``.

    ``west`` to ``north`` are (n,) metres: an edge goes from (``west``, ``south``) to (``east``, ``north``), whichever
    of the two ordinates is larger. ``sign`` is 1 where the ground lies below the edge, -1 where above. Edges that run
    due north bound no area and are left out. ``mark`` is a number made of the four coordinates: neighbours that have an
    edge in common have it under the same mark. ``area`` is the official area of each polygon, m².

    ``steep`` are the boxes (m, 4) (west, south, east, north) of edges that run almost due north, those left out too,
    and ``steep_owner`` their polygons.
    """

    west: Floats
    east: Floats
    south: Floats
    north: Floats
    sign: Floats
    mark: Marks
    start: Indices
    area: Floats
    steep: Floats
    steep_owner: Indices


def to_equal_area(points: Floats, plane: Plane, compiled: Optional[Loops] = None) -> tuple[Floats, Floats]:
    """Points (n, 2) (east, north) of ``plane`` in metres as x and y of the equal-area plane, metres.

    x is counted from the central meridian of ``plane``, y from the equator. ``compiled`` loops give the same bits.
    """
    longitude, latitude = plane.longitude_latitude(points[:, 0], points[:, 1], compiled)
    ellipsoid = plane.datum.ellipsoid
    a, b, c, d, e = area_coefficients(ellipsoid.e2)
    # The sines of 3, 5, 7 and 9 B in powers of sin B.
    powers = (
        a - 3 * b + 5 * c - 7 * d + 9 * e,
        4 * b - 20 * c + 56 * d - 120 * e,
        16 * c - 112 * d + 432 * e,
        64 * d - 576 * e,
        256 * e,
    )
    series_of = compiled.odd_series_of if compiled else odd_series
    return ellipsoid.area_minor * longitude, ellipsoid.area_minor * series_of(np.sin(latitude), powers)


def edges_of(geometries: npt.NDArray[np.object_], plane: Plane, compiled: Optional[Loops] = None) -> Edges:
    """The edges of valid polygons and multipolygons (n,) in ``plane``, cut to 70 m there.

    ``compiled`` loops give the same bits.
    """
    rings = _rings_of(geometries, compiled)
    points, owner = densified(rings.corners, owners(rings.size))
    x, y = to_equal_area(points, plane, compiled)
    size = np.bincount(owner, minlength=len(rings.size)).astype(np.intp)
    if compiled:
        return _edges_by_loops(x, y, size, rings, len(geometries), compiled)
    inner = owner[1:] == owner[:-1]
    ring = owner[:-1][inner]
    x0, x1, y0, y1 = x[:-1][inner], x[1:][inner], y[:-1][inner], y[1:][inner]
    width = x1 - x0
    # Seen from the first point of the ring, so that the products keep their digits.
    begin = y[(np.cumsum(size) - size)[ring]]
    swept = np.bincount(ring, width * ((y0 - begin) + (y1 - begin)), minlength=len(rings.size)) / 2
    kind = np.where(rings.is_hole, -1.0, 1.0)
    count = len(geometries)
    area = np.bincount(rings.owner, np.abs(swept) * kind, minlength=count).astype(np.float64)
    turn = kind * np.where(swept < 0, -1.0, 1.0)
    steep = np.flatnonzero(np.abs(width) * STEEP < np.abs(y1 - y0))
    boxes = np.column_stack(
        [line[steep] for line in (np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1))]
    )
    steep_owner = rings.owner[ring[steep]]
    keep = width != 0
    if not keep.all():
        x0, x1, y0, y1, ring, width = x0[keep], x1[keep], y0[keep], y1[keep], ring[keep], width[keep]
    back = width < 0
    west, east = np.where(back, x1, x0), np.where(back, x0, x1)
    south, north = np.where(back, y1, y0), np.where(back, y0, y1)
    sign = np.where(back, -turn[ring], turn[ring])
    per = np.bincount(rings.owner[ring], minlength=count)
    start = np.concatenate([[0], np.cumsum(per)]).astype(np.intp)
    return Edges(west, east, south, north, sign, _marks(west, east, south, north), start, area, boxes, steep_owner)


def _edges_by_loops(x: Floats, y: Floats, size: Indices, rings: _Rings, count: int, compiled: Loops) -> Edges:
    """The edges of ``count`` geometries from the points of their rings, ``size`` each, in the equal-area plane."""
    columns = [np.empty(len(x)) for _ in range(5)]
    mark, start, area = np.empty(len(x), dtype=np.uint64), np.zeros(count + 1, dtype=np.intp), np.zeros(count)
    boxes, steep_owner = np.empty((len(x), 4)), np.empty(len(x), dtype=np.intp)
    number, steep = compiled.fill_edges(
        (x, y), (size, rings.owner, rings.is_hole), (*columns, mark), start, area, boxes, steep_owner
    )
    west, east, south, north, sign = (column[:number] for column in columns)
    return Edges(west, east, south, north, sign, mark[:number], start, area, boxes[:steep], steep_owner[:steep])


@dataclass(frozen=True)
class _Rings:
    """Rings one after the other: all corners (n, 2), how many each ring has, its geometry, whether it is a hole."""

    corners: Floats
    size: Indices
    owner: Indices
    is_hole: npt.NDArray[np.bool_]


def _rings_of(geometries: npt.NDArray[np.object_], compiled: Optional[Loops] = None) -> _Rings:
    """The rings of polygons. Taking a geometry apart copies it: it is done where there are several."""
    corners, sizes = shapely.get_coordinates(geometries), shapely.get_num_coordinates(geometries).astype(np.intp)
    is_single = shapely.get_type_id(geometries) == shapely.GeometryType.POLYGON
    if compiled and is_single.all():
        size, owner = np.empty(len(corners), dtype=np.intp), np.empty(len(corners), dtype=np.intp)
        count = compiled.ring_sizes(corners, np.append(0, np.cumsum(sizes)), size, owner)
        size, owner = size[:count], owner[:count]
        return _Rings(corners, size, owner, np.append(False, owner[1:] == owner[:-1])[:count])
    plain = is_single & (shapely.get_num_interior_rings(geometries) == 0)
    several = np.flatnonzero(~is_single & (sizes > 0))
    plain[several] = _are_one_ring(corners, (np.cumsum(sizes) - sizes)[several], sizes[several])
    others = np.flatnonzero(~plain)
    parts, part_owner = shapely.get_parts(geometries[others], return_index=True)
    rings, ring_part = shapely.get_rings(parts, return_index=True)
    hole = np.r_[False, ring_part[1:] == ring_part[:-1]][: len(rings)]
    size = np.concatenate([sizes[plain], shapely.get_num_coordinates(rings)])
    whose = np.concatenate([np.flatnonzero(plain), others[part_owner[ring_part]]])
    order = np.argsort(whose, kind="stable")
    return _Rings(corners, size[order], whose[order], np.concatenate([np.zeros(plain.sum(), dtype=bool), hole])[order])


def _are_one_ring(corners: Floats, first: Indices, sizes: Indices) -> npt.NDArray[np.bool_]:
    """Which runs of corners are one ring: a valid ring comes back to its first corner at its end and nowhere else."""
    run, corner = spread(first, first + sizes)
    again = (corners[corner] == corners[first][run]).all(axis=1)
    times = np.bincount(run, again, minlength=len(first))
    one: npt.NDArray[np.bool_] = (times == 2) & (corners[first] == corners[first + sizes - 1]).all(axis=1)
    return one


def _marks(*columns: Floats) -> Marks:
    """64 well mixed bits of each edge (the finalizer of MurmurHash3)."""
    mark = np.zeros(len(columns[0]), dtype=np.uint64)
    for column, odd in zip(columns, _MIX):
        mark += column.view(np.uint64) * odd
    for odd in _MIX[1:3]:
        mark ^= mark >> np.uint64(33)
        mark *= odd
    return mark ^ (mark >> np.uint64(33))
