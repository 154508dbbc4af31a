"""Rule profiles: JSON files in ``resources/rules``, or a county's own, that hold the rules of a zone check.

A profile that cannot be used is refused with the file, the line and the place in it. It may extend another one, beside
it or bundled: then its rules replace those of the same id, the others stay as they are, each with its edition.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Optional

from ..catalogue import RESOURCES, Node, read_json
from ..vocabulary import SECTIONS
from .rules import (
    AFFECTED,
    CERTAINTIES,
    GEOMETRIES,
    MEANS,
    OUTCOME_REASONS,
    OVERLAP,
    RELATIONS,
    UNIT_FIELDS,
    VISIBLE_FROM,
    Condition,
    Kind,
    Outcome,
    Profile,
    Rule,
    Sliver,
    Viewing,
    label,
    normal,
)

_FOLDER = RESOURCES / "rules"
NATIONAL = _FOLDER / "national.json"
_KINDS = _FOLDER / "zone_kinds.json"
_LONGEST_ID = 40
_PROFILE_KEYS = ("$schema", "edition", "name", "note", "extends", "without", "kinds", "rules")
_RULE_KEYS = (
    "id",
    "name",
    "kind",
    "layers",
    "geometry",
    "relation",
    "sliver",
    "outcomes",
    "basis",
    "certainty",
    "certainty_note",
    "edition",
    "valid_from",
    "valid_to",
    "note",
)


def load_profile(path: Path = NATIONAL) -> Profile:
    """The profile in ``path``; the bare name of a bundled one will do, unless a file of that name is at hand.

    Raises :class:`CatalogueError`, which names the file, the line and the place.
    """
    bundled = _FOLDER / path.name
    return _read(bundled if path == Path(path.name) and _exists(bundled) and not _exists(path) else path, ())


def _read(path: Path, extending: tuple[Path, ...]) -> Profile:
    """The profile in ``path``, which those in ``extending`` extend."""
    top = read_json(path)
    top.only(*_PROFILE_KEYS)
    top.get("$schema", str, default="")  # for editors
    edition = _filled(top, "edition")
    name = _filled(top, "name")
    kinds = _kinds(top)
    extended = _extended(top, (*extending, path)) if top.has("extends") else None
    if extended is None and top.has("without"):
        raise top.child("without").fail("only a file with 'extends' leaves rules out")
    rules = {rule.rule_id: rule for rule in extended.rules} if extended else {}
    for number, rule_id in enumerate(top.texts("without")):
        if rules.pop(rule_id, None) is None:
            raise top.items("without")[number].fail(
                "'{rule}' is no rule of '{file}'", rule=rule_id, file=top.value["extends"]
            )
    own: set[str] = set()
    for node in top.items("rules"):
        rule = _rule(node, kinds, edition)
        if rule.rule_id in own:
            raise node.fail("rule '{rule}' is there twice", rule=rule.rule_id)
        own.add(rule.rule_id)
        rules[rule.rule_id] = rule
        for other in rules.values():
            if other.name == rule.name and other.rule_id != rule.rule_id:
                problem = "rule '{rule}' has this name too; readers of a report have only the name"
                raise node.child("name").fail(problem, rule=other.rule_id)
    if not rules:
        raise top.child("rules").fail("holds no rule; write at least one")
    # What a file adds to a set of rules stands beside them, so that a report shows each set once.
    sets = list(dict.fromkeys(rule.kind.set_name for rule in rules.values()))
    ordered = tuple(sorted(rules.values(), key=lambda rule: sets.index(rule.kind.set_name)))
    editions = (extended.edition, *extended.extended) if extended else ()
    return Profile(edition, name, top.get("note", str, default=""), ordered, editions)


def _extended(top: Node, extending: tuple[Path, ...]) -> Profile:
    """The profile that this one extends: a file beside it, else a bundled one."""
    name = _filled(top, "extends")
    if Path(name).name != name:
        raise top.child("extends").fail("should be the name of a file beside this one or of a bundled one, no path")
    beside = top.path.parent / name
    path = beside if _exists(beside) else _FOLDER / name
    if not _exists(path):
        raise top.child("extends").fail("'{file}' is neither beside this file nor bundled", file=name)
    if any(path.resolve() == one.resolve() for one in extending):
        raise top.child("extends").fail("'{file}' extends this file in turn", file=name)
    return _read(path, extending)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that no system takes
        return False


def _kinds(top: Node) -> dict[str, Kind]:
    """Kinds by every label that is accepted: the fixed ones, and those that the file adds."""
    labels: dict[str, Kind] = {}
    for file in (read_json(_KINDS), top):
        for node in file.items("kinds") if file.has("kinds") else ():
            node.only("name", "group", "set", "aliases")
            name = _filled(node, "name")
            kind = Kind(name, _filled(node, "group") if node.has("group") else name, _filled(node, "set"))
            for text in (name, *node.texts("aliases")):
                known = labels.setdefault(label(text), kind)
                if known.name != name or known.set_name != kind.set_name:
                    raise node.fail("'{text}' already stands for '{kind}'", text=text, kind=known.text)
    return labels


def _rule(node: Node, kinds: Mapping[str, Kind], edition: str) -> Rule:
    node.only(*_RULE_KEYS)
    rule_id = _filled(node, "id")
    if len(rule_id) > _LONGEST_ID:
        raise node.child("id").fail("is longer than {most} characters", most=str(_LONGEST_ID))
    kind = label(_filled(node, "kind"))
    if kind not in kinds:
        raise node.child("kind").fail("'{kind}' is no kind; known are {known}", kind=kind, known=_kinds_text(kinds))
    relation, distance, is_default, viewing = _relation(node.child("relation"))
    geometry = _choices(node, "geometry", GEOMETRIES)
    if relation == OVERLAP and geometry != ("polygon",):
        raise node.child("geometry").fail('only polygons have an area to overlap: ["polygon"]')
    valid_from, valid_to = _day(node, "valid_from"), _day(node, "valid_to")
    if valid_from and valid_to and valid_to < valid_from:
        raise node.child("valid_to").fail(
            "{last} is before valid_from {first}", last=str(valid_to), first=str(valid_from)
        )
    return Rule(
        rule_id=rule_id,
        name=_filled(node, "name"),
        kind=kinds[kind],
        layers=_texts(node, "layers"),
        geometry=geometry,
        relation=relation,
        distance_m=distance,
        distance_is_default=is_default,
        viewing=viewing,
        sliver=_sliver(node.child("sliver")),
        outcomes=_outcomes(node),
        basis=_basis(node),
        certainty=_choice(node, "certainty", CERTAINTIES),
        certainty_note=node.get("certainty_note", str, default=""),
        edition=_filled(node, "edition") if node.has("edition") else edition,
        valid_from=valid_from,
        valid_to=valid_to,
    )


def _kinds_text(kinds: Mapping[str, Kind]) -> str:
    return "、".join(dict.fromkeys(kind.name for kind in kinds.values()))


def _basis(node: Node) -> tuple[tuple[str, str], ...]:
    """Documents with their clauses."""
    items = node.items("basis")
    if not items:
        raise node.child("basis").fail("names no document; a rule without one names the practice it follows")
    for item in items:
        item.only("document", "clause")
    return tuple((_filled(item, "document"), item.get("clause", str, default="").strip()) for item in items)


def _relation(node: Node) -> tuple[str, float, bool, Optional[Viewing]]:
    """Relation, distance in metres, whether the distance is a default without a source, and how one sees."""
    kind = _choice(node, "kind", RELATIONS)
    if kind == OVERLAP:
        node.only("kind")
        return kind, 0.0, False, None
    node.only("kind", "distance_m", "default", *(("viewing",) if kind == VISIBLE_FROM else ()))
    distance = _number(node, "distance_m")
    if distance == 0:
        raise node.child("distance_m").fail("should be more than 0")
    viewing = _viewing(node.child("viewing")) if kind == VISIBLE_FROM else None
    return kind, distance, node.get("default", bool, default=False), viewing


def _viewing(node: Node) -> Viewing:
    node.only("observer_m", "target_m", "spacing_m", "refraction", "default")
    spacing, refraction = _number(node, "spacing_m"), _number(node, "refraction")
    if spacing == 0:
        raise node.child("spacing_m").fail("should be more than 0")
    if refraction > 1:
        raise node.child("refraction").fail("is a coefficient from 0 (no air) to 1; for light about 0.14")
    return Viewing(
        _number(node, "observer_m"), _number(node, "target_m"), spacing, refraction, node.get("default", bool, False)
    )


def _sliver(node: Node) -> Sliver:
    node.only("area_m2", "width_m", "match", "default")
    return Sliver(
        _number(node, "area_m2"),
        _number(node, "width_m"),
        _choice(node, "match", ("both", "either")) == "both",
        node.get("default", bool, default=False),
    )


def _day(node: Node, key: str) -> Optional[date]:
    """A date written YYYY-MM-DD; ``None`` where the key is missing."""
    if not node.has(key):
        return None
    text = _filled(node, key)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # later Pythons take more forms than one
        raise node.child(key).fail("'{text}' is no date written YYYY-MM-DD", text=text)
    return day


def _outcomes(rule: Node) -> tuple[Outcome, ...]:
    nodes = rule.items("outcomes")
    if not nodes:
        raise rule.child("outcomes").fail("holds no outcome; write at least one")
    outcomes = []
    for rank, node in enumerate(nodes):
        when = tuple(map(_condition, node.items("when"))) if node.has("when") else ()
        is_last = rank == len(nodes) - 1
        if bool(when) is is_last:
            raise node.fail(
                "the last outcome has no 'when': it is the one for everything else"
                if is_last
                else "needs a 'when'; only the last outcome has none"
            )
        node.only("outcome", "means", "level", "meaning", "reason", "when")
        outcomes.append(
            Outcome(
                rank,
                _choice(node, "outcome", AFFECTED),
                _choice(node, "means", MEANS),
                _filled(node, "level"),
                _filled(node, "meaning"),
                _choice(node, "reason", OUTCOME_REASONS) if node.has("reason") else "",
                when,
            )
        )
    return tuple(outcomes)


def _condition(node: Node) -> Condition:
    node.only("of", "fields", "is", "is_not")
    of_unit = _choice(node, "of", ("zone", "unit")) == "unit"
    fields = _texts(node, "fields")
    if of_unit:
        for field in fields:
            if field not in UNIT_FIELDS:
                raise node.child("fields").fail(
                    "'{field}' is no field of a unit: {known}", field=field, known=", ".join(UNIT_FIELDS)
                )
    if node.has("is") is node.has("is_not"):
        raise node.fail("needs either 'is' or 'is_not'")
    key = "is" if node.has("is") else "is_not"
    values = node.texts(key)
    if not values:
        raise node.child(key).fail("holds no value; write at least one")
    if of_unit and fields == ("section",) and set(values) - set(SECTIONS):
        raise node.child(key).fail("the sections of units are {known}", known=", ".join(SECTIONS))
    return Condition(of_unit, tuple(field.upper() for field in fields), frozenset(map(normal, values)), key == "is_not")


def _filled(node: Node, key: str) -> str:
    value: str = node.get(key, str)
    if not value.strip():
        raise node.child(key).fail("is empty; write a text")
    return value.strip()


def _texts(node: Node, key: str) -> tuple[str, ...]:
    values = node.texts(key)
    if not values or not all(value.strip() for value in values):
        raise (node.child(key) if node.has(key) else node).fail("'{key}' needs at least one text", key=key)
    return values


def _number(node: Node, key: str) -> float:
    value: float = node.get(key, (int, float))
    if isinstance(value, bool) or not 0 <= value < 1e6:  # NaN fails, too
        raise node.child(key).fail("should be a number from 0 to 999999")
    return float(value)


def _choice(node: Node, key: str, allowed: tuple[str, ...]) -> str:
    value: str = node.get(key, str)
    if value not in allowed:
        raise node.child(key).fail("'{value}' is none of {known}", value=value, known=", ".join(allowed))
    return value


def _choices(node: Node, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    values = _texts(node, key)
    for value in values:
        if value not in allowed:
            raise node.child(key).fail("'{value}' is none of {known}", value=value, known=", ".join(allowed))
    return tuple(sorted(set(values), key=allowed.index))
