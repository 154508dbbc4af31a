"""The land-class workbook: its rows against the units, its forms against its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Optional

from ...amounts import ha4_from_centi, hectares, m2
from ...annual.reading.grid import Grid
from ...catalogue import RESOURCES, read_json
from ...findings import note, warning
from ...landclass.classes import LandClasses, load_classes
from ...landclass.notice import load_notice
from ...landclass.rows import POLYGON_CONTROL, UNIT_CONTROL, ClassTotal
from ...landclass.totals import GROUPS, UnitAreas, unit_areas
from .context import Context
from .record import number_of
from .sheets import Row, Table, plain, tables

_FORM = RESOURCES / "forms" / "landclass_table.json"
_CLASSES = (
    "unit_id",
    "land_class",
    "class_name",
    "three_class",
    "notice_class",
    "area_ha",
    "area_m2",
    "unit_m2",
    "polygon_m2",
    "year",
)
_PARTS = (
    "unit_id",
    "survey_id",
    "land_class",
    "class_name",
    "three_class",
    "owner_kind",
    "owner_name",
    "location_name",
    "area_ha",
    "area_m2",
    "unit_m2",
    "polygon_m2",
    "year",
)
_SUBS = ("unit_id", "code", "class_name", "base", "area_ha", "area_m2")
"""The columns of the lists, in the order of the form's headings."""
_NEEDED = ("unit_id", "land_class", "area_ha", "area_m2", "unit_m2")
_NONE = "—"


@dataclass(frozen=True)
class Stated:
    """A row of the list of classes, with its place."""

    row: Row
    total: ClassTotal


@dataclass(frozen=True)
class ClassTable:
    """What one land-class workbook lists. ``control`` is what its areas sum to."""

    file: str
    rows: tuple[Stated, ...]
    control: str

    def of_unit(self, unit_id: str) -> dict[str, Stated]:
        """The classes of a unit by code."""
        return {one.total.land_class: one for one in self.rows if one.total.unit_id == unit_id}


def check_class_tables(context: Context) -> list[ClassTable]:
    """Every file of the item ``class_table``; what they list."""
    form = read_json(_FORM).value
    found = []
    for file in context.files("class_table"):
        grids = context.grids(file, "classes")
        if grids:
            table = _checked(context, file.path, grids, form)
            found += [table] if table is not None else []
    return found


def _checked(context: Context, file: str, grids: Sequence[Grid], form: Mapping[str, Any]) -> Optional[ClassTable]:
    lists = form["list_columns"]
    parts = tables(grids, dict(zip(_PARTS, lists["parts"])), (*_NEEDED, "survey_id"))
    of_parts = {id(table.grid) for table in parts}
    rest = [grid for grid in grids if id(grid) not in of_parts]
    listed = tables(rest, dict(zip(_CLASSES, lists["classes"])), _NEEDED)
    if not listed:
        context.no_table("classes", file, form["sheets"]["classes"])
        return None
    classes = load_classes()
    table = _listed(context, file, listed, classes)
    _sums_of_units(context, table)
    _sums_of_parts(context, table, parts, classes)
    subs = tables(rest, dict(zip(_SUBS, lists["subs"])), ("unit_id", "code", "base", "area_ha"))
    _subs(context, file, subs, parts)
    used = {id(one.grid) for one in (*parts, *listed, *subs)}
    there = set()
    for grid in grids:
        if id(grid) in used:
            continue
        if _matrix(context, table, grid, form, classes):
            there.add("matrix")
        elif _totals(context, table, grid, form, classes):
            there.add("totals")
        else:
            there.add("")
            at = context.at("classes", file, grid.title)
            context.log.not_checked(at, note("verify.not_sheet", sheet=grid.title))
    for kind in ("matrix", "totals"):
        if not there & {kind, ""}:  # a sheet that nobody knows may be it, and is told as not checked
            context.no_table("classes", file, form["sheets"][kind])
    return table


def _centi(text: str) -> Optional[int]:
    value = number_of(text)
    return None if value is None else int((value * 100).to_integral_value())


