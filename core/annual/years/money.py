"""Money as it was planned against money as it came."""

from __future__ import annotations

from decimal import Decimal
from typing import Optional

from ...amounts import money
from ...findings import Finding, error, warning
from ..inputs import MineYear
from .records import MoneyRow

_PLANNED = {"draw": "fund_to_draw", "spend": "fund_to_spend"}
_ACTUAL = {"draw": "fund_drawn", "spend": "fund_spent"}


def compare_money(
    mine_now: Optional[MineYear], mine_before: Optional[MineYear], year: int
) -> tuple[tuple[MoneyRow, ...], list[Finding]]:
    """The amounts that the row of the year before plans against those that the row of ``year`` reports."""
    findings: list[Finding] = []
    planned = _amounts(mine_before, _PLANNED, year - 1, findings)
    actual = _amounts(mine_now, _ACTUAL, year, findings)
    return tuple(MoneyRow(key, planned[key], actual[key]) for key in _PLANNED), findings


def _amounts(
    mine: Optional[MineYear], fields: dict[str, str], year: int, findings: list[Finding]
) -> dict[str, Optional[Decimal]]:
    """The amounts of a row in 万元, ``None`` with a finding where one is missing or cannot be read."""
    values: dict[str, Optional[Decimal]] = dict.fromkeys(fields)
    if mine is None:
        findings.append(warning("years.no_money_row", year=year))
        return values
    for key, field in fields.items():
        text = str(getattr(mine, field)).strip()
        place = {"source": mine.source, "field": field, "year": year}
        try:
            value = money(text) if text else None
        except ValueError:
            value = None
        if value is not None and value >= 0:
            values[key] = value
        elif text:
            findings.append(error("years.money_unreadable", **place, text=text[:60]))
        else:
            findings.append(warning("years.money_missing", **place))
    return values
