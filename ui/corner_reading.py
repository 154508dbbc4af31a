"""The reading of corners behind the window: begun once for all changes of a moment, shown where it lasts, given up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

from qgis.core import Qgis, QgsApplication, QgsMessageLog
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractButton, QProgressBar

from ..gis.corner_session import Job, Outcome, Reader, ReadTask
from ..gis.i18n import tr
from .timers import once_after

_MOMENT = 30
"""Milliseconds in which changes are gathered into one reading."""
_PATIENCE = 400
"""Milliseconds of reading before a progress bar comes up."""


class CornerReading(QObject):
    """Reads the job that ``job`` makes, ``None`` where there is nothing to read."""

    failed = pyqtSignal(str)
    """The program has an error: this sentence. ``ended`` follows."""
    ended = pyqtSignal(object, str)
    """The reading is over: its outcome, and why there is none."""

    def __init__(self, job: Callable[[], Optional[Job]], progress: QProgressBar, cancel: QAbstractButton) -> None:
        super().__init__(progress)
        self._job = job
        self._progress = progress
        self._cancel = cancel
        self._reader = Reader()
        self._task: Optional[ReadTask] = None
        self._later = once_after(_MOMENT, self._start, self)
        self._patience = once_after(_PATIENCE, lambda: self._show_busy(True), self)
        cancel.setText(tr("Cancel"))
        cancel.clicked.connect(self.cancel)
        self._show_busy(False)

    @property
    def is_under_way(self) -> bool:
        """Whether a reading is under way or about to begin."""
        return self._task is not None or self._later.isActive()

    def forget(self) -> None:
        """Read all files anew the next time: they may have changed."""
        self._reader.forget()

    def start_soon(self) -> None:
        """Read in a moment; what is under way counts no more."""
        self._abandon()
        self._later.start()

    def cancel(self) -> None:
        """Give the reading up that is under way, and say so."""
        if self._task is not None:
            self._task.cancel()

    def give_up(self) -> None:
        """Read no more, without a word."""
        self._later.stop()
        self._patience.stop()
        self._abandon()

    def _abandon(self) -> None:
        if self._task is not None:
            self._task.abandon()
            self._task = None

    def _start(self) -> None:
        job = self._job()
        if job is None:
            self._end(Outcome())
            return
        self._task = ReadTask(self._reader, job, self._take)
        self._task.progressChanged.connect(lambda percent: self._progress.setValue(round(percent)))
        self._progress.setValue(0)
        self._patience.start()
        QgsApplication.taskManager().addTask(self._task)

    def _take(self, task: ReadTask) -> None:
        """The task is over."""
        if sip.isdeleted(self) or task is not self._task:
            return
        self._task = None
        if task.trouble:
            QgsMessageLog.logMessage(task.trouble, tr("Mine Restoration"), Qgis.MessageLevel.Warning)
            reason = task.trouble.strip().splitlines()[-1]
            problem = tr("Reading stopped at an error of the program: {reason}. The log has more.").format(
                reason=reason
            )
            self.failed.emit(problem)
            self._end(Outcome(), problem)
        elif task.outcome is None:
            self._end(Outcome(), tr("Reading was cancelled. Press 'Read again', or change something."))
        else:
            self._end(task.outcome)

    def _end(self, outcome: Outcome, problem: str = "") -> None:
        self._patience.stop()
        self._show_busy(False)
        self.ended.emit(outcome, problem)

    def _show_busy(self, busy: bool) -> None:
        self._progress.setVisible(busy)
        self._cancel.setVisible(busy)
