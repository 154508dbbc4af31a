"""From balanced amounts to the rows of the result, hm² with 4 decimals shared so that they sum too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

from ..amounts import ha4_from_centi, split
from .balance import Rows
from .classes import PSEUDO, LandClasses
from .pieces import Pieces
from .rows import UNIT_CONTROL, ClassTotal, Part, UnitTotal
from .survey import Examined, SurveyPolygons


class Source:
    """What tables are made from: the rows of all units as lists, with both amounts; that by TBMJ may be unknown."""

    def __init__(
        self,
        survey: SurveyPolygons,
        examined: Examined,
        classes: LandClasses,
        pieces: Pieces,
        rows: Rows,
        unit_share: Sequence[int],
        polygon_share: Sequence[Optional[int]],
        control: str,
    ) -> None:
        self.survey, self.classes, self.pieces, self.rows = survey, classes, pieces, rows
        self.unit_share, self.polygon_share, self.control = unit_share, polygon_share, control
        self.chosen = unit_share if control == UNIT_CONTROL else polygon_share
        self.code: list[str] = rows.code.tolist()
        self.polygon: list[int] = rows.polygon.tolist()
        years, editions = examined.year.tolist(), survey.edition.tolist()
        self.year: list[Optional[int]] = [None if i < 0 else years[i] for i in self.polygon]
        self.edition: list[str] = ["" if i < 0 else editions[i] for i in self.polygon]
        self.base = {code: classes.base(code) for code in set(self.code)}

    def class_name(self, row: int) -> str:
        """The name of a row's class: that of the list, that of the layer where the list does not have the code."""
        code, polygon = self.code[row], self.polygon[row]
        if code in self.classes:
            return self.classes[code].name
        return "" if polygon < 0 else self.survey.name[polygon]


def table_of(unit_id: str, own: slice, source: Source, drawn: bool) -> tuple[list[Part], list[ClassTotal], UnitTotal]:
    """The parts of one unit (none unless ``drawn``), its classes in the order of their codes, and its total.

    ``own`` are its rows, each with an amount under the control.
    """
    numbers = range(own.start, own.stop)
    chosen = source.chosen
    by_class: dict[str, list[int]] = {}
    for row in numbers:
        by_class.setdefault(source.base[source.code[row]], []).append(row)
    codes = sorted(by_class, key=lambda code: (code in PSEUDO, code))
    centi = [_total([chosen[row] for row in by_class[code]]) for code in codes]
    known = [amount for amount in centi if amount is not None]
    total = sum(known)
    parts: dict[int, Part] = {}
    classes = []
    for code, own_centi, ha4 in zip(codes, known, split(ha4_from_centi(total), known)):
        rows = by_class[code]
        classes.append(_class_total(unit_id, code, own_centi, ha4, rows, source))
        if drawn:
            amounts = [chosen[row] or 0 for row in rows]
            for row, amount, part_ha4 in zip(rows, amounts, split(ha4, amounts)):
                parts[row] = _part(unit_id, row, amount, part_ha4, source)
    by_unit, by_polygon = sum(source.unit_share[own]), _total(source.polygon_share[own])
    unit_total = UnitTotal(unit_id, total, ha4_from_centi(total), by_unit, by_polygon)
    return [parts[row] for row in sorted(parts)], classes, unit_total


def _part(unit_id: str, row: int, centi: int, ha4: int, source: Source) -> Part:
    rows, survey = source.rows, source.survey
    polygon = source.polygon[row]
    i = polygon if polygon >= 0 else None
    return Part(
        unit_id=unit_id,
        survey_id="" if i is None else survey.ids[i],
        land_class=source.code[row],
        class_name=source.class_name(row),
        three_class=source.classes.three_class(source.code[row]),
        owner_kind="" if i is None else survey.owner_kind[i],
        owner_name="" if i is None else survey.owner_name[i],
        location_name="" if i is None else survey.location_name[i],
        geometry=None if rows.is_ridge[row] else source.pieces.geometry[rows.piece[row]],
        centi=centi,
        ha4=ha4,
        unit_centi=source.unit_share[row],
        polygon_centi=source.polygon_share[row],
        control=source.control,
        data_year=source.year[row],
        edition=source.edition[row],
    )


def _class_total(unit_id: str, code: str, centi: int, ha4: int, rows: Sequence[int], source: Source) -> ClassTotal:
    years = {source.year[row] for row in rows}
    editions = {source.edition[row] for row in rows}
    return ClassTotal(
        unit_id=unit_id,
        land_class=code,
        class_name=source.classes[code].name if code in source.classes else source.class_name(rows[0]),
        three_class=source.classes.three_class(code),
        centi=centi,
        ha4=ha4,
        unit_centi=sum([source.unit_share[row] for row in rows]),
        polygon_centi=_total([source.polygon_share[row] for row in rows]),
        control=source.control,
        data_year=years.pop() if len(years) == 1 else None,
        edition="、".join(sorted(editions - {""})),
    )


def _total(amounts: Sequence[Optional[int]]) -> Optional[int]:
    """The amounts together; ``None`` where one is not known."""
    return None if None in amounts else sum(amounts)  # type: ignore[arg-type]
