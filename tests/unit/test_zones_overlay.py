"""Zones of very many vertices laid over many units: shapely on the whole zone is the oracle."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPoint, MultiPolygon, Polygon, box

from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.progress import Stopped, go_on
from mine_restoration.core.shapes import polygons_of
from mine_restoration.core.unit import Unit
from mine_restoration.core.zones import cut, near, overlay
from mine_restoration.core.zones.cut import FEW, cut_to_boxes
from mine_restoration.core.zones.layers import ZoneFeature, ZoneLayer, usable_zones
from mine_restoration.core.zones.near import Cuts, zones_near
from mine_restoration.core.zones.overlay import outlines_of, overlays
from mine_restoration.core.zones.profile import load_profile
from mine_restoration.core.zones.rules import Sliver

PLANE = plane_of_epsg(4527)
EAST, NORTH = 39_500_000.0, 3_430_000.0
RULES = {rule.rule_id: rule for rule in load_profile().rules}
OVERLAP, DISTANCE = RULES["stbhhx"], RULES["sq_jmd"]


def ragged(seed, count=1500, radius=2000.0, x=0.0, y=0.0, rough=0.4):
    """A simple ring of ``count`` vertices around a point, rounded to 0.1 mm as surveys are."""
    rng = np.random.default_rng(seed)
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    waves = np.arange(2, 60)
    ray = (np.sin(np.outer(turn, waves) + rng.uniform(0, 7, len(waves))) / waves).sum(axis=1)
    ray = 1 - rough * (ray.max() - ray) / np.ptp(ray)
    return np.round([EAST + x, NORTH + y] + radius * ray[:, None] * np.column_stack([np.cos(turn), np.sin(turn)]), 4)


def stairs(steps, size=100.0):
    """A polygon whose edges all run along whole metres, many of them along one line: the worst case for clipping."""
    corners = [(EAST + size * i + shift, NORTH + (size if i % 2 else 0)) for i in range(steps) for shift in (0, size)]
    return Polygon([*corners, (EAST + size * steps, NORTH + 500), (EAST, NORTH + 500)])


def zone_of(seed):
    """Two parts, one with a hole and an island in it."""
    first = Polygon(ragged(seed), [ragged(seed + 1, radius=900)])
    island = Polygon(ragged(seed + 2, count=400, radius=300))
    return MultiPolygon([first, island, Polygon(ragged(seed + 3, x=4500, y=500))])


def layer(*features):
    return ZoneLayer(
        name="STBHHX",
        names=("STBHHX",),
        source="s",
        edition="2025",
        feature_count=len(features),
        kinds=frozenset({"polygon"}),
        features=tuple(ZoneFeature(f"Z{n}", shape, attributes) for n, (shape, attributes) in enumerate(features)),
        extent=None,
    )


def laid(units, *features, rule=OVERLAP):
    records = [
        Unit(f"U{n}", shape if shape.geom_type == "MultiPolygon" else MultiPolygon([shape]))
        for n, shape in enumerate(units)
    ]
    areas = [unit.area(PLANE).centi for unit in records]
    zones, _ = usable_zones(layer(*((one, {}) if not isinstance(one, tuple) else one for one in features)))
    return overlays(records, areas, rule, zones, PLANE, go_on, Cuts(outlines_of(records, areas))), areas


def boxes_at(places):
    return np.array([[EAST + x, NORTH + y, EAST + x + w, NORTH + y + h] for x, y, w, h in places], dtype=float)


places = st.lists(
    st.tuples(st.integers(-2600, 6800), st.integers(-2600, 2600), st.integers(1, 1500), st.integers(1, 1500)),
    min_size=1,
    max_size=40,
)


@given(st.integers(0, 1000), places)
@settings(max_examples=40, deadline=None)
def test_what_is_cut_to_a_box_is_the_zone_in_it(seed, given_places):
    zone = zone_of(seed)
    boxes = boxes_at(given_places)
    for one, ground in zip(shapely.box(*boxes.T), cut_to_boxes(zone, boxes, go_on)):
        assert ground.is_valid
        assert shapely.intersection(one, ground).symmetric_difference(one.intersection(zone)).area < 1e-4


@given(st.lists(st.tuples(*[st.integers(-2, 60)] * 2, *[st.integers(1, 20)] * 2), min_size=1, max_size=30))
@settings(max_examples=40, deadline=None)
def test_edges_that_run_along_boxes(given_places):
    """Boxes and zone have their edges on the same lines."""
    zone = stairs(400, 10.0)
    assert zone.is_valid
    assert shapely.get_num_coordinates(zone) > FEW
    boxes = boxes_at([(10 * x, 10 * y, 10 * w, 10 * h) for x, y, w, h in given_places])
    for one, ground in zip(shapely.box(*boxes.T), cut_to_boxes(zone, boxes, go_on)):
        assert shapely.intersection(one, ground).symmetric_difference(one.intersection(zone)).area < 1e-4


@pytest.mark.parametrize("shape", [LineString(ragged(5)), MultiPoint(ragged(6, count=700))])
def test_lines_and_points_are_cut_too(shape):
    boxes = boxes_at([(x, y, 300, 200) for x in range(-2400, 2400, 400) for y in range(-2400, 2400, 400)])
    for one, ground in zip(shapely.box(*boxes.T), cut_to_boxes(shape, boxes, go_on)):
        inside, found = one.intersection(shape), one.intersection(ground)
        assert found.is_empty is inside.is_empty
        assert found.length == pytest.approx(inside.length, abs=1e-6)
        assert found.is_empty or shapely.hausdorff_distance(found, inside) < 1e-6


def test_a_clip_that_is_invalid_is_cut_anew(monkeypatch):
    zone = zone_of(3)
    boxes = boxes_at([(x, -200, 300, 400) for x in range(-2400, 6400, 350)])
    bow_tie = Polygon([(EAST, NORTH), (EAST + 9, NORTH + 9), (EAST + 9, NORTH), (EAST, NORTH + 9)])
    monkeypatch.setattr(cut.shapely, "clip_by_rect", lambda *_: bow_tie)
    for one, ground in zip(shapely.box(*boxes.T), cut_to_boxes(zone, boxes, go_on)):
        assert one.intersection(ground).area == pytest.approx(one.intersection(zone).area, abs=1e-4)


@pytest.mark.parametrize("fault", ["crossed", "beyond GEOS"])
def test_what_was_cut_ahead_of_an_invalid_zone_is_not_used(fault, monkeypatch):
    """It counts as it was repaired, whatever cutting it as it was gave."""
    ring = ragged(7)
    ring[[100, 900]] = ring[[900, 100]]
    broken = Polygon(ring)
    assert not broken.is_valid
    records = [Unit(f"U{n}", MultiPolygon([box(*bounds)])) for n, bounds in enumerate(boxes_at([(-400, 0, 900, 800)]))]
    areas = [unit.area(PLANE).centi for unit in records]
    zones, repairs = usable_zones(layer((broken, {})))
    assert repairs
    outlines = outlines_of(records, areas)
    fresh = overlays(records, areas, OVERLAP, zones, PLANE, go_on, Cuts(outlines))
    cuts = Cuts(outlines)
    with monkeypatch.context() as patch:
        if fault == "beyond GEOS":
            patch.setattr(near, "cut_to_boxes", lambda *_: shapely.from_wkt("POLYGON ((0 0))"))
        cuts.ahead(broken, 0.0, go_on)
    ahead = overlays(records, areas, OVERLAP, zones, PLANE, go_on, cuts)
    assert [one.centi for one in ahead] == [one.centi for one in fresh]
    assert ahead[0].centi == pytest.approx(zones[0].geometry.intersection(outlines[0]).area * 100, rel=0.001)


def test_a_zone_is_cut_once_for_each_distance(monkeypatch):
    zone, outlines = zone_of(3), np.array([box(*bounds) for bounds in boxes_at([(0, 0, 50, 50)])])
    cut_for = []
    monkeypatch.setattr(near, "cut_to_boxes", lambda *given: cut_for.append(given[1].tolist()) or cut_to_boxes(*given))
    cuts = Cuts(outlines)
    for distance in (0.0, 0.0, 1000.0, 0.0):
        cuts.ahead(zone, distance, go_on)
        which, ground = cuts.near(zone, distance, go_on)
        assert which.tolist() == [0]
        assert ground[0].covers(outlines[0].intersection(zone))
    assert len(cut_for) == 2


def test_no_boxes_and_cancel():
    assert len(cut_to_boxes(zone_of(1), np.empty((0, 4)), go_on)) == 0
    with pytest.raises(Stopped):
        cut_to_boxes(zone_of(1), boxes_at([(0, 0, 10, 10)] * 3), lambda _: False)


@given(st.integers(0, 1000), places, st.booleans())
@settings(max_examples=25, deadline=None)
def test_pieces_are_those_of_shapely(seed, given_places, thin):
    """Units of many forms against a large zone, and a small one that lies over a part of it."""
    large, small = zone_of(seed), box(EAST - 500, NORTH - 3000, EAST + 700, NORTH + 3000)
    units = [
        Polygon(ragged(number, count=30, radius=max(w, h), x=x, y=y, rough=0.9 if thin else 0.2))
        for number, (x, y, w, h) in enumerate(given_places)
    ]
    result, areas = laid(units, large, small)
    both = large.union(small)
    for outline, one, whole in zip(units, result, areas):
        expected = outline.intersection(both)
        assert one.taken.symmetric_difference(expected).area < 1e-3
        assert one.rest.symmetric_difference(outline.difference(both)).area < 0.01
        assert sum(piece.centi for piece in one.pieces) == one.centi <= whole
        assert (one.strictest is None) is (expected.area < 0.005)
        assert {zone.feature.feature_id for zone in one.touched} == {
            name for name, zone in (("Z0", large), ("Z1", small)) if zone.intersection(outline).area >= 0.005
        }
        for first, second in itertools.combinations(one.pieces, 2):
            assert first.geometry.intersection(second.geometry).area < 1e-4


def test_a_unit_inside_is_taken_as_it_is():
    inside = Polygon(ragged(9, count=40, radius=100, x=-1300))
    zone = Polygon(ragged(4, rough=0.1))
    assert zone.contains(inside)
    (one,), (whole,) = laid([inside], zone)
    assert one.centi == whole
    assert one.pieces[0].geometry == MultiPolygon([inside])
    assert one.rest.is_empty


def test_the_same_zone_twice_counts_once():
    zone = zone_of(2)
    unit = box(EAST - 2500, NORTH - 300, EAST + 2500, NORTH + 300)
    (twice,), _ = laid([unit], zone, zone)
    (once,), _ = laid([unit], zone)
    assert (twice.centi, len(twice.pieces)) == (once.centi, 1)
    assert [zone.feature.feature_id for zone in twice.touched] == ["Z0", "Z1"]


@given(st.integers(0, 1000), places)
@settings(max_examples=10, deadline=None)
def test_distances_are_those_of_shapely(seed, given_places):
    line = LineString(ragged(seed, radius=3000))
    units = [box(*bounds) for bounds in boxes_at(given_places)]
    zones, _ = usable_zones(layer((line, {})))
    outlines = np.array(units, dtype=object)
    found = zones_near(outlines, DISTANCE, zones, go_on, Cuts(outlines))
    assert found.unit.tolist() == [n for n, unit in enumerate(units) if unit.distance(line) <= DISTANCE.distance_m]
    result, _ = laid(units, line, rule=DISTANCE)
    around = line.buffer(DISTANCE.distance_m, quad_segs=256)
    for unit, one in zip(units, result):
        if one.nearest_m is None:
            assert unit.distance(line) > DISTANCE.distance_m
            continue
        assert one.nearest_m == pytest.approx(unit.distance(line), abs=1e-6)
        # 256 chords a quarter circle stay within 5 mm of the arc.
        assert one.taken.area == pytest.approx(unit.intersection(around).area, abs=0.005 * unit.length + 0.01)


@given(
    st.lists(st.tuples(st.integers(3, 40), st.floats(0.02, 30), st.floats(0.02, 0.98)), min_size=1, max_size=12),
    st.floats(0.01, 5),
    st.floats(0.01, 2000),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_noise_is_what_the_rule_says(shapes, width, area, both):
    """Most parts are told by area and boundary alone: the answer is that of the buffer."""
    parts = []
    for number, (count, radius, rough) in enumerate(shapes):
        outer = Polygon(ragged(number, count=count, radius=radius, rough=rough, x=100 * number))
        hole = Polygon(ragged(number, count=count, radius=radius / 3, x=100 * number))
        parts.append(
            shapely.get_parts(outer.difference(hole)) if outer.is_valid and hole.is_valid else [outer.envelope]
        )
    grounds = np.array(list(itertools.chain(*parts)), dtype=object)
    small = shapely.area(grounds) < area
    narrow = shapely.is_empty(shapely.buffer(grounds, -width / 2))
    expected = small & narrow if both else small | narrow
    assert overlay._is_noise(grounds, Sliver(area, width, both, True)).tolist() == expected.tolist()


@pytest.mark.parametrize("both", [True, False])
def test_narrow_ground_of_any_size(both):
    """Strips a little narrower and wider than the limit, a net of such strips, ground full of pin holes."""
    strips = [box(EAST, NORTH, EAST + 500, NORTH + width) for width in (0.19, 0.21)]
    bars = [box(EAST + x, NORTH, EAST + x + 0.19, NORTH + 20) for x in range(0, 20, 2)]
    net = shapely.union_all(
        [*bars, *(shapely.transform(bar, lambda c: c[:, ::-1] - [NORTH - EAST, EAST - NORTH]) for bar in bars)]
    )
    holes = [(EAST + x, NORTH + y) for x in np.arange(0.05, 3, 0.1) for y in np.arange(0.05, 3, 0.1)]
    sieve = box(EAST, NORTH, EAST + 3, NORTH + 3).difference(shapely.buffer(shapely.MultiPoint(holes), 0.001))
    grounds = np.array([*strips, net, sieve], dtype=object)
    # Where bars cross, a circle wider than they are has room.
    sliver = Sliver(1e6 if both else 0.0, 0.2, both, True)
    assert overlay._is_noise(grounds, sliver).tolist() == [True, False, False, True]


@given(st.integers(0, 2**32 - 1), st.sampled_from([4521, 4527, 4532]))
@example(561, 4532)
@example(638, 4521)
@example(73019, 4521)
@settings(max_examples=60, deadline=None)
def test_ground_of_zones_that_overlays_have_made_neither_goes_nor_comes(seed, epsg):
    """Zones cut out of each other share edges but for the last digits; the oracle has four digits more."""
    rng = np.random.default_rng(seed)
    plane = plane_of_epsg(epsg)
    place = np.array([plane.false_easting + 60_000.0, 4_920_000.0])

    def star(radius, x=0.0, y=0.0):
        count = rng.integers(4, 10)
        turn = np.sort(rng.uniform(0, 2 * np.pi, count))
        ray = radius * rng.uniform(0.3, 1, count)
        corners = place + [x, y] + ray[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
        return shapely.make_valid(Polygon(np.round(corners, 3)))

    first, *others = (star(300, *rng.uniform(-200, 200, 2)) for _ in range(4))
    zones = [first.intersection(other) for other in others] + [other.difference(first) for other in others]
    zones = [polygons_of(shapely.set_precision(zone, 0.0001)) for zone in zones]
    outline = polygons_of(star(200))
    unit = Unit("U", outline)
    usable, _ = usable_zones(layer(*((zone, {}) for zone in zones if not zone.is_empty)))
    areas = [unit.area(plane).centi]
    (one,) = overlays([unit], areas, OVERLAP, usable, plane, go_on, Cuts(outlines_of([unit], areas)))
    true, *near = (shapely.transform(ground, lambda points: points - place) for ground in (outline, *zones))
    shared = [polygons_of(true.intersection(zone)) for zone in near]
    expected = shapely.union_all([ground for ground in shared if ground.area >= 0.005])
    taken = shapely.transform(one.taken, lambda points: points - place)
    assert polygons_of(taken.symmetric_difference(expected)).area < 1e-4
    assert all(piece.geometry.is_valid for piece in one.pieces)
    assert one.taken.is_valid
    assert one.rest.is_valid
    assert one.rest.area == pytest.approx(true.difference(expected).area, abs=0.0051)
