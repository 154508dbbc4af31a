"""Units on permanent basic farmland (永久基本农田): what is restored there has to become cultivated land again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..arrays import Indices
from ..findings import Finding, note, warning
from ..geodesy.area import official_areas
from ..geodesy.plane import Plane
from ..landclass.classes import LandClasses
from ..progress import Progress, check, go_on
from ..unit import Unit
from .pieces import Geometries, areas_in_words, geometries_of, is_narrow, shared_ground

_STEP = 100


@dataclass(frozen=True)
class Farmland:
    """A layer of permanent basic farmland: its polygons near the units, valid, in the plane of the units.

    ``extent`` is the ground that the layer covers; of units outside it the layer tells nothing. ``findings`` are those
    about the layer.
    """

    name: str
    edition: str
    polygons: tuple[BaseGeometry, ...]
    extent: BaseGeometry
    findings: tuple[Finding, ...] = ()


def farmland_findings(
    units: Sequence[Unit],
    farmland: Farmland,
    plane: Plane,
    tolerance_m: float,
    cultivated: Sequence[str],
    classes: LandClasses,
    progress: Progress = go_on,
) -> list[Finding]:
    """What of valid units lies on farmland, and becomes there what is not cultivated land.

    ``cultivated`` are the first-level classes that farmland may have. Raises :class:`Stopped`.
    """
    whole = geometries_of([unit.geometry for unit in units])
    ground, owner = _on_farmland(whole, farmland, progress)
    narrow = is_narrow(ground, tolerance_m)
    of_unit = official_areas(whole[owner], plane)
    areas = areas_in_words(ground, plane)
    parts = official_areas(ground, plane)
    layer = {"layer": farmland.name, "edition": farmland.edition or "?"}
    findings = list(farmland.findings)
    for index, number in enumerate(owner.tolist()):
        unit = units[number]
        share = min(float(parts[index] / of_unit[index]), 1.0)
        place = {"unit_id": unit.unit_id, "source": unit.source, "geometry": ground[index]}
        figures = {**place, **areas[index], **layer, "share": f"{share:.2%}"}
        if narrow[index]:
            findings.append(note("units.farmland_line", tolerance=f"{tolerance_m:g}", **figures))
        elif unit.section == "damaged":
            findings.append(note("units.farmland_damaged", **figures))
        elif not unit.land_class:
            findings.append(warning("units.farmland_no_class", **figures))
        elif unit.land_class not in classes or classes.first_level(unit.land_class) not in cultivated:
            known = classes.get(unit.land_class)
            name = known.name if known else ""
            findings.append(warning("units.farmland_other_class", code=unit.land_class, name=name, **figures))
    covered = shapely.covers(farmland.extent, whole)
    for unit in (unit for unit, is_covered in zip(units, covered.tolist()) if not is_covered):
        findings.append(note("units.farmland_not_covered", unit_id=unit.unit_id, source=unit.source, **layer))
    return findings


def _on_farmland(whole: Geometries, farmland: Farmland, progress: Progress) -> tuple[Geometries, Indices]:
    """The ground of each unit on farmland, with the number of the unit; polygons that lie twice count once."""
    polygons = geometries_of(list(farmland.polygons))
    unit, polygon = shapely.STRtree(polygons).query(whole, predicate="intersects")
    polygon = polygon[np.argsort(unit, kind="stable")]
    numbers, counts = np.unique(unit, return_counts=True)
    joined = []
    for done, some in enumerate(np.split(polygons[polygon], np.cumsum(counts)[:-1]) if len(numbers) else []):
        if done % _STEP == 0:
            check(progress, 0.5 * done / len(numbers))
        joined.append(shapely.union_all(some))
    ground = shared_ground(whole[numbers], geometries_of(joined), progress)
    found = shapely.is_geometry(ground)
    return ground[found], numbers[found]
