"""annualtable through QGIS: from the sample's files to the two outputs, and what bad tables are answered."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from qgis import processing

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"
MINE_HEAD = "year,holder,licence_no,valid_from,valid_to,mine_name,contact,phone,address,"
MINE_HEAD += "fund_drawn,fund_spent,fund_to_draw,fund_to_spend\n"
MINE_ROW = "{year},示例公司,C9999992020037100000000,2020-03-01,2030-02-28,示例矿,张三,0453-0000000,示例村,"
MINE_ROW += "36,34.8216,42.5,41.25\n"


def square(east, size=100.0):
    x, y = 44_430_000 + east, 4_920_000
    return f"MultiPolygon ((({x} {y}, {x} {y + size}, {x + size} {y + size}, {x + size} {y}, {x} {y})))"


def row(unit_id, section, east, **more):
    values = {"temporary": False, "accepted": True, "quality": "q", "measures": "m", "problem_type": "p"}
    values.update(unit_id=unit_id, year=2026, section=section, land_class="0301", damage_degree="重度", **more)
    return square(east), values


ROWS = [row("U-1", "restored", 0), row("U-2", "damaged", 200), row("U-3", "planned", 400)]


@pytest.fixture
def mine(tmp_path):
    """Write a mine table: ``mine(text)`` after the head, or a whole table."""

    def make(text=None, head=MINE_HEAD):
        path = tmp_path / "mine.csv"
        path.write_text(head + (MINE_ROW.format(year=2026) if text is None else text), encoding="utf-8")
        return str(path)

    return make


@pytest.fixture
def table(run, make_units, mine, tmp_path, feedback):
    """Run annualtable on a small year: ``table(rows, ...)`` gives the results."""

    def make(rows=None, **given):
        given.setdefault("UNITS", make_units(ROWS if rows is None else rows))
        if "MINE" not in given:
            given["MINE"] = mine()
        given.setdefault("YEAR", 2026)
        given.setdefault("XLSX", str(tmp_path / "out" / "annual.xlsx"))
        given.setdefault("PDF", str(tmp_path / "out" / "annual.pdf"))
        given.setdefault("FINDINGS", "memory:")
        return run("annualtable", feedback=feedback, **given)

    return make


def refusal(call):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException) as caught:
        call()
    return str(caught.value)


ALWAYS = ("annual.due", "years.no_plan", "years.no_money_row")
"""What is said of every year without DATE and without a plan of the year before."""


def findings(results):
    found = [
        (feature["severity"], feature["code"], feature["unit_id"]) for feature in results["FINDINGS"].getFeatures()
    ]
    return [one for one in found if one[1] not in ALWAYS]


def text_of(pdf):
    return subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, timeout=60).stdout.decode()


@pytest.fixture(scope="module")
def sample(plugin, tmp_path_factory):
    """The path of a user: the three sections from the sample's files, classes attached, the table written."""
    from qgis import processing

    folder = tmp_path_factory.mktemp("sample")
    layers = []
    for section, pattern in enumerate(("restored*.txt", "damaged.txt", "planned.txt")):
        layers.append(
            processing.run(
                "minerestoration:digitiseunits",
                {
                    "INPUT": [str(path) for path in sorted((SAMPLE / "units").glob(pattern))],
                    "SECTION": section,
                    "YEAR": 2026,
                    "ATTRIBUTES": str(SAMPLE / "attributes.csv"),
                    "UNITS": str(folder / f"units{section}.gpkg"),
                },
            )["UNITS"]
        )
    units = processing.run("native:mergevectorlayers", {"LAYERS": layers, "OUTPUT": str(folder / "units.gpkg")})
    classes = processing.run(
        "minerestoration:attachlandclasses",
        {
            "UNITS": units["OUTPUT"],
            "SURVEY": f"{SAMPLE / 'survey.gpkg'}|layername=DLTB",
            "SUMMARY": str(folder / "summary.gpkg"),
        },
    )
    given = {
        "UNITS": units["OUTPUT"],
        "SUMMARY": classes["SUMMARY"],
        "MINE": str(SAMPLE / "mine.csv"),
        "YEAR": 2026,
        "XLSX": str(folder / "annual.xlsx"),
        "PDF": str(folder / "annual.pdf"),
        "FINDINGS": "memory:",
    }
    return processing.run("minerestoration:annualtable", given), given


