"""The plan's workbook: read back by openpyxl after LibreOffice saved it, drafts, and templates of somebody else's."""

from __future__ import annotations

import dataclasses
import json
import re
from decimal import Decimal

import openpyxl
import pytest
from annual_tables import PLANE, circle, record_of, some_units, square, ten_classes, unit
from hypothesis import given
from hypothesis import strategies as st
from office import converted, page_texts, squeezed
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.datavalidation import DataValidation
from second_readers import exchange

from mine_restoration.core.amounts import hectares
from mine_restoration.core.annual.draft import Draft, OpenFinding
from mine_restoration.core.annual.form import DEFAULT_FORM, load_form
from mine_restoration.core.annual.plan import PlanPart
from mine_restoration.core.corners.writing.export import export
from mine_restoration.core.corners.writing.written import all_writers
from mine_restoration.report.annual.names import GROUPS, cell_names
from mine_restoration.report.annual.other_sheets import divided
from mine_restoration.report.annual_xlsx import write_annual_workbook
from mine_restoration.report.template import TemplateUnfit, defined_names, drop_name, open_template
from mine_restoration.report.template_formulas import moved_formula

FORM = load_form()
CORNER = re.compile(r"J(\d+)\((\d+\.\d{3}),(\d+\.\d{3})\)")
FINDINGS = tuple(
    OpenFinding(
        "错误" if number % 2 else "警告",
        f"XF-{number:02d}",
        "=面积与图形不一致，请更新面积后重新生成。" * (1 + number % 4),
    )
    for number in range(60)
)
DRAFT = Draft("草稿", "待处理事项清单", ("程度", "单元", "内容与处理办法"), FINDINGS, "无待处理事项。")


def written(record, path, template=None):
    write_annual_workbook(record, path, template)
    return openpyxl.load_workbook(path)


def values_of(book, names=None):
    """The cells of each sheet that hold something, by place."""
    titles = names or book.sheetnames
    return {
        title: {
            cell.coordinate: cell.value for row in book[title].iter_rows() for cell in row if cell.value is not None
        }
        for title in titles
    }


@pytest.fixture(scope="module")
def record():
    return record_of()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("workbook")


@pytest.fixture(scope="module")
def book(record, folder):
    return written(record, folder / "plan.xlsx")


@pytest.fixture(scope="module")
def computed(book, folder):
    """The workbook as LibreOffice computed and saved it, values in place of formulas."""
    openpyxl.load_workbook(folder / "plan.xlsx").save(folder / "bare.xlsx")  # without the results that we write
    return openpyxl.load_workbook(converted(folder / "bare.xlsx", "xlsx", "saved"), data_only=True)


# What LibreOffice gives back


def test_every_cell_comes_back_from_libreoffice_as_it_was_written(book, computed):
    before, after = values_of(book), values_of(computed)
    assert before.keys() == after.keys()
    formulas = 0
    for title, cells in before.items():
        assert cells.keys() == after[title].keys(), title
        for place, value in cells.items():
            if str(value).startswith("=ROUND"):
                formulas += 1
                assert isinstance(after[title][place], (int, float))
            else:
                assert after[title][place] == value, (title, place)
    assert formulas > 10


def test_sums_are_computed_as_they_were_when_they_were_written(record, computed):
    rows = [[cell.value for cell in row] for row in computed["面积汇总表"].iter_rows(min_row=4) if row[0].value]
    assert [row[2] for row in rows] == [row[3] for row in rows]
    assert {row[4] for row in rows} == {0}
    totals = {row[0]: Decimal(str(row[2])).quantize(Decimal("0.0001")) for row in rows if row[1] == "合计"}
    assert totals == {s.title: hectares(record.section(s.key).ha4) for s in FORM.sections}


def test_results_stand_beside_formulas_for_programs_that_do_not_compute(folder, book, computed):
    shown = openpyxl.load_workbook(folder / "plan.xlsx", data_only=True)["面积汇总表"]
    for row, theirs in zip(shown.iter_rows(min_row=4), computed["面积汇总表"].iter_rows(min_row=4)):
        assert [cell.value for cell in row] == [cell.value for cell in theirs]


