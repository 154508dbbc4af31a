"""Sums over the rows of a comparison."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ...landclass.classes import LandClasses
from ...unit import Unit
from ..classes import ClassLine
from .records import OUTCOMES, ClassSum, ComparisonRow, OutcomeSum, YearSums


def sums_of(
    rows: Sequence[ComparisonRow],
    lines: Sequence[Sequence[ClassLine]],
    classes: LandClasses,
    earlier_units: int,
    earlier_ha4: int,
) -> YearSums:
    """The sums; ``lines`` are the class rows of all results, ``earlier_ha4`` the ground of earlier years."""
    accepted = sum(row.result_ha4 for row in rows if row.result is not None and row.result.accepted)
    by_outcome = {outcome: _sum([row for row in rows if row.outcome == outcome]) for outcome in OUTCOMES}
    whole = _sum(rows)
    return YearSums(
        whole.plans,
        whole.results,
        whole.plan_ha4,
        whole.result_ha4,
        by_outcome,
        _classes(rows, lines, classes),
        accepted,
        sum(row.new_ha4 for row in rows),
        sum(row.before_ha4 for row in rows),
        sum(row.twice_ha4 for row in rows),
        earlier_units,
        earlier_ha4,
    )


def plans_of(rows: Sequence[ComparisonRow]) -> list[Unit]:
    """The planned units of rows, each once, in order."""
    return list({id(row.plan): row.plan for row in rows if row.plan is not None}.values())


def results_of(rows: Sequence[ComparisonRow]) -> list[Unit]:
    """The results of rows, each once, in order."""
    return list({id(row.result): row.result for row in rows if row.result is not None}.values())


def _sum(rows: Sequence[ComparisonRow]) -> OutcomeSum:
    return OutcomeSum(
        len(plans_of(rows)),
        len(results_of(rows)),
        sum(row.plan_ha4 for row in rows),
        sum(row.result_ha4 for row in rows),
    )


def _classes(
    rows: Sequence[ComparisonRow], lines: Sequence[Sequence[ClassLine]], classes: LandClasses
) -> tuple[ClassSum, ...]:
    """Planned and restored area by class, in the order of the codes; what is no class comes last."""
    planned: dict[tuple[str, str], int] = defaultdict(int)
    done: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        if row.plan is not None:
            code = classes.base(row.plan.land_class) if classes.is_polygon_class(row.plan.land_class) else ""
            planned[code, classes[code].name if code else ""] += row.plan_ha4
    for line in (line for some in lines for line in some):
        done[line.code, line.name] += line.ha4 or 0
    keys = sorted({*planned, *done}, key=lambda key: (not key[0], not key[1], key))
    sums = (ClassSum(code, name, planned[code, name], done[code, name]) for code, name in keys)
    return tuple(one for one in sums if one.plan_ha4 or one.result_ha4)
