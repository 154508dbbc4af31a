"""Rule profiles: what the national one says, names, conditions, and refusals that name the place."""

from __future__ import annotations

import contextlib
import copy
import json
import re
import tempfile
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon

from mine_restoration.core.catalogue import CatalogueError
from mine_restoration.core.unit import Unit
from mine_restoration.core.zones.profile import NATIONAL, load_profile
from mine_restoration.core.zones.rules import (
    AFFECTED,
    CERTAINTIES,
    GEOMETRIES,
    MEANS,
    RELATIONS,
    UNIT_FIELDS,
    VISIBLE_FROM,
)

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
        ("县级公路", {"lx_gl"}),
        ("GDBHMB", {"gdbhmb"}),
        ("采矿权", {"ckq"}),
        ("开采规划区块", {"ghqk"}),
        ("勘查规划区块", {"ghqk"}),
        ("禁止开采区", {"jzkcq"}),
        ("XZQ", set()),
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


def test_patterns_of_layer_names():
    rule = load(lambda r, top: r["stbhhx"].update(layers=["红线[2025]*", "第?批"])).rules[0]
    names = ("红线[2025]修", "红线［2025］", "红线2", "红线2025", "第二批", "第二三批")
    assert [rule.matches(name) for name in names] == [True, True, False, False, True, False]


def test_the_first_known_name_decides():
    assert PROFILE.rules_for(["zones", "road", "STBHHX"]) == (RULES["lx_gl"],)


@pytest.mark.parametrize(
    ("rule", "zone", "fields", "outcome", "means", "level"),
    [
        ("stbhhx", {}, {}, "R1", "argued", "待认定"),
        ("stbhhx", {"GNFQ": "一般控制区"}, {}, "R1", "argued", "待认定"),
        ("stbhhx", {"GNFQ": "核心保护区"}, {}, "R2", "prohibited", "须主管部门意见"),
        ("zrbhd", {"GNFQ": "核心保护区"}, {}, "R2", "prohibited", "须主管部门意见"),
        ("zrbhd", {"GNFQ": " 核心区 "}, {}, "R2", "prohibited", "须主管部门意见"),
        ("zrbhd", {"GNFQ": "缓冲区"}, {}, "R2", "argued", "须主管部门意见"),
        ("zrbhd", {"GNFQ": "", "功能分区": "一般控制区"}, {}, "R1", "argued", "待认定"),
        ("zrbhd", {"GNFQ": "实验区"}, {}, "R1", "argued", "待认定"),
        ("zrbhd", {}, {}, "R2", "argued", "分区待核实"),
        ("zrbhd", {"GNFQ": "甲区"}, {}, "R2", "argued", "分区待核实"),
        ("yjjbnt", {}, {"section": "planned", "land_class": "0103"}, "R3", "notice", "提示"),
        ("yjjbnt", {}, {"section": "planned", "land_class": "0301"}, "R3", "argued", "可能占用"),
        ("yjjbnt", {}, {"section": "restored", "land_class": "0201K"}, "R3", "argued", "可能占用"),
        ("yjjbnt", {}, {"section": "restored", "land_class": ""}, "R3", "argued", "地类待填"),
        ("yjjbnt", {}, {"section": "damaged"}, "R3", "notice", "提示"),
        ("gdbhmb", {}, {"section": "planned", "land_class": "0101"}, "R3", "notice", "提示"),
        ("gdbhmb", {}, {"section": "planned", "land_class": "0301"}, "R3", "argued", "地类须核对"),
        ("czkfbj", {}, {}, "R4", "notice", "提示"),
        ("yysy", {"JB": "一级"}, {}, "R5", "argued", "须主管部门意见"),
        ("yysy", {"JB": "二级保护区"}, {}, "R5", "argued", "须主管部门意见"),
        ("yysy", {"JB": "Ⅰ级"}, {}, "R5", "argued", "须主管部门意见"),
        ("yysy", {"JB": "准保护区"}, {}, "R5", "notice", "提示"),
        ("yysy", {}, {}, "R5", "argued", "分级待核实"),
        ("lx_gl", {}, {}, "R6", "priority", "优先修复"),
        ("lx_gl", {"行政等级": "国道"}, {}, "R6", "priority", "优先修复"),
        ("lx_gl", {"行政等级": "乡道"}, {}, "R6", "notice", "待认定"),
        ("sqlx", {}, {}, "R6", "priority", "优先修复"),
        ("ckq", {}, {}, "R4", "notice", "提示"),
        ("jzkcq", {}, {}, "R4", "notice", "提示"),
    ],
)
def test_what_a_hit_means(rule, zone, fields, outcome, means, level):
    found = RULES[rule].outcome_of(unit(**fields), zone)
    assert (found.outcome, found.means, found.level) == (outcome, means, level)


