"""checkunits: what is wrong with the units before anybody computes with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
)

from ..core.findings import Severity, count
from ..core.geodesy.plane import Plane
from ..core.progress import Progress
from ..core.unit import Unit
from ..core.unitchecks.check import check_units
from ..core.unitchecks.profile import DEFAULT, UnitProfile, load_unit_profile
from ..core.zones.layers import ZoneLayer
from ..gis.convert import units_of
from ..gis.crs import crs_of
from ..gis.farmland import read_farmland
from ..gis.i18n import tr
from ..gis.layers import edition_of
from ..gis.unit_layers import stated_areas, unnumbered_units
from .base import FINDINGS, Helped, MineRestorationAlgorithm, advanced, counts, no_units, other_datum, share_of
from .trouble import in_words

UNITS, MINING_RIGHT, OTHER_UNITS, FARMLAND = "UNITS", "MINING_RIGHT", "OTHER_UNITS", "FARMLAND"
COVERAGE, TOLERANCE, GAP, RULES = "COVERAGE", "TOLERANCE", "GAP", "RULES"
_READING = 0.2


class CheckUnits(MineRestorationAlgorithm):
    """Geometry, numbers, fields, neighbours, other years, mining right, farmland."""

    ID = "checkunits"

    def shortDescription(self) -> str:
        return tr(
            "Finds what is wrong with the units: geometry, numbers, fields, areas, overlaps and gaps, ground restored "
            "twice, ground outside the mining right or on farmland, terms of temporary land."
        )

    def tags(self) -> list[str]:
        return tr("units,validity,overlap,gap,mining right,farmland,temporary land,duplicate,topology,quality").split(
            ","
        )

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
        if not units:
            feedback.pushWarning(no_units(source))
        with in_words():
            profile = self._profile(parameters, context)
            farmland = self._farmland(parameters, context, plane, units, share_of(feedback, 0, _READING))
            findings = check_units(
                units,
                plane,
                self.optional_ground(parameters, MINING_RIGHT, context, plane)[0],
                self.optional_units(parameters, OTHER_UNITS, context, plane),
                stated_areas(source),
                self._metres(parameters, TOLERANCE, context),
                share_of(feedback, _READING, 1),
                profile,
                farmland,
                self._metres(parameters, GAP, context),
                unnumbered_units(source),
            )
        feedback.pushInfo(tr("Rules: {edition}").format(edition=profile.edition))
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

    def _profile(self, parameters: dict[str, Any], context: QgsProcessingContext) -> UnitProfile:
        name = self.parameterAsFile(parameters, RULES, context)
        return load_unit_profile(Path(name)) if name else load_unit_profile(DEFAULT)

    def _metres(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> Optional[float]:
        """The figure that the user gives; without one that of the rules holds."""
        return None if parameters.get(name) is None else self.parameterAsDouble(parameters, name, context)

    def _farmland(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        plane: Plane,
        units: list[Unit],
        progress: Progress,
    ) -> Optional[ZoneLayer]:
        if not parameters.get(FARMLAND):
            return None
        source = self.required_source(parameters, FARMLAND, context)
        name = self.layer_name(parameters, FARMLAND, context, source)
        layer = self.parameterAsVectorLayer(parameters, FARMLAND, context)
        edition = "" if layer is None else edition_of(layer)
        farmland = read_farmland(source, units, plane, name, edition, context.transformContext(), progress)
        if farmland is None:
            raise other_datum(source, FARMLAND)
        coverage = self.optional_ground(parameters, COVERAGE, context, plane)[0]
        return farmland if coverage is None or farmland.extent is None else replace(farmland, extent=coverage)


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
        QgsProcessingParameterFeatureSource(FARMLAND, tr("Permanent basic farmland"), [polygons], optional=True),
        tr("永久基本农田: ground on it has to become cultivated land. Without it nobody checks that."),
    )
    yield (
        QgsProcessingParameterFeatureSource(COVERAGE, tr("Area that the farmland covers"), [polygons], optional=True),
        tr(
            "Polygons of the area for which the farmland was delivered, a county for instance. Units outside are not "
            "checked. Without it the layer covers the extent of its own features."
        ),
    )
    yield (
        _metres(TOLERANCE, tr("Tolerance of boundaries (m)")),
        tr(
            "How far a boundary may be off. Empty: as the rules say, a default that no source fixes; change it to what "
            "your authority accepts."
        ),
    )
    yield (
        _metres(GAP, tr("Widest gap (m)")),
        tr(
            "Strips between two units up to this width are reported as gaps. Empty: as the rules say, a default that "
            "no source fixes."
        ),
    )
    yield (
        advanced(QgsProcessingParameterFile(RULES, tr("Rule file"), extension="json", optional=True)),
        tr(
            "Rules of your own (JSON), a copy of resources/rules/unit_checks.json with changes: required fields, "
            "classes, terms of temporary land, tolerance and gap."
        ),
    )


def _metres(name: str, title: str) -> QgsProcessingParameterNumber:
    kind = QgsProcessingParameterNumber.Type.Double
    return QgsProcessingParameterNumber(name, title, kind, optional=True, minValue=0.001, maxValue=99)
