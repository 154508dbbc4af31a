"""The door for any layer that QGIS can read: selections, databases, layers in memory, layers being edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import numpy as np
from qgis.core import QgsFeature, QgsFeatureRequest, QgsFeatureSource, QgsRectangle
from qgis.PyQt.QtCore import QDate, QDateTime

from ...core.progress import Progress, check
from ..convert import features_of
from ..values import value_or_none
from .batches import Batch
from .near import Near
from .refusals import has_index

_STEP = 500
"""Polygons between two looks at Cancel."""
_QUESTION = 100
"""A question to the layer's index costs about as much as reading so many polygons."""


def read_features(
    source: QgsFeatureSource, names: Mapping[str, str], near: Near, progress: Progress
) -> Iterator[Batch]:
    """The polygons whose bounding box meets one of ``near``, each once, and perhaps others. ``names`` are the fields
    wanted. Raises :class:`Stopped`.
    """
    if not len(near.boxes):
        return
    every = max(1, source.featureCount())
    boxes = near.boxes
    if has_index(source) is False or len(boxes) * _QUESTION > every:
        boxes = near.overall.reshape(1, 4)
    places = {field: source.fields().indexOf(name) for field, name in names.items()}
    request = QgsFeatureRequest().setSubsetOfAttributes(sorted(places.values()))
    seen: set[int] = set()
    kept: list[QgsFeature] = []
    for asked, box in enumerate(boxes):
        request.setFilterRect(QgsRectangle(*box))
        for number, feature in enumerate(features_of(source, request)):
            if number % _STEP == 0:
                check(progress, (asked + min(1.0, number / every)) / len(boxes))
            if feature.id() not in seen:
                seen.add(feature.id())
                kept.append(feature)
            if len(kept) == _STEP:
                yield _batch(kept, places)
                kept = []
    yield _batch(kept, places)


def _batch(features: list[QgsFeature], places: Mapping[str, int]) -> Batch:
    rows = [feature.attributes() for feature in features]
    columns = {field: _column([_value(row[place]) for row in rows]) for field, place in places.items()}
    numbers = np.array([feature.id() for feature in features], dtype=np.int64)
    return Batch(numbers, _column([_wkb(feature) for feature in features]), columns)


def _wkb(feature: QgsFeature) -> Any:
    geometry = feature.geometry()
    return None if geometry.isNull() or geometry.isEmpty() else geometry.asWkb().data()


def _value(value: Any) -> Any:
    if value is None or value.__class__ in (str, int, float):  # most are, and to compare with NULL takes time
        return value
    plain = value_or_none(value)
    if isinstance(plain, QDateTime):
        return plain.toPyDateTime()
    return datetime.combine(plain.toPyDate(), datetime.min.time()) if isinstance(plain, QDate) else plain


def _column(values: list[Any]) -> Any:
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column
