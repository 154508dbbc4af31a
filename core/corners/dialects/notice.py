"""Reads corners in sentences of notices: ``拐点1：X=4920000；Y=44500000。`` and ``J1（X4920000，Y44500000）``.

Both numbers of a corner have a label before them: X and Y, 纵坐标 and 横坐标, 北 and 东, 纬度 and 经度, in any order;
one corner a line or several. Also lines of whole corners with blanks between, ``1,X,Y 2,X,Y``, as they are copied from
one cell of a table. Titles and corner numbers that begin anew part the parcels. Texts that lists, mining texts or lists
of degrees hold as their own rows are left to those.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any, Optional, Union

from ...findings import Finding, error, note, warning
from ...progress import Progress, check, go_on
from ..parsing.angles import EAST, NORTH, axis_of, parse_tidy, said_in, tidy
from ..parsing.areas import DEDUCTED, METRES, Area, Closing, Corner, assembled
from ..parsing.degree_rows import rows_of, unlabelled
from ..parsing.fields import number_of
from ..parsing.foreign import is_marked
from ..parsing.heads import declared_in
from ..parsing.licence import Licence, statements
from ..parsing.list_rows import is_heading, plane_at, segments_of, tokens_of
from ..parsing.rows import decimals_of, is_plane_pair
from ..records import Options, Reading, Text
from ..registry import NONE, Dialect, Evidence

KEY = "notice"
_ASK_EVERY = 1000
_SAY_AT_MOST = 20
_LEAST = 3
_LABELLED, _WHOLE = 75, 95
"""Points for corners with labels, and for lines of whole corners, which under a heading look like a table."""
_LABEL = r"(?:[纵横]坐标|[XY])(?:坐标|值|轴)?(?:\([XY]\)|[XY])?(?:\((?:m|米)\))?"
_ANGLE_LABEL = r"[经纬]度|东经|北纬"
_WEAK_LABEL = r"[北东](?:坐标|向)?|[ENBL]"
"""Labels that are words or names of corners too: they need a sign behind them."""
_ANGLE = (
    r"[0-9]{1,3}(?:\.[0-9]+)?\s*°(?:\s*[0-9]{1,2}(?:\.[0-9]+)?\s*'(?:\s*[0-9]{1,2}(?:\.[0-9]+)?\s*\"?(?:\.[0-9]+)?)?)?"
    r"|[0-9]{1,3}-[0-9]{1,2}-[0-9]{1,2}(?:\.[0-9]+)?"
)
_END = r"(?:\s*(?:m|米))?(?![0-9A-Z°'\"]|\.[0-9])"
_ITEM = re.compile(
    rf"(?<![A-Z])(?:(?P<signed>{_LABEL}|{_ANGLE_LABEL}|{_WEAK_LABEL})(?P<index>[0-9]{{1,4}})?\s*[:=为]\s*"
    rf"(?P<value>{_ANGLE}|[0-9]+(?:\.[0-9]+)?)"
    rf"|(?P<bare>{_LABEL}|{_ANGLE_LABEL})\s*(?P<long>{_ANGLE}|[0-9]{{5,}}(?:\.[0-9]+)?|[0-9]{{2,3}}\.[0-9]+)){_END}",
    re.IGNORECASE,
)
"""A label with its number behind it."""
_LOOSE = re.compile(
    rf"(?<![A-Z])(?:{_LABEL}|{_ANGLE_LABEL})(?:[0-9]{{1,4}})?\s*[:=]|(?<![A-Z])[XY]\s*[0-9OIL.]{{5,}}", re.IGNORECASE
)
"""A label that wants a number."""
_COORDINATE = re.compile(r"(?<![0-9])[0-9]{6,}\.[0-9]|(?<![0-9])[0-9]{7,8}(?![0-9])")
_AREA_NUMBER = re.compile(r"面积[^0-9]{0,12}[0-9.]+")
_JOINT = re.compile(r"[\s,;、。.()\[\]/|和与及]*")
"""What may stand between the two numbers of a corner."""
_NAME = re.compile(
    r"第?(?:拐点|界址点|顶点|角点|点号|点)?(?:编号|号)?\s*([A-Z]{0,3}-?[0-9]{1,5})\s*(?:号?(?:拐点|界址点|顶点|角点|点)|号)?"
    r"[\s:、.,;=()\[\]]*(?:的?坐标)?(?:为|是)?[\s:、.,;=()\[\]]*$",
    re.IGNORECASE,
)
_NAME_ROOM = 40
"""So many characters before a label may hold the corner's name."""
_TRIPLE = re.compile(r"([^\s,]{1,12}),([0-9]{6,8}(?:\.[0-9]+)?),([0-9]{6,8}(?:\.[0-9]+)?)[;,]?")
_AROUND = " \t:：,，;；。、.-=*"
_PARCEL = re.compile(r"区|地块|矿段|块段|图斑|采场|排土场|[场坑园]$")
_PAGE = re.compile(r"续|第.{1,4}页|^注|以上|坐标系|带号|子午线")
_LONGEST_TITLE = 20
_TAKEN_OFF = re.compile("扣除|扣减|除外")


