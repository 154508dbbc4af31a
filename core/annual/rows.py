"""The three blocks of the form: units become numbered rows, and coordinate sheets where they have many corners."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

from ..amounts import centi_from_m2, ha4_from_centi, hectares
from ..corners.numbering import NumberedRing, numbered_rings
from ..findings import Finding, error, note, warning
from ..geodesy.area import official_areas
from ..geodesy.plane import Plane
from ..landclass.classes import LandClasses
from ..progress import Progress, check
from ..shapes import fault_of
from ..unit import Unit
from .classes import ClassLine, class_lines
from .extent import CoordinateSheet, extent_text, fits_a_row
from .form import ANSWER_KEYS, TEXT_KEYS, AnnualForm, Entry, Section
from .inputs import SurveyClass
from .texts import checked, printable

_LONGEST_NUMBER = 100


@dataclass(frozen=True)
class UnitRows:
    """One unit in the form: what its rows share, and its class rows (at least one).

    ``number`` is the 序号. ``shared`` has the texts of the other columns in ``form.UNIT_KEYS`` that the section has.
    ``sheet`` is the number of the coordinate sheet that the row points to, if any; ``rings`` are the corners, wherever
    they are printed.
    """

    number: int
    unit_id: str
    shared: Mapping[str, str]
    lines: tuple[ClassLine, ...]
    sheet: Optional[int] = None
    rings: tuple[NumberedRing, ...] = ()


@dataclass(frozen=True)
class ClassTotal:
    """The area of a class in a section, 0.0001 hm²; ``name`` is empty where rows have no class."""

    code: str
    name: str
    ha4: int


@dataclass(frozen=True)
class SectionRows:
    """One block of the form."""

    key: str
    units: tuple[UnitRows, ...]

    @property
    def row_count(self) -> int:
        """Printed rows."""
        return sum(len(unit.lines) for unit in self.units)

    @property
    def ha4(self) -> int:
        """The sum of the printed areas, 0.0001 hm²."""
        return sum(line.ha4 or 0 for unit in self.units for line in unit.lines)

    @property
    def class_totals(self) -> tuple[ClassTotal, ...]:
        """Areas by class in the order of the codes; what is no class, and rows without one, come last."""
        sums: dict[tuple[bool, bool, str, str], int] = defaultdict(int)
        for unit in self.units:
            for line in unit.lines:
                if line.ha4 is not None:
                    sums[not line.name, not line.code, line.code, line.name] += line.ha4
        return tuple(ClassTotal(code, name, ha4) for (_, _, code, name), ha4 in sorted(sums.items()))


@dataclass(frozen=True)
class RowRules:
    """What the rows are made with; the fields are the parameters of ``record.build_record``."""

    plane: Plane
    classes: LandClasses
    form: AnnualForm
    coordinate_limit: int
    stated_ha: Mapping[str, float]
    source: str

    def place(self, unit: Unit) -> dict[str, Any]:
        """Where findings about ``unit`` are. An invalid geometry has no representative point, so it is left off."""
        valid = not unit.geometry.is_empty and unit.geometry.is_valid
        return {"unit_id": unit.unit_id, "source": self.source, "geometry": unit.geometry if valid else None}


Built = tuple[tuple[SectionRows, ...], tuple[CoordinateSheet, ...], list[Finding]]


def section_rows(
    units: Sequence[Unit],
    summary: Mapping[str, Sequence[SurveyClass]],
    rules: RowRules,
    progress: Progress,
) -> Built:
    """The blocks, the coordinate sheets and the findings. Raises :class:`Stopped` if ``progress`` returns false.

    Within a section units stand in the natural order of their numbers (U2 before U10), whatever the layer's order.
    """
    ordered = in_order(units)
    areas = dict(zip(map(id, ordered), _areas(ordered, rules.plane)))
    sections: list[SectionRows] = []
    sheets: list[CoordinateSheet] = []
    findings: list[Finding] = []
    done = 0
    for section in rules.form.sections:
        rows = []
        for number, unit in enumerate((unit for unit in ordered if unit.section == section.key), 1):
            done += 1
            check(progress, done / len(ordered))
            row, sheet, said = _unit_rows(number, unit, areas[id(unit)], section, summary, len(sheets) + 1, rules)
            rows.append(row)
            findings += said
            if sheet is not None:
                sheets.append(sheet)
        if not rows:
            findings.append(note("annual.section_empty", source=rules.source, section=section.title))
        sections.append(SectionRows(section.key, tuple(rows)))
    return tuple(sections), tuple(sheets), findings


def in_order(units: Iterable[Unit]) -> list[Unit]:
    """The units in the order of the form, whatever the layer's order."""
    return sorted(units, key=lambda unit: natural(unit.unit_id))


