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
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.corners.writing.export import Exported, export
from ..core.corners.writing.layout import AREA_UNITS, NAMES, NEW_NAME, NORTH_WEST, OPEN, SAME_NAME, STORED, Layout
from ..core.corners.writing.written import Writer, all_writers
from ..core.files import whole_file
from ..core.progress import check
from ..gis.crs import crs_of
from ..gis.i18n import tr
from ..gis.messages import message
from ..report.corners_xlsx import write_points_xlsx
from .base import FINDINGS, Helped, MineRestorationAlgorithm, advanced, counts, share_of, tell
from .trouble import in_words

UNITS, DIALECT, ENCODING, DATE, PRODUCER, OUTPUT = "UNITS", "DIALECT", "ENCODING", "DATE", "PRODUCER", "OUTPUT"
ENCODINGS = (
    ("UTF-8", "utf-8"),
    ("UTF-8 (BOM)", "utf-8-sig"),
    ("GB18030 (GBK)", "gb18030"),
    ("UTF-16", "utf-16"),
)
"""What the receiver's program reads, and Python's name of it. GB18030 writes all characters of GBK as GBK does."""
STARTS, CLOSINGS = (STORED, NORTH_WEST), (SAME_NAME, NEW_NAME, OPEN)
PREFIXES, ORDERS, LINE_ENDS = (None, True, False), (None, False, True), ("\r\n", "\n")
"""What the choices mean, in the order of the parameters' options."""
_OF_THE_FORM = ("corners.form_needs_package", "corners.village_missing")
"""What keeps a form from being written, whatever the units are."""
_PLAIN_TEXTS = (".txt", ".csv", ".dat")
_SUFFIXES = (*_PLAIN_TEXTS, ".xlsx", ".dxf")


