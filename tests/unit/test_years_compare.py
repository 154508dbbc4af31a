"""Plan against result: who belongs to whom, what differs, which ground is new; areas held against PROJ and shapely."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
import shapely
from equal_area_oracle import EqualArea
from hypothesis import given, settings
from hypothesis import strategies as st
from sentences import sentences
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, box

from mine_restoration.core.annual.inputs import MineYear, SurveyClass
from mine_restoration.core.annual.years import Thresholds, compare_years
from mine_restoration.core.annual.years.records import OUTCOMES
from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.progress import Stopped
from mine_restoration.core.unit import Unit

PLANE = plane_of_epsg(4532)
E, N = 44_430_000.0, 4_920_000.0
NOW = MineYear(2026, mine_name="示例矿", fund_drawn="30", fund_spent="33", source="mine")
BEFORE = MineYear(2025, fund_to_draw="36", fund_to_spend="30.00005", source="mine")


def ground(x, y=0.0, width=100.0, height=100.0):
    """A rectangle, metres from a corner in the sample's zone."""
    return box(E + x, N + y, E + x + width, N + y + height)


def plan(unit_id, shape, **more):
    values = {"land_class": "0301", "temporary": False, "year": 2025, **more}
    return Unit(unit_id, as_multi(shape), section="planned", **values)


def result(unit_id, shape, **more):
    values = {"land_class": "0301", "temporary": False, "year": 2026, **more}
    return Unit(unit_id, as_multi(shape), section="restored", **values)


def as_multi(shape):
    return shape if isinstance(shape, MultiPolygon) else MultiPolygon([shape])


def compare(*units, now=NOW, before=BEFORE, **more):
    comparison = compare_years(units, PLANE, 2026, now, before, load_classes(), source="units", **more)
    for finding in comparison.findings:
        sentences()[finding.code].format_map(finding.figures)  # a figure that is missing fails the test
    return comparison


def pairs(comparison):
    """Each row as (plan, result, outcome)."""
    return [(row.plan and row.plan.unit_id, row.result and row.result.unit_id, row.outcome) for row in comparison.rows]


def codes(comparison):
    skipped = ("years.no_earlier", "years.matched_by_ground")
    return sorted((one.code, one.unit_id) for one in comparison.findings if one.code not in skipped)


def kinds(comparison):
    return [tuple(one.kind for one in row.differences) for row in comparison.rows]


def test_a_link_goes_before_the_ground():
    """XF-1 lies on JH-2 and says that it carries out JH-1."""
    done = result("XF-1", ground(200), plan_id="JH-1")
    comparison = compare(plan("JH-1", ground(0)), plan("JH-2", ground(200)), done)
    assert pairs(comparison) == [("JH-1", "XF-1", "differently"), ("JH-2", None, "unclear")]
    assert kinds(comparison)[0] == ("place",)
    assert [code for code, _ in codes(comparison)] == [
        "years.differs_unexplained",
        "years.link_apart",
        "years.link_elsewhere",
    ]
    apart = next(one for one in comparison.findings if one.code == "years.link_apart")
    assert apart.figures["distance"] == "100"


@pytest.mark.parametrize(
    ("offset", "outcome"),
    [(0, "as_planned"), (19.9, "as_planned"), (20.1, "differently"), (49.9, "differently"), (50.1, "unclear")],
)
def test_without_a_link_the_shared_part_of_the_ground_decides(offset, outcome):
    comparison = compare(plan("JH-1", ground(0)), result("XF-1", ground(offset)))
    assert {one for _, _, one in pairs(comparison)} == {outcome}
    if outcome == "differently":
        assert kinds(comparison) == [("place",)]
        assert comparison.rows[0].differences[0].figure == f"{100 * offset / 10000:.4f}"


def test_neighbours_that_share_a_strip_are_not_taken_for_each_other():
    comparison = compare(plan("JH-1", ground(0)), result("XF-1", ground(95), plan_reason="新增"))
    assert pairs(comparison) == [("JH-1", None, "not_done"), (None, "XF-1", "unplanned")]
    assert codes(comparison) == [("years.not_done_unexplained", "JH-1")]


