"""Runs steps through Processing, by id: straight away in the background, or in the algorithm's own dialog."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Optional

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameters,
    QgsProject,
    QgsTask,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ..gis.checked_units import keep_checked, prints_of_units
from ..gis.i18n import tr
from . import outcome
from .freshness import Prints
from .proposals import complete, lacking, prefill, remember
from .run import Run
from .steps import Step, step_of

_UNIT_CHECK = "checkunits"


@dataclass(frozen=True)
class _Noted:
    """What is noted before a step runs: what it is given, and for the unit check the units that it will see."""

    before: outcome.Before
    units: Mapping[str, str] = field(default_factory=dict)


def _note(project: QgsProject, step: Step, algorithm: QgsProcessingAlgorithm, values: dict[str, Any]) -> _Noted:
    before = outcome.before(project, algorithm, values)
    if step.id != _UNIT_CHECK:
        return _Noted(before)
    context = QgsProcessingContext()
    context.setProject(project)
    source = QgsProcessingParameters.parameterAsSource(algorithm.parameterDefinition("UNITS"), values, context)
    return _Noted(before, {} if source is None else prints_of_units(source.getFeatures()))


class StepRunner(QObject):
    """Knows which steps are at work. A run that its project does not outlive is stopped and leaves nothing."""

    progressed = pyqtSignal(str, float)
    """Step and per cent."""
    finished = pyqtSignal(str, object)
    """Step and :class:`~.outcome.Outcome`."""
    told = pyqtSignal(str, str)
    """Step, and a sentence about its run that is no outcome."""
    ended = pyqtSignal(str)
    """The run of a step is over, with an outcome or without."""

    def __init__(self, project: QgsProject, window: Optional[QWidget], parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._project = project
        self._window = window
        self._dialogs: dict[str, Any] = {}
        self._proposed: dict[str, dict[str, Any]] = {}
        self._tasks: dict[str, QgsTask] = {}
        self._noted: dict[str, tuple[QgsTask, _Noted]] = {}
        self._runs: dict[str, Run] = {}
        self._used: dict[str, set[str]] = {}
        self._closed = False
        QgsApplication.taskManager().taskAdded.connect(self._follow)
        project.layersWillBeRemoved.connect(self._before_removal)
        project.cleared.connect(self._drop)

    def is_at_work(self, step_id: str) -> bool:
        """Whether a step runs, from its row or in its dialog."""
        return step_id in self._runs or step_id in self._tasks

    def asked_for(self, step: Step) -> list[str]:
        """What somebody has to be asked for before the step can run, as labels; empty where nothing."""
        algorithm = _algorithm(step)
        values = prefill(self._project, algorithm, step.title)
        return [parameter.description() for parameter in lacking(algorithm, values)]

    def start(self, step: Step, given: Optional[dict[str, Any]] = None) -> bool:
        """Run a step with what the project knows and ``given``, or open its dialog where something has to be asked.

        Whether it runs. A step that is at work is left alone.
        """
        if self.is_at_work(step.id):
            return True
        algorithm = _algorithm(step)
        values = {**prefill(self._project, algorithm, step.title), **(given or {})}
        if (step.asks and given is None) or lacking(algorithm, values):
            self.open(step, given)
            return False
        values = complete(self._project, algorithm, values)
        run = Run(self._project, algorithm.create(), values, self)
        self._runs[step.id] = run
        self._used[step.id] = Prints(self._project).layers(algorithm, values)
        noted = _note(self._project, step, algorithm, values)
        run.progressed.connect(lambda percent: self._tell(step.id, percent))
        run.ended.connect(lambda good, results: self._end(step, run, good, results, noted))
        self._tell(step.id, 0.0)
        run.start(self._window)
        return True

    def cancel(self, step_id: str) -> None:
        """Ask the run of a step to stop."""
        if step_id in self._runs:
            self._runs[step_id].cancel()
        elif step_id in self._tasks:
            self._tasks[step_id].cancel()

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
        values = {**prefill(self._project, _algorithm(step), step.title), **(given or {})}
        dialog = processing.createAlgorithmDialog(step.algorithm_id, values)
        self._dialogs[step.id] = dialog
        self._proposed[step.id] = values
        dialog.algorithmFinished.connect(lambda ok, results: self._take(step, dialog, ok, results))
        dialog.show()
        return dialog

    def close(self) -> None:
        """Stop what runs, close the dialogs that are open and follow no more tasks; it is not used again."""
        self._closed = True
        QgsApplication.taskManager().taskAdded.disconnect(self._follow)
        self._project.layersWillBeRemoved.disconnect(self._before_removal)
        self._project.cleared.disconnect(self._drop)
        for run in tuple(self._runs.values()):
            run.cancel()
            run.wait()
        for step_id in self._dialogs:
            dialog = self._open_dialog(step_id)
            if dialog is not None:
                dialog.close()

    def _before_removal(self, layer_ids: list[str]) -> None:
        """Stop the runs that read layers which are about to go, and wait until they have let go of them.

        A project takes out all of its layers at once before it says that it is closed.
        """
        why = tr("a layer that it reads was taken out of the project")
        if len(layer_ids) == len(self._project.mapLayers()):
            why = tr("its project was closed")
        for step_id, run in tuple(self._runs.items()):
            if self._used.get(step_id, set()) & set(layer_ids):
                run.cancel(why)
                run.wait()
        for task in tuple(self._tasks.values()):
            if not sip.isdeleted(task) and len(layer_ids) == len(self._project.mapLayers()):
                task.cancel()
                task.waitForFinished(10_000)

    def _drop(self) -> None:
        """The project is closed: what still runs was for that one, and so were the dialogs."""
        for run in tuple(self._runs.values()):
            run.is_dropped = True
            run.cancel(tr("its project was closed"))
        self._proposed.clear()
        for step_id in self._dialogs:
            dialog = self._open_dialog(step_id)
            if dialog is not None and step_id not in self._tasks:
                dialog.close()

    def _end(self, step: Step, run: Run, good: bool, results: dict[str, Any], noted: _Noted) -> None:
        self._runs.pop(step.id, None)
        self._used.pop(step.id, None)
        if self._closed:
            return
        run.deleteLater()
        if run.is_cancelled or run.is_dropped:
            reason = tr("stopped, because {reason}; nothing was kept.").format(reason=run.why_stopped)
            own = tr("stopped; what was there before is unchanged.")
            self.told.emit(step.id, reason if run.why_stopped else own)
        else:
            lost = run.load() if good else []
            result = outcome.take(self._project, step, run.algorithm, good, results, noted.before, run.problem)
            for name in lost:
                self.told.emit(step.id, tr("the result '{layer}' cannot be loaded.").format(layer=name))
            self._keep(step, result, noted)
        self.ended.emit(step.id)

    def _take(self, step: Step, dialog: Any, successful: bool, results: dict[str, Any]) -> None:
        """The outcome of a run in a dialog."""
        task, noted = self._noted.pop(step.id, (None, None))
        if self._closed:
            return
        if step.id not in self._proposed:
            if successful:
                sentence = tr("its project was closed meanwhile; its layers are in the project that is open.")
                self.told.emit(step.id, sentence)
            return
        if not successful and task is not None and not sip.isdeleted(task) and task.isCanceled():
            self.told.emit(step.id, tr("stopped; what was there before is unchanged."))
            return
        algorithm, values = dialog.algorithm(), dialog.createProcessingParameters()
        if successful:
            remember(self._project, algorithm, values, self._proposed[step.id])
        noted = noted or _note(self._project, step, algorithm, values)
        self._keep(step, outcome.take(self._project, step, algorithm, successful, results, noted.before), noted)

    def _keep(self, step: Step, result: outcome.Taken, noted: _Noted) -> None:
        outcome.save(self._project, step.id, result.outcome)
        if step.id == _UNIT_CHECK and result.outcome.state != outcome.FAILED:
            keep_checked(self._project, noted.units)
        for problem in result.problems:
            self.told.emit(step.id, problem)
        self.finished.emit(step.id, result.outcome)

    def _follow(self, task_id: int) -> None:
        """Follow the task of a step's dialog: Processing names its task after the algorithm and tells nobody else."""
        task = QgsApplication.taskManager().task(task_id)
        for step_id, dialog in self._dialogs.items():
            if (
                task is not None
                and step_id not in self._runs
                and not sip.isdeleted(dialog)
                and dialog.isVisible()
                and dialog.algorithm().displayName() in task.description()
            ):
                self._tasks[step_id] = task
                # What is edited while it runs is not what it was run with.
                values = dialog.createProcessingParameters()
                self._noted[step_id] = (task, _note(self._project, step_of(step_id), dialog.algorithm(), values))
                for change in (task.progressChanged, task.taskCompleted, task.taskTerminated):
                    change.connect(self._look_at_tasks)
                self._tell(step_id, 0.0)

    def _look_at_tasks(self, *_: float) -> None:
        """Tell how far the tasks of dialogs are.

        A slot for all of them: Python takes a lambda of each away with the task, while Qt may still have to call it.
        """
        for step_id, task in tuple(self._tasks.items()):
            is_over = sip.isdeleted(task) or task.status() in (
                QgsTask.TaskStatus.Complete,
                QgsTask.TaskStatus.Terminated,
            )
            self._tell(step_id, None if is_over else task.progress())

    def _tell(self, step_id: str, percent: Optional[float]) -> None:
        """Pass on what a run says: its progress, or its end (``None``)."""
        if percent is None:
            self._tasks.pop(step_id, None)
        if self._closed:
            return
        if percent is None:
            self.ended.emit(step_id)
        elif self.is_at_work(step_id):
            self.progressed.emit(step_id, percent)

    def _open_dialog(self, step_id: str) -> Any:
        """The dialog of a step that is on the screen now; QGIS deletes closed ones when it likes."""
        dialog = self._dialogs.get(step_id)
        return None if dialog is None or sip.isdeleted(dialog) or not dialog.isVisible() else dialog


def _algorithm(step: Step) -> QgsProcessingAlgorithm:
    return QgsApplication.processingRegistry().createAlgorithmById(step.algorithm_id)
