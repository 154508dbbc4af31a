"""Results of a step on their way into the tables of the project, so that they are there after closing QGIS.

A run replaces what the last run of the same step left about the same units; about other units it stays, unless they are
in the project no more. Each table is changed in one step, all or nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from qgis.core import (
    QgsDataSourceUri,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVectorLayerExporter,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtXml import QDomDocument

from .convert import columns_of, units_of
from .corner_session import CannotAddError, add_units, numbers_in, why_not
from .crs import plane_of
from .i18n import tr
from .roles import PREVIEWS, STEP, mark, store_layers
from .values import text

TABLES = {
    "CORNERS": "corner",
    "PARTS": "survey_part",
    "SUMMARY": "survey_summary",
    "HITS": "zone_hit",
    "VERDICTS": "verdict",
    "FINDINGS": "finding",
}
"""Outputs, the same in all algorithms, to the table of a project that keeps them."""
_OUTPUT = "mine_restoration/output"
"""Custom property of a result in a table of its own: the output that it is."""
_WAITS = "mine_restoration/waits"
"""Custom property of a temporary layer whose table did not take it: the step and the output that it is."""
_READS_FILES = "digitiseunits"
"""What it finds is about files: another file's findings stay."""
_PATIENCE = 1.0
"""Seconds that another program is given to end its writing. GDAL waits five, for each row."""


@dataclass(frozen=True)
class Kept:
    """``tables``: what took the results, by output. ``problems``: sentences about results that stay temporary."""

    tables: Mapping[str, QgsVectorLayer]
    problems: tuple[str, ...] = ()


def keep_results(
    project: QgsProject, step: str, title: str, results: Mapping[str, QgsVectorLayer], units: Collection[str]
) -> Kept:
    """Bring the layers of a run, by output, into the tables of the project; ``units``: the numbers it was about.

    In a project without tables nothing happens. A table that is being edited gets the rows as a step of its undo
    history and is saved by the user, others are saved at once. ``title`` names the step in what the user reads.
    """
    tables = store_layers(project)
    kept: dict[str, QgsVectorLayer] = {}
    problems = []
    unit_layer = tables.get("unit")
    locked = _locked_file(unit_layer) if unit_layer is not None else ""
    if locked:
        for output, result in results.items():
            result.setCustomProperty(_WAITS, f"{step}/{output}")
        return Kept({}, (_wait_for(locked),))
    there = _numbers(unit_layer) if unit_layer is not None else set()
    for output, result in results.items():
        table = tables.get(TABLES.get(output, ""))
        if unit_layer is not None and table is None and output not in ("UNITS", *TABLES):
            own, problem = _keep_as_own(project, unit_layer, step, output, result, title)
            if problem:
                problems.append(problem)
                result.setCustomProperty(_WAITS, f"{step}/{output}")
            elif own is not None:
                kept[output] = own
            continue
        if table is None or table.id() == result.id():
            continue
        with _unfiltered(table) as is_whole:
            if is_whole:
                old = _old_rows(table, TABLES[output], step, set(units), there, result)
                problem = _replace(table, old, result, title)
            else:
                problem = _refused(table, tr("it is filtered and being edited"))
        if problem:
            problems.append(problem)
            result.setCustomProperty(_WAITS, f"{step}/{output}")
        else:
            mark(project, table, TABLES[output])
            kept[output] = table
    _drop_waiting(project, {f"{step}/{output}" for output in kept})
    return Kept(kept, tuple(problems))


def _drop_waiting(project: QgsProject, names: Collection[str]) -> None:
    """Take away the temporary layers of earlier runs whose rows are replaced now; what somebody saved stays."""
    layers = project.mapLayers().values()
    project.removeMapLayers([one.id() for one in layers if one.isTemporary() and one.customProperty(_WAITS) in names])


def _locked_file(table: QgsVectorLayer) -> str:
    """The name of the GeoPackage of a table while another program writes to it; empty where nobody does."""
    if table.providerType() != "ogr" or table.dataProvider().transaction() is not None:
        return ""  # of a transaction it is QGIS itself that writes
    path = Path(QgsProviderRegistry.instance().decodeUri("ogr", table.source())["path"])
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=_PATIENCE)) as database:
            database.isolation_level = None
            database.execute("begin immediate")
            database.execute("rollback")
    except (sqlite3.Error, ValueError) as cause:
        # Whatever else is wrong QGIS says when it writes.
        return path.name if "locked" in str(cause) else ""
    return ""


def _wait_for(file: str) -> str:
    return tr(
        "Another program is writing to the project's file '{file}'. The results stay in temporary layers. Close that "
        "program, then run the step again."
    ).format(file=file)


