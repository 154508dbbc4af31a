"""Runs a script in a real QGIS window on an X server of its own: for the tests and the documents' pictures."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Optional

ROOT = Path(__file__).resolve().parent.parent
NAME = "mine_restoration"


class DesktopError(RuntimeError):
    """QGIS or the X server is missing, or the script did not come to its end."""


def run_desktop(
    code: Path,
    folder: Path,
    language: str,
    timeout: float = 420,
    plugin: Path = ROOT,
    settings: str = "",
    switched_on: bool = True,
    **environment: str,
) -> dict[str, Any]:
    """Run ``code`` in a QGIS with a fresh profile in ``folder`` and the plugin switched on; what the script reported.

    The script finds where to write its JSON report in ``DRIVE_REPORT``, and ``environment`` beside it. ``language`` is
    given to ``--lang`` unless it is empty; ``settings`` are lines for ``QGIS3.ini``. The plugin may stay off
    (``switched_on``), for scripts that start it themselves.
    """
    report = folder / "report.json"
    profile = folder / "profiles" / "default" / "QGIS"
    plugins = folder / "plugins"
    runtime = folder / "runtime"
    for path in (profile, plugins):
        path.mkdir(parents=True)
    runtime.mkdir(mode=0o700)
    switch = str(switched_on).lower()
    (profile / "QGIS3.ini").write_text(f"[PythonPlugins]\n{NAME}={switch}\n{settings}", encoding="utf-8")
    (plugins / NAME).symlink_to(plugin, target_is_directory=True)
    own = {
        "QGIS_CUSTOM_CONFIG_PATH": str(folder),
        "QGIS_PLUGINPATH": str(plugins),
        "XDG_RUNTIME_DIR": str(runtime),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        # QGIS runs Debian's Python, which does not know our environment; the scripts share a module.
        "PYTHONPATH": os.pathsep.join((sysconfig.get_paths()["purelib"], str(ROOT / "tests" / "support"))),
        "DRIVE_REPORT": str(report),
        **environment,
    }
    options = ["--lang", language] if language else []
    with _x_server() as display:
        base = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
        output = _run(
            [_qgis(), "--noversioncheck", "--nologo", *options, "--code", str(code)],
            {**base, "DISPLAY": display, **own},
            timeout,
        )
    if not report.exists():
        raise DesktopError(f"QGIS ended without a report. It said:\n{output[-3000:]}")
    result: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return result


def _qgis() -> str:
    # Debian 12's `qgis` is a wrapper with options of its own.
    found = shutil.which("qgis.bin") or shutil.which("qgis")
    if found is None:
        raise DesktopError("QGIS desktop is missing: install the package qgis.")
    return found


def _run(command: list[str], environment: dict[str, str], timeout: float) -> str:
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    try:
        return process.communicate(timeout=timeout)[0] or ""
    except subprocess.TimeoutExpired:
        process.kill()
        return f"(stopped after {timeout:g} s) " + (process.communicate()[0] or "")


@contextlib.contextmanager
def _x_server(size: str = "1400x900x24") -> Iterator[str]:
    """An Xvfb on a display number that it finds free itself."""
    program = shutil.which("Xvfb")
    if program is None:
        raise DesktopError("Xvfb is missing: install the package xvfb.")
    server = subprocess.Popen(
        [program, "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        number: Optional[str] = server.stdout.readline().strip() if server.stdout else None
        if not number:
            raise DesktopError("Xvfb did not start.")
        yield f":{number}"
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
