"""The fields of the layers and tables that the plugin makes, read from ``resources/schema``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .catalogue import RESOURCES, CatalogueError, read_csv

KINDS = ("text", "int", "double", "bool", "date")


@dataclass(frozen=True)
class FieldSpec:
    """One field: ASCII ``name``, ``kind`` (one of ``KINDS``), sizes as in the file format, and its two aliases."""

    name: str
    kind: str
    length: int
    precision: int
    alias_en: str
    alias_zh: str


@cache
def fields_of(table: str) -> tuple[FieldSpec, ...]:
    """The fields of ``unit``, ``corner``, ``survey_part``, ... in order. Raises :class:`CatalogueError`."""
    path = RESOURCES / "schema" / f"{table}.csv"
    specs = []
    for row in read_csv(path, ("name", "type", "length", "precision", "alias_en", "alias_zh")):
        if row["type"] not in KINDS:
            raise CatalogueError(path, row["name"], f"'{row['type']}' is none of {', '.join(KINDS)}")
        specs.append(
            FieldSpec(
                row["name"], row["type"], int(row["length"]), int(row["precision"]), row["alias_en"], row["alias_zh"]
            )
        )
    return tuple(specs)
