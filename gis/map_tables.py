"""Tables and legends of the map sheets, and how they stand under each other in the column at the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Optional

from qgis.core import (
    QgsLayout,
    QgsLayoutExporter,
    QgsLayoutFrame,
    QgsLayoutItemLegend,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsLegendStyle,
    QgsMapLayer,
    QgsTableCell,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QFont

from .layouts import font_size, hide, line_pitch, lines_high, move, place, resize, set_text
from .map_frame import LINE, POINTS_PER_MM, text_width, wrapped
from .map_paper import resize_legend

Rows = Sequence[Sequence[str]]
_GAP = 4.0
_MANY_ENTRIES = 7
"""A legend with more entries than this stands in two columns."""
_FIRST = 0.3
_SPARE = 0.2
"""What a column is wider than its longest text, mm."""
_LEGEND = 0.6
"""A legend takes no more than this of the column above the title block, where smaller type allows it."""
_LEGEND_TYPES = (1.0, 0.87, 0.75)
_BESIDE_SYMBOL = 7.0
"""Beside the symbol and the text of a legend's line, mm: margins and the gaps between."""
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
    measure = _Measure(frame, shares, rows)
    broken = [measure.broken(row) for row in rows]
    table.setHeaders([QgsLayoutTableColumn(heading) for heading in columns or [""] * len(shares)])
    table.setIncludeTableHeader(bool(columns))
    mode = QgsLayoutTable.HeaderMode
    table.setHeaderMode(mode.FirstFrame if columns else mode.NoHeaders)
    table.setTableContents([[_cell("\n".join(lines), across[i]) for i, lines in enumerate(row)] for row in broken])
    table.setColumnWidths(measure.widths)
    lines = [max(map(len, row)) for row in broken]
    table.setRowHeights([measure.lines_high(count) for count in lines])  # the heading has one line
    height = measure.height(sum(lines), len(lines), bool(columns))
    resize(frame, height + 0.05)
    table.refresh()
    return height


class _Measure:
    """How wide the columns of a table are and how high its rows, mm.

    The first column, of numbers or codes that should not be broken, takes from the others what it needs, as far as
    ``_FIRST`` of the width.
    """

    def __init__(self, frame: QgsLayoutFrame, shares: Sequence[float], rows: Rows) -> None:
        table = frame.multiFrame()
        self._line = table.gridStrokeWidth()
        self._around = 2 * table.cellMargin() + self._line
        usable = frame.sizeWithUnits().width() - self._line - self._around * len(shares)
        self._size = table.contentTextFormat().size() / POINTS_PER_MM
        self.widths = [usable * share / sum(shares) for share in shares]
        needed = max((text_width(row[0]) for row in rows), default=0) * self._size + _SPARE
        if self.widths[0] < needed <= _FIRST * usable:
            rest = (usable - needed) / (usable - self.widths[0])
            self.widths = [needed, *(width * rest for width in self.widths[1:])]
        self._pitch = line_pitch(QFont(table.contentTextFormat().font()))

    def broken(self, row: Sequence[str]) -> list[list[str]]:
        """The texts of a row, each in its lines."""
        return [wrapped(text, width / self._size) for text, width in zip(row, self.widths)]

    def lines(self, row: Sequence[str]) -> int:
        """How many lines a row has."""
        return max(map(len, self.broken(row)))

    def height(self, lines: int, rows: int, headed: bool) -> float:
        """The height of rows with so many lines in all, and of a heading."""
        one, more = LINE * self._size + self._around, self._pitch * self._size
        return (rows + headed) * one + (lines - rows) * more + self._line

    def lines_high(self, count: int) -> float:
        """The height of so many lines in a row, mm."""
        return lines_high(count, self._pitch) * self._size


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
    measure = _Measure(layout.itemById(item_id), shares, rows)
    lines = [measure.lines(row) for row in rows]
    count, total, least = len(rows), sum(lines), sum(measure.lines(row) for row in last)
    headed, cut = bool(columns), 0
    while count and measure.height(total + least + cut, count + len(last) + cut, headed) > room:
        count -= 1
        total -= lines[count]
        cut = 1 if more else 0
    shown = [*rows[:count], *([more(len(rows) - count)] if more and cut else []), *last]
    fill_table(layout, item_id, columns, shown, measure.widths, across)
    return count


def fill_legend(layout: QgsLayout, entries: Sequence[tuple[QgsMapLayer, str]], hidden: Sequence[str] = ()) -> None:
    """A legend of these layers with these texts, top first; layers whose id is ``hidden`` show no heading."""
    legend: QgsLayoutItemLegend = layout.itemById("legend")
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.clear()
    nodes = []
    for layer, text in entries:
        node = root.addLayer(layer)
        if layer.id() in hidden:
            node.setCustomProperty("legend/title-style", "hidden")
        nodes.append((node, text))
    legend.setEqualColumnWidth(False)
    for size, columns, ems in _looks(layout, legend, sum(map(_entries, entries))):
        _set_type(legend, size)
        legend.setColumnCount(columns)
        legend.setSplitLayer(columns > 1)
        for node, text in nodes:
            title = "\n".join(wrapped(text, ems)) if ems else text
            node.setCustomProperty("legend/title-label", title)
            node.setCustomProperty("cached_name", title)
            legend.model().refreshLayerLegend(node)
        _measured(layout)
        box, block = place(legend), place(layout.itemById("block"))
        if box.width() <= block.width() and box.height() <= _LEGEND * (block.top() - box.top()):
            break


def _entries(entry: tuple[QgsMapLayer, str]) -> int:
    """How many lines a layer has in a legend."""
    renderer = entry[0].renderer() if isinstance(entry[0], QgsVectorLayer) else None
    return max(1, len(renderer.legendSymbolItems())) if renderer is not None else 1


def _looks(layout: QgsLayout, legend: QgsLayoutItemLegend, count: int) -> Iterator[tuple[float, int, float]]:
    """Ways to set a legend, best first: size of its type, columns, and the length of its lines in characters (0: any).

    The last is for a legend that fits in no way: two columns of the smallest type.
    """
    width = place(layout.itemById("block")).width()
    _set_type(legend, 1)
    points = font_size(legend.style(QgsLegendStyle.Style.SymbolLabel))
    beside = legend.symbolWidth() + _BESIDE_SYMBOL
    for size in _LEGEND_TYPES:
        for columns in ((2, 1) if count > _MANY_ENTRIES else (1, 2)) if size == 1 else (2,):
            yield size, columns, 0
            yield size, columns, (width / columns - size * beside) * POINTS_PER_MM / (size * points)


def _set_type(legend: QgsLayoutItemLegend, size: float) -> None:
    """Make type and symbols of a legend ``size`` times as large as in its template."""
    now = float(legend.customProperty("type", 1))
    if now != size:
        resize_legend(legend, size / now)
        legend.setCustomProperty("type", size)


def _measured(layout: QgsLayout) -> None:
    """Let the legend take its size, which it does when it is painted; its corner will do, without the map."""
    legend = layout.itemById("legend")
    corner = place(legend).topLeft()
    QgsLayoutExporter(layout).renderRegionToImage(QRectF(corner.x(), corner.y(), 2, 2), QSize(4, 4))
    legend.adjustBoxSize()


def legend_bottom(layout: QgsLayout) -> float:
    """Where the column goes on under the legend, mm."""
    return place(layout.itemById("legend")).bottom() + _GAP


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
