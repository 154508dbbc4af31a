"""Opening a package of a stranger: a folder or a zip, read file by file and never unpacked to where its names say.

Whatever a zip says of itself is not believed: sizes are counted while reading, names are only ever looked up, archives
within it stay closed. One that unfolds beyond the limits is refused.
"""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Callable, Optional

from ...findings import Finding, error, note, warning
from ...progress import Progress, check
from ..package import MANIFEST, check_path

MOST_FILES = 20_000
"""A package of a thousand units has some 1100 files."""
MOST_BYTES = 8_000_000_000
"""What all files may have together, unpacked."""
MOST_RATIO, RATIO_FROM = 200, 50_000_000
"""A file that has unfolded to more than so many times what it takes in the archive, and to more than so many bytes, is
a bomb: a map or a table packs to a tenth, rarely to a fiftieth."""
LARGEST = 100_000_000
"""Files above this size are hashed, not read, bytes."""
_BLOCK = 1 << 20
_LONGEST_NAME, _LONGEST_REASON = 1000, 200
_TIMES_READ = 4
"""A file is read for its digest, and once or twice more for what it says."""
_ENCRYPTED = 0x1
_UTF8 = 0x800
_LINK = 0o120000


class Refused(Exception):  # noqa: N818 - said plainly
    """The package cannot be opened; ``finding`` says why and what to do."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


class Unreadable(Exception):  # noqa: N818 - said plainly
    """A file of the package cannot be read; the text is the reason."""


@dataclass(frozen=True)
class Entry:
    """A file of the package. ``path`` is inside it, with ``/``, in composed characters (NFC).

    ``problem`` says why it cannot be read. ``packed`` are its bytes in the archive, ``None`` in a folder.
    """

    path: str
    open: Callable[[], IO[bytes]]
    packed: Optional[int] = None
    problem: Optional[Finding] = None


@dataclass
class Container:
    """An opened package. ``odd`` is what was odd about names that are no file of it."""

    name: str
    entries: dict[str, Entry]
    odd: list[Finding] = field(default_factory=list)
    _read: int = 0

    def digest(self, path: str, progress: Progress) -> tuple[str, int]:
        """SHA-256 and bytes of a file. Raises :class:`Refused` beyond the limits, :class:`Unreadable`, and
        :class:`Stopped`.
        """
        sha, size = hashlib.sha256(), 0
        for block in self._blocks(path):
            check(progress, 0)
            sha.update(block)
            size += len(block)
        return sha.hexdigest(), size

    def data(self, path: str, limit: int = LARGEST) -> bytes:
        """The bytes of a file; one byte more than ``limit`` where it is larger. Raises as :meth:`digest`."""
        parts, size = [], 0
        for block in self._blocks(path):
            parts.append(block)
            size += len(block)
            if size > limit:
                break
        return b"".join(parts)[: limit + 1]

    def copy(self, path: str, target: Path, progress: Progress) -> None:
        """Write a file to ``target``. Raises as :meth:`digest`, and ``OSError`` where nothing can be written."""
        with target.open("wb") as out:
            for block in self._blocks(path):
                check(progress, 0)
                out.write(block)

    def _blocks(self, path: str) -> Iterator[bytes]:
        """The bytes of a file in pieces, each counted."""
        entry = self.entries[path]
        size = 0
        with _reading():
            stream = entry.open()
        with stream:
            while True:
                with _reading():
                    block = stream.read(_BLOCK)
                if not block:
                    return
                size += len(block)
                self._read += len(block)
                if entry.packed is not None and size > RATIO_FROM and size > MOST_RATIO * max(entry.packed, 1):
                    raise Refused(error("verify.bomb", source=self.name, name=path, ratio=MOST_RATIO))
                if size > MOST_BYTES or self._read > _TIMES_READ * MOST_BYTES:
                    raise Refused(error("verify.too_large", source=self.name, limit=MOST_BYTES // 10**9))
                yield block


_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What Python raises for damaged archives, for unknown ways of packing, and for disks that fail."""


@contextmanager
def _reading() -> Iterator[None]:
    """What goes wrong while reading, as :class:`Unreadable`."""
    try:
        yield
    except _DAMAGE as cause:
        reason = cause.strerror if isinstance(cause, OSError) and cause.strerror else str(cause)
        raise Unreadable((reason or type(cause).__name__)[:_LONGEST_REASON]) from cause


@contextmanager
def opened(path: Path) -> Iterator[Container]:
    """The package at ``path``: a folder, the manifest in it, or a zip. Raises :class:`Refused`."""
    if path.name == MANIFEST and path.is_file():
        path = path.parent
    name = path.name or str(path)
    if path.is_dir():
        yield _under_manifest(_folder(path, name))
        return
    if not path.is_file():
        raise Refused(error("verify.not_there", source=name, path=str(path)))
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(path.open("rb"))
            archive = stack.enter_context(zipfile.ZipFile(stream))
        except _DAMAGE as cause:
            if isinstance(cause, PermissionError):
                reason = cause.strerror or str(cause)
                raise Refused(error("verify.cannot_open", source=name, package=name, reason=reason)) from cause
            reason = str(cause)[:_LONGEST_REASON]
            raise Refused(error("verify.no_zip", source=name, package=name, reason=reason)) from cause
        yield _under_manifest(_archive(archive, name))


