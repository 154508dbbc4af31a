"""The 地类面积汇总表: every number is there once, sums agree, and text stays text, also in LibreOffice."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from shapely.geometry import MultiPolygon, box

from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.landclass.attach import attach
from mine_restoration.core.landclass.survey import SurveyLayer, survey_of
from mine_restoration.core.unit import Unit
from mine_restoration.report.landclass_xlsx import LandClassTable, write_landclass_workbook

PLANE = Plane(44, 3, prefixed=True)
X, Y = 44_480_000.0, 4_920_000.0
LAYER = SurveyLayer("DLTB", frozenset(["BSM", "DLBM", "TBMJ", "KCXS", "SJNF"]), has_index=True)


def at(x0, y0, x1, y1):
    return box(X + x0, Y + y0, X + x1, Y + y1)


def table(sections=("restored", "restored", "planned")):
    rows = [
        {"ids": "1", "geometry": at(0, 0, 120, 300), "code": "0103", "tbmj": 36_000.0, "kcxs": 0.1, "year": 2024},
        {"ids": "2", "geometry": at(120, 0, 200, 300), "code": "0602", "tbmj": 24_000.0, "year": 2024},
        {"ids": "=2+3", "geometry": at(200, 0, 300, 300), "code": "0404", "tbmj": 30_000.0, "year": 2024},
        {"ids": "4", "geometry": at(290, 0, 400, 300), "code": "7777", "name": "+新类", "tbmj": None, "year": 2024},
    ]
    units = [
        Unit("XF-01", MultiPolygon([at(10, 10, 250, 120)]), section=sections[0], name="一号采坑"),
        Unit("=cmd|' /C calc'!A0", MultiPolygon([at(150, 150, 390, 260)]), section=sections[1], name="@二号"),
        Unit("JH-01", MultiPolygon([at(280, 20, 420, 60)]), section=sections[2], name="排土场"),
        Unit("JH-02", MultiPolygon(), section=sections[2], name="没有图形的单元"),
    ]
    result = attach(units, survey_of(LAYER, rows), PLANE)
    return LandClassTable(units, result.summary, result.parts, "示例县DLTB", "示例采石场（虚构）"), result


def cells(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_every_number_is_there_and_sums(tmp_path):
    shown, result = table()
    write_landclass_workbook(shown, tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["地类面积汇总", "分地类明细", "分图斑明细"]
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
    assert [round(row[5] * 100) for row in detail[1:]] == [r.centi for r in result.summary]
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


def test_one_section_has_a_total_and_no_section_name(tmp_path):
    shown, result = table(("", "", ""))
    write_landclass_workbook(shown, tmp_path / "t.xlsx")
    rows = cells(load_workbook(tmp_path / "t.xlsx").worksheets[0])
    total = next(row for row in rows if row[1] == "合计" and row[0] is None)
    assert round(total[3] * 10_000) == sum(t.ha4 for t in result.totals)


def test_text_is_no_formula(tmp_path):
    shown, _ = table()
    write_landclass_workbook(shown, tmp_path / "t.xlsx")
    for sheet in load_workbook(tmp_path / "t.xlsx"):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


def test_same_rows_same_bytes_and_nothing_to_show(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_landclass_workbook(table()[0], tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    write_landclass_workbook(LandClassTable([], []), tmp_path / "empty.xlsx")
    text = [value for row in cells(load_workbook(tmp_path / "empty.xlsx").worksheets[0]) for value in row]
    assert "没有单元有地类数据" in text


def test_libreoffice_reads_it(tmp_path):
    shown, result = table()
    write_landclass_workbook(shown, tmp_path / "t.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/lo"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "t.xlsx")], check=True, capture_output=True, timeout=120
    )
    (csv,) = tmp_path.glob("*.csv")
    lines = [line.split(",") for line in csv.read_text(encoding="utf-8").splitlines()]
    assert [line[1] for line in lines[1:]] == [row.land_class for row in result.summary]
    assert [round(float(line[4]) * 10_000) for line in lines[1:]] == [row.ha4 for row in result.summary]
