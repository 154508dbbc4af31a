"""Loads the repository root under the plugin's name, whatever the checkout folder is called."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
NAME = "mine_restoration"


def _load_root() -> None:
    # The root must not be on the path: our `processing` would hide QGIS' own.
    sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != ROOT]
    if NAME in sys.modules:
        return
    spec = importlib.util.spec_from_file_location(NAME, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[NAME] = module
    spec.loader.exec_module(module)


_load_root()

# A gate has to answer the same for the same commit; at home the random input is new with every run. How long an example
# takes depends on what else the machine does.
settings.register_profile("gate", derandomize=True, deadline=None)
settings.register_profile("home", deadline=None)
settings.load_profile("gate" if os.environ.get("CI") else "home")
