"""Makes the print layout templates of ``resources/layouts`` again:  .venv/bin/python scripts/make_layouts.py

A3 landscape, millimetres. The plugin fills a template through its item ids, which are therefore a contract: who draws a
template of his own in QGIS keeps the ids and may change everything else. Each item says how it follows when the sheet
takes another size: ``anchor`` is how much of the sheet's growth its left, top, right and bottom edges take.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import headless  # before QGIS
from qgis.core import (
    QgsApplication,
    QgsFillSymbol,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutMeasurement,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsTableCell,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "layouts"
FONT = "WenQuanYi Zen Hei"
INK = QColor(30, 30, 30)
PAGE = (420.0, 297.0)
# The map between its two frames, and the column of legend, tables and title block at its right.
OUTER = QRectF(12, 22, 288, 246)
INNER = QRectF(20, 30, 272, 230)
COLUMN = QRectF(304, 22, 104, 246)
BLOCK_TOP = 214.0
Anchor = tuple[float, float, float, float]
"""How much of the sheet's growth the left, top, right and bottom edges of an item take."""
ALL: Anchor = (0, 0, 1, 1)
ABOVE: Anchor = (0, 0, 1, 0)
TOP_LEFT: Anchor = (0, 0, 0, 0)
TOP_RIGHT: Anchor = (1, 0, 1, 0)
BELOW: Anchor = (0, 1, 1, 1)
BOTTOM_RIGHT: Anchor = (1, 1, 1, 1)
LEFT_HALF: Anchor = (0, 0, 0.5, 1)
RIGHT_HALF: Anchor = (0.5, 0, 1, 1)
CENTRE = Qt.AlignmentFlag.AlignHCenter
LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight


def font(points: float) -> QFont:
    """A font of the sheets' typeface."""
    made = QFont(FONT)
    made.setPointSizeF(points)
    return made


def text_format(points: float) -> QgsTextFormat:
    """A text format of the sheets' typeface."""
    made = QgsTextFormat()
    made.setFont(font(points))
    made.setSize(points)
    made.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
    made.setColor(INK)
    return made


