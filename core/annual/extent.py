"""The column 范围（拐点坐标）: corners in the row where they are few, in a numbered coordinate sheet where many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..corners.numbering import Corner, NumberedRing
from ..geodesy.plane import Plane
from .form import AnnualForm

COORDINATE_LIMIT = 8
"""Corners that still print well in a row of the form; more go to a coordinate sheet."""
MOST_IN_A_ROW = 30
"""The limit that a user may set."""
_MOST_LINES = 36
"""With the lines that name rings; more make a row that Excel cannot show (409 points)."""


@dataclass(frozen=True)
class CoordinateSheet:
    """A numbered coordinate sheet: the corners of one unit. ``info`` says which row of the form points to it."""

    number: int
    title: str
    info: str
    rings: tuple[NumberedRing, ...]


def metres(value: float) -> Decimal:
    """A coordinate with exactly 3 decimals."""
    return Decimal(f"{value:.3f}")


def fits_a_row(rings: Sequence[NumberedRing], limit: int) -> bool:
    """Whether the corners stand in the row: at most ``limit``, in rings that are not too many."""
    corners = sum(len(ring.corners) for ring in rings)
    return corners <= limit and corners + len(rings) <= _MOST_LINES


def corner_text(corner: Corner) -> str:
    """A corner as the form lists it: number, X (north), Y (east)."""
    return f"{corner.name}({metres(corner.north)},{metres(corner.east)})"


def extent_text(rings: Sequence[NumberedRing], form: AnnualForm) -> str:
    """The corners, one a line; where there are several rings, each begins with a line that names it."""
    lines = []
    for ring in rings:
        if len(rings) > 1:
            lines.append(ring_name(ring, form, "outer", "hole"))
        lines += [corner_text(corner) for corner in ring.corners]
    return "\n".join(lines)


def ring_name(ring: NumberedRing, form: AnnualForm, outer: str = "ring_outer", hole: str = "ring_hole") -> str:
    """What a ring is called: its part, and which hole of the part it is."""
    if ring.is_hole:
        return form.say(hole, part=ring.part, hole=ring.ring - 1)
    return form.say(outer, part=ring.part)


def crs_text(plane: Plane, form: AnnualForm) -> str:
    """The plane of the coordinates in the words of the form."""
    return form.say(
        "crs",
        width=plane.width,
        zone=plane.zone,
        meridian=plane.central_meridian,
        prefix=form.say("prefixed" if plane.prefixed else "not_prefixed"),
        epsg=plane.epsg,
    )
