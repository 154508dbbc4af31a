"""The sentences of findings as they stand in the source: unit tests have no QGIS, which would translate them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

MESSAGES = Path(__file__).resolve().parents[2] / "gis" / "messages"


@cache
def sentences() -> dict[str, str]:
    """Sentence by finding code, of all rooms."""
    found = {}
    for path in MESSAGES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values):
                    if isinstance(key, ast.Constant) and isinstance(value, ast.Call):
                        found[key.value] = value.args[0].value
    return found
