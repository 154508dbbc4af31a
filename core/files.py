"""Files written whole or not at all, under names that every system takes."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_LONGEST_NAME = 100


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """A path beside ``target`` to write to; it takes the place of ``target`` only if the block ends well.

    What stood at ``target`` before is still there after a failure. Raises ``OSError`` where the folder cannot be
    written.
    """
    with _beside(target) as temporary:
        yield temporary
        os.replace(temporary, target)


@contextmanager
def whole_files(targets: Sequence[Path]) -> Iterator[list[Path]]:
    """The same for files that belong together: all of them take their places, or none.

    An old file that cannot be replaced (another program has it open) keeps the new ones from theirs.
    """
    with ExitStack() as stack:
        new = [stack.enter_context(_beside(target)) for target in targets]
        old = [stack.enter_context(_beside(target)) for target in targets]
        yield new
        back: dict[Path, Path] = {}
        placed: list[Path] = []
        try:
            for target, aside in zip(targets, old):
                if target.exists():
                    os.replace(target, aside)
                    back[target] = aside
            for target, path in zip(targets, new):
                os.replace(path, target)
                placed.append(target)
        except OSError:
            for target in placed:
                target.unlink()
            for target, aside in back.items():
                os.replace(aside, target)
            raise


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """An empty file in the folder of ``target``, readable as any; gone when the block ends."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".writing-", suffix=target.suffix, dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        os.chmod(temporary, 0o666 & ~_umask())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    """The process' umask: ``mkstemp`` makes files that only their owner may read."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def safe_name(text: str, fallback: str = "unnamed") -> str:
    """A file name (no folder) made from any text, readable, the same for the same text, and safe on Windows too."""
    name = unicodedata.normalize("NFC", text)
    name = _FORBIDDEN.sub("_", name)
    name = "".join(char for char in name if unicodedata.category(char) not in ("Cf", "Cc", "Cs"))
    name = name.strip(" .")[:_LONGEST_NAME].rstrip(" .")
    if not name or not name.strip("_"):
        return fallback
    return f"_{name}" if _RESERVED.match(name) else name
