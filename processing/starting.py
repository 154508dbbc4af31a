"""The provider of a QGIS window: there at once, complete a moment later.

The algorithms bring the whole domain with them, which would take half a second of every start of QGIS. So the window
begins with their names alone; the rest is loaded in small pieces as soon as the window has time, or when somebody asks
for an algorithm earlier. ``qgis_process`` has no window and takes :class:`.provider.MineRestorationProvider`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Optional

from qgis.core import QgsProcessingAlgorithm, QgsProcessingProvider
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QIcon

from ..core.catalogue import RESOURCES
from ..gis.i18n import tr

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


def titles() -> dict[str, str]:
    """What the algorithms are called, by id, which is their module's name, too."""
    return {
        "acceptancepackage": tr("Make acceptance package"),
        "annualtable": tr("Write annual table"),
        "attachlandclasses": tr("Attach land classes"),
        "carryplan": tr("Carry the plan over"),
        "checkunits": tr("Check units"),
        "checkzones": tr("Check zones"),
        "compareyears": tr("Compare plan and result"),
        "createproject": tr("Create restoration project"),
        "digitiseunits": tr("Digitise units from corner coordinates"),
        "exportcorners": tr("Export corner coordinates"),
        "previewsheet": tr("Preview map sheet"),
        "readannualtable": tr("Read annual table"),
        "updateproject": tr("Update restoration project"),
        "verifypackage": tr("Verify acceptance package"),
        "visiblerange": tr("Visible range"),
    }


class NamedAlgorithm(QgsProcessingAlgorithm):
    """Stands for an algorithm until it is loaded: has its name; whoever wants to run it gets the algorithm itself."""

    def __init__(self, algorithm_id: str, title: str) -> None:
        super().__init__()
        self._id = algorithm_id
        self._title = title

    def name(self) -> str:
        return self._id

    def displayName(self) -> str:
        return self._title

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return str(RESOURCES / "icons" / f"{self._id}.svg")

    def initAlgorithm(self, config: Optional[dict[str, Any]] = None) -> None:
        """The parameters come with the algorithm."""

    def createInstance(self) -> QgsProcessingAlgorithm:
        from .provider import ALGORITHMS

        return next(kind for kind in ALGORITHMS if self._id == kind.ID)()

    def processAlgorithm(self, parameters: Any, context: Any, feedback: Any) -> dict[str, Any]:
        raise NotImplementedError  # QGIS runs what createInstance gives


class StartingProvider(QgsProcessingProvider):
    """Provider ``minerestoration`` in a window; ``is_ready`` when the algorithms themselves are there."""

    def __init__(self) -> None:
        super().__init__()
        self.is_ready = False
        self._rest = _pieces()
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._load_on)

    def id(self) -> str:
        return "minerestoration"

    def name(self) -> str:
        return tr("Mine Restoration")

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return str(RESOURCES / "icons" / "mine_restoration.svg")

    def supportedOutputRasterLayerExtensions(self) -> list[str]:
        """The rasters that algorithms write are GeoTIFFs."""
        return ["tif"]

    def begin(self) -> None:
        """Load the algorithms as soon as the window has time."""
        self._timer.start()

    def unload(self) -> None:
        self._timer.stop()

    def loadAlgorithms(self) -> None:
        if not self.is_ready:
            for algorithm_id, title in titles().items():
                self.addAlgorithm(NamedAlgorithm(algorithm_id, title))
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
