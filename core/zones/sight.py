"""Lines of sight as the check asks for them. Who looks over the terrain comes from outside: core reads no rasters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Optional

from shapely.geometry.base import BaseGeometry

from ..findings import Finding
from ..progress import Progress
from ..shapes import polygons_of
from ..unit import Unit
from .layers import Zone, ZoneFeature, usable_zones
from .rules import Rule
from .verdicts import Parameter


@dataclass(frozen=True)
class Sight:
    """What is seen from the zones of one rule, in the plane of the units.

    ``zones`` are the ground seen from each zone (:func:`seen_from`), no farther from it than the rule's ``distance_m``
    and at least wherever a unit lies; zones that see no unit may be left out. ``known`` is the ground for which the
    terrain tells whether it is seen from *every* zone within the distance; all other ground within the distance of a
    zone is not checked, never "not seen". ``parameters`` is what the result depends on beside the rule's own figures:
    name of the terrain, its cell size, number of observers, heights, refraction. ``findings`` are what somebody must
    know about the terrain (cells without data, ...); the same finding of several rules is told once.
    """

    zones: tuple[Zone, ...]
    known: BaseGeometry
    parameters: tuple[Parameter, ...]
    findings: tuple[Finding, ...] = ()


Viewer = Callable[[Rule, Sequence[Zone], Sequence[Unit], Progress], Sight]
"""Takes a rule with ``viewing``, its zones of all kinds of geometry, the units and a progress (raises ``Stopped``)."""


def seen_from(zone: Zone, ground: BaseGeometry) -> Optional[Zone]:
    """The zone with the ``ground`` (polygons) seen from it in place of its own; ``None`` where it sees nothing.

    It keeps layer, identifier and attributes, which outcomes depend on.
    """
    seen = polygons_of(ground)
    if seen.is_empty:
        return None
    feature = ZoneFeature(zone.feature.feature_id, seen, zone.feature.attributes)
    layer = replace(zone.layer, features=(feature,))
    fit, _ = usable_zones(layer)
    return replace(fit[0], layer=zone.layer, doubtful=zone.doubtful)
