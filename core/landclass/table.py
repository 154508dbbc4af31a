"""From balanced amounts to the rows of the result, hm² with 4 decimals shared so that they sum too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Optional

import numpy as np

from ..amounts import CENTI_PER_HA4, Integers, split_all
from ..arrays import Indices
from ..progress import Progress, check
from .balance import Rows
from .classes import PSEUDO, LandClasses
from .pieces import Pieces
from .rows import UNIT_CONTROL, ClassTotal, Part, UnitTotal
from .survey import UNKNOWN, Examined, SurveyPolygons

_PARTS = 2000
"""Parts between two looks at Cancel."""


@dataclass(frozen=True)
class Source:
    """What tables are made from: the rows of all units with both amounts; that by TBMJ may be ``UNKNOWN``."""

    survey: SurveyPolygons
    examined: Examined
    classes: LandClasses
    pieces: Pieces
    rows: Rows
    unit_share: Integers
    polygon_share: Integers
    control: str

    @property
    def chosen(self) -> Integers:
        """The amounts under the control."""
        return self.unit_share if self.control == UNIT_CONTROL else self.polygon_share

    @cached_property
    def year(self) -> Integers:
        """The year that each row's polygon states."""
        return np.where(self.rows.polygon < 0, UNKNOWN, np.append(self.examined.year, UNKNOWN)[self.rows.polygon])

    def class_name(self, row: int) -> str:
        """The name of a row's class: that of the list, that of the layer where the list does not have the code."""
        code, polygon = self.rows.code[row], self.rows.polygon[row]
        if code in self.classes:
            return self.classes[code].name
        return "" if polygon < 0 else str(self.survey.name[polygon])


@dataclass(frozen=True)
class Tables:
    """The parts (if they are to be drawn) and the classes of units, and the total of each."""

    parts: list[Part]
    classes: list[ClassTotal]
    totals: list[UnitTotal]


