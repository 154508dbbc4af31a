"""A workbook with the annual form to what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional

from ...corners.files.office import XLSX, kind_of_office, opened
from ...corners.files.workbook import sheets_of
from ...findings import Finding, error, note, warning
from ...landclass.classes import LandClasses
from ...progress import Progress, check
from ..form import HEADER_KEYS, MONEY_KEYS, AnnualForm
from ..texts import printable
from .content import FormContent, FormUnit
from .extents import CoordinateBlock, blocks_on, plane_on
from .grid import Grid
from .headings import Headings, bracket, headings, label
from .layout import FormPlace, find_form, title_year
from .learning import learned
from .rows import Material, units_of, unused_blocks
from .values import money_of, text_of, validity_of

_READING, _ROWS = 0.6, 0.9
"""Parts of the time."""


def read_workbook(
    data: bytes, source: str, form: AnnualForm, classes: LandClasses, sheet: str, progress: Progress
) -> FormContent:
    """What the annual table in the workbook says. ``sheet`` is the one to be read where several hold a form.

    Never raises for what is in the file; raises :class:`Stopped`, and ``OSError`` where the template of a form with a
    cell map cannot be read.
    """
    check(progress, 0)
    grids, names, findings = _grids(data, source)
    check(progress, _READING)
    if not grids:
        return FormContent(source, findings=tuple(findings), form_found=False)
    words = headings(form)
    if form.cells:
        template, _, _ = _grids(form.workbook.read_bytes(), form.workbook.name)
        words, names = learned(template, form.cells, words), {**form.cells, **names}
    candidates = [grid for grid in grids if grid.title == sheet] if sheet else grids
    if not candidates:
        titles = "、".join(grid.title for grid in grids)
        found = error("reading.no_such_sheet", source=source, sheet=sheet, sheets=titles)
        return FormContent(source, findings=(*findings, found), form_found=False)
    place, found_odd = find_form(candidates, words, names)
    findings += found_odd
    if not place.sections:
        if not any(finding.code == "reading.several_forms" for finding in findings):
            findings.append(error("reading.no_form", source=source, sheets="、".join(grid.title for grid in grids)))
        return FormContent(source, findings=tuple(findings), form_found=False)
    material, of_sheets = _material(grids, place, form, words, classes)
    findings += of_sheets
    check(progress, _ROWS)
    units: list[FormUnit] = []
    for section in form.sections:
        places = [one for one in place.sections if one.key == section.key]
        if not places:
            findings.append(warning("reading.section_missing", source=source, section=section.title))
        for grid in {id(one.grid): one.grid for one in places}.values():
            found_units, odd = units_of([one for one in places if one.grid is grid], material)
            units += found_units
            findings += odd
    findings += unused_blocks(material)
    mine, of_mine = _mine(place, form, words)
    findings += of_mine
    year = _year(place.grids, grids)
    findings += _about_draft(grids, form, source)
    check(progress, 1)
    return FormContent(source, year, mine, tuple(units), tuple(findings))


def _grids(data: bytes, source: str) -> tuple[list[Grid], dict[str, str], list[Finding]]:
    """The sheets, the named cells, and what was odd; no sheets where the bytes are no such workbook."""
    kind = kind_of_office(data)
    if kind != XLSX:
        if kind:
            _, problem = opened(data, kind, source, lambda _: None)
            known = problem if problem is not None and problem.code == "corners.office_encrypted" else None
            return [], {}, [known or error("corners.office_other", source=source, kind=kind)]
        return [], {}, [error("reading.no_workbook", source=source)]
    findings: list[Finding] = []

    def read(archive: Any) -> tuple[list[Grid], dict[str, str]]:
        sheets, names = sheets_of(data, archive, source, whole=True)
        grids = []
        for sheet, odd in sheets:
            if any(any(row) for row in sheet.rows):
                grid = Grid(sheet, source)
                grids.append(grid)
                findings.extend(odd)
                if sheet.hidden:
                    findings.append(note("corners.sheet_hidden", source=grid.source))
                if sheet.hidden_rows:
                    findings.append(warning("corners.rows_hidden", source=grid.source, count=sheet.hidden_rows))
        return grids, names

    content, problem = opened(data, kind, source, read)
    if content is None:
        return [], {}, [problem] if problem is not None else []
    grids, names = content
    if not grids:
        findings.append(error("corners.workbook_empty", source=source))
    return grids, names, findings


def _material(
    grids: Sequence[Grid], place: FormPlace, form: AnnualForm, words: Headings, classes: LandClasses
) -> tuple[Material, list[Finding]]:
    """The coordinate sheets and what is said of the plane."""
    of_form = {key: value for grid in reversed(place.grids) for key, value in plane_on(grid).items()}
    findings: list[Finding] = []
    blocks: dict[int, CoordinateBlock] = {}
    twice: set[int] = set()
    for grid in grids:
        skipped = {row for one in place.sections if one.grid is grid for row in range(one.first, one.end)}
        found, odd = blocks_on(grid, skipped, form, of_form)
        findings += odd
        for block in found:
            if block.number in blocks:
                at = {"source": block.corners.source, "line": block.corners.line, "cell": block.cell}
                other = f"{blocks[block.number].corners.source} {blocks[block.number].cell}"
                findings.append(error("reading.sheet_twice", number=block.number, other=other, **at))
                twice.add(block.number)
            blocks.setdefault(block.number, block)
    for number in twice:  # nobody knows which of them is meant
        del blocks[number]
    return Material(form, words, classes, blocks, of_form), findings


def _year(of_form: Sequence[Grid], grids: Sequence[Grid]) -> Optional[int]:
    """The year in the first title, of the form's sheets before others."""
    for grid in (*of_form, *grids):
        for row in range(len(grid.rows)):
            for _, text in grid.cells(row):
                year = title_year(text) if len(text) < 100 else None
                if year is not None:
                    return year
    return None


