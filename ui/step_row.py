"""One step in the dock: what it is, how it stands, its last figures, and buttons for running and looking."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QPalette
from qgis.PyQt.QtWidgets import QAction, QLabel, QMenu, QToolButton, QWidget

from ..gis.i18n import tr
from . import outcome
from .outcome import Outcome
from .steps import Step, icon_path

_FORM, _ = uic.loadUiType(str(Path(__file__).with_name("step_row.ui")))
_STATE_ICONS = {
    outcome.TODO: "state_todo",
    outcome.STALE: "state_todo",
    outcome.RUNNING: "state_running",
    outcome.DONE: "state_done",
    outcome.FINDINGS: "state_findings",
    outcome.FAILED: "state_failed",
}
_ICON, _STATE_ICON = QSize(28, 28), QSize(16, 16)


class StepRow(QWidget, _FORM):
    """Shows one step; asks by signals."""

    run_asked = pyqtSignal(str)
    findings_asked = pyqtSignal(str)
    result_asked = pyqtSignal(str)
    """Path of the file or folder to open."""

    def __init__(self, step: Step, number: int, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.setObjectName(f"mine_restoration_row_{step.id}")
        self.step = step
        self.state_name = ""
        self.icon.setPixmap(QIcon(step.icon_path).pixmap(_ICON))
        self.title.setText(f"<b>{number}&nbsp; {step.title}</b>")
        self.explanation.setText(step.explanation)
        self.title.setToolTip(step.explanation)
        _fade(self.explanation)
        self._set_up_buttons()
        self.show_outcome(None, has_findings=False)

    def show_outcome(self, result: Optional[Outcome], has_findings: bool, stale_after: str = "") -> None:
        """Show how the step stands. ``stale_after``: the title of the step that was run again since, if one was."""
        state = outcome.TODO if result is None else result.state
        self._show_state(outcome.STALE if stale_after else state, _words(result, stale_after))
        figures = result.figures if result is not None else ()
        self.figures.setText(" · ".join(f"{label}&nbsp;<b>{value}</b>" for label, value in figures))
        self.figures.setVisible(bool(figures))
        self.explanation.setVisible(not figures)
        self.progress.hide()
        self.showFindings.setVisible(has_findings)
        self._offer([(label, path) for label, path in result.files if Path(path).exists()] if result else [])

    def show_progress(self, percent: float) -> None:
        """Show that the step is at work."""
        self._show_state(outcome.RUNNING, tr("running"))
        self.progress.setValue(round(percent))
        self.progress.show()

    def _show_state(self, state: str, words: str) -> None:
        self.state_name = state
        self.state.setPixmap(QIcon(icon_path(_STATE_ICONS[state])).pixmap(_STATE_ICON))
        self.state.setToolTip(words)
        self.stateText.setText(words)
        # "done" says nothing beside the figures and the sign.
        self.stateText.setVisible(bool(words) and state != outcome.DONE)

    def _set_up_buttons(self) -> None:
        step_id = self.step.id
        for button, text, tip in (
            (self.run, tr("Run…"), tr("Open this tool, filled from the project")),
            (self.showFindings, tr("Findings"), tr("Open the table of findings")),
            (self.openResult, tr("Open"), tr("Open the result")),
        ):
            button.setText(text)
            button.setToolTip(tip)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.run.setIcon(QgsApplication.getThemeIcon("/mActionStart.svg"))
        self.run.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.run.setAccessibleName(self.step.title)
        self.run.clicked.connect(lambda: self.run_asked.emit(step_id))
        self.showFindings.clicked.connect(lambda: self.findings_asked.emit(step_id))

    def _offer(self, files: list[tuple[str, str]]) -> None:
        """Let the results be opened from a menu that names them."""
        self.openResult.setVisible(bool(files))
        menu = QMenu(self.openResult)
        menu.setToolTipsVisible(True)
        for label, path in files:
            action = QAction(label, menu)
            action.setToolTip(path)
            action.triggered.connect(lambda _checked=False, path=path: self.result_asked.emit(path))
            menu.addAction(action)
        old = self.openResult.menu()
        self.openResult.setMenu(menu)
        self.openResult.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        if old is not None:
            old.deleteLater()


def _words(result: Optional[Outcome], stale_after: str) -> str:
    if result is None:
        return ""
    if stale_after:
        return tr("Out of date: '{step}' was run again since.").format(step=stale_after)
    if result.state == outcome.FAILED:
        return tr("Not finished. The log of its window says why.")
    if result.state == outcome.FINDINGS:
        return counts(result)
    return tr("done")


def counts(result: Outcome) -> str:
    """How many errors and warnings a run left; nothing is said of none."""
    parts = (
        tr("errors: {count}").format(count=result.errors) if result.errors else "",
        tr("warnings: {count}").format(count=result.warnings) if result.warnings else "",
    )
    return " · ".join(part for part in parts if part)


def _fade(label: QLabel) -> None:
    """Set secondary text back a little, whatever the theme's colours are."""
    palette = label.palette()
    colour = palette.color(QPalette.ColorRole.WindowText)
    colour.setAlphaF(0.65)
    palette.setColor(QPalette.ColorRole.WindowText, colour)
    label.setPalette(palette)
