"""checkzones: units against protection zones and control lines, a verdict for each unit and rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsWkbTypes,
)

from ..core.arrays import column
from ..core.catalogue import CatalogueError
from ..core.collector import collector_resting
from ..core.geodesy.plane import Plane
from ..core.glyphs import watched
from ..core.zones.check import check_zones
from ..core.zones.marks import Mark
from ..core.zones.profile import NATIONAL, load_profile
from ..core.zones.rules import Profile
from ..core.zones.verdicts import ZoneCheck
from ..gis.convert import table_features, units_of
from ..gis.crs import crs_of
from ..gis.data_files import place_words, problem_words
from ..gis.i18n import tr
from ..gis.marks import marks_at, marks_in_safety, unsaved_layer_at
from ..gis.schema import qgs_fields
from ..gis.unit_maps import unit_maps
from ..gis.verdicts import hit_values, left_values, verdict_rows
from ..gis.zones import read_zone_layers
from ..report.zones_pdf import write_zone_pdf
from ..report.zones_xlsx import write_zone_workbook
from .base import FINDINGS, Helped, MineRestorationAlgorithm, counts, destination_of, no_units, share_of, write_all
from .output_files import asked_files, written_together
from .trouble import in_words
from .zone_inputs import marks_input, marks_named, terrain_inputs, viewer_of

UNITS, ZONES, RULES, COVERAGE, DATE = "UNITS", "ZONES", "RULES", "COVERAGE", "DATE"
MAPS = "MAPS"
HITS, VERDICTS, REPORT, REPORT_PDF = "HITS", "VERDICTS", "REPORT", "REPORT_PDF"
_READ, _CHECKED, _DRAWN = 0.4, 0.7, 0.8
"""How far the bar is when the layers are read, when they are checked, and when the maps are drawn; then reports."""


class CheckZones(MineRestorationAlgorithm):
    """Units x rules; "not checked" is a verdict of its own."""

    ID = "checkzones"

    def shortDescription(self) -> str:
        return tr(
            "What red lines, farmland, reserves and 三区两线 mean for each unit: a verdict for each rule, with area, "
            "layer edition and basis, and what could not be checked."
        )

    def tags(self) -> list[str]:
        return tr("red line,farmland,nature reserve,urban boundary,water source,zones,overlay,screening").split(",")

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.declare(
            (*_inputs(), *_outputs()),
            tr("To be looked at: rules without a layer, unused layers, invalid zones, slivers, uncovered ground."),
            {
                "HIT_COUNT": tr("Verdicts with a hit"),
                "NOT_CHECKED_COUNT": tr("Verdicts not checked"),
                "UNIT_COUNT": tr("Units"),
            },
        )

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        """Refuse to overwrite marks that are being made: only here a layer of the project may be looked at."""
        good, problem = super().checkParameterValues(parameters, context)
        name = unsaved_layer_at(destination_of(parameters, VERDICTS, context), context.project()) if good else ""
        if name:
            return False, tr(
                "Layer '{layer}' shows the file that VERDICTS would overwrite and has edits that are not saved: marks "
                "among them would be lost. Save or discard the edits, then run again."
            ).format(layer=name)
        return good, problem

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        source = self.required_source(parameters, UNITS, context)
        plane = self.required_plane(source)
        profile = self._profile(parameters, context)
        files = asked_files(self, parameters, context, {REPORT: ".xlsx", REPORT_PDF: ".pdf"})
        coverage, coverage_name, _ = self.optional_ground(parameters, COVERAGE, context, plane)
        layers = self.parameterAsLayerList(parameters, ZONES, context)
        units = list(units_of(source))
        if not units:
            feedback.pushWarning(no_units(source))
        marks = self._marks(parameters, context)
        with in_words(), collector_resting():
            viewer = viewer_of(self, parameters, context, plane)
            zones = read_zone_layers(
                layers, units, plane, profile, context.transformContext(), share_of(feedback, 0, _READ)
            )
            check = check_zones(
                units,
                plane,
                zones,
                profile,
                share_of(feedback, _READ, _CHECKED),
                coverage,
                coverage_name,
                viewer,
                self._day(parameters, context),
                marks,
            )
        return self._write(check, files, parameters, context, feedback, plane)

    def _profile(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Profile:
        name = self.parameterAsFile(parameters, RULES, context)
        try:
            return load_profile(Path(name) if name else NATIONAL)
        except CatalogueError as cause:
            raise QgsProcessingException(
                tr("The rule file '{file}' cannot be used. {place}: {problem}. Mend it, or leave RULES empty.").format(
                    file=cause.path, place=place_words(cause), problem=problem_words(cause)
                )
            ) from cause

    def _day(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Optional[date]:
        moment = self.parameterAsDateTime(parameters, DATE, context)
        return date(moment.date().year(), moment.date().month(), moment.date().day()) if moment.isValid() else None

    def _marks(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[Mark]:
        """The marks of the table that the user names, and of the one that VERDICTS overwrites."""
        return marks_named(self, parameters, context) + marks_at(destination_of(parameters, VERDICTS, context))

    def _write(
        self,
        check: ZoneCheck,
        files: Mapping[str, str],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        plane: Plane,
    ) -> dict[str, Any]:
        crs = crs_of(plane)
        with watched() as lacking:
            _write_reports(check, files, self.parameterAsBoolean(parameters, MAPS, context), feedback, plane)
        findings = [*check.findings, *lacking.findings()]
        columns = qgs_fields("verdict")
        safe = marks_in_safety(destination_of(parameters, VERDICTS, context), check)
        with in_words(), collector_resting(), safe:
            verdicts, verdicts_id = self.parameterAsSink(parameters, VERDICTS, context, columns)
            rows = [*verdict_rows(check.verdicts), *map(left_values, check.left_marks)]
            write_all(verdicts, table_features(columns, rows))
            del verdicts
        fields = qgs_fields("zone_hit")
        hits, hits_id = self.parameterAsSink(parameters, HITS, context, fields, QgsWkbTypes.Type.MultiPolygon, crs)
        grounds = column(hit.geometry for hit in check.hits)
        write_all(hits, table_features(fields, list(map(hit_values, check.hits)), grounds))
        findings_id = self.write_findings(findings, parameters, context, feedback, crs)
        feedback.pushInfo(
            tr("{units} units, {rules} rules: {hits} verdicts with a hit, {open} not checked.").format(
                units=len(check.units),
                rules=len(check.profile.rules),
                hits=check.affected_count,
                open=check.not_checked_count,
            )
        )
        return {
            **files,
            HITS: hits_id,
            VERDICTS: verdicts_id,
            FINDINGS: findings_id,
            "HIT_COUNT": check.affected_count,
            "NOT_CHECKED_COUNT": check.not_checked_count,
            "UNIT_COUNT": len(check.units),
            **counts(findings),
        }


def _write_reports(
    check: ZoneCheck, files: Mapping[str, str], with_maps: bool, feedback: QgsProcessingFeedback, plane: Plane
) -> None:
    """Write the reports that are asked for: all of them, or none after a failure."""
    if not files:
        return
    writers = {REPORT: write_zone_workbook, REPORT_PDF: write_zone_pdf}
    step = (1 - _DRAWN) / len(files)
    with written_together(files) as paths:
        maps = unit_maps(check, plane, share_of(feedback, _CHECKED, _DRAWN)) if with_maps else {}
        for number, (name, path) in enumerate(paths.items()):
            part = share_of(feedback, _DRAWN + number * step, _DRAWN + (number + 1) * step)
            writers[name](check, path, check.day, maps=maps, progress=part)


def _inputs() -> Iterable[Helped]:
    polygons = QgsProcessing.SourceType.TypeVectorPolygon
    yield (
        QgsProcessingParameterFeatureSource(UNITS, tr("Units"), [polygons]),
        tr("The restoration units, in a CGCS2000 Gauss-Krüger plane."),
    )
    yield (
        QgsProcessingParameterMultipleLayers(ZONES, tr("Zone layers"), QgsProcessing.SourceType.TypeVectorAnyGeometry),
        tr(
            "The protection and control layers. The rules know them by name (STBHHX, YJJBNTBHTB, CZKFBJ, ZRBHD, 公路, "
            "河流, 居民点 and more): the name in the project, in the database, or of the file."
        ),
    )
    yield (
        QgsProcessingParameterFile(RULES, tr("Rule file"), extension="json", optional=True),
        tr("A rule profile of your own (JSON). Without one the national profile that comes with the plugin is used."),
    )
    yield (
        QgsProcessingParameterFeatureSource(COVERAGE, tr("Area that the layers cover"), [polygons], optional=True),
        tr(
            "Polygons of the area for which the layers were delivered, a county for instance. Units outside are not "
            "checked. Without it a layer covers the extent of its own features."
        ),
    )
    yield from terrain_inputs()
    yield (
        QgsProcessingParameterDateTime(
            DATE, tr("Date of the report"), type=QgsProcessingParameterDateTime.Type.Date, optional=True
        ),
        tr(
            "Printed in the report; rules that are not in force on this day are not checked. Without it no date is "
            "printed and all rules are taken to be in force; the clock is never asked."
        ),
    )
    yield marks_input(
        tr(
            "VERDICTS of an earlier check, in which a reviewer has marked verdicts as confirmed or dismissed. The "
            "marks are kept; where the verdict has changed since, the mark says so. Marks in the table that VERDICTS "
            "overwrites are kept anyway."
        )
    )
    yield (
        QgsProcessingParameterBoolean(MAPS, tr("Small maps in the reports"), defaultValue=True),
        tr("A map of each unit with what it hits and what lies near it. Many units make large reports."),
    )


def _outputs() -> Iterable[Helped]:
    yield (
        QgsProcessingParameterFeatureSink(
            HITS, tr("Hits"), QgsProcessing.SourceType.TypeVectorPolygon, optional=True, createByDefault=True
        ),
        tr("The pieces: unit, rule, zone, outcome, official area. Pieces of a unit and rule never overlap."),
    )
    yield (
        QgsProcessingParameterFeatureSink(VERDICTS, tr("Verdicts"), QgsProcessing.SourceType.TypeVector),
        tr("One row for each unit and rule: outcome R0 to R6 or not_checked with its reason, area, share, editions."),
    )
    yield (
        QgsProcessingParameterFileDestination(
            REPORT, tr("Report (Excel)"), "Excel (*.xlsx)", optional=True, createByDefault=False
        ),
        tr("The report as a workbook: matrix of units and rules, units, what was not checked, rules, layers."),
    )
    yield (
        QgsProcessingParameterFileDestination(
            REPORT_PDF, tr("Report (PDF)"), "PDF (*.pdf)", optional=True, createByDefault=False
        ),
        tr("The same report as PDF."),
    )
