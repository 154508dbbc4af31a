"""One unit made two, and several made one: ground, numbers, and links to plans.

A piece that is cut off gets the number of its unit with ``-2``, ``-3`` ... behind it, the first that is free; the
largest piece keeps the number, so that what names the unit still finds it. Who links to a unit that was divided links
to all its pieces, who links to one that was merged links to the one that is left.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.ops import split as split_by_line

from ..annual.years.match import numbers_in_link
from ..corners.numbering import from_north_west
from ..findings import Finding, error
from ..geodesy.moving import KEPT_DECIMALS
from ..shapes import NOTHING_M2, polygons_of
from .outline import Floats, beside
from .topology import TOLERANCE, with_corners
from .typed import Point

LINK = ";"
"""Between several numbers of a ``plan_id``."""


@dataclass(frozen=True)
class Division:
    """The pieces of a unit, the one that keeps its number first.

    ``untouched`` are parts that the line does not cross; they stay with the first. ``nodes`` (n, 2) are the new corners
    on the boundary.
    """

    pieces: tuple[MultiPolygon, ...]
    untouched: int
    nodes: Floats


@dataclass(frozen=True)
class Merger:
    """Several units as one. ``overlap_m2`` is planar ground that was in more than one of them.

    ``gaps`` are holes that none of the units had: ground between them, planar m² of each.
    """

    geometry: MultiPolygon
    overlap_m2: float
    gaps: tuple[float, ...]


def divided(geometry: MultiPolygon, line: Sequence[Point]) -> tuple[Optional[Division], Optional[Finding]]:
    """The unit cut along a line, or why it is not: it has to cross a part from side to side.

    Corners of the line on the boundary are corners of the pieces; crossings get four decimals.
    """
    geometry, _ = with_corners(geometry, np.array(line))
    _, origin = beside([(geometry.bounds[0], geometry.bounds[1])])
    blade = shapely.linestrings(np.array(line, dtype=np.float64) - origin)
    if not blade.is_simple:
        return None, error("drawing.line_crosses_itself", geometry=shapely.linestrings(line))
    moved = shapely.transform(geometry, lambda points: points - origin)
    known = {tuple(point) for point in shapely.get_coordinates(moved)} | {
        tuple(point) for point in shapely.get_coordinates(blade)
    }
    pieces, untouched = [], []
    for part in moved.geoms:
        cut = [one for one in split_by_line(part, blade).geoms if one.area > NOTHING_M2]
        if len(cut) > 1:
            pieces += cut
        else:
            untouched.append(part)
    if not pieces:
        return None, error("drawing.not_divided", geometry=shapely.linestrings(line))
    pieces.sort(key=lambda one: (-one.area, one.bounds))
    points = np.concatenate([shapely.get_coordinates(one) for one in pieces])
    new = np.array([point for point in points if tuple(point) not in known]).reshape(-1, 2)

    def back(corners: Floats) -> Floats:
        is_new = np.array([tuple(point) not in known for point in corners], dtype=bool)
        placed: Floats = corners + origin
        return np.where(is_new[:, None], np.round(placed, KEPT_DECIMALS), placed)

    first = MultiPolygon([pieces[0], *untouched])
    result = [
        from_north_west(shapely.transform(one, back)) for one in (first, *(MultiPolygon([one]) for one in pieces[1:]))
    ]
    if not all(one.is_valid for one in result):
        return None, error("drawing.too_thin", geometry=shapely.linestrings(line))
    nodes = np.unique(np.round(new + origin, KEPT_DECIMALS), axis=0)
    ends = np.array([point for point in line if geometry.boundary.distance(shapely.points(point)) <= TOLERANCE])
    return Division(tuple(result), len(untouched), np.concatenate([nodes, ends.reshape(-1, 2)])), None


def line_with(line: Sequence[Point], nodes: Floats) -> list[Point]:
    """The line with those of ``nodes`` (n, 2) that lie on it as corners.

    Units side by side that are divided by it then get the very same corners on the boundary that they share: each
    would round its own crossing.
    """
    corners = np.array(line, dtype=np.float64)
    result = [(float(east), float(north)) for east, north in corners[:1]]
    for start, end in zip(corners[:-1], corners[1:]):
        side = end - start
        squared = float(side @ side)
        along = (nodes - start) @ side / squared if len(nodes) and squared else np.zeros(len(nodes))
        off = np.hypot(*(start + along[:, None] * side - nodes).T) if len(nodes) else np.zeros(0)
        reach = TOLERANCE / np.sqrt(squared) if squared else 0.0
        on = np.flatnonzero((off <= TOLERANCE) & (along > reach) & (along < 1 - reach))
        for index in on[np.argsort(along[on])]:
            place = (float(nodes[index][0]), float(nodes[index][1]))
            if place != result[-1]:
                result.append(place)
        result.append((float(end[0]), float(end[1])))
    return result


def merged(geometries: Sequence[MultiPolygon]) -> Merger:
    """The ground of all units as one, corners from the north-west."""
    _, origin = beside([one.bounds[:2] for one in geometries])
    moved = [shapely.transform(one, lambda points: points - origin) for one in geometries]
    union = polygons_of(shapely.union_all(moved))
    known = {tuple(point) for one in moved for point in shapely.get_coordinates(one)}
    # A unit runs all around each of its holes, so what is left open lies in one of them whole, or in none: one place
    # of it tells, where an overlay would leave crumbs along a side that cuts the hole.
    own = shapely.union_all(_holes(moved))
    gaps = [float(hole.area) for hole in _holes([union]) if not own.covers(hole.representative_point())]

    def back(corners: Floats) -> Floats:
        is_new = np.array([tuple(point) not in known for point in corners], dtype=bool)
        placed: Floats = corners + origin
        return np.where(is_new[:, None], np.round(placed, KEPT_DECIMALS), placed)

    overlap = max(sum(float(one.area) for one in moved) - float(union.area), 0.0)
    return Merger(
        from_north_west(shapely.transform(union, back)), overlap if overlap > NOTHING_M2 else 0.0, tuple(gaps)
    )


def _holes(geometries: Sequence[MultiPolygon]) -> list[Polygon]:
    return [Polygon(ring) for one in geometries for part in one.geoms for ring in part.interiors]


def piece_numbers(number: str, count: int, taken: Collection[str]) -> list[str]:
    """The numbers of ``count`` pieces: the unit's own, then the next free ones behind it; all empty without one."""
    if not number:
        return [""] * count
    numbers, suffix = [number], 1
    while len(numbers) < count:
        suffix += 1
        if f"{number}-{suffix}" not in taken:
            numbers.append(f"{number}-{suffix}")
    return numbers


