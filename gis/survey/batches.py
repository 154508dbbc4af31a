"""What both doors hand over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from ...core.landclass.survey import Column


@dataclass(frozen=True)
class Batch:
    """Some polygons of a layer, in its CRS.

    ``numbers`` are the feature numbers, ``wkb`` the geometries (``None`` where there is none), ``columns`` what stands
    in each field: arrays, masked where they have NULLs. Texts are ``str``, or bytes where nobody has decoded them.
    """

    numbers: npt.NDArray[np.int64]
    wkb: Column
    columns: Mapping[str, npt.NDArray[Any]]

    def take(self, rows: npt.NDArray[Any]) -> Batch:
        """The polygons at ``rows`` (numbers or yes and no)."""
        columns = {field: column[rows] for field, column in self.columns.items()}
        return Batch(self.numbers[rows], self.wkb[rows], columns)

    def values(self, field: str, rows: npt.NDArray[np.intp]) -> list[Any]:
        """The values of a field in ``rows``, ``None`` for NULL, dates as 2026-03-01."""
        column = self.columns[field][rows]
        values = column.tolist()
        if column.dtype.kind not in "MO":  # times, or anything
            return values
        return list(map(_plain, values))


def _plain(value: Any) -> Any:
    """A value as number, text or ``None``; of a date the time of day only where it is not midnight."""
    if value is None or isinstance(value, (str, bytes, int, float)):
        return value
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        value = value.date()
    return value.isoformat() if isinstance(value, date) else str(value)
