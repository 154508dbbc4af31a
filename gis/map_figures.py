"""The tables on the map sheets: which rows, which columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import QgsPrintLayout
from qgis.PyQt.QtCore import QRectF

from ..core.acceptance.neighbours import Side
from ..core.amounts import hectares, m2
from ..core.corners.numbering import NumberedRing
from ..core.unit import Unit
from ..core.vocabulary import SECTIONS
from .layouts import hide, move, place
from .map_layers import OWNED
from .map_material import Material, class_amount
from .map_sides import side_length
from .map_tables import Rows, fill_fitting, room_below
from .map_words import texts, word


def corner_rows(rings: Sequence[NumberedRing]) -> list[tuple[str, str, str, str]]:
    """The coordinate table of a unit: 点号, X, Y, length of the side to the next corner of the ring; a line before each
    ring where there are several.
    """
    rows = []
    for ring in rings:
        if len(rings) > 1:
            key = "hole" if ring.is_hole else "outer"
            rows.append(("", word("tables", "corners", key).format(part=ring.part, ring=ring.ring - 1), "", ""))
        following = [*ring.corners[1:], ring.corners[0]]
        rows += [
            (corner.name, f"{corner.north:.3f}", f"{corner.east:.3f}", side_length(corner, after))
            for corner, after in zip(ring.corners, following)
        ]
    return rows


def corner_table(layout: QgsPrintLayout, rows: Rows, top: float) -> int:
    """Put the coordinate table under ``top``, in one column or, where that is too short, in two; rows that stand."""
    room = room_below(layout, top)
    count = _corners(layout, "table", rows, room, more=False)
    if count == len(rows):
        hide(layout, "table_left", "table_right")
        return count
    hide(layout, "table")
    for item_id in ("table_left", "table_right"):
        frame = layout.itemById(item_id)
        box = place(frame)
        move(frame, QRectF(box.left(), top, box.width(), box.height()))
    count = _corners(layout, "table_left", rows, room, more=False)
    if count == len(rows):
        count = _corners(layout, "table_left", rows[: (count + 1) // 2], room, more=False)
    return count + _corners(layout, "table_right", rows[count:], room, more=True)


def _corners(layout: QgsPrintLayout, item_id: str, rows: Rows, room: float, more: bool) -> int:
    """Fill a coordinate table with as many rows as there is room for; how many those are."""
    note = word("tables", "corners", "next")
    return fill_fitting(
        layout,
        item_id,
        texts("tables", "corners", "columns"),
        rows,
        (5.6, 14.2, 15.6, 10.3),
        "crrr",
        room,
        more=(lambda _left_out: ("", note, "", "")) if more else None,
    )


def coordinate_columns(sheet: QgsPrintLayout, rows: Rows) -> int:
    """Fill the four columns of a coordinate sheet; how many rows they took."""
    count = 0
    for i in range(1, 5):
        item_id = f"table_{i}"
        if count >= len(rows):
            hide(sheet, item_id)
            continue
        room = sheet.itemById(item_id).sizeWithUnits().height()
        count += _corners(sheet, item_id, rows[count:], room, more=i == 4)
    return count


def _section(unit: Unit) -> str:
    return word("tables", "sections", unit.section) if unit.section in SECTIONS else ""


def mine_rows(material: Material) -> Rows:
    """What the mine is: name and value."""
    mine = material.mine
    values = (mine.name, mine.holder, mine.licence_no, mine.validity, str(material.year))
    return list(zip(texts("tables", "mine", "rows"), values))


def unit_table(layout: QgsPrintLayout, material: Material, top: float) -> None:
    """The units with their areas. Sections are summed each for itself: units of two sections may overlap."""
    rows = [
        (unit.unit_id, unit.name, _section(unit), str(hectares(material.areas[unit.unit_id].ha4)))
        for unit in material.units
    ]
    sums = [
        (
            word("tables", "units", "sum"),
            "",
            word("tables", "sections", section),
            str(hectares(sum(material.areas[unit.unit_id].ha4 for unit in material.units if unit.section == section))),
        )
        for section in material.sections
    ]
    fill_fitting(
        layout,
        "table",
        texts("tables", "units", "columns"),
        rows,
        (1.5, 3.2, 2, 1.8),
        "clcr",
        room_below(layout, top),
        last=sums,
        more=lambda count: ("", word("tables", "units", "more").format(count=count), "", ""),
    )


def class_table(layout: QgsPrintLayout, material: Material, top: float) -> None:
    """The classes inside the units, a column a section."""
    sections = material.sections
    rows = [
        (item.code, item.name, *(_area(item.ha4.get(section, 0)) for section in sections))
        for item in material.class_areas
    ]
    sums = (_area(sum(item.ha4.get(section, 0) for item in material.class_areas)) for section in sections)
    fill_fitting(
        layout,
        "table",
        (*texts("tables", "classes", "columns"), *(word("tables", "sections", section) for section in sections)),
        rows,
        (1.2, 2.6, *(1.9 for _ in sections)),
        "cl" + "r" * len(sections),
        room_below(layout, top),
        last=[(word("tables", "classes", "sum"), "", *sums)],
        more=lambda count: (
            "",
            word("tables", "classes", "more").format(count=count),
            *("" for _ in sections),
        ),
    )


def _area(ha4: int) -> str:
    return str(hectares(ha4)) if ha4 else ""


def after_table(layout: QgsPrintLayout, material: Material, units: Sequence[Unit], top: float) -> None:
    """The units with their classes of the survey, where it may be told, and the class that was stated for them."""
    missing = word("legend", "not_filled")
    rows = []
    for unit in units:
        after = _class(material, unit.land_class) or missing
        rows.append([unit.unit_id, after, str(hectares(material.areas[unit.unit_id].ha4))])
        if material.before is not None:
            before = [class_amount(name, ha4) for name, ha4 in material.before.get(unit.unit_id, ())]
            rows[-1].insert(1, "、".join(before) or word("not_given"))
    if material.before is None:
        _theme_table(layout, "after_alone", rows, (1.5, 4, 1.6), "clr", _sums(material, units, 3), top)
    else:
        _theme_table(layout, "after", rows, (1.5, 3.6, 2.4, 1.6), "cllr", _sums(material, units, 4), top)


def _class(material: Material, code: str) -> str:
    """Code and name of a class; a code that the list does not have stands alone."""
    return f"{code} {material.classes[code].name}" if code in material.classes else code


def damage_table(layout: QgsPrintLayout, material: Material, units: Sequence[Unit], top: float) -> None:
    """The damaged units with problem and degree as the unit states them."""
    missing = word("legend", "not_filled")
    rows = [
        (
            unit.unit_id,
            unit.name,
            unit.problem_type or missing,
            unit.damage_degree or missing,
            str(hectares(material.areas[unit.unit_id].ha4)),
        )
        for unit in units
    ]
    _theme_table(layout, "damage", rows, (1.4, 2.2, 3, 1.3, 1.6), "cllcr", _sums(material, units, 5), top)


def works_table(layout: QgsPrintLayout, material: Material, units: Sequence[Unit], top: float) -> None:
    """The units with their measures as the unit states them."""
    missing = word("legend", "not_filled")
    rows = [
        (unit.unit_id, unit.name, unit.measures or missing, str(hectares(material.areas[unit.unit_id].ha4)))
        for unit in units
    ]
    _theme_table(layout, "works", rows, (1.4, 2.4, 4, 1.6), "cllr", _sums(material, units, 4), top)


def _sums(material: Material, units: Sequence[Unit], columns: int) -> Rows:
    """A line of sums a section: units of two sections may overlap."""
    sections = [section for section in SECTIONS if any(unit.section == section for unit in units)]
    rows = []
    for section in sections:
        total = sum(material.areas[unit.unit_id].ha4 for unit in units if unit.section == section)
        named = word("tables", "sections", section) if len(sections) > 1 else ""
        rows.append((word("tables", "units", "sum"), named, *("" for _ in range(columns - 3)), str(hectares(total))))
    return rows


def _theme_table(
    layout: QgsPrintLayout, name: str, rows: Rows, shares: Sequence[float], across: str, sums: Rows, top: float
) -> None:
    fill_fitting(
        layout,
        "table",
        texts("tables", name, "columns"),
        rows,
        shares,
        across,
        room_below(layout, top),
        last=sums,
        more=lambda count: ("", word("tables", name, "more").format(count=count), *("" for _ in shares[2:])),
    )


def verdict_table(layout: QgsPrintLayout, material: Material, top: float) -> None:
    """What the check found; one line where it found nothing."""
    rows = [
        (
            row.unit_id,
            row.rule,
            row.outcome,
            "" if row.ha4 is None else str(hectares(row.ha4)),
            "" if row.share is None else f"{row.share * 100:.2f}",
        )
        for row in material.verdicts
    ]
    if not rows:
        rows = [("", word("tables", "verdicts", "none"), "", "", "")]
    fill_fitting(
        layout,
        "table",
        texts("tables", "verdicts", "columns"),
        rows,
        (1.4, 2.6, 1.4, 1.7, 1.4),
        "clcrr",
        room_below(layout, top),
        more=lambda count: ("", word("tables", "verdicts", "more").format(count=count), "", "", ""),
    )


def unit_rows(material: Material, unit: Unit, rings: Sequence[NumberedRing], sides: Mapping[str, Side]) -> Rows:
    """What the unit of a corner map is: name and value. Before the corners comes what the annual form says of it, then
    who borders on it.
    """
    area = material.areas[unit.unit_id]
    count = sum(len(ring.corners) for ring in rings)
    values = (
        unit.unit_id,
        unit.name,
        _section(unit),
        word("tables", "unit", "area").format(ha=hectares(area.ha4), m2=m2(area.centi)),
        word("tables", "unit", "corners").format(count=count, rings=len(rings)),
    )
    rows = list(zip(texts("tables", "unit", "rows"), values))
    around = [(word("tables", "unit", "sides", name), _side(side)) for name, side in sides.items()]
    return [*rows[:-1], *material.said.get(unit.unit_id, ()), *around, rows[-1]]


_TOLD = 0.1
"""A side is said to be partly unknown where nothing is told of more than this share of it."""


def _side(side: Side) -> str:
    """The neighbours on one side, the classes of one owner together; what no layer tells is said, too."""
    classes: dict[str, list[str]] = {}
    for neighbour in side.neighbours:
        owner, _, land = neighbour.name.partition(OWNED)
        classes.setdefault(owner, []).extend([land] if land else [])
    form = word("tables", "unit", "owned")
    names = []
    for owner, lands in classes.items():
        land = "、".join(lands)
        names.append(form.format(owner=owner, land=land) if owner and land else owner or land)
    if not names:
        return word("not_given")
    text = "；".join(names)
    return word("tables", "unit", "part_unknown").format(names=text) if side.unknown > _TOLD else text
