"""Parts 一 and 二 of the annual plan: what the outline asks to be said in words, drafted from the record.

Every figure of a drafted sentence is one of the record's or a sum of them. The user's own words come behind the drafted
ones, or stand in their place where the user wants that; their amounts are held against the record's figures
(:mod:`.quoted`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Optional

from ..amounts import hectares
from ..findings import Finding, error
from ..unit import Unit
from .inputs import MineYear
from .plan_form import PlanForm
from .quoted import MONEY, quoted
from .rows import SectionRows, UnitRows
from .texts import printable

if TYPE_CHECKING:
    from .years import YearComparison


@dataclass(frozen=True)
class PlanPart:
    """A headed part. ``level`` is 1 for 一 and 二, 2 for （一） and so on; paragraphs are one line each, cleaned."""

    heading: str
    paragraphs: tuple[str, ...]
    level: int = 1


@dataclass(frozen=True)
class AnnualPlan:
    """The text of the plan. ``attachment`` is the line that names the table behind it."""

    title: str
    parts: tuple[PlanPart, ...]
    attachment: str


@dataclass(frozen=True)
class PlanFacts:
    """What sentences are made from. ``sections`` and ``units`` go by the unit's ``section``: the units of a section
    stand in the order of its rows. ``money`` is in 万元 by the key of the form, ``past`` is last year's plan against
    its result.
    """

    year: int
    sections: Mapping[str, SectionRows]
    units: Mapping[str, Sequence[Unit]]
    money: Mapping[str, Optional[Decimal]]
    past: Optional[YearComparison]

    @property
    def years(self) -> dict[str, int]:
        """What the placeholders ``last`` and ``year`` are filled with."""
        return {"last": self.year - 1, "year": self.year}

    def pairs(self, section: str) -> list[tuple[Unit, UnitRows]]:
        """Each unit of a section with its rows."""
        return list(zip(self.units[section], self.sections[section].units))


def build_plan(
    facts: PlanFacts, mine: MineYear, form: PlanForm, own_only: bool = False
) -> tuple[AnnualPlan, list[str], list[Finding]]:
    """The text, all drafted sentences (also those that the user's own words replace), and findings.

    ``own_only``: where the user's row of the mine has words of its own for a part, they alone stand there.
    """
    parts: list[PlanPart] = []
    everything: list[str] = []
    findings: list[Finding] = []
    for part in form.parts:
        drafted = [line for name in part.drafted for line in _DRAFTS[name](facts, form) if line]
        everything += drafted
        own, said = _own_words(mine, part.own, form)
        findings += said
        # What the user took over word for word is not said twice.
        kept = [] if own and own_only else [line for line in drafted if line not in own]
        parts.append(PlanPart(part.heading, (*kept, *own), part.level))
    title = form.title.format(year=facts.year)
    return AnnualPlan(title, tuple(parts), form.attachment.format(year=facts.year)), everything, findings


def _own_words(mine: MineYear, field: str, form: PlanForm) -> tuple[list[str], list[Finding]]:
    """The paragraphs that stand in a field of the mine's row; one too long for a sheet is left out with an error."""
    if not field:
        return [], []
    lines = [printable(line) for line in str(getattr(mine, field)).splitlines()]
    kept = [line for line in lines if line and len(line) <= form.longest_paragraph]
    findings = [
        error(
            "annual.paragraph_too_long",
            source=mine.source,
            field=field,
            start=line[:20],
            length=len(line),
            limit=form.longest_paragraph,
        )
        for line in lines
        if len(line) > form.longest_paragraph
    ]
    return kept, findings


# What is drafted: each function gives paragraphs, empty ones for what there is nothing to say about


def _works(facts: PlanFacts, form: PlanForm) -> list[str]:
    pairs = facts.pairs("restored")
    if not pairs:
        return [form.say("works_none", **facts.years)]
    total = form.say("works", count=len(pairs), area=_area(pairs), **facts.years)
    return [
        total + _no_area(pairs, form) + _classes("classes", facts.sections["restored"], form),
        _accepted(pairs, form) + _temporary(pairs, form),
        _groups("measures", pairs, lambda unit: unit.measures, form, silent=True),
        _groups("quality", pairs, lambda unit: unit.quality, form),
    ]


def _works_planned(facts: PlanFacts, form: PlanForm) -> list[str]:
    pairs = facts.pairs("planned")
    if not pairs:
        return [form.say("works_planned_none", **facts.years)]
    total = form.say("works_planned", count=len(pairs), area=_area(pairs), **facts.years)
    return [
        total + _no_area(pairs, form) + _classes("target_classes", facts.sections["planned"], form),
        _temporary(pairs, form),
        _groups("measures_planned", pairs, lambda unit: unit.measures, form),
        _groups("quality_planned", pairs, lambda unit: unit.quality, form),
    ]


def _damage(facts: PlanFacts, form: PlanForm) -> list[str]:
    pairs = facts.pairs("damaged")
    if not pairs:
        return [form.say("damage_none", **facts.years)]
    return [
        form.say("damage", count=len(pairs), area=_area(pairs), **facts.years) + _no_area(pairs, form),
        _groups("problem_types", pairs, lambda unit: unit.problem_type, form),
        _groups("damage_degrees", pairs, lambda unit: unit.damage_degree, form),
    ]


def _money_past(facts: PlanFacts, form: PlanForm) -> list[str]:
    """What was drawn and spent; against what was planned where the comparison says that, with the same amounts."""
    values = [facts.money[key] for key in ("fund_drawn", "fund_spent")]
    compared = printable(facts.past.money_text) if facts.past else ""
    amounts = [number for _, unit, number in quoted(compared) if unit == MONEY]
    if compared and all(value is not None and value in amounts for value in values):
        return [compared]
    drawn, spent = (_amount(value, form) for value in values)
    return [form.say("money_past", drawn=drawn, spent=spent, **facts.years), compared]


def _money_planned(facts: PlanFacts, form: PlanForm) -> list[str]:
    to_draw, to_spend = (_amount(facts.money[key], form) for key in ("fund_to_draw", "fund_to_spend"))
    return [form.say("money_planned", to_draw=to_draw, to_spend=to_spend, **facts.years)]


def _differences(facts: PlanFacts, form: PlanForm) -> list[str]:
    lines = [printable(line) for line in facts.past.paragraphs] if facts.past else []
    return lines or [form.say("not_compared", **facts.years)]


_DRAFTS: Mapping[str, Callable[[PlanFacts, PlanForm], list[str]]] = {
    "works": _works,
    "money_past": _money_past,
    "differences": _differences,
    "damage": _damage,
    "works_planned": _works_planned,
    "money_planned": _money_planned,
}

# Parts of sentences

_Pairs = Sequence[tuple[Unit, UnitRows]]


def _ha4(pairs: Iterable[tuple[Unit, UnitRows]]) -> int:
    return sum(line.ha4 or 0 for _, rows in pairs for line in rows.lines)


def _area(pairs: _Pairs) -> Decimal:
    return hectares(_ha4(pairs))


def _amount(value: Optional[Decimal], form: PlanForm) -> str:
    return form.say("amount_missing") if value is None else form.say("amount", amount=value)


def _no_area(pairs: _Pairs, form: PlanForm) -> str:
    """Units whose area is not in the sum, so that nobody takes the sum for whole."""
    count = sum(any(line.ha4 is None for line in rows.lines) for _, rows in pairs)
    return form.say("no_area", count=count) if count else ""


def _classes(word: str, section: SectionRows, form: PlanForm) -> str:
    items = [
        form.say("class_item", name=total.name or form.say("class_missing"), area=hectares(total.ha4))
        for total in section.class_totals
    ]
    return form.say(word, items=form.say("list").join(items)) if items else ""


def _accepted(pairs: _Pairs, form: PlanForm) -> str:
    text = ""
    for word, answer in (("accepted", True), ("open", False)):
        group = [pair for pair in pairs if pair[0].accepted is answer]
        if group:
            text += form.say(word, count=len(group), area=_area(group))
    unsaid = sum(unit.accepted is None for unit, _ in pairs)
    return text + (form.say("accepted_unsaid", count=unsaid) if unsaid else "")


def _temporary(pairs: _Pairs, form: PlanForm) -> str:
    temporary = [pair for pair in pairs if pair[0].temporary]
    unsaid = sum(unit.temporary is None for unit, _ in pairs)
    text = form.say("temporary", count=len(temporary), area=_area(temporary)) if temporary else ""
    return text + (form.say("temporary_unsaid", count=unsaid) if unsaid else "")


def _groups(word: str, pairs: _Pairs, of: Callable[[Unit], str], form: PlanForm, silent: bool = False) -> str:
    """Units by what a field says, the largest area first; ``silent`` where none of them says anything."""
    groups: dict[str, list[tuple[Unit, UnitRows]]] = {}
    for pair in pairs:
        groups.setdefault(printable(of(pair[0])), []).append(pair)
    if silent and set(groups) == {""}:
        return ""
    # What nobody said comes last, whatever its area.
    ordered = sorted(groups.items(), key=lambda item: (not item[0], -_ha4(item[1]), item[0]))
    named = ordered if len(ordered) <= form.most_listed else ordered[: form.most_listed - 1]
    rest = ordered[len(named) :]
    items = [
        form.say("group_item", name=name or form.say("group_missing"), count=len(group), area=_area(group))
        for name, group in named
    ]
    if rest:
        others = [pair for _, group in rest for pair in group]
        items.append(form.say("group_rest", kinds=len(rest), count=len(others), area=_area(others)))
    return form.say(word, items=form.say("list").join(items))