def _numbers(units: QgsVectorLayer) -> set[str]:
    """The numbers of all units of a table, those that a filter hides and those that are not saved included."""
    whole = units.clone()
    whole.setSubsetString("")
    return numbers_in(units) | numbers_in(whole)


@contextmanager
def _unfiltered(table: QgsVectorLayer) -> Iterator[bool]:
    """The table without its filter: rows that are hidden must not be left behind. Whether it shows all of it."""
    hidden = table.subsetString()
    if not hidden:
        yield True
        return
    is_whole = table.setSubsetString("")
    try:
        yield is_whole
    finally:
        table.setSubsetString(hidden)


def _keep_as_own(
    project: QgsProject, beside: QgsVectorLayer, step: str, output: str, result: QgsVectorLayer, title: str
) -> tuple[Optional[QgsVectorLayer], str]:
    """Keep a result that has no table of the schema in a table of its own, in the database of the layer ``beside``.

    The table of the last run gets the new rows; the first time, and where its fields are other ones, it is made. The
    layer that shows it, or a sentence.
    """
    for layer in project.mapLayers().values():
        if layer.customProperty(STEP) == step and layer.customProperty(_OUTPUT) == output and layer.isValid():
            assert isinstance(layer, QgsVectorLayer)
            fields = {field.name() for field in result.fields()}
            if fields <= {field.name() for field in layer.fields()} and layer.wkbType() == result.wkbType():
                return layer, _replace(layer, list(layer.allFeatureIds()), result, title)
    table = f"result_{step}_{output.lower()}"
    source = _write_table(beside, table, result)
    layer = QgsVectorLayer(source, result.name(), beside.providerType()) if source else None
    if layer is None or not layer.isValid():
        return None, _refused(result, tr("a table for it cannot be made"))
    look = QDomDocument()
    result.exportNamedStyle(look)
    layer.importNamedStyle(look)
    layer.setCustomProperty(_OUTPUT, output)
    layer.setCustomProperty(STEP, step)
    project.addMapLayer(layer, False)
    node = project.layerTreeRoot().findLayer(result.id())
    group = node.parent() if node is not None else project.layerTreeRoot()
    group.insertLayer(group.children().index(node) if node is not None else 0, layer).setExpanded(False)
    return layer, ""


def _write_table(beside: QgsVectorLayer, table: str, result: QgsVectorLayer) -> str:
    """Write ``result`` as a table in the database of another layer; its source, empty where that is refused."""
    if beside.providerType() == "postgres":
        uri = QgsDataSourceUri(beside.source())
        uri.setTable(table)
        uri.setGeometryColumn("geom" if result.isSpatial() else "")
        uri.setKeyColumn("row_id")
        uri.setSql("")
        source, options = uri.uri(False), {"overwrite": True}
    else:
        path = QgsProviderRegistry.instance().decodeUri("ogr", beside.source())["path"]
        source = f"{path}|layername={table}"
        options = {"driverName": "GPKG", "update": True, "overwrite": True, "layerName": table}
    target = source if beside.providerType() == "postgres" else path
    problem, _ = QgsVectorLayerExporter.exportLayer(result, target, beside.providerType(), result.crs(), False, options)
    return "" if problem else source


def add_rows(table: QgsVectorLayer, source: QgsVectorLayer, title: str) -> str:
    """Add the rows of ``source`` to a table of the project and save them; a sentence where that is not possible."""
    locked = _locked_file(table)
    if locked:
        return _wait_for(locked)
    return _replace(table, [], source, title)


def add_to_project(project: QgsProject, units: QgsVectorLayer, title: str, replace: bool = False) -> list[str]:
    """Add the units of a layer to the project's own layer of units as one step; the numbers that are there already.

    Where some are and ``replace`` is not given, nothing is done. Units that are replaced keep their rows and take
    the boundary of the new ones and the attributes that these have. The layer is saved unless it was being edited
    before. Raises :class:`CannotAddError`.
    """
    target = store_layers(project).get("unit")
    if target is None:
        raise CannotAddError(tr("The project has no layer of restoration units. Make a project, or open one."))
    locked = _locked_file(target)
    if locked:
        raise CannotAddError(_wait_for(locked))
    reason = why_not(target)
    if reason:
        raise CannotAddError(reason)
    plane = plane_of(target.crs())
    assert plane is not None  # why_not has refused it
    if plane_of(units.crs()) != plane:
        raise CannotAddError(
            tr(
                "The units are in {crs}, the project's are in {own}. Add them in the window 'Corners': it brings them "
                "into the project's plane and says how."
            ).format(crs=units.crs().authid(), own=target.crs().authid())
        )
    new = list(units_of(units))
    same = sorted({unit.unit_id for unit in new} & numbers_in(target))
    if same and not replace:
        return same
    was_editing = target.isEditable()
    other = [unit for unit in new if unit.unit_id not in set(same)]
    try:
        if same:
            _take_over(target, units, set(same), title)
        if other:
            add_units(target, other, plane, title)
    except CannotAddError:
        if not was_editing:
            target.rollBack()
        raise
    if not was_editing and not target.commitChanges():
        problem = "; ".join(target.commitErrors())
        target.rollBack()
        raise CannotAddError(_refused(target, problem))
    mark(project, target, "unit")
    return same


