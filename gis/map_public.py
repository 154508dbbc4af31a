"""The map sheets of the public copy: coarse places, no grid, no coordinates, the map itself a picture.

They are the sheets of the package, made from coarsened material and stripped of what the public must not have.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qgis.core import (
    QgsLayoutItemMap,
    QgsPrintLayout,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QPainter

from ..core.acceptance.plan import PlanItem
from ..core.acceptance.public import PublicPlan, coarsened
from .convert import to_qgs, to_shapely
from .layouts import hide, move, place, set_text
from .map_book import Book
from .map_dress import SAID, denominator_of
from .map_export import export_pdf
from .map_items import SHEETS
from .map_layers import memory_layer
from .map_material import Block, Material, ZoneMap
from .map_paper import paper_of
from .map_words import word, words

_DPI = 200
_INCH = 0.0254
_FRAME = 2.0
"""Between the two lines of a map's frame, mm."""


def public_material(material: Material, plan: PublicPlan, project: QgsProject) -> Material:
    """What public sheets show: units and mining right on a coarse grid, with their true areas; no survey, no control
    lines, no verdicts, nobody's name. New layers belong to ``project``.
    """
    step, right = plan.position_m, material.mining_right
    titles = {node.get("title", str) for node in words().items("zones") if node.get("kind", str) in plan.backdrop}
    return replace(
        material,
        units=tuple(replace(unit, geometry=coarsened(unit.geometry, step)) for unit in material.units),
        mining_right=None if right is None else coarsened(right, step),
        block=Block(organisation=material.block.organisation, date=material.block.date, review=material.block.review),
        survey=None,
        survey_pale=None,
        survey_edition="",
        class_areas=(),
        before=None,
        zones=tuple(_coarse(zone, step, project) for zone in material.zones if zone.title in titles),
        hits=(),
        verdicts=(),
        rules_edition="",
    )


def _coarse(zone: ZoneMap, step: float, project: QgsProject) -> ZoneMap:
    shapes = (to_shapely(feature.geometry()) for feature in zone.layer.getFeatures())
    rows = [(to_qgs(coarsened(shape, step)), ()) for shape in shapes if shape is not None and not shape.is_empty]
    kind = QgsWkbTypes.displayString(QgsWkbTypes.multiType(QgsWkbTypes.flatType(zone.layer.wkbType())))
    layer: QgsVectorLayer = memory_layer(kind, zone.layer.crs(), zone.title, [], rows)
    layer.setRenderer(zone.layer.renderer().clone())
    project.addMapLayer(layer, False)
    return ZoneMap(layer, zone.title, "")


def public_sheet(book: Book, plan: PublicPlan, item: PlanItem) -> QgsPrintLayout:
    """The sheet of an item. The book has public material, the plan's paper, its least denominator and no templates of
    the user's, in which anything may stand. Raises :class:`~.layouts.LayoutProblem`.
    """
    layout = SHEETS[item.item_id](book)
    material, say = book.material, plan.package.say
    for one in _maps(layout):
        for grid in one.grids().asList():
            one.grids().removeGrid(grid.id())
        # What does not lie plainly over what is below becomes a picture in a PDF, its labels with it.
        one.setBlendMode(QPainter.CompositionMode.CompositionMode_Multiply)
    _close_frame(layout)
    hide(layout, "secrecy")
    set_text(layout, "title", say("map_title", mine=material.mine.name, title=item.title))
    set_text(layout, "block_name", say("map_name", title=item.title))
    set_text(layout, "block_sources", say("sources", year=material.year))
    set_text(layout, "crs", say("surround", step=f"{plan.position_m:g}"))
    said = str(layout.customProperty(SAID, "")).split("\n")
    set_text(layout, "notes", "\n".join(line for line in (*said, word("area_note"), plan.package.edition) if line))
    return layout


def _close_frame(layout: QgsPrintLayout) -> None:
    """Draw the outer frame as near to the maps as a double frame is, where no grid values stand between the two."""
    boxes = [place(one) for one in _maps(layout)]
    around = boxes[0]
    for box in boxes[1:]:
        around = around.united(box)
    outer = place(layout.itemById("frame"))
    move(layout.itemById("frame"), around.adjusted(-_FRAME, -_FRAME, _FRAME, _FRAME).intersected(outer))


def export_public(layout: QgsPrintLayout, plan: PublicPlan, item: PlanItem, target: Path) -> None:
    """Write a public sheet as PDF without georeference. Raises :class:`~.layouts.LayoutProblem`."""
    dpi, has_images = _DPI, item.item_id == "image_map"
    if has_images:
        coarsest = max(denominator_of(one) for one in _maps(layout))
        dpi = max(1, min(_DPI, int(coarsest * _INCH / plan.pixel_m)))
    export_pdf([layout], target, georeference=False, dpi=dpi, lossless=not has_images)


def _maps(layout: QgsPrintLayout) -> list[QgsLayoutItemMap]:
    return [item for item in layout.items() if isinstance(item, QgsLayoutItemMap)]


def public_book(book: Book, plan: PublicPlan) -> Book:
    """The book of the public sheets beside that of a package: same project and typeface, our own templates."""
    return Book(
        book.project,
        book.family,
        public_material(book.material, plan, book.project),
        paper_of(plan.paper),
        least_denominator=plan.least_denominator,
    )
