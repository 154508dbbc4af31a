"""Rule profiles: which layers a rule looks at, what counts as affected, and what that means.

A profile is a JSON file (``resources/rules``, or a county's own); this module reads it and refuses what it cannot use,
naming the place in the file. No source fixes a distance for 三区两线 nor a size below which an overlap is only noise:
such figures carry ``"default": true`` in the file, and every output marks them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from ..catalogue import RESOURCES, Node, read_json
from ..unit import SECTIONS, Unit

NATIONAL = RESOURCES / "rules" / "national.json"
NOT_AFFECTED = "R0"
NOT_CHECKED = "not_checked"
AFFECTED = ("R1", "R2", "R3", "R4", "R5", "R6")
"""R1 red line or general area, R2 core area, R3 farmland, R4 urban boundary, R5 water source, R6 三区两线."""
OVERLAP = "overlap"
WITHIN_DISTANCE = "within_distance"
GEOMETRIES = ("polygon", "line", "point")
CERTAINTIES = ("O", "S", "M")
"""Official text at hand, second-hand source, general practice that no source at hand confirms."""
OUTCOME_REASONS = ("attribute_missing",)
"""What an outcome may say beside itself: the layer does not state what the outcome depends on."""
UNIT_FIELDS = ("section", "land_class", "temporary", "problem_type", "damage_degree", "accepted", "year", "name")
_LONGEST_ID = 40


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
    """What a hit means when all of ``when`` hold. ``rank`` is its place in the rule: the first is the strictest."""

    rank: int
    outcome: str
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
class Rule:
    """One rule. ``distance_m`` is 0 for an overlap. ``basis`` are (document, clause)."""

    rule_id: str
    name: str
    group: str
    layers: tuple[str, ...]
    geometry: tuple[str, ...]
    relation: str
    distance_m: float
    distance_is_default: bool
    sliver: Sliver
    outcomes: tuple[Outcome, ...]
    basis: tuple[tuple[str, str], ...]
    certainty: str
    certainty_note: str

    def matches(self, name: str) -> bool:
        """Whether a layer of this name serves this rule; case and full-width forms do not matter."""
        return any(fnmatchcase(normal(name), normal(pattern)) for pattern in self.layers)

    def outcome_of(self, unit: Unit, zone_attributes: Mapping[str, str]) -> Outcome:
        """What it means that this unit is affected by a zone with these attributes."""
        own = unit_attributes(unit)
        for outcome in self.outcomes:
            if all(one.holds(own if one.of_unit else zone_attributes) for one in outcome.when):
                return outcome
        raise AssertionError("the last outcome of a rule has no condition")

    @property
    def basis_text(self) -> str:
        """Documents and clauses, as printed."""
        return "；".join(f"{document} {clause}".strip() for document, clause in self.basis)


@dataclass(frozen=True)
class Profile:
    """A set of rules with its edition. ``sets`` gives the set (三区两线, 三条控制线, ...) of each group."""

    edition: str
    name: str
    note: str
    sets: Mapping[str, str]
    rules: tuple[Rule, ...]

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


def unit_attributes(unit: Unit) -> dict[str, str]:
    """The unit's own fields as conditions see them: upper-case names, yes and no as ``true`` and ``false``."""
    values = {name: getattr(unit, name) for name in UNIT_FIELDS}
    return {
        name.upper(): "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in values.items()
    }


def load_profile(path: Path = NATIONAL) -> Profile:
    """The profile in ``path``. Raises :class:`CatalogueError`, which names the file and the place."""
    return read_profile(read_json(path))


def read_profile(top: Node) -> Profile:
    """A profile from the top node of its file. Raises :class:`CatalogueError`."""
    groups, sets = _groups(top)
    rules = []
    seen: set[str] = set()
    for node in top.items("rules"):
        rule = _rule(node, groups)
        if rule.rule_id in seen:
            raise node.fail(f"rule '{rule.rule_id}' is there twice")
        seen.add(rule.rule_id)
        rules.append(rule)
    if not rules:
        raise top.fail("'rules' holds no rule")
    return Profile(_filled(top, "edition"), _filled(top, "name"), top.get("note", str, default=""), sets, tuple(rules))


def _groups(top: Node) -> tuple[dict[str, str], dict[str, str]]:
    """Group name by every label that is accepted for it, and the set of each group."""
    labels: dict[str, str] = {}
    sets: dict[str, str] = {}
    for node in top.items("groups"):
        name = _filled(node, "name")
        sets[name] = _filled(node, "set")
        for label in (name, *node.texts("aliases")):
            if labels.setdefault(normal(label), name) != name:
                raise node.fail(f"'{label}' already stands for '{labels[normal(label)]}'")
    return labels, sets


