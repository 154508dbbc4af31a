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
        if column not in letters:
            letters[column] = _letters(column)
        known = styles.get(id(cell._style))
        if known is None:
            # The style is kept: another one may get the same id when it is gone.
            known = styles[id(cell._style)] = (cell._style, f' s="{cell.style_id}"' if cell.has_style else "")
        text = _cell(cell, f'{letters[column]}{row}"{known[1]}', results.get((row, column)))
        if text is None:
            return None
        rows.setdefault(row, []).append(text)
    parts = [f"<row{_attributes(row, heights)}>{''.join(texts)}</row>" for row, texts in sorted(rows.items())]
    return f"<sheetData>{''.join(parts)}</sheetData>".encode()


def _cell(cell: Any, head: str, result: Optional[Decimal]) -> Optional[str]:
    """The element of a cell, empty for a cell without content and style; ``None`` where it is of another kind."""
    value, kind = cell._value, cell.data_type
    if cell._comment is not None:
        return None
    if cell.hyperlink:
        cell.parent._hyperlinks.append(cell.hyperlink)
    if value is None or value == "":
        if value is None and " s=" not in head:
            return ""
        return {"n": f'<c r="{head} t="n"/>', "s": f'<c r="{head} t="inlineStr"/>'}.get(kind)
    if kind == "s" and type(value) is str:
        space = ' xml:space="preserve"' if value != value.strip() else ""
        return f'<c r="{head} t="inlineStr"><is><t{space}>{escape(value, _LINE_END)}</t></is></c>'
    if kind == "n" and type(value) in (int, float, Decimal):
        return f'<c r="{head} t="n"><v>{float(value):.16g}</v></c>' if isfinite(value) else None
    if kind == "f" and type(value) is str:
        shown = "" if result is None else f"{result:f}"
        return f'<c r="{head}><f>{escape(value[1:], _LINE_END)}</f><v>{shown}</v></c>'
    return None


def _attributes(row: int, heights: Any) -> str:
    if row not in heights:
        return f' r="{row}"'
    given = heights[row]
    if given.has_style or given.hidden or given.outlineLevel or given.collapsed or given.thickBot or given.thickTop:
        return "".join(f' {key}="{value}"' for key, value in {"r": row, **dict(given)}.items())
    return f' r="{row}"' if given.ht is None else f' r="{row}" ht="{given.ht:.16g}" customHeight="1"'


def _letters(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))
