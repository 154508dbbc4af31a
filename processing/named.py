"""What QGIS shows of the provider and its algorithms: names and icons. Loaded at every start, so it imports little."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsProcessingAlgorithm, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..core.catalogue import RESOURCES
from ..gis.i18n import tr


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
    """An algorithm with the title and the icon of its id, which never changes."""

    ID = ""

    def name(self) -> str:
        return self.ID

    def displayName(self) -> str:
        return titles()[self.ID]

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return str(RESOURCES / "icons" / f"{self.ID}.svg")


class StandIn(NamedAlgorithm):
    """Has the place of an algorithm that is not loaded: its name, no parameters."""

    def __init__(self, algorithm_id: str) -> None:
        super().__init__()
        self.ID = algorithm_id

    def initAlgorithm(self, config: Optional[dict[str, Any]] = None) -> None:
        """No parameters: they come with the algorithm."""


class NamedProvider(QgsProcessingProvider):
    """Provider ``minerestoration``; who derives from it says which algorithms it has."""

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
