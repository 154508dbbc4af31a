"""Verdicts and hits as rows of their tables, and the marks in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Optional

from qgis.PyQt.QtCore import QDate

from ..core.amounts import ha4_from_centi, hectares, m2
from ..core.zones.marks import Mark
from ..core.zones.rules import NOT_CHECKED
from ..core.zones.verdicts import Hit, Verdict, joined, parameters_text

_NO_MARK = dict.fromkeys(("mark", "mark_reason", "mark_by", "mark_date", "mark_state", "marked_verdict"))


def verdict_rows(verdicts: Iterable[Verdict]) -> Iterator[dict[str, Any]]:
    """Verdicts as values of the ``verdict`` schema. What was not checked has no area, what is free has 0.

    Most verdicts of a rule have its layers and parameters in common, which are put into words once.
    """
    said: dict[tuple[int, ...], dict[str, Any]] = {}
    kept = []  # as long as a verdict lives, nothing else has the identities of its parts
    for verdict in verdicts:
        parts = (id(verdict.rule), id(verdict.meant), id(verdict.layers), id(verdict.parameters))
        if parts not in said:
            said[parts] = _of_rule(verdict)
            kept.append(verdict)
        mark = _mark(verdict.mark) if verdict.mark else {}
        yield {
            **said[parts],
            "unit_id": verdict.unit_id,
            "outcome": verdict.outcome,
            "reason": ",".join(verdict.reasons) or None,
            **_areas(verdict.centi, verdict.share),
            "features": joined(verdict.features) or None,
            **mark,
        }


def _of_rule(verdict: Verdict) -> dict[str, Any]:
    """What a row has from the rule, its layers and its parameters."""
    return {
        "rule_id": verdict.rule.rule_id,
        "rule_name": verdict.rule.name,
        "level": verdict.meant.level if verdict.meant else None,
        "means": verdict.meant.means if verdict.meant else None,
        "meaning": verdict.meant.meaning if verdict.meant else None,
        "layer": verdict.layer_names or None,
        "layer_source": verdict.sources or None,
        "layer_edition": verdict.editions or None,
        "parameters": parameters_text(verdict.parameters),
        "basis": verdict.rule.basis_text,
        "rule_edition": verdict.rule.edition,
        **_NO_MARK,
    }


def left_values(mark: Mark) -> dict[str, Any]:
    """A mark without a verdict as values of the ``verdict`` schema: a row that nobody checked."""
    return {
        "unit_id": mark.unit_id,
        "rule_id": mark.rule_id,
        "outcome": NOT_CHECKED,
        "reason": "not_in_this_check",
        **_mark(mark),
    }


def hit_values(hit: Hit) -> dict[str, Any]:
    """A piece as values of the ``zone_hit`` schema."""
    return {
        "unit_id": hit.unit_id,
        "rule_id": hit.rule.rule_id,
        "outcome": hit.outcome.outcome,
        "level": hit.outcome.level,
        "means": hit.outcome.means,
        "reason": ",".join(hit.reasons) or None,
        **_areas(hit.centi, hit.share),
        "parameters": parameters_text(hit.parameters),
        "layer": hit.layer.name,
        "layer_source": hit.layer.source or None,
        "feature": hit.feature_id,
        "layer_edition": hit.layer.edition or None,
        "rule_edition": hit.rule.edition,
    }


def _areas(centi: Optional[int], share: Optional[float]) -> dict[str, Any]:
    if centi is None:
        return {"area_m2": None, "area_ha": None, "share": None}
    return {"area_m2": float(m2(centi)), "area_ha": float(hectares(ha4_from_centi(centi))), "share": share}


def _mark(mark: Mark) -> dict[str, Any]:
    return {
        "mark": mark.mark or None,
        "mark_reason": mark.reason or None,
        "mark_by": mark.by or None,
        "mark_date": QDate(mark.day.year, mark.day.month, mark.day.day) if mark.day else None,
        "mark_state": mark.state or None,
        "marked_verdict": mark.about or None,
    }
