"""The help page of rule files: its example is a rule file, and every key is explained."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from mine_restoration.core.zones.profile import NATIONAL, load_profile

HELP = Path(__file__).resolve().parents[2] / "resources" / "help"
PAGES = {language: (HELP / language / "rules.html").read_text(encoding="utf-8") for language in ("en", "zh")}
EXAMPLES = {
    language: html.unescape(re.search(r'<pre data-rules="example">\n(.*?)\n</pre>', page, re.DOTALL)[1])
    for language, page in PAGES.items()
}
RULES = NATIONAL.parent


def test_the_example_is_read(tmp_path):
    path = tmp_path / "county.json"
    path.write_text(EXAMPLES["zh"], encoding="utf-8")
    profile = load_profile(path)
    assert len(profile.rules) == len(load_profile().rules) - 2 + 1
    assert "三区两线·两线·海岸线" in [rule.kind.text for rule in profile.rules]
    assert EXAMPLES["en"] == EXAMPLES["zh"]


def test_the_schema_takes_the_example():
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((RULES / "zone_rules.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(EXAMPLES["zh"]))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_key_value_kind_and_file_is_on_the_page(language):
    schema = json.loads((RULES / "zone_rules.schema.json").read_text(encoding="utf-8"))
    page = PAGES[language].replace(html.escape(EXAMPLES[language], quote=False), "")
    words = set()

    def collect(node):
        if isinstance(node, dict):
            words.update(node.get("properties", {}) if isinstance(node.get("properties"), dict) else ())
            words.update(node.get("enum", ()))
            words.update(node["const"] for _ in (0,) if "const" in node)
            for value in node.values():
                collect(value)
        elif isinstance(node, list):
            for value in node:
                collect(value)

    collect(schema)
    told = set(re.findall(r"[A-Za-z_][A-Za-z_0-9]*", page))
    assert words - {"$schema"} - told == set()
    kinds = json.loads((RULES / "zone_kinds.json").read_text(encoding="utf-8"))["kinds"]
    missing = {kind["name"] for kind in kinds if kind["name"] not in page}
    assert missing <= {"饮用水水源一级保护区", "饮用水水源二级保护区", "饮用水水源准保护区"}  # told as levels of one
    for path in RULES.glob("*.json"):
        assert path.name in page or path.name in ("zone_kinds.json", "unit_checks.json")
