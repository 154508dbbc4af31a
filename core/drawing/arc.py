"""Arcs of a boundary as corners: through three places, or to an end with a radius."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Union

import numpy as np

from ..corners.parsing.arcs import arc_points, sides_of
from ..findings import Finding, error
from ..geodesy.moving import KEPT_DECIMALS
from .typed import Point

MOST_SIDES = 5000
"""An arc that would take more sides is likely a slip."""
_STRAIGHT = 1e-9
"""Sine of an angle that three places on a line enclose, noise of their coordinates included."""


@dataclass(frozen=True)
class Arc:
    """The corners of an arc behind its start, its end last; ``radius`` in metres."""

    points: tuple[Point, ...]
    radius: float


def through(start: Point, via: Point, end: Point, tolerance: float) -> Union[Arc, Finding]:
    """The arc from ``start`` to ``end`` through ``via``, which becomes a corner; no side leaves it by ``tolerance``."""
    a, b, c = (np.array(point, dtype=np.float64) - np.array(start) for point in (start, via, end))
    ab, bc, ac = b - a, c - b, c - a
    sides = [float(np.hypot(*side)) for side in (ab, bc, ac)]
    if min(sides) == 0:
        return error("drawing.arc_same_place")
    cross = float(ab[0] * bc[1] - ab[1] * bc[0])
    if abs(cross) <= _STRAIGHT * sides[0] * sides[1]:
        return error("drawing.arc_straight")
    radius = sides[0] * sides[1] * sides[2] / (2 * abs(cross))
    turn = math.copysign(1.0, cross)
    # The angle at a place of a circle is half the arc that lies over it.
    at_end = math.atan2(abs(cross), float(np.dot(bc, ac)))
    at_start = math.atan2(abs(cross), float(np.dot(ab, ac)))
    points: list[Point] = []
    for begin, stop, half, last in ((start, via, at_end, via), (via, end, at_start, end)):
        between = _between(begin, stop, turn * math.tan(half / 2), tolerance)
        if isinstance(between, Finding):
            return between
        points += [*between, last]
    return Arc(tuple(points), radius)


def with_radius(
    start: Point, end: Point, radius: float, is_left: bool, is_long: bool, tolerance: float
) -> Union[Arc, Finding]:
    """The arc from ``start`` to ``end`` that turns left (or right), the short or the long way round."""
    chord = math.hypot(end[0] - start[0], end[1] - start[1])
    if chord == 0:
        return error("drawing.arc_same_place")
    if chord > 2 * radius * (1 + 1e-12):
        return error("drawing.arc_radius", radius=radius, least=chord / 2)
    angle = 2 * math.asin(min(1.0, chord / (2 * radius)))
    bulge = math.tan((2 * math.pi - angle if is_long else angle) / 4)
    between = _between(start, end, bulge if is_left else -bulge, tolerance)
    return between if isinstance(between, Finding) else Arc((*between, end), radius)


def _between(start: Point, end: Point, bulge: float, tolerance: float) -> Union[list[Point], Finding]:
    first, last = np.array(start, dtype=np.float64), np.array(end, dtype=np.float64)
    # Beside the origin: the centre is found from products of coordinates.
    sides = sides_of(np.zeros(2), last - first, bulge, tolerance)
    if not sides <= MOST_SIDES:
        return error("drawing.arc_sides", most=MOST_SIDES, tolerance=tolerance)
    points = arc_points(np.zeros(2), last - first, bulge, tolerance) + first
    return [(round(float(east), KEPT_DECIMALS), round(float(north), KEPT_DECIMALS)) for east, north in points]