def test_an_area_changed_by_hand_shows_in_the_sums(record, folder):
    book = written(record, folder / "changed.xlsx")
    place = defined_names(book)["planned_area"].attr_text.rsplit("!", 1)[1].replace("$", "")
    book["情况表"][place].value += 1
    book.save(folder / "changed.xlsx")
    sheet = openpyxl.load_workbook(converted(folder / "changed.xlsx", "xlsx", "saved"), data_only=True)["面积汇总表"]
    wrong = [(row[0].value, row[4].value) for row in sheet.iter_rows(min_row=4) if row[4].value]
    assert wrong == [("本年度矿区生态修复计划", 1)] * 2  # its class and the whole


def test_areas_and_money_are_numbers_with_four_decimals(record, book):
    names = defined_names(book)
    for name in (*record.money, "restored_area", "damaged_area", "planned_area"):
        cell = book["情况表"][names[name].attr_text.rsplit("!", 1)[1].replace("$", "")]
        assert cell.data_type == "n", name
        assert cell.number_format == "0.0000", name


def test_the_plan_stands_in_its_own_words(record, book):
    lines = [cell.value for row in book["年度计划"].iter_rows() for cell in row if cell.value]
    wanted = [record.plan.title, f"{record.header['holder']}　　{record.header['mine_name']}"]
    for part in record.plan.parts:
        wanted += [part.heading, *(f"　　{text}" for text in part.paragraphs)]
    assert lines == [*wanted, record.plan.attachment]
    assert book.sheetnames[0] == "年度计划"
    assert book.active.title == "年度计划"


def test_corners_have_the_numbers_of_the_exchange_file(book):
    """The coordinate exchange file, read by another reader: the same corners under the same numbers."""
    exported = export(
        [one for one in some_units() if one.section == "restored"],
        PLANE,
        next(writer for writer in all_writers() if writer.key == "exchange"),
    )
    _, parcels = exchange(exported.text)
    wanted = [[tuple(row) for ring in parcel.rings for row in ring] for parcel in parcels]
    found = []
    sheet = book["坐标附表"]
    for row in book["情况表"].iter_rows(min_row=10):
        if row[0].value == "矿区现状问题与损毁情况":
            break
        text = str(row[1].value or "")
        if text.startswith("见坐标附表"):
            start = next(at for at in range(3, sheet.max_row) if sheet.cell(at, 1).value == text.removeprefix("见"))
            rows = []
            for at in range(start + 2, sheet.max_row + 1):
                if not str(sheet.cell(at, 2).value).startswith("J"):
                    break
                rows.append(
                    (sheet.cell(at, 2).value, f"{sheet.cell(at, 3).value:.3f}", f"{sheet.cell(at, 4).value:.3f}")
                )
            found.append(rows)
        elif text:
            found.append([(f"J{number}", north, east) for number, north, east in CORNER.findall(text)])
    # The exchange file closes its rings, with the first corner again.
    opened = [[row for at, row in enumerate(rows) if row not in rows[:at]] for rows in wanted]
    assert sorted(found) == sorted(opened)
    assert sum(map(len, found)) > 30


# Pages


def test_every_page_of_many_rows_has_the_heads_of_its_columns(folder):
    units = [unit(f"U{i}", ("restored", "damaged", "planned")[i % 3], square(i), "0301") for i in range(120)]
    units += [unit("K1", "restored", square(200)), unit("K2", "damaged", circle(201, 80))]
    write_annual_workbook(record_of(units, ten_classes("K1", square(200))), folder / "many.xlsx")
    pages = page_texts(converted(folder / "many.xlsx", "pdf", "pdf"))
    with_rows = [squeezed(page) for page in pages if "J1(" in page]
    assert len(with_rows) > 5
    assert all(re.search("序号.*面积.*J1", page) for page in with_rows)
    assert sum("（续）" in page for page in with_rows) >= len(with_rows) - 4
    lists = [squeezed(page) for page in pages if "第1块外圈" in page]
    assert len(lists) == 2
    assert all("X（北，m）" in page for page in lists)
    assert "坐标附表1（续）" in lists[1]