def recognise(text: Text) -> Evidence:
    """Corners with labels before both numbers, or lines of whole corners, that no other form reads as its rows."""
    good = bad = whole = own = 0
    for line in text.lines:
        if not line or (text.cells is not None and _ITEM.search(tidy(line)) is None):
            continue
        if is_marked(line):
            return NONE
        if not any(char.isdigit() for char in line):
            continue
        plain = tidy(line)
        found = _found_in(plain)
        corners = [one for one in found if isinstance(one, _Pair)]
        good += len(corners)
        bad += any(isinstance(one, _Broken) for one in found)
        whole += len(corners) if corners and not _ITEM.search(plain) else 0
        own += len(corners) if corners and not _is_anothers(line, plain) else 0
    if good < _LEAST or not own:
        return NONE
    if whole * 2 > good:
        return Evidence(_WHOLE, ("J,X,Y J,X,Y …",))
    return Evidence(round(_LABELLED * good / (good + bad)), ("X=…, Y=…",))


def read(text: Text, options: Options, progress: Progress = go_on) -> Reading:
    """All parcels of the text. Raises ``Stopped`` if ``progress`` says so."""
    return _Reader(text, options).read(progress)


@dataclass(frozen=True)
class _Pair:
    """A corner: its name, its X (or latitude) and Y (or longitude) as written, and the words before it."""

    name: str
    north: str
    east: str
    words: str = ""


@dataclass(frozen=True)
class _Broken:
    """What was meant as a corner, or a part of one, and is none; ``words`` stand before it."""

    text: str
    words: str = ""


@dataclass(frozen=True)
class _Words:
    """What stands behind the last corner of a line."""

    words: str


_Found = Union[_Pair, _Broken, _Words]


def _found_in(plain: str) -> list[_Found]:
    """The corners of a tidy line, in their order, with what cannot be read of it; empty where none was meant."""
    items = list(_ITEM.finditer(plain))
    if not items:
        return _whole_corners(plain) or _without_corners(plain)
    found: list[_Found] = []
    at = number = 0
    while number < len(items):
        item = items[number]
        lead = plain[at : item.start()]
        following = items[number + 1] if number + 1 < len(items) else None
        name, words = _name_and_words(lead)
        if _wants_number(lead) or _is_number(words):
            found.append(_Broken(lead.strip()))
            words = ""
        if following is not None and _is_pair(item, following, plain):
            pair = {_axis(one): _value(one) for one in (item, following)}
            found.append(_Pair(name or item["index"] or "", pair[NORTH], pair[EAST], words))
            at = following.end()
            number += 2
        else:
            found.append(_Broken(plain[item.start() : item.end() + _NAME_ROOM], words))
            at = item.end()
            number += 1
    tail = plain[at:]
    if _wants_number(tail) or _is_number(tail) or re.match(r"[\s.]*[0-9]", tail):
        found.append(_Broken(tail.strip()))
    elif any(map(str.isalnum, tail)):
        found.append(_Words(tail))
    return found


def _whole_corners(plain: str) -> list[_Found]:
    """The corners of a line ``1,X,Y 2,X,Y 3,X,Y``."""
    parts = plain.split()
    # Tabs part the cells of a table, a star closes an area of a mining text.
    if len(parts) < 2 or plain.count(",") < 4 or "\t" in plain or "*" in plain:
        return []
    found: list[_Found] = []
    for part in parts:
        triple = _TRIPLE.fullmatch(part)
        fits = triple is not None and is_plane_pair(float(triple[2]), float(triple[3]))
        found.append(_Pair(triple[1], triple[2], triple[3]) if triple is not None and fits else _Broken(part))
    return found if sum(isinstance(one, _Pair) for one in found) * 2 > len(found) else []


