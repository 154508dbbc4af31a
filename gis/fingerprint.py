"""Cheap fingerprints of what a step was run with: layers and files. The same fingerprint, the same result."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Optional

from qgis.core import QgsDataSourceUri, QgsFeature, QgsFeatureRequest, QgsMapLayer, QgsProviderRegistry, QgsVectorLayer

from .roles import role_of
from .values import text

EDITS = "mine_restoration/edits"
"""Custom property of a layer: how often edits of it were saved while the plugin was there."""
_READ_WHOLE = ("unit", "mine", "survey_summary", "verdict")
"""Roles of layers that are edited by hand or made anew by each run: their contents count, not their file's date."""
_LARGEST = 20_000
"""Rows of such a layer up to which it is read whole."""
_SMALL = 2_000
"""Rows of any other layer up to which it is read whole."""
_LARGEST_FILE = 4 * 1024 * 1024
"""Bytes of a file up to which it is read whole."""
_KEYS = ("fid", "id", "ogc_fid")
"""Columns that the database fills: the same unit has another key once it is saved."""
_REST = 20
"""A server is asked again when so many times as long has gone by as its answer took: 0.6 s for 500,000 polygons."""
_answers: dict[str, tuple[str, float]] = {}
"""What servers said, by source, and until when it stands."""


def of_layer(layer: QgsMapLayer) -> str:
    """A text that changes when the layer's data change, as far as this can be seen without reading all of a survey.

    Layers that people edit by hand are read, edits that are not saved included. Of others count the source, the number
    of features, saved edits, and when the table or file was written last; of a table of PostgreSQL the versions of its
    rows. What others change behind a large view is not seen.
    """
    if not isinstance(layer, QgsVectorLayer):
        return _short("|".join((_place(layer), _written(layer))))
    count = layer.featureCount()
    most = _LARGEST if role_of(layer) in _READ_WHOLE else _SMALL
    if count <= most:
        found = _contents(layer, most)
        if found:
            return found
    edits = str(layer.customProperty(EDITS) or 0)
    return _short("|".join((_place(layer), layer.subsetString(), str(count), edits, _written(layer))))


def of_file(path: str) -> str:
    """A text that changes when the file does; empty where there is none."""
    place = Path(path)
    try:
        if place.is_dir():
            return _short("|".join(sorted(f"{one.name}:{one.stat().st_size}" for one in place.iterdir())))
        size = place.stat().st_size
        if size <= _LARGEST_FILE:
            return hashlib.sha256(place.read_bytes()).hexdigest()[:16]
        return _short(f"{size}|{place.stat().st_mtime_ns}")
    except OSError:
        return ""


def _contents(layer: QgsVectorLayer, most: int) -> str:
    """All rows, whatever their order, by their values and boundaries; keys of the database do not count.

    Empty where there are more than ``most``: the number that a layer states may be an old one, or unknown.
    """
    rows = []
    for feature in layer.getFeatures(QgsFeatureRequest()):
        rows.append(_row(feature))
        if len(rows) > most:
            return ""
    return hashlib.sha256(b"".join(sorted(rows))).hexdigest()[:16]


def of_row(feature: QgsFeature) -> str:
    """A text that changes when a value or the boundary of a row does."""
    return _row(feature).hex()[:16]


def _row(feature: QgsFeature) -> bytes:
    values = (text(feature[n]) for n, field in enumerate(feature.fields()) if field.name().lower() not in _KEYS)
    row = hashlib.sha256("\x1f".join(values).encode())
    if feature.hasGeometry():
        row.update(bytes(feature.geometry().asWkb()))
    return row.digest()


def _place(layer: QgsMapLayer) -> str:
    """Where the layer's data are, without what a project may move: a file by its name, a table by its own."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = str(parts.get("path") or "").replace("\\", "/")
    table = ".".join(str(parts.get(key)) for key in ("schema", "table", "layerName") if parts.get(key))
    if path or table:
        return f"{path.rsplit('/', 1)[-1]}:{table}"
    return layer.id() if layer.providerType() == "memory" else layer.source()


def _written(layer: QgsMapLayer) -> str:
    """When the data were written last. Of a GeoPackage the table says it: QGIS writes to its file even on reading."""
    if layer.providerType() == "postgres":
        return _row_versions(layer)
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = Path(str(parts.get("path") or ""))
    try:
        if path.suffix.lower() == ".gpkg":
            return _changed(path, str(parts.get("layerName") or ""))
        if path.suffix.lower() == ".gdb" and path.is_dir():
            return str(max(one.stat().st_mtime_ns for one in path.glob("*.gdbtable")))
        return str(path.stat().st_mtime_ns) if path.is_file() else ""
    except (OSError, ValueError, sqlite3.Error):
        return ""


def _row_versions(layer: QgsMapLayer) -> str:
    """Which versions of its rows a table of PostgreSQL has. Whoever inserts, updates or deletes changes that: a version
    has a place (``ctid``) and the transaction that wrote it (``xmin``). Empty of a view, which has neither.
    """
    begun = time.monotonic()
    answer, until = _answers.get(layer.source(), ("", 0.0))
    if begun < until:
        return answer
    uri = QgsDataSourceUri(layer.source())
    query = (
        "SELECT count(*), sum(hashtext(xmin::text || ' ' || ctid::text)::bigint)::text "
        f"FROM {uri.quotedTablename()}{' WHERE ' + uri.sql() if uri.sql() else ''}"
    )
    try:
        connection = QgsProviderRegistry.instance().providerMetadata("postgres").createConnection(layer.source(), {})
        answer = str(connection.executeSql(query))
    except Exception:  # a QgsException or one of its kin, by version
        answer = ""
    now = time.monotonic()
    _answers[layer.source()] = (answer, now + _REST * (now - begun))
    return answer


def _changed(path: Path, table: str) -> str:
    query = "select max(last_change) from gpkg_contents where ? in ('', table_name)"
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=1)) as database:
        found: Optional[tuple[Optional[str]]] = database.execute(query, (table,)).fetchone()
    return str(found[0]) if found else ""


def _short(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]