@pytest.mark.parametrize("setting", ["landscape", "A3", "one page"])
def test_other_paper_divides_no_row(folder, setting):
    template = open_template(FORM.workbook)
    for sheet in template:
        if setting == "landscape":
            sheet.page_setup.orientation = "landscape"
        elif setting == "A3":
            sheet.page_setup.paperSize = "8"
        else:
            sheet.page_setup.fitToHeight = 1
    template.save(folder / "paper.xlsx")
    units = [unit(f"U{i}", "restored", square(i), "0301") for i in range(60)]
    book = written(record_of(units, []), folder / "out.xlsx", folder / "paper.xlsx")
    assert book["情况表"].page_setup.fitToHeight == 0
    pages = page_texts(converted(folder / "out.xlsx", "pdf", "pdf"))
    for page in pages:
        assert re.findall(r"J(\d)\(", page) == ["1", "2", "3", "4"] * (len(re.findall(r"J\d\(", page)) // 4)
    assert sum(page.count("J1(") for page in pages) == 60
    assert len([page for page in pages if "J1(" in page]) > 1


def test_long_paragraphs_are_rows_that_a_page_holds(record, folder):
    text = "本段文字很长，用来检查分行和分页。" * 200
    plan = dataclasses.replace(record.plan, parts=(PlanPart("一、上年度矿区生态修复情况", (text, "短。")),))
    book = written(dataclasses.replace(record, plan=plan), folder / "long.xlsx")
    sheet = book["年度计划"]
    assert max(size.height or 0 for size in sheet.row_dimensions.values()) < 300
    lines = [cell.value for row in sheet.iter_rows(min_row=4) for cell in row if cell.value]
    assert "".join(lines[:-2]) == f"　　{text}"
    pages = page_texts(converted(folder / "long.xlsx", "pdf", "pdf"))
    assert squeezed("".join(pages)).count("本段文字很长，用来检查分行和分页。") == 200


@given(st.text(st.sampled_from("甲乙。；！？ab"), max_size=60), st.integers(1, 9))
def test_pieces_of_a_text_fit_and_joined_are_the_text(text, room):
    pieces = divided(text, lambda piece: len(piece) <= room)
    assert "".join(pieces) == text
    assert all(len(piece) <= room for piece in pieces)


# Drafts


def test_a_draft_says_so_on_every_page_and_ends_with_its_findings(record, folder):
    book = written(dataclasses.replace(record, draft=DRAFT), folder / "draft.xlsx")
    assert book.sheetnames[-1] == "待处理事项"
    for sheet in book:
        assert sheet["A1"].value == "草稿"
        assert sheet.oddHeader.right.text == "草稿"
    last = openpyxl.load_workbook(converted(folder / "draft.xlsx", "xlsx", "saved"))["待处理事项"]
    rows = [tuple(cell.value for cell in row) for row in last.iter_rows(min_row=3, max_col=3)]
    assert rows == [DRAFT.heads, *((one.severity, one.unit_id, one.sentence) for one in FINDINGS)]
    pages = page_texts(converted(folder / "draft.xlsx", "pdf", "pdf"))
    assert all("草稿" in page for page in pages)
    assert "待处理事项清单" in squeezed(pages[-1])
    assert all(squeezed(one.sentence) in squeezed("".join(pages)) for one in FINDINGS)


def test_a_draft_without_findings_says_so(record, folder):
    book = written(dataclasses.replace(record, draft=dataclasses.replace(DRAFT, findings=())), folder / "empty.xlsx")
    assert [cell.value for cell in book["待处理事项"][4]] == [None, None, "无待处理事项。"]


def test_a_final_form_has_no_mark(book):
    assert "草稿" not in json.dumps(values_of(book), ensure_ascii=False)
    assert all(sheet.oddHeader.right.text is None for sheet in book)


# A filled workbook as template


def test_a_filled_workbook_is_filled_again_without_what_it_held(folder):
    """Last year's file, a draft with many rows, serves this year: nothing of it is left."""
    many = [unit(f"ALT{i}", ("restored", "damaged", "planned")[i % 3], square(i), "0404") for i in range(90)]
    many += [unit("ALT-K", "restored", square(300)), unit("ALT-R", "planned", circle(301, 100), "0301")]
    old = dataclasses.replace(record_of(many, ten_classes("ALT-K", square(300))), draft=DRAFT)
    write_annual_workbook(old, folder / "old.xlsx")
    for record in (record_of(), record_of([unit("N", "damaged", square(1))], []), record_of()):
        fresh = values_of(written(record, folder / "fresh.xlsx"))
        again = values_of(written(record, folder / "again.xlsx", folder / "old.xlsx"))
        assert {key: value for key, value in again.items() if key != "坐标附表"} == {
            key: value for key, value in fresh.items() if key != "坐标附表"
        }
        assert list(again.get("坐标附表", {}).values()) == list(fresh.get("坐标附表", {}).values())
        (folder / "again.xlsx").replace(folder / "old.xlsx")


def test_a_filled_workbook_saved_by_libreoffice_is_a_template_too(folder):
    write_annual_workbook(record_of(), folder / "lo.xlsx")
    saved = converted(folder / "lo.xlsx", "xlsx", "saved")
    record = record_of([unit("N", "restored", square(1), "0301"), unit("M", "restored", square(2), "0301")], [])
    fresh = values_of(written(record, folder / "fresh.xlsx"))
    assert values_of(written(record, folder / "again.xlsx", saved)) == fresh


# Templates of others


@pytest.fixture
def province(folder):
    """A province's workbook without names: other layout, blank rows, totals, and a form file with a cell map."""

    def make(cells=None, change=None):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "附表 1"
        thin = Side(style="thin")

        def put(place, text):
            sheet[place] = text

        put("B1", "XX年度矿区生态修复情况表")
        sheet.merge_cells("B1:I1")
        heads = {"B2": "采矿人名称", "B3": "采矿权证证号", "F3": "有效期限", "B4": "矿山名称", "B5": "联系人"}
        for place, text in {**heads, "F5": "电话", "B6": "地址", "I6": "县级编号"}.items():
            put(place, text)
        put("A7", "上年度")
        sheet.merge_cells("A7:A13")
        for column, text in zip("BCDEFGHI", ("序号", "验收", "质量", "面积", "地类", "临时用地", "拐点", "亩")):
            put(f"{column}7", text)
        put("B9", 2)
        put("B10", "……")
        put("I8", "=E8*15")
        put("B11", "合计")
        put("E11", "=SUM(E8:E10)")
        put("B12", "实际提取")
        put("B13", "实际使用")
        put("B14", "序号")
        put("B16", "序号")
        put("B18", "拟提取")
        put("B19", "拟使用")
        put("B20", "填表说明：本表一式三份。")
        for row in sheet["A7:I19"]:
            for cell in row:
                cell.border = Border(thin, thin, thin, thin)
                cell.font = Font(name="仿宋", size=10)
                cell.alignment = Alignment(wrap_text=True)
        sheet.print_area = "A1:I20"
        sheet.freeze_panes = "A8"
        check = DataValidation(type="list", formula1='"是,否"')
        check.add("C8:C10")
        sheet.add_data_validation(check)
        sheet.conditional_formatting.add("E8:E10", CellIsRule(operator="lessThan", formula=["0"]))
        other = book.create_sheet("汇总")
        other["A1"] = "='附表 1'!E11"
        other["A2"] = "=SUM('附表 1'!E8:E10)*2"
        if change is not None:
            change(book)
        book.save(folder / "province.xlsx")
        columns = {"number": "B", "accepted": "C", "quality": "D", "area": "E", "land_class": "F", "temporary": "G"}
        places = {"title": "B1", "holder": "C2", "licence_no": "C3", "validity": "G3", "mine_name": "C4"}
        places |= {"contact": "C5", "phone": "G5", "address": "C6", "fund_drawn": "E12", "fund_spent": "E13"}
        places |= {"fund_to_draw": "E18", "fund_to_spend": "E19"}
        places |= {f"restored_{key}": f"{column}8" for key, column in {**columns, "extent": "H"}.items()}
        planned = {
            **{key: column for key, column in columns.items() if key != "accepted"},
            "extent": "H",
            "measures": "C",
        }
        places |= {f"planned_{key}": f"{column}17" for key, column in planned.items()}
        damaged = {"number": "B", "extent": "H", "problem_type": "D", "area": "E", "damage_degree": "F"}
        places |= {f"damaged_{key}": f"{column}15" for key, column in damaged.items()}
        form = {
            **{"extends": "annual_table.json", "template_id": "province-1", "basis": "某省表式（示例）"},
            **{"workbook": "province.xlsx", "cells": {key: f"'附表 1'!{place}" for key, place in places.items()}},
        }
        form["cells"].update(cells or {})
        path = folder / "province.json"
        path.write_text(json.dumps(form, ensure_ascii=False), encoding="utf-8")
        return load_form(path)

    return make


def province_record(form, units, summary):
    return dataclasses.replace(record_of(units, summary), form=form, basis_line="表式依据：某省表式（示例）")


def test_a_provinces_workbook_is_filled_by_its_cell_map(province, folder):
    units = [unit(f"U{i}", "restored", square(i), "0301", accepted=bool(i % 2)) for i in range(5)]
    units += [unit("K", "restored", square(9)), unit("R", "planned", circle(10), "0201")]
    record = province_record(province(), units, ten_classes("K", square(9)))
    added = write_annual_workbook(record, folder / "filled.xlsx")
    assert added == ("plan", "coordinates", "summary")
    book = openpyxl.load_workbook(converted(folder / "filled.xlsx", "xlsx", "saved"), data_only=True)
    assert book.sheetnames == ["年度计划", "附表 1", "汇总", "坐标附表", "面积汇总表"]
    sheet = book["附表 1"]
    column = [cell.value for cell in sheet["B"]]
    assert column.count(2) == 1
    assert "……" not in column
    assert column.index("合计") - column.index("序号") == 5 + 10 + 1  # a row a class, no blank ones
    first = sheet[8]
    assert [first[at].value for at in (1, 2, 3, 5, 6)] == [1, "是", "成活率85%", "水田", "否"]
    total = column.index("合计") + 1
    areas = [Decimal(str(sheet.cell(row, 5).value)) for row in range(8, total)]
    assert sum(areas) == hectares(record.section("restored").ha4)
    assert Decimal(str(sheet.cell(total, 5).value)).quantize(Decimal("0.0001")) == sum(areas)
    assert all(abs(sheet.cell(row, 9).value - float(area * 15)) < 1e-9 for row, area in zip(range(8, total), areas))
    assert abs(book["汇总"]["A1"].value - float(sum(areas))) < 1e-9
    assert abs(book["汇总"]["A2"].value - 2 * float(sum(areas))) < 1e-9
    assert sheet.cell(total + 1, 5).value == 36
    assert record.basis_line in [cell.value for cell in sheet["A"]]
    assert any("EPSG:4532" in str(cell.value) for cell in sheet["A"])
    merged = {str(cells) for cells in sheet.merged_cells.ranges}
    assert f"A7:A{total + 2}" in merged


def test_what_points_to_rows_of_a_provinces_workbook_follows_them(province, folder):
    units = [unit(f"U{i}", "restored", square(i), "0301") for i in range(12)]
    book = written(province_record(province(), units, []), folder / "filled.xlsx")
    sheet = book["附表 1"]
    assert sheet.freeze_panes == "A8"
    assert [str(item.sqref) for item in sheet.data_validations.dataValidation] == ["C8:C19"]
    assert [str(item.sqref) for item in sheet.conditional_formatting] == ["E8:E19"]
    area = sheet.print_area if isinstance(sheet.print_area, str) else sheet.print_area[0]
    assert area.replace("$", "").split("!")[-1] == f"A1:I{sheet.max_row}"
    assert sheet["E20"].value == "=SUM(E8:E19)"
    assert sheet["I15"].value == "=E15*15"
    names = defined_names(book)
    assert names["restored_area"].attr_text.replace("$", "") == "'附表 1'!E8"
    assert set(cell_names(FORM)) - set(names) == {"basis", "sources", *GROUPS["coordinates"]}


def test_a_draft_in_a_provinces_workbook_moves_all_of_it_down(province, folder):
    units = [unit("U", "restored", square(1), "0301")]
    record = dataclasses.replace(province_record(province(), units, []), draft=DRAFT)
    book = written(record, folder / "filled.xlsx")
    sheet = book["附表 1"]
    assert sheet["A1"].value == "草稿"
    assert sheet["E10"].value == "=SUM(E9:E9)"
    assert book["汇总"]["A1"].value == "='附表 1'!E10"
    assert sheet.freeze_panes == "A9"
    assert book["汇总"].oddHeader.right.text == "草稿"


@pytest.mark.parametrize(
    ("cells", "reason", "names"),
    [
        ({"holder": "没有的表!C3"}, "sheet_unknown", ("holder = 没有的表!C3",)),
        ({"holder": "'附表 1'!A7", "contact": "'附表 1'!A8"}, "shared_cell", ("holder", "contact")),
        ({"restored_area": "'附表 1'!E9"}, "not_one_row", None),
        ({"plan_title": "汇总!A5"}, "names_missing", ("plan_paragraph",)),
        (
            {"plan_title": "汇总!A5", "plan_paragraph": "'附表 1'!A25"},
            "not_one_sheet",
            ("plan_title", "plan_paragraph"),
        ),
        ({"plan_title": "汇总!A5", "plan_paragraph": "汇总!B5"}, "shared_row", ("plan_title", "plan_paragraph")),
        (
            {"plan_title": "'附表 1'!A24", "plan_paragraph": "'附表 1'!A25"},
            "shared_sheet",
            ("plan_title", "plan_paragraph"),
        ),
    ],
)
def test_a_cell_map_that_does_not_fit_is_told(province, folder, cells, reason, names):
    record = province_record(province(cells), [unit("U", "restored", square(1), "0301")], [])
    with pytest.raises(TemplateUnfit) as caught:
        write_annual_workbook(record, folder / "unfit.xlsx")
    assert caught.value.reason == reason
    assert names is None or caught.value.names == names
    assert not (folder / "unfit.xlsx").exists()


def test_a_template_without_the_plans_cells_gets_the_plan(record, folder):
    template = open_template(FORM.workbook)
    del template["年度计划"]
    for name in list(defined_names(template)):
        if name.startswith("plan_"):
            drop_name(template, name)
    template.save(folder / "older.xlsx")
    assert write_annual_workbook(record, folder / "out.xlsx", folder / "older.xlsx") == ("plan",)
    wanted = values_of(written(record, folder / "fresh.xlsx"))
    assert values_of(openpyxl.load_workbook(folder / "out.xlsx")) == wanted
    assert write_annual_workbook(record, folder / "out.xlsx") == ()


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("=SUM(F9:F9)", "=SUM(F12:F20)"),
        ("=SUM($F$9:$F$10)+A1", "=SUM($F$12:$F$21)+A1"),
        ("='表'!F10*2", "='表'!F21*2"),
        ("=其他!F10*2", "=其他!F10*2"),
        ("=D9*15", "=D14*15"),
        ('=IF(F10="F9:F9","J1(1,2)",SUM(A:A))', '=IF(F21="F9:F9","J1(1,2)",SUM(A:A))'),
        ("=总面积+F30", "=总面积+F30"),
        ("=SUM(", "=SUM("),
    ],
)
def test_formulas_follow_their_rows(formula, moved):
    placed = {"表": {9: (12, 20), 10: (21, 21)}}
    assert moved_formula(formula, "表", placed, (9, 14)) == moved


def test_the_bundled_form_is_the_default():
    assert load_form(DEFAULT_FORM) is FORM
