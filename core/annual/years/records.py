"""What a comparison of last year's plan with its results holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Optional

from ...findings import Finding
from ...unit import Unit
from ..classes import ClassLine

AS_PLANNED, DIFFERENTLY, NOT_DONE, UNPLANNED, UNCLEAR, NOT_CHECKED = OUTCOMES = (
    "as_planned",
    "differently",
    "not_done",
    "unplanned",
    "unclear",
    "not_checked",
)
"""Done as planned, done differently, not done, done without a plan; what somebody has to decide; what could not be
compared (no usable geometry, no plan known)."""
AREA, CLASS, PLACE, QUALITY, TEMPORARY, MEASURES = KINDS = (
    "area",
    "class",
    "place",
    "quality",
    "temporary",
    "measures",
)
"""What of a result can differ from its plan."""
LINK, GEOMETRY = "link", "geometry"
ONE, SPLIT, JOIN, REGROUPED = "one", "split", "join", "regrouped"


@dataclass(frozen=True)
class Thresholds:
    """What counts as the same; no source fixes any of them, all are shares from 0 to 1.

    Units without a link belong together where they share ``match`` of the smaller one's ground, somebody has to decide
    from ``unclear`` on. ``area`` is the share of the planned area by which a result may differ, ``place`` the share of
    the smaller one's ground that has to lie in the other.
    """

    match: float = 0.5
    unclear: float = 0.1
    area: float = 0.05
    place: float = 0.8


@dataclass(frozen=True)
class Difference:
    """One thing that was done differently. ``kind`` is one of ``KINDS``; ``planned`` and ``done`` are what stands
    there, ``figure`` by how much it differs (all printable; areas in hm² with 4 decimals), empty where that is no
    number.
    """

    kind: str
    planned: str
    done: str
    figure: str = ""


@dataclass(frozen=True)
class ComparisonRow:
    """One pair of a planned unit and a result, or one of them alone.

    ``plan_ha4`` and ``result_ha4`` (0.0001 hm²) are what of the units' areas this row stands for: all of it, but where
    several rows share a unit its area is divided among them, so that rows sum to units. ``common_ha4`` is the ground
    that both have. ``result_ha4`` is the sum of ``new_ha4``, ``before_ha4`` (restored in an earlier year) and
    ``twice_ha4`` (counted with another result of the same year). Of a unit without an area all are 0.
    ``result_classes`` are the rows that the whole result has in the form.
    """

    outcome: str
    match: int
    plan: Optional[Unit] = None
    result: Optional[Unit] = None
    matched_by: str = ""
    relation: str = ""
    plan_ha4: int = 0
    result_ha4: int = 0
    common_ha4: int = 0
    new_ha4: int = 0
    before_ha4: int = 0
    twice_ha4: int = 0
    result_classes: tuple[ClassLine, ...] = ()
    differences: tuple[Difference, ...] = ()
    not_compared: tuple[str, ...] = ()
    reason: str = ""
    candidates: str = ""

    @property
    def difference_ha4(self) -> int:
        """Result less plan."""
        return self.result_ha4 - self.plan_ha4


@dataclass(frozen=True)
class OutcomeSum:
    """Planned units and results of one outcome: how many, and their areas in 0.0001 hm²."""

    plans: int = 0
    results: int = 0
    plan_ha4: int = 0
    result_ha4: int = 0


@dataclass(frozen=True)
class ClassSum:
    """Area of one class planned and restored, 0.0001 hm²; ``code`` is empty where no class is stated."""

    code: str
    name: str
    plan_ha4: int
    result_ha4: int


@dataclass(frozen=True)
class MoneyRow:
    """An amount in 万元 as it was planned and as it came; ``None`` where nothing readable stands there.

    ``key`` is ``draw`` (提取) or ``spend`` (使用).
    """

    key: str
    planned: Optional[Decimal]
    actual: Optional[Decimal]

    @property
    def difference(self) -> Optional[Decimal]:
        """Actual less planned."""
        return None if self.planned is None or self.actual is None else self.actual - self.planned

    @property
    def share(self) -> Optional[Decimal]:
        """The difference in percent of what was planned, 2 decimals."""
        if self.difference is None or not self.planned:
            return None
        return (100 * self.difference / self.planned).quantize(Decimal("0.01"))


@dataclass(frozen=True)
class YearSums:
    """Sums over all rows, areas in 0.0001 hm².

    ``outcomes`` by outcome, all of ``OUTCOMES``, sum to the totals. ``result_ha4`` is ``new_ha4 + before_ha4 +
    twice_ha4``. ``earlier_ha4`` is the ground restored in earlier years, each bit counted once;
    :attr:`cumulative_ha4` is that and the new ground.
    """

    plans: int = 0
    results: int = 0
    plan_ha4: int = 0
    result_ha4: int = 0
    outcomes: Mapping[str, OutcomeSum] = field(default_factory=dict)
    classes: tuple[ClassSum, ...] = ()
    accepted_ha4: int = 0
    new_ha4: int = 0
    before_ha4: int = 0
    twice_ha4: int = 0
    earlier_units: int = 0
    earlier_ha4: int = 0

    @property
    def knows_new(self) -> bool:
        """Whether units of earlier years are known; without them new, before and cumulative areas say nothing."""
        return self.earlier_units > 0

    @property
    def cumulative_ha4(self) -> int:
        """All ground restored up to now."""
        return self.earlier_ha4 + self.new_ha4


@dataclass(frozen=True)
class YearComparison:
    """The plan of the year before ``year`` against its results, the ``restored`` units of ``year``.

    ``paragraphs`` and ``money_text`` are the draft of what part 一 of the annual plan asks for, in Chinese; ``rows``
    have all their figures. ``edition`` is that of the wording.
    """

    year: int
    rows: tuple[ComparisonRow, ...] = ()
    sums: YearSums = YearSums()
    money: tuple[MoneyRow, ...] = ()
    paragraphs: tuple[str, ...] = ()
    money_text: str = ""
    findings: tuple[Finding, ...] = ()
    edition: str = ""
    thresholds: Thresholds = field(default_factory=Thresholds)
