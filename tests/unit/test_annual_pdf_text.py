"""Breaking of lines in the PDF: numbers stay whole, signs stand where they may, nothing is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mine_restoration.report.pdf_text import broken


def measure(text):
    """Chinese is one wide, Latin half."""
    return sum(1.0 if ord(char) > 0x2000 else 0.5 for char in text)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("有效土层厚度0.45m，成活率88%", 7, ["有效土层厚度", "0.45m，成活率", "88%"]),
        ("面积合计0.4800 hm²", 8, ["面积合计", "0.4800 hm²"]),
        ("0.4800 hm²", 3, ["0.4800", "hm²"]),
        ("一二三四，五", 4, ["一二三", "四，五"]),
        ("一二三（四）", 4, ["一二三", "（四）"]),
        ("一\n二", 9, ["一", "二"]),
        ("alpha beta gamma", 5, ["alpha beta", "gamma"]),
        ("W" * 10, 2, ["WWWW", "WWWW", "WW"]),
        ("，，，，，，", 2, ["，，", "，，", "，，"]),
    ],
)
def test_known_lines(text, width, lines):
    assert broken(text, width, measure) == lines


@given(st.text("一二（），。 ab1.5%\n", max_size=60), st.integers(2, 12))
def test_nothing_is_lost_and_nothing_is_too_wide(text, width):
    lines = broken(text, width, measure)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    assert all(measure(line) <= width for line in lines)
