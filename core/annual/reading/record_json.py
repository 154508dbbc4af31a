"""The JSON of an annual record (``resources/forms/annual_record.schema.json``) to what it says.

Every value is looked at before it is taken: the file may have been written or changed by another program.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Optional

from ...corners.records import SourceRing, ring_of
from ...findings import Finding, error, note, warning
from ...geodesy.recognise import Declared
from ...landclass.classes import LandClasses
from ...vocabulary import SECTIONS
from ..form import ANSWER_KEYS, HEADER_KEYS, MONEY_KEYS, TEXT_KEYS
from ..texts import printable
from .content import ClassRow, Corners, FormContent, FormUnit
from .values import area_of, class_of, money_of, shown, validity_of

SCHEMA = "mine_restoration/annual_record/"
KNOWN = f"{SCHEMA}1"
_YEARS = range(1900, 2200)


def read_json_record(data: bytes, source: str, classes: LandClasses) -> FormContent:
    """What the JSON says. Never raises for what is in the file."""
    try:
        top = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as cause:
        reason = shown(str(cause)) or type(cause).__name__
        return _none(source, error("reading.json_broken", source=source, reason=reason))
    schema = top.get("schema") if isinstance(top, dict) else None
    if schema != KNOWN:
        found = schema if isinstance(schema, str) else "-"
        return _none(source, error("reading.json_other", source=source, schema=shown(found), known=KNOWN))
    return _Reader(top, source, classes).content()


def _none(source: str, finding: Finding) -> FormContent:
    return FormContent(source, findings=(finding,), form_found=False)


class _Reader:
    def __init__(self, top: Mapping[str, Any], source: str, classes: LandClasses) -> None:
        self.top = top
        self.source = source
        self.classes = classes
        self.findings: list[Finding] = []

    def content(self) -> FormContent:
        """Year, mine and units; what is of another kind than the schema says is an error at its place."""
        year = self.top.get("year")
        good_year = type(year) is int and year in _YEARS
        if not good_year:
            self._wrong("year")
        epsg = self.top.get("epsg")
        head = {"epsg": Declared(f"EPSG:{epsg}", 1)} if type(epsg) is int and 0 < epsg < 10**6 else {}
        if not head:
            self._wrong("epsg")
        if self.top.get("draft") is not None:
            self.findings.append(note("reading.is_draft", source=self.source))
        units: list[FormUnit] = []
        for index, section in enumerate(self._list(self.top, "sections", "sections")):
            place = f"sections[{index + 1}]"
            key = section.get("section") if isinstance(section, dict) else None
            if key not in SECTIONS:
                self._wrong(f"{place}.section")
                continue
            own: list[FormUnit] = []
            for number, unit in enumerate(self._list(section, "units", f"{place}.units")):
                own += self._unit(unit, str(key), f"{place}.units[{number + 1}]", head)
            self._compare_sum(section, [unit.hectares for unit in own], place)
            units += own
        return FormContent(self.source, year if good_year else None, self._mine(), tuple(units), tuple(self.findings))

    def _wrong(self, place: str) -> None:
        self.findings.append(error("reading.json_value", source=self.source, place=place))

    def _list(self, node: Any, key: str, place: str) -> list[Any]:
        value = node.get(key) if isinstance(node, dict) else None
        if not isinstance(value, list):
            self._wrong(place)
            return []
        return value

    def _text(self, node: Mapping[str, Any], key: str, place: str) -> str:
        value = node.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self._wrong(f"{place}.{key}")
            return ""
        return printable(value)

    def _mine(self) -> dict[str, str]:
        mine: dict[str, str] = {}
        header, money = self.top.get("mine"), self.top.get("money")
        for name, node in (("mine", header), ("money", money)):
            if not isinstance(node, dict):
                self._wrong(name)
        for key in HEADER_KEYS:
            text = self._text(header, key, "mine") if isinstance(header, dict) else ""
            if text and key == "validity":
                days, odd = validity_of(text, self._at("mine.validity"))
                mine.update(days)
                self.findings += odd
            elif text:
                mine[key] = text
        for key in MONEY_KEYS:
            text = self._text(money, key, "money") if isinstance(money, dict) else ""
            if text:
                mine[key], odd = money_of(text, "", self._at(f"money.{key}"))
                self.findings += odd
        return {key: text for key, text in mine.items() if text}

    def _at(self, place: str) -> dict[str, Any]:
        return {"source": self.source, "cell": place, "column": place.rpartition(".")[2]}

    def _unit(self, node: Any, section: str, place: str, head: Mapping[str, Declared]) -> list[FormUnit]:
        if not isinstance(node, dict):
            self._wrong(place)
            return []
        values: dict[str, Any] = {key: self._text(node, key, place) for key in TEXT_KEYS if key in node}
        for key in ANSWER_KEYS:
            answer = node.get(key)
            if answer is not None and not isinstance(answer, bool):
                self._wrong(f"{place}.{key}")
                answer = None
            if key in node:
                values[key] = answer
        unit_id = self._text(node, "unit_id", place)
        corners = self._corners(node, place, head)
        return [
            FormUnit(
                section,
                str(node.get("number") if type(node.get("number")) is int else ""),
                unit_id,
                values,
                self._rows(node, place),
                corners,
                self.source,
                1,
            )
        ]

    def _rows(self, node: Mapping[str, Any], place: str) -> tuple[ClassRow, ...]:
        """A row a class; where the section has none, the area of the unit."""
        listed = self._list(node, "classes", f"{place}.classes")
        if not listed:
            return (self._row(node, "", "", place),)
        rows = []
        for index, item in enumerate(listed):
            at = f"{place}.classes[{index + 1}]"
            if not isinstance(item, dict):
                self._wrong(at)
                continue
            name, stated = self._text(item, "name", at), self._text(item, "land_class", at)
            code = class_of(stated, self.classes) or class_of(name, self.classes)
            if (name or stated) and not code:
                edition = self.classes.edition
                found = error("reading.class_unknown", text=shown(stated or name), edition=edition, **self._at(at))
                self.findings.append(found)
            rows.append(self._row(item, name, code, at))
        self._compare_sum(node, [row.hectares for row in rows], place)
        return tuple(rows)

    def _compare_sum(self, node: Mapping[str, Any], areas: Sequence[Optional[Decimal]], place: str) -> None:
        """Hold the area that a section, or a unit with classes, states against the areas below it."""
        text = self._text(node, "area_ha", place)
        at = self._at(f"{place}.area_ha")
        stated, odd = area_of(text, "", at) if text else (None, [])
        self.findings += odd
        total = sum((area for area in areas if area is not None), Decimal(0))
        if stated is not None and stated != total:
            self.findings.append(warning("reading.sum_differs", stated=str(stated), rows=str(total), **at))

    def _row(self, node: Mapping[str, Any], name: str, code: str, place: str) -> ClassRow:
        text = self._text(node, "area_ha", place)
        if not text:
            self.findings.append(warning("reading.area_missing", **self._at(f"{place}.area_ha")))
            return ClassRow(name, code, None, 1)
        area, odd = area_of(text, "", self._at(f"{place}.area_ha"))
        self.findings += odd
        return ClassRow(name, code, area, 1)

    def _corners(self, node: Mapping[str, Any], place: str, head: Mapping[str, Declared]) -> Optional[Corners]:
        rings = self._list(node, "rings", f"{place}.rings")
        made = [self._ring(ring, f"{place}.rings[{index + 1}]") for index, ring in enumerate(rings)]
        if not made:
            self.findings.append(error("reading.extent_missing", **self._at(f"{place}.rings")))
            return None
        usable = all(ring is not None for ring in made)
        return Corners(tuple(ring for ring in made if ring is not None), self.source, 1, head, usable=usable)

    def _ring(self, node: Any, place: str) -> Optional[SourceRing]:
        corners = self._list(node, "corners", f"{place}.corners")
        number = node.get("ring") if isinstance(node, dict) else None
        names, values = [], []
        for index, corner in enumerate(corners):
            at = f"{place}.corners[{index + 1}]"
            pair: tuple[Any, Any] = (None, None)
            if isinstance(corner, dict):
                pair = corner.get("x"), corner.get("y")
            if not all(_is_number(one) for one in pair):
                self._wrong(at)
                return None
            names.append(self._text(corner, "name", at))
            values.append((float(pair[0]), float(pair[1])))
        if not values or type(number) is not int or not 0 < number < 10**6:
            self._wrong(place)
            return None
        return ring_of(number, names, values, [1] * len(values), deducted=number > 1)


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value) and abs(value) < 1e12
