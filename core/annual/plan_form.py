"""The outline for annual plans as data: headings, what is drafted under each, and the sentences.

``resources/forms/annual_plan.json`` holds the outline (《矿区生态修复年度计划编制大纲》) as the second draft of the
ministry's notice has it; a form names the file in ``plan``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..catalogue import Node, read_json
from .wording import templates

PARAGRAPHS = ("works", "money_past", "differences", "damage", "works_planned", "money_planned")
"""What can be drafted under a heading; each is made by :mod:`.plan`."""
OWN_TEXTS = ("past_text", "reason_text", "state_text", "plan_text", "fund_text")
"""Fields of the mine's row with the user's own words."""

_WORDS: Mapping[str, str] = {
    "works": "last year count area",
    "works_none": "last year",
    "works_planned": "last year count area",
    "works_planned_none": "last year",
    "damage": "last year count area",
    "damage_none": "last year",
    "no_area": "count",
    "classes": "items",
    "target_classes": "items",
    "class_item": "name area",
    "class_missing": "",
    "accepted": "count area",
    "open": "count area",
    "accepted_unsaid": "count",
    "temporary": "count area",
    "temporary_unsaid": "count",
    "measures": "items",
    "measures_planned": "items",
    "quality": "items",
    "quality_planned": "items",
    "problem_types": "items",
    "damage_degrees": "items",
    "group_item": "name count area",
    "group_missing": "",
    "group_rest": "kinds count area",
    "list": "",
    "money_past": "last year drawn spent",
    "money_planned": "last year to_draw to_spend",
    "amount": "amount",
    "amount_missing": "",
    "not_compared": "last year",
    "due": "year month day",
    "handed_in": "year month day",
    "late": "year month day days",
    "acceptance": "applied days due basis",
    "day": "year month day",
    "basis_file": "edition",
    "basis_library": "version",
    "basis_none": "years",
    "basis_settled": "year",
    "basis_list": "",
    "provisional": "",
}
"""The sentences, and the placeholders that each may hold."""


@dataclass(frozen=True)
class PartForm:
    """A heading of level 1 or 2, what is drafted under it (of ``PARAGRAPHS``), and whose own words (of ``OWN_TEXTS``)
    follow; empty for none.
    """

    heading: str
    level: int
    drafted: tuple[str, ...]
    own: str


@dataclass(frozen=True)
class PlanForm:
    """The outline. ``due`` is (month, day) until which a plan is handed in, ``acceptance_days`` are working days.

    A list names at most ``most_listed`` groups and sums up the others; a paragraph of a user has at most
    ``longest_paragraph`` characters.
    """

    edition: str
    title: str
    attachment: str
    parts: tuple[PartForm, ...]
    most_listed: int
    longest_paragraph: int
    due: tuple[int, int]
    acceptance_days: int
    words: Mapping[str, str]

    def say(self, word: str, **values: object) -> str:
        """A sentence with its placeholders filled."""
        return self.words[word].format(**values)


def load_plan_form(path: Path) -> PlanForm:
    """The outline in ``path``. Raises :class:`CatalogueError`."""
    top = read_json(path)
    top.only(
        *("$schema", "edition", "note", "title", "attachment", "parts", "most_listed", "longest_paragraph"),
        *("due", "acceptance_days", "words"),
    )
    outer = templates(top, {"title": "year", "attachment": "year"})
    return PlanForm(
        edition=top.get("edition", str),
        title=outer["title"],
        attachment=outer["attachment"],
        parts=_parts(top),
        most_listed=_count(top, "most_listed"),
        longest_paragraph=_count(top, "longest_paragraph"),
        due=_due(top),
        acceptance_days=_count(top, "acceptance_days"),
        words=templates(top.child("words"), _WORDS, only=True),
    )


def _parts(top: Node) -> tuple[PartForm, ...]:
    parts = []
    for node in top.items("parts"):
        node.only("heading", "level", "drafted", "own")
        level = node.get("level", int)
        if level not in (1, 2):
            raise node.child("level").fail("should be 1 or 2")
        drafted, own = node.texts("drafted"), node.get("own", str, "")
        for name in drafted:
            _known(node.child("drafted"), name, PARAGRAPHS)
        if own:
            _known(node.child("own"), own, OWN_TEXTS)
        parts.append(PartForm(node.get("heading", str), level, drafted, own))
    _once(top, [name for part in parts for name in part.drafted], PARAGRAPHS)
    _once(top, [part.own for part in parts if part.own], OWN_TEXTS)
    return tuple(parts)


def _known(node: Node, name: str, known: tuple[str, ...]) -> None:
    if name not in known:
        raise node.fail("'{value}' is none of {known}", value=name, known=", ".join(known))


def _once(top: Node, found: list[str], wanted: tuple[str, ...]) -> None:
    """Each of ``wanted`` has exactly one place: nothing of the plan is lost, and nothing is said twice."""
    for name in wanted:
        if found.count(name) != 1:
            raise top.child("parts").fail("'{key}' has to stand under exactly one heading", key=name)


def _count(top: Node, key: str) -> int:
    value: int = top.get(key, int)
    if value < 1:
        raise top.child(key).fail("should be more than 0")
    return value


def _due(top: Node) -> tuple[int, int]:
    node = top.child("due")
    node.only("month", "day")
    month, day = node.get("month", int), node.get("day", int)
    try:
        date(2001, month, day)  # no leap year: the day has to be there every year
    except ValueError as cause:
        raise node.fail("is no day of a year") from cause
    return month, day
