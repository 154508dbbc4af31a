"""GDAL's reading in columns, and its errors."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Optional, TypeVar

from osgeo import gdal, ogr

STEP = 700
"""Polygons that are read at once, in some 4 ms, while those before them are parsed: two that wait for Python's lock by
turns, the longer the smaller the step."""
Item = TypeVar("Item")


class Unreadable(Exception):  # noqa: N818 - what GDAL says, not a fault of ours
    """GDAL said that something went wrong."""


class listening:  # noqa: N801 - reads like a function where it is used
    """Raises :class:`Unreadable` at the end where GDAL told of an error: it often only says so, and goes on or stops.

    Whether GDAL raises errors itself is a setting of the whole process, and other plugins change it. What it warns of
    (rings that are not closed) is found and told by the examination.
    """

    def __enter__(self) -> None:
        self._errors: list[str] = []
        gdal.PushErrorHandler(self._listen)

    def _listen(self, severity: int, number: int, text: str) -> None:
        if severity >= gdal.CE_Failure:
            self._errors.append(text)

    def __exit__(self, kind: Any, problem: Any, trace: Any) -> None:
        gdal.PopErrorHandler()
        if self._errors or isinstance(problem, Exception):
            raise Unreadable("; ".join(self._errors) or str(problem)) from problem


def stream(layer: ogr.Layer) -> Iterator[dict[str, Any]]:
    """Batches of a layer as arrays by column, NULLs masked."""
    with listening():
        batches = layer.GetArrowStreamAsNumPy(options=[f"MAX_FEATURES_IN_BATCH={STEP}"])
    while True:
        with listening():
            batch = batches.GetNextRecordBatch()
        if not batch:
            return
        yield batch


def ahead(items: Iterator[Item]) -> Iterator[Item]:
    """The items (none is ``None``), each made in another thread while the one before it is worked on.

    GDAL releases Python's lock while it reads. The thread has ended when this has.
    """
    with ThreadPoolExecutor(1) as pool:
        coming: Optional[Item] = next(items, None)
        while coming is not None:
            item, waiting = coming, pool.submit(next, items, None)
            yield item
            coming = waiting.result()


def rows_of(dataset: gdal.Dataset, question: str) -> Iterator[dict[str, Any]]:
    """Batches of what a question in SQL gives."""
    with listening():
        result = dataset.ExecuteSQL(question)
    if result is None:
        return
    try:
        yield from stream(result)
    finally:
        dataset.ReleaseResultSet(result)


def quoted(name: str, mark: str = '"') -> str:
    """A name for SQL; with another mark, a text."""
    return mark + name.replace(mark, mark * 2) + mark
