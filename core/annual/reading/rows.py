"""Rows of a section to units: one row a unit and class, what a unit has once standing in its first row or merged."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Optional

from ...findings import Finding, error, note, warning
from ...geodesy.recognise import Declared
from ...landclass.classes import LandClasses
from ..form import ANSWER_KEYS, TEXT_KEYS, AnnualForm
from ..texts import printable
from .content import ClassRow, Corners, FormUnit
from .extents import CoordinateBlock, in_cell, points_to
from .headings import Headings, label, plain
from .layout import SectionPlace
from .values import answer_of, area_of, class_area, class_of, number_of, shown


@dataclass(frozen=True)
class Material:
    """What rows are read with. ``blocks`` are the coordinate sheets by number, ``head`` the plane of corners in rows.

    ``used`` are the rows that point to coordinate sheets, by the number of the sheet.
    """

    form: AnnualForm
    words: Headings
    classes: LandClasses
    blocks: Mapping[int, CoordinateBlock]
    head: Mapping[str, Declared]
    used: dict[int, str] = field(default_factory=dict)


@dataclass
class _Group:
    """The rows of one unit."""

    number: str
    rows: list[int]


def units_of(places: Sequence[SectionPlace], material: Material) -> tuple[list[FormUnit], list[Finding]]:
    """The units of a section and what cannot be read of it. ``places`` are its rows on one sheet: heads are repeated
    on further pages, and rows behind them may belong to the unit before.
    """
    reader = _SectionReader(places, material)
    groups = reader.groups()
    units = [reader.unit(group) for group in groups]
    reader.compare_sums(units)
    return units, reader.findings


class _SectionReader:
    def __init__(self, places: Sequence[SectionPlace], material: Material) -> None:
        self.key = places[0].key
        self.grid = places[0].grid
        self._place_of = {row: place for place in places for row in range(place.first, place.end)}
        self.material = material
        self.words = material.words
        self.findings: list[Finding] = []
        self._sums: list[tuple[int, Decimal]] = []

    def _own(self, row: int, key: str) -> str:
        """What stands in this very cell; empty where the column is not there or the cell belongs to one above."""
        column = self._columns(row).get(key)
        return "" if column is None else self.grid.text(row, column)

    def _columns(self, row: int) -> Mapping[str, int]:
        return self._place_of[row].columns

    def _value(self, row: int, key: str) -> str:
        """The value that holds for a column of the row, merged or not."""
        column = self._columns(row).get(key)
        return "" if column is None else self.grid.value(row, column)

    def _at(self, row: int, key: str) -> dict[str, Any]:
        return {**self.grid.at(row, self._columns(row)[key]), "column": self._heading(key)}

    def _heading(self, key: str) -> str:
        """What a column is called in the form."""
        section = next(section for section in self.material.form.sections if section.key == self.key)
        labels = [column.label.replace("\n", "") for column in section.columns if column.key == key]
        return labels[0] if labels else key

    def _is_merged_from_above(self, row: int, key: str) -> bool:
        column = self._columns(row).get(key)
        above = row if column is None else self.grid.anchor(row, column)[0]
        return above < row and above in self._place_of

    # Rows to groups

    def groups(self) -> list[_Group]:
        """The rows of each unit, in order. Rows that are none are told."""
        groups: list[_Group] = []
        for row in sorted(self._place_of):
            kind = self._kind(row, groups)
            if kind == "unit":
                groups.append(_Group(_numbered(self._own(row, "number")), [row]))
            elif kind == "class":
                groups[-1].rows.append(row)
        return groups

    def _kind(self, row: int, groups: Sequence[_Group]) -> str:
        """``unit`` where a row begins a unit, ``class`` where it is another class of the unit above, else empty."""
        columns, guessed = self._columns(row), self._place_of[row].guessed
        texts = {key: self._own(row, key) for key in columns}
        number, extent = texts.get("number", ""), texts.get("extent", "")
        filled = {key: text for key, text in texts.items() if text and not self.words.is_nothing(text)}
        if not filled:
            self._tell_if_other_cells(row)
            return ""
        first = next(iter(text for key, text in sorted(filled.items(), key=lambda item: columns[item[0]])))
        if plain(first) in self.words.sums:
            self._take_sum(row)
            return ""
        if self._is_title(row) or all(label(text) in self.words.columns for text in filled.values()):
            if guessed:
                self.findings.append(note("reading.row_passed", text=shown(first), **self.grid.at(row)))
            return ""
        if groups and self._goes_on(row, number, extent, groups[-1]):
            return "class"
        numbers = (number_of(texts[key]) for key in ("number", "area") if key in filled)
        if guessed and not any(numbers):  # the headings of the section below
            self.findings.append(note("reading.row_passed", text=shown(" ".join(filled.values())), **self.grid.at(row)))
            return ""
        if "extent" in filled or ("number" in filled and ("area" in filled or number_of(number) is not None)):
            return "unit"
        if guessed and "area" not in filled:
            self.findings.append(note("reading.row_passed", text=shown(first), **self.grid.at(row)))
        else:
            self.findings.append(
                error("reading.row_unreadable", text=shown(" ".join(filled.values())), **self.grid.at(row))
            )
        return ""

    def _goes_on(self, row: int, number: str, extent: str, group: _Group) -> bool:
        """Whether a row is another class of the unit above it."""
        if self._is_merged_from_above(row, "number") or self._is_merged_from_above(row, "extent"):
            return True
        if number and _numbered(number) == group.number and row == group.rows[-1] + 1:
            return not extent or extent == self._own(group.rows[0], "extent")
        return not number and not extent and bool(self._own(row, "area") or self._own(row, "land_class"))

    def _is_title(self, row: int) -> bool:
        """Whether one text stands over all columns: a title, or a note."""
        inside = self._columns(row).values()
        first = min(inside)
        return self.grid.end(row, first)[1] >= max(inside) and bool(self.grid.text(row, first))

    def _tell_if_other_cells(self, row: int) -> None:
        """A row whose columns are empty may hold something beside them."""
        known = {self.grid.anchor(row, column) for column in self._columns(row).values()}
        beside = [text for column, text in self.grid.cells(row) if self.grid.anchor(row, column) not in known]
        if beside and not self._place_of[row].guessed:
            self.findings.append(note("reading.row_passed", text=shown(" ".join(beside)), **self.grid.at(row)))

    def _take_sum(self, row: int) -> None:
        if self._own(row, "area"):
            area, _ = area_of(self._own(row, "area"), self._place_of[row].unit, {})
            if area is None:
                at = self._at(row, "area")
                self.findings.append(warning("reading.sum_unreadable", text=shown(self._own(row, "area")), **at))
            else:
                self._sums.append((row, area))

    def compare_sums(self, units: Sequence[FormUnit]) -> None:
        """Sums that the table states against its rows above them."""
        for row, stated in self._sums:
            rows = [one for unit in units for one in unit.rows if one.line <= row]
            total = sum((one.hectares for one in rows if one.hectares is not None), Decimal(0))
            if total != stated:
                at = self._at(row, "area")
                self.findings.append(warning("reading.sum_differs", stated=str(stated), rows=str(total), **at))

    # Groups to units

    def unit(self, group: _Group) -> FormUnit:
        """The unit of a group of rows."""
        first = group.rows[0]
        block, corners = self._corners(group)
        values: dict[str, Any] = {}
        for key in TEXT_KEYS:
            if key in self._columns(first):
                values[key] = self._text(group, key)
        for key in ANSWER_KEYS:
            if key in self._columns(first):
                values[key] = self._answer(group, key)
        rows = tuple(self._class_row(row) for row in group.rows)
        if len({row.code or row.name for row in rows}) > 1:
            place = {**self.grid.at(first), "unit_id": block.unit_id if block else ""}
            names = "、".join(class_area(row.name, row.hectares) for row in rows)
            self.findings.append(note("reading.several_classes", number=group.number, classes=names, **place))
        return FormUnit(
            self.key,
            group.number,
            block.unit_id if block else "",
            values,
            rows,
            corners,
            self.grid.source,
            first + 1,
        )

    def _corners(self, group: _Group) -> tuple[Optional[CoordinateBlock], Optional[Corners]]:
        """The corners of a unit, and the coordinate sheet that they stand on, if they do."""
        first = group.rows[0]
        text = self._value(first, "extent")
        at = self._at(first, "extent")
        if self.words.is_nothing(text):
            self.findings.append(error("reading.extent_missing", **at))
            return None, None
        number = points_to(text)
        if number is None:
            corners, found = in_cell(text, at, self.material.head, self.material.form)
            self.findings += found
            return None, corners
        block = self.material.blocks.get(number)
        if block is None:
            self.findings.append(error("reading.sheet_missing", number=number, **at))
            return None, None
        row = f"{self.key} {group.number}"
        if self.material.used.setdefault(number, row) != row:
            self.findings.append(error("reading.sheet_used_twice", number=number, **at))
            return None, None
        title = self.words.titles.get(label(block.section), self.key)
        if (block.row and block.row != group.number) or title != self.key:
            figures = {"number": number, "stated": f"{block.section} {block.row}", "row": group.number}
            self.findings.append(warning("reading.sheet_of_other_row", **figures, **at))
        return block, block.corners

    def _text(self, group: _Group, key: str) -> str:
        """The text of a column; where the rows of a unit have different ones, all of them."""
        texts = [printable(self._value(row, key)) for row in group.rows]
        kept = list(dict.fromkeys(text for text in texts if not self.words.is_nothing(text)))
        if len(kept) > 1:
            at = self._at(group.rows[0], key)
            self.findings.append(note("reading.texts_joined", text=shown("；".join(kept)), **at))
        return "；".join(kept)

    def _answer(self, group: _Group, key: str) -> Optional[bool]:
        answers: list[bool] = []
        for row in group.rows:
            answer, found = answer_of(self._value(row, key), self.words, self._at(row, key))
            self.findings += found
            answers += [] if answer is None else [answer]
        if len(set(answers)) > 1:
            self.findings.append(warning("reading.answers_differ", **self._at(group.rows[0], key)))
            return None
        return answers[0] if answers else None

    def _class_row(self, row: int) -> ClassRow:
        name = printable(self._value(row, "land_class"))
        name = "" if self.words.is_nothing(name) else name
        code = class_of(name, self.material.classes) if name else ""
        if name and not code:
            edition = self.material.classes.edition
            at = self._at(row, "land_class")
            self.findings.append(error("reading.class_unknown", text=shown(name), edition=edition, **at))
        area: Optional[Decimal] = None
        text = self._own(row, "area")
        if self._is_merged_from_above(row, "area"):
            self.findings.append(warning("reading.area_shared", **self._at(row, "area")))
        elif self.words.is_nothing(text):
            self.findings.append(warning("reading.area_missing", **self._at(row, "area")))
        else:
            area, found = area_of(text, self._place_of[row].unit, self._at(row, "area"))
            self.findings += found
        return ClassRow(name, code, area, row + 1)


def _numbered(text: str) -> str:
    """A 序号 without the full stop behind it: 2. is 2, and so is 2.0 of a spreadsheet."""
    whole = unicodedata.normalize("NFKC", printable(text))
    number = number_of(whole.rstrip(".、"))
    return str(int(number[0])) if number and not number[1] and number[0] == int(number[0]) else whole


def unused_blocks(material: Material) -> list[Finding]:
    """Coordinate sheets that no row points to."""
    return [
        warning(
            "reading.sheet_unused", number=number, source=block.corners.source, line=block.corners.line, cell=block.cell
        )
        for number, block in sorted(material.blocks.items())
        if number not in material.used
    ]
