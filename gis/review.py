"""The reviewer's list of a project: findings and verdicts read from its layers, and where each of them lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)

from ..core.amounts import centi_from_m2
from ..core.review import (
    AFFECTED,
    ERROR,
    FREE,
    KINDS,
    NOT_CHECKED,
    NOTE,
    WARNING,
    Entry,
    FindingMark,
    Identity,
    codes_not_checked,
    left_entry,
    match_marks,
)
from ..core.zones.marks import CONFIRMED, DISMISSED, UNKNOWN, Mark
from ..core.zones.rules import NOT_CHECKED as OUTCOME_NOT_CHECKED
from .convert import columns_of
from .i18n import language, tr
from .layers import values_of
from .marks import mark_of
from .messages import sentence_kind
from .review_marks import keep_copies, kept_mark, kept_of, marks_of_findings
from .roles import PREVIEWS, STEP, layer_with, layers_with
from .values import cell_text, number_or_none
from .verdict_words import FREE as OUTCOME_FREE
from .verdict_words import verdict_words

_ROOMS = {
    "corners": "digitiseunits",
    "landclass": "attachlandclasses",
    "units": "checkunits",
    "zones": "checkzones",
    "terrain": "visiblerange",
    "years": "compareyears",
    "annual": "annualtable",
    "reading": "readannualtable",
    "acceptance": "acceptancepackage",
    "verify": "verifypackage",
}
"""The step that findings of a room come from where neither row nor layer says it."""
_ZONES = "checkzones"
_KINDS = {"error": ERROR, "warning": WARNING, "note": NOTE}


@dataclass(frozen=True)
class Review:
    """The list: ``entries``, the marks of findings that are gone, and marks of verdicts that only the project keeps."""

    entries: tuple[Entry, ...] = ()
    left: tuple[FindingMark, ...] = ()
    only_kept: tuple[int, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where an entry lies: geometries in ``crs``, the first the finding or the pieces, the unit after them."""

    geometries: tuple[QgsGeometry, ...]
    crs: QgsCoordinateReferenceSystem


def review_of(project: QgsProject) -> Review:
    """The findings and verdicts of the last run of each step, in the order of the layers."""
    found = _once(_findings(project))
    marks, left = match_marks([entry.identity for entry in found if entry.identity], marks_of_findings(project))
    entries = [replace(entry, mark=marks[number]) if number in marks else entry for number, entry in enumerate(found)]
    entries += map(left_entry, left)
    only_kept = []
    for entry, is_kept in _verdicts(project):
        if is_kept:
            only_kept.append(len(entries))
        entries.append(entry)
    return Review(tuple(entries), left, tuple(only_kept))


def entries_of_unit(project: QgsProject, unit_id: str) -> list[Entry]:
    """The findings and verdicts of one unit, with their marks, the heaviest first."""
    found = _once(_findings(project, unit_id))
    marks, _ = match_marks([entry.identity for entry in found if entry.identity], marks_of_findings(project))
    entries = [replace(entry, mark=marks[number]) if number in marks else entry for number, entry in enumerate(found)]
    entries += [entry for entry, _ in _verdicts(project, unit_id)]
    return sorted(entries, key=lambda entry: KINDS.index(entry.kind))


def steps_with_results(project: QgsProject) -> set[str]:
    """The steps whose findings or verdicts are in the project, none at all included."""
    steps = {str(layer.customProperty(STEP) or "") for layer in finding_layers(project)}
    for layer in finding_layers(project):
        index = columns_of(layer.fields(), "finding").get("step")
        steps |= values_of(layer, index) if index is not None else set()
    verdicts = verdict_layer(project)
    if verdicts is not None and verdicts.featureCount():
        steps.add(str(verdicts.customProperty(STEP) or _ZONES))
    return steps - {""}


def finding_layers(project: QgsProject) -> list[QgsVectorLayer]:
    """The layers of findings, the one made last first."""
    return [layer for layer in layers_with(project, "finding") if isinstance(layer, QgsVectorLayer)]


def verdict_layer(project: QgsProject) -> Optional[QgsVectorLayer]:
    """The table of verdicts that the project works with."""
    layer = layer_with(project, "verdict")
    return layer if isinstance(layer, QgsVectorLayer) else None


