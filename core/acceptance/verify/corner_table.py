"""拐点坐标成果表 against the unit data: areas, numbers of corners, coordinates, sides, sums."""

from __future__ import annotations

import math
from collections import defaultdict
from decimal import Decimal
from typing import Optional

from shapely.geometry import Point

from ...amounts import centi_from_m2, hectares, m2
from ...corners.numbering import Corner, NumberedRing, numbered_rings
from ...findings import warning
from ...unit import Area, Unit
from ...vocabulary import SECTIONS
from ..plan import PackagePlan
from .context import Context
from .record import At, number_of
from .sheets import Row, Table, tables
from .unitdata import off

_UNIT_COLUMNS = ("number", "unit_id", "unit_name", "section", "corner_count", "area_ha", "area_m2", "planar_m2")
_CORNER_COLUMNS = ("unit_id", "part", "ring", "corner", "north", "east", "to", "side")
_MEASURES = {"area_ha": "hm²", "area_m2": "m²", "planar_m2": "m²"}
_SAME = 1e-6
"""Metres: coordinates are printed as they are, rounded to the millimetre."""


def check_corner_tables(context: Context, plan: PackagePlan) -> None:
    """Every file of the item ``corner_table``."""
    for file in context.files("corner_table"):
        grids = context.grids(file, "corners")
        if not grids:
            continue
        words = {key: plan.say(key) for key in (*_UNIT_COLUMNS, *_CORNER_COLUMNS)}
        of_units = tables(grids, words, ("unit_id", "section", "area_ha", "area_m2"))
        of_corners = tables(grids, words, ("unit_id", "corner", "north", "east"))
        if of_units:
            _units(context, file.path, of_units, plan)
        else:
            context.no_table("areas", file.path, plan.say("units_sheet"))
        if of_corners:
            _corners(context, file.path, of_corners, plan)
        else:
            context.no_table("corners", file.path, plan.say("corners_sheet"))


def section_word(unit: Unit, plan: PackagePlan) -> str:
    """The section of a unit as the table calls it."""
    return plan.say(f"section_{unit.section if unit.section in SECTIONS else 'none'}")


def _units(context: Context, file: str, found: list[Table], plan: PackagePlan) -> None:
    """Rows of units, then the sum of each section."""
    seen: dict[str, str] = {}
    summed: set[str] = set()
    log = context.log
    for row in (row for table in found for row in table.rows()):
        unit_id, place = row.text("unit_id"), row.at("unit_id")
        if not unit_id:
            if row.text("unit_name") == plan.say("total"):
                _sum(context, file, row, plan)
                summed.add(row.text("section"))
            continue
        if number_of(row.text("area_ha")) is None and unit_id not in context.known:
            continue  # a note below the table
        if unit_id in seen:
            log.differs(context.at("areas", file, place, unit_id), warning("verify.unit_twice"), unit_id)
        seen.setdefault(unit_id, place)
        unit = context.unit(unit_id)
        if unit is not None:
            _unit(context, file, row, unit, plan)
    context.unit_rows("areas", file, found[0].grid.title, seen)
    for section in dict.fromkeys(section_word(unit, plan) for unit in context.units):
        if section not in summed:
            own = _amounts(_of_section(context, section, plan))["area_ha"]
            at = At("sums", file, found[0].grid.title)
            log.differs(at, warning("verify.sum_missing", of=section), "", own, None, _MEASURES["area_ha"])


def _of_section(context: Context, section: str, plan: PackagePlan) -> list[Area]:
    return [context.areas[unit.unit_id] for unit in context.units if section_word(unit, plan) == section]


def _unit(context: Context, file: str, row: Row, unit: Unit, plan: PackagePlan) -> None:
    log, area = context.log, context.areas[unit.unit_id]
    for key, own in _amounts([area]).items():
        finding = warning("verify.planar_differs") if key == "planar_m2" else warning("verify.area_differs")
        log.number(context.at("areas", file, row.at(key), unit.unit_id), finding, row.text(key), own, _MEASURES[key])
    count = sum(len(ring.corners) for ring in numbered_rings(unit.geometry))
    at = context.at("corners", file, row.at("corner_count"), unit.unit_id)
    log.number(at, warning("verify.count_differs"), row.text("corner_count"), Decimal(count), "")
    for key, field, text in (("unit_name", "name", unit.name), ("section", "section", section_word(unit, plan))):
        at = context.at("fields", file, row.at(key), unit.unit_id)
        log.text(at, warning("verify.field_differs", field=field), row.text(key), text)


