"""The public table as PDF."""

from __future__ import annotations

import re
import subprocess

from mine_restoration.core.acceptance.public_table import PublicTables
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
