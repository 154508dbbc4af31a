"""The ground that zones take from one unit, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import shapely
from shapely.geometry import MultiPolygon, box
from shapely.geometry.base import BaseGeometry

from ..amounts import centi_from_m2, share
from ..geodesy.area import official_area, official_areas
from ..geodesy.plane import Plane
from ..shapes import NOTHING_M2, polygons_of
from ..unit import Unit
from .layers import Zone
from .rules import OVERLAP, Outcome, Rule, Sliver

_QUARTER_SEGMENTS = 1024
"""Chords per quarter circle of a buffer: at 1000 m they stay within 0.3 mm of the true arc, so that areas are true to
the printed 0.0001 hm²."""

_Claim = tuple[int, float, str, str, Zone, Outcome]
_Found = tuple[Zone, Outcome, MultiPolygon]


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
    """All that zones take of a unit under one rule. ``rest`` is the ground they leave.

    ``touched`` are all zones that reach the unit, also those whose ground another zone has taken already.
    ``strictest`` is the outcome of the first of them that counts, ``None`` where the unit is not affected: it is
    affected by an overlap with an area, or by a zone within the distance. ``nearest_m`` is the distance in the plane
    to the nearest zone, ``None`` where none is within reach.
    """

    pieces: tuple[Piece, ...]
    centi: int
    taken: MultiPolygon
    rest: MultiPolygon
    touched: tuple[Zone, ...]
    strictest: Optional[Outcome]
    nearest_m: Optional[float]

    @property
    def is_sliver(self) -> bool:
        """Whether all of it is perhaps only noise."""
        return all(piece.is_sliver for piece in self.pieces)


def overlay(unit: Unit, unit_centi: int, rule: Rule, zones: Sequence[Zone], plane: Plane) -> Overlay:
    """Lay ``zones`` (those within reach) over the unit. Every bit of ground is counted once, for the strictest zone."""
    if not zones:
        return Overlay((), 0, MultiPolygon(), unit.geometry, (), None, None)
    rest: BaseGeometry = unit.geometry
    found = []
    claims = sorted((_claim(unit, rule, zone) for zone in zones), key=lambda claim: claim[:4])
    for *_order, zone, outcome in claims:
        reach = _reach(unit, rule, zone)
        piece = polygons_of(shapely.intersection(rest, reach))
        if piece.area >= NOTHING_M2:
            found.append((zone, outcome, piece))
            rest = polygons_of(shapely.difference(rest, reach))
    taken = polygons_of(shapely.union_all([piece for _, _, piece in found]))
    left = polygons_of(rest)
    centi = unit_centi if left.area < NOTHING_M2 else min(unit_centi, centi_from_m2(official_area(taken, plane)))
    return Overlay(
        pieces=_pieces(found, centi, _certain(taken, rule.sliver), plane),
        centi=centi,
        taken=taken,
        rest=left,
        touched=tuple(claim[4] for claim in claims),
        strictest=_strictest(rule, found, claims),
        nearest_m=min((claim[1] for claim in claims), default=None),
    )


def _strictest(rule: Rule, found: Sequence[_Found], claims: Sequence[_Claim]) -> Optional[Outcome]:
    if found:
        return found[0][1]
    # A zone just at the distance: the chords of its buffer may miss the unit, the distance does not.
    return claims[0][5] if claims and rule.relation != OVERLAP else None


def _claim(unit: Unit, rule: Rule, zone: Zone) -> _Claim:
    """A zone with its place in the queue: strictest outcome, then nearest, then by layer and identifier."""
    outcome = rule.outcome_of(unit, zone.feature.attributes)
    distance = float(shapely.distance(unit.geometry, zone.geometry)) if rule.relation != OVERLAP else 0.0
    return outcome.rank, distance, zone.layer.source, zone.feature.feature_id, zone, outcome


def _reach(unit: Unit, rule: Rule, zone: Zone) -> BaseGeometry:
    """The ground on which the rule holds for this zone, as far as the unit goes."""
    if rule.relation == OVERLAP:
        return zone.geometry
    middle = shapely.centroid(unit.geometry)
    radius = float(shapely.distance(shapely.points(shapely.get_coordinates(unit.geometry)), middle).max())
    if float(shapely.distance(middle, zone.geometry)) + radius <= rule.distance_m:
        return unit.geometry  # no point of the unit is farther: no need to draw the buffer
    # Only what lies within the distance of the unit's box can matter, and a buffer of it costs little.
    west, south, east, north = unit.geometry.bounds
    margin = rule.distance_m + 1
    near = shapely.intersection(zone.geometry, box(west - margin, south - margin, east + margin, north + margin))
    return shapely.buffer(near, rule.distance_m, quad_segs=_QUARTER_SEGMENTS)


def _pieces(found: Sequence[_Found], centi: int, certain: BaseGeometry, plane: Plane) -> tuple[Piece, ...]:
    """Pieces whose areas add up to ``centi``."""
    weights = official_areas([piece for _, _, piece in found], plane).tolist()
    areas = share(centi, weights, [f"{number:06}" for number in range(len(found))])
    return tuple(
        Piece(zone, outcome, geometry, area, is_sliver=not _reaches(geometry, certain))
        for (zone, outcome, geometry), area in zip(found, areas)
    )


def _reaches(piece: MultiPolygon, certain: BaseGeometry) -> bool:
    """Whether some part of the piece belongs to the ground that is no sliver."""
    return bool(shapely.intersects(shapely.point_on_surface(shapely.get_parts(piece)), certain).any())


def _certain(taken: MultiPolygon, sliver: Sliver) -> BaseGeometry:
    """The connected parts of the ground taken that are no slivers."""
    parts = shapely.get_parts(taken)
    small = shapely.area(parts) < sliver.area_m2
    narrow = shapely.is_empty(shapely.buffer(parts, -sliver.width_m / 2)) & (sliver.width_m > 0)
    return MultiPolygon(list(parts[~(small & narrow if sliver.both else small | narrow)]))
