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

from ..arrays import Indices, owners, spread
from ..geodesy.area import Floats
from ..geodesy.equal_area import Edges
from ..progress import Progress
from ..threads import batches, in_threads
from .pairs import Flags, Pairs

_BATCH = 30_000
"""Edges of polygons in one go: their pairs with edges of the unit stay in the processor's cache."""
_RUN = 32
_WITHIN = 1e-8
"""An edge runs through the unit where more of its width than this does, metres: less is rounding. What is not steep has
then no more than a centimetre of its length there.
"""
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
    bins, runs = _Bins(units), _Runs(polygons)
    area = np.where(pairs.inside, polygons.area[pairs.polygon], 0.0)
    knot = np.where(pairs.inside, _knots(polygons)[pairs.polygon], np.uint64(0))
    crossing = np.flatnonzero(~pairs.inside)
    unit, polygon = pairs.unit[crossing], pairs.polygon[crossing]
    parts = batches(np.diff(polygons.start)[polygon], _BATCH)
    measured = in_threads(lambda part: _measured(unit[part], polygon[part], bins, runs), parts, progress)
    for part, (some, knots) in zip(parts, measured):
        area[crossing[part]], knot[crossing[part]] = some, knots
    count = len(units.area)
    together = np.bincount(pairs.unit, area, minlength=count)
    is_closed = _sums(knot, np.searchsorted(pairs.unit, np.arange(count + 1))) == 0
    is_closed[_near_steep(pairs, bins, polygons)] = False
    return Overlaps(area, is_closed & (np.abs(together / np.maximum(units.area, 1e-300) - 1) < _SURE))


def _near_steep(pairs: Pairs, bins: _Bins, polygons: Edges) -> Indices:
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
    wide = polygons.east - polygons.west > _WITHIN
    return _sums(np.where(wide, _signed(polygons.mark, polygons.sign), np.uint64(0)), polygons.start)


def _signed(mark: npt.NDArray[np.uint64], sign: Floats) -> npt.NDArray[np.uint64]:
    return np.where(sign < 0, ~mark + np.uint64(1), mark)


def _sums(numbers: npt.NDArray[np.uint64], start: Indices) -> npt.NDArray[np.uint64]:
    """Sums of ``numbers[start[i]:start[i + 1]]`` modulo 2⁶⁴."""
    running = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(numbers, dtype=np.uint64)])
    sums: npt.NDArray[np.uint64] = running[start[1:]] - running[start[:-1]]
    return sums


class _Bins:
    """The edges of all units; each unit's range from west to east is parted into bins of equal width.

    ``reach`` are the edges that reach into a bin, ``reach_start[bin]`` their first; ``begin`` and ``begin_start`` in
    the same way those that begin in it. ``lowest`` is the lower end of an edge.
    """

    def __init__(self, units: Edges) -> None:
        counts = np.diff(units.start)
        filled = counts > 0
        first = units.start[:-1][filled]
        self.lowest = np.minimum(units.south, units.north)
        self.west, self.east, self.south, self.north = (np.zeros(len(counts)) for _ in range(4))
        if len(first):
            self.west[filled] = np.minimum.reduceat(units.west, first)
            self.east[filled] = np.maximum.reduceat(units.east, first)
            self.south[filled] = np.minimum.reduceat(self.lowest, first)
            self.north[filled] = np.maximum.reduceat(np.maximum(units.south, units.north), first)
        self.count = np.maximum(1, counts)
        self.first = np.cumsum(self.count) - self.count
        self.per_metre = self.count / np.where(filled, self.east - self.west, 1.0)
        owner = owners(counts)
        begin, end = self.bins(owner, units.west), self.bins(owner, units.east)
        edge, reached = spread(begin, end + 1)
        every = np.arange(self.count.sum() + 1)
        self.reach, self.reach_start = _sorted(edge, reached, every)
        self.begin, self.begin_start = _sorted(np.arange(len(owner)), begin, every)
        self.floor = np.full(len(every), np.inf)
        if len(edge):
            self.floor[:-1] = np.minimum.reduceat(np.append(self.lowest[self.reach], np.inf), self.reach_start[:-1])
        self.x, self.x_end, self.y, self.sign = units.west, units.east, units.south, units.sign
        self.slope = (units.north - units.south) / (units.east - units.west)

    def meeting(self, first: Indices, last: Indices) -> tuple[Indices, Indices]:
        """Edges of the unit that may lie over or under ranges from bin ``first`` to ``last``: number of range and edge.

        Of the first bin of a range all edges, of the others those that begin there: each edge once.
        """
        who, entry = spread(self.reach_start[first], self.reach_start[first + 1])
        later, begin = spread(self.begin_start[first + 1], self.begin_start[last + 1])
        return np.concatenate([who, later]), np.concatenate([self.reach[entry], self.begin[begin]])

    def bins(self, unit: Indices, x: Floats) -> Indices:
        """The bin that ``x`` lies in, of its unit; places outside the unit lie in its first or last bin."""
        own = (x - self.west[unit]) * self.per_metre[unit]
        clipped = np.clip(own, 0, self.count[unit] - 1).astype(np.intp)
        return np.asarray(self.first[unit] + clipped, dtype=np.intp)