def test_one_plan_becomes_several_results_and_several_plans_one():
    split = [plan("JH-1", ground(0)), result("XF-1", ground(0, width=60)), result("XF-2", ground(60, width=40))]
    joined = [plan("JH-2", ground(300)), plan("JH-3", ground(400)), result("XF-3", ground(300, width=200))]
    comparison = compare(*split, *joined)
    assert pairs(comparison) == [
        ("JH-1", "XF-1", "as_planned"),
        ("JH-1", "XF-2", "as_planned"),
        ("JH-2", "XF-3", "as_planned"),
        ("JH-3", "XF-3", "as_planned"),
    ]
    assert [row.relation for row in comparison.rows] == ["split", "split", "join", "join"]
    assert [row.match for row in comparison.rows] == [1, 1, 2, 2]
    assert comparison.rows[0].plan_ha4 == pytest.approx(6000, abs=2)
    assert comparison.rows[0].plan_ha4 + comparison.rows[1].plan_ha4 == 9999
    assert comparison.sums.outcomes["as_planned"].plans == 3
    assert comparison.sums.outcomes["as_planned"].results == 3


def test_links_may_name_several_units():
    done = result("XF-1", ground(0, width=200), plan_id="JH-1；JH-2")
    comparison = compare(plan("JH-1", ground(0)), plan("JH-2", ground(100)), done)
    assert {row.matched_by for row in comparison.rows} == {"link"}
    assert pairs(comparison) == [("JH-1", "XF-1", "as_planned"), ("JH-2", "XF-1", "as_planned")]


def test_a_number_with_a_comma_is_one_number():
    comparison = compare(plan("3,4号", ground(0)), result("XF-1", ground(0), plan_id="3,4号"))
    assert pairs(comparison) == [("3,4号", "XF-1", "as_planned")]


