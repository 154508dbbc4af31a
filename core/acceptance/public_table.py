"""The public table of units: what the annual record says of them, without their corners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Optional

from ..amounts import hectares
from ..annual.record import AnnualRecord
from ..annual.rows import SectionRows, UnitRows
from ..unit import Unit
from .plan import PackagePlan
from .public import PublicColumn, PublicPlan


@dataclass(frozen=True)
class PublicBlock:
    """The table of one section: title, columns, a row of texts a unit, the sum of the areas and the areas by class.

    ``areas`` are the rows' areas in 0.0001 hm², ``None`` where a unit has none; ``total`` is their sum.
    """

    title: str
    columns: tuple[PublicColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    areas: tuple[Optional[int], ...]
    total: int
    classes: str


@dataclass(frozen=True)
class PublicTables:
    """All blocks under one title, and the lines below them."""

    title: str
    sheet: str
    total: str
    blocks: tuple[PublicBlock, ...]
    notes: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that is printed."""
        texts = [self.title, *self.notes]
        for block in self.blocks:
            texts += [block.title, block.classes, *(column.label for column in block.columns)]
            texts += [text for row in block.rows for text in row]
        return tuple(texts)


def public_tables(plan: PublicPlan, record: AnnualRecord, units: Sequence[Unit], mine: str) -> PublicTables:
    """The tables of ``plan`` from the record; ``units`` have their names. Sections without units are left out."""
    by_id = {unit.unit_id: unit for unit in units}
    words = plan.package
    title = words.say("table_title", mine=mine, year=record.year, title=_title(plan))
    blocks = []
    for table in plan.tables:
        section = record.section(table.section)
        if section.units:
            blocks.append(_block(table.title, table.columns, section, by_id, words))
    return PublicTables(
        title=title + (words.say("draft") if record.draft else ""),
        sheet=words.say("sheet"),
        total=words.say("total"),
        blocks=tuple(blocks),
        notes=(words.practice, words.edition),
    )


def _title(plan: PublicPlan) -> str:
    """The title of the table, as its workbook is called in the plan, else its PDF."""
    item_id = "unit_table_xlsx" if plan.has("unit_table_xlsx") else "unit_table_pdf"
    return plan.package.item(item_id).title


def _block(
    title: str,
    columns: tuple[PublicColumn, ...],
    section: SectionRows,
    by_id: Mapping[str, Unit],
    words: PackagePlan,
) -> PublicBlock:
    areas = [_area(rows) for rows in section.units]
    rows = []
    for number, (unit, ha4) in enumerate(zip(section.units, areas), 1):
        area = words.say("no_area") if ha4 is None else str(hectares(ha4))
        rows.append(tuple(_cell(column.key, number, unit, area, by_id.get(unit.unit_id), words) for column in columns))
    totals = [(f"{one.code} {one.name}".strip(), one.ha4) for one in section.class_totals if one.name]
    classes = "、".join(words.say("class_area", name=name, ha=hectares(ha4)) for name, ha4 in totals)
    return PublicBlock(
        title,
        columns,
        tuple(rows),
        tuple(areas),
        section.ha4,
        words.say("classes", classes=classes) if classes else "",
    )


def _area(unit: UnitRows) -> Optional[int]:
    known = [line.ha4 for line in unit.lines if line.ha4 is not None]
    return sum(known) if known else None


def _cell(key: str, number: int, rows: UnitRows, area: str, unit: Optional[Unit], words: PackagePlan) -> str:
    """The text of one cell."""
    if key == "number":
        return str(number)
    if key == "unit_id":
        return rows.unit_id
    if key == "area":
        return area
    if key == "land_class":
        named = [(f"{line.code} {line.name}".strip(), line.ha4) for line in rows.lines if line.name]
        if len(named) == 1:
            return named[0][0]
        return "、".join(words.say("class_area", name=name, ha=hectares(ha4 or 0)) for name, ha4 in named)
    if key in rows.shared:
        return rows.shared[key]
    value = getattr(unit, key, "")
    return value if isinstance(value, str) else ""
