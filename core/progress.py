"""How long work tells its progress, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float], bool]
"""Takes the part that is done (0 to 1) and returns false to stop."""


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """A :data:`Progress` said stop; nothing was made."""


def go_on(part: float) -> bool:
    """The :data:`Progress` that never stops."""
    return True


def check(progress: Progress, part: float) -> None:
    """Tell ``progress`` how far the work is. Raises :class:`Stopped` where it says stop."""
    if not progress(part):
        raise Stopped


def span(progress: Progress, start: float, end: float) -> Progress:
    """The progress of a step that goes from ``start`` to ``end`` of the whole."""
    return lambda part: progress(start + (end - start) * part)
