"""Make ``resources/forms/annual_table.xlsx``, the template workbook of the annual table, from the form's data file.

Run it after a change of ``resources/forms/annual_table.json``:

    .venv/bin/python scripts/make_annual_template.py [target]
"""

from __future__ import annotations

import sys
from pathlib import Path

import plugin_root
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.properties import PageSetupProperties

plugin_root.load()

from mine_restoration.core.annual.form import AnnualForm, Entry, load_form  # noqa: E402
from mine_restoration.report.workbook import put_text, save  # noqa: E402

FONT = "宋体"
THIN = Side(style="thin")
RULED = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
MARGIN_MM = 12
COORDINATE_GRID_MM = (40, 30, 45, 45)
SUMMARY_GRID_MM = (70, 60, 40)


def main(target: Path) -> None:
    """Write the template workbook."""
    form = load_form()
    book = Workbook()
    # Widths of columns count digits of the default font. Arial and its equal Liberation Sans are there with most
    # office programs, so the columns are equally wide in all of them; 7 pixels are a digit of 10 points.
    normal = book._named_styles["Normal"]
    normal.font = Font(name="Arial", size=10)
    names: dict[str, str] = {}
    _form_sheet(book.active, form, names)
    _coordinate_sheet(book.create_sheet(form.words["sheets_title"]), form, names)
    _summary_sheet(book.create_sheet(form.words["summary_title"]), form, names)
    for name, place in names.items():
        item = DefinedName(name, attr_text=place)
        # openpyxl 3.1 keeps names in a dictionary, 3.0 in a list.
        add = getattr(book.defined_names, "add", None) or book.defined_names.append
        add(item)
    save(book, target)


def _form_sheet(sheet, form: AnnualForm, names: dict[str, str]) -> None:
    sheet.title = form.words["sheet"]
    _set_up(sheet, form.grid_mm)
    width = len(form.grid_mm)
    title = form.title.format(year="***")
    _cell(sheet, 1, 1, width, title, 16, bold=True, ruled=False, name="title", names=names)
    sheet.row_dimensions[1].height = 30
    _cell(sheet, 2, 1, width, "", 7.5, ruled=False, name="basis", names=names)
    sheet.row_dimensions[2].height = 22
    sheet.print_title_rows = "$1:$2"
    row = 3
    for line in form.header:
        _labelled(sheet, row, line, names)
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
            _cell(sheet, row + 2, column, entry.span, "", size, name=name, names=names, left=left)
            column += entry.span
        sheet.row_dimensions[row + 1].height = 30
        sheet.row_dimensions[row + 2].height = 20
        row += 3
        if section.money:
            _labelled(sheet, row, section.money, names)
            sheet.row_dimensions[row].height = 30
            row += 1
    for note in form.notes:
        _cell(sheet, row, 1, width, note, 9, ruled=False, left=True)
        sheet.row_dimensions[row].height = 14
        row += 1
    _cell(sheet, row, 1, width, "", 7.5, ruled=False, left=True, name="sources", names=names)
    sheet.row_dimensions[row].height = 44


def _labelled(sheet, row: int, entries: tuple[Entry, ...], names: dict[str, str]) -> None:
    """A row of labels and values."""
    column = 1
    for entry in entries:
        _cell(sheet, row, column, entry.label_span, entry.label, 10)
        column += entry.label_span
        _cell(sheet, row, column, entry.span, "", 10, name=entry.key, names=names)
        column += entry.span
    sheet.row_dimensions[row].height = 21


def _coordinate_sheet(sheet, form: AnnualForm, names: dict[str, str]) -> None:
    """The head stands above all coordinate sheets, so that it is repeated on every page."""
    _set_up(sheet, COORDINATE_GRID_MM)
    width = len(COORDINATE_GRID_MM)
    _cell(sheet, 1, 1, width, "", 8, ruled=False, name="sheets_crs", names=names)
    columns = (("ring_column", "corner_ring"), ("corner_column", "corner_name"))
    columns += (("north_column", "corner_north"), ("east_column", "corner_east"))
    for column, (word, name) in enumerate(columns, 1):
        _cell(sheet, 2, column, 1, form.words[word], 9)
        _cell(sheet, 5, column, 1, "", 9, name=name, names=names)
    sheet.print_title_rows = "$1:$2"
    _cell(sheet, 3, 1, width, "", 11, bold=True, ruled=False, name="sheet_title", names=names)
    _cell(sheet, 4, 1, width, "", 9, ruled=False, name="sheet_info", names=names)
    for row, height in enumerate((24, 15, 24, 16, 15), 1):
        sheet.row_dimensions[row].height = height


def _summary_sheet(sheet, form: AnnualForm, names: dict[str, str]) -> None:
    _set_up(sheet, SUMMARY_GRID_MM)
    width = len(SUMMARY_GRID_MM)
    _cell(sheet, 1, 1, width, form.words["summary_title"], 14, bold=True, ruled=False)
    sheet.row_dimensions[1].height = 26
    _cell(sheet, 2, 1, width, "", 9, ruled=False, name="summary_of", names=names)
    sheet.row_dimensions[2].height = 16
    sheet.print_title_rows = "$1:$3"
    for column, word in enumerate(("summary_section", "summary_class", "summary_area"), 1):
        _cell(sheet, 3, column, 1, form.words[word], 10)
        key = word[len("summary_") :]
        _cell(sheet, 4, column, 1, "", 10, name=f"class_{key}", names=names)
        _cell(sheet, 5, column, 1, "", 10, bold=True, name=f"total_{key}", names=names)
    for row in (3, 4, 5):
        sheet.row_dimensions[row].height = 18


def _cell(
    sheet,
    row: int,
    column: int,
    span: int,
    text: str,
    size: float,
    *,
    bold: bool = False,
    ruled: bool = True,
    left: bool = False,
    name: str = "",
    names: dict[str, str] | None = None,
) -> None:
    """A cell of ``span`` columns of the grid; ``name`` is the name under which the program finds it."""
    for at in range(column, column + span):
        cell = sheet.cell(row, at)
        cell.font = Font(name=FONT, size=size, bold=bold)
        cell.alignment = Alignment(
            horizontal="left" if left else "center",
            vertical="center",
            wrap_text=True,
            indent=1 if left and ruled else 0,
        )
        if ruled:
            cell.border = RULED
    if text:
        put_text(sheet.cell(row, column), text)
        sheet.cell(row, column).quotePrefix = False
    if span > 1:
        sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + span - 1)
    if name:
        names[name] = f"'{sheet.title}'!${get_column_letter(column)}${row}"


def _set_up(sheet, grid_mm: tuple[float, ...]) -> None:
    """A4 portrait, centred, page numbers below; widths in Excel's unit, digits of the default font."""
    for column, millimetres in enumerate(grid_mm, 1):
        sheet.column_dimensions[get_column_letter(column)].width = round((millimetres * 96 / 25.4 - 5) / 7, 2)
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = sheet.ORIENTATION_PORTRAIT
    # Where the default font is another one, wider columns are made to fit; the height is left to the rows.
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    margins = sheet.page_margins
    margins.left = margins.right = MARGIN_MM / 25.4
    margins.top = 15 / 25.4
    margins.bottom = 18 / 25.4
    margins.header = margins.footer = 8 / 25.4
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
    sheet.oddFooter.center.size = 9
    sheet.sheet_view.showGridLines = False


if __name__ == "__main__":
    root = Path(__file__).resolve().parents[1]
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else root / "resources" / "forms" / "annual_table.xlsx")
