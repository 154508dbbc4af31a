"""Last year's plan against its results as a workbook: unit by unit, sums, and the draft of the sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from ..core.amounts import hectares
from ..core.annual.texts import printable
from ..core.annual.years.differences import plan_class_text, result_class_text
from ..core.annual.years.records import ComparisonRow, MoneyRow, YearComparison
from ..core.annual.years.text import difference_text
from ..core.annual.years.words import YearWords, load_words
from ..core.landclass.classes import LandClasses, load_classes
from ..core.progress import Progress, check, go_on, span
from .sheet_parts import HIGHEST, TITLE, add_sheet, empty_book, lines_of, put_texts
from .workbook import GREY, Look, break_pages, dress, put_line, put_number, put_text, repeat_rows, save, set_page

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FACT = Look(9, border=False)
_HEAD = Look(9, bold=True, across="center", fill=GREY)
_BODY = Look(9)
_CENTRE = Look(9, across="center")
_NUMBER = Look(9, across="right", wrap=False)
_SUM = Look(9, bold=True, across="right", wrap=False, fill=GREY)
_SUM_TEXT = Look(9, bold=True, across="center", fill=GREY)
_BLOCK = Look(11, bold=True, border=False)
_TEXT = Look(11, border=False, down="top")
_AREA = "0.0000"
_CHANGE = "+0.0000;-0.0000;0.0000"
_LINE = 12.5
"""Points of a line of type."""
_IN_A_WIDTH = 1.1
"""Characters of 9 points, 6 pixels each, in a unit of a column's width, 7 pixels; a little less than there are."""
_COLUMNS = (
    ("number", 4.5),
    ("plan", 14),
    ("plan_goal", 17),
    ("plan_ha", 9),
    ("result", 14),
    ("result_goal", 17),
    ("result_ha", 9),
    ("difference", 9.5),
    ("common", 9),
    ("new", 9),
    ("outcome", 9.5),
    ("details", 32),
    ("reason", 16),
)
"""Columns of the table with their widths in characters."""
_AREAS = {"plan_ha": "plan_ha4", "result_ha": "result_ha4", "common": "common_ha4", "new": "new_ha4"}
_SUM_WIDTHS = (19, 13, 13, 14, 14, 14)
_TEXT_WIDTH = 74
_WRITING = 0.5


@dataclass(frozen=True)
class ComparisonSheet:
    """A comparison with the names of the mine and of the layer."""

    comparison: YearComparison
    mine_name: str = ""
    source: str = ""


def write_comparison_workbook(
    table: ComparisonSheet,
    target: Path,
    day: Optional[date] = None,
    classes: Optional[LandClasses] = None,
    progress: Progress = go_on,
) -> None:
    """Write the workbook to ``target`` (xlsx), whole or not at all; the same comparison gives the same bytes.

    Areas are hm², money 万元, both numbers with 4 decimals; sums of the table are formulas. Raises ``OSError``,
    :class:`CatalogueError`, and :class:`Stopped` when ``progress`` returns false.
    """
    words = load_words()
    book = empty_book()
    sheets = words.workbook.child("sheets")
    rows, sums, text = (add_sheet(book, sheets.get(key, str)) for key in ("rows", "sums", "text"))
    _Table(rows, table, words, classes or load_classes()).write(span(progress, 0, _WRITING))
    _Sums(sums, table, words).write()
    _text(text, table, words)
    book.properties.title = words.title.format(last=table.comparison.year - 1, year=table.comparison.year)
    save(book, target, day, span(progress, _WRITING, 1))


def comparison_text(comparison: YearComparison) -> str:
    """The draft of the sentences as a text file."""
    words = load_words()
    title = words.title.format(last=comparison.year - 1, year=comparison.year)
    lines = (title, words.workbook.get("text_note", str), "", *comparison.paragraphs, comparison.money_text)
    return "\n".join(lines) + "\n"


