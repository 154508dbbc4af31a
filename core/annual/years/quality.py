"""Quality as it was planned against quality as it came: indicators with a figure are compared, nothing else is.

A planned quality is a list of indicators, such as 有效土层厚度不小于0.4m，成活率不低于85%. The words for "at least" and
"at most" and the units are those of ``resources/forms/year_comparison.json``.
"""

from __future__ import annotations

import operator
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Optional

_PARTS = re.compile(r"[;、。\n]|(?<![0-9]),|,(?![0-9])|(?<![0-9])\.(?![0-9])")
"""A comma between digits may belong to the number, so nothing is divided there."""
BOUNDS = ("at_least", "at_most", "above", "below")
_COMPARE = dict(zip(BOUNDS, (operator.ge, operator.le, operator.gt, operator.lt)))
_NUMBER = r"(?P<number>[0-9]+(?:\.[0-9]+)?)"


@dataclass(frozen=True)
class QualityWords:
    """``bounds`` are words before a figure with what they mean (``at_least``, ``at_most``, ``above``, ``below``),
    ``units`` what a unit is in another (``cm`` in ``m``), ``ranks`` the ends of names of indicators that count ranks
    (等级): of some the first rank is the best, of others the last, so their figures are not compared.
    """

    bounds: Mapping[str, str]
    units: Mapping[str, tuple[str, Decimal]]
    ranks: tuple[str, ...]


@dataclass(frozen=True)
class Indicator:
    """One indicator: its name, the meaning of its bound or empty, and the figure in its base unit."""

    name: str
    bound: str
    value: Decimal
    unit: str
    text: str


@dataclass(frozen=True)
class QualityVerdict:
    """What a comparison of two texts gives.

    ``is_known`` is false where something in the plan could not be held against the result. ``missed`` are pairs of
    texts, planned and done, of indicators that were not reached.
    """

    is_known: bool
    missed: tuple[tuple[str, str], ...] = ()


def plain(text: str) -> str:
    """Text without blanks, in one width of characters."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def compare_quality(planned: str, done: str, words: QualityWords) -> QualityVerdict:
    """Whether ``done`` reaches ``planned``. Equal parts do; one without a figure that the result lacks is not known."""
    wanted, found = _parts(planned), _parts(done)
    if not wanted or not found:
        return QualityVerdict(False)
    came = _by_name(found, words)
    is_known = True
    missed = []
    for part in wanted:
        if part in found:
            continue
        one = _indicator(part, words)
        other = came.get(one.name) if one is not None else None
        answer = None if one is None or other is None else _reached(one, other)
        if answer is None:
            is_known = False
        elif not answer and other is not None:
            missed.append((part, other.text))
    return QualityVerdict(is_known, tuple(missed))


def _parts(text: str) -> list[str]:
    return [part for part in _PARTS.split(plain(text)) if part]


def _by_name(parts: Sequence[str], words: QualityWords) -> dict[str, Indicator]:
    """The indicators of a text by their names; one that is there twice with two figures is none."""
    found: dict[str, Indicator] = {}
    twice: set[str] = set()
    for part in parts:
        one = _indicator(part, words)
        if one is not None:
            if one.name in found:
                twice.add(one.name)
            found[one.name] = one
    return {name: one for name, one in found.items() if name not in twice}


def _reached(wanted: Indicator, came: Indicator) -> Optional[bool]:
    """Whether a figure is within the bound; ``None`` where that cannot be said.

    A figure without a bound is a goal that is met exactly or not comparable; a result with a bound is a promise again.
    """
    if came.unit != wanted.unit or (came.bound and came.bound != wanted.bound):
        return None
    if not wanted.bound:
        return True if came.value == wanted.value and not came.bound else None
    return bool(_COMPARE[wanted.bound](came.value, wanted.value))


def _indicator(part: str, words: QualityWords) -> Optional[Indicator]:
    bounds, units = _any_of(words.bounds), _any_of(words.units)
    match = re.fullmatch(rf"(?P<name>[^0-9]+?)(?P<bound>{bounds})?{_NUMBER}(?P<unit>{units})?", part)
    if match is None:
        return None
    unit, factor = words.units.get(match["unit"] or "", ("", Decimal(1)))
    bound = words.bounds.get(match["bound"] or "", "")
    name = match["name"].rstrip(":为约")
    if name.endswith(words.ranks):
        return None
    return Indicator(name, bound, Decimal(match["number"]) * factor, unit, part)


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
