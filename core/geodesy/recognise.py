"""Which plane coordinates are in: what the digits say, what the file declares, what the user gives.

The digits tell north from east and, where the zone number stands before the easting, the zone: 25 to 45 is a 3-degree
zone, 13 to 23 a 6-degree zone. They never tell the datum. Nothing is decided in silence: a decision comes with the
findings that say on what it rests and what spoke against it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import numpy.typing as npt

from ..findings import Finding, Severity, error, note, warning
from .plane import PREFIX, ZONES, Plane, plane_of_prefix

Floats = npt.NDArray[np.float64]

NORTHINGS = (1_900_000.0, 6_000_000.0)
"""X in China, metres: latitude 17 to 54 degrees."""
EASTINGS = (180_000.0, 820_000.0)
"""Y without zone number, metres: 6-degree zones at latitude 17 reach this far."""
NO_PREFIX = 0
NO_EASTING = -1

CGCS2000 = "CGCS2000"
_DATUMS = (
    (CGCS2000, re.compile(r"(?<![0-9])2000(?![0-9])|CGCS")),
    ("Xi'an 1980", re.compile(r"(?<![0-9])(19)?80(?![0-9])|西安|XI'?AN")),
    ("Beijing 1954", re.compile(r"(?<![0-9])(19)?54(?![0-9])|北京|BEIJING")),
    ("WGS 84", re.compile(r"(?<![0-9])(19)?84(?![0-9])|WGS")),
)


@dataclass(frozen=True)
class Declared:
    """A value that a file's head declares, and its line."""

    text: str
    line: int


@dataclass(frozen=True)
class Columns:
    """Two columns of numbers told apart by size, (n,) each.

    ``prefix`` is the zone number before the easting, ``NO_PREFIX`` or ``NO_EASTING``. ``swapped`` where east stood in
    the column of north. ``bad`` where the two numbers are not a northing and an easting in China; they stay as given.
    """

    north: Floats
    east: Floats
    prefix: npt.NDArray[np.int64]
    swapped: npt.NDArray[np.bool_]
    bad: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class CrsDecision:
    """The plane of coordinates (``None``: it cannot be known) and the findings that go with the decision."""

    plane: Optional[Plane]
    findings: tuple[Finding, ...]


def told_apart(first: Floats, second: Floats, north_first: bool = True) -> Columns:
    """Northings and eastings of two columns, by magnitude, never by the order of the columns alone."""
    north, east = (first, second) if north_first else (second, first)
    as_is = _is_north(north) & (zone_prefix(east) != NO_EASTING)
    other = _is_north(east) & (zone_prefix(north) != NO_EASTING)
    swapped = other & ~as_is
    north, east = np.where(swapped, east, north), np.where(swapped, north, east)
    return Columns(north, east, zone_prefix(east), swapped, ~(as_is | other))


def zone_prefix(east: Floats) -> npt.NDArray[np.int64]:
    """The zone number before each easting: ``NO_PREFIX`` where there is none, ``NO_EASTING`` where it is no easting."""
    number = np.floor_divide(east, PREFIX)
    inside = (east - number * PREFIX >= EASTINGS[0]) & (east - number * PREFIX <= EASTINGS[1])
    known = np.isin(number, [NO_PREFIX, *ZONES[3], *ZONES[6]])
    return np.where(inside & known, number, NO_EASTING).astype(np.int64)


def _is_north(values: Floats) -> npt.NDArray[np.bool_]:
    return (values >= NORTHINGS[0]) & (values <= NORTHINGS[1])


def datum_of(text: str) -> str:
    """The datum that a declared 坐标系 names, as ``_DATUMS`` calls it; empty where it names none or more than one."""
    plain = unicodedata.normalize("NFKC", text).upper()
    found = [name for name, pattern in _DATUMS if pattern.search(plain)]
    return found[0] if len(found) == 1 else ""


