"""Work in batches and threads: numpy and GEOS release Python's lock while they compute."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
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
    workers = min(_MOST, os.cpu_count() or 1, len(parts))
    results = []
    if workers < 2:
        for part in parts:
            results.append(work(part))
            check(progress, len(results) / len(parts))
        return results
    with ThreadPoolExecutor(workers) as pool:
        waiting = [pool.submit(work, part) for part in parts]
        try:
            for one in waiting:
                results.append(one.result())
                check(progress, len(results) / len(parts))
        finally:
            for one in waiting:
                one.cancel()
    return results


def together(jobs: Sequence[Callable[[], Result]], progress: Progress) -> list[Result]:
    """The results of ``jobs``, in their order; as :func:`in_threads`."""
    return in_threads(lambda part: jobs[part.start](), [slice(one, one + 1) for one in range(len(jobs))], progress)
