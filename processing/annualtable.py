"""annualtable: the annual plan of the year, text and official form, as workbook, PDF, Word document and data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ..core.amounts import hectares
from ..core.annual.compared import compared_record
from ..core.annual.deadlines import WorkingDays, load_calendar
from ..core.annual.extent import COORDINATE_LIMIT, MOST_IN_A_ROW
from ..core.annual.form import AnnualForm, load_form
from ..core.annual.inputs import SurveyClass
from ..core.annual.record import AnnualRecord
from ..core.findings import Finding, Severity, count
from ..core.geodesy.plane import Plane
from ..core.glyphs import watched
from ..core.landclass.classes import load_classes
from ..core.progress import Progress
from ..gis import dependencies
from ..gis.annual import as_draft
from ..gis.convert import units_of
from ..gis.crs import crs_of
from ..gis.i18n import tr
from ..gis.mine import read_earlier_mine, read_mine, read_summary
from ..gis.unit_layers import stated_hectares
from ..report.annual_csv import write_annual_csv
from ..report.annual_docx import write_annual_docx
from ..report.annual_json import write_annual_json
from ..report.annual_pdf import write_annual_pdf
from ..report.annual_xlsx import TemplateUnfit, cell_names, write_annual_workbook
from .base import FINDINGS, Helped, MineRestorationAlgorithm, advanced, counts, share_of
from .earlier_input import earlier_input, earlier_units
from .form_input import TEMPLATE, form_file, form_input
from .output_files import refuse_other_ending, written_together
from .trouble import in_words

UNITS, SUMMARY, MINE, YEAR, DATE, DRAFT = "UNITS", "SUMMARY", "MINE", "YEAR", "DATE", "DRAFT"
LIMIT, OWN_TEXT, WORKING_DAYS = "COORDINATE_LIMIT", "OWN_TEXT", "WORKING_DAYS"
XLSX, PDF, DOCX, JSON, CSV = "XLSX", "PDF", "DOCX", "JSON", "CSV"
_FILES = (XLSX, PDF, DOCX, JSON, CSV)
_RECORD = 0.2
"""Part of the time until the record is there; the rest is writing."""
_WEIGHTS = {XLSX: 1.0, PDF: 1.0, DOCX: 1.0}
_FINAL, _DRAFT, _BLOCKED = "final", "draft", "blocked"
"""What STATE says: a form to be handed in, a draft, or neither since errors are open."""


@dataclass(frozen=True)
class _Form:
    """The form to fill. ``template`` is a workbook that takes the place of the form's own."""

    form: AnnualForm
    template: Optional[Path]


