"""The annual table as PDF: the same ruled form as the workbook, A4, Chinese typeface embedded.

Each block of the form is a table of its own without space between them, so that the rules meet and the head of a block
can be repeated on the next page.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Optional

from ..core.amounts import hectares
from ..core.annual.extent import CoordinateSheet, metres, ring_name
from ..core.annual.form import LINE_KEYS, Entry, Section
from ..core.annual.record import AnnualRecord
from ..core.annual.rows import UnitRows
from ..core.files import whole_file
from ..core.progress import Progress, check, go_on
from .fonts import register_chinese_font
from .pdf_pages import Foot, numbered
from .pdf_text import plain_text

_MM = 72 / 25.4
_RULE = 0.5
_PADDING = 2.0
_LONGEST_SPAN = 20
"""Class rows that share one cell; more would not fit on a page, so the shared cells are said again."""
_COORDINATE_GRID_MM = (45, 35, 50, 50)
_SUMMARY_GRID_MM = (75, 65, 40)


def write_annual_pdf(record: AnnualRecord, target: Path, progress: Progress = go_on) -> list[str]:
    """Write the PDF, whole or not at all; the same record gives the same bytes.

    Returns the characters that the typeface does not have, which stand as boxes in the PDF. Raises
    :class:`.fonts.FontMissing`, :class:`Stopped` when ``progress`` returns false, and ``OSError`` where the file cannot
    be written.
    """
    from reportlab.platypus import SimpleDocTemplate

    steps = _Steps(progress, 2 * (record.unit_count + len(record.sheets)) + 10)
    writer = _Writer(record, register_chinese_font(), steps)
    written = io.BytesIO()
    document = SimpleDocTemplate(
        written,
        pagesize=(210 * _MM, 297 * _MM),
        leftMargin=15 * _MM,
        rightMargin=15 * _MM,
        topMargin=15 * _MM,
        bottomMargin=18 * _MM,
        title=record.title,
        author=record.header.get("holder", ""),
        creator="mine_restoration",
        invariant=1,
    )
    document.afterFlowable = lambda flowable: steps.one()
    document.build(writer.story(), canvasmaker=numbered(_foot(record, writer.font)))
    with whole_file(target) as path:
        path.write_bytes(written.getvalue())
    return writer.missing()


def _foot(record: AnnualRecord, font: str) -> Foot:
    def foot(canvas: Any, page: int, pages: int) -> None:
        canvas.setFont(font, 9)
        canvas.drawCentredString(105 * _MM, 10 * _MM, record.form.say("page", page=page, pages=pages))

    return foot


class _Steps:
    """Tells the progress, one step after the other, and stops where that is wanted."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def one(self) -> None:
        self._done += 1
        check(self._progress, min(self._done / self._total, 1.0))


