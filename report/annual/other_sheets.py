"""The sheets beside the form: the plan's text, the coordinate sheets, the sums, and what is open in a draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ...core.amounts import hectares
from ...core.annual.extent import CoordinateSheet, metres, ring_name
from ...core.annual.form import Section
from ..row_models import FilledSheet, Formula, Value, line_count
from ..template import NamedCell, TemplateUnfit, one_row
from .filling import Filling
from .form_rows import FormRows, Written
from .names import CHECKS, GROUPS
from .parts import INDENT, under_title

_CORNER = GROUPS["coordinates"][3:]
_KEPT_WITH_HEAD = 12
"""Corners that stay with the head of their list."""
_LINES_A_ROW = 12
"""A row goes to the next page whole, so long paragraphs are several rows."""
_ROOM_BELOW = 60.0
"""Points that a heading without text of its own leaves for what follows it."""
_SENTENCE = re.compile(r"[^。；！？]*[。；！？]?")


def fill_plan(filling: Filling) -> None:
    """Fill the plan's text: a row a heading and a paragraph. Without any text the sheet is taken away."""
    plan = filling.record.plan
    if not plan.parts:
        if "plan" not in filling.added:
            filling.drop("plan")
        return
    if "plan" in filling.added:
        filling.make("plan")
    given = [name for name in GROUPS["plan"] if name in filling.cells]
    filled = filling.take(given)
    plain = filling.cells["plan_paragraph"]
    cells = {name: filling.cells.get(name, plain) for name in GROUPS["plan"]}
    rows = {filling.cells[name].row for name in given}
    if len(rows) != len(given):
        raise TemplateUnfit(filling.path, "shared_row", given)
    filled.fixed(1, min(rows) - 1, {})
    _text_row(filled, cells["plan_title"], plan.title)
    _text_row(filled, cells["plan_holder"], under_title(filling.record))
    for part in plan.parts:
        head = cells["plan_heading" if part.level == 1 else "plan_subheading"]
        pieces = [piece for text in part.paragraphs for piece in _pieces(filled, plain, text)]
        below = _needed(filled, plain, pieces[0]) if pieces else _ROOM_BELOW
        filled.breaks(_needed(filled, head, part.heading) + below)
        _text_row(filled, head, part.heading)
        for piece in pieces:
            filled.breaks(_needed(filled, plain, piece))
            _text_row(filled, plain, piece)
    filled.breaks(_needed(filled, cells["plan_attachment"], plan.attachment))
    _text_row(filled, cells["plan_attachment"], plan.attachment)
    filled.fixed(max(rows) + 1, max(filled.models), {})


def _text_row(filled: FilledSheet, cell: NamedCell, text: str) -> None:
    filled.emit(cell.row, {cell.column: text}, _needed(filled, cell, text))


def _needed(filled: FilledSheet, cell: NamedCell, text: str) -> float:
    return filled.needed(cell.row, {cell.column: text})


def _pieces(filled: FilledSheet, cell: NamedCell, text: str) -> list[str]:
    """A paragraph in rows that are not too high, divided between sentences where there are any."""
    width, size = filled.width_of(cell.row, cell.column), filled.models[cell.row].cells[cell.column].size

    def fits(piece: str) -> bool:
        return line_count(piece, width, size) <= _LINES_A_ROW

    return divided(INDENT + text, fits)


def divided(text: str, fits: Callable[[str], bool]) -> list[str]:
    """A text in pieces that fit; joined they are the text. Sentences are divided only where one alone does not fit."""
    if fits(text):
        return [text]
    pieces = [""]
    for sentence in _SENTENCE.findall(text):
        while not fits(pieces[-1] + sentence):
            if pieces[-1]:
                pieces.append("")
                continue
            length = next(
                length for length in range(len(sentence) - 1, 0, -1) if length == 1 or fits(sentence[:length])
            )
            pieces[-1], sentence = sentence[:length], sentence[length:]
            pieces.append("")
        pieces[-1] += sentence
    return [piece for piece in pieces if piece]


def fill_coordinates(filling: Filling, form: FormRows) -> None:
    """Fill the coordinate sheets, and let the rows of the form lead there. Without any the sheet is taken away."""
    record = filling.record
    if not record.sheets:
        if "coordinates" not in filling.added:
            filling.drop("coordinates")
        return
    if "coordinates" in filling.added:
        filling.make("coordinates")
    title = filling.cells["sheet_title"].row
    model = one_row(filling.path, filling.cells, _CORNER)
    if not filling.cells["sheet_info"].row < model > title:
        raise TemplateUnfit(filling.path, "not_one_row", _CORNER)
    filled = filling.take(GROUPS["coordinates"])
    crs = filling.cells["sheets_crs"]
    filled.fixed(1, title - 1, {(crs.row, crs.column): record.sources[0]})
    begins = {sheet.number: _coordinate_block(filling, filled, sheet, title, model) for sheet in record.sheets}
    filled.fixed(model + 1, max(filled.models), {})
    _link(filling, form, filled.sheet.title, begins)


def _coordinate_block(filling: Filling, filled: FilledSheet, sheet: CoordinateSheet, title: int, model: int) -> int:
    """One numbered sheet: title, what it belongs to, corners; the row of its title."""
    filling.step()
    form, cells = filling.record.form, filling.cells
    values: dict[tuple[int, int], Value] = {}
    for name, text in (("sheet_title", sheet.title), ("sheet_info", sheet.info)):
        values[cells[name].row, cells[name].column] = text
    height = filled.models[model].height
    # A head is not left alone at the foot of a page; short lists stay whole.
    corners = sum(len(ring.corners) for ring in sheet.rings)
    filled.breaks(filled.height(title, model - 1, values) + min(corners, _KEPT_WITH_HEAD) * height)
    begin = filled.row + 1
    filled.fixed(title, model - 1, values)
    again: dict[tuple[int, int], Value] = {
        (title, cells["sheet_title"].column): form.say("continued", title=sheet.title)
    }
    column = [cells[name].column for name in _CORNER]
    for ring in sheet.rings:
        name = ring_name(ring, form)
        for corner in ring.corners:
            row: Sequence[Value] = (name, corner.name, metres(corner.north), metres(corner.east))
            if filled.breaks(height):
                filled.again(title, title, again)
            filled.emit(model, dict(zip(column, row)))
    return begin


