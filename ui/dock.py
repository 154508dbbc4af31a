"""The dock: the year's work as steps, each with its state, its figures and a button that runs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.core import Qgis, QgsApplication, QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt import sip, uic
from qgis.PyQt.QtCore import QSize, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QIcon
from qgis.PyQt.QtWidgets import QAction, QPushButton, QWidget

from ..gis.i18n import tr
from ..gis.roles import STEP, has_store, layer_with
from . import outcome
from .guide import Guide
from .help_button import open_page
from .outcome import Outcome
from .project_state import findings_layer, freshness_of, has_findings, outcome_of
from .runner import StepRunner
from .step_row import StepRow, counts
from .steps import PROVIDER, are_ready, icon_path, is_there, step_of, steps
from .watch import ProjectWatch

_FORM, _ = uic.loadUiType(str(Path(__file__).with_name("dock.ui")))
_SECONDS = 8
"""How long a message stays."""


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
        self._runner = StepRunner(self._project, iface.mainWindow(), self)
        self._corners: Any = None
        self._question: Any = None
        self.findings_panel: Any = None
        """What shows the findings of a step; it puts itself here."""
        self.sheet_preview: Any = None
        """What shows map sheets before they are made; it puts itself here."""
        self._contents = _Contents()
        self.setWidget(self._contents)
        self._fill_tool_bar()
        self._fill_rows()
        self._guide = Guide(self._project, self._outcome, self._contents.guidePlace)
        self._contents.guideLayout.addWidget(self._guide)
        self._guide.start_asked.connect(self._start_in_guide)
        self._guide.stage_shown.connect(self._point_at)
        self._runner.progressed.connect(self._show_progress)
        self._runner.finished.connect(self._finish)
        self._runner.told.connect(self._tell_of)
        self._runner.ended.connect(self.refresh)
        self._watch = ProjectWatch(self._project, self)
        self._watch.changed.connect(self.refresh)
        self._provider = QgsApplication.processingRegistry().providerById(PROVIDER)
        self._provider.algorithmsLoaded.connect(self.refresh)
        # At once: the rows of a project that is closed must not be seen, or pressed, in the next one.
        self._project.cleared.connect(self.refresh)
        self._project.cleared.connect(self._take_back_question)
        self.refresh()

    @property
    def rows(self) -> dict[str, StepRow]:
        """The rows by algorithm, in the order of the work."""
        return self._rows

    @property
    def guide(self) -> Guide:
        """The panel that leads through the worked example."""
        return self._guide

    def close_down(self) -> None:
        """Let go of the project and of open dialogs, before the dock is taken away."""
        self._project.cleared.disconnect(self.refresh)
        self._project.cleared.disconnect(self._take_back_question)
        self._take_back_question()
        if not sip.isdeleted(self._provider):
            self._provider.algorithmsLoaded.disconnect(self.refresh)
        self._watch.close()
        self._runner.close()
        if self._corners is not None:
            self._corners.close_down()
            self._corners = None

    def run(self, step_id: str, given: Optional[dict[str, Any]] = None) -> Any:
        """Open the dialog of a step, or of another tool; the dialog."""
        return self._runner.open(step_of(step_id), given)

    def start(self, step_id: str, given: Optional[dict[str, Any]] = None) -> bool:
        """Run a step with what the project knows, or open its dialog where something is asked; whether it runs."""
        return self._runner.start(step_of(step_id), given)

    def start_example(self, folder: Optional[Path] = None) -> bool:
        """Make the worked example in ``folder`` (else among the user's documents), open it, lead through it."""
        from qgis.core import QgsProcessingException

        from .example import make_example

        try:
            if not make_example(self._iface, self._project, folder):
                return False
        except (OSError, QgsProcessingException) as cause:
            self._message(
                tr(
                    "The worked example cannot be made: {reason}. Check that you may write to your documents, or "
                    "install the plugin again."
                ).format(reason=cause),
                Qgis.MessageLevel.Critical,
            )
            return False
        self.setUserVisible(True)
        self._guide.begin()
        self.refresh()
        QTimer.singleShot(0, self._zoom_to_mining_right)
        return True

    def _start_in_guide(self, step_id: str) -> None:
        from .example import given_first

        self.start(step_id, given_first(self._project) if step_id == "digitiseunits" else None)

    def _point_at(self, step_id: str) -> None:
        """Draw the eye to the row that the guide is about."""
        for name, row in self._rows.items():
            row.highlight(name == step_id)
        if step_id in self._rows:
            row = self._rows[step_id]
            # When the rows have their heights.
            QTimer.singleShot(60, lambda: self._show_row(row))

    def _show_row(self, row: StepRow) -> None:
        if not sip.isdeleted(row):
            self._contents.scrollArea.ensureWidgetVisible(row, 0, 20)

    def open_corners(self) -> Any:
        """Show the window that reads corner coordinates; what was in it when it was closed is still there."""
        if self._corners is None:
            # Imported when it is wanted: it brings all readers of coordinate files.
            from .corner_dialog import CornerDialog

            self._corners = CornerDialog(self._iface.mapCanvas(), self._project, self._iface.mainWindow())
            self._corners.added.connect(self._iface.setActiveLayer)
        self._corners.show()
        self._corners.raise_()
        self._corners.activateWindow()
        return self._corners

    def carry_plan(self) -> None:
        """Add last year's planned units to the project's unit layer as this year's restored ones."""
        from .carry_plan import carry_plan

        carry_plan(self._project, self._iface.mainWindow(), self._iface.messageBar())

    def run_sample(self) -> Any:
        """Bring the bundled sample into the project and open the first step with it; the dialog."""
        from .sample import load_sample

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
        """Show every step as the project has it; those at work go on showing that."""
        outcomes = {step_id: self._outcome(step_id) for step_id in self._rows}
        # Both need the algorithms themselves, which a window that has just been opened does not have yet.
        ready = are_ready()
        stale = freshness_of(self._project, self._steps, outcomes) if ready else {}
        for step_id, row in self._rows.items():
            if not self._runner.is_at_work(step_id):
                result = outcomes[step_id]
                row.show_outcome(
                    result,
                    figures=outcome.shown_figures(result, self._project) if result is not None else (),
                    has_findings=has_findings(self._project, step_id),
                    stale=stale.get(step_id, ()),
                    asked_for=self._runner.asked_for(self._steps[step_id]) if ready else None,
                )
        self._guide.look(self._runner.is_at_work(self._guide.step))

    def _outcome(self, step_id: str) -> Optional[Outcome]:
        return outcome_of(self._project, step_id)

    def _fill_tool_bar(self) -> None:
        bar = self._contents.toolBar
        bar.setIconSize(QSize(18, 18))
        export = step_of("exportcorners")
        for name, icon, text, tip, act in (
            (
                "example",
                QIcon(icon_path("sample")),
                tr("Worked example"),
                tr("A fictional quarry in a project of its own, and a guide through the year's work"),
                self.start_example,
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
            button = bar.widgetForAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            if name in ("exportcorners", "help"):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _fill_rows(self) -> None:
        layout = self._contents.rowsLayout
        for number, step in enumerate(self._steps.values()):
            row = StepRow(step, number)
            row.run_asked.connect(self.start)
            row.dialog_asked.connect(self.run)
            row.cancel_asked.connect(self._runner.cancel)
            row.findings_asked.connect(self._show_findings)
            row.help_asked.connect(open_page)
            row.preview_asked.connect(self._preview)
            row.result_asked.connect(self._open_result)
            layout.addWidget(row)
            self._rows[step.id] = row
        layout.addStretch(1)

    def _preview(self, _step_id: str) -> None:
        if self.sheet_preview is not None:
            self.sheet_preview.ask()

    def _show_progress(self, step_id: str, percent: float) -> None:
        if step_id in self._rows:
            self._rows[step_id].show_progress(percent)
            if step_id == self._guide.step:
                self._guide.look(at_work=True)

    def _finish(self, step_id: str, result: Outcome) -> None:
        """Say how a step went; units that it read go into the project's own."""
        self.refresh()
        if result.state != outcome.FAILED and step_id == "digitiseunits":
            self._accept_units(replace=False)
        title = step_of(step_id).title
        if result.state == outcome.FAILED:
            text = tr("{step}: not finished. Its row says why, the log of its run says more.").format(step=title)
            self._message(text, Qgis.MessageLevel.Warning)
        elif result.state == outcome.FINDINGS:
            text = tr("{step}: done ({counts}).").format(step=title, counts=counts(result))
            self._message(text, Qgis.MessageLevel.Warning, findings_of=step_id)
        else:
            self._message(tr("{step}: done.").format(step=title), Qgis.MessageLevel.Success)
        if result.state != outcome.FAILED:
            self._say_what_is_temporary(step_id)

    def _say_what_is_temporary(self, step_id: str) -> None:
        """Results that go when QGIS is closed are not left unsaid."""
        layers = [
            layer.name()
            for layer in self._project.mapLayers().values()
            if layer.isTemporary() and layer.providerType() == "memory" and layer.customProperty(STEP) == step_id
        ]
        if layers and not has_store(self._project):
            self._tell_of(
                step_id,
                tr("results are temporary, save them."),
                tr(
                    "These layers go when QGIS is closed: {layers}. Save them, or begin with 'New project': such a "
                    "project keeps results in its tables."
                ).format(layers="、".join(sorted(layers))),
            )

    def _accept_units(self, replace: bool) -> None:
        """Add the units that were read to the project's own; where their numbers are taken, ask."""
        step = self._steps["digitiseunits"]
        accepted = outcome.accept_units(self._project, step, replace)
        for problem in accepted.problems:
            self._tell_of(step.id, problem)
        if accepted.count:
            text = tr("{count} units were added to the project's layer of units.").format(count=accepted.count)
            self._message(text, Qgis.MessageLevel.Success)
        elif accepted.same:
            self._ask_to_replace(accepted.same)
        self.refresh()

    def _ask_to_replace(self, numbers: tuple[str, ...]) -> None:
        shown = "、".join(numbers[:5]) + ("…" if len(numbers) > 5 else "")
        text = tr(
            "{count} of the units are in the project already ({numbers}). They are in a temporary layer of their own, "
            "and the next steps take that one."
        ).format(count=len(numbers), numbers=shown)
        bar = self._iface.messageBar()
        item = bar.createMessage(tr("Mine Restoration"), text)
        button = QPushButton(tr("Replace those in the project"), item)
        button.setObjectName("mine_restoration_replace")
        button.clicked.connect(lambda: (bar.popWidget(item), self._accept_units(replace=True)))
        item.layout().addWidget(button)
        self._take_back_question()
        self._question = item
        bar.pushWidget(item, Qgis.MessageLevel.Warning, 0)

    def _take_back_question(self) -> None:
        """What is asked about a project is not asked of the next one, nor when nobody is there to act on the answer."""
        if self._question is not None and not sip.isdeleted(self._question):
            self._iface.messageBar().popWidget(self._question)
        self._question = None

    def _tell_of(self, step_id: str, sentence: str, more: str = "") -> None:
        """Say something about the run of a step that is no outcome of it; ``more`` for who asks."""
        text = tr("{step}: {sentence}").format(step=step_of(step_id).title, sentence=sentence)
        if more:
            # The bar has room for a line and a half.
            bar, level = self._iface.messageBar(), Qgis.MessageLevel.Warning
            bar.pushMessage(tr("Mine Restoration"), text, f"{text}\n\n{more}", level, _SECONDS)
        else:
            self._message(text, Qgis.MessageLevel.Warning)

    def _message(self, text: str, level: Any, findings_of: str = "") -> None:
        """Say how something went, with a button for the findings of a step."""
        bar = self._iface.messageBar()
        item = bar.createMessage(tr("Mine Restoration"), text)
        if findings_of:
            button = QPushButton(tr("Findings"), item)
            button.clicked.connect(lambda: self._show_findings(findings_of))
            item.layout().addWidget(button)
        bar.pushWidget(item, level, _SECONDS)

    def _show_findings(self, step_id: str) -> None:
        """In the panel of findings; without it in the table of the layer that has them."""
        if self.findings_panel is not None:
            self.findings_panel.show_step(step_id)
            return
        layer = findings_layer(self._project, step_id)
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


def corners_tip() -> str:
    """What the window of corner coordinates is for."""
    return tr("Open, drop or paste corner coordinates, look at them on the map, add them to the units")


def open_help() -> None:
    """Open the plugin's help page in the user's language."""
    open_page("index")
