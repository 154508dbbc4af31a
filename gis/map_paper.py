"""Sizes of paper, and how a template follows when its sheet takes another size.

A template is drawn once, on A3 landscape. On other paper it is first made larger or smaller as a whole (``size`` of the
paper in ``sheets.json``: type and title block of an A0 are larger, but not as much as the sheet), then stretched: each
item's property ``anchor`` says how much of the growth its left, top, right and bottom edges take. A template without
anchors is one of the user's own and stays as it was drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from qgis.core import (
    QgsLayout,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemPage,
    QgsLayoutItemScaleBar,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLegendStyle,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QRectF

from .layouts import font_size, in_family, move, place, restyle
from .map_frame import Bounds, round_scale
from .map_words import words

_SIDES = tuple(getattr(QgsLegendStyle.Side, name) for name in ("Left", "Right", "Top", "Bottom"))
LARGEST_TABLE_SHEET = "A3"
"""A sheet of tables is read at a desk, whatever the maps hang on."""


@dataclass(frozen=True)
class Paper:
    """A size of paper: its long and short edge in mm, and the size of what is printed, 1 on A3."""

    name: str
    long: float
    short: float
    size: float

    def sheet(self, portrait: bool) -> tuple[float, float]:
        """Width and height of the sheet, mm."""
        return (self.short, self.long) if portrait else (self.long, self.short)


@cache
def papers() -> tuple[Paper, ...]:
    """The sizes that may be chosen, smallest first. Raises ``CatalogueError``."""
    return tuple(
        Paper(node.get("name", str), *(float(node.get(key, (int, float))) for key in ("long", "short", "size")))
        for node in words().items("papers")
    )


def paper_of(name: str) -> Paper:
    """The size of this name. Raises ``KeyError``."""
    return {paper.name: paper for paper in papers()}[name]


def for_tables(paper: Paper) -> Paper:
    """The paper of a sheet that holds nothing but tables."""
    return min(paper, paper_of(LARGEST_TABLE_SHEET), key=lambda one: one.long)


@dataclass(frozen=True)
class Drawn:
    """How a template was drawn: its sheet (width, height) and its map's place, mm, and the map's anchors; no anchors
    where the template is not to be stretched.
    """

    sheet: tuple[float, float]
    frame: QRectF
    anchor: str


def drawn_of(layout: QgsLayout) -> Drawn:
    """How a template that was just opened was drawn."""
    size = layout.pageCollection().page(0).sizeWithUnits()
    item = layout.itemById("map") or layout.itemById("frame")
    return Drawn((size.width(), size.height()), place(item), item.customProperty("anchor") or "")


def lies_upright(drawn: Drawn, paper: Paper, bounds: Sequence[Bounds], steps: Sequence[float]) -> bool:
    """Whether ``bounds`` are shown at a larger scale on an upright sheet than on one across; no where there are none.

    ``steps`` are those of :func:`.map_frame.round_scale`.
    """
    if not drawn.anchor or not bounds:
        return False
    scales = []
    for upright in (False, True):
        frame = _stretched(drawn.frame, drawn.anchor, drawn.sheet, paper, upright)
        scales.append(max(round_scale(one, frame.width(), frame.height(), steps) for one in bounds))
    return scales[1] < scales[0]


def fit_to(layout: QgsLayout, drawn: Drawn, paper: Paper, portrait: bool) -> None:
    """Put a template that was just opened on ``paper``."""
    sheet = paper.sheet(portrait)
    if not drawn.anchor or (sheet, paper.size) == (drawn.sheet, 1):
        return
    items = [item for item in layout.items() if isinstance(item, QgsLayoutItem) and item.customProperty("anchor")]
    places = [_stretched(place(item), item.customProperty("anchor"), drawn.sheet, paper, portrait) for item in items]
    page: QgsLayoutItemPage = layout.pageCollection().page(0)
    page.setPageSize(QgsLayoutSize(*sheet, QgsUnitTypes.LayoutUnit.LayoutMillimeters))
    for item, where in zip(items, places):
        _resize_type(item, paper.size)
        _widen(item, where.width())
        move(item, where)


def _stretched(box: QRectF, anchor: str, drawn: tuple[float, float], paper: Paper, portrait: bool) -> QRectF:
    """Where an item stands on another sheet."""
    left, top, right, below = (float(part) for part in anchor.split())
    width, height = paper.sheet(portrait)
    more_x, more_y = width - drawn[0] * paper.size, height - drawn[1] * paper.size
    size = paper.size
    west, north = box.left() * size + left * more_x, box.top() * size + top * more_y
    east, south = box.right() * size + right * more_x, box.bottom() * size + below * more_y
    return QRectF(west, north, east - west, south - north)


def _widen(item: QgsLayoutItem, width: float) -> None:
    """A frame is never narrower than the columns of its table."""
    if isinstance(item, QgsLayoutFrame) and isinstance(item.multiFrame(), QgsLayoutTable):
        table = item.multiFrame()
        table.setColumnWidths([width - 2 * table.cellMargin() - 2 * table.gridStrokeWidth()])


def _resize_type(item: QgsLayoutItem, size: float) -> None:
    """Make the type of an item, and what goes with it, ``size`` times as large."""
    if size == 1:
        return
    if isinstance(item, QgsLayoutItemLabel):
        restyle(item, "", font_size(item) * size)
        item.setMarginX(item.marginX() * size)
        item.setMarginY(item.marginY() * size)
    elif isinstance(item, QgsLayoutItemLegend):
        resize_legend(item, size)
    elif isinstance(item, QgsLayoutItemScaleBar):
        item.setTextFormat(in_family(item.textFormat(), "", item.textFormat().size() * size))
        item.setHeight(item.height() * size)
    elif isinstance(item, QgsLayoutFrame) and isinstance(item.multiFrame(), QgsLayoutTable):
        table = item.multiFrame()
        for get, put in (
            (table.headerTextFormat, table.setHeaderTextFormat),
            (table.contentTextFormat, table.setContentTextFormat),
        ):
            put(in_family(get(), "", get().size() * size))
        table.setCellMargin(table.cellMargin() * size)


def resize_legend(legend: QgsLayoutItemLegend, size: float) -> None:
    """Make type, symbols and gaps of a legend ``size`` times as large."""
    for component in ("Group", "Subgroup", "Symbol", "SymbolLabel"):
        style = getattr(QgsLegendStyle.Style, component)
        changed = legend.style(style)
        restyle(changed, "", font_size(changed) * size)
        for side in _SIDES:
            changed.setMargin(side, changed.margin(side) * size)
        legend.setStyle(style, changed)
    legend.setColumnSpace(legend.columnSpace() * size)
    legend.setSymbolWidth(legend.symbolWidth() * size)
    legend.setSymbolHeight(legend.symbolHeight() * size)
