"""Reading zone layers: everything that rules ask about, brought into the plane of the units, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Optional

import shapely
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProviderRegistry,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from shapely.geometry.base import BaseGeometry

from ..core.geodesy.plane import Plane
from ..core.progress import Progress, check, go_on, span
from ..core.unit import Unit
from ..core.zones.layers import ZoneFeature, ZoneLayer, kinds_of
from ..core.zones.rules import Profile
from .convert import text, to_shapely
from .crs import is_cgcs2000
from .ground import Mover, box_of
from .layers import edition_of, names_of

_ID_FIELDS = ("BSM", "HXBM", "YJJBNTTBBH", "JBNTTBBH", "BHDBM", "TBBH", "LXBH")
"""Fields whose value tells a zone from the others; else its name with its number in the layer."""
_NAME_FIELDS = ("BHDMC", "HXMC", "MC", "NAME", "名称")
_STEP = 500
_KINDS = {
    QgsWkbTypes.GeometryType.PolygonGeometry: "polygon",
    QgsWkbTypes.GeometryType.LineGeometry: "line",
    QgsWkbTypes.GeometryType.PointGeometry: "point",
}


def read_zone_layers(
    layers: Sequence[QgsVectorLayer],
    units: Sequence[Unit],
    plane: Plane,
    profile: Profile,
    transforms: Optional[QgsCoordinateTransformContext] = None,
    progress: Progress = go_on,
) -> list[ZoneLayer]:
    """The layers with all zones within the profile's reach of a unit, in ``plane``.

    A layer that cannot be used (other datum, no CRS, not readable) comes back with its ``problem``. Raises
    :class:`Stopped` when ``progress`` returns False.
    """
    result = []
    for number, layer in enumerate(layers):
        reader = _Reader(layer, units, plane, profile, transforms or QgsCoordinateTransformContext())
        result.append(reader.read(span(progress, number / len(layers), (number + 1) / len(layers))))
    return result


class _Reader:
    """Reads one layer."""

    def __init__(
        self,
        layer: QgsVectorLayer,
        units: Sequence[Unit],
        plane: Plane,
        profile: Profile,
        transforms: QgsCoordinateTransformContext,
    ):
        self._layer = layer
        self._boxes = [unit.geometry.bounds for unit in units if not unit.geometry.is_empty]
        self._plane = plane
        self._profile = profile
        self._transforms = transforms

    def read(self, progress: Progress) -> ZoneLayer:
        """The layer as the check takes it."""
        layer = self._layer
        found = names_of(layer)
        empty = ZoneLayer(
            name=found[0] if found else layer.name(),
            names=tuple(dict.fromkeys([layer.name(), *found])),
            source=_source_of(layer),
            edition="",
            feature_count=0,
            kinds=frozenset(),
            features=(),
            extent=None,
            problem=self._problem(),
            crs=layer.crs().authid(),
        )
        if empty.problem or not self._profile.rules_for(empty.names):
            return empty
        return self._scan(empty, progress)

    def _problem(self) -> str:
        """The reason code why the layer cannot be used, or empty."""
        if not self._layer.isValid() or not self._layer.isSpatial():
            return "layer_unreadable"
        crs = self._layer.crs()
        if not crs.isValid():
            return "no_crs"
        return "" if is_cgcs2000(crs) else "other_datum"

    def _scan(self, empty: ZoneLayer, progress: Progress) -> ZoneLayer:
        """One pass over all features: how far they reach, and those near the units."""
        mover = Mover(self._layer.crs(), self._plane, self._transforms)
        near = self._near(mover)
        features, kinds, missing, number = [], set(), 0, 0
        extent = QgsRectangle()
        total = max(self._layer.featureCount(), 1)
        for number, feature in enumerate(self._features(), 1):
            if number % _STEP == 0:
                check(progress, min(number / total, 1.0))
            geometry = feature.geometry()
            bounds = geometry.boundingBox()
            if geometry.isNull() or geometry.isEmpty() or not bounds.isFinite():
                missing += 1
                continue
            kinds |= _kinds(geometry)
            extent.combineExtentWith(bounds)
            if len(near.query(box_of(bounds))):
                moved = mover.move(geometry)
                if moved is None:
                    missing += 1
                else:
                    features.append(self._zone(feature, moved))
        return replace(
            empty,
            edition=edition_of(self._layer),
            feature_count=number,
            kinds=frozenset(kinds),
            features=tuple(features),
            extent=mover.move_shape(box_of(extent)) if kinds else None,
            null_count=missing,
        )

    def _features(self) -> Iterator[QgsFeature]:
        wanted = {*_ID_FIELDS, *_NAME_FIELDS, *self._profile.zone_fields}
        self._names = [field.name() for field in self._layer.fields() if field.name().upper() in wanted]
        request = QgsFeatureRequest().setSubsetOfAttributes(self._names, self._layer.fields())
        return iter(self._layer.getFeatures(request))

    def _near(self, mover: Mover) -> shapely.STRtree:
        """The boxes of the units with the reach of the rules around them, in the CRS of the layer."""
        reach = self._profile.reach + 1
        return shapely.STRtree(
            [mover.box_back((w - reach, s - reach, e + reach, n + reach)) for w, s, e, n in self._boxes]
        )

    def _zone(self, feature: QgsFeature, geometry: BaseGeometry) -> ZoneFeature:
        values = {name.upper(): text(feature[name]) for name in self._names}
        number = f"#{feature.id()}"
        code = next(filter(None, (values.get(field, "") for field in _ID_FIELDS)), "")
        name = next(filter(None, (values.get(field, "") for field in _NAME_FIELDS)), "")
        label = f"{code} {name}".strip() if code else f"{name}{number}"
        return ZoneFeature(label[:80], geometry, values)


def _kinds(geometry: QgsGeometry) -> frozenset[str]:
    """The kinds of geometry in one, whatever its type is called."""
    kind = QgsWkbTypes.geometryType(geometry.wkbType())
    if kind in _KINDS:
        return frozenset((_KINDS[kind],))
    shape = to_shapely(geometry)
    return frozenset() if shape is None else kinds_of(shape)


def _source_of(layer: QgsVectorLayer) -> str:
    """Where the layer is from, without folders, hosts and passwords."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    place = str(parts.get("path") or parts.get("dbname") or "").replace("\\", "/").rsplit("/", 1)[-1]
    table = str(parts.get("layerName") or parts.get("table") or "")
    return "|".join(filter(None, (place, table))) or layer.name()
