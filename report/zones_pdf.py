"""The zone report as PDF, A4 landscape: the same texts as the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Optional
from xml.sax.saxutils import escape

from ..core.files import whole_file
from ..core.zones.verdicts import ZoneCheck
from .fonts import register_chinese_font
from .pdf_pages import numbered
from .pdf_text import broken
from .workbook import clean
from .zones_text import Cell, UnitBlock, ZoneReport

_MM = 72 / 25.4
_MARGIN = 12 * _MM
_PAGE = (297 * _MM, 210 * _MM)
_WIDTH = _PAGE[0] - 2 * _MARGIN
_RULES_A_MATRIX = 20
_SHARES = {
    "units": (20, 10, 18, 18, 14, 40, 66, 42, 45),
    "not_checked": (40, 70, 15, 148),
    "rules": (9, 32, 28, 44, 62, 56, 42),
    "layers": (40, 55, 32, 16, 84, 46),
}
"""Column widths in mm, 273 in all."""
_PADDING = 2
_IN_CELL = 2 * _PADDING + 0.1
"""What a cell's text has less than the column."""


def write_zone_pdf(check: ZoneCheck, target: Path, day: Optional[date] = None, mine_name: str = "") -> None:
    """Write the report to ``target`` (PDF), whole or not at all. Raises ``OSError`` and :class:`FontMissing`."""
    from reportlab.platypus.doctemplate import LayoutError

    report, font = ZoneReport(check, day, mine_name), register_chinese_font()
    with whole_file(target) as path:
        try:
            _build(_Pages(report, font, split_rows=False), path)
        except LayoutError:  # a row higher than a page
            _build(_Pages(report, font, split_rows=True), path)


def _build(pages: _Pages, path: Path) -> None:
    from reportlab.platypus import SimpleDocTemplate

    document = SimpleDocTemplate(
        str(path),
        pagesize=_PAGE,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN + 5 * _MM,
        title=clean(pages.report.title),
        author="mine_restoration",
        invariant=1,
    )
    document.build(list(pages.story()), canvasmaker=numbered(pages.foot))


