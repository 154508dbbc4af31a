"""The command that a user is told to type where a package is missing."""

from __future__ import annotations

import ast
import platform
import re
import sys
import sysconfig
from importlib import metadata
from pathlib import Path

import pytest

from mine_restoration.gis import dependencies
from mine_restoration.gis.installing import Computer, commands, this_computer


def versions(monkeypatch, **known):
    def version(name):
        if name in known:
            return known[name]
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(dependencies, "installed_version", version)


def debian(version, **more):
    return Computer("linux", "python3", ("debian",), version, managed=True, numpy=1, **more)


def ubuntu(version):
    return Computer("linux", "python3", ("ubuntu", "debian"), version, managed=version >= 23.04, numpy=1)


def mint():
    return Computer("linux", "python3", ("linuxmint", "ubuntu", "debian"), 21.2, managed=False, numpy=1)


def test_too_old_counts_as_missing(monkeypatch):
    versions(monkeypatch, numpy="1.24.2", shapely="1.8.5", openpyxl="3.1.2")
    assert dependencies.missing_packages(["numpy", "shapely", "openpyxl", "reportlab"]) == ["shapely>=2.0", "reportlab"]


@pytest.mark.parametrize(
    ("computer", "wanted", "typed"),
    [
        # Debian 12 has shapely 1.8.5, Debian 13 has 2.0.7; Ubuntu 22.04 has 1.8.0, 24.04 has 2.0.3.
        (
            debian(12),
            ["shapely>=2.0"],
            ['python3 -m pip install --user --break-system-packages "shapely>=2.0" "numpy<2"'],
        ),
        (debian(13), ["shapely>=2.0", "openpyxl"], ["sudo apt install python3-shapely python3-openpyxl"]),
        (
            debian(12),
            ["shapely>=2.0", "reportlab"],
            [
                "sudo apt install python3-reportlab",
                'python3 -m pip install --user --break-system-packages "shapely>=2.0" "numpy<2"',
            ],
        ),
        (ubuntu(22.04), ["shapely>=2.0"], ['python3 -m pip install "shapely>=2.0" "numpy<2"']),
        (ubuntu(24.04), ["shapely>=2.0"], ["sudo apt install python3-shapely"]),
        # A relative of Ubuntu: its packages, but another way of counting versions.
        (mint(), ["openpyxl"], ["sudo apt install python3-openpyxl"]),
        (mint(), ["shapely>=2.0"], ['python3 -m pip install "shapely>=2.0" "numpy<2"']),
        (
            debian(13),
            ["chinesecalendar"],
            ['python3 -m pip install --user --break-system-packages "chinesecalendar" "numpy<2"'],
        ),
        (Computer("linux", numpy=2), ["openpyxl"], ['python3 -m pip install "openpyxl"']),
        (Computer("windows", numpy=1), ["openpyxl"], ['python3 -m pip install "openpyxl" "numpy<2"']),
        (
            Computer("mac", "/Applications/QGIS.app/Contents/MacOS/bin/python3", numpy=1),
            ["openpyxl"],
            ['/Applications/QGIS.app/Contents/MacOS/bin/python3 -m pip install "openpyxl" "numpy<2"'],
        ),
        (
            Computer("flatpak", numpy=2),
            ["openpyxl"],
            ['flatpak run --devel --command=pip3 org.qgis.qgis install --user "openpyxl"'],
        ),
        (Computer("conda", numpy=2), ["shapely>=2.0"], ['conda install -c conda-forge "shapely>=2.0"']),
        (debian(13), [], []),
    ],
)
def test_command_of_each_platform(computer, wanted, typed):
    assert commands(wanted, computer) == typed


def test_numpy_stays_the_one_that_gdal_was_built_with():
    old = Computer("windows", numpy=1)
    assert commands(["shapely>=2.0"], old)[0].endswith('"shapely>=2.0" "numpy<2"')
    assert commands(["numpy"], old)[0].count("numpy") == 1
    assert "numpy<2" not in commands(["shapely>=2.0"], Computer("windows", numpy=2))[0]
    assert commands(["numpy"], Computer("windows"))[0].endswith('"numpy"')


