"""verifypackage: an acceptance package that somebody else handed in, checked from its bytes to its verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..core.acceptance.package import MANIFEST
from ..core.acceptance.plan import load_plan
from ..core.acceptance.verify.container import Refused
from ..core.acceptance.verify.record import Verification
from ..core.acceptance.verify.unitdata import UnitData
from ..core.acceptance.verify.verify import Begun, Own, begun, stated_day, verified
from ..core.collector import collector_resting
from ..core.findings import Finding
from ..core.glyphs import watched
from ..core.landclass.attach import Attached, attach
from ..core.landclass.rows import POLYGON_CONTROL, ClassTotal
from ..core.landclass.survey import SurveyPolygons
from ..core.progress import Progress, span
from ..core.zones.check import check_zones
from ..core.zones.profile import NATIONAL, load_profile
from ..core.zones.verdicts import ZoneCheck
from ..gis import dependencies
from ..gis.convert import feature_of
from ..gis.crs import crs_of, mover
from ..gis.i18n import tr
from ..gis.layers import edition_of, names_of
from ..gis.messages import message
from ..gis.schema import qgs_fields
from ..gis.survey import read_survey
from ..gis.verify import difference_values
from ..gis.zones import read_zone_layers
from ..report.verify_pdf import write_verify_pdf
from ..report.verify_text import VerifySheet
from ..report.verify_xlsx import write_verify_workbook
from .base import FINDINGS, Helped, MineRestorationAlgorithm, advanced, counts, share_of, write_all
from .output_files import asked_files, written_together
from .trouble import in_words
from .zone_inputs import terrain_inputs, viewer_of

PACKAGE, SURVEY, ZONES, RULES, COVERAGE = "PACKAGE", "SURVEY", "ZONES", "RULES", "COVERAGE"
CLASS_FIELD, PLAN = "CLASS_FIELD", "PLAN"
DIFFERENCES, REPORT, REPORT_PDF = "DIFFERENCES", "REPORT", "REPORT_PDF"
_OPENED, _CLASSES, _ZONES, _COMPARED = 0.2, 0.4, 0.6, 0.9
"""Where the bar stands when the bytes are compared, the survey and the zones are put to the units, all is compared."""


@dataclass(frozen=True)
class _Layers:
    """The reviewer's own layers and what they say of the units; ``None`` where none were given, or no unit can be."""

    attached: Optional[Attached]
    by_polygon: Optional[Callable[[], Sequence[ClassTotal]]]
    zones: Optional[ZoneCheck]
    survey_title: str
    zone_titles: str
    rules: str


