"""Runs the plugin's algorithms by ``qgis_process`` in a profile of their own, leaving the user's alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugin_root import NAME, ROOT


class CommandFailed(RuntimeError):  # noqa: N818 - what happened, said plainly
    """``qgis_process`` is missing or ended with an error; the message holds what it said."""


class QgisProcess:
    """``qgis_process`` with the plugin enabled. ``folder`` takes the profile and the link to the plugin."""

    def __init__(self, folder: Path, plugin: Path = ROOT) -> None:
        # Debian 12's `qgis_process` is a wrapper that hands on an option which the program does not know.
        found = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
        if found is None:
            raise CommandFailed("qgis_process is missing: install the package qgis.")
        self._program = found
        profile = folder / "profile" / "profiles" / "default" / "QGIS"
        runtime = folder / "runtime"
        for path in (profile, folder / "plugins"):
            path.mkdir(parents=True, exist_ok=True)
        runtime.mkdir(mode=0o700, exist_ok=True)
        link = folder / "plugins" / NAME
        if not link.exists():
            link.unlink(missing_ok=True)
            link.symlink_to(plugin, target_is_directory=True)
        (profile / "QGIS3.ini").write_text(f"[PythonPlugins]\n{NAME}=true\n", encoding="utf-8")
        packages = [sysconfig.get_path("purelib"), os.environ.get("PYTHONPATH", "")]
        self._environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_RUNTIME_DIR": str(runtime),
            "QGIS_PLUGINPATH": str(folder / "plugins"),
            "QGIS_CUSTOM_CONFIG_PATH": str(folder / "profile"),
            "PYTHONPATH": os.pathsep.join(path for path in packages if path),
            "LC_ALL": "C.UTF-8",
        }

    def run(self, algorithm: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """The results of an algorithm. A list gives the parameter several times. Raises :class:`CommandFailed`."""
        arguments = [
            f"--{name}={item}"
            for name, value in parameters.items()
            for item in (value if isinstance(value, (list, tuple)) else [value])
        ]
        done = subprocess.run(
            [self._program, "run", algorithm, "--json", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            errors="replace",
        )
        start = done.stdout.find("{")
        if done.returncode or start < 0:
            said = (done.stdout[:2000] + "\n" + done.stderr[-3000:]).strip()
            raise CommandFailed(f"{algorithm} ended with code {done.returncode}:\n{said}")
        answer = json.loads(done.stdout[start:])
        return {"results": answer["results"], "log": answer.get("log", {}), "said": done.stderr}
