"""The door for plain files: GDAL reads the columns of what is near, without a QGIS feature for each polygon.

A layer of the project may only be looked at in the main thread, so :func:`survey_file_of` takes down there what this
door needs to know; the file itself is opened when it is read, for reading only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
from osgeo import gdal, ogr
from qgis.core import QgsProcessingException, QgsProviderRegistry, QgsVectorLayer

from ...core.progress import Progress, check, span
from ..crs import Floats
from ..i18n import tr
from .batches import Batch
from .near import Near

SHAPEFILE, GEOPACKAGE = "ESRI Shapefile", "GPKG"
_STEP = 5000
"""Polygons that are read at once; between them Cancel is looked at."""
_QUESTION = 1000
"""A question to a file's index costs about as much as reading so many polygons."""
_BOXES = 500
"""Boxes in one question to the index of a GeoPackage."""
_MOST = 0.4
"""Where more than this part of a GeoPackage is near, all of it is read: in a row that is quicker than one by one."""


@dataclass(frozen=True)
class SurveyFile:
    """A layer in a file, as GDAL opens it. ``layer`` is its name or its number.

    ``columns`` are the fields that come from the file, as QGIS names them, in the file's order; ``encoding`` is set
    where the user has chosen one for the layer.
    """

    path: str
    format: str
    layer: Any = 0
    options: tuple[str, ...] = ()
    subset: str = ""
    columns: tuple[str, ...] = ()
    encoding: str = ""


@dataclass(frozen=True)
class OpenFile:
    """An opened layer: with the fields wanted (field of the survey -> field of the file), and no others, read.

    ``declared`` is the encoding that a shapefile states. ``dataset`` has to live as long as ``layer``.
    """

    dataset: gdal.Dataset
    layer: ogr.Layer
    file: SurveyFile
    names: Mapping[str, str]
    declared: str = field(default="UTF-8")

    @property
    def number_column(self) -> str:
        return self.layer.GetFIDColumn() or "OGC_FID"

    @property
    def geometry_column(self) -> str:
        return self.layer.GetGeometryColumn() or "wkb_geometry"


def survey_file_of(layer: Optional[QgsVectorLayer]) -> Optional[SurveyFile]:
    """The file behind a layer; ``None`` where the file is not all there is to the layer. To be called in its thread."""
    if layer is None or not layer.isValid() or layer.providerType() != "ogr" or layer.isModified():
        return None
    if not hasattr(ogr.Layer, "GetArrowStreamAsNumPy"):  # GDAL 3.6 has it
        return None
    provider = layer.dataProvider()
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    if parts.get("geometryType") or parts.get("authcfg") or not parts.get("path"):
        return None
    file = SurveyFile(
        path=f"{parts.get('vsiPrefix') or ''}{parts['path']}{parts.get('vsiSuffix') or ''}",
        format=provider.storageType(),
        layer=parts.get("layerName") or parts.get("layerId") or 0,
        options=tuple(parts.get("openOptions") or ()),
        subset=layer.subsetString(),
        columns=tuple(provider.fields().names()),
    )
    if file.format != SHAPEFILE:
        return file
    # What GDAL is told to take for Latin letters cannot be compared with the text of a filter.
    return None if file.subset else replace(file, encoding=_chosen_encoding(layer))


def _chosen_encoding(layer: QgsVectorLayer) -> str:
    """The encoding that the user set for a layer, empty where it is what QGIS takes by itself."""
    chosen = layer.dataProvider().encoding()
    again = QgsVectorLayer(layer.source(), "", "ogr")
    return chosen if again.isValid() and chosen != again.dataProvider().encoding() else ""


