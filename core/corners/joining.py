"""Units of a run on their way to units that are there already: into their plane, under numbers that are free there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import shapely

from ..findings import Finding, error, note, warning
from ..geodesy.plane import Plane
from ..unit import Unit, area_of

Floats = npt.NDArray[np.float64]
Move = Callable[[Floats, Plane, Plane], Floats]
"""Points (n, 2) (east, north) from one CGCS2000 plane to another; the datum is the same, so nothing is lost."""
_KEPT_DECIMALS = 4
"""Coordinates that had to be computed keep so many decimals of a metre."""


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
    assert source.datum == plane.datum, "between datums nothing is moved"
    same_zone = (source.zone, source.width) == (plane.zone, plane.width)

    def moved(points: Floats) -> Floats:
        if same_zone:
            # The subtraction leaves noise of 1e-9 behind.
            shift = np.array([plane.false_easting - source.false_easting, 0.0])
            return np.asarray(np.round(points + shift, 6), dtype=np.float64)
        return np.asarray(np.round(move(points, source, plane), _KEPT_DECIMALS), dtype=np.float64)

    result, findings = [], []
    for unit in units:
        geometry = shapely.transform(unit.geometry, moved)
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
