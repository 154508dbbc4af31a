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
from typing import Optional

import numpy as np
import numpy.typing as npt

from ..amounts import split
from ..arrays import Indices
from .classes import NO_DATA, OVERLAP, RIDGE
from .pieces import GAP, Pieces
from .survey import Column, Examined

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


def by_unit(rows: Rows, centi: Sequence[int]) -> list[int]:
    """Unit control: the amount of each row; those of a unit sum to its ``centi``. Units without rows are left out."""
    weights = rows.weight.tolist()
    amounts: list[int] = []
    for amount, own in zip(centi, rows.of_units(len(centi))):
        if own.stop > own.start:
            amounts += split(amount, weights[own])
    return amounts


def by_polygon(
    rows: Rows, unit_ids: Sequence[str], survey: Examined, outlines: Sequence[float]
) -> tuple[list[Optional[int]], list[int]]:
    """Polygon control: the amount of each row; ``None`` where its polygon has no TBMJ or it has no polygon.

    With them the polygons on which units lie over each other: their rows sum to more than TBMJ. ``outlines`` is the
    length of each polygon's boundary, metres.
    """
    rank = np.argsort(np.argsort(np.array(unit_ids, dtype=str)))
    order = np.lexsort((rank[rows.unit] if len(rank) else rows.unit, rows.is_ridge, rows.polygon))
    order = order[rows.polygon[order] >= 0]
    amounts: list[Optional[int]] = [None] * len(rows.unit)
    over: list[int] = []
    weights, is_ridge = rows.weight.tolist(), rows.is_ridge.tolist()
    whole = np.rint(survey.area * _PER_M2).astype(np.int64).tolist()
    centis, ridges_of, outlines = survey.centi.tolist(), survey.ridge.tolist(), np.asarray(outlines).tolist()
    polygons, first = np.unique(rows.polygon[order], return_index=True)
    ends = [*first[1:].tolist(), len(order)]
    every = order.tolist()
    for polygon, start, end in zip(polygons.tolist(), first.tolist(), ends):
        centi, ridge = centis[polygon], ridges_of[polygon]
        if centi is None:
            continue
        own = every[start:end]
        if len(own) == 1:
            # Most polygons: one piece, no 田坎.
            outside = _outside(whole[polygon], weights[own[0]], outlines[polygon])
            amounts[own[0]] = centi if outside is None else split(centi, [weights[own[0]], outside])[0]
            continue
        outside = _outside(whole[polygon], sum([weights[i] for i in own]), outlines[polygon])
        if outside is None:
            over.append(polygon)
        kinds = [(own, centi, 1.0)]
        if ridge:
            ridge_centi = _half_up(centi, ridge)
            fields, ridges = ([i for i in own if is_ridge[i] is kind] for kind in (False, True))
            kinds = [(fields, centi - ridge_centi, 1 - ridge), (ridges, ridge_centi, ridge)]
        for some, amount, part in kinds:
            shares = _shares(amount, [weights[i] for i in some], round(whole[polygon] * part), outside, part)
            for i, value in zip(some, shares):
                amounts[i] = value
    return amounts, over


def _outside(whole: int, inside: int, outline: float) -> Optional[int]:
    """The weight of a polygon that is in no row; ``None`` where units lie over each other and it cannot be said."""
    outside = whole - inside
    if abs(outside) <= max(_USED_UP_M2, _USED_UP_PER_METRE * outline) * _PER_M2:
        return 0
    return outside if outside > 0 else None


def _shares(amount: int, weights: list[int], whole: int, outside: Optional[int], part: float) -> list[int]:
    """Shares of rows in ``amount``; ``whole`` is the weight that it stands for, ``part`` the share of the polygon.

    What is outside has its share, too.
    """
    if outside is None:
        # The rows together are more than the polygon: each is shared against the rest of the polygon alone.
        return [split(amount, [weight, max(0, whole - weight)])[0] for weight in weights]
    return split(amount, [*weights, round(outside * part)])[:-1]


def _half_up(centi: int, ridge: float) -> int:
    """TBMJ x KCXS in whole 0.01 m²; KCXS as written, 0.08 and not the float beside it."""
    return int((centi * Decimal(repr(ridge))).to_integral_value(ROUND_HALF_UP))
