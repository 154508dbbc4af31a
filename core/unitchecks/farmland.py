"""Units on permanent basic farmland (永久基本农田): what is restored there has to become cultivated land again."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from ..arrays import Indices, column
from ..findings import Finding, note, warning
from ..geodesy.area import official_areas
from ..geodesy.plane import Plane
from ..landclass.classes import LandClasses
from ..progress import Progress, check, go_on
from ..shapes import polygons_of
from ..unit import Unit
from ..zones.layers import ZoneLayer, usable_zones
from .pieces import GRID_M, Geometries, areas_in_words, is_narrow, shared_ground

_STEP = 100


def farmland_findings(
    units: Sequence[Unit],
    farmland: ZoneLayer,
    plane: Plane,
    tolerance_m: float,
    cultivated: Sequence[str],
    classes: LandClasses,
    progress: Progress = go_on,
) -> list[Finding]:
    """What of valid units lies on farmland, and becomes there what is not cultivated land.

    ``farmland`` holds all polygons near the units; of units outside its extent it tells nothing. ``cultivated`` are the
    first-level classes that farmland may have. Raises :class:`Stopped`.
    """
    if farmland.extent is None:
        return [warning("units.farmland_empty", source=farmland.name)]
    findings, polygons = _polygons(farmland)
    whole = column([unit.geometry for unit in units])
    ground, owner = _on_farmland(whole, polygons, progress)
    narrow = is_narrow(ground, tolerance_m)
    of_unit = official_areas(whole[owner], plane)
    areas = areas_in_words(ground, plane)
    parts = official_areas(ground, plane)
    layer = {"layer": farmland.name, "edition": farmland.edition or "?"}
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


def _polygons(farmland: ZoneLayer) -> tuple[list[Finding], Geometries]:
    """What is wrong with the layer, and its polygons, valid."""
    findings: list[Finding] = []
    if farmland.null_count:
        findings.append(warning("units.farmland_no_shape", source=farmland.name, count=farmland.null_count))
    zones, repairs = usable_zones(farmland)
    for repair in repairs:
        figures = repair.figures(farmland.name)
        if repair.doubtful:
            findings.append(warning("units.farmland_doubtful", **figures))
        else:
            findings.append(warning("units.farmland_repaired", **figures))
    return findings, column([zone.geometry for zone in zones if zone.kind == "polygon"])


def _on_farmland(whole: Geometries, polygons: Geometries, progress: Progress) -> tuple[Geometries, Indices]:
    """The ground of each unit on farmland, with the number of the unit; polygons that lie twice count once."""
    unit, polygon = shapely.STRtree(polygons).query(whole, predicate="intersects")
    order = np.lexsort([polygon, unit])
    unit, polygon = unit[order], polygon[order]
    pieces = shared_ground(whole[unit], polygons[polygon], progress)
    unit, pieces = unit[shapely.is_geometry(pieces)], pieces[shapely.is_geometry(pieces)]
    numbers, counts = np.unique(unit, return_counts=True)
    ground = pieces[np.cumsum(counts) - counts]
    for index in np.flatnonzero(counts > 1).tolist():
        if index % _STEP == 0:
            check(progress, 1.0)
        ground[index] = polygons_of(shapely.union_all(pieces[unit == numbers[index]], grid_size=GRID_M))
    return ground, numbers
