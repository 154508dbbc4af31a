"""Reading zone layers: everything that rules ask about, brought into the plane of the units, and nothing else."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Optional

import numpy as np
import numpy.typing as npt
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDataSourceUri,
    QgsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsWkbTypes,
)
from shapely.geometry.base import BaseGeometry

from ..core.arrays import column
from ..core.geodesy.area import Floats
from ..core.geodesy.plane import GEOGRAPHIC_EPSG, Plane
from ..core.progress import Progress, check, go_on, span
from ..core.unit import Unit
from ..core.zones.cut import grown
from ..core.zones.layers import ZoneFeature, ZoneLayer, kinds_of
from ..core.zones.rules import Profile
from .convert import to_shapely
from .crs import epsg_of, is_cgcs2000, plane_of
from .ground import Mover
from .layers import edition_of, names_of
from .values import text

_ID_FIELDS = ("BSM", "HXBM", "YJJBNTTBBH", "JBNTTBBH", "BHDBM", "TBBH", "LXBH")
"""Fields whose value tells a zone from the others; else its name with its number in the layer."""
_NAME_FIELDS = ("BHDMC", "HXMC", "MC", "NAME", "名称")
_STEP = 500
"""Features in one go, and between two looks at Cancel."""
_FARTHEST_EAST = 4_000_000.0
"""How far from its central meridian somebody may have put ground, metres: the country is not wider."""
_NORTHINGS = (100_000.0, 10_000_000.0)
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
    """The layers with all zones within reach of a unit (of the rules that they serve), in ``plane``.

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
        self._units = column(unit.geometry for unit in units)
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
            subset=_filter_of(layer),
        )
        rules = self._profile.rules_for(empty.names)
        if empty.problem or not rules:
            return empty
        return self._scan(empty, max(rule.distance_m for rule in rules), progress)

    def _problem(self) -> str:
        """The reason code why the layer cannot be used, or empty."""
        if not self._layer.isValid() or not self._layer.isSpatial():
            return "layer_unreadable"
        crs = self._layer.crs()
        if not crs.isValid():
            return "no_crs"
        return "" if is_cgcs2000(crs) else "other_datum"

    def _scan(self, empty: ZoneLayer, reach: float, progress: Progress) -> ZoneLayer:
        """One pass over all features: how far they go, and those within ``reach`` (metres) of a unit."""
        mover = Mover(self._layer.crs(), self._plane, self._transforms)
        near = mover.boxes_back(grown(shapely.bounds(self._units[~shapely.is_empty(self._units)]), reach + 1))
        tree = shapely.STRtree(near)
        zones: list[ZoneFeature] = []
        kinds: set[str] = set()
        missing = lost = number = 0
        extent = np.array([np.inf, np.inf, -np.inf, -np.inf])
        total = max(self._layer.featureCount(), 1)
        features = self._features()
        while some := list(islice(features, _STEP)):
            number += len(some)
            check(progress, min(number / total, 1.0))
            geometries = [feature.geometry() for feature in some]
            bounds = np.array([_bounds(geometry) for geometry in geometries])
            there = _fits(bounds, self._layer.crs())
            is_nothing = np.array([geometry.isNull() or geometry.isEmpty() for geometry in geometries])
            missing += int(is_nothing.sum())
            lost += int((~there & ~is_nothing).sum())
            kinds |= _kinds([geometry for geometry, is_there in zip(geometries, there) if is_there])
            if there.any():
                extent[:2] = np.minimum(extent[:2], bounds[there, :2].min(axis=0))
                extent[2:] = np.maximum(extent[2:], bounds[there, 2:].max(axis=0))
            rows = np.unique(tree.query(np.where(there, shapely.box(*bounds.T), None))[0])
            moved = mover.move_all([geometries[row] for row in rows])
            for row, shape in zip(rows.tolist(), moved):
                if shape is None:
                    lost += 1
                else:
                    zones.append(self._zone(some[row], shape))
        return replace(
            empty,
            edition=edition_of(self._layer),
            feature_count=number,
            kinds=frozenset(kinds),
            features=tuple(zones),
            extent=mover.move_shape(shapely.box(*extent)) if kinds else None,
            null_count=missing,
            lost_count=lost,
        )

    def _features(self) -> Iterator[QgsFeature]:
        wanted = {*_ID_FIELDS, *_NAME_FIELDS, *self._profile.zone_fields}
        fields = self._layer.fields()
        self._places = {
            field.name().upper(): place for place, field in enumerate(fields) if field.name().upper() in wanted
        }
        return iter(self._layer.getFeatures(QgsFeatureRequest().setSubsetOfAttributes(list(self._places.values()))))

    def _zone(self, feature: QgsFeature, geometry: BaseGeometry) -> ZoneFeature:
        held = feature.attributes()
        values = {name: text(held[place]) for name, place in self._places.items()}
        number = f"#{feature.id()}"
        code = next(filter(None, (values.get(field, "") for field in _ID_FIELDS)), "")
        name = next(filter(None, (values.get(field, "") for field in _NAME_FIELDS)), "")
        label = f"{code} {name}".strip() if code else f"{name}{number}"
        return ZoneFeature(label[:80], geometry, values)


