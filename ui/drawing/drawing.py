"""What is being drawn, without mouse and widgets: the layer, the mode, the corners so far, and the act at the end.

Corners come from the map (:mod:`.tool`) or from typed input (:mod:`.panel`); both go through here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Optional, Union

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...core.drawing import arc, outline
from ...core.drawing.sketch import Sketch
from ...core.drawing.traverse import ONE_IN_AT_LEAST, Closure, Leg
from ...core.drawing.typed import Point, parse_bearing, parse_length, parse_pair, parse_place
from ...core.findings import Finding, Severity
from ...core.geodesy.plane import Plane
from ...core.unit import Area
from ...gis.drawing.add import add_hole, add_part, add_unit
from ...gis.drawing.corners import move_corner, remove_corner
from ...gis.drawing.divide import split_units
from ...gis.drawing.layer import (
    CannotDrawError,
    drawing_layer,
    placed,
    sketch_area,
    start_editing,
    suggested_number,
    why_not_draw,
)
from ...gis.drawing.step import Done
from ...gis.i18n import tr
from ...gis.messages import message
from ...gis.settings import value as setting
from .plans import THREE_PLACES, ArcPlan, NewUnit
from .sentences import of_act, of_closing_error
from .targets import Choose, nearest_corner, unit_for_hole, unit_for_part, units_on

UNIT, HOLE, PART, SPLIT, CORNER = "unit", "hole", "part", "split", "corner"
"""Modes: what the corners become. ``CORNER`` moves or takes out one that is there."""


class Drawing(QObject):
    """The one thing that is being drawn in a project."""

    changed = pyqtSignal()
    """Corners, mode or layer are others."""
    said = pyqtSignal(str, bool)
    """Something to know; true where it is why something was refused."""
    done = pyqtSignal(object)
    """A :class:`Done`: the layer was changed."""

    def __init__(self, project: QgsProject, choose: Choose, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._project = project
        self._choose = choose
        self._layer: Optional[QgsVectorLayer] = None
        self.plane: Optional[Plane] = None
        self.mode = ""
        self.sketch = Sketch()
        self.arc = ArcPlan()
        self.new_unit = NewUnit()
        self.hover: Optional[Point] = None
        self.held: Optional[Point] = None
        self.angles = ""
        """What degrees with a point are: see ``Options.angles``."""

    @property
    def layer(self) -> Optional[QgsVectorLayer]:
        """The layer that is drawn in; ``None`` where there is none any more."""
        if self._layer is not None and sip.isdeleted(self._layer):
            self._layer = None
        return self._layer

    @property
    def topological(self) -> bool:
        """Whether corners on the boundary of neighbours become theirs, too."""
        return bool(self._project.topologicalEditing())

    @property
    def tolerance(self) -> float:
        """How far a side of an arc may leave it, metres."""
        return float(setting("arc_m", self._project))

    # Beginning and ending

    def begin(self, mode: str, active: Optional[Any] = None) -> bool:
        """Draw in ``mode`` from now on, in the ``active`` layer if it is one of units; whether that is possible."""
        self.said.emit("", False)
        self._let_go()
        layer = drawing_layer(self._project, active)
        reason = why_not_draw(layer)
        if reason or layer is None:
            self.said.emit(reason, True)
            return False
        try:
            self.plane = start_editing(layer)
        except CannotDrawError as problem:
            self.said.emit(str(problem), True)
            return False
        self._layer, self.mode = layer, mode
        layer.editingStopped.connect(self.end)
        layer.willBeDeleted.connect(self.end)
        if mode == UNIT:
            self.suggest_number()
        self.changed.emit()
        return True

    def end(self) -> None:
        """Draw no more; what was begun is dropped."""
        self._let_go()
        self.changed.emit()

    def _let_go(self) -> None:
        layer = self.layer
        if layer is not None:
            layer.editingStopped.disconnect(self.end)
            layer.willBeDeleted.disconnect(self.end)
        self._layer, self.plane, self.mode = None, None, ""
        dropped = len(self.sketch)
        self._reset()
        if dropped:
            self.said.emit(tr("{count} corners that were not finished were dropped.").format(count=dropped), True)

    def _reset(self) -> None:
        self.sketch, self.hover, self.held, self.arc.via, self.arc.is_on = Sketch(), None, None, None, False

    def suggest_number(self) -> None:
        """Propose the number of the next unit."""
        if self.layer is not None:
            self.new_unit.number = suggested_number(self.layer)

    # Corners

    def add(self, point: Point) -> bool:
        """One more corner, or the place that an arc goes through; whether it was taken."""
        if self.plane is None:
            return False
        if self.mode == CORNER:
            return self._put_held(point)
        if len(self.sketch) > 2 and self.mode != SPLIT and point == self.sketch.points[0]:
            return self.finish()
        if self.arc.is_on and self.sketch.last is not None:
            return self._add_to_arc(point)
        return self._take(self.sketch.added(point))

    def add_path(self, points: Sequence[Point]) -> bool:
        """Several corners as one step: a boundary that was followed."""
        return self._take(self.sketch.added(*points))

    def _add_to_arc(self, point: Point) -> bool:
        if self.arc.kind == THREE_PLACES and self.arc.via is None:
            self.arc.via = point
            self.changed.emit()
            return True
        made = self.arc_to(point)
        if isinstance(made, Finding):
            return self._refuse(made)
        assert made is not None
        if not self._take(self.sketch.added(*made.points)):
            return False
        self.arc.via, self.arc.is_on = None, False
        self.said.emit(
            tr("Arc with a radius of {radius:.3f} m: {count} corners.").format(
                radius=made.radius, count=len(made.points)
            ),
            False,
        )
        self.changed.emit()
        return True

    def arc_to(self, end: Point) -> Union[arc.Arc, Finding, None]:
        """The arc from the last corner to ``end``, or why there is none; ``None`` where it is not begun."""
        return self.arc.between(self.sketch.last, end, self.tolerance)

    def add_typed(self, first: str, second: str) -> bool:
        """A corner as typed into two fields, or both into the first; whether it was taken."""
        if self.plane is None:
            return False
        pair = parse_pair(first) if not second.strip() else (first, second)
        place = parse_place(*(pair or (first, second)), self.plane, self.angles)
        point = None if any(f.severity is Severity.ERROR for f in place.findings) else placed(place, self.plane)
        if point is None:
            return self._refuse(place.findings[0])
        self.hover = None  # the mouse stands where it stood; what is typed does not go there
        taken = self.add(point)
        if taken:
            for finding in place.findings:
                self.said.emit(message(finding), False)
        return taken

    def add_leg(self, bearing: str, length: str) -> bool:
        """A corner by bearing and length from the last one; whether it was taken."""
        if self.plane is None:
            return False
        if self.sketch.last is None:
            self.said.emit(tr("A traverse begins at a corner: click or type one first."), True)
            return False
        direction, far = parse_bearing(bearing, self.angles), parse_length(length)
        for value in (direction, far):
            if isinstance(value, Finding):
                return self._refuse(value)
        assert isinstance(direction, float) and isinstance(far, float)  # noqa: PT018
        self.hover = None
        # The last leg of a loop may come back across the first side by its closing error.
        return self._take(self.sketch.with_leg(Leg(direction, far)), may_cross=True)

    def closure(self, known: str = "") -> Union[Closure, Finding, None]:
        """The closing error of the traverse, against a ``known`` place as typed, else the first corner.

        A finding where what is typed is no place; ``None`` where there is no traverse.
        """
        place = self._known(known)
        return place if isinstance(place, Finding) else self.sketch.closure(place)

    def distribute(self, known: str = "") -> bool:
        """Distribute the closing error by length; whether there was one to distribute."""
        place = self._known(known)
        if isinstance(place, Finding):
            return self._refuse(place)
        error = self.sketch.closure(place)
        if error is None:
            self.said.emit(tr("There is no traverse to distribute a closing error over."), True)
            return False
        if not error.comes_back:
            self.said.emit(
                tr(
                    "The traverse ends {f:.3f} m from where it has to, more than 1/{least} of its length: that is no "
                    "error of measuring. Type the legs that are missing, or correct one."
                ).format(f=error.f, least=ONE_IN_AT_LEAST),
                True,
            )
            return False
        self.sketch = self.sketch.with_distributed(place)
        self.said.emit(
            tr("The closing error of {f:.3f} m was distributed over the traverse by length.").format(f=error.f), False
        )
        self.changed.emit()
        return True

    def _known(self, text: str) -> Union[Point, Finding, None]:
        """The place that is typed: its finding where it is none, ``None`` where nothing is."""
        if self.plane is None or not text.strip():
            return None
        place = parse_place(*(parse_pair(text) or (text, "")), self.plane, self.angles)
        wrong = next((one for one in place.findings if one.severity is Severity.ERROR), None)
        return wrong or placed(place, self.plane)

    def take_back(self) -> None:
        """Take the last step back."""
        if self.arc.via is not None:
            self.arc.via = None
        elif self.held is not None:
            self.held = None
        else:
            self.sketch = self.sketch.without_last()
        self.changed.emit()

    def cancel(self) -> None:
        """Drop what was begun; the mode stays."""
        self._reset()
        self.changed.emit()

    def move_to(self, point: Optional[Point]) -> None:
        """Where the mouse is, in the plane."""
        self.hover = point

    # Looks at it

    def preview(self) -> list[Point]:
        """The corners with what the mouse would add."""
        points = self.sketch.points
        if self.hover is None or self.hover == self.sketch.last:
            return points
        made = self.arc_to(self.hover)
        return [*points, *(made.points if isinstance(made, arc.Arc) else (self.hover,))]

    def area(self) -> Optional[Area]:
        """The official area that :meth:`preview` encloses; ``None`` where it encloses none, or crosses itself."""
        return self.area_of(self.preview())

    def area_of(self, points: Sequence[Point]) -> Optional[Area]:
        """The official area that corners enclose; ``None`` where they enclose none, or a side crosses another."""
        if self.plane is None or self.mode not in (UNIT, HOLE, PART):
            return None
        return sketch_area(points, self.plane)

    def problem(self) -> Optional[Finding]:
        """What is wrong with the side that the mouse would add."""
        points = self.preview()
        return outline.side_crosses(points) if 1 < len(self.sketch) < len(points) else None

    # The end

    def finish(self) -> bool:
        """Make a unit, a hole, a part or a division of the corners; whether the layer was changed."""
        layer = self.layer
        if layer is None:
            return False
        try:
            result = self._act(layer)
        except CannotDrawError as problem:
            self.said.emit(str(problem), True)
            return False
        if result is None:
            return False
        left = [] if self.mode == SPLIT else of_closing_error(self.sketch.closure())
        self._reset()
        if self.mode == UNIT:
            self.suggest_number()
        self.said.emit(" ".join([*left, *of_act(result)]), bool(left))
        self.done.emit(result)
        self.changed.emit()
        return True

    def _act(self, layer: QgsVectorLayer) -> Optional[Done]:
        points = self.sketch.points
        if self.mode == UNIT:
            given = {"unit_id": self.new_unit.number.strip() or None, "section": self.new_unit.section or None}
            values = {name: value for name, value in given.items() if value is not None}
            return add_unit(layer, points, values, self.topological, self.new_unit.north_west)
        if self.mode in (HOLE, PART):
            problem = outline.ring_error(points)
            if problem is not None:
                raise CannotDrawError(message(problem), problem)
            is_hole = self.mode == HOLE
            fid = unit_for_hole(layer, points, self._choose) if is_hole else unit_for_part(layer, self._choose)
            act = add_hole if is_hole else add_part
            return None if fid is None else act(layer, fid, points, self.topological)
        if self.mode == SPLIT:
            fids = units_on(layer, points, self._choose)
            return None if fids is None else split_units(layer, fids, points, self.topological)
        return None

    # Corners that are there

    def hold(self, point: Point, within: float) -> bool:
        """Take up the corner of a unit nearest to a place, ``within`` metres; whether there is one."""
        layer = self.layer
        if layer is None:
            return False
        corner = nearest_corner(layer, point, within)
        if corner is None:
            self.said.emit(tr("No unit has a corner there. Click on a corner."), True)
            return False
        self.held = corner
        self.changed.emit()
        return True

    def remove_held(self) -> bool:
        """Take the corner that was taken up out of the units that have it; whether the layer was changed."""
        return self._with_held(lambda layer, held: remove_corner(layer, held, self._own(layer)))

    def _put_held(self, point: Point) -> bool:
        if self.held is None:
            self.said.emit(tr("Click on the corner that is to be moved first."), True)
            return False
        return self._with_held(lambda layer, held: move_corner(layer, held, point, self._own(layer), self.topological))

    def _own(self, layer: QgsVectorLayer) -> list[int]:
        """Without topological editing only the selected units have their corner moved, or all where none is."""
        return [] if self.topological else [int(fid) for fid in layer.selectedFeatureIds()]

    def _with_held(self, act: Callable[[QgsVectorLayer, Point], Done]) -> bool:
        layer = self.layer
        if layer is None or self.held is None:
            return False
        try:
            result = act(layer, self.held)
        except CannotDrawError as problem:
            self.said.emit(str(problem), True)
            return False
        self.held = None
        done = tr("Done for {count} units.").format(count=len(result.units))
        self.said.emit(" ".join([done, *of_act(result)]), bool(result.told))
        self.done.emit(result)
        self.changed.emit()
        return True

    # Shared

    def _take(self, sketch: Sketch, may_cross: bool = False) -> bool:
        """Go on with a sketch unless its new sides cross earlier ones, which no later corner could mend."""
        points, known = sketch.points, len(self.sketch)
        for end in range(max(known, 1) + 1, len(points) + 1):
            problem = outline.side_crosses(points[:end])
            if problem is not None and not (may_cross and problem.code == "drawing.crosses"):
                return self._refuse(problem)
        self.sketch = sketch
        self.changed.emit()
        return True

    def _refuse(self, finding: Finding) -> bool:
        self.said.emit(message(finding), True)
        return False
