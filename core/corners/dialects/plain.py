"""Reads plain lists of corners in metres: ``X,Y``, ``J1,X,Y``, ``J1,1,X,Y``, with any separator, without headings.

A height may stand behind, or side lengths. Lines of text name the parcels that follow or declare datum and zone; blank
lines, closing rows, ring numbers and names that begin anew part them, and it is told which did. X and Y are known by
their size. Degrees, tables with column headings, CASS files and mining texts are for their own dialects.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Optional

import numpy as np
import shapely

from ...findings import Finding, error, note, warning
from ...geodesy.recognise import Declared
from ...progress import Progress, check, go_on
from ..parsing.fields import number_of, plain, whole_of
from ..parsing.foreign import is_marked
from ..parsing.heads import declared_in, head_line, is_said
from ..parsing.licence import DEPTH, Licence, depth_remark, depths_of, statements
from ..parsing.list_rows import (
    form_of_file,
    is_cass,
    is_heading,
    is_row,
    looks_like_coordinate,
    plane_at,
    segments_of,
    tokens_of,
)
from ..parsing.rows import (
    Block,
    Form,
    Span,
    decimals_of,
    differing_sides,
    plain_rows,
    ring_from,
    rings_in,
)
from ..records import Options, Parcel, Reading, SourceRing, Text
from ..registry import Dialect, Evidence

KEY = "plain"
_NAMING = re.compile(r"名称?$|(地块|图斑|采区|区块|单元)(编?号)?$")
_OF_LICENCE = ("licence", "holder", "depth")
_OF_HEAD = ("corners.datum_code", "corners.datum_code_likely", "corners.area_in_km2")
"""What is said of lines that are read by :func:`declared_in`, and of units, which are told by their fit here."""
_PIECES = re.compile(r"[\s,，;；、()（）\[\]【】〔〕]+")
_GENERAL = re.compile(r"坐标|拐点|界址|范围|成果|投影|高斯|基准|单位|面积|标高|深度|许可证|[:：=°。]")
"""What a piece of a title says that names no parcel."""
_RULE = re.compile(r"[-=_*/#\\~\s]+")
_LEAST_ROWS = 3
_LONGEST_NAME = 20
_WAY = 31
_HEADED = 33
"""Scores of lists that another dialect reads better, if there is one."""
_BLOCK = 20_000
_SAY_AT_MOST = 20
_HIGHEST = 9000.0
"""Metres; no ground lies higher."""


def recognise(text: Text) -> Evidence:
    """Rows of a northing and an easting; the share of rows that are so is the evidence."""
    if any(map(is_marked, text.lines)):
        return Evidence(0)
    fits = odd = cass = 0
    headed = False
    counts: Counter[str] = Counter()
    for segment in (part for line in text.lines if line for part in segments_of(line)):
        tokens = tokens_of(segment)
        at = plane_at(tokens)
        if at is not None:
            fits += 1
            counts[_shape_of(tokens, at)] += 1
            cass += at == 2 and len(tokens) == 5 and is_cass(tokens)
        elif sum(looks_like_coordinate(token) for token in tokens) >= 1 and head_line(segment) is None:
            odd += 1
        elif is_heading(tokens):
            headed = True
    if fits < _LEAST_ROWS or fits < odd:
        return Evidence(0)
    mark = counts.most_common(1)[0][0]
    if cass * 2 > fits:
        return Evidence(_WAY, (mark,))
    if headed:
        return Evidence(_HEADED, (mark,))
    return Evidence(30 + int(20 * fits / (fits + odd)), (mark,))


def read(text: Text, options: Options, progress: Progress = go_on) -> Reading:
    """All corners of the list, parted into parcels. Raises ``Stopped`` if ``progress`` says so."""
    return _Reader(text).read(progress)


@dataclass
class _Break:
    """Something between rows: before row ``row`` stands a blank line, a ruled line or a title.

    With ``number`` the rows from there on say that they are of that parcel.
    """

    row: int
    line: int
    title: str = ""
    blank: bool = False
    number: str = ""


@dataclass
class _Group:
    """Rings that make a parcel; ``spans`` are those of the rows."""

    spans: list[Span] = field(default_factory=list)
    title: str = ""
    number: str = ""
    line: int = 0
    head: dict[str, Declared] = field(default_factory=dict)


class _Reader:
    """Goes through the lines once and keeps the rows as columns; parts them when all are known."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._findings: list[Finding] = []
        self._names: list[str] = []
        self._rings: list[int] = []
        self._first: list[float] = []
        self._second: list[float] = []
        self._lines: list[int] = []
        self._beyond: list[str] = []
        self._more: list[int] = []
        self._breaks: list[_Break] = []
        self._heads: list[tuple[int, dict[str, Declared]]] = [(0, {})]
        self._bad: list[int] = []
        self._passed: list[int] = []
        self._pending: Optional[tuple[int, str]] = None
        self._licence = Licence(text.source)
        self._areas: list[tuple[int, bool, Declared]] = []
        self._decimals = 0
        self._parcel = ""
        self._form, self._separator, self._parcel_at = form_of_file(text.beginning().lines)

    def read(self, progress: Progress) -> Reading:
        lines = self._text.lines
        for start in range(0, len(lines), _BLOCK):
            self._block(start, lines[start : start + _BLOCK])
            if start + _BLOCK < len(lines):
                check(progress, (start + _BLOCK) / len(lines))
        if self._pending is not None:
            self._passed.append(self._pending[0])
        if not self._names:
            self._say(error("corners.plain_no_rows", **self._at(1)))
            return Reading(self._text.source, KEY, (), tuple(self._findings))
        groups = self._groups()
        parcels = self._parcels(groups)
        self._say_the_rest()
        self._findings += [finding for finding in self._licence.findings if finding.code not in _OF_HEAD]
        ordered = sorted(self._findings, key=lambda finding: finding.line or 0)
        return Reading(self._text.source, KEY, tuple(parcels), tuple(ordered), marks=(self._form.mark,))

    def _at(self, line: int) -> dict[str, Any]:
        return {"source": self._text.source, "line": line}

    def _say(self, finding: Finding) -> None:
        self._findings.append(finding)

    def _block(self, start: int, lines: Sequence[str]) -> None:
        """Take the plain rows of these lines as columns, every other line by itself, in their order."""
        separator = self._separator
        tidy = [" ".join(line.split()) for line in lines] if separator == " " else lines
        block = plain_rows(tidy, separator, self._fits) if separator and self._parcel_at < 0 else None
        plain_at = () if block is None else block.at
        ends = iter([*(np.flatnonzero(np.diff(plain_at) != 1) + 1).tolist(), len(plain_at)])
        place = number = end = 0
        while number < len(lines):
            if block is not None and place < len(plain_at) and plain_at[place] == number:
                while end <= place:
                    end = next(ends)
                self._take(block, place, end, start + 1)
                number += end - place
                place = end
                continue
            self._line(start + number + 1, lines[number])
            number += 1

    def _fits(self, row: Sequence[str]) -> Optional[Form]:
        """The form of the file, where the row has it."""
        return self._form if plane_at(row) == self._form.first and len(row) >= self._form.fields else None

    def _take(self, block: Block, start: int, end: int, first_line: int) -> None:
        self._rows_begin()
        line = block.at[start] + first_line
        self._names += block.names[start:end]
        self._rings += block.rings[start:end]
        self._first += block.first[start:end]
        self._second += block.second[start:end]
        self._lines += range(line, line + end - start)
        if block.sides is not None:
            self._fill(end - start)
            self._beyond += block.sides[start:end]
        if block.more is not None:
            self._more += [line + at for at, more in enumerate(block.more[start:end]) if more]
        self._decimals = max(self._decimals, *map(decimals_of, block.texts[start : min(end, start + 5)]))

    def _fill(self, rows: int) -> None:
        """Empty texts for rows before that had nothing behind Y."""
        self._beyond += [""] * (len(self._names) - rows - len(self._beyond))

    def _line(self, number: int, line: str) -> None:
        if not line:
            if self._names and not (self._breaks and self._breaks[-1].row == len(self._names)):
                self._breaks.append(_Break(len(self._names), number, blank=True))
            return
        for segment in segments_of(line):
            self._segment(number, segment)

    def _segment(self, number: int, line: str) -> None:
        tokens = tokens_of(line)
        form, at = self._form, plane_at(tokens)
        numbers = [number_of(token) for token in tokens[form.first : form.first + 2]]
        if len(numbers) == 2 and None not in numbers and (at == form.first or (at is None and is_row(tokens, form))):
            ring = 0 if form.ring < 0 or form.ring >= len(tokens) else whole_of(tokens[form.ring])
            if ring is None:
                self._unread(number, line)
                return
            self._rows_begin()
            if self._parcel_at >= 0 and tokens[self._parcel_at] != self._parcel:
                self._parcel = tokens[self._parcel_at]
                self._breaks.append(_Break(len(self._names), number, number=self._parcel))
            self._names.append(tokens[form.name] if form.name >= 0 else "")
            self._rings.append(ring)
            self._first.append(numbers[0] or 0.0)
            self._second.append(numbers[1] or 0.0)
            self._lines.append(number)
            beyond = [text for index, text in enumerate(tokens) if index > form.first + 1 and index != form.ring]
            if beyond:
                self._fill(1)
                self._beyond.append(beyond[0])
            if any(beyond[1:]):
                self._more.append(number)
            self._decimals = max(self._decimals, decimals_of(tokens[form.first + 1]))
        elif at is not None or (head_line(line) is None and any(map(looks_like_coordinate, tokens))):
            self._unread(number, line)
        else:
            self._text_line(number, line, tokens)

    def _unread(self, number: int, line: str) -> None:
        self._rows_begin()
        self._bad.append(number)
        if len(self._bad) <= _SAY_AT_MOST:
            self._say(error("corners.plain_row_unreadable", text=line[:60], mark=self._form.mark, **self._at(number)))

    def _text_line(self, number: int, line: str, tokens: Sequence[str]) -> None:
        """A line without a corner: it declares something, is a heading or a rule, or names what follows."""
        found = head_line(line)
        said = declared_in(line, number)
        if found is not None and found[0] and is_said(found[0], found[2]):
            said = {found[0]: Declared(found[2], number)}
        if said:
            self._heads.append((len(self._names), {**self._heads[-1][1], **said}))
        known = self._take_statements(number, line)
        title = plain(line).strip("/#*-=_~[]【】〔〕:： ")
        if (said or known) and found is None:
            title = _beside_declarations(line)
            said, known = ({}, False) if title else (said, known)
        if not said and found is not None and "=" not in line and not found[0]:
            _, key, value = found
            if not value or _NAMING.search(key):
                title, found = (value or key), None
        if said or known or found is not None or is_heading(tokens):
            self._passed += [] if said or known else [number]
            return
        if _RULE.fullmatch(line) or not title:
            self._breaks.append(_Break(len(self._names), number))
            return
        if self._pending is not None:
            self._passed.append(self._pending[0])
        self._pending = number, title

    def _take_statements(self, number: int, line: str) -> bool:
        """Whether the line says something of the mining right or its area; it is kept then."""
        known = statements(line)
        if "area" in known:
            titled = self._pending is not None
            self._areas.append((len(self._names), titled, Declared(known["area"], number)))
        return (any(name in _OF_LICENCE for name in known) and self._licence.take(number, line)) or "area" in known

    def _rows_begin(self) -> None:
        """A title stands before rows: it is theirs."""
        if self._pending is not None:
            self._breaks.append(_Break(len(self._names), self._pending[0], self._pending[1]))
            self._pending = None

    def _groups(self) -> list[_Group]:
        """The rows parted into parcels, and what parted them said."""
        rows = len(self._names)
        blanks = [item for item in self._breaks if item.blank]
        others = {item.row for item in self._breaks if not item.blank}
        starts = sorted({0, rows, *others, *(item.row for item in blanks)})
        if blanks and any(end - start < _LEAST_ROWS for start, end in zip(starts, starts[1:])):
            self._say(note("corners.plain_blanks_ignored", count=len(blanks), **self._at(blanks[0].line)))
            blanks = []
        titles = {item.row: item for item in self._breaks if item.title}
        numbers = {item.row: item.number for item in self._breaks if item.number}
        blank_rows = {item.row: item.line for item in blanks}
        borders = sorted({0, *others, *blank_rows} - {rows})
        by_title = len(titles) > 1
        groups: list[_Group] = []
        why: dict[str, list[int]] = {}
        title_of_all = "" if by_title or not titles else next(iter(titles.values())).title
        before = 0
        for start, end in zip(borders, [*borders[1:], rows]):
            part = slice(start, end)
            spans = rings_in(self._names[part], self._rings[part], self._first[part], self._second[part])
            for index, span in enumerate(spans):
                span = Span(span.start + start, span.end + start, span.by_names)
                ring = self._rings[span.start]
                titled = index == 0 and start in titles
                begins = index == 0 and (titled or start in numbers)
                numbered = start in numbers and not begins
                if numbered or (
                    groups and not begins and self._is_further_ring(groups[-1], span, before, by_title, why)
                ):
                    groups[-1].spans.append(span)
                else:
                    if groups and start not in numbers:
                        cause = "titles" if titled else "blanks" if index == 0 else "rings"
                        if index and spans[index - 1].by_names:
                            cause = "names"
                        why.setdefault(cause, []).append(self._lines[span.start])
                    title = titles[start] if titled and by_title else None
                    line = title.line if title else self._lines[span.start]
                    groups.append(
                        _Group(
                            [span],
                            title.title if title else "",
                            numbers.get(start, ""),
                            line,
                            self._head_at(span.start),
                        )
                    )
                before = ring
        self._say_why(why, len(groups))
        if title_of_all:
            if len(groups) == 1:
                groups[0].title = title_of_all
            else:
                place = self._at(next(iter(titles.values())).line)
                self._say(note("corners.plain_title_of_all", text=title_of_all[:60], count=len(groups), **place))
        return groups

    def _is_further_ring(
        self, group: _Group, span: Span, before: int, by_title: bool, why: dict[str, list[int]]
    ) -> bool:
        """Whether a ring belongs to the parcel before it: by its number, its title, or because it lies inside."""
        if self._form.ring >= 0:
            return self._rings[span.start] > before
        if by_title:
            return True
        if self._lies_inside(span, group.spans[0]):
            why.setdefault("holes", []).append(self._lines[span.start])
            return True
        return False

    def _lies_inside(self, inner: Span, outer: Span) -> bool:
        first, second = self._first, self._second
        for values in (first, second):
            inside, around = values[inner.start : inner.end], values[outer.start : outer.end]
            if min(inside) < min(around) or max(inside) > max(around):
                return False
        if outer.end - outer.start < _LEAST_ROWS:
            return False
        area = shapely.polygons(np.array([first[outer.start : outer.end], second[outer.start : outer.end]]).T)
        points = np.array([first[inner.start : inner.end], second[inner.start : inner.end]])
        return bool(shapely.is_valid(area)) and bool(shapely.covers(area, shapely.points(*points)).all())

    def _head_at(self, row: int) -> dict[str, Declared]:
        at = bisect_right([start for start, _ in self._heads], row) - 1
        return self._heads[at][1]

    def _say_why(self, why: dict[str, list[int]], parcels: int) -> None:
        for cause, lines in why.items():
            figures: dict[str, Any] = {"count": len(lines), "parcels": parcels, **self._at(lines[0])}
            if cause == "titles":
                self._say(note("corners.plain_by_titles", **figures))
            elif cause == "blanks":
                self._say(note("corners.plain_by_blanks", **figures))
            elif cause == "names":
                self._say(warning("corners.plain_by_names", **figures))
            elif cause == "holes":
                self._say(note("corners.plain_holes", **figures))
            else:
                self._say(note("corners.plain_by_rings", **figures))

    def _parcels(self, groups: Sequence[_Group]) -> list[Parcel]:
        beyond = self._beyond + [""] * (len(self._names) - len(self._beyond)) if self._beyond else []
        heights = None if not beyond else self._heights(groups, beyond)
        starts = [self._lines[group.spans[0].start] for group in groups]
        spoiled = {max(0, bisect_right(starts, line) - 1) for line in self._bad}
        remarks = self._remarks()
        areas = self._areas_of(groups)
        return [
            Parcel(
                group.line,
                number=group.number,
                name=group.title,
                area=areas.get(index, ""),
                remarks=remarks,
                head=group.head,
                rings=tuple(self._ring(span, heights) for span in group.spans),
                usable=index not in spoiled,
            )
            for index, group in enumerate(groups)
        ]

    def _areas_of(self, groups: Sequence[_Group]) -> dict[int, str]:
        """Declared areas by parcel: under its title, behind its rows, or that of the only one; any other is told."""
        if len(groups) == 1 and self._areas:
            (_, _, first), *others = self._areas
            for _, _, said in others:
                if said.text != first.text:
                    texts = {"key": "面积", "first": first.text[:60], "second": said.text[:60]}
                    self._say(warning("corners.key_repeated", **texts, **self._at(said.line)))
            return {0: first.text}
        starts = {group.spans[0].start: index for index, group in enumerate(groups)}
        ends = {group.spans[-1].end: index for index, group in enumerate(groups)}
        behind = {row for row, titled, _ in self._areas if not titled} == set(ends)
        areas: dict[int, str] = {}
        for row, titled, said in self._areas:
            index = starts.get(row) if titled else ends.get(row) if behind else None
            if index is not None and index not in areas:
                areas[index] = said.text
                continue
            text = said.text[:60]
            self._say(warning("corners.area_of_all", text=text, count=len(groups), **self._at(said.line)))
        return areas

    def _remarks(self) -> dict[str, str]:
        """What the text says of the mining right."""
        remarks = self._licence.remarks()
        depth = self._licence.said.get("depth")
        heights = None if depth is None else depths_of(depth.text)
        if depth is not None and heights is not None:
            remarks[DEPTH], odd = depth_remark(*heights, self._at(depth.line))
            self._findings += odd
        elif depth is not None:
            remarks[DEPTH] = depth.text
        return remarks

    def _ring(self, span: Span, heights: Optional[list[float]]) -> SourceRing:
        part = slice(span.start, span.end)
        columns = (self._names[part], self._first[part], self._second[part], self._lines[part])
        return ring_from(self._rings[span.start], *columns, None if heights is None else heights[part])

    def _heights(self, groups: Sequence[_Group], beyond: Sequence[str]) -> Optional[list[float]]:
        """The column behind Y as heights; side lengths are compared, anything else is left out and told."""
        apart = []
        fits = misses = 0
        for group in groups:
            for span in group.spans:
                part = slice(span.start, span.end)
                places = np.array([self._first[part], self._second[part]]).T
                found = differing_sides(places, beyond[part], self._decimals, self._form.side >= 0)
                if found is None:
                    misses += any(beyond[part])
                    continue
                fits += 1
                apart += [(span.start + index, float(found[1][index])) for index in found[0]]
        if fits > misses:
            for row, measured in apart[:_SAY_AT_MOST]:
                figures = {"declared": beyond[row][:20], "measured": measured}
                place = {**self._at(self._lines[row]), "corner": self._names[row]}
                self._say(warning("corners.side_differs", **figures, **place))
            if len(apart) > _SAY_AT_MOST:
                rest = len(apart) - _SAY_AT_MOST
                self._say(warning("corners.more_sides_differ", count=rest, **self._at(self._lines[0])))
            return None
        values = [number_of(text) if text else None for text in beyond]
        said = [row for row, text in enumerate(beyond) if text]
        if not said:
            return None
        wrong = [row for row in said if (value := values[row]) is None or abs(value) > _HIGHEST]
        if len(wrong) * 2 > len(said):
            self._more = sorted({*self._more, *(self._lines[row] for row in said)})
            return None
        if wrong:
            figures = {"count": len(wrong), "text": beyond[wrong[0]][:30]}
            self._say(warning("corners.plain_heights_unread", **figures, **self._at(self._lines[wrong[0]])))
        self._say(note("corners.plain_heights", count=len(said) - len(wrong), **self._at(self._lines[said[0]])))
        lost = set(wrong)
        return [float("nan") if value is None or row in lost else value for row, value in enumerate(values)]

    def _say_the_rest(self) -> None:
        if len(self._bad) > _SAY_AT_MOST:
            rest = len(self._bad) - _SAY_AT_MOST
            self._say(error("corners.plain_more_unreadable", count=rest, **self._at(self._bad[_SAY_AT_MOST])))
        if self._more:
            self._say(warning("corners.plain_extra_values", count=len(self._more), **self._at(self._more[0])))
        if self._passed:
            first = self._passed[0]
            text = self._text.lines[first - 1][:60]
            self._say(note("corners.instructions", count=len(self._passed), text=text, **self._at(first)))


def _beside_declarations(line: str) -> str:
    """What a line that declares something says beside: ``一采区`` of ``一采区（2000国家大地坐标系，38带）``."""
    pieces = [piece for piece in _PIECES.split(line.strip()) if piece and len(piece) <= _LONGEST_NAME]
    return " ".join(piece for piece in pieces if not _GENERAL.search(piece) and not declared_in(piece, 0))


def _shape_of(tokens: Sequence[str], at: int) -> str:
    """A row in the letters of the format."""
    return ",".join([*("J", "n", "…")[: min(at, 2)], "X", "Y", *(["…"] if len(tokens) > at + 2 else [])])


DIALECT = Dialect(KEY, "X,Y · J1,X,Y · J1,1,X,Y", ("坐标",), recognise, read)
