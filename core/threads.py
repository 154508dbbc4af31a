"""Work in batches and threads: numpy and GEOS release Python's lock while they compute."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from .progress import Progress, check

Result = TypeVar("Result")
_MOST = 8
"""More threads than this wait for memory, not for the processor."""


def batches(sizes: npt.NDArray[Any], most: int) -> list[slice]:
    """Slices of what has ``sizes`` (n,), one after the other, of about ``most`` together; at least one item each."""
    step = np.cumsum(sizes) // most
    starts = [0, *(np.flatnonzero(np.diff(step)) + 1).tolist(), len(sizes)]
    return [slice(start, end) for start, end in zip(starts, starts[1:]) if end > start]


def in_threads(work: Callable[[slice], Result], parts: Sequence[slice], progress: Progress) -> list[Result]:
    """``work`` of each of ``parts``, in this order. What one call touches must not be changed by another.

    A prepared geometry is changed by its first use: one thread for each. ``progress`` is asked after each result;
    raises :class:`Stopped`, and whatever ``work`` raises, once the calls under way have ended.
    """
    workers = min(_workers(), len(parts))
    results = []
    if workers < 2:
        for part in parts:
            results.append(work(part))
            check(progress, len(results) / len(parts))
        return results
    with _pool() as pool:
        waiting = [pool.submit(work, part) for part in parts]
        try:
            for one in waiting:
                results.append(one.result())
                check(progress, len(results) / len(parts))
        finally:
            wait([one for one in waiting if not one.cancel()])
    return results


def _workers() -> int:
    return min(_MOST, os.cpu_count() or 1)


@contextmanager
def _pool() -> Iterator[ThreadPoolExecutor]:
    """The threads that stay, as each start costs up to a millisecond. Work that is itself done in one of them gets
    others, or all could wait for work that waits for a thread.
    """
    if getattr(_of_pool, "here", False):
        with ThreadPoolExecutor(_workers()) as pool:
            yield pool
    else:
        yield _staying()


_of_pool = threading.local()


@cache
def _staying() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_workers(), initializer=lambda: setattr(_of_pool, "here", True))


def together(jobs: Sequence[Callable[[], Result]], progress: Progress) -> list[Result]:
    """The results of ``jobs``, in their order; as :func:`in_threads`."""
    return in_threads(lambda part: jobs[part.start](), [slice(one, one + 1) for one in range(len(jobs))], progress)
