"""Which Python packages the plugin needs beside QGIS, and which of them are missing or too old."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import metadata

from .i18n import tr

GEOMETRY = ("numpy", "shapely")
WORKBOOK = ("openpyxl",)
PDF = ("reportlab",)
_OLDEST = {"shapely": (2, 0)}


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


def mixed_sentence() -> str:
    """One sentence that says what to do where another plugin loaded shapely first; see ``core.geos``."""
    return tr(
        "Another plugin has loaded shapely in a way that mixes it with the geometry library of QGIS, and areas could "
        "be wrong: switch off the other plugins that use shapely or geopandas, and start QGIS again."
    )
