"""What a coordinate file says, before anybody judges it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Optional, Union

import numpy as np
import numpy.typing as npt

from ..findings import Finding
from ..geodesy.recognise import Declared

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

DECIMAL, PACKED = "decimal", "packed"
"""How ``118.3015`` is meant where that cannot be seen: decimal degrees, or DDD.MMSS."""


@dataclass(frozen=True)
class Options:
    """What the user says about files that do not say it themselves; empty: nothing.

    ``angles`` is ``DECIMAL`` or ``PACKED``; ``dialect`` is the key of a dialect; arcs are cut into sides that leave
    them by ``arc_tolerance`` metres at most.
    """

    angles: str = ""
    dialect: str = ""
    arc_tolerance: float = 0.01


AS_IT_STANDS = Options()
"""Nothing said: what cannot be seen is asked for."""


LOOK_AT, LOOK_AT_CHARACTERS = 2000, 200_000
"""So many lines of a text, of so many characters together, tell what form it has."""


@dataclass(frozen=True)
class Text:
    """A decoded file, or a sheet of a workbook. ``lines`` hold no line ends; line 1 is ``lines[0]``.

    ``ends_open`` where the last line has no end. ``cells`` are the rows of a workbook or of a document's tables, as
    many as there are lines; a line is its cells with tabs between. ``None`` where the file is plain text, but for text
    whose lines begin with tabs: those are the empty cells of a sheet that it was pasted from, and no line has them.
    """

    source: str
    encoding: str
    lines: tuple[str, ...]
    ends_open: bool = False
    cells: Optional[tuple[tuple[str, ...], ...]] = None

    def beginning(self) -> Text:
        """The first ``LOOK_AT`` lines; fewer, and the last one cut, where they are very long."""
        lines = self.lines[:LOOK_AT]
        if sum(map(len, lines)) > LOOK_AT_CHARACTERS:
            ends = list(accumulate(map(len, lines)))
            count = bisect_left(ends, LOOK_AT_CHARACTERS) + 1
            beyond = ends[count - 1] - LOOK_AT_CHARACTERS
            last = lines[count - 1]
            lines = (*lines[: count - 1], last[: len(last) - beyond])
        return replace(self, lines=lines, cells=None if self.cells is None else self.cells[: len(lines)])


@dataclass(frozen=True, eq=False)
class SourceRing:
    """Corner rows that belong together, as they stand there and in that order; a closing row is still in.

    Rings of a usable parcel hold at least one row. ``values`` (n, 2) are the two numbers in the order of the columns:
    metres, or degrees where the parcel says so. ``heights`` (n,) are metres, NaN where a row has none. ``number`` is
    the ring number of the source. ``deducted`` is what the source says of the ring: taken off, added, or nothing.
    """

    number: int
    names: tuple[str, ...]
    values: Floats
    lines: Ints
    heights: Optional[Floats] = None
    deducted: Optional[bool] = None

    def __len__(self) -> int:
        return len(self.names)

    @property
    def is_closed(self) -> bool:
        """Whether the last row repeats the place of the first."""
        return len(self) > 1 and bool((self.values[0] == self.values[-1]).all())


def ring_of(
    number: int,
    names: Sequence[str],
    values: Union[Floats, Sequence[tuple[float, float]]],
    lines: Union[Ints, Sequence[int]],
    heights: Optional[Sequence[float]] = None,
    deducted: Optional[bool] = None,
) -> SourceRing:
    """A ring from plain sequences; see :class:`SourceRing`."""
    return SourceRing(
        number,
        tuple(names),
        np.asarray(values, dtype=np.float64).reshape(-1, 2),
        np.asarray(lines, dtype=np.int64),
        None if heights is None else np.asarray(heights, dtype=np.float64),
        deducted,
    )


@dataclass(frozen=True)
class Parcel:
    """A parcel of a file. ``area`` is the declared area as text, its unit may be glued on; ``sheet`` is 图幅号.

    ``head`` is what the file declares of place: keyed by ``datum``, ``zone``, ``width``, ``meridian``, ``helmert``
    and ``epsg`` where it has them. ``in_degrees`` where the values of the rings are degrees, in either order.
    ``fields`` are values of a unit's fields, as text, by the schema's names; ``remarks`` are what else it says, by the
    source's own names. ``usable`` is false where a row could not be read; the finding is with the file's.
    """

    line: int
    number: str = ""
    name: str = ""
    shape: str = ""
    count: Optional[int] = None
    area: str = ""
    sheet: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    head: Mapping[str, Declared] = field(default_factory=dict)
    rings: tuple[SourceRing, ...] = ()
    in_degrees: bool = False
    usable: bool = True


@dataclass(frozen=True)
class Reading:
    """All that one file, or one sheet of it, says, and how it was read.

    ``columns_north_first`` is what the dialect promises for the two numbers of a corner. ``marks`` are what it was
    recognised by.
    """

    source: str
    dialect: str = ""
    parcels: tuple[Parcel, ...] = ()
    findings: tuple[Finding, ...] = ()
    columns_north_first: bool = True
    marks: tuple[str, ...] = ()
    encoding: str = ""
