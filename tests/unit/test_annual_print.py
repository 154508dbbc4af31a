"""The annual plan on paper: its PDF as poppler reads it, its Word document as python-docx and LibreOffice read it."""

from __future__ import annotations

import dataclasses
import importlib.util
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from annual_tables import HOLE, MINE, PLANE, circle, square, ten_classes, unit
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from office import links, outline, page_texts, pdf_of_word, squeezed

from mine_restoration.core.amounts import hectares
from mine_restoration.core.annual.draft import Draft, OpenFinding
from mine_restoration.core.annual.form import load_form
from mine_restoration.core.annual.inputs import SurveyClass
from mine_restoration.core.annual.plan import AnnualPlan, PlanPart
from mine_restoration.core.annual.record import build_record
from mine_restoration.core.glyphs import watched
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.progress import Stopped
from mine_restoration.core.unit import area_of
from mine_restoration.report.annual_docx import WordMissing, write_annual_docx
from mine_restoration.report.annual_pdf import write_annual_pdf
from mine_restoration.report.workbook import clean

FORM = load_form()
SECTIONS = ("restored", "damaged", "planned")
PLAN = AnnualPlan(
    "2026年度矿区生态修复年度计划",
    (
        PlanPart("一、上年度矿区生态修复情况", (), 1),
        PlanPart("（一）工程实施情况", ("修复单元共3个，其中一个含十种地类。", "与原计划一致。"), 2),
        PlanPart("（二）费用提取使用情况", ("上年度实际提取36.0000万元，实际使用34.8216万元。",), 2),
        PlanPart("二、本年度矿区生态修复计划", ("拟修复单元3个。",), 1),
    ),
    "附表：2026年度矿区生态修复情况表",
)
DRAFT = Draft(
    "草稿",
    "待处理事项清单",
    ("程度", "单元", "内容与处理办法"),
    (OpenFinding("错误", "XF-01", "面积与图形不一致，请更新。"), OpenFinding("警告", "", "联系电话不像电话号码。")),
    "无待处理事项。",
)


UNITS = [
    unit("XF-01", "restored", square(1), "0301"),
    unit("XF-02", "restored", circle(2), temporary=True, accepted=False),
    unit("XF-03", "restored", HOLE, "0404"),
    unit("SH-01", "damaged", square(4)),
    unit("SH-02", "damaged", circle(7, 120)),
    unit("JH-01", "planned", square(8), "0201K"),
    unit("JH-02", "planned", circle(9), "0301", temporary=True),
    unit("JH-03", "planned", square(10), ""),
]


def record_of(units, summary=None, mine=MINE, plan=PLAN, draft=None, form=FORM):
    record, _ = build_record(units, PLANE, mine, 2026, summary, load_classes(), form)
    return dataclasses.replace(record, plan=plan, draft=draft)


def many_units():
    """300 units, two of them with ten classes, one with long texts."""
    units = [unit(f"U{i}", SECTIONS[i % 3], square(i), "0301") for i in range(300)]
    units[0] = dataclasses.replace(units[0], land_class="")
    units[150] = dataclasses.replace(units[150], land_class="")
    units[2] = dataclasses.replace(units[2], quality="很长的质量说明，" * 30, measures="很长的工程措施，" * 30)
    return record_of(units, ten_classes("U0", square(0)) + ten_classes("U150", square(150)))


@pytest.fixture(scope="module")
def record():
    return record_of(UNITS, ten_classes("XF-02", circle(2)), draft=DRAFT)


@pytest.fixture(scope="module")
def folder(record, tmp_path_factory):
    path = tmp_path_factory.mktemp("printed")
    with watched() as lacking:
        write_annual_pdf(record, path / "plan.pdf")
    assert not lacking.texts
    write_annual_docx(record, path / "plan.docx")
    return path


@pytest.fixture(scope="module")
def pdf(folder):
    return page_texts(folder / "plan.pdf")


@pytest.fixture(scope="module")
def word(folder):
    return docx.Document(folder / "plan.docx")


