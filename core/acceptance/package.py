"""The acceptance package: which files it holds, which are missing, its manifest and its archive.

The order of work: make the files in a folder of their own (:func:`whole_folder`), build a :class:`Package` of what is
there and what is not, print its list (``report.package_list``), then :func:`write_manifest` and :func:`write_zip`.
The same files give the same manifest and the same archive, byte for byte: no clock is read.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Optional

from ..files import whole_file
from ..findings import Finding, note, warning
from .plan import MANIFEST_NAME, PackagePlan, PlanItem

MANIFEST = MANIFEST_NAME
LIST_ITEM = "package_list"
"""The item that is the printed list: it cannot list its own hash, and is made last of all."""
PROGRAM = "mine_restoration"
FORMAT = 1
"""Version of the manifest's form."""
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class ForeignFolder(OSError):  # noqa: N818 - what it is, said plainly
    """The target folder holds files that no package of ours is; replacing it would lose them."""


@dataclass(frozen=True)
class Source:
    """What a file was made from: a layer, a table, a rule file; ``edition`` is empty where nothing states it."""

    name: str
    edition: str = ""


@dataclass(frozen=True)
class PackageFile:
    """A file of the package. ``path`` is inside the package, with ``/``; ``unit_id`` where it shows one unit."""

    path: str
    item_id: str
    title: str
    sources: tuple[Source, ...] = ()
    unit_id: str = ""

    def __post_init__(self) -> None:
        check_path(self.path)


@dataclass(frozen=True)
class Missing:
    """An item of the plan that is not there. ``reason`` is one of ``plan.REASONS``."""

    item: PlanItem
    reason: str
    unit_id: str = ""


@dataclass(frozen=True)
class Package:
    """What a package is: whose, of which plan year, its files in order, what is missing, and all editions behind it.

    ``editions`` (class list, form, rules, ...) and ``software`` (program, QGIS, ...) are name: version.
    """

    plan: PackagePlan
    year: int
    mine_name: str
    licence_no: str
    holder: str
    crs: str
    files: tuple[PackageFile, ...]
    missing: tuple[Missing, ...]
    editions: Mapping[str, str] = field(default_factory=dict)
    software: Mapping[str, str] = field(default_factory=dict)


def check_path(path: str) -> None:
    """Raise ``ValueError`` unless ``path`` stays inside the package on every system."""
    pure = PurePosixPath(path)
    wrong = not path or pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path or "\x00" in path
    if wrong or str(pure) != path:
        raise ValueError(f"not a path inside the package: {path!r}")


def missing_items(
    plan: PackagePlan, files: Sequence[PackageFile], reasons: Mapping[str, str], has_units: bool = True
) -> tuple[Missing, ...]:
    """The items of the plan that have no file, in order, each with its reason.

    ``reasons`` is item id: reason for what the program could not make; an item of the program without one ``failed``,
    one of the applicant is his to add.
    """
    there = {file.item_id for file in files}
    missing = []
    for item in plan.items:
        if item.item_id in there or item.item_id == LIST_ITEM:
            continue
        default = "applicant" if item.maker == "applicant" else ("failed" if has_units else "no_units")
        missing.append(Missing(item, reasons.get(item.item_id, default)))
    return tuple(missing)


def findings_of(package: Package) -> list[Finding]:
    """What somebody must know of what is missing: a warning for what is required or failed, else a note."""
    findings = []
    for missing in package.missing:
        title, unit = missing.item.title, missing.unit_id
        if missing.reason == "failed":
            findings.append(warning("acceptance.failed", item=title, unit_id=unit))
        elif missing.reason == "no_input" and missing.item.required:
            findings.append(warning("acceptance.no_input", item=title, unit_id=unit))
        elif missing.reason == "no_input":
            findings.append(note("acceptance.no_input", item=title, unit_id=unit))
        elif missing.reason == "no_units":
            findings.append(note("acceptance.no_units", item=title, unit_id=unit))
    theirs = [missing.item.title for missing in package.missing if missing.reason == "applicant"]
    if theirs:
        findings.append(note("acceptance.applicant_adds", count=len(theirs), items="、".join(theirs)))
    return findings


