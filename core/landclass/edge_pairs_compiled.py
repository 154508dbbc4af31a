"""The sums of :mod:`.edge_pairs` as loops that numba compiles, where it is installed and there is much to do.

Each sum takes the same terms in the same order through the same operations, none of them fused, so that its bits are
those of numpy. The loops need no list of all pairs of edges, which is what takes numpy's time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from threading import Thread
from typing import Any, Optional

import numpy as np

from ..arrays import Indices
from ..geodesy.area import Floats
from ..geodesy.equal_area import edges_of
from ..geodesy.plane import Plane
from ..progress import Progress, check
from .edge_pairs import WITHIN, Bins, Marks, Runs

WORTH = 500_000
"""Edges of polygons in pairs from which on loading numba (half a second, once a session) is worth its while."""
_LOOK = 0.2
"""Seconds between two looks at Cancel."""


def is_ready(progress: Progress) -> bool:
    """Whether :func:`shared_by_loops` can be used: whether numba is there. Raises :class:`Stopped`.

    The first call in a session loads the loops, the first on a machine compiles them (seconds): in a thread of its own,
    so that Cancel is answered.
    """
    making = _making()
    while making.is_alive():
        making.join(_LOOK)
        check(progress, 0.0)
    return making.loops is not None


def shared_by_loops(unit: Indices, polygon: Indices, bins: Bins, runs: Runs) -> tuple[Floats, Marks]:
    """:func:`.edge_pairs.shared_by`, compiled. Only where :func:`is_ready` says so."""
    loops = _making().loops
    assert loops is not None
    return _run(loops, unit, polygon, bins, runs)


class _Making(Thread):
    """Compiles the loops; ``loops`` stays ``None`` where that cannot be."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.loops: Optional[Callable[..., None]] = None

    def run(self) -> None:
        try:
            import numba

            loops = numba.njit(nogil=True, cache=True)(_sum)
            nothing, none = edges_of(np.empty(0, dtype=object), Plane(39, 3, True)), np.empty(0, dtype=np.intp)
            _run(loops, none, none, Bins(nothing), Runs(nothing))
        except Exception:
            return
        self.loops = loops


@cache
def _making() -> _Making:
    making = _Making()
    making.start()
    return making


def _run(loops: Callable[..., None], unit: Indices, polygon: Indices, bins: Bins, runs: Runs) -> tuple[Floats, Marks]:
    edges = runs.polygons
    area, knot = np.zeros(len(unit)), np.zeros(len(unit), dtype=np.uint64)
    loops(
        (unit, polygon, area, knot),
        (edges.start, edges.west, edges.east, edges.south, edges.north, edges.sign, edges.mark),
        (bins.west, bins.east, bins.per_metre, bins.count, bins.first, bins.floor),
        (bins.reach, bins.reach_start, bins.begin, bins.begin_start),
        (bins.x, bins.x_end, bins.y, bins.slope, bins.sign, bins.lowest),
    )
    return area, knot


def _sum(pairs: Any, polygons: Any, boxes: Any, lists: Any, units: Any) -> None:
    """Fill in area and knot of each pair; the arguments are tuples of columns."""
    unit, polygon, area, knot = pairs
    start, west, east, south, north, sign, mark = polygons
    box_west, box_east, per_metre, count, first_bin, floor = boxes
    reach, reach_start, begin, begin_start = lists
    x_of, x_end_of, y_of, slope_of, sign_of, lowest = units
    for pair in range(len(unit)):
        own = unit[pair]
        most = count[own] - 1
        total = 0.0
        marks = np.uint64(0)
        for edge in range(start[polygon[pair]], start[polygon[pair] + 1]):
            x, x_end = west[edge], east[edge]
            if not (x_end > box_west[own] and x < box_east[own]):
                continue
            first = first_bin[own] + int(min(max((x - box_west[own]) * per_metre[own], 0.0), most))
            last = first_bin[own] + int(min(max((x_end - box_west[own]) * per_metre[own], 0.0), most))
            y, y_end = south[edge], north[edge]
            top = max(y, y_end)
            if not (top > min(floor[first], floor[last]) or last - first > 1):
                continue
            slope = (y_end - y) / (x_end - x)
            covered = 0.0
            through = 0.0
            reaching = reach_start[first + 1] - reach_start[first]
            for number in range(reaching + begin_start[last + 1] - begin_start[first + 1]):
                if number < reaching:
                    other = reach[reach_start[first] + number]
                else:
                    other = begin[begin_start[first + 1] + number - reaching]
                if not lowest[other] < top:
                    continue
                left = max(x, x_of[other])
                width = min(x_end, x_end_of[other]) - left
                depth = (y_of[other] - y) + slope_of[other] * (left - x_of[other]) - slope * (left - x)
                depth_end = depth + (slope_of[other] - slope) * width
                low, high = min(depth, depth_end), max(depth, depth_end)
                if low < 0 and width > 0:
                    if high > 0:
                        under = -low / (high - low) * width
                        shared = under * low / 2
                    else:
                        under = width
                        shared = under * (low + high) / 2
                    covered += sign_of[other] * shared
                    through += sign_of[other] * under
            total += sign[edge] * covered
            if through < -WITHIN:
                marks += mark[edge] if sign[edge] > 0 else ~mark[edge] + np.uint64(1)
        area[pair] = total
        knot[pair] = marks
