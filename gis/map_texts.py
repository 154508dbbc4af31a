"""What is written on a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qgis.core import (
    QgsLayoutFrame,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutTable,
    QgsPrintLayout,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFont, QFontMetrics

from ..core.glyphs import drawn
from .layouts import chinese_family


def texts_of(layout: QgsPrintLayout) -> Iterator[str]:
    """Every text on a sheet: labels, tables, legends, and the names on its maps."""
    for item in layout.items():
        if isinstance(item, QgsLayoutItemLabel):
            yield item.text()
        elif isinstance(item, QgsLayoutItemLegend):
            for node in item.model().rootGroup().findLayers():
                yield str(node.customProperty("legend/title-label") or node.name())
                lines = item.model().layerLegendNodes(node)
                yield from (str(line.data(Qt.ItemDataRole.DisplayRole) or "") for line in lines)
        elif isinstance(item, QgsLayoutItemMap):
            for layer in item.layers():
                if isinstance(layer, QgsVectorLayer) and layer.fields().indexFromName("label") >= 0:
                    yield from (str(feature["label"]) for feature in layer.getFeatures())
        elif isinstance(item, QgsLayoutFrame) and isinstance(item.multiFrame(), QgsLayoutTable):
            for row in item.multiFrame().tableContents():
                yield from (str(cell.content()) for cell in row)


def tell_drawn(layouts: Iterable[QgsPrintLayout]) -> None:
    """Tell what is drawn on sheets. Qt takes what the Chinese typeface lacks from any other that the computer has;
    what none has becomes an empty box.
    """
    metrics = QFontMetrics(QFont(chinese_family()))
    for layout in layouts:
        for text in texts_of(layout):
            drawn(text, lambda char: metrics.inFontUcs4(ord(char)))
