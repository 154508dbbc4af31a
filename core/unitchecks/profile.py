"""What a unit of each section has to say, and how far a line may be off: ``resources/rules/unit_checks.json``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from ..catalogue import RESOURCES, Node, read_json
from ..unit import SECTIONS, Unit

DEFAULT = RESOURCES / "rules" / "unit_checks.json"


@dataclass(frozen=True)
class SectionFields:
    """``required`` fields have to be filled; ``from_survey`` may be empty, the land survey will tell."""

    required: tuple[str, ...]
    from_survey: tuple[str, ...]


@dataclass(frozen=True)
class UnitProfile:
    """``tolerance_m`` is a default: no source says how far a line may be off."""

    edition: str
    tolerance_m: float
    sections: Mapping[str, SectionFields]


@cache
def load_unit_profile(path: Path = DEFAULT) -> UnitProfile:
    """The profile in ``path``. Raises :class:`CatalogueError`."""
    top = read_json(path)
    sections = top.child("sections")
    found = {}
    for name in SECTIONS:
        node = sections.child(name)
        found[name] = SectionFields(_names(node, "required"), _names(node, "from_survey"))
    tolerance = top.get("tolerance_m", (int, float))
    if not 0 < tolerance < 100:
        raise top.child("tolerance_m").fail("should be more than 0 and less than 100")
    return UnitProfile(top.get("edition", str), float(tolerance), found)


def _names(node: Node, key: str) -> tuple[str, ...]:
    known = {field.name for field in fields(Unit)}
    for name in node.texts(key):
        if name not in known:
            raise node.child(key).fail(f"'{name}' is no field of a unit")
    return node.texts(key)
