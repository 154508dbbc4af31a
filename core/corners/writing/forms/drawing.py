r"""Writes a drawing (DXF of AutoCAD 2000) with ezdxf: a closed LWPOLYLINE a ring, corner names and units as text.

Layers: JZX the rings, JZD the corner names, DK number and name of the unit. A unit inside the outline of another has
its rings on JZX2 and so on: what lies inside on the same layer is a hole to who reads the drawing. Characters that are
not ASCII are written as ``\U+nnnn``, which every program reads whatever its code page.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry import Point, Polygon

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
        layers = layers_of(units)
        for name in sorted({LINES, POINTS, PARCELS, *layers}):
            document.layers.add(name)
        space = document.modelspace()
        for unit, layer, inside in zip(units, layers, places_of_titles(units)):
            for ring in numbered_rings(unit.geometry, layout.names, layout.restart):
                points = [(round(corner.east, decimals), round(corner.north, decimals)) for corner in ring.corners]
                space.add_lwpolyline(points, close=True, dxfattribs={"layer": layer})
                for corner, place in zip(ring.corners, points):
                    space.add_text(corner.name, height=TEXT_HEIGHT, dxfattribs={"layer": POINTS, "insert": place})
            title = f"{field_text(unit.unit_id)} {field_text(unit.name)}".strip()
            place = (round(inside.x, decimals), round(inside.y, decimals))
            space.add_text(title, height=TEXT_HEIGHT * 2, dxfattribs={"layer": PARCELS, "insert": place})
        stream = io.StringIO()
        document.write(stream)
    finally:
        options.write_fixed_meta_data_for_testing = fixed
    return "".join(char if ord(char) < 128 else _escaped(char) for char in stream.getvalue())


def layers_of(units: Sequence[Unit]) -> list[str]:
    """The layer of each unit's rings: the first one without a unit around it or inside its outline."""
    outlines = [Polygon(part.exterior) for unit in units for part in unit.geometry.geoms]
    owners = [number for number, unit in enumerate(units) for _ in unit.geometry.geoms]
    inner, outer = shapely.STRtree(outlines).query(outlines, predicate="covered_by")
    apart: list[set[int]] = [set() for _ in units]
    for i, o in zip(inner.tolist(), outer.tolist()):
        if owners[i] != owners[o]:
            apart[owners[i]].add(owners[o])
            apart[owners[o]].add(owners[i])
    levels: list[int] = []
    for number in range(len(units)):
        taken = {levels[other] for other in apart[number] if other < number}
        levels.append(next(level for level in range(number + 1) if level not in taken))
    return [LINES if level == 0 else f"{LINES}{level + 1}" for level in levels]


def places_of_titles(units: Sequence[Unit]) -> list[Point]:
    """A place in each unit, in none of those that lie in it if that can be: whose title it is has to be seen."""
    shapes = np.array([unit.geometry for unit in units], dtype=object)
    outer, inner = shapely.STRtree(shapes).query(shapes, predicate="covers")
    free = shapes.copy()
    for number in np.unique(outer[outer != inner]):
        within = shapes[inner[(outer == number) & (inner != number)]]
        left = shapely.difference(shapes[number], shapely.union_all(within))
        free[number] = shapes[number] if left.is_empty else left
    return [shape.representative_point() for shape in free]


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
