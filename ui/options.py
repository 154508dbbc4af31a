"""Puts the plugin's pages into QGIS' options and into the properties of projects."""

from __future__ import annotations

from typing import Any, Callable, Optional

from qgis.core import Qgis, QgsProject
from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from ..core.catalogue import RESOURCES
from ..gis.i18n import tr

SETTINGS_PAGE, PACKAGES_PAGE = "mine_restoration_options", "mine_restoration_packages"
Make = Callable[[Optional[QWidget]], QgsOptionsPageWidget]


class _Page(QgsOptionsWidgetFactory):
    """A page of one of QGIS' dialogs; ``make`` makes its widget when the dialog is opened."""

    def __init__(self, title: str, icon: str, path: list[str], make: Make) -> None:
        super().__init__()
        self.setTitle(title)
        self.setIcon(QIcon(str(RESOURCES / "icons" / icon)))
        self._path = path
        self._make = make

    def path(self) -> list[str]:
        return self._path

    def createWidget(self, parent: Optional[QWidget] = None) -> QgsOptionsPageWidget:
        return self._make(parent)


class OptionsPages:
    """The user's settings under Options, a project's in its properties. The dock is shown anew when they were kept."""

    def __init__(self, iface: Any, dock: Any) -> None:
        self._iface = iface
        self._dock = dock
        title, icon = tr("Mine Restoration"), "mine_restoration.svg"
        self._options = _Page(tr("Settings"), icon, [title], lambda parent: self._page(None, parent))
        self._properties = _Page(title, icon, [], lambda parent: self._page(QgsProject.instance(), parent))
        iface.registerOptionsWidgetFactory(self._options)
        iface.registerProjectPropertiesWidgetFactory(self._properties)

    def close_down(self) -> None:
        """Take the pages away."""
        self._iface.unregisterProjectPropertiesWidgetFactory(self._properties)
        self._iface.unregisterOptionsWidgetFactory(self._options)

    def _page(self, project: Optional[QgsProject], parent: Optional[QWidget]) -> QgsOptionsPageWidget:
        from .options_page import OptionsPage

        return OptionsPage(project, self._warn, parent, self._kept)

    def _kept(self) -> None:
        """Show what depends on settings anew: in the dock, and in the list of findings (areas, who reviews)."""
        self._dock.refresh()
        if self._dock.findings_panel is not None:
            self._dock.findings_panel.read()

    def _warn(self, text: str) -> None:
        self._iface.messageBar().pushMessage(tr("Mine Restoration"), text, Qgis.MessageLevel.Warning, 0)


class PackagesPage:
    """What the plugin needs beside QGIS; there even where so much is missing that nothing else is.

    ``missing`` is the sentence about that; it is said at once, with a button that opens the page.
    """

    def __init__(self, iface: Any, missing: str = "") -> None:
        self._iface = iface
        self._factory = _Page(tr("Packages"), "packages.svg", [tr("Mine Restoration")], self._page)
        iface.registerOptionsWidgetFactory(self._factory)
        if missing:
            bar = iface.messageBar()
            item = bar.createMessage(tr("Mine Restoration"), missing)
            button = QPushButton(tr("What to do…"), item)
            button.setObjectName("mine_restoration_what_to_do")
            button.clicked.connect(self.show)
            item.layout().addWidget(button)
            bar.pushWidget(item, Qgis.MessageLevel.Warning, 0)

    def close_down(self) -> None:
        """Take the page away."""
        self._iface.unregisterOptionsWidgetFactory(self._factory)

    def show(self) -> None:
        """Open the options at this page."""
        self._iface.showOptionsDialog(self._iface.mainWindow(), PACKAGES_PAGE)

    def _page(self, parent: Optional[QWidget]) -> QgsOptionsPageWidget:
        from .missing_packages import MissingPackages

        return MissingPackages(parent)


def show_settings(iface: Any) -> None:
    """Open QGIS' options at the user's settings."""
    iface.showOptionsDialog(iface.mainWindow(), SETTINGS_PAGE)
