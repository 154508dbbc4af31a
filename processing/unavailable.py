"""What stands in the toolbox where a Python package that everything needs is missing or too old.

The tools are listed under their own ids and say in one sentence what to install. This module imports nothing that needs
such a package.
"""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsProcessingAlgorithm, QgsProcessingException, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..core.catalogue import RESOURCES
from ..gis import dependencies
from ..gis.i18n import tr
from .starting import titles


class UnavailableAlgorithm(QgsProcessingAlgorithm):
    """One of the plugin's algorithms, by its id, that cannot run for now."""

    def __init__(self, algorithm_id: str, title: str) -> None:
        super().__init__()
        self._id = algorithm_id
        self._title = title

    def name(self) -> str:
        return self._id

    def displayName(self) -> str:
        return self._title

    def createInstance(self) -> UnavailableAlgorithm:
        return UnavailableAlgorithm(self._id, self._title)

    def icon(self) -> QIcon:
        return QIcon(str(RESOURCES / "icons" / f"{self._id}.svg"))

    def initAlgorithm(self, config: Optional[dict[str, Any]] = None) -> None:
        """No parameters: nothing can be run."""

    def shortHelpString(self) -> str:
        return dependencies.sentence(dependencies.missing_packages(dependencies.GEOMETRY))

    def canExecute(self) -> tuple[bool, str]:
        return False, self.shortHelpString()

    def processAlgorithm(self, parameters: Any, context: Any, feedback: Any) -> dict[str, Any]:
        raise QgsProcessingException(self.shortHelpString())


class UnavailableProvider(QgsProcessingProvider):
    """Provider ``minerestoration`` with the names of its algorithms."""

    def id(self) -> str:
        return "minerestoration"

    def name(self) -> str:
        return tr("Mine Restoration")

    def icon(self) -> QIcon:
        return QIcon(str(RESOURCES / "icons" / "mine_restoration.svg"))

    def loadAlgorithms(self) -> None:
        for algorithm_id, title in titles().items():
            self.addAlgorithm(UnavailableAlgorithm(algorithm_id, title))
