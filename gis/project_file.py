"""The QGIS project of a store: what opens its layers with forms, relations, themes and snapping.

A project is dressed when it is made, and again when its store has come to a new version: whatever the user has added
stays, what the plugin has put there is made anew.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Optional

from qgis.core import (
    QgsAbstractMetadataBase,
    QgsCoordinateReferenceSystem,
    QgsExpressionContextUtils,
    QgsLayerMetadata,
    QgsProject,
    QgsRelation,
    QgsRelationContext,
    QgsSnappingConfig,
    QgsTolerance,
    QgsUnitTypes,
    QgsVectorLayer,
)

from ..core.schema import LIST, LayerSpec, schema
from .forms import add_results, set_form
from .i18n import is_chinese, tr
from .layers import ROLE, YEAR_VARIABLE
from .lists import edition_of_list
from .themes import add_themes

_SCOPE = "mine_restoration"
_VERSION_KEY = "/schema_version"
_ON_UNIT_FORM = ("finding", "verdict", "survey_summary")
"""Tables whose rows a unit's form shows."""
_SNAP_PIXELS = 12


@dataclass(frozen=True)
class About:
    """What a user says of a new project: its name, the year that new units get, and whom to ask about the data."""

    title: str
    year: Optional[int] = None
    contact: str = ""


def set_up(project: QgsProject, crs: QgsCoordinateReferenceSystem, about: About) -> None:
    """Give a new project its CRS, title, year and ways of drawing."""
    project.setCrs(crs, adjustEllipsoid=True)
    project.setTitle(about.title)
    project.setAreaUnits(QgsUnitTypes.AreaUnit.AreaHectares)
    project.setSnappingConfig(_snapping(project))
    project.setTopologicalEditing(True)
    if about.year is not None:
        QgsExpressionContextUtils.setProjectVariable(project, YEAR_VARIABLE, about.year)


def dress(project: QgsProject, layers: Mapping[str, QgsVectorLayer], about: About) -> None:
    """Give the layers of a store, by table name and already in the project, their places, forms, relations and themes.

    Raises ``CatalogueError``.
    """
    _arrange(project, layers)
    lists = {spec.list_of: layers[spec.name] for spec in schema().layers if spec.list_of}
    for spec in schema().layers:
        layer = layers[spec.name]
        layer.setCustomProperty(ROLE, spec.name)
        set_form(layer, LIST if spec.list_of else spec.name, lists)
        layer.setMetadata(metadata_of(spec, layer.crs(), about))
    relations = {
        table: _relate(project, f"unit_{table}", layer.name(), layers["unit"], layer, "unit_id")
        for table, layer in layers.items()
        if table != "unit" and layer.fields().indexOf("unit_id") >= 0
    }
    add_results(layers["unit"], tr("Results"), [relations[table] for table in _ON_UNIT_FORM])
    of_year = _relate(project, "mine_unit", layers["unit"].name(), layers["mine"], layers["unit"], "year")
    add_results(layers["mine"], tr("Units of the year"), [of_year])
    layers["unit"].setDisplayExpression('concat("unit_id", \' \', "name")')
    layers["mine"].setDisplayExpression('concat("year", \' \', "mine_name")')
    add_themes(project, layers)
    project.writeEntry(_SCOPE, _VERSION_KEY, schema().version)


def rewrite_project(path: Path, change: Callable[[str], str]) -> None:
    """Write the text of a project file (.qgz or .qgs) anew as ``change`` makes it."""
    if path.suffix.lower() != ".qgz":
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
        return
    with zipfile.ZipFile(path) as archive:
        members = [(info, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, data in members:
            text = change(data.decode("utf-8")).encode("utf-8") if info.filename.endswith(".qgs") else data
            archive.writestr(info, text)


def without_folder(text: str, folder: Path) -> str:
    """The text of a project that was written with its layers in ``folder``, with paths from where the project is.

    QGIS writes such paths itself, but in relations (3.44) the whole one, which names the maker's machine.
    """
    written = folder.as_posix().replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return text.replace(f"{written}/", "./")


def version_in(project: QgsProject) -> Optional[int]:
    """The version of the schema that the project was made with; ``None`` where createproject did not make it."""
    version, known = project.readNumEntry(_SCOPE, _VERSION_KEY, 0)
    return int(version) if known and version else None


def metadata_of(spec: LayerSpec, crs: QgsCoordinateReferenceSystem, about: About) -> QgsLayerMetadata:
    """Title, abstract, CRS, edition and contact of a layer."""
    chinese = is_chinese()
    metadata = QgsLayerMetadata()
    metadata.setIdentifier(f"mine_restoration.{spec.name}")
    metadata.setParentIdentifier(about.title)
    metadata.setTitle(spec.title(chinese))
    metadata.setAbstract(spec.abstract(chinese))
    metadata.setType("dataset")
    metadata.setLanguage("zh" if chinese else "en")
    if spec.geometry:
        metadata.setCrs(crs)
    editions = [tr("schema {edition}").format(edition=schema().edition)]
    if spec.list_of:
        editions.append(edition_of_list(spec))
    metadata.addKeywords("edition", editions)
    metadata.addHistoryItem(tr("Made by Mine Restoration, schema version {version}").format(version=schema().version))
    if about.contact:
        contact = QgsAbstractMetadataBase.Contact(about.contact)
        contact.role = "pointOfContact"
        metadata.addContact(contact)
    return metadata


def _arrange(project: QgsProject, layers: Mapping[str, QgsVectorLayer]) -> None:
    """Put the layers that stand nowhere in the tree into their groups, in the order of the schema."""
    root = project.layerTreeRoot()
    for name, english, chinese in schema().groups:
        title = chinese if is_chinese() else english
        waiting = [
            layers[spec.name]
            for spec in schema().layers
            if spec.group == name and root.findLayer(layers[spec.name].id()) is None
        ]
        if waiting:
            group = root.findGroup(title) or root.addGroup(title)
            for layer in waiting:
                group.addLayer(layer)
            if all(not layer.isSpatial() for layer in waiting):
                group.setExpanded(False)


def _relate(
    project: QgsProject, key: str, name: str, parent: QgsVectorLayer, child: QgsVectorLayer, field: str
) -> QgsRelation:
    """The relation from a row of ``parent`` to those of ``child`` with the same value of ``field``; made anew."""
    manager = project.relationManager()
    if key in manager.relations():
        manager.removeRelation(key)
    relation = QgsRelation(QgsRelationContext(project))
    relation.setId(key)
    relation.setName(name)
    relation.setReferencedLayer(parent.id())
    relation.setReferencingLayer(child.id())
    relation.addFieldPair(field, field)
    manager.addRelation(relation)
    return relation


def _snapping(project: QgsProject) -> QgsSnappingConfig:
    """Snap to corners and edges of all layers, so that neighbours share their corners."""
    snapping = QgsSnappingConfig(project)
    snapping.setEnabled(True)
    snapping.setMode(QgsSnappingConfig.SnappingMode.AllLayers)
    flags = QgsSnappingConfig.SnappingTypes
    snapping.setTypeFlag(flags.VertexFlag | flags.SegmentFlag)
    snapping.setTolerance(_SNAP_PIXELS)
    snapping.setUnits(QgsTolerance.UnitType.Pixels)
    return snapping
