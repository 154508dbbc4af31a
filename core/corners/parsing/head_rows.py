"""The head row of a parcel in the exchange format: which of its fields is what.

The usual row is ``界址点数,面积,编号,名称,面,图幅号,用途,地类,@`` (8 commas); others put a village's code and name
in (10), leave fields away (4), or add some at the end (up to 13). 面 in its place settles the order, a row of field
names before it does so too; else it is told by what the fields look like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Optional

from .fields import plain, whole_of

END = "@"
SHAPES = ("面", "线", "点")
_USUAL_SHAPE = 4
_AFTER_SHAPE = ("图幅号", "地块用途", "地类编码")
_VILLAGE = re.compile(r"[0-9]{12}|[0-9]{19}")
_PLACE = re.compile(r"[0-9]{6,19}")
_AREA = re.compile(r"[0-9]{1,15}(\.[0-9]{0,12})?\s*(公顷|平方米|平方公里|平方千米|亩|m2|hm2|ha|km2)?", re.IGNORECASE)
_CODE = re.compile(r"[0-9A-Za-z()_./#-]+")
_NAMES = (
    ("count", re.compile(r".*点(个)?数.*|JZDS")),
    ("area", re.compile(r".*面积.*|.*MJ")),
    ("number", re.compile(r"(地块|图斑|宗地|项目)?(编号|号)|DKBH|TBBH")),
    ("name", re.compile(r"(地块|图斑|宗地|项目)?名称?|DKMC")),
    ("shape", re.compile(r".*图形.*|TXSX|JLTXSX")),
    ("sheet", re.compile(r"图幅.*|TFH")),
)
"""Names of fields, as rows of names in the files write them."""


@dataclass(frozen=True)
class HeadRow:
    """The fields of a head row by what they are. ``sure`` is false where that was told by looks alone.

    ``usual`` where the fields stand as the format says.
    """

    count: str = ""
    area: str = ""
    number: str = ""
    name: str = ""
    shape: str = ""
    sheet: str = ""
    remarks: dict[str, str] = field(default_factory=dict)
    sure: bool = True
    usual: bool = True


def ends_head(row: Sequence[str]) -> bool:
    """Whether the row ends with ``@``, as head rows do."""
    return len(row) >= 3 and row[-1].endswith((END, "＠"))


def commas(row: Sequence[str]) -> int:
    """How many commas the row has, those before ``@`` with it."""
    return len(row) - 1


def field_names(row: Sequence[str]) -> Optional[tuple[str, ...]]:
    """The names where the row is one of field names, brackets around it allowed; ``None`` for any other."""
    if row and plain(row[0])[:1].isdigit():
        return None
    names = [plain(name).strip("[]【】〔〕 ") for name in row]
    names = [name for name in (name.rstrip(END).strip() for name in names) if name]
    known = sum(any(pattern.fullmatch(name) for _, pattern in _NAMES) for name in names)
    return tuple(names) if known >= 3 and not any(whole_of(name) is not None for name in names) else None


def head_row(row: Sequence[str], names: Optional[Sequence[str]] = None) -> HeadRow:
    """What the fields of a head row are; ``names`` are those that the file gives them, if it does."""
    fields = [text.replace("＠", END).rstrip(END).strip() for text in row]
    if row and row[-1].strip("@＠ ") == "" and fields:
        fields.pop()
    if names is not None and (len(names) == len(fields) or (len(names) > len(fields) and not _shape_at(fields))):
        return _by_names(fields, names)
    at = _shape_at(fields)
    if at == _USUAL_SHAPE or (at is None and len(fields) > _USUAL_SHAPE):
        fields += [""] * (_USUAL_SHAPE + 1 - len(fields))
        sure = at is not None or not fields[_USUAL_SHAPE]
        shape = fields[4] if at is not None else ""
        sheet, remarks = _after(fields[5:])
        if not sure:
            remarks = {"其他": fields[4], **remarks}
        count, area, number, name = fields[:4]
        return HeadRow(count, area, number, name, shape, sheet, remarks, sure)
    before = fields if at is None else fields[:at]
    sheet, remarks = _after([] if at is None else fields[at + 1 :])
    found, sure, more = _by_looks(before)
    if more:
        remarks = {**more, **remarks}
    shape = "" if at is None else fields[at]
    return HeadRow(*found, shape=shape, sheet=sheet, remarks=remarks, sure=sure, usual=False)


def _shape_at(fields: Sequence[str]) -> Optional[int]:
    return next((index for index, text in enumerate(fields) if text in SHAPES), None)


def _by_names(fields: Sequence[str], names: Sequence[str]) -> HeadRow:
    values: dict[str, str] = {}
    remarks: dict[str, str] = {}
    for name, text in zip(names, fields):
        role = next((role for role, pattern in _NAMES if pattern.fullmatch(name)), "")
        if role and role not in values:
            values[role] = text
        elif text:
            remarks[name] = text
    if values.get("shape", "") not in ("", *SHAPES):
        remarks["图形"] = values.pop("shape")
    count, area, number, name, shape, sheet = (
        values.get(role, "") for role in ("count", "area", "number", "name", "shape", "sheet")
    )
    return HeadRow(count, area, number, name, shape, sheet, remarks, usual=False)


def _after(fields: Sequence[str]) -> tuple[str, dict[str, str]]:
    """图幅号, and what else follows 面."""
    remarks = {name: text for name, text in zip(_AFTER_SHAPE[1:], fields[1:]) if text}
    rest = [text for text in fields[len(_AFTER_SHAPE) :] if text]
    village, rest = _village(rest)
    remarks.update(village)
    if rest:
        remarks["其他"] = "、".join(rest)
    return (fields[0] if fields else ""), remarks


def _village(fields: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """A village's code (12 or 19 digits) and the name after it, and the fields without them."""
    at = next((index for index, text in enumerate(fields) if _VILLAGE.fullmatch(plain(text))), None)
    if at is None:
        return {}, list(fields)
    found, rest = {"村代码": fields[at]}, [*fields[:at], *fields[at + 1 :]]
    if at < len(rest) and rest[at] and not _CODE.fullmatch(plain(rest[at])):
        found["村名"] = rest.pop(at)
    return found, rest


