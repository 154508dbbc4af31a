"""Parts 一 and 二 of the plan: the official headings, sentences with the record's figures, and the user's own words."""

from __future__ import annotations

import dataclasses
import json
import re
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon, box

from mine_restoration.core.amounts import hectares
from mine_restoration.core.annual.compared import compared_record
from mine_restoration.core.annual.draft import draft_of
from mine_restoration.core.annual.form import DEFAULT_FORM, load_form
from mine_restoration.core.annual.inputs import MineYear
from mine_restoration.core.annual.plan_form import OWN_TEXTS, PARAGRAPHS, load_plan_form
from mine_restoration.core.annual.quoted import quoted, unknown_amounts
from mine_restoration.core.annual.record import build_record
from mine_restoration.core.catalogue import CatalogueError
from mine_restoration.core.findings import Severity
from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.unit import Unit, area_of

FORMS = DEFAULT_FORM.parent
PLANE = plane_of_epsg(4532)
E, N = 44_430_000.0, 4_920_000.0
MINE = MineYear(
    2026,
    "示例公司（虚构）",
    "C9999992020037100000000",
    "2020-03-01",
    "2030-02-28",
    "示例矿",
    "张三",
    "0453-0000000",
    "示例村",
    *("36", "34.8216", "42.5", "41.25"),
    source="mine",
)
GIVEN = {"temporary": False, "accepted": True, "quality": "q", "measures": "m", "problem_type": "p"}


def unit(unit_id, section, at=0.0, size=100.0, **more):
    shape = MultiPolygon([box(E + at, N, E + at + size, N + size)])
    values = {"land_class": "0301", "damage_degree": "重度", "year": 2026, **GIVEN, **more}
    return Unit(unit_id, shape, section=section, **values)


def year():
    return [unit("A", "restored"), unit("B", "damaged", 200, 50), unit("C", "planned", 400, 70)]


def build(units, mine=MINE, **more):
    return build_record(units, PLANE, mine, 2026, None, load_classes(), load_form(), **more)


def text_of(record):
    return "\n".join(line for part in record.plan.parts for line in (part.heading, *part.paragraphs))


def under(record, heading, second=False):
    """The paragraphs of a heading of level 2; there are two of each number."""
    return [part.paragraphs for part in record.plan.parts if part.heading.startswith(heading)][second]


def codes(findings):
    return [finding.code for finding in findings]


def test_the_outlines_headings_stand_word_for_word_in_their_order():
    record, _ = build(year())
    assert record.plan.title == "2026年度矿区生态修复年度计划"
    assert [part.heading for part in record.plan.parts if part.level == 1] == [
        "一、上年度矿区生态修复情况",
        "二、本年度矿区生态修复计划",
    ]
    assert record.plan.attachment == "附表：2026年度矿区生态修复情况表"


def test_works_damage_plan_and_money_are_said_with_the_tables_figures():
    record, _ = build(year())
    ha = {section.key: hectares(section.ha4) for section in record.sections}
    text = text_of(record)
    assert f"2025年度共实施矿区生态修复单元1个，面积{ha['restored']} hm²。" in text
    assert f"按修复后地类：乔木林地{ha['restored']} hm²。" in text
    assert f"矿区现有问题与损毁单元1个，面积{ha['damaged']} hm²。" in text
    assert f"按损毁程度：重度（1个单元，{ha['damaged']} hm²）。" in text
    assert f"2026年度计划修复单元1个，面积{ha['planned']} hm²。按目标地类：乔木林地" in text
    assert "2025年度矿区生态修复费用实际提取36.0000万元，实际使用34.8216万元。" in text
    assert "2026年度矿区生态修复费用拟提取42.5000万元，拟使用41.2500万元。" in text
    assert "未取得2025年度计划单元" in text


def test_what_nobody_said_is_said_to_be_missing():
    units = [
        unit("A", "restored", accepted=None, temporary=None),
        unit("A2", "restored", 200, accepted=False, temporary=True),
        unit("B", "damaged", 400, problem_type="", damage_degree=""),
    ]
    text = text_of(build(units, dataclasses.replace(MINE, fund_spent=""))[0])
    assert "未填是否完成验收的单元1个" in text
    assert "未填是否为临时用地的单元1个" in text
    assert "未完成验收1个单元" in text
    assert "已完成验收" not in text.replace("未完成验收", "")
    assert "按问题类型：未填（1个单元" in text
    assert "实际使用金额（未填）" in text
    assert "2026年度无计划修复单元" in text


