"""The dialects that can be read: every module of :mod:`.dialects` is one.

A dialect module has a ``DIALECT``. It is found by being there: adding one touches nothing else. The dialect with the
strongest evidence reads the file; evidence below ``ENOUGH`` is none, and of two that are equally strong none is taken:
the user is asked.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Callable

from ..collector import collector_resting
from ..findings import Finding, error, note
from ..progress import Progress, go_on
from . import dialects
from .files.containers import texts_of
from .files.text import read_bytes
from .records import AS_IT_STANDS, Options, Reading, Text
from .repeated import rest_counted

ENOUGH = 30
"""Points of evidence, of 100, below which a file is not read as a dialect."""
LONGEST_LINE = 500_000
"""Characters: some 15,000 corners. A line is read in one go, and Cancel is not heard meanwhile."""


@dataclass(frozen=True)
class Evidence:
    """How sure a dialect is that a text is its own: 0 to 100, and the marks it saw, quoted from the format."""

    score: int
    marks: tuple[str, ...] = ()


NONE = Evidence(0)


@dataclass(frozen=True)
class Dialect:
    """A form that corners come in. ``title`` is a proper name: the format's own headings.

    ``words`` are texts that files of this dialect hold in any encoding. ``recognise`` is shown the beginning of a text
    only, so that it takes no longer for a big file than for a small one.
    """

    key: str
    title: str
    words: tuple[str, ...]
    recognise: Callable[[Text], Evidence]
    read: Callable[[Text, Options, Progress], Reading]


@cache
def all_dialects() -> tuple[Dialect, ...]:
    """Every dialect, by the name of its module."""
    names = sorted(module.name for module in pkgutil.iter_modules(dialects.__path__))
    return tuple(importlib.import_module(f"{dialects.__name__}.{name}").DIALECT for name in names)


@cache
def _words() -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for dialect in all_dialects() for word in dialect.words))


def read_file(
    path: Path, source: str, options: Options = AS_IT_STANDS, progress: Progress = go_on
) -> tuple[Reading, ...]:
    """What the file at ``path`` says, a reading for each sheet of a workbook; ``source`` is its name in findings.

    Never raises for what is in the file; raises ``Stopped`` if ``progress`` says so.
    """
    data = read_bytes(path, source)
    if isinstance(data, Finding):
        return (Reading(source, findings=(data,)),)
    return read_data(data, source, options, progress)


def read_data(
    data: bytes, source: str, options: Options = AS_IT_STANDS, progress: Progress = go_on
) -> tuple[Reading, ...]:
    """What the bytes of a file say; see :func:`read_file`."""
    texts, odd = texts_of(data, source, _words())
    if not texts:
        return (Reading(source, findings=tuple(odd)),)
    with collector_resting():
        readings = [read_text(text, options, progress) for text in texts]
    if len(readings) > 1 and any(reading.dialect for reading in readings):
        # A workbook has sheets of other things; that no corners were seen there is good to know, no more.
        readings = [
            reading if reading.dialect else _passed_over(reading, text) for reading, text in zip(readings, texts)
        ]
    return (replace(readings[0], findings=(*odd, *readings[0].findings)), *readings[1:])


def read_text(text: Text, options: Options = AS_IT_STANDS, progress: Progress = go_on) -> Reading:
    """What one text says, in the dialect with the strongest evidence or the one of ``options``."""
    long = next((number for number, line in enumerate(text.lines, 1) if len(line) > LONGEST_LINE), None)
    if long is not None:
        figures = {"length": len(text.lines[long - 1]), "limit": LONGEST_LINE}
        return Reading(
            text.source, findings=(error("corners.line_too_long", source=text.source, line=long, **figures),)
        )
    beginning = text.beginning()
    evidence = {dialect.key: dialect.recognise(beginning) for dialect in all_dialects()}
    best, *others = sorted(all_dialects(), key=lambda dialect: -evidence[dialect.key].score)
    if options.dialect:
        best = next(dialect for dialect in all_dialects() if dialect.key == options.dialect)
    elif evidence[best.key].score < ENOUGH:
        return Reading(text.source, findings=(_unknown(text),))
    elif others and evidence[others[0].key].score == evidence[best.key].score:
        titles = "; ".join(dialect.title for dialect in (best, others[0]))
        return Reading(text.source, findings=(error("corners.two_dialects", source=text.source, titles=titles),))
    reading = best.read(text, options, progress)
    marks = tuple(dict.fromkeys((*evidence[best.key].marks, *reading.marks)))
    place: dict[str, Any] = {"source": text.source, "dialect": best.title, "encoding": text.encoding}
    corners = sum(len(ring) for parcel in reading.parcels for ring in parcel.rings)
    place.update(marks="; ".join(marks), parcels=len(reading.parcels), corners=corners)
    taken = note("corners.read_as_told", **place) if options.dialect else note("corners.read_as", **place)
    findings = (taken, *rest_counted(reading.findings, text.source))
    return replace(reading, findings=findings, marks=marks, encoding=text.encoding)


def _unknown(text: Text) -> Finding:
    titles = "; ".join(dialect.title for dialect in all_dialects())
    number, first = next(((i, line) for i, line in enumerate(text.lines, 1) if line.strip()), (1, ""))
    return error("corners.unknown_dialect", source=text.source, line=number, dialects=titles, text=first[:60])


def _passed_over(reading: Reading, text: Text) -> Reading:
    rows = sum(bool(line.strip()) for line in text.lines)
    return replace(reading, findings=(note("corners.sheet_without_corners", source=text.source, rows=rows),))
