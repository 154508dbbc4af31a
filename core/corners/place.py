"""Parcels put in their place: columns told apart, plane decided, rings made an outline, declared values compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
from shapely.geometry import MultiPolygon, Point, Polygon

from ..findings import Finding, Severity, error, warning
from ..geodesy.area import official_area
from ..geodesy.plane import Plane
from ..geodesy.recognise import Columns, CrsDecision, decide, degrees_off_meridian, told_apart
from ..unit import area_of
from .compare import area_findings, count_findings, outlying
from .records import Floats, Parcel, Reading, SourceRing
from .rings import Corners, Outline, outline_of


@dataclass(frozen=True)
class Placed:
    """A parcel in ``plane``; without ``outline`` it cannot be used and an error among ``findings`` says why."""

    parcel: Parcel
    source: str
    unit_id: str
    plane: Optional[Plane]
    outline: Optional[Outline]
    findings: tuple[Finding, ...]


class Placer:
    """Places the parcels of one file; a decision about the plane is told once, not with every parcel."""

    def __init__(self, reading: Reading, given: Optional[Plane]) -> None:
        self._reading = reading
        self._given = given
        self._decisions: dict[tuple[int, int], CrsDecision] = {}

    def place(self, parcel: Parcel, unit_id: str) -> Placed:
        """The parcel in its place, under the number that its unit will have."""
        place = {"source": self._reading.source, "line": parcel.line, "unit_id": unit_id}
        findings: list[Finding] = []
        plane = outline = None
        if not parcel.usable:
            findings.append(error("corners.parcel_not_used", **place))
        elif parcel.shape not in ("", "面"):
            findings.append(error("corners.not_a_polygon", shape=parcel.shape, **place))
        elif not any(len(ring) for ring in parcel.rings):
            findings.append(error("corners.no_corners", **place))
        else:
            columns = self._columns(parcel.rings, place, findings)
            if columns is not None:
                plane = self._plane(parcel, columns, place, findings)
            if columns is not None and plane is not None:
                outline = self._outline(parcel, columns, plane, place, findings)
        return Placed(parcel, self._reading.source, unit_id, plane, outline, tuple(findings))

    def _columns(
        self, rings: Sequence[SourceRing], place: Mapping[str, Any], findings: list[Finding]
    ) -> Optional[Columns]:
        numbers = np.concatenate([ring.values for ring in rings])
        columns = told_apart(numbers[:, 0], numbers[:, 1], self._reading.columns_north_first)
        if columns.bad.any():
            worst = int(np.argmax(columns.bad))
            first, second = numbers[worst].tolist()
            figures = {"first": first, "second": second, "count": int(columns.bad.sum())}
            at = {**place, **_row(rings, worst)}
            findings.append(error("corners.not_plane_coordinates", **figures, **at))
            return None
        if (columns.prefix != columns.prefix[0]).any():
            at = {**place, **_row(rings, int(np.argmax(columns.prefix != columns.prefix[0])))}
            zones = ", ".join(str(number) if number else "-" for number in np.unique(columns.prefix))
            findings.append(error("corners.mixed_zones", zones=zones, **at))
            return None
        if columns.swapped.all():
            findings.append(warning("corners.axes_swapped", count=len(numbers), **place))
        elif columns.swapped.any():
            at = {**place, **_row(rings, int(np.argmax(columns.swapped)))}
            count = int(columns.swapped.sum())
            findings.append(warning("corners.axes_mixed", count=count, all=len(numbers), **at))
        return columns

    def _plane(
        self, parcel: Parcel, columns: Columns, place: Mapping[str, Any], findings: list[Finding]
    ) -> Optional[Plane]:
        prefix = int(columns.prefix[0])
        key = (id(parcel.head), prefix)
        if key not in self._decisions:
            self._decisions[key] = decide(prefix, parcel.head, self._given, self._reading.source, parcel.line)
            findings += self._decisions[key].findings
        plane = self._decisions[key].plane
        if plane is None and not any(finding.severity is Severity.ERROR for finding in findings):
            findings.append(error("corners.parcel_not_placed", **place))
        return plane

    def _outline(
        self, parcel: Parcel, columns: Columns, plane: Plane, place: Mapping[str, Any], findings: list[Finding]
    ) -> Optional[Outline]:
        places = np.column_stack([columns.east, columns.north])
        degrees = degrees_off_meridian(places, plane)
        farthest = outlying(degrees, plane.width)
        if farthest is not None:
            at = {**place, **_row(parcel.rings, farthest), "geometry": Point(places[farthest])}
            figures = {"degrees": float(degrees[farthest]), "zone": plane.zone, "half": plane.width / 2}
            findings.append(warning("corners.outside_zone", meridian=plane.central_meridian, **figures, **at))
        at_unit = {"source": place["source"], "unit_id": place["unit_id"]}
        outline, of_rings = outline_of(_in_place(parcel.rings, places), at_unit)
        findings += of_rings
        findings += count_findings(parcel, place)
        if outline is not None:
            geometry = outline.geometry
            filled = MultiPolygon([Polygon(part.exterior) for part in geometry.geoms])
            gross = (official_area(filled, plane), filled.area) if _has_holes(geometry) else ()
            findings += area_findings(parcel, area_of(geometry, plane), gross, place)
        return outline


def _row(rings: Sequence[SourceRing], index: int) -> dict[str, Any]:
    """Line and name of the corner with this index over all rings."""
    for ring in rings:
        if index < len(ring):
            return {"line": int(ring.lines[index]), "corner": ring.names[index]}
        index -= len(ring)
    raise IndexError(index)


def _in_place(rings: Sequence[SourceRing], places: Floats) -> list[Corners]:
    """The rings with the places (east, north) of their corners, which stand one after another in ``places``."""
    result, start = [], 0
    for ring in rings:
        end = start + len(ring)
        kept = (ring.lines, ring.heights, ring.deducted)
        result.append(Corners(ring.number, ring.names, places[start:end], *kept))
        start = end
    return result


def _has_holes(geometry: MultiPolygon) -> bool:
    return any(len(part.interiors) for part in geometry.geoms)