def next_number(taken: Collection[str]) -> str:
    """A number for a new unit: one more than the highest that ends the number that most units follow; ``1`` at first.

    A-07 is followed by A-08, with as many digits.
    """
    groups: dict[str, list[str]] = {}
    for number in taken:
        head = number.rstrip("0123456789")
        if head != number:
            groups.setdefault(head, []).append(number[len(head) :])
    if not groups:
        return "1" if "1" not in taken else _free("1", taken)
    head, digits = max(groups.items(), key=lambda item: (len(item[1]), item[0]))
    width = max(len(text) for text in digits if text.startswith("0")) if any(t[0] == "0" for t in digits) else 0
    return _free(f"{head}{max(int(text) for text in digits) + 1:0{width}d}", taken)


def _free(number: str, taken: Collection[str]) -> str:
    return number if number not in taken else piece_numbers(number, 2, taken)[1]


def relinked(link: str, changes: Mapping[str, Sequence[str]]) -> str:
    """A ``plan_id`` with the numbers of ``changes`` replaced by those that their ground has; each stands once.

    The text itself where it names none of them.
    """
    numbers = numbers_in_link(link, changes)
    if not any(number in changes for number in numbers):
        return link
    return LINK.join(dict.fromkeys(one for number in numbers for one in changes.get(number, (number,)) if one))


def joined(texts: Sequence[str]) -> str:
    """Several texts as one, each once, in their order."""
    return "；".join(dict.fromkeys(text for text in texts if text))
