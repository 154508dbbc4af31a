"""The project of one mining right in PostGIS, for people who work on it together: the same tables in a schema.

Everything the database is asked to make goes to it in one command of many statements, which PostgreSQL carries out
wholly or not at all. Styles are kept in ``layer_styles``, where QGIS looks for them; the QGIS project is a file.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsAbstractDatabaseProviderConnection,
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsReadWriteContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from ..core.migrations import migrations_from
from ..core.schema import FieldSpec, LayerSpec, schema
from .constraints import literal, postgres_checks, quoted
from .crs import epsg_of
from .i18n import is_chinese, tr
from .lists import rows_of
from .migrations import forget, free_name, layers_by_table, show_tables
from .project_file import About, dress, rewrite_project, set_up
from .schema import qgs_fields
from .store import STYLE_NAME, StoreExistsError, dressed, workshop_beside

_ABOUT = "mine_restoration"
"""The table that says which version of the schema this is."""
_GEOMETRY = "geom"
_KINDS = {"text": "text", "int": "integer", "double": "double precision", "bool": "boolean", "date": "date"}
_PASSWORD = re.compile(r" password='(?:[^'\\]|\\.)*'| password=[^\s'\"&<]+")
_DEAD_NAMES = frozenset(("public", "information_schema"))
_LONGEST = 63


class NoConnectionError(Exception):
    """There is no such connection, or no server answers; the text says why."""


class DatabaseError(Exception):
    """The database refused something; the text is what it says."""


class NotAStoreError(Exception):
    """The schema holds no project of this plugin."""


class SchemaTakenError(Exception):
    """The schema is there and holds tables."""


@dataclass(frozen=True)
class UpdatedSchema:
    """What an update did; ``kept`` is the schema that holds what was there before, empty where nothing had to be."""

    before: int
    after: int
    kept: str
    added: tuple[str, ...]


class Database:
    """A connection of QGIS' list, by name. Raises :class:`NoConnectionError` where it cannot be used."""

    def __init__(self, name: str) -> None:
        metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
        if metadata is None or name not in metadata.connections(False):
            raise NoConnectionError(tr("there is no connection of this name"))
        self.connection: QgsAbstractDatabaseProviderConnection = metadata.createConnection(name)
        try:
            self.connection.executeSql("SELECT 1")
        except Exception as cause:  # a QgsException or one of its kin, by version
            raise NoConnectionError(_first_line(cause)) from cause

    def run(self, *statements: str) -> list[list[Any]]:
        """Carry out statements as one: all or none. Raises :class:`DatabaseError`."""
        try:
            return list(self.connection.executeSql(";\n".join(statements)))
        except Exception as cause:
            raise DatabaseError(_first_line(cause)) from cause

    def uri(self, name: str, spec: LayerSpec) -> str:
        """The source of a layer in schema ``name``."""
        uri = QgsDataSourceUri(self.connection.uri())
        uri.setDataSource(name, spec.name, _GEOMETRY if spec.geometry else "", "", "fid")
        return str(uri.uri(False))


def _first_line(cause: BaseException) -> str:
    """What PostgreSQL says, without the statement that QGIS puts before it."""
    text = str(cause)
    _, found, answer = text.partition("ERROR:")
    return (answer if found else text).strip().strip("[]").splitlines()[0].strip() if text.strip() else repr(cause)


def create_project(
    connection: str, name: str, project_file: Path, crs: QgsCoordinateReferenceSystem, about: About
) -> bool:
    """Make the tables in schema ``name`` of a database, and the QGIS project that opens them; never over what is there.

    The schema is made where it is missing; an empty one that somebody has prepared is taken. Gives whether the styles
    went into the database too, which needs the right to write ``public.layer_styles``; the project has them anyway.
    Raises :class:`StoreExistsError` (the file), :class:`SchemaTakenError`, :class:`NoConnectionError`,
    :class:`DatabaseError`, ``OSError``, ``CatalogueError``.
    """
    if project_file.exists():
        raise StoreExistsError(project_file)
    database = Database(connection)
    if _tables(database, name):
        raise SchemaTakenError(name)
    styles = _may_keep_styles(database)
    epsg = epsg_of(crs)
    there = bool(database.run(f"SELECT 1 FROM pg_namespace WHERE nspname = {literal(name)}"))
    statements = [] if there else [f"CREATE SCHEMA {quoted(name)}"]
    statements += [one for spec in schema().layers for one in _table_statements(name, spec, epsg)]
    statements += _about_statements(name)
    statements += _area_guard(name)
    if styles:
        statements += _style_statements(name, crs)
    with workshop_beside(project_file) as workshop:
        database.run(*statements)
        try:
            made = workshop / project_file.name
            _create_project_file(database, name, made, crs, about)
            os.rename(made, project_file)
        except BaseException:
            database.run(*_take_away(name, there, styles))
            raise
    return styles


