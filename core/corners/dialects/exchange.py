"""Reads the coordinate exchange format of land surveys (勘测定界界址点坐标交换格式), as it is met in the field.

Head rows ``界址点数,面积,编号,名称,面,图幅号,用途,地类,@`` with 8 to 10 and more fields; corner rows ``点号,圈号,X,Y``.
Keys of the head may be missing, other sections may stand anywhere, punctuation and digits may be full-width, ``@`` may
be missing where the row is plain enough. Nothing is judged here but whether a row can be read; no row is left out
unsaid.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Optional

from ...findings import Finding, error, warning
from ...geodesy.recognise import Declared
from ...progress import Progress, check, go_on
from ..fields import BLANKS, comma_fields, number_of
from ..records import Options, Parcel, Reading, SourceRing, Text, ring_of
from ..registry import Dialect, Evidence

KEY = "exchange"
HEAD_SECTION, PARCEL_SECTION, END_OF_HEAD = "属性描述", "地块坐标", "@"
SHAPES = ("面", "线", "点")
_BRACKETED = re.compile(r"^\s*[\[【［〔]\s*([^,，]*?)\s*[\]】］〕]?\s*$")
_WHOLE = re.compile(r"[0-9]{1,9}")
_KEYS = {"坐标系": "datum", "坐标系统": "datum", "带号": "zone", "几度分带": "width", "分带": "width"}
_REMARKS = ((6, "地块用途"), (7, "地类编码"))
_HEAD_FIELDS = 7
"""Fields that a head row without ``@`` has at least: no corner row is that long."""
_CORNER_FIELDS = 4
_PLAIN_ROW = re.compile(r"([^,，]*),([0-9]{1,9}),([0-9]{1,15}(?:\.[0-9]+)?),([0-9]{1,15}(?:\.[0-9]+)?)$")
"""A corner row with nothing odd about it: nearly all rows of nearly all files, so they are read the short way."""
_ASK_EVERY = 20_000
_LOOK_AT = 2000
_SAY_AT_MOST = 20
"""Rows of one parcel that cannot be read and are named one by one; the rest is counted."""


def recognise(text: Text) -> Evidence:
    """The two section headings, head rows that end with ``@``, corner rows of four fields."""
    lines = text.lines[:_LOOK_AT]
    rows = [comma_fields(line) for line in lines if "," in line or "，" in line]
    marks = {
        f"[{HEAD_SECTION}]": (30, any(_section(line) == HEAD_SECTION for line in lines)),
        f"[{PARCEL_SECTION}]": (40, any(_section(line) == PARCEL_SECTION for line in lines)),
        END_OF_HEAD: (40, any(_ends_head(row) for row in rows)),
        "J,n,X,Y": (20, any(_is_corner(row) for row in rows)),
    }
    score = sum(points for points, seen in marks.values() if seen)
    return Evidence(min(100, score), tuple(mark for mark, (_, seen) in marks.items() if seen))


def read(text: Text, options: Options, progress: Progress = go_on) -> Reading:
    """All parcels of the file with their rows. Raises ``Stopped`` if ``progress`` says so."""
    return _Reader(text).read(progress)


class _Reader:
    """Goes through the lines once; holds the section it is in and the parcel that is being read."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._section = ""
        self._head: dict[str, Declared] = {}
        self._parcels: list[Parcel] = []
        self._findings: list[Finding] = []
        self._left_over: dict[str, list[int]] = {}
        self._open: Optional[_OpenParcel] = None

    def read(self, progress: Progress) -> Reading:
        for number, line in enumerate(self._text.lines, 1):
            plain = _PLAIN_ROW.match(line) if self._open and self._section == PARCEL_SECTION else None
            if plain and self._open:
                self._open.plain(number, plain)
            elif line:
                self._line(number, line)
            if number % _ASK_EVERY == 0:
                check(progress, number / len(self._text.lines))
        self._close()
        self._check_end()
        for section, numbers in self._left_over.items():
            place = self._at(numbers[0])
            text = self._text.lines[numbers[0] - 1][:60]
            self._say(warning("corners.left_over", count=len(numbers), section=section, text=text, **place))
        if not self._parcels:
            self._say(error("corners.no_parcels", **self._at(len(self._text.lines))))
        return Reading(self._text.source, KEY, tuple(self._parcels), tuple(self._findings))

    def _at(self, line: int) -> dict[str, object]:
        return {"source": self._text.source, "line": line}

    def _say(self, finding: Finding) -> None:
        self._findings.append(finding)

    def _line(self, number: int, line: str) -> None:
        section = _section(line)
        if section is not None:
            if section == HEAD_SECTION:
                self._close()
                self._head = {}
            self._section = section
            return
        row = comma_fields(line)
        if _ends_head(row) or (self._section == PARCEL_SECTION and _is_head_without_end(row)):
            self._begin(number, row)
        elif self._section == PARCEL_SECTION:
            self._corner(number, line, row)
        elif self._section in ("", HEAD_SECTION):
            self._head_line(number, line)
        elif _is_corner(row):
            self._left_over.setdefault(self._section, []).append(number)

    def _head_line(self, number: int, line: str) -> None:
        plain = unicodedata.normalize("NFKC", line)
        name, _, value = plain.partition("=") if "=" in plain else plain.partition(":")
        key = _KEYS.get(re.sub(r"\s+", "", name))
        if key is None:
            if "=" not in plain and ":" not in plain:
                self._left_over.setdefault(self._section or HEAD_SECTION, []).append(number)
            return
        value = value.strip()
        if not value:
            return
        before = self._head.setdefault(key, Declared(value, number))
        if before.text != value:
            figures = {"key": name.strip(), "first": before.text, "second": value}
            self._say(warning("corners.key_repeated", **figures, **self._at(number)))

    def _begin(self, number: int, row: list[str]) -> None:
        self._close()
        if self._section != PARCEL_SECTION:
            self._say(warning("corners.heading_missing", section=PARCEL_SECTION, **self._at(number)))
            self._section = PARCEL_SECTION
        if not _ends_head(row):
            self._say(warning("corners.head_without_end", **self._at(number)))
        self._open = _OpenParcel(number, row, self._head, self._text.source)

    def _corner(self, number: int, line: str, row: list[str]) -> None:
        if not any(char.isdigit() for char in line):
            self._left_over.setdefault(self._section, []).append(number)
        elif self._open is None:
            self._say(error("corners.no_parcel_head", text=line[:60], **self._at(number)))
            self._open = _OpenParcel(number, [], self._head, self._text.source, usable=False)
            self._open.corner(number, line, row)
        else:
            self._open.corner(number, line, row)

    def _close(self) -> None:
        if self._open is not None:
            parcel, findings = self._open.close()
            self._parcels.append(parcel)
            self._findings += findings
            self._open = None

    def _check_end(self) -> None:
        """A file that stops in the middle of its last number: nothing but the missing decimals tells."""
        rows = [line for line in self._text.lines if line][-2:]
        if not self._text.ends_open or len(rows) < 2 or not all(_is_corner(comma_fields(row)) for row in rows):
            return
        before, last = (len(row.rpartition(".")[2]) if "." in row.rpartition(",")[2] else 0 for row in rows)
        if last < before:
            self._say(warning("corners.cut_off", text=rows[-1][:60], **self._at(len(self._text.lines))))


