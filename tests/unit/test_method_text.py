"""编制说明: its figures are those of the records, what is unknown is said, and PDF and Word read the same."""

from __future__ import annotations

import re
import string
from dataclasses import replace

import packages
import pytest
from annual_tables import MINE, PLANE, YEAR, record_of
from office import page_texts

from mine_restoration.core.acceptance.package import Package, PackageFile, Source, missing_items
from mine_restoration.core.acceptance.plan import load_plan
from mine_restoration.core.amounts import hectares, m2
from mine_restoration.core.annual.draft import OpenFinding
from mine_restoration.core.catalogue import RESOURCES, read_json
from mine_restoration.core.geodesy.area import official_area
from mine_restoration.core.landclass.change import changes
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.progress import Stopped
from mine_restoration.core.zones.marks import Mark
from mine_restoration.core.zones.rules import NOT_AFFECTED, NOT_CHECKED
from mine_restoration.report.method_docx import write_method_docx
from mine_restoration.report.method_pdf import write_method_pdf
from mine_restoration.report.method_text import Facts, Table, method_text

PLAN = load_plan()


def facts(**other):
    units = packages.some_units()
    attached, check = packages.classes(), packages.zones()
    sources = (Source("units", str(YEAR)), Source("DLTB"))
    files = [
        PackageFile(PLAN.item(item).path(YEAR), item, item, sources)
        for item in ("location_map", "class_table", "unit_data", "unit_shapefile")
    ]
    missing = missing_items(PLAN, files, {"zone_map": "no_input"})
    whole = (PLAN, YEAR, MINE.mine_name, MINE.licence_no, MINE.holder, "2000国家大地坐标系（EPSG:4532）")
    package = Package(*whole, tuple(files), missing, {"survey": "2025年度"}, {"QGIS": "3.22.16"})
    given = {
        "package": package,
        "units": units,
        "broken": (),
        "plane": PLANE,
        "record": record_of(units),
        "attached": attached,
        "changes": changes(units, attached.summary, None, load_classes()),
        "check": check,
        "findings": (OpenFinding("警告", "XF-01", "<b>&amp; 没有地类"),),
        "block": {"organisation": "某测绘公司", "height": "1985国家高程基准"},
        "images": (),
        "survey": "DLTB",
        "class_list": "TD/T 1055-2019",
        "exchange": "勘测定界",
    }
    return Facts(**{**given, **other})


def whole(text):
    """All of the text in one string, cells apart."""
    lines = [text.title]
    for part in text.parts:
        lines.append(part.heading)
        for block in part.blocks:
            lines += ["\t".join(row) for row in (block.columns, *block.rows)] if isinstance(block, Table) else [block]
    return "\n".join(lines)


def rows_of(text, part):
    return [row for block in text.parts[part].blocks if isinstance(block, Table) for row in block.rows]


def test_the_areas_are_the_official_ones_and_their_sums():
    text = method_text(facts())
    by_unit = {row[0]: row for row in rows_of(text, 3)}
    sums = {}
    for unit in packages.some_units():
        centi = int(official_area(unit.geometry, PLANE) * 100 + 0.5)
        ha4 = (centi + 50) // 100
        assert by_unit[unit.unit_id][4:6] == (str(m2(centi)), str(hectares(ha4)))
        count, total = sums.get(unit.section, (0, 0))
        sums[unit.section] = (count + 1, total + ha4)
    stated = {row[0]: (int(row[1]), row[2]) for row in rows_of(text, 0)}
    names = {"restored": "上年度修复", "damaged": "现状损毁", "planned": "本年度计划"}
    assert stated == {names[key]: (count, str(hectares(total))) for key, (count, total) in sums.items()}


def test_classes_sum_to_the_sections_and_changes_before_to_after():
    text = method_text(facts())
    sections = {row[0]: row[2] for row in rows_of(text, 0)}
    for section, stated in sections.items():
        own = [round(float(row[3]) * 10_000) for row in rows_of(text, 4) if row[0] == section]
        assert sum(own) == round(float(stated) * 10_000)
    assert all(row[2] == row[3] for row in rows_of(text, 5))


def test_what_was_not_checked_and_what_is_missing_is_said_with_its_reason():
    given = facts()
    text = method_text(given)
    open_ = {row[0] for row in rows_of(text, 9)}
    for verdict in given.check.verdicts:
        if not verdict.is_checked:
            assert verdict.rule.name in open_
    for one in given.package.missing:
        assert (one.item.title, PLAN.reasons[one.reason]) in {(row[0], row[-1]) for row in rows_of(text, 9)}
    rules = {row[0]: row for row in rows_of(text, 6)}
    for rule in given.check.profile.rules:
        numbers = [int(value) for value in rules[rule.name][4:]]
        assert sum(numbers) == len(given.units)
        assert rule.basis_text in rules[rule.name][1]


