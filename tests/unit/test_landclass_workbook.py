"""The 地类面积汇总表: every number is there once, sums agree, and text stays text, also in LibreOffice."""

from __future__ import annotations

import csv
import subprocess
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from shapely.geometry import MultiPolygon, box
from survey_rows import survey_of

from mine_restoration.core.geodesy.area import official_area
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.landclass.attach import attach
from mine_restoration.core.landclass.change import changes
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.landclass.survey import SurveyLayer
from mine_restoration.core.progress import Stopped
from mine_restoration.core.unit import Unit
from mine_restoration.report.landclass_xlsx import LandClassTable, write_landclass_workbook

PLANE = Plane(44, 3, prefixed=True)
X, Y = 44_480_000.0, 4_920_000.0
LAYER = SurveyLayer("DLTB", frozenset(["BSM", "DLBM", "TBMJ", "KCXS", "SJNF"]), has_index=True)


def at(x0, y0, x1, y1):
    return box(X + x0, Y + y0, X + x1, Y + y1)


SECTIONS = ("restored", "restored", "planned", "damaged")


def table(sections=SECTIONS):
    rows = [
        {"ids": "1", "geometry": at(0, 0, 120, 300), "code": "0103", "tbmj": 36_000.0, "kcxs": 0.1, "year": 2024},
        {"ids": "2", "geometry": at(120, 0, 200, 300), "code": "0602", "tbmj": 24_000.0, "year": 2024},
        {"ids": "=2+3", "geometry": at(200, 0, 300, 300), "code": "0404", "tbmj": 30_000.0, "year": 2024},
        {"ids": "4", "geometry": at(290, 0, 400, 300), "code": "7777", "name": "+新类", "tbmj": None, "year": 2024},
        {"ids": "5", "geometry": at(0, 300, 400, 400), "code": "0201K", "tbmj": 40_000.0, "year": 2024},
    ]
    units = [
        Unit("XF-01", MultiPolygon([at(10, 10, 250, 120)]), section=sections[0], name="一号采坑"),
        Unit("=cmd|' /C calc'!A0", MultiPolygon([at(150, 150, 390, 260)]), section=sections[1], name="@二号"),
        Unit("JH-01", MultiPolygon([at(280, 20, 420, 60)]), section=sections[2], name="排土场"),
        Unit("JH-02", MultiPolygon(), section=sections[2], name="没有图形的单元"),
        Unit("JH-03", MultiPolygon([at(30, 250, 110, 333)]), section=sections[2], name="苗圃", land_class="0301"),
        Unit("SH-01", MultiPolygon([at(40, 40, 90, 90)]), section=sections[3], name="塌陷坑"),
    ]
    units[0] = replace(units[0], land_class="0404")
    result = attach(units, survey_of(LAYER, rows), PLANE)
    return LandClassTable(units, result.summary, result.parts, "示例县DLTB", "示例采石场（虚构）"), result


def with_changes(sections=SECTIONS):
    shown, result = table(sections)
    return replace(shown, changes=changes(shown.units, result.summary, None, load_classes())), result


