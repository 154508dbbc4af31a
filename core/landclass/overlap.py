"""How much ground units and survey polygons share: official areas without cutting anything.

A polygon is the sum of the ground below its edges, taken with their signs, and so is a unit; what both share is the sum
over pairs of edges with a common range from west to east. Where edge ``a`` of the unit lies below edge ``b`` of the
polygon, the pair counts with the area between them; the other pairs cancel out. No crossing is computed and none can be
missed: edges that touch, cross in a corner or lie on each other are pairs like all others.

In the equal-area plane those are official areas. An edge that two survey polygons have in common counts in one with
plus and in the other with minus, so over ground that is tiled without gap or overlap the areas sum to the unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
import numpy.typing as npt
import shapely

from ..arrays import Indices, spread
from ..compiled import Loops
from ..geodesy.area import Floats
from ..geodesy.equal_area import Edges, edges_of
from ..geodesy.plane import Plane
from ..loops import WITHIN
from ..progress import Progress
from ..threads import batches, in_threads
from .edge_pairs import Bins, Runs, shared_by, shared_by_loops, signed, sums_of
from .pairs import Flags, Pairs
from .survey import Column

_BATCH = 20_000
"""Vertices of polygons in one go, times the units that they are paired with: what is made of them stays in the
processor's cache and is gone before the next go, so memory does not grow with the polygons.
"""
_SURE = 0.5
"""Tiled ground lies under one polygon everywhere, or two, or none: areas tell these apart."""


@dataclass(frozen=True)
class Overlaps:
    """Official area (m²) that each pair shares, and for each unit whether the polygons certainly tile it: no gap, no
    overlap, however small. ``whole`` is the official area of each polygon.
    """

    area: Floats
    is_tiled: Flags
    whole: Floats

    def of_owners(self, place: Indices, owner: Indices, count: int) -> Overlaps:
        """The same for ``count`` units whose parts ``owner`` tells; ``place`` is from :meth:`Pairs.of_owners`."""
        area = np.bincount(place, self.area, minlength=place.max(initial=-1) + 1).astype(np.float64)
        return Overlaps(area, np.bincount(owner, ~self.is_tiled, minlength=count) == 0, self.whole)


def overlaps_of(
    pairs: Pairs, units: Edges, polygons: Column, plane: Plane, progress: Progress, compiled: Optional[Loops] = None
) -> Overlaps:
    """The areas of ``pairs`` of valid units (by their edges) and ``polygons`` in ``plane``. Raises :class:`Stopped`.

    Units are of one part each: where no edge ends, as many polygons lie over one place as over another of the same
    part, but not of another. ``compiled`` loops give the same bits.
    """
    bins = Bins(units)
    order = np.argsort(pairs.polygon, kind="stable")
    first = np.searchsorted(pairs.polygon[order], np.arange(len(polygons) + 1))

    def measured(part: slice) -> tuple[Floats, npt.NDArray[np.uint64], Floats, Indices]:
        """Area and knot of the pairs of some polygons, in ``order``; their areas, and units at their steep edges."""
        own = order[first[part.start] : first[part.stop]]
        unit, polygon = pairs.unit[own], pairs.polygon[own] - part.start
        inside, crossing = np.flatnonzero(pairs.inside[own]), np.flatnonzero(~pairs.inside[own])
        edges = edges_of(polygons[part], plane, compiled)
        area, knot = edges.area[polygon], np.empty(len(own), dtype=np.uint64)
        knot[inside] = _knots(edges, polygon[inside])
        if compiled:
            shares = shared_by_loops(unit[crossing], polygon[crossing], bins, edges, compiled)
        else:
            shares = shared_by(unit[crossing], polygon[crossing], bins, Runs(edges))
        area[crossing], knot[crossing] = shares
        return area, knot, edges.area, _near_steep(unit, polygon, bins, edges)

    work = shapely.get_num_coordinates(polygons) * np.maximum(1, np.diff(first))
    parts = in_threads(measured, batches(work, _BATCH), progress)
    nothing = np.zeros(0), np.zeros(0, dtype=np.uint64), np.zeros(0), np.zeros(0, dtype=np.intp)
    areas, knots, whole, steep = (np.concatenate(column) for column in zip(nothing, *parts))
    area, knot = np.empty_like(areas), np.empty_like(knots)
    area[order], knot[order] = areas, knots
    count = len(units.area)
    together = np.bincount(pairs.unit, area, minlength=count)
    is_closed = sums_of(knot, np.searchsorted(pairs.unit, np.arange(count + 1))) == 0
    is_closed[steep] = False
    is_tiled = is_closed & (np.abs(together / np.maximum(units.area, 1e-300) - 1) < _SURE)
    return Overlaps(area, is_tiled, whole)


def _near_steep(unit: Indices, polygon: Indices, bins: Bins, polygons: Edges) -> Indices:
    """Of units and polygons in pairs, the units that steep edges may run through: too little of their width lies there
    to be seen.
    """
    counts = np.bincount(polygons.steep_owner, minlength=len(polygons.area))
    end = np.cumsum(counts)
    pair, edge = spread((end - counts)[polygon], end[polygon])
    near: Indices = unit[pair]
    west, south, east, north = polygons.steep[edge].T
    meets = (east >= bins.west[near]) & (west <= bins.east[near])
    meets &= (north >= bins.south[near]) & (south <= bins.north[near])
    result: Indices = near[meets]
    return result


def _knots(edges: Edges, polygon: Indices) -> npt.NDArray[np.uint64]:
    """The marks of each polygon's edges, summed with their signs: 0 over polygons whose edges all fall away."""
    place, edge = spread(edges.start[polygon], edges.start[polygon + 1])
    wide = edges.east[edge] - edges.west[edge] > WITHIN
    marks = np.where(wide, signed(edges.mark[edge], edges.sign[edge]), np.uint64(0))
    return sums_of(marks, np.searchsorted(place, np.arange(len(polygon) + 1)))
