"""What a project of an earlier version lacks, as data: ``resources/schema/migrations/<version it leads to>.json``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .catalogue import RESOURCES, read_json
from .schema import schema

_FOLDER = RESOURCES / "schema" / "migrations"


@dataclass(frozen=True)
class Migration:
    """One step from ``before`` to ``after``: tables to be made, and fields to be added by table."""

    before: int
    after: int
    tables: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]


class NewerStoreError(Exception):
    """The project is of a version that this plugin does not know. ``version`` is the project's, ``known`` ours."""

    def __init__(self, version: int, known: int) -> None:
        super().__init__(f"version {version} is newer than {known}")
        self.version = version
        self.known = known


def migrations_from(version: int, folder: Path = _FOLDER) -> tuple[Migration, ...]:
    """The steps from ``version`` to the version of the schema; none where it is that already.

    Raises :class:`NewerStoreError`, and ``CatalogueError`` where a step is missing or names what the schema lacks.
    """
    known = schema().version
    if version > known:
        raise NewerStoreError(version, known)
    return tuple(_migration(folder / f"{after}.json", after) for after in range(version + 1, known + 1))


def _migration(path: Path, after: int) -> Migration:
    top = read_json(path)
    top.only("edition", "comment", "from", "to", "fields", "tables")
    if (top.get("from", int), top.get("to", int)) != (after - 1, after):
        raise top.fail("leads from {before} to {after}, as its name says", before=str(after - 1), after=str(after))
    names = [layer.name for layer in schema().layers]
    fields = top.child("fields")
    by_table = {table: fields.texts(table) for table in fields.value}
    for table in (*top.texts("tables"), *by_table):
        if table not in names:
            raise top.fail("table '{table}' is none of the schema", table=table)
    for table, wanted in by_table.items():
        has = [spec.name for spec in schema().layer(table).fields]
        for name in wanted:
            if name not in has:
                raise fields.child(table).fail("field '{name}' is none of the schema", name=name)
    return Migration(after - 1, after, top.texts("tables"), by_table)
