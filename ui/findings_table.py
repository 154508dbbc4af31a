"""Findings as a list: the sign, the sentence, the place. Sentences are made as they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ..core.findings import Finding, Severity, count
from ..gis.i18n import tr
from ..gis.messages import message
from .parcel_model import alignment, severity_icon

SENTENCE, UNIT, PLACE = range(3)
"""The columns."""


class FindingsModel(QAbstractTableModel):
    """Findings of the chosen severities."""

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._findings: Sequence[Finding] = ()
        self._severities = set(Severity)
        self._shown: list[int] = []
        self._icons = {severity: severity_icon(severity) for severity in Severity}

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show other findings."""
        self._findings = findings
        self._sift()

    def show_severity(self, severity: Severity, shown: bool) -> None:
        """Show or hide the findings of a severity."""
        (self._severities.add if shown else self._severities.discard)(severity)
        self._sift()

    def number_at(self, row: int) -> int:
        """Which of the findings stands in a row."""
        return self._shown[row]

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are, shown or not."""
        return count(self._findings, severity)

    def _sift(self) -> None:
        self.beginResetModel()
        self._shown = [i for i, finding in enumerate(self._findings) if finding.severity in self._severities]
        self.endResetModel()

    # Qt's side

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else PLACE + 1

    def headerData(self, section: int, orientation: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Finding"), tr("Unit"), tr("Place"))[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        finding = self._findings[self._shown[index.row()]]
        if role == Qt.ItemDataRole.DisplayRole:
            return (message(finding), finding.unit_id, place_of(finding))[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return place_of(finding) if index.column() == PLACE else message(finding)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == SENTENCE:
            return self._icons[finding.severity]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return None


def place_of(finding: Finding) -> str:
    """File, line and corner of a finding, as far as it has them."""
    parts = (
        finding.source.replace("\\", "/").rsplit("/", 1)[-1],
        "" if finding.line is None else tr("line {number}").format(number=finding.line),
        finding.corner,
    )
    return ", ".join(part for part in parts if part)
