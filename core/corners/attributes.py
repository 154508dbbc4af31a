"""The table that completes units: one row a parcel, keyed by its number or its name.

A value that does not fit its field is a finding and the field stays empty: it is never cut to fit, guessed or turned
into something near it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Optional

from ..catalogue import RESOURCES, read_csv
from ..dates import day_of
from ..findings import Finding, error, note, warning
from ..landclass.classes import load_classes
from ..schema import fields_of
from ..unit import Unit
from ..vocabulary import SECTIONS, vocabulary, yes_or_no

_COMPUTED = ("area_ha", "area_m2", "planar_m2", "source")
_HEADINGS = {"地块编号": "unit_id", "地块名称": "name", "parcel": "unit_id"}
_NAMED = 20
"""So many rows are named in a finding about many."""
_GARBLED = "\ufffd"
"""Stands where bytes are no text in the encoding that the table was opened with."""
_YEARS = range(1990, 2100)
_CODE_AND_NAME = re.compile(r"([0-9A-Z]+)\s*(\D*)")


@dataclass(frozen=True)
class Row:
    """A row of the table: its number (the first is 1) and its values by field of the unit."""

    number: int
    values: Mapping[str, str]


class AttributeTable:
    """The rows by key. A row is used once it has completed a unit; :meth:`unused` names the others."""

    def __init__(self, source: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        self.source = source
        self.findings: list[Finding] = []
        fields = self._fields(headings)
        self._by_number: dict[str, list[Row]] = {}
        self._by_name: dict[str, list[Row]] = {}
        self._rows: list[Row] = []
        self._used: set[int] = set()
        self._garbled: list[int] = []
        for number, values in enumerate(rows, 1):
            self._garbled += [number] if any(_GARBLED in text for text in values) else []
            readable = {name: text.strip() for name, text in zip(fields, values) if name and _GARBLED not in text}
            row = Row(number, readable)
            if any(row.values.values()):
                self._rows.append(row)
                self._by_number.setdefault(key_of(row.values.get("unit_id", "")), []).append(row)
                self._by_name.setdefault(key_of(row.values.get("name", "")), []).append(row)
        if self._garbled:
            figures = {"count": len(self._garbled), "row": self._garbled[0]}
            self.findings.append(error("corners.table_garbled", source=source, **figures))
        if "unit_id" not in fields and "name" not in fields:
            self.findings.append(error("corners.table_without_key", source=source))

    def _fields(self, headings: Sequence[str]) -> list[str]:
        """The unit field of each column; empty for columns that are none, which is a finding."""
        known = {key_of(heading): name for heading, name in _HEADINGS.items()}
        for spec in fields_of("unit"):
            if spec.name not in _COMPUTED:
                known.update({key_of(text): spec.name for text in (spec.name, spec.alias_en, spec.alias_zh)})
        fields = [known.get(key_of(heading), "") for heading in headings]
        unused = [heading for heading, name in zip(headings, fields) if not name and heading.lower() != "fid"]
        if unused:
            self.findings.append(note("corners.columns_unused", source=self.source, columns="、".join(unused)))
        return fields

    def row_for(self, number: str, name: str, name_is_unique: bool) -> tuple[Optional[Row], list[Finding]]:
        """The row of a parcel: by its unit's number, else by its name where no other parcel has that name.

        The unit's number is the parcel's own; of parcels that share one, only the first has it.
        """
        rows = self._by_number.get(key_of(number), [])
        if not rows and name and name_is_unique:
            rows = self._by_number.get(key_of(name), []) or self._by_name.get(key_of(name), [])
        self._used.update(row.number for row in rows)
        if len(rows) > 1:
            numbers = ", ".join(str(row.number) for row in rows)
            return None, [error("corners.rows_repeat", source=self.source, key=number or name, rows=numbers)]
        if not rows:
            return None, [warning("corners.no_row", source=self.source, number=number, name=name)]
        return rows[0], []

    def unused(self) -> list[Finding]:
        """One finding for all rows that belong to no parcel: one table for the files of several runs is common."""
        rows = [row for row in self._rows if row.number not in self._used]
        if not rows:
            return []
        named = [f"{row.number} ({row.values.get('unit_id') or row.values.get('name', '')})" for row in rows[:_NAMED]]
        more = " …" if len(rows) > _NAMED else ""
        figures = {"count": len(rows), "rows": ", ".join(named) + more}
        return [warning("corners.rows_unmatched", source=self.source, **figures)]


def key_of(text: str) -> str:
    """Parcel numbers and names are the same if they differ only in width of characters, case and blanks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


