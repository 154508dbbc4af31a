"""The plugin's life in QGIS: what it adds on start and takes away on unload."""

from __future__ import annotations

from typing import Any, Callable, Optional

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtCore import QCoreApplication, Qt

from .gis.dependencies import GEOMETRY, missing_packages, sentence
from .gis.i18n import install_translator


class MineRestorationPlugin:
    """Made by QGIS; ``iface`` is ``None`` in qgis_process."""

    def __init__(self, iface: Optional[Any]) -> None:
        self._iface = iface
        self._undo: list[Callable[[], None]] = []
        self._provider: Optional[QgsProcessingProvider] = None
        self._missing = missing_packages(GEOMETRY)
        self._translator = install_translator()

    def initProcessing(self) -> None:
        """Add the provider; QGIS calls this by name in qgis_process."""
        if self._provider is None:
            self._provider = self._new_provider()
            QgsApplication.processingRegistry().addProvider(self._provider)
            self._add_functions()

    def initGui(self) -> None:
        """Add provider, dock, tool bar, the menu under Vector and the entry under Help."""
        if self._translator is None:
            # Loaded again after unload, in the same window.
            self._translator = install_translator()
        self.initProcessing()
        self._add_packages_page()
        if self._missing:
            return
        self._add_parts(self._add_dock())
        self._provider.begin()

    def unload(self) -> None:
        """Take away everything that was added, last first; safe to call twice."""
        while self._undo:
            self._undo.pop()()
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    def _new_provider(self) -> QgsProcessingProvider:
        # Imported here: the algorithms need the packages as soon as they are imported.
        if self._missing:
            from .processing.unavailable import UnavailableProvider

            return UnavailableProvider()
        if self._iface is None:
            from .processing.provider import MineRestorationProvider

            return MineRestorationProvider()
        from .processing.starting import StartingProvider

        return StartingProvider()

    def _add_functions(self) -> None:
        """Make the functions for expressions known: forms keep areas up with boundaries by them."""
        if self._missing:
            return
        from .gis.expressions import register, unregister

        register()
        self._undo.append(unregister)

    def _add_packages_page(self) -> None:
        from .ui.options import PackagesPage

        self._undo.append(PackagesPage(self._iface, sentence(self._missing) if self._missing else "").close_down)

    def _add_dock(self) -> Any:
        from .ui.dock import RestorationDock

        dock = RestorationDock(self._iface)
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)

        def remove() -> None:
            dock.close_down()
            self._iface.removeDockWidget(dock)
            dock.deleteLater()

        self._undo.append(remove)
        return dock

    def _add_parts(self, dock: Any) -> None:
        """The menu and what else works beside the dock: the parts of ``ui/parts.py``."""
        from .ui.parts import PARTS

        dock.write_table = _write_table  # only report knows how, and widgets do not know report
        for part in PARTS:
            self._undo.append(part(self._iface, dock).close_down)


def _write_table(path: Any, table: Any) -> None:
    """Write the reviewer's list to a file."""
    from .report.review_list import write_review_list

    write_review_list(path, table)