def _folder(root: Path, name: str) -> Container:
    """All files under a folder; links are never followed."""
    found = Container(name, {})
    waiting, count = [root], 0
    while waiting:
        folder = waiting.pop()
        try:
            inside = sorted(os.scandir(folder), key=lambda item: item.name)
        except OSError as cause:
            reason = cause.strerror or str(cause)
            raise Refused(error("verify.cannot_open", source=name, package=str(folder), reason=reason)) from cause
        for item in inside:
            count += 1
            if count > MOST_FILES:
                raise Refused(error("verify.too_many", source=name, package=name, limit=MOST_FILES))
            path = Path(item.path)
            if item.is_dir(follow_symlinks=False):
                waiting.append(path)
                continue
            _add_file(found, path, path.relative_to(root).as_posix(), item.is_symlink())
    return found


def _add_file(found: Container, path: Path, inside: str, is_link: bool) -> None:
    plain = inside.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    name = unicodedata.normalize("NFC", plain)
    problem = None
    if is_link:
        problem = warning("verify.link", name=name)
    elif not stat.S_ISREG(path.stat().st_mode):
        problem = warning("verify.no_file", name=name)
    if name in found.entries:
        problem = warning("verify.name_twice", name=name)
    found.entries[name] = Entry(name, lambda: path.open("rb"), None, problem)


def _archive(archive: zipfile.ZipFile, name: str) -> Container:
    """All files of a zip; names that lead out of it, links, and files that are there twice have a ``problem``."""
    members = archive.infolist()
    if len(members) > MOST_FILES:
        raise Refused(error("verify.too_many", source=name, package=name, limit=MOST_FILES))
    found = Container(name, {})
    names = [_name_of(member) for member in members]
    times = Counter(unicodedata.normalize("NFC", text).casefold() for text, _ in names)
    guessed = sum(is_guess for _, is_guess in names)
    if guessed:
        found.odd.append(note("verify.names_guessed", source=name, count=guessed))
    for member, (text, _) in zip(members, names):
        path = unicodedata.normalize("NFC", text)
        if member.is_dir() and not member.file_size:
            continue
        problem = _problem_of(member, path)
        if problem is None and times[path.casefold()] > 1:
            problem = warning("verify.name_twice", name=path)
        found.entries[path] = Entry(path, _opener(archive, member), member.compress_size, problem)
    return found


def _opener(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    def open_member() -> IO[bytes]:
        stream: Any = archive.open(member)
        return stream  # type: ignore[no-any-return]

    return open_member


def _name_of(member: zipfile.ZipInfo) -> tuple[str, bool]:
    """The name of a member, and whether its encoding had to be found out.

    Without the flag for UTF-8 the standard says code page 437; Chinese Windows writes GBK there, some programs UTF-8.
    """
    text = member.orig_filename
    if member.flag_bits & _UTF8 or text.isascii():
        return text, False
    try:
        raw = text.encode("cp437")
    except UnicodeEncodeError:
        return text, False
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding), True
        except UnicodeDecodeError:
            continue
    return text, False


def _problem_of(member: zipfile.ZipInfo, path: str) -> Optional[Finding]:
    """Why a member is not read."""
    shown = path[:_LONGEST_NAME].replace("\x00", "\\0")
    try:
        check_path(path)
    except ValueError:
        return warning("verify.name_unsafe", name=shown)
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in path) or len(path) > _LONGEST_NAME:
        return warning("verify.name_unsafe", name=shown)
    if (member.external_attr >> 16) & 0o170000 == _LINK:
        return warning("verify.link", name=shown)
    if member.flag_bits & _ENCRYPTED:
        return warning("verify.encrypted", name=shown)
    return None


def _under_manifest(found: Container) -> Container:
    """The container with paths from the folder on that holds the manifest: zips have one folder around all.

    What lies beside that folder keeps its whole path, with ``../`` before it.
    """
    places = [path for path in found.entries if path.rpartition("/")[2] == MANIFEST]
    if not places:
        raise Refused(error("verify.no_manifest", source=found.name, package=found.name))
    depth = min(path.count("/") for path in places)
    first = [path for path in places if path.count("/") == depth]
    if len(first) > 1:
        raise Refused(error("verify.several_packages", source=found.name, package=found.name, count=len(first)))
    prefix = first[0][: -len(MANIFEST)]
    entries = {}
    for path, entry in found.entries.items():
        inside = path[len(prefix) :] if path.startswith(prefix) else f"../{path}"
        entries[inside] = Entry(inside, entry.open, entry.packed, entry.problem)
    found.entries = entries
    return found
