"""Parcels put in their place: columns told apart, plane decided, rings made an outline, declared values compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import Point

from ...amounts import centi_from_m2
from ...arrays import column
from ...findings import Finding, Severity, error, warning
from ...geodesy.area import official_areas
from ...geodesy.datum import ZONES
from ...geodesy.moving import Move, moved
from ...geodesy.plane import FALSE_EASTING, PREFIX, Plane, plane_of_longitude
from ...geodesy.recognise import (
    Columns,
    CrsDecision,
    Declared,
    DegreeColumns,
    decide,
    degrees_off_meridian,
    degrees_told_apart,
    told_apart,
)
from ...progress import Progress, check, go_on, span
from ...unit import Area
from ..records import Floats, Parcel, Reading, SourceRing
from .checks import USUAL, Limits, outlines_of
from .compare import area_findings, count_findings, outlying, sheet_findings
from .rings import Corners, Outline

_DEGREE = 110_500.0
"""A degree of a meridian, and of the equator, is longer than this, metres."""
_OF_HEAD = (
    "corners.datum_not_stated",
    "corners.datum_from_parameter",
    "corners.wgs84_assumed",
    "corners.file_parameters",
    "corners.zone_unreadable",
    "corners.width_unreadable",
    "corners.meridian_unreadable",
)
"""What is said of a head, and so once, however many planes its parcels are in."""


@dataclass(frozen=True)
class Placed:
    """A parcel in ``plane``; without ``outline`` it cannot be used and an error among ``findings`` says why.

    ``rings`` are its corners there as in the source. :func:`judged` makes the outline of them. ``record`` is what the
    user had assumed of its place.
    """

    parcel: Parcel
    source: str
    unit_id: str
    plane: Optional[Plane]
    rings: tuple[Corners, ...]
    findings: tuple[Finding, ...]
    outline: Optional[Outline] = None
    record: str = ""


@dataclass(frozen=True)
class Decided:
    """A decision about the plane, the file that it is about, the line of the first parcel and how many rest on it."""

    source: str
    line: int
    parcels: int
    decision: CrsDecision


class Placer:
    """Places the parcels of one file; a decision about the plane is told once, not with every parcel.

    ``move`` projects what is in degrees.
    """

    def __init__(self, reading: Reading, given: Optional[Plane], move: Move, wgs84_is_cgcs2000: bool = False) -> None:
        self._reading = reading
        self._given = given
        self._move = move
        self._wgs84_is_cgcs2000 = wgs84_is_cgcs2000
        self._decisions: dict[Hashable, tuple[int, CrsDecision]] = {}
        self._resting: Counter[Hashable] = Counter()
        self._told: set[Hashable] = set()
        self._head: tuple[Optional[Mapping[str, Declared]], Hashable] = (None, None)
        self._metres = _in_metres(reading)

    @property
    def decisions(self) -> list[Decided]:
        """What was decided so far, in the order of the parcels."""
        known = self._decisions.items()
        return [Decided(self._reading.source, line, self._resting[key], made) for key, (line, made) in known]

    def place(self, index: int, unit_id: str) -> Placed:
        """The parcel with this index in its place, under the number that its unit will have; without its outline."""
        parcel = self._reading.parcels[index]
        place = {"source": self._reading.source, "line": parcel.line, "unit_id": unit_id}
        findings: list[Finding] = []
        decision: Optional[CrsDecision] = None
        rings: tuple[Corners, ...] = ()
        if not parcel.usable:
            findings.append(error("corners.parcel_not_used", **place))
        elif parcel.shape not in ("", "面"):
            findings.append(error("corners.not_a_polygon", shape=parcel.shape, **place))
        elif not any(len(ring) for ring in parcel.rings):
            findings.append(error("corners.no_corners", **place))
        else:
            decision, places = (self._from_degrees if parcel.in_degrees else self._from_metres)(index, place, findings)
            if decision is not None and decision.plane is not None:
                if parcel.in_degrees or self._metres.may_be_outside[index]:
                    findings += _outside(parcel, places, decision.plane, place)
                rings = _in_place(parcel.rings, places)
        plane, record = (None, "") if decision is None else (decision.plane, decision.record)
        return Placed(parcel, self._reading.source, unit_id, plane, rings, tuple(findings), record=record)

    # Where the corners are

    def _from_metres(
        self, index: int, place: Mapping[str, Any], findings: list[Finding]
    ) -> tuple[Optional[CrsDecision], Floats]:
        parcel = self._reading.parcels[index]
        rows = slice(self._metres.starts[index], self._metres.starts[index + 1])
        places = self._metres.places[rows]
        if self._metres.odd[index]:
            columns = self._metres.columns_of(rows)
            if not self._are_plane_coordinates(parcel, columns, place, findings):
                return None, places
            if columns.far.any():
                key = (place["line"], "far")
                return self._decided(key, parcel, place, findings, far=columns.east), places
        prefix = int(self._metres.columns.prefix[rows.start])
        return self._decided((self._key_of(parcel), prefix), parcel, place, findings, prefix=prefix), places

    def _are_plane_coordinates(
        self, parcel: Parcel, columns: Columns, place: Mapping[str, Any], findings: list[Finding]
    ) -> bool:
        """Whether the columns are northings and eastings of one zone, as far as their digits go."""
        bad = columns.bad & ~columns.far
        if bad.any():
            self._are_bad(parcel, bad, error("corners.not_plane_coordinates"), place, findings)
            return False
        if not columns.far.any() and (columns.prefix != columns.prefix[0]).any():
            at = {**place, **_row(parcel.rings, int(np.argmax(columns.prefix != columns.prefix[0])))}
            zones = ", ".join(str(number) if number else "-" for number in np.unique(columns.prefix))
            findings.append(error("corners.mixed_zones", zones=zones, **at))
            return False
        count, rows = int(columns.swapped.sum()), len(columns.swapped)
        if count == rows:
            findings.append(warning("corners.axes_swapped", count=count, **place))
        elif count:
            at = {**place, **_row(parcel.rings, int(np.argmax(columns.swapped)))}
            findings.append(warning("corners.axes_mixed", count=count, all=rows, **at))
        return True

    def _from_degrees(
        self, index: int, place: Mapping[str, Any], findings: list[Finding]
    ) -> tuple[Optional[CrsDecision], Floats]:
        parcel = self._reading.parcels[index]
        numbers = np.concatenate([ring.values for ring in parcel.rings])
        columns = degrees_told_apart(numbers[:, 0], numbers[:, 1])
        places = np.column_stack([columns.longitude, columns.latitude])
        if columns.bad.any():
            self._are_bad(parcel, columns.bad, error("corners.not_degrees"), place, findings)
            return None, places
        self._compare_order(parcel, columns, place, findings)
        west, east = float(columns.longitude.min()), float(columns.longitude.max())
        zone = self._given or plane_of_longitude((west + east) / 2)
        key = (self._key_of(parcel), "degrees", zone)
        decision = self._decided(key, parcel, place, findings, longitudes=(west, east))
        if decision.plane is None:
            return decision, places
        assert decision.degrees is not None, "a plane for degrees says whose degrees"
        return decision, moved(places, decision.degrees, decision.plane, self._move)

    def _compare_order(
        self, parcel: Parcel, columns: DegreeColumns, place: Mapping[str, Any], findings: list[Finding]
    ) -> None:
        count, rows = int(columns.latitude_first.sum()), len(columns.latitude_first)
        if 0 < count < rows:
            odd = columns.latitude_first if count * 2 <= rows else ~columns.latitude_first
            at = {**place, **_row(parcel.rings, int(np.argmax(odd)))}
            findings.append(warning("corners.degrees_mixed", count=int(odd.sum()), all=rows, **at))

    def _are_bad(
        self, parcel: Parcel, bad: Any, finding: Finding, place: Mapping[str, Any], findings: list[Finding]
    ) -> None:
        worst = int(np.argmax(bad))
        first, second = np.concatenate([ring.values for ring in parcel.rings])[worst].tolist()
        figures = {"first": first, "second": second, "count": int(bad.sum())}
        findings.append(replace(finding, figures=figures, **{**place, **_row(parcel.rings, worst)}))

    def _decided(
        self,
        key: Hashable,
        parcel: Parcel,
        place: Mapping[str, Any],
        findings: list[Finding],
        prefix: int = 0,
        **numbers: Any,
    ) -> CrsDecision:
        """The decision about a parcel; what ``key`` stands for is decided once."""
        if key not in self._decisions:
            numbers["wgs84_is_cgcs2000"] = self._wgs84_is_cgcs2000
            made = decide(prefix, parcel.head, self._given, self._reading.source, parcel.line, **numbers)
            self._decisions[key] = (parcel.line, made)
            findings += self._not_told(parcel, made)
        self._resting[key] += 1
        _, decision = self._decisions[key]
        if decision.plane is None and not any(finding.severity is Severity.ERROR for finding in findings):
            findings.append(error("corners.parcel_not_placed", **place))
        return decision

    def _not_told(self, parcel: Parcel, decision: CrsDecision) -> list[Finding]:
        result = []
        for finding in decision.findings:
            key = (self._key_of(parcel), finding.code)
            if finding.code not in _OF_HEAD or key not in self._told:
                result.append(finding)
            self._told.add(key)
        return result

    def _key_of(self, parcel: Parcel) -> Hashable:
        """The head of a parcel as a key; parcels that follow each other mostly share one."""
        head, key = self._head
        if parcel.head is not head:
            key = tuple(sorted(parcel.head.items(), key=lambda item: item[0]))
            self._head = (parcel.head, key)
        return key


def _outside(parcel: Parcel, places: Floats, plane: Plane, place: Mapping[str, Any]) -> list[Finding]:
    """The corner that lies farthest outside the zone of its plane."""
    degrees = degrees_off_meridian(places, plane)
    farthest = outlying(degrees, plane.width)
    if farthest is None:
        return []
    at = {**place, **_row(parcel.rings, farthest), "geometry": Point(places[farthest])}
    figures = {"degrees": float(degrees[farthest]), "zone": plane.zone, "half": plane.width / 2}
    return [warning("corners.outside_zone", meridian=plane.central_meridian, **figures, **at)]


@dataclass(frozen=True, eq=False)
class _Metres:
    """The rows of all parcels in metres, one parcel after another: parcel i has those from ``starts[i]`` on.

    ``places`` (n, 2) is (east, north). ``odd`` are the parcels of which a row is not a northing and an easting in the
    order and with the zone number of the parcel's first; ``may_be_outside`` those that need a closer look at whether
    they lie in their zone.
    """

    columns: Columns
    places: Floats
    starts: list[int]
    odd: list[bool]
    may_be_outside: list[bool]

    def columns_of(self, rows: slice) -> Columns:
        """The columns of some rows."""
        every = self.columns
        return Columns(
            every.north[rows],
            every.east[rows],
            every.prefix[rows],
            every.swapped[rows],
            every.bad[rows],
            every.far[rows],
        )


def _in_metres(reading: Reading) -> _Metres:
    """All rows of the parcels in metres told apart at once; parcel by parcel it takes ten times as long."""
    values, counts = [np.empty((0, 2))], []
    for parcel in reading.parcels:
        rings = [] if parcel.in_degrees or not parcel.usable else [ring.values for ring in parcel.rings]
        values += rings
        counts.append(sum(map(len, rings)))
    numbers = np.concatenate(values)
    columns = told_apart(numbers[:, 0], numbers[:, 1], reading.columns_north_first)
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    owner = np.repeat(np.arange(len(counts)), counts)

    def parcels_with(rows: npt.NDArray[np.bool_]) -> list[bool]:
        with_rows: list[bool] = (np.bincount(owner[rows], minlength=len(counts)) > 0).tolist()
        return with_rows

    odd = columns.bad | columns.swapped | (columns.prefix != columns.prefix[starts[owner]])
    off = np.abs(columns.east - columns.prefix * PREFIX - FALSE_EASTING)
    with np.errstate(invalid="ignore"):  # numbers that are none
        narrow = min(ZONES) / 2 * _DEGREE * np.cos(np.radians(columns.north / _DEGREE))
    places = np.column_stack([columns.east, columns.north])
    return _Metres(columns, places, starts.tolist(), parcels_with(odd), parcels_with(~(off <= narrow)))


def judged(placed: Sequence[Placed], limits: Limits = USUAL, progress: Progress = go_on) -> list[Placed]:
    """The parcels of one file with their outlines, what is odd about their corners, and what they declare compared.

    Raises :class:`Stopped`.
    """
    with_rings = [i for i, item in enumerate(placed) if item.rings]
    at_units = [{"source": placed[i].source, "unit_id": placed[i].unit_id} for i in with_rings]
    outlines = outlines_of([placed[i].rings for i in with_rings], at_units, limits, span(progress, 0, 0.7))
    check(progress, 0.7)
    areas = _areas([placed[i] for i in with_rings], [outline for outline, _ in outlines])
    result = list(placed)
    for i, (outline, found), area in zip(with_rings, outlines, areas):
        item = placed[i]
        place = {"source": item.source, "line": item.parcel.line, "unit_id": item.unit_id}
        findings = [*item.findings, *found, *count_findings(item.parcel, place)]
        if item.parcel.sheet and item.plane is not None:
            every = np.concatenate([ring.xy for ring in item.rings])
            findings += sheet_findings(item.parcel, every, item.plane, place)
        if area is not None and outline is not None and item.plane is not None:
            findings += area_findings(item.parcel, area, outline, item.plane, place)
        known = (item.parcel, item.source, item.unit_id, item.plane, item.rings)
        result[i] = Placed(*known, tuple(findings), outline, item.record)
    return result


def _areas(placed: Sequence[Placed], outlines: Sequence[Optional[Outline]]) -> list[Optional[Area]]:
    """The areas of the parcels that declare one and have an outline."""
    areas: list[Optional[Area]] = [None] * len(placed)
    for plane in {item.plane for item in placed}:
        shapes = {
            i: outline.geometry
            for i, (item, outline) in enumerate(zip(placed, outlines))
            if outline is not None and item.plane == plane and item.parcel.area
        }
        if plane is not None and shapes:
            geometries = column(shapes.values())
            official, planar = official_areas(geometries, plane).tolist(), shapely.area(geometries).tolist()
            for i, size, plain in zip(shapes, official, planar):
                areas[i] = Area(centi_from_m2(size), plain)
    return areas


def _row(rings: Sequence[SourceRing], index: int) -> dict[str, Any]:
    """Line and name of the corner with this index over all rings."""
    for ring in rings:
        if index < len(ring):
            return {"line": int(ring.lines[index]), "corner": ring.names[index]}
        index -= len(ring)
    raise IndexError(index)


def _in_place(rings: Sequence[SourceRing], places: Floats) -> tuple[Corners, ...]:
    """The rings with the places (east, north) of their corners, which stand one after another in ``places``."""
    result, start = [], 0
    for ring in rings:
        end = start + len(ring)
        kept = (ring.lines, ring.heights, ring.deducted)
        result.append(Corners(ring.number, ring.names, places[start:end], *kept))
        start = end
    return tuple(result)