def _by_looks(fields: Sequence[str]) -> tuple[tuple[str, str, str, str], bool, dict[str, str]]:
    """Count, area, number and name of the fields before 面, whether that is sure, and what is left."""
    village, rest = _village(fields)
    if not village and _has_place(fields):
        village, rest = {"村代码": fields[2], "村名": fields[3]}, [*fields[:2], *fields[4:]]
    count = area = ""
    sure = True
    if len(rest) >= 2 and _is_count(rest[0]) and _is_area(rest[1]):
        count, area, *rest = rest
    elif rest and _is_area(rest[0]) and whole_of(rest[0]) is None:
        area, *rest = rest
    else:
        sure = False
        areas = [text for text in rest if _is_area(text) and whole_of(text) is None]
        counts = [text for text in rest if text and whole_of(text) is not None]
        area, count = (areas or [""])[0], (counts or [""])[0]
        for text in (area, count):
            if text:
                rest.remove(text)
    if len(rest) == 1:
        number, name = (rest[0], "") if _CODE.fullmatch(plain(rest[0])) else ("", rest[0])
    else:
        number, name = (*rest, "", "")[:2]
    more = [text for text in rest[2:] if text]
    return (count, area, number, name), sure and not more, {**village, **({"其他": "、".join(more)} if more else {})}


def _has_place(fields: Sequence[str]) -> bool:
    """Whether code and name of a town, or of any other place, stand between the area and the parcel's own.

    The code has 6 digits or more, the name is one, and the two fields behind are not both numbers: then they would be
    others, a year for instance, and the parcel's own stand before them.
    """
    if len(fields) != 6 or not _is_count(fields[0]) or not _is_area(fields[1]):
        return False
    named = _PLACE.fullmatch(plain(fields[2])) and fields[3] and not _CODE.fullmatch(plain(fields[3]))
    return bool(named) and not all(whole_of(text) is not None for text in fields[4:])


def _is_count(text: str) -> bool:
    return not text or whole_of(text) is not None


def _is_area(text: str) -> bool:
    return not text or _AREA.fullmatch(plain(text)) is not None