@pytest.fixture(scope="module", params=["pdf", "docx"])
def crowd(request, tmp_path_factory):
    """The record of 300 units, and its pages as PDF and as LibreOffice prints the Word document."""
    record = many_units()
    path = tmp_path_factory.mktemp("crowd")
    return record, pages_of(record, path, request.param)


def pages_of(record, folder, kind):
    if kind == "pdf":
        write_annual_pdf(record, folder / "a.pdf")
        return page_texts(folder / "a.pdf")
    write_annual_docx(record, folder / "a.docx")
    return page_texts(pdf_of_word(folder / "a.docx"))


# What the record holds


def printed_areas(record):
    """All areas with four decimals that stand in the form and in the sums."""
    rows = [line.ha4 for section in record.sections for unit in section.units for line in unit.lines]
    sums = []
    for section in record.form.sections:
        built = record.section(section.key)
        sums += [item.ha4 for item in built.class_totals] if section.has("land_class") else []
        sums.append(built.ha4)
    return [str(hectares(ha4)) for ha4 in rows + sums if ha4 is not None]


def printed_figures(record):
    """All figures with four decimals of the whole plan, but those of the heads that pages repeat."""
    texts = [paragraph for part in record.plan.parts for paragraph in part.paragraphs]
    texts += [finding.sentence for finding in record.draft.findings] if record.draft else []
    texts += [*record.sources, *record.deadlines, record.basis_line]
    money = [str(amount) for amount in record.money.values() if amount is not None]
    return sorted(printed_areas(record) + money + figures(" ".join(texts)))


def figures(text):
    return re.findall(r"(?<![\d.])\d+\.\d{4}(?!\d)", text)


def printed_corners(record):
    """X and Y with three decimals of all corners."""
    return sorted(
        f"{value:.3f}"
        for unit in UNITS
        for polygon in unit.geometry.geoms
        for ring in (polygon.exterior, *polygon.interiors)
        for point in list(ring.coords)[:-1]
        for value in point
    )


def coordinates(text):
    return sorted(re.findall(r"(?<![\d.])\d{7,8}\.\d{3}(?!\d)", text))


def told(record):
    """All texts in the order in which they are printed."""
    texts = [record.plan.title, record.header["holder"]]
    for part in record.plan.parts:
        texts += [part.heading, *part.paragraphs]
    texts += [record.plan.attachment, record.title, record.basis_line]
    texts += [entry.label for line in record.form.header for entry in line]
    for section in record.form.sections:
        texts += [section.title, *(column.label for column in section.columns)]
        texts += [entry.label for entry in section.money]
    texts += [*record.form.notes, *record.signature, *record.sources, *record.deadlines]
    texts += [sheet.title for sheet in record.sheets]
    texts.append(record.form.words["summary_title"])
    if record.draft:
        texts += [record.draft.title, *record.draft.heads]
        texts += [finding.sentence for finding in record.draft.findings]
    return [squeezed(text) for text in texts]


def in_order(texts, whole):
    at = 0
    for text in texts:
        at = whole.find(text, at)
        assert at >= 0, text
        at += len(text)


def all_text(word):
    """What python-docx reads of a Word document's body, a merged cell once."""
    texts = []
    for block in word.iter_inner_content():
        if isinstance(block, docx.table.Table):
            texts += [text for row in cells_of(block) for text in row]
        else:
            texts.append(block.text)
    return texts


def cells_of(table):
    """The texts of each row's cells; of a cell over several rows the first has it."""
    rows = []
    for row in table.rows:
        texts = []
        for cell in row._tr.tc_lst:
            text = "\n".join(paragraph.text for paragraph in docx.table._Cell(cell, table).paragraphs)
            texts.append("" if cell.vMerge == "continue" else text)
        rows.append(texts)
    return rows


# The whole plan


def test_everything_stands_in_its_order_in_both(record, pdf, word):
    in_order(told(record), squeezed("".join(re.sub(r"^草稿\n", "", page) for page in pdf)))
    in_order(told(record), squeezed("".join(all_text(word))))


