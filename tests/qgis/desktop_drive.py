"""Runs inside a QGIS window (``--code``): goes through the dock as a user would and writes down what it saw.

Not a test itself: ``test_desktop.py`` starts it and judges its report. What such scripts share is in ``driving.py``.
"""

from __future__ import annotations

import os
import sys

import qgis.utils
from driving import PREFIX, REPORT, after, dock, drive, iface, layers, picture, plugin, report, rows, run
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAction, QDialog, QDockWidget, QToolBar

STEPS = [step for step in os.environ.get("DRIVE_STEPS", "").split(",") if step]


def ours() -> dict[str, list[str]]:
    """Everything in the window that belongs to the plugin."""
    window = iface.mainWindow()
    title = report["title"]
    return {
        "actions": sorted(
            action.objectName() for action in window.findChildren(QAction) if action.objectName().startswith(PREFIX)
        ),
        "bars": [bar.objectName() for bar in window.findChildren(QToolBar) if bar.objectName().startswith(PREFIX)],
        "docks": sorted(item.objectName() for item in window.findChildren(QDockWidget) if PREFIX in item.objectName()),
        "in_vector_menu": [
            entry.text()
            for action in iface.vectorMenu().actions()
            if action.text() == title
            for entry in action.menu().actions()
        ],
        "in_help_menu": [action.text() for action in iface.pluginHelpMenu().actions() if action.text() == title],
        "provider": [p.id() for p in QgsApplication.processingRegistry().providers() if p.id() == "minerestoration"],
    }


def look() -> None:
    """Note the texts that a user sees."""
    bar = next(bar for bar in iface.mainWindow().findChildren(QToolBar) if bar.objectName().startswith(PREFIX))
    report["title"] = dock().windowTitle()
    report["visible"] = dock().isVisible()
    report["tool_bar"] = [action.text() for action in bar.actions() if action.text()]
    report["rows"] = {name: [row.title.text(), row.explanation.text(), row.run.text()] for name, row in rows().items()}
    report["algorithms"] = {
        algorithm.name(): algorithm.displayName()
        for algorithm in QgsApplication.processingRegistry().providerById("minerestoration").algorithms()
    }


def states() -> dict[str, str]:
    return {step: rows()[step].state_name for step in STEPS}


def measure() -> None:
    """How wide the dock is, and how many of its rows reach beyond what is seen of them."""
    area = dock().widget().scrollArea
    report["dock_width"] = dock().width()
    report["rows_cut_off"] = sum(row.width() > area.viewport().width() for row in rows().values())


def look_at_findings():
    """Press the first button for findings and see that the panel lists some."""
    next(row for row in rows().values() if row.showFindings.isVisible()).showFindings.click()
    yield after(1)
    findings = dock().findings_panel
    report["findings_shown"] = findings.view.model.shown if findings.panel.isUserVisible() else 0
    picture("findings")
    findings.panel.close()


def corners():
    """Open the corner dialog, read the sample's files, add them, undo it; the dialog stays open."""
    from mine_restoration.core.catalogue import RESOURCES

    window = iface.mainWindow()
    shown = [item for item in window.findChildren(QDockWidget) if item.isVisible() and not item.isFloating()]
    for item in shown:
        item.hide()
    window.findChild(QAction, f"{PREFIX}_corners").trigger()
    dialog = window.findChild(QDialog, f"{PREFIX}_corner_dialog")
    iface.messageBar().clearWidgets()
    dialog.move(0, 150)
    dialog.resize(1040, 720)
    yield after(0.5)
    picture("corners_empty")
    before = layers()
    dialog.add_paths([str(path) for path in sorted((RESOURCES / "sample" / "units").glob("*.txt"))])
    yield lambda: not dialog.is_reading
    dialog.layer.setCurrentIndex(dialog.layer.count() - 1)
    yield lambda: not dialog.is_reading
    dialog.parcels.setCurrentIndex(dialog.parcels.model().index(4, 0))
    dialog.parcels.expand(dialog.parcels.model().index(4, 0))
    dialog.zoom_to_all()
    # The dialog covers the left of the map.
    canvas = iface.mapCanvas()
    extent = canvas.extent()
    extent.scale(2.8)
    aside = 0.37 * extent.width()
    extent.setXMinimum(extent.xMinimum() - aside)
    extent.setXMaximum(extent.xMaximum() - aside)
    canvas.setExtent(extent)
    canvas.refresh()
    yield lambda: not canvas.isDrawing()
    yield after(1.5)
    picture("corners")
    report["corners"] = {
        "title": dialog.windowTitle(),
        "texts": [dialog.add.text(), dialog.summary.text(), dialog.emptyText.text(), dialog.help.text()],
        "parcels": len(dialog.outcome.rows),
        "bands": [band.numberOfVertices() for band in dialog._preview.bands],
    }
    dialog.add.click()
    added = iface.activeLayer()
    report["corners"]["added"] = [added.featureCount(), added.isEditable(), added.undoStack().count()]
    added.undoStack().undo()
    report["corners"]["undone"] = added.featureCount()
    added.rollBack()
    QgsProject.instance().removeMapLayer(added.id())
    yield lambda: not dialog.is_reading
    report["corners"]["as_before"] = layers() == before
    for item in shown:
        item.show()
    yield after(0.3)


