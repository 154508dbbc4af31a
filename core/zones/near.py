"""Which units and zones are within reach of each other, and as much of each zone as can matter to the unit."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..arrays import Indices, column
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


class Cuts:
    """Large zones cut to what is near each of ``outlines`` (polygons; ``None`` is near nothing), each zone once for
    each distance, however many rules ask.
    """

    def __init__(self, outlines: Column) -> None:
        self._boxes = shapely.bounds(outlines)
        self._known: dict[tuple[int, float], tuple[BaseGeometry, Indices, Column]] = {}

    def near(self, zone: BaseGeometry, distance: float, progress: Progress) -> tuple[Indices, Column]:
        """The outlines whose boxes are within ``distance`` (metres) of the box of a valid zone, and as much of the zone
        as is near each, if any. Raises :class:`Stopped`.
        """
        key = id(zone), distance
        if key not in self._known:
            self._known[key] = (zone, *self._cut(zone, distance, progress))  # with the zone, whose id no other has then
        return self._known[key][1:]

    def ahead(self, zone: BaseGeometry, distance: float, progress: Progress) -> None:
        """Cut a zone of which nobody knows yet whether it is valid. Where it is not, it will not be asked for."""
        if is_large(zone):
            with suppress(shapely.GEOSException):
                self.near(zone, distance, progress)

    def _cut(self, zone: BaseGeometry, distance: float, progress: Progress) -> tuple[Indices, Column]:
        boxes = grown(self._boxes, distance)
        west, south, east, north = shapely.bounds(zone)
        # What has no box is nowhere.
        meets = (boxes[:, 0] <= east) & (boxes[:, 2] >= west) & (boxes[:, 1] <= north) & (boxes[:, 3] >= south)
        number = np.flatnonzero(meets)
        return number, cut_to_boxes(zone, boxes[number], progress)


def zones_near(outlines: Column, rule: Rule, zones: Sequence[Zone], progress: Progress, cuts: Cuts) -> Near:
    """The zones that meet each of ``outlines`` (polygons; ``None`` meets nothing) or are within the rule's distance.

    Of large zones those in the neighbourhood come, too, from ``cuts`` of the same outlines. Raises :class:`Stopped`.
    """
    shapes = column(zone.geometry for zone in zones)
    large = np.flatnonzero(is_large(shapes))
    small = np.flatnonzero(~is_large(shapes))
    found = [_small(outlines, rule, shapes, small, span(progress, 0, 0.5 if len(large) else 1))]
    for number, zone in enumerate(large.tolist()):
        start, end = ((1 + done / len(large)) / 2 for done in (number, number + 1))
        found.append(_large(outlines, rule, shapes[zone], zone, span(progress, start, end), cuts))
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
    outlines: Column, rule: Rule, shape: BaseGeometry, zone: int, progress: Progress, cuts: Cuts
) -> tuple[Indices, Indices, Column]:
    unit, ground = cuts.near(shape, rule.distance_m, progress)
    is_near = ~shapely.is_empty(ground)
    if rule.relation != OVERLAP:
        is_near &= shapely.dwithin(outlines[unit], ground, rule.distance_m)
    unit = unit[is_near]
    return unit, np.full(len(unit), zone), ground[is_near]


def is_large(zones: Any) -> Any:
    """Whether a zone, or each of several, is worth cutting."""
    return shapely.get_num_coordinates(zones) > FEW