def test_the_figures_of_the_check_are_counted_from_its_verdicts():
    given = facts()
    verdicts = list(given.check.verdicts)
    states = [("confirmed", ""), ("confirmed", ""), ("dismissed", ""), ("dismissed", "verdict_changed"), ("odd", None)]
    for i, (mark, state) in enumerate(states):
        one = verdicts[i]
        verdicts[i] = replace(one, mark=Mark(one.unit_id, one.rule.rule_id, mark, state=state))
    text = method_text(facts(check=replace(given.check, verdicts=tuple(verdicts))))

    def counted(some):
        free = [one for one in some if one.outcome == NOT_AFFECTED]
        unknown = [one for one in some if one.outcome == NOT_CHECKED]
        return len(some) - len(free) - len(unknown), len(free), len(unknown)

    affected, free, unknown = counted(verdicts)
    assert min(affected, free, unknown) > 0
    said = f"共{len(verdicts)}项：涉及{affected}项，不涉及{free}项，未核查{unknown}项。"
    assert said in whole(text)
    assert "复核标记：确认2项，排除1项，其余2项待处理。" in whole(text)
    rules = {row[0]: row for row in rows_of(text, 6)}
    for rule in given.check.profile.rules:
        own = counted([one for one in verdicts if one.rule is rule])
        assert tuple(map(int, rules[rule.name][4:])) == own
    told = {(row[0], unit) for row in rows_of(text, 9) for unit in row[1].split("、") if len(row) == 4}
    every = {name for name, unit in told if unit == "全部单元"}
    for one in verdicts:
        assert (one.rule.name in every or (one.rule.name, one.unit_id) in told) == (one.outcome == NOT_CHECKED)


def test_corners_and_areas_on_the_plane_are_those_of_the_outlines():
    for unit, row in zip(packages.some_units(), rows_of(method_text(facts()), 3)):
        rings = [ring for part in unit.geometry.geoms for ring in (part.exterior, *part.interiors)]
        assert row[0] == unit.unit_id
        assert int(row[3]) == sum(len(ring.coords) - 1 for ring in rings)
        assert float(row[6]) == pytest.approx(unit.geometry.area, abs=0.006)
        assert abs(float(row[6]) - float(row[4])) > 0.05, "the area on the plane is another one"


def test_nothing_given_is_never_no_problem():
    text = whole(method_text(facts(attached=None, changes=None, check=None, findings=())))
    assert "没有进行管控区核查。这不等于不涉及管控区" in text
    assert "没有地类面积。这不表示没有地类变化" in text
    assert "没有土地利用变化情况表" in text
    broken = packages.some_units()[0]
    assert broken.unit_id in whole(method_text(facts(broken=(broken,)))).split("图形无效")[1][:40]


def test_every_sentence_of_the_file_can_be_said_and_no_placeholder_is_left():
    form = read_json(RESOURCES / "packages" / "method_text.json").value
    source = (RESOURCES.parent / "report" / "method_text.py").read_text("utf-8")
    for key in form["texts"]:
        assert f'"{key}"' in source, key
    for given in (facts(), facts(attached=None, changes=None, check=None), facts(images=(("a", ""),))):
        text = whole(method_text(given))
        names = {name for value in form["texts"].values() for _, name, _, _ in string.Formatter().parse(value) if name}
        assert not [name for name in names if f"{{{name}}}" in text]


def test_pdf_and_word_read_the_same_and_are_the_same_bytes_each_time(tmp_path):
    pytest.importorskip("docx")
    import docx

    text = method_text(facts())
    for name in ("a", "b"):
        write_method_pdf(text, tmp_path / f"{name}.pdf")
        write_method_docx(text, tmp_path / f"{name}.docx")
    for suffix in (".pdf", ".docx"):
        assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()
    document = docx.Document(str(tmp_path / "a.docx"))
    parts = [paragraph.text for paragraph in document.paragraphs]
    parts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    pages = re.sub(r"第\d+页，共\d+页", "", "".join("".join(page_texts(tmp_path / "a.pdf")).split()))
    for words in filter(None, whole(text).replace("\t", "\n").split("\n")):
        assert words in parts
        short = "".join(words.split())[:12]
        assert short in pages, short


def test_texts_of_any_length_are_set_and_nothing_of_them_is_lost(tmp_path):
    long = "".join(f"第{number}句。" for number in range(2000))
    given = facts(findings=(OpenFinding("错误", "单元" * 200, long),))
    write_method_pdf(method_text(given), tmp_path / "t.pdf")
    told = "".join("".join(page_texts(tmp_path / "t.pdf")).split())
    assert told.count("句") == 2000
    assert told.index("第1句") < told.index("第1999句")


def test_stopped_the_old_file_stays(tmp_path):
    (tmp_path / "t.pdf").write_bytes(b"old")
    with pytest.raises(Stopped):
        write_method_pdf(method_text(facts()), tmp_path / "t.pdf", lambda _done: False)
    assert (tmp_path / "t.pdf").read_bytes() == b"old"


def test_a_name_is_no_markup(tmp_path):
    package = replace(facts().package, mine_name="<b>&矿</b>")
    write_method_pdf(method_text(facts(package=package)), tmp_path / "t.pdf")
    assert "<b>&矿</b>" in "".join("".join(page_texts(tmp_path / "t.pdf")).split())
