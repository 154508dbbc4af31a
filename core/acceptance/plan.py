"""What an acceptance package holds: read from ``resources/packages/acceptance.json``, which a county may edit.

There is no legal list of enclosures; the file says that it follows common practice, and every package repeats it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from ..catalogue import RESOURCES, Node, read_json
from ..files import safe_name

DEFAULT_PLAN = RESOURCES / "packages" / "acceptance.json"
KINDS = ("map", "table", "data", "document")
MAKERS = ("program", "applicant")
REASONS = ("applicant", "no_input", "no_units", "failed")
"""Why an item is not in a package: its maker is the applicant, a layer or table was not given, there is no unit that it
would show, or it could not be made (the log says why)."""
_EACH = ("", "unit", "file")
_PLACEHOLDERS = {"year", "unit", "number"}


@dataclass(frozen=True)
class PlanItem:
    """One item of a package. ``each`` is ``unit`` or ``file`` where there may be several files of it, else empty.

    ``kind`` is one of ``KINDS``, ``maker`` one of ``MAKERS``; ``folder`` and ``pattern`` make the path.
    """

    item_id: str
    title: str
    kind: str
    maker: str
    required: bool
    folder: str
    pattern: str
    each: str = ""

    def path(self, year: int, unit: str = "", number: int = 1) -> str:
        """The path inside the package, with ``/``; ``unit`` may be any text, ``number`` keeps alike names apart."""
        name = self.pattern.format(year=year, unit=safe_name(unit), number=f"{number:02d}")
        return f"{self.folder}/{name}" if self.folder else name


@dataclass(frozen=True)
class PackagePlan:
    """The items of a package in order, and the official words that its lists use."""

    edition: str
    title: str
    basis: str
    practice: str
    items: tuple[PlanItem, ...]
    kinds: dict[str, str]
    makers: dict[str, str]
    reasons: dict[str, str]
    words: dict[str, str]

    def item(self, item_id: str) -> PlanItem:
        """The item of this id. Raises ``KeyError``."""
        for item in self.items:
            if item.item_id == item_id:
                return item
        raise KeyError(item_id)

    def say(self, word: str, **values: Any) -> str:
        """An official word or sentence, its placeholders filled."""
        return self.words[word].format(**values)


@cache
def load_plan(path: Path = DEFAULT_PLAN) -> PackagePlan:
    """The plan in ``path``. Raises :class:`~..catalogue.CatalogueError`, which names the place."""
    top = read_json(path)
    items = tuple(_item(node) for node in top.items("items"))
    seen: set[str] = set()
    for item, node in zip(items, top.items("items")):
        if item.item_id in seen:
            raise node.fail(f"item '{item.item_id}' is there twice")
        seen.add(item.item_id)
    return PackagePlan(
        edition=top.get("edition", str),
        title=top.get("title", str),
        basis=top.get("basis", str),
        practice=top.get("practice", str),
        items=items,
        kinds=_words(top, "kinds", KINDS),
        makers=_words(top, "makers", MAKERS),
        reasons=_words(top, "reasons", REASONS),
        words=_words(top, "words", tuple(_bundled_words(path))),
    )


def _bundled_words(path: Path) -> tuple[str, ...]:
    """The words that a plan has to have: those of the bundled one."""
    if path == DEFAULT_PLAN:
        return ()
    return tuple(load_plan().words)


def _item(node: Node) -> PlanItem:
    item = PlanItem(
        item_id=node.get("id", str),
        title=node.get("title", str),
        kind=_one_of(node, "kind", KINDS),
        maker=_one_of(node, "maker", MAKERS),
        required=node.get("required", bool),
        folder=node.get("folder", str),
        pattern=node.get("file", str),
        each=_one_of(node, "each", _EACH) if "each" in node.value else "",
    )
    for part in [*item.folder.split("/"), item.pattern] if item.folder else [item.pattern]:
        if safe_name(part) != part:
            raise node.fail(f"'{part}' is no name that every system takes")
    used = {name for _, name, _, _ in Formatter().parse(item.pattern) if name is not None}
    if used - _PLACEHOLDERS:
        raise node.fail(f"'{{{sorted(used - _PLACEHOLDERS)[0]}}}' is none of {{year}}, {{unit}}, {{number}}")
    if bool(item.each) != ("number" in used):
        raise node.fail("a file name needs {number} if, and only if, there is one file for each unit or file")
    return item


def _one_of(node: Node, key: str, allowed: tuple[str, ...]) -> str:
    value: str = node.get(key, str)
    if value not in allowed:
        raise node.child(key).fail(f"'{value}' is none of {', '.join(word for word in allowed if word)}")
    return value


def _words(top: Node, key: str, wanted: tuple[str, ...]) -> dict[str, str]:
    node = top.child(key)
    top.get(key, dict)
    for word in wanted:
        node.get(word, str)
    return {word: node.get(word, str) for word in node.value}
