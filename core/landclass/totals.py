"""What each unit adds up to: the two controls side by side, and the three classes on both bases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Optional

from ..amounts import ha4_from_centi
from .classes import PSEUDO, THREE_CLASSES, UNDECIDED, LandClasses
from .notice import NoticeBasis
from .rows import ClassTotal

GROUPS = (*THREE_CLASSES, UNDECIDED)


@dataclass(frozen=True)
class UnitAreas:
    """One unit. Amounts named ``centi`` are 0.01 m², ``ha4`` 0.0001 hm².

    ``official_centi`` is the unit's official area, ``polygon_centi`` the sum by the TBMJ of the survey polygons
    (``None`` where one of them has none; ground under no single polygon counts with its official area). ``centi`` and
    ``ha4`` are what the classes of the unit sum to under ``control``. ``by_survey`` and ``by_notice`` share ``ha4``
    among ``GROUPS``; both sum to it.
    """

    unit_id: str
    official_centi: int
    polygon_centi: Optional[int]
    centi: int
    ha4: int
    by_survey: Mapping[str, int]
    by_notice: Mapping[str, int]
    control: str
    data_year: Optional[int]
    edition: str

    @property
    def official_ha4(self) -> int:
        """The official area in 0.0001 hm²."""
        return ha4_from_centi(self.official_centi)

    @property
    def difference_centi(self) -> Optional[int]:
        """The sum by TBMJ less the official area; ``None`` where there is no such sum."""
        return None if self.polygon_centi is None else self.polygon_centi - self.official_centi

    @property
    def difference_share(self) -> Optional[float]:
        """The difference as a share of the official area; ``None`` where there is none."""
        if self.difference_centi is None or not self.official_centi:
            return None
        return self.difference_centi / self.official_centi


def unit_areas(summary: Iterable[ClassTotal], classes: LandClasses, notice: NoticeBasis) -> tuple[UnitAreas, ...]:
    """The units of ``summary`` in the order in which they come; units without classes are not among them."""
    by_unit: dict[str, list[ClassTotal]] = {}
    for row in summary:
        by_unit.setdefault(row.unit_id, []).append(row)
    return tuple(_unit(unit_id, rows, classes, notice) for unit_id, rows in by_unit.items())


def _unit(unit_id: str, rows: Sequence[ClassTotal], classes: LandClasses, notice: NoticeBasis) -> UnitAreas:
    polygon = [row.polygon_centi for row in rows]
    years, edition = data_of(rows)
    return UnitAreas(
        unit_id=unit_id,
        official_centi=sum(row.unit_centi for row in rows),
        polygon_centi=None if None in polygon else sum(amount for amount in polygon if amount is not None),
        centi=sum(row.centi for row in rows),
        ha4=sum(row.ha4 for row in rows),
        by_survey=_grouped(rows, lambda code: classes.three_class(code)),
        by_notice=_grouped(rows, lambda code: notice.three_class(code, classes)),
        control=rows[0].control,
        data_year=years[0] if len(years) == 1 else None,
        edition=edition,
    )


def data_of(rows: Iterable[ClassTotal]) -> tuple[list[int], str]:
    """The years that real classes among ``rows`` state, and their editions in one text.

    A class whose polygons state several years, or none, has none here.
    """
    real = [row for row in rows if row.land_class not in PSEUDO]
    years = sorted({row.data_year for row in real if row.data_year is not None})
    if any(row.data_year is None for row in real):
        years = []
    editions = {part for row in real for part in row.edition.split("、") if part}
    return years, "、".join(sorted(editions))


def _grouped(rows: Iterable[ClassTotal], group_of: Callable[[str], str]) -> dict[str, int]:
    groups = dict.fromkeys(GROUPS, 0)
    for row in rows:
        groups[group_of(row.land_class)] += row.ha4
    return groups
