"""The project of one mining right: a GeoPackage with all layers, and the QGIS project that opens it."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from osgeo import ogr, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProject,
    QgsRelation,
    QgsRelationContext,
    QgsSnappingConfig,
    QgsTolerance,
    QgsUnitTypes,
    QgsVectorLayer,
)

from ..core.schema import LIST, FieldSpec, LayerSpec, schema
from .forms import add_results, set_form
from .i18n import is_chinese, tr
from .styles import style_layer

ROLE = "mine_restoration/role"
"""Custom property of a layer: its table in the schema, whatever its name in the project."""
VERSION_ITEM = "MINE_RESTORATION_SCHEMA"
"""Metadata item of the GeoPackage: the version of the schema it was made with."""

_GEOMETRIES = {"": ogr.wkbNone, "Point": ogr.wkbPoint, "MultiPolygon": ogr.wkbMultiPolygon}
_KINDS = {
    "text": (ogr.OFTString, ogr.OFSTNone),
    "int": (ogr.OFTInteger, ogr.OFSTNone),
    "double": (ogr.OFTReal, ogr.OFSTNone),
    "bool": (ogr.OFTInteger, ogr.OFSTBoolean),
    "date": (ogr.OFTDate, ogr.OFSTNone),
}
_ON_UNIT_FORM = ("finding", "verdict", "survey_summary")
"""Tables whose rows a unit's form shows."""
_SNAP_PIXELS = 12
_STYLE_NAME = "mine_restoration"


class StoreExistsError(Exception):
    """A file of the project is there already; ``path`` is the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@dataclass(frozen=True)
class Store:
    """Where a project lives."""

    geopackage: Path
    project: Path


def store_in(folder: Path, name: str) -> Store:
    """The files of a project called ``name`` (a safe file name) in ``folder``."""
    return Store(folder / f"{name}.gpkg", folder / f"{name}.qgz")


def create_store(store: Store, crs: QgsCoordinateReferenceSystem, title: str) -> None:
    """Make both files, whole or not at all.

    They are made in a folder of their own beside the target and moved when both are done: the project names its
    GeoPackage by a relative path. Raises :class:`StoreExistsError` where one of them is there, ``OSError`` where the
    folder cannot be written.
    """
    for path in (store.geopackage, store.project):
        if path.exists():
            raise StoreExistsError(path)
    folder = store.geopackage.parent
    folder.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=".writing-", dir=folder))
    try:
        made = store_in(workshop, store.geopackage.stem)
        try:
            _create_geopackage(made.geopackage, crs)
        except RuntimeError as cause:
            # GDAL raises these instead of returning nothing where another plugin has switched its exceptions on.
            raise OSError(str(cause)) from cause
        _save_default_styles(made.geopackage)
        _create_project(made, crs, title)
        os.rename(made.geopackage, store.geopackage)
        try:
            os.rename(made.project, store.project)
        except OSError:
            store.geopackage.unlink()
            raise
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _create_geopackage(path: Path, crs: QgsCoordinateReferenceSystem) -> None:
    """An empty GeoPackage with the layers of the schema."""
    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs.authid())
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    if dataset is None:
        raise OSError(f"GDAL cannot create {path}")
    dataset.SetMetadataItem(VERSION_ITEM, str(schema().version))
    for spec in schema().layers:
        title = spec.title(is_chinese())
        options = ["FID=fid", "GEOMETRY_NAME=geom", f"IDENTIFIER={title}"]
        layer = dataset.CreateLayer(
            spec.name, reference if spec.geometry else None, _GEOMETRIES[spec.geometry], options
        )
        if layer is None:
            raise OSError(f"GDAL cannot create the layer {spec.name} in {path}")
        for field in spec.fields:
            if layer.CreateField(_field_definition(field)) != ogr.OGRERR_NONE:
                raise OSError(f"GDAL cannot create the field {spec.name}.{field.name} in {path}")
    dataset.FlushCache()
    del layer, dataset


def _field_definition(spec: FieldSpec) -> ogr.FieldDefn:
    kind, subtype = _KINDS[spec.kind]
    definition = ogr.FieldDefn(spec.name, kind)
    definition.SetSubType(subtype)
    definition.SetAlternativeName(spec.alias(is_chinese()))
    if spec.kind == "text":
        definition.SetWidth(spec.length)
    if spec.widget == "key":
        definition.SetNullable(False)
        definition.SetUnique(True)
    return definition


def _save_default_styles(geopackage: Path) -> None:
    """Store look and form of each table in the GeoPackage, as what QGIS opens it with anywhere."""
    for spec in schema().layers:
        layer = _open(geopackage, spec)
        layer.setCustomProperty(ROLE, spec.name)
        style_layer(layer, spec.name)
        set_form(layer, LIST if spec.list_of else spec.name)
        if spec.name == "unit":
            layer.setDisplayExpression('concat("unit_id", \' \', "name")')
        problem = layer.saveStyleToDatabase(_STYLE_NAME, tr("Made by Mine Restoration"), True, "")
        if problem:
            raise OSError(problem)


def _create_project(store: Store, crs: QgsCoordinateReferenceSystem, title: str) -> None:
    """The .qgz with groups, styles, forms, relations and snapping."""
    project = QgsProject()
    try:
        project.setCrs(crs, adjustEllipsoid=True)
        project.setTitle(title)
        project.setAreaUnits(QgsUnitTypes.AreaUnit.AreaHectares)
        project.writeEntry("mine_restoration", "/schema_version", schema().version)
        layers = _add_layers(project, store.geopackage)
        relations = {
            table: _relate(project, layers["unit"], layer)
            for table, layer in layers.items()
            if table != "unit" and layer.fields().indexOf("unit_id") >= 0
        }
        add_results(layers["unit"], tr("Results"), [relations[table] for table in _ON_UNIT_FORM])
        project.setSnappingConfig(_snapping(project))
        project.setTopologicalEditing(True)
        if not project.write(str(store.project)):
            raise OSError(project.error())
    finally:
        # Closes the GeoPackage, which has to happen before it is moved.
        project.clear()


def _add_layers(project: QgsProject, geopackage: Path) -> dict[str, QgsVectorLayer]:
    """Add the layers, which open in their default styles, in their groups; by table name."""
    root = project.layerTreeRoot()
    groups = {name: root.addGroup(zh if is_chinese() else en) for name, en, zh in schema().groups}
    layers = {}
    for spec in schema().layers:
        layer = _open(geopackage, spec)
        project.addMapLayer(layer, False)
        groups[spec.group].addLayer(layer)
        layers[spec.name] = layer
    return layers


def _open(geopackage: Path, spec: LayerSpec) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{geopackage}|layername={spec.name}", spec.title(is_chinese()), "ogr")
    if not layer.isValid():
        raise OSError(layer.error().message())
    return layer


def _relate(project: QgsProject, units: QgsVectorLayer, layer: QgsVectorLayer) -> QgsRelation:
    """The relation from a unit to its rows in ``layer``."""
    relation = QgsRelation(QgsRelationContext(project))
    relation.setId(f"unit_{layer.customProperty(ROLE)}")
    relation.setName(layer.name())
    relation.setReferencedLayer(units.id())
    relation.setReferencingLayer(layer.id())
    relation.addFieldPair("unit_id", "unit_id")
    project.relationManager().addRelation(relation)
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
