"""Reads mining-right texts: ``no,N,E,,,`` rows, each area closed by ``*,from,to,name,flag``.

A row a line, or all on one. Also the strings of registration databases, which count corners instead of closing areas:
``areas,{corners,{no,N,E}…,from,to,name,flag}…`` of mining rights, ``areas,{corners,{lon,lat}…,flag,0,0}…`` of
exploration rights. Separators are commas, semicolons or blanks. What stands around (licence number, datum, area,
depth) is read as well.
"""

from __future__ import annotations

import re
from typing import Optional

from ...findings import Finding, error, note, warning
from ...progress import Progress, check, go_on
from ..parsing.angles import axis_of, parse_tidy, single_blanks, tidy
from ..parsing.areas import ADDED, Area, Closing, Corner, assembled, corner_of, is_flag, north_first
from ..parsing.fields import number_of
from ..parsing.licence import Licence
from ..records import Options, Reading, Text
from ..registry import NONE, Dialect, Evidence

KEY = "mining"
_ASK_EVERY = 5000
_STAR = re.compile(r"(?:^|[,;\s0-9])\*(?:[,;\s+-]|[0-9]|$)")
_STARS = re.compile("[*＊]")
_SEPARATORS = re.compile("[,，;；]")
_FOREIGN = re.compile(r"地块坐标|^\s*XY[0-9]+\s*=", re.IGNORECASE)
_COUNTED = re.compile(r"([0-9]{1,4}),\s*([0-9]{1,5}),")
_PLAIN = re.compile(r"([^,*\s]{1,20}),([0-9]{7,8}(?:\.[0-9]+)?),([0-9]{6,8}(?:\.[0-9]+)?)[,\s]*$")
"""A corner row with nothing odd about it."""
_COORDINATE = 100_000
"""No corner's name is a number above this, and no coordinate in metres is below it."""
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_AROUND = " \t:：,，;；。、"


def recognise(text: Text) -> Evidence:
    """Rows that begin with ``*`` beside rows of a number and two coordinates; or a string that counts its corners."""
    closings = corners = others = 0
    for line in text.lines:
        if not line:
            continue
        if _FOREIGN.search(line):
            return NONE
        if _PLAIN.match(line):
            corners += 1
            continue
        plain = tidy(line)
        if _counted(plain, line, "", 0) is not None:
            return Evidence(92, ("n,k,no,X,Y,…,from,to,name,flag",))
        star, corner = bool(_STAR.search(plain)), _holds_corner(plain)
        closings += star
        corners += corner
        others += not star and not corner and _like_a_corner(plain)
    if not closings or not corners:
        return NONE
    return Evidence(round(90 * (closings + corners) / (closings + corners + others)), ("*,from,to,name,flag", "no,X,Y"))


def read(text: Text, options: Options, progress: Progress = go_on) -> Reading:
    """All areas of the text. Raises ``Stopped`` if ``progress`` says so."""
    return _Reader(text).read(options, progress)


