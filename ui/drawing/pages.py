"""The pages of the drawing panel for the next corner: by coordinates, by bearing and length, along an arc."""

from __future__ import annotations

from typing import Any, Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from ...core.corners.records import DECIMAL, PACKED
from ...core.drawing.traverse import Closure
from ...core.drawing.typed import parse_pair
from ...core.findings import Finding
from ...gis.i18n import tr
from ...gis.messages import message
from .drawing import CORNER, Drawing
from .plans import RADIUS, THREE_PLACES


class _Page(QWidget):
    """A form for one way of typing."""

    acted = pyqtSignal()
    """Something was typed or chosen: what was told before is of no interest."""

    def __init__(self, drawing: Drawing, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 4)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)

    def _hint(self, text: str = "") -> QLabel:
        hint = QLabel(text)
        hint.setWordWrap(True)
        hint.setStyleSheet("color: gray")
        self._form.addRow(hint)
        return hint


class CornerPage(_Page):
    """X and Y of the next corner, or of the place that a corner is moved to."""

    def __init__(self, drawing: Drawing, parent: Optional[QWidget] = None) -> None:
        super().__init__(drawing, parent)
        self._held: Optional[tuple[float, float]] = None
        self.x, self.y = QLineEdit(), QLineEdit()
        self.x.setPlaceholderText("3320000.123")
        self.y.setPlaceholderText("40500000.456")
        self._form.addRow(tr("&X (north)"), self.x)
        self._form.addRow(tr("&Y (east)"), self.y)
        self._hint(tr("Metres, with or without the zone number, or degrees: 32°10′20.5″"))
        self.add = QPushButton()
        self._form.addRow(self.add)
        # Enter goes on as the eye does: from X to Y, from Y to the next corner.
        self.x.returnPressed.connect(
            lambda: self.y.setFocus() if parse_pair(self.x.text()) is None else self._type_corner()
        )
        self.y.returnPressed.connect(self._type_corner)
        self.add.clicked.connect(self._type_corner)

    def take_focus(self, first: str) -> None:
        """Put the cursor where the next corner is typed, ``first`` being what was typed already."""
        self.x.setText(first)
        self.x.setFocus()

    def refresh(self) -> None:
        """Show the drawing as it is: the corner that was clicked can be typed over."""
        held = self._drawing.held
        is_corner = self._drawing.mode == CORNER
        self.add.setText(tr("Move &the corner there") if is_corner else tr("Add &the corner"))
        self.add.setEnabled(bool(self._drawing.mode) and (not is_corner or held is not None))
        if held != self._held:
            self._held = held
            self.x.setText("" if held is None else f"{held[1]:.4f}")
            self.y.setText("" if held is None else f"{held[0]:.4f}")

    def _type_corner(self) -> None:
        self.acted.emit()
        if self._drawing.add_typed(self.x.text(), self.y.text()):
            self.x.clear()
            self.y.clear()
        self.x.setFocus()


