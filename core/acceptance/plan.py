"""What an acceptance package holds: read from ``resources/packages/acceptance.json``, which a county may edit.

There is no legal list of enclosures; the file says that it follows common practice, and every package repeats it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple, Optional

from ..catalogue import RESOURCES, Node, read_json
from ..files import safe_name

DEFAULT_PLAN = RESOURCES / "packages" / "acceptance.json"
KINDS = ("map", "table", "data", "document")
MAKERS = ("program", "applicant")
REASONS = ("applicant", "no_input", "no_units", "failed")
"""Why an item is not in a package: its maker is the applicant, a layer or table was not given, there is no unit that it
would show, or it could not be made (the log says why)."""
MANIFEST_NAME = "manifest.json"
"""No item may be called so."""
_EACH = ("", "unit", "file")
BRACES = "braces { } do not match"
_PLACEHOLDERS = {"year", "unit", "number"}


class Made(NamedTuple):
    """What the program makes of an item: the endings of its files, and whether there is one for each unit or file."""

    endings: tuple[str, ...]
    each: str = ""


_MAPS = (
    "location_map",
    "land_class_map",
    "zone_map",
    "land_class_after_map",
    "damage_map",
    "works_plan_map",
    "works_done_map",
    "image_map",
    "map_book",
)
_BOOKS = ("annual_table_xlsx", "corner_table", "zone_report_xlsx", "class_table", "class_change_table", "package_list")
MADE: Mapping[str, Made] = {
    **{item: Made((".pdf",)) for item in (*_MAPS, "annual_table_pdf", "zone_report_pdf")},
    **{item: Made((".xlsx",)) for item in _BOOKS},
    "corner_map": Made((".pdf",), "unit"),
    "coordinate_file": Made((".txt",), "file"),
    "unit_data": Made((".gpkg",)),
    "unit_shapefile": Made((".shp",)),
    "method_text": Made((".pdf", ".docx")),
}
"""The items that the program can make; a plan has some of them."""


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


def load_plan(path: Path = DEFAULT_PLAN) -> PackagePlan:
    """The plan in ``path``: the bundled one, or a county's own.

    Words that a county's file leaves out are those of the bundled plan; whatever it writes that no plan has is refused,
    so that a slip of the pen is not passed over. Raises :class:`~..catalogue.CatalogueError`, which names the place.
    """
    return _bundled() if path == DEFAULT_PLAN else _read(path, _bundled())


@cache
def _bundled() -> PackagePlan:
    return _read(DEFAULT_PLAN, None)


def _read(path: Path, other: Optional[PackagePlan]) -> PackagePlan:
    """The plan in ``path``; what its word lists lack is that of the ``other`` one."""
    top = read_json(path)
    top.only("$schema", "note", "edition", "title", "basis", "practice", "kinds", "makers", "reasons", "items", "words")
    items = tuple(_item(node) for node in top.items("items"))
    if not items:
        raise top.child("items").fail("holds no item; write at least one")
    seen: set[str] = set()
    patterns: set[str] = {MANIFEST_NAME}
    for item, node in zip(items, top.items("items")):
        if item.item_id in seen:
            raise node.child("id").fail("item '{item}' is there twice", item=item.item_id)
        pattern = f"{item.folder}/{item.pattern}".strip("/").lower()
        if pattern in patterns:
            raise node.child("file").fail("'{file}' is the file of another item", file=item.pattern)
        seen.add(item.item_id)
        patterns.add(pattern)
    return PackagePlan(
        edition=top.get("edition", str),
        title=top.get("title", str),
        basis=top.get("basis", str),
        practice=top.get("practice", str),
        items=items,
        kinds=_words(top, "kinds", KINDS, other.kinds if other else None),
        makers=_words(top, "makers", MAKERS, other.makers if other else None),
        reasons=_words(top, "reasons", REASONS, other.reasons if other else None),
        words=_words(top, "words", None, other.words if other else None),
    )


def _item(node: Node) -> PlanItem:
    node.only("id", "title", "kind", "maker", "required", "each", "folder", "file", "note")
    item = PlanItem(
        item_id=node.get("id", str),
        title=node.get("title", str),
        kind=_one_of(node, "kind", KINDS),
        maker=_one_of(node, "maker", MAKERS),
        required=node.get("required", bool),
        folder=node.get("folder", str),
        pattern=node.get("file", str),
        each=_one_of(node, "each", _EACH) if node.has("each") else "",
    )
    for key, parts in (("folder", item.folder.split("/") if item.folder else []), ("file", [item.pattern])):
        for part in parts:
            if safe_name(part) != part:
                raise node.child(key).fail("'{name}' is no name that every system takes", name=part)
    try:
        used = placeholders(item.pattern)
    except ValueError:
        raise node.child("file").fail(BRACES) from None
    for name in sorted(used - _PLACEHOLDERS):
        known = ", ".join(f"{{{one}}}" for one in sorted(_PLACEHOLDERS))
        raise node.child("file").fail("'{name}' is none of {known}", name=f"{{{name}}}", known=known)
    if bool(item.each) != ("number" in used):
        raise node.child("file").fail(
            "a file name needs {number} if, and only if, there is one file for each unit or file", number="{number}"
        )
    if item.maker == "program":
        _check_made(node, item)
    return item


def _check_made(node: Node, item: PlanItem) -> None:
    """Refuse an item that the program cannot make, or not as such a file."""
    if item.item_id not in MADE:
        known = ", ".join(MADE)
        raise node.child("id").fail(
            "'{item}' is nothing that the program makes; it makes {known}", item=item.item_id, known=known
        )
    made = MADE[item.item_id]
    if not item.pattern.lower().endswith(made.endings):
        raise node.child("file").fail("should end with {endings}", endings=", ".join(made.endings))
    if item.each != made.each:
        place = node.child("each") if node.has("each") else node
        raise place.fail("'each' should be {each} here", each=f'"{made.each}"' if made.each else "left out")


def _one_of(node: Node, key: str, allowed: tuple[str, ...]) -> str:
    value: str = node.get(key, str)
    if value not in allowed:
        known = ", ".join(word for word in allowed if word)
        raise node.child(key).fail("'{name}' is none of {known}", name=value, known=known)
    return value


def _words(
    top: Node, key: str, wanted: Optional[tuple[str, ...]], other: Optional[Mapping[str, str]]
) -> dict[str, str]:
    """The words under ``key``: no others than the ``wanted`` ones and those of the ``other`` plan, which fill gaps."""
    if other is not None and not top.has(key):
        return dict(other)
    node = top.child(key)
    top.get(key, dict)
    known = tuple(wanted or other or node.value)
    node.only(*known)
    words = {}
    for word in known:
        if other is not None and not node.has(word):
            words[word] = other[word]
            continue
        words[word] = node.get(word, str)
        try:
            odd = placeholders(words[word]) - (placeholders(other[word]) if other else placeholders(words[word]))
        except ValueError:
            raise node.child(word).fail(BRACES) from None
        if odd:
            fits = ", ".join(f"{{{name}}}" for name in sorted(placeholders(other[word]))) if other else ""
            name = f"{{{sorted(odd)[0]}}}"
            raise node.child(word).fail("'{name}' is none of {known}", name=name, known=fits or "-")
    return words


def placeholders(text: str) -> set[str]:
    """The names in braces. Raises ``ValueError`` for braces that do not match."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
