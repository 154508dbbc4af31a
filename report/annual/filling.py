"""A template workbook on its way to a filled one: what the fillers of its sheets share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ...core.annual.record import AnnualRecord
from ...core.progress import Progress, check
from ..row_models import FilledSheet
from ..template import (
    NamedCell,
    TemplateUnfit,
    add_name,
    defined_names,
    drop_name,
    given_names,
    move_names,
    named_cells,
    one_sheet,
)
from ..template_formulas import moved_formula
from .names import CHECKS, GROUPS, MAY_LACK, OPTIONAL, form_names
from .standard import MAKERS

if TYPE_CHECKING:
    from openpyxl import Workbook

_ADDED = "added_rows_"
"""Before the names of rows that a template does not have."""
_ROWS = re.compile(r"^(?:'((?:[^']|'')+)'|([^'!]+))!\$?[A-Z]{1,3}\$?([0-9]+)(?::\$?[A-Z]{1,3}\$?([0-9]+))?$")


@dataclass
class Filling:
    """The workbook, its named cells, and the sheets that were filled by title.

    ``added`` are the groups of cells that it had no sheet for.
    """

    record: AnnualRecord
    book: Workbook
    path: Path
    cells: dict[str, NamedCell]
    progress: Progress
    added: list[str]
    sheets: dict[str, FilledSheet] = field(default_factory=dict)
    _steps: int = 0

    @classmethod
    def begin(
        cls,
        record: AnnualRecord,
        book: Workbook,
        path: Path,
        progress: Progress,
    ) -> Filling:
        """Find the cells of the template. Raises :class:`TemplateUnfit`."""
        places = record.form.cells
        _undo_draft(book, record.form.words["draft"])
        wanted = [*form_names(record.form), *given_names(book, places, OPTIONAL)]
        lacking = []
        for group, names in GROUPS.items():
            given = given_names(book, places, names)
            wanted += [name for name in names if name in given or (given and name not in MAY_LACK[group])]
            if not given:
                lacking.append(group)
        wanted += given_names(book, places, CHECKS)
        return cls(record, book, path, named_cells(book, path, wanted, places), progress, lacking)

    def take(self, names: Iterable[str]) -> FilledSheet:
        """The sheet that these names are on, read and emptied. Raises :class:`TemplateUnfit`."""
        names = list(names)
        sheet = one_sheet(self.book, self.path, self.cells, names)
        if sheet.title in self.sheets:
            raise TemplateUnfit(self.path, "shared_sheet", names)
        filled = FilledSheet.take(sheet, added_before(self.book, sheet.title))
        self.sheets[sheet.title] = filled
        if self.record.draft is not None:
            filled.banner(self.record.draft.mark)
        return filled

    def make(self, group: str) -> None:
        """Add the program's own sheet for a group of cells."""
        made: dict[str, NamedCell] = {}
        sheet = MAKERS[group](self.book, self.record.form, made)
        self.cells.update(made)
        for name in made:
            add_name(self.book, name, f"'{sheet.title}'!$A$1")

    def drop(self, group: str) -> None:
        """Take the sheet of a group away, with its names."""
        title = one_sheet(self.book, self.path, self.cells, GROUPS[group]).title
        if title in self.sheets:
            raise TemplateUnfit(self.path, "shared_sheet", GROUPS[group])
        del self.book[title]
        for name in [name for name, cell in self.cells.items() if cell.sheet == title]:
            drop_name(self.book, name)
            del self.cells[name]

    def step(self) -> None:
        """A unit or a coordinate sheet is done. Raises :class:`Stopped`."""
        self._steps += 1
        check(self.progress, min(self._steps / max(2 * self.record.unit_count + len(self.record.sheets), 1), 1.0))

    def finish(self) -> None:
        """Let everything that points to rows point to where they stand, and mark a draft's pages."""
        placed = {title: filled.placed for title, filled in self.sheets.items()}
        for title, filled in self.sheets.items():
            filled.finish()
            filled.finish_formulas(placed)
            move_names(self.book, self.cells, title, filled.moved)
        for sheet in self.book.worksheets:
            if sheet.title not in placed:
                for cell in [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]:
                    cell.value = moved_formula(cell.value, sheet.title, placed, (cell.row, cell.row))
        self._name_added_rows()
        if self.record.draft is not None:
            for sheet in self.book.worksheets:
                for header in (sheet.oddHeader, sheet.evenHeader, sheet.firstHeader):
                    header.right.text = self.record.draft.mark
                    header.right.size, header.right.color = 20, "C00000"

    def _name_added_rows(self) -> None:
        """Name the rows that the template does not have, so that a filled workbook can be filled again."""
        from openpyxl.utils import quote_sheetname

        for name in [name for name in defined_names(self.book) if name.startswith(_ADDED)]:
            drop_name(self.book, name)
        ranges = [(title, rows) for title, filled in self.sheets.items() for rows in filled.added_rows()]
        for number, (title, (first, last)) in enumerate(ranges, 1):
            add_name(self.book, f"{_ADDED}{number}", f"{quote_sheetname(title)}!$A${first}:$A${last}")
        for name, cell in self.cells.items():
            if cell.sheet in self.sheets and cell.row not in self.sheets[cell.sheet].placed:
                drop_name(self.book, name)


def added_before(book: Workbook, title: str) -> set[int]:
    """The rows of a sheet that the program added when it filled the workbook before."""
    rows: set[int] = set()
    for name, item in defined_names(book).items():
        match = _ROWS.match(item.attr_text or "") if name.startswith(_ADDED) else None
        if match and (match[1] or match[2]).replace("''", "'") == title:
            rows |= set(range(int(match[3]), int(match[4] or match[3]) + 1))
    return rows


def _undo_draft(book: Workbook, mark: str) -> None:
    """Take away what makes a draft of a workbook that was filled before: the list of findings, marks at the top."""
    names = defined_names(book)
    match = _ROWS.match(names["draft_title"].attr_text or "") if "draft_title" in names else None
    title = (match[1] or match[2]).replace("''", "'") if match else ""
    if title in book.sheetnames:
        del book[title]
        for name, item in names.items():
            if name.startswith("draft_") or (item.attr_text or "").startswith((f"{title}!", f"'{title}'!")):
                drop_name(book, name)
    for sheet in book.worksheets:
        for header in (sheet.oddHeader, sheet.evenHeader, sheet.firstHeader):
            if header.right.text == mark:
                header.right.text = None
