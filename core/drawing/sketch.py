"""What is being drawn: corners in the order in which they came, each act of drawing a step that can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

from .traverse import Closure, Leg, closure, distributed, run
from .typed import Point


@dataclass(frozen=True)
class Step:
    """One act: a corner, a leg of a traverse (``leg``), or the corners of an arc or a traced boundary."""

    points: tuple[Point, ...]
    leg: Optional[Leg] = None


@dataclass(frozen=True)
class Sketch:
    """Corners (east, north) in the plane of the units; a new sketch comes of every act."""

    steps: tuple[Step, ...] = ()

    def __len__(self) -> int:
        return sum(len(step.points) for step in self.steps)

    @property
    def points(self) -> list[Point]:
        """All corners, first to last; a ring is not closed."""
        return [point for step in self.steps for point in step.points]

    @property
    def ends(self) -> list[tuple[int, Point]]:
        """The corner that each step ends in, with its number from 1: of an arc the corners between are not told."""
        numbered, number = [], 0
        for step in self.steps:
            number += len(step.points)
            numbered.append((number, step.points[-1]))
        return numbered

    @property
    def last(self) -> Optional[Point]:
        """The corner that came last."""
        return self.steps[-1].points[-1] if self.steps else None

    def added(self, *points: Point) -> Sketch:
        """With one more step."""
        return Sketch((*self.steps, Step(points)))

    def without_last(self) -> Sketch:
        """Without the step that came last."""
        return Sketch(self.steps[:-1])

    def with_leg(self, leg: Leg) -> Sketch:
        """With a leg from the last corner. Raises ``ValueError`` where there is none."""
        start, legs = self.traverse()
        return Sketch((*self.steps, Step((run(start, [*legs, leg])[-1],), leg)))

    def traverse(self) -> tuple[Point, list[Leg]]:
        """The legs that came last without another step between, and the corner they begin at.

        Raises ``ValueError`` where there is no corner.
        """
        first = len(self.steps)
        while first > 0 and self.steps[first - 1].leg is not None:
            first -= 1
        if first == 0:
            raise ValueError("a traverse begins at a corner")
        legs = [step.leg for step in self.steps[first:] if step.leg is not None]
        return self.steps[first - 1].points[-1], legs

    def closure(self, known: Optional[Point] = None) -> Optional[Closure]:
        """How far the traverse ends from the ``known`` place, else from the first corner; ``None`` without legs."""
        if not self.steps or self.steps[-1].leg is None:
            return None
        start, legs = self.traverse()
        return closure(start, legs, known or self.points[0])

    def with_distributed(self, known: Optional[Point] = None) -> Sketch:
        """The same corners with the closing error distributed over the traverse by length.

        Without ``known`` the last leg comes back to the first corner, which stands only once. Raises ``ValueError``
        without legs.
        """
        start, legs = self.traverse()
        points = distributed(start, legs, known or self.points[0])
        kept = self.steps[: len(self.steps) - len(legs)]
        moved = [Step((point,)) for point in (points if known else points[:-1])]
        return replace(self, steps=(*kept, *moved))
