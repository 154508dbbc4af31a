"""The zone report: workbook and PDF say the same, in the figures of the verdicts, and text stays text."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from shapely.geometry import MultiPolygon, Polygon, box

from mine_restoration.core.amounts import ha4_from_centi, hectares
from mine_restoration.core.catalogue import RESOURCES
from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.progress import Stopped
from mine_restoration.core.unit import Unit
from mine_restoration.core.vocabulary import SECTIONS
from mine_restoration.core.zones.check import check_zones
from mine_restoration.core.zones.layers import ZoneFeature, ZoneLayer
from mine_restoration.core.zones.marks import CONFIRMED, DISMISSED, STATES, Mark
from mine_restoration.core.zones.profile import NATIONAL, load_profile
from mine_restoration.core.zones.rules import AFFECTED, MEANS, NOT_AFFECTED, NOT_CHECKED
from mine_restoration.core.zones.sight import Sight, seen_from
from mine_restoration.core.zones.verdicts import BY_DISTANCE, BY_SIGHT, REASONS, Parameter
from mine_restoration.report import fonts
from mine_restoration.report.zones_lists import list_rows
from mine_restoration.report.zones_pdf import write_zone_pdf
from mine_restoration.report.zones_text import ZoneReport
from mine_restoration.report.zones_xlsx import write_zone_workbook

PLANE = plane_of_epsg(4532)
EAST, NORTH = 44_500_000.0, 4_920_000.0
MEANING = {"prohibited": "原则上禁止", "argued": "需论证", "notice": "提示", "priority": "优先修复"}
COLOURS = {"prohibited": "F4A6A0", "argued": "FFD3A0", "notice": "FFF2A8", "priority": "BBDDF3"}
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
                assert cell.fill.start_color.rgb[2:] == COLOURS[verdict.meant.means]
            else:
                assert cell.value == ("不涉及" if verdict.is_checked else "未核查")
            assert (cell.fill.patternType == "lightUp") is (not verdict.is_checked)


def test_half_an_answer_is_never_free_and_doubts_are_shown():
    def report(zone):
        return ZoneReport(check_zones(units(1), PLANE, [zone], load_profile()))

    row = report(layer("STBHHX", (square(5000, 0), {}))).matrix_row(0)
    assert {cell.tone for cell in row.cells} == {NOT_AFFECTED, NOT_CHECKED}
    assert row.whole.tone == NOT_CHECKED
    sure = report(layer("STBHHX", (square(0, 0, 50), {})))
    half = report(replace(layer("STBHHX", (square(0, 0, 50), {})), extent=square(0, 0, 50)))
    assert [one.matrix_row(0).cells[0].text for one in (sure, half)] == ["需论证\n0.2500", "需论证\n0.2500？"]
    assert list_rows(sure, "rules")[0][3].endswith("0.1 m※")


def test_only_marks_whose_table_is_overwritten_are_left():
    gone = Mark("XF-99", "stbhhx", CONFIRMED, by="张三", overwritten=True)
    named = replace(gone, unit_id="XF-98", overwritten=False)
    check = check_zones(units(1), PLANE, [], load_profile(), marks=[gone, named])
    assert [mark.unit_id for mark in check.left_marks] == ["XF-99"]


def test_long_names_have_room_in_the_matrix(tmp_path):
    named = [replace(one, name="东山坳历史遗留采场北侧边坡及废石堆场综合治理单元" * 3) for one in units(1)]
    write_zone_workbook(check_zones(named, PLANE, [], load_profile()), tmp_path / "r.xlsx")
    sheet = load_workbook(tmp_path / "r.xlsx").worksheets[0]
    cell = next(cell for cell in sheet["A"] if "东山坳" in str(cell.value))
    lines = 2 * len(cell.value) / sheet.column_dimensions["A"].width
    assert sheet.row_dimensions[cell.row].height > 10 * lines


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


def with_marks():
    """A check with four marks: confirmed, dismissed, dismissed without a reason, and one of a unit that is gone."""
    made, zones, profile = units(3), layers(), load_profile()
    plain = check_zones(made, PLANE, zones, profile)
    texts = {(one.unit_id, one.rule.rule_id): one.text for one in plain.verdicts}
    marks = [
        Mark("XF-00", "stbhhx", "confirmed", by="张三", day=date(2026, 3, 1), verdict=texts["XF-00", "stbhhx"]),
        Mark("XF-01", "zrbhd", "dismissed", "=1+1 实地<b>核实", "李四", verdict=texts["XF-01", "zrbhd"]),
        Mark("XF-02", "czkfbj", "dismissed", verdict=texts["XF-02", "czkfbj"]),
        Mark("XF-77", "stbhhx", "confirmed", by="张三", day=date(2026, 3, 1), verdict="R1", overwritten=True),
    ]
    return check_zones(made, PLANE, zones, profile, marks=marks)


def test_marks_are_in_matrix_block_and_list(tmp_path):
    check = with_marks()
    report = ZoneReport(check)
    rules = [rule.rule_id for rule in check.profile.rules]
    signs = {
        (row, rule): report.matrix_row(row).cells[rules.index(rule)].text[-1]
        for row, rule in ((0, "stbhhx"), (1, "zrbhd"), (2, "czkfbj"))
    }
    assert list(signs.values()) == ["√", "×", "△"]
    assert dict(report.facts())["复核标记"] == "确认1项，排除1项，待处理2项"
    rows = {(row[0], row[1]): row for row in list_rows(report, "marks")}
    assert rows["XF-00", "生态保护红线"][3:] == ("确认", "", "张三", "2026年3月1日", "")
    assert rows["XF-01", "自然保护地"][3:6] == ("排除", "=1+1 实地<b>核实", "李四")
    assert rows["XF-02", "城镇开发边界"][7] == "排除但未写理由，须补写"
    assert rows["XF-77", "stbhhx"][7] == "本次核查不含该单元或规则，仅保留标记"
    blocks = list(report.blocks())
    assert next(row for row in blocks[0].rows if row.rule == "生态保护红线").mark == "确认（张三，2026年3月1日）"
    assert blocks[2].notes[-1] == "复核：城镇开发边界：排除（排除但未写理由，须补写）"
    write_zone_workbook(check, tmp_path / "r.xlsx")
    write_zone_pdf(check, tmp_path / "r.pdf")
    assert "=1+1 实地<b>核实" in [cell.value for row in load_workbook(tmp_path / "r.xlsx")["复核记录"] for cell in row]
    assert "=1+1实地<b>核实" in re.sub(r"\s", "", poppler(tmp_path / "r.pdf"))


def test_a_mark_whose_verdict_has_changed_asks_for_another():
    made, zones, profile = units(1), layers(), load_profile()
    old = Mark("XF-00", "stbhhx", "confirmed", by="张三", day=date(2026, 3, 1), verdict="R0; another")
    marked = replace(old, about="confirmed, 张三, 2026-03-01: R0; another", state="")
    check = check_zones(made, PLANE, zones, profile, marks=[replace(marked, verdict="R0; another")])
    state = next(row for row in list_rows(ZoneReport(check), "marks") if row[0] == "XF-00")[7]
    assert state == "结论已变化，须重新确认"


def seen(ground):
    """A viewer to whom everything on ``ground`` is visible."""

    def viewer(rule, zones, units, progress):
        zone = seen_from(zones[0], ground)
        return Sight((zone,), square(-5000, -5000, 20_000), (Parameter("dem", "示例DEM"), Parameter("sharpness", "7")))

    return viewer


def test_mode_and_figures_of_sight_are_printed(tmp_path):
    made, profile = units(1)[:1], load_profile()
    near = layer("road", (square(300, 0, 3), {}))
    blind = check_zones(made, PLANE, [near], profile)
    facts = dict(ZoneReport(blind).facts())
    assert facts["可视分析"] == "无DEM，以距离代替可视（1条规则）"
    row = next(row for block in ZoneReport(blind).blocks() for row in block.rows)
    assert "未提供地形（DEM），以距离代替可视" in row.remarks
    check = check_zones(made, PLANE, [near], profile, viewer=seen(square(0, 0, 50)))
    facts = dict(ZoneReport(check).facts())
    assert facts["可视分析"] == "视线分析（1条规则）"
    row = next(row for block in ZoneReport(check).blocks() for row in block.rows)
    assert (row.area, row.share) == ("0.2500", "25.00%")
    assert "方式：视线分析" in row.remarks
    used = next(row for row in list_rows(ZoneReport(check), "rules") if row[1] == "公路可视范围")[3]
    for text in ("示例DEM", "观察高 1.6 m※", "大气折光系数", "观察点间距", "sharpness 7"):
        assert text in used


def test_days_of_validity_are_printed_and_what_is_not_in_force_is_not_checked(tmp_path):
    top = json.loads(NATIONAL.read_text(encoding="utf-8"))
    top["rules"] = top["rules"][:2]
    top["rules"][0].update(valid_from="2021-01-01", valid_to="2025-12-31", edition="旧版")
    (tmp_path / "county.json").write_text(json.dumps(top), encoding="utf-8")
    check = check_zones(units(1), PLANE, layers(), load_profile(tmp_path / "county.json"), day=date(2026, 3, 31))
    report = ZoneReport(check, date(2026, 3, 31))
    assert dict(report.facts())["规则有效期"] == "按2026年3月31日判断"
    rows = list_rows(report, "rules")
    assert rows[0][6] == "旧版；2021年1月1日起至2025年12月31日"
    assert "有效期未注明" in rows[1][6]
    assert any("规则在核查日期不在有效期内" in reason for _, reason, *_ in list_rows(report, "not_checked"))


def dot_picture(width=16, height=8):
    """A PNG of one colour, written by hand."""
    import struct
    import zlib

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = zlib.compress((b"\0" + b"\xd9\x48\x3b" * width) * height)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows[:9]) + chunk(b"IDAT", rows[9:]) + chunk(b"IEND", b"")


def test_maps_are_in_both_reports_dot_by_dot(tmp_path):
    from PIL import Image

    check = check_zones(units(3), PLANE, layers(), load_profile())
    maps = {0: dot_picture(768, 368), 2: dot_picture(768, 367)}
    write_zone_workbook(check, tmp_path / "r.xlsx", maps=maps)
    pictures = load_workbook(tmp_path / "r.xlsx")["逐单元"]._images
    assert len(pictures) == 2
    assert pictures[0]._data() == maps[0]
    sheet = load_workbook(tmp_path / "r.xlsx")["逐单元"]
    for picture, unit_id in zip(pictures, ("XF-00", "XF-02")):
        row = picture.anchor._from.row + 1
        assert sheet.cell(row - 1, 1).value.startswith(f"单元 {unit_id}")
        assert sheet.row_dimensions[row].height > picture.anchor.ext.height / 12_700
    write_zone_pdf(check, tmp_path / "r.pdf", maps=maps)
    subprocess.run(["pdfimages", "-png", tmp_path / "r.pdf", tmp_path / "out"], check=True)
    found = sorted(tmp_path.glob("out-*.png"))
    assert [Image.open(path).size for path in found] == [(768, 368), (768, 367)]
    assert all(Image.open(path).getcolors() == [(picture[0], (0xD9, 0x48, 0x3B))]
               for path, picture in zip(found, ((768 * 368,), (768 * 367,))))  # fmt: skip


def test_no_unit_is_divided_by_a_page_of_the_workbook(tmp_path):
    check = check_zones(units(12), PLANE, layers(), load_profile())
    write_zone_workbook(check, tmp_path / "r.xlsx", maps=dict.fromkeys(range(13), dot_picture(768, 368)))
    sheet = load_workbook(tmp_path / "r.xlsx")["逐单元"]
    breaks = {one.id for one in sheet.row_breaks.brk}
    heads = {cell.row for cell in sheet["A"] if str(cell.value).startswith("单元 ")}
    assert breaks
    assert {row + 1 for row in breaks} <= heads
    assert shutil.which("soffice"), "LibreOffice is needed"
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path / "out", tmp_path / "r.xlsx"]
    subprocess.run(command, check=True, capture_output=True)
    pages = poppler(tmp_path / "out" / "r.pdf").split("\f")
    pages = [re.sub(r"\s", "", page) for page in pages]
    first = next(number for number, page in enumerate(pages) if "单元XF-00" in page)
    with_units = [page for page in pages[first:] if "结论及处理要求" in page or "单元XF" in page]
    for page in with_units:
        assert page.startswith(("单元", "结论类别")), page[:60]


@pytest.mark.parametrize("write", [write_zone_workbook, write_zone_pdf])
def test_progress_rises_to_its_end_and_cancel_leaves_the_old_file(tmp_path, write):
    check = check_zones(units(20), PLANE, layers(), load_profile())
    parts = []
    write(check, tmp_path / "r", progress=lambda part: parts.append(part) or True)
    assert parts == sorted(parts)
    assert len(parts) > 20
    assert 0.9 < parts[-1] <= 1
    (tmp_path / "r").write_bytes(b"old")
    for limit in (0.2, 0.7):
        with pytest.raises(Stopped):
            write(check, tmp_path / "r", progress=lambda part, limit=limit: part < limit)
        assert (tmp_path / "r").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["r"]
