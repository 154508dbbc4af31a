"""The lists at the end of the zone report: what was not checked, rules, layers, marks of reviewers."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.zones.marks import Mark
from ..core.zones.rules import Rule
from ..core.zones.verdicts import LayerUse, Parameter
from .zones_text import ZoneReport
from .zones_words import day_text

LISTS = ("not_checked", "rules", "layers", "marks")
"""The lists in their order; the form has headings and columns for each."""
_OF_A_UNIT = ("nearest_m", "coverage")
"""Parameters that are no part of the rule."""
_OF_THE_RULE = ("distance_m", "sliver_area_m2", "sliver_width_m", "sliver_match", "valid_from", "valid_to")
"""Parameters that are printed from the rule itself."""
_FEW = 3
"""The numbers of so few units are printed even where they are all."""

Row = tuple[str, ...]


def list_rows(report: ZoneReport, kind: str) -> list[Row]:
    """The rows of one of ``LISTS``, in the order of the form's columns; empty where there is nothing to tell."""
    return list({"not_checked": _not_checked, "rules": _rules, "layers": _layers, "marks": _marks}[kind](report))


def _not_checked(report: ZoneReport) -> Iterator[Row]:
    """Rules, reasons, remedies, number of verdicts and units for all that was not checked.

    What is the same for several rules is one row; the numbers add up to the verdicts that were not checked.
    """
    check, form = report.check, report.form
    rules = check.profile.rules
    broken = tuple(unit.unit_id for unit, area in zip(check.units, check.areas) if area is None)
    grouped: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for number, rule in enumerate(rules):
        open_: dict[tuple[str, ...], list[str]] = {}
        for verdict in check.verdicts[number :: len(rules)]:
            if not verdict.is_checked and "unit_invalid" not in verdict.reasons:
                open_.setdefault(verdict.reasons, []).append(verdict.unit_id)
        for reasons, units in open_.items():
            grouped.setdefault((reasons, tuple(units)), []).append(rule.name)
    if broken:
        grouped[("unit_invalid",), broken] = [report.word("labels", "all_rules")] * len(rules)
    for (reasons, left), names in grouped.items():
        named = "、".join(left)
        if _FEW < len(left) == len(check.units) - len(broken) and "unit_invalid" not in reasons:
            named = report.word("labels", "valid_units" if broken else "all_units")
        count = str(len(names) * len(left))
        yield "、".join(dict.fromkeys(names)), form.reasons(reasons), form.remedies(reasons), count, named


def _rules(report: ZoneReport) -> Iterator[Row]:
    """The rules: number, name, kind, relation and parameters, basis, certainty, edition and validity, layers used."""
    for number, rule in enumerate(report.check.profile.rules, 1):
        certainty = report.word("certainty", rule.certainty)
        used = [use.layer.name for use in report.check.layers if rule in use.rules]
        yield (
            str(number),
            rule.name,
            rule.kind.text,
            "；".join(_parameters(report, number - 1, rule)),
            rule.basis_text,
            f"{certainty}。{rule.certainty_note}" if rule.certainty_note else certainty,
            f"{rule.edition}；{_validity(report, rule)}",
            "、".join(used) or report.word("reasons", "layer_missing"),
        )


def _parameters(report: ZoneReport, number: int, rule: Rule) -> Iterator[str]:
    """Relation, figures of the rule, and those that the check brought: how one looked, over which terrain."""
    mark = report.word("default_mark")
    yield report.word("relations", rule.relation)
    if rule.distance_m:
        yield report.form.parameter(Parameter("distance_m", f"{rule.distance_m:g}", rule.distance_is_default))
    told = {
        report.form.parameter(one): None
        for verdict in report.check.verdicts[number :: len(report.check.profile.rules)]
        for one in verdict.parameters
        if one.key not in (*_OF_A_UNIT, *_OF_THE_RULE)
    }
    yield from told
    sliver = rule.sliver
    key = "sliver_both" if sliver.both else "sliver_either"
    text = report.word("labels", key).format(area=f"{sliver.area_m2:g}", width=f"{sliver.width_m:g}")
    yield text + (mark if sliver.is_default else "")


def _validity(report: ZoneReport, rule: Rule) -> str:
    """From when to when a rule holds."""
    days = []
    if rule.valid_from:
        days.append(report.word("labels", "valid_from").format(day=day_text(rule.valid_from)))
    if rule.valid_to:
        days.append(report.word("labels", "valid_to").format(day=day_text(rule.valid_to)))
    return "".join(days) or report.word("labels", "validity_open")


def _layers(report: ZoneReport) -> Iterator[Row]:
    """The layers that were given: name, source, edition, features, rules, remark."""
    return (_layer(report, use) for use in report.check.layers)


def _layer(report: ZoneReport, use: LayerUse) -> Row:
    layer = use.layer
    remark = report.word("reasons", layer.problem) if layer.problem else ""
    if not use.rules:
        remark = report.word("unused")
    elif not layer.problem and not layer.kinds:
        remark = report.word("reasons", "layer_empty")
    read = bool(use.rules) and not layer.problem
    return (
        layer.name,
        layer.source,
        layer.edition or report.word("no_edition") if read else "—",
        str(layer.feature_count) if read else "—",
        "、".join(rule.name for rule in use.rules) or "—",
        "；".join(filter(None, (layer.crs, remark))),
    )


def _marks(report: ZoneReport) -> Iterator[Row]:
    """The marks of reviewers: unit, rule, verdict, mark, reason, by whom, when, state; those without a verdict last."""
    for verdict in report.check.verdicts:
        if verdict.mark is not None:
            yield _mark(report, verdict.mark, verdict.rule.name, report.form.outcome(verdict))
    for mark in report.check.left_marks:
        yield _mark(report, mark, mark.rule_id, "—")


def _mark(report: ZoneReport, mark: Mark, rule: str, outcome: str) -> Row:
    day = day_text(mark.day) if mark.day else ""
    state = report.form.mark_state(mark)
    return mark.unit_id, rule, outcome, report.form.mark_name(mark), mark.reason, mark.by, day, state
