"""The layers and tables that the plugin makes and their fields, read from ``resources/schema``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .catalogue import RESOURCES, CatalogueError, Node, read_csv, read_json
from .vocabulary import SECTIONS, VOCABULARIES

KINDS = ("text", "int", "double", "bool", "date")
GEOMETRIES = ("", "Point", "MultiPolygon")
LIST = "list_term"
"""The fields of a table that holds a value list."""
LISTS = ("land_classes", *VOCABULARIES)
_FOLDER = RESOURCES / "schema"
_TEXTS = ("name", "geometry", "group", "en", "zh", "abstract_en", "abstract_zh")
_WIDGETS = ("", "key", "year", "money", "land_class", "computed", "long")
_WIDGETS_WITH_LIST = ("required", "choose", "suggest")


@dataclass(frozen=True)
class FieldSpec:
    """One field: ASCII ``name``, ``kind`` (one of ``KINDS``), sizes as in the file format, and its two aliases.

    ``length`` 0 is no limit. Only words of our own have one: QGIS loses a feature whose text is longer than its field.
    ``widget`` says how a form edits it: ``key`` (filled and unique), ``year``, ``money`` (万元), ``land_class``,
    ``computed`` (read-only), ``long`` (several lines), or a value list: ``required:<list>`` and ``choose:<list>``
    offer its values only, ``suggest:<list>`` takes any text. Empty where the kind says enough. ``sections`` are those
    of whose units a form shows the field; without any all do.
    """

    name: str
    kind: str
    length: int
    precision: int
    alias_en: str
    alias_zh: str
    widget: str = ""
    sections: tuple[str, ...] = ()

    def alias(self, chinese: bool) -> str:
        """What people read in place of the name."""
        return self.alias_zh if chinese else self.alias_en


@dataclass(frozen=True)
class LayerSpec:
    """One layer of a project: table ``name``, ``geometry`` (one of ``GEOMETRIES``), the group it stands in, titles,
    and what it is for.

    ``list_of`` is the value list that the table holds (a vocabulary, or ``land_classes``), empty for all others.
    ``required`` fields are filled, ``unique`` ones differ from row to row, ``one_of`` are pairs of a field and the
    vocabulary outside of which it takes nothing, ``ordered`` are pairs of dates the second of which is not earlier.
    """

    name: str
    geometry: str
    group: str
    title_en: str
    title_zh: str
    abstract_en: str
    abstract_zh: str
    list_of: str = ""
    required: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()
    one_of: tuple[tuple[str, str], ...] = ()
    ordered: tuple[tuple[str, str], ...] = ()

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """The fields of the table, in order; all value lists have the same."""
        return fields_of(LIST if self.list_of else self.name)

    def abstract(self, chinese: bool) -> str:
        """What the layer is for."""
        return self.abstract_zh if chinese else self.abstract_en

    def title(self, chinese: bool) -> str:
        """What people read in place of the name."""
        return self.title_zh if chinese else self.title_en


@dataclass(frozen=True)
class Schema:
    """All layers of a project, drawn first to last from the top. ``groups`` are (name, English, Chinese), in order."""

    version: int
    groups: tuple[tuple[str, str, str], ...]
    layers: tuple[LayerSpec, ...]
    edition: str = ""

    def layer(self, name: str) -> LayerSpec:
        """The layer of the table ``name``."""
        return next(layer for layer in self.layers if layer.name == name)


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
            _sections(row.get("sections", ""), path, row["name"]),
        )
    return tuple(specs.values())


@cache
def schema(path: Path = _FOLDER / "layers.json") -> Schema:
    """The layers of a project. Raises :class:`CatalogueError`."""
    top = read_json(path)
    groups = tuple((node.get("name", str), node.get("en", str), node.get("zh", str)) for node in top.items("groups"))
    names = [name for name, _, _ in groups]
    layers = tuple(_layer(node, names) for node in top.items("layers"))
    return Schema(top.get("version", int), groups, layers, top.get("edition", str))


def _layer(node: Node, groups: list[str]) -> LayerSpec:
    node.only(*_TEXTS, "list_of", "required", "unique", "one_of", "ordered")
    layer = LayerSpec(
        name=node.get("name", str),
        geometry=node.get("geometry", str),
        group=node.get("group", str),
        title_en=node.get("en", str),
        title_zh=node.get("zh", str),
        abstract_en=node.get("abstract_en", str),
        abstract_zh=node.get("abstract_zh", str),
        list_of=node.get("list_of", str, ""),
        required=node.texts("required"),
        unique=node.texts("unique"),
        one_of=_pairs(node, "one_of"),
        ordered=_pairs(node, "ordered"),
    )
    if layer.geometry not in GEOMETRIES:
        raise node.fail(f"geometry '{layer.geometry}' is none of Point, MultiPolygon or empty")
    if layer.group not in groups:
        raise node.fail(f"group '{layer.group}' is none of {', '.join(groups)}")
    if layer.list_of and layer.list_of not in LISTS:
        raise node.fail(f"list '{layer.list_of}' is none of {', '.join(LISTS)}")
    return layer


def _pairs(node: Node, key: str) -> tuple[tuple[str, str], ...]:
    """A list of pairs of texts; empty where there is none."""
    pairs = []
    for one in node.items(key) if node.has(key) else []:
        if not (isinstance(one.value, list) and len(one.value) == 2 and all(isinstance(x, str) for x in one.value)):
            raise one.fail("is no pair of texts")
        pairs.append((one.value[0], one.value[1]))
    return tuple(pairs)


def _size(text: str, path: Path, name: str) -> int:
    if not text.isdigit():
        raise CatalogueError(path, name, f"'{text}' is no size; write a whole number, 0 for none")
    return int(text)


def _sections(text: str, path: Path, name: str) -> tuple[str, ...]:
    sections = tuple(filter(None, text.split(";")))
    for section in sections:
        if section not in SECTIONS:
            raise CatalogueError(path, name, f"section '{section}' is none of {', '.join(SECTIONS)}")
    return sections


def _widget(text: str, path: Path, name: str) -> str:
    kind, colon, vocabulary = text.partition(":")
    known = kind in _WIDGETS_WITH_LIST and vocabulary in VOCABULARIES if colon else kind in _WIDGETS
    if not known:
        raise CatalogueError(path, name, f"widget '{text}' is unknown")
    return text
