"""The commands that install Python packages for the QGIS at hand. The user types them: the plugin installs nothing."""

from __future__ import annotations

import os
import platform
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from .i18n import tr

LINUX, WINDOWS, MAC, FLATPAK, CONDA = "linux", "windows", "mac", "flatpak", "conda"
_APT = {
    "numpy": "python3-numpy",
    "shapely": "python3-shapely",
    "openpyxl": "python3-openpyxl",
    "reportlab": "python3-reportlab",
    "python-docx": "python3-docx",
    "ezdxf": "python3-ezdxf",
    "numba": "python3-numba",
}
"""What the packages are called in Debian and Ubuntu; one that is not here is not in them."""
_NEW_ENOUGH = {"shapely": {"debian": 13.0, "ubuntu": 23.04}}
"""From which version on a distribution has a package that is new enough (shapely 2.0)."""


@dataclass(frozen=True)
class Computer:
    """Where QGIS runs. ``distribution`` is its ID and what it is like (os-release), ``version`` that of the first.

    ``managed`` where the system keeps pip off its packages; ``python`` is the program to be called, ``numpy`` the first
    number of numpy's version, 0 where there is none.
    """

    kind: str
    python: str = "python3"
    distribution: tuple[str, ...] = ()
    version: float = 0.0
    managed: bool = False
    numpy: int = 0
    release: dict[str, str] = field(default_factory=dict, compare=False)

    @property
    def name(self) -> str:
        """The system as a user knows it."""
        titles = {WINDOWS: "Windows (OSGeo4W)", MAC: "macOS", FLATPAK: "Flatpak", CONDA: "conda"}
        return titles.get(self.kind) or self.release.get("PRETTY_NAME") or "Linux"


def this_computer() -> Computer:
    """The computer that this runs on."""
    numpy = _major_version("numpy")
    if os.environ.get("FLATPAK_ID"):
        return Computer(FLATPAK, numpy=numpy)
    if Path(sys.prefix, "conda-meta").is_dir():
        return Computer(CONDA, numpy=numpy)
    if sys.platform == "win32":
        return Computer(WINDOWS, numpy=numpy)
    if sys.platform == "darwin":
        return Computer(MAC, _mac_python(Path(sys.executable), Path(sys.prefix)), numpy=numpy)
    if sys.prefix != sys.base_prefix:
        # A virtual environment: what the system installs is not seen in it.
        return Computer(LINUX, str(Path(sys.prefix, "bin", "python3")), numpy=numpy)
    try:
        release = platform.freedesktop_os_release() if sys.version_info >= (3, 10) else _os_release()
    except OSError:
        release = {}
    # Debian and others keep pip off the system's packages; --user leaves these as they are.
    managed = Path(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED").exists()
    names = (release.get("ID", ""), *release.get("ID_LIKE", "").split())
    return Computer(LINUX, "python3", names, _number(release.get("VERSION_ID", "")), managed, numpy, release)


def commands(wanted: Sequence[str], computer: Computer) -> list[str]:
    """What to type to get ``wanted`` (names as pip takes them, "shapely>=2.0"); packages of the system first."""
    if computer.kind == FLATPAK:
        return [f"flatpak run --devel --command=pip3 org.qgis.qgis install --user {_quoted(wanted, computer)}"]
    if computer.kind == CONDA:
        return [f"conda install -c conda-forge {_quoted(wanted, computer)}"]
    lines = []
    from_system = [name for name in wanted if _in_apt(name, computer)]
    if from_system:
        lines.append("sudo apt install " + " ".join(_APT[_bare(name)] for name in from_system))
    rest = [name for name in wanted if name not in from_system]
    if rest:
        lines.append(pip_command(rest, computer))
    return lines


def pip_command(wanted: Iterable[str], computer: Computer) -> str:
    """The command that installs ``wanted`` for QGIS' Python without breaking what QGIS itself is built on."""
    user = " --user --break-system-packages" if computer.managed else ""
    return f"{computer.python} -m pip install{user} {_quoted(wanted, computer)}"


def where_to_type(computer: Computer) -> str:
    """Where the commands are typed, and what comes after."""
    places = {
        WINDOWS: tr("In the OSGeo4W Shell (Start menu ▸ QGIS ▸ OSGeo4W Shell), not in the usual command prompt:"),
        MAC: tr("In the Terminal (Applications ▸ Utilities):"),
        CONDA: tr("In a prompt where the conda environment of QGIS is active:"),
    }
    return places.get(computer.kind, tr("In a terminal:"))


def _quoted(wanted: Iterable[str], computer: Computer) -> str:
    names = [*wanted]
    if computer.numpy == 1:
        # A newer shapely asks for numpy 2, which would be laid over the one that GDAL was built with.
        names = [name for name in names if _bare(name) != "numpy"] + ["numpy<2"]
    return " ".join(f'"{name}"' for name in names)


def _in_apt(name: str, computer: Computer) -> bool:
    """Whether the distribution has the package, in a version that is new enough."""
    known = next((one for one in computer.distribution if one in ("debian", "ubuntu")), None)
    if computer.kind != LINUX or known is None or _bare(name) not in _APT:
        return False
    first = _NEW_ENOUGH.get(_bare(name))
    # The version is that of the first name: a relative of Debian counts its own way.
    return first is None or (known == computer.distribution[0] and computer.version >= first[known])


def _bare(name: str) -> str:
    """The name of a package without its version."""
    return name.split(">")[0].split("<")[0]


def _mac_python(executable: Path, prefix: Path) -> str:
    """Python inside the application: in QGIS itself ``sys.executable`` is QGIS."""
    folder = executable.parent
    places = (folder / "bin" / "python3", folder / "python3", prefix / "bin" / "python3")
    found = next((place for place in places if place.exists()), places[0])
    return f'"{found}"' if " " in str(found) else str(found)


def _os_release() -> dict[str, str]:
    """What Python 3.10 reads by itself."""
    lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith("#"))
    return {key: value.strip().strip("\"'") for key, _, value in pairs}


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _major_version(name: str) -> int:
    """The first number of a package's version; 0 where it is not there."""
    try:
        return int(metadata.version(name).split(".")[0])
    except metadata.PackageNotFoundError:
        return 0
