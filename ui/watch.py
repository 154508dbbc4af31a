"""Tells when something in the project may have made a result out of date: layers that come, go or are edited."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..gis.fingerprint import EDITS
from ..gis.roles import role_of
from .timers import once_after

_PAUSE = 400
"""Milliseconds without a further change after which it is told."""


class ProjectWatch(QObject):
    """Watches the open project and whichever is opened after it."""

    changed = pyqtSignal()

    def __init__(self, project: QgsProject, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._timer = once_after(_PAUSE, self.changed.emit, self)
        self._watched: dict[str, list[tuple[Any, Any]]] = {}
        self._own = (
            (project.layersAdded, self._add),
            (project.layersWillBeRemoved, self._remove),
            (project.layersRemoved, self._later),
            (project.readProject, self._later),
            (project.cleared, self._later),
        )
        for signal, act in self._own:
            signal.connect(act)
        self._add(list(project.mapLayers().values()))

    def close(self) -> None:
        """Let go of the project and its layers."""
        self._timer.stop()
        for signal, act in self._own:
            signal.disconnect(act)
        self._remove(list(self._watched))

    def _add(self, layers: list[QgsMapLayer]) -> None:
        for layer in layers:
            if isinstance(layer, QgsVectorLayer) and layer.id() not in self._watched:
                pairs = [
                    (layer.layerModified, self._later),
                    (layer.afterRollBack, self._later),
                    (layer.dataSourceChanged, self._later),
                    (layer.nameChanged, self._later),
                    (layer.afterCommitChanges, lambda layer=layer: self._count(layer)),
                ]
                for signal, act in pairs:
                    signal.connect(act)
                self._watched[layer.id()] = pairs
        self._later()

    def _remove(self, layer_ids: list[str]) -> None:
        for layer_id in layer_ids:
            pairs = self._watched.pop(layer_id, ())
            layer = self._project.mapLayer(layer_id)
            if layer is not None and not sip.isdeleted(layer):
                for signal, act in pairs:
                    signal.disconnect(act)

    def _count(self, layer: QgsVectorLayer) -> None:
        """Edits were saved. Of large layers nothing else tells it, in a database least of all."""
        if role_of(layer):
            layer.setCustomProperty(EDITS, 1 + int(layer.customProperty(EDITS) or 0))
        self._later()

    def _later(self, *_args: Any) -> None:
        self._timer.start()
