"""The annual table of a package: units against the unit data, classes against the land-class table, and its sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ...amounts import hectares
from ...annual.form import AnnualForm, load_form
from ...annual.reading.differences import Difference as FormDifference
from ...annual.reading.differences import compared
from ...annual.reading.grid import Grid
from ...annual.reading.read import ReadTable, read_table
from ...corners.numbering import numbered_rings
from ...findings import Severity, note, warning
from ...geodesy.moving import Move
from ...landclass.classes import LandClasses, load_classes
from ...progress import Progress
from .classes import ClassTable
from .context import Context
from .manifest import StatedFile
from .record import At
from .sheets import tables

_OF_MINE = ("holder", "licence_no", "mine_name")
_SUMS = ("section", "class", "area", "written")


def check_annual_tables(context: Context, classes: Sequence[ClassTable], move: Move, progress: Progress) -> None:
    """Every workbook of the annual table."""
    form, names = load_form(), load_classes()
    for file in context.files("annual_table_xlsx"):
        data = context.data(file, "areas")
        if data is None:
            continue
        table = read_table(
            data, file.path, form, names, move, year=context.stated.year, plane=context.plane, progress=progress
        )
        errors = [found for found in table.findings if found.severity is Severity.ERROR]
        context.log.findings += errors
        if not table.content.form_found:
            reason = errors[0] if errors else ""
            context.log.not_checked(At("areas", file.path), note("verify.not_readable", reason=reason))
            continue
        _checked(context, file, table, form, names, progress)
        _classes(context, file, table, classes)
        _sums(context, file, table, form, context.grids(file, "sums"))


def _checked(
    context: Context, file: StatedFile, table: ReadTable, form: AnnualForm, names: LandClasses, progress: Progress
) -> None:
    log = context.log
    year = "" if table.content.year is None else str(table.content.year)
    log.text(At("fields", file.path), warning("verify.field_differs", field="year"), year, str(context.stated.year))
    for key in _OF_MINE:
        at = At("fields", file.path, form.words["sheet"])
        own = str(getattr(context.stated, key))
        log.text(at, warning("verify.field_differs", field=key), table.content.mine.get(key, ""), own)
    log.not_checked(At("fields", file.path, form.words["sheet"]), note("verify.not_twice"))
    if table.plane is not None and table.plane != context.plane:
        finding = warning("verify.field_differs", field="crs")
        log.differs(At("corners", file.path), finding, f"EPSG:{table.plane.epsg}", f"EPSG:{context.plane.epsg}")
        return
    # The year is compared above and with the unit data; here a unit is itself whatever year it states.
    units = [replace(unit, year=table.year) for unit in context.units]
    result = compared(table, units, None, names, progress=progress)
    invented = {item.unit.unit_id for item in result.table.units if item.numbered}
    useless = context.known - context.areas.keys()
    differing: dict[str, int] = defaultdict(int)
    for one in result.differences:
        topic = _topic(one)
        unit_id = "" if one.finding.unit_id in invented else one.finding.unit_id
        if one.finding.code == "reading.row_not_compared":
            continue  # not compared is not different; it is told below
        if unit_id in useless:
            continue  # its geometry is of no use, which is told with the unit data
        sheet = one.finding.source.partition(" [")[2].rstrip("]")
        place = f"{sheet} {one.finding.line or ''}".strip()
        at = At(topic, file.path, place, unit_id, one.finding.geometry)
        if useless and not unit_id and one.finding.code == "reading.only_in_table":
            log.not_checked(at, note("verify.not_matched", row=one.number or "-"))
            continue
        differing[topic] += 1
        log.differs(at, replace(one.finding, unit_id=unit_id), one.in_table, one.in_layer, one.amount, one.unit)
    read = result.table.units
    for topic, count in (
        ("areas", 2 * len(read)),
        ("corners", sum(len(ring.corners) for item in read for ring in numbered_rings(item.unit.geometry))),
        ("fields", sum(len(item.form.values) for item in read)),
        ("data", len(read)),
    ):
        log.same(At(topic, file.path), max(count - differing[topic], 0))
    for finding in result.findings:
        if finding.code == "reading.place_of_several":
            log.findings.append(finding)
    for item in table.unplaced:
        at = At("corners", file.path, item.source, item.unit_id)
        log.not_checked(at, note("verify.not_placed", row=item.number or "-"))


def _topic(one: FormDifference) -> str:
    code = one.finding.code.partition(".")[2]
    if code.startswith("area"):
        return "areas"
    if code.startswith(("corner", "outline")):
        return "corners"
    return "data" if code.startswith("only") else "fields"


def _classes(context: Context, file: StatedFile, table: ReadTable, tables_: Sequence[ClassTable]) -> None:
    """Units with several classes have them from the survey: they are those of the land-class table."""
    several = [item for item in table.units if len({row.code for row in item.form.rows if row.name}) > 1]
    if several and not tables_:
        context.log.not_checked(At("classes", file.path), note("verify.not_class_table"))
        return
    for item in several:
        unit_id = item.unit.unit_id
        if unit_id not in context.areas:
            continue
        for listed in tables_:
            own = {code: one.total.ha4 for code, one in listed.of_unit(unit_id).items()}
            for row in item.form.rows:
                place = f"{item.form.source.partition(' [')[2].rstrip(']')} {row.line}"
                at = context.at("classes", file.path, place, unit_id)
                right = own.pop(row.code, None)
                finding = warning("verify.class_of_form", code=f"{row.code} {row.name}".strip())
                stated = "" if row.hectares is None else str(row.hectares)
                if right is None:
                    context.log.differs(at, finding, stated, "", None, "hm²")
                else:
                    context.log.number(at, finding, stated, hectares(right), "hm²")
            for code, ha4 in own.items():
                at = context.at("classes", file.path, "", unit_id)
                context.log.differs(at, warning("verify.class_of_form", code=code), "", hectares(ha4), None, "hm²")


def _sums(context: Context, file: StatedFile, table: ReadTable, form: AnnualForm, grids: Sequence[Grid]) -> None:
    """The sums of the form's rows, where they stand as numbers."""
    words = {key: form.words[f"summary_{key}"] for key in _SUMS if f"summary_{key}" in form.words}
    found = tables(grids, words, ("section", "class", "area"))
    if not found:
        return
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    titles = {section.key: section.title for section in form.sections}
    for item in (*(one.form for one in table.units), *table.unplaced):
        for row in item.rows:
            sums[titles[item.section], form.words["summary_total"]] += row.hectares or 0
            sums[titles[item.section], row.name or form.words["summary_class_missing"]] += row.hectares or 0
    formulas = 0
    for line in (line for one in found for line in one.rows()):
        section, name = line.text("section"), line.text("class")
        if section not in titles.values():
            continue
        for key in ("area", "written"):
            stated = line.text(key)
            if stated.startswith("="):
                formulas += 1
            elif key in line.columns:
                finding = warning("verify.sum_differs", of=f"{section} {name}")
                own = sums.get((section, name), Decimal(0))
                context.log.number(At("sums", file.path, line.at(key)), finding, stated, own, "hm²")
    if formulas:
        at = At("sums", file.path, found[0].grid.title)
        context.log.not_checked(at, note("verify.not_formula", count=formulas))
