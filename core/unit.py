"""The restoration unit: the record that the whole program is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Optional

import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from .amounts import centi_from_m2, ha4_from_centi
from .arrays import column
from .geodesy.area import official_area, official_areas
from .geodesy.plane import Plane

TEXT_FIELDS = (
    "section",
    "name",
    "land_class",
    "problem_type",
    "damage_degree",
    "quality",
    "measures",
    "plan_id",
    "plan_reason",
    "source",
    "note",
)
"""Fields of :class:`Unit` that are texts, empty where nothing stands there."""


@dataclass(frozen=True)
class Area:
    """The area of a unit. ``centi`` is the official area in 0.01 m², ``planar_m2`` that of the plane, only shown."""

    centi: int
    planar_m2: float

    @property
    def ha4(self) -> int:
        """Official area in 0.0001 hm²."""
        return ha4_from_centi(self.centi)


@dataclass(frozen=True)
class Unit:
    """A restoration unit. ``geometry`` is (east, north) in the plane of the project, corners in the order as given.

    ``land_class`` is a code of the survey classification, or empty where it is not known. ``temporary`` and
    ``accepted`` are ``None`` where nobody said. ``temp_from`` and ``temp_to`` are the first and the last day for which
    the use as temporary land is approved. ``plan_id`` is the number of the unit in last year's plan that this one
    carries out, several are set apart by ``;``; ``plan_reason`` says why the result is not what was planned, or why a
    planned unit was not done.
    """

    unit_id: str
    geometry: MultiPolygon
    year: Optional[int] = None
    section: str = ""
    name: str = ""
    temporary: Optional[bool] = None
    temp_from: Optional[date] = None
    temp_to: Optional[date] = None
    land_class: str = ""
    problem_type: str = ""
    damage_degree: str = ""
    quality: str = ""
    measures: str = ""
    accepted: Optional[bool] = None
    plan_id: str = ""
    plan_reason: str = ""
    source: str = ""
    note: str = ""

    @property
    def is_restored(self) -> bool:
        """Whether its ground counts as restored: accepted, or of the section ``restored``, or nothing said of both."""
        return bool(self.accepted) or self.section == "restored" or (not self.section and self.accepted is None)

    @property
    def work_year(self) -> Optional[int]:
        """The year of its work: the form of a year tells of its plan, and of what was restored in the year before."""
        return None if self.year is None else self.year - (self.section == "restored")

    def area(self, plane: Plane) -> Area:
        """The unit's area, from its geometry."""
        return area_of(self.geometry, plane)


def areas_of(units: Sequence[Unit], plane: Plane) -> list[Area]:
    """The area of each unit in ``plane``; of many at once it takes a fraction of the time."""
    outlines = column(unit.geometry for unit in units)
    official, planar = official_areas(outlines, plane).tolist(), shapely.area(outlines).tolist()
    return [Area(centi_from_m2(area), flat) for area, flat in zip(official, planar)]


def area_of(geometry: BaseGeometry, plane: Plane) -> Area:
    """Official and planar area of a valid polygon geometry in ``plane``."""
    return Area(centi_from_m2(official_area(geometry, plane)), float(geometry.area))
