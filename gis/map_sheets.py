"""The sheets of the map package: what stands on each, in which look, with which tables.

One function a kind of sheet, each returning layouts that are ready to be exported. All figures come from the material;
nothing is computed here but the place on paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Optional

from qgis.core import QgsMapLayer, QgsPrintLayout, QgsProject, QgsVectorLayer
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from ..core.amounts import hectares, m2
from ..core.corners.numbering import NumberedRing, numbered_rings
from ..core.geodesy.plane import Plane
from ..core.landclass.classes import LandClasses
from ..core.unit import SECTIONS, Area, Unit
from .crs import crs_of
from .layouts import open_template, paper_size
from .map_corners import place_labels
from .map_dress import draw_map, fill_surround, put_in_view
from .map_frame import Bounds, bounds_of, widened
from .map_layers import area_layer, codes_within, corner_layers, is_within, limited, unit_layer
from .map_tables import (
    Rows,
    bottom,
    fill_fitting,
    fill_legend,
    fill_table,
    legend_bottom,
    put_table,
    room_below,
    without,
)
from .map_words import texts, word

CORNER_POINTS = 7.0
"""Type size of the corner numbers, as in ``styles/corners.qml``."""


@dataclass(frozen=True)
class Block:
    """What people enter into the title block and the secrecy slot; empty stays an empty ruled cell."""

    organisation: str = ""
    drawn: str = ""
    checked: str = ""
    responsible: str = ""
    date: str = ""
    secrecy: str = ""


@dataclass(frozen=True)
class Mine:
    """The mine as the sheets name it; texts as in the annual table."""

    name: str
    holder: str = ""
    licence_no: str = ""
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True)
class ZoneLayer:
    """A zone layer, copied and styled, with its title and edition for the legend."""

    layer: QgsVectorLayer
    title: str
    edition: str


@dataclass(frozen=True)
class ClassArea:
    """The area of one land class inside the units, in 0.0001 hm²."""

    code: str
    name: str
    ha4: int


@dataclass(frozen=True)
class VerdictRow:
    """One line of the check: what was looked for, the outcome as printed, and the overlap in 0.0001 hm²."""

    unit_id: str
    rule: str
    outcome: str
    ha4: Optional[int]
    share: Optional[float]


@dataclass(frozen=True)
class Material:
    """Everything the sheets show. Geometries and layers are in the CRS of ``plane``."""

    units: tuple[Unit, ...]
    plane: Plane
    year: int
    mine: Mine
    classes: LandClasses
    areas: dict[str, Area]
    block: Block = Block()
    mining_right: Optional[BaseGeometry] = None
    mining_right_edition: str = ""
    survey: Optional[QgsVectorLayer] = None
    survey_pale: Optional[QgsVectorLayer] = None
    survey_edition: str = ""
    class_areas: tuple[ClassArea, ...] = ()
    zones: tuple[ZoneLayer, ...] = ()
    hits: tuple[BaseGeometry, ...] = ()
    verdicts: tuple[VerdictRow, ...] = ()
    rules_edition: str = ""


@dataclass
class Book:
    """A package's sheets while they are made: the project that holds their layers, and the running number."""

    project: QgsProject
    family: str
    material: Material
    number: int = 0
    layers: dict[str, QgsVectorLayer] = field(default_factory=dict)

    def next_number(self) -> str:
        """The sheet's 图号: the year and a running number."""
        self.number += 1
        return f"{self.material.year}-{self.number:02d}"

    def open(self, kind: str, **figures: str) -> QgsPrintLayout:
        """The template of ``kind`` with everything that all sheets have in common."""
        layout = open_template(self.project, kind, self.family)
        fill_surround(layout, self.material, kind, self.next_number(), figures)
        return layout

    def keep(self, layer: QgsVectorLayer) -> QgsVectorLayer:
        """Hand a layer to the project, which owns it from now on."""
        self.project.addMapLayer(layer, False)
        return layer

    def units(self, style: str) -> QgsVectorLayer:
        """All units in a map style, made once."""
        if style not in self.layers:
            self.layers[style] = self.keep(
                unit_layer(self.material.units, crs_of(self.material.plane), style, self.family)
            )
        return self.layers[style]

    def right(self) -> Optional[QgsVectorLayer]:
        """The mining right, made once; ``None`` where it was not given."""
        if self.material.mining_right is None:
            return None
        if "right" not in self.layers:
            self.layers["right"] = self.keep(
                area_layer([self.material.mining_right], crs_of(self.material.plane), "mining_right", self.family)
            )
        return self.layers["right"]


Entries = list[tuple[QgsMapLayer, str]]


def mine_bounds(material: Material) -> Bounds:
    """The bounds of the units and the mining right."""
    bounds = bounds_of([*(unit.geometry for unit in material.units), material.mining_right])
    assert bounds is not None, "a package has units"
    return bounds


def context_bounds(material: Material) -> Bounds:
    """What the location map wants to show: the mine and its surroundings."""
    return widened(mine_bounds(material), 1.1)


