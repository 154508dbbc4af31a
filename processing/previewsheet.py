"""previewsheet: one map sheet of the acceptance package, to be looked at before the package is made."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsProject,
)

from ..core.acceptance.maps import corners_thinned
from ..core.files import whole_file
from ..core.glyphs import watched
from ..core.progress import Stopped, check
from ..core.unit import Unit
from ..gis import dependencies
from ..gis.crs import crs_of
from ..gis.i18n import tr
from ..gis.map_texts import tell_drawn
from ..gis.sheet_listeners import offer
from ..gis.sheet_preview import SHEETS, Preview, sheet_in, sheet_titles
from .acceptancepackage import AcceptancePackage, block_inputs, package_inputs, sheet_inputs, trouble
from .base import counts, share_of
from .output_files import refuse_other_ending
from .package_inputs import contents_of
from .sheet_files import write_sheets
from .trouble import in_words

SHEET, UNIT, OUTPUT = "SHEET", "UNIT", "OUTPUT"
_MADE, _DRAWN = 0.6, 0.7
"""Where the bar stands when the records are computed, and when the sheet is laid out."""


class PreviewSheet(AcceptancePackage):
    """A sheet as the package would hold it: a PDF, and its layout for whoever listens (:mod:`..gis.sheet_preview`)."""

    ID = "previewsheet"
    NEEDS = dependencies.GEOMETRY

    def shortDescription(self) -> str:
        return tr("One map sheet as the acceptance package would hold it, as a PDF and in the layout window.")

    def tags(self) -> list[str]:
        return tr("map,sheet,layout,preview,print,PDF,acceptance,corners").split(",")

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        sheet = QgsProcessingParameterEnum(SHEET, tr("Sheet"), sheet_titles(), defaultValue=0)
        unit = QgsProcessingParameterString(UNIT, tr("Unit"), optional=True)
        target = QgsProcessingParameterFileDestination(OUTPUT, tr("PDF"), "PDF (*.pdf)", optional=True)
        self.declare(
            (
                (sheet, tr("Which map of the package is made.")),
                (unit, tr("The number of the unit whose corners are shown. Empty: the first unit.")),
                *package_inputs(),
                *block_inputs(),
                *(one for one in sheet_inputs() if one[0].name() != "PNG"),
                (target, tr("The sheet as it would lie in the package, continuations of a coordinate table included.")),
            ),
            tr("What the records behind the sheet leave open."),
            {"PAGE_COUNT": tr("Pages of the sheet")},
        )

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        target = self.parameterAsFileOutput(parameters, OUTPUT, context)
        refuse_other_ending(OUTPUT, target, ".pdf")
        number = self.parameterAsEnum(parameters, SHEET, context)
        with in_words(target), trouble(target), watched() as lacking:
            inputs = self._inputs(parameters, context)
            project = QgsProject()  # never the user's own: its layers and settings stay as they are
            contents, findings = contents_of(inputs, project, share_of(feedback, 0, _MADE))
            unit = self._unit(contents.units, self.parameterAsString(parameters, UNIT, context).strip(), inputs.year)
            layouts = sheet_in(contents.book, SHEETS[number], unit)
            tell_drawn(layouts)
            title = sheet_titles()[number]
            title = f"{title} {unit.unit_id}" if SHEETS[number] == "corner_map" else title
            progress = share_of(feedback, _DRAWN, 1)
            check(progress, 0)
            if target:
                with whole_file(Path(target)) as path:
                    if not write_sheets(layouts, title, path, lambda page: progress(page / len(layouts))):
                        raise Stopped
        findings += [*corners_thinned(contents.book.thinned), *lacking.findings()]
        findings_id = self.write_findings(findings, parameters, context, feedback, crs_of(inputs.plane))
        offer(Preview(title, layouts, contents.book))
        results = {"FINDINGS": findings_id, "PAGE_COUNT": len(layouts), **counts(findings)}
        return {**results, OUTPUT: target} if target else results

    def _unit(self, units: tuple[Unit, ...], wanted: str, year: int) -> Unit:
        """The unit of this number, or the first."""
        if not wanted:
            return units[0]
        for unit in units:
            if unit.unit_id == wanted:
                return unit
        raise QgsProcessingException(
            tr(
                "UNIT: there is no unit {unit} of the year {year} with a section and a valid polygon. Choose one of "
                "{units}."
            ).format(unit=wanted, year=year, units=", ".join(unit.unit_id for unit in units[:20]))
        )
