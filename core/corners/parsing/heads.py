"""What the head of a file declares: ``key=value`` lines as they are met, with and without ``=``, and prose.

Keys of place go into ``Parcel.head``: ``datum``, ``zone``, ``width``, ``meridian``, ``helmert``, ``epsg``. Unit,
projection and precision (计量单位, 投影类型, 精度) stand beside them as ``unit``, ``projection`` and ``precision``,
the unit of declared areas (面积单位) as ``area_unit``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Optional

from ...geodesy.datum import datum_of
from ...geodesy.plane import degrees_of_epsg
from ...geodesy.recognise import Declared

_KEYS = {
    "坐标系": "datum",
    "坐标系统": "datum",
    "坐标系名称": "datum",
    "坐标系统名称": "datum",
    "平面坐标系": "datum",
    "平面坐标系统": "datum",
    "大地坐标系": "datum",
    "带号": "zone",
    "投影带号": "zone",
    "几度分带": "width",
    "分带": "width",
    "分带方式": "width",
    "投影分带": "width",
    "中央子午线": "meridian",
    "中央子午线经度": "meridian",
    "中央经线": "meridian",
    "转换参数": "helmert",
    "EPSG": "epsg",
    "WKID": "epsg",
    "计量单位": "unit",
    "坐标单位": "unit",
    "面积单位": "area_unit",
    "投影类型": "projection",
    "投影方式": "projection",
    "精度": "precision",
}
_OTHER_KEYS = ("格式版本号", "数据产生单位", "数据产生日期", "数据生产单位", "数据生产日期", "高程系", "高程基准")
_KNOWN = sorted((*_KEYS, *_OTHER_KEYS), key=len, reverse=True)
_METRES = {"米", "公尺", "M", "METER", "METERS", "METRE", "METRES"}
_DEGREES = {"度", "度分秒", "十进制度", "DEGREE", "DEGREES", "DEG"}
_PRECISION = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,12})?)(M|米|CM|厘米|MM|毫米)?")
_SIZE = {"M": 0, "米": 0, "CM": 2, "厘米": 2, "MM": 3, "毫米": 3}
_MOST_DECIMALS = 8
_PROSE = (
    ("width", re.compile(r"([36三六])度(?:分)?带")),
    ("zone", re.compile(r"带号[=:为是]?([0-9]{1,2})|(?<![0-9度])(?:第)?([0-9]{2})(?:号)?带(?!号)")),
    (
        "meridian",
        re.compile(r"中央(?:子午线|经线)(?:经度)?[=:为是]?(?:东经|E)?([0-9]{2,3}(?:\.[0-9]+)?(?:[°度][0-9′'分]*)?)"),
    ),
)
_CODE = re.compile(r"(?:EPSG|WKID)\s*[:=]{0,2}\s*([0-9]{4,6})(?![0-9])", re.IGNORECASE)
_CHINESE = {"三": "3", "六": "6"}


def head_line(line: str) -> Optional[tuple[str, str, str]]:
    """Key, name as written and value of a head line; the key of a name that says nothing of place is empty.

    Takes ``名=值``, ``名：值``, and ``名 值`` or ``名值`` where the name is known. ``None`` where it is no such line.
    """
    plain = unicodedata.normalize("NFKC", line).strip()
    for sign in ("=", ":"):
        if sign in plain:
            name, _, value = plain.partition(sign)
            return _KEYS.get(_compact(name), ""), name.strip(), value.strip()
    compact = _compact(plain)
    for known in _KNOWN:
        if compact.startswith(known):
            return _KEYS.get(known, ""), known, compact[len(known) :].strip()
    return None


def is_said(key: str, value: str) -> bool:
    """Whether the value says anything: transformation parameters of commas and zeros do not."""
    return any(char in "123456789" for char in value) if key == "helmert" else bool(value)


def declared_in(line: str, number: int) -> dict[str, Declared]:
    """What a line of prose, a title for instance, says of datum, zone, width and central meridian."""
    plain = _compact(line)
    found = {}
    if ("坐标系" in plain or "CGCS" in plain or "大地" in plain) and datum_of(plain):
        found["datum"] = Declared(line.strip(), number)
    for key, pattern in _PROSE:
        match = pattern.search(plain)
        if match:
            text = next(group for group in match.groups() if group)
            found[key] = Declared(_CHINESE.get(text, text), number)
    return {**coded(plain, number), **found}


def coded(text: str, number: int) -> dict[str, Declared]:
    """What a code such as EPSG:4526 in a text says: ``epsg``; one of degrees, beside whatever numbers, ``datum``."""
    match = _CODE.search(unicodedata.normalize("NFKC", text))
    if match is None:
        return {}
    degrees = degrees_of_epsg(int(match[1]))
    if degrees is not None:
        return {"datum": Declared(degrees.datum.title, number)}
    return {"epsg": Declared(f"EPSG:{match[1]}", number)}


@lru_cache(maxsize=64)
def is_metres(text: str) -> bool:
    """Whether a declared unit is the metre."""
    return _compact(text) in _METRES


def is_degrees(text: str) -> bool:
    """Whether a declared unit is the degree."""
    return _compact(text) in _DEGREES


@lru_cache(maxsize=64)
def is_gauss_krueger(text: str) -> bool:
    """Whether a declared projection is Gauss-Krüger, however it is spelled."""
    plain = _compact(text)
    return "高斯" in plain or "GAUSS" in plain or "KRUGER" in plain or "KRÜGER" in plain


def decimals_declared(text: str) -> tuple[int, ...]:
    """The decimals that a 精度 may mean: ``0.001`` and ``3`` are three; ``1`` may be one, or whole metres.

    Empty where it says no number of decimals.
    """
    match = _PRECISION.fullmatch(_compact(text))
    if match is None:
        return ()
    value = match[1].rstrip("0") if "." in match[1] else match[1]
    if match[2] or "." in value:
        fraction = value.partition(".")[2]
        if float(value) == 1.0:
            return (_SIZE[match[2]],) if match[2] else ()
        if float(value) >= 1 or fraction.strip("0") != "1":
            return ()
        return (len(fraction) + _SIZE.get(match[2] or "", 0),)
    whole = int(value)
    if whole == 1:
        return (0, 1)
    return (whole,) if whole <= _MOST_DECIMALS else ()


def _compact(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()
