"""The sheets of the map package: what stands on each, in which look, with which tables. Those of what units were and
become are in ``map_themes.py``.

One function a kind of sheet, each returning layouts that are ready to be exported. All figures come from the material;
nothing is computed here but the place on paper. The book's project owns layers and layouts: keep the book while
you use them.
"""

from __future__ import annotations

from qgis.core import QgsPrintLayout
from shapely.geometry import box

from ..core.acceptance.neighbours import Side, sides_of
from ..core.corners.numbering import numbered_rings
from ..core.unit import Unit
from .crs import crs_of
from .layouts import set_text
from .map_book import Book, Entries, layers_of
from .map_corners import readable_numbers
from .map_dress import denominator_of, draw_map, grid_crosses, put_in_view
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
    codes_within,
    corner_layers,
    corners_between,
    hit_layer,
    is_within,
    land_around,
    limited,
    side_layer,
    unit_layer,
)
from .map_material import Material, context_bounds, mine_bounds
from .map_sides import place_sides
from .map_tables import bottom, fill_legend, fill_table, legend_bottom, put_table, without
from .map_words import word

CORNER_POINTS, SIDE_POINTS = 7.0, 5.5
"""Type sizes of corner numbers and side lengths, as in ``styles/corners.qml`` and ``styles/sides.qml``."""
_NEXT_TO = 3.0
"""What is farther from a unit than this is not looked at for its neighbours, m."""

_SAME_GROUND = 0.05
"""Units that share more of the smaller one than this lie on the same ground and are no neighbours."""


def location_sheet(book: Book) -> QgsPrintLayout:
    """矿区位置图: the mine and its units among zones and land."""
    material = book.material
    bounds = context_bounds(material.units, material.mining_right)
    layout = book.open("location", [bounds])
    units = book.units("units")
    view = put_in_view(layout, bounds, [])
    zones: Entries = [(zone.layer, zone.title) for zone in material.zones if is_within(zone.layer, view)]
    above = book.right_entry()
    background = [material.survey_pale] if material.survey_pale else []
    names = book.mine_name(layout)
    put_in_view(layout, bounds, [*names, *layers_of([*above, (units, ""), *zones]), *background])
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
    bounds = widened(mine_bounds(material.units, material.mining_right), 0.015)
    layout = book.open("landclass", [bounds])
    units = book.units("units_outline")
    view = put_in_view(layout, bounds, [])
    survey = book.keep(limited(material.survey, codes_within(material.survey, view)))
    above = book.right_entry()
    entries: Entries = [*above, (units, word("legend", "unit")), (survey, word("legend", "survey"))]
    names = book.names(layout, ((unit.unit_id, unit) for unit in material.units))
    put_in_view(layout, bounds, [*names, *layers_of(entries)])
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
    units = book.units("units_outline")
    hits = book.keep(hit_layer(material.hits, crs))
    view = put_in_view(layout, bounds, [])
    zones: Entries = [
        (zone.layer, word("legend", "zone").format(name=zone.title, edition=zone.edition or word("no_edition")))
        for zone in material.zones
        if is_within(zone.layer, view)
    ]
    entries = book.right_entry()
    entries.append((units, word("legend", "unit")))
    if material.hits:
        entries.append((hits, word("legend", "hit")))
    background = [material.survey_pale] if material.survey_pale else []
    names = book.names(layout, ((unit.unit_id, unit) for unit in material.units))
    put_in_view(layout, bounds, [*names, *layers_of([*entries, *zones]), *background])
    draw_map(layout, material)
    fill_legend(layout, [*entries, *zones])
    without(layout, "info")
    top = put_table(layout, "table", word("tables", "verdicts", "title"), legend_bottom(layout))
    verdict_table(layout, material, top)
    return layout


def image_sheet(book: Book) -> QgsPrintLayout:
    """修复前后影像对比图: the same ground before and after, side by side at one scale, under the units' outlines."""
    material = book.material
    bounds = widened(mine_bounds(material.units, material.mining_right), 0.015)
    layout = book.open("images", [bounds])
    units = book.units("units_outline")
    entries = [*book.right_entry(), (units, word("legend", "unit"))]
    items = {"before": "map", "after": "map_after"}
    put_in_view(layout, bounds, [])
    names = book.names(layout, ((unit.unit_id, unit) for unit in material.units))
    for image in material.images:
        item_id = items[image.when]
        put_in_view(layout, bounds, [*names, *layers_of(entries), image.layer], item_id)
        date = image.date or word("no_date")
        set_text(layout, f"caption_{item_id}", word("tables", "images", image.when).format(date=date))
    draw_map(layout, material, tuple(items.values()))
    fill_legend(layout, entries)
    without(layout, "info")
    top = put_table(layout, "table", word("tables", "units", "title"), legend_bottom(layout))
    unit_table(layout, material, top)
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
    corner_points, side_points = CORNER_POINTS * book.paper.size, SIDE_POINTS * book.paper.size
    numbers = readable_numbers(rings, unit.geometry, denominator, corner_points, crosses)
    points, leaders = (book.keep(layer) for layer in corner_layers(numbers.labels, crs, book.family))
    lengths = place_sides(rings, numbers.labels, unit.geometry, denominator, side_points, corner_points)
    sides = book.keep(side_layer(lengths, crs, book.family))
    others = [other for other in material.units if other is not unit and _is_seen(other, view)]
    edge = material.mining_right.boundary if material.mining_right is not None else None
    right = book.right() if edge is not None and edge.intersects(box(*view)) else None
    entries: Entries = [(points, word("legend", "corner"))]
    said = []
    if numbers.step > 1:
        entries.append((book.keep(corners_between(rings, numbers.labels, crs, book.family)), word("legend", "between")))
        said.append(word("corners_thinned").format(step=numbers.step))
        book.thinned[unit.unit_id] = numbers.step
    if len(lengths) < sum(len(ring.corners) for ring in rings):
        said.append(word("sides_left"))
    between = layers_of(entries[1:])
    entries.append((this, word("legend", "this_unit").format(unit=unit.unit_id)))
    if right:
        entries.append((right, word("legend", "mining_right")))
    below = book.keep(unit_layer(others, crs, "units_other", book.family))
    if others:
        entries.append((below, word("legend", "other_units")))
    put_in_view(layout, bounds, [points, *between, leaders, sides, *([right] if right else []), this, below])
    draw_map(layout, material, said=said)
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
        if other is not unit and _is_beside(other, unit)
    ]
    land = land_around(material.survey, unit.geometry, _NEXT_TO, material.classes) if material.survey else []
    return sides_of(unit.geometry, units, land)


def _is_beside(other: Unit, unit: Unit) -> bool:
    """Whether another unit is near and not on the same ground, as a planned one on a damaged one is."""
    if other.geometry.distance(unit.geometry) > _NEXT_TO:
        return False
    shared: float = other.geometry.intersection(unit.geometry).area
    return shared < _SAME_GROUND * min(other.geometry.area, unit.geometry.area)


def _is_seen(unit: Unit, view: Bounds) -> bool:
    return bool(unit.geometry.intersects(box(*view)))