def _without_corners(plain: str) -> list[_Found]:
    """A line that has labels and no number, or numbers like coordinates and no label."""
    numbers = _COORDINATE.findall(_AREA_NUMBER.sub("", plain))
    if len(_LOOSE.findall(plain)) > 1 or len(numbers) > 1 or any("." in number for number in numbers):
        return [_Broken(plain)]
    return []


def _wants_number(text: str) -> bool:
    """Whether a label without a number, or a number like a coordinate, stands in a text between corners."""
    return bool(_LOOSE.search(text) or _COORDINATE.search(_AREA_NUMBER.sub("", text)))


def _is_number(text: str) -> bool:
    """Whether a text has digits and no word."""
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, text))


def _label(item: re.Match[str]) -> str:
    return (item["signed"] or item["bare"]).upper()


def _value(item: re.Match[str]) -> str:
    return item["value"] or item["long"]


def _axis(item: re.Match[str]) -> str:
    return NORTH if _label(item)[0] in "X纵北纬NB" else EAST


def _is_pair(item: re.Match[str], following: re.Match[str], plain: str) -> bool:
    """Whether these are the two numbers of a corner: other labels, of one kind, with nothing between."""
    if _axis(item) == _axis(following) or item["index"] != following["index"]:
        return False
    if not _JOINT.fullmatch(plain, item.end(), following.start()):
        return False
    return (_label(item)[0] in "XY") == (_label(following)[0] in "XY")


def _name_and_words(lead: str) -> tuple[str, str]:
    """The corner's name at the end of what stands before it, and what else stands there."""
    start = max(0, len(lead) - _NAME_ROOM)
    match = _NAME.search(lead, start)
    name, words = (match[1], lead[: match.start()]) if match is not None else ("", lead)
    return name, _without_signs(words)


def _without_signs(words: str) -> str:
    """Words without the punctuation around them; brackets stay where they are a pair."""
    return words.strip(_AROUND).lstrip(")）]】").rstrip("(（[【").strip(_AROUND)


def _is_anothers(line: str, plain: str) -> bool:
    """Whether a plain list or a list of degrees has the line as a row."""
    if _ITEM.search(plain) is None:
        return False
    if all(plane_at(tokens_of(segment)) is not None for segment in segments_of(line)):
        return True
    return isinstance(rows_of(unlabelled(plain)[1], 0), list)


def _corner(pair: _Pair, line: int) -> Optional[Corner]:
    """The corner in metres or in degrees, north first; ``None`` where the two numbers are neither."""
    numbers = number_of(pair.north), number_of(pair.east)
    if numbers[0] is not None and numbers[1] is not None and max(numbers[0], numbers[1]) >= METRES:
        return Corner(pair.name, numbers[0], numbers[1], line)
    angles = parse_tidy(pair.north), parse_tidy(pair.east)
    axes = axis_of(angles[0]), axis_of(angles[1])
    if axes == (NORTH, EAST):
        return Corner(pair.name, angles[0], angles[1], line)
    if axes == (EAST, NORTH):
        return Corner(pair.name, angles[1], angles[0], line)
    return None


@dataclass
class _Open(Area):
    """The area that is being read, with the decimals of each corner's Y as written."""

    decimals: list[int] = field(default_factory=list)


