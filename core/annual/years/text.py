"""The draft of the sentences that part 一 of the annual plan asks for: what was done otherwise than planned, why."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from ...amounts import hectares
from ..texts import printable
from .records import (
    AREA,
    AS_PLANNED,
    CLASS,
    DIFFERENTLY,
    MEASURES,
    NOT_CHECKED,
    NOT_DONE,
    PLACE,
    QUALITY,
    TEMPORARY,
    UNCLEAR,
    UNPLANNED,
    ComparisonRow,
    Difference,
    MoneyRow,
    YearSums,
)
from .sums import plans_of, results_of
from .words import YearWords

_OF_ALL = (AREA, PLACE)
"""Kinds that are about all units that belong together."""


def paragraphs_of(rows: Sequence[ComparisonRow], sums: YearSums, year: int, words: YearWords) -> tuple[str, ...]:
    """The paragraphs in Chinese; every figure in them is in ``rows`` or ``sums``."""
    last = year - 1
    if not sums.plans and not sums.results:
        return (words.say("total_none", last=last),)
    counts = {"last": last, "plans": sums.plans, "results": sums.results, "result_ha": hectares(sums.result_ha4)}
    if sums.plans:
        change = change_text(sums.result_ha4 - sums.plan_ha4, sums.plan_ha4, words)
        paragraphs = [words.say("total", **counts, plan_ha=hectares(sums.plan_ha4), change=change)]
        paragraphs += _by_outcome(rows, sums, words)
    else:
        paragraphs = [words.say("total_no_plan", last=last, results=sums.results, result_ha=hectares(sums.result_ha4))]
    unsaid = sum(unit.accepted is None for unit in results_of(rows))
    return (*paragraphs, *_ground(sums, last, unsaid, words))


def _by_outcome(rows: Sequence[ComparisonRow], sums: YearSums, words: YearWords) -> list[str]:
    of = {outcome: [row for row in rows if row.outcome == outcome] for outcome in sums.outcomes}
    paragraphs: list[str] = []
    for outcome in (AS_PLANNED, DIFFERENTLY, NOT_DONE, UNPLANNED, UNCLEAR):
        own = of[outcome]
        if not own:
            continue
        one = sums.outcomes[outcome]
        figures = {
            "plans": one.plans,
            "results": one.results,
            "plan_ha": hectares(one.plan_ha4),
            "result_ha": hectares(one.result_ha4),
            "area": hectares(one.plan_ha4 + one.result_ha4),
            "units": _named([unit.unit_id for unit in plans_of(own)], words),
        }
        paragraphs.append(words.say(outcome, **figures))
        if outcome == DIFFERENTLY:
            numbers = dict.fromkeys(row.match for row in own)
            paragraphs += [_match_text([row for row in own if row.match == number], words) for number in numbers]
        elif outcome != AS_PLANNED:
            paragraphs += _alone_texts(own, words)
    if of[NOT_CHECKED]:
        own = of[NOT_CHECKED]
        one = sums.outcomes[NOT_CHECKED]
        ids = [unit.unit_id for unit in (*plans_of(own), *results_of(own))]
        paragraphs.append(words.say("not_checked", plans=one.plans, results=one.results, units=_named(ids, words)))
    return paragraphs + _not_compared(rows, words)


def _not_compared(rows: Sequence[ComparisonRow], words: YearWords) -> list[str]:
    """What of the matched units nobody has compared."""
    items = []
    for kind, label in words.kinds.items():
        units = results_of([row for row in rows if kind in row.not_compared])
        if units and kind != MEASURES:  # the form asks for no measures of what was restored
            named = _named([unit.unit_id for unit in units], words)
            items.append(words.say("not_compared_item", kind=label, units=named))
    return [words.say("not_compared", items=words.say("clause").join(items))] if items else []


def _match_text(rows: Sequence[ComparisonRow], words: YearWords) -> str:
    """One sentence about units that belong together."""
    several = len(rows) > 1
    parts = [difference_text(one, words) for one in rows[0].differences if one.kind in _OF_ALL]
    for row in rows:
        for one in row.differences:
            if one.kind not in _OF_ALL and row.result is not None:
                text = difference_text(one, words)
                parts.append(words.say("of_unit", unit=row.result.unit_id, text=text) if several else text)
    names = [words.say("list").join(unit.unit_id for unit in units) for units in (plans_of(rows), results_of(rows))]
    differences = words.say("clause").join(dict.fromkeys(parts))
    return words.say("match", plans=names[0], results=names[1], differences=differences, reason=_reason(rows[0], words))


def difference_text(one: Difference, words: YearWords) -> str:
    """A difference in words, with both values."""
    figures = {"planned": one.planned, "done": one.done, "figure": one.figure}
    if one.kind == AREA:
        planned, done = (round(Decimal(text) * 10_000) for text in (one.planned, one.done))
        return words.say("area", planned=one.planned, done=one.done, change=change_text(done - planned, planned, words))
    if one.kind == PLACE:
        missed = Decimal(one.planned) - Decimal(one.done)
        return words.say("place", done=one.done, outside=one.figure, missed=missed)
    known = {CLASS: "class", QUALITY: "quality", TEMPORARY: "temporary", MEASURES: "measures"}
    return words.say(known[one.kind], **figures)


def _alone_texts(rows: Sequence[ComparisonRow], words: YearWords) -> list[str]:
    """One sentence a unit that stands alone, or is not clear."""
    texts = []
    for unit in (*plans_of(rows), *results_of(rows)):
        own = [row for row in rows if row.plan is unit or row.result is unit]
        partners = [one.unit_id for one in (*plans_of(own), *results_of(own)) if one is not unit]
        near = words.say("list").join([row.candidates for row in own if row.candidates] or partners)
        ha4 = sum(row.plan_ha4 if row.plan is unit else row.result_ha4 for row in own)
        reason = "" if own[0].outcome == UNCLEAR and not own[0].reason else _reason(own[0], words)
        name = f"{unit.unit_id} {printable(unit.name)}".strip()
        word = "alone_unclear" if near else "alone"
        texts.append(words.say(word, unit=name, area=hectares(ha4), candidates=near, reason=reason))
    return texts


def _reason(row: ComparisonRow, words: YearWords) -> str:
    text = row.reason.rstrip("。.；; ")
    return words.say("reason", reason=text) if text else words.say("no_reason")


def _ground(sums: YearSums, last: int, unsaid: int, words: YearWords) -> list[str]:
    """Accepted, new and cumulative area; of ``unsaid`` results nobody says whether they are accepted."""
    paragraphs = []
    if sums.results:
        accepted = words.say("accepted", accepted=hectares(sums.accepted_ha4))
        paragraphs.append(accepted + (words.say("accepted_unsaid", count=unsaid) if unsaid else ""))
        if not sums.knows_new:  # nobody can say that ground is new
            if sums.twice_ha4:
                paragraphs.append(words.say("twice_only", last=last, twice=hectares(sums.twice_ha4)))
        elif sums.before_ha4 or sums.twice_ha4:
            figures = {"new": sums.new_ha4, "before": sums.before_ha4, "twice": sums.twice_ha4}
            paragraphs.append(words.say("new", last=last, **{name: hectares(ha4) for name, ha4 in figures.items()}))
        else:
            paragraphs.append(words.say("new_only", last=last))
    if not sums.knows_new:
        return [*paragraphs, words.say("cumulative_unknown")]
    figures = {"cumulative": sums.cumulative_ha4, "earlier": sums.earlier_ha4, "new": sums.new_ha4}
    return [
        *paragraphs,
        words.say("cumulative", last=last, **{name: hectares(ha4) for name, ha4 in figures.items()}),
    ]


def change_text(difference: int, base: int, words: YearWords) -> str:
    """By how much an area (0.0001 hm²) is more or less than ``base``."""
    if not difference:
        return words.say("same")
    word = "more" if difference > 0 else "less"
    area = hectares(abs(difference))
    if not base:
        return words.say(f"{word}_no_share", area=area)
    return words.say(word, area=area, share=percent(abs(difference), base))


def percent(part: int, whole: int) -> Decimal:
    """A share in percent, 2 decimals, half up."""
    return (Decimal(100 * part) / whole).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def money_text_of(money: Sequence[MoneyRow], year: int, words: YearWords) -> str:
    """One line on what was drawn and spent against what was planned."""
    return "".join(_money(row, year - 1, words) for row in money)


def _money(row: MoneyRow, last: int, words: YearWords) -> str:
    if row.difference is None:
        texts = [
            words.say("money_missing") if amount is None else words.say("money_amount", amount=amount)
            for amount in (row.planned, row.actual)
        ]
        return words.say(f"money_{row.key}_unknown", last=last, planned=texts[0], actual=texts[1])
    if not row.difference:
        change = words.say("same")
    else:
        word = "money_more" if row.difference > 0 else "money_less"
        if row.share is None:
            change = words.say(f"{word}_no_share", amount=abs(row.difference))
        else:
            change = words.say(word, amount=abs(row.difference), share=abs(row.share))
    return words.say(f"money_{row.key}", last=last, planned=row.planned, actual=row.actual, change=change)


def _named(names: Sequence[str], words: YearWords) -> str:
    """Names in one line; of many the first ones and how many there are."""
    text = words.say("list").join(names[: words.most_named])
    return text + words.say("and_more", count=len(names)) if len(names) > words.most_named else text