class _Runs:
    """The edges of polygons in runs of ``_RUN``, so that of a long road only the part near a unit is looked at."""

    def __init__(self, polygons: Edges) -> None:
        self.polygons = polygons
        counts = np.diff(polygons.start)
        runs = -(-counts // _RUN)
        self.first = np.concatenate([[0], np.cumsum(runs)]).astype(np.intp)
        polygon, number = spread(np.zeros(len(runs), dtype=np.intp), runs)
        self.start = polygons.start[polygon] + number * _RUN
        self.end = np.minimum(self.start + _RUN, polygons.start[polygon + 1])
        self.top = np.maximum(polygons.south, polygons.north)
        self.west = np.minimum.reduceat(polygons.west, self.start) if len(polygon) else np.zeros(0)
        self.east = np.maximum.reduceat(polygons.east, self.start) if len(polygon) else np.zeros(0)

    def near(self, polygon: Indices, west: Floats, east: Floats) -> tuple[Indices, Indices]:
        """The edges of each polygon between ``west`` and ``east``: number among those given, number of the edge."""
        who, run = spread(self.first[polygon], self.first[polygon + 1])
        near = np.flatnonzero((self.east[run] > west[who]) & (self.west[run] < east[who]))
        who, run = who[near], run[near]
        place, edge = spread(self.start[run], self.end[run])
        who = who[place]
        near = np.flatnonzero((self.polygons.east[edge] > west[who]) & (self.polygons.west[edge] < east[who]))
        return who[near], edge[near]


def _sorted(items: Indices, bins: Indices, every: Indices) -> tuple[Indices, Indices]:
    """``items`` sorted by their bin, and where each bin of ``every`` begins."""
    order = np.argsort(bins, kind="stable")
    return items[order], np.searchsorted(bins[order], every)


def _measured(unit: Indices, polygon: Indices, bins: _Bins, runs: _Runs) -> tuple[Floats, npt.NDArray[np.uint64]]:
    """Area and knot of each pair: the marks of those of the polygon's edges that run through the unit."""
    polygons = runs.polygons
    pair, edge = runs.near(polygon, bins.west[unit], bins.east[unit])
    owner, top = unit[pair], runs.top[edge]
    first, last = bins.bins(owner, polygons.west[edge]), bins.bins(owner, polygons.east[edge])
    # Below the unit, where no edge of it lies below, an edge counts for nothing.
    over = np.flatnonzero((top > np.minimum(bins.floor[first], bins.floor[last])) | (last - first > 1))
    pair, edge, top = pair[over], edge[over], top[over]
    x, x_end = polygons.west[edge], polygons.east[edge]
    y, y_end = polygons.south[edge], polygons.north[edge]
    who, other = bins.meeting(first[over], last[over])
    below = np.flatnonzero(bins.lowest[other] < top[who])
    who, other = who[below], other[below]
    x_own, x_other = x[who], bins.x[other]
    left = np.maximum(x_own, x_other)
    width = np.minimum(x_end[who], bins.x_end[other]) - left
    slope, slope_other = ((y_end - y) / (x_end - x))[who], bins.slope[other]
    depth = (bins.y[other] - y[who]) + slope_other * (left - x_other) - slope * (left - x_own)
    depth_end = depth + (slope_other - slope) * width
    shared, within = _below(depth, depth_end, np.maximum(width, 0.0))
    sign = bins.sign[other]
    covered = np.bincount(who, sign * shared, minlength=len(edge))
    through = np.bincount(who, sign * within, minlength=len(edge)) < -_WITHIN
    area = np.bincount(pair, polygons.sign[edge] * covered, minlength=len(unit)).astype(np.float64)
    mark = np.where(through, _signed(polygons.mark[edge], polygons.sign[edge]), np.uint64(0))
    return area, _sums(mark, np.searchsorted(pair, np.arange(len(unit) + 1)))


def _below(depth: Floats, depth_end: Floats, width: Floats) -> tuple[Floats, Floats]:
    """Area (negative) and width of the part where a line from ``depth`` to ``depth_end`` over ``width`` is below 0."""
    low, high = np.minimum(depth, depth_end), np.maximum(depth, depth_end)
    span = high - low
    crosses = (low < 0) & (high > 0)
    under = np.where(crosses, -low / np.where(crosses, span, 1.0), low < 0) * width
    return under * np.where(crosses, low, low + high) / 2, under