def version_of(database: Database, name: str) -> int:
    """The version of the schema that ``name`` was made with. Raises :class:`NotAStoreError`."""
    if _ABOUT not in _tables(database, name):
        raise NotAStoreError(name)
    rows = database.run(f"SELECT version FROM {quoted(name)}.{quoted(_ABOUT)}")
    if len(rows) != 1:
        raise NotAStoreError(name)
    return int(rows[0][0])


def update_schema(connection: str, name: str) -> UpdatedSchema:
    """Bring the tables of schema ``name`` to the version of this plugin, in one transaction.

    What was there before is kept in a schema of its own. Raises :class:`NoConnectionError`, :class:`NotAStoreError`,
    :class:`DatabaseError`, ``NewerStoreError``, ``CatalogueError``.
    """
    database = Database(connection)
    before = version_of(database, name)
    steps = migrations_from(before)
    if not steps:
        return UpdatedSchema(before, before, "", ())
    tables = _tables(database, name)
    kept = _free_schema(database, f"{name}_v{before}")
    statements = [f"CREATE SCHEMA {quoted(kept)}"]
    for table in tables:
        old, new = f"{quoted(name)}.{quoted(table)}", f"{quoted(kept)}.{quoted(table)}"
        statements.append(f"LOCK TABLE {old} IN SHARE ROW EXCLUSIVE MODE")
        statements.append(f"CREATE TABLE {new} AS TABLE {old}")
    epsg = int(database.run(f"SELECT Find_SRID({literal(name)}, 'unit', {literal(_GEOMETRY)})")[0][0])
    added = []
    for step in steps:
        for table in step.tables:
            if table not in tables:
                statements += _table_statements(name, schema().layer(table), epsg)
                added.append(table)
        for table, fields in step.fields.items():
            has = {row[0] for row in database.run(_columns_query(name, table))}
            for spec in schema().layer(table).fields:
                if spec.name in fields and spec.name not in has:
                    statements.append(f"ALTER TABLE {quoted(name)}.{quoted(table)} ADD COLUMN {_column(spec, False)}")
                    statements.append(_comment(name, table, spec))
                    added.append(f"{table}.{spec.name}")
    statements.append(f"UPDATE {quoted(name)}.{quoted(_ABOUT)} SET version = {schema().version}")
    statements += _area_guard(name)
    if _may_keep_styles(database):
        statements += _style_statements(name, QgsCoordinateReferenceSystem(f"EPSG:{epsg}"))
    database.run(*statements)
    return UpdatedSchema(before, schema().version, kept, tuple(added))


def update_project_file(connection: str, name: str, path: Path, before: int) -> Path:
    """Dress the QGIS project at ``path`` anew, which opens schema ``name``; what it was kept as.

    ``before`` is the version that the schema had. Whatever the user has added to the project stays. Raises
    :class:`NoConnectionError`, :class:`NotAStoreError` where the project opens nothing of the schema, ``OSError``.
    """
    database = Database(connection)
    with workshop_beside(path) as workshop:
        target = path.with_name(f"{workshop.name}{path.suffix}")  # names files by the way from its own folder
        project = QgsProject()
        try:
            if not project.read(str(path)):
                raise OSError(project.error())
            layers = layers_by_table(project, lambda layer: _table_in(layer, name))
            if "unit" not in layers:
                raise NotAStoreError(name)
            show_tables(project, layers, lambda spec: database.uri(name, spec), "postgres")
            dress(project, layers, About(project.title()))
            if not project.write(str(target)):
                raise OSError(project.error())
            project.clear()
            _take_out_password(database, target)
            kept = free_name(path, before)
            shutil.copy2(path, kept)
            os.replace(target, path)
        finally:
            project.clear()
            forget(target)
    return kept


def _table_in(layer: QgsVectorLayer, name: str) -> str:
    """The table of schema ``name`` that a layer shows; empty where it shows something else."""
    uri = QgsDataSourceUri(layer.source())
    return uri.table() if layer.providerType() == "postgres" and uri.schema() == name else ""


def _columns_query(name: str, table: str) -> str:
    return (
        "SELECT column_name::text FROM information_schema.columns "
        f"WHERE table_schema = {literal(name)} AND table_name = {literal(table)}"
    )


def _tables(database: Database, name: str) -> list[str]:
    """The tables and views of a schema; empty where it is not there."""
    rows = database.run(
        "SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        f"WHERE n.nspname = {literal(name)} AND c.relkind IN ('r', 'v', 'm', 'p', 'f') ORDER BY 1"
    )
    return [str(row[0]) for row in rows]


