"""Which Python packages the plugin needs beside QGIS, and which of them are missing or too old."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from collections.abc import Iterable
from importlib import metadata

from .i18n import tr

GEOMETRY = ("numpy", "shapely")
WORKBOOK = ("openpyxl",)
PDF = ("reportlab",)
_OLDEST = {"shapely": (2, 0)}


def load_shapely() -> None:
    """Load shapely so that it keeps to its own GEOS; the plugin's first act, before anything imports shapely.

    A shapely from PyPI carries a newer GEOS than the one that QGIS itself is linked with on Linux. Loaded the usual way
    inside QGIS it gets part of its functions from QGIS' GEOS, which ends in errors or a crash
    ("WKB output dimension must be 2 or 3"). A missing shapely is said later, by the algorithms.
    """
    if "shapely" in sys.modules or not hasattr(os, "RTLD_DEEPBIND"):
        return
    usual = sys.getdlopenflags()
    sys.setdlopenflags(usual | os.RTLD_DEEPBIND)
    try:
        with contextlib.suppress(ImportError):
            importlib.import_module("shapely")
    finally:
        sys.setdlopenflags(usual)


def missing_packages(names: Iterable[str]) -> list[str]:
    """The packages among ``names`` that are not there or too old, as pip would be asked for them."""
    wanted = []
    for name in names:
        oldest = _OLDEST.get(name)
        required = f"{name}>={'.'.join(map(str, oldest))}" if oldest else name
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            wanted.append(required)
            continue
        if oldest and tuple(int(part) for part in version.split(".")[:2]) < oldest:
            wanted.append(required)
    return wanted


def sentence(wanted: Iterable[str]) -> str:
    """One sentence that says which packages are missing and how to install them."""
    packages = " ".join(f'"{name}"' for name in wanted)
    return tr(
        "Python packages are missing or too old: install them with  python3 -m pip install {packages}  in the "
        "Python of QGIS, and start QGIS again."
    ).format(packages=packages)


def font_sentence() -> str:
    """One sentence for a computer without a Chinese typeface that a PDF can carry."""
    return tr(
        "No Chinese TrueType font was found, so no PDF can be written. Install WenQuanYi Zen Hei (Debian, Ubuntu: "
        "apt install fonts-wqy-zenhei) or, on Windows, SimSun, and run again; or leave the PDF out."
    )
