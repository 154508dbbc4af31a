"""The annual table as one record, from which the workbook and the PDF are both written.

Everything that is printed is in it, so that the outputs agree to the last digit: areas as whole 0.0001 hm², money as
``Decimal`` 万元, texts cleaned. The form itself is :mod:`.form`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Optional

from ..findings import Finding, Severity, error, note, warning
from ..geodesy.plane import Plane
from ..landclass.classes import LandClasses
from ..progress import Progress, go_on
from ..unit import Unit
from ..vocabulary import SECTIONS
from .checks import Built, class_name_findings, figure_findings, mine_findings, own_text_findings
from .deadlines import Deadlines, WorkingDays, deadlines_of
from .draft import Draft
from .extent import COORDINATE_LIMIT, CoordinateSheet, crs_text
from .form import AnnualForm
from .inputs import MineYear, SurveyClass, amounts, survey_text, validity
from .plan import AnnualPlan, PlanFacts, build_plan
from .rows import RowRules, SectionRows, in_order, section_rows
from .texts import checked, printable

if TYPE_CHECKING:
    from .years import YearComparison


@dataclass(frozen=True)
class AnnualRecord:
    """The filled form. ``header`` and ``money`` by key of the form; ``sources`` are the lines about the data.

    ``plane`` is that of all corners. ``plan`` are parts 一 and 二, ``signature`` the labels of the signature block as
    printed. ``draft`` is there where the form is a draft.
    """

    form: AnnualForm
    year: int
    title: str
    basis_line: str
    header: Mapping[str, str]
    money: Mapping[str, Optional[Decimal]]
    sections: tuple[SectionRows, ...]
    sheets: tuple[CoordinateSheet, ...]
    sources: tuple[str, ...]
    plane: Plane
    plan: AnnualPlan
    signature: tuple[str, ...]
    dates: Deadlines
    draft: Optional[Draft] = None

    @property
    def deadlines(self) -> tuple[str, ...]:
        """The lines about dates, as printed."""
        return self.dates.lines

    @property
    def row_count(self) -> int:
        """Printed rows of all sections."""
        return sum(section.row_count for section in self.sections)

    @property
    def unit_count(self) -> int:
        """Units of all sections."""
        return sum(len(section.units) for section in self.sections)

    def section(self, key: str) -> SectionRows:
        """One of the three blocks."""
        return self.sections[SECTIONS.index(key)]


def build_record(
    units: Iterable[Unit],
    plane: Plane,
    mine: MineYear,
    year: int,
    summary: Optional[Sequence[SurveyClass]],
    classes: LandClasses,
    form: AnnualForm,
    *,
    coordinate_limit: int = COORDINATE_LIMIT,
    stated_ha: Optional[Mapping[str, float]] = None,
    source: str = "",
    past: Optional[YearComparison] = None,
    today: Optional[date] = None,
    earlier: Optional[Mapping[int, MineYear]] = None,
    calendar: Optional[WorkingDays] = None,
    own_only: bool = False,
    progress: Progress = go_on,
) -> tuple[AnnualRecord, list[Finding]]:
    """The record of ``year`` and what somebody must know about it.

    ``units`` lie in ``plane`` and may be of several years; ``summary`` are the rows of the survey's classes, ``None``
    where there is no survey. ``stated_ha`` are the areas (hm²) that the layer states by unit, only compared with the
    geometry. ``source`` names the layer in findings. ``past`` holds last year's plan against its result, ``today`` is
    the day of handing in, ``earlier`` are the mine's rows of years before. ``calendar`` says which days are worked
    (default: the bundled one). With ``own_only`` the user's own words stand in the place of drafted sentences. Raises
    :class:`Stopped` if ``progress`` returns false.
    """
    given = list(units)
    chosen, findings = _units_of_year(given, year, source)
    by_unit: dict[str, list[SurveyClass]] = defaultdict(list)
    for row in summary or ():
        by_unit[row.unit_id].append(row)
    strangers = sorted(by_unit.keys() - {unit.unit_id for unit in given})
    if strangers:
        findings.append(note("annual.summary_strangers", source=source, count=len(strangers), first=strangers[0]))
    rules = RowRules(plane, classes, form, coordinate_limit, stated_ha or {}, source)
    sections, sheets, row_findings = section_rows(chosen, by_unit, rules, progress)
    header, header_findings = _header(mine, form)
    money, money_findings = amounts(mine, form)
    survey, survey_findings = survey_text(summary, form)
    by_section = {key: [unit for unit in in_order(chosen) if unit.section == key] for key in SECTIONS}
    dates, date_findings = deadlines_of(mine, year, today, by_section["restored"], form.plan, calendar)
    facts = PlanFacts(year, {section.key: section for section in sections}, by_section, money, past)
    plan, drafted, plan_findings = build_plan(facts, mine, form.plan, own_only)
    sources = (
        crs_text(plane, form),
        form.say("area"),
        form.say("classes", classes=classes.edition, survey=survey),
        form.say("template", template=form.template_id),
    )
    record = AnnualRecord(
        form,
        year,
        form.title.format(year=year),
        form.basis_line.format(basis=form.basis, effective=form.effective),
        header,
        money,
        sections,
        sheets,
        sources,
        plane,
        plan,
        form.signature,
        dates,
    )
    built = Built(plane, facts.sections, by_section, money, drafted, source)
    return record, [
        *findings,
        *row_findings,
        *header_findings,
        *money_findings,
        *survey_findings,
        *mine_findings(mine, earlier or {}, year, form),
        *class_name_findings(chosen, by_unit, classes, source),
        *plan_findings,
        *own_text_findings(mine, built),
        *figure_findings(built),
        *date_findings,
    ]


def _units_of_year(units: Sequence[Unit], year: int, source: str) -> tuple[list[Unit], list[Finding]]:
    """The units that belong into the form; the others are told."""
    chosen: list[Unit] = []
    findings: list[Finding] = []
    seen: set[str] = set()
    for unit in units:
        if unit.year is None:
            findings.append(error("annual.year_missing", source=source, unit_id=unit.unit_id))
        elif unit.year != year:
            continue
        elif unit.section not in SECTIONS:
            findings.append(error("annual.section_unknown", source=source, unit_id=unit.unit_id, text=unit.section))
        else:
            if unit.unit_id in seen:
                findings.append(error("annual.unit_twice", source=source, unit_id=unit.unit_id))
            seen.add(unit.unit_id)
            chosen.append(unit)
    if not units:
        findings.append(warning("annual.no_units", source=source, year=year))
    return chosen, [*_other_years(units, year, source, empty=not chosen), *findings]


def _other_years(units: Sequence[Unit], year: int, source: str, empty: bool) -> list[Finding]:
    """The units that do not belong into the form. If it is ``empty`` for that, the year is likely a wrong one."""
    others = Counter(unit.year for unit in units if unit.year not in (year, None))
    if not others:
        return []
    figures = {
        "count": sum(others.values()),
        "years": ", ".join(str(other) for other in sorted(others, key=str)),
        "year": year,
    }
    finding = note("annual.other_years", source=source, **figures)
    return [replace(finding, severity=Severity.WARNING) if empty else finding]


def _header(mine: MineYear, form: AnnualForm) -> tuple[dict[str, str], list[Finding]]:
    """The texts of the header block."""
    period, findings = validity(mine, form)
    values: dict[str, str] = {}
    for entry in (entry for line in form.header for entry in line):
        text = period if entry.key == "validity" else printable(str(getattr(mine, entry.key)))
        values[entry.key], said = checked(text, entry, {"source": mine.source}, form)
        findings += said
    return values, findings