def _free_schema(database: Database, wanted: str) -> str:
    taken = {row[0] for row in database.run("SELECT nspname::text FROM pg_namespace")}
    names = [wanted, *(f"{wanted}_{number}" for number in range(2, 1000))]
    return next(name for name in names if name not in taken)


def _table_statements(name: str, spec: LayerSpec, epsg: Optional[int]) -> list[str]:
    """What makes the table of a layer: columns, rules, spatial index, comments; a value list has its rows."""
    table = f"{quoted(name)}.{quoted(spec.name)}"
    columns = ["fid integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"]
    if spec.geometry:
        columns.append(f"{_GEOMETRY} geometry({spec.geometry}, {epsg})")
    columns += [_column(field, field.name in spec.required) for field in spec.fields]
    columns += [f"CONSTRAINT {quoted(f'{spec.name}_{field}_unique')} UNIQUE ({quoted(field)})" for field in spec.unique]
    columns += postgres_checks(spec)
    statements = [f"CREATE TABLE {table} ({', '.join(columns)})"]
    if spec.geometry:
        statements.append(f"CREATE INDEX ON {table} USING gist ({_GEOMETRY})")
    if "unit_id" not in spec.unique and any(field.name == "unit_id" for field in spec.fields):
        statements.append(f"CREATE INDEX ON {table} (unit_id)")
    about = f"{spec.title_zh} / {spec.title_en}: {spec.abstract_zh} {spec.abstract_en}"
    statements.append(f"COMMENT ON TABLE {table} IS {literal(about)}")
    statements += [_comment(name, spec.name, field) for field in spec.fields]
    for row in rows_of(spec) if spec.list_of else ():
        names = ", ".join(quoted(key) for key in row)
        statements.append(f"INSERT INTO {table} ({names}) VALUES ({', '.join(map(_value, row.values()))})")
    return statements


def _column(spec: FieldSpec, required: bool) -> str:
    kind = _KINDS[spec.kind]
    if spec.kind == "text" and spec.length:
        kind = f"varchar({spec.length})"
    if spec.kind == "double" and spec.length:
        kind = f"numeric({spec.length}, {spec.precision})"
    return f"{quoted(spec.name)} {kind}{' NOT NULL' if required or spec.widget == 'key' else ''}"


def _comment(name: str, table: str, spec: FieldSpec) -> str:
    column = f"{quoted(name)}.{quoted(table)}.{quoted(spec.name)}"
    return f"COMMENT ON COLUMN {column} IS {literal(f'{spec.alias_zh} / {spec.alias_en}')}"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else literal(str(value))


def _about_statements(name: str) -> list[str]:
    table = f"{quoted(name)}.{quoted(_ABOUT)}"
    return [
        f"CREATE TABLE {table} (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), version integer NOT NULL, "
        "edition text NOT NULL)",
        f"INSERT INTO {table} (version, edition) VALUES ({schema().version}, {literal(schema().edition)})",
    ]


def _area_guard(name: str) -> list[str]:
    """A trigger that empties the areas of a unit whose boundary was changed without them.

    The planar area tells: it always is that of the boundary that the official areas were computed from.
    """
    function, table = f"{quoted(name)}.{quoted('unit_areas')}", f"{quoted(name)}.unit"
    shape = f"ST_Translate(NEW.{_GEOMETRY}, -round(ST_XMin(NEW.{_GEOMETRY})), -round(ST_YMin(NEW.{_GEOMETRY})))"
    # The search path is that of whoever made it: PostGIS may live in any schema.
    return [
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT "
        f"AS $body$ BEGIN IF NEW.{_GEOMETRY} IS NULL OR NEW.planar_m2 IS NULL "
        f"OR abs(ST_Area({shape}) - NEW.planar_m2) > 0.011 "
        "THEN NEW.area_ha := NULL; NEW.area_m2 := NULL; NEW.planar_m2 := NULL; END IF; RETURN NEW; END $body$",
        f"DROP TRIGGER IF EXISTS unit_areas ON {table}",
        f"CREATE TRIGGER unit_areas BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()",
    ]


def _may_keep_styles(database: Database) -> bool:
    """Whether this user may write to ``public.layer_styles``, or make it."""
    rows = database.run(
        "SELECT CASE WHEN to_regclass('public.layer_styles') IS NULL THEN has_schema_privilege('public', 'CREATE') "
        "ELSE has_table_privilege('public.layer_styles', 'INSERT, DELETE') END"
    )
    return bool(rows[0][0])