def test_three_areas_and_two_lines_are_one_set_under_both_names():
    three, two = {"sq_zrbhq", "sq_jgq", "sq_jmd"}, {"lx_gl", "lx_tl", "lx_hl", "lx_hp"}
    assert {name for name, rule in RULES.items() if rule.kind.set_name == "三区两线"} == three | two | {"sqlx"}
    assert {RULES[name].kind.group for name in three} == {"三区"}
    assert {RULES[name].kind.group for name in two} == {"两线"}
    assert load(lambda r, top: r["stbhhx"].update(kind="三线两区范围")).rules[0].kind == RULES["sqlx"].kind
    renamed = load(lambda r, top: r["stbhhx"].update(layers=["本县三线两区*"])).rules[0]
    assert renamed.matches("本县三区两线范围")


def test_figures_without_a_source_are_marked():
    for rule in PROFILE.rules:
        assert rule.sliver.is_default
        if rule.distance_m:
            assert rule.distance_is_default
        assert rule.viewing is None or rule.viewing.is_default


def test_no_meaning_is_a_conclusion():
    """Domain wording: never a bare 禁止 of the unit; R6 speaks for priority."""
    for rule in PROFILE.rules:
        for outcome in rule.outcomes:
            if outcome.outcome == "R6":
                assert "优先修复" in outcome.meaning
            assert not outcome.meaning.endswith("禁止")


TOP = json.loads(NATIONAL.read_text(encoding="utf-8"))
PLACE = {rule["id"]: number for number, rule in enumerate(TOP["rules"], 1)}


