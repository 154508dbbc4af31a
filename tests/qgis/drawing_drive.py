"""Runs inside a QGIS window (``--code``): draws units as a user would, with mouse and typed input; then undoes it.

Not a test itself: ``test_drawing_desktop.py`` judges what it reports.
"""

from __future__ import annotations

from driving import PREFIX, after, dock, drive, iface, picture, plugin, report
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsSnappingConfig,
    QgsTolerance,
)
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QDialog, QDockWidget, QToolBar

EAST, NORTH = 40_500_000.0, 3_320_000.0


def project():
    return QgsProject.instance()


def canvas():
    return iface.mapCanvas()


def pixel(east, north):
    at = canvas().mapSettings().mapToPixel().transform(QgsPointXY(EAST + east, NORTH + north))
    return QPoint(round(at.x()), round(at.y()))


def click(east, north, button=Qt.MouseButton.LeftButton):
    QTest.mouseMove(canvas().viewport(), pixel(east, north))
    QTest.mouseClick(canvas().viewport(), button, Qt.KeyboardModifier.NoModifier, pixel(east, north))


def key(name):
    QTest.keyClick(canvas(), getattr(Qt.Key, f"Key_{name}"))


def trigger(name):
    action = iface.mainWindow().findChild(QAction, f"{PREFIX}_{name}")
    action.trigger()
    return action


def ours():
    window = iface.mainWindow()
    title = dock().windowTitle() if dock() else report["title"]
    return {
        "bars": sorted(
            bar.objectName() for bar in window.findChildren(QToolBar) if bar.objectName().startswith(PREFIX)
        ),
        "actions": sorted(
            action.objectName() for action in window.findChildren(QAction) if f"{PREFIX}_draw" in action.objectName()
        ),
        "panels": [item.objectName() for item in window.findChildren(QDockWidget) if "drawing" in item.objectName()],
        "menus": [
            entry.objectName()
            for action in iface.vectorMenu().actions()
            if action.text() == title
            for entry in action.menu().actions()
            if "draw" in entry.objectName()
        ],
        "items": len(canvas().scene().items()),
    }


def forms():
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.metaObject().className() == "QgsAttributeDialog" and widget.isVisible()
    ]


def numbers(layer):
    return sorted(feature["unit_id"] for feature in layer.getFeatures())