def _style_statements(name: str, crs: QgsCoordinateReferenceSystem) -> list[str]:
    """What puts look and form of each table into ``layer_styles``, as QGIS itself writes them."""
    statements = [
        "CREATE TABLE IF NOT EXISTS public.layer_styles (id serial PRIMARY KEY, f_table_catalog varchar, "
        "f_table_schema varchar, f_table_name varchar, f_geometry_column varchar, stylename text, styleqml xml, "
        "stylesld xml, useasdefault boolean, description text, owner varchar(63) DEFAULT CURRENT_USER, ui xml, "
        "update_time timestamp DEFAULT CURRENT_TIMESTAMP, type varchar)",
        _forget_styles(name),
    ]
    for spec in schema().layers:
        statements.append(
            "INSERT INTO public.layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
            "stylename, styleqml, useasdefault, description) VALUES (current_database(), "
            f"{literal(name)}, {literal(spec.name)}, {literal(_GEOMETRY if spec.geometry else '')}, "
            f"{literal(STYLE_NAME)}, XMLPARSE(DOCUMENT {literal(_qml(spec, crs))}), true, "
            f"{literal(tr('Made by Mine Restoration'))})"
        )
    return statements


def _forget_styles(name: str) -> str:
    return (
        "DELETE FROM public.layer_styles WHERE f_table_catalog = current_database() "
        f"AND f_table_schema = {literal(name)} AND stylename = {literal(STYLE_NAME)}"
    )


def _qml(spec: LayerSpec, crs: QgsCoordinateReferenceSystem) -> str:
    """The style of a table, made on a layer in memory: before the table is there, none of its own can be asked."""
    layer = QgsVectorLayer(f"{spec.geometry or 'None'}?crs={crs.authid()}", spec.title(is_chinese()), "memory")
    fields = list(qgs_fields("list_term" if spec.list_of else spec.name))
    layer.dataProvider().addAttributes(fields)
    layer.updateFields()
    dressed(layer, spec)
    document = QDomDocument("qgis")
    problem = layer.exportNamedStyle(document, QgsReadWriteContext(), QgsMapLayer.StyleCategory.AllStyleCategories)
    if problem:
        raise OSError(problem)
    # PostgreSQL's XML takes no document type.
    return str(document.documentElement().ownerDocument().toString(-1)).split("\n", 1)[-1]


def _create_project_file(
    database: Database, name: str, target: Path, crs: QgsCoordinateReferenceSystem, about: About
) -> None:
    """The .qgz that opens the tables; it holds no password, QGIS asks for it."""
    project = QgsProject()
    try:
        set_up(project, crs, about)
        layers: dict[str, QgsVectorLayer] = {}
        show_tables(project, layers, lambda spec: database.uri(name, spec), "postgres")
        dress(project, layers, about)
        if not project.write(str(target)):
            raise OSError(project.error())
    finally:
        project.clear()
    _take_out_password(database, target)


def _take_out_password(database: Database, path: Path) -> None:
    """Leave no password in a project: people send these files to each other."""
    uri = QgsDataSourceUri(database.connection.uri())
    rewrite_project(path, lambda text: _without_password(text, uri.username(), uri.password()))


def _without_password(text: str, user: str, password: str) -> str:
    """The text of a project without the password, and without what QGIS itself leaves of one behind its first space
    (3.22) or its first quotation mark (3.44).
    """
    written = _escaped(password)
    _, space, behind_space = written.partition(" ")
    _, quote, behind_quote = written.partition("'")
    before = f"user='{_escaped(user)}'"
    bare = _PASSWORD.sub("", text)
    for left in [f" {behind_space}'"] * bool(space) + [f"{behind_quote}'"] * bool(quote):
        with_rest, without = (part.replace("&", "&amp;").replace("<", "&lt;") for part in (before + left, before))
        bare = bare.replace(with_rest, without)
        # As QGIS writes XML in attributes.
        bare = bare.replace(with_rest.replace('"', "&quot;"), without.replace('"', "&quot;"))
    return bare


def _escaped(value: str) -> str:
    """A value as it stands between quotation marks in the source of a layer."""
    return value.replace("\\", "\\\\").replace("'", "\\'")


def _take_away(name: str, there: bool, styles: bool) -> list[str]:
    """What undoes :func:`create_project` where its file could not be written."""
    tables = [f"DROP TABLE {quoted(name)}.{quoted(table)}" for table in (*(s.name for s in schema().layers), _ABOUT)]
    undone = (
        [*tables, f"DROP FUNCTION {quoted(name)}.unit_areas()"] if there else [f"DROP SCHEMA {quoted(name)} CASCADE"]
    )
    return [*([_forget_styles(name)] if styles else []), *undone]


def schema_name(text: str) -> str:
    """A name for a schema as the user wants it, empty where it cannot be one."""
    name = text.strip()
    good = name and len(name.encode()) <= _LONGEST and name not in _DEAD_NAMES and not name.startswith("pg_")
    return name if good and name.isprintable() else ""
