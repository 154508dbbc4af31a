"""The list of findings and verdicts as a tree view: its columns, and what is selected in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

from qgis.PyQt.QtCore import QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTreeView, QWidget

from ..core.review import Entry, Wanted
from ..gis.i18n import tr
from .findings_tree import MARK, PLACE, STEP, TEXT, UNIT, ReviewModel
from .timers import once_after

_MOST = {UNIT: 80, STEP: 100, PLACE: 120, MARK: 110}
"""So wide the columns beside the sentences get at most, or a sixth of the list; what is cut off is in the details."""
_NEEDED_FOR = {STEP: 700, PLACE: 580}
"""Width of the list from which on these columns are shown; the details have them anyway."""
_MARGIN = 14
"""Pixels beside the text of a cell."""
_ICON = 20


class FindingsList(QTreeView):
    """Shows a :class:`ReviewModel`. Entries that were selected stay so when the list is read, sifted or sorted."""

    chosen_changed = pyqtSignal()
    """Others are selected, or the list was made anew."""
    place_asked = pyqtSignal(QModelIndex)
    """The user wants to see the place of this row."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.review = ReviewModel(self)
        self._widest: dict[int, int] = {}
        self._dragged: set[int] = set()
        self._fitting = False
        self._fit_soon = once_after(0, self._fit, self)
        self.setObjectName("mine_restoration_findings_list")
        self.setAccessibleName(tr("Findings and verdicts"))
        self.setModel(self.review)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumHeight(90)
        self.empty = QLabel(self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setMargin(12)
        self._set_up_header()
        self.clicked.connect(self._clicked)
        self.activated.connect(self.place_asked)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())

    def show_entries(self, entries: Sequence[Entry], wanted: Wanted, by: str) -> None:
        """Show what is wanted of ``entries``, grouped ``by`` one of ``core.review.GROUPINGS``."""
        chosen = self._keys()
        if entries is not self.review.entries:
            self._widest.clear()
        self.review.show_entries(entries, wanted, by)
        self.setRootIsDecorated(self.review.has_groups)
        self.setFirstColumnSpanned(0, QModelIndex(), False)
        for row in range(self.review.rowCount() if self.review.has_groups else 0):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
        self._show_again(chosen)
        self._fit_soon.start()
        self.chosen_changed.emit()

    def chosen(self) -> list[Entry]:
        """The entries that are selected; of a group all."""
        numbers = self.review.numbers_in(self.selectionModel().selection())
        return [self.review.entries[number] for number in numbers]

    def shown(self) -> list[Entry]:
        """All entries that are shown, in their order."""
        entries = []
        for row in range(self.review.rowCount()):
            numbers = self.review.numbers_at(self.review.index(row, 0))
            entries += [self.review.entries[number] for number in numbers]
        return entries

    def entry_at(self, index: QModelIndex) -> Optional[Entry]:
        """The entry of a row; ``None`` of a group."""
        number = self.review.number_at(index)
        return self.review.entries[number] if number >= 0 else None

    def say_why_empty(self, text: str) -> None:
        """Say in place of rows why there are none; empty where there are some."""
        self.empty.setText(text)
        self.empty.setVisible(bool(text))
        self.empty.resize(self.viewport().size())

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit_soon.start()

    # Columns

    def _set_up_header(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(30)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._sort)
        header.sectionResized.connect(self._resized)

    def _fit(self) -> None:
        """Leave room for the sentences: other columns are as wide as what is in them, and some only in a wide list.

        A column that the user has drawn to another width keeps it.
        """
        room, header = self.viewport().width(), self.header()
        self._fitting = True
        for column, most in _MOST.items():
            self.setColumnHidden(column, room < _NEEDED_FOR.get(column, 0))
            if column not in self._dragged:
                least = header.sectionSizeHint(column)
                header.resizeSection(column, max(least, min(self._width_of(column), max(most, room // 6))))
        self._fitting = False
        self.empty.resize(self.viewport().size())

    def _width_of(self, column: int) -> int:
        """What the widest cell of a column needs, those that filters hide included: columns stay as one sifts."""
        if column not in self._widest:
            # Of thousands the longest few are measured.
            texts = sorted(self.review.texts_of(column), key=lambda text: len(text.encode()))[-20:]
            widest = max(map(self.fontMetrics().horizontalAdvance, texts), default=0)
            self._widest[column] = widest + _MARGIN + (_ICON if column == MARK and widest else 0)
        return self._widest[column]

    def _resized(self, column: int, _old: int, _new: int) -> None:
        if column in _MOST and not self._fitting:
            self._dragged.add(column)

    def _sort(self, column: int, order: Any) -> None:
        chosen = self._keys()
        self.review.sort(column, order)
        self._show_again(chosen)

    # What is selected

    def _clicked(self, index: QModelIndex) -> None:
        # Several are selected to be marked, not to be looked at.
        if len(self.chosen()) == 1:
            self.place_asked.emit(index)

    def _keys(self) -> set[tuple[Any, ...]]:
        return {_key(entry) for entry in self.chosen()}

    def _show_again(self, keys: set[tuple[Any, ...]]) -> None:
        """Open the groups, select the same entries again, and keep them in sight."""
        if self.review.has_groups:
            self.expandAll()
        if not keys:
            return
        again = {number for number, entry in enumerate(self.review.entries) if _key(entry) in keys}
        selection = self.review.selection_of(again)
        indexes = self.selectionModel()
        indexes.select(selection, indexes.SelectionFlag.ClearAndSelect)
        if not selection.isEmpty():
            first = self.review.index(selection[0].top(), 0, selection[0].parent())
            indexes.setCurrentIndex(first, indexes.SelectionFlag.NoUpdate)
            self.scrollTo(first)


def _key(entry: Entry) -> tuple[Any, ...]:
    """What finds an entry again when the list was read anew."""
    return (entry.identity, entry.code, entry.unit_id) if entry.identity else (entry.layer, entry.feature)