def scenario():
    yield lambda: dock() is not None
    window = iface.mainWindow()
    window.move(0, 0)
    window.resize(1400, 900)
    for item in window.findChildren(QDockWidget):
        if item.objectName() in ("Browser", "Browser2"):
            item.hide()
    yield after(0.5)
    report["title"] = dock().windowTitle()
    report["items"] = len(canvas().scene().items())
    report["start"] = ours()
    trigger("draw_unit")
    yield after(0.3)
    panel = window.findChild(QDockWidget, f"{PREFIX}_drawing_panel")
    report["without_layer"] = [panel.message.text(), panel.message.isVisible()]
    picture("no_layer")
    iface.messageBar().clearWidgets()

    from mine_restoration.core.geodesy.plane import Plane
    from mine_restoration.gis.corner_session import temporary_layer

    project().setCrs(QgsCoordinateReferenceSystem("EPSG:4528"))
    layer = temporary_layer(project(), Plane(40, 3, True))
    iface.setActiveLayer(layer)
    config = QgsSnappingConfig(project())
    config.setEnabled(True)
    config.setMode(QgsSnappingConfig.SnappingMode.AllLayers)
    kinds = Qgis.SnappingType if Qgis.QGIS_VERSION_INT >= 32600 else QgsSnappingConfig
    names = ("Vertex", "Segment") if Qgis.QGIS_VERSION_INT >= 32600 else ("VertexFlag", "SegmentFlag")
    config.setTypeFlag(getattr(kinds, names[0]) | getattr(kinds, names[1]))
    config.setTolerance(12)
    config.setUnits(QgsTolerance.UnitType.Pixels)
    project().setSnappingConfig(config)
    project().setTopologicalEditing(True)
    canvas().setExtent(QgsRectangle(EAST - 50, NORTH - 50, EAST + 450, NORTH + 350))
    canvas().refresh()
    yield lambda: not canvas().isDrawing()
    yield after(0.5)

    action = trigger("draw_unit")
    yield after(0.5)
    drawing = panel._drawing
    drawing.new_unit.form_afterwards = False
    report["checked"] = action.isChecked()
    panel.section.setCurrentIndex(3)
    for place in ((0, 0), (10, 180), (160, 200)):
        click(*place)
    panel.corner.x.setText(str(NORTH + 20.5))
    panel.corner.y.setText(str(EAST + 170.25 - 40_000_000))
    panel.corner.add.click()
    QTest.mouseMove(canvas().viewport(), pixel(120, -20))
    yield after(0.5)
    picture("unit")
    picture("panel_corner", panel)
    report["figures"] = panel.figures.text()
    key("Return")
    yield after(0.3)
    # A neighbour: two corners snapped to the first unit, an arc, a typed leg.
    click(162, 198)
    panel.tabs.setCurrentIndex(2)
    panel.arc.begin.click()
    click(240, 240)
    QTest.mouseMove(canvas().viewport(), pixel(300, 180))
    yield after(0.4)
    picture("arc")
    picture("panel_arc", panel)
    click(300, 180)
    panel.tabs.setCurrentIndex(1)
    panel.traverse.bearing.setText("190°30′15″")
    panel.traverse.length.setText("150.5")
    panel.traverse.add.click()
    yield after(0.4)
    picture("traverse")
    picture("panel_traverse", panel)
    report["closure"] = panel.traverse.closure.text()
    click(172, 22)
    key("Return")
    yield after(0.3)
    report["said"] = panel.message.text()
    report["numbers"] = numbers(layer)
    report["steps"] = [layer.undoStack().text(index) for index in range(layer.undoStack().count())]

    # A further unit, with its form; Backspace is the tool's, and deletes no selected unit.
    layer.selectAll()
    drawing.new_unit.form_afterwards = True
    for place in ((300, -40), (340, -40), (340, 0)):
        click(*place)
    key("Backspace")
    click(345, 5)
    key("Return")
    yield lambda: forms()
    yield after(0.4)
    report["forms"] = [form.windowTitle() for form in forms()]
    picture("form", forms()[0])
    forms()[0].reject()
    layer.undoStack().undo()
    report["after_backspace"] = numbers(layer)
    drawing.new_unit.form_afterwards = False
    layer.removeSelection()

    trigger("draw_numbers")
    trigger("draw_split")
    layer.selectByExpression("unit_id = '1'")
    click(-20, 100)
    click(165, 110)
    yield after(0.5)
    picture("split")
    key("Return")
    yield after(0.5)
    report["divided"] = numbers(layer)
    layer.selectByExpression("unit_id in ('1', '1-2')")
    state = {"picture": False}

    def answer():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.objectName() == f"{PREFIX}_merge_dialog":
            picture("merge", dialog)
            state["picture"] = True
            dialog.boxes["name"].setCurrentIndex(2)
            dialog.accept()
            return True
        return False

    from qgis.PyQt.QtCore import QTimer

    timer = QTimer(window)
    timer.timeout.connect(lambda: answer() and timer.stop())
    timer.start(200)
    for feature in layer.getFeatures("unit_id = '1-2'"):
        layer.changeAttributeValue(feature.id(), layer.fields().indexOf("name"), "North bench")
    for feature in layer.getFeatures("unit_id = '1'"):
        layer.changeAttributeValue(feature.id(), layer.fields().indexOf("name"), "South bench")
    trigger("draw_merge")
    yield lambda: state["picture"]
    yield after(0.3)
    report["merged"] = numbers(layer)
    trigger("draw_corner")
    click(160, 199)
    panel.tabs.setCurrentIndex(0)
    QTest.mouseMove(canvas().viewport(), pixel(190, 230))
    yield after(0.4)
    picture("corner")
    key("Escape")
    iface.messageBar().clearWidgets()
    while layer.undoStack().canUndo():
        layer.undoStack().undo()
    report["undone"] = layer.featureCount()
    layer.undoStack().redo()
    report["redone"] = layer.featureCount()
    layer.rollBack()  # or QGIS asks whether to save
    report["after_rollback"] = drawing.mode
    iface.setActiveLayer(layer)
    trigger("draw_unit")
    click(0, 0)
    report["drawn_again"] = len(drawing.sketch)
    project().clear()
    report["after_new_project"] = [action.isChecked(), panel.title.text()]
    yield after(0.5)
    picture("new_project")
    plugin().unload()
    yield after(0.5)
    report["gone"] = ours()
    plugin().initGui()
    yield after(0.5)
    report["again"] = ours()


drive(scenario())
