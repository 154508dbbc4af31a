"""Texts of users on their way into the form: printable, not too long, and missed where they are missing."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from ..findings import Finding, Severity, error, note, warning
from .form import AnnualForm, Entry

_INVISIBLE = ("Cc", "Cs")


def printable(text: str) -> str:
    """The text in one line without control characters and halves of surrogate pairs."""
    kept = "".join(" " if unicodedata.category(char) in _INVISIBLE else char for char in text)
    return " ".join(kept.split())


def checked(text: str, entry: Entry, place: Mapping[str, Any], form: AnnualForm) -> tuple[str, list[Finding]]:
    """The text as the form prints it. One that is too long for its cell is left out with an error, never cut off."""
    column = entry.label.replace("\n", "")
    if len(text) > form.longest_text:
        return "", [error("annual.text_too_long", **place, column=column, length=len(text), limit=form.longest_text)]
    if text:
        return text, []
    if entry.empty is Severity.ERROR:
        return "", [error("annual.cell_empty", **place, column=column)]
    if entry.empty is Severity.WARNING:
        return "", [warning("annual.cell_empty", **place, column=column)]
    return "", [note("annual.cell_empty", **place, column=column)]
