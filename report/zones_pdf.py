"""The zone report as PDF, A4 landscape: the same texts as the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, Optional

from ..core.files import whole_file
from ..core.progress import Progress, check, go_on, span
from ..core.zones.verdicts import ZoneCheck
from .fonts import register_chinese_font
from .pdf_grid import filled, listed
from .pdf_pages import A4_ACROSS, MM, write_pages
from .pdf_text import plain_text
from .pictures import page_picture
from .workbook import GREY, clean
from .zones_lists import LISTS, list_rows
from .zones_text import Cell, UnitBlock, ZoneReport

_MARGIN = 12 * MM
_WIDTH = A4_ACROSS[0] - 2 * _MARGIN
_RULES_A_MATRIX = 20
_UNIT, _AREA, _WHOLE, _RULE = 34 * MM, 16 * MM, 15 * MM, 22 * MM
"""Column widths of the matrix; rules get less where there are many."""
_SHARES = {
    "facts": (22, 114.5, 22, 114.5),
    "units": (24, 22, 16, 13, 34, 58, 38, 50, 18),
    "not_checked": (72, 56, 56, 11, 78),
    "rules": (9, 30, 26, 50, 52, 36, 38, 32),
    "layers": (40, 55, 32, 16, 84, 46),
    "marks": (32, 40, 22, 20, 66, 24, 26, 43),
}
"""Column widths in mm, 273 in all."""
_LONGEST_ABOUT = 24
"""Characters of a unit's number in the head of its table, which is repeated on each page."""
_PICTURE_SCALE = 0.87
"""Pictures are printed somewhat smaller than they were drawn, so that two units have room on a page."""
_WORDING = 0.4
"""Part of the time that goes into paragraphs and tables; the rest is laying them out."""


@dataclass(frozen=True)
class _Type:
    """How a text is set: size in points, distance of lines in sizes, space before and after it."""

    size: float
    left: bool = True
    before: float = 0
    after: float = 0
    leading: float = 1.3


_TITLE, _SUBTITLE, _HEAD = _Type(16, left=False), _Type(10, left=False), _Type(10, before=8, after=3)
_BODY, _SMALL = _Type(8), _Type(6.5, leading=1.23)
_CENTRE, _TIGHT = replace(_SMALL, left=False), replace(_SMALL, left=False, size=6)


def write_zone_pdf(
    checked: ZoneCheck,
    target: Path,
    day: Optional[date] = None,
    mine_name: str = "",
    maps: Optional[Mapping[int, bytes]] = None,
    progress: Progress = go_on,
) -> None:
    """Write the report to ``target`` (PDF), whole or not at all.

    ``maps`` are pictures (PNG) of units by their place in the check. Raises ``OSError``, :class:`FontMissing`, and
    :class:`Stopped` if ``progress`` returns false.
    """
    from reportlab.platypus.doctemplate import LayoutError

    report, font = ZoneReport(checked, day, mine_name), register_chinese_font()
    with whole_file(target) as path:
        try:
            _build(_Pages(report, font, maps or {}, split_rows=False), path, progress)
        except (LayoutError, TypeError):  # a row higher than a page; reportlab fails while it words the message, too
            _build(_Pages(report, font, maps or {}, split_rows=True), path, progress)


def _build(pages: _Pages, path: Path, progress: Progress) -> None:
    story = list(pages.story(span(progress, 0, _WORDING)))
    rest = span(progress, _WORDING, 1)
    write_pages(path, story, pages.foot, A4_ACROSS, _MARGIN, _MARGIN + 5 * MM, pages.report.title, rest)


