"""Which class rows a unit has in the form, and what is to be said about them.

Note 1 of the form asks for the names and the statistics of the national land survey, so sub-codes (K, A) are counted
with their base class and names come from the class list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional

from ..amounts import hectares
from ..findings import Finding, error, note, warning
from ..landclass.classes import LandClasses
from ..unit import Unit
from .inputs import SurveyClass
from .texts import printable

_CLASS_NAME_LIMIT = 60


@dataclass(frozen=True)
class ClassLine:
    """One printed row: a class and its area in 0.0001 hm².

    ``code`` is empty for what is no class (no survey data), ``name`` where nobody said, ``ha4`` is ``None`` where the
    geometry has no area.
    """

    code: str
    name: str
    ha4: Optional[int]


def class_lines(
    unit: Unit, ha4: int, survey: Sequence[SurveyClass], classes: LandClasses, place: Mapping[str, Any]
) -> tuple[list[ClassLine], list[Finding]]:
    """The class rows of a ``restored`` or ``planned`` unit of the area ``ha4``; their areas sum to ``ha4``.

    ``survey`` are the unit's rows of SUMMARY, ``place`` is the place of its findings. A stated class is one row. Where
    none is stated, a restored unit takes the classes of the survey; a target cannot come from a survey.
    """
    unknown = [ClassLine("", "", ha4)]
    if unit.land_class:
        if not classes.is_polygon_class(unit.land_class):
            return unknown, [error("annual.class_unknown", **place, text=unit.land_class, edition=classes.edition)]
        code = classes.base(unit.land_class)
        stated = ClassLine(code, classes[code].name, ha4)
        return [stated], _against_survey(unit, stated, survey, classes, place)
    if not survey:
        return unknown, [error("annual.class_missing", **place)]
    if unit.section == "planned":
        return unknown, [error("annual.target_missing", **place, survey=_names(survey, classes))]
    if any(row.ha4 is None or row.ha4 < 0 for row in survey):
        return unknown, [error("annual.summary_unreadable", **place)]
    lines, findings = _survey_lines(survey, classes, place)
    total = sum(line.ha4 or 0 for line in lines)
    if total != ha4:
        return unknown, [error("annual.summary_differs", **place, summary=hectares(total), unit_area=hectares(ha4))]
    return lines, [
        note("annual.class_from_survey", **place, year=_years(survey), classes=_names(survey, classes)),
        *findings,
    ]


def _survey_lines(
    survey: Sequence[SurveyClass], classes: LandClasses, place: Mapping[str, Any]
) -> tuple[list[ClassLine], list[Finding]]:
    """One row a base class in the order of the codes, then what is no class, with a warning each."""
    sums: dict[tuple[bool, str, str], int] = defaultdict(int)
    for row in survey:
        code, name = _listed(row, classes)
        sums[not code, code, name] += row.ha4 or 0
    lines = [ClassLine(code, name, ha4) for (_, code, name), ha4 in sorted(sums.items()) if ha4]
    findings = [
        warning("annual.no_class", **place, name=line.name, area=hectares(line.ha4 or 0))
        for line in lines
        if not line.code
    ]
    return lines, findings


def _listed(row: SurveyClass, classes: LandClasses) -> tuple[str, str]:
    """Base code and name of a row of SUMMARY; no code, and its own words, where the list does not have it."""
    if classes.is_polygon_class(row.land_class):
        code = classes.base(row.land_class)
        return code, classes[code].name
    return "", (printable(row.name) or printable(row.land_class) or "?")[:_CLASS_NAME_LIMIT]


def _against_survey(
    unit: Unit, stated: ClassLine, survey: Sequence[SurveyClass], classes: LandClasses, place: Mapping[str, Any]
) -> list[Finding]:
    """A restored unit whose survey shows another class: the form follows the survey's statistics, so somebody looks."""
    if unit.section != "restored" or not survey:
        return []
    if {_listed(row, classes)[0] for row in survey} == {stated.code}:
        return []
    return [
        warning(
            "annual.class_differs", **place, stated=stated.name, survey=_names(survey, classes), year=_years(survey)
        )
    ]


def _names(survey: Sequence[SurveyClass], classes: LandClasses) -> str:
    return "、".join(dict.fromkeys(_listed(row, classes)[1] for row in survey))


def _years(survey: Sequence[SurveyClass]) -> str:
    return "、".join(sorted({row.data_year for row in survey if row.data_year})) or "?"