class ExportCorners(MineRestorationAlgorithm):
    """Units in, coordinate file out."""

    ID = "exportcorners"

    def shortDescription(self) -> str:
        return tr("Writes the corners of units into a coordinate file in the form that the receiver asks for.")

    def tags(self) -> list[str]:
        return tr("corners,coordinates,exchange format,txt,parcel,export,CGCS2000,units").split(",")

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.declare(
            (*_parameters(), *_choices(), _output()),
            tr("Units that were left out or altered, and why."),
            {"UNIT_COUNT": tr("Units"), "CORNER_COUNT": tr("Corners")},
        )

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        source = self.required_source(parameters, UNITS, context)
        plane = self.required_plane(source)
        writer = all_writers()[self.parameterAsEnum(parameters, DIALECT, context)]
        target = _target(Path(self.parameterAsFileOutput(parameters, OUTPUT, context)), writer, feedback)
        units, layout = self.required_units(source), self._layout(parameters, context)
        with in_words(str(target)):
            exported = export(units, plane, writer, layout, share_of(feedback, 0, 0.8))
        if not exported.units:
            for finding in exported.findings:
                tell(finding, message(finding), feedback)
            if any(finding.code in _OF_THE_FORM for finding in exported.findings):
                raise QgsProcessingException(message(exported.findings[0]))
            raise QgsProcessingException(
                tr("No unit can be written, so no file was made. The log names what is wrong with each unit.")
            )
        with in_words(str(target)):
            check(share_of(feedback, 0.8, 1), 0)
            _write(exported, target)
        return {
            OUTPUT: str(target),
            FINDINGS: self.write_findings(exported.findings, parameters, context, feedback, crs_of(plane)),
            "UNIT_COUNT": exported.units,
            "CORNER_COUNT": exported.corners,
            **counts(exported.findings),
        }

    def _layout(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Layout:
        """The receiver's choices."""

        def text(name: str) -> str:
            return str(self.parameterAsString(parameters, name, context)).strip()

        def choice(name: str) -> int:
            return int(self.parameterAsEnum(parameters, name, context))

        def yes(name: str) -> bool:
            return bool(self.parameterAsBool(parameters, name, context))

        def whole(name: str) -> Optional[int]:
            return None if parameters.get(name) is None else int(self.parameterAsInt(parameters, name, context))

        def metres(name: str) -> str:
            if parameters.get(name) is None:
                return ""
            return f"{self.parameterAsDouble(parameters, name, context):.3f}".rstrip("0").rstrip(".")

        return Layout(
            date=text(DATE),
            producer=text(PRODUCER),
            decimals=whole("DECIMALS"),
            head=yes("HEAD"),
            start=STARTS[choice("START")],
            names=NAMES[choice("NAMES")],
            restart=yes("RESTART"),
            closing=CLOSINGS[choice("CLOSING")],
            area_unit=list(AREA_UNITS)[choice("AREA_UNIT")],
            area_decimals=whole("AREA_DECIMALS"),
            area_unit_written=yes("AREA_UNIT_WRITTEN"),
            prefixed=PREFIXES[choice("ZONE_PREFIX")],
            east_first=ORDERS[choice("ORDER")],
            encoding=ENCODINGS[choice(ENCODING)][1],
            line_end=LINE_ENDS[choice("LINE_ENDS")],
            village_code=text("VILLAGE_CODE"),
            village_name=text("VILLAGE_NAME"),
            marker=text("MARKER"),
            elevation_from=metres("ELEVATION_FROM"),
            elevation_to=metres("ELEVATION_TO"),
        )


def _write(exported: Exported, target: Path) -> None:
    """The file, whole or not at all."""
    if exported.text:
        with whole_file(target) as temporary:
            temporary.write_bytes(exported.data())
    elif exported.plane is not None:
        write_points_xlsx(exported.written, exported.plane, exported.layout, target)


def _target(given: Path, writer: Writer, feedback: QgsProcessingFeedback) -> Path:
    """The file with the suffix of the form: programs go by it.

    A text keeps the suffix of another kind of text that somebody chose. A file of the other name that is there already
    was not agreed to be replaced.
    """
    suffix, wanted = given.suffix.lower(), f".{writer.suffix}"
    is_chosen_text = wanted in _PLAIN_TEXTS and suffix in (".csv", ".dat")
    if suffix == wanted or suffix not in (*_SUFFIXES, "") or is_chosen_text:
        return given
    target = given.with_suffix(wanted)
    if target.exists():
        raise QgsProcessingException(
            tr(
                "The form '{form}' is a file that ends with {suffix}, and '{file}' is there already. Name that file as "
                "the output to replace it, or choose another name."
            ).format(form=writer.title, suffix=wanted, file=target)
        )
    feedback.pushInfo(
        tr("The form '{form}' is a file that ends with {suffix}: written to '{file}'.").format(
            form=writer.title, suffix=wanted, file=target
        )
    )
    return target


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
            tr(
                "Encoding of the text. Older programs read GBK only: take GB18030 for them; Excel opens a CSV rightly "
                "in UTF-8 with BOM."
            ),
        ),
        (
            QgsProcessingParameterString(DATE, tr("Date of the data"), optional=True),
            tr("What is to stand as 数据产生日期, such as 2026-03-01. Left open if empty."),
        ),
        (
            QgsProcessingParameterString(PRODUCER, tr("Producer of the data"), optional=True),
            tr("What is to stand as 数据产生单位. Left open if empty."),
        ),
    )


