"""Zone layers as the check sees them, and making their geometry fit for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Callable, Optional

import shapely
from shapely.geometry import GeometryCollection, box
from shapely.geometry.base import BaseGeometry

from ..shapes import fault_of, simple_parts

HARMLESS_REPAIR_M2 = 1.0
"""A repair that changes the area by less than this (or by a thousandth) leaves no doubt which ground is meant."""
_TILE_VERTICES = 256
_SMALLEST_TILE_M = 1.0
_LOST = 0.001
"""Cutting into tiles may change an area (m²) or a length (m) by less than this: the digits of the coordinates."""

_Bounds = tuple[float, float, float, float]
_KINDS = {
    "Polygon": "polygon",
    "MultiPolygon": "polygon",
    "LineString": "line",
    "LinearRing": "line",
    "MultiLineString": "line",
    "Point": "point",
    "MultiPoint": "point",
}


@dataclass(frozen=True)
class ZoneFeature:
    """One zone in the plane of the units. ``attributes`` by upper-case field name, as text; ``geometry`` as it came."""

    feature_id: str
    geometry: BaseGeometry
    attributes: Mapping[str, str]


@dataclass(frozen=True)
class ZoneLayer:
    """A zone layer, read as far as it can touch the units.

    ``name`` is printed; ``names`` are those a rule may know it by, best first. ``feature_count`` counts all its
    features, ``features`` only those near the units. ``kinds`` are the kinds of geometry (polygon, line, point) that it
    holds anywhere. ``extent`` is what its features reach over, in the plane of the units, ``None`` where it has none.
    ``problem`` is the reason code why it cannot be used (``other_datum``, ``no_crs``, ``layer_unreadable``), or empty.
    """

    name: str
    names: tuple[str, ...]
    source: str
    edition: str
    feature_count: int
    kinds: frozenset[str]
    features: tuple[ZoneFeature, ...]
    extent: Optional[BaseGeometry]
    null_count: int = 0
    problem: str = ""
    crs: str = ""


@dataclass(frozen=True)
class Zone:
    """A zone fit for overlay: valid, one kind of geometry. ``doubtful`` where a repair may have changed its ground.

    ``tiles`` are the same ground cut into pieces of few vertices, so that a unit meets only those near it.
    """

    layer: ZoneLayer
    feature: ZoneFeature
    geometry: BaseGeometry
    kind: str
    doubtful: bool
    tiles: tuple[BaseGeometry, ...]

    def local(self, tiles: Sequence[BaseGeometry]) -> Zone:
        """The zone as far as ``tiles`` go."""
        if len(tiles) == len(self.tiles):
            return self
        # Lines need no uniting, and it would cut them wherever they cross.
        geometry = shapely.union_all(tiles) if self.kind == "polygon" else GeometryCollection(list(tiles))
        return replace(self, geometry=geometry)


@dataclass(frozen=True)
class Repair:
    """What was done to an invalid zone: its planar area before and after, and what was wrong (GEOS' words)."""

    feature: ZoneFeature
    before_m2: float
    after_m2: float
    problem: str
    doubtful: bool


def usable_zones(layer: ZoneLayer) -> tuple[list[Zone], list[Repair]]:
    """The zones of a layer, valid, a collection split by kind of geometry; and the repairs that it took."""
    zones, repairs = [], []
    for feature in layer.features:
        geometry, doubtful = feature.geometry, False
        if not shapely.is_valid(geometry):
            repair, geometry = _repaired(feature)
            repairs.append(repair)
            doubtful = repair.doubtful
        zones += [
            Zone(layer, feature, part, kind, doubtful, tuple(_tiles(part))) for kind, part in _by_kind(geometry).items()
        ]
    return zones, repairs


def _repaired(feature: ZoneFeature) -> tuple[Repair, BaseGeometry]:
    """Part by part made valid, then united: parts that overlap each other are no doubt, a part that crosses itself is.

    Making all parts valid at once would cut out the ground where two of them overlap.
    """
    parts = shapely.get_parts(feature.geometry)
    mended = shapely.make_valid(parts)
    before, after = abs(shapely.area(parts)), shapely.area(mended)
    doubtful = bool((abs(after - before) > (HARMLESS_REPAIR_M2 + before / 1000)).any())
    geometry = shapely.union_all(mended)
    problem = fault_of(feature.geometry).reason
    return Repair(feature, float(before.sum()), float(geometry.area), problem, doubtful), geometry


def _by_kind(geometry: BaseGeometry) -> dict[str, BaseGeometry]:
    """The polygons, lines and points of a geometry, each kind as one geometry."""
    if geometry.geom_type in _KINDS:
        return {} if geometry.is_empty else {_KINDS[geometry.geom_type]: geometry}
    kinds: dict[str, list[BaseGeometry]] = {}
    for part in simple_parts(geometry):
        kinds.setdefault(_KINDS[part.geom_type], []).append(part)
    return {kind: shapely.union_all(parts) for kind, parts in kinds.items()}


def kinds_of(geometry: BaseGeometry) -> frozenset[str]:
    """The kinds of geometry (polygon, line, point) that it holds."""
    return frozenset(_KINDS[part.geom_type] for part in simple_parts(geometry))


def _tiles(geometry: BaseGeometry) -> list[BaseGeometry]:
    """Cut a polygon or line in halves, along its longer side, until no piece has many vertices.

    Clipping by a rectangle is many times faster than an intersection, but it may give invalid pieces or lose some: the
    pieces have to be valid and have to add up, else all is cut again.
    """
    tiles = _halved(geometry, lambda piece, bounds: shapely.clip_by_rect(piece, *bounds))
    area, length = float(shapely.area(tiles).sum()), float(shapely.length(tiles).sum())
    adds_up = abs(area - geometry.area) < _LOST if geometry.area else abs(length - geometry.length) < _LOST
    if adds_up and shapely.is_valid(tiles).all():
        return tiles
    return _halved(geometry, lambda piece, bounds: shapely.intersection(piece, box(*bounds)))


def _halved(geometry: BaseGeometry, cut: Callable[[BaseGeometry, _Bounds], BaseGeometry]) -> list[BaseGeometry]:
    tiles = []
    waiting = [geometry]
    while waiting:
        piece = waiting.pop()
        west, south, east, north = piece.bounds
        if shapely.get_num_coordinates(piece) <= _TILE_VERTICES or max(east - west, north - south) < _SMALLEST_TILE_M:
            tiles.append(piece)
            continue
        x, y = (west + east) / 2, (south + north) / 2
        if east - west > north - south:
            halves = ((west, south, x, north), (x, south, east, north))
        else:
            halves = ((west, south, east, y), (west, y, east, north))
        for half in halves:
            # Only its own kind: where a polygon just touches a half, it leaves a line there.
            inside = _by_kind(cut(piece, half)).get(_KINDS[geometry.geom_type])
            if inside is not None:
                waiting.append(inside)
    return tiles
