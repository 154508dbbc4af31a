"""annualtable: the official form of the year (年度矿区生态修复情况表) as workbook and PDF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ..core.amounts import hectares
from ..core.annual.extent import COORDINATE_LIMIT, MOST_IN_A_ROW
from ..core.annual.form import load_form
from ..core.annual.inputs import SurveyClass
from ..core.annual.record import AnnualRecord, build_record
from ..core.files import whole_files
from ..core.findings import Finding
from ..core.landclass.classes import load_classes
from ..gis import dependencies
from ..gis.convert import units_of
from ..gis.crs import crs_of
from ..gis.i18n import tr
from ..gis.mine import read_mine, read_summary
from ..gis.unit_layers import stated_hectares
from ..report.annual_pdf import write_annual_pdf
from ..report.annual_xlsx import TemplateUnfit, write_annual_workbook
from .base import FINDINGS, Helped, MineRestorationAlgorithm, advanced, counts, share_of
from .trouble import in_words

UNITS, SUMMARY, MINE, YEAR, TEMPLATE = "UNITS", "SUMMARY", "MINE", "YEAR", "TEMPLATE"
LIMIT, XLSX, PDF = "COORDINATE_LIMIT", "XLSX", "PDF"


class AnnualTable(MineRestorationAlgorithm):
    """One record of the year, written as workbook and as PDF."""

    ID = "annualtable"
    NEEDS = (*dependencies.GEOMETRY, *dependencies.WORKBOOK, *dependencies.PDF)

    def displayName(self) -> str:
        return tr("Write annual table")

    def shortDescription(self) -> str:
        return tr("Fills the official annual situation table of mine restoration: workbook and PDF from one record.")

    def tags(self) -> list[str]:
        return tr("annual table,annual plan,form,report,xlsx,pdf,units,land class,corners,submission").split(",")

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.declare(
            (*_inputs(), *_outputs()),
            tr("What is missing in the form, does not agree, or has to be looked at, unit by unit."),
            {
                "UNIT_COUNT": tr("Units in the form"),
                "ROW_COUNT": tr("Rows in the form"),
                "SHEET_COUNT": tr("Coordinate sheets"),
                "RESTORED_HA": tr("Restored last year (hm²)"),
                "DAMAGED_HA": tr("Damaged today (hm²)"),
                "PLANNED_HA": tr("Planned this year (hm²)"),
            },
        )

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        source = self.required_source(parameters, UNITS, context)
        plane = self.required_plane(source)
        year = self.parameterAsInt(parameters, YEAR, context)
        mine = read_mine(self.required_source(parameters, MINE, context), year)
        summary = self._summary(parameters, context)
        limit = self.parameterAsInt(parameters, LIMIT, context)
        with in_words():
            record, findings = build_record(
                units_of(source),
                plane,
                mine,
                year,
                summary,
                load_classes(),
                load_form(),
                coordinate_limit=limit,
                stated_ha=stated_hectares(source, year),
                source=source.sourceName(),
                progress=share_of(feedback, 0, 0.2),
            )
        files = self._write_files(record, parameters, context, feedback)
        findings_id = self.write_findings(findings, parameters, context, feedback, crs_of(plane))
        return {**files, FINDINGS: findings_id, **_numbers(record, findings, feedback)}

    def _summary(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Optional[Sequence[SurveyClass]]:
        if parameters.get(SUMMARY) in (None, ""):
            return None
        return read_summary(self.required_source(parameters, SUMMARY, context))

    def _write_files(
        self,
        record: AnnualRecord,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Write the files that are wanted: all of them, or none after a failure or Cancel."""
        template = self.parameterAsFile(parameters, TEMPLATE, context)
        files = {name: self.parameterAsFileOutput(parameters, name, context) for name in (XLSX, PDF)}
        files = {name: file for name, file in files.items() if file}
        with in_words(", ".join(files.values())), whole_files([Path(file) for file in files.values()]) as paths:
            made = dict(zip(files, paths))
            if XLSX in made:
                try:
                    template_path = Path(template) if template else None
                    write_annual_workbook(record, made[XLSX], template_path, progress=share_of(feedback, 0.2, 0.6))
                except TemplateUnfit as cause:
                    raise QgsProcessingException(_template_sentence(cause)) from cause
            if PDF in made:
                missing = write_annual_pdf(record, made[PDF], share_of(feedback, 0.6, 1))
                if missing:
                    feedback.pushWarning(
                        tr(
                            "The typeface of the PDF does not have these characters, they are boxes there: "
                            "{characters}. The workbook has them."
                        ).format(characters=" ".join(missing))
                    )
        return files


