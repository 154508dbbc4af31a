"""管控区核查表 of a package: against its units, within itself, and against verdicts on the reviewer's own layers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Optional

from ...amounts import ha4_from_centi, hectares
from ...annual.reading.grid import Grid
from ...catalogue import RESOURCES, read_json
from ...findings import Finding, note, warning
from ...zones.rules import MEANS, NOT_AFFECTED, NOT_CHECKED, VISIBLE_FROM
from ...zones.verdicts import Verdict, ZoneCheck
from .container import Container, Unreadable
from .context import Context
from .record import At, number_of
from .sheets import cell, grids_of, lines, plain

_FORM = RESOURCES / "forms" / "zone_report.json"
_DAY = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_AREA = re.compile(r"[0-9]+\.[0-9]{4}")
_DOUBT = "？"


@dataclass(frozen=True)
class StatedVerdict:
    """A cell of the matrix. ``tone`` is a meaning, ``R0`` or ``not_checked``, empty where nobody can tell.

    ``hectares`` is what stands there as area, ``None`` where nothing does; ``in_doubt`` where it has a question mark.
    """

    unit_id: str
    rule: str
    tone: str
    hectares: Optional[Decimal]
    in_doubt: bool
    text: str
    place: str


@dataclass(frozen=True)
class ZoneTable:
    """What one zone report states."""

    file: str
    verdicts: tuple[StatedVerdict, ...]


def read_zone_tables(context: Context) -> list[ZoneTable]:
    """Every zone report of the package, looked at within itself."""
    form = read_json(_FORM).value
    found = []
    for file in context.files("zone_report_xlsx"):
        grids = context.grids(file, "zones")
        if grids:
            table = _read(context, file.path, grids, form)
            found += [table] if table is not None else []
    return found


def day_of_report(container: Container, file: str) -> Optional[date]:
    """The day that the head of a report names for the validity of its rules; ``None`` where it names none."""
    try:
        grids = grids_of(container.data(file), file)
    except Unreadable:
        return None
    label = f"{read_json(_FORM).value['labels']['validity']}："
    for *_, text in () if isinstance(grids, Finding) else lines(grids[:1]):
        match = _DAY.search(text) if text.startswith(label) else None
        if match is not None:
            try:
                return date(*map(int, match.groups()))
            except ValueError:
                return None
    return None


def _read(context: Context, file: str, grids: Sequence[Grid], form: Mapping[str, Any]) -> Optional[ZoneTable]:
    labels = form["labels"]
    heads = (plain(labels["unit"]), plain(labels["area_ha"]))
    for grid in grids:
        for number, texts in enumerate(grid.rows):
            if [plain(text) for text in texts[:2]] == list(heads):
                return _matrix(context, file, grids, grid, number, form)
    context.no_table("zones", file, form["sheets"]["matrix"])
    return None


def _matrix(
    context: Context, file: str, grids: Sequence[Grid], grid: Grid, head: int, form: Mapping[str, Any]
) -> ZoneTable:
    log, labels = context.log, form["labels"]
    rules = {column: grid.text(head + 1, column) for column in range(3, grid.width) if grid.text(head + 1, column)}
    verdicts: list[StatedVerdict] = []
    seen: dict[str, str] = {}
    sums: dict[str, dict[str, str]] = {}
    places: dict[str, dict[str, str]] = {}
    for number in range(head + 2, len(grid.rows)):
        text = grid.text(number, 0)
        if text in (labels["affected_units"], labels["open_units"]):
            sums[text] = {name: grid.text(number, column) for column, name in rules.items()}
            places[text] = {name: cell(grid, number, column) for column, name in rules.items()}
            continue
        unit_id = _unit_of(context, text)
        if not text or sums or (not unit_id and not grid.text(number, 1)):
            continue
        unit_id = unit_id or text.split(" ")[0]
        if unit_id in seen:
            log.differs(context.at("zones", file, cell(grid, number, 0), unit_id), warning("verify.unit_twice"), text)
            continue
        seen[unit_id] = cell(grid, number, 0)
        if unit_id in context.areas:
            at = context.at("areas", file, cell(grid, number, 1), unit_id)
            own = hectares(context.areas[unit_id].ha4)
            log.number(at, warning("verify.area_differs"), grid.text(number, 1), own, "hm²")
        for column, name in rules.items():
            verdicts.append(_verdict(unit_id, name, grid, number, column, form))
    context.unit_rows("zones", file, grid.title, seen)
    table = ZoneTable(file, tuple(verdicts))
    for label, wanted in ((labels["affected_units"], MEANS), (labels["open_units"], (NOT_CHECKED,))):
        for name in rules.values():
            own = Decimal(sum(one.rule == name and one.tone in wanted for one in verdicts))
            of = f"{label} {name}"
            if label not in sums:
                log.differs(At("zones", file, grid.title), warning("verify.sum_missing", of=of), "", own)
                continue
            at = At("zones", file, places[label][name])
            log.number(at, warning("verify.sum_differs", of=of), sums[label][name], own, "")
    for one in verdicts:
        if not one.tone:
            at = context.at("zones", file, one.place, one.unit_id)
            log.differs(at, warning("verify.verdict_unreadable", rule=one.rule), one.text)
    _head(context, file, grids, form, table)
    _by_unit(context, table, grids, form)
    return table


def _unit_of(context: Context, text: str) -> str:
    """The unit that a line is about: number, or number and name; the number may hold blanks itself."""
    words = text.split(" ")
    starts = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
    return next((start for start in starts if start in context.known), "")


def _verdict(unit_id: str, rule: str, grid: Grid, number: int, column: int, form: Mapping[str, Any]) -> StatedVerdict:
    text = grid.text(number, column)
    tone = tone_of(text, form)
    match = _AREA.search(text)
    area = number_of(match[0]) if match else None
    return StatedVerdict(unit_id, rule, tone, area, _DOUBT in text, text.replace("\n", " "), cell(grid, number, column))


def tone_of(text: str, form: Mapping[str, Any]) -> str:
    """What a cell of the matrix says, by the words of the form; empty where it says none of them."""
    names = {form["means"][tone]["name"]: tone for tone in MEANS}
    names |= {form["outcomes"][tone]["short"]: tone for tone in (NOT_AFFECTED, NOT_CHECKED)}
    start = plain(text)
    return next((names[name] for name in sorted(names, key=len, reverse=True) if start.startswith(plain(name))), "")


def _head(context: Context, file: str, grids: Sequence[Grid], form: Mapping[str, Any], table: ZoneTable) -> None:
    """The counts in the head of the report."""
    labels = form["labels"]
    units = {one.unit_id for one in table.verdicts}
    area = hectares(sum(context.areas[unit_id].ha4 for unit_id in units if unit_id in context.areas))
    affected = sum(one.tone in MEANS for one in table.verdicts)
    open_ = sum(one.tone == NOT_CHECKED for one in table.verdicts)
    total = len(table.verdicts)
    counts = {"total": total, "affected": affected, "free": total - affected - open_, "not_checked": open_}
    said = {
        "units": labels["unit_count"].format(count=len(units), area=area),
        "result": labels["result_count"].format(**counts),
    }
    for key, own in said.items():
        label = f"{labels[key]}："
        for grid, row, column, text in lines(grids[:1]):
            if text.startswith(label) and "其中" not in text:
                at = At("zones", file, cell(grid, row, column))
                context.log.text(at, warning("verify.field_differs", field=key), text[len(label) :], own)
                break


def _by_unit(context: Context, table: ZoneTable, grids: Sequence[Grid], form: Mapping[str, Any]) -> None:
    """The sheet of units: each rule that affects one, with the area of the matrix."""
    words = [plain(text) for text in form["columns"]["units"][:3]]
    prefix = f"{form['labels']['unit']} "
    stated = {(one.unit_id, one.rule): one for one in table.verdicts}
    there: set[tuple[str, str]] = set()
    was_there = False
    for grid in grids[1:]:
        unit_id, inside = "", False
        for number, texts in enumerate(grid.rows):
            first = texts[0] if texts else ""
            if first.startswith(prefix) and "，" in first:
                unit_id, inside, was_there = _unit_of(context, first[len(prefix) :].split("，")[0]), False, True
            elif [plain(text) for text in texts[:3]] == words:
                inside = bool(unit_id)
            elif inside and (unit_id, first) in stated:
                one = stated[unit_id, first]
                there.add((unit_id, first))
                at = context.at("zones", table.file, cell(grid, number, 2), unit_id)
                own = one.hectares if one.hectares is not None else Decimal(0)
                context.log.number(at, warning("verify.verdict_area", rule=first), grid.text(number, 2), own, "hm²")
    for key, one in stated.items():
        if was_there and one.tone in MEANS and key not in there:
            at = context.at("zones", table.file, one.place, one.unit_id)
            context.log.differs(at, warning("verify.verdict_lacking", rule=one.rule), "", one.text)


def check_own_zones(context: Context, table: ZoneTable, own: ZoneCheck) -> None:
    """The verdicts against those on the reviewer's own layers, unit by unit and rule by rule."""
    form = read_json(_FORM).value
    log = context.log
    right = {(verdict.unit_id, verdict.rule.name): verdict for verdict in own.verdicts}
    known = {rule.name for rule in own.profile.rules}
    for one in table.verdicts:
        verdict = right.pop((one.unit_id, one.rule), None)
        at = context.at("own_zones", table.file, one.place, one.unit_id)
        if verdict is None:
            if one.rule not in known:
                log.not_checked(at, note("verify.not_a_rule", rule=one.rule))
            elif one.unit_id in context.areas:
                log.not_checked(at, note("verify.not_on_zones", rule=one.rule))
            continue
        _verdict_of(context, at, one, verdict, form)
    for verdict in right.values():
        at = context.at("own_zones", table.file, "", verdict.unit_id)
        log.not_checked(at, note("verify.not_in_report", rule=verdict.rule.name))


