"""The Processing provider: the plugin's algorithms under one id."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..core.catalogue import RESOURCES
from ..gis.i18n import tr
from .acceptancepackage import AcceptancePackage
from .annualtable import AnnualTable
from .attachlandclasses import AttachLandClasses
from .base import MineRestorationAlgorithm
from .carryplan import CarryPlan
from .checkunits import CheckUnits
from .checkzones import CheckZones
from .compareyears import CompareYears
from .createproject import CreateProject
from .digitiseunits import DigitiseUnits
from .exportcorners import ExportCorners
from .previewsheet import PreviewSheet
from .readannualtable import ReadAnnualTable
from .updateproject import UpdateProject
from .verifypackage import VerifyPackage
from .visiblerange import VisibleRange

ALGORITHMS: tuple[type[MineRestorationAlgorithm], ...] = (
    AcceptancePackage,
    AnnualTable,
    AttachLandClasses,
    CarryPlan,
    CheckUnits,
    CheckZones,
    CompareYears,
    CreateProject,
    DigitiseUnits,
    ExportCorners,
    PreviewSheet,
    ReadAnnualTable,
    UpdateProject,
    VerifyPackage,
    VisibleRange,
)


class MineRestorationProvider(QgsProcessingProvider):
    """Provider ``minerestoration``."""

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

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