def opened(file: SurveyFile, names: Mapping[str, str]) -> Optional[OpenFile]:
    """The file, ready to read the fields ``names`` (field of the survey -> field of the layer).

    ``None`` where this door is no way to all of it: then QGIS has to read the layer.
    """
    if file.subset.lstrip().upper().startswith("SELECT") or not set(names.values()) <= set(file.columns):
        return None
    # A byte of ISO-8859-1 is a character and back again: this is how the bytes of a shapefile get here unharmed.
    options = [*file.options, *(["ENCODING=ISO-8859-1"] if file.format == SHAPEFILE else [])]
    try:
        with gdal_listening():
            dataset = gdal.OpenEx(
                file.path, gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=[file.format], open_options=options
            )
            layer = dataset.GetLayerByName(file.layer) if isinstance(file.layer, str) else dataset.GetLayer(file.layer)
            definition = layer.GetLayerDefn()
    except (_Unreadable, RuntimeError, AttributeError):  # AttributeError: GDAL gave nothing
        return None
    own = [definition.GetFieldDefn(index).GetName() for index in range(definition.GetFieldCount())]
    before = len(file.columns) - len(own)  # QGIS puts the feature number before the fields, where it has a name
    if before not in (0, 1) or not layer.TestCapability(ogr.OLCStringsAsUTF8):
        return None
    by_layer = dict(zip(file.columns[before:], own))
    wanted = {key: by_layer.get(name, "") for key, name in names.items()}
    result = OpenFile(dataset, layer, file, wanted, _declared(layer) if file.format == SHAPEFILE else "UTF-8")
    if not all(wanted.values()) or {result.number_column, result.geometry_column} & set(own):
        return None
    layer.SetIgnoredFields([name for name in own if name not in wanted.values()])
    return result


def _declared(layer: ogr.Layer) -> str:
    said = layer.GetMetadata("SHAPEFILE")
    return str(said.get("ENCODING_FROM_CPG") or said.get("CPG_VALUE") or said.get("ENCODING_FROM_LDID") or "")


def read_file(opened: OpenFile, near: Near, progress: Progress) -> Iterator[Batch]:
    """The polygons whose bounding box meets one of ``near``, each once, and perhaps others.

    Raises :class:`Stopped`, and ``QgsProcessingException`` where the file cannot be read to its end.
    """
    if not len(near.boxes):
        return
    try:
        yield from (_by_index(opened, near, progress) or _by_filter(opened, near, progress))
    except (_Unreadable, RuntimeError) as cause:
        raise QgsProcessingException(
            tr(
                "'{file}' could not be read to its end: {reason}. Nothing was made of the part that was read. Is the "
                "file whole? Copy it again from where it came from."
            ).format(file=opened.file.path, reason=cause)
        ) from cause


# A GeoPackage: its R-tree is a table, which one question asks for many boxes


def _by_index(opened: OpenFile, near: Near, progress: Progress) -> Optional[Iterator[Batch]]:
    """The polygons that the R-tree of a GeoPackage names; ``None`` for other files, and where it has none."""
    layer = opened.layer
    tree = f"rtree_{layer.GetName()}_{layer.GetGeometryColumn()}"
    if opened.file.format != GEOPACKAGE or not layer.GetFIDColumn() or not layer.TestCapability("FastSpatialFilter"):
        return None
    known = f"SELECT name FROM sqlite_master WHERE name = {_quoted(tree, chr(39))}"
    if not any(len(batch["name"]) for batch in _rows_of(opened.dataset, known)):
        return None
    return _named(opened, _numbers_near(opened.dataset, tree, near.boxes, span(progress, 0, 0.2)), progress)


def _numbers_near(dataset: gdal.Dataset, tree: str, boxes: Floats, progress: Progress) -> npt.NDArray[np.int64]:
    """The feature numbers whose entry in the R-tree meets one of ``boxes``, in order."""
    found = [np.zeros(0, dtype=np.int64)]
    for start in range(0, len(boxes), _BOXES):
        check(progress, start / len(boxes))
        values = ", ".join(
            f"({west!r}, {south!r}, {east!r}, {north!r})"
            for west, south, east, north in boxes[start : start + _BOXES].tolist()
        )
        # Numbers from the largest down: GDAL takes the width of the column from the first.
        question = (
            f"SELECT DISTINCT r.id AS id FROM (VALUES {values}) AS b CROSS JOIN {_quoted(tree)} AS r "
            "ON r.maxx >= b.column1 AND r.maxy >= b.column2 AND r.minx <= b.column3 AND r.miny <= b.column4 "
            "ORDER BY 1 DESC"
        )
        found += [batch["id"].astype(np.int64) for batch in _rows_of(dataset, question)]
    return np.unique(np.concatenate(found))


