"""Large zones cut down to what is near each unit."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from ..geodesy.area import Floats
from ..progress import Progress, check

Column = npt.NDArray[np.object_]

FEW = 256
"""A geometry of so few vertices is not worth cutting."""
_MARGIN_M = 1.00003
"""By how much rectangles are larger than they have to be. No coordinate of a survey ends in such digits: where edges
run exactly along the side of a rectangle, clipping may give wrong ground."""


def cut_to_boxes(geometry: BaseGeometry, boxes: Floats, progress: Progress) -> Column:
    """A valid ``geometry`` as far as each of ``boxes`` (n, 4; west, south, east, north; metres) goes, n geometries.

    Some go farther than their box; empty ones are where nothing of the geometry is near. The boxes are halved where
    they lie, again and again, and the geometry is clipped to the bounds of each half: each vertex is looked at a few
    times, however many boxes there are. Clipping by a rectangle is many times faster than an intersection, but what it
    gives may be invalid; then the box is cut out of the whole. Raises :class:`Stopped`.
    """
    result = np.empty(len(boxes), dtype=object)
    waiting = [(np.arange(len(boxes)), _clipped(geometry, boxes, 2 * _MARGIN_M), _MARGIN_M)] if len(boxes) else []
    done = 0
    while waiting:
        some, piece, spare = waiting.pop()
        if len(some) > 1 and shapely.get_num_coordinates(piece) > FEW:
            west, south, east, north = boxes[some].T
            middle = west + east if np.ptp(west) > np.ptp(south) else south + north
            order = np.argpartition(middle, len(some) // 2)
            for half in (some[order[: len(some) // 2]], some[order[len(some) // 2 :]]):
                # The margin shrinks from cut to cut, so that no two run along each other.
                waiting.append((half, _clipped(piece, boxes[half], _MARGIN_M + spare / 2), spare / 2))
            continue
        if shapely.is_valid(piece):
            result[some] = piece
        else:
            result[some] = shapely.intersection(geometry, shapely.box(*grown(boxes[some], _MARGIN_M).T))
        done += len(some)
        check(progress, done / len(boxes))
    return result


def grown(boxes: Floats, margin: float) -> Floats:
    """Boxes (n, 4) larger by ``margin`` on all sides."""
    return boxes + np.array([-margin, -margin, margin, margin])


def _clipped(piece: BaseGeometry, boxes: Floats, margin: float) -> BaseGeometry:
    west, south = (boxes[:, :2].min(axis=0) - margin).tolist()
    east, north = (boxes[:, 2:].max(axis=0) + margin).tolist()
    return shapely.clip_by_rect(piece, west, south, east, north)
