"""digitiseunits: coordinate files to restoration units, their corners and all that was odd on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSource,
    QgsFields,
    QgsGeometry,
    QgsPoint,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..core.corners.attributes import AttributeTable
from ..core.corners.digitise import CornerRow, Digitised, Wanted, digitise
from ..core.corners.placing.checks import USUAL, Limits
from ..core.corners.records import DECIMAL, PACKED, Options, Reading
from ..core.corners.registry import all_dialects
from ..core.findings import Finding, Severity
from ..core.geodesy.plane import Plane
from ..core.geodesy.shift import CONVENTIONS, Shift, control_points_of, helmert_of
from ..core.progress import Progress, check, span
from ..core.vocabulary import SECTIONS
from ..gis.convert import feature_of, units_values
from ..gis.corner_files import files_in, names_of_files, read_corner_file
from ..gis.crs import any_plane_of, crs_name, crs_of, mover
from ..gis.i18n import tr
from ..gis.messages import message
from ..gis.schema import qgs_fields
from ..gis.values import cell_text
from .base import FINDINGS, Helped, MineRestorationAlgorithm, advanced, counts, share_of, write_all
from .trouble import in_words

INPUT, CRS, SECTION, YEAR, ATTRIBUTES = "INPUT", "CRS", "SECTION", "YEAR", "ATTRIBUTES"
DIALECT, ANGLES, ARC_TOLERANCE, WGS84 = "DIALECT", "ANGLES", "ARC_TOLERANCE", "WGS84_AS_CGCS2000"
HELMERT, ROTATIONS, CONTROL_POINTS = "HELMERT", "ROTATIONS", "CONTROL_POINTS"
SHORT_SIDE, NEIGHBOUR_DISTANCE = "SHORT_SIDE", "NEIGHBOUR_DISTANCE"
UNITS, CORNERS = "UNITS", "CORNERS"
RECOGNISE = "recognise"
"""The value of DIALECT that leaves the choice to the evidence; the others are the keys of the dialects."""
_ANGLES = ("", DECIMAL, PACKED)
_READING = 0.5
"""Part of the time that goes into reading the files."""


class DigitiseUnits(MineRestorationAlgorithm):
    """Corner coordinates in, units out."""

    ID = "digitiseunits"

    def shortDescription(self) -> str:
        return tr(
            "Reads corner coordinate files into restoration units with official areas, compares what the files declare "
            "with their corners, and reports everything that does not fit, with file and line."
        )

    def tags(self) -> list[str]:
        return tr("corners,coordinates,exchange format,txt,parcel,boundary,CGCS2000,zone,units,digitise").split(",")

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.declare(
            (*_inputs(), *_outputs()),
            tr("Everything that does not fit, with file and line, and on what the choice of form and zone rests."),
            {"UNIT_COUNT": tr("Units")},
        )

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        crs = self.parameterAsCrs(parameters, CRS, context)
        if crs.isValid() and any_plane_of(crs) is None:
            return False, _wrong_crs(crs)
        return super().checkParameterValues(parameters, context)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        wanted = self._wanted(parameters, context)
        options = self._options(parameters, context)
        with in_words():
            files = self.parameterAsFileList(parameters, INPUT, context)
            readings = _read(files, options, share_of(feedback, 0, _READING))
            table = self._table(parameters, context)
            result = digitise(readings, wanted, table, mover(), share_of(feedback, _READING, 1))
        return self._write(result, parameters, context, feedback)

    def _options(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Options:
        dialect = self.parameterAsEnumString(parameters, DIALECT, context)
        return Options(
            _ANGLES[self.parameterAsEnum(parameters, ANGLES, context)],
            "" if dialect == RECOGNISE else dialect,
            self.parameterAsDouble(parameters, ARC_TOLERANCE, context),
        )

    def _wanted(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Wanted:
        section = self.parameterAsEnum(parameters, SECTION, context)
        year = None if parameters.get(YEAR) in (None, "") else self.parameterAsInt(parameters, YEAR, context)
        shift, findings = self._shift(parameters, context)
        return Wanted(
            self._plane(parameters, context),
            SECTIONS[section] if section < len(SECTIONS) else "",
            year,
            shift,
            self.parameterAsBoolean(parameters, WGS84, context),
            tuple(findings),
            Limits(
                short_side=self.parameterAsDouble(parameters, SHORT_SIDE, context),
                neighbour=self.parameterAsDouble(parameters, NEIGHBOUR_DISTANCE, context),
            ),
        )

    def _plane(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Optional[Plane]:
        crs = self.parameterAsCrs(parameters, CRS, context)
        plane = any_plane_of(crs) if crs.isValid() else None
        if crs.isValid() and plane is None:
            raise QgsProcessingException(_wrong_crs(crs))
        return plane

    def _shift(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[Optional[Shift], Sequence[Finding]]:
        """What moves coordinates of another datum, if the user gives it; refused where it cannot be used."""
        text = self.parameterAsString(parameters, HELMERT, context).strip()
        points = self._control_points(parameters, context)
        if text and points is not None:
            raise QgsProcessingException(
                tr("Both HELMERT and CONTROL_POINTS are given, and they may differ. Leave one of them empty.")
            )
        shift: Optional[Shift] = None
        findings: Sequence[Finding] = ()
        if text:
            convention = CONVENTIONS[self.parameterAsEnum(parameters, ROTATIONS, context)]
            shift, findings = helmert_of(text, convention)
        elif points is not None:
            shift, findings = control_points_of(_cells(points, without="fid"), points.sourceName())
        problems = [message(finding) for finding in findings if finding.severity is Severity.ERROR]
        if problems:
            raise QgsProcessingException(f"{HELMERT if text else CONTROL_POINTS}: {' '.join(problems)}")
        return shift, findings

    def _control_points(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Optional[QgsFeatureSource]:
        source = self.parameterAsSource(parameters, CONTROL_POINTS, context)
        if source is None and parameters.get(CONTROL_POINTS):
            raise QgsProcessingException(self.invalidSourceError(parameters, CONTROL_POINTS))
        return source

    def _table(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Optional[AttributeTable]:
        source = self.parameterAsSource(parameters, ATTRIBUTES, context)
        if source is None:
            if parameters.get(ATTRIBUTES):
                raise QgsProcessingException(self.invalidSourceError(parameters, ATTRIBUTES))
            return None
        return AttributeTable(source.sourceName(), [field.name() for field in source.fields()], _cells(source))

    def _write(
        self,
        result: Digitised,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        crs = crs_of(result.plane) if result.plane else QgsCoordinateReferenceSystem()
        fields = qgs_fields("unit")
        units, units_id = self.parameterAsSink(parameters, UNITS, context, fields, QgsWkbTypes.Type.MultiPolygon, crs)
        plane = result.plane
        if plane is not None:
            write_all(
                units,
                (
                    feature_of(fields, values, unit.geometry)
                    for unit, values in zip(result.units, units_values(result.units, plane))
                ),
            )
        columns = qgs_fields("corner")
        corners, corners_id = self.parameterAsSink(parameters, CORNERS, context, columns, QgsWkbTypes.Type.Point, crs)
        write_all(corners, _corner_features(columns, result.corners))
        findings_id = self.write_findings(result.findings, parameters, context, feedback, crs)
        numbers = {"UNIT_COUNT": len(result.units), **counts(result.findings)}
        feedback.pushInfo(
            tr(
                "{units} units, {corners} corners, {errors} errors, {warnings} warnings. CRS of the units: {crs}."
            ).format(
                units=numbers["UNIT_COUNT"],
                corners=len(result.corners),
                errors=numbers["ERROR_COUNT"],
                warnings=numbers["WARNING_COUNT"],
                crs=crs.authid() or tr("none"),
            )
        )
        return {UNITS: units_id, CORNERS: corners_id, FINDINGS: findings_id, **numbers}


def _read(files: Sequence[str], options: Options, progress: Progress) -> list[Reading]:
    """What the files say, those of folders too, each under its name, or its path where two have the same name."""
    paths: list[Path] = []
    readings = []
    for file in files:
        taken, findings = files_in(Path(file))
        paths += taken
        if findings:
            readings.append(Reading(file, findings=tuple(findings)))
    for number, (path, name) in enumerate(zip(paths, names_of_files(paths))):
        check(progress, number / len(paths))
        part = span(progress, number / len(paths), (number + 1) / len(paths))
        readings += read_corner_file(path, name, options, part)
    return readings


def _cells(source: QgsFeatureSource, without: str = "") -> Iterable[list[str]]:
    """The rows of a table as texts, but for the column ``without``."""
    kept = [index for index, field in enumerate(source.fields()) if field.name().lower() != without or not without]
    for feature in source.getFeatures():
        values = feature.attributes()
        yield [cell_text(values[index]) for index in kept]


def _corner_features(fields: QgsFields, rows: Iterable[CornerRow]) -> Iterator[QgsFeature]:
    """The corners as features. There may be a million of them: values by place, not by name."""
    assert [field.name() for field in fields] == _CORNER_FIELDS
    for row in rows:
        feature = QgsFeature(fields)
        name = row.source_name or None
        place = [row.north, row.east, row.height, row.source, row.line]
        feature.setAttributes([row.unit_id, row.part, row.ring, row.corner, name, *place])
        feature.setGeometry(QgsGeometry(QgsPoint(row.east, row.north)))
        yield feature


_CORNER_FIELDS = [
    "unit_id",
    "part",
    "ring",
    "corner",
    "source_name",
    "x_north",
    "y_east",
    "height",
    "source",
    "line",
]


def _wrong_crs(crs: QgsCoordinateReferenceSystem) -> str:
    return tr(
        "CRS is {crs}; units need a Gauss-Krüger plane: of CGCS2000 (EPSG:4491 to 4554), or, for coordinates that stay "
        "in their old datum, of Xi'an 1980 or Beijing 1954. Choose the one of the project."
    ).format(crs=crs_name(crs))


def _inputs() -> Iterable[Helped]:
    files = QgsProcessingParameterMultipleLayers(INPUT, tr("Coordinate files"), QgsProcessing.SourceType.TypeFile)
    # Named, not imported: only the desktop's dialogs look at it.
    files.setMetadata({"widget_wrapper": f"{__package__.rpartition('.')[0]}.ui.files_widget.FilesWidget"})
    yield (
        files,
        tr(
            "One or more files with corner coordinates, or folders of them: exchange format, lists, tables (TXT, CSV, "
            "XLSX, DOCX), CASS points, DXF, shapefile, GeoPackage, GeoJSON, KML. One parcel gives one unit."
        ),
    )
    yield (
        QgsProcessingParameterCrs(CRS, tr("CRS of the units"), optional=True),
        tr(
            "The Gauss-Krüger plane of the units, and the zone of files that do not say theirs. Without it, the plane "
            "of the first parcel."
        ),
    )
    yield (
        QgsProcessingParameterEnum(SECTION, tr("Section"), _sections(), defaultValue=len(SECTIONS)),
        tr("Section of the annual table that the units belong to. A column 'section' of the table goes before it."),
    )
    integer = QgsProcessingParameterNumber.Type.Integer
    yield (
        QgsProcessingParameterNumber(
            YEAR, tr("Plan year"), integer, optional=True, minValue=1990, maxValue=2099, defaultValue=None
        ),
        tr("Year of the annual plan. A column 'year' of the table goes before it."),
    )
    yield (
        QgsProcessingParameterFeatureSource(
            ATTRIBUTES, tr("Attributes table"), [QgsProcessing.SourceType.TypeVector], optional=True
        ),
        tr(
            "Table with one row a parcel: unit_id (parcel number) or name (parcel name) as key, and any field of a "
            "unit, "
            "such as section, temporary, land_class, measures."
        ),
    )
    yield from _answers()
    yield from _shifts()
    yield from _thresholds()


def _answers() -> Iterable[Helped]:
    """What files may leave open."""
    keys = [RECOGNISE, *(dialect.key for dialect in all_dialects())]
    yield (
        # Static texts: a model keeps its choice when there are more forms.
        advanced(
            QgsProcessingParameterEnum(
                DIALECT, tr("Form of the files"), keys, defaultValue=RECOGNISE, usesStaticStrings=True
            )
        ),
        tr("The form to read texts and tables in, where two fit equally or the wrong one is recognised."),
    )
    yield (
        QgsProcessingParameterEnum(ANGLES, tr("Angles such as 118.3015"), _angles(), defaultValue=0),
        tr(
            "Decimal degrees, or degrees, minutes and seconds (DDD.MMSS)? Where the numbers cannot tell, such a file "
            "is refused until this says it."
        ),
    )
    double = QgsProcessingParameterNumber.Type.Double
    yield (
        advanced(
            QgsProcessingParameterNumber(
                ARC_TOLERANCE, tr("Arc tolerance (m)"), double, defaultValue=Options().arc_tolerance, minValue=0.0001
            )
        ),
        tr("Arcs are cut into straight sides that leave them by so many metres at most."),
    )
    yield (
        advanced(QgsProcessingParameterBoolean(WGS84, tr("Take WGS 84 as CGCS2000"), defaultValue=False)),
        tr(
            "Take coordinates in WGS 84 (KML, GeoJSON, phones) as CGCS2000, unmoved; off by decimetres, recorded as a "
            "warning. Without it they are refused."
        ),
    )


def _shifts() -> Iterable[Helped]:
    """What moves coordinates of another datum to CGCS2000."""
    yield (
        advanced(QgsProcessingParameterString(HELMERT, tr("Seven parameters to CGCS2000"), optional=True)),
        tr(
            "dx, dy, dz (m), rx, ry, rz (arc-seconds), scale (ppm) of your surveying authority: they move coordinates "
            "in Xi'an 1980 or Beijing 1954 to CGCS2000. Without them such units stay in their own datum."
        ),
    )
    yield (
        advanced(
            QgsProcessingParameterEnum(ROTATIONS, tr("Rotations of the parameters"), _rotations(), defaultValue=0)
        ),
        tr("Which way the rotations count; they have the opposite sign in the other convention."),
    )
    table = [QgsProcessing.SourceType.TypeVector]
    yield (
        advanced(QgsProcessingParameterFeatureSource(CONTROL_POINTS, tr("Control points"), table, optional=True)),
        tr(
            "Table with two or more points known in both datums: name, X and Y in the old datum, X and Y in CGCS2000. "
            "The residuals are findings. Instead of the seven parameters."
        ),
    )


def _thresholds() -> Iterable[Helped]:
    """From where on corners are odd."""
    double = QgsProcessingParameterNumber.Type.Double
    yield (
        advanced(
            QgsProcessingParameterNumber(
                SHORT_SIDE, tr("Short side (m)"), double, defaultValue=USUAL.short_side, minValue=0
            )
        ),
        tr("Sides shorter than this are findings; 0: none."),
    )
    yield (
        advanced(
            QgsProcessingParameterNumber(
                NEIGHBOUR_DISTANCE, tr("Distance of neighbours (m)"), double, defaultValue=USUAL.neighbour, minValue=0
            )
        ),
        tr("Corners that are nearer than this to one of a neighbour, and not on it, are findings; 0: none."),
    )


def _angles() -> list[str]:
    return [tr("not said: refuse what is ambiguous"), tr("decimal degrees"), tr("degrees, minutes, seconds (DDD.MMSS)")]


def _rotations() -> list[str]:
    return [tr("coordinate frame (布尔沙, EPSG 9607)"), tr("position vector (EPSG 9606)")]


def _sections() -> list[str]:
    return [
        tr("restored (last year's restoration)"),
        tr("damaged (present problems and damage)"),
        tr("planned (this year's plan)"),
        tr("from the attributes table"),
    ]


def _outputs() -> Iterable[Helped]:
    yield (
        QgsProcessingParameterFeatureSink(UNITS, tr("Units"), QgsProcessing.SourceType.TypeVectorPolygon),
        tr("The units with official area (hm² and m²) and planar area."),
    )
    yield (
        QgsProcessingParameterFeatureSink(
            CORNERS, tr("Corners"), QgsProcessing.SourceType.TypeVectorPoint, optional=True, createByDefault=True
        ),
        tr("The corners under the numbers that all outputs use, with their names and lines in the source."),
    )
