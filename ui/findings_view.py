"""The contents of the findings panel: filters above, the list, and what is chosen in it with the reviewer's marks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Callable, Optional

from qgis.core import (
    QgsApplication,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsProject,
    QgsRectangle,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QDate, QMimeData, QModelIndex, QPoint, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication, QIcon, QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QAction,
    QComboBox,
    QCompleter,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QShortcut,
    QSplitter,
    QTextBrowser,
    QToolBar,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ..core.review import CONFIRMED, DISMISSED, FREE, KINDS, MARK_STATES, OPEN, Entry, Wanted
from ..gis.convert import columns_of
from ..gis.i18n import tr
from ..gis.review import Review, place_of, review_of
from ..gis.review_marks import Before, MarkError, Word, give_marks, undo, write_kept
from ..gis.settings import value
from ..gis.values import cell_text
from .findings_text import as_html, as_tabs, details_html, table_of
from .findings_tree import (
    MARK,
    PLACE,
    STEP,
    TEXT,
    UNIT,
    ReviewModel,
    kind_icon,
    kind_words,
    mark_icon,
    mark_words,
    step_title,
)
from .help_button import help_button
from .steps import steps
from .timers import once_after

_WIDE = 760
"""From this width on what is chosen stands beside the list, not below it."""
_WIDTHS = {TEXT: 420, UNIT: 80, STEP: 100, PLACE: 120, MARK: 110}
_NEEDED_FOR = {STEP: 700, PLACE: 580}
"""Width of the list from which on these columns are shown; the details have them anyway."""
_SMALLEST = QSize(270, 230)
_CHECKS = ("checkunits", "checkzones", "attachlandclasses", "compareyears")
"""Steps without which a list of findings says little: those that have not run are named."""
_POINT_SCALE = 2000
"""A point is looked at from no further than 1 to this."""
_SCOPE = "mine_restoration/findings"
_LONGEST_ITEM = 60


class FindingsView(QWidget):
    """``canvas`` shows places, ``write`` puts a table into a file (path, headings, rows)."""

    said = pyqtSignal(str, bool)
    """Something that the user must know, and whether it went wrong."""

    def __init__(
        self,
        project: QgsProject,
        canvas: Any,
        write: Optional[Callable[[Path, Any], None]] = None,
        parent: Optional[QWidget] = None,
        has_run: Callable[[str], bool] = lambda step: False,
    ) -> None:
        super().__init__(parent)
        self._project, self._canvas, self._write, self._has_run = project, canvas, write, has_run
        self._review = Review()
        self._done: list[Before] = []
        self._filling = True  # until all widgets are there
        self.model = ReviewModel(self)
        self._make_tool_bar()
        self._make_filters()
        self._make_list()
        self._make_details()
        self._fit = once_after(0, self._fit_list, self)
        self._lay_out()
        self._set_shortcuts()
        self.read()

    # What is shown

    def read(self) -> None:
        """Read the list from the project again; filters stay."""
        self._review = review_of(self._project)
        self._fill_choices()
        self._show_kept()
        self.sift()

    def forget(self) -> None:
        """Another project: nothing that was done can be undone, no filter of it makes sense, others may review it."""
        self._done.clear()
        self.by.setText(self._reviewer())
        self.reason.clear()
        self.show_all()

    def show_all(self) -> None:
        """Take all filters away."""
        self._filling = True
        for combo in (self.unit, self.rule, self.step, self.mark):
            combo.setCurrentIndex(0)
        self.search.clear()
        for kind, button in self.kinds.items():
            button.setChecked(kind != FREE)
        self._filling = False
        self.sift()

    def show_step(self, step_id: str) -> None:
        """Show what a step found, all of it."""
        self.show_all()
        self._choose(self.step, step_id)

    @property
    def wanted(self) -> Wanted:
        """What the filters ask for."""
        return Wanted(
            frozenset(kind for kind, button in self.kinds.items() if button.isChecked()),
            self.unit.currentData(),
            self.rule.currentData() or "",
            self.step.currentData() or "",
            self.mark.currentData() or "",
            self.search.text(),
        )

    def sift(self) -> None:
        """Show what the filters leave, and say what they hide."""
        if self._filling:
            return
        chosen = {self._key(entry) for entry in self.chosen()}
        by = self.group.currentData()
        self.model.show_entries(self._review.entries, self.wanted, by)
        self.list.setRootIsDecorated(self.model.has_groups)
        self.list.setFirstColumnSpanned(0, QModelIndex(), False)
        for row in range(self.model.rowCount() if self.model.has_groups else 0):
            self.list.setFirstColumnSpanned(row, QModelIndex(), True)
        if self.model.has_groups:
            self.list.expandAll()
        self._choose_again(chosen)
        self._show_counts()
        self._show_chosen()

    def chosen(self) -> list[Entry]:
        """The entries that are selected; of a group all."""
        numbers = self.model.numbers_in(self.list.selectionModel().selection())
        return [self.model.entries[number] for number in numbers]

    # Marks

    def confirm(self) -> bool:
        """Mark what is selected as confirmed."""
        return self._mark(Word(CONFIRMED, self.reason.text().strip(), self.by.text().strip(), self._today()))

    def dismiss(self) -> bool:
        """Mark what is selected as dismissed; that needs a reason."""
        if not self.reason.text().strip():
            self._tell(tr("Write the reason first: what is dismissed without one does not count."), True)
            self.reason.setFocus()
            return False
        return self._mark(Word(DISMISSED, self.reason.text().strip(), self.by.text().strip(), self._today()))

    def take_away(self) -> bool:
        """Take the marks of what is selected away."""
        return self._mark(None)

    def undo_mark(self) -> bool:
        """Undo the last act of marking."""
        return bool(self._done) and self._act(self._undo_last, remember=False)

    def _undo_last(self) -> None:
        undo(self._project, self._done[-1])
        self._done.pop()  # only now: what could not be undone may be tried again

    def write_kept_marks(self) -> bool:
        """Write the marks that only the project keeps into the table of verdicts."""
        entries = [self._review.entries[number] for number in self._review.only_kept]
        return self._act(lambda: write_kept(self._project, entries))

    def _mark(self, word: Optional[Word]) -> bool:
        entries = self.chosen()
        if not entries:
            self._tell(tr("Select the findings and verdicts in the list first."), True)
            return False
        if word is not None and word.by:
            QgsSettings().setValue(f"{_SCOPE}/by", word.by)
        if self._act(lambda: give_marks(self._project, entries, word)):
            self.reason.clear()
            return True
        return False

    def _act(self, act: Callable[[], Any], remember: bool = True) -> bool:
        try:
            before = act()
        except MarkError as cause:
            self._tell(str(cause), True)
            return False
        if remember:
            self._done.append(before)
        self._tell("", False)
        self.read()
        return True

    def _reviewer(self) -> str:
        """Who reviews this project by its settings, else who marked last."""
        return str(value("checked_by", self._project) or QgsSettings().value(f"{_SCOPE}/by", "") or "")

    @staticmethod
    def _today() -> date:
        today = QDate.currentDate()
        return date(today.year(), today.month(), today.day())

    # Places

    def look_at(self, index: QModelIndex) -> bool:
        """Zoom to the place of an entry and let it flash; where it has none, say so."""
        number = self.model.number_at(index)
        if number < 0:
            return False
        entry = self.model.entries[number]
        place = place_of(self._project, entry)
        if place is None:
            why = (
                tr("Unit {unit} is not in the project's layer of units, so it cannot be shown.").format(
                    unit=entry.unit_id
                )
                if entry.unit_id
                else tr("This belongs to no unit and has no place on the map.")
            )
            self._tell(why, False)
            return False
        shape = place.geometries[0]
        box = QgsRectangle(shape.boundingBox())
        for other in place.geometries if box.isEmpty() else place.geometries[:1]:
            box.combineExtentWith(other.boundingBox())
        try:
            target = self._canvas.mapSettings().destinationCrs()
            box = QgsCoordinateTransform(place.crs, target, self._project).transformBoundingBox(box)
        except QgsCsException:
            self._tell(tr("The place cannot be shown in the coordinate system of the map."), False)
            return False
        if box.isEmpty():
            self._canvas.setCenter(box.center())
            if self._canvas.scale() > _POINT_SCALE:
                self._canvas.zoomScale(_POINT_SCALE)
        else:
            box.scale(1.5)
            self._canvas.setExtent(box)
        self._canvas.refresh()
        self._canvas.flashGeometries(list(place.geometries), place.crs)
        self._tell("", False)
        return True

    # Copy and export

    def copy(self) -> None:
        """Put what is selected, or else all that is shown, on the clipboard, as text and as a table."""
        table = table_of(self.chosen() or self._shown_entries())
        data = QMimeData()
        data.setText(as_tabs(table))
        data.setHtml(as_html(table))
        QGuiApplication.clipboard().setMimeData(data)
        self._tell(tr("{count} rows copied.").format(count=len(table.rows)), False)

    def export(self, path: str = "") -> bool:
        """Write all that is shown to a workbook or CSV file; asks where."""
        if not path:
            folder = self._project.homePath() or str(Path.home())
            name = str(Path(folder) / tr("findings and verdicts.xlsx"))
            kinds = ";;".join((tr("Excel workbook (*.xlsx)"), tr("CSV file (*.csv)")))
            path, kind = QFileDialog.getSaveFileName(self, tr("Export the list"), name, kinds)
            if path and not Path(path).suffix:
                path += ".csv" if "csv" in kind else ".xlsx"
        if not path or self._write is None:
            return False
        table = table_of(self._shown_entries())
        try:
            self._write(Path(path), table)
        except (OSError, ImportError) as cause:
            self._tell(
                tr(
                    "'{path}' could not be written ({reason}). Close it in other programs, or choose another place."
                ).format(path=path, reason=cause),
                True,
            )
            return False
        self._tell(tr("{count} rows written to '{path}'.").format(count=len(table.rows), path=path), False)
        return True

    def _shown_entries(self) -> list[Entry]:
        """All that the list shows, in its order."""
        entries = []
        for row in range(self.model.rowCount()):
            entries += [self.model.entries[number] for number in self.model.numbers_at(self.model.index(row, 0))]
        return entries

    # Making the widgets

    def _make_tool_bar(self) -> None:
        self.bar = QToolBar(self)
        self.bar.setIconSize(QSize(16, 16))
        self.kinds: dict[str, QToolButton] = {}
        for kind in KINDS:
            button = QToolButton(self.bar)
            button.setIcon(kind_icon(kind))
            button.setCheckable(True)
            button.setChecked(kind != FREE)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setToolTip(tr("Show or hide: {kind}").format(kind=kind_words()[kind]))
            button.setObjectName(f"mine_restoration_findings_{kind}")
            button.toggled.connect(self.sift)
            self.bar.addWidget(button)
            self.kinds[kind] = button
        self.bar.addSeparator()
        self.actions_by_name: dict[str, QAction] = {}
        theme = QgsApplication.getThemeIcon
        for name, icon, text, act in (
            ("undo", theme("/mActionUndo.svg"), tr("Undo the last mark"), self.undo_mark),
            ("copy", theme("/mActionEditCopy.svg"), tr("Copy as text and table"), self.copy),
            ("export", theme("/mActionFileSave.svg"), tr("Export as Excel or CSV…"), self.export),
            ("read", theme("/mActionRefresh.svg"), tr("Read the list again"), self.read),
        ):
            action = QAction(icon, text, self)
            action.setObjectName(f"mine_restoration_findings_{name}")
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.bar.addAction(action)
            self.actions_by_name[name] = action
        self.actions_by_name["export"].setEnabled(self._write is not None)
        self.bar.addWidget(help_button("findings", self.bar))

    def _make_filters(self) -> None:
        self.search = QgsFilterLineEdit(self)
        self.search.setPlaceholderText(tr("Search"))
        self.search.setShowSearchIcon(True)
        self.search.setToolTip(tr("Words of the sentence, unit, rule, file, reason … (Ctrl+F)"))
        self.search.setAccessibleName(tr("Search"))
        self.search.textChanged.connect(self.sift)
        self.group = self._combo(tr("Group the list by"))
        for key, text in (
            ("kind", tr("By kind")),
            ("unit", tr("By unit")),
            ("rule", tr("By rule")),
            ("step", tr("By step")),
            ("mark", tr("By mark")),
            ("", tr("No groups")),
        ):
            self.group.addItem(text, key)
        self.unit = self._combo(tr("Unit"), searched=True)
        self.rule = self._combo(tr("Rule, or kind of finding"), searched=True)
        self.step = self._combo(tr("Step"))
        self.mark = self._combo(tr("Mark"))

    def _combo(self, name: str, searched: bool = False) -> QComboBox:
        combo = QComboBox(self)
        combo.setToolTip(name)
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(6)
        if searched:
            combo.setEditable(True)
            combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = combo.completer()
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            # What is typed and is none of the choices is no filter.
            combo.lineEdit().editingFinished.connect(lambda: combo.setEditText(combo.itemText(combo.currentIndex())))
        combo.currentIndexChanged.connect(lambda _index: self.sift())
        return combo

    def _make_list(self) -> None:
        self.list = QTreeView(self)
        self.list.setObjectName("mine_restoration_findings_list")
        self.list.setAccessibleName(tr("Findings and verdicts"))
        self.list.setModel(self.model)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setSortingEnabled(False)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setExpandsOnDoubleClick(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(60)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._sort)
        self.list.clicked.connect(self._clicked)
        self.list.activated.connect(self.look_at)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.empty = QLabel(self.list)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setMargin(12)

    def _make_details(self) -> None:
        self.details = QTextBrowser(self)
        self.details.setOpenLinks(False)
        self.details.setAccessibleName(tr("What is selected"))
        self.reason = QgsFilterLineEdit(self)
        self.reason.setPlaceholderText(tr("Reason (needed to dismiss)"))
        self.reason.setAccessibleName(tr("Reason"))
        self.by = QgsFilterLineEdit(self)
        self.by.setPlaceholderText(tr("Reviewer"))
        self.by.setToolTip(tr("Who marks; stands in the marks beside the day"))
        self.by.setAccessibleName(tr("Reviewer"))
        self.by.setText(self._reviewer())
        self.buttons: dict[str, QPushButton] = {}
        for name, icon, text, tip, act in (
            (CONFIRMED, mark_icon(CONFIRMED), tr("&Confirm"), tr("It is so: mark what is selected"), self.confirm),
            (
                DISMISSED,
                mark_icon(DISMISSED),
                tr("&Dismiss"),
                tr("It does not count: mark with a reason"),
                self.dismiss,
            ),
            (OPEN, QIcon(), tr("&Take mark away"), tr("Mark what is selected as not yet looked at"), self.take_away),
        ):
            button = QPushButton(icon, text, self)
            button.setToolTip(tip)
            button.setObjectName(f"mine_restoration_findings_mark_{name}")
            button.clicked.connect(lambda _checked=False, act=act: act())
            self.buttons[name] = button
        self.kept = QPushButton(self)
        self.kept.setToolTip(tr("The table of verdicts was made anew and does not have them yet"))
        self.kept.clicked.connect(lambda: self.write_kept_marks())
        self.kept.hide()
        self.status = QLabel(self)
        self.status.setWordWrap(True)
        self.not_run = QLabel(self)
        self.not_run.setWordWrap(True)

    def _lay_out(self) -> None:
        self._filters = QGridLayout()
        self._filters.setSpacing(3)
        side = QWidget(self)
        below = QVBoxLayout(side)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(3)
        below.addWidget(self.details, 1)
        words = QHBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.reason, 5)
        words.addWidget(self.by, 2)
        below.addLayout(words)
        buttons = QHBoxLayout()
        buttons.setSpacing(3)
        for button in self.buttons.values():
            buttons.addWidget(button)
        below.addLayout(buttons)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(side)
        self.splitter.setStretchFactor(0, 5)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([500, 250])
        self.splitter.splitterMoved.connect(lambda *_: self._fit.start())
        self.splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 2, 4, 4)
        layout.setSpacing(3)
        layout.addWidget(self.bar)
        layout.addLayout(self._filters)
        layout.addWidget(self.kept)
        layout.addWidget(self.splitter, 1)
        last = QHBoxLayout()
        last.addWidget(self.not_run, 1)
        last.addWidget(self.status, 1)
        layout.addLayout(last)
        self.list.setMinimumHeight(90)
        self.details.setMinimumHeight(50)
        self._place_filters()

    def _place_filters(self) -> None:
        """The filters in one line where there is room, else in pairs."""
        widgets = ((self.search, 3), (self.group, 1), (self.unit, 1), (self.rule, 2), (self.step, 1), (self.mark, 1))
        across = len(widgets) if self.width() >= _WIDE else 2
        for number, (widget, stretch) in enumerate(widgets):
            self._filters.addWidget(widget, number // across, number % across)
            self._filters.setColumnStretch(number, stretch if across > 2 else int(number < across))

    def _set_shortcuts(self) -> None:
        scope = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (
            (QKeySequence.StandardKey.Find, self.search.setFocus),
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Undo, self.undo_mark),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(scope)
            shortcut.activated.connect(act)

    def resizeEvent(self, event: Any) -> None:
        """Lay list and details side by side where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        self.splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        self._place_filters()
        self._fit.start()

    def minimumSizeHint(self) -> QSize:
        """Small: with less room everything is laid out in another way."""
        return _SMALLEST

    def _fit_list(self) -> None:
        """Leave room for the sentences: step and place have columns only where the list is wide."""
        room = self.list.viewport().width()
        for column, needed in _NEEDED_FOR.items():
            self.list.setColumnHidden(column, room < needed)
        self.empty.resize(self.list.viewport().size())

    # What happens in them

    def _sort(self, column: int, order: Any) -> None:
        chosen = {self._key(entry) for entry in self.chosen()}
        self.model.sort(column, order)
        if self.model.has_groups:
            self.list.expandAll()
        self._choose_again(chosen)

    def _clicked(self, index: QModelIndex) -> None:
        # Several are selected to be marked, not to be looked at.
        if len(self.chosen()) == 1:
            self.look_at(index)

    @staticmethod
    def _key(entry: Entry) -> tuple[Any, ...]:
        """What finds an entry again when the list was read anew."""
        return (entry.identity, entry.code, entry.unit_id) if entry.identity else (entry.layer, entry.feature)

    def _choose_again(self, keys: set[tuple[Any, ...]]) -> None:
        """Select the same entries again, and keep them in sight."""
        if not keys:
            return
        again = {number for number, entry in enumerate(self.model.entries) if self._key(entry) in keys}
        selection = self.model.selection_of(again)
        indexes = self.list.selectionModel()
        indexes.select(selection, indexes.SelectionFlag.ClearAndSelect)
        if not selection.isEmpty():
            first = selection[0].indexes()[0]
            indexes.setCurrentIndex(first, indexes.SelectionFlag.NoUpdate)
            self.list.scrollTo(first)

    def _fill_choices(self) -> None:
        """What the filters offer: whatever is in the list."""
        from ..core.annual.rows import natural

        entries = self._review.entries
        units = sorted({entry.unit_id for entry in entries if entry.unit_id}, key=natural)
        rules = {entry.code: entry.rule or entry.code for entry in entries}
        order = [step.id for step in steps()]
        found = sorted({entry.step for entry in entries}, key=lambda step: (step not in order, step_title(step)))
        self._filling = True
        self._fill(self.unit, tr("All units"), [(unit, unit) for unit in units], [(tr("No unit"), "")])
        self._fill(self.rule, tr("All rules"), sorted((text, code) for code, text in rules.items()))
        self._fill(self.step, tr("All steps"), [(step_title(step), step) for step in found])
        self._fill(self.mark, tr("All marks"), [(mark_words()[state], state) for state in MARK_STATES])
        self._filling = False

    @staticmethod
    def _fill(
        combo: QComboBox, everything: str, items: Sequence[tuple[str, str]], last: Sequence[tuple[str, str]] = ()
    ) -> None:
        chosen = combo.currentData()
        combo.clear()
        combo.addItem(everything, None)
        for text, data in (*items, *last):
            short = text if len(text) <= _LONGEST_ITEM else f"{text[: _LONGEST_ITEM - 1]}…"
            combo.addItem(short, data)
            combo.setItemData(combo.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
        at = combo.findData(chosen) if chosen is not None else 0
        combo.setCurrentIndex(max(at, 0))

    def _choose(self, combo: QComboBox, data: str) -> None:
        at = combo.findData(data)
        if at < 0:
            # Nothing of it is in the list: that is what has to be seen, not everything else.
            combo.addItem(step_title(data), data)
            at = combo.count() - 1
        combo.setCurrentIndex(at)

    def _show_kept(self) -> None:
        count = len(self._review.only_kept)
        self.kept.setVisible(count > 0)
        self.kept.setText(
            tr("Write {count} marks that the project kept into the table of verdicts").format(count=count)
        )

    def _show_counts(self) -> None:
        counts = dict.fromkeys(KINDS, 0)
        for entry in self._review.entries:
            counts[entry.kind] += 1
        for kind, button in self.kinds.items():
            button.setText(f"{kind_words()[kind]} {counts[kind]}")
        total, shown = len(self._review.entries), self.model.shown
        hidden = total - shown
        self.status.setText(
            tr("{shown} of {total} shown, {hidden} hidden by the filters.").format(
                shown=shown, total=total, hidden=hidden
            )
            if hidden
            else tr("{total} entries.").format(total=total)
        )
        self._show_what_did_not_run()
        self.empty.setVisible(shown == 0)
        self.empty.setText(self._why_empty())
        self.empty.resize(self.list.viewport().size())

    def _show_what_did_not_run(self) -> None:
        seen = {entry.step for entry in self._review.entries}
        missing = [step.title for step in steps() if step.id in _CHECKS and step.id not in seen]
        missing = [step.title for step in steps() if step.title in missing and not self._has_run(step.id)]
        self.not_run.setVisible(bool(missing))
        self.not_run.setText(
            "<b>{text}</b>".format(text=tr("Not checked, not run yet: {steps}.").format(steps=tr(", ").join(missing)))
        )

    def _why_empty(self) -> str:
        if self._review.entries:
            return tr("Nothing of this list fits the filters.")
        return tr(
            "No step has left findings or verdicts in this project. That is no proof that all is well: run the checks."
        )

    def _show_chosen(self) -> None:
        entries = self.chosen()
        for button in self.buttons.values():
            button.setEnabled(bool(entries))
        self.buttons[OPEN].setEnabled(any(entry.mark_state != OPEN for entry in entries))
        self.actions_by_name["undo"].setEnabled(bool(self._done))
        if len(entries) == 1:
            self.details.setHtml(details_html(entries[0], self._more_of(entries[0])))
        elif entries:
            self.details.setHtml(f"<p>{tr('{count} are selected.').format(count=len(entries))}</p>")
        else:
            self.details.setHtml(f"<p>{tr('Click a row to see its place; select one or several to mark them.')}</p>")

    def _more_of(self, entry: Entry) -> dict[str, str]:
        """What else the table says of a verdict, by fields of the schema."""
        layer = self._project.mapLayer(entry.layer)
        if not entry.is_verdict or not isinstance(layer, QgsVectorLayer):
            return {}
        columns = columns_of(layer.fields(), "verdict")
        for feature in layer.getFeatures(QgsFeatureRequest(entry.feature)):
            return {name: cell_text(feature[index]) for name, index in columns.items()}
        return {}

    def _open_menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        entries = self.chosen()
        if not index.isValid() or not entries:
            return
        menu = self.menu_of(index)
        menu.exec(self.list.viewport().mapToGlobal(point))
        menu.deleteLater()

    def menu_of(self, index: QModelIndex) -> QMenu:
        """The context menu of a row."""
        menu = QMenu(self)
        number = self.model.number_at(index)
        theme = QgsApplication.getThemeIcon
        if number >= 0:
            menu.addAction(theme("/mActionZoomToSelected.svg"), tr("Zoom to the place"), lambda: self.look_at(index))
            menu.addSeparator()
        menu.addAction(mark_icon(CONFIRMED), tr("Confirm"), lambda: self.confirm())
        menu.addAction(mark_icon(DISMISSED), tr("Dismiss (with the reason written beside)"), lambda: self.dismiss())
        menu.addAction(tr("Take mark away"), lambda: self.take_away())
        if number >= 0:
            entry = self.model.entries[number]
            menu.addSeparator()
            for combo, data, text in (
                (self.unit, entry.unit_id, tr("Only unit {name}").format(name=entry.unit_id or tr("No unit"))),
                (self.rule, entry.code, tr("Only this rule")),
                (self.step, entry.step, tr("Only step {name}").format(name=step_title(entry.step))),
            ):
                menu.addAction(text, lambda combo=combo, data=data: combo.setCurrentIndex(combo.findData(data)))
            menu.addAction(tr("Show all"), lambda: self.show_all())
        menu.addSeparator()
        menu.addAction(theme("/mActionEditCopy.svg"), tr("Copy"), lambda: self.copy())
        return menu

    def _tell(self, text: str, is_wrong: bool) -> None:
        """Say something below the list; what went wrong also where QGIS says such things."""
        if text:
            self.status.setText(text)
        if is_wrong and text:
            self.said.emit(text, True)
