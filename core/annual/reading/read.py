"""An annual table to units in their places and the mine's row: the way through the room."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Optional

from ...corners.digitise import Wanted, digitise, unit_numbers
from ...corners.records import Parcel, Reading
from ...findings import Finding, error, note, warning
from ...geodesy.datum import CGCS2000, WGS84
from ...geodesy.moving import Move
from ...geodesy.plane import Plane
from ...landclass.classes import LandClasses
from ...progress import Progress, go_on, span
from ...unit import Unit
from ..form import AnnualForm
from .content import ClassRow, FormContent, FormUnit
from .record_json import read_json_record
from .values import class_area
from .workbook import read_workbook

_CONTENT = 0.5
"""Part of the time after which the file is read."""
_TOLD = re.compile(r"corners\.(?:areas?_match(?:es)?_(?:both|official)|year_missing)")
"""What is said of coordinate files and is as it should be in a table, or said of it in other words."""


@dataclass(frozen=True)
class ReadUnit:
    """A unit that was made, and the rows that it was made of. ``numbered`` where the number is not of the table."""

    unit: Unit
    form: FormUnit
    numbered: bool


@dataclass(frozen=True)
class ReadTable:
    """An annual table read back. ``plane`` is that of the units, ``None`` where no corners could be placed.

    ``unplaced`` are rows of which no unit could be made; an error says why. ``year`` is ``None`` where none is known.
    """

    content: FormContent
    year: Optional[int]
    plane: Optional[Plane]
    units: tuple[ReadUnit, ...]
    unplaced: tuple[FormUnit, ...]
    findings: tuple[Finding, ...]

    @property
    def classes(self) -> list[tuple[ReadUnit, ClassRow]]:
        """The rows of classes, unit by unit."""
        return [(unit, row) for unit in self.units for row in unit.form.rows if row.code or row.name]


def content_of(
    data: bytes, source: str, form: AnnualForm, classes: LandClasses, sheet: str = "", progress: Progress = go_on
) -> FormContent:
    """What a workbook or a JSON record says. Never raises for what is in the file; raises :class:`Stopped`."""
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return read_json_record(data, source, classes)
    return read_workbook(data, source, form, classes, sheet, progress)


def read_table(
    data: bytes,
    source: str,
    form: AnnualForm,
    classes: LandClasses,
    move: Move,
    *,
    year: Optional[int] = None,
    plane: Optional[Plane] = None,
    sheet: str = "",
    progress: Progress = go_on,
) -> ReadTable:
    """The table in ``data`` as units and the mine's row.

    ``year`` and ``plane`` are the user's: the year where the table has none, the plane of the units and the zone of
    corners that do not say theirs. Never raises for what is in the file; raises :class:`Stopped`.
    """
    content = content_of(data, source, form, classes, sheet, span(progress, 0, _CONTENT))
    findings = list(content.findings)
    if not content.form_found:
        return ReadTable(content, None, None, (), (), tuple(findings))
    kept, of_year = _year(content, year)
    findings += of_year
    forms, given, of_numbers = _numbered(content.units, kept)
    findings += of_numbers
    readings = _readings(forms, kept)
    numbers, _ = unit_numbers([reading for reading, _ in readings])
    by_number = dict(zip(numbers, (unit for _, units in readings for unit in units)))
    made = digitise([reading for reading, _ in readings], Wanted(plane), None, move, span(progress, _CONTENT, 1))
    findings += _in_words_of_tables(made.findings, source)
    units = []
    strange = made.plane is not None and made.plane.datum != CGCS2000
    for unit in () if strange else made.units:
        item = by_number[unit.unit_id]
        units.append(ReadUnit(_completed(unit, item, classes), item, item.unit_id in given))
    order = {id(item): index for index, item in enumerate(forms)}
    units.sort(key=lambda unit: order[id(unit.form)])
    used = {id(unit.form) for unit in units}
    unplaced = tuple(item for item in forms if id(item) not in used)
    findings += [
        error("reading.unit_not_made", section=_title(item, form), number=item.number or "-", **item.place)
        for item in unplaced
    ]
    plane_of_units = None if strange else made.plane
    return ReadTable(content, kept, plane_of_units, tuple(units), unplaced, tuple(findings))


def _title(item: FormUnit, form: AnnualForm) -> str:
    return next(section.title for section in form.sections if section.key == item.section)


def _year(content: FormContent, given: Optional[int]) -> tuple[Optional[int], list[Finding]]:
    """The year of the table, else the user's; who gives another one than the table is told."""
    if content.year is None:
        if given is None:
            return None, [error("reading.year_missing", source=content.source)]
        return given, [note("reading.year_given", source=content.source, year=given)]
    if given not in (None, content.year):
        return content.year, [warning("reading.year_differs", source=content.source, year=content.year, given=given)]
    return content.year, []