def test_units_without_an_area_are_not_silently_left_out_of_the_sum():
    bow_tie = MultiPolygon([Polygon([(E, N), (E + 9, N + 9), (E + 9, N), (E, N + 9)])])
    broken = dataclasses.replace(unit("A", "restored"), geometry=bow_tie)
    text = text_of(build([broken, unit("B", "restored", 200)])[0])
    assert "共实施矿区生态修复单元2个" in text
    assert "其中1个单元的面积未能计算，未计入面积合计。" in text


def test_a_long_list_names_the_largest_and_sums_up_the_rest():
    units = [unit(f"U{i}", "damaged", 300 * i, 20 + i, problem_type=f"类型{i}") for i in range(13)]
    record, _ = build(units)
    line = next(line for line in under(record, "（一）", second=True) if line.startswith("按问题类型"))
    assert line.index("类型12") < line.index("类型11") < line.index("其余4类（4个单元")
    areas = [number for _, _, number in quoted(line)]
    assert sum(areas) == hectares(record.section("damaged").ha4)
    assert len(areas) == 10


kinds = st.sampled_from(["", "回填", "覆土、种树", "护坡"])


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from(["restored", "damaged", "planned"]), kinds, st.sampled_from([None, True, False]))
    )
)
def test_each_list_of_areas_sums_to_its_section(drawn):
    """Whatever the units say: the areas of one list are the section's area."""
    units = [
        unit(f"U{i}", section, 300 * i, 30 + i, measures=kind, problem_type=kind, accepted=answer, temporary=answer)
        for i, (section, kind, answer) in enumerate(drawn)
    ]
    record, findings = build(units)
    assert "annual.sentence_differs" not in codes(findings)
    assert "annual.total_differs" not in codes(findings)
    sections = dict(zip(("restored", "damaged", "planned"), record.sections))
    for key, heading, second in (
        ("restored", "（一）", False),
        ("damaged", "（一）", True),
        ("planned", "（二）", True),
    ):
        for line in under(record, heading, second):
            for start in ("按", "采取的主要", "拟采取的主要"):
                if line.startswith(start):
                    assert sum(number for _, _, number in quoted(line)) == hectares(sections[key].ha4), line
    for line in text_of(record).split("\n"):
        assert not re.search(r"[{}]", line)


def test_last_years_plan_stands_in_part_one():
    units = [*year(), unit("P", "planned", 0, 110, year=2025)]
    units = [dataclasses.replace(one, plan_reason="雨季停工") for one in units]
    before = dataclasses.replace(MINE, year=2025, fund_to_draw="36", fund_to_spend="35")
    record, findings = compared_record(
        units, PLANE, MINE, {2025: before}, 2026, None, load_classes(), load_form(), source="units"
    )
    text = text_of(record)
    assert "未取得2025年度计划单元" not in text
    assert f"{hectares(area_of(units[-1].geometry, PLANE).ha4)} hm²" in text
    assert "35.0000万元" in text
    assert text.count("34.8216万元") == 1
    assert all(finding.severity is not Severity.ERROR for finding in findings)


def test_errors_of_the_comparison_do_not_stop_the_form():
    lost = dataclasses.replace(unit("P", "planned", year=2025), geometry=MultiPolygon())
    _, findings = compared_record([*year(), lost], PLANE, MINE, {}, 2026, None, load_classes(), load_form())
    about = [finding for finding in findings if finding.unit_id == "P"]
    assert [finding.severity for finding in about] == [Severity.WARNING] * len(about)
    assert about


def test_a_difference_without_its_reason_is_no_final_form():
    units = [*year(), unit("P", "planned", 500, 110, year=2025)]
    before = {2025: dataclasses.replace(MINE, year=2025)}

    def made(units, mine):
        record, findings = compared_record(units, PLANE, mine, before, 2026, None, load_classes(), load_form())
        wrong = [(one.code, one.unit_id) for one in findings if one.severity is Severity.ERROR]
        return text_of(record), wrong

    text, wrong = made(units, MINE)
    assert ("years.not_done_unexplained", "P") in wrong
    assert "待填写" in text
    explained = [dataclasses.replace(one, plan_reason="雨季停工") for one in units]
    text, wrong = made(explained, MINE)
    assert not wrong
    assert "原因：雨季停工。" in text
    text, wrong = made(units, dataclasses.replace(MINE, reason_text="全矿因雨季停工三个月。"))
    assert not wrong
    assert "待填写" not in text
    assert "全矿因雨季停工三个月。" in text


