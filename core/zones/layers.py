"""Zone layers as the check sees them, and making their geometry fit for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional

import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from ..arrays import column
from ..shapes import fault_of, simple_parts

HARMLESS_REPAIR_M2 = 1.0
"""A repair that changes the area by less than this (or by a thousandth) leaves no doubt which ground is meant."""
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
    ``null_count`` features have no geometry, ``lost_count`` have one that lies nowhere in the layer's CRS.
    ``subset`` is the filter that hides some of its features from the check, or empty. ``problem`` is the reason code
    why it cannot be used (``other_datum``, ``no_crs``, ``layer_unreadable``), or empty.
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
    lost_count: int = 0
    problem: str = ""
    crs: str = ""
    subset: str = ""


@dataclass(frozen=True)
class Zone:
    """A zone fit for overlay: valid, one kind of geometry. ``doubtful`` where a repair may have changed its ground."""

    layer: ZoneLayer
    feature: ZoneFeature
    geometry: BaseGeometry
    kind: str
    doubtful: bool


@dataclass(frozen=True)
class Repair:
    """What was done to an invalid zone: its planar area before and after, and what was wrong (GEOS' words)."""

    feature: ZoneFeature
    before_m2: float
    after_m2: float
    problem: str
    doubtful: bool

    def figures(self, source: str) -> dict[str, Any]:
        """What a finding about it says: the layer ``source``, which zone and where, areas in m², what was wrong."""
        return {
            "source": source,
            "geometry": self.feature.geometry.envelope.centroid,
            "feature": self.feature.feature_id,
            "before": f"{self.before_m2:.2f}",
            "after": f"{self.after_m2:.2f}",
            "problem": self.problem,
        }


def usable_zones(layer: ZoneLayer) -> tuple[list[Zone], list[Repair]]:
    """The zones of a layer, valid, a collection split by kind of geometry; and the repairs that it took."""
    zones, repairs = [], []
    for feature, is_valid in zip(layer.features, shapely.is_valid(column(one.geometry for one in layer.features))):
        geometry, doubtful = feature.geometry, False
        if not is_valid:
            repair, geometry = _repaired(feature)
            repairs.append(repair)
            doubtful = repair.doubtful
            if _has_lost_its_ground(feature.geometry, geometry):
                zones.append(Zone(layer, feature, Polygon(), "polygon", doubtful))
        zones += [Zone(layer, feature, part, kind, doubtful) for kind, part in _by_kind(geometry).items()]
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
    doubtful |= _has_lost_its_ground(feature.geometry, geometry)
    problem = fault_of(feature.geometry).reason
    return Repair(feature, float(before.sum()), float(geometry.area), problem, doubtful), geometry


def _has_lost_its_ground(before: BaseGeometry, after: BaseGeometry) -> bool:
    """Of a polygon that has become a line or a point nobody knows which ground it had."""
    return bool(shapely.get_dimensions(before) == 2 and not shapely.area(after))


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
