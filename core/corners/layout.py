"""What the receiver of a coordinate file wants: the choices that the writers follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

STORED, NORTH_WEST = "stored", "north_west"
"""Where the corners of a ring begin and how they run: as stored, or at the north-west corner and clockwise."""
SAME_NAME, NEW_NAME, OPEN = "same_name", "new_name", "open"
"""The closing row of a ring: the first corner under its name, under the next number, or none."""


@dataclass(frozen=True)
class Layout:
    """The receiver's choices. A writer ignores those that its form has no place for.

    ``date`` and ``producer`` are 数据产生日期 and 数据产生单位 as they are to stand there. ``decimals`` are those of
    the coordinates in metres. ``head`` is whether headings and head rows are written. ``names`` is how corner 1 is
    called, ``J1``, ``J01`` or ``1``; ``restart`` begins anew with each ring. ``area_unit`` is ``hm²``, ``m²``, ``km²``
    or ``亩``, written behind the number where ``area_unit_written``. ``prefixed`` puts the zone number before the
    eastings, or takes it off; ``None`` leaves it as the layer has it. ``east_first`` turns the two columns round.
    """

    date: str = ""
    producer: str = ""
    decimals: int = 3
    head: bool = True
    start: str = STORED
    names: str = "J1"
    restart: bool = False
    closing: str = SAME_NAME
    area_unit: str = "hm²"
    area_decimals: int = 4
    area_unit_written: bool = False
    prefixed: Optional[bool] = None
    east_first: bool = False
