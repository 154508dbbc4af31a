"""How a source was read, in words: its form, and the decision about its plane with what spoke for it and against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from ..core.corners.records import Reading
from ..core.corners.registry import all_dialects
from ..core.findings import Finding
from ..core.geodesy.plane import Plane
from ..core.geodesy.recognise import DIGITS, GIVEN, HEAD, LAYER, CrsDecision
from ..gis.corner_session import Outcome
from ..gis.i18n import tr
from ..gis.messages import datum_title
from .colours import alarming, good

DIALECT, ANGLES, CRS, WGS84, SHIFT = "dialect", "angles", "crs", "wgs84", "shift"
ASKS = {
    "corners.unknown_dialect": DIALECT,
    "corners.two_dialects": DIALECT,
    "corners.angle_ambiguous": ANGLES,
    "corners.no_zone": CRS,
    "corners.easting_far": CRS,
    "corners.head_disagrees": CRS,
    "corners.easting_far_bare": CRS,
    "corners.wgs84_not_accepted": WGS84,
    "corners.other_datum": SHIFT,
    "corners.units_in_other_datum": SHIFT,
}
"""Findings that an answer of the user may settle, and which answer it is."""
_SHOWN = 4
"""So many decisions of one source are shown."""


def asked(findings: Iterable[Finding]) -> dict[str, list[str]]:
    """The answers that are needed, each with the sources that need it."""
    needed: dict[str, list[str]] = {}
    for finding in findings:
        answer = ASKS.get(finding.code)
        if answer is not None and finding.source not in needed.setdefault(answer, []):
            needed[answer].append(finding.source)
    return needed


def how_it_was_read(readings: Sequence[Reading], outcome: Outcome) -> str:
    """HTML about the readings of one source."""
    titles = {dialect.key: dialect.title for dialect in all_dialects()}
    blocks = []
    for reading in readings:
        lines = [f"<b>{escape(reading.source)}</b>"] if len(readings) > 1 else []
        if reading.dialect:
            lines.append(_line(tr("Form"), titles.get(reading.dialect, reading.dialect)))
            if reading.marks:
                lines.append(_line(tr("Known by"), "; ".join(reading.marks)))
            if reading.encoding:
                lines.append(_line(tr("Encoding"), reading.encoding))
        else:
            lines.append(escape(tr("Not read as corners.")))
        blocks.append("<br>".join([*lines, *_decisions(reading.source, outcome)]))
    return "<hr>".join(blocks)


def plane_name(plane: Plane) -> str:
    """A plane as surveyors call it."""
    return tr("{datum}, {width}-degree zone {zone}, central meridian {meridian}° (EPSG:{epsg})").format(
        datum=datum_title(plane.datum.name),
        width=plane.width,
        zone=plane.zone,
        meridian=plane.central_meridian,
        epsg=plane.epsg,
    )


def _line(label: str, value: str) -> str:
    return f'<span style="color: gray">{escape(label)}</span> {escape(value)}'


def _decisions(source: str, outcome: Outcome) -> list[str]:
    of_source = [made for made in (outcome.digitised.decisions if outcome.digitised else ()) if made.source == source]
    lines: list[str] = []
    for made in of_source[:_SHOWN]:
        lines += _decision(made.decision)
    if len(of_source) > _SHOWN:
        lines.append(escape(tr("and {count} more decisions; see the notes.").format(count=len(of_source) - _SHOWN)))
    return lines


def _decision(decision: CrsDecision) -> list[str]:
    if decision.plane is None:
        lines = [f"<b>{escape(tr('Plane not known'))}</b>"]
    else:
        lines = [_line(tr("Plane"), plane_name(decision.plane))]
    kinds = {DIGITS: tr("Digits"), HEAD: tr("File"), GIVEN: tr("Your choice"), LAYER: tr("Layer")}
    abouts = {
        "datum": tr("datum"),
        "zone": tr("zone"),
        "width": tr("zone width"),
        "meridian": tr("central meridian"),
        "crs": tr("CRS"),
        "longitude": tr("longitude"),
        "easting": tr("easting"),
    }
    for item in decision.evidence:
        colour, sign = (good(), "✓") if item.taken else (alarming(), "✗")
        value = tr("not said") if item.value == "-" else datum_title(item.value)
        where = "" if item.line is None else " · " + tr("line {number}").format(number=item.line)
        what = abouts.get(item.about, item.about)
        said = escape(f"{kinds.get(item.kind, item.kind)}: {what} {value}{where}")
        lines.append(f'&nbsp;<span style="color: {colour}">{sign}</span> {said}')
    return lines
