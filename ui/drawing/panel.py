"""Typed input while one draws: what a new unit gets, the pages on which corners are typed, what is drawn so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ...core.drawing.traverse import length_of
from ...core.drawing.typed import Point
from ...core.vocabulary import vocabulary
from ...gis.areas import shown
from ...gis.i18n import is_chinese, tr
from ..colours import alarming
from ..help_button import help_button
from .corner_table import CornerTable
from .drawing import CORNER, HOLE, PART, SPLIT, UNIT, Drawing
from .pages import ArcPage, CornerPage, TraversePage

_WIDE = 320
"""Pixels of width that it asks for at most."""


class DrawingPanel(QgsDockWidget):
    """The widgets around a :class:`Drawing`. Keys in its texts are none of those of QGIS' own menus."""

    def __init__(self, drawing: Drawing, project: QgsProject, parent: Any) -> None:
        super().__init__(tr("Draw units"), parent)
        self.setObjectName("mine_restoration_drawing_panel")
        self._drawing = drawing
        self._project = project
        self.corner, self.traverse, self.arc = CornerPage(drawing), TraversePage(drawing), ArcPage(drawing)
        self.pages = (self.corner, self.traverse, self.arc)
        self._fill()
        drawing.changed.connect(self.refresh)
        drawing.said.connect(self.say)
        self.refresh()

    def close_down(self) -> None:
        """Let go of the drawing."""
        self._drawing.changed.disconnect(self.refresh)
        self._drawing.said.disconnect(self.say)

    @property
    def wanted(self) -> QSize:
        """The size at which nothing has to be scrolled."""
        inner, buttons = self.inner.sizeHint(), self.finish.sizeHint()
        return QSize(min(inner.width(), _WIDE), inner.height() + 2 * buttons.height())

    def say(self, text: str, is_problem: bool) -> None:
        """Show a sentence until the next act."""
        self.message.setText(text)
        self.message.setStyleSheet(f"color: {alarming(self.palette())}; font-weight: bold" if is_problem else "")
        self.message.setVisible(bool(text))

    def take_focus(self, first: str = "") -> None:
        """Put the cursor where the next corner is typed, ``first`` being what was typed already."""
        if self.tabs.currentIndex() == self.pages.index(self.arc):
            self.tabs.setCurrentIndex(0)  # places on an arc are typed as corners are
        (self.traverse if self.tabs.currentIndex() else self.corner).take_focus(first)

    # Widgets

    def _fill(self) -> None:
        self.inner = QWidget()
        column = QVBoxLayout(self.inner)
        column.setContentsMargins(6, 6, 6, 6)
        self.title, self.message, self.figures = QLabel(), QLabel(), QLabel()
        for label in (self.title, self.message, self.figures):
            label.setWordWrap(True)
        for label in (self.message, self.figures):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.title.setStyleSheet("font-weight: bold")
        self.message.setContentsMargins(6, 0, 6, 0)
        self.message.hide()
        self.table = CornerTable()
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.currentChanged.connect(self._turn_page)
        column.addWidget(self.title)
        column.addWidget(self._unit_box())
        column.addWidget(self.tabs)
        for page, title in zip(self.pages, (tr("Cor&ner"), tr("&Bearing"), tr("&Arc"))):
            self.tabs.addTab(title)
            page.acted.connect(lambda: self.say("", False))
            column.addWidget(page)
        self._turn_page(0)
        column.addWidget(self.figures)
        column.addWidget(self.table, 1)
        column.addWidget(self._habits())
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        # The table would take a third of the window; the map needs it.
        area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        area.setWidget(self.inner)
        outer = QWidget()
        both = QVBoxLayout(outer)
        both.setContentsMargins(0, 0, 0, 6)
        both.addWidget(area, 1)
        both.addWidget(self.message)  # never out of sight, however small the panel
        both.addLayout(self._buttons())
        self.setWidget(outer)

    def _unit_box(self) -> QWidget:
        self.unit_box = QWidget()
        form = QFormLayout(self.unit_box)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        new = self._drawing.new_unit
        self.number = QLineEdit()
        self.number.textEdited.connect(lambda text: setattr(new, "number", text))
        form.addRow(tr("&Unit number"), self.number)
        self.section = QComboBox()
        self.section.addItem(tr("to be said in the form"), "")
        for term in vocabulary("sections").terms:
            self.section.addItem(term.zh if is_chinese() else term.en, term.value)
        self.section.currentIndexChanged.connect(lambda _index: setattr(new, "section", self.section.currentData()))
        self.section.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        form.addRow(tr("Sect&ion"), self.section)
        return self.unit_box

    def _habits(self) -> QWidget:
        """What is set once and rarely changed."""
        self.habits = QWidget()
        form = QVBoxLayout(self.habits)
        form.setContentsMargins(0, 0, 0, 0)
        new = self._drawing.new_unit
        self.north_west = QCheckBox(tr("Number corners from the north-west"))
        self.north_west.setChecked(new.north_west)
        self.north_west.toggled.connect(lambda on: setattr(new, "north_west", on))
        form.addWidget(self.north_west)
        self.form_afterwards = QCheckBox(tr("Open the form of the unit afterwards"))
        self.form_afterwards.setChecked(new.form_afterwards)
        self.form_afterwards.toggled.connect(lambda on: setattr(new, "form_afterwards", on))
        form.addWidget(self.form_afterwards)
        return self.habits

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 6, 0)
        self.take_back = QPushButton(tr("Ta&ke back"))
        self.take_back.setToolTip(tr("Take the last corner back (Backspace on the map)"))
        self.remove = QPushButton(tr("Ta&ke the corner out"))
        self.remove.setToolTip(tr("Take the corner that was clicked out of the units that have it (Delete on the map)"))
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setToolTip(tr("Drop what was drawn (Escape on the map)"))
        self.finish = QPushButton(tr("&Finish"))
        self.finish.setToolTip(tr("Close the outline (Enter or right click on the map)"))
        self.help = help_button("drawing", self)
        for button in (self.take_back, self.remove, self.cancel, self.finish):
            row.addWidget(button, 1)
        row.addWidget(self.help)
        self.take_back.clicked.connect(self._drawing.take_back)
        self.cancel.clicked.connect(self._drawing.cancel)
        self.remove.clicked.connect(self._drawing.remove_held)
        self.finish.clicked.connect(self._drawing.finish)
        return row

    def _turn_page(self, index: int) -> None:
        """Show one page; a tab widget would be as high as its highest."""
        for number, page in enumerate(self.pages):
            page.setVisible(number == index)

    # What is shown

    def refresh(self) -> None:
        """Show the drawing as it is."""
        drawing = self._drawing
        layer = drawing.layer
        is_on = bool(drawing.mode) and layer is not None
        self.title.setText(
            _TITLES[drawing.mode]().format(layer=layer.name())
            if is_on and layer is not None
            else tr("Choose a tool of the bar 'Draw units'.")
        )
        for widget in (self.unit_box, self.habits):
            widget.setVisible(drawing.mode == UNIT)
        for page in self.pages:
            page.refresh()
        for widget in (self.tabs, *self.pages, self.take_back, self.cancel, self.finish):
            widget.setEnabled(is_on)
        self.take_back.setVisible(drawing.mode != CORNER)
        self.finish.setVisible(drawing.mode != CORNER)
        self.remove.setVisible(drawing.mode == CORNER)
        self.remove.setEnabled(drawing.held is not None)
        for index in (1, 2):
            self.tabs.setTabEnabled(index, drawing.mode != CORNER)
        if drawing.mode == CORNER:
            self.tabs.setCurrentIndex(0)
        if self.number.text() != drawing.new_unit.number:
            self.number.setText(drawing.new_unit.number)
        points = [drawing.held] if drawing.held is not None else drawing.sketch.points
        self.table.show_corners(points)
        self.figures.setText(self._figures(points))

    def _figures(self, points: Sequence[Point]) -> str:
        drawing = self._drawing
        if drawing.mode == CORNER or len(points) < 2:
            return ""
        sides = sum(length_of(a, b) for a, b in zip(points, points[1:]))
        if drawing.mode == SPLIT:
            return tr("Length {length:.3f} m").format(length=sides)
        around = sides + (length_of(points[-1], points[0]) if len(points) > 2 else 0)
        text = tr("{count} corners, perimeter {length:.3f} m").format(count=len(points), length=around)
        area = drawing.area_of(points)
        if area is not None:
            official = tr("Official area {area} (plane {planar:.2f} m²)").format(
                area=shown(area.centi, self._project), planar=area.planar_m2
            )
            # A number and its unit stay on one line.
            text = "{}\n{}".format(official.replace(" m²", "\u00a0m²"), text)
        return text


_TITLES = {
    UNIT: lambda: tr("New unit in '{layer}'"),
    HOLE: lambda: tr("Hole in a unit of '{layer}'"),
    PART: lambda: tr("Further part of the selected unit of '{layer}'"),
    SPLIT: lambda: tr("Line that divides units of '{layer}'"),
    CORNER: lambda: tr("Corner of '{layer}': click it, then its new place"),
}