class _Pages:
    """Lays the report out. ``split_rows`` lets a row of a table go on over the page; without it heads look better."""

    def __init__(self, report: ZoneReport, font: str, split_rows: bool) -> None:
        from reportlab.lib.styles import ParagraphStyle

        self.report = report
        self.font = font
        self.split_rows = split_rows
        self.body = ParagraphStyle("body", fontName=font, fontSize=8, leading=10.5, wordWrap="CJK")
        self.small = ParagraphStyle("small", parent=self.body, fontSize=6.5, leading=8)
        self.centre = ParagraphStyle("centre", parent=self.small, alignment=1)
        self.head = ParagraphStyle("head", parent=self.body, fontSize=10, leading=14, spaceBefore=8, spaceAfter=3)
        self.subtitle = ParagraphStyle("subtitle", parent=self.body, fontSize=10, leading=14, alignment=1)
        self.title = ParagraphStyle("title", parent=self.body, fontSize=16, leading=22, alignment=1)

    def text(self, text: str, style: Any = None, width: float = 0) -> Any:
        """A paragraph of text that is never markup; broken as Chinese is set where its ``width`` is known."""
        from reportlab.pdfbase.pdfmetrics import stringWidth
        from reportlab.platypus import Paragraph

        style = style or self.body
        lines = clean(text)
        if width:
            lines = "\n".join(broken(lines, width, lambda part: stringWidth(part, self.font, style.fontSize)))
        return Paragraph(escape(lines).replace("\n", "<br/>"), style)

    def story(self) -> Iterator[Any]:
        """Everything, in order."""
        from reportlab.platypus import CondPageBreak, PageBreak, Spacer

        report = self.report
        yield self.text(report.title, self.title)
        yield self.text(report.word("subtitle"), self.subtitle)
        yield Spacer(1, 4)
        yield self.text("；".join(f"{label}：{value}" for label, value in report.facts()))
        yield Spacer(1, 3)
        for line in report.words("statement"):
            yield self.text(line)
        yield from self._matrices()
        yield from self._legend()
        yield Spacer(1, 10)
        yield self.text(report.sign_line())
        yield PageBreak()
        yield self.text(report.word("headings", "units"), self.head)
        for block in report.blocks():
            yield from self._block(block)
        for kind, rows in (
            ("not_checked", report.not_checked_rows()),
            ("rules", report.rule_rows()),
            ("layers", report.layer_rows()),
        ):
            yield CondPageBreak(35 * _MM)
            yield self.text(report.word("headings", kind), self.head)
            yield self._table(kind, rows) if rows else self.text(report.word("none"))

    def _matrices(self) -> Iterator[Any]:
        """The matrix, in several parts where the rules are too many for one page's width."""
        rules = self.report.check.profile.rules
        for start in range(0, len(rules), _RULES_A_MATRIX):
            heading = self.report.word("headings", "matrix")
            if len(rules) > _RULES_A_MATRIX:
                part = start // _RULES_A_MATRIX + 1
                heading = self.report.word("headings", "matrix_part").format(part=part)
            yield self.text(heading, self.head)
            yield self._matrix(start, start + _RULES_A_MATRIX)

    def _matrix(self, start: int, end: int) -> Any:
        report = self.report
        names = [rule.name for rule in report.check.profile.rules[start:end]]
        head = [report.word("labels", "unit"), report.word("labels", "area_ha"), *names]
        data = [[self.text(text, self.centre) for text in head]]
        style: list[Any] = []
        for number in range(len(report.check.units)):
            label, area, cells = report.matrix_row(number)
            shown = cells[start:end]
            data.append(
                [
                    self.text(label, self.small),
                    self.text(area, self.centre),
                    *(self.text(one.text, self.centre) for one in shown),
                ]
            )
            style += self._fills(shown, number + 1)
        unit_width, area_width = 34 * _MM, 17 * _MM
        rest = min((_WIDTH - unit_width - area_width) / len(names), 22 * _MM)
        return self._grid(data, [unit_width, area_width, *[rest] * len(names)], style)

    def _fills(self, cells: Sequence[Cell], row: int) -> list[Any]:
        from reportlab.lib.colors import HexColor

        return [
            ("BACKGROUND", (column, row), (column, row), HexColor(f"#{self.report.fill(cell.outcome)}"))
            for column, cell in enumerate(cells, 2)
        ]

    def _legend(self) -> Iterator[Any]:
        from reportlab.lib.colors import HexColor
        from reportlab.platypus import Spacer

        report = self.report
        yield Spacer(1, 6)
        entries = report.legend()
        data = [
            [self.text(report.short(outcome), self.centre) for outcome, _ in entries],
            [self.text(name, self.centre) for _, name in entries],
        ]
        style = [
            ("BACKGROUND", (column, 0), (column, 0), HexColor(f"#{report.fill(outcome)}"))
            for column, (outcome, _) in enumerate(entries)
        ]
        yield self._grid(data, [_WIDTH / len(entries)] * len(entries), style, heads=0)
        yield Spacer(1, 3)
        yield self.text(report.word("labels", "doubt"))

    def _block(self, block: UnitBlock) -> Iterator[Any]:
        from reportlab.platypus import CondPageBreak, Spacer

        yield CondPageBreak(35 * _MM)
        yield self.text(block.heading, self.head)
        if block.rows:
            yield self._table("units", [row.texts for row in block.rows], [row.outcome for row in block.rows])
        yield Spacer(1, 3)
        yield self.text(block.free)
        yield self.text(block.not_checked)

    def _table(self, kind: str, rows: Sequence[Sequence[str]], outcomes: Sequence[str] = ()) -> Any:
        from reportlab.lib.colors import HexColor

        widths = [share * _MM for share in _SHARES[kind]]
        data = [[self.text(text, self.centre) for text in self.report.words("columns", kind)]]
        data += [[self.text(text, self.small, width - _IN_CELL) for text, width in zip(row, widths)] for row in rows]
        style = [
            ("BACKGROUND", (1, row), (1, row), HexColor(f"#{self.report.fill(outcome)}"))
            for row, outcome in enumerate(outcomes, 1)
        ]
        return self._grid(data, widths, style)

    def _grid(self, data: list[list[Any]], widths: list[float], style: list[Any], heads: int = 1) -> Any:
        from reportlab.lib.colors import HexColor
        from reportlab.platypus import LongTable, TableStyle

        table = LongTable(data, colWidths=widths, repeatRows=heads, splitInRow=int(self.split_rows), hAlign="LEFT")
        grey = HexColor("#EDEDED")
        base = [
            ("GRID", (0, 0), (-1, -1), 0.4, HexColor("#7F7F7F")),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ]
        if heads:
            base.append(("BACKGROUND", (0, 0), (-1, heads - 1), grey))
        table.setStyle(TableStyle(base + style))
        return table

    def foot(self, canvas: Any, page: int, pages: int) -> None:
        """The foot of a page."""
        report = self.report
        canvas.setFont(self.font, 7)
        text = report.word("labels", "page").format(page=page, pages=pages)
        canvas.drawRightString(_PAGE[0] - _MARGIN, _MARGIN, text)
        canvas.drawString(_MARGIN, _MARGIN, clean(f"{report.word('subtitle')}  {report.check.profile.edition}"))
