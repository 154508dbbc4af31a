"""Whether the result of a step is still that of what it was made from: layers, files and choices, held against now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameters,
    QgsProcessingParameterVectorLayer,
    QgsProject,
)

from ..gis.fingerprint import of_file, of_layer
from ..gis.i18n import tr
from .steps import INPUT_ROLES, OUTPUT_ROLES

_LAYERS = (
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterVectorLayer,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterMapLayer,
)


@dataclass(frozen=True)
class Given:
    """What a parameter was given: ``what`` names it for people, ``print`` changes when it does; ``is_layer`` of the
    project, not one that somebody chose from a file.
    """

    name: str
    label: str
    what: str
    print: str
    is_layer: bool = False


class Prints:
    """Fingerprints, each layer's computed once."""

    def __init__(self, project: QgsProject) -> None:
        self._project = project
        self._context = QgsProcessingContext()
        self._context.setProject(project)
        self._layers: dict[str, str] = {}

    def given(self, algorithm: QgsProcessingAlgorithm, values: Mapping[str, Any]) -> tuple[Given, ...]:
        """What an algorithm is given by ``values``, without places for results and what it takes over from itself."""
        made = {OUTPUT_ROLES[one.name()] for one in algorithm.outputDefinitions() if one.name() in OUTPUT_ROLES}
        found = []
        for parameter in algorithm.parameterDefinitions():
            name, value = parameter.name(), values.get(parameter.name())
            if parameter.isDestination() or value in (None, "", []) or INPUT_ROLES.get(name) in made:
                continue
            layers = self._layers_of(parameter, value)
            what, fingerprint = self._of_layers(layers) if layers else self._of_value(parameter, value)
            if layers and _is_part(value):
                what, fingerprint = tr("some features of {layer}").format(layer=what), f"{fingerprint}|part"
            if fingerprint:
                is_own = bool(layers) and all(self._project.mapLayer(layer.id()) is not None for layer in layers)
                found.append(Given(name, parameter.description(), what, fingerprint, is_own))
        return tuple(found)

    def layers(self, algorithm: QgsProcessingAlgorithm, values: Mapping[str, Any]) -> set[str]:
        """The ids of the project's layers among ``values``."""
        found: set[str] = set()
        for parameter in algorithm.parameterDefinitions():
            if values.get(parameter.name()):
                found |= {layer.id() for layer in self._layers_of(parameter, values[parameter.name()])}
        return {key for key in found if self._project.mapLayer(key) is not None}

    def _of_layers(self, layers: list[QgsMapLayer]) -> tuple[str, str]:
        return "、".join(layer.name() for layer in layers), ",".join(sorted(self._print_of(layer) for layer in layers))

    def _of_value(self, parameter: QgsProcessingParameterDefinition, value: Any) -> tuple[str, str]:
        if isinstance(parameter, (QgsProcessingParameterFile, QgsProcessingParameterMultipleLayers)):
            files = [str(one) for one in value] if isinstance(value, (list, tuple)) else [str(value)]
            return "、".join(one.replace("\\", "/").rsplit("/", 1)[-1] for one in files), ",".join(map(of_file, files))
        if isinstance(value, QgsCoordinateReferenceSystem):
            value = value.authid()
        return str(value), str(value)

    def _print_of(self, layer: QgsMapLayer) -> str:
        if layer.id() not in self._layers:
            self._layers[layer.id()] = of_layer(layer)
        return self._layers[layer.id()]

    def _layers_of(self, parameter: QgsProcessingParameterDefinition, value: Any) -> list[QgsMapLayer]:
        if isinstance(parameter, QgsProcessingParameterMultipleLayers):
            if parameter.layerType() == QgsProcessing.SourceType.TypeFile:
                return []
            return QgsProcessingParameters.parameterAsLayerList(parameter, {parameter.name(): value}, self._context)
        if not isinstance(parameter, _LAYERS):
            return []
        if isinstance(value, QgsProcessingFeatureSourceDefinition):
            value = value.source
        layer: Optional[QgsMapLayer] = QgsProcessingParameters.parameterAsLayer(
            parameter, {parameter.name(): value}, self._context
        )
        return [] if layer is None else [layer]


def _is_part(value: Any) -> bool:
    """Whether a layer is given without all of its features: the others have no result."""
    if not isinstance(value, QgsProcessingFeatureSourceDefinition):
        return False
    # Filters came with QGIS 3.32.
    return value.selectedFeaturesOnly or value.featureLimit >= 0 or bool(getattr(value, "filterExpression", ""))


def changes(before: tuple[Given, ...], now: tuple[Given, ...], asked: frozenset[str]) -> list[str]:
    """What is other than it was, a sentence each; only of the parameters ``asked``, those that the project fills."""
    then, today = {one.name: one for one in before}, {one.name: one for one in now}
    told = []
    for name in sorted(asked & (then.keys() | today.keys())):
        old, new = then.get(name), today.get(name)
        if old is None and new is not None:
            told.append(tr("'{what}' was not there for '{label}'.").format(what=new.what, label=new.label))
        elif new is None and old is not None:
            told.append(tr("'{what}' is no longer given for '{label}'.").format(what=old.what, label=old.label))
        elif old is not None and new is not None and old.print != new.print:
            if old.what == new.what:
                told.append(tr("'{what}' was changed since.").format(what=new.what))
            else:
                told.append(
                    tr("'{label}' is '{new}' and was '{old}'.").format(label=new.label, new=new.what, old=old.what)
                )
    return told