def _bounds(geometry: QgsGeometry) -> tuple[float, float, float, float]:
    """West, south, east and north; not a number where there is nothing."""
    if geometry.isNull() or geometry.isEmpty():
        return (math.nan,) * 4
    box = geometry.boundingBox()
    return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()


def _fits(bounds: Floats, crs: QgsCoordinateReferenceSystem) -> npt.NDArray[np.bool_]:
    """Which boxes (n, 4) are somewhere, and where digits of a CGCS2000 ``crs`` can be.

    Metres in a layer that says it is in degrees, degrees in one that says it is in a plane, eastings without the zone
    number that its CRS has: such ground would be far from all units, and they would look free.
    """
    plane = plane_of(crs)
    if plane is not None:
        west, east = plane.false_easting - _FARTHEST_EAST, plane.false_easting + _FARTHEST_EAST
        south, north = _NORTHINGS
    elif epsg_of(crs) == GEOGRAPHIC_EPSG:
        west, south, east, north = -180.0, -90.0, 180.0, 90.0
    else:
        west, south, east, north = -np.inf, -np.inf, np.inf, np.inf
    fits: npt.NDArray[np.bool_] = np.isfinite(bounds).all(axis=1)
    fits &= (bounds[:, 0] >= west) & (bounds[:, 1] >= south) & (bounds[:, 2] <= east) & (bounds[:, 3] <= north)
    return fits


def _kinds(geometries: Sequence[QgsGeometry]) -> frozenset[str]:
    """The kinds of geometry in some, whatever their type is called."""
    found: set[str] = set()
    known = {kind: _KINDS.get(QgsWkbTypes.geometryType(kind)) for kind in {one.wkbType() for one in geometries}}
    for geometry in geometries if None in known.values() else ():
        if known[geometry.wkbType()] is None:
            shape = to_shapely(geometry)
            found |= frozenset() if shape is None else kinds_of(shape)
    return frozenset(found.union(filter(None, known.values())))


def _filter_of(layer: QgsVectorLayer) -> str:
    """What hides features of the layer's table: its filter, and its type of geometry where the table holds others.

    Of a table with a column for any geometry QGIS shows those of one type, and says nothing of the others.
    """
    registry = QgsProviderRegistry.instance()
    kind = str(registry.decodeUri(layer.providerType(), layer.source()).get("geometryType") or "")
    if layer.providerType() == "postgres" and _has_other_types(layer):
        kind = QgsWkbTypes.displayString(layer.wkbType())
    return "; ".join(filter(None, (layer.subsetString(), kind and f"geometrytype={kind}")))


def _has_other_types(layer: QgsVectorLayer) -> bool:
    """Whether the database table of a layer holds geometries of other types than those that the layer shows."""
    place = QgsDataSourceUri(layer.source())
    try:
        connection = QgsProviderRegistry.instance().providerMetadata("postgres").createConnection(layer.source(), {})
        columns = connection.table(place.schema() or "public", place.table()).geometryColumnTypes()
    except QgsException:  # a query in place of a table, or no right to look
        return False
    shown = QgsWkbTypes.geometryType(layer.wkbType())
    return any(QgsWkbTypes.geometryType(column.wkbType) != shown for column in columns)


def _source_of(layer: QgsVectorLayer) -> str:
    """Where the layer is from, without folders, hosts and passwords."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    place = str(parts.get("path") or parts.get("dbname") or "").replace("\\", "/").rsplit("/", 1)[-1]
    table = str(parts.get("layerName") or parts.get("table") or "")
    return "|".join(filter(None, (place, table))) or layer.name()
