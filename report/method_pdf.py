"""编制说明 as PDF, A4 upright."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..core.files import whole_file
from ..core.progress import Progress, go_on
from .fonts import register_chinese_font
from .method_text import MethodText, Table
from .pdf_grid import listed
from .pdf_pages import A4, MM, place, write_pages
from .pdf_text import plain_text

_MARGIN, _FOOT = 20 * MM, 18 * MM
_WIDTH = A4[0] - 2 * _MARGIN
_TITLE, _HEADING, _TEXT, _CELL = 16, 12, 10, 8
_MOST_LINES = 40
"""Lines of a table row: less than a page takes."""
_INDENT = "\u3000\u3000"
"""Chinese paragraphs begin two characters in."""


def write_method_pdf(text: MethodText, target: Path, progress: Progress = go_on) -> None:
    """Write the text to ``target`` (PDF), whole or not at all; the same text gives the same bytes.

    Raises ``OSError``, :class:`FontMissing`, and :class:`Stopped` if ``progress`` returns false.
    """
    font = register_chinese_font()

    def foot(canvas: Any, page: int, pages: int) -> None:
        canvas.setFont(font, _CELL)
        canvas.drawCentredString(A4[0] / 2, _FOOT / 2, text.foot.format(page=page, pages=pages))

    with whole_file(target) as path:
        write_pages(path, list(_story(text, font)), foot, A4, _MARGIN, _FOOT, text.title, progress)


def _story(text: MethodText, font: str) -> Iterator[Any]:
    from reportlab.platypus import CondPageBreak

    yield plain_text(text.title, font, _TITLE, bold=True, after=10)
    for number, part in enumerate(text.parts):
        yield CondPageBreak(25 * MM)
        yield place(f"part{number}", part.heading)
        yield plain_text(part.heading, font, _HEADING, bold=True, left=True, before=10, after=4)
        for block in part.blocks:
            if isinstance(block, Table):
                yield _table(block, font)
            else:
                yield plain_text(_INDENT + block, font, _TEXT, left=True, after=3, leading=1.5)
    yield plain_text(text.sign, font, _TEXT, left=True, before=18)


def _table(table: Table, font: str) -> Any:
    widths = [_WIDTH * share / sum(table.shares) for share in table.shares]
    data = [[plain_text(cell, font, _CELL, bold=True) for cell in table.columns]]
    rows = [part for row in table.rows for part in _divided(row, widths)]
    data += [[plain_text(cell, font, _CELL, left=not _is_number(cell)) for cell in row] for row in rows]
    return listed(data, widths, padding=(3, 2, 3), hAlign="CENTER", spaceBefore=3, spaceAfter=6)


def _divided(row: Sequence[str], widths: Sequence[float]) -> Iterator[list[str]]:
    """The row, or the rows that its texts go on in where one would be higher than a page, which cannot be set."""
    room = [max(1, int(width / _CELL)) * _MOST_LINES for width in widths]
    for number in range(max(1, *(-(-len(cell) // most) for cell, most in zip(row, room)))):
        yield [cell[number * most : (number + 1) * most] for cell, most in zip(row, room)]


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()
