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


def strips(units: Column) -> Column:
    """The boxes (n * ``STRIPS``,) of strips of n polygons from west to east: closer to the ground than their own boxes.

    Those of polygon i begin at ``i * STRIPS``. Every point of it is in one of them.
    """
    corners, owner = shapely.get_coordinates(units, return_index=True)
    west, _, east, _ = shapely.bounds(units).T
    width = (east - west) / STRIPS
    strip = np.clip((corners[:, 0] - west[owner]) / width[owner], 0, STRIPS - 1).astype(np.intp) + owner * STRIPS
    same = owner[1:] == owner[:-1]
    begin, end = strip[:-1][same], strip[1:][same]
    edge, reached = spread(np.minimum(begin, end), np.maximum(begin, end) + 1)
    south = np.minimum(corners[:-1, 1], corners[1:, 1])[same][edge]
    north = np.maximum(corners[:-1, 1], corners[1:, 1])[same][edge]
    order = np.argsort(reached, kind="stable")
    starts = np.searchsorted(reached[order], np.arange(len(units) * STRIPS))
    number = np.arange(STRIPS)
    edges = west[:, None] + width[:, None] * np.append(number, STRIPS)
    boxes: Column = shapely.box(
        edges[:, :-1].ravel(),
        np.minimum.reduceat(south[order], starts) if len(starts) else starts,
        edges[:, 1:].ravel(),
        np.maximum.reduceat(north[order], starts) if len(starts) else starts,
    )
    return boxes
