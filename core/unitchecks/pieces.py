"""What overlays of units leave: ground in pieces, its figures, and how wide it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from ..amounts import centi_from_m2, ha4_from_centi, hectares, m2
from ..arrays import Indices
from ..geodesy.area import official_areas
from ..geodesy.plane import Plane
from ..progress import Progress, go_on
from ..shapes import NOTHING_M2, polygonal
from ..threads import batches, in_threads

Geometries = npt.NDArray[np.object_]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

GRID_M = 1e-5
"""To this pieces are rounded that overlays have made, when they are overlaid again: their edges lie on each other but
for the last digits, and GEOS has been seen to lose ground there without a word."""
_BATCH = 20_000
"""Vertices of one overlay after another between two looks at Cancel."""
_HALVINGS = 14


@dataclass(frozen=True)
class Edges:
    """The edges of geometries, ring by ring as they are stored, from ``begin`` (n, 2) to ``end`` (n, 2).

    ``owner`` is the number of the geometry. ``ground_left`` where its ground lies on the left of the edge.
    """

    begin: Floats
    end: Floats
    owner: Indices
    ground_left: Flags

    def lines(self) -> Geometries:
        """Each as a line."""
        lines: Geometries = shapely.linestrings(np.stack([self.begin, self.end], axis=1))
        return lines


def edges_of(whole: Geometries) -> Edges:
    """The edges of valid polygons and multipolygons."""
    parts, part_owner = shapely.get_parts(whole, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    is_hole = np.r_[False, part[1:] == part[:-1]][: len(rings)]
    points, ring = shapely.get_coordinates(rings, return_index=True)
    # A ring's last point is its first corner again; every other one is a corner and begins an edge.
    corner = np.flatnonzero(ring[1:] == ring[:-1])
    ring = ring[corner]
    left = np.asarray(shapely.is_ccw(rings) != is_hole, dtype=bool)[ring]
    return Edges(points[corner], points[corner + 1], part_owner[part[ring]], left)


def shared_ground(first: Geometries, second: Geometries, progress: Progress) -> Geometries:
    """The polygons that valid geometries share pair by pair; ``None`` where it rounds to 0.00 m².

    Raises :class:`Stopped`.
    """
    return _bulk(shapely.intersection, first, second, progress)


def ground_outside(first: Geometries, second: Geometries, progress: Progress) -> Geometries:
    """The polygons of the first geometry of each pair outside the second; ``None`` where it rounds to 0.00 m².

    Raises :class:`Stopped`.
    """
    return _bulk(shapely.difference, first, second, progress)


def _bulk(overlay: np.ufunc, first: Geometries, second: Geometries, progress: Progress) -> Geometries:
    sizes = shapely.get_num_coordinates(first) + shapely.get_num_coordinates(second)
    parts = in_threads(lambda part: overlay(first[part], second[part]), batches(sizes, _BATCH), progress)
    ground = polygonal(np.concatenate([np.empty(0, dtype=object), *parts]))
    ground[~(shapely.area(ground) >= NOTHING_M2)] = None
    return ground


def is_narrow(ground: Geometries, width: float) -> Flags:
    """Whether ground is nowhere wider than ``width`` metres."""
    narrow: Flags = shapely.is_empty(shapely.buffer(ground, -width / 2))
    return narrow


def widest(ground: Geometries, progress: Progress = go_on) -> Floats:
    """How wide polygons are at most, metres: the diameter of the largest circle that fits in.

    Right to a ten-thousandth of the width of a circle of the same area. Raises :class:`Stopped`.
    """
    parts = batches(shapely.get_num_coordinates(ground), _BATCH // _HALVINGS)
    widths = in_threads(lambda part: _widest(ground[part]), parts, progress)
    return np.concatenate([np.zeros(0), *widths])


def _widest(ground: Geometries) -> Floats:
    low = np.zeros(len(ground))
    high = np.sqrt(shapely.area(ground) / np.pi)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        fits = ~shapely.is_empty(shapely.buffer(ground, -middle))
        low, high = np.where(fits, middle, low), np.where(fits, high, middle)
    widths: Floats = low + high
    return widths


def areas_in_words(ground: Geometries, plane: Plane) -> list[dict[str, str]]:
    """The figures ``area`` (m²) and ``hectares`` (hm²) of sentences about valid polygons: official areas."""
    centi = [centi_from_m2(area) for area in official_areas(ground, plane).tolist()]
    return [{"area": str(m2(one)), "hectares": str(hectares(ha4_from_centi(one)))} for one in centi]
