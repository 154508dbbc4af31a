"""compareyears: last year's plan against its results, unit by unit."""

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
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ..core.amounts import hectares
from ..core.annual.inputs import MineYear
from ..core.annual.years import Thresholds, YearComparison, compare_years
from ..core.annual.years.words import load_words
from ..core.geodesy.plane import Plane
from ..core.landclass.classes import load_classes
from ..core.progress import check
from ..gis import dependencies
from ..gis.convert import feature_of, units_of
from ..gis.crs import crs_of
from ..gis.i18n import tr
from ..gis.mine import read_earlier_mine, read_summary
from ..gis.schema import qgs_fields
from ..gis.years import comparison_values
from ..report.years_xlsx import ComparisonSheet, comparison_text, write_comparison_workbook
from .base import (
    FINDINGS,
    Helped,
    MineRestorationAlgorithm,
    advanced,
    counts,
    no_units,
    share_of,
    write_all,
)
from .earlier_input import earlier_input, earlier_units
from .output_files import asked_files, written_together
from .styling import style_output
from .trouble import in_words

UNITS, MINE, YEAR, SUMMARY = "UNITS", "MINE", "YEAR", "SUMMARY"
MATCH, UNCLEAR, AREA, PLACE = "MATCH_SHARE", "UNCLEAR_SHARE", "AREA_TOLERANCE", "PLACE_SHARE"
OUTPUT, XLSX, TEXT = "OUTPUT", "XLSX", "TEXT"
_TABLE = "year_comparison"
_READ, _COMPARED = 0.1, 0.6
"""Where reading and comparing end on the way from 0 to 1; the rest is writing."""


