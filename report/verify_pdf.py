"""The report of a verification as PDF, A4 landscape: the same texts as the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..core.files import whole_file
from ..core.progress import Progress, check, go_on, span
from .fonts import register_chinese_font
from .pdf_grid import filled, listed
from .pdf_pages import A4_ACROSS, MM, write_pages
from .pdf_text import plain_text
from .verify_text import VerifyReport, VerifySheet
from .workbook import GREY, clean

_MARGIN = 12 * MM
_SHARES = {
    "facts": (34, 102.5, 34, 102.5),
    "topics": (46, 135, 22, 22, 22, 26),
    "differences": (9, 26, 46, 30, 24, 44, 40, 40, 18, 9),
    "unchecked": (9, 38, 66, 52, 66, 46, 9),
    "missing": (10, 120, 23, 120),
    "files": (10, 110, 75, 24, 20, 17, 17),
}
"""Column widths in mm, 273 and somewhat more in all."""
MOST_ROWS = 2000
"""Rows of a list on paper; workbook and layer have them all."""
_WORDING = 0.4


def write_verify_pdf(sheet: VerifySheet, target: Path, progress: Progress = go_on) -> None:
    """Write the report to ``target`` (PDF), whole or not at all; the same result gives the same bytes.

    Raises ``OSError``, :class:`FontMissing`, :class:`CatalogueError`, and :class:`Stopped` if ``progress`` returns
    false.
    """
    report, font = VerifyReport(sheet), register_chinese_font()
    pages = _Pages(report, font)
    with whole_file(target) as path:
        story = list(pages.story(span(progress, 0, _WORDING)))
        rest = span(progress, _WORDING, 1)
        write_pages(path, story, pages.foot, A4_ACROSS, _MARGIN, _MARGIN + 5 * MM, report.form["title"], rest)


class _Pages:
    """Lays the report out."""

    def __init__(self, report: VerifyReport, font: str) -> None:
        self.report, self.font = report, font

    def text(self, text: str, size: float = 8, left: bool = True, before: float = 0, after: float = 0) -> Any:
        """A text that is never markup."""
        return plain_text(text, self.font, size, left=left, before=before, after=after)

    def heading(self, kind: str) -> Any:
        """The heading of a part."""
        return self.text(self.report.form["headings"][kind], 10, before=8, after=3)

    def story(self, progress: Progress) -> Iterator[Any]:
        """Everything, in order."""
        from reportlab.platypus import CondPageBreak, Spacer

        report = self.report
        yield self.text(report.form["title"], 16, left=False, after=6)
        yield self._facts()
        yield Spacer(1, 5)
        for line in report.outcome():
            yield plain_text(line, self.font, 10, left=True, bold=True, after=2)
        yield self.heading("topics")
        yield self._topics()
        yield Spacer(1, 4)
        for line in report.form["statement"]:
            yield self.text(line, 7)
        yield Spacer(1, 8)
        yield self.text(report.labels["sign"], 9)
        lists = {
            "differences": report.differences(),
            "unchecked": report.unchecked(),
            "missing": report.missing(),
            "files": report.files(),
        }
        for number, (kind, rows) in enumerate(lists.items(), 1):
            check(progress, number / (len(lists) + 1))
            yield CondPageBreak(35 * MM)
            yield self.heading(kind)
            if not rows:
                yield self.text(report.labels["none"])
                continue
            yield self._table(kind, rows[:MOST_ROWS])
            if len(rows) > MOST_ROWS:
                yield self.text(report.labels["limit"].format(shown=MOST_ROWS, rest=len(rows) - MOST_ROWS))

    def _facts(self) -> Any:
        """Label and value, two pairs a line."""
        widths = [share * MM for share in _SHARES["facts"]]
        texts = [text for pair in self.report.facts() for text in pair]
        texts += [""] * (-len(texts) % len(widths))
        rows = [texts[start : start + len(widths)] for start in range(0, len(texts), len(widths))]
        data = [[self.text(text, 7.5) for text in row] for row in rows]
        return listed(data, widths, [filled((column, 0), (column, -1), GREY) for column in (0, 2)], heads=0)

    def _topics(self) -> Any:
        report = self.report
        data = [[self.text(text, 7.5, left=False) for text in report.form["columns"]["topics"]]]
        style = []
        for number, one in enumerate(report.topics(), 1):
            counts = [self.text(str(count), 7.5, left=False) for count in one.numbers]
            outcome = self.text(report.outcome_name(one.outcome), 7.5, left=False)
            data.append([*(self.text(text, 7.5) for text in one.texts), *counts, outcome])
            style.append(filled((5, number), (5, number), report.fill(one.outcome)))
        return listed(data, [share * MM for share in _SHARES["topics"]], style)

    def _table(self, kind: str, rows: Sequence[tuple[str, ...]]) -> Any:
        whole = sum(_SHARES[kind])
        widths = [273 * share / whole * MM for share in _SHARES[kind]]
        data = [[self.text(text, 7, left=False) for text in self.report.form["columns"][kind]]]
        data += [[self.text(text, 6.5) for text in row] for row in rows]
        return listed(data, widths)

    def foot(self, canvas: Any, page: int, pages: int) -> None:
        """The foot of a page."""
        canvas.setFont(self.font, 7)
        text = self.report.labels["page"].format(page=page, pages=pages)
        canvas.drawRightString(A4_ACROSS[0] - _MARGIN, _MARGIN, text)
        canvas.drawString(_MARGIN, _MARGIN, clean(f"{self.report.form['title']}  {self.report.sheet.package}")[:120])
