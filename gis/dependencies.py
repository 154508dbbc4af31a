"""Which Python packages the plugin needs beside QGIS, and which of them are missing or too old."""

from __future__ import annotations

import sysconfig
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

from .i18n import tr

GEOMETRY = ("numpy", "shapely")
WORKBOOK = ("openpyxl",)
PDF = ("reportlab",)
WORD = ("python-docx",)
_OLDEST = {"shapely": (2, 0)}


def missing_packages(names: Iterable[str]) -> list[str]:
    """The packages among ``names`` that are not there or too old, as pip would be asked for them."""
    wanted = []
    for name in names:
        oldest = _OLDEST.get(name)
        required = f"{name}>={'.'.join(map(str, oldest))}" if oldest else name
        try:
            version = installed_version(name)
        except metadata.PackageNotFoundError:
            wanted.append(required)
            continue
        if oldest and tuple(int(part) for part in version.split(".")[:2]) < oldest:
            wanted.append(required)
    return wanted


@cache
def installed_version(name: str) -> str:
    """The version of a package, looked up once. Raises ``PackageNotFoundError``, each time anew."""
    return metadata.version(name)


def sentence(wanted: Iterable[str]) -> str:
    """One sentence that says which packages are missing and how to install them."""
    return tr(
        "Python packages are missing or too old: install them with  {command}  in the Python of QGIS, and start QGIS "
        "again."
    ).format(command=pip_command(wanted))


def pip_command(wanted: Iterable[str]) -> str:
    """The command that installs ``wanted`` for this Python without breaking what QGIS itself is built on."""
    words = ["python3 -m pip install"]
    if Path(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED").exists():
        # Debian and others keep pip off the system's packages; --user leaves these as they are.
        words.append("--user --break-system-packages")
    words += [f'"{name}"' for name in wanted]
    if _major_version("numpy") == 1:
        # A newer shapely asks for numpy 2, which would be laid over the one that GDAL was built with.
        words.append('"numpy<2"')
    return " ".join(words)


def _major_version(name: str) -> int:
    """The first number of a package's version; 0 where it is not there."""
    try:
        return int(installed_version(name).split(".")[0])
    except metadata.PackageNotFoundError:
        return 0


def font_sentence() -> str:
    """One sentence for a computer without a Chinese typeface that a PDF can carry."""
    return tr(
        "No Chinese TrueType font was found, so no PDF can be written. Install WenQuanYi Zen Hei (Debian, Ubuntu: "
        "apt install fonts-wqy-zenhei) or, on Windows, SimSun, and run again; or leave the PDF out."
    )


def word_sentence() -> str:
    """One sentence for a computer without what writes Word documents; all else can be written."""
    return tr(
        "The Word document was not written, because python-docx is missing: install it with  {command}  in the Python "
        "of QGIS, start QGIS again and run again; or leave the Word document out."
    ).format(command=pip_command(WORD))


def mixed_sentence() -> str:
    """One sentence that says what to do where shapely was loaded before the plugin; see ``core.geos``."""
    return tr(
        "Another plugin has loaded shapely in a way that mixes it with the geometry library of QGIS, and areas could "
        "be wrong: switch off the other plugins that use shapely or geopandas, and start QGIS again. Newer QGIS loads "
        "shapely itself: there use the shapely of your system (python3-shapely), not one from pip."
    )
