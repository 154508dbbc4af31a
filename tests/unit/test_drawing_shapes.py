"""Traverses, arcs, outlines, shared corners, division and merging: known answers, and what must hold of any."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon, box

from mine_restoration.core.drawing import arc, division, outline, topology
from mine_restoration.core.drawing.sketch import Sketch
from mine_restoration.core.drawing.traverse import Leg, bearing_of, bearing_text, closure, distributed, length_of, run
from mine_restoration.core.geodesy.area import official_area
from mine_restoration.core.geodesy.plane import Plane

EAST, NORTH = 40_500_000.0, 3_320_000.0
PLANE = Plane(40, 3, True)


def at(*places):
    """Places (east, north) from a corner of the zone."""
    return [(EAST + east, NORTH + north) for east, north in places]


def square(west=0.0, south=0.0, side=100.0):
    return MultiPolygon([box(EAST + west, NORTH + south, EAST + west + side, NORTH + south + side)])


# Traverses


def test_a_traverse_worked_out_by_hand():
    """A loop of four legs with the usual teaching figures: sums of the increments are the closing error."""
    degrees = [(45, 30, 0), (136, 15, 0), (226, 0, 0), (315, 45, 0)]
    lengths = [141.42, 140.05, 141.10, 140.80]
    legs = [Leg(d + m / 60 + s / 3600, length) for (d, m, s), length in zip(degrees, lengths)]
    dx = [length * math.cos(math.radians(leg.bearing)) for leg, length in zip(legs, lengths)]
    dy = [length * math.sin(math.radians(leg.bearing)) for leg, length in zip(legs, lengths)]
    start = (EAST, NORTH)
    error = closure(start, legs, start)
    assert error.fx == pytest.approx(sum(dx), abs=1e-9)
    assert error.fy == pytest.approx(sum(dy), abs=1e-9)
    assert error.one_in == pytest.approx(sum(lengths) / math.hypot(sum(dx), sum(dy)))
    points = distributed(start, legs, start)
    assert points[-1] == start
    # Compass rule: the first corner takes a share by its length.
    assert points[0][1] - NORTH == pytest.approx(dx[0] - sum(dx) * lengths[0] / sum(lengths), abs=1e-4)
    assert points[0][0] - EAST == pytest.approx(dy[0] - sum(dy) * lengths[0] / sum(lengths), abs=1e-4)


def test_bearings_run_clockwise_from_north():
    start = (EAST, NORTH)
    ends = [run(start, [Leg(bearing, 100)])[0] for bearing in (0, 90, 180, 270)]
    assert ends == at((0, 100), (100, 0), (0, -100), (-100, 0))
    assert [bearing_of(start, end) for end in ends] == [0, 90, 180, 270]


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 359.99), st.floats(0.5, 2000)), min_size=1, max_size=40))
def test_a_traverse_comes_back(sides):
    legs = [Leg(bearing, length) for bearing, length in sides]
    points = [(EAST, NORTH), *run((EAST, NORTH), legs)]
    for leg, start, end in zip(legs, points, points[1:]):
        assert length_of(start, end) == pytest.approx(leg.length, abs=2e-4)
    error = closure((EAST, NORTH), legs, points[-1])
    assert error.f < 1e-4
    back = distributed((EAST, NORTH), legs, points[-1])
    assert np.abs(np.array(back) - np.array(points[1:])).max() < 3e-4


def test_a_sketch_takes_its_steps_back():
    sketch = Sketch().added((EAST, NORTH)).with_leg(Leg(0, 100)).with_leg(Leg(90, 100)).with_leg(Leg(180, 100))
    sketch = sketch.with_leg(Leg(270, 99.98))
    assert sketch.closure().fy == pytest.approx(0.02, abs=1e-9)
    assert sketch.closure().one_in == pytest.approx(399.98 / 0.02)
    closed = sketch.with_distributed()
    assert len(closed) == 4
    assert closed.closure() is None
    assert sketch.without_last().without_last().points == at((0, 0), (0, 100), (100, 100))
    three = sketch.added(*at((1, 1), (2, 2)))
    assert three.without_last() == sketch
    with pytest.raises(ValueError, match="begins at a corner"):
        Sketch().with_leg(Leg(0, 1))


# Arcs


@settings(deadline=None)
@given(
    st.floats(1, 5000),
    st.floats(0, 360),
    st.floats(5, 350),
    st.floats(0.1, 0.9),
    st.sampled_from([1, -1]),
    st.sampled_from([0.001, 0.01, 0.1]),
)
def test_an_arc_lies_on_its_circle(radius, begin, sweep, part, turn, tolerance):
    centre = np.array([EAST, NORTH])

    def on(angle):
        angle = math.radians(begin + turn * angle)
        return tuple(np.round(centre + radius * np.array([math.cos(angle), math.sin(angle)]), 4).tolist())

    start, via, end = on(0), on(sweep * part), on(sweep)
    if min(length_of(*pair) for pair in ((start, via), (via, end), (start, end))) < 0.5:
        return
    made = arc.through(start, via, end, tolerance)
    if not isinstance(made, arc.Arc):
        assert made.code in ("drawing.arc_straight", "drawing.arc_sides")
        return
    if made.radius > 1.05 * radius or made.radius < 0.95 * radius:
        return  # three places near each other, rounded to 0.1 mm, are of another circle
    assert made.points[-1] == end
    assert via in made.points
    points = np.array([start, *made.points]) - centre
    # Every corner is on the circle, no side leaves it by more, and all go the same way round.
    slack = 0.001 + abs(made.radius - radius) * 3 + radius * 1e-5
    assert np.abs(np.hypot(*points.T) - radius).max() < slack
    middle = (points[1:] + points[:-1]) / 2
    assert np.abs(np.hypot(*middle.T) - radius).max() < tolerance + slack
    angles = np.unwrap(np.arctan2(points[:, 1], points[:, 0]))
    assert abs(abs(angles[-1] - angles[0]) - math.radians(sweep)) < 0.02
    assert (np.sign(np.diff(angles)) == turn).all()


def test_a_half_circle_through_its_top():
    made = arc.through(*at((0, 0), (50, 50), (100, 0)), 0.01)
    assert made.radius == pytest.approx(50, abs=1e-9)
    assert made.points[-1] == at((100, 0))[0]


def test_a_half_circle_by_radius():
    left = arc.with_radius(*at((0, 0), (0, 100)), 50, True, False, 0.01)
    right = arc.with_radius(*at((0, 0), (0, 100)), 50, False, False, 0.01)
    # Going north, left is west; but an arc that turns left bulges to the right.
    assert max(point[0] for point in left.points) == pytest.approx(EAST + 50, abs=0.011)
    assert min(point[0] for point in right.points) == pytest.approx(EAST - 50, abs=0.011)
    long = arc.with_radius(*at((0, 0), (0, 10)), 50, True, True, 0.01)
    assert max(point[0] for point in long.points) > EAST + 90


@pytest.mark.parametrize(
    ("places", "code"),
    [
        (((0, 0), (50, 0), (100, 0)), "drawing.arc_straight"),
        (((0, 0), (0, 0), (100, 0)), "drawing.arc_same_place"),
        (((0, 0), (50, 1e-3), (100, 0)), None),
    ],
)
def test_arcs_that_are_none(places, code):
    made = arc.through(*at(*places), 0.01)
    assert (made.code if code else None) == code


def test_a_radius_that_is_too_small():
    assert arc.with_radius(*at((0, 0), (0, 100)), 49, True, False, 0.01).code == "drawing.arc_radius"
    assert arc.with_radius(*at((0, 0), (0, 90000)), 50000, True, False, 1e-7).code == "drawing.arc_sides"


# Outlines


@pytest.mark.parametrize(
    ("places", "code"),
    [
        (((0, 0), (100, 0)), "drawing.too_few"),
        (((0, 0), (100, 0), (0, 0)), "drawing.too_few"),
        (((0, 0), (100, 100), (100, 0), (0, 100)), "drawing.crosses"),
        (((0, 0), (0, 100), (100, 100), (0.01, 0.01)), "drawing.almost_closed"),
        (((0, 0), (0, 100), (0, 100), (100, 100)), "drawing.same_corner"),
        (((0, 0), (50, 0), (100, 0)), "drawing.crosses"),
        (((0, 0), (100, 0), (100, 100), (100, 50)), "drawing.crosses"),
        (((0, 0), (50, 0), (100, 1e-5)), "drawing.flat"),
        (((0, 0), (0, 100), (100, 100), (100, 0)), None),
    ],
)
def test_rings(places, code):
    found = outline.ring_error(at(*places))
    assert (found.code if found else None) == code


def test_a_crossing_is_told_with_its_place():
    found = outline.ring_error(at((0, 0), (100, 100), (100, 0), (0, 100)))
    assert (found.figures["first"], found.figures["second"]) == ("1–2", "3–4")
    assert (found.figures["x"], found.figures["y"]) == (NORTH + 50, EAST + 50)


def test_the_last_side_is_watched():
    assert outline.side_crosses(at((0, 0), (100, 100), (100, 0))) is None
    assert outline.side_crosses(at((0, 0), (100, 100), (100, 0), (0, 100))).figures["second"] == "3–4"
    assert outline.side_crosses(at((0, 0), (100, 0), (50, 0))).code == "drawing.crosses"
    assert outline.side_crosses(at((0, 0), (0, 0))).code == "drawing.same_corner"
    assert outline.side_crosses(at((0, 0), (100, 0), (200, 0))) is None


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=9))
def test_rings_are_good_where_shapely_says_so(places):
    found = outline.ring_error(at(*places))
    doubled = any(one == other for one, other in zip(places, places[1:] + places[:1]))
    good = len(set(places)) > 2 and not doubled and Polygon(places).is_valid and Polygon(places).area > 0
    assert (found is None) == good


def test_holes_and_parts():
    unit = square()
    cut, problem = outline.with_hole(unit, at((10, 10), (10, 20), (20, 20), (20, 10)))
    assert problem is None
    assert cut.area == 10_000 - 100
    for places, code in (
        (((90, 90), (90, 110), (110, 110)), "drawing.hole_outside"),
        (((200, 200), (200, 210), (210, 210)), "drawing.hole_outside"),
        (((0, 0), (0, 50), (50, 50)), "drawing.hole_meets"),
        (((5, 5), (5, 15), (15, 15)), "drawing.hole_meets"),
    ):
        made, problem = outline.with_hole(cut, at(*places))
        assert made is None
        assert problem.code == code, places
    more, problem = outline.with_part(unit, at((200, 0), (200, 10), (210, 10)))
    assert problem is None
    assert len(more.geoms) == 2
    assert outline.with_part(unit, at((50, 50), (50, 200), (60, 200)))[1].code == "drawing.part_meets"
    assert outline.with_part(unit, at((100, 0), (100, 100), (200, 100), (200, 0)))[1].code == "drawing.part_meets"


# Shared corners


def test_corners_on_a_boundary_are_put_in():
    unit, count = topology.with_corners(
        square(), np.array(at((0, 50), (100, 25), (100, 75), (0, 0), (50, 50), (0, 300)))
    )
    assert count == 3
    assert set(at((0, 50), (100, 25), (100, 75))) <= set(map(tuple, shapely.get_coordinates(unit).tolist()))
    assert unit.is_valid
    assert unit.equals(square())
    same, none = topology.with_corners(unit, np.array(at((0, 50))))
    assert none == 0
    assert same is unit


def test_a_corner_goes_along_in_every_ring():
    corner, to = at((100, 100), (110, 105))
    for unit in (square(), square(100, 100)):
        moved = topology.moved_corner(unit, corner, to)
        assert tuple(to) in set(map(tuple, shapely.get_coordinates(moved).tolist()))
        assert moved.is_valid
    assert topology.moved_corner(square(300), corner, to).equals(square(300))
    gone, good = topology.without_corner(square(), corner)
    assert good
    assert gone.area == 5000
    assert not topology.without_corner(gone, at((0, 0))[0])[1]


# Division and merging


def test_a_unit_is_divided():
    made, problem = division.divided(square(), at((-10, 30), (110, 30)))
    assert problem is None
    assert [piece.area for piece in made.pieces] == [7000, 3000]
    assert sorted(map(tuple, made.nodes.tolist())) == sorted(at((0, 30), (100, 30)))
    # From the north-west, clockwise.
    assert made.pieces[0].geoms[0].exterior.coords[0] == at((0, 100))[0]


def test_a_line_from_corner_to_boundary_divides():
    made, problem = division.divided(square(), at((0, 0), (40, 60), (100, 33.3333)))
    assert problem is None
    assert len(made.pieces) == 2
    assert sum(piece.area for piece in made.pieces) == pytest.approx(10_000, abs=1e-3)


def test_parts_that_are_not_crossed_stay_with_the_largest_piece():
    unit = MultiPolygon([*square().geoms, *square(500).geoms])
    made, _ = division.divided(unit, at((-10, 30), (110, 30)))
    assert [len(piece.geoms) for piece in made.pieces] == [2, 1]
    assert made.untouched == 1


@pytest.mark.parametrize(
    ("places", "code"),
    [
        (((-10, 30), (50, 30)), "drawing.not_divided"),
        (((200, 30), (300, 30)), "drawing.not_divided"),
        (((10, 10), (20, 20)), "drawing.not_divided"),
        (((0, 0), (100, 0)), "drawing.not_divided"),
        (((-10, 10), (110, 10), (50, 50), (50, -10)), "drawing.line_crosses_itself"),
    ],
)
def test_lines_that_do_not_divide(places, code):
    made, problem = division.divided(square(), at(*places))
    assert made is None
    assert problem.code == code


@settings(deadline=None)
@given(
    st.lists(st.floats(20, 100), min_size=5, max_size=14),
    st.lists(st.tuples(st.floats(-60, 60), st.floats(-60, 60)), min_size=0, max_size=3),
    st.floats(0, 360),
)
def test_pieces_are_the_unit_again(radii, bends, direction):
    angles = np.linspace(0, 2 * np.pi, len(radii), endpoint=False)
    star = np.round(np.column_stack([np.cos(angles), np.sin(angles)]) * np.array(radii)[:, None], 3)
    unit = MultiPolygon([Polygon(star + np.array([EAST, NORTH]))])
    out = 200 * np.array([math.cos(math.radians(direction)), math.sin(math.radians(direction))])
    line = at(tuple(out), *bends, tuple(-out))
    made, problem = division.divided(unit, line)
    if made is None:
        assert problem.code in ("drawing.not_divided", "drawing.line_crosses_itself", "drawing.too_thin")
        return
    assert all(piece.is_valid for piece in made.pieces)
    whole = official_area(unit, PLANE)
    length = unit.length + 2 * shapely.linestrings(line).length
    assert sum(official_area(piece, PLANE) for piece in made.pieces) == pytest.approx(whole, abs=1e-4 * length)
    again = division.merged(made.pieces)
    assert again.geometry.symmetric_difference(unit).area < 1e-4 * length
    assert again.overlap_m2 <= 0.01


@settings(deadline=None)
@given(st.floats(-80, 80), st.floats(-80, 80), st.floats(1.1, 98.9), st.floats(-0.4, 0.4))
def test_units_side_by_side_are_divided_at_the_same_corner(lower, upper, height, slope):
    lower, upper = round(lower, 3), round(upper, 3)
    west = MultiPolygon([Polygon(at((-300, 0), (-300, 100), (upper, 100), (lower, 0)))])
    east = MultiPolygon([Polygon(at((300, 0), (lower, 0), (upper, 100), (300, 100)))])
    # A corner of the line that lies beside the boundary stays there: nothing is moved onto it unseen.
    assume(abs(lower + (upper - lower) * height / 100) > 0.002)
    line = at((-400, 50 - 400 * slope), (0, height), (400, 50 + 400 * slope))
    first, problem = division.divided(west, line)
    if problem is not None:
        return
    second, problem = division.divided(east, division.line_with(line, first.nodes))
    if problem is not None:
        return
    shared = set(map(tuple, first.nodes.tolist())) & set(map(tuple, shapely.get_coordinates(second.pieces).tolist()))
    assert shared
    pieces = [*first.pieces, *second.pieces]
    assert all(piece.is_valid for piece in pieces)
    for number, piece in enumerate(pieces):
        for other in pieces[number + 1 :]:
            assert piece.intersection(other).area < 1e-6
            near = shapely.distance(shapely.points(shapely.get_coordinates(piece)), other)
            assert not ((near > 1e-9) & (near < 1e-3)).any()


def test_merging_tells_what_was_in_both_and_what_in_none():
    both = division.merged([square(), square(90)])
    assert both.overlap_m2 == 1000
    assert both.gaps == ()
    ring = MultiPolygon(
        [Polygon(at((0, 0), (0, 100), (100, 100), (100, 0)), [at((40, 40), (40, 60), (60, 60), (60, 40))])]
    )
    halves = division.divided(ring, at((50, -10), (50, 110)))[0].pieces
    whole = division.merged(halves)
    assert whole.geometry.area == 9600
    assert whole.gaps == (400,)
    assert division.merged([ring, square(100)]).gaps == ()
    apart = division.merged([square(), square(500)])
    assert len(apart.geometry.geoms) == 2


def _star(radii, middle=(0.0, 0.0)):
    angles = np.linspace(0, 2 * np.pi, len(radii), endpoint=False)
    corners = np.column_stack([np.cos(angles), np.sin(angles)]) * np.array(radii)[:, None] + middle
    return np.round(corners, 3) + np.array([EAST, NORTH])


@settings(deadline=None)
@given(
    st.lists(st.floats(30, 60), min_size=5, max_size=9),
    st.lists(st.floats(50, 100), min_size=5, max_size=9),
    st.tuples(st.floats(-40, 40), st.floats(-40, 40)),
)
@example([60, 40, 55, 35, 50, 45, 60], [52, 98, 61, 77, 50, 93, 66, 84, 71], (-31.417, 22.531))
def test_what_a_neighbour_leaves_of_a_units_own_hole_is_no_gap(hole, other, middle):
    """A unit lies over part of a hole of another: what stays open of it was the other's hole before."""
    around = MultiPolygon([Polygon(_star([300] * 12), [_star(hole)])])
    over = MultiPolygon([Polygon(_star(other, middle))])
    assume(over.is_valid)
    made = division.merged([around, over])
    assert made.gaps == ()
    # With the hole cut open on one side it is nobody's own.
    halves = division.divided(around, at((-400, 0.0), (400, 0.0)))[0]
    left = shapely.difference(Polygon(_star(hole)), over)
    assert sum(division.merged([*halves.pieces, over]).gaps) == pytest.approx(left.area, abs=0.1)