def test_each_figure_of_the_record_is_in_both_as_often_as_in_the_record(record, pdf, word):
    assert len(printed_figures(record)) > 30
    # The heads of coordinate sheets repeat the area of their unit on every page.
    text = re.sub(r"面积\d+\.\d{4} ?hm²", "", " ".join(pdf))
    assert sorted(figures(text)) == printed_figures(record)
    text = re.sub(r"面积\d+\.\d{4} hm²", "", " ".join(all_text(word)))
    assert sorted(figures(text)) == printed_figures(record)


def test_each_corner_is_in_both_once(record, pdf, word):
    assert coordinates(" ".join(pdf)) == printed_corners(record)
    assert coordinates(" ".join(all_text(word))) == printed_corners(record)


def test_coordinate_sheets_have_x_north_and_y_east_in_the_order_of_the_corners(record, pdf, word):
    large = [unit for unit in UNITS if len(unit.geometry.geoms[0].exterior.coords) > 20]
    wanted = []
    for number, item in enumerate(large, 1):
        points = list(item.geometry.geoms[0].exterior.coords)[:-1]
        wanted.append([(f"J{index}", f"{y:.3f}", f"{x:.3f}") for index, (x, y) in enumerate(points, 1)])
        assert record.sheets[number - 1].number == number
    tables = [cells_of(table) for table in word.tables if table.cell(0, 0).text.startswith("坐标附表")]
    assert [[tuple(row[1:]) for row in rows[2:]] for rows in tables] == wanted
    found = re.findall(r"(J\d+) (\d{7}\.\d{3}) (\d{8}\.\d{3})", "".join(pdf))
    assert found == [corner for corners in wanted for corner in corners]


def test_the_rows_of_the_word_tables_are_those_of_the_record(record, word):
    tables = [cells_of(table) for table in word.tables]
    for section in FORM.sections:
        rows = next(table for table in tables if table[0][0] == section.title)
        at = 2
        for item in record.section(section.key).units:
            for index, line in enumerate(item.lines):
                values = dict(zip((column.key for column in section.columns), rows[at]))
                assert values.pop("area") == str(hectares(line.ha4))
                assert values.pop("land_class", line.name) == line.name
                assert values.pop("number") == (str(item.number) if index == 0 else "")
                assert all(value == (item.shared[key] if index == 0 else "") for key, value in values.items())
                at += 1
        money = [text for entry in section.money for text in (entry.label, str(record.money[entry.key]))]
        assert rows[at:] == ([money] if money else [])
    sums = {(row[0], row[1]): Decimal(row[2]) for row in tables[-2][1:]}
    for section in FORM.sections:
        assert sums[section.title, "合计"] == hectares(record.section(section.key).ha4)


def test_the_signature_block_has_room_to_sign(record, pdf, word):
    assert record.signature
    rows = next(cells_of(table) for table in word.tables if record.signature[0] in table.cell(0, 0).text)
    for label in record.signature:
        cell = next(text for row in rows for text in row if text.startswith(label))
        assert cell.endswith("\u3000" * 5) == label.endswith("：")
    page = next(page for page in pdf if squeezed(record.signature[0]) in squeezed(page))
    assert all(squeezed(label) in squeezed(page) for label in (*FORM.notes, *record.signature))


def test_a_plan_without_text_begins_with_the_form(tmp_path):
    record = record_of(UNITS[:1], plan=AnnualPlan("", (), ""))
    write_annual_pdf(record, tmp_path / "a.pdf")
    write_annual_docx(record, tmp_path / "a.docx")
    assert page_texts(tmp_path / "a.pdf")[0].startswith(record.title)
    assert docx.Document(tmp_path / "a.docx").paragraphs[0].text == record.title


def test_empty_sections_print_as_none(tmp_path):
    record = record_of([])
    write_annual_pdf(record, tmp_path / "a.pdf")
    write_annual_docx(record, tmp_path / "a.docx")
    assert "".join(page_texts(tmp_path / "a.pdf")).count("无\n") == 3
    assert all_text(docx.Document(tmp_path / "a.docx")).count("无") == 3


