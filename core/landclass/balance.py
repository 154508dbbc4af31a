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
from ..geodesy.area import Floats
from .classes import RIDGE
from .survey import Examined

_USED_UP_M2 = 0.01
"""A polygon with less planar ground outside its rows has none there; one with less than none has units over each other.

The official areas cannot tell this: pieces get 70 m points of their own.
"""


@dataclass(frozen=True)
class Row:
    """A row before its amounts: ``polygon`` as in :class:`.cut.Pieces`, ``piece`` its number in the unit.

    ``weight`` is official area in m², of the piece less its 田坎 or of the 田坎 alone, ``planar`` the planar area of
    the whole piece.
    """

    unit: int
    piece: int
    polygon: int
    code: str
    weight: float
    planar: float
    is_ridge: bool

    @property
    def key(self) -> str:
        """What settles ties in a unit: code, polygon, and nothing that depends on the order of features."""
        return f"{self.code:<8}|{self.polygon:09d}|{self.is_ridge:d}"


def rows_of(unit: int, piece: int, polygon: int, code: str, area: float, planar: float, ridge: float) -> list[Row]:
    """One row, or two where a share ``ridge`` of the piece is 田坎."""
    if not ridge:
        return [Row(unit, piece, polygon, code, area, planar, is_ridge=False)]
    return [
        Row(unit, piece, polygon, code, area * (1 - ridge), planar, is_ridge=False),
        Row(unit, piece, polygon, RIDGE, area * ridge, planar, is_ridge=True),
    ]


def by_unit(rows: Sequence[Row], centi: int) -> list[int]:
    """Unit control: the amounts of the rows of one unit, which sum to its ``centi``."""
    return share(centi, [row.weight for row in rows], [row.key for row in rows])


def by_polygon(rows: Sequence[Row], unit_ids: Sequence[str], survey: Examined, planar: Floats) -> list[Optional[int]]:
    """Polygon control: the amount of each row; ``None`` where its polygon has no TBMJ or it has no polygon.

    ``planar`` is the planar area of each survey polygon in m².
    """
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
            whole = _Whole(float(survey.area[polygon]) * part, float(planar[polygon]))
            for i, value in zip(some, _pieces(amount, [rows[i] for i in some], unit_ids, whole)):
                amounts[i] = value
    return amounts


@dataclass(frozen=True)
class _Whole:
    """A survey polygon: the weight of all its ground, and its planar area in m²."""

    weight: float
    planar: float

    def outside(self, rows: Sequence[Row]) -> float:
        """The weight of the ground that is in none of ``rows``."""
        if self.planar - sum(row.planar for row in rows) <= _USED_UP_M2:
            return 0.0
        return max(0.0, self.weight - sum(row.weight for row in rows))


def _pieces(amount: int, rows: Sequence[Row], unit_ids: Sequence[str], whole: _Whole) -> list[int]:
    """Shares of ``rows`` in ``amount``; what is outside the units shares too, under the last key."""
    last = "\U0010ffff"
    if sum(row.planar for row in rows) > whole.planar + _USED_UP_M2:
        # Units over each other: their pieces cannot add up to the polygon, so each is shared against the rest alone.
        return [share(amount, [row.weight, whole.outside([row])], ["", last])[0] for row in rows]
    weights = [*(row.weight for row in rows), whole.outside(rows)]
    return share(amount, weights, [*(unit_ids[row.unit] for row in rows), last])[:-1] if rows else []


def _half_up(centi: int, ridge: float) -> int:
    """TBMJ x KCXS in whole 0.01 m²; KCXS as written, 0.08 and not the float beside it."""
    return int((centi * Decimal(repr(ridge))).to_integral_value(ROUND_HALF_UP))
