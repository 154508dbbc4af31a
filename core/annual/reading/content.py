"""What an annual table says, before its corners are put in their places: the same for workbooks and JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Optional

from ...corners.records import SourceRing
from ...findings import Finding
from ...geodesy.recognise import Declared


@dataclass(frozen=True)
class Corners:
    """The corners of a unit: its rings as they stand there, and where. ``usable`` is false where one is unreadable.

    ``head`` is what is said of the plane; ``in_degrees`` where the values are degrees.
    """

    rings: tuple[SourceRing, ...]
    source: str
    line: int
    head: Mapping[str, Declared] = field(default_factory=dict)
    in_degrees: bool = False
    usable: bool = True


@dataclass(frozen=True)
class ClassRow:
    """A row of a unit: ``name`` is the class as it stands there, ``code`` its code where the name means one.

    ``hectares`` is ``None`` where no area could be read.
    """

    name: str
    code: str
    hectares: Optional[Decimal]
    line: int


@dataclass(frozen=True)
class FormUnit:
    """A unit of the table. ``number`` is its 序号, ``unit_id`` its number where the table has it, else empty.

    ``values`` are fields of a unit: texts, and yes or no. ``source`` and ``line`` are those of its first row.
    """

    section: str
    number: str
    unit_id: str
    values: Mapping[str, Any]
    rows: tuple[ClassRow, ...]
    corners: Optional[Corners]
    source: str
    line: int

    @property
    def hectares(self) -> Optional[Decimal]:
        """The area that the table states, all rows together; ``None`` where a row has none."""
        areas = [row.hectares for row in self.rows]
        return None if None in areas or not areas else sum((area for area in areas if area is not None), Decimal(0))

    @property
    def place(self) -> dict[str, Any]:
        """Where findings about the unit are."""
        return {"source": self.source, "line": self.line, "unit_id": self.unit_id}


@dataclass(frozen=True)
class FormContent:
    """All that an annual table says. ``mine`` holds fields of the mine's row as text, dates as 2026-03-31.

    ``year`` is that of the title, ``None`` where it has none. ``form_found`` is false where there is no such table.
    """

    source: str
    year: Optional[int] = None
    mine: Mapping[str, str] = field(default_factory=dict)
    units: tuple[FormUnit, ...] = ()
    findings: tuple[Finding, ...] = ()
    form_found: bool = True
