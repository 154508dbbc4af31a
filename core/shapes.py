"""What shapely leaves to do after an overlay: the polygons of a result, and where a geometry is not valid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from .arrays import column

NOTHING_M2 = 0.005
"""Less than this rounds to 0.00 m²: what an overlay leaves along a shared boundary."""


@dataclass(frozen=True)
class Fault:
    """Why a geometry is not valid, in the words of GEOS, and where; no place where GEOS names none."""

    reason: str
    place: Optional[Point]


def fault_of(geometry: BaseGeometry) -> Fault:
    """What is wrong with an invalid geometry: ``Self-intersection[4920050 4900050]`` taken apart."""
    reason, _, where = str(shapely.is_valid_reason(geometry)).partition("[")
    try:
        east, north = (float(number) for number in where.rstrip("]").split()[:2])
    except ValueError:
        return Fault(reason, None)
    return Fault(reason, Point(east, north) if np.isfinite([east, north]).all() else None)


def simple_parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    """All parts of nested collections that hold something."""
    if geometry.geom_type == "GeometryCollection" or geometry.geom_type.startswith("Multi"):
        return [part for child in geometry.geoms for part in simple_parts(child)]
    return [] if geometry.is_empty else [geometry]


def polygons_of(geometry: BaseGeometry) -> MultiPolygon:
    """The polygons of a geometry as one multipolygon; lines and points that an overlay leaves have no area."""
    return MultiPolygon([part for part in simple_parts(geometry) if part.geom_type == "Polygon"])


def polygonal(geometries: Any) -> npt.NDArray[np.object_]:
    """The polygons of each of many geometries, untouched where they are nothing else; ``None`` where there are none."""
    result = column(geometries)
    kind = shapely.get_type_id(result)
    plain = np.isin(kind, (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON))
    mixed = np.flatnonzero(kind == shapely.GeometryType.GEOMETRYCOLLECTION)
    parts, owner = shapely.get_parts(result[mixed], return_index=True)
    while (shapely.get_type_id(parts) > shapely.GeometryType.POLYGON).any():
        parts, place = shapely.get_parts(parts, return_index=True)
        owner = owner[place]
    ground = (shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & ~shapely.is_empty(parts)
    result[~plain | shapely.is_empty(result)] = None
    owner = owner[ground]
    result[mixed[np.unique(owner)]] = shapely.multipolygons(
        parts[ground], indices=np.unique(owner, return_inverse=True)[1]
    )
    return result
