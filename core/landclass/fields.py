"""The fields of a survey layer that matter here, found by name or by Chinese alias, and the editions they tell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ..catalogue import RESOURCES, read_csv

_DEFAULT = RESOURCES / "tables" / "survey_fields.csv"
OF_2009 = ("TKXS", "TKMJ", "XZDWMJ", "LXDWMJ", "KCLX")
"""Fields of the 2009-edition (二调) DLTB that the third survey does not have."""


@cache
def survey_fields(path: Path = _DEFAULT) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each field with the names it may go by, best first. Raises :class:`CatalogueError`."""
    rows = read_csv(path, ("field", "name", "also"))
    return tuple(
        (row["field"], tuple(name for name in (row["field"], row["name"], *row["also"].split("|")) if name))
        for row in rows
    )


def find_fields(present: Mapping[str, str]) -> dict[str, str]:
    """Where the survey's fields are: field of the survey -> name in the layer.

    ``present`` is name -> alias of the layer's fields. Names go before aliases, capitals do not matter.
    """
    by_name = {name.strip().upper(): name for name in present}
    by_alias = {alias.strip().upper(): name for name, alias in present.items() if alias.strip()}
    found = {}
    for field, names in survey_fields():
        for place in (by_name, by_alias):
            hit = next((place[name.upper()] for name in names if name.upper() in place), None)
            if hit is not None:
                found[field] = hit
                break
    return found


def is_2009_layer(present: Mapping[str, str]) -> bool:
    """Whether the layer has fields of the 2009 edition."""
    names = {name.strip().upper() for name in present}
    return any(name in names for name in OF_2009)


def is_2009_code(code: str) -> bool:
    """Whether ``code`` looks like one of the 2009 edition (011, 127): three digits, where the third survey has four."""
    return len(code) == 3 and code.isdigit() and not code.startswith("2")
