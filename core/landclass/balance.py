"""The two controls: whole 0.01 m² shared so that everything sums, whatever the order of the features.

*Unit control*: the rows of a unit sum to its official area. *Polygon control*: the rows of a survey polygon, together
with its ground outside the units, sum to its TBMJ, those of its 田坎 to KCMJ = TBMJ x KCXS and the others to TBDLMJ.
Both share by official area through :func:`..amounts.split`: largest remainder, ties to the larger area, then to the
smaller code and polygon (unit control) or unit (polygon control).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import numpy.typing as npt

from ..amounts import Integers, split, split_all, split_in_two
from ..arrays import Indices
from ..geodesy.area import Floats
from .classes import NO_DATA, OVERLAP, RIDGE
from .pieces import GAP, Pieces
from .survey import UNKNOWN, Column, Examined

_MILLION = 1_000_000
_LARGEST_CENTI = 1 << 42
"""Below this TBMJ x KCXS is exact in 64 bits."""
_PER_M2 = 1_000_000
"""Weights are whole numbers of 0.000001 m², so that the same areas give the same shares on every machine."""
_USED_UP_M2 = 0.01
_USED_UP_PER_METRE = 2e-5
"""A polygon with less ground than the larger of these (by its outline) outside its rows has none there; with less than
none, units lie over each other. Units drawn along a polygon's edges have 70 m points of their own on them.
"""


@dataclass(frozen=True)
class Rows:
    """Rows before their amounts, (n,) each, those of a unit together: by code and polygon, pseudo classes last.

    ``piece`` and ``polygon`` are numbers as in :class:`.pieces.Pieces`. ``weight`` is official area in 0.000001 m², of
    the piece less its 田坎 or of the 田坎 alone.
    """

    unit: Indices
    piece: Indices
    polygon: Indices
    code: Column
    weight: npt.NDArray[np.int64]
    is_ridge: npt.NDArray[np.bool_]

    def of_units(self, count: int) -> list[slice]:
        """The rows of each of ``count`` units."""
        bounds = np.searchsorted(self.unit, np.arange(count + 1)).tolist()
        return [slice(first, end) for first, end in zip(bounds, bounds[1:])]


def rows_of(pieces: Pieces, examined: Examined) -> Rows:
    """One row a piece, and one more for the 田坎 of a piece that has some."""
    is_pseudo = pieces.polygon < 0
    code: Column = np.full(len(is_pseudo), OVERLAP, dtype=object)
    code[pieces.polygon == GAP] = NO_DATA
    code[~is_pseudo] = examined.code[pieces.polygon[~is_pseudo]]
    ridge = np.zeros(len(code))
    ridge[~is_pseudo] = examined.ridge[pieces.polygon[~is_pseudo]]
    weight = np.rint(np.maximum(pieces.area, 0) * _PER_M2).astype(np.int64)
    of_ridge = np.rint(weight * ridge).astype(np.int64)
    has_ridge = np.flatnonzero(ridge)
    piece = np.concatenate([np.arange(len(code)), has_ridge])
    code = np.concatenate([code, np.full(len(has_ridge), RIDGE, dtype=object)])
    is_ridge = np.arange(len(piece)) >= len(weight)
    weight = np.concatenate([weight - of_ridge, of_ridge[has_ridge]])
    polygon, unit = pieces.polygon[piece], pieces.unit[piece]
    _, rank = np.unique(code.astype(str), return_inverse=True)
    order = np.lexsort((is_ridge, polygon, rank, is_pseudo[piece], unit))
    return Rows(unit[order], piece[order], polygon[order], code[order], weight[order], is_ridge[order])


def by_unit(rows: Rows, centi: Integers) -> Integers:
    """Unit control: the amount of each row; those of a unit sum to its ``centi``. Units without rows are left out."""
    start = np.searchsorted(rows.unit, np.arange(len(centi) + 1))
    filled = np.flatnonzero(np.diff(start))
    return split_all(centi[filled], rows.weight, np.append(start[filled], len(rows.weight)))


def by_polygon(rows: Rows, unit_ids: Sequence[str], survey: Examined, outlines: Floats) -> tuple[Integers, list[int]]:
    """Polygon control: the amount of each row; ``UNKNOWN`` where its polygon has no TBMJ or it has no polygon.

    With them the polygons on which units lie over each other: their rows sum to more than TBMJ. ``outlines`` is the
    length of each polygon's boundary, metres.
    """
    rank = np.argsort(np.argsort(np.array(unit_ids, dtype=str)))
    order = np.lexsort((rank[rows.unit] if len(rank) else rows.unit, rows.is_ridge, rows.polygon))
    order = order[rows.polygon[order] >= 0]
    polygons, first = np.unique(rows.polygon[order], return_index=True)
    count = np.diff(np.append(first, len(order)))
    whole = np.rint(survey.area[polygons] * _PER_M2).astype(np.int64)
    outside = whole - (np.add.reduceat(rows.weight[order], first) if len(first) else whole)
    outside[np.abs(outside) <= np.maximum(_USED_UP_M2, _USED_UP_PER_METRE * outlines[polygons]) * _PER_M2] = 0
    centi, ridge = survey.centi[polygons], survey.ridge[polygons]
    amounts = np.full(len(rows.unit), UNKNOWN, dtype=np.int64)
    # Most polygons: in one unit, so of each kind of row there is one.
    is_single = (count == np.where(ridge > 0, 2, 1)) & (centi < _LARGEST_CENTI)
    for kind in (False, True):
        own = np.flatnonzero(is_single & (centi != UNKNOWN) & (ridge > 0 if kind else True))
        row = order[first[own] + kind]
        part = ridge[own] if kind else 1 - ridge[own]
        ridge_centi = _half_up_all(centi[own], ridge[own])
        # A unit with more than the polygon, by other 70 m points, has all of it.
        rest = np.rint(np.maximum(outside[own], 0) * part).astype(np.int64)
        amounts[row] = split_in_two(ridge_centi if kind else centi[own] - ridge_centi, rows.weight[row], rest)
    over: list[int] = []
    weights = rows.weight
    for j in np.flatnonzero(~is_single & (centi != UNKNOWN)).tolist():
        own = order[first[j] : first[j] + count[j]]
        if outside[j] < 0:
            over.append(int(polygons[j]))
        ridges = _half_up(int(centi[j]), float(ridge[j]))
        for kind, amount in ((False, int(centi[j]) - ridges), (True, ridges)):
            some = own[rows.is_ridge[own] == kind]
            share = float(ridge[j]) if kind else 1 - float(ridge[j])
            stands_for = round(int(whole[j]) * share)
            amounts[some] = _shares(amount, weights[some].tolist(), stands_for, int(outside[j]), share)
    return amounts, over


def _shares(amount: int, weights: list[int], whole: int, outside: int, part: float) -> list[int]:
    """Shares of rows in ``amount``; ``whole`` is the weight that it stands for, ``part`` the share of the polygon.

    What is ``outside`` has its share, too; it is negative where units lie over each other.
    """
    if outside < 0:
        # The rows together are more than the polygon: each is shared against the rest of the polygon alone.
        return [split(amount, [weight, max(0, whole - weight)])[0] for weight in weights]
    return split(amount, [*weights, round(outside * part)])[:-1]


def _half_up(centi: int, ridge: float) -> int:
    """TBMJ x KCXS in whole 0.01 m²; KCXS as written, 0.08 and not the float beside it."""
    return int((centi * Decimal(repr(ridge))).to_integral_value(ROUND_HALF_UP))


def _half_up_all(centi: Integers, ridge: Floats) -> Integers:
    """:func:`_half_up` of each; KCXS has six decimals at most."""
    halves: Integers = (2 * centi * np.rint(ridge * _MILLION).astype(np.int64) + _MILLION) // (2 * _MILLION)
    return halves
