"""The sheets of the map package: what stands on each, in which look, with which tables.

One function a kind of sheet, each returning layouts that are ready to be exported. All figures come from the material;
nothing is computed here but the place on paper. The book's project owns layers and layouts: keep the book while
you use them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

from qgis.core import QgsMapLayer, QgsPrintLayout, QgsProject, QgsVectorLayer
from shapely.geometry import box

from ..core.acceptance.neighbours import Side, sides_of
from ..core.corners.numbering import numbered_rings
from ..core.unit import Unit
from .crs import crs_of
from .layouts import open_template
from .map_corners import place_labels
from .map_dress import denominator_of, draw_map, fill_surround, grid_crosses, put_in_view, scale_steps
from .map_figures import (
    class_table,
    coordinate_columns,
    corner_rows,
    corner_table,
    mine_rows,
    unit_rows,
    unit_table,
    verdict_table,
)
from .map_frame import Bounds, widened
from .map_layers import (
    area_layer,
    codes_within,
    corner_layers,
    hit_layer,
    is_within,
    land_around,
    limited,
    side_layer,
    unit_layer,
)
from .map_material import Material, context_bounds, mine_bounds
from .map_paper import Paper, fit_to, for_tables, paper_of
from .map_sides import place_sides
from .map_tables import bottom, fill_legend, fill_table, legend_bottom, put_table, without
from .map_words import word

CORNER_POINTS, SIDE_POINTS = 7.0, 5.5
"""Type sizes of corner numbers and side lengths, as in ``styles/corners.qml`` and ``styles/sides.qml``."""
_NEXT_TO = 3.0
"""What is farther from a unit than this is not looked at for its neighbours, m."""


@dataclass
class Book:
    """A package's sheets while they are made: the project that holds their layers, and the running number.

    ``folder`` is where the user's own templates are.
    """

    project: QgsProject
    family: str
    material: Material
    paper: Paper = field(default_factory=lambda: paper_of("A3"))
    folder: Optional[Path] = None
    number: int = 0
    layers: dict[str, QgsVectorLayer] = field(default_factory=dict)

    def next_number(self) -> str:
        """The sheet's 图号: the year and a running number."""
        self.number += 1
        return f"{self.material.year}-{self.number:02d}"

    def open(self, kind: str, bounds: Sequence[Bounds] = (), **figures: str) -> QgsPrintLayout:
        """The template of ``kind`` with everything that all sheets have in common, on the paper that suits ``bounds``;
        without bounds it is a sheet of tables.
        """
        layout = open_template(self.project, kind, self.family, self.folder)
        fit_to(layout, self.paper if bounds else for_tables(self.paper), bounds, scale_steps())
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


def location_sheet(book: Book) -> QgsPrintLayout:
    """矿区位置图: the mine and its units among zones and land."""
    material = book.material
    bounds = context_bounds(material.units, material.mining_right)
    layout = book.open("location", [bounds])
    units, right = book.units("units"), book.right()
    view = put_in_view(layout, bounds, [])
    zones: Entries = [(zone.layer, zone.title) for zone in material.zones if is_within(zone.layer, view)]
    above: Entries = [(right, word("legend", "mining_right"))] if right else []
    background = [material.survey_pale] if material.survey_pale else []
    put_in_view(layout, bounds, _layers([*above, (units, ""), *zones]) + background)
    draw_map(layout, material)
    fill_legend(layout, [*above, (units, word("legend", "unit")), *zones])
    top = put_table(layout, "info", word("tables", "mine", "title"), legend_bottom(layout))
    fill_table(layout, "info", (), mine_rows(material), (2.2, 5), "cl")
    top = put_table(layout, "table", word("tables", "units", "title"), bottom(layout, "info"))
    unit_table(layout, material, top)
    return layout


def landclass_sheet(book: Book) -> QgsPrintLayout:
    """土地利用现状图（修复前地类）: the survey in its colours under the units."""
    material = book.material
    assert material.survey is not None
    bounds = widened(mine_bounds(material.units, material.mining_right), 0.02)
    layout = book.open("landclass", [bounds])
    units, right = book.units("units_outline"), book.right()
    view = put_in_view(layout, bounds, [])
    survey = book.keep(limited(material.survey, codes_within(material.survey, view)))
    above: Entries = [(right, word("legend", "mining_right"))] if right else []
    entries: Entries = [*above, (units, word("legend", "unit")), (survey, word("legend", "survey"))]
    put_in_view(layout, bounds, _layers(entries))
    draw_map(layout, material)
    fill_legend(layout, entries)
    without(layout, "info")
    top = put_table(layout, "table", word("tables", "classes", "title"), legend_bottom(layout))
    class_table(layout, material, top)
    return layout


