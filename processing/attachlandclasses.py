"""attachlandclasses: which land classes lie in each unit, from the land survey."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ..core.amounts import hectares
from ..core.landclass.attach import TOLERANCE_M2, Attached, attach
from ..core.landclass.rows import CONTROLS
from ..gis.convert import as_multipolygon, feature_of, units_of
from ..gis.crs import crs_of
from ..gis.i18n import tr
from ..gis.schema import qgs_fields
from ..gis.survey import part_values, read_survey, summary_values
from .base import FINDINGS, Helped, MineRestorationAlgorithm, advanced, counts, share_of, write_all
from .trouble import in_words

UNITS, SURVEY, CONTROL, TOLERANCE, CLASS_FIELD = "UNITS", "SURVEY", "CONTROL", "TOLERANCE", "CLASS_FIELD"
PARTS, SUMMARY = "PARTS", "SUMMARY"
_READING = 0.4
"""Part of the time that goes into reading the survey."""


class AttachLandClasses(MineRestorationAlgorithm):
    """Units x survey polygons, official areas, sums exact in integers."""

    ID = "attachlandclasses"

    def displayName(self) -> str:
        return tr("Attach land classes")

    def shortDescription(self) -> str:
        return tr(
            "Which land classes of the survey lie in each unit, with official areas that sum exactly to the unit."
        )

    def tags(self) -> list[str]:
        return tr("land survey,DLTB,land class,DLBM,overlay,area,ellipsoid,units").split(",")

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.declare(
            (*_inputs(), *_outputs()),
            tr("What the survey leaves open under the units: gaps, overlaps, invalid polygons, values that disagree."),
            {"UNIT_COUNT": tr("Units with classes"), "CLASS_COUNT": tr("Classes"), "TOTAL_HA": tr("Total area (hm²)")},
        )

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        self._survey_file = self.survey_file(parameters, SURVEY, context)
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        source = self.required_source(parameters, UNITS, context)
        survey_source = self.required_source(parameters, SURVEY, context)
        plane = self.required_plane(source)
        units = list(units_of(source))
        with in_words():
            survey = read_survey(
                survey_source,
                units,
                plane,
                self.parameterAsString(parameters, CLASS_FIELD, context),
                context.transformContext(),
                share_of(feedback, 0, _READING),
                self._survey_file,
            )
            attached = attach(
                units,
                survey,
                plane,
                CONTROLS[self.parameterAsEnum(parameters, CONTROL, context)],
                self.parameterAsDouble(parameters, TOLERANCE, context),
                share_of(feedback, _READING, 1),
            )
        return self._write(attached, parameters, context, feedback, crs_of(plane))

    def _write(
        self,
        attached: Attached,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        crs: Any,
    ) -> dict[str, Any]:
        fields = qgs_fields("survey_part")
        parts, parts_id = self.parameterAsSink(parameters, PARTS, context, fields, QgsWkbTypes.Type.MultiPolygon, crs)
        write_all(
            parts,
            (
                feature_of(fields, part_values(part), part.geometry and as_multipolygon(part.geometry))
                for part in attached.parts
            ),
        )
        columns = qgs_fields("survey_summary")
        summary, summary_id = self.parameterAsSink(parameters, SUMMARY, context, columns)
        write_all(summary, (feature_of(columns, summary_values(row)) for row in attached.summary))
        findings_id = self.write_findings(attached.findings, parameters, context, feedback, crs)
        total = hectares(sum(unit.ha4 for unit in attached.totals))
        classes = {row.land_class for row in attached.summary}
        feedback.pushInfo(
            tr("{units} units, {classes} classes, {total} hm².").format(
                units=len(attached.totals), classes=len(classes), total=total
            )
        )
        return {
            PARTS: parts_id,
            SUMMARY: summary_id,
            FINDINGS: findings_id,
            "UNIT_COUNT": len(attached.totals),
            "CLASS_COUNT": len(classes),
            "TOTAL_HA": float(total),
            **counts(attached.findings),
        }


def _inputs() -> Iterable[Helped]:
    polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
    yield (
        QgsProcessingParameterFeatureSource(UNITS, tr("Units"), polygons),
        tr("Restoration units in a CGCS2000 Gauss-Krüger plane, with a field unit_id."),
    )
    yield (
        QgsProcessingParameterFeatureSource(SURVEY, tr("Land survey (DLTB)"), polygons),
        tr("Polygons of the third land survey or of an annual change survey, CGCS2000 in degrees or in any zone."),
    )
    control = QgsProcessingParameterEnum(
        CONTROL, tr("Areas sum to"), [tr("the unit's official area"), tr("the survey polygons' TBMJ")], defaultValue=0
    )
    yield control, tr("Which area is the right one where both differ; the other stands beside it in every row.")
    tolerance = QgsProcessingParameterNumber(
        TOLERANCE,
        tr("Smallest gap or overlap (m²)"),
        QgsProcessingParameterNumber.Type.Double,
        TOLERANCE_M2,
        minValue=TOLERANCE_M2,
    )
    yield advanced(tolerance), tr("Gaps and overlaps of the survey under a unit up to this area are taken for digits.")
    class_field = QgsProcessingParameterField(
        CLASS_FIELD, tr("Field with the land class"), parentLayerParameterName=SURVEY, optional=True
    )
    yield advanced(class_field), tr("Needed only where the field is not called DLBM and has no alias 地类编码.")


def _outputs() -> Iterable[Helped]:
    parts = QgsProcessingParameterFeatureSink(
        PARTS, tr("Parts (unit x survey polygon)"), QgsProcessing.SourceType.TypeVectorPolygon, optional=True
    )
    yield parts, tr("The pieces of the units with class, polygon, owner and areas.")
    summary = QgsProcessingParameterFeatureSink(
        SUMMARY, tr("Summary (unit x class)"), QgsProcessing.SourceType.TypeVector, optional=True
    )
    yield summary, tr("The classes of each unit, sub-codes rolled up; they sum exactly to the unit.")
