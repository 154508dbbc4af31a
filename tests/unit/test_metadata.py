"""metadata.txt as the plugin site and QGIS ask for it, and in step with the rest of the tree."""

from __future__ import annotations

import ast
import configparser
import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def general():
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.optionxform = str
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    return metadata["general"]


@pytest.mark.parametrize(
    "key",
    ["name", "description", "about", "version", "qgisMinimumVersion", "author", "email", "tracker", "repository"],
)
def test_what_the_site_requires_is_there(general, key):
    assert general[key].strip()


def test_version_is_that_of_the_project(general):
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{general["version"]}"' in project
    assert re.fullmatch(r"\d+\.\d+\.\d+", general["version"])


def test_range_of_versions(general):
    assert general["qgisMinimumVersion"] == "3.22"
    assert general["qgisMaximumVersion"].startswith("3.")


def test_provider_is_announced(general):
    """qgis_process loads only plugins that say so."""
    assert general["hasProcessingProvider"] == "yes"
    assert "def initProcessing(" in (ROOT / "plugin.py").read_text(encoding="utf-8")


def test_words_of_the_site(general):
    assert "plugin" not in general["name"].lower()
    assert not {"plugin", "vector"} & {tag.strip().lower() for tag in general["tags"].split(",")}
    for key in ("experimental", "deprecated", "server"):
        assert general[key] in ("True", "False")
    assert general["category"] == "Vector"


def test_chinese_beside_english(general):
    for key in ("name", "description", "about"):
        assert re.search("[\u4e00-\u9fff]", general[f"{key}[zh]"])
        assert not re.search("[\u4e00-\u9fff]", general[key])


def test_packages_that_are_needed_are_named(general):
    required = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    for package in ("numpy", "shapely", "openpyxl", "reportlab"):
        assert package in general["about"]
        assert package in required


def test_packages_can_be_installed_by_who_is_asked(general):
    """The plugin qpip offers to install what requirements.txt names; both are how QGIS' plugins do it."""
    assert general["plugin_dependencies"] == "qpip"
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            requirement = Requirement(line)  # as pip reads it
            assert str(requirement.specifier) in ("", "<2", ">=2.0")  # loose: other plugins have wishes, too


def test_nothing_installs_packages_by_itself():
    """Commands are shown, not run."""
    for room in ("core", "report", "gis", "processing", "ui"):
        for path in (ROOT / room).rglob("*.py"):
            names = {
                node.names[0].name
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Import)
            }
            assert not names & {"subprocess", "pip", "ensurepip"}, path


def test_icon_and_licence_are_there(general):
    assert (ROOT / general["icon"]).is_file()
    assert "GNU GENERAL PUBLIC LICENSE" in (ROOT / "LICENSE").read_text(encoding="utf-8").upper()


def test_every_icon_is_a_small_square():
    for path in (ROOT / "resources" / "icons").glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in text, path.name
        assert 'width="24" height="24"' in text, path.name


def test_plugin_stays_small():
    assert len((ROOT / "plugin.py").read_text(encoding="utf-8").splitlines()) <= 150
