"""What an annual table says against its own corners, and against the record as it is now: field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Optional

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Point

from ...amounts import hectares, money
from ...arrays import column
from ...corners.numbering import corner_names
from ...corners.records import Floats
from ...dates import day_of
from ...findings import Finding, note, warning
from ...geodesy.plane import Plane
from ...landclass.classes import LandClasses
from ...progress import Progress, check, go_on
from ...unit import Unit
from ..form import ANSWER_KEYS, MONEY_KEYS, TEXT_KEYS
from ..inputs import MineYear
from ..texts import printable
from .content import FormUnit
from .read import ReadTable, ReadUnit

TOLERANCE = 0.001
"""Metres: the form has whole millimetres, so nearer corners are the same."""
_SAME_GROUND = 0.5
"""Two outlines that share more of what they cover together are one unit's; only one other can share so much."""
_MOST_PAIRED = 1500
"""Where more corners are elsewhere the outline is another one, and nobody asks which corner became which."""
_DATES = ("valid_from", "valid_to")
_OF_MINE = ("holder", "licence_no", *_DATES, "mine_name", "contact", "phone", "address", *MONEY_KEYS)
_YES, _NO = "1", "0"


@dataclass(frozen=True)
class Difference:
    """One thing that differs. ``finding`` has its code, place and figures.

    ``field`` is a field of the unit or of the mine's row, or the number of a corner. ``in_table`` and ``in_layer`` are
    the two values as text; ``amount`` is the first less the second in ``unit``, or how far a corner moved.
    """

    finding: Finding
    section: str
    number: str
    field: str
    in_table: str
    in_layer: str
    amount: Optional[Decimal] = None
    unit: str = ""


@dataclass(frozen=True)
class Compared:
    """The table with the numbers that units have in the record, all differences, and findings about the comparison."""

    table: ReadTable
    differences: tuple[Difference, ...]
    findings: tuple[Finding, ...]


def compared(
    table: ReadTable,
    units_now: Optional[Sequence[Unit]],
    mine_now: Optional[MineYear],
    classes: LandClasses,
    tolerance: float = TOLERANCE,
    progress: Progress = go_on,
) -> Compared:
    """The table against its corners, the units of its year and the mine's row; ``None`` compares with none.

    ``units_now`` lie in the plane of the table. Corners nearer than ``tolerance`` metres are the same. Raises
    :class:`Stopped`.
    """
    findings: list[Finding] = []
    differences: list[Difference] = []
    pairs: dict[int, Unit] = {}
    of_year: list[Unit] = []
    if units_now is not None:
        of_year = [unit for unit in units_now if unit.year == table.year]
        others = len(units_now) - len(of_year)
        if others:
            findings.append(note("reading.other_years", count=others, year=table.year or "-"))
        pairs, odd = _pairs(table, of_year)
        findings += odd
        table = _with_numbers(table, pairs)
    for done, item in enumerate(table.units):
        check(progress, done / max(len(table.units), 1))
        assert table.plane is not None, "units have one"
        differences += _own_area(item, table.plane)
        now = pairs.get(id(item.form))
        if now is not None:
            differences += _of_pair(item, now, table.plane, classes, tolerance)
        elif units_now is not None:
            differences.append(_only_in_table(item))
    for form in table.unplaced:
        now = pairs.get(id(form))
        if now is not None:
            differences += list(_fields(form, now, classes))
        elif units_now is not None:
            found = warning("reading.row_not_compared", row=form.number or "-", **_place(form, form.unit_id))
            differences.append(_differs(found, form, "", form.unit_id, ""))
    matched = {id(unit) for unit in pairs.values()}
    differences += [_only_in_layer(unit) for unit in of_year if id(unit) not in matched]
    if mine_now is not None:
        differences += list(_of_mine(table, mine_now))
    if units_now is not None or mine_now is not None or differences:
        findings.append(_sum(table, differences))
    check(progress, 1)
    return Compared(table, tuple(differences), tuple(findings))


def _sum(table: ReadTable, differences: Sequence[Difference]) -> Finding:
    source = table.content.source
    if not differences:
        return note("reading.no_differences", source=source)
    units = len({(one.section, one.number, one.finding.unit_id) for one in differences if one.section})
    return warning("reading.differences", source=source, count=len(differences), units=units)


# Which row is which unit


