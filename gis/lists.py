"""The value lists that a project keeps as tables, so that forms offer them and a county can add to them."""

from __future__ import annotations

from typing import Any

from ..core.landclass.classes import load_classes
from ..core.schema import LayerSpec
from ..core.vocabulary import vocabulary
from .i18n import is_chinese, tr


def rows_of(layer: LayerSpec) -> list[dict[str, Any]]:
    """The rows of a list's table as the files of ``resources/tables`` have them. Raises ``CatalogueError``.

    Classes that no polygon may carry are there too, not offered: a code in the data can always be looked up.
    """
    return _land_classes() if layer.list_of == "land_classes" else _terms(layer.list_of)


def label_field() -> str:
    """The field that forms show."""
    return "label_zh" if is_chinese() else "label_en"


def both(english: str, value: str) -> str:
    """The English word with the Chinese one that the official form prints; sections are printed by their place."""
    return english if value.isascii() else f"{english} ({value})"


def edition_of_list(layer: LayerSpec) -> str:
    """The edition of a list."""
    return load_classes().edition if layer.list_of == "land_classes" else vocabulary(layer.list_of).edition


def _land_classes() -> list[dict[str, Any]]:
    classes = load_classes()
    return [
        {
            "value": item.code,
            "label_en": f"{item.code} {item.name}",
            "label_zh": f"{item.code} {item.name}",
            "word_group": item.three_class if item.three_class != "mixed" else "",
            "offered": classes.is_polygon_class(item.code),
            "position": position,
            "edition": classes.edition,
            "basis": classes.edition if item.in_edition else tr("not in the printed edition"),
        }
        for position, item in enumerate(sorted(classes, key=lambda item: item.code), 1)
    ]


def _terms(name: str) -> list[dict[str, Any]]:
    terms = vocabulary(name)
    return [
        {
            "value": term.value,
            "label_en": both(term.en, term.value),
            "label_zh": term.zh,
            "word_group": term.group,
            "offered": True,
            "position": position,
            "edition": terms.edition,
            "basis": term.basis,
        }
        for position, term in enumerate(terms.terms, 1)
    ]
