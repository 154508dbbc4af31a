"""Bringing the project of an earlier version to the one of this plugin: its GeoPackage and its QGIS project.

All is done on copies. Only when they are whole do they take the places of the files; what was there before stays beside
them under a name that says its version. Rows are never touched: tables and fields are added, nothing is taken away.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Optional

from osgeo import ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer

from ..core.migrations import migrations_from
from ..core.progress import Progress, check, go_on
from ..core.schema import LayerSpec, schema
from .layers import ROLE
from .project_file import About, dress, rewrite_project, without_folder
from .store import (
    VERSION_ITEM,
    as_os_error,
    create_field,
    create_layer,
    dressed,
    open_table,
    save_looks,
    set_constraints,
    workshop_beside,
)

_BUSY, _LOCKED = 5, 6
"""SQLite's answers where somebody else is at work (names for them came with Python 3.11)."""
_TRIES = 50


class NotAStoreError(Exception):
    """The file is no project of this plugin; ``path`` is the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class ChangedMeanwhileError(Exception):
    """Somebody saved to the GeoPackage while the update was at work; ``path`` is the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class TableLostError(Exception):
    """The GeoPackage lacks what every version has: somebody has deleted or renamed it. ``names`` says what."""

    def __init__(self, path: Path, names: str) -> None:
        super().__init__(f"{path}: {names}")
        self.path = path
        self.names = names


@dataclass(frozen=True)
class Updated:
    """What an update did: versions before and after, the files, what they were kept as, and what was added."""

    before: int
    after: int
    geopackage: Path
    project: Optional[Path]
    kept: tuple[Path, ...]
    added: tuple[str, ...]


def version_of(geopackage: Path) -> int:
    """The version of the schema that a GeoPackage was made with. Raises :class:`NotAStoreError`."""
    try:
        dataset = ogr.Open(str(geopackage)) if geopackage.is_file() else None
    except RuntimeError:
        dataset = None
    text = dataset.GetMetadataItem(VERSION_ITEM) if dataset is not None else None
    if not text or not text.isdigit():
        raise NotAStoreError(geopackage)
    return int(text)


def files_of(path: Path) -> tuple[Path, Optional[Path]]:
    """GeoPackage and QGIS project of a store by the path of either; the project is ``None`` where there is none.

    Raises :class:`NotAStoreError` where there is no GeoPackage.
    """
    if path.suffix.lower() in (".qgz", ".qgs"):
        if not path.is_file():
            raise NotAStoreError(path)
        return _geopackage_of(path), path
    beside = [path.with_suffix(suffix) for suffix in (".qgz", ".qgs")]
    return path, next((other for other in beside if other.is_file()), None)


def _geopackage_of(project_file: Path) -> Path:
    """The GeoPackage that holds the units of a project."""
    beside = project_file.with_suffix(".gpkg")
    if beside.is_file():
        return beside
    project = QgsProject()
    try:
        good = project.read(str(project_file))
        for layer in project.mapLayers().values() if good else ():
            file = Path(layer.source().partition("|")[0])
            if layer.customProperty(ROLE) == "unit" and file.suffix.lower() == ".gpkg" and file.is_file():
                return file
    finally:
        project.clear()
    raise NotAStoreError(project_file)


