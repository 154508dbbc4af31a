"""What somebody must know about the two sides of a comparison, and about its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ...findings import Finding, error, note, warning
from ...unit import Unit
from .match import EMPTY, named, twice_numbered, usable
from .records import CLASS, DIFFERENTLY, MEASURES, NOT_DONE, QUALITY, TEMPORARY, UNPLANNED, ComparisonRow
from .text import difference_text
from .words import YearWords


def about_years(units: Sequence[Unit], source: str) -> list[Finding]:
    """Units that no year can be compared by."""
    return [
        warning("years.no_year", source=source, unit_id=unit.unit_id)
        for unit in units
        if unit.year is None and unit.section in ("planned", "restored")
    ]


def about_sides(plans: Sequence[Unit], results: Sequence[Unit], year: int, source: str) -> list[Finding]:
    """What is odd about last year's plan and about this year's results as such."""
    findings = []
    if not plans:
        findings.append(warning("years.no_plan", source=source, last=year - 1))
    if plans and not results:
        findings.append(warning("years.no_results", source=source, year=year, last=year - 1))
    for unit in (*plans, *results):
        reason = usable(unit)
        if reason == EMPTY:
            findings.append(error("years.no_ground", source=source, unit_id=unit.unit_id))
        elif reason:
            findings.append(error("years.invalid_ground", source=source, unit_id=unit.unit_id, reason=reason))
    findings += [
        error("years.result_twice", source=source, unit_id=name, year=year) for name in twice_numbered(results)
    ]
    return findings


_NOT_COMPARED: Mapping[str, Callable[[str, Mapping[str, object]], Finding]] = {
    CLASS: lambda source, units: warning("years.class_not_compared", source=source, **units),
    QUALITY: lambda source, units: note("years.quality_not_compared", source=source, **units),
    TEMPORARY: lambda source, units: note("years.temporary_not_compared", source=source, **units),
    MEASURES: lambda source, units: note("years.measures_not_compared", source=source, **units),
}


def about_rows(
    rows: Sequence[ComparisonRow], words: YearWords, source: str, has_reasons: bool = False
) -> list[Finding]:
    """Differences that nobody explains, and values that nobody compared. ``has_reasons``: the mine's own words do."""
    findings = []
    unexplained = [
        row for row in rows if row.outcome in (DIFFERENTLY, NOT_DONE, UNPLANNED) and not row.reason and not has_reasons
    ]
    told: set[int] = set()
    for row in unexplained:
        unit = row.result or row.plan
        if row.match not in told and unit is not None:
            told.add(row.match)
            place = {"source": source, "unit_id": unit.unit_id, "geometry": unit.geometry}
            if row.outcome == DIFFERENTLY:
                differences = _differences(rows, row.match, words)
                findings.append(warning("years.differs_unexplained", **place, differences=differences))
            elif row.outcome == NOT_DONE:
                findings.append(warning("years.not_done_unexplained", **place))
            else:
                findings.append(warning("years.unplanned_unexplained", **place))
    for kind, about in _NOT_COMPARED.items():
        some = _once([row.result for row in rows if kind in row.not_compared and row.result is not None])
        if some:
            findings.append(about(source, {"count": len(some), "units": named(some)}))
    return findings


def _differences(rows: Sequence[ComparisonRow], match: int, words: YearWords) -> str:
    """What differs between the units that belong together."""
    texts = [difference_text(one, words) for row in rows if row.match == match for one in row.differences]
    return words.say("clause").join(dict.fromkeys(texts))


def _once(units: Sequence[Unit]) -> list[Unit]:
    return list({id(unit): unit for unit in units}.values())
