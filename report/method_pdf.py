"""编制说明 as PDF, A4 upright."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..core.files import whole_file
from ..core.progress import Progress, check, go_on
from .fonts import register_chinese_font
from .method_text import MethodText, Table
from .pdf_pages import numbered, place
from .pdf_text import plain_text
from .workbook import GREY, clean

_MM = 72 / 25.4
_PAGE = (210 * _MM, 297 * _MM)
_MARGIN, _FOOT = 20 * _MM, 18 * _MM
_WIDTH = _PAGE[0] - 2 * _MARGIN
_TITLE, _HEADING, _TEXT, _CELL = 16, 12, 10, 8
_MOST_LINES = 40
"""Lines of a table row: less than a page takes."""
_INDENT = "\u3000\u3000"
"""Chinese paragraphs begin two characters in."""


def write_method_pdf(text: MethodText, target: Path, progress: Progress = go_on) -> None:
    """Write the text to ``target`` (PDF), whole or not at all; the same text gives the same bytes.

    Raises ``OSError``, :class:`FontMissing`, and :class:`Stopped` if ``progress`` returns false.
    """
    from reportlab.platypus import SimpleDocTemplate

    font = register_chinese_font()

    def foot(canvas: Any, page: int, pages: int) -> None:
        canvas.setFont(font, _CELL)
        canvas.drawCentredString(_PAGE[0] / 2, _FOOT / 2, text.foot.format(page=page, pages=pages))

    with whole_file(target) as path:
        document = SimpleDocTemplate(
            str(path),
            pagesize=_PAGE,
            leftMargin=_MARGIN,
            rightMargin=_MARGIN,
            topMargin=_MARGIN,
            bottomMargin=_FOOT,
            title=clean(text.title),
            author="mine_restoration",
            invariant=1,
        )
        story = list(_story(text, font))
        whole = len(story)

        def tell(kind: str, value: int) -> None:
            if kind == "PROGRESS":
                check(progress, min(value / whole, 1.0))

        document.setProgressCallBack(tell)
        document.build(story, canvasmaker=numbered(foot))


def _story(text: MethodText, font: str) -> Iterator[Any]:
    from reportlab.platypus import CondPageBreak

    yield plain_text(text.title, font, _TITLE, bold=True, after=10)
    for number, part in enumerate(text.parts):
        yield CondPageBreak(25 * _MM)
        yield place(f"part{number}", part.heading)
        yield plain_text(part.heading, font, _HEADING, bold=True, left=True, before=10, after=4)
        for block in part.blocks:
            if isinstance(block, Table):
                yield _table(block, font)
            else:
                yield plain_text(_INDENT + block, font, _TEXT, left=True, after=3, leading=1.5)
    yield plain_text(text.sign, font, _TEXT, left=True, before=18)


def _table(table: Table, font: str) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import LongTable

    widths = [_WIDTH * share / sum(table.shares) for share in table.shares]
    data = [[plain_text(cell, font, _CELL, bold=True) for cell in table.columns]]
    rows = [part for row in table.rows for part in _divided(row, widths)]
    data += [[plain_text(cell, font, _CELL, left=not _is_number(cell)) for cell in row] for row in rows]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.4, HexColor("#7F7F7F")),
        ("BACKGROUND", (0, 0), (-1, 0), HexColor(f"#{GREY}")),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    return LongTable(data, colWidths=widths, repeatRows=1, splitInRow=0, style=style, spaceBefore=3, spaceAfter=6)


def _divided(row: Sequence[str], widths: Sequence[float]) -> Iterator[list[str]]:
    """The row, or the rows that its texts go on in where one would be higher than a page, which cannot be set."""
    room = [max(1, int(width / _CELL)) * _MOST_LINES for width in widths]
    for number in range(max(1, *(-(-len(cell) // most) for cell, most in zip(row, room)))):
        yield [cell[number * most : (number + 1) * most] for cell, most in zip(row, room)]


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()
