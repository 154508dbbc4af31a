"""Parcels put in their place: columns told apart, plane decided, rings made an outline, declared values compared."""

from __future__ import annotations

from collections.abc import Mapping
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
from .records import Parcel, Reading, SourcePoint
from .rings import Outline, Spot, outline_of


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
        points = [point for ring in parcel.rings for point in ring.points]
        findings: list[Finding] = []
        plane = outline = None
        if not parcel.usable:
            findings.append(error("corners.parcel_not_used", **place))
        elif parcel.shape not in ("", "面"):
            findings.append(error("corners.not_a_polygon", shape=parcel.shape, **place))
        elif not points:
            findings.append(error("corners.no_corners", **place))
        else:
            columns = self._columns(points, place, findings)
            if columns is not None:
                plane = self._plane(parcel, columns, place, findings)
            if columns is not None and plane is not None:
                outline = self._outline(parcel, columns, plane, place, findings)
        return Placed(parcel, self._reading.source, unit_id, plane, outline, tuple(findings))

    def _columns(
        self, points: list[SourcePoint], place: Mapping[str, Any], findings: list[Finding]
    ) -> Optional[Columns]:
        numbers = np.array([(point.first, point.second) for point in points])
        columns = told_apart(numbers[:, 0], numbers[:, 1], self._reading.columns_north_first)
        if columns.bad.any():
            point = points[int(np.argmax(columns.bad))]
            figures = {"first": point.first, "second": point.second, "count": int(columns.bad.sum())}
            at = {**place, "line": point.line, "corner": point.name}
            findings.append(error("corners.not_plane_coordinates", **figures, **at))
            return None
        if (columns.prefix != columns.prefix[0]).any():
            point = points[int(np.argmax(columns.prefix != columns.prefix[0]))]
            at = {**place, "line": point.line, "corner": point.name}
            zones = ", ".join(str(number) if number else "-" for number in np.unique(columns.prefix))
            findings.append(error("corners.mixed_zones", zones=zones, **at))
            return None
        if columns.swapped.all():
            findings.append(warning("corners.axes_swapped", count=len(points), **place))
        elif columns.swapped.any():
            at = {**place, "line": points[int(np.argmax(columns.swapped))].line}
            count = int(columns.swapped.sum())
            findings.append(warning("corners.axes_mixed", count=count, all=len(points), **at))
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
        spots = spots_of(parcel, columns)
        flat = [spot for _, ring in spots for spot in ring]
        degrees = degrees_off_meridian(np.column_stack([columns.east, columns.north]), plane)
        farthest = outlying(degrees.tolist(), plane.width)
        if farthest is not None:
            spot = flat[farthest]
            at = {**place, "line": spot.line, "corner": spot.name, "geometry": Point(spot.xy)}
            figures = {"degrees": float(degrees[farthest]), "zone": plane.zone, "half": plane.width / 2}
            findings.append(warning("corners.outside_zone", meridian=plane.central_meridian, **figures, **at))
        at_unit = {"source": place["source"], "unit_id": place["unit_id"]}
        outline, of_rings = outline_of(spots, at_unit)
        findings += of_rings
        findings += count_findings(parcel, place)
        if outline is not None:
            geometry = outline.geometry
            filled = MultiPolygon([Polygon(part.exterior) for part in geometry.geoms])
            gross = (official_area(filled, plane), filled.area) if _has_holes(geometry) else ()
            findings += area_findings(parcel, area_of(geometry, plane), gross, place)
        return outline


def spots_of(parcel: Parcel, columns: Columns) -> list[tuple[int, list[Spot]]]:
    """The rings of a parcel with their corners in place, (ring number, corners as in the source)."""
    rows = iter(zip(columns.east.tolist(), columns.north.tolist()))
    rings = []
    for ring in parcel.rings:
        places = [next(rows) for _ in ring.points]
        rings.append(
            (ring.number, [Spot(p.name, east, north, p.line) for p, (east, north) in zip(ring.points, places)])
        )
    return rings


def _has_holes(geometry: MultiPolygon) -> bool:
    return any(len(part.interiors) for part in geometry.geoms)
