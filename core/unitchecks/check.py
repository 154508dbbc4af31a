"""All checks of units: geometry, numbers, fields, neighbours, earlier units, mining right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import shapely
from shapely.geometry.base import BaseGeometry

from ..findings import Finding, note, warning
from ..geodesy.plane import Plane
from ..landclass.classes import load_classes
from ..progress import Progress, check, go_on
from ..unit import Unit
from .attributes import StatedArea, area_findings, field_findings, id_findings
from .geometry import neighbour_findings, repeated_findings, right_findings, shape_findings
from .profile import UnitProfile, load_unit_profile


def check_units(
    units: Sequence[Unit],
    plane: Plane,
    mining_right: Optional[BaseGeometry] = None,
    others: Optional[Sequence[Unit]] = None,
    stated: Optional[Sequence[StatedArea]] = None,
    tolerance_m: Optional[float] = None,
    progress: Progress = go_on,
    profile: Optional[UnitProfile] = None,
) -> list[Finding]:
    """The findings about ``units``, all in ``plane``.

    ``mining_right`` is the licence's ground, valid; without it (or without ``others``) a note says that this was not
    checked. ``stated`` are the area fields, one a unit. ``tolerance_m`` replaces the profile's default. Raises
    :class:`Stopped` if ``progress`` returns false.
    """
    profile = profile or load_unit_profile()
    tolerance = profile.tolerance_m if tolerance_m is None else tolerance_m
    classes = load_classes()
    findings = id_findings(units)
    sound = []
    for number, unit in enumerate(units):
        check(progress, 0.7 * number / len(units))
        problems = shape_findings(unit)
        findings += problems + field_findings(unit, profile, classes)
        if problems:
            continue
        sound.append(unit)
        if stated is not None:
            findings += area_findings(unit, stated[number], plane)
        if mining_right is not None:
            findings += right_findings(unit, mining_right, plane, tolerance)
    if mining_right is None:
        findings.append(note("units.no_mining_right"))
    findings += neighbour_findings(sound, plane, tolerance)
    check(progress, 0.9)
    return findings + _earlier(sound, others, plane, tolerance)


def _earlier(units: Sequence[Unit], others: Optional[Sequence[Unit]], plane: Plane, tolerance: float) -> list[Finding]:
    """Against the units of other years."""
    if others is None:
        return [note("units.no_other_units")]
    usable: list[Unit] = []
    findings: list[Finding] = []
    for other in others:
        if other.geometry.is_empty or not shapely.is_valid(other.geometry):
            findings.append(warning("units.other_unusable", other=other.unit_id))
        else:
            usable.append(other)
    return [*findings, *repeated_findings(units, usable, plane, tolerance)]