def completed(unit: Unit, row: Row, source: str) -> tuple[Unit, list[Finding]]:
    """The unit with the row's values; its number and outline stay."""
    findings: list[Finding] = []
    changes: dict[str, Any] = {}
    for name, text in row.values.items():
        if not text or name in ("unit_id", "name", "note"):
            continue
        value, code = _CONVERTERS.get(name, _text)(text)
        if code is None:
            changes[name] = value
        else:
            figures = {"field": name, "text": text[:60], "row": row.number}
            findings.append(replace(code, source=source, unit_id=unit.unit_id, figures={**code.figures, **figures}))
    name = row.values.get("name", "")
    if name and name != unit.name:
        if unit.name and key_of(name) != key_of(unit.name):
            at = {"source": source, "unit_id": unit.unit_id}
            findings.append(note("corners.name_differs", file_name=unit.name, table_name=name, row=row.number, **at))
        changes["name"] = name
    if row.values.get("note"):
        changes["note"] = "; ".join(text for text in (row.values["note"], unit.note) if text)
    return replace(unit, **changes), findings


Converted = tuple[Any, Optional[Finding]]


def _text(text: str) -> Converted:
    return text, None


def _year(text: str) -> Converted:
    plain = unicodedata.normalize("NFKC", text)
    if re.fullmatch(r"[0-9]{4}(\.0*)?", plain) and int(plain[:4]) in _YEARS:
        return int(plain[:4]), None
    return None, warning("corners.bad_year")


def _flag(text: str) -> Converted:
    value = yes_or_no(text)
    return value, None if value is not None else warning("corners.bad_flag")


def _day(text: str) -> Converted:
    value = day_of(text)
    return value, None if value is not None else warning("corners.bad_day")


def _section(text: str) -> Converted:
    for term in vocabulary("sections").terms:
        if key_of(text) in (key_of(term.value), key_of(term.en), key_of(term.zh)):
            return term.value, None
    return "", warning("corners.bad_section", allowed=", ".join(SECTIONS))


def _land_class(text: str) -> Converted:
    """A code of the survey classification, alone or with its name; or the name alone."""
    classes = load_classes()
    plain = unicodedata.normalize("NFKC", text).upper().strip()
    match = _CODE_AND_NAME.fullmatch(plain)
    code, name = (match[1], match[2].strip()) if match else ("", plain)
    if not code:
        codes = [item.code for item in classes if item.name == name and classes.is_polygon_class(item.code)]
        return (codes[0], None) if len(codes) == 1 else ("", warning("corners.land_class_unknown"))
    if classes.is_polygon_class(code):
        if name and name != classes[code].name:
            return "", warning("corners.land_class_name", name=classes[code].name)
        return code, None
    if code in classes:
        return "", warning("corners.land_class_unknown")
    if classes.is_polygon_class(f"0{code}"):
        return "", warning("corners.land_class_zero", whole=f"0{code}")
    if code in _planning_codes():
        return "", warning("corners.land_class_planning", name=_planning_codes()[code])
    return "", warning("corners.land_class_unknown")


@cache
def _planning_codes() -> dict[str, str]:
    """Codes of the 2023 classification for planning, with the survey class that comes nearest."""
    rows = read_csv(RESOURCES / "tables" / "land_classes.csv", ("code", "name", "use_2023"))
    nearest: dict[str, str] = {}
    for row in rows:
        for code in re.findall(r"[0-9]+", row["use_2023"]):
            nearest.setdefault(code, f"{row['code']} {row['name']}")
    return nearest


_CONVERTERS: dict[str, Callable[[str], Converted]] = {
    "year": _year,
    "temporary": _flag,
    "accepted": _flag,
    "temp_from": _day,
    "temp_to": _day,
    "section": _section,
    "land_class": _land_class,
}
