"""Writes corners in degrees: a list ``name,longitude,latitude`` with signs, and the string of the planning database.

The string is that of field GDZB (矿产资源规划数据库标准): ``X1,Y1;X2,Y2;…`` clockwise, longitude ``DDDMMSS`` and
latitude ``DDMMSS``, a line a ring. Seconds have as many decimals as take a corner back to its place within 1 mm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ....geodesy.plane import Plane
from ....unit import Unit
from ...numbering import NumberedRing, clockwise, numbered_rings
from ...parsing.angles import parted
from ..layout import Layout
from ..sexagesimal import in_seconds
from ..written import Writer

DECIMALS = 5
"""0.00001″ is 0.3 mm."""
LONGEST = 200
"""Field GDZB holds so many characters."""


def write_list(units: Sequence[Unit], plane: Plane, layout: Layout) -> str:
    """``J1,118°30′15.12345″,32°10′20.12345″``, an empty row behind each unit."""
    lines = ["点号,纬度,经度" if layout.east_first is False else "点号,经度,纬度"] if layout.head else []
    for unit in units:
        for ring in numbered_rings(unit.geometry, layout.names, layout.restart, layout.closing):
            for name, pair in _rows(ring, plane, layout):
                texts = ["{}°{:02d}′{}″".format(*parted(value, _decimals(layout))) for value in pair]
                lines.append(",".join([name, *(texts[::-1] if layout.east_first is False else texts)]))
        lines.append("")
    return "\r\n".join(lines) + "\r\n"


def write_string(units: Sequence[Unit], plane: Plane, layout: Layout) -> str:
    """A line a ring."""
    lines = []
    for unit in units:
        for ring in numbered_rings(clockwise(unit.geometry), closing=layout.closing):
            pairs = []
            for _, pair in _rows(ring, plane, layout):
                parts = [parted(value, _decimals(layout)) for value in pair]
                pairs.append(",".join(f"{degrees}{minutes:02d}{seconds}" for degrees, minutes, seconds in parts))
            lines.append(";".join(pairs))
    return "\r\n".join(lines) + "\r\n"


def _rows(ring: NumberedRing, plane: Plane, layout: Layout) -> Iterator[tuple[str, tuple[int, int]]]:
    """Name, longitude and latitude (in whole last places of a second) of each row."""
    points = np.array([(corner.east, corner.north) for corner in ring.rows])
    for corner, (longitude, latitude) in zip(ring.rows, in_seconds(points, plane, _decimals(layout)).tolist()):
        yield corner.name, (longitude, latitude)


def _decimals(layout: Layout) -> int:
    return DECIMALS if layout.decimals is None else layout.decimals


_FOLLOWS = frozenset({"decimals", "start", "closing", "encoding", "line_end"})
WRITERS = (
    Writer(
        8,
        "degrees",
        "点号,经度,纬度 J1,118°30′15.12345″,32°10′20.12345″",
        write_list,
        follows=_FOLLOWS | {"names", "restart", "head", "east_first"},
        decimals=DECIMALS,
        says=frozenset({"zone"}),
        in_degrees=True,
    ),
    Writer(
        9,
        "planning",
        "GDZB X1,Y1;X2,Y2（DDDMMSS,DDMMSS）",
        write_string,
        follows=_FOLLOWS,
        decimals=DECIMALS,
        says=frozenset({"zone"}),
        in_degrees=True,
    ),
)
