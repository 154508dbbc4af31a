"""Findings that repeat: the first are named one by one, the rest counted with their places; so the list can be read.

Nothing is lost: what is not named stands in one finding with how many there are, between which lines, and all places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Optional

import shapely

from ...findings import Finding, Severity, error, note, warning
from ..records import Floats, Ints

NAMED = 20
"""So many findings of a kind are named in a file."""

_MORE = {
    "corners.duplicate_point": warning("corners.more_duplicate_points"),
    "corners.short_side": warning("corners.more_short_sides"),
    "corners.spike": warning("corners.more_spikes"),
    "corners.near_neighbour": warning("corners.more_near_neighbours"),
    "corners.parcels_overlap": warning("corners.more_parcels_overlap"),
    "corners.parcels_overlap_in_depth": note("corners.more_parcels_overlap_in_depth"),
    "corners.self_crossing": error("corners.more_self_crossings"),
    "corners.rings_overlap": error("corners.more_rings_overlap"),
    "corners.not_finite": error("corners.more_not_finite"),
    "corners.numbered_outer_is_hole": note("corners.more_numbered_outer_are_holes"),
    "corners.numbered_hole_is_outer": note("corners.more_numbered_holes_are_outer"),
    "corners.sheet_unreadable": warning("corners.more_sheets_unreadable"),
    "corners.sheet_left": note("corners.more_sheets_left"),
    "corners.sheet_elsewhere": warning("corners.more_sheets_elsewhere"),
}
"""What counts the findings of a kind beyond the first ``NAMED``; it has the figures of the first that it counts."""
_WHOLE = {
    "corners.area_matches_both": note("corners.areas_match_both"),
    "corners.area_matches_official": note("corners.areas_match_official"),
    "corners.area_matches_planar": note("corners.areas_match_planar"),
    "corners.counterclockwise": note("corners.all_counterclockwise"),
    "corners.names_descend": note("corners.all_names_descend"),
    "corners.number_missing": warning("corners.numbers_missing"),
}
"""What is said once of all parcels of a file, where it is the same for several: habits of who made the file."""
_KIND = {more.code: kind for kind, more in _MORE.items()}


def first_of(indices: Ints, lines: Ints, points: Optional[Floats], each: Callable[[int], Finding]) -> list[Finding]:
    """``each`` of the first of ``indices``; the rest is counted, so that 10^5 odd corners are not 10^5 findings.

    ``lines`` (n,) and ``points`` (n, 2) (east, north) are those of what ``indices`` count; ``None`` has no places.
    """
    findings = [each(index) for index in indices[:NAMED].tolist()]
    rest = indices[NAMED:]
    if len(rest):
        first = each(int(rest[0]))
        geometry = None if points is None else shapely.multipoints(shapely.points(points[rest]))
        found = lines[rest]
        figures = {**first.figures, "count": len(rest), "first": int(found.min()), "last": int(found.max())}
        findings.append(replace(_MORE[first.code], **_place(first), geometry=geometry, figures=figures))
    return findings


def gathered(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a run, with what repeats in a file told once or counted beyond the first ``NAMED``.

    Errors stay: each says why a parcel cannot be used.
    """
    return counted(_told_once(findings), errors=False)


def _told_once(findings: Sequence[Finding]) -> list[Finding]:
    def kind(finding: Finding) -> tuple[str, str, str]:
        return finding.code, finding.source, str(finding.figures.get("unit"))

    alike = Counter(kind(finding) for finding in findings if finding.code in _WHOLE)
    result, said = [], set()
    for finding in findings:
        key = kind(finding) if finding.code in _WHOLE else None
        if key is None or alike[key] < 2:
            result.append(finding)
        elif key not in said:
            said.add(key)
            figures = {"count": alike[key], "first": finding.unit_id}
            if "unit" in finding.figures:
                figures["unit"] = finding.figures["unit"]
            result.append(replace(_WHOLE[finding.code], source=finding.source, line=finding.line, figures=figures))
    return result


def counted(findings: Sequence[Finding], errors: bool = True) -> list[Finding]:
    """The findings, with what repeats in a file counted beyond the first ``NAMED``; ``errors``: those, too."""
    named: Counter[tuple[str, str]] = Counter()
    rest: dict[tuple[str, str], list[Finding]] = {}
    order: list[Any] = []
    for finding in findings:
        kind = _KIND.get(finding.code, finding.code)
        key = (kind, finding.source)
        if (
            kind not in _MORE
            or (finding.severity is Severity.ERROR and not errors)
            or (kind == finding.code and named[key] < NAMED)
        ):
            named[key] += 1
            order.append(finding)
        elif key in rest:
            rest[key].append(finding)
        else:
            rest[key] = [finding]
            order.append(key)
    return [_sum(rest[item]) if isinstance(item, tuple) else item for item in order]


def _sum(findings: Sequence[Finding]) -> Finding:
    """One finding that counts all of these, which are of one kind and file."""
    first = findings[0]
    if len(findings) == 1 and first.code in _KIND:
        return first
    count = sum(finding.figures["count"] if finding.code in _KIND else 1 for finding in findings)
    lines = [line for finding in findings for line in _lines(finding)]
    figures = {**first.figures, "count": count, "first": min(lines, default=0), "last": max(lines, default=0)}
    units = {finding.unit_id for finding in findings}
    places = [finding.geometry for finding in findings if finding.geometry is not None]
    geometry = shapely.geometrycollections(shapely.get_parts(places)) if places else None
    place = {**_place(first), "unit_id": first.unit_id if len(units) == 1 else ""}
    return replace(_MORE[_KIND.get(first.code, first.code)], **place, geometry=geometry, figures=figures)


def _place(finding: Finding) -> dict[str, Any]:
    return {"unit_id": finding.unit_id, "source": finding.source, "line": finding.line, "corner": finding.corner}


def _lines(finding: Finding) -> list[int]:
    if finding.code in _KIND:
        return [finding.figures["first"], finding.figures["last"]]
    return [] if finding.line is None else [finding.line]
