"""What a unit of each section has to say, and the figures of the checks: ``resources/rules/unit_checks.json``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from ..catalogue import RESOURCES, Node, read_json
from ..landclass.classes import load_classes
from ..unit import Unit
from ..vocabulary import SECTIONS

DEFAULT = RESOURCES / "rules" / "unit_checks.json"


@dataclass(frozen=True)
class SectionFields:
    """``required`` fields have to be filled; ``from_survey`` may be empty, the land survey will tell.

    ``unused`` fields have no place in the form of the section.
    """

    required: tuple[str, ...]
    from_survey: tuple[str, ...]
    unused: tuple[str, ...]


@dataclass(frozen=True)
class TemporaryLand:
    """Years that temporary land is usually approved for at most, and years after its end to have it restored."""

    usual_years: int
    restored_within_years: int


@dataclass(frozen=True)
class UnitProfile:
    """``tolerance_m`` and ``gap_m`` are defaults: no source says how far a line may be off, or how wide a gap may be
    that nobody meant.

    ``farmland`` are the first-level classes that permanent basic farmland may have, ``unusual`` the classes that
    restored ground hardly becomes.
    """

    edition: str
    tolerance_m: float
    gap_m: float
    temporary: TemporaryLand
    farmland: tuple[str, ...]
    unusual: tuple[str, ...]
    sections: Mapping[str, SectionFields]


def load_unit_profile(path: Path = DEFAULT) -> UnitProfile:
    """The profile in ``path``. Raises :class:`CatalogueError`."""
    top = read_json(path)
    sections = top.child("sections")
    found = {}
    for name in SECTIONS:
        node = sections.child(name)
        found[name] = SectionFields(*(_names(node, key) for key in ("required", "from_survey", "unused")))
    temporary = top.child("temporary")
    return UnitProfile(
        top.get("edition", str),
        _metres(top, "tolerance_m"),
        _metres(top, "gap_m"),
        TemporaryLand(*(_years(temporary, key) for key in ("usual_years", "restored_within_years"))),
        _classes(top, "farmland_classes"),
        _classes(top, "unusual_classes"),
        found,
    )


def _metres(node: Node, key: str) -> float:
    value = node.get(key, (int, float))
    if isinstance(value, bool) or not 0 < value < 100:
        raise node.child(key).fail("should be more than 0 and less than 100")
    return float(value)


def _years(node: Node, key: str) -> int:
    value = int(node.get(key, int))
    if not 0 <= value < 100:
        raise node.child(key).fail("should be 0 to 99")
    return value


def _classes(node: Node, key: str) -> tuple[str, ...]:
    classes = load_classes()
    node.child(key)
    for code in node.texts(key):
        if code not in classes:
            raise node.child(key).fail("'{code}' is no land class", code=code)
    return node.texts(key)


def _names(node: Node, key: str) -> tuple[str, ...]:
    known = {field.name for field in fields(Unit)}
    for name in node.texts(key):
        if name not in known:
            raise node.child(key).fail("'{field}' is no field of a unit", field=name)
    return node.texts(key)
