"""Tables of a workbook, found by their headings wherever they stand; cells as they are stored, formulas never run."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Union

from ...annual.reading.grid import Grid, name_of
from ...corners.files.office import XLSX, kind_of_office, opened
from ...corners.files.workbook import sheets_of
from ...findings import Finding, error

LARGEST = 30_000_000
"""No workbook above this size is read, bytes packed."""
_BLANKS = re.compile(r"\s+")


def plain(text: str) -> str:
    """A heading without blanks and line breaks."""
    return _BLANKS.sub("", text)


def grids_of(data: bytes, source: str) -> Union[list[Grid], Finding]:
    """The sheets of a workbook, or the error that says why it cannot be read. Never raises for what is in it."""
    if len(data) > LARGEST:
        return error("verify.workbook_large", source=source, limit=LARGEST // 1_000_000)
    kind = kind_of_office(data)
    if kind != XLSX:
        return error("verify.no_workbook", source=source)

    def read(archive: zipfile.ZipFile) -> list[Grid]:
        return [Grid(sheet, source) for sheet, _ in sheets_of(data, archive, source, whole=True)[0]]

    grids, problem = opened(data, kind, source, read)
    return problem if grids is None and problem is not None else grids or []


@dataclass(frozen=True)
class Row:
    """A row of a table. ``number`` is that of the sheet, from 0."""

    grid: Grid
    number: int
    columns: Mapping[str, int]

    def text(self, key: str) -> str:
        """What stands in the very cell of a column; in a line over several columns only the first holds something."""
        return self.grid.text(self.number, self.columns[key]) if key in self.columns else ""

    def at(self, key: str) -> str:
        """Sheet and cell of a column, as people find it."""
        return cell(self.grid, self.number, self.columns.get(key, 0))


@dataclass(frozen=True)
class Table:
    """A table of a sheet: the row of its headings (from 0), and the column of each."""

    grid: Grid
    head: int
    columns: Mapping[str, int]

    def rows(self, first: int = 1) -> Iterator[Row]:
        """The rows below the headings that hold something, ``first`` rows below them and on."""
        for number in range(self.head + first, len(self.grid.rows)):
            if any(self.grid.rows[number]):
                yield Row(self.grid, number, self.columns)


def cell(grid: Grid, row: int, column: int) -> str:
    """Sheet and cell."""
    return f"{grid.title} {name_of(row, column)}"


def tables(grids: Sequence[Grid], words: Mapping[str, str], needed: Sequence[str]) -> list[Table]:
    """The tables whose headings are ``words`` (key: heading), one a sheet; those of ``needed`` have to be there."""
    keys = {plain(word): key for key, word in words.items()}
    found = []
    for grid in grids:
        for number, texts in enumerate(grid.rows):
            columns: dict[str, int] = {}
            for column, text in enumerate(texts):
                key = keys.get(plain(text))
                if key is not None:
                    columns.setdefault(key, column)
            if all(key in columns for key in needed):
                found.append(Table(grid, number, columns))
                break
    return found


def lines(grids: Sequence[Grid]) -> Iterator[tuple[Grid, int, int, str]]:
    """Every cell that holds something: sheet, row and column from 0, text."""
    for grid in grids:
        for number, texts in enumerate(grid.rows):
            for column, text in enumerate(texts):
                if text:
                    yield grid, number, column, text