def _amounts(areas: list[Area]) -> dict[str, Decimal]:
    return {
        "area_ha": hectares(sum(area.ha4 for area in areas)),
        "area_m2": m2(sum(area.centi for area in areas)),
        "planar_m2": m2(sum(centi_from_m2(area.planar_m2) for area in areas)),
    }


def _sum(context: Context, file: str, row: Row, plan: PackagePlan) -> None:
    """The sum of a section."""
    section = row.text("section")
    for key, own in _amounts(_of_section(context, section, plan)).items():
        at = At("sums", file, row.at(key))
        context.log.number(at, warning("verify.sum_differs", of=section), row.text(key), own, _MEASURES[key])


def _corners(context: Context, file: str, found: list[Table], plan: PackagePlan) -> None:
    seen: dict[str, str] = {}
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in (row for table in found for row in table.rows()):
        unit_id = row.text("unit_id")
        if "\u3000" in unit_id and not row.text("corner"):
            _heading(context, file, row, plan)
        elif row.text("corner"):
            seen.setdefault(unit_id, row.at("unit_id"))
            rows[unit_id].append(row)
    for unit in context.units:
        if unit.unit_id in rows:
            _of_unit(context, file, unit, rows[unit.unit_id])
    context.unit_rows("corners", file, found[0].grid.title, seen)


def _heading(context: Context, file: str, row: Row, plan: PackagePlan) -> None:
    """The line above the corners of a unit, which states its areas."""
    text = row.text("unit_id")
    unit_id = text.split("\u3000")[0]
    if unit_id not in context.areas:
        return
    for key, own in _amounts([context.areas[unit_id]]).items():
        if key == "planar_m2":
            continue
        _, named, rest = text.partition(f"{plan.say(key)} ")
        at = context.at("areas", file, row.at("unit_id"), unit_id)
        stated = rest.split("\u3000")[0] if named else ""
        context.log.number(at, warning("verify.area_differs"), stated, own, _MEASURES[key])


def _of_unit(context: Context, file: str, unit: Unit, rows: list[Row]) -> None:
    """The corners of a unit, by their names."""
    own = {
        corner.name: (ring, corner, *_side(ring, index))
        for ring in numbered_rings(unit.geometry)
        for index, corner in enumerate(ring.corners)
    }
    seen = set()
    for row in rows:
        name = row.text("corner")
        at = context.at("corners", file, row.at("corner"), unit.unit_id)
        if name not in own or name in seen:
            told = f"{row.text('north')}, {row.text('east')}"
            context.log.differs(at, warning("verify.corner_extra", name=name), told)
            continue
        seen.add(name)
        ring, corner, following, side = own[name]
        _corner(context, file, unit, row, ring, corner)
        at = context.at("corners", file, row.at("side"), unit.unit_id)
        finding = warning("verify.side_differs", name=f"{name}-{following.name}")
        context.log.number(at, finding, row.text("side"), Decimal(f"{round(side, 3):.3f}"), "m")
        at = context.at("corners", file, row.at("to"), unit.unit_id)
        context.log.text(at, warning("verify.field_differs", field="to"), row.text("to"), following.name)
    for name, (_, corner, _, _) in own.items():
        if name not in seen:
            at = At("corners", file, rows[0].grid.title, unit.unit_id, Point(corner.east, corner.north))
            place = f"{corner.north:.3f}, {corner.east:.3f}"
            context.log.differs(at, warning("verify.corner_missing", name=name), "", place)


def _side(ring: NumberedRing, index: int) -> tuple[Corner, float]:
    """The next corner and the plane distance to it."""
    here, following = ring.corners[index], ring.corners[(index + 1) % len(ring.corners)]
    return following, math.hypot(following.north - here.north, following.east - here.east)


def _corner(context: Context, file: str, unit: Unit, row: Row, ring: NumberedRing, corner: Corner) -> None:
    stated = [_float(row.text(key)) for key in ("north", "east")]
    own = (round(corner.north, 3), round(corner.east, 3))
    moved = off(stated, own)
    ring_stated = (row.text("part"), row.text("ring"))
    ring_own = (str(ring.part), str(ring.ring))
    at = At("corners", file, row.at("north"), unit.unit_id, Point(corner.east, corner.north))
    if moved <= _SAME and ring_stated == ring_own:
        context.log.same(at)
        return
    told = (
        f"{'/'.join(ring_stated)} {row.text('north')}, {row.text('east')}",
        f"{'/'.join(ring_own)} {own[0]:.3f}, {own[1]:.3f}",
    )
    amount = Decimal(f"{moved:.3f}") if math.isfinite(moved) else None
    context.log.differs(at, warning("verify.corner_moved", name=corner.name), *told, amount, "m")


def _float(text: str) -> Optional[float]:
    value = number_of(text)
    return None if value is None else float(value)
