"""Last year's plan against its results: :func:`compare_years` is the way through the room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Optional

import numpy as np

from ...amounts import ha4_from_centi
from ...geodesy.plane import Plane
from ...landclass.classes import LandClasses
from ...progress import Progress, check, go_on, span
from ...unit import Unit, areas_of
from ..inputs import MineYear, SurveyClass
from .differences import lines_of
from .ground import Ground
from .making import RowMaker
from .match import Side, in_order, match_units, usable
from .money import compare_money
from .new_ground import earlier_units, new_ground
from .records import Thresholds, YearComparison
from .remarks import about_rows, about_sides, about_years
from .sums import sums_of
from .text import money_text_of, paragraphs_of
from .words import load_words

_GROUND, _MATCHED, _NEW = 0.1, 0.4, 0.8
"""Where reading, matching, and finding what is new end on the way from 0 to 1."""


def compare_years(
    units: Sequence[Unit],
    plane: Plane,
    year: int,
    mine_now: Optional[MineYear],
    mine_before: Optional[MineYear],
    classes: LandClasses,
    *,
    earlier: Sequence[Unit] = (),
    summary: Optional[Sequence[SurveyClass]] = None,
    thresholds: Optional[Thresholds] = None,
    source: str = "",
    progress: Progress = go_on,
) -> YearComparison:
    """The plan of ``year - 1`` (its ``planned`` units) against the ``restored`` units of ``year``.

    ``units`` lie in ``plane`` and may be of all years; those restored before are ground that is not new. ``earlier``
    are units of earlier years that ``units`` may lack: last year's plan, and what was restored before. ``mine_now`` is
    the mine's row of ``year``, ``mine_before`` that of the year before. Where ``mine_now`` has a ``reason_text``, units
    need no reason of their own. ``summary`` are rows of the survey's classes, for results that state no class.
    ``thresholds`` have defaults. ``source`` names the layer in findings.

    Raises :class:`Stopped` and ``CatalogueError``.
    """
    words, limits = load_words(), thresholds or Thresholds()
    given = [replace(unit, source=source) for unit in units]
    known = {(unit.unit_id, unit.section, unit.year) for unit in given}
    more = [unit for unit in earlier if (unit.unit_id, unit.section, unit.year) not in known]
    findings = about_years(given, source)
    plan_units = in_order([one for one in (*given, *more) if (one.section, one.year) == ("planned", year - 1)])
    result_units = in_order([one for one in given if (one.section, one.year) == ("restored", year)])
    before, said = earlier_units(given, more, year, source)
    findings += [*said, *about_sides(plan_units, result_units, year, source)]
    good = [unit for unit in (*plan_units, *result_units, *before) if usable(unit) is None]
    ground = Ground([unit.geometry for unit in good], plane)
    measured = {id(unit): ha4_from_centi(area.centi) for unit, area in zip(good, areas_of(good, plane))}
    plan_ha4, result_ha4 = ([measured.get(id(unit)) for unit in side] for side in (plan_units, result_units))
    check(progress, _GROUND)
    plans, results = (_side(side, ground) for side in (plan_units, result_units))
    others = [unit for unit in (*given, *more) if unit.section == "planned" and unit.year != year - 1]
    matches, said = match_units(plans, results, others, limits.match, limits.unclear)
    findings += said
    check(progress, _MATCHED)
    new, earlier_ha4, said = new_ground(results, result_ha4, before, measured, ground, span(progress, _MATCHED, _NEW))
    findings += said
    by_unit: dict[str, list[SurveyClass]] = defaultdict(list)
    for row in summary or ():
        by_unit[row.unit_id].append(row)
    lines = [
        lines_of(unit, ha4, by_unit, classes) if ha4 is not None else [] for unit, ha4 in zip(result_units, result_ha4)
    ]
    builder = RowMaker(plans, results, plan_ha4, result_ha4, lines, new, classes, words, limits)
    rows = tuple(builder.rows(matches, ground, span(progress, _NEW, 1)))
    has_reasons = mine_now is not None and bool(mine_now.reason_text.strip())
    findings += [*builder.findings, *about_rows(rows, words, source, has_reasons)]
    money, said = compare_money(mine_now, mine_before, year)
    findings += said
    sums = sums_of(rows, lines, classes, len(before), earlier_ha4)
    return YearComparison(
        year,
        rows,
        sums,
        money,
        paragraphs_of(rows, sums, year, words.explained_elsewhere() if has_reasons else words),
        money_text_of(money, year, words),
        tuple(findings),
        words.edition,
        limits,
    )


def _side(units: tuple[Unit, ...], ground: Ground) -> Side:
    local = np.full(len(units), None, dtype=object)
    good = [number for number, unit in enumerate(units) if usable(unit) is None]
    local[good] = ground.local([units[number].geometry for number in good])
    return Side(units, local)