class _OpenParcel:
    """The parcel whose rows are being read."""

    def __init__(
        self, line: int, row: list[str], head: dict[str, Declared], source: str, *, usable: bool = True
    ) -> None:
        self._source = source
        self._points: list[_Row] = []
        self._unread = 0
        self._more: list[int] = []
        self.findings: list[Finding] = []
        self._parcel = Parcel(line, head=head, usable=usable)
        if row:
            self._parcel = self._from_head(line, row, head)

    def _from_head(self, line: int, row: list[str], head: dict[str, Declared]) -> Parcel:
        fields = [field.replace("＠", END_OF_HEAD).rstrip(END_OF_HEAD).strip() for field in row]
        fields += [""] * (9 - len(fields))
        count = unicodedata.normalize("NFKC", fields[0])
        place = {"source": self._source, "line": line}
        if count and not _WHOLE.fullmatch(count):
            self.findings.append(warning("corners.count_unreadable", text=fields[0][:60], **place))
        shape = fields[4]
        if shape not in SHAPES and (shape or any(field in SHAPES for field in fields)):
            self.findings.append(warning("corners.head_unusual", text=",".join(row)[:120], **place))
        remarks = {name: fields[index] for index, name in _REMARKS if fields[index]}
        more = [field for field in fields[8:] if field]
        if more:
            remarks["其他"] = "、".join(more)
        return Parcel(
            line,
            number=fields[2],
            name=fields[3],
            shape=shape if shape in SHAPES else "",
            count=int(count) if _WHOLE.fullmatch(count) else None,
            area=unicodedata.normalize("NFKC", fields[1]),
            sheet=fields[5],
            remarks=remarks,
            head=head,
        )

    def plain(self, number: int, row: re.Match[str]) -> None:
        """Take a row that is a corner and nothing else."""
        name, ring, first, second = row.groups()
        self._points.append((int(ring), name.strip(BLANKS), float(first), float(second), number))

    def corner(self, number: int, line: str, row: list[str]) -> None:
        """Take one row: a corner, or a finding that says what could not be read."""
        place = {"source": self._source, "line": number}
        if len(row) < _CORNER_FIELDS:
            self._bad(error("corners.row_unreadable", text=line[:60], **place))
            return
        ring = unicodedata.normalize("NFKC", row[1])
        if not _WHOLE.fullmatch(ring):
            self._bad(error("corners.ring_unreadable", text=row[1][:60], corner=row[0][:32], **place))
            return
        values = [number_of(field) for field in row[2:4]]
        for field, value in zip(row[2:4], values):
            if value is None:
                self._bad(error("corners.number_unreadable", text=field[:60], corner=row[0][:32], **place))
                return
        if len(row) > _CORNER_FIELDS:
            self._more.append(number)
        first, second = (value for value in values if value is not None)
        self._points.append((int(ring), row[0], first, second, number))

    def _bad(self, finding: Finding) -> None:
        self._unread += 1
        if self._unread <= _SAY_AT_MOST:
            self.findings.append(finding)

    def close(self) -> tuple[Parcel, list[Finding]]:
        """The parcel with its rows put into rings."""
        place = {"source": self._source, "line": self._parcel.line}
        findings = list(self.findings)
        if self._unread > _SAY_AT_MOST:
            findings.append(error("corners.more_unreadable", count=self._unread - _SAY_AT_MOST, **place))
        if self._more:
            place["line"] = self._more[0]
            findings.append(warning("corners.extra_values", count=len(self._more), **place))
        values = {**vars(self._parcel), "rings": rings_of(self._points)}
        values["usable"] = self._parcel.usable and not self._unread
        return Parcel(**values), findings


