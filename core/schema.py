"""The layers and tables that the plugin makes and their fields, read from ``resources/schema``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .catalogue import RESOURCES, CatalogueError, Node, read_csv, read_json
from .vocabulary import VOCABULARIES

KINDS = ("text", "int", "double", "bool", "date")
GEOMETRIES = ("", "Point", "MultiPolygon")
_FOLDER = RESOURCES / "schema"
_WIDGETS = ("", "key", "year", "money", "land_class", "computed", "long")
_WIDGETS_WITH_LIST = ("required", "choose", "suggest")


@dataclass(frozen=True)
class FieldSpec:
    """One field: ASCII ``name``, ``kind`` (one of ``KINDS``), sizes as in the file format, and its two aliases.

    ``length`` 0 is no limit. Only words of our own have one: QGIS loses a feature whose text is longer than its field.
    ``widget`` says how a form edits it: ``key`` (filled and unique), ``year``, ``money`` (万元), ``land_class``,
    ``computed`` (read-only), ``long`` (several lines), or a value list: ``required:<list>`` and ``choose:<list>``
    offer its values only, ``suggest:<list>`` takes any text. Empty where the kind says enough.
    """

    name: str
    kind: str
    length: int
    precision: int
    alias_en: str
    alias_zh: str
    widget: str = ""

    def alias(self, chinese: bool) -> str:
        """What people read in place of the name."""
        return self.alias_zh if chinese else self.alias_en


@dataclass(frozen=True)
class LayerSpec:
    """One layer of a project: table ``name``, ``geometry`` (one of ``GEOMETRIES``), the group it stands in, titles."""

    name: str
    geometry: str
    group: str
    title_en: str
    title_zh: str

    def title(self, chinese: bool) -> str:
        """What people read in place of the name."""
        return self.title_zh if chinese else self.title_en


@dataclass(frozen=True)
class Schema:
    """All layers of a project, drawn first to last from the top. ``groups`` are (name, English, Chinese), in order."""

    version: int
    groups: tuple[tuple[str, str, str], ...]
    layers: tuple[LayerSpec, ...]


@cache
def fields_of(table: str) -> tuple[FieldSpec, ...]:
    """The fields of ``unit``, ``corner``, ``survey_part``, ... in order. Raises :class:`CatalogueError`."""
    path = _FOLDER / f"{table}.csv"
    specs: dict[str, FieldSpec] = {}
    for row in read_csv(path, ("name", "type", "length", "precision", "alias_en", "alias_zh")):
        if row["type"] not in KINDS:
            raise CatalogueError(path, row["name"], f"'{row['type']}' is none of {', '.join(KINDS)}")
        if row["name"] in specs:
            raise CatalogueError(path, row["name"], "is there twice")
        specs[row["name"]] = FieldSpec(
            row["name"],
            row["type"],
            _size(row["length"], path, row["name"]),
            _size(row["precision"], path, row["name"]),
            row["alias_en"],
            row["alias_zh"],
            _widget(row.get("widget", ""), path, row["name"]),
        )
    return tuple(specs.values())


@cache
def schema(path: Path = _FOLDER / "layers.json") -> Schema:
    """The layers of a project. Raises :class:`CatalogueError`."""
    top = read_json(path)
    groups = tuple((node.get("name", str), node.get("en", str), node.get("zh", str)) for node in top.items("groups"))
    names = [name for name, _, _ in groups]
    return Schema(top.get("version", int), groups, tuple(_layer(node, names) for node in top.items("layers")))


def _layer(node: Node, groups: list[str]) -> LayerSpec:
    layer = LayerSpec(*(node.get(key, str) for key in ("name", "geometry", "group", "en", "zh")))
    if layer.geometry not in GEOMETRIES:
        raise node.fail(f"geometry '{layer.geometry}' is none of Point, MultiPolygon or empty")
    if layer.group not in groups:
        raise node.fail(f"group '{layer.group}' is none of {', '.join(groups)}")
    return layer


def _size(text: str, path: Path, name: str) -> int:
    if not text.isdigit():
        raise CatalogueError(path, name, f"'{text}' is no size; write a whole number, 0 for none")
    return int(text)


def _widget(text: str, path: Path, name: str) -> str:
    kind, colon, vocabulary = text.partition(":")
    known = kind in _WIDGETS_WITH_LIST and vocabulary in VOCABULARIES if colon else kind in _WIDGETS
    if not known:
        raise CatalogueError(path, name, f"widget '{text}' is unknown")
    return text
