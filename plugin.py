"""The plugin's life in QGIS: what it adds on start and takes away on unload."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication

from .gis.i18n import install_translator
from .processing.provider import MineRestorationProvider


class MineRestorationPlugin:
    """Made by QGIS; ``iface`` is ``None`` in qgis_process."""

    def __init__(self, iface: Optional[Any]) -> None:
        self._iface = iface
        self._translator = install_translator()
        self._provider: Optional[MineRestorationProvider] = None

    def initProcessing(self) -> None:
        """Add the provider; QGIS calls this by name in qgis_process."""
        self._provider = MineRestorationProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        self.initProcessing()

    def unload(self) -> None:
        """Take away everything that was added, last first; safe to call twice."""
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
