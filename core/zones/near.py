"""Which zones each unit meets, and as much of them as can matter to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..unit import Unit
from .layers import Zone
from .rules import OVERLAP, Rule


def zones_near(
    units: Sequence[Unit], areas: Sequence[Optional[int]], rule: Rule, zones: Sequence[Zone]
) -> list[list[Zone]]:
    """For each unit the zones within reach of the rule, as far as they are near it. A unit without area has none."""
    tiles = [(number, tile) for number, zone in enumerate(zones) for tile in zone.tiles]
    whole = np.array([unit.geometry if area else None for unit, area in zip(units, areas)] + [None], dtype=object)
    tree = shapely.STRtree([tile for _, tile in tiles])
    if rule.relation != OVERLAP:
        pairs = tree.query(whole, predicate="dwithin", distance=rule.distance_m)
    else:
        pairs = tree.query(whole, predicate="intersects")
    found: list[dict[int, list[BaseGeometry]]] = [{} for _ in units]
    for unit, place in sorted(pairs.T.tolist()):
        number, tile = tiles[place]
        found[unit].setdefault(number, []).append(tile)
    return [[zones[number].local(near) for number, near in one.items()] for one in found]
