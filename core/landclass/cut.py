"""Units cut with survey polygons: the pieces, the gaps and the overlaps of the coverage under each unit.

All geometry is (east, north) in the units' plane and valid. Pieces of a unit do not overlap: what lies under two
polygons of one class belongs to the first of them, what lies under polygons of different classes is a piece of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from ..progress import Progress, check
from ..shapes import NOTHING_M2, polygonal
from .survey import Column
from .tiling import is_tiled

NOISE_M2 = 1e-4
"""What double precision leaves where lines cross at a zone-prefixed easting, along kilometres of boundary."""
GAP = -1
CONFLICT = -2
_BATCH = 20_000
"""Vertices in one bulk call: a fraction of a second, so that Cancel is answered."""


@dataclass(frozen=True)
class Pieces:
    """The pieces of one unit: ``polygon`` is an index into the survey, ``GAP`` or ``CONFLICT``.

    ``shared`` is the ground under several polygons of one class (counted once), ``involved`` the polygons of a
    conflict, ``slivers`` the planar areas (m²) of pieces that are left out because they round to nothing.
    """

    polygon: npt.NDArray[np.intp]
    geometry: Column
    shared: Optional[BaseGeometry] = None
    involved: tuple[int, ...] = ()
    slivers: tuple[float, ...] = ()


def pieces_of(units: Column, polygons: Column, codes: Column, tolerance: float, progress: Progress) -> Iterator[Pieces]:
    """The pieces of each unit in turn. Gaps and overlaps up to ``tolerance`` (m², planar, a unit) are left alone.

    Raises :class:`Stopped`.
    """
    unit, polygon, geometry = _cut(units, polygons, progress)
    bounds = np.searchsorted(unit, np.arange(len(units) + 1))
    for i, outline in enumerate(units):
        own = slice(bounds[i], bounds[i + 1])
        yield _resolve(outline, polygon[own], geometry[own], codes, tolerance)
        check(progress, 0.5 + 0.5 * (i + 1) / len(units))


def _cut(
    units: Column, polygons: Column, progress: Progress
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Column]:
    """Pairs (unit, polygon) that share ground, sorted, with what they share."""
    unit, polygon = shapely.STRtree(polygons).query(units)
    order = np.lexsort((polygon, unit))
    unit, polygon = unit[order], polygon[order]
    shapely.prepare(units)
    shared: Column = np.full(len(unit), None, dtype=object)
    size = np.cumsum(shapely.get_num_coordinates(units)[unit] + shapely.get_num_coordinates(polygons)[polygon])
    start = 0
    while start < len(unit):
        done = size[start - 1] if start else 0
        end = max(start + 1, int(np.searchsorted(size, done + _BATCH)))
        batch = slice(start, end)
        shared[batch] = _shared(units[unit[batch]], polygons[polygon[batch]])
        start = end
        check(progress, 0.5 * end / len(unit))
    keep = shapely.area(shared) > 0
    return unit[keep], polygon[keep], shared[keep]


def _shared(units: Column, polygons: Column) -> Column:
    """What each pair shares; polygons inside the unit are taken as they are."""
    shared: Column = np.full(len(units), None, dtype=object)
    inside = shapely.contains_properly(units, polygons)
    shared[inside] = polygons[inside]
    crossing = ~inside & shapely.intersects(units, polygons)
    shared[crossing] = polygonal(shapely.intersection(units[crossing], polygons[crossing]))
    return shared


def _resolve(
    outline: BaseGeometry, polygon: npt.NDArray[np.intp], geometry: Column, codes: Column, tolerance: float
) -> Pieces:
    """Pieces of one unit that do not overlap, with its gap and its conflict as pieces of their own."""
    is_whole = is_tiled(outline, geometry, tolerance)
    covered = outline if is_whole else shapely.union_all(geometry)
    overlaps = _Overlaps(geometry)
    if not is_whole and float(shapely.area(geometry).sum()) - shapely.area(covered) > tolerance:
        overlaps = _without_overlaps(geometry, codes[polygon])
    sizes = shapely.area(overlaps.left)
    # Smaller pieces have no row: units drawn along polygon edges have them at rounded corners.
    keep = sizes >= (NOTHING_M2 if (sizes >= NOTHING_M2).any() else 0)
    extra = [(CONFLICT, overlaps.conflict)] if shapely.area(overlaps.conflict) > tolerance else []
    if shapely.area(outline) - shapely.area(covered) > tolerance or not (keep.any() or extra):
        extra.append((GAP, polygonal([shapely.difference(outline, covered)])[0]))
    return Pieces(
        np.concatenate([polygon[keep], np.array([kind for kind, _ in extra], dtype=np.intp)]),
        np.array([*overlaps.left[keep], *(part for _, part in extra), None], dtype=object)[:-1],
        overlaps.shared,
        tuple(int(polygon[i]) for i in overlaps.involved),
        tuple(float(size) for size in sizes[sizes < NOTHING_M2] if not keep.all()),
    )


@dataclass(frozen=True)
class _Overlaps:
    """Pieces without what they share, the ground of one class under several, that of several, and whose that is."""

    left: Column
    shared: Optional[BaseGeometry] = None
    conflict: Optional[BaseGeometry] = None
    involved: Sequence[int] = ()


def _without_overlaps(geometry: Column, codes: Column) -> _Overlaps:
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
    return _Overlaps(result, shared, conflict if len(involved) else None, [int(i) for i in involved])
