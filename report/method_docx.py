"""编制说明 as a Word document, for those who go on editing it; the same text as the PDF."""

from __future__ import annotations

from pathlib import Path

from ..core.progress import Progress, go_on
from .method_text import MethodText, Table
from .word import Cell, Row, WordFile

_WIDTH_MM = 180.0
"""Between the margins of the template."""


def write_method_docx(text: MethodText, target: Path, progress: Progress = go_on) -> None:
    """Write the text to ``target`` (docx), whole or not at all; the same text gives the same bytes.

    Raises :class:`WordMissing` without python-docx, ``OSError``, and :class:`Stopped` if ``progress`` returns false.
    """
    word = WordFile(text.title, "mine_restoration")
    word.footer("", text.foot, "")
    word.paragraph(text.title, "Title")
    for part in text.parts:
        word.paragraph(part.heading, "Heading1")
        for block in part.blocks:
            if isinstance(block, Table):
                _table(word, block)
            else:
                word.paragraph(block, "BodyText")
    word.paragraph(text.sign, "Signature")
    word.save(target, progress)


def _table(word: WordFile, table: Table) -> None:
    widths = [_WIDTH_MM * share / sum(table.shares) for share in table.shares]
    rows = [Row([Cell(text, style="CellHead") for text in table.columns], head=True)]
    rows += [Row([Cell(text) for text in row]) for row in table.rows]
    word.table(widths, rows)
    word.paragraph("", "Gap")
