"""What the documents have from definitions is as the definitions are today."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_documents_are_as_the_definitions_are(qgis_app, tmp_path):
    again = tmp_path / "docs"
    for language in ("en", "zh"):
        shutil.copytree(ROOT / "docs" / language, again / language)
    script = ROOT / "scripts" / "make_docs.py"
    subprocess.run([sys.executable, str(script), str(again)], check=True, capture_output=True, timeout=120)
    pages = {path.relative_to(again): path.read_text(encoding="utf-8") for path in again.rglob("*.md")}
    there = {
        path.relative_to(ROOT / "docs"): path.read_text(encoding="utf-8")
        for language in ("en", "zh")
        for path in (ROOT / "docs" / language).rglob("*.md")
    }
    assert set(pages) == set(there), "run make docs"
    stale = [str(path) for path, text in pages.items() if text != there[path]]
    assert stale == [], "run make docs"
