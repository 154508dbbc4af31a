"""What every act on units does: one step of the layer's undo history, whole or not at all; nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsFeature, QgsVectorLayer, QgsVectorLayerUtils, QgsWkbTypes
from shapely.geometry import MultiPolygon

from ...core.amounts import ha4_from_centi, hectares, m2
from ...core.drawing.division import relinked
from ...core.unit import area_of
from ..convert import columns_of, to_qgs
from ..crs import plane_of
from ..i18n import tr
from ..values import text, value_or_none
from .layer import CannotDrawError, Row, start_editing

AREAS = ("area_ha", "area_m2", "planar_m2")
LINK = "plan_id"
"""Which units of the plan a unit carries out, by their numbers."""


@dataclass(frozen=True)
class Done:
    """What an act did: the units it made or changed (their ids), who got corners of others, and what to know."""

    units: tuple[int, ...] = ()
    neighbours: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


@contextmanager
def one_step(layer: QgsVectorLayer, title: str) -> Iterator[None]:
    """All changes within are one step of the undo history; whatever is raised within takes all of them back."""
    start_editing(layer)
    layer.beginEditCommand(title)
    try:
        yield
    except BaseException:
        layer.destroyEditCommand()
        layer.triggerRepaint()
        raise
    layer.endEditCommand()
    layer.triggerRepaint()


def refused(layer: QgsVectorLayer) -> CannotDrawError:
    """What to raise where QGIS does not do what it was asked."""
    return CannotDrawError(
        tr("The layer '{layer}' does not take the change; nothing was changed.").format(layer=layer.name())
    )


def takes_parts(layer: QgsVectorLayer) -> bool:
    """Whether a unit of the layer may have several parts."""
    return bool(QgsWkbTypes.isMultiType(layer.wkbType()))


def one_part_only(layer: QgsVectorLayer) -> str:
    """Why a unit with parts is not written."""
    return tr("The layer '{layer}' takes single polygons only, a unit has no parts there.").format(layer=layer.name())


def fitting_geometry(layer: QgsVectorLayer, shape: MultiPolygon) -> Any:
    """The outline as a geometry of the layer's type. Raises :class:`CannotDrawError`."""
    shapes = to_qgs(shape).coerceToType(layer.wkbType())
    if len(shapes) != 1:
        raise CannotDrawError(one_part_only(layer))
    return shapes[0]


def _area_values(layer: QgsVectorLayer, shape: MultiPolygon) -> dict[int, Any]:
    plane, columns = plane_of(layer.crs()), columns_of(layer.fields(), "unit")
    assert plane is not None
    area = area_of(shape, plane)
    values = {
        "area_ha": float(hectares(area.ha4)),
        "area_m2": float(m2(area.centi)),
        "planar_m2": round(area.planar_m2, 2),
    }
    return {columns[name]: value for name, value in values.items() if name in columns}


def set_areas(layer: QgsVectorLayer, feature: QgsFeature, shape: MultiPolygon) -> None:
    """Put the areas of an outline into a feature that is not in the layer yet."""
    for index, value in _area_values(layer, shape).items():
        feature.setAttribute(index, value)


def write(layer: QgsVectorLayer, fid: int, shape: MultiPolygon) -> None:
    """Give a unit another outline and the areas of it."""
    if not layer.changeGeometry(fid, fitting_geometry(layer, shape)):
        raise refused(layer)
    feature = layer.getFeature(fid)
    values = {
        index: value for index, value in _area_values(layer, shape).items() if value_or_none(feature[index]) != value
    }
    change_values(layer, fid, values)


def change_values(layer: QgsVectorLayer, fid: int, values: Mapping[int, Any]) -> None:
    """Change fields of a unit, by index. Raises :class:`CannotDrawError`."""
    if values and not layer.changeAttributeValues(fid, dict(values)):
        raise refused(layer)


def copy_of(layer: QgsVectorLayer, row: Row, number: str, shape: MultiPolygon, columns: Mapping[str, int]) -> int:
    """A unit like another, with its own number and outline; keys of the database are made anew."""
    keys = layer.primaryKeyAttributes()
    values = {i: v for i, v in enumerate(row.feature.attributes()) if i not in keys}
    values[columns["unit_id"]] = number or None
    feature = QgsVectorLayerUtils.createFeature(
        layer, fitting_geometry(layer, shape), values, layer.createExpressionContext()
    )
    for index, value in values.items():
        feature.setAttribute(index, value)
    set_areas(layer, feature, shape)
    if not layer.addFeature(feature):
        raise refused(layer)
    return int(feature.id())


def relink(layer: QgsVectorLayer, changes: Mapping[str, Sequence[str]]) -> list[str]:
    """Bring the links to units that have other numbers up to date; who was changed."""
    column = columns_of(layer.fields(), "unit").get(LINK)
    if column is None or not changes:
        return []
    number = columns_of(layer.fields(), "unit")["unit_id"]
    told = []
    for feature in layer.getFeatures():
        link = text(feature[column])
        new = relinked(link, changes) if link else link
        if new != link:
            change_values(layer, feature.id(), {column: new})
            told.append(
                tr("Unit {unit} carries out {new} (before: {old}).").format(
                    unit=text(feature[number]), new=new, old=link
                )
            )
    return told


def hectares_text(centi: int) -> str:
    """An official area of so many 0.01 m² in hm² with 4 decimals."""
    return str(hectares(ha4_from_centi(centi)))
