"""What a coordinate file says, before anybody judges it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Optional

from ..findings import Finding
from ..geodesy.recognise import Declared


@dataclass(frozen=True)
class Text:
    """A decoded file. ``lines`` hold no line ends; line 1 is ``lines[0]``. ``ends_open`` where the last has none."""

    source: str
    encoding: str
    lines: tuple[str, ...]
    ends_open: bool = False


@dataclass(frozen=True)
class SourcePoint:
    """A corner row as it stands there: the two numbers in the order of the columns, metres."""

    name: str
    first: float
    second: float
    line: int


@dataclass(frozen=True)
class SourceRing:
    """Rows that belong together; ``number`` is the ring number of the source. The closing row is still in."""

    number: int
    points: tuple[SourcePoint, ...]


@dataclass(frozen=True)
class Parcel:
    """A parcel of a file. ``area`` is the declared area as text, its unit may be glued on.

    ``head`` is the file's head that stands above it, keyed by ``datum``, ``zone`` and ``width`` where it has them.
    ``usable`` is false where a row could not be read; the finding is with the file's.
    """

    line: int
    number: str = ""
    name: str = ""
    shape: str = ""
    count: Optional[int] = None
    area: str = ""
    remarks: Mapping[str, str] = field(default_factory=dict)
    head: Mapping[str, Declared] = field(default_factory=dict)
    rings: tuple[SourceRing, ...] = ()
    usable: bool = True


@dataclass(frozen=True)
class Reading:
    """All that one file says; ``columns_north_first`` is what its dialect promises for the two numbers of a corner."""

    source: str
    dialect: str = ""
    parcels: tuple[Parcel, ...] = ()
    findings: tuple[Finding, ...] = ()
    columns_north_first: bool = True
