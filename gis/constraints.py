"""The rules of fields in the words of databases: triggers of a GeoPackage, checks of a PostGIS table.

A GeoPackage gets triggers because SQLite adds no checks to a table that is there already: projects of an earlier
version get the same ones.
"""

from __future__ import annotations

from ..core.constraints import Rule, rules_of
from ..core.schema import LayerSpec


def sqlite_triggers(layer: LayerSpec) -> list[str]:
    """The statements that give the table of ``layer`` its rules; those that are there already are made anew."""
    statements = []
    for rule in rules_of(layer):
        for event, clause in (("insert", "INSERT"), ("update", f"UPDATE OF {quoted(rule.field)}")):
            name = quoted(f"rule_{rule.table}_{rule.field}_{rule.kind}_{event}")
            statements.append(f"DROP TRIGGER IF EXISTS {name}")
            statements.append(
                f"CREATE TRIGGER {name} BEFORE {clause} ON {quoted(rule.table)} FOR EACH ROW "
                f"WHEN {_broken(rule)} BEGIN SELECT RAISE(ABORT, {literal(rule.text)}); END"
            )
    return statements


def postgres_checks(layer: LayerSpec) -> list[str]:
    """The table constraints of ``layer``, for CREATE TABLE or behind ADD, each by a name of its own."""
    return [
        f"CONSTRAINT {quoted(f'{rule.table}_{rule.field}_{rule.kind}')} CHECK ({_kept(rule)})"
        for rule in rules_of(layer)
        if rule.kind != "unique"  # said of the table
    ]


def quoted(name: str) -> str:
    """A name as SQL takes it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL takes it."""
    return "'" + text.replace("'", "''") + "'"


def _broken(rule: Rule) -> str:
    """What is true of a new row that breaks the rule."""
    column = f"NEW.{quoted(rule.field)}"
    if rule.kind == "filled":
        return f"{column} IS NULL OR trim({column}) = ''"
    if rule.kind == "unique":
        table = quoted(rule.table)
        return f"EXISTS (SELECT 1 FROM {table} WHERE {quoted(rule.field)} = {column} AND fid IS NOT NEW.fid)"
    if rule.kind == "one_of":
        return f"{column} NOT IN ({_list(('', *rule.values))})"
    if rule.kind == "between":
        return f"{column} NOT BETWEEN {rule.least} AND {rule.most}"
    return f"{column} < 0"


def _kept(rule: Rule) -> str:
    """What is true of a row that keeps the rule, or whose field is empty."""
    column = quoted(rule.field)
    if rule.kind == "filled":
        return f"trim({column}::text) <> ''"  # that it is not NULL is said of the column
    if rule.kind == "one_of":
        return f"{column} IN ({_list(('', *rule.values))})"
    if rule.kind == "between":
        return f"{column} BETWEEN {rule.least} AND {rule.most}"
    return f"{column} >= 0"


def _list(values: tuple[str, ...]) -> str:
    return ", ".join(literal(value) for value in values)