def cells(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_every_number_is_there_and_sums(tmp_path):
    shown, result = table()
    write_landclass_workbook(shown, tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["地类面积汇总", "单元面积与三大类", "分地类明细", "细分地类", "分图斑明细"]
    rows = cells(book["地类面积汇总"])
    head = next(i for i, row in enumerate(rows) if row[0] == "序号")
    codes = rows[head + 1]
    for unit in shown.units:
        line = next(row for row in rows[head + 3 :] if row[1] == unit.unit_id)
        own = {r.land_class: r.ha4 for r in result.summary if r.unit_id == unit.unit_id}
        shown_here = {code: round(value * 10_000) for code, value in zip(codes, line) if code in own and value != "—"}
        assert shown_here == own
        assert (line[3] == "—") if not own else round(line[3] * 10_000) == sum(own.values())
    subtotal = next(row for row in rows if row[1] == "上年度修复小计")
    assert round(subtotal[3] * 10_000) == sum(t.ha4 for t in result.totals[:2])
    groups = [value for value in rows[head] if value and value not in ("序号", "单元编号", "单元名称", "合计")]
    assert groups == ["农用地", "建设用地", "未利用地", "未定"]
    for group_total in (i for i, value in enumerate(codes) if value == "小计"):
        following = group_total + 1
        end = next((i for i in range(following, len(codes)) if codes[i] == "小计"), len(codes))
        for row in rows[head + 3 :]:
            values = [value for value in row[following:end] if isinstance(value, float)]
            if isinstance(row[group_total], float):
                assert row[group_total] == pytest.approx(sum(values), abs=1e-9)
    detail = cells(book["分地类明细"])
    assert len(detail) == 1 + len(result.summary)
    ordered = shown.in_order(result.summary)
    assert [round(row[6] * 100) for row in detail[1:]] == [r.centi for r in ordered]
    assert len(cells(book["分图斑明细"])) == 1 + len(result.parts)
    text = "\n".join(str(value) for row in rows for value in row if value)
    for word in (
        "示例采石场（虚构）",
        "示例县DLTB",
        "2024",
        "TD/T 1055-2019",
        "单元控制",
        "无调查数据",
        "图斑重叠",
        "未定",
    ):
        assert word in text


def test_all_sheets_have_the_units_in_one_order(tmp_path):
    shown, _ = table()
    turned = replace(shown, summary=shown.summary[::-1], parts=shown.parts[::-1])
    write_landclass_workbook(turned, tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    there = {row.unit_id for row in shown.summary}
    wanted = [unit.unit_id for unit in shown.units if unit.unit_id in there]
    for title in ("分地类明细", "分图斑明细"):
        assert list(dict.fromkeys(row[0] for row in cells(book[title])[1:])) == wanted


def test_the_note_says_which_area_it_is(tmp_path):
    shown, _ = table()
    for control, words in (("unit", "面积为椭球面积"), ("polygon", "面积为图斑面积（TBMJ）")):
        summary = [replace(row, control=control) for row in shown.summary]
        write_landclass_workbook(replace(shown, summary=summary), tmp_path / "t.xlsx")
        text = "\n".join(str(row[0]) for row in cells(load_workbook(tmp_path / "t.xlsx").worksheets[0]) if row[0])
        assert words in text
        assert ("图斑控制" in text) is (control == "polygon")


def test_one_section_has_a_total_and_no_section_name(tmp_path):
    shown, result = table(("", "", "", ""))
    write_landclass_workbook(shown, tmp_path / "t.xlsx")
    rows = cells(load_workbook(tmp_path / "t.xlsx").worksheets[0])
    total = next(row for row in rows if row[1] == "合计" and row[0] is None)
    assert round(total[3] * 10_000) == sum(t.ha4 for t in result.totals)


def test_text_is_no_formula(tmp_path):
    shown, _ = with_changes()
    write_landclass_workbook(replace(shown, survey="=1+1 &D&&"), tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
        assert sheet.oddHeader.left.text == " =1+1 &&D&&&&", "a layer's name is no field of the header"


def test_same_rows_same_bytes_and_nothing_to_show(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_landclass_workbook(with_changes()[0], tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    write_landclass_workbook(LandClassTable([], []), tmp_path / "empty.xlsx")
    text = [value for row in cells(load_workbook(tmp_path / "empty.xlsx").worksheets[0]) for value in row]
    assert "没有单元有地类数据" in text


def test_stopped_at_any_time_the_old_file_stays(tmp_path):
    target = tmp_path / "t.xlsx"
    target.write_bytes(b"old")
    asked = []
    shown, _ = with_changes()
    write_landclass_workbook(shown, tmp_path / "whole.xlsx", progress=lambda part: asked.append(part) or True)
    assert asked == sorted(asked)
    assert 0 < asked[0] <= asked[-1] <= 1
    for last in range(len(asked)):
        rest = iter([True] * last)
        with pytest.raises(Stopped):
            write_landclass_workbook(shown, target, progress=lambda _part, rest=rest: next(rest, False))
        assert [path.name for path in tmp_path.iterdir() if path.name != "whole.xlsx"] == ["t.xlsx"]
    assert target.read_bytes() == b"old"


def sheets_in_libreoffice(path, folder):
    """The sheets as LibreOffice reads them: name -> rows of texts, numbers unrounded."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/lo", "--headless", "--convert-to"]
    command += ["csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"]
    subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=120)
    return {
        csv_path.stem.split("-", 1)[1]: list(csv.reader(csv_path.read_text(encoding="utf-8").splitlines()))
        for csv_path in folder.glob("*.csv")
    }


def number(text):
    try:
        return Decimal(text)
    except ArithmeticError:
        return None


def bold_rows(path):
    """Sheet -> numbers of the rows, from 0, whose label is bold: the sums."""
    return {
        sheet.title: {row[0].row - 1 for row in sheet.iter_rows() if any(c.font.b for c in row[1:3])}
        for sheet in load_workbook(path)
    }


def test_every_printed_total_is_the_sum_of_the_printed_rows(tmp_path):
    """With the numbers that LibreOffice reads, to the last decimal."""
    shown, result = with_changes()
    path = tmp_path / "t.xlsx"
    write_landclass_workbook(shown, path)
    sheets, bold = sheets_in_libreoffice(path, tmp_path), bold_rows(path)
    detail = sheets["分地类明细"]
    assert [line[1] for line in detail[1:]] == [row.land_class for row in shown.in_order(result.summary)]
    assert [round(float(line[5]) * 10_000) for line in detail[1:]] == [
        row.ha4 for row in shown.in_order(result.summary)
    ]
    for name, first in (("地类面积汇总", 3), ("单元面积与三大类", 3)):
        rows = sheets[name]
        head = next(i for i, row in enumerate(rows) if row[0] == "序号")
        body = head + (3 if name == "地类面积汇总" else 2)
        sums, checked = {}, 0
        for i, row in enumerate(rows[body:], body):
            amounts = {k: number(text) for k, text in enumerate(row) if k >= first and number(text) is not None}
            if i in bold[name]:
                for k, total in amounts.items():
                    if rows[head + 1][k] != "差值占\n椭球面积" and "差值占" not in rows[head + 1][k]:
                        assert total == pytest.approx(sums.get(k, 0), abs=Decimal("1e-9")), (name, row[1], k)
                        checked += 1
                sums = {}
            elif row[1]:
                for k, amount in amounts.items():
                    sums[k] = sums.get(k, 0) + amount
        assert checked > 20


def test_the_totals_sheet_shows_both_controls_and_both_bases(tmp_path):
    shown, result = table()
    write_landclass_workbook(shown, tmp_path / "t.xlsx")
    rows = cells(load_workbook(tmp_path / "t.xlsx")["单元面积与三大类"])
    by_unit = {row[1]: row for row in rows if row[0] and str(row[0]).isdigit()}
    assert list(by_unit) == ["XF-01", "=cmd|' /C calc'!A0", "SH-01", "JH-01", "JH-02", "JH-03"]
    for unit in shown.units:
        line = by_unit[unit.unit_id]
        own = [r for r in result.summary if r.unit_id == unit.unit_id]
        if not own:
            assert set(line[3:]) == {"—"}
            continue
        assert line[3] == pytest.approx(official_area(unit.geometry, PLANE), abs=0.0051)
        polygon = [r.polygon_centi for r in own]
        if None in polygon:
            assert line[4:7] == ["—"] * 3
        else:
            assert round(line[4] * 100) == sum(polygon)
            assert line[5] == pytest.approx(line[4] - line[3], abs=1e-6)
            assert line[6] == pytest.approx(line[5] / line[3])
        assert sum(line[8:12]) == pytest.approx(line[7], abs=1e-9)
        assert sum(line[12:16]) == pytest.approx(line[7], abs=1e-9)
    first = by_unit["XF-01"]
    grass = sum(r.ha4 for r in result.summary if (r.unit_id, r.land_class) == ("XF-01", "0404")) / 10_000
    assert grass > 0
    assert first[12] == pytest.approx(first[8] + grass)
    assert first[10] == pytest.approx(grass)
    assert first[14] == 0
    text = "\n".join(str(value) for row in rows for value in row if value)
    assert "湿地等农用地" in text
    assert "征求意见稿" in text


def test_the_tables_of_changes(tmp_path):
    """By class and by unit: the sums agree, what is not known is not in them, and nobody is left out unsaid."""
    shown, _ = with_changes()
    write_landclass_workbook(shown, tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    rows = cells(book["土地利用变化情况"])
    official = {u.unit_id: round(official_area(u.geometry, PLANE), 2) for u in shown.units if not u.geometry.is_empty}

    def hectares(*units):
        return sum(int(official[unit] + 0.5) for unit in units) / 10_000

    totals = {row[2]: row[3:6] for row in rows if row[2] and "合计" in str(row[2])}
    assert totals["上年度修复合计"] == pytest.approx([hectares("XF-01"), hectares("XF-01"), 0])
    assert totals["本年度计划合计"] == pytest.approx([hectares("JH-03"), hectares("JH-03"), 0])
    unknown = [row[3:6] for row in rows if row[2] and "未知的单元" in str(row[2])]
    assert unknown == [
        [pytest.approx(hectares("=cmd|' /C calc'!A0")), "未知", "未知"],
        [pytest.approx(hectares("JH-01")), "未知", "未知"],
    ]
    start = next(i for i, row in enumerate(rows) if row[0] == "本年度计划")
    by_class = {row[1]: row[3:6] for row in rows[start:] if row[1]}
    assert by_class["0301"] == pytest.approx([0, hectares("JH-03"), hectares("JH-03")])
    assert {"0103", "0201", "1203"} <= set(by_class)
    assert sum(areas[2] for areas in by_class.values()) == pytest.approx(0, abs=1e-9)
    notice = [row[3:6] for row in rows[start:] if row[0] == "通知口径"]
    assert [sum(column) for column in zip(*notice)] == pytest.approx(totals["本年度计划合计"])
    text = "\n".join(str(value) for row in rows for value in row if value)
    assert "现状损毁单元没有修复后的状态，不列入本表（1个）：SH-01。" in text
    assert "不列入本表的单元（1个，原因见检查结果）：JH-02。" in text
    by_unit = cells(book["土地利用变化（分单元）"])
    sums = {row[1]: row[3:6] for row in by_unit if row[1] and str(row[1]).endswith(" 小计")}
    assert sums["JH-03 小计"] == pytest.approx([hectares("JH-03"), hectares("JH-03"), 0])
    assert sums["JH-01 小计"][1:] == ["未知", "未知"]
    assert len(sums) == 4


def test_a_later_survey_is_named(tmp_path):
    shown, result = table()
    later = [replace(row, data_year=2025, edition="2025年度变更") for row in result.summary]
    changed = changes(shown.units, result.summary, later, load_classes(), "DLTB2025")
    write_landclass_workbook(replace(shown, changes=changed, after_survey="DLTB2025"), tmp_path / "t.xlsx")
    rows = cells(load_workbook(tmp_path / "t.xlsx")["土地利用变化情况"])
    text = "\n".join(str(row[0]) for row in rows if row[0])
    assert "变化后：地类图斑 DLTB2025；数据年份：2025；数据版本：2025年度变更" in text
    assert "地类图斑：示例县DLTB；数据年份：2024" in text
    assert {row[5] for row in rows if isinstance(row[5], (int, float))} == {0}


def test_sub_codes_have_a_table_of_their_own(tmp_path):
    shown, result = table()
    write_landclass_workbook(shown, tmp_path / "t.xlsx")
    (_head, *rows) = cells(load_workbook(tmp_path / "t.xlsx")["细分地类"])
    base = [r for r in result.summary if r.land_class == "0201"]
    assert [row[:4] for row in rows] == [["JH-03", "0201K", "可调整果园", "0201 果园"]]
    assert [round(row[5] * 100) for row in rows] == [r.centi for r in base]


def test_more_rows_than_a_sheet_takes_go_on_in_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr("mine_restoration.report.landclass.book.MOST_ROWS", 4)
    shown, result = table()
    write_landclass_workbook(shown, tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    sheets = [sheet for sheet in book if sheet.title.startswith("分图斑明细")]
    assert [sheet.title for sheet in sheets][:2] == ["分图斑明细", "分图斑明细_2"]
    ids = [row[1] for sheet in sheets for row in cells(sheet)[1:]]
    assert ids == [part.survey_id or "—" for part in shown.in_order(result.parts)]


def test_codes_have_their_colour(tmp_path):
    """A third of the map colour, two thirds white."""
    shown, _ = with_changes()
    write_landclass_workbook(shown, tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    expected = {item.code: item.rgb for item in load_classes() if item.rgb}
    seen = set()
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value in expected:
                    fill = cell.fill.fgColor.rgb[-6:]
                    rgb = [int(fill[k : k + 2], 16) for k in (0, 2, 4)]
                    assert rgb == pytest.approx([255 - (255 - v) / 3 for v in expected[cell.value]], abs=1)
                    seen.add((sheet.title, cell.value))
    assert {sheet for sheet, _ in seen} == set(book.sheetnames) - {"单元面积与三大类"}


def test_pages_are_landscape_numbered_and_repeat_their_head(tmp_path):
    shown, _ = with_changes()
    many = [code for code in (item.code for item in load_classes()) if load_classes().is_polygon_class(code)]
    row = shown.summary[0]
    summary = [replace(row, land_class=code, class_name=load_classes()[code].name) for code in many if len(code) == 4]
    write_landclass_workbook(replace(shown, summary=summary), tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    matrix = [sheet for sheet in book if sheet.title.startswith("地类面积汇总")]
    assert len(matrix) >= 2
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.print_title_rows
        assert "&P" in sheet.oddFooter.center.text or "P" in sheet.oddFooter.center.text
        widths = [dimension.width for dimension in sheet.column_dimensions.values()]
        paper = 270 if int(sheet.page_setup.paperSize) == 8 else 180
        assert sum(widths) <= paper, sheet.title
    codes = [cell for sheet in matrix for row in cells(sheet) for cell in row if cell in many]
    assert sorted(codes) == sorted(code for code in many if len(code) == 4), "each class once"
