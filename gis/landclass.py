"""Tables of attachlandclasses that are made from the classes of the units, as values of their schemas."""

from __future__ import annotations

from typing import Any, Optional

from ..core.amounts import hectares, m2
from ..core.landclass.change import Change
from ..core.landclass.classes import UNDECIDED, LandClasses
from ..core.landclass.notice import NoticeBasis
from ..core.landclass.rows import ClassTotal
from ..core.landclass.totals import UnitAreas
from .survey import summary_values

_GROUPS = {
    "农用地": "agricultural_ha",
    "建设用地": "construction_ha",
    "未利用地": "unused_ha",
    UNDECIDED: "undecided_ha",
}


def class_values(row: ClassTotal, classes: LandClasses, notice: NoticeBasis) -> dict[str, Any]:
    """A class of a unit as values of the ``survey_summary`` schema, on both bases."""
    return {**summary_values(row), "notice_class": notice.three_class(row.land_class, classes)}


def total_values(one: UnitAreas, classes: LandClasses, notice: NoticeBasis) -> dict[str, Any]:
    """A unit as values of the ``survey_total`` schema."""
    return {
        "unit_id": one.unit_id,
        "official_m2": _m2(one.official_centi),
        "official_ha": _ha(one.official_ha4),
        "tbmj_m2": _m2(one.polygon_centi),
        "difference_m2": _m2(one.difference_centi),
        "difference_share": one.difference_share,
        "control": one.control,
        "area_ha": _ha(one.ha4),
        **{field: _ha(one.by_survey[group]) for group, field in _GROUPS.items()},
        **{f"notice_{field}": _ha(one.by_notice[group]) for group, field in _GROUPS.items()},
        "data_year": one.data_year,
        "edition": one.edition or None,
        "class_edition": classes.edition,
        "notice_edition": f"{notice.source}：{notice.wording}",
    }


def change_values(row: Change, classes: LandClasses, notice: NoticeBasis) -> dict[str, Any]:
    """A class of a unit before and after as values of the ``class_change`` schema."""
    return {
        "unit_id": row.unit_id,
        "land_class": row.land_class,
        "class_name": row.class_name or None,
        "three_class": row.three_class,
        "notice_class": notice.three_class(row.land_class, classes),
        "before_m2": _m2(row.before_centi),
        "before_ha": _ha(row.before_ha4),
        "after_m2": _m2(row.after_centi),
        "after_ha": _ha(row.after_ha4),
        "difference_m2": _m2(row.difference_centi),
        "difference_ha": _ha(row.difference_ha4),
        "after_source": row.after_source,
        "before_year": row.before_year,
        "before_edition": row.before_edition or None,
        "after_year": row.after_year,
        "after_edition": row.after_edition or None,
    }


def _m2(centi: Optional[int]) -> Optional[float]:
    return None if centi is None else float(m2(centi))


def _ha(ha4: Optional[int]) -> Optional[float]:
    return None if ha4 is None else float(hectares(ha4))
