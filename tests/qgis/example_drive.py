"""Runs inside a QGIS window (``--code``): the worked example from the dock, as the guide leads through it; then what
makes results out of date, a cancelled run, and a project that is closed while a step runs.

Not a test itself: ``test_dock.py`` judges what it reports.
"""

from __future__ import annotations

import os

from driving import PREFIX, REPORT, after, dock, drive, iface, layers, picture, plugin, pressed, report, rows
from qgis.core import QgsApplication, QgsGeometry, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget

UNTIL = os.environ.get("DRIVE_UNTIL", "acceptancepackage")
EXAMPLE = REPORT.with_name("example")


def project():
    return QgsProject.instance()


def texts():
    guide = dock().guide
    return [guide.heading.text(), guide.text.text(), guide.go.text()]


def role(name, step=""):
    from mine_restoration.gis.roles import layer_with

    return layer_with(project(), name, step)


def states():
    return {step: row.state_name for step, row in rows().items()}


def words():
    return {step: row.stateText.text() for step, row in rows().items() if row.stateText.text()}


def settled():
    canvas = iface.mapCanvas()
    yield after(0.5)
    yield lambda: not canvas.isDrawing()
    yield after(0.5)


def look_at(row, seen):
    seen.add((row.state_name, row.cancel.isVisible(), dock().guide.go.isEnabled()))


def guided():
    """Enter on the guide's button, again and again, until the last step is done."""
    guide = dock().guide
    report["guide"] = []
    while True:
        step = guide.step
        row, seen = rows()[step], set()
        told = texts()
        if step == "digitiseunits":
            picture("guide_start")
        guide.go.setFocus()
        QTest.keyClick(guide.go, Qt.Key.Key_Return)
        # At once, too: a short run is over before the condition is looked at.
        look_at(row, seen)
        yield lambda row=row, seen=seen: (look_at(row, seen), row.state_name in ("done", "findings", "failed"))[1]
        yield after(0.6)
        report["guide"].append(
            {
                "step": step,
                "before": told,
                "after": texts(),
                "seen": sorted(map(list, seen), key=str),
                "state": row.state_name,
                "words": row.stateText.text(),
                "figures": row.figures.text(),
                "files": [action.toolTip() for action in row.openResult.menu().actions()],
                "highlighted": [name for name, one in rows().items() if one.autoFillBackground()],
            }
        )
        if step in ("digitiseunits", "checkzones"):
            iface.messageBar().clearWidgets()
            yield from settled()
            picture(f"guide_{step}")
        if step == UNTIL or row.state_name == "failed":
            break
        guide.go.click()
        yield after(0.2)
    yield from settled()
    picture("guide_end")


def edited():
    """A unit is moved: not saved, saved, undone."""
    units = role("unit")
    units.startEditing()
    feature = next(units.getFeatures())
    geometry = QgsGeometry(feature.geometry())
    geometry.translate(0.5, 0)
    units.beginEditCommand("move")
    units.changeGeometry(feature.id(), geometry)
    units.endEditCommand()
    yield after(1.2)
    report["edited"] = [states(), words()]
    picture("dock_edited")
    units.undoStack().undo()
    yield after(1.2)
    report["undone"] = states()
    units.undoStack().redo()
    units.commitChanges()
    yield after(1.2)
    report["saved"] = states()
    assert pressed("attachlandclasses") == "running"
    yield lambda: states()["attachlandclasses"] != "running"
    report["again"] = states()


def reopened():
    """Layers renamed, the project saved, another opened, this one again."""
    for layer in project().mapLayers().values():
        layer.setName(f"renamed {len(layer.name())}")
    project().write()
    path = project().fileName()
    before = layers()
    iface.newProject(False)
    yield after(0.8)
    report["other"] = [states(), dock().guide.isVisible()]
    iface.addProject(path)
    yield after(1.5)
    report["reopened"] = {"states": states(), "same": layers() == before, "guide": dock().guide.isVisible()}


def cancelled():
    """Escape on a running row."""
    row = rows()["checkzones"]
    before, shown = layers(), row.figures.text()
    assert pressed("checkzones") == "running"
    QTest.keyClick(row.cancel, Qt.Key.Key_Escape)
    yield lambda: row.state_name != "running"
    yield after(0.3)
    report["cancelled"] = [row.state_name, row.figures.text() == shown, layers() == before]


def switched():
    """The project is closed while a step runs, and another one has its place."""
    path = project().fileName()
    project().setDirty(False)
    assert [pressed(step) for step in ("checkzones", "compareyears")] == ["running"] * 2
    iface.newProject(False)
    yield lambda: not QgsApplication.taskManager().activeTasks()
    yield after(1)
    report["switched"] = {"layers": layers(), "states": states(), "all": len(project().mapLayers())}
    iface.addProject(path)
    yield after(1)
    report["switched"]["back"] = states()


def preview():
    """A map sheet in the layout window."""
    before = len(project().layoutManager().layouts())
    report["preview"] = {"before": len(iface.openLayoutDesigners())}
    dialog = dock().sheet_preview.ask()
    yield after(0.5)
    over = []
    dialog.algorithmFinished.connect(lambda ok, _results: over.append(ok))
    dialog.runAlgorithm()
    yield lambda: over
    yield after(1.5)
    opened = iface.openLayoutDesigners()
    report["preview"].update(ok=over[0], opened=len(opened), kept=len(project().layoutManager().layouts()) - before)
    for designer in opened:
        picture("preview", designer.window())
        designer.close()
    yield after(0.5)
    dialog.close()


def scenario():
    yield lambda: PREFIX in __import__("qgis.utils").utils.plugins and dock() is not None
    window = iface.mainWindow()
    window.move(0, 0)
    window.resize(1400, 900)
    for item in window.findChildren(QDockWidget):
        if item is not dock() and item.objectName() != "Layers":
            item.hide()
    window.resizeDocks([dock()], [330], Qt.Orientation.Horizontal)
    report["title"] = dock().windowTitle()
    report["start"] = [states(), dock().guide.isVisible(), {s: r.run.text() for s, r in rows().items()}]
    assert dock().start_example(EXAMPLE)
    yield after(1.5)
    report["example"] = {"home": project().homePath(), "layers": layers(), "guide": texts(), "step": dock().guide.step}
    yield from guided()
    report["layers"] = layers()
    report["temporary"] = [x.name() for x in project().mapLayers().values() if x.providerType() == "memory"]
    if not os.environ.get("DRIVE_SHORT"):
        yield from edited()
        yield from preview()
        yield from reopened()
        yield from cancelled()
        yield from switched()
        # Switched off while a step runs.
        assert pressed("checkzones") == "running"
    QApplication.processEvents()
    plugin().unload()
    yield lambda: dock() is None


drive(scenario())
