"""digitiseunits: coordinate files to restoration units, their corners and all that was odd on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSource,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)
from shapely.geometry import Point

from ..core.corners.attributes import AttributeTable
from ..core.corners.digitise import CornerRow, Digitised, Wanted, digitise
from ..core.corners.records import Reading
from ..core.corners.registry import read_file
from ..core.progress import Progress, check, span
from ..core.unit import SECTIONS
from ..gis.convert import cell_text, feature_of, unit_values
from ..gis.crs import crs_name, crs_of, mover, plane_of
from ..gis.i18n import tr
from ..gis.schema import qgs_fields
from .base import FINDINGS, Helped, MineRestorationAlgorithm, counts, share_of, write_all
from .trouble import in_words

INPUT, CRS, SECTION, YEAR, ATTRIBUTES = "INPUT", "CRS", "SECTION", "YEAR", "ATTRIBUTES"
UNITS, CORNERS = "UNITS", "CORNERS"
_READING = 0.5
"""Part of the time that goes into reading the files."""


class DigitiseUnits(MineRestorationAlgorithm):
    """Corner coordinates in, units out."""

    ID = "digitiseunits"

    def displayName(self) -> str:
        return tr("Digitise units from corner coordinates")

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
        if crs.isValid() and plane_of(crs) is None:
            return False, _wrong_crs(crs)
        return super().checkParameterValues(parameters, context)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        wanted = self._wanted(parameters, context)
        with in_words():
            readings = _read(self.parameterAsFileList(parameters, INPUT, context), share_of(feedback, 0, _READING))
            table = self._table(parameters, context)
            move = mover(context.transformContext())
            result = digitise(readings, wanted, table, move, share_of(feedback, _READING, 1))
        return self._write(result, parameters, context, feedback)

    def _wanted(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Wanted:
        crs = self.parameterAsCrs(parameters, CRS, context)
        plane = plane_of(crs) if crs.isValid() else None
        if crs.isValid() and plane is None:
            raise QgsProcessingException(_wrong_crs(crs))
        section = self.parameterAsEnum(parameters, SECTION, context)
        year = None if parameters.get(YEAR) in (None, "") else self.parameterAsInt(parameters, YEAR, context)
        return Wanted(plane, SECTIONS[section] if section < len(SECTIONS) else "", year)

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
            write_all(units, (feature_of(fields, unit_values(unit, plane), unit.geometry) for unit in result.units))
        columns = qgs_fields("corner")
        corners, corners_id = self.parameterAsSink(parameters, CORNERS, context, columns, QgsWkbTypes.Type.Point, crs)
        points = ((_corner_values(row), Point(row.east, row.north)) for row in result.corners)
        write_all(corners, (feature_of(columns, values, point) for values, point in points))
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


def _read(files: Sequence[str], progress: Progress) -> list[Reading]:
    """What the files say, each under its name, or its path where two have the same name."""
    paths = [Path(file) for file in files]
    names = Counter(path.name for path in paths)
    readings = []
    for number, path in enumerate(paths):
        check(progress, number / len(paths))
        name = path.name if names[path.name] == 1 else str(path)
        part = span(progress, number / len(paths), (number + 1) / len(paths))
        readings += read_file(path, name, progress=part)
    return readings


def _cells(source: QgsFeatureSource) -> Iterable[list[str]]:
    for feature in source.getFeatures():
        yield [cell_text(value) for value in feature.attributes()]


def _corner_values(row: CornerRow) -> dict[str, Any]:
    return {
        "unit_id": row.unit_id,
        "part": row.part,
        "ring": row.ring,
        "corner": row.corner,
        "source_name": row.source_name or None,
        "x_north": row.north,
        "y_east": row.east,
        "height": row.height,
        "source": row.source,
        "line": row.line,
    }


def _wrong_crs(crs: QgsCoordinateReferenceSystem) -> str:
    return tr(
        "CRS is {crs}; units need a CGCS2000 Gauss-Krüger plane (EPSG:4491 to 4554). Choose the one of the project."
    ).format(crs=crs_name(crs))


def _inputs() -> Iterable[Helped]:
    files = QgsProcessingParameterMultipleLayers(INPUT, tr("Coordinate files"), QgsProcessing.SourceType.TypeFile)
    # Named, not imported: only the desktop's dialogs look at it.
    files.setMetadata({"widget_wrapper": f"{__package__.rpartition('.')[0]}.ui.files_widget.FilesWidget"})
    yield (
        files,
        tr("One or more files in the exchange format [属性描述]…[地块坐标]; one parcel gives one unit."),
    )
    yield (
        QgsProcessingParameterCrs(CRS, tr("CRS of the units"), optional=True),
        tr(
            "The CGCS2000 Gauss-Krüger plane of the units, and the zone of files that do not say theirs. Without it, "
            "the plane of the first parcel."
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
