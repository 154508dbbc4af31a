"""The plugin's life in QGIS: what it adds on start and takes away on unload."""

from __future__ import annotations

from typing import Any, Callable, Optional

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from .gis.dependencies import GEOMETRY, missing_packages, sentence
from .gis.i18n import install_translator, tr


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
        dock, toggle = self._add_dock()
        self._add_actions(dock, toggle)
        self._add_parts(dock)
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

    def _add_dock(self) -> tuple[Any, QAction]:
        from .ui.dock import RestorationDock
        from .ui.steps import icon_path

        dock = RestorationDock(self._iface)
        toggle = self._action("dock", QIcon(icon_path("mine_restoration")), tr("Mine restoration panel"), dock)
        toggle.setStatusTip(tr("Show or hide the steps of the year's work"))
        dock.setToggleVisibilityAction(toggle)
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)

        def remove() -> None:
            dock.close_down()
            self._iface.removeDockWidget(dock)
            dock.deleteLater()

        self._undo.append(remove)
        return dock, toggle

    def _add_parts(self, dock: Any) -> None:
        """What works beside the dock: the parts of ``ui/parts.py``."""
        from .ui.parts import PARTS

        dock.write_table = _write_table  # only report knows how, and widgets do not know report
        for part in PARTS:
            self._undo.append(part(self._iface, dock).close_down)

    def _add_actions(self, dock: Any, toggle: QAction) -> None:
        from .ui.dock import corners_tip, open_help
        from .ui.steps import icon_path, is_there, other_tools, steps

        bar = self._iface.addToolBar(tr("Mine Restoration"))
        bar.setObjectName("mine_restoration_toolbar")
        self._undo.append(lambda: (self._iface.mainWindow().removeToolBar(bar), bar.deleteLater()))
        self._to_menu(toggle)
        bar.addAction(toggle)
        corners = self._action("corners", QIcon(icon_path("corners")), tr("Corners…"), dock)
        corners.setStatusTip(corners_tip())
        corners.triggered.connect(lambda: dock.open_corners())
        self._to_menu(corners)
        bar.addAction(corners)
        bar.addSeparator()
        for step in (*steps(), *other_tools()):
            if is_there(step.id):
                action = self._action(step.id, QIcon(step.icon_path), tr("{step}…").format(step=step.title), dock)
                action.setStatusTip(step.explanation)
                action.triggered.connect(lambda _checked=False, step_id=step.id: dock.run(step_id))
                self._to_menu(action)
                bar.addAction(action)
        icon = QIcon(icon_path("carryplan"))
        carry = self._action("carry", icon, tr("Carry the plan over into the unit layer…"), dock)
        carry.setStatusTip(tr("Last year's planned units become this year's restored ones, in one step of Undo"))
        carry.triggered.connect(lambda: dock.carry_plan())
        self._to_menu(carry)
        example = self._action("example", QIcon(icon_path("sample")), tr("Worked example"), dock)
        example.setStatusTip(tr("A fictional quarry in a project of its own, and a guide through the year's work"))
        example.triggered.connect(lambda: dock.start_example())
        self._to_menu(example)
        sample = self._action("sample", QIcon(icon_path("sample")), tr("Sample layers into this project…"), dock)
        sample.triggered.connect(lambda: dock.run_sample())
        self._to_menu(sample)
        help_action = self._action("help", QIcon(icon_path("mine_restoration")), tr("Mine Restoration"), dock)
        help_action.triggered.connect(open_help)
        menu = self._iface.pluginHelpMenu()
        menu.addAction(help_action)
        self._undo.append(lambda: menu.removeAction(help_action))

    def _action(self, name: str, icon: QIcon, text: str, parent: Any) -> QAction:
        action = QAction(icon, text, parent)
        action.setObjectName(f"mine_restoration_{name}")
        return action

    def _to_menu(self, action: QAction) -> None:
        menu = tr("Mine Restoration")
        self._iface.addPluginToVectorMenu(menu, action)
        self._undo.append(lambda: self._iface.removePluginVectorMenu(menu, action))


def _write_table(path: Any, table: Any) -> None:
    """Write the reviewer's list to a file."""
    from .report.review_list import write_review_list

    write_review_list(path, table)
