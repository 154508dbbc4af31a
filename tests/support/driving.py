"""What the scripts share that run inside a QGIS window (``--code``) and act as a user would.

A script writes down what it sees in ``report`` and ends with ``drive(scenario())``, where each ``yield`` of the
scenario waits until its condition holds. ``scripts/desktop.py`` starts QGIS with such a script and reads the report.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Callable, Optional

import qgis.utils
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QWidget

REPORT = Path(os.environ["DRIVE_REPORT"])
PICTURES = os.environ.get("DRIVE_PICTURES", "")
WAIT = float(os.environ.get("DRIVE_WAIT", "90"))
PREFIX = "mine_restoration"
iface = qgis.utils.iface
report = {"errors": [], "log": [], "outcomes": {}, "layers": {}}
Condition = Callable[[], object]


def drive(visit: Iterator[Condition]) -> None:
    """Go through a scenario in the window's own event loop, write the report, end QGIS."""
    sys.excepthook = failed
    QgsApplication.messageLog().messageReceived.connect(_note)
    state = {"condition": next(visit), "since": time.monotonic(), "busy": False}

    def step_on() -> None:
        if state["busy"]:  # what the script does may let the event loop run
            return
        state["busy"] = True
        try:
            if state["condition"]():
                state["condition"] = next(visit)
                state["since"] = time.monotonic()
            elif time.monotonic() - state["since"] > WAIT:
                picture("timeout")
                raise TimeoutError("What the drive script waited for did not come")
        except StopIteration:
            _finish()
        except BaseException:
            failed(*sys.exc_info())
            _finish()
        finally:
            state["busy"] = False

    # Kept by the application: the timer has to outlive this call.
    timer = QTimer(QApplication.instance())
    timer.timeout.connect(step_on)
    timer.start(100)


def _finish() -> None:
    """Write the report and leave without questions about saving."""
    REPORT.write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")
    QgsProject.instance().setDirty(False)
    os._exit(0)


def failed(*error: object) -> None:
    """In place of QGIS' own dialog, which would wait for a click."""
    report["errors"].append("".join(traceback.format_exception(*error)))


def _note(message: str, tag: str, level: int) -> None:
    report["log"].append([tag, int(level), message])


def after(seconds: float) -> Condition:
    """A condition that holds when some time has gone by."""
    until = time.monotonic() + seconds
    return lambda: time.monotonic() > until


def picture(name: str, widget: Optional[QWidget] = None) -> None:
    """Keep a picture: of a widget, of the dock alone (``dock...``), else of the whole screen."""
    if PICTURES:
        widget = widget or (dock() if name.startswith("dock") else None)
        shot = widget.grab() if widget else QApplication.primaryScreen().grabWindow(0)
        shot.save(str(Path(PICTURES) / f"{name}.png"))


def plugin():
    return qgis.utils.plugins[PREFIX]


def dock():
    return iface.mainWindow().findChild(QDockWidget, f"{PREFIX}_dock")


def rows():
    return dock().rows


def pressed(step: str) -> str:
    """Press the button of a step's row; its state at once, as a short run is over before a condition is looked at."""
    row = rows()[step]
    row.run.click()
    return row.state_name


def layers() -> dict[str, object]:
    """Name and number of features of the layers, by role."""
    found = {}
    for layer in QgsProject.instance().mapLayers().values():
        role = layer.customProperty(f"{PREFIX}/role")
        if role:
            found.setdefault(role, []).append([layer.name(), layer.featureCount()])
    return found


def run(step: str, dialog):
    """Press Run in a step's dialog and wait for its outcome."""
    got = []
    dialog.algorithmFinished.connect(lambda ok, results: got.append((ok, results)))
    yield lambda: dialog.isVisible()
    yield after(0.7)
    picture(f"dialog_{step}")
    row, seen = rows()[step], set()
    dialog.runAlgorithm()
    seen.add(row.state_name)
    yield lambda: (seen.add(row.state_name), got)[1]
    report["outcomes"][step] = {
        "ok": got[0][0],
        "seen": sorted(seen),
        "state": row.state_name,
        "words": row.stateText.text(),
        "figures": row.figures.text(),
        "findings": row.showFindings.isVisible(),
        "files": [action.text() for action in row.openResult.menu().actions()],
        "results": {key: str(value) for key, value in got[0][1].items()},
    }
    dialog.close()
    dialog.deleteLater()
