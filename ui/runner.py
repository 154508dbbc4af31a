"""Opens an algorithm's own dialog, filled from what the project knows, and reports what came out of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameters,
    QgsProject,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..core.files import safe_name
from ..gis.roles import layer_with, layers_with, mark
from . import outcome
from .steps import INPUT_ROLES, REMEMBERED, Step

_SCOPE = "mine_restoration"


class StepRunner(QObject):
    """Runs steps through Processing, by id, in the dialogs and the background of Processing."""

    progressed = pyqtSignal(str, float)
    """Step and per cent."""
    finished = pyqtSignal(str, object)
    """Step and :class:`~.outcome.Outcome`."""
    ended = pyqtSignal(str)
    """The task of a step is over, with an outcome or without."""

    def __init__(self, project: QgsProject, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._project = project
        self._dialogs: dict[str, Any] = {}
        self._closed = False
        QgsApplication.taskManager().taskAdded.connect(self._follow)

    def open(self, step: Step, given: Optional[dict[str, Any]] = None) -> Any:
        """Show the dialog of a step, filled with ``given`` and what the project knows; the dialog."""
        from qgis import processing

        dialog = self._open_dialog(step.id)
        if dialog is not None and given is None:
            dialog.raise_()
            dialog.activateWindow()
            return dialog
        if dialog is not None:
            dialog.close()
        algorithm = QgsApplication.processingRegistry().algorithmById(step.algorithm_id)
        values = {**prefill(self._project, algorithm, step.title), **(given or {})}
        dialog = processing.createAlgorithmDialog(step.algorithm_id, values)
        self._dialogs[step.id] = dialog
        dialog.algorithmFinished.connect(lambda ok, results: self._take(step, dialog, ok, results))
        dialog.show()
        return dialog

    def close(self) -> None:
        """Close the dialogs that are open and follow no more tasks, running ones neither; it is not used again."""
        self._closed = True
        QgsApplication.taskManager().taskAdded.disconnect(self._follow)
        for step_id in self._dialogs:
            dialog = self._open_dialog(step_id)
            if dialog is not None:
                dialog.close()

    def _follow(self, task_id: int) -> None:
        """Follow the task of a step's dialog: Processing names its task after the algorithm and tells nobody else."""
        task = QgsApplication.taskManager().task(task_id)
        for step_id, dialog in self._dialogs.items():
            if (
                task is not None
                and not sip.isdeleted(dialog)
                and dialog.algorithm().displayName() in task.description()
            ):
                task.progressChanged.connect(lambda percent, step_id=step_id: self._tell(step_id, percent))
                for over in (task.taskCompleted, task.taskTerminated):
                    over.connect(lambda step_id=step_id: self._tell(step_id, None))
                self._tell(step_id, 0.0)

    def _tell(self, step_id: str, percent: Optional[float]) -> None:
        """Pass on what a task says: its progress, or its end (``None``)."""
        if self._closed:
            return
        if percent is None:
            self.ended.emit(step_id)
        else:
            self.progressed.emit(step_id, percent)

    def _take(self, step: Step, dialog: Any, successful: bool, results: dict[str, Any]) -> None:
        if self._closed:
            return
        algorithm = dialog.algorithm()
        if successful:
            remember(self._project, algorithm, dialog.createProcessingParameters())
        result = outcome.take(self._project, step, algorithm, successful, results)
        outcome.save(self._project, step.id, result)
        self.finished.emit(step.id, result)

    def _open_dialog(self, step_id: str) -> Any:
        """The dialog of a step that is on the screen now; QGIS deletes closed ones when it likes."""
        dialog = self._dialogs.get(step_id)
        return None if dialog is None or sip.isdeleted(dialog) or not dialog.isVisible() else dialog


def prefill(project: QgsProject, algorithm: QgsProcessingAlgorithm, title: str) -> dict[str, Any]:
    """Values for an algorithm's parameters, as far as the project knows them."""
    values: dict[str, Any] = {}
    for parameter in algorithm.parameterDefinitions():
        value = _known(project, parameter, title)
        if value:
            values[parameter.name()] = value
    return values


def _known(project: QgsProject, parameter: QgsProcessingParameterDefinition, title: str) -> Any:
    name = parameter.name()
    if name in INPUT_ROLES and isinstance(parameter, QgsProcessingParameterMultipleLayers):
        return [layer.id() for layer in reversed(layers_with(project, INPUT_ROLES[name]))]
    if name in INPUT_ROLES and not parameter.isDestination():
        layer = layer_with(project, INPUT_ROLES[name])
        return None if layer is None else layer.id()
    if name in REMEMBERED:
        return project.readNumEntry(_SCOPE, f"last/{name}", 0)[0] or None
    return _destination(project, parameter, title)


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


def remember(project: QgsProject, algorithm: QgsProcessingAlgorithm, values: dict[str, Any]) -> None:
    """Give the layers that a step was run with their roles, and keep what the next step will ask again."""
    context = QgsProcessingContext()
    context.setProject(project)
    for parameter in algorithm.parameterDefinitions():
        name = parameter.name()
        if name in REMEMBERED and values.get(name):
            project.writeEntry(_SCOPE, f"last/{name}", int(values[name]))
        if name not in INPUT_ROLES or parameter.isDestination():
            continue
        if isinstance(parameter, QgsProcessingParameterMultipleLayers):
            layers = QgsProcessingParameters.parameterAsLayerList(parameter, values, context)
        else:
            layers = [QgsProcessingParameters.parameterAsVectorLayer(parameter, values, context)]
        for layer in layers:
            if layer is not None and project.mapLayer(layer.id()) is not None:
                mark(project, layer, INPUT_ROLES[name], str(layer.customProperty("mine_restoration/step") or ""))
