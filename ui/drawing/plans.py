"""What the user has chosen beside the corners: how the next side becomes an arc, and what a new unit gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Union

from ...core.drawing import arc
from ...core.drawing.typed import Point
from ...core.findings import Finding

THREE_PLACES, RADIUS = "three_places", "radius"
"""Kinds of arcs: through a place to an end, and to an end with a radius."""


@dataclass
class ArcPlan:
    """How the next corners become an arc; ``via`` is the place that it goes through, once it is there."""

    kind: str = THREE_PLACES
    radius: float = 50.0
    is_left: bool = True
    is_long: bool = False
    is_on: bool = False
    via: Optional[Point] = None

    def between(self, start: Optional[Point], end: Point, tolerance: float) -> Union[arc.Arc, Finding, None]:
        """The arc, or why there is none; ``None`` where it is not begun. ``tolerance``: metres."""
        if start is None or not self.is_on:
            return None
        if self.kind == RADIUS:
            return arc.with_radius(start, end, self.radius, self.is_left, self.is_long, tolerance)
        return None if self.via is None else arc.through(start, self.via, end, tolerance)


@dataclass
class NewUnit:
    """What a unit that is drawn gets beside its outline."""

    number: str = ""
    section: str = ""
    north_west: bool = True
    form_afterwards: bool = True
