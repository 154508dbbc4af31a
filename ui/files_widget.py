"""The field for several files in the dialogs of our algorithms.

QGIS' own can neither be filled beforehand (from the dock, from the history) nor take files dropped on it: it looks for
layers in what it is given. An algorithm asks for this one by name in its parameter's metadata, which nothing reads
outside the desktop.
"""

from __future__ import annotations

import importlib
from typing import Any

from qgis.gui import QgsFileWidget, QgsGui

from ..gis.corner_files import SUFFIXES
from ..gis.i18n import tr

# Processing's own package, found by name because ours has a folder of that name.
_Base = importlib.import_module("processing.gui.wrappers").WidgetWrapper


class FilesWidget(_Base):
    """A line of quoted paths with a button; the value is the list of paths."""

    def __new__(cls, parameter: Any, dialog: Any, row: int = 0, col: int = 0) -> Any:
        if type(dialog).__name__ != "ModelerParametersDialog":
            return super().__new__(cls, parameter, dialog, row, col)
        # In a model the files come from an input of the model: QGIS' own widget knows how.
        widget = QgsGui.processingGuiRegistry().createModelerParameterWidget(
            dialog.model, dialog.childId, parameter, dialog.context
        )
        widget.setDialog(dialog)
        return widget

    def createWidget(self) -> QgsFileWidget:
        widget = QgsFileWidget()
        widget.setStorageMode(QgsFileWidget.StorageMode.GetMultipleFiles)
        kinds = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in SUFFIXES)
        widget.setFilter(f"{tr('Coordinate files')} ({kinds});;{tr('All files')} (*)")
        widget.setDialogTitle(self.parameterDefinition().description())
        widget.fileChanged.connect(lambda _path: self.widgetValueHasChanged.emit(self))
        return widget

    def setValue(self, value: Any) -> None:
        paths = [value] if isinstance(value, str) else list(value or ())
        self.widget.setFilePath(" ".join(f'"{path}"' for path in paths))

    def value(self) -> list[str]:
        return QgsFileWidget.splitFilePaths(self.widget.filePath())