def natural(text: str) -> list[tuple[int, int, str]]:
    """A sort key that reads digits as numbers."""
    parts = re.split(r"([0-9]+)", text)
    return [(1, int(part), part) if part.isdecimal() and part.isascii() else (0, 0, part) for part in parts]


def _areas(units: Sequence[Unit], plane: Plane) -> list[Optional[int]]:
    """Official areas in 0.0001 hm², ``None`` where the geometry is missing or invalid."""
    good = [unit for unit in units if not unit.geometry.is_empty and unit.geometry.is_valid]
    measured = official_areas([unit.geometry for unit in good], plane)
    ha4 = {id(unit): ha4_from_centi(centi_from_m2(float(area))) for unit, area in zip(good, measured)}
    return [ha4.get(id(unit)) for unit in units]


def _unit_rows(
    number: int,
    unit: Unit,
    ha4: Optional[int],
    section: Section,
    summary: Mapping[str, Sequence[SurveyClass]],
    next_sheet: int,
    rules: RowRules,
) -> tuple[UnitRows, Optional[CoordinateSheet], list[Finding]]:
    place = rules.place(unit)
    findings = _about_geometry(unit, ha4, place, rules)
    rings = () if unit.geometry.is_empty else tuple(numbered_rings(unit.geometry))
    extent, sheet = _extent(number, unit, ha4, rings, section, next_sheet, rules)
    shared = {"extent": extent}
    for column in section.columns:
        if column.key in (*ANSWER_KEYS, *TEXT_KEYS):
            shared[column.key], said = _cell(unit, column, place, rules.form)
            findings += said
    lines = [ClassLine("", "", ha4)]
    if ha4 is not None and section.has("land_class"):
        lines, said = class_lines(unit, ha4, summary.get(unit.unit_id, ()), rules.classes, place)
        findings += said
    rows = UnitRows(number, unit.unit_id, shared, tuple(lines), sheet.number if sheet else None, rings)
    return rows, sheet, findings


def _about_geometry(unit: Unit, ha4: Optional[int], place: Mapping[str, Any], rules: RowRules) -> list[Finding]:
    """Without a valid geometry there is no area; an area that the layer states is only compared with the geometry's."""
    if unit.geometry.is_empty:
        return [error("annual.no_geometry", **place)]
    if ha4 is None:
        fault = fault_of(unit.geometry)
        return [error("annual.invalid_geometry", **{**place, "geometry": fault.place}, reason=fault.reason)]
    stated = rules.stated_ha.get(unit.unit_id)
    if stated is not None and f"{stated:.4f}" != str(hectares(ha4)):
        return [warning("annual.area_differs", **place, stated=f"{stated:.4f}", measured=hectares(ha4))]
    return []


def _extent(
    number: int,
    unit: Unit,
    ha4: Optional[int],
    rings: tuple[NumberedRing, ...],
    section: Section,
    next_sheet: int,
    rules: RowRules,
) -> tuple[str, Optional[CoordinateSheet]]:
    form = rules.form
    if not rings:
        return "", None
    if fits_a_row(rings, rules.coordinate_limit):
        return extent_text(rings, form), None
    named = {"section": section.title, "row": number, "unit": _shortened(unit.unit_id)}
    info = (
        form.say("sheet_info_no_area", **named) if ha4 is None else form.say("sheet_info", **named, area=hectares(ha4))
    )
    sheet = CoordinateSheet(next_sheet, form.say("sheet_title", number=next_sheet), info, rings)
    return form.say("see_sheet", number=next_sheet), sheet


def _shortened(unit_id: str) -> str:
    """A unit's number in a line of text; one that is a whole story is cut where everybody sees it."""
    name = printable(unit_id)
    return name if len(name) <= _LONGEST_NUMBER else f"{name[:_LONGEST_NUMBER]}…"


def _cell(unit: Unit, column: Entry, place: Mapping[str, Any], form: AnnualForm) -> tuple[str, list[Finding]]:
    """The text of a column that is the same for all rows of a unit; an empty one has a finding."""
    value = getattr(unit, column.key)
    if value is None or isinstance(value, bool):
        text = "" if value is None else form.say("yes" if value else "no")
    else:
        text = printable(value)
    return checked(text, column, place, form)
