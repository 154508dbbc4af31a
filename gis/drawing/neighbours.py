"""What an act means for the units around: corners on a boundary of both are corners of both, ground counts once.

The first is what the project's topological editing asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np
import shapely
from qgis.core import QgsVectorLayer
from shapely.geometry import MultiPolygon

from ...core.drawing import topology
from ...core.drawing.typed import Point
from ...core.shapes import NOTHING_M2, polygons_of
from ..convert import columns_of
from ..i18n import tr
from ..values import text
from .layer import Row, rows_near, rows_of
from .step import write


def with_corners_of_neighbours(
    layer: QgsVectorLayer, ring: Sequence[Point], own: Optional[int] = None
) -> tuple[Sequence[Point], list[str]]:
    """The ring with the corners that units other than ``own`` have on its sides, and what to tell of it."""
    shape = MultiPolygon([shapely.polygons(np.array(ring))])
    near = [row.geometry for row in rows_near(layer, shape) if row.fid != own]
    shape, count = topology.with_corners(shape, coordinates_of(near))
    if not count:
        return ring, []
    corners = shapely.get_coordinates(shape)[:-1]
    return [(float(east), float(north)) for east, north in corners], [
        tr("{count} corners of neighbours on its sides are its corners, too.").format(count=count)
    ]


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


def with_new_side_corners(row: Row, shape: MultiPolygon, others: Sequence[MultiPolygon]) -> tuple[MultiPolygon, int]:
    """A unit's new outline with the corners that ``others`` have on sides that the unit in ``row`` had not; how many.

    What lies on a side that stays is left alone: nobody has touched it.
    """
    corners = coordinates_of(others)
    corners = corners[shapely.distance(shapely.points(corners), row.geometry.boundary) > topology.TOLERANCE]
    result, count = topology.with_corners(shape, corners)
    return (result, count) if result.is_valid else (shape, 0)


def coordinates_of(shapes: Sequence[MultiPolygon]) -> np.ndarray:
    """All corners of some outlines, (n, 2)."""
    return np.concatenate([np.empty((0, 2)), *(shapely.get_coordinates(shape) for shape in shapes)])


def overlaps(layer: QgsVectorLayer, fid: int, ground: MultiPolygon) -> dict[int, str]:
    """What to tell of units of the same section and year that have some of the ``ground`` that a unit got, by id."""
    columns = columns_of(layer.fields(), "unit")

    def kind(row: Row) -> list[str]:
        return [text(row.feature[columns[name]]) for name in ("section", "year") if name in columns]

    def shared(one: MultiPolygon, other: MultiPolygon) -> float:
        return float(polygons_of(shapely.intersection(one, other)).area)

    (own,) = rows_of(layer, [fid])
    told = {}
    for row in rows_near(layer, ground):
        if row.fid == fid or kind(row) != kind(own) or not row.geometry.is_valid:
            continue
        area = shared(row.geometry, own.geometry)
        if min(area, shared(row.geometry, ground)) > 2 * NOTHING_M2:
            told[row.fid] = tr(
                "Unit {unit} overlaps unit {other} by {area:.2f} m²: ground of one section counts once. "
                "Take it off one of them."
            ).format(unit=own.number or fid, other=row.number or row.fid, area=area)
    return told
