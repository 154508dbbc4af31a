"""The pieces of all units: which polygon, how much ground, and the gaps and overlaps as pieces of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..arrays import Indices, column
from ..geodesy.area import Floats, official_areas
from ..geodesy.plane import Plane
from ..progress import Progress, span
from ..shapes import NOTHING_M2
from .cut import NOISE_M2, Settled, settled, shared_ground
from .pairs import Flags, Pairs
from .survey import Column

TOLERANCE_M2 = 0.01
"""Gaps and overlaps of a unit up to this many m² are digits of the coordinates, not ground."""
_MOST_SHARE = 0.01
"""No tolerance takes more than this share of a unit for digits."""
_CUT = 0.7
"""Where cutting ends on the way from 0 to 1."""
GAP = -1
CONFLICT = -2


@dataclass(frozen=True)
class Trouble:
    """What is to be said about the survey under one unit: pieces of ground with their official areas in m².

    ``involved`` are the polygons of a conflict, ``slivers`` the areas of pieces that are left out because they round to
    nothing. ``left_alone`` is the planar area of gaps and overlaps that are no more than the tolerance.
    """

    unit: int
    gap: Optional[BaseGeometry] = None
    conflict: Optional[BaseGeometry] = None
    shared: Optional[BaseGeometry] = None
    involved: tuple[int, ...] = ()
    slivers: tuple[float, ...] = ()
    left_alone: float = 0.0


@dataclass(frozen=True)
class Pieces:
    """The pieces of all units, sorted by unit; they do not overlap within a unit.

    ``polygon`` is the number of a survey polygon, ``GAP`` or ``CONFLICT``; ``area`` is official, m². ``geometry`` is
    ``None`` throughout where pieces are not to be drawn.
    """

    unit: Indices
    polygon: Indices
    area: Floats
    geometry: Column
    troubles: tuple[Trouble, ...]


def pieces_of(
    units: Column,
    polygons: Column,
    codes: Column,
    pairs: Pairs,
    areas: Floats,
    is_tiled: Flags,
    plane: Plane,
    tolerance: float,
    drawn: bool,
    progress: Progress,
) -> Pieces:
    """The pieces of each unit. Units that ``is_tiled`` names are cut only where pieces are to be ``drawn``.

    ``areas`` (official, m²) are those that ``pairs`` share, ``codes`` the classes of the polygons; gaps and overlaps up
    to ``tolerance`` (m², planar, a unit) are left alone. Raises :class:`Stopped`.
    """
    bare = np.flatnonzero(~is_tiled)
    is_tiled = is_tiled[pairs.unit]
    has_row = _rows(areas, np.searchsorted(pairs.unit, np.arange(len(units) + 1)))
    to_cut = np.where(is_tiled, has_row & drawn, areas > 0)
    geometry: Column = np.full(len(to_cut), None, dtype=object)
    geometry[to_cut] = shared_ground(units, polygons, pairs.where(to_cut), span(progress, 0, _CUT))
    plain = has_row & is_tiled
    left_out = (areas > 0) & ~has_row & is_tiled
    troubles = []
    for number in np.unique(pairs.unit[left_out]).tolist():
        own = pairs.of(number)
        troubles.append(Trouble(number, slivers=tuple(areas[own][left_out[own]].tolist())))
    results = [(pairs.unit[plain], pairs.polygon[plain], areas[plain], geometry[plain])]
    for done, number in enumerate(bare.tolist(), 1):
        own = pairs.of(number)
        some = [i for i in range(own.start, own.stop) if geometry[i] is not None]
        most = min(tolerance, max(TOLERANCE_M2, _MOST_SHARE * shapely.area(units[number])))
        here = span(progress, _CUT + (1 - _CUT) * (done - 1) / len(bare), _CUT + (1 - _CUT) * done / len(bare))
        state = settled(units[number], geometry[some], codes[pairs.polygon[some]], most, here)
        rows, trouble = _of_unit(number, pairs.polygon[some], areas[some], state, plane)
        results.append(rows)
        troubles.append(trouble)
    unit, polygon, area, shapes = (np.concatenate(column) for column in zip(*results))
    order = np.argsort(unit, kind="stable")
    troubles.sort(key=lambda trouble: trouble.unit)
    return Pieces(unit[order], polygon[order], area[order], shapes[order], tuple(troubles))


_Rows = tuple[Indices, Indices, Floats, Column]


def _rows(areas: Floats, start: Indices) -> Flags:
    """Which areas have a row: those that round to something, and in a unit without such the largest.

    Units drawn along polygon edges have smaller ones at rounded corners.
    """
    keep: Flags = areas >= NOTHING_M2
    for first, end in zip(start[:-1], start[1:]):
        if end > first and not keep[first:end].any():
            largest = first + int(np.argmax(areas[first:end]))
            keep[largest] = areas[largest] > 0
    return keep


def _of_unit(unit: int, polygon: Indices, areas: Floats, state: Settled, plane: Plane) -> tuple[_Rows, Trouble]:
    """The pieces of one unit that is not tiled, and what is to be said about it."""
    left = areas - official_areas(state.lost, plane)
    extra = [(kind, shape) for kind, shape in ((CONFLICT, state.conflict), (GAP, state.gap)) if shape is not None]
    keep = np.flatnonzero(left >= NOTHING_M2 if extra else _rows(left, np.array([0, len(left)])))
    shapes = column([*state.left[keep], *(shape for _, shape in extra)])
    rows = (
        np.full(len(shapes), unit, dtype=np.intp),
        np.concatenate([polygon[keep], np.array([kind for kind, _ in extra], dtype=np.intp)]),
        np.concatenate([left[keep], official_areas(shapes[len(keep) :], plane)]),
        shapes,
    )
    slivers = np.delete(left, keep)
    involved = tuple(int(polygon[i]) for i in state.involved)
    own_slivers = tuple(slivers[slivers > NOISE_M2].tolist())
    told = state.left_alone if state.left_alone > TOLERANCE_M2 else 0.0
    return rows, Trouble(unit, state.gap, state.conflict, state.shared, involved, own_slivers, told)
