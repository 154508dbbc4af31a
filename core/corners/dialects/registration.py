"""Reads registration files of mining rights (报盘): ``key=value`` lines, corners as ``XYnnn=no,X,Y``.

A row ``XYnnn=标高,upper,lower,name,flag`` closes an area. The file says how many rows there are; rows are also counted
by their keys, so that a lost one is seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Optional

from ...findings import Finding, error, note, warning
from ...progress import Progress, check, go_on
from ..parsing.angles import single_blanks, tidy
from ..parsing.areas import Area, Closing, Corner, assembled, corner_of, north_first
from ..parsing.fields import plain, whole_of
from ..parsing.licence import Licence
from ..records import Options, Parcel, Reading, Text
from ..registry import NONE, Dialect, Evidence

KEY = "registration"
SECTION = "登记项目"
ALL_ROWS, ALL_CORNERS = "矿区范围拐点坐标与标高的总行数", "矿区范围拐点坐标总数"
_HEIGHTS = "标高"
_ASK_EVERY = 5000
_ROW = re.compile(r"XY\s*([0-9]{1,9})\s*[=:]\s*(.*)", re.IGNORECASE)
_LOOKS_LIKE_ROW = re.compile(r"[^,]{0,40},\s*[0-9]{5,}")
_BOILERPLATE = re.compile(r"^\*{2,}.*\*{2,}$|总数应小于")
_PLAIN = re.compile(r"XY([0-9]{1,9})=([^,]*),([0-9]{7,8}(?:\.[0-9]+)?),([0-9]{6,8}(?:\.[0-9]+)?),*$")


def recognise(text: Text) -> Evidence:
    """Rows ``XYnnn=``, the section heading, the line that says how many rows there are."""
    rows = sum(bool(_ROW.match(line)) for line in text.lines)
    if not rows:
        return NONE
    marks = {"XYnnn=no,X,Y": rows, f"[{SECTION}]": False, ALL_ROWS: False}
    for line in text.lines:
        marks[f"[{SECTION}]"] = marks[f"[{SECTION}]"] or SECTION in line[:12]
        marks[ALL_ROWS] = marks[ALL_ROWS] or ALL_ROWS in line
    return Evidence(
        85 + 5 * bool(marks[f"[{SECTION}]"]) + 5 * bool(marks[ALL_ROWS]), tuple(m for m in marks if marks[m])
    )


def read(text: Text, options: Options, progress: Progress = go_on) -> Reading:
    """All areas of all sections. Raises ``Stopped`` if ``progress`` says so."""
    return _Reader(text, options).read(progress)


@dataclass
class _Section:
    """One registration: its statements, its areas, and the rows as they are counted."""

    licence: Licence
    areas: list[Area] = field(default_factory=list)
    area: Area = field(default_factory=Area)
    keys: dict[int, int] = field(default_factory=dict)
    last: Optional[int] = None
    rows: int = 0
    corners: int = 0
    declared: dict[str, tuple[int, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


class _Reader:
    """Goes through the lines once; holds the section that is being read."""

    def __init__(self, text: Text, options: Options) -> None:
        self._text = text
        self._source = text.source
        self._options = options
        self._left_over: list[int] = []
        self._parcels: list[Parcel] = []
        self._findings: list[Finding] = []
        self._areas: list[Area] = []
        self._open = _Section(Licence(text.source))

    def read(self, progress: Progress) -> Reading:
        lines = self._text.lines
        for number, line in enumerate(lines, 1):
            if number % _ASK_EVERY == 0:
                check(progress, number / len(lines))
            match = _PLAIN.match(line)
            if match is not None:
                self._count(number, int(match[1]))
                self._open.corners += 1
                corner = Corner(match[2].strip(), float(match[3]), float(match[4]), number)
                self._open.area.corners.append(corner)
            elif line:
                self._line(number, line)
        self._finish()
        if not self._parcels:
            self._findings.append(error("corners.mining_no_areas", source=self._source, line=len(lines) or 1))
        if self._left_over:
            at = self._left_over[0]
            figures = {"count": len(self._left_over), "text": lines[at - 1][:60]}
            self._findings.append(note("corners.mining_left_over", source=self._source, line=at, **figures))
        return Reading(
            self._source, KEY, tuple(self._parcels), tuple(self._findings), columns_north_first=north_first(self._areas)
        )

    def _line(self, number: int, line: str) -> None:
        text = single_blanks(plain(line))
        match = _ROW.match(text)
        if match is not None:
            self._count(number, int(match[1]))
            self._row(number, re.split("[=＝:：]", line, maxsplit=1)[1], line)
            return
        key, _, value = text.partition("=") if "=" in text else text.partition(":")
        key = re.sub(r"\s+", "", key)
        if text.strip("[]【】〔〕 ") == SECTION:
            if self._open.rows:
                self._finish()
        elif key in (ALL_ROWS, ALL_CORNERS) and whole_of(value) is not None:
            self._open.declared[key] = (whole_of(value) or 0, number)
        elif _BOILERPLATE.search(text) or self._open.licence.take(number, line):
            pass
        elif _LOOKS_LIKE_ROW.match(text):
            self._open.rows += 1
            self._open.area.refuse(line, self._source, number)
        elif "=" not in text and any(char.isalnum() for char in text) and not text.startswith("["):
            self._left_over.append(number)

    def _count(self, number: int, key: int) -> None:
        """Rows are numbered one after another: a gap is a row that may be lost."""
        section = self._open
        section.rows += 1
        place = {"source": self._source, "line": number, "key": f"XY{key:03d}"}
        if key in section.keys:
            section.findings.append(warning("corners.row_repeated", first=section.keys[key], **place))
        elif key != (section.last or 0) + 1:
            before = "-" if section.last is None else f"XY{section.last:03d}"
            section.findings.append(warning("corners.row_gap", before=before, **place))
        section.keys.setdefault(key, number)
        section.last = key

    def _row(self, number: int, text: str, line: str) -> None:
        section = self._open
        written = [part.strip() for part in re.split("[,，;；]", text)]
        fields = [tidy(part) for part in written]
        if fields[0] in (_HEIGHTS, "*"):
            values = (fields[1:] + [""] * 4)[:4]
            name = written[3] if len(written) > 3 else ""
            section.area.closing = Closing(values[0], values[1], name, values[3], number)
            if section.area.corners or section.area.unread:
                section.areas.append(section.area)
            else:
                section.findings.append(error("corners.mining_no_corners", source=self._source, line=number))
            section.area = Area()
            return
        section.corners += 1
        corner = None
        if len(fields) > 2 and not any(fields[3:]):
            corner = corner_of(fields[0], fields[1], fields[2], number)
        if corner is None:
            section.area.refuse(line, self._source, number)
        else:
            section.area.corners.append(corner)

    def _finish(self) -> None:
        """The parcels of the section, and what it says of itself against what is there."""
        section = self._open
        self._open = _Section(Licence(self._source))
        counts = {ALL_ROWS: section.rows, ALL_CORNERS: section.corners}
        for key, (declared, line) in section.declared.items():
            if declared != counts[key]:
                figures = {"key": key, "declared": declared, "found": counts[key]}
                section.findings.append(warning("corners.rows_differ", source=self._source, line=line, **figures))
        if section.area.corners or section.area.unread:
            place = {"source": self._source, "line": section.area.line}
            if ALL_ROWS in section.declared and section.declared[ALL_ROWS][0] == section.rows:
                section.findings.append(warning("corners.mining_open_read", **place))
            else:
                section.area.is_open = True
                section.findings.append(error("corners.mining_open", **place))
            section.areas.append(section.area)
        parcels, findings = assembled(section.areas, section.licence, self._options)
        self._areas += section.areas
        self._parcels += parcels
        self._findings += [*section.licence.findings, *section.findings, *findings]


DIALECT = Dialect(KEY, f"[{SECTION}] … XYnnn=no,X,Y", (SECTION, _HEIGHTS, ALL_ROWS, "坐标系统"), recognise, read)
