"""Corners that are there: moved, taken out, numbered anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Optional

import numpy as np
import shapely
from qgis.core import QgsVectorLayer
from shapely.geometry import MultiPolygon

from ...core.corners.numbering import from_north_west
from ...core.drawing import outline, topology
from ...core.drawing.typed import Point
from ...core.shapes import polygons_of
from ..i18n import tr
from .layer import CannotDrawError, Row, rows_near, rows_of, start_editing, stop_at
from .neighbours import overlaps, share_corners, with_new_side_corners
from .step import Done, one_step, write

Changed = tuple[Row, MultiPolygon]
"""A unit as it is, and its new outline."""


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
    """Move a corner of all units that have it, or of ``fids`` alone. Raises :class:`CannotDrawError`.

    Where ``topological`` is true a corner on a side of both is one of both: the moved one on a neighbour's side, and
    a neighbour's on the sides that move.
    """

    def change(row: Row) -> Optional[MultiPolygon]:
        shape = topology.moved_corner(row.geometry, start, end)
        return None if shape is row.geometry else shape

    return _at_corner(layer, start, change, tr("Move a corner"), fids, end if topological else None)


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
    layer: QgsVectorLayer,
    place: Point,
    change: Callable[[Row], Optional[MultiPolygon]],
    title: str,
    fids: Sequence[int],
    shared: Optional[Point] = None,
) -> Done:
    """Change the units that have a corner at ``place``; with ``shared``, the corner's new place, sides stay shared."""
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
    fids = [row.fid for row, _ in changed]
    changed, sharing = _with_corners_on_their_way(layer, changed) if shared is not None else (changed, ())
    with one_step(layer, title):
        for row, shape in changed:
            write(layer, row.fid, shape)
        if shared is not None:
            sharing += share_corners(layer, np.array([shared]), set(fids))
        told = _overlaps(layer, changed)
    still = [row.number or str(row.fid) for row, shape in changed if not shape.is_valid]
    if still:
        told.append(tr("The outline of {units} is still invalid.").format(units=tr(", ").join(still)))
    return Done(tuple(fids), sharing, tuple(told))


def _with_corners_on_their_way(layer: QgsVectorLayer, changed: list[Changed]) -> tuple[list[Changed], tuple[str, ...]]:
    """The changed units with corners of others on sides that are new; who got some."""
    result, names = [], []
    for row, shape in changed:
        others = [one.geometry for one in rows_near(layer, shape) if one.fid != row.fid]
        shape, count = with_new_side_corners(row, shape, others) if shape.is_valid else (shape, 0)
        result.append((row, shape))
        names += [row.number or str(row.fid)] if count else []
    return result, tuple(names)


def _overlaps(layer: QgsVectorLayer, changed: Sequence[Changed]) -> list[str]:
    """What to tell of units that got ground of others, of two units once."""
    told: dict[frozenset[int], str] = {}
    for row, shape in changed:
        if not shape.is_valid:
            continue
        got = polygons_of(shapely.difference(shape, row.geometry)) if row.geometry.is_valid else shape
        for other, sentence in (overlaps(layer, row.fid, got) if not got.is_empty else {}).items():
            told.setdefault(frozenset((row.fid, other)), sentence)
    return list(told.values())
