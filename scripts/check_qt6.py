"""Check, without QGIS, that every name taken from ``qgis.PyQt`` is also in PyQt6.

Runs in an environment of its own, which nothing else uses:

    make qt6

Reads the sources: each import from ``qgis.PyQt.<module>`` and each chain of attributes on an imported name
(``Qt.AlignmentFlag.AlignLeft``) has to resolve in PyQt6, with what QGIS moves for plugins taken into account. It cannot
see types of values, so a method that PyQt6 has lost on an instance goes by unless ``GONE`` lists it.
"""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Optional

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("core", "report", "gis", "processing", "ui", "plugin.py", "__init__.py")
MOVED = dict.fromkeys(("QAction", "QActionGroup", "QShortcut", "QUndoStack"), "QtGui")
"""Names that QGIS still offers in QtWidgets."""
SHIMS = {("QtCore", "QVariant")}
"""Names that QGIS makes for plugins where PyQt6 has none."""
GONE = {"exec_": "exec", "QRegExp": "QRegularExpression", "QDesktopWidget": "QScreen"}


def problems(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of what would fail in Qt 6."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                value, problem = imported(node.module or "", alias.name)
                if problem:
                    yield node.lineno, problem
                elif value is not None:
                    names[alias.asname or alias.name] = value
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            if node.attr in GONE:
                yield node.lineno, f".{node.attr} is gone, use {GONE[node.attr]}"
            chain = chain_of(node)
            if chain and chain[0] in names and not resolves(names[chain[0]], chain[1:]):
                yield node.lineno, f"{'.'.join(chain)} is not in PyQt6"


def imported(module: str, name: str) -> tuple[Optional[Any], str]:
    """What ``from module import name`` gives in PyQt6 (``None`` for a module that is not Qt), or the problem."""
    if module.split(".")[0] in ("PyQt5", "PyQt6"):
        return None, f"import {name} from qgis.PyQt, not from {module}"
    if not module.startswith("qgis.PyQt."):
        return None, ""
    part = module.rpartition(".")[2]
    if (part, name) in SHIMS:
        return None, ""
    try:
        return getattr(importlib.import_module(f"PyQt6.{MOVED.get(name, part)}"), name), ""
    except (ImportError, AttributeError):
        return None, f"{part}.{name} is not in PyQt6"


def chain_of(node: ast.expr) -> list[str]:
    """``a.b.c`` as names; empty where it does not begin with a name."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.insert(0, node.attr)
        node = node.value
    return [node.id, *names] if isinstance(node, ast.Name) else []


def resolves(value: Any, names: list[str]) -> bool:
    """Whether the attributes are there, one in the other."""
    for name in names:
        if not hasattr(value, name):
            return False
        value = getattr(value, name)
    return True


def sources() -> list[Path]:
    """The files that run in QGIS."""
    files: list[Path] = []
    for room in ROOMS:
        files += [ROOT / room] if room.endswith(".py") else sorted((ROOT / room).rglob("*.py"))
    return files


def main() -> int:
    """Print the problems; 1 where there are any."""
    files = sources()
    found = [(path, *problem) for path in files for problem in problems(path)]
    for path, line, text in found:
        print(f"{path.relative_to(ROOT)}:{line}: {text}")
    print(f"{len(files)} files, {len(found)} problems for Qt 6")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
