"""Which result carries out which planned unit: by link, then by ground; what is not clear is told, never guessed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Optional

import shapely

from ...findings import Finding, error, note, warning
from ...shapes import fault_of
from ...unit import Unit
from ..rows import natural
from .ground import Column, shared_pairs
from .records import GEOMETRY, JOIN, LINK, ONE, REGROUPED, SPLIT

EMPTY = "empty"
_SEPARATORS = re.compile(r"[;；、,，\n]")


@dataclass(frozen=True)
class Side:
    """The planned units, or the results: in natural order, their ground where it can be used (else ``None``)."""

    units: tuple[Unit, ...]
    local: Column


@dataclass(frozen=True)
class Match:
    """Planned units and results (their places in the sides) that belong together.

    ``pairs`` are by whom they belong together, ``LINK`` or ``GEOMETRY``. ``is_clear`` is false where plans lie over
    each other, so that nobody knows whose result it is. A unit alone has no pairs; ``candidates`` are the units of the
    other side that might belong to it, with the shared part of the smaller one.
    """

    plans: tuple[int, ...]
    results: tuple[int, ...]
    pairs: tuple[tuple[int, int, str], ...] = ()
    is_clear: bool = True
    candidates: tuple[tuple[int, float], ...] = ()

    @property
    def relation(self) -> str:
        """One to one, a plan split among results, plans joined in a result, or both; empty for a unit alone."""
        if not self.pairs:
            return ""
        if len(self.plans) == 1:
            return ONE if len(self.results) == 1 else SPLIT
        return JOIN if len(self.results) == 1 else REGROUPED


def links_of(unit: Unit, known: Sequence[str]) -> list[str]:
    """The numbers in ``plan_id``; see :func:`numbers_in_link`."""
    return numbers_in_link(unit.plan_id, known)


def numbers_in_link(link: str, known: Collection[str]) -> list[str]:
    """The numbers in a link: the whole text where such a unit is known, else what separators set apart."""
    whole = link.strip()
    if not whole or whole in known:
        return [whole] if whole else []
    return list(dict.fromkeys(part.strip() for part in _SEPARATORS.split(whole) if part.strip()))


def match_units(
    plans: Side, results: Side, others: Sequence[Unit], match: float, unclear: float
) -> tuple[list[Match], list[Finding]]:
    """The matches, each planned unit and each result in exactly one, in the order of the plans, then of the results.

    ``others`` are planned units of other years: links may name them. ``match`` and ``unclear`` are the parts of the
    smaller one's ground from which on ground decides, and from which on somebody has to.
    """
    edges, linked, findings = _links(plans, results, others)
    shares = _shares(plans, results)
    unsure: dict[tuple[int, int], float] = {}
    for (plan, result), part in shares.items():
        if result in linked:
            if (plan, result) not in edges and part >= unclear:
                unsure[plan, result] = part
        elif part >= match:
            edges[plan, result] = GEOMETRY
        elif part >= unclear:
            unsure[plan, result] = part
    groups = _groups(plans, results, edges)
    overlaps = {(one, other) for one, other, _ in _overlaps(plans.local, match)}
    matches = []
    for group in groups:
        by_ground = any(how == GEOMETRY for _, _, how in group.pairs)
        twice = by_ground and any((one, other) in overlaps for one in group.plans for other in group.plans)
        if twice:
            findings.append(_ambiguous(group, plans, results))
        alone = not group.pairs
        near = _candidates(group, unsure) if alone else ()
        matches.append(Match(group.plans, group.results, group.pairs, not twice, near))
    findings += _unsure_findings(unsure, linked, plans, results)
    findings += _by_ground(matches, results)
    return matches, findings


def _links(
    plans: Side, results: Side, others: Sequence[Unit]
) -> tuple[dict[tuple[int, int], str], set[int], list[Finding]]:
    """The pairs that results name, and the results whose links hold."""
    by_id: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(plans.units):
        by_id[unit.unit_id].append(number)
    other_years = {unit.unit_id: unit.year for unit in others}
    edges: dict[tuple[int, int], str] = {}
    linked: set[int] = set()
    findings: list[Finding] = [
        error("years.plan_twice", unit_id=name, source=plans.units[numbers[0]].source, count=len(numbers))
        for name, numbers in by_id.items()
        if len(numbers) > 1
    ]
    for result, unit in enumerate(results.units):
        for name in links_of(unit, [*by_id, *other_years]):
            place = {"unit_id": unit.unit_id, "source": unit.source, "plan": name}
            if len(by_id.get(name, ())) == 1:
                edges[by_id[name][0], result] = LINK
                linked.add(result)
            elif name in by_id:
                findings.append(warning("years.link_to_several", **place))
            elif name in other_years:
                findings.append(note("years.link_other_year", **place, year=other_years[name] or "?"))
            else:
                findings.append(warning("years.link_unknown", **place))
    return edges, linked, findings


def _shares(plans: Side, results: Side) -> dict[tuple[int, int], float]:
    """The part of the smaller one's ground that a planned unit and a result share, where they share some."""
    plan_area, result_area = shapely.area(plans.local), shapely.area(results.local)
    return {
        (plan, result): area / min(plan_area[plan], result_area[result])
        for plan, result, area in shared_pairs(plans.local, results.local)
    }


