"""What the database of a project refuses, whatever program writes to it: rules of the layers' fields as plain data.

They follow from the schema (``resources/schema``); answers and ranges are in ``constraints.json`` there. ``gis`` makes
triggers of GeoPackage and checks of PostGIS from them, so that both refuse the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .catalogue import RESOURCES, read_json
from .schema import FieldSpec, LayerSpec
from .vocabulary import vocabulary

_PATH = RESOURCES / "schema" / "constraints.json"


@dataclass(frozen=True)
class Rule:
    """One rule: ``kind`` is ``filled``, ``unique``, ``one_of`` (``values``), ``between`` (``least`` and ``most``) or
    ``positive``.

    Only ``filled`` minds an empty field: corners become units before somebody says their section; forms ask for it.
    ``text`` is the answer in both languages: people who share a database do not share a language.
    """

    table: str
    field: str
    kind: str
    text: str
    values: tuple[str, ...] = ()
    least: int = 0
    most: int = 0


def rules_of(layer: LayerSpec) -> tuple[Rule, ...]:
    """The rules of a layer's fields, in the order of the fields. Raises ``CatalogueError``."""
    return tuple(rule for spec in layer.fields for rule in _of_field(layer, spec))


def usual_years() -> tuple[int, int]:
    """First and last year that nobody has to confirm."""
    return _range("usual_years")


def _of_field(layer: LayerSpec, spec: FieldSpec) -> Iterator[Rule]:
    if spec.name in layer.required:
        yield _rule(layer, spec, "filled")
    if spec.name in layer.unique and spec.widget != "key":  # whose column is unique by itself
        yield _rule(layer, spec, "unique")
    for field, terms in layer.one_of:
        if field == spec.name:
            yield _rule(layer, spec, "one_of", tuple(term.value for term in vocabulary(terms).terms))
    if spec.widget == "year":
        yield _rule(layer, spec, "between", (), *_range("years"))
    if spec.widget == "computed" and spec.kind == "double":
        yield _rule(layer, spec, "positive")


def _rule(
    layer: LayerSpec, spec: FieldSpec, kind: str, values: tuple[str, ...] = (), least: int = 0, most: int = 0
) -> Rule:
    text = _texts()[kind].format(
        table=layer.name,
        field=spec.name,
        zh=spec.alias_zh,
        en=spec.alias_en,
        values=", ".join(values),
        least=least,
        most=most,
    )
    return Rule(layer.name, spec.name, kind, text, values, least, most)


@cache
def _texts() -> dict[str, str]:
    texts = read_json(_PATH).child("texts")
    return {kind: texts.get(kind, str) for kind in ("filled", "unique", "one_of", "between", "positive")}


@cache
def _range(name: str) -> tuple[int, int]:
    node = read_json(_PATH).child(name)
    if not (isinstance(node.value, list) and [type(one) for one in node.value] == [int, int]):
        raise node.fail("is no pair of years")
    return node.value[0], node.value[1]