_Row = tuple[int, str, float, float, int]
"""Ring number, corner name, the two numbers, line."""


def rings_of(rows: list[_Row]) -> tuple[SourceRing, ...]:
    """Rows to rings: a new one where the ring number changes, and where a closed ring is followed by another place."""
    rings: list[SourceRing] = []
    current: list[_Row] = []
    closed = False
    for row in rows:
        moved = bool(current) and row[2:4] != current[-1][2:4]
        if current and (row[0] != current[0][0] or (closed and moved)):
            rings.append(_ring(current))
            current, closed = [], False
        current.append(row)
        if len(current) > 3 and row[2:4] == current[0][2:4]:
            closed = True
    if current:
        rings.append(_ring(current))
    return tuple(rings)


def _ring(rows: list[_Row]) -> SourceRing:
    return ring_of(rows[0][0], [row[1] for row in rows], [row[2:4] for row in rows], [row[4] for row in rows])


def _section(line: str) -> Optional[str]:
    """The name of a section heading in any kind of brackets; ``None`` for any other line."""
    match = _BRACKETED.match(line)
    name = re.sub(r"\s+", "", match[1] if match else line.strip("]】］〕"))
    for known in (HEAD_SECTION, PARCEL_SECTION):
        if name == known:
            return known
    return name if match else None


def _ends_head(row: list[str]) -> bool:
    return len(row) > _CORNER_FIELDS and row[-1].endswith((END_OF_HEAD, "＠"))


def _is_head_without_end(row: list[str]) -> bool:
    return len(row) >= _CORNER_FIELDS and not _is_corner(row) and (len(row) >= _HEAD_FIELDS or row[-1] in SHAPES)


def _is_corner(row: list[str]) -> bool:
    return len(row) >= _CORNER_FIELDS and all(number_of(field) is not None for field in row[1:4])


DIALECT = Dialect(
    KEY,
    f"[{HEAD_SECTION}]…[{PARCEL_SECTION}]",
    (HEAD_SECTION, PARCEL_SECTION, "坐标系", "带号", "几度分带"),
    recognise,
    read,
)
