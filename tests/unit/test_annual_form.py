"""The form's data and template workbook against the official wording, and what a broken form file is answered."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import openpyxl
import pytest

from mine_restoration.core.annual.form import DEFAULT_FORM, load_form
from mine_restoration.core.catalogue import CatalogueError
from mine_restoration.report.annual_xlsx import cell_names
from mine_restoration.report.template import defined_names

# The table attached to 《矿区生态修复年度计划编制大纲》 of the ministry's notice (自然资源部关于进一步加强生产矿山
# 生态修复监管工作的通知, 二次征求意见稿), read row by row; "……" stands for more rows, an empty text for a cell to fill.
OFFICIAL = [
    ["***年度矿区生态修复情况表"],
    ["采矿人名称", ""],
    ["采矿权证证号", "", "采矿权有效期限", ""],
    ["矿山名称", ""],
    ["联系人", "", "联系电话", ""],
    ["联系地址", ""],
    ["上年度矿区生态修复情况"],
    ["序号", "范围（拐点坐标）", "是否为临时用地", "修复后地类", "面积", "质量", "是否完成验收"],
    ["", "", "", "", "", "", ""],
    ["上年度矿区生态修复费用实际提取金额", "", "上年度矿区生态修复费用实际使用金额", ""],
    ["矿区现状问题与损毁情况"],
    ["序号", "范围（拐点坐标）", "问题类型", "面积", "损毁程度"],
    ["", "", "", "", ""],
    ["本年度矿区生态修复计划"],
    ["序号", "范围（拐点坐标）", "是否为临时用地", "目标地类", "面积", "质量", "主要工程措施"],
    ["", "", "", "", "", "", ""],
    ["本年度矿区生态修复费用拟提取金额", "", "本年度矿区生态修复拟使用金额", ""],
    ["1.表中地类名称及统计口径应与国家公布的第三次全国国土调查和年度国土变更调查成果一致。"],
    ["2.各地类面积单位为hm2，保留小数点后四位。"],
    ["3.各类金额单位为万元，保留小数点后四位。"],
]


def flat(text):
    return (text or "").replace("\n", "")


def test_the_data_has_the_official_wording_in_the_official_order():
    form = load_form()
    lines = [[form.title.format(year="***")]]
    lines += [[text for entry in line for text in (flat(entry.label), "")] for line in form.header]
    for section in form.sections:
        lines.append([section.title])
        lines.append([flat(column.label) for column in section.columns])
        lines.append(["" for _ in section.columns])
        if section.money:
            lines.append([text for entry in section.money for text in (flat(entry.label), "")])
    lines += [[note] for note in form.notes]
    assert lines == OFFICIAL


def test_the_template_workbook_has_the_official_wording():
    sheet = openpyxl.load_workbook(load_form().workbook)["情况表"]
    covered = {cell for merged in sheet.merged_cells.ranges for cell in list(merged.cells)[1:]}
    lines = []
    for row in sheet.iter_rows():
        cells = [flat(cell.value) for cell in row if (cell.row, cell.column) not in covered]
        lines.append(cells)
    # The basis stands below the title, signatures and the data's sources below the notes.
    form = load_form()
    signatures = [line for line in lines[2:-1] if line and line[0] in form.signature]
    assert [text for line in signatures for text in line] == list(form.signature)
    assert [lines[0], *lines[2 : -1 - len(signatures)]] == OFFICIAL


def test_the_template_has_every_named_cell():
    names = defined_names(openpyxl.load_workbook(load_form().workbook))
    assert set(cell_names(load_form())) <= set(names)


def cells_of(path):
    book = openpyxl.load_workbook(path)
    cells = {
        (sheet.title, cell.coordinate): (cell.value, cell.font.name, cell.font.sz, cell.border.left.style)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
    }
    merges = {(sheet.title, str(merged)) for sheet in book for merged in sheet.merged_cells.ranges}
    heights = {(sheet.title, row): sheet.row_dimensions[row].height for sheet in book for row in sheet.row_dimensions}
    names = {name: item.attr_text for name, item in defined_names(book).items()}
    return cells, merges, heights, names


def test_the_script_makes_the_template_again(tmp_path, monkeypatch):
    scripts = Path(__file__).resolve().parents[2] / "scripts"
    monkeypatch.setattr(sys, "path", [*sys.path, str(scripts)])
    spec = importlib.util.spec_from_file_location("make_annual_template", scripts / "make_annual_template.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.main(tmp_path / "one.xlsx")
    module.main(tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    assert cells_of(tmp_path / "one.xlsx") == cells_of(load_form().workbook)


def broken(tmp_path, change):
    data = json.loads(DEFAULT_FORM.read_text(encoding="utf-8"))
    change(data)
    path = tmp_path / "form.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_form(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda form: form.pop("edition"), "'edition' is missing"),
        (lambda form: form.pop("template_id"), "'template_id' is missing"),
        (lambda form: form["grid_mm"].append("wide"), "grid_mm[9]: should be a width"),
        (lambda form: form["grid_mm"].append(-1), "grid_mm[9]: should be a width"),
        (lambda form: form["header"].pop(), "header: 'address' is missing"),
        (lambda form: form["header"][0][0].update(key="owner"), "'owner' is none of"),
        (lambda form: form["header"][0][0].update(span=1), "header[1]: the spans have to sum to 8"),
        (lambda form: form["header"].append(form["header"][0]), "header: a key is there twice"),
        (lambda form: form["sections"].reverse(), "sections: has to hold restored, damaged, planned"),
        (lambda form: form["sections"][1]["columns"].pop(), "sections[2].columns: the spans have to sum to 8"),
        (lambda form: form["sections"][1]["columns"][3].update(key="quality"), "'area' is missing"),
        (lambda form: form["sections"][0]["columns"][2].update(empty="fatal"), "'empty' is 'fatal'"),
        (lambda form: form["sections"][0].update(money=[]), "sections.money: 'fund_drawn' is missing"),
        (lambda form: form["words"].pop("yes"), "words: 'yes' is missing"),
        (lambda form: form["words"].update(see_sheet="{page}"), "words.see_sheet: '{page}' cannot be filled"),
        (lambda form: form.update(title="{year"), "title: braces do not match"),
    ],
)
def test_a_broken_form_is_refused_with_its_place(tmp_path, change, said):
    assert said in broken(tmp_path, change)
