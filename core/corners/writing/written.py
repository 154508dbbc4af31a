"""The forms that can be written: every module of :mod:`.forms` has one or more, found by being there."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Callable, Optional

from ...geodesy.plane import Plane
from ...unit import Unit
from . import forms
from .layout import Layout

Write = Callable[[Sequence[Unit], Plane, Layout], str]

CORNERS = frozenset({"decimals", "start", "prefixed"})
"""Choices that any form with plane coordinates follows."""
ROWS = CORNERS | {"closing", "names", "restart", "east_first", "encoding", "line_end"}
"""Choices that a text of named corner rows follows."""
_BREAKS_A_ROW = re.compile("[,，@＠\r\n\t\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def field_text(text: str) -> str:
    """``text`` without what would break a row (commas, ``@``, line ends, control characters): a 、 in their place."""
    return _BREAKS_A_ROW.sub("、", text).strip()


@dataclass(frozen=True)
class Writer:
    """A form that a receiver reads. ``title`` is its proper name.

    ``number`` is its place in the choice of forms: models and scripts hold it, so it never changes. ``write`` takes
    valid units, their plane and the receiver's choices, and gives the text of the file; ``None`` where the file is a
    workbook, which the room for reports makes. ``follows`` are the fields of ``Layout`` that the form has a place for,
    ``decimals`` its usual ones. ``says`` is what else of a unit a reader finds in it: ``number``, ``name``, ``area``,
    ``rings`` (which rings belong together, and which are taken off), ``zone``. ``in_degrees`` where it holds no plane
    coordinates, ``own_numbers`` where the form prescribes how corners are called, ``package`` is one that it needs.
    ``as_text`` gives a text as it stands in the form.
    """

    number: int
    key: str
    title: str
    write: Optional[Write]
    suffix: str = "txt"
    follows: frozenset[str] = ROWS
    decimals: int = 3
    says: frozenset[str] = frozenset()
    in_degrees: bool = False
    own_numbers: bool = False
    package: str = ""
    as_text: Callable[[str], str] = field_text


@cache
def all_writers() -> tuple[Writer, ...]:
    """Every form, by number."""
    names = [module.name for module in pkgutil.iter_modules(forms.__path__)]
    found = [writer for name in names for writer in importlib.import_module(f"{forms.__name__}.{name}").WRITERS]
    return tuple(sorted(found, key=lambda writer: writer.number))