def _facts(table: ComparisonSheet, words: YearWords) -> list[str]:
    """The lines below the title."""
    node = words.workbook
    limits = {name: f"{100 * value:.10g}" for name, value in vars(table.comparison.thresholds).items()}
    lines = [node.get("mine", str).format(text=printable(table.mine_name))] if table.mine_name else []
    if table.source:
        lines.append(node.get("source", str).format(text=printable(table.source)))
    return [
        *lines,
        node.get("area", str),
        node.get("limits", str).format(**limits),
        node.get("edition", str).format(text=words.edition),
    ]


def _heading(sheet: Worksheet, title: str, facts: Sequence[str], columns: int, width: float) -> int:
    """Title and facts; the last row that they take."""
    put_line(sheet, 1, columns, title, TITLE)
    sheet.row_dimensions[1].height = 28
    for row, text in enumerate(facts, 2):
        put_line(sheet, row, columns, text, _FACT)
        sheet.row_dimensions[row].height = _LINE * lines_of(text, width) + 2
    return 1 + len(facts)


class _Table:
    """The sheet with a row a pair."""

    def __init__(self, sheet: Worksheet, table: ComparisonSheet, words: YearWords, classes: LandClasses) -> None:
        self.sheet, self.table, self.words, self.classes = sheet, table, words, classes
        self.node = words.workbook
        self.widths = [width for _, width in _COLUMNS]
        self.knows_new = table.comparison.sums.knows_new

    def write(self, progress: Progress) -> None:
        """Fill the sheet."""
        year = self.table.comparison.year
        title = self.words.title.format(last=year - 1, year=year)
        head = _heading(self.sheet, title, _facts(self.table, self.words), len(_COLUMNS), sum(self.widths)) + 1
        labels = self.node.child("columns")
        put_texts(self.sheet, head, [labels.get(key, str) for key, _ in _COLUMNS], _HEAD)
        self.sheet.row_dimensions[head].height = 2 * _LINE + 4
        rows = self.table.comparison.rows
        starts = []
        for number, row in enumerate(rows):
            check(progress, number / len(rows))
            place = head + 1 + number
            if not number or rows[number - 1].match != row.match:
                starts.append(place)
            self._row(place, row)
        last = head + len(rows)
        self._total(last + 1, head + 1, last)
        end = self._foot(last + 2)
        set_page(self.sheet, self.widths)
        repeat_rows(self.sheet, head, head)
        self.sheet.freeze_panes = self.sheet.cell(head + 1, 3)
        break_pages(self.sheet, self.widths, [*starts, last + 1], end)

    def _row(self, place: int, row: ComparisonRow) -> None:
        texts = self._texts(row)
        lines = 1
        for column, (key, width) in enumerate(_COLUMNS, 1):
            cell = self.sheet.cell(place, column)
            if key in texts:
                look = _CENTRE if key in ("number", "outcome") else _BODY
                dress(put_text(cell, texts[key]), look)
                lines = max(lines, lines_of(texts[key], width * _IN_A_WIDTH - 1))
            else:
                dress(self._amount(cell, key, row), _NUMBER)
        self.sheet.row_dimensions[place].height = min(_LINE * lines + 3, HIGHEST)

    def _amount(self, cell: Any, key: str, row: ComparisonRow) -> Any:
        if key == "difference":
            return put_number(cell, hectares(row.difference_ha4), _CHANGE)
        of_plan = key in ("plan_ha", "common")
        of_result = key != "plan_ha"
        if (of_plan and row.plan is None) or (of_result and row.result is None):
            return put_text(cell, "")
        if key == "new" and not self.knows_new:
            return put_text(cell, self.node.get("unknown", str))
        return put_number(cell, hectares(getattr(row, _AREAS[key])), _AREA)

    def _texts(self, row: ComparisonRow) -> dict[str, str]:
        words = self.words
        details = [difference_text(one, words) for one in row.differences]
        if row.not_compared:
            items = words.say("list").join(words.kinds[kind] for kind in row.not_compared)
            details.append(self.node.get("unchecked", str).format(items=items))
        if row.candidates:
            details.append(self.node.get("candidate", str).format(items=row.candidates))
        if row.matched_by:
            by, relation = words.matched_by[row.matched_by], words.relations[row.relation]
            details.append(self.node.get("matched", str).format(by=by, relation=relation))
        plan, result = row.plan, row.result
        done = result_class_text(row.result_classes, words) if row.result_classes else ""
        return {
            "number": str(row.match),
            "plan": "" if plan is None else _two_lines(plan.unit_id, plan.name),
            "plan_goal": "" if plan is None else _two_lines(plan_class_text(plan, self.classes, words), plan.quality),
            "result": "" if result is None else _two_lines(result.unit_id, result.name),
            "result_goal": "" if result is None else _two_lines(done, result.quality),
            "outcome": words.outcomes[row.outcome],
            "details": "\n".join(details),
            "reason": row.reason,
        }

    def _total(self, place: int, first: int, last: int) -> None:
        from openpyxl.utils import get_column_letter

        for column, (key, _) in enumerate(_COLUMNS, 1):
            cell = self.sheet.cell(place, column)
            if key == "new" and not self.knows_new:
                dress(put_text(cell, self.node.get("unknown", str)), _SUM_TEXT)
            elif key in _AREAS or key == "difference":
                letter = get_column_letter(column)
                formula = f"=SUM({letter}{first}:{letter}{last})" if last >= first else Decimal(0)
                dress(put_number(cell, formula, _CHANGE if key == "difference" else _AREA), _SUM)
            else:
                dress(put_text(cell, self.node.get("total", str) if key == "plan" else ""), _SUM_TEXT)

    def _foot(self, place: int) -> int:
        for text in self.node.texts("notes"):
            put_line(self.sheet, place, len(_COLUMNS), text, _FACT)
            self.sheet.row_dimensions[place].height = _LINE * lines_of(text, sum(self.widths)) + 2
            place += 1
        put_line(self.sheet, place + 1, len(_COLUMNS), self.node.get("signatures", str), Look(10, border=False))
        self.sheet.row_dimensions[place + 1].height = 24
        return place + 1


