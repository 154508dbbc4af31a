"""The tables of what was read, parcels above and findings below: their widths, and where a click leads."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHeaderView

from ..core.findings import Severity
from ..gis.corner_session import Outcome
from ..gis.i18n import tr
from .corner_preview import CornerPreview
from .findings_table import PLACE, SENTENCE, UNIT, FindingsModel
from .parcel_model import LINE, NAME, ParcelModel, X, Y, severity_icon
from .timers import once_after

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
_LONG_NUMBERS = {X: "4440000.000", Y: "44400000.000"}
"""What the columns of coordinates have room for before any corner is to be seen."""


class CornerTables(QObject):
    """Fills ``parcels`` and ``findings`` of the form with its sieve; what is chosen there is shown on the canvas."""

    source_asked = pyqtSignal(str)
    """The user looks at a finding of the source that findings call so."""

    def __init__(self, form: Any, preview: CornerPreview) -> None:
        super().__init__(form)
        self._preview = preview
        self._outcome = Outcome()
        self._parcels = form.parcels
        self._findings = form.findings
        self._model = ParcelModel(self)
        self._finding_model = FindingsModel(self)
        self._refit = once_after(0, self._fit_findings, self)
        self._sieve = (
            (Severity.ERROR, form.errors),
            (Severity.WARNING, form.warnings),
            (Severity.NOTE, form.notes),
        )
        self._set_up_parcels()
        self._set_up_findings()

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the parcels and the findings of a reading."""
        self._outcome = outcome
        self._model.show_outcome(outcome)
        self._finding_model.show_findings(outcome.findings)
        self._show_counts()
        self._fit_parcels()
        for column in (UNIT, PLACE):
            self._findings.resizeColumnToContents(column)
            widest = round(_SHARE * self._findings.viewport().width())
            self._findings.setColumnWidth(column, min(self._findings.columnWidth(column), widest))
        self._fit_findings()
        self._refit.start()  # once more when it is known whether there is a scroll bar

    def select(self, row: int, corner: int) -> None:
        """Select a parcel, or a corner of it, and bring it into sight."""
        at = self._model.index_of(row, corner)
        if corner >= 0:
            self._parcels.expand(at.parent())
        self._parcels.setCurrentIndex(at)
        self._parcels.scrollTo(at)

    def _show_counts(self) -> None:
        texts = {
            Severity.ERROR: tr("Errors: {count}"),
            Severity.WARNING: tr("Warnings: {count}"),
            Severity.NOTE: tr("Notes: {count}"),
        }
        for severity, button in self._sieve:
            button.setText(texts[severity].format(count=self._finding_model.count(severity)))

    def _fit_parcels(self) -> None:
        for column in range(LINE + 1):
            self._parcels.resizeColumnToContents(column)
            width = min(self._parcels.columnWidth(column) + _PADDING, _WIDEST)
            self._parcels.setColumnWidth(column, max(width, self._least.get(column, 0)))
        bar = self._parcels.verticalScrollBar()
        room = self._parcels.viewport().width() - (0 if bar.isVisible() else bar.sizeHint().width())
        beyond = self._parcels.header().length() - room
        if beyond > 0:
            self._parcels.setColumnWidth(NAME, max(self._parcels.columnWidth(NAME) - beyond, _NARROWEST))
        if len(self._model.rows) == 1:
            self._parcels.expand(self._model.index(0, 0))

    def _fit_findings(self) -> None:
        whole = self._finding_model.rowCount() <= _WRAPPED
        self._findings.setWordWrap(whole)
        vertical = self._findings.verticalHeader()
        if whole:
            self._findings.resizeRowsToContents()
        else:
            vertical.setDefaultSectionSize(vertical.minimumSectionSize())

    def _sift(self, severity: Severity, shown: bool) -> None:
        self._finding_model.show_severity(severity, shown)
        self._fit_findings()

    def _look_at_finding(self, index: QModelIndex) -> None:
        number = self._finding_model.number_at(index.row())
        row, corner = self._outcome.places[number]
        self.source_asked.emit(self._outcome.findings[number].source)
        if row >= 0:
            self.select(row, corner)
        geometry = self._outcome.findings[number].geometry
        if geometry is not None and not geometry.is_empty:
            self._preview.zoom_to_place(geometry)
        elif row >= 0:
            self._preview.zoom_to_row(row)

    def _look_at_row(self, index: QModelIndex) -> None:
        row, _ = self._model.place_of(index)
        if row >= 0:
            self._preview.zoom_to_row(row)

    def _choose_row(self, index: QModelIndex, _before: QModelIndex) -> None:
        row, _ = self._model.place_of(index)
        self._preview.choose(row)

    def _set_up_parcels(self) -> None:
        self._parcels.setModel(self._model)
        self._parcels.header().setResizeContentsPrecision(_MEASURED)
        self._parcels.header().setStretchLastSection(False)
        width = self._parcels.fontMetrics().horizontalAdvance
        self._least = {column: width(text) + 2 * _PADDING for column, text in _LONG_NUMBERS.items()}
        self._parcels.selectionModel().currentChanged.connect(self._choose_row)
        self._parcels.doubleClicked.connect(self._look_at_row)
        self._parcels.setExpandsOnDoubleClick(False)

    def _set_up_findings(self) -> None:
        self._findings.setModel(self._finding_model)
        header = self._findings.horizontalHeader()
        header.setResizeContentsPrecision(_MEASURED)
        header.setSectionResizeMode(SENTENCE, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionResized.connect(lambda *_: self._fit_findings())
        self._findings.clicked.connect(self._look_at_finding)
        self._findings.activated.connect(self._look_at_finding)
        for severity, button in self._sieve:
            button.setIcon(severity_icon(severity))
            button.toggled.connect(lambda on, severity=severity: self._sift(severity, on))
