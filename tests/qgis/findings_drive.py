"""Runs inside a QGIS window (``--code``): looks through findings and verdicts as a reviewer does, and at unit forms.

Not a test itself: ``test_findings_desktop.py`` starts it and judges its report.
"""

from __future__ import annotations

import qgis.utils
import review_layers as made
from driving import PICTURES, PREFIX, after, drive, iface, report
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QDockWidget, QLabel, QToolBar, QToolButton


def grab(widget, name: str) -> None:
    QApplication.processEvents()
    if PICTURES:
        widget.grab().save(f"{PICTURES}/{name}.png")


def panel():
    return iface.mainWindow().findChild(QDockWidget, f"{PREFIX}_findings_panel")


def ours() -> dict[str, list[str]]:
    window = iface.mainWindow()
    return {
        "docks": [dock.objectName() for dock in window.findChildren(QDockWidget) if "findings" in dock.objectName()],
        "actions": [one.objectName() for one in window.findChildren(QAction) if "findings" in one.objectName()],
    }


def visit():
    """The whole visit."""
    window, project = iface.mainWindow(), QgsProject.instance()
    window.move(0, 0)
    window.resize(1400, 900)
    yield lambda: PREFIX in qgis.utils.plugins and panel() is not None
    yield after(1)
    report["hidden"] = not panel().isVisible()
    made.fill(project)
    unit = next(layer for layer in project.mapLayers().values() if layer.name().startswith("unit"))
    bar = window.findChild(QToolBar, f"{PREFIX}_toolbar")
    action = window.findChild(QAction, f"{PREFIX}_findings")
    report["in_tool_bar"] = action in bar.actions()
    action.trigger()
    yield after(1)
    view = panel().widget()
    report["buttons"] = [button.text() for button in view.filters.kinds.values()]
    view.filters.search.setFocus()
    QTest.keyClicks(view.filters.search, "U1")
    yield after(0.5)
    report["found"] = view.model.shown
    view.show_all()
    row = view.model.index_of(3)
    view.list.scrollTo(row)
    yield after(0.3)
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=view.list.visualRect(row).center())
    canvas = iface.mapCanvas()
    yield lambda: not canvas.isDrawing()
    report["looked_at"] = [round(canvas.extent().center().x() - made.EAST), round(canvas.scale()) < 10_000]
    view.details.by.setText("张三")
    view.details.reason.setText("现场核实")
    view.details.buttons["dismissed"].click()
    yield after(0.5)
    report["marked"] = [entry.mark_state for entry in view.model.entries]
    grab(window, "findings_window")
    grab(panel(), "findings_panel")
    report["sentence_width"] = view.list.columnWidth(0)
    report["cut_off"] = [
        widget.text()
        for kind in (QToolButton, QLabel)
        for widget in view.findChildren(kind)
        if widget.isVisibleTo(view)
        and widget.text()
        and not getattr(widget, "wordWrap", bool)()
        and widget.width() < widget.minimumSizeHint().width()
    ]
    from mine_restoration.gis.forms import set_form
    from mine_restoration.gis.lists import lists_for

    set_form(unit, "unit", lists_for(project))
    unit.startEditing()
    for section in ("restored", "damaged", "planned"):
        feature = next(unit.getFeatures())
        feature["section"], feature["year"], feature["land_class"] = section, 2026, "0101"
        feature["problem_type"] = "土地损毁（挖损）" if section == "damaged" else None
        dialog = iface.getFeatureForm(unit, feature)
        dialog.resize(640, 820)
        dialog.show()
        yield after(1.5)
        grab(dialog, f"form_{section}")
        dialog.close()
        dialog.deleteLater()
    unit.rollBack()
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, panel())
    window.resizeDocks([panel()], [330], Qt.Orientation.Horizontal)
    yield after(0.5)
    report["narrow"] = panel().width()
    grab(panel(), "findings_narrow")
    assert qgis.utils.unloadPlugin(PREFIX)
    yield after(0.5)
    report["gone"] = ours()


drive(visit())
