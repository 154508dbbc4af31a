"""Whether pieces part an outline without gap and overlap, seen from their edges: much faster than uniting them.

An edge that two pieces have in common falls away. What is left (edges that are there an odd number of times) is the
boundary of the ground that lies under an odd number of pieces. If that is the boundary of the outline, every place of
it lies under one piece, or three, ...; and if the pieces together are as large as the outline, it is one everywhere.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from .survey import Column

_SAME = 1e-7
"""Corners that an overlay makes where lines cross lie this near to the lines and to each other, metres."""


Places = npt.NDArray[np.complex128]
"""Points (n,) as east + i north, metres."""


def is_tiled(outline: BaseGeometry, pieces: Column, tolerance: float) -> bool:
    """Whether ``pieces``, all inside ``outline``, certainly leave and share no more ground than ``tolerance``, m².

    False where it is not certain: where neighbours do not have the same corners along their common line.
    """
    noise = _SAME * (outline.length + float(shapely.length(pieces).sum()))
    if abs(float(shapely.area(pieces).sum()) - outline.area) + noise > tolerance:
        return False
    begin, end = _odd_edges(pieces)
    corners = np.unique([begin, end])
    # Each part of the outline has to have its edges: one that lies there twice could stand in for one that is missing.
    if not np.isin(_on_grid(_places(outline)), _on_grid(corners)).all():
        return False
    boundary = shapely.boundary(outline)
    shapely.prepare(boundary)
    odd = np.concatenate([corners, (begin + end) / 2])
    return bool(shapely.dwithin(boundary, shapely.points(odd.real, odd.imag), _SAME).all())


def _odd_edges(pieces: Column) -> tuple[Places, Places]:
    """Begin and end of the edges that an odd number of rings has, whichever way they run."""
    rings = shapely.get_rings(shapely.get_parts(pieces))
    _, ring = shapely.get_coordinates(rings, return_index=True)
    places = _places(rings)
    _, first, number = np.unique(_on_grid(places), return_index=True, return_inverse=True)
    start, stop = number[:-1], number[1:]
    is_edge = (ring[1:] == ring[:-1]) & (start != stop)
    keys = np.minimum(start, stop) * len(first) + np.maximum(start, stop)
    edges, times = np.unique(keys[is_edge], return_counts=True)
    odd = edges[times % 2 == 1]
    return places[first[odd // len(first)]], places[first[odd % len(first)]]


def _places(geometry: Any) -> Places:
    east, north = shapely.get_coordinates(geometry).T
    places: Places = east + 1j * north
    return places


def _on_grid(places: Places) -> Places:
    """Places that are the same for the eye are the same."""
    return np.asarray(np.rint(places / _SAME), dtype=np.complex128)