def update_store(geopackage: Path, project: Optional[Path], progress: Progress = go_on) -> Updated:
    """Bring a GeoPackage, and the QGIS project that opens it, to the version of the schema.

    A project of that version has its tables looked after, its forms, rules, styles, relations and themes made anew.
    Raises :class:`NotAStoreError`, :class:`ChangedMeanwhileError`, ``NewerStoreError``, ``CatalogueError``,
    ``OSError``, ``Stopped``.
    """
    before = version_of(geopackage)
    steps = migrations_from(before)
    after = schema().version
    with ExitStack() as leftovers:
        workshop = leftovers.enter_context(workshop_beside(geopackage))
        leftovers.enter_context(as_os_error())
        original = leftovers.enter_context(closing(sqlite3.connect(geopackage)))
        copy = workshop / geopackage.name
        stamp = _stamp(original)
        check(progress, 0.1)
        with closing(sqlite3.connect(copy)) as target:
            _copy(original, target)  # with what is in the log beside the file
        kept_data = workshop / "kept.gpkg"
        shutil.copy2(copy, kept_data)
        added = _add_missing(copy, [name for step in steps for name in step.tables], [step.fields for step in steps])
        set_constraints(copy)
        about = About(geopackage.stem)
        check(progress, 0.3)
        save_looks(copy, about)
        new_project = None
        if project is not None:
            # Beside the old one: a project names its layers by the way from its own folder.
            new_project = project.with_name(f"{workshop.name}{project.suffix}")
            leftovers.callback(forget, new_project)
            _update_project(project, geopackage, copy, new_project, about)
        check(progress, 0.9)
        if _stamp(original) != stamp:
            raise ChangedMeanwhileError(geopackage)
        kept = [free_name(geopackage, before)]
        os.rename(kept_data, kept[0])
        undo: list[Callable[[], object]] = [partial(kept[0].unlink, missing_ok=True)]
        try:
            if project is not None and new_project is not None:
                kept.append(free_name(project, before))
                undo.append(partial(kept[1].unlink, missing_ok=True))
                shutil.copy2(project, kept[1])
                os.replace(new_project, project)
                undo[-1] = partial(os.replace, kept[1], project)
            with closing(sqlite3.connect(copy)) as source:
                _copy(source, original)  # whole or not at all, and other programs that have it open see it
        except BaseException:
            for step in undo:
                step()
            raise
    return Updated(before, after, geopackage, project, tuple(kept), tuple(added))


