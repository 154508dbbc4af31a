"""What of a result differs from its plan, with both values; what cannot be held against each other is named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...amounts import hectares
from ...landclass.classes import CULTIVATED, RIDGE, LandClasses
from ...unit import Unit
from ..classes import ClassLine, class_lines
from ..inputs import SurveyClass
from ..texts import printable
from .quality import compare_quality, plain
from .records import AREA, CLASS, MEASURES, PLACE, QUALITY, TEMPORARY, Difference
from .words import YearWords

_LISTED = re.compile(r"[,;，；、。\n]")


@dataclass(frozen=True)
class Sizes:
    """Areas of what belongs together, 0.0001 hm²: planned, restored, and the ground of both."""

    plan: int
    result: int
    common: int


def size_differences(sizes: Sizes, area: float, place: float) -> list[Difference]:
    """Area and place; ``area`` and ``place`` are the thresholds (shares)."""
    found = []
    if abs(sizes.result - sizes.plan) > round(area * sizes.plan, 6):
        figure = f"{hectares(sizes.result - sizes.plan):+f}"
        found.append(Difference(AREA, str(hectares(sizes.plan)), str(hectares(sizes.result)), figure))
    smaller = min(sizes.plan, sizes.result)
    if sizes.common < round(place * smaller, 6):
        beside = str(hectares(sizes.result - sizes.common))
        found.append(Difference(PLACE, str(hectares(sizes.plan)), str(hectares(sizes.common)), beside))
    return found


def lines_of(
    result: Unit, ha4: int, survey: Mapping[str, Sequence[SurveyClass]], classes: LandClasses
) -> list[ClassLine]:
    """The classes of a result as its rows in the form have them; their areas sum to ``ha4``."""
    # What is odd about them the annual table tells.
    return class_lines(result, ha4, survey.get(result.unit_id, ()), classes, {})[0]


def value_differences(
    plan: Unit, result: Unit, lines: Sequence[ClassLine], classes: LandClasses, words: YearWords
) -> tuple[list[Difference], list[str]]:
    """Class, quality, temporary land and measures of a pair; and the kinds that could not be compared."""
    found: list[Difference] = []
    unknown: list[str] = []
    _class(plan, lines, classes, words, found, unknown)
    if plan.temporary is None or result.temporary is None:
        unknown.append(TEMPORARY)
    elif plan.temporary != result.temporary:
        said = [words.say("yes" if one.temporary else "no") for one in (plan, result)]
        found.append(Difference(TEMPORARY, *said))
    if plain(plan.quality):
        verdict = compare_quality(plan.quality, result.quality, words.quality)
        if verdict.missed:
            planned, done = (words.say("list").join(texts) for texts in zip(*verdict.missed))
            found.append(Difference(QUALITY, planned, done))
        if not verdict.is_known:
            unknown.append(QUALITY)
    _measures(plan, result, words, found, unknown)
    return found, unknown


def plan_class_text(plan: Unit, classes: LandClasses, words: YearWords) -> str:
    """The planned class with its name; what stands there where the list does not have it."""
    if not classes.is_polygon_class(plan.land_class):
        return printable(plan.land_class) or words.say("class_unknown")
    code = classes.base(plan.land_class)
    return f"{code} {classes[code].name}"


def result_class_text(lines: Sequence[ClassLine], words: YearWords) -> str:
    """The classes of a result, with their areas (hm²) where there are several."""
    names = [f"{line.code} {line.name}".strip() or words.say("class_unknown") for line in lines]
    if len(names) == 1:
        return names[0]
    return words.say("list").join(
        words.say("class_part", name=name, area=hectares(line.ha4 or 0)) for name, line in zip(names, lines)
    )


def _class(
    plan: Unit,
    lines: Sequence[ClassLine],
    classes: LandClasses,
    words: YearWords,
    found: list[Difference],
    unknown: list[str],
) -> None:
    if not classes.is_polygon_class(plan.land_class) or any(not line.code for line in lines):
        unknown.append(CLASS)
        return
    target = classes.base(plan.land_class)
    # Ridges between fields are taken off cultivated polygons by the survey: nobody plans them.
    as_planned = (target, RIDGE) if target in CULTIVATED else (target,)
    other = sum(line.ha4 or 0 for line in lines if line.code not in as_planned)
    if all(line.code in as_planned for line in lines):
        return
    done = result_class_text(lines, words)
    found.append(Difference(CLASS, plan_class_text(plan, classes, words), done, str(hectares(other))))


def _measures(plan: Unit, result: Unit, words: YearWords, found: list[Difference], unknown: list[str]) -> None:
    planned, done = _items(plan.measures), _items(result.measures)
    if not planned:
        return
    if not done:
        unknown.append(MEASURES)
        return
    missing = [text for key, text in planned.items() if key not in done]
    more = [text for key, text in done.items() if key not in planned]
    if not missing and not more:
        return
    said = [
        words.say(word, items=words.say("list").join(items))
        for word, items in (("measures_missing", missing), ("measures_more", more))
        if items
    ]
    lists = [words.say("list").join(items.values()) for items in (planned, done)]
    found.append(Difference(MEASURES, lists[0], lists[1], words.say("clause").join(said)))


def _items(text: str) -> dict[str, str]:
    """The items of a list in a text, by what makes them the same."""
    return {plain(part): printable(part) for part in _LISTED.split(text) if plain(part)}
