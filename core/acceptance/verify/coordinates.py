"""界址点坐标交换文件 against the unit data: parcels, areas, corners, zone."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Optional

from shapely.geometry import Point

from ...amounts import hectares
from ...corners.numbering import Corner, numbered_rings
from ...corners.records import Parcel
from ...corners.registry import read_data
from ...corners.writing.written import field_text
from ...findings import Severity, note, warning
from ...progress import Progress
from ...unit import Unit
from .context import Context
from .record import At
from .unitdata import off

_SAME = 1e-6
"""Metres: coordinates are printed as they are, rounded to the millimetre."""
_HEAD = ("zone", "width")


def check_coordinate_files(context: Context, progress: Progress) -> None:
    """The files of the item ``coordinate_file``, which together hold each unit once."""
    files = context.files("coordinate_file")
    names: dict[str, list[Unit]] = {}
    for unit in context.units:
        names.setdefault(field_text(unit.unit_id), []).append(unit)
    seen: dict[str, str] = {}
    any_read = False
    for file in files:
        data = context.data(file, "corners")
        if data is None:
            continue
        readings = read_data(data, file.path, progress=progress)
        errors = [found for reading in readings for found in reading.findings if found.severity is Severity.ERROR]
        context.log.findings += errors
        parcels = [parcel for reading in readings for parcel in reading.parcels]
        if not parcels:
            context.log.not_checked(
                At("corners", file.path), note("verify.not_readable", reason=errors[0] if errors else "")
            )
            continue
        any_read = True
        for parcel in parcels:
            _parcel(context, file.path, parcel, names, seen)
    if any_read:
        context.unit_rows("corners", files[-1].path, "", seen)


def _parcel(context: Context, file: str, parcel: Parcel, names: dict[str, list[Unit]], seen: dict[str, str]) -> None:
    place = f"#{parcel.line}"
    candidates = names.get(parcel.number, [])
    if len(candidates) > 1:
        at = At("corners", file, place, parcel.number)
        context.log.not_checked(at, note("verify.not_told_apart", name=parcel.number))
        for unit in candidates:
            seen.setdefault(unit.unit_id, place)
        return
    if not candidates:
        seen.setdefault(parcel.number, place)
        return
    unit = candidates[0]
    at = context.at("corners", file, place, unit.unit_id)
    if unit.unit_id in seen:
        context.log.differs(at, warning("verify.unit_twice"), unit.unit_id)
        return
    seen[unit.unit_id] = place
    own_area = hectares(context.areas[unit.unit_id].ha4)
    here = context.at("areas", file, place, unit.unit_id)
    context.log.number(here, warning("verify.area_differs"), parcel.area, own_area, "hm²")
    field = context.at("fields", file, place, unit.unit_id)
    context.log.text(field, warning("verify.field_differs", field="name"), parcel.name, field_text(unit.name))
    _head(context, field, parcel)
    _corners(context, file, parcel, unit)


def _head(context: Context, at: At, parcel: Parcel) -> None:
    for key in _HEAD:
        if key in parcel.head:
            own = str(getattr(context.plane, key))
            context.log.text(at, warning("verify.field_differs", field=key), str(parcel.head[key].text), own)


def _corners(context: Context, file: str, parcel: Parcel, unit: Unit) -> None:
    if not parcel.usable:
        at = context.at("corners", file, f"#{parcel.line}", unit.unit_id)
        context.log.differs(at, warning("verify.corners_unreadable"))
        return
    own = numbered_rings(unit.geometry)
    if parcel.count is not None:
        count = sum(len(ring.rows) for ring in own)
        at = context.at("corners", file, f"#{parcel.line}", unit.unit_id)
        context.log.number(at, warning("verify.count_differs"), str(parcel.count), Decimal(count), "")
    for index in range(max(len(own), len(parcel.rings))):
        if index >= len(own):
            ring = parcel.rings[index]
            at = context.at("corners", file, f"#{int(ring.lines[0])}", unit.unit_id)
            context.log.differs(at, warning("verify.ring_extra"), len(ring), 0)
            continue
        rows = own[index].rows
        if index >= len(parcel.rings):
            at = context.at("corners", file, f"#{parcel.line}", unit.unit_id)
            context.log.differs(at, warning("verify.ring_missing"), 0, len(rows))
            continue
        stated = parcel.rings[index]
        for number in range(max(len(rows), len(stated))):
            _row(context, file, unit, parcel, index, number, rows[number] if number < len(rows) else None)


def _row(
    context: Context, file: str, unit: Unit, parcel: Parcel, index: int, number: int, corner: Optional[Corner]
) -> None:
    stated = parcel.rings[index]
    if number >= len(stated):
        assert corner is not None, "one of the two has this row"
        north, east, name = corner.north, corner.east, corner.name
        at = At("corners", file, f"#{parcel.line}", unit.unit_id, Point(east, north))
        context.log.differs(at, warning("verify.corner_missing", name=name), "", f"{north:.3f}, {east:.3f}")
        return
    place, (x, y), name = f"#{int(stated.lines[number])}", stated.values[number].tolist(), stated.names[number]
    if corner is None:
        at = context.at("corners", file, place, unit.unit_id)
        context.log.differs(at, warning("verify.corner_extra", name=name), f"{x:.3f}, {y:.3f}")
        return
    own = (round(corner.north, 3), round(corner.east, 3))
    own_name = corner.name
    moved = off((x, y), own)
    at = At("corners", file, place, unit.unit_id, Point(own[1], own[0]))
    if moved <= _SAME and name == own_name:
        context.log.same(at)
        return
    told = (f"{name} {x:.3f}, {y:.3f}", f"{own_name} {own[0]:.3f}, {own[1]:.3f}")
    amount = Decimal(f"{moved:.3f}") if math.isfinite(moved) else None
    context.log.differs(at, warning("verify.corner_moved", name=own_name), *told, amount, "m")
