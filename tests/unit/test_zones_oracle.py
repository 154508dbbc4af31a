"""Random units against random zone layers: outcomes, areas and pieces against shapely's overlay in PROJ's plane.

``ZONE_CASES`` is the number of scenes a run (nine units, six rules each); ``ZONE_SEED`` gives other ones.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest
import shapely
from equal_area_oracle import EqualArea
from sentences import sentences
from shapely.geometry import LineString, MultiPoint, MultiPolygon, Point, Polygon, box

from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.unit import Unit
from mine_restoration.core.zones.check import check_zones
from mine_restoration.core.zones.layers import ZoneFeature, ZoneLayer
from mine_restoration.core.zones.profile import load_profile
from mine_restoration.core.zones.sight import Sight, seen_from
from mine_restoration.core.zones.verdicts import parameters_text

CASES = int(os.environ.get("ZONE_CASES", "15"))
SEED = int(os.environ.get("ZONE_SEED", "20261122"))
REACH = 60.0
PLACES = (
    # Plane, metres east of the central meridian, north.
    (Plane(44, 3, prefixed=True), 0.0, 4_920_000.0),
    (Plane(39, 3, prefixed=False), 140_000.0, 3_420_000.0),
    (Plane(25, 3, prefixed=True), -100_000.0, 5_300_000.0),
)
ROUNDING = 0.0101
"""The verdict's area is whole 0.01 m²."""
SNAP = 5e-5
"""GEOS moves edges that nearly coincide by 1e-12 of their eastings: seldom, and so many m² a metre of outline."""
ARCS = 0.02
"""The polygons that stand for circles, the oracle's and the program's."""
CHORDS = 5e-5
"""Cut edges have other 70 m points than whole ones: so much m² a metre of outline."""
SLIVER_M2, SLIVER_M = 100.0, 0.1
DAY = date(2026, 3, 31)
FREE, UNKNOWN = "R0", "not_checked"
ALL, OPEN = "all outcomes", "open"
KINDS = {"Polygon": "polygon", "MultiPolygon": "polygon", "LineString": "line", "MultiLineString": "line"}


def rule_of(rule_id, layers, relation, outcomes, **more):
    last = {"means": "notice", "level": "提示", "meaning": "测试"}
    return {
        "id": rule_id,
        "name": f"规则{rule_id}",
        "kind": "自定",
        "layers": layers,
        "geometry": ["polygon"] if relation["kind"] == "overlap" else ["polygon", "line", "point"],
        "relation": relation,
        "outcomes": [{**last, **outcome} for outcome in outcomes],
        "basis": [{"document": "测试规划", "clause": "一"}],
        "certainty": "M",
        "certainty_note": "测试",
        "sliver": {"area_m2": SLIVER_M2, "width_m": SLIVER_M, "match": "both"},
        **more,
    }


CORE = {"outcome": "R2", "when": [{"of": "zone", "fields": ["GNFQ"], "is": ["核心保护区"]}]}
FIELD = {"outcome": "R3", "when": [{"of": "unit", "fields": ["land_class"], "is": ["0103"]}]}
NEAR = {"kind": "within_distance", "distance_m": REACH, "default": True}
VIEWING = {"observer_m": 1.6, "target_m": 0, "spacing_m": 50, "refraction": 0.14286}
RULES = {
    "edition": "测试 1",
    "name": "测试",
    "rules": [
        rule_of("red", ["RED*", "BOTH"], {"kind": "overlap"}, [CORE, {"outcome": "R1"}]),
        rule_of("farm", ["FARM", "BOTH"], {"kind": "overlap"}, [FIELD, {"outcome": "R4"}]),
        rule_of("near", ["ROAD", "WELL", "PARK"], NEAR, [CORE, {"outcome": "R6"}]),
        rule_of("sight", ["ROAD"], {**NEAR, "kind": "visible_from", "viewing": VIEWING}, [{"outcome": "R6"}]),
        rule_of("gone", ["nobody has it"], {"kind": "overlap"}, [{"outcome": "R4"}]),
        rule_of("old", ["BOTH"], {"kind": "overlap"}, [{"outcome": "R5"}], valid_to="2020-12-31"),
    ],
}
SERVES = {
    "red": ("RED1", "RED2", "BOTH"),
    "farm": ("FARM", "BOTH"),
    "near": ("ROAD", "WELL", "PARK"),
    "sight": ("ROAD",),
    "gone": (),
    "old": ("BOTH",),
}
DISTANCE = {"near": REACH, "sight": REACH}


