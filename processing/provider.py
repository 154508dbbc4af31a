"""The Processing provider: the plugin's algorithms under one id."""

from __future__ import annotations

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
from .named import NamedProvider
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


class MineRestorationProvider(NamedProvider):
    """The provider with all its algorithms."""

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
