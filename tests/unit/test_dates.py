"""Days as people and files write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mine_restoration.core.dates import day_of, years_after


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2026-03-01",
            "2026/3/1",
            "2026.3.1",
            "20260301",
            "2026年3月1日",
            "2026 年 03 月 01 日",
            "２０２６－０３－０１",
        ),
        *("2026-03-01T00:00:00", "2026/3/1 0:00:00", "2026-03-01 00:00:00.000", " 2026-03-01 "),
    ],
)
def test_forms_of_a_day(text):
    assert day_of(text) == date(2026, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026", "2026-03", "26-03-01", "01/03/2026", "2026-02-30", "2026-13-01", "2026-3/1", "2026031"),
        *("2026-03-01 08:30:00", "长期", "46082"),
    ],
)
def test_what_is_no_day(text):
    assert day_of(text) is None


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_days_written_come_back(day):
    forms = (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
    )
    assert {day_of(form) for form in forms} == {day}


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        (date(2024, 5, 1), 2, date(2026, 5, 1)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
    ],
)
def test_years_later(day, years, later):
    assert years_after(day, years) == later
