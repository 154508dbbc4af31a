"""What every sheet has round its map: scale, grid, scale bar, CRS line, title, notes and title block."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from qgis.core import (
    QgsLayoutItem,
    QgsLayoutItemMap,
    QgsLayoutItemMapGrid,
    QgsLayoutItemMapItem,
    QgsLayoutItemScaleBar,
    QgsLineSymbol,
    QgsMapLayer,
    QgsPrintLayout,
    QgsRectangle,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QColor

from .crs import crs_of
from .layouts import move, paper_size, place, set_line, set_text
from .map_frame import Bounds, extent, round_scale, round_step
from .map_material import Material
from .map_words import texts, word, words

_GRID_PAPER = 60.0
"""About how far apart the grid crosses stand, mm; at most this."""
_BAR_PAPER = 22.0
_CROSS = 2.0
"""Length of a cross' arm, mm."""
_KILOMETRE = 1000.0
_Border = QgsLayoutItemMapGrid.BorderSide
LEAST_DENOMINATOR = "least_denominator"
SIZE = "size"
"""Property of a layout: how large what is printed is beside A3."""
SAID = "said"
"""Property of a layout: what its notes say of what stands on the map, a line each."""
_FLAGGED = QColor("#c62828")
"""Frame of a slot that somebody still has to fill."""


def scale_steps() -> list[float]:
    """The steps of round scales, from the wording."""
    return [float(node.value) for node in words().items("scales")]


def put_in_view(layout: QgsPrintLayout, bounds: Bounds, layers: Sequence[QgsMapLayer], item_id: str = "map") -> Bounds:
    """Show ``layers`` at the largest round scale at which ``bounds`` fit; the ground that is shown.

    The layout's property ``LEAST_DENOMINATOR`` keeps the scale from being larger than that.
    """
    item: QgsLayoutItemMap = layout.itemById(item_id)
    width, height = paper_size(item)
    denominator = round_scale(bounds, width, height, scale_steps())
    shown = extent(bounds, width, height, max(denominator, int(layout.customProperty(LEAST_DENOMINATOR, 0))))
    if layers:
        item.setCrs(layers[0].crs())
        item.setLayers(list(layers))
        item.setKeepLayerSet(True)
    item.setExtent(QgsRectangle(*shown))
    return shown


def grid_crosses(item: QgsLayoutItemMap) -> list[Bounds]:
    """The boxes of the grid's crosses on a map that is in view, for labels to keep off."""
    denominator, view = denominator_of(item), item.extent()
    step, arm = grid_step(item), _CROSS * _size_of(item) * denominator / 1000
    easts = range(math.ceil(view.xMinimum() / step), math.floor(view.xMaximum() / step) + 1)
    norths = range(math.ceil(view.yMinimum() / step), math.floor(view.yMaximum() / step) + 1)
    return [(x * step - arm, y * step - arm, x * step + arm, y * step + arm) for x in easts for y in norths]


def draw_map(
    layout: QgsPrintLayout, material: Material, item_ids: Sequence[str] = ("map",), said: Sequence[str] = ()
) -> None:
    """Grid with values, numeric scale, scale bar and the notes that go with them, before them what else is ``said``; of
    several maps the outer edges carry the values.
    """
    denominator = denominator_of(layout.itemById(item_ids[0]))
    step = grid_step(layout.itemById(item_ids[0]))
    for number, item_id in enumerate(item_ids):
        item: QgsLayoutItemMap = layout.itemById(item_id)
        item.setCrs(crs_of(material.plane))
        bare = [
            side for side, inner in ((_Border.Left, number > 0), (_Border.Right, number < len(item_ids) - 1)) if inner
        ]
        _draw_grid(item, step, layout.itemById("scalebar").textFormat(), bare)
    layout.setCustomProperty(SAID, "\n".join(said))
    text = word("scale").format(denominator=denominator)
    set_text(layout, "scale", text)
    set_text(layout, "block_scale", text)
    _fill_bar(layout.itemById("scalebar"), denominator, place(layout.itemById("scale")))
    unit = word("kilometre" if step >= _KILOMETRE else "metre")
    size = f"{step / _KILOMETRE:g}{unit}" if step >= _KILOMETRE else f"{step:g}{unit}"
    set_text(
        layout,
        "notes",
        "\n".join(
            (
                *said,
                word("grid").format(step=size, unit=unit),
                word("area_note"),
                word("edition_line").format(edition=words().get("edition", str)),
            )
        ),
    )


def denominator_of(item: QgsLayoutItemMap) -> int:
    """The scale of a map on paper."""
    return round(item.extent().width() / paper_size(item)[0] * 1000)


def grid_step(item: QgsLayoutItemMap) -> float:
    """How far apart the crosses of the grid are on a map that is in view, m."""
    return round_step(denominator_of(item), _GRID_PAPER * _size_of(item))


def _size_of(item: QgsLayoutItem) -> float:
    return float(item.layout().customProperty(SIZE, 1))