def _template_sentence(problem: TemplateUnfit) -> str:
    """What is wrong with a template workbook, and what to do."""
    sentences = {
        "unreadable": tr("Template '{file}' is no xlsx workbook, or it cannot be read. Choose another file."),
        "names_missing": tr(
            "Template '{file}' lacks the named cells {names}. Give each of these names to the cell that is to be "
            "filled; the bundled template resources/forms/annual_table.xlsx shows how."
        ),
        "not_one_cell": tr(
            "Template '{file}': the name {names} does not mean exactly one cell. Correct it in the workbook's names."
        ),
        "not_one_sheet": tr(
            "Template '{file}': these named cells have to be on one sheet: {names}. Correct the names."
        ),
        "not_one_row": tr(
            "Template '{file}': the named cells {names} have to stand in one row, below the row of the block before. "
            "Correct the names."
        ),
    }
    return sentences[problem.reason].format(file=problem.path, names=", ".join(problem.names))


def _numbers(record: AnnualRecord, findings: Sequence[Finding], feedback: QgsProcessingFeedback) -> dict[str, Any]:
    """The number outputs; the areas are those of the printed rows."""
    areas = {section.key: section.ha4 for section in record.sections}
    feedback.pushInfo(
        tr("{units} units in {rows} rows: restored {restored}, damaged {damaged}, planned {planned} hm².").format(
            units=record.unit_count,
            rows=record.row_count,
            restored=hectares(areas["restored"]),
            damaged=hectares(areas["damaged"]),
            planned=hectares(areas["planned"]),
        )
    )
    return {
        "UNIT_COUNT": record.unit_count,
        "ROW_COUNT": record.row_count,
        "SHEET_COUNT": len(record.sheets),
        "RESTORED_HA": float(hectares(areas["restored"])),
        "DAMAGED_HA": float(hectares(areas["damaged"])),
        "PLANNED_HA": float(hectares(areas["planned"])),
        **counts(findings),
    }


def _inputs() -> Iterable[Helped]:
    yield (
        QgsProcessingParameterFeatureSource(UNITS, tr("Units"), [QgsProcessing.SourceType.TypeVectorPolygon]),
        tr("Restoration units in a CGCS2000 Gauss-Krüger plane; those of the chosen year go into the form."),
    )
    yield (
        QgsProcessingParameterFeatureSource(
            SUMMARY, tr("Land classes of the units"), [QgsProcessing.SourceType.TypeVector], optional=True
        ),
        tr("The SUMMARY table of 'Attach land classes': classes of restored units that have none stated."),
    )
    yield (
        QgsProcessingParameterFeatureSource(MINE, tr("Mine"), [QgsProcessing.SourceType.TypeVector]),
        tr("Table with one row a year: holder, licence, contact and the four amounts in 10,000 CNY (万元)."),
    )
    yield (
        QgsProcessingParameterNumber(
            YEAR, tr("Year of the plan"), QgsProcessingParameterNumber.Type.Integer, minValue=2000, maxValue=2100
        ),
        tr("The year in the form's title; 'last year' in the form is the year before."),
    )
    template = QgsProcessingParameterFile(TEMPLATE, tr("Template workbook"), extension="xlsx", optional=True)
    yield advanced(template), tr("A workbook of your own with the same named cells as the bundled one.")
    limit = QgsProcessingParameterNumber(
        LIMIT,
        tr("Most corners in a row of the form"),
        QgsProcessingParameterNumber.Type.Integer,
        COORDINATE_LIMIT,
        minValue=0,
        maxValue=MOST_IN_A_ROW,
    )
    yield advanced(limit), tr("A unit with more corners gets a numbered coordinate sheet that its row points to.")


def _outputs() -> Iterable[Helped]:
    yield (
        QgsProcessingParameterFileDestination(XLSX, tr("Workbook"), tr("Excel workbook (*.xlsx)"), optional=True),
        tr("The form as Excel workbook, with coordinate sheets and sums."),
    )
    yield (
        QgsProcessingParameterFileDestination(PDF, tr("PDF"), tr("PDF file (*.pdf)"), optional=True),
        tr("The same form as PDF, ready to print and sign."),
    )
