"""Reading a layer of permanent basic farmland: the polygons near the units, in their plane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import shapely
from qgis.core import QgsCoordinateTransformContext, QgsFeatureRequest, QgsProcessingFeatureSource, QgsRectangle

from ..core.geodesy.plane import Plane
from ..core.progress import Progress, check, go_on
from ..core.unit import Unit
from ..core.zones.layers import ZoneFeature, ZoneLayer, kinds_of
from .convert import features_of
from .crs import is_cgcs2000
from .ground import Mover, box_of

_STEP = 1000


def read_farmland(
    source: QgsProcessingFeatureSource,
    units: Sequence[Unit],
    plane: Plane,
    name: str,
    edition: str,
    transforms: Optional[QgsCoordinateTransformContext] = None,
    progress: Progress = go_on,
) -> Optional[ZoneLayer]:
    """The layer as the check takes it, ``None`` where it is of another datum. Raises :class:`Stopped`."""
    if not is_cgcs2000(source.sourceCrs()):
        return None
    mover = Mover(source.sourceCrs(), plane, transforms)
    near = shapely.STRtree([mover.box_back(unit.geometry.bounds) for unit in units if not unit.geometry.is_empty])
    features, kinds, missing, number = [], set(), 0, 0
    extent = QgsRectangle()
    total = max(source.featureCount(), 1)
    for number, feature in enumerate(features_of(source, QgsFeatureRequest().setNoAttributes()), 1):
        if number % _STEP == 0:
            check(progress, min(number / total, 1.0))
        geometry = feature.geometry()
        bounds = geometry.boundingBox()
        if geometry.isNull() or geometry.isEmpty() or not bounds.isFinite():
            missing += 1
            continue
        extent.combineExtentWith(bounds)
        if len(near.query(box_of(bounds))):
            moved = mover.move(geometry)
            if moved is None:
                missing += 1
            else:
                kinds |= kinds_of(moved)
                features.append(ZoneFeature(f"#{feature.id()}", moved, {}))
    return ZoneLayer(
        name=name,
        names=(name,),
        source=source.sourceName(),
        edition=edition,
        feature_count=number,
        kinds=frozenset(kinds),
        features=tuple(features),
        extent=None if extent.isEmpty() else mover.move_shape(box_of(extent)),
        null_count=missing,
    )
