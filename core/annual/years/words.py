"""The words of a comparison of plan and result, read from ``resources/forms/year_comparison.json``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from ...catalogue import RESOURCES, Node, read_json
from ..wording import template, templates
from .quality import BOUNDS, QualityWords, plain
from .records import GEOMETRY, JOIN, KINDS, LINK, ONE, OUTCOMES, REGROUPED, SPLIT

DEFAULT_WORDS = RESOURCES / "forms" / "year_comparison.json"
_WORDS: Mapping[str, str] = {
    "total": "last plans plan_ha results result_ha change",
    "total_no_plan": "last results result_ha",
    "total_none": "last",
    "more": "area share",
    "less": "area share",
    "more_no_share": "area",
    "less_no_share": "area",
    "same": "",
    "as_planned": "plans units plan_ha result_ha",
    "differently": "plans units plan_ha result_ha",
    "not_done": "plans plan_ha",
    "unplanned": "results result_ha",
    "unclear": "plans plan_ha results result_ha",
    "not_checked": "plans results units",
    "match": "plans results differences reason",
    "alone": "unit area reason",
    "alone_unclear": "unit area candidates reason",
    "candidate": "unit share",
    "reason": "reason",
    "no_reason": "",
    "area": "planned done change",
    "place": "done outside missed",
    "class": "planned done figure",
    "class_part": "name area",
    "class_unknown": "",
    "quality": "planned done",
    "temporary": "planned done",
    "measures": "planned done figure",
    "measures_missing": "items",
    "measures_more": "items",
    "of_unit": "unit text",
    "yes": "",
    "no": "",
    "none": "",
    "list": "",
    "clause": "",
    "and_more": "count",
    "not_compared": "items",
    "not_compared_item": "kind units",
    "new": "last new before twice",
    "new_only": "last",
    "twice_only": "last twice",
    "cumulative": "last cumulative earlier new",
    "cumulative_unknown": "",
    "accepted": "accepted",
    "accepted_unsaid": "count",
    "money_draw": "last planned actual change",
    "money_spend": "last planned actual change",
    "money_draw_unknown": "last planned actual",
    "money_spend_unknown": "last planned actual",
    "money_amount": "amount",
    "money_missing": "",
    "money_more": "amount share",
    "money_less": "amount share",
    "money_more_no_share": "amount",
    "money_less_no_share": "amount",
}
"""The texts that a comparison needs, and the placeholders that each may hold."""


_WORKBOOK = {
    "sums_title": "last year",
    "mine": "text",
    "source": "text",
    "area": "",
    "limits": "match unclear area place",
    "edition": "text",
    "unchecked": "items",
    "candidate": "items",
    "matched": "by relation",
    "total": "",
    "signatures": "",
    "class_title": "",
    "class_missing": "",
    "ground_title": "",
    "unknown": "",
    "money_title": "",
    "missing": "",
    "text_note": "",
}
_SHEETS = ("rows", "sums", "text")
_COLUMNS = (
    *("number", "plan", "plan_goal", "plan_ha", "result", "result_goal", "result_ha", "difference", "common", "new"),
    *("outcome", "details", "reason"),
)


_LABELS: Mapping[str, tuple[str, ...]] = {"sheets": _SHEETS, "columns": _COLUMNS, "money": ("draw", "spend")}


@dataclass(frozen=True)
class YearWords:
    """All texts of one edition, in Chinese. ``most_named`` units are named in a sentence about many.

    ``workbook`` is what only the workbook prints.
    """

    edition: str
    title: str
    most_named: int
    words: Mapping[str, str]
    kinds: Mapping[str, str]
    outcomes: Mapping[str, str]
    relations: Mapping[str, str]
    matched_by: Mapping[str, str]
    quality: QualityWords
    workbook: Node

    def say(self, word: str, **values: object) -> str:
        """A text with its placeholders filled."""
        return self.words[word].format(**values)

    def explained_elsewhere(self) -> YearWords:
        """The same, asking for no reasons: the mine's own words give them for all units together."""
        return replace(self, words={**self.words, "no_reason": ""})


@cache
def load_words(path: Path = DEFAULT_WORDS) -> YearWords:
    """The words in ``path``. Raises :class:`CatalogueError`."""
    top = read_json(path)
    most = top.get("most_named", int)
    if most < 1:
        raise top.child("most_named").fail("should be a number from {least} on", least="1")
    return YearWords(
        top.get("edition", str),
        template(top, "title", "last year"),
        most,
        templates(top.child("words"), _WORDS, only=True),
        _labels(top, "kinds", KINDS),
        _labels(top, "outcomes", OUTCOMES),
        _labels(top, "relations", (ONE, SPLIT, JOIN, REGROUPED)),
        _labels(top, "matched_by", (LINK, GEOMETRY)),
        _quality(top.child("quality")),
        _workbook(top.child("workbook")),
    )


def _workbook(node: Node) -> Node:
    """What the workbook prints, looked at before it is used."""
    templates(node, _WORKBOOK)
    for key, columns in (("outcome_columns", 6), ("class_columns", 6), ("money_columns", 6), ("notes", 0)):
        if len(node.texts(key)) < columns:
            raise node.child(key).fail("should hold {count} texts", count=str(columns))
    for key in ("result", "new", "before", "twice", "accepted", "earlier", "cumulative"):
        template(node.child("ground"), key, "count last")
    for key, labels in _LABELS.items():
        _labels(node, key, labels)
    return node


def _labels(top: Node, key: str, names: tuple[str, ...]) -> dict[str, str]:
    node = top.child(key)
    node.only(*names)
    return {name: node.get(name, str) for name in names}


def _quality(node: Node) -> QualityWords:
    node.only(*BOUNDS, "units", "ranks")
    bounds = {plain(word): kind for kind in BOUNDS for word in node.texts(kind)}
    units: dict[str, tuple[str, Decimal]] = {}
    for item in node.items("units"):
        try:
            factor = Decimal(item.get("factor", str))
        except InvalidOperation:
            factor = Decimal("NaN")
        if not factor.is_finite() or factor <= 0:
            raise item.child("factor").fail("should be a number above 0, written as a text")
        units[plain(item.get("unit", str))] = (plain(item.get("base", str)), factor)
    return QualityWords(bounds, units, node.texts("ranks"))
