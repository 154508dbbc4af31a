"""The reviewer's list as a tree: groups, and under each its entries; without groups a plain list."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache
from typing import Any, Callable, Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QAbstractItemModel, QItemSelection, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QBrush, QFont, QGuiApplication, QIcon, QPalette

from ..core.annual.rows import natural
from ..core.review import (
    AFFECTED,
    CONFIRMED,
    DISMISSED,
    DOUBTFUL,
    ERROR,
    FREE,
    KINDS,
    MARK_STATES,
    NOT_CHECKED,
    NOTE,
    OPEN,
    WARNING,
    Entry,
    Wanted,
    grouped,
    sift,
)
from ..core.vocabulary import vocabulary
from ..gis.i18n import is_chinese, tr
from .parcel_model import alignment
from .steps import icon_path, step_of

TEXT, UNIT, STEP, PLACE, MARK = range(5)
"""The columns."""
_ICONS = {
    ERROR: "state_failed",
    NOT_CHECKED: "state_unchecked",
    WARNING: "state_findings",
    AFFECTED: "state_affected",
    FREE: "state_done",
}
_MARK_ICONS = {CONFIRMED: "mark_confirmed", DISMISSED: "mark_dismissed", DOUBTFUL: "mark_doubtful"}


def kind_words() -> dict[str, str]:
    """What the kinds of entries are called."""
    return {
        ERROR: tr("Error"),
        NOT_CHECKED: tr("Unchecked"),
        WARNING: tr("Warning"),
        AFFECTED: tr("In a zone"),
        NOTE: tr("Note"),
        FREE: tr("Not affected"),
    }


def mark_words() -> dict[str, str]:
    """What the states of marks are called."""
    return {
        OPEN: tr("Not marked"),
        DOUBTFUL: tr("To be marked again"),
        CONFIRMED: tr("Confirmed"),
        DISMISSED: tr("Dismissed"),
    }


def kind_icon(kind: str) -> QIcon:
    """The sign of a kind."""
    if kind == NOTE:
        return QIcon(QgsApplication.getThemeIcon("/mIconInfo.svg"))
    return QIcon(icon_path(_ICONS[kind]))


def mark_icon(state: str) -> QIcon:
    """The sign of a state of marks; an empty icon of what is not marked."""
    return QIcon(icon_path(_MARK_ICONS[state])) if state in _MARK_ICONS else QIcon()


def step_title(step: str) -> str:
    """What the dock calls a step; of an unknown one its id."""
    return _step_title(step, is_chinese())


@lru_cache(maxsize=50)
def _step_title(step: str, _chinese: bool) -> str:
    try:
        return step_of(step).title
    except StopIteration:
        return step


def mark_text(entry: Entry) -> str:
    """The mark in one line: its state, by whom and when."""
    state = entry.mark_state
    if state == OPEN or entry.mark is None:
        return ""
    words = mark_words()[state]
    day = entry.mark.day.isoformat() if entry.mark.day else ""
    by = " ".join(part for part in (entry.mark.by, day) if part)
    return f"{words} ({by})" if by else words


def mark_state_text(entry: Entry) -> str:
    """Why a mark does not stand; empty where it does."""
    if entry.mark is None or not entry.mark.state:
        return ""
    return vocabulary("mark_states").label(entry.mark.state, is_chinese())


class ReviewModel(QAbstractItemModel):
    """Entries that are wanted, in groups. The index of a group, or of an entry without groups, has the internal id 0,
    that of an entry in a group the row of its group plus 1.
    """

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._wanted = Wanted()
        self._by = ""
        self._sort: tuple[int, bool] = (-1, False)
        self._groups: list[tuple[str, list[int]]] = []
        self._shown = 0
        self._icons = {kind: kind_icon(kind) for kind in KINDS}
        self._mark_icons = {state: mark_icon(state) for state in MARK_STATES}
        self._bold = QFont()
        self._bold.setBold(True)

    @property
    def entries(self) -> Sequence[Entry]:
        """All entries, shown or not."""
        return self._entries

    @property
    def shown(self) -> int:
        """How many entries are shown."""
        return self._shown

    @property
    def has_groups(self) -> bool:
        """Whether the first level are groups."""
        return bool(self._by)

    def show_entries(self, entries: Sequence[Entry], wanted: Wanted, by: str) -> None:
        """Show what is wanted of ``entries``, grouped ``by`` one of ``core.review.GROUPINGS``."""
        self.beginResetModel()
        self._entries, self._wanted, self._by = entries, wanted, by
        numbers = self._sorted(sift(entries, wanted))
        self._groups = grouped(entries, numbers, by)
        self._shown = len(numbers)
        self.endResetModel()

    def number_at(self, index: QModelIndex) -> int:
        """Which of the entries stands there; -1 for a group."""
        if not index.isValid():
            return -1
        if not self._by:
            return self._groups[0][1][index.row()]
        return -1 if index.internalId() == 0 else self._groups[index.internalId() - 1][1][index.row()]

    def numbers_at(self, index: QModelIndex) -> list[int]:
        """The entries that stand there: one, or all of a group."""
        number = self.number_at(index)
        if number >= 0:
            return [number]
        return list(self._groups[index.row()][1]) if index.isValid() and self._groups else []

    def texts_of(self, column: int) -> set[str]:
        """The different texts of a column, of entries that are not shown, too."""
        return {_cell(entry, column) for entry in self._entries}

    def index_of(self, number: int) -> QModelIndex:
        """Where an entry stands; an invalid index where it is not shown."""
        for group, (_, numbers) in enumerate(self._groups):
            if number in numbers:
                return self.createIndex(numbers.index(number), 0, group + 1 if self._by else 0)
        return QModelIndex()

    def selection_of(self, wanted: Container[int]) -> QItemSelection:
        """The rows of entries by their numbers, neighbours as one range."""
        selection = QItemSelection()
        for group, (_, numbers) in enumerate(self._groups):
            rows = [row for row, number in enumerate(numbers) if number in wanted]
            for place, row in enumerate(rows):
                if place == 0 or rows[place - 1] != row - 1:
                    first = row
                if place + 1 == len(rows) or rows[place + 1] != row + 1:
                    parent = group + 1 if self._by else 0
                    selection.select(self.createIndex(first, 0, parent), self.createIndex(row, MARK, parent))
        return selection

    def numbers_in(self, selection: QItemSelection) -> list[int]:
        """The entries of a selection, each once. Qt's own list of selected rows takes seconds for some thousands."""
        numbers: dict[int, None] = {}
        for chosen in selection:
            rows = range(chosen.top(), chosen.bottom() + 1)
            if not self._by:
                numbers.update((self._groups[0][1][row], None) for row in rows)
            elif chosen.parent().isValid():
                of_group = self._groups[chosen.parent().row()][1]
                numbers.update((of_group[row], None) for row in rows)
            else:
                for row in rows:
                    numbers.update(dict.fromkeys(self._groups[row][1]))
        return list(numbers)

    # Qt's side

    def index(self, row: int, column: int, parent: QModelIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        if row < 0 or column < 0 or column > MARK or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: QModelIndex = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._groups) if self._by else self._shown
        if not self._by or parent.internalId() != 0 or parent.column() > 0:
            return 0
        return len(self._groups[parent.row()][1])

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return MARK + 1

    def headerData(self, section: int, orientation: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Finding or verdict"), tr("Unit"), tr("Step"), tr("Place"), tr("Mark"))[section]

    def sort(self, column: int, order: Any = Qt.SortOrder.AscendingOrder) -> None:
        self._sort = (column, order == Qt.SortOrder.DescendingOrder)
        self.show_entries(self._entries, self._wanted, self._by)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        number = self.number_at(index)
        if number < 0:
            return self._group_data(index, role)
        entry, column = self._entries[number], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(entry, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{_escaped(entry.text if column in (TEXT, UNIT, STEP) else _tip(entry, column))}</p>"
        if role == Qt.ItemDataRole.DecorationRole:
            if column == TEXT:
                return self._icons[entry.kind]
            return self._mark_icons[entry.mark_state] if column == MARK else None
        if role == Qt.ItemDataRole.ForegroundRole and entry.mark_state == DISMISSED:
            return QBrush(QGuiApplication.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _group_data(self, index: QModelIndex, role: int) -> Any:
        key, numbers = self._groups[index.row()]
        first = self._entries[numbers[0]]
        if role == Qt.ItemDataRole.FontRole:
            return self._bold
        if index.column() != TEXT:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            titles: dict[str, Callable[[], str]] = {
                "kind": lambda: kind_words()[key],
                "mark": lambda: mark_words()[key],
                "step": lambda: step_title(key),
                "rule": lambda: first.rule or first.code,
                "unit": lambda: key or tr("No unit"),
            }
            return f"{titles[self._by]()} ({len(numbers)})"
        if role == Qt.ItemDataRole.DecorationRole:
            if self._by == "kind":
                return self._icons[key]
            if self._by == "mark":
                return self._mark_icons[key]
            # The heaviest of what is in the group.
            return self._icons[min((self._entries[number].kind for number in numbers), key=KINDS.index)]
        return None

    def _sorted(self, numbers: list[int]) -> list[int]:
        column, descending = self._sort
        if column < 0:
            return sorted(numbers, key=lambda number: KINDS.index(self._entries[number].kind))
        keys: dict[int, Callable[[Entry], Any]] = {
            TEXT: lambda entry: (KINDS.index(entry.kind), entry.text),
            UNIT: lambda entry: natural(entry.unit_id),
            STEP: lambda entry: step_title(entry.step),
            PLACE: lambda entry: natural(entry.place),
            MARK: lambda entry: (MARK_STATES.index(entry.mark_state), mark_text(entry)),
        }
        return sorted(numbers, key=lambda number: keys[column](self._entries[number]), reverse=descending)


def _cell(entry: Entry, column: int) -> str:
    if column == TEXT:
        return entry.text.replace("\n", " ")
    if column == STEP:
        return step_title(entry.step)
    return (entry.unit_id, entry.place, mark_text(entry))[(UNIT, PLACE, MARK).index(column)]


def _tip(entry: Entry, column: int) -> str:
    if column == PLACE:
        return entry.place
    told = (mark_text(entry), entry.mark.reason if entry.mark else "", mark_state_text(entry))
    return " · ".join(part for part in told if part) or tr("Not marked")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
