"""The annual table's workbook as LibreOffice shows it, its PDF as poppler reads it, both against the record."""

from __future__ import annotations

import csv
import dataclasses
import re
import subprocess
import tempfile
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from shapely.geometry import MultiPolygon, Point, Polygon, box

from mine_restoration.core.amounts import hectares
from mine_restoration.core.annual.form import load_form
from mine_restoration.core.annual.inputs import MineYear, SurveyClass
from mine_restoration.core.annual.record import build_record
from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.glyphs import watched
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.progress import Stopped
from mine_restoration.core.unit import Unit, area_of
from mine_restoration.report.annual_pdf import write_annual_pdf
from mine_restoration.report.annual_xlsx import cell_names, write_annual_workbook
from mine_restoration.report.template import TemplateUnfit, defined_names, named_cells, open_template

PLANE = plane_of_epsg(4532)
E, N = 44_430_000.0, 4_920_000.0
FORM = load_form()
PROFILE = tempfile.TemporaryDirectory()  # one for all calls: making it takes LibreOffice seconds
SHEETS = ("年度计划", "情况表", "坐标附表", "面积汇总表")
MINE = MineYear(
    2026,
    "示例公司（虚构）",
    "C9999992020017100000000",
    "2020-03-01",
    "2030-02-28",
    "示例矿",
    "张三",
    "0453-0000000",
    "示例村",
    "36",
    "34.8216",
    "42.5",
    "41.25",
)
CLASSES = ("0101", "0103", "0201", "0301", "0305", "0404", "0601", "0602", "1003", "1101")


def unit(unit_id, section, shape, land_class="", **more):
    values = {"temporary": False, "accepted": True, "quality": "成活率85%", "measures": "回填表土、排水工程", **more}
    values = {"problem_type": "土地损毁（挖损）", "damage_degree": "重度", "year": 2026, **values}
    return Unit(
        unit_id,
        shape if isinstance(shape, MultiPolygon) else MultiPolygon([shape]),
        section=section,
        land_class=land_class,
        **values,
    )


def square(index, size=80.0):
    return box(E + 300 * index, N, E + 300 * index + size, N + size * 0.75)