def _pairs(table: ReadTable, now: Sequence[Unit]) -> tuple[dict[int, Unit], list[Finding]]:
    """The unit of the record for each row of the table (by the id of its :class:`FormUnit`): by number, then by place.

    Where two units of the record lie at the same place, neither is guessed.
    """
    pairs: dict[int, Unit] = {}
    findings: list[Finding] = []
    by_number: dict[str, list[Unit]] = {}
    for unit in now:
        by_number.setdefault(unit.unit_id, []).append(unit)
    made = {id(item.form): item for item in table.units}
    for form in (*(item.form for item in table.units), *table.unplaced):
        named = by_number.get(form.unit_id, [])
        stated = id(form) not in made or not made[id(form)].numbered
        if stated and len(named) == 1 and named[0].section == form.section:
            pairs[id(form)] = named[0]
    taken = {id(unit) for unit in pairs.values()}
    for section in dict.fromkeys(item.unit.section for item in table.units):
        rows = [item for item in table.units if item.unit.section == section and id(item.form) not in pairs]
        free = [unit for unit in now if unit.section == section and id(unit) not in taken and _is_good(unit)]
        for item, candidates in _at_same_place(rows, free):
            if len(candidates) == 1:
                pairs[id(item.form)] = candidates[0]
            else:
                numbers = "、".join(unit.unit_id for unit in candidates)
                findings.append(warning("reading.place_of_several", units=numbers, **item.form.place))
    return _once(pairs, table, findings), findings


def _is_good(unit: Unit) -> bool:
    return not unit.geometry.is_empty and bool(unit.geometry.is_valid)


def _at_same_place(rows: Sequence[ReadUnit], now: Sequence[Unit]) -> Iterator[tuple[ReadUnit, list[Unit]]]:
    """Rows and the units that share most of their ground, where there are any."""
    if not rows or not now:
        return
    theirs = column(unit.geometry for unit in now)
    ours = column(item.unit.geometry for item in rows)
    index, other = shapely.STRtree(theirs).query(ours)
    common = shapely.area(shapely.intersection(ours[index], theirs[other]))
    whole = shapely.area(ours[index]) + shapely.area(theirs[other]) - common
    same = common > _SAME_GROUND * whole
    found: dict[int, list[Unit]] = {}
    for row, at in zip(index[same].tolist(), other[same].tolist()):
        found.setdefault(row, []).append(now[at])
    for row, candidates in sorted(found.items()):
        yield rows[row], candidates


def _once(pairs: dict[int, Unit], table: ReadTable, findings: list[Finding]) -> dict[int, Unit]:
    """The pairs without those of a unit that several rows have: two rows at one place are not one unit."""
    rows: dict[int, list[int]] = {}
    for form, unit in pairs.items():
        rows.setdefault(id(unit), []).append(form)
    forms = {id(item.form): item.form for item in table.units}
    kept: dict[int, Unit] = {}
    for form, unit in pairs.items():
        if len(rows[id(unit)]) == 1:
            kept[form] = unit
        elif form in forms:
            findings.append(warning("reading.place_of_several", units=unit.unit_id, **forms[form].place))
    return kept


def _with_numbers(table: ReadTable, pairs: Mapping[int, Unit]) -> ReadTable:
    """The table whose units have the numbers of the record, where the table has none of its own."""
    used = {item.unit.unit_id for item in table.units if not item.numbered}
    units = []
    for item in table.units:
        now = pairs.get(id(item.form))
        if item.numbered and now is not None and now.unit_id not in used:
            used.add(now.unit_id)
            item = ReadUnit(replace(item.unit, unit_id=now.unit_id), item.form, False)
        units.append(item)
    return replace(table, units=tuple(units))


# What differs


def _place(form: FormUnit, unit_id: str, geometry: Optional[MultiPolygon] = None) -> dict[str, Any]:
    at = {**form.place, "unit_id": unit_id}
    return at if geometry is None else {**at, "geometry": geometry.representative_point()}


def _own_area(item: ReadUnit, plane: Plane) -> Iterator[Difference]:
    """The area that the table states against that of the corners that it lists."""
    stated = item.form.hectares
    measured = hectares(item.unit.area(plane).ha4)
    if stated is not None and stated != measured:
        at = _place(item.form, item.unit.unit_id, item.unit.geometry)
        found = warning("reading.area_of_corners", stated=f"{stated:f}", measured=str(measured), **at)
        yield _differs(found, item.form, "area_ha", f"{stated:f}", str(measured), stated - measured, "hm²")


