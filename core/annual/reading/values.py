"""Texts of cells to values: areas, amounts, answers, land classes, the validity of the licence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Optional, TypeVar

from ...amounts import SQUARE_METRES, money
from ...dates import day_of
from ...findings import Finding, error, note, warning
from ...landclass.classes import LandClasses
from .headings import Headings, plain

Unit = TypeVar("Unit", int, str)
_NUMBER = re.compile(r"([+-]?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]{0,20})?(?:e[+-]?[0-9]{1,2})?)(.*)")
_AREA_UNITS: Mapping[str, str] = {
    "": "hm²",
    "hm2": "hm²",
    "ha": "hm²",
    "公顷": "hm²",
    "m2": "m²",
    "平方米": "m²",
    "亩": "亩",
    "km2": "km²",
    "平方公里": "km²",
    "平方千米": "km²",
}
_MONEY_UNITS: Mapping[str, int] = {"": 0, "万元": 0, "万": 0, "元": -4, "亿元": 4}
"""Powers of ten that make 万元 of them."""
_CODE_AND_NAME = re.compile(
    r"([0-9]{2,4}[0-9A-Z]{0,2})[\s\-_:.、]*(\D*)|(\D+?)[\s\-_:.、(]*([0-9]{2,4}[0-9A-Z]{0,2})\)?"
)
_BETWEEN = re.compile(r"至|到|~|～|—+|――|--|-(?=\s*[12][0-9]{3}\s*[-年./])")
_LOST_DIGITS = re.compile(r"[0-9]{16,}(?:\.0)?|[0-9.]+e\+?[0-9]+")
_MOST_SHOWN = 60


def number_of(text: str) -> Optional[tuple[Decimal, str]]:
    """The number in a cell as it is written, and the unit behind it; ``None`` where there is none."""
    match = _NUMBER.fullmatch(re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower())
    if match is None:
        return None
    try:
        return Decimal(match[1].replace(",", "")), match[2].strip("()[]")
    except InvalidOperation:
        return None


def shown(text: str) -> str:
    """A text as findings quote it."""
    return " ".join(text.split())[:_MOST_SHOWN]


def class_area(name: str, hectares: Optional[Decimal], unit: str = "") -> str:
    """A class with its area as the form prints it: a workbook's 10.909 is 10.9090 there."""
    return name if hectares is None else f"{name} {hectares + Decimal('0.0000')}{unit}"


def area_of(text: str, unit: str, place: dict[str, Any]) -> tuple[Optional[Decimal], list[Finding]]:
    """An area in hm², in the unit that stands behind it or else in that of its heading (empty: hm²)."""
    found = number_of(text)
    name = None if found is None else _unit(found[1], unit, _AREA_UNITS)
    if found is None or name is None or found[0] < 0:
        return None, [error("reading.area_unreadable", text=shown(text), **place)]
    if name == "hm²":
        decimals = -int(found[0].normalize().as_tuple().exponent)
        odd = [note("reading.area_decimals", text=shown(text), **place)] if decimals > 4 else []
        return found[0], odd
    size = SQUARE_METRES[name] / SQUARE_METRES["hm²"]
    area = (found[0] * size.numerator / size.denominator).quantize(Decimal("0.0001"))
    return area, [note("reading.area_converted", text=shown(text), unit=name, hectares=str(area), **place)]


def money_of(text: str, unit: str, place: dict[str, Any]) -> tuple[str, list[Finding]]:
    """An amount in 万元 with four decimals, empty where there is none to be read."""
    found = number_of(text)
    power = None if found is None else _unit(found[1], unit, _MONEY_UNITS)
    if found is None or power is None:
        return "", [error("reading.money_unreadable", text=shown(text), **place)]
    exact = found[0].scaleb(power)
    amount = money(str(exact))
    if power:
        return str(amount), [note("reading.money_converted", text=shown(text), kept=str(amount), **place)]
    if amount != exact:
        return str(amount), [note("reading.money_rounded", text=shown(text), kept=str(amount), **place)]
    return str(amount), []


def answer_of(text: str, words: Headings, place: dict[str, Any]) -> tuple[Optional[bool], list[Finding]]:
    """Yes, no, or nothing said."""
    answer = words.answer(text)
    if answer is None and not words.is_nothing(text):
        return None, [warning("reading.answer_unreadable", text=shown(text), **place)]
    return answer, []


def class_of(text: str, classes: LandClasses) -> str:
    """The code of a land class that stands there by its code, its name or both; empty where it is none.

    Pseudo classes (无调查数据) have codes too.
    """
    whole = unicodedata.normalize("NFKC", text).upper().strip()
    match = _CODE_AND_NAME.fullmatch(whole)
    code, name = ("", whole) if match is None else (match[1] or match[4], (match[2] or match[3] or "").strip(" ()"))
    if code:
        known = classes.get(code)
        return code if known is not None and (not name or name == known.name) else ""
    named = [item.code for item in classes if item.name == re.sub(r"\s+", "", name)]
    leaves = [item for item in named if classes.is_polygon_class(item)]
    return (leaves or named)[0] if len(leaves or named) == 1 else ""


def validity_of(text: str, place: dict[str, Any]) -> tuple[dict[str, str], list[Finding]]:
    """First and last day of the licence, as ``valid_from`` and ``valid_to``."""
    plainly = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    parts = _BETWEEN.split(plainly)
    days: dict[str, str] = {}
    if len(parts) == 2:
        pairs = (
            ("valid_from", parts[0].removeprefix("自").removesuffix("起")),
            ("valid_to", parts[1].removesuffix("止")),
        )
    elif plainly.startswith("自") or plainly.endswith("起"):
        pairs = (("valid_from", plainly.removeprefix("自").removesuffix("起")), ("valid_to", ""))
    else:
        pairs = (("valid_from", ""), ("valid_to", plainly.removesuffix("止")))
    unreadable = False
    for key, part in pairs:
        day = day_of(part.strip("()")) if part else None
        unreadable |= bool(part) and day is None
        if day is not None:
            days[key] = day.isoformat()
    if unreadable or not days:
        return days, [error("reading.validity_unreadable", text=shown(text), **place)]
    if len(days) == 1:
        return days, [warning("reading.validity_half", text=shown(text), **place)]
    return days, []


def text_of(text: str, place: dict[str, Any]) -> tuple[str, list[Finding]]:
    """A text as people wrote it; a long number that a spreadsheet has rounded is told."""
    if _LOST_DIGITS.fullmatch(text.lower()):
        return text, [warning("reading.digits_lost", text=shown(text), **place)]
    return text.removesuffix(".0") if re.fullmatch(r"[0-9]+\.0", text) else text, []


def _unit(own: str, of_heading: str, known: Mapping[str, Unit]) -> Optional[Unit]:
    """The unit behind a number, else the one in the brackets of its heading, else the form's own."""
    return known.get(own or (plain(of_heading) if plain(of_heading) in known else ""))
