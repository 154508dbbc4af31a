"""Corner numbers: one numbering for the exchange file, the form's coordinate sheets and the maps.

The number of a corner follows from the unit's geometry alone: part by part, outer ring before its holes, in the stored
order, J1, J2, ... without restarting. A ring's closing point is its first corner again.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True)
class Corner:
    """One numbered corner. ``north`` is X and ``east`` is Y of the texts that people read, metres."""

    name: str
    north: float
    east: float


@dataclass(frozen=True)
class NumberedRing:
    """A ring of a unit: ``part`` and ``ring`` count from 1 (ring 1 is the outer one); not closed."""

    part: int
    ring: int
    corners: tuple[Corner, ...]

    @property
    def is_hole(self) -> bool:
        """Whether the ring is taken off its part."""
        return self.ring > 1


def numbered_rings(geometry: BaseGeometry) -> list[NumberedRing]:
    """The rings of a polygon or multipolygon (east, north) with their corner numbers."""
    polygons: list[Polygon] = list(geometry.geoms) if isinstance(geometry, MultiPolygon) else [geometry]
    rings = []
    number = 0
    for part, polygon in enumerate(polygons, 1):
        for ring, line in enumerate([polygon.exterior, *polygon.interiors], 1):
            corners = []
            for east, north in (point[:2] for point in line.coords[:-1]):
                number += 1
                corners.append(Corner(f"J{number}", north, east))
            rings.append(NumberedRing(part, ring, tuple(corners)))
    return rings
