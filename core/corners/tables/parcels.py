"""Corners in their order to parcels and rings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Optional

import numpy as np

from ...findings import Finding, error, warning
from ...geodesy.recognise import Declared
from ..parsing.fields import whole_of
from ..records import Parcel, SourceRing, ring_of
from .cells import corner_number, number_in
from .headings import Heading
from .rows import Entry, Table
from .sides import side_findings
from .titles import Said, head_of

_Head = dict[str, Declared]


@dataclass
class Ring:
    """Corners that belong together; ``between`` are sides on rows of their own, by the index of the corner before."""

    corners: list[Entry] = field(default_factory=list)
    between: list[tuple[int, Entry]] = field(default_factory=list)
    number: int = 1
    restarts: bool = False
    deducted: Optional[bool] = None


@dataclass
class Draft:
    """A parcel that is being put together."""

    line: int
    number: str = ""
    name: str = ""
    area: str = ""
    count: Optional[int] = None
    head: _Head = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)
    runs: list[tuple[Optional[bool], list[Entry]]] = field(default_factory=list)
    keyed: bool = False
    degrees: bool = False


class Builder:
    """Takes what stands in a table from its top to its end and gives the parcels."""

    def __init__(self, table: Table, source: str) -> None:
        self._table = table
        self._source = source
        self._findings: list[Finding] = []
        self._drafts: list[Draft] = []
        self._by_key: dict[tuple[str, str], Draft] = {}
        self._next = Draft(0)
        self._new = True
        self._ring: Optional[bool] = None
        self._head: _Head = {}
        self._remarks: dict[str, str] = {}
        self._last_key: Optional[tuple[str, str]] = None
        self._last_running = ""
        self._degrees = False

    def build(self, ordered: Sequence[Sequence[Entry]]) -> tuple[list[Parcel], list[Finding]]:
        """The parcels of the ordered entries of all segments."""
        last = max((i for i, entries in enumerate(ordered) if entries), default=-1)
        by_index = self._index_is_block(ordered)
        for i, (segment, entries) in enumerate(zip(self._table.segments, ordered)):
            for said in segment.before:
                self._take(said, trailing=i > last)
            if entries and self._drafts and self._drafts[-1].degrees != segment.degrees:
                self._new = True
            self._degrees = segment.degrees
            if i <= last:
                self._labelled(segment.heading, entries)
            run: list[Entry] = []
            for entry in entries:
                if self._begins(entry, by_index):
                    self._put(run)
                    run = []
                    self._begin(entry, by_index)
                run.append(entry)
            self._put(run)
        parcels = [parcel for draft in self._drafts for parcel in self._parcels(draft)]
        return parcels, self._findings

    def _index_is_block(self, ordered: Sequence[Sequence[Entry]]) -> bool:
        """Whether a column 序号 beside one of corner numbers counts parcels: it repeats, or has gaps, over corners."""
        groups = [group for segment in self._table.segments for group in segment.heading.groups]
        if not groups or any(group.index is None or group.has_block or group.point is None for group in groups):
            return False
        texts = [entry.running for entries in ordered for entry in entries if entry.name is not None]
        known = [text for text in texts if text]
        repeats = sum(a == b for a, b in zip(known, known[1:]))
        return bool(known) and (repeats > len(known) / 2 or len(known) * 2 < len(texts))

    def _labelled(self, heading: Heading, entries: Sequence[Entry]) -> None:
        """What stands over the columns that are taken says the datum too."""
        pair = heading.groups[0].pair
        if pair.datum and entries:
            head: _Head = {}
            head_of(pair.datum, entries[0].line, head)
            head.setdefault("datum", Declared(pair.datum, entries[0].line))
            if any(self._head.get(key, Declared("", 0)).text != value.text for key, value in head.items()):
                self._head = {**self._head, **head}

    def _take(self, said: Said, trailing: bool) -> None:
        """What a row of text says: of the parcel before it, of the next one, or of all that follow."""
        current = self._drafts[-1] if self._drafts else None
        if said.head:
            self._head = {**self._head, **said.head}
        if said.title and current is None:
            self._remarks.setdefault("标题", said.text)
        # Behind the corners of a parcel and before the next one's title: as with areas, it is of the former.
        behind = current is not None and not self._new and not said.block
        for key, text in said.remarks.items():
            if trailing and not any(key in draft.remarks for draft in self._drafts):
                for draft in self._drafts:  # under all tables, and nothing else says it: of all parcels
                    draft.remarks[key] = text
            elif current is not None and (trailing or (behind and key not in current.remarks)):
                current.remarks.setdefault(key, text)
            else:
                self._remarks = {**self._remarks, key: text}
        if said.block and not (current and not self._new and said.name and said.name == current.name):
            self._new = True
            self._next.number = said.number or self._next.number
            self._next.name = said.name or self._next.name
            self._next.keyed = True
        if said.ring is not None:
            self._ring = said.ring
        self._areas(said, current, trailing)

    def _areas(self, said: Said, current: Optional[Draft], trailing: bool) -> None:
        several = len(self._drafts) > 1
        if said.area and several and (said.sum or (trailing and not any(draft.area for draft in self._drafts))):
            place = {"source": self._source, "line": said.line, "count": len(self._drafts)}
            self._findings.append(warning("corners.area_of_all", text=said.area, **place))
            return
        if said.area and current is not None and not self._new and (trailing or not current.area):
            current.area = current.area or said.area
        elif said.area and (current is None or self._new or said.area != current.area):
            self._next.area = said.area
            self._new = self._new or bool(current and current.area)
        if said.count is not None and current is not None and trailing:
            current.count = said.count
        elif said.count is not None:
            self._next.count = said.count

    def _begins(self, entry: Entry, by_index: bool) -> bool:
        """Whether a corner is the first of a parcel, as far as titles and columns say."""
        if entry.name is None:
            return False
        if self._new or not self._drafts:
            return True
        key = (entry.number, entry.block)
        if any(key) and key != self._last_key:
            return True
        return by_index and bool(entry.running) and entry.running != self._last_running

    def _begin(self, entry: Entry, by_index: bool) -> None:
        key = (entry.number, entry.block)
        self._last_running = entry.running or self._last_running
        known = self._by_key.get(key) if any(key) and not self._next.keyed else None
        if known is not None:
            # The same parcel again, after another one: a further ring of it.
            self._drafts.remove(known)
            self._drafts.append(known)
            self._findings.append(
                warning("corners.table_block_again", source=self._source, line=entry.line, block=" ".join(key).strip())
            )
        else:
            draft = self._next
            draft.line, draft.degrees = entry.line, self._degrees
            draft.number, draft.name = entry.number or draft.number, entry.block or draft.name
            draft.keyed = draft.keyed or any(key) or by_index
            draft.head, draft.remarks = self._head, dict(self._remarks)
            self._drafts.append(draft)
            if any(key):
                self._by_key[key] = draft
        self._last_key = key if any(key) else None
        self._next, self._new = Draft(0), False

    def _put(self, run: list[Entry]) -> None:
        if not run:
            return
        if not self._drafts:  # sides alone, before any corner
            return
        self._drafts[-1].runs.append((self._ring, run))
        self._ring = None

    def _parcels(self, draft: Draft) -> list[Parcel]:
        """The parcel, or several where nothing but the numbers of the corners tells them apart."""
        rings = [ring for deducted, run in draft.runs for ring in _rings(run, deducted)]
        if not self._table.segments:
            return []
        parts: list[list[Ring]] = []
        for ring in rings:
            if parts and (draft.keyed or not ring.restarts):
                parts[-1].append(ring)
            else:
                parts.append([ring])
        if len(parts) > 1:
            line = parts[1][0].corners[0].line
            place = {"source": self._source, "line": line, "count": len(parts)}
            self._findings.append(warning("corners.table_split", **place))
            if draft.area:
                self._findings.append(warning("corners.area_of_all", text=draft.area, **place))
        parcels = []
        for i, part in enumerate(parts):
            line = draft.line if i == 0 else part[0].corners[0].line
            parcels.append(self._parcel(draft, part, line, only=len(parts) == 1))
        return parcels

    def _parcel(self, draft: Draft, rings: Sequence[Ring], line: int, only: bool) -> Parcel:
        usable = self._table.usable and not any(entry.first is None for ring in rings for entry in ring.corners)
        made: list[SourceRing] = []
        for i, ring in enumerate(rings):
            label = ring.corners[0].ring
            number = whole_of(label) if label else i + 1
            if number is None:
                first = ring.corners[0]
                place = {"source": self._source, "line": first.line, "corner": (first.name or "")[:32]}
                self._findings.append(error("corners.table_ring_unreadable", text=label[:60], **place))
                usable, number = False, i + 1
            made.append(_source_ring(ring, number))
        if usable:
            self._findings += side_findings(rings, self._source, draft.degrees)
        return Parcel(
            line=line,
            number=draft.number,
            name=draft.name,
            count=draft.count if only else None,
            area=draft.area if only else "",
            remarks=draft.remarks,
            head=draft.head,
            rings=tuple(ring for ring in made if len(ring)),
            in_degrees=draft.degrees,
            usable=usable,
        )


def _source_ring(ring: Ring, number: int) -> SourceRing:
    corners = [entry for entry in ring.corners if entry.first is not None]
    heights = None
    if any(entry.height for entry in corners):
        heights = [value if (value := number_in(entry.height)) is not None else np.nan for entry in corners]
    values = [(float(entry.first or 0.0), float(entry.second or 0.0)) for entry in corners]
    names = [entry.name or "" for entry in corners]
    return ring_of(number, names, values, [entry.line for entry in corners], heights, ring.deducted)


def _rings(run: Sequence[Entry], deducted: Optional[bool]) -> list[Ring]:
    """Entries to rings: a new one where the ring number changes, after a closed ring, and where numbers start again."""
    rings: list[Ring] = []
    corners: list[Entry] = []
    start: tuple[object, object] = (None, None)
    closed = False
    first_number: Optional[int] = None
    first_label = run[0].ring
    for i, entry in enumerate(run):
        if entry.name is None:
            if rings:
                rings[-1].between.append((len(corners) - 1, entry))
            continue
        place = (entry.first, entry.second)
        new = not corners
        if not new:
            last = corners[-1]
            new = entry.ring != last.ring or (closed and place != (last.first, last.second))
            if not new and not closed and len(corners) > 2 and entry.name and entry.name == corners[0].name:
                new = place != start and _goes_on(run, i, corners)
        if new:
            number = corner_number(entry.name)
            ring = Ring(deducted=True if deducted else None)
            if not rings:
                first_number = number
            elif entry.ring:
                ring.restarts = entry.ring == first_label
            else:
                ring.restarts = number is not None and number == first_number
            rings.append(ring)
            corners, start, closed = ring.corners, place, False
        corners.append(entry)
        if len(corners) > 3 and place == start and place[0] is not None:
            closed = True
    return [ring for ring in rings if ring.corners]


def _goes_on(run: Sequence[Entry], i: int, corners: Sequence[Entry]) -> bool:
    """Whether the corner after ``i`` has the name of a ring's second: so ``i`` begins a ring, and closes none."""
    following = next((entry for entry in run[i + 1 : i + 4] if entry.name is not None), None)
    return following is not None and following.name == corners[1].name and corners[1].name != corners[0].name
