"""The files and texts that corners are read from: what a drop names, their list, and how each of them stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsMimeDataUtils
from qgis.PyQt.QtCore import QMimeData, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ..core.findings import Finding, Severity
from ..gis.corner_files import files_in
from ..gis.corner_session import Outcome, Source, with_options
from ..gis.i18n import tr
from .parcel_model import severity_icon
from .steps import icon_path


def paths_in(mime: QMimeData) -> list[str]:
    """The files that something dropped or pasted names."""
    paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    if not paths and QgsMimeDataUtils.isUriList(mime):
        paths = [uri.uri.split("|")[0] for uri in QgsMimeDataUtils.decodeUriList(mime)]
    return [path for path in paths if path]


def files_at(paths: Sequence[str]) -> tuple[list[Path], list[Finding]]:
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


class SourceList(QObject):
    """The sources in their order, shown in a tree widget with how many of their parcels can be used."""

    changed = pyqtSignal()
    """The sources are others."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree
        self._sources: list[Source] = []
        self._outcome = Outcome()
        self._next_key = 1
        self._pasted = 0
        self._signs = {severity: severity_icon(severity) for severity in Severity}
        self._good = QIcon(icon_path("state_done"))
        tree.setHeaderLabels([tr("Sources"), tr("Parcels")])
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    @property
    def sources(self) -> Sequence[Source]:
        """The files and texts, in their order."""
        return self._sources

    @property
    def selected(self) -> Optional[Source]:
        """The first of the selected sources."""
        keys = self._selected_keys()
        return next((source for source in self._sources if source.key in keys), None)

    def has_any(self, paths: Sequence[Path]) -> bool:
        """Whether one of these files is there."""
        return not {source.path for source in self._sources}.isdisjoint(paths)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Take these files too; one that is there stays where it is."""
        there = {source.path for source in self._sources}
        for path in paths:
            if path not in there:
                self._append(path.name, path=path)
        self.changed.emit()

    def add_text(self, text: str) -> None:
        """Take a text that was dropped or pasted too."""
        self._pasted += 1
        name = tr("Pasted text {number}").format(number=self._pasted)
        self._append(name, data=text.encode("utf-8", "replace"))
        self.changed.emit()

    def remove_selected(self) -> None:
        """Take the selected sources away."""
        keys = self._selected_keys()
        self._sources = [source for source in self._sources if source.key not in keys]
        self.changed.emit()

    def clear(self) -> None:
        """Take all sources away."""
        self._sources = []
        self.changed.emit()

    def answer(self, **answer: str) -> None:
        """Keep what the user says about the selected sources."""
        keys = self._selected_keys()
        self._sources = [with_options(source, **answer) if source.key in keys else source for source in self._sources]

    def show_outcome(self, outcome: Outcome) -> None:
        """List the sources, each with how it stands; the selection stays, and tells nobody."""
        self._outcome = outcome
        chosen = self._selected_keys()
        self._tree.blockSignals(True)
        self._tree.clear()
        counts = self._counts()
        for source in self._sources:
            item = QTreeWidgetItem([source.name, ""])
            item.setData(0, Qt.ItemDataRole.UserRole, source.key)
            item.setToolTip(0, str(source.path or source.name))
            self._show_state(item, counts.get(source.key))
            self._tree.addTopLevelItem(item)
            item.setSelected(source.key in chosen)
        if self._sources and not self._tree.selectedItems():
            self._tree.setCurrentItem(self._tree.topLevelItem(0))
        self._tree.blockSignals(False)

    def select(self, name: str) -> None:
        """Select the source that findings call ``name``."""
        for index, source in enumerate(self._sources):
            if any(reading.source == name for reading in self._outcome.readings.get(source.key, ())):
                self._tree.setCurrentItem(self._tree.topLevelItem(index))
                return

    def _append(self, name: str, **what: Any) -> None:
        self._sources.append(Source(self._next_key, name, **what))
        self._next_key += 1

    def _selected_keys(self) -> set[int]:
        items = self._tree.selectedItems()
        return {item.data(0, Qt.ItemDataRole.UserRole) for item in items}

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