def _link(filling: Filling, form: FormRows, title: str, begins: dict[int, int]) -> None:
    """Let the rows of the form lead to their coordinate sheets."""
    from openpyxl.utils import get_column_letter, quote_sheetname
    from openpyxl.worksheet.hyperlink import Hyperlink

    sheet = filling.book[form.title]
    for link in form.links:
        place = f"{get_column_letter(link.column)}{link.row}"
        target = f"{quote_sheetname(title)}!A{begins[link.sheet]}"
        sheet[place].hyperlink = Hyperlink(ref=place, location=target)


def fill_summary(filling: Filling, form: FormRows) -> None:
    """Sums of each section and class, as formulas over the form, beside the record's own and the difference."""
    if "summary" in filling.added:
        filling.make("summary")
    names = [name for name in (*GROUPS["summary"], *CHECKS) if name in filling.cells]
    total = one_row(filling.path, filling.cells, [name for name in names if name.startswith("total_")])
    of_class = [name for name in names if name.startswith("class_")]
    line = one_row(filling.path, filling.cells, of_class) if of_class else total
    filled = filling.take(names)
    of = filling.cells["summary_of"]
    models = (line, total)
    filled.fixed(1, min(models) - 1, {(of.row, of.column): filling.record.title})
    for section in filling.record.form.sections:
        rows, written = filling.record.section(section.key), form.written[section.key]
        for item in rows.class_totals if section.has("land_class") else ():
            name = item.name or filling.record.form.words["summary_class_missing"]
            formula = _class_sum(filling, section, written, item.name)
            _sum_row(filling, filled, "class" if of_class else "total", line, (section.title, name), formula, item.ha4)
        name = filling.record.form.words["summary_total"]
        _sum_row(filling, filled, "total", total, (section.title, name), _sum(filling, section, written), rows.ha4)
    filled.fixed(max(models) + 1, max(filled.models), {})


def _sum_row(
    filling: Filling, filled: FilledSheet, kind: str, model: int, texts: tuple[str, str], formula: str, ha4: int
) -> None:
    """A line of the sums: what the form's cells sum to, what they did when they were written, and the difference."""
    from openpyxl.utils import get_column_letter

    column = {name: cell.column for name, cell in filling.cells.items() if name.startswith(f"{kind}_")}
    values: dict[int, Value] = {column[f"{kind}_section"]: texts[0], column[f"{kind}_class"]: texts[1]}
    height = filled.needed(model, values)
    values[column[f"{kind}_area"]] = Formula(formula, hectares(ha4))
    area = get_column_letter(column[f"{kind}_area"])
    filled.breaks(height)
    row = filled.row + 1
    if f"{kind}_written" in column:
        values[column[f"{kind}_written"]] = hectares(ha4)
        if f"{kind}_difference" in column:
            before = get_column_letter(column[f"{kind}_written"])
            values[column[f"{kind}_difference"]] = Formula(f"=ROUND({area}{row}-{before}{row},4)", hectares(0))
    filled.emit(model, values, height)


def _range(filling: Filling, name: str, rows: Written) -> str:
    from openpyxl.utils import get_column_letter, quote_sheetname

    cell = filling.cells[name]
    letter = get_column_letter(cell.column)
    return f"{quote_sheetname(cell.sheet)}!${letter}${rows.first}:${letter}${rows.last}"


def _sum(filling: Filling, section: Section, rows: Written) -> str:
    return f"=ROUND(SUM({_range(filling, f'{section.key}_area', rows)}),4)"


def _class_sum(filling: Filling, section: Section, rows: Written, name: str) -> str:
    """The area of the rows of one class. The name is compared as text: SUMIF would read ``>1`` or ``*`` in it."""
    quoted = name.replace('"', '""')
    areas = _range(filling, f"{section.key}_area", rows)
    return f'=ROUND(SUMPRODUCT(--({_range(filling, f"{section.key}_land_class", rows)}="{quoted}"),{areas}),4)'


def fill_draft(filling: Filling) -> None:
    """The last sheet of a draft: what is open, and what has to be done about it."""
    draft = filling.record.draft
    if draft is None:
        return
    filling.make("draft")
    keys = ("severity", "unit", "sentence")
    cells = filling.cells
    filled = filling.take(("draft_title", *(f"draft_head_{key}" for key in keys), *(f"draft_{key}" for key in keys)))
    title, head, model = (cells[name] for name in ("draft_title", "draft_head_severity", "draft_severity"))
    values: dict[tuple[int, int], Value] = {(title.row, title.column): draft.title}
    for key, text in zip(keys, draft.heads):
        values[head.row, cells[f"draft_head_{key}"].column] = text
    filled.fixed(title.row, head.row, values)
    column = [cells[f"draft_{key}"].column for key in keys]
    rows = [(finding.severity, finding.unit_id, finding.sentence) for finding in draft.findings]
    for row in rows or [("", "", draft.none)]:
        texts: dict[int, Value] = dict(zip(column, row))
        height = filled.needed(model.row, texts)
        filled.breaks(height)
        filled.emit(model.row, texts, height)
