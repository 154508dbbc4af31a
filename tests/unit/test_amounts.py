"""Amounts that must add up: known answers and properties."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mine_restoration.core.amounts import (
    _quotients,
    centi_from_m2,
    ha4_from_centi,
    ha4_from_ha,
    hectares,
    m2,
    money,
    share,
    split,
    split_all,
    split_in_two,
)

weights = st.lists(st.floats(0, 1e9), min_size=1, max_size=30).filter(any)
totals = st.integers(0, 10**13)


def keys_of(parts):
    return [f"k{i:03d}" for i in range(len(parts))]


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (100, [2, 1, 1], [50, 25, 25]),
        (1, [0.4, 0.6], [0, 1]),
        (7, [0, 3, 4], [0, 3, 4]),
        (10, [5], [10]),
        (0, [0, 0], [0, 0]),
        (0, [], []),
        (3, [1, 1, 1, 1], [1, 1, 1, 0]),
        # ties of remainder go to the larger weight: 2.5 and 7.5
        (10, [1, 3], [2, 8]),
    ],
)
def test_known_shares(total, parts, expected):
    assert share(total, parts, keys_of(parts)) == expected


@given(totals, weights)
def test_shares_sum_and_are_within_one_of_what_is_due(total, parts):
    shares = share(total, parts, keys_of(parts))
    assert sum(shares) == total
    whole = sum(Fraction(part) for part in parts)
    for part, got in zip(parts, shares):
        assert abs(got - total * Fraction(part) / whole) < 1
        assert part or not got


@given(totals, weights, st.randoms())
def test_order_of_parts_does_not_matter(total, parts, random):
    keys = keys_of(parts)
    expected = dict(zip(keys, share(total, parts, keys)))
    shuffled = list(zip(parts, keys))
    random.shuffle(shuffled)
    assert dict(zip([k for _, k in shuffled], share(total, *map(list, zip(*shuffled))))) == expected


@given(totals, weights)
def test_a_larger_weight_never_gets_less(total, parts):
    shares = share(total, parts, keys_of(parts))
    ordered = sorted(zip(parts, shares))
    assert all(a[1] <= b[1] for a, b in zip(ordered, ordered[1:]) if a[0] < b[0])


@pytest.mark.parametrize("parts", [[math.nan], [math.inf], [-1.0], [1.0, -0.5]])
def test_weights_that_are_none_are_refused(parts):
    with pytest.raises(ValueError, match="weights"):
        share(10, parts, keys_of(parts))


def test_shares_for_nobody_are_refused():
    with pytest.raises(ValueError, match="nobody"):
        share(1, [], [])
    with pytest.raises(ValueError, match="zero"):
        share(1, [0.0, 0.0], ["a", "b"])
    with pytest.raises(ValueError, match="key"):
        share(1, [1.0, 1.0], ["a", "a"])
    with pytest.raises(ValueError, match="key"):
        share(1, [1.0], [])


def test_rounding_is_half_up_once():
    assert centi_from_m2(0.005) == 1
    assert centi_from_m2(0.0049999) == 0
    assert centi_from_m2(9994.8410) == 999484
    assert [ha4_from_centi(c) for c in (0, 49, 50, 149, 150, 999484)] == [0, 0, 1, 1, 2, 9995]
    for bad in (math.nan, math.inf):
        with pytest.raises(ValueError, match="area"):
            centi_from_m2(bad)


@given(st.integers(0, 10**12))
def test_what_is_stored_comes_back(ha4):
    assert ha4_from_ha(float(hectares(ha4))) == ha4


def test_printed_forms():
    assert str(m2(999484)) == "9994.84"
    assert str(hectares(9995)) == "0.9995"
    assert str(money("12.34565")) == "12.3457"
    assert money("0") == Decimal("0.0000")
    for bad in ("", "abc", "NaN", "Infinity", "1,5"):
        with pytest.raises(ValueError, match="amount"):
            money(bad)


whole_weights = st.sampled_from([1, 4, 10**6, 10**14, 2**60]).flatmap(
    lambda most: st.lists(st.integers(0, most), min_size=1, max_size=6).filter(any)
)
amounts = st.sampled_from([1, 10, 10**10, 2**49 - 1, 2**52]).flatmap(lambda most: st.integers(0, most))


@given(st.lists(st.tuples(amounts, whole_weights), max_size=8))
def test_many_splits_at_once_are_those_one_by_one(cases):
    """Beyond 64 bits, too; ties and zeros among small weights."""
    start = np.cumsum([0, *(len(parts) for _, parts in cases)])
    weights = np.array([weight for _, parts in cases for weight in parts], dtype=np.int64)
    shares = split_all(np.array([total for total, _ in cases], dtype=np.int64), weights, start)
    assert shares.dtype == np.int64
    assert shares.tolist() == [part for total, parts in cases for part in split(total, parts)]


@given(st.lists(st.tuples(amounts, whole_weights.filter(lambda parts: len(parts) > 1)), max_size=8))
def test_many_splits_in_two_are_those_one_by_one(cases):
    columns = [[total, *parts[:2]] if any(parts[:2]) else [total, 1, 1] for total, parts in cases]
    first = split_in_two(*np.array(columns, dtype=np.int64).reshape(-1, 3).T)
    assert first.tolist() == [split(total, [one, other])[0] for total, one, other in columns]


@pytest.mark.parametrize(
    ("total", "weight", "whole", "off"),
    [
        (47, 3, 47, -1),
        (510691090115559, 1017900251742495634, 1023601205856101328, -1),
        (480264939393619, 984444832192470879, 1181994919397023800, 1),
    ],
)
def test_quotients_that_floats_miss_by_one(total, weight, whole, off):
    parts = [weight, whole - weight]
    # In a split, largest remainders would put right what is off by one: seen here only.
    shares, remainders = _quotients(*(np.array([number]) for number in (total, weight, whole)))
    assert (shares[0], remainders[0]) == divmod(total * weight, whole)
    assert int(total * (float(weight) / float(whole))) - total * weight // whole == off
    assert split_all(np.array([total]), np.array(parts), np.array([0, 2])).tolist() == split(total, parts)
    assert split_in_two(*np.array([[total], *([part] for part in parts)])).tolist() == split(total, parts)[:1]
    # Three parts have no short cut in the plain split either.
    thirds = [weight, (whole - weight) // 2, whole - weight - (whole - weight) // 2]
    assert split_all(np.array([total]), np.array(thirds), np.array([0, 3])).tolist() == split(total, thirds)
    assert sum(split(total, thirds)) == total


@pytest.mark.parametrize(
    ("total", "parts"),
    [
        (8632924084625722, [305781782601201363, 1563760474686137498]),
        (5901539640902290, [2**61, 2**61, 1985633372997316471, 1267716123699870400]),
        (2**49 - 1, [2**60, 2**60 - 1]),
        (2**49, [2**60, 2**60]),
    ],
)
def test_numbers_too_large_for_floats_are_split_one_by_one(total, parts):
    """With the first two the quotients of floats would give other shares."""
    shares = split_all(np.array([total]), np.array(parts), np.array([0, len(parts)]))
    assert shares.tolist() == split(total, parts)
    assert sum(split(total, parts)) == total


def test_many_splits_among_nobody():
    nothing, start = np.zeros(0, dtype=np.int64), np.zeros(2, dtype=np.intp)
    assert split_all(np.array([0]), nothing, start).tolist() == []
    with pytest.raises(ValueError, match="zero"):
        split_all(np.array([1]), nothing, start)