def test_plans_over_each_other_are_not_decided_by_ground():
    """Two plans for one pit: nobody knows which of them was carried out. A link says it."""
    plans = plan("JH-1", ground(0)), plan("JH-2", ground(2))
    comparison = compare(*plans, result("XF-1", ground(0)))
    assert {outcome for _, _, outcome in pairs(comparison)} == {"unclear"}
    assert ("years.plans_overlap", "XF-1") in codes(comparison)
    assert not any(row.differences for row in comparison.rows)
    linked = compare(*plans, result("XF-1", ground(0), plan_id="JH-1"))
    assert pairs(linked)[0] == ("JH-1", "XF-1", "as_planned")
    assert pairs(linked)[1] == ("JH-2", None, "unclear")


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("JH-9", "years.link_unknown"),
        ("ALT", "years.link_other_year"),
        ("JH-2", "years.link_to_several"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_and_the_ground_decides(link, code):
    old = plan("ALT", ground(900), year=2024)
    twice = [plan("JH-2", ground(500)), plan("JH-2", ground(700))]
    comparison = compare(plan("JH-1", ground(0)), old, *twice, result("XF-1", ground(0), plan_id=link))
    assert pairs(comparison)[0] == ("JH-1", "XF-1", "as_planned")
    assert comparison.rows[0].matched_by == "geometry"
    assert (code, "XF-1") in codes(comparison)
    assert ("years.plan_twice", "JH-2") in codes(comparison)


def test_each_difference_has_both_values_and_how_much():
    planned = plan("JH-1", ground(0), quality="成活率不低于85%，坡面稳定", measures="回填表土、排水工程")
    done = result(
        "XF-1",
        ground(0, height=90),
        land_class="0404",
        temporary=True,
        quality="坡面稳定，成活率80%",
        measures="排水工程，播撒草籽",
        plan_id="JH-1",
        plan_reason="土源不足。",
    )
    comparison = compare(planned, done)
    by_kind = {one.kind: one for one in comparison.rows[0].differences}
    assert list(by_kind) == ["area", "class", "temporary", "quality", "measures"]
    area = by_kind["area"]
    assert (area.planned, area.done, area.figure) == ("0.9999", "0.8999", "-0.1000")
    assert (by_kind["class"].planned, by_kind["class"].done) == ("0301 乔木林地", "0404 其他草地")
    assert by_kind["class"].figure == "0.8999"
    assert (by_kind["quality"].planned, by_kind["quality"].done) == ("成活率不低于85%", "成活率80%")
    assert (by_kind["temporary"].planned, by_kind["temporary"].done) == ("否", "是")
    assert by_kind["measures"].figure == "未实施：回填表土；增加：播撒草籽"
    assert comparison.rows[0].reason == "土源不足。"
    assert codes(comparison) == []
    text = "\n".join(comparison.paragraphs)
    assert "面积计划0.9999 hm²，实际0.8999 hm²，减少0.1000 hm²（10.00%）" in text
    assert "原因：土源不足。" in text
    assert "。。" not in text


def test_what_cannot_be_compared_is_named_and_not_equal():
    planned = plan("JH-1", ground(0), quality="达到方案要求", temporary=None, measures="排水工程")
    comparison = compare(planned, result("XF-1", ground(0), land_class="", quality="良好"))
    assert comparison.rows[0].outcome == "as_planned"
    assert comparison.rows[0].not_compared == ("class", "temporary", "quality", "measures")
    assert [code for code, _ in codes(comparison)] == [
        "years.class_not_compared",
        "years.measures_not_compared",
        "years.quality_not_compared",
        "years.temporary_not_compared",
    ]
    assert any("须人工核对" in text and "质量（XF-1）" in text for text in comparison.paragraphs)


def test_a_result_without_a_class_takes_those_of_the_survey():
    summary = [SurveyClass("XF-1", "0301K", "", 6000), SurveyClass("XF-1", "0404", "", 3999)]
    comparison = compare(plan("JH-1", ground(0)), result("XF-1", ground(0), land_class=""), summary=summary)
    (difference,) = comparison.rows[0].differences
    assert (difference.kind, difference.figure) == ("class", "0.3999")
    assert difference.done == "0301 乔木林地0.6000 hm²、0404 其他草地0.3999 hm²"
    assert [(one.code, one.plan_ha4, one.result_ha4) for one in comparison.sums.classes] == [
        ("0301", 9999, 6000),
        ("0404", 0, 3999),
    ]


def test_ridges_belong_to_the_fields_that_were_planned():
    summary = [SurveyClass("XF-1", "0103", "", 9000), SurveyClass("XF-1", "1203", "", 999)]
    done = result("XF-1", ground(0), land_class="")
    assert kinds(compare(plan("JH-1", ground(0), land_class="0103"), done, summary=summary)) == [()]
    (found,) = compare(plan("JH-1", ground(0), land_class="0301"), done, summary=summary).rows[0].differences
    assert found.figure == "0.9999"


def test_adjustable_sub_codes_are_their_class():
    comparison = compare(plan("JH-1", ground(0), land_class="0301"), result("XF-1", ground(0), land_class="0301K"))
    assert kinds(comparison) == [()]


def test_thresholds_are_parameters():
    units = plan("JH-1", ground(0)), result("XF-1", ground(0, height=93))
    assert kinds(compare(*units)) == [("area",)]
    assert kinds(compare(*units, thresholds=Thresholds(area=0.08))) == [()]
    assert pairs(compare(*units, thresholds=Thresholds(match=1.0, unclear=1.0)))[0][2] == "differently", (
        "all of it lies in the plan"
    )
    aside = plan("JH-1", ground(0)), result("XF-1", ground(30))
    assert pairs(compare(*aside, thresholds=Thresholds(match=0.75)))[0][2] == "unclear"
    assert kinds(compare(*aside, thresholds=Thresholds(place=0.6))) == [()]


def test_ground_restored_before_or_twice_is_not_new():
    old = Unit("ALT", as_multi(ground(0, width=30)), year=2024, section="restored")
    elder = Unit("URALT", as_multi(ground(10, width=30)), year=2020, section="restored")
    done = [result("XF-1", ground(0)), result("XF-2", ground(90, width=50))]
    comparison = compare(plan("JH-1", ground(0)), *done, old, earlier=[elder, old])
    sums = comparison.sums
    by_id = {row.result.unit_id: row for row in comparison.rows if row.result}
    assert (sums.earlier_units, sums.earlier_ha4) == (2, pytest.approx(4000, abs=1))
    assert by_id["XF-1"].before_ha4 == pytest.approx(4000, abs=1)
    assert by_id["XF-1"].new_ha4 == pytest.approx(6000, abs=1)
    assert by_id["XF-2"].twice_ha4 == pytest.approx(1000, abs=1)
    assert sums.cumulative_ha4 == pytest.approx(14_000, abs=3), "the union of all that was restored"
    found = {one.code: one.figures for one in comparison.findings}
    assert found["years.restored_before"]["others"] == "URALT、ALT"
    assert found["years.twice"]["others"] == "XF-1"
    assert f"累计修复面积{Decimal(sums.cumulative_ha4).scaleb(-4)} hm²" in comparison.paragraphs[-1]


def test_a_strip_of_some_centimetres_is_a_note():
    """Boundaries of neighbouring years never agree to the last centimetre; the area is told all the same."""
    old = Unit("ALT", as_multi(ground(-100, width=100.05)), year=2024, section="restored")
    comparison = compare(plan("JH-1", ground(0)), result("XF-1", ground(0)), old)
    (said,) = [one for one in comparison.findings if one.code == "years.restored_before"]
    assert (said.severity.value, said.figures["area"], said.figures["others"]) == ("note", Decimal("0.0005"), "ALT")


def test_without_units_of_earlier_years_no_ground_is_called_new():
    done = [result("XF-1", ground(0)), result("XF-2", ground(80))]
    text = "".join(compare(plan("JH-1", ground(0)), *done).paragraphs)
    assert "均为新增" not in text
    assert "单元之间重叠、只计一次的面积0.2000 hm²" in text
    assert text.endswith("未提供此前年度已修复单元，新增修复面积和累计修复面积未计算。")
    assert "均为新增" in "".join(compare(done[0], earlier=[plan("A", ground(500)), _restored_before(500)]).paragraphs)


def test_a_result_on_ground_that_another_result_has_is_not_in_another_place():
    twins = [result(unit_id, ground(0), plan_id="JH-1") for unit_id in ("XF-1", "XF-2")]
    found = codes(compare(plan("JH-1", ground(0)), *twins))
    assert ("years.twice", "XF-2") in found
    assert ("years.link_apart", "XF-2") not in found


def test_acceptance_that_nobody_has_filled_in_is_not_called_none():
    units = [result("XF-1", ground(0), accepted=True), result("XF-2", ground(200)), result("XF-3", ground(400))]
    assert "已完成验收0.9999 hm²。未填是否完成验收的单元2个。" in "".join(compare(*units).paragraphs)
    assert "未填是否完成验收" not in "".join(compare(units[0]).paragraphs)


def _restored_before(x):
    return Unit("OLD", as_multi(ground(x)), year=2024, section="restored", land_class="0301", temporary=False)


def test_nothing_is_not_done_where_nothing_was_planned():
    assert codes(compare()) == [("years.no_plan", "")]


def test_units_of_this_year_in_the_earlier_layer_are_left_out_and_told():
    late = result("SPÄT", ground(500))
    comparison = compare(plan("JH-1", ground(0)), result("XF-1", ground(0)), earlier=[late])
    assert comparison.sums.earlier_units == 0
    assert [one.figures["units"] for one in comparison.findings if one.code == "years.earlier_late"] == ["SPÄT"]


def test_last_years_plan_may_be_in_a_layer_of_its_own():
    planned = [plan("JH-1", ground(0), accepted=True), plan("JH-2", ground(200))]
    comparison = compare(planned[1], result("XF-1", ground(0), plan_id="JH-1", quality=""), earlier=planned)
    assert pairs(comparison) == [("JH-1", "XF-1", "as_planned"), ("JH-2", None, "not_done")]
    assert codes(comparison) == [("years.not_done_unexplained", "JH-2")]


def test_the_same_unit_in_both_layers_is_earlier_once():
    old = Unit("ALT", as_multi(ground(0)), year=2024, section="restored")
    comparison = compare(result("XF-1", ground(300)), old, earlier=[old])
    assert (comparison.sums.earlier_units, comparison.sums.earlier_ha4) == (1, 9999)


BOWTIE = MultiPolygon([Polygon([(E, N), (E + 100, N + 100), (E + 100, N), (E, N + 100)])])


@pytest.mark.parametrize(
    ("shape", "code"), [(MultiPolygon(), "years.no_ground"), (BOWTIE, "years.invalid_ground")], ids=["empty", "bow-tie"]
)
def test_a_unit_without_ground_is_not_compared_and_its_plan_is_not_undone(shape, code):
    comparison = compare(plan("JH-1", ground(0)), result("XF-1", shape, plan_id="JH-1"))
    assert pairs(comparison) == [("JH-1", "XF-1", "not_checked")]
    assert codes(comparison) == [(code, "XF-1")]
    assert comparison.sums.result_ha4 == 0
    assert any("未能比对" in text for text in comparison.paragraphs)


def test_without_a_plan_nothing_is_called_unplanned():
    comparison = compare(result("XF-1", ground(0)))
    assert pairs(comparison) == [(None, "XF-1", "not_checked")]
    assert codes(comparison) == [("years.no_plan", "")]
    assert "未与原计划比对" in comparison.paragraphs[0]


def test_without_results_the_plan_is_undone_and_that_is_told():
    comparison = compare(plan("JH-1", ground(0), plan_reason="停产"))
    assert pairs(comparison) == [("JH-1", None, "not_done")]
    assert codes(comparison) == [("years.no_results", "")]
    assert "JH-1，面积0.9999 hm²。原因：停产。" in comparison.paragraphs


def test_an_empty_layer_and_units_of_no_year():
    comparison = compare(Unit("X", as_multi(ground(0)), section="planned"))
    assert comparison.rows == ()
    assert comparison.paragraphs == ("未取得2025年度计划单元，未与原计划比对；2025年度无实际修复单元。",)
    assert ("years.no_year", "X") in codes(comparison)


def test_money_planned_against_money_spent():
    comparison = compare(plan("JH-1", ground(0)), result("XF-1", ground(0)))
    draw, spend = comparison.money
    assert (draw.difference, draw.share) == (Decimal("-6.0000"), Decimal("-16.67"))
    assert (spend.planned, spend.difference, spend.share) == (
        Decimal("30.0001"),
        Decimal("2.9999"),
        Decimal("10.00"),
    )
    assert "计划提取36.0000万元，实际提取30.0000万元，减少6.0000万元（16.67%）" in comparison.money_text


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "years.money_missing"), ("三万", "years.money_unreadable"), ("-3", "years.money_unreadable")],
)
def test_an_amount_that_is_missing_or_none_is_not_compared(text, code):
    before = MineYear(2025, fund_to_draw=text, fund_to_spend="30", source="mine")
    comparison = compare(before=before)
    assert comparison.money[0].difference is None
    assert code in [one.code for one in comparison.findings]
    assert "计划（未取得），实际30.0000万元，未能比对" in comparison.money_text
    assert "years.no_money_row" in [one.code for one in compare(before=None).findings]


