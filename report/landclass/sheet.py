"""What the sheets of the land-class workbook share: its content, wording, looks, head and page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Optional

from ...core.amounts import hectares, m2
from ...core.catalogue import RESOURCES, read_json
from ...core.landclass.change import Changes
from ...core.landclass.classes import LandClass, LandClasses
from ...core.landclass.notice import NoticeBasis
from ...core.landclass.rows import ClassTotal, Part
from ...core.unit import Unit
from ...core.vocabulary import SECTIONS
from ..sheet_parts import HEAD, lines_of
from ..workbook import GREY, Look, clean, dress, put_line, put_number, put_text, set_page, text_width

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FORM = RESOURCES / "forms" / "landclass_table.json"
HECTARES, SQUARE_METRES = "#,##0.0000", "#,##0.00"
CHANGE = "+#,##0.0000;-#,##0.0000;0.0000"
DIFFERENCE = "+#,##0.00;-#,##0.00;0.00"
PERCENT = "+0.00000%;-0.00000%;0.00000%"
NONE = "—"
_A4, WIDEST = 180, 270
"""So many characters across fit a landscape page of A4, and of A3, in type that is still read (7 points)."""
LINE = 15.0
"""Height of a line, points."""
_LONGEST_HEADER = 60


@dataclass(frozen=True)
class LandClassTable:
    """What the workbook shows. ``units`` give names, sections and order; units without rows are shown as such.

    ``survey`` is the name of the survey layer, ``mine_name`` may be empty. ``changes`` make the tables of changes;
    ``after_survey`` names the later survey behind them, empty where the units state the classes after.
    """

    units: Sequence[Unit]
    summary: Sequence[ClassTotal]
    parts: Sequence[Part] = ()
    survey: str = ""
    mine_name: str = ""
    changes: Optional[Changes] = None
    after_survey: str = ""

    def sections(self) -> dict[str, list[Unit]]:
        """The units by section, in the order of the form; sections without units are left out."""
        sections: dict[str, list[Unit]] = {section: [] for section in (*SECTIONS, "")}
        for unit in self.units:
            sections[unit.section if unit.section in SECTIONS else ""].append(unit)
        return {section: units for section, units in sections.items() if units}

    def in_order(self, rows: Iterable[Any]) -> list[Any]:
        """Rows with a ``unit_id`` in the order of the units."""
        place = {unit.unit_id: number for number, unit in enumerate(self.units)}
        return sorted(rows, key=lambda row: place.get(row.unit_id, len(place)))


@cache
def form() -> dict[str, Any]:
    """Wording and columns of the workbook. Raises :class:`CatalogueError`."""
    node = read_json(_FORM)
    for key in (
        "sheets",
        "facts",
        "controls",
        "sections",
        "columns",
        "pseudo_notes",
        "totals",
        "change",
        "transfer",
        "list_columns",
    ):
        node.get(key, dict)
    node.texts("notes")
    value: dict[str, Any] = node.value
    return value


class FormSheet:
    """A sheet as a form: title, what the numbers rest on, a head that is repeated, rows, notes."""

    def __init__(self, sheet: Worksheet, table: LandClassTable, classes: LandClasses, notice: NoticeBasis) -> None:
        self.sheet, self.table, self.classes, self.notice = sheet, table, classes, notice
        self.form = form()

    def facts(self, title: str, texts: Iterable[str], unit: str, columns: int) -> int:
        """Title, facts and the unit of the numbers over ``columns``; the first row of the table."""
        put_line(self.sheet, 1, columns, title, Look(16, bold=True, across="center", border=False))
        self.sheet.row_dimensions[1].height = 30
        row = 1
        for text in texts:
            row += 1
            self.line(row, columns, text)
        row += 1
        put_line(self.sheet, row, columns, unit, Look(border=False, across="right"))
        return row + 1

    def survey_facts(self) -> list[str]:
        """Mine, survey layer, its year and edition, and the class list."""
        years = sorted({str(row.data_year) for row in self.table.summary if row.data_year is not None})
        editions = sorted({part for row in self.table.summary for part in row.edition.split("、") if part})
        none = self.form["not_stated"]
        facts = {
            "survey": self.table.survey or none,
            "year": "、".join(years) or none,
            "edition": "、".join(editions) or none,
        }
        lines = ["；".join(self.form["facts"][key].format(text=text) for key, text in facts.items())]
        lines.append(self.form["facts"]["classes"].format(text=self.classes.edition))
        if self.table.mine_name:
            lines.insert(0, self.form["facts"]["mine"].format(text=self.table.mine_name))
        return lines

    def control_fact(self) -> list[str]:
        """Which control the areas follow."""
        if not self.table.summary:
            return []
        return [self.form["facts"]["control"].format(text=self.form["controls"][self.table.summary[0].control])]

    def line(self, row: int, columns: int, text: str) -> None:
        """A text over ``columns`` of a row that is as high as the text needs."""
        put_line(self.sheet, row, columns, text, Look(border=False))
        across = sum(self.widths[:columns])
        self.sheet.row_dimensions[row].height = LINE * lines_of(text, across * 0.95)

    widths: Sequence[float] = ()
    """Width of each column in characters; set before anything is written."""

    def merged(self, top: int, left: int, bottom: int, right: int, text: str, look: Look = HEAD) -> None:
        """A cell of the head over several rows or columns."""
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                dress(self.sheet.cell(row, column), look)
        if (top, left) != (bottom, right):
            self.sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        put_text(self.sheet.cell(top, left), text)

    def texts(self, row: int, texts: Sequence[str], bold: bool = False, fills: Sequence[str] = ()) -> None:
        """The texts at the head of a row; it becomes as high as they need."""
        needed = 1
        for column, text in enumerate(texts, 1):
            look = body("center" if column == 1 else "left", bold)
            if column <= len(fills) and fills[column - 1]:
                look = replace(look, fill=fills[column - 1])
            dress(put_text(self.sheet.cell(row, column), text), look)
            needed = max(needed, lines_of(text, self.widths[column - 1] - 1))
        if needed > 1:
            self.sheet.row_dimensions[row].height = LINE * needed

    def amount(self, row: int, column: int, value: Any, number_format: str, bold: bool = False) -> None:
        """A number; ``None`` is a dash, a text stands as it is."""
        cell = self.sheet.cell(row, column)
        is_number = value is not None and not isinstance(value, str)
        if is_number:
            put_number(cell, value, number_format)
        else:
            put_text(cell, value or NONE)
        dress(cell, body("right" if is_number else "center", bold))

    def signatures(self, row: int, columns: int) -> None:
        """Room for who made and who checked the table, below ``row``."""
        self.line(row + 2, columns, self.form["signatures"])

    def page(self) -> None:
        """Paper, page numbers and header."""
        set_page(self.sheet, self.widths)
        fit_paper(self.sheet, self.widths)
        page_header(self.sheet, self.table)


@cache
def body(across: str, bold: bool = False) -> Look:
    """Numbers are not wrapped: a narrow column shows that they do not fit."""
    return Look(bold=bold, across=across, wrap=across != "right", fill=GREY if bold else "")


def text_columns(units: Sequence[Unit]) -> tuple[float, float]:
    """Widths of the columns with number and name of a unit."""
    longest = [max((text_width(text) for text in texts), default=0) for texts in zip(*_titles(units))]
    return min(max(longest[0], 14) + 2, 26), min(max(longest[1], 8) + 2, 30)


def _titles(units: Sequence[Unit]) -> list[tuple[str, str]]:
    return [("", ""), *((unit.unit_id, unit.name) for unit in units)]


def fit_paper(sheet: Worksheet, widths: Sequence[float]) -> None:
    """A3 where A4 would make the type too small."""
    if sum(widths) > _A4:
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A3


def amount_width(largest: Decimal) -> float:
    """Width of a column of amounts up to ``largest``, with separators and bold type."""
    return max(10.0, len(f"{largest:,}") * 1.15 + 1)


def page_header(sheet: Worksheet, table: LandClassTable) -> None:
    """Survey and sheet at the head of each page: pages get separated."""
    survey = clean(table.survey).replace("\n", " ")[:_LONGEST_HEADER].replace("&", "&&")
    # Excel would read digits at the beginning as the size of the type.
    sheet.oddHeader.left.text = f" {survey}" if survey else ""
    sheet.oddHeader.right.text = "&A"


def colour(item: Optional[LandClass]) -> str:
    """The class's map colour, lightened so that text on it can be read."""
    if item is None or item.rgb is None:
        return GREY
    return "".join(f"{(value + 2 * 255) // 3:02X}" for value in item.rgb)


def area_columns(row: Any) -> list[Any]:
    """The areas of a row of the summary or of the parts: hm², m², both controls, year."""
    by_polygon = None if row.polygon_centi is None else m2(row.polygon_centi)
    year = None if row.data_year is None else f"{row.data_year}"
    return [hectares(row.ha4), m2(row.centi), m2(row.unit_centi), by_polygon, year]
