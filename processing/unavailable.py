"""What stands in the toolbox where a Python package that everything needs is missing or too old.

The tools are listed under their own ids and say in one sentence what to install. This module imports nothing that needs
such a package.
"""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingException

from ..gis import dependencies
from .named import NamedProvider, StandIn, titles


class UnavailableAlgorithm(StandIn):
    """One of the plugin's algorithms that cannot run for now."""

    def createInstance(self) -> UnavailableAlgorithm:
        return UnavailableAlgorithm(self.ID)

    def shortHelpString(self) -> str:
        return dependencies.sentence(dependencies.missing_packages(dependencies.GEOMETRY))

    def canExecute(self) -> tuple[bool, str]:
        return False, self.shortHelpString()

    def processAlgorithm(self, parameters: Any, context: Any, feedback: Any) -> dict[str, Any]:
        raise QgsProcessingException(self.shortHelpString())


class UnavailableProvider(NamedProvider):
    """The provider with the names of its algorithms."""

    def loadAlgorithms(self) -> None:
        for algorithm_id in titles():
            self.addAlgorithm(UnavailableAlgorithm(algorithm_id))
