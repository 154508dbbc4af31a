"""The corner dialog: files, dropped things and pasted text in, a look at what was read, and the units into a layer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Optional

from qgis.core import Qgis, QgsApplication, QgsProject, QgsSettings
from qgis.gui import QgsGui, QgsMapCanvas
from qgis.PyQt import sip, uic
from qgis.PyQt.QtCore import QMimeData, QSize, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices, QIcon, QKeySequence
from qgis.PyQt.QtWidgets import QAction, QApplication, QDialog, QFileDialog, QSizePolicy, QWidget

from ..core.catalogue import RESOURCES
from ..core.findings import Severity
from ..gis.corner_files import SUFFIXES, files_in
from ..gis.corner_session import CannotAddError, Job, Outcome, Source
from ..gis.i18n import is_chinese, tr
from ..gis.messages import message
from .corner_answers import CornerAnswers
from .corner_preview import CornerPreview
from .corner_reading import CornerReading
from .corner_sources import SourceList, files_at, paths_in
from .corner_tables import CornerTables
from .corner_target import CornerTarget
from .steps import icon_path

_FORM, _ = uic.loadUiType(str(Path(__file__).with_name("corner_dialog.ui")))
_SETTINGS = "mine_restoration/corners"


class CornerDialog(QDialog, _FORM):
    """Reads corner coordinates into units of a layer; the canvas shows them meanwhile."""

    added = pyqtSignal(object)
    """Units were added to this layer."""
    reading_ended = pyqtSignal()
    """What was asked for is read and shown, or given up."""

    def __init__(self, canvas: QgsMapCanvas, project: QgsProject, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.setObjectName("mine_restoration_corner_dialog")
        self.setWindowTitle(tr("Corner coordinates"))
        self.setWindowIcon(QIcon(icon_path("corners")))
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        self._canvas = canvas
        self._outcome = Outcome()
        self._problem = ""
        self._closed = False
        self._was_added = ""
        self._preview_problem = ""
        self._preview = CornerPreview(canvas, project)
        self._list = SourceList(self.sourcesList)
        self._reading = CornerReading(self._job, self.progress, self.cancel)
        self._set_up_texts()
        self._fill_tool_bar()
        self._answers = CornerAnswers(self, self._list)
        self._tables = CornerTables(self, self._preview)
        self._target = CornerTarget(self.layer, project)
        self._connect()
        self._restore()
        self._show_sources()
        self._show()

    def _connect(self) -> None:
        self._list.changed.connect(self._sources_changed)
        self.sourcesList.itemSelectionChanged.connect(self._show_selected)
        self._answers.changed.connect(self._read_soon)
        self._target.changed.connect(self._read_soon)
        self._reading.failed.connect(lambda problem: self._say(problem, Qgis.MessageLevel.Critical))
        self._reading.ended.connect(self._take_outcome)
        self._tables.source_asked.connect(self._list.select)
        self.useLayerCrs.clicked.connect(lambda: self._answers.take_crs_of(self._target.layer))
        self._canvas.destinationCrsChanged.connect(self._canvas_changed)

    # What goes in

    @property
    def sources(self) -> Sequence[Source]:
        """The files and texts, in their order."""
        return self._list.sources

    @property
    def outcome(self) -> Outcome:
        """What was read last."""
        return self._outcome

    @property
    def is_reading(self) -> bool:
        """Whether a reading is under way or about to begin."""
        return self._reading.is_under_way

    def open_files(self) -> None:
        """Let the user choose files."""
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        filters = f"{tr('Coordinate files')} ({kinds});;{tr('All files')} (*)"
        folder = _settings().value("folder", "", type=str)
        paths, _ = QFileDialog.getOpenFileNames(self, tr("Open corner coordinates"), folder, filters)
        self.add_paths(paths)

    def add_paths(self, paths: Sequence[str]) -> None:
        """Read these files too; of a folder those that may hold corners. One that is there is read again."""
        new, findings = files_at(paths)
        if new:
            _settings().setValue("folder", str(new[0].parent))
            if self._list.has_any(new):
                self._reading.forget()
            self._list.add_files(new)
        if findings:
            bad = any(finding.severity is not Severity.NOTE for finding in findings)
            level = Qgis.MessageLevel.Warning if bad else Qgis.MessageLevel.Info
            self._say(" ".join(f"{finding.source}: {message(finding)}" for finding in findings), level)

    def try_sample(self) -> None:
        """Read the bundled files that hold units of the sample in different forms."""
        self._list.add_files(files_in(RESOURCES / "sample" / "forms")[0])

    def paste(self) -> None:
        """Read what is in the clipboard: files, or text."""
        if not self.take(QApplication.clipboard().mimeData()):
            self._say(
                tr("There is no text in the clipboard. Copy rows of a table or a text first."),
                Qgis.MessageLevel.Warning,
            )

    def take(self, mime: QMimeData) -> bool:
        """Read what was dropped or pasted; whether there was anything."""
        paths = paths_in(mime)
        if paths:
            self.add_paths(paths)
            return True
        if not mime.hasText() or not mime.text().strip():
            return False
        self._list.add_text(mime.text())
        return True

    def remove_selected(self) -> None:
        """Take the selected sources away."""
        self._list.remove_selected()

    def clear(self) -> None:
        """Take all sources away."""
        self._list.clear()

    def read_again(self) -> None:
        """Read all files anew: they may have changed."""
        self._reading.forget()
        self._sources_changed()

    def _sources_changed(self) -> None:
        self.messageBar.clearWidgets()
        self._show_sources()
        self._read_soon()

    # Reading

    def _read_soon(self) -> None:
        """Read again, once for all changes of this moment."""
        if sip.isdeleted(self) or not self.isVisible():
            return
        self._was_added = ""
        self._reading.start_soon()
        self._show_summary()

    def _job(self) -> Optional[Job]:
        if not self.sources:
            return None
        return Job(tuple(self.sources), self._answers.wanted(), self._target.for_reading())

    def _take_outcome(self, outcome: Outcome, problem: str) -> None:
        self._outcome, self._problem = outcome, problem
        self._show()
        self.reading_ended.emit()

    # What came out

    def _show(self) -> None:
        """Show the last reading everywhere."""
        self._tables.show_outcome(self._outcome)
        self._show_sources()
        self._answers.show_asked(self._outcome, self._target.layer)
        self._preview_problem = self._preview.show_outcome(self._outcome)
        self._show_summary()

    def _show_sources(self) -> None:
        there = bool(self.sources)
        self.pages.setCurrentWidget(self.workPage if there else self.emptyPage)
        self._list.show_outcome(self._outcome)
        self._answers.show_source(self._outcome)
        for action in self._of_sources:
            action.setEnabled(there)

    def _show_selected(self) -> None:
        """Another source is selected."""
        self._answers.show_source(self._outcome)
        self._answers.show_asked(self._outcome, self._target.layer)

    def _show_summary(self) -> None:
        """One line on what can be added, or why nothing can; and whether the button works."""
        text, good = self._state()
        notes = [self._preview_problem] if self._preview_problem and not self.is_reading else []
        self.summary.setText(" ".join([text, *notes]))
        self.add.setEnabled(good)
        count = len(self._outcome.ready)
        self.add.setText(tr("Add units ({count})").format(count=count) if good else tr("Add units"))
        self._zoom.setEnabled(bool(self._outcome.rows))

    def _state(self) -> tuple[str, bool]:
        if not self.sources:
            return "", False
        if self.is_reading:
            return tr("Reading…"), False
        instead = self._problem or self._was_added or self._answers.objection()
        return (instead, False) if instead else self._target.state(self._outcome)

    def _canvas_changed(self) -> None:
        self._preview_problem = self._preview.why_not()
        self._show_summary()

    def zoom_to_all(self) -> None:
        """Show all parcels on the canvas."""
        self._preview.zoom_to_all()

    # Into the layer

    def add_to_layer(self) -> None:
        """Add all units that can be used to the chosen layer, in one step that can be undone."""
        _, good = self._state()
        if not good:
            return
        try:
            done = self._target.add(self._outcome)
        except CannotAddError as cause:
            self._say(str(cause), Qgis.MessageLevel.Critical)
            return
        self._was_added = done.state
        self._say(done.message, Qgis.MessageLevel.Warning if done.left_out else Qgis.MessageLevel.Success)
        self._show_summary()
        self.added.emit(done.layer)

    # Setting up

    def _set_up_texts(self) -> None:
        self.emptyIcon.setPixmap(QIcon(icon_path("corners")).pixmap(QSize(56, 56)))
        self.emptyTitle.setText(f"<h3>{tr('Corner coordinates in any form')}</h3>")
        self.emptyText.setText(
            tr(
                "Open files, drop them here, or paste (Ctrl+V) rows from Excel, Word or a notice. What was read, and "
                "what does not fit, is shown here and on the map before anything is added to a layer."
            )
        )
        for button, text, icon in (
            (self.emptyOpen, tr("Open files…"), "/mActionFileOpen.svg"),
            (self.emptyPaste, tr("Paste"), "/mActionEditPaste.svg"),
        ):
            button.setText(text)
            button.setIcon(QgsApplication.getThemeIcon(icon))
        self.emptyOpen.clicked.connect(self.open_files)
        self.emptyPaste.clicked.connect(self.paste)
        self.emptyTry.setText(f'<a href="#">{tr("Try the sample: eight files, each in another form")}</a>')
        self.emptyTry.linkActivated.connect(lambda _link: self.try_sample())
        self.layerLabel.setText(tr("Add to"))
        self.add.setIcon(QgsApplication.getThemeIcon("/mActionAddPolygon.svg"))
        self.add.clicked.connect(self.add_to_layer)
        self.closeButton.setText(tr("Close"))
        self.closeButton.clicked.connect(self.close)
        self.help.setText(tr("Help"))
        self.help.clicked.connect(open_help)
        self.messageBar.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def _fill_tool_bar(self) -> None:
        keys = QKeySequence.StandardKey
        self._action(tr("Open files…"), "/mActionFileOpen.svg", self.open_files, keys.Open)
        self._action(tr("Paste"), "/mActionEditPaste.svg", self.paste, keys.Paste)
        self.toolBar.addSeparator()
        remove = self._action(tr("Remove"), "/mActionDeleteSelected.svg", self.remove_selected)
        clear = self._action(tr("Clear"), "/mActionRemove.svg", self.clear)
        again = self._action(tr("Read again"), "/mActionRefresh.svg", self.read_again, keys.Refresh)
        self._of_sources = remove, clear, again
        self.toolBar.addSeparator()
        remove.setShortcut(QKeySequence(keys.Delete))
        remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.sourcesList.addAction(remove)
        self._zoom = self._action(tr("Zoom to all"), "/mActionZoomFullExtent.svg", self.zoom_to_all)

    def _action(self, text: str, icon: str, act: Any, key: Any = None) -> QAction:
        action = QAction(QgsApplication.getThemeIcon(icon), text, self)
        if key is not None:
            action.setShortcut(QKeySequence(key))
            shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text} ({shortcut})")
        action.triggered.connect(lambda _checked=False: act())
        self.toolBar.addAction(action)
        return action

    def _restore(self) -> None:
        settings = _settings()
        self._answers.restore(settings)
        self.notes.setChecked(settings.value("notes", True, type=bool))
        screen = QApplication.primaryScreen().availableGeometry()
        self.resize(min(1080, round(0.75 * screen.width())), min(680, round(0.75 * screen.height())))
        self.splitter.setSizes([280, self.width() - 280])
        self.right.setSizes([340, 220])
        for name in ("splitter", "right"):
            state = settings.value(name)
            if state is not None:
                getattr(self, name).restoreState(state)
        self.splitter.setStretchFactor(1, 1)
        QgsGui.enableAutoGeometryRestore(self)

    def _remember(self) -> None:
        settings = _settings()
        self._answers.remember(settings)
        settings.setValue("notes", self.notes.isChecked())
        for name in ("splitter", "right"):
            settings.setValue(name, getattr(self, name).saveState())

    def _say(self, text: str, level: Any) -> None:
        self.messageBar.clearWidgets()
        passing = level in (Qgis.MessageLevel.Info, Qgis.MessageLevel.Success)
        self.messageBar.pushMessage(text, level, 10 if passing else 0)

    # Coming and going

    def showEvent(self, event: Any) -> None:
        """What was there when it was closed is read again."""
        super().showEvent(event)
        if self.sources and not event.spontaneous():
            self._read_soon()

    def done(self, result: int) -> None:
        """Closed: a reading that is under way is given up, the canvas is as before."""
        self._give_up()
        super().done(result)

    def _give_up(self) -> None:
        self._reading.give_up()
        self._preview.clear()
        self._remember()

    def close_down(self) -> None:
        """Let go of project and canvas, before the dialog is taken away; it is not used again."""
        if self._closed:
            return
        self._closed = True
        self._give_up()
        self._target.close()
        self._canvas.destinationCrsChanged.disconnect(self._canvas_changed)
        self._preview.close()
        self.hide()
        self.deleteLater()

    # Dropping

    def dragEnterEvent(self, event: Any) -> None:
        """Files, layers of QGIS' browser and text may be dropped."""
        if paths_in(event.mimeData()) or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: Any) -> None:
        """Read what was dropped."""
        if self.take(event.mimeData()):
            event.acceptProposedAction()


def open_help() -> None:
    """Open the help page about the forms of corners in the user's language."""
    page = RESOURCES / "help" / ("zh" if is_chinese() else "en") / "corners.html"
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))


def _settings() -> QgsSettings:
    """What is remembered of the dialog."""
    settings = QgsSettings()
    settings.beginGroup(_SETTINGS)
    return settings