def zone_sheet(book: Book) -> QgsPrintLayout:
    """管控区核查图: zones, what of the units lies in them, and the verdicts."""
    material = book.material
    bounds = widened(mine_bounds(material.units, material.mining_right), 0.12)
    layout = book.open("zones", [bounds])
    crs = crs_of(material.plane)
    units, right = book.units("units_outline"), book.right()
    hits = book.keep(hit_layer(material.hits, crs))
    view = put_in_view(layout, bounds, [])
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
    put_in_view(layout, bounds, _layers([*entries, *zones]) + background)
    draw_map(layout, material)
    fill_legend(layout, [*entries, *zones])
    without(layout, "info")
    top = put_table(layout, "table", word("tables", "verdicts", "title"), legend_bottom(layout))
    verdict_table(layout, material, top)
    return layout


def corner_sheets(book: Book, unit: Unit) -> list[QgsPrintLayout]:
    """拐点坐标成果图 of a unit: the map with its coordinate table, and sheets for what the table has no room for."""
    material = book.material
    bounds = widened(unit.geometry.bounds, 0.1)
    layout = book.open("corners", [bounds], unit=unit.unit_id)
    crs = crs_of(material.plane)
    rings = numbered_rings(unit.geometry)
    this = book.keep(unit_layer([unit], crs, "unit_focus", book.family))
    view = put_in_view(layout, bounds, [])
    denominator, crosses = denominator_of(layout.itemById("map")), grid_crosses(layout.itemById("map"))
    labels = place_labels(rings, unit.geometry, denominator, CORNER_POINTS, crosses)
    points, leaders = (book.keep(layer) for layer in corner_layers(labels, crs, book.family))
    lengths = place_sides(rings, labels, unit.geometry, denominator, SIDE_POINTS, CORNER_POINTS)
    sides = book.keep(side_layer(lengths, crs, book.family))
    others = [other for other in material.units if other is not unit and _is_seen(other, view)]
    edge = material.mining_right.boundary if material.mining_right is not None else None
    right = book.right() if edge is not None and edge.intersects(box(*view)) else None
    entries: Entries = [(points, word("legend", "corner"))]
    entries.append((this, word("legend", "this_unit").format(unit=unit.unit_id)))
    if right:
        entries.append((right, word("legend", "mining_right")))
    below = book.keep(unit_layer(others, crs, "units_other", book.family))
    if others:
        entries.append((below, word("legend", "other_units")))
    put_in_view(layout, bounds, [points, leaders, sides, *([right] if right else []), this, below])
    draw_map(layout, material)
    fill_legend(layout, entries)
    put_table(layout, "info", word("tables", "unit", "title"), legend_bottom(layout))
    fill_table(layout, "info", (), unit_rows(material, unit, rings, _neighbours(material, unit)), (2.2, 5), "cl")
    top = put_table(layout, "table", word("tables", "corners", "title"), bottom(layout, "info"))
    rows = corner_rows(rings)
    count = corner_table(layout, rows, top)
    sheets = [layout]
    while count < len(rows):
        sheet = book.open("coordinates", unit=unit.unit_id, page=str(len(sheets)))
        count += coordinate_columns(sheet, rows[count:])
        sheets.append(sheet)
    return sheets


def _neighbours(material: Material, unit: Unit) -> dict[str, Side]:
    """Who borders on a unit: other units that do not lie on the same ground, else the land of the survey."""
    name = word("tables", "unit", "neighbour")
    units = [
        (name.format(unit=other.unit_id), other.geometry)
        for other in material.units
        if other is not unit and other.geometry.distance(unit.geometry) < _NEXT_TO
    ]
    land = land_around(material.survey, unit.geometry, _NEXT_TO, material.classes) if material.survey else []
    return sides_of(unit.geometry, units, land)


def _layers(entries: Entries) -> list[QgsMapLayer]:
    return [layer for layer, _ in entries]


def _is_seen(unit: Unit, view: Bounds) -> bool:
    return bool(unit.geometry.intersects(box(*view)))
