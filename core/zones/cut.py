"""Large zones cut down to what is near each unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from ..arrays import Indices
from ..geodesy.area import Floats
from ..progress import Progress, span
from ..threads import batches, in_threads

Column = npt.NDArray[np.object_]

FEW = 512
"""A geometry of so few vertices is not worth cutting."""
_BATCH = 50_000
"""Vertices in one go."""
_MARGIN_M = 1.00003
"""By how much rectangles are larger than they have to be. No coordinate of a survey ends in such digits: where edges
run exactly along the side of a rectangle, clipping may give wrong ground."""


def cut_to_boxes(geometry: BaseGeometry, boxes: Floats, progress: Progress) -> Column:
    """A valid ``geometry`` as far as each of ``boxes`` (n, 4; west, south, east, north; metres) goes, n geometries.

    Some go farther than their box; empty ones are where nothing of the geometry is near. The boxes are halved where
    they lie, again and again, and the geometry is clipped to the bounds of each quarter: each vertex is looked at a few
    times, however many boxes there are. Clipping by a rectangle is many times faster than an intersection, but what it
    gives may be invalid; then the box is cut out of the whole. Raises :class:`Stopped`.
    """
    result = np.empty(len(boxes), dtype=object)
    level = [_Part(np.arange(len(boxes)), geometry)] if len(boxes) else []
    spare, done = _MARGIN_M, 0
    while level:
        # The margin shrinks from cut to cut, so that no two run along each other.
        spare /= 2
        so_far = done / len(boxes)
        parts = _clipped(level, boxes, _MARGIN_M + spare, span(progress, so_far, so_far))
        level = []
        for part in parts:
            if len(part.boxes) > 1 and shapely.get_num_coordinates(part.ground) > FEW:
                level.append(part)
                continue
            if shapely.is_valid(part.ground):
                result[part.boxes] = part.ground
            else:
                result[part.boxes] = shapely.intersection(geometry, shapely.box(*grown(boxes[part.boxes], _MARGIN_M).T))
            done += len(part.boxes)
    return result


@dataclass(frozen=True)
class _Part:
    """Numbers of boxes, and the ground that holds all that is in them."""

    boxes: Indices
    ground: BaseGeometry


def _clipped(level: Sequence[_Part], boxes: Floats, margin: float, progress: Progress) -> list[_Part]:
    """The quarters of each part, each with the ground in its bounds."""
    quarters = [
        _Part(quarter, part.ground)
        for part in level
        for half in _halves(boxes, part.boxes)
        for quarter in _halves(boxes, half)
    ]

    def clip(some: slice) -> list[_Part]:
        clipped = []
        for part in quarters[some]:
            west, south = (boxes[part.boxes, :2].min(axis=0) - margin).tolist()
            east, north = (boxes[part.boxes, 2:].max(axis=0) + margin).tolist()
            clipped.append(_Part(part.boxes, shapely.clip_by_rect(part.ground, west, south, east, north)))
        return clipped

    sizes = shapely.get_num_coordinates([part.ground for part in quarters])
    return [part for some in in_threads(clip, batches(sizes, _BATCH), progress) for part in some]


def _halves(boxes: Floats, some: Indices) -> list[Indices]:
    """Some boxes in two halves, one beside the other; one box is not halved."""
    middle = len(some) // 2
    if not middle:
        return [some]
    west, south, east, north = boxes[some].T
    order = np.argpartition(west + east if np.ptp(west) > np.ptp(south) else south + north, middle)
    return [some[order[:middle]], some[order[middle:]]]


def grown(boxes: Floats, margin: float) -> Floats:
    """Boxes (n, 4) larger by ``margin`` on all sides."""
    larger: Floats = boxes + np.array([-margin, -margin, margin, margin])
    return larger