def test_a_plan_of_no_money_has_no_share():
    before = MineYear(2025, fund_to_draw="0", fund_to_spend="33")
    comparison = compare(before=before)
    assert comparison.money[0].share is None
    assert "增加30.0000万元。" in comparison.money_text
    assert "实际使用33.0000万元，无增减" in comparison.money_text


def test_it_stops_when_asked():
    units = [plan(f"JH-{number}", ground(110 * number)) for number in range(5)]
    asked = []

    def stop_later(part):
        asked.append(part)
        return len(asked) < 3

    with pytest.raises(Stopped):
        compare(*units, *(result("XF-1", ground(0)) for _ in range(2)), progress=stop_later)


def test_the_order_of_the_layer_does_not_matter():
    units = [
        plan("JH-2", ground(200)),
        plan("JH-10", ground(0)),
        result("XF-2", ground(0, width=60)),
        result("XF-10", ground(55, width=45)),
        result("XF-1", ground(600)),
    ]
    first, second = compare(*units), compare(*units[::-1])
    assert first.rows == second.rows
    assert first.paragraphs == second.paragraphs
    assert [row.plan.unit_id for row in first.rows if row.plan] == ["JH-2", "JH-10", "JH-10"]


@st.composite
def years(draw):
    """Plans, results and earlier units: turned rectangles, some in the same places, some links."""
    corner = st.integers(0, 12).map(lambda step: 40.0 * step + 0.123)
    size = st.integers(2, 8).map(lambda step: 17.3 * step)
    turn = st.sampled_from([0.0, 0.2, 1.0])

    def shape():
        rectangle = ground(draw(corner), draw(corner), draw(size), draw(size))
        return shapely.affinity.rotate(rectangle, draw(turn), use_radians=True)

    plans = [plan(f"JH-{number}", shape()) for number in range(draw(st.integers(0, 5)))]
    names = st.sampled_from(["", "", "JH-0", "JH-1;JH-2", "JH-77"])
    results = [result(f"XF-{number}", shape(), plan_id=draw(names)) for number in range(draw(st.integers(0, 5)))]
    elders = [
        Unit(f"A-{number}", as_multi(shape()), year=2024, section="restored")
        for number in range(draw(st.integers(0, 3)))
    ]
    copies = [result(f"K-{one.unit_id}", translate(one.geometry, 0.001, 0)) for one in plans[: draw(st.integers(0, 2))]]
    return plans, [*results, *copies], elders


