"""Which units and survey polygons may share ground."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from ..arrays import Indices, spread
from ..progress import Progress
from ..threads import batches, in_threads
from .survey import Column

_LOOKS = 1000
"""Pairs in one go of predicates."""
STRIPS = 8
"""Strips of a unit."""
_DIGITS = 1e-6
"""Boxes are grown by so much, m: where an edge crosses the side of a strip is known to some digits only."""

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Pairs:
    """Units and polygons that meet, (n,) each, sorted: numbers of the unit and of the polygon, and whether the polygon
    lies inside the unit without touching its boundary.
    """

    unit: Indices
    polygon: Indices
    inside: Flags

    def of(self, unit: int) -> slice:
        """The pairs of one unit."""
        first, last = np.searchsorted(self.unit, [unit, unit + 1])
        return slice(int(first), int(last))

    def of_owners(self, owner: Indices) -> tuple[Pairs, Indices]:
        """The pairs of those whose parts the units are, and in which of them each of the present pairs is."""
        key = owner[self.unit] * (self.polygon.max(initial=-1) + 1) + self.polygon
        _, first, place = np.unique(key, return_index=True, return_inverse=True)
        inside = np.bincount(place, self.inside, minlength=len(first)) > 0
        return Pairs(owner[self.unit[first]], self.polygon[first], inside), place

    def where(self, keep: Flags) -> Pairs:
        """Some of the pairs."""
        return Pairs(self.unit[keep], self.polygon[keep], self.inside[keep])

    def renumbered(self, polygons: Indices) -> Pairs:
        """The same pairs where polygon ``polygons[i]`` is called i; ``polygons`` holds all that pairs have."""
        place = np.empty(polygons.max(initial=-1) + 1, dtype=np.intp)
        place[polygons] = np.arange(len(polygons))
        polygon = place[self.polygon]
        order = np.lexsort((polygon, self.unit))
        return Pairs(self.unit[order], polygon[order], self.inside[order])


def pairs_of(units: Column, polygons: Column, progress: Progress) -> Pairs:
    """Which valid ``units`` (polygons) and ``polygons`` may share ground: none that does is missing.

    Polygons may be invalid: what a predicate says of them is not used. Raises :class:`Stopped`.
    """
    strip, polygon = shapely.STRtree(polygons).query(strips(units))
    key = np.unique(strip // STRIPS * len(polygons) + polygon)
    unit, polygon = np.divmod(key, max(1, len(polygons)))
    shapely.prepare(units)
    first = np.searchsorted(unit, np.arange(len(units) + 1))
    # All pairs of a unit in one thread: a prepared geometry is changed by its first use.
    parts = [slice(first[some.start], first[some.stop]) for some in batches(np.diff(first), _LOOKS)]
    looks = in_threads(
        lambda part: shapely.contains_properly(units[unit[part]], polygons[polygon[part]]), parts, progress
    )
    return Pairs(unit, polygon, np.concatenate([np.zeros(0, dtype=bool), *looks]))


def strips(units: Column, count: int = STRIPS) -> Column:
    """The boxes (n * ``count``,) of strips of n polygons from west to east: closer to the ground than their own boxes.

    Those of polygon i begin at ``i * count``. Every point of it is in one of them. No polygon may be without width.
    """
    corners, owner = shapely.get_coordinates(units, return_index=True)
    x, y = corners.T
    west, _, east, _ = shapely.bounds(units).T
    border = np.linspace(west, east, count + 1, axis=1)
    strip = np.clip((x - west[owner]) * (count / (east - west))[owner], 0, count - 1).astype(np.intp) + owner * count
    step = strip[1:] - strip[:-1]
    ends = np.flatnonzero((step != 0) & (owner[1:] == owner[:-1]))
    # Where an edge passes from one strip to the next is a point of both.
    edge, passed = spread(np.minimum(strip[ends], strip[ends + 1]) + 1, np.maximum(strip[ends], strip[ends + 1]) + 1)
    edge = ends[edge]
    part = (border[:, :-1].ravel()[passed] - x[edge]) / (x[edge + 1] - x[edge])
    height = y[edge] + np.clip(part, 0, 1) * (y[edge + 1] - y[edge])
    where, heights = np.concatenate([strip, passed - 1, passed]), np.concatenate([y, height, height])
    order = np.argsort(where, kind="stable")
    where, heights = where[order], heights[order]
    starts = np.searchsorted(where, np.arange(len(units) * count))
    boxes: Column = shapely.box(
        border[:, :-1].ravel() - _DIGITS,
        (np.minimum.reduceat(heights, starts) if len(starts) else starts) - _DIGITS,
        border[:, 1:].ravel() + _DIGITS,
        (np.maximum.reduceat(heights, starts) if len(starts) else starts) + _DIGITS,
    )
    return boxes