def _differs(
    finding: Finding,
    form: FormUnit,
    field: str,
    in_table: str,
    in_layer: str,
    amount: Optional[Decimal] = None,
    unit: str = "",
) -> Difference:
    return Difference(finding, form.section, form.number, field, in_table, in_layer, amount, unit)


def _of_pair(item: ReadUnit, now: Unit, plane: Plane, classes: LandClasses, tolerance: float) -> Iterator[Difference]:
    form = item.form
    yield from _fields(form, now, classes)
    if not _is_good(now):
        at = _place(form, now.unit_id, item.unit.geometry)
        yield _differs(warning("reading.outline_missing_now", **at), form, "geometry", "", "")
        return
    stated, measured = form.hectares, hectares(now.area(plane).ha4)
    if stated is not None and stated != measured:
        at = _place(form, now.unit_id, now.geometry)
        found = warning("reading.area_of_layer", stated=f"{stated:f}", measured=str(measured), **at)
        yield _differs(found, form, "area_ha", f"{stated:f}", str(measured), stated - measured, "hm²")
    yield from _outline(item, now, tolerance)


def _fields(form: FormUnit, now: Unit, classes: LandClasses) -> Iterator[Difference]:
    """The fields that the form shows."""
    pairs: list[tuple[str, str, str]] = []
    for key, value in form.values.items():
        if key in TEXT_KEYS:
            pairs.append((key, str(value), printable(str(getattr(now, key)))))
        elif key in ANSWER_KEYS:
            pairs.append((key, _answer(value), _answer(getattr(now, key))))
    named = [row.name for row in form.rows if row.name]
    codes = {classes.base(row.code) for row in form.rows if row.code}
    own = classes.base(now.land_class) if now.land_class else ""
    if named and codes != {own} and not (len(set(named)) > 1 and not own):
        title = classes[own].name if own in classes else own
        pairs.append(("land_class", "、".join(dict.fromkeys(named)), title))
    elif own and not named and any(key in form.values for key in ("accepted", "measures")):
        pairs.append(("land_class", "", classes[own].name if own in classes else own))
    for key, in_table, in_layer in pairs:
        if in_table != in_layer:
            at = _place(form, now.unit_id)
            found = warning("reading.field_differs", field=key, table=in_table, layer=in_layer, **at)
            yield _differs(found, form, key, in_table, in_layer)


def _answer(value: Optional[bool]) -> str:
    return "" if value is None else _YES if value else _NO


def _outline(item: ReadUnit, now: Unit, tolerance: float) -> Iterator[Difference]:
    """Corners that are elsewhere, missing or more; rings put together otherwise."""
    ours, our_names = _corners(item.unit.geometry)
    theirs, their_names = _corners(now.geometry)
    form = item.form
    far, more = _unmatched(theirs, ours, tolerance), _unmatched(ours, theirs, tolerance)
    moved = _moved(theirs, ours, far, more) if len(theirs) == len(ours) and len(far) == len(more) else []
    for before, after, distance in moved:
        at = {**_place(form, now.unit_id), "corner": their_names[before], "geometry": Point(ours[after])}
        places = {"table": _xy(ours[after]), "layer": _xy(theirs[before])}
        amount = Decimal(f"{distance:.3f}")
        found = warning("reading.corner_moved", name=their_names[before], distance=distance, **places, **at)
        yield _differs(found, form, their_names[before], places["table"], places["layer"], amount, "m")
    if not moved:
        for index in far:
            at = {**_place(form, now.unit_id), "corner": their_names[index], "geometry": Point(theirs[index])}
            found = warning("reading.corner_only_in_layer", name=their_names[index], place=_xy(theirs[index]), **at)
            yield _differs(found, form, their_names[index], "", _xy(theirs[index]))
        for index in more:
            at = {**_place(form, now.unit_id), "corner": our_names[index], "geometry": Point(ours[index])}
            found = warning("reading.corner_only_in_table", name=our_names[index], place=_xy(ours[index]), **at)
            yield _differs(found, form, our_names[index], _xy(ours[index]), "")
    if not far and not more and not _same_ground(item.unit.geometry, now.geometry, tolerance):
        at = _place(form, now.unit_id, now.geometry)
        yield _differs(warning("reading.outline_differs", **at), form, "geometry", "", "")


