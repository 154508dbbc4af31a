"""Runs inside a QGIS window (``--code``): sets options as a user does, in QGIS' own dialogs, and finds a unit.

Not a test itself: ``test_options_desktop.py`` starts it and judges its report.
"""

from __future__ import annotations

import os
from pathlib import Path

import qgis.utils
from driving import PICTURES, PREFIX, after, drive, iface, report
from qgis.core import QgsExpression, QgsProject, QgsSettings, QgsVectorLayer
from qgis.gui import QgsOptionsPageWidget
from qgis.PyQt.QtCore import QPoint, QTimer
from qgis.PyQt.QtWidgets import (
    QAction,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QTreeView,
    QWidget,
)

FOLDER = Path(os.environ["DRIVE_FOLDER"])
USER_PAGE, PROJECT_PAGE, PACKAGES = f"{PREFIX}_options", f"{PREFIX}_project_settings", f"{PREFIX}_packages"
TITLES = ("Mine Restoration", "矿区生态修复")


def in_dialog(act) -> None:
    """Do something in the next dialog that opens by itself and blocks, then press OK."""

    def look() -> None:
        dialog = next((w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()), None)
        if dialog is None:
            QTimer.singleShot(200, look)
            return
        dialog.resize(1000, 760)
        QApplication.processEvents()
        try:
            act(dialog)
        finally:
            box = dialog.findChild(QDialogButtonBox)
            box.button(QDialogButtonBox.StandardButton.Ok).click()

    QTimer.singleShot(800, look)


def grab(widget, name: str) -> None:
    QApplication.processEvents()
    if PICTURES:
        widget.grab().save(f"{PICTURES}/{name}.png")


def pages_of(dialog):
    """The plugin's pages by name. Newer QGIS calls a page among the properties of a project by its title."""
    pages = {page.objectName(): page for page in dialog.findChildren(QgsOptionsPageWidget)}
    pages = {PROJECT_PAGE if name in TITLES else name: page for name, page in pages.items()}
    return {name: page for name, page in pages.items() if name in (USER_PAGE, PROJECT_PAGE, PACKAGES)}


def page_of(dialog, name: str):
    page = pages_of(dialog)[name]
    assert page.isVisible(), name
    return page


def editor(page, name: str):
    return page.findChild(QWidget, f"{PREFIX}_setting_{name}")


def labels(page) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def cut_off(page) -> list[str]:
    """Texts of which a user does not see all; the page may be scrolled down, not aside."""
    area = page.findChild(QScrollArea)
    inside = area.widget() if area else page
    room = area.viewport().width() if area else page.width()
    over = []
    for widget in (*inside.findChildren(QLabel), *inside.findChildren(QPushButton), *inside.findChildren(QToolButton)):
        if not widget.isVisible() or not widget.text():
            continue
        right = widget.mapTo(inside, QPoint(widget.width(), 0)).x()
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        needed = widget.minimumSizeHint().width() if wraps else widget.sizeHint().width()
        if right > room or widget.width() < needed:
            over.append(widget.text())
    return over


