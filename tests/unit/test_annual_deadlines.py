"""Deadlines: working days against the library that knows the State Council's calendar, and what is said of them."""

from __future__ import annotations

import dataclasses
import json
from datetime import date, timedelta

import chinese_calendar
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mine_restoration.core.annual import deadlines
from mine_restoration.core.annual.deadlines import (
    DEFAULT_CALENDAR,
    FILE,
    LIBRARY,
    Deadline,
    WorkingDays,
    deadlines_of,
    library_says,
    load_calendar,
    working_days_after,
)
from mine_restoration.core.annual.form import load_form
from mine_restoration.core.annual.inputs import MineYear
from mine_restoration.core.catalogue import CatalogueError
from mine_restoration.core.findings import Severity
from mine_restoration.core.unit import Unit

FORM = load_form().plan
FILE_ONLY = dataclasses.replace(load_calendar(), library=lambda day: None)
LIBRARY_ONLY = WorkingDays("none", {}, library_says)
NOTHING = WorkingDays("none", {}, lambda day: None)
KNOWN = [
    (date(2026, 1, 5), date(2026, 4, 3)),
    (date(2026, 3, 31), date(2026, 6, 29)),
    (date(2026, 9, 1), date(2026, 11, 30)),
]


@pytest.mark.parametrize(("start", "end"), KNOWN)
@pytest.mark.parametrize("calendar", [load_calendar(), FILE_ONLY, LIBRARY_ONLY], ids=["both", "file", "library"])
def test_sixty_working_days(start, end, calendar):
    assert working_days_after(start, 60, calendar).day == end


def test_the_file_and_the_library_agree_on_every_day():
    day = date(2004, 1, 1)
    while day.year < 2027:
        assert FILE_ONLY.is_worked(day) == (chinese_calendar.is_workday(day), FILE), day
        assert LIBRARY_ONLY.is_worked(day)[1] == LIBRARY
        day += timedelta(days=1)
    assert sorted(FILE_ONLY.years) == list(range(2004, 2027))


@settings(deadline=None)
@given(st.dates(date(2004, 1, 1), date(2026, 6, 30)), st.integers(1, 120))
def test_between_start_and_end_lie_as_many_working_days(start, count):
    end = working_days_after(start, count, FILE_ONLY).day
    assert chinese_calendar.is_workday(end)
    assert len(chinese_calendar.get_workdays(start + timedelta(days=1), end)) == count


@settings(deadline=None)
@given(st.dates(date(2030, 1, 1), date(2090, 1, 1)), st.integers(1, 300))
def test_years_that_nothing_knows_count_from_monday_to_friday_and_are_provisional(start, count):
    found = working_days_after(start, count, load_calendar())
    assert np.datetime64(found.day) == np.busday_offset(np.datetime64(start), count, roll="backward")
    assert found.is_provisional
    assert found.bases == ()
    assert set(found.guessed) <= {start.year, start.year + 1, start.year + 2}


def test_the_last_days_of_a_year_may_be_changed_by_the_next_years_arrangement():
    before, after = (working_days_after(day, 1, FILE_ONLY) for day in (date(2026, 12, 23), date(2026, 12, 24)))
    assert (before.day, before.is_provisional) == (date(2026, 12, 24), False)
    assert (after.day, after.unsettled, after.is_provisional) == (date(2026, 12, 25), 2027, True)
    settled = dataclasses.replace(FILE_ONLY, years={**FILE_ONLY.years, 2027: frozenset()})
    assert not working_days_after(date(2026, 12, 24), 1, settled).is_provisional


def test_a_day_that_is_worked_before_a_holiday_counts():
    """Sunday 4 January 2026 was worked, Thursday 1 and Friday 2 January were not."""
    assert working_days_after(date(2025, 12, 31), 1, FILE_ONLY).day == date(2026, 1, 4)


def test_without_the_library_the_file_does(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "chinese_calendar", None)
    assert library_says(date(2026, 1, 4)) is None
    assert working_days_after(*KNOWN[0][:1], 60, load_calendar()).day == KNOWN[0][1]
    assert NOTHING.is_worked(date(2026, 1, 4)) == (False, "weekdays")


