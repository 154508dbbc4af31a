"""What an act means for the units around: corners on a boundary of both are corners of both, ground counts once.

The first is what the project's topological editing asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np
import shapely
from qgis.core import QgsFeature, QgsVectorLayer
from shapely.geometry import MultiPolygon

from ...core.drawing import topology
from ...core.drawing.typed import Point
from ...core.shapes import NOTHING_M2, polygons_of
from ..convert import columns_of
from ..i18n import tr
from ..values import text
from .layer import Row, rows_near
from .step import write


def with_corners_of_neighbours(
    layer: QgsVectorLayer, ring: Sequence[Point], own: Optional[int] = None
) -> tuple[Sequence[Point], list[str]]:
    """The ring with the corners that units other than ``own`` have on its sides, and what to tell of it."""
    shape = MultiPolygon([shapely.polygons(np.array(ring))])
    near = [row for row in rows_near(layer, shape) if row.fid != own]
    shape, count = topology.with_corners(shape, _corners(near))
    if not count:
        return ring, []
    corners = shapely.get_coordinates(shape)[:-1]
    return [(float(east), float(north)) for east, north in corners], [
        tr("{count} corners of neighbours on its sides are its corners, too.").format(count=count)
    ]


def _corners(rows: Sequence[Row]) -> np.ndarray:
    return np.concatenate([np.empty((0, 2)), *(shapely.get_coordinates(row.geometry) for row in rows)])


def share_corners(layer: QgsVectorLayer, points: np.ndarray, own: set[int]) -> tuple[str, ...]:
    """Make ``points`` (n, 2) corners of the units, but ``own``, whose boundary they lie on; who got some."""
    if not len(points):
        return ()
    names = []
    for row in rows_near(layer, shapely.multipoints(points)):
        if row.fid in own or not row.geometry.is_valid:
            continue
        shape, count = topology.with_corners(row.geometry, points)
        if count and shape.is_valid:
            write(layer, row.fid, shape)
            names.append(row.number or str(row.fid))
    return tuple(names)


def overlaps(layer: QgsVectorLayer, feature: QgsFeature, shape: MultiPolygon) -> list[str]:
    """Units of the same section and year that share ground with a new one: counted twice."""
    columns = columns_of(layer.fields(), "unit")
    kind = [text(feature[columns[name]]) for name in ("section", "year") if name in columns]
    told = []
    for row in rows_near(layer, shape):
        other = [text(row.feature[columns[name]]) for name in ("section", "year") if name in columns]
        if row.fid == feature.id() or other != kind or not row.geometry.is_valid:
            continue
        shared = polygons_of(shapely.intersection(row.geometry, shape)).area
        if shared > 2 * NOTHING_M2:
            told.append(
                tr(
                    "It overlaps unit {unit} by {area:.2f} m²: ground of one section counts once. Take it off one."
                ).format(unit=row.number or row.fid, area=shared)
            )
    return told