# Drafts


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_draft_says_so_on_each_page_and_lists_its_findings_at_the_end(record, tmp_path, kind):
    pages = pages_of(record, tmp_path, kind)
    assert all("草稿" in page for page in pages)
    places = [number for number, page in enumerate(pages) if "待处理事项清单" in page]
    assert places == [len(pages) - 1]
    for finding in DRAFT.findings:
        assert all(squeezed(text) in squeezed(pages[-1]) for text in (finding.severity, finding.sentence))


def test_the_mark_of_a_draft_is_in_the_words_header_and_behind_the_page(word):
    header = word.sections[0].header
    assert [paragraph.text for paragraph in header.paragraphs] == ["草稿"]
    assert 'string="草稿"' in header.paragraphs[0]._p.xml


def test_a_final_form_has_no_mark_and_no_list(tmp_path):
    record = record_of(UNITS)
    write_annual_pdf(record, tmp_path / "a.pdf")
    write_annual_docx(record, tmp_path / "a.docx")
    word = docx.Document(tmp_path / "a.docx")
    for text in (
        "".join(page_texts(tmp_path / "a.pdf")),
        "".join(all_text(word)),
        word.sections[0].header._element.xml,
    ):
        assert "草稿" not in text
        assert DRAFT.title not in text


def test_a_draft_without_findings_says_so(tmp_path):
    record = record_of(UNITS, draft=dataclasses.replace(DRAFT, findings=()))
    write_annual_pdf(record, tmp_path / "a.pdf")
    write_annual_docx(record, tmp_path / "a.docx")
    assert DRAFT.none in page_texts(tmp_path / "a.pdf")[-1]
    assert all_text(docx.Document(tmp_path / "a.docx"))[-1] == DRAFT.none


# Pages


