"""The zone report: workbook and PDF say the same, in the figures of the verdicts, and text stays text."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from shapely.geometry import MultiPolygon, Polygon, box

from mine_restoration.core.amounts import ha4_from_centi, hectares
from mine_restoration.core.catalogue import RESOURCES
from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.unit import SECTIONS, Unit
from mine_restoration.core.zones.check import check_zones
from mine_restoration.core.zones.layers import ZoneFeature, ZoneLayer
from mine_restoration.core.zones.marks import CONFIRMED, DISMISSED, STATES
from mine_restoration.core.zones.profile import NATIONAL, load_profile
from mine_restoration.core.zones.rules import AFFECTED, MEANS, NOT_AFFECTED, NOT_CHECKED
from mine_restoration.core.zones.verdicts import BY_DISTANCE, BY_SIGHT, REASONS
from mine_restoration.report import fonts
from mine_restoration.report.zones_lists import list_rows
from mine_restoration.report.zones_pdf import write_zone_pdf
from mine_restoration.report.zones_text import ZoneReport
from mine_restoration.report.zones_xlsx import write_zone_workbook

PLANE = plane_of_epsg(4532)
EAST, NORTH = 44_500_000.0, 4_920_000.0
MEANING = {"prohibited": "禁止", "argued": "需论证", "notice": "提示", "priority": "优先修复"}
NASTY = '=HYPERLINK("http://x")<b>甲&乙</b>\x07'


def square(x, y, width=100.0):
    return box(EAST + x, NORTH + y, EAST + x + width, NORTH + y + width)


def layer(name, *zones, edition="2025-12"):
    features = tuple(ZoneFeature(f"{name}-{i}", geometry, values) for i, (geometry, values) in enumerate(zones, 1))
    extent = square(-5000, -5000, 20_000)
    return ZoneLayer(name, (name,), f"{name}.gpkg", edition, len(zones), frozenset({"polygon"}), features, extent)


def units(count):
    ring = [(0, 0), (50, 50), (50, 0), (0, 50)]
    bow_tie = Polygon([(EAST + x, NORTH + y) for x, y in ring])
    made = [
        Unit(
            f"XF-{number:02}",
            MultiPolygon([square(150.25 * (number % 10), 150.75 * (number // 10), 100 + number / 7)]),
            year=2026,
            section=SECTIONS[number % 3],
            name=("东北部旧排土场坡面（含临时道路及表土堆场）" if number % 4 else ""),
            land_class="0301" if number % 2 else "",
        )
        for number in range(count)
    ]
    return [*made, Unit(NASTY, MultiPolygon([bow_tie]), section="?")]


def layers():
    core = {"GNFQ": "核心保护区"}
    general = {"GNFQ": "一般控制区"}
    return [
        layer("STBHHX", (square(-30, -30, 400), {}), (square(600, 200, 300), core)),
        layer("ZRBHD", (square(0, 0, 700), general), (square(300, 0, 500), core)),
        layer("YJJBNT", (square(500, -10, 300), {}), edition=""),
        layer("road", (square(700, 0, 3), {})),
        layer(NASTY, (square(0, 0), {})),
    ]


@pytest.fixture(scope="module")
def check():
    return check_zones(units(7), PLANE, layers(), load_profile())


@pytest.fixture(scope="module")
def pdf_text(check, tmp_path_factory):
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    write_zone_pdf(check, path, date(2026, 3, 31), "示例采石场")
    return poppler(path)


def poppler(path):
    assert shutil.which("pdftotext"), "poppler-utils is needed"
    return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout


def area(centi):
    return str(hectares(ha4_from_centi(centi)))


def test_the_form_knows_every_outcome_reason_and_parameter(check):
    report = ZoneReport(check)
    form = report.form.form
    assert list(form.child("outcomes").value) == [NOT_AFFECTED, *AFFECTED, NOT_CHECKED]
    assert [one.tone for one in report.counts()] == [*MEANS, NOT_AFFECTED, NOT_CHECKED]
    assert set(form.child("reasons").value) == set(form.child("remedies").value) == set(REASONS)
    assert set(form.child("marks").value) == {CONFIRMED, DISMISSED}
    assert set(form.child("mark_states").value) == set(STATES)
    assert {BY_SIGHT, BY_DISTANCE} <= set(form.child("values").value)
    for verdict in check.verdicts:
        for one in verdict.parameters:
            assert report.word("parameters", one.key)


def test_matrix_of_the_workbook_has_the_areas_of_the_verdicts(check, tmp_path):
    write_zone_workbook(check, tmp_path / "r.xlsx")
    sheet = load_workbook(tmp_path / "r.xlsx").worksheets[0]
    head = next(cell.row for cell in sheet["A"] if cell.value == "单元") + 1
    rules = [cell.value for cell in sheet[head]][3:]
    assert rules == [rule.name for rule in check.profile.rules]
    for number in range(len(check.units)):
        cells = sheet[head + 1 + number]
        if check.areas[number] is not None:
            assert Decimal(str(cells[1].value)) == hectares(ha4_from_centi(check.areas[number]))
            assert cells[1].number_format == "0.0000"
        for verdict, cell in zip(check.verdicts_of(number), cells[3:]):
            if verdict.meant is not None:
                assert cell.value.rstrip("？") == f"{MEANING[verdict.meant.means]}\n{area(verdict.centi)}"
            else:
                assert cell.value == ("不涉及" if verdict.is_checked else "未核查")
            assert (cell.fill.patternType == "lightUp") is (not verdict.is_checked)


@pytest.mark.parametrize(("count", "pages"), [(12, 1), (25, 0)])
def test_signatures_of_few_units_stay_with_the_matrix(tmp_path, count, pages):
    write_zone_workbook(check_zones(units(count), PLANE, [], load_profile()), tmp_path / "r.xlsx")
    assert load_workbook(tmp_path / "r.xlsx").worksheets[0].page_setup.fitToHeight == pages


def test_areas_agree_in_workbook_pdf_and_verdicts(check, tmp_path, pdf_text):
    write_zone_workbook(check, tmp_path / "r.xlsx")
    sheet = load_workbook(tmp_path / "r.xlsx")["逐单元"]
    in_book = [
        (row[0].value, row[1].value[:2], f"{row[2].value:.4f}")
        for row in sheet.iter_rows()
        if str(row[1].value)[:2] in AFFECTED
    ]
    expected = [(one.rule.name, one.outcome, area(one.centi)) for one in check.verdicts if one.meant is not None]
    assert in_book == expected
    details = pdf_text[pdf_text.index("单元 XF-00") : pdf_text.index("四、未核查")]
    in_pdf = re.findall(r"(\d+\.\d{4})\s+(\d+\.\d\d%)", details)
    assert in_pdf == [(area(one.centi), f"{one.share:.2%}") for one in check.verdicts if one.meant is not None]


def test_pdf_says_that_it_is_a_screening_and_what_is_a_default(pdf_text):
    assert "不作法律结论" in pdf_text
    assert "“未核查”不等于“不涉及”" in pdf_text
    assert "1000 m※" in pdf_text
    assert "2026年3月31日" in pdf_text
    assert "未注明" in pdf_text
    assert "全国筛查规则 2026-11" in pdf_text
    assert "第1页共" in pdf_text.replace(" ", "")


def test_no_line_of_a_table_begins_with_a_stop_or_ends_with_an_opening_bracket(pdf_text):
    """Columns of a table are two blanks or more apart in the text."""
    assert re.findall(r"(?m)(?:^|  )[，。；：）》〕].*|.*[（《〔](?:$|  )", pdf_text) == []


def test_text_of_users_is_no_markup_and_no_formula(check, tmp_path, pdf_text):
    assert "<b>甲&乙</b>" in re.sub(r"\s", "", pdf_text)
    write_zone_workbook(check, tmp_path / "r.xlsx")
    book = load_workbook(tmp_path / "r.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)


def test_every_cell_that_was_not_checked_is_in_the_list(check):
    rows = list_rows(ZoneReport(check), "not_checked")
    assert sum(int(count) for *_, count, _ in rows) == check.not_checked_count
    assert all(all(row) for row in rows)
    for verdict in check.verdicts:
        if verdict.outcome == NOT_CHECKED:
            named = [units for rules, _, _, _, units in rows if verdict.rule.name in rules or rules == "全部规则"]
            assert any(verdict.unit_id in units or units == "几何有效的全部单元" for units in named)


def test_the_same_check_gives_the_same_bytes(check, tmp_path):
    for name, write in (("xlsx", write_zone_workbook), ("pdf", write_zone_pdf)):
        write(check, tmp_path / f"a.{name}")
        write(check, tmp_path / f"b.{name}")
        assert (tmp_path / f"a.{name}").read_bytes() == (tmp_path / f"b.{name}").read_bytes()
        assert "年" not in ZoneReport(check).sign_line()


def test_no_font_leaves_no_file(check, tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "candidates", lambda: [(tmp_path / "none.ttc", 0)])
    fonts.register_chinese_font.cache_clear()
    try:
        with pytest.raises(fonts.FontMissing, match="WenQuanYi"):
            write_zone_pdf(check, tmp_path / "r.pdf")
    finally:
        fonts.register_chinese_font.cache_clear()
    assert list(tmp_path.iterdir()) == []


def test_many_units_and_rules_and_no_units(tmp_path):
    top = json.loads(NATIONAL.read_text(encoding="utf-8"))
    for number in range(14):
        top["rules"].append(
            {**top["rules"][0], "id": f"own{number}", "name": f"某县划定的第{number}类特殊管控区域范围"}
        )
    (tmp_path / "county.json").write_text(json.dumps(top), encoding="utf-8")
    profile = load_profile(tmp_path / "county.json")
    many = check_zones(units(25), PLANE, layers(), profile)
    write_zone_pdf(many, tmp_path / "many.pdf")
    write_zone_workbook(many, tmp_path / "many.xlsx")
    text = poppler(tmp_path / "many.pdf")
    assert "第 2 部分" in re.sub(r" +", " ", text)
    for unit in many.units[:-1]:
        assert unit.unit_id in text
    none = check_zones([], PLANE, [], profile)
    write_zone_pdf(none, tmp_path / "none.pdf")
    write_zone_workbook(none, tmp_path / "none.xlsx")
    assert "不作法律结论" in poppler(tmp_path / "none.pdf")


def test_a_row_higher_than_a_page_goes_on_over_it(tmp_path):
    long = Unit("第一号" * 1000, MultiPolygon([square(0, 0)]))
    write_zone_pdf(check_zones([long], PLANE, [], load_profile()), tmp_path / "long.pdf")
    printed = re.sub(r"\s+", "", poppler(tmp_path / "long.pdf"))
    assert "第一号" * 300 in printed
    assert printed.count("号") > 2000  # in the matrix and in the heading of its block


def test_bundled_form_has_an_edition():
    assert json.loads((RESOURCES / "forms" / "zone_report.json").read_text(encoding="utf-8"))["edition"]


def test_areas_of_the_outcomes_add_up_to_the_printed_area():
    """A core area and the general area beside it: each rounded alone they would be 0.0001 hm² too much."""
    ground = Unit("U", MultiPolygon([square(0, 0)]), section="planned")
    reserve = layer(
        "ZRBHD",
        (box(EAST, NORTH, EAST + 50.005, NORTH + 100), {"GNFQ": "核心保护区"}),
        (square(50.005, 0, 200), {"GNFQ": "一般控制区"}),
    )
    check = check_zones([ground], PLANE, [reserve], load_profile())
    verdict = next(one for one in check.verdicts if len(one.parts) == 2)
    rounded = [ha4_from_centi(centi) for _, centi in verdict.parts]
    assert sum(rounded) != ha4_from_centi(verdict.centi), "the example is to need sharing"
    row = next(row for block in ZoneReport(check).blocks() for row in block.rows)
    printed = re.findall(r"[0-9]+\.[0-9]{4}", row.meaning)
    assert sum(map(Decimal, printed)) == Decimal(row.area)
    assert len(printed) == 2