class CompareYears(MineRestorationAlgorithm):
    """One comparison, written as layer, workbook and text."""

    ID = "compareyears"
    NEEDS = (*dependencies.GEOMETRY, *dependencies.WORKBOOK)

    def shortDescription(self) -> str:
        return tr(
            "Last year's plan against what was done, unit by unit: as planned, differently, not done, done without a "
            "plan; new ground apart from ground restored before; money planned against spent."
        )

    def tags(self) -> list[str]:
        return tr("annual plan,last year,plan,result,comparison,differences,new area,cumulative,funds").split(",")

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.declare(
            (*_inputs(), *_outputs()),
            tr("Differences that nobody explains, what could not be compared, ground counted twice, missing amounts."),
            {
                "PLAN_COUNT": tr("Planned units"),
                "RESULT_COUNT": tr("Restored units"),
                "AS_PLANNED_COUNT": tr("Planned units done as planned"),
                "DIFFERENT_COUNT": tr("Planned units done differently"),
                "NOT_DONE_COUNT": tr("Planned units not done"),
                "UNPLANNED_COUNT": tr("Restored units without a plan"),
                "UNCLEAR_COUNT": tr("Units that somebody has to match"),
                "NOT_CHECKED_COUNT": tr("Units that were not compared"),
                "PLANNED_HA": tr("Planned last year (hm²)"),
                "RESTORED_HA": tr("Restored last year (hm²)"),
                "NEW_HA": tr("New ground (hm²)"),
                "BEFORE_HA": tr("Restored again (hm²)"),
                "EARLIER_HA": tr("Restored in earlier years (hm²)"),
            },
        )

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        files = asked_files(self, parameters, context, {XLSX: ".xlsx", TEXT: ".txt"})
        source = self.required_source(parameters, UNITS, context)
        plane = self.required_plane(source)
        year = self.parameterAsInt(parameters, YEAR, context)
        limits = self._limits(parameters, context)
        units = list(units_of(source))
        if not units:
            feedback.pushWarning(no_units(source))
        mine = read_earlier_mine(self.required_source(parameters, MINE, context), year + 1)
        summary = None
        if parameters.get(SUMMARY):
            summary = read_summary(self.required_source(parameters, SUMMARY, context))
        name = self.layer_name(parameters, UNITS, context, source)
        with in_words():
            earlier = earlier_units(self, parameters, context, plane)
            check(share_of(feedback, 0, 1), _READ)
            comparison = compare_years(
                units,
                plane,
                year,
                mine.get(year),
                mine.get(year - 1),
                load_classes(),
                earlier=earlier,
                summary=summary,
                thresholds=limits,
                source=name,
                progress=share_of(feedback, _READ, _COMPARED),
            )
        self._write_files(files, comparison, mine.get(year), name, feedback)
        output = self._write_layer(comparison, plane, parameters, context)
        findings_id = self.write_findings(comparison.findings, parameters, context, feedback, crs_of(plane))
        return {
            OUTPUT: output,
            **files,
            FINDINGS: findings_id,
            **_numbers(comparison),
            **counts(comparison.findings),
        }

    def _limits(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Thresholds:
        shares = [self.parameterAsDouble(parameters, name, context) / 100 for name in (MATCH, UNCLEAR, AREA, PLACE)]
        if shares[1] > shares[0]:
            raise QgsProcessingException(
                tr(
                    "{unclear} is {low} % and {match} {high} %: from the first on somebody has to decide, from the "
                    "second on the ground does. Give {unclear} the smaller figure."
                ).format(unclear=UNCLEAR, match=MATCH, low=f"{100 * shares[1]:g}", high=f"{100 * shares[0]:g}")
            )
        return Thresholds(*shares)

    def _write_files(
        self,
        files: dict[str, str],
        comparison: YearComparison,
        mine: Optional[MineYear],
        source: str,
        feedback: QgsProcessingFeedback,
    ) -> None:
        """Write the files that are wanted: all of them, or none after a failure or Cancel."""
        with written_together(files) as made:
            if XLSX in made:
                sheet = ComparisonSheet(comparison, mine.mine_name if mine is not None else "", source)
                write_comparison_workbook(sheet, made[XLSX], progress=share_of(feedback, _COMPARED, 1))
            if TEXT in made:
                # With the mark of UTF-8: Windows' editors take a Chinese text for GBK otherwise.
                made[TEXT].write_text(comparison_text(comparison), encoding="utf-8-sig", newline="\r\n")
            check(share_of(feedback, 0, 1), 1.0)

    def _write_layer(
        self, comparison: YearComparison, plane: Plane, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> Optional[str]:
        fields = qgs_fields(_TABLE)
        with in_words():
            rows = list(comparison_values(comparison, load_classes(), load_words()))
        sink, sink_id = self.parameterAsSink(
            parameters, OUTPUT, context, fields, QgsWkbTypes.Type.MultiPolygon, crs_of(plane)
        )
        write_all(sink, (feature_of(fields, values, ground) for values, ground in rows))
        style_output(context, sink_id, "YEAR_COMPARISON", tr("Plan against result"))
        return sink_id


def _numbers(comparison: YearComparison) -> dict[str, Any]:
    """The outputs that are no files; what was not computed is left out."""
    sums = comparison.sums
    of = sums.outcomes
    ground = {"NEW_HA": sums.new_ha4, "BEFORE_HA": sums.before_ha4, "EARLIER_HA": sums.earlier_ha4}
    return {
        "PLAN_COUNT": sums.plans,
        "RESULT_COUNT": sums.results,
        "AS_PLANNED_COUNT": of["as_planned"].plans,
        "DIFFERENT_COUNT": of["differently"].plans,
        "NOT_DONE_COUNT": of["not_done"].plans,
        "UNPLANNED_COUNT": of["unplanned"].results,
        "UNCLEAR_COUNT": of["unclear"].plans + of["unclear"].results,
        "NOT_CHECKED_COUNT": of["not_checked"].plans + of["not_checked"].results,
        "PLANNED_HA": float(hectares(sums.plan_ha4)),
        "RESTORED_HA": float(hectares(sums.result_ha4)),
        **({name: float(hectares(ha4)) for name, ha4 in ground.items()} if sums.knows_new else {}),
    }


def _inputs() -> Iterable[Helped]:
    polygons, table = QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessing.SourceType.TypeVector
    yield (
        QgsProcessingParameterFeatureSource(UNITS, tr("Units"), [polygons]),
        tr(
            "Restoration units in a CGCS2000 Gauss-Krüger plane: last year's 'planned' ones and this year's 'restored' "
            "ones; units restored in earlier years are ground that is not new."
        ),
    )
    yield (
        QgsProcessingParameterFeatureSource(MINE, tr("Mine"), [table]),
        tr("Table with one row a year: what the row of last year plans against what the row of this year reports."),
    )
    yield (
        QgsProcessingParameterNumber(
            YEAR, tr("Year of the plan"), QgsProcessingParameterNumber.Type.Integer, minValue=2000, maxValue=2100
        ),
        tr("The year of the new annual plan; results are its 'restored' units, the plan is that of the year before."),
    )
    yield earlier_input()
    yield (
        QgsProcessingParameterFeatureSource(SUMMARY, tr("Land classes of the units"), [table], optional=True),
        tr("The SUMMARY table of 'Attach land classes': classes of restored units that have none stated."),
    )
    for name, title, default, text in (
        (
            MATCH,
            tr("Belongs together from (%)"),
            50,
            tr("A result without 'plan_id' belongs to a planned unit that shares so much of the smaller one's ground."),
        ),
        (
            UNCLEAR,
            tr("To be decided from (%)"),
            10,
            tr("From so much on, up to the figure above, nobody guesses: both units are told and stay unmatched."),
        ),
        (
            AREA,
            tr("Area may differ by (%)"),
            5,
            tr("A result whose area differs by more of the planned area was done differently. No source fixes it."),
        ),
        (
            PLACE,
            tr("Same place from (%)"),
            80,
            tr("Plan and result that share less of the smaller one's ground lie in other places. No source fixes it."),
        ),
    ):
        number = QgsProcessingParameterNumber(
            name, title, QgsProcessingParameterNumber.Type.Double, default, minValue=0, maxValue=100
        )
        yield advanced(number), text


def _outputs() -> Iterable[Helped]:
    yield (
        QgsProcessingParameterFeatureSink(
            OUTPUT, tr("Plan against result"), QgsProcessing.SourceType.TypeVectorPolygon
        ),
        tr("One row a pair of planned and restored unit, or a unit without partner, with both values and differences."),
    )
    yield (
        QgsProcessingParameterFileDestination(XLSX, tr("Workbook"), tr("Excel workbook (*.xlsx)"), optional=True),
        tr("The table plan, result, difference with sums, new and cumulative area, money."),
    )
    yield (
        QgsProcessingParameterFileDestination(TEXT, tr("Draft of the text"), tr("Text file (*.txt)"), optional=True),
        tr("Sentences for part 一 of the annual plan, in Chinese, to be edited."),
    )
