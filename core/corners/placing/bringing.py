"""Outlines from the plane that they were placed in to another one, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Optional

import numpy as np
import shapely
from shapely.geometry import MultiPolygon

from ...findings import Finding, error, warning
from ...geodesy.plane import Plane
from ...geodesy.recognise import degrees_off_meridian
from ...unit import area_of
from ..records import Floats


def brought(
    geometry: MultiPolygon, to_plane: Callable[[Floats], Floats], source: Plane, plane: Plane, at: Mapping[str, Any]
) -> tuple[Optional[MultiPolygon], list[Finding]]:
    """The geometry of ``source`` in ``plane``; ``None`` with an error where it cannot be there.

    A warning where it lies a whole zone off: ground of the next zone along its border is common.
    """
    moved: MultiPolygon = shapely.transform(geometry, to_plane)
    corners = shapely.get_coordinates(moved)
    if not np.isfinite(corners).all():
        return None, [error("corners.cannot_move", source_epsg=source.epsg, epsg=plane.epsg, **at)]
    if not moved.is_valid:
        return None, [error("corners.parcel_invalid", **at)]
    degrees = float(np.abs(degrees_off_meridian(corners, plane)).max())
    if (source.zone, source.width) == (plane.zone, plane.width) or degrees <= plane.width:
        return moved, []
    far = {"degrees": degrees, "meridian": plane.central_meridian, "epsg": plane.epsg, "half": plane.width / 2}
    return moved, [warning("corners.moved_far", **far, **at)]


def change_of(before: MultiPolygon, source: Plane, after: MultiPolygon, plane: Plane) -> dict[str, Any]:
    """Figures of a move: the two planes, and the official area before and after, m²."""
    areas = {"before": area_of(before, source).centi / 100, "after": area_of(after, plane).centi / 100}
    return {"source_epsg": source.epsg, "epsg": plane.epsg, **areas}
