"""The sheets of the annual plan's workbook as the program makes them, from the form's data.

The bundled template is made of them, and a template of somebody else's that lacks one gets it. They are models: a row
for everything that is written once, and one for everything that is written as often as there are data.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Callable

from ...core.annual.form import AnnualForm, Entry
from ..template import NamedCell
from ..workbook import put_text, repeat_rows, sheet_title
from .names import GROUPS

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Cells = dict[str, NamedCell]
FONT, HEAVY = "宋体", "黑体"
PLAN_GRID_MM = (170.0,)
"""Not the whole page: a column grows with the default font's replacement, and LibreOffice does not fit a single one."""
COORDINATE_GRID_MM = (40.0, 30.0, 45.0, 45.0)
SUMMARY_GRID_MM = (58.0, 42.0, 28.0, 30.0, 22.0)
DRAFT_GRID_MM = (16.0, 34.0, 130.0)
_MARGIN_MM = 12


def form_sheet(sheet: Worksheet, form: AnnualForm, cells: Cells) -> None:
    """The form itself: header, three blocks, notes, signatures, and the lines about the data."""
    sheet.title = form.words["sheet"]
    _set_up(sheet, form.grid_mm, form)
    width = len(form.grid_mm)
    title = form.title.format(year="***")
    _cell(sheet, 1, 1, width, title, 16, font=HEAVY, bold=True, ruled=False, name="title", cells=cells)
    sheet.row_dimensions[1].height = 30
    _cell(sheet, 2, 1, width, "", 7.5, ruled=False, name="basis", cells=cells)
    sheet.row_dimensions[2].height = 22
    repeat_rows(sheet, 1, 2)
    row = 3
    for line in form.header:
        _labelled(sheet, row, line, cells)
        row += 1
    for section in form.sections:
        _cell(sheet, row, 1, width, section.title, 10.5, bold=True)
        sheet.row_dimensions[row].height = 21
        column = 1
        for entry in section.columns:
            _cell(sheet, row + 1, column, entry.span, entry.label, 10)
            name = f"{section.key}_{entry.key}"
            left = entry.key == "extent"
            # The longest text that the form takes has to fit into Excel's highest row.
            size = 8 if left else 9 if entry.key in ("number", "area", "land_class") else 8.5
            _cell(sheet, row + 2, column, entry.span, "", size, name=name, cells=cells, left=left)
            column += entry.span
        sheet.row_dimensions[row + 1].height = 30
        sheet.row_dimensions[row + 2].height = 20
        row += 3
        if section.money:
            _labelled(sheet, row, section.money, cells)
            sheet.row_dimensions[row].height = 30
            row += 1
    for note in form.notes:
        _cell(sheet, row, 1, width, note, 9, ruled=False, left=True)
        sheet.row_dimensions[row].height = 14
        row += 1
    for labels in signature_rows(form.signature):
        column = 1
        for label, end in zip(labels, _ends(form.grid_mm, len(labels))):
            _cell(sheet, row, column, end - column + 1, label, 10, ruled=False, left=True)
            column = end + 1
        sheet.row_dimensions[row].height = 30
        row += 1
    _cell(sheet, row, 1, width, "", 7.5, ruled=False, left=True, name="sources", cells=cells)
    sheet.row_dimensions[row].height = 44


def signature_rows(labels: Sequence[str]) -> list[Sequence[str]]:
    """The signature block in rows: whose seal and name it needs first, two and then three a row."""
    return [labels[:2], *(labels[at : at + 3] for at in range(2, len(labels), 3))] if labels else []


def _ends(grid_mm: Sequence[float], count: int) -> list[int]:
    """The last columns of ``count`` cells that are about equally wide on the grid."""
    edges = [sum(grid_mm[:column]) for column in range(len(grid_mm) + 1)]
    wanted = [edges[-1] * at / count for at in range(1, count + 1)]
    return [min(range(1, len(edges)), key=lambda column: abs(edges[column] - place)) for place in wanted]


def plan_sheet(book: Workbook, form: AnnualForm, cells: Cells) -> Worksheet:
    """Parts 一 and 二 as text. One wide column: rows of merged cells would not grow with a text that is edited."""
    sheet = book.create_sheet(sheet_title(form.words["plan_sheet"], book.sheetnames), 0)
    _set_up(sheet, PLAN_GRID_MM, form)
    models = (
        ("plan_title", 18.0, HEAVY, True, False, 40),
        ("plan_holder", 12.0, FONT, False, False, 24),
        ("plan_heading", 14.0, HEAVY, True, True, 30),
        ("plan_subheading", 12.0, HEAVY, True, True, 24),
        ("plan_paragraph", 12.0, FONT, False, True, 20),
        ("plan_attachment", 12.0, FONT, False, True, 36),
    )
    for row, (name, size, font, bold, left, height) in enumerate(models, 1):
        _cell(sheet, row, 1, 1, "", size, font=font, bold=bold, ruled=False, left=left, name=name, cells=cells)
        sheet.row_dimensions[row].height = height
    return sheet


