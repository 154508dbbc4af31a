"""The documents and help pages: links lead somewhere, both languages say the same, surveyors' words are used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
HELP = ROOT / "resources" / "help"
PAGES = [*sorted(DOCS.rglob("*.md")), ROOT / "README.md", ROOT / "README.zh.md"]
HELP_PAGES = sorted(HELP.rglob("*.html"))
GUIDE = sorted(path.name for path in (DOCS / "en").glob("*.md"))
LINK = re.compile(r'(?:\]\(|(?:href|src)=")([^)\s"]+)')
OTHER_WORDS = {
    "角点": "拐点",
    "顶点": "拐点",
    "转折点": "拐点",
    "土地类别": "地类",
    "土地分类": "地类",
    "土地调查图斑": "地类图斑",
    "第三次调查": "三调",
    "采矿许可区": "采矿权范围",
    "红线区": "生态保护红线",
    "缓冲距离": "距离",
    "椭圆面积": "椭球面积",
    "椭圆体": "椭球",
    "基本农田保护线": "永久基本农田",
    "验收包": "验收图件包",
    "裁决": "结论",
    "判决": "结论",
    "恢复单元": "修复单元",
    "多边形": "面、图斑、地块",
    "节点": "拐点",
    "缓冲": "距离……以内",
    "撤消": "撤销",
}
"""What a dictionary would say, and what surveyors and reviewers do."""


def name(path):
    return str(path.relative_to(ROOT))


def text_of(path):
    return path.read_text(encoding="utf-8")


def anchors(path):
    """Anchors of a page: ids, and its headings as code hosts make them."""
    text = text_of(path)
    heads = [re.sub(r"`|\*", "", head).strip().lower() for head in re.findall(r"(?m)^#+ (.*)$", text)]
    made = {re.sub(r"[^\w\- ]", "", head).replace(" ", "-") for head in heads}
    return made | set(re.findall(r'id="([^"]+)"', text))


@pytest.mark.parametrize("page", [*PAGES, *HELP_PAGES], ids=name)
def test_links_and_pictures_lead_somewhere(page):
    missing = []
    for link in LINK.findall(text_of(page)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path) if path else page
        if not target.exists() or (anchor and target.suffix in (".md", ".html") and anchor not in anchors(target)):
            missing.append(link)
    assert missing == []


def test_every_picture_is_used():
    used = {
        (page.parent / link).resolve()
        for page in PAGES
        for link in LINK.findall(text_of(page))
        if link.endswith(".png")
    }
    assert {name(path) for path in (DOCS / "images").rglob("*.png")} == {name(path) for path in used}


@pytest.mark.parametrize("page", GUIDE)
def test_both_languages_have_the_same_chapters_and_pictures(page):
    english, chinese = text_of(DOCS / "en" / page), text_of(DOCS / "zh" / page)
    for pattern in (r"(?m)^(#+) ", r"(?m)^(\d+\.|-|\|) ", r"<!-- .*? -->"):
        assert re.findall(pattern, english) == re.findall(pattern, chinese)
    pictures = [re.findall(r"\((\S+\.png)\)", text) for text in (english, chinese)]
    assert [path.replace("images/en/", "images/zh/") for path in pictures[0]] == pictures[1]


def test_both_languages_have_the_same_pages():
    for folder in (DOCS, HELP):
        there = [
            sorted(path.relative_to(folder / lang) for path in (folder / lang).rglob("*.*")) for lang in ("en", "zh")
        ]
        assert there[0] == there[1]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_help_index_leads_to_every_page(language):
    pages = {path.name for path in (HELP / language).glob("*.html")} - {"index.html"}
    linked = {link.partition("#")[0] for link in LINK.findall(text_of(HELP / language / "index.html"))}
    assert pages - linked == set()


CHINESE = [*(DOCS / "zh").rglob("*.md"), *(HELP / "zh").glob("*.html"), *(ROOT / "i18n").glob("*_zh_CN.ts")]


@pytest.mark.parametrize("page", CHINESE, ids=name)
def test_chinese_texts_use_the_words_of_surveyors(page):
    assert {word: better for word, better in OTHER_WORDS.items() if word in text_of(page)} == {}


@pytest.mark.parametrize("page", [*(DOCS / "en").glob("*.md"), *(DOCS / "zh").glob("*.md")], ids=name)
def test_nothing_is_left_to_be_filled_in(page):
    text = text_of(page)
    assert re.findall(r"TODO|TBD|XXX|待补充", text) == []
    places = re.findall(r"<!-- begin ([\w ]+) -->\n(.*?)<!-- end -->", text, re.DOTALL)
    assert [place for place, content in places if not content.strip()] == []
    assert text.count("<!-- ") == 2 * len(places)
