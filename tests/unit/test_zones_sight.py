"""Rules that ask what is visible. What is seen is given by hand, so that shares and reasons are known beforehand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Polygon, box

from mine_restoration.core.findings import note
from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.progress import Stopped, check
from mine_restoration.core.unit import Unit
from mine_restoration.core.zones.check import check_zones
from mine_restoration.core.zones.layers import ZoneFeature, ZoneLayer, usable_zones
from mine_restoration.core.zones.profile import load_profile
from mine_restoration.core.zones.rules import VISIBLE_FROM, Condition
from mine_restoration.core.zones.sight import Sight, seen_from
from mine_restoration.core.zones.verdicts import Parameter, parameters_text

PLANE = plane_of_epsg(4532)
EAST, NORTH = 44_500_000.0, 4_920_000.0
PROFILE = load_profile()
(ROADS,) = [rule for rule in PROFILE.rules if rule.rule_id == "lx_gl"]
COUNTY = box(EAST - 20_000, NORTH - 20_000, EAST + 20_000, NORTH + 20_000)


def place(x, y, width=100.0, height=100.0):
    return box(EAST + x, NORTH + y, EAST + x + width, NORTH + y + height)


def unit(x=0, y=0, unit_id="U1"):
    return Unit(unit_id, MultiPolygon([place(x, y)]))


def roads(*souths, attributes=None):
    """A road along each of these distances south of the unit."""
    lines = [LineString([(EAST - 5000, NORTH - south), (EAST + 5000, NORTH - south)]) for south in souths]
    features = tuple(ZoneFeature(f"road-{n}", line, attributes or {}) for n, line in enumerate(lines, 1))
    extent = box(*shapely.total_bounds(lines)) if lines else None
    return ZoneLayer(
        "road", ("road",), "roads.gpkg", "2025", len(lines), frozenset({"line"} if lines else ()), features, extent
    )


def looking(*grounds, known=COUNTY, parameters=(), findings=()):
    """A viewer that sees one of ``grounds`` from each zone."""

    def viewer(rule, zones, units, progress):
        assert rule.relation == VISIBLE_FROM
        seen = [seen_from(zone, ground) for zone, ground in zip(zones, grounds)]
        return Sight(tuple(filter(None, seen)), known, parameters, findings)

    return viewer


def verdict(result, unit_id="U1", rule="lx_gl"):
    (found,) = [one for one in result.verdicts if (one.unit_id, one.rule.rule_id) == (unit_id, rule)]
    return found


def run(units, layer, viewer=None, coverage=COUNTY, profile=PROFILE, **given):
    return check_zones(
        units if isinstance(units, list) else [units],
        PLANE,
        [layer],
        profile,
        coverage=coverage,
        coverage_name="county",
        viewer=viewer,
        **given,
    )


def codes(result):
    return [finding.code for finding in result.findings]


def test_the_share_is_what_is_seen():
    result = run(unit(), roads(500), looking(place(-1000, -1000, 2000, 1025)))
    found = verdict(result)
    assert (found.outcome, found.meant.means, found.reasons) == ("R6", "priority", ())
    assert found.centi / 100 == pytest.approx(2500, abs=0.02)
    assert found.share == pytest.approx(0.25, abs=1e-6)
    assert found.features == ("road-1",)
    assert "zones.no_terrain" not in codes(result)


def test_what_no_line_of_sight_reaches_is_free_however_near():
    found = verdict(run(unit(), roads(10), looking(place(5000, 0))))
    assert (found.outcome, found.centi, found.reasons) == ("R0", 0, ())


def test_ground_seen_from_two_roads_counts_once():
    seen = place(0, 0, 100, 60)
    result = run(unit(), roads(400, 500), looking(seen, place(0, 40, 100, 60)))
    found = verdict(result)
    assert found.share == 1.0
    hits = [hit for hit in result.hits if hit.rule.rule_id == "lx_gl"]
    assert sum(hit.centi for hit in hits) == found.centi == result.areas[0]
    assert shapely.intersection(hits[0].geometry, hits[1].geometry).area == 0
    assert {hit.feature_id for hit in hits} == {"road-1", "road-2"}


def test_mode_and_parameters_are_printed_and_defaults_marked():
    seen = looking(place(0, 0), parameters=(Parameter("dem", "heights"), Parameter("spacing_m", "25")))
    text = parameters_text(verdict(run(unit(), roads(500), seen)).parameters)
    assert text.startswith("mode=line_of_sight; distance_m=1000 (default); observer_m=1.6 (default)")
    assert "dem=heights" in text
    assert "spacing_m=25;" in text  # what the viewer did, not what the rule asked for
    assert "nearest_m" not in text


def test_without_terrain_the_distance_is_used_and_said():
    result = run(unit(), roads(500))
    found = verdict(result)
    assert (found.outcome, found.reasons, found.share) == ("R6", ("no_terrain",), 1.0)
    assert "mode=distance_no_dem" in parameters_text(found.parameters)
    (told,) = [finding for finding in result.findings if finding.code == "zones.no_terrain"]
    assert told.figures["rules"] == ROADS.name
    # Farther than one sees nothing is visible either: no doubt to be told.
    far = verdict(run(unit(), roads(1500)))
    assert (far.outcome, far.reasons) == ("R0", ())


def test_unknown_terrain_is_not_checked_and_never_free():
    west = box(EAST - 20_000, NORTH - 20_000, EAST + 50, NORTH + 20_000)
    nothing_seen = looking(place(5000, 0), known=west)
    found = verdict(run(unit(), roads(500), nothing_seen))
    assert (found.outcome, found.reasons, found.centi) == ("not_checked", ("outside_terrain",), None)
    # ... but for a unit that no road is near to the terrain does not matter.
    assert verdict(run(unit(), roads(1500), looking(place(5000, 0), known=west))).outcome == "R0"
    # ... and a unit that is seen is seen, with the rest told.
    result = run(unit(), roads(500), looking(place(0, 0, 20), known=west))
    assert (verdict(result).outcome, verdict(result).reasons) == ("R6", ("partly_outside_terrain",))
    assert "zones.partly_outside_terrain" in codes(result)


def test_where_nobody_looked_no_way_of_looking_is_printed():
    result = check_zones([unit()], PLANE, [], PROFILE, viewer=looking())
    assert verdict(result).reasons == ("layer_missing",)
    assert "mode=" not in parameters_text(verdict(result).parameters)
    assert "observer_m" not in parameters_text(verdict(result).parameters)
    ended = replace(PROFILE, rules=tuple(replace(rule, valid_to=date(2020, 1, 1)) for rule in PROFILE.rules))
    result = check_zones([unit()], PLANE, [roads(500)], ended, day=date(2026, 1, 1))
    assert verdict(result).reasons == ("rule_not_in_force",)
    assert "mode=" not in parameters_text(verdict(result).parameters)


def test_coverage_reaches_as_far_as_one_sees():
    near = box(EAST - 900, NORTH - 900, EAST + 900, NORTH + 900)
    found = verdict(run(unit(), roads(500), looking(place(5000, 0)), coverage=near))
    assert (found.outcome, found.reasons) == ("not_checked", ("surroundings_outside_coverage",))


@pytest.mark.parametrize("souths", [(), (1500,)])
def test_nobody_looks_where_there_is_nothing_to_look_from(souths):
    def refuse(*_):
        raise AssertionError("no zone, no view")

    if souths:
        layer = replace(roads(*souths), features=())  # all of them too far to be read
        assert verdict(run(unit(), layer, refuse)).outcome == "R0"
    else:
        assert verdict(run(unit(), roads(), refuse)).reasons == ("layer_empty",)


def test_what_the_terrain_has_to_tell_is_told_once():
    told = note("terrain.metres_assumed", source="heights")
    rivers = replace(roads(500), name="river", names=("river",))
    viewer = looking(place(0, 0), findings=(told,))
    result = check_zones([unit()], PLANE, [roads(500), rivers], PROFILE, coverage=COUNTY, viewer=viewer)
    assert {one.outcome for one in result.verdicts if one.rule.rule_id in ("lx_gl", "lx_hl")} == {"R6"}
    assert codes(result).count("terrain.metres_assumed") == 1


def test_attributes_of_the_zone_decide_the_outcome_of_what_is_seen():
    strict = replace(
        ROADS.outcomes[0],
        level="国道",
        when=(Condition(of_unit=False, fields=("GRADE",), values=frozenset({"国道"}), negated=False),),
    )
    rule = replace(ROADS, outcomes=(strict, replace(ROADS.outcomes[-1], rank=1)))
    profile = replace(PROFILE, rules=(rule,))
    national = run(unit(), roads(500, attributes={"GRADE": "国道"}), looking(place(0, 0)), profile=profile)
    assert verdict(national).meant.level == "国道"
    other = run(unit(), roads(500), looking(place(0, 0)), profile=profile)
    assert verdict(other).meant.level == ROADS.outcomes[-1].level


def test_it_stops_while_looking():
    looks = []

    def viewer(rule, zones, units, progress):
        looks.append(rule)
        check(progress, 0.5)
        raise AssertionError("should have stopped")

    with pytest.raises(Stopped):
        run(unit(), roads(500), viewer, progress=lambda part: not looks)


def test_progress_never_goes_back():
    parts = []

    def viewer(rule, zones, units, progress):
        for number in range(5):
            check(progress, number / 5)
        return looking(place(0, 0))(rule, zones, units, progress)

    run([unit(), unit(300, 0, "U2")], roads(500), viewer, progress=lambda part: parts.append(part) or True)
    assert parts == sorted(parts)
    assert 0 <= parts[0] <= parts[-1] <= 1


# Days of validity


@pytest.mark.parametrize(
    ("first", "last", "day", "checked"),
    [
        (None, None, date(2026, 3, 1), True),
        (date(2026, 3, 1), None, date(2026, 3, 1), True),
        (date(2026, 3, 2), None, date(2026, 3, 1), False),
        (None, date(2026, 3, 1), date(2026, 3, 1), True),
        (None, date(2026, 2, 28), date(2026, 3, 1), False),
        (date(2026, 3, 2), None, None, True),
    ],
)
def test_a_rule_counts_on_its_days_only(first, last, day, checked):
    rule = replace(ROADS, valid_from=first, valid_to=last)
    result = run(unit(), roads(500), profile=replace(PROFILE, rules=(rule,)), day=day)
    found = verdict(result)
    if checked:
        assert found.outcome == "R6"
    else:
        assert (found.outcome, found.reasons, found.centi) == ("not_checked", ("rule_not_in_force",), None)
    assert ("zones.rule_not_in_force" in codes(result)) is not checked
    assert ("zones.validity_not_judged" in codes(result)) is (day is None and first is not None)
    assert result.day == day
    for limit, key in ((first, "valid_from"), (last, "valid_to")):
        assert (f"{key}={limit}" in parameters_text(found.parameters)) is (limit is not None)


def test_no_layer_is_asked_for_by_a_rule_that_is_not_in_force():
    rule = replace(ROADS, valid_to=date(2025, 12, 31))
    result = check_zones([unit()], PLANE, [], replace(PROFILE, rules=(rule,)), day=date(2026, 1, 1))
    assert codes(result) == ["zones.rule_not_in_force"]
    assert result.verdicts[0].reasons == ("rule_not_in_force",)


# Random ground: shapely is the oracle.

ground = st.tuples(st.integers(-50, 120), st.integers(-50, 120), st.integers(1, 120), st.integers(1, 120))


@given(st.lists(ground, min_size=1, max_size=4), ground, st.sampled_from([400, 1500]))
@settings(max_examples=150, deadline=None)
def test_seen_free_or_not_checked_follows_the_ground(seen, hidden, south):
    """Free only where all ground is known and nothing seen, or no road is near; the share is that of the union."""
    hole = place(*hidden)
    known = COUNTY.difference(hole)
    grounds = [place(*one).difference(hole) for one in seen]
    one = unit()
    found = verdict(run(one, roads(*[south + n for n in range(len(seen))]), looking(*grounds, known=known)))
    visible = one.geometry.intersection(shapely.union_all(grounds)).area
    unknown = one.geometry.intersection(hole).area > 0
    if visible > 0:
        assert found.outcome == "R6"
        assert found.share == pytest.approx(visible / 10_000, abs=2e-6)
        assert ("partly_outside_terrain" in found.reasons) is (unknown and south == 400)
    elif unknown and south == 400:
        assert (found.outcome, found.reasons) == ("not_checked", ("outside_terrain",))
    else:
        assert found.outcome == "R0"


def test_seen_from_nothing_is_nothing():
    (zone,), _ = usable_zones(roads(500))
    seen = seen_from(zone, place(0, 0))
    assert (seen.kind, seen.feature.feature_id, seen.layer) == ("polygon", "road-1", zone.layer)
    assert seen_from(zone, Polygon()) is None
