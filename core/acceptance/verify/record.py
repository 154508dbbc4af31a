"""What a verification yields: what differs, what was compared, and what could not be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any, Optional

from shapely.geometry.base import BaseGeometry

from ...findings import Finding

TOPICS = (
    "files",
    "plan",
    "list",
    "data",
    "corners",
    "areas",
    "sums",
    "fields",
    "classes",
    "survey",
    "zones",
    "own_zones",
)
"""What is compared, in the order of the report: bytes against the manifest; the items of the plan; the printed list;
rows of the unit data; corners; areas; sums and counts; texts about units and mine; areas of classes between tables;
classes on the reviewer's survey; the zone report within itself; verdicts on the reviewer's zones."""
_NOISE = Decimal("0.0000005")
"""Numbers of a workbook that are nearer are the same: what is left of binary fractions."""


@dataclass(frozen=True)
class At:
    """Where something stands: a topic, a file of the package, the place in it (sheet and cell, line, table and row)."""

    topic: str
    file: str
    place: str = ""
    unit_id: str = ""
    geometry: Optional[BaseGeometry] = None


@dataclass(frozen=True)
class Difference:
    """One thing that differs. ``finding`` has code, unit and place; ``stated`` is what the package says, ``own`` what
    it should be; ``amount`` is the first less the second in ``measure``, or how far a corner is off.
    """

    finding: Finding
    topic: str
    file: str
    place: str
    stated: str
    own: str
    amount: Optional[Decimal] = None
    measure: str = ""


@dataclass(frozen=True)
class Unchecked:
    """Something that was not compared; ``finding`` says why."""

    finding: Finding
    topic: str
    file: str
    place: str


@dataclass(frozen=True)
class Count:
    """How often a topic was compared in a file, and how often it differed."""

    topic: str
    file: str
    checked: int
    differing: int


@dataclass(frozen=True)
class Verification:
    """The whole result. ``findings`` are about the work itself: files that could not be read, editions that differ."""

    differences: tuple[Difference, ...]
    unchecked: tuple[Unchecked, ...]
    counts: tuple[Count, ...]
    findings: tuple[Finding, ...]

    @property
    def checked_count(self) -> int:
        """How many comparisons were made."""
        return sum(one.checked for one in self.counts)


@dataclass
class Log:
    """Collects while the work goes on."""

    differences: list[Difference] = field(default_factory=list)
    unchecked: list[Unchecked] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _checked: Counter[tuple[str, str]] = field(default_factory=Counter)
    _differing: Counter[tuple[str, str]] = field(default_factory=Counter)

    def same(self, at: At, count: int = 1) -> None:
        """That so many comparisons found no difference."""
        self._checked[at.topic, at.file] += count

    def differs(
        self,
        at: At,
        finding: Finding,
        stated: object = "",
        own: object = "",
        amount: Optional[Decimal] = None,
        measure: str = "",
    ) -> None:
        """That a comparison found a difference; place and figures of ``finding`` are filled in."""
        key = (at.topic, at.file)
        self._checked[key] += 1
        self._differing[key] += 1
        figures = {"stated": str(stated), "own": str(own), "measure": measure}
        found = _placed(finding, at, figures)
        self.differences.append(Difference(found, *key, at.place, str(stated), str(own), amount, measure))

    def number(self, at: At, finding: Finding, stated: str, own: Decimal, measure: str) -> bool:
        """Compare a number as it stands in a cell or a line; whether it is the same."""
        value = number_of(stated)
        if value is not None and abs(value - own) <= _NOISE:
            self.same(at)
            return True
        self.differs(at, finding, stated, own, None if value is None else value - own, measure)
        return False

    def text(self, at: At, finding: Finding, stated: str, own: str) -> bool:
        """Compare a text; whether it is the same but for the blanks around it."""
        if stated.strip() == own.strip():
            self.same(at)
            return True
        self.differs(at, finding, stated, own)
        return False

    def not_checked(self, at: At, finding: Finding) -> None:
        """That something was not compared."""
        self.unchecked.append(Unchecked(_placed(finding, at, {}), at.topic, at.file, at.place))

    def result(self) -> Verification:
        """What was collected."""
        order = {topic: number for number, topic in enumerate(TOPICS)}
        keys = sorted(self._checked, key=lambda key: (order[key[0]], key[1]))
        counts = tuple(Count(*key, self._checked[key], self._differing[key]) for key in keys)
        return Verification(tuple(self.differences), tuple(self.unchecked), counts, tuple(self.findings))


def _placed(finding: Finding, at: At, figures: dict[str, Any]) -> Finding:
    return replace(
        finding,
        source=finding.source or at.file,
        unit_id=finding.unit_id or at.unit_id,
        geometry=at.geometry if finding.geometry is None else finding.geometry,
        figures={"place": at.place, **figures, **finding.figures},
    )


def number_of(text: str) -> Optional[Decimal]:
    """A number as it stands in a cell; ``None`` where it is none."""
    try:
        value = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < Decimal(10) ** 15 else None
