"""Tables and legends of the map sheets, and how they stand under each other in the column at the right."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import Optional

from qgis.core import (
    QgsLayout,
    QgsLayoutExporter,
    QgsLayoutFrame,
    QgsLayoutItemLegend,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsMapLayer,
    QgsTableCell,
)
from qgis.PyQt.QtCore import QRectF, QSize, Qt

from .layouts import hide, move, place, resize, set_text

Rows = Sequence[Sequence[str]]
_GAP = 4.0
POINTS_PER_MM = 72 / 25.4
_LINE = 1.15
"""Height of a line, and width of a Latin letter or digit, in the size of the type."""
_NARROW = 0.56
_MANY_ENTRIES = 7
"""A legend with more entries than this stands in two columns."""
_ACROSS = {
    "l": Qt.AlignmentFlag.AlignLeft,
    "c": Qt.AlignmentFlag.AlignHCenter,
    "r": Qt.AlignmentFlag.AlignRight,
}


def fill_table(
    layout: QgsLayout, item_id: str, columns: Sequence[str], rows: Rows, shares: Sequence[float], across: str
) -> float:
    """Fill a table and give its frame the height that the rows need, which is returned (mm).

    ``columns`` are the headings, none for a table without; ``shares`` are the columns' parts of the frame's width;
    ``across`` has ``l``, ``c`` or ``r`` for each column. Long texts are broken into lines.
    """
    frame: QgsLayoutFrame = layout.itemById(item_id)
    table = frame.multiFrame()
    margin, line = 2 * table.cellMargin(), table.gridStrokeWidth()
    usable = frame.sizeWithUnits().width() - line - (margin + line) * len(shares)
    widths = [usable * share / sum(shares) for share in shares]
    size = table.contentTextFormat().size() / POINTS_PER_MM
    broken = [[wrapped(text, widths[i] / size) for i, text in enumerate(row)] for row in rows]
    table.setHeaders([QgsLayoutTableColumn(heading) for heading in columns or [""] * len(shares)])
    table.setIncludeTableHeader(bool(columns))
    mode = QgsLayoutTable.HeaderMode
    table.setHeaderMode(mode.FirstFrame if columns else mode.NoHeaders)
    table.setTableContents([[_cell("\n".join(lines), across[i]) for i, lines in enumerate(row)] for row in broken])
    table.setColumnWidths(widths)
    heights = [_LINE * size * max(map(len, row)) for row in broken]
    table.setRowHeights(heights)  # without the heading, which has one line
    if columns:
        heights.append(_LINE * size)
    height = sum(heights) + len(heights) * (margin + line) + line
    resize(frame, height + 0.05)
    table.refresh()
    return height


def wrapped(text: str, ems: float) -> list[str]:
    """The lines of a text that has ``ems`` times the size of its type for each; Chinese breaks anywhere."""
    lines, length = [""], 0.0
    for character in text:
        width = 1.0 if unicodedata.east_asian_width(character) in "WF" else _NARROW
        if character == "\n" or (length + width > ems and lines[-1]):
            lines.append("")
            length = 0.0
        if character != "\n":
            lines[-1] += character
            length += width
    return lines


def _cell(text: str, across: str) -> QgsTableCell:
    cell = QgsTableCell(text)
    cell.setHorizontalAlignment(_ACROSS[across])
    cell.setVerticalAlignment(Qt.AlignmentFlag.AlignVCenter)
    return cell


def fill_fitting(
    layout: QgsLayout,
    item_id: str,
    columns: Sequence[str],
    rows: Rows,
    shares: Sequence[float],
    across: str,
    room: float,
    last: Rows = (),
    more: Optional[Callable[[int], Sequence[str]]] = None,
) -> int:
    """Like :func:`fill_table` with as many of ``rows`` as ``room`` mm hold; how many those are is returned.

    ``last`` rows (a sum) always stand at the end; ``more`` makes the row that says how many are left out.
    """
    count = len(rows)
    while True:
        left_out = len(rows) - count
        shown = [*rows[:count], *([more(left_out)] if left_out and more else []), *last]
        height = fill_table(layout, item_id, columns, shown, shares, across)
        if height <= room or count == 0:
            return count
        row_height = height / (len(shown) + bool(columns))
        count = max(0, count - max(1, int((height - room) / row_height)))


def fill_legend(layout: QgsLayout, entries: Sequence[tuple[QgsMapLayer, str]], hidden: Sequence[str] = ()) -> None:
    """A legend of these layers with these texts, top first; layers whose id is ``hidden`` show no heading."""
    legend: QgsLayoutItemLegend = layout.itemById("legend")
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.clear()
    count = 0
    for layer, text in entries:
        node = root.addLayer(layer)
        node.setCustomProperty("legend/title-label", text)
        node.setCustomProperty("cached_name", text)
        if layer.id() in hidden:
            node.setCustomProperty("legend/title-style", "hidden")
        legend.model().refreshLayerLegend(node)
        count += max(1, len(legend.model().layerLegendNodes(node)))
    two = count > _MANY_ENTRIES
    legend.setColumnCount(2 if two else 1)
    legend.setSplitLayer(two)
    legend.setEqualColumnWidth(two)
    legend.adjustBoxSize()


def legend_bottom(layout: QgsLayout) -> float:
    """Where the column goes on under the legend, mm."""
    legend = layout.itemById("legend")
    corner = place(legend).topLeft()
    # A legend takes its size when it is painted; a corner of it is enough, and the map is not drawn for that.
    QgsLayoutExporter(layout).renderRegionToImage(QRectF(corner.x(), corner.y(), 2, 2), QSize(4, 4))
    legend.adjustBoxSize()
    return place(legend).bottom() + _GAP


def put_table(layout: QgsLayout, item_id: str, title: str, top: float) -> float:
    """Put a table's title at ``top`` and the table below it; where the table begins is returned (mm)."""
    heading = layout.itemById(f"{item_id}_title")
    set_text(layout, f"{item_id}_title", title)
    box = place(heading)
    move(heading, QRectF(box.left(), top, box.width(), box.height()))
    frame = layout.itemById(item_id)
    below = place(frame)
    move(frame, QRectF(below.left(), top + box.height() + 0.5, below.width(), below.height()))
    return top + box.height() + 0.5


def bottom(layout: QgsLayout, item_id: str) -> float:
    """Where the column goes on under a table, mm."""
    return place(layout.itemById(item_id)).bottom() + _GAP


def room_below(layout: QgsLayout, top: float) -> float:
    """How much room there is between ``top`` and the title block, mm."""
    return place(layout.itemById("block")).top() - _GAP - top


def without(layout: QgsLayout, *item_ids: str) -> None:
    """Take tables with their titles off the sheet."""
    for item_id in item_ids:
        hide(layout, item_id, f"{item_id}_title")