class _Reader:
    """Goes through the lines once; holds the area that is being read."""

    def __init__(self, text: Text, options: Options) -> None:
        self._text = text
        self._source = text.source
        self._options = options
        self._licence = Licence(text.source)
        self._areas: list[_Open] = []
        self._title = ""
        self._title_line = 0
        self._left_over: list[int] = []
        self._said: dict[str, tuple[str, int]] = {}
        self._findings: list[Finding] = []

    def read(self, progress: Progress) -> Reading:
        lines = self._text.lines
        for number, line in enumerate(lines, 1):
            if number % _ASK_EVERY == 0:
                check(progress, number / len(lines))
            if line:
                self._line(number, line)
        if self._title:
            self._left_over.append(self._title_line)
        self._check_end()
        parcels, findings = assembled(self._areas, self._licence, self._options_said())
        if not any(area.corners for area in self._areas):
            self._findings.append(error("corners.notice_no_corners", **self._at(1)))
        if len(self._areas) > 1:
            figures = {"count": len(self._areas), **self._at(self._areas[1].line)}
            self._findings.append(note("corners.notice_areas", **figures))
        if self._left_over:
            first = self._left_over[0]
            figures = {"count": len(self._left_over), "text": lines[first - 1][:60], **self._at(first)}
            self._findings.append(note("corners.mining_left_over", **figures))
        every = [*self._licence.findings, *self._findings, *findings]
        ordered = tuple(sorted(every, key=lambda finding: finding.line or 0))
        return Reading(self._source, KEY, tuple(parcels), ordered, columns_north_first=True)

    def _at(self, line: int) -> dict[str, Any]:
        return {"source": self._source, "line": line}

    def _line(self, number: int, line: str) -> None:
        found = _found_in(tidy(line))
        for one in found:
            if one.words:
                self._words(number, one.words)
            if isinstance(one, _Pair):
                self._take(number, one)
            elif isinstance(one, _Broken):
                self._refuse(number, one.text)
        if not found:
            self._words(number, line)

    def _words(self, number: int, words: str) -> None:
        """Words between corners: what they declare, how angles are meant, the title of what follows."""
        meant = said_in(words)
        if meant:
            self._said.setdefault(meant, (words, number))
        of_place = {key: value for key, value in declared_in(words, number).items() if key not in self._licence.head}
        known = bool(statements(words)) and self._licence.take(number, words)
        of_place = {key: value for key, value in of_place.items() if key not in self._licence.head}
        if of_place:
            self._licence.head = {**self._licence.head, **of_place}
        title = _without_signs(words)
        if known or of_place or meant or is_heading(tokens_of(words)) or not any(map(str.isalnum, title)):
            return
        if _PAGE.search(title) or not (len(title) <= _LONGEST_TITLE or _PARCEL.search(title)):
            self._left_over.append(number)
            return
        if self._title:
            self._left_over.append(self._title_line)
        self._title, self._title_line = title, number

    def _area(self, number: int, starts: bool = False) -> _Open:
        """The area that a corner at this line belongs to."""
        if self._title or starts or not self._areas:
            area = _Open(title=self._title if len(self._title) <= _LONGEST_TITLE else "")
            if _TAKEN_OFF.search(self._title):
                area.closing = Closing("", "", area.title, DEDUCTED, number)
            self._areas.append(area)
        self._title, self._title_line = "", 0
        return self._areas[-1]

    def _take(self, number: int, pair: _Pair) -> None:
        corner = _corner(pair, number)
        if corner is None:
            self._refuse(number, f"{pair.name} {pair.north} {pair.east}")
            return
        area = self._area(number, bool(self._areas) and _starts_again(self._areas[-1], corner))
        area.corners.append(corner)
        area.decimals.append(decimals_of(pair.east))

    def _refuse(self, number: int, text: str) -> None:
        area = self._area(number)
        area.unread += 1
        area.first_unread = area.first_unread or number
        if area.unread <= _SAY_AT_MOST:
            area.findings.append(error("corners.notice_pair_broken", text=text[:60], **self._at(number)))

    def _check_end(self) -> None:
        """Whether the text stops within the last number: it has fewer decimals than the one before it."""
        if not self._text.ends_open or not self._areas or len(self._areas[-1].corners) < 2:
            return
        area, last = self._areas[-1], len(self._text.lines)
        if area.corners[-1].line == last and area.decimals[-1] < area.decimals[-2]:
            text = self._text.lines[-1]
            if text[-1:].isdigit() or text.endswith("."):
                self._findings.append(warning("corners.cut_off", text=text[-60:], **self._at(last)))

    def _options_said(self) -> Options:
        """The options, with how the text says that numbers with a point are meant, where the user does not."""
        if self._options.angles or len(self._said) != 1:
            return self._options
        ((angles, (said, line)),) = self._said.items()
        if any(not isinstance(corner.first, float) for area in self._areas for corner in area.corners):
            self._findings.append(note("corners.angles_by_heading", text=said[:60], **self._at(line)))
        return replace(self._options, angles=angles)


def _starts_again(area: Area, corner: Corner) -> bool:
    """Whether a corner begins another ring: the ring is closed, or its first name comes again, at another place."""
    corners = area.corners
    if len(corners) < _LEAST:
        return False
    first, place = corners[0], _place(corner)
    closed = len(corners) > _LEAST and _place(corners[-1]) == _place(first)
    return place != _place(first) and (closed or (bool(corner.name) and corner.name == first.name))


def _place(corner: Corner) -> tuple[Any, Any]:
    pair = (corner.first, corner.second)
    return tuple(one if isinstance(one, float) else one.text for one in pair)  # type: ignore[return-value]


DIALECT = Dialect(KEY, "拐点1：X=…；Y=…", ("拐点", "坐标"), recognise, read)