def circle(index, corners=24):
    return Point(E + 300 * index, N + 500).buffer(60, quad_segs=corners // 4)


HOLE = Polygon(box(E, N - 500, E + 90, N - 400).exterior, [box(E + 30, N - 470, E + 60, N - 440).exterior.coords])
UNITS = [
    unit("XF-01", "restored", square(1), "0301"),
    unit("XF-02", "restored", circle(2), temporary=True, accepted=False),
    unit("XF-03", "restored", HOLE, "0404"),
    unit("SH-01", "damaged", square(4)),
    unit("SH-02", "damaged", MultiPolygon([square(5), square(6, 60)])),
    unit("SH-03", "damaged", circle(7, 44)),
    unit("JH-01", "planned", square(8), "0201K"),
    unit("JH-02", "planned", circle(9), "0301", temporary=True),
    unit("JH-03", "planned", square(10), ""),
]


def ten_classes(unit_id, shape):
    total = area_of(shape, PLANE).ha4
    parts = [total // 10 + (total % 10 if index == 0 else 0) for index in range(10)]
    return [SurveyClass(unit_id, code, "", part, "2025", "示例") for code, part in zip(CLASSES, parts)]


def record_of(units, summary=None, mine=MINE, **more):
    record, _ = build_record(units, PLANE, mine, 2026, summary, load_classes(), FORM, **more)
    return record


@pytest.fixture(scope="module")
def record():
    return record_of(UNITS, ten_classes("XF-02", circle(2)))


@pytest.fixture(scope="module")
def workbook(record, tmp_path_factory):
    path = tmp_path_factory.mktemp("annual") / "annual.xlsx"
    write_annual_workbook(record, path)
    return path


@pytest.fixture(scope="module")
def shown(workbook):
    """The cells that LibreOffice shows after computing the formulas, by sheet."""
    bare = workbook.with_name("bare.xlsx")
    openpyxl.load_workbook(workbook).save(bare)  # formulas without the results that we write beside them
    sheets = as_csv(bare)
    assert as_csv(workbook) == sheets
    assert set(sheets) == set(SHEETS)
    return sheets


@pytest.fixture(scope="module")
def pdf_text(record, tmp_path_factory):
    path = tmp_path_factory.mktemp("annual") / "annual.pdf"
    with watched() as lacking:
        write_annual_pdf(record, path)
    assert not lacking.texts
    return text_of(path)


def office(path, kind, out):
    command = ["soffice", f"-env:UserInstallation=file://{PROFILE.name}", "--headless", "--convert-to", kind]
    command += ["--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def as_csv(path):
    """All sheets as LibreOffice shows them, by title."""
    out = path.parent / f"{path.stem}_csv"
    office(path, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1", out)
    sheets = {}
    for file in out.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as stream:
            sheets[file.stem.split("-", 1)[1]] = list(csv.reader(stream))
    return sheets


def text_of(pdf):
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, timeout=60).stdout
    return text.decode("utf-8")


def pages_of(pdf):
    info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, timeout=60).stdout.decode()
    return int(re.search(r"Pages:\s+(\d+)", info)[1])


def squeezed(text):
    return re.sub(r"\s", "", text)


def test_the_blocks_stand_in_the_forms_order(shown):
    lines = ["|".join(cell.replace("\n", "") for cell in row if cell) for row in shown["情况表"]]
    wanted = ["2026年度矿区生态修复情况表"]
    wanted += [
        "采矿人名称|示例公司（虚构）",
        "采矿权证证号|C9999992020017100000000|采矿权有效期限|2020年3月1日至2030年2月28日",
    ]
    wanted += ["矿山名称|示例矿", "联系人|张三|联系电话|0453-0000000", "联系地址|示例村", "上年度矿区生态修复情况"]
    wanted += ["序号|范围（拐点坐标）|是否为临时用地|修复后地类|面积|质量|是否完成验收"]
    wanted += ["上年度矿区生态修复费用实际提取金额|36.0000|上年度矿区生态修复费用实际使用金额|34.8216"]
    wanted += ["矿区现状问题与损毁情况", "序号|范围（拐点坐标）|问题类型|面积|损毁程度", "本年度矿区生态修复计划"]
    wanted += ["序号|范围（拐点坐标）|是否为临时用地|目标地类|面积|质量|主要工程措施"]
    wanted += ["本年度矿区生态修复费用拟提取金额|42.5000|本年度矿区生态修复拟使用金额|41.2500", *FORM.notes]
    places = [lines.index(line) for line in wanted]
    assert places == sorted(places)


def test_every_row_is_shown_as_the_record_has_it(record, shown):
    """序号 and 范围 stand once a unit, class and area in every row, areas with four decimals."""
    areas = {"restored": 5, "damaged": 5, "planned": 5}
    rows = [row for row in shown["情况表"] if re.fullmatch(r"\d+\.\d{4}", row[areas["restored"]])]
    lines = [(unit, line, index) for s in record.sections for unit in s.units for index, line in enumerate(unit.lines)]
    assert len(rows) == len(lines) == record.row_count
    for row, (unit, line, index) in zip(rows, lines):
        assert row[5] == str(hectares(line.ha4))
        assert row[0] == (str(unit.number) if index == 0 else "")
        assert row[1] == (unit.shared["extent"] if index == 0 else "")
        if "problem_type" in unit.shared:
            assert row[3] == unit.shared["problem_type"]
        else:
            assert row[4] == line.name


def test_the_sums_are_formulas_that_compute_to_the_records_sums(record, workbook, shown):
    sheet = openpyxl.load_workbook(workbook)["面积汇总表"]
    formulas = [row[2].value for row in sheet.iter_rows(min_row=4) if row[2].value]
    assert formulas
    assert all(formula.startswith("=ROUND(SUM") for formula in formulas)
    computed = {(row[0], row[1]): row[2] for row in shown["面积汇总表"][3:] if row[0]}
    wanted = {}
    for section in FORM.sections:
        rows = record.section(section.key)
        wanted[section.title, "合计"] = str(hectares(rows.ha4))
        for item in rows.class_totals if section.has("land_class") else ():
            wanted[section.title, item.name or "地类未填"] = str(hectares(item.ha4))
    assert computed == wanted
    assert len(record.section("restored").class_totals) == 10


def test_coordinate_sheets_hold_every_corner_as_a_number(record, workbook):
    sheet = openpyxl.load_workbook(workbook)["坐标附表"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    found = [(row[1], Decimal(str(row[2])), Decimal(str(row[3]))) for row in rows if str(row[1]).startswith("J")]
    wanted = []
    for item in (UNITS[1], UNITS[5], UNITS[7]):
        points = list(item.geometry.geoms[0].exterior.coords)[:-1]
        wanted += [(f"J{i}", Decimal(f"{y:.3f}"), Decimal(f"{x:.3f}")) for i, (x, y) in enumerate(points, 1)]
    assert found == wanted
    titles = [row[0] for row in rows if str(row[0]).startswith("坐标附表") and not row[0].endswith("（续）")]
    assert titles == ["坐标附表1", "坐标附表2", "坐标附表3"]
    assert "EPSG:4532" in sheet["A1"].value
    form = openpyxl.load_workbook(workbook)["情况表"]
    links = {cell.value: cell.hyperlink.location for row in form.iter_rows() for cell in row if cell.hyperlink}
    for title, place in links.items():
        row = int(place.rsplit("A", 1)[1])
        assert sheet.cell(row, 1).value == title.removeprefix("见")


def test_without_large_units_there_is_no_coordinate_sheet(tmp_path):
    write_annual_workbook(record_of([UNITS[0]]), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert "坐标附表" not in book.sheetnames
    assert not any("坐标附表" in item.attr_text for item in defined_names(book).values())


def test_the_filled_workbook_is_read_by_the_same_names(record, workbook):
    book = openpyxl.load_workbook(workbook)
    cells = named_cells(book, workbook, cell_names(FORM))
    form = book["情况表"]
    assert form.cell(cells["fund_to_spend"].row, cells["fund_to_spend"].column).value == 41.25
    first = cells["planned_area"]
    assert Decimal(str(form.cell(first.row, first.column).value)) == hectares(
        record.section("planned").units[0].lines[0].ha4
    )
    # A finished workbook is a template again: last year's file serves this year.
    write_annual_workbook(record, workbook.with_name("again.xlsx"), workbook)


def test_the_page_is_set_up_for_a4(workbook):
    book = openpyxl.load_workbook(workbook)
    for sheet in book:
        assert str(sheet.page_setup.paperSize) == "9"
        assert "&P" in sheet.oddFooter.center.text
        if sheet.title != "年度计划":
            assert sheet.print_title_rows.startswith("$1:$")
    assert book["情况表"].row_breaks.brk


def test_every_number_and_text_of_the_workbook_is_in_the_pdf(shown, pdf_text):
    text = squeezed(pdf_text)
    for sheet in SHEETS:
        for row in shown[sheet]:
            for cell in row[:3] if sheet == "面积汇总表" else row:  # the check of the sums is the workbook's alone
                for line in cell.split("\n"):
                    assert squeezed(line) in text, (sheet, line)


def test_each_area_is_as_often_in_the_pdf_as_in_the_workbook(shown, pdf_text):
    def numbers(text):
        return sorted(re.findall(r"(?<![\d.])\d+\.\d{4}(?!\d)", text))

    tables = (shown["情况表"], [row[:3] for row in shown["面积汇总表"]])
    cells = " ".join(cell for table in tables for row in table for cell in row)
    # A coordinate sheet repeats its head, with the area of its unit, on every page.
    table = pdf_text.split("采矿人名称", 1)[1]  # figures in the text before it may be broken across lines
    assert numbers(re.sub(r"面积\d+\.\d{4} hm²", "", table)) == numbers(cells)


def test_the_same_record_gives_the_same_bytes(record, workbook, tmp_path):
    write_annual_workbook(record, tmp_path / "a.xlsx")
    write_annual_pdf(record, tmp_path / "a.pdf")
    write_annual_pdf(record, tmp_path / "b.pdf")
    assert (tmp_path / "a.xlsx").read_bytes() == workbook.read_bytes()
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


DANGEROUS = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "\t=1+1", '=HYPERLINK("http://x")', "#N/A", "007", "1e5"]


def test_text_of_users_never_becomes_a_formula(tmp_path):
    units, summary = [], []
    for index, text in enumerate(DANGEROUS):
        units.append(unit(f"={index}", "restored", circle(index), quality=text))
        units.append(unit(f"P{index}", "planned", square(index), "0301", measures=text))
        summary.append(SurveyClass(f"={index}", text, text, area_of(circle(index), PLANE).ha4, text, text))
    mine = dataclasses.replace(MINE, holder="=1+1", phone="-2", valid_to="@x")
    write_annual_workbook(record_of(units, summary, mine), tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        for name in archive.namelist():
            formulas = re.findall(r"<f[ >].*?</f>", archive.read(name).decode("utf-8"))
            assert all(re.match(r"<f>ROUND\((SUM|C\d+-D\d+,4\))", formula) for formula in formulas), formulas
    sheets = as_csv(tmp_path / "a.xlsx")
    cells = [cell for row in sheets["情况表"] for cell in row]
    for text in DANGEROUS:
        assert cells.count(text.strip()) >= 3  # quality, class and measures
    assert {"=1+1", "-2", "2020年3月1日至@x"} <= set(cells)
    sums = {row[1]: row[2] for row in sheets["面积汇总表"] if row[0] == FORM.sections[0].title}
    for text in DANGEROUS:
        same = [i for i, other in enumerate(DANGEROUS) if other.strip() == text.strip()]
        assert sums[text.strip()] == str(hectares(sum(area_of(circle(i), PLANE).ha4 for i in same)))


def test_markup_in_texts_is_printed_as_it_stands(tmp_path):
    texts = ["<b>&amp;", "]]></para>", "<font size=99>x", "&#x41;", "<br/>"]
    units = [unit(f"<i>{i}", "restored", circle(i), "0301", quality=text) for i, text in enumerate(texts)]
    write_annual_pdf(record_of(units, mine=dataclasses.replace(MINE, holder=texts[0])), tmp_path / "a.pdf")
    text = squeezed(text_of(tmp_path / "a.pdf"))
    for written in texts:
        assert squeezed(written) in text
    assert squeezed("单元<i>0") in text


def test_long_texts_print_whole_and_on_the_page(tmp_path):
    long = "这是一段很长的质量说明文字，用来检查行高和换行。" * 12
    mine = dataclasses.replace(MINE, holder=long[:254], address=long[:254], mine_name=long[:254])
    units = [unit("单元编号很长" * 1000, "restored", circle(1), "0301", quality=long[:254])]
    units += [unit("P", "planned", square(2), "0301", quality=long[:254], measures="槽" * 254)]
    record = record_of(units, mine=mine)
    write_annual_workbook(record, tmp_path / "a.xlsx")
    write_annual_pdf(record, tmp_path / "a.pdf")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["情况表"]
    assert max(size.height or 0 for size in sheet.row_dimensions.values()) < 409  # higher rows would be cut by Excel
    office(tmp_path / "a.xlsx", "pdf", tmp_path / "lo")
    for path in (tmp_path / "a.pdf", tmp_path / "lo" / "a.pdf"):
        text = squeezed(text_of(path))
        assert long[:254] in text, path
        assert text.count("槽") == 2 * 254, path  # in its row and in the text of the plan


def test_characters_that_the_typeface_lacks_are_told(tmp_path):
    record = record_of([unit("U", "restored", square(1), "0301", quality="\U0001f33f草")])
    with watched() as lacking:
        write_annual_pdf(record, tmp_path / "a.pdf")
    assert list(lacking.texts) == ["\U0001f33f"]
    assert [one.code for one in lacking.findings()] == ["glyphs.lacking"]


def test_empty_sections_print_as_none(tmp_path):
    record = record_of([])
    write_annual_workbook(record, tmp_path / "a.xlsx")
    write_annual_pdf(record, tmp_path / "a.pdf")
    sheets = as_csv(tmp_path / "a.xlsx")
    assert [row[1] for row in sheets["情况表"]].count("无") == 3
    assert text_of(tmp_path / "a.pdf").count("无\n") == 3
    assert [row[2] for row in sheets["面积汇总表"] if row[1] == "合计"] == ["0.0000"] * 3


def test_three_hundred_units_with_ten_classes_print_on_whole_pages(tmp_path):
    units = [unit(f"U{i}", ("restored", "damaged", "planned")[i % 3], square(i), "0301") for i in range(300)]
    units[0] = dataclasses.replace(units[0], land_class="")
    units[150] = dataclasses.replace(units[150], land_class="")
    summary = ten_classes("U0", square(0)) + ten_classes("U150", square(150))
    record = record_of(units, summary)
    assert record.row_count == 318
    write_annual_workbook(record, tmp_path / "a.xlsx")
    write_annual_pdf(record, tmp_path / "a.pdf")
    office(tmp_path / "a.xlsx", "pdf", tmp_path / "lo")
    for path in (tmp_path / "a.pdf", tmp_path / "lo" / "a.pdf"):
        pages = text_of(path).split("\f")[:-1]
        assert len(pages) == pages_of(path)
        corners = 0
        for number, page in enumerate(pages, 1):
            assert f"第{number}页，共{len(pages)}页" in squeezed(page)
            found = re.findall(r"J(\d)\(", page)
            assert found == ["1", "2", "3", "4"] * (len(found) // 4), f"{path.name}: a row is cut on page {number}"
            corners += len(found)
        assert corners == 1200
    heads = [page for page in text_of(tmp_path / "a.pdf").split("\f") if "J1(" in page]
    assert all("序号" in page for page in heads)


def test_a_unit_with_more_classes_than_a_page_holds(tmp_path):
    codes = [item.code for item in load_classes() if load_classes().is_polygon_class(item.code)]
    bases = sorted({load_classes().base(code) for code in codes})
    total = area_of(square(1), PLANE).ha4
    rows = [SurveyClass("U", code, "", 1, "2025", "示例") for code in bases[1:]]
    rows.append(SurveyClass("U", bases[0], "", total - len(rows), "2025", "示例"))
    record = record_of([unit("U", "restored", square(1))], rows)
    assert record.row_count == len(bases) > 50
    write_annual_pdf(record, tmp_path / "a.pdf")
    text = squeezed(text_of(tmp_path / "a.pdf"))
    assert all(load_classes()[code].name in text for code in bases)
    write_annual_workbook(record, tmp_path / "a.xlsx")


def test_invalid_geometry_is_listed_without_an_area(tmp_path):
    bow_tie = Polygon([(E, N), (E + 9, N + 9), (E + 9, N), (E, N + 9)])
    record = record_of([unit("A", "restored", bow_tie, "0301"), unit("B", "restored", square(1), "0301")])
    write_annual_workbook(record, tmp_path / "a.xlsx")
    write_annual_pdf(record, tmp_path / "a.pdf")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["情况表"]
    rows = [row for row in sheet.iter_rows() if str(row[1].value).startswith("J1(")]
    assert [row[5].value is not None for row in rows] == [False, True]


def test_cancel_leaves_what_was_there(record, tmp_path):
    for name, write in (("a.xlsx", write_annual_workbook), ("a.pdf", write_annual_pdf)):
        (tmp_path / name).write_text("before")
        with pytest.raises(Stopped):
            write(record, tmp_path / name, progress=lambda fraction: fraction < 0.5)
        assert (tmp_path / name).read_text() == "before"
    assert len(list(tmp_path.iterdir())) == 2


# Templates of others


def changed_template(tmp_path, change):
    book = open_template(FORM.workbook)
    change(book)
    path = tmp_path / "template.xlsx"
    book.save(path)
    return path


def delete_name(book, name):
    names = book.defined_names
    if isinstance(names, dict):
        del names[name]
    else:
        names.delete(name)


@pytest.mark.parametrize(
    ("change", "reason", "names"),
    [
        (lambda book: [delete_name(book, name) for name in ("holder", "phone")], "names_missing", ("holder", "phone")),
        (
            lambda book: setattr(defined_names(book)["title"], "attr_text", "'情况表'!$A$1:$B$2"),
            "not_one_cell",
            ("title",),
        ),
        (lambda book: setattr(defined_names(book)["title"], "attr_text", "#REF!"), "not_one_cell", ("title",)),
        (lambda book: book.remove(book["面积汇总表"]), "not_one_cell", ("summary_of",)),
        (lambda book: setattr(defined_names(book)["phone"], "attr_text", "'坐标附表'!$A$1"), "not_one_sheet", None),
        (lambda book: setattr(defined_names(book)["damaged_area"], "attr_text", "'情况表'!$F$2"), "not_one_row", None),
    ],
)
def test_a_template_that_does_not_fit_is_told(record, tmp_path, change, reason, names):
    path = changed_template(tmp_path, change)
    with pytest.raises(TemplateUnfit) as caught:
        write_annual_workbook(record, tmp_path / "a.xlsx", path)
    assert caught.value.reason == reason
    assert names is None or caught.value.names == names
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04broken", None])
def test_a_template_that_is_no_workbook_is_told(record, tmp_path, content):
    path = tmp_path / "template.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(TemplateUnfit) as caught:
        write_annual_workbook(record, tmp_path / "a.xlsx", path)
    assert caught.value.reason == "unreadable"


def test_a_countys_own_layout_is_filled_where_its_names_are(record, tmp_path):
    """A template whose order of columns, sheet name and fixed texts are others, with one cell over two rows."""

    def change(book):
        sheet = book["情况表"]
        sheet.title = "某县 'A' 表"
        for name, item in defined_names(book).items():
            item.attr_text = item.attr_text.replace("'情况表'", "'某县 ''A'' 表'")
            if name in ("restored_quality", "restored_accepted"):
                letters = {"restored_quality": "$H$10", "restored_accepted": "$G$10"}
                item.attr_text = f"'某县 ''A'' 表'!{letters[name]}"
        sheet["G9"], sheet["H9"] = sheet["H9"].value, sheet["G9"].value
        sheet["A30"] = "某县补充说明"

    path = changed_template(tmp_path, change)
    write_annual_workbook(record, tmp_path / "a.xlsx", path)
    sheets = as_csv(tmp_path / "a.xlsx")
    first = next(row for row in sheets["某县 'A' 表"] if row[1].startswith("J1("))
    assert first[6:8] == ["是", "成活率85%"]
    total = next(row for row in sheets["面积汇总表"] if row[1] == "合计")
    assert total[2] == str(hectares(record.section("restored").ha4))
