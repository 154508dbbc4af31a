"""The annual plan as PDF: its text, the ruled form, coordinate sheets and sums; A4, Chinese typeface embedded.

Each block of the form is a table of its own without space between them, so that the rules meet and the head of a block
can be repeated on the next page.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from ..core.annual.extent import CoordinateSheet
from ..core.annual.form import Entry, Section
from ..core.annual.record import AnnualRecord
from ..core.annual.rows import UnitRows
from ..core.files import whole_file
from ..core.progress import Progress, check, go_on
from .annual.parts import (
    CORNER_GRID_MM,
    CORNER_WORDS,
    DRAFT_GRID_MM,
    INDENT,
    SUMMARY_GRID_MM,
    SUMMARY_WORDS,
    corner_rows,
    entry_text,
    is_shared,
    sums,
    under_title,
)
from .annual.pdf_rows import row_groups
from .fonts import register_chinese_font
from .pdf_corners import corner_table
from .pdf_grid import PADDING, Row, ruled_table
from .pdf_pages import numbered, place
from .pdf_text import plain_text, set_lines
from .workbook import clean

_MM = 72 / 25.4
_PAGE = (210 * _MM, 297 * _MM)
_SIDE = 15 * _MM
_WIDTH = _PAGE[0] - 2 * _SIDE
_FOOT = 10 * _MM
_FOOT_SIDE = 60 * _MM
"""Room for the texts left and right of the page number."""
_HEADINGS = ((15, 14, 6), (12.5, 8, 4))
"""Headings of the plan by level: size, space before and after."""
_SIGNATURE_ROW = 12 * _MM
_MARK_SIZE = 150
_MARK_GREY = 0.9


def write_annual_pdf(record: AnnualRecord, target: Path, progress: Progress = go_on) -> None:
    """Write the PDF, whole or not at all; the same record gives the same bytes.

    Raises :class:`.fonts.FontMissing`, :class:`Stopped` when ``progress`` returns false, and ``OSError`` where the file
    cannot be written.
    """
    from reportlab.platypus.doctemplate import LayoutError

    font = register_chinese_font()
    steps = _Steps(progress, 2 * (record.unit_count + len(record.sheets)) + 10)
    try:
        content = _Writer(record, font, steps).made()
    except (LayoutError, TypeError):  # a row higher than a page; reportlab fails while it words the message, too
        content = _Writer(record, font, steps, split_rows=True).made()
    with whole_file(target) as path:
        path.write_bytes(content)


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
    """Makes the flowables of one record.

    ``split_rows`` lets a row of a table go on over the page.
    """

    def __init__(self, record: AnnualRecord, font: str, steps: _Steps, split_rows: bool = False) -> None:
        self.record = record
        self.steps = steps
        self.font = font
        self.split_rows = split_rows
        self.grid = [width * _MM for width in record.form.grid_mm]

    def made(self) -> bytes:
        """The PDF."""
        from reportlab.platypus import SimpleDocTemplate

        written = io.BytesIO()
        document = SimpleDocTemplate(
            written,
            pagesize=_PAGE,
            leftMargin=_SIDE,
            rightMargin=_SIDE,
            topMargin=15 * _MM,
            bottomMargin=18 * _MM,
            title=clean(self.title),
            author=clean(self.record.header["holder"]),
            creator="mine_restoration",
            lang="zh-CN",
            invariant=1,
        )
        document.afterFlowable = lambda flowable: self.steps.one()
        document.build(
            list(self.story()), onFirstPage=self.mark, onLaterPages=self.mark, canvasmaker=numbered(self.foot)
        )
        return written.getvalue()

    @property
    def title(self) -> str:
        """The title of the whole."""
        return self.record.plan.title or self.record.title

    def story(self) -> Iterator[Any]:
        """The plan, the form, the coordinate sheets, the sums, the open findings of a draft."""
        return chain(self._plan(), self._form(), self._coordinates(), self._summary(), self._draft())

    # On each page

    def foot(self, canvas: Any, page: int, pages: int) -> None:
        """Page number, and beside it whose plan it is, for sheets that get loose."""
        canvas.setFont(self.font, 9)
        canvas.drawCentredString(_PAGE[0] / 2, _FOOT, self.record.form.say("page", page=page, pages=pages))
        canvas.setFont(self.font, 7)
        canvas.drawString(_SIDE, _FOOT, self._fitted(canvas, self.title))
        canvas.drawRightString(_PAGE[0] - _SIDE, _FOOT, self._fitted(canvas, self.record.header["mine_name"]))

    def _fitted(self, canvas: Any, text: str) -> str:
        text = kept = clean(text)
        while kept and canvas.stringWidth(kept, self.font, 7) > _FOOT_SIDE:
            kept = kept[:-1]
        return kept if kept == text else f"{kept[:-1]}…"

    def mark(self, canvas: Any, document: Any) -> None:
        """The mark of a draft, large below the text and small above it."""
        draft = self.record.draft
        if draft is None:
            return
        text = clean(draft.mark)
        canvas.saveState()
        canvas.setFont(self.font, 12)
        canvas.drawRightString(_PAGE[0] - _SIDE, _PAGE[1] - 11 * _MM, text)
        canvas.translate(_PAGE[0] / 2, _PAGE[1] / 2)
        canvas.rotate(50)
        canvas.setFillGray(_MARK_GREY)
        size = min(_MARK_SIZE, 1.2 * _PAGE[0] / max(len(text), 1))
        canvas.setFont(self.font, size)
        canvas.drawCentredString(0, -size / 3, text)
        canvas.restoreState()

    # The plan's text

    def _plan(self) -> Iterator[Any]:
        from reportlab.platypus import CondPageBreak, PageBreak

        plan = self.record.plan
        if not plan.parts:
            return
        yield place("plan", plan.title)
        yield self._text(plan.title, 18, bold=True, after=8)
        yield self._text(under_title(self.record), 11, after=6)
        for number, part in enumerate(plan.parts):
            level = min(part.level, len(_HEADINGS))
            size, before, after = _HEADINGS[level - 1]
            yield CondPageBreak(25 * _MM)
            yield place(f"part{number}", part.heading, level)
            yield self._text(part.heading, size, bold=True, left=True, before=before, after=after)
            for paragraph in part.paragraphs:
                yield self._text(INDENT + paragraph, 11, left=True, after=3, leading=1.65)
        yield self._text(plan.attachment, 11, left=True, before=14)
        yield PageBreak()

    # The form

    def _form(self) -> Iterator[Any]:
        record = self.record
        yield place("form", record.title)
        yield self._text(record.title, 16, bold=True, after=6)
        yield self._text(record.basis_line, 7.5, after=5)
        yield self._table([self._labelled(line) for line in record.form.header], padding=4)
        for section in record.form.sections:
            yield self._section(section)
        yield from self._under_form()

    def _labelled(self, entries: Sequence[Entry]) -> Row:
        """A row of labels and values."""
        row = Row()
        for entry in entries:
            row.add(self._text(entry.label, 9.5), entry.label_span)
            row.add(self._text(entry_text(self.record, entry), 9.5), entry.span)
        return row

    def _section(self, section: Section) -> Any:
        """A block: its title and column heads, repeated on every page, its rows, and its amounts.

        The amounts stay on the page of the last unit.
        """
        title, heads = Row(), Row()
        later = self.record.form.say("continued", title=section.title)
        title.add(self._text(section.title, 10.5, bold=True, later=later), len(self.grid))
        for column in section.columns:
            heads.add(self._text(column.label, 9.5), column.span)
        rows = [title, heads]
        spans: list[tuple[int, int, int]] = []
        for unit in self.record.section(section.key).units:
            self.steps.one()
            for group in self._groups(section, unit):
                if len(group) > 1:
                    spans += _shared_spans(section, len(rows), len(rows) + len(group) - 1)
                rows += group
        if len(rows) == 2:
            rows.append(self._empty(section))
        whole = len(rows) - 1
        if section.money:
            rows.append(self._labelled(section.money))
        return self._table(rows, heads=2, spans=spans, whole=whole)

    def _groups(self, section: Section, unit: UnitRows) -> Iterator[list[Row]]:
        """The rows of a unit, in groups that share their other cells."""
        widths = {}
        at = 0
        for column in section.columns:
            widths[column.key] = sum(self.grid[at : at + column.span]) - 2 * PADDING
            at += column.span

        def lines(text: str, column: Entry) -> Sequence[str]:
            return set_lines(text, self.font, _size(column.key), widths[column.key])

        for group in row_groups(section.columns, unit, lines):
            yield [self._unit_row(section, unit, texts, shared=index > 0) for index, texts in enumerate(group)]

    def _unit_row(self, section: Section, unit: UnitRows, texts: Mapping[str, str], shared: bool) -> Row:
        """A row; where its cells are ``shared`` with the row above it has only those of its class."""
        row = Row()
        for column in section.columns:
            extent = column.key == "extent"
            link = f"sheet{unit.sheet}" if extent and unit.sheet else ""
            text = "" if shared and is_shared(column) else texts.get(column.key, "")
            row.add(self._text(text, _size(column.key), left=extent, link=link if text else ""), column.span)
        return row

    def _empty(self, section: Section) -> Row:
        row = Row()
        for column in section.columns:
            text = self.record.form.words["none"] if column.key == "extent" else ""
            row.add(self._text(text, 9), column.span)
        return row

    def _under_form(self) -> Iterator[Any]:
        """Notes and signatures on one page, then where the data are from and the deadlines."""
        from reportlab.platypus import KeepTogether, Spacer

        record = self.record
        foot = [Spacer(1, 4)]
        foot += [self._text(note, 9, left=True) for note in record.form.notes]
        if record.signature:
            foot += [Spacer(1, 6), self._signature()]
        yield KeepTogether(foot)
        lines = [self._text(line, 7.5, left=True) for line in (*record.sources, *record.deadlines)]
        yield KeepTogether([Spacer(1, 6), *lines])

    def _signature(self) -> Any:
        """Labels in two columns, each with a line to sign on unless it has blanks of its own."""
        from reportlab.pdfbase.pdfmetrics import stringWidth
        from reportlab.platypus import Table

        labels = [clean(label) for label in self.record.signature]
        half = _WIDTH / 2
        open_ended = [label for label in labels if label.endswith(("：", ":"))]
        room = min(max((stringWidth(label, self.font, 10.5) for label in open_ended), default=0) + 6, half)
        rows: list[list[Any]] = []
        commands: list[tuple[Any, ...]] = []
        for index, label in enumerate(labels):
            line, column = divmod(index, 2)
            if column == 0:
                rows.append([""] * 4)
            rows[line][2 * column] = self._text(label, 10.5, left=True)
            if label in open_ended:
                commands.append(("LINEBELOW", (2 * column + 1, line), (2 * column + 1, line), 0.5, (0, 0, 0)))
            else:
                commands.append(("SPAN", (2 * column, line), (2 * column + 1, line)))
        style = [("VALIGN", (0, 0), (-1, -1), "BOTTOM"), ("LEFTPADDING", (0, 0), (-1, -1), 6), *commands]
        style += [("RIGHTPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]
        widths = [room + 6, half - room - 6] * 2
        return Table(rows, colWidths=widths, rowHeights=[_SIGNATURE_ROW] * len(rows), style=style)

    # What is appended

    def _coordinates(self) -> Iterator[Any]:
        from reportlab.platypus import CondPageBreak, PageBreak, Spacer

        form = self.record.form
        if not self.record.sheets:
            return
        yield PageBreak()
        yield place("sheets", form.words["sheets_title"])
        yield self._text(self.record.sources[0], 8)
        for sheet in self.record.sheets:
            self.steps.one()
            yield CondPageBreak(60 * _MM)
            yield Spacer(1, 8)
            yield place(f"sheet{sheet.number}", sheet.title, 1)
            yield self._coordinate_table(sheet)

    def _coordinate_table(self, sheet: CoordinateSheet) -> Any:
        form = self.record.form
        rows = [[clean(text) for text in row] for row in corner_rows(sheet, form)]
        heads = [clean(form.words[word]) for word in CORNER_WORDS]
        titles = (sheet.title, form.say("continued", title=sheet.title))
        widths = [width * _MM for width in CORNER_GRID_MM]
        return corner_table(titles, sheet.info, heads, rows, widths, self.font)

    def _summary(self) -> Iterator[Any]:
        from reportlab.platypus import PageBreak

        form = self.record.form
        rows = [self._row((form.words[word] for word in SUMMARY_WORDS), 10)]
        rows += [self._row(item.texts, 10, bold=item.whole) for item in sums(self.record)]
        yield PageBreak()
        yield place("sums", form.words["summary_title"])
        yield self._text(form.words["summary_title"], 14, bold=True, after=4)
        yield self._text(self.record.title, 9, after=4)
        yield self._table(rows, SUMMARY_GRID_MM, heads=1)

    def _draft(self) -> Iterator[Any]:
        """The open findings of a draft."""
        from reportlab.platypus import PageBreak

        draft = self.record.draft
        if draft is None:
            return
        yield PageBreak()
        yield place("draft", draft.title)
        yield self._text(draft.title, 14, bold=True, after=4)
        yield self._text(self.title, 9, after=6)
        if not draft.findings:
            yield self._text(draft.none, 10)
            return
        rows = [self._row(draft.heads, 10)]
        for finding in draft.findings:
            row = self._row((finding.severity, finding.unit_id), 9)
            row.add(self._text(finding.sentence, 9, left=True))
            rows.append(row)
        yield self._table(rows, DRAFT_GRID_MM, heads=1)

    # Flowables

    def _row(self, texts: Iterable[str], size: float, bold: bool = False) -> Row:
        row = Row()
        for text in texts:
            row.add(self._text(text, size, bold=bold))
        return row

    def _text(self, text: str, size: float, **look: Any) -> Any:
        return plain_text(text, self.font, size, **look)

    def _table(self, rows: Sequence[Row], grid_mm: Sequence[float] = (), **options: Any) -> Any:
        grid = [width * _MM for width in grid_mm] or self.grid
        # Rows of units are never too high; reportlab draws beside the page where it divides cells over several rows.
        split_rows = self.split_rows and "spans" not in options
        return ruled_table(rows, grid, self.font, split_rows=split_rows, **options)


def _size(key: str) -> float:
    """The size of a column's texts."""
    return 8 if key == "extent" else 9


def _shared_spans(section: Section, first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """(grid column, first row, last row) of the cells that the class rows of a unit share."""
    at = 0
    for column in section.columns:
        if is_shared(column):
            yield at, first, last
        at += column.span