def _about_draft(grids: Sequence[Grid], form: AnnualForm, source: str) -> list[Finding]:
    mark = form.say("draft")
    for grid in grids:
        for row in range(min(len(grid.rows), 6)):
            if any(text.strip() == mark for _, text in grid.cells(row)):
                return [note("reading.is_draft", **grid.at(row))]
    return []


def _mine(place: FormPlace, form: AnnualForm, words: Headings) -> tuple[dict[str, str], list[Finding]]:
    """The mine's row: header and amounts."""
    mine: dict[str, str] = {}
    findings: list[Finding] = []
    labels: Mapping[str, str] = {
        **{entry.key: entry.label for line in form.header for entry in line},
        **{entry.key: entry.label for section in form.sections for entry in section.money},
    }
    for key in (*HEADER_KEYS, *MONEY_KEYS):
        where = place.money.get(key) if key in MONEY_KEYS else place.header.get(key)
        title = labels[key].replace("\n", "")
        if where is None:
            source = place.grids[0].source
            findings.append(warning("reading.label_missing", source=source, column=title))
            continue
        grid, (row, column) = where
        at = {**grid.at(row, column), "column": title}
        whole = grid.text(row, column)
        text = printable(_behind_colon(whole, key, words))
        if not text:
            findings.append(warning("reading.value_missing", **at))
        elif key in MONEY_KEYS:
            unit = bracket(whole) if printable(whole) != text else _unit_left_of(grid, row, column)
            mine[key], odd = money_of(text, unit, at)
            findings += odd
        elif key == "validity":
            days, odd = validity_of(text, at)
            mine.update(days)
            findings += odd
        else:
            mine[key], odd = text_of(text, at)
            findings += odd
    return {key: text for key, text in mine.items() if text}, findings


def _behind_colon(text: str, key: str, words: Headings) -> str:
    """The value of a cell that holds its label too."""
    before, found, after = text.replace("：", ":").partition(":")
    is_label = found and key in (words.header.get(label(before)), words.money.get(label(before)))
    return after if is_label else text


def _unit_left_of(grid: Grid, row: int, column: int) -> str:
    """What stands in the brackets of the label to the left."""
    for at in range(column - 1, -1, -1):
        text = grid.value(row, at)
        if text:
            return bracket(text)
    return ""