def test_the_sample_gives_a_complete_form(sample):
    results, _ = sample
    assert [found for found in findings(results) if found[0] == "error"] == []
    assert results["UNIT_COUNT"] == 12
    assert results["ROW_COUNT"] > 12  # XF-01 and XF-04 have several classes of the survey
    sheet = openpyxl.load_workbook(results["XLSX"])["情况表"]
    cells = [cell.value for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert cells[0] == "2026年度矿区生态修复情况表"
    assert "2020年3月1日至2030年2月28日" in cells
    assert [cell for cell in cells if cell in (36, 34.8216, 42.5, 41.25)] == [36, 34.8216, 42.5, 41.25]
    text = text_of(results["PDF"])
    for amount in ("36.0000", "34.8216", "42.5000", "41.2500"):
        assert amount in text


def test_the_samples_class_rows_sum_to_the_units_and_the_sections(sample):
    from qgis.core import QgsVectorLayer

    results, given = sample
    units = list(QgsVectorLayer(given["UNITS"]).getFeatures())
    for key, output in (("restored", "RESTORED_HA"), ("damaged", "DAMAGED_HA"), ("planned", "PLANNED_HA")):
        areas = [Decimal(f"{unit['area_ha']:.4f}") for unit in units if unit["section"] == key]
        assert Decimal(f"{results[output]:.4f}") == sum(areas)
    summary = list(QgsVectorLayer(given["SUMMARY"]).getFeatures())
    sheet = openpyxl.load_workbook(results["XLSX"])["情况表"]
    rows = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=10, max_col=8)]
    end = next(index for index, cells in enumerate(rows) if str(cells[0]).startswith("上年度矿区生态修复费用"))
    printed = [(cells[4], cells[5]) for cells in rows[:end]]
    for unit_id in ("XF-01", "XF-04"):
        classes = [(line["class_name"], line["area_ha"]) for line in summary if line["unit_id"] == unit_id]
        assert len(classes) > 1
        assert set(classes) <= set(printed)
    noted = [unit_id for _, code, unit_id in findings(results) if code == "annual.class_from_survey"]
    assert noted == ["XF-01", "XF-04"]


def test_last_years_plan_may_be_in_a_layer_of_its_own(sample, tmp_path):
    _, given = sample
    given = {**given, "XLSX": None, "PDF": str(tmp_path / "annual.pdf")}
    text = re.sub(r"\s", "", text_of(processing.run("minerestoration:annualtable", given)["PDF"]))
    assert "未取得2025年度计划单元" in text
    results = processing.run("minerestoration:annualtable", {**given, "EARLIER": str(SAMPLE / "last_year_units.gpkg")})
    text = re.sub(r"\s", "", text_of(results["PDF"]))
    assert results["STATE"] == "final"
    assert "未取得2025年度计划单元" not in text
    assert "2025年度计划修复单元" in text
    assert "计划使用35.0000万元，实际使用34.8216万元" in text


def test_units_of_other_years_stay_out_with_a_note(table):
    shape, values = row("OLD", "restored", 600)
    results = table([*ROWS, (shape, {**values, "year": 2025})])
    assert results["UNIT_COUNT"] == 3
    assert ("note", "annual.other_years") in [found[:2] for found in findings(results)]


def test_a_year_without_any_unit_is_a_warning(table, mine):
    results = table(MINE=mine(MINE_ROW.format(year=2031)), YEAR=2031)
    assert results["UNIT_COUNT"] == 0
    assert ("warning", "annual.other_years") in [found[:2] for found in findings(results)]


def test_units_saved_as_a_shapefile_keep_what_its_short_field_names_hold(table, make_units, tmp_path):
    cut = tmp_path / "cut.shp"
    processing.run("native:savefeatures", {"INPUT": make_units(ROWS), "OUTPUT": str(cut)})
    results = table(UNITS=str(cut))
    assert [found for found in findings(results) if found[1] == "annual.cell_empty"] == []
    sheet = openpyxl.load_workbook(results["XLSX"])["情况表"]
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert {"重度", "p"} <= set(cells)


def test_either_file_may_be_left_out(table, tmp_path):
    results = table(PDF=None)
    assert "PDF" not in results
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["annual.xlsx"]
    results = table(XLSX=None)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["annual.pdf", "annual.xlsx"]


