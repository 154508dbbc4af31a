"""Writes tables: CSV here; the workbook 界址点成果表 is made by the room for reports.

CSV has one row a corner with the length of the side to the next one. A text that a spreadsheet would take for a formula
begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from ....geodesy.plane import Plane
from ....unit import Unit
from ...numbering import numbered_rings
from ..layout import Layout
from ..written import ROWS, Writer
from .exchange import DECIMALS, columns, side

HEADINGS = ("地块编号", "地块名称", "圈号", "点号", "X坐标(m)", "Y坐标(m)", "边长(m)")
_BREAKS_A_ROW = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write_csv(units: Sequence[Unit], plane: Plane, layout: Layout) -> str:
    """Comma-separated values."""
    decimals = DECIMALS if layout.decimals is None else layout.decimals
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    if layout.head:
        number, name, ring_number, point, north, east, length = HEADINGS
        pair = [east, north] if layout.east_first else [north, east]
        writer.writerow([number, name, ring_number, point, *pair, length])
    for unit in units:
        rings = numbered_rings(unit.geometry, layout.names, layout.restart, layout.closing)
        for number_of_ring, ring in enumerate(rings, 1):
            for i, corner in enumerate(ring.rows):
                texts = [cell_text(unit.unit_id), cell_text(unit.name), str(number_of_ring), corner.name]
                length = side(ring, i, decimals) if i < len(ring.corners) else ""
                writer.writerow([*texts, *columns(corner, layout, decimals), length])
    return stream.getvalue()


def cell_text(text: str) -> str:
    """``text`` without line ends and control characters, and as nothing that a spreadsheet computes."""
    plain = _BREAKS_A_ROW.sub("、", text).strip()
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


_TABLE = ROWS | {"head"}
WRITERS = (
    Writer(
        11,
        "csv",
        "CSV",
        write_csv,
        "csv",
        follows=_TABLE,
        says=frozenset({"number", "name", "rings"}),
        as_text=cell_text,
    ),
    Writer(
        12,
        "workbook",
        "XLSX 界址点成果表",
        None,
        "xlsx",
        follows=(ROWS - {"encoding", "line_end"}) | {"date", "producer", "area_unit", "area_decimals"},
        says=frozenset({"number", "name", "area", "rings", "zone"}),
        package="openpyxl",
        as_text=str,
    ),
)
