"""Verdicts and hits as rows of their tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Optional

from ..core.amounts import ha4_from_centi, hectares, m2
from ..core.zones.verdicts import Hit, Verdict, parameters_text


def verdict_values(verdict: Verdict, edition: str) -> dict[str, Any]:
    """A verdict as values of the ``verdict`` schema. What was not checked has no area, what is free has 0."""
    return {
        "unit_id": verdict.unit_id,
        "rule_id": verdict.rule.rule_id,
        "rule_name": verdict.rule.name,
        "outcome": verdict.outcome,
        "level": verdict.meant.level if verdict.meant else None,
        "meaning": verdict.meant.meaning if verdict.meant else None,
        "reason": ",".join(verdict.reasons) or None,
        **_areas(verdict.centi, verdict.share),
        "layer": _joined(layer.name for layer in verdict.layers),
        "features": _joined(verdict.features),
        "layer_edition": _joined(layer.edition for layer in verdict.layers),
        "parameters": parameters_text(verdict.parameters),
        "basis": verdict.rule.basis_text,
        "rule_edition": edition,
    }


def hit_values(hit: Hit, edition: str) -> dict[str, Any]:
    """A piece as values of the ``zone_hit`` schema."""
    return {
        "unit_id": hit.unit_id,
        "rule_id": hit.rule.rule_id,
        "outcome": hit.outcome.outcome,
        "level": hit.outcome.level,
        "reason": ",".join(hit.reasons) or None,
        **_areas(hit.centi, hit.share),
        "layer": hit.layer.name,
        "feature": hit.feature_id,
        "layer_edition": hit.layer.edition or None,
        "rule_edition": edition,
    }


def _areas(centi: Optional[int], share: Optional[float]) -> dict[str, Any]:
    if centi is None:
        return {"area_m2": None, "area_ha": None, "share": None}
    return {"area_m2": float(m2(centi)), "area_ha": float(hectares(ha4_from_centi(centi))), "share": share}


def _joined(parts: Iterable[str]) -> Optional[str]:
    """Different texts in one."""
    return "、".join(dict.fromkeys(part for part in parts if part)) or None
