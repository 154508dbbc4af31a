"""Zone rules: which layers a rule looks at, what counts as affected, and what that means. ``profile.py`` reads them.

No source fixes a distance for 三区两线, how far one sees, nor a size below which an overlap is only noise: such figures
are defaults (``is_default``), and every output marks them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Optional

from ..unit import Unit

NOT_AFFECTED = "R0"
NOT_CHECKED = "not_checked"
AFFECTED = ("R1", "R2", "R3", "R4", "R5", "R6")
"""R1 red line or general area, R2 core area, R3 farmland, R4 urban boundary and other plans for the ground (blocks of
the mineral plan, mining rights), R5 water source and what else has a law of its own (distances from roads), R6
三区两线."""
MEANS = ("prohibited", "argued", "notice", "priority")
"""禁止, 需论证, 提示, 优先修复: what a hit means for a restoration unit: screening, never a legal conclusion."""
OVERLAP = "overlap"
WITHIN_DISTANCE = "within_distance"
VISIBLE_FROM = "visible_from"
RELATIONS = (OVERLAP, WITHIN_DISTANCE, VISIBLE_FROM)
GEOMETRIES = ("polygon", "line", "point")
CERTAINTIES = ("O", "S", "M")
"""Official text at hand, second-hand source, general practice that no source at hand confirms."""
OUTCOME_REASONS = ("attribute_missing",)
"""What an outcome may say beside itself: the layer does not state what the outcome depends on."""
UNIT_FIELDS = ("section", "land_class", "temporary", "problem_type", "damage_degree", "accepted", "year", "name")


@dataclass(frozen=True)
class Kind:
    """What a rule is about: its name, the group (三区, 两线) and the set (三区两线, 三条控制线) that it belongs to."""

    name: str
    group: str
    set_name: str

    @property
    def text(self) -> str:
        """Set, group and name, as printed; what is the same is said once."""
        return "·".join(dict.fromkeys((self.set_name, self.group, self.name)))


@dataclass(frozen=True)
class Condition:
    """A test on the zone's attributes or on the unit's fields.

    True where the first of ``fields`` that holds something is one of ``values`` (``negated``: none of them). Nothing
    held counts as the empty text.
    """

    of_unit: bool
    fields: tuple[str, ...]
    values: frozenset[str]
    negated: bool

    def holds(self, attributes: Mapping[str, str]) -> bool:
        """Whether it is true for attributes by upper-case field name."""
        held = (attributes.get(field, "") for field in self.fields)
        return (normal(next(filter(None, held), "")) in self.values) is not self.negated


@dataclass(frozen=True)
class Outcome:
    """What a hit means when all of ``when`` hold. ``rank`` is its place in the rule: the first is the strictest.

    ``outcome`` is one of ``AFFECTED``, ``means`` one of ``MEANS``; ``level`` says it finer in the words of the field,
    ``meaning`` in a sentence.
    """

    rank: int
    outcome: str
    means: str
    level: str
    meaning: str
    reason: str
    when: tuple[Condition, ...]


@dataclass(frozen=True)
class Sliver:
    """When a piece is perhaps only noise: smaller than ``area_m2``, nowhere wider than ``width_m``, both or either."""

    area_m2: float
    width_m: float
    both: bool
    is_default: bool


@dataclass(frozen=True)
class Viewing:
    """How one sees: eye and target in metres above the ground, an observer every ``spacing_m`` along a line.

    ``refraction`` is the coefficient k by which the air bends the ray (about 1/7 for light, 0 without air, so that 1
    would make the earth flat). GDAL's curvature coefficient is ``1 - k``.
    """

    observer_m: float
    target_m: float
    spacing_m: float
    refraction: float
    is_default: bool

    @property
    def curvature(self) -> float:
        """The curvature coefficient of GDAL's viewshed: what share of the earth's curvature hides the ground."""
        return 1.0 - self.refraction


@dataclass(frozen=True)
class Rule:
    """One rule.

    ``distance_m`` is 0 for an overlap; for ``VISIBLE_FROM``, which alone has a ``viewing``, it is the farthest sight
    and the distance that is used where there is no terrain. ``basis`` are (document, clause). ``edition`` is the rule's
    own or that of the profile it came with. It holds from ``valid_from`` to ``valid_to``, both days included;
    ``None`` is open.
    """

    rule_id: str
    name: str
    kind: Kind
    layers: tuple[str, ...]
    geometry: tuple[str, ...]
    relation: str
    distance_m: float
    distance_is_default: bool
    viewing: Optional[Viewing]
    sliver: Sliver
    outcomes: tuple[Outcome, ...]
    basis: tuple[tuple[str, str], ...]
    certainty: str
    certainty_note: str
    edition: str
    valid_from: Optional[date] = None
    valid_to: Optional[date] = None

    def matches(self, name: str) -> bool:
        """Whether a layer of this name serves this rule; case and full width do not matter, 三线两区 is 三区两线."""
        # Brackets are part of a name, no set of characters.
        return any(fnmatchcase(label(name), label(pattern).replace("[", "[[]")) for pattern in self.layers)

    def in_force(self, day: date) -> bool:
        """Whether the rule holds on this day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def outcome_of(self, unit: Unit, zone_attributes: Mapping[str, str]) -> Outcome:
        """What it means that this unit is affected by a zone with these attributes."""
        own = unit_attributes(unit)
        for outcome in self.outcomes:
            if all(one.holds(own if one.of_unit else zone_attributes) for one in outcome.when):
                return outcome
        raise AssertionError("the last outcome of a rule has no condition")

    def strictest_of(self, unit: Unit) -> Outcome:
        """The strictest that any zone could mean for this unit."""
        own = unit_attributes(unit)
        return next(one for one in self.outcomes if all(two.holds(own) for two in one.when if two.of_unit))

    @cached_property
    def basis_text(self) -> str:
        """Documents and clauses, as printed: the clauses of one document together."""
        clauses: dict[str, list[str]] = {}
        for document, clause in self.basis:
            clauses.setdefault(document, []).append(clause)
        return "；".join(f"{document} {'、'.join(filter(None, some))}".strip() for document, some in clauses.items())


