"""Rule profiles: what the national one says, names, conditions, and refusals that name the place."""

from __future__ import annotations

import copy
import json
import tempfile
from pathlib import Path

import pytest
from shapely.geometry import MultiPolygon

from mine_restoration.core.catalogue import CatalogueError
from mine_restoration.core.unit import Unit
from mine_restoration.core.zones.profile import NATIONAL, load_profile

PROFILE = load_profile()
RULES = {rule.rule_id: rule for rule in PROFILE.rules}


def unit(**fields):
    return Unit("U1", MultiPolygon(), **fields)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("STBHHX", {"stbhhx"}),
        ("浙江STBHHX", {"stbhhx"}),
        ("陆域生态保护红线", {"stbhhx"}),
        ("yjjbntbhtb", {"yjjbnt"}),
        ("JBNTTB", {"yjjbnt"}),
        ("永久基本农田保护图斑", {"yjjbnt"}),
        ("CZKFBJGX", {"czkfbj"}),
        ("ＺＲＢＨＤ", {"zrbhd", "sq_zrbhq"}),
        ("水源保护区", {"yysy"}),
        ("公路", {"lx_gl"}),
        ("road", {"lx_gl"}),
        ("铁路", {"lx_tl"}),
        ("railway", {"lx_tl"}),
        ("河流", {"lx_hl"}),
        ("river", {"lx_hl"}),
        ("lake", {"lx_hp"}),
        ("居民点", {"sq_jmd"}),
        ("settlement", {"sq_jmd"}),
        ("三区两线", {"sqlx"}),
        ("某县三线两区范围", {"sqlx"}),
        ("DLTB", set()),
        ("broad", set()),
    ],
)
def test_layer_names(name, expected):
    assert {rule.rule_id for rule in PROFILE.rules_for([name])} == expected


def test_the_first_known_name_decides():
    assert PROFILE.rules_for(["zones", "road", "STBHHX"]) == (RULES["lx_gl"],)


@pytest.mark.parametrize(
    ("rule", "zone", "fields", "outcome", "level"),
    [
        ("stbhhx", {}, {}, "R1", "待认定"),
        ("stbhhx", {"GNFQ": "一般控制区"}, {}, "R1", "待认定"),
        ("stbhhx", {"GNFQ": "核心保护区"}, {}, "R2", "须主管部门意见"),
        ("zrbhd", {"GNFQ": "核心保护区"}, {}, "R2", "须主管部门意见"),
        ("zrbhd", {"GNFQ": " 核心区 "}, {}, "R2", "须主管部门意见"),
        ("zrbhd", {"GNFQ": "", "功能分区": "一般控制区"}, {}, "R1", "待认定"),
        ("zrbhd", {"GNFQ": "实验区"}, {}, "R1", "待认定"),
        ("zrbhd", {}, {}, "R2", "分区待核实"),
        ("zrbhd", {"GNFQ": "甲区"}, {}, "R2", "分区待核实"),
        ("yjjbnt", {}, {"section": "planned", "land_class": "0103"}, "R3", "提示"),
        ("yjjbnt", {}, {"section": "planned", "land_class": "0301"}, "R3", "可能占用"),
        ("yjjbnt", {}, {"section": "restored", "land_class": "0201K"}, "R3", "可能占用"),
        ("yjjbnt", {}, {"section": "restored", "land_class": ""}, "R3", "地类待填"),
        ("yjjbnt", {}, {"section": "damaged"}, "R3", "提示"),
        ("czkfbj", {}, {}, "R4", "提示"),
        ("yysy", {"JB": "一级"}, {}, "R5", "须主管部门意见"),
        ("yysy", {}, {}, "R5", "分级待核实"),
        ("lx_gl", {}, {}, "R6", "优先修复"),
        ("sqlx", {}, {}, "R6", "优先修复"),
    ],
)
def test_what_a_hit_means(rule, zone, fields, outcome, level):
    found = RULES[rule].outcome_of(unit(**fields), zone)
    assert (found.outcome, found.level) == (outcome, level)


def test_three_areas_and_two_lines_are_one_set_under_both_names():
    three, two = {"sq_zrbhq", "sq_jgq", "sq_jmd"}, {"lx_gl", "lx_tl", "lx_hl", "lx_hp"}
    assert {name for name, rule in RULES.items() if rule.kind.set_name == "三区两线"} == three | two | {"sqlx"}
    assert {RULES[name].kind.group for name in three} == {"三区"}
    assert {RULES[name].kind.group for name in two} == {"两线"}
    assert load(lambda top: top["rules"][-1].update(kind="三线两区范围")).rules[-1].kind == RULES["sqlx"].kind
    renamed = load(lambda top: top["rules"][-1].update(layers=["本县三线两区*"]))
    assert renamed.rules[-1].matches("本县三区两线范围")