def digest(path: Path) -> tuple[str, int]:
    """SHA-256 (hexadecimal) and size in bytes of a file."""
    sha, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            sha.update(block)
            size += len(block)
    return sha.hexdigest(), size


def manifest(package: Package, root: Path) -> dict[str, Any]:
    """The manifest as plain values. Raises ``OSError`` for a file of the package that is not under ``root``."""
    files = []
    for file in package.files:
        sha, size = digest(root / file.path)
        files.append(
            {
                "path": file.path,
                "item": file.item_id,
                "title": file.title,
                "unit": file.unit_id,
                "size": size,
                "sha256": sha,
                "sources": [{"name": source.name, "edition": source.edition} for source in file.sources],
            }
        )
    return {
        "program": PROGRAM,
        "format": FORMAT,
        "title": package.plan.title,
        "year": package.year,
        "mine_name": package.mine_name,
        "licence_no": package.licence_no,
        "holder": package.holder,
        "crs": package.crs,
        "plan_edition": package.plan.edition,
        "basis": package.plan.basis,
        "practice": package.plan.practice,
        "editions": dict(sorted(package.editions.items())),
        "software": dict(sorted(package.software.items())),
        "files": files,
        "missing": [_missing_values(missing, package.plan) for missing in package.missing],
    }


def _missing_values(missing: Missing, plan: PackagePlan) -> dict[str, Any]:
    return {
        "item": missing.item.item_id,
        "title": missing.item.title,
        "unit": missing.unit_id,
        "maker": missing.item.maker,
        "required": missing.item.required,
        "reason": missing.reason,
        "reason_text": plan.reasons[missing.reason],
    }


def write_manifest(package: Package, root: Path) -> Path:
    """Write ``manifest.json`` into ``root`` and return its path. Raises ``OSError``."""
    text = json.dumps(manifest(package, root), ensure_ascii=False, indent=1)
    target = root / MANIFEST
    with whole_file(target) as path:
        path.write_bytes(f"{text}\n".encode())
    return target


def write_zip(package: Package, root: Path, target: Path, folder: str = "") -> None:
    """Write the package's files and its manifest as an archive, under ``folder`` if given. Raises ``OSError``.

    Only what the package lists goes in, sorted, with one fixed time: the same files give the same bytes.
    """
    if folder:
        check_path(folder)
    names = sorted({file.path for file in package.files} | {MANIFEST})
    with whole_file(target) as path, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            entry = zipfile.ZipInfo(f"{folder}/{name}" if folder else name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            entry.file_size = (root / name).stat().st_size  # lets zipfile choose the form for large files
            with archive.open(entry, "w") as into, (root / name).open("rb") as out:
                shutil.copyfileobj(out, into, 1 << 20)


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A new folder beside ``target`` to fill; it takes the place of ``target`` only if the block ends well.

    A package made before (a folder with our manifest) and an empty folder are replaced; a folder with anything else is
    not: raises :class:`ForeignFolder` before anything is made. Raises ``OSError`` where nothing can be written.
    """
    if not replaceable(target):
        raise ForeignFolder(f"{target} holds files that are no package")
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".writing-", dir=target.parent))
    try:
        made.chmod(0o755)
        yield made
        _swap(made, target)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def replaceable(target: Path) -> bool:
    """Whether ``target`` is free, an empty folder, or a package of ours with nothing in it that it does not list."""
    if not target.exists():
        return True
    if not target.is_dir():
        return False
    there = {path.relative_to(target).as_posix() for path in target.rglob("*") if not path.is_dir()}
    listed = _listed(target / MANIFEST)
    return not there or (listed is not None and there <= listed)


def _listed(path: Path) -> Optional[set[str]]:
    """The files that a manifest of ours lists, itself among them; ``None`` where it is none."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if values["program"] != PROGRAM:
            return None
        return {str(file["path"]) for file in values["files"]} | {MANIFEST}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _swap(made: Path, target: Path) -> None:
    """Put ``made`` where ``target`` is; what was there stays until the new one is in place."""
    if not target.exists():
        made.rename(target)
        return
    old = Path(tempfile.mkdtemp(prefix=".old-", dir=target.parent))
    target.rename(old / "package")
    try:
        made.rename(target)
    except OSError:
        (old / "package").rename(target)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
