"""Last year's planned units as this year's restored ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import sentences
from shapely.geometry import MultiPolygon, box

from mine_restoration.core.annual.carry import carry_over, is_number_form
from mine_restoration.core.unit import Unit

E, N = 44_430_000.0, 4_920_000.0
PLAN = Unit(
    "JH-1",
    MultiPolygon([box(E, N, E + 100, N + 100)]),
    year=2025,
    section="planned",
    name="北坡",
    temporary=True,
    temp_from=date(2025, 1, 1),
    temp_to=date(2026, 12, 31),
    land_class="0301",
    problem_type="土地损毁",
    quality="成活率不低于85%",
    measures="回填表土",
    accepted=True,
    plan_reason="x",
    note="n",
)


def moved(unit_id, east, **more):
    shape = MultiPolygon([box(E + east, N, E + east + 100, N + 100)])
    return replace(PLAN, unit_id=unit_id, geometry=shape, **more)


def carry(*units, **more):
    carried = carry_over(units, 2026, source="units", **more)
    for finding in carried.findings:
        sentences()[finding.code].format_map(finding.figures)
    return [unit.unit_id for unit in carried.units], [(one.code, one.unit_id) for one in carried.findings], carried


def test_the_plan_is_carried_and_what_nobody_knows_yet_is_not():
    _, _, carried = carry(PLAN)
    assert carried.units == (
        replace(
            PLAN,
            unit_id="JH-1-XF",
            year=2026,
            section="restored",
            problem_type="",
            quality="",
            accepted=None,
            plan_id="JH-1",
            plan_reason="",
        ),
    )


def test_other_years_and_sections_stay():
    others = [moved("A", 200, year=2024), moved("B", 400, section="damaged"), moved("C", 600, year=2026)]
    numbers, findings, _ = carry(PLAN, *others)
    assert numbers == ["JH-1-XF"]
    assert findings == [("years.carried", "")]


@pytest.mark.parametrize("link", ["JH-1", "JH-7；JH-1", " JH-1 "])
def test_a_unit_that_is_carried_out_is_not_carried_again(link):
    done = moved("XF-1", 900, year=2026, section="restored", plan_id=link)
    numbers, findings, _ = carry(PLAN, done)
    assert numbers == []
    assert findings == [("years.already_carried", "JH-1")]


def test_carrying_twice_adds_nothing():
    _, _, first = carry(PLAN, moved("JH-2", 200))
    numbers, findings, _ = carry(PLAN, moved("JH-2", 200), *first.units)
    assert numbers == []
    assert {code for code, _ in findings} == {"years.already_carried"}


@pytest.mark.parametrize(("east", "carried"), [(0, False), (49, False), (51, True)])
def test_a_result_on_its_ground_without_a_link_is_told(east, carried):
    done = moved("XF-1", east, year=2026, section="restored", plan_id="")
    numbers, findings, _ = carry(PLAN, done)
    assert (numbers == ["JH-1-XF"]) is carried
    assert (("years.perhaps_carried", "JH-1") in findings) is not carried


def test_a_result_of_another_plan_on_its_ground_does_not_keep_it_back():
    other, done = moved("JH-2", 200), moved("XF-1", 0, year=2026, section="restored", plan_id="JH-2")
    numbers, findings, _ = carry(PLAN, other, done)
    assert numbers == ["JH-1-XF"]
    assert ("years.already_carried", "JH-2") in findings


def test_numbers_that_are_there_twice_and_units_without_ground_are_errors():
    empty = replace(PLAN, unit_id="JH-0", geometry=MultiPolygon())
    numbers, findings, _ = carry(empty, PLAN, moved("JH-1", 300), moved("JH-3", 600))
    assert numbers == ["JH-3-XF"]
    assert ("years.carry_no_ground", "JH-0") in findings
    assert ("years.carry_twice", "JH-1") in findings


def test_a_number_that_is_taken_gets_another():
    numbers, findings, _ = carry(PLAN, moved("JH-1-XF", 300, year=2020), taken=("JH-1-XF-2",))
    assert numbers == ["JH-1-XF-3"]
    assert ("years.carry_renumbered", "JH-1-XF-3") in findings


@given(st.text(max_size=12))
def test_a_form_that_is_accepted_makes_numbers(text):
    form = text + "{plan}"
    if is_number_form(form):
        assert form.format(plan="P", year=2026).endswith("P")


@given(st.lists(st.sampled_from(["A", "B", "A-XF", "B-XF", "A-XF-2"]), max_size=6), st.booleans())
def test_new_numbers_are_unique(names, is_planned):
    units = [moved(name, 150 * place, section="planned") for place, name in enumerate(dict.fromkeys(names))]
    numbers, _, _ = carry(*units, number="{plan}-XF" if is_planned else "{plan}")
    assert len(set(numbers) | {unit.unit_id for unit in units}) == len(numbers) + len(units)
