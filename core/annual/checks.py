"""What is looked at before a plan leaves: the mine's row, the classes' names, and that all figures agree."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Optional

from shapely import is_valid
from shapely.geometry import MultiPolygon, Polygon

from ..amounts import centi_from_m2, ha4_from_centi, hectares, money
from ..findings import Finding, error, note, warning
from ..geodesy.area import official_areas
from ..geodesy.plane import Plane
from ..landclass.classes import LandClasses
from ..unit import Unit, areas_of
from .extent import metres
from .form import AnnualForm
from .inputs import MineYear, SurveyClass, read_date
from .plan_form import OWN_TEXTS
from .quoted import AREA, MONEY, quoted, unknown_amounts
from .rows import SectionRows, UnitRows

_BETWEEN_NUMBERS = re.compile(r"[、,;/和及]")
_LASTING = ("holder", "licence_no", "mine_name")
"""What does not change from year to year without a reason."""


def mine_findings(mine: MineYear, earlier: Mapping[int, MineYear], year: int, form: AnnualForm) -> list[Finding]:
    """What the mine's row of ``year`` says that cannot be, or is unlikely; ``earlier`` are its rows of years before."""
    return [
        *_shapes(mine, form),
        *_validity(mine, year),
        *_amounts(mine, form),
        *_balance(mine, earlier, year),
        *_changed(mine, earlier.get(year - 1), form),
    ]


def _labels(form: AnnualForm) -> dict[str, str]:
    entries = [entry for line in form.header for entry in line]
    entries += [entry for section in form.sections for entry in section.money]
    return {entry.key: entry.label.replace("\n", "") for entry in entries}


def _shapes(mine: MineYear, form: AnnualForm) -> list[Finding]:
    """Values of the header that do not look like what they should be."""
    findings = []
    for key, patterns in form.shapes.items():
        text = "".join(unicodedata.normalize("NFKC", str(getattr(mine, key, ""))).split())
        parts = [part for part in _BETWEEN_NUMBERS.split(text) if part] if key == "phone" else [text]
        if text and not all(any(pattern.fullmatch(part) for pattern in patterns) for part in parts):
            figures = {"source": mine.source, "column": _labels(form)[key], "text": text}
            if key == "licence_no":
                findings.append(warning("annual.licence_shape", **figures, length=len(text)))
            else:
                findings.append(warning("annual.header_shape", **figures))
    return findings


def _validity(mine: MineYear, year: int) -> list[Finding]:
    """Whether the licence is valid in the year of the plan."""
    begin, end = read_date(mine.valid_from), read_date(mine.valid_to)
    first, last = date(year, 1, 1), date(year, 12, 31)
    if begin is not None and end is not None and end < begin:
        return []  # the period itself is wrong, which is said where it is printed
    if end is not None and end < first:
        return [warning("annual.licence_expired", source=mine.source, year=year, end=end)]
    if begin is not None and begin > last:
        return [warning("annual.licence_later", source=mine.source, year=year, begin=begin)]
    findings = []
    if end is not None and end < last:
        findings.append(warning("annual.licence_ends", source=mine.source, year=year, end=end))
    if begin is not None and begin >= first:
        findings.append(note("annual.licence_begins", source=mine.source, begin=begin, first=year + 1))
    return findings


def _money(mine: MineYear, key: str) -> Optional[Decimal]:
    try:
        value = money(str(getattr(mine, key)).strip())
    except ValueError:
        return None
    return value if value >= 0 else None


def _amounts(mine: MineYear, form: AnnualForm) -> list[Finding]:
    """Amounts so large that they are likely in CNY, not in 10,000 CNY."""
    values = {entry.key: _money(mine, entry.key) for section in form.sections for entry in section.money}
    return [
        warning("annual.money_large", source=mine.source, column=_labels(form)[key], text=value)
        for key, value in values.items()
        if value is not None and value >= form.largest_money
    ]


def _balance(mine: MineYear, earlier: Mapping[int, MineYear], year: int) -> list[Finding]:
    """More spent than drawn, as far as the rows of the table say: those of the years without a gap up to ``year``."""
    drawn, spent = _money(mine, "fund_drawn"), _money(mine, "fund_spent")
    if drawn is None or spent is None:
        return []
    since = year
    while since - 1 in earlier:
        before = earlier[since - 1]
        more_drawn, more_spent = _money(before, "fund_drawn"), _money(before, "fund_spent")
        if more_drawn is None or more_spent is None:
            break
        drawn, spent, since = drawn + more_drawn, spent + more_spent, since - 1
    # A row's actual amounts are those of the year before it.
    figures = {"source": mine.source, "first": since - 1, "last": year - 1, "drawn": drawn, "spent": spent}
    findings = []
    if spent > drawn:
        findings.append(warning("annual.spent_more", **figures, more=spent - drawn))
    to_draw, to_spend = _money(mine, "fund_to_draw"), _money(mine, "fund_to_spend")
    if to_draw is not None and to_spend is not None:
        more = to_spend - to_draw - max(drawn - spent, Decimal(0))
        if more > 0:
            planned = {"to_draw": to_draw, "to_spend": to_spend, "balance": max(drawn - spent, Decimal(0))}
            findings.append(warning("annual.plan_spends_more", **figures, **planned, more=more))
    return findings


def _changed(mine: MineYear, before: Optional[MineYear], form: AnnualForm) -> list[Finding]:
    """What last year's row has otherwise though it rarely changes."""
    if before is None:
        return []
    pairs = [(key, getattr(mine, key).strip(), getattr(before, key).strip()) for key in _LASTING]
    return [
        note("annual.header_changed", source=mine.source, column=_labels(form)[key], text=now, before=then)
        for key, now, then in pairs
        if now and then and now != then
    ]


