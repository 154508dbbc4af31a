"""Value lists of the record: sections, problem types, damage degrees, measures, quality terms.

They are CSV files of ``resources/tables`` that a county may change. A list says of each term whether an official text
has it or whether it is only usual in the field; no list is a rule, the fields take other values too (except sections).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Optional

from .catalogue import RESOURCES, CatalogueError, read_csv

SECTIONS = ("restored", "damaged", "planned")
"""上年度矿区生态修复情况, 矿区现状问题与损毁情况, 本年度矿区生态修复计划: the order of the blocks in the form."""
VOCABULARIES = ("sections", "problem_types", "damage_degrees", "measures", "quality", "marks", "mark_states")
"""The lists, which are also the names of the files."""

_YES, _NO = ("1", "true", "yes", "y", "t", "是"), ("0", "false", "no", "n", "f", "否")
_COLUMNS = ("edition", "value", "en", "zh", "group", "basis", "certainty")
_CERTAINTIES = ("official", "practice")


@dataclass(frozen=True)
class Term:
    """One value. ``value`` is what a field holds and a form prints, ``en`` and ``zh`` what a user chooses from.

    ``official`` is false where the term is only usual in the field; ``basis`` says where it comes from.
    """

    value: str
    en: str
    zh: str
    group: str
    basis: str
    official: bool


@dataclass(frozen=True)
class Vocabulary:
    """The terms of one list, in the order in which they are offered."""

    name: str
    edition: str
    terms: tuple[Term, ...]

    def __contains__(self, value: object) -> bool:
        return any(term.value == value for term in self.terms)

    def label(self, value: str, chinese: bool) -> str:
        """What a user reads for ``value``; the value itself where the list does not have it."""
        for term in self.terms:
            if term.value == value:
                return term.zh if chinese else term.en
        return value


@cache
def vocabulary(name: str, path: Optional[Path] = None) -> Vocabulary:
    """The list ``name`` (one of ``VOCABULARIES``), from ``path`` if given. Raises :class:`CatalogueError`."""
    source = path or RESOURCES / "tables" / f"{name}.csv"
    rows = read_csv(source, _COLUMNS)
    if not rows:
        raise CatalogueError(source, "file", "holds no values")
    terms: dict[str, Term] = {}
    for line, row in enumerate(rows, 2):
        place = f"line {line}"
        if not row["edition"] or row["edition"] != rows[0]["edition"]:
            raise CatalogueError(source, place, "every line has the same edition, and it is not empty")
        for column in ("value", "en", "zh", "basis"):
            if not row[column]:
                raise CatalogueError(source, place, f"'{column}' is empty")
        if row["certainty"] not in _CERTAINTIES:
            raise CatalogueError(source, place, f"'{row['certainty']}' is none of {', '.join(_CERTAINTIES)}")
        if row["value"] in terms:
            raise CatalogueError(source, place, f"'{row['value']}' is there twice")
        terms[row["value"]] = Term(
            row["value"], row["en"], row["zh"], row["group"], row["basis"], row["certainty"] == "official"
        )
    if name == "sections" and tuple(terms) != SECTIONS:
        raise CatalogueError(source, "column value", f"has to hold {', '.join(SECTIONS)}, in this order")
    return Vocabulary(name, rows[0]["edition"], tuple(terms.values()))


def yes_or_no(text: str) -> Optional[bool]:
    """What a text in a yes-or-no field says, in the words of people, databases and shapefiles; ``None`` for others."""
    word = unicodedata.normalize("NFKC", text).strip().lower()
    return True if word in _YES else False if word in _NO else None
