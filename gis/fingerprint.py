"""Cheap fingerprints of what a step was run with: layers and files. The same fingerprint, the same result."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Optional

from qgis.core import QgsFeatureRequest, QgsMapLayer, QgsProviderRegistry, QgsVectorLayer

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


def of_layer(layer: QgsMapLayer) -> str:
    """A text that changes when the layer's data change, as far as this can be seen without reading all of a survey.

    Layers that people edit by hand are read, edits that are not saved included. Of others count the source, the number
    of features, saved edits, and when the table or file was written last.
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
    counted = [index for index, field in enumerate(layer.fields()) if field.name().lower() not in _KEYS]
    rows = []
    for feature in layer.getFeatures(QgsFeatureRequest()):
        row = hashlib.sha256("\x1f".join(text(feature[index]) for index in counted).encode())
        if feature.hasGeometry():
            row.update(bytes(feature.geometry().asWkb()))
        rows.append(row.digest())
        if len(rows) > most:
            return ""
    return hashlib.sha256(b"".join(sorted(rows))).hexdigest()[:16]


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


def _changed(path: Path, table: str) -> str:
    query = "select max(last_change) from gpkg_contents where ? in ('', table_name)"
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=1)) as database:
        found: Optional[tuple[Optional[str]]] = database.execute(query, (table,)).fetchone()
    return str(found[0]) if found else ""


def _short(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]
