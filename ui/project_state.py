"""How the steps stand in a project: which results are out of date and why, and where their findings are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Optional

from qgis.core import QgsApplication, QgsExpression, QgsFeatureRequest, QgsProject, QgsVectorLayer

from ..gis.i18n import tr
from ..gis.roles import has_store, layer_with, store_layers
from . import outcome
from .freshness import Prints, changes
from .outcome import Outcome
from .proposals import prefill
from .steps import Step

_FINDINGS_ROLES = ("finding", "verdict")
"""What the button for findings opens: the findings of a step, or its verdicts."""
_TABLES = {"digitiseunits": "corner", "attachlandclasses": "survey_summary", "checkzones": "verdict"}
"""Tables of a project that only this step fills."""


def outcome_of(project: QgsProject, step_id: str) -> Optional[Outcome]:
    """How a step stands in a project; ``None`` where it was not run.

    Its results go into the tables at once, its outcome is saved with the project. Where there are results without an
    outcome nobody knows what they were made from: the step is out of date.
    """
    kept = outcome.load(project, step_id)
    if kept is not None:
        return kept
    if step_id == "createproject":
        return Outcome(outcome.DONE) if has_store(project) else None
    tables = store_layers(project)
    finding, own = tables.get("finding"), tables.get(_TABLES.get(step_id, ""))
    if (finding is None or not _has_rows(finding, step_id)) and (own is None or not _has_any(own)):
        return None
    return Outcome(
        outcome.STALE,
        reason=tr(
            "What its results were made from is not known: this project was not saved after that run. Run it again."
        ),
    )


def freshness_of(
    project: QgsProject, steps: Mapping[str, Step], outcomes: Mapping[str, Optional[Outcome]]
) -> dict[str, list[str]]:
    """Why the result of each step is out of date, as sentences; none where it is not, or where there is no result.

    A result is out of date when a step that feeds it was run again, when that step's own result is out of date, and
    when what the project would give the step is not what it was run with: other layers, edited layers, other files,
    other settings.
    """
    prints = Prints(project)
    found: dict[str, list[str]] = {}
    for step_id, step in steps.items():
        own, reasons = outcomes.get(step_id), []
        if own is not None and own.state == outcome.STALE:
            reasons.append(own.reason)
        elif own is not None and own.state != outcome.FAILED:
            if own.given:
                reasons += _changes(project, step, own, prints)
            for earlier in step.after:
                other = outcomes.get(earlier)
                if other is not None and other.run > own.run and other.state != outcome.FAILED:
                    reasons.append(tr("'{step}' was run again since.").format(step=steps[earlier].title))
                elif other is not None and found.get(earlier):
                    reasons.append(tr("'{step}' is out of date itself.").format(step=steps[earlier].title))
        found[step_id] = reasons
    return found


def _changes(project: QgsProject, step: Step, own: Outcome, prints: Prints) -> list[str]:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(step.algorithm_id)
    if algorithm is None:
        return []
    values = prefill(project, algorithm, step.title)
    now = prints.given(algorithm, values)
    # What only the user knew (which files) is not proposed: it cannot be held against anything.
    known = frozenset(values) | {one.name for one in own.given if one.is_layer}
    return changes(own.given, now, known)


def findings_layer(project: QgsProject, step_id: str) -> Optional[QgsVectorLayer]:
    """The layer with the findings of a step, or else its verdicts; ``None`` where there are none."""
    tables = store_layers(project)
    for role in _FINDINGS_ROLES:
        layer = layer_with(project, role, step_id)
        if layer is not None and layer.featureCount() != 0:
            return layer
        table = tables.get(role)
        if table is not None and _has_rows(table, step_id):
            return table
    return None


def has_findings(project: QgsProject, step_id: str) -> bool:
    """Whether a step left findings."""
    return findings_layer(project, step_id) is not None


def _has_any(table: QgsVectorLayer) -> bool:
    """By looking: in a project that has just been opened a GeoPackage's rows may not be counted yet."""
    request = QgsFeatureRequest().setLimit(1).setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return any(True for _ in table.getFeatures(request))


def _has_rows(table: QgsVectorLayer, step_id: str) -> bool:
    if table.fields().indexOf("step") < 0:
        return False
    request = QgsFeatureRequest().setFilterExpression(f'"step" = {QgsExpression.quotedString(step_id)}').setLimit(1)
    return any(True for _ in table.getFeatures(request))