def _named(opened: OpenFile, numbers: npt.NDArray[np.int64], progress: Progress) -> Iterator[Batch]:
    """The polygons with these numbers (sorted)."""
    every = opened.layer.GetFeatureCount()
    own = _quoted(opened.layer.GetFIDColumn())
    subset = f"({opened.file.subset}) AND " if opened.file.subset else ""
    if len(numbers) > _MOST * every:
        filters = [opened.file.subset]
    else:
        chunks = np.split(numbers, range(_STEP, len(numbers), _STEP)) if len(numbers) else []
        filters = [f"{subset}{own} IN ({', '.join(map(str, chunk.tolist()))})" for chunk in chunks]
    done = 0
    for question in filters:
        for batch in _batches(opened, question):
            done += len(batch.numbers)
            check(progress, 0.2 + 0.8 * min(1.0, done / max(1, len(numbers))))
            yield batch.take(np.isin(batch.numbers, numbers)) if len(filters) == 1 else batch


# Other files: the filter of the format, with its index where it has one


def _by_filter(opened: OpenFile, near: Near, progress: Progress) -> Iterator[Batch]:
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
            check(progress, (asked + min(1.0, done / every)) / len(boxes))
            fresh = batch.take(~np.isin(batch.numbers, seen))
            if len(boxes) > 1:
                seen = np.concatenate([seen, fresh.numbers])
            yield fresh


def _batches(opened: OpenFile, question: str) -> Iterator[Batch]:
    """The polygons that answer ``question`` (all where it is empty), some thousands at once."""
    layer = opened.layer
    with gdal_listening():
        layer.SetAttributeFilter(question or None)
    for batch in _stream(layer):
        wkb = np.array([*batch[opened.geometry_column].tolist(), None], dtype=object)[:-1]
        columns = {field: batch[name] for field, name in opened.names.items()}
        yield Batch(batch[opened.number_column], wkb, columns)


# GDAL


class _Unreadable(Exception):  # noqa: N818 - what GDAL says, not a fault of ours
    """GDAL said that something went wrong."""


class gdal_listening:  # noqa: N801 - reads like a function where it is used
    """Raises :class:`_Unreadable` at the end where GDAL told of an error; it often only says so, and goes on or stops.

    What it warns of (rings that are not closed) is found and told by the examination.
    """

    def __enter__(self) -> None:
        self._errors: list[str] = []
        gdal.PushErrorHandler(self._listen)

    def _listen(self, severity: int, number: int, text: str) -> None:
        if severity >= gdal.CE_Failure:
            self._errors.append(text)

    def __exit__(self, kind: Any, problem: Any, trace: Any) -> None:
        gdal.PopErrorHandler()
        if self._errors and (problem is None or isinstance(problem, (RuntimeError, AttributeError))):
            raise _Unreadable("; ".join(self._errors))


def _stream(layer: ogr.Layer) -> Iterator[dict[str, Any]]:
    """Batches of a layer as arrays by column, NULLs masked."""
    with gdal_listening():
        stream = layer.GetArrowStreamAsNumPy(options=[f"MAX_FEATURES_IN_BATCH={_STEP}"])
    while True:
        with gdal_listening():
            batch = stream.GetNextRecordBatch()
        if not batch:
            return
        yield batch


def _rows_of(dataset: gdal.Dataset, question: str) -> Iterator[dict[str, Any]]:
    """Batches of what a question in SQL gives."""
    with gdal_listening():
        result = dataset.ExecuteSQL(question)
    if result is None:
        return
    try:
        yield from _stream(result)
    finally:
        dataset.ReleaseResultSet(result)


def _quoted(name: str, mark: str = '"') -> str:
    return mark + name.replace(mark, mark * 2) + mark
