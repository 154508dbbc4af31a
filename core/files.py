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
_BRACKETS = dict(zip("（(【[《〈「『“{", "）)】]》〉」』”}"))
_AT_THE_END = " ._-、，—·"
"""Signs that no name that was cut ends with."""


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


def short_name(text: str, length: int) -> str:
    """A :func:`safe_name` of at most ``length`` characters. One that is cut does not end within a bracket: it ends
    before it, or, where that would leave less than half, with its closing sign.
    """
    name = safe_name(text)
    if len(name) <= length:
        return name
    opened = _opened(name[:length])
    if opened and opened[0] * 2 < length:
        ends = (name[:end].rstrip("".join(_BRACKETS) + _AT_THE_END) for end in range(length, 0, -1))
        closed = (start + "".join(_BRACKETS[start[place]] for place in reversed(_opened(start))) for start in ends)
        return next(one for one in closed if len(one) <= length) or name[:length]
    return name[: opened[0] if opened else length].rstrip(_AT_THE_END) or name[:length]


def _opened(text: str) -> list[int]:
    """Where brackets begin that do not end in the text."""
    opened: list[int] = []
    for place, char in enumerate(text):
        if char in _BRACKETS:
            opened.append(place)
        elif opened and char == _BRACKETS[text[opened[-1]]]:
            opened.pop()
    return opened
