"""The form's own sheet: header, amounts, and the rows of each section."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Optional

from ...core.amounts import hectares
from ...core.annual.form import HEADER_KEYS, LINE_KEYS, MONEY_KEYS, Section
from ...core.annual.rows import SectionRows, UnitRows
from ..row_models import MAX_HEIGHT, FilledSheet, Value
from ..template import TemplateUnfit, one_row
from .filling import Filling
from .names import OPTIONAL, columns, form_names

_LONGEST_HEAD = 4
"""Rows of a section's head that are repeated where its rows go on on another page."""


@dataclass(frozen=True)
class Written:
    """Where the rows of a section stand: what the formulas of the sums point to."""

    first: int
    last: int


@dataclass(frozen=True)
class Link:
    """A cell of the form that leads to a coordinate sheet."""

    sheet: int
    row: int
    column: int


@dataclass(frozen=True)
class _Block:
    """The rows of one unit: values by column, heights in points, and the coordinate sheet they point to."""

    lines: list[dict[int, Value]]
    heights: list[float]
    sheet: Optional[int]


@dataclass(frozen=True)
class _Part:
    """A section in the template: the row its rows are made from, blank rows behind it, and the rows of its head."""

    section: Section
    model: int
    last: int
    head: int

    def column_of(self, filling: Filling) -> dict[str, int]:
        """The columns of the section by key."""
        cells = filling.cells
        return {column.key: cells[f"{self.section.key}_{column.key}"].column for column in self.section.columns}


@dataclass(frozen=True)
class FormRows:
    """What is known of the form once it is written."""

    title: str
    written: dict[str, Written]
    links: list[Link]


def fill_form(filling: Filling) -> FormRows:
    """Fill the form's sheet. Raises :class:`TemplateUnfit`, and :class:`Stopped` when progress returns false."""
    given = [name for name in OPTIONAL if name in filling.cells]
    filled = filling.take([*form_names(filling.record.form), *given])
    values = _single_values(filling)
    parts = _parts(filling, filled)
    written: dict[str, Written] = {}
    links: list[Link] = []
    done = 0
    for part in parts:
        rows = filling.record.section(part.section.key)
        filled.fixed(done + 1, part.head - 1, values)
        written[part.section.key] = _fill_section(filling, filled, part, rows, values, links)
        done = part.last
    last = max(filled.models)
    filled.breaks(filled.height(done + 1, last, values))
    filled.fixed(done + 1, last, values)
    for name, text in (("basis", filling.record.basis_line), ("sources", sources_text(filling))):
        if name not in filling.cells:
            filled.line(text, 7.5)
    return FormRows(filled.sheet.title, written, links)


def sources_text(filling: Filling) -> str:
    """The lines about the data, and the deadlines."""
    return "\n".join((*filling.record.sources, *filling.record.deadlines))


def _single_values(filling: Filling) -> dict[tuple[int, int], Value]:
    """The values of the cells that are there once, by (template row, column)."""
    record, cells = filling.record, filling.cells
    texts: dict[str, Value] = {**record.header, **record.money}
    texts.update(title=record.title, basis=record.basis_line, sources=sources_text(filling))
    return {(cells[key].row, cells[key].column): value for key, value in texts.items() if key in cells}


def _parts(filling: Filling, filled: FilledSheet) -> list[_Part]:
    """The sections in the template, which have to follow each other."""
    cells = filling.cells
    singles = {cells[key].row for key in ("title", *HEADER_KEYS, *MONEY_KEYS)}
    named = {cell.row for cell in cells.values() if cell.sheet == filled.sheet.title}
    parts: list[_Part] = []
    done = 0
    for section in filling.record.form.sections:
        model = one_row(filling.path, cells, columns(section))
        if model <= done:
            raise TemplateUnfit(filling.path, "not_one_row", columns(section))
        last = model
        while _is_room(filled, model, last + 1) and last + 1 not in named:
            last += 1
        # What stands before the head (amounts of the section above) belongs to that section.
        head = max([done, *(row for row in singles if done < row < model)]) + 1
        parts.append(_Part(section, model, last, head))
        done = last
    return parts


