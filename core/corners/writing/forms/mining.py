"""Writes the texts of mining rights: ``no,X,Y,,,`` with ``*`` rows, and the ``XYnnn=`` rows of registrations.

Each ring is an area of its own, its corners numbered from 1 and not closed, and a row behind it: upper and lower
elevation in metres, name, and 1 where it is added or -1 where it is taken off. Registrations have that row as
``标高,…``, count all rows in front and leave the name empty. Plane coordinates of mining rights have 2 decimals (MNR,
2022).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Optional

from ....geodesy.plane import Plane
from ....unit import Unit
from ...numbering import numbered_rings
from ..layout import Layout
from ..written import CORNERS, Writer, field_text
from .exchange import columns

DECIMALS = 2
MOST_CORNERS = 999
"""矿区范围拐点坐标总数应小于1000个."""
ADDED, TAKEN_OFF = "1", "-1"
_NUMBER = r"([+-]?[0-9]+(?:\.[0-9]+)?)\s*(?:m|米)?"
_ELEVATIONS = re.compile(rf"标高\s*[:=]?\s*(?:由|从)?\s*{_NUMBER}\s*(?:至|到|~|,)\s*{_NUMBER}")


def write_mining(units: Sequence[Unit], plane: Plane, layout: Layout) -> str:
    """Areas closed by ``*,from,to,name,flag``."""
    lines = []
    for unit in units:
        for ring in numbered_rings(unit.geometry, "1", restart=True):
            for corner in ring.corners:
                lines.append(",".join([corner.name, *columns(corner, layout, _decimals(layout)), "", "", ""]))
            flag = TAKEN_OFF if ring.is_hole else ADDED
            lines.append(",".join(["*", *(elevations(unit, layout) or ("", "")), field_text(unit.name), flag]))
    return "\r\n".join(lines) + "\r\n"


def write_registration(units: Sequence[Unit], plane: Plane, layout: Layout) -> str:
    """``XYnnn=`` rows, areas closed by ``标高`` rows."""
    rows = []
    for unit in units:
        for ring in numbered_rings(unit.geometry, "1", restart=True):
            rows += [",".join([corner.name, *columns(corner, layout, _decimals(layout))]) for corner in ring.corners]
            flag = TAKEN_OFF if ring.is_hole else ADDED
            rows.append(",".join(["标高", *(elevations(unit, layout) or ("", "")), "", flag]))
    lines = ["[登记项目]"] if layout.head else []
    lines += ["矿区范围拐点坐标总数应小于1000个", f"矿区范围拐点坐标与标高的总行数={len(rows)}"]
    lines += [f"XY{number:03d}={row}" for number, row in enumerate(rows, 1)]
    return "\r\n".join(lines) + "\r\n"


def elevations(unit: Unit, layout: Layout) -> Optional[tuple[str, str]]:
    """Upper and lower elevation of a unit as texts: of its note (``标高: 220 至 100``), else those of the layout."""
    found = _ELEVATIONS.search(unicodedata.normalize("NFKC", unit.note))
    if found:
        return found[1], found[2]
    if layout.elevation_from and layout.elevation_to:
        return layout.elevation_from, layout.elevation_to
    return None


def _decimals(layout: Layout) -> int:
    return DECIMALS if layout.decimals is None else layout.decimals


_FOLLOWS = CORNERS | {"east_first", "encoding", "line_end", "elevation_from", "elevation_to"}
WRITERS = (
    Writer(
        6,
        "mining",
        "矿业权 点号,X,Y,,, … *,标高,标高,名称,1",
        write_mining,
        follows=_FOLLOWS,
        decimals=DECIMALS,
        says=frozenset({"name", "rings", "elevations"}),
        own_numbers=True,
    ),
    Writer(
        7,
        "registration",
        "矿业权登记 XY001=点号,X,Y … XYnnn=标高,…",
        write_registration,
        follows=_FOLLOWS | {"head"},
        decimals=DECIMALS,
        says=frozenset({"rings", "elevations"}),
        own_numbers=True,
    ),
)