def test_rows_of_300_units_are_whole_and_heads_are_repeated(crowd):
    """On each page: the corners of a row, J1 to J4, and the heads of the block that the page begins with."""
    record, pages = crowd
    corners = 0
    for number, page in enumerate(pages, 1):
        assert f"第{number}页，共{len(pages)}页" in squeezed(page)
        found = re.findall(r"J(\d)\(", page)
        assert found == ["1", "2", "3", "4"] * (len(found) // 4), f"a row is cut on page {number}"
        corners += len(found)
        if found:
            before = squeezed(page[: page.index("J1(")])
            assert any(squeezed(section.title) in before for section in record.form.sections)
            assert "序号范围（拐点坐标）" in before
            assert "序号" not in page[page.rindex("J4(") :], f"heads without a row at the end of page {number}"
    assert corners == 1200


def test_the_classes_of_a_unit_stay_on_one_page(crowd):
    record, pages = crowd
    names = [line.name for line in record.section("restored").units[0].lines]
    assert len(names) == 10
    form = [page for page in pages if "J1(" in page]
    assert sum(names[1] in page for page in form) == 2
    for page in form:
        assert len({page.count(name) for name in names if name != "乔木林地"}) == 1


def test_a_head_says_that_its_block_goes_on(tmp_path):
    pages = pages_of(many_units(), tmp_path, "pdf")
    for section in FORM.sections:
        own = [page for page in pages if section.title in page and "J1(" in page]
        assert len(own) > 2
        assert sum(f"{section.title}（续）" in page for page in own) == len(own) - 1
        assert f"{section.title}（续）" not in own[0]


def test_a_coordinate_sheet_says_on_each_page_which_it_is(pdf, record):
    pages = [page for page in pdf if "坐标附表2" in page and "见坐标附表" not in page]
    assert len(pages) > 2
    assert all("坐标附表2（续）" in page for page in pages[1:])
    assert all(squeezed(record.sheets[1].info) in squeezed(page) for page in pages)
    assert all("点号" in page for page in pages)


def test_the_outline_and_the_rows_lead_to_their_pages(record, folder, pdf):
    entries = outline(folder / "plan.pdf")
    titles = [title for _, title in entries]
    assert [title for title in titles if "、" in title] == ["一、上年度矿区生态修复情况", "二、本年度矿区生态修复计划"]
    assert {record.plan.title, record.title, "坐标附表", "面积汇总表", DRAFT.title} <= set(titles)
    for page, title in entries:
        if title != "坐标附表":
            assert squeezed(title) in squeezed(pdf[page - 1])
    targets = {}
    for page, text, target in links(folder / "plan.pdf"):
        assert "见坐标附表" in pdf[page - 1]
        targets.setdefault(page, set()).add(target)
        assert text in f"见坐标附表{target}" or text
    pages = {page for page, title in entries if title.startswith("坐标附表") and title != "坐标附表"}
    assert set().union(*targets.values()) == pages


NARROW = dataclasses.replace(FORM, grid_mm=(10, 20, 55, 18, 26, 22, 4, 25))
"""A county's form with a column so narrow that a long text in it is higher than a page."""


def on_the_page(pdf):
    """All of the text that lies on its page; a crop box leaves out what was drawn beside it."""
    command = ["pdftotext", "-raw", "-x", "0", "-y", "0", "-W", "595", "-H", "842", pdf, "-"]
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()


def test_rows_higher_than_a_page_go_on_below(tmp_path):
    units = [unit("A", "restored", square(1), "0301", quality="槽" * 250), unit("B", "restored", square(2), "0301")]
    write_annual_pdf(record_of(units, form=NARROW), tmp_path / "a.pdf")
    text = on_the_page(tmp_path / "a.pdf")
    assert text.count("槽") == 250
    assert squeezed(text).count("乔木林地") == 2 + 1  # a row each, and the sums


def test_classes_beside_a_text_that_is_higher_than_a_page(tmp_path):
    units = [unit("A", "restored", square(1), quality="槽" * 250)]
    record = record_of(units, ten_classes("A", square(1)), form=NARROW)
    write_annual_pdf(record, tmp_path / "a.pdf")
    text = on_the_page(tmp_path / "a.pdf")
    assert text.count("槽") == 250
    for line in record.section("restored").units[0].lines:
        assert squeezed(text).count(line.name) == 2  # its row, and the sums
    assert sorted(figures(text)) == printed_figures(record)


def test_a_class_whose_name_is_higher_than_a_page(tmp_path):
    total = area_of(square(1), PLANE).ha4
    form = dataclasses.replace(FORM, grid_mm=(10, 20, 55, 18, 4, 22, 26, 25))
    record = record_of(
        [unit("A", "restored", square(1))], [SurveyClass("A", "?", "槽" * 60, total, "2025", "示例")], form=form
    )
    write_annual_pdf(record, tmp_path / "a.pdf")
    text = on_the_page(tmp_path / "a.pdf")
    assert text.count("槽") == 2 * 60  # its row, and the sums
    assert sorted(figures(text)) == printed_figures(record)


def test_findings_higher_than_a_page_go_on_over_it(tmp_path):
    findings = (OpenFinding("错误", "槽" * 900, "渠" * 90), OpenFinding("错误", "A", "渠" * 9))
    record = record_of([], draft=dataclasses.replace(DRAFT, findings=findings))
    write_annual_pdf(record, tmp_path / "a.pdf")
    text = on_the_page(tmp_path / "a.pdf")
    assert (text.count("槽"), text.count("渠")) == (900, 99)


def test_a_finding_higher_than_a_page_leaves_the_rows_of_the_form_whole(tmp_path):
    draft = dataclasses.replace(DRAFT, findings=(OpenFinding("错误", "槽" * 900, ""),))
    record = dataclasses.replace(many_units(), draft=draft)
    for page in pages_of(record, tmp_path, "pdf"):
        found = re.findall(r"J(\d)\(", page)
        assert found == ["1", "2", "3", "4"] * (len(found) // 4)
    assert on_the_page(tmp_path / "a.pdf").count("J4(") == 300


def test_a_long_text_of_the_user_goes_on_over_pages(tmp_path):
    long = "上年度因雨季延长工期，修复工程顺延。" * 300
    record = record_of(UNITS[:1], plan=AnnualPlan("计划", (PlanPart("一、情况", (long, long)),), "附表"))
    write_annual_pdf(record, tmp_path / "a.pdf")
    write_annual_docx(record, tmp_path / "a.docx")
    foot = re.compile(r"第 \d+ 页，共 \d+ 页\n计划 示例矿\n")
    assert squeezed("".join(foot.sub("", page) for page in page_texts(tmp_path / "a.pdf"))).count(long) == 2
    assert all_text(docx.Document(tmp_path / "a.docx")).count(long) == 2


# The Word document


def test_headings_are_words_own(word):
    found = [(paragraph.style.name, paragraph.text) for paragraph in word.paragraphs]
    levels = {1: "Heading 1", 2: "Heading 2"}
    assert found[0] == ("Title", PLAN.title)
    assert [item for item in found if item[0] in levels.values()] == [
        (levels[part.level], part.heading) for part in PLAN.parts
    ]
    outlined = {style.name for style in word.styles if style.element.xpath(".//w:outlineLvl")}
    assert ("附表标题", "2026年度矿区生态修复情况表") in found
    assert {"附表标题", "坐标附表标题", *levels.values()} <= outlined


def test_tables_repeat_their_heads_and_divide_no_row(record, word):
    for table in word.tables:
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    heads = [[row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows] for table in word.tables]
    # The form's header and the signatures have none, sections and coordinate sheets two, sums and findings one.
    wanted = [0, 2, 2, 2, 0, *[2] * len(record.sheets), 1, 1]
    assert [sum(flags) for flags in heads] == wanted
    assert all(flags == sorted(flags, reverse=True) for flags in heads)


def test_rows_that_belong_together_stay_on_one_page_in_word(record, word):
    """The classes of a unit, and the amounts with the last unit: each paragraph is kept with the next one."""
    table = next(table for table in word.tables if table.cell(0, 0).text == FORM.sections[0].title)
    kept = [
        all(paragraph.find(f".//{qn('w:keepNext')}") is not None for paragraph in row._tr.iter(qn("w:p")))
        for row in table.rows
    ]
    wanted = [flag for unit in record.section("restored").units for flag in [True] * (len(unit.lines) - 1) + [False]]
    assert kept[2:-1] == [*wanted[:-1], True]


def test_every_style_is_there_with_a_chinese_typeface(word):
    keys = {style.style_id for style in word.styles}
    used = set(re.findall(r'<w:(?:pStyle|tblStyle) w:val="(.*?)"', word.element.xml))
    assert used <= keys
    fonts = word.styles.element.xpath(".//w:rFonts")
    assert {font.get(qn("w:eastAsia")) for font in fonts} == {"宋体", "黑体"}
    section = word.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_the_foot_has_fields_for_page_and_pages(word):
    xml = word.sections[0].footer._element.xml
    assert re.findall(r'w:instr=" (\w+) "', xml) == ["PAGE", "NUMPAGES"]
    assert word.sections[0].footer.paragraphs[0].style.name == "Footer"


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_long_name_of_the_mine_leaves_room_for_the_page_number(tmp_path, kind):
    record = record_of([], mine=dataclasses.replace(MINE, mine_name="矿" * 200))
    for page in pages_of(record, tmp_path, kind):
        assert re.search("矿{15,25}…\n$", page), page[-80:]


def test_rows_are_linked_to_their_coordinate_sheets(record, word):
    xml = word.element.xml
    marks = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="(\w+)"/>', xml)
    assert [name for _, name in marks] == [f"sheet{sheet.number}" for sheet in record.sheets]
    assert len({number for number, _ in marks}) == len(marks)
    assert re.findall(r'<w:hyperlink w:anchor="(\w+)"', xml) == [name for _, name in marks]


HOSTILE = ["<b>&amp;</b>", "]]></w:t>", '"quoted"', "{ HYPERLINK http://x }", "=1+1", "\ue000\ue001", "&#x41;", "'"]


def test_texts_of_users_stay_text(tmp_path):
    units = [unit(f"<i>{i}", "restored", circle(i), "0301", quality=text) for i, text in enumerate(HOSTILE)]
    draft = dataclasses.replace(DRAFT, findings=tuple(OpenFinding("错误", "", text) for text in HOSTILE))
    plan = dataclasses.replace(PLAN, parts=(PlanPart("一、", tuple(HOSTILE)),))
    record = record_of(units, mine=dataclasses.replace(MINE, holder=HOSTILE[0]), plan=plan, draft=draft)
    write_annual_docx(record, tmp_path / "a.docx")
    write_annual_pdf(record, tmp_path / "a.pdf")
    word = docx.Document(tmp_path / "a.docx")
    texts = all_text(word)
    for text in HOSTILE:
        assert texts.count(text) == (4 if text == HOSTILE[0] else 3), text  # plan, form, finding; the first is holder
    assert word.element.xml.count("fldSimple") == 0
    assert word.core_properties.author == HOSTILE[0]
    whole = squeezed("".join(page_texts(tmp_path / "a.pdf")))
    for text in HOSTILE:
        assert text == "\ue000\ue001" or whole.count(squeezed(text)) >= 3, text


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4), st.text(max_size=300))
def test_any_text_is_read_back_as_it_was(tmp_path_factory, paragraphs, title):
    folder = tmp_path_factory.mktemp("any")
    record = record_of([], plan=AnnualPlan(title, (PlanPart(title, tuple(paragraphs)),), "附表"))
    write_annual_docx(record, folder / "a.docx")
    write_annual_pdf(record, folder / "a.pdf")
    found = [paragraph.text for paragraph in docx.Document(folder / "a.docx").paragraphs]
    assert found[0] == clean(title)
    assert found[2 : 3 + len(paragraphs)] == [clean(text) for text in (title, *paragraphs)]


