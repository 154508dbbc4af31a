"""Corners, bearings and lengths as people type them.

X is north and Y is east. What cannot be meant is a finding, and nothing is put right unseen: two numbers in the other
order are taken as what they can only be, with a note.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Optional, Union

import numpy as np

from ..corners.parsing.angles import (
    AMBIGUOUS,
    EAST,
    MINUTES,
    SECONDS,
    Angle,
    NoAngle,
    axis_of,
    format_dms,
    parse,
    parse_all,
)
from ..corners.parsing.fields import number_of, plain
from ..corners.records import Options
from ..findings import Finding, error, note
from ..geodesy.plane import FALSE_EASTING, PREFIX, Plane
from ..geodesy.recognise import NO_PREFIX, degrees_told_apart, told_apart

Point = tuple[float, float]
"""(east, north) in the plane of the units, metres."""

_LEAST_METRES = 1000.0
"""A number below this is no coordinate in metres."""
_LABEL = re.compile(r"^\s*[XY]\s*[:=]?\s*(?=[0-9])", re.IGNORECASE)
_METRE = re.compile(r"\s*(m|米)\s*$", re.IGNORECASE)
_THOUSANDS = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")
_BETWEEN = re.compile(r"[,;，；、\t]+|\s+")
_QUADRANT = re.compile(r"(N|S|北|南)偏?\s*(.+?)\s*(E|W|东|西)", re.IGNORECASE)
_QUADRANT_ZH = re.compile(r"(北|南)偏?(东|西)\s*(.+)")
_LONGEST_M = 100_000.0
"""Nobody measures a side longer than this, metres."""


@dataclass(frozen=True)
class TypedPlace:
    """A typed corner: ``point`` in the plane, or ``degrees`` (longitude, latitude) that are still to be put into it."""

    point: Optional[Point] = None
    degrees: Optional[tuple[float, float]] = None
    findings: tuple[Finding, ...] = ()


def parse_pair(text: str) -> Optional[tuple[str, str]]:
    """Two coordinates written into one field, such as a row that was copied; ``None`` where it is not two.

    A name of the corner before them is left off.
    """
    fields = [field for field in _BETWEEN.split(text.strip()) if field]
    if len(fields) == 3:
        fields = fields[1:]
    return (fields[0], fields[1]) if len(fields) == 2 else None


def parse_place(first: str, second: str, plane: Plane, angles: str = "") -> TypedPlace:
    """The corner that two fields say, X (or latitude) usually first, for units in ``plane``.

    Metres with or without the zone number before the easting, or degrees in any form of
    :mod:`..corners.parsing.angles`; ``angles`` says what degrees with a point are, as ``Options.angles`` does.
    """
    numbers = _metres(first), _metres(second)
    for text, number in zip((first, second), numbers):
        if not plain(text):
            return TypedPlace(findings=(error("drawing.coordinate_missing"),))
        if number is not None and not math.isfinite(number):
            return TypedPlace(findings=(error("drawing.no_coordinate", text=text),))
    if numbers[0] is not None and numbers[1] is not None and min(numbers[0], numbers[1]) >= _LEAST_METRES:
        columns = told_apart(np.array([numbers[0]]), np.array([numbers[1]]))
        if not columns.bad[0]:
            return _in_metres(
                float(columns.north[0]), float(columns.east[0]), int(columns.prefix[0]), bool(columns.swapped[0]), plane
            )
        # Six and seven digits may be packed degrees: 321020 and 1183015.
        place = _in_degrees(first, second, angles)
        return place if place.degrees else TypedPlace(findings=(error("drawing.not_in_china", x=first, y=second),))
    return _in_degrees(first, second, angles)


def _metres(text: str) -> Optional[float]:
    tidy = _METRE.sub("", _LABEL.sub("", plain(text)))
    return number_of(tidy.replace(",", "") if _THOUSANDS.fullmatch(tidy) else tidy)


def _in_metres(north: float, east: float, prefix: int, swapped: bool, plane: Plane) -> TypedPlace:
    if prefix not in (NO_PREFIX, plane.zone):
        return TypedPlace(findings=(error("drawing.other_zone", zone=prefix, own=plane.zone),))
    told = (note("drawing.swapped", x=north, y=east),) if swapped else ()
    easting = round(east - prefix * PREFIX + plane.false_easting - FALSE_EASTING, 6)
    return TypedPlace((easting, north), findings=told)


def _in_degrees(first: str, second: str, angles: str) -> TypedPlace:
    listed = parse_all([first, second], Options(angles=angles))
    for one in listed.parsed:
        if isinstance(one, NoAngle):
            return TypedPlace(findings=(_angle_error(one),))
    one, other = (angle for angle in listed.parsed if isinstance(angle, Angle))
    if one.axis == EAST or (not one.axis and axis_of(one) == EAST):
        one, other = other, one
        swapped = True
    else:
        swapped = False
    place = degrees_told_apart(np.array([other.value]), np.array([one.value]))
    if place.bad[0] or place.latitude_first[0]:
        return TypedPlace(findings=(error("drawing.not_in_china", x=first, y=second),))
    longitude, latitude = float(place.longitude[0]), float(place.latitude[0])
    told = (
        (note("drawing.degrees_swapped", latitude=format_dms(latitude, 4), longitude=format_dms(longitude, 4)),)
        if swapped
        else ()
    )
    return TypedPlace(degrees=(longitude, latitude), findings=told)


def _angle_error(one: NoAngle) -> Finding:
    text = one.text[:60]
    if one.why == AMBIGUOUS:
        decimal, packed = (format_dms(value, 2) for value in one.readings)
        return error("drawing.angle_ambiguous", text=text, decimal=decimal, packed=packed)
    if one.why in (MINUTES, SECONDS):
        return error("drawing.angle_sixty", text=text)
    return error("drawing.no_coordinate", text=text)


def parse_bearing(text: str, angles: str = "") -> Union[float, Finding]:
    """The azimuth in decimal degrees, from the north of the plane and clockwise, 0 up to, not including, 360.

    Also by quadrants: N 45°30′ E, 北偏东45°30′. ``angles`` says what a number with a point is.
    """
    bare = plain(text)
    quadrant = _QUADRANT.fullmatch(bare)
    if quadrant is not None:
        from_axis, angle, to_axis = quadrant[1], quadrant[2], quadrant[3]
    else:
        chinese = _QUADRANT_ZH.fullmatch(bare)
        from_axis, angle, to_axis = (chinese[1], chinese[3], chinese[2]) if chinese else ("", bare, "")
    parsed = parse(angle, Options(angles=angles))
    if isinstance(parsed, NoAngle):
        if parsed.why in (AMBIGUOUS, MINUTES, SECONDS):
            return _angle_error(parsed)
        return error("drawing.no_bearing", text=text[:60])
    if parsed.axis:
        return error("drawing.no_bearing", text=text[:60])
    value = parsed.value
    if from_axis:
        if value > 90:
            return error("drawing.quadrant_range", text=text[:60])
        is_north, is_east = from_axis.upper() in ("N", "北"), to_axis.upper() in ("E", "东")
        value = (value if is_east else 360 - value) if is_north else (180 - value if is_east else 180 + value)
        return value % 360
    if not 0 <= value <= 360:
        return error("drawing.bearing_range", text=text[:60])
    return value % 360


def parse_length(text: str) -> Union[float, Finding]:
    """A length in metres above zero."""
    value = _metres(text)
    if value is None or not 0 < value <= _LONGEST_M:
        return error("drawing.no_length", text=text[:60], most=_LONGEST_M / 1000)
    return value
