"""The polylines of a drawing (DXF) by the lines of its file: what a library gives is held against them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Optional

from ...progress import Progress, check

POLYLINES = ("LWPOLYLINE", "POLYLINE")
_ASK_EVERY = 20_000


def pairs_of(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Group code and value of each pair of lines, with the line of the code."""
    for index in range(0, len(lines) - 1, 2):
        yield index + 1, lines[index].strip(), lines[index + 1].strip()


@dataclass
class Seen:
    """A polyline of the file: its line, those of its corners, how many it says it has, and its handle."""

    kind: str
    line: int
    handle: str = ""
    declared: Optional[int] = None
    on_paper: bool = False
    lines: list[int] = field(default_factory=list)


@dataclass
class Scan:
    """The polylines of the section ENTITIES; ``ends`` where the file has its last line, EOF."""

    polylines: list[Seen]
    ends: bool


def scan(lines: Sequence[str], progress: Progress) -> Scan:
    """The polylines of the section ENTITIES by their lines."""
    polylines: list[Seen] = []
    section, entity, ends = "", "", False
    opened = current = None
    for line, code, value in pairs_of(lines):
        if line % _ASK_EVERY == 1:
            check(progress, line / len(lines))
        if code == "0":
            entity, current = value, None
            ends = value == "EOF"
            if value == "ENDSEC":
                section = ""
            elif section == "ENTITIES" and value in POLYLINES:
                opened = current = Seen(value, line)
                polylines.append(opened)
            elif value == "VERTEX" and opened is not None:
                opened.lines.append(line)
            elif value == "SEQEND":
                opened = None
        elif code == "2" and entity == "SECTION":
            section = value
        elif current is not None:
            if code == "5":
                current.handle = value
            elif code == "67":
                current.on_paper = value == "1"
            elif code == "90" and current.kind == "LWPOLYLINE":
                current.declared = int(value) if value.isdigit() else None
            elif code == "10" and current.kind == "LWPOLYLINE":
                current.lines.append(line)
    return Scan(polylines, ends)
