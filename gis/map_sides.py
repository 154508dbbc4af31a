"""Where the side lengths of a corner map stand: along their sides, free of corner numbers and of each other.

A side that is too short on paper for its figure, or has no free place, goes without: the coordinate table has them all.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from ..core.corners.numbering import Corner, NumberedRing
from .map_corners import CHARACTER, Label
from .map_frame import POINTS_PER_MM

_GAP = 0.5
"""Between a side and its figure, mm on paper."""
_ENDS = 1.4
"""What a figure leaves free at each end of its side, mm on paper."""
_ALONG = (0.5, 0.35, 0.65)


@dataclass(frozen=True)
class SideLabel:
    """The length of a side: its text, its middle (east, north), and its angle in degrees clockwise from the east."""

    text: str
    east: float
    north: float
    angle: float


def side_length(start: Corner, end: Corner) -> str:
    """The plane length of a side as it is printed, m."""
    return f"{math.hypot(end.east - start.east, end.north - start.north):.3f}"


def place_sides(
    rings: Sequence[NumberedRing],
    numbers: Sequence[Label],
    unit: BaseGeometry,
    denominator: int,
    points: float,
    number_points: float,
) -> list[SideLabel]:
    """The lengths that have a place at scale 1:``denominator``; ``number_points`` is the type size of ``numbers``."""
    ground = denominator / 1000
    height = points / POINTS_PER_MM * ground
    outline = unit.boundary
    shapely.prepare(outline)
    shapely.prepare(unit)
    taken = shapely.STRtree([_number_box(label, number_points / POINTS_PER_MM * ground) for label in numbers])
    placed: list[Polygon] = []
    labels = []
    for ring in rings:
        for start, end in zip(ring.corners, [*ring.corners[1:], ring.corners[0]]):
            text = side_length(start, end)
            width = len(text) * CHARACTER * height
            for box, middle, angle in _places(start, end, width, height, ground, unit):
                if outline.intersects(box) or len(taken.query(box, predicate="intersects")):
                    continue
                if any(box.intersects(other) for other in placed):
                    continue
                placed.append(box)
                labels.append(SideLabel(text, *middle, angle))
                break
    return labels


def _number_box(label: Label, height: float) -> BaseGeometry:
    width = len(label.corner.name) * CHARACTER * height
    return shapely.box(
        label.east - width / 2, label.north - height / 2, label.east + width / 2, label.north + height / 2
    )


def _places(
    start: Corner, end: Corner, width: float, height: float, ground: float, unit: BaseGeometry
) -> Iterator[tuple[Polygon, tuple[float, float], float]]:
    """Boxes for the figure of a side, inside the unit first: corner numbers stand outside."""
    east, north = end.east - start.east, end.north - start.north
    length = math.hypot(east, north)
    if length < width + 2 * _ENDS * ground:
        return
    along, across = (east / length, north / length), (-north / length, east / length)
    off = height / 2 + _GAP * ground
    probe = start.east + east / 2 + across[0] * off, start.north + north / 2 + across[1] * off
    inward = 1 if unit.covers(shapely.points(probe)) else -1
    angle = -math.degrees(math.atan2(north, east))
    if not -90 < angle <= 90:
        angle += 180 if angle <= -90 else -180
    for side in (inward, -inward):
        for part in _ALONG:
            if abs(part - 0.5) * length > length / 2 - width / 2 - _ENDS * ground:
                continue
            middle = (
                start.east + east * part + across[0] * off * side,
                start.north + north * part + across[1] * off * side,
            )
            yield _box(middle, along, across, width, height), middle, angle


def _box(
    middle: tuple[float, float],
    along: tuple[float, float],
    across: tuple[float, float],
    width: float,
    height: float,
) -> Polygon:
    corners = [(width / 2, height / 2), (-width / 2, height / 2), (-width / 2, -height / 2), (width / 2, -height / 2)]
    return Polygon(
        [(middle[0] + x * along[0] + y * across[0], middle[1] + x * along[1] + y * across[1]) for x, y in corners]
    )
