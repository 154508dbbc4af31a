"""The rows of the result: the pieces of a unit by class, and the classes of a unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from shapely.geometry.base import BaseGeometry

UNIT_CONTROL = "unit"
POLYGON_CONTROL = "polygon"
CONTROLS = (UNIT_CONTROL, POLYGON_CONTROL)


@dataclass(frozen=True)
class Part:
    """A piece of a unit with one class; a cultivated piece with 田坎 gives two, the second without geometry.

    ``centi`` and ``ha4`` follow the chosen control. ``unit_centi`` is the share of the unit's official area,
    ``polygon_centi`` the share of the survey polygon's TBMJ, ``None`` where there is none. ``survey_id`` is empty for
    ground that belongs to no single polygon.
    """

    unit_id: str
    survey_id: str
    land_class: str
    class_name: str
    three_class: str
    owner_kind: str
    owner_name: str
    location_name: str
    geometry: Optional[BaseGeometry]
    centi: int
    ha4: int
    unit_centi: int
    polygon_centi: Optional[int]
    control: str
    data_year: Optional[int]
    edition: str


@dataclass(frozen=True)
class ClassTotal:
    """A class in a unit, sub-codes rolled up. Amounts as in :class:`Part`; the classes of a unit sum exactly.

    ``data_year`` is ``None`` where the polygons state none or several; ``edition`` joins several.
    """

    unit_id: str
    land_class: str
    class_name: str
    three_class: str
    centi: int
    ha4: int
    unit_centi: int
    polygon_centi: Optional[int]
    control: str
    data_year: Optional[int]
    edition: str


@dataclass(frozen=True)
class UnitTotal:
    """What the classes of a unit sum to: ``unit_centi`` is its official area, ``polygon_centi`` the sum by TBMJ."""

    unit_id: str
    centi: int
    ha4: int
    unit_centi: int
    polygon_centi: Optional[int]
