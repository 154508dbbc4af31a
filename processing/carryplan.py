"""carryplan: last year's planned units as this year's restored ones, the link kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..core.annual.carry import DEFAULT_NUMBER, carry_over, is_number_form
from ..core.progress import check
from ..gis.convert import feature_of, units_of, units_values
from ..gis.crs import crs_of
from ..gis.i18n import tr
from ..gis.schema import qgs_fields
from .base import FINDINGS, Helped, MineRestorationAlgorithm, advanced, counts, no_units, share_of, write_all
from .styling import style_output
from .trouble import in_words

UNITS, YEAR, NUMBER, OUTPUT = "UNITS", "YEAR", "NUMBER", "OUTPUT"


class CarryPlan(MineRestorationAlgorithm):
    """New units from the plan; the layer they come from stays as it is."""

    ID = "carryplan"

    def shortDescription(self) -> str:
        return tr(
            "Makes this year's restored units from last year's planned ones, with new numbers and the link to the plan."
        )

    def tags(self) -> list[str]:
        return tr("annual plan,last year,carry over,units,planned,restored,link").split(",")

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.declare(
            _parameters(),
            tr("What was carried over and has to be corrected, and planned units that were not, with the reason."),
            {"UNIT_COUNT": tr("Units carried over"), "LEFT_COUNT": tr("Planned units not carried over")},
        )

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        source = self.required_source(parameters, UNITS, context)
        plane = self.required_plane(source)
        year = self.parameterAsInt(parameters, YEAR, context)
        number = self.parameterAsString(parameters, NUMBER, context).strip()
        if not is_number_form(number):
            raise QgsProcessingException(
                tr(
                    "{parameter} is '{text}'. Write a text with {{plan}} in it, which stands for the number of the "
                    "planned unit; {{year}} may be in it, too, and no other braces."
                ).format(parameter=NUMBER, text=number)
            )
        units = list(units_of(source))
        if not units:
            feedback.pushWarning(no_units(source))
        with in_words():
            check(share_of(feedback, 0, 1), 0.2)
            carried = carry_over(units, year, (), number, self.layer_name(parameters, UNITS, context, source))
            check(share_of(feedback, 0, 1), 0.9)
        fields = qgs_fields("unit")
        crs = crs_of(plane)
        sink, sink_id = self.parameterAsSink(parameters, OUTPUT, context, fields, QgsWkbTypes.Type.MultiPolygon, crs)
        rows = zip(carried.units, units_values(carried.units, plane))
        write_all(sink, (feature_of(fields, values, unit.geometry) for unit, values in rows))
        style_output(context, sink_id, "UNITS", tr("Carried over"))
        planned = sum((unit.section, unit.year) == ("planned", year - 1) for unit in units)
        return {
            OUTPUT: sink_id,
            FINDINGS: self.write_findings(carried.findings, parameters, context, feedback, crs),
            "UNIT_COUNT": len(carried.units),
            "LEFT_COUNT": planned - len(carried.units),
            **counts(carried.findings),
        }


def _parameters() -> Iterable[Helped]:
    polygons = QgsProcessing.SourceType.TypeVectorPolygon
    yield (
        QgsProcessingParameterFeatureSource(UNITS, tr("Units"), [polygons]),
        tr("Restoration units with last year's plan, in a CGCS2000 Gauss-Krüger plane. The layer is not changed."),
    )
    yield (
        QgsProcessingParameterNumber(
            YEAR, tr("Year of the plan"), QgsProcessingParameterNumber.Type.Integer, minValue=2000, maxValue=2100
        ),
        tr("The year of the new annual plan: planned units of the year before become its restored units."),
    )
    yield (
        advanced(QgsProcessingParameterString(NUMBER, tr("Numbers of the new units"), DEFAULT_NUMBER)),
        tr("A text with {plan}, the number in the plan, in it, and perhaps {year}; numbers are unique over all years."),
    )
    yield (
        QgsProcessingParameterFeatureSink(OUTPUT, tr("Units carried over"), polygons),
        tr("The new units; copy them into the project's unit layer, or use the menu, which adds them in one step."),
    )
