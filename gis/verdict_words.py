"""Verdicts of the zone check in words: what a reviewer reads of a unit under a rule, in the user's language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Optional

from qgis.core import QgsProject

from ..core.zones.rules import NOT_CHECKED
from .areas import shown
from .i18n import language, tr
from .styles import texts_of

FREE = "R0"


def verdict_words(row: Mapping[str, str], centi: Optional[int], project: Optional[QgsProject] = None) -> str:
    """The sentence of a verdict: ``row`` has its texts by the fields of the schema, ``centi`` is its area in 0.01 m².

    What was not checked says why and what to do, and never that nothing was found.
    """
    outcome = row.get("outcome", "")
    reasons = reason_words(row.get("reason", ""))
    if outcome == NOT_CHECKED:
        return tr("Not checked. {reasons}").format(reasons=reasons or tr("The table does not say why: check again."))
    if outcome == FREE:
        return _joined(tr("Not affected."), reasons)
    head = _outcomes(language()).get(outcome, outcome)
    if centi is not None:
        share = row.get("share", "")
        for figure in (shown(centi, project), f"{100 * float(share):.2f} %" if _is_number(share) else ""):
            head = tr("{text}, {more}").format(text=head, more=figure) if figure else head
    means = _means(language()).get(row.get("means", ""), row.get("means", ""))
    consequence = row.get("meaning", "") or means
    if means and row.get("meaning"):
        consequence = tr("{name}: {text}").format(name=means, text=row["meaning"])
    features = tr("Zones: {names}.").format(names=row["features"]) if row.get("features") else ""
    return _joined(_sentence(head), _sentence(consequence), features, reasons)


def reason_words(codes: str) -> str:
    """The sentences of reasons that a verdict names (``layer_missing,no_crs``); one without a sentence as it is."""
    known = _reasons(language())
    return " ".join(known.get(code, code) for code in (one.strip() for one in codes.split(",")) if code)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _sentence(text: str) -> str:
    """The text with its full stop; texts of rules may have one of their own, in the language of the rule file."""
    return text if not text or text.endswith((".", "。")) else tr("{sentence}.").format(sentence=text)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=2)
def _outcomes(_language: str) -> dict[str, str]:
    return texts_of("outcome")


@lru_cache(maxsize=2)
def _means(_language: str) -> dict[str, str]:
    return texts_of("means")


@lru_cache(maxsize=2)
def _reasons(_language: str) -> dict[str, str]:
    return {
        "layer_missing": tr("The layer was not given: get it, add it and check again."),
        "layer_empty": tr("The layer holds nothing that can be used: get the data of the place and check again."),
        "layer_unreadable": tr("The layer cannot be read: mend or replace it and check again."),
        "no_crs": tr("The layer has no coordinate reference system: set it and check again."),
        "other_datum": tr("The layer is not in CGCS2000: have it transformed with official parameters."),
        "wrong_geometry": tr("The layer has another type of geometry than the rule asks for: give the right layer."),
        "zone_unplaced": tr("Coordinates of the layer do not fit its CRS: set the right one, or mend its features."),
        "invalid_zone": tr("A zone nearby is invalid, so its ground is not certain: mend the zone and check again."),
        "outside_coverage": tr("The unit lies (partly) outside what the layer covers: get a layer that covers it."),
        "partly_outside_coverage": tr("Part of the unit lies outside what the layer covers and is not checked."),
        "surroundings_outside_coverage": tr(
            "Within the distance of the rule there is ground that the layer does not cover: get a layer that does."
        ),
        "unit_invalid": tr("The unit's geometry is invalid: mend it and check again."),
        "rule_not_in_force": tr("The rule is not in force on the day of the check."),
        "no_terrain": tr("No terrain model was given: the distance stands for what is visible."),
        "outside_terrain": tr("The terrain model does not tell whether the ground is visible: give one that does."),
        "partly_outside_terrain": tr("For part of the unit the terrain model does not tell whether it is visible."),
        "sliver": tr("Only slivers, maybe errors of drawing: somebody has to decide."),
        "attribute_missing": tr("The zone does not state its kind: the stricter outcome is given."),
        "not_in_this_check": tr("The last check does not have this unit or rule; the row is kept for its mark."),
    }