class _Reader:
    """Goes through the lines once; holds the area that is being read."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._source = text.source
        self._licence = Licence(text.source)
        self._areas: list[Area] = []
        self._area = Area()
        self._titles: list[int] = []
        self._left_over: list[int] = []
        self._findings: list[Finding] = []

    def read(self, options: Options, progress: Progress) -> Reading:
        lines = self._text.lines
        for number, line in enumerate(lines, 1):
            if number % _ASK_EVERY == 0:
                check(progress, number / len(lines))
            if line:
                self._line(number, line)
        if self._area.corners or self._area.unread:
            self._area.is_open = True
            self._findings.append(error("corners.mining_open", source=self._source, line=self._area.line))
            self._areas.append(self._area)
        parcels, findings = assembled(self._areas, self._licence, options)
        if not parcels:
            self._findings.append(error("corners.mining_no_areas", source=self._source, line=len(lines) or 1))
        self._tell_left_over()
        findings = [*self._licence.findings, *self._findings, *findings]
        return Reading(self._source, KEY, tuple(parcels), tuple(findings), north_first(self._areas))

    def _line(self, number: int, line: str) -> None:
        match = _PLAIN.match(line)
        if match is not None:
            self._area.corners.append(Corner(match[1], float(match[2]), float(match[3]), number))
            return
        plain = tidy(line)
        counted = _counted(plain, line, self._source, number)
        if counted is not None:
            self._areas += counted[0]
            self._findings += counted[1]
        elif _STAR.search(plain) or _holds_corner(plain):
            corners, *closed = _STARS.split(single_blanks(line))
            self._corners(number, _fields(tidy(corners)))
            for part in closed:
                self._close(number, part)
        elif self._licence.take(number, line):
            pass
        elif _like_a_corner(plain):
            self._area.refuse(line, self._source, number)
        elif any(char.isalnum() for char in line):
            self._titles.append(number)
            if not self._area.corners:
                self._area.title = line.strip(_AROUND)

    def _corners(self, number: int, fields: list[str]) -> None:
        """Corners that stand one after another; what follows one that cannot be read is not read either."""
        at = 0
        while at < len(fields):
            if not fields[at]:
                at += 1
                continue
            size = 2 if _is_coordinate(fields[at], alone=True) else 3
            corner = _corner(["", *fields[at : at + 2]] if size == 2 else fields[at : at + 3], number)
            if corner is None:
                self._area.refuse(",".join(fields[at:]), self._source, number)
                return
            self._area.corners.append(corner)
            at += size

    def _close(self, number: int, text: str) -> None:
        """Close the area with what stands behind ``*``; corners of the next area may follow."""
        values, rest = _closing(text)
        if not any(values):
            self._findings.append(warning("corners.mining_end_short", text="*", source=self._source, line=number))
        self._area.closing = Closing(values[0], values[1], values[2], values[3], number)
        if self._area.corners or self._area.unread:
            self._areas.append(self._area)
        else:
            self._findings.append(error("corners.mining_no_corners", source=self._source, line=number))
        self._area = Area()
        self._corners(number, rest)

    def _tell_left_over(self) -> None:
        lines = self._text.lines
        names = {area.title for area in self._areas if area.closing is None or not area.closing.name}
        left = [number for number in self._titles if lines[number - 1].strip(_AROUND) not in names]
        if left:
            figures = {"count": len(left), "text": lines[left[0] - 1][:60]}
            self._findings.append(note("corners.mining_left_over", source=self._source, line=left[0], **figures))


def _fields(text: str) -> list[str]:
    """The fields of a row; blanks part them too, but not the degrees, minutes and seconds of an angle."""
    fields: list[str] = []
    for part in re.split("[,;]", text):
        field = part.strip()
        if " " in field and not _is_coordinate(field):
            fields += field.split()
        else:
            fields.append(field)
    return fields


def _closing(text: str) -> tuple[list[str], list[str]]:
    """From, to, name and flag of what stands behind ``*``, and the fields of the corners that follow.

    The name stays as it is written.
    """
    text = re.sub(r"^\s*[,，;；]", "", text)
    fields = [field for field in _fields(tidy(text)) if field]
    if not fields:
        return [""] * 4, []
    if _is_coordinate(fields[0], alone=True):
        return [""] * 4, fields  # a star that only stands between two rings
    if _SEPARATORS.search(text) is None:
        words = text.split()
        if len(words) > 2 and is_flag(tidy(words[2])):
            words.insert(2, "")
        return _four(words), [tidy(word) for word in words[4:]]
    # Where rows end with a semicolon, a closing row may be short.
    own, _, rest = re.sub("；", ";", text).partition(";")
    if "," not in own.replace("，", ",") or len(_SEPARATORS.split(own)) > 4:
        own, rest = text, ""
    parts = [part.strip() for part in _SEPARATORS.split(own)]
    flag, _, behind = parts[3].partition(" ") if len(parts) > 3 else ("", "", "")
    after = _fields(tidy(",".join([behind, *parts[4:]]))) + _fields(tidy(rest))
    return _four([*parts[:3], flag]), after


def _four(parts: list[str]) -> list[str]:
    upper, lower, name, flag = (parts + [""] * 4)[:4]
    return [tidy(upper), tidy(lower), name, tidy(flag)]


def _is_coordinate(field: str, *, alone: bool = False) -> bool:
    """Whether a field is a coordinate; ``alone``: one that cannot be a corner's name."""
    if not field:
        return False
    value = number_of(field)
    if value is not None and value >= _COORDINATE:
        return True
    if alone and value is not None and len(field.rpartition(".")[2]) < 3:
        return False
    return not field.isdigit() and axis_of(parse_tidy(field)) != ""


