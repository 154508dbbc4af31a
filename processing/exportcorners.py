"""exportcorners: units to a coordinate file in the receiver's form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.corners.export import export
from ..core.corners.layout import Layout
from ..core.corners.written import all_writers
from ..core.files import whole_file
from ..core.progress import check
from ..gis.crs import crs_of
from ..gis.i18n import tr
from ..gis.messages import message
from .base import FINDINGS, Helped, MineRestorationAlgorithm, counts, share_of, tell
from .trouble import in_words

UNITS, DIALECT, ENCODING, DATE, PRODUCER, OUTPUT = "UNITS", "DIALECT", "ENCODING", "DATE", "PRODUCER", "OUTPUT"
ENCODINGS = (("UTF-8", "utf-8"), ("UTF-8 (BOM)", "utf-8-sig"), ("GB18030 (GBK)", "gb18030"))
"""What the receiver's program reads, and Python's name of it. GB18030 writes all characters of GBK as GBK does."""


class ExportCorners(MineRestorationAlgorithm):
    """Units in, coordinate file out."""

    ID = "exportcorners"

    def displayName(self) -> str:
        return tr("Export corner coordinates")

    def shortDescription(self) -> str:
        return tr("Writes the corners of units into a coordinate file in the form that the receiver asks for.")

    def tags(self) -> list[str]:
        return tr("corners,coordinates,exchange format,txt,parcel,export,CGCS2000,units").split(",")

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.declare(
            _parameters(),
            tr("Units that were left out or altered, and why."),
            {"UNIT_COUNT": tr("Units"), "CORNER_COUNT": tr("Corners")},
        )

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        source = self.required_source(parameters, UNITS, context)
        plane = self.required_plane(source)
        writer = all_writers()[self.parameterAsEnum(parameters, DIALECT, context)]
        encoding = ENCODINGS[self.parameterAsEnum(parameters, ENCODING, context)][1]
        target = Path(self.parameterAsFileOutput(parameters, OUTPUT, context))
        exported = export(
            self.required_units(source),
            plane,
            writer,
            Layout(
                date=self.parameterAsString(parameters, DATE, context).strip(),
                producer=self.parameterAsString(parameters, PRODUCER, context).strip(),
            ),
        )
        if not exported.text:
            for finding in exported.findings:
                tell(finding, message(finding), feedback)
            raise QgsProcessingException(
                tr("No unit can be written, so no file was made. The log names what is wrong with each unit.")
            )
        with in_words(str(target)), whole_file(target) as temporary:
            check(share_of(feedback, 0, 1), 1)
            temporary.write_bytes(exported.text.encode(encoding, "replace"))
        return {
            OUTPUT: str(target),
            FINDINGS: self.write_findings(exported.findings, parameters, context, feedback, crs_of(plane)),
            "UNIT_COUNT": exported.units,
            "CORNER_COUNT": exported.corners,
            **counts(exported.findings),
        }


def _parameters() -> Sequence[Helped]:
    return (
        (
            QgsProcessingParameterFeatureSource(UNITS, tr("Units"), [QgsProcessing.SourceType.TypeVectorPolygon]),
            tr("Restoration units in a CGCS2000 Gauss-Krüger plane. With a selection, only the selected units."),
        ),
        (
            QgsProcessingParameterEnum(
                DIALECT, tr("Form of the file"), [writer.title for writer in all_writers()], defaultValue=0
            ),
            tr("The form that the receiver reads."),
        ),
        (
            QgsProcessingParameterEnum(ENCODING, tr("Encoding"), [name for name, _ in ENCODINGS], defaultValue=0),
            tr("Encoding of the text. Older programs read GBK only: take GB18030 for them."),
        ),
        (
            QgsProcessingParameterString(DATE, tr("Date of the data"), optional=True),
            tr("What is to stand as 数据产生日期, such as 2026-03-01. Left open if empty."),
        ),
        (
            QgsProcessingParameterString(PRODUCER, tr("Producer of the data"), optional=True),
            tr("What is to stand as 数据产生单位. Left open if empty."),
        ),
        (
            QgsProcessingParameterFileDestination(OUTPUT, tr("Coordinate file"), tr("Text files (*.txt)")),
            tr("The file; an existing one is replaced only when the new one is complete."),
        ),
    )
