"""From balanced amounts to the rows of the result, hm² with 4 decimals shared so that they sum too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Optional

from ..amounts import ha4_from_centi, share
from .balance import Row
from .classes import PSEUDO, LandClasses
from .cut import Pieces
from .rows import UNIT_CONTROL, ClassTotal, Part, UnitTotal
from .survey import Examined, SurveyPolygons


def parts_of(
    unit_id: str,
    cut: Pieces,
    rows: Sequence[Row],
    unit_share: Sequence[int],
    polygon_share: Sequence[Optional[int]],
    control: str,
    survey: SurveyPolygons,
    examined: Examined,
    classes: LandClasses,
) -> list[Part]:
    """The parts of one unit; their ``ha4`` is still 0. Every row has an amount under ``control``."""
    parts = []
    for row, by_unit, by_polygon in zip(rows, unit_share, polygon_share):
        i = row.polygon if row.polygon >= 0 else None
        chosen = by_unit if control == UNIT_CONTROL else by_polygon
        assert chosen is not None
        parts.append(
            Part(
                unit_id=unit_id,
                survey_id="" if i is None else survey.ids[i],
                land_class=row.code,
                class_name=classes[row.code].name if row.code in classes else "" if i is None else survey.name[i],
                three_class=classes.three_class(row.code),
                owner_kind="" if i is None else survey.owner_kind[i],
                owner_name="" if i is None else survey.owner_name[i],
                location_name="" if i is None else survey.location_name[i],
                geometry=None if row.is_ridge else cut.geometry[row.piece],
                centi=chosen,
                ha4=0,
                unit_centi=by_unit,
                polygon_centi=by_polygon,
                control=control,
                data_year=None if i is None else examined.year[i],
                edition="" if i is None else survey.edition[i],
            )
        )
    return parts


def summarise(parts: Sequence[Part], classes: LandClasses) -> tuple[list[Part], list[ClassTotal], UnitTotal]:
    """The parts of one unit with their hm², its classes in the order of their codes, and the unit's total."""
    by_class: dict[str, list[int]] = {}
    for k, part in enumerate(parts):
        by_class.setdefault(classes.base(part.land_class), []).append(k)
    codes = sorted(by_class, key=lambda code: (code in PSEUDO, code))
    centi = [sum(parts[k].centi for k in by_class[code]) for code in codes]
    total = sum(centi)
    result = list(parts)
    totals = []
    for code, own_centi, ha4 in zip(codes, centi, share(ha4_from_centi(total), centi, codes)):
        own = by_class[code]
        keys = [f"{parts[k].land_class:<8}|{k:09d}" for k in own]
        for k, value in zip(own, share(ha4, [parts[k].centi for k in own], keys)):
            result[k] = replace(parts[k], ha4=value)
        totals.append(_class_total(code, own_centi, ha4, [parts[k] for k in own], classes))
    unit_total = UnitTotal(
        parts[0].unit_id, total, ha4_from_centi(total), sum(p.unit_centi for p in parts), _sum(parts)
    )
    return result, totals, unit_total


def _class_total(code: str, centi: int, ha4: int, parts: Sequence[Part], classes: LandClasses) -> ClassTotal:
    years = {part.data_year for part in parts}
    return ClassTotal(
        unit_id=parts[0].unit_id,
        land_class=code,
        class_name=classes[code].name if code in classes else parts[0].class_name,
        three_class=classes.three_class(code),
        centi=centi,
        ha4=ha4,
        unit_centi=sum(part.unit_centi for part in parts),
        polygon_centi=_sum(parts),
        control=parts[0].control,
        data_year=years.pop() if len(years) == 1 else None,
        edition="、".join(sorted({part.edition for part in parts} - {""})),
    )


def _sum(parts: Sequence[Part]) -> Optional[int]:
    """The polygon-control amounts together; ``None`` where one is not known."""
    amounts = [part.polygon_centi for part in parts]
    return None if None in amounts else sum(amount for amount in amounts if amount is not None)
