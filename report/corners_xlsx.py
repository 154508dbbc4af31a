"""Tables of corner coordinates.

拐点坐标成果表 is that of the acceptance package: a sheet of the units with their areas, a sheet of all corners.
界址点成果表 is what land surveys hand in: a sheet a unit, the side lengths between the points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.acceptance.plan import PackagePlan, load_plan
from ..core.amounts import centi_from_m2, hectares, m2
from ..core.catalogue import RESOURCES, Node, read_json
from ..core.corners.numbering import Corner, NumberedRing, numbered_rings
from ..core.corners.writing.layout import Layout, area_text
from ..core.geodesy.plane import Plane
from ..core.unit import Area, Unit
from ..core.vocabulary import SECTIONS
from .sheet_parts import CENTRE, FREE, HEAD, add_sheet, empty_book
from .workbook import GREY, Look, dress, put_line, put_number, put_text, repeat_rows, save, set_page, text_width

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

UNIT_WIDTHS = (6, 18, 30, 30, 9, 14, 18, 18)
CORNER_WIDTHS = (18, 7, 7, 9, 16, 18, 9, 13)
POINT_WIDTHS = (8, 12, 20, 20, 16)
_TITLE = Look(across="center", border=False)
METRES, HECTARES, SQUARE_METRES = "0.000", "0.0000", "0.00"


def write_corners_xlsx(units: Sequence[Unit], plane: Plane, target: Path, title: str = "") -> None:
    """Write the corners and areas of ``units`` (geometry in ``plane``) in their order.

    Corner numbers are those of the coordinate files and maps; X is north, Y east; side lengths are plane distances to
    the next corner of the ring, the last one back to the first. ``title`` stands over the official one, such as the
    mine's name. Raises ``OSError``.
    """
    from openpyxl import Workbook

    plan = load_plan()
    book = Workbook()
    _units_sheet(book.active, units, plane, plan, title)
    _corners_sheet(book.create_sheet(), units, plane, plan)
    save(book, target)


def write_points_xlsx(units: Sequence[Unit], plane: Plane, layout: Layout, target: Path) -> None:
    """Write 界址点成果表 of ``units`` (geometry in ``plane``), a sheet a unit, by the receiver's choices.

    Each ring is closed by its first corner unless the layout says otherwise; side lengths are plane distances of the
    coordinates as printed and stand between the two corners. Raises ``OSError`` and ``CatalogueError``.
    """
    plan, words = load_plan(), read_json(RESOURCES / "forms" / "point_table.json").child("words")
    book = empty_book()
    for unit in units:
        sheet = add_sheet(book, unit.unit_id or words.get("title", str))
        _points_sheet(sheet, unit, plane, layout, words, crs_text(plane, plan))
    save(book, target)


def _points_sheet(sheet: Worksheet, unit: Unit, plane: Plane, layout: Layout, words: Node, crs: str) -> None:
    decimals = 3 if layout.decimals is None else layout.decimals
    rings = numbered_rings(unit.geometry, layout.names, layout.restart, layout.closing)
    area = area_text(unit.area(plane).centi, replace(layout, area_unit_written=True))

    def said(**texts: str) -> str:
        return "　　".join(f"{words.get(word, str)}：{text}" for word, text in texts.items() if text)

    above = [
        (words.get("title", str), 16, _TITLE),
        (said(number=unit.unit_id, name=unit.name), 10, FREE),
        (said(area=area, corners=str(sum(len(ring.corners) for ring in rings))), 10, FREE),
        (crs, 10, FREE),
    ]
    for row, (text, size, look) in enumerate(above, 1):
        _paragraph(sheet, row, text, size, look)
    row = len(above) + 1
    pair = ["east", "north"] if layout.east_first else ["north", "east"]
    _row(sheet, row, [words.get(word, str) for word in ("ring", "point", *pair, "side")], HEAD)
    repeat_rows(sheet, 1, row)
    sheet.freeze_panes = sheet.cell(row + 1, 1)
    for number, ring in enumerate(rings, 1):
        row = _ring_rows(sheet, number, ring, layout, decimals, row)
    for text in filter(None, (words.get("note", str), said(producer=layout.producer, date=layout.date))):
        row += 1
        _paragraph(sheet, row, text, 9, FREE)
    set_page(sheet, POINT_WIDTHS, "portrait")


def _paragraph(sheet: Worksheet, row: int, text: str, size: int, look: Look) -> None:
    """A text over the whole width, as many lines high as it takes."""
    _over(sheet, row, text, len(POINT_WIDTHS), size, look)
    sheet.row_dimensions[row].height = size * 1.8 * math.ceil(text_width(text) * size / 10 / sum(POINT_WIDTHS))


def _ring_rows(sheet: Worksheet, number: int, ring: NumberedRing, layout: Layout, decimals: int, row: int) -> int:
    """The corners of a ring with the sides between them, from the row below ``row`` on; the last row."""
    shown = "0." + "0" * decimals if decimals else "0"
    places = [(round(corner.north, decimals), round(corner.east, decimals)) for corner in ring.corners]
    for i, corner in enumerate(ring.rows):
        row += 1
        place = places[i % len(places)]
        _row(sheet, row, ["", corner.name, "", "", ""])
        put_number(sheet.cell(row, 1), number, "0")
        for column, value in zip((3, 4), reversed(place) if layout.east_first else place):
            put_number(sheet.cell(row, column), value, shown)
        if i < len(places):
            row += 1
            _row(sheet, row, [""] * len(POINT_WIDTHS))
            put_number(sheet.cell(row, 5), round(math.dist(place, places[(i + 1) % len(places)]), decimals), shown)
    return row


def crs_text(plane: Plane, plan: PackagePlan) -> str:
    """The plane in official words."""
    prefix = plan.say("prefixed" if plane.prefixed else "unprefixed")
    return plan.say("crs_text", width=plane.width, zone=plane.zone, meridian=plane.central_meridian, prefix=prefix)


def _units_sheet(sheet: Worksheet, units: Sequence[Unit], plane: Plane, plan: PackagePlan, title: str) -> None:
    sheet.title = plan.say("units_sheet")
    row = 1
    for text, size in ((title, 11), (plan.say("corners_title"), 16), (crs_text(plane, plan), 10)):
        if text:
            _over(sheet, row, text, len(UNIT_WIDTHS), size, _TITLE)
            row += 1
    words = ("number", "unit_id", "unit_name", "section", "corner_count", "area_ha", "area_m2", "planar_m2")
    _row(sheet, row, [plan.say(word) for word in words], HEAD)
    repeat_rows(sheet, row, row)
    sheet.freeze_panes = sheet.cell(row + 1, 1)
    for number, unit in enumerate(units, 1):
        row += 1
        area = unit.area(plane)
        corners = sum(len(ring.corners) for ring in numbered_rings(unit.geometry))
        _row(sheet, row, ["", unit.unit_id, unit.name, _section(unit, plan), "", "", "", ""])
        put_number(sheet.cell(row, 1), number, "0")
        put_number(sheet.cell(row, 5), corners, "0")
        _areas(sheet, row, [area])
    row = _totals(sheet, units, plane, plan, row)
    _over(sheet, row + 1, plan.say("area_note"), len(UNIT_WIDTHS), 9, FREE)
    _page(sheet, UNIT_WIDTHS)


def _totals(sheet: Worksheet, units: Sequence[Unit], plane: Plane, plan: PackagePlan, row: int) -> int:
    """A line for each section, the sum of the lines above; sections are never added up, they may cover each other."""
    for section in dict.fromkeys(_section(unit, plan) for unit in units):
        row += 1
        areas = [unit.area(plane) for unit in units if _section(unit, plan) == section]
        _row(sheet, row, ["", "", plan.say("total"), section, "", "", "", ""])
        _areas(sheet, row, areas)
    return row


def _section(unit: Unit, plan: PackagePlan) -> str:
    return plan.say(f"section_{unit.section if unit.section in SECTIONS else 'none'}")


def _areas(sheet: Worksheet, row: int, areas: Sequence[Area]) -> None:
    """Sums of the areas as printed: each is rounded once."""
    put_number(sheet.cell(row, 6), hectares(sum(area.ha4 for area in areas)), HECTARES)
    put_number(sheet.cell(row, 7), m2(sum(area.centi for area in areas)), SQUARE_METRES)
    put_number(sheet.cell(row, 8), m2(sum(centi_from_m2(area.planar_m2) for area in areas)), SQUARE_METRES)


def _corners_sheet(sheet: Worksheet, units: Sequence[Unit], plane: Plane, plan: PackagePlan) -> None:
    sheet.title = plan.say("corners_sheet")
    _over(sheet, 1, plan.say("corners_title"), len(CORNER_WIDTHS), 14, _TITLE)
    _over(sheet, 2, crs_text(plane, plan), len(CORNER_WIDTHS), 10, _TITLE)
    words = ("unit_id", "part", "ring", "corner", "north", "east", "to", "side")
    _row(sheet, 3, [plan.say(word) for word in words], HEAD)
    repeat_rows(sheet, 3, 3)
    sheet.freeze_panes = sheet.cell(4, 1)
    row = 4
    for unit in units:
        row = _unit_rows(sheet, unit, plane, plan, row)
    _page(sheet, CORNER_WIDTHS)


def _unit_rows(sheet: Worksheet, unit: Unit, plane: Plane, plan: PackagePlan, row: int) -> int:
    """A heading with the unit's areas, then its corners; the next free row."""
    area = unit.area(plane)
    areas = f"{plan.say('area_ha')} {hectares(area.ha4)}　{plan.say('area_m2')} {m2(area.centi)}"
    heading = f"{unit.unit_id}　{unit.name}　{areas}"
    _over(sheet, row, heading, len(CORNER_WIDTHS), 10, replace(FREE, fill=GREY))
    row += 1
    for ring in numbered_rings(unit.geometry):
        for corner, following, side in _sides(ring):
            _row(sheet, row, [unit.unit_id, "", "", corner.name, "", "", following.name, ""])
            put_number(sheet.cell(row, 2), ring.part, "0")
            put_number(sheet.cell(row, 3), ring.ring, "0")
            put_number(sheet.cell(row, 5), round(corner.north, 3), METRES)
            put_number(sheet.cell(row, 6), round(corner.east, 3), METRES)
            put_number(sheet.cell(row, 8), round(side, 3), METRES)
            row += 1
    return row


def _sides(ring: NumberedRing) -> list[tuple[Corner, Corner, float]]:
    """Each corner with the next one and the plane distance between them, metres."""
    corners = ring.corners
    following = corners[1:] + corners[:1]
    return [(a, b, math.hypot(b.north - a.north, b.east - a.east)) for a, b in zip(corners, following)]


def _over(sheet: Worksheet, row: int, text: str, columns: int, size: int, look: Look) -> None:
    """A text over the whole width."""
    put_line(sheet, row, columns, text, replace(look, size=size, bold=size > 10))
    sheet.row_dimensions[row].height = size * 1.8


def _row(sheet: Worksheet, row: int, texts: Sequence[str], look: Look = CENTRE) -> None:
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(row, column)
        dress(put_text(cell, text) if text else cell, look)


def _page(sheet: Worksheet, widths: Sequence[int]) -> None:
    set_page(sheet, widths, "portrait" if sum(widths) < 110 else "landscape")
