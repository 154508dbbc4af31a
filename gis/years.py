"""Comparisons of plan and result as features of the layer ``year_comparison``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Optional

from shapely.geometry import MultiPolygon

from ..core.amounts import hectares
from ..core.annual.years.differences import plan_class_text, result_class_text
from ..core.annual.years.records import ComparisonRow, YearComparison
from ..core.annual.years.text import difference_text
from ..core.annual.years.words import YearWords
from ..core.landclass.classes import LandClasses


def comparison_values(
    comparison: YearComparison, classes: LandClasses, words: YearWords
) -> Iterator[tuple[dict[str, Any], Optional[MultiPolygon]]]:
    """Each row as values of the schema ``year_comparison``, with its ground: that of the result, else of the plan."""
    for row in comparison.rows:
        unit = row.result or row.plan
        ground = None if unit is None or unit.geometry.is_empty else unit.geometry
        yield _values(row, comparison, classes, words), ground


def _values(row: ComparisonRow, comparison: YearComparison, classes: LandClasses, words: YearWords) -> dict[str, Any]:
    values: dict[str, Any] = {
        "match_no": row.match,
        "plan_year": comparison.year - 1,
        "outcome": row.outcome,
        "matched_by": row.matched_by or None,
        "relation": row.relation or None,
        "plan_ha": _ha(row.plan_ha4, row.plan is not None),
        "result_ha": _ha(row.result_ha4, row.result is not None),
        "diff_ha": _ha(row.difference_ha4, True),
        "common_ha": _ha(row.common_ha4, row.plan is not None and row.result is not None),
        "differs": ";".join(one.kind for one in row.differences) or None,
        "details": words.say("clause").join(difference_text(one, words) for one in row.differences) or None,
        "unchecked": ";".join(row.not_compared) or None,
        "candidate": row.candidates or None,
        "reason": row.reason or None,
        "edition": comparison.edition,
    }
    if row.plan is not None:
        plan = row.plan
        values.update(plan_unit=plan.unit_id, plan_name=plan.name or None, plan_temp=plan.temporary)
        values.update(plan_class=plan_class_text(plan, classes, words), plan_qual=plan.quality or None)
        values.update(plan_meas=plan.measures or None)
    if row.result is not None:
        result = row.result
        values.update(result_unit=result.unit_id, result_name=result.name or None, res_temp=result.temporary)
        values.update(res_class=result_class_text(row.result_classes, words) or None, res_qual=result.quality or None)
        values.update(res_meas=result.measures or None, accepted=result.accepted)
        is_known = comparison.sums.knows_new
        values.update(new_ha=_ha(row.new_ha4, is_known), before_ha=_ha(row.before_ha4, is_known))
        values.update(twice_ha=_ha(row.twice_ha4, True))
    return values


def _ha(ha4: int, is_there: bool) -> Optional[float]:
    return float(hectares(ha4)) if is_there else None
