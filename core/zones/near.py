"""Which units and zones are within reach of each other, and as much of each zone as can matter to the unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from ..arrays import Indices
from ..progress import Progress, check, span
from .cut import FEW, Column, cut_to_boxes, grown
from .layers import Zone
from .rules import OVERLAP, Rule

_UNITS = 500
"""Units that ask the index in one go: a fraction of a second, so that Cancel is answered."""


@dataclass(frozen=True)
class Near:
    """Pairs (n,) of a unit and a zone, sorted: their numbers, and the ``ground`` of the zone as far as it matters."""

    unit: Indices
    zone: Indices
    ground: Column


def zones_near(outlines: Column, rule: Rule, zones: Sequence[Zone], progress: Progress) -> Near:
    """The zones that meet each of ``outlines`` (polygons; ``None`` meets nothing) or are within the rule's distance.

    Of large zones those in the neighbourhood come, too. Raises :class:`Stopped`.
    """
    shapes = np.array([zone.geometry for zone in zones] + [None], dtype=object)[:-1]
    is_large = shapely.get_num_coordinates(shapes) > FEW
    small = np.flatnonzero(~is_large)
    large = np.flatnonzero(is_large)
    found = [_small(outlines, rule, shapes, small, span(progress, 0, 0.5 if len(large) else 1))]
    for number, zone in enumerate(large.tolist()):
        start, end = ((1 + done / len(large)) / 2 for done in (number, number + 1))
        found.append(_large(outlines, rule, shapes, zone, span(progress, start, end)))
    unit, which, ground = (np.concatenate(columns) for columns in zip(*found))
    order = np.lexsort((which, unit))
    return Near(unit[order], which[order], ground[order])


def _small(
    outlines: Column, rule: Rule, shapes: Column, small: Indices, progress: Progress
) -> tuple[Indices, Indices, Column]:
    tree = shapely.STRtree(shapes[small])
    pairs = []
    for first in range(0, len(outlines), _UNITS):
        some = outlines[first : first + _UNITS]
        if rule.relation == OVERLAP:
            near = tree.query(some, predicate="intersects")
        else:
            near = tree.query(some, predicate="dwithin", distance=rule.distance_m)
        pairs.append(near + np.array([[first], [0]]))
        check(progress, min(1.0, (first + _UNITS) / len(outlines)))
    unit, place = np.concatenate([np.empty((2, 0), dtype=np.intp), *pairs], axis=1)
    return unit, small[place], shapes[small[place]]


def _large(
    outlines: Column, rule: Rule, shapes: Column, zone: int, progress: Progress
) -> tuple[Indices, Indices, Column]:
    boxes = grown(shapely.bounds(outlines), rule.distance_m)
    west, south, east, north = shapely.bounds(shapes[zone])
    # What has no box is nowhere.
    meets = (boxes[:, 0] <= east) & (boxes[:, 2] >= west) & (boxes[:, 1] <= north) & (boxes[:, 3] >= south)
    unit = np.flatnonzero(meets)
    ground = cut_to_boxes(shapes[zone], boxes[unit], progress)
    is_near = ~shapely.is_empty(ground)
    if rule.relation != OVERLAP:
        is_near &= shapely.dwithin(outlines[unit], ground, rule.distance_m)
    unit = unit[is_near]
    return unit, np.full(len(unit), zone), ground[is_near]
