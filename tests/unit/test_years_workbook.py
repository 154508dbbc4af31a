"""The workbook of plan and result: numbers, sums that LibreOffice computes, texts that stay texts, pages."""

from __future__ import annotations

from decimal import Decimal

import openpyxl
import pytest
from office import converted, page_texts, squeezed
from shapely.geometry import MultiPolygon, box

from mine_restoration.core.amounts import hectares
from mine_restoration.core.annual.inputs import MineYear
from mine_restoration.core.annual.years import compare_years
from mine_restoration.core.annual.years.words import DEFAULT_WORDS, load_words
from mine_restoration.core.catalogue import CatalogueError
from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.progress import Stopped
from mine_restoration.core.unit import Unit
from mine_restoration.report.years_xlsx import ComparisonSheet, comparison_text, write_comparison_workbook

PLANE = plane_of_epsg(4532)
E, N = 44_430_000.0, 4_920_000.0
NOW = MineYear(2026, mine_name="=1+1", fund_drawn="30", fund_spent="33")
BEFORE = MineYear(2025, fund_to_draw="36", fund_to_spend="30")


def unit(unit_id, column, section, **more):
    x, y = E + 110 * (column % 60), N + 110 * (column // 60)
    shape = MultiPolygon([box(x, y, x + 100, y + 100)])
    year = 2025 if section == "planned" else 2026
    return Unit(unit_id, shape, section=section, year=year, land_class="0301", **more)


def year_of(count=6, earlier=1):
    """Plans and results, every third plan undone, one without ground; texts that would be formulas elsewhere."""
    plans = [unit(f"JH-{i}", i, "planned", name="=HYPERLINK(1)", quality="+成活率不低于85%") for i in range(count)]
    plans.append(Unit("LEER", MultiPolygon(), section="planned", year=2025))
    results = [unit(f"@XF-{i}", i, "restored", quality="+成活率70%", plan_reason="-1") for i in range(count) if i % 3]
    before = [Unit("OLD", MultiPolygon([box(E, N - 200, E + 100, N - 100)]), section="restored", year=2024)][:earlier]
    return compare_years([*plans, *results, *before], PLANE, 2026, NOW, BEFORE, load_classes(), source="=cmd()")


@pytest.fixture
def book(tmp_path):
    comparison = year_of()
    path = tmp_path / "year.xlsx"
    write_comparison_workbook(ComparisonSheet(comparison, NOW.mine_name, "=cmd()"), path)
    return comparison, path


def table(sheet, heading="序号"):
    """The rows below the head, by column label."""
    rows = list(sheet.iter_rows(values_only=True))
    head = next(number for number, row in enumerate(rows) if row[0] == heading)
    return [dict(zip(rows[head], row)) for row in rows[head + 1 :]]


def test_each_row_has_the_figures_of_the_comparison(book):
    comparison, path = book
    rows = table(openpyxl.load_workbook(path)["逐单元对照"])
    for row, cells in zip(comparison.rows, rows):
        assert cells["计划面积"] == pytest.approx(float(hectares(row.plan_ha4)))
        assert cells["面积增减"] == pytest.approx(float(hectares(row.difference_ha4)))
        assert cells["对照结果"] == load_words().outcomes[row.outcome]
    assert rows[len(comparison.rows)]["计划单元"] == "合计"


def test_libreoffice_computes_the_sums_of_the_record(book):
    comparison, path = book
    made = openpyxl.load_workbook(converted(path, "xlsx", "again"), data_only=True)
    sums = comparison.sums
    total = next(row for row in table(made["逐单元对照"]) if row["计划单元"] == "合计")
    assert round(Decimal(total["计划面积"]), 4) == hectares(sums.plan_ha4)
    assert round(Decimal(total["实际面积"]), 4) == hectares(sums.result_ha4)
    assert round(Decimal(total["面积增减"]), 4) == hectares(sums.result_ha4 - sums.plan_ha4)
    assert round(Decimal(total["新增修复面积"]), 4) == hectares(sums.new_ha4)
    by_outcome = table(made["汇总"], "对照结果")
    whole = next(row for row in by_outcome if row["对照结果"] == "合计")
    assert (whole["计划单元（个）"], whole["实施单元（个）"]) == (sums.plans, sums.results) == (7, 4)
    assert sums.outcomes["not_checked"].plans == 1, "in the last row of the outcomes"
    assert round(Decimal(whole["实际面积"]), 4) == hectares(sums.result_ha4)


def test_new_ground_is_not_computed_where_nobody_knows_what_was_restored_before(tmp_path):
    path = tmp_path / "first.xlsx"
    write_comparison_workbook(ComparisonSheet(year_of(earlier=0), "示例矿"), path)
    made = openpyxl.load_workbook(path)
    new = [row["新增修复面积"] for row in table(made["逐单元对照"])]
    assert set(filter(None, new)) == {"未计算"}
    unknown = [row[0] for row in made["汇总"].iter_rows(max_col=6, values_only=True) if row[5] == "未计算"]
    assert len(unknown) == 4, "new, restored before, earlier and cumulative ground"


def test_300_units_print_with_their_heads_and_none_is_left_out(tmp_path):
    comparison = year_of(300)
    path = tmp_path / "long.xlsx"
    write_comparison_workbook(ComparisonSheet(comparison, "示例矿"), path)
    pages = [squeezed(text) for text in page_texts(converted(path, "pdf", "pdf"))]
    table_pages = [text for text in pages if "JH-" in text and "对照结果" in text]
    assert len(table_pages) > 5
    for number in range(300):
        assert any(f"JH-{number}=HYPERLINK" in text for text in table_pages), number
    assert f"{len(pages)}/{len(pages)}" in pages[-1]


def test_texts_of_users_stay_texts(book):
    _, path = book
    made = openpyxl.load_workbook(path)
    formulas = [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in made.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert formulas
    assert all(value.startswith("=SUM(") for _, _, value in formulas), formulas
    names = {cell.value for row in made["逐单元对照"].iter_rows() for cell in row}
    assert "JH-0\n=HYPERLINK(1)" in names


def test_the_text_holds_every_paragraph(book):
    comparison, path = book
    cells = [row[0] for row in openpyxl.load_workbook(path)["文字说明"].iter_rows(values_only=True)]
    assert cells[2:] == [*comparison.paragraphs, comparison.money_text]
    assert comparison_text(comparison).splitlines()[3:] == [*comparison.paragraphs, comparison.money_text]


def test_the_same_comparison_gives_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        write_comparison_workbook(ComparisonSheet(year_of()), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_no_rows_make_a_workbook_too(tmp_path):
    comparison = compare_years([], PLANE, 2026, None, None, load_classes())
    write_comparison_workbook(ComparisonSheet(comparison), tmp_path / "empty.xlsx")
    assert openpyxl.load_workbook(tmp_path / "empty.xlsx").sheetnames == ["逐单元对照", "汇总", "文字说明"]


def test_stopped_it_leaves_what_was_there(tmp_path):
    target = tmp_path / "year.xlsx"
    target.write_bytes(b"last year's")
    with pytest.raises(Stopped):
        write_comparison_workbook(ComparisonSheet(year_of()), target, progress=lambda part: part < 0.3)
    assert target.read_bytes() == b"last year's"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"{last}年度计划修复单元{plans}个', '"{jahr}年度计划修复单元{plans}个', "total"),
        ('"at_most": [', '"at_moost": [', "at_moost"),
        ('"factor": "0.01"', '"factor": "ein"', "factor"),
        ('"most_named": 20', '"most_named": 0', "most_named"),
        ('"signatures"', '"signaturs"', "signatures"),
    ],
)
def test_a_file_of_words_that_cannot_be_used_is_refused_with_its_place(tmp_path, old, new, place):
    text = DEFAULT_WORDS.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "words.json"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match=place):
        load_words(path)