def _verdict_of(context: Context, at: At, one: StatedVerdict, own: Verdict, form: Mapping[str, Any]) -> None:
    log = context.log
    tone = own.outcome if own.meant is None else own.meant.means
    right = words_of(own, form)
    if not own.is_checked:
        if one.tone == NOT_CHECKED:
            log.not_checked(at, note("verify.not_by_either", rule=one.rule, reason=_reasons(own, form)))
        else:
            log.not_checked(at, note("verify.not_by_you", rule=one.rule, reason=_reasons(own, form)))
        return
    by_sight = own.rule.relation == VISIBLE_FROM and not one.in_doubt and one.tone != NOT_CHECKED
    if by_sight and "no_terrain" in own.reasons:
        log.not_checked(at, note("verify.not_without_terrain", rule=one.rule))
        return
    if one.tone != tone:
        finding: Finding = warning("verify.verdict_differs", rule=one.rule)
        log.differs(at, finding, one.text, right)
    elif own.meant is not None:
        area = hectares(ha4_from_centi(own.centi or 0))
        stated = "" if one.hectares is None else str(one.hectares)
        log.number(at, warning("verify.verdict_area_own", rule=one.rule), stated, area, "hm²")
    else:
        log.same(at)


def words_of(verdict: Verdict, form: Mapping[str, Any]) -> str:
    """A verdict in the words of the matrix."""
    if verdict.meant is None:
        return str(form["outcomes"][verdict.outcome]["short"])
    return f"{form['means'][verdict.meant.means]['name']} {hectares(ha4_from_centi(verdict.centi or 0))}"


def _reasons(verdict: Verdict, form: Mapping[str, Any]) -> str:
    return "，".join(str(form["reasons"].get(code, code)) for code in verdict.reasons)