def _rule(node: Node, groups: Mapping[str, str]) -> Rule:
    rule_id = _filled(node, "id")
    if len(rule_id) > _LONGEST_ID:
        raise node.child("id").fail(f"is longer than {_LONGEST_ID} characters")
    group = normal(_filled(node, "group"))
    if group not in groups:
        raise node.child("group").fail(f"'{node.value['group']}' is none of the groups of this file")
    relation, distance, is_default = _relation(node.child("relation"))
    geometry = _choices(node, "geometry", GEOMETRIES)
    if relation == OVERLAP and geometry != ("polygon",):
        raise node.child("geometry").fail('only polygons have an area to overlap: ["polygon"]')
    return Rule(
        rule_id=rule_id,
        name=_filled(node, "name"),
        group=groups[group],
        layers=_texts(node, "layers"),
        geometry=geometry,
        relation=relation,
        distance_m=distance,
        distance_is_default=is_default,
        sliver=_sliver(node.child("sliver")),
        outcomes=_outcomes(node),
        basis=tuple((_filled(item, "document"), item.get("clause", str, default="")) for item in node.items("basis")),
        certainty=_choice(node, "certainty", CERTAINTIES),
        certainty_note=node.get("certainty_note", str, default=""),
    )


def _relation(node: Node) -> tuple[str, float, bool]:
    """Relation, distance in metres and whether the distance is a default without a source."""
    kind = _choice(node, "kind", (OVERLAP, WITHIN_DISTANCE))
    if kind == OVERLAP:
        if "distance_m" in node.value:
            raise node.child("distance_m").fail("an overlap has no distance")
        return kind, 0.0, False
    distance = _number(node, "distance_m")
    if distance == 0:
        raise node.child("distance_m").fail("should be more than 0")
    return kind, distance, node.get("default", bool, default=False)


def _sliver(node: Node) -> Sliver:
    return Sliver(
        _number(node, "area_m2"),
        _number(node, "width_m"),
        _choice(node, "match", ("both", "either")) == "both",
        node.get("default", bool, default=False),
    )


def _outcomes(rule: Node) -> tuple[Outcome, ...]:
    nodes = rule.items("outcomes")
    if not nodes:
        raise rule.child("outcomes").fail("holds no outcome")
    outcomes = []
    for rank, node in enumerate(nodes):
        when = tuple(map(_condition, node.items("when"))) if "when" in node.value else ()
        is_last = rank == len(nodes) - 1
        if bool(when) is is_last:
            raise node.fail(
                "the last outcome has no 'when': it is the one for everything else"
                if is_last
                else "needs a 'when'; only the last outcome has none"
            )
        outcomes.append(
            Outcome(
                rank,
                _choice(node, "outcome", AFFECTED),
                _filled(node, "level"),
                _filled(node, "meaning"),
                _choice(node, "reason", OUTCOME_REASONS) if "reason" in node.value else "",
                when,
            )
        )
    return tuple(outcomes)


def _condition(node: Node) -> Condition:
    of_unit = _choice(node, "of", ("zone", "unit")) == "unit"
    fields = _texts(node, "fields")
    if of_unit:
        for field in fields:
            if field not in UNIT_FIELDS:
                raise node.child("fields").fail(f"'{field}' is no field of a unit: {', '.join(UNIT_FIELDS)}")
    if ("is" in node.value) is ("is_not" in node.value):
        raise node.fail("needs either 'is' or 'is_not'")
    key = "is" if "is" in node.value else "is_not"
    values = node.texts(key)
    if not values:
        raise node.child(key).fail("holds no value")
    if of_unit and fields == ("section",) and set(values) - set(SECTIONS):
        raise node.child(key).fail(f"sections are {', '.join(SECTIONS)}")
    return Condition(of_unit, tuple(field.upper() for field in fields), frozenset(map(normal, values)), key == "is_not")


def _filled(node: Node, key: str) -> str:
    value: str = node.get(key, str)
    if not value.strip():
        raise node.child(key).fail("is empty")
    return value.strip()


def _texts(node: Node, key: str) -> tuple[str, ...]:
    values = node.texts(key)
    if not values or not all(value.strip() for value in values):
        raise (node.child(key) if key in node.value else node).fail(f"'{key}' needs at least one text")
    return values


def _number(node: Node, key: str) -> float:
    value: float = node.get(key, (int, float))
    if isinstance(value, bool) or not 0 <= value < 1e6:  # NaN fails, too
        raise node.child(key).fail("should be a number from 0 to 999999")
    return float(value)


def _choice(node: Node, key: str, allowed: tuple[str, ...]) -> str:
    value: str = node.get(key, str)
    if value not in allowed:
        raise node.child(key).fail(f"'{value}' is none of {', '.join(allowed)}")
    return value


def _choices(node: Node, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    values = _texts(node, key)
    for value in values:
        if value not in allowed:
            raise node.child(key).fail(f"'{value}' is none of {', '.join(allowed)}")
    return tuple(sorted(set(values), key=allowed.index))
