"""Units against zone rules: one verdict for each unit and rule, and "not checked" is a verdict of its own.

A unit is R0, not affected, only where that is known: every layer that serves the rule could be read, and the ground in
question lies inside what the layers cover. That is the ``coverage`` the user names, else the extent of the layers'
features (several layers of a rule are parts of one data set: their extents are united). For a distance rule the ground
in question reaches as far around the unit as the rule does. A unit that is hit is affected whatever the coverage; what
lies outside is said beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Optional

import shapely
from shapely.geometry.base import BaseGeometry

from ..findings import Finding, error, note, warning
from ..geodesy.plane import Plane
from ..progress import Progress, check, go_on, span
from ..shapes import NOTHING_M2
from ..unit import Unit
from .layers import Repair, Zone, ZoneLayer, usable_zones
from .near import zones_near
from .overlay import Overlay, overlay
from .rules import NOT_AFFECTED, NOT_CHECKED, OVERLAP, Outcome, Profile, Rule
from .verdicts import Hit, LayerUse, Parameter, Verdict, ZoneCheck

OWN_EXTENT = "own_extent"
"""What the parameter ``coverage`` says where the user named no coverage."""
_GARBLED = "\ufffd"
"""What stands for bytes that are no text in the encoding of a layer."""


@dataclass(frozen=True)
class _Served:
    """A rule with what serves it. ``problems`` are the reason codes of layers that could not be used."""

    rule: Rule
    layers: tuple[ZoneLayer, ...]
    zones: tuple[Zone, ...]
    problems: tuple[str, ...]
    covered: BaseGeometry
    coverage_name: str


def check_zones(
    units: Sequence[Unit],
    plane: Plane,
    zone_layers: Sequence[ZoneLayer],
    profile: Profile,
    progress: Progress = go_on,
    coverage: Optional[BaseGeometry] = None,
    coverage_name: str = "",
) -> ZoneCheck:
    """Check ``units`` against ``zone_layers`` (both in ``plane``) under the rules of ``profile``.

    ``coverage`` is the ground that all layers cover, where the user names it (``coverage_name`` is printed). Raises
    :class:`Stopped` if ``progress`` returns false.
    """
    units = tuple(units)
    uses = tuple(LayerUse(layer, profile.rules_for(layer.names)) for layer in zone_layers)
    areas, findings = _unit_areas(units, plane)
    zones: list[list[Zone]] = []
    for use in uses:
        usable, repairs = usable_zones(use.layer)
        zones.append(usable)
        findings += _layer_findings(use, repairs)
    by_rule: list[list[tuple[Verdict, list[Hit]]]] = []
    for number, rule in enumerate(profile.rules):
        served = _serve(rule, uses, zones, coverage, coverage_name)
        findings += _rule_findings(served)
        share = span(progress, number / len(profile.rules), (number + 1) / len(profile.rules))
        by_rule.append(_column(units, areas, served, plane, findings, share))
    cells = [column[row] for row in range(len(units)) for column in by_rule]
    verdicts = tuple(verdict for verdict, _ in cells)
    hits = tuple(hit for _, found in cells for hit in found)
    named = coverage_name if coverage is not None else ""
    return ZoneCheck(profile, units, tuple(areas), uses, named, verdicts, hits, tuple(findings))


def _unit_areas(units: Sequence[Unit], plane: Plane) -> tuple[list[Optional[int]], list[Finding]]:
    """The official areas of the units, ``None`` for one that cannot be checked."""
    areas: list[Optional[int]] = []
    findings: list[Finding] = []
    for unit in units:
        usable = not unit.geometry.is_empty and shapely.is_valid(unit.geometry)
        centi = unit.area(plane).centi if usable else 0
        areas.append(centi or None)
        if not centi:
            findings.append(error("zones.unit_invalid", unit_id=unit.unit_id, source=unit.source))
    for unit_id, count in Counter(unit.unit_id for unit in units).items():
        if count > 1:
            findings.append(warning("zones.unit_id_twice", unit_id=unit_id, count=count))
    return areas, findings


def _layer_findings(use: LayerUse, repairs: Sequence[Repair]) -> list[Finding]:
    layer = use.layer
    findings: list[Finding] = []
    if not use.rules:
        return [warning("zones.layer_unused", source=layer.name)]
    if layer.problem:
        return [warning("zones.layer_not_usable", source=layer.name, reason=layer.problem, crs=layer.crs)]
    if not layer.kinds:
        findings.append(warning("zones.layer_empty", source=layer.name))
    if layer.null_count:
        findings.append(warning("zones.no_geometry", source=layer.name, count=layer.null_count))
    if not layer.edition:
        findings.append(note("zones.no_edition", source=layer.name))
    garbled = next((text for text in _texts_of(layer) if _GARBLED in text), "")
    if garbled:
        findings.append(warning("zones.garbled", source=layer.name, text=garbled[:60]))
    for repair in repairs:
        place = {
            "source": layer.name,
            "geometry": repair.feature.geometry.envelope.centroid,
            "feature": repair.feature.feature_id,
            "before": f"{repair.before_m2:.2f}",
            "after": f"{repair.after_m2:.2f}",
            "problem": repair.problem,
        }
        if repair.doubtful:
            findings.append(warning("zones.zone_doubtful", **place))
        else:
            findings.append(warning("zones.zone_repaired", **place))
    return findings


def _texts_of(layer: ZoneLayer) -> Iterator[str]:
    """The texts that a layer brings into verdicts and reports."""
    yield layer.edition
    for feature in layer.features:
        yield from feature.attributes.values()


def _serve(
    rule: Rule,
    uses: Sequence[LayerUse],
    zones: Sequence[Sequence[Zone]],
    coverage: Optional[BaseGeometry],
    name: str,
) -> _Served:
    """What serves a rule, and what does not; ``zones`` are those of each of ``uses``."""
    layers = [use.layer for use in uses if rule in use.rules]
    near = [zone for use, usable in zip(uses, zones) if rule in use.rules for zone in usable]
    problems = [code for code in (_problem(rule, layer) for layer in layers) if code] if layers else ["layer_missing"]
    extents = [layer.extent for layer in layers if layer.extent is not None and not _problem(rule, layer)]
    covered = shapely.union_all(extents) if coverage is None else coverage
    shapely.prepare(covered)
    return _Served(
        rule,
        tuple(layers),
        tuple(zone for zone in near if zone.kind in rule.geometry),
        tuple(dict.fromkeys(problems)),
        covered,
        OWN_EXTENT if coverage is None else name,
    )


def _problem(rule: Rule, layer: ZoneLayer) -> str:
    """Why a layer cannot serve a rule; empty where it can."""
    if layer.problem:
        return layer.problem
    if not layer.kinds:
        return "layer_empty"
    return "" if layer.kinds & set(rule.geometry) else "wrong_geometry"


def _rule_findings(served: _Served) -> list[Finding]:
    rule = served.rule
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


def _column(
    units: Sequence[Unit],
    areas: Sequence[Optional[int]],
    served: _Served,
    plane: Plane,
    findings: list[Finding],
    progress: Progress,
) -> list[tuple[Verdict, list[Hit]]]:
    """The verdicts of all units under one rule."""
    near = zones_near(units, areas, served.rule, served.zones)
    column: list[tuple[Verdict, list[Hit]]] = []
    for number, (unit, centi) in enumerate(zip(units, areas)):
        check(progress, number / len(units))
        if centi is None:
            column.append((_not_checked(unit, served, ("unit_invalid",)), []))
            continue
        laid = overlay(unit, centi, served.rule, near[number], plane)
        if laid.strictest is None:
            column.append((_free(unit, served, laid), []))
        else:
            verdict = _affected(unit, centi, served, laid, laid.strictest)
            column.append((verdict, _hits(unit, centi, served.rule, laid)))
            findings += _unit_findings(verdict, laid)
    return column


def _free(unit: Unit, served: _Served, laid: Overlay) -> Verdict:
    """R0, or not checked where something keeps us from knowing."""
    reasons = list(served.problems)
    if "layer_missing" not in reasons:
        reasons += _doubts(unit, served) + _outside(served, unit.geometry, partly=False)
    if reasons:
        return _not_checked(unit, served, tuple(reasons))
    return Verdict(
        unit.unit_id, served.rule, NOT_AFFECTED, None, (), 0, 0.0, (), served.layers, (), _parameters(served, laid)
    )


def _not_checked(unit: Unit, served: _Served, reasons: tuple[str, ...]) -> Verdict:
    parameters = _parameters(served, None)
    return Verdict(unit.unit_id, served.rule, NOT_CHECKED, None, reasons, None, None, (), served.layers, (), parameters)


def _affected(unit: Unit, centi: int, served: _Served, laid: Overlay, meant: Outcome) -> Verdict:
    reasons = ["sliver"] if laid.is_sliver else []
    reasons += sorted({piece.outcome.reason for piece in laid.pieces if piece.outcome.reason})
    reasons += served.problems
    reasons += _doubts(unit, served)
    if not laid.rest.is_empty:
        reasons += _outside(served, laid.rest, partly=True)
    parts: dict[int, int] = {}
    for piece in laid.pieces:
        parts[piece.outcome.rank] = parts.get(piece.outcome.rank, 0) + piece.centi
    outcomes = served.rule.outcomes
    return Verdict(
        unit.unit_id,
        served.rule,
        meant.outcome,
        meant,
        tuple(dict.fromkeys(reasons)),
        laid.centi,
        _share(laid.centi, centi),
        tuple((outcomes[rank], area) for rank, area in parts.items()),
        served.layers,
        tuple(dict.fromkeys(zone.feature.feature_id for zone in laid.touched)),
        _parameters(served, laid),
    )


def _hits(unit: Unit, centi: int, rule: Rule, laid: Overlay) -> list[Hit]:
    return [
        Hit(
            unit.unit_id,
            rule,
            piece.outcome,
            tuple(filter(None, ("sliver" if piece.is_sliver else "", piece.outcome.reason))),
            piece.centi,
            _share(piece.centi, centi),
            piece.zone.layer,
            piece.zone.feature.feature_id,
            piece.geometry,
        )
        for piece in laid.pieces
    ]


def _share(part: int, whole: int) -> float:
    return round(part / whole, 6)


def _doubts(unit: Unit, served: _Served) -> list[str]:
    """``invalid_zone`` where a zone whose repair may have changed its ground could be about this unit."""
    for zone in served.zones:
        hull = zone.feature.geometry.convex_hull if zone.doubtful else None
        if hull is not None and shapely.dwithin(unit.geometry, hull, served.rule.distance_m):
            return ["invalid_zone"]
    return []


def _outside(served: _Served, ground: BaseGeometry, partly: bool) -> list[str]:
    """The reason code if some of the ground in question is not covered by layers that could be used."""
    if served.covered.is_empty:
        return []
    if _is_outside(ground, served.covered):
        return ["partly_outside_coverage" if partly else "outside_coverage"]
    if served.rule.relation != OVERLAP:
        around = shapely.buffer(ground, served.rule.distance_m)
        if _is_outside(around, served.covered):
            return ["surroundings_outside_coverage"]
    return []


def _is_outside(ground: BaseGeometry, covered: BaseGeometry) -> bool:
    if shapely.covers(covered, ground):
        return False
    return bool(shapely.difference(ground, covered).area >= NOTHING_M2)


def _parameters(served: _Served, laid: Optional[Overlay]) -> tuple[Parameter, ...]:
    rule = served.rule
    found = []
    if rule.relation != OVERLAP:
        found.append(Parameter("distance_m", f"{rule.distance_m:g}", rule.distance_is_default))
        if laid is not None:
            nearest = f">{rule.distance_m:g}" if laid.nearest_m is None else f"{laid.nearest_m:.2f}"
            found.append(Parameter("nearest_m", nearest))
    found.append(Parameter("sliver_area_m2", f"{rule.sliver.area_m2:g}", rule.sliver.is_default))
    found.append(Parameter("sliver_width_m", f"{rule.sliver.width_m:g}", rule.sliver.is_default))
    found.append(Parameter("sliver_match", "both" if rule.sliver.both else "either", rule.sliver.is_default))
    found.append(Parameter("coverage", served.coverage_name))
    return tuple(found)


def _unit_findings(verdict: Verdict, laid: Overlay) -> list[Finding]:
    """What somebody must know about an affected unit beside its verdict."""
    place = {"unit_id": verdict.unit_id, "rule": verdict.rule.name}
    findings = []
    for piece in laid.pieces:
        if piece.is_sliver:
            findings.append(
                note(
                    "zones.sliver",
                    geometry=piece.geometry,
                    area=f"{piece.centi / 100:.2f}",
                    outcome=verdict.outcome,
                    **place,
                )
            )
    if "attribute_missing" in verdict.reasons:
        findings.append(warning("zones.attribute_missing", geometry=laid.taken, outcome=verdict.outcome, **place))
    if "partly_outside_coverage" in verdict.reasons:
        findings.append(warning("zones.partly_outside", geometry=laid.rest, **place))
    return findings
