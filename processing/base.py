"""What all algorithms of the plugin share."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from math import isnan
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProperty,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QUrl
from shapely.geometry.base import BaseGeometry

from ..core.catalogue import RESOURCES
from ..core.findings import Finding, Severity, count
from ..core.geodesy.plane import Plane
from ..core.geos import shapely_is_whole
from ..core.progress import Progress
from ..core.unit import Unit
from ..gis import dependencies
from ..gis.convert import feature_of, finding_values, units_of
from ..gis.crs import crs_name, plane_of
from ..gis.ground import read_boundary
from ..gis.i18n import is_chinese, tr
from ..gis.layers import edition_of, names_of
from ..gis.schema import qgs_fields
from ..gis.survey import SurveyFile, survey_file_of
from ..gis.unit_layers import read_units
from .named import NamedAlgorithm
from .styling import style_output

FINDINGS = "FINDINGS"
_TOGETHER = 1000
"""Features that a sink gets in one call."""
Helped = tuple[QgsProcessingParameterDefinition, str]
"""A parameter and its help."""


class MineRestorationAlgorithm(NamedAlgorithm):
    """Base of the algorithms: help from files, packages checked before running."""

    NEEDS = dependencies.GEOMETRY
    _survey_file: Optional[SurveyFile] = None
    """What algorithms that read a survey keep of :meth:`survey_file` between preparing and running."""

    def createInstance(self) -> MineRestorationAlgorithm:
        return type(self)()

    def group(self) -> str:
        return ""

    def groupId(self) -> str:
        return ""

    def shortHelpString(self) -> str:
        """The help page in the user's language, as HTML on one line: QGIS makes a paragraph of each.

        Links to other pages become whole addresses: the panel does not know where the page lies.
        """
        page = self._help_page()
        folder = QUrl.fromLocalFile(str(page.parent)).toString()
        text = re.sub(r'href="(\w+\.html)', rf'href="{folder}/\1', page.read_text(encoding="utf-8"))
        return one_line(text)

    def helpUrl(self) -> str:
        return QUrl.fromLocalFile(str(self._help_page())).toString()

    def _help_page(self) -> Path:
        return RESOURCES / "help" / ("zh" if is_chinese() else "en") / f"{self.ID}.html"

    def canExecute(self) -> tuple[bool, str]:
        missing = dependencies.missing_packages(self.NEEDS)
        if missing:
            return False, dependencies.sentence(missing)
        return (True, "") if shapely_is_whole() else (False, dependencies.mixed_sentence())

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Refuse here too: the toolbox asks ``canExecute``, qgis_process runs without asking."""
        good, problem = self.canExecute()
        if not good:
            raise QgsProcessingException(problem)
        return super().prepareAlgorithm(parameters, context, feedback)

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        """QGIS' own check. Its answer names the parameter only; ours says what stands in it, and what to do."""
        good, problem = super().checkParameterValues(parameters, context)
        if good:
            # For QGIS "not a number" is a number like any other.
            names = [
                one.name()
                for one in self.parameterDefinitions()
                if one.type() == QgsProcessingParameterNumber.typeName()
                and parameters.get(one.name()) is not None
                and isnan(self.parameterAsDouble(parameters, one.name(), context))
            ]
            problem = ", ".join(names)
            same = "" if names else self._written_twice(parameters, context)
            if same:
                return False, same
        else:
            names = sorted((name for name in parameters if name in problem), key=len)
        if not names:
            return good, problem
        return False, tr(
            "{problem}: '{value}'. Check that it is there and of the kind that is asked for, or choose another."
        ).format(problem=problem, value=_shown(parameters[names[-1]]))

    def _written_twice(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """What to say where two outputs go to one file; empty where none do. The later would replace the earlier."""
        places: dict[str, str] = {}
        for definition in self.destinationParameterDefinitions():
            place = destination_of(parameters, definition.name(), context)
            if not place or place.startswith("memory:") or place == QgsProcessing.TEMPORARY_OUTPUT:
                continue
            # A table in a database is written "ogr:dbname=..."; files are the same however they are spelled.
            key = place if ":" in place[2:] else os.path.normcase(os.path.abspath(place))
            other = places.setdefault(key, definition.name())
            if other != definition.name():
                return tr(
                    "{one} and {other} would be written to the same place, and the later would replace the earlier: "
                    "'{place}'. Give each a file of its own, or a table of its own in a GeoPackage."
                ).format(one=other, other=definition.name(), place=place)
        return ""

    def parameterAsSink(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext, *layout: Any
    ) -> tuple[Optional[QgsFeatureSink], str]:
        """QGIS' sink of an output; the layer gets its look from the output's name when QGIS loads it.

        Only to be called when everything is computed: QGIS empties the file of an earlier run as it makes the sink.
        """
        sink, layer_id = super().parameterAsSink(parameters, name, context, *layout)
        if sink is not None:
            # Every algorithm has findings: side by side in a project they are told apart by who found them.
            title = tr("Findings: {step}").format(step=self.displayName()) if name == FINDINGS else ""
            style_output(context, layer_id, name, title)
        return sink, layer_id

    # Shared by algorithms with findings

    def declare(self, parameters: Iterable[Helped], findings: str, numbers: Mapping[str, str]) -> None:
        """Declare the parameters, FINDINGS with the help ``findings``, and the outputs that are numbers.

        ``numbers`` are names and titles; ERROR_COUNT and WARNING_COUNT (see :func:`counts`) come behind them.
        """
        sink = QgsProcessingParameterFeatureSink(
            FINDINGS,
            tr("Findings"),
            QgsProcessing.SourceType.TypeVectorAnyGeometry,
            optional=True,
            createByDefault=True,
        )
        for parameter, text in (*parameters, (sink, findings)):
            parameter.setHelp(text)
            self.addParameter(parameter)
        for name, title in {**numbers, "ERROR_COUNT": tr("Errors"), "WARNING_COUNT": tr("Warnings")}.items():
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def write_findings(
        self,
        findings: Iterable[Finding],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        crs: QgsCoordinateReferenceSystem,
    ) -> Optional[str]:
        """Write findings (points of their places, in ``crs``) to FINDINGS and tell them in the log; the sink's id."""
        fields = qgs_fields("finding")
        features = []
        for finding in findings:
            values = {**finding_values(finding), "step": self.ID}
            tell(finding, values["message"], feedback)
            place = None if finding.geometry is None else finding.geometry.representative_point()
            features.append(feature_of(fields, values, place))
        sink, sink_id = self.parameterAsSink(parameters, FINDINGS, context, fields, QgsWkbTypes.Type.Point, crs)
        write_all(sink, features)
        return sink_id

    def required_source(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsProcessingFeatureSource:
        """The source of a parameter that has to be there; invalid geometries come through and are told one by one."""
        source = self.parameterAsSource(parameters, name, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, name))
        source.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
        return source

    def required_plane(self, source: QgsProcessingFeatureSource) -> Plane:
        """The CGCS2000 plane of a unit layer; official areas exist in no other CRS."""
        plane = plane_of(source.sourceCrs())
        if plane is None:
            raise QgsProcessingException(
                tr(
                    "Layer '{layer}' is in {crs}. Units need a CGCS2000 Gauss-Krüger plane (EPSG:4491 to 4554): "
                    "export the layer to the plane of your project, or digitise the units again."
                ).format(layer=source.sourceName(), crs=crs_name(source.sourceCrs()))
            )
        return plane

    def required_units(self, source: QgsProcessingFeatureSource) -> list[Unit]:
        """The units of a layer that has to hold some."""
        units = list(units_of(source))
        if not units:
            raise QgsProcessingException(no_units(source))
        return units

    def optional_ground(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext, plane: Plane
    ) -> tuple[Optional[BaseGeometry], str, str]:
        """The polygons of an optional layer as one in ``plane``, what the layer is called, and its edition.

        A layer with an invalid or missing polygon is refused: nobody knows which ground it means.
        """
        if not parameters.get(name):
            return None, "", ""
        source = self.required_source(parameters, name, context)
        ground = read_boundary(source, plane, context.transformContext())
        if ground is None:
            raise QgsProcessingException(
                tr(
                    "Layer '{layer}' ({crs}) cannot be used as {parameter}: it needs valid polygons in CGCS2000, every "
                    "one of them. Mend it, choose another layer, or leave {parameter} empty."
                ).format(layer=source.sourceName(), crs=crs_name(source.sourceCrs()), parameter=name)
            )
        layer = self.parameterAsVectorLayer(parameters, name, context)
        edition = "" if layer is None else edition_of(layer)
        return ground, self.layer_name(parameters, name, context, source), edition

    def optional_units(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext, plane: Plane
    ) -> Optional[list[Unit]]:
        """The units of an optional layer in ``plane``; ``None`` where none is given. In another datum it is refused."""
        if not parameters.get(name):
            return None
        source = self.required_source(parameters, name, context)
        units = read_units(source, plane, context.transformContext())
        if units is None:
            raise other_datum(source, name)
        return units

    def survey_file(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> Optional[SurveyFile]:
        """The file that the source of a parameter is the whole of, if it is one. To be called in ``prepareAlgorithm``:
        a layer of the project may only be looked at in its own thread.
        """
        value = parameters.get(name)
        if isinstance(value, QgsProcessingFeatureSourceDefinition):
            if not _is_whole(value):
                return None
            value = value.source
        return survey_file_of(self.parameterAsVectorLayer({**parameters, name: value}, name, context))

    def layer_name(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext, source: QgsProcessingFeatureSource
    ) -> str:
        """What a layer is called where it is kept (DLTB), not the file that holds it: outputs name their sources."""
        layer = self.parameterAsVectorLayer(parameters, name, context)
        return source.sourceName() if layer is None else next(iter(names_of(layer)), source.sourceName())


def advanced(parameter: QgsProcessingParameterDefinition) -> QgsProcessingParameterDefinition:
    """The parameter, among those that dialogs fold away."""
    parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    return parameter


def other_datum(source: QgsProcessingFeatureSource, parameter: str) -> QgsProcessingException:
    """What to say of an optional layer that is not in CGCS2000."""
    return QgsProcessingException(
        tr(
            "Layer '{layer}' is in {crs}, so it cannot be used as {parameter}: it needs CGCS2000. Choose another "
            "layer, or leave {parameter} empty."
        ).format(layer=source.sourceName(), crs=crs_name(source.sourceCrs()), parameter=parameter)
    )


def no_units(source: QgsProcessingFeatureSource) -> str:
    """What to say of a unit layer that holds none."""
    return tr(
        "Layer '{layer}' has no units: it is empty, or a filter or selection leaves none. Choose another layer, or "
        "clear the filter or selection."
    ).format(layer=source.sourceName())


def is_asked(parameters: Mapping[str, Any], name: str, context: QgsProcessingContext) -> bool:
    """Whether an optional sink is asked for, found out without making it."""
    return bool(destination_of(parameters, name, context))


def destination_of(parameters: Mapping[str, Any], name: str, context: QgsProcessingContext) -> str:
    """Where a sink would be written, as QGIS takes it (a file, ``ogr:...``, ``memory:``), without making it."""
    value = parameters.get(name)
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        value = value.valueAsString(context.expressionContext(), "")[0]
    return str(value or "")


def counts(findings: Sequence[Finding]) -> dict[str, int]:
    """ERROR_COUNT and WARNING_COUNT of a run."""
    return {
        "ERROR_COUNT": count(findings, Severity.ERROR),
        "WARNING_COUNT": count(findings, Severity.WARNING),
    }


def _is_whole(value: QgsProcessingFeatureSourceDefinition) -> bool:
    """Whether a source is all features of its layer. A way of taking fewer that is not known here counts as one."""
    return value == QgsProcessingFeatureSourceDefinition(value.source)


def _shown(value: Any) -> str:
    """The value of a parameter as a user knows it."""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_shown, value))
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        return _shown(value.source.staticValue())
    return value.name() if isinstance(value, QgsMapLayer) else str(value)


