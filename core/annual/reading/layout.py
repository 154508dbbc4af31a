"""Where the annual form stands in a workbook: by the wording of its labels, else by the names of its cells.

The columns tell which section a head belongs to (修复后地类 is of last year only), the title above it where they
do not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Optional

from ...findings import Finding, error
from ..form import HEADER_KEYS, LINE_KEYS, MONEY_KEYS, UNIT_KEYS
from .grid import Grid, Place
from .headings import Headings, bracket, label, plain

_NAME = re.compile(r"^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?\3\$?\4)?$")
_COLUMNS = (*UNIT_KEYS, *LINE_KEYS)


@dataclass(frozen=True)
class SectionPlace:
    """Rows of a section: ``first`` to before ``end``, with the column of each value.

    ``unit`` stands in the brackets of the area's heading. ``guessed`` where only the names of cells tell the rows.
    """

    key: str
    grid: Grid
    columns: Mapping[str, int]
    first: int
    end: int
    unit: str = ""
    guessed: bool = False


@dataclass
class FormPlace:
    """Where the parts of a form stand. Places of ``header`` and ``money`` are those of the values."""

    sections: list[SectionPlace] = field(default_factory=list)
    header: dict[str, tuple[Grid, Place]] = field(default_factory=dict)
    money: dict[str, tuple[Grid, Place]] = field(default_factory=dict)

    @property
    def grids(self) -> list[Grid]:
        """The sheets that the form stands on."""
        return list({id(place.grid): place.grid for place in self.sections}.values())


@dataclass(frozen=True)
class _Head:
    row: int
    first: int
    columns: Mapping[str, int]
    section: str
    unit: str


def find_form(grids: Sequence[Grid], words: Headings, names: Mapping[str, str]) -> tuple[FormPlace, list[Finding]]:
    """The form in these sheets; no sections where there is none, or where there are several.

    ``names`` are the named cells of the workbook: name to ``Sheet1!$C$3``.
    """
    form = FormPlace()
    findings: list[Finding] = []
    for grid in grids:
        heads = _heads(grid, words, findings)
        for index, head in enumerate(heads):
            following = heads[index + 1].row if index + 1 < len(heads) else len(grid.rows)
            end = _end(grid, head, following, words)
            form.sections.append(SectionPlace(head.section, grid, head.columns, head.first, end, head.unit))
    by_section: dict[str, list[Grid]] = {}
    for place in form.sections:
        by_section.setdefault(place.key, []).append(place.grid)
    if any(len(set(map(id, on))) > 1 for on in by_section.values()):
        titles = "、".join(grid.title for grid in form.grids)
        return FormPlace(), [*findings, error("reading.several_forms", source=_file(grids), sheets=titles)]
    _by_names(form, grids, names)
    for grid in form.grids:
        _single_values(form, grid, words, names)
    return form, findings


def _file(grids: Sequence[Grid]) -> str:
    return grids[0].source.rpartition(" [")[0] if grids else ""


def _heads(grid: Grid, words: Headings, findings: list[Finding]) -> list[_Head]:
    """The rows of column headings, from the top; a head whose section nobody can tell is an error."""
    heads: list[_Head] = []
    for row in range(len(grid.rows)):
        columns: dict[str, int] = {}
        votes: set[str] = set()
        unit = ""
        for column, text in grid.cells(row):
            word = label(text)
            key = words.columns.get(word, "")
            if key and key not in columns:
                columns[key] = column
                unit = bracket(text) if key == "area" else unit
                votes |= {words.only_in[word]} if word in words.only_in else set()
        if not {"extent", "area"} <= columns.keys() or len(columns) < 3:
            continue
        first = 1 + max(grid.end(row, column)[0] for column in columns.values())
        above = heads[-1].first if heads else 0
        section = votes.pop() if len(votes) == 1 else _title_above(grid, above, row, words)
        if section:
            heads.append(_Head(row, first, columns, section, unit))
        else:
            findings.append(error("reading.section_unclear", **grid.at(row)))
    return heads


def _title_above(grid: Grid, first: int, row: int, words: Headings) -> str:
    """The section that the nearest title above a head names."""
    for at in range(row - 1, first - 1, -1):
        for _, text in grid.cells(at):
            if label(text) in words.titles:
                return words.titles[label(text)]
    return ""


def _end(grid: Grid, head: _Head, following: int, words: Headings) -> int:
    """The row behind the last one that may belong to a section."""
    inside = set(head.columns.values())
    for row in range(head.first, following):
        for column, text in grid.cells(row):
            word = label(text)
            if word in words.titles or word in words.money:
                return row
            spans = {at for at in inside if column <= at <= grid.end(row, column)[1]}
            if column == min(inside) and word and word.startswith(words.footers) and (spans == inside or len(word) > 1):
                return row
    return following


def _single_values(form: FormPlace, grid: Grid, words: Headings, names: Mapping[str, str]) -> None:
    """The places of the header's texts and of the amounts: right of their labels, else where names point."""
    above = min(place.first for place in form.sections if place.grid is grid)
    rows_of_units = {row for place in form.sections if place.grid is grid for row in range(place.first, place.end)}
    for row in range(len(grid.rows)):
        if row in rows_of_units:
            continue
        for column, text in grid.cells(row):
            word = label(re.split("[：:]", text, maxsplit=1)[0])
            key = words.header.get(word, "") if row < above else ""
            if key and key not in form.header:
                form.header[key] = (grid, _value_of(grid, row, column, words))
            amount = words.money.get(word, "")
            if amount and amount not in form.money:
                form.money[amount] = (grid, _value_of(grid, row, column, words))
    for keys, places in ((HEADER_KEYS, form.header), (MONEY_KEYS, form.money)):
        for key in keys:
            named = place_of_name(names.get(key, ""))
            if key not in places and named is not None and named[0] == grid.title:
                places[key] = (grid, named[1])