@dataclass(frozen=True)
class Profile:
    """A set of rules with its edition. ``extended`` are the editions of the profiles it extends, nearest first."""

    edition: str
    name: str
    note: str
    rules: tuple[Rule, ...]
    extended: tuple[str, ...] = ()

    @property
    def editions(self) -> tuple[str, ...]:
        """The edition of this profile and those of its rules, each once."""
        return tuple(dict.fromkeys((self.edition, *(rule.edition for rule in self.rules))))

    def rules_for(self, names: Iterable[str]) -> tuple[Rule, ...]:
        """The rules that a layer serves: those that know the first of its names that any rule knows."""
        for name in names:
            known = tuple(rule for rule in self.rules if rule.matches(name))
            if known:
                return known
        return ()

    @property
    def zone_fields(self) -> frozenset[str]:
        """The zone attributes that conditions look at, upper case."""
        return frozenset(
            field
            for rule in self.rules
            for outcome in rule.outcomes
            for condition in outcome.when
            if not condition.of_unit
            for field in condition.fields
        )

    @property
    def reach(self) -> float:
        """How far from a unit a zone can matter, metres."""
        return max((rule.distance_m for rule in self.rules), default=0.0)


def normal(text: str) -> str:
    """The form in which names and values are compared: NFKC, no spaces around, case folded."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def label(text: str) -> str:
    """The form in which names of layers and kinds are compared: normal, and 三线两区 is the same as 三区两线."""
    return normal(text).replace("三线两区", "三区两线")


def unit_attributes(unit: Unit) -> dict[str, str]:
    """The unit's own fields as conditions see them: upper-case names, yes and no as ``true`` and ``false``."""
    values = {name: getattr(unit, name) for name in UNIT_FIELDS}
    return {
        name.upper(): "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in values.items()
    }
