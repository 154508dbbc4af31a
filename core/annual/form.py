"""The official form as data: wording, order of blocks, columns, and what its outputs print beside it.

``resources/forms/annual_table.json`` holds the table attached to the outline for annual plans of mine restoration
(《矿区生态修复年度计划编制大纲》附表) as the second draft of the ministry's notice has it. No final text is known, so
the form is data with a ``template_id``, a ``basis`` and what is known of its ``effective`` date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Optional

from ..catalogue import RESOURCES, CatalogueError, Node, read_json
from ..findings import Severity
from ..vocabulary import SECTIONS
from .plan_form import PlanForm, load_plan_form
from .wording import template, templates

HEADER_KEYS = ("holder", "licence_no", "validity", "mine_name", "contact", "phone", "address")
TEXT_KEYS = ("quality", "problem_type", "damage_degree", "measures")
ANSWER_KEYS = ("temporary", "accepted")
"""Columns that a unit's fields of the same name fill: any text, and yes or no."""
UNIT_KEYS = ("number", "extent", *ANSWER_KEYS, *TEXT_KEYS)
"""Columns with one value a unit, shared by its class rows."""
LINE_KEYS = ("land_class", "area")
"""Columns with one value a class row."""
MONEY_KEYS = ("fund_drawn", "fund_spent", "fund_to_draw", "fund_to_spend")

_WORDS: Mapping[str, str] = {
    "sheet": "",
    "yes": "",
    "no": "",
    "none": "",
    "date": "year month day",
    "validity": "begin end",
    "validity_begin": "begin",
    "validity_end": "end",
    "outer": "part",
    "hole": "part hole",
    "see_sheet": "number",
    "sheets_title": "",
    "sheet_title": "number",
    "sheet_info": "section row unit area",
    "sheet_info_no_area": "section row unit",
    "ring_outer": "part",
    "ring_hole": "part hole",
    "ring_column": "",
    "corner_column": "",
    "north_column": "",
    "east_column": "",
    "summary_title": "",
    "summary_section": "",
    "summary_class": "",
    "summary_area": "",
    "summary_total": "",
    "summary_class_missing": "",
    "summary_written": "",
    "summary_difference": "",
    "continued": "title",
    "crs": "width zone meridian prefix epsg",
    "prefixed": "",
    "not_prefixed": "",
    "area": "",
    "classes": "classes survey",
    "survey": "year edition",
    "survey_unused": "",
    "unknown": "",
    "template": "template",
    "page": "page pages",
    "draft": "",
    "draft_title": "",
    "draft_severity": "",
    "draft_unit": "",
    "draft_sentence": "",
    "draft_none": "",
    "error": "",
    "warning": "",
    "note": "",
    "plan_sheet": "",
    "draft_sheet": "",
}
"""The short texts that outputs need, and the placeholders that each may hold."""

_VARIANT_KEYS = (
    *("$schema", "extends", "edition", "note", "template_id", "basis", "effective", "workbook", "cells"),
    *("title", "notes", "signature", "plan"),
)
_WHOLE_KEYS = (
    *("$schema", "edition", "note", "template_id", "basis", "effective", "workbook", "plan", "title", "basis_line"),
    *("grid_mm", "longest_text", "largest_money", "shapes", "header", "sections", "notes", "signature", "words"),
)
_CELL = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


@dataclass(frozen=True)
class Entry:
    """A labelled value of the form. Spans count columns of the grid; ``empty`` says how much a missing value weighs."""

    key: str
    label: str
    label_span: int
    span: int
    empty: Severity


@dataclass(frozen=True)
class Section:
    """One of the three blocks. ``key`` is the unit's ``section``; each column's ``label`` stands above its values."""

    key: str
    title: str
    columns: tuple[Entry, ...]
    money: tuple[Entry, ...]

    def has(self, key: str) -> bool:
        """Whether the block has this column."""
        return any(column.key == key for column in self.columns)


