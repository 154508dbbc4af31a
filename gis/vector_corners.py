"""Corner coordinates of vector files (shapefile, GeoPackage, GeoJSON, KML and whatever else QGIS opens) as readings.

A polygon is a parcel, a closed line too; points only where fields say to which parcel they belong and in which order.
Coordinates stay as the file has them: nothing is transformed, and the CRS is told to whoever decides about the place. A
feature has no line in a file: its number in the layer, from 1, stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

import numpy as np
import shapely
from qgis.core import (
    Qgis,
    QgsAbstractGeometry,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProviderRegistry,
    QgsProviderSublayerDetails,
    QgsVectorLayer,
    QgsWkbTypes,
)
from shapely.geometry.base import BaseGeometry

from ..core.corners.attributes import key_of
from ..core.corners.records import Floats, Options, Parcel, Reading, SourceRing, ring_of
from ..core.findings import Finding, error, note, warning
from ..core.geodesy.recognise import Declared
from ..core.progress import Progress, check, go_on, span
from .convert import columns_of
from .crs import epsg_of
from .values import cell_text

KEY = "vector"
_POLYGON, _LINE, _POINT = (
    QgsWkbTypes.GeometryType.PolygonGeometry,
    QgsWkbTypes.GeometryType.LineGeometry,
    QgsWkbTypes.GeometryType.PointGeometry,
)
_FIELDS: Mapping[str, Sequence[str]] = {
    "number": ("unit_id", "地块编号", "地块号", "单元编号", "宗地编号", "宗地代码", "DKBH", "DKBM", "parcel"),
    "name": ("name", "地块名称", "单元名称", "名称", "DKMC"),
    "area": ("地块面积", "DKMJ"),
    "sheet": ("图幅号", "TFH"),
    "count": ("界址点数", "JZDS"),
    "ring": ("ring", "圈号", "地块圈号"),
    "part": ("part", "部分"),
    "order": ("order", "corner", "序号", "点序号", "点号", "界址点号", "JZDH"),
}
"""Names of fields by what they hold, surest first; an alias of a field counts as its name."""
_OF_UNIT = (
    "year",
    "section",
    "temporary",
    "temp_from",
    "temp_to",
    "land_class",
    "problem_type",
    "damage_degree",
    "quality",
    "measures",
    "accepted",
    "plan_id",
    "plan_reason",
)
"""Fields of a unit that a layer may have: they go with the parcel."""
_AREAS = (("area_m2", "m²"), ("area_ha", "hm²"))
_METRES_A_DEGREE = 111_320.0
_DEGREES = 180.0
"""Larger numbers are no degrees; those of a plane in China are all larger."""
_ASK_EVERY = 1000
_NAMED = 20
_ORDER = re.compile(r"[A-Za-z]*0*([0-9]{1,9})")


def read_vector(path: str, source: str, options: Options, progress: Progress = go_on) -> tuple[Reading, ...]:
    """What the layers of a file say, one reading each; ``path`` is what GDAL opens, ``source`` its name in findings.

    Layers of points and lines are read only where the file has none of polygons. Never raises for what is in the file;
    raises ``Stopped`` if ``progress`` says so.
    """
    layers = [layer for layer in _layers(path) if layer.isSpatial()]
    if not layers:
        return (Reading(source, findings=(error("corners.vector_unreadable", source=source),)),)
    kinds = [layer.geometryType() for layer in layers]
    best = next((kind for kind in (_POLYGON, _LINE, _POINT) if kind in kinds), None)
    readings = []
    for number, (layer, kind) in enumerate(zip(layers, kinds)):
        name = source if len(layers) == 1 and layer.name() == Path(path).stem else f"{source} [{layer.name()}]"
        if kind == best:
            part = span(progress, number / len(layers), (number + 1) / len(layers))
            readings.append(_Layer(layer, name, options).read(part))
        else:
            features = max(0, layer.featureCount())
            passed = note("corners.vector_passed_over", source=name, features=features)
            readings.append(Reading(name, findings=(passed,)))
    return tuple(readings)


def _layers(path: str) -> Iterator[QgsVectorLayer]:
    registry = QgsProviderRegistry.instance().providerMetadata("ogr")
    for details in registry.querySublayers(path, Qgis.SublayerQueryFlag.ResolveGeometryType):
        options = QgsProviderSublayerDetails.LayerOptions(QgsCoordinateTransformContext())
        options.loadDefaultStyle = False
        layer = details.toLayer(options)
        if isinstance(layer, QgsVectorLayer) and layer.isValid():
            layer.setName(details.name() or layer.name())
            yield layer


@dataclass
class _Seen:
    """What was odd about the features of a layer, by their numbers."""

    without: list[int]
    broken: list[int]
    open: list[int]
    other: list[int]
    arcs: list[int]
    added: int = 0


class _Layer:
    """Reads one layer."""

    def __init__(self, layer: QgsVectorLayer, source: str, options: Options) -> None:
        self._layer = layer
        self._source = source
        self._tolerance = options.arc_tolerance
        self._encoding = _encoding_of(layer)
        self._fields = _columns(layer.fields())
        self._of_unit = _columns_of_unit(layer.fields())
        columns = columns_of(layer.fields(), "unit")
        self._note = columns.get("note")
        self._areas = [(columns[name], unit) for name, unit in _AREAS if name in columns]
        self._seen = _Seen([], [], [], [], [])
        self._in_degrees = self._are_degrees()
        self._head = self._declared()

    def _are_degrees(self) -> bool:
        crs, extent = self._layer.crs(), self._layer.extent()
        if crs.isValid():
            return crs.isGeographic()
        return not extent.isNull() and max(abs(extent.xMinimum()), abs(extent.xMaximum())) <= _DEGREES

    def _declared(self) -> dict[str, Declared]:
        """The CRS of the layer as it says it; whether it can be used is for the placing to decide."""
        crs = self._layer.crs()
        if not crs.isValid():
            return {}
        if crs.authid() == "OGC:CRS84":
            return {"epsg": Declared("EPSG:4326", 1)}
        epsg = epsg_of(crs)
        return {"epsg": Declared(f"EPSG:{epsg}" if epsg else crs.authid() or crs.description() or "?", 1)}

    def read(self, progress: Progress) -> Reading:
        """The parcels of the layer."""
        kind = self._layer.geometryType()
        findings: list[Finding] = []
        if kind == _POINT:
            parcels = self._from_points(findings, progress)
        else:
            parcels = [parcel for parcel in self._from_shapes(kind, progress) if parcel is not None]
        self._tell(findings)
        corners = sum(len(ring) for parcel in parcels for ring in parcel.rings)
        driver = self._layer.dataProvider().storageType() or "QGIS"
        crs = self._head["epsg"].text if self._head else "-"
        figures = {"driver": driver, "layer": self._layer.name(), "crs": crs, "encoding": self._encoding}
        place = {"source": self._source, "parcels": len(parcels), "corners": corners}
        findings.insert(0, note("corners.vector_read", **figures, **place))
        if not parcels and len(findings) == 1:
            findings.append(error("corners.vector_empty", source=self._source))
        marks = (driver, QgsWkbTypes.displayString(self._layer.wkbType()), crs)
        # A line of the file is a feature; x is east, or longitude.
        return Reading(self._source, KEY, tuple(parcels), tuple(findings), False, marks, self._encoding)

    def _features(self, progress: Progress) -> Iterator[tuple[int, QgsFeature]]:
        count = max(1, self._layer.featureCount())
        for number, feature in enumerate(self._layer.getFeatures(), 1):
            if number % _ASK_EVERY == 1:
                check(progress, min(1.0, number / count))
            yield number, feature

    # Polygons and lines

    def _from_shapes(self, kind: Any, progress: Progress) -> Iterator[Optional[Parcel]]:
        for number, feature in self._features(progress):
            shape = self._shape_of(number, feature.geometry())
            if shape is None:
                continue
            rings = list(self._rings_of(number, shape, kind))
            if rings:
                yield self._parcel(number, feature, rings)

    def _shape_of(self, number: int, geometry: QgsGeometry) -> Optional[BaseGeometry]:
        """The geometry without curves and M; ``None`` with what is to be said where there is none that can be used."""
        if geometry.isNull() or geometry.isEmpty():
            self._seen.without.append(number)
            return None
        plain = geometry.constGet().clone()
        plain.dropMValue()
        if plain.hasCurvedSegments():
            before = plain.nCoordinates()
            tolerance = self._tolerance / (_METRES_A_DEGREE if self._in_degrees else 1)
            plain = plain.segmentize(tolerance, QgsAbstractGeometry.SegmentationToleranceType.MaximumDifference)
            self._seen.arcs.append(number)
            self._seen.added += plain.nCoordinates() - before
        shape = shapely.from_wkb(plain.asWkb().data(), on_invalid="ignore")
        if shape is None or shape.is_empty or not np.isfinite(shapely.get_coordinates(shape)).all():
            self._seen.broken.append(number)
            return None
        return shape

    def _rings_of(self, number: int, shape: BaseGeometry, kind: Any) -> Iterator[SourceRing]:
        count = 0
        for part in _simple(shape):
            lines: list[tuple[BaseGeometry, Optional[bool]]] = []
            if part.geom_type == "Polygon" and kind == _POLYGON:
                lines = [(part.exterior, False), *((ring, True) for ring in part.interiors)]
            elif part.geom_type in ("LineString", "LinearRing") and kind == _LINE:
                if not part.is_closed:
                    self._seen.open.append(number)
                    continue
                lines = [(part, None)]
            else:
                self._seen.other.append(number)
            for line, deducted in lines:
                count += 1
                yield _ring(count, line, number, deducted)

    # Points

    def _from_points(self, findings: list[Finding], progress: Progress) -> list[Parcel]:
        """Parcels of corner points, where fields say the parcel and the order; else nothing is read."""
        if "number" not in self._fields or "order" not in self._fields:
            count = max(0, self._layer.featureCount())
            findings.append(error("corners.vector_points", source=self._source, count=count))
            return []
        rows: dict[str, list[tuple[Any, ...]]] = {}
        first: dict[str, tuple[int, QgsFeature]] = {}
        bad: dict[str, int] = {}
        for number, feature in self._features(progress):
            key = self._value(feature, "number")
            first.setdefault(key, (number, feature))
            shape = self._shape_of(number, feature.geometry())
            points = [] if shape is None else list(_simple(shape))
            order = _ORDER.fullmatch(self._value(feature, "order"))
            ring = tuple(_ORDER.fullmatch(self._value(feature, field) or "1") for field in ("part", "ring"))
            if order is None or None in ring or len(points) != 1 or points[0].geom_type != "Point":
                bad.setdefault(key, number)
                continue
            place = tuple(int(match[1]) for match in ring if match)
            xyz = shapely.get_coordinates(points[0], include_z=True)[0]
            rows.setdefault(key, []).append((*place, int(order[1]), xyz, self._value(feature, "order"), number))
        return [self._of_points(key, rows.get(key, []), bad.get(key), first[key], findings) for key in first]

    def _of_points(
        self,
        key: str,
        rows: list[tuple[Any, ...]],
        bad: Optional[int],
        first: tuple[int, QgsFeature],
        findings: list[Finding],
    ) -> Parcel:
        rows = sorted(rows, key=lambda row: row[:3])
        repeated = next((row for row, after in zip(rows, rows[1:]) if row[:3] == after[:3]), None)
        if bad is not None:
            findings.append(error("corners.vector_point_unordered", source=self._source, line=bad, number=key))
        elif repeated is not None:
            figures = {"number": key, "order": repeated[4]}
            findings.append(error("corners.vector_point_repeats", source=self._source, line=repeated[5], **figures))
        by_ring: dict[tuple[int, int], list[tuple[Any, ...]]] = {}
        for row in rows:
            by_ring.setdefault(row[:2], []).append(row)
        rings = []
        for of_ring in by_ring.values():
            xyz = np.array([row[3] for row in of_ring])
            names, lines = [row[4] for row in of_ring], [row[5] for row in of_ring]
            rings.append(ring_of(len(rings) + 1, names, xyz[:, :2], lines, _heights(xyz)))
        return self._parcel(*first, rings, usable=bad is None and repeated is None)

    # Both

    def _value(self, feature: QgsFeature, what: str) -> str:
        index = self._fields.get(what)
        return "" if index is None else cell_text(feature[index])

    def _parcel(self, number: int, feature: QgsFeature, rings: Sequence[SourceRing], usable: bool = True) -> Parcel:
        count = self._value(feature, "count")
        area = self._value(feature, "area") or self._area_of_unit(feature)
        values = {field: cell_text(feature[index]) for field, index in self._of_unit}
        remark = "" if self._note is None else cell_text(feature[self._note])
        return Parcel(
            number,
            number=self._value(feature, "number"),
            name=self._value(feature, "name"),
            count=int(count) if count.isascii() and count.isdigit() else None,
            area=area,
            sheet=self._value(feature, "sheet"),
            fields={field: value for field, value in values.items() if value},
            remarks={"备注": remark} if remark else {},
            head=self._head,
            rings=tuple(rings),
            in_degrees=self._rings_in_degrees(rings),
            usable=usable,
        )

    def _rings_in_degrees(self, rings: Sequence[SourceRing]) -> bool:
        """Whether the numbers are degrees: by their size where that is clear, so a wrong CRS of the layer is seen."""
        small = np.concatenate([np.empty(0, dtype=bool), *(np.abs(ring.values).ravel() <= _DEGREES for ring in rings)])
        return bool(small.all()) if small.any() == small.all() and len(small) else self._in_degrees

    def _area_of_unit(self, feature: QgsFeature) -> str:
        """The area that a layer of units says, with its unit."""
        for index, unit in self._areas:
            value = cell_text(feature[index])
            if value:
                return value + unit
        return ""

    def _tell(self, findings: list[Finding]) -> None:
        seen = self._seen
        at: dict[str, Any] = {"source": self._source}
        if seen.without:
            findings.append(error("corners.vector_no_geometry", **_counted(seen.without), **at))
        if seen.broken:
            findings.append(error("corners.vector_broken", **_counted(seen.broken), **at))
        if seen.open:
            findings.append(error("corners.vector_open", **_counted(seen.open), **at))
        if seen.other:
            findings.append(warning("corners.vector_other_parts", **_counted(seen.other), **at))
        if seen.arcs:
            figures = {"tolerance": self._tolerance, "added": seen.added}
            findings.append(note("corners.vector_arcs", **_counted(seen.arcs), **figures, **at))


def _counted(numbers: Sequence[int]) -> dict[str, Any]:
    every = list(dict.fromkeys(numbers))
    named = ", ".join(map(str, every[:_NAMED])) + (" …" if len(every) > _NAMED else "")
    return {"count": len(every), "features": named, "line": every[0]}


def _simple(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    """The parts of a geometry, those of collections in it too."""
    for part in shapely.get_parts(shape):
        if part.geom_type.startswith("Multi") or part.geom_type == "GeometryCollection":
            yield from _simple(part)
        else:
            yield part


def _ring(number: int, line: BaseGeometry, feature: int, deducted: Optional[bool]) -> SourceRing:
    """The corners of a closed line, its last place, which repeats the first, left off."""
    xyz = shapely.get_coordinates(line, include_z=line.has_z)[:-1]
    names = [f"{number}.{index}" for index in range(1, len(xyz) + 1)]
    heights = _heights(xyz) if xyz.shape[1] == 3 else None
    return ring_of(number, names, xyz[:, :2], np.full(len(xyz), feature), heights, deducted)


def _heights(xyz: Floats) -> Optional[list[float]]:
    """Heights of corners; none where all are 0, which is what programs write that know no height."""
    heights = xyz[:, 2]
    return None if not np.nan_to_num(heights).any() else heights.tolist()


def _columns(fields: QgsFields) -> dict[str, int]:
    """Index of the columns by what they hold: by a name of ``_FIELDS``, or the schema's own."""
    by_name: dict[str, int] = {}
    for index, field in enumerate(fields):
        for title in _titles(field):
            by_name.setdefault(key_of(title), index)
    found = {}
    for what, names in _FIELDS.items():
        index = next((by_name[key_of(name)] for name in names if key_of(name) in by_name), None)
        if index is not None:
            found[what] = index
    return found


