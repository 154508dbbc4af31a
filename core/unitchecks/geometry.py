"""Where units lie: over each other, beside each other, over earlier ones, outside the mining right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Optional

import numpy as np
import shapely
from shapely.geometry import MultiPoint, MultiPolygon
from shapely.geometry.base import BaseGeometry

from ..amounts import centi_from_m2, ha4_from_centi, hectares, m2
from ..corners.numbering import numbered_rings
from ..findings import Finding, error, note, warning
from ..geodesy.area import official_area
from ..geodesy.plane import Plane
from ..shapes import NOTHING_M2, fault_of, polygons_of
from ..unit import Unit

_SAME_CORNER_M = 0.0005
"""Coordinates are kept to the millimetre: corners closer than half of one are the same."""


def shape_findings(unit: Unit) -> list[Finding]:
    """Missing and invalid geometry."""
    place = {"unit_id": unit.unit_id, "source": unit.source}
    if unit.geometry.is_empty:
        return [error("units.empty", **place)]
    if shapely.is_valid(unit.geometry):
        return []
    fault = fault_of(unit.geometry)
    x, y = ("?", "?") if fault.place is None else (f"{fault.place.y:.3f}", f"{fault.place.x:.3f}")
    return [error("units.invalid", problem=fault.reason, x=x, y=y, geometry=fault.place, **place)]


def neighbour_findings(units: Sequence[Unit], plane: Plane, tolerance_m: float) -> Iterator[Finding]:
    """Units of one section and year that lie over each other, or nearly but not exactly share corners.

    All geometries are valid. An overlap that is nowhere wider than the tolerance is a line drawn twice.
    """
    for one, other in _neighbours(units, units, tolerance_m):
        first, second = units[one], units[other]
        if one >= other or (first.section, first.year) != (second.section, second.year):
            continue
        shared = polygons_of(shapely.intersection(first.geometry, second.geometry))
        place = {"unit_id": first.unit_id, "source": first.source, "other": second.unit_id}
        if shared.area >= NOTHING_M2:
            figures = {"geometry": shared, "area": _m2(shared, plane), "hectares": _ha(shared, plane), **place}
            if _is_narrow(shared, tolerance_m):
                yield warning("units.overlap_line", tolerance=f"{tolerance_m:g}", **figures)
            else:
                yield error("units.overlap", **figures)
        yield from _near_corners(first, second, tolerance_m)


def repeated_findings(
    units: Sequence[Unit], others: Sequence[Unit], plane: Plane, tolerance_m: float
) -> Iterator[Finding]:
    """Ground of restored and planned units that an earlier unit has restored already.

    Earlier units count where they are accepted, or of the section ``restored``, or say nothing of both. The same
    unit (number, section and year) in both layers is not held against itself.
    """
    for one, other in _neighbours(units, others, 0.0):
        unit, earlier = units[one], others[other]
        if unit.section == "damaged" or not _was_restored(earlier) or _key(unit) == _key(earlier):
            continue
        shared = polygons_of(shapely.intersection(unit.geometry, earlier.geometry))
        if shared.area < NOTHING_M2 or _is_narrow(shared, tolerance_m):
            continue
        yield warning(
            "units.restored_before",
            unit_id=unit.unit_id,
            source=unit.source,
            other=earlier.unit_id,
            year=earlier.year or "?",
            geometry=shared,
            area=_m2(shared, plane),
            hectares=_ha(shared, plane),
        )


def right_findings(unit: Unit, mining_right: BaseGeometry, plane: Plane, tolerance_m: float) -> list[Finding]:
    """What of a unit lies outside the mining right."""
    outside = polygons_of(shapely.difference(unit.geometry, mining_right))
    if outside.area < NOTHING_M2:
        return []
    # The corners, and points between them: along a bay of the boundary the farthest point is no corner.
    points = shapely.points(shapely.get_coordinates(shapely.segmentize(outside, 1.0)))
    farthest = float(shapely.distance(points, mining_right).max())
    area = official_area(outside, plane)
    whole = official_area(unit.geometry, plane)
    figures = {
        "unit_id": unit.unit_id,
        "source": unit.source,
        "geometry": outside,
        "area": _m2(outside, plane),
        "hectares": _ha(outside, plane),
        "distance": f"{farthest:.2f}",
        "share": f"{min(area / whole, 1):.2%}",
        "tolerance": f"{tolerance_m:g}",
    }
    if farthest <= tolerance_m:
        return [note("units.outside_tolerance", **figures)]
    if not shapely.intersects(unit.geometry, mining_right):
        return [error("units.outside_wholly", **figures)]
    return [warning("units.outside", **figures)]


def _neighbours(units: Sequence[Unit], others: Sequence[Unit], distance: float) -> Iterator[tuple[int, int]]:
    """Pairs (number in ``units``, number in ``others``) within the distance, in order."""
    tree = shapely.STRtree([other.geometry for other in others])
    whole = np.array([unit.geometry for unit in units], dtype=object)
    pairs = tree.query(whole, predicate="dwithin", distance=distance)
    yield from sorted(map(tuple, pairs.T.tolist()))


def _near_corners(first: Unit, second: Unit, tolerance_m: float) -> Iterator[Finding]:
    """Corners of one unit close to a corner or the boundary of the other, but not on it."""
    for unit, other in ((first, second), (second, first)):
        corners = [corner for ring in numbered_rings(unit.geometry) for corner in ring.corners]
        points = shapely.points([(corner.east, corner.north) for corner in corners])
        boundary = shapely.boundary(other.geometry)
        vertices = MultiPoint(shapely.get_coordinates(boundary))
        off = np.zeros(len(corners))
        for place in (vertices, boundary):
            distance = shapely.distance(points, place)
            off = np.where((distance >= _SAME_CORNER_M) & (distance <= tolerance_m), distance, off)
        close = off > 0
        if close.any():
            yield warning(
                "units.corners_nearly_shared",
                unit_id=unit.unit_id,
                source=unit.source,
                other=other.unit_id,
                corner=corners[int(np.flatnonzero(close)[0])].name,
                corners=", ".join(corners[i].name for i in np.flatnonzero(close).tolist()),
                distance=f"{float(off.max()):.3f}",
                geometry=MultiPoint(list(points[close])),
            )


def _was_restored(unit: Unit) -> bool:
    return bool(unit.accepted) or unit.section == "restored" or (not unit.section and unit.accepted is None)


def _key(unit: Unit) -> tuple[str, str, Optional[int]]:
    return unit.unit_id, unit.section, unit.year


def _is_narrow(ground: MultiPolygon, width: float) -> bool:
    return bool(shapely.is_empty(shapely.buffer(ground, -width / 2)))


def _m2(ground: BaseGeometry, plane: Plane) -> str:
    return str(m2(centi_from_m2(official_area(ground, plane))))


def _ha(ground: BaseGeometry, plane: Plane) -> str:
    return str(hectares(ha4_from_centi(centi_from_m2(official_area(ground, plane)))))
