"""The tool bar, the menu under Vector and the entry under Help: everything that the dock can be asked for."""

from __future__ import annotations

from functools import partial
from typing import Any, Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from ..gis.i18n import tr
from .dock import corners_tip, open_help
from .options import show_settings
from .steps import icon_path, is_there, other_tools, steps


class Menu:
    """Adds the actions and takes them away again."""

    def __init__(self, iface: Any, dock: Any) -> None:
        self._iface = iface
        self._dock = dock
        self._title = tr("Mine Restoration")
        self._in_menu: list[QAction] = []
        self._bar = iface.addToolBar(self._title)
        self._bar.setObjectName("mine_restoration_toolbar")
        self._add_toggle()
        self._add("corners", tr("Corners…"), corners_tip(), dock.open_corners, in_bar=True)
        self._bar.addSeparator()
        for step in (*steps(), *other_tools()):
            if is_there(step.id):
                text = tr("{step}…").format(step=step.title)
                self._add(step.id, text, step.explanation, partial(dock.run, step.id), in_bar=True)
        self._add(
            "carry",
            tr("Carry the plan over into the unit layer…"),
            tr("Last year's planned units become this year's restored ones, in one step of Undo"),
            dock.carry_plan,
            "carryplan",
        )
        self._add(
            "example",
            tr("Worked example"),
            tr("A fictional quarry in a project of its own, and a guide through the year's work"),
            dock.start_example,
            "sample",
        )
        self._add("sample", tr("Sample layers into this project…"), "", dock.run_sample)
        settings = self._add(
            "settings",
            tr("Settings…"),
            tr("Rules, templates, names for the title block, tolerances: set once for all dialogs"),
            partial(show_settings, iface),
        )
        settings.setIcon(QgsApplication.getThemeIcon("/mActionOptions.svg"))
        self._help = self._action("help", self._title, "", open_help, "mine_restoration")
        iface.pluginHelpMenu().addAction(self._help)

    def close_down(self) -> None:
        """Take everything away; the actions go with the dock, which is their parent."""
        self._iface.pluginHelpMenu().removeAction(self._help)
        while self._in_menu:
            self._iface.removePluginVectorMenu(self._title, self._in_menu.pop())
        self._iface.mainWindow().removeToolBar(self._bar)
        self._bar.deleteLater()

    def _add_toggle(self) -> None:
        toggle = QAction(QIcon(icon_path("mine_restoration")), tr("Mine restoration panel"), self._dock)
        toggle.setObjectName("mine_restoration_dock")
        toggle.setStatusTip(tr("Show or hide the steps of the year's work"))
        self._dock.setToggleVisibilityAction(toggle)
        self._to_menu(toggle)
        self._bar.addAction(toggle)

    def _add(
        self, name: str, text: str, tip: str, act: Callable[[], Any], icon: str = "", in_bar: bool = False
    ) -> QAction:
        """An action in the menu, and in the tool bar where it is used every day."""
        action = self._action(name, text, tip, act, icon or name)
        self._to_menu(action)
        if in_bar:
            self._bar.addAction(action)
        return action

    def _action(self, name: str, text: str, tip: str, act: Callable[[], Any], icon: str) -> QAction:
        action = QAction(QIcon(icon_path(icon)), text, self._dock)
        action.setObjectName(f"mine_restoration_{name}")
        action.setStatusTip(tip)
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _to_menu(self, action: QAction) -> None:
        self._iface.addPluginToVectorMenu(self._title, action)
        self._in_menu.append(action)
