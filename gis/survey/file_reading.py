"""The door for plain files: GDAL reads the columns of what is near, without a QGIS feature for each polygon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
from osgeo import gdal, ogr
from qgis.core import QgsProcessingException

from ...core.arrays import column
from ...core.progress import Progress, check, span
from ..crs import Floats
from ..i18n import tr
from .batches import Batch
from .columns import Unreadable, ahead, listening, quoted, rows_of, stream
from .files import GEOPACKAGE, OpenFile
from .near import Near

_QUESTION = 1000
"""A question to a file's index costs about as much as reading so many polygons."""
_ASKED = 0.2
"""Part of the time that goes into the index of a GeoPackage."""
_BOXES = 1000
"""Boxes in one question to the index of a GeoPackage."""
_NUMBERS = 15_000
"""Polygons in one question to the table. Each question costs 5 ms anew."""
_MOST = 0.4
"""Where more than this part of a GeoPackage is near, all of it is read: in a row that is quicker than one by one."""


def read_file(opened: OpenFile, near: Near, progress: Progress) -> Iterator[Batch]:
    """The polygons whose bounding box meets one of ``near``, each once, and perhaps others.

    Raises :class:`Stopped`, and ``QgsProcessingException`` where the file cannot be read to its end.
    """
    if not len(near.boxes):
        return
    try:
        for part, batch in ahead(_by_index(opened, near, progress) or _by_filter(opened, near)):
            check(progress, part)
            yield batch
    except Unreadable as cause:
        raise QgsProcessingException(
            tr(
                "'{file}' could not be read to its end: {reason}. Nothing was made of the part that was read. Is the "
                "file whole? Copy it again from where it came from."
            ).format(file=opened.file.path, reason=cause)
        ) from cause


# Batches below come with the part of the reading that is done with them. They are made in a thread of their own, which
# tells nobody of progress.

# A GeoPackage: its R-tree is a table, which one question asks for many boxes


def _by_index(opened: OpenFile, near: Near, progress: Progress) -> Optional[Iterator[tuple[float, Batch]]]:
    """The polygons that the R-tree of a GeoPackage names; ``None`` for other files, and where it has none."""
    layer = opened.layer
    tree = f"rtree_{layer.GetName()}_{layer.GetGeometryColumn()}"
    if opened.file.format != GEOPACKAGE or not layer.GetFIDColumn() or not layer.TestCapability("FastSpatialFilter"):
        return None
    known = f"SELECT name FROM sqlite_master WHERE name = {quoted(tree, chr(39))}"
    if not any(len(batch["name"]) for batch in rows_of(opened.dataset, known)):
        return None
    return _named(opened, _numbers_near(opened.dataset, tree, near.boxes, span(progress, 0, _ASKED)))


def _numbers_near(dataset: gdal.Dataset, tree: str, boxes: Floats, progress: Progress) -> npt.NDArray[np.int64]:
    """The feature numbers whose entry in the R-tree meets one of ``boxes``, in order."""
    found = [np.zeros(0, dtype=np.int64)]
    for start in range(0, len(boxes), _BOXES):
        check(progress, start / len(boxes))
        values = ", ".join(
            f"({west!r}, {south!r}, {east!r}, {north!r})"
            for west, south, east, north in boxes[start : start + _BOXES].tolist()
        )
        # GDAL takes the width of the column from the first number: a large one, which is left off again.
        question = (
            f"SELECT {np.iinfo(np.int64).max} AS id UNION ALL "
            f"SELECT r.id FROM (VALUES {values}) AS b CROSS JOIN {quoted(tree)} AS r "
            "ON r.maxx >= b.column1 AND r.maxy >= b.column2 AND r.minx <= b.column3 AND r.miny <= b.column4"
        )
        found.append(np.concatenate([batch["id"].astype(np.int64) for batch in rows_of(dataset, question)])[1:])
    return np.unique(np.concatenate(found))


def _named(opened: OpenFile, numbers: npt.NDArray[np.int64]) -> Iterator[tuple[float, Batch]]:
    """The polygons with these numbers (sorted)."""
    every = opened.layer.GetFeatureCount()
    own = quoted(opened.layer.GetFIDColumn())
    subset = f"({opened.file.subset}) AND " if opened.file.subset else ""
    whole = len(numbers) > _MOST * every
    if whole:
        questions = [opened.file.subset]
    else:
        chunks = np.split(numbers, range(_NUMBERS, len(numbers), _NUMBERS)) if len(numbers) else []
        questions = [f"{subset}{own} IN ({', '.join(map(str, chunk.tolist()))})" for chunk in chunks]
    done = 0
    for question in questions:
        for batch in _chosen(opened, question):
            done += len(batch.numbers)
            part = _ASKED + (1 - _ASKED) * min(1.0, done / (every if whole else len(numbers)))
            yield part, batch.take(_is_among(batch.numbers, numbers)) if whole else batch


def _chosen(opened: OpenFile, condition: str) -> Iterator[Batch]:
    """The polygons of a GeoPackage for which a condition in SQL holds (all where it is empty), some hundreds at once.

    A question in SQL is answered in one thread; the layer itself GDAL reads ahead in another, see :func:`stream`.
    """
    columns = dict.fromkeys((opened.number_column, opened.geometry_column, *opened.names.values()))
    where = f" WHERE {condition}" if condition else ""
    question = f"SELECT {', '.join(map(quoted, columns))} FROM {quoted(opened.layer.GetName())}{where}"
    return (_batch(opened, batch) for batch in rows_of(opened.dataset, question))


def _is_among(some: npt.NDArray[np.int64], numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which of some are among ``numbers`` (sorted, not none); numpy's own ``isin`` would sort these each time."""
    return numbers[np.minimum(np.searchsorted(numbers, some), len(numbers) - 1)] == some


# Other files: the filter of the format, with its index where it has one


def _by_filter(opened: OpenFile, near: Near) -> Iterator[tuple[float, Batch]]:
    layer = opened.layer
    every = max(1, layer.GetFeatureCount())
    boxes = near.boxes
    if not layer.TestCapability(ogr.OLCFastSpatialFilter) or len(boxes) * _QUESTION > every:
        boxes = near.overall.reshape(1, 4)
    seen = np.zeros(0, dtype=np.int64)
    for asked, box in enumerate(boxes.tolist()):
        layer.SetSpatialFilterRect(*box)
        done = 0
        for batch in _batches(opened, opened.file.subset):
            done += len(batch.numbers)
            fresh = batch.take(~np.isin(batch.numbers, seen))
            if len(boxes) > 1:
                seen = np.concatenate([seen, fresh.numbers])
            yield (asked + min(1.0, done / every)) / len(boxes), fresh


def _batches(opened: OpenFile, question: str) -> Iterator[Batch]:
    """The polygons that answer ``question`` (all where it is empty), some hundreds at once."""
    layer = opened.layer
    with listening():
        layer.SetAttributeFilter(question or None)
    for batch in stream(layer):
        yield _batch(opened, batch)


def _batch(opened: OpenFile, columns: dict[str, Any]) -> Batch:
    wkb = column(columns[opened.geometry_column].tolist())
    fields = {field: columns[name] for field, name in opened.names.items()}
    return Batch(columns[opened.number_column], wkb, fields)