def test_the_computer_that_this_is(monkeypatch, tmp_path):
    from mine_restoration.gis import installing

    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    monkeypatch.setattr(sysconfig, "get_path", lambda name: str(tmp_path))
    assert not this_computer().managed
    (tmp_path / "EXTERNALLY-MANAGED").write_text("[externally-managed]\n")
    assert this_computer().managed
    assert this_computer().kind == "linux"
    monkeypatch.setenv("FLATPAK_ID", "org.qgis.qgis")
    assert this_computer().kind == "flatpak"
    monkeypatch.delenv("FLATPAK_ID")
    (tmp_path / "conda-meta").mkdir()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert this_computer().kind == "conda"
    (tmp_path / "conda-meta").rmdir()
    assert this_computer().python == f"{tmp_path}/bin/python3"  # a virtual environment
    assert not this_computer().managed
    monkeypatch.setattr(sys, "platform", "win32")
    assert this_computer().kind == "windows"
    monkeypatch.setattr(sys, "platform", "darwin")
    program = tmp_path / "QGIS LTR.app" / "Contents" / "MacOS"
    (program / "bin").mkdir(parents=True)
    (program / "bin" / "python3").write_text("")
    monkeypatch.setattr(sys, "executable", str(program / "QGIS"))
    assert this_computer().python == f'"{program}/bin/python3"'
    assert installing.where_to_type(this_computer()) != installing.where_to_type(Computer("linux"))


def test_release_of_a_linux_without_the_function_of_python_3_10():
    from mine_restoration.gis.installing import _os_release

    assert _os_release() == platform.freedesktop_os_release()


def test_sentence_names_packages_command_and_page(monkeypatch):
    monkeypatch.setattr(dependencies, "this_computer", lambda: debian(12))
    said = dependencies.sentence(["shapely>=2.0", "openpyxl"])
    assert "shapely>=2.0, openpyxl" in said
    assert "sudo apt install python3-openpyxl" in said
    assert "Options" in said
    assert "{" not in said


def test_packages_that_are_used_are_told():
    """By name, as requirements.txt and the sources have them; each says what it is for."""
    root = Path(__file__).resolve().parents[2]
    required = {
        re.split("[<>=;]", line)[0].strip()
        for line in (root / "requirements.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    }
    assert required == set(dependencies.REQUIRED)
    assert set(dependencies.purposes()) == {*dependencies.REQUIRED, *dependencies.OPTIONAL}
    told = dependencies.packages()
    assert all(package.purpose for package in told)
    assert {package.name for package in told if package.is_good} >= set(dependencies.REQUIRED)


def test_every_package_that_the_sources_import_is_told():
    """Whatever is neither Python's, QGIS', nor ours."""
    root = Path(__file__).resolve().parents[2]
    names = set()
    for room in ("core", "report", "gis", "processing", "ui"):
        for path in (root / room).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Import):
                    names |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and not node.level:
                    names.add((node.module or "").split(".")[0])
            names |= set(re.findall(r'import_module\("(\w+)', text))
    known = {"docx": "python-docx", "chinese_calendar": "chinesecalendar"}
    with_qgis = {"qgis", "osgeo", "processing", "psycopg2", "mpl_toolkits"}
    others = {known.get(name, name) for name in names if name not in sys.stdlib_module_names and name not in with_qgis}
    assert others == set(dependencies.purposes())


def test_a_run_that_nobody_asked_about_is_refused_in_a_sentence(run, feedback, monkeypatch):
    """qgis_process runs an algorithm without asking whether it can be executed."""
    from qgis.core import QgsProcessingException

    monkeypatch.setattr("mine_restoration.processing.base.shapely_is_whole", lambda: False)
    sample = str(Path(__file__).resolve().parents[2] / "resources" / "sample" / "last_year_units.gpkg")
    with pytest.raises(QgsProcessingException) as refused:
        run("checkunits", feedback=feedback, UNITS=sample, FINDINGS="memory:")
    told = [str(refused.value), *feedback.errors]
    assert any("shapely" in text for text in told), told
    assert not any("Traceback" in text for text in told)


@pytest.mark.parametrize(("version", "good"), [("2.1rc1", True), ("2.0", True), ("1.8.5.post1", False)])
def test_versions_before_a_release_are_versions(plugin, monkeypatch, version, good):
    monkeypatch.setattr(dependencies, "installed_version", lambda name: version)
    assert dependencies.missing_packages(["shapely"]) == ([] if good else ["shapely>=2.0"])
