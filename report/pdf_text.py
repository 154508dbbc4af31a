"""Plain text in a PDF: lines broken as Chinese is set, numbers and words kept whole, nothing read as markup."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from .workbook import clean

LEADING = 1.3
"""Distance of lines in font sizes."""
_BASELINE = 1.0
"""Where the first baseline is below the top, in font sizes."""
_TOKENS = re.compile(r"[0-9A-Za-z.+\-/_@#&=°%²³]+(?: hm²)?|\s|.", re.DOTALL)
_NOT_FIRST = frozenset("，。、；：？！）》」』】〉〕”’…％,.;:!?)]}")
_NOT_LAST = frozenset("（《「『【〈〔“‘([{")


def plain_text(
    text: str,
    font: str,
    size: float,
    *,
    bold: bool = False,
    left: bool = False,
    before: float = 0,
    after: float = 0,
    leading: float = LEADING,
    link: str = "",
    later: str = "",
) -> Any:
    """A flowable of ``text``, of one line or several; ``left`` or centred, with space ``before`` and ``after`` it.

    ``bold`` draws a thin outline: the Chinese typefaces that a PDF can carry have no bold of their own. Where a page
    has no room for all lines, the rest goes on over it. ``link`` is the key of a place (``pdf_pages.place``) that a
    click leads to. In a head that is repeated on each page ``later`` stands on all pages but the first.
    """
    flowable = _flowable()(clean(text), font, size, bold, left, (before, after), leading, link)
    flowable.later = clean(later)
    return flowable


def set_lines(text: str, font: str, size: float, width: float) -> list[str]:
    """The lines of a text in a column that is ``width`` points wide."""
    return [line for line, _ in _lines(clean(text), width, font, size)]


@cache
def _flowable() -> Any:
    """The class, made when reportlab is needed."""
    from reportlab.platypus import Flowable

    class PlainText(Flowable):  # type: ignore[misc]
        def __init__(
            self,
            text: str,
            font: str,
            size: float,
            bold: bool,
            left: bool,
            space: tuple[float, float],
            leading: float,
            link: str,
        ) -> None:
            super().__init__()
            self.text, self.font, self.size = text, font, size
            self.bold, self.left, self.leading, self.link = bold, left, leading, link
            self.spaceBefore, self.spaceAfter = space
            self.lines: tuple[tuple[str, float], ...] = ()
            self.later = ""

        def wrap(self, width: float, height: float) -> tuple[float, float]:
            self.lines = _lines(self.text, width, self.font, self.size)
            self.width = width
            self.height = len(self.lines) * self.size * self.leading
            return width, self.height

        def split(self, width: float, height: float) -> list[Any]:
            self.wrap(width, height)
            count = int(height / (self.size * self.leading))
            if not 0 < count < len(self.lines):
                return []
            space = (self.spaceBefore, self.spaceAfter)
            end = _end_of([line for line, _ in self.lines[:count]], self.text)
            texts = (self.text[:end], self.text[end:])
            same = (self.font, self.size, self.bold, self.left, space, self.leading, self.link)
            return [PlainText(text, *same) for text in texts]

        def draw(self) -> None:
            for number, (line, width) in enumerate(self.lines):
                x = 0 if self.left else (self.width - width) / 2
                written = self.canv.beginText(x, self.height - (number * self.leading + _BASELINE) * self.size)
                written.setFont(self.font, self.size)
                if self.bold:
                    self.canv.setLineWidth(0.35)
                    written.setTextRenderMode(2)  # fill and outline
                written.textOut(line)
                written.setTextRenderMode(0)
                self.canv.drawText(written)
            if self.link:
                self.canv.linkRect("", self.link, (0, 0, self.width, self.height))
            if self.later:
                self.text = self.later

    return PlainText


@lru_cache(maxsize=4096)
def _lines(text: str, width: float, font: str, size: float) -> tuple[tuple[str, float], ...]:
    """The lines of a text with their widths; a report says the same of many units."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    def measure(part: str) -> float:
        return float(stringWidth(part, font, size))

    return tuple((line, measure(line)) for line in broken(text, width, measure))


def _end_of(lines: list[str], text: str) -> int:
    """Where in ``text`` its first ``lines`` end, with what divides them from the next one."""
    end = 0
    for line in lines:
        end = text.index(line, end) + len(line)
        while text[end : end + 1] == " ":
            end += 1
        if text[end : end + 1] == "\n":
            end += 1
    return end


def broken(text: str, width: float, measure: Any) -> list[str]:
    """The lines of ``text`` that are no wider than ``width`` by ``measure`` (text to width).

    A break may stand between any two Chinese characters, but no line begins with a closing sign or ends with an
    opening one, and numbers and words are broken only where they alone are wider than a line.
    """
    lines = []
    for paragraph in text.split("\n"):
        tokens = [piece for token in _TOKENS.findall(paragraph) for piece in _pieces(token, width, measure)]
        lines += _fill(tokens, width, measure)
    return lines


def _pieces(token: str, width: float, measure: Any) -> list[str]:
    """The token, or its characters where it is wider than a line."""
    return [token] if len(token) == 1 or measure(token) <= width else list(token)


def _fill(tokens: list[str], width: float, measure: Any) -> list[str]:
    """Put as many tokens into each line as fit."""
    lines = []
    begin = 0
    while begin < len(tokens):
        end, used = begin, 0.0
        while end < len(tokens) and (end == begin or used + measure(tokens[end]) <= width):
            used += measure(tokens[end])
            end += 1
        if end < len(tokens):
            end = _good_end(tokens, begin, end)
        lines.append("".join(tokens[begin:end]).strip(" "))
        begin = end
        while begin < len(tokens) and tokens[begin] == " ":
            begin += 1
    return lines or [""]


def _good_end(tokens: list[str], begin: int, end: int) -> int:
    """The last place up to ``end`` where a line may end; ``end`` itself where there is none."""
    for place in range(end, begin, -1):
        if tokens[place] not in _NOT_FIRST and tokens[place - 1] not in _NOT_LAST:
            return place
    return end