def test_the_file_stands_above_the_library():
    amended = dataclasses.replace(load_calendar(), years={2026: frozenset()})
    assert amended.is_worked(date(2026, 1, 1)) == (True, FILE)
    assert amended.is_worked(date(2025, 1, 1)) == (False, LIBRARY)


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ({"2027": {"holidays": ["01-02"], "workdays": []}}, "'01-02' is a weekend anyway"),
        ({"2027": {"holidays": [], "workdays": ["01-01"]}}, "'01-01' is worked anyway"),
        ({"2027": {"holidays": ["02-29"], "workdays": []}}, "'02-29' is no day of the year"),
        ({"2027": {"holidays": [101], "workdays": []}}, "'101' is no day of the year"),
        ({"2027": {"holidays": ["1 January"], "workdays": []}}, "line 6, years.2027.holidays[1]"),
        ({"2027": {"holidays": ["01-01", "1-1"], "workdays": []}}, "'1-1' is there twice"),
        ({"27": {"holidays": [], "workdays": []}}, "'27' is no year"),
        ({"٢٠٢٧": {"holidays": [], "workdays": []}}, "is no year"),
        ({"2027": {"holidays": []}}, "'workdays' is missing"),
        ({"2027": {"holidays": [], "workdays": [], "days": []}}, "'days' is not known here"),
        ({"2027": ["01-01"]}, "should be an object"),
        (["2027"], "should be an object"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(tmp_path, years, said):
    path = tmp_path / "days.json"
    path.write_text(json.dumps({"edition": "x", "years": years}, indent=1, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_calendar(path)
    assert said in str(caught.value)


def test_a_file_of_the_users_is_read_anew(tmp_path):
    path = tmp_path / "days.json"
    for holidays in (["01-01"], []):
        years = {"2027": {"holidays": holidays, "workdays": []}}
        path.write_text(json.dumps({"edition": "x", "years": years}), encoding="utf-8")
        assert load_calendar(path).is_worked(date(2027, 1, 1))[0] is not bool(holidays)
    assert load_calendar() is load_calendar(DEFAULT_CALENDAR)


# What is printed and said


def told(today=None, applied="", accepted=True, calendar=None):
    mine = MineYear(2026, applied_on=applied, source="mine")
    units = [Unit("A", None, accepted=accepted)]
    found, findings = deadlines_of(mine, 2026, today, units, FORM, calendar or FILE_ONLY)
    return found, {finding.code: finding for finding in findings}


@pytest.mark.parametrize(
    ("today", "code", "late"),
    [
        (None, "annual.due", 0),
        (date(2026, 3, 31), "annual.in_time", 0),
        (date(2025, 12, 1), "annual.in_time", 0),
        (date(2026, 4, 1), "annual.late", 1),
        (date(2026, 6, 30), "annual.late", 91),
    ],
)
def test_the_plan_is_due_by_31_march(today, code, late):
    found, findings = told(today)
    assert found.plan_due == date(2026, 3, 31)
    assert found.days_late == late
    assert list(findings) == [code]
    assert (findings[code].severity is Severity.WARNING) is bool(late)
    assert found.lines[0] == "年度计划应于2026年3月31日前（含当日）报送。"
    assert len(found.lines) == (1 if today is None else 2)


def test_the_acceptance_is_printed_with_its_basis():
    found, findings = told(applied="2026/9/1")
    assert found.acceptance == Deadline(date(2026, 11, 30), (FILE,), (), 0)
    assert "2026年9月1日提出验收申请，自次日起第60个工作日为2026年11月30日（依据：国务院办公厅" in found.lines[-1]
    assert "annual.acceptance_due" in findings


def test_a_provisional_day_says_so_and_why():
    found, findings = told(applied="2026-12-01")
    assert found.acceptance.guessed == (2027,)
    assert "（暂定；依据：" in found.lines[-1]
    assert "2027年放假安排未公布，按周一至周五计" in found.lines[-1]
    assert findings["annual.acceptance_provisional"].figures["due"] == found.acceptance.day


def test_an_acceptance_that_should_be_over_is_a_warning():
    assert "annual.acceptance_overdue" not in told(date(2026, 4, 3), "2026-01-05", accepted=False)[1]
    overdue = told(date(2026, 4, 4), "2026-01-05", accepted=False)[1]["annual.acceptance_overdue"]
    assert (overdue.severity, overdue.figures["days"]) == (Severity.WARNING, 1)
    assert "annual.acceptance_overdue" not in told(date(2026, 4, 4), "2026-01-05", accepted=True)[1]


def test_an_application_of_a_day_to_come_is_a_warning():
    assert told(applied="2027-09-01")[1]["annual.applied_later"].severity is Severity.WARNING
    assert "annual.applied_later" in told(date(2026, 3, 20), "2026-03-21")[1]
    assert "annual.applied_later" not in told(date(2026, 3, 20), "2026-03-20")[1]
    assert "annual.applied_later" not in told(applied="2026-12-31")[1]


def test_no_application_is_not_the_same_as_nothing_to_say():
    assert "annual.not_applied" in told(accepted=False)[1]
    assert "annual.not_applied" in told(accepted=None)[1]
    assert "annual.not_applied" not in told(accepted=True)[1]
    found, findings = told(applied="next week")
    assert found.acceptance is None
    assert findings["annual.applied_unreadable"].severity is Severity.WARNING


@settings(deadline=None)
@given(st.text(max_size=20))
def test_any_text_as_a_day_gives_findings(text):
    assert told(applied=text)[1]


def test_years_at_the_ends_of_the_calendar():
    for text in ("0001-01-01", "9999-12-31", "2100-01-01", "1900-01-01"):
        assert told(applied=text)[0].acceptance is None
    assert told(applied="2099-12-31")[0].acceptance is not None


def test_the_library_is_optional_and_named_with_its_version():
    lines = told(applied="2026-09-01", calendar=LIBRARY_ONLY)[0].lines
    assert f"chinesecalendar {deadlines.library_version()}" in lines[-1]
