"""Large zones cut down to what is near each unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from ..arrays import Indices, column
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

    Some go farther than their box; empty ones are where nothing of the geometry is near. Each polygon of a multipolygon
    is cut by itself. The boxes near it are halved where they lie, again and again, and it is clipped to the bounds of
    each quarter: each vertex is looked at a few times, however many boxes there are. Clipping by a rectangle is many
    times faster than an intersection, but what it gives may be invalid; then the box is cut out of the whole. Raises
    :class:`Stopped`.
    """
    wholes = shapely.get_parts(geometry) if geometry.geom_type == "MultiPolygon" else np.array([geometry])
    whole, box = shapely.STRtree(shapely.box(*grown(boxes, _MARGIN_M).T)).query(shapely.envelope(wholes))
    uncut = wholes[whole]
    ground = uncut.copy()
    is_large = shapely.get_num_coordinates(uncut) > FEW
    numbers, starts = np.unique(whole[is_large], return_index=True)
    level = [
        _Part(pairs, wholes[number])
        for number, pairs in zip(numbers.tolist(), np.split(np.flatnonzero(is_large), starts[1:]))
    ]
    around = boxes[box]
    spare, to_do = _MARGIN_M, max(1, int(is_large.sum()))
    done = 0
    while level:
        # The margin shrinks from cut to cut, so that no two run along each other.
        spare /= 2
        so_far = done / to_do
        parts = _clipped(level, around, _MARGIN_M + spare, span(progress, so_far, so_far))
        level = [part for part in parts if not part.is_cut]
        for part in parts:
            if part.is_cut:
                ground[part.boxes] = part.ground
                done += len(part.boxes)
                if not part.is_valid:
                    rectangles = shapely.box(*grown(around[part.boxes], _MARGIN_M).T)
                    ground[part.boxes] = shapely.intersection(uncut[part.boxes], rectangles)
    return _by_box(ground, box, len(boxes))


def _by_box(ground: Column, box: Indices, count: int) -> Column:
    """The pieces of ground of each of ``count`` boxes as one geometry; an empty one where there is none."""
    result = np.full(count, Polygon(), dtype=object)
    there = ~shapely.is_empty(ground)
    ground, box = ground[there], box[there]
    result[box] = ground
    several = np.flatnonzero(np.bincount(box, minlength=count)[box] > 1)
    several = several[np.argsort(box[several], kind="stable")]
    parts, place = shapely.get_parts(ground[several], return_index=True)
    numbers, owner = np.unique(box[several][place], return_inverse=True)
    result[numbers] = shapely.multipolygons(parts, indices=owner)
    return result


@dataclass(frozen=True)
class _Part:
    """Numbers of boxes, and the ground that holds all that is in them; whether it is cut enough, and then valid."""

    boxes: Indices
    ground: BaseGeometry
    is_cut: bool = False
    is_valid: bool = True


def _clipped(level: Sequence[_Part], boxes: Floats, margin: float, progress: Progress) -> list[_Part]:
    """The quarters of each part, each with the ground in its bounds."""
    quarters = [
        (quarter, part.ground)
        for part in level
        for half in _halves(boxes, part.boxes)
        for quarter in _halves(boxes, half)
    ]
    counts = np.array([len(some) for some, _ in quarters])
    ordered = boxes[np.concatenate([some for some, _ in quarters])]
    starts = np.cumsum(counts) - counts
    least, most = np.minimum.reduceat(ordered[:, :2], starts), np.maximum.reduceat(ordered[:, 2:], starts)
    bounds = grown(np.column_stack([least, most]), margin).tolist()

    def clip(some: slice) -> list[_Part]:
        ground = column(shapely.clip_by_rect(one, *box) for (_, one), box in zip(quarters[some], bounds[some]))
        is_cut = (counts[some] == 1) | (shapely.get_num_coordinates(ground) <= FEW)
        is_valid = np.ones(len(ground), dtype=bool)
        is_valid[is_cut] = shapely.is_valid(ground[is_cut])
        return [_Part(pairs, *one) for (pairs, _), *one in zip(quarters[some], ground, is_cut, is_valid)]

    sizes = shapely.get_num_coordinates(column(ground for _, ground in quarters))
    return [part for some in in_threads(clip, batches(sizes, _BATCH), progress) for part in some]


def _halves(boxes: Floats, some: Indices) -> list[Indices]:
    """Some boxes in two halves, one beside the other; one box is not halved."""
    middle = len(some) // 2
    if not middle:
        return [some]
    own = boxes[some]
    wide, high = np.ptp(own[:, :2], axis=0)
    axis = 0 if wide > high else 1
    order = np.argpartition(own[:, axis] + own[:, axis + 2], middle)
    return [some[order[:middle]], some[order[middle:]]]


def grown(boxes: Floats, margin: float) -> Floats:
    """Boxes (n, 4) larger by ``margin`` on all sides."""
    larger: Floats = boxes + np.array([-margin, -margin, margin, margin])
    return larger
