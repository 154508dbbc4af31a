"""GDAL's reading in columns, and its errors."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from typing import Any, Optional, TypeVar

from osgeo import gdal, ogr

STEP = 700
"""Polygons that are read at once, in some 4 ms, while those before them are parsed: two that wait for Python's lock by
turns, the longer the smaller the step."""
_OWN_WAY = "OGR_GPKG_STREAM_BASE_IMPL"
"""GDAL's option to read a GeoPackage as it reads any format."""
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


def stream(layer: ogr.Layer, is_table: bool = True) -> Iterator[dict[str, Any]]:
    """Batches of a layer as arrays by column, NULLs masked. What SQL gives is no table (``is_table``)."""
    with listening():
        batches = layer.GetArrowStreamAsNumPy(options=[f"MAX_FEATURES_IN_BATCH={STEP}"])
    while True:
        with listening(), _in_one_thread() if is_table else nullcontext():
            batch = batches.GetNextRecordBatch()
        if not batch:
            return
        yield batch


@contextmanager
def _in_one_thread() -> Iterator[None]:
    """Keeps GDAL from reading the table of a GeoPackage ahead in a thread of its own.

    Before 3.11.4 that thread now and then writes over what GDAL has handed out: wrong numbers, or an end of QGIS
    (https://github.com/OSGeo/gdal/issues/12934).
    """
    before = gdal.GetThreadLocalConfigOption(_OWN_WAY)
    gdal.SetThreadLocalConfigOption(_OWN_WAY, "YES")
    try:
        yield
    finally:
        gdal.SetThreadLocalConfigOption(_OWN_WAY, before)


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
        yield from stream(result, is_table=False)
    finally:
        dataset.ReleaseResultSet(result)


def quoted(name: str, mark: str = '"') -> str:
    """A name for SQL; with another mark, a text."""
    return mark + name.replace(mark, mark * 2) + mark
