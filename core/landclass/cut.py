"""Units cut with survey polygons: the pieces to draw, and what the survey leaves open or covers twice under a unit.

All geometry is (east, north) in the units' plane and valid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..arrays import Indices
from ..geodesy.area import Floats
from ..progress import Progress, check, span
from ..shapes import polygonal
from ..threads import batches, in_threads
from .pairs import Pairs
from .survey import Column

NOISE_M2 = 1e-4
"""What double precision leaves where lines cross at a zone-prefixed easting, along kilometres of boundary."""
_NOISE_SHARE = 1e-3
"""Of a unit of some square centimetres this share is noise."""
_CHORDS_M2 = 0.05
_CHORDS_PER_METRE = 5e-5
"""Areas up to the larger of these (by the unit's outline) may be nothing but chords."""
_BATCH = 20_000
"""Vertices in one bulk call: a fraction of a second, so that Cancel is answered."""
_COVERED, _COMMON, _UNITED = 0.3, 0.5, 0.6
"""Where the union, what is shared and its union end on the way from 0 to 1."""


def on_the_ground(units: Column, polygons: Column, pairs: Pairs, areas: Floats, progress: Progress) -> Floats:
    """``areas`` (m²) of ``pairs``, 0 for those that only touch in the plane, and for what is but noise.

    Where a unit runs along part of a polygon's straight edge, both have 70 m points of their own on it, and in the
    equal-area plane the chords between these enclose up to 0.02 m² a kilometre that no ground corresponds to. Raises
    :class:`Stopped`.
    """
    noise = np.minimum(NOISE_M2, _NOISE_SHARE * shapely.area(units))[pairs.unit]
    result = np.where(areas > noise, areas, 0.0)
    most = np.maximum(_CHORDS_M2, _CHORDS_PER_METRE * shapely.length(units))[pairs.unit]
    is_doubtful = (result > 0) & (areas < most)
    ground = shared_ground(units, polygons, pairs.where(is_doubtful), progress)
    is_ground = shapely.area(ground) > noise[is_doubtful]
    result[np.flatnonzero(is_doubtful)[~is_ground]] = 0
    return result


def shared_ground(units: Column, polygons: Column, pairs: Pairs, progress: Progress) -> Column:
    """What each pair shares (``None`` where that is no ground); polygons inside a unit are taken as they are.

    Raises :class:`Stopped`.
    """
    size = shapely.get_num_coordinates(units)[pairs.unit] + shapely.get_num_coordinates(polygons)[pairs.polygon]

    def cut(part: slice) -> Column:
        shared: Column = polygons[pairs.polygon[part]]
        crossing = ~pairs.inside[part]
        outlines = units[pairs.unit[part]][crossing]
        shared[crossing] = polygonal(shapely.intersection(outlines, shared[crossing]))
        return shared

    return np.concatenate([np.empty(0, dtype=object), *in_threads(cut, batches(size, _BATCH), progress)])


@dataclass(frozen=True)
class Settled:
    """The pieces of one unit without gap and overlap, one for each of the given; ``None`` where nothing is left.

    ``lost`` is what overlaps took from a piece (``None`` mostly). ``gap`` is ground without polygon, ``conflict`` that
    under polygons of different classes, which are ``involved`` (numbers of pieces); ``shared`` is ground under several
    polygons of one class, counted for the first of them. ``left_alone`` is the planar area (m²) of gaps and overlaps
    that are no more than the tolerance.
    """

    left: Column
    lost: Column
    gap: Optional[BaseGeometry] = None
    conflict: Optional[BaseGeometry] = None
    shared: Optional[BaseGeometry] = None
    involved: Sequence[int] = ()
    left_alone: float = 0.0


def settled(outline: BaseGeometry, pieces: Column, codes: Column, tolerance: float, progress: Progress) -> Settled:
    """What ``pieces`` (polygons cut with one unit, of classes ``codes``) leave open and cover twice.

    Gaps up to ``tolerance`` (m², planar, together) are left alone, and so are overlaps of each kind. Raises
    :class:`Stopped`.
    """
    covered = _union(pieces, span(progress, 0, _COVERED))
    missing = float(shapely.area(outline) - shapely.area(covered))
    twice = float(shapely.area(pieces).sum() - shapely.area(covered))
    left_alone = 0.0
    left, lost = pieces, np.full(len(pieces), None, dtype=object)
    conflict: Optional[BaseGeometry] = None
    shared: Optional[BaseGeometry] = None
    involved: list[int] = []
    if twice > tolerance:
        left, conflict, shared, involved = _without_overlaps(pieces, codes, span(progress, _COVERED, 1))
        changed = np.array([i for i in range(len(pieces)) if left[i] is not pieces[i]], dtype=np.intp)
        kept = shapely.difference(pieces[changed], left[changed])
        lost[changed] = np.where(shapely.is_missing(left[changed]), pieces[changed], kept)
    else:
        left_alone += max(0.0, twice)
    if conflict is not None and shapely.area(conflict) <= tolerance:
        left_alone += float(shapely.area(conflict))
        conflict, involved = None, []
    if shared is not None and shapely.area(shared) <= tolerance:
        left_alone += float(shapely.area(shared))
        shared = None
    gap: Optional[BaseGeometry] = None
    if not len(pieces) or missing > tolerance:
        gap = polygonal([shapely.difference(outline, covered)])[0]
    else:
        left_alone += max(0.0, missing)
    check(progress, 1.0)
    return Settled(left, lost, gap, conflict, shared, involved, left_alone)


def _union(pieces: Column, progress: Progress) -> BaseGeometry:
    """The union of neighbours first, so that Cancel is answered."""
    middle = shapely.bounds(pieces).reshape(-1, 2, 2).mean(axis=1)
    strips = max(1, round(np.sqrt(shapely.get_num_coordinates(pieces).sum() / _BATCH)))
    rank = np.argsort(np.argsort(middle[:, 0], kind="stable"), kind="stable")
    near = pieces[np.lexsort((middle[:, 1], rank * strips // max(1, len(pieces))))]
    parts = batches(shapely.get_num_coordinates(near), _BATCH)
    return shapely.union_all(in_threads(lambda part: shapely.union_all(near[part]), parts, progress))


def _without_overlaps(
    geometry: Column, codes: Column, progress: Progress
) -> tuple[Column, Optional[BaseGeometry], Optional[BaseGeometry], list[int]]:
    """Pieces without what they share, the ground of several classes, that of one class, and who has the former."""
    first, second, common = _common(geometry, span(progress, 0, _COMMON))
    same = codes[first] == codes[second]
    conflict = _union(common[~same], span(progress, _COMMON, _UNITED))
    involved = np.unique(np.concatenate([first[~same], second[~same]]))
    # Each piece loses what it shares: all of it to the conflict, or to pieces of its class that come before it.
    taken = np.concatenate([common[~same], common])
    loser = np.concatenate([first[~same], second])
    order = np.argsort(loser, kind="stable")
    losers, start = np.unique(loser[order], return_index=True)
    taken = taken[order]
    ends = [*start[1:].tolist(), len(taken)]
    result = geometry.copy()

    def without(part: slice) -> Column:
        ground = [shapely.union_all(taken[begin:end]) for begin, end in zip(start[part].tolist(), ends[part])]
        return polygonal(shapely.difference(geometry[losers[part]], ground))

    size = shapely.get_num_coordinates(geometry)[losers]
    left = in_threads(without, batches(size, _BATCH), span(progress, _UNITED, 1))
    result[losers] = np.concatenate([np.empty(0, dtype=object), *left])
    shared = shapely.difference(shapely.union_all(common[same]), conflict) if same.any() else None
    return result, conflict if len(involved) else None, shared, [int(i) for i in involved]


def _common(geometry: Column, progress: Progress) -> tuple[Indices, Indices, Column]:
    """Which two pieces share ground, the first before the second, and that ground."""
    first, second = shapely.STRtree(geometry).query(geometry)
    pair = first < second
    first, second = first[pair], second[pair]
    sizes = shapely.get_num_coordinates(geometry)
    some = batches(sizes[first] + sizes[second], _BATCH)
    ground = in_threads(
        lambda part: polygonal(shapely.intersection(geometry[first[part]], geometry[second[part]])), some, progress
    )
    common = np.concatenate([np.empty(0, dtype=object), *ground])
    real = shapely.area(common) > NOISE_M2
    return first[real], second[real], common[real]
