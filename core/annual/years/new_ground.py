"""Which ground of the results is new: not restored before, and not counted with another result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...amounts import hectares, share
from ...arrays import column
from ...findings import Finding, note, warning
from ...progress import Progress, check, span
from ...shapes import NOTHING_M2
from ...unit import Unit
from ...unitchecks.pieces import is_narrow
from ...unitchecks.profile import load_unit_profile
from ..rows import natural
from .ground import Column, Ground, common, outside, split_by, taken_before
from .match import Side, named, usable


@dataclass(frozen=True)
class NewGround:
    """Of one result, 0.0001 hm²: new ground, restored in earlier years, counted with another result of the year."""

    new: int = 0
    before: int = 0
    twice: int = 0


def earlier_units(
    units: Sequence[Unit], more: Sequence[Unit], year: int, source: str
) -> tuple[tuple[Unit, ...], list[Finding]]:
    """The units restored in earlier years, oldest first. ``more`` are those of a layer of their own, without what
    ``units`` hold as well.
    """
    findings: list[Finding] = []
    found: dict[tuple[str, str, Optional[int]], Unit] = {}
    late = []
    for unit, own in [*((unit, True) for unit in units), *((unit, False) for unit in more)]:
        if not unit.is_restored or unit.section == "damaged" or (own and unit.work_year is None):
            continue
        if unit.work_year is not None and unit.work_year >= year - 1:
            late += [] if own or unit.section == "planned" else [unit]
            continue
        if usable(unit):
            findings.append(warning("years.earlier_unusable", source=unit.source or source, unit_id=unit.unit_id))
            continue
        found.setdefault((unit.unit_id, unit.section, unit.year), unit)
    if late:
        findings.append(warning("years.earlier_late", source=late[0].source, units=named(late), last=year - 1))
    if not found:
        findings.append(note("years.no_earlier", source=source, last=year - 1))
    order = sorted(found.values(), key=lambda unit: (unit.work_year or 0, natural(unit.unit_id)))
    return tuple(order), findings


def new_ground(
    results: Side,
    areas: Sequence[Optional[int]],
    before: Sequence[Unit],
    measured: Mapping[int, int],
    ground: Ground,
    progress: Progress,
) -> tuple[list[NewGround], int, list[Finding]]:
    """What of each result is new; the ground of earlier years, each bit once (0.0001 hm²); ground counted again."""
    earlier = ground.local([unit.geometry for unit in before])
    own, again = taken_before(earlier, span(progress, 0, 0.4))
    parts = zip(before, ground.official(own).tolist(), ground.official(again).tolist())
    earlier_ha4 = sum(shared(measured[id(unit)], (one, other))[0] for unit, one, other in parts)
    good = [number for number, ha4 in enumerate(areas) if ha4 is not None]
    shapes = results.local[good]
    free, covered = split_by(list(shapes), earlier)
    check(progress, 0.6)
    _, twice = taken_before(shapes, span(progress, 0.6, 1))
    new = [outside(one, other) if not other.is_empty else one for one, other in zip(free, twice)]
    twice = [common(one, other) if not other.is_empty else other for one, other in zip(free, twice)]
    weights = np.column_stack([ground.official(some) for some in (new, covered, twice)])
    result = [NewGround()] * len(areas)
    findings: list[Finding] = []
    trees = shapely.STRtree(shapes), shapely.STRtree(earlier)
    tolerance = load_unit_profile().tolerance_m
    for place, (number, row) in enumerate(zip(good, weights.tolist())):
        unit, ha4 = results.units[number], areas[number] or 0
        result[number] = NewGround(*shared(ha4, row))
        if result[number].before:
            others = [before[one] for one in _sharing(trees[1], earlier, shapes[place])]
            figures = _figures(unit, result[number].before, others)
            if is_narrow(column([covered[place]]), tolerance).all():
                findings.append(note("years.restored_before", **figures))
            else:
                findings.append(warning("years.restored_before", **figures))
        if result[number].twice:
            others = [results.units[good[one]] for one in _sharing(trees[0], shapes, shapes[place]) if one < place]
            figures = _figures(unit, result[number].twice, others)
            if is_narrow(column([twice[place]]), tolerance).all():
                findings.append(note("years.twice", **figures))
            else:
                findings.append(warning("years.twice", **figures))
    return result, earlier_ha4, findings


def shared(total: int, weights: Sequence[float]) -> list[int]:
    """Split an area by the official areas of its parts; what has no ground to speak of is whole."""
    if not any(weights):
        return [total, *[0] * (len(weights) - 1)]
    return share(total, weights, [str(number) for number in range(len(weights))])


def _sharing(tree: shapely.STRtree, shapes: Column, shape: BaseGeometry) -> list[int]:
    """Which shapes share ground with one, more than their boundaries."""
    near = sorted(tree.query(shape, predicate="intersects").tolist())
    return [number for number in near if common(shape, shapes[number]).area >= NOTHING_M2]


def _figures(unit: Unit, ha4: int, others: Sequence[Unit]) -> dict[str, object]:
    """What is said of ground that does not count."""
    place = {"unit_id": unit.unit_id, "source": unit.source, "geometry": unit.geometry}
    return {**place, "area": hectares(ha4), "others": named(others) or "?"}
