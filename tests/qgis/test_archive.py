"""The installable archive: what is in it, and that QGIS loads it from the unpacked folder."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sysconfig
import zipfile
from pathlib import Path

import pytest

from mine_restoration.processing.provider import ALGORITHMS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    spec = importlib.util.spec_from_file_location("package", ROOT / "scripts" / "package.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.make(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def names(archive):
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        return [name for name in opened.namelist() if not name.endswith("/")]


def test_name_and_top_folder(archive, names):
    assert archive.name.startswith("mine_restoration-")
    assert {name.split("/")[0] for name in names} == {"mine_restoration"}
    assert archive.stat().st_size < 25_000_000


@pytest.mark.parametrize(
    "part",
    [
        "metadata.txt",
        "__init__.py",
        "plugin.py",
        "LICENSE",
        "i18n/mine_restoration_zh_CN.qm",
        "ui/dock.ui",
        "resources/icons/mine_restoration.svg",
        "resources/sample/attributes.csv",
    ],
)
def test_what_must_be_in_it(names, part):
    assert f"mine_restoration/{part}" in names


def test_what_must_not_be_in_it(names):
    for name in names:
        inside = name.split("/", 1)[1]
        assert inside.split("/")[0] not in ("tests", "scripts", "benchmarks", ".ci", "docs", ".venv", "build"), name
        assert not inside.endswith((".pyc", "Makefile")), name
        assert "__pycache__" not in inside
        assert not inside.startswith(".git")


def test_qgis_process_loads_the_unpacked_plugin(archive, tmp_path):
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path / "plugins")
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_PLUGINPATH": str(tmp_path / "plugins"),
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path),
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHONPATH": sysconfig.get_paths()["purelib"],
    }
    # Debian 12's `qgis_process` is a wrapper that fails.
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    assert program, "qgis_process is missing: install the package qgis"

    def call(*arguments):
        return subprocess.run(
            [program, *arguments], env=environment, capture_output=True, text=True, timeout=120, check=True
        ).stdout

    call("plugins", "enable", "mine_restoration")
    listed = json.loads(call("--json", "list"))
    algorithms = listed["providers"]["minerestoration"]["algorithms"]
    assert set(algorithms) == {f"minerestoration:{kind.ID}" for kind in ALGORITHMS}
    sample = tmp_path / "plugins" / "mine_restoration" / "resources" / "sample"
    files = [f"--INPUT={path}" for path in sorted((sample / "units").glob("*.txt"))]
    run = call(
        *("--json", "run", "minerestoration:digitiseunits", *files, f"--ATTRIBUTES={sample / 'attributes.csv'}"),
        *("--YEAR=2026", *(f"--{name}={tmp_path / name}.gpkg" for name in ("UNITS", "CORNERS", "FINDINGS"))),
    )
    assert json.loads(run)["results"]["UNIT_COUNT"] == 12
