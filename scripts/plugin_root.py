"""Makes the checkout importable as ``mine_restoration``, whatever its folder is called.

The root itself must not be on the path: the plugin's ``processing`` would hide QGIS' own.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "mine_restoration"


def load() -> None:
    """Put the plugin's package into ``sys.modules``."""
    if NAME in sys.modules:
        return
    spec = importlib.util.spec_from_file_location(NAME, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    if spec is None or spec.loader is None:
        raise SystemExit(f"{ROOT} holds no plugin")
    module = importlib.util.module_from_spec(spec)
    sys.modules[NAME] = module
    spec.loader.exec_module(module)
