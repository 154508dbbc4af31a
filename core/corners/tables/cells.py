"""Cells to numbers: how coordinates and sides stand in tables."""

from __future__ import annotations

import re
import unicodedata
from typing import Optional

from ..parsing.fields import number_of

PLAIN = re.compile(r"[0-9]{1,9}(?:\.[0-9]*)?")
"""Nearly all cells of nearly all tables."""
LONG = re.compile(r"(?<![0-9.])[0-9]{6,8}\.[0-9]+|(?<![0-9.])[0-9]{7,8}(?![0-9.])")
"""What may be a coordinate in metres, wherever it stands."""

_TEXT_CELL = re.compile(r'="([^"]*)"')
_AXIS = re.compile(r"[XYNE]\s*[=:]\s*", re.IGNORECASE)
_UNIT = re.compile(r"\s*(?:m|米)$", re.IGNORECASE)
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:([, ])[0-9]{3})(?:\1[0-9]{3})*(?:\.[0-9]*)?")
_AFTER_ZONE = re.compile(r"[0-9]{2} [0-9]{6}(?:\.[0-9]*)?")


def number_in(cell: str) -> Optional[float]:
    """The number of a cell, ``None`` where it is none.

    Thousands may be set apart, ``m`` or 米 may follow, a blank may stand behind the zone number (``38 456789.12``),
    ``X=`` before; digits may be full-width.
    """
    if PLAIN.fullmatch(cell):
        return float(cell)
    text = unicodedata.normalize("NFKC", cell).strip().removeprefix("'")  # what spreadsheets mark text with
    wrapped = _TEXT_CELL.fullmatch(text)
    text = wrapped[1].strip() if wrapped else text
    axis = _AXIS.match(text)
    text = _UNIT.sub("", text[axis.end() :] if axis else text)
    if _THOUSANDS.fullmatch(text) or _AFTER_ZONE.fullmatch(text):
        text = text.replace(",", "").replace(" ", "")
    return number_of(text)


def decimals_in(cell: str) -> int:
    """How many digits stand behind the point of a number."""
    text = cell if cell.isascii() else unicodedata.normalize("NFKC", cell)
    return sum(c.isdigit() for c in text.partition(".")[2])


def letter(column: int) -> str:
    """The name of a column, counted from 0, as spreadsheets show it: A, B … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


_NUMBER = re.compile(r"[0-9]+")
_POINT = re.compile(r"[A-Za-z]{0,4}[-_]?[0-9]{1,6}(?:[-_'’′][0-9A-Za-z]{0,4})?|[\u2460-\u2473]")


def corner_number(name: str) -> Optional[int]:
    """The number in the name of a corner: 12 of ``J12``, ``12``, ``J012`` or ``⑫``; the last where it has several."""
    found = _NUMBER.findall(name if name.isascii() else unicodedata.normalize("NFKC", name))
    return int(found[-1]) if found and len(found[-1]) < 10 else None


def is_corner_name(text: str) -> bool:
    """Whether ``text`` looks like the name of a corner and like nothing else."""
    return (
        len(text) < 16 and _POINT.fullmatch(unicodedata.normalize("NFKC", text) if len(text) > 1 else text) is not None
    )
