"""Corner numbers: one numbering for the exchange file, the form's coordinate sheets and the maps.

The number of a corner follows from the unit's geometry alone: part by part, outer ring before its holes, in the stored
order, J1, J2, ... without restarting. A ring's closing point is its first corner again. Receivers of coordinate files
may want other names and beginnings; those are for their files only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
import shapely
from shapely.geometry import LinearRing, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from .records import Floats
from .writing.layout import NEW_NAME, OPEN, SAME_NAME


@dataclass(frozen=True)
class Corner:
    """One numbered corner. ``north`` is X and ``east`` is Y of the texts that people read, metres."""

    name: str
    north: float
    east: float


@dataclass(frozen=True)
class NumberedRing:
    """A ring of a unit: ``part`` and ``ring`` count from 1 (ring 1 is the outer one); not closed.

    ``closing`` is the first corner under the name that the row has which closes the ring; ``None`` where none does.
    """

    part: int
    ring: int
    corners: tuple[Corner, ...]
    closing: Optional[Corner] = None

    @property
    def is_hole(self) -> bool:
        """Whether the ring is taken off its part."""
        return self.ring > 1

    @property
    def rows(self) -> tuple[Corner, ...]:
        """The corners and the closing one."""
        return self.corners if self.closing is None else (*self.corners, self.closing)


def numbered_rings(
    geometry: BaseGeometry, names: str = "J1", restart: bool = False, closing: str = SAME_NAME
) -> list[NumberedRing]:
    """The rings of a polygon or multipolygon (east, north) with their corner numbers.

    ``names``, ``restart`` and ``closing`` are those of :class:`.layout.Layout`; a new name for the closing corner is
    the next number, and the following ring goes on behind it.
    """
    polygons: list[Polygon] = list(geometry.geoms) if isinstance(geometry, MultiPolygon) else [geometry]
    rings = []
    number = 0
    for part, polygon in enumerate(polygons, 1):
        for ring, line in enumerate([polygon.exterior, *polygon.interiors], 1):
            number = 0 if restart else number
            corners = []
            for east, north in (point[:2] for point in line.coords[:-1]):
                number += 1
                corners.append(Corner(_name(number, names), north, east))
            last = None if closing == OPEN else corners[0]
            if closing == NEW_NAME:
                number += 1
                last = Corner(_name(number, names), corners[0].north, corners[0].east)
            rings.append(NumberedRing(part, ring, tuple(corners), last))
    return rings


def corner_names(first: int, count: int) -> list[str]:
    """The names of ``count`` corners of the one numbering from number ``first`` on."""
    return [f"J{number}" for number in range(first, first + count)]


def _name(number: int, names: str) -> str:
    return {"J1": f"J{number}", "J01": f"J{number:02d}"}.get(names, str(number))


def from_north_west(geometry: MultiPolygon) -> MultiPolygon:
    """The same polygons (east, north), each ring clockwise from its north-west corner, holes too.

    That is the corner nearest to the north-west corner of the ring's frame; of equally near ones the more northern,
    then the more western. The order of the rings stays.
    """
    return MultiPolygon(
        [Polygon(_turned(part.exterior), [_turned(line) for line in part.interiors]) for part in geometry.geoms]
    )


def clockwise(geometry: MultiPolygon) -> MultiPolygon:
    """The same polygons, each ring clockwise from the corner that it begins with."""
    return MultiPolygon(
        [Polygon(_clockwise(part.exterior), [_clockwise(line) for line in part.interiors]) for part in geometry.geoms]
    )


def _turned(line: LinearRing) -> Floats:
    points = _clockwise(line)
    east, north = points[:, 0], points[:, 1]
    distance = np.hypot(east - east.min(), north - north.max()).round(
        6
    )  # noise, 7e-9 behind a zone number, decides nothing
    return np.roll(points, -int(np.lexsort((east, -north, distance))[0]), axis=0)


def _clockwise(line: LinearRing) -> Floats:
    """The corners (n, 2), not closed."""
    points = shapely.get_coordinates(line)[:-1]
    return np.concatenate([points[:1], points[:0:-1]]) if shapely.is_ccw(line) else points
