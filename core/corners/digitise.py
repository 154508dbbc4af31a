"""Coordinate files to units: all files of one run, in one plane, with numbers of their own and their attributes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import MultiPolygon

from ..findings import Finding, error, note, warning
from ..geodesy.plane import Plane
from ..geodesy.recognise import degrees_off_meridian
from ..progress import Progress, check, go_on
from ..unit import Unit, area_of
from .attributes import AttributeTable, completed
from .numbering import numbered_rings
from .place import Placed, Placer
from .records import Parcel, Reading
from .rings import Outline

Floats = npt.NDArray[np.float64]
Move = Callable[[Floats, Plane, Plane], Floats]
"""Points (n, 2) (east, north) from one CGCS2000 plane to another; the datum is the same, so nothing is lost."""
_KEPT_DECIMALS = 4
"""Coordinates that had to be computed keep so many decimals of a metre."""
_NAMED = 20
"""So many units are named in a finding about many."""


@dataclass(frozen=True)
class CornerRow:
    """A corner of a unit: its number here, its name and line in the source, metres."""

    unit_id: str
    part: int
    ring: int
    corner: str
    source_name: str
    north: float
    east: float
    height: Optional[float]
    source: str
    line: int


@dataclass(frozen=True)
class Digitised:
    """The result of a run. ``plane`` is that of the units and findings, ``None`` where no parcel could be placed."""

    plane: Optional[Plane]
    units: tuple[Unit, ...]
    corners: tuple[CornerRow, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Wanted:
    """What the user asked for. ``plane`` is the user's CRS; ``section`` and ``year`` give way to the table's."""

    plane: Optional[Plane] = None
    section: str = ""
    year: Optional[int] = None


def digitise(
    readings: Sequence[Reading],
    wanted: Wanted,
    table: Optional[AttributeTable],
    move: Move,
    progress: Progress = go_on,
) -> Digitised:
    """Units of all ``readings``. Raises :class:`Stopped` if ``progress`` returns false.

    All units come out in the user's plane, or in that of the first parcel that can be placed.
    """
    findings = [finding for reading in readings for finding in reading.findings]
    numbers, of_numbers = unit_numbers(readings)
    findings += of_numbers
    placed: list[Placed] = []
    for reading in readings:
        placer = Placer(reading, wanted.plane)
        for parcel in reading.parcels:
            check(progress, len(placed) / len(numbers))
            placed.append(placer.place(parcel, numbers[len(placed)]))
    plane = wanted.plane or next((item.plane for item in placed if item.outline and item.plane), None)
    units, corners = [], []
    names = Counter(item.parcel.name for item in placed)
    for item in placed:
        outline, found = _in_plane(item, plane, move)
        findings += found
        if outline is None:
            continue
        unit, of_values = _unit(item, outline.geometry, wanted, table, names[item.parcel.name] == 1)
        findings += of_values
        units.append(unit)
        corners += corner_rows(unit.unit_id, outline, item.source)
    findings += _left_open(units)
    if table is not None:
        findings += [*table.findings, *table.unused()]
    return Digitised(plane, tuple(units), tuple(corners), tuple(_gathered(findings)))


_GATHERED = {
    "corners.area_matches_both": note("corners.areas_match_both"),
    "corners.area_matches_official": note("corners.areas_match_official"),
    "corners.area_matches_planar": note("corners.areas_match_planar"),
}
"""What is said once of all parcels of a file, where it is the same for several."""


def _gathered(findings: Sequence[Finding]) -> list[Finding]:
    """The findings; notes that the declared areas fit, in the same way and unit, are one a file."""

    def kind(finding: Finding) -> tuple[str, str, str]:
        return finding.code, finding.source, str(finding.figures.get("unit"))

    alike = Counter(kind(finding) for finding in findings if finding.code in _GATHERED)
    result, said = [], set()
    for finding in findings:
        key = kind(finding)
        if alike[key] < 2:
            result.append(finding)
        elif key not in said:
            said.add(key)
            figures = {"count": alike[key], "unit": finding.figures["unit"], "first": finding.unit_id}
            whole = _GATHERED[finding.code]
            result.append(replace(whole, source=finding.source, line=finding.line, figures=figures))
    return result


def unit_numbers(readings: Sequence[Reading]) -> tuple[list[str], list[Finding]]:
    """A number for each parcel, in order: its own if no other has it, else made unique; and what was changed."""
    findings: list[Finding] = []
    numbers: list[str] = []
    own = {parcel.number for reading in readings for parcel in reading.parcels}
    taken: set[str] = set()
    for reading in readings:
        stem = reading.source.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
        for index, parcel in enumerate(reading.parcels, 1):
            at = {"source": reading.source, "line": parcel.line}
            wanted = parcel.number or f"{stem}-{index}"
            number, suffix = wanted, 1
            while number in taken or (number != parcel.number and number in own):
                suffix += 1
                number = f"{wanted}-{suffix}"
            if not parcel.number:
                findings.append(warning("corners.number_missing", unit_id=number, number=number, **at))
            elif number != parcel.number:
                findings.append(
                    warning("corners.number_changed", unit_id=number, number=number, before=parcel.number, **at)
                )
            numbers.append(number)
            taken.add(number)
    return numbers, findings


def _in_plane(item: Placed, plane: Optional[Plane], move: Move) -> tuple[Optional[Outline], list[Finding]]:
    """The outline and the findings of a parcel in the plane of the run."""
    if plane is None or item.plane is None or item.plane == plane:
        return item.outline, list(item.findings)

    source_plane = item.plane

    def moved(points: Floats) -> Floats:
        return _moved(points, source_plane, plane, move)

    findings = [
        finding if finding.geometry is None else replace(finding, geometry=shapely.transform(finding.geometry, moved))
        for finding in item.findings
    ]
    if item.outline is None:
        return None, findings
    at = {"source": item.source, "line": item.parcel.line, "unit_id": item.unit_id}
    geometry = shapely.transform(item.outline.geometry, moved)
    if not geometry.is_valid:
        return None, [*findings, error("corners.parcel_invalid", **at)]
    if (source_plane.zone, source_plane.width) == (plane.zone, plane.width):
        findings.append(note("corners.prefix_changed", epsg=plane.epsg, zone=plane.zone, **at))
    else:
        before, after = area_of(item.outline.geometry, source_plane), area_of(geometry, plane)
        figures = {"source_epsg": source_plane.epsg, "epsg": plane.epsg}
        areas = {"before": before.centi / 100, "after": after.centi / 100}
        findings.append(note("corners.transformed", **figures, **areas, **at))
        degrees = float(np.abs(degrees_off_meridian(shapely.get_coordinates(geometry), plane)).max())
        if degrees > plane.width:  # ground of the next zone at its border is common; a whole zone off is not
            far = {"degrees": degrees, "meridian": plane.central_meridian, "epsg": plane.epsg, "half": plane.width / 2}
            findings.append(warning("corners.moved_far", geometry=geometry, **far, **at))
    return Outline(geometry, item.outline.rings), findings


def _moved(points: Floats, source: Plane, target: Plane, move: Move) -> Floats:
    if (source.zone, source.width) == (target.zone, target.width):
        shift = np.array([target.false_easting - source.false_easting, 0.0])
        # The subtraction leaves noise of 1e-9 behind.
        return np.asarray(np.round(points + shift, 6), dtype=np.float64)
    return np.asarray(np.round(move(points, source, target), _KEPT_DECIMALS), dtype=np.float64)


def _unit(
    item: Placed, geometry: MultiPolygon, wanted: Wanted, table: Optional[AttributeTable], name_is_unique: bool
) -> tuple[Unit, list[Finding]]:
    """The unit of a parcel with what the run and the table say about it."""
    parcel = item.parcel
    findings: list[Finding] = []
    unit = Unit(
        unit_id=item.unit_id,
        geometry=geometry,
        year=wanted.year,
        section=wanted.section,
        name=parcel.name,
        source=f"{item.source}:{parcel.line}",
        note=_remarks(parcel),
    )
    if table is not None:
        row, found = table.row_for(item.unit_id, parcel.name, name_is_unique)
        findings += [replace(finding, unit_id=item.unit_id) for finding in found]
        if row is not None:
            unit, found = completed(unit, row, table.source)
            findings += found
    return unit, findings


def _left_open(units: Sequence[Unit]) -> list[Finding]:
    """What neither the run nor the table said, for all units at once."""
    findings = []
    unplaced = [unit.unit_id for unit in units if not unit.section]
    if unplaced:
        findings.append(warning("corners.section_missing", count=len(unplaced), units=", ".join(unplaced[:_NAMED])))
    undated = [unit.unit_id for unit in units if unit.year is None]
    if undated:
        findings.append(warning("corners.year_missing", count=len(undated), units=", ".join(undated[:_NAMED])))
    return findings


def _remarks(parcel: Parcel) -> str:
    """What the head row says besides; use and class there are of the land as it was, so they fill no field."""
    remarks = {**({"图幅号": parcel.sheet} if parcel.sheet else {}), **parcel.remarks}
    return "; ".join(f"{name}: {text}" for name, text in remarks.items())


def corner_rows(unit_id: str, outline: Outline, source: str) -> list[CornerRow]:
    """The corners of a unit under the one numbering, with where each comes from."""
    rows = []
    for ring, known in zip(numbered_rings(outline.geometry), outline.rings):
        heights = [None] * len(known) if known.heights is None else [_known(h) for h in known.heights.tolist()]
        for corner, name, height, line in zip(ring.corners, known.names, heights, known.lines.tolist()):
            place = (corner.name, name, corner.north, corner.east, height)
            rows.append(CornerRow(unit_id, ring.part, ring.ring, *place, source, line))
    return rows


def _known(height: float) -> Optional[float]:
    return None if math.isnan(height) else height
