"""The sheets that show what units were, are and become: land classes after, damage and problems, measures.

What a unit's own text does not tell is 未填报 and drawn without a sign, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Optional

from qgis.core import QgsCategorizedSymbolRenderer, QgsPrintLayout, QgsVectorLayer

from ..core.unit import Unit
from .convert import to_qgs
from .crs import crs_of
from .map_book import Book, Entries, layers_of
from .map_dress import draw_map, put_in_view
from .map_figures import after_table, damage_table, works_table
from .map_frame import widened
from .map_layers import area_layer, codes_within, memory_layer, only_used, uncovered
from .map_material import Material, mine_bounds
from .map_small import least_ground, said_of_small, show_small, shown_units
from .map_tables import fill_legend, legend_bottom, put_table, without
from .map_words import word, words
from .styles import damage_degree_renderer, land_class_renderer

_MARGIN = 0.015
_PARTS = re.compile(r"[、，,；;。\n]")


def has_after(material: Material) -> bool:
    """Whether there is a unit of which it is stated what it becomes."""
    return any(unit.land_class for unit in _changed(material))


def _changed(material: Material) -> list[Unit]:
    return [unit for unit in material.units if unit.section in ("restored", "planned")]


def units_in(material: Material, section: str) -> list[Unit]:
    """The units of one section of the annual table."""
    return [unit for unit in material.units if unit.section == section]


def after_sheet(book: Book) -> QgsPrintLayout:
    """土地利用图（修复后地类）: the survey, over it the units in the class that was stated for them."""
    material = book.material
    crs, units = crs_of(material.plane), _changed(material)
    bounds = widened(mine_bounds(material.units, material.mining_right), _MARGIN)
    layout = book.open("after", [bounds])
    view = put_in_view(layout, bounds, [])
    stated = [(to_qgs(unit.geometry), (unit.land_class,)) for unit in units if unit.land_class]
    filled = memory_layer("MultiPolygon", crs, "after", ["dlbm:string"], stated)
    codes = {unit.land_class for unit in units if unit.land_class}
    filled.setRenderer(_class_renderer(material, codes, "dlbm"))
    legend = filled.clone()
    book.keep(filled)
    entries: Entries = book.right_entry()
    outlines: Entries = []
    for section, style in (("restored", "unit_restored"), ("planned", "unit_planned")):
        of_section = [unit.geometry for unit in units if unit.section == section]
        if of_section:
            layer = book.keep(area_layer(of_section, crs, style, book.family))
            outlines.append((layer, word("legend", f"after_{section}")))
    land: Entries = []
    if material.survey is not None:
        stated_ground = [unit.geometry for unit in units if unit.land_class]
        below = uncovered(material.survey, view, stated_ground, book.family)
        seen = codes_within(below, view)
        below.setRenderer(_class_renderer(material, seen, "dlbm"))
        book.keep(below)
        legend.setRenderer(_class_renderer(material, codes | seen, "dlbm"))
        land.append((below, ""))
    book.keep(legend)
    least = least_ground(layout)
    shown = shown_units(units, least)
    names = book.names(layout, ((_two_lines(unit.unit_id, unit.land_class), unit) for unit in shown))
    show_small([filled, *(layer for layer, _ in outlines)], least)
    put_in_view(layout, bounds, [*names, *layers_of([*entries, *outlines]), filled, *layers_of(land)])
    draw_map(layout, material, said=said_of_small(layout, units))
    fill_legend(layout, [*entries, *outlines, (legend, word("legend", "classes"))])
    without(layout, "info")
    table = "after_alone" if material.before is None else "after"
    top = put_table(layout, "table", word("tables", table, "title"), legend_bottom(layout))
    after_table(layout, material, units, top)
    return layout


def _class_renderer(material: Material, codes: Iterable[str], field: str) -> QgsCategorizedSymbolRenderer:
    """The class colours of these codes; a code that the class list does not have is told as such."""
    wanted = set(codes)
    renderer = land_class_renderer(material.classes, field, wanted, chinese=True)
    last = len(renderer.categories()) - 1
    if all(code in material.classes and material.classes.is_polygon_class(code) for code in wanted):
        renderer.deleteCategory(last)
    else:
        renderer.updateCategoryLabel(last, word("legend", "other_class"))
    return renderer


def _two_lines(name: str, more: str) -> str:
    return f"{name}\n{more or word('legend', 'not_filled')}"


def damage_sheet(book: Book) -> QgsPrintLayout:
    """矿区生态问题与土地损毁现状图: damaged units by degree, over them a sign for each kind of damage."""
    material = book.material
    units = units_in(material, "damaged")
    crs = crs_of(material.plane)
    rows = [(to_qgs(unit.geometry), (unit.damage_degree,)) for unit in units]
    degrees = memory_layer("MultiPolygon", crs, "degrees", ["degree:string"], rows)
    renderer = damage_degree_renderer(chinese=True)
    renderer.updateCategoryLabel(len(renderer.categories()) - 1, word("legend", "not_filled"))
    degrees.setRenderer(renderer)
    only_used(degrees, {unit.damage_degree for unit in units})
    book.keep(degrees)
    signs = _signs(book, units, "problems", "damage", lambda unit: unit.problem_type, "other_problem", None)
    return _theme(book, "damage", units, signs, (degrees, word("legend", "degree")), damage_table)


def works_sheet(book: Book, section: str) -> QgsPrintLayout:
    """生态修复工程布置图 or 完成情况图: the units of a section with a sign for each group of measures."""
    material = book.material
    units = units_in(material, section)
    crs = crs_of(material.plane)
    ground = book.keep(area_layer([unit.geometry for unit in units], crs, "unit_plain", book.family))
    signs = _signs(book, units, "measures", "measure", lambda unit: unit.measures, "other_measure", "other")
    kind = {"planned": "plan", "restored": "built"}[section]
    return _theme(book, kind, units, signs, (ground, word("legend", f"works_{section}")), works_table)


def _signs(
    book: Book,
    units: Sequence[Unit],
    group: str,
    prefix: str,
    text_of: Callable[[Unit], str],
    other: str,
    other_style: Optional[str],
) -> Entries:
    """A layer of signs for each entry of ``group`` that the text of a unit names."""
    found: dict[str, list[Unit]] = {}
    titles = {node.get("style", str): node.get("title", str) for node in words().items(group)}
    if other_style:
        titles[other_style] = word("legend", other)
    for unit in units:
        for style in _styles(text_of(unit), group, other_style):
            found.setdefault(style, []).append(unit)
    crs = crs_of(book.material.plane)
    entries: Entries = []
    for style, title in titles.items():
        if style in found:
            shapes = [unit.geometry for unit in found[style]]
            entries.append((book.keep(area_layer(shapes, crs, f"{prefix}_{style}", book.family)), title))
    return entries


def _styles(text: str, group: str, other: Optional[str]) -> set[str]:
    """The signs of a text: for each of its parts the first entry of ``group`` that has a word of it."""
    entries = [(node.get("style", str), node.texts("words")) for node in words().items(group)]
    found = set()
    for part in _PARTS.split(text):
        if not part.strip():
            continue
        hit = next((style for style, known in entries if any(one in part for one in known)), other)
        if hit:
            found.add(hit)
    return found


def _theme(
    book: Book,
    kind: str,
    units: Sequence[Unit],
    signs: Entries,
    ground: tuple[QgsVectorLayer, str],
    table: Callable[[QgsPrintLayout, Material, Sequence[Unit], float], None],
) -> QgsPrintLayout:
    """A sheet of units in a look, with signs over them, on the pale survey."""
    material = book.material
    bounds = widened(mine_bounds(material.units, material.mining_right), _MARGIN)
    layout = book.open(kind, [bounds])
    put_in_view(layout, bounds, [])
    least = least_ground(layout)
    names = book.names(layout, ((unit.unit_id, unit) for unit in shown_units(units, least)))
    background = [material.survey_pale] if material.survey_pale else []
    edge = book.keep(area_layer([unit.geometry for unit in units], crs_of(material.plane), "unit_edge", book.family))
    show_small([edge, ground[0], *(layer for layer, _ in signs)], least)
    entries = [*book.right_entry(), (edge, ""), *signs, ground]
    put_in_view(layout, bounds, [*names, *layers_of(entries), *background])
    draw_map(layout, material, said=said_of_small(layout, units))
    fill_legend(layout, [*book.right_entry(), ground, *signs])
    without(layout, "info")
    title = word("tables", "damage" if kind == "damage" else "works", "title")
    top = put_table(layout, "table", title, legend_bottom(layout))
    table(layout, material, units, top)
    return layout
