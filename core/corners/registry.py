"""The dialects that can be read and written: every module of :mod:`.dialects` is one.

A dialect module has a ``DIALECT``. It is found by being there: adding one touches nothing else. The dialect with the
strongest evidence reads the file; evidence below ``ENOUGH`` is none.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Callable, Optional

from ..findings import Finding, error, note
from ..geodesy.plane import Plane
from ..progress import Progress, go_on
from ..unit import Unit
from . import dialects
from .records import Reading, Text
from .text import decode, read_bytes

ENOUGH = 30
"""Points of evidence, of 100, below which a file is not read as a dialect."""

Write = Callable[[Sequence[Unit], Plane, Optional[str], str], str]


@dataclass(frozen=True)
class Evidence:
    """How sure a dialect is that a text is its own: 0 to 100, and the marks it saw, quoted from the format."""

    score: int
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dialect:
    """A form that corners come in. ``title`` is a proper name: the format's own headings.

    ``words`` are texts that files of this dialect hold in any encoding. ``write`` takes units, their plane, a date and
    a producer; a dialect without a receiver has none. ``suffix`` is that of its files.
    """

    key: str
    title: str
    words: tuple[str, ...]
    recognise: Callable[[Text], Evidence]
    read: Callable[[Text, Progress], Reading]
    write: Optional[Write] = None
    suffix: str = "txt"


@cache
def all_dialects() -> tuple[Dialect, ...]:
    """Every dialect, by key."""
    names = sorted(module.name for module in pkgutil.iter_modules(dialects.__path__))
    return tuple(importlib.import_module(f"{dialects.__name__}.{name}").DIALECT for name in names)


def writers() -> tuple[Dialect, ...]:
    """The dialects that can be written, by key."""
    return tuple(dialect for dialect in all_dialects() if dialect.write is not None)


def read_file(path: Path, source: str, progress: Progress = go_on) -> Reading:
    """What the file at ``path`` says; ``source`` is its name in findings.

    Never raises for what is in the file; raises ``Stopped`` if ``progress`` says so.
    """
    data = read_bytes(path, source)
    if isinstance(data, Finding):
        return Reading(source, findings=(data,))
    return read_data(data, source, progress)


def read_data(data: bytes, source: str, progress: Progress = go_on) -> Reading:
    """What the bytes of a file say; see :func:`read_file`."""
    words = [word for dialect in all_dialects() for word in dialect.words]
    text, odd = decode(data, source, words)
    if text is None:
        return Reading(source, findings=tuple(odd))
    evidence = {dialect.key: dialect.recognise(text) for dialect in all_dialects()}
    best = max(all_dialects(), key=lambda dialect: evidence[dialect.key].score)
    if evidence[best.key].score < ENOUGH:
        titles = "; ".join(dialect.title for dialect in all_dialects())
        first = next((line for line in text.lines if line), "")[:60]
        finding = error("corners.unknown_dialect", source=source, line=1, dialects=titles, text=first)
        return Reading(source, findings=(*odd, finding))
    reading = best.read(text, progress)
    taken = note(
        "corners.read_as",
        source=source,
        dialect=best.title,
        marks=" ".join(evidence[best.key].marks),
        encoding=text.encoding,
        parcels=len(reading.parcels),
        corners=sum(len(ring.points) for parcel in reading.parcels for ring in parcel.rings),
    )
    return replace(reading, findings=(*odd, taken, *reading.findings))