def _listed(context: Context, file: str, found: Sequence[Table], classes: LandClasses) -> ClassTable:
    """The rows that can be read; the others are told."""
    rows: list[Stated] = []
    seen: set[tuple[str, str]] = set()
    for row in (row for table in found for row in table.rows()):
        unit_id, code = row.text("unit_id"), row.text("land_class")
        at = context.at("classes", file, row.at("area_ha"), unit_id)
        area, unit_area, ha = _centi(row.text("area_m2")), _centi(row.text("unit_m2")), number_of(row.text("area_ha"))
        if unit_id and not code and area is None:
            continue  # a note below the table
        if area is None or unit_area is None or ha is None:
            finding = warning("verify.class_unreadable", code=code)
            told = f"{row.text('area_ha')}, {row.text('area_m2')}, {row.text('unit_m2')}"
            context.log.differs(at, finding, told)
            continue
        if (unit_id, code) in seen:
            context.log.differs(at, warning("verify.class_twice", code=code), code)
            continue
        seen.add((unit_id, code))
        total = ClassTotal(
            unit_id,
            code,
            row.text("class_name"),
            row.text("three_class"),
            area,
            int((ha * 10_000).to_integral_value()),
            unit_area,
            _centi(row.text("polygon_m2")),
            UNIT_CONTROL,
            None,
            "",
        )
        rows.append(Stated(row, total))
        _words(context, file, row, code, classes)
    by_polygon = any(one.total.centi != one.total.unit_centi for one in rows) and all(
        one.total.centi == one.total.polygon_centi for one in rows
    )
    table = ClassTable(file, tuple(rows), POLYGON_CONTROL if by_polygon else UNIT_CONTROL)
    for one in rows:
        right = one.total.polygon_centi if by_polygon else one.total.unit_centi
        at = context.at("sums", file, one.row.at("area_m2"), one.total.unit_id)
        finding = warning("verify.control_differs", code=one.total.land_class)
        context.log.number(at, finding, one.row.text("area_m2"), m2(right or 0), "m²")
    return table


def _words(context: Context, file: str, row: Row, code: str, classes: LandClasses) -> None:
    if code not in classes:
        return
    unit_id = row.text("unit_id")
    for key, own in (("class_name", classes[code].name), ("three_class", classes.three_class(code))):
        at = context.at("fields", file, row.at(key), unit_id)
        context.log.text(at, warning("verify.field_differs", field=key), row.text(key), own)


def _sums_of_units(context: Context, table: ClassTable) -> None:
    """The classes of each unit sum to its official area."""
    log = context.log
    by_unit: dict[str, list[Stated]] = defaultdict(list)
    for one in table.rows:
        by_unit[one.total.unit_id].append(one)
    seen = {unit_id: rows[0].row.at("unit_id") for unit_id, rows in by_unit.items()}
    for unit_id, rows in by_unit.items():
        if unit_id not in context.areas:
            continue
        area, first, last = context.areas[unit_id], rows[0].row, rows[-1].row
        place = f"{first.at('unit_m2')}:{last.at('unit_m2').rpartition(' ')[2]}"
        at = context.at("areas", table.file, place, unit_id)
        total = sum(one.total.unit_centi for one in rows)
        log.number(at, warning("verify.classes_sum"), str(m2(total)), m2(area.centi), "m²")
        place = f"{first.at('area_ha')}:{last.at('area_ha').rpartition(' ')[2]}"
        at = context.at("areas" if table.control == UNIT_CONTROL else "sums", table.file, place, unit_id)
        own = hectares(ha4_from_centi(sum(one.total.centi for one in rows)))
        stated = str(hectares(sum(one.total.ha4 for one in rows)))
        log.number(at, warning("verify.classes_sum"), stated, own, "hm²")
        for one in rows:  # shared out by largest remainders, each is less than a unit from its own rounding
            at = context.at("classes", table.file, one.row.at("area_ha"), unit_id)
            if abs(one.total.ha4 * 100 - one.total.centi) < 100:
                log.same(at)
            else:
                finding = warning("verify.class_differs", code=one.total.land_class)
                right = hectares(ha4_from_centi(one.total.centi))
                log.differs(at, finding, hectares(one.total.ha4), right, hectares(one.total.ha4) - right, "hm²")
    context.unit_rows("classes", table.file, "", seen)


def _nothing() -> dict[str, Decimal]:
    return dict.fromkeys(("area_ha", "area_m2", "unit_m2"), Decimal(0))


