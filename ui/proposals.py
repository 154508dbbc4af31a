"""What a step is run with where nobody says otherwise: the project's layers, settings, and the answers of last time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameters,
    QgsProject,
    QgsProperty,
    QgsVectorLayer,
)

from ..core.files import safe_name
from ..gis.layers import YEAR_VARIABLE, names_of
from ..gis.roles import STEP, ZONE, layer_with, layers_with, mark
from ..gis.settings import parameters_of
from .steps import INPUT_ROLES, NAMED_ZONES, REMEMBERED

_SCOPE = "mine_restoration"


def prefill(project: QgsProject, algorithm: QgsProcessingAlgorithm, title: str) -> dict[str, Any]:
    """Values for an algorithm's parameters, as far as the project knows them.

    What somebody once chose otherwise in the dialog of this step goes before the settings, these before the project's
    layers.
    """
    values: dict[str, Any] = {}
    for parameter in algorithm.parameterDefinitions():
        value = _known(project, parameter, title)
        if value:
            values[parameter.name()] = value
    return {**values, **parameters_of(algorithm.name(), project), **_answers(project, algorithm)}


def lacking(algorithm: QgsProcessingAlgorithm, values: dict[str, Any]) -> list[QgsProcessingParameterDefinition]:
    """The parameters for which somebody has to be asked: required, without a value; and files without a place."""
    asked = []
    for parameter in algorithm.parameterDefinitions():
        if values.get(parameter.name()) not in (None, "", []) or isinstance(
            parameter, QgsProcessingParameterFeatureSink
        ):
            continue
        optional = bool(parameter.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional)
        if parameter.isDestination():
            if not optional or parameter.createByDefault():
                asked.append(parameter)
        elif not optional and parameter.defaultValue() in (None, ""):
            asked.append(parameter)
    return asked


def complete(project: QgsProject, algorithm: QgsProcessingAlgorithm, values: dict[str, Any]) -> dict[str, Any]:
    """``values`` and where the results go: layers into the project; files that are not made by default are left out."""
    full = dict(values)
    for parameter in algorithm.destinationParameterDefinitions():
        name = parameter.name()
        optional = bool(parameter.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional)
        wanted = not optional or parameter.createByDefault()
        if isinstance(parameter, QgsProcessingParameterFeatureSink):
            if wanted:
                full[name] = QgsProcessingOutputLayerDefinition(QgsProcessing.TEMPORARY_OUTPUT, project)
        elif not wanted and name not in _chosen_places(project, algorithm):
            full.pop(name, None)
    return full


def remember(
    project: QgsProject, algorithm: QgsProcessingAlgorithm, values: dict[str, Any], proposed: dict[str, Any]
) -> None:
    """Give the layers that a step was run with their roles, and keep what the next run will ask again.

    ``proposed``: what the dialog was opened with. An answer that was changed in it is proposed from then on.
    """
    context = QgsProcessingContext()
    context.setProject(project)
    answers = _answers(project, algorithm)
    for parameter in algorithm.parameterDefinitions():
        name, value = parameter.name(), values.get(parameter.name())
        if name in REMEMBERED and value:
            project.writeEntry(_SCOPE, f"last/{name}", int(value))
        elif name in INPUT_ROLES and not parameter.isDestination():
            _mark(project, parameter, values, context)
        elif _keeps(value) and not isinstance(parameter, QgsProcessingParameterFeatureSink):
            usual = proposed.get(name, parameter.defaultValue())
            if value != usual and not (value in ("", None) and usual in ("", None)):
                answers[name] = value
    project.writeEntry(_SCOPE, f"answers/{algorithm.name()}", json.dumps(answers, ensure_ascii=False))


def _mark(
    project: QgsProject,
    parameter: QgsProcessingParameterDefinition,
    values: dict[str, Any],
    context: QgsProcessingContext,
) -> None:
    if isinstance(parameter, QgsProcessingParameterMultipleLayers):
        layers = QgsProcessingParameters.parameterAsLayerList(parameter, values, context)
    else:
        layers = [QgsProcessingParameters.parameterAsVectorLayer(parameter, values, context)]
    for layer in layers:
        if layer is not None and project.mapLayer(layer.id()) is not None:
            mark(project, layer, INPUT_ROLES[parameter.name()], str(layer.customProperty(STEP) or ""))


def _answers(project: QgsProject, algorithm: QgsProcessingAlgorithm) -> dict[str, Any]:
    """What was chosen in the dialogs of this step, as far as it can still be taken."""
    try:
        kept = json.loads(project.readEntry(_SCOPE, f"answers/{algorithm.name()}")[0] or "{}")
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    definitions = {parameter.name(): parameter for parameter in algorithm.parameterDefinitions()}
    context = QgsProcessingContext()
    context.setProject(project)
    return {
        name: value
        for name, value in kept.items()
        if name in definitions
        and definitions[name].checkValueIsAcceptable(value, context)
        and _is_there(project, definitions[name], value)
    }


def _is_there(project: QgsProject, parameter: QgsProcessingParameterDefinition, value: Any) -> bool:
    """Whether a layer that was chosen once can still be taken; of other values always."""
    if not isinstance(parameter, (QgsProcessingParameterFeatureSource, QgsProcessingParameterRasterLayer)):
        return True
    return project.mapLayer(str(value)) is not None or Path(str(value).partition("|")[0]).exists()


def _chosen_places(project: QgsProject, algorithm: QgsProcessingAlgorithm) -> set[str]:
    return {name for name, value in _answers(project, algorithm).items() if value}


def _keeps(value: Any) -> bool:
    """Whether a value can be kept as text and means the same next time."""
    if isinstance(value, QgsProperty):
        return False
    if isinstance(value, list):
        return all(isinstance(one, (str, int, float)) for one in value)
    return isinstance(value, (str, int, float)) and value != QgsProcessing.TEMPORARY_OUTPUT


def _known(project: QgsProject, parameter: QgsProcessingParameterDefinition, title: str) -> Any:
    name = parameter.name()
    if name in INPUT_ROLES and isinstance(parameter, QgsProcessingParameterMultipleLayers):
        return [layer.id() for layer in reversed(layers_with(project, INPUT_ROLES[name]))]
    if name in INPUT_ROLES and not parameter.isDestination():
        layer = layer_with(project, INPUT_ROLES[name])
        return None if layer is None or _is_unused(parameter, layer) else layer.id()
    if name in NAMED_ZONES:
        zones = (layer for layer in layers_with(project, ZONE) if isinstance(layer, QgsVectorLayer))
        named = (zone for zone in zones if _is_named(zone, NAMED_ZONES[name]))
        return next((zone.id() for zone in named), None)
    if name in REMEMBERED:
        return project.readNumEntry(_SCOPE, f"last/{name}", 0)[0] or _year_of(project)
    return _destination(project, parameter, title)


def _is_named(layer: QgsVectorLayer, fragments: Sequence[str]) -> bool:
    return any(fragment in one.upper() for one in names_of(layer) for fragment in fragments)


def _is_unused(parameter: QgsProcessingParameterDefinition, layer: QgsMapLayer) -> bool:
    """Whether a layer is one of a project's own tables that nobody has filled, and may be left out."""
    optional = parameter.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional
    if not optional or layer.customProperty(STEP) or not isinstance(layer, QgsVectorLayer):
        return False
    return not any(True for _ in layer.getFeatures(QgsFeatureRequest().setLimit(1)))


def _year_of(project: QgsProject) -> Optional[int]:
    """The year that new units of a project get."""
    value = QgsExpressionContextUtils.projectScope(project).variable(YEAR_VARIABLE)
    return int(value) if str(value or "").isdigit() else None


def _destination(project: QgsProject, parameter: QgsProcessingParameterDefinition, title: str) -> Optional[str]:
    """A place beside a saved project, so that results are not lost among temporary files."""
    if not project.homePath():
        return None
    place = Path(project.homePath()) / safe_name(title, parameter.name())
    if isinstance(parameter, QgsProcessingParameterFolderDestination):
        return str(place)
    if isinstance(parameter, QgsProcessingParameterFileDestination):
        return f"{place}.{parameter.defaultFileExtension()}"
    return None