def _choices() -> Sequence[Helped]:
    """The receiver's choices; those that are rare are folded away."""
    whole = QgsProcessingParameterNumber.Type.Integer
    number = QgsProcessingParameterNumber.Type.Double
    common = (
        (
            QgsProcessingParameterEnum(
                "START",
                tr("First corner of a ring"),
                [tr("As stored"), tr("North-west corner, clockwise")],
                defaultValue=0,
            ),
            tr("Where each ring begins and how it runs. Only as stored, corners have the numbers of the maps."),
        ),
        (
            QgsProcessingParameterEnum(
                "ZONE_PREFIX",
                tr("Zone number before the eastings"),
                [tr("As the layer has it"), tr("With"), tr("Without")],
                defaultValue=0,
            ),
            tr("Whether Y has 8 digits, the first two of them the zone, or 6."),
        ),
        (
            QgsProcessingParameterNumber("DECIMALS", tr("Decimals"), whole, None, True, 0, 6),
            tr(
                "Decimals of metres, or of seconds in forms in degrees. Empty: those that the form usually has "
                "(3; mining rights 2; seconds 5)."
            ),
        ),
    )
    rare = (
        (
            QgsProcessingParameterEnum(
                "CLOSING",
                tr("Row that closes a ring"),
                [tr("First corner under its name"), tr("First corner under a new name"), tr("None")],
                defaultValue=0,
            ),
            tr("How the end of a ring is written. Under a new name, the next number is used up."),
        ),
        (
            QgsProcessingParameterEnum("NAMES", tr("Names of corners"), list(NAMES), defaultValue=0),
            tr("How the first corner is called."),
        ),
        (
            QgsProcessingParameterBoolean("RESTART", tr("Number each ring from 1"), defaultValue=False),
            tr("Otherwise numbers run on over the rings of a unit, as in the maps and tables."),
        ),
        (
            QgsProcessingParameterEnum(
                "ORDER",
                tr("Order of the two coordinates"),
                [tr("As the form has it"), tr("North first"), tr("East first")],
                defaultValue=0,
            ),
            tr("Which of the two columns stands first; in forms in degrees north is the latitude."),
        ),
        (
            QgsProcessingParameterBoolean("HEAD", tr("Write headings"), defaultValue=True),
            tr("Head section or heading row of the form. Without it the exchange format does not say its zone."),
        ),
        (
            QgsProcessingParameterEnum("AREA_UNIT", tr("Unit of area"), list(AREA_UNITS), defaultValue=0),
            tr("The unit of the official area in forms that hold it."),
        ),
        (
            QgsProcessingParameterNumber("AREA_DECIMALS", tr("Decimals of the area"), whole, None, True, 0, 6),
            tr("Empty: the usual ones of the unit, 4, of m² 2."),
        ),
        (
            QgsProcessingParameterBoolean(
                "AREA_UNIT_WRITTEN", tr("Write the unit behind the area"), defaultValue=False
            ),
            tr("公顷, 平方米, 平方千米 or 亩 behind the number."),
        ),
        (
            QgsProcessingParameterEnum("LINE_ENDS", tr("Line ends"), ["CRLF", "LF"], defaultValue=0),
            tr("CRLF for programs on Windows."),
        ),
        (
            QgsProcessingParameterString("VILLAGE_CODE", tr("Code of the village or town"), optional=True),
            tr("For the exchange format with 10 commas: stands behind the area of each parcel."),
        ),
        (
            QgsProcessingParameterString("VILLAGE_NAME", tr("Name of the village or town"), optional=True),
            tr("For the exchange format with 10 commas: stands behind the code."),
        ),
        (
            QgsProcessingParameterString("MARKER", tr("Kind of boundary mark"), optional=True),
            tr("For the exchange format with sides: stands behind the side of each corner, such as 钢钉."),
        ),
        (
            QgsProcessingParameterNumber("ELEVATION_FROM", tr("Upper elevation (m)"), number, None, True),
            tr("For the mining-right forms: of units whose note has no elevations such as 标高: 220 至 100."),
        ),
        (
            QgsProcessingParameterNumber("ELEVATION_TO", tr("Lower elevation (m)"), number, None, True),
            tr("For the mining-right forms: the lower end."),
        ),
    )
    return (*common, *((advanced(parameter), text) for parameter, text in rare))


def _output() -> Helped:
    return (
        QgsProcessingParameterFileDestination(
            OUTPUT,
            tr("Coordinate file"),
            tr("Text files (*.txt);;CSV files (*.csv);;CASS data (*.dat);;Workbooks (*.xlsx);;Drawings (*.dxf)"),
        ),
        tr(
            "The file; an existing one is replaced only when the new one is complete. Its name ends as the form asks "
            "for."
        ),
    )
