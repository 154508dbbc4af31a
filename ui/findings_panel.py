"""The panel of findings and verdicts: a dock below the map. What is in it is made when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from qgis.core import Qgis, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.gui import QgsDockWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QToolBar

from ..gis.i18n import tr
from ..gis.roles import PREVIEWS
from . import outcome
from .steps import icon_path
from .timers import once_after

if TYPE_CHECKING:
    from .findings_view import FindingsView

_ROLE = "mine_restoration/role"
_LISTED = ("finding", "verdict", "zone_hit", "unit")
"""Roles of layers whose changes the list follows."""
_QUIET = 250
"""Milliseconds without a change after which the list is read again."""


class FindingsPanel:
    """A part of the window. ``dock`` gives ``write_table``, which puts a table into a file, if it has it."""

    def __init__(self, iface: Any, dock: Any) -> None:
        self._iface = iface
        self._project = QgsProject.instance()
        self._write = getattr(dock, "write_table", None)
        self._view: Optional[FindingsView] = None
        self._followed: list[QgsMapLayer] = []
        self.panel = QgsDockWidget(tr("Findings and verdicts"), iface.mainWindow())
        self.panel.setObjectName("mine_restoration_findings_panel")
        self._later = once_after(_QUIET, self.read, self.panel)
        self.action = QAction(QIcon(icon_path("findings")), tr("Findings and verdicts"), self.panel)
        self.action.setObjectName("mine_restoration_findings")
        self.action.setStatusTip(tr("All findings and verdicts of the project, to be looked at and marked"))
        self.panel.setToggleVisibilityAction(self.action)
        iface.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.panel)
        self.panel.hide()
        self.panel.visibilityChanged.connect(self._shown)
        iface.addPluginToVectorMenu(tr("Mine Restoration"), self.action)
        self._bar: Optional[QToolBar] = iface.mainWindow().findChild(QToolBar, "mine_restoration_toolbar")
        if self._bar is not None:
            self._bar.addAction(self.action)
        for signal in (self._project.layersAdded, self._project.layersRemoved):
            signal.connect(self._changed)
        for signal in (self._project.readProject, self._project.cleared):
            signal.connect(self._other_project)
        self._project.writeProject.connect(self._keep_marks)
        dock.findings_panel = self

    def close_down(self) -> None:
        """Take everything away again."""
        for signal in (self._project.layersAdded, self._project.layersRemoved):
            signal.disconnect(self._changed)
        for signal in (self._project.readProject, self._project.cleared):
            signal.disconnect(self._other_project)
        self._project.writeProject.disconnect(self._keep_marks)
        self._later.stop()
        self._unfollow()
        self._iface.removePluginVectorMenu(tr("Mine Restoration"), self.action)
        if self._bar is not None and not sip.isdeleted(self._bar):
            self._bar.removeAction(self.action)
        self.panel.visibilityChanged.disconnect(self._shown)
        self._iface.removeDockWidget(self.panel)
        self.panel.deleteLater()

    def show_step(self, step_id: str) -> None:
        """Show the panel with what a step found; of a preview with what its step found."""
        is_read = not self.panel.isVisible()
        self.panel.setUserVisible(True)  # reads the list where it comes up
        if not (is_read and self.panel.isVisible()):
            self.view.read()
        self.view.show_step(PREVIEWS.get(step_id, step_id))

    @property
    def view(self) -> FindingsView:
        """What is in the panel."""
        if self._view is None:
            from .findings_view import FindingsView

            self._view = FindingsView(
                self._project,
                self._iface.mapCanvas(),
                self._write,
                self.panel,
                lambda step: outcome.load(self._project, step) is not None,
            )
            self._view.said.connect(self._say)
            self._view.was_read.connect(self._later.stop)
            self.panel.setWidget(self._view)
            self._follow()
        return self._view

    def read(self) -> None:
        """Read the list again, if somebody sees it."""
        if self._view is not None and self.panel.isVisible():
            self._view.read()
            self._follow()

    def _shown(self, visible: bool) -> None:
        if visible and self._view is None:
            _ = self.view  # which reads the list
        elif visible:
            self.read()

    def _changed(self, *_args: Any) -> None:
        if self._view is not None:
            self._later.start()
            self._follow()

    def _other_project(self, *_args: Any) -> None:
        if self._view is not None:
            self._view.forget()
            self._changed()

    def _keep_marks(self, *_args: Any) -> None:
        from ..gis.review import keep_marks_of_memory

        keep_marks_of_memory(self._project)

    def _follow(self) -> None:
        """Hear of changes of the layers that the list is read from."""
        self._unfollow()
        for layer in self._project.mapLayers().values():
            if isinstance(layer, QgsVectorLayer):
                layer.customPropertyChanged.connect(self._property_changed)
                if layer.customProperty(_ROLE) in _LISTED:
                    layer.layerModified.connect(self._later.start)
                    layer.dataChanged.connect(self._later.start)
                self._followed.append(layer)

    def _unfollow(self) -> None:
        for layer in self._followed:
            if sip.isdeleted(layer):
                continue
            for signal, slot in (
                (layer.customPropertyChanged, self._property_changed),
                (layer.layerModified, self._later.start),
                (layer.dataChanged, self._later.start),
            ):
                try:
                    signal.disconnect(slot)
                except TypeError:  # was not connected
                    continue
        self._followed.clear()

    def _property_changed(self, key: str) -> None:
        if key == _ROLE:
            self._changed()

    def _say(self, text: str, is_wrong: bool) -> None:
        level = Qgis.MessageLevel.Warning if is_wrong else Qgis.MessageLevel.Info
        self._iface.messageBar().pushMessage(tr("Mine Restoration"), text, level, 8)
