"""Corners that are there: moved, taken out, numbered anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

import numpy as np
import shapely
from qgis.core import QgsVectorLayer
from shapely.geometry import MultiPolygon

from ...core.corners.numbering import from_north_west
from ...core.drawing import outline, topology
from ...core.drawing.typed import Point
from ..i18n import tr
from .layer import CannotDrawError, Row, rows_near, rows_of, start_editing, stop_at
from .neighbours import share_corners
from .step import Done, one_step, write


def renumber(layer: QgsVectorLayer, fids: Sequence[int]) -> Done:
    """Number the corners of units clockwise from the north-west. Raises :class:`CannotDrawError`."""
    start_editing(layer)
    turned = [(row.fid, from_north_west(row.geometry), row) for row in rows_of(layer, fids) if row.geometry.is_valid]
    turned = [one for one in turned if not shapely.equals_exact(one[1], one[2].geometry, 0.0)]
    if turned:
        with one_step(layer, tr("Number corners from the north-west")):
            for fid, shape, _ in turned:
                write(layer, fid, shape)
    told = (
        tr("The corners of {count} units are numbered from the north-west.")
        if turned
        else tr("All corners are numbered from the north-west already.")
    )
    return Done(tuple(fid for fid, _, _ in turned), (), (told.format(count=len(turned)),))


def move_corner(
    layer: QgsVectorLayer, start: Point, end: Point, fids: Sequence[int] = (), topological: bool = False
) -> Done:
    """Move a corner of all units that have it, or of ``fids`` alone. Raises :class:`CannotDrawError`."""

    def change(row: Row) -> Optional[MultiPolygon]:
        shape = topology.moved_corner(row.geometry, start, end)
        return None if shape is row.geometry else shape

    return _at_corner(layer, start, change, tr("Move a corner"), fids, [end] if topological else [])


def remove_corner(layer: QgsVectorLayer, place: Point, fids: Sequence[int] = ()) -> Done:
    """Take a corner out of all units that have it, or of ``fids`` alone. Raises :class:`CannotDrawError`."""

    def change(row: Row) -> Optional[MultiPolygon]:
        shape, good = topology.without_corner(row.geometry, place)
        if not good:
            raise CannotDrawError(
                tr("Unit {unit} has no more than three corners there. Delete the hole or the unit instead.").format(
                    unit=row.number or row.fid
                )
            )
        return None if shape.equals_exact(row.geometry, 0.0) else shape

    return _at_corner(layer, place, change, tr("Take out a corner"), fids)


def _at_corner(
    layer: QgsVectorLayer, place: Point, change: Any, title: str, fids: Sequence[int], shared: Sequence[Point] = ()
) -> Done:
    """Change the units that have a corner at ``place``; ``shared`` become corners of others that they lie on."""
    start_editing(layer)
    rows = [row for row in rows_near(layer, shapely.points(place)) if not fids or row.fid in fids]
    changed = [(row, shape) for row in rows if (shape := change(row)) is not None]
    for row, shape in changed:
        if not shape.is_valid and row.geometry.is_valid:
            for ring in (ring for part in shape.geoms for ring in (part.exterior, *part.interiors)):
                stop_at(outline.ring_error([(east, north) for east, north in ring.coords[:-1]]))
            raise CannotDrawError(
                tr("The outline of unit {unit} would cross itself. Choose another place.").format(
                    unit=row.number or row.fid
                )
            )
    if not changed:
        raise CannotDrawError(tr("No unit has a corner there."))
    with one_step(layer, title):
        for row, shape in changed:
            write(layer, row.fid, shape)
        neighbours = share_corners(layer, np.array(shared), {row.fid for row, _ in changed})
    still = [row.number or str(row.fid) for row, shape in changed if not shape.is_valid]
    told = (tr("The outline of {units} is still invalid.").format(units=tr(", ").join(still)),) if still else ()
    return Done(tuple(row.fid for row, _ in changed), neighbours, told)
