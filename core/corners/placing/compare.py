"""What a parcel declares against what its corners give: count, area and map sheet."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Optional

import numpy as np
import shapely

from ...amounts import SQUARE_METRES
from ...findings import Finding, note, warning
from ...geodesy.area import official_areas
from ...geodesy.plane import Plane
from ...geodesy.sheets import Extent, extents_of
from ...unit import Area
from ..records import Floats, Parcel
from .rings import Outline

_SQUARE_METRES = {**{unit: float(size) for unit, size in SQUARE_METRES.items()}, "公亩": 100.0}
_UNITS = {
    "公顷": "hm²",
    "hm2": "hm²",
    "ha": "hm²",
    "万平方米": "hm²",
    "万平米": "hm²",
    "万m2": "hm²",
    "平方米": "m²",
    "平米": "m²",
    "m2": "m²",
    "sqm": "m²",
    "亩": "亩",
    "市亩": "亩",
    "mu": "亩",
    "平方公里": "km²",
    "平方千米": "km²",
    "km2": "km²",
    "sqkm": "km²",
    "公亩": "公亩",
}
_UNSAID = ("hm²", "m²")
"""Units that an area without one may be in: the format's rule says hm², the field writes both."""
_AREA = re.compile(
    r"(?:(?:地块|项目)?面积\s*[:=]?\s*)?([0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]{0,12}))?\s*([^0-9.,].*)?"
)
_ROUNDED = 0.005
"""Areas of our own are true to this, m²."""
_MANY_RINGS = 200
"""With more rings nobody tries what the area is without one of them."""
_NOTHING = re.compile(r"[-/\\*.、,_—–无空 ]*")
"""What stands in the field of the map sheet where there is none."""
_SHEET_SLACK = 100.0
"""Metres by which corners may lie off their sheet: sheets of older datums lie that much elsewhere."""
_DEGREE = 111_000.0
"""About so many metres of a meridian are a degree."""


def count_findings(parcel: Parcel, place: Mapping[str, Any]) -> list[Finding]:
    """The declared number of corners; files count with the closing rows or without, both are right."""
    if parcel.count is None:
        return []
    rows = sum(len(ring) for ring in parcel.rings)
    if parcel.count == rows:
        return []
    closing = sum(ring.is_closed for ring in parcel.rings)
    corners = rows - closing
    if parcel.count in (corners, corners + len(parcel.rings), corners + 1):
        return []
    return [warning("corners.count_differs", declared=parcel.count, rows=rows, corners=corners, **place)]


def area_findings(
    parcel: Parcel, area: Area, outline: Outline, plane: Plane, place: Mapping[str, Any]
) -> list[Finding]:
    """The declared area against the official and the planar one, in the unit it says or in the one that fits.

    Zero is what stands in the field where nobody filled it in. Where neither fits, it is compared with what other roles
    of the rings would give: no holes taken off, all rings added, the first less the others, one ring left out. The
    declared area is the only test of roles that a file has.
    """
    if not parcel.area:
        return []
    match = _AREA.fullmatch(unicodedata.normalize("NFKC", parcel.area).strip())
    unit = _UNITS.get(_plain_unit(match[3])) if match and match[3] else ""
    if match is None or unit is None:
        return [warning("corners.area_unreadable", text=parcel.area[:60], **place)]
    official, planar = area.centi / 100, area.planar_m2
    value, decimals = float(f"{match[1].replace(',', '')}.{match[2] or ''}"), len(match[2] or "")
    if value == 0:
        return [note("corners.area_not_filled", declared=parcel.area[:60], **place)]
    candidates = (unit,) if unit else _UNSAID
    figures: dict[str, Any] = {"declared": parcel.area[:60], "official": official, "planar": planar}

    def fits(name: str, measured: float) -> bool:
        size = _SQUARE_METRES[name]
        return abs(value * size - measured) <= size * 10.0**-decimals / 2 * (1 + 1e-9) + _ROUNDED

    for name in candidates:
        figures["unit"] = name
        if fits(name, official) and fits(name, planar):
            return [note("corners.area_matches_both", **figures, **place)]
        if fits(name, official):
            return [note("corners.area_matches_official", **figures, **place)]
        if fits(name, planar):
            return [note("corners.area_matches_planar", **figures, **place)]
    if len(outline.rings) > 1:
        for finding, *others in _other_roles(outline, plane):
            for name in candidates:
                if any(fits(name, other) for other in others):
                    at = {**place, "line": finding.line or place.get("line")}
                    of_roles = {**finding.figures, **figures, "unit": name, "gross": others[0]}
                    return [replace(finding, **at, figures=of_roles)]
    name = min(candidates, key=lambda name: _apart(value * _SQUARE_METRES[name], official))
    off = value * _SQUARE_METRES[name] - official
    percent = off / max(official, _ROUNDED) * 100  # a parcel of a few cm has 0.00 m²
    figures["unit"] = name
    return [warning("corners.area_differs", difference=off, percent=percent, **figures, **place)]