def _corners(geometry: MultiPolygon) -> tuple[Floats, list[str]]:
    """The corners (n, 2) (east, north) under the one numbering; rings without their closing points."""
    lines = [line for part in geometry.geoms for line in (part.exterior, *part.interiors)]
    points = np.concatenate([shapely.get_coordinates(line)[:-1] for line in lines])
    return points, corner_names(1, len(points))


def _unmatched(points: Floats, others: Floats, tolerance: float) -> list[int]:
    """Indices of ``points`` that have none of ``others`` within ``tolerance``."""
    tree = shapely.STRtree(shapely.points(others))
    near = tree.query_nearest(shapely.points(points), max_distance=tolerance + 1e-6, all_matches=False)
    found = np.zeros(len(points), dtype=bool)
    found[near[0]] = True
    return [int(index) for index in np.flatnonzero(~found)]


def _moved(theirs: Floats, ours: Floats, far: Sequence[int], more: Sequence[int]) -> list[tuple[int, int, float]]:
    """Corners without a place in the other outline, each with the nearest that is left over there."""
    if not far or len(far) > _MOST_PAIRED:
        return []
    distance = np.hypot(*(theirs[list(far)][:, None, :] - ours[list(more)][None, :, :]).transpose(2, 0, 1))
    free_rows, free_columns = set(range(len(far))), set(range(len(more)))
    pairs = []
    for flat in np.argsort(distance, axis=None, kind="stable").tolist():
        row, column = divmod(flat, len(more))
        if row in free_rows and column in free_columns:
            free_rows.discard(row)
            free_columns.discard(column)
            pairs.append((far[row], more[column], float(distance[row, column])))
    return sorted(pairs)


def _same_ground(ours: MultiPolygon, theirs: MultiPolygon, tolerance: float) -> bool:
    """Whether two outlines of the same corners cover the same ground, but for what corners may be off."""
    if not theirs.is_valid:
        return False
    off = float(ours.symmetric_difference(theirs).area)
    return off <= (tolerance + 1e-6) * float(ours.length + theirs.length)


def _xy(point: Any) -> str:
    return f"X={point[1]:.3f}, Y={point[0]:.3f}"


def _only_in_table(item: ReadUnit) -> Difference:
    form, unit_id = item.form, item.unit.unit_id
    place = _place(form, unit_id, item.unit.geometry)
    found = warning("reading.only_in_table", section=form.section, row=form.number or "-", **place)
    stated = "" if form.hectares is None else f"{form.hectares:f}"
    return _differs(found, form, "", f"{unit_id} {stated}".strip(), "")


def _only_in_layer(unit: Unit) -> Difference:
    at: dict[str, Any] = {"unit_id": unit.unit_id, "source": unit.source}
    if _is_good(unit):
        at["geometry"] = unit.geometry.representative_point()
    found = warning("reading.only_in_layer", section=unit.section, **at)
    return Difference(found, unit.section, "", "", "", unit.unit_id)


def _of_mine(table: ReadTable, now: MineYear) -> Iterator[Difference]:
    """The mine's row, each value as the form would have it."""
    for key in _OF_MINE:
        in_table, in_layer = table.content.mine.get(key, ""), _as_printed(key, str(getattr(now, key)))
        if in_table == in_layer:
            continue
        amount = Decimal(in_table) - Decimal(in_layer) if key in MONEY_KEYS and _both(in_table, in_layer) else None
        at = {"source": table.content.source}
        found = warning("reading.mine_differs", field=key, table=in_table, layer=in_layer, **at)
        yield Difference(found, "", "", key, in_table, in_layer, amount, "万元" if amount is not None else "")


def _as_printed(key: str, text: str) -> str:
    """A value of the mine's row as the form has it; what is no amount or date stays as it stands."""
    if key in _DATES:
        day = day_of(text) if text else None
        return text if day is None else day.isoformat()
    if key in MONEY_KEYS and text.strip():
        try:
            return str(money(text))
        except ValueError:
            return text
    return printable(text)


def _both(first: str, second: str) -> bool:
    try:
        money(first), money(second)
    except ValueError:
        return False
    return True
