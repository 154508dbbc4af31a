"""The project of one mining right: a GeoPackage with all layers, and the QGIS project that opens it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osgeo import ogr, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayerMetadata,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from ..core.schema import LIST, FieldSpec, LayerSpec, schema
from .constraints import sqlite_triggers
from .forms import set_form
from .i18n import is_chinese, tr
from .layers import ROLE
from .lists import rows_of
from .project_file import About, dress, metadata_of, rewrite_project, set_up, without_folder
from .styles import style_layer

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
_QGIS_METADATA = "http://mrcc.com/qgis.dtd"
STYLE_NAME = "mine_restoration"


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


def create_store(store: Store, crs: QgsCoordinateReferenceSystem, about: About) -> None:
    """Make both files, whole or not at all.

    They are made in a folder of their own beside the target and moved when both are done: the project names its
    GeoPackage by a relative path. Raises :class:`StoreExistsError` where one of them is there, ``OSError`` where the
    folder cannot be written.
    """
    for path in (store.geopackage, store.project):
        if path.exists():
            raise StoreExistsError(path)
    with workshop_beside(store.geopackage) as workshop:
        made = store_in(workshop, store.geopackage.stem)
        with as_os_error():
            _create_geopackage(made.geopackage, crs)
        save_looks(made.geopackage, about)
        _create_project(made, crs, about)
        os.rename(made.geopackage, store.geopackage)
        try:
            os.rename(made.project, store.project)
        except OSError:
            store.geopackage.unlink()
            raise


@contextmanager
def workshop_beside(target: Path) -> Iterator[Path]:
    """An empty folder beside ``target``, gone when the block ends."""
    target.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=".writing-", dir=target.parent))
    try:
        yield workshop
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


@contextmanager
def as_os_error() -> Iterator[None]:
    """What GDAL and SQLite raise of a file, as ``OSError``."""
    try:
        yield
    except (RuntimeError, sqlite3.Error) as cause:
        # GDAL raises these instead of returning nothing where another plugin has switched its exceptions on.
        raise OSError(str(cause)) from cause


def _create_geopackage(path: Path, crs: QgsCoordinateReferenceSystem) -> None:
    """An empty GeoPackage with the layers of the schema; only value lists have rows."""
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    if dataset is None:
        raise OSError(f"GDAL cannot create {path}")
    dataset.SetMetadataItem(VERSION_ITEM, str(schema().version))
    for spec in schema().layers:
        create_layer(dataset, spec, crs)
    dataset.FlushCache()
    del dataset
    set_constraints(path)


def create_layer(dataset: Any, spec: LayerSpec, crs: QgsCoordinateReferenceSystem) -> None:
    """Make a layer with its fields, and with its rows where it is a value list. Raises ``OSError``."""
    options = ["FID=fid", "GEOMETRY_NAME=geom", f"IDENTIFIER={spec.title(is_chinese())}"]
    reference = None
    if spec.geometry:
        reference = osr.SpatialReference()
        reference.SetFromUserInput(crs.authid())
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    layer = dataset.CreateLayer(spec.name, reference, _GEOMETRIES[spec.geometry], options)
    if layer is None:
        raise OSError(f"GDAL cannot create the layer {spec.name} in {dataset.GetName()}")
    for field in spec.fields:
        create_field(layer, field)
    for row in rows_of(spec) if spec.list_of else ():
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in row.items():
            feature.SetField(name, int(value) if isinstance(value, bool) else value)
        if layer.CreateFeature(feature) != ogr.OGRERR_NONE:
            raise OSError(f"GDAL cannot write to the layer {spec.name} in {dataset.GetName()}")


def create_field(layer: Any, spec: FieldSpec) -> None:
    """Make a field with its alias; a key is filled and unique. Raises ``OSError``."""
    kind, subtype = _KINDS[spec.kind]
    definition = ogr.FieldDefn(spec.name, kind)
    definition.SetSubType(subtype)
    definition.SetAlternativeName(spec.alias(is_chinese()))
    if spec.kind == "text":
        definition.SetWidth(spec.length)
    if spec.widget == "key":
        definition.SetNullable(False)
        definition.SetUnique(True)
    if layer.CreateField(definition) != ogr.OGRERR_NONE:
        raise OSError(f"GDAL cannot create the field {layer.GetName()}.{spec.name}")


def set_constraints(path: Path) -> None:
    """Give the tables of a GeoPackage the rules of their fields, in one transaction; see ``core/constraints.py``."""
    with as_os_error(), closing(sqlite3.connect(path)) as database:
        database.execute("BEGIN")
        for spec in schema().layers:
            for statement in sqlite_triggers(spec):
                database.execute(statement)
        database.commit()


def save_looks(geopackage: Path, about: About) -> None:
    """Store look, form and metadata of each table in the GeoPackage: QGIS opens it with them anywhere."""
    with as_os_error(), closing(sqlite3.connect(geopackage)) as database:
        if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'layer_styles'").fetchone():
            # QGIS would ask in a dialog whether to overwrite them.
            database.execute("DELETE FROM layer_styles WHERE styleName = ?", (STYLE_NAME,))
            database.commit()
    metadata = {}
    for spec in schema().layers:
        layer = open_layer(geopackage, spec)
        dressed(layer, spec)
        problem = layer.saveStyleToDatabase(STYLE_NAME, tr("Made by Mine Restoration"), True, "")
        if problem:
            raise OSError(problem)
        metadata[spec.name] = metadata_of(spec, layer.crs(), about)
    _save_metadata(geopackage, metadata)


def dressed(layer: QgsVectorLayer, spec: LayerSpec) -> QgsVectorLayer:
    """The layer with its role, look and form, for itself alone."""
    layer.setCustomProperty(ROLE, spec.name)
    style_layer(layer, spec.name)
    set_form(layer, LIST if spec.list_of else spec.name)
    if spec.name == "unit":
        layer.setDisplayExpression('concat("unit_id", \' \', "name")')
    return layer


def _save_metadata(geopackage: Path, metadata: Mapping[str, QgsLayerMetadata]) -> None:
    """Store the metadata of tables where QGIS looks for it, in place of what is there.

    QGIS 3.22 has a call for this, which leaves its memory in disorder.
    """
    with as_os_error(), closing(sqlite3.connect(geopackage)) as database:
        database.execute("BEGIN")
        for table, one in metadata.items():
            document = QDomDocument()
            root = document.createElement("qgis")
            document.appendChild(root)
            one.writeMetadataXml(root, document)
            database.execute(
                "DELETE FROM gpkg_metadata WHERE md_standard_uri = ? AND id IN "
                "(SELECT md_file_id FROM gpkg_metadata_reference WHERE table_name = ?)",
                (_QGIS_METADATA, table),
            )
            database.execute(
                "DELETE FROM gpkg_metadata_reference WHERE md_file_id NOT IN (SELECT id FROM gpkg_metadata)"
            )
            made = database.execute(
                "INSERT INTO gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata) "
                "VALUES ('dataset', ?, 'text/xml', ?)",
                (_QGIS_METADATA, document.toString()),
            )
            database.execute(
                "INSERT INTO gpkg_metadata_reference (reference_scope, table_name, md_file_id) VALUES ('table', ?, ?)",
                (table, made.lastrowid),
            )
        database.commit()


def _create_project(store: Store, crs: QgsCoordinateReferenceSystem, about: About) -> None:
    """The .qgz with groups, styles, forms, relations, themes and snapping."""
    project = QgsProject()
    try:
        set_up(project, crs, about)
        # They open in their default styles.
        layers = {spec.name: open_layer(store.geopackage, spec) for spec in schema().layers}
        for layer in layers.values():
            project.addMapLayer(layer, False)
        dress(project, layers, about)
        if not project.write(str(store.project)):
            raise OSError(project.error())
    finally:
        # Closes the GeoPackage, which has to happen before it is moved.
        project.clear()
    rewrite_project(store.project, lambda text: without_folder(text, store.geopackage.parent))


def open_layer(geopackage: Path, spec: LayerSpec) -> QgsVectorLayer:
    """The layer of a table. Raises ``OSError``."""
    return open_table(f"{geopackage}|layername={spec.name}", "ogr", spec)


def open_table(source: str, provider: str, spec: LayerSpec) -> QgsVectorLayer:
    """The layer of a table that a provider of QGIS knows as ``source``. Raises ``OSError``."""
    layer = QgsVectorLayer(source, spec.title(is_chinese()), provider)
    if not layer.isValid():
        raise OSError(layer.error().message())
    return layer
