"""The geometry of each unit by itself, and what of it lies outside the mining right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from ..arrays import column
from ..findings import Finding, error, note, warning
from ..geodesy.area import official_areas
from ..geodesy.plane import Plane
from ..progress import Progress, check, go_on
from ..shapes import NOTHING_M2, fault_of
from ..unit import Unit
from .pieces import Geometries, areas_in_words, ground_outside

_STEP_M = 1.0
_MOST_POINTS = 200
_BEYOND_M2 = 1e-4
"""What rounding leaves outside the widened mining right."""


def shape_findings(units: Sequence[Unit]) -> list[list[Finding]]:
    """Missing and invalid geometry, unit by unit."""
    whole = column([unit.geometry for unit in units])
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
    whole = column([unit.geometry for unit in units])
    number = np.flatnonzero(~shapely.covers(mining_right, whole))
    outside = ground_outside(whole[number], np.full(len(number), mining_right, dtype=object), progress)
    number, outside = number[shapely.is_geometry(outside)], outside[shapely.is_geometry(outside)]
    # Rounded at outer corners: the points that are no farther off than the tolerance.
    wider = shapely.buffer(mining_right, tolerance_m, quad_segs=32)
    shapely.prepare(wider)
    parts, owner = shapely.get_parts(outside, return_index=True)
    counts = shapely.area(parts) >= NOTHING_M2
    parts, owner = parts[counts], owner[counts]
    beyond = ~shapely.covers(wider, parts)
    beyond[beyond] = shapely.area(shapely.difference(parts[beyond], wider)) > _BEYOND_M2
    # Of each unit what is beyond, then what is not.
    key, place = np.unique(2 * owner + ~beyond, return_inverse=True)
    grounds = column([MultiPolygon(list(parts[place == one])) for one in range(len(key))])
    number, is_beyond = number[key // 2], key % 2 == 0
    share = np.minimum(official_areas(grounds, plane) / official_areas(whole[number], plane), 1.0)
    rows = zip(number.tolist(), grounds, is_beyond.tolist(), _farthest(grounds, mining_right, progress), share)
    findings = []
    for (index, ground, is_far, distance, part), areas in zip(rows, areas_in_words(grounds, plane)):
        unit = units[index]
        figures = {
            "unit_id": unit.unit_id,
            "source": unit.source,
            "geometry": ground,
            **areas,
            "distance": f"{distance:.2f}",
            "share": f"{part:.2%}",
            "tolerance": f"{tolerance_m:g}",
        }
        if not is_far:
            findings.append(note("units.outside_tolerance", **figures))
        elif not shapely.intersects(mining_right, unit.geometry):
            findings.append(error("units.outside_wholly", **figures))
        else:
            findings.append(warning("units.outside", **figures))
    return findings


def _farthest(grounds: Geometries, mining_right: BaseGeometry, progress: Progress) -> list[float]:
    """How far the farthest point of each ground is from the mining right, metres.

    The corners, and points between them: along a bay of the boundary the farthest point is no corner.
    """
    corners, ring = shapely.get_coordinates(shapely.get_parts(shapely.boundary(mining_right)), return_index=True)
    follows = np.flatnonzero(ring[1:] == ring[:-1])
    tree = shapely.STRtree(shapely.linestrings(np.stack([corners[follows], corners[follows + 1]], axis=1)))
    steps = np.maximum(_STEP_M, shapely.length(grounds) / _MOST_POINTS)
    result = []
    for done, (ground, step) in enumerate(zip(grounds, steps.tolist())):
        check(progress, done / len(grounds))
        points = shapely.points(shapely.get_coordinates(shapely.segmentize(ground, step)))
        (point, _), distance = tree.query_nearest(points, return_distance=True, all_matches=False)
        result.append(float(distance[shapely.disjoint(mining_right, points)[point]].max(initial=0.0)))
    return result
