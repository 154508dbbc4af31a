"""Print layouts from ``.qpt`` templates: open, fill by item id, arrange.

The ids are the contract between a template and the program (``COMMON_IDS`` and those of the sheet's kind). Everything
here needs the main thread, and nothing touches the project that is open in QGIS.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Optional

from qgis.core import (
    QgsLayout,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QRectF, qVersion
from qgis.PyQt.QtGui import QFont, QFontDatabase, QFontMetricsF
from qgis.PyQt.QtXml import QDomDocument

from .i18n import tr
from .map_frame import LINE, POINTS_PER_MM, text_width, wrapped
from .map_words import LAYOUTS, texts, word, words

BLOCK_IDS = (
    "block_organisation",
    "block_name",
    "block_drawn",
    "block_checked",
    "block_responsible",
    "block_scale",
    "block_number",
    "block_date",
    "block_sources",
)
COMMON_IDS = ("title", "secrecy", "review", "frame", "crs", "notes", *BLOCK_IDS)
MAP_IDS = ("map", "north", "scale", "scalebar", "legend", "info_title", "info", "table_title", "table", "block")
IDS = {
    "map": (*COMMON_IDS, *MAP_IDS),
    "corners": (*COMMON_IDS, *MAP_IDS, "table_left", "table_right"),
    "images": (*COMMON_IDS, *MAP_IDS, "map_after", "caption_map", "caption_map_after"),
    "coordinates": (*COMMON_IDS, "table_1", "table_2", "table_3", "table_4"),
}
"""The ids that each template has to have; ``sheets.json`` says which template a kind of sheet takes."""
_SMALLEST_TYPE = 4.0
"""Points; what does not fit in this is cut."""


class LayoutProblem(RuntimeError):  # noqa: N818 - a problem to be told, said plainly
    """A sheet that cannot be made; the text is a sentence for the user with cause and remedy."""


def chinese_family() -> str:
    """The first Chinese typeface of the wording's list that this computer has."""
    wanted = texts("fonts")
    installed = _installed_families()
    for family in wanted:
        if family.casefold() in installed:
            return family
    raise LayoutProblem(
        tr(
            "None of the Chinese typefaces {families} is installed, so the maps would have empty boxes for text. "
            "Install one (Debian: fonts-wqy-zenhei; Windows brings SimSun) and run again."
        ).format(families=", ".join(wanted))
    )


def _installed_families() -> set[str]:
    """The names of all typefaces; Qt 5 wants an object to ask, Qt 6 has none."""
    database = QFontDatabase if int(qVersion().split(".")[0]) > 5 else QFontDatabase()
    return {family.casefold() for family in database.families()}


def open_template(project: QgsProject, kind: str, family: str, folder: Optional[Path] = None) -> QgsPrintLayout:
    """A new layout of ``project`` for a sheet of ``kind``, in typeface ``family``; which owns it.

    It is made from ``<kind>.qpt`` of ``folder``, else from its ``<template>.qpt``, else from the plugin's own.
    Raises :class:`LayoutProblem`.
    """
    template = word("sheets", kind, "template")
    path = _template_path(kind, template, folder)
    layout = QgsPrintLayout(project)
    if not layout.loadFromTemplate(_document(path), QgsReadWriteContext(), True)[1]:
        raise _no_template(path)
    missing = [item_id for item_id in IDS[template] if layout.itemById(item_id) is None]
    if missing:
        raise LayoutProblem(
            tr(
                "The layout template {path} lacks the items {ids}. Give its items these ids in the layout window."
            ).format(path=path, ids=", ".join(missing))
        )
    manager = project.layoutManager()
    layout.setName(f"{kind} {id(layout)}")
    # The project owns the layout: one that outlives its project takes the whole program with it.
    manager.addLayout(layout)
    layout.renderContext().setDpi(300)
    use_family(layout, family)
    for item in layout.items():
        if isinstance(item, QgsLayoutItemPicture) and item.id() == "north":
            item.setPicturePath(str(LAYOUTS / "north.svg"))
    return layout


