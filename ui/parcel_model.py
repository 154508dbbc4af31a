"""What was read, as a tree: parcels, and under each its corners as they stand in the source.

Rows are handed out as they are looked at: a file of a hundred thousand corners opens as quickly as one of ten.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QIcon

from ..core.corners.records import Floats, Ints, Parcel, Reading
from ..core.findings import Finding, Severity
from ..core.geodesy.recognise import degrees_told_apart, told_apart
from ..gis import areas
from ..gis.corner_session import Outcome, ParcelRow
from ..gis.i18n import tr
from ..gis.messages import message
from .colours import alarming
from .steps import icon_path

NAME, HECTARES, METRES, DECLARED, X, Y, LINE = range(7)
"""The columns. Who wants to see areas in 亩 gets them in place of the square metres."""
_SIGNS = {Severity.ERROR: "state_failed", Severity.WARNING: "state_findings"}
_AT_ONCE = 1000
"""So many rows more are handed out when the view comes to the end of those it has."""
_TOOLTIP_FINDINGS = 8


def severity_icon(severity: Severity) -> QIcon:
    """The sign of a severity."""
    if severity is Severity.NOTE:
        return QIcon(QgsApplication.getThemeIcon("/mIconInfo.svg"))
    return QIcon(icon_path(_SIGNS[severity]))


def alignment(flags: Any) -> int:
    """Alignment flags as the number that item views take: Qt 5 does not take the flags, Qt 6 has no int of them."""
    return int(getattr(flags, "value", flags))


@dataclass(frozen=True)
class _Corners:
    """The corners of a parcel, ring after ring: ``values`` (n, 2) are (north, east) as read."""

    names: tuple[str, ...]
    rings: Ints
    values: Floats
    lines: Ints


class ParcelModel(QAbstractItemModel):
    """The tree; the index of a parcel has the internal id 0, that of a corner the row of its parcel plus 1."""

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._outcome = Outcome()
        self._second_unit = areas.METRES
        self._shown: dict[int, int] = {}
        self._handing_out = False
        self._corners: dict[int, _Corners] = {}
        self._areas: dict[int, tuple[str, str]] = {}
        self._marks: dict[int, dict[int, list[int]]] = {}
        self._renamed: dict[str, str] = {}
        self._icons = {severity: severity_icon(severity) for severity in Severity}
        self._good = QIcon(icon_path("state_done"))

    @property
    def rows(self) -> tuple[ParcelRow, ...]:
        """All parcels, also those that are not handed out yet."""
        return self._outcome.rows

    def show_outcome(self, outcome: Outcome) -> None:
        """Show another reading."""
        self.beginResetModel()
        self._outcome = outcome
        wanted = areas.unit_of_areas(QgsProject.instance())
        self._second_unit = areas.MU if wanted == areas.MU else areas.METRES
        self._shown, self._corners, self._areas, self._marks = {}, {}, {}, {}
        self._renamed = {
            finding.unit_id: finding.figures["number"]
            for finding in outcome.findings
            if finding.code == "corners.number_in_layer"
        }
        self.endResetModel()

    def index_of(self, row: int, corner: int = -1) -> QModelIndex:
        """The index of a parcel, or of one of its corners; rows before it are handed out."""
        self._hand_out(QModelIndex(), row + 1)
        parcel = self.index(row, 0)
        if corner < 0:
            return parcel
        self._hand_out(parcel, corner + 1)
        return self.index(corner, 0, parcel)

    def place_of(self, index: QModelIndex) -> tuple[int, int]:
        """Row of the parcel and of the corner, -1 where there is none."""
        if not index.isValid():
            return -1, -1
        return (index.row(), -1) if index.internalId() == 0 else (index.internalId() - 1, index.row())

    def state_of(self, row: int) -> Optional[Severity]:
        """How a parcel stands: error where it cannot be used, else its weightiest finding; ``None`` for all well."""
        item = self.rows[row]
        if item.unit is None:
            return Severity.ERROR
        found = {self._outcome.findings[number].severity for number in item.findings}
        return Severity.WARNING if found - {Severity.NOTE} or self._outcome.is_elsewhere else None

    # Qt's side

    def index(self, row: int, column: int, parent: QModelIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        if row < 0 or column < 0 or column > LINE or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: QModelIndex = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return LINE + 1

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return min(self._shown.get(parent.row() + 1 if parent.isValid() else 0, _AT_ONCE), self._all(parent))

    def hasChildren(self, parent: QModelIndex = QModelIndex()) -> bool:  # noqa: B008
        return self._all(parent) > 0

    def canFetchMore(self, parent: QModelIndex) -> bool:
        return not self._handing_out and self.rowCount(parent) < self._all(parent)

    def fetchMore(self, parent: QModelIndex) -> None:
        self._hand_out(parent, self.rowCount(parent) + _AT_ONCE)

    def headerData(self, section: int, orientation: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _headings(self._second_unit)[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section > NAME:
            return alignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, corner = self.place_of(index)
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._parcel_text(row, column) if corner < 0 else self._corner_text(row, corner, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column > NAME:
            return alignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DecorationRole and column == NAME:
            return self._icon(row, corner)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(row, corner)
        if role == Qt.ItemDataRole.ForegroundRole and corner < 0 and self.rows[row].unit is None:
            return QBrush(QColor(alarming()))
        return None

    # What stands there

    def _all(self, parent: QModelIndex) -> int:
        if not parent.isValid():
            return len(self.rows)
        if parent.internalId() != 0 or parent.column() != 0:
            return 0
        return sum(len(ring) for ring in self.rows[parent.row()].parcel.rings)

    def _hand_out(self, parent: QModelIndex, count: int) -> None:
        first, end = self.rowCount(parent), min(count, self._all(parent))
        if end > first:
            self._handing_out = True
            self.beginInsertRows(parent, first, end - 1)
            self._shown[parent.row() + 1 if parent.isValid() else 0] = end
            self.endInsertRows()
            self._handing_out = False

    def _parcel_text(self, row: int, column: int) -> str:
        item = self.rows[row]
        if column == NAME:
            return f"{self._renamed.get(item.number, item.number)}  {item.parcel.name}".strip()
        if column == X:
            return tr("{count} corners").format(count=_count(item.parcel))
        if column == LINE:
            return str(item.parcel.line)
        if column == DECLARED:
            return item.parcel.area
        if column in (HECTARES, METRES):
            if item.unit is None:
                return tr("not used") if column == HECTARES else ""
            return self._area(row)[column - HECTARES]
        return ""

    def _area(self, row: int) -> tuple[str, str]:
        if row not in self._areas:
            unit, plane = self.rows[row].unit, self._outcome.plane
            assert unit is not None
            assert plane is not None
            centi = unit.area(plane).centi
            self._areas[row] = areas.number(centi, areas.HECTARES), areas.number(centi, self._second_unit)
        return self._areas[row]

    def _corner_text(self, row: int, corner: int, column: int) -> str:
        corners = self._corners_of(row)
        if column == NAME:
            name = corners.names[corner] or str(corner + 1)
            if corners.rings[-1] == corners.rings[0]:
                return name
            return tr("{corner} (ring {number})").format(corner=name, number=corners.rings[corner])
        if column in (X, Y):
            return as_read(float(corners.values[corner, column - X]))
        return str(corners.lines[corner]) if column == LINE else ""

    def _corners_of(self, row: int) -> _Corners:
        if row not in self._corners:
            self._corners[row] = _corners_of(self.rows[row].parcel, self.rows[row].reading)
        return self._corners[row]

    def _marked(self, row: int) -> dict[int, list[int]]:
        """Findings of a row by corner, -1 for those of the parcel."""
        if row not in self._marks:
            self._marks[row] = {}
            for number in self.rows[row].findings:
                self._marks[row].setdefault(self._outcome.places[number][1], []).append(number)
        return self._marks[row]

    def _findings(self, row: int, corner: int) -> list[Finding]:
        numbers = self.rows[row].findings if corner < 0 else self._marked(row).get(corner, [])
        return [self._outcome.findings[number] for number in numbers]

    def _icon(self, row: int, corner: int) -> Any:
        if corner < 0:
            state = self.state_of(row)
            return self._good if state is None else self._icons[state]
        found = self._findings(row, corner)
        return self._icons[found[0].severity] if found else None

    def _tooltip(self, row: int, corner: int) -> Any:
        found = self._findings(row, corner)
        sentences = [message(finding) for finding in found[:_TOOLTIP_FINDINGS]]
        if len(found) > _TOOLTIP_FINDINGS:
            sentences.append(tr("{count} more in the list of findings.").format(count=len(found) - _TOOLTIP_FINDINGS))
        return "\n".join(sentences) or None


def _headings(second_unit: str) -> tuple[str, ...]:
    area = tr("Area ({unit})")
    return (
        tr("Parcel, corner"),
        area.format(unit=areas.sign(areas.HECTARES)),
        area.format(unit=areas.sign(second_unit)),
        tr("Declared"),
        tr("X (north)"),
        tr("Y (east)"),
        tr("Line"),
    )


def _corners_of(parcel: Parcel, reading: Reading) -> _Corners:
    rings = [ring for ring in parcel.rings if len(ring)]
    values = np.concatenate([ring.values for ring in rings])
    return _Corners(
        tuple(name for ring in rings for name in ring.names),
        np.concatenate([np.full(len(ring), ring.number) for ring in rings]),
        north_east(values, reading.columns_north_first, parcel.in_degrees),
        np.concatenate([ring.lines for ring in rings]),
    )


def north_east(values: Floats, north_first: bool, in_degrees: bool) -> Floats:
    """The two numbers of each corner (n, 2) as (north, east): told apart by size, as when they are read."""
    if not in_degrees:
        columns = told_apart(values[:, 0], values[:, 1], north_first)
        return np.column_stack([columns.north, columns.east])
    degrees = degrees_told_apart(values[:, 0], values[:, 1])
    return np.column_stack([degrees.latitude, degrees.longitude])


def _count(parcel: Parcel) -> int:
    """How many corners a parcel has: a row that closes its ring is none of its own."""
    return sum(len(ring) - (len(ring) > 1 and bool((ring.values[0] == ring.values[-1]).all())) for ring in parcel.rings)


def as_read(value: float) -> str:
    """A number with all the decimals it was written with, three at least."""
    short = f"{value:.3f}"
    return short if float(short) == value else repr(value)
