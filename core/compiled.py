"""numba, where it is installed and there is much to do: the functions of :mod:`.loops`, compiled."""

from __future__ import annotations

from functools import cache
from threading import Thread
from typing import Optional

import numpy as np

from . import loops
from .progress import Progress, check

WORTH = 1_000_000
"""Vertices near the units from which on loading numba (half a second, once a session) is worth its while: a million
take numpy 0.9 s and the loops 0.4 s.
"""
_LOOK = 0.2
"""Seconds between two looks at Cancel."""
CALLED = ("footpoints", "positions", "odd_series_of", "fill_edges", "sum_pairs", "ring_sizes", "are_valid")
_FORMULAS = ("footpoint_latitude", "position", "odd_series")
_INNER = (
    *_FORMULAS,
    "_ring_end",
    "_runs_of",
    "_without_repeats",
    "_edges_are_apart",
    "_boxes_of_groups",
    "_are_nested",
    "_boxes_are_apart",
    "_goes_on",
    "_are_apart",
    "_side",
)


class Loops:
    """The loops, compiled; they hold Python's lock no more than numpy does."""

    def __init__(self) -> None:
        import numba
        from numba.extending import register_jitable

        for name in _INNER:
            register_jitable(getattr(loops, name))
        compiled = numba.njit(nogil=True, cache=True, error_model="numpy")
        self.footpoints, self.positions, self.odd_series_of, self.fill_edges, self.sum_pairs, *rings = (
            compiled(getattr(loops, name)) for name in CALLED
        )
        self.ring_sizes, self.are_valid = rings
        self._try()

    def _try(self) -> None:
        """Each once, with nothing to do: numba compiles at the first call, or loads what it compiled before."""
        number, whole, five = np.empty(0), np.empty(0, dtype=np.intp), (0.0,) * 5
        marks, flag, pair = np.empty(0, dtype=np.uint64), np.empty(0, dtype=bool), np.empty((0, 2))
        start = np.zeros(1, dtype=np.intp)
        self.footpoints(number, number, number, five)
        self.positions(number, number, number, number, 0.0, 1.0)
        self.odd_series_of(number, five)
        self.fill_edges(
            (number, number),
            (whole, whole, flag),
            (number, number, number, number, number, marks),
            start,
            number,
            np.empty((0, 4)),
            whole,
        )
        self.sum_pairs(
            (whole, whole, number, marks),
            (start, number, number, number, number, number, marks),
            (number, number, number, whole, whole, number),
            (whole, start, whole, start),
            (number, number, number, number, number, number),
        )
        self.ring_sizes(pair, start, whole, whole)
        self.are_valid(pair, start, whole)


def loops_for(vertices: int, progress: Progress) -> Optional[Loops]:
    """The compiled loops where they are worth their while for so many vertices, or are there already.

    The first call in a session that finds them worth it loads them, the first on a machine compiles them (seconds): in
    a thread of its own, so that Cancel is answered. ``None`` without numba. Raises :class:`Stopped`.
    """
    if vertices < WORTH and not _making.cache_info().currsize:
        return None
    making = _making()
    while making.is_alive():
        making.join(_LOOK)
        check(progress, 0.0)
    return making.loops


class _Making(Thread):
    """Compiles the loops; ``loops`` stays ``None`` where that cannot be."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.loops: Optional[Loops] = None

    def run(self) -> None:
        try:
            self.loops = Loops()
        except Exception:
            return


@cache
def _making() -> _Making:
    making = _Making()
    making.start()
    return making