def _overlaps(local: Column, share: float) -> list[tuple[int, int, float]]:
    """Pairs of one side that share at least this part of the smaller one's ground."""
    areas = shapely.area(local)
    return [
        (one, other, area)
        for one, other, area in shared_pairs(local, local)
        if one < other and area >= share * min(areas[one], areas[other])
    ]


def _groups(plans: Side, results: Side, edges: dict[tuple[int, int], str]) -> list[Match]:
    """What hangs together by pairs."""
    root = list(range(len(plans.units) + len(results.units)))

    def find(node: int) -> int:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    shift = len(plans.units)
    for plan, result in edges:
        one, other = find(plan), find(shift + result)
        root[max(one, other)] = min(one, other)
    members: dict[int, list[int]] = defaultdict(list)
    for node in range(len(root)):
        members[find(node)].append(node)
    pairs: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for (plan, result), how in sorted(edges.items()):
        pairs[find(plan)].append((plan, result, how))
    return [
        Match(
            tuple(node for node in nodes if node < shift),
            tuple(node - shift for node in nodes if node >= shift),
            tuple(pairs.get(first, ())),
        )
        for first, nodes in members.items()
    ]


def _candidates(group: Match, unsure: dict[tuple[int, int], float]) -> tuple[tuple[int, float], ...]:
    """The units of the other side that share ground with a unit alone, but not clearly."""
    if group.plans:
        return tuple((result, part) for (plan, result), part in sorted(unsure.items()) if plan == group.plans[0])
    return tuple((plan, part) for (plan, result), part in sorted(unsure.items()) if result == group.results[0])


def _ambiguous(group: Match, plans: Side, results: Side) -> Finding:
    first = results.units[group.results[0]]
    return warning(
        "years.plans_overlap",
        unit_id=first.unit_id,
        source=first.source,
        geometry=first.geometry,
        plans=named(plans.units[number] for number in group.plans),
        results=named(results.units[number] for number in group.results),
    )


def _unsure_findings(
    unsure: dict[tuple[int, int], float], linked: set[int], plans: Side, results: Side
) -> list[Finding]:
    findings = []
    for (plan, result), part in sorted(unsure.items(), key=lambda item: (item[0][1], item[0][0])):
        unit = results.units[result]
        place = {
            "unit_id": unit.unit_id,
            "source": unit.source,
            "geometry": unit.geometry,
            "plan": plans.units[plan].unit_id,
            "share": f"{100 * part:.1f}",
        }
        if result in linked:
            findings.append(warning("years.link_elsewhere", **place, link=unit.plan_id))
        else:
            findings.append(warning("years.match_unclear", **place))
    return findings


def _by_ground(matches: Sequence[Match], results: Side) -> list[Finding]:
    """One note about all results that only their ground has matched."""
    found = {result for match in matches for _, result, how in match.pairs if how == GEOMETRY}
    units = [results.units[number] for number in sorted(found)]
    if not units:
        return []
    return [note("years.matched_by_ground", source=units[0].source, count=len(units), units=named(units))]


def named(units: Iterable[Unit], most: int = 20) -> str:
    """The numbers of units in one line; of many the first ones."""
    names = [unit.unit_id for unit in units]
    return "、".join(names[:most]) + (" …" if len(names) > most else "")


def twice_numbered(units: Sequence[Unit]) -> list[str]:
    """Numbers that several units have."""
    return [name for name, count in Counter(unit.unit_id for unit in units).items() if count > 1]


def in_order(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Units in the natural order of their numbers."""
    return tuple(sorted(units, key=lambda unit: natural(unit.unit_id)))


def usable(unit: Unit) -> Optional[str]:
    """Why a unit's ground cannot be used: ``EMPTY``, or the words of GEOS; ``None`` where it can."""
    if unit.geometry.is_empty:
        return EMPTY
    return None if shapely.is_valid(unit.geometry) else fault_of(unit.geometry).reason