def _value_of(grid: Grid, row: int, column: int, words: Headings) -> Place:
    """Where the value of a label stands: behind a colon in the label's own cell, else in the next cells."""
    own = re.split("[：:]", grid.text(row, column), maxsplit=1)
    if len(own) > 1 and own[1].strip():
        return row, column
    first: Place = (row, column)
    for at, text in grid.right_of(row, column):
        word = label(re.split("[：:]", text, maxsplit=1)[0])
        if word in words.header or word in words.money:
            break
        first = (row, at) if first == (row, column) else first
        if text:
            return row, at
    return first


def _by_names(form: FormPlace, grids: Sequence[Grid], names: Mapping[str, str]) -> None:
    """Sections that no labels show, by the names of the cells in their first rows."""
    known = {name: place for name, place in ((name, place_of_name(text)) for name, text in names.items()) if place}
    by_title = {grid.title: grid for grid in grids}
    for section in ("restored", "damaged", "planned"):
        if any(place.key == section for place in form.sections):
            continue
        own = {key: known[f"{section}_{key}"] for key in _COLUMNS if f"{section}_{key}" in known}
        sheets = {sheet for sheet, _ in own.values()}
        rows = {row for _, (row, _) in own.values()}
        if not {"extent", "area"} <= own.keys() or len(sheets) != 1 or len(rows) != 1 or not sheets <= by_title.keys():
            continue
        sheet, first = sheets.pop(), rows.pop()
        later = [row for title, (row, _) in known.values() if title == sheet and row > first]
        columns = {key: column for key, (_, (_, column)) in own.items()}
        end = min(later, default=len(by_title[sheet].rows))
        form.sections.append(SectionPlace(section, by_title[sheet], columns, first, end, guessed=True))


def place_of_name(text: str) -> Optional[tuple[str, Place]]:
    """Sheet and place of a named cell; ``None`` where the name means no cell."""
    match = _NAME.match(text)
    if match is None:
        return None
    column = 0
    for char in match[3]:
        column = column * 26 + ord(char) - 64
    return (match[1] or match[2]).replace("''", "'"), (int(match[4]) - 1, column - 1)


def title_year(text: str) -> Optional[int]:
    """The year in the title of a form: 2026年度矿区生态修复情况表."""
    match = re.search(r"(?<![0-9])((?:19|20|21)[0-9]{2})年度?[^0-9]{0,20}(?:生态)?修复情况表", plain(text))
    return None if match is None else int(match[1])