def decide(
    prefix: int, head: Mapping[str, Declared], given: Optional[Plane], source: str, line: Optional[int]
) -> CrsDecision:
    """The plane of coordinates whose eastings carry ``prefix`` (``NO_PREFIX``: none).

    ``head`` holds what the file declares under ``datum``, ``zone`` and ``width``; ``given`` is the user's CRS. The
    digits come first, then the file, then the user: who gives a zone for a file that has one gets it named.
    """
    place = {"source": source, "line": line}
    findings = _datum_findings(head, given, place)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return CrsDecision(None, tuple(findings))
    declared, width = _declared_zone(head, source, findings)
    if prefix != NO_PREFIX:
        plane = plane_of_prefix(prefix)
        assert plane is not None, "told_apart knows zones only"
        findings.append(note("corners.crs_from_digits", **_figures(plane), **place))
        if declared is not None and declared != plane.zone:
            at = {"source": source, "line": head["zone"].line}
            findings.append(warning("corners.zone_differs", declared=declared, **_figures(plane), **at))
    elif declared is not None:
        plane = Plane(declared, 3 if declared in ZONES[3] else 6, prefixed=False)
        at = {"source": source, "line": head["zone"].line}
        findings.append(note("corners.crs_from_head", **_figures(plane), **at))
        if given is not None and (given.zone, given.width) != (plane.zone, plane.width):
            findings.append(warning("corners.crs_differs", given=given.epsg, **_figures(plane), **at))
    elif given is not None:
        plane = Plane(given.zone, given.width, prefixed=False)
        findings.append(note("corners.crs_from_parameter", **_figures(plane), **place))
    else:
        return CrsDecision(None, (*findings, error("corners.no_zone", **place)))
    if width is not None and width != plane.width:
        at = {"source": source, "line": head["width"].line}
        findings.append(warning("corners.width_differs", declared=width, **_figures(plane), **at))
    return CrsDecision(plane, tuple(findings))


def _figures(plane: Plane) -> dict[str, int]:
    return {"zone": plane.zone, "width": plane.width, "meridian": plane.central_meridian, "epsg": plane.epsg}


def _datum_findings(head: Mapping[str, Declared], given: Optional[Plane], place: Mapping[str, Any]) -> list[Finding]:
    """Only CGCS2000 goes on: between datums PROJ would move by nothing and say nothing."""
    declared = head.get("datum")
    if declared is None:
        stated = note("corners.datum_from_parameter", **place)
        return [warning("corners.datum_not_stated", **place) if given is None else stated]
    datum = datum_of(declared.text)
    if datum == CGCS2000:
        return []
    at = {"source": place["source"], "line": declared.line}
    if datum:
        return [error("corners.other_datum", datum=datum, text=declared.text[:60], **at)]
    return [error("corners.unknown_datum", text=declared.text[:60], **at)]


def _declared_zone(
    head: Mapping[str, Declared], source: str, findings: list[Finding]
) -> tuple[Optional[int], Optional[int]]:
    """Zone number and zone width as declared; what cannot be read is a finding and counts as not declared."""
    zone = width = None
    if "zone" in head:
        zone = _first_number(head["zone"].text)
        if zone is None or (zone not in ZONES[3] and zone not in ZONES[6]):
            at = {"source": source, "line": head["zone"].line}
            findings.append(warning("corners.zone_unreadable", text=head["zone"].text[:60], **at))
            zone = None
    if "width" in head:
        width = _first_number(head["width"].text)
        if width not in ZONES:
            at = {"source": source, "line": head["width"].line}
            findings.append(warning("corners.width_unreadable", text=head["width"].text[:60], **at))
            width = None
    return zone, width


def _first_number(text: str) -> Optional[int]:
    numbers = re.findall(r"[0-9]+", unicodedata.normalize("NFKC", text))
    return int(numbers[0]) if numbers and len(numbers[0]) < 9 else None


def degrees_off_meridian(east_north: Floats, plane: Plane) -> Floats:
    """Longitude of plane points (n, 2) from the central meridian, degrees, east positive."""
    degrees: Floats = np.degrees(plane.to_geographic(east_north)[:, 0])
    return degrees
