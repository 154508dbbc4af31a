"""Writes the coordinate exchange format of land surveys (勘测定界界址点坐标交换格式, ``[属性描述]…[地块坐标]``).

A parcel is a head row that ends with ``@`` and one row a corner: name, ring number, X (north), Y (east). Corner names
come from :mod:`...numbering`; ring numbers run on over the parts of a unit, the closing row repeats the first corner
under its name and is counted. The area is the official one in hm², 4 decimals. Receivers may want some of that
otherwise (:class:`..layout.Layout`).

Two variants: head rows with the code and the name of the village or town behind the area (10 commas), and corner rows
with the length of the side to the next corner and the kind of boundary mark (六列), the closing row with length 0.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from ....geodesy.plane import Plane
from ....unit import Unit
from ...numbering import Corner, NumberedRing, numbered_rings
from ..layout import Layout, area_text
from ..written import ROWS, Writer, field_text

HEAD_SECTION = "属性描述"
PARCEL_SECTION = "地块坐标"
END_OF_HEAD = "@"
DATUM = "2000国家大地坐标系"
DECIMALS = 3
"""Coordinates are written to the millimetre where nobody says otherwise."""


def write_exchange(
    units: Sequence[Unit], plane: Plane, layout: Layout, village: bool = False, sides: bool = False
) -> str:
    """The text of an exchange file with ``units`` (valid geometries in ``plane``), lines ended by CRLF."""
    decimals = DECIMALS if layout.decimals is None else layout.decimals
    lines = [f"[{PARCEL_SECTION}]"]
    if layout.head:
        lines[:0] = [
            f"[{HEAD_SECTION}]",
            "格式版本号=1.01版本",
            f"数据产生单位={field_text(layout.producer)}",
            f"数据产生日期={field_text(layout.date)}",
            f"坐标系={DATUM}",
            f"几度分带={plane.width}",
            "投影类型=高斯克吕格",
            "计量单位=米",
            f"带号={plane.zone}",
            f"精度={10**-decimals:.{decimals}f}",
            "转换参数=0,0,0,0,0,0,0",
        ]
    for unit in units:
        lines += _parcel(unit, plane, layout, decimals, village, sides)
    return "\r\n".join(lines) + "\r\n"


def _parcel(unit: Unit, plane: Plane, layout: Layout, decimals: int, village: bool, sides: bool) -> list[str]:
    rows = []
    rings = numbered_rings(unit.geometry, layout.names, layout.restart, layout.closing)
    for number, ring in enumerate(rings, 1):
        for i, corner in enumerate(ring.rows):
            row = [corner.name, str(number), *columns(corner, layout, decimals)]
            if sides:
                length = side(ring, i, decimals) if i < len(ring.corners) else f"{0:.{decimals}f}"
                row += [length, field_text(layout.marker)]
            rows.append(",".join(row))
    area = area_text(unit.area(plane).centi, layout)
    place = [field_text(layout.village_code), field_text(layout.village_name)] if village else []
    parcel = [*place, field_text(unit.unit_id), field_text(unit.name)]
    return [",".join([str(len(rows)), area, *parcel, "面", "", "", "", END_OF_HEAD]), *rows]


def columns(corner: Corner, layout: Layout, decimals: int, east_first: bool = False) -> list[str]:
    """X and Y of a corner as texts, in the order of the layout or else of the form."""
    pair = [f"{corner.north:.{decimals}f}", f"{corner.east:.{decimals}f}"]
    return pair[::-1] if (east_first if layout.east_first is None else layout.east_first) else pair


def side(ring: NumberedRing, index: int, decimals: int) -> str:
    """The plane distance from a corner to the next one in metres, of the coordinates as they are written."""
    ends = (ring.corners[index], ring.corners[(index + 1) % len(ring.corners)])
    (a, b), (c, d) = ((round(corner.north, decimals), round(corner.east, decimals)) for corner in ends)
    return f"{math.hypot(c - a, d - b):.{decimals}f}"


_FOLLOWS = ROWS | {"date", "producer", "head", "area_unit", "area_decimals", "area_unit_written"}
_SAYS = frozenset({"number", "name", "area", "rings", "zone"})
WRITERS = (
    Writer(0, "exchange", f"[{HEAD_SECTION}]…[{PARCEL_SECTION}]", write_exchange, follows=_FOLLOWS, says=_SAYS),
    Writer(
        1,
        "exchange_village",
        f"[{HEAD_SECTION}]…[{PARCEL_SECTION}] 界址点数,地块面积,村代码,村名称,地块编号,…,@",
        partial(write_exchange, village=True),
        follows=_FOLLOWS | {"village_code", "village_name"},
        says=_SAYS,
    ),
    Writer(
        2,
        "exchange_sides",
        f"[{HEAD_SECTION}]…[{PARCEL_SECTION}] 点号,圈号,X,Y,边长,标石",
        partial(write_exchange, sides=True),
        follows=_FOLLOWS | {"marker"},
        says=_SAYS,
    ),
)
