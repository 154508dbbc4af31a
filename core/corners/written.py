"""The forms that can be written: every module of :mod:`.writers` has one or more, found by being there."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Callable

from ..geodesy.plane import Plane
from ..unit import Unit
from . import writers
from .layout import Layout

Write = Callable[[Sequence[Unit], Plane, Layout], str]


@dataclass(frozen=True)
class Writer:
    """A form that a receiver reads. ``title`` is its proper name.

    ``number`` is its place in the choice of forms: models and scripts hold it, so it never changes. ``write`` takes
    valid units, their plane and the receiver's choices, and gives the text of the file.
    """

    number: int
    key: str
    title: str
    write: Write
    suffix: str = "txt"


@cache
def all_writers() -> tuple[Writer, ...]:
    """Every form, by number."""
    names = [module.name for module in pkgutil.iter_modules(writers.__path__)]
    found = [writer for name in names for writer in importlib.import_module(f"{writers.__name__}.{name}").WRITERS]
    return tuple(sorted(found, key=lambda writer: writer.number))
