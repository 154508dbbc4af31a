"""One row of the options: title, editor, the button that goes back, what holds without it, and what is wrong."""

from __future__ import annotations

import re
from typing import Any, Optional

from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgsDoubleSpinBox, QgsFileWidget
from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QToolButton, QWidget

from ..core.settings import Setting
from ..gis import setting_words, settings
from ..gis.i18n import tr
from .colours import alarming, quiet


class SettingRow(QObject):
    """Puts its widgets into a grid; ``project`` is whose value it edits, ``None`` for the user's."""

    changed = pyqtSignal()

    def __init__(self, setting: Setting, project: Optional[QgsProject], parent: QWidget) -> None:
        super().__init__(parent)
        self.setting = setting
        self._project = project
        self._behind = settings.value(setting.name) if project is not None else setting.default
        own = settings.own_value(setting.name, project)
        self._is_own = own is not None
        title, explanation = setting_words.titles()[setting.name]
        self._title = QLabel(title, parent)
        self._title.setToolTip(explanation)
        self._title.setWordWrap(True)
        self._editor = _editor(setting, parent)
        self._editor.set(own if self._is_own else self._behind)
        self._editor.widget.setObjectName(f"mine_restoration_setting_{setting.name}")
        self._editor.widget.setToolTip(explanation)
        self._title.setBuddy(self._editor.widget)
        self._reset = QToolButton(parent)
        self._reset.setIcon(QgsApplication.getThemeIcon("/mActionUndo.svg"))
        self._reset.setAutoRaise(True)
        self._reset.setObjectName(f"mine_restoration_reset_{setting.name}")
        self._reset.clicked.connect(self.reset)
        self._below = QLabel(parent)
        self._below.setWordWrap(True)
        self._editor.edited.connect(self._edited)
        self._show()

    def add_to(self, grid: QGridLayout) -> None:
        """Take the next two rows of ``grid``."""
        row = grid.rowCount()
        grid.addWidget(self._title, row, 0)
        grid.addWidget(self._editor.widget, row, 1)
        grid.addWidget(self._reset, row, 2)
        grid.addWidget(self._below, row + 1, 1)

    @property
    def problem(self) -> str:
        """What is wrong with what stands in the row, and what to do; empty where nothing is."""
        return setting_words.problem(self.setting, self._editor.get())

    @property
    def title(self) -> str:
        """What the row is called."""
        return self._title.text()

    def reset(self) -> None:
        """Go back to what holds without a value here."""
        self._is_own = False
        self._editor.set(self._behind)
        self._show()
        self.changed.emit()

    def keep(self) -> None:
        """Keep what stands in the row, or take away what was kept."""
        kept = self._editor.get() if self._is_own else None
        if kept != settings.own_value(self.setting.name, self._project):
            settings.keep(self.setting.name, kept, self._project)

    def _edited(self) -> None:
        self._is_own = self._editor.get() is not None
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        font = self._title.font()
        font.setBold(self._is_own)
        self._title.setFont(font)
        self._reset.setEnabled(self._is_own)
        behind = setting_words.shown(self.setting, self._behind)
        for_all = self._project is not None and settings.origin(self.setting.name) == settings.USER
        text = tr("All projects: {value}") if for_all else tr("Default: {value}")
        text = text.format(value=behind)
        self._reset.setToolTip(tr("Back to: {value}").format(value=behind))
        problem = self.problem
        unknown = "" if problem else setting_words.not_looked_at(self.setting, self._editor.get())
        shown = "\n".join(line for line in (problem and f"⚠ {problem}", unknown, text) if line)
        # So that long paths are broken over lines and do not widen the page.
        self._below.setText(re.sub(r"([/\\_])", "\\1\u200b", shown))
        self._below.setStyleSheet(f"color: {(alarming if problem else quiet)(self._below.palette())}")


class _Editor(QObject):
    """A widget with a value of its setting's kind."""

    edited = pyqtSignal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget

    def set(self, value: Any) -> None:
        """Show ``value`` without saying that it was edited."""
        self.blockSignals(True)
        self._put(value)
        self.blockSignals(False)

    def get(self) -> Any:
        """The value; ``None`` where there is none."""
        raise NotImplementedError

    def _put(self, value: Any) -> None:
        raise NotImplementedError


class _Text(_Editor):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(QLineEdit(parent))
        self.widget.textEdited.connect(lambda _text: self.edited.emit())

    def get(self) -> str:
        return str(self.widget.text().strip())

    def _put(self, value: Any) -> None:
        self.widget.setText(value)


class _Path(_Editor):
    def __init__(self, setting: Setting, parent: QWidget) -> None:
        super().__init__(QgsFileWidget(parent))
        if setting.kind == "folder":
            self.widget.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        else:
            kinds = " ".join(f"*.{ending} *.{ending.upper()}" for ending in setting.endings)
            self.widget.setFilter(f"{tr('Data files')} ({kinds});;{tr('All files')} (*)")
        self.widget.setDialogTitle(setting_words.titles()[setting.name][0])
        self.widget.fileChanged.connect(lambda _path: self.edited.emit())

    def get(self) -> str:
        return str(self.widget.filePath().strip())

    def _put(self, value: Any) -> None:
        self.widget.setFilePath(value)


class _Choice(_Editor):
    def __init__(self, setting: Setting, parent: QWidget) -> None:
        super().__init__(QComboBox(parent))
        for choice, text in setting_words.choices(setting).items():
            self.widget.addItem(text, choice)
        self.widget.activated.connect(lambda _index: self.edited.emit())
        _leave_the_wheel(self.widget)

    def get(self) -> str:
        return str(self.widget.currentData())

    def _put(self, value: Any) -> None:
        self.widget.setCurrentIndex(self.widget.findData(value))


class _Number(_Editor):
    """Where there is no default, one step below the smallest number stands for none."""

    def __init__(self, setting: Setting, parent: QWidget) -> None:
        super().__init__(QgsDoubleSpinBox(parent))
        step = 10.0**-setting.decimals
        self._none: Optional[float] = None if setting.default is not None else setting.minimum - step
        self.widget.setDecimals(setting.decimals)
        self.widget.setSingleStep(10 * step)
        self.widget.setRange(setting.minimum if self._none is None else self._none, setting.maximum)
        if self._none is None:
            self.widget.setClearValue(setting.default)
        else:
            self.widget.setSpecialValueText(setting_words.shown(setting, None))
            self.widget.setClearValueMode(QgsDoubleSpinBox.ClearValueMode.MinimumValue)
        self.widget.setSuffix(f" {setting.unit}")
        self.widget.valueChanged.connect(lambda _value: self.edited.emit())
        _leave_the_wheel(self.widget)

    def get(self) -> Optional[float]:
        if self._none is not None and self.widget.value() == self.widget.minimum():
            return None
        return float(self.widget.value())

    def _put(self, value: Any) -> None:
        self.widget.setValue(self.widget.minimum() if value is None else value)


def _editor(setting: Setting, parent: QWidget) -> _Editor:
    if setting.kind in ("file", "folder"):
        return _Path(setting, parent)
    if setting.kind == "choice":
        return _Choice(setting, parent)
    return _Number(setting, parent) if setting.kind == "number" else _Text(parent)


class _WheelFilter(QObject):
    """Who scrolls the page does not change what the pointer passes over."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not watched.hasFocus():
            event.ignore()
            return True
        return False


def _leave_the_wheel(widget: QWidget) -> None:
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_WheelFilter(widget))
