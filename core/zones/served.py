"""What serves a rule: its layers, their zones, what of it cannot be used, and what is seen from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Optional

import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from ..findings import Finding, note, warning
from ..progress import Progress
from ..unit import Unit
from .layers import Repair, Zone, ZoneLayer
from .rules import OVERLAP, VISIBLE_FROM, Rule
from .sight import Sight, Viewer
from .verdicts import BY_DISTANCE, BY_SIGHT, LayerUse, Parameter

OWN_EXTENT = "own_extent"
"""What the parameter ``coverage`` says where the user named no coverage."""
_LONGEST_FILTER = 200
_GARBLED = "\ufffd"
"""What stands for bytes that are no text in the encoding of a layer."""


@dataclass(frozen=True)
class Served:
    """A rule with what serves it.

    ``problems`` are the reason codes of layers that could not be used. ``sight`` is what is seen from ``zones``, where
    the rule asks for that and there is terrain. ``covered`` is what the layers cover.
    """

    rule: Rule
    layers: tuple[ZoneLayer, ...]
    zones: tuple[Zone, ...]
    problems: tuple[str, ...]
    covered: BaseGeometry
    coverage_name: str
    in_force: bool
    sight: Optional[Sight] = None

    @property
    def laid(self) -> tuple[Rule, tuple[Zone, ...]]:
        """What is laid over the units: the ground seen where there is a sight, else the zones as the rule says."""
        if self.sight is None:
            return self.rule, self.zones
        return replace(self.rule, relation=OVERLAP, distance_m=0.0), self.sight.zones

    @property
    def by_distance(self) -> bool:
        """Whether a rule that asks what is visible is answered by the distance."""
        return self.rule.relation == VISIBLE_FROM and self.sight is None

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """The figures that verdicts depend on, those of single units left out."""
        rule = self.rule
        found = []
        if rule.relation == VISIBLE_FROM and self.layers and self.in_force:
            found.append(Parameter("mode", BY_SIGHT if self.sight else BY_DISTANCE))
        if rule.relation != OVERLAP:
            found.append(Parameter("distance_m", f"{rule.distance_m:g}", rule.distance_is_default))
        if self.sight:
            found += _sight_parameters(rule, self.sight.parameters)
        for key, limit in (("valid_from", rule.valid_from), ("valid_to", rule.valid_to)):
            found += [Parameter(key, limit.isoformat())] if limit else []
        found.append(Parameter("sliver_area_m2", f"{rule.sliver.area_m2:g}", rule.sliver.is_default))
        found.append(Parameter("sliver_width_m", f"{rule.sliver.width_m:g}", rule.sliver.is_default))
        found.append(Parameter("sliver_match", "both" if rule.sliver.both else "either", rule.sliver.is_default))
        found.append(Parameter("coverage", self.coverage_name))
        return tuple(found)


def serve(
    rule: Rule,
    uses: Sequence[LayerUse],
    zones: Sequence[Sequence[Zone]],
    coverage: Optional[BaseGeometry],
    name: str,
    day: Optional[date],
) -> Served:
    """What serves a rule on a day, and what does not; ``zones`` are those of each of ``uses``."""
    layers = [use.layer for use in uses if rule in use.rules]
    near = [zone for use, usable in zip(uses, zones) if rule in use.rules for zone in usable]
    problems = [code for code in (_problem(rule, layer) for layer in layers) if code] if layers else ["layer_missing"]
    problems += ["zone_unplaced" for layer in layers if layer.lost_count]
    extents = [layer.extent for layer in layers if layer.extent is not None and not _problem(rule, layer)]
    covered = shapely.union_all(extents) if coverage is None else coverage
    shapely.prepare(covered)
    return Served(
        rule,
        tuple(layers),
        tuple(zone for zone in near if zone.kind in rule.geometry),
        tuple(dict.fromkeys(problems)),
        covered,
        OWN_EXTENT if coverage is None else name,
        day is None or rule.in_force(day),
    )


def with_sight(served: Served, viewer: Optional[Viewer], units: Sequence[Unit], progress: Progress) -> Served:
    """The same with what is seen from its zones, where the rule asks for that and somebody looks."""
    if viewer is None or served.rule.relation != VISIBLE_FROM or not served.in_force or not served.layers:
        return served
    if not served.zones or not units:
        return replace(served, sight=Sight((), Polygon(), ()))
    return replace(served, sight=viewer(served.rule, served.zones, units, progress))


def _problem(rule: Rule, layer: ZoneLayer) -> str:
    """Why a layer cannot serve a rule; empty where it can."""
    if layer.problem:
        return layer.problem
    if not layer.kinds:
        return "zone_unplaced" if layer.lost_count else "layer_empty"
    return "" if layer.kinds & set(rule.geometry) else "wrong_geometry"


def layer_findings(use: LayerUse, repairs: Sequence[Repair]) -> list[Finding]:
    """What somebody must know about a layer that was given, and about zones that were repaired."""
    layer = use.layer
    findings: list[Finding] = []
    if not use.rules:
        return [warning("zones.layer_unused", source=layer.name)]
    if layer.problem:
        return [warning("zones.layer_not_usable", source=layer.name, reason=layer.problem, crs=layer.crs)]
    if layer.subset:
        findings.append(warning("zones.layer_filtered", source=layer.name, filter=layer.subset[:_LONGEST_FILTER]))
    if not layer.kinds and not layer.null_count and not layer.lost_count:
        findings.append(warning("zones.layer_empty", source=layer.name))
    if layer.null_count:
        findings.append(warning("zones.no_geometry", source=layer.name, count=layer.null_count))
    if layer.lost_count:
        findings.append(warning("zones.unplaced", source=layer.name, count=layer.lost_count, crs=layer.crs))
    if not layer.edition:
        findings.append(note("zones.no_edition", source=layer.name))
    garbled = next((text for text in _texts_of(layer) if _GARBLED in text), "")
    if garbled:
        findings.append(warning("zones.garbled", source=layer.name, text=garbled[:60]))
    for repair in repairs:
        figures = repair.figures(layer.name)
        if repair.doubtful:
            findings.append(warning("zones.zone_doubtful", **figures))
        else:
            findings.append(warning("zones.zone_repaired", **figures))
    return findings


def _texts_of(layer: ZoneLayer) -> Iterator[str]:
    """The texts that a layer brings into verdicts and reports."""
    yield layer.edition
    for feature in layer.features:
        yield from feature.attributes.values()


def rule_findings(served: Served, day: Optional[date]) -> list[Finding]:
    """What keeps a rule, or a part of its layers, out of the check."""
    rule = served.rule
    if day is not None and not served.in_force:
        first, last = (limit.isoformat() if limit else "…" for limit in (rule.valid_from, rule.valid_to))
        return [warning("zones.rule_not_in_force", rule=rule.name, first=first, last=last, day=day.isoformat())]
    if not served.layers:
        return [warning("zones.rule_without_layer", rule=rule.name, layers="、".join(rule.layers))]
    findings = []
    for layer in served.layers:
        other = sorted(layer.kinds - set(rule.geometry))
        if other and not layer.problem:
            findings.append(
                warning(
                    "zones.other_geometry",
                    source=layer.name,
                    rule=rule.name,
                    kinds=", ".join(other),
                    wanted=", ".join(rule.geometry),
                )
            )
    return findings


def _sight_parameters(rule: Rule, own: Sequence[Parameter]) -> list[Parameter]:
    """How one looks, from the rule; what the terrain adds, or sees otherwise."""
    viewing = rule.viewing
    found = {}
    if viewing is not None:
        figures = {
            "observer_m": viewing.observer_m,
            "target_m": viewing.target_m,
            "spacing_m": viewing.spacing_m,
            "refraction": viewing.refraction,
        }
        found = {key: Parameter(key, f"{value:g}", viewing.is_default) for key, value in figures.items()}
    return list({**found, **{one.key: one for one in own}}.values())