def sample_files() -> dict[str, object]:
    from mine_restoration.ui.sample import load_sample

    return load_sample(QgsProject.instance())


def reopen():
    """Save the project, start a new one, open the saved one: what the dock shows of each."""
    project = QgsProject.instance()
    path = str(REPORT.with_name("project.qgz"))
    project.write(path)
    iface.newProject(False)
    yield after(0.5)
    report["cleared"] = states()
    iface.addProject(path)
    yield after(1)
    report["reopened"] = states()


def switched_on_again():
    """Twice, as a new version of the plugin is: which modules are those of the time before, and whether units are read.

    Classes of then and of now are not equal, a plane of the one is another plane than the same of the other.
    """
    from qgis import processing

    report["modules_kept"] = []
    for _ in range(2):
        before = {name: module for name, module in sys.modules.items() if name.split(".")[0] == PREFIX}
        assert qgis.utils.loadPlugin(PREFIX)
        assert qgis.utils.startPlugin(PREFIX)
        provider = QgsApplication.processingRegistry().providerById("minerestoration")
        yield lambda provider=provider: provider.is_ready
        report["modules_kept"] += [name for name, module in before.items() if sys.modules.get(name) is module]
        QgsProject.instance().clear()
        given = {**sample_files(), "UNITS": "memory:", "FINDINGS": "memory:"}
        report["units_again"] = processing.run("minerestoration:digitiseunits", given)["UNITS"].featureCount()
        assert qgis.utils.unloadPlugin(PREFIX)
        yield lambda: dock() is None


def scenario():
    """The whole visit."""
    yield lambda: PREFIX in qgis.utils.plugins and dock() is not None
    window = iface.mainWindow()
    window.move(0, 0)
    window.resize(1400, 900)
    window.resizeDocks([dock()], [int(os.environ.get("DRIVE_DOCK_WIDTH", "320"))], Qt.Orientation.Horizontal)
    look()
    report["start"] = ours()
    picture("dock_start")
    dialog = dock().run_sample() if STEPS else None
    for step in STEPS:
        if step != "digitiseunits":
            dialog = dock().run(step)
        yield from run(step, dialog)
    report["layers"] = layers()
    if STEPS:
        canvas = iface.mapCanvas()
        canvas.refresh()
        yield lambda: not canvas.isDrawing()
        yield after(2)
        picture("window")
        picture("dock")
        measure()
        yield from look_at_findings()
    if len(STEPS) == 2:
        yield from run("digitiseunits", dock().run("digitiseunits", sample_files()))
        report["stale"] = states()
        units = [layer.id() for layer in QgsProject.instance().mapLayersByName("Units")]
        kept, said = dict(report["outcomes"]), len(report["log"])
        yield from run("attachlandclasses", dock().run("attachlandclasses", {"SURVEY": units[-1]}))
        report["failed"] = {**report["outcomes"]["attachlandclasses"], "layers": layers()}
        report["failed"]["log"] = report["log"][said:]
        report["outcomes"], report["log"] = kept, report["log"][:said]
        picture("failed")
        yield from reopen()
    if STEPS:
        yield from corners()
    plugin().unload()
    plugin().unload()
    yield lambda: dock() is None
    report["unloaded"] = ours()
    report["dialog_left"] = window.findChild(QDialog, f"{PREFIX}_corner_dialog") is not None
    plugin().initGui()
    yield lambda: dock() is not None
    report["again"] = ours()
    report["title_again"] = dock().windowTitle()
    assert qgis.utils.unloadPlugin(PREFIX)
    yield lambda: dock() is None
    report["gone"] = ours()
    yield from switched_on_again()


drive(scenario())
