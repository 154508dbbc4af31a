"""The values of features as Python has them. Widgets begin with this, so it brings nothing else."""

from __future__ import annotations

import math
from typing import Any, Optional

from qgis.core import NULL
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from ..core.vocabulary import yes_or_no


def value_or_none(value: Any) -> Any:
    """A feature's value, with QGIS' NULL as ``None``."""
    return None if value is None or value == NULL else value


def text(value: Any) -> str:
    """A feature's value as text, empty where it is NULL."""
    if type(value) is str:  # most are; to ask whether something is NULL takes longer than all the rest
        return value.strip()
    plain = value_or_none(value)
    return "" if plain is None else str(plain).strip()


def cell_text(value: Any) -> str:
    """A table's value as text that people would have typed: whole numbers without ``.0``, dates as 2026-03-01."""
    if type(value) is str:  # as in text()
        return value.strip()
    plain = value_or_none(value)
    if isinstance(plain, float) and plain.is_integer():
        return str(int(plain))
    return plain.toString(Qt.DateFormat.ISODate) if isinstance(plain, (QDate, QDateTime)) else text(plain)


def number_or_none(value: Any) -> Optional[float]:
    """A feature's value as a finite number; ``None`` where it is none."""
    try:
        number = float(text(value))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def flag(value: Any) -> Optional[bool]:
    """A feature's value as yes, no or not said. GeoPackage gives bool, shapefiles give numbers or letters."""
    plain = value_or_none(value)
    if plain is None or plain == "":
        return None
    return yes_or_no(plain) if isinstance(plain, str) else bool(plain)
