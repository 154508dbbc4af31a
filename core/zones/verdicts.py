"""What a zone check yields: a verdict for each unit and rule, and the pieces behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Optional

from shapely.geometry import MultiPolygon

from ..amounts import m2
from ..findings import Finding
from ..unit import Unit
from .layers import ZoneLayer
from .marks import Mark, verdict_text
from .rules import NOT_CHECKED, Outcome, Profile, Rule

REASONS = (
    "layer_missing",
    "layer_empty",
    "layer_unreadable",
    "no_crs",
    "other_datum",
    "wrong_geometry",
    "zone_unplaced",
    "invalid_zone",
    "outside_coverage",
    "partly_outside_coverage",
    "surroundings_outside_coverage",
    "unit_invalid",
    "rule_not_in_force",
    "no_terrain",
    "outside_terrain",
    "partly_outside_terrain",
    "sliver",
    "attribute_missing",
)
"""Reason codes. For ``not_checked`` they say why; beside an affected unit they say what is not certain about it.

``no_terrain``: a rule that asks what is visible was answered by the distance.
"""
BY_SIGHT, BY_DISTANCE = "line_of_sight", "distance_no_dem"
"""What the parameter ``mode`` says of a rule that asks what is visible: how it was answered."""


@dataclass(frozen=True)
class Parameter:
    """A figure the verdict depends on. ``is_default`` where no source fixes it and the user has not set it either."""

    key: str
    value: str
    is_default: bool = False


def parameters_text(parameters: tuple[Parameter, ...]) -> str:
    """Parameters in one line, for a field of a layer."""
    return "; ".join(f"{one.key}={one.value}{' (default)' if one.is_default else ''}" for one in parameters)


def joined(parts: Sequence[str]) -> str:
    """Different texts in one."""
    if len(parts) == 1:
        return parts[0]
    return "、".join(dict.fromkeys(part for part in parts if part))


@dataclass(frozen=True)
class Hit:
    """The piece of a unit that one zone takes under one rule. Pieces of a unit and rule never overlap each other.

    Ground that lies in several zones belongs to the one with the strictest outcome, then to the nearest, then to the
    first by layer and identifier. ``centi`` of a unit and rule add up to the verdict's, whose ``parameters`` it has.
    """

    unit_id: str
    rule: Rule
    outcome: Outcome
    reasons: tuple[str, ...]
    centi: int
    share: float
    layer: ZoneLayer
    feature_id: str
    parameters: tuple[Parameter, ...]
    geometry: MultiPolygon


@dataclass(frozen=True)
class Verdict:
    """The verdict on one unit under one rule.

    ``outcome`` is ``R0``, ``not_checked`` or that of ``meant``, the strictest outcome hit. ``centi`` (0.01 m²) is the
    official area of all ground hit, ``None`` where nothing was checked; ``share`` is of the unit's official area.
    ``parts`` are outcomes with the area each has of it, strictest first.
    """

    unit_id: str
    rule: Rule
    outcome: str
    meant: Optional[Outcome]
    reasons: tuple[str, ...]
    centi: Optional[int]
    share: Optional[float]
    parts: tuple[tuple[Outcome, int], ...]
    layers: tuple[ZoneLayer, ...]
    features: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    mark: Optional[Mark] = None

    @property
    def layer_names(self) -> str:
        """The names of the layers, as printed."""
        return joined([layer.name for layer in self.layers])

    @property
    def sources(self) -> str:
        """Where the layers are from, as printed."""
        return joined([layer.source for layer in self.layers])

    @property
    def editions(self) -> str:
        """The editions of the layers, as printed."""
        return joined([layer.edition for layer in self.layers])

    @property
    def text(self) -> str:
        """The verdict as marks know it."""
        return verdict_text(
            self.outcome,
            self.meant.level if self.meant else "",
            ",".join(self.reasons),
            None if self.centi is None else float(m2(self.centi)),
            joined(self.features),
            self.editions,
            self.rule.edition,
        )

    @property
    def is_checked(self) -> bool:
        """Whether there is an answer at all."""
        return self.outcome != NOT_CHECKED


@dataclass(frozen=True)
class LayerUse:
    """A layer that was given, and the rules it served (none: it is unused)."""

    layer: ZoneLayer
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class ZoneCheck:
    """The whole result. ``verdicts`` go unit by unit, in each rule by rule as in the profile; ``areas`` in 0.01 m².

    ``day`` is the date for which rules were taken to be in force, ``None`` where none was given. ``left_marks`` are
    marks of units or rules that this check does not have.
    """

    profile: Profile
    units: tuple[Unit, ...]
    areas: tuple[Optional[int], ...]
    layers: tuple[LayerUse, ...]
    coverage: str
    verdicts: tuple[Verdict, ...]
    hits: tuple[Hit, ...]
    findings: tuple[Finding, ...]
    day: Optional[date] = None
    left_marks: tuple[Mark, ...] = ()

    def verdicts_of(self, number: int) -> tuple[Verdict, ...]:
        """The verdicts of the unit at this place in ``units``, one a rule."""
        count = len(self.profile.rules)
        return self.verdicts[number * count : (number + 1) * count]

    @property
    def affected_count(self) -> int:
        """Verdicts with a hit."""
        return sum(verdict.meant is not None for verdict in self.verdicts)

    @property
    def not_checked_count(self) -> int:
        """Verdicts that are none."""
        return sum(not verdict.is_checked for verdict in self.verdicts)
