"""One step in the dock: what it is, how it stands, its last figures, and buttons for running and looking."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsApplication
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QKeyEvent, QPalette
from qgis.PyQt.QtWidgets import QAction, QLabel, QMenu, QToolButton, QWidget

from ..gis.i18n import tr
from . import outcome
from .outcome import Outcome
from .steps import PREVIEWED, Step, icon_path

_FORM, _ = uic.loadUiType(str(Path(__file__).with_name("step_row.ui")))
_STATE_ICONS = {
    outcome.TODO: "state_todo",
    outcome.STALE: "state_stale",
    outcome.RUNNING: "state_running",
    outcome.DONE: "state_done",
    outcome.FINDINGS: "state_findings",
    outcome.FAILED: "state_failed",
}
_ICON, _STATE_ICON = QSize(28, 28), QSize(16, 16)


class StepRow(QWidget, _FORM):
    """Shows one step; asks by signals."""

    run_asked = pyqtSignal(str)
    dialog_asked = pyqtSignal(str)
    """The step shall be run with parameters of the user's own."""
    cancel_asked = pyqtSignal(str)
    findings_asked = pyqtSignal(str)
    help_asked = pyqtSignal(str)
    preview_asked = pyqtSignal(str)
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

    def show_outcome(
        self,
        result: Optional[Outcome],
        has_findings: bool,
        stale: Sequence[str] = (),
        asked_for: Optional[Sequence[str]] = None,
        figures: Optional[Sequence[tuple[str, str]]] = None,
    ) -> None:
        """Show how the step stands. ``stale``: sentences that say why its result is out of date; ``asked_for``: what
        its button will ask for, ``None`` where nobody knows yet; ``figures``: those of the result as the user wants to
        see them.
        """
        state = outcome.TODO if result is None else result.state
        is_stale = bool(stale) and result is not None and state != outcome.FAILED
        self._show_state(outcome.STALE if is_stale else state, _words(result, stale[:1] if is_stale else ()))
        if is_stale:
            # One reason is enough to run it again; all of them for who wants to know.
            self.state.setToolTip("\n".join(stale))
            self.stateText.setToolTip("\n".join(stale))
        if figures is None:
            figures = result.figures if result is not None else ()
        self.figures.setText(" · ".join(f"{label}&nbsp;<b>{value}</b>" for label, value in figures))
        self.figures.setVisible(bool(figures))
        self.explanation.setVisible(not figures)
        self._show_work(False)
        self.showFindings.setVisible(has_findings)
        self._say_what_run_does(asked_for)
        self._offer([(label, path) for label, path in result.files if Path(path).exists()] if result else [])

    def show_progress(self, percent: float) -> None:
        """Show that the step is at work."""
        self._show_state(outcome.RUNNING, tr("running"))
        self.progress.setValue(round(percent))
        if not self.cancel.isVisibleTo(self):
            self.cancel.setEnabled(True)
            self._show_work(True)

    def highlight(self, is_on: bool) -> None:
        """Draw the eye to the row, or no longer."""
        self.setAutoFillBackground(is_on)
        palette = self.palette()
        base = self.window().palette() if self.window() is not self else palette
        colour = base.color(QPalette.ColorRole.Highlight)
        colour.setAlphaF(0.18)
        palette.setColor(QPalette.ColorRole.Window, colour if is_on else base.color(QPalette.ColorRole.Window))
        self.setPalette(palette)
        _fade(self.explanation)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, Escape stops the step."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QToolButton):
            focused.click()
        elif event.key() == Qt.Key.Key_Escape and self.cancel.isVisibleTo(self):
            self.cancel.click()
        else:
            super().keyPressEvent(event)

    def _show_work(self, is_at_work: bool) -> None:
        """The bar and the button that stops it, in place of the button that runs the step."""
        self.progress.setVisible(is_at_work)
        had_focus = self.run.hasFocus() or self.cancel.hasFocus()
        self.cancel.setVisible(is_at_work)
        self.run.setVisible(not is_at_work)
        if had_focus:
            (self.cancel if is_at_work else self.run).setFocus()

    def _show_state(self, state: str, words: str) -> None:
        self.state_name = state
        self.state.setPixmap(QIcon(icon_path(_STATE_ICONS[state])).pixmap(_STATE_ICON))
        self.state.setToolTip(words)
        self.stateText.setText(words)
        self.stateText.setToolTip("")
        # "done" says nothing beside the figures and the sign.
        self.stateText.setVisible(bool(words) and state != outcome.DONE)
        self.setAccessibleName(f"{self.step.title}: {words}" if words else self.step.title)

    def _set_up_buttons(self) -> None:
        step_id = self.step.id
        for button, text, tip in (
            (self.run, tr("Run…"), tr("Open this tool, filled from the project")),
            (self.cancel, tr("Stop"), tr("Stop this step (Esc); what was there before stays")),
            (self.showFindings, tr("Findings"), tr("Open the table of findings")),
            (self.openResult, tr("Open"), tr("Open the result")),
        ):
            button.setText(text)
            button.setToolTip(tip)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(f"{text} ({self.step.title})")
        # Room for the little arrow, which Qt draws over the text.
        self.openResult.setText(f"{tr('Open')}  ")
        for button, icon in ((self.run, "/mActionStart.svg"), (self.cancel, "/mActionStop.svg")):
            button.setIcon(QgsApplication.getThemeIcon(icon))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        menu = QMenu(self.run)
        self._add_to(menu, "parameters", tr("Run with &parameters…"), self.dialog_asked)
        if self.step.id in PREVIEWED:
            self._add_to(menu, "preview", tr("Pre&view of a map sheet…"), self.preview_asked)
        self._add_to(menu, "help", tr("&Help"), self.help_asked)
        self.run.setMenu(menu)
        self.run.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.run.clicked.connect(lambda: self.run_asked.emit(step_id))
        self.cancel.clicked.connect(self._cancel)
        self.showFindings.clicked.connect(lambda: self.findings_asked.emit(step_id))

    def _add_to(self, menu: QMenu, name: str, text: str, signal: Any) -> None:
        action = menu.addAction(text)
        action.setObjectName(f"mine_restoration_row_{self.step.id}_{name}")
        action.triggered.connect(lambda: signal.emit(self.step.id))

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.stateText.setText(tr("stopping…"))
        self.cancel_asked.emit(self.step.id)

    def _say_what_run_does(self, asked_for: Optional[Sequence[str]]) -> None:
        asks = self.step.asks or asked_for is None or bool(asked_for)
        self.run.setText(tr("Run…") if asks else tr("Run"))
        if asked_for and not self.step.asks:
            tip = tr("Asks first for: {what}").format(what=tr(", ").join(asked_for))
        elif asks:
            tip = tr("Opens the tool, filled from the project")
        else:
            tip = tr("Runs with the layers and settings of the project; the arrow beside it opens the tool instead")
        self.run.setToolTip(tip)

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


def _words(result: Optional[Outcome], stale: Sequence[str]) -> str:
    if result is None:
        return ""
    if stale or result.state == outcome.STALE:
        return tr("Out of date: {reasons}").format(reasons=" ".join(stale) or result.reason)
    if result.state == outcome.FAILED:
        if result.reason:
            return tr("Not finished: {reason}").format(reason=result.reason)
        return tr("Not finished. The log of its window says why.")
    if result.state == outcome.FINDINGS:
        return " · ".join(part for part in (counts(result), result.reason) if part)
    return tr("done")


def counts(result: Outcome) -> str:
    """How many errors and warnings a run left, and what it did not check; nothing is said of none."""
    parts = (
        tr("errors: {count}").format(count=result.errors) if result.errors else "",
        tr("not checked: {count}").format(count=result.unchecked) if result.unchecked else "",
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