@dataclass(frozen=True)
class AnnualForm:
    """The form. ``grid_mm`` are the widths of the grid's columns, ``workbook`` the file of its template.

    ``cells`` says which cell of that workbook takes what (``Sheet1!C3`` by name); empty where the workbook's own named
    cells do. ``shapes`` are the patterns that values of the header have, one of them at least; from ``largest_money``
    (万元) on an amount is taken to be in another unit.
    """

    edition: str
    template_id: str
    basis: str
    effective: str
    workbook: Path
    title: str
    basis_line: str
    grid_mm: tuple[float, ...]
    longest_text: int
    header: tuple[tuple[Entry, ...], ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    signature: tuple[str, ...]
    words: Mapping[str, str]
    shapes: Mapping[str, tuple[re.Pattern[str], ...]]
    largest_money: Decimal
    plan: PlanForm
    cells: Mapping[str, str] = field(default_factory=dict)

    def say(self, word: str, **values: object) -> str:
        """A short text with its placeholders filled."""
        return self.words[word].format(**values)


DEFAULT_FORM = RESOURCES / "forms" / "annual_table.json"


def load_form(path: Path = DEFAULT_FORM) -> AnnualForm:
    """The form in ``path``: a whole one, or one that says with ``extends`` what differs from another (a province's own
    workbook). Raises :class:`CatalogueError`.
    """
    return _bundled() if path == DEFAULT_FORM else _read(path)


@cache
def _bundled() -> AnnualForm:
    return _read(DEFAULT_FORM)


def _read(path: Path) -> AnnualForm:
    """The form, read anew: users edit their files and try again."""
    top = read_json(path, with_edition=False)
    return _variant(top) if top.has("extends") else _whole(top)


def _variant(top: Node) -> AnnualForm:
    """A form of which only the workbook and what belongs to it are another."""
    top.only(*_VARIANT_KEYS)
    base_file = _file(top, "extends")
    if read_json(base_file, with_edition=False).has("extends"):
        raise top.child("extends").fail("'{file}' extends another form itself; name a whole one", file=base_file.name)
    base = load_form(base_file)
    template_id = top.get("template_id", str)
    return replace(
        base,
        edition=top.get("edition", str, template_id),
        template_id=template_id,
        basis=top.get("basis", str),
        effective=top.get("effective", str, ""),
        workbook=_file(top, "workbook"),
        title=template(top, "title", "year") if top.has("title") else base.title,
        notes=top.texts("notes") or base.notes,
        signature=top.texts("signature") or base.signature,
        plan=load_plan_form(_file(top, "plan")) if top.has("plan") else base.plan,
        cells=_cells(top) if top.has("cells") else {},
    )


def _file(top: Node, key: str) -> Path:
    """The file named under ``key``: one beside the form, else a bundled one."""
    name: str = top.get(key, str)
    if name != Path(name).name or "\\" in name:
        raise top.child(key).fail("should be the name of a file beside this one or of a bundled one, no path")
    for folder in (top.path.parent, DEFAULT_FORM.parent):
        found: Path = folder / name
        if found.is_file() and found.resolve() != top.path.resolve():
            return found
    raise top.child(key).fail("'{file}' is neither beside this file nor bundled", file=name)


def _cells(top: Node) -> dict[str, str]:
    """The cell map, ``Sheet1!C3`` by name: each name once, each cell once."""
    listed = top.child("cells")
    top.get("cells", dict)
    cells: dict[str, str] = {}
    seen: dict[tuple[str, str, str], str] = {}
    for name in listed.value:
        text = listed.get(name, str).strip()
        match = _CELL.fullmatch(text)
        if match is None:
            raise listed.child(name).fail("'{text}' is no cell; write sheet and cell: Sheet1!C3", text=text)
        place = ((match[1] or match[2]).replace("''", "'").casefold(), match[3], match[4])
        if place in seen:
            raise listed.child(name).fail("'{text}' is the cell of '{other}' already", text=text, other=seen[place])
        seen[place] = name
        cells[name] = text
    return cells


def _shapes(top: Node) -> dict[str, tuple[re.Pattern[str], ...]]:
    """The patterns of values of the header."""
    listed = top.child("shapes")
    listed.only(*HEADER_KEYS)
    shapes = {}
    for key in listed.value:
        patterns = []
        for node, text in zip(listed.items(key), listed.texts(key)):
            try:
                patterns.append(re.compile(text))
            except re.error as cause:
                raise node.fail("is no regular expression: {reason}", reason=str(cause)) from cause
        shapes[key] = tuple(patterns)
    return shapes


def _whole(top: Node) -> AnnualForm:
    top.only(*_WHOLE_KEYS)
    grid = tuple(float(node.value) for node in top.items("grid_mm") if _is_width(node))
    return AnnualForm(
        edition=top.get("edition", str),
        template_id=top.get("template_id", str),
        basis=top.get("basis", str),
        effective=top.get("effective", str, ""),
        workbook=_file(top, "workbook"),
        title=template(top, "title", "year"),
        basis_line=template(top, "basis_line", "basis effective"),
        grid_mm=grid,
        longest_text=top.get("longest_text", int),
        header=_header(top, len(grid)),
        sections=_sections(top, len(grid)),
        notes=top.texts("notes"),
        signature=top.texts("signature"),
        words=templates(top.child("words"), _WORDS),
        shapes=_shapes(top),
        largest_money=Decimal(top.get("largest_money", int)),
        plan=load_plan_form(_file(top, "plan")),
    )


def _is_width(node: Node) -> bool:
    if isinstance(node.value, bool) or not isinstance(node.value, (int, float)) or node.value <= 0:
        raise node.fail("should be a width in millimetres")
    return True


def _header(top: Node, width: int) -> tuple[tuple[Entry, ...], ...]:
    lines = []
    for index, node in enumerate(top.items("header"), 1):
        line = Node(top.path, "", {"line": node.value})
        lines.append(_entries(line, "line", HEADER_KEYS, width, f"header[{index}]"))
    _all_there(top, HEADER_KEYS, [entry.key for line in lines for entry in line], "header")
    return tuple(lines)


def _sections(top: Node, width: int) -> tuple[Section, ...]:
    sections = []
    for node in top.items("sections"):
        key = node.get("key", str)
        columns = _entries(node, "columns", (*UNIT_KEYS, *LINE_KEYS), width)
        _all_there(node, ("number", "extent", "area"), [column.key for column in columns], "columns", more=True)
        money = _entries(node, "money", MONEY_KEYS, width) if node.items("money") else ()
        sections.append(Section(key, node.get("title", str), columns, money))
    if tuple(section.key for section in sections) != SECTIONS:
        raise CatalogueError(top.path, "sections", "has to hold {known}, in this order", known=", ".join(SECTIONS))
    _all_there(top, MONEY_KEYS, [entry.key for section in sections for entry in section.money], "sections.money")
    return tuple(sections)


def _entries(
    node: Node, key: str, known: tuple[str, ...], width: int, place: Optional[str] = None
) -> tuple[Entry, ...]:
    """The entries of a list, which have to fill the grid exactly."""
    entries = []
    for item in node.items(key):
        name = item.get("key", str)
        if name not in known:
            raise item.fail("'{value}' is none of {known}", value=name, known=", ".join(known))
        empty = item.get("empty", str, Severity.ERROR.value)
        if empty not in (Severity.ERROR.value, Severity.WARNING.value, Severity.NOTE.value):
            raise item.fail(
                "'empty' is '{value}'; it says how much a missing value weighs: error, warning or note", value=empty
            )
        label_span = item.get("label_span", int, 0)
        entries.append(Entry(name, item.get("label", str), label_span, item.get("span", int), Severity(empty)))
    if sum(entry.label_span + entry.span for entry in entries) != width:
        raise CatalogueError(
            node.path, place or f"{node.place}.{key}", "the spans have to sum to {width}", width=str(width)
        )
    return tuple(entries)


def _all_there(node: Node, wanted: tuple[str, ...], found: list[str], place: str, more: bool = False) -> None:
    missing = [key for key in wanted if key not in found]
    twice = len(found) != len(set(found))
    if missing or twice or (not more and len(found) != len(wanted)):
        where = f"{node.place}.{place}".lstrip(".")
        if missing:
            raise CatalogueError(node.path, where, "'{key}' is missing", key=missing[0])
        raise CatalogueError(node.path, where, "a key is there twice")
