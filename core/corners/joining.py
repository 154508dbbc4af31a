"""Units of a run on their way to units that are there already: into their plane, under numbers that are free there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import shapely

from ..findings import Finding, error, note, warning
from ..geodesy.moving import Floats, Move, moved
from ..geodesy.plane import Plane
from ..unit import Unit, area_of


def renumbered(units: Sequence[Unit], taken: Collection[str]) -> tuple[list[Unit], list[Finding]]:
    """The units under numbers that are not among ``taken``, and what was changed: ``-2``, ``-3`` ... behind them."""
    kept = set(taken)
    own = {unit.unit_id for unit in units}
    result, findings = [], []
    for unit in units:
        number, suffix = unit.unit_id, 1
        while number in kept or (number != unit.unit_id and number in own):
            suffix += 1
            number = f"{unit.unit_id}-{suffix}"
        if number != unit.unit_id:
            findings.append(warning("corners.number_in_layer", unit_id=unit.unit_id, number=number))
        kept.add(number)
        result.append(replace(unit, unit_id=number))
    return result, findings


def brought_to(units: Sequence[Unit], source: Plane, plane: Plane, move: Move) -> tuple[list[Unit], list[Finding]]:
    """The units of plane ``source`` in ``plane`` of the same datum, and what was computed; one that breaks is left out.

    Another zone number before the easting is a shift by whole metres and changes no shape.
    """
    if source == plane:
        return list(units), []
    same_zone = (source.zone, source.width) == (plane.zone, plane.width)

    def to_plane(points: Floats) -> Floats:
        return moved(points, source, plane, move)

    result, findings = [], []
    for unit in units:
        geometry = shapely.transform(unit.geometry, to_plane)
        if not geometry.is_valid:
            findings.append(error("corners.parcel_invalid", unit_id=unit.unit_id))
            continue
        result.append(replace(unit, geometry=geometry))
        if same_zone:
            continue
        before, after = area_of(unit.geometry, source), area_of(geometry, plane)
        areas = {"before": before.centi / 100, "after": after.centi / 100}
        figures = {"source_epsg": source.epsg, "epsg": plane.epsg}
        findings.append(note("corners.transformed", unit_id=unit.unit_id, **figures, **areas))
    return result, findings
