"""The two controls: whole 0.01 m² shared so that everything sums, whatever the order of the features.

*Unit control*: the rows of a unit sum to its official area. *Polygon control*: the rows of a survey polygon, together
with its ground outside the units, sum to its TBMJ, those of its 田坎 to KCMJ = TBMJ x KCXS and the others to TBDLMJ.
Both share by official area through :func:`..amounts.share`: largest remainder, ties to the larger area, then to the
smaller code and polygon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Optional

from ..amounts import share
from .classes import RIDGE
from .survey import Examined

_OVERFULL = 1e-6
"""Pieces of a polygon exceed it by more than this share only where units lie over each other."""


@dataclass(frozen=True)
class Row:
    """A row before its amounts: ``polygon`` as in :class:`.cut.Pieces`, ``piece`` its number in the unit.

    ``weight`` is official area in m², of the piece less its 田坎 or of the 田坎 alone.
    """

    unit: int
    piece: int
    polygon: int
    code: str
    weight: float
    is_ridge: bool

    @property
    def key(self) -> str:
        """What settles ties in a unit: code, polygon, and nothing that depends on the order of features."""
        return f"{self.code}|{self.polygon:09d}|{self.is_ridge:d}"


def rows_of(unit: int, piece: int, polygon: int, code: str, area: float, ridge: float) -> list[Row]:
    """One row, or two where a share ``ridge`` of the piece is 田坎."""
    if not ridge:
        return [Row(unit, piece, polygon, code, area, is_ridge=False)]
    return [
        Row(unit, piece, polygon, code, area * (1 - ridge), is_ridge=False),
        Row(unit, piece, polygon, RIDGE, area * ridge, is_ridge=True),
    ]


def by_unit(rows: Sequence[Row], centi: int) -> list[int]:
    """Unit control: the amounts of the rows of one unit, which sum to its ``centi``."""
    return share(centi, [row.weight for row in rows], [row.key for row in rows])


def by_polygon(rows: Sequence[Row], unit_ids: Sequence[str], survey: Examined) -> list[Optional[int]]:
    """Polygon control: the amount of each row; ``None`` where its polygon has no TBMJ or it has no polygon."""
    amounts: list[Optional[int]] = [None] * len(rows)
    by_survey: dict[int, list[int]] = {}
    for i, row in enumerate(rows):
        if row.polygon >= 0 and survey.centi[row.polygon] is not None:
            by_survey.setdefault(row.polygon, []).append(i)
    for polygon, own in by_survey.items():
        centi, ridge = int(survey.centi[polygon]), float(survey.ridge[polygon])
        ridge_centi = _half_up(centi, ridge)
        for is_ridge, amount, part in ((False, centi - ridge_centi, 1 - ridge), (True, ridge_centi, ridge)):
            some = [i for i in own if rows[i].is_ridge is is_ridge]
            whole = float(survey.area[polygon]) * part
            weights = [rows[i].weight for i in some]
            for i, value in zip(some, _pieces(amount, weights, [unit_ids[rows[i].unit] for i in some], whole)):
                amounts[i] = value
    return amounts


def _pieces(amount: int, weights: list[float], unit_ids: list[str], whole: float) -> list[int]:
    """Shares of pieces in ``amount``; what is outside the units shares too, under the last key."""
    outside = "\U0010ffff"
    rest = whole - sum(weights)
    if rest < -_OVERFULL * whole:
        # Units over each other: their pieces cannot add up to the polygon, so each is shared against the rest alone.
        return [share(amount, [w, max(0.0, whole - w)], ["", outside])[0] for w in weights]
    return share(amount, [*weights, max(0.0, rest)], [*unit_ids, outside])[:-1] if weights else []


def _half_up(centi: int, ridge: float) -> int:
    """TBMJ x KCXS in whole 0.01 m²; KCXS as written, 0.08 and not the float beside it."""
    return int((centi * Decimal(repr(ridge))).to_integral_value(ROUND_HALF_UP))