def class_name_findings(
    units: Iterable[Unit], summary: Mapping[str, Sequence[SurveyClass]], classes: LandClasses, source: str
) -> list[Finding]:
    """Codes that the survey calls by another name than the class list: data of another edition, or a wrong code."""
    rows = [row for unit in units for row in summary.get(unit.unit_id, ()) if classes.is_polygon_class(row.land_class)]
    names = Counter((row.land_class, row.name.strip()) for row in rows if row.name.strip())
    return [
        warning(
            "annual.class_name_differs",
            source=source,
            text=code,
            name=name,
            listed=classes[code].name,
            edition=classes.edition,
            count=count,
        )
        for (code, name), count in sorted(names.items())
        if name != classes[code].name
    ]


@dataclass(frozen=True)
class Built:
    """A record's figures and the units that they are of. ``units`` go by section, in the order of its rows; ``money``
    by the key of the form, ``drafted`` are sentences of ours.
    """

    plane: Plane
    sections: Mapping[str, SectionRows]
    units: Mapping[str, Sequence[Unit]]
    money: Mapping[str, Optional[Decimal]]
    drafted: Sequence[str]
    source: str


def figure_findings(built: Built) -> list[Finding]:
    """Rows against units, sums against geometry, totals against the drafted sentences; nothing where all agree."""
    findings: list[Finding] = []
    for key, section in built.sections.items():
        units = built.units[key]
        if [unit.unit_id for unit in units] != [rows.unit_id for rows in section.units]:
            counts = {"rows": len(section.units), "units": len(units)}
            findings.append(error("annual.rows_differ", source=built.source, section=key, **counts))
            continue
        measured = sum(area.ha4 for area in areas_of([unit for unit in units if _has_area(unit)], built.plane))
        by_class = sum(total.ha4 for total in section.class_totals)
        if not measured == by_class == section.ha4:
            sums = {"printed": hectares(section.ha4), "classes": hectares(by_class), "measured": hectares(measured)}
            findings.append(error("annual.total_differs", source=built.source, section=key, **sums))
        findings += _printed_areas(section.units, units, built)
    return [*findings, *_totals_missed(built)]


def _totals_missed(built: Built) -> list[Finding]:
    """Totals of the table that the drafted sentences do not state, exactly as the table has them."""
    stated = {(unit, number) for line in built.drafted for _, unit, number in quoted(line)}
    totals = [(AREA, hectares(section.ha4)) for section in built.sections.values() if section.units]
    totals += [(MONEY, value) for value in built.money.values() if value is not None]
    return [
        error("annual.sentence_differs", source=built.source, amount=f"{number} {unit}")
        for unit, number in totals
        if (unit, number) not in stated
    ]


def own_text_findings(mine: MineYear, built: Built) -> list[Finding]:
    """Amounts in the user's own words that neither the table nor the drafted sentences have."""
    known = [*_known(built.sections.values()), *_known_money(built.money)]
    for line in built.drafted:
        known += quoted(line)
    return [
        warning("annual.text_figure", source=mine.source, field=name, amount=amount)
        for name in OWN_TEXTS
        for amount in unknown_amounts(str(getattr(mine, name)), known)
    ]


def _has_area(unit: Unit) -> bool:
    return not unit.geometry.is_empty and bool(is_valid(unit.geometry))


Amount = tuple[str, str, Decimal]
"""As :func:`.quoted.quoted` gives them."""


def _known(sections: Iterable[SectionRows]) -> list[Amount]:
    """The areas of a table: of rows, units, classes and sections."""
    areas: set[int] = set()
    for section in sections:
        areas.add(section.ha4)
        areas.update(total.ha4 for total in section.class_totals)
        for unit in section.units:
            areas.update(line.ha4 for line in unit.lines if line.ha4 is not None)
            areas.add(sum(line.ha4 or 0 for line in unit.lines))
    return [("", AREA, hectares(area)) for area in areas]


def _known_money(values: Mapping[str, Optional[Decimal]]) -> list[Amount]:
    return [("", MONEY, value) for value in values.values() if value is not None]


def _printed_areas(rows: Sequence[UnitRows], units: Sequence[Unit], built: Built) -> list[Finding]:
    """Units whose area by the corners as printed (3 decimals) is another in the form's last decimal.

    Whoever computes the area again has only those corners.
    """
    pairs = [(row, unit, _printed(row)) for row, unit in zip(rows, units) if _has_area(unit)]
    usable = [(row, unit, shape) for row, unit, shape in pairs if shape is not None]
    again = official_areas([shape for _, _, shape in usable], built.plane)
    findings = []
    for (row, unit, _), square_metres in zip(usable, again):
        ha4 = sum(line.ha4 or 0 for line in row.lines)
        by_corners = ha4_from_centi(centi_from_m2(float(square_metres)))
        if by_corners != ha4:
            figures = {"measured": hectares(ha4), "printed": hectares(by_corners)}
            place = unit.geometry.representative_point()
            findings.append(
                warning("annual.printed_area", unit_id=unit.unit_id, source=built.source, geometry=place, **figures)
            )
    return findings


def _printed(row: UnitRows) -> Optional[MultiPolygon]:
    """The ground inside the printed corners; ``None`` where rounding left no valid outline."""
    parts: dict[int, tuple[list[tuple[float, float]], list[list[tuple[float, float]]]]] = {}
    for ring in row.rings:
        corners = [(float(metres(corner.east)), float(metres(corner.north))) for corner in ring.corners]
        outer, holes = parts.setdefault(ring.part, ([], []))
        if ring.is_hole:
            holes.append(corners)
        else:
            outer += corners
    shape = MultiPolygon([Polygon(outer, holes) for outer, holes in parts.values() if len(outer) > 2])
    return shape if not shape.is_empty and is_valid(shape) else None
