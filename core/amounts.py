"""Whole-number amounts: areas and money that must add up.

Areas are integers of 0.01 m² (``centi``) or of 0.0001 hm² (``ha4``, which is 1 m²). A measured float is rounded once,
half up, on its way in; everything after that is integer arithmetic.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]
else:
    # numpy.typing takes a twentieth of a second to import, and windows begin with this module.
    Integers = np.ndarray

CENTI_PER_HA4 = 100
_LARGEST_TOTAL, _LARGEST_WHOLE = 1 << 49, 1 << 61
"""Up to these, quotients of 64-bit numbers are exact in :func:`split_all`."""
SQUARE_METRES: Mapping[str, Fraction] = {
    "hm²": Fraction(10_000),
    "m²": Fraction(1),
    "km²": Fraction(1_000_000),
    "亩": Fraction(2000, 3),  # 15 亩 are 1 hm²
}
"""Units of area that land surveys use, in m²."""


def centi_from_m2(square_metres: float) -> int:
    """An area in m² as whole 0.01 m², half up."""
    if not math.isfinite(square_metres):
        raise ValueError(f"not an area: {square_metres!r}")
    return math.floor(square_metres * 100 + 0.5)


def ha4_from_centi(centi: int) -> int:
    """Whole 0.01 m² as whole 0.0001 hm², half up (TD/T 1055-2019 keeps m² to 2 decimals, the form hm² to 4)."""
    return (centi + CENTI_PER_HA4 // 2) // CENTI_PER_HA4


def ha4_from_ha(hectares: float) -> int:
    """A stored hm² value (4 decimals) as whole 0.0001 hm²."""
    return round(hectares * 10_000)


def m2(centi: int) -> Decimal:
    """0.01 m² units as m² with exactly 2 decimals."""
    return Decimal(centi).scaleb(-2)


def mu(centi: int) -> Decimal:
    """0.01 m² units as 亩 with exactly 2 decimals, half up; 2000/3 m² are one."""
    unit = SQUARE_METRES["亩"]
    return (m2(centi) * unit.denominator / unit.numerator).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def hectares(ha4: int) -> Decimal:
    """0.0001 hm² units as hm² with exactly 4 decimals."""
    return Decimal(ha4).scaleb(-4)


def money(text: str) -> Decimal:
    """An amount in 万元 with exactly 4 decimals, half up. Raises ``ValueError`` for anything that is no number."""
    try:
        # quantize refuses NaN, infinity and numbers of more digits than Decimal keeps.
        value = Decimal(text).quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP)
    except ArithmeticError as cause:
        raise ValueError(f"not an amount: {text!r}") from cause
    if not value.is_finite():
        raise ValueError(f"not an amount: {text!r}")
    return value


def share(total: int, weights: Sequence[float], keys: Sequence[str]) -> list[int]:
    """Split ``total`` into whole numbers in proportion to ``weights``; the parts sum to ``total`` exactly.

    Largest remainder: every part gets the floor of its due, the units left over go to the largest remainders. Ties go
    to the larger weight, then to the smaller key, so the result does not depend on the order of the parts. Weights are
    finite and not negative, not all zero (unless ``total`` is 0); keys are unique.
    """
    if len(weights) != len(keys) or len(set(keys)) != len(keys):
        raise ValueError("each weight needs a key of its own")
    if any(not math.isfinite(weight) or weight < 0 for weight in weights):
        raise ValueError("weights are finite and not negative")
    if not weights:
        if total:
            raise ValueError("an amount cannot be shared among nobody")
        return []
    # A float is a whole number over a power of two, so all weights are exact over the largest of those powers.
    ratios = [float(weight).as_integer_ratio() for weight in weights]
    scale = max(bottom for _, bottom in ratios)
    order = sorted(range(len(keys)), key=keys.__getitem__)
    result = [0] * len(keys)
    for i, part in zip(order, split(total, [ratios[i][0] * (scale // ratios[i][1]) for i in order])):
        result[i] = part
    return result


def split(total: int, weights: Sequence[int]) -> list[int]:
    """:func:`share` by whole weights; ties go to the larger weight, then to the part that comes first."""
    whole = sum(weights)
    if len(weights) == 2 and whole:
        # Most amounts are shared between a piece and the rest of its polygon.
        part, left = divmod(total * weights[0], whole)
        part += 2 * left > whole or (2 * left == whole and weights[0] >= weights[1])
        return [part, total - part]
    if whole == 0:
        if total:
            raise ValueError("an amount cannot be shared among weights of zero")
        return [0] * len(weights)
    parts = [total * weight // whole for weight in weights]
    left = total - sum(parts)
    if left:
        remainders = [total * weight % whole for weight in weights]
        order = sorted(range(len(weights)), key=lambda i: (-remainders[i], -weights[i], i))
        for i in order[:left]:
            parts[i] += 1
    return parts


def split_all(totals: Integers, weights: Integers, start: npt.NDArray[np.intp]) -> Integers:
    """:func:`split` of each ``totals[i]`` (n,) by ``weights[start[i]:start[i + 1]]``, all shares in one array."""
    counts = np.diff(start)
    owner = np.repeat(np.arange(len(counts)), counts)
    running = np.append(0, np.cumsum(weights))
    whole = running[start[1:]] - running[start[:-1]]
    if not _is_exact(totals, whole, np.bincount(owner, weights, minlength=len(counts)).astype(np.float64)):
        values, bounds = weights.tolist(), start.tolist()
        parts = [split(total, values[a:b]) for total, a, b in zip(totals.tolist(), bounds, bounds[1:])]
        return np.array([part for some in parts for part in some], dtype=np.int64)
    shares, remainders = _quotients(totals[owner], weights, whole[owner])
    left = totals - np.bincount(owner, shares, minlength=len(counts)).astype(np.int64)
    order = np.lexsort((-weights, -remainders, owner))
    shares[order[np.arange(len(order)) - start[:-1][owner] < left[owner]]] += 1
    return shares


def split_in_two(totals: Integers, weights: Integers, others: Integers) -> Integers:
    """The first part of :func:`split` of each of ``totals`` (n,) by a weight and another."""
    whole = weights + others
    if not _is_exact(totals, whole, weights.astype(np.float64) + others):
        columns = zip(totals.tolist(), weights.tolist(), others.tolist())
        return np.array([split(total, [one, other])[0] for total, one, other in columns], dtype=np.int64)
    shares, remainders = _quotients(totals, weights, whole)
    shares += (2 * remainders > whole) | ((2 * remainders == whole) & (weights >= others))
    return shares


def _is_exact(totals: Integers, whole: Integers, rough: npt.NDArray[np.float64]) -> bool:
    """Whether :func:`_quotients` is exact; ``rough`` is ``whole`` as a sum that does not wrap around."""
    small = (totals >= 0) & (totals < _LARGEST_TOTAL) & (rough < _LARGEST_WHOLE)
    return bool((small & (whole > 0)).all())


def _quotients(totals: Integers, weights: Integers, whole: Integers) -> tuple[Integers, Integers]:
    """The floor of ``totals * weights / whole`` and what remains of it, of 0 <= weight <= whole.

    The float quotient has four roundings (both numbers, their ratio, the product), so it is off by less than 2^-50 of
    itself: of less than 2^49 by less than 1, and its floor by one at most (3/47 of 47 gives 2). What remains lies
    between -whole and 2 whole, less than 2^62: right, although the products of which it is the difference wrap around.
    """
    shares = (totals * (weights / whole)).astype(np.int64)
    remainders = totals * weights - shares * whole
    wrong = (remainders >= whole).astype(np.int64) - (remainders < 0)
    return shares + wrong, remainders - wrong * whole
