"""The script makes the bundled sample again: the same text byte by byte, the same features and cells."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import openpyxl
import shapely

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"


_ENVELOPE = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
"""Bytes of the envelope in the head of a GeoPackage geometry, by its kind."""


def shape(blob):
    return shapely.from_wkb(blob[8 + _ENVELOPE[blob[3] >> 1 & 7] :])


def same(one, other):
    """Whether two values of a table are the same; a GEOS of another version rounds a few corners the other way."""
    if one == other or not isinstance(one, bytes):
        return one == other
    return shape(one).hausdorff_distance(shape(other)) < 0.001


def features(path):
    """All rows of all layers, geometry as stored."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    tables = [row[0] for row in connection.execute("SELECT table_name FROM gpkg_contents ORDER BY table_name")]
    rows = {table: connection.execute(f'SELECT * FROM "{table}" ORDER BY fid').fetchall() for table in tables}
    connection.close()
    return rows


def cells(path):
    """What stands in a workbook; how it is packed depends on the library's version."""
    return [list(sheet.values) for sheet in openpyxl.load_workbook(path).worksheets]


def test_the_sample_can_be_made_again(tmp_path):
    script = ROOT / "scripts" / "make_sample.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, capture_output=True, timeout=300)
    made = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    kept = {path.relative_to(SAMPLE) for path in SAMPLE.rglob("*") if path.is_file()}
    # Beside a raster that it opens QGIS leaves a file of statistics.
    kept -= {path for path in kept if path.name.endswith(".aux.xml")}
    assert kept - made == {Path("README.md")}
    assert not made - kept
    for name in made:
        if name.suffix == ".gpkg":
            new, old = features(tmp_path / name), features(SAMPLE / name)
            assert {table: len(rows) for table, rows in new.items()} == {
                table: len(rows) for table, rows in old.items()
            }
            for table, rows in new.items():
                assert all(same(*pair) for pairs in zip(rows, old[table]) for pair in zip(*pairs)), (name, table)
        elif name.suffix == ".xlsx":
            assert cells(tmp_path / name) == cells(SAMPLE / name), name
        else:
            assert (tmp_path / name).read_bytes() == (SAMPLE / name).read_bytes(), name
