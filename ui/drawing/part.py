"""The tool bar 'Draw units': its actions, and the life of what stands behind them in QGIS' window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QMenu

from ...gis.i18n import tr
from ..help_button import open_page
from ..steps import icon_path

_SECONDS = 8
_AREA = Qt.DockWidgetArea.LeftDockWidgetArea
_FRAME, _SHARE = 24, 0.7
"""Pixels around the panel's widgets; of the map's height the most that it takes."""
_OTHERS = 150
"""Pixels of height that it leaves to each dock above it."""


class DrawingPart(QObject):
    """Adds the tool bar and a menu; the tool, its panel and what they need are loaded when they are asked for."""

    def __init__(self, iface: Any, dock: Any) -> None:
        super().__init__(dock)
        self._iface = iface
        self._canvas = iface.mapCanvas()
        self._project = QgsProject.instance()
        self._drawing: Any = None
        self._tool: Any = None
        self._panel: Any = None
        self._numbers: Any = None
        self._least: Optional[int] = None
        self._modes: dict[str, QAction] = {}
        window = iface.mainWindow()
        self._bar = iface.addToolBar(tr("Draw units"))
        self._bar.setObjectName("mine_restoration_drawing")
        self._menu = QMenu(window)
        self._entry = QAction(QIcon(icon_path("draw_unit")), tr("Draw units"), window)
        self._entry.setObjectName("mine_restoration_draw_menu")
        self._entry.setMenu(self._menu)
        self._add_actions(window)
        iface.addPluginToVectorMenu(tr("Mine Restoration"), self._entry)

    def close_down(self) -> None:
        """Take everything away."""
        if self._numbers is not None:
            self._numbers.close()
            self._numbers = None
        if self._tool is not None:
            self._drawing.end()
            self._canvas.unsetMapTool(self._tool)
            self._tool.deactivated.disconnect(self._look_at_tool)
            self._tool.close()
            self._panel.close_down()
            self._iface.removeDockWidget(self._panel)
            self._panel.deleteLater()
            self._tool.deleteLater()
            self._tool = self._panel = self._drawing = None
        self._iface.removePluginVectorMenu(tr("Mine Restoration"), self._entry)
        self._iface.mainWindow().removeToolBar(self._bar)
        for item in (*self._bar.actions(), self._entry, self._menu, self._bar):
            item.deleteLater()  # the window would keep them

    # Actions

    def _add_actions(self, window: Any) -> None:
        for mode, name, text, tip in (
            (
                "unit",
                "draw_unit",
                tr("&New unit"),
                tr("Draw a unit: click or type its corners, Enter finishes, Backspace takes back, Escape cancels"),
            ),
            ("hole", "draw_hole", tr("&Hole"), tr("Cut a hole out of a unit")),
            ("part", "draw_part", tr("&Part"), tr("Draw a further part of the selected unit")),
            (
                "split",
                "draw_split",
                tr("&Divide"),
                tr("Draw a line that divides the selected units, or those that it crosses"),
            ),
            (
                "corner",
                "draw_corner",
                tr("M&ove a corner"),
                tr("Click a corner and then its new place, or type it; neighbours that have the corner go along"),
            ),
        ):
            action = self._action(window, name, text, tip)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, mode=mode: self.draw(mode))
            self._modes[mode] = action
        self._bar.addSeparator()
        self._menu.addSeparator()
        merge = self._action(window, "draw_merge", tr("&Merge…"), tr("Make the selected units one unit"))
        merge.triggered.connect(lambda _checked=False: self.merge())
        turn = self._action(
            window,
            "draw_renumber",
            tr("Num&ber from the north-west"),
            tr("Number the corners of the selected units, or of all, clockwise from the north-west corner"),
        )
        turn.triggered.connect(lambda _checked=False: self.renumber())
        self._show_numbers = self._action(
            window, "draw_numbers", tr("&Show corner numbers"), tr("Write the corner numbers of units on the map")
        )
        self._show_numbers.setCheckable(True)
        self._show_numbers.toggled.connect(self.show_numbers)
        self._bar.addSeparator()
        self._menu.addSeparator()
        help_action = self._action(window, "draw_help", tr("Help on dra&wing"), tr("Open the help page"))
        help_action.triggered.connect(lambda _checked=False: open_page("drawing"))

    def _action(self, window: Any, name: str, text: str, tip: str) -> QAction:
        icon = QIcon(icon_path(name)) if name != "draw_help" else _help_icon()
        action = QAction(icon, text, window)
        action.setObjectName(f"mine_restoration_{name}")
        action.setToolTip(f"<b>{text.replace('&', '')}</b><br>{tip}")
        action.setStatusTip(tip)
        self._bar.addAction(action)
        self._menu.addAction(action)
        self._menu.setToolTipsVisible(False)
        return action

    # Acts

    def draw(self, mode: str) -> None:
        """Let the mouse draw in ``mode``; what was begun in the same mode goes on."""
        self._load()
        drawing = self._drawing
        if drawing.mode == mode and drawing.layer is not None and self._canvas.mapTool() is not self._tool:
            self._start()
            return
        if not drawing.begin(mode, self._iface.activeLayer()):
            self._look_at_tool()
            return
        self._start()

    def _start(self) -> None:
        self._canvas.setMapTool(self._tool)
        self._panel.setUserVisible(True)
        self._canvas.setFocus()
        self._look_at_tool()
        QTimer.singleShot(0, self._give_room)

    def merge(self) -> None:
        """Merge the selected units; asks where they say different things."""
        from qgis.PyQt.QtWidgets import QDialog

        from ...gis.drawing.layer import CannotDrawError
        from ...gis.drawing.merge import merge_of, merge_units
        from .merge_dialog import MergeDialog

        layer = self._layer()
        if layer is None:
            return
        try:
            merge = merge_of(layer, layer.selectedFeatureIds())
            dialog = MergeDialog(layer, merge, self._project, self._iface.mainWindow())
            if dialog.exec() != QDialog.DialogCode.Accepted:
                return
            done = merge_units(layer, merge, dialog.values, bool(self._project.topologicalEditing()))
        except CannotDrawError as problem:
            self._tell(str(problem), True)
            return
        layer.selectByIds(list(done.units))
        self._tell(" ".join(done.told), False)

    def renumber(self) -> None:
        """Number the corners of the selected units, or of all, from the north-west."""
        from ...gis.drawing.corners import renumber
        from ...gis.drawing.layer import CannotDrawError

        layer = self._layer()
        if layer is None:
            return
        fids = layer.selectedFeatureIds() or list(layer.allFeatureIds())
        try:
            done = renumber(layer, fids)
        except CannotDrawError as problem:
            self._tell(str(problem), True)
            return
        self._tell(" ".join(done.told), False)

    def show_numbers(self, is_on: bool) -> None:
        """Write the corner numbers on the map, or no more."""
        if is_on and self._numbers is None:
            from .numbers import CornerNumbers

            self._numbers = CornerNumbers(self._iface, self._project)
            if self._numbers.why_not():
                self._tell(self._numbers.why_not(), True)
        elif not is_on and self._numbers is not None:
            self._numbers.close()
            self._numbers = None

    # What stands behind

    @property
    def drawing(self) -> Any:
        """The drawing; ``None`` before the first tool was chosen."""
        return self._drawing

    @property
    def panel(self) -> Any:
        """The panel; ``None`` before the first tool was chosen."""
        return self._panel

    @property
    def tool(self) -> Any:
        """The map tool; ``None`` before the first tool was chosen."""
        return self._tool

    def _load(self) -> None:
        if self._tool is not None:
            return
        from .drawing import Drawing
        from .panel import DrawingPanel
        from .tool import DrawingTool

        window = self._iface.mainWindow()
        self._drawing = Drawing(self._project, self._choose, self)
        self._drawing.said.connect(self._said)
        self._drawing.changed.connect(self._look_at_tool)
        self._drawing.done.connect(self._done)
        self._tool = DrawingTool(self._canvas, self._drawing, self._project)
        self._tool.deactivated.connect(self._look_at_tool)
        self._panel = DrawingPanel(self._drawing, self._project, window)
        self._tool.asked_for_panel.connect(self._panel.take_focus)
        self._least = max((dock.width() for dock in self._beside()), default=0)
        self._iface.addDockWidget(_AREA, self._panel)

    def _give_room(self) -> None:
        """As much as all its widgets need, if the window has it: QGIS takes half of its height, and of the map's width.

        Once, as somebody begins to draw; not narrower than the docks that were there.
        """
        if self._panel is None or self._least is None or self._panel.isFloating():
            return
        least, self._least = self._least, None
        wanted, window = self._panel.wanted, self._iface.mainWindow()
        window.resizeDocks([self._panel], [max(wanted.width() + _FRAME, least)], Qt.Orientation.Horizontal)
        others = [dock for dock in self._beside() if dock is not self._panel]
        room = (window.centralWidget() or window).height()
        height = min(wanted.height() + 2 * _FRAME, round(_SHARE * room), room - _OTHERS * len(others))
        # Without the others Qt would give it half of what is asked for.
        rest = [(room - height) // len(others) for _ in others]
        window.resizeDocks([self._panel, *others], [height, *rest], Qt.Orientation.Vertical)

    def _beside(self) -> list[QDockWidget]:
        """The docks that are seen on the panel's side of the window."""
        window = self._iface.mainWindow()
        docks = [dock for dock in window.findChildren(QDockWidget) if window.dockWidgetArea(dock) == _AREA]
        return [dock for dock in docks if dock.isVisible() and not dock.isFloating()]

    def _layer(self) -> Any:
        """The layer that an act is for; what is the matter is told where there is none."""
        from ...gis.drawing.layer import drawing_layer, why_not_draw

        layer = drawing_layer(self._project, self._iface.activeLayer())
        reason = why_not_draw(layer)
        if reason:
            self._tell(reason, True)
            return None
        return layer

    def _look_at_tool(self) -> None:
        """Show which tool is on."""
        drawing = self._drawing
        is_on = drawing is not None and drawing.layer is not None and self._canvas.mapTool() is self._tool
        for mode, action in self._modes.items():
            action.setChecked(is_on and drawing.mode == mode)
        if drawing is not None and drawing.layer is None and self._canvas.mapTool() is self._tool:
            self._canvas.unsetMapTool(self._tool)

    def _done(self, done: Any) -> None:
        drawing = self._drawing
        layer = drawing.layer
        if drawing.mode != "unit" or not drawing.new_unit.form_afterwards or layer is None:
            return
        fid = done.units[0]

        def open_form() -> None:
            feature = layer.getFeature(fid)
            if feature.isValid():
                self._iface.openFeatureForm(layer, feature, False, False)

        QTimer.singleShot(0, open_form)

    def _said(self, text: str, is_problem: bool) -> None:
        """Beside the map where the panel is not seen."""
        if text and not self._panel.isUserVisible():  # which shows it itself
            self._tell(text, is_problem)

    def _tell(self, text: str, is_problem: bool) -> None:
        if self._panel is not None and self._panel.isUserVisible():
            self._panel.say(text, is_problem)
            return
        level = Qgis.MessageLevel.Warning if is_problem else Qgis.MessageLevel.Success
        self._iface.messageBar().pushMessage(tr("Draw units"), text, level, 0 if is_problem else _SECONDS)

    def _choose(self, question: str, rows: Sequence[Any], several: bool) -> Optional[list[int]]:
        from .choose import choose

        return choose(question, rows, several, self._iface.mainWindow())


def _help_icon() -> QIcon:
    from qgis.core import QgsApplication

    return QgsApplication.getThemeIcon("/mActionHelpContents.svg")
