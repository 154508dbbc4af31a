"""Starts a real QGIS window for a test, with a script that acts as a user would (``driving.py``)."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def desktop():
    """The module ``scripts/desktop.py``."""
    spec = importlib.util.spec_from_file_location("desktop", ROOT / "scripts" / "desktop.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["desktop"] = module
    spec.loader.exec_module(module)
    return module


def critical(report):
    """What went wrong by itself: exceptions, and what QGIS logs as critical."""
    return report["errors"] + [entry for entry in report["log"] if entry[1] == 2]
