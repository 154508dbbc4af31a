"""Amounts that people quote in their own words, held against the figures of the record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

_QUOTED = re.compile(r"(?<![0-9.])([0-9][0-9,]*(?:\.[0-9]+)?)\s*(hm2|公顷|亩|平方米|m2|km2|平方公里|万元|元)")
"""After NFKC: ² is 2, ㎡ is m2, full-width digits are plain ones."""
AREA, MONEY = "hm2", "万元"
"""The units in which the form has areas and money; all others are these or parts of them."""
_UNITS = {
    "hm2": (AREA, Fraction(1)),
    "公顷": (AREA, Fraction(1)),
    "亩": (AREA, Fraction(15)),
    "平方米": (AREA, Fraction(10_000)),
    "m2": (AREA, Fraction(10_000)),
    "km2": (AREA, Fraction(1, 100)),
    "平方公里": (AREA, Fraction(1, 100)),
    "万元": (MONEY, Fraction(1)),
    "元": (MONEY, Fraction(10_000)),
}
"""What a unit measures, and how many of it are 1 hm² or 1 万元."""


def quoted(text: str) -> list[tuple[str, str, Decimal]]:
    """The amounts in a text: as they stand there, their unit, and their number."""
    plain = unicodedata.normalize("NFKC", text)
    return [(match[0], match[2], Decimal(match[1].replace(",", ""))) for match in _QUOTED.finditer(plain)]


def unknown_amounts(text: str, known: Iterable[tuple[str, str, Decimal]]) -> list[str]:
    """The areas and amounts of money in ``text`` that are none of ``known``, each once, as they stand there.

    One that is rounded, or in another unit (亩, m², 元), is known if the exact one is.
    """
    exact: dict[str, set[Fraction]] = {AREA: set(), MONEY: set()}
    for _, unit, number in known:
        kind, per = _UNITS[unit]
        exact[kind].add(Fraction(number) / per)
    unknown: dict[str, None] = {}
    for words, unit, number in quoted(text):
        kind, per = _UNITS[unit]
        half = Fraction(1, 2) * Fraction(10) ** min(int(number.as_tuple().exponent), 0)
        if not any(abs(value * per - Fraction(number)) <= half for value in exact[kind]):
            unknown[words] = None
    return list(unknown)