# The user's own words


def test_own_words_follow_the_drafted_sentences_line_by_line():
    words = {name: f"{name} 一。\n\n{name} 二。" for name in OWN_TEXTS}
    record, findings = build(year(), dataclasses.replace(MINE, **words))
    text = text_of(record)
    for name in OWN_TEXTS:
        assert f"\n{name} 一。\n{name} 二。" in text
    assert under(record, "（一）")[-2:] == ("past_text 一。", "past_text 二。")
    assert "共实施矿区生态修复单元1个" in under(record, "（一）")[0]
    assert "annual.text_figure" not in codes(findings)


def test_own_words_alone_take_the_place_of_the_drafted_sentences_where_there_are_some():
    mine = dataclasses.replace(MINE, past_text="甲。", plan_text="")
    record, _ = build(year(), mine, own_only=True)
    assert under(record, "（一）") == ("甲。",)
    assert "2026年度计划修复单元1个" in text_of(record)


def test_a_drafted_sentence_that_was_taken_over_is_not_said_twice():
    drafted = under(build(year())[0], "（三）", second=True)[0]
    record, _ = build(year(), dataclasses.replace(MINE, fund_text=f"{drafted}\n其余自筹。"))
    assert under(record, "（三）", second=True) == (drafted, "其余自筹。")


def test_a_paragraph_too_long_is_an_error_and_never_cut():
    record, findings = build(year(), dataclasses.replace(MINE, past_text="长" * 2001 + "\n短"))
    assert under(record, "（一）")[-1] == "短"
    assert "长长" not in text_of(record)
    said = next(finding for finding in findings if finding.code == "annual.paragraph_too_long")
    assert (said.severity, said.figures["length"]) == (Severity.ERROR, 2001)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("修复{restored} hm²", []),
        ("修复{restored}公顷，费用34.8216万元", []),
        ("约34.82万元，即348216元", []),
        ("修复9.87 hm²", ["9.87 hm2"]),
        ("１．２３４公顷", ["1.234公顷"]),
        ("使用12,345.6万元", ["12,345.6万元"]),
        ("面积{mu}亩", []),
        ("面积99.9亩", ["99.9亩"]),
        ("种树3000株，覆土50厘米，2025年3月，第12号", []),
        ("9999平方米", ["9999平方米"]),
        ("25㎡", ["25m2"]),
    ],
)
def test_amounts_in_own_words_are_held_against_the_record(text, unknown):
    area = hectares(build(year())[0].section("restored").ha4)
    text = text.format(restored=area, mu=(area * 15).quantize(Decimal("0.1")))
    if text == "9999平方米":
        unknown = [] if area == Decimal("0.9999") else unknown
    _, findings = build(year(), dataclasses.replace(MINE, past_text=text))
    assert [finding.figures["amount"] for finding in findings if finding.code == "annual.text_figure"] == unknown


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_stand_in_the_plan(text):
    words = dict.fromkeys(OWN_TEXTS, text)
    record, _ = build(year(), dataclasses.replace(MINE, **words))
    for part in record.plan.parts:
        assert all(line == " ".join(line.split()) and line for line in part.paragraphs)


@settings(deadline=None)
@given(st.decimals(0, 10**6, places=4), st.integers(0, 4))
def test_a_rounded_amount_is_known(amount, places):
    rounded = round(amount, places)
    assert unknown_amounts(f"共{rounded}公顷", [("", "hm2", amount)]) == []
    assert unknown_amounts(f"共{rounded + 2}公顷", [("", "hm2", amount)]) != []


# The outline as data


