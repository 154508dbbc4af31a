"""Several units made one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from qgis.core import QgsVectorLayer

from ...core.drawing.division import Merger, joined, merged
from ...core.unit import area_of
from ..convert import columns_of
from ..i18n import tr
from ..values import text, value_or_none
from .layer import CannotDrawError, Row, rows_of, start_editing, stop_at_invalid
from .neighbours import share_corners
from .step import AREAS, LINK, Done, change_values, one_part_only, one_step, refused, relink, takes_parts, write

JOINED = ("name", "quality", "measures", "source", "note", "plan_reason")
"""Texts of merged units that may stand behind each other."""


@dataclass(frozen=True)
class Merge:
    """Units to be merged, the largest first, and what their fields say.

    ``choices`` are the fields of which they say different things: the values to choose from, the largest unit's first
    where it has one. ``merger`` is their ground.
    """

    rows: tuple[Row, ...]
    choices: dict[str, tuple[Any, ...]]
    merger: Merger

    @property
    def numbers(self) -> list[str]:
        """The numbers of the units."""
        return [row.number or str(row.fid) for row in self.rows]


def merge_of(layer: QgsVectorLayer, fids: Sequence[int]) -> Merge:
    """What merging these units would mean. Raises :class:`CannotDrawError`."""
    plane = start_editing(layer)
    rows = sorted(rows_of(layer, fids), key=lambda row: (-area_of(row.geometry, plane).centi, row.number))
    stop_at_invalid(rows)
    if len(rows) < 2:
        raise CannotDrawError(tr("Select two or more units to merge them."))
    columns = columns_of(layer.fields(), "unit")
    choices: dict[str, tuple[Any, ...]] = {}
    for index, field in enumerate(layer.fields()):
        name = next((name for name, column in columns.items() if column == index), field.name())
        if name in AREAS or name == LINK or index in layer.primaryKeyAttributes():
            continue
        values: dict[str, Any] = {}
        for row in rows:
            value = value_or_none(row.feature[index])
            if value is not None and text(value):
                values.setdefault(text(value), value)
        if len(values) > 1:
            together = (joined(list(values)),) if name in JOINED else ()
            choices[field.name()] = (*values.values(), *together)
    merger = merged([row.geometry for row in rows])
    if len(merger.geometry.geoms) > 1 and not takes_parts(layer):
        raise CannotDrawError(one_part_only(layer))
    return Merge(tuple(rows), choices, merger)


def merge_units(layer: QgsVectorLayer, merge: Merge, values: Mapping[str, Any], topological: bool) -> Done:
    """Merge units into the largest one; ``values`` are the ones chosen, by name of the layer's field.

    Where the units agree, or only one says something, that stays. ``plan_id`` is that of all of them. Raises
    :class:`CannotDrawError`.
    """
    columns = columns_of(layer.fields(), "unit")
    kept, gone = merge.rows[0], merge.rows[1:]
    told = []
    with one_step(layer, tr("Merge units")):
        if not layer.deleteFeatures([row.fid for row in gone]):
            raise refused(layer)
        new: dict[int, Any] = {}
        for index, field in enumerate(layer.fields()):
            if index in layer.primaryKeyAttributes() or index in (columns[n] for n in AREAS if n in columns):
                continue
            said = [value_or_none(row.feature[index]) for row in merge.rows]
            said = [value for value in said if value is not None and text(value)]
            if index == columns.get(LINK):
                value = ";".join(dict.fromkeys(part for link in said for part in text(link).split(";") if part)) or None
            else:
                value = values.get(field.name(), said[0] if said else None)
            if value_or_none(kept.feature[index]) != value:
                new[index] = value
        change_values(layer, kept.fid, new)
        write(layer, kept.fid, merge.merger.geometry)
        number = text(new.get(columns["unit_id"], kept.number))
        told += relink(layer, {row.number: (number,) for row in merge.rows if row.number and row.number != number})
        corners = shapely.get_coordinates(merge.merger.geometry)
        neighbours = share_corners(layer, corners, {kept.fid}) if topological else ()
    told.insert(0, tr("{units} are one unit, {number}.").format(units=tr(", ").join(merge.numbers), number=number))
    return Done((kept.fid,), neighbours, (*told, *told_of_ground(merge.merger)))


def told_of_ground(merger: Merger) -> list[str]:
    """What somebody must know about the ground of a merged unit."""
    told = []
    if merger.overlap_m2:
        told.append(
            tr("{area:.2f} m² were in more than one of the units and count once in the merged one.").format(
                area=merger.overlap_m2
            )
        )
    if merger.gaps:
        told.append(
            tr("Ground between the units that none of them had stays out: {count} holes, {area:.4f} m².").format(
                count=len(merger.gaps), area=sum(merger.gaps)
            )
        )
    if len(merger.geometry.geoms) > 1:
        told.append(
            tr("They do not touch: the merged unit has {count} parts.").format(count=len(merger.geometry.geoms))
        )
    return told