class Sheet:
    """A layout while it is being drawn."""

    def __init__(self, project: QgsProject, name: str) -> None:
        self.layout = QgsPrintLayout(project)
        self.layout.initializeDefaults()
        self.layout.setName(name)
        self.layout.renderContext().setDpi(300)
        page = self.layout.pageCollection().page(0)
        page.setPageSize(QgsLayoutSize(*PAGE, QgsUnitTypes.LayoutUnit.LayoutMillimeters))

    def add(self, item: QgsLayoutItem, place: QRectF, item_id: str, anchor: Anchor) -> QgsLayoutItem:
        item.setId(item_id)
        item.setCustomProperty("anchor", " ".join(f"{part:g}" for part in anchor))
        self.layout.addLayoutItem(item)
        item.attemptSetSceneRect(place)
        return item

    def box(self, place: QRectF, width: float, item_id: str, anchor: Anchor) -> None:
        shape = QgsLayoutItemShape(self.layout)
        shape.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
        shape.setSymbol(
            QgsFillSymbol.createSimple(
                {"style": "no", "outline_color": INK.name(), "outline_width": str(width), "joinstyle": "miter"}
            )
        )
        self.add(shape, place, item_id, anchor)

    def label(
        self,
        place: QRectF,
        points: float,
        item_id: str,
        anchor: Anchor,
        text: str = "",
        across: Qt.AlignmentFlag = LEFT,
        ruled: bool = False,
    ) -> None:
        label = QgsLayoutItemLabel(self.layout)
        label.setText(text)
        label.setFont(font(points))
        label.setFontColor(INK)
        label.setHAlign(across)
        label.setVAlign(Qt.AlignmentFlag.AlignVCenter)
        label.setMarginX(1.2 if ruled else 0)
        label.setMarginY(0.6 if ruled else 0)
        if ruled:
            label.setFrameEnabled(True)
            label.setFrameStrokeColor(INK)
            label.setFrameStrokeWidth(QgsLayoutMeasurement(0.18))
        self.add(label, place, item_id, anchor)

    def table(self, place: QRectF, item_id: str, anchor: Anchor = TOP_RIGHT, points: float = 7) -> None:
        table = QgsLayoutItemManualTable.create(self.layout)
        self.layout.addMultiFrame(table)
        table.setHeaderTextFormat(text_format(points))
        table.setContentTextFormat(text_format(points))
        table.setHeaderHAlignment(QgsLayoutTable.HeaderHAlignment.HeaderCenter)
        table.setIncludeTableHeader(True)
        table.setCellMargin(0.55)
        table.setGridStrokeWidth(0.12)
        table.setGridColor(QColor(110, 110, 110))
        # A table is as wide as its columns: one column over the whole width keeps the place for what comes.
        table.setHeaders([QgsLayoutTableColumn("")])
        table.setTableContents([[QgsTableCell("")]])
        table.setColumnWidths([place.width() - 2 * table.cellMargin() - 2 * table.gridStrokeWidth()])
        frame = QgsLayoutFrame(self.layout, table)
        table.addFrame(frame)
        frame.setId(item_id)
        frame.setCustomProperty("anchor", " ".join(f"{part:g}" for part in anchor))
        frame.attemptSetSceneRect(place)

    def map(self, place: QRectF = INNER, item_id: str = "map", anchor: Anchor = ALL) -> QgsLayoutItemMap:
        item = QgsLayoutItemMap(self.layout)
        self.add(item, place, item_id, anchor)
        item.setExtent(QgsRectangle(0, 0, place.width(), place.height()))
        item.setFrameEnabled(True)
        item.setFrameStrokeColor(INK)
        item.setFrameStrokeWidth(QgsLayoutMeasurement(0.25))
        item.setBackgroundColor(QColor(255, 255, 255))
        return item

    def north_and_scale(self, item: QgsLayoutItemMap) -> None:
        picture = QgsLayoutItemPicture(self.layout)
        picture.setBackgroundEnabled(True)
        picture.setBackgroundColor(QColor(255, 255, 255))
        self.add(picture, QRectF(INNER.right() - 17, INNER.top() + 4, 13, 19), "north", TOP_RIGHT)
        bar = QgsLayoutItemScaleBar(self.layout)
        bar.setStyle("Double Box")
        bar.setLinkedMap(item)
        bar.setTextFormat(text_format(7))
        bar.setHeight(1.6)
        bar.setLabelBarSpace(1.0)
        bar.setBoxContentSpace(0)
        self.add(bar, QRectF(112, 277.5, 100, 9), "scalebar", (0.5, 1, 0.5, 1))
        self.label(QRectF(112, 270.5, 88, 6), 11, "scale", (0.33, 1, 0.67, 1), across=CENTRE)

    def surround(self) -> None:
        self.label(QRectF(78, 6, 264, 14), 24, "title", ABOVE, across=CENTRE)
        self.label(QRectF(OUTER.left(), 8, 62, 8), 9, "review", TOP_LEFT, "审图号：", ruled=True)
        self.label(QRectF(364, 8, 44, 8), 9, "secrecy", TOP_RIGHT, "密级：", ruled=True)
        self.label(QRectF(OUTER.left(), 270.5, 98, 18), 8, "crs", (0, 1, 0.33, 1))
        self.label(QRectF(202, 270.5, 98, 18), 7, "notes", (0.67, 1, 1, 1), across=RIGHT)

    def legend(self) -> None:
        legend = QgsLayoutItemLegend(self.layout)
        self.label(
            QRectF(COLUMN.left(), COLUMN.top(), COLUMN.width(), 7), 11, "legend_title", TOP_RIGHT, "图　　例", CENTRE
        )
        legend.setAutoUpdateModel(False)
        legend.setResizeToContents(True)
        for component, points in (
            (QgsLegendStyle.Style.Group, 8.5),
            (QgsLegendStyle.Style.Subgroup, 8.5),
            (QgsLegendStyle.Style.SymbolLabel, 8),
        ):
            legend.setStyleFont(component, font(points))
        legend.setSymbolWidth(9)
        legend.setSymbolHeight(4.2)
        legend.setBoxSpace(1.5)
        legend.setColumnSpace(3)
        legend.setFontColor(INK)
        legend.setStyleMargin(QgsLegendStyle.Style.Symbol, QgsLegendStyle.Side.Top, 1.6)
        self.add(legend, QRectF(COLUMN.left(), COLUMN.top() + 6, COLUMN.width(), 60), "legend", TOP_RIGHT)
        legend.setLinkedMap(self.layout.itemById("map"))

    def column(self) -> None:
        """The column at the right: what stands in it is moved under each other when the sheet is filled."""
        self.legend()
        for item_id, top in (("info", 90), ("table", 130)):
            place = QRectF(COLUMN.left(), top, COLUMN.width(), 6)
            self.label(place, 9.5, f"{item_id}_title", TOP_RIGHT, across=CENTRE)
            self.table(QRectF(COLUMN.left(), top + 6.5, COLUMN.width(), 30), item_id)

    def title_block(self) -> None:
        head, half, top = 18.0, COLUMN.width() / 2, BLOCK_TOP
        for name, item_id, height in (("编制单位", "organisation", 8.0), ("图　　名", "name", 8.0)):
            self._entry(QRectF(COLUMN.left(), top, COLUMN.width(), height), head, name, item_id)
            top += height
        for pair in (
            (("制　　图", "drawn"), ("比 例 尺", "scale")),
            (("审　　核", "checked"), ("图　　号", "number")),
            (("项目负责", "responsible"), ("日　　期", "date")),
        ):
            for i, (name, item_id) in enumerate(pair):
                self._entry(QRectF(COLUMN.left() + i * half, top, half, 7), head, name, item_id)
            top += 7
        self._entry(QRectF(COLUMN.left(), top, COLUMN.width(), OUTER.bottom() - top), head, "资料来源", "sources", 6.5)
        place = QRectF(COLUMN.left(), BLOCK_TOP, COLUMN.width(), OUTER.bottom() - BLOCK_TOP)
        self.box(place, 0.5, "block", BOTTOM_RIGHT)

    def _entry(self, place: QRectF, head: float, name: str, item_id: str, points: float = 8) -> None:
        left = QRectF(place.left(), place.top(), head, place.height())
        self.label(left, 8, "", BOTTOM_RIGHT, name, CENTRE, ruled=True)
        value = QRectF(place.left() + head, place.top(), place.width() - head, place.height())
        self.label(value, points, f"block_{item_id}", BOTTOM_RIGHT, ruled=True)

    def save(self, name: str) -> None:
        """Write the template; QGIS' random ids become numbers, so that the same drawing is the same file."""
        path = TARGET / name
        if not self.layout.saveAsTemplate(str(path), QgsReadWriteContext()):
            sys.exit(f"{path} cannot be written")
        numbers: dict[str, str] = {}

        def numbered(match: re.Match[str]) -> str:
            return numbers.setdefault(match.group(), f"{{00000000-0000-0000-0000-{len(numbers):012d}}}")

        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}", numbered, text), encoding="utf-8")


