"""Rows of a table to entries: corners, sides on rows of their own, and what stands between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple, Optional, Union

from ...findings import Finding, error, note, warning
from ...progress import Progress, check
from .cells import LONG, PLAIN, is_corner_name, letter, number_in
from .grid import Grid, Row, has_pair
from .headings import Group, Heading, heading_at
from .titles import Said, said
from .words import bare, plainly, words

_ASK_EVERY = 5000
_NAMED = 20
"""Cells of a sheet that cannot be read and are named one by one; the rest is counted."""
_LONGEST_NAME = 32
_ANGLE = re.compile(r"[0-9]{1,3}\s*[°度.]?\s*[0-9]")
_TELEPHONE = re.compile("0[0-9]{2,3}-[0-9]{7,8}")
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_LONGEST_SIDE = 100_000.0


class Entry(NamedTuple):
    """A corner, or a side between two corners on a row of its own (``name`` is ``None``).

    ``first`` and ``second`` are metres, or the texts of angles; ``None`` where a cell cannot be read. ``number`` and
    ``block`` are the number and name of the parcel, empty where no column says it. ``running`` is what 序号 says
    beside the corner's name, ``left`` are the cells of other coordinate systems.
    """

    line: int
    name: Optional[str]
    first: Union[float, str, None]
    second: Union[float, str, None]
    number: str = ""
    block: str = ""
    ring: str = ""
    side: str = ""
    height: str = ""
    running: str = ""
    left: tuple[str, ...] = ()


@dataclass
class Segment:
    """Entries of each group of columns under one heading, and what was said before them.

    ``degrees`` where the values are angles.
    """

    heading: Heading
    before: list[Said]
    groups: list[list[Entry]]
    degrees: bool = False


@dataclass
class Table:
    """What the rows of a text give; not ``usable`` where an error says that nobody can know what is meant."""

    segments: list[Segment]
    findings: list[Finding]
    usable: bool = True


class Collector:
    """Goes through the rows once."""

    def __init__(self, grid: Grid, source: str) -> None:
        self._grid = grid
        self._source = source
        self._segments: list[Segment] = []
        self._said: list[Said] = []
        self._findings: list[Finding] = []
        self._left: list[tuple[int, str]] = []
        self._extra: list[tuple[int, str]] = []
        self._unread = 0
        self._shared = ("", "")
        self._degrees = False
        self._odd_columns = False

    def collect(self, progress: Progress) -> Table:
        """The rows as entries. Raises ``Stopped`` if ``progress`` says so."""
        rows, lines = self._grid.rows, self._grid.lines
        i = self._text_rows(0, self._grid.heading)
        while i < len(rows):
            heading = heading_at(rows, i, self._segments[-1].heading.end if self._segments else 0)
            if heading.problem:
                return self._refused(heading, lines[i])
            i = self._begin(heading)
            if self._grid.stacked and self._misaligned(i):
                break
            i = self._body(i, progress)
        self._tell_left()
        return Table(self._segments, self._findings)

    def _refused(self, heading: Heading, line: int) -> Table:
        place = {"source": self._source, "line": line, "headings": " | ".join(heading.texts)[:120]}
        if heading.problem == "systems":
            finding = error("corners.table_systems_unclear", **place)
        else:
            finding = error("corners.table_groups_unclear", **place)
        return Table([], [finding], usable=False)

    def _text_rows(self, start: int, end: int) -> int:
        """Rows before the first heading; those of the heading itself are taken when it is."""
        heading = heading_at(self._grid.rows, end)
        for i in range(start, heading.start):
            self._text_row(i)
        return end

    def _begin(self, heading: Heading) -> int:
        before, self._said = self._said, []
        new = not self._segments or self._segments[-1].heading.groups != heading.groups
        if new:
            first = heading.groups[0]
            place = {"source": self._source, "line": self._grid.lines[heading.end - 1]}
            self._degrees = self._in_degrees(heading)
            used = {i for group in heading.groups for i in group.columns}
            self._odd_columns = any(i not in used for i in range(len(heading.texts)))
            if heading.unused:
                names = ", ".join(heading.unused)[:120]
                self._findings.append(note("corners.table_columns_left", columns=names, **place))
            if first.left:
                taken, left = (self._titles(heading, pairs) for pairs in ((first.pair,), first.left))
                self._findings.append(note("corners.table_system_taken", taken=taken, left=left, **place))
        self._segments.append(self._segment(heading, before))
        return heading.end

    def _segment(self, heading: Heading, before: list[Said]) -> Segment:
        return Segment(heading, before, [[] for _ in heading.groups], self._degrees)

    def _titles(self, heading: Heading, pairs: Any) -> str:
        return "; ".join(
            f"{pair.datum} {heading.texts[pair.first]}, {heading.texts[pair.second]}".strip() for pair in pairs
        )[:120]

    def _in_degrees(self, heading: Heading) -> bool:
        """Whether the cells hold angles, whatever the headings say: metres in China have six digits and more."""
        group = heading.groups[0]
        for row in self._grid.rows[heading.end : heading.end + 200]:
            first, second = _cell(row, group.pair.first), _cell(row, group.pair.second)
            values = [number_in(first), number_in(second)]
            if None not in values:
                low, high = sorted(value for value in values if value is not None)
                packed = group.pair.degrees and low < 540_000 and 730_000 <= high < 1_360_000  # DDMMSS and DDDMMSS
                return high <= 360 or packed
            if any(sign in first + second for sign in "°º度′'’"):
                return True
        return group.pair.degrees

    def _body(self, i: int, progress: Progress) -> int:
        """Take rows until the next heading; its index, or that of the end."""
        rows, lines = self._grid.rows, self._grid.lines
        segment = self._segments[-1]
        groups = segment.heading.groups
        width, count = len(segment.heading.texts), len(rows)
        plain = groups[0]
        x, y, point = plain.pair.first, plain.pair.second, plain.point
        only = len(groups) == 1 and len(plain.columns) == 2 + (point is not None)
        simple = only and not self._odd_columns and not self._degrees
        needed = max(x, y, point or 0) + 1
        while i < count:
            row = rows[i]
            if i % _ASK_EVERY == 0:
                check(progress, i / count)
            if simple and needed <= len(row) <= width and PLAIN.fullmatch(row[x]) and PLAIN.fullmatch(row[y]):
                name = row[point].strip() if point is not None else ""
                if name.isascii() and len(name) < _LONGEST_NAME:
                    segment.groups[0].append(Entry(lines[i], name, float(row[x]), float(row[y])))
                    i += 1
                    continue
            if not any(row):
                pass
            elif self._plain_row(row, lines[i], groups, width):
                segment = self._segments[-1]
            elif has_pair(row):
                return i
            else:
                if self._row(row, i, groups):
                    # A row of text between corners: what follows may be another parcel.
                    self._segments.append(self._segment(segment.heading, self._said))
                    self._said = []
                segment = self._segments[-1]
            i += 1
        return count

    def _plain_row(self, row: Row, line: int, groups: tuple[Group, ...], width: int) -> bool:
        """Take a row that is a corner in each group that is not empty, with nothing odd about it; whether it was."""
        found: list[Optional[Entry]] = []
        sums = words().sums
        for group in groups:
            first, second = _cell(row, group.pair.first), _cell(row, group.pair.second)
            name = _cell(row, group.point)
            if not first and not second and not name and not _cell(row, group.side):
                found.append(None)
            elif (
                (self._degrees and _ANGLE.match(first) and _ANGLE.match(second))
                or (not self._degrees and PLAIN.fullmatch(first) and PLAIN.fullmatch(second))
            ) and (name.isascii() or not plainly(name).startswith(sums)):
                values = (first, second) if self._degrees else (float(first), float(second))
                found.append(self._made(row, line, group, name, *values))
            else:
                return False
        if not any(found):
            return False
        self._add(row, found, groups)
        if len(row) > width or self._odd_columns:
            self._extra_cells(row, line, groups)
        return True

    def _add(self, row: Row, found: list[Optional[Entry]], groups: tuple[Group, ...]) -> None:
        if len(groups) > 1:
            self._shared_block(row, groups)
            # The block of the row is known only after its first group was looked at.
            found = [
                entry and (entry._replace(number=self._shared[0], block=self._shared[1]) if group.shared else entry)
                for entry, group in zip(found, groups)
            ]
        for entries, entry in zip(self._segments[-1].groups, found):
            if entry:
                entries.append(entry)

    def _row(self, row: Row, i: int, groups: tuple[Group, ...]) -> bool:
        """Take a row that is not plainly a corner; whether it is a row of text that says something."""
        line = self._grid.lines[i]
        if self._looks_like_heading(i):
            return False
        if _is_sum(row, groups):
            self._text_row(i)
            return bool(self._said)
        found = [self._entry(row, line, group) for group in groups]
        if not any(found):
            self._text_row(i)
            return bool(self._said)
        self._add(row, found, groups)
        self._extra_cells(row, line, groups)
        return False

    def _looks_like_heading(self, i: int) -> bool:
        """Whether the row is the upper one of a heading that comes again: its next row with cells has the pair."""
        rows = self._grid.rows
        return any(has_pair(row) for row in rows[i + 1 : i + 3]) and any(
            heading_at(rows, k, self._segments[-1].heading.end).start <= i
            for k in (i + 1, i + 2)
            if k < len(rows) and has_pair(rows[k])
        )

    def _shared_block(self, row: Row, groups: tuple[Group, ...]) -> None:
        """Where one column of blocks holds for several groups, another block is another segment."""
        if len(groups) < 2 or not any(group.shared for group in groups):
            return
        block = (plainly(_cell(row, groups[0].number)), plainly(_cell(row, groups[0].name)))
        if any(block) and block != self._shared:
            if any(self._segments[-1].groups):
                self._segments.append(self._segment(self._segments[-1].heading, []))
            self._shared = block

    def _entry(self, row: Row, line: int, group: Group) -> Optional[Entry]:
        """The corner or side that stands in the columns of a group; ``None`` where neither does."""
        first, second = _cell(row, group.pair.first), _cell(row, group.pair.second)
        name = _cell(row, group.point)
        side = _cell(row, group.side)
        if not first and not second:
            if side and number_in(side) is not None and not name:
                return Entry(line, None, None, None, side=side)
            filled = [cell for i, cell in enumerate(row) if cell and i in group.columns and i != group.index]
            if len(filled) == 1 and not self._degrees and "." in filled[0] and number_in(filled[0]) is not None:
                return Entry(line, None, None, None, side=filled[0])
            if name and group.point != group.index and is_corner_name(plainly(name)) and not _is_alone(row, name):
                return self._bad(line, group, row, "")
            if name and is_corner_name(plainly(name)) and any(c.isdigit() for c in name) and len(row) > 1:
                return self._bad(line, group, row, "")
            return None
        filled = [cell for cell in (first, second) if cell]
        if not any(c.isdigit() for c in "".join(filled)) and not is_corner_name(plainly(name)):
            return None
        if _is_footer(row):
            return None
        if self._degrees:
            if not first or not second:
                return self._bad(line, group, row, "")
            return self._made(row, line, group, name, first, second)
        if len(filled) == 1 and not name and not side:
            value = number_in(filled[0])
            if value is not None and value < _LONGEST_SIDE:
                return Entry(line, None, None, None, side=filled[0])
        values = [number_in(first), number_in(second)]
        for value, column, text in zip(values, (group.pair.first, group.pair.second), (first, second)):
            if value is None:
                return self._bad(line, group, row, text, column)
        return self._made(row, line, group, name, *values)

    def _made(self, row: Row, line: int, group: Group, name: str, first: Any, second: Any) -> Entry:
        block = plainly(_cell(row, group.name)) if group.name is not None else ""
        if group.label and not block and len(self._segments[-1].heading.groups) > 1:
            block = group.label
        return Entry(
            line,
            name,
            first,
            second,
            plainly(_cell(row, group.number)) if group.number is not None else "",
            block,
            plainly(_cell(row, group.ring)) if group.ring is not None else "",
            _cell(row, group.side),
            _cell(row, group.height),
            plainly(_cell(row, group.index)) if group.index is not None else "",
            tuple(_cell(row, i) for pair in group.left for i in (pair.first, pair.second)) if group.left else (),
        )

    def _bad(self, line: int, group: Group, row: Row, text: str, column: Optional[int] = None) -> Entry:
        """A row that is a corner and cannot be read: told, and an entry that spoils its parcel."""
        name = plainly(_cell(row, group.point))
        self._unread += 1
        if self._unread <= _NAMED:
            place: dict[str, Any] = {"source": self._source, "line": line, "corner": name[:32]}
            if column is None:
                self._findings.append(error("corners.table_corner_incomplete", **place))
            else:
                texts = self._segments[-1].heading.texts
                place.update(column=letter(column), heading=texts[column] if column < len(texts) else "")
                if not text.strip():
                    self._findings.append(error("corners.table_cell_empty", **place))
                elif text.startswith("=") and any(c.isalpha() for c in text):
                    self._findings.append(error("corners.table_formula", text=text[:60], **place))
                else:
                    self._findings.append(error("corners.table_cell_unreadable", text=text[:60], **place))
        return self._made(row, line, group, name, None, None)

    def _text_row(self, i: int) -> None:
        row, line = self._grid.rows[i], self._grid.lines[i]
        if not any(row):
            return
        result = said(row, line)
        is_row = result.title and _may_hold_coordinates(result.text)
        if result.used and not is_row and not _is_footer(row, result):
            self._said.append(result)
        else:
            self._left.append((line, "  ".join(cell for cell in row if cell)))

    def _extra_cells(self, row: Row, line: int, groups: tuple[Group, ...]) -> None:
        known = {i for group in groups for i in group.columns}
        texts = self._segments[-1].heading.texts
        for i, cell in enumerate(row):
            if cell and i not in known and ((i >= len(texts) or not texts[i]) or LONG.search(cell)):
                self._extra.append((line, cell))
                return

    def _tell_left(self) -> None:
        at = {"source": self._source}
        if self._unread > _NAMED:
            self._findings.append(error("corners.table_more_unreadable", count=self._unread - _NAMED, **at))
        numbers = [row for row in self._left if _may_hold_coordinates(row[1])]
        if numbers:
            figures = {"line": numbers[0][0], "text": numbers[0][1][:60], "count": len(numbers)}
            self._findings.append(warning("corners.table_numbers_left", **figures, **at))
        others = [row for row in self._left if not _may_hold_coordinates(row[1])]
        if others:
            figures = {"line": others[0][0], "text": others[0][1][:60], "count": len(others)}
            self._findings.append(note("corners.table_rows_left", **figures, **at))
        if self._extra:
            line, text = self._extra[0]
            self._findings.append(
                warning("corners.table_extra_cells", line=line, count=len(self._extra), text=text[:60], **at)
            )

    def _misaligned(self, start: int) -> bool:
        """Where cells were pasted one a line: a row with another number of cells shifts all that follow."""
        group = self._segments[-1].heading.groups[0]
        rows, lines = self._grid.rows, self._grid.lines
        for i in range(start, len(rows)):
            values = [number_in(_cell(rows[i], column)) for column in (group.pair.first, group.pair.second)]
            if None in values or min(value for value in values if value is not None) < 1000:
                rest = [cell for row in rows[i:] for cell in row if cell]
                if any(LONG.search(cell) for cell in rest):
                    place = {"source": self._source, "line": lines[i], "columns": self._grid.stacked}
                    self._findings.append(error("corners.table_misaligned", **place))
                    for row, line in zip(rows[start:i], lines[start:i]):
                        entry = self._entry(row, line, group)
                        if entry:
                            self._segments[-1].groups[0].append(entry)
                    self._segments[-1].groups[0].append(Entry(lines[i], "", None, None))
                    return True
                break
        columns = {"source": self._source, "line": lines[start - 1], "columns": self._grid.stacked}
        self._findings.append(note("corners.table_stacked", **columns))
        return False


def _cell(row: Row, column: Optional[int]) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""


def _is_sum(row: Row, groups: tuple[Group, ...]) -> bool:
    """Whether a row begins with a word such as 合计, and holds no coordinates."""
    first = plainly(next((cell for cell in row if cell.strip()), ""))
    return first.startswith(words().sums) and not any(
        LONG.search(_cell(row, column)) for group in groups for column in (group.pair.first, group.pair.second)
    )


def _may_hold_coordinates(text: str) -> bool:
    """Whether a row may hold coordinates: in prose one number without decimals is something else, as are telephones."""
    found = LONG.findall(_TELEPHONE.sub("", text))
    return bool(found) and (len(found) > 1 or "." in found[0] or not _WORDS.search(text))


def _is_alone(row: Row, name: str) -> bool:
    return sum(bool(cell) for cell in row) == 1


def _is_footer(row: Row, result: Optional[Said] = None) -> bool:
    """Whether a row begins with what stands under tables: who made them, when, sums."""
    first = plainly(next((cell for cell in row if cell.strip()), ""))
    if result is not None and (result.area or result.head or result.remarks or result.block):
        return False
    known = words()
    if bare(first) in known.footers or first.startswith(known.sums):
        return True
    return any(
        first.startswith(word) and first[len(word) :].lstrip()[:1] in (":", "人", "者", "员", "单", "日")
        for word in known.footers
    )