class AnnualTable(MineRestorationAlgorithm):
    """One record of the year, written in every form that is asked for."""

    ID = "annualtable"
    NEEDS = (*dependencies.GEOMETRY, *dependencies.WORKBOOK, *dependencies.PDF)

    def shortDescription(self) -> str:
        return tr(
            "Writes the annual plan of mine restoration: its text and the official situation table as workbook, PDF, "
            "Word document and data, from one record that is checked before."
        )

    def tags(self) -> list[str]:
        return tr(
            "annual table,annual plan,form,report,xlsx,pdf,docx,word,json,csv,draft,deadline,units,land class,corners,"
            "submission"
        ).split(",")

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.declare(
            (*_inputs(), *_advanced_inputs(), *_outputs()),
            tr("What is missing in the plan, does not agree, or has to be looked at, unit by unit, and the deadlines."),
            {
                "UNIT_COUNT": tr("Units in the form"),
                "ROW_COUNT": tr("Rows in the form"),
                "SHEET_COUNT": tr("Coordinate sheets"),
                "RESTORED_HA": tr("Restored last year (hm²)"),
                "DAMAGED_HA": tr("Damaged today (hm²)"),
                "PLANNED_HA": tr("Planned this year (hm²)"),
                "DAYS_LATE": tr("Days after the last day for the plan"),
            },
        )
        for name, title in (
            ("STATE", tr("State of the form")),
            ("PLAN_DUE", tr("Last day to hand in the plan")),
            ("ACCEPTANCE_DUE", tr("Last day of the acceptance")),
        ):
            self.addOutput(QgsProcessingOutputString(name, title))
        self.addOutput(
            QgsProcessingOutputBoolean("ACCEPTANCE_PROVISIONAL", tr("The last day of the acceptance is provisional"))
        )

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        files = self._files(parameters, context, feedback)
        with in_words():
            form = self._form(parameters, context)
            calendar = self._calendar(parameters, context)
        source = self.required_source(parameters, UNITS, context)
        plane = self.required_plane(source)
        with in_words():
            record, findings = self._record(source, plane, form.form, calendar, parameters, context, feedback)
        draft = self.parameterAsBoolean(parameters, DRAFT, context)
        errors = count(findings, Severity.ERROR)
        state = _DRAFT if draft else _BLOCKED if errors else _FINAL
        if draft:
            record = as_draft(record, findings)
        with watched() as lacking:
            written = {} if state == _BLOCKED else _write_files(record, form, files, feedback)
        findings = [*findings, *lacking.findings()]
        findings_id = self.write_findings(findings, parameters, context, feedback, crs_of(plane))
        _tell(record, state, errors, feedback)
        return {**written, FINDINGS: findings_id, "STATE": state, **_numbers(record, findings)}

    def _record(
        self,
        source: QgsProcessingFeatureSource,
        plane: Plane,
        form: AnnualForm,
        calendar: WorkingDays,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> tuple[AnnualRecord, list[Finding]]:
        """The record with last year's plan held against its result, and all findings."""
        year = self.parameterAsInt(parameters, YEAR, context)
        mine_source = self.required_source(parameters, MINE, context)
        mine, earlier = read_mine(mine_source, year), read_earlier_mine(mine_source, year)
        summary = self._summary(parameters, context)
        return compared_record(
            units_of(source),
            plane,
            mine,
            earlier,
            year,
            summary,
            load_classes(),
            form,
            before=earlier_units(self, parameters, context, plane),
            source=source.sourceName(),
            progress=share_of(feedback, 0, _RECORD),
            coordinate_limit=self.parameterAsInt(parameters, LIMIT, context),
            stated_ha=stated_hectares(source, year),
            today=self._day(parameters, context),
            calendar=calendar,
            own_only=self.parameterAsEnum(parameters, OWN_TEXT, context) == 1,
        )

    def _summary(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Optional[Sequence[SurveyClass]]:
        if parameters.get(SUMMARY) in (None, ""):
            return None
        return read_summary(self.required_source(parameters, SUMMARY, context))

    def _day(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Optional[date]:
        """The day of handing in."""
        if parameters.get(DATE) in (None, ""):
            return None
        day = self.parameterAsDateTime(parameters, DATE, context).date()
        return date(day.year(), day.month(), day.day()) if day.isValid() else None

    def _calendar(self, parameters: dict[str, Any], context: QgsProcessingContext) -> WorkingDays:
        file = self.parameterAsFile(parameters, WORKING_DAYS, context)
        return load_calendar(Path(file)) if file else load_calendar()

    def _form(self, parameters: dict[str, Any], context: QgsProcessingContext) -> _Form:
        """The form that is asked for: the official one, a registered one, or that of TEMPLATE."""
        path = form_file(self, parameters, context)
        if path is not None and path.suffix.lower() != ".json":
            return _Form(load_form(), path)
        form = load_form(path) if path else load_form()
        known = cell_names(form)
        unknown = [cell for cell in form.cells if cell not in known]
        if unknown:
            raise QgsProcessingException(
                tr("Form '{file}': {names} under 'cells' are no cells of the form. Take these names: {known}.").format(
                    file=path, names=", ".join(unknown), known=", ".join(known)
                )
            )
        return _Form(form, None)

    def _files(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, str]:
        """The files that are asked for, by output; without python-docx there is no Word document, and it is told."""
        files = {name: self.parameterAsFileOutput(parameters, name, context) for name in _FILES}
        for name in (DOCX, JSON, CSV):
            refuse_other_ending(name, files[name], f".{name.lower()}")
        for given in (TEMPLATE, WORKING_DAYS):
            _refuse_same_file(given, self.parameterAsFile(parameters, given, context), files)
        if files[DOCX] and dependencies.missing_packages(dependencies.WORD):
            feedback.reportError(dependencies.word_sentence())
            files[DOCX] = ""
        return {name: file for name, file in files.items() if file}


def _refuse_same_file(given: str, path: str, files: Mapping[str, str]) -> None:
    """An output would take the place of a file that it is made from."""
    for name, file in files.items():
        if path and file and Path(file).resolve() == Path(path).resolve():
            raise QgsProcessingException(
                tr("{output} and {parameter} are the same file, '{file}'. Choose another file for {output}.").format(
                    output=name, parameter=given, file=file
                )
            )


def _write_files(
    record: AnnualRecord, form: _Form, files: dict[str, str], feedback: QgsProcessingFeedback
) -> dict[str, Any]:
    """Write the files that are wanted: all of them, or none after a failure or Cancel."""
    with written_together(files) as made:
        parts = _parts(files, feedback)
        if XLSX in made:
            try:
                added = write_annual_workbook(record, made[XLSX], form.template, progress=parts[XLSX])
            except TemplateUnfit as cause:
                raise QgsProcessingException(_template_sentence(cause)) from cause
            _tell_added(added, feedback)
        if PDF in made:
            write_annual_pdf(record, made[PDF], parts[PDF])
        if DOCX in made:
            write_annual_docx(record, made[DOCX], parts[DOCX])
        if JSON in made:
            write_annual_json(record, made[JSON])
        if CSV in made:
            write_annual_csv(record, made[CSV])
    return dict(files)


def _parts(files: Iterable[str], feedback: QgsProcessingFeedback) -> dict[str, Progress]:
    """The progress of each file, from when the record is there to the end."""
    weights = {name: _WEIGHTS.get(name, 0.1) for name in files}
    whole, begin = sum(weights.values()), _RECORD
    parts = {}
    for name, weight in weights.items():
        end = begin + (1 - _RECORD) * weight / whole
        parts[name] = share_of(feedback, begin, end)
        begin = end
    return parts


def _tell_added(added: Sequence[str], feedback: QgsProcessingFeedback) -> None:
    """Sheets that a template of the user's lacks."""
    titles = {
        "plan": tr("the text of the plan"),
        "coordinates": tr("coordinate sheets"),
        "summary": tr("sums"),
    }
    for group in added:
        feedback.pushInfo(
            tr("The template has no cells for {what}; a sheet as in the bundled template was added.").format(
                what=titles.get(group, group)
            )
        )


def _tell(record: AnnualRecord, state: str, errors: int, feedback: QgsProcessingFeedback) -> None:
    """Areas, dates, and whether the form can be handed in."""
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
    for line in record.deadlines:
        feedback.pushInfo(line)
    if state == _BLOCKED:
        feedback.reportError(
            tr(
                "The final form was not written: {count} errors are open, they stand above and in FINDINGS. Settle "
                "them and run again, or set DRAFT for a draft that lists them. Files of an earlier run are unchanged."
            ).format(count=errors)
        )
    elif state == _DRAFT:
        feedback.pushInfo(tr("The files are a draft and say so on every page; the last page lists what is open."))


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
        "place_unreadable": tr(
            "Template '{file}': {names} is no cell. Write sheet and cell under 'cells', as Sheet1!C3."
        ),
        "sheet_unknown": tr(
            "Template '{file}' has no such sheet: {names}. Correct the name of the sheet under 'cells'."
        ),
        "shared_cell": tr(
            "Template '{file}': the cells {names} are one and the same, so one value would replace the other. Give "
            "each a cell of its own; cells that are merged are one."
        ),
        "shared_sheet": tr(
            "Template '{file}': the cells {names} need a sheet of their own, without those of other parts of the plan. "
            "Move them."
        ),
        "shared_row": tr("Template '{file}': the cells {names} have to stand in rows of their own. Move them."),
        "not_one_row": tr(
            "Template '{file}': the named cells {names} have to stand in one row, below the row of the block before. "
            "Correct the names."
        ),
    }
    return sentences[problem.reason].format(file=problem.path, names=", ".join(problem.names))


def _numbers(record: AnnualRecord, findings: Sequence[Finding]) -> dict[str, Any]:
    """The outputs that are no files; the areas are those of the printed rows. What was not computed is left out."""
    areas = {section.key: section.ha4 for section in record.sections}
    dates = record.dates
    known: dict[str, Any] = {"PLAN_DUE": dates.plan_due.isoformat()}
    if dates.handed_in is not None:
        known["DAYS_LATE"] = dates.days_late
    if dates.acceptance is not None:
        known["ACCEPTANCE_DUE"] = dates.acceptance.day.isoformat()
        known["ACCEPTANCE_PROVISIONAL"] = dates.acceptance.is_provisional
    return {
        "UNIT_COUNT": record.unit_count,
        "ROW_COUNT": record.row_count,
        "SHEET_COUNT": len(record.sheets),
        "RESTORED_HA": float(hectares(areas["restored"])),
        "DAMAGED_HA": float(hectares(areas["damaged"])),
        "PLANNED_HA": float(hectares(areas["planned"])),
        **known,
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
    yield earlier_input()
    day = QgsProcessingParameterDateTime(
        DATE, tr("Day of handing in"), QgsProcessingParameterDateTime.Type.Date, optional=True
    )
    yield day, tr("The plan is due by 31 March; with this day it is checked whether it is in time. Empty: not checked.")
    yield (
        QgsProcessingParameterBoolean(DRAFT, tr("Write a draft"), defaultValue=False),
        tr("Writes the files even with errors: 草稿 stands on every page, and the last page lists what is open."),
    )


def _advanced_inputs() -> Iterable[Helped]:
    own = QgsProcessingParameterEnum(
        OWN_TEXT,
        tr("Own words of the mine's row"),
        [tr("Behind the drafted sentences"), tr("In place of the drafted sentences")],
        defaultValue=0,
    )
    yield (
        advanced(own),
        tr("The fields past_text, reason_text, state_text, plan_text and fund_text; their amounts are checked."),
    )
    yield form_input()
    template = QgsProcessingParameterFile(
        TEMPLATE,
        tr("Template"),
        optional=True,
        fileFilter=tr("Workbook or form file (*.xlsx *.json)"),
    )
    yield (
        advanced(template),
        tr("A workbook with the named cells of the bundled one, or a form file (JSON) with a cell map."),
    )
    limit = QgsProcessingParameterNumber(
        LIMIT,
        tr("Most corners in a row of the form"),
        QgsProcessingParameterNumber.Type.Integer,
        COORDINATE_LIMIT,
        minValue=0,
        maxValue=MOST_IN_A_ROW,
    )
    yield advanced(limit), tr("A unit with more corners gets a numbered coordinate sheet that its row points to.")
    days = QgsProcessingParameterFile(WORKING_DAYS, tr("Working days"), extension="json", optional=True)
    yield (
        advanced(days),
        tr("A file of working days of your own, for years that the bundled one does not have yet."),
    )


def _outputs() -> Iterable[Helped]:
    yield (
        QgsProcessingParameterFileDestination(XLSX, tr("Workbook"), tr("Excel workbook (*.xlsx)"), optional=True),
        tr("The whole plan as Excel workbook, with coordinate sheets and sums."),
    )
    yield (
        QgsProcessingParameterFileDestination(PDF, tr("PDF"), tr("PDF file (*.pdf)"), optional=True),
        tr("The same plan as PDF, ready to print and sign."),
    )
    for name, title, kind, text in (
        (DOCX, tr("Word document"), tr("Word document (*.docx)"), tr("The same plan to be edited in Word.")),
        (JSON, tr("Data (JSON)"), tr("JSON file (*.json)"), tr("The same record for other programs.")),
        (CSV, tr("Table (CSV)"), tr("CSV file (*.csv)"), tr("The rows of the form, one a unit and class.")),
    ):
        yield QgsProcessingParameterFileDestination(name, title, kind, optional=True, createByDefault=False), text
