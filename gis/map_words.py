"""The wording of the map sheets, from ``resources/layouts/sheets.json``: Chinese, whatever language QGIS speaks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Optional

from ..core.catalogue import RESOURCES, Node, read_json

LAYOUTS = RESOURCES / "layouts"


@cache
def words(path: Path = LAYOUTS / "sheets.json") -> Node:
    """The top node of the wording. Raises ``CatalogueError``."""
    return read_json(path)


def word(*keys: str) -> str:
    """The text under ``keys``: ``word("legend", "unit")``."""
    node = words()
    for key in keys[:-1]:
        node = node.child(key)
    return node.get(keys[-1], str)


def texts(*keys: str) -> tuple[str, ...]:
    """The list of texts under ``keys``."""
    node = words()
    for key in keys[:-1]:
        node = node.child(key)
    return node.texts(keys[-1])


def zone_kind(names: Iterable[str]) -> tuple[Optional[str], str]:
    """What a zone layer with these ``names`` is: the kind, which is its style's name, and its title on the map.

    A layer that nobody knows has no kind and keeps its own first name.
    """
    known = [name.casefold() for name in names]
    for entry in words().items("zones"):
        if any(name.casefold() in known for name in entry.texts("names")):
            return entry.get("kind", str), entry.get("title", str)
    return None, next(iter(names), "")
