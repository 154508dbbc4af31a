"""The rows of a comparison, made from what belongs together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Optional

import shapely
from shapely.geometry.base import BaseGeometry

from ...amounts import split
from ...arrays import column
from ...findings import Finding, warning
from ...landclass.classes import LandClasses
from ...progress import Progress, check, go_on, span
from ...unit import Unit
from ..classes import ClassLine
from ..texts import printable
from .differences import Sizes, size_differences, value_differences
from .ground import Ground, common, taken_before
from .match import Match, Side
from .new_ground import NewGround, shared
from .records import (
    AS_PLANNED,
    DIFFERENTLY,
    LINK,
    NOT_CHECKED,
    NOT_DONE,
    UNCLEAR,
    UNPLANNED,
    ComparisonRow,
    Difference,
    Thresholds,
)
from .words import YearWords


class RowMaker:
    """Makes the rows of matches."""

    def __init__(
        self,
        plans: Side,
        results: Side,
        plan_ha4: Sequence[Optional[int]],
        result_ha4: Sequence[Optional[int]],
        lines: Sequence[Sequence[ClassLine]],
        new: Sequence[NewGround],
        classes: LandClasses,
        words: YearWords,
        thresholds: Thresholds,
    ) -> None:
        self.plans, self.results = plans, results
        self.plan_ha4, self.result_ha4 = plan_ha4, result_ha4
        self.lines, self.new = lines, new
        self.classes, self.words, self.thresholds = classes, words, thresholds
        self.findings: list[Finding] = []

    def rows(self, matches: Sequence[Match], ground: Ground, progress: Progress) -> list[ComparisonRow]:
        """The rows of all matches. Raises :class:`Stopped`."""
        cells = self._cells(matches, ground, span(progress, 0, 0.8))
        found: list[ComparisonRow] = []
        for number, match in enumerate(matches, 1):
            found += self._of(number, match, cells) if match.pairs else [self._alone(number, match)]
        check(progress, 1.0)
        return found

    def _cells(self, matches: Sequence[Match], ground: Ground, progress: Progress) -> dict[tuple[int, int], float]:
        """The official area (m²) that each pair shares; within a match no ground is counted twice."""
        keys: list[tuple[int, int]] = []
        shapes: list[BaseGeometry] = []
        for number, match in enumerate(matches):
            check(progress, number / len(matches))
            plans = _apart(match.plans, self.plans)
            results = _apart(match.results, self.results)
            for plan, result, _ in match.pairs:
                if plan in plans and result in results:
                    keys.append((plan, result))
                    shapes.append(common(plans[plan], results[result]))
        return dict(zip(keys, ground.official(shapes).tolist()))

    def _alone(self, number: int, match: Match) -> ComparisonRow:
        if match.plans:
            plan = self.plans.units[match.plans[0]]
            ha4 = self.plan_ha4[match.plans[0]]
            outcome = UNCLEAR if match.candidates else NOT_DONE
            row = ComparisonRow(NOT_CHECKED if ha4 is None else outcome, number, plan=plan, plan_ha4=ha4 or 0)
            others = self.results.units
        else:
            result = self.results.units[match.results[0]]
            ha4 = self.result_ha4[match.results[0]]
            outcome = UNCLEAR if match.candidates else UNPLANNED if self.plans.units else NOT_CHECKED
            new = self.new[match.results[0]]
            row = ComparisonRow(
                NOT_CHECKED if ha4 is None else outcome,
                number,
                result=result,
                result_ha4=ha4 or 0,
                new_ha4=new.new,
                before_ha4=new.before,
                twice_ha4=new.twice,
                result_classes=tuple(self.lines[match.results[0]]),
            )
            others = self.plans.units
        near = [
            self.words.say("candidate", unit=others[one].unit_id, share=f"{100 * part:.1f}")
            for one, part in match.candidates
        ]
        return replace(row, reason=self._reason([match]), candidates=self.words.say("list").join(near))

    def _of(self, number: int, match: Match, cells: Mapping[tuple[int, int], float]) -> list[ComparisonRow]:
        """The rows of units that belong together, one a pair."""
        shares = [cells.get((plan, result), 0.0) for plan, result, _ in match.pairs]
        plan_part = self._divided([pair[0] for pair in match.pairs], [p[1] for p in match.pairs], shares, True)
        result_part = self._divided([pair[1] for pair in match.pairs], [p[0] for p in match.pairs], shares, False)
        new = self._new_parts([pair[1] for pair in match.pairs], result_part)
        base = [
            ComparisonRow(
                AS_PLANNED,
                number,
                self.plans.units[plan],
                self.results.units[result],
                how,
                match.relation,
                plan_part[place],
                result_part[place],
                min(plan_part[place], result_part[place], round(shares[place])),
                *new[place],
                result_classes=tuple(self.lines[result]),
                reason=self._reason([match]),
            )
            for place, (plan, result, how) in enumerate(match.pairs)
        ]
        known = [self.plan_ha4[plan] for plan in match.plans] + [self.result_ha4[result] for result in match.results]
        if None in known:
            return [replace(row, outcome=NOT_CHECKED) for row in base]
        for (plan, result, how), area in zip(match.pairs, shares):
            if how == LINK and not area and not self._on_each_other(plan, result):
                self.findings.append(_apart_finding(self.plans.units[plan], self.results.units[result]))
        if not match.is_clear:
            return [replace(row, outcome=UNCLEAR) for row in base]
        return self._with_differences(match, base)

    def _on_each_other(self, plan: int, result: int) -> bool:
        """Whether they share ground, be it counted with another unit of their match."""
        return bool(shapely.area(shapely.intersection(self.plans.local[plan], self.results.local[result])) > 0)

    def _with_differences(self, match: Match, base: Sequence[ComparisonRow]) -> list[ComparisonRow]:
        sizes = Sizes(
            sum(row.plan_ha4 for row in base),
            sum(row.result_ha4 for row in base),
            sum(row.common_ha4 for row in base),
        )
        of_all = size_differences(sizes, self.thresholds.area, self.thresholds.place)
        rows = []
        for row, (plan, result, _) in zip(base, match.pairs):
            found, unknown = value_differences(
                self.plans.units[plan], self.results.units[result], self.lines[result], self.classes, self.words
            )
            differences: tuple[Difference, ...] = (*of_all, *found)
            rows.append(replace(row, differences=differences, not_compared=tuple(unknown)))
        outcome = DIFFERENTLY if any(row.differences for row in rows) else AS_PLANNED
        return [replace(row, outcome=outcome) for row in rows]

    def _divided(
        self, owners: Sequence[int], partners: Sequence[int], shares: Sequence[float], of_plans: bool
    ) -> list[int]:
        """Each unit's area among its pairs: by the ground they share, or by their partners' areas where that is none.

        Whole 0.0001 hm² that sum to the unit.
        """
        own, other = (self.plan_ha4, self.result_ha4) if of_plans else (self.result_ha4, self.plan_ha4)
        result = [0] * len(owners)
        for owner in dict.fromkeys(owners):
            places = [place for place, one in enumerate(owners) if one == owner]
            weights = [shares[place] for place in places]
            if not any(weights):
                weights = [float(other[partners[place]] or 0) for place in places]
            for place, part in zip(places, shared(own[owner] or 0, weights)):
                result[place] = part
        return result

    def _new_parts(self, results: Sequence[int], parts: Sequence[int]) -> list[tuple[int, int, int]]:
        """New, before and twice of each row; per row they sum to its part, per result to those of the result."""
        found = [(0, 0, 0)] * len(results)
        for result in dict.fromkeys(results):
            places = [place for place, one in enumerate(results) if one == result]
            own = self.new[result]
            whole = [parts[place] for place in places]
            new = split(own.new, whole)
            rest = [part - one for part, one in zip(whole, new)]
            before = split(own.before, rest)
            for place, *three in zip(places, new, before, [left - one for left, one in zip(rest, before)]):
                found[place] = (three[0], three[1], three[2])
        return found

    def _reason(self, matches: Sequence[Match]) -> str:
        """Why it is not as planned, in the words of the results and of the plans."""
        texts = [
            printable(unit.plan_reason)
            for match in matches
            for unit in (
                *(self.results.units[number] for number in match.results),
                *(self.plans.units[number] for number in match.plans),
            )
        ]
        return self.words.say("clause").join(dict.fromkeys(text for text in texts if text))


def _apart(numbers: Sequence[int], side: Side) -> dict[int, BaseGeometry]:
    """The ground of units of one match, each bit with the first that has it; units without ground are left out."""
    good = [number for number in numbers if side.local[number] is not None]
    if len(good) < 2:
        return {number: side.local[number] for number in good}
    own, _ = taken_before(column([side.local[number] for number in good]), go_on)
    return dict(zip(good, own))


def _apart_finding(plan: Unit, result: Unit) -> Finding:
    far = shapely.distance(plan.geometry, result.geometry)
    return warning(
        "years.link_apart",
        unit_id=result.unit_id,
        source=result.source,
        geometry=result.geometry,
        plan=plan.unit_id,
        distance=f"{far:.0f}",
    )
