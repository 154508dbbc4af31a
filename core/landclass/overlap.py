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

import numpy as np
import numpy.typing as npt

from ..arrays import Indices, spread
from ..geodesy.area import Floats
from ..geodesy.equal_area import Edges
from ..progress import Progress
from ..threads import batches, in_threads
from .edge_pairs import WITHIN, Bins, Runs, shared_by, signed, sums_of
from .edge_pairs_compiled import WORTH, is_ready, shared_by_loops
from .pairs import Flags, Pairs

_BATCH = 30_000
"""Edges of polygons in one go: their pairs with edges of the unit stay in the processor's cache."""
_SURE = 0.5
"""Tiled ground lies under one polygon everywhere, or two, or none: areas tell these apart."""


@dataclass(frozen=True)
class Overlaps:
    """Official area (m²) that each pair shares, and for each unit whether the polygons certainly tile it: no gap, no
    overlap, however small.
    """

    area: Floats
    is_tiled: Flags

    def of_owners(self, place: Indices, owner: Indices, count: int) -> Overlaps:
        """The same for ``count`` units whose parts ``owner`` tells; ``place`` is from :meth:`Pairs.of_owners`."""
        area = np.bincount(place, self.area, minlength=place.max(initial=-1) + 1).astype(np.float64)
        return Overlaps(area, np.bincount(owner, ~self.is_tiled, minlength=count) == 0)


def overlaps_of(pairs: Pairs, units: Edges, polygons: Edges, progress: Progress) -> Overlaps:
    """The areas of ``pairs`` from the edges of valid units and polygons. Raises :class:`Stopped`.

    Units are of one part each: where no edge ends, as many polygons lie over one place as over another of the same
    part, but not of another.
    """
    bins, runs = Bins(units), Runs(polygons)
    area = np.where(pairs.inside, polygons.area[pairs.polygon], 0.0)
    knot = np.where(pairs.inside, _knots(polygons)[pairs.polygon], np.uint64(0))
    crossing = np.flatnonzero(~pairs.inside)
    unit, polygon = pairs.unit[crossing], pairs.polygon[crossing]
    edges = np.diff(polygons.start)[polygon]
    parts = batches(edges, _BATCH)
    share = shared_by_loops if edges.sum() > WORTH and is_ready(progress) else shared_by
    measured = in_threads(lambda part: share(unit[part], polygon[part], bins, runs), parts, progress)
    for part, (some, knots) in zip(parts, measured):
        area[crossing[part]], knot[crossing[part]] = some, knots
    count = len(units.area)
    together = np.bincount(pairs.unit, area, minlength=count)
    is_closed = sums_of(knot, np.searchsorted(pairs.unit, np.arange(count + 1))) == 0
    is_closed[_near_steep(pairs, bins, polygons)] = False
    return Overlaps(area, is_closed & (np.abs(together / np.maximum(units.area, 1e-300) - 1) < _SURE))


def _near_steep(pairs: Pairs, bins: Bins, polygons: Edges) -> Indices:
    """The units that steep edges of their polygons may run through: too little of their width lies there to be seen."""
    counts = np.bincount(polygons.steep_owner, minlength=len(polygons.area))
    end = np.cumsum(counts)
    pair, edge = spread((end - counts)[pairs.polygon], end[pairs.polygon])
    unit = pairs.unit[pair]
    west, south, east, north = polygons.steep[edge].T
    meets = (east >= bins.west[unit]) & (west <= bins.east[unit])
    meets &= (north >= bins.south[unit]) & (south <= bins.north[unit])
    near: Indices = np.unique(unit[meets])
    return near


def _knots(polygons: Edges) -> npt.NDArray[np.uint64]:
    """The marks of each polygon's edges, summed with their signs: 0 over polygons whose edges all fall away."""
    wide = polygons.east - polygons.west > WITHIN
    return sums_of(np.where(wide, signed(polygons.mark, polygons.sign), np.uint64(0)), polygons.start)
