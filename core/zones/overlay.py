"""The ground that zones take from each unit under one rule, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Optional, Union

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import MultiPolygon

from ..amounts import centi_from_m2, share
from ..arrays import Indices, column
from ..geodesy.area import Floats, official_areas
from ..geodesy.plane import Plane
from ..progress import Progress, check, span
from ..shapes import NOTHING_M2, polygonal, polygons_of
from ..threads import batches, in_threads
from ..unit import Unit
from .cut import Column, grown
from .layers import Zone
from .local import corners_of, ground_outside, moved, moved_back
from .near import Cuts, Near, zones_near
from .rules import OVERLAP, Outcome, Rule, Sliver

_QUARTER_SEGMENTS = 1024
"""Chords per quarter circle of a buffer: at 1000 m they stay within 0.3 mm of the true arc, so that areas are true to
the printed 0.0001 hm²."""
_NOISE_M2 = 1e-4
"""What double precision leaves where lines cross at a zone-prefixed easting, along kilometres of boundary."""
_NO_GROUND = MultiPolygon()
_RECTANGLE = 5
"""Vertices of a rectangle, its first twice."""
_BATCH = 20_000
"""Vertices in one bulk call: a fraction of a second, so that Cancel is answered."""
_FOUND, _CUT = 0.4, 0.9
"""Where finding what is near and cutting it end on the way from 0 to 1."""


@dataclass(frozen=True)
class Piece:
    """What one zone takes of a unit, in 0.01 m²."""

    zone: Zone
    outcome: Outcome
    geometry: MultiPolygon
    centi: int
    is_sliver: bool


@dataclass(frozen=True)
class Overlay:
    """All that zones take of the ``unit`` (its outline) under one rule. Pieces do not overlap each other.

    ``centi`` is the official area of the ground ``taken``. ``touched`` are all zones that reach the unit, also those
    whose ground another zone has taken already. ``strictest`` is the outcome of the first of them that counts, ``None``
    where the unit is not affected: it is affected by an overlap with an area, or by a zone within the distance.
    ``nearest_m`` is the distance in the plane to the nearest zone, ``None`` where none is within reach.
    """

    unit: MultiPolygon
    pieces: tuple[Piece, ...] = ()
    centi: int = 0
    taken: MultiPolygon = _NO_GROUND
    touched: tuple[Zone, ...] = ()
    strictest: Optional[Outcome] = None
    nearest_m: Optional[float] = None

    @property
    def is_sliver(self) -> bool:
        """Whether all of it is perhaps only noise."""
        return all(piece.is_sliver for piece in self.pieces)

    @cached_property
    def rest(self) -> MultiPolygon:
        """The ground that zones leave."""
        if not self.pieces:
            return self.unit
        left = ground_outside(self.unit, self.taken)
        return left if left.area >= NOTHING_M2 else _NO_GROUND


@dataclass(frozen=True)
class _Claim:
    """A zone that reaches a unit: the ground it would take (``None`` where that is nothing), and how far it is.

    Ground is counted from the unit's corner, here and in :class:`_Share`.
    """

    zone: Zone
    outcome: Outcome
    distance: float
    ground: Optional[shapely.Geometry]


@dataclass(frozen=True)
class _Share:
    """What the zones of one unit get: claims with the ground that is left for each, and all of it."""

    number: int
    claims: tuple[_Claim, ...]
    found: tuple[tuple[_Claim, shapely.Geometry], ...]
    taken: shapely.Geometry


def overlays(
    units: Sequence[Unit],
    areas: Sequence[Optional[int]],
    rule: Rule,
    zones: Sequence[Zone],
    plane: Plane,
    progress: Progress,
    cuts: Cuts,
) -> list[Overlay]:
    """Lay ``zones`` over the units. Every bit of ground is counted once, for the strictest zone.

    Units without one of ``areas`` (0.01 m²) meet nothing; ``cuts`` are of their :func:`outlines_of`. Raises
    :class:`Stopped`.
    """
    outlines = outlines_of(units, areas)
    near = zones_near(outlines, rule, zones, span(progress, 0, _FOUND), cuts)
    corners = corners_of(outlines)
    own, distance = _own(outlines, corners, near, rule, span(progress, _FOUND, _CUT))
    result = [Overlay(unit.geometry) for unit in units]
    claims = []
    for number, some in _by_unit(near, own, rule):
        check(progress, _CUT)
        claims.append((number, _claims(units[number], rule, zones, near.zone[some], own[some], distance[some])))
    shares = _shared(claims, span(progress, _CUT, 1))
    for laid, one in zip(_measured(shares, areas, outlines, corners, rule, plane), shares):
        result[one.number] = laid
    check(progress, 1.0)
    return result


def outlines_of(units: Sequence[Unit], areas: Sequence[Optional[int]]) -> Column:
    """The outlines of units, ``None`` for those without an area."""
    outlines: Column = column(unit.geometry if centi else None for unit, centi in zip(units, areas))
    return outlines


def _by_unit(near: Near, own: Column, rule: Rule) -> Iterator[tuple[int, Indices]]:
    """Each unit with its pairs that count: a zone that takes no ground of it counts where a distance is asked."""
    counts = np.flatnonzero(~shapely.is_missing(own) | (rule.relation != OVERLAP))
    numbers, starts = np.unique(near.unit[counts], return_index=True)
    yield from zip(numbers.tolist(), np.split(counts, starts[1:]))


def _own(outlines: Column, corners: Floats, near: Near, rule: Rule, progress: Progress) -> tuple[Column, Floats]:
    """What each pair shares, counted from the unit's corner, ``None`` where that is nothing, and how far the zone is.

    Distances in metres. A unit that lies in the zone as a whole is that very geometry.
    """
    outline = outlines[near.unit]
    if rule.relation == OVERLAP:
        distance = np.zeros(len(outline))
        plain = np.flatnonzero(shapely.get_num_coordinates(near.ground) == _RECTANGLE)
        whole = np.zeros(len(outline), dtype=bool)
        whole[plain] = shapely.covers(near.ground[plain], outline[plain])
    else:
        distance = shapely.distance(outline, near.ground)
        whole = _all_within(outline, near.ground, rule.distance_m)

    local = moved(outlines, -corners)[near.unit]

    def cut(part: slice) -> Column:
        some = np.arange(part.start, part.stop)[~whole[part]]
        ground = moved(near.ground[some], -corners[near.unit[some]])
        if rule.relation != OVERLAP:
            ground = _reach(local[some], ground, rule)
        shared: Column = local[part].copy()
        shared[~whole[part]] = polygonal(shapely.intersection(local[some], ground))
        return shared

    size = shapely.get_num_coordinates(outline) + shapely.get_num_coordinates(near.ground)
    own = np.concatenate([np.empty(0, dtype=object), *in_threads(cut, batches(size, _BATCH), progress)])
    own[shapely.area(own) < NOTHING_M2] = None
    return own, distance


def _all_within(outline: Column, ground: Column, distance: float) -> npt.NDArray[np.bool_]:
    """Where surely no point of the outline is farther: no need to draw the buffer."""
    middle = shapely.centroid(outline)
    corners, owner = shapely.get_coordinates(outline, return_index=True)
    radius = np.zeros(len(outline))
    np.maximum.at(radius, owner, shapely.distance(shapely.points(corners), middle[owner]))
    within: npt.NDArray[np.bool_] = shapely.distance(middle, ground) + radius <= distance
    return within


def _reach(outline: Column, ground: Column, rule: Rule) -> Column:
    """The ground on which the rule holds for this zone, as far as the unit goes."""
    # Only what lies within the distance of the unit's box can matter, and a buffer of it costs little.
    boxes = shapely.box(*grown(shapely.bounds(outline), rule.distance_m + 1).T)
    reach: Column = shapely.buffer(shapely.intersection(ground, boxes), rule.distance_m, quad_segs=_QUARTER_SEGMENTS)
    return reach


def _claims(
    unit: Unit, rule: Rule, zones: Sequence[Zone], which: Indices, own: Column, distance: Floats
) -> tuple[_Claim, ...]:
    """The zones of a unit: strictest outcome first, then nearest, then by layer and identifier."""
    outcome = None
    if all(one.of_unit for outcome in rule.outcomes for one in outcome.when):
        outcome = rule.outcome_of(unit, {})  # whatever the zone
    claims = (
        _Claim(zone, outcome or rule.outcome_of(unit, zone.feature.attributes), far, ground)
        for zone, ground, far in zip([zones[number] for number in which], own, distance.tolist())
    )
    return tuple(
        sorted(
            claims,
            key=lambda one: (one.outcome.rank, one.distance, one.zone.layer.source, one.zone.feature.feature_id),
        )
    )


def _shared(claims: Sequence[tuple[int, tuple[_Claim, ...]]], progress: Progress) -> list[_Share]:
    """What is left for each claim of each unit by those before it."""
    found = [[(claim, claim.ground) for claim in own if claim.ground is not None] for _, own in claims]
    several = [number for number, own in enumerate(found) if len(own) > 1]
    taken = [own[0][1] if own else _NO_GROUND for own in found]

    def united(part: slice) -> list[shapely.Geometry]:
        return [polygons_of(shapely.union_all([ground for _, ground in found[number]])) for number in several[part]]

    sizes = np.array([shapely.get_num_coordinates(column(ground for _, ground in found[one])).sum() for one in several])
    for number, ground in zip(several, chain.from_iterable(in_threads(united, batches(sizes, _BATCH), progress))):
        taken[number] = ground
        if shapely.area(column(own for _, own in found[number])).sum() - ground.area > _NOISE_M2:
            found[number] = _apart(found[number])
    return [_Share(number, own, tuple(left), all_of) for (number, own), left, all_of in zip(claims, found, taken)]


def _apart(found: Sequence[tuple[_Claim, shapely.Geometry]]) -> list[tuple[_Claim, shapely.Geometry]]:
    """The same without what claims before it have taken."""
    result = []
    before = _NO_GROUND
    for claim, ground in found:
        left = polygons_of(shapely.difference(ground, before))
        if left.area >= NOTHING_M2:
            result.append((claim, left))
            before = shapely.union(before, ground)
    return result


def _measured(
    shares: Sequence[_Share],
    areas: Sequence[Optional[int]],
    outlines: Column,
    corners: Floats,
    rule: Rule,
    plane: Plane,
) -> Iterator[Overlay]:
    """Shares with official areas, of all at once: a call for each would take most of the time."""
    taken = _as_multi([one.taken for one in shares])
    numbers = np.array([one.number for one in shares], dtype=np.intp)
    left = shapely.area(outlines[numbers]) - shapely.area(taken)
    counts = np.array([len(one.found) for one in shares], dtype=np.intp)
    owner = np.repeat(np.arange(len(shares)), counts)
    grounds = _as_multi([ground for one in shares for _, ground in one.found])
    slivers = _slivers(taken, grounds, owner, rule.sliver)
    taken, grounds = _back(taken, grounds, owner, corners[numbers], shares)
    official = official_areas(taken, plane).tolist()
    weights = np.ones(len(grounds))
    several = counts[owner] > 1
    weights[several] = official_areas(grounds[several], plane)
    first = 0
    for number, one in enumerate(shares):
        some = slice(first, first + len(one.found))
        first = some.stop
        whole = areas[one.number] or 0
        centi = whole if left[number] < NOTHING_M2 else min(whole, centi_from_m2(official[number]))
        parts = (
            share(centi, weights[some].tolist(), [f"{place:06}" for place in range(len(one.found))])
            if one.found
            else []
        )
        pieces = tuple(
            Piece(claim.zone, claim.outcome, geometry, part, is_sliver)
            for (claim, _), geometry, part, is_sliver in zip(one.found, grounds[some], parts, slivers[some].tolist())
        )
        yield Overlay(
            unit=outlines[one.number],
            pieces=pieces,
            centi=centi if pieces else 0,
            taken=taken[number],
            touched=tuple(claim.zone for claim in one.claims),
            # A zone just at the distance: the chords of its buffer may miss the unit, the distance does not.
            strictest=(pieces[0] if pieces else one.claims[0]).outcome,
            nearest_m=min(claim.distance for claim in one.claims),
        )


def _back(
    taken: Column, grounds: Column, owner: Indices, corners: Floats, shares: Sequence[_Share]
) -> tuple[Column, Column]:
    """All ground where it lies; what one zone has taken alone is the same twice, and moved once."""
    alone = np.array([one.found[0][1] is one.taken if len(one.found) == 1 else False for one in shares], dtype=bool)
    first = np.searchsorted(owner, np.flatnonzero(alone))
    both = np.concatenate([grounds, taken[~alone]])
    by = np.concatenate([corners[owner], corners[~alone]])
    there = _as_multi(moved_back(both, by))
    grounds, others = there[: len(grounds)], there[len(grounds) :]
    result = np.empty(len(taken), dtype=object)
    result[alone], result[~alone] = grounds[first], others
    return result, grounds


def _as_multi(polygons: Union[Sequence[shapely.Geometry], Column]) -> Column:
    """Polygons and multipolygons as multipolygons."""
    parts, owner = shapely.get_parts(column(polygons), return_index=True)
    result = np.full(len(polygons), _NO_GROUND, dtype=object)
    filled, place = np.unique(owner, return_inverse=True)
    result[filled] = shapely.multipolygons(parts, indices=place)
    return result


def _slivers(taken: Column, pieces: Column, owner: Indices, sliver: Sliver) -> npt.NDArray[np.bool_]:
    """Which ``pieces`` belong to no part of the ground ``taken[owner]`` that is more than noise."""
    parts, whose = shapely.get_parts(taken, return_index=True)
    certain = ~_is_noise(parts, sliver)
    units = np.bincount(whose, certain, minlength=len(taken)) > 0
    result = ~units[owner]
    mixed = units & (np.bincount(whose, ~certain, minlength=len(taken)) > 0)
    for number in np.flatnonzero(mixed[owner]):
        ground = MultiPolygon(list(parts[certain & (whose == owner[number])]))
        points = shapely.point_on_surface(shapely.get_parts(pieces[number]))
        result[number] = not shapely.intersects(points, ground).any()
    return result


def _is_noise(parts: Column, sliver: Sliver) -> npt.NDArray[np.bool_]:
    """Whether each connected part of the ground is small, nowhere wider than the limit, or both, as the rule says."""
    small = shapely.area(parts) < sliver.area_m2
    narrow = np.zeros(len(parts), dtype=bool)
    if sliver.width_m > 0:
        # Only those whose answer depends on it; and no part of so much area for its boundary is narrow.
        open_to_doubt = small if sliver.both else ~small
        rings = shapely.get_num_interior_rings(parts)
        open_to_doubt &= shapely.area(parts) < sliver.width_m * shapely.length(parts) + rings * sliver.width_m**2
        some = np.flatnonzero(open_to_doubt)
        narrow[some] = shapely.is_empty(shapely.buffer(parts[some], -sliver.width_m / 2))
    noise: npt.NDArray[np.bool_] = small & narrow if sliver.both else small | narrow
    return noise
