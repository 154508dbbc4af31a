"""The sides of many rings at once: a sieve that finds in one pass which rings need a closer look.

A file of 50,000 parcels has a handful with something odd; looking at each of the others ring by ring takes longer than
reading the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..records import Floats, Ints
from .rings import Corners

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Sides:
    """The corners of rings without closing rows, one ring after another, and the side from each to the next.

    ``xy`` (n, 2) is (east, north) in metres, ``side`` (n, 2) the way to the next corner and ``length`` (n,) how long it
    is. Ring i has the corners from ``begin[i]`` to ``begin[i + 1]``. ``closed`` where it had a closing row. ``sound``
    where a ring has three corners or more and all numbers are finite; the others have no corners here.
    """

    xy: Floats
    side: Floats
    length: Floats
    begin: Ints
    closed: Flags
    sound: Flags

    def each(self, of_corner: npt.NDArray[np.generic], reduce: Any, nothing: object) -> npt.NDArray[np.generic]:
        """A value of each ring from those of its corners, by a ufunc; ``nothing`` for rings that are not sound."""
        result = np.full(len(self.sound), nothing, dtype=of_corner.dtype)
        if self.sound.any():
            result[self.sound] = reduce.reduceat(of_corner, self.begin[:-1][self.sound])
        return result

    @property
    def shortest(self) -> Floats:
        """Length of the shortest side of each ring; 0 where it is not sound."""
        return self.each(self.length, np.minimum, 0.0).astype(np.float64)

    @property
    def closing(self) -> Floats:
        """Length of the side from the last corner of each ring to its first; 0 where it is not sound."""
        result = np.zeros(len(self.sound))
        result[self.sound] = self.length[self.begin[1:][self.sound] - 1]
        return result

    @property
    def twice_area(self) -> Floats:
        """Twice the planar area of each ring, m², positive where it runs counter-clockwise."""
        here = self.xy - np.repeat(self.xy[self._first], np.diff(self.begin)[self.sound], axis=0)
        cross = here[:, 0] * self.side[:, 1] - here[:, 1] * self.side[:, 0]
        return self.each(cross, np.add, 0.0).astype(np.float64)

    def folds(self, degrees: float) -> Flags:
        """Whether each ring has a corner whose sides enclose less than ``degrees``; sides of no length count as 90."""
        onward, reach = self.side[self._next], self.length[self._next]
        cosine = -(self.side * onward).sum(axis=1)
        fold = cosine > np.cos(np.radians(degrees)) * self.length * reach
        return self.each(fold, np.logical_or, False).astype(np.bool_)

    @property
    def _first(self) -> Ints:
        return self.begin[:-1][self.sound]

    @property
    def _next(self) -> Ints:
        return _following(self._first, self.begin[1:][self.sound])


def sides_of(rings: Sequence[Corners]) -> Sides:
    """The sides of all these rings."""
    count = np.array([len(ring) for ring in rings], dtype=np.int64)
    every = np.concatenate([np.empty((0, 2)), *(ring.xy for ring in rings)])
    end = np.cumsum(count)
    closed, sound = np.zeros(len(rings), dtype=bool), count > 0
    first, last = every[(end - count)[sound]], every[end[sound] - 1]
    closed[sound] = (first == last).all(axis=1) & (count[sound] > 1)
    opened = count - closed
    finite = np.ones(len(rings), dtype=bool)
    if sound.any():
        finite[sound] = np.logical_and.reduceat(np.isfinite(every).all(axis=1), (end - count)[sound])
    sound &= finite & (opened > 2)
    kept = np.repeat(sound, count)
    kept[end[sound & closed] - 1] = False
    xy = every[kept]
    begin = np.concatenate([[0], np.cumsum(np.where(sound, opened, 0))])
    side = xy[_following(begin[:-1][sound], begin[1:][sound])] - xy
    return Sides(xy, side, np.hypot(side[:, 0], side[:, 1]), begin, closed, sound)


def _following(first: Ints, end: Ints) -> Ints:
    """For each corner of rings from ``first`` to ``end`` the index of the next one around the ring."""
    result = np.arange(1, int(end[-1]) + 1 if len(end) else 1)
    result[end - 1] = first
    return result
