"""The corner dialog: files, dropped things and pasted text in, a look at what was read, and the units into a layer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsMapLayerProxyModel,
    QgsMessageLog,
    QgsMimeDataUtils,
    QgsProject,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgsGui, QgsMapCanvas, QgsProjectionSelectionWidget
from qgis.PyQt import sip, uic
from qgis.PyQt.QtCore import QMimeData, QModelIndex, QSize, Qt, QTimer, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices, QIcon, QKeySequence
from qgis.PyQt.QtWidgets import (
    QAction,
    QApplication,
    QDialog,
    QFileDialog,
    QHeaderView,
    QSizePolicy,
    QTreeWidgetItem,
    QWidget,
)

from ..core.catalogue import RESOURCES
from ..core.corners.digitise import Wanted
from ..core.corners.records import DECIMAL, PACKED
from ..core.corners.registry import all_dialects
from ..core.findings import Finding, Severity
from ..core.geodesy.datum import CGCS2000
from ..core.geodesy.shift import COORDINATE_FRAME, POSITION_VECTOR, Shift, helmert_of
from ..core.vocabulary import vocabulary
from ..gis.corner_files import SUFFIXES, files_in
from ..gis.corner_session import (
    CannotAddError,
    Job,
    Outcome,
    Reader,
    ReadTask,
    Source,
    add_units,
    control_points_at,
    numbers_in,
    renumbered,
    target_of,
    temporary_layer,
    unit_layers,
    why_not,
    with_options,
)
from ..gis.crs import any_plane_of, crs_name, plane_of
from ..gis.i18n import is_chinese, tr
from ..gis.messages import datum_title, message
from ..gis.roles import layer_with
from . import crs_panel
from .corner_preview import CornerPreview
from .corner_table import LINE, NAME, ParcelModel, X, Y, severity_icon
from .findings_table import PLACE, SENTENCE, UNIT, FindingsModel
from .steps import icon_path

_FORM, _ = uic.loadUiType(str(Path(__file__).with_name("corner_dialog.ui")))
_SETTINGS = "mine_restoration/corners"
_WRAPPED = 200
"""So many findings are shown with the whole sentence; of more, each has a line and a tool tip."""
_MEASURED = 60
"""So many rows are looked at to find the width of a column."""
_PADDING = 7
_WIDEST = 220
"""Pixels of a column at first."""
_NARROWEST = 150
"""Pixels that the column of names keeps where the others need room."""
_SHARE = 0.27
"""Part of the width of the list of findings that the unit, and the place, may take."""
_NEW_LAYER = "new"
"""In place of a layer's id: the user chose to have one made."""
_LONG_NUMBERS = {X: "4440000.000", Y: "44400000.000"}
"""What the columns of coordinates have room for before any corner is to be seen."""
_EVIDENCE = 240
"""Pixels of height that the evidence of a source may take."""
_PATIENCE = 400
"""Milliseconds of reading before a progress bar comes up."""


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
        self._project = project
        self._reader = Reader()
        self._canvas = canvas
        self._preview = CornerPreview(canvas, project)
        self._sources: list[Source] = []
        self._next_key = 1
        self._pasted = 0
        self._task: Optional[ReadTask] = None
        self._outcome = Outcome()
        self._problem = ""
        self._is_current = True
        self._closed = False
        self._was_added = ""
        self._preview_problem = ""
        self._ignore_layers = False
        self._picked = ""
        self._signs = {severity: severity_icon(severity) for severity in Severity}
        self._good = QIcon(icon_path("state_done"))
        self._last_shift: tuple[str, ...] = ("", COORDINATE_FRAME, "")
        self._watched: Optional[QgsVectorLayer] = None
        self._model = ParcelModel(self)
        self._finding_model = FindingsModel(self)
        self._later = _timer(self, 30, self._start_reading)
        self._patience = _timer(self, _PATIENCE, lambda: self._show_busy(True))
        self._asked_box: QWidget = self.sourceBox
        self._refit = _timer(self, 0, self._fit_findings)
        self._reveal = _timer(self, 0, lambda: self.answersArea.ensureWidgetVisible(self._asked_box))
        self._set_up_texts()
        self._fill_tool_bar()
        self._fill_answers()
        self._set_up_tables()
        self._set_up_layers()
        self._restore()
        canvas.destinationCrsChanged.connect(self._canvas_changed)
        self._show_sources()
        self._show()

    # What goes in

    @property
    def sources(self) -> Sequence[Source]:
        """The files and texts, in their order."""
        return self._sources

    @property
    def outcome(self) -> Outcome:
        """What was read last."""
        return self._outcome

    @property
    def is_reading(self) -> bool:
        """Whether a reading is under way or about to begin."""
        return self._task is not None or self._later.isActive()

    def open_files(self) -> None:
        """Let the user choose files."""
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        filters = f"{tr('Coordinate files')} ({kinds});;{tr('All files')} (*)"
        folder = QgsSettings().value(f"{_SETTINGS}/folder", "", type=str)
        paths, _ = QFileDialog.getOpenFileNames(self, tr("Open corner coordinates"), folder, filters)
        self.add_paths(paths)

    def add_paths(self, paths: Sequence[str]) -> None:
        """Read these files too; of a folder those that may hold corners. One that is there is read again."""
        new, findings = _files_at(paths)
        if new:
            self._take_files(new)
        if findings:
            bad = any(finding.severity is not Severity.NOTE for finding in findings)
            level = Qgis.MessageLevel.Warning if bad else Qgis.MessageLevel.Info
            self._say(" ".join(f"{finding.source}: {message(finding)}" for finding in findings), level)

    def try_sample(self) -> None:
        """Read the bundled files that hold units of the sample in different forms."""
        for path in files_in(RESOURCES / "sample" / "forms")[0]:
            self._append(path.name, path=path)
        self._changed()

    def _take_files(self, new: Sequence[Path]) -> None:
        QgsSettings().setValue(f"{_SETTINGS}/folder", str(new[0].parent))
        there = {source.path for source in self._sources}
        for path in new:
            if path not in there:
                self._append(path.name, path=path)
        if there & set(new):
            self._reader.forget()
        self._changed()

    def paste(self) -> None:
        """Read what is in the clipboard: files, or text."""
        if not self.take(QApplication.clipboard().mimeData()):
            self._say(
                tr("There is no text in the clipboard. Copy rows of a table or a text first."),
                Qgis.MessageLevel.Warning,
            )

    def take(self, mime: QMimeData) -> bool:
        """Read what was dropped or pasted; whether there was anything."""
        paths = _paths_in(mime)
        if paths:
            self.add_paths(paths)
            return True
        if not mime.hasText() or not mime.text().strip():
            return False
        self._pasted += 1
        name = tr("Pasted text {number}").format(number=self._pasted)
        self._append(name, data=mime.text().encode("utf-8", "replace"))
        self._changed()
        return True

    def remove_selected(self) -> None:
        """Take the selected sources away."""
        keys = self._selected_keys()
        self._sources = [source for source in self._sources if source.key not in keys]
        self._changed()

    def clear(self) -> None:
        """Take all sources away."""
        self._sources = []
        self._changed()

    def read_again(self) -> None:
        """Read all files anew: they may have changed."""
        self._reader.forget()
        self._changed()

    def _append(self, name: str, **what: Any) -> None:
        self._sources.append(Source(self._next_key, name, **what))
        self._next_key += 1

    def _changed(self) -> None:
        """The sources are others."""
        self.messageBar.clearWidgets()
        self._show_sources()
        self._read_soon()

    # Reading

    def _read_soon(self) -> None:
        """Read again, once for all changes of this moment."""
        if sip.isdeleted(self) or not self.isVisible():
            return
        self._was_added = ""
        self._is_current = False
        if self._task is not None:
            self._task.abandon()
            self._task = None
        self._later.start()
        self._show_summary()

    def _start_reading(self) -> None:
        if not self._sources:
            self._take_outcome(Outcome())
            return
        layer = self.layer.currentLayer()
        target = None if layer is None or why_not(layer) else target_of(layer)
        self._task = ReadTask(self._reader, Job(tuple(self._sources), self._wanted(), target), self._take)
        self._task.progressChanged.connect(lambda percent: self.progress.setValue(round(percent)))
        self.progress.setValue(0)
        self._patience.start()
        self._show_summary()
        QgsApplication.taskManager().addTask(self._task)

    def _take(self, task: ReadTask) -> None:
        """The reading is over."""
        if sip.isdeleted(self) or task is not self._task:
            return
        self._task = None
        if task.trouble:
            QgsMessageLog.logMessage(task.trouble, tr("Mine Restoration"), Qgis.MessageLevel.Warning)
            reason = task.trouble.strip().splitlines()[-1]
            problem = tr("Reading stopped at an error of the program: {reason}. The log has more.").format(
                reason=reason
            )
            self._say(problem, Qgis.MessageLevel.Critical)
            self._take_outcome(Outcome(), problem)
        elif task.outcome is None:
            self._take_outcome(Outcome(), tr("Reading was cancelled. Press 'Read again', or change something."))
        else:
            self._take_outcome(task.outcome)

    def _take_outcome(self, outcome: Outcome, problem: str = "") -> None:
        self._patience.stop()
        self._show_busy(False)
        self._outcome, self._problem, self._is_current = outcome, problem, True
        self._show()
        self.reading_ended.emit()

    def cancel_reading(self) -> None:
        """Give the reading up that is under way."""
        if self._task is not None:
            self._task.cancel()

    def _wanted(self) -> Wanted:
        year = self.year.value()
        shift, findings = self._shift()
        return Wanted(
            any_plane_of(self.crs.crs()) if self.crs.crs().isValid() else None,
            self.section.currentData() or "",
            None if year == self.year.minimum() else year,
            shift,
            self.wgs84.isChecked(),
            tuple(findings),
        )

    def _shift(self) -> tuple[Optional[Shift], list[Finding]]:
        """What takes coordinates of another datum to CGCS2000, if the user gives it, and what is odd about it."""
        text, path = self.helmert.text().strip(), self.control.filePath().strip()
        if text:
            return helmert_of(text, self.rotations.currentData())
        return control_points_at(Path(path)) if path else (None, [])

    # What came out

    def _show(self) -> None:
        """Show the last reading everywhere."""
        self._model.show_outcome(self._outcome)
        self._finding_model.show_findings(self._outcome.findings)
        self._fit_tables()
        self._show_sources()
        self._show_asked()
        self._preview_problem = self._preview.show_outcome(self._outcome)
        self._show_summary()

    def _fit_tables(self) -> None:
        for severity, button, text in (
            (Severity.ERROR, self.errors, tr("Errors: {count}")),
            (Severity.WARNING, self.warnings, tr("Warnings: {count}")),
            (Severity.NOTE, self.notes, tr("Notes: {count}")),
        ):
            button.setText(text.format(count=self._finding_model.count(severity)))
        for column in range(LINE + 1):
            self.parcels.resizeColumnToContents(column)
            width = min(self.parcels.columnWidth(column) + _PADDING, _WIDEST)
            self.parcels.setColumnWidth(column, max(width, self._least.get(column, 0)))
        bar = self.parcels.verticalScrollBar()
        room = self.parcels.viewport().width() - (0 if bar.isVisible() else bar.sizeHint().width())
        beyond = self.parcels.header().length() - room
        if beyond > 0:
            self.parcels.setColumnWidth(NAME, max(self.parcels.columnWidth(NAME) - beyond, _NARROWEST))
        if len(self._model.rows) == 1:
            self.parcels.expand(self._model.index(0, 0))
        for column in (UNIT, PLACE):
            self.findings.resizeColumnToContents(column)
            widest = round(_SHARE * self.findings.viewport().width())
            self.findings.setColumnWidth(column, min(self.findings.columnWidth(column), widest))
        self._fit_findings()
        self._refit.start()  # once more when it is known whether there is a scroll bar

    def _fit_findings(self) -> None:
        whole = self._finding_model.rowCount() <= _WRAPPED
        self.findings.setWordWrap(whole)
        vertical = self.findings.verticalHeader()
        if whole:
            self.findings.resizeRowsToContents()
        else:
            vertical.setDefaultSectionSize(vertical.minimumSectionSize())

    def _show_sources(self) -> None:
        """The list of sources, each with how it stands."""
        chosen = self._selected_keys()
        self.pages.setCurrentWidget(self.workPage if self._sources else self.emptyPage)
        self.sourcesList.blockSignals(True)
        self.sourcesList.clear()
        counts = self._counts()
        for source in self._sources:
            item = QTreeWidgetItem([source.name, ""])
            item.setData(0, Qt.ItemDataRole.UserRole, source.key)
            item.setToolTip(0, str(source.path or source.name))
            self._show_state(item, counts.get(source.key))
            self.sourcesList.addTopLevelItem(item)
            item.setSelected(source.key in chosen)
        if self._sources and not self.sourcesList.selectedItems():
            self.sourcesList.setCurrentItem(self.sourcesList.topLevelItem(0))
        self.sourcesList.blockSignals(False)
        self._show_source()
        self._remove.setEnabled(bool(self._sources))
        self._clear.setEnabled(bool(self._sources))
        self._again.setEnabled(bool(self._sources))

    def _counts(self) -> dict[int, tuple[int, int]]:
        """How many parcels of each source can be used, and how many it has."""
        usable = Counter(id(row.reading) for row in self._outcome.rows if row.unit is not None)
        every = Counter(id(row.reading) for row in self._outcome.rows)
        return {
            key: (sum(usable[id(reading)] for reading in readings), sum(every[id(reading)] for reading in readings))
            for key, readings in self._outcome.readings.items()
        }

    def _show_state(self, item: QTreeWidgetItem, counts: Optional[tuple[int, int]]) -> None:
        if counts is None:
            return
        usable, every = counts
        item.setText(1, f"{usable} / {every}")
        item.setToolTip(1, tr("{usable} of {count} parcels can be used").format(usable=usable, count=every))
        if not every or usable < every or self._outcome.is_elsewhere:
            item.setIcon(0, self._signs[Severity.WARNING if usable else Severity.ERROR])
        else:
            item.setIcon(0, self._good)

    def _show_source(self) -> None:
        """How the selected source was read, and the answers about it."""
        source = self._selected()
        self.sourceBox.setVisible(source is not None)
        if source is None:
            return
        self.sourceBox.setTitle(source.name)
        readings = self._outcome.readings.get(source.key, ())
        text = crs_panel.how_it_was_read(readings, self._outcome) if readings else tr("Not read yet.")
        self.evidence.setHtml(text)
        self._fit_evidence()
        in_degrees = any(parcel.in_degrees for reading in readings for parcel in reading.parcels)
        asked = crs_panel.ANGLES in crs_panel.asked(self._outcome.findings)
        for widget in (self.anglesLabel, self.angles):
            widget.setVisible(in_degrees or asked or bool(source.options.angles))
        for box, answer in ((self.dialect, source.options.dialect), (self.angles, source.options.angles)):
            box.blockSignals(True)
            box.setCurrentIndex(max(box.findData(answer), 0))
            box.blockSignals(False)

    def _fit_evidence(self) -> None:
        """As high as its text up to a limit: the answers below it stay in sight."""
        height = round(self.evidence.document().size().height()) + 2
        self.evidence.setFixedHeight(min(max(height, self.evidence.fontMetrics().height()), _EVIDENCE))

    def _show_asked(self) -> None:
        """Mark the answers that are needed."""
        needed = crs_panel.asked(self._outcome.findings)
        source = self._selected()
        names = {reading.source for reading in self._outcome.readings.get(source.key, ())} if source else set()
        for answer, label, text in self._questions:
            sources = needed.get(answer, [])
            if answer in (crs_panel.DIALECT, crs_panel.ANGLES):
                sources = [name for name in sources if name in names]
            label.setText(f"⚠ {text}" if sources else text)
            label.setStyleSheet("color: #b3261e; font-weight: bold" if sources else "")
            label.setToolTip("\n".join(sources[:20]))
        layer = self.layer.currentLayer()
        plane = None if layer is None else plane_of(layer.crs())
        self.useLayerCrs.setVisible(crs_panel.CRS in needed and plane is not None)
        if plane is not None:
            self.useLayerCrs.setText(tr("Take that of the layer: zone {zone}").format(zone=plane.zone))
            self.useLayerCrs.setToolTip(crs_panel.plane_name(plane))
        given = bool(self.helmert.text() or self.control.filePath())
        self.shiftPane.setVisible(crs_panel.SHIFT in needed or given)
        self.wgs84.setVisible(crs_panel.WGS84 in needed or self.wgs84.isChecked())
        self.wgs84.setStyleSheet("color: #b3261e; font-weight: bold" if crs_panel.WGS84 in needed else "")
        if needed:
            below = bool({crs_panel.CRS, crs_panel.WGS84, crs_panel.SHIFT} & set(needed))
            self._asked_box = self.runBox if below else self.sourceBox
            self._reveal.start()

    def _show_summary(self) -> None:
        """One line on what can be added, or why nothing can; and whether the button works."""
        text, good = self._state()
        notes = [self._preview_problem] if self._is_current and self._preview_problem else []
        self.summary.setText(" ".join([text, *notes]))
        self.add.setEnabled(good)
        count = len(self._outcome.ready)
        self.add.setText(tr("Add units ({count})").format(count=count) if good else tr("Add units"))
        self._zoom.setEnabled(bool(self._outcome.rows))

    def _state(self) -> tuple[str, bool]:
        if not self._sources:
            return "", False
        if not self._is_current:
            return tr("Reading…"), False
        if self._problem:
            return self._problem, False
        if self._was_added:
            return self._was_added, False
        crs = self.crs.crs()
        if crs.isValid() and any_plane_of(crs) is None:
            return tr("{crs} is no Gauss-Krüger plane of China; choose another for the coordinates.").format(
                crs=crs_name(crs)
            ), False
        outcome = self._outcome
        unusable = sum(row.unit is None for row in outcome.rows)
        if not outcome.rows or unusable == len(outcome.rows):
            return tr("Nothing can be added: see the errors."), False
        layer = self.layer.currentLayer()
        reason = why_not(layer) if layer is not None else ""
        if reason:
            return reason, False
        plane = outcome.plane
        if not outcome.ready or plane is None or plane.datum != CGCS2000:
            return tr(
                "The corners are in {datum}, units have to be in CGCS2000: they cannot be added without parameters."
            ).format(datum=datum_title(plane.datum.name) if plane is not None else "?"), False
        text = tr("{count} of {all} parcels can be added.").format(count=len(outcome.ready), all=len(outcome.rows))
        left_out = len(outcome.rows) - len(outcome.ready)
        if left_out:
            text += " " + tr("{count} have errors and stay out.").format(count=left_out)
        return text, True

    def _show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.cancel.setVisible(busy)

    # Looking at it

    def _look_at_finding(self, index: QModelIndex) -> None:
        number = self._finding_model.number_at(index.row())
        row, corner = self._outcome.places[number]
        self._select_source(self._outcome.findings[number].source)
        if row >= 0:
            self._select(row, corner)
        geometry = self._outcome.findings[number].geometry
        if geometry is not None and not geometry.is_empty:
            self._preview.zoom_to_place(geometry)
        elif row >= 0:
            self._preview.zoom_to_row(row)

    def _select(self, row: int, corner: int) -> None:
        at = self._model.index_of(row, corner)
        if corner >= 0:
            self.parcels.expand(at.parent())
        self.parcels.setCurrentIndex(at)
        self.parcels.scrollTo(at)

    def _select_source(self, name: str) -> None:
        """Select the source that findings call ``name``: how it was read and the answers about it come up."""
        for index, source in enumerate(self._sources):
            if any(reading.source == name for reading in self._outcome.readings.get(source.key, ())):
                self.sourcesList.setCurrentItem(self.sourcesList.topLevelItem(index))
                return

    def _look_at_row(self, index: QModelIndex) -> None:
        row, _ = self._model.place_of(index)
        if row >= 0:
            self._preview.zoom_to_row(row)

    def _choose_row(self, index: QModelIndex, _before: QModelIndex) -> None:
        row, _ = self._model.place_of(index)
        self._preview.choose(row)

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
        plane = self._outcome.ready_plane
        assert plane is not None
        layer = self.layer.currentLayer()
        self._ignore_layers = True
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            if layer is None:
                layer = temporary_layer(self._project, plane)
            units, _ = renumbered(self._outcome.ready, numbers_in(layer))
            count = add_units(layer, units, plane, tr("Add units from corner coordinates"))
        except CannotAddError as cause:
            self._say(str(cause), Qgis.MessageLevel.Critical)
            return
        finally:
            self._ignore_layers = False
            QApplication.restoreOverrideCursor()
        self._picked = layer.id()
        self._refill_layers(reading=False)
        self._tell_added(layer, count)
        self.added.emit(layer)

    def _tell_added(self, layer: QgsVectorLayer, count: int) -> None:
        self._was_added = tr(
            "{count} units were added to '{layer}' as one step: Undo takes them out, saving the layer keeps them."
        ).format(count=count, layer=layer.name())
        out = [row.number for row in self._outcome.rows if row.unit is None]
        text = tr("{count} units were added to '{layer}'.").format(count=count, layer=layer.name())
        if out:
            named = ", ".join(out[:10]) + (" …" if len(out) > 10 else "")
            text += " " + tr("Not added: {units}.").format(units=named)
        self._say(text, Qgis.MessageLevel.Warning if out else Qgis.MessageLevel.Success)
        self._show_summary()

    def _refill_layers(self, *_args: Any, reading: bool = True) -> None:
        """The layers that can take units; without a choice of the user's the one of the year's work is chosen.

        Another layer is another reading, unless told not to: its numbers and its plane count.
        """
        if self._ignore_layers or sip.isdeleted(self):
            return
        before = self.layer.currentLayer()
        fitting = unit_layers(self._project)
        self.layer.blockSignals(True)
        self.layer.setExceptedLayerList([item for item in self._project.mapLayers().values() if item not in fitting])
        picked = next((item for item in fitting if item.id() == self._picked), None)
        preferred = layer_with(self._project, "unit")
        if picked is not None:
            self.layer.setLayer(picked)
        elif self._picked == _NEW_LAYER or not fitting:
            self.layer.setCurrentIndex(self.layer.count() - 1)
        elif preferred in fitting:
            self.layer.setLayer(preferred)
        else:
            self.layer.setCurrentIndex(0)
        self.layer.blockSignals(False)
        if self.layer.currentLayer() is not before or self._watched is not before:
            self._watch()
            if reading:
                self._read_soon()

    def _watch(self) -> None:
        """Follow the edits of the chosen layer: they change which numbers are taken."""
        layer = self.layer.currentLayer()
        if self._watched is not None and not sip.isdeleted(self._watched):
            self._watched.undoStack().indexChanged.disconnect(self._layer_edited)
            self._watched.crsChanged.disconnect(self._layer_edited)
        self._watched = layer
        if layer is not None:
            layer.undoStack().indexChanged.connect(self._layer_edited)
            layer.crsChanged.connect(self._layer_edited)

    def _layer_edited(self, *_args: Any) -> None:
        if not self._ignore_layers:
            self._read_soon()

    def _layer_picked(self, *_args: Any) -> None:
        """The user chose."""
        layer = self.layer.currentLayer()
        self._picked = _NEW_LAYER if layer is None else layer.id()

    def _layer_changed(self, *_args: Any) -> None:
        if not self._ignore_layers:
            self._watch()
            self._read_soon()

    # The user's answers

    def _answer_source(self, **answer: str) -> None:
        keys = self._selected_keys()
        self._sources = [with_options(source, **answer) if source.key in keys else source for source in self._sources]
        self._read_soon()

    def _selected_keys(self) -> set[int]:
        items = self.sourcesList.selectedItems()
        return {item.data(0, Qt.ItemDataRole.UserRole) for item in items}

    def _selected(self) -> Optional[Source]:
        keys = self._selected_keys()
        return next((source for source in self._sources if source.key in keys), None)

    def _shift_given(self) -> None:
        given = self.helmert.text(), self.rotations.currentData(), self.control.filePath()
        if given != self._last_shift:
            self._last_shift = given
            self._read_soon()

    def _take_layer_crs(self) -> None:
        layer = self.layer.currentLayer()
        if layer is not None:
            self.crs.setCrs(layer.crs())

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
        self.runBox.setTitle(tr("Coordinate system"))
        self.useLayerCrs.clicked.connect(self._take_layer_crs)
        self.wgs84.setText(tr("WGS 84 is taken as CGCS2000"))
        self.wgs84.setToolTip(
            tr("WGS84_AS_CGCS2000: they differ by centimetres to decimetres; only where the receiver accepts that")
        )
        self.cancel.setText(tr("Cancel"))
        self.cancel.clicked.connect(self.cancel_reading)
        self._show_busy(False)
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
        self._remove = self._action(tr("Remove"), "/mActionDeleteSelected.svg", self.remove_selected)
        self._clear = self._action(tr("Clear"), "/mActionRemove.svg", self.clear)
        self._again = self._action(tr("Read again"), "/mActionRefresh.svg", self.read_again, keys.Refresh)
        self.toolBar.addSeparator()
        self._remove.setShortcut(QKeySequence(keys.Delete))
        self._remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.sourcesList.addAction(self._remove)
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

    def _fill_answers(self) -> None:
        self._questions = (
            (crs_panel.DIALECT, self.dialectLabel, tr("Form of the source (DIALECT)")),
            (crs_panel.ANGLES, self.anglesLabel, tr("Angles such as 118.3015 (ANGLES)")),
            (crs_panel.CRS, self.crsLabel, tr("Plane of coordinates that do not say theirs (CRS)")),
            (crs_panel.SHIFT, self.shiftLabel, tr("Seven parameters to CGCS2000 (HELMERT)")),
        )
        self.dialect.addItem(tr("as recognised"), "")
        for dialect in all_dialects():
            self.dialect.addItem(dialect.title, dialect.key)
        for text, value in (
            (tr("as it can be seen"), ""),
            (tr("decimal degrees"), DECIMAL),
            (tr("degrees, minutes, seconds (DDD.MMSS)"), PACKED),
        ):
            self.angles.addItem(text, value)
        self.dialect.currentIndexChanged.connect(lambda _: self._answer_source(dialect=self.dialect.currentData()))
        self.angles.currentIndexChanged.connect(lambda _: self._answer_source(angles=self.angles.currentData()))
        self.crs.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        self.crs.setNotSetText(tr("not given"))
        self.crs.setCrs(QgsCoordinateReferenceSystem())
        self.crs.crsChanged.connect(lambda _crs: self._read_soon())
        self.wgs84.toggled.connect(lambda _on: self._read_soon())
        self.helmert.setPlaceholderText(tr("X, Y, Z shift (m), X, Y, Z rotation (″), scale (ppm)"))
        self.helmert.setToolTip(tr("The parameters of your surveying authority, with commas between"))
        for text, value in (
            (tr("coordinate frame (布尔沙, EPSG 9607)"), COORDINATE_FRAME),
            (tr("position vector (EPSG 9606)"), POSITION_VECTOR),
        ):
            self.rotations.addItem(text, value)
        self.controlLabel.setText(tr("or a file of control points (CONTROL_POINTS)"))
        self.control.setToolTip(tr("In each line name, X and Y in the old datum, X and Y in CGCS2000"))
        self.control.setDialogTitle(tr("Control points"))
        self.helmert.textChanged.connect(lambda text: self.control.setEnabled(not text))
        self.helmert.editingFinished.connect(self._shift_given)
        self.helmert.cleared.connect(self._shift_given)
        self.rotations.currentIndexChanged.connect(lambda _: self._shift_given())
        self.control.fileChanged.connect(lambda path: (self.helmert.setEnabled(not path), self._shift_given()))
        self.sectionLabel.setText(tr("Section"))
        self.section.addItem(tr("not given"), "")
        for term in vocabulary("sections").terms:
            self.section.addItem(term.zh if is_chinese() else term.en, term.value)
        self.section.currentIndexChanged.connect(lambda _: self._read_soon())
        self.yearLabel.setText(tr("Plan year"))
        self.year.setSpecialValueText(tr("not given"))
        self.year.valueChanged.connect(lambda _: self._read_soon())

    def _set_up_tables(self) -> None:
        self.sourcesList.setHeaderLabels([tr("Sources"), tr("Parcels")])
        header = self.sourcesList.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.sourcesList.itemSelectionChanged.connect(self._show_source)
        self.sourcesList.itemSelectionChanged.connect(self._show_asked)
        self.parcels.setModel(self._model)
        self.parcels.header().setResizeContentsPrecision(_MEASURED)
        self.parcels.header().setStretchLastSection(False)
        width = self.parcels.fontMetrics().horizontalAdvance
        self._least = {column: width(text) + 2 * _PADDING for column, text in _LONG_NUMBERS.items()}
        self.parcels.selectionModel().currentChanged.connect(self._choose_row)
        self.parcels.doubleClicked.connect(self._look_at_row)
        self.parcels.setExpandsOnDoubleClick(False)
        self.findings.setModel(self._finding_model)
        header = self.findings.horizontalHeader()
        header.setResizeContentsPrecision(_MEASURED)
        header.setSectionResizeMode(SENTENCE, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionResized.connect(lambda *_: self._fit_findings())
        self.findings.clicked.connect(self._look_at_finding)
        self.findings.activated.connect(self._look_at_finding)
        for severity, button in (
            (Severity.ERROR, self.errors),
            (Severity.WARNING, self.warnings),
            (Severity.NOTE, self.notes),
        ):
            button.setIcon(severity_icon(severity))
            button.toggled.connect(lambda on, severity=severity: self._sift(severity, on))

    def _sift(self, severity: Severity, shown: bool) -> None:
        self._finding_model.show_severity(severity, shown)
        self._fit_findings()

    def _set_up_layers(self) -> None:
        self.layer.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.layer.setAdditionalItems([tr("New temporary layer")])
        self._refill_layers()
        self.layer.currentIndexChanged.connect(self._layer_changed)
        self.layer.activated.connect(self._layer_picked)
        for signal in self._layer_signals():
            signal.connect(self._refill_layers)

    def _layer_signals(self) -> tuple[Any, ...]:
        return self._project.layersAdded, self._project.layersRemoved, self._project.readProject

    def _restore(self) -> None:
        """What the user chose the last time; never a zone or how angles are meant, which are of the source."""
        settings = QgsSettings()
        self.section.setCurrentIndex(max(self.section.findData(settings.value(f"{_SETTINGS}/section", "")), 0))
        self.year.setValue(settings.value(f"{_SETTINGS}/year", self.year.minimum(), type=int))
        self.notes.setChecked(settings.value(f"{_SETTINGS}/notes", True, type=bool))
        screen = QApplication.primaryScreen().availableGeometry()
        self.resize(min(1080, round(0.75 * screen.width())), min(680, round(0.75 * screen.height())))
        self.splitter.setSizes([280, self.width() - 280])
        self.right.setSizes([340, 220])
        for name in ("splitter", "right"):
            state = settings.value(f"{_SETTINGS}/{name}")
            if state is not None:
                getattr(self, name).restoreState(state)
        self.splitter.setStretchFactor(1, 1)
        QgsGui.enableAutoGeometryRestore(self)

    def _remember(self) -> None:
        settings = QgsSettings()
        settings.setValue(f"{_SETTINGS}/section", self.section.currentData())
        settings.setValue(f"{_SETTINGS}/year", self.year.value())
        settings.setValue(f"{_SETTINGS}/notes", self.notes.isChecked())
        for name in ("splitter", "right"):
            settings.setValue(f"{_SETTINGS}/{name}", getattr(self, name).saveState())

    def _say(self, text: str, level: Any) -> None:
        self.messageBar.clearWidgets()
        passing = level in (Qgis.MessageLevel.Info, Qgis.MessageLevel.Success)
        self.messageBar.pushMessage(text, level, 10 if passing else 0)

    # Coming and going

    def showEvent(self, event: Any) -> None:
        """What was there when it was closed is read again."""
        super().showEvent(event)
        if self._sources and not event.spontaneous():
            self._read_soon()

    def done(self, result: int) -> None:
        """Closed: a reading that is under way is given up, the canvas is as before."""
        self._give_up()
        super().done(result)

    def _give_up(self) -> None:
        self._later.stop()
        self._patience.stop()
        if self._task is not None:
            self._task.abandon()
            self._task = None
        self._preview.clear()
        self._remember()

    def close_down(self) -> None:
        """Let go of project and canvas, before the dialog is taken away; it is not used again."""
        if self._closed:
            return
        self._closed = True
        self._give_up()
        for signal in self._layer_signals():
            signal.disconnect(self._refill_layers)
        if self._watched is not None and not sip.isdeleted(self._watched):
            self._watched.undoStack().indexChanged.disconnect(self._layer_edited)
            self._watched.crsChanged.disconnect(self._layer_edited)
            self._watched = None
        self._canvas.destinationCrsChanged.disconnect(self._canvas_changed)
        self._preview.close()
        self.hide()
        self.deleteLater()

    # Dropping

    def dragEnterEvent(self, event: Any) -> None:
        """Files, layers of QGIS' browser and text may be dropped."""
        if _paths_in(event.mimeData()) or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: Any) -> None:
        """Read what was dropped."""
        if self.take(event.mimeData()):
            event.acceptProposedAction()


def open_help() -> None:
    """Open the help page about the forms of corners in the user's language."""
    page = RESOURCES / "help" / ("zh" if is_chinese() else "en") / "corners.html"
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))


def _paths_in(mime: QMimeData) -> list[str]:
    """The files that something dropped or pasted names."""
    paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    if not paths and QgsMimeDataUtils.isUriList(mime):
        paths = [uri.uri.split("|")[0] for uri in QgsMimeDataUtils.decodeUriList(mime)]
    return [path for path in paths if path]


def _files_at(paths: Sequence[str]) -> tuple[list[Path], list[Finding]]:
    """The files, those in folders too, and what was left lying there."""
    files: list[Path] = []
    findings: list[Finding] = []
    for path in map(Path, paths):
        try:
            found, of_folder = files_in(path)
        except OSError:
            found, of_folder = [path], []  # read as a file it gets the sentence for what cannot be read
        files += found
        findings += of_folder
    return files, findings


def _timer(parent: Any, milliseconds: int, act: Any) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
