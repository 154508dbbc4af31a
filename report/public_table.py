"""The public table of units as workbook and PDF: the same texts, nothing about who made the file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core.acceptance.public_table import PublicBlock, PublicTables
from ..core.amounts import hectares
from ..core.files import whole_file
from .fonts import register_chinese_font
from .pdf_pages import numbered
from .pdf_text import plain_text, set_lines
from .sheet_parts import HEAD
from .workbook import GREY, Look, dress, put_line, put_number, put_text, save, set_page, text_width

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_CENTRED = ("number", "unit_id", "temporary", "accepted")
_MM = 72 / 25.4
_PAGE = (297 * _MM, 210 * _MM)
_MARGIN = 12 * _MM
_WIDTH = _PAGE[0] - 2 * _MARGIN - 12
_MOST_TOGETHER = _PAGE[1] / 2
"""Rows at the end of a table that are lower than this together stand on one page."""
_MOST_LINES = 18
"""A row of more lines goes on in a row below, which may stand on the next page."""


def write_public_workbook(tables: PublicTables, target: Path) -> None:
    """Write the tables under each other on one sheet. Raises ``OSError``."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = tables.sheet
    columns = max((len(block.columns) for block in tables.blocks), default=1)
    widths = [
        max((block.columns[i].width for block in tables.blocks if i < len(block.columns)), default=30)
        for i in range(columns)
    ]
    put_line(sheet, 1, columns, tables.title, Look(16, bold=True, across="center", border=False))
    sheet.row_dimensions[1].height = 30
    row = 2
    for block in tables.blocks:
        row = _put_block(sheet, block, tables.total, widths, row + 1)
    for text in tables.notes:
        row = _put_note(sheet, text, widths, row)
    set_page(sheet, widths)
    save(book, target)


