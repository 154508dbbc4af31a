"""What the receiver of a coordinate file wants: the choices that the writers follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Optional

from ...amounts import SQUARE_METRES

STORED, NORTH_WEST = "stored", "north_west"
"""Where the corners of a ring begin and how they run: as stored, or at the north-west corner and clockwise."""
SAME_NAME, NEW_NAME, OPEN = "same_name", "new_name", "open"
"""The closing row of a ring: the first corner under its name, under the next number, or none."""
NAMES = ("J1", "J01", "1")
"""How corner 1 is called."""


@dataclass(frozen=True)
class AreaUnit:
    """How areas stand in a unit of ``SQUARE_METRES``: ``word`` behind numbers, the usual ``decimals``."""

    word: str
    decimals: int


AREA_UNITS: Mapping[str, AreaUnit] = {
    "hm²": AreaUnit("公顷", 4),
    "m²": AreaUnit("平方米", 2),
    "km²": AreaUnit("平方千米", 4),
    "亩": AreaUnit("亩", 4),
}


@dataclass(frozen=True)
class Layout:
    """The receiver's choices. One that a form has no place for is told, see :func:`chosen`.

    ``date`` and ``producer`` are 数据产生日期 and 数据产生单位 as they are to stand there. ``decimals`` are those of
    the coordinates in metres, or of the seconds in forms in degrees; ``None`` for those that the form usually has.
    ``head`` is whether headings and head rows are written. ``names`` is how corner 1 is called, ``J1``, ``J01`` or
    ``1``; ``restart`` begins anew with each ring. ``area_unit`` is a key of ``AREA_UNITS``, its word behind the number
    where ``area_unit_written``; ``area_decimals`` ``None`` for the usual ones of the unit. ``prefixed`` puts the zone
    number before the eastings, or takes it off; ``None`` leaves it as the layer has it. ``east_first`` is the order of
    the two columns, ``None`` as the form has it. ``encoding`` is Python's name. ``village_code`` and ``village_name``,
    ``marker`` (标石) and the elevations in metres (text) are for the forms that ask for them.
    """

    date: str = ""
    producer: str = ""
    decimals: Optional[int] = None
    head: bool = True
    start: str = STORED
    names: str = "J1"
    restart: bool = False
    closing: str = SAME_NAME
    area_unit: str = "hm²"
    area_decimals: Optional[int] = None
    area_unit_written: bool = False
    prefixed: Optional[bool] = None
    east_first: Optional[bool] = None
    encoding: str = "utf-8"
    line_end: str = "\r\n"
    village_code: str = ""
    village_name: str = ""
    marker: str = ""
    elevation_from: str = ""
    elevation_to: str = ""


PLAIN = Layout()
"""What nobody chose otherwise."""

PARAMETERS: Mapping[str, str] = {
    "closing": "CLOSING",
    "prefixed": "ZONE_PREFIX",
    "east_first": "ORDER",
    "line_end": "LINE_ENDS",
    **{name: name.upper() for name in ("date", "producer", "decimals", "head", "start", "names", "restart")},
    **{name: name.upper() for name in ("area_unit", "area_decimals", "area_unit_written", "encoding")},
    **{name: name.upper() for name in ("village_code", "village_name", "marker", "elevation_from", "elevation_to")},
}
"""The parameter that a choice is made with."""


def chosen(layout: Layout) -> list[str]:
    """The names of the fields that somebody chose otherwise than the default."""
    return [spec.name for spec in fields(Layout) if getattr(layout, spec.name) != getattr(PLAIN, spec.name)]


def area_text(centi: int, layout: Layout) -> str:
    """An area of whole 0.01 m² in the unit and decimals of the layout, rounded once, half up."""
    unit = AREA_UNITS[layout.area_unit]
    decimals = unit.decimals if layout.area_decimals is None else layout.area_decimals
    exact = Fraction(centi, 100) / SQUARE_METRES[layout.area_unit]  # a finite decimal in each of the units
    value = (Decimal(exact.numerator) / exact.denominator).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{value:f}{unit.word if layout.area_unit_written else ''}"
