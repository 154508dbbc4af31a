"""Typed input while one draws: coordinates, bearing and length, arcs; what is drawn so far, and its figures."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.corners.records import DECIMAL, PACKED
from ...core.drawing.traverse import Closure, bearing_text, length_of
from ...core.findings import Finding
from ...core.vocabulary import vocabulary
from ...gis.areas import shown
from ...gis.i18n import is_chinese, tr
from ...gis.messages import message
from ..help_button import help_button
from .drawing import CORNER, HOLE, PART, RADIUS, SPLIT, THREE_PLACES, UNIT, Drawing

_PROBLEM = "color: #b3261e; font-weight: bold"
_WIDE = 320
"""Pixels of width that it asks for at most; its table can be scrolled."""
_MOST_ROWS = 500
"""So many corners are listed, the last ones; more would make every click slow."""


class DrawingPanel(QgsDockWidget):
    """The widgets around a :class:`Drawing`."""

    def __init__(self, drawing: Drawing, project: QgsProject, parent: Any) -> None:
        super().__init__(tr("Draw units"), parent)
        self.setObjectName("mine_restoration_drawing_panel")
        self._drawing = drawing
        self._project = project
        self._held: Optional[tuple[float, float]] = None
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
        self.message.setStyleSheet(_PROBLEM if is_problem else "")
        self.message.setVisible(bool(text))

    def take_focus(self, first: str = "") -> None:
        """Put the cursor where the next corner is typed, ``first`` being what was typed already."""
        field = self.bearing if self.tabs.currentIndex() == 1 else self.x
        field.setText(first)
        field.setFocus()

    # Widgets

    def _fill(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(6, 6, 6, 6)
        self.title = QLabel()
        self.title.setWordWrap(True)
        self.title.setStyleSheet("font-weight: bold")
        column.addWidget(self.title)
        column.addWidget(self._unit_box())
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.currentChanged.connect(self._turn_page)
        column.addWidget(self.tabs)
        self.pages = [self._corner_page(), self._traverse_page(), self._arc_page()]
        for page, title in zip(self.pages, (tr("&Corner"), tr("&Bearing"), tr("&Arc"))):
            self.tabs.addTab(title)
            page.layout().setContentsMargins(0, 0, 0, 4)
            column.addWidget(page)
        self._turn_page(0)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message.hide()
        column.addWidget(self.message)
        self.figures = QLabel()
        self.figures.setWordWrap(True)
        self.figures.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.figures)
        column.addWidget(self._table(), 1)
        column.addWidget(self._habits())
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        # The table would take a third of the window; the map needs it.
        area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        area.setWidget(inner)
        self.inner = inner
        outer = QWidget()
        both = QVBoxLayout(outer)
        both.setContentsMargins(0, 0, 0, 6)
        both.addWidget(area, 1)
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
        form.addRow(tr("&Section"), self.section)
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

    def _turn_page(self, index: int) -> None:
        """Show one page; a tab widget would be as high as its highest."""
        for number, page in enumerate(getattr(self, "pages", ())):
            page.setVisible(number == index)

    def _corner_page(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.x, self.y = QLineEdit(), QLineEdit()
        self.x.setPlaceholderText("3320000.123")
        self.y.setPlaceholderText("40500000.456")
        form.addRow(tr("&X (north)"), self.x)
        form.addRow(tr("&Y (east)"), self.y)
        hint = QLabel(tr("Metres, with or without the zone number, or degrees: 32°10′20.5″"))
        hint.setWordWrap(True)
        hint.setStyleSheet("color: gray")
        form.addRow(hint)
        self.add_corner = QPushButton(tr("Add the &corner"))
        form.addRow(self.add_corner)
        # Enter goes on as the eye does: from X to Y, from Y to the next corner.
        self.x.returnPressed.connect(lambda: self.y.setFocus() if not _is_pair(self.x.text()) else self._type_corner())
        self.y.returnPressed.connect(self._type_corner)
        self.add_corner.clicked.connect(self._type_corner)
        return page

    def _traverse_page(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.bearing, self.length = QLineEdit(), QLineEdit()
        self.bearing.setPlaceholderText("135°30′15″")
        self.length.setPlaceholderText("120.345")
        self.bearing.setToolTip(
            tr("Azimuth from the north of the plane, clockwise: 135°30′15″, 135-30-15; or by quadrants: S 44°29′45″ E")
        )
        self.length.setToolTip(tr("Length on the plane, in metres: reduced from the measured distance by yourself"))
        form.addRow(tr("&Bearing"), self.bearing)
        form.addRow(tr("&Length (m)"), self.length)
        self.angles = QComboBox()
        for text, value in (
            (tr("135.3015: ask"), ""),
            (tr("135.3015 is 135°30′15″ (D.MMSS)"), PACKED),
            (tr("135.3015 is decimal degrees"), DECIMAL),
        ):
            self.angles.addItem(text, value)
        self.angles.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.angles.currentIndexChanged.connect(
            lambda _index: setattr(self._drawing, "angles", self.angles.currentData())
        )
        form.addRow(tr("&Point"), self.angles)
        self.add_leg = QPushButton(tr("Add the &leg"))
        form.addRow(self.add_leg)
        self.known = QLineEdit()
        self.known.setPlaceholderText(tr("first corner"))
        self.known.setToolTip(
            tr("X, Y of the known point that the traverse ends at; empty: it comes back to the first corner")
        )
        self.known.textChanged.connect(self.refresh)
        form.addRow(tr("&Ends at"), self.known)
        self.closure = QLabel()
        self.closure.setWordWrap(True)
        self.closure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        form.addRow(self.closure)
        self.distribute = QPushButton(tr("&Distribute the closing error"))
        self.distribute.setToolTip(
            tr("In proportion to the length of the legs (compass rule); the last leg ends where it has to")
        )
        form.addRow(self.distribute)
        self.bearing.returnPressed.connect(self.length.setFocus)
        self.length.returnPressed.connect(self._type_leg)
        self.add_leg.clicked.connect(self._type_leg)
        self.distribute.clicked.connect(lambda: self._drawing.distribute(self.known.text()))
        return page

    def _arc_page(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        plan = self._drawing.arc
        self.arc_kind = QComboBox()
        self.arc_kind.addItem(tr("Through a place to an end"), THREE_PLACES)
        self.arc_kind.addItem(tr("To an end with a radius"), RADIUS)
        self.arc_kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        form.addRow(tr("&Kind"), self.arc_kind)
        self.radius = QDoubleSpinBox()
        self.radius.setRange(0.1, 100_000)
        self.radius.setDecimals(3)
        self.radius.setValue(plan.radius)
        self.radius.setSuffix(" m")
        form.addRow(tr("&Radius"), self.radius)
        self.turn = QComboBox()
        self.turn.addItem(tr("turns left"), True)
        self.turn.addItem(tr("turns right"), False)
        form.addRow(tr("&Turn"), self.turn)
        self.long_way = QCheckBox(tr("The long way round"))
        form.addRow(self.long_way)
        self.begin_arc = QPushButton(tr("Next side is an &arc"))
        self.begin_arc.setCheckable(True)
        form.addRow(self.begin_arc)
        self.arc_hint = QLabel()
        self.arc_hint.setWordWrap(True)
        self.arc_hint.setStyleSheet("color: gray")
        form.addRow(self.arc_hint)
        for signal in (
            self.arc_kind.currentIndexChanged,
            self.turn.currentIndexChanged,
            self.radius.valueChanged,
            self.long_way.toggled,
            self.begin_arc.clicked,
        ):
            signal.connect(self._plan_arc)
        return page

    def _table(self) -> QWidget:
        self.table = QTableWidget(0, 5)
        self.table.setHorizontalHeaderLabels([tr("No."), "X", "Y", tr("Side (m)"), tr("Bearing")])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setMinimumHeight(96)
        return self.table

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 6, 0)
        self.take_back = QPushButton(tr("Take &back"))
        self.take_back.setToolTip(tr("Take the last corner back (Backspace on the map)"))
        self.remove = QPushButton(tr("Take the corner &out"))
        self.remove.setToolTip(tr("Take the corner that was clicked out of the units that have it (Delete on the map)"))
        self.cancel = QPushButton(tr("Cance&l"))
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

    # Acts

    def _type_corner(self) -> None:
        self.say("", False)
        if self._drawing.add_typed(self.x.text(), self.y.text()):
            self.x.clear()
            self.y.clear()
        self.x.setFocus()

    def _type_leg(self) -> None:
        self.say("", False)
        if self._drawing.add_leg(self.bearing.text(), self.length.text()):
            self.bearing.clear()
            self.length.clear()
        self.bearing.setFocus()

    def _plan_arc(self, *_args: Any) -> None:
        plan = self._drawing.arc
        plan.kind, plan.radius = self.arc_kind.currentData(), self.radius.value()
        plan.is_left, plan.is_long = bool(self.turn.currentData()), self.long_way.isChecked()
        plan.is_on, plan.via = self.begin_arc.isChecked(), None
        self.refresh()

    # What is shown

    def refresh(self, *_args: Any) -> None:
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
        self._show_held()
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
        self.begin_arc.setChecked(drawing.arc.is_on)
        self.begin_arc.setEnabled(drawing.sketch.last is not None)
        for widget in (self.radius, self.turn, self.long_way):
            widget.setEnabled(drawing.arc.kind == RADIUS)
        self.arc_hint.setText(self._arc_hint())
        self._show_closure()
        self._show_corners()

    def _show_held(self) -> None:
        """The corner that was clicked, where it can be typed over."""
        held = self._drawing.held
        is_corner = self._drawing.mode == CORNER
        self.add_corner.setText(tr("Move the &corner there") if is_corner else tr("Add the &corner"))
        self.add_corner.setEnabled(bool(self._drawing.mode) and (not is_corner or held is not None))
        if held != self._held:
            self._held = held
            self.x.setText("" if held is None else f"{held[1]:.4f}")
            self.y.setText("" if held is None else f"{held[0]:.4f}")

    def _arc_hint(self) -> str:
        plan = self._drawing.arc
        tolerance = tr("Sides leave the arc by {tolerance:g} m at most (set in the options).").format(
            tolerance=self._drawing.tolerance
        )
        if not plan.is_on:
            return tolerance
        if plan.kind == THREE_PLACES:
            step = tr("Click or type a place on the arc.") if plan.via is None else tr("Click or type its end.")
        else:
            step = tr("Click or type its end.")
        return f"{step} {tolerance}"

    def _show_closure(self) -> None:
        error = self._drawing.closure(self.known.text())
        self.distribute.setEnabled(isinstance(error, Closure) and error.comes_back)
        self.closure.setText(_closure_text(error))

    def _show_corners(self) -> None:
        drawing = self._drawing
        points = [drawing.held] if drawing.held is not None else drawing.sketch.points
        first = max(len(points) - _MOST_ROWS, 0)
        listed = points[first:]
        self.table.setRowCount(len(listed))
        for row, point in enumerate(listed):
            cells = [str(first + row + 1), f"{point[1]:.4f}", f"{point[0]:.4f}", "", ""]
            before = points[first + row - 1] if first + row else None
            if before is not None:
                cells[3] = f"{length_of(before, point):.3f}"
                cells[4] = bearing_text(before, point, 1)
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        self.table.scrollToBottom()
        self.figures.setText(self._figures(points))

    def _figures(self, points: list[tuple[float, float]]) -> str:
        drawing = self._drawing
        if drawing.mode == CORNER or not points:
            return ""
        hover, drawing.hover = drawing.hover, None
        area = drawing.area()
        drawing.hover = hover
        sides = sum(length_of(a, b) for a, b in zip(points, points[1:]))
        if drawing.mode == SPLIT:
            return tr("Length {length:.3f} m").format(length=sides)
        around = sides + (length_of(points[-1], points[0]) if len(points) > 2 else 0)
        text = tr("{count} corners, perimeter {length:.3f} m").format(count=len(points), length=around)
        if area is not None:
            official = tr("Official area {area} (plane {planar:.2f} m²)").format(
                area=shown(area.centi, self._project), planar=area.planar_m2
            )
            text = f"{official}\n{text}"
        return text


_TITLES = {
    UNIT: lambda: tr("New unit in '{layer}'"),
    HOLE: lambda: tr("Hole in a unit of '{layer}'"),
    PART: lambda: tr("Further part of the selected unit of '{layer}'"),
    SPLIT: lambda: tr("Line that divides units of '{layer}'"),
    CORNER: lambda: tr("Corner of '{layer}': click it, then its new place"),
}


def _is_pair(text: str) -> bool:
    from ...core.drawing.typed import parse_pair

    return parse_pair(text) is not None


def _closure_text(error: Any) -> str:
    if isinstance(error, Finding):
        return message(error)
    if not isinstance(error, Closure):
        return tr("The closing error is shown from the first leg on.")
    if not error.comes_back:
        return tr("Still {f:.3f} m to the end: X {x:+.3f} m, Y {y:+.3f} m").format(f=error.f, x=-error.fx, y=-error.fy)
    text = tr("Closing error: fx {fx:+.3f} m, fy {fy:+.3f} m, f {f:.3f} m").format(fx=error.fx, fy=error.fy, f=error.f)
    one_in = error.one_in
    if one_in is None:
        return text + " · " + tr("closes")
    return text + f" · 1/{int(one_in):,} · " + tr("length {length:.3f} m").format(length=error.length)