def _copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy a database into another. Raises ``sqlite3.Error`` where another program keeps it locked."""
    refused = 0

    def look(status: int, _remaining: int, _pages: int) -> None:
        nonlocal refused
        refused += status in (_BUSY, _LOCKED)
        if refused > _TRIES:
            raise sqlite3.OperationalError("database is locked by another program")

    source.backup(target, progress=look, sleep=0.1)


def forget(path: Path) -> None:
    """Take away an unfinished project, and what QGIS puts beside one."""
    for name in (path, path.with_name(f"{path.name}~"), path.with_name(f"{path.stem}_attachments.zip")):
        name.unlink(missing_ok=True)


def _stamp(database: sqlite3.Connection) -> tuple[int, int]:
    """Changes when another connection writes to the database."""
    (seen,) = database.execute("PRAGMA data_version").fetchone()
    (made,) = database.execute("PRAGMA schema_version").fetchone()
    return int(seen), int(made)


def free_name(path: Path, version: int) -> Path:
    """A name beside ``path`` that says its version and is not taken."""
    for number in range(1, 1000):
        tail = f"_v{version}" if number == 1 else f"_v{version}_{number}"
        other = path.with_name(f"{path.stem}{tail}{path.suffix}")
        if not other.exists():
            return other
    raise OSError(f"too many copies of {path} in its folder")


def _add_missing(geopackage: Path, tables: list[str], fields: list[Mapping[str, tuple[str, ...]]]) -> list[str]:
    """Add the tables and fields of the steps that the GeoPackage lacks; what was added.

    Raises :class:`TableLostError` where something is missing that no step adds, ``OSError``.
    """
    dataset = ogr.Open(str(geopackage), 1)
    if dataset is None:
        raise OSError(f"GDAL cannot write to {geopackage}")
    try:
        return list(_add(dataset, geopackage, tables, fields))
    finally:
        dataset.FlushCache()
        del dataset  # closes the file, which may be moved or deleted next


def _add(
    dataset: ogr.DataSource, geopackage: Path, tables: list[str], fields: list[Mapping[str, tuple[str, ...]]]
) -> Iterator[str]:
    """Add what is missing, and say what it is."""
    for spec in schema().layers:
        if spec.name not in tables and dataset.GetLayerByName(spec.name) is None:
            raise TableLostError(geopackage, spec.name)
    crs = _crs_of(dataset)
    for name in tables:
        if dataset.GetLayerByName(name) is None:
            create_layer(dataset, schema().layer(name), crs)
            yield name
    for step in fields:
        for table, names in step.items():
            for spec in schema().layer(table).fields:
                layer = dataset.GetLayerByName(table)
                if spec.name in names and layer.GetLayerDefn().GetFieldIndex(spec.name) < 0:
                    create_field(layer, spec)
                    yield f"{table}.{spec.name}"
    for spec in schema().layers:
        definition = dataset.GetLayerByName(spec.name).GetLayerDefn()
        lost = [one.name for one in spec.fields if definition.GetFieldIndex(one.name) < 0]
        if lost:
            raise TableLostError(geopackage, f"{spec.name} ({', '.join(lost)})")
    dataset.SetMetadataItem(VERSION_ITEM, str(schema().version))


def _crs_of(dataset: ogr.DataSource) -> QgsCoordinateReferenceSystem:
    """The CRS of the units."""
    layer = dataset.GetLayerByName("unit")
    return QgsCoordinateReferenceSystem(f"EPSG:{layer.GetSpatialRef().GetAuthorityCode(None)}")


def _update_project(path: Path, geopackage: Path, copy: Path, target: Path, about: About) -> None:
    """Write the project at ``path`` to ``target`` beside it, dressed for the new tables; all else in it stays.

    ``copy`` is the GeoPackage with the new tables, in a folder of its own beside ``geopackage``, which takes its place.
    """
    project = QgsProject()
    try:
        if not project.read(str(path)):
            raise OSError(project.error())
        layers = layers_by_table(project, lambda layer: _table_in(layer, geopackage))
        show_tables(project, layers, lambda spec: f"{copy}|layername={spec.name}", "ogr")
        dress(project, layers, about)
        if not project.write(str(target)):
            raise OSError(project.error())
    finally:
        project.clear()
    rewrite_project(target, lambda text: without_folder(text, copy.parent).replace(f"{copy.parent.name}/", ""))


def layers_by_table(project: QgsProject, table_of: Callable[[QgsVectorLayer], str]) -> dict[str, QgsVectorLayer]:
    """The project's layer of each table of its store; ``table_of`` says which table a layer shows, empty for none."""
    layers: dict[str, QgsVectorLayer] = {}
    for layer in project.mapLayers().values():
        table = layer.customProperty(ROLE)
        if isinstance(layer, QgsVectorLayer) and table and table_of(layer) == table:
            layers.setdefault(table, layer)
    return layers


def show_tables(
    project: QgsProject, layers: dict[str, QgsVectorLayer], source_of: Callable[[LayerSpec], str], provider: str
) -> None:
    """Let ``layers`` (by table) show the tables of the schema that ``source_of`` tells, and add those that are missing
    to them and to the project. Raises ``OSError``.
    """
    for spec in schema().layers:
        source = source_of(spec)
        if spec.name in layers:
            layers[spec.name].setDataSource(source, layers[spec.name].name(), provider)
        else:
            layers[spec.name] = dressed(open_table(source, provider, spec), spec)
            project.addMapLayer(layers[spec.name], False)


def _table_in(layer: QgsVectorLayer, geopackage: Path) -> str:
    """The table of ``geopackage`` that a layer shows; empty where it shows something else."""
    file, _, rest = layer.source().partition("|")
    try:
        same = os.path.samefile(file, geopackage)
    except OSError:
        return ""
    names = [part.partition("=")[2] for part in rest.split("|") if part.lower().startswith("layername=")]
    return names[0] if same and names else ""
