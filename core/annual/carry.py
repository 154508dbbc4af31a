"""Last year's planned units as this year's restored ones, with the link between them kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from string import Formatter

import shapely

from ..arrays import column
from ..findings import Finding, error, note, warning
from ..unit import Unit
from .years.ground import shared_pairs
from .years.match import in_order, links_of, named, usable

DEFAULT_NUMBER = "{plan}-XF"
"""XF stands for 修复."""
_FIELDS = ("plan", "year")
_LAID_OVER = 0.5
"""A result without a link that shares so much of the smaller one's ground may well be the planned unit's."""


@dataclass(frozen=True)
class Carried:
    """The units to add, in the order of the plan, and what somebody must know."""

    units: tuple[Unit, ...]
    findings: tuple[Finding, ...]


def is_number_form(text: str) -> bool:
    """Whether new numbers can be made of a text: it holds ``{plan}``, and of other placeholders ``{year}`` only."""
    try:
        parts = [(name, form, conversion) for _, name, form, conversion in Formatter().parse(text) if name is not None]
    except ValueError:
        return False
    names = [name for name, _, _ in parts]
    return "plan" in names and all(name in _FIELDS and not form and not conversion for name, form, conversion in parts)


def carry_over(
    units: Sequence[Unit], year: int, taken: Collection[str] = (), number: str = DEFAULT_NUMBER, source: str = ""
) -> Carried:
    """The planned units of ``year - 1`` as restored ones of ``year``.

    Each gets a number of its own, made of ``number`` (see :func:`is_number_form`) and not among ``taken`` and those of
    ``units``, since numbers are unique over all years; ``plan_id`` is the number in the plan. Boundary, class, measures
    and temporary land are those of the plan, to be corrected to what was done. Quality and acceptance are not: what was
    reached nobody knows yet. A unit that a restored one of ``year`` names or lies on is not carried again.
    """
    plans = in_order([unit for unit in units if (unit.section, unit.year) == ("planned", year - 1)])
    results = in_order([unit for unit in units if (unit.section, unit.year) == ("restored", year)])
    place = {"source": source}
    if not plans:
        return Carried((), (warning("years.nothing_to_carry", **place, last=year - 1),))
    by_number: dict[str, list[Unit]] = defaultdict(list)
    for plan in plans:
        by_number[plan.unit_id].append(plan)
    done = _linked(results, list(by_number))
    near = _laid_over(plans, results)
    used = {unit.unit_id for unit in units} | set(taken)
    carried: list[Unit] = []
    findings: list[Finding] = []
    for name, same in by_number.items():
        plan = same[0]
        about = {**place, "unit_id": name}
        if len(same) > 1:
            findings.append(error("years.carry_twice", **about, count=len(same), last=year - 1))
        elif name in done:
            findings.append(note("years.already_carried", **about, results=named(done[name])))
        elif usable(plan):
            findings.append(error("years.carry_no_ground", **about))
        elif id(plan) in near:
            found = near[id(plan)]
            figures = {"results": named(unit for unit, _ in found), "share": f"{100 * max(s for _, s in found):.1f}"}
            findings.append(warning("years.perhaps_carried", **about, geometry=plan.geometry, year=year, **figures))
        else:
            wanted = number.format(plan=name, year=year)
            own = _free(wanted, used)
            used.add(own)
            if own != wanted:
                findings.append(note("years.carry_renumbered", **place, unit_id=own, wanted=wanted))
            carried.append(_restored(plan, own, year))
    if carried:
        findings.append(note("years.carried", **place, count=len(carried), last=year - 1, units=named(carried)))
    return Carried(tuple(carried), tuple(findings))


def _restored(plan: Unit, number: str, year: int) -> Unit:
    """The unit that carries out a plan."""
    return replace(
        plan,
        unit_id=number,
        year=year,
        section="restored",
        problem_type="",
        damage_degree="",
        quality="",
        accepted=None,
        plan_id=plan.unit_id,
        plan_reason="",
    )


def _linked(results: Sequence[Unit], known: Sequence[str]) -> dict[str, list[Unit]]:
    """The results that name a planned unit, by its number."""
    found: dict[str, list[Unit]] = defaultdict(list)
    for result in results:
        for name in links_of(result, known):
            found[name].append(result)
    return found


def _laid_over(plans: Sequence[Unit], results: Sequence[Unit]) -> dict[int, list[tuple[Unit, float]]]:
    """Results without a link that lie on planned units, by the identity of these, with the shared part."""
    plans = [unit for unit in plans if usable(unit) is None]
    results = [unit for unit in results if usable(unit) is None and not unit.plan_id.strip()]
    first, second = (column([unit.geometry for unit in side]) for side in (plans, results))
    sizes = shapely.area(first), shapely.area(second)
    found: dict[int, list[tuple[Unit, float]]] = defaultdict(list)
    for one, other, area in shared_pairs(first, second):
        share = area / min(sizes[0][one], sizes[1][other])
        if share >= _LAID_OVER:
            found[id(plans[one])].append((results[other], share))
    return found


def _free(wanted: str, used: Collection[str]) -> str:
    """``wanted``, or the first of ``wanted-2``, ``wanted-3``, ... that is not used."""
    number, own = 1, wanted
    while own in used:
        number += 1
        own = f"{wanted}-{number}"
    return own