def _other_roles(outline: Outline, plane: Plane) -> Iterator[tuple[Finding, float, float]]:
    """Other roles of the rings than those of the outline: the finding that says which, official and planar m²."""
    polygons = shapely.polygons([shapely.linearrings(ring.xy) for ring in outline.rings])
    planar = shapely.area(polygons)
    sizes = np.stack([official_areas(polygons, plane), planar])
    tree = shapely.STRtree(shapely.point_on_surface(polygons))
    around, inner = tree.query(polygons, predicate="contains")
    nested = planar[around] > planar[inner]
    around, inner = around[nested], inner[nested]
    depth = np.bincount(inner, minlength=len(polygons))
    first_less = np.where(np.arange(len(polygons)) == 0, 1, -1)
    known = {tuple(1 - 2 * (depth % 2))}
    every = [
        (warning("corners.area_ignores_holes"), (depth == 0).astype(np.int64)),
        (warning("corners.area_adds_all_rings"), np.ones(len(polygons), dtype=np.int64)),
        (warning("corners.area_first_less_rest"), first_less),
    ]
    for left in range(len(polygons)) if len(polygons) <= _MANY_RINGS else ():
        without = depth - np.bincount(inner[around == left], minlength=len(polygons))
        sign = 1 - 2 * (without % 2)
        sign[left] = 0
        ring = outline.rings[left]
        finding = warning("corners.area_leaves_ring_out", ring=ring.number, line=int(ring.lines[0]))
        every.append((finding, sign))
    for finding, sign in every:
        if tuple(sign) not in known:
            known.add(tuple(sign))
            official, plain = (sizes @ sign).tolist()
            yield finding, official, plain


def sheet_findings(parcel: Parcel, points: Floats, plane: Plane, place: Mapping[str, Any]) -> list[Finding]:
    """The declared map sheet against where the corners (n, 2) (east, north) in ``plane`` lie.

    A parcel over the edge of its sheet is common, so that is a note; one that lies wholly elsewhere a warning.
    """
    if _NOTHING.fullmatch(parcel.sheet):
        return []
    sheets = _sheets(parcel.sheet)
    if sheets is None:
        return [warning("corners.sheet_unreadable", text=parcel.sheet[:60], **place)]
    degrees = np.degrees(plane.to_geographic(points)) + np.array([plane.central_meridian, 0.0])
    off = np.min([_off_sheet(degrees, sheet) for sheet in sheets], axis=0)
    outside = off > _SHEET_SLACK
    if not outside.any():
        return []
    longitude, latitude = degrees.mean(axis=0).tolist()
    figures = {"sheet": parcel.sheet[:60], "longitude": longitude, "latitude": latitude}
    west, south, east, north = (f(edges) for f, edges in zip((min, min, max, max), zip(*sheets)))
    figures.update(west=west, south=south, east=east, north=north)
    if outside.all():
        return [warning("corners.sheet_elsewhere", km=float(off.min()) / 1000, **figures, **place)]
    far = int(np.argmax(off))
    count = {"corners": int(outside.sum()), "all": len(points), "far": float(off[far])}
    return [note("corners.sheet_left", geometry=shapely.Point(points[far]), **count, **figures, **place)]


@lru_cache(maxsize=1000)
def _sheets(text: str) -> Optional[tuple[Extent, ...]]:
    return extents_of(text)


def _off_sheet(degrees: Floats, sheet: Extent) -> Floats:
    """About how far each point (n, 2) (longitude, latitude) lies outside a sheet, metres."""
    longitude, latitude = degrees.T
    east = np.maximum(np.maximum(sheet.west - longitude, longitude - sheet.east), 0) * np.cos(np.radians(latitude))
    north = np.maximum(np.maximum(sheet.south - latitude, latitude - sheet.north), 0)
    metres: Floats = np.hypot(east, north) * _DEGREE
    return metres


def _plain_unit(text: str) -> str:
    """A unit of area without blanks, brackets, full stops and raised digits."""
    return re.sub(r"[\s.^()\[\]]+", "", text).lower()


def _apart(declared: float, measured: float) -> float:
    """How many times one area is the other, as a distance."""
    return abs(math.log(declared / measured)) if declared > 0 and measured > 0 else math.inf


def outlying(degrees: Floats, width: int) -> Optional[int]:
    """Index of the point farthest beyond the half width of its zone; ``None`` where all lie inside."""
    farthest = int(np.argmax(np.abs(degrees)))
    return farthest if abs(degrees[farthest]) > width / 2 else None