def write(folder, top, name="county.json"):
    path = folder / name
    path.write_text(json.dumps(top, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def changed(change):
    top = copy.deepcopy(TOP)
    change({rule["id"]: rule for rule in top["rules"]}, top)
    return top


def load(change):
    with tempfile.TemporaryDirectory() as folder:
        return load_profile(write(Path(folder), changed(change)))


def refusal(path):
    """Line (0 where none is told), place and problem with which a profile is refused."""
    with pytest.raises(CatalogueError) as refused:
        load_profile(path)
    assert refused.value.path.name == path.name
    *line, place = refused.value.place.split(", ", 1)
    return int(line[0].split()[1]) if line else 0, place, refused.value.problem


# What the schema and the reader refuse alike: a change of the national profile (its rules by id, and the whole) and
# the place that is told; {n} is the number of the rule.
BROKEN = [
    (lambda r, top: top.pop("edition"), "top"),
    (lambda r, top: top.update(edition="  "), "edition"),
    (lambda r, top: top.pop("name"), "top"),
    (lambda r, top: top.update(rules=[]), "rules"),
    (lambda r, top: top.update(rules={}), "rules"),
    (lambda r, top: top.pop("rules"), "top"),
    (lambda r, top: top.update(group=[]), "group"),
    (lambda r, top: top.update(note=3), "note"),
    (lambda r, top: top.update(without=["stbhhx"]), "without"),
    (lambda r, top: top.update(extends="../national.json"), "extends"),
    (lambda r, top: top.update(kinds=[{"name": "海岸线"}]), "kinds[1]"),
    (lambda r, top: top.update(kinds=[{"name": "海岸线", "set": "本省", "color": 1}]), "kinds[1].color"),
    (lambda r, top: r["stbhhx"].pop("id"), "rules[1]"),
    (lambda r, top: r["stbhhx"].update(id="x" * 41), "rules[1].id"),
    (lambda r, top: r["stbhhx"].pop("kind"), "rules[1]"),
    (lambda r, top: r["stbhhx"].update(layer=["红线"]), "rules[1].layer"),
    (lambda r, top: r["stbhhx"].update(layers=[]), "rules[1].layers"),
    (lambda r, top: r["stbhhx"].update(layers=["红线", 3]), "rules[1].layers[2]"),
    (lambda r, top: r["stbhhx"].update(layers=["红线", " "]), "rules[1].layers"),
    (lambda r, top: r["stbhhx"].update(geometry=["line"]), "rules[1].geometry"),
    (lambda r, top: r["stbhhx"].update(geometry=["volume"]), "rules[1].geometry"),
    (lambda r, top: r["stbhhx"]["relation"].update(kind="near"), "rules[1].relation.kind"),
    (lambda r, top: r["stbhhx"]["relation"].update(distance_m=5), "rules[1].relation.distance_m"),
    (lambda r, top: r["sq_jgq"]["relation"].update(viewing={}), "rules[{sq_jgq}].relation.viewing"),
    (lambda r, top: r["sq_jgq"]["relation"].update(distance_m=0), "rules[{sq_jgq}].relation.distance_m"),
    (lambda r, top: r["sq_jgq"]["relation"].update(distance_m=-1), "rules[{sq_jgq}].relation.distance_m"),
    (lambda r, top: r["sq_jgq"]["relation"].update(distance_m=True), "rules[{sq_jgq}].relation.distance_m"),
    (lambda r, top: r["sq_jgq"]["relation"].update(distance_m=10**6), "rules[{sq_jgq}].relation.distance_m"),
    (lambda r, top: r["sq_jgq"]["relation"].update(distance_m="1000"), "rules[{sq_jgq}].relation.distance_m"),
    (lambda r, top: r["sq_jgq"]["relation"].update(default="yes"), "rules[{sq_jgq}].relation.default"),
    (lambda r, top: r["lx_gl"]["relation"].pop("viewing"), "rules[{lx_gl}].relation"),
    (lambda r, top: r["lx_gl"]["relation"]["viewing"].pop("spacing_m"), "rules[{lx_gl}].relation.viewing"),
    (lambda r, top: r["lx_gl"]["relation"]["viewing"].update(spacing_m=0), "rules[{lx_gl}].relation.viewing.spacing_m"),
    (
        lambda r, top: r["lx_gl"]["relation"]["viewing"].update(refraction=1.2),
        "rules[{lx_gl}].relation.viewing.refraction",
    ),
    (
        lambda r, top: r["lx_gl"]["relation"]["viewing"].update(observer_m=-1),
        "rules[{lx_gl}].relation.viewing.observer_m",
    ),
    (lambda r, top: r["lx_gl"]["relation"]["viewing"].update(eye=2), "rules[{lx_gl}].relation.viewing.eye"),
    (lambda r, top: r["stbhhx"].pop("sliver"), "rules[1]"),
    (lambda r, top: r["stbhhx"]["sliver"].update(match="any"), "rules[1].sliver.match"),
    (lambda r, top: r["stbhhx"]["sliver"].pop("width_m"), "rules[1].sliver"),
    (lambda r, top: r["stbhhx"]["sliver"].update(width_m=None), "rules[1].sliver.width_m"),
    (lambda r, top: r["stbhhx"].update(outcomes=[]), "rules[1].outcomes"),
    (lambda r, top: r["stbhhx"]["outcomes"].pop(), "rules[1].outcomes[1]"),
    (lambda r, top: r["stbhhx"]["outcomes"][0].pop("when"), "rules[1].outcomes[1]"),
    (lambda r, top: r["stbhhx"]["outcomes"][0].update(outcome="R0"), "rules[1].outcomes[1].outcome"),
    (lambda r, top: r["stbhhx"]["outcomes"][0].pop("means"), "rules[1].outcomes[1]"),
    (lambda r, top: r["stbhhx"]["outcomes"][0].update(means="forbidden"), "rules[1].outcomes[1].means"),
    (lambda r, top: r["stbhhx"]["outcomes"][0].update(meaning=""), "rules[1].outcomes[1].meaning"),
    (lambda r, top: r["stbhhx"]["outcomes"][0].update(reason="unknown"), "rules[1].outcomes[1].reason"),
    (lambda r, top: r["stbhhx"]["outcomes"][0].update(colour="red"), "rules[1].outcomes[1].colour"),
    (lambda r, top: r["stbhhx"]["outcomes"][0]["when"][0].update(of="layer"), "rules[1].outcomes[1].when[1].of"),
    (lambda r, top: r["stbhhx"]["outcomes"][0]["when"][0].pop("is"), "rules[1].outcomes[1].when[1]"),
    (lambda r, top: r["stbhhx"]["outcomes"][0]["when"][0].update(is_not=["x"]), "rules[1].outcomes[1].when[1]"),
    (lambda r, top: r["stbhhx"]["outcomes"][0]["when"][0].update({"is": []}), "rules[1].outcomes[1].when[1].is"),
    (lambda r, top: r["stbhhx"]["outcomes"][0]["when"][0].update({"is": [1]}), "rules[1].outcomes[1].when[1].is[1]"),
    (lambda r, top: r["stbhhx"]["outcomes"][0]["when"][0].update(values=[]), "rules[1].outcomes[1].when[1].values"),
    (
        lambda r, top: r["yjjbnt"]["outcomes"][0]["when"][0].update(fields=["area"]),
        "rules[{yjjbnt}].outcomes[1].when[1].fields",
    ),
    (lambda r, top: r["stbhhx"].update(certainty="A"), "rules[1].certainty"),
    (lambda r, top: r["stbhhx"].update(basis=[]), "rules[1].basis"),
    (lambda r, top: r["stbhhx"]["basis"][0].pop("document"), "rules[1].basis[1]"),
    (lambda r, top: r["stbhhx"]["basis"][0].update(page=3), "rules[1].basis[1].page"),
    (lambda r, top: r["stbhhx"].update(edition=""), "rules[1].edition"),
    (lambda r, top: r["stbhhx"].update(valid_from="2021-13-01"), "rules[1].valid_from"),
    (lambda r, top: r["stbhhx"].update(valid_to="2021"), "rules[1].valid_to"),
    (lambda r, top: r["stbhhx"].update(valid_to=20211231), "rules[1].valid_to"),
]
# What only the reader can know.
BROKEN_FOR_THE_READER = [
    (lambda r, top: r["yjjbnt"].update(id="stbhhx"), "rules[2]"),
    (lambda r, top: r["yjjbnt"].update(name="生态保护红线"), "rules[2].name"),
    (lambda r, top: r["stbhhx"].update(kind="四区"), "rules[1].kind"),
    (lambda r, top: r["stbhhx"]["outcomes"].reverse(), "rules[1].outcomes[1]"),
    (lambda r, top: r["stbhhx"].update(valid_from="2022-02-30"), "rules[1].valid_from"),
    (lambda r, top: r["stbhhx"].update(valid_from="2022-01-01", valid_to="2021-12-31"), "rules[1].valid_to"),
    (lambda r, top: r["stbhhx"].update(valid_from="20220101"), "rules[1].valid_from"),
    (lambda r, top: r["sq_jgq"]["relation"].update(distance_m=float("nan")), "rules[{sq_jgq}].relation.distance_m"),
    (
        lambda r, top: r["yjjbnt"]["outcomes"][0]["when"][0].update({"is": ["done"]}),
        "rules[{yjjbnt}].outcomes[1].when[1].is",
    ),
    (lambda r, top: top.update(extends="gone.json"), "extends"),
    (lambda r, top: top.update(extends="x" * 500), "extends"),
    (lambda r, top: top.update(extends="a\0b"), "extends"),
    (lambda r, top: top.update(extends="county.json"), "extends"),
    (lambda r, top: top.update(extends="national.json", without=["stbhhx", "gone"]), "without[2]"),
    (lambda r, top: top.update(kinds=[{"name": "三线两区", "set": "本省"}]), "kinds[1]"),
    (lambda r, top: top.update(kinds=[{"name": "公路", "set": "甲", "aliases": ["采矿权"]}]), "kinds[1]"),
]


@pytest.mark.parametrize(("change", "place"), BROKEN + BROKEN_FOR_THE_READER)
def test_a_profile_that_cannot_be_used_is_refused_with_line_and_place(tmp_path, change, place):
    path = write(tmp_path, changed(change))
    line, told, _problem = refusal(path)
    assert told == place.format(**PLACE)
    text = path.read_text(encoding="utf-8").splitlines()
    assert line == line_by_eye(text, told)


def line_by_eye(lines, place):
    """The line of a place in a file written with one blank of indent a level: the n-th line that begins so."""
    if place == "top":
        return 0
    at = 0
    for depth, (key, number) in enumerate(re.findall(r"([A-Za-z_]+)|\[([0-9]+)\]", place), 1):
        wanted = f'{" " * depth}"{key}":' if key else None
        seen = 0
        for index in range(at + 1, len(lines)):
            indent = len(lines[index]) - len(lines[index].lstrip(" "))
            if indent < depth:
                break
            if indent == depth and lines[index].strip()[0] not in "}]":
                seen += 1
                if lines[index].startswith(wanted) if wanted else seen == int(number):
                    at = index
                    break
        else:
            raise AssertionError(place)
    return at + 1


@pytest.fixture(scope="module")
def schema():
    jsonschema = pytest.importorskip("jsonschema")
    text = (NATIONAL.parent / "zone_rules.schema.json").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator.check_schema(json.loads(text))
    return jsonschema.Draft202012Validator(json.loads(text))


@pytest.mark.parametrize("name", ["national", "statutory_distances", "suifenhe_2021_2025"])
def test_the_schema_takes_what_is_bundled(schema, name):
    schema.validate(json.loads((NATIONAL.parent / f"{name}.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("change", [change for change, _ in BROKEN])
def test_the_schema_refuses_what_the_reader_refuses(schema, change):
    assert not schema.is_valid(changed(change))


def ways(value, steps=()):
    yield steps
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from ways(inner, (*steps, key))


WAYS = [way for way in ways(TOP) if way]
anything = st.sampled_from(
    [None, True, 0, -1, 0.5, 10**7, "", " ", "R1", "line", "polygon", "2026-01-01", [], ["x"], {}]
)


@given(st.sampled_from(WAYS), st.sampled_from(["replace", "drop", "rename", "twice"]), anything)
@settings(max_examples=120, deadline=None)
def test_whatever_is_wrong_the_reader_says_so_and_takes_nothing_that_the_schema_refuses(schema, way, change, value):
    top = copy.deepcopy(TOP)
    parent = top
    for step in way[:-1]:
        parent = parent[step]
    if change == "replace":
        parent[way[-1]] = value
    elif change == "twice" and isinstance(parent, list):
        parent.append(parent[way[-1]])
    else:
        taken = parent.pop(way[-1])
        if change == "rename" and isinstance(parent, dict):
            parent[f"{way[-1]}_"] = taken
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(CatalogueError):
        load_profile(write(Path(folder), top))
        assert schema.is_valid(top)


def test_schema_and_reader_know_the_same_words(schema):
    rule = schema.schema["$defs"]["rule"]["properties"]
    outcome = schema.schema["$defs"]["outcome"]["properties"]
    fields = schema.schema["$defs"]["condition"]["then"]["properties"]["fields"]["items"]["enum"]
    kinds = json.loads((NATIONAL.parent / "zone_kinds.json").read_text(encoding="utf-8"))["kinds"]
    assert tuple(outcome["outcome"]["enum"]) == AFFECTED
    assert tuple(outcome["means"]["enum"]) == MEANS
    assert tuple(rule["certainty"]["enum"]) == CERTAINTIES
    assert tuple(rule["geometry"]["items"]["enum"]) == GEOMETRIES
    assert tuple(one["properties"]["kind"]["const"] for one in rule["relation"]["oneOf"]) == RELATIONS
    assert tuple(fields) == UNIT_FIELDS
    assert set(rule["kind"]["examples"]) <= {kind["name"] for kind in kinds}


def test_basis_is_printed_document_by_document():
    basis = [{"document": d, "clause": c} for d, c in (("甲法", "第一条"), ("乙办法", ""), ("甲法", "第三条"))]
    assert load(lambda r, top: r["stbhhx"].update(basis=basis)).rules[0].basis_text == "甲法 第一条、第三条；乙办法"


def test_what_is_a_sliver():
    sliver = RULES["stbhhx"].sliver
    assert (sliver.area_m2, sliver.width_m, sliver.both) == (100.0, 0.1, True)
    assert not load(lambda r, top: r["stbhhx"]["sliver"].update(match="either")).rules[0].sliver.both


def test_a_county_may_change_a_distance():
    profile = load(lambda r, top: r["sq_jgq"]["relation"].update(distance_m=500, default=False))
    rule = next(rule for rule in profile.rules if rule.rule_id == "sq_jgq")
    assert (rule.distance_m, rule.distance_is_default) == (500.0, False)


def test_a_profile_extends_another_one(tmp_path):
    rule = {**TOP["rules"][1], "name": "本县永久基本农田"}
    own = {**TOP["rules"][0], "id": "own", "name": "海岸线", "kind": "海岸线", "edition": "海岸线 2025"}
    kinds = [{"name": "海岸线", "group": "两线", "set": "本省三区两线", "aliases": ["海岸"]}]
    top = {"edition": "某县 2026", "name": "某县", "extends": "national.json", "without": ["ckq"], "kinds": kinds}
    profile = load_profile(write(tmp_path, {**top, "rules": [own, rule]}))
    ids = [one.rule_id for one in PROFILE.rules if one.rule_id != "ckq"]
    assert [one.rule_id for one in profile.rules] == [*ids, "own"]
    by_id = {one.rule_id: one for one in profile.rules}
    assert (by_id["yjjbnt"].name, by_id["yjjbnt"].edition) == ("本县永久基本农田", "某县 2026")
    assert by_id["stbhhx"] == RULES["stbhhx"]
    assert (by_id["own"].edition, by_id["own"].kind.text) == ("海岸线 2025", "本省三区两线·两线·海岸线")
    assert (profile.edition, profile.extended) == ("某县 2026", (PROFILE.edition,))
    assert profile.editions == ("某县 2026", PROFILE.edition, "海岸线 2025")

    district = {"edition": "某镇", "name": "某镇", "extends": "county.json", "without": ["own"], "rules": []}
    nested = load_profile(write(tmp_path, district, "town.json"))
    assert [one.rule_id for one in nested.rules] == ids
    assert nested.extended == ("某县 2026", PROFILE.edition)


def test_a_file_beside_goes_before_the_bundled_one_and_rings_are_refused(tmp_path):
    write(tmp_path, {**TOP, "edition": "省 2026", "rules": TOP["rules"][:1]}, "national.json")
    county = write(tmp_path, {"edition": "县", "name": "县", "extends": "national.json", "rules": []})
    assert load_profile(county).editions == ("县", "省 2026")
    write(tmp_path, {"edition": "省 2026", "name": "省", "extends": "county.json", "rules": []}, "national.json")
    with pytest.raises(CatalogueError, match="extends this file in turn") as refused:
        load_profile(county)
    assert refused.value.path.name == "national.json"


def test_a_bundled_profile_goes_by_its_bare_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load_profile(Path("statutory_distances.json")).edition.startswith("法定安全距离")
    write(tmp_path, {**TOP, "edition": "here"}, "statutory_distances.json")
    assert load_profile(Path("statutory_distances.json")).edition == "here"
    for missing in ("gone.json", str(tmp_path / "national.json"), "x" * 500, ".", "a\0b"):
        with pytest.raises(CatalogueError):
            load_profile(Path(missing))


def test_a_mistake_in_the_extended_file_names_that_file(tmp_path):
    write(tmp_path, changed(lambda r, top: r["stbhhx"].pop("layers")), "province.json")
    path = write(tmp_path, {"edition": "县", "name": "县", "extends": "province.json", "rules": []})
    with pytest.raises(CatalogueError) as refused:
        load_profile(path)
    assert refused.value.path.name == "province.json"


@pytest.mark.parametrize(
    ("days", "day", "holds"),
    [
        ({}, date(1900, 1, 1), True),
        ({"valid_from": "2021-01-01"}, date(2020, 12, 31), False),
        ({"valid_from": "2021-01-01"}, date(2021, 1, 1), True),
        ({"valid_to": "2025-12-31"}, date(2025, 12, 31), True),
        ({"valid_to": "2025-12-31"}, date(2026, 1, 1), False),
        ({"valid_from": "2021-01-01", "valid_to": "2021-01-01"}, date(2021, 1, 1), True),
    ],
)
def test_days_of_validity(days, day, holds):
    assert load(lambda r, top: r["stbhhx"].update(days)).rules[0].in_force(day) is holds


def test_how_one_sees():
    seen = {rule.rule_id for rule in PROFILE.rules if rule.relation == VISIBLE_FROM}
    assert seen == {"lx_gl", "lx_tl", "lx_hl", "lx_hp"}
    assert all((rule.viewing is not None) is (rule.rule_id in seen) for rule in PROFILE.rules)
    viewing = RULES["lx_gl"].viewing
    assert (viewing.observer_m, viewing.target_m, viewing.is_default) == (1.6, 0.0, True)
    assert viewing.curvature == pytest.approx(0.85714)  # what gdal_viewshed takes unless told otherwise
    assert load(lambda r, top: r["lx_gl"]["relation"]["viewing"].pop("default")).rules  # a source is known
    assert PROFILE.reach == 1000


def test_optional_distances_of_the_law_are_no_defaults_and_beside_the_national_rules():
    statutory = load_profile(NATIONAL.parent / "statutory_distances.json")
    own = {rule.rule_id: rule for rule in statutory.rules if rule.rule_id not in RULES}
    assert {name: rule.distance_m for name, rule in own.items()} == {
        "fd_gl": 100, "fd_xd": 50, "fd_ql": 200, "fd_sd": 100, "fd_tl": 1000
    }  # fmt: skip
    assert not any(rule.distance_is_default for rule in own.values())
    assert {rule.kind.set_name for rule in own.values()} == {"法定距离"}
    assert {rule.certainty for rule in own.values()} == {"M"}
    assert {rule.rule_id for rule in statutory.rules_for(["铁路"])} == {"lx_tl", "fd_tl"}
    assert statutory.rules[: len(PROFILE.rules)] == PROFILE.rules


def test_the_county_plan_as_an_example():
    county = load_profile(NATIONAL.parent / "suifenhe_2021_2025.json")
    rules = {rule.rule_id: rule for rule in county.rules}
    own = [rule for rule in county.rules if rule.edition == county.edition]
    plan = "绥芬河市矿产资源总体规划（2021—2025年）"
    assert {(rule.valid_from, rule.valid_to) for rule in own} == {(date(2021, 1, 1), date(2025, 12, 31))}
    assert all(document == plan for rule in own for document, _clause in rule.basis[:1])
    assert {rule.certainty for rule in own} == {"O"}
    banned = {rule.rule_id for rule in own if (plan, "五（三）2") in rule.basis}
    assert banned == {"sfh_stbhhx", "sqlx", "sq_zrbhq", "sq_jgq", "sq_jmd", "lx_gl", "lx_tl", "lx_hl", "lx_hp"}
    for name in banned - {"sfh_stbhhx", "sqlx"}:
        assert (rules[name].relation, rules[name].distance_is_default) == (VISIBLE_FROM, True)
        assert rules[name].outcomes[-1].means == "priority"
    assert rules["sfh_stbhhx"].outcomes[-1].means == "argued"
    assert set(county.rules_for(["STBHHX"])) == {RULES["stbhhx"], rules["sfh_stbhhx"]}  # the red line outlives the plan
    assert "jzkcq" not in rules
    assert rules["czkfbj"].edition == PROFILE.edition
    sets = [name for name, _ in groupby(rule.kind.set_name for rule in county.rules)]
    assert len(sets) == len(set(sets))  # what a file adds stands beside the others of its set
    avoided = {rule.rule_id for rule in own if (plan, "四（一）2") in rule.basis}
    assert avoided == {"sfh_stbhhx", "sfh_yjjbnt", "sfh_czkfbj", "sfh_shidi"}
    for name in ("yjjbnt", "czkfbj"):
        assert rules[f"sfh_{name}"].layers == RULES[name].layers


def test_broken_json_names_the_line(tmp_path):
    path = tmp_path / "county.json"
    path.write_text('{"edition": "x",\n "rules": [,]}', encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        load_profile(path)
    assert refused.value.place == "line 2"