class _Pages:
    """Lays the report out. ``split_rows`` lets a row of a table go on over the page; without it heads look better."""

    def __init__(self, report: ZoneReport, font: str, maps: Mapping[int, bytes], split_rows: bool) -> None:
        self.report = report
        self.font = font
        self.maps = maps
        self.split_rows = split_rows

    def text(self, text: str, look: _Type = _BODY) -> Any:
        """A text that is never markup."""
        return plain_text(
            text, self.font, look.size, left=look.left, before=look.before, after=look.after, leading=look.leading
        )

    def story(self, progress: Progress) -> Iterator[Any]:
        """Everything, in order."""
        from reportlab.platypus import CondPageBreak, Spacer

        report = self.report
        yield self.text(report.title, _TITLE)
        yield self.text(report.word("subtitle"), _SUBTITLE)
        yield Spacer(1, 4)
        yield self._facts()
        yield Spacer(1, 3)
        for line in report.words("statement"):
            yield self.text(line)
        yield self.text(report.word("headings", "counts"), _HEAD)
        yield self._counts()
        yield from self._matrices()
        yield Spacer(1, 4)
        yield self.text(report.word("labels", "doubt"), _SMALL)
        yield Spacer(1, 8)
        yield self.text(report.sign_line())
        yield CondPageBreak(70 * MM)  # no page of its own for signatures that the matrix has pushed over
        yield self.text(report.word("headings", "units"), _HEAD)
        yield self.text(report.codes_line(), _SMALL)
        for block in report.blocks():
            check(progress, block.number / len(report.check.units))
            yield from self._block(block)
        for kind in LISTS:
            yield CondPageBreak(35 * MM)
            yield self.text(report.word("headings", kind), _HEAD)
            rows = list_rows(report, kind)
            yield self._table(kind, rows) if rows else self.text(report.word("none"))

    def _facts(self) -> Any:
        """Label and value, two pairs a line."""
        widths = [share * MM for share in _SHARES["facts"]]
        texts = [text for pair in self.report.facts() for text in pair]
        texts += [""] * (-len(texts) % len(widths))
        lines = [texts[start : start + len(widths)] for start in range(0, len(texts), len(widths))]
        data = [[self.text(text, _SMALL) for text in line] for line in lines]
        labels = [filled((column, 0), (column, -1), GREY) for column in (0, 2)]
        return listed(data, widths, labels, heads=0, split_rows=self.split_rows)

    def _counts(self) -> Any:
        """What the verdicts mean, of how many units, and what it asks for; the legend of the matrix, too."""
        report = self.report
        counts = report.counts()
        width = _WIDTH / len(counts)
        form = "{units}，{verdicts}"
        numbers = [
            form.format(
                units=report.word("labels", "count_units").format(count=one.units),
                verdicts=report.word("labels", "count_verdicts").format(count=one.verdicts),
            )
            for one in counts
        ]
        data = [
            [self.text(one.name, _CENTRE) for one in counts],
            [self.text(text, _CENTRE) for text in numbers],
            [self.text(one.text, _CENTRE) for one in counts],
        ]
        style = [filled((column, 0), (column, 0), report.fill(one.tone)) for column, one in enumerate(counts)]
        return listed(data, [width] * len(counts), style, heads=0, split_rows=self.split_rows)

    def _matrices(self) -> Iterator[Any]:
        """The matrix, in several parts of like width where the rules are too many for one page."""
        from reportlab.platypus import CondPageBreak

        sets = [name for name, count in self.report.sets() for _ in range(count)]
        parts = -(-len(sets) // _RULES_A_MATRIX)
        size = -(-len(sets) // max(parts, 1))
        for part in range(parts):
            heading = self.report.word("headings", "matrix")
            if parts > 1:
                heading = self.report.word("headings", "matrix_part").format(part=part + 1)
            yield CondPageBreak(40 * MM)
            yield self.text(heading, _HEAD)
            yield self._matrix(sets[part * size : (part + 1) * size], part * size)

    def _matrix(self, sets: Sequence[str], start: int) -> Any:
        """The columns of the matrix from ``start``; ``sets`` are the sets of their rules, which stand over them."""
        report = self.report
        end, first = start + len(sets), 3
        names = [rule.name for rule in report.check.profile.rules[start:end]]
        rest = min((_WIDTH - _UNIT - _AREA - _WHOLE) / len(names), _RULE)
        widths = [_UNIT, _AREA, _WHOLE, *[rest] * len(names)]
        labels = [report.word("labels", key) for key in ("unit", "area_ha", "strictest")]
        heads = [self.text(text, _CENTRE) for text in labels]
        data: list[list[Any]] = [
            [*heads, *[""] * len(names)],
            ["", "", "", *(self.text(name, _CENTRE) for name in names)],
        ]
        style: list[Any] = [("SPAN", (column, 0), (column, 1)) for column in range(first)]
        column = first
        for name, same in groupby(sets):
            count = len(list(same))
            style.append(("SPAN", (column, 0), (column + count - 1, 0)))
            data[0][column] = self.text(name, _CENTRE)
            column += count
        for number in range(len(report.check.units)):
            row = report.matrix_row(number)
            shown = (row.whole, *row.cells[start:end])
            style += self._fills(shown, len(data))
            data.append(
                [
                    self.text(row.unit, _SMALL),
                    self.text(row.area, _CENTRE),
                    *(self.text(one.text, _TIGHT) for one in shown),
                ]
            )
        for label, sums in report.matrix_sums():
            style += [("SPAN", (0, len(data)), (2, len(data))), filled((0, len(data)), (-1, len(data)), GREY)]
            data.append([self.text(label, _SMALL), "", "", *(self.text(text, _CENTRE) for text in sums[start:end])])
        return listed(data, widths, style, heads=2, split_rows=self.split_rows)

    def _fills(self, cells: Sequence[Cell], row: int) -> list[Any]:
        return [
            filled((column, row), (column, row), self.report.fill(cell.tone)) for column, cell in enumerate(cells, 2)
        ]

    def _block(self, block: UnitBlock) -> Iterator[Any]:
        """Heading, the map with what is free and what was not checked beside it, what affects the unit."""
        from reportlab.platypus import CondPageBreak, Spacer, Table

        picture = self._picture(block)
        height = picture.drawHeight if picture else 15 * MM
        yield CondPageBreak(height + (35 if block.rows else 10) * MM)
        yield self.text(block.heading, _HEAD)
        if picture:
            gap = 3 * MM
            room = _WIDTH - picture.drawWidth - gap
            notes = [self.text(text) for text in block.notes]
            beside = Table(
                [[picture, notes]],
                colWidths=[picture.drawWidth + gap, room],
                hAlign="LEFT",
                style=[
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
                ],
            )
            fits = sum(note.wrap(room, A4_ACROSS[1])[1] for note in notes) <= height
            if not fits:
                beside = picture
            yield beside
            if not fits:
                yield from notes
            yield Spacer(1, 3)
        if block.rows:
            yield self._table("units", [row.texts for row in block.rows], [row.tone for row in block.rows], block.unit)
            yield Spacer(1, 3)
        if not picture:
            yield from (self.text(text) for text in block.notes)

    def _picture(self, block: UnitBlock) -> Any:
        """The unit's map, or ``None``."""
        content = self.maps.get(block.number)
        return None if content is None else page_picture(content, _PICTURE_SCALE)

    def _table(self, kind: str, rows: Sequence[Sequence[str]], tones: Sequence[str] = (), about: str = "") -> Any:
        """A list. Its head, which is repeated on each page, tells what it is ``about``."""
        widths = [share * MM for share in _SHARES[kind]]
        columns = list(self.report.words("columns", kind))
        if about:
            columns[0] = self.report.word("labels", "column_about").format(
                column=columns[0], about=about if len(about) <= _LONGEST_ABOUT else f"{about[:_LONGEST_ABOUT]}…"
            )
        data = [[self.text(text, _CENTRE) for text in columns]]
        data += [[self.text(text, _SMALL) for text in row] for row in rows]
        style = [filled((1, row), (1, row), self.report.fill(tone)) for row, tone in enumerate(tones, 1)]
        return listed(data, widths, style, split_rows=self.split_rows)

    def foot(self, canvas: Any, page: int, pages: int) -> None:
        """The foot of a page."""
        report = self.report
        canvas.setFont(self.font, 7)
        text = report.word("labels", "page").format(page=page, pages=pages)
        canvas.drawRightString(A4_ACROSS[0] - _MARGIN, _MARGIN, text)
        canvas.drawString(_MARGIN, _MARGIN, clean(f"{report.word('subtitle')}  {report.check.profile.edition}"))
