"""checkunits: what is wrong with the units before anybody computes with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Optional

from qgis.core import (
    QgsFeatureSource,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
)
from shapely.geometry.base import BaseGeometry

from ..core.catalogue import CatalogueError
from ..core.findings import Severity, count
from ..core.geodesy.plane import Plane
from ..core.unit import Unit
from ..core.unitchecks.check import check_units
from ..core.unitchecks.profile import load_unit_profile
from ..gis.convert import units_of
from ..gis.crs import crs_name, crs_of
from ..gis.ground import read_boundary
from ..gis.i18n import tr
from ..gis.unit_layers import read_units, stated_areas
from .base import FINDINGS, Helped, MineRestorationAlgorithm, counts, share_of
from .trouble import in_words

UNITS, MINING_RIGHT, OTHER_UNITS, TOLERANCE = "UNITS", "MINING_RIGHT", "OTHER_UNITS", "TOLERANCE"


class CheckUnits(MineRestorationAlgorithm):
    """Geometry, numbers, fields, neighbours, earlier units, mining right."""

    ID = "checkunits"

    def displayName(self) -> str:
        return tr("Check units")

    def shortDescription(self) -> str:
        return tr(
            "Finds what is wrong with the units: geometry, numbers, empty fields, overlaps, ground restored before, "
            "ground outside the mining right."
        )

    def tags(self) -> list[str]:
        return tr("units,validity,overlap,mining right,duplicate,topology,quality").split(",")

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.declare(
            _inputs(),
            tr("One point for each finding, with unit, severity and figures."),
            {"UNIT_COUNT": tr("Units"), "NOTE_COUNT": tr("Notes")},
        )

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        source = self.required_source(parameters, UNITS, context)
        plane = self.required_plane(source)
        units = list(units_of(source))
        with in_words():
            findings = check_units(
                units,
                plane,
                self._mining_right(parameters, context, plane),
                self._others(parameters, context, plane),
                stated_areas(source),
                self.parameterAsDouble(parameters, TOLERANCE, context),
                share_of(feedback, 0, 1),
            )
        findings_id = self.write_findings(findings, parameters, context, feedback, crs_of(plane))
        numbers = {"UNIT_COUNT": len(units), **counts(findings), "NOTE_COUNT": count(findings, Severity.NOTE)}
        feedback.pushInfo(
            tr("{units} units: {errors} errors, {warnings} warnings, {notes} notes.").format(
                units=numbers["UNIT_COUNT"],
                errors=numbers["ERROR_COUNT"],
                warnings=numbers["WARNING_COUNT"],
                notes=numbers["NOTE_COUNT"],
            )
        )
        return {FINDINGS: findings_id, **numbers}

    def _mining_right(
        self, parameters: dict[str, Any], context: QgsProcessingContext, plane: Plane
    ) -> Optional[BaseGeometry]:
        source = self.parameterAsSource(parameters, MINING_RIGHT, context)
        if source is None:
            return None
        ground = read_boundary(source, plane, context.transformContext())
        if ground is None:
            raise _unusable(source, MINING_RIGHT)
        return ground

    def _others(self, parameters: dict[str, Any], context: QgsProcessingContext, plane: Plane) -> Optional[list[Unit]]:
        source = self.parameterAsSource(parameters, OTHER_UNITS, context)
        if source is None:
            return None
        units = read_units(source, plane, context.transformContext())
        if units is None:
            raise _unusable(source, OTHER_UNITS)
        return units


def _unusable(source: QgsFeatureSource, parameter: str) -> QgsProcessingException:
    return QgsProcessingException(
        tr(
            "Layer '{layer}' ({crs}) cannot be used as {parameter}: it needs valid polygons in CGCS2000, every one of "
            "them. Mend it, choose another layer, or leave {parameter} empty."
        ).format(layer=source.sourceName(), crs=crs_name(source.sourceCrs()), parameter=parameter)
    )


def _usual_tolerance() -> Optional[float]:
    """The default of the data file; none where a county's change has broken it, which running then says in words."""
    try:
        return load_unit_profile().tolerance_m
    except CatalogueError:
        return None


def _inputs() -> Iterable[Helped]:
    polygons = QgsProcessing.SourceType.TypeVectorPolygon
    yield (
        QgsProcessingParameterFeatureSource(UNITS, tr("Units"), [polygons]),
        tr("The restoration units, in a CGCS2000 Gauss-Krüger plane."),
    )
    yield (
        QgsProcessingParameterFeatureSource(MINING_RIGHT, tr("Mining right"), [polygons], optional=True),
        tr("The boundary of the licence. Without it nobody checks whether units lie inside."),
    )
    yield (
        QgsProcessingParameterFeatureSource(OTHER_UNITS, tr("Units of other years"), [polygons], optional=True),
        tr("Units of earlier years, accepted ones above all: ground that was restored before is found."),
    )
    yield (
        QgsProcessingParameterNumber(
            TOLERANCE,
            tr("Tolerance of boundaries (m)"),
            QgsProcessingParameterNumber.Type.Double,
            _usual_tolerance(),
            minValue=0.001,
            maxValue=99,
        ),
        tr("Up to this a line may be off: a default that no source fixes, change it to what your authority accepts."),
    )
