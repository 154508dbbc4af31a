"""readannualtable: an annual table back to units and the mine's row, and what differs from the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Optional

import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..core.annual.form import AnnualForm, load_form
from ..core.annual.inputs import MineYear
from ..core.annual.reading.differences import TOLERANCE, Compared, compared
from ..core.annual.reading.read import ReadTable, read_table
from ..core.corners.files.text import read_bytes
from ..core.findings import Finding, Severity
from ..core.geodesy.moving import moved
from ..core.geodesy.plane import Plane
from ..core.landclass.classes import load_classes
from ..core.unit import Unit
from ..gis import dependencies
from ..gis.convert import feature_of, units_of, units_values
from ..gis.crs import crs_name, crs_of, mover, plane_of
from ..gis.i18n import tr
from ..gis.messages import message
from ..gis.mine import read_mine
from ..gis.reading import class_values, difference_values, mine_values
from ..gis.schema import qgs_fields
from .base import FINDINGS, Helped, MineRestorationAlgorithm, advanced, counts, share_of, write_all
from .form_input import TEMPLATE, form_file, form_input
from .trouble import in_words

TABLE, YEAR, CRS, UNITS_NOW, MINE_NOW = "TABLE", "YEAR", "CRS", "UNITS_NOW", "MINE_NOW"
SHEET, TOLERANCE_M = "SHEET", "TOLERANCE"
UNITS, CLASSES, MINE, DIFFERENCES = "UNITS", "CLASSES", "MINE", "DIFFERENCES"
_READING = 0.7
"""Part of the time until the table is read; the rest is comparing."""


class ReadAnnualTable(MineRestorationAlgorithm):
    """The official form in, units and the mine's row out."""

    ID = "readannualtable"
    NEEDS = (*dependencies.GEOMETRY, *dependencies.WORKBOOK)

    def shortDescription(self) -> str:
        return tr(
            "Reads an annual table back, made by the program or filled by hand: units with their corners, the mine's "
            "row, and field by field what differs from the record."
        )

    def tags(self) -> list[str]:
        return tr("annual table,form,read,import,xlsx,json,compare,differences,units,corners,mine").split(",")

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.declare(
            (*_inputs(), *_outputs()),
            tr("What could not be read, with file, sheet, row and cell, and all that was odd about the corners."),
            {
                "UNIT_COUNT": tr("Units"),
                "UNREAD_COUNT": tr("Rows of which no unit could be made"),
                "DIFFERENCE_COUNT": tr("Differences"),
                "TABLE_YEAR": tr("Year of the table"),
            },
        )

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        crs = self.parameterAsCrs(parameters, CRS, context)
        if crs.isValid() and plane_of(crs) is None:
            return False, _wrong_crs(crs)
        return super().checkParameterValues(parameters, context)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        table = self._table(parameters, context, feedback)
        units_now = self._units_now(table, parameters, context)
        mine_now = self._mine_now(table, parameters, context)
        with in_words():
            result = compared(
                table,
                units_now,
                mine_now,
                load_classes(),
                self.parameterAsDouble(parameters, TOLERANCE_M, context),
                share_of(feedback, _READING, 1),
            )
        return self._write(result, parameters, context, feedback)

    def _table(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> ReadTable:
        """What the file says. Raises ``QgsProcessingException`` where it holds no annual table."""
        path = Path(self.parameterAsFile(parameters, TABLE, context))
        data = read_bytes(path, path.name)
        if isinstance(data, Finding):
            raise QgsProcessingException(_refusal(path, [data]))
        given = None if parameters.get(YEAR) in (None, "") else self.parameterAsInt(parameters, YEAR, context)
        with in_words():
            table = read_table(
                data,
                path.name,
                self._form(parameters, context),
                load_classes(),
                mover(),
                year=given,
                plane=self._plane(parameters, context),
                sheet=self.parameterAsString(parameters, SHEET, context).strip(),
                progress=share_of(feedback, 0, _READING),
            )
        if not table.content.form_found:
            raise QgsProcessingException(_refusal(path, table.findings))
        return table

    def _form(self, parameters: dict[str, Any], context: QgsProcessingContext) -> AnnualForm:
        """The form that the table is in: the official one, a registered one, or that of TEMPLATE."""
        path = form_file(self, parameters, context)
        return load_form(path) if path else load_form()

    def _plane(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Optional[Plane]:
        crs = self.parameterAsCrs(parameters, CRS, context)
        plane = plane_of(crs) if crs.isValid() else None
        if crs.isValid() and plane is None:
            raise QgsProcessingException(_wrong_crs(crs))
        return plane

    def _units_now(
        self, table: ReadTable, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> Optional[Sequence[Unit]]:
        """The units to compare with, in the plane of the table."""
        if parameters.get(UNITS_NOW) in (None, ""):
            return None
        source = self.required_source(parameters, UNITS_NOW, context)
        plane = self.required_plane(source)
        _refuse_without_year(table, UNITS_NOW)
        units, target = list(units_of(source)), table.plane or plane
        if target == plane:
            return units
        # Corner by corner: what the corners are compared with has no more of them than the layer.
        move = mover()
        return [
            replace(unit, geometry=shapely.transform(unit.geometry, lambda points: moved(points, plane, target, move)))
            for unit in units
        ]

    def _mine_now(
        self, table: ReadTable, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> Optional[MineYear]:
        if parameters.get(MINE_NOW) in (None, ""):
            return None
        source = self.required_source(parameters, MINE_NOW, context)
        year = _refuse_without_year(table, MINE_NOW)
        return read_mine(source, year)

    def _write(
        self,
        result: Compared,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        table, classes = result.table, load_classes()
        plane = table.plane
        crs = crs_of(plane) if plane is not None else QgsCoordinateReferenceSystem()
        nowhere = QgsCoordinateReferenceSystem()
        polygons, points, none = QgsWkbTypes.Type.MultiPolygon, QgsWkbTypes.Type.Point, QgsWkbTypes.Type.NoGeometry
        unit_fields, class_fields = qgs_fields("unit"), qgs_fields("survey_summary")
        mine_fields, difference_fields = qgs_fields("mine"), qgs_fields("form_difference")
        units: list[QgsFeature] = []
        if plane is not None:
            made = [item.unit for item in table.units]
            rows = zip(made, units_values(made, plane))
            units = [feature_of(unit_fields, values, unit.geometry) for unit, values in rows]
        kinds: list[QgsFeature] = [feature_of(class_fields, values) for values in class_values(table, classes)]
        mine = [feature_of(mine_fields, mine_values(table))] if table.content.mine else []
        differences = [
            feature_of(
                difference_fields,
                difference_values(one),
                None if one.finding.geometry is None else one.finding.geometry.representative_point(),
            )
            for one in result.differences
        ]
        findings = [*table.findings, *result.findings]
        results: dict[str, Any] = {}
        for name, fields, kind, features, of_layer in (
            (UNITS, unit_fields, polygons, units, crs),
            (CLASSES, class_fields, none, kinds, nowhere),
            (MINE, mine_fields, none, mine, nowhere),
            (DIFFERENCES, difference_fields, points, differences, crs),
        ):
            sink, results[name] = self.parameterAsSink(parameters, name, context, fields, kind, of_layer)
            write_all(sink, features)
        results[FINDINGS] = self.write_findings(findings, parameters, context, feedback, crs)
        _tell(result, crs, feedback)
        return {
            **results,
            "UNIT_COUNT": len(units),
            "UNREAD_COUNT": len(table.unplaced),
            "DIFFERENCE_COUNT": len(result.differences),
            "TABLE_YEAR": table.year,
            **counts(findings),
        }


def _tell(result: Compared, crs: QgsCoordinateReferenceSystem, feedback: QgsProcessingFeedback) -> None:
    feedback.pushInfo(
        tr("{units} units of {year}, {unread} rows without a unit, {differences} differences. CRS: {crs}.").format(
            units=len(result.table.units),
            year=result.table.year or "?",
            unread=len(result.table.unplaced),
            differences=len(result.differences),
            crs=crs.authid() or tr("none"),
        )
    )


def _refusal(path: Path, findings: Iterable[Finding]) -> str:
    """Why a file holds no annual table: the errors about it."""
    sentences = [message(finding) for finding in findings if finding.severity is Severity.ERROR]
    return tr("'{file}' cannot be read as an annual table. {reasons} Choose another file, or correct this one.").format(
        file=path, reasons=" ".join(sentences)
    )


def _refuse_without_year(table: ReadTable, name: str) -> int:
    """The year of the table. Raises ``QgsProcessingException`` where nobody knows which year's record to compare."""
    if table.year is None:
        raise QgsProcessingException(
            tr(
                "The table has no year in its title, so it cannot be compared with {parameter}. Set YEAR, or leave "
                "{parameter} empty."
            ).format(parameter=name)
        )
    return table.year


def _wrong_crs(crs: QgsCoordinateReferenceSystem) -> str:
    return tr(
        "CRS is {crs}; units of annual tables need a CGCS2000 Gauss-Krüger plane (EPSG:4491 to 4554). Choose the one "
        "of the project, or leave it empty."
    ).format(crs=crs_name(crs))


def _inputs() -> Iterable[Helped]:
    yield (
        QgsProcessingParameterFile(
            TABLE,
            tr("Annual table"),
            QgsProcessingParameterFile.Behavior.File,
            fileFilter=tr("Annual tables (*.xlsx *.json)"),
        ),
        tr(
            "The workbook of an annual table, made by 'Write annual table' or filled by hand in the same form, or the "
            "JSON of one."
        ),
    )
    integer = QgsProcessingParameterNumber.Type.Integer
    yield (
        QgsProcessingParameterNumber(
            YEAR, tr("Year of the plan"), integer, optional=True, minValue=2000, maxValue=2100, defaultValue=None
        ),
        tr("Only for a table without a year in its title."),
    )
    yield (
        QgsProcessingParameterCrs(CRS, tr("CRS of the units"), optional=True),
        tr(
            "The CGCS2000 Gauss-Krüger plane of the units, and the zone of corners whose table does not say it. "
            "Without it, the plane of the first unit."
        ),
    )
    yield (
        QgsProcessingParameterFeatureSource(
            UNITS_NOW, tr("Units to compare with"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
        ),
        tr("The unit layer as it is now: those of the table's year are compared, field by field and corner by corner."),
    )
    yield (
        QgsProcessingParameterFeatureSource(
            MINE_NOW, tr("Mine to compare with"), [QgsProcessing.SourceType.TypeVector], optional=True
        ),
        tr("The mine's table as it is now: the row of the table's year is compared."),
    )
    double = QgsProcessingParameterNumber.Type.Double
    tolerance = QgsProcessingParameterNumber(
        TOLERANCE_M, tr("Corners are the same within (m)"), double, defaultValue=TOLERANCE, minValue=0, maxValue=10
    )
    yield advanced(tolerance), tr("Corners of the table that are farther from those of the layer are differences.")
    yield form_input()
    template = QgsProcessingParameterFile(TEMPLATE, tr("Form file"), extension="json", optional=True)
    yield (
        advanced(template),
        tr(
            "The form file (JSON) with the cell map of a province's own workbook. A workbook with named cells needs "
            "none."
        ),
    )
    yield (
        advanced(QgsProcessingParameterString(SHEET, tr("Sheet of the form"), optional=True)),
        tr("The sheet to read where several of the workbook hold a form."),
    )


def _outputs() -> Iterable[Helped]:
    vector = QgsProcessing.SourceType.TypeVector
    yield (
        QgsProcessingParameterFeatureSink(UNITS, tr("Units of the table"), QgsProcessing.SourceType.TypeVectorPolygon),
        tr("The units of the table with the fields of a unit layer; areas are computed from the corners."),
    )
    yield (
        QgsProcessingParameterFeatureSink(CLASSES, tr("Classes of the table"), vector, optional=True),
        tr("One row a unit and class, as the table states them; it can be SUMMARY of 'Write annual table'."),
    )
    yield (
        QgsProcessingParameterFeatureSink(MINE, tr("Mine of the table"), vector, optional=True),
        tr("The mine's row of the year: header of the form and the four amounts."),
    )
    yield (
        QgsProcessingParameterFeatureSink(
            DIFFERENCES, tr("Differences"), QgsProcessing.SourceType.TypeVectorPoint, optional=True
        ),
        tr(
            "What the table says against its own corners and against UNITS_NOW and MINE_NOW, one row a difference, "
            "with its place."
        ),
    )