def _is_room(filled: FilledSheet, model: int, row: int) -> bool:
    """Whether a row of the template is another one to be filled like ``model``, as printed forms have many."""
    if row not in filled.models:
        return row < max(filled.models)
    return filled.models[row].is_blank and filled.models[row].merges == filled.models[model].merges


def _fill_section(
    filling: Filling,
    filled: FilledSheet,
    part: _Part,
    rows: SectionRows,
    values: dict[tuple[int, int], Value],
    links: list[Link],
) -> Written:
    """Head and rows of a section. A head stays with its first row, and is repeated where rows go on on another page."""
    blocks = [_block(filling, filled, part, unit) for unit in rows.units]
    filled.breaks(filled.height(part.head, part.model - 1, values) + (sum(blocks[0].heights) if blocks else 0))
    filled.fixed(part.head, part.model - 1, values)
    first = filled.row + 1
    again = _continued(filling, filled, part)
    for index, block in enumerate(blocks):
        filling.step()
        if filled.breaks(sum(block.heights)) and index and part.model - part.head <= _LONGEST_HEAD:
            filled.again(part.head, part.model - 1, again)
        _emit(filling, filled, part, block, links)
    if not blocks:
        # All columns: the row of a workbook that was filled before holds what it was filled with.
        nothing: dict[int, Value] = dict.fromkeys(part.column_of(filling).values())
        extent = filling.cells[f"{part.section.key}_extent"].column
        filled.emit(part.model, {**nothing, extent: filling.record.form.words["none"]})
    for row in range(part.model + 1, part.last + 1):
        filled.placed[row] = (filled.row, filled.row)
    return Written(first, filled.row)


def _continued(filling: Filling, filled: FilledSheet, part: _Part) -> dict[tuple[int, int], Value]:
    """The title of the section, where the head has it, as it stands on further pages."""
    title = part.section.title
    return {
        (row, column): filling.record.form.say("continued", title=title)
        for row in range(part.head, part.model)
        if row in filled.models
        for column, cell in filled.models[row].cells.items()
        if isinstance(cell.value, str) and "".join(cell.value.split()) == title
    }


def _block(filling: Filling, filled: FilledSheet, part: _Part, unit: UnitRows) -> _Block:
    """The class rows of a unit, with the heights that they need."""
    filling.step()
    column_of = part.column_of(filling)
    shared: dict[int, Value] = {column_of[key]: text for key, text in unit.shared.items()}
    shared[column_of["number"]] = Decimal(unit.number)
    lines: list[dict[int, Value]] = []
    for line in unit.lines:
        values: dict[int, Value] = {column_of["area"]: None if line.ha4 is None else hectares(line.ha4)}
        if "land_class" in column_of:
            values[column_of["land_class"]] = line.name
        lines.append(values)
    each = filled.needed(part.model, shared) / len(lines)
    heights = [min(max(each, filled.needed(part.model, values)), MAX_HEIGHT) for values in lines]
    lines = [{**dict.fromkeys(column_of.values()), **values} for values in lines]
    lines[0] = {**lines[0], **shared}
    return _Block(lines, heights, unit.sheet)


def _emit(filling: Filling, filled: FilledSheet, part: _Part, block: _Block, links: list[Link]) -> None:
    """Write the rows of a unit; what they share is one cell over all of them."""
    first = filled.row + 1
    for values, height in zip(block.lines, block.heights):
        filled.emit(part.model, values, height)
    column_of = part.column_of(filling)
    if len(block.lines) > 1:
        shared = [column for key, column in column_of.items() if key not in LINE_KEYS]
        filled.merge_down(part.model, shared, first, filled.row)
    if block.sheet is not None:
        links.append(Link(block.sheet, first, column_of["extent"]))