def test_the_layers_area_field_is_only_compared(table):
    shape, values = ROWS[0]
    results = table([(shape, {**values, "area_ha": 77.7})])
    assert ("warning", "annual.area_differs", "U-1") in findings(results)
    assert results["RESTORED_HA"] == pytest.approx(1.0, abs=0.001)


def test_an_invalid_unit_is_an_error_with_its_place_left_off(table):
    x, y = 44_430_000, 4_920_000
    bow_tie = f"MultiPolygon ((({x} {y}, {x + 9} {y + 9}, {x + 9} {y}, {x} {y + 9}, {x} {y})))"
    results = table([(bow_tie, ROWS[0][1]), (None, {**ROWS[2][1], "unit_id": "NONE"})])
    assert ("error", "annual.invalid_geometry", "U-1") in findings(results)
    assert ("error", "annual.no_geometry", "NONE") in findings(results)
    assert (results["UNIT_COUNT"], results["RESTORED_HA"], results["PLANNED_HA"]) == (2, 0, 0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (MINE_ROW.format(year=2025), "has no row of the year 2026; its rows are of: 2025"),
        ("", "has no row of the year 2026"),
        (MINE_ROW.format(year=2026) * 2, "has 2 rows of the year 2026"),
        (MINE_ROW.format(year="二〇二六"), "has no row of the year 2026; its rows are of: 二〇二六"),
    ],
)
def test_the_mines_row_has_to_be_there_once(table, mine, tmp_path, text, said):
    assert said in refusal(lambda: table(MINE=mine(text)))
    assert not list(tmp_path.glob("out/*"))


def test_a_mine_table_without_year_is_refused(table, mine):
    assert "has no column 'year'" in refusal(lambda: table(MINE=mine("x,y\n", head="holder,phone\n")))


def test_chinese_columns_of_the_mine_table_are_known(table, mine):
    head = "年度,采矿人名称,采矿权证证号,采矿权有效期起,采矿权有效期止,矿山名称,联系人,联系电话,联系地址,"
    head += "上年度实际提取金额（万元）,上年度实际使用金额（万元）,本年度拟提取金额（万元）,本年度拟使用金额（万元）\n"
    results = table(MINE=mine(head=head))
    assert findings(results) == []