def broken(tmp_path, change):
    data = json.loads((FORMS / "annual_plan.json").read_text(encoding="utf-8"))
    change(data)
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_plan_form(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda plan: plan.pop("edition"), "'edition' is missing"),
        (lambda plan: plan["words"].pop("works"), "words: 'works' is missing"),
        (lambda plan: plan["words"].update(work="x"), "'work' is not known here"),
        (lambda plan: plan["words"].update(works="{total}"), "words.works: '{total}' cannot be filled"),
        (lambda plan: plan["words"].update(works="{area:.1f}"), "'{area}' cannot be filled"),
        (lambda plan: plan["words"].update(works="{area"), "braces do not match"),
        (lambda plan: plan["parts"][1].update(level=3), "should be 1 or 2"),
        (lambda plan: plan["parts"][1].update(drafted=["work"]), "'work' is none of works"),
        (lambda plan: plan["parts"][1].update(own="text"), "'text' is none of past_text"),
        (lambda plan: plan["parts"].pop(1), "'works' has to stand under exactly one heading"),
        (lambda plan: plan["parts"][3].update(own="past_text"), "'past_text' has to stand under exactly one"),
        (lambda plan: plan.update(most_listed=0), "most_listed: should be more than 0"),
        (lambda plan: plan.update(due={"month": 2, "day": 30}), "due: is no day of a year"),
        (lambda plan: plan.update(dues={}), "'dues' is not known here"),
    ],
)
def test_a_broken_outline_is_refused_with_its_place(tmp_path, change, said):
    assert said in broken(tmp_path, change)


def test_a_sentence_without_its_total_is_an_error(tmp_path):
    """A county may word the sentences anew; one that leaves out a total of the table does not pass."""
    data = json.loads((FORMS / "annual_plan.json").read_text(encoding="utf-8"))
    data["words"]["works"] = "完成{count}个单元。"
    data["words"]["classes"] = "地类略。"
    for word in ("accepted", "measures", "quality"):
        data["words"][word] = "略。"
    (tmp_path / "annual_plan.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    form = {"extends": "annual_table.json", "template_id": "x", "basis": "y", "workbook": "annual_table.xlsx"}
    (tmp_path / "form.json").write_text(json.dumps({**form, "plan": "annual_plan.json"}), encoding="utf-8")
    form = load_form(tmp_path / "form.json")
    record, findings = build_record(year(), PLANE, MINE, 2026, None, load_classes(), form)
    assert "地类略。" in text_of(record)
    said = [finding for finding in findings if finding.code == "annual.sentence_differs"]
    assert [finding.severity for finding in said] == [Severity.ERROR]
    assert str(hectares(record.section("restored").ha4)) in said[0].figures["amount"]


def test_every_paragraph_and_every_own_text_has_a_place():
    parts = load_form().plan.parts
    assert sorted(name for part in parts for name in part.drafted) == sorted(PARAGRAPHS)
    assert sorted(part.own for part in parts if part.own) == sorted(OWN_TEXTS)


@pytest.mark.parametrize("name", ["annual_table", "annual_plan"])
def test_the_bundled_files_keep_to_their_schemas(name):
    data = json.loads((FORMS / f"{name}.json").read_text(encoding="utf-8"))
    schema = json.loads((FORMS / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)
    assert (FORMS / Path(data["$schema"])).is_file()
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data, "unknown": 1}, schema)


def test_a_provinces_form_keeps_to_the_schema():
    schema = json.loads((FORMS / "annual_table.schema.json").read_text(encoding="utf-8"))
    form = {
        "extends": "annual_table.json",
        "template_id": "x-1",
        "basis": "某省表式",
        "effective": "",
        "workbook": "x.xlsx",
        "cells": {"holder": "Sheet1!C3", "phone": "'表 1'!$D$4"},
    }
    jsonschema.validate(form, schema)
    for wrong in ({"cells": {"holder": "C3"}}, {"basis": 3}, {"sections": []}, {"workbook": "a/b.xlsx"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**form, **wrong}, schema)


# Drafts


def test_a_draft_lists_errors_before_warnings_and_leaves_notes_out():
    record, findings = build([unit("A", "restored", accepted=None, quality="")])
    draft = draft_of(findings, record.form, lambda finding: f"{finding.code}\x00\n {finding.unit_id}")
    assert draft.mark == "草稿"
    severities = [one.severity for one in draft.findings]
    assert severities == sorted(severities, key=["错误", "警告"].index)
    assert {"错误", "警告"} == set(severities)
    assert all("\n" not in one.sentence for one in draft.findings)
    assert len(draft.heads) == 3
