"""Template workbooks: opened, and checked for the named cells that the program fills."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_ONE_CELL = re.compile(r"^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?([0-9]+)(?::\$?\3\$?\4)?$")


class TemplateUnfit(ValueError):  # noqa: N818 - says what the template is
    """A workbook that cannot be a template. ``reason`` is one of the literals below, ``names`` the cells it is about.

    ``unreadable`` (no xlsx workbook), ``names_missing``, ``not_one_cell`` (a name of no cell or of several),
    ``not_one_sheet`` and ``not_one_row`` (names that have to stand together do not).
    """

    def __init__(self, path: Path, reason: str, names: Iterable[str] = ()) -> None:
        self.path = path
        self.reason = reason
        self.names = tuple(names)
        super().__init__(f"{path.name}: {reason} {', '.join(self.names)}".strip())


@dataclass(frozen=True)
class NamedCell:
    """A cell with a name: its sheet, row and column (from 1)."""

    sheet: str
    row: int
    column: int


def open_template(path: Path) -> Workbook:
    """The workbook. Raises :class:`TemplateUnfit`."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        # As a stream: openpyxl then looks at the content, not at the end of the name.
        with path.open("rb") as content:
            return load_workbook(content)
    except (OSError, InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, SyntaxError) as cause:
        raise TemplateUnfit(path, "unreadable") from cause


def defined_names(book: Workbook) -> dict[str, Any]:
    """The names of the whole workbook; openpyxl 3.1 keeps them in a dictionary, 3.0 in a list."""
    names = book.defined_names
    if isinstance(names, dict):
        return dict(names)
    return {name.name: name for name in names.definedName if name.localSheetId is None}


def named_cells(book: Workbook, path: Path, wanted: Iterable[str]) -> dict[str, NamedCell]:
    """The cells with these names. Raises :class:`TemplateUnfit` that tells all that are missing."""
    names = defined_names(book)
    wanted = list(wanted)
    missing = [name for name in wanted if name not in names]
    if missing:
        raise TemplateUnfit(path, "names_missing", missing)
    cells = {}
    for name in wanted:
        match = _ONE_CELL.match(names[name].attr_text or "")
        sheet = (match[1] or match[2]).replace("''", "'") if match else ""
        if match is None or sheet not in book.sheetnames:
            raise TemplateUnfit(path, "not_one_cell", [name])
        cells[name] = NamedCell(sheet, int(match[4]), _column_number(match[3]))
    return cells


def one_sheet(book: Workbook, path: Path, cells: dict[str, NamedCell], names: Iterable[str]) -> Worksheet:
    """The sheet that all these names are on. Raises :class:`TemplateUnfit`."""
    names = list(names)
    sheets = {cells[name].sheet for name in names}
    if len(sheets) != 1:
        raise TemplateUnfit(path, "not_one_sheet", names)
    return book[sheets.pop()]


def one_row(path: Path, cells: dict[str, NamedCell], names: Iterable[str]) -> int:
    """The row that all these names are in. Raises :class:`TemplateUnfit`."""
    names = list(names)
    rows = {cells[name].row for name in names}
    if len(rows) != 1:
        raise TemplateUnfit(path, "not_one_row", names)
    return rows.pop()


def move_names(book: Workbook, cells: dict[str, NamedCell], sheet: str, moved: dict[int, int]) -> None:
    """Let the names of a sheet follow their rows, so that the filled workbook can be read by the same names."""
    from openpyxl.utils import get_column_letter, quote_sheetname

    names = defined_names(book)
    for name, cell in cells.items():
        if cell.sheet == sheet and cell.row in moved:
            place = f"${get_column_letter(cell.column)}${moved[cell.row]}"
            names[name].attr_text = f"{quote_sheetname(sheet)}!{place}"


def _column_number(letters: str) -> int:
    from openpyxl.utils import column_index_from_string

    return int(column_index_from_string(letters))
