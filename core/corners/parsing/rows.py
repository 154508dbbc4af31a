"""Corner rows of text files: what stands where in a row, many rows at once, rows to rings, and declared side lengths.

Nearly all rows of nearly all files are plain: the same number of fields, plain numbers in the same places. They are
read as columns, a block at a time; a row with anything odd about it is left to its reader. Both ways give the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, repeat
from typing import Any, Optional

import numpy as np

from ...geodesy.recognise import NORTHINGS
from ..records import Floats, SourceRing, ring_of
from .angles import LATITUDES, LONGITUDES
from .fields import BLANKS, number_of, plain, whole_of

_EASTINGS = (100_000.0, 47_000_000.0)
"""Metres: with or without zone number, and those that run out of their zone's million too."""
_LOOK_AT_FIELDS = 7
_PLAIN_DIGITS = 15
_NUMBERS = re.compile(r"(?:[0-9]{1,15}(?:\.[0-9]*)?,)*")
_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]*)?")
_WHOLE = re.compile(r"[0-9]{1,9}")
_SMALLEST_BLOCK = 16
_WINDOW = 64
_BOTH_ENDS = 1.5
_NOISE = 1e-6
"""Metres that are lost between decimal and binary numbers of eight digits."""
_EVERY_FIELD = b"0123456789.,"


@dataclass(frozen=True, eq=False)
class Form:
    """Where the values of a row stand, counted from 0; -1 for what the row does not have. Y follows X.

    ``mark`` is what the form is called to people, in the letters of the format.
    """

    mark: str
    first: int
    name: int = 0
    ring: int = -1
    side: int = -1

    @property
    def fields(self) -> int:
        """Fields that a row has at least."""
        return max(self.first + 1, self.ring, self.side) + 1


STANDARD = Form("J,n,X,Y", 2, ring=1)
NO_RING = Form("J,X,Y", 1)
WITH_SIDE = Form("J,X,Y,S,n", 1, ring=4, side=3)
BARE = Form("X,Y", 0, name=-1)


def is_plane_pair(first: float, second: float) -> bool:
    """Whether two numbers are a northing and an easting in China, in either order, metres."""
    return (is_north(first) and _is_east(second)) or (is_north(second) and _is_east(first))


def is_degree_pair(first: float, second: float) -> bool:
    """Whether two numbers are a longitude and a latitude in China, in either order, degrees."""
    low, high = min(first, second), max(first, second)
    return LATITUDES[0] <= low < LATITUDES[1] and LONGITUDES[0] <= high < LONGITUDES[1]


def is_north(value: float) -> bool:
    """Whether a number is a northing in China, metres."""
    return NORTHINGS[0] <= value <= NORTHINGS[1]


def _is_east(value: float) -> bool:
    return _EASTINGS[0] <= value < _EASTINGS[1] and not is_north(value)


def pair_at(row: Sequence[str]) -> Optional[int]:
    """The field where the two numbers of a corner begin, ``None`` where nothing looks like them.

    Numbers that lie in China come first, metres before degrees; else two that are long or have decimals.
    """
    values = [number_of(text) for text in row[:_LOOK_AT_FIELDS]]
    pairs = [
        (at, one, other)
        for at, (one, other) in enumerate(zip(values, values[1:]))
        if one is not None and other is not None
    ]
    for fits in (is_plane_pair, is_degree_pair):
        found = [at for at, one, other in pairs if fits(one, other)]
        if found:
            return found[-1]  # a point's number may look like a coordinate and stands before them
    return next((at for at, _, _ in pairs if _is_long(row[at]) and _is_long(row[at + 1])), None)


def _is_long(text: str) -> bool:
    whole, dot, _ = plain(text).partition(".")
    return bool(dot) or len(whole) > 4


def form_of(row: Sequence[str]) -> Optional[Form]:
    """The form of a corner row, ``None`` for a row that has none of them."""
    at = pair_at(row)
    if at == 0:
        return BARE
    if at == 1:
        linked = len(row) > 4 and (not row[3] or number_of(row[3]) is not None) and whole_of(row[4]) is not None
        return WITH_SIDE if linked else NO_RING
    return STANDARD if at == 2 else None