@cache
def profile():
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rules.json"
        path.write_text(json.dumps(RULES, ensure_ascii=False), encoding="utf-8")
        return load_profile(path)


# Random ground


def star(chance, x, y, radius, corners=None):
    count = corners or int(chance.integers(3, 12))
    turn = chance.uniform(0, 2 * np.pi)
    angles = turn + 2 * np.pi * (np.arange(count) + chance.uniform(0, 0.5, count)) / count
    radii = radius * chance.uniform(0.4, 1, count)
    return Polygon(np.round(np.column_stack([x + radii * np.cos(angles), y + radii * np.sin(angles)]), 3))


def random_unit(chance, x, y):
    """A star; some with a hole, some with a second and third part."""
    shape = star(chance, x, y, 150)
    if chance.random() < 0.3:
        shape = shape.difference(star(chance, x, y, 45))
    if chance.random() < 0.3:
        others = [star(chance, x + dx, y + dy, 30) for dx, dy in ((180, 0), (180, 150))]
        shape = shapely.union_all([shape, *others])
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and part.area > 1]
    unit = MultiPolygon(parts)
    return unit if unit.is_valid and parts else MultiPolygon([box(x - 100, y - 100, x + 100, y + 100)])


def random_zone(chance, unit):
    """A polygon that has to do with a unit, in one of the ways of the field."""
    x, y = (chance.uniform(a, b) for a, b in zip(unit.bounds[:2], unit.bounds[2:]))
    way = chance.choice(
        ("star", "star", "star", "contains", "same", "hole", "touch", "sliver", "parts", "box", "part of it", "corner")
    )
    if way == "contains":
        return shapely.set_precision(unit.convex_hull.buffer(20, quad_segs=2), 0.001)
    if way == "same":
        return unit
    if way == "hole":
        return unit.envelope.buffer(300, join_style="mitre").difference(unit.envelope.buffer(1, join_style="mitre"))
    if way == "touch":
        _, south, east, north = unit.bounds
        return box(east, south - 10, east + 50, north) if chance.random() < 0.5 else unit.envelope.difference(unit)
    if way == "sliver":
        ring = unit.geoms[0].exterior
        a, b = ring.coords[0], ring.coords[1]
        return LineString([a, b]).buffer(chance.uniform(0.01, 0.12), cap_style="flat")
    if way == "parts":
        return MultiPolygon([star(chance, x + dx, y, 60) for dx in (0, 40, 400)])
    if way == "box":
        return box(*np.round([x, y, x + chance.uniform(1, 300), y + chance.uniform(1, 300)], 3))
    if way == "part of it":
        return unit.geoms[0]
    if way == "corner":
        east, north = unit.geoms[0].exterior.coords[0]
        return star(chance, east, north, 40)
    shape = star(chance, x, y, chance.uniform(10, 300))
    return shape.difference(star(chance, x, y, 10)) if chance.random() < 0.3 else shape


def make_layer(name, zones, extent=None, **more):
    features = tuple(ZoneFeature(f"{name}-{i:02d}", shape, attributes) for i, (shape, attributes) in enumerate(zones))
    kinds = frozenset(KINDS.get(shape.geom_type, "point") for shape, _ in zones)
    if extent is None and features:
        extent = box(*shapely.total_bounds([feature.geometry for feature in features]))
    return ZoneLayer(name, (name,), f"{name}.gpkg", "2025", len(features), kinds, features, extent, **more)