def scenario():
    yield after(1.5)
    project = QgsProject.instance()
    (FOLDER / "broken.json").write_text('{\n "edition": "x",\n "rules": [\n}\n', encoding="utf-8")

    def user(dialog) -> None:
        page = page_of(dialog, USER_PAGE)
        grab(dialog, "options")
        report["user_page"] = labels(page)
        report["user_cut_off"] = cut_off(page)
        editor(page, "organisation").setText("示例测绘院")
        editor(page, "organisation").textEdited.emit("示例测绘院")
        editor(page, "rules").setFilePath(str(FOLDER / "broken.json"))
        grab(dialog, "options_changed")
        report["help_buttons"] = [
            button.objectName() for button in page.findChildren(QToolButton) if "_help_" in button.objectName()
        ]

    in_dialog(user)
    iface.showOptionsDialog(iface.mainWindow(), USER_PAGE)
    yield after(0.5)
    report["kept"] = QgsSettings().value(f"{PREFIX}/settings/organisation")
    # QGIS may have messages of its own: about a font that it cannot load from the network.
    report["warned"] = [item.text() for item in iface.messageBar().items() if item.title() in TITLES]
    iface.messageBar().clearWidgets()

    def of_project(dialog) -> None:
        dialog.findChild(QStackedWidget, "mOptionsStackedWidget").setCurrentWidget(pages_of(dialog)[PROJECT_PAGE])
        page = page_of(dialog, PROJECT_PAGE)
        grab(dialog, "project")
        report["project_page"] = labels(page)
        report["project_cut_off"] = cut_off(page)
        editor(page, "secrecy").setText("内部")
        editor(page, "secrecy").textEdited.emit("内部")
        page.findChild(QToolButton, f"{PREFIX}_reset_rules").click()

    in_dialog(of_project)
    iface.showProjectPropertiesDialog(PROJECT_PAGE)
    yield after(0.5)
    report["of_project"] = project.readEntry("mine_restoration", "settings/secrecy")[0]
    report["dirty"] = project.isDirty()

    def packages(dialog) -> None:
        page = page_of(dialog, PACKAGES)
        grab(dialog, "packages")
        report["packages_page"] = labels(page)

    in_dialog(packages)
    iface.showOptionsDialog(iface.mainWindow(), PACKAGES)
    yield after(0.5)

    # A dialog of Processing, filled with what is set.
    from mine_restoration.gis.settings import parameters_of

    report["filled"] = parameters_of("acceptancepackage", project)

    # A unit in the locator bar.
    from mine_restoration.core.catalogue import RESOURCES
    from mine_restoration.gis.roles import mark

    layer = QgsVectorLayer(str(RESOURCES / "sample" / "last_year_units.gpkg"), "units", "ogr")
    project.addMapLayer(layer)
    mark(project, layer, "unit")
    unit = next(layer.getFeatures())
    report["unit_id"] = unit["unit_id"]
    yield after(1)
    iface.locatorSearch(f"kqxf {unit['unit_id']}")
    yield after(2)
    view = next(
        w
        for w in QApplication.allWidgets()
        if isinstance(w, QTreeView) and w.metaObject().className() == "QgsLocatorResultsView"
    )
    model = view.model()
    rows = [model.index(row, 0).data() for row in range(model.rowCount())]
    report["located"] = rows
    grab(iface.mainWindow(), "locator")
    view.activated.emit(view.currentIndex())
    line = next(
        w for w in iface.mainWindow().findChildren(QLineEdit) if w.metaObject().className() == "QgsLocatorLineEdit"
    )
    line.returnPressed.emit()
    yield after(1.5)
    box = iface.mapCanvas().mapSettings().layerExtentToOutputExtent(layer, unit.geometry().boundingBox())
    extent = iface.mapCanvas().extent()
    report["zoomed"] = [extent.contains(box), extent.width() / box.width(), extent.height() / box.height()]
    grab(iface.mainWindow(), "zoomed")

    # Taken away with the plugin, and back with it.
    for turn in ("unloaded", "loaded"):
        if turn == "unloaded":
            qgis.utils.unloadPlugin("mine_restoration")
        else:
            qgis.utils.loadPlugin("mine_restoration")
            qgis.utils.startPlugin("mine_restoration")
        yield after(0.5)
        pages = []
        in_dialog(lambda dialog, pages=pages: pages.extend(pages_of(dialog)))
        iface.showOptionsDialog(iface.mainWindow(), "mOptionsPageGeneral")
        in_dialog(lambda dialog, pages=pages: pages.extend(pages_of(dialog)))
        iface.showProjectPropertiesDialog("mTabGeneral")
        report[f"pages_{turn}"] = sorted(set(pages))
        report[f"functions_{turn}"] = QgsExpression.isFunctionName("corner_list")
        iface.locatorSearch(f"kqxf {report['unit_id']}")
        yield after(1.5)
        report[f"located_{turn}"] = [model.index(row, 0).data() for row in range(model.rowCount())]
        view.window().findChildren(QAction)
        view.parentWidget().hide()


drive(scenario())
