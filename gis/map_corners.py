"""Where the corner numbers of a corner map stand, so that they are read without falling on each other.

Greedy: corner by corner, the first of the places round the corner (outside the unit first, near first) that is free. A
number that had to go far gets a leader. No corner goes without its number, unless there are so many that the numbers
would fall on each other: then every second one has one, or every fifth, and so on, and the sheet says so.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np
import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from ..core.corners.numbering import Corner, NumberedRing
from .map_frame import POINTS_PER_MM, Bounds

CHARACTER = 0.58
"""Width of a digit, in the size of the type."""
_NEAR, _RINGS = 1.1, (0.0, 1.2, 2.8, 4.8, 7.5, 11.0)
"""Gap between dot and number, and how much further each try goes, mm on paper."""
_TURNS = (0, 30, -30, 60, -60, 90, -90, 130, -130, 180)
_LEADER_FROM = 2.0
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_FAR = 7.5
"""How much further than nearest a number has to go to be far off, mm on paper."""
_FEW, _MOST_WITHOUT_PLACE, _MOST_FAR = 2, 0.03, 0.25
"""So many numbers may stand on others; of more than that, so large a part; and so large a part far off."""
_Place = tuple[float, float, float]
"""Middle of a label (east, north) and how much further than nearest it is, mm on paper."""


@dataclass(frozen=True)
class Label:
    """A corner's number: its middle (east, north), and the leader from the corner where it stands far off.

    ``further`` is how much further than nearest it stands, mm on paper; infinite where it found no free place.
    """

    corner: Corner
    ring: NumberedRing
    east: float
    north: float
    leader: LineString
    further: float


@dataclass(frozen=True)
class Numbers:
    """The numbers of a unit on its map: of each ring the first, and those that ``step`` divides (1: all)."""

    labels: tuple[Label, ...]
    step: int


def readable_numbers(
    rings: Sequence[NumberedRing],
    unit: BaseGeometry,
    denominator: int,
    points: float,
    crosses: Sequence[Bounds] = (),
) -> Numbers:
    """As many numbers as can be read; the arguments are those of :func:`place_labels`."""
    for step in _STEPS:
        wanted = {
            corner.name
            for ring in rings
            for place, corner in enumerate(ring.corners)
            if place == 0 or int(corner.name[1:]) % step == 0
        }
        labels = place_labels(rings, unit, denominator, points, crosses, wanted)
        if _can_be_read(labels):
            break
    return Numbers(tuple(labels), step)


def _can_be_read(labels: Sequence[Label]) -> bool:
    without = sum(math.isinf(label.further) for label in labels)
    far = sum(label.further >= _FAR for label in labels)
    return without <= max(_FEW, _MOST_WITHOUT_PLACE * len(labels)) and far <= max(_FEW, _MOST_FAR * len(labels))


def place_labels(
    rings: Sequence[NumberedRing],
    unit: BaseGeometry,
    denominator: int,
    points: float,
    crosses: Iterable[Bounds] = (),
    wanted: Optional[Container[str]] = None,
) -> list[Label]:
    """A label for every corner of ``unit``, or those whose names are ``wanted``, at map scale 1:``denominator`` in type
    of ``points``, off the ``crosses`` of the grid.
    """
    ground = denominator / 1000
    outline = unit.boundary
    shapely.prepare(outline)
    height = points / POINTS_PER_MM * ground
    taken = _Taken(4 * height)
    for cross in crosses:
        taken.add(cross)
    labels = []
    for ring in rings:
        directions = _outward(ring, unit, ground)
        for corner, direction in zip(ring.corners, directions):
            if wanted is not None and corner.name not in wanted:
                continue
            width = len(corner.name) * CHARACTER * height
            places = list(_places(corner, direction, width, height, ground))
            (east, north, further), is_free = _best(places, width, height, outline, taken)
            taken.add(_box(east, north, width, height))
            far = further >= _LEADER_FROM
            leader = LineString([(corner.east, corner.north), (east, north)]) if far else LineString()
            labels.append(Label(corner, ring, east, north, leader, further if is_free else math.inf))
    return labels


def _best(
    places: Sequence[_Place], width: float, height: float, outline: BaseGeometry, taken: _Taken
) -> tuple[_Place, bool]:
    """The first free place; where none is free the one that overlaps least. And whether it is free."""
    spots = [_box(east, north, width, height) for east, north, _ in places]
    boxes = shapely.box(*np.array(spots).T)
    on_line = shapely.intersects(outline, boxes)
    overlaps = []
    for place, spot, crosses in zip(places, spots, on_line):
        overlaps.append(taken.overlap(spot))
        if not crosses and not overlaps[-1]:
            return place, True
    lengths = shapely.length(shapely.intersection(boxes, outline))
    return places[int(np.argmin(4 * np.array(overlaps) + lengths * height))], False


class _Taken:
    """The boxes of the labels so far, found by the cells they lie in."""

    def __init__(self, cell: float) -> None:
        self._cell = cell
        self._boxes: dict[tuple[int, int], list[Bounds]] = defaultdict(list)

    def _cells(self, spot: Bounds) -> Iterator[tuple[int, int]]:
        for x in range(math.floor(spot[0] / self._cell), math.floor(spot[2] / self._cell) + 1):
            for y in range(math.floor(spot[1] / self._cell), math.floor(spot[3] / self._cell) + 1):
                yield x, y

    def add(self, spot: Bounds) -> None:
        for cell in self._cells(spot):
            self._boxes[cell].append(spot)

    def overlap(self, spot: Bounds) -> float:
        """The area of ``spot`` that others have, m²."""
        others = {other for cell in self._cells(spot) for other in self._boxes.get(cell, ())}
        return sum(
            max(0.0, min(spot[2], other[2]) - max(spot[0], other[0]))
            * max(0.0, min(spot[3], other[3]) - max(spot[1], other[1]))
            for other in others
        )


def _places(corner: Corner, direction: float, width: float, height: float, ground: float) -> Iterator[_Place]:
    """Middles of the label round a corner, best first, with how much further than nearest they are (mm)."""
    for further in _RINGS:
        for turn in _TURNS:
            angle = direction + math.radians(turn)
            cos, sin = math.cos(angle), math.sin(angle)
            # The distance at which the label's box just clears the dot in this direction.
            reach = min(
                width / 2 / abs(cos) if abs(cos) > 1e-9 else math.inf,
                height / 2 / abs(sin) if abs(sin) > 1e-9 else math.inf,
            )
            distance = reach + (_NEAR + further) * ground
            yield corner.east + distance * cos, corner.north + distance * sin, further


def _outward(ring: NumberedRing, unit: BaseGeometry, ground: float) -> list[float]:
    """For each corner of a ring the direction (rad from east) that leads straight out of the unit."""
    shapely.prepare(unit)
    corners = ring.corners
    directions = []
    for i, corner in enumerate(corners):
        before, after = corners[i - 1], corners[(i + 1) % len(corners)]
        to_before = _unit_vector(corner, before)
        to_after = _unit_vector(corner, after)
        east, north = -(to_before[0] + to_after[0]), -(to_before[1] + to_after[1])
        if math.hypot(east, north) < 1e-6:
            east, north = -to_after[1], to_after[0]
        length = math.hypot(east, north)
        step = 0.3 * ground
        probe = shapely.points(corner.east + east / length * step, corner.north + north / length * step)
        if unit.covers(probe):
            east, north = -east, -north
        directions.append(math.atan2(north, east))
    return directions


def _unit_vector(start: Corner, end: Corner) -> tuple[float, float]:
    east, north = end.east - start.east, end.north - start.north
    length = math.hypot(east, north) or 1.0
    return east / length, north / length


def _box(east: float, north: float, width: float, height: float) -> Bounds:
    return east - width / 2, north - height / 2, east + width / 2, north + height / 2