def place_of(project: QgsProject, entry: Entry) -> Optional[Place]:
    """Where an entry lies: its own place, of a verdict the pieces in zones, with the unit; ``None`` where nothing is.

    What is in another CRS than the first is left out; the canvas moves the rest.
    """
    own = _pieces(project, entry) if entry.is_verdict else _own(project, entry)
    unit = _unit(project, entry.unit_id)
    if own and unit and own.crs == unit.crs:
        return Place(own.geometries + unit.geometries, own.crs)
    return own or unit


def keep_marks_of_memory(project: QgsProject) -> None:
    """Have the project keep the marks of a table of verdicts that is in memory only; called before it is saved."""
    layer = verdict_layer(project)
    if layer is None or not layer.isTemporary():
        return
    told = [entry.mark for entry, is_kept in _verdicts(project) if entry.mark and entry.mark.told and not is_kept]
    keep_copies(project, [mark for mark in told if mark.mark in (CONFIRMED, DISMISSED)])


def _findings(project: QgsProject, unit_id: str = "") -> Iterator[Entry]:
    """The findings, of each step those of the layer that it made last; of one unit where it is given."""
    claimed: set[str] = set()
    words = language()
    for layer in finding_layers(project):
        columns = columns_of(layer.fields(), "finding")
        if "code" not in columns or "message" not in columns:
            continue
        made_by = str(layer.customProperty(STEP) or "")
        seen = {made_by} - {""}
        request = QgsFeatureRequest()
        if unit_id:
            if "step" in columns:
                seen |= values_of(layer, columns["step"])
            request.setFilterExpression(_where(layer, columns, {"unit_id": unit_id}))
        for feature in layer.getFeatures(request):
            row = {name: cell_text(feature[index]) for name, index in columns.items()}
            room = row["code"].partition(".")[0]
            step = row.get("step") or made_by or _ROOMS.get(room, "")
            seen.add(step)
            if step not in claimed:
                yield _finding(step, row, layer, feature, words)
        claimed |= seen | {preview for preview, step in PREVIEWS.items() if step in seen}


def _once(findings: Iterable[Entry]) -> list[Entry]:
    """What a preview found as findings of its step, and what the step itself has found, too, once."""
    found = list(findings)
    known = {entry.identity for entry in found}
    listed = []
    for entry in found:
        step = PREVIEWS.get(entry.step)
        if step and entry.identity:
            entry = replace(entry, step=step, identity=replace(entry.identity, step=step))
            if entry.identity in known:
                continue
        listed.append(entry)
    return listed


def _finding(step: str, row: Mapping[str, str], layer: QgsVectorLayer, feature: Any, words: str) -> Entry:
    code, line = row["code"], row.get("line", "")
    source, corner = row.get("source", ""), row.get("corner", "")
    kind = kind_of(row.get("severity", ""), code)
    shape = feature.geometry()
    point = None if shape.isNull() or shape.isEmpty() else shape.boundingBox().center()
    place = "" if point is None else f"{point.x():.2f} {point.y():.2f}"
    unit, text = row.get("unit_id", ""), row["message"]
    where = (
        source.replace("\\", "/").rsplit("/", 1)[-1],
        tr("line {number}").format(number=line) if line else "",
        corner,
    )
    return Entry(
        kind=kind,
        step=step,
        code=code,
        rule=_kind_of_finding(code, words),
        unit_id=unit,
        text=text,
        place=", ".join(part for part in where if part),
        layer=layer.id(),
        feature=feature.id(),
        identity=Identity(step, code, unit, source, line, corner, place, text),
    )


def kind_of(severity: str, code: str) -> str:
    """What a finding is, one of ``KINDS``: an error, else something not checked, else as its severity says."""
    kind = _KINDS.get(severity, WARNING)
    return NOT_CHECKED if kind != ERROR and code in _not_checked() else kind


@lru_cache(maxsize=1000)
def _kind_of_finding(code: str, _language: str) -> str:
    return sentence_kind(code)


@lru_cache(maxsize=1)
def _not_checked() -> frozenset[str]:
    return codes_not_checked()