def _corner(fields: list[str], line: int) -> Optional[Corner]:
    """The corner of name and two coordinates."""
    if len(fields) < 3 or not (_is_coordinate(fields[1]) and _is_coordinate(fields[2])):
        return None
    return corner_of(fields[0], fields[1], fields[2], line)


def _holds_corner(plain: str) -> bool:
    """Whether two coordinates stand beside each other on this line."""
    fields = _fields(plain.replace("*", ","))
    good = [_is_coordinate(field) for field in fields]
    return any(
        good[i] and good[i + 1] and corner_of("", fields[i], fields[i + 1], 0) is not None
        for i in range(len(fields) - 1)
    )


def _like_a_corner(plain: str) -> bool:
    """Whether a row that is none was meant as a corner: it has two numbers and little else."""
    if _WORDS.search(plain):
        return False
    fields = [field for field in re.split(r"[,;\s]+", plain) if any(char.isdigit() for char in field)]
    return len(fields) > 1


def _counted(plain: str, text: str, source: str, line: int) -> Optional[tuple[list[Area], list[Finding]]]:
    """The areas of a string that counts its areas and corners; ``None`` where the line is no such string."""
    match = _COUNTED.match(plain)
    if match is None or int(match[2]) < 3:
        return None
    written = [field.strip() for field in re.split("[,，]", single_blanks(text).rstrip("; "))]
    while written and not written[-1]:
        written.pop()
    fields = [tidy(field) for field in written]
    named = len(fields) > 4 and not _is_coordinate(fields[2], alone=True)
    if len(fields) < 8 or _corner(fields[2:5] if named else ["", *fields[2:4]], line) is None:
        return None
    size, tail = (3, 4) if named else (2, 3)
    areas: list[Area] = []
    unexplained: list[str] = []
    at = 1
    while at < len(fields):
        area = Area(count=int(fields[at]) if fields[at].isdigit() else 0)
        for start in range(at + 1, at + 1 + size * (area.count or 0), size):
            row = fields[start : start + size]
            corner = _corner(row if named else ["", *row], line)
            if corner is None:
                break
            area.corners.append(corner)
        read = len(area.corners)
        end = fields[at + 1 + size * read : at + 1 + size * read + tail]
        if not area.count or read < area.count:
            area.unread, area.first_unread = 1, line
            shown = ",".join(end[:size]) or "…"
            figures = {"declared": fields[at], "read": read, "text": shown[:60]}
            area.findings.append(error("corners.string_count", source=source, line=line, **figures))
            areas.append(area)
            break
        end += [""] * (tail - len(end))
        # Exploration rights have a flag, 0 for added, and two fields that no public source explains.
        if named:
            end[2] = written[at + 1 + size * read + 2] if end[2] else ""
        values = end if named else ["", "", "", ADDED if end[0] in ("", "0") else end[0]]
        area.closing = Closing(values[0], values[1], values[2], values[3], line)
        unexplained += [] if named else [text for text in end[1:] if text]
        areas.append(area)
        at += 1 + size * read + tail
    findings: list[Finding] = []
    if unexplained:
        zeros = set(unexplained) == {"0"}
        figures = {"texts": ", ".join(dict.fromkeys(unexplained))[:60], "source": source, "line": line}
        findings.append(note("corners.string_left", **figures) if zeros else warning("corners.string_left", **figures))
    if len(areas) != int(match[1]):
        figures = {"declared": int(match[1]), "found": len(areas)}
        findings.append(error("corners.string_areas", source=source, line=line, **figures))
    return areas, findings


DIALECT = Dialect(KEY, "no,X,Y,,, … *,from,to,name,flag", ("标高", "矿区", "扣除"), recognise, read)
