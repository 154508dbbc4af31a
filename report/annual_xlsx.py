"""The annual plan as a workbook: the template's layout, the record's values.

The cell map is the template's named cells, or the places that a form's data file gives for a workbook without names:
header and money cells carry the key of the form (``holder``), the cells of the model rows section and column
(``restored_area``); the rest is in :mod:`.annual.names`. A county may change everything else in its own template: order
and widths of columns, wording, blank rows behind a model row, formulas, merged cells. Sheets that a template lacks (the
plan's text, coordinate sheets, sums) are added as the program makes them.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Optional

from ..core.annual.record import AnnualRecord
from ..core.progress import Progress, go_on, span
from .annual.filling import Filling
from .annual.form_rows import fill_form
from .annual.names import GROUPS, cell_names
from .annual.other_sheets import fill_coordinates, fill_draft, fill_plan, fill_summary
from .template import TemplateUnfit, open_template
from .workbook import save

__all__ = ["TemplateUnfit", "cell_names", "write_annual_workbook"]
_FILLED = 0.5
"""Part of the time until the sheets are filled; the rest is saving."""


def write_annual_workbook(
    record: AnnualRecord,
    target: Path,
    template: Optional[Path] = None,
    day: Optional[date] = None,
    progress: Progress = go_on,
) -> tuple[str, ...]:
    """Write the workbook, whole or not at all. The sheets that the template lacked and that were added:
    ``plan``, ``coordinates``, ``summary``.

    ``template`` takes the place of the form's own workbook; ``day`` becomes the document's date. A record that is a
    draft says so on each sheet and page, and its findings are on the last sheet. Raises :class:`TemplateUnfit`,
    :class:`Stopped` when ``progress`` returns false, and ``OSError`` where the file cannot be written.
    """
    path = template or record.form.workbook
    book = open_template(path)
    filling = Filling.begin(record, book, path, span(progress, 0, _FILLED))
    form = fill_form(filling)
    fill_plan(filling)
    fill_coordinates(filling, form)
    fill_summary(filling, form)
    fill_draft(filling)
    filling.finish()
    book.active = 0
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is book.worksheets[0]
    book.properties.title = record.plan.title or record.title
    results = {title: filled.results for title, filled in filling.sheets.items()}
    save(book, target, day, span(progress, _FILLED, 1), results)
    return tuple(group for group in filling.added if any(name in filling.cells for name in GROUPS[group]))
