"""Any file with corner coordinates to readings: texts, tables, drawings by their dialects, the others through QGIS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Union

from ..core.corners.records import AS_IT_STANDS, Options, Reading
from ..core.corners.registry import read_file
from ..core.findings import Finding, error, note, warning
from ..core.progress import Progress, go_on
from .vector_corners import read_vector

TEXTS = (".txt", ".csv", ".tsv", ".dat", ".xlsx", ".xlsm", ".docx", ".dxf")
"""Ends of the names of files that the dialects read."""
VECTORS = (".shp", ".gpkg", ".geojson", ".json", ".kml", ".kmz", ".gml", ".fgb", ".tab", ".mif", ".gdb")
"""Ends of the names of files that QGIS reads."""
SUFFIXES = (*TEXTS, *VECTORS)
_BESIDE = (".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".qmd", ".csvt", ".map", ".id", ".mid")
"""Files that belong to another one of the same name."""
_CLOSED = (".xls", ".doc", ".dwg", ".et", ".wps", ".pdf", ".ofd", ".zip", ".rar", ".7z")
"""Ends of the names of files that may hold corners in a form that nothing here opens."""
_NAMED = 20


def read_corner_file(
    path: Path, source: str, options: Options = AS_IT_STANDS, progress: Progress = go_on
) -> tuple[Reading, ...]:
    """What a file says: one reading, of a workbook or a container one a sheet or layer.

    ``source`` is its name in findings. Never raises for what is in the file; raises ``Stopped`` if ``progress`` says
    so.
    """
    start = _start_of(path)
    if start.startswith(b"AC10") and start[4:6].isdigit():
        return (Reading(source, findings=(error("corners.dwg", source=source),)),)
    if start.startswith(b"AutoCAD Binary DXF"):
        return (Reading(source, findings=(error("corners.dxf_binary", source=source),)),)
    if _is_vector(path, start):
        return read_vector(str(path), source, options, progress)
    return read_file(path, source, options, progress)


def _start_of(path: Path) -> bytes:
    """The first bytes of a file, none where it cannot be read: who reads it says so."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as stream:
            return stream.read(64)
    except OSError:
        return b""


def _is_vector(path: Path, start: bytes) -> bool:
    if path.is_dir():
        return path.suffix.lower() == ".gdb"
    if start.startswith(b"SQLite format 3\x00") or start.startswith(b"\x00\x00\x27\x0a"):
        return True
    return bool(start) and path.suffix.lower() in VECTORS


def files_in(path: Path) -> tuple[list[Path], list[Finding]]:
    """The files that a path stands for: itself, or those in a folder that corners come in, by name; what was left."""
    if not path.is_dir() or path.suffix.lower() == ".gdb":
        return [path], []
    try:
        every = sorted(path.iterdir(), key=lambda item: item.name)
    except OSError as cause:
        return [], [error("corners.cannot_read", source=str(path), reason=cause.strerror or str(cause))]
    taken = [item for item in every if item.suffix.lower() in SUFFIXES and not item.name.startswith((".", "~$"))]
    left = [item for item in every if item not in taken and item.suffix.lower() not in _BESIDE]
    closed = [item.name for item in left if item.suffix.lower() in _CLOSED]
    others = [item.name for item in left if item.suffix.lower() not in _CLOSED]
    findings: list[Finding] = []
    if not taken:
        findings.append(error("corners.folder_empty"))
    if closed:
        findings.append(warning("corners.folder_closed_files", count=len(closed), names=_some(closed)))
    if others:
        findings.append(note("corners.folder_passed_over", count=len(others), names=_some(others)))
    return taken, [replace(finding, source=str(path)) for finding in findings]


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")


def names_of_files(paths: Sequence[Union[str, Path]]) -> list[str]:
    """What each file is called in findings: its name, or its path where another has that name."""
    names = [Path(path).name for path in paths]
    count = Counter(names)
    return [name if count[name] == 1 else str(path) for name, path in zip(names, paths)]
