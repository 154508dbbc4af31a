"""Parts 一 and 二 of the annual plan: what the outline asks to be said in words, drafted from the record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PlanPart:
    """A headed part. ``level`` is 1 for 一 and 二, 2 for （一） and so on; paragraphs are one line each, cleaned."""

    heading: str
    paragraphs: tuple[str, ...]
    level: int = 1


@dataclass(frozen=True)
class AnnualPlan:
    """The text of the plan. ``attachment`` is the line that names the table behind it."""

    title: str
    parts: tuple[PlanPart, ...]
    attachment: str
