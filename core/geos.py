"""Loading shapely inside QGIS."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from functools import cache


def load_shapely() -> None:
    """Load shapely so that it keeps to its own GEOS; the plugin's first act, before anything imports shapely.

    A shapely from PyPI carries a newer GEOS than the one that QGIS itself is linked with on Linux. Loaded the usual way
    inside QGIS it gets part of its functions from QGIS' GEOS, which ends in errors or a crash
    ("WKB output dimension must be 2 or 3"). A missing shapely is said later, by the algorithms.
    """
    if "shapely" in sys.modules or not hasattr(os, "RTLD_DEEPBIND"):
        return
    with contextlib.suppress(ImportError):
        importlib.import_module("numpy")  # the usual way: only shapely needs the other one
    usual = sys.getdlopenflags()
    sys.setdlopenflags(usual | os.RTLD_DEEPBIND)
    try:
        with contextlib.suppress(ImportError):
            importlib.import_module("shapely")
    finally:
        sys.setdlopenflags(usual)


@cache
def shapely_is_whole() -> bool:
    """Whether shapely keeps to its own GEOS; false where something else imported it before :func:`load_shapely`."""
    import shapely

    try:
        shapely.to_wkb(shapely.Point(0.0, 0.0))
    except shapely.errors.GEOSException:
        return False
    return True