def _put_note(sheet: Worksheet, text: str, widths: list[float], row: int) -> int:
    put_line(sheet, row, len(widths), text, Look(9, border=False))
    sheet.row_dimensions[row].height = 14 * max(1, -(-text_width(text) // int(sum(widths))))
    return row + 1


def _put_block(sheet: Worksheet, block: PublicBlock, total: str, widths: list[float], row: int) -> int:
    """One section; the next free row."""
    put_line(sheet, row, len(widths), block.title, Look(12, bold=True, border=False))
    sheet.row_dimensions[row].height = 22
    row += 1
    _put_row(sheet, row, [column.label for column in block.columns], widths, [HEAD] * len(block.columns))
    looks = [Look(across=_across(column.key)) for column in block.columns]
    for texts, ha4 in zip(block.rows, block.areas):
        row += 1
        _put_row(sheet, row, list(texts), widths, looks)
        for number, column in enumerate(block.columns, 1):
            if column.key == "area" and ha4 is not None:
                put_number(sheet.cell(row, number), hectares(ha4), "0.0000")
    row += 1
    _put_row(sheet, row, _sums(block, total), widths, [HEAD] * len(block.columns))
    for number, column in enumerate(block.columns, 1):
        if column.key == "area":
            put_number(sheet.cell(row, number), hectares(block.total), "0.0000")
            dress(sheet.cell(row, number), Look(bold=True, across="right", fill=GREY))
    return _put_note(sheet, block.classes, widths, row + 1) if block.classes else row + 1


def _put_row(sheet: Worksheet, row: int, texts: list[str], widths: list[float], looks: list[Look]) -> None:
    lines = 1
    for number, (text, look) in enumerate(zip(texts, looks), 1):
        dress(put_text(sheet.cell(row, number), text), look)
        lines = max(lines, *(-(-text_width(part) // max(1, int(widths[number - 1]) - 1)) for part in text.split("\n")))
    sheet.row_dimensions[row].height = 14 * lines + 6


def _across(key: str) -> str:
    return "right" if key == "area" else "center" if key in _CENTRED else "left"


def _sums(block: PublicBlock, total: str) -> list[str]:
    """The texts of the line of sums."""
    texts = [str(hectares(block.total)) if column.key == "area" else "" for column in block.columns]
    first = next((i for i, text in enumerate(texts) if not text), None)
    if first is not None:
        texts[first] = total
    return texts


def write_public_pdf(tables: PublicTables, target: Path) -> None:
    """Write the tables on A4 landscape. Raises ``OSError`` and :class:`~.fonts.FontMissing`.

    reportlab says in a PDF what made it; that is for the caller to take out (:func:`.pdf_bind.bind_pdfs`).
    """
    from reportlab.platypus import CondPageBreak, SimpleDocTemplate

    font = register_chinese_font()
    story: list[Any] = [plain_text(tables.title, font, 16, bold=True, after=8)]
    for block in tables.blocks:
        story.append(CondPageBreak(35 * _MM))
        story.append(plain_text(block.title, font, 11, bold=True, left=True, before=8, after=3))
        notes = tables.notes if block is tables.blocks[-1] else ()
        story.append(_grid(block, tables.total, [text for text in (block.classes, *notes) if text], font))
    if not tables.blocks:
        story += [plain_text(text, font, 8, left=True, before=6) for text in tables.notes]

    left = set_lines(tables.title, font, 8, _PAGE[0] / 2 - 2 * _MARGIN)[0]

    def foot(canvas: Any, page: int, pages: int) -> None:
        canvas.setFont(font, 8)
        canvas.drawCentredString(_PAGE[0] / 2, _MARGIN * 0.7, f"{page} / {pages}")
        canvas.drawString(_MARGIN, _MARGIN * 0.7, left)

    with whole_file(target) as path:
        SimpleDocTemplate(
            str(path),
            pagesize=_PAGE,
            leftMargin=_MARGIN,
            rightMargin=_MARGIN,
            topMargin=_MARGIN,
            bottomMargin=_MARGIN,
            invariant=1,
        ).build(story, canvasmaker=numbered(foot))


def _grid(block: PublicBlock, total: str, below: Sequence[str], font: str) -> Any:
    """The table of a section with the lines ``below`` it, which never stand on a page without its end."""
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import LongTable, TableStyle

    whole = sum(column.width for column in block.columns)
    widths = [_WIDTH * column.width / whole for column in block.columns]
    data = [[plain_text(column.label, font, 9, bold=True) for column in block.columns]]
    rows = [part for row in block.rows for part in _parts(row, widths, font)]
    for texts in (*rows, _sums(block, total)):
        data.append(
            [
                plain_text(text, font, 9, left=_across(column.key) == "left")
                for text, column in zip(texts, block.columns)
            ]
        )
    last = len(data) - 1
    data += [[plain_text(text, font, 8, left=True), *[""] * (len(widths) - 1)] for text in below]
    table = LongTable(data, colWidths=widths, repeatRows=1, splitInRow=0, hAlign="LEFT")
    grey = HexColor(f"#{GREY}")
    style: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, last), 0.4, HexColor("#7F7F7F")),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("BACKGROUND", (0, 0), (-1, 0), grey),
        ("BACKGROUND", (0, last), (-1, last), grey),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        *(("SPAN", (0, row), (-1, row)) for row in range(last + 1, len(data))),
        ("LEFTPADDING", (0, last + 1), (-1, -1), 0),
    ]
    table.setStyle(TableStyle(style))
    table.wrap(_WIDTH, _PAGE[1])
    first = max(1, last - 2)
    if sum(table._rowHeights[first:]) < _MOST_TOGETHER:
        table.setStyle(TableStyle([("NOSPLIT", (0, first), (-1, -1))]))
    return table


def _parts(texts: Sequence[str], widths: Sequence[float], font: str) -> list[list[str]]:
    """A row as rows that are no higher than a page."""
    cells = [set_lines(text, font, 9, width - 12) for text, width in zip(texts, widths)]
    count = max(map(len, cells), default=1)
    starts = range(0, max(count, 1), _MOST_LINES)
    if len(starts) == 1:
        return [list(texts)]
    return [["\n".join(lines[start : start + _MOST_LINES]) for lines in cells] for start in starts]
