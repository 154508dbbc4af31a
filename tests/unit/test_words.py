"""Words: every finding has a sentence, every sentence can be translated."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WITH_WORDS = ("gis", "processing", "ui")


def codes_used() -> set[str]:
    codes = set()
    for path in (*(ROOT / "core").rglob("*.py"), *(ROOT / "gis").rglob("*.py")):
        if path.name == "findings.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute)):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                if name in ("error", "warning", "note", "Finding") and node.args:
                    assert isinstance(node.args[0], ast.Constant), f"{path}:{node.lineno}: the code is a literal"
                    codes.add(node.args[0].value)
    return codes


def codes_worded() -> set[str]:
    codes = set()
    for path in (ROOT / "gis" / "messages").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict):
                codes |= {key.value for key in node.keys if isinstance(key, ast.Constant)}
    return codes


def test_every_finding_has_a_sentence():
    assert codes_used() - codes_worded() == set()


def test_every_sentence_belongs_to_a_finding_of_its_room():
    assert codes_worded() - codes_used() == set()
    for path in (ROOT / "gis" / "messages").rglob("*.py"):
        for code in re.findall(r'^\s+"([a-z_]+\.[a-z_.]+)":', path.read_text(encoding="utf-8"), re.MULTILINE):
            assert code.split(".")[0] in (path.stem, path.parent.name)


def test_tr_takes_literals_only():
    for room in WITH_WORDS:
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                    assert isinstance(node.args[0], ast.Constant), f"{path}:{node.lineno}"
