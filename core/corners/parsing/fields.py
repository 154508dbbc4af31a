"""Rows to fields and fields to numbers: what the dialects share."""

from __future__ import annotations

import re
import unicodedata
from typing import Optional

BLANKS = " \t\u3000\x00"
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]*)?")
_WHOLE = re.compile(r"[0-9]{1,9}")
_COMMAS = re.compile("[,，]")


def plain(text: str) -> str:
    """``text`` with full-width digits, letters and punctuation as their usual ones, without blanks around."""
    return text.strip(BLANKS) if text.isascii() else unicodedata.normalize("NFKC", text).strip(BLANKS)


def number_of(text: str) -> Optional[float]:
    """A plain decimal number, full-width digits allowed; ``None`` for anything else, exponents of Excel included."""
    number = plain(text)
    return float(number) if _NUMBER.fullmatch(number) else None


def whole_of(text: str) -> Optional[int]:
    """A whole number of up to nine digits, full-width ones allowed; ``None`` for anything else."""
    number = plain(text)
    return int(number) if _WHOLE.fullmatch(number) else None


def comma_fields(line: str) -> list[str]:
    """The fields of a row with commas of either width, blanks taken off, without the empty ones at its end."""
    fields = [field.strip(BLANKS) for field in _COMMAS.split(line)]
    while fields and not fields[-1]:
        fields.pop()
    return fields
