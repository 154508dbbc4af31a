"""What is known of units' ground under one rule: what layers cover, what terrain tells, what repairs leave open."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from ..shapes import NOTHING_M2
from .cut import Column, grown
from .local import area_outside, ground_outside
from .rules import OVERLAP
from .served import Served

Flags = npt.NDArray[np.bool_]


def is_known(outlines: Column, served: Served) -> Flags:
    """Of which ``outlines`` (n,; ``None`` for units that cannot be checked) all the ground in question surely is known.

    Of the others :func:`unknown_ground` tells what is not; looking at all at once is many times faster.
    """
    around = outlines
    if served.rule.relation != OVERLAP:
        around = shapely.box(*grown(shapely.bounds(outlines), served.rule.distance_m).T)
    known: Flags = shapely.covers(served.covered, around)
    if served.sight is not None:
        shapely.prepare(served.sight.known)
        known &= shapely.covers(served.sight.known, outlines)
    return known


def is_doubtful(outlines: Column, served: Served) -> Flags:
    """Which ``outlines`` a zone could be about whose repair may have changed its ground."""
    doubtful = np.zeros(len(outlines), dtype=bool)
    for zone in served.zones:
        if zone.doubtful:
            doubtful |= shapely.dwithin(outlines, zone.feature.geometry.convex_hull, served.rule.distance_m)
    return doubtful


def unknown_ground(served: Served, ground: BaseGeometry, partly: bool) -> list[str]:
    """The reason codes why some of the ``ground`` in question is not known; ``partly`` where the rest of it is hit."""
    return _outside(served, ground, partly) + _unseen(served, ground, partly)


def _outside(served: Served, ground: BaseGeometry, partly: bool) -> list[str]:
    """The reason code if some of the ground in question is not covered by layers that could be used."""
    if served.covered.is_empty:
        return []
    if _is_outside(ground, served.covered):
        return ["partly_outside_coverage" if partly else "outside_coverage"]
    if served.rule.relation != OVERLAP:
        around = shapely.buffer(ground, served.rule.distance_m)
        if _is_outside(around, served.covered):
            return ["surroundings_outside_coverage"]
    return []


def _unseen(served: Served, ground: BaseGeometry, partly: bool) -> list[str]:
    """The reason code if a zone is within sight of some of the ground, and the terrain there is not known."""
    if served.sight is None:
        return []
    unknown = ground_outside(ground, served.sight.known)
    if unknown.area < NOTHING_M2:
        return []
    reach = served.rule.distance_m
    if any(shapely.dwithin(unknown, zone.geometry, reach) for zone in served.zones):
        return ["partly_outside_terrain" if partly else "outside_terrain"]
    return []


def _is_outside(ground: BaseGeometry, covered: BaseGeometry) -> bool:
    if shapely.covers(covered, ground):
        return False
    outside = area_outside(ground, covered) if shapely.intersects(covered, ground) else ground.area
    return bool(outside >= NOTHING_M2)
