"""Arcs to straight sides that leave them by a stated tolerance at most."""

from __future__ import annotations

import math

import numpy as np

from ..records import Floats


def arc_points(start: Floats, end: Floats, bulge: float, tolerance: float) -> Floats:
    """The points (n, 2) to put between ``start`` and ``end`` of an arc so that no side leaves it by ``tolerance``.

    ``bulge`` is the tangent of a quarter of the angle of the arc, positive where it turns left; none for 0 and for an
    arc that ends where it begins.
    """
    chord = end - start
    if not bulge or not chord.any():
        return np.empty((0, 2))
    sides = int(sides_of(start, end, bulge, tolerance))
    centre = (start + end) / 2 + np.array([-chord[1], chord[0]]) * (1 - bulge * bulge) / (4 * bulge)
    turns = 4 * math.atan(bulge) * np.arange(1, sides) / sides
    east, north = start - centre
    cos, sin = np.cos(turns), np.sin(turns)
    around = np.column_stack([east * cos - north * sin, east * sin + north * cos])
    return np.asarray(np.round(centre + around, 6), dtype=np.float64)


def sides_of(start: Floats, end: Floats, bulge: float, tolerance: float) -> float:
    """Sides that an arc is cut into. A side over the angle t leaves a circle of radius r by r (1 - cos(t / 2))."""
    chord = math.hypot(*(end - start))
    if not chord:
        return 0.0
    radius = chord * (1 + bulge * bulge) / (4 * abs(bulge))
    angle = 4 * math.atan(abs(bulge))
    if not math.isfinite(radius):
        return math.inf
    spare = tolerance * 0.999  # for the rounding of the points
    half = 2 * math.asin(math.sqrt(min(1.0, spare / (2 * radius))))  # of the widest side; exact for small ones
    return max(math.ceil(angle / (2 * half)), math.ceil(angle / (math.pi / 2))) if half else math.inf
