"""The dock: the year's work as steps, each with its state, its figures and a button that runs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.core import Qgis, QgsApplication, QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QSize, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QIcon
from qgis.PyQt.QtWidgets import QAction, QPushButton, QWidget

from ..core.catalogue import RESOURCES
from ..gis.i18n import is_chinese, tr
from ..gis.roles import has_store, layer_with
from . import outcome
from .carry_plan import carry_plan
from .corner_dialog import CornerDialog
from .outcome import Outcome
from .runner import StepRunner
from .sample import load_sample
from .step_row import StepRow, counts
from .steps import Step, icon_path, is_there, step_of, steps

_FORM, _ = uic.loadUiType(str(Path(__file__).with_name("dock.ui")))
_FINDINGS_ROLES = ("finding", "verdict")
"""What the button for findings opens: the findings of a step, or its verdicts."""


class _Contents(QWidget, _FORM):
    """The widgets of ``dock.ui``."""

    def __init__(self) -> None:
        super().__init__()
        self.setupUi(self)


class RestorationDock(QgsDockWidget):
    """The workbench; ``iface`` gives it the message bar and attribute tables."""

    def __init__(self, iface: Any) -> None:
        super().__init__(tr("Mine Restoration"), iface.mainWindow())
        self.setObjectName("mine_restoration_dock")
        self._iface = iface
        self._project = QgsProject.instance()
        self._steps = {step.id: step for step in steps() if is_there(step.id)}
        self._rows: dict[str, StepRow] = {}
        self._runner = StepRunner(self._project, self)
        self._corners: Optional[CornerDialog] = None
        self._contents = _Contents()
        self.setWidget(self._contents)
        self._fill_tool_bar()
        self._fill_rows()
        self._runner.progressed.connect(self._show_progress)
        self._runner.finished.connect(self._tell)
        self._runner.ended.connect(self.refresh)
        for signal in (self._project.readProject, self._project.cleared, self._project.layersRemoved):
            signal.connect(self.refresh)
        self.refresh()

    @property
    def rows(self) -> dict[str, StepRow]:
        """The rows by algorithm, in the order of the work."""
        return self._rows

    def close_down(self) -> None:
        """Let go of the project and of open dialogs, before the dock is taken away."""
        for signal in (self._project.readProject, self._project.cleared, self._project.layersRemoved):
            signal.disconnect(self.refresh)
        self._runner.close()
        if self._corners is not None:
            self._corners.close_down()
            self._corners = None

    def run(self, step_id: str, given: Optional[dict[str, Any]] = None) -> Any:
        """Open the dialog of a step, or of another tool; the dialog."""
        return self._runner.open(step_of(step_id), given)

    def open_corners(self) -> CornerDialog:
        """Show the window that reads corner coordinates; what was in it when it was closed is still there."""
        if self._corners is None:
            self._corners = CornerDialog(self._iface.mapCanvas(), self._project, self._iface.mainWindow())
            self._corners.added.connect(self._iface.setActiveLayer)
        self._corners.show()
        self._corners.raise_()
        self._corners.activateWindow()
        return self._corners

    def carry_plan(self) -> None:
        """Add last year's planned units to the project's unit layer as this year's restored ones."""
        carry_plan(self._project, self._iface.mainWindow(), self._iface.messageBar())

    def run_sample(self) -> Any:
        """Bring the bundled sample into the project and open the first step with it; the dialog."""
        try:
            given = load_sample(self._project)
        except OSError as cause:
            self._message(
                tr("The sample cannot be opened: {reason}. Install the plugin again.").format(reason=cause),
                Qgis.MessageLevel.Critical,
            )
            return None
        # Later: QGIS itself zooms to the first layers of a project once it is idle.
        QTimer.singleShot(0, self._zoom_to_mining_right)
        return self.run("digitiseunits", given)

    def _zoom_to_mining_right(self) -> None:
        right = layer_with(self._project, "mining_right")
        if right is not None:
            canvas = self._iface.mapCanvas()
            extent = canvas.mapSettings().layerExtentToOutputExtent(right, right.extent())
            canvas.setExtent(extent.buffered(0.1 * extent.width()))
            canvas.refresh()

    def refresh(self, *_args: Any) -> None:
        """Show every step as the project has it."""
        outcomes = {step_id: self._outcome(step_id) for step_id in self._rows}
        for step_id, row in self._rows.items():
            row.show_outcome(
                outcomes[step_id],
                has_findings=self._findings_layer(step_id) is not None,
                stale_after=_stale_after(self._steps[step_id], self._steps, outcomes),
            )

    def _outcome(self, step_id: str) -> Optional[Outcome]:
        kept = outcome.load(self._project, step_id)
        if kept is None and step_id == "createproject" and has_store(self._project):
            return Outcome(outcome.DONE)
        return kept

    def _fill_tool_bar(self) -> None:
        bar = self._contents.toolBar
        bar.setIconSize(QSize(18, 18))
        export = step_of("exportcorners")
        for name, icon, text, tip, act in (
            (
                "sample",
                QIcon(icon_path("sample")),
                tr("Try the sample"),
                tr("Load a fictional quarry and open the first step with it"),
                self.run_sample,
            ),
            (
                "corners",
                QIcon(icon_path("corners")),
                tr("Corners…"),
                corners_tip(),
                self.open_corners,
            ),
            (
                "exportcorners",
                QIcon(icon_path("exportcorners")),
                export.title,
                export.explanation,
                lambda: self.run("exportcorners"),
            ),
            (
                "help",
                QgsApplication.getThemeIcon("/mActionHelpContents.svg"),
                tr("Help"),
                tr("Open the help page"),
                open_help,
            ),
        ):
            if name == "exportcorners" and not is_there(name):
                continue
            action = QAction(icon, text, bar)
            action.setObjectName(f"mine_restoration_dock_{name}")
            action.setToolTip(tip)
            action.triggered.connect(lambda _checked=False, act=act: act())
            bar.addAction(action)
            if name in ("exportcorners", "help"):
                bar.widgetForAction(action).setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _fill_rows(self) -> None:
        layout = self._contents.rowsLayout
        for number, step in enumerate(self._steps.values()):
            row = StepRow(step, number)
            row.run_asked.connect(self.run)
            row.findings_asked.connect(self._show_findings)
            row.result_asked.connect(self._open_result)
            layout.addWidget(row)
            self._rows[step.id] = row
        layout.addStretch(1)

    def _show_progress(self, step_id: str, percent: float) -> None:
        if step_id in self._rows:
            self._rows[step_id].show_progress(percent)

    def _tell(self, step_id: str, result: Outcome) -> None:
        self.refresh()
        title = step_of(step_id).title
        if result.state == outcome.FAILED:
            text = tr("{step}: not finished. The log of its window says why.").format(step=title)
            self._message(text, Qgis.MessageLevel.Warning)
        elif result.state == outcome.FINDINGS:
            text = tr("{step}: done ({counts}).").format(step=title, counts=counts(result))
            self._message(text, Qgis.MessageLevel.Warning, findings_of=step_id)
        else:
            self._message(tr("{step}: done.").format(step=title), Qgis.MessageLevel.Success)

    def _message(self, text: str, level: Any, findings_of: str = "") -> None:
        """Say how something went, with a button for the findings of a step."""
        bar = self._iface.messageBar()
        item = bar.createMessage(tr("Mine Restoration"), text)
        if findings_of:
            button = QPushButton(tr("Findings"), item)
            button.clicked.connect(lambda: self._show_findings(findings_of))
            item.layout().addWidget(button)
        bar.pushWidget(item, level, 8)

    def _findings_layer(self, step_id: str) -> Any:
        found = (layer_with(self._project, role, step_id) for role in _FINDINGS_ROLES)
        return next((layer for layer in found if layer is not None and layer.featureCount() != 0), None)

    def _show_findings(self, step_id: str) -> None:
        layer = self._findings_layer(step_id)
        if layer is not None:
            self._iface.setActiveLayer(layer)
            self._iface.showAttributeTable(layer)

    def _open_result(self, path: str) -> None:
        """Open a project in QGIS, anything else with the program the system has for it."""
        if path.lower().endswith((".qgz", ".qgs")):
            # Asks whether to save what is open; where the user stops there, nothing has been closed.
            self._iface.newProject(True)
            if not self._project.isDirty():
                self._iface.addProject(path)
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self._message(
                tr("No program opens '{path}'. Open it from your file manager.").format(path=path),
                Qgis.MessageLevel.Warning,
            )


def _stale_after(step: Step, all_steps: dict[str, Step], outcomes: dict[str, Optional[Outcome]]) -> str:
    """The title of the step that was run again after ``step`` and feeds it; empty where none was."""
    own = outcomes.get(step.id)
    for earlier in step.after:
        other = outcomes.get(earlier)
        if own is not None and other is not None and other.run > own.run and other.state != outcome.FAILED:
            return all_steps[earlier].title
    return ""


def corners_tip() -> str:
    """What the window of corner coordinates is for."""
    return tr("Open, drop or paste corner coordinates, look at them on the map, add them to the units")


def open_help() -> None:
    """Open the plugin's help page in the user's language."""
    page = RESOURCES / "help" / ("zh" if is_chinese() else "en") / "index.html"
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))
