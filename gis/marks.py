"""Reading the marks in a table of verdicts: one that the user names, and the one that a check is about to overwrite."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Optional

from osgeo import gdal, ogr
from qgis.core import (
    QgsDataSourceUri,
    QgsFeatureSource,
    QgsField,
    QgsFields,
    QgsProcessingException,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ..core.dates import day_of
from ..core.files import whole_file
from ..core.schema import fields_of
from ..core.vocabulary import vocabulary
from ..core.zones.marks import Mark, verdict_text
from ..core.zones.verdicts import ZoneCheck
from .convert import columns_of, features_of
from .i18n import tr
from .survey.columns import Unreadable, listening
from .values import cell_text, number_or_none
from .verdicts import left_values, verdict_rows

_KEY = ("unit_id", "rule_id")
_NEEDED = (*_KEY, "mark")
_MARKS = ("mark", "mark_reason", "mark_by", "mark_date")
_READ = (
    "outcome",
    "level",
    "reason",
    "area_m2",
    "features",
    "layer_edition",
    "rule_edition",
    "mark_state",
    "marked_verdict",
)
_Row = Mapping[str, str]
"""Values of the ``verdict`` schema as text; a column that the table does not have is not there."""


def marks_of(source: QgsFeatureSource, name: str) -> list[Mark]:
    """The marks of a table of verdicts called ``name``; none where it is of a time before there were marks.

    Raises ``QgsProcessingException`` where it is no table of verdicts, or a date in it is none.
    """
    columns = columns_of(source.fields(), "verdict")
    if not all(column in columns for column in _KEY):
        raise QgsProcessingException(
            tr(
                "Layer '{layer}' is no table of verdicts: it has no fields {fields}. Choose the VERDICTS of an earlier "
                "check, or leave MARKS empty."
            ).format(layer=name, fields=", ".join(_KEY))
        )
    rows = ({column: cell_text(feature[index]) for column, index in columns.items()} for feature in features_of(source))
    return list(_marks(rows, name, overwritten=False))


def marks_at(destination: str) -> list[Mark]:
    """The marks that a table of verdicts written to ``destination`` (as QGIS takes it) will overwrite.

    The file is closed again. Raises ``QgsProcessingException`` where a date in it is none.
    """
    provider, _, uri = destination.partition(":")
    if provider == "ogr":
        place = QgsDataSourceUri(uri)
        return _marks_in_file(place.database() or uri, place.table())
    if provider in QgsProviderRegistry.instance().providerList():
        layer = QgsVectorLayer(uri, "", provider)
        columns = columns_of(layer.fields(), "verdict") if layer.isValid() else {}
        if not all(column in columns for column in _NEEDED):
            return []
        rows = (
            {column: cell_text(feature[index]) for column, index in columns.items()} for feature in layer.getFeatures()
        )
        return list(_marks(rows, layer.name() or provider, overwritten=True))
    return _marks_in_file(destination, "")


def unsaved_layer_at(destination: str, project: Optional[QgsProject]) -> str:
    """The name of a layer of the project that shows the file ``destination`` and has edits not saved; or empty."""
    provider, _, uri = destination.partition(":")
    path = _path(QgsDataSourceUri(uri).database() or uri if provider == "ogr" else destination)
    if project is None or path is None:
        return ""
    for layer in project.mapLayers().values():
        if isinstance(layer, QgsVectorLayer) and layer.isModified():
            parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
            if _path(str(parts.get("path") or "")) == path:
                return str(layer.name())
    return ""


@contextmanager
def marks_in_safety(destination: str, check: ZoneCheck) -> Iterator[None]:
    """While the block overwrites the verdicts at ``destination``, keep the marks of that table in a CSV beside it.

    It is gone when the block ends well. Where it does not, ``QgsProcessingException`` says where the marks are.
    """
    rows = list(verdict_rows(one for one in check.verdicts if one.mark and one.mark.overwritten))
    rows += map(left_values, check.left_marks)
    path = _path(destination)
    if path is None or not rows:
        yield
        return
    copy = next(name for name in _names(path) if not name.exists())
    with whole_file(copy) as unfinished, open(unfinished, "w", encoding="utf-8-sig", newline="") as file:
        columns = [spec.name for spec in fields_of("verdict")]
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows({name: cell_text(value) for name, value in row.items()} for row in rows)
    try:
        yield
    except Exception as cause:
        raise QgsProcessingException(
            tr("{problem} The marks that were in the table are in '{file}': give it as MARKS in the next run.").format(
                problem=cause, file=copy
            )
        ) from cause
    copy.unlink()


def _names(path: Path) -> Iterator[Path]:
    """Names beside a table for its marks."""
    yield path.with_name(f"{path.stem}.marks.csv")
    yield from (path.with_name(f"{path.stem}.marks-{number}.csv") for number in count(2))


def _path(destination: str) -> Optional[Path]:
    """The file that a table goes to, if it is there.

    Without an extension QGIS adds its own; a shapefile without geometry is a .dbf.
    """
    if not destination:
        return None
    path = Path(destination)
    others = [path.with_suffix(".dbf")] if path.suffix.lower() == ".shp" else [Path(f"{destination}.gpkg")]
    for candidate in (path, *others):
        try:
            if candidate.is_file():
                return candidate.resolve()
        except (OSError, ValueError):
            continue
    return None


def _marks_in_file(name: str, table: str) -> list[Mark]:
    """The marks of all tables of a file, or of one. Read by GDAL, which lets go of the file when it is done."""
    path = _path(name)
    if path is None or _holds_nothing(path):
        return []
    marks: list[Mark] = []
    try:
        with listening():
            dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY | gdal.OF_VERBOSE_ERROR)
            for index in range(dataset.GetLayerCount()):
                layer = dataset.GetLayer(index)
                if table in ("", layer.GetName()):
                    marks += _marks(_rows(layer), path.name, overwritten=True)
    except Unreadable as cause:
        raise QgsProcessingException(
            tr(
                "'{file}' is there and cannot be read ({reason}), so marks in it would be lost. Choose another place "
                "for VERDICTS, or delete the file if it holds no marks."
            ).format(file=path, reason=cause)
        ) from cause
    return marks


def _holds_nothing(path: Path) -> bool:
    """Whether a file is empty, or a GeoPackage without any layer: what a run that broke off leaves behind."""
    if path.stat().st_size == 0:
        return True
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
            return not database.execute("SELECT 1 FROM gpkg_contents LIMIT 1").fetchall()
    except sqlite3.Error:
        return False


def _rows(layer: ogr.Layer) -> Iterator[_Row]:
    """The rows of a table with marks; none of any other."""
    definition = layer.GetLayerDefn()
    names = [definition.GetFieldDefn(index).GetName() for index in range(definition.GetFieldCount())]
    columns = columns_of(_fields(names), "verdict")
    if not all(column in columns for column in _NEEDED):
        return
    for feature in layer:
        yield {
            column: feature.GetFieldAsString(index) if feature.IsFieldSetAndNotNull(index) else ""
            for column, index in columns.items()
        }


def _fields(names: Sequence[str]) -> QgsFields:
    fields = QgsFields()
    for name in names:
        fields.append(QgsField(name))
    return fields


def _marks(rows: Iterable[_Row], source: str, overwritten: bool) -> Iterator[Mark]:
    """The marks of rows; a row where nobody wrote anything has none."""
    for row in rows:
        if any(row.get(column, "").strip() for column in _MARKS):
            yield mark_of(row, source, overwritten)


def mark_of(row: _Row, source: str, overwritten: bool = False) -> Mark:
    """The mark in a row of verdicts, an empty one where nobody wrote anything.

    Raises ``QgsProcessingException`` where its date is none.
    """
    told = {column: row.get(column, "").strip() for column in (*_NEEDED, *_MARKS, *_READ)}
    # The time of day, which some programs add, is left off.
    day = day_of(told["mark_date"]) or day_of(told["mark_date"].replace("T", " ").partition(" ")[0])
    if day is None and told["mark_date"]:
        raise QgsProcessingException(
            tr(
                "{source}, mark of unit {unit} under rule {rule}: '{value}' is no date. Write it as 2026-03-01, or "
                "leave it empty."
            ).format(source=source, unit=told["unit_id"], rule=told["rule_id"], value=told["mark_date"])
        )
    verdict = verdict_text(
        told["outcome"],
        told["level"],
        told["reason"],
        number_or_none(told["area_m2"]),
        told["features"],
        told["layer_edition"],
        told["rule_edition"],
    )
    return Mark(
        unit_id=told["unit_id"],
        rule_id=told["rule_id"],
        mark=_meant(told["mark"]),
        reason=told["mark_reason"],
        by=told["mark_by"],
        day=day,
        verdict=verdict,
        about=told["marked_verdict"],
        state=told["mark_state"] if "mark_state" in row else None,
        source=source,
        overwritten=overwritten,
    )


def _meant(written: str) -> str:
    """The value of a mark, also where its word in one of the languages was written."""
    word = written.casefold()
    for term in vocabulary("marks").terms:
        if word in (term.value.casefold(), term.en.casefold(), term.zh.casefold()):
            return term.value
    return written
