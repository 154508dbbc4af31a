"""What the plugin adds to the start of QGIS: fresh windows with the plugin and without, side by side.

    .venv/bin/python benchmarks/load.py [RUNS]

Three figures of each fresh start, seconds of the processor and of the clock, median over the runs (9 at least):

* loading: import, ``classFactory`` and ``initGui``, measured around QGIS' own calls;
* later: what is loaded in pieces when the window is there already, and the longest piece, for which it stands still;
* ``qgis_process``: the whole of ``qgis_process plugins list``, with the plugin and without.

Python's bytecode is kept between the runs, as in a user's profile; the first run fills it and does not count.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from typing import Any, Optional

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "scripts"))

from desktop import run_desktop  # noqa: E402

INSIDE = """
import json, os, time
import qgis.utils
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer

PLUGIN = "mine_restoration"
report = {}
since = []
# When loading ended, by the clock and the processor; the longest standstill since; when ``watch`` came last.


def finish():
    with open(os.environ["DRIVE_REPORT"], "w") as file:
        json.dump(report, file)
    os._exit(0)


def measured(act):
    clock, processor = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - clock, time.process_time() - processor


def watch():
    # Comes every 5 ms: when it is late, the window stood still.
    now = time.perf_counter()
    since[2] = max(since[2], now - since[3] - 0.005)
    since[3] = now
    provider = QgsApplication.processingRegistry().providerById("minerestoration")
    if getattr(provider, "is_ready", True):
        report["later"] = [now - since[0], time.process_time() - since[1]]
        report["longest"] = since[2]
        finish()


def wait(state=[0.0, 0.0]):
    # A new window has work of its own for some seconds: begins where it has been idle for one.
    now = time.perf_counter()
    if now - state[0] > 0.03:
        state[1] = now
    state[0] = now
    if now - state[1] > 1:
        idle.stop()
        start()


def start():
    report["load"] = measured(lambda: qgis.utils.loadPlugin(PLUGIN))
    report["start"] = measured(lambda: qgis.utils.startPlugin(PLUGIN))
    since[:] = [time.perf_counter(), time.process_time(), 0.0, time.perf_counter()]
    timer = QTimer(qgis.utils.iface.mainWindow())
    timer.timeout.connect(watch)
    timer.start(5)


idle = QTimer(qgis.utils.iface.mainWindow())
idle.timeout.connect(wait)
idle.start(5)
"""


def main(runs: int = 9) -> None:
    """Print the medians."""
    with tempfile.TemporaryDirectory(prefix="load-") as name:
        folder = Path(name)
        code = folder / "inside.py"
        code.write_text(INSIDE, encoding="utf-8")
        environment = {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
        reports = []
        for _ in range(runs + 1):
            place = folder / "window"  # always the same: bytecode is kept by the place of its source
            place.mkdir()
            reports.append(run_desktop(code, place, "en", switched_on=False, **environment))
            shutil.rmtree(place)
        shown("window: import and classFactory", [one["load"] for one in reports[1:]])
        shown("window: initGui", [one["start"] for one in reports[1:]])
        both = [[sum(pair) for pair in zip(one["load"], one["start"])] for one in reports[1:]]
        shown("window: loading", both)
        shown("window: later, in pieces", [one["later"] for one in reports[1:]])
        print(f"{'window: longest piece':44} {statistics.median(one['longest'] for one in reports[1:]):7.3f} s clock")
        for plugin in (True, False):
            times = [of_process(folder / f"process{plugin}", plugin, environment) for _ in range(runs + 1)][1:]
            shown(f"qgis_process, {'with' if plugin else 'without'} the plugin", times)


def shown(what: str, times: list[Any]) -> None:
    """A line with the medians of clock and processor."""
    clock, processor = (statistics.median(column) for column in zip(*times))
    print(f"{what:44} {processor:7.3f} s processor {clock:7.3f} s clock")


def of_process(folder: Path, with_plugin: bool, environment: dict[str, str]) -> tuple[float, float]:
    """Clock and processor of a ``qgis_process`` that does nothing else than start."""
    profile = folder / "profiles" / "default" / "QGIS"
    plugins = folder / "plugins"
    if not folder.exists():
        profile.mkdir(parents=True)
        plugins.mkdir()
        switched = "true" if with_plugin else "false"
        (profile / "QGIS3.ini").write_text(f"[PythonPlugins]\nmine_restoration={switched}\n", encoding="utf-8")
        (plugins / "mine_restoration").symlink_to(ROOT, target_is_directory=True)
    before: Any = os.times()
    clock = time.perf_counter()
    # Debian 12's `qgis_process` is a wrapper that hands on an option which the program does not know.
    subprocess.run(
        [shutil.which("qgis_process.bin") or "qgis_process", "plugins", "list"],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QGIS_CUSTOM_CONFIG_PATH": str(folder),
            "QGIS_PLUGINPATH": str(plugins),
            "PYTHONPATH": sysconfig.get_paths()["purelib"],
            **environment,
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    after: Any = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - clock, used


def _runs(arguments: list[str]) -> Optional[int]:
    return max(9, int(arguments[0])) if arguments else None


if __name__ == "__main__":
    main(_runs(sys.argv[1:]) or 9)