@st.composite
def some_years(draw):
    """Units with few or many corners, of one or ten classes, with any amounts."""
    units, summary = [], []
    for index in range(draw(st.integers(0, 12))):
        section = draw(st.sampled_from(SECTIONS))
        shape = draw(st.sampled_from([square(index), circle(index, 24), circle(index, 96), HOLE]))
        code = draw(st.sampled_from(["0301", "0404", ""]))
        units.append(unit(f"U{index}", section, shape, code, quality=draw(st.sampled_from(["好", "好" * 200]))))
        if section == "restored" and not code:
            summary += ten_classes(f"U{index}", shape)
    amounts = {
        key: str(draw(st.decimals("0", "99999", places=4, allow_nan=False)))
        for key in ("fund_drawn", "fund_spent", "fund_to_draw", "fund_to_spend")
    }
    return record_of(units, summary, mine=dataclasses.replace(MINE, **amounts))


@settings(max_examples=8, deadline=None)
@given(some_years())
def test_the_figures_of_any_year_are_printed_as_often_as_they_are_in_the_record(tmp_path_factory, record):
    folder = tmp_path_factory.mktemp("year")
    write_annual_pdf(record, folder / "a.pdf")
    write_annual_docx(record, folder / "a.docx")
    heads = re.compile(r"面积\d+\.\d{4} ?hm²")
    assert sorted(figures(heads.sub("", " ".join(page_texts(folder / "a.pdf"))))) == printed_figures(record)
    assert sorted(figures(heads.sub("", " ".join(all_text(docx.Document(folder / "a.docx")))))) == printed_figures(
        record
    )


def test_the_same_record_gives_the_same_document(record, folder, tmp_path):
    write_annual_docx(record, tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes() == (folder / "plan.docx").read_bytes()


def test_without_python_docx_nothing_is_written(record, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(WordMissing):
        write_annual_docx(record, tmp_path / "a.docx")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("until", [0.3, 0.7, 0.95])
def test_cancel_leaves_what_was_there(record, tmp_path, until):
    for name, write in (("a.docx", write_annual_docx), ("a.pdf", write_annual_pdf)):
        (tmp_path / name).write_text("before")
        with pytest.raises(Stopped):
            write(record, tmp_path / name, lambda fraction: fraction < until)
        assert (tmp_path / name).read_text() == "before"
    assert len(list(tmp_path.iterdir())) == 2


def test_the_script_makes_the_word_template_again(tmp_path):
    root = Path(__file__).resolve().parents[2]
    spec = importlib.util.spec_from_file_location("make_word_template", root / "scripts" / "make_word_template.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.main(tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes() == (root / "resources" / "forms" / "annual_plan.docx").read_bytes()
