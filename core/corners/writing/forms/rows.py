"""Writes plain lists of corners: the six columns of a provincial standard (省标), ``X,Y``, ``name,X,Y``, CASS ``.dat``.

省标 is ``running number, parcel, ring, name, X, Y``: the first runs over the whole file, parcels count from 1, names
begin anew with each parcel; there are no headings, and an empty row stands behind each parcel. ``X,Y`` and ``name,X,Y``
have an empty row behind each unit as well; their rings are told apart by the closing row alone. CASS is ``name, code,
Y, X, H``, east before north; the code is the unit's number, with the ring's behind it from the second on, and the
height 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....geodesy.plane import Plane
from ....unit import Unit
from ...numbering import NumberedRing, numbered_rings
from ..layout import Layout
from ..written import ROWS, Writer, field_text
from .exchange import DECIMALS, columns

HEIGHT = "0.000"


def write_province(units: Sequence[Unit], plane: Plane, layout: Layout) -> str:
    """Six columns."""
    lines = []
    running = 0
    for parcel, rings in enumerate(_rings(units, layout), 1):
        for number, ring in enumerate(rings, 1):
            for corner in ring.rows:
                running += 1
                fields = [str(running), str(parcel), str(number), corner.name]
                lines.append(",".join([*fields, *columns(corner, layout, _decimals(layout))]))
        lines.append("")
    return "\r\n".join(lines) + "\r\n"


def write_pairs(units: Sequence[Unit], plane: Plane, layout: Layout) -> str:
    """``X,Y`` and nothing else."""
    return _plain(units, layout, named=False)


def write_named(units: Sequence[Unit], plane: Plane, layout: Layout) -> str:
    """``name,X,Y``."""
    return _plain(units, layout, named=True)


def write_cass(units: Sequence[Unit], plane: Plane, layout: Layout) -> str:
    """CASS coordinate data."""
    lines = []
    for unit, rings in zip(units, _rings(units, layout)):
        for number, ring in enumerate(rings, 1):
            code = field_text(unit.unit_id) + (f"-{number}" if number > 1 else "")
            for corner in ring.rows:
                pair = columns(corner, layout, _decimals(layout), east_first=True)
                lines.append(",".join([corner.name, code, *pair, HEIGHT]))
    return "\r\n".join(lines) + "\r\n"


def _plain(units: Sequence[Unit], layout: Layout, named: bool) -> str:
    lines = []
    for rings in _rings(units, layout):
        for ring in rings:
            for corner in ring.rows:
                pair = columns(corner, layout, _decimals(layout))
                lines.append(",".join([corner.name, *pair] if named else pair))
        lines.append("")
    return "\r\n".join(lines) + "\r\n"


def _rings(units: Sequence[Unit], layout: Layout) -> Iterator[list[NumberedRing]]:
    for unit in units:
        yield numbered_rings(unit.geometry, layout.names, layout.restart, layout.closing)


def _decimals(layout: Layout) -> int:
    return DECIMALS if layout.decimals is None else layout.decimals


WRITERS = (
    Writer(3, "province", "省标 序号,地块,圈号,点号,X,Y", write_province, says=frozenset({"rings"})),
    Writer(4, "pairs", "X,Y", write_pairs, follows=ROWS - {"names", "restart"}),
    Writer(5, "named", "点号,X,Y", write_named),
    Writer(10, "cass", "CASS 点号,编码,Y,X,H", write_cass, suffix="dat", says=frozenset({"number"})),
)
