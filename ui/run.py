"""One run of an algorithm without its dialog: in the background, or in the window's own thread where it has to be."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsMessageLog,
    QgsProcessingAlgorithm,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QProgressDialog, QWidget

from ..gis.i18n import tr

_TAG = "Mine Restoration"
_PATIENCE = 10_000
"""How long a run may take to stop, in milliseconds."""


class _Feedback(QgsProcessingFeedback):
    """Keeps what went wrong, for the row of the step; called from the thread of the run."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error)
        super().reportError(error, fatalError)


class Run(QObject):
    """A run that has not ended; it belongs to the project that was open when it began."""

    progressed = pyqtSignal(float)
    ended = pyqtSignal(bool, object)
    """Whether it came to its end, and its results."""

    def __init__(
        self,
        project: QgsProject,
        algorithm: QgsProcessingAlgorithm,
        values: dict[str, Any],
        parent: Optional[QObject] = None,
    ) -> None:
        super().__init__(parent)
        self.algorithm = algorithm
        self.values = values
        self.is_dropped = False
        """Whether its project was closed meanwhile."""
        self.why_stopped = ""
        self._project = project
        self._feedback = _Feedback()
        self._context = QgsProcessingContext()
        self._context.setProject(project)
        self._context.setTransformContext(project.transformContext())
        self._context.setFeedback(self._feedback)
        self._task: Optional[QgsProcessingAlgRunnerTask] = None
        self._is_over = False
        self._feedback.progressChanged.connect(self.progressed)

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody stopped it."""
        return self._feedback.isCanceled()

    @property
    def problem(self) -> str:
        """The last thing that went wrong, as the algorithm says it."""
        return self._feedback.errors[-1].strip() if self._feedback.errors else ""

    def start(self, window: Optional[QWidget]) -> None:
        """Begin; ``ended`` comes later, also where it cannot begin."""
        good, problem = self.algorithm.canExecute()
        if good:
            good, problem = self.algorithm.checkParameterValues(self.values, self._context)
        if not good:
            self._feedback.reportError(problem)
            QTimer.singleShot(0, lambda: sip.isdeleted(self) or self._end(False, {}))
        elif self.algorithm.flags() & QgsProcessingAlgorithm.Flag.FlagNoThreading:
            # Before it begins the plugin may be gone.
            QTimer.singleShot(0, lambda: sip.isdeleted(self) or self._run_here(window))
        else:
            self._task = QgsProcessingAlgRunnerTask(self.algorithm, self.values, self._context, self._feedback)
            self._task.executed.connect(self._end)
            QgsApplication.taskManager().addTask(self._task)

    def cancel(self, why: str = "") -> None:
        """Ask the run to stop; ``why`` is said to the user where it was not the user's own wish."""
        self.why_stopped = self.why_stopped or why
        self._feedback.cancel()
        if self._task is not None and not self._is_over:
            self._task.cancel()

    def wait(self) -> None:
        """Wait until the run's thread is done: what it reads is about to go."""
        if self._task is not None and not self._is_over:
            self._task.waitForFinished(_PATIENCE)

    def load(self) -> list[str]:
        """Bring the layers of the results into the project; those that cannot be loaded."""
        lost = []
        waiting = self._context.layersToLoadOnCompletion()
        for source, details in waiting.items():
            layer = QgsProcessingUtils.mapLayerFromString(source, self._context, True, details.layerTypeHint)
            if layer is None:
                lost.append(details.name or source)
                continue
            details.setOutputLayerName(layer)
            self._project.addMapLayer(self._context.temporaryLayerStore().takeMapLayer(layer))
            if details.postProcessor() is not None:
                details.postProcessor().postProcessLayer(layer, self._context, self._feedback)
        return lost

    def _run_here(self, window: Optional[QWidget]) -> None:
        """In the window's thread, behind a box that shows how far it is: layouts and projects are made nowhere else."""
        box = QProgressDialog(self.algorithm.displayName(), tr("Cancel"), 0, 100, window)
        box.setObjectName("mine_restoration_progress")
        box.setWindowTitle(tr("Mine Restoration"))
        box.setWindowModality(Qt.WindowModality.ApplicationModal)
        box.setMinimumDuration(0)
        box.setAutoReset(False)
        box.setAutoClose(False)
        box.setMinimumWidth(360)
        box.canceled.connect(self._feedback.cancel)
        self._feedback.progressChanged.connect(lambda percent: box.setValue(round(percent)))
        box.setValue(0)
        good, results = False, {}
        try:
            results, good = self.algorithm.run(self.values, self._context, self._feedback)
        finally:
            box.canceled.disconnect(self._feedback.cancel)
            box.close()
            box.deleteLater()
            self._end(good, results)

    def _end(self, successful: bool, results: dict[str, Any]) -> None:
        self._is_over = True
        if not successful and not self.is_cancelled:
            QgsMessageLog.logMessage(self._feedback.textLog(), _TAG, Qgis.MessageLevel.Warning)
        self.ended.emit(successful and not self.is_cancelled, dict(results))
