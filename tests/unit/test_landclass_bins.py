"""Bins of a unit's edges: what they hold grows with the edges, whatever the shape of the unit."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from coverage_maker import star

from mine_restoration.core.geodesy.equal_area import edges_of
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.landclass.edge_pairs import Bins

PLANE = Plane(39, 3, prefixed=True)


@pytest.mark.parametrize("corners", [40, 4000])
def test_spikes_over_each_other(corners):
    """Half of the edges of such a star lie over each other somewhere."""
    shape = star(np.random.default_rng(1), np.array([39_550_000.0, 3_400_000.0]), 500, corners)
    edges = edges_of(np.array([shape, shapely.box(39_550_000, 3_400_000, 39_550_010, 3_400_010)]), PLANE)
    bins = Bins(edges)
    assert len(bins.reach) < 40 * len(edges.west)
    assert set(bins.reach.tolist()) == set(range(len(edges.west)))
    if corners == 40:
        assert bins.count.tolist() == np.diff(edges.start).tolist()
