"""Temporary land: its dates, and whether its term ends before the work does.

That a term is usually two years at most and that the ground is restored within one year of its end stands in article 20
of the regulation on the land administration law (土地管理法实施条例), which was not at hand: quoted as others quote it.
Both are figures of the profile.
"""

from __future__ import annotations

from datetime import date

from ..dates import years_after
from ..findings import Finding, error, note, warning
from ..unit import Unit
from .profile import TemporaryLand


def temporary_findings(unit: Unit, rules: TemporaryLand) -> list[Finding]:
    """What is missing or odd about the dates of temporary land."""
    place = {"unit_id": unit.unit_id, "source": unit.source}
    dates = {"temp_from": unit.temp_from, "temp_to": unit.temp_to}
    given = [name for name, day in dates.items() if day is not None]
    if not unit.temporary:
        return [warning("units.temporary_not_said", fields=", ".join(given), **place)] if given else []
    missing = [name for name in dates if name not in given]
    findings = [warning("units.temporary_no_dates", fields=", ".join(missing), **place)] if missing else []
    if unit.temp_from is not None and unit.temp_to is not None:
        figures = {"first": unit.temp_from.isoformat(), "last": unit.temp_to.isoformat(), **place}
        if unit.temp_to < unit.temp_from:
            return [error("units.temporary_reversed", **figures)]
        if unit.temp_to > years_after(unit.temp_from, rules.usual_years):
            findings.append(note("units.temporary_long", years=rules.usual_years, **figures))
    if unit.temp_to is not None and unit.year is not None and unit.section in ("damaged", "planned"):
        findings += _term_findings(unit.temp_to, unit.year, rules, place)
    return findings


def _term_findings(last: date, year: int, rules: TemporaryLand, place: dict[str, str]) -> list[Finding]:
    """Ground that is not restored yet, in the plan of ``year``: approval that ends before the year does."""
    due = years_after(last, rules.restored_within_years)
    figures = {"last": last.isoformat(), "due": due.isoformat(), "year": year, **place}
    if due < date(year, 12, 31):
        return [warning("units.temporary_overdue", years=rules.restored_within_years, **figures)]
    if last < date(year, 12, 31):
        return [warning("units.temporary_expires", years=rules.restored_within_years, **figures)]
    return []
