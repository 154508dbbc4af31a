"""Which units of a layer something that was drawn is for, and which corner of theirs was clicked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Optional

import shapely
from qgis.core import QgsVectorLayer

from ...core.drawing.division import divided
from ...core.drawing.typed import Point
from ...gis.drawing.layer import CannotDrawError, Row, rows_near, rows_of
from ...gis.i18n import tr

Choose = Callable[[str, Sequence[Row], bool], Optional[list[int]]]
"""Asks which units are meant (question, units, whether several may be); their ids, ``None`` where the user leaves."""


def unit_for_part(layer: QgsVectorLayer, choose: Choose) -> Optional[int]:
    """The selected unit, or the one of several that is chosen; ``None`` where the user leaves.

    Raises :class:`CannotDrawError` where no unit is selected.
    """
    selected = [int(fid) for fid in layer.selectedFeatureIds()]
    if not selected:
        raise CannotDrawError(tr("Select the unit that gets a further part, then finish (Enter)."))
    return selected[0] if len(selected) == 1 else _one_of(rows_of(layer, selected), choose)


def unit_for_hole(layer: QgsVectorLayer, points: Sequence[Point], choose: Choose) -> Optional[int]:
    """The selected unit, the only one on this ground, or the one that is chosen; ``None`` where the user leaves.

    Raises :class:`CannotDrawError` where there is no unit.
    """
    selected = [int(fid) for fid in layer.selectedFeatureIds()]
    if len(selected) == 1:
        return selected[0]
    ring = shapely.polygons([tuple(point) for point in points])
    rows = [row for row in rows_near(layer, ring) if shapely.intersects(row.geometry, ring)]
    return _one_of([row for row in rows if row.fid in selected] if selected else rows, choose)


def _one_of(rows: Sequence[Row], choose: Choose) -> Optional[int]:
    if not rows:
        raise CannotDrawError(tr("There is no unit. Draw the hole inside one."))
    if len(rows) == 1:
        return rows[0].fid
    chosen = choose(tr("Which unit is it for?"), rows, False)
    return chosen[0] if chosen else None


def units_on(layer: QgsVectorLayer, points: Sequence[Point], choose: Choose) -> Optional[list[int]]:
    """The units that a line divides: of the selected ones, else of all; of several somebody says which.

    ``None`` where the user leaves. Raises :class:`CannotDrawError` for what is no line.
    """
    if len(points) < 2:
        raise CannotDrawError(tr("A dividing line has two corners at least."))
    line = shapely.linestrings([tuple(point) for point in points])
    selected = set(layer.selectedFeatureIds())
    rows = [row for row in rows_near(layer, line) if shapely.intersects(row.geometry, line)]
    if selected:
        return [row.fid for row in rows if row.fid in selected] or sorted(int(fid) for fid in selected)
    rows = [row for row in rows if divided(row.geometry, points)[0] is not None] or rows[:1]
    if len(rows) < 2:
        return [row.fid for row in rows]
    return choose(tr("Which units are to be divided?"), rows, True)


def nearest_corner(layer: QgsVectorLayer, point: Point, within: float) -> Optional[Point]:
    """The corner of a unit nearest to a place, ``within`` metres; ``None`` where there is none."""
    best: Optional[tuple[float, Point]] = None
    for row in rows_near(layer, shapely.points(point), within):
        corners = shapely.get_coordinates(row.geometry)
        far = ((corners - [point]) ** 2).sum(axis=1) ** 0.5
        nearest = int(far.argmin())
        if far[nearest] <= within and (best is None or far[nearest] < best[0]):
            best = float(far[nearest]), (float(corners[nearest][0]), float(corners[nearest][1]))
    return None if best is None else best[1]