def _sums_of_parts(context: Context, table: ClassTable, parts: Sequence[Table], classes: LandClasses) -> None:
    """The pieces of each unit and class sum to the class."""
    if not parts:
        return
    sums: dict[tuple[str, str], dict[str, Decimal]] = defaultdict(_nothing)
    places: dict[tuple[str, str], Row] = {}
    for row in (row for one in parts for row in one.rows()):
        if not row.text("land_class"):
            continue
        key = (row.text("unit_id"), classes.base(row.text("land_class")))
        places.setdefault(key, row)
        _words(context, table.file, row, row.text("land_class"), classes)
        for name in sums[key]:
            value = number_of(row.text(name))
            if value is None:
                at = context.at("classes", table.file, row.at(name), key[0])
                context.log.differs(at, warning("verify.class_unreadable", code=key[1]), row.text(name))
            sums[key][name] += value or 0
    rows = {(one.total.unit_id, one.total.land_class): one for one in table.rows}
    for key, amounts in sums.items():
        own = rows.pop(key, None)
        at = context.at("sums", table.file, places[key].at("land_class"), key[0])
        if own is None:
            context.log.differs(at, warning("verify.class_extra", code=key[1]), amounts["area_ha"], "", None, "hm²")
            continue
        total = own.total
        right = {"area_ha": hectares(total.ha4), "area_m2": m2(total.centi), "unit_m2": m2(total.unit_centi)}
        for name, amount in amounts.items():
            at = context.at("sums", table.file, places[key].at(name), key[0])
            finding = warning("verify.parts_sum", code=key[1])
            context.log.number(at, finding, str(amount), right[name], "hm²" if name == "area_ha" else "m²")
    for (unit_id, code), one in rows.items():
        at = context.at("sums", table.file, one.row.at("land_class"), unit_id)
        context.log.differs(at, warning("verify.parts_missing", code=code), hectares(one.total.ha4), "", None, "hm²")


def _subs(context: Context, file: str, subs: Sequence[Table], parts: Sequence[Table]) -> None:
    """The sub-codes of each unit are the sums of its pieces."""
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in (row for one in parts for row in one.rows()):
        sums[row.text("unit_id"), row.text("land_class")] += number_of(row.text("area_ha")) or 0
    for row in (row for one in subs for row in one.rows()):
        key = (row.text("unit_id"), row.text("code"))
        if key[1]:
            at = context.at("sums", file, row.at("area_ha"), key[0])
            finding = warning("verify.parts_sum", code=key[1])
            context.log.number(at, finding, row.text("area_ha"), sums.get(key, Decimal(0)), "hm²")


def _matrix(context: Context, table: ClassTable, grid: Grid, form: Mapping[str, Any], classes: LandClasses) -> bool:
    """The form 地类面积汇总表 of a sheet, if it is there: each cell against the rows."""
    found = tables([grid], form["columns"], ("unit_id", "name", "total"))
    if not found:
        return False
    head = found[0]
    amounts = {(one.total.unit_id, one.total.land_class): one.total.ha4 for one in table.rows}
    every = {code for _, code in amounts}
    columns: dict[int, set[str]] = {head.columns["total"]: every}
    for column in range(head.columns["total"] + 1, grid.width):
        text = plain(grid.text(head.head + 1, column))
        group = grid.value(head.head, column)
        if text == plain(form["subtotal"]):
            columns[column] = {code for code in every if classes.three_class(code) == group}
        elif text:
            columns[column] = {text}
            if text in classes:
                place = Row(grid, head.head + 2, {"here": column}).at("here")
                at, stated = context.at("fields", table.file, place), grid.text(head.head + 2, column)
                finding = warning("verify.field_differs", field="class_name")
                context.log.text(at, finding, plain(stated), classes[text].name)
    if every - {code for some in columns.values() for code in some} or len(columns) < 2:
        return False
    _form_rows(context, table, head, form, columns, amounts)
    return True


