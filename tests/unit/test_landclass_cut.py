"""Gaps and overlaps of the pieces of one unit, against what shapely says of each place."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import shapely
from coverage_maker import star
from shapely.geometry import Point, box

from mine_restoration.core.landclass.cut import settled
from mine_restoration.core.progress import Stopped, go_on

OUTLINE = box(0, 0, 1000, 1000)


def column(items):
    return np.array([*items, None], dtype=object)[:-1]


@pytest.mark.parametrize("seed", range(4))
def test_every_place_goes_to_one(seed):
    """Random pieces, up to five over each other: a place under one class goes to the first piece, others to none."""
    rng = np.random.default_rng(seed)
    pieces = [star(rng, rng.uniform(260, 740, 2), rng.uniform(30, 250)) for _ in range(14)]
    codes = column(rng.choice(["0101", "0301", "0404"], len(pieces)))
    state = settled(OUTLINE, column(pieces), codes, 0.01, go_on)
    covered = shapely.union_all(pieces)
    several = [a & b for (a, i), (b, j) in combinations(zip(pieces, codes), 2) if i != j]
    conflict = shapely.union_all(several)
    same = [a & b for (a, i), (b, j) in combinations(zip(pieces, codes), 2) if i == j]
    shared = shapely.union_all(same) - conflict
    assert state.gap.symmetric_difference(OUTLINE - covered).area == pytest.approx(0, abs=1e-6)
    assert state.conflict.symmetric_difference(conflict).area == pytest.approx(0, abs=1e-3)
    assert state.shared.symmetric_difference(shared).area == pytest.approx(0, abs=1e-3)
    before = shapely.Polygon()
    for i, piece in enumerate(pieces):
        own = piece - conflict
        for other, code in zip(pieces[:i], codes):
            own = own - other if code == codes[i] else own
        left, lost = state.left[i], state.lost[i]
        assert np.nansum(shapely.area([left, lost])) == pytest.approx(piece.area, abs=1e-6)
        if left is None:
            assert own.area < 1e-3
            continue
        assert left.symmetric_difference(own).area == pytest.approx(0, abs=1e-3)
        assert left.intersection(before).area == pytest.approx(0, abs=1e-3)
        before = before | left
    assert (before | state.conflict | state.gap).area == pytest.approx(OUTLINE.area, abs=1e-3)
    with_others = {i for i, piece in enumerate(pieces) if piece.intersection(conflict).area > 1e-3}
    assert set(state.involved) == with_others


def test_nothing_is_all_gap():
    state = settled(OUTLINE, column([]), column([]), 0.01, go_on)
    assert state.gap.equals(OUTLINE)
    assert (len(state.left), state.conflict, state.shared) == (0, None, None)


def test_one_large_unit_can_be_cancelled():
    """Some thousand pieces, each over its neighbours: many looks at Cancel, progress grows."""
    pieces = column([Point(x, y).buffer(11, 24) for x in range(0, 1000, 40) for y in range(0, 1000, 20)])
    codes = column(["0101", "0301"] * (len(pieces) // 2))
    told = []
    state = settled(OUTLINE, pieces, codes, 0.01, lambda part: told.append(part) or True)
    assert len(told) >= 12
    assert told == sorted(told)
    assert told[-1] == 1
    for at in (0, len(told) // 2, len(told) - 2):
        calls = iter(range(len(told)))
        with pytest.raises(Stopped):
            settled(OUTLINE, pieces, codes, 0.01, lambda part, at=at, calls=calls: next(calls) < at)
    assert state.gap is not None
