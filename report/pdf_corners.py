"""A long list of corners in a PDF. Drawn row by row: reportlab's own tables take several times as long for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from .pdf_text import plain_text

_SIZE = 9.0
_ROW = 15.0
_BASELINE = 4.6
_HEAD_PADDING = 3.0
_RULE = 0.5

Texts = Sequence[str]


def corner_table(
    titles: tuple[str, str], info: str, heads: Texts, rows: Sequence[Texts], widths: Sequence[float], font: str
) -> Any:
    """A flowable: title, a line of information and the heads of columns, on each page anew, and ruled rows.

    ``titles`` are that of the first page and that of the others, ``widths`` of the columns are points. The texts of
    rows are short enough for their columns and have no line ends.
    """
    return _flowable()(titles, info, tuple(heads), rows, tuple(widths), font)


@cache
def _flowable() -> Any:
    """The class, made when reportlab is needed."""
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.platypus import Flowable

    class CornerTable(Flowable):  # type: ignore[misc]
        def __init__(
            self,
            titles: tuple[str, str],
            info: str,
            heads: Texts,
            rows: Sequence[Texts],
            widths: tuple[float, ...],
            font: str,
        ) -> None:
            super().__init__()
            self.titles, self.info, self.heads = titles, info, heads
            self.rows, self.widths, self.font = rows, widths, font

        def wrap(self, width: float, height: float) -> tuple[float, float]:
            self.width = sum(self.widths)
            self.left = (width - self.width) / 2
            self.lines = [plain_text(self.titles[0], self.font, 11, bold=True), plain_text(self.info, self.font, _SIZE)]
            self.above = sum(line.wrap(self.width, height)[1] + _HEAD_PADDING for line in self.lines)
            self.height = self.above + (1 + len(self.rows)) * _ROW
            return width, self.height

        def split(self, width: float, height: float) -> list[Any]:
            self.wrap(width, height)
            count = int((height - self.above) / _ROW) - 1
            if not 0 < count < len(self.rows):
                return []
            same = (self.widths, self.font)
            later = (self.titles[1], self.titles[1])
            return [
                CornerTable(self.titles, self.info, self.heads, self.rows[:count], *same),
                CornerTable(later, self.info, self.heads, self.rows[count:], *same),
            ]

        def draw(self) -> None:
            y = self.height
            for line in self.lines:
                y -= line.height
                line.drawOn(self.canv, self.left, y)
                y -= _HEAD_PADDING
            edges = [self.left + sum(self.widths[:index]) for index in range(len(self.widths) + 1)]
            levels = [y - index * _ROW for index in range(len(self.rows) + 2)]
            self.canv.setLineWidth(_RULE)
            self.canv.lines([(edges[0], level, edges[-1], level) for level in levels])
            self.canv.lines([(edge, levels[0], edge, levels[-1]) for edge in edges])
            centres = [(one + other) / 2 for one, other in zip(edges, edges[1:])]
            written = self.canv.beginText()
            written.setFont(self.font, _SIZE)
            for texts, level in zip((self.heads, *self.rows), levels[1:]):
                for text, centre in zip(texts, centres):
                    written.setTextOrigin(centre - stringWidth(text, self.font, _SIZE) / 2, level + _BASELINE)
                    written.textOut(text)
            self.canv.drawText(written)

    return CornerTable
