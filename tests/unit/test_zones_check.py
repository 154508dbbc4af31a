"""Verdicts: areas against shapely and PROJ, no ground counted twice, and every way of not being checked."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box

from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.progress import Stopped
from mine_restoration.core.unit import Unit
from mine_restoration.core.zones.check import check_zones
from mine_restoration.core.zones.layers import ZoneFeature, ZoneLayer, kinds_of
from mine_restoration.core.zones.profile import NATIONAL, load_profile
from mine_restoration.core.zones.verdicts import parameters_text

PLANE = plane_of_epsg(4532)
EAST, NORTH = 44_500_000.0, 4_920_000.0
PROFILE = load_profile()


def square(x, y, width=100.0, height=None):
    return box(EAST + x, NORTH + y, EAST + x + width, NORTH + y + (height or width))


def unit(geometry, unit_id="U1", **fields):
    return Unit(unit_id, geometry if isinstance(geometry, MultiPolygon) else MultiPolygon([geometry]), **fields)


def layer(name, *zones, extent="own", **fields):
    """A layer of geometries, or (geometry, attributes)."""
    features = tuple(
        ZoneFeature(f"{name}-{number}", *(zone if isinstance(zone, tuple) else (zone, {})))
        for number, zone in enumerate(zones, 1)
    )
    kinds = frozenset().union(*(kinds_of(feature.geometry) for feature in features)) if features else frozenset()
    bounds = box(*shapely.total_bounds([feature.geometry for feature in features])) if features else None
    return ZoneLayer(
        **{
            "name": name,
            "names": (name,),
            "source": f"{name}.gpkg",
            "edition": "2025",
            "feature_count": len(features),
            "kinds": kinds,
            "features": features,
            "extent": bounds if extent == "own" else extent,
            **fields,
        }
    )


def check(units, *layers, **given):
    return check_zones(units if isinstance(units, list) else [units], PLANE, layers, PROFILE, **given)


def verdict(result, rule, unit_id="U1"):
    return next(one for one in result.verdicts if one.rule.rule_id == rule and one.unit_id == unit_id)


def codes(result):
    return {finding.code for finding in result.findings}


def planar(centi):
    return centi / 100


def test_half_covered_unit():
    # 5,000 m² at the central meridian, where the plane is true to scale.
    result = check(unit(square(0, 0)), layer("STBHHX", square(-50, -50, 100, 300)))
    found = verdict(result, "stbhhx")
    assert found.outcome == "R1"
    assert "zones.sliver" not in codes(result)
    assert planar(found.centi) == pytest.approx(5000, abs=0.02)
    assert found.share == pytest.approx(0.5, abs=1e-6)


def test_far_from_the_central_meridian_the_area_is_the_official_one():
    """T2 of the official method: a plane square of 10,000 m² there has 9,994.8410 m²; the zone covers all of it."""
    plane = plane_of_epsg(4546)
    corners = box(644600, 3321000, 644700, 3321100)
    result = check_zones([unit(corners)], plane, [layer("STBHHX", corners.buffer(50))], PROFILE)
    assert verdict(result, "stbhhx").centi == 999484
    assert verdict(result, "stbhhx").share == 1.0


def test_overlapping_zones_count_once_and_the_strictest_wins():
    core = (square(-10, -10, 70, 300), {"GNFQ": "核心保护区"})
    general = (square(-10, -10, 110, 300), {"GNFQ": "一般控制区"})
    result = check(unit(square(0, 0)), layer("ZRBHD", general, core, general))
    found = verdict(result, "zrbhd")
    assert found.outcome == "R2"
    assert planar(found.centi) == pytest.approx(10_000, abs=0.02)
    assert [(one.outcome, round(planar(area))) for one, area in found.parts] == [("R2", 6000), ("R1", 4000)]
    hits = [hit for hit in result.hits if hit.rule.rule_id == "zrbhd"]
    assert sum(hit.centi for hit in hits) == found.centi
    assert shapely.union_all([hit.geometry for hit in hits]).area == pytest.approx(10_000)
    assert found.features == ("ZRBHD-2", "ZRBHD-1", "ZRBHD-3")


def test_hole_of_a_zone_is_free():
    ring = square(-100, -100, 300).difference(square(-10, -10, 120))
    assert verdict(check(unit(square(0, 0)), layer("STBHHX", ring)), "stbhhx").outcome == "R0"


def test_touching_is_not_overlapping():
    found = verdict(check(unit(square(0, 0)), layer("STBHHX", square(100, 0), square(-400, 0, 10))), "stbhhx")
    assert (found.outcome, found.centi, found.share) == ("R0", 0, 0)


@pytest.mark.parametrize(("gap", "affected"), [(999.0, True), (1000.0, True), (1000.5, False)])
def test_distance_rule(gap, affected):
    road = LineString([(EAST - 9000, NORTH - gap), (EAST + 9000, NORTH - gap)])
    found = verdict(check(unit(square(0, 0)), layer("road", road), coverage=square(-9000, -9000, 18_000)), "lx_gl")
    assert (found.outcome == "R6") is affected
    text = parameters_text(found.parameters)
    assert "distance_m=1000 (default)" in text
    assert (f"nearest_m={gap:.2f}" if affected else "nearest_m=>1000") in text


def test_the_arc_round_the_end_of_a_road_is_true_to_the_printed_digits():
    """A strip 100 m wide from 900 m on behind the end of a road: its area follows from the circle of 1000 m."""
    road = layer("road", LineString([(EAST - 500, NORTH), (EAST, NORTH)]))
    strip = unit(box(EAST + 900, NORTH, EAST + 1100, NORTH + 100))
    x = np.linspace(0, 100, 100_001)
    reach = np.sqrt(1000.0**2 - x**2) - 900
    expected = float(((reach[1:] + reach[:-1]) / 2).sum() * (x[1] - x[0]))
    found = verdict(check(strip, road), "lx_gl")
    ratio = strip.area(PLANE).centi / 100 / strip.area(PLANE).planar_m2
    assert found.centi / 100 == pytest.approx(expected * ratio, abs=0.05)


def test_area_within_the_distance():
    # The road runs 950 m south of the unit: the southern 50 m of 100 m are within 1000 m.
    road = LineString([(EAST - 9000, NORTH - 950), (EAST + 9000, NORTH - 950)])
    found = verdict(check(unit(square(0, 0)), layer("road", road)), "lx_gl")
    assert planar(found.centi) == pytest.approx(5000, abs=0.05)
    point = layer("居民点", Point(EAST, NORTH))
    near = verdict(check(unit(square(-700, -700, 1400)), point), "sq_jmd")
    assert planar(near.centi) == pytest.approx(
        square(-700, -700, 1400).intersection(Point(EAST, NORTH).buffer(1000, quad_segs=2000)).area, abs=60
    )


# Not checked: each reason.

FAR = square(50_000, 0)


@pytest.mark.parametrize(
    ("layers", "reasons"),
    [
        ((), ("layer_missing",)),
        ((layer("STBHHX"),), ("layer_empty",)),
        ((layer("STBHHX", problem="other_datum", extent=None),), ("other_datum",)),
        ((layer("STBHHX", problem="no_crs", extent=None),), ("no_crs",)),
        ((layer("STBHHX", problem="layer_unreadable", extent=None),), ("layer_unreadable",)),
        ((layer("STBHHX", LineString(square(-500, -500, 2000).exterior)),), ("wrong_geometry",)),
        ((layer("STBHHX", FAR),), ("outside_coverage",)),
        ((layer("STBHHX", square(150, -500), square(50, 300)),), ("outside_coverage",)),
        # One layer that is fine and one that is not: what the second holds is not known.
        (
            (
                layer("STBHHX", square(-900, -900), square(900, 900)),
                layer("生态保护红线", problem="other_datum", extent=None),
            ),
            ("other_datum",),
        ),
    ],
)
def test_not_checked(layers, reasons):
    found = verdict(check(unit(square(0, 0)), *layers), "stbhhx")
    assert (found.outcome, found.reasons) == ("not_checked", reasons)
    assert found.centi is None
    assert found.share is None


def test_coverage_turns_not_checked_into_free_and_back():
    red_line = layer("STBHHX", FAR)
    assert verdict(check(unit(square(0, 0)), red_line, coverage=square(-9, -9, 200)), "stbhhx").outcome == "R0"
    partly = check(unit(square(0, 0)), red_line, coverage=square(-9, -9, 60))
    assert verdict(partly, "stbhhx").reasons == ("outside_coverage",)


def test_a_distance_asks_for_the_surroundings():
    road = layer("road", LineString([(EAST - 9000, NORTH + 9000), (EAST - 8000, NORTH + 9000)]))
    near = check(unit(square(0, 0)), road, coverage=square(-500, -500, 1100))
    assert verdict(near, "lx_gl").reasons == ("surroundings_outside_coverage",)
    wide = check(unit(square(0, 0)), road, coverage=square(-1000, -1000, 2100))
    assert verdict(wide, "lx_gl").outcome == "R0"


def test_a_hit_stays_a_hit_where_coverage_ends():
    result = check(unit(square(0, 0)), layer("STBHHX", square(-50, -50, 100)))
    found = verdict(result, "stbhhx")
    assert (found.outcome, found.reasons) == ("R1", ("partly_outside_coverage",))
    assert planar(found.centi) == pytest.approx(2500, abs=0.02)
    assert "zones.partly_outside" in codes(result)


def test_ground_that_is_hit_outside_the_coverage_may_lie_in_a_stricter_zone():
    west = square(-50, -50, 100, 300)

    def reserve(unit_of, functional_area):
        given = layer("ZRBHD", (square(-50, -50, 300), {"GNFQ": functional_area}))
        return check(unit_of, given, coverage=west)

    hit = unit(square(0, 0))
    general = reserve(hit, "一般控制区")
    assert verdict(general, "zrbhd").outcome == "R1"
    assert verdict(general, "zrbhd").reasons == ("partly_outside_coverage",)
    (told,) = [finding for finding in general.findings if finding.code == "zones.partly_outside"]
    assert told.geometry.equals(hit.geometry)
    assert verdict(reserve(hit, "核心保护区"), "zrbhd").reasons == ()
    assert verdict(reserve(unit(square(0, 0, 40)), "一般控制区"), "zrbhd").reasons == ()
    farmland = layer("YJJBNTBHTB", square(-50, -50, 300))
    for fields in ({"section": "damaged"}, {"section": "planned", "land_class": "0103"}, {"section": "planned"}):
        found = verdict(check(unit(square(0, 0), **fields), farmland, coverage=west), "yjjbnt")
        assert (found.outcome, found.reasons) == ("R3", ())


def test_only_layers_that_can_be_used_cover_ground():
    zone = layer("STBHHX", square(-50, -50))
    lines = layer("生态保护红线", LineString([(EAST - 999, NORTH - 999), (EAST + 999, NORTH + 999)]))
    found = verdict(check(unit(square(0, 0)), zone, lines), "stbhhx")
    assert (found.outcome, found.reasons) == ("R1", ("wrong_geometry", "partly_outside_coverage"))


def test_where_the_layer_is_missing_nothing_else_is_a_reason():
    found = verdict(check(unit(square(0, 0)), coverage=square(5000, 0)), "stbhhx")
    assert found.reasons == ("layer_missing",)


def test_every_figure_without_a_source_is_marked_in_the_verdict_and_its_pieces():
    road = layer("road", LineString([(EAST - 999, NORTH - 50), (EAST + 999, NORTH - 50)]))
    result = check(unit(square(0, 0)), road)
    marked = {"distance_m", "sliver_area_m2", "sliver_width_m", "sliver_match"}
    for parameters in (verdict(result, "lx_gl").parameters, result.hits[0].parameters):
        assert {one.key for one in parameters if one.is_default} == marked


def test_features_of_several_layers_are_told_apart():
    one = layer("STBHHX", square(-50, -50))
    assert verdict(check(unit(square(0, 0)), one), "stbhhx").features == ("STBHHX-1",)
    numbered = [
        replace(layer(name, zone), name=name)
        for name, zone in (("东红线", square(-50, -50)), ("西红线", square(50, 0)))
    ]
    same = [replace(one, names=("STBHHX",), features=(replace(one.features[0], feature_id="#1"),)) for one in numbered]
    found = verdict(check(unit(square(0, 0)), *same), "stbhhx")
    assert sorted(found.features) == ["东红线:#1", "西红线:#1"]
    hits = check(unit(square(0, 0)), *same).hits
    assert [hit.parameters for hit in hits] == [found.parameters] * 2


def test_features_without_geometry_are_told_once():
    found = codes(check(unit(square(0, 0)), layer("STBHHX", null_count=2)))
    assert "zones.no_geometry" in found
    assert "zones.layer_empty" not in found


def test_invalid_and_empty_units_are_not_checked():
    bow_tie = Polygon([(EAST, NORTH), (EAST + 9, NORTH + 9), (EAST + 9, NORTH), (EAST, NORTH + 9)])
    result = check([unit(bow_tie), unit(MultiPolygon(), "U2")], layer("STBHHX", square(-50, -50, 300)))
    assert {one.reasons for one in result.verdicts} == {("unit_invalid",)}
    assert sum(finding.code == "zones.unit_invalid" for finding in result.findings) == 2


def test_clear_repair_is_used_and_told():
    spike = Polygon(
        [
            *square(-50, -50, 100, 300).exterior.coords[:2],
            (EAST + 50, NORTH + 290),
            *square(-50, -50, 100, 300).exterior.coords[1:],
        ]
    )
    assert not spike.is_valid
    result = check(unit(square(0, 0)), layer("STBHHX", spike), coverage=square(-500, -500, 1000))
    assert verdict(result, "stbhhx").outcome == "R1"
    assert verdict(result, "stbhhx").reasons == ()
    assert "zones.zone_repaired" in codes(result)


def test_parts_that_overlap_keep_their_common_ground():
    zone = MultiPolygon([square(-50, -50, 200), square(-20, -20, 200)])
    assert not zone.is_valid
    found = verdict(check(unit(square(0, 0)), layer("STBHHX", zone)), "stbhhx")
    assert planar(found.centi) == pytest.approx(10_000, abs=0.02)


def test_doubtful_zone_keeps_the_unit_from_being_free():
    # Shoelace area 0, two triangles after repair; the unit lies between them, inside the outline's hull.
    bow_tie = Polygon(
        [(EAST - 500, NORTH - 500), (EAST + 600, NORTH + 600), (EAST + 600, NORTH - 500), (EAST - 500, NORTH + 600)]
    )
    result = check(unit(square(0, 400)), layer("STBHHX", bow_tie))
    assert (verdict(result, "stbhhx").outcome, verdict(result, "stbhhx").reasons) == ("not_checked", ("invalid_zone",))
    assert "zones.zone_doubtful" in codes(result)


def test_sliver_counts_and_is_told():
    result = check(unit(square(0, 0)), layer("STBHHX", square(-50, -500, 50.05, 1000), square(150, 0)))
    found = verdict(result, "stbhhx")
    assert (found.outcome, found.reasons[0]) == ("R1", "sliver")
    assert planar(found.centi) == pytest.approx(5, abs=0.01)
    assert "zones.sliver" in codes(result)
    assert result.hits[0].reasons == ("sliver",)


def test_missing_functional_area_is_said():
    found = verdict(check(unit(square(0, 0)), layer("ZRBHD", square(-50, -50, 300))), "zrbhd")
    assert (found.outcome, found.reasons) == ("R2", ("attribute_missing",))


def test_collections_are_split_by_kind():
    mixed = GeometryCollection([square(-50, -50, 300), LineString([(EAST, NORTH), (EAST + 9, NORTH)])])
    result = check(unit(square(0, 0)), layer("STBHHX", mixed))
    assert verdict(result, "stbhhx").share == 1.0
    assert "zones.other_geometry" in codes(result)


def test_unused_layers_missing_layers_and_editions_are_told():
    result = check(unit(square(0, 0)), layer("DLTB", square(-50, -50, 300)), layer("STBHHX", square(0, 0), edition=""))
    told = {(finding.code, finding.source) for finding in result.findings}
    assert ("zones.layer_unused", "DLTB") in told
    assert ("zones.no_edition", "STBHHX") in told
    missing = [finding for finding in result.findings if finding.code == "zones.rule_without_layer"]
    assert len(missing) == len(PROFILE.rules) - 1


def test_a_layer_in_a_wrong_encoding_is_told():
    """A shapefile without .cpg: kinds and names of its zones are not those that were written."""
    garbled = "核心保护区".encode("gbk").decode("utf-8", "replace")
    result = check(unit(square(0, 0)), layer("ZRBHD", (square(-50, -50, 300), {"GNQLX": garbled})))
    (told,) = [finding for finding in result.findings if finding.code == "zones.garbled"]
    assert (told.severity.value, told.source, told.figures["text"]) == ("warning", "ZRBHD", garbled)
    assert "zones.garbled" not in codes(check(unit(square(0, 0)), layer("ZRBHD", square(-50, -50, 300))))


def test_no_units_and_no_layers():
    result = check([])
    assert result.verdicts == ()
    assert check(unit(square(0, 0))).not_checked_count == len(PROFILE.rules)


def test_it_stops():
    with pytest.raises(Stopped):
        check(unit(square(0, 0)), layer("STBHHX", square(0, 0)), progress=lambda part: False)


def test_profile_limits_are_used(tmp_path):
    top = json.loads(NATIONAL.read_text(encoding="utf-8"))
    top["rules"][0]["sliver"] = {"area_m2": 0, "width_m": 0, "match": "either"}
    path = tmp_path / "county.json"
    path.write_text(json.dumps(top), encoding="utf-8")
    layers = [layer("STBHHX", square(-50, -500, 50.05, 1000), square(150, 0))]
    found = check_zones([unit(square(0, 0))], PLANE, layers, load_profile(path)).verdicts[0]
    assert (found.outcome, found.reasons) == ("R1", ())
    assert "default" not in parameters_text(found.parameters)


# Random ground: shapely's own union is the oracle for planar areas near the central meridian.

boxes = st.tuples(
    st.integers(-150, 150),
    st.integers(-150, 150),
    st.integers(1, 200),
    st.integers(1, 200),
    st.sampled_from(["", "核心保护区", "一般控制区"]),
)


@given(st.lists(boxes, min_size=1, max_size=7), st.randoms())
@settings(max_examples=60, deadline=None)
def test_areas_add_up_whatever_the_order(given_boxes, random):
    zones = [(square(x, y, w, h), {"GNFQ": kind}) for x, y, w, h, kind in given_boxes]
    ground = unit(square(0, 0).difference(square(40, 40, 20)))
    first = layer("ZRBHD", *zones)
    mixed = list(first.features)
    random.shuffle(mixed)
    result = check(ground, first)
    found = verdict(result, "zrbhd")
    again = verdict(check(ground, replace(first, features=tuple(mixed))), "zrbhd")
    expected = ground.geometry.intersection(shapely.union_all([zone for zone, _ in zones])).area
    if found.meant is None:
        assert expected == pytest.approx(0, abs=0.01)
        return
    assert planar(found.centi) == pytest.approx(expected, abs=0.03)
    assert found.centi <= result.areas[0]
    assert (again.outcome, again.centi, again.parts) == (found.outcome, found.centi, found.parts)
    hits = [hit for hit in result.hits if hit.rule.rule_id == "zrbhd"]
    assert sum(hit.centi for hit in hits) == found.centi == sum(area for _, area in found.parts)
    for one, hit in enumerate(hits):
        for other in hits[one + 1 :]:
            assert hit.geometry.intersection(other.geometry).area < 1e-6
    core = [zone for zone, attributes in zones if attributes["GNFQ"] != "一般控制区"]
    strict = ground.geometry.intersection(shapely.union_all(core)).area if core else 0.0
    assert planar(sum(area for one, area in found.parts if one.outcome == "R2")) == pytest.approx(strict, abs=0.05)


@given(
    st.lists(boxes, min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(-900, 900), st.integers(-900, 900)), min_size=1, max_size=4, unique=True),
)
@settings(max_examples=20, deadline=None)
def test_units_do_not_influence_each_other(given_boxes, places):
    zones = layer("ZRBHD", *(square(x, y, w, h) for x, y, w, h, _ in given_boxes))
    units = [unit(square(x, y), f"U{number}") for number, (x, y) in enumerate(places)]
    together = check(units, zones)
    backwards = check(units[::-1], zones)
    for one in units:
        alone = check(one, zones)
        for rule in PROFILE.rules:
            expected = verdict(alone, rule.rule_id, one.unit_id)
            assert verdict(together, rule.rule_id, one.unit_id) == expected
            assert verdict(backwards, rule.rule_id, one.unit_id) == expected


@pytest.mark.parametrize("kind", ["overlap", "distance"])
def test_zones_of_many_vertices_are_cut_into_tiles_and_nothing_changes(kind):
    """The oracle is shapely on the whole zone."""
    turn = np.linspace(0, 2 * np.pi, 20_001)[:-1]
    radius = 3000 * (1 + 0.2 * np.sin(17 * turn) + 0.02 * np.sin(401 * turn))
    outline = np.column_stack([EAST + radius * np.cos(turn), NORTH + radius * np.sin(turn)])
    zone = Polygon(outline, [square(1500, 500, 400).exterior.coords])
    assert zone.is_valid
    places = [(x, y) for x in range(-3600, 3600, 900) for y in range(-3600, 3600, 700)] + [(1450, 450), (1600, 600)]
    units = [unit(square(x, y, 250), f"U{number}") for number, (x, y) in enumerate(places)]
    name, rule, shape = ("STBHHX", "stbhhx", zone) if kind == "overlap" else ("road", "lx_gl", zone.exterior)
    result = check(units, layer(name, shape), coverage=square(-9000, -9000, 18_000))
    for one in units:
        found = verdict(result, rule, one.unit_id)
        if kind == "overlap":
            expected = one.geometry.intersection(zone).area
            assert planar(found.centi) == pytest.approx(expected, abs=0.03)
        else:
            nearest = one.geometry.distance(shape)
            assert (found.meant is not None) is (nearest <= 1000)
            if nearest <= 1000:
                assert f"nearest_m={nearest:.2f}" in parameters_text(found.parameters)


def test_pieces_agree_with_the_equal_area_plane():
    """Oracle: PROJ's cylindrical equal-area plane on the same 70 m points, far from the central meridian."""
    plane = plane_of_epsg(4546)
    ground = Polygon([(640_000, 3_320_000), (643_000, 3_320_400), (642_500, 3_322_700), (640_300, 3_322_100)])
    zone = Polygon([(641_000, 3_319_000), (645_000, 3_321_000), (641_500, 3_324_000)])
    found = verdict(check_zones([unit(ground)], plane, [layer("STBHHX", zone)], PROFILE), "stbhhx")
    to_equal_area = pyproj.Transformer.from_pipeline(
        "+proj=pipeline +step +inv +proj=tmerc +lon_0=111 +x_0=500000 +ellps=GRS80 "
        "+step +proj=cea +lon_0=111 +ellps=GRS80"
    )
    piece = shapely.segmentize(ground.intersection(zone), 70)
    mapped = shapely.transform(piece, lambda points: np.column_stack(to_equal_area.transform(*points.T)))
    assert planar(found.centi) == pytest.approx(mapped.area, abs=0.011)