def _numbered(units: Sequence[FormUnit], year: Optional[int]) -> tuple[list[FormUnit], set[str], list[Finding]]:
    """The units, each with a number of its own; the numbers that are not of the table, and what was changed.

    The form has a number of the unit only with its coordinate sheet; the others are called after section and 序号.
    """
    own = Counter(unit.unit_id for unit in units if unit.unit_id)
    taken = set(own)
    seen: set[str] = set()
    given: set[str] = set()
    result: list[FormUnit] = []
    findings: list[Finding] = []
    for unit in units:
        wanted = unit.unit_id
        if wanted in seen:
            findings.append(warning("reading.unit_twice", number=unit.number or "-", **unit.place))
        if not wanted or wanted in seen:
            stem = f"{year or 'x'}-{unit.section}-{unit.number or unit.line}"
            wanted, suffix = stem, 1
            while wanted in taken:
                suffix += 1
                wanted = f"{stem}-{suffix}"
            given.add(wanted)
        taken.add(wanted)
        seen.add(wanted)
        result.append(replace(unit, unit_id=wanted))
    if given:
        first = next(unit for unit in result if unit.unit_id in given)
        findings.append(note("reading.numbers_given", count=len(given), first=first.unit_id, source=first.source))
    return result, given, findings


def _readings(units: Sequence[FormUnit], year: Optional[int]) -> list[tuple[Reading, list[FormUnit]]]:
    """The units with corners as readings of coordinate files, one for each sheet that corners stand on."""
    by_source: dict[str, list[FormUnit]] = {}
    for unit in units:
        if unit.corners is not None:
            by_source.setdefault(unit.corners.source, []).append(unit)
    return [
        (Reading(source, parcels=tuple(_parcel(unit, year) for unit in some)), some)
        for source, some in by_source.items()
    ]


def _parcel(unit: FormUnit, year: Optional[int]) -> Parcel:
    corners = unit.corners
    assert corners is not None
    fields = {"section": unit.section, **({} if year is None else {"year": str(year)})}
    area = "" if unit.hectares is None else f"{unit.hectares:f} hm2"
    return Parcel(
        corners.line,
        unit.unit_id,
        area=area,
        fields=fields,
        head=corners.head,
        rings=corners.rings,
        in_degrees=corners.in_degrees,
        usable=corners.usable,
    )


_OTHER_DATUM = ("corners.other_datum", "corners.units_in_other_datum", "corners.wgs84_not_accepted")


def _in_words_of_tables(findings: Sequence[Finding], source: str) -> list[Finding]:
    """What is said of the corners, but for :data:`_TOLD`.

    Parameters that move corners from another datum are for coordinate files; here that is another sentence.
    """
    kept = [finding for finding in findings if not _TOLD.match(finding.code)]
    return [
        error(
            "reading.other_datum",
            datum=finding.figures.get("datum", WGS84.name),
            source=finding.source or source,
            line=finding.line,
            unit_id=finding.unit_id,
        )
        if finding.code in _OTHER_DATUM
        else finding
        for finding in kept
    ]


def _completed(unit: Unit, item: FormUnit, classes: LandClasses) -> Unit:
    """The unit with what its rows say; the class where it has one only, else all of them in its note."""
    codes = {row.code for row in item.rows if row.code}
    named = [row for row in item.rows if row.name]
    one = len(codes) == 1 and all(row.code for row in named)
    code = codes.pop() if one else ""
    said = ""
    if named and not code:
        said = "；".join(class_area(row.name, row.hectares, " hm²") for row in named)
    values: Mapping[str, Any] = {key: value for key, value in item.values.items() if value is not None}
    note_text = "; ".join(text for text in (said, unit.note) if text)
    known = code if code and classes.is_polygon_class(code) else ""
    return replace(unit, **values, land_class=known, note=note_text, source=f"{item.source}:{item.line}")