def write_all(sink: Optional[QgsFeatureSink], features: Iterable[QgsFeature]) -> None:
    """Write features to the sink of an output, if it is asked for; one that does not get there stops the run."""
    if sink is None:
        return
    waiting = iter(features)
    while some := list(islice(waiting, _TOGETHER)):
        if not sink.addFeatures(some, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(
                tr(
                    "A result could not be written: {reason}. Check that there is space on the disk and that no other "
                    "program has the file open, or choose another place for it."
                ).format(reason=sink.lastError() or tr("the provider gives no reason"))
            )


def share_of(feedback: QgsProcessingFeedback, start: float, end: float) -> Progress:
    """The progress of a core call that takes the bar from ``start`` to ``end`` (0 to 1) and says whether to go on."""

    def tell_part(part: float) -> bool:
        feedback.setProgress(100 * (start + (end - start) * part))
        return not feedback.isCanceled()

    return tell_part


def one_line(html: str) -> str:
    """The same HTML without line ends: kept as breaks in ``<pre>``, none between Chinese characters, else blanks."""
    parts = re.split("(<pre>.*?</pre>)", html.strip(), flags=re.DOTALL)
    for index, part in enumerate(parts):
        if index % 2:
            parts[index] = part.replace("\n", "<br>")
        else:
            joined = re.sub("(?<=[\u2e80-\uffef])\n(?=[\u2e80-\uffef])", "", part)
            parts[index] = joined.replace("\n", " ")
    return "".join(parts)


def tell(finding: Finding, sentence: str, feedback: QgsProcessingFeedback) -> None:
    """Put a finding into the log, where it came from first."""
    place = ", ".join(
        part
        for part in (
            finding.source,
            tr("line {line}").format(line=finding.line) if finding.line is not None else "",
            tr("unit {unit}").format(unit=finding.unit_id) if finding.unit_id else "",
        )
        if part
    )
    text = f"{place}: {sentence}" if place else sentence
    if finding.severity is Severity.ERROR:
        feedback.reportError(text)
    elif finding.severity is Severity.WARNING:
        feedback.pushWarning(text)
    else:
        feedback.pushInfo(text)