def map_sheet(project: QgsProject, name: str) -> None:
    """A sheet with a map and the column at its right."""
    sheet = Sheet(project, name)
    sheet.box(OUTER, 0.9, "frame", ALL)
    sheet.north_and_scale(sheet.map())
    sheet.surround()
    sheet.column()
    if name == "corners":
        half = (COLUMN.width() - 1.5) / 2
        sheet.table(QRectF(COLUMN.left(), 170, half, 30), "table_left", points=6.5)
        sheet.table(QRectF(COLUMN.right() - half, 170, half, 30), "table_right", points=6.5)
    sheet.title_block()
    sheet.save(f"{name}.qpt")


def image_sheet(project: QgsProject, name: str) -> None:
    """A sheet with two maps of the same ground side by side, each with a caption above it."""
    sheet = Sheet(project, name)
    sheet.box(OUTER, 0.9, "frame", ALL)
    half = (INNER.width() - 6) / 2
    for item_id, left, anchor in (("map", INNER.left(), LEFT_HALF), ("map_after", INNER.right() - half, RIGHT_HALF)):
        place = QRectF(left, INNER.top() + 10, half, INNER.height() - 10)
        item = sheet.map(place, item_id, anchor)
        if item_id == "map":
            sheet.north_and_scale(item)
        over = QRectF(left, INNER.top() - 3, half, 7)
        sheet.label(over, 10, f"caption_{item_id}", (anchor[0], 0, anchor[2], 0), across=CENTRE)
    north = sheet.layout.itemById("north")
    sheet.layout.moveItemToTop(north)
    north.attemptSetSceneRect(QRectF(INNER.right() - 17, INNER.top() + 14, 13, 19))
    sheet.surround()
    sheet.column()
    sheet.title_block()
    sheet.save(f"{name}.qpt")


def table_sheet(project: QgsProject, name: str) -> None:
    """The sheet on which a coordinate table goes on: four columns, the last one above the title block."""
    sheet = Sheet(project, name)
    sheet.box(OUTER, 0.9, "frame", ALL)
    sheet.surround()
    inside = OUTER.adjusted(4, 4, -4, -4)
    for i in range(3):
        place = QRectF(inside.left() + i * 94.5, inside.top(), 91, inside.height())
        sheet.table(place, f"table_{i + 1}", (i / 3, 0, (i + 1) / 3, 1))
    place = QRectF(COLUMN.left(), inside.top(), COLUMN.width(), BLOCK_TOP - inside.top() - 4)
    sheet.table(place, "table_4", (1, 0, 1, 1))
    sheet.title_block()
    sheet.save(f"{name}.qpt")


def main() -> None:
    """Make all templates."""
    application = QgsApplication([], True)
    application.initQgis()
    TARGET.mkdir(parents=True, exist_ok=True)
    project = QgsProject()
    for name in ("map", "corners"):
        map_sheet(project, name)
    image_sheet(project, "images")
    table_sheet(project, "coordinates")
    headless.leave()


if __name__ == "__main__":
    main()
