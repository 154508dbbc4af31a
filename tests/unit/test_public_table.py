"""The public table as PDF."""

from __future__ import annotations

import re
import subprocess

import pytest

from mine_restoration.core.acceptance.public import PublicColumn
from mine_restoration.core.acceptance.public_table import PublicBlock, PublicTables
from mine_restoration.report.public_table import write_public_pdf


def test_a_long_title_at_the_foot_leaves_the_page_number_free(tmp_path):
    """No mark of the foot's title is as far to the right as the number of the page."""
    path = tmp_path / "table.pdf"
    write_public_pdf(PublicTables("名称特别长的虚构矿山" * 12, "公示表", "合计", (), ()), path)
    command = ["pdftotext", "-bbox", path, "-"]
    page = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]+)<', page)
    foot = [(float(left), float(right), text) for left, top, right, text in words if float(top) > 550]
    number = min(left for left, _, text in foot if text == "1")
    titles = [right for _, right, text in foot if "名称" in text]
    assert titles
    assert max(titles) < number - 10


COLUMNS = (
    PublicColumn("number", "序号", 6),
    PublicColumn("unit_id", "单元编号", 14),
    PublicColumn("measures", "修复措施", 60),
    PublicColumn("area", "面积（公顷）", 16),
)
NOTES = ("面积按椭球面面积计算。", "版本：2026-11。")


def some_tables(rows, title="虚构矿山修复单元公示表", text="覆土、植树"):
    cells = tuple((str(i), f"XF-{i:03d}", text, "1.0000") for i in range(1, rows + 1))
    block = PublicBlock("上年度修复", COLUMNS, cells, (10_000,) * rows, 10_000 * rows, "其中：乔木林地 1.0000 公顷")
    return PublicTables(title, "公示表", "合计", (block,), NOTES)


def pages_of(path):
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True).stdout
    return text.split("\f")[:-1]


@pytest.mark.parametrize("title", ["虚构矿山修复单元公示表", "名称特别长的虚构矿山" * 8])
def test_the_last_page_never_holds_a_line_alone(tmp_path, title):
    for rows in range(18, 34):
        path = tmp_path / f"{rows}.pdf"
        write_public_pdf(some_tables(rows, title), path)
        pages = pages_of(path)
        units = [len(re.findall(r"XF-\d{3}", page)) for page in pages]
        assert sum(units) == rows
        assert units[-1] >= 2, (rows, units)
        assert "合计" in pages[-1]
        assert all(note in pages[-1] for note in NOTES)
        assert "乔木林地" in pages[-1]


@pytest.mark.parametrize("length", [400, 1500, 6000])
def test_rows_of_any_height_are_written(tmp_path, length):
    path = tmp_path / "high.pdf"
    write_public_pdf(some_tables(4, text="覆土植树" * (length // 4)), path)
    text = "".join(pages_of(path))
    assert text.count("覆") == length
    assert all(note in text for note in NOTES)
