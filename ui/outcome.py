"""What came out of a step: its state, figures, findings and files. Kept in the project, so that it is there again."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsFeatureSource,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingOutputFile,
    QgsProcessingOutputFolder,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameters,
    QgsProject,
    QgsVectorLayer,
)

from ..gis.areas import HECTARES, shown_ha4, unit_of_areas
from ..gis.i18n import tr
from ..gis.roles import layer_with, mark, store_layers
from ..gis.tables import dress_table
from ..gis.values import text, value_or_none
from .freshness import Given, Prints
from .steps import OUTPUT_ROLES, Step, steps

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
    given: tuple[Given, ...] = ()
    reason: str = ""
    areas: tuple[int, ...] = ()
    """Which of the figures are areas, in hm²."""
    unchecked: int = 0
    """How often something was not checked: never the same as nothing found."""


def shown_figures(outcome: Outcome, project: QgsProject) -> list[tuple[str, str]]:
    """Labels and values, areas in the unit that the user wants to see."""
    unit = unit_of_areas(project)
    figures = list(outcome.figures)
    if unit != HECTARES:
        for index in outcome.areas:
            label, value = figures[index]
            # The label names hm²: the value brings its own unit.
            ha4 = int(Decimal(value) * 10_000)
            figures[index] = (re.sub(r"\s*[(（][^()（）]*[)）]$", "", label), shown_ha4(ha4, project))
    return figures


@dataclass(frozen=True)
class Before:
    """What is noted before a step runs: what it was ``given``, the numbers of its ``units``, whether it has none."""

    given: tuple[Given, ...] = ()
    units: frozenset[str] = frozenset()
    without_units: bool = False


@dataclass(frozen=True)
class Taken:
    """An outcome, and sentences about results that did not find their place."""

    outcome: Outcome
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Accepted:
    """So many units went into the project; or the numbers that are there already (``same``), and nothing was done."""

    count: int = 0
    same: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def before(project: QgsProject, algorithm: QgsProcessingAlgorithm, values: dict[str, Any]) -> Before:
    """What a step is about to be run with."""
    given = Prints(project).given(algorithm, values)
    parameter = algorithm.parameterDefinition("UNITS")
    if parameter is None or parameter.isDestination() or not values.get("UNITS"):
        return Before(given)
    context = QgsProcessingContext()
    context.setProject(project)
    # The selected ones where only they are taken.
    source = QgsProcessingParameters.parameterAsSource(parameter, values, context)
    if source is None:
        return Before(given)
    return Before(given, frozenset(_numbers(source)), next(source.getFeatures(), None) is None)


def _numbers(source: QgsFeatureSource) -> set[str]:
    from ..gis.convert import columns_of

    column = columns_of(source.fields(), "unit").get("unit_id")
    return set() if column is None else {text(row[column]) for row in source.getFeatures()} - {""}


def take(
    project: QgsProject,
    step: Step,
    algorithm: QgsProcessingAlgorithm,
    successful: bool,
    results: dict[str, Any],
    noted: Before = Before(),
    reason: str = "",
) -> Taken:
    """The outcome of a finished run: its layers get their roles, or their rows go into the tables of the project.

    ``noted`` is what was noted before it ran, ``reason`` why it did not come to its end. A step without units has none
    that are fine: its outcome says so.
    """
    run = 1 + _last_run(project)
    if not successful:
        return Taken(Outcome(FAILED, run=run, reason=reason))
    layers = _mark_layers(project, step, results)
    errors, unchecked, warnings = _findings(layers.get("FINDINGS"), results)
    if noted.without_units:
        unchecked = max(1, unchecked)
        reason = tr(
            "The layer of units is empty: nothing was computed or checked. Add units, then run this step again."
        )
    figures, areas = _figures(step, algorithm, layers, results)
    problems = _keep(project, step, {**_further_layers(project, step, algorithm, results), **layers}, noted.units)
    outcome = Outcome(
        state=FINDINGS if errors + unchecked + warnings else DONE,
        figures=figures,
        files=_files(algorithm, results),
        errors=errors,
        warnings=warnings,
        run=run,
        given=noted.given,
        reason=reason,
        areas=areas,
        unchecked=unchecked,
    )
    return Taken(outcome, problems)


def accept_units(project: QgsProject, step: Step, replace: bool = False) -> Accepted:
    """Add the units that ``step`` read to the project's own, with their corners; the layers that held them go.

    In a project without tables, or where there are no such units, nothing happens. Units whose numbers are taken stay
    apart unless they shall ``replace`` those.
    """
    from ..gis.results import CannotAddError, add_to_project, keep_results

    units, corners = (layer_with(project, role, step.id) for role in ("unit", "corner"))
    tables = store_layers(project)
    if not isinstance(units, QgsVectorLayer) or "unit" not in tables:
        return Accepted()
    numbers = frozenset(_numbers(units))
    try:
        same = add_to_project(project, units, step.title, replace)
    except CannotAddError as cause:
        return Accepted(problems=(str(cause),))
    if same and not replace:
        return Accepted(same=tuple(same))
    problems: tuple[str, ...] = ()
    if isinstance(corners, QgsVectorLayer):
        kept = keep_results(project, step.id, step.title, {"CORNERS": corners}, numbers)
        problems = kept.problems
        project.removeMapLayers([corners.id() for _ in kept.tables])
    project.removeMapLayer(units.id())
    return Accepted(len(numbers), problems=problems)


def _keep(project: QgsProject, step: Step, layers: dict[str, QgsMapLayer], units: frozenset[str]) -> tuple[str, ...]:
    """Bring the rows of results into the tables of the project, and take the layers that held them away.

    Units and their corners wait for :func:`accept_units`.
    """
    from ..gis.results import keep_results

    results = {
        name: layer
        for name, layer in layers.items()
        if isinstance(layer, QgsVectorLayer) and (name == "FINDINGS" or (step.feeds and name != "CORNERS"))
    }
    made = layers.get("UNITS")
    if isinstance(made, QgsVectorLayer):
        units = frozenset(_numbers(made))
    kept = keep_results(project, step.id, step.title, results, units)
    project.removeMapLayers([results[name].id() for name in kept.tables])
    return kept.problems


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
        values["areas"] = tuple(int(index) for index in values.get("areas", ()))
        values["given"] = tuple(Given(**one) for one in values.get("given", ()))
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


def _further_layers(
    project: QgsProject, step: Step, algorithm: QgsProcessingAlgorithm, results: dict[str, Any]
) -> dict[str, QgsMapLayer]:
    """The layers of a step of the year that no further step takes (totals, comparisons), by output."""
    found = {
        output.name(): _layer_of(project, results.get(output.name()))
        for output in algorithm.outputDefinitions()
        if isinstance(output, QgsProcessingOutputVectorLayer) and output.name() not in OUTPUT_ROLES
    }
    is_step = step.id in {one.id for one in steps()}
    return {name: layer for name, layer in found.items() if is_step and layer is not None}


def _layer_of(project: QgsProject, result: Any) -> Optional[QgsMapLayer]:
    if not result:
        return None
    found = project.mapLayer(str(result))
    if found is not None:
        return found
    same = [layer for layer in project.mapLayers().values() if layer.source() == str(result)]
    return same[-1] if same else None


def _findings(layer: Optional[QgsMapLayer], results: dict[str, Any]) -> tuple[int, int, int]:
    """Errors, what was not checked, and warnings: from the layer of findings or else from the counts of the run."""
    from ..core.review import ERROR, NOT_CHECKED, WARNING
    from ..gis.review import kind_of

    unchecked = int(results.get("NOT_CHECKED_COUNT") or 0)
    if isinstance(layer, QgsVectorLayer) and layer.fields().indexOf("severity") >= 0:
        code = layer.fields().indexOf("code")
        counts = Counter(
            kind_of(text(row["severity"]), text(row[code]) if code >= 0 else "") for row in layer.getFeatures()
        )
        return counts[ERROR], max(unchecked, counts[NOT_CHECKED]), counts[WARNING]
    return int(results.get("ERROR_COUNT") or 0), unchecked, int(results.get("WARNING_COUNT") or 0)


def _figures(
    step: Step, algorithm: QgsProcessingAlgorithm, layers: dict[str, QgsMapLayer], results: dict[str, Any]
) -> tuple[tuple[tuple[str, str], ...], tuple[int, ...]]:
    """The figures, and which of them are areas."""
    named = {output.name(): output.description() for output in algorithm.outputDefinitions()}
    names = [name for name in step.figures if name in named and value_or_none(results.get(name)) is not None]
    figures = [(named[name], _shown(results[name])) for name in names]
    areas = [index for index, name in enumerate(names) if name.endswith("_HA")]
    units = layers.get("UNITS")
    if isinstance(units, QgsVectorLayer) and units.fields().indexOf("area_ha") >= 0:
        ha4 = sum(round(10_000 * (value_or_none(feature["area_ha"]) or 0)) for feature in units.getFeatures())
        areas.append(len(figures))
        figures.append((tr("Official area (hm²)"), f"{ha4 // 10_000}.{ha4 % 10_000:04d}"))
    return tuple(figures), tuple(areas)


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