def _take_over(target: QgsVectorLayer, units: QgsVectorLayer, numbers: Collection[str], title: str) -> None:
    """Give the units of these numbers the boundary and the attributes that ``units`` has of them.

    What ``units`` does not say stays: a coordinate file read again knows no measures and no acceptance.
    """
    own, given = columns_of(target.fields(), "unit"), columns_of(units.fields(), "unit")
    rows = {text(row[own["unit_id"]]): row.id() for row in target.getFeatures()}
    if not target.isEditable():
        target.startEditing()
    target.beginEditCommand(title)
    for feature in units.getFeatures():
        number = text(feature[given["unit_id"]])
        if number not in numbers:
            continue
        geometry = feature.geometry().coerceToType(target.wkbType())
        target.changeGeometry(rows[number], geometry[0], skipDefaultValue=True)
        values = {
            own[name]: feature[given[name]]
            for name in given
            if name in own and name != "unit_id" and text(feature[given[name]])
        }
        target.changeAttributeValues(rows[number], values, {}, True)
    target.endEditCommand()


def _old_rows(
    table: QgsVectorLayer, name: str, step: str, units: set[str], there: set[str], result: QgsVectorLayer
) -> list[int]:
    """The rows that a run replaces."""
    columns = columns_of(table.fields(), name)
    given = columns_of(result.fields(), name).get("source")
    sources = {text(row[given]) for row in result.getFeatures()} if given is not None else set()
    old = []
    for row in table.getFeatures():
        number = text(row[columns["unit_id"]]) if "unit_id" in columns else ""
        about = number in units or (bool(there) and number not in there and step != _READS_FILES)
        if name == "finding":
            by = text(row[columns["step"]]) if "step" in columns else ""
            same_step = step in (by, PREVIEWS.get(by))
            of_file = step == _READS_FILES and text(row[columns["source"]]) in sources
            about = same_step and (about or of_file)
        if about:
            old.append(row.id())
    return old


def _replace(table: QgsVectorLayer, old: list[int], result: QgsVectorLayer, title: str) -> str:
    """Take ``old`` out of the table and put the rows of ``result`` in; a sentence where that is not possible."""
    if result.isSpatial() and result.featureCount() and result.crs() != table.crs():
        return tr(
            "The results are in {crs}, the table '{layer}' is in {own}: they stay in a temporary layer. Save it, or "
            "run the step with the units of this project."
        ).format(crs=result.crs().authid(), layer=table.name(), own=table.crs().authid())
    was_editing = table.isEditable()
    if not was_editing and not table.startEditing():
        return _refused(table, tr("it cannot be edited"))
    table.beginEditCommand(title)
    good = (not old or table.deleteFeatures(old)) and table.addFeatures(list(_rows_for(table, result)))
    if not good:
        table.destroyEditCommand()
    else:
        table.endEditCommand()
    if was_editing:
        return "" if good else _refused(table, "")
    if good and table.commitChanges():
        return ""
    problem = "; ".join(table.commitErrors())
    table.rollBack()
    return _refused(table, problem)


def _rows_for(table: QgsVectorLayer, result: QgsVectorLayer) -> Iterator[QgsFeature]:
    """The rows of ``result`` as the table has them, by the names of fields."""
    names = {field.name(): index for index, field in enumerate(result.fields())}
    keys = set(table.primaryKeyAttributes())
    pairs = [
        (index, names[field.name()])
        for index, field in enumerate(table.fields())
        if field.name() in names and index not in keys
    ]
    data = []
    for feature in result.getFeatures():
        geometry = feature.geometry()
        if geometry and not geometry.isNull():
            shapes = geometry.coerceToType(table.wkbType())
            geometry = shapes[0] if shapes else geometry
        data.append(QgsVectorLayerUtils.QgsFeatureData(geometry, {own: feature[given] for own, given in pairs}))
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(table))
    yield from QgsVectorLayerUtils.createFeatures(table, data, context)


def _refused(table: QgsVectorLayer, problem: str) -> str:
    return tr(
        "The table '{layer}' of the project does not take the results ({problem}); they stay in a temporary layer. "
        "Save that layer, and check that you may write to the project's database."
    ).format(layer=table.name(), problem=problem or tr("no reason given"))
