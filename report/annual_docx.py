"""The annual plan as a Word document, for those who go on editing its text: headings, tables, styles.

Its cells and texts are those of the PDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..core.annual.extent import CoordinateSheet
from ..core.annual.form import Entry, Section
from ..core.annual.record import AnnualRecord
from ..core.annual.rows import UnitRows
from ..core.progress import Progress, check, go_on, span
from .annual.parts import (
    CORNER_GRID_MM,
    CORNER_WORDS,
    DRAFT_GRID_MM,
    LONGEST_SPAN,
    SUMMARY_GRID_MM,
    SUMMARY_WORDS,
    cell_text,
    corner_rows,
    entry_text,
    is_shared,
    sums,
    under_title,
)
from .word import Cell, Row, WordFile, WordMissing
from .workbook import text_width

__all__ = ["WordMissing", "write_annual_docx"]

_DEEPEST = 3
_FOOT_WIDTH = 36
"""Room left and right of the page number, in characters of which Chinese ones count twice."""
_LAYING_OUT = 0.8
"""Part of the time that goes into paragraphs and tables; the rest is packing."""


def write_annual_docx(record: AnnualRecord, target: Path, progress: Progress = go_on) -> None:
    """Write the document, whole or not at all; the same record gives the same bytes.

    Raises :class:`WordMissing` where python-docx is not installed, :class:`Stopped` when ``progress`` returns false,
    and ``OSError`` where the file cannot be written.
    """
    form = record.form
    title = record.plan.title or record.title
    word = WordFile(title, record.header["holder"])
    if record.draft is not None:
        word.header(record.draft.mark)
    word.footer(_shortened(title), form.words["page"], _shortened(record.header["mine_name"]))
    steps = span(progress, 0, _LAYING_OUT)
    _plan(word, record)
    _form(word, record, steps)
    _coordinates(word, record, steps)
    _sums(word, record)
    _draft(word, record)
    word.save(target, span(progress, _LAYING_OUT, 1))


def _shortened(text: str) -> str:
    """What of a text has room beside the page number."""
    kept = text
    while text_width(kept) > _FOOT_WIDTH:
        kept = kept[:-1]
    return kept if kept == text else f"{kept[:-1]}…"


def _plan(word: WordFile, record: AnnualRecord) -> None:
    plan = record.plan
    if not plan.parts:
        return
    word.paragraph(plan.title, "Title")
    word.paragraph(under_title(record), "Subtitle")
    for part in plan.parts:
        word.paragraph(part.heading, f"Heading{min(part.level, _DEEPEST)}")
        for paragraph in part.paragraphs:
            word.paragraph(paragraph, "BodyText")
    word.paragraph(plan.attachment, "Attachment")


def _form(word: WordFile, record: AnnualRecord, progress: Progress) -> None:
    """Each block is a table of its own, because Word repeats only the first rows of a table on the next page."""
    form = record.form
    word.paragraph(record.title, "TableTitle")
    word.paragraph(record.basis_line, "Basis")
    word.table(form.grid_mm, [Row(_labelled(record, line), keep=True) for line in form.header])
    done = 0
    for section in form.sections:
        word.paragraph("", "Gap")
        word.table(form.grid_mm, _section_rows(record, section))
        done += len(record.section(section.key).units)
        check(progress, done / max(record.unit_count + len(record.sheets), 1))
    for note in form.notes:
        word.paragraph(note, "TableNote")
    if record.signature:
        half = sum(form.grid_mm) / 2
        word.table((half, half), _signature(record.signature), style="TableNormal")
    for line in (*record.sources, *record.deadlines):
        word.paragraph(line, "SourceNote")


def _labelled(record: AnnualRecord, entries: Iterable[Entry]) -> list[Cell]:
    """Labels and values."""
    cells = []
    for entry in entries:
        cells += [Cell(entry.label, entry.label_span, "CellHead"), Cell(entry_text(record, entry), entry.span)]
    return cells


def _section_rows(record: AnnualRecord, section: Section) -> Iterator[Row]:
    """Title and heads, the units' rows, the amounts, which stay on the page of the last unit."""
    yield Row([Cell(section.title, len(record.form.grid_mm), "BlockTitle")], head=True)
    yield Row([Cell(column.label, column.span, "CellHead") for column in section.columns], head=True)
    units = record.section(section.key).units
    rows = [row for unit in units for row in _unit_rows(section, unit)]
    if not rows:
        none = record.form.words["none"]
        rows = [Row([Cell(none if column.key == "extent" else "", column.span) for column in section.columns])]
    if section.money:
        rows[-1] = rows[-1]._replace(keep=True)
        rows.append(Row(_labelled(record, section.money)))
    yield from rows


