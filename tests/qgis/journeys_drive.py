"""Runs inside a QGIS window (``--code``): the worked example and the windows beside it, as the guide tells them.

Not a test itself: ``test_journeys.py`` judges what it reports, ``scripts/screenshots.py`` keeps its pictures.
"""

from __future__ import annotations

import qgis.utils
from driving import PREFIX, REPORT, after, dock, drive, iface, layers, picture, report, rows
from qgis.core import QgsFeatureRequest, QgsPointXY, QgsProject
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QDialog, QDockWidget

DOCK_WIDTH = 340
TOOLS = ("createproject", "exportcorners", "verifypackage")
"""Dialogs that no step of the example opens."""


def window():
    return iface.mainWindow()


def layer(role: str):
    from mine_restoration.gis.roles import layer_with

    return layer_with(QgsProject.instance(), role)


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


def zoom_to(role: str, share: float = 0.1):
    """Show the ground of a layer with something round it."""
    canvas, shown = iface.mapCanvas(), layer(role)
    extent = canvas.mapSettings().layerExtentToOutputExtent(shown, shown.extent())
    canvas.setExtent(extent.buffered(share * extent.width()))


def tidy_layers():
    """Fold the layer tree: it is not what the pictures are about."""
    for node in QgsProject.instance().layerTreeRoot().findLayers():
        node.setExpanded(False)


def stage():
    """Let the guide run its step, and wait for the end of it."""
    guide = dock().guide
    step = guide.step
    row = rows()[step]
    QTest.mouseClick(guide.go, Qt.MouseButton.LeftButton)
    yield lambda: row.state_name not in ("todo", "stale")
    yield lambda: row.state_name in ("done", "findings", "failed")
    yield after(0.5)
    report["outcomes"][step] = {"state": row.state_name, "figures": row.figures.text(), "words": row.stateText.text()}
    tidy_layers()


def dialogs(*steps: str):
    """The dialogs of steps and tools, filled with what the project knows, and closed again."""
    for step in steps:
        dialog = dock().run(step)
        dialog.resize(900, 620)
        yield after(0.7)
        picture(f"dialog_{step}", dialog)
        dialog.close()
        dialog.deleteLater()
        yield after(0.2)


def modal(name: str, show, width: int = 1000, height: int = 720):
    """A dialog of QGIS' own that waits for an answer: opened, pictured, cancelled."""

    def shown():
        return next((w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()), None)

    QTimer.singleShot(0, show)
    yield shown
    dialog = shown()
    dialog.resize(width, height)
    yield after(1)
    picture(name, dialog)
    dialog.reject()
    yield after(0.3)


def corners():
    """The window of corner coordinates with the sample's files."""
    from mine_restoration.core.catalogue import RESOURCES

    window().findChild(QAction, f"{PREFIX}_corners").trigger()
    dialog = window().findChild(QDialog, f"{PREFIX}_corner_dialog")
    dialog.resize(1060, 760)
    dialog.add_paths([str(path) for path in sorted((RESOURCES / "sample" / "units").glob("*.txt"))])
    yield lambda: not dialog.is_reading
    dialog.parcels.setCurrentIndex(dialog.parcels.model().index(4, 0))
    dialog.parcels.expand(dialog.parcels.model().index(4, 0))
    yield after(0.5)
    picture("corners", dialog)
    dialog.close()


def forms():
    """The form of a unit of each section."""
    units = layer("unit")
    units.startEditing()
    for section in ("restored", "damaged", "planned"):
        feature = next(units.getFeatures(QgsFeatureRequest().setFilterExpression(f"section = '{section}'")))
        form = iface.getFeatureForm(units, feature)
        form.resize(720, 720)
        form.show()
        yield after(1)
        picture(f"form_{section}", form)
        form.reject()
        form.deleteLater()
    units.rollBack()


def drawing():
    """A unit drawn beside the others, with its panel; nothing of it is kept."""
    canvas, units = iface.mapCanvas(), layer("unit")
    iface.setActiveLayer(units)
    window().findChild(QAction, f"{PREFIX}_draw_unit").trigger()
    panel = window().findChild(QDockWidget, f"{PREFIX}_drawing_panel")
    window().resizeDocks([panel], [330], Qt.Orientation.Horizontal)
    window().resizeDocks([panel], [470], Qt.Orientation.Vertical)
    yield from settled()
    box = canvas.extent()

    def place(east: float, north: float) -> QPoint:
        point = QgsPointXY(box.xMinimum() + east * box.width(), box.yMinimum() + north * box.height())
        at = canvas.mapSettings().mapToPixel().transform(point)
        return QPoint(round(at.x()), round(at.y()))

    for east, north in ((0.30, 0.30), (0.32, 0.38), (0.40, 0.40)):
        QTest.mouseMove(canvas.viewport(), place(east, north))
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place(east, north))
    QTest.mouseMove(canvas.viewport(), place(0.44, 0.31))
    yield from shot("drawing")
    for _ in range(4):
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
    units.rollBack()
    iface.actionPan().trigger()
    panel.hide()
    yield after(0.3)


def findings():
    """The panel of findings and verdicts below the map, at a verdict of a unit in a zone."""
    beside = window().findChild(QDockWidget, "Layers")
    beside.hide()
    rows()["checkzones"].showFindings.click()
    yield after(1)
    panel = window().findChild(QDockWidget, f"{PREFIX}_findings_panel")
    window().resizeDocks([panel], [380], Qt.Orientation.Vertical)
    yield after(0.5)
    shown = panel.widget().list
    shown.collapse(shown.model().index(0, 0))
    place = shown.visualRect(shown.model().index(0, 0, shown.model().index(1, 0))).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    yield from settled()
    yield from shot("findings")
    panel.hide()
    beside.show()
    zoom_to("mining_right")


def preview():
    """A sheet of the package in QGIS' layout window."""
    dialog = dock().sheet_preview.ask()
    yield lambda: dialog.isVisible()
    yield after(0.5)
    dialog.runAlgorithm()

    def designer():
        return next((w for w in QApplication.topLevelWidgets() if w.objectName() == "QgsLayoutDesignerBase"), None)

    yield lambda: designer() is not None and designer().isVisible()
    dialog.close()
    designer().resize(1200, 800)
    yield after(3)
    picture("preview", designer())
    designer().close()
    yield after(0.3)


def scenario():
    yield lambda: PREFIX in qgis.utils.plugins and dock() is not None
    window().move(0, 0)
    window().resize(1400, 900)
    for item in window().findChildren(QDockWidget):
        if item is not dock() and item.objectName() != "Layers":
            item.hide()
    window().resizeDocks([dock()], [DOCK_WIDTH], Qt.Orientation.Horizontal)
    yield after(1)
    report["title"] = dock().windowTitle()
    yield from shot("start")
    assert dock().start_example(REPORT.with_name("example")), [item.text() for item in iface.messageBar().items()]
    tidy_layers()
    yield after(0.5)
    yield from shot("example")
    yield from stage()
    zoom_to("mining_right")
    yield from shot("units")
    yield from corners()
    yield from forms()
    yield from drawing()
    for step in list(rows())[2:]:
        dock().guide.go.click()
        yield after(0.3)
        yield from stage()
        if step == "checkzones":
            yield from shot("zones")
            yield from findings()
    report["layers"] = layers()
    yield from shot("window")
    yield from preview()
    yield from dialogs(*list(rows())[2:], *TOOLS)
    yield from modal("options", lambda: iface.showOptionsDialog(window(), f"{PREFIX}_options"))


drive(scenario())