def tables_of(unit_ids: Sequence[str], numbers: Indices, source: Source, drawn: bool, progress: Progress) -> Tables:
    """The tables of the units with these ``numbers`` (ascending), each of whose rows has an amount under the control.

    Classes stand in the order of their codes, pseudo classes last. Raises :class:`Stopped`.
    """
    rows, chosen = source.rows, source.chosen
    codes: list[str] = rows.code.tolist()
    base = {code: source.classes.base(code) for code in set(codes)}
    bases = sorted(set(base.values()), key=lambda code: (code in PSEUDO, code))
    place = {code: bases.index(base[code]) for code in base}
    group = rows.unit * len(bases) + np.array([place[code] for code in codes], dtype=np.intp)
    is_asked = np.zeros(len(unit_ids), dtype=bool)
    is_asked[numbers] = True
    order = np.flatnonzero(is_asked[rows.unit])
    order = order[np.argsort(group[order], kind="stable")]
    groups, first = np.unique(group[order], return_index=True)
    unit, number = np.divmod(groups, max(1, len(bases)))
    start = np.searchsorted(unit, np.append(numbers, len(unit_ids)))
    centi, unit_centi = (_sums(amounts[order], first) for amounts in (chosen, source.unit_share))
    polygon_centi = _sums(source.polygon_share[order], first, UNKNOWN)
    total = _totals(centi, start)
    total_ha4 = (total + CENTI_PER_HA4 // 2) // CENTI_PER_HA4
    ha4 = split_all(total_ha4, centi, start)
    columns = (unit, number, centi, ha4, unit_centi, polygon_centi, _year_of(source.year[order], first), order[first])
    editions = _editions(source, order, first)
    classes = []
    for (i, k, own, own_ha4, by_unit, by_polygon, year, row), edition in zip(
        zip(*(column.tolist() for column in columns)), editions
    ):
        code = bases[k]
        classes.append(
            ClassTotal(
                unit_id=unit_ids[i],
                land_class=code,
                class_name=source.classes[code].name if code in source.classes else source.class_name(row),
                three_class=source.classes.three_class(code),
                centi=own,
                ha4=own_ha4,
                unit_centi=by_unit,
                polygon_centi=_known(by_polygon),
                control=source.control,
                data_year=_known(year),
                edition=edition,
            )
        )
    sums = (numbers, total, total_ha4, _totals(unit_centi, start), _totals(polygon_centi, start, UNKNOWN))
    totals = [
        UnitTotal(unit_ids[i], own, own_ha4, by_unit, _known(by_polygon))
        for i, own, own_ha4, by_unit, by_polygon in zip(*(column.tolist() for column in sums))
    ]
    parts = []
    if drawn:
        part_ha4 = np.zeros(len(codes), dtype=np.int64)
        part_ha4[order] = split_all(ha4, chosen[order], np.append(first, len(order)))
        for done, row in enumerate(np.sort(order).tolist()):
            if done % _PARTS == 0:
                check(progress, done / len(order))
            parts.append(_part(unit_ids[rows.unit[row]], row, int(chosen[row]), int(part_ha4[row]), source))
    return Tables(parts, classes, totals)


def _sums(amounts: Integers, first: Indices, unknown: Optional[int] = None) -> Integers:
    """The sums of groups that begin at ``first``; ``unknown`` where one of the amounts is."""
    if not len(first):
        return np.zeros(0, dtype=np.int64)
    sums: Integers = np.add.reduceat(amounts, first)
    return sums if unknown is None else np.where(np.minimum.reduceat(amounts, first) == unknown, unknown, sums)


def _totals(amounts: Integers, start: Indices, unknown: Optional[int] = None) -> Integers:
    """The sums of ``amounts[start[i]:start[i + 1]]``, some of which may be empty."""
    totals = np.zeros(len(start) - 1, dtype=np.int64)
    filled = np.flatnonzero(np.diff(start))
    totals[filled] = _sums(amounts, start[filled], unknown)
    return totals


def _year_of(years: Integers, first: Indices) -> Integers:
    """The year of each group, ``UNKNOWN`` where there are several."""
    if not len(first):
        return years
    low = np.minimum.reduceat(years, first)
    return np.where(low == np.maximum.reduceat(years, first), low, UNKNOWN)


def _editions(source: Source, order: Indices, first: Indices) -> list[str]:
    """The editions of the polygons of each group of rows, joined where there are several."""
    present = sorted({"", *source.survey.edition.tolist()})
    number = {edition: i for i, edition in enumerate(present)}
    column = np.array([*(number[edition] for edition in source.survey.edition.tolist()), 0], dtype=np.intp)
    polygon = source.rows.polygon[order]
    own = np.where(polygon < 0, 0, column[polygon])
    if not len(first):
        return []
    low, high = np.minimum.reduceat(own, first), np.maximum.reduceat(own, first)
    result = [present[i] for i in low.tolist()]
    ends = np.append(first, len(own))
    for i in np.flatnonzero(low != high).tolist():
        several = {present[k] for k in own[ends[i] : ends[i + 1]].tolist()}
        result[i] = "、".join(sorted(several - {""}))
    return result


def _known(amount: int) -> Optional[int]:
    return None if amount == UNKNOWN else amount


def _part(unit_id: str, row: int, centi: int, ha4: int, source: Source) -> Part:
    rows, survey = source.rows, source.survey
    polygon = rows.polygon[row]
    i = polygon if polygon >= 0 else None
    return Part(
        unit_id=unit_id,
        survey_id="" if i is None else survey.ids[i],
        land_class=rows.code[row],
        class_name=source.class_name(row),
        three_class=source.classes.three_class(rows.code[row]),
        owner_kind="" if i is None else survey.owner_kind[i],
        owner_name="" if i is None else survey.owner_name[i],
        location_name="" if i is None else survey.location_name[i],
        geometry=None if rows.is_ridge[row] else source.pieces.geometry[rows.piece[row]],
        centi=centi,
        ha4=ha4,
        unit_centi=int(source.unit_share[row]),
        polygon_centi=_known(int(source.polygon_share[row])),
        control=source.control,
        data_year=_known(int(source.year[row])),
        edition="" if i is None else survey.edition[i],
    )
