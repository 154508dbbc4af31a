"""Timers that act once, however often they are started meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QObject, QTimer


def once_after(milliseconds: int, act: Callable[[], object], parent: QObject) -> QTimer:
    """A timer that runs ``act`` once, so long after it was started last."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