class VerifyPackage(MineRestorationAlgorithm):
    """What a package says against what it holds, and against the reviewer's own layers."""

    ID = "verifypackage"
    NEEDS = (*dependencies.GEOMETRY, *dependencies.WORKBOOK)

    def shortDescription(self) -> str:
        return tr(
            "Checks a package that somebody else handed in: hashes, missing files, corners, areas, sums, and classes "
            "and verdicts on your own layers. Lists every difference, and what could not be checked."
        )

    def tags(self) -> list[str]:
        return tr("acceptance,package,verify,review,hash,manifest,zip,areas,corners,differences").split(",")

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.declare(
            (*_inputs(), *_outputs()),
            tr("What was odd about the work itself: files that cannot be read, editions that differ, own layers."),
            {
                "DIFFERENCE_COUNT": tr("Differences"),
                "CHECKED_COUNT": tr("Comparisons made"),
                "UNCHECKED_COUNT": tr("Not checked"),
                "UNIT_COUNT": tr("Units"),
            },
        )

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        self._survey_file = self.survey_file(parameters, SURVEY, context)
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        files = asked_files(self, parameters, context, {REPORT: ".xlsx", REPORT_PDF: ".pdf"})
        survey = self.required_source(parameters, SURVEY, context) if parameters.get(SURVEY) else None
        path = Path(self.parameterAsFile(parameters, PACKAGE, context))
        own_plan = self.parameterAsFile(parameters, PLAN, context)
        with in_words(), collector_resting():
            plan = load_plan(Path(own_plan)) if own_plan else None
            try:
                with begun(path, share_of(feedback, 0, _OPENED), plan) as package:
                    layers = self._layers(package, survey, parameters, context, feedback)
                    own = Own(layers.attached.summary if layers.attached else None, layers.zones, layers.by_polygon)
                    result = verified(package, own, mover(), share_of(feedback, _ZONES, _COMPARED))
                    manifest = package.container.digest(MANIFEST, share_of(feedback, _COMPARED, _COMPARED))[0]
            except Refused as refused:
                raise QgsProcessingException(message(refused.finding)) from None
        sheet = VerifySheet(
            result,
            package.stated,
            package.container.name,
            manifest,
            layers.survey_title,
            layers.zone_titles,
            layers.rules,
        )
        with watched() as lacking:
            _write_reports(sheet, files, feedback)
        findings: list[Finding] = [*result.findings, *lacking.findings()]
        return {**files, **self._write(result, findings, layers, package.data, parameters, context, feedback)}

    def _layers(
        self,
        package: Begun,
        survey: Optional[QgsProcessingFeatureSource],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> _Layers:
        """What the reviewer's own layers say of the units of the package."""
        given = self.parameterAsLayerList(parameters, ZONES, context) if parameters.get(ZONES) else []
        zones = [layer for layer in given if isinstance(layer, QgsVectorLayer)]
        rules = self.parameterAsFile(parameters, RULES, context)
        profile = load_profile(Path(rules) if rules else NATIONAL) if zones or rules else None
        survey_title = self.layer_name(parameters, SURVEY, context, survey) if survey else ""
        titles = "、".join(_titled(names_of(layer)[0], edition_of(layer)) for layer in zones)
        editions = "；".join(profile.editions) if profile and zones else ""
        data = package.data
        if data is None or not data.usable:
            return _Layers(None, None, None, survey_title, titles, editions)
        attached, by_polygon = None, None
        if survey is not None:
            progress = share_of(feedback, _OPENED, _CLASSES)
            polygons = self._polygons(data, survey, parameters, context, span(progress, 0, 0.5))
            attached = attach(data.usable, polygons, data.plane, progress=span(progress, 0.5, 1), pieces=False)

            def by_polygon() -> Sequence[ClassTotal]:
                """The classes again, for a package whose areas are under polygon control."""
                still = share_of(feedback, _ZONES, _ZONES)
                return attach(
                    data.usable, polygons, data.plane, control=POLYGON_CONTROL, progress=still, pieces=False
                ).summary

        if attached is not None:
            found = {part.edition for part in attached.summary if part.edition}
            years = {str(part.data_year) for part in attached.summary if part.data_year is not None}
            survey_title = _titled(survey_title, "、".join(sorted(found or years)))
        check = None
        if zones and profile is not None:
            progress = share_of(feedback, _CLASSES, _ZONES)
            plane, units = data.plane, data.usable
            coverage, coverage_name, _ = self.optional_ground(parameters, COVERAGE, context, plane)
            read = read_zone_layers(zones, units, plane, profile, context.transformContext(), span(progress, 0, 0.5))
            viewer = viewer_of(self, parameters, context, plane)
            day = stated_day(package)
            rest = span(progress, 0.5, 1)
            check = check_zones(units, plane, read, profile, rest, coverage, coverage_name, viewer, day)
        return _Layers(attached, by_polygon, check, survey_title, titles, editions)

    def _polygons(
        self,
        data: UnitData,
        survey: QgsProcessingFeatureSource,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        progress: Progress,
    ) -> SurveyPolygons:
        return read_survey(
            survey,
            data.usable,
            data.plane,
            self.parameterAsString(parameters, CLASS_FIELD, context),
            context.transformContext(),
            progress,
            self._survey_file,
        )

    def _write(
        self,
        result: Verification,
        findings: list[Finding],
        layers: _Layers,
        data: Optional[UnitData],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        crs = crs_of(data.plane) if data is not None else QgsCoordinateReferenceSystem()
        fields = qgs_fields("package_difference")
        rows = [
            feature_of(
                fields,
                difference_values(one),
                None if one.finding.geometry is None else one.finding.geometry.representative_point(),
            )
            for one in (*result.differences, *result.unchecked)
        ]
        findings += layers.attached.findings if layers.attached else ()
        findings += layers.zones.findings if layers.zones else ()
        sink, sink_id = self.parameterAsSink(parameters, DIFFERENCES, context, fields, QgsWkbTypes.Type.Point, crs)
        write_all(sink, rows)
        findings_id = self.write_findings(findings, parameters, context, feedback, crs)
        _tell(result, feedback)
        return {
            DIFFERENCES: sink_id,
            FINDINGS: findings_id,
            "DIFFERENCE_COUNT": len(result.differences),
            "CHECKED_COUNT": result.checked_count,
            "UNCHECKED_COUNT": len(result.unchecked),
            "UNIT_COUNT": len(data.units) if data is not None else 0,
            **counts(findings),
        }


def _write_reports(sheet: VerifySheet, files: Mapping[str, str], feedback: QgsProcessingFeedback) -> None:
    """Write the reports that are asked for: all of them, or none after a failure."""
    writers = {REPORT: write_verify_workbook, REPORT_PDF: write_verify_pdf}
    step = (1 - _COMPARED) / max(len(files), 1)
    with written_together(files) as paths:
        for number, (name, path) in enumerate(paths.items()):
            begin = _COMPARED + number * step
            writers[name](sheet, path, share_of(feedback, begin, begin + step))


def _titled(name: str, edition: str) -> str:
    return f"{name}（{edition}）" if edition else name


_TOLD = 20
"""So many differences are told in the log, too."""


def _tell(result: Verification, feedback: QgsProcessingFeedback) -> None:
    for one in result.differences[:_TOLD]:
        values = difference_values(one)
        feedback.pushWarning(f"{one.file}: {values['message']}")
    if len(result.differences) > _TOLD:
        feedback.pushWarning(
            tr("{count} more differences are in DIFFERENCES.").format(count=len(result.differences) - _TOLD)
        )
    said = tr("{checked} comparisons, {differences} differences, {unchecked} not checked.").format(
        checked=result.checked_count, differences=len(result.differences), unchecked=len(result.unchecked)
    )
    if result.differences or result.unchecked:
        feedback.pushWarning(said)
    else:
        feedback.pushInfo(said)


def _inputs() -> Iterable[Helped]:
    polygons: Sequence[Any] = [QgsProcessing.SourceType.TypeVectorPolygon]
    yield (
        QgsProcessingParameterFile(
            PACKAGE,
            tr("Package"),
            QgsProcessingParameterFile.Behavior.File,
            fileFilter=tr("Packages (*.zip manifest.json);;All files and folders (*)"),
        ),
        tr(
            "The zip of a package, its folder, or the manifest.json in it. Nothing in it is run or unpacked to where "
            "its names say."
        ),
    )
    yield (
        QgsProcessingParameterFeatureSource(SURVEY, tr("Your land survey (DLTB)"), polygons, optional=True),
        tr("The classes of the units are computed on it and compared. Without it they are listed as not checked."),
    )
    yield (
        QgsProcessingParameterMultipleLayers(
            ZONES, tr("Your zone layers"), QgsProcessing.SourceType.TypeVectorAnyGeometry, optional=True
        ),
        tr("The verdicts are computed on them and compared. Without them they are listed as not checked."),
    )
    yield (
        QgsProcessingParameterFile(RULES, tr("Rule file"), extension="json", optional=True),
        tr("The rules for your verdicts (JSON). Without one the national profile that comes with the plugin is used."),
    )
    yield (
        QgsProcessingParameterFeatureSource(COVERAGE, tr("Area that the layers cover"), polygons, optional=True),
        tr("Polygons of the area for which your zone layers were delivered; units outside are not checked."),
    )
    yield from terrain_inputs()
    class_field = QgsProcessingParameterString(CLASS_FIELD, tr("Field with the land class"), optional=True)
    yield advanced(class_field), tr("Needed only where the field is not called DLBM and has no alias 地类编码.")
    plan = QgsProcessingParameterFile(PLAN, tr("Plan of the package"), extension="json", optional=True)
    yield (
        advanced(plan),
        tr(
            "What a package has to hold in your county (JSON), where it was made by a plan of its own. Without one the "
            "plan that comes with the plugin is used."
        ),
    )


def _outputs() -> Iterable[Helped]:
    yield (
        QgsProcessingParameterFeatureSink(
            DIFFERENCES, tr("Differences"), QgsProcessing.SourceType.TypeVectorPoint, optional=True
        ),
        tr(
            "One row for each difference and for each thing that was not checked, with file, place and unit, what is "
            "stated and what it should be."
        ),
    )
    yield (
        QgsProcessingParameterFileDestination(
            REPORT, tr("Report (Excel)"), "Excel (*.xlsx)", optional=True, createByDefault=False
        ),
        tr("The result as a workbook: summary, differences, what was not checked, what is missing, files."),
    )
    yield (
        QgsProcessingParameterFileDestination(
            REPORT_PDF, tr("Report (PDF)"), "PDF (*.pdf)", optional=True, createByDefault=False
        ),
        tr("The same report as PDF."),
    )
