"""Annual tables read back, as rows of the layers that hold them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.PyQt.QtCore import QDate, Qt

from ..core.annual.reading.differences import Difference
from ..core.annual.reading.read import ReadTable
from ..core.landclass.classes import LandClasses
from .messages import message

_DATES = ("valid_from", "valid_to")


def mine_values(table: ReadTable) -> dict[str, Any]:
    """The mine's row as values of the ``mine`` schema; what the table does not say stays empty."""
    values: dict[str, Any] = {"year": table.year}
    for key, text in table.content.mine.items():
        values[key] = QDate.fromString(text, Qt.DateFormat.ISODate) if key in _DATES else text
    return values


def class_values(table: ReadTable, classes: LandClasses) -> Iterator[dict[str, Any]]:
    """A row for each unit and class as values of the ``survey_summary`` schema: what SUMMARY takes elsewhere."""
    for item, row in table.classes:
        area = row.hectares
        yield {
            "unit_id": item.unit.unit_id,
            "land_class": row.code or None,
            "class_name": classes[row.code].name if row.code else row.name,
            "three_class": classes.three_class(row.code) if row.code else None,
            "area_ha": None if area is None else float(area),
            "area_m2": None if area is None else float(area * 10_000),
        }


def difference_values(difference: Difference) -> dict[str, Any]:
    """A difference as values of the ``form_difference`` schema, its sentence in the user's language."""
    finding = difference.finding
    return {
        "kind": finding.code.partition(".")[2],
        "message": message(finding),
        "section": difference.section or None,
        "number": difference.number or None,
        "unit_id": finding.unit_id or None,
        "field": difference.field or None,
        "in_table": difference.in_table or None,
        "in_layer": difference.in_layer or None,
        "difference": None if difference.amount is None else float(difference.amount),
        "unit": difference.unit or None,
        "source": finding.source or None,
        "line": finding.line,
    }
