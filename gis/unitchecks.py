"""What the unit checks read from layers: stated areas, the ground of a licence, units of other years."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, Optional

import shapely
from qgis.core import QgsCoordinateTransformContext, QgsFeatureSource
from shapely.geometry.base import BaseGeometry

from ..core.geodesy.plane import Plane
from ..core.unit import Unit
from ..core.unitchecks.attributes import StatedArea
from ..core.zones.layers import polygons_of
from .convert import as_multipolygon, features_of, text, to_qgs, units_of
from .crs import is_cgcs2000
from .zones import Mover


def stated_areas(source: QgsFeatureSource) -> list[StatedArea]:
    """What the area fields say, feature by feature, in the order of :func:`units_of`."""
    names = [field.name() for field in source.fields()]

    def number(feature: Any, name: str) -> Optional[float]:
        try:
            value = float(text(feature[name])) if name in names else math.nan
        except ValueError:
            return None
        return value if math.isfinite(value) else None

    return [StatedArea(number(feature, "area_ha"), number(feature, "area_m2")) for feature in features_of(source)]


def read_ground(
    source: QgsFeatureSource, plane: Plane, transforms: Optional[QgsCoordinateTransformContext] = None
) -> Optional[BaseGeometry]:
    """The ground of a layer's polygons in ``plane``.

    ``None`` where the layer is of another datum, has no polygon, or one that is invalid: a repair might move the
    boundary that the layer is asked for.
    """
    if not is_cgcs2000(source.sourceCrs()):
        return None
    mover = Mover(source.sourceCrs(), plane, transforms)
    grounds = []
    for feature in features_of(source):
        moved = mover.move(feature.geometry())
        if moved is None or not shapely.is_valid(moved):
            return None
        grounds.append(polygons_of(moved))
    ground = shapely.union_all(grounds)
    return None if ground.is_empty else ground


def read_units(
    source: QgsFeatureSource, plane: Plane, transforms: Optional[QgsCoordinateTransformContext] = None
) -> Optional[list[Unit]]:
    """The units of a layer in ``plane``; ``None`` where it is of another datum."""
    if not is_cgcs2000(source.sourceCrs()):
        return None
    mover = Mover(source.sourceCrs(), plane, transforms)
    return [replace(unit, geometry=as_multipolygon(mover.move(to_qgs(unit.geometry)))) for unit in units_of(source)]
