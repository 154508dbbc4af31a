"""The words by which an annual table is recognised, from ``resources/tables/annual_headings.json`` and the form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Optional

from ...catalogue import RESOURCES, Node, read_json
from ...vocabulary import SECTIONS
from ..form import HEADER_KEYS, LINE_KEYS, MONEY_KEYS, UNIT_KEYS, AnnualForm

_FILE = RESOURCES / "tables" / "annual_headings.json"
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_COUNT = re.compile(r"^(?:[一二三四五六七八九十]+|[0-9]+)[、.]")
_NUMBER = re.compile(r"[0-9.]+")
_LONGEST = 60
"""No label is longer; a sentence is none."""


@dataclass(frozen=True)
class Headings:
    """What a label means, by the label as :func:`plain` gives it. ``only_in`` are columns that one section has."""

    header: Mapping[str, str]
    columns: Mapping[str, str]
    only_in: Mapping[str, str]
    titles: Mapping[str, str]
    money: Mapping[str, str]
    footers: tuple[str, ...]
    sums: frozenset[str]
    nothing: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]

    def answer(self, text: str) -> Optional[bool]:
        """Yes or no in the words of such tables; ``None`` for others."""
        word = plain(text)
        return True if word in self.yes else False if word in self.no else None

    def is_nothing(self, text: str) -> bool:
        """Whether a text says that there is nothing."""
        return not text or plain(text) in self.nothing or not plain(text).strip("….-—/\\")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A label without what does not matter: width of letters, blanks, brackets with units, a colon at its end."""
    whole = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()
    bare = _BRACKETS.sub("", whole).rstrip(":")
    return bare or whole.strip("()[]【】:")


def label(text: str) -> str:
    """:func:`plain` of what may be a label, without a number before it; empty where the text is too long for one."""
    if not 0 < len(text) <= _LONGEST or _NUMBER.fullmatch(text):
        return ""
    return _COUNT.sub("", plain(text))


def bracket(text: str) -> str:
    """What stands in the brackets of a heading: its unit, mostly; empty where it has none."""
    found = _BRACKETS.findall(re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)))
    return found[-1][1:-1] if found else ""


def headings(form: AnnualForm, path: Path = _FILE) -> Headings:
    """The words of the data file and the labels of ``form``. Raises :class:`CatalogueError`."""
    top = read_json(path)
    header = _words(top.child("header"), HEADER_KEYS)
    columns = _words(top.child("columns"), (*UNIT_KEYS, *LINE_KEYS))
    only_in = _words(top.child("only_in"), SECTIONS)
    titles = _words(top.child("titles"), SECTIONS)
    money = _words(top.child("money"), MONEY_KEYS)
    header.update({plain(entry.label): entry.key for line in form.header for entry in line})
    for section in form.sections:
        titles[plain(section.title)] = section.key
        columns.update({plain(column.label): column.key for column in section.columns})
        money.update({plain(entry.label): entry.key for entry in section.money})
    return Headings(
        header,
        columns,
        only_in,
        titles,
        money,
        tuple(plain(text) for text in top.texts("footers")),
        _set(top.texts("sums")),
        _set(top.texts("nothing")),
        _set((*top.texts("yes"), form.say("yes"))),
        _set((*top.texts("no"), form.say("no"))),
    )


def _words(node: Node, keys: Iterable[str]) -> dict[str, str]:
    """Key by word, for all of ``keys``; a word that stands under two of them cannot be told apart."""
    node.only(*keys)
    found: dict[str, str] = {}
    for key in keys:
        node.child(key)
        for text in node.texts(key):
            if found.setdefault(plain(text), key) != key:
                raise node.child(key).fail("'{text}' already stands for '{kind}'", text=text, kind=found[plain(text)])
    return found


def _set(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(map(plain, texts))
