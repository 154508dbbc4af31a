"""The layer that is drawn in and its units as they stand there, edits that are not saved with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import shapely
from qgis.core import QgsFeature, QgsFeatureRequest, QgsProject, QgsRectangle, QgsVectorDataProvider, QgsVectorLayer
from shapely.geometry import MultiPolygon

from ...core.drawing import topology
from ...core.drawing.division import next_number
from ...core.drawing.typed import Point, TypedPlace
from ...core.findings import Finding
from ...core.geodesy.moving import moved
from ...core.geodesy.plane import Degrees, Plane
from ...core.unit import Area, area_of
from ..convert import as_multipolygon, columns_of, to_shapely
from ..corner_session import CannotAddError, has_unit_fields, numbers_in, why_not
from ..crs import mover, plane_of
from ..i18n import tr
from ..messages import message
from ..roles import layer_with
from ..values import text


class CannotDrawError(CannotAddError):
    """The act is not possible and nothing was changed; the text says why and what to do."""

    def __init__(self, text: str, finding: Optional[Finding] = None) -> None:
        super().__init__(text)
        self.finding = finding


@dataclass(frozen=True)
class Row:
    """A unit as it stands in the layer, edits that are not saved with it."""

    fid: int
    number: str
    geometry: MultiPolygon
    feature: QgsFeature


def drawing_layer(project: QgsProject, active: Optional[Any]) -> Optional[QgsVectorLayer]:
    """The layer that is drawn in: the active one where it has the fields of units, else that of the year's work."""
    if isinstance(active, QgsVectorLayer) and active.isValid() and has_unit_fields(active):
        return active
    layer = layer_with(project, "unit")
    return layer if isinstance(layer, QgsVectorLayer) and has_unit_fields(layer) else None


def why_not_draw(layer: Optional[QgsVectorLayer]) -> str:
    """Why nothing can be drawn in the layer, with what to do; empty where it can."""
    if layer is None:
        return tr("There is no layer of units. Make a project, or choose a layer with the fields of units.")
    reason = why_not(layer)
    if reason:
        return reason
    changes = QgsVectorDataProvider.Capability.ChangeGeometries
    if not layer.isEditable() and not layer.dataProvider().capabilities() & changes:
        return tr("Outlines of the layer '{layer}' cannot be changed. Choose another layer.").format(layer=layer.name())
    return ""


def start_editing(layer: QgsVectorLayer) -> Plane:
    """Make the layer editable; its plane. Raises :class:`CannotDrawError`."""
    reason = why_not_draw(layer)
    plane = plane_of(layer.crs())
    if reason or plane is None:
        raise CannotDrawError(reason)
    if not layer.isEditable() and not layer.startEditing():
        raise CannotDrawError(tr("The layer '{layer}' cannot be edited.").format(layer=layer.name()))
    return plane


def placed(place: TypedPlace, plane: Plane) -> Optional[Point]:
    """A typed corner in the plane; degrees are CGCS2000 and projected by PROJ, rounded to 0.1 mm."""
    if place.degrees is None:
        return place.point
    east, north = moved(np.array([place.degrees]), Degrees(), plane, mover())[0]
    return (float(east), float(north)) if np.isfinite([east, north]).all() else None


def sketch_area(points: Sequence[Point], plane: Plane) -> Optional[Area]:
    """The area that the corners enclose so far; ``None`` where they enclose none, or cross."""
    if len(points) < 3:
        return None
    polygon = shapely.polygons(np.array(points))
    return area_of(polygon, plane) if polygon.is_valid and polygon.area > 0 else None


def suggested_number(layer: QgsVectorLayer) -> str:
    """The number for a new unit."""
    return next_number(numbers_in(layer))


def rows_of(layer: QgsVectorLayer, fids: Sequence[int]) -> list[Row]:
    """The units with these ids that have a valid outline, in the order of the layer."""
    return list(_rows(layer, QgsFeatureRequest().setFilterFids(list(fids))))


def rows_near(layer: QgsVectorLayer, geometry: Any, by: float = 2 * topology.TOLERANCE) -> list[Row]:
    """The units whose frame meets that of a geometry (east, north)."""
    west, south, east, north = geometry.bounds
    frame = QgsRectangle(west - by, south - by, east + by, north + by)
    return list(_rows(layer, QgsFeatureRequest(frame)))


def _rows(layer: QgsVectorLayer, request: QgsFeatureRequest) -> Iterator[Row]:
    column = columns_of(layer.fields(), "unit")["unit_id"]
    for feature in layer.getFeatures(request):
        shape = as_multipolygon(to_shapely(feature.geometry()))
        if not shape.is_empty:
            yield Row(feature.id(), text(feature[column]), shape, feature)


def sound(layer: QgsVectorLayer, fid: int) -> Row:
    """A unit with a valid outline. Raises :class:`CannotDrawError`."""
    rows = rows_of(layer, [fid])
    if not rows:
        raise CannotDrawError(tr("The unit is no longer there, or has no outline. Choose another one."))
    stop_at_invalid(rows)
    return rows[0]


def stop_at(problem: Optional[Finding]) -> None:
    """Raise :class:`CannotDrawError` with the sentence of a finding, if there is one."""
    if problem is not None:
        raise CannotDrawError(message(problem), problem)


def stop_at_invalid(rows: Sequence[Row]) -> None:
    """Raise :class:`CannotDrawError` where the outline of a unit is invalid."""
    broken = [row.number or str(row.fid) for row in rows if not row.geometry.is_valid]
    if broken:
        raise CannotDrawError(
            tr("The outline of {units} is invalid. Mend its corners first: move them, or take them out.").format(
                units=tr(", ").join(broken)
            )
        )
