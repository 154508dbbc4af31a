"""Template workbooks: opened, and checked for the named cells that the program fills."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional
from zipfile import BadZipFile

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_ONE_CELL = re.compile(r"^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?\3\$?\4)?$")


class TemplateUnfit(ValueError):  # noqa: N818 - says what the template is
    """A workbook that cannot be a template. ``reason`` is one of the literals below, ``names`` the cells it is about.

    ``unreadable`` (no xlsx workbook), ``names_missing``, ``not_one_cell`` (a name of no cell or of several),
    ``place_unreadable`` and ``sheet_unknown`` (a place of the cell map that is none, or on no sheet of the workbook;
    ``names`` are then ``holder = Sheet1!C3``), ``not_one_sheet`` and ``not_one_row`` (names that have to stand together
    do not), ``shared_sheet`` (names that need a sheet of their own stand on that of others).
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


def named_cells(
    book: Workbook, path: Path, wanted: Iterable[str], places: Optional[Mapping[str, str]] = None
) -> dict[str, NamedCell]:
    """The cells with these names. Raises :class:`TemplateUnfit` that tells all that are missing.

    ``places`` is a cell map, ``Sheet1!C3`` by name, for a workbook whose cells have no names; a name that it lacks is
    looked for among those of the workbook.
    """
    names, places = defined_names(book), places or {}
    wanted = list(wanted)
    missing = [name for name in wanted if name not in names and name not in places]
    if missing:
        raise TemplateUnfit(path, "names_missing", missing)
    cells = {}
    for name in wanted:
        if name in places:
            cells[name] = _mapped(book, path, name, places[name])
        else:
            found = _one_cell(names[name].attr_text or "")
            if found is None or found.sheet not in book.sheetnames:
                raise TemplateUnfit(path, "not_one_cell", [name])
            cells[name] = found
    _one_name_a_cell(path, {name: cell for name, cell in cells.items() if name in places})
    return cells


def _one_name_a_cell(path: Path, cells: Mapping[str, NamedCell]) -> None:
    """Two places in one merged cell are one cell: the second value would take the place of the first."""
    first: dict[NamedCell, str] = {}
    for name, cell in cells.items():
        if cell in first:
            raise TemplateUnfit(path, "shared_cell", [first[cell], name])
        first[cell] = name


def _mapped(book: Workbook, path: Path, name: str, place: str) -> NamedCell:
    """The upper left cell of what a place of the cell map means: the other cells of a merged one hold nothing."""
    found = _one_cell(place.strip())
    if found is None:
        raise TemplateUnfit(path, "place_unreadable", [f"{name} = {place}"])
    if found.sheet not in book.sheetnames:
        raise TemplateUnfit(path, "sheet_unknown", [f"{name} = {place}"])
    for merged in book[found.sheet].merged_cells.ranges:
        inside = merged.min_row <= found.row <= merged.max_row and merged.min_col <= found.column <= merged.max_col
        if inside:
            return NamedCell(found.sheet, merged.min_row, merged.min_col)
    return found


def _one_cell(text: str) -> Optional[NamedCell]:
    """The cell that ``'Sheet 1'!$C$3`` means; ``None`` where that is not exactly one."""
    match = _ONE_CELL.match(text)
    if match is None:
        return None
    return NamedCell((match[1] or match[2]).replace("''", "'"), int(match[4]), _column_number(match[3]))


def given_names(book: Workbook, places: Optional[Mapping[str, str]], wanted: Iterable[str]) -> list[str]:
    """Those of the wanted names that the workbook or its cell map has."""
    names = defined_names(book).keys() | (places or {}).keys()
    return [name for name in wanted if name in names]


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


def move_names(book: Workbook, cells: Mapping[str, NamedCell], sheet: str, moved: Mapping[int, int]) -> None:
    """Let the names of a sheet follow their rows, so that the filled workbook can be read by the same names.

    Cells that a cell map names get their names, too.
    """
    from openpyxl.utils import get_column_letter, quote_sheetname

    names = defined_names(book)
    for name, cell in cells.items():
        if cell.sheet == sheet and cell.row in moved:
            place = f"{quote_sheetname(sheet)}!${get_column_letter(cell.column)}${moved[cell.row]}"
            if name in names:
                names[name].attr_text = place
            else:
                add_name(book, name, place)


def add_name(book: Workbook, name: str, place: str) -> None:
    """Give a cell a name; openpyxl 3.1 keeps names in a dictionary, 3.0 in a list."""
    from openpyxl.workbook.defined_name import DefinedName

    add = getattr(book.defined_names, "add", None) or book.defined_names.append
    add(DefinedName(name, attr_text=place))


def drop_name(book: Workbook, name: str) -> None:
    """Take a name away, if it is there."""
    names = book.defined_names
    if isinstance(names, dict):
        names.pop(name, None)
    elif name in defined_names(book):
        names.delete(name)


def _column_number(letters: str) -> int:
    from openpyxl.utils import column_index_from_string

    return int(column_index_from_string(letters))