def location_sheet(book: Book) -> QgsPrintLayout:
    """矿区位置图: the mine and its units among zones and land."""
    material = book.material
    layout = book.open("location")
    units, right = book.units("units"), book.right()
    view = put_in_view(layout, context_bounds(material), [])
    zones: Entries = [(zone.layer, zone.title) for zone in material.zones if is_within(zone.layer, view)]
    above: Entries = [(right, word("legend", "mining_right"))] if right else []
    background = [material.survey_pale] if material.survey_pale else []
    put_in_view(layout, context_bounds(material), _layers([*above, (units, ""), *zones]) + background)
    draw_map(layout, material)
    fill_legend(layout, [*above, (units, word("legend", "unit")), *zones])
    top = put_table(layout, "info", word("tables", "mine", "title"), legend_bottom(layout))
    fill_table(layout, "info", (), _mine_rows(material), (2.2, 5), "cl")
    top = put_table(layout, "table", word("tables", "units", "title"), bottom(layout, "info"))
    _unit_table(layout, material, top)
    return layout


def landclass_sheet(book: Book) -> QgsPrintLayout:
    """土地利用现状图（修复前地类）: the survey in its colours under the units."""
    material = book.material
    assert material.survey is not None
    layout = book.open("landclass")
    units, right = book.units("units_outline"), book.right()
    view = put_in_view(layout, widened(mine_bounds(material), 0.02), [])
    survey = book.keep(limited(material.survey, codes_within(material.survey, view)))
    above: Entries = [(right, word("legend", "mining_right"))] if right else []
    entries: Entries = [*above, (units, word("legend", "unit")), (survey, word("legend", "survey"))]
    put_in_view(layout, widened(mine_bounds(material), 0.02), _layers(entries))
    draw_map(layout, material)
    fill_legend(layout, entries)
    without(layout, "info")
    top = put_table(layout, "table", word("tables", "classes", "title"), legend_bottom(layout))
    _class_table(layout, material, top)
    return layout


def zone_sheet(book: Book) -> QgsPrintLayout:
    """管控区核查图: zones, what of the units lies in them, and the verdicts."""
    material = book.material
    layout = book.open("zones")
    crs = crs_of(material.plane)
    units, right = book.units("units_outline"), book.right()
    hits = book.keep(area_layer(material.hits, crs, "hits", book.family))
    view = put_in_view(layout, widened(mine_bounds(material), 0.12), [])
    zones: Entries = [
        (zone.layer, word("legend", "zone").format(name=zone.title, edition=zone.edition or word("no_edition")))
        for zone in material.zones
        if is_within(zone.layer, view)
    ]
    entries: Entries = [(right, word("legend", "mining_right"))] if right else []
    entries.append((units, word("legend", "unit")))
    if material.hits:
        entries.append((hits, word("legend", "hit")))
    background = [material.survey_pale] if material.survey_pale else []
    put_in_view(layout, widened(mine_bounds(material), 0.12), _layers([*entries, *zones]) + background)
    draw_map(layout, material)
    fill_legend(layout, [*entries, *zones])
    without(layout, "info")
    top = put_table(layout, "table", word("tables", "verdicts", "title"), legend_bottom(layout))
    _verdict_table(layout, material, top)
    return layout


def corner_sheets(book: Book, unit: Unit) -> list[QgsPrintLayout]:
    """拐点坐标图 of a unit: the map with its coordinate table, and sheets for what the table has no room for."""
    material = book.material
    layout = book.open("corners", unit=unit.unit_id)
    crs = crs_of(material.plane)
    rings = numbered_rings(unit.geometry)
    this = book.keep(unit_layer([unit], crs, "unit_focus", book.family))
    view = put_in_view(layout, widened(unit.geometry.bounds, 0.1), [])
    denominator = round((view[2] - view[0]) / paper_size(layout.itemById("map"))[0] * 1000)
    labels = place_labels(rings, unit.geometry, denominator, CORNER_POINTS)
    points, leaders = (book.keep(layer) for layer in corner_layers(labels, crs, book.family))
    others = [other for other in material.units if other is not unit and _is_seen(other, view)]
    right = book.right()
    entries: Entries = [(points, word("legend", "corner"))]
    entries.append((this, word("legend", "this_unit").format(unit=unit.unit_id)))
    if right:
        entries.append((right, word("legend", "mining_right")))
    below = book.keep(unit_layer(others, crs, "units_other", book.family))
    if others:
        entries.append((below, word("legend", "other_units")))
    put_in_view(layout, widened(unit.geometry.bounds, 0.1), [points, leaders, *([right] if right else []), this, below])
    draw_map(layout, material)
    fill_legend(layout, entries)
    put_table(layout, "info", word("tables", "unit", "title"), legend_bottom(layout))
    fill_table(layout, "info", (), _unit_rows(material, unit, rings), (2.2, 5), "cl")
    top = put_table(layout, "table", word("tables", "corners", "title"), bottom(layout, "info"))
    rows = corner_rows(rings)
    count = _corner_table(layout, "table", rows, room_below(layout, top), more=True)
    sheets = [layout]
    while count < len(rows):
        sheet = book.open("coordinates", unit=unit.unit_id, page=str(len(sheets)))
        count += _coordinate_columns(sheet, rows[count:])
        sheets.append(sheet)
    return sheets