class _Writer:
    """Makes the flowables of one record and remembers which characters it wrote."""

    def __init__(self, record: AnnualRecord, font: str, steps: _Steps) -> None:
        self.record = record
        self.steps = steps
        self.font = font
        self.grid = [width * _MM for width in record.form.grid_mm]
        self.characters: set[str] = set()

    def story(self) -> list[Any]:
        """The form, the coordinate sheets, the sums."""
        from reportlab.platypus import KeepTogether, Spacer

        record = self.record
        story = [
            self._text(record.title, 16, bold=True, after=6),
            self._text(record.basis_line, 7.5, after=5),
            self._table([self._labelled(line) for line in record.form.header], padding=4),
        ]
        story += [self._section(section) for section in record.form.sections]
        foot = [Spacer(1, 4)]
        foot += [self._text(note, 9, left=True) for note in record.form.notes]
        foot += [Spacer(1, 4)]
        foot += [self._text(line, 7.5, left=True) for line in record.sources]
        story.append(KeepTogether(foot))
        return [*story, *self._coordinates(), *self._summary()]

    def missing(self) -> list[str]:
        """The characters that the typeface does not have."""
        from reportlab.pdfbase import pdfmetrics

        known = pdfmetrics.getFont(self.font).face.charToGlyph
        return sorted(char for char in self.characters if ord(char) not in known and not char.isspace())

    # The form

    def _labelled(self, entries: Sequence[Entry]) -> _Row:
        """A row of labels and values."""
        row = _Row()
        for entry in entries:
            row.add(self._text(entry.label, 9.5), entry.label_span)
            if entry.key in self.record.money:
                row.add(self._text(_amount(self.record.money[entry.key]), 9.5), entry.span)
            else:
                row.add(self._text(self.record.header[entry.key], 9.5), entry.span)
        return row

    def _section(self, section: Section) -> Any:
        """A block: its title and column heads, repeated on every page, its rows, and its amounts.

        The amounts stay on the page of the last unit.
        """
        title = _Row()
        title.add(self._text(section.title, 10.5, bold=True), len(self.grid))
        heads = _Row()
        for column in section.columns:
            heads.add(self._text(column.label, 9.5), column.span)
        rows = [title, heads]
        spans: list[tuple[int, int, int]] = []
        for unit in self.record.section(section.key).units:
            self.steps.one()
            for begin in range(0, len(unit.lines), _LONGEST_SPAN):
                end = min(begin + _LONGEST_SPAN, len(unit.lines))
                first = len(rows)
                rows += self._unit(section, unit, begin, end)
                spans += self._shared_spans(section, first, len(rows) - 1)
        if len(rows) == 2:
            rows.append(self._empty(section))
        whole = len(rows) - 1
        if section.money:
            rows.append(self._labelled(section.money))
        return self._table(rows, heads=2, spans=spans, whole=whole)

    def _unit(self, section: Section, unit: UnitRows, begin: int, end: int) -> list[_Row]:
        rows = []
        for index in range(begin, end):
            row = _Row()
            for column in section.columns:
                if column.key in LINE_KEYS or index == begin:
                    row.add(self._cell(column.key, unit, index), column.span)
                else:
                    row.add("", column.span)
            rows.append(row)
        return rows

    def _cell(self, key: str, unit: UnitRows, index: int) -> Any:
        line = unit.lines[index]
        if key == "number":
            return self._text(str(unit.number), 9)
        if key == "area":
            return self._text("" if line.ha4 is None else str(hectares(line.ha4)), 9)
        if key == "land_class":
            return self._text(line.name, 9)
        if key == "extent":
            return self._text(unit.shared[key], 8, left=True)
        return self._text(unit.shared[key], 9)

    def _shared_spans(self, section: Section, first: int, last: int) -> list[tuple[int, int, int]]:
        """(grid column, first row, last row) of the cells that the class rows of a unit share."""
        if first == last:
            return []
        spans = []
        at = 0
        for column in section.columns:
            if column.key not in LINE_KEYS:
                spans.append((at, first, last))
            at += column.span
        return spans

    def _empty(self, section: Section) -> _Row:
        row = _Row()
        for column in section.columns:
            text = self.record.form.words["none"] if column.key == "extent" else ""
            row.add(self._text(text, 9), column.span)
        return row

    # What is appended

    def _coordinates(self) -> list[Any]:
        from reportlab.platypus import CondPageBreak, PageBreak, Spacer

        if not self.record.sheets:
            return []
        story: list[Any] = [PageBreak(), self._text(self.record.sources[0], 8)]
        for sheet in self.record.sheets:
            self.steps.one()
            story += [CondPageBreak(60 * _MM), Spacer(1, 8), self._coordinate_table(sheet)]
        return story

    def _coordinate_table(self, sheet: CoordinateSheet) -> Any:
        form = self.record.form
        grid = [width * _MM for width in _COORDINATE_GRID_MM]
        title, info, heads = _Row(), _Row(), _Row()
        title.add(self._text(sheet.title, 11, bold=True), len(grid))
        info.add(self._text(sheet.info, 9), len(grid))
        for word in ("ring_column", "corner_column", "north_column", "east_column"):
            heads.add(self._text(form.words[word], 9), 1)
        rows = [title, info, heads]
        for ring in sheet.rings:
            name = ring_name(ring, form)
            for corner in ring.corners:
                row = _Row()
                for text in (name, corner.name, str(metres(corner.north)), str(metres(corner.east))):
                    self.characters.update(text)
                    row.add(text, 1)
                rows.append(row)
        return self._table(rows, grid=grid, heads=3, unruled=2, padding=1.5)

    def _summary(self) -> list[Any]:
        from reportlab.platypus import PageBreak

        form = self.record.form
        grid = [width * _MM for width in _SUMMARY_GRID_MM]
        rows = [_Row()]
        for word in ("summary_section", "summary_class", "summary_area"):
            rows[0].add(self._text(form.words[word], 10), 1)
        for section in form.sections:
            built = self.record.section(section.key)
            lines = []
            if section.has("land_class"):
                lines = [(item.name or form.words["summary_class_missing"], item.ha4) for item in built.class_totals]
            lines.append((form.words["summary_total"], built.ha4))
            for index, (name, ha4) in enumerate(lines):
                row = _Row()
                for text in (section.title, name, str(hectares(ha4))):
                    row.add(self._text(text, 10, bold=index == len(lines) - 1), 1)
                rows.append(row)
        return [
            PageBreak(),
            self._text(form.words["summary_title"], 14, bold=True, after=4),
            self._text(self.record.title, 9, after=4),
            self._table(rows, grid=grid, heads=1),
        ]

    # Flowables

    def _text(self, text: str, size: float, *, bold: bool = False, left: bool = False, after: float = 0) -> Any:
        self.characters.update(text)
        return plain_text(text, self.font, size, bold=bold, left=left, after=after)

    def _table(
        self,
        rows: Sequence[_Row],
        *,
        grid: Optional[list[float]] = None,
        heads: int = 0,
        unruled: int = 0,
        padding: float = 3,
        whole: Optional[int] = None,
        spans: Sequence[tuple[int, int, int]] = (),
    ) -> Any:
        """A ruled table. ``heads`` rows are repeated, the first ``unruled`` rows have no rules.

        ``spans`` join cells over rows: (grid column, first row, last row). From row ``whole`` on no page ends.
        """
        from reportlab.platypus import Table

        over_rows = {(column, first): last for column, first, last in spans}
        covered = {(column, row) for column, first, last in spans for row in range(first + 1, last + 1)}
        commands: list[tuple[Any, ...]] = [
            ("GRID", (0, unruled), (-1, -1), _RULE, (0, 0, 0)),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("ALIGN", (0, 0), (-1, -1), "CENTER"),
            ("FONT", (0, 0), (-1, -1), self.font, 9),
            ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
            ("TOPPADDING", (0, 0), (-1, -1), padding),
            ("BOTTOMPADDING", (0, 0), (-1, -1), padding + 1),
        ]
        if whole is not None:
            commands.append(("NOSPLIT", (0, whole), (-1, -1)))
        for number, row in enumerate(rows):
            for column, width in row.spans:
                last = over_rows.get((column, number), number)
                if (column, number) not in covered and (width > 1 or last > number):
                    commands.append(("SPAN", (column, number), (column + width - 1, last)))
        return Table(
            [row.cells for row in rows],
            colWidths=grid or self.grid,
            repeatRows=heads,
            style=commands,
            spaceBefore=0,
            spaceAfter=0,
        )


class _Row:
    """A table row: a cell for every column of the grid, and which of them are one (column, count)."""

    def __init__(self) -> None:
        self.cells: list[Any] = []
        self.spans: list[tuple[int, int]] = []

    def add(self, content: Any, span: int) -> None:
        """A cell of ``span`` columns."""
        self.spans.append((len(self.cells), span))
        self.cells += [content, *[""] * (span - 1)]


def _amount(value: Optional[Decimal]) -> str:
    return "" if value is None else str(value)
