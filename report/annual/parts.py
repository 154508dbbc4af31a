"""What the PDF and the Word document print of the annual record, as texts: the same cells in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...core.amounts import hectares
from ...core.annual.extent import CoordinateSheet, metres, ring_name
from ...core.annual.form import LINE_KEYS, AnnualForm, Entry
from ...core.annual.record import AnnualRecord
from ...core.annual.rows import UnitRows

LONGEST_SPAN = 20
"""Class rows that share one cell; more may not fit on a page, so the shared cells are said again."""
CORNER_WORDS = ("ring_column", "corner_column", "north_column", "east_column")
"""The heads of a coordinate sheet, by their words of the form."""
CORNER_GRID_MM = (45, 35, 50, 50)
SUMMARY_WORDS = ("summary_section", "summary_class", "summary_area")
"""The heads of the sums, by their words of the form."""
SUMMARY_GRID_MM = (75, 65, 40)
DRAFT_GRID_MM = (18, 34, 128)
INDENT = "　　"
"""What a Chinese paragraph begins with where its first line cannot be indented otherwise."""


@dataclass(frozen=True)
class Sum:
    """A line of the sums: the area of a class in a section, or of the section where ``whole``."""

    section: str
    name: str
    area: str
    whole: bool

    @property
    def texts(self) -> tuple[str, str, str]:
        """The cells of the line."""
        return self.section, self.name, self.area


def entry_text(record: AnnualRecord, entry: Entry) -> str:
    """The value of a labelled entry of the form; amounts in 万元 with 4 decimals."""
    if entry.key in record.money:
        amount = record.money[entry.key]
        return "" if amount is None else str(amount)
    return record.header[entry.key]


def cell_text(key: str, unit: UnitRows, index: int) -> str:
    """What stands in a column of the unit's class row ``index``; rows that share a cell all have its text."""
    line = unit.lines[index]
    if key == "area":
        return "" if line.ha4 is None else str(hectares(line.ha4))
    if key == "land_class":
        return line.name
    return str(unit.number) if key == "number" else unit.shared[key]


def is_shared(column: Entry) -> bool:
    """Whether the class rows of a unit have one cell of this column together."""
    return column.key not in LINE_KEYS


def corner_rows(sheet: CoordinateSheet, form: AnnualForm) -> Iterator[tuple[str, str, str, str]]:
    """Ring, corner, X (north) and Y (east) with 3 decimals."""
    for ring in sheet.rings:
        name = ring_name(ring, form)
        for corner in ring.corners:
            yield name, corner.name, str(metres(corner.north)), str(metres(corner.east))


def sums(record: AnnualRecord) -> Iterator[Sum]:
    """The areas by section and class, the section's own last."""
    form = record.form
    for section in form.sections:
        built = record.section(section.key)
        if section.has("land_class"):
            for item in built.class_totals:
                name = item.name or form.words["summary_class_missing"]
                yield Sum(section.title, name, str(hectares(item.ha4)), whole=False)
        yield Sum(section.title, form.words["summary_total"], str(hectares(built.ha4)), whole=True)


def under_title(record: AnnualRecord) -> str:
    """Whose plan it is: holder and mine."""
    return INDENT.join(text for text in (record.header["holder"], record.header["mine_name"]) if text)
