"""Deadlines of the annual plan: the day until which it is handed in, and working days by the State Council's calendar.

Which days are worked in China is published a year at a time (国务院办公厅关于部分节假日安排的通知), in October or
November of the year before. ``resources/tables/working_days.json`` holds the published years and is made to be edited;
years that it lacks come from the library chinesecalendar, where that is installed and knows them. A day of any other
year counts from Monday to Friday, and what follows from it is provisional.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Optional

from ..catalogue import RESOURCES, Node, read_json
from ..findings import Finding, note, warning
from ..unit import Unit
from .inputs import MineYear, read_date
from .plan_form import PlanForm

FILE, LIBRARY, WEEKDAYS = "file", "library", "weekdays"
"""What says whether a day is worked."""
LIBRARY_NAME = "chinesecalendar"
_UNSETTLED = (12, 25)
"""From this day on the arrangement of the next year may reach into a year (29 December 2018 was worked for 2019)."""
_EARLIEST, _LATEST = 1990, 2100

LibrarySays = Callable[[date], Optional[bool]]


@dataclass(frozen=True)
class WorkingDays:
    """The calendar. ``years`` are those of the file: by year the days that are not as their weekday says.

    ``library`` says of a day whether it is worked, ``None`` where it does not know the year.
    """

    edition: str
    years: Mapping[int, frozenset[date]]
    library: LibrarySays

    def is_worked(self, day: date) -> tuple[bool, str]:
        """Whether ``day`` is a working day, and what says so: ``FILE``, ``LIBRARY`` or ``WEEKDAYS``."""
        usual = day.weekday() < 5
        if day.year in self.years:
            return usual != (day in self.years[day.year]), FILE
        known = self.library(day)
        return (usual, WEEKDAYS) if known is None else (known, LIBRARY)


@dataclass(frozen=True)
class Deadline:
    """The last day of a period. ``bases`` are what said which days are worked, ``guessed`` the years that nothing
    knows; ``unsettled`` is the year whose arrangement may yet change the last days of the year before (0: none).
    """

    day: date
    bases: tuple[str, ...]
    guessed: tuple[int, ...]
    unsettled: int

    @property
    def is_provisional(self) -> bool:
        """Whether the day may yet change."""
        return bool(self.guessed or self.unsettled)


def working_days_after(start: date, count: int, calendar: WorkingDays) -> Deadline:
    """The ``count``-th working day after ``start``, which itself does not count (民法典 第二百零一条)."""
    day = start
    bases: list[str] = []
    guessed: list[int] = []
    unsettled = 0
    while count:
        day += timedelta(days=1)
        worked, basis = calendar.is_worked(day)
        if basis not in bases:
            bases.append(basis)
        if basis == WEEKDAYS and day.year not in guessed:
            guessed.append(day.year)
        if basis != WEEKDAYS and (day.month, day.day) >= _UNSETTLED and not unsettled:
            following = calendar.is_worked(date(day.year + 1, 1, 1))[1]
            unsettled = day.year + 1 if following == WEEKDAYS else 0
        count -= worked
    return Deadline(day, tuple(basis for basis in bases if basis != WEEKDAYS), tuple(guessed), unsettled)


DEFAULT_CALENDAR = RESOURCES / "tables" / "working_days.json"


def load_calendar(path: Path = DEFAULT_CALENDAR) -> WorkingDays:
    """The calendar in ``path``, with the library for years that it lacks. Raises :class:`CatalogueError`."""
    return _bundled() if path == DEFAULT_CALENDAR else _read(path)


@cache
def _bundled() -> WorkingDays:
    return _read(DEFAULT_CALENDAR)


def _read(path: Path) -> WorkingDays:
    """The calendar, read anew: users edit their files and try again."""
    top = read_json(path)
    top.only("edition", "note", "years")
    listed = top.child("years")
    top.get("years", dict)
    years = {}
    for key in listed.value:
        node = listed.child(key)
        if not (len(key) == 4 and key.isascii() and key.isdecimal() and _EARLIEST <= int(key) <= _LATEST):
            raise node.fail("'{text}' is no year", text=key)
        node.only("holidays", "workdays")
        off, on = _days(node, "holidays", int(key)), _days(node, "workdays", int(key))
        years[int(key)] = frozenset((*off, *on))
    return WorkingDays(top.get("edition", str), years, library_says)


def _days(year: Node, key: str, number: int) -> list[date]:
    """The days of one list, each once. Holidays are weekdays, working days are Saturdays and Sundays."""
    days: list[date] = []
    for node in (year.get(key, list), year.items(key))[1]:
        try:
            month, _, day_of_month = str(node.value).partition("-")
            day = date(number, int(month), int(day_of_month))
        except ValueError as cause:
            raise node.fail("'{text}' is no day of the year; write month-day: 05-01", text=str(node.value)) from cause
        if day in days:
            raise node.fail("'{text}' is there twice", text=str(node.value))
        if (day.weekday() < 5) != (key == "holidays"):
            problem = "'{text}' is a weekend anyway" if key == "holidays" else "'{text}' is worked anyway"
            raise node.fail(problem, text=str(node.value))
        days.append(day)
    return days


def library_says(day: date) -> Optional[bool]:
    """What chinesecalendar says of a day; ``None`` where it is not installed or does not know the year."""
    try:
        import chinese_calendar
    except ImportError:
        return None
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def library_version() -> str:
    """The version of chinesecalendar, empty where it is not installed."""
    try:
        return metadata.version(LIBRARY_NAME)
    except metadata.PackageNotFoundError:
        return ""


@dataclass(frozen=True)
class Deadlines:
    """The dates of a year's plan. ``plan_due`` is the last day to hand it in, ``handed_in`` the day when it is.

    ``acceptance`` is the end of the acceptance that was applied for on ``applied_on``. ``lines`` are printed.
    """

    plan_due: date
    handed_in: Optional[date]
    applied_on: Optional[date]
    acceptance: Optional[Deadline]
    lines: tuple[str, ...]

    @property
    def days_late(self) -> int:
        """Days between the last day and the day of handing in; 0 where the plan is in time or no day is given."""
        return max((self.handed_in - self.plan_due).days, 0) if self.handed_in else 0


def deadlines_of(
    mine: MineYear,
    year: int,
    today: Optional[date],
    restored: Sequence[Unit],
    form: PlanForm,
    calendar: Optional[WorkingDays] = None,
) -> tuple[Deadlines, list[Finding]]:
    """The deadlines of the plan of ``year``, handed in on ``today``, and what is to be said about them.

    ``restored`` are the units whose acceptance is at stake.
    """
    calendar = calendar or load_calendar()
    due = date(year, *form.due)
    findings = [_plan_finding(due, today, mine)]
    lines = [form.say("due", **_parts(due))]
    late = (today - due).days if today else 0
    if today:
        lines.append(
            form.say("late", days=late, **_parts(today)) if late > 0 else form.say("handed_in", **_parts(today))
        )
    applied, acceptance = read_date(mine.applied_on), None
    if applied is not None and _EARLIEST <= applied.year < _LATEST:
        acceptance = working_days_after(applied, form.acceptance_days, calendar)
        lines.append(_acceptance_line(applied, acceptance, form, calendar))
    findings += _acceptance_findings(mine, applied, acceptance, today, restored, form, calendar)
    if acceptance is not None and applied is not None and applied > (today or date(year, 12, 31)):
        findings.append(warning("annual.applied_later", source=mine.source, applied=applied, year=year))
    return Deadlines(due, today, applied, acceptance, tuple(lines)), findings


def _plan_finding(due: date, today: Optional[date], mine: MineYear) -> Finding:
    if today is None:
        return note("annual.due", source=mine.source, due=due)
    if today > due:
        return warning("annual.late", source=mine.source, due=due, day=today, days=(today - due).days)
    return note("annual.in_time", source=mine.source, due=due, day=today)


def _acceptance_findings(
    mine: MineYear,
    applied: Optional[date],
    acceptance: Optional[Deadline],
    today: Optional[date],
    restored: Sequence[Unit],
    form: PlanForm,
    calendar: WorkingDays,
) -> list[Finding]:
    place = {"source": mine.source}
    waiting = [unit for unit in restored if not unit.accepted]
    if acceptance is None or applied is None:
        if mine.applied_on.strip():
            return [warning("annual.applied_unreadable", **place, text=mine.applied_on.strip())]
        return [note("annual.not_applied", **place, count=len(waiting))] if waiting else []
    figures: dict[str, Any] = {
        "applied": applied,
        "days": form.acceptance_days,
        "due": acceptance.day,
        "basis": _basis(acceptance, form, calendar),
    }
    findings = [note("annual.acceptance_due", **place, **figures)]
    if acceptance.is_provisional:
        findings = [note("annual.acceptance_provisional", **place, **figures)]
    if today is not None and today > acceptance.day and waiting:
        days = (today - acceptance.day).days
        findings.append(
            warning("annual.acceptance_overdue", **place, due=acceptance.day, day=today, days=days, count=len(waiting))
        )
    return findings


def _acceptance_line(applied: date, acceptance: Deadline, form: PlanForm, calendar: WorkingDays) -> str:
    return form.say(
        "acceptance",
        applied=form.say("day", **_parts(applied)),
        days=form.acceptance_days,
        due=form.say("day", **_parts(acceptance.day)),
        basis=_basis(acceptance, form, calendar),
    )


def _basis(acceptance: Deadline, form: PlanForm, calendar: WorkingDays) -> str:
    """By what a deadline was counted, as it is printed."""
    said = [form.say("provisional")] if acceptance.is_provisional else []
    if FILE in acceptance.bases:
        said.append(form.say("basis_file", edition=calendar.edition))
    if LIBRARY in acceptance.bases:
        said.append(form.say("basis_library", version=library_version()))
    if acceptance.guessed:
        said.append(form.say("basis_none", years="、".join(map(str, acceptance.guessed))))
    elif acceptance.unsettled:
        said.append(form.say("basis_settled", year=acceptance.unsettled))
    return form.say("basis_list").join(said)


def _parts(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}
