"""Work in batches and threads: numpy and GEOS release Python's lock while they compute."""

from __future__ import annotations

import os
from collections import deque
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

    The calling thread works as well, which spares it from being woken for each result. A prepared geometry is changed
    by its first use: one thread for each. ``progress`` is asked in the calling thread, once for each part; raises
    :class:`Stopped`, and whatever ``work`` raises, once the calls under way have ended.
    """
    results: dict[int, Result] = {}
    waiting = deque(range(len(parts)))

    asked = 0

    def take() -> bool:
        """Do the next part; whether there was one."""
        try:
            number = waiting.popleft()
        except IndexError:
            return False
        try:
            results[number] = work(parts[number])
        except BaseException:
            waiting.clear()
            raise
        return True

    def take_all() -> None:
        while take():
            pass

    def ask() -> None:
        """Once for each part that is done: the same questions in every run."""
        nonlocal asked
        while asked < len(results):
            asked += 1
            check(progress, asked / len(parts))

    helpers = [_staying().submit(take_all) for _ in range(min(_workers(), len(parts)) - 1)]
    try:
        while take():
            ask()
    finally:
        waiting.clear()
        # A helper that has not begun is one that is busy elsewhere: nobody has to wait for it.
        under_way = [helper for helper in helpers if not helper.cancel()]
        wait(under_way)
    for helper in under_way:
        helper.result()
    ask()
    return [results[number] for number in range(len(parts))]


@contextmanager
def beside(jobs: Sequence[Callable[[], Result]]) -> Iterator[Callable[[], list[Result]]]:
    """Does ``jobs`` in other threads during the block; what it gives waits for their results, in their order, and
    raises what they raise. None of them runs on after the block.
    """
    begun = [_staying().submit(job) for job in jobs]
    try:
        # One that has not begun is done here: the threads may be those that wait for it.
        yield lambda: [job() if one.cancel() else one.result() for job, one in zip(jobs, begun)]
    finally:
        wait([one for one in begun if not one.cancel()])


def _workers() -> int:
    return min(_MOST, os.cpu_count() or 1)


@cache
def _staying() -> ThreadPoolExecutor:
    """The threads that help the calling one. They stay, as each start costs up to a millisecond."""
    return ThreadPoolExecutor(max(1, _workers() - 1))