def coordinate_sheet(book: Workbook, form: AnnualForm, cells: Cells) -> Worksheet:
    """The coordinate sheets, one under the other; the heads of the columns are repeated on every page."""
    sheet = book.create_sheet(sheet_title(form.words["sheets_title"], book.sheetnames))
    _set_up(sheet, COORDINATE_GRID_MM, form)
    width = len(COORDINATE_GRID_MM)
    _cell(sheet, 1, 1, width, "", 8, ruled=False, name="sheets_crs", cells=cells)
    words = ("ring_column", "corner_column", "north_column", "east_column")
    for column, (word, name) in enumerate(zip(words, GROUPS["coordinates"][3:]), 1):
        _cell(sheet, 2, column, 1, form.words[word], 9)
        _cell(sheet, 5, column, 1, "", 9, name=name, cells=cells)
    repeat_rows(sheet, 1, 2)
    _cell(sheet, 3, 1, width, "", 11, bold=True, ruled=False, name="sheet_title", cells=cells)
    _cell(sheet, 4, 1, width, "", 9, ruled=False, name="sheet_info", cells=cells)
    for row, height in enumerate((24, 15, 24, 16, 15), 1):
        sheet.row_dimensions[row].height = height
    return sheet


def summary_sheet(book: Workbook, form: AnnualForm, cells: Cells) -> Worksheet:
    """Sums by section and class, beside what they were when the program wrote them."""
    sheet = book.create_sheet(sheet_title(form.words["summary_title"], book.sheetnames))
    _set_up(sheet, SUMMARY_GRID_MM, form)
    width = len(SUMMARY_GRID_MM)
    _cell(sheet, 1, 1, width, form.words["summary_title"], 14, font=HEAVY, bold=True, ruled=False)
    sheet.row_dimensions[1].height = 26
    _cell(sheet, 2, 1, width, "", 9, ruled=False, name="summary_of", cells=cells)
    sheet.row_dimensions[2].height = 16
    repeat_rows(sheet, 1, 3)
    for column, key in enumerate(("section", "class", "area", "written", "difference"), 1):
        _cell(sheet, 3, column, 1, form.words[f"summary_{key}"], 10)
        _cell(sheet, 4, column, 1, "", 10, name=f"class_{key}", cells=cells)
        _cell(sheet, 5, column, 1, "", 10, bold=True, name=f"total_{key}", cells=cells)
    for row in (3, 4, 5):
        sheet.row_dimensions[row].height = 18
    sheet.row_dimensions[3].height = 28
    return sheet


def draft_sheet(book: Workbook, form: AnnualForm, cells: Cells) -> Worksheet:
    """What is open in a draft, and what has to be done about it."""
    sheet = book.create_sheet(sheet_title(form.words["draft_sheet"], book.sheetnames))
    _set_up(sheet, DRAFT_GRID_MM, form)
    width = len(DRAFT_GRID_MM)
    _cell(sheet, 1, 1, width, "", 14, font=HEAVY, bold=True, ruled=False, name="draft_title", cells=cells)
    sheet.row_dimensions[1].height = 28
    for column, key in enumerate(("severity", "unit", "sentence"), 1):
        _cell(sheet, 2, column, 1, "", 10, name=f"draft_head_{key}", cells=cells)
        _cell(sheet, 3, column, 1, "", 9, name=f"draft_{key}", cells=cells, left=key == "sentence")
    for row, height in ((2, 20), (3, 18)):
        sheet.row_dimensions[row].height = height
    repeat_rows(sheet, 1, 2)
    return sheet


MAKERS: dict[str, Callable[[Workbook, AnnualForm, Cells], Worksheet]] = {
    "plan": plan_sheet,
    "coordinates": coordinate_sheet,
    "summary": summary_sheet,
    "draft": draft_sheet,
}
"""What makes a sheet that a template lacks, by the names of :data:`.names.GROUPS`."""


def _labelled(sheet: Worksheet, row: int, entries: tuple[Entry, ...], cells: Cells) -> None:
    """A row of labels and values."""
    column = 1
    for entry in entries:
        _cell(sheet, row, column, entry.label_span, entry.label, 10)
        column += entry.label_span
        _cell(sheet, row, column, entry.span, "", 10, name=entry.key, cells=cells)
        column += entry.span
    sheet.row_dimensions[row].height = 21


def _cell(
    sheet: Worksheet,
    row: int,
    column: int,
    span: int,
    text: str,
    size: float,
    *,
    cells: Any = None,
    name: str = "",
    font: str = FONT,
    bold: bool = False,
    ruled: bool = True,
    left: bool = False,
) -> None:
    """A cell of ``span`` columns of the grid; ``name`` is the name under which the program finds it."""
    from openpyxl.styles import Alignment, Border, Font, Side

    thin = Side(style="thin")
    for at in range(column, column + span):
        cell = sheet.cell(row, at)
        cell.font = Font(name=font, size=size, bold=bold)
        cell.alignment = Alignment(
            horizontal="left" if left else "center",
            vertical="center",
            wrap_text=True,
            indent=1 if left and ruled else 0,
        )
        if ruled:
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    if text:
        put_text(sheet.cell(row, column), text)
        sheet.cell(row, column).quotePrefix = False
    if span > 1:
        sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + span - 1)
    if name:
        cells[name] = NamedCell(sheet.title, row, column)


def _set_up(sheet: Worksheet, grid_mm: Sequence[float], form: AnnualForm) -> None:
    """A4 portrait, centred, page numbers below; widths in Excel's unit, digits of the default font."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for column, millimetres in enumerate(grid_mm, 1):
        sheet.column_dimensions[get_column_letter(column)].width = round((millimetres * 96 / 25.4 - 5) / 7, 2)
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = sheet.ORIENTATION_PORTRAIT
    # Where the default font is another one, wider columns are made to fit; the height is left to the rows.
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    margins = sheet.page_margins
    margins.left = margins.right = _MARGIN_MM / 25.4
    margins.top = 15 / 25.4
    margins.bottom = 18 / 25.4
    margins.header = margins.footer = 8 / 25.4
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = form.say("page", page="&P", pages="&N")
    sheet.oddFooter.center.size = 9
    sheet.sheet_view.showGridLines = False
