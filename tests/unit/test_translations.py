"""The Chinese of the plugin: every text of the sources is there, finished, with the same placeholders."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def tool():
    spec = importlib.util.spec_from_file_location("update_ts", ROOT / "scripts" / "update_ts.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = tool()


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^{}]*\}", text))


def has_words(text: str) -> bool:
    """Whether something besides placeholders and signs is there to be translated."""
    return bool(re.search(r"[A-Za-z]", re.sub(r"\{[^{}]*\}", "", text)))


def test_every_text_of_the_sources_is_in_the_file_and_no_other():
    assert set(TOOL.sources()) == set(TOOL.translations())


def test_every_text_is_translated():
    assert [source for source, translation in TOOL.translations().items() if not translation] == []


def test_placeholders_are_those_of_the_source():
    wrong = {
        source: translation
        for source, translation in TOOL.translations().items()
        if translation and placeholders(source) != placeholders(translation)
    }
    assert wrong == {}


def test_translations_are_chinese_where_the_source_is_words():
    plain = {"PDF", "GeoPackage"}
    english = [
        source
        for source, translation in TOOL.translations().items()
        if translation and source not in plain and has_words(source) and not re.search(r"[\u4e00-\u9fff]", translation)
    ]
    assert english == []


def test_words_of_the_trade():
    """Terms on which surveyors agree: one for each thing, never a dictionary's."""
    wrong = (
        "生态红线",
        "顶点",
        "环号",
        "多边形",
        "土地类别",
        "采矿权利",
        "基本农田保护区",
        "区号",
        "椭圆面积",
        "未检查",
    )
    found = [
        (word, translation)
        for translation in TOOL.translations().values()
        for word in wrong
        if translation and word in translation
    ]
    assert found == []


def test_a_text_that_is_no_literal_is_refused(tmp_path):
    import pytest

    path = tmp_path / "bad.py"
    path.write_text('tr(f"{x} units")\n', encoding="utf-8")
    with pytest.raises(SystemExit, match="takes one literal"):
        TOOL.texts_of(path)


def test_new_texts_come_in_unfinished_and_gone_ones_go():
    text = TOOL.document({"New": ["a.py"], "Kept": ["b.py"]}, {"Kept": "留", "Gone": "去"})
    assert "Gone" not in text
    assert "留" in text
    assert text.count('type="unfinished"') == 1
