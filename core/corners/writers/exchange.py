"""Writes the coordinate exchange format of land surveys (勘测定界界址点坐标交换格式, ``[属性描述]…[地块坐标]``).

A parcel is a head row that ends with ``@`` and one row a corner: name, ring number, X (north), Y (east). Corner names
come from :mod:`.numbering`; ring numbers run on over the parts of a unit, the closing row repeats the first corner
under its name and is counted. The area is the official one in hm², 4 decimals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...amounts import hectares
from ...geodesy.plane import Plane
from ...unit import Unit
from ..layout import Layout
from ..numbering import numbered_rings
from ..written import Writer

HEAD_SECTION = "属性描述"
PARCEL_SECTION = "地块坐标"
END_OF_HEAD = "@"
DATUM = "2000国家大地坐标系"
_BREAKS_A_ROW = re.compile(r"[,，@＠\r\n\t\x00]+")


def write_exchange(units: Sequence[Unit], plane: Plane, layout: Layout) -> str:
    """The text of an exchange file with ``units`` (valid geometries in ``plane``), lines ended by CRLF."""
    decimals = layout.decimals
    lines = [
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
        f"[{PARCEL_SECTION}]",
    ]
    for unit in units:
        lines += _parcel(unit, plane, decimals)
    return "\r\n".join(lines) + "\r\n"


def field_text(text: str) -> str:
    """``text`` without what would break a row (commas, ``@``, line ends): a 、 stands in their place."""
    return _BREAKS_A_ROW.sub("、", text).strip()


def _parcel(unit: Unit, plane: Plane, decimals: int) -> list[str]:
    rows = []
    for number, ring in enumerate(numbered_rings(unit.geometry), 1):
        for corner in (*ring.corners, ring.corners[0]):
            rows.append(f"{corner.name},{number},{corner.north:.{decimals}f},{corner.east:.{decimals}f}")
    area = hectares(unit.area(plane).ha4)
    head = [str(len(rows)), str(area), field_text(unit.unit_id), field_text(unit.name), "面", "", "", "", END_OF_HEAD]
    return [",".join(head), *rows]


WRITERS = (Writer(0, "exchange", f"[{HEAD_SECTION}]…[{PARCEL_SECTION}]", write_exchange),)
