"""What layers of units hold beside the units: the areas that their fields state; and units of another plane."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

from qgis.core import QgsCoordinateTransformContext, QgsFeature, QgsFeatureSource

from ..core.geodesy.plane import Plane
from ..core.unit import Unit
from ..core.unitchecks.attributes import StatedArea
from .convert import as_multipolygon, columns_of, features_of, to_qgs, units_of
from .crs import is_cgcs2000
from .ground import Mover
from .values import number_or_none, text


def stated_areas(source: QgsFeatureSource) -> list[StatedArea]:
    """What the area fields say, feature by feature, in the order of :func:`units_of`."""
    columns = columns_of(source.fields(), "unit")

    def stated(feature: QgsFeature, name: str) -> Optional[float]:
        return number_or_none(feature[columns[name]]) if name in columns else None

    names = ("area_ha", "area_m2", "planar_m2")
    return [StatedArea(*(stated(feature, name) for name in names)) for feature in features_of(source)]


def unnumbered_units(source: QgsFeatureSource) -> list[str]:
    """The numbers that :func:`units_of` gives to units whose layer gives them none."""
    column = columns_of(source.fields(), "unit").get("unit_id")
    return [str(feature.id()) for feature in features_of(source) if column is None or not text(feature[column])]


def stated_hectares(source: QgsFeatureSource, year: int) -> dict[str, float]:
    """The field ``area_ha`` of the units of ``year`` where it holds a number, by unit number."""
    pairs = zip(units_of(source), stated_areas(source))
    return {unit.unit_id: stated.area_ha for unit, stated in pairs if unit.year == year and stated.area_ha is not None}


def read_units(
    source: QgsFeatureSource, plane: Plane, transforms: Optional[QgsCoordinateTransformContext] = None
) -> Optional[list[Unit]]:
    """The units of a layer in ``plane``; ``None`` where it is of another datum."""
    if not is_cgcs2000(source.sourceCrs()):
        return None
    mover = Mover(source.sourceCrs(), plane, transforms)
    return [replace(unit, geometry=as_multipolygon(mover.move(to_qgs(unit.geometry)))) for unit in units_of(source)]