def corner_rows(rings: Sequence[NumberedRing]) -> list[tuple[str, str, str]]:
    """The coordinate table of a unit: 点号, X, Y; a line before each ring where there are several."""
    rows = []
    for ring in rings:
        if len(rings) > 1:
            key = "hole" if ring.is_hole else "outer"
            rows.append((word("tables", "corners", key).format(part=ring.part, ring=ring.ring - 1), "", ""))
        rows += [(corner.name, f"{corner.north:.3f}", f"{corner.east:.3f}") for corner in ring.corners]
    return rows


def _corner_table(layout: QgsPrintLayout, item_id: str, rows: Rows, room: float, more: bool) -> int:
    note = word("tables", "corners", "next")
    return fill_fitting(
        layout,
        item_id,
        texts("tables", "corners", "columns"),
        rows,
        (1.5, 2, 2.2),
        "crr",
        room,
        more=(lambda _left_out: (note, "", "")) if more else None,
    )


def _coordinate_columns(sheet: QgsPrintLayout, rows: Rows) -> int:
    """Fill the four columns of a coordinate sheet; how many rows they took."""
    count = 0
    for i in range(1, 5):
        item = sheet.itemById(f"table_{i}")
        room = item.sizeWithUnits().height()
        if count >= len(rows):
            item.setVisibility(False)
            continue
        count += _corner_table(sheet, f"table_{i}", rows[count:], room, more=i == 4)
    return count


def _layers(entries: Entries) -> list[QgsMapLayer]:
    return [layer for layer, _ in entries]


def _is_seen(unit: Unit, view: Bounds) -> bool:
    return bool(unit.geometry.intersects(box(*view)))


def _section(unit: Unit) -> str:
    return word("tables", "sections", unit.section) if unit.section in SECTIONS else ""


def _mine_rows(material: Material) -> Rows:
    mine = material.mine
    period = word("tables", "mine", "period").format(start=mine.valid_from, end=mine.valid_to)
    values = (mine.name, mine.holder, mine.licence_no, period if mine.valid_from or mine.valid_to else "")
    return list(zip(texts("tables", "mine", "rows"), (*values, str(material.year))))


def _unit_table(layout: QgsPrintLayout, material: Material, top: float) -> None:
    rows = [
        (unit.unit_id, unit.name, _section(unit), str(hectares(material.areas[unit.unit_id].ha4)))
        for unit in material.units
    ]
    total = sum(material.areas[unit.unit_id].ha4 for unit in material.units)
    fill_fitting(
        layout,
        "table",
        texts("tables", "units", "columns"),
        rows,
        (1.5, 3.2, 2, 1.8),
        "clcr",
        room_below(layout, top),
        last=[(word("tables", "units", "sum"), "", "", str(hectares(total)))],
        more=lambda count: (word("tables", "units", "more").format(count=count), "", "", ""),
    )


def _class_table(layout: QgsPrintLayout, material: Material, top: float) -> None:
    total = sum(item.ha4 for item in material.class_areas)
    rows = [(item.code, item.name, str(hectares(item.ha4)), _percent(item.ha4, total)) for item in material.class_areas]
    fill_fitting(
        layout,
        "table",
        texts("tables", "classes", "columns"),
        rows,
        (1.3, 3.2, 2, 1.6),
        "clrr",
        room_below(layout, top),
        last=[(word("tables", "classes", "sum"), "", str(hectares(total)), _percent(total, total))],
        more=lambda count: (word("tables", "classes", "more").format(count=count), "", "", ""),
    )


def _percent(part: int, total: int) -> str:
    return str((Decimal(part) * 100 / total).quantize(Decimal("0.01"))) if total else ""


def _verdict_table(layout: QgsPrintLayout, material: Material, top: float) -> None:
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
    fill_fitting(
        layout,
        "table",
        texts("tables", "verdicts", "columns"),
        rows,
        (1.4, 2.6, 1.4, 1.7, 1.4),
        "clcrr",
        room_below(layout, top),
        more=lambda count: (word("tables", "verdicts", "more").format(count=count), "", "", "", ""),
    )


def _unit_rows(material: Material, unit: Unit, rings: Sequence[NumberedRing]) -> Rows:
    area = material.areas[unit.unit_id]
    land_class = unit.land_class
    if land_class in material.classes:
        land_class = f"{land_class} {material.classes[land_class].name}"
    count = sum(len(ring.corners) for ring in rings)
    values = (
        unit.unit_id,
        unit.name,
        _section(unit),
        word("tables", "unit", "area").format(ha=hectares(area.ha4), m2=m2(area.centi)),
        land_class,
        word("tables", "unit", "corners").format(count=count, rings=len(rings)),
    )
    return list(zip(texts("tables", "unit", "rows"), values))