def _verdicts(project: QgsProject, unit_id: str = "") -> Iterator[tuple[Entry, bool]]:
    """The verdicts, each with whether its mark is one that only the project keeps; of one unit where it is given."""
    layer = verdict_layer(project)
    columns = columns_of(layer.fields(), "verdict") if layer is not None else {}
    if layer is None or not {"unit_id", "rule_id", "outcome"} <= set(columns):
        return
    kept = kept_of(project)
    step = str(layer.customProperty(STEP) or _ZONES)
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    if unit_id:
        request.setFilterExpression(_where(layer, columns, {"unit_id": unit_id}))
    for feature in layer.getFeatures(request):
        row = {name: cell_text(feature[index]) for name, index in columns.items()}
        mark, is_kept = _mark(row, layer.name()), False
        if not mark.told and mark.key in kept:
            mark, is_kept = kept_mark(kept[mark.key], mark.verdict), True
        outcome = row["outcome"]
        square_metres = number_or_none(feature[columns["area_m2"]]) if "area_m2" in columns else None
        centi = None if square_metres is None else centi_from_m2(square_metres)
        entry = Entry(
            kind={OUTCOME_FREE: FREE, OUTCOME_NOT_CHECKED: NOT_CHECKED}.get(outcome, AFFECTED),
            step=step,
            code=row["rule_id"],
            rule=row.get("rule_name") or row["rule_id"],
            unit_id=row["unit_id"],
            text=tr("{rule}: {verdict}").format(
                rule=row.get("rule_name") or row["rule_id"], verdict=verdict_words(row, centi, project)
            ),
            place=row.get("layer", ""),
            layer=layer.id(),
            feature=feature.id(),
            mark=mark,
        )
        yield entry, is_kept


def _mark(row: Mapping[str, str], source: str) -> Mark:
    """The mark in a row; one whose date cannot be read does not stand."""
    try:
        return mark_of(row, source)
    except QgsProcessingException:
        return replace(mark_of({**row, "mark_date": ""}, source), state=UNKNOWN)


def _own(project: QgsProject, entry: Entry) -> Optional[Place]:
    """The place that the finding itself has."""
    layer = project.mapLayer(entry.layer)
    if not isinstance(layer, QgsVectorLayer) or not layer.isSpatial():
        return None
    return _place([feature.geometry() for feature in layer.getFeatures(QgsFeatureRequest(entry.feature))], layer)


def _pieces(project: QgsProject, entry: Entry) -> Optional[Place]:
    """The ground of the unit that zones of the rule take."""
    layer = layer_with(project, "zone_hit")
    return _rows(layer, "zone_hit", {"unit_id": entry.unit_id, "rule_id": entry.code})


def _unit(project: QgsProject, unit_id: str) -> Optional[Place]:
    return _rows(layer_with(project, "unit"), "unit", {"unit_id": unit_id}) if unit_id else None


def _rows(layer: Any, table: str, wanted: Mapping[str, str]) -> Optional[Place]:
    """The geometries of the rows with these values; ``None`` where there are none."""
    if not isinstance(layer, QgsVectorLayer) or not layer.isSpatial():
        return None
    columns = columns_of(layer.fields(), table)
    if not set(wanted) <= set(columns):
        return None
    request = QgsFeatureRequest(QgsExpression(_where(layer, columns, wanted)))
    request.setSubsetOfAttributes([columns[name] for name in wanted])
    return _place([feature.geometry() for feature in layer.getFeatures(request)], layer)


def _where(layer: QgsVectorLayer, columns: Mapping[str, int], wanted: Mapping[str, str]) -> str:
    """The expression of rows with these values; of a column that is not there, of none."""
    return " and ".join(
        f"{QgsExpression.quotedColumnRef(layer.fields()[columns[name]].name())} = {QgsExpression.quotedString(value)}"
        if name in columns
        else "false"
        for name, value in wanted.items()
    )


def _place(shapes: Sequence[QgsGeometry], layer: QgsVectorLayer) -> Optional[Place]:
    found = tuple(shape for shape in shapes if not shape.isNull() and not shape.isEmpty())
    return Place(found, layer.crs()) if found else None
