"""New ground: a unit, a hole in one, a further part of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Optional

import numpy as np
import shapely
from qgis.core import QgsVectorLayer, QgsVectorLayerUtils
from shapely.geometry import MultiPolygon

from ...core.corners.numbering import from_north_west
from ...core.drawing import outline
from ...core.drawing.typed import Point
from ...core.findings import Finding
from ...core.unit import area_of
from ..convert import columns_of
from ..corner_session import numbers_in
from ..i18n import tr
from ..values import text
from .layer import CannotDrawError, sound, start_editing, stop_at
from .neighbours import overlaps, share_corners, with_corners_of_neighbours
from .step import Done, fitting_geometry, hectares_text, one_step, refused, set_areas, write


def add_unit(
    layer: QgsVectorLayer,
    ring: Sequence[Point],
    values: Mapping[str, Any],
    topological: bool,
    north_west: bool = True,
) -> Done:
    """A new unit with this outline; ``values`` by field of the schema. Raises :class:`CannotDrawError`."""
    stop_at(outline.ring_error(ring))
    ring, told = with_corners_of_neighbours(layer, ring) if topological else (ring, [])
    shape = MultiPolygon([shapely.polygons(np.array(ring))])
    shape = from_north_west(shape) if north_west else shape
    taken = numbers_in(layer)
    number = text(values.get("unit_id"))
    if number and number in taken:
        raise CannotDrawError(tr("There is a unit {number} already. Type another number.").format(number=number))
    columns = columns_of(layer.fields(), "unit")
    given = {columns[name]: _fitting(layer, columns[name], value) for name, value in values.items() if name in columns}
    with one_step(layer, tr("Draw a unit")):
        feature = QgsVectorLayerUtils.createFeature(
            layer, fitting_geometry(layer, shape), given, layer.createExpressionContext()
        )
        set_areas(layer, feature, shape)
        if not layer.addFeature(feature):
            raise refused(layer)
        neighbours = share_corners(layer, shapely.get_coordinates(shape), {feature.id()}) if topological else ()
        told += overlaps(layer, feature.id(), shape).values()
    return Done((feature.id(),), neighbours, tuple(told))


def add_hole(layer: QgsVectorLayer, fid: int, ring: Sequence[Point], topological: bool = False) -> Done:
    """A hole in a unit. Raises :class:`CannotDrawError`."""
    return _with_ring(layer, fid, ring, outline.with_hole, tr("Cut out a hole"), topological)


def add_part(layer: QgsVectorLayer, fid: int, ring: Sequence[Point], topological: bool) -> Done:
    """A further part of a unit. Raises :class:`CannotDrawError`."""
    done = _with_ring(layer, fid, ring, outline.with_part, tr("Add a part"), topological)
    part = MultiPolygon([shapely.polygons(np.array(ring))])
    return replace(done, told=(*done.told, *overlaps(layer, fid, part).values()))


def _with_ring(
    layer: QgsVectorLayer,
    fid: int,
    ring: Sequence[Point],
    put: Callable[[MultiPolygon, Sequence[Point]], tuple[Optional[MultiPolygon], Optional[Finding]]],
    title: str,
    topological: bool,
) -> Done:
    row, plane = sound(layer, fid), start_editing(layer)
    stop_at(outline.ring_error(ring))
    ring, told = with_corners_of_neighbours(layer, ring, fid) if topological else (ring, [])
    shape, problem = put(row.geometry, ring)
    stop_at(problem)
    assert shape is not None
    before, after = (hectares_text(area_of(one, plane).centi) for one in (row.geometry, shape))
    told.append(
        tr("Unit {unit} has {area} hm² (before: {before} hm²).").format(
            unit=row.number or row.fid, area=after, before=before
        )
    )
    with one_step(layer, title):
        write(layer, fid, shape)
        neighbours = share_corners(layer, np.array(ring), {fid}) if topological else ()
    return Done((fid,), neighbours, tuple(told))


def _fitting(layer: QgsVectorLayer, index: int, value: Any) -> Any:
    if isinstance(value, bool) and layer.fields()[index].typeName().lower() not in ("bool", "boolean"):
        return int(value)
    return value