def test_a_corner_is_on_a_boundary_up_to_the_last_decimal_of_a_computed_one():
    for beyond, count in ((0.0001, 1), (-0.0001, 1), (0.00012, 0), (-0.00012, 0)):
        for place in ((100 + beyond, 50), (0 + beyond, 50), (50, 100 + beyond), (50, beyond)):
            assert topology.with_corners(square(), np.array(at(place)))[1] == count, place


def test_numbers():
    assert division.piece_numbers("A-1", 3, {"A-1", "A-1-2"}) == ["A-1", "A-1-3", "A-1-4"]
    assert division.piece_numbers("", 2, {"A"}) == ["", ""]
    assert division.next_number(set()) == "1"
    assert division.next_number({"A-07", "A-08", "B-1"}) == "A-09"
    assert division.next_number({"P9", "P10"}) == "P11"
    assert division.next_number({"采场"}) == "1"
    assert division.next_number({"99"}) == "100"


def test_links():
    assert division.relinked("P-1", {"P-1": ("P-1", "P-1-2")}) == "P-1;P-1-2"
    assert division.relinked("P-3；P-2, P-1", {"P-2": ("P-1",)}) == "P-3;P-1"
    assert division.relinked("P-3；P-2", {"P-9": ("P-1",)}) == "P-3；P-2"
    assert division.relinked("", {"P-9": ("P-1",)}) == ""
    assert division.joined(["a", "", "b", "a"]) == "a；b"


@pytest.mark.parametrize(
    ("east", "north", "decimals", "text"),
    [
        (-1e-7, 100, 0, "0°00′00″"),
        (-1e-7, 100, 1, "0°00′00.0″"),
        (-0.01, 100, 0, "359°59′39″"),
        (0, -1, 1, "180°00′00.0″"),
    ],
)
def test_a_bearing_is_never_written_as_360_degrees(east, north, decimals, text):
    assert bearing_text((40_500_000, 3_320_000), (40_500_000 + east, 3_320_000 + north), decimals) == text
