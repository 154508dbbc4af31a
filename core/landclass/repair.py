"""Invalid survey polygons: put right where that changes no area, refused where nobody can say what they cover."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from ..findings import Finding, error, warning
from ..progress import Progress, check
from ..shapes import fault_of, polygonal
from .survey import Column, SurveyPolygons

_BATCH = 1000
"""Polygons between two looks at Cancel."""
UNCHANGED_M2 = 0.01
"""A repair that changes the planar area by more is a guess about what was meant."""


def repair(
    survey: SurveyPolygons, units: Column, progress: Progress
) -> tuple[SurveyPolygons, npt.NDArray[np.bool_], list[Finding]]:
    """The survey with valid geometries, which of the units stand on ground that no repair makes certain, findings.

    A polygon whose repair keeps its area (spikes, touching rings, no area at all) is repaired, with a finding. One
    whose area changes (bow-tie, ring wound twice, overlapping parts) is left out, and the units that it may touch get
    nothing. One that cannot be read leaves a gap. Raises :class:`Stopped`.
    """
    geometry = survey.geometry.copy()
    lost = np.zeros(len(units), dtype=bool)
    found: list[Finding] = []
    faulty = np.flatnonzero(~_valid(geometry, progress))
    for i in faulty:
        old = geometry[i]
        geometry[i] = None
        if old is None:
            found.append(error("landclass.polygon_unreadable", source=survey.layer.name, polygon=survey.ids[i]))
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
    return replace(survey, geometry=geometry), lost, found


def _valid(geometry: Column, progress: Progress) -> npt.NDArray[np.bool_]:
    """Which geometries are there and valid."""
    valid = np.ones(len(geometry), dtype=bool)
    for start in range(0, len(geometry), _BATCH):
        valid[start : start + _BATCH] = shapely.is_valid(geometry[start : start + _BATCH])
        check(progress, min(1.0, (start + _BATCH) / len(geometry)))
    return valid


def _place(geometry: BaseGeometry) -> BaseGeometry:
    """A corner of the geometry: the inside of an invalid polygon is not defined."""
    return shapely.get_point(shapely.get_exterior_ring(shapely.get_geometry(geometry, 0)), 0)


def _reached(units: Column, geometry: BaseGeometry) -> npt.NDArray[np.bool_]:
    """Which units meet the rings of an invalid polygon or the ground that these enclose, however they wind."""
    lines = shapely.unary_union(shapely.get_rings(shapely.get_parts(geometry)))
    ground = shapely.unary_union(shapely.get_parts(shapely.polygonize([lines])))
    reached: npt.NDArray[np.bool_] = shapely.intersects(units, lines) | shapely.intersects(units, ground)
    return reached
