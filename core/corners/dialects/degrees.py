"""Reads lists of longitudes and latitudes, one corner a line, and coordinate strings ``X1,Y1;X2,Y2;…``.

Any form that :mod:`..parsing.angles` knows; longitude or latitude first, told apart by size; a corner's name and a
ring number may stand before them. Titles, blank lines, and corner numbers that start again part the parcels. The
planning database's field GDZB (矿产资源规划数据库标准) is such a string, in DDDMMSS. Texts with column headings are
tables, not lists.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Optional

from shapely import STRtree
from shapely.geometry import Polygon

from ...findings import Finding, error, note, warning
from ...geodesy.recognise import Declared
from ...progress import Progress, check, go_on
from ..parsing.angles import (
    AMBIGUOUS,
    DM,
    DMS,
    NORTH,
    WHOLE,
    Angle,
    Listed,
    NoAngle,
    Parsed,
    angle_error,
    axis_of,
    list_findings,
    said_in,
    settled,
    tidy,
)
from ..parsing.degree_rows import Row, is_heading, like_a_corner, rows_of, unlabelled, usual_row
from ..parsing.foreign import is_marked
from ..parsing.licence import DEPTH, Licence, depth_remark, depths_of
from ..records import PACKED, Options, Parcel, Reading, SourceRing, Text, ring_of
from ..registry import NONE, Dialect, Evidence

KEY = "degrees"
_ASK_EVERY = 5000
_SAY_AT_MOST = 20
_COMPARED_AT_ONCE = 200
"""Outlines that are held against all others before Cancel is asked for."""
_NUMBER = re.compile(r"[0-9]+")
_NUMBERED = re.compile(r"(?:地块|图斑|区块|采区|块段)?编号\s*[:=]\s*(\S+)")


def recognise(text: Text) -> Evidence:
    """Rows with a longitude and a latitude of China, by the share of rows that are; signs weigh more than numbers."""
    good = bad = 0
    forms: dict[str, int] = {}
    for line in text.lines:
        if not line:
            continue
        if is_marked(line) or is_heading(line):
            return NONE
        if not any(char.isdigit() for char in line):
            continue
        plain = tidy(line)
        rows = rows_of(unlabelled(plain)[1], 0)
        if isinstance(rows, list):
            good += len(rows)
            for row in rows:
                form = "" if isinstance(row.first, NoAngle) else row.first.form
                forms[form] = forms.get(form, 0) + 1
        elif like_a_corner(plain):
            bad += 1
    if not good:
        return NONE
    form = max(forms, key=lambda one: forms[one])
    marked, mark = {
        DMS: (60, "118°30′15″"),
        DM: (60, "118°30.25′"),
        WHOLE: (50, "DDDMMSS"),
        PACKED: (45, "DDD.MMSS"),
    }.get(form, (45, "118.5"))
    return Evidence(round(marked * good / (good + bad)), (mark, "73°-136°, 3°-54°"))


def read(text: Text, options: Options, progress: Progress = go_on) -> Reading:
    """All parcels of the list. Raises ``Stopped`` if ``progress`` says so."""
    return _Reader(text, options).read(progress)


@dataclass
class _Block:
    """Rows that belong to one parcel. ``titled`` where a title stood before them."""

    line: int
    title: str = ""
    head: Mapping[str, Declared] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: int = 0


class _Reader:
    """Goes through the lines once and parts them into blocks; forms of angles are decided over the whole text."""

    def __init__(self, text: Text, options: Options) -> None:
        self._text = text
        self._options = options
        self._source = text.source
        self._licence = Licence(text.source)
        self._blocks: list[_Block] = []
        self._open: Optional[_Block] = None
        self._title = ""
        self._title_line = 0
        self._gap = False
        self._said: dict[str, tuple[str, int]] = {}
        self._left_over: list[int] = []

    def read(self, progress: Progress) -> Reading:
        lines = self._text.lines
        for number, line in enumerate(lines, 1):
            if number % _ASK_EVERY == 0:
                check(progress, number / len(lines))
            if not line.strip("-=_*·. \u3000"):
                self._gap = True
                continue
            self._line(number, line)
        findings: list[Finding] = []
        listed = self._settle(findings)
        parcels = self._parcels(listed, findings, progress)
        if self._title:
            self._left_over.append(self._title_line)
        if self._left_over:
            at = {"source": self._source, "line": min(self._left_over)}
            shown = {"count": len(self._left_over), "text": lines[min(self._left_over) - 1][:60]}
            words = not any(char.isdigit() for number in self._left_over for char in lines[number - 1])
            findings.append(
                note("corners.degrees_left_over", **shown, **at)
                if words
                else warning("corners.degrees_left_over", **shown, **at)
            )
        if not parcels:
            findings.append(error("corners.degrees_empty", source=self._source, line=1))
        north_first = _north_first([row for block in self._blocks for row in block.rows])
        return Reading(
            self._source, KEY, tuple(parcels), (*self._licence.findings, *findings), columns_north_first=north_first
        )

    def _line(self, number: int, line: str) -> None:
        plain = tidy(line)
        usual = usual_row(plain, number)
        if usual is not None:
            self._take(number, [usual])
            return
        label, plain = unlabelled(plain)
        if label:
            self._entitle(number, label)
        rows = rows_of(plain, number) if any(char.isdigit() for char in plain) else None
        if isinstance(rows, list):
            self._take(number, rows)
        elif isinstance(rows, Finding):
            self._refuse(number, replace(rows, source=self._source))
        elif self._licence.take(number, line):
            self._hear(number, line)
        elif like_a_corner(plain):
            place = {"source": self._source, "line": number}
            self._refuse(number, error("corners.degrees_row_unreadable", text=line[:60], **place))
        elif self._hear(number, line) or is_heading(line):
            pass
        elif _NUMBER.fullmatch(plain) or "°" in plain:
            self._left_over.append(number)
        else:
            self._entitle(number, line)

    def _entitle(self, number: int, title: str) -> None:
        """Of several titles the last is nearest to its corners; the ones above it are of the text as a whole."""
        if self._title:
            self._left_over.append(self._title_line)
        self._title, self._title_line = title, number

    def _hear(self, number: int, line: str) -> bool:
        """Whether the line says how numbers with a point are meant; the first that does counts."""
        meant = said_in(line)
        if meant:
            self._said.setdefault(meant, (line, number))
        return bool(meant)

    def _block(self, number: int) -> _Block:
        """The block that a row at this line belongs to: a new one after a title or a blank line."""
        if self._open is None or self._title or self._gap:
            self._open = _Block(self._title_line or number, self._title, self._licence.head)
            self._blocks.append(self._open)
        self._title, self._title_line, self._gap = "", 0, False
        return self._open

    def _take(self, number: int, rows: list[Row]) -> None:
        """Rows of one line; a line that holds a whole ring is a parcel of its own."""
        whole = len(rows) > 2
        self._gap = self._gap or whole
        for row in rows:
            block = self._block(number)
            if block.rows and _starts_again(block.rows, row):
                block = _Block(number, head=block.head)
                self._open = block
                self._blocks.append(block)
            block.rows.append(row)
        self._gap = whole

    def _refuse(self, number: int, finding: Finding) -> None:
        block = self._block(number)
        block.unread += 1
        if block.unread <= _SAY_AT_MOST:
            block.findings.append(finding)

    def _settle(self, findings: list[Finding]) -> Listed:
        """The angles of all rows, two a row, with what has to be said of them together."""
        rows = [row for block in self._blocks for row in block.rows]
        parsed = [one for row in rows for one in (row.first, row.second)]
        options = self._options
        if not options.angles and len(self._said) == 1:
            ((angles, (said, line)),) = self._said.items()
            if any(isinstance(one, NoAngle) and one.why == AMBIGUOUS for one in parsed):
                findings.append(note("corners.angles_by_heading", text=said[:60], source=self._source, line=line))
            options = replace(options, angles=angles)
            listed = replace(settled(parsed, options), told=False)
        else:
            listed = settled(parsed, options)
        findings += list_findings(listed, [row.line for row in rows for _ in "EN"], self._source)
        return listed

    def _parcels(self, listed: Listed, findings: list[Finding], progress: Progress) -> list[Parcel]:
        self._join_gaps()
        at, several = 0, len(self._blocks) > 1
        undecided = any(isinstance(one, NoAngle) and one.why == AMBIGUOUS for one in listed.parsed)
        parcels: list[Parcel] = []
        for block in self._blocks:
            pairs = listed.parsed[at : at + 2 * len(block.rows)]
            at += len(pairs)
            parcels.append(self._parcel(block, pairs, undecided, several, findings))
        if several and not all(block.title for block in self._blocks):
            line = next(block.line for block in self._blocks if not block.title)
            figures = {"count": len(parcels), "source": self._source, "line": line}
            findings.append(note("corners.degrees_blocks", **figures))
            findings += _inside(parcels, self._source, progress)
        area = self._licence.said.get("area")
        if area is not None and several:
            place = {"source": self._source, "line": area.line}
            findings.append(warning("corners.area_of_all", text=area.text, count=len(parcels), **place))
        return parcels

    def _join_gaps(self) -> None:
        """A list with a blank line behind every corner has no blocks: they are put together again."""
        untitled = [block for block in self._blocks[1:] if not block.title]
        if len(self._blocks) < 3 or len(untitled) < len(self._blocks) - 1:
            return
        if any(len(block.rows) + block.unread > 1 for block in self._blocks):
            return
        first = self._blocks[0]
        for block in untitled:
            first.rows += block.rows
            first.findings += block.findings
            first.unread += block.unread
        del self._blocks[1:]

    def _parcel(
        self, block: _Block, pairs: Sequence[Parsed], undecided: bool, several: bool, findings: list[Finding]
    ) -> Parcel:
        findings += block.findings
        if block.unread > _SAY_AT_MOST:
            count = block.unread - _SAY_AT_MOST
            place = {"source": self._source, "line": block.line}
            findings.append(error("corners.degrees_more_unreadable", count=count, **place))
        read: list[tuple[Row, float, float]] = []
        bad = block.unread
        for row, first, second in zip(block.rows, pairs[::2], pairs[1::2]):
            if isinstance(first, Angle) and isinstance(second, Angle):
                read.append((row, first.value, second.value))
                continue
            if undecided and not any(isinstance(one, NoAngle) and one.why != AMBIGUOUS for one in (first, second)):
                continue  # said once for the list
            bad += 1
            wrong = next(one for one in (first, second) if isinstance(one, NoAngle) and one.why != AMBIGUOUS)
            if bad <= _SAY_AT_MOST:
                findings.append(angle_error(wrong, source=self._source, line=row.line, corner=row.name))
        if bad > max(_SAY_AT_MOST, block.unread):
            place = {"source": self._source, "line": block.line}
            findings.append(error("corners.degrees_more_unreadable", count=bad - _SAY_AT_MOST, **place))
        more = [row.line for row in block.rows if row.more]
        if more:
            findings.append(warning("corners.degrees_extra", count=len(more), source=self._source, line=more[0]))
        numbered = _NUMBERED.search(tidy(block.title))
        remarks = self._licence.remarks()
        depth = self._licence.said.get("depth")
        heights = None if depth is None else depths_of(depth.text)
        if depth is not None and heights is not None:
            remarks[DEPTH], odd = depth_remark(*heights, {"source": self._source, "line": depth.line})
            findings += [finding for finding in odd if finding not in findings]
        return Parcel(
            block.line,
            number=numbered[1] if numbered else "",
            name=_name(block.title) or ("" if several else self._licence.text("mine")),
            area="" if several else self._licence.text("area"),
            remarks=remarks,
            head=block.head,
            rings=_rings(read),
            in_degrees=True,
            usable=not bad and not (undecided and len(read) < len(block.rows)),
        )


def _starts_again(rows: Sequence[Row], row: Row) -> bool:
    """Whether the corner numbers begin anew: the name of the first corner of these, at another place."""
    first = rows[0]
    if len(rows) < 3 or not row.name or row.name != first.name or row.ring != first.ring:
        return False
    return (row.first.text, row.second.text) != (first.first.text, first.second.text)


def _rings(read: Sequence[tuple[Row, float, float]]) -> tuple[SourceRing, ...]:
    """Rows to rings: a new one where the ring number changes, and where a closed ring is followed by another place."""
    counted = [row.ring for row, _, _ in read]
    # A running number beside the corner's name is no ring number.
    numbers = [0] * len(read) if len(read) > 2 and len(set(counted)) == len(read) else counted
    rings: list[SourceRing] = []
    start = 0
    for end in range(1, len(read) + 1):
        closed = end - start > 3 and read[end - 1][1:] == read[start][1:]
        if end == len(read) or numbers[end] != numbers[start] or (closed and read[end][1:] != read[start][1:]):
            part = read[start:end]
            names, lines = [row.name for row, _, _ in part], [row.line for row, _, _ in part]
            rings.append(ring_of(numbers[start] or len(rings) + 1, names, [one[1:] for one in part], lines))
            start = end
    return tuple(rings)


def _north_first(rows: Sequence[Row]) -> bool:
    """Whether most rows have the latitude first."""
    return 2 * sum(axis_of(row.first) == NORTH for row in rows) > len(rows)


def _inside(parcels: Sequence[Parcel], source: str, progress: Progress) -> list[Finding]:
    """Parcels that lie inside another one: they may be meant as its holes."""
    outlines, owners = [], []
    for parcel in parcels:
        if parcel.usable and parcel.rings and len(parcel.rings[0]) > 2:
            outline = Polygon(parcel.rings[0].values)
            if outline.is_valid:
                outlines.append(outline)
                owners.append(parcel)
    if len(outlines) < 2:
        return []
    tree, findings = STRtree(outlines), []
    for start in range(0, len(outlines), _COMPARED_AT_ONCE):
        check(progress, 1.0)
        within, around = tree.query(outlines[start : start + _COMPARED_AT_ONCE], predicate="within")
        for inner, outer in zip((within + start).tolist(), around.tolist()):
            if outer != inner:
                place = {"source": source, "line": owners[inner].line}
                findings.append(warning("corners.degrees_inside", outer=owners[outer].line, **place))
    return findings


def _name(title: str) -> str:
    return title.strip(" \t:：,，;；。、")


DIALECT = Dialect(KEY, "118°30′15″, 32°10′20″", ("东经", "北纬", "坐标系"), recognise, read)
