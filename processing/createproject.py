"""createproject: the GeoPackage and the QGIS project of one mining right."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..core.files import safe_name
from ..core.progress import check
from ..gis.crs import crs_name, plane_of
from ..gis.i18n import tr
from ..gis.store import StoreExistsError, create_store, store_in
from .base import MineRestorationAlgorithm, share_of
from .trouble import in_words

FOLDER, CRS, NAME, OUTPUT, PROJECT = "FOLDER", "CRS", "NAME", "OUTPUT", "PROJECT"
_DEFAULT_NAME = "mine_restoration"


class CreateProject(MineRestorationAlgorithm):
    """Makes an empty project; never overwrites one."""

    ID = "createproject"
    NEEDS = ()

    def displayName(self) -> str:
        return tr("Create restoration project")

    def shortDescription(self) -> str:
        return tr("Makes the GeoPackage and the QGIS project of one mining right, with forms, styles and relations.")

    def tags(self) -> list[str]:
        return tr("project,geopackage,template,forms,mining right").split(",")

    def flags(self) -> Any:
        # A QgsProject and its layers belong to the thread that made them.
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        folder = QgsProcessingParameterFile(FOLDER, tr("Folder"), QgsProcessingParameterFile.Behavior.Folder)
        folder.setHelp(tr("Folder of the new project; it is made where it is not there yet."))
        crs = QgsProcessingParameterCrs(CRS, tr("CRS of the project"), "EPSG:4532")
        crs.setHelp(tr("A CGCS2000 Gauss-Krüger plane, the one of the mining licence: EPSG:4491 to 4554."))
        name = QgsProcessingParameterString(NAME, tr("Name"), _DEFAULT_NAME, optional=True)
        name.setHelp(tr("Name of both files, for example the name of the mine."))
        for parameter in (folder, crs, name):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputFile(OUTPUT, tr("GeoPackage")))
        self.addOutput(QgsProcessingOutputFile(PROJECT, tr("QGIS project")))

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        crs = self.parameterAsCrs(parameters, CRS, context)
        if plane_of(crs) is None:
            return False, _wrong_crs(crs)
        return super().checkParameterValues(parameters, context)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        crs = self.parameterAsCrs(parameters, CRS, context)
        if plane_of(crs) is None:
            raise QgsProcessingException(_wrong_crs(crs))
        with in_words():
            check(share_of(feedback, 0, 1), 0)
        title = self.parameterAsString(parameters, NAME, context).strip() or _DEFAULT_NAME
        folder = Path(self.parameterAsFile(parameters, FOLDER, context))
        store = store_in(folder, safe_name(title, _DEFAULT_NAME))
        try:
            create_store(store, crs, title)
        except StoreExistsError as cause:
            raise QgsProcessingException(
                tr("'{path}' is there already and is not overwritten. Choose another folder or another name.").format(
                    path=cause.path
                )
            ) from cause
        except OSError as cause:
            raise QgsProcessingException(
                tr(
                    "The project cannot be written to folder '{folder}': {reason}. Choose a folder you may write to."
                ).format(folder=folder, reason=cause.strerror or cause)
            ) from cause
        feedback.pushInfo(tr("Open the project in QGIS: {path}").format(path=store.project))
        return {OUTPUT: str(store.geopackage), PROJECT: str(store.project)}


def _wrong_crs(crs: QgsCoordinateReferenceSystem) -> str:
    return tr(
        "{crs} is not a CGCS2000 Gauss-Krüger plane, and official areas are computed in no other. Choose the plane of "
        "the mining licence, EPSG:4491 to 4554, for example EPSG:4532 for the 3-degree zone of 132° E."
    ).format(crs=crs_name(crs))
