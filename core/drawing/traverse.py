"""Traverses on the plane: corners by bearing and length, the closing error, and its distribution.

A bearing is the azimuth (坐标方位角): from the north of the plane, clockwise, in degrees. ``dX = s cos a``,
``dY = s sin a`` (X north, Y east). The closing error is what was computed less what is known: ``fx``, ``fy``,
``f = hypot(fx, fy)``, and the relative one is 1 in (length of the traverse / f).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

from ..corners.parsing.angles import format_dms
from ..geodesy.moving import KEPT_DECIMALS
from .typed import Point

ONE_IN_AT_LEAST = 20
"""A traverse that misses its end by more than its length over this has not come back yet, or has a gross error."""


@dataclass(frozen=True)
class Leg:
    """A side by its bearing (degrees) and its length on the plane (metres)."""

    bearing: float
    length: float


@dataclass(frozen=True)
class Closure:
    """The closing error of a traverse of ``length`` metres: ``fx`` to the north, ``fy`` to the east, metres."""

    fx: float
    fy: float
    length: float

    @property
    def f(self) -> float:
        """The closing error as a length."""
        return math.hypot(self.fx, self.fy)

    @property
    def comes_back(self) -> bool:
        """Whether the legs end near the known place, so that what is left is an error of measuring and not a side.

        No rule says how near; one in ``ONE_IN_AT_LEAST`` of the length is far beyond what any survey tolerates.
        """
        return self.length > 0 and self.f <= self.length / ONE_IN_AT_LEAST

    @property
    def one_in(self) -> Optional[float]:
        """K of the relative closing error 1/K; ``None`` where the traverse closes to less than 0.05 mm."""
        return self.length / self.f if self.f >= 0.5 * 10**-KEPT_DECIMALS else None


def bearing_of(start: Point, end: Point) -> float:
    """The azimuth of a side, degrees; 0 of one without length."""
    return math.degrees(math.atan2(end[0] - start[0], end[1] - start[1])) % 360


def bearing_text(start: Point, end: Point, decimals: int) -> str:
    """The azimuth of a side as degrees, minutes and seconds with ``decimals``; never 360°."""
    seconds = round(bearing_of(start, end) * 3600, decimals) % (360 * 3600)
    return format_dms(seconds / 3600, decimals)


def length_of(start: Point, end: Point) -> float:
    """The length of a side on the plane, metres."""
    return math.hypot(end[0] - start[0], end[1] - start[1])


def run(start: Point, legs: Sequence[Leg]) -> list[Point]:
    """The corners that the legs lead to, one a leg, rounded to 0.1 mm; nothing is summed up from rounded ones."""
    return [_rounded(start, moved) for moved in _moved(legs)]


def closure(start: Point, legs: Sequence[Leg], end: Point) -> Closure:
    """How far from ``end`` the legs lead."""
    moved = _moved(legs)[-1] if legs else (0.0, 0.0)
    # Differences first: at eastings of 44 million the digits behind 0.00001 mm are gone.
    return Closure(
        moved[1] - (end[1] - start[1]), moved[0] - (end[0] - start[0]), math.fsum(leg.length for leg in legs)
    )


def distributed(start: Point, legs: Sequence[Leg], end: Point) -> list[Point]:
    """:func:`run` with the closing error taken off in proportion to the length come (compass rule); ends in ``end``.

    Raises ``ValueError`` without legs.
    """
    if not legs:
        raise ValueError("no legs")
    error = closure(start, legs, end)
    points, come = [], 0.0
    for leg, (east, north) in zip(legs, _moved(legs)):
        come += leg.length
        share = come / error.length
        points.append(_rounded(start, (east - error.fy * share, north - error.fx * share)))
    return [*points[:-1], end]


def _moved(legs: Sequence[Leg]) -> list[Point]:
    """(east, north) from the start after each leg, metres."""
    result, east, north = [], 0.0, 0.0
    for leg in legs:
        angle = math.radians(leg.bearing)
        east, north = east + leg.length * math.sin(angle), north + leg.length * math.cos(angle)
        result.append((east, north))
    return result


def _rounded(start: Point, moved: Point) -> Point:
    return (round(start[0] + moved[0], KEPT_DECIMALS), round(start[1] + moved[1], KEPT_DECIMALS))
