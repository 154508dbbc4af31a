"""Unit checks over random ground, against what shapely and plain arithmetic say of it."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
import shapely.affinity
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, box

from mine_restoration.core.arrays import column
from mine_restoration.core.geodesy.area import official_area
from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.progress import Stopped, go_on
from mine_restoration.core.unit import Unit
from mine_restoration.core.unitchecks import gaps as gaps_module
from mine_restoration.core.unitchecks.check import check_units
from mine_restoration.core.unitchecks.earlier import repeated_findings
from mine_restoration.core.unitchecks.farmland import farmland_findings
from mine_restoration.core.unitchecks.gaps import gap_findings
from mine_restoration.core.unitchecks.geometry import right_findings
from mine_restoration.core.unitchecks.neighbours import corner_findings, neighbours, overlap_findings
from mine_restoration.core.unitchecks.pieces import is_narrow, widest
from mine_restoration.core.zones.layers import ZoneFeature, ZoneLayer

PLANE = plane_of_epsg(4532)
ORIGIN = np.array([44_500_000.0, 4_920_000.0])
SEEDS = st.integers(0, 10**6)
RANDOM = settings(max_examples=25, deadline=None)


def units(geometries, **fields):
    filled = {"year": 2026, "section": "planned", "land_class": "0301", **fields}
    return [
        Unit(f"U-{number:03d}", MultiPolygon([*shapely.get_parts(one)]), **filled)
        for number, one in enumerate(geometries)
        if one.area > 0
    ]


def mosaic(seed, count=25, width=400.0):
    """Polygons that fill a square without gap or overlap, neighbours with the very same corners."""
    points = np.random.default_rng(seed).uniform(0, width, (count, 2))
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points), extend_to=box(0, 0, width, width)))
    cells = shapely.intersection(cells, box(0, 0, width, width))
    cells = shapely.transform(cells, lambda xy: np.round(xy + ORIGIN, 3))
    return cells[shapely.is_valid(cells) & (shapely.area(cells) > 100)]


def figures(findings, code, name="area"):
    return [float(one.figures[name]) for one in findings if one.code == code]


def gaps(parts, gap_m=1.0):
    made = units(parts)
    return gap_findings(made, neighbours(made, gap_m), PLANE, gap_m)


@given(SEEDS)
@RANDOM
def test_a_mosaic_has_no_gap_no_overlap_and_no_odd_corner(seed):
    made = units(mosaic(seed))
    cells = shapely.union_all([one.geometry for one in made])
    pairs = neighbours(made, 1.0)
    assert overlap_findings(made, pairs, PLANE, 0.1) == []
    thin = [one for one in gap_findings(made, pairs, PLANE, 1.0) if one.code == "units.gap"]
    # Cells that were too small or not valid are left out: those are holes, and nothing else is.
    assert all(shapely.area(shapely.intersection(one.geometry, cells)) < 1e-3 for one in thin)
    if cells.geom_type == "Polygon" and not cells.interiors and np.isclose(cells.area, 160_000):
        assert thin == []


@given(SEEDS, st.floats(0.02, 0.4))
@RANDOM
def test_every_polygon_drawn_back_leaves_gaps(seed, back):
    cells = mosaic(seed)
    shrunk = shapely.buffer(cells, -back, join_style="mitre", mitre_limit=50)
    shrunk = shrunk[(shapely.get_type_id(shrunk) == 3) & ~shapely.is_empty(shrunk)]
    findings = gaps(shrunk)
    # On a grid, here and below: without one GEOS loses ground in such a union.
    found = shapely.union_all([one.geometry for one in findings], grid_size=1e-5)
    whole = shapely.union_all(cells)
    # Ground of no polygon, away from the outer edge, where gaps are open.
    inner = shapely.difference(shapely.buffer(whole, -5), shapely.union_all(shrunk))
    assert shapely.area(shapely.intersection(found, shapely.union_all(shrunk))) < 0.01
    # Where three meet the gap is wider than between two: of each such place some 1.3 times the width squared.
    missing = inner.area - shapely.intersection(inner, found, grid_size=1e-5).area
    assert missing <= 2 * (2 * back) ** 2 * 2 * len(cells)
    assert sum(figures(findings, "units.gap")) + sum(figures(findings, "units.enclosed")) == pytest.approx(
        found.area, rel=1e-4, abs=0.02 * len(findings)
    )


@pytest.mark.parametrize("width", [0.01, 0.05, 0.3, 0.9, 1.0])
def test_a_strip_between_two_has_the_area_and_width_that_it_has(width):
    west, east = box(0, 0, 100, 80), box(100 + width, -20, 180, 60)
    west, east = shapely.transform([west, east], lambda xy: xy + ORIGIN)
    one = gaps([west, east])
    assert [finding.code for finding in one] == ["units.gap"]
    assert one[0].figures["other"] == "U-001"
    assert float(one[0].figures["width"]) == pytest.approx(width, abs=0.001)
    assert float(one[0].figures["area"]) == pytest.approx(60 * width, abs=0.02 * width + 0.006)
    assert gaps([west, east], gap_m=width / 2) == []


def test_ground_amid_units_is_told_however_wide():
    ring = [box(0, 0, 100, 30), box(0, 70, 100, 100), box(0, 30, 30, 70), box(70, 30, 100, 70)]
    ring = shapely.transform(ring, lambda xy: xy + ORIGIN)
    found = gaps(ring)
    assert [(one.code, one.figures["other"]) for one in found] == [("units.enclosed", "U-001, U-002, U-003")]
    assert float(found[0].figures["area"]) == pytest.approx(1600, abs=0.02)
    assert float(found[0].figures["width"]) == pytest.approx(40, abs=0.01)
    # A unit's own hole is no gap; with something in it, what is left of it is one.
    holed = shapely.difference(box(0, 0, 100, 100), box(30, 30, 70, 70))
    holed = shapely.transform(holed, lambda xy: xy + ORIGIN)
    assert gaps([holed, shapely.transform(box(200, 0, 300, 100), lambda xy: xy + ORIGIN)]) == []
    inside = shapely.transform(box(30, 30, 60, 70), lambda xy: xy + ORIGIN)
    assert [one.code for one in gaps([holed, inside])] == ["units.enclosed"]
    # Ground of another section does not fill a gap, ground of the same does.
    filler = shapely.transform(box(30, 30, 70, 70), lambda xy: xy + ORIGIN)
    assert gaps([*ring, filler]) == []


@given(SEEDS)
@RANDOM
def test_overlaps_are_those_of_shapely(seed):
    random = np.random.default_rng(seed)
    lows, sizes = random.uniform(0, 300, (30, 2)) + ORIGIN, random.uniform(5, 80, (30, 2))
    parts = [box(*low, *(low + size)) for low, size in zip(lows, sizes)]
    made = units(parts)
    found = {
        (one.unit_id, one.figures["other"]): float(one.figures["area"])
        for one in overlap_findings(made, neighbours(made, 1.0), PLANE, 0.1)
    }
    expected = {
        (a.unit_id, b.unit_id): official_area(shapely.intersection(a.geometry, b.geometry), PLANE)
        for i, a in enumerate(made)
        for b in made[i + 1 :]
        if shapely.intersection(a.geometry, b.geometry).area > 0.01
    }
    assert set(found) == set(expected)
    assert all(found[pair] == pytest.approx(area, abs=0.006) for pair, area in expected.items())


@given(SEEDS)
@RANDOM
def test_corners_that_miss_are_those_that_a_search_of_all_finds(seed):
    random = np.random.default_rng(seed)
    rings = [np.array(cell.exterior.coords)[:-1] for cell in mosaic(seed, count=8)]
    moved = column([shapely.Polygon(ring + random.choice([0, 0, 0.03, 0.2], ring.shape)) for ring in rings])
    made = units(moved[shapely.is_valid(moved)])
    found = {
        (one.unit_id, one.figures["other"]): len(one.geometry.geoms)
        for one in corner_findings(made, neighbours(made, 1.0), 0.1)
    }
    expected = {}
    for a in made:
        for b in made:
            if a is b or a.geometry.distance(b.geometry) > 1:
                continue
            edge, corners = b.geometry.boundary, shapely.points(shapely.get_coordinates(b.geometry))
            close = 0
            for point in (p for part in a.geometry.geoms for p in shapely.points(part.exterior.coords[:-1])):
                distances = (point.distance(edge), shapely.distance(point, corners).min())
                close += any(0.0005 <= distance <= 0.1 for distance in distances)
            if close:
                expected[a.unit_id, b.unit_id] = close
    assert found == expected


@given(SEEDS)
@RANDOM
def test_ground_outside_the_right_is_that_of_shapely(seed):
    made = units(mosaic(seed))
    right = shapely.convex_hull(shapely.multipoints(np.random.default_rng(seed).uniform(0, 400, (7, 2)) + ORIGIN))
    found = right_findings(made, right, PLANE, 0.1)
    by_unit: dict[str, float] = {}
    for one in found:
        by_unit[one.unit_id] = by_unit.get(one.unit_id, 0) + float(one.figures["area"])
    for unit in made:
        outside = shapely.difference(unit.geometry, right)
        assert by_unit.get(unit.unit_id, 0) == pytest.approx(outside.area, rel=1e-4, abs=0.02)
        farthest = max((float(one.figures["distance"]) for one in found if one.unit_id == unit.unit_id), default=0)
        corners = shapely.points(shapely.get_coordinates(unit.geometry))
        assert farthest == pytest.approx(shapely.distance(corners, right).max(), abs=0.11)


def test_the_farthest_point_in_a_bay_is_no_corner():
    bay = shapely.difference(box(0, 0, 300, 200), box(100, 100, 200, 200))
    right = shapely.transform(bay, lambda xy: xy + ORIGIN)
    found = right_findings(
        units([shapely.transform(box(50, 120, 250, 180), lambda xy: xy + ORIGIN)]), right, PLANE, 0.1
    )
    assert figures(found, "units.outside", "distance") == pytest.approx([50], abs=2)


@given(SEEDS)
@RANDOM
def test_farmland_and_earlier_ground_are_those_of_shapely(seed):
    made, ground = units(mosaic(seed)), mosaic(seed + 1, count=12)
    chosen = ground[::2]
    extent = box(*shapely.total_bounds(ground)).buffer(10)
    features = tuple(ZoneFeature(f"#{i}", one, {}) for i, one in enumerate([*chosen, chosen[0]]))
    layer = ZoneLayer("JBNT", ("JBNT",), "", "", len(features), frozenset({"polygon"}), features, extent)
    found = farmland_findings(made, layer, PLANE, 0.0005, ("01",), load_classes())
    earlier = repeated_findings(made, units(chosen, section="restored", year=2025), PLANE, 0.0005)
    for unit in made:
        shared = shapely.intersection(unit.geometry, shapely.union_all(chosen)).area
        for findings, code in ((found, "units.farmland_other_class"), (earlier, "units.restored_before")):
            own = [one for one in findings if one.unit_id == unit.unit_id]
            assert sum(figures(own, code)) == pytest.approx(shared, rel=1e-4, abs=0.05)


@pytest.mark.parametrize("size", [0.02, 1.0, 37.0])
def test_how_wide_ground_is(size):
    shapes = [box(0, 0, 200, size), shapely.Point(0, 0).buffer(size / 2, quad_segs=64), box(0, 0, size, size)]
    assert widest(column(shapes)) == pytest.approx([size] * 3, rel=0.02)


@given(SEEDS)
@RANDOM
def test_pairs_whose_edges_are_others_too_have_no_gap(seed):
    """Mosaics with cells left out, drawn back, moved, doubled: the same gaps as with every pair filled."""
    rng = np.random.default_rng(seed)
    parts = []
    for cell in mosaic(seed):
        kind = rng.integers(0, 10)
        if kind == 0:
            continue
        if kind == 1:
            cell = cell.buffer(-rng.uniform(0.01, 0.4), join_style="mitre")
        if kind == 2:
            move = rng.uniform(-0.4, 0.4, 2)
            cell = shapely.transform(cell, lambda xy, move=move: xy + move)
        parts += [cell.reverse() if kind == 3 else cell] * (2 if kind == 4 else 1)
    ours = gaps(parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gaps_module._Room, "_open_to_each_other", lambda room, pairs, distance, progress: pairs)
        every = gaps(parts)
    assert [(one.code, one.unit_id, one.figures) for one in ours] == [
        (one.code, one.unit_id, one.figures) for one in every
    ]
    assert all(one.geometry.equals(other.geometry) for one, other in zip(ours, every))


def test_a_clean_mosaic_fills_no_inner_pair():
    made = units(mosaic(7, 100))
    pairs = neighbours(made, 1.0)
    near = gaps_module._Room(made)._open_to_each_other(pairs, 3.0, go_on)
    assert 0 < len(near[0]) < len(pairs[0]) / 3


@pytest.mark.parametrize(("width", "code"), [(0.095, "units.overlap_line"), (0.105, "units.overlap")])
def test_narrow_is_what_is_nowhere_wider_than_the_tolerance(width, code):
    strip = shapely.affinity.rotate(box(0, 0, 50, width), 31, "center")
    assert is_narrow(column([strip]), 0.1).tolist() == [width < 0.1]
    west, east = shapely.transform([box(0, 0, 60, 80), box(60 - width, 0, 120, 80)], lambda xy: xy + ORIGIN)
    made = units([west, east])
    assert [one.code for one in overlap_findings(made, neighbours(made, 1.0), PLANE, 0.1)] == [code]


def test_cancel_is_answered_wherever_it_comes():
    cells = mosaic(3, 30)
    beside = shapely.transform(cells, lambda xy: xy + np.array([5000, 0]))
    made = units([*shapely.buffer(cells, -0.1, join_style="mitre"), *cells[:9], *beside[:9]])
    asked = []
    check_units(made, PLANE, progress=lambda part: asked.append(part) or True)
    assert asked == sorted(asked)
    assert 0 <= asked[0] <= asked[-1] <= 1
    for last in range(1, len(asked), len(asked) // 12):
        left = iter([True] * last)
        with pytest.raises(Stopped):
            check_units(made, PLANE, progress=lambda part, left=left: next(left, False))
