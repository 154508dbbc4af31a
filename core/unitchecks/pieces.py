"""What overlays of units leave: ground in pieces, its figures, and how wide it is."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely

from ..amounts import centi_from_m2, ha4_from_centi, hectares, m2
from ..geodesy.area import official_areas
from ..geodesy.plane import Plane
from ..progress import Progress
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


def geometries_of(items: list[shapely.Geometry]) -> Geometries:
    """A list of geometries as an array, whatever they are."""
    return np.array([*items, None], dtype=object)[:-1]


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


def widest(ground: Geometries) -> Floats:
    """How wide polygons are at most, metres: the diameter of the largest circle that fits in.

    Right to a ten-thousandth of the width of a circle of the same area.
    """
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