class Scene:
    """Nine units, seven layers, what they cover."""

    def __init__(self, number):
        self.number = number
        chance = self.chance = np.random.default_rng([SEED, number])
        self.plane, east, north = PLACES[number % len(PLACES)]
        x0, y0 = self.plane.false_easting + east, north
        spots = [(x0 + 500 * column, y0 + 500 * row) for column in range(3) for row in range(3)]
        shapes = [random_unit(chance, *spot) for spot in spots]
        self.units = [
            Unit(f"U{i}", shape, land_class=str(chance.choice(["0103", "0301"]))) for i, shape in enumerate(shapes)
        ]
        layers = []
        for name in ("RED1", "RED2", "BOTH", "FARM", "PARK"):
            zones = [self.zone() for _ in range(int(chance.integers(1, 6)))]
            if chance.random() < 0.3:
                zones.append(zones[0])
            layers.append(make_layer(name, zones))
        lines = []
        for _ in range(int(chance.integers(1, 3))):
            ends = np.round(chance.uniform([x0 - 300, y0 - 300], [x0 + 1300, y0 + 1300], (3, 2)), 3)
            lines.append((LineString(ends), {}))
        layers.append(make_layer("ROAD", lines))
        wells = np.round(chance.uniform([x0 - 300, y0 - 300], [x0 + 1300, y0 + 1300], (6, 2)), 3)
        layers.append(make_layer("WELL", [(Point(wells[0]), {}), (MultiPoint(wells[1:]), {})]))
        layers.append(make_layer("DLTB", [(shapes[0], {})]))
        self.spoilt = {}
        if chance.random() < 0.2:
            layers[1] = make_layer("RED2", [], problem="other_datum")
            self.spoilt["red"] = "other_datum"
        elif chance.random() < 0.1:
            layers[1] = make_layer("RED2", [])
            self.spoilt["red"] = "layer_empty"
        self.layers = layers
        self.coverage = None
        if number % 3:
            width, height = chance.uniform(500, 1600, 2)
            self.coverage = star(chance, x0 + 500, y0 + 500, 2000) if number % 3 == 1 else None
            self.coverage = self.coverage or box(x0 - 400, y0 - 400, x0 + width, y0 + height)

    def zone(self):
        unit = self.units[int(self.chance.integers(len(self.units)))].geometry
        attributes = {"GNFQ": str(self.chance.choice(["核心保护区", "一般控制区"]))}
        return random_zone(self.chance, unit), attributes

    def run(self, **given):
        given = {"units": self.units, "layers": self.layers, "coverage": self.coverage, "day": DAY, **given}
        units, layers = given.pop("units"), given.pop("layers")
        return check_zones(units, self.plane, layers, profile(), coverage_name="县界", **given)

    @property
    def by_name(self):
        return {layer.name: layer for layer in self.layers}


@cache
def scenes():
    """The scenes and what the check says of each."""
    made = [Scene(number) for number in range(CASES)]
    return [(scene, scene.run()) for scene in made]


# The oracle


def ground_of(zone, distance):
    parts = shapely.make_valid(shapely.get_parts(zone)) if shapely.get_dimensions(zone) == 2 else [zone]
    shape = shapely.union_all(parts)
    return shape.buffer(distance, quad_segs=1000) if distance else shape


@cache
def expected(number, unit_id, rule):
    """The ground of each outcome, strictest first, without what a stricter one has; of all; and what is free."""
    scene = scenes()[number][0]
    (unit,) = [one for one in scene.units if one.unit_id == unit_id]
    distance = DISTANCE.get(rule, 0.0)
    zones = [feature for name in SERVES[rule] for feature in scene.by_name[name].features]
    reach = unit.geometry.buffer(distance + 1).envelope if distance else unit.geometry.envelope
    near = [feature for feature in zones if feature.geometry.intersects(reach)]
    core = [f for f in near if f.attributes.get("GNFQ") == "核心保护区" and rule in ("red", "near")]
    rest = [f for f in near if f not in core]
    strict, free = {"red": ("R2", "R1"), "near": ("R2", "R6"), "sight": ("", "R6")}.get(rule, ("", ""))
    if rule == "farm":
        free = "R3" if unit.land_class == "0103" else "R4"
    origin = np.round(shapely.get_coordinates(unit.geometry)[0])
    outline = moved(unit.geometry, -origin)
    first = shapely.union_all([ground_of(moved(f.geometry, -origin), distance) for f in core])
    second = shapely.union_all([ground_of(moved(f.geometry, -origin), distance) for f in rest])
    grounds = (first, second.difference(first), shapely.union(first, second))
    names = (strict, free, ALL)
    found = {name: moved(polygons(shape.intersection(outline)), origin) for name, shape in zip(names, grounds)}
    found[OPEN] = moved(polygons(outline.difference(first if strict else grounds[2])), origin)
    return {outcome: shape for outcome, shape in found.items() if shape.area > 0}


