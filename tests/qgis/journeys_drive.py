"""Runs inside a QGIS window (``--code``): goes through the sample's whole year as the guide tells it, with pictures.

Not a test itself: ``test_journeys.py`` judges what it reports, ``scripts/screenshots.py`` keeps its pictures.
"""

from __future__ import annotations

import qgis.utils
from driving import PREFIX, after, dock, drive, iface, layers, picture, report, rows
from qgis.core import QgsFeatureRequest, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAction, QApplication, QDialog, QDockWidget

DOCK_WIDTH = 330


def window():
    return iface.mainWindow()


def settled():
    """Wait until the map is drawn."""
    canvas = iface.mapCanvas()
    yield after(0.3)
    canvas.refresh()
    yield lambda: not canvas.isDrawing()
    yield after(1)


def shot(name: str):
    """A picture of the whole window, without messages over the map."""
    iface.messageBar().clearWidgets()
    yield from settled()
    picture(name)


def tool_dialog():
    """The dialog of an algorithm that is on the screen, or nothing."""
    return next((w for w in QApplication.topLevelWidgets() if w.isVisible() and hasattr(w, "runAlgorithm")), None)


def go_through(step: str, dialog=None):
    """Press the button of a step, and Run where it asks first; note what the row says at the end."""
    row = rows()[step]
    if dialog is None:
        row.run.click()
    yield lambda: tool_dialog() or row.state_name not in ("todo", "stale")
    dialog = tool_dialog()
    if dialog is not None:
        dialog.resize(900, 620)
        yield after(0.7)
        picture(f"dialog_{step}", dialog)
        dialog.runAlgorithm()
    yield lambda: row.state_name in ("done", "findings", "failed")
    report["outcomes"][step] = {"state": row.state_name, "figures": row.figures.text(), "words": row.stateText.text()}
    yield after(0.3)
    if dialog is not None:
        dialog.close()
        dialog.deleteLater()


def dialogs(*steps: str):
    """The dialogs of tools, filled with what the project knows, and closed again."""
    for step in steps:
        dialog = dock().run(step)
        dialog.resize(900, 620)
        yield after(0.7)
        picture(f"dialog_{step}", dialog)
        dialog.close()
        dialog.deleteLater()
        yield after(0.2)


def corners():
    """The window of corner coordinates with the sample's files."""
    from mine_restoration.core.catalogue import RESOURCES

    window().findChild(QAction, f"{PREFIX}_corners").trigger()
    dialog = window().findChild(QDialog, f"{PREFIX}_corner_dialog")
    dialog.move(0, 60)
    dialog.resize(1060, 760)
    dialog.add_paths([str(path) for path in sorted((RESOURCES / "sample" / "units").glob("*.txt"))])
    yield lambda: not dialog.is_reading
    dialog.parcels.setCurrentIndex(dialog.parcels.model().index(4, 0))
    dialog.parcels.expand(dialog.parcels.model().index(4, 0))
    dialog.zoom_to_all()
    yield from settled()
    picture("corners", dialog)
    dialog.close()


def forms():
    """The form of a unit of each section."""
    from mine_restoration.gis.roles import layer_with

    layer = layer_with(QgsProject.instance(), "unit")
    for section in ("restored", "damaged", "planned"):
        feature = next(layer.getFeatures(QgsFeatureRequest().setFilterExpression(f"section = '{section}'")))
        form = iface.getFeatureForm(layer, feature)
        form.resize(620, 700)
        form.show()
        yield after(1)
        picture(f"form_{section}", form)
        form.reject()
        form.deleteLater()


def scenario():
    yield lambda: PREFIX in qgis.utils.plugins and dock() is not None
    window().move(0, 0)
    window().resize(1400, 900)
    for item in window().findChildren(QDockWidget):
        if item is not dock() and item.objectName() not in ("Layers",):
            item.hide()
    window().resizeDocks([dock()], [DOCK_WIDTH], Qt.Orientation.Horizontal)
    yield after(1)
    report["title"] = dock().windowTitle()
    yield from shot("start")
    dialog = dock().run_sample()
    yield from go_through("digitiseunits", dialog)
    yield from shot("units")
    yield from corners()
    yield from forms()
    for step in list(rows())[2:]:
        yield from go_through(step)
        if step == "checkzones":
            yield from shot("zones")
    report["layers"] = layers()
    yield from shot("window")
    yield from dialogs("createproject", "exportcorners", "verifypackage")


drive(scenario())
