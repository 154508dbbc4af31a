"""Rows around a table that are no corners: what they say of place, area and parcel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Optional

from ...geodesy.datum import datum_of
from ...geodesy.recognise import Declared
from ..parsing.heads import coded
from ..parsing.licence import DEPTH, depths_of
from .words import plainly, role_of, words

_DATUM_KEY = re.compile(r"坐标系统?(?:统)?\s*(?:名称)?\s*[:=为]\s*([^,;。、()\s]{2,40})")
_DATUM_NAME = re.compile(
    r"[^\s,;:。()（）《》、]{0,16}(?:坐标系|CGCS ?2000|WGS ?-?84)[^\s,;:。()（）、]{0,2}"
    r"|(?:西安|北京|国家)\s?(?:19)?[0-9]{2}|大地2000|2000\s?(?:年\s?)?国家大地(?:坐标)?|(?:19)?80\s?西安|(?:19)?54\s?北京",
    re.IGNORECASE,
)
_LOCAL = re.compile("独立|地方|城市|任意|假定|自由|工程|相对|矿区坐标系")
_ZONE = re.compile(
    r"(?:带\s*号|投影带)\D{0,4}([0-9]{2})(?![0-9])|(?<![0-9.])(1[3-9]|2[0-35-9]|3[0-9]|4[0-5])\s*号?(?:带|投影带)"
)
_WIDTH = re.compile(r"([36三六])\s*(?:度|°)\s*分?带|(?:几度)?分带\s*[:=为]?\s*([36])(?![0-9])")
_MERIDIAN = re.compile(
    r"中央\s*(?:子午线|经线|经度)\s*[:=为]?\s*(?:东经|E|L0?)?\s*=?\s*"
    r"([0-9]{2,3}(?:\.[0-9]+)?(?:\s*[°度]\s*(?:[0-9]{1,2}\s*['′分]?)?)?)"
)
_AREA_UNIT = r"公顷|平方公里|平方千米|平方米|亩|hm2|km2|m2|ha"
_AREA = re.compile(
    rf"(?:面\s*积|(?<![A-Za-z])S\s*=)\s*(?:[(\[](?:单位:?)?\s*({_AREA_UNIT})[)\]])?\s*[:=为约]*\s*"
    rf"([0-9][0-9,]*(?:\.[0-9]+)?)\s*({_AREA_UNIT})?",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?:界址点|拐点)(?:总|个)*数\s*[:=为]?\s*([0-9]{1,6})(?![0-9.])")
_HEIGHTS = re.compile("[^,;。]*(?:标高|开采深度)[^,;。]*[0-9][^,;。]*")
_USING = re.compile("^(?:采用|使用|执行|按|为|是|均为)+")
_KINDS = "地块|区块|采区|宗地|图斑|块段|矿块|矿段|单元|修复单元|复垦单元|损毁单元"
_NUMBER = re.compile(
    rf"(?:{_KINDS})(?:编号|代码|号)\s*[:=]?\s+?\s*(\S{{1,60}})|(?:{_KINDS})(?:编号|代码|号)\s*[:=]\s*(\S{{1,60}})"
)
_NAME = re.compile(rf"(?:{_KINDS})(?:名称|名)(?:\s*[:=]\s*|\s+)(\S{{1,60}})")
_TABLE = re.compile(
    r"(?:范围|边界)?(?:界址点|拐点|界址|界桩)?(?:坐标)?(?:成果|坐标)?(?:一览)?表?(?:\s*[(]?续表?[)]?|[(]?续[)]?)?$"
)
_ORDINAL = re.compile(r"[0-9A-Za-z一二三四五六七八九十甲乙丙丁东南西北中上下Ⅰ-Ⅻ]")
_LONGEST_NAME = 30
_OF_A_BLOCK = "小计"
"""A sum of the parcel above, not of all."""


@dataclass
class Said:
    """What a row says. ``block`` where it begins a parcel; ``ring`` is true where a ring that is taken off follows.

    ``ring`` is false where an outer one follows, ``None`` where nothing is said. ``title`` where it is the name of a
    table.
    """

    line: int
    text: str
    head: dict[str, Declared] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)
    area: str = ""
    count: Optional[int] = None
    number: str = ""
    name: str = ""
    ring: Optional[bool] = None
    title: bool = False
    sum: bool = False

    @property
    def block(self) -> bool:
        """Whether a parcel begins here."""
        return bool(self.number or self.name)

    @property
    def used(self) -> bool:
        """Whether the row says anything that is kept."""
        return bool(self.head or self.remarks or self.area or self.count or self.block or self.title) or (
            self.ring is not None
        )


def said(row: Sequence[str], line: int) -> Said:
    """What a row of texts says; a row that says nothing known is empty."""
    filled = [plainly(cell) for cell in row if cell.strip()]
    text = "  ".join(filled)
    result = Said(line, text)
    result.sum = text.startswith(words().sums) and not text.startswith(_OF_A_BLOCK)
    head_of(text, line, result.head)
    area = _AREA.search(text)
    if area:
        result.area = area[2].replace(",", "") + (area[3] or area[1] or "")
    count = _COUNT.search(text)
    if count:
        result.count = int(count[1])
    heights = _HEIGHTS.search(text)
    if heights:
        between = depths_of(heights[0])
        result.remarks[DEPTH] = f"{between[0]} 至 {between[1]} m" if between else heights[0].strip()
    number, name = _NUMBER.search(text), _NAME.search(text)
    result.number = _value((number[1] or number[2]) if number else "")
    result.name = _value(name[1] if name else "")
    if len(filled) == 1 and not result.used and not text.startswith(words().footers):
        _title(text, result)
    return result


def _value(text: str) -> str:
    return "" if role_of(text)[0] else text


def head_of(text: str, line: int, head: dict[str, Declared]) -> None:
    """Put what a text declares of place into ``head``: datum, zone, width of zones, central meridian."""
    keyed = _DATUM_KEY.search(text)
    names = [keyed[1]] if keyed else _DATUM_NAME.findall(text)
    names = [_USING.sub("", name) for name in names if datum_of(name) or _LOCAL.search(name)]
    head.update(coded(text, line))
    if names:
        head["datum"] = Declared(" ".join(dict.fromkeys(names)), line)
    zone, width, meridian = _ZONE.search(text), _WIDTH.search(text), _MERIDIAN.search(text)
    if zone:
        head["zone"] = Declared(zone[1] or zone[2], line)
    if width:
        head["width"] = Declared({"三": "3", "六": "6"}.get(width[1], width[1] or width[2]), line)
    if meridian:
        head["meridian"] = Declared(meridian[1].strip(), line)


def _title(text: str, result: Said) -> None:
    """A row of one text: the name of a block, a kind of ring, or the name of the table."""
    rest = _TABLE.sub("", text).strip(" ()[]【】、")
    if len(text) <= _LONGEST_NAME and any(word in text for word in words().deducted):
        result.ring = True
    elif len(text) <= _LONGEST_NAME and any(word in text for word in words().outer):
        result.ring = False
    elif (
        rest
        and len(rest) <= _LONGEST_NAME
        and "坐标" not in rest
        and _ORDINAL.search(rest)
        and any(w in rest for w in words().blocks)
    ):
        result.name = rest
    elif "坐标" in text or text.endswith("表"):
        result.title = True
