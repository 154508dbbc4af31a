"""The value lists: what they hold, what an official text says, and answers to lists that somebody has edited."""

from __future__ import annotations

import re

import pytest

from mine_restoration.core.catalogue import CatalogueError
from mine_restoration.core.vocabulary import SECTIONS, VOCABULARIES, vocabulary

# 自然资源部, 关于进一步加强生产矿山生态修复监管工作的通知 (二次征求意见稿), the three blocks of the table.
BLOCKS = ["上年度矿区生态修复情况", "矿区现状问题与损毁情况", "本年度矿区生态修复计划"]
# T/XZBX 0088—2025, table 4.
MEASURES = {
    "工程措施": ["护坡工程", "排水工程", "截渗工程"],
    "植被措施": ["播撒草籽", "栽植树木", "灌木修复"],
    "土壤改良": ["回填表土", "施加有机肥", "土壤改良剂"],
    "综合措施": ["工程与生物措施结合"],
}


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_term_can_be_shown_printed_and_traced(name):
    terms = vocabulary(name)
    assert terms.edition
    assert len({term.zh for term in terms.terms}) == len({term.en for term in terms.terms}) == len(terms.terms)
    for term in terms.terms:
        assert term.value in terms
        assert term.basis
        # Neither a formula in a spreadsheet nor a separator of the exchange format nor two lines in a form.
        assert not re.search(r"[=+@,;\n\r\t<>]|^-", term.value)
        assert re.search("[\u4e00-\u9fff]", term.zh)
        assert term.en.isascii()
        assert terms.label(term.value, chinese=True) == term.zh
        assert terms.label(term.value, chinese=False) == term.en


def test_sections_are_the_blocks_of_the_form_in_its_order():
    assert [term.value for term in vocabulary("sections").terms] == list(SECTIONS)
    assert [term.zh for term in vocabulary("sections").terms] == BLOCKS


def test_what_is_only_usual_says_so():
    """No national text fixes damage degrees or terms of quality."""
    for name in ("damage_degrees", "quality"):
        assert not any(term.official for term in vocabulary(name).terms)
    official = {term.value for term in vocabulary("problem_types").terms if term.official}
    assert official == {"矿区地质环境破坏", "土地损毁", "植被损毁", "地面塌陷", "植被和地形地貌景观破坏"}


def test_measures_are_those_of_the_standard():
    terms = vocabulary("measures").terms
    for group, values in MEASURES.items():
        assert [term.value for term in terms if term.group == group] == values
        assert all(term.official for term in terms if term.group == group)


def test_a_value_that_the_list_lacks_is_shown_as_it_is():
    assert vocabulary("damage_degrees").label("极重度", chinese=False) == "极重度"
    assert "极重度" not in vocabulary("damage_degrees")


HEADER = "edition,value,en,zh,group,basis,certainty\n"
GOOD = "x,轻度,Slight,轻度,,local,practice\n"


def test_a_county_may_bring_its_own_list(tmp_path):
    path = tmp_path / "degrees.csv"
    path.write_text("\ufeff" + HEADER + GOOD + "x,特重度,Extreme,特重度,,local,practice\n", encoding="utf-8")
    assert [term.value for term in vocabulary("damage_degrees", path).terms] == ["轻度", "特重度"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (HEADER, "holds no values"),
        (HEADER + GOOD + GOOD, "line 3: '轻度' is there twice"),
        (HEADER + GOOD + GOOD.replace("x,", "y,").replace("轻", "重"), "line 3: every line has the same edition"),
        (HEADER + GOOD.replace("Slight", ""), "line 2: 'en' is empty"),
        (HEADER + GOOD.replace("practice", "law"), "line 2: 'law' is none of official, practice"),
        (HEADER.replace("basis,", ""), "column 'basis' is missing"),
    ],
)
def test_a_broken_list_is_refused_by_line(tmp_path, text, problem):
    path = tmp_path / "degrees.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=re.escape(problem)):
        vocabulary("damage_degrees", path)


def test_sections_cannot_be_changed(tmp_path):
    path = tmp_path / "sections.csv"
    path.write_text(HEADER + "x,restored,Restored,修复,,local,practice\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match="has to hold restored, damaged, planned"):
        vocabulary("sections", path)
