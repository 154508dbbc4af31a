"""Who borders on a unit to the east, south, west and north (四至), from the layers, never guessed.

The outer boundary is walked in short steps, and a little outside of each step it is looked what is there: another unit,
a polygon of the survey, or nothing that anybody delivered. A step belongs to the direction that its outward normal is
nearest to.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

DIRECTIONS = ("east", "south", "west", "north")
"""In the order in which 四至 are written."""
_OUTSIDE = 1.0
"""How far outside the boundary is looked, m: over the slivers that two surveys leave between them."""
_STEPS = 400
"""The boundary of each direction is told to about this part of the whole boundary."""
_LEAST = 0.1
"""A neighbour with less of its direction's boundary than this is not named, unless it is the longest."""
_NORMALS = np.array([(1.0, 0.0), (0.0, -1.0), (-1.0, 0.0), (0.0, 1.0)])


@dataclass(frozen=True)
class Neighbour:
    """A neighbour on one side: its ``name`` as given, and its share of the boundary there (0 to 1)."""

    name: str
    share: float


@dataclass(frozen=True)
class Side:
    """What borders in one direction, longest first; ``unknown`` is the share of which no layer tells anything."""

    neighbours: tuple[Neighbour, ...]
    unknown: float


def sides_of(
    unit: BaseGeometry, units: Sequence[tuple[str, BaseGeometry]], land: Sequence[tuple[str, BaseGeometry]]
) -> dict[str, Side]:
    """The four sides of ``unit`` by name of ``DIRECTIONS``; all geometries are (east, north) in one plane, metres.

    ``units`` are other units and ``land`` polygons of the survey, each with the name it is told by. Another unit goes
    before the land under it. An empty name is unknown ground.
    """
    points, directions, lengths = _steps(unit)
    by_unit = _names_at(points, units)
    by_land = _names_at(points, land)
    sums: list[dict[str, float]] = [defaultdict(float) for _ in DIRECTIONS]
    for direction, length, first, second in zip(directions, lengths, by_unit, by_land):
        sums[direction][first or second] += length
    return {name: _side(found) for name, found in zip(DIRECTIONS, sums)}


def _side(found: dict[str, float]) -> Side:
    total = sum(found.values())
    if total <= 0:
        return Side((), 1.0)
    known = sorted(
        ((length / total, name) for name, length in found.items() if name), key=lambda one: (-one[0], one[1])
    )
    told = [Neighbour(name, share) for number, (share, name) in enumerate(known) if not number or share >= _LEAST]
    return Side(tuple(told), found.get("", 0.0) / total)


def _steps(unit: BaseGeometry) -> tuple[npt.NDArray[np.float64], list[int], list[float]]:
    """Points outside the boundary (n, 2), the direction that each belongs to, and the length that it stands for, m."""
    parts = list(unit.geoms) if isinstance(unit, MultiPolygon) else [unit]
    whole = sum(part.exterior.length for part in parts)
    points: list[tuple[float, float]] = []
    directions: list[int] = []
    lengths: list[float] = []
    for part in parts:
        corners = np.array(_clockwise(part))[:, :2]
        for start, end in zip(corners[:-1], corners[1:]):
            edge = end - start
            length = float(math.hypot(*edge))
            if length == 0:
                continue
            normal = np.array((-edge[1], edge[0])) / length
            direction = int(np.argmax(_NORMALS @ normal))
            count = max(1, round(length / whole * _STEPS))
            for step in range(count):
                x, y = start + edge * ((step + 0.5) / count) + normal * _OUTSIDE
                points.append((float(x), float(y)))
                directions.append(direction)
                lengths.append(length / count)
    _extremes(parts, points, directions, lengths)
    outside = ~shapely.intersects(unit, shapely.points(points))
    kept = [i for i, out in enumerate(outside) if out]
    return np.array(points)[kept].reshape(-1, 2), [directions[i] for i in kept], [lengths[i] for i in kept]


def _clockwise(part: Polygon) -> list[tuple[float, ...]]:
    """The outer ring clockwise, so that the left of each edge is outside."""
    line = part.exterior
    return list(line.coords)[::-1] if line.is_ccw else list(line.coords)


def _extremes(
    parts: Sequence[Polygon], points: list[tuple[float, float]], directions: list[int], lengths: list[float]
) -> None:
    """A direction to which no edge looks (a wedge) is told by the corner that lies farthest that way."""
    corners = np.concatenate([np.array(part.exterior.coords)[:, :2] for part in parts])
    for number, normal in enumerate(_NORMALS):
        if number not in directions:
            x, y = corners[int(np.argmax(corners @ normal))] + normal * _OUTSIDE
            points.append((float(x), float(y)))
            directions.append(number)
            lengths.append(_OUTSIDE)


def _names_at(points: npt.NDArray[np.float64], areas: Sequence[tuple[str, BaseGeometry]]) -> list[str]:
    """The name of the first of ``areas`` at each point; empty where there is none."""
    names = [""] * len(points)
    if not areas or not len(points):
        return names
    tree = shapely.STRtree([geometry for _, geometry in areas])
    at, which = tree.query(shapely.points(points), predicate="intersects")
    order = np.lexsort((which, at))[::-1]  # the first of several is written last
    for point, area in zip(at[order], which[order]):
        names[point] = areas[area][0]
    return names
