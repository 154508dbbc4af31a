"""Which Python packages the plugin needs beside QGIS, and which of them are missing or too old."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata

from .i18n import tr
from .installing import commands, this_computer, where_to_type

GEOMETRY = ("numpy", "shapely")
WORKBOOK = ("openpyxl",)
PDF = ("reportlab",)
WORD = ("python-docx",)
REQUIRED = (*GEOMETRY, *WORKBOOK, *PDF)
"""What ``requirements.txt`` asks for."""
OPTIONAL = (*WORD, "ezdxf", "chinesecalendar", "numba")
"""What switches off one thing where it is missing."""
_OLDEST = {"shapely": (2, 0)}


@dataclass(frozen=True)
class Package:
    """One package as it is found here: ``wanted`` is how pip is asked for it, ``version`` empty where it is missing."""

    name: str
    wanted: str
    version: str
    purpose: str
    required: bool
    is_good: bool


def packages() -> list[Package]:
    """All packages that the plugin makes use of, those that it needs first."""
    found = []
    for name in (*REQUIRED, *OPTIONAL):
        try:
            version = installed_version(name)
        except metadata.PackageNotFoundError:
            version = ""
        good = not missing_packages([name])
        found.append(Package(name, _wanted(name), version, purposes()[name], name in REQUIRED, good))
    return found


def purposes() -> dict[str, str]:
    """What each package is for, and what does not work without it."""
    return {
        "numpy": tr("Coordinates and areas. Nothing works without it."),
        "shapely": tr("Geometry of the units (2.0 or newer). Nothing works without it."),
        "openpyxl": tr("Excel workbooks: annual table, reports, corner tables in workbooks."),
        "reportlab": tr("PDF: annual table, reports, acceptance package."),
        "python-docx": tr("Word: corner tables in documents, annual plan as a document."),
        "ezdxf": tr("DXF: corners in drawings, units written as drawings."),
        "chinesecalendar": tr("Working days of years that the plugin's own calendar lacks."),
        "numba": tr("Land classes of thousands of units in about half the time, to the same digits."),
    }


def missing_packages(names: Iterable[str]) -> list[str]:
    """The packages among ``names`` that are not there or too old, as pip would be asked for them."""
    wanted = []
    for name in names:
        oldest = _OLDEST.get(name)
        try:
            version = installed_version(name)
        except metadata.PackageNotFoundError:
            wanted.append(_wanted(name))
            continue
        # Of a version before its release, 2.1rc1, the numbers count.
        if oldest and tuple(map(int, re.findall(r"\d+", version)[:2])) < oldest:
            wanted.append(_wanted(name))
    return wanted


@cache
def installed_version(name: str) -> str:
    """The version of a package, looked up once. Raises ``PackageNotFoundError``, each time anew."""
    return metadata.version(name)


def sentence(wanted: Sequence[str]) -> str:
    """One sentence that says which packages are missing and how to install them."""
    computer = this_computer()
    return tr(
        "Python packages are missing or too old: {packages}; install them, then start QGIS again (Settings ▸ Options ▸ "
        "Mine Restoration ▸ Packages says more) – {where}  {command}"
    ).format(
        packages=", ".join(wanted), where=where_to_type(computer), command="  &&  ".join(commands(wanted, computer))
    )


def _wanted(name: str) -> str:
    oldest = _OLDEST.get(name)
    return f"{name}>={'.'.join(map(str, oldest))}" if oldest else name


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
    ).format(command="  &&  ".join(commands(WORD, this_computer())))


def mixed_sentence() -> str:
    """One sentence that says what to do where shapely was loaded before the plugin; see ``core.geos``."""
    return tr(
        "Another plugin has loaded shapely in a way that mixes it with the geometry library of QGIS, and areas could "
        "be wrong: switch off the other plugins that use shapely or geopandas, and start QGIS again. Newer QGIS loads "
        "shapely itself: there use the shapely of your system (python3-shapely), not one from pip."
    )
