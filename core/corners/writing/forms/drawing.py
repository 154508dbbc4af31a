r"""Writes a drawing (DXF of AutoCAD 2000) with ezdxf: a closed LWPOLYLINE a ring, corner names and units as text.

Layers: JZX the rings, JZD the corner names, DK number and name of the unit. Characters that are not ASCII are written
as ``\U+nnnn``, which every program reads whatever its code page.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from ....geodesy.plane import Plane
from ....unit import Unit
from ...numbering import numbered_rings
from ..layout import Layout
from ..written import CORNERS, Writer, field_text
from .exchange import DECIMALS

LINES, POINTS, PARCELS = "JZX", "JZD", "DK"
TEXT_HEIGHT = 2.0
"""Metres on the ground: 2 mm at 1:1000."""


def write_dxf(units: Sequence[Unit], plane: Plane, layout: Layout) -> str:
    """The text of the drawing, ASCII only. Raises ``ImportError`` without ezdxf."""
    from ezdxf import new, options  # type: ignore[attr-defined]

    decimals = DECIMALS if layout.decimals is None else layout.decimals
    fixed = options.write_fixed_meta_data_for_testing
    options.write_fixed_meta_data_for_testing = True  # the same units give the same file
    try:
        document = new("R2000")
        document.header["$INSUNITS"] = 6  # metres
        document.header["$MEASUREMENT"] = 1
        for name in (LINES, POINTS, PARCELS):
            document.layers.add(name)
        space = document.modelspace()
        for unit in units:
            for ring in numbered_rings(unit.geometry, layout.names, layout.restart):
                points = [(round(corner.east, decimals), round(corner.north, decimals)) for corner in ring.corners]
                space.add_lwpolyline(points, close=True, dxfattribs={"layer": LINES})
                for corner, place in zip(ring.corners, points):
                    space.add_text(corner.name, height=TEXT_HEIGHT, dxfattribs={"layer": POINTS, "insert": place})
            inside = unit.geometry.representative_point()
            title = f"{field_text(unit.unit_id)} {field_text(unit.name)}".strip()
            place = (round(inside.x, decimals), round(inside.y, decimals))
            space.add_text(title, height=TEXT_HEIGHT * 2, dxfattribs={"layer": PARCELS, "insert": place})
        stream = io.StringIO()
        document.write(stream)
    finally:
        options.write_fixed_meta_data_for_testing = fixed
    return "".join(char if ord(char) < 128 else _escaped(char) for char in stream.getvalue())


def _escaped(char: str) -> str:
    pairs = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\U+{pairs[i]:02X}{pairs[i + 1]:02X}" for i in range(0, len(pairs), 2))


WRITERS = (
    Writer(
        13,
        "dxf",
        "DXF",
        write_dxf,
        "dxf",
        follows=CORNERS | {"names", "restart"},
        says=frozenset({"number", "name"}),
        package="ezdxf",
    ),
)