def own_names() -> list[str]:
    """The names (without .qpt) that templates of the user may have: kinds of sheets, and templates of several kinds."""
    return sorted({*words().child("sheets").value, *IDS})


def _template_path(kind: str, template: str, folder: Optional[Path]) -> Path:
    """The user's template for this kind of sheet, or for several kinds, or ours."""
    own = [folder / f"{name}.qpt" for name in (kind, template)] if folder is not None else []
    return next((path for path in own if path.exists()), LAYOUTS / f"{template}.qpt")


def _document(path: Path) -> QDomDocument:
    """The content of a template. Raises :class:`LayoutProblem`."""
    document = QDomDocument()
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as cause:
        raise LayoutProblem(
            tr("The layout template {path} cannot be read: {cause}.").format(path=path, cause=cause)
        ) from cause
    if not document.setContent(content)[0]:
        raise _no_template(path)
    return document


def _no_template(path: Path) -> LayoutProblem:
    return LayoutProblem(
        tr("{path} is no QGIS layout template. Save it from the layout window as a template again.").format(path=path)
    )


class Form:
    """A layout as its template left it, to be filled again for the next sheet: reading a template takes as long as a
    page. What filling changes is put back: places, types of labels, what was hidden, the grids of the maps.
    """

    def __init__(self, layout: QgsPrintLayout) -> None:
        self.layout = layout
        items = [item for item in layout.items() if isinstance(item, QgsLayoutItem)]
        self._places = [(item, place(item)) for item in items]
        self._types = [(item, font_size(item)) for item in items if isinstance(item, QgsLayoutItemLabel)]
        self._maps = [item for item in items if isinstance(item, QgsLayoutItemMap)]

    def clear(self) -> QgsPrintLayout:
        """The layout as it was."""
        for item, where in self._places:
            item.setVisibility(True)
            if place(item) != where:
                move(item, where)
        for item, points in self._types:
            if font_size(item) != points:
                restyle(item, "", points)
        for item in self._maps:
            for grid in item.grids().asList():
                item.grids().removeGrid(grid.id())
        return self.layout


def use_family(layout: QgsLayout, family: str) -> None:
    """Set the typeface of all texts of a layout; sizes and colours stay."""
    for item in layout.items():
        if isinstance(item, QgsLayoutItemLabel):
            restyle(item, family)
        elif isinstance(item, QgsLayoutItemLegend):
            for component in ("Title", "Group", "Subgroup", "SymbolLabel"):
                style = getattr(QgsLegendStyle.Style, component)
                changed = item.style(style)
                restyle(changed, family)
                item.setStyle(style, changed)
        elif isinstance(item, QgsLayoutItemScaleBar):
            item.setTextFormat(in_family(item.textFormat(), family))
        elif isinstance(item, QgsLayoutFrame) and isinstance(item.multiFrame(), QgsLayoutTable):
            table = item.multiFrame()
            table.setHeaderTextFormat(in_family(table.headerTextFormat(), family))
            table.setContentTextFormat(in_family(table.contentTextFormat(), family))


def restyle(item: object, family: str, points: float = 0) -> None:
    """Set typeface and size, as far as given. Labels and legend styles have plain fonts in QGIS 3.22, formats later."""
    if hasattr(item, "setTextFormat"):
        item.setTextFormat(in_family(item.textFormat(), family, points))
    else:
        font = QFont(item.font())
        if family:
            font.setFamily(family)
        if points:
            font.setPointSizeF(points)
        item.setFont(font)


def in_family(text_format: object, family: str, points: float = 0) -> object:
    """A text format in another typeface and size, as far as given."""
    if family:
        font = QFont(text_format.font())
        font.setFamily(family)
        text_format.setFont(font)
    if points:
        # QGIS 3.28 and newer: lines of a legend are so many mm apart, which the type's size does not change.
        unit = text_format.lineHeightUnit() if hasattr(text_format, "lineHeightUnit") else None
        if unit not in (None, QgsUnitTypes.RenderUnit.RenderPercentage):
            text_format.setLineHeight(text_format.lineHeight() * points / text_format.size())
        text_format.setSize(points)
    return text_format