def test_a_mine_table_that_a_spreadsheet_saved_in_gbk_is_refused_with_the_remedy(table, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_bytes((MINE_HEAD + MINE_ROW.format(year=2026)).encode("gbk"))
    with pytest.raises(Exception, match=r"'mine' holds characters that cannot be read.*CSV UTF-8"):
        table(MINE=str(path))


def test_missing_and_unreadable_money_leave_cells_empty(table, mine):
    text = (
        "2026,示例公司,C9999992020037100000000,2020-03-01,2030-02-28,示例矿,张三,0453-0000000,示例村,,三万,42.5,41.25\n"
    )
    results = table(MINE=mine(text), DRAFT=True)
    assert [found[:2] for found in findings(results) if found[1].startswith("annual.")] == [
        ("error", "annual.money_missing"),
        ("error", "annual.money_unreadable"),
    ]
    assert results["ERROR_COUNT"] == 2
    assert "0.0000" not in text_of(results["PDF"])


def test_another_table_as_summary_is_refused(table, mine):
    assert "Give the SUMMARY table" in refusal(lambda: table(SUMMARY=mine()))


def test_a_layer_in_degrees_is_refused(table, make_units):
    layer = make_units([(None, ROWS[0][1])], crs="EPSG:4490", name="degrees")
    assert "Gauss-Krüger plane" in refusal(lambda: table(UNITS=layer))


def test_a_text_year_is_no_traceback(table, make_units):
    from qgis.core import QgsField, QgsFields
    from qgis.PyQt.QtCore import QVariant

    fields = QgsFields()
    for name in ("unit_id", "year", "section"):
        fields.append(QgsField(name, QVariant.String))
    rows = [(square(0), {"unit_id": "A", "section": "damaged", "year": year}) for year in ("2026", None)]
    results = table(UNITS=make_units(rows, fields=fields, name="texts"))
    assert results["UNIT_COUNT"] == 1
    assert ("error", "annual.year_missing", "A") in findings(results)
    rows[1][1]["year"] = "next"
    assert "'next' is no year" in refusal(lambda: table(UNITS=make_units(rows, fields=fields, name="words")))


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost(table, tmp_path):
    """Neither file changes when the second cannot be written."""
    old = tmp_path / "out" / "annual.xlsx"
    old.parent.mkdir()
    old.write_text("before")
    (tmp_path / "wall").write_text("a file, not a folder")
    said = refusal(lambda: table(PDF=str(tmp_path / "wall" / "annual.pdf")))
    assert "cannot be written" in said
    assert "choose another folder" in said
    assert old.read_text() == "before"
    assert [path.name for path in old.parent.iterdir()] == ["annual.xlsx"]


@pytest.mark.parametrize(("locked", "other"), [("annual.xlsx", "annual.pdf"), ("annual.pdf", "annual.xlsx")])
def test_a_file_that_cannot_be_replaced_keeps_the_other(table, tmp_path, locked, other):
    """As on Windows, where another program has it open: workbook and PDF are never of two runs."""
    folder = tmp_path / "out"
    (folder / locked / "in the way").mkdir(parents=True)
    (folder / other).write_text("before")
    said = refusal(lambda: table())
    assert locked in said
    assert ".writing-" not in said
    assert (folder / other).read_text() == "before"
    assert {path.name for path in folder.iterdir()} == {locked, other}


@pytest.mark.parametrize("stop_at", [5, 40, 80])
def test_cancel_writes_nothing(run, make_units, mine, tmp_path, stop_at):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    class Impatient(QgsProcessingFeedback):
        def isCanceled(self):
            return self.progress() >= stop_at

    out = tmp_path / "out"
    out.mkdir()
    (out / "annual.xlsx").write_text("before")
    given = {"XLSX": str(out / "annual.xlsx"), "PDF": str(out / "annual.pdf"), "FINDINGS": str(out / "f.gpkg")}
    units = make_units([row(f"U-{i}", "damaged", 200 * i) for i in range(9)])
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("annualtable", feedback=Impatient(), UNITS=units, MINE=mine(), YEAR=2026, **given)
    assert (out / "annual.xlsx").read_text() == "before"
    assert [path.name for path in out.iterdir()] == ["annual.xlsx"]


def test_a_template_that_does_not_fit_is_told_in_words(table, tmp_path):
    (tmp_path / "broken.xlsx").write_text("no workbook")
    assert "is no xlsx workbook" in refusal(lambda: table(TEMPLATE=str(tmp_path / "broken.xlsx")))
    openpyxl.Workbook().save(tmp_path / "plain.xlsx")
    said = refusal(lambda: table(TEMPLATE=str(tmp_path / "plain.xlsx")))
    assert re.search(r"lacks the named cells title, holder, .*restored_area", said)
    assert not (tmp_path / "out" / "annual.xlsx").exists()


def test_many_corners_go_to_sheets_as_the_limit_says(table):
    assert table(COORDINATE_LIMIT=4)["SHEET_COUNT"] == 0
    assert table(COORDINATE_LIMIT=3)["SHEET_COUNT"] == 3


NOT_SAID = (ROWS[0][0], {**ROWS[0][1], "accepted": None})
"""A unit of which nobody said whether it is accepted: an error."""


def test_errors_keep_the_final_form_from_being_written(table, tmp_path, feedback):
    old = tmp_path / "out" / "annual.xlsx"
    old.parent.mkdir()
    old.write_text("before")
    results = table([NOT_SAID, *ROWS[1:]])
    assert (results["STATE"], results["ERROR_COUNT"]) == ("blocked", 1)
    assert "XLSX" not in results
    assert "PDF" not in results
    assert ("error", "annual.cell_empty", "U-1") in findings(results)
    assert results["UNIT_COUNT"] == 3
    assert [path.name for path in old.parent.iterdir()] == ["annual.xlsx"]
    assert old.read_text() == "before"
    said = [line for line in feedback.errors if "was not written" in line]
    assert len(said) == 1
    assert "1 errors are open" in said[0]
    assert "DRAFT" in said[0]


def test_a_draft_says_so_everywhere_and_lists_what_is_open(table, tmp_path):
    targets = {name: str(tmp_path / "out" / f"annual.{name.lower()}") for name in ("DOCX", "JSON", "CSV")}
    results = table([NOT_SAID, *ROWS[1:]], DRAFT=True, **targets)
    assert results["STATE"] == "draft"
    pages = text_of(results["PDF"]).split("\f")[:-1]
    assert all("草稿" in page for page in pages)
    assert "待处理事项清单" in pages[-1]
    assert "U-1" in pages[-1]
    book = openpyxl.load_workbook(results["XLSX"])
    last = [cell.value for line in book.worksheets[-1].iter_rows() for cell in line if cell.value]
    assert "待处理事项清单" in last
    assert "错误" in last
    record = json.loads(Path(results["JSON"]).read_text(encoding="utf-8"))
    assert record["draft"]["findings"][0]["severity"] == "错误"
    assert Path(results["CSV"]).read_bytes().startswith(b"\xef\xbb\xbf")
    assert Path(results["DOCX"]).exists()


def test_findings_of_a_draft_are_chinese_whatever_the_language(table):
    results = table([NOT_SAID, *ROWS[1:]], DRAFT=True)
    text = re.sub(r"\s", "", text_of(results["PDF"]))
    assert "表中该格留空" in text or "留空" in text
    sentences = [feature["message"] for feature in results["FINDINGS"].getFeatures()]
    assert any("nobody said" in sentence for sentence in sentences)


def test_without_errors_the_form_is_final(table):
    results = table()
    assert results["STATE"] == "final"
    assert "草稿" not in text_of(results["PDF"])


@pytest.mark.parametrize(("day", "late"), [("2026-03-31", 0), ("2026-04-02", 2), ("2025-12-01", 0)])
def test_the_day_of_handing_in_is_held_against_the_last_day(table, day, late):
    results = table(DATE=day)
    assert (results["PLAN_DUE"], results["DAYS_LATE"]) == ("2026-03-31", late)
    told = [found[:2] for found in findings(results) if found[1] in ("annual.late", "annual.in_time")]
    assert told == [("warning", "annual.late") if late else ("note", "annual.in_time")]
    assert ("逾期2日" in re.sub(r"\s", "", text_of(results["PDF"]))) is bool(late)


def test_without_the_day_it_is_not_checked(table):
    assert "DAYS_LATE" not in table()


HEAD_OF_TEXTS = MINE_HEAD.strip() + ",applied_on,past_text,fund_text\n"


def test_the_acceptance_ends_after_sixty_working_days(table, mine):
    results = table(MINE=mine(MINE_ROW.format(year=2026).strip() + ",2026-09-01,,\n", head=HEAD_OF_TEXTS))
    assert (results["ACCEPTANCE_DUE"], results["ACCEPTANCE_PROVISIONAL"]) == ("2026-11-30", False)
    assert "第60个工作日为2026年11月30日" in re.sub(r"\s", "", text_of(results["PDF"]))
    results = table(MINE=mine(MINE_ROW.format(year=2026).strip() + ",2026-11-02,,\n", head=HEAD_OF_TEXTS))
    assert results["ACCEPTANCE_PROVISIONAL"]
    assert "暂定" in text_of(results["PDF"])
    assert "ACCEPTANCE_DUE" not in table()


def test_own_words_stand_behind_the_drafted_or_alone(table, mine):
    words = "受雨季影响，工期顺延。共修复9.8765公顷。"
    given = {"MINE": mine(MINE_ROW.format(year=2026).strip() + f",,{words},费用自筹。\n", head=HEAD_OF_TEXTS)}
    results = table(**given)
    text = re.sub(r"\s", "", text_of(results["PDF"]))
    assert text.index("2025年度共实施矿区生态修复单元1个") < text.index("受雨季影响") < text.index("费用自筹")
    assert ("warning", "annual.text_figure") in [found[:2] for found in findings(results)]
    text = re.sub(r"\s", "", text_of(table(**given, OWN_TEXT=1)["PDF"]))
    assert "共实施矿区生态修复单元" not in text
    assert "受雨季影响" in text


def province(folder, **changes):
    """A form file of a province with a workbook of its own: the bundled one, with the cells by a map."""
    data = {
        "extends": "annual_table.json",
        "template_id": "example-province-1",
        "basis": "某省表式（虚构）",
        "effective": "2026年1月1日",
        "workbook": "province.xlsx",
        **changes,
    }
    shutil.copy(ROOT / "resources" / "forms" / "annual_table.xlsx", folder / "province.xlsx")
    path = folder / "province.json"
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def test_a_provinces_form_is_taken_from_a_file_or_from_the_profile(table, tmp_path):
    path = province(tmp_path)
    assert "某省表式（虚构）" in re.sub(r"\s", "", text_of(table(TEMPLATE=str(path))["PDF"]))
    from mine_restoration.gis.annual import forms_folder

    folder = forms_folder()
    folder.mkdir(parents=True)
    try:
        province(folder)
        assert "某省表式（虚构）" in re.sub(r"\s", "", text_of(table(FORM="province")["PDF"]))
        assert "Choose one of them" in refusal(lambda: table(FORM="province", TEMPLATE=str(path)))
    finally:
        shutil.rmtree(folder)


def test_no_output_takes_the_place_of_the_form_it_is_made_from(table, tmp_path):
    path = province(tmp_path)
    before = path.read_bytes()
    assert "JSON and TEMPLATE are the same file" in refusal(lambda: table(TEMPLATE=str(path), JSON=str(path)))
    assert path.read_bytes() == before


def test_a_registered_form_that_is_gone_is_not_replaced_by_the_official_one(table):
    assert "Incorrect parameter value for FORM: 'province'" in refusal(lambda: table(FORM="province"))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"cells": {"holder": "C3"}}, "line 8, cells.holder: 'C3' is no cell; write sheet and cell: Sheet1!C3"),
        ({"cells": {"holder": "a!C3", "phone": "'A'!$C$3"}}, "is the cell of 'holder' already"),
        ({"cells": {"owner": "a!C3"}}, "owner under 'cells' are no cells of the form. Take these names: title"),
        ({"cells": {"holder": "missing!C3"}}, "has no such sheet"),
        ({"workbook": "other.xlsx"}, "line 6, workbook: 'other.xlsx' is neither beside this file nor bundled"),
        ({"workbook": "../x.xlsx"}, "no path"),
        ({"extends": "province.json"}, "line 2, extends"),
        ({"extends": "nothing.json"}, "'nothing.json' is neither beside this file nor bundled"),
        ({"sections": []}, "'sections' is not known here"),
        ({"basis": 3}, "line 4, basis"),
    ],
)
def test_a_form_file_that_cannot_be_used_is_told_with_line_and_key(table, tmp_path, changes, said):
    problem = refusal(lambda: table(TEMPLATE=str(province(tmp_path, **changes))))
    assert said in problem
    assert "Traceback" not in problem
    assert "province" in problem


