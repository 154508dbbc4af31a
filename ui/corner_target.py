"""The layer that units are added to: which there are, what blocks adding, and adding as one step that can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from qgis.core import QgsMapLayerProxyModel, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication

from ..core.geodesy.datum import CGCS2000
from ..gis.corner_session import (
    Outcome,
    Target,
    add_units,
    numbers_in,
    renumbered,
    target_of,
    temporary_layer,
    unit_layers,
    why_not,
)
from ..gis.i18n import tr
from ..gis.messages import datum_title
from ..gis.roles import layer_with

_NEW_LAYER = "new"
"""In place of a layer's id: the user chose to have one made."""


@dataclass(frozen=True)
class Added:
    """So many units were added to a layer; parcels with the numbers ``left_out`` could not be used."""

    layer: QgsVectorLayer
    count: int
    left_out: tuple[str, ...]

    @property
    def state(self) -> str:
        """What stands in the dialog until something changes."""
        return tr(
            "{count} units were added to '{layer}' as one step: Undo takes them out, saving the layer keeps them."
        ).format(count=self.count, layer=self.layer.name())

    @property
    def message(self) -> str:
        """What is told at once."""
        text = tr("{count} units were added to '{layer}'.").format(count=self.count, layer=self.layer.name())
        if self.left_out:
            named = ", ".join(self.left_out[:10]) + (" …" if len(self.left_out) > 10 else "")
            text += " " + tr("Not added: {units}.").format(units=named)
        return text


class CornerTarget(QObject):
    """Offers the unit layers of the project in a box, and one that is made when it is needed."""

    changed = pyqtSignal()
    """Another layer is chosen, or the chosen one was edited: its numbers and its plane count."""

    def __init__(self, box: QgsMapLayerComboBox, project: QgsProject) -> None:
        super().__init__(box)
        self._box = box
        self._project = project
        self._picked = ""
        self._watched: Optional[QgsVectorLayer] = None
        self._ignore_layers = False
        box.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        box.setAdditionalItems([tr("New temporary layer")])
        self._refill()
        box.currentIndexChanged.connect(self._layer_changed)
        box.activated.connect(self._layer_picked)
        for signal in self._layer_signals():
            signal.connect(self._refill)

    @property
    def layer(self) -> Optional[QgsVectorLayer]:
        """The chosen layer; ``None`` for one that is yet to be made."""
        return self._box.currentLayer()

    def for_reading(self) -> Optional[Target]:
        """What a reading has to know of the layer; ``None`` where units get a layer of their own, or cannot go in."""
        layer = self.layer
        return None if layer is None or why_not(layer) else target_of(layer)

    def state(self, outcome: Outcome) -> tuple[str, bool]:
        """What of the outcome can be added, or why nothing can; and whether anything can."""
        unusable = sum(row.unit is None for row in outcome.rows)
        if not outcome.rows or unusable == len(outcome.rows):
            return tr("Nothing can be added: see the errors."), False
        layer = self.layer
        reason = why_not(layer) if layer is not None else ""
        if reason:
            return reason, False
        plane = outcome.plane
        if not outcome.ready or plane is None or plane.datum != CGCS2000:
            return tr(
                "The corners are in {datum}, units have to be in CGCS2000: they cannot be added without parameters."
            ).format(datum=datum_title(plane.datum.name) if plane is not None else "?"), False
        text = tr("{count} of {all} parcels can be added.").format(count=len(outcome.ready), all=len(outcome.rows))
        left_out = len(outcome.rows) - len(outcome.ready)
        if left_out:
            text += " " + tr("{count} have errors and stay out.").format(count=left_out)
        return text, True

    def add(self, outcome: Outcome) -> Added:
        """Add all units that are ready, in one step that can be undone. Raises ``CannotAddError``."""
        plane = outcome.ready_plane
        assert plane is not None
        layer = self.layer
        self._ignore_layers = True
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            if layer is None:
                layer = temporary_layer(self._project, plane)
            units, _ = renumbered(outcome.ready, numbers_in(layer))
            count = add_units(layer, units, plane, tr("Add units from corner coordinates"))
        finally:
            self._ignore_layers = False
            QApplication.restoreOverrideCursor()
        self._picked = layer.id()
        self._fill()
        return Added(layer, count, tuple(row.number for row in outcome.rows if row.unit is None))

    def close(self) -> None:
        """Let go of the project and of the layer."""
        for signal in self._layer_signals():
            signal.disconnect(self._refill)
        self._unwatch()

    def _refill(self, *_args: Any) -> None:
        """The layers of the project are others."""
        if not self._ignore_layers and not sip.isdeleted(self) and self._fill():
            self.changed.emit()

    def _fill(self) -> bool:
        """Offer the layers that can take units; whether another one is chosen by that.

        Without a choice of the user's the one of the year's work is chosen.
        """
        before = self.layer
        fitting = unit_layers(self._project)
        self._box.blockSignals(True)
        self._box.setExceptedLayerList([item for item in self._project.mapLayers().values() if item not in fitting])
        picked = next((item for item in fitting if item.id() == self._picked), None)
        preferred = layer_with(self._project, "unit")
        if picked is not None:
            self._box.setLayer(picked)
        elif self._picked == _NEW_LAYER or not fitting:
            self._box.setCurrentIndex(self._box.count() - 1)
        elif preferred in fitting:
            self._box.setLayer(preferred)
        else:
            self._box.setCurrentIndex(0)
        self._box.blockSignals(False)
        if self.layer is before and self._watched is before:
            return False
        self._watch()
        return True

    def _watch(self) -> None:
        """Follow the edits of the chosen layer: they change which numbers are taken."""
        self._unwatch()
        layer = self._watched = self.layer
        if layer is not None:
            layer.undoStack().indexChanged.connect(self._layer_edited)
            layer.crsChanged.connect(self._layer_edited)

    def _unwatch(self) -> None:
        if self._watched is not None and not sip.isdeleted(self._watched):
            self._watched.undoStack().indexChanged.disconnect(self._layer_edited)
            self._watched.crsChanged.disconnect(self._layer_edited)
        self._watched = None

    def _layer_signals(self) -> tuple[Any, ...]:
        return self._project.layersAdded, self._project.layersRemoved, self._project.readProject

    def _layer_edited(self, *_args: Any) -> None:
        if not self._ignore_layers:
            self.changed.emit()

    def _layer_picked(self, *_args: Any) -> None:
        """The user chose."""
        layer = self.layer
        self._picked = _NEW_LAYER if layer is None else layer.id()

    def _layer_changed(self, *_args: Any) -> None:
        if not self._ignore_layers:
            self._watch()
            self.changed.emit()
