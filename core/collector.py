"""Python's collector of reference cycles, and when it may rest."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_resting = 0
"""So many ask for rest at the moment, in all threads together: the collector is one for the whole process."""
_was_on = False


@contextmanager
def collector_resting() -> Iterator[None]:
    """Around the making of very many small objects that stay: the collector would look through all of them, in vain.

    A million rows are made in half the time. Memory is freed as ever, but for cycles, which wait. The last to leave, in
    whatever thread and for whatever reason, sets the collector as the first found it.
    """
    global _resting, _was_on
    with _lock:
        if not _resting:
            _was_on = gc.isenabled()
            gc.disable()
        _resting += 1
    try:
        yield
    finally:
        with _lock:
            _resting -= 1
            if not _resting and _was_on:
                gc.enable()
