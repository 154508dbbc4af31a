"""Make ``resources/forms/annual_table.xlsx``, the template workbook of the annual plan, from the form's data file.

Run it after a change of ``resources/forms/annual_table.json``:

    .venv/bin/python scripts/make_annual_template.py [target]
"""

from __future__ import annotations

import sys
from pathlib import Path

import plugin_root
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter, quote_sheetname

plugin_root.load()

from mine_restoration.core.annual.form import load_form  # noqa: E402
from mine_restoration.report.annual.standard import (  # noqa: E402
    Cells,
    coordinate_sheet,
    form_sheet,
    plan_sheet,
    summary_sheet,
)
from mine_restoration.report.template import add_name  # noqa: E402
from mine_restoration.report.workbook import save  # noqa: E402


def main(target: Path) -> None:
    """Write the template workbook."""
    form = load_form()
    book = Workbook()
    # Widths of columns count digits of the default font. Arial and its equal Liberation Sans are there with most
    # office programs, so the columns are equally wide in all of them; 7 pixels are a digit of 10 points.
    normal = book._named_styles["Normal"]
    normal.font = Font(name="Arial", size=10)
    cells: Cells = {}
    form_sheet(book.active, form, cells)
    for make in (plan_sheet, coordinate_sheet, summary_sheet):
        make(book, form, cells)
    for name, cell in cells.items():
        add_name(book, name, f"{quote_sheetname(cell.sheet)}!${get_column_letter(cell.column)}${cell.row}")
    book.active = 0
    save(book, target)


if __name__ == "__main__":
    root = Path(__file__).resolve().parents[1]
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else root / "resources" / "forms" / "annual_table.xlsx")