def _draw_grid(
    item: QgsLayoutItemMap, step: float, text_format: QgsTextFormat, bare: Sequence[QgsLayoutItemMapGrid.BorderSide]
) -> None:
    """Crosses on the map, values round it but on the sides that stay ``bare``."""
    grid, size = QgsLayoutItemMapGrid("grid", item), _size_of(item)
    item.grids().addGrid(grid)
    grid.setStackingPosition(QgsLayoutItemMapItem.StackingPosition.StackBelowMapLabels)
    grid.setEnabled(True)
    grid.setIntervalX(step)
    grid.setIntervalY(step)
    grid.setStyle(QgsLayoutItemMapGrid.GridStyle.Cross)
    grid.setCrossLength(_CROSS * size)
    grid.setLineSymbol(QgsLineSymbol.createSimple({"line_color": "#4a4a4a", "line_width": str(0.12 * size)}))
    grid.setFrameStyle(QgsLayoutItemMapGrid.FrameStyle.ExteriorTicks)
    grid.setFrameWidth(2.0 * size)
    grid.setFramePenSize(0.2 * size)
    grid.setFramePenColor(QColor("#1e1e1e"))
    grid.setAnnotationEnabled(True)
    grid.setAnnotationFormat(QgsLayoutItemMapGrid.AnnotationFormat.CustomFormat)
    grid.setAnnotationExpression(_annotation(step))
    grid.setAnnotationFrameDistance(2.4 * size)
    grid.setAnnotationTextFormat(text_format)
    for border in (_Border.Left, _Border.Right):
        grid.setAnnotationDirection(QgsLayoutItemMapGrid.AnnotationDirection.Vertical, border)
    for border in (_Border.Left, _Border.Right, _Border.Top, _Border.Bottom):
        grid.setAnnotationPosition(QgsLayoutItemMapGrid.AnnotationPosition.OutsideMapFrame, border)
    for border in bare:
        grid.setAnnotationDisplay(QgsLayoutItemMapGrid.DisplayMode.HideAll, border)


def _annotation(step: float) -> str:
    """The expression of a grid value: whole kilometres on small scales, metres on large ones."""
    if step >= _KILOMETRE:
        return "to_string(to_int(round(@grid_number / 1000)))"
    return "to_string(to_int(round(@grid_number)))" if step >= 1 else "to_string(round(@grid_number, 1))"


def _fill_bar(bar: QgsLayoutItemScaleBar, denominator: int, above: QRectF) -> None:
    """Give a scale bar round segments, as many as have room, in the middle under the scale."""
    step = round_step(denominator, _BAR_PAPER * _size_of(bar))
    kilometres = step >= _KILOMETRE
    units = QgsUnitTypes.DistanceUnit
    bar.setUnits(units.DistanceKilometers if kilometres else units.DistanceMeters)
    bar.setUnitLabel(word("kilometre" if kilometres else "metre"))
    bar.setMapUnitsPerScaleBarUnit(1)
    bar.setUnitsPerSegment(step / _KILOMETRE if kilometres else step)
    segment = step / denominator * 1000
    bar.setNumberOfSegments(4 if 4 * segment <= above.width() else 2)
    bar.setNumberOfSegmentsLeft(0)
    bar.update()
    box = place(bar)
    move(bar, QRectF(above.center().x() - box.width() / 2, box.top(), box.width(), box.height()))


def fill_surround(
    layout: QgsPrintLayout, material: Material, kind: str, number: str, figures: Mapping[str, str]
) -> None:
    """Title, secrecy slot, CRS line and title block of a sheet."""
    plane, block = material.plane, material.block
    before, mine, after = word("sheets", kind, "title").rpartition("{mine}")
    first, rest = (part.format(mine=material.mine.name, **figures) for part in (before + mine, after))
    set_line(layout, "title", first, rest)
    set_text(layout, "secrecy", word("secrecy").format(secrecy=block.secrecy))
    slot = word("review").format(review="")
    # Many write the number with the words that stand in the slot already.
    set_text(layout, "review", word("review").format(review=block.review.removeprefix(slot).strip()))
    if not block.review:
        layout.itemById("review").setFrameStrokeColor(_FLAGGED)
    crs = word("crs").format(
        width=plane.width,
        meridian=plane.central_meridian,
        epsg=plane.epsg,
        height=block.height or word("not_given"),
    )
    set_text(layout, "crs", crs)
    set_text(layout, "notes", word("edition_line").format(edition=words().get("edition", str)))
    entries = {
        "organisation": block.organisation,
        "name": word("sheets", kind, "name").format(**figures),
        "drawn": block.drawn,
        "checked": block.checked,
        "responsible": block.responsible,
        "scale": "",
        "number": number,
        "date": block.date,
        "sources": "\n".join(_sources(material, kind)),
    }
    for name, text in entries.items():
        set_text(layout, f"block_{name}", text)


def _sources(material: Material, kind: str) -> list[str]:
    """The lines of 资料来源: what the sheet was made from, with editions."""
    missing = word("no_edition")
    editions = {
        "units": {"year": material.year},
        "mining_right": {"edition": material.mining_right_edition or missing},
        "survey": {"edition": material.survey_edition or missing},
        "classes": {"edition": material.classes.edition},
        "zones": {},
        "rules": {"edition": material.rules_edition or missing},
        "images": {image.when: image.date or missing for image in material.images},
    }
    absent = {
        "mining_right": material.mining_right is None,
        "survey": material.survey is None,
    }
    return [
        word("source", name).format(**editions[name])
        for name in texts("sheets", kind, "sources")
        if not absent.get(name)
    ]
