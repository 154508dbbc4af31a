"""The list of findings and verdicts on the clipboard and in files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QMimeData
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ..core.review import Entry
from ..gis.i18n import tr
from .findings_text import as_html, as_tabs, table_of


def copy(entries: Sequence[Entry]) -> str:
    """Put entries on the clipboard as text and as a table; the sentence about it."""
    table = table_of(entries)
    data = QMimeData()
    data.setText(as_tabs(table))
    data.setHtml(as_html(table))
    QGuiApplication.clipboard().setMimeData(data)
    return tr("{count} rows copied.").format(count=len(table.rows))


def ask_for_path(project: QgsProject, parent: QWidget) -> str:
    """Ask for the workbook or CSV file to write; empty where the user leaves."""
    folder = project.homePath() or str(Path.home())
    name = str(Path(folder) / tr("findings and verdicts.xlsx"))
    kinds = ";;".join((tr("Excel workbook (*.xlsx)"), tr("CSV file (*.csv)")))
    path, kind = QFileDialog.getSaveFileName(parent, tr("Export the list"), name, kinds)
    if path and not Path(path).suffix:
        path += ".csv" if "csv" in kind else ".xlsx"
    return path


def export(entries: Sequence[Entry], path: str, write: Callable[[Path, Any], None]) -> tuple[bool, str]:
    """``write`` entries to a file; whether that went well, and the sentence about it."""
    table = table_of(entries)
    try:
        write(Path(path), table)
    except (OSError, ImportError) as cause:
        return False, tr(
            "'{path}' could not be written ({reason}). Close it in other programs, or choose another place."
        ).format(path=path, reason=cause)
    return True, tr("{count} rows written to '{path}'.").format(count=len(table.rows), path=path)
