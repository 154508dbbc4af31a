"""What a parcel declares against what its corners give: count and area."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Optional

import numpy as np

from ..findings import Finding, note, warning
from ..unit import Area
from .records import Floats, Parcel

_SQUARE_METRES = {"hm²": 10_000.0, "m²": 1.0, "亩": 2000 / 3, "km²": 1_000_000.0}
_UNITS = {
    "公顷": "hm²",
    "hm2": "hm²",
    "ha": "hm²",
    "平方米": "m²",
    "m2": "m²",
    "亩": "亩",
    "平方公里": "km²",
    "平方千米": "km²",
    "km2": "km²",
}
_UNSAID = ("hm²", "m²")
"""Units that an area without one may be in: the format's rule says hm², the field writes both."""
_AREA = re.compile(r"([0-9]{1,15}(?:\.([0-9]{0,12}))?)\s*(\D.*)?")
_ROUNDED = 0.005
"""Areas of our own are true to this, m²."""


def count_findings(parcel: Parcel, place: Mapping[str, Any]) -> list[Finding]:
    """The declared number of corners; files count with the closing rows or without, both are right."""
    if parcel.count is None:
        return []
    rows = sum(len(ring) for ring in parcel.rings)
    closing = sum(ring.is_closed for ring in parcel.rings)
    corners = rows - closing
    if parcel.count in (rows, corners, corners + len(parcel.rings), corners + 1):
        return []
    return [warning("corners.count_differs", declared=parcel.count, rows=rows, corners=corners, **place)]


def area_findings(parcel: Parcel, area: Area, gross: Sequence[float], place: Mapping[str, Any]) -> list[Finding]:
    """The declared area against the official and the planar one, in the unit it says or in the one that fits.

    ``gross`` are the official and the planar area in m² with no hole taken off.
    """
    if not parcel.area:
        return []
    match = _AREA.fullmatch(parcel.area)
    unit = _UNITS.get(_plain_unit(match[3])) if match and match[3] else ""
    if match is None or unit is None:
        return [warning("corners.area_unreadable", text=parcel.area[:60], **place)]
    official, planar = area.centi / 100, area.planar_m2
    value, decimals = float(match[1]), len(match[2] or "")
    candidates = (unit,) if unit else _UNSAID
    for name in candidates:
        size = _SQUARE_METRES[name]
        declared, slack = value * size, size * 10.0**-decimals / 2 * (1 + 1e-9) + _ROUNDED
        fits = [abs(declared - measured) <= slack for measured in (official, planar)]
        figures = {"declared": parcel.area[:60], "unit": name, "official": official, "planar": planar}
        if all(fits):
            return [note("corners.area_matches_both", **figures, **place)]
        if fits[0]:
            return [note("corners.area_matches_official", **figures, **place)]
        if fits[1]:
            return [note("corners.area_matches_planar", **figures, **place)]
        if any(abs(declared - measured) <= slack for measured in gross):
            return [warning("corners.area_ignores_holes", gross=gross[0], **figures, **place)]
    name = min(candidates, key=lambda name: _apart(value * _SQUARE_METRES[name], official))
    declared = value * _SQUARE_METRES[name]
    figures = {"declared": parcel.area[:60], "unit": name, "official": official, "planar": planar}
    off = declared - official
    percent = off / max(official, _ROUNDED) * 100  # a parcel of a few cm has 0.00 m²
    return [warning("corners.area_differs", difference=off, percent=percent, **figures, **place)]


def _plain_unit(text: str) -> str:
    """A unit of area without blanks and raised digits."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


def _apart(declared: float, measured: float) -> float:
    """How many times one area is the other, as a distance."""
    return abs(math.log(declared / measured)) if declared > 0 and measured > 0 else math.inf


def outlying(degrees: Floats, width: int) -> Optional[int]:
    """Index of the point farthest beyond the half width of its zone; ``None`` where all lie inside."""
    farthest = int(np.argmax(np.abs(degrees)))
    return farthest if abs(degrees[farthest]) > width / 2 else None
