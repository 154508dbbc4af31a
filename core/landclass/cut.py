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

from ..geodesy.area import Floats
from ..progress import Progress
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


def on_the_ground(units: Column, polygons: Column, pairs: Pairs, areas: Floats) -> Floats:
    """``areas`` (m²) of ``pairs``, 0 for those that only touch in the plane, and for what is but noise.

    Where a unit runs along part of a polygon's straight edge, both have 70 m points of their own on it, and in the
    equal-area plane the chords between these enclose up to 0.02 m² a kilometre that no ground corresponds to.
    """
    noise = np.minimum(NOISE_M2, _NOISE_SHARE * shapely.area(units))[pairs.unit]
    result = np.where(areas > noise, areas, 0.0)
    most = np.maximum(_CHORDS_M2, _CHORDS_PER_METRE * shapely.length(units))[pairs.unit]
    doubtful = np.flatnonzero((result > 0) & (areas < most))
    shared = shapely.area(shapely.intersection(units[pairs.unit[doubtful]], polygons[pairs.polygon[doubtful]]))
    result[doubtful[shared <= noise[doubtful]]] = 0
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


def settled(outline: BaseGeometry, pieces: Column, codes: Column, tolerance: float) -> Settled:
    """What ``pieces`` (polygons cut with one unit, of classes ``codes``) leave open and cover twice.

    Gaps up to ``tolerance`` (m², planar, together) are left alone, and so are overlaps of each kind.
    """
    covered = shapely.union_all(pieces)
    missing = float(shapely.area(outline) - shapely.area(covered))
    twice = float(shapely.area(pieces).sum() - shapely.area(covered))
    left_alone = 0.0
    left, lost = pieces, np.full(len(pieces), None, dtype=object)
    conflict: Optional[BaseGeometry] = None
    shared: Optional[BaseGeometry] = None
    involved: list[int] = []
    if twice > tolerance:
        left, conflict, shared, involved = _without_overlaps(pieces, codes)
        changed = [i for i in range(len(pieces)) if left[i] is not pieces[i]]
        lost[changed] = [pieces[i] if left[i] is None else shapely.difference(pieces[i], left[i]) for i in changed]
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
    return Settled(left, lost, gap, conflict, shared, involved, left_alone)


def _without_overlaps(
    geometry: Column, codes: Column
) -> tuple[Column, Optional[BaseGeometry], Optional[BaseGeometry], list[int]]:
    """Pieces without what they share, the ground of several classes, that of one class, and who has the former."""
    first, second = shapely.STRtree(geometry).query(geometry)
    pair = first < second
    first, second = first[pair], second[pair]
    common = polygonal(shapely.intersection(geometry[first], geometry[second]))
    real = shapely.area(common) > NOISE_M2
    first, second, common = first[real], second[real], common[real]
    same = codes[first] == codes[second]
    result = geometry.copy()
    conflict = shapely.union_all(common[~same])
    involved = np.unique(np.concatenate([first[~same], second[~same]]))
    result[involved] = polygonal(shapely.difference(result[involved], conflict))
    order = np.lexsort((first[same], second[same]))
    for i, j in zip(first[same][order], second[same][order]):
        if result[i] is not None and result[j] is not None:
            result[j] = polygonal([shapely.difference(result[j], result[i])])[0]
    shared = shapely.difference(shapely.union_all(common[same]), conflict) if same.any() else None
    return result, conflict if len(involved) else None, shared, [int(i) for i in involved]