def test_a_file_of_working_days_of_the_users_own(table, mine, tmp_path):
    days = tmp_path / "days.json"
    days.write_text('{"edition": "own", "years": {"2027": {"holidays": ["01-01"], "workdays": []}}}')
    given = {"MINE": mine(MINE_ROW.format(year=2026).strip() + ",2026-11-02,,\n", head=HEAD_OF_TEXTS)}
    results = table(**given, WORKING_DAYS=str(days))
    assert not results["ACCEPTANCE_PROVISIONAL"]
    days.write_text('{"edition": "own", "years": {"2027": {"holidays": ["01-02"], "workdays": []}}}')
    assert "'01-02' is a weekend anyway" in refusal(lambda: table(**given, WORKING_DAYS=str(days)))


def test_word_is_asked_for_by_its_ending(table, tmp_path):
    assert "'annual.docx'" in refusal(lambda: table(DOCX=str(tmp_path / "out" / "annual.doc")))


def test_without_python_docx_all_but_the_word_document_is_written(table, tmp_path, feedback, monkeypatch):
    from mine_restoration.gis import dependencies

    real = dependencies.missing_packages
    monkeypatch.setattr(dependencies, "missing_packages", lambda names: [*real(names), *({"python-docx"} & set(names))])
    results = table(DOCX=str(tmp_path / "out" / "annual.docx"))
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["annual.pdf", "annual.xlsx"]
    assert "DOCX" not in results
    said = [line for line in feedback.errors if "python-docx" in line]
    assert len(said) == 1
    assert "python3 -m pip install" in said[0]


def test_the_word_document_has_the_figures_of_the_workbook(table, tmp_path):
    docx = pytest.importorskip("docx")
    results = table(DOCX=str(tmp_path / "out" / "annual.docx"))
    word = docx.Document(results["DOCX"])
    shown = [cell.text for grid in word.tables for row in grid.rows for cell in row.cells]
    assert word.sections[0].header.is_linked_to_previous  # no mark of a draft
    sheet = openpyxl.load_workbook(results["XLSX"])["情况表"]
    figures = [cell.value for line in sheet.iter_rows() for cell in line if cell.number_format == "0.0000"]
    figures = [value for value in figures if isinstance(value, (int, float))]
    assert len(figures) >= 7  # areas of three units, four amounts
    assert all(f"{value:.4f}" in shown for value in figures)
