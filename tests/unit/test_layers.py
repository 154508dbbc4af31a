"""Who may import whom: the imports are read from the source, so a wrong one fails before it runs."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("core", "report", "gis", "processing", "ui", "plugin")
MAY_IMPORT = {
    "core": set(),
    "report": {"core"},
    "gis": {"core"},
    "processing": {"core", "report", "gis"},
    "ui": {"core", "gis"},
    "plugin": {"core", "report", "gis", "processing", "ui"},
}


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py")) if (ROOT / room).is_dir() else [ROOT / f"{room}.py"]


def imports(path: Path) -> list[str]:
    """Absolute names of what a module imports; our own begin with a dot and the room."""
    package = path.relative_to(ROOT).parent.parts
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            stem = ".".join((*base, *((node.module or "").split(".") if node.module else ())))
            names += [f".{stem}" if stem else f".{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [node.module or ""]
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_import_only_what_they_may(room):
    for path in modules(room):
        for name in imports(path):
            if name.startswith("."):
                other = name[1:].split(".")[0]
                assert other == room or other in MAY_IMPORT[room], f"{path.relative_to(ROOT)} imports {other}"
            else:
                assert name.split(".")[0] not in (*ROOMS[:5], "mine_restoration"), f"{path}: {name} is not relative"


@pytest.mark.parametrize("room", ["core", "report"])
def test_no_qgis_in_the_domain(room):
    for path in modules(room):
        for name in imports(path):
            assert name.split(".")[0] not in ("qgis", "PyQt5", "PyQt6", "osgeo", "processing"), f"{path}: {name}"


def test_iface_is_used_in_the_plugin_and_the_widgets_only():
    for room in ("core", "report", "gis", "processing"):
        for path in modules(room):
            assert "qgis.utils" not in imports(path), path
            names = {
                node.id for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Name)
            }
            assert "iface" not in names, path


def test_widgets_run_algorithms_by_id():
    for path in modules("ui"):
        assert not any(name.startswith(".processing") for name in imports(path)), path
