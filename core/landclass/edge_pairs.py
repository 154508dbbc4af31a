"""Pairs of edges with a common range from west to east: the ground that they share, in numpy or by compiled loops."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ..arrays import Indices, owners, spread
from ..compiled import Loops
from ..geodesy.area import Floats
from ..geodesy.equal_area import Edges
from ..loops import WITHIN

_RUN = 32
_ABOVE = 16
"""A unit with more edges above each other than this has fewer bins: what they hold grows with its edges alone."""

Marks = npt.NDArray[np.uint64]


class Bins:
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
        width = np.where(filled, self.east - self.west, 1.0)
        owner = owners(counts)
        above = np.bincount(owner, units.east - units.west, minlength=len(counts)) / width
        self.count = np.maximum(1, (counts * np.minimum(1.0, _ABOVE / np.maximum(above, 1.0))).astype(np.intp))
        self.first = np.cumsum(self.count) - self.count
        self.per_metre = self.count / width
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


class Runs:
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


def shared_by(unit: Indices, polygon: Indices, bins: Bins, runs: Runs) -> tuple[Floats, npt.NDArray[np.uint64]]:
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
    through = np.bincount(who, sign * within, minlength=len(edge)) < -WITHIN
    area = np.bincount(pair, polygons.sign[edge] * covered, minlength=len(unit)).astype(np.float64)
    mark = np.where(through, signed(polygons.mark[edge], polygons.sign[edge]), np.uint64(0))
    return area, sums_of(mark, np.searchsorted(pair, np.arange(len(unit) + 1)))


def shared_by_loops(
    unit: Indices, polygon: Indices, bins: Bins, edges: Edges, compiled: Loops
) -> tuple[Floats, npt.NDArray[np.uint64]]:
    """:func:`shared_by` of ``edges`` of polygons, the same bits: without a list of all pairs of edges, which is what
    takes numpy's time.
    """
    area, knot = np.zeros(len(unit)), np.zeros(len(unit), dtype=np.uint64)
    compiled.sum_pairs(
        (unit, polygon, area, knot),
        (edges.start, edges.west, edges.east, edges.south, edges.north, edges.sign, edges.mark),
        (bins.west, bins.east, bins.per_metre, bins.count, bins.first, bins.floor),
        (bins.reach, bins.reach_start, bins.begin, bins.begin_start),
        (bins.x, bins.x_end, bins.y, bins.slope, bins.sign, bins.lowest),
    )
    return area, knot


def _below(depth: Floats, depth_end: Floats, width: Floats) -> tuple[Floats, Floats]:
    """Area (negative) and width of the part where a line from ``depth`` to ``depth_end`` over ``width`` is below 0."""
    low, high = np.minimum(depth, depth_end), np.maximum(depth, depth_end)
    span = high - low
    crosses = (low < 0) & (high > 0)
    under = np.where(crosses, -low / np.where(crosses, span, 1.0), low < 0) * width
    return under * np.where(crosses, low, low + high) / 2, under


def signed(mark: Marks, sign: Floats) -> Marks:
    """Marks with the signs of their edges, modulo 2⁶⁴."""
    return np.where(sign < 0, ~mark + np.uint64(1), mark)


def sums_of(numbers: Marks, start: Indices) -> Marks:
    """Sums of ``numbers[start[i]:start[i + 1]]`` modulo 2⁶⁴."""
    running = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(numbers, dtype=np.uint64)])
    sums: npt.NDArray[np.uint64] = running[start[1:]] - running[start[:-1]]
    return sums