def _unit_rows(section: Section, unit: UnitRows) -> Iterator[Row]:
    """The class rows of a unit, which share their other cells and stay on one page."""
    for begin in range(0, len(unit.lines), LONGEST_SPAN):
        group = range(begin, min(begin + LONGEST_SPAN, len(unit.lines)))
        for index in group:
            cells = []
            for column in section.columns:
                style = "CellCorners" if column.key == "extent" else "CellText"
                text = cell_text(column.key, unit, index)
                link = f"sheet{unit.sheet}" if column.key == "extent" and unit.sheet else ""
                if len(group) == 1 or not is_shared(column):
                    cells.append(Cell(text, column.span, style, link=link))
                elif index == begin:
                    cells.append(Cell(text, column.span, style, "restart", link))
                else:
                    cells.append(Cell("", column.span, style, "continue"))
            yield Row(cells, keep=index != group[-1])


def _signature(labels: Sequence[str]) -> Iterator[Row]:
    """Labels in two columns, each with a line to sign on unless it has blanks of its own."""
    for index in range(0, len(labels), 2):
        pair = [Cell(label, 1, "Signature", blank=label.endswith(("：", ":"))) for label in labels[index : index + 2]]
        yield Row([*pair, Cell("", 1, "Signature")][:2])


def _coordinates(word: WordFile, record: AnnualRecord, progress: Progress) -> None:
    form = record.form
    if not record.sheets:
        return
    word.paragraph(form.words["sheets_title"], "TableTitle")
    word.paragraph(record.sources[0], "Basis")
    for number, sheet in enumerate(record.sheets, 1):
        word.paragraph(sheet.title, "SheetTitle", bookmark=f"sheet{sheet.number}")
        word.table(CORNER_GRID_MM, _corner_rows(record, sheet))
        check(progress, (record.unit_count + number) / (record.unit_count + len(record.sheets)))


def _corner_rows(record: AnnualRecord, sheet: CoordinateSheet) -> Iterator[Row]:
    """The heads say on each page which sheet it is."""
    form = record.form
    yield Row([Cell(f"{sheet.title}  {sheet.info}", len(CORNER_GRID_MM), "CellHead")], head=True)
    yield Row([Cell(form.words[word], 1, "CellHead") for word in CORNER_WORDS], head=True)
    for texts in corner_rows(sheet, form):
        yield Row([Cell(text) for text in texts])


def _sums(word: WordFile, record: AnnualRecord) -> None:
    form = record.form
    word.paragraph(form.words["summary_title"], "TableTitle")
    rows = [Row([Cell(form.words[name], 1, "CellHead") for name in SUMMARY_WORDS], head=True)]
    rows += [
        Row([Cell(text, 1, "CellTotal" if item.whole else "CellText") for text in item.texts]) for item in sums(record)
    ]
    word.table(SUMMARY_GRID_MM, rows)
    word.paragraph("", "Gap")


def _draft(word: WordFile, record: AnnualRecord) -> None:
    """The open findings of a draft."""
    draft = record.draft
    if draft is None:
        return
    word.paragraph(draft.title, "TableTitle")
    if not draft.findings:
        word.paragraph(draft.none, "BodyText")
        return
    rows = [Row([Cell(head, 1, "CellHead") for head in draft.heads], head=True)]
    for item in draft.findings:
        rows.append(Row([Cell(item.severity), Cell(item.unit_id), Cell(item.sentence, 1, "CellLeft")]))
    word.table(DRAFT_GRID_MM, rows)
    word.paragraph("", "Gap")
