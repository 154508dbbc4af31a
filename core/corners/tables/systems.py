"""Corners that stand in two coordinate systems side by side, and cells that are angles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Optional

import numpy as np

from ...findings import Finding, note, warning
from ...geodesy.datum import CGCS2000, datum_of
from ...geodesy.plane import Plane, plane_of_prefix
from ...geodesy.recognise import NO_PREFIX, told_apart
from ..parsing.angles import AMBIGUOUS, Angle, NoAngle, Parsed, angle_error, as_read, list_findings, parse_all, said_in
from ..records import DECIMAL, PACKED, Floats, Options, Parcel
from .cells import decimals_in
from .rows import Entry, Segment, Table

_NAMED = 20
_METRES_A_DEGREE = 111_320.0


def angles_read(ordered: Sequence[Sequence[Entry]], table: Table, source: str, options: Options) -> list[list[Entry]]:
    """The entries with decimal degrees for the texts of angles; what is no angle is told and spoils its parcel."""
    entries = [entry for segment in ordered for entry in segment if isinstance(entry.first, str)]
    texts = [str(value) for entry in entries for value in (entry.first, entry.second)]
    lines = [entry.line for entry in entries for _ in range(2)]
    meant = {said_in(text) for segment in table.segments for text in _angle_headings(segment)} - {""}
    if len(meant) == 1 and not options.angles:
        (angles,) = meant
        alone = parse_all(texts, options).parsed
        if any(isinstance(one, NoAngle) and one.why == AMBIGUOUS for one in alone):
            heading = next(text for segment in table.segments for text in _angle_headings(segment) if said_in(text))
            table.findings.append(note("corners.angles_by_heading", text=heading[:60], source=source, line=lines[0]))
        listed = replace(parse_all(texts, replace(options, angles=angles)), told=False)
    else:
        listed = parse_all(texts, options)
    table.findings += list_findings(listed, lines, source)
    values = iter(listed.parsed)
    told = 0
    result = []
    for segment in ordered:
        kept = []
        for entry in segment:
            if isinstance(entry.first, str):
                pair = (next(values), next(values))
                for one in pair:
                    if isinstance(one, NoAngle) and one.why != AMBIGUOUS:
                        told += 1
                        if told <= _NAMED:
                            place: dict[str, Any] = {"source": source, "line": entry.line}
                            table.findings.append(angle_error(one, corner=(entry.name or "")[:32], **place))
                first, second = (one.value if isinstance(one, Angle) else None for one in pair)
                good = first is not None and second is not None
                entry = entry._replace(first=first if good else None, second=second if good else None)
            kept.append(entry)
        result.append(kept)
    return result


def _angle_headings(segment: Segment) -> list[str]:
    """The headings of the columns that angles are taken from."""
    texts = segment.heading.texts if segment.degrees else ()
    pairs = [group.pair for group in segment.heading.groups]
    return [texts[i] for pair in pairs for i in (pair.first, pair.second) if i < len(texts)]


def system_findings(
    table: Table, ordered: Sequence[Sequence[Entry]], parcels: Sequence[Parcel], source: str, options: Options
) -> list[Finding]:
    """Metres that were taken against degrees that stand beside them, where their plane can be known here."""
    groups = [group for segment in table.segments for group in segment.heading.groups]
    if not groups or not groups[0].left or not groups[0].left[0].degrees or table.segments[0].degrees:
        return []
    entries = [
        e for segment in ordered for e in segment if isinstance(e.first, float) and len(e.left) > 1 and all(e.left[:2])
    ]
    if not entries:
        return []
    first = entries[0].line
    plane = _plane(entries, parcels[0].head if parcels else {})
    written = parse_all([text for entry in entries for text in entry.left[:2]], options).parsed
    left = datum_of(groups[0].left[0].datum)
    if plane is None or left not in (None, plane.datum):
        return [note("corners.table_system_not_compared", count=len(entries), source=source, line=first)]
    values = np.array([(entry.second, entry.first) for entry in entries], dtype=np.float64)
    computed = np.degrees(plane.to_geographic(values)) + np.array([plane.central_meridian, 0.0])
    # It is a comparison: of degrees that may be read in two ways the one that fits is meant.
    apart = min((_apart(written, angles, computed) for angles in (DECIMAL, PACKED)), key=_total)
    if np.isnan(apart).any():
        return [note("corners.table_system_not_compared", count=len(entries), source=source, line=first)]
    slack = np.array([_slack(entry.left[:2]) for entry in entries]) + 0.01
    bad = np.flatnonzero(apart > slack)
    if not len(bad):
        return [
            note("corners.table_system_agrees", count=len(entries), gap=float(apart.max()), source=source, line=first)
        ]
    worst = entries[int(bad[np.argmax(apart[bad])])]
    place = {"source": source, "line": worst.line, "corner": (worst.name or "")[:32]}
    return [
        warning("corners.table_system_differs", count=len(bad), all=len(entries), gap=float(apart[bad].max()), **place)
    ]


def _apart(written: Sequence[Parsed], angles: str, computed: Floats) -> Floats:
    """Metres between angles, latitude before longitude, and computed places; NaN where there is no angle."""
    read = [as_read(one, angles) for one in written]
    given = np.array([one.value if isinstance(one, Angle) else np.nan for one in read]).reshape(-1, 2)[:, ::-1]
    scale = np.array([np.cos(np.radians(computed[:, 1].mean())), 1.0]) * _METRES_A_DEGREE
    apart: Floats = np.hypot(*((given - computed) * scale).T)
    return apart


def _total(apart: Floats) -> float:
    return float(np.nan_to_num(apart, nan=np.inf).sum())


def _plane(entries: Sequence[Entry], head: Mapping[str, Any]) -> Optional[Plane]:
    """The plane of the metres, by the zone number in front of them, in the datum that is declared."""
    datum = datum_of(head["datum"].text) if "datum" in head else CGCS2000
    values = np.array([(entry.first, entry.second) for entry in entries], dtype=np.float64)
    columns = told_apart(values[:, 0], values[:, 1])
    prefix = int(columns.prefix[0])
    if columns.bad.any() or columns.swapped.any() or prefix == NO_PREFIX or (columns.prefix != prefix).any():
        return None
    plane = plane_of_prefix(prefix)
    return None if plane is None or datum is None else plane.of_datum(datum)


def _slack(texts: Sequence[str]) -> float:
    """Metres that an angle is written to: half of the last digit of its seconds, or of its degrees."""
    worst = 0.0
    for text in texts:
        digits = decimals_in(text)
        plain = text.replace(".", "").isdigit() and len(text.split(".")[0]) < 4
        step = 1.0 if plain else 1 / 3600
        worst = max(worst, step * 10.0**-digits * 0.75 * _METRES_A_DEGREE)
    return worst