def _form_rows(
    context: Context,
    table: ClassTable,
    head: Table,
    form: Mapping[str, Any],
    columns: Mapping[int, Iterable[str]],
    amounts: Mapping[tuple[str, str], int],
) -> None:
    seen: dict[str, str] = {}
    for row in head.rows(3):
        units = _units_of(context, row, form, seen)
        if units is None:
            continue
        unit_id = row.text("unit_id") if len(units) == 1 and row.text("unit_id") == units[0] else ""
        for column, codes in columns.items():
            found = [amounts[key] for unit in units for code in codes if (key := (unit, code)) in amounts]
            stated = row.grid.text(row.number, column)
            place = Row(row.grid, row.number, {"here": column}).at("here")
            at = context.at("sums", table.file, place, unit_id)
            if not found and stated in ("", _NONE):
                context.log.same(at)
            else:
                finding = warning("verify.sum_differs", of=row.text("unit_id"))
                context.log.number(at, finding, stated, hectares(sum(found)), "hm²")
    context.unit_rows("sums", table.file, head.grid.title, seen)


def _units_of(context: Context, row: Row, form: Mapping[str, Any], seen: dict[str, str]) -> Optional[list[str]]:
    """The units that a row of a form is the sum of; ``None`` where it is no such row."""
    text = row.text("unit_id")
    if text in context.known:
        seen.setdefault(text, row.at("unit_id"))
        return [text]
    for section, word in form["sections"].items():
        if text == f"{word}{form['subtotal']}":
            return [unit.unit_id for unit in context.units if unit.section == section]
    if text == form["total"]:
        return [unit.unit_id for unit in context.units]
    if row.text("name") and row.text("number"):
        seen.setdefault(text, row.at("unit_id"))
        return []
    return None


def _totals(context: Context, table: ClassTable, grid: Grid, form: Mapping[str, Any], classes: LandClasses) -> bool:
    """The form 单元面积与三大类汇总表 of a sheet, if it is there: each cell against the rows."""
    words = form["totals"]
    found = tables([grid], form["columns"], ("unit_id", "name"))
    if not found:
        return False
    head = found[0]
    columns: dict[int, tuple[str, str]] = {}
    titles = {plain(words[key]): key for key in ("controls", "by_survey", "by_notice", "area")}
    controls = dict(zip(map(plain, words["control_columns"]), ("official", "polygon", "difference", "share")))
    for column in range(head.columns["name"] + 1, grid.width):
        title = titles.get(plain(grid.value(head.head, column)))
        below = plain(grid.text(head.head + 1, column))
        if title == "area":
            columns[column] = ("area", "")
        elif title == "controls" and below in controls:
            columns[column] = (controls[below], "")
        elif title in ("by_survey", "by_notice") and below in GROUPS:
            columns[column] = (title, below)
    if not columns:
        return False
    own = {one.unit_id: one for one in unit_areas([one.total for one in table.rows], classes, load_notice())}
    seen: dict[str, str] = {}
    for row in head.rows(2):
        units = _units_of(context, row, form, seen)
        if units is None:
            continue
        rows = [own[unit] for unit in units if unit in own]
        unit_id = row.text("unit_id") if len(units) == 1 and row.text("unit_id") == units[0] else ""
        for column, (kind, group) in columns.items():
            right = _total(rows, kind, group)
            stated = grid.text(row.number, column)
            at = context.at("sums", table.file, Row(grid, row.number, {"here": column}).at("here"), unit_id)
            if kind == "share" or right is None:
                continue
            finding = warning("verify.sum_differs", of=row.text("unit_id"))
            measure = "hm²" if kind in ("area", "by_survey", "by_notice") else "m²"
            context.log.number(at, finding, stated, right, measure)
    context.unit_rows("sums", table.file, grid.title, seen)
    return True


def _total(rows: Sequence[UnitAreas], kind: str, group: str) -> Optional[Decimal]:
    """The sum of a column over units; ``None`` where there is none."""
    if not rows:
        return None
    official = sum(one.official_centi for one in rows)
    known = all(one.polygon_centi is not None for one in rows)
    polygon = sum(one.polygon_centi or 0 for one in rows)
    if kind == "official":
        return m2(official)
    if kind in ("polygon", "difference", "share"):
        return m2(polygon - (official if kind == "difference" else 0)) if known else None
    if kind == "area":
        return hectares(sum(one.ha4 for one in rows))
    return hectares(sum((one.by_survey if kind == "by_survey" else one.by_notice)[group] for one in rows))
