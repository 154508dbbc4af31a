"""attachlandclasses: which land classes lie in each unit, from the land survey."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ..core.amounts import hectares
from ..core.arrays import column
from ..core.collector import collector_resting
from ..core.findings import Finding
from ..core.geodesy.plane import Plane
from ..core.landclass.attach import Attached, attach
from ..core.landclass.change import Changes, changes, has_after
from ..core.landclass.classes import load_classes
from ..core.landclass.notice import load_notice
from ..core.landclass.rows import CONTROLS, UNIT_CONTROL
from ..core.landclass.totals import unit_areas
from ..core.progress import Progress, span
from ..core.unit import Unit
from ..gis.convert import multipolygons, table_features, units_of
from ..gis.crs import crs_of
from ..gis.i18n import tr
from ..gis.landclass import change_values, class_values, total_values
from ..gis.schema import qgs_fields
from ..gis.survey import SurveyFile, part_values, read_survey
from ..report.landclass_xlsx import LandClassTable, write_landclass_workbook
from .base import (
    FINDINGS,
    MineRestorationAlgorithm,
    counts,
    is_asked,
    no_units,
    share_of,
    write_all,
)
from .landclass_inputs import (
    AFTER_CLASS_FIELD,
    AFTER_SURVEY,
    CHANGES,
    CLASS_FIELD,
    CONTROL,
    DIFFERENCE,
    PARTS,
    PERCENT,
    SUMMARY,
    SURVEY,
    TOLERANCE,
    TOTALS,
    UNITS,
    WORKBOOK,
    inputs,
    outputs,
)
from .output_files import asked_files, written_together
from .trouble import in_words

_READING = 0.4
"""Part of the time of a survey that goes into reading it."""
_BEFORE_WRITING = 0.95
"""Where the bar stands when the layers are written, which cannot be cancelled."""
_COMPUTED = 0.8
"""Part of the time before the writing that goes into computing; the rest is making features."""
_BEFORE_WORKBOOK = 0.35
"""Where both have ended if a workbook has to be written, which takes longer than all else."""
_FIELD = {SURVEY: CLASS_FIELD, AFTER_SURVEY: AFTER_CLASS_FIELD}
_NO_GEOMETRY = QgsWkbTypes.Type.NoGeometry
_NO_CRS = QgsCoordinateReferenceSystem()
_LAYERS = {PARTS: "survey_part", SUMMARY: "survey_summary", TOTALS: "survey_total", CHANGES: "class_change"}
"""Outputs that are layers, and their tables."""


@dataclass(frozen=True)
class _Result:
    """What is written. ``changed`` is ``None`` where no table of changes is asked for."""

    units: Sequence[Unit]
    plane: Plane
    attached: Attached
    changed: Optional[Changes]
    findings: Sequence[Finding]


class AttachLandClasses(MineRestorationAlgorithm):
    """Units x survey polygons, official areas, sums exact in integers."""

    ID = "attachlandclasses"
    _files: dict[str, Optional[SurveyFile]] = {}
    _names: dict[str, str] = {}

    def shortDescription(self) -> str:
        return tr(
            "Which land classes of the survey lie in each unit, with official areas that sum exactly to the unit, and "
            "what restoration changes."
        )

    def tags(self) -> list[str]:
        return tr("land survey,DLTB,land class,DLBM,overlay,area,ellipsoid,units,land use change,xlsx").split(",")

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.declare(
            (*inputs(), *outputs()),
            tr("What the survey leaves open under the units: gaps, overlaps, invalid polygons, values that disagree."),
            {"UNIT_COUNT": tr("Units with classes"), "CLASS_COUNT": tr("Classes"), "TOTAL_HA": tr("Total area (hm²)")},
        )

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        # A layer of the project may only be looked at in its own thread.
        given = [name for name in _FIELD if parameters.get(name)]
        self._files = {name: self.survey_file(parameters, name, context) for name in given}
        self._names = {name: self._name_of(parameters, name, context) for name in given}
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        source = self.required_source(parameters, UNITS, context)
        plane = self.required_plane(source)
        files = asked_files(self, parameters, context, {WORKBOOK: ".xlsx"})
        units = list(units_of(source))
        if not units:
            feedback.pushWarning(no_units(source))
        ready = _BEFORE_WORKBOOK if files else _BEFORE_WRITING
        computing = share_of(feedback, 0, ready * _COMPUTED)
        with in_words(), collector_resting():
            result = self._computed(units, plane, parameters, context, feedback, computing)
            asked = {name for name in _LAYERS if is_asked(parameters, name, context)}
            layers = _layers(result, asked, share_of(feedback, ready * _COMPUTED, ready))
        table = self._table(result, parameters)
        # The workbook takes its place when the layers are written: all results are those of one run.
        with written_together(files) as paths:
            for path in paths.values():
                write_landclass_workbook(table, path, progress=share_of(feedback, ready, 1))
            results = self._write(result, layers, parameters, context, feedback)
        return {**results, **files}

    def _computed(
        self,
        units: Sequence[Unit],
        plane: Plane,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        progress: Progress,
    ) -> _Result:
        """The classes of the units and, where a table of them is asked for, the changes."""
        workbook = bool(self.parameterAsFileOutput(parameters, WORKBOOK, context))
        later = bool(parameters.get(AFTER_SURVEY))
        asked = is_asked(parameters, CHANGES, context)
        changing = asked or (workbook and (later or has_after(units)))
        if later:
            self.required_source(parameters, AFTER_SURVEY, context)
            if not changing:
                feedback.pushWarning(tr("AFTER_SURVEY is not used: neither CHANGES nor WORKBOOK is asked for."))
        pieces = workbook or is_asked(parameters, PARTS, context)
        control = CONTROLS[self.parameterAsEnum(parameters, CONTROL, context)]
        half = 0.5 if later and changing else 1.0
        attached = self._attached(SURVEY, units, plane, control, pieces, parameters, context, span(progress, 0, half))
        findings = list(attached.findings)
        if not changing:
            return _Result(units, plane, attached, None, findings)
        after: Optional[Attached] = None
        name = ""
        if later:
            # Units that have got no classes before have their error already.
            usable = {total.unit_id for total in attached.totals}
            some = [unit for unit in units if unit.unit_id in usable]
            step = span(progress, half, 1)
            after = self._attached(AFTER_SURVEY, some, plane, UNIT_CONTROL, False, parameters, context, step)
            name = self._later_name(parameters, context)
            findings += [replace(found, source=found.source or name) for found in after.findings]
        summary = None if after is None else after.summary
        changed = changes(units, attached.summary, summary, load_classes(), name)
        return _Result(units, plane, attached, changed, [*findings, *changed.findings])

    def _attached(
        self,
        name: str,
        units: Sequence[Unit],
        plane: Plane,
        control: str,
        pieces: bool,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        progress: Progress,
    ) -> Attached:
        """The classes that the survey of parameter ``name`` gives the units."""
        survey = read_survey(
            self.required_source(parameters, name, context),
            units,
            plane,
            self.parameterAsString(parameters, _FIELD[name], context),
            context.transformContext(),
            span(progress, 0, _READING),
            self._files.get(name),
        )
        if name == AFTER_SURVEY:
            survey = replace(survey, layer=replace(survey.layer, name=self._later_name(parameters, context)))
        return attach(
            units,
            survey,
            plane,
            control,
            self.parameterAsDouble(parameters, TOLERANCE, context),
            span(progress, _READING, 1),
            pieces=pieces,
            difference=self.parameterAsDouble(parameters, DIFFERENCE, context) / PERCENT,
        )

    def _later_name(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """How findings name the later survey; both layers may be called DLTB."""
        source = self.required_source(parameters, AFTER_SURVEY, context)
        return f"{source.sourceName()} ({AFTER_SURVEY})"

    def _name_of(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        """What a survey is called in the workbook; empty where there is none."""
        source = self.parameterAsSource(parameters, name, context)
        return "" if source is None else self.layer_name(parameters, name, context, source)

    def _table(self, result: _Result, parameters: dict[str, Any]) -> LandClassTable:
        return LandClassTable(
            result.units,
            result.attached.summary,
            result.attached.parts,
            self._names.get(SURVEY, ""),
            changes=result.changed,
            after_survey=(self._names.get(AFTER_SURVEY) or AFTER_SURVEY) if parameters.get(AFTER_SURVEY) else "",
        )

    def _write(
        self,
        result: _Result,
        layers: Mapping[str, list[QgsFeature]],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Write the layers and tables; the results of the run."""
        attached, crs = result.attached, crs_of(result.plane)
        results = {}
        for name, table in _LAYERS.items():
            kind, place = (QgsWkbTypes.Type.MultiPolygon, crs) if name == PARTS else (_NO_GEOMETRY, _NO_CRS)
            sink, results[name] = self.parameterAsSink(parameters, name, context, qgs_fields(table), kind, place)
            write_all(sink, layers.get(name, []))
        results[FINDINGS] = self.write_findings(result.findings, parameters, context, feedback, crs)
        feedback.setProgress(100)
        total = hectares(sum(unit.ha4 for unit in attached.totals))
        present = {row.land_class for row in attached.summary}
        feedback.pushInfo(
            tr("{units} units, {classes} classes, {total} hm².").format(
                units=len(attached.totals), classes=len(present), total=total
            )
        )
        return {
            **results,
            "UNIT_COUNT": len(attached.totals),
            "CLASS_COUNT": len(present),
            "TOTAL_HA": float(total),
            **counts(result.findings),
        }


def _layers(result: _Result, asked: Collection[str], progress: Progress) -> dict[str, list[QgsFeature]]:
    """The features of the outputs that are ``asked`` for."""
    attached, changed = result.attached, result.changed
    classes, notice = load_classes(), load_notice()
    rows: dict[str, Callable[[], list[dict[str, Any]]]] = {
        PARTS: lambda: [part_values(part) for part in attached.parts],
        SUMMARY: lambda: [class_values(row, classes, notice) for row in attached.summary],
        TOTALS: lambda: [total_values(one, classes, notice) for one in unit_areas(attached.summary, classes, notice)],
        CHANGES: lambda: [change_values(row, classes, notice) for row in changed.rows] if changed else [],
    }
    shapes = multipolygons(column(part.geometry for part in attached.parts))
    layers = {}
    for done, name in enumerate(sorted(asked)):
        step = span(progress, done / len(asked), (done + 1) / len(asked))
        geometries = shapes if name == PARTS else None
        layers[name] = table_features(qgs_fields(_LAYERS[name]), rows[name](), geometries, step)
    return layers