class _Formula(str):
    """A text that is to be computed; all others are texts, whatever they begin with."""

    __slots__ = ()


class _Sums:
    """The sheet with sums by outcome and class, new and cumulative ground, money."""

    def __init__(self, sheet: Worksheet, table: ComparisonSheet, words: YearWords) -> None:
        self.sheet, self.table, self.words = sheet, table, words
        self.node = words.workbook
        self.row = 0

    def write(self) -> None:
        """Fill the sheet."""
        year = self.table.comparison.year
        title = self.node.get("sums_title", str).format(last=year - 1, year=year)
        self.row = _heading(self.sheet, title, _facts(self.table, self.words), len(_SUM_WIDTHS), sum(_SUM_WIDTHS))
        self._outcomes()
        self._classes()
        self._ground(year - 1)
        self._money()
        set_page(self.sheet, _SUM_WIDTHS, "portrait")

    def _outcomes(self) -> None:
        sums = self.table.comparison.sums
        self._head("outcome_columns")
        first = self.row + 1
        for outcome, one in sums.outcomes.items():
            plan, result = hectares(one.plan_ha4), hectares(one.result_ha4)
            self._line([self.words.outcomes[outcome], one.plans, one.results, plan, result, result - plan])
        formulas = [_Formula(f"=SUM({letter}{first}:{letter}{self.row})") for letter in "BCDEF"]
        self._line([self.node.get("total", str), *formulas], True)

    def _classes(self) -> None:
        self._block("class_title", "class_columns")
        self._join(2, 3)
        sums = self.table.comparison.sums
        for one in sums.classes:
            plan, result = hectares(one.plan_ha4), hectares(one.result_ha4)
            name = printable(one.name) or self.node.get("class_missing", str)
            self._line([one.code or "—", name, None, plan, result, result - plan])
            self._join(2, 3)
        plan, result = hectares(sums.plan_ha4), hectares(sums.result_ha4)
        self._line([self.node.get("total", str), None, None, plan, result, result - plan], True)
        self._join(2, 3)

    def _join(self, first: int, last: int) -> None:
        """Make one cell of cells of the row."""
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=first, end_column=last)

    def _ground(self, last: int) -> None:
        sums = self.table.comparison.sums
        self.row += 1
        self._title("ground_title")
        labels = self.node.child("ground")
        is_known = sums.knows_new
        values = {
            "result": sums.result_ha4,
            "new": sums.new_ha4 if is_known else None,
            "before": sums.before_ha4 if is_known else None,
            "twice": sums.twice_ha4,
            "accepted": sums.accepted_ha4,
            "earlier": sums.earlier_ha4 if is_known else None,
            "cumulative": sums.cumulative_ha4 if is_known else None,
        }
        for key, ha4 in values.items():
            label = labels.get(key, str).format(count=sums.earlier_units, last=last)
            self._pair(label, None if ha4 is None else hectares(ha4))

    def _pair(self, label: str, value: Optional[Decimal]) -> None:
        self.row += 1
        put_line(self.sheet, self.row, 5, label, _BODY)
        for column in range(2, 6):
            dress(self.sheet.cell(self.row, column), _BODY)
        cell = self.sheet.cell(self.row, 6)
        if value is None:
            dress(put_text(cell, self.node.get("unknown", str)), _CENTRE)
        else:
            dress(put_number(cell, value, _AREA), _NUMBER)

    def _money(self) -> None:
        self._block("money_title", "money_columns")
        self._join(1, 3)
        labels = self.node.child("money")
        missing = self.node.get("missing", str)
        for one in self.table.comparison.money:
            planned, actual, change = (missing if part is None else part for part in _amounts(one))
            self._line([labels.get(one.key, str), None, None, planned, actual, change])
            self._join(1, 3)

    def _block(self, title: str, columns: str) -> None:
        self.row += 1
        self._title(title)
        self._head(columns)

    def _title(self, key: str) -> None:
        self.row += 1
        put_line(self.sheet, self.row, len(_SUM_WIDTHS), self.node.get(key, str), _BLOCK)
        self.sheet.row_dimensions[self.row].height = 20

    def _head(self, key: str) -> None:
        self.row += 1
        put_texts(self.sheet, self.row, self.node.texts(key), _HEAD)

    def _line(self, values: Sequence[Any], is_sum: bool = False) -> None:
        """A row: texts, whole numbers, amounts; the last column is a difference."""
        self.row += 1
        for column, value in enumerate(values, 1):
            cell = self.sheet.cell(self.row, column)
            if value is None or (isinstance(value, str) and not isinstance(value, _Formula)):
                dress(put_text(cell, value or ""), _SUM_TEXT if is_sum else _CENTRE)
                continue
            is_count = isinstance(value, int) or (is_sum and column in (2, 3))
            form = "0" if is_count else _CHANGE if column == len(values) else _AREA
            dress(
                put_number(cell, str(value) if isinstance(value, _Formula) else value, form),
                _SUM if is_sum else _NUMBER,
            )


def _amounts(one: MoneyRow) -> tuple[Optional[Decimal], Optional[Decimal], Optional[Decimal]]:
    return one.planned, one.actual, one.difference


def _text(sheet: Worksheet, table: ComparisonSheet, words: YearWords) -> None:
    """The draft of the sentences, a paragraph a row."""
    comparison = table.comparison
    title = words.title.format(last=comparison.year - 1, year=comparison.year)
    put_line(sheet, 1, 1, title, Look(14, bold=True, across="center", border=False))
    sheet.row_dimensions[1].height = 40
    texts = (words.workbook.get("text_note", str), *comparison.paragraphs, comparison.money_text)
    for row, text in enumerate(texts, 2):
        put_line(sheet, row, 1, text, _FACT if row == 2 else _TEXT)
        sheet.row_dimensions[row].height = min(16.0 * lines_of(text, _TEXT_WIDTH - 6) + 4, HIGHEST)
    set_page(sheet, (_TEXT_WIDTH,), "portrait")


def _two_lines(first: str, second: str) -> str:
    return f"{printable(first)}\n{printable(second)}".strip()
