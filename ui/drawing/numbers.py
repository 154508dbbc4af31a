"""The corner numbers of units on the map, as files, form and sheets have them."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsFeatureRequest, QgsPointXY, QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject

from ...core.corners.numbering import numbered_rings
from ...gis.convert import as_multipolygon, to_shapely
from ...gis.drawing.layer import drawing_layer
from ...gis.i18n import tr
from ..canvas_names import CanvasNames
from ..timers import once_after

_MOST = 300
_DISPLAYED = ("EPSG:4490", "EPSG:4326")


class CornerNumbers(QObject):
    """Writes the numbers of the selected units, or of all that are seen; ``iface`` has the map and the active layer."""

    def __init__(self, iface: Any, project: QgsProject) -> None:
        super().__init__(iface.mainWindow())
        self._iface = iface
        self._project = project
        self._canvas = iface.mapCanvas()
        self._layer: Optional[Any] = None
        self._too_many = False
        self._names: Optional[CanvasNames] = CanvasNames(self._canvas)
        self._later = once_after(100, self.refresh, self)
        self._signals = (
            self._canvas.extentsChanged,
            self._canvas.destinationCrsChanged,
            iface.currentLayerChanged,
            project.layersAdded,
            project.layersRemoved,
        )
        for signal in self._signals:
            signal.connect(self._soon)
        self.refresh()

    def close(self) -> None:
        """Write no more; it is not used again."""
        if self._names is None:
            return
        self._later.stop()
        for signal in self._signals:
            signal.disconnect(self._soon)
        self._watch(None)
        self._canvas.scene().removeItem(self._names)
        self._names = None
        self.deleteLater()

    @property
    def names(self) -> list[str]:
        """What is written."""
        return [] if self._names is None else [name for _, _, name in self._names.points]

    def why_not(self) -> str:
        """Why nothing is written, with what to do; empty where something is, or where nothing is in sight."""
        if drawing_layer(self._project, self._iface.activeLayer()) is None:
            return tr("There is no layer of units. Make a project, or choose a layer with the fields of units.")
        if self._names is not None and not self._names.points and self._too_many:
            return tr("More than {most} corners are in sight: zoom in, or select units.").format(most=_MOST)
        return ""

    def _soon(self, *_args: Any) -> None:
        self._later.start()

    def _watch(self, layer: Optional[Any]) -> None:
        if layer is self._layer:
            return
        if self._layer is not None and not sip.isdeleted(self._layer):
            for signal in _signals_of(self._layer):
                signal.disconnect(self._soon)
        self._layer = layer
        if layer is not None:
            for signal in _signals_of(layer):
                signal.connect(self._soon)

    def refresh(self) -> None:
        """Write what is in sight."""
        if self._names is None:
            return
        self._too_many = False
        layer = drawing_layer(self._project, self._iface.activeLayer())
        self._watch(layer)
        self._names.show_points([] if layer is None else self._points(layer))

    def _points(self, layer: Any) -> list[tuple[float, float, str]]:
        settings = self._canvas.mapSettings()
        target = settings.destinationCrs()
        if target.isValid() and target.geographicCrsAuthId() not in _DISPLAYED:
            return []
        transform = QgsCoordinateTransform(layer.crs(), target, self._project.transformContext())
        seen = settings.mapToLayerCoordinates(layer, settings.visibleExtent())
        selected = set(layer.selectedFeatureIds())
        request = QgsFeatureRequest(seen).setNoAttributes()
        points = []
        for feature in layer.getFeatures(request):
            if selected and feature.id() not in selected:
                continue
            shape = as_multipolygon(to_shapely(feature.geometry()))
            for ring in numbered_rings(shape):
                for corner in ring.corners:
                    place = QgsPointXY(corner.east, corner.north)
                    if not seen.contains(place):
                        continue
                    try:
                        at = transform.transform(place)
                    except QgsCsException:
                        continue
                    points.append((at.x(), at.y(), corner.name))
            if len(points) > _MOST:
                self._too_many = True
                return []
        return points


def _signals_of(layer: Any) -> tuple[Any, ...]:
    return (
        layer.selectionChanged,
        layer.geometryChanged,
        layer.featureAdded,
        layer.featureDeleted,
        layer.undoStack().indexChanged,
        layer.editingStopped,
    )
