"""Excel workbooks to texts, one a sheet: cells exactly as they are stored, hidden ones told.

Needs openpyxl.
"""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from dataclasses import dataclass
from typing import Any

from ...findings import Finding, error, note, warning
from ..records import Text
from .merged import Merge, fill_down

MOST_COLUMNS = 256
"""Columns that are looked at; what stands farther right is told."""
MOST_CELLS = 20_000_000
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?hidden=[\"'](?:1|true)[\"']")
_BREAKS = re.compile(r"[\r\n\t\v\f]+")


@dataclass(frozen=True)
class Sheet:
    """The cells of a sheet as texts, each where it stands; merged cells hold their value in the first of them.

    ``hidden`` where people do not see the sheet, ``hidden_rows`` counts rows that they do not see.
    """

    title: str
    rows: list[list[str]]
    merges: list[Merge]
    hidden: bool
    hidden_rows: int


def sheets_of(
    data: bytes, archive: zipfile.ZipFile, source: str, whole: bool = False
) -> tuple[list[tuple[Sheet, list[Finding]]], dict[str, str]]:
    """The sheets of a workbook with what was odd about each, and where the names of the whole workbook point to.

    ``whole`` leaves line breaks in cells. Raises whatever openpyxl raises for damaged files.
    """
    from openpyxl import load_workbook

    sheets = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about extensions that hold no cells
        # Reading only, the cells come one row after the other: the memory of a big workbook is not that of its cells.
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            # openpyxl tells merged cells only when it reads everything into memory.
            xml = archive.read(sheet._worksheet_path)
            rows, odd = _rows_of(sheet, f"{source} [{sheet.title}]", whole)
            if _FORMULA.search(xml):
                _put_formulas(rows, data, sheet.title)
            merges = [_merge(match) for match in _MERGE.finditer(xml)]
            hidden_rows = len(_HIDDEN_ROW.findall(xml))
            sheets.append((Sheet(sheet.title, rows, merges, sheet.sheet_state != "visible", hidden_rows), odd))
        names = _names(book)
        book.close()
    return sheets, names


def _names(book: Any) -> dict[str, str]:
    """What the names of the whole workbook mean; openpyxl 3.1 keeps them in a dictionary, 3.0 in a list."""
    known = book.defined_names
    given = known.values() if isinstance(known, dict) else known.definedName
    return {str(one.name): str(one.attr_text or "") for one in given if getattr(one, "localSheetId", None) is None}


def texts_of_workbook(data: bytes, archive: zipfile.ZipFile, source: str) -> tuple[list[Text], list[Finding]]:
    """A text for each sheet that has cells, and what was odd. Raises whatever openpyxl raises for damaged files."""
    texts: list[Text] = []
    findings: list[Finding] = []
    for sheet, odd in sheets_of(data, archive, source)[0]:
        name, rows = f"{source} [{sheet.title}]", sheet.rows
        fill_down(rows, sheet.merges)
        while rows and not any(rows[-1]):
            rows.pop()
        if not rows:
            continue
        if sheet.hidden:
            odd.append(note("corners.sheet_hidden", source=name))
        if sheet.hidden_rows:
            odd.append(warning("corners.rows_hidden", source=name, count=sheet.hidden_rows))
        findings += odd
        cells = tuple(map(tuple, rows))
        texts.append(Text(name, "XLSX", tuple("\t".join(row).rstrip("\t") for row in rows), cells=cells))
    if not texts:
        findings.append(error("corners.workbook_empty", source=source))
    return texts, findings


def _rows_of(sheet: Any, source: str, whole: bool) -> tuple[list[list[str]], list[Finding]]:
    sheet.reset_dimensions()  # what a file says of its size is often wrong
    rows: list[list[str]] = []
    findings: list[Finding] = []
    total, wide = 0, 0
    for values in sheet.iter_rows(values_only=True):
        if len(values) > MOST_COLUMNS and any(value is not None for value in values[MOST_COLUMNS:]):
            if not wide:
                findings.append(warning("corners.sheet_wide", source=source, line=len(rows) + 1, columns=MOST_COLUMNS))
            wide += 1
        row = [value if type(value) is str else _text(value) for value in values[:MOST_COLUMNS]]
        total += len(row)
        if total > MOST_CELLS:
            raise ValueError(f"more than {MOST_CELLS} cells")
        rows.append([cell.strip() for cell in row] if whole else [_one_line(cell) for cell in row])
    return rows, findings


def _one_line(text: str) -> str:
    text = text.strip()
    return text if text.isprintable() else _BREAKS.sub(" ", text).strip()


def _text(value: Any) -> str:
    """A stored value as text that reads back as the same number, and as no number where it is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return repr(value) if isinstance(value, (int, float)) else str(value)


def _put_formulas(rows: list[list[str]], data: bytes, title: str) -> None:
    """Write the formula into cells whose value was not stored with it: nobody has computed them."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    sheet = book[title]
    sheet.reset_dimensions()
    for row, cells in zip(rows, sheet.iter_rows(max_col=MOST_COLUMNS)):
        for cell in cells:
            if cell.value is not None and cell.data_type == "f":
                column = cell.column - 1
                if column >= len(row):
                    row += [""] * (column + 1 - len(row))
                row[column] = row[column] or _one_line(str(cell.value))
    book.close()


def _merge(match: re.Match[bytes]) -> Merge:
    left, top, right, bottom = (group.decode() for group in match.groups())
    return int(top) - 1, _column(left), int(bottom) - 1, _column(right)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
