"""Reading a survey layer (DLTB): only what lies near the units, and nothing from a layer that would mislead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Optional

import numpy as np
from qgis.core import QgsCoordinateTransformContext, QgsFeatureSource

from ...core.geodesy.plane import Plane
from ...core.landclass.survey import Column, SurveyLayer, SurveyPolygons
from ...core.progress import Progress, check, go_on, span
from ...core.unit import Unit
from .batches import Batch
from .features import read_features
from .file_reading import read_file
from .files import SHAPEFILE, SurveyFile, opened
from .near import Near, shapes
from .refusals import has_index, refuse_2009_codes, refuse_unusable, survey_columns
from .texts import decoded

_TEXTS = {
    "code": "DLBM",
    "name": "DLMC",
    "owner_kind": "QSXZ",
    "owner_name": "QSDWMC",
    "location_name": "ZLDWMC",
    "edition": "edition",
}
_VALUES = {"tbmj": "TBMJ", "kcxs": "KCXS", "year": "SJNF"}
"""Columns of the polygons and the fields they come from: texts, and values that are judged later."""
_NUMBER = "feature number"
_MOVING = 0.6
"""Part of the time that goes into reading where the polygons have to be moved as well."""


def read_survey(
    source: QgsFeatureSource,
    units: Sequence[Unit],
    plane: Plane,
    class_field: str = "",
    transforms: Optional[QgsCoordinateTransformContext] = None,
    progress: Progress = go_on,
    file: Optional[SurveyFile] = None,
) -> SurveyPolygons:
    """The survey polygons near ``units``, in ``plane``.

    ``class_field`` is the field with the class where it is not called DLBM. ``file`` is the file of which ``source`` is
    the whole, if it is one (:func:`.files.survey_file_of`): the result is the same, sooner. Raises
    ``QgsProcessingException`` where the layer is no land survey that this program can read, and :class:`Stopped` when
    ``progress`` returns False.
    """
    refuse_unusable(source)
    names = survey_columns(source, class_field)
    near = Near(units, plane, source.sourceCrs(), transforms)
    reading = span(progress, 0, _MOVING if near.moves else 1)
    door = opened(file, names) if file is not None else None
    batches = read_features(source, names, near, reading) if door is None else read_file(door, near, reading)
    geometry, columns = _kept(batches, names, near)
    geometry = near.placed(geometry, span(progress, _MOVING, 1))
    if near.moves:
        rows = near.rows_in_plane(geometry)
        geometry = geometry[rows]
        columns = {name: [column[row] for row in rows] for name, column in columns.items()}
    check(progress, 1.0)
    if door is None:
        columns, texts = decoded(columns)
    else:
        columns, texts = decoded(columns, door.declared, door.file.encoding, door.file.format == SHAPEFILE)
    layer = SurveyLayer(
        name=source.sourceName(),
        fields=frozenset(names) - {"edition"},
        has_index=has_index(source),
        moved_from=source.sourceCrs().authid() if near.moves else "",
        texts=texts,
    )
    survey = _polygons(layer, geometry, columns)
    refuse_2009_codes(set(survey.code), source.sourceName())
    return survey


def _kept(batches: Iterable[Batch], names: Iterable[str], near: Near) -> tuple[Column, dict[str, list[Any]]]:
    """What of the batches is near: geometries in the layer's CRS, and what stands in the fields."""
    geometries = [np.zeros(0, dtype=object)]
    columns: dict[str, list[Any]] = {_NUMBER: [], **{name: [] for name in names}}
    for batch in batches:
        geometry = shapes(batch.wkb)
        rows = near.rows(geometry, batch.wkb)
        geometries.append(geometry[rows])
        columns[_NUMBER] += batch.numbers[rows].tolist()
        for name in names:
            columns[name] += batch.values(name, rows)
    return np.concatenate(geometries), columns


def _polygons(layer: SurveyLayer, geometry: Column, columns: dict[str, list[Any]]) -> SurveyPolygons:
    missing = [None] * len(geometry)
    texts = {name: _texts(columns.get(field, missing)) for name, field in _TEXTS.items()}
    texts["code"] = list(map(str.upper, texts["code"]))
    ids = [one or str(number) for one, number in zip(_texts(columns.get("BSM", missing)), columns[_NUMBER])]
    values = {name: columns.get(field, missing) for name, field in _VALUES.items()}
    return SurveyPolygons(
        layer=layer,
        geometry=geometry,
        ids=_column(ids),
        **{name: _column(column) for name, column in {**texts, **values}.items()},
    )


def _texts(values: list[Any]) -> list[str]:
    if set(map(type, values)) <= {str}:
        return values
    known = {value: "" if value is None else str(value) for value in set(values)}
    return list(map(known.__getitem__, values))


def _column(values: list[Any]) -> Column:
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column