@settings(max_examples=30, deadline=None)
@given(years())
def test_every_hectare_is_counted_once_and_everything_adds_up(drawn):
    """Against the equal-area plane of PROJ and shapely's union there."""
    plans, results, elders = drawn
    comparison = compare(*plans, *results, *elders)
    rows, sums = comparison.rows, comparison.sums
    oracle = EqualArea(PLANE)
    for units, side in ((plans, "plan"), (results, "result")):
        for unit, area in zip(units, oracle.areas([one.geometry for one in units])):
            own = [row for row in rows if getattr(row, side) is not None and getattr(row, side).unit_id == unit.unit_id]
            assert own, "no unit is left out"
            assert sum(getattr(row, f"{side}_ha4") for row in own) == pytest.approx(area, abs=0.51)
            assert len({row.outcome for row in own}) == 1
    for row in rows:
        assert row.result_ha4 == row.new_ha4 + row.before_ha4 + row.twice_ha4
        assert min(row.new_ha4, row.before_ha4, row.twice_ha4, row.plan_ha4, row.common_ha4) >= 0
        assert row.common_ha4 <= min(row.plan_ha4, row.result_ha4)
    outcomes = [sums.outcomes[outcome] for outcome in OUTCOMES]
    assert sum(one.plans for one in outcomes) == len(plans) == sums.plans
    assert sum(one.results for one in outcomes) == len(results) == sums.results
    assert sum(one.plan_ha4 for one in outcomes) == sums.plan_ha4 == sum(one.plan_ha4 for one in sums.classes)
    assert sum(one.result_ha4 for one in outcomes) == sums.result_ha4 == sum(one.result_ha4 for one in sums.classes)
    shapes = oracle.shapes([unit.geometry for unit in (*elders, *results)])
    whole = float(shapely.union_all(shapes).area) if len(shapes) else 0.0
    before = float(shapely.union_all(shapes[: len(elders)]).area) if elders else 0.0
    pieces = 1 + len(elders) + len(results)
    assert sums.earlier_ha4 == pytest.approx(before, abs=pieces)
    assert sums.cumulative_ha4 == pytest.approx(whole, abs=pieces)
    assert np.isfinite([row.plan_ha4 for row in rows]).all()
