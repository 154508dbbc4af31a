"""The provider of a QGIS window: there at once, complete a moment later.

The algorithms bring the whole domain with them, which would take half a second of every start of QGIS. So the window
begins with their names alone; the rest is loaded in small pieces as soon as the window has time, or when somebody asks
for an algorithm earlier. ``qgis_process`` has no window and takes :class:`.provider.MineRestorationProvider`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from qgis.core import QgsProcessingAlgorithm
from qgis.PyQt.QtCore import QTimer

from .named import NamedProvider, StandIn, titles

_PAUSE = 30
"""Milliseconds that the window has for itself between two pieces."""
_PIECES = (
    "..core.geodesy.area",
    "..core.unitchecks.check",
    "..core.landclass.attach",
    "..core.zones.check",
    "..core.corners.digitise",
    "..core.annual.record",
    "..core.annual.years.compare",
    "..report.annual_xlsx",
    "..report.zones_pdf",
    "..gis.map_book",
)
"""What the algorithms have in common, in pieces that take about as long as each other."""


class StartingAlgorithm(StandIn):
    """Stands for an algorithm until it is loaded; whoever wants to run it gets the algorithm itself."""

    def createInstance(self) -> QgsProcessingAlgorithm:
        from .provider import ALGORITHMS

        return next(kind for kind in ALGORITHMS if self.ID == kind.ID)()

    def processAlgorithm(self, parameters: Any, context: Any, feedback: Any) -> dict[str, Any]:
        raise NotImplementedError  # QGIS runs what createInstance gives


class StartingProvider(NamedProvider):
    """The provider in a window; ``is_ready`` when the algorithms themselves are there."""

    def __init__(self) -> None:
        super().__init__()
        self.is_ready = False
        self._rest = _pieces()
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._load_on)

    def begin(self) -> None:
        """Load the algorithms as soon as the window has time."""
        self._timer.start()

    def unload(self) -> None:
        self._timer.stop()

    def loadAlgorithms(self) -> None:
        if not self.is_ready:
            for algorithm_id in titles():
                self.addAlgorithm(StartingAlgorithm(algorithm_id))
            return
        from .provider import ALGORITHMS

        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())

    def _load_on(self) -> None:
        if next(self._rest, None) is not None:
            self._timer.start()
            return
        self.is_ready = True
        self.refreshAlgorithms()


def _pieces() -> Iterator[str]:
    """Load one piece after the other."""
    for name in (*_PIECES, *(f".{algorithm_id}" for algorithm_id in titles()), ".provider"):
        import_module(name, __package__)
        yield name