def test_figures_without_a_source_are_marked():
    for rule in PROFILE.rules:
        assert rule.sliver.is_default
        if rule.distance_m:
            assert rule.distance_is_default


def test_no_meaning_is_a_conclusion():
    """Domain wording: never a bare 禁止 of the unit; R6 speaks for priority."""
    for rule in PROFILE.rules:
        for outcome in rule.outcomes:
            if outcome.outcome == "R6":
                assert "优先修复" in outcome.meaning
            assert not outcome.meaning.endswith("禁止")


TOP = json.loads(NATIONAL.read_text(encoding="utf-8"))


def load(change):
    top = copy.deepcopy(TOP)
    change(top)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "county.json"
        path.write_text(json.dumps(top, ensure_ascii=False, indent=1), encoding="utf-8")
        return load_profile(path)


def near(top):
    return next(rule for rule in top["rules"] if rule["relation"]["kind"] == "within_distance")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda top: top.pop("edition"), "top"),
        (lambda top: top.update(edition="  "), "edition"),
        (lambda top: top.update(rules=[]), "rules"),
        (lambda top: top["rules"][0].pop("id"), "rules[1]"),
        (lambda top: top["rules"][1].update(id=top["rules"][0]["id"]), "rules[2]"),
        (lambda top: top["rules"][0].update(id="x" * 41), "rules[1].id"),
        (lambda top: top["rules"][0].update(kind="四区"), "rules[1].kind"),
        (lambda top: top["rules"][0].update(layers=[]), "rules[1].layers"),
        (lambda top: top["rules"][0].update(layers=[3]), "rules[1].layers[1]"),
        (lambda top: top["rules"][0].update(geometry=["line"]), "rules[1].geometry"),
        (lambda top: top["rules"][0].update(geometry=["volume"]), "rules[1].geometry"),
        (lambda top: top["rules"][0]["relation"].update(kind="near"), "rules[1].relation.kind"),
        (lambda top: top["rules"][0]["relation"].update(distance_m=5), "rules[1].relation.distance_m"),
        (lambda top: near(top)["relation"].update(distance_m=0), "rules[6].relation.distance_m"),
        (lambda top: near(top)["relation"].update(distance_m=-1), "rules[6].relation.distance_m"),
        (lambda top: near(top)["relation"].update(distance_m=True), "rules[6].relation.distance_m"),
        (lambda top: near(top)["relation"].update(distance_m=float("nan")), "rules[6].relation.distance_m"),
        (lambda top: near(top)["relation"].update(distance_m="1000"), "rules[6].relation.distance_m"),
        (lambda top: top["rules"][0]["sliver"].update(match="any"), "rules[1].sliver.match"),
        (lambda top: top["rules"][0].update(outcomes=[]), "rules[1].outcomes"),
        (lambda top: top["rules"][0]["outcomes"].pop(), "rules[1].outcomes[1]"),
        (lambda top: top["rules"][0]["outcomes"][0].pop("when"), "rules[1].outcomes[1]"),
        (lambda top: top["rules"][0]["outcomes"][0].update(outcome="R0"), "rules[1].outcomes[1].outcome"),
        (lambda top: top["rules"][0]["outcomes"][0].update(meaning=""), "rules[1].outcomes[1].meaning"),
        (lambda top: top["rules"][0]["outcomes"][0]["when"][0].update(of="layer"), "rules[1].outcomes[1].when[1].of"),
        (lambda top: top["rules"][0]["outcomes"][0]["when"][0].pop("is"), "rules[1].outcomes[1].when[1]"),
        (
            lambda top: top["rules"][1]["outcomes"][0]["when"][0].update(fields=["area"]),
            "rules[2].outcomes[1].when[1].fields",
        ),
        (
            lambda top: top["rules"][1]["outcomes"][0]["when"][0].update({"is": ["done"]}),
            "rules[2].outcomes[1].when[1].is",
        ),
        (lambda top: top["rules"][0].update(certainty="A"), "rules[1].certainty"),
        (lambda top: top["rules"][0]["basis"][0].pop("document"), "rules[1].basis[1]"),
    ],
)
def test_a_profile_that_cannot_be_used_is_refused_with_the_place(change, place):
    with pytest.raises(CatalogueError) as refused:
        load(change)
    *line, found = refused.value.place.split(", ", 1)
    assert found == place
    assert place == "top" or line[0].startswith("line ")
    assert refused.value.path.name == "county.json"


def test_a_county_may_change_a_distance():
    changed = load(lambda top: near(top)["relation"].update(distance_m=500, default=False))
    rule = next(rule for rule in changed.rules if rule.distance_m)
    assert (rule.distance_m, rule.distance_is_default) == (500.0, False)


def test_broken_json_names_the_line(tmp_path):
    path = tmp_path / "county.json"
    path.write_text('{"edition": "x",\n "rules": [,]}', encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        load_profile(path)
    assert refused.value.place == "line 2"
