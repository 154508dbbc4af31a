"""Units of a run on their way to units that are there already: into their plane, under numbers that are free there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from ..findings import Finding, note, warning
from ..geodesy.moving import Floats, Move, moved
from ..geodesy.plane import Plane
from ..unit import Unit
from .placing.bringing import brought, change_of


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

    Another zone number before the easting is a shift by whole metres and changes no shape. Places of the findings are
    in ``source``.
    """
    if source == plane:
        return list(units), []
    same_zone = (source.zone, source.width) == (plane.zone, plane.width)

    def to_plane(points: Floats) -> Floats:
        return moved(points, source, plane, move)

    result, findings = [], []
    for unit in units:
        geometry, of_move = brought(unit.geometry, to_plane, source, plane, {"unit_id": unit.unit_id})
        if geometry is not None:
            result.append(replace(unit, geometry=geometry))
            if not same_zone:
                figures = change_of(unit.geometry, source, geometry, plane)
                findings.append(note("corners.transformed", unit_id=unit.unit_id, **figures))
        findings += [replace(finding, geometry=unit.geometry) for finding in of_move]
    return result, findings
