"""Finds units by number or name from QGIS' locator bar (``kqxf`` and a space, or neither), zooms to them, flashes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import (
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeedback,
    QgsGeometry,
    QgsLocatorContext,
    QgsLocatorFilter,
    QgsLocatorResult,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QIcon

from ..core.catalogue import RESOURCES
from ..core.vocabulary import vocabulary
from ..gis.i18n import is_chinese, tr
from ..gis.roles import layers_with
from ..gis.values import text

_MOST = 30
"""So many units of a layer are offered; who sees as many types on."""
_SHOWN = ("unit_id", "name", "year", "section")


class Locator:
    """Puts the filter into QGIS' locator bar."""

    def __init__(self, iface: Any, _dock: Any) -> None:
        self._iface = iface
        self._filter = UnitFilter(iface.mapCanvas())
        iface.registerLocatorFilter(self._filter)

    def close_down(self) -> None:
        """Take the filter away; QGIS deletes it."""
        self._iface.deregisterLocatorFilter(self._filter)


class UnitFilter(QgsLocatorFilter):
    """The units of the project's unit layers, wherever these are kept."""

    def __init__(self, canvas: Any) -> None:
        super().__init__()
        self._canvas = canvas

    def clone(self) -> QgsLocatorFilter:
        return UnitFilter(self._canvas)

    def name(self) -> str:
        return "mine_restoration_units"

    def displayName(self) -> str:
        return tr("Restoration units")

    def prefix(self) -> str:
        # Three letters at least: shorter ones are QGIS' own.
        return "kqxf"

    def priority(self) -> QgsLocatorFilter.Priority:
        return QgsLocatorFilter.Priority.Medium

    def flags(self) -> Any:
        # In the main thread: layers belong to it, and a mine has few units.
        return QgsLocatorFilter.Flag.FlagFast

    def fetchResults(self, string: str, context: QgsLocatorContext, feedback: QgsFeedback) -> None:
        wanted = string.strip()
        if not wanted:
            return
        layers = unit_layers(QgsProject.instance())
        for layer in layers:
            for feature in found(layer, wanted):
                if feedback.isCanceled():
                    return
                self.resultFetched.emit(self._result(layer, feature, wanted, len(layers) > 1))

    def triggerResult(self, result: QgsLocatorResult) -> None:
        feature_id, _, layer_id = str(result.userData).partition(" ")
        layer = QgsProject.instance().mapLayer(layer_id)
        if layer is None:
            return
        feature = layer.getFeature(int(feature_id))
        if feature.isValid() and feature.hasGeometry():
            self._show(layer, feature.geometry())

    def _show(self, layer: QgsVectorLayer, geometry: QgsGeometry) -> None:
        box = self._canvas.mapSettings().layerExtentToOutputExtent(layer, geometry.boundingBox())
        box.scale(1.6)
        self._canvas.setExtent(box)
        self._canvas.refresh()
        self._canvas.flashGeometries([geometry], layer.crs())

    def _result(self, layer: QgsVectorLayer, feature: QgsFeature, wanted: str, grouped: bool) -> QgsLocatorResult:
        known = [name for name in _SHOWN if layer.fields().indexOf(name) >= 0]
        values = {name: text(feature[name]) if name in known else "" for name in _SHOWN}
        section = vocabulary("sections").label(values["section"], is_chinese())
        result = QgsLocatorResult()
        result.displayString = " ".join(one for one in (values["unit_id"], values["name"]) if one)
        result.description = " ".join(one for one in (values["year"], section) if one)
        result.icon = QIcon(str(RESOURCES / "icons" / "mine_restoration.svg"))
        # A text: QGIS copies results where Python does not watch over what Python's own objects hold.
        result.userData = f"{feature.id()} {layer.id()}"
        result.score = _score(values["unit_id"].casefold(), wanted.casefold())
        if grouped:
            result.group = layer.name()
        return result


def _score(unit_id: str, wanted: str) -> float:
    """The unit of this number first, then those whose number begins so."""
    return 1.0 if unit_id == wanted else 0.8 if unit_id.startswith(wanted) else 0.5


def unit_layers(project: QgsProject) -> list[QgsVectorLayer]:
    """The layers of units, those of other years too, the one marked last first."""
    roles = (layer for role in ("unit", "other_unit") for layer in layers_with(project, role))
    return [layer for layer in roles if isinstance(layer, QgsVectorLayer) and layer.fields().indexOf("unit_id") >= 0]


def found(layer: QgsVectorLayer, wanted: str) -> Iterator[QgsFeature]:
    """The units whose number or name holds ``wanted``, in any case, by number."""
    # Not LIKE: its wildcards are characters that numbers of units may have.
    part = QgsExpression.quotedString(wanted.lower())
    columns = [name for name in ("unit_id", "name") if layer.fields().indexOf(name) >= 0]
    request = QgsFeatureRequest()
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes([name for name in _SHOWN if layer.fields().indexOf(name) >= 0], layer.fields())
    request.setFilterExpression(" OR ".join(f"strpos(lower(coalesce(\"{name}\", '')), {part}) > 0" for name in columns))
    request.addOrderBy("unit_id")
    request.setLimit(_MOST)
    yield from layer.getFeatures(request)
