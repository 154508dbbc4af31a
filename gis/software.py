"""Which programs made a package, by version: what its numbers and its bytes depend on."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import shapely
from osgeo import gdal, osr
from qgis.core import Qgis
from qgis.PyQt.QtCore import QT_VERSION_STR

from .dependencies import installed_version

LIBRARIES = ("numpy", "shapely", "openpyxl", "reportlab")


def versions(libraries: Iterable[str] = LIBRARIES) -> dict[str, str]:
    """Version by name: this plugin, QGIS and what it stands on, Python and those of its ``libraries`` that are there.

    GEOS is the one that areas and overlays are computed with, which shapely brings.
    """
    proj = (osr.GetPROJVersionMajor(), osr.GetPROJVersionMinor(), osr.GetPROJVersionMicro())
    found = {
        "mine_restoration": _plugin_version(),
        "QGIS": Qgis.version().partition("-")[0],  # without the release's name, whose letters Chinese typefaces lack
        "Qt": QT_VERSION_STR,
        "GDAL": gdal.__version__,
        "PROJ": ".".join(map(str, proj)),
        "GEOS": shapely.geos_version_string,
        "Python": platform.python_version(),
    }
    for name in libraries:
        try:
            found[name] = installed_version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def _plugin_version() -> str:
    """The plugin's version, from its metadata."""
    text = (Path(__file__).resolve().parent.parent / "metadata.txt").read_text(encoding="utf-8")
    lines = (line.partition("=") for line in text.splitlines())
    return next((value.strip() for key, _, value in lines if key.strip() == "version"), "")