@dataclass(frozen=True)
class Block:
    """Plain rows of a run of lines, as columns: ``at`` are their places in the run, from 0.

    ``sides`` is the column after the coordinates, or that of the side lengths; ``more`` whether there are others.
    """

    form: Form
    at: Sequence[int]
    names: Sequence[str]
    rings: Sequence[int]
    first: Sequence[float]
    second: Sequence[float]
    texts: Sequence[str]
    sides: Optional[Sequence[str]] = None
    more: Optional[Sequence[bool]] = None


def plain_rows(
    lines: Sequence[str], separator: str, form_for: Callable[[Sequence[str]], Optional[Form]] = form_of
) -> Optional[Block]:
    """The plain rows among ``lines``, those that are alike; every other row is left to its reader.

    ``separator`` stands between fields, with blanks around it or none.
    """
    counts = [line.count(separator) for line in lines]
    number, times = Counter(counts).most_common(1)[0] if counts else (0, 0)
    if number < 1 or times < _SMALLEST_BLOCK:
        return None
    at = [index for index, count in enumerate(counts) if count == number]
    table = separator.join([lines[index] for index in at] if len(at) < len(lines) else lines).split(separator)
    columns = [table[index :: number + 1] for index in range(number + 1)]
    while columns and not any(columns[-1]):
        columns.pop()
    samples = {form_for([column[index] for column in columns]) for index in (0, len(at) // 2, len(at) - 1)}
    forms = [form for form in samples if form is not None and form.fields <= len(columns)]
    return _plain_among(columns, at, forms[0]) if len(forms) == 1 else None


def _plain_among(columns: Sequence[list[str]], at: Sequence[int], form: Form) -> Optional[Block]:
    """The block of those rows that are plain; ``None`` where hardly any is."""
    block = _block(columns, at, form)
    if block is not None:
        return block
    # Something is odd in some rows: now each is looked at.
    rows = zip(columns[form.first], columns[form.first + 1], columns[form.ring] if form.ring >= 0 else repeat("0"))
    good = [
        index
        for index, (first, second, ring) in enumerate(rows)
        if _NUMBER.fullmatch(first) and _NUMBER.fullmatch(second) and _WHOLE.fullmatch(ring)
    ]
    if len(good) < _SMALLEST_BLOCK:
        return None
    return _block([[column[index] for index in good] for column in columns], [at[index] for index in good], form)


def _block(columns: Sequence[list[str]], at: Sequence[int], form: Form) -> Optional[Block]:
    first, second = floats_of(columns[form.first]), floats_of(columns[form.first + 1])
    if first is None or second is None:
        return None
    rings: Sequence[int] = [0] * len(at)
    if form.ring >= 0:
        known = {text: whole_of(text) for text in set(columns[form.ring])}
        if not all(text.isascii() and text.isdigit() and value is not None for text, value in known.items()):
            return None
        rings = [known[text] or 0 for text in columns[form.ring]]
    names = [""] * len(at) if form.name < 0 else [name.strip(BLANKS) for name in columns[form.name]]
    used = {form.name, form.ring, form.first, form.first + 1}
    beyond = [column for index, column in enumerate(columns) if index not in used and index > form.first + 1]
    sides = beyond[0] if beyond else None
    more = [any(texts) for texts in zip(*beyond[1:])] if len(beyond) > 1 else None
    return Block(form, at, names, rings, first, second, columns[form.first + 1], sides, more)


def floats_of(texts: Sequence[str]) -> Optional[list[float]]:
    """The numbers where every text is a plain one (digits, a dot, at most 15 places before it), else ``None``."""
    joined = ",".join(texts)
    try:
        if joined.encode("ascii").translate(None, _EVERY_FIELD):
            return None
        values = list(map(float, texts))
    except ValueError:  # not ASCII, an empty field, two dots
        return None
    if ",." in joined or joined[:1] == "." or "," in texts[0]:
        return None
    if max(map(len, texts)) > _PLAIN_DIGITS and not _NUMBERS.fullmatch(joined + ","):
        return None
    return values


def decimals_of(text: str) -> int:
    """Places after the dot of a number as written."""
    text = plain(text)
    return len(text) - text.index(".") - 1 if "." in text else 0


@dataclass(frozen=True)
class Span:
    """Rows ``start`` to ``end`` (not with it) are a ring; ``by_names`` where only names that begin anew end it."""

    start: int
    end: int
    by_names: bool = False


def rings_in(names: Sequence[str], rings: Sequence[int], first: Sequence[float], second: Sequence[float]) -> list[Span]:
    """Rows to rings: a new one where the ring number changes, where a closed ring is followed by another place, and
    where names begin anew (the first name of the ring and then its second, at other places).

    A closing row that stands twice opens no ring.
    """
    result: list[Span] = []
    start = 0
    runs = [len(rings)] if len(set(rings)) == 1 else [sum(1 for _ in group) for _, group in groupby(rings)]
    for length in runs:
        end = start + length
        while start < end:
            result.append(_ring_from(names, first, second, start, end))
            start = result[-1].end
    return result


def _ring_from(names: Sequence[str], first: Sequence[float], second: Sequence[float], start: int, end: int) -> Span:
    """The ring that begins at ``start`` and ends at ``end`` at the latest."""

    def is_first(index: int) -> bool:
        return first[index] == first[start] and second[index] == second[start]

    def begins_anew(index: int) -> bool:
        same = index + 1 < end and names[index + 1] == names[start + 1] != names[start]
        return same and not is_first(index)

    low, step = start + 3, _WINDOW
    while low < end:  # in windows that grow, so that many short rings do not each look through all the rows after them
        high = min(end, low + step)
        closing = next((at for at in _where(first, first[start], low, high) if second[at] == second[start]), None)
        if names[start]:
            until = high if closing is None else closing
            anew = next((at for at in _where(names, names[start], low, until) if begins_anew(at)), None)
            if anew is not None:
                return Span(start, anew, by_names=True)
        if closing is not None:
            stop = closing + 1
            while stop < end and is_first(stop):
                stop += 1
            return Span(start, stop)
        low, step = high, step * 2
    return Span(start, end)


def _where(values: Sequence[Any], value: Any, start: int, end: int) -> Iterator[int]:
    """Every index from ``start`` to ``end`` at which ``value`` stands."""
    while start < end:
        try:
            start = values.index(value, start, end)
        except ValueError:
            return
        yield start
        start += 1


def side_slack(decimals: int, of_corners: int) -> float:
    """How far a side as written, with these decimals, may be from that of its corners, metres.

    Half of its own last digit; and half a last digit in X and in Y at both ends of it, which is √2 of them at the most.
    Corners in whole metres are as likely exact as rounded: nothing is allowed for them, the figures are shown.
    """
    return 0.5 * 10.0**-decimals + (_BOTH_ENDS * 10.0**-of_corners if of_corners else 0.0) + _NOISE


def differing_sides(
    places: Floats, texts: Sequence[str], decimals: int, sure: bool
) -> Optional[tuple[list[int], Floats]]:
    """Rows of a ring whose declared side length is not the distance to the next corner, and those distances (n,).

    ``places`` (n, 2) are metres as written with ``decimals``, a closing row with them; ``texts`` are the declared
    lengths. Where more of them fit the distance from the corner before, they are compared with that. ``None`` where
    the texts are no side lengths: fewer than half of them fit and ``sure`` does not say that they are.
    """
    values = floats_of(texts) or [np.nan if value is None else value for value in map(number_of, texts)]
    declared = np.array(values, dtype=np.float64)
    said = np.isfinite(declared)
    if not said.any():
        return None
    closed = len(places) > 1 and bool((places[0] == places[-1]).all())
    corners = places[:-1] if closed else places
    to_next = np.hypot(*(np.roll(corners, -1, axis=0) - corners).T)
    slack = np.array([side_slack(decimals_of(text), decimals) for text in texts])
    best: Optional[tuple[int, list[int], Floats]] = None
    for sides in (to_next, np.roll(to_next, 1)):
        measured = np.append(sides, sides[0]) if closed else sides
        off = said & (np.abs(declared - measured) > slack)
        if closed and declared[-1] == 0:
            off[-1] = False
        if best is None or int(off.sum()) < best[0]:
            best = int(off.sum()), np.flatnonzero(off).tolist(), measured
    assert best is not None
    if not sure and best[0] * 2 > int(said.sum()):
        return None
    return best[1], best[2]


def ring_from(
    number: int,
    names: Sequence[str],
    first: Sequence[float],
    second: Sequence[float],
    lines: Sequence[int],
    heights: Optional[Sequence[float]] = None,
) -> SourceRing:
    """A ring from columns."""
    values = np.array([first, second], dtype=np.float64).T
    return ring_of(number, names, np.ascontiguousarray(values), lines, heights)
