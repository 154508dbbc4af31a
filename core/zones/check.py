"""Units against zone rules: one verdict for each unit and rule, and "not checked" is a verdict of its own.

A unit is R0, not affected, only where that is known: the rule is in force, every layer that serves it could be read,
and the ground in question lies inside what the layers cover. That is the ``coverage`` the user names, else the extent
of the layers' features (several layers of a rule are parts of one data set: their extents are united). For a rule with
a distance the ground in question reaches as far around the unit as the rule does; for one by line of sight the terrain
has to be known, too, wherever a zone is within the distance. A unit that is hit is affected whatever the coverage; what
lies outside is said beside it, also of ground that is hit where a zone nobody delivered could be a stricter one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import accumulate
from typing import Optional

import shapely
from shapely.geometry.base import BaseGeometry

from ..arrays import column
from ..findings import Finding, error, note, warning
from ..geodesy.plane import Plane
from ..progress import Progress, check, go_on, span
from ..threads import beside
from ..unit import Unit, areas_of
from .known import is_doubtful, is_known, unknown_ground
from .layers import Zone, ZoneLayer, usable_zones
from .marks import Key, Mark, keep_marks
from .near import Cuts
from .overlay import Overlay, outlines_of, overlays
from .rules import NOT_AFFECTED, NOT_CHECKED, OVERLAP, VISIBLE_FROM, Outcome, Profile
from .served import Served, layer_findings, rule_findings, serve, with_sight
from .sight import Viewer
from .verdicts import Hit, LayerUse, Parameter, Verdict, ZoneCheck

_LOOKING = 20
"""How many times as long a rule takes by line of sight, for the progress; within it the looking takes so much:"""
_LOOKED = 0.95
_STEP = 50
"""Units between two looks at Cancel."""
_LAID = 0.7
"""Where laying the zones over the units ends, for the progress of a rule."""


def check_zones(
    units: Sequence[Unit],
    plane: Plane,
    zone_layers: Sequence[ZoneLayer],
    profile: Profile,
    progress: Progress = go_on,
    coverage: Optional[BaseGeometry] = None,
    coverage_name: str = "",
    viewer: Optional[Viewer] = None,
    day: Optional[date] = None,
    marks: Sequence[Mark] = (),
) -> ZoneCheck:
    """Check ``units`` against ``zone_layers`` (both in ``plane``) under the rules of ``profile``.

    ``coverage`` is the ground that all layers cover, where the user names it (``coverage_name`` is printed). ``viewer``
    looks over the terrain for rules that ask what is visible; without one their distance is used. Rules that are not in
    force on ``day`` are not checked; without a day all are taken to be. ``marks`` are those of earlier checks. Raises
    :class:`Stopped` if ``progress`` returns false.
    """
    units = tuple(units)
    uses = tuple(LayerUse(layer, profile.rules_for(layer.names)) for layer in zone_layers)
    # Whether large zones are valid takes long. Meanwhile they are cut to what is near the units as if they were.
    with beside([partial(usable_zones, use.layer) for use in uses]) as looked_at:
        areas, findings = _unit_areas(units, plane)
        cuts = Cuts(outlines_of(units, areas))
        _cut_ahead(uses, cuts, span(progress, 0, 0))
        fit = looked_at()
    zones: list[list[Zone]] = [usable for usable, _ in fit]
    for use, (_, repairs) in zip(uses, fit):
        findings += layer_findings(use, repairs)
    findings += _unjudged(profile, day)
    whole = [unit for unit, centi in zip(units, areas) if centi]
    weights = [_LOOKING if viewer and rule.relation == VISIBLE_FROM else 1 for rule in profile.rules]
    ends = [done / sum(weights) for done in accumulate(weights)]
    by_rule: list[list[tuple[Verdict, list[Hit]]]] = []
    by_distance = []
    for rule, start, end in zip(profile.rules, [0.0, *ends], ends):
        served = serve(rule, uses, zones, coverage, coverage_name, day)
        findings += rule_findings(served, day)
        middle = start + (end - start) * (_LOOKED if viewer and rule.relation == VISIBLE_FROM else 0.0)
        served = with_sight(served, viewer, whole, span(progress, start, middle))
        if served.sight:
            findings += [finding for finding in served.sight.findings if finding not in findings]
        elif served.by_distance and served.layers and served.in_force:
            by_distance.append(rule.name)
        by_rule.append(_column(units, areas, served, plane, findings, span(progress, middle, end), cuts))
    if by_distance:
        findings.append(note("zones.no_terrain", rules="、".join(by_distance)))
    cells = [column[row] for row in range(len(units)) for column in by_rule]
    verdicts, left = _marked([verdict for verdict, _ in cells], marks, findings)
    hits = tuple(hit for _, found in cells for hit in found)
    named = coverage_name if coverage is not None else ""
    return ZoneCheck(profile, units, tuple(areas), uses, named, verdicts, hits, tuple(findings), day, left)


def _unit_areas(units: Sequence[Unit], plane: Plane) -> tuple[list[Optional[int]], list[Finding]]:
    """The official areas of the units, ``None`` for one that cannot be checked."""
    outlines = column(unit.geometry for unit in units)
    usable = (shapely.is_valid(outlines) & ~shapely.is_empty(outlines)).tolist()
    known = iter(areas_of([unit for unit, good in zip(units, usable) if good], plane))
    areas = [next(known).centi or None if good else None for good in usable]
    findings = [
        error("zones.unit_invalid", unit_id=unit.unit_id, source=unit.source)
        for unit, centi in zip(units, areas)
        if centi is None
    ]
    for unit_id, count in Counter(unit.unit_id for unit in units).items():
        if count > 1:
            findings.append(warning("zones.unit_id_twice", unit_id=unit_id, count=count))
    return areas, findings


def _cut_ahead(uses: Sequence[LayerUse], cuts: Cuts, progress: Progress) -> None:
    for use in uses:
        for distance in sorted({rule.distance_m for rule in use.rules}):
            for feature in use.layer.features:
                cuts.ahead(feature.geometry, distance, progress)


def _unjudged(profile: Profile, day: Optional[date]) -> list[Finding]:
    """That nobody asked whether rules are in force."""
    dated = [rule.name for rule in profile.rules if rule.valid_from or rule.valid_to]
    return [note("zones.validity_not_judged", rules="、".join(dated))] if dated and day is None else []


def _marked(
    verdicts: Sequence[Verdict], marks: Sequence[Mark], findings: list[Finding]
) -> tuple[tuple[Verdict, ...], tuple[Mark, ...]]:
    """The verdicts with their marks; and the marks without a verdict whose table is about to be overwritten."""
    if not marks:
        return tuple(verdicts), ()
    texts: dict[Key, list[str]] = defaultdict(list)
    for verdict in verdicts:
        texts[verdict.unit_id, verdict.rule.rule_id].append(verdict.text)
    kept, left, told = keep_marks(marks, texts)
    findings += told
    marked = (replace(one, mark=kept.get((one.unit_id, one.rule.rule_id))) for one in verdicts)
    return tuple(marked), tuple(mark for mark in left if mark.overwritten)


def _column(
    units: Sequence[Unit],
    areas: Sequence[Optional[int]],
    served: Served,
    plane: Plane,
    findings: list[Finding],
    progress: Progress,
    cuts: Cuts,
) -> list[tuple[Verdict, list[Hit]]]:
    """The verdicts of all units under one rule."""
    if not served.in_force:
        return [(_not_checked(unit, served, ("rule_not_in_force",)), []) for unit in units]
    rule, zones = served.laid
    laid = overlays(units, areas, rule, zones, plane, span(progress, 0, _LAID), cuts)
    outlines = outlines_of(units, areas)
    known, doubtful = is_known(outlines, served).tolist(), is_doubtful(outlines, served).tolist()
    column: list[tuple[Verdict, list[Hit]]] = []
    for number, (unit, centi, one) in enumerate(zip(units, areas, laid)):
        if number % _STEP == 0:
            check(progress, _LAID + (1 - _LAID) * number / len(units))
        if centi is None:
            column.append((_not_checked(unit, served, ("unit_invalid",)), []))
            continue
        doubts = ["invalid_zone"] if doubtful[number] else []
        if one.strictest is None:
            doubts += [] if known[number] else unknown_ground(served, unit.geometry, partly=False)
            column.append((_free(unit, served, one, doubts), []))
        else:
            where = {} if known[number] else _unknown(unit, served, one)
            doubts += where
            verdict = _affected(unit, centi, served, one, doubts, one.strictest)
            column.append((verdict, _hits(unit, centi, verdict, one)))
            findings += _unit_findings(verdict, one, where)
    return column


def _unknown(unit: Unit, served: Served, laid: Overlay) -> dict[str, BaseGeometry]:
    """Where zones that nobody delivered could still change the verdict on a unit that is hit, by reason code.

    That is looked for in what is not hit, and in the pieces that zones with other attributes would hit more strictly.
    """
    strictest = served.rule.strictest_of(unit)
    less = [piece.geometry for piece in laid.pieces if piece.outcome != strictest]
    found: dict[str, BaseGeometry] = {}
    for ground in [laid.rest, *less]:
        for reason in [] if ground.is_empty else unknown_ground(served, ground, partly=True):
            found.setdefault(reason, ground)
    return found


def _free(unit: Unit, served: Served, laid: Overlay, doubts: Sequence[str]) -> Verdict:
    """R0, or not checked where something keeps us from knowing."""
    reasons = list(served.problems)
    if "layer_missing" not in reasons:
        reasons += doubts
    if reasons:
        return _not_checked(unit, served, tuple(reasons))
    return Verdict(
        unit.unit_id, served.rule, NOT_AFFECTED, None, (), 0, 0.0, (), served.layers, (), _parameters(served, laid)
    )


def _not_checked(unit: Unit, served: Served, reasons: tuple[str, ...]) -> Verdict:
    parameters = _parameters(served, None)
    return Verdict(unit.unit_id, served.rule, NOT_CHECKED, None, reasons, None, None, (), served.layers, (), parameters)


def _affected(unit: Unit, centi: int, served: Served, laid: Overlay, doubts: Sequence[str], meant: Outcome) -> Verdict:
    reasons = ["sliver"] if laid.is_sliver else []
    reasons += sorted({piece.outcome.reason for piece in laid.pieces if piece.outcome.reason})
    reasons += ["no_terrain"] if served.by_distance else []
    reasons += served.problems
    reasons += doubts
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
        _feature_ids(laid),
        _parameters(served, laid),
    )


def _feature_ids(laid: Overlay) -> tuple[str, ...]:
    """The features that were hit; those of several layers, which may number alike, with the names of their layers."""
    several = len({id(zone.layer) for zone in laid.touched}) > 1
    names = (f"{zone.layer.name}:" if several else "" for zone in laid.touched)
    return tuple(dict.fromkeys(name + zone.feature.feature_id for name, zone in zip(names, laid.touched)))


def _hits(unit: Unit, centi: int, verdict: Verdict, laid: Overlay) -> list[Hit]:
    return [
        Hit(
            unit.unit_id,
            verdict.rule,
            piece.outcome,
            tuple(filter(None, ("sliver" if piece.is_sliver else "", piece.outcome.reason))),
            piece.centi,
            _share(piece.centi, centi),
            piece.zone.layer,
            piece.zone.feature.feature_id,
            verdict.parameters,
            piece.geometry,
        )
        for piece in laid.pieces
    ]


def _share(part: int, whole: int) -> float:
    return round(part / whole, 6)


def _parameters(served: Served, laid: Optional[Overlay]) -> tuple[Parameter, ...]:
    """The figures that a verdict depends on; ``laid`` is ``None`` where nothing was checked."""
    plain = served.parameters
    if laid is None or served.rule.relation == OVERLAP or served.sight:
        return plain
    nearest = f">{served.rule.distance_m:g}" if laid.nearest_m is None else f"{laid.nearest_m:.2f}"
    after = 1 + [one.key for one in plain].index("distance_m")
    return (*plain[:after], Parameter("nearest_m", nearest), *plain[after:])


def _unit_findings(verdict: Verdict, laid: Overlay, where: Mapping[str, BaseGeometry]) -> list[Finding]:
    """What somebody must know about an affected unit beside its verdict; ``where`` is that of :func:`_unknown`."""
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
    if "partly_outside_coverage" in where:
        findings.append(warning("zones.partly_outside", geometry=where["partly_outside_coverage"], **place))
    if "partly_outside_terrain" in where:
        findings.append(warning("zones.partly_outside_terrain", geometry=where["partly_outside_terrain"], **place))
    return findings
