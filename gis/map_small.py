"""Units that are too small on a map to show their colour: a dot of a size that can be read stands for them, and the
sheet says how many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qgis.core import QgsPrintLayout, QgsVectorLayer
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from ..core.unit import Unit
from .convert import to_qgs, to_shapely
from .map_dress import SIZE, denominator_of
from .map_words import word

LEAST = 3.0
"""What is narrower and lower than this becomes a dot of this size, mm on paper (beside A3)."""


def least_ground(layout: QgsPrintLayout) -> float:
    """The size of what is shown as a dot on a map that is in view, m."""
    return LEAST * float(layout.customProperty(SIZE, 1)) * denominator_of(layout.itemById("map")) / 1000


def is_small(geometry: BaseGeometry, least: float) -> bool:
    """Whether polygons are narrower and lower than ``least`` m."""
    west, south, east, north = geometry.bounds
    return max(east - west, north - south) < least


def as_dot(geometry: BaseGeometry, least: float) -> BaseGeometry:
    """Polygons as they are shown: as they are, or a circle in their place."""
    return MultiPolygon([geometry.centroid.buffer(least / 2)]) if is_small(geometry, least) else geometry


def shown_units(units: Iterable[Unit], least: float) -> list[Unit]:
    """Units as they are shown, for their names to keep off."""
    return [replace(unit, geometry=as_dot(unit.geometry, least)) for unit in units]


def show_small(layers: Iterable[QgsVectorLayer], least: float) -> None:
    """Put dots for small polygons into layers in memory."""
    for layer in layers:
        changed = {}
        for feature in layer.getFeatures():
            shape = to_shapely(feature.geometry())
            if shape is not None and not shape.is_empty and is_small(shape, least):
                changed[feature.id()] = to_qgs(as_dot(shape, least))
        if changed:
            layer.dataProvider().changeGeometryValues(changed)


def said_of_small(layout: QgsPrintLayout, units: Sequence[Unit]) -> list[str]:
    """The note of a sheet about units that it shows as dots; none where there are none."""
    least = least_ground(layout)
    count = sum(is_small(unit.geometry, least) for unit in units)
    size = least / denominator_of(layout.itemById("map")) * 1000
    return [word("small_units").format(count=count, size=f"{size:.1f}".rstrip("0").rstrip("."))] if count else []
