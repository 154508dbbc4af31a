"""The words of tables of corners, from ``resources/tables/corner_headings.json``, and what a heading means."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from ...catalogue import RESOURCES, read_json

POINT, INDEX, NORTH, EAST, LONGITUDE, LATITUDE = "point", "index", "north", "east", "longitude", "latitude"
RING, NUMBER, NAME, SIDE, HEIGHT = "ring", "block_number", "block_name", "side", "height"
ROLES = (POINT, INDEX, NORTH, EAST, LONGITUDE, LATITUDE, RING, NUMBER, NAME, SIDE, HEIGHT)
PAIRS = {NORTH: EAST, EAST: NORTH, LONGITUDE: LATITUDE, LATITUDE: LONGITUDE}

_LONGEST = 40
"""No heading is longer; a sentence is none."""
_UNIT = re.compile(
    r"(?:[(\[【](?:单位:?)?(?:m|米|公尺|十进制度?|小数度|[d°度分秒′'\"m.s:]+)[)\]】]|(?:^|(?<=/))(?:m|米))$",
    re.IGNORECASE,
)
_PUNCTUATION = re.compile(r"[\s()\[\]（）/、:：_*.,，\-—=#]+")
_DATUM = re.compile(
    r"(?:(?:CGCS|国家|大地|坐标系?)?2000(?:国家|大地|坐标系?|年)*|(?:西安|国家)?(?:19)?80(?:年|西安|坐标系?|国家)*|西安"
    r"|(?:北京)?(?:19)?54(?:年|北京|坐标系?)*|WGS-?84)(?:坐标系统?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Words:
    """``roles`` is the role by heading; the others are sets of words, all as :func:`bare` gives them."""

    edition: str
    roles: dict[str, str]
    over: frozenset[str]
    footers: tuple[str, ...]
    sums: tuple[str, ...]
    blocks: tuple[str, ...]
    deducted: tuple[str, ...]
    outer: tuple[str, ...]


@cache
def words() -> Words:
    """The words of the data file. Raises ``CatalogueError`` where it cannot be used."""
    top = read_json(RESOURCES / "tables" / "corner_headings.json")
    columns = top.child("columns")
    roles: dict[str, str] = {}
    for role in ROLES:
        columns.get(role, list)
        for text in columns.texts(role):
            if roles.setdefault(bare(text), role) != role:
                raise columns.fail(f"'{text}' stands under '{roles[bare(text)]}' and under '{role}'")
    lists = {key: top.texts(key) for key in ("footers", "sums", "blocks", "deducted", "outer")}
    return Words(top.get("edition", str), roles, frozenset(map(bare, top.texts("over"))), **lists)


def plainly(text: str) -> str:
    """``text`` with usual digits, letters and punctuation, blanks around taken off."""
    return text.strip() if text.isascii() else unicodedata.normalize("NFKC", text).strip(" \x00")


def bare(text: str) -> str:
    """A heading without what does not matter: case, width of letters, blanks, punctuation, a unit at its end."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()
    return _PUNCTUATION.sub("", _UNIT.sub("", plain))


@lru_cache(maxsize=4096)
def _role(text: str) -> tuple[str, str]:
    known = words().roles
    plain = bare(text)
    if plain in known:
        return known[plain], ""
    if plain[:-1] in words().over and plain[-1:] in known:
        return known[plain[-1:]], ""
    datum = _DATUM.search(plain)
    if datum:
        role = known.get((plain[: datum.start()] + plain[datum.end() :]).strip("坐标系") or "-")
        role = role or known.get(plain[: datum.start()] + plain[datum.end() :])
        if role in PAIRS:
            return role, datum[0]
    return "", ""


def role_of(text: str) -> tuple[str, str]:
    """The role of a column with this heading, and the datum that it names beside; empty where it has none."""
    if not text or len(text) > _LONGEST:
        return "", ""
    return _role(text)
