"""What came out of a step: its state, figures, findings and files. Kept in the project, so that it is there again."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingOutputFile,
    QgsProcessingOutputFolder,
    QgsProject,
    QgsVectorLayer,
)

from ..gis.convert import text, value_or_none
from ..gis.i18n import tr
from ..gis.roles import mark
from ..gis.tables import dress_table
from .steps import OUTPUT_ROLES, Step

TODO, RUNNING, DONE, FINDINGS, FAILED, STALE = "todo", "running", "done", "findings", "failed", "stale"
_SCOPE = "mine_restoration"


@dataclass(frozen=True)
class Outcome:
    """``figures`` are label and value as shown; ``files`` label and path; ``run`` counts the runs in the project."""

    state: str
    figures: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    errors: int = 0
    warnings: int = 0
    run: int = 0


def take(
    project: QgsProject, step: Step, algorithm: QgsProcessingAlgorithm, successful: bool, results: dict[str, Any]
) -> Outcome:
    """The outcome of a finished run; marks its layers in the project, and names its findings after the step."""
    run = 1 + _last_run(project)
    if not successful:
        return Outcome(FAILED, run=run)
    layers = _mark_layers(project, step, results)
    errors, warnings = _findings(layers.get("FINDINGS"), results)
    return Outcome(
        state=FINDINGS if errors + warnings else DONE,
        figures=_figures(step, algorithm, layers, results),
        files=_files(algorithm, results),
        errors=errors,
        warnings=warnings,
        run=run,
    )


def save(project: QgsProject, step_id: str, outcome: Outcome) -> None:
    """Keep an outcome in the project."""
    project.writeEntry(_SCOPE, f"outcome/{step_id}", json.dumps(asdict(outcome), ensure_ascii=False))
    project.writeEntry(_SCOPE, "last_run", outcome.run)


def load(project: QgsProject, step_id: str) -> Optional[Outcome]:
    """The outcome kept in the project, if any; one that this version cannot read counts as none."""
    kept = project.readEntry(_SCOPE, f"outcome/{step_id}")[0]
    try:
        values = json.loads(kept) if kept else None
        if not isinstance(values, dict):
            return None
        for name in ("figures", "files"):
            values[name] = tuple((str(label), str(value)) for label, value in values[name])
        return Outcome(**values)
    except (ValueError, TypeError, KeyError):
        return None


def _last_run(project: QgsProject) -> int:
    return project.readNumEntry(_SCOPE, "last_run", 0)[0]


def _mark_layers(project: QgsProject, step: Step, results: dict[str, Any]) -> dict[str, QgsMapLayer]:
    """The layers that the run brought into the project, by output."""
    layers = {}
    for output, role in OUTPUT_ROLES.items():
        layer = _layer_of(project, results.get(output))
        if layer is not None:
            if step.feeds or output == "FINDINGS":
                mark(project, layer, role, step.id)
            if isinstance(layer, QgsVectorLayer):
                dress_table(layer, role)
            if output == "FINDINGS":
                layer.setName(tr("Findings: {step}").format(step=step.title))
                node = project.layerTreeRoot().findLayer(layer.id())
                if node is not None:
                    node.setExpanded(False)
            layers[output] = layer
    return layers


def _layer_of(project: QgsProject, result: Any) -> Optional[QgsMapLayer]:
    if not result:
        return None
    found = project.mapLayer(str(result))
    if found is not None:
        return found
    same = [layer for layer in project.mapLayers().values() if layer.source() == str(result)]
    return same[-1] if same else None


def _findings(layer: Optional[QgsMapLayer], results: dict[str, Any]) -> tuple[int, int]:
    """Errors and warnings, from the layer of findings or else from the counts of the run."""
    if isinstance(layer, QgsVectorLayer) and layer.fields().indexOf("severity") >= 0:
        counts = Counter(text(feature["severity"]) for feature in layer.getFeatures())
        return counts["error"], counts["warning"]
    return int(results.get("ERROR_COUNT") or 0), int(results.get("WARNING_COUNT") or 0)


def _figures(
    step: Step, algorithm: QgsProcessingAlgorithm, layers: dict[str, QgsMapLayer], results: dict[str, Any]
) -> tuple[tuple[str, str], ...]:
    named = {output.name(): output.description() for output in algorithm.outputDefinitions()}
    figures = [
        (named[name], _shown(results[name]))
        for name in step.figures
        if name in named and value_or_none(results.get(name)) is not None
    ]
    units = layers.get("UNITS")
    if isinstance(units, QgsVectorLayer) and units.fields().indexOf("area_ha") >= 0:
        ha4 = sum(round(10_000 * (value_or_none(feature["area_ha"]) or 0)) for feature in units.getFeatures())
        figures.append((tr("Official area (hm²)"), f"{ha4 // 10_000}.{ha4 % 10_000:04d}"))
    return tuple(figures)


def _shown(value: Any) -> str:
    """A count as it is, an area with the 4 decimals of hm², the state of a form in words."""
    if isinstance(value, float):
        return f"{value:.4f}"
    states = {"final": tr("final form"), "draft": tr("draft"), "blocked": tr("not written, errors are open")}
    return states.get(str(value), str(value))


def _files(algorithm: QgsProcessingAlgorithm, results: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (output.description(), str(results[output.name()]))
        for output in algorithm.outputDefinitions()
        if isinstance(output, (QgsProcessingOutputFile, QgsProcessingOutputFolder))
        and results.get(output.name())
        and Path(str(results[output.name()])).exists()
    )
