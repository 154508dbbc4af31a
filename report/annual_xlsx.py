"""The annual table as a workbook: the template's layout, the record's values.

The cell map is the template's named cells: header and money cells carry the key of the form (``holder``), the cells of
the model rows section and column (``restored_area``). A county may change everything else in its own template.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Optional

from ..core.amounts import hectares
from ..core.annual.extent import CoordinateSheet, metres, ring_name
from ..core.annual.form import HEADER_KEYS, LINE_KEYS, MONEY_KEYS, AnnualForm, Section
from ..core.annual.record import AnnualRecord
from ..core.annual.rows import UnitRows
from ..core.progress import Progress, check, go_on
from .row_models import MAX_HEIGHT, FilledSheet, Value
from .template import NamedCell, TemplateUnfit, move_names, named_cells, one_row, one_sheet, open_template
from .workbook import save

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["TemplateUnfit", "cell_names", "write_annual_workbook"]

_COORDINATES = ("sheets_crs", "sheet_title", "sheet_info", "corner_ring", "corner_name", "corner_north", "corner_east")
_SUMMARY = ("summary_of", "class_section", "class_class", "class_area", "total_section", "total_class", "total_area")


def cell_names(form: AnnualForm) -> list[str]:
    """The names that a template workbook has to have."""
    columns = [name for section in form.sections for name in _columns(section)]
    return ["title", "basis", "sources", *HEADER_KEYS, *MONEY_KEYS, *columns, *_COORDINATES, *_SUMMARY]


def write_annual_workbook(
    record: AnnualRecord,
    target: Path,
    template: Optional[Path] = None,
    day: Optional[date] = None,
    progress: Progress = go_on,
) -> None:
    """Write the workbook, whole or not at all.

    ``template`` takes the place of the form's own workbook; ``day`` becomes the document's date. Raises
    :class:`TemplateUnfit`, :class:`Stopped` when ``progress`` returns false, and ``OSError`` where the file cannot be
    written.
    """
    path = template or record.form.workbook
    book = open_template(path)
    cells = named_cells(book, path, cell_names(record.form))
    writer = _Writer(record, book, path, cells, progress)
    areas = writer.form()
    writer.coordinates()
    writer.summary(areas)
    book.active = book.sheetnames.index(cells["title"].sheet)
    book.properties.title = record.title
    save(book, target, day)


def _columns(section: Section) -> list[str]:
    return [f"{section.key}_{column.key}" for column in section.columns]


@dataclass(frozen=True)
class _Written:
    """Where the rows of a section stand: what the formulas of the summary point to."""

    first: int
    last: int


@dataclass(frozen=True)
class _Block:
    """The rows of one unit: values by column, heights in points, and the coordinate sheet they point to."""

    lines: list[dict[int, Value]]
    heights: list[float]
    sheet: Optional[int]


class _Writer:
    """Writes the sheets one after the other."""

    def __init__(
        self,
        record: AnnualRecord,
        book: Workbook,
        path: Path,
        cells: dict[str, NamedCell],
        progress: Progress,
    ) -> None:
        self.record = record
        self.book = book
        self.path = path
        self.cells = cells
        self.links: list[tuple[int, int, int]] = []
        self._progress = progress
        self._steps = max(2 * record.unit_count + len(record.sheets), 1)
        self._done = 0

    def step(self) -> None:
        """A unit or a coordinate sheet is done."""
        self._done += 1
        check(self._progress, self._done / self._steps)

    def form(self) -> dict[str, _Written]:
        """Fill the form's sheet; where the rows of each section are."""
        form = self.record.form
        names = ["title", "basis", "sources", *HEADER_KEYS, *MONEY_KEYS]
        names += [name for section in form.sections for name in _columns(section)]
        filled = FilledSheet.take(one_sheet(self.book, self.path, self.cells, names))
        values = self._single_values()
        written = {}
        done = 0
        for section in form.sections:
            model = one_row(self.path, self.cells, _columns(section))
            if model <= done:
                raise TemplateUnfit(self.path, "not_one_row", _columns(section))
            rows = self.record.section(section.key)
            blocks = [self._block(filled, model, section, unit) for unit in rows.units]
            head = self._head_begins(done, model)
            filled.fixed(done + 1, head - 1, values)
            filled.keep_together(filled.height(head, model - 1, values) + (sum(blocks[0].heights) if blocks else 0))
            filled.fixed(head, model - 1, values)
            first = filled.row + 1
            for block in blocks:
                self._emit(filled, model, section, block)
            if not blocks:
                filled.emit(model, {self.cells[f"{section.key}_extent"].column: form.words["none"]})
            written[section.key] = _Written(first, filled.row)
            done = model
        last = max(filled.models)
        filled.keep_together(filled.height(done + 1, last, values))
        filled.fixed(done + 1, last, values)
        filled.finish()
        move_names(self.book, self.cells, filled.sheet.title, filled.moved)
        return written

    def _head_begins(self, done: int, model: int) -> int:
        """The first row of a section's head: what stands before it (amounts of the block above) ends that block."""
        singles = {self.cells[key].row for key in ("title", "basis", *HEADER_KEYS, *MONEY_KEYS)}
        return max([done, *(row for row in singles if done < row < model)]) + 1

    def _single_values(self) -> dict[tuple[int, int], Value]:
        """The values of the cells that are there once, by (template row, column)."""
        record = self.record
        texts: dict[str, Value] = {**record.header, **record.money}
        texts.update(title=record.title, basis=record.basis_line, sources="\n".join(record.sources))
        return {(self.cells[key].row, self.cells[key].column): value for key, value in texts.items()}

    def _block(self, filled: FilledSheet, model: int, section: Section, unit: UnitRows) -> _Block:
        """The class rows of a unit, with the heights that they need."""
        self.step()
        column_of = self._column_of(section)
        shared: dict[int, Value] = {column_of[key]: text for key, text in unit.shared.items()}
        shared[column_of["number"]] = Decimal(unit.number)
        lines: list[dict[int, Value]] = []
        for line in unit.lines:
            values: dict[int, Value] = {column_of["area"]: None if line.ha4 is None else hectares(line.ha4)}
            if "land_class" in column_of:
                values[column_of["land_class"]] = line.name
            lines.append(values)
        each = filled.needed(model, shared) / len(lines)
        heights = [min(max(each, filled.needed(model, values)), MAX_HEIGHT) for values in lines]
        lines[0] = {**shared, **lines[0]}
        return _Block(lines, heights, unit.sheet)

    def _emit(self, filled: FilledSheet, model: int, section: Section, block: _Block) -> None:
        """Write the rows of a unit; what they share is one cell over all of them."""
        self.step()
        filled.keep_together(sum(block.heights))
        first = filled.row + 1
        for values, height in zip(block.lines, block.heights):
            filled.emit(model, values, height)
        column_of = self._column_of(section)
        if len(block.lines) > 1:
            for key, column in column_of.items():
                if key not in LINE_KEYS:
                    filled.merge_down(model, column, first, filled.row)
        if block.sheet is not None:
            self.links.append((block.sheet, first, column_of["extent"]))

    def _column_of(self, section: Section) -> dict[str, int]:
        return {column.key: self.cells[f"{section.key}_{column.key}"].column for column in section.columns}

    def coordinates(self) -> None:
        """Fill the coordinate sheet; without any the sheet is taken away."""
        title = self.cells["sheet_title"].row
        model = one_row(self.path, self.cells, _COORDINATES[3:])
        source = one_sheet(self.book, self.path, self.cells, _COORDINATES)
        if not self.record.sheets:
            self._drop(source.title)
            return
        filled = FilledSheet.take(source)
        crs = self.cells["sheets_crs"]
        filled.fixed(1, title - 1, {(crs.row, crs.column): self.record.sources[0]})
        begins = {sheet.number: self._coordinate_block(filled, sheet, title, model) for sheet in self.record.sheets}
        filled.fixed(model + 1, max(filled.models), {})
        filled.finish()
        move_names(self.book, self.cells, filled.sheet.title, filled.moved)
        self._link(filled.sheet.title, begins)

    def _coordinate_block(self, filled: FilledSheet, sheet: CoordinateSheet, title: int, model: int) -> int:
        """One numbered sheet: title, what it belongs to, corners; the row of its title."""
        self.step()
        values: dict[tuple[int, int], Value] = {}
        for name, text in (("sheet_title", sheet.title), ("sheet_info", sheet.info)):
            values[self.cells[name].row, self.cells[name].column] = text
        head = sum(filled.models[row].height for row in range(title, model))
        # A head is not left alone at the foot of a page; short lists stay whole.
        corners = sum(len(ring.corners) for ring in sheet.rings)
        filled.keep_together(head + min(corners, 12) * filled.models[model].height)
        begin = filled.row + 1
        filled.fixed(title, model - 1, values)
        column = [self.cells[name].column for name in _COORDINATES[3:]]
        for ring in sheet.rings:
            name = ring_name(ring, self.record.form)
            for corner in ring.corners:
                row: Sequence[Value] = (name, corner.name, metres(corner.north), metres(corner.east))
                filled.keep_together(filled.models[model].height)
                filled.emit(model, dict(zip(column, row)))
        return begin

    def _link(self, title: str, begins: dict[int, int]) -> None:
        """Let the rows of the form lead to their coordinate sheets."""
        from openpyxl.utils import get_column_letter, quote_sheetname
        from openpyxl.worksheet.hyperlink import Hyperlink

        form = self.book[self.cells["title"].sheet]
        for sheet, row, column in self.links:
            place = f"{get_column_letter(column)}{row}"
            form[place].hyperlink = Hyperlink(ref=place, location=f"{quote_sheetname(title)}!A{begins[sheet]}")

    def _drop(self, title: str) -> None:
        """Take a sheet and its names away."""
        del self.book[title]
        names = self.book.defined_names
        for name in [name for name, cell in self.cells.items() if cell.sheet == title]:
            if isinstance(names, dict):
                del names[name]
            else:
                names.delete(name)

    def summary(self, written: dict[str, _Written]) -> None:
        """Sums of each section and class, as formulas over the form's sheet."""
        source = one_sheet(self.book, self.path, self.cells, _SUMMARY)
        filled = FilledSheet.take(source)
        of = self.cells["summary_of"]
        line = one_row(self.path, self.cells, _SUMMARY[1:4])
        total = one_row(self.path, self.cells, _SUMMARY[4:])
        filled.fixed(1, line - 1, {(of.row, of.column): self.record.title})
        for section in self.record.form.sections:
            rows = self.record.section(section.key)
            classes = rows.class_totals if section.has("land_class") else ()
            for item in classes:
                name = item.name or self.record.form.words["summary_class_missing"]
                texts = (section.title, name, self._class_formula(section, written[section.key], item.name))
                self._sum_row(filled, line, _SUMMARY[1:4], texts)
            texts = (section.title, self.record.form.words["summary_total"], self._sum(section, written[section.key]))
            self._sum_row(filled, total, _SUMMARY[4:], texts)
        filled.fixed(max(line, total) + 1, max(filled.models), {})
        filled.finish()
        move_names(self.book, self.cells, source.title, filled.moved)

    def _sum_row(self, filled: FilledSheet, model: int, names: Sequence[str], texts: tuple[str, str, str]) -> None:
        """A row whose last cell is a formula of ours; the others are texts."""
        section, name, area = (self.cells[key].column for key in names)
        height = filled.needed(model, {section: texts[0], name: texts[1]})
        filled.keep_together(height)
        row = filled.emit(model, {section: texts[0], name: texts[1]}, height)
        cell = filled.sheet.cell(row, area)
        cell.value = texts[2]
        cell.number_format = "0.0000"

    def _range(self, name: str, rows: _Written) -> str:
        from openpyxl.utils import get_column_letter, quote_sheetname

        cell = self.cells[name]
        letter = get_column_letter(cell.column)
        return f"{quote_sheetname(cell.sheet)}!${letter}${rows.first}:${letter}${rows.last}"

    def _sum(self, section: Section, rows: _Written) -> str:
        return f"=ROUND(SUM({self._range(f'{section.key}_area', rows)}),4)"

    def _class_formula(self, section: Section, rows: _Written, name: str) -> str:
        """The area of the rows of one class. The name is compared as text: SUMIF would read ``>1`` or ``*`` in it."""
        quoted = name.replace('"', '""')
        areas = self._range(f"{section.key}_area", rows)
        return f'=ROUND(SUMPRODUCT(--({self._range(f"{section.key}_land_class", rows)}="{quoted}"),{areas}),4)'
