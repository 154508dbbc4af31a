"""Coordinate files to units: all files of one run, in one plane, with numbers of their own and their attributes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import repeat
from typing import Any, NamedTuple, Optional

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Point

from ..arrays import column
from ..collector import collector_resting
from ..findings import Finding, error, note, warning
from ..geodesy.datum import CGCS2000
from ..geodesy.moving import Move, moved
from ..geodesy.plane import PREFIX, Plane
from ..geodesy.shift import ControlPoints, Shift, record_of
from ..progress import Progress, check, go_on, span
from ..unit import Unit
from .attributes import AttributeTable, Row, completed
from .numbering import corner_names
from .placing.bringing import brought, change_of
from .placing.checks import USUAL, Ground, Limits, neighbour_findings
from .placing.gathering import gathered
from .placing.place import Decided, Placed, Placer, judged
from .placing.rings import Outline
from .records import Floats, Parcel, Reading

_NAMED = 20
"""So many units are named in a finding about many."""
_PLACING, _NEIGHBOURS = 0.4, 0.6
"""Part of the time after which parcels are in their places, and after which neighbours are compared."""
_DEPTH = "标高"
"""The remark of a parcel that lies between elevations."""


class CornerRow(NamedTuple):
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
    """The result of a run. ``plane`` is that of the units and findings, ``None`` where no parcel could be placed.

    ``decisions`` say of which plane each file's coordinates were taken to be, and why.
    """

    plane: Optional[Plane]
    units: tuple[Unit, ...]
    corners: tuple[CornerRow, ...]
    findings: tuple[Finding, ...]
    decisions: tuple[Decided, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """What the user asked for. ``plane`` is the user's CRS; ``section`` and ``year`` give way to the table's.

    ``shift`` moves what is in another datum to CGCS2000; without it such units stay in their own. ``findings`` are what
    was said when it was read. With ``wgs84_is_cgcs2000`` coordinates in WGS 84 are taken as CGCS2000. ``limits`` say
    from where on corners are odd.
    """

    plane: Optional[Plane] = None
    section: str = ""
    year: Optional[int] = None
    shift: Optional[Shift] = None
    wgs84_is_cgcs2000: bool = False
    findings: tuple[Finding, ...] = ()
    limits: Limits = USUAL


@collector_resting()
def digitise(
    readings: Sequence[Reading],
    wanted: Wanted,
    table: Optional[AttributeTable],
    move: Move,
    progress: Progress = go_on,
) -> Digitised:
    """Units of all ``readings``. Raises :class:`Stopped` if ``progress`` returns false.

    All units come out in the user's plane, or in that of the first parcel that can be placed: the first in CGCS2000,
    if there is one. Nothing goes from one datum to another but by the user's shift, which leads to CGCS2000.
    """
    findings = [*wanted.findings, *(finding for reading in readings for finding in reading.findings)]
    numbers, of_numbers = unit_numbers(readings)
    findings += of_numbers
    placed: list[Placed] = []
    decisions: list[Decided] = []
    for reading in readings:
        placer = Placer(reading, wanted.plane, move, wanted.wgs84_is_cgcs2000)
        first = len(placed)
        for index in range(len(reading.parcels)):
            check(progress, _PLACING * len(placed) / len(numbers))
            placed.append(placer.place(index, numbers[len(placed)]))
        done = _PLACING * len(placed) / max(len(numbers), 1)
        placed[first:] = judged(placed[first:], wanted.limits, span(progress, done, done))
        decisions += placer.decisions
    run = _Run(placed, wanted, move)
    units: list[Unit] = []
    grounds: list[Ground] = []
    names = Counter(item.parcel.name for item in placed)
    for number, item in enumerate(placed):
        check(progress, _PLACING + (_NEIGHBOURS - _PLACING) * number / len(placed))
        outline, found, record = run.in_plane(item)
        findings += found
        if outline is None:
            continue
        unit, of_values = _unit(item, outline.geometry, wanted, table, names[item.parcel.name] == 1, record)
        findings += of_values
        units.append(unit)
        depth = "; ".join(text for name, text in item.parcel.remarks.items() if _DEPTH in name)
        block = (unit.section, unit.year)
        grounds.append(Ground(unit.unit_id, item.source, item.parcel.line, outline, depth, block))
    findings += neighbour_findings(grounds, wanted.limits, span(progress, _NEIGHBOURS, 1))
    findings += run.findings
    findings += _left_open(units)
    if table is not None:
        findings += [*table.findings, *table.unused()]
    corners = tuple(corner_rows(grounds))
    return Digitised(run.plane, tuple(units), corners, tuple(gathered(findings)), tuple(decisions))


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


class _Run:
    """The plane that all units of a run come out in, and what brings the parcels there.

    ``findings`` are about the run as a whole.
    """

    def __init__(self, placed: Sequence[Placed], wanted: Wanted, move: Move) -> None:
        self._move = move
        self._shift = wanted.shift
        planes = [item.plane for item in placed if item.outline is not None and item.plane is not None]
        self.plane = wanted.plane or next((plane for plane in planes if plane.datum == CGCS2000), None)
        if self.plane is None and planes:
            self.plane = planes[0]
        if self.plane is not None and self._shift is not None:
            self.plane = self.plane.of_datum(CGCS2000)
        strangers = [plane for plane in planes if plane.datum != CGCS2000]
        self._datums = sorted({plane.datum.name for plane in strangers})
        self._zones = sorted({plane.zone for plane in strangers})
        self.findings = self._about_the_run(bool(strangers))

    def _about_the_run(self, any_stranger: bool) -> list[Finding]:
        if self._shift is not None:
            return [] if any_stranger else [warning("corners.shift_unused")]
        if self.plane is not None and self.plane.datum != CGCS2000 and any_stranger:
            figures = {"datum": self.plane.datum.name, "epsg": self.plane.epsg}
            return [warning("corners.units_in_other_datum", **figures)]
        return []

    def in_plane(self, item: Placed) -> tuple[Optional[Outline], list[Finding], str]:
        """The outline and the findings of a parcel in the plane of the run, and what moved it between datums."""
        plane, source = self.plane, item.plane
        if plane is None or source is None or source == plane:
            return item.outline, list(item.findings), ""
        at: dict[str, Any] = {"source": item.source, "line": item.parcel.line, "unit_id": item.unit_id}
        refused = self._refused(source, plane)
        if refused is not None:
            kept = [replace(finding, geometry=None) for finding in item.findings]
            return None, [*kept, replace(refused, **at)] if item.outline is not None else kept, ""

        def to_plane(points: Floats) -> Floats:
            return moved(points, source, plane, self._move, self._shift)

        findings = [
            finding
            if finding.geometry is None
            else replace(finding, geometry=shapely.transform(finding.geometry, to_plane))
            for finding in item.findings
        ]
        if item.outline is None:
            return None, findings, ""
        geometry, of_move = brought(item.outline.geometry, to_plane, source, plane, at)
        if geometry is None:
            return None, [*findings, *of_move], ""
        outline = Outline(geometry, item.outline.rings)
        if (source.zone, source.width, source.datum) == (plane.zone, plane.width, plane.datum):
            findings.append(note("corners.prefix_changed", epsg=plane.epsg, zone=plane.zone, **at))
            return outline, findings, ""
        figures = change_of(item.outline.geometry, source, geometry, plane)
        record = ""
        if source.datum == plane.datum:
            findings.append(note("corners.transformed", **figures, **at))
        else:
            assert self._shift is not None, "refused before"
            record = record_of(f"EPSG:{source.epsg}", f"EPSG:{plane.epsg}", self._shift)
            north, east = self._step(item.outline, source, geometry, plane)
            findings.append(note("corners.shifted", record=record, north=north, east=east, **figures, **at))
            findings += self._beyond(item, source, plane)
        findings += [replace(finding, geometry=geometry) for finding in of_move]
        return outline, findings, record

    def _refused(self, source: Plane, target: Plane) -> Optional[Finding]:
        """Why a parcel cannot go from one plane to the other; ``None`` where it can."""
        if source.datum == target.datum:
            return None
        figures = {"datum": source.datum.name, "epsg": source.epsg, "run_datum": target.datum.name}
        if self._shift is None:
            return error("corners.other_datum", run_epsg=target.epsg, **figures)
        if len(self._datums) > 1:
            return error("corners.shift_of_one_datum", datums=", ".join(self._datums))
        if isinstance(self._shift, ControlPoints):
            zones = [zone for zone in self._shift.zones if zone]
            if any(zone != source.zone for zone in zones):
                return error("corners.control_other_zone", zone=source.zone, control=zones[0])
            if not zones and len(self._zones) > 1:
                return error("corners.control_without_zone", zones=", ".join(map(str, self._zones)))
        return None

    def _step(self, outline: Outline, source: Plane, geometry: MultiPolygon, target: Plane) -> tuple[float, float]:
        """How far a shift took the middle of an outline (north, east), against numbers merely relabelled."""
        relabelled = moved(shapely.get_coordinates(outline.geometry), source.of_datum(CGCS2000), target, self._move)
        east, north = (shapely.get_coordinates(geometry) - relabelled).mean(axis=0).tolist()
        return north, east

    def _beyond(self, item: Placed, source: Plane, target: Plane) -> list[Finding]:
        """A warning where control points had to carry on far beyond the ground that they enclose."""
        if not isinstance(self._shift, ControlPoints) or item.outline is None:
            return []
        corners = shapely.get_coordinates(item.outline.geometry)
        beyond = self._shift.beyond(corners - [source.zone * PREFIX if source.prefixed else 0, 0])
        if beyond.max() <= self._shift.extent / 2:
            return []
        at = {"source": item.source, "line": item.parcel.line, "unit_id": item.unit_id}
        worst = Point(moved(corners[[beyond.argmax()]], source, target, self._move, self._shift)[0])
        figures = {"distance": float(beyond.max()), "extent": self._shift.extent}
        return [warning("corners.control_extrapolated", geometry=worst, **figures, **at)]


def _unit(
    item: Placed,
    geometry: MultiPolygon,
    wanted: Wanted,
    table: Optional[AttributeTable],
    name_is_unique: bool,
    record: str,
) -> tuple[Unit, list[Finding]]:
    """The unit of a parcel with what the run and the table say about it; ``record`` is what moved it."""
    parcel = item.parcel
    findings: list[Finding] = []
    unit = Unit(
        unit_id=item.unit_id,
        geometry=geometry,
        year=wanted.year,
        section=wanted.section,
        name=parcel.name,
        source=f"{item.source}:{parcel.line}",
        note="; ".join(text for text in (_remarks(parcel), item.record, record) if text),
    )
    if parcel.fields:
        unit, found = completed(unit, Row(parcel.line, parcel.fields), item.source)
        findings += [replace(finding, line=parcel.line) for finding in (*found, *_overruled(wanted, unit))]
    if table is not None:
        row, found = table.row_for(item.unit_id, parcel.name, name_is_unique)
        findings += [replace(finding, unit_id=item.unit_id) for finding in found]
        if row is not None:
            unit, found = completed(unit, row, table.source)
            findings += found
    return unit, findings


def _overruled(wanted: Wanted, unit: Unit) -> list[Finding]:
    """Where the fields of a layer say something else than the run: the layer is nearer to the parcel."""
    findings = []
    for field, of_run, of_layer in (("SECTION", wanted.section, unit.section), ("YEAR", wanted.year, unit.year)):
        if of_run and of_run != of_layer:
            source = unit.source.rpartition(":")[0]
            figures = {"field": field, "run": of_run, "layer": of_layer}
            findings.append(warning("corners.run_overruled", source=source, unit_id=unit.unit_id, **figures))
    return findings


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


_row_of = partial(tuple.__new__, CornerRow)
"""A row of an iterable, as ``CornerRow._make``; without its look at the length it takes half the time."""


def corner_rows(grounds: Sequence[Ground]) -> Iterator[CornerRow]:
    """The corners of units, each unit's under the one numbering, with where each comes from."""
    parts, owners = shapely.get_parts(column(ground.outline.geometry for ground in grounds), return_index=True)
    rings, part_of = shapely.get_rings(parts, return_index=True)
    points, ends = shapely.get_coordinates(rings), np.cumsum(shapely.get_num_coordinates(rings)).tolist()
    of_part, of_unit = part_of.tolist(), owners[part_of].tolist()
    begin = unit = part = ring = number = 0
    for index, end in enumerate(ends):
        if index == 0 or of_unit[index] != of_unit[index - 1]:
            unit, part, ring, number = of_unit[index], 1, 1, 0
            known_rings = iter(grounds[unit].outline.rings)
        elif of_part[index] != of_part[index - 1]:
            part, ring = part + 1, 1
        else:
            ring += 1
        known = next(known_rings)
        east, north = points[begin : end - 1].T.tolist()
        heights = repeat(None) if known.heights is None else map(_known, known.heights.tolist())
        constant = repeat(grounds[unit].unit_id), repeat(part), repeat(ring)
        source, names = repeat(grounds[unit].source), corner_names(number + 1, len(east))
        columns = zip(*constant, names, known.names, north, east, heights, source, known.lines.tolist())
        yield from map(_row_of, columns)
        begin, number = end, number + len(east)


def _known(height: float) -> Optional[float]:
    return None if math.isnan(height) else height