def moved(shape, by):
    """Near its origin GEOS computes with more digits; a shift by whole metres loses none."""
    return shapely.transform(shape, lambda points: points + by)


def polygons(shape):
    return MultiPolygon([part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"] or None)


def covered(scene, rule):
    """What the layers of a rule cover, for the unit and its surroundings."""
    if scene.coverage is not None:
        return scene.coverage
    extents = [scene.by_name[name].extent for name in SERVES[rule]]
    return shapely.union_all([one for one in extents if one is not None])


def area(plane, shape):
    return float(EqualArea(plane).areas([shape])[0]) if not shape.is_empty else 0.0


def by_key(result):
    rows = {(one.unit_id, one.rule.rule_id): one for one in result.verdicts}
    assert len(rows) == len(result.verdicts)
    return rows


def hits_of(result):
    found = defaultdict(list)
    for hit in result.hits:
        found[hit.unit_id, hit.rule.rule_id].append(hit)
    return found


def each():
    """Every (scene, unit, rule id, verdict, hits) of the rules that can be answered."""
    for scene, result in scenes():
        rows, hits = by_key(result), hits_of(result)
        for unit in scene.units:
            for rule in ("red", "farm", "near", "sight"):
                yield scene, unit, rule, rows[unit.unit_id, rule], hits[unit.unit_id, rule]


def test_every_unit_has_one_row_for_every_rule():
    for scene, result in scenes():
        rows = by_key(result)
        assert set(rows) == {(unit.unit_id, rule["id"]) for unit in scene.units for rule in RULES["rules"]}
        for unit in scene.units:
            for rule, reason in (("gone", "layer_missing"), ("old", "rule_not_in_force")):
                row = rows[unit.unit_id, rule]
                assert (row.outcome, row.reasons, row.centi, row.share) == (UNKNOWN, (reason,), None, None)
        for row in rows.values():
            assert bool(row.reasons) or row.outcome != UNKNOWN
            assert (row.centi is None) is (row.outcome == UNKNOWN)
            assert row.outcome != FREE or row.centi == 0
        assert not [hit for hit in result.hits if rows[hit.unit_id, hit.rule.rule_id].outcome in (FREE, UNKNOWN)]
        assert "zones.layer_unused" in {finding.code for finding in result.findings}


def test_outcome_and_area_are_those_of_the_overlay():
    tested, snapped = Counter(), 0
    for scene, unit, rule, row, _ in each():
        ground = expected(scene.number, unit.unit_id, rule)
        where = (scene.number, unit.unit_id, rule, row.outcome, row.reasons, row.centi)
        whole = area(scene.plane, unit.geometry)
        sizes = {outcome: area(scene.plane, shape) for outcome, shape in ground.items() if outcome != OPEN}
        total = sizes.pop(ALL, 0.0)
        certain = {outcome: size for outcome, size in sizes.items() if size > 0.02}
        doubtful = len(certain) < len(sizes)
        if certain:
            assert row.outcome == next(iter(certain)) or doubtful, where
            allowed = ROUNDING + (ARCS if rule in DISTANCE else 0.0)
            snapped += abs(row.centi / 100 - total) > allowed
            allowed += SNAP * unit.geometry.length
            assert row.centi / 100 == pytest.approx(total, abs=allowed), where
            assert row.share == pytest.approx(total / whole, abs=1e-6 + allowed / whole), where
            for outcome, size in certain.items():
                told = sum(centi for one, centi in row.parts if one.outcome == outcome)
                assert told / 100 == pytest.approx(size, abs=allowed + CHORDS * ground[outcome].length), where
        elif not doubtful:
            assert row.outcome in (FREE, UNKNOWN), where
        tested[row.outcome] += 1
    assert snapped <= sum(tested.values()) / 500
    assert all(tested[outcome] > CASES / 4 for outcome in (FREE, UNKNOWN, "R1", "R2", "R3", "R6", "R4")), tested


def test_not_affected_only_where_that_is_known():
    tested = Counter()
    for scene, unit, rule, row, _ in each():
        ground = expected(scene.number, unit.unit_id, rule).get(OPEN, MultiPolygon())
        reach = ground.buffer(DISTANCE[rule], quad_segs=64) if rule in DISTANCE else ground
        missing = reach.difference(covered(scene, rule))
        where = (scene.number, unit.unit_id, rule, row.outcome, row.reasons)
        spoilt = scene.spoilt.get(rule)
        outside = {reason for reason in row.reasons if reason.endswith("outside_coverage")}
        if row.outcome == FREE:
            assert missing.area < 0.5, where
            assert not spoilt, where
            assert set(row.reasons) <= {"no_terrain"}, where
        elif row.outcome == UNKNOWN:
            assert spoilt or missing.area > 0, where
            assert (spoilt in row.reasons) if spoilt else outside, where
            assert outside <= {"outside_coverage", "surroundings_outside_coverage"}, where
        elif missing.area > 1:
            inside = ground.difference(covered(scene, rule)).area == 0
            assert outside or spoilt, where
            assert "outside_coverage" not in row.reasons, where
            assert not inside or "partly_outside_coverage" not in row.reasons or rule in DISTANCE, where
        elif covered(scene, rule).covers(unit.geometry.buffer(DISTANCE.get(rule, 0.0) + 0.1)):
            assert not outside, where
        tested[row.outcome in (FREE, UNKNOWN), bool(outside)] += 1
    assert len(tested) == 4


def test_pieces_share_no_ground_and_make_up_the_verdict():
    tested = 0
    for scene, unit, rule, row, hits in each():
        where = (scene.number, unit.unit_id, rule, row.outcome)
        assert bool(hits) is (row.outcome not in (FREE, UNKNOWN)), where
        if not hits:
            continue
        tested += len(hits) > 1
        shapes = [hit.geometry for hit in hits]
        assert all(shapely.is_valid(shapes)), where
        assert sum(hit.centi for hit in hits) == row.centi == sum(centi for _, centi in row.parts), where
        assert row.centi <= round(unit.area(scene.plane).centi), where
        assert sum(shapely.area(shapes)) == pytest.approx(shapely.union_all(shapes).area, abs=1e-4), where
        assert shapely.union_all(shapes).difference(unit.geometry.buffer(1e-6)).area < 1e-6, where
        due = expected(scene.number, unit.unit_id, rule)[ALL]
        origin = np.round(shapely.get_coordinates(due)[0])
        pieces = shapely.union_all([moved(shape, -origin) for shape in shapes])
        due = shapely.make_valid(moved(due, -origin))
        assert shapely.make_valid(pieces).symmetric_difference(due).area < 0.01 + SNAP * unit.geometry.length, where
        zones = {f.feature_id: f for name in SERVES[rule] for f in scene.by_name[name].features}
        for hit in hits:
            zone = zones[hit.feature_id]
            reach = ground_of(zone.geometry, DISTANCE.get(rule, 0.0))
            assert hit.geometry.difference(reach.buffer(1e-5)).area < 0.01, where
            if rule in ("red", "near"):
                assert (hit.outcome.outcome == "R2") is (zone.attributes.get("GNFQ") == "核心保护区"), where
        # All zones with ground of the unit are named, those whose ground another one has, too.
        features = {name.rsplit(":", 1)[-1] for name in row.features}
        for zone in zones.values():
            shared = ground_of(zone.geometry, DISTANCE.get(rule, 0.0)).intersection(unit.geometry).area
            if shared > 0.02:
                assert zone.feature_id in features, where
            elif shared == 0:
                assert zone.feature_id not in features or rule in DISTANCE, where
    assert tested > CASES


def test_slivers_are_marked_and_count():
    tested = Counter()
    for scene, unit, rule, row, hits in each():
        if not hits:
            continue
        parts = list(shapely.get_parts(expected(scene.number, unit.unit_id, rule)[ALL]))
        small = all(part.area < SLIVER_M2 for part in parts)
        widths = [2 * shapely.maximum_inscribed_circle(part, tolerance=1e-3).length for part in parts if small]
        if any(abs(width - SLIVER_M) < 0.004 for width in widths):
            continue
        noise = small and all(width < SLIVER_M for width in widths)
        where = (scene.number, unit.unit_id, rule, row.outcome, row.reasons)
        assert ("sliver" in row.reasons) is noise, where
        tested[noise] += 1
    assert tested[True] > CASES / 12
    assert tested[False] > CASES


def told(result):
    rows = {
        key: (row.outcome, row.reasons, row.centi, row.share, frozenset(row.features))
        for key, row in by_key(result).items()
    }
    pieces = sorted((hit.unit_id, hit.rule.rule_id, hit.outcome.rank, hit.feature_id, hit.centi) for hit in result.hits)
    return rows, pieces


def test_the_order_of_units_layers_and_zones_changes_nothing():
    for number, (scene, result) in enumerate(scenes()[:24]):
        chance = np.random.default_rng([SEED, number, 1])
        layers = [
            replace(layer, features=tuple(layer.features[i] for i in chance.permutation(len(layer.features))))
            for layer in scene.layers
        ]
        again = scene.run(
            units=[scene.units[i] for i in chance.permutation(len(scene.units))],
            layers=[layers[i] for i in chance.permutation(len(layers))],
        )
        rows, pieces = told(result)
        others, other_pieces = told(again)
        for key, row in rows.items():
            assert others[key][:2] == row[:2], key
            assert others[key][4] == row[4], key
            if row[2] is not None:
                assert abs(others[key][2] - row[2]) <= 1, key
        assert [piece[:4] for piece in pieces] == [piece[:4] for piece in other_pieces], number
        assert all(abs(a[4] - b[4]) <= 1 for a, b in zip(pieces, other_pieces)), number


def test_a_unit_alone_has_the_same_verdicts():
    for scene, result in scenes()[:24]:
        rows = told(result)[0]
        for unit in scene.units[::4]:
            alone = told(scene.run(units=[unit]))[0]
            assert alone == {key: row for key, row in rows.items() if key[0] == unit.unit_id}


def test_a_zone_that_crosses_itself_leaves_nobody_free_in_its_hull():
    """Which ground is meant, nobody knows: the hull is what it could be."""
    chance = np.random.default_rng([SEED, 7])
    plane, east, north = PLACES[0]
    x, y = plane.false_easting + east, north
    tested = Counter()
    for _ in range(CASES * 4):
        corners = np.round(chance.uniform([x, y], [x + 600, y + 600], (4, 2)), 3)
        zone = Polygon(corners)
        if zone.is_valid:
            continue
        shape = MultiPolygon([star(chance, *chance.uniform([x - 200, y - 200], [x + 800, y + 800]), 60)])
        coverage = box(x - 900, y - 900, x + 1500, y + 1500)
        result = check_zones(
            [Unit("U", shape)], plane, [make_layer("FARM", [(zone, {})])], profile(), coverage=coverage, day=DAY
        )
        row = by_key(result)["U", "farm"]
        ground = ground_of(zone, 0.0).intersection(shape).area
        if ground > 0.02:
            assert row.outcome == "R4"
            assert row.centi / 100 == pytest.approx(ground, rel=1e-5, abs=0.03)
            assert "invalid_zone" in row.reasons
        elif zone.convex_hull.intersection(shape).area > 0.1:
            assert (row.outcome, row.reasons) == (UNKNOWN, ("invalid_zone",))
        elif zone.envelope.distance(shape) > 1:
            assert row.outcome == FREE
        else:
            continue
        tested[row.outcome] += 1
    assert len(tested) == 3


@pytest.mark.parametrize(
    "corners", [[(50, 50)] * 4, [(50, 50), (90, 50), (50, 50), (50, 50)], [(20, 20), (60, 60)] * 2]
)
def test_a_zone_that_has_lost_its_ground_leaves_nobody_free_around_it(corners):
    """Polygons that somebody's rounding has made a point or a line."""
    plane, east, north = PLACES[0]
    x, y = plane.false_easting + east, north
    zone = Polygon([(x + dx, y + dy) for dx, dy in corners])
    units = [Unit(f"U{dx}", MultiPolygon([box(x + dx, y, x + dx + 100, y + 100)])) for dx in (0, 500)]
    coverage = box(x - 900, y - 900, x + 1500, y + 1500)
    rows = by_key(check_zones(units, plane, [make_layer("FARM", [(zone, {})])], profile(), coverage=coverage, day=DAY))
    assert (rows["U0", "farm"].outcome, rows["U0", "farm"].reasons) == (UNKNOWN, ("invalid_zone",))
    assert rows["U500", "farm"].outcome == FREE


def test_what_is_seen_and_what_the_terrain_tells():
    """Any ground seen from any road, any ground known: seen, free, or not checked."""
    tested = Counter()
    for number, (scene, by_distance) in enumerate(scenes()):
        chance = np.random.default_rng([SEED, number, 2])
        x, y = np.array(scene.units[4].geometry.centroid.coords[0])
        roads = scene.by_name["ROAD"].features
        reach = {f.feature_id: f.geometry.buffer(REACH, quad_segs=1000) for f in roads}
        seen = {
            f.feature_id: polygons(
                shapely.union_all([star(chance, *p, 400) for p in f.geometry.coords]).intersection(r)
            )
            for f, r in zip(roads, reach.values())
        }
        known = [box(x - 9000, y - 9000, x + 9000, y + 9000), star(chance, x, y, 600, 9)][number % 2]
        seen = {key: polygons(shape.intersection(known)) for key, shape in seen.items()}

        def viewer(rule, zones, units, progress, seen=seen, known=known):
            assert rule.rule_id == "sight"
            sights = [seen_from(zone, seen[zone.feature.feature_id]) for zone in zones]
            return Sight(tuple(filter(None, sights)), known, ())

        county = box(x - 9000, y - 9000, x + 9000, y + 9000)
        rows = by_key(scene.run(viewer=viewer, coverage=county))
        ground = shapely.union_all(list(seen.values()))
        asked = shapely.union_all(list(reach.values()))
        for unit in scene.units:
            row = rows[unit.unit_id, "sight"]
            due = ground.intersection(unit.geometry)
            unknown = unit.geometry.intersection(asked).difference(known)
            where = (number, unit.unit_id, row.outcome, row.reasons)
            if due.area > 0.05:
                allowed = ROUNDING + CHORDS * (unit.geometry.length + due.length)
                assert row.outcome == "R6", where
                assert row.centi / 100 == pytest.approx(area(scene.plane, polygons(due)), abs=allowed), where
                assert row.share == pytest.approx(due.area / unit.geometry.area, abs=1e-4), where
                if unknown.area > 0.05:
                    assert "partly_outside_terrain" in row.reasons, where
                elif unknown.area == 0:
                    assert "partly_outside_terrain" not in row.reasons, where
            elif unknown.area > 0.05:
                assert (row.outcome, row.reasons) == (UNKNOWN, ("outside_terrain",)), where
            elif due.area == 0 and unknown.area == 0:
                # Known or not, what lies farther from the roads than the distance is not asked for.
                assert row.outcome == FREE or (number % 2 and row.reasons == ("outside_terrain",)), where
            else:
                continue
            tested[row.outcome, bool(unknown.area)] += 1
            assert "mode=line_of_sight" in parameters_text(row.parameters) or row.outcome == FREE, where
        for row in by_key(by_distance).values():
            if row.rule.rule_id == "sight" and row.outcome == "R6":
                assert "no_terrain" in row.reasons
                assert "mode=distance_no_dem" in parameters_text(row.parameters)
    assert {("R6", False), ("R6", True), (UNKNOWN, True), (FREE, False)} <= set(tested), tested


def test_every_finding_can_be_said():
    said = sentences()
    for _, result in scenes():
        for finding in result.findings:
            said[finding.code].format_map(finding.figures)
