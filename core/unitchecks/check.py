"""All checks of units: geometry, numbers, fields, neighbours, other years, mining right, farmland."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import shapely
from shapely.geometry.base import BaseGeometry

from ..findings import Finding, note, warning
from ..geodesy.plane import Plane
from ..landclass.classes import load_classes
from ..progress import Progress, check, go_on, span
from ..unit import Unit, areas_of
from ..zones.layers import ZoneLayer
from .attributes import StatedArea, area_findings, field_findings, id_findings
from .earlier import repeated_findings
from .farmland import farmland_findings
from .gaps import gap_findings
from .geometry import right_findings, shape_findings
from .neighbours import corner_findings, neighbours, overlap_findings
from .profile import UnitProfile, load_unit_profile

_STEP = 500


def check_units(
    units: Sequence[Unit],
    plane: Plane,
    mining_right: Optional[BaseGeometry] = None,
    others: Optional[Sequence[Unit]] = None,
    stated: Optional[Sequence[StatedArea]] = None,
    tolerance_m: Optional[float] = None,
    progress: Progress = go_on,
    profile: Optional[UnitProfile] = None,
    farmland: Optional[ZoneLayer] = None,
    gap_m: Optional[float] = None,
    unnumbered: Sequence[str] = (),
) -> list[Finding]:
    """The findings about ``units``, all in ``plane``.

    ``mining_right`` is the licence's ground, valid, ``others`` are units of other years; of these and ``farmland`` a
    note says what was not checked where they are not given. ``stated`` are the area fields, one a unit. ``tolerance_m``
    and ``gap_m`` replace the profile's defaults. ``unnumbered`` are the numbers of units that their layer gives none.
    Raises :class:`Stopped` if ``progress`` returns false.
    """
    profile = profile or load_unit_profile()
    tolerance = profile.tolerance_m if tolerance_m is None else tolerance_m
    findings = id_findings(units, unnumbered)
    shapes = shape_findings(units)
    sound = [number for number, problems in enumerate(shapes) if not problems]
    findings += _alone(units, shapes, profile, span(progress, 0, 0.1))
    valid = [units[number] for number in sound]
    if stated is not None:
        for number, area in zip(sound, areas_of(valid, plane)):
            findings += area_findings(units[number], stated[number], area)
    findings += _right(valid, mining_right, plane, tolerance, span(progress, 0.1, 0.3))
    findings += _beside(valid, plane, tolerance, profile.gap_m if gap_m is None else gap_m, span(progress, 0.3, 0.7))
    findings += _earlier(valid, others, plane, tolerance, span(progress, 0.7, 0.85))
    if farmland is None:
        return [*findings, note("units.no_farmland")]
    rest = span(progress, 0.85, 1)
    return findings + farmland_findings(valid, farmland, plane, tolerance, profile.farmland, load_classes(), rest)


def _alone(
    units: Sequence[Unit], shapes: Sequence[list[Finding]], profile: UnitProfile, progress: Progress
) -> list[Finding]:
    """What each unit shows by itself."""
    classes = load_classes()
    findings: list[Finding] = []
    for number, (unit, problems) in enumerate(zip(units, shapes)):
        if number % _STEP == 0:
            check(progress, number / len(units))
        findings += [*problems, *field_findings(unit, profile, classes)]
    return findings


def _right(
    units: Sequence[Unit], mining_right: Optional[BaseGeometry], plane: Plane, tolerance: float, progress: Progress
) -> list[Finding]:
    if mining_right is None:
        return [note("units.no_mining_right")]
    return right_findings(units, mining_right, plane, tolerance, progress)


def _beside(units: Sequence[Unit], plane: Plane, tolerance: float, gap_m: float, progress: Progress) -> list[Finding]:
    """Units of one section and year against each other."""
    pairs = neighbours(units, max(tolerance, gap_m))
    if not len(pairs[0]):
        return []
    return [
        *overlap_findings(units, pairs, plane, tolerance, span(progress, 0, 0.3)),
        *gap_findings(units, pairs, plane, gap_m, span(progress, 0.3, 0.7)),
        *corner_findings(units, pairs, tolerance, span(progress, 0.7, 1)),
    ]


def _earlier(
    units: Sequence[Unit], others: Optional[Sequence[Unit]], plane: Plane, tolerance: float, progress: Progress
) -> list[Finding]:
    """Ground that is restored twice, by units of this layer or by ``others``."""
    findings = [note("units.no_other_units")] if others is None else []
    usable = []
    for other in others or ():
        if other.geometry.is_empty or not shapely.is_valid(other.geometry):
            findings.append(warning("units.other_unusable", other=other.unit_id))
        else:
            usable.append(other)
    return [*findings, *repeated_findings(units, usable, plane, tolerance, progress)]
