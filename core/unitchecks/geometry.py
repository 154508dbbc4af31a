"""The geometry of each unit by itself, and what of it lies outside the mining right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from ..findings import Finding, error, note, warning
from ..geodesy.area import official_area
from ..geodesy.plane import Plane
from ..progress import Progress, go_on
from ..shapes import NOTHING_M2, fault_of
from ..unit import Unit
from .pieces import areas_in_words, geometries_of, ground_outside

_STEP_M = 1.0
_MOST_POINTS = 1000
_BEYOND_M2 = 1e-4
"""What rounding leaves outside the widened mining right."""


def shape_findings(units: Sequence[Unit]) -> list[list[Finding]]:
    """Missing and invalid geometry, unit by unit."""
    whole = geometries_of([unit.geometry for unit in units])
    sound = shapely.is_valid(whole) & ~shapely.is_empty(whole)
    return [[] if good else [_shape_finding(unit)] for unit, good in zip(units, sound.tolist())]


def _shape_finding(unit: Unit) -> Finding:
    place = {"unit_id": unit.unit_id, "source": unit.source}
    if unit.geometry.is_empty:
        return error("units.empty", **place)
    fault = fault_of(unit.geometry)
    x, y = ("?", "?") if fault.place is None else (f"{fault.place.y:.3f}", f"{fault.place.x:.3f}")
    return error("units.invalid", problem=fault.reason, x=x, y=y, geometry=fault.place, **place)


def right_findings(
    units: Sequence[Unit], mining_right: BaseGeometry, plane: Plane, tolerance_m: float, progress: Progress = go_on
) -> list[Finding]:
    """What of valid units lies outside the mining right; apart from it what is only within the tolerance of it.

    Raises :class:`Stopped`.
    """
    shapely.prepare(mining_right)
    whole = geometries_of([unit.geometry for unit in units])
    number = np.flatnonzero(~shapely.covers(mining_right, whole))
    outside = ground_outside(whole[number], np.full(len(number), mining_right, dtype=object), progress)
    number, outside = number[shapely.is_geometry(outside)], outside[shapely.is_geometry(outside)]
    # Rounded at outer corners: the points that are no farther off than the tolerance.
    wider = shapely.buffer(mining_right, tolerance_m, quad_segs=32)
    shapely.prepare(wider)
    findings = []
    for index, ground in zip(number.tolist(), outside):
        unit = units[index]
        parts = shapely.get_parts(ground)
        parts = parts[shapely.area(parts) >= NOTHING_M2]
        beyond = ~shapely.covers(wider, parts)
        beyond[beyond] = shapely.area(shapely.difference(parts[beyond], wider)) > _BEYOND_M2
        wholly = not shapely.intersects(mining_right, unit.geometry)
        for some, is_beyond in ((parts[beyond], True), (parts[~beyond], False)):
            if not len(some):
                continue
            figures = {
                "unit_id": unit.unit_id,
                "source": unit.source,
                **_figures(MultiPolygon(list(some)), unit.geometry, mining_right, plane),
                "tolerance": f"{tolerance_m:g}",
            }
            if not is_beyond:
                findings.append(note("units.outside_tolerance", **figures))
            elif wholly:
                findings.append(error("units.outside_wholly", **figures))
            else:
                findings.append(warning("units.outside", **figures))
    return findings


def _figures(outside: MultiPolygon, unit: MultiPolygon, mining_right: BaseGeometry, plane: Plane) -> dict[str, object]:
    share = official_area(outside, plane) / official_area(unit, plane)
    # The corners, and points between them: along a bay of the boundary the farthest point is no corner.
    step = max(_STEP_M, outside.length / _MOST_POINTS)
    points = shapely.points(shapely.get_coordinates(shapely.segmentize(outside, step)))
    farthest = float(shapely.distance(points, mining_right).max())
    areas = areas_in_words(geometries_of([outside]), plane)[0]
    return {"geometry": outside, **areas, "distance": f"{farthest:.2f}", "share": f"{min(share, 1):.2%}"}