def _titles(field: QgsField) -> Iterable[str]:
    return (field.name(), field.alias()) if field.alias() else (field.name(),)


def _columns_of_unit(fields: QgsFields) -> list[tuple[str, int]]:
    columns = columns_of(fields, "unit")
    return [(name, columns[name]) for name in _OF_UNIT if name in columns]


def _encoding_of(layer: QgsVectorLayer) -> str:
    """The encoding of the attributes; a shapefile that does not say its own is looked into, as texts are."""
    encoding = str(layer.dataProvider().encoding() or "UTF-8")
    path = Path(layer.source().partition("|")[0])
    table = path.with_suffix(".dbf")
    if path.suffix.lower() != ".shp" or path.with_suffix(".cpg").exists() or not table.is_file():
        return encoding
    with table.open("rb") as stream:
        data = stream.read(1_000_000)
    if len(data) < 32 or data[29] not in (0, 0x57):
        return encoding  # the table names its code page
    rows = data[int.from_bytes(data[8:10], "little") :]
    if not rows.isascii():
        encoding = "UTF-8" if _is_utf8(rows) else "GB18030"
        layer.setProviderEncoding(encoding)
        layer.dataProvider().setEncoding(encoding)
        layer.updateFields()
    return encoding


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as cause:
        return cause.start > len(data) - 4  # cut in the middle of a character
    return True
