"""The place of a finding or verdict on the map."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsProject, QgsRectangle

from ..core.review import Entry
from ..gis.i18n import tr
from ..gis.review import place_of

_POINT_SCALE = 2000
"""A point is looked at from no further than 1 to this."""


def show_place(project: QgsProject, canvas: Any, entry: Entry) -> str:
    """Zoom to the place of an entry and let it flash; where that is not possible, a sentence that says why."""
    place = place_of(project, entry)
    if place is None and entry.unit_id:
        return tr("Unit {unit} is not in the project's layer of units, so it cannot be shown.").format(
            unit=entry.unit_id
        )
    if place is None:
        return tr("This belongs to no unit and has no place on the map.")
    shape = place.geometries[0]
    box = QgsRectangle(shape.boundingBox())
    for other in place.geometries if box.isEmpty() else place.geometries[:1]:
        box.combineExtentWith(other.boundingBox())
    try:
        target = canvas.mapSettings().destinationCrs()
        box = QgsCoordinateTransform(place.crs, target, project).transformBoundingBox(box)
    except QgsCsException:
        return tr("The place cannot be shown in the coordinate system of the map.")
    if box.isEmpty():
        canvas.setCenter(box.center())
        if canvas.scale() > _POINT_SCALE:
            canvas.zoomScale(_POINT_SCALE)
    else:
        box.scale(1.5)
        canvas.setExtent(box)
    canvas.refresh()
    canvas.flashGeometries(list(place.geometries), place.crs)
    return ""
