"""The contents of the findings panel: tool bar, filters, the list, and beside or below it what is chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Optional

from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QModelIndex, QPoint, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAction,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QShortcut,
    QSplitter,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from ..core.review import CONFIRMED, DISMISSED, OPEN, Entry
from ..gis.i18n import tr
from ..gis.review import Review, review_of
from ..gis.review_marks import Before, MarkError, Word, give_marks, undo, write_kept
from ..gis.settings import value
from . import findings_export
from .findings_details import FindingsDetails
from .findings_filters import FindingsFilters
from .findings_list import FindingsList
from .findings_place import show_place
from .findings_tree import mark_icon, step_title
from .help_button import help_button
from .steps import steps

_WIDE = 760
"""From this width on what is chosen stands beside the list, not below it."""
_HIGH = 380
"""From this height on there is room for it below the list, where the panel is narrow."""
_SMALLEST = QSize(270, 230)
_CHECKS = ("checkunits", "checkzones", "attachlandclasses", "compareyears")
"""Steps without which a list of findings says little: those that have not run are named."""
_SCOPE = "mine_restoration/findings"


class FindingsView(QWidget):
    """``canvas`` shows places, ``write`` puts a table into a file (path, headings, rows)."""

    said = pyqtSignal(str, bool)
    """Something that the user must know, and whether it went wrong."""
    was_read = pyqtSignal()
    """The list is as the project is."""

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
        self.filters = FindingsFilters(self)
        self.list = FindingsList(self)
        self.model = self.list.review
        self.details = FindingsDetails(project, self)
        self.kept = QPushButton(self)
        self.kept.setToolTip(tr("The table of verdicts was made anew and does not have them yet"))
        self.kept.hide()
        self.status, self.not_run = QLabel(self), QLabel(self)
        self._make_tool_bar()
        self._lay_out()
        self._set_shortcuts()
        self.filters.changed.connect(self.sift)
        self.list.chosen_changed.connect(self._show_chosen)
        self.list.place_asked.connect(self.look_at)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.details.mark_asked.connect(self.mark)
        self.kept.clicked.connect(lambda: self.write_kept_marks())
        self.read()

    # What is shown

    def read(self) -> None:
        """Read the list from the project again, and what its settings say; filters stay."""
        self._review = review_of(self._project)
        self.filters.offer(self._review.entries)
        self.details.show_reviewer(self._reviewer())
        self._show_kept()
        self.sift()
        self.was_read.emit()

    def forget(self) -> None:
        """Another project: nothing that was done can be undone, no filter of it makes sense, others may review it."""
        self._done.clear()
        self.details.show_reviewer(self._reviewer(), whoever_is_written=True)
        self.details.reason.clear()
        self.show_all()

    def show_all(self) -> None:
        """Take all filters away."""
        self.filters.show_all()

    def show_step(self, step_id: str) -> None:
        """Show what a step found, all of it."""
        self.filters.show_all(step_id)

    def sift(self) -> None:
        """Show what the filters leave, and say what they hide."""
        self.list.show_entries(self._review.entries, self.filters.wanted, self.filters.by)
        self._show_counts()

    def chosen(self) -> list[Entry]:
        """The entries that are selected; of a group all."""
        return self.list.chosen()

    # Marks

    def confirm(self) -> bool:
        """Mark what is selected as confirmed."""
        return self._mark(self.details.word(CONFIRMED))

    def dismiss(self) -> bool:
        """Mark what is selected as dismissed; that needs a reason."""
        word = self.details.word(DISMISSED)
        if not word.reason:
            self._tell(tr("Write the reason first: what is dismissed without one does not count."), True)
            self.details.show()  # a small panel has no room for it
            self.details.reason.setFocus()
            return False
        return self._mark(word)

    def take_away(self) -> bool:
        """Take the marks of what is selected away."""
        return self._mark(None)

    def mark(self, state: str) -> bool:
        """Mark what is selected as ``CONFIRMED``, ``DISMISSED`` or ``OPEN``; whether it was."""
        return {CONFIRMED: self.confirm, DISMISSED: self.dismiss, OPEN: self.take_away}[state]()

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
            self.details.reason.clear()
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

    # Places, copies, files

    def look_at(self, index: QModelIndex) -> bool:
        """Zoom to the place of an entry and let it flash; where it has none, say so."""
        entry = self.list.entry_at(index)
        if entry is None:
            return False
        why_not = show_place(self._project, self._canvas, entry)
        self._tell(why_not, False)
        return not why_not

    def copy(self) -> None:
        """Put what is selected, or else all that is shown, on the clipboard, as text and as a table."""
        self._tell(findings_export.copy(self.chosen() or self.list.shown()), False)

    def export(self, path: str = "") -> bool:
        """Write all that is shown to a workbook or CSV file; asks where."""
        path = path or findings_export.ask_for_path(self._project, self)
        if not path or self._write is None:
            return False
        good, sentence = findings_export.export(self.list.shown(), path, self._write)
        self._tell(sentence, not good)
        return good

    # Making the widgets

    def _make_tool_bar(self) -> None:
        self.bar = QToolBar(self)
        self.bar.setIconSize(QSize(16, 16))
        for button in self.filters.kinds.values():
            self.bar.addWidget(button)
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

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.details)
        self.splitter.setStretchFactor(0, 5)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([500, 250])
        self.splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 2, 4, 4)
        layout.setSpacing(3)
        layout.addWidget(self.bar)
        layout.addWidget(self.filters)
        layout.addWidget(self.kept)
        layout.addWidget(self.splitter, 1)
        last = QHBoxLayout()
        for label in (self.not_run, self.status):
            label.setWordWrap(True)
            last.addWidget(label, 1)
        layout.addLayout(last)

    def _set_shortcuts(self) -> None:
        for keys, act in (
            (QKeySequence.StandardKey.Find, self.filters.search.setFocus),
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Undo, self.undo_mark),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def resizeEvent(self, event: Any) -> None:
        """Lay list and details side by side where there is room, else one below the other, or the list alone."""
        super().resizeEvent(event)
        is_wide = self.width() >= _WIDE
        self.details.setVisible(is_wide or self.height() >= _HIGH)
        self.splitter.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)
        self.filters.arrange(is_wide)

    def minimumSizeHint(self) -> QSize:
        """Small: with less room everything is laid out in another way."""
        return _SMALLEST

    # What happens in them

    def _show_kept(self) -> None:
        count = len(self._review.only_kept)
        self.kept.setVisible(count > 0)
        self.kept.setText(
            tr("Write {count} marks that the project kept into the table of verdicts").format(count=count)
        )

    def _show_counts(self) -> None:
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
        self.list.say_why_empty("" if shown else self._why_empty())

    def _show_what_did_not_run(self) -> None:
        seen = {entry.step for entry in self._review.entries}
        unseen = [step for step in steps() if step.id in _CHECKS and step.id not in seen]
        missing = [step.title for step in unseen if not self._has_run(step.id)]
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
        self.details.show_entries(self.chosen())
        self.actions_by_name["undo"].setEnabled(bool(self._done))

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
        entry, theme = self.list.entry_at(index), QgsApplication.getThemeIcon
        if entry is not None:
            menu.addAction(theme("/mActionZoomToSelected.svg"), tr("Zoom to the place"), lambda: self.look_at(index))
            menu.addSeparator()
        menu.addAction(mark_icon(CONFIRMED), tr("Confirm"), lambda: self.confirm())
        menu.addAction(mark_icon(DISMISSED), tr("Dismiss (with the reason written beside)"), lambda: self.dismiss())
        menu.addAction(tr("Take mark away"), lambda: self.take_away())
        if entry is not None:
            filters = self.filters
            menu.addSeparator()
            for combo, data, text in (
                (filters.unit, entry.unit_id, tr("Only unit {name}").format(name=entry.unit_id or tr("No unit"))),
                (filters.rule, entry.code, tr("Only this rule")),
                (filters.step, entry.step, tr("Only step {name}").format(name=step_title(entry.step))),
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
