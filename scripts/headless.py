"""QGIS without a window, for the scripts that make files of the project. To be imported before QGIS.

The files come out the same every time, nothing of the user's own profile takes part, and nothing is left behind.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from typing import NoReturn

_SCRATCH = tempfile.mkdtemp(prefix="mine-restoration-")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", _SCRATCH)
os.environ["QGIS_CUSTOM_CONFIG_PATH"] = os.environ["TMPDIR"] = _SCRATCH
# Qt shuffles its tables from run to run; with a seed the order of attributes in files is the same every time.
os.environ["QT_HASH_SEED"] = "0"


def leave() -> NoReturn:
    """End the script, and not by Python's own end: QGIS and Python disagree about who deletes what then."""
    shutil.rmtree(_SCRATCH, ignore_errors=True)
    sys.stdout.flush()
    os._exit(0)
