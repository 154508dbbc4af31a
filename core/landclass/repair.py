"""Invalid survey polygons: put right where that changes no area, refused where nobody can say what they cover."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from ..arrays import Indices
from ..compiled import Loops
from ..findings import Finding, error, warning
from ..progress import Progress
from ..shapes import fault_of, polygonal
from ..threads import batches, in_threads
from .survey import Column, SurveyPolygons

_BATCH = 20_000
"""Vertices between two looks at Cancel."""
UNCHANGED_M2 = 0.01
"""A repair that changes the planar area by more is a guess about what was meant."""


def repair(
    survey: SurveyPolygons, polygons: Indices, units: Column, progress: Progress, compiled: Optional[Loops] = None
) -> tuple[SurveyPolygons, npt.NDArray[np.bool_], list[Finding]]:
    """The survey with valid geometries, which of the units stand on ground that no repair makes certain, findings.

    ``polygons`` are those that may touch a unit; the others are not looked at. One whose repair keeps its area (spikes,
    touching rings, no area at all) is repaired, with a finding. One whose area changes (bow-tie, ring wound twice,
    overlapping parts) is left out, and the units that it may touch get nothing. One that cannot be read leaves a gap.
    With ``compiled`` loops GEOS looks at few. Raises :class:`Stopped`.
    """
    geometry = survey.geometry.copy()
    lost = np.zeros(len(units), dtype=bool)
    found: list[Finding] = []
    unreadable = shapely.is_missing(geometry) | shapely.is_empty(geometry)
    faulty = polygons[~are_valid(geometry[polygons], progress, compiled)]
    for i in faulty:
        old = geometry[i]
        geometry[i] = None
        if not np.isfinite(shapely.get_coordinates(old)).all():
            unreadable[i] = True
            continue
        new = polygonal([shapely.make_valid(old)])[0]
        reached = _reached(units, old)
        if not reached.any():
            continue
        before, after = float(shapely.area(old)), 0.0 if new is None else float(shapely.area(new))
        figures = {
            "source": survey.layer.name,
            "polygon": survey.ids[i],
            "reason": fault_of(old).reason,
            "before": before,
            "after": after,
            "geometry": _place(old),
        }
        if abs(after - before) <= UNCHANGED_M2:
            geometry[i] = new
            found.append(warning("landclass.polygon_repaired", **figures))
        else:
            lost |= reached
            found.append(error("landclass.polygon_broken", **figures))
    for i in np.flatnonzero(unreadable):
        found.append(error("landclass.polygon_unreadable", source=survey.layer.name, polygon=survey.ids[i]))
    return replace(survey, geometry=geometry), lost, found


def are_valid(geometry: Column, progress: Progress, compiled: Optional[Loops]) -> npt.NDArray[np.bool_]:
    """Which geometries are there and valid. Raises :class:`Stopped`."""
    sizes = shapely.get_num_coordinates(geometry)
    is_polygon = shapely.get_type_id(geometry) == shapely.GeometryType.POLYGON
    rings = np.where(is_polygon, 1 + shapely.get_num_interior_rings(geometry), 1).astype(np.intp)

    def look(part: slice) -> npt.NDArray[np.bool_]:
        some = geometry[part]
        if compiled is None:
            return np.asarray(shapely.is_valid(some))
        # Most polygons need no graph.
        start = np.append(0, np.cumsum(sizes[part], dtype=np.intp))
        valid: npt.NDArray[np.bool_] = compiled.are_valid(shapely.get_coordinates(some), start, rings[part])
        valid[~valid] = shapely.is_valid(some[~valid])
        return valid

    looks = in_threads(look, batches(sizes, _BATCH), progress)
    return np.concatenate([np.zeros(0, dtype=bool), *looks])


def _place(geometry: BaseGeometry) -> BaseGeometry:
    """A corner of the geometry: the inside of an invalid polygon is not defined."""
    return shapely.get_point(shapely.get_exterior_ring(shapely.get_geometry(geometry, 0)), 0)


def _reached(units: Column, geometry: BaseGeometry) -> npt.NDArray[np.bool_]:
    """Which units meet the rings of an invalid polygon or the ground that these enclose, however they wind."""
    lines = shapely.unary_union(shapely.get_rings(shapely.get_parts(geometry)))
    ground = shapely.unary_union(shapely.get_parts(shapely.polygonize([lines])))
    corners = shapely.multipoints(shapely.get_coordinates(geometry))
    shapes = [corners, lines, ground]
    reached: npt.NDArray[np.bool_] = np.any([shapely.intersects(units, shape) for shape in shapes], axis=0)
    return reached
