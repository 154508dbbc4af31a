"""The script makes the bundled sample again: the same text byte by byte, the same features."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"


def features(path):
    """All rows of all layers, geometry as stored."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    tables = [row[0] for row in connection.execute("SELECT table_name FROM gpkg_contents ORDER BY table_name")]
    rows = {table: connection.execute(f'SELECT * FROM "{table}" ORDER BY fid').fetchall() for table in tables}
    connection.close()
    return rows


def test_the_sample_can_be_made_again(tmp_path):
    script = ROOT / "scripts" / "make_sample.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, capture_output=True, timeout=300)
    made = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    kept = {path.relative_to(SAMPLE) for path in SAMPLE.rglob("*") if path.is_file()}
    assert kept - made == {Path("README.md")}
    assert not made - kept
    for name in made:
        if name.suffix == ".gpkg":
            assert features(tmp_path / name) == features(SAMPLE / name), name
        else:
            assert (tmp_path / name).read_bytes() == (SAMPLE / name).read_bytes(), name