class TraversePage(_Page):
    """Legs by bearing and length, the closing error, and its distribution."""

    def __init__(self, drawing: Drawing, parent: Optional[QWidget] = None) -> None:
        super().__init__(drawing, parent)
        self.bearing, self.length = QLineEdit(), QLineEdit()
        self.bearing.setPlaceholderText("135°30′15″")
        self.length.setPlaceholderText("120.345")
        self.bearing.setToolTip(
            tr("Azimuth from the north of the plane, clockwise: 135°30′15″, 135-30-15; or by quadrants: S 44°29′45″ E")
        )
        self.length.setToolTip(tr("Length on the plane, in metres: reduced from the measured distance by yourself"))
        self._form.addRow(tr("Bearin&g"), self.bearing)
        self._form.addRow(tr("Leng&th (m)"), self.length)
        self.angles = QComboBox()
        for text, value in (
            (tr("135.3015: ask"), ""),
            (tr("135.3015 is 135°30′15″ (D.MMSS)"), PACKED),
            (tr("135.3015 is decimal degrees"), DECIMAL),
        ):
            self.angles.addItem(text, value)
        self.angles.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.angles.currentIndexChanged.connect(lambda _index: setattr(drawing, "angles", self.angles.currentData()))
        self._form.addRow(tr("Point"), self.angles)
        self.add = QPushButton(tr("Add the leg"))
        self._form.addRow(self.add)
        self.known = QLineEdit()
        self.known.setPlaceholderText(tr("first corner"))
        self.known.setToolTip(
            tr("X, Y of the known point that the traverse ends at; empty: it comes back to the first corner")
        )
        self.known.textChanged.connect(self.refresh)
        self._form.addRow(tr("Ends at"), self.known)
        self.closure = QLabel()
        self.closure.setWordWrap(True)
        self.closure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._form.addRow(self.closure)
        self.distribute = QPushButton(tr("Distribute the closing error"))
        self.distribute.setToolTip(
            tr("In proportion to the length of the legs (compass rule); the last leg ends where it has to")
        )
        self._form.addRow(self.distribute)
        self.bearing.returnPressed.connect(self.length.setFocus)
        self.length.returnPressed.connect(self._type_leg)
        self.add.clicked.connect(self._type_leg)
        self.distribute.clicked.connect(lambda: drawing.distribute(self.known.text()))

    def take_focus(self, first: str) -> None:
        """Put the cursor where the next leg is typed, ``first`` being what was typed already."""
        self.bearing.setText(first)
        self.bearing.setFocus()

    def refresh(self, *_args: Any) -> None:
        """Show the closing error as it is."""
        error = self._drawing.closure(self.known.text())
        self.distribute.setEnabled(isinstance(error, Closure) and error.comes_back)
        self.closure.setText(_closure_text(error))

    def _type_leg(self) -> None:
        self.acted.emit()
        if self._drawing.add_leg(self.bearing.text(), self.length.text()):
            self.bearing.clear()
            self.length.clear()
        self.bearing.setFocus()


class ArcPage(_Page):
    """How the next side becomes an arc."""

    def __init__(self, drawing: Drawing, parent: Optional[QWidget] = None) -> None:
        super().__init__(drawing, parent)
        self.kind = QComboBox()
        self.kind.addItem(tr("Through a place to an end"), THREE_PLACES)
        self.kind.addItem(tr("To an end with a radius"), RADIUS)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._form.addRow(tr("T&ype"), self.kind)
        self.radius = QDoubleSpinBox()
        self.radius.setRange(0.1, 100_000)
        self.radius.setDecimals(3)
        self.radius.setValue(drawing.arc.radius)
        self.radius.setSuffix(" m")
        self._form.addRow(tr("Radius"), self.radius)
        self.turn = QComboBox()
        self.turn.addItem(tr("turns left"), True)
        self.turn.addItem(tr("turns right"), False)
        self._form.addRow(tr("&Turn"), self.turn)
        self.long_way = QCheckBox(tr("The long way round"))
        self._form.addRow(self.long_way)
        self.begin = QPushButton(tr("Ne&xt side is an arc"))
        self.begin.setCheckable(True)
        self._form.addRow(self.begin)
        self.hint = self._hint()
        for signal in (
            self.kind.currentIndexChanged,
            self.turn.currentIndexChanged,
            self.radius.valueChanged,
            self.long_way.toggled,
            self.begin.clicked,
        ):
            signal.connect(self._plan)

    def refresh(self) -> None:
        """Show the plan as it is."""
        plan = self._drawing.arc
        self.begin.setChecked(plan.is_on)
        self.begin.setEnabled(self._drawing.sketch.last is not None)
        for widget in (self.radius, self.turn, self.long_way):
            widget.setEnabled(plan.kind == RADIUS)
        tolerance = tr("Sides leave the arc by {tolerance:g} m at most (set in the options).").format(
            tolerance=self._drawing.tolerance
        )
        step = ""
        if plan.is_on:
            needs_place = plan.kind == THREE_PLACES and plan.via is None
            step = tr("Click or type a place on the arc.") if needs_place else tr("Click or type its end.")
        self.hint.setText(f"{step} {tolerance}".strip())

    def _plan(self, *_args: Any) -> None:
        plan = self._drawing.arc
        plan.kind, plan.radius = self.kind.currentData(), self.radius.value()
        plan.is_left, plan.is_long = bool(self.turn.currentData()), self.long_way.isChecked()
        plan.is_on, plan.via = self.begin.isChecked(), None
        self._drawing.changed.emit()


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
