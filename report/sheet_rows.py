"""The rows of a worksheet as XML, the same that openpyxl writes, in a fraction of its time.

openpyxl makes an XML element of each cell; most of the time of saving goes there. Here the plain kinds of cells, which
are nearly all, become text at once, and formulas may have their result beside them: programs that only show a workbook
do not compute. A sheet that holds anything else (dates, comments, rich text, array formulas) is left to openpyxl.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any, Optional
from xml.sax.saxutils import escape

from ..core.progress import Progress, check

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Results = Mapping[tuple[int, int], Decimal]
"""What formulas give, by row and column of their cells."""
SHEET_DATA = re.compile(rb"<sheetData\s*/>|<sheetData>.*?</sheetData>", re.DOTALL)
_MARKUP = re.compile("[&<>\r]")
_NUMBERS = (int, float, Decimal)
_LINE_END = {"\r": "&#13;"}
_STEP = 500
"""Cells between two looks at Cancel."""


def sheet_data(sheet: Worksheet, results: Results, progress: Progress) -> Optional[bytes]:
    """The element ``sheetData`` as UTF-8; ``None`` where the sheet holds what is openpyxl's to write.

    Raises :class:`Stopped` when ``progress`` returns false.
    """
    if getattr(sheet, "formula_attributes", None):
        return None
    heights = sheet.row_dimensions
    rows: dict[int, list[str]] = {row: [] for row in heights}
    styles: dict[int, tuple[Any, str]] = {}
    letters: dict[int, str] = {}
    cells = sorted(sheet._cells.items())
    for number, ((row, column), cell) in enumerate(cells):
        if number % _STEP == 0:
            check(progress, number / len(cells))
        letter = letters.get(column) or letters.setdefault(column, _letters(column))
        style = cell._style
        known = styles.get(id(style))
        if known is None:
            # The style is kept: another one may get the same id when it is gone.
            known = styles[id(style)] = (style, f' s="{cell.style_id}"' if cell.has_style else "")
        text = _cell(cell, f'{letter}{row}"{known[1]}', results)
        if text is None:
            return None
        if row in rows:
            rows[row].append(text)
        else:
            rows[row] = [text]
    looks: dict[int, str] = {}
    parts = [
        f'<row r="{row}"{_look(row, heights, looks)}>{"".join(texts)}</row>' for row, texts in sorted(rows.items())
    ]
    return f"<sheetData>{''.join(parts)}</sheetData>".encode()


def _cell(cell: Any, head: str, results: Results) -> Optional[str]:
    """The element of a cell, empty for a cell without content and style; ``None`` where it is of another kind."""
    value, kind = cell._value, cell.data_type
    if cell._comment is not None:
        return None
    link = cell.hyperlink
    if link is not None:
        cell.parent._hyperlinks.append(link)
    if value is None or value == "":
        if value is None and " s=" not in head:
            return ""
        return {"n": f'<c r="{head} t="n"/>', "s": f'<c r="{head} t="inlineStr"/>'}.get(kind)
    if kind == "s" and type(value) is str:
        space = ' xml:space="preserve"' if value != value.strip() else ""
        text = escape(value, _LINE_END) if _MARKUP.search(value) else value
        return f'<c r="{head} t="inlineStr"><is><t{space}>{text}</t></is></c>'
    if kind == "n" and type(value) in _NUMBERS:
        number = float(value)
        return f'<c r="{head} t="n"><v>{number:.16g}</v></c>' if isfinite(number) else None
    if kind == "f" and type(value) is str:
        result = results.get((cell.row, cell.column))
        shown = "" if result is None else f"{result:f}"
        return f'<c r="{head}><f>{escape(value[1:], _LINE_END)}</f><v>{shown}</v></c>'
    return None


def _look(row: int, heights: Any, looks: dict[int, str]) -> str:
    """The attributes of a row. Rows may share what holds them, so the text is kept by its id."""
    if row not in heights:
        return ""
    given = heights[row]
    if id(given) not in looks:
        looks[id(given)] = "".join(f' {key}="{value}"' for key, value in dict(given).items() if key != "r")
    return looks[id(given)]


def _letters(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))