_LINE_TYPE = 0.72
"""So much smaller the type of a line may be before it is broken."""


def set_line(layout: QgsLayout, item_id: str, first: str, rest: str) -> None:
    """Put plain text into a label: on one line where somewhat smaller type allows it, else with a break between
    ``first`` and ``rest``, and as :func:`set_text`.
    """
    label: QgsLayoutItemLabel = layout.itemById(item_id)
    room = (place(label).width() - 2 * label.marginX()) * POINTS_PER_MM
    points = font_size(label)
    fitting = room / max(text_width(first + rest), 1)
    if _LINE_TYPE * points <= fitting < points:
        restyle(label, "", fitting * 0.999)
    set_text(layout, item_id, first + rest if fitting >= _LINE_TYPE * points else f"{first}\n{rest}".strip())


def set_text(layout: QgsLayout, item_id: str, text: str) -> None:
    """Put plain text into a label: broken into lines, and in smaller type where it would not fit."""
    label: QgsLayoutItemLabel = layout.itemById(item_id)
    box = place(label)
    width, height = box.width() - 2 * label.marginX(), box.height() - 2 * label.marginY()
    points, pitch = font_size(label), line_pitch(font_of(label))
    lines = wrapped(text, width * POINTS_PER_MM / points)
    while lines_high(len(lines), pitch) * points > height * POINTS_PER_MM and points > _SMALLEST_TYPE:
        points = max(points * 0.95, _SMALLEST_TYPE)
        lines = wrapped(text, width * POINTS_PER_MM / points)
    if points < font_size(label):
        restyle(label, "", points)
    # An expression in a mine's name is a name, not an expression.
    label.setText("\n".join(lines).replace("[%", "[ %"))
    label.update()


def font_of(item: object) -> QFont:
    """The typeface of a label, or of a table's or legend's text."""
    return QFont(item.textFormat().font() if hasattr(item, "textFormat") else item.font())


def line_pitch(font: QFont) -> float:
    """From line to line of a typeface, in the size of its type: Chinese ones differ much."""
    return _pitch(font.family())


@cache
def _pitch(family: str) -> float:
    font = QFont(family)
    font.setPixelSize(1000)
    return max(QFontMetricsF(font).lineSpacing() / 1000, LINE)


def lines_high(count: int, pitch: float) -> float:
    """The height of so many lines, in the size of their type."""
    return LINE + (count - 1) * pitch


def font_size(item: object) -> float:
    """The size of the type of a label or of a legend's style, points."""
    return item.textFormat().size() if hasattr(item, "textFormat") else item.font().pointSizeF()


def place(item: QgsLayoutItem) -> QRectF:
    """Where an item stands on its page, mm."""
    position, size = item.positionWithUnits(), item.sizeWithUnits()
    return QRectF(position.x(), position.y(), size.width(), size.height())


def move(item: QgsLayoutItem, rectangle: QRectF) -> None:
    """Put an item somewhere else on its page."""
    item.attemptSetSceneRect(rectangle)


def paper_size(item: QgsLayoutItemMap) -> tuple[float, float]:
    """Width and height of the map on paper, mm."""
    size = item.sizeWithUnits()
    return size.width(), size.height()


def hide(layout: QgsLayout, *item_ids: str) -> None:
    """Take items off the sheet."""
    for item_id in item_ids:
        layout.itemById(item_id).setVisibility(False)


def resize(frame: QgsLayoutFrame, height: float) -> None:
    """Give a table's frame another height, mm."""
    size = frame.sizeWithUnits()
    frame.attemptResize(QgsLayoutSize(size.width(), height, QgsUnitTypes.LayoutUnit.LayoutMillimeters))
