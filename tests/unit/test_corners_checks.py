"""What is odd about corners: made by hand with known figures, and at random against a slow look at each."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import zip_longest

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Point, Polygon

from mine_restoration.core.corners.placing.checks import (
    Ground,
    Limits,
    near_corners,
    neighbour_findings,
    odd_sides,
    outlines_of,
)
from mine_restoration.core.corners.placing.gathering import NAMED, gathered
from mine_restoration.core.corners.placing.rings import Corners, Outline, outline_of
from mine_restoration.core.findings import note, warning
from mine_restoration.core.progress import Stopped, go_on

E, N = 37_500_000.0, 3_300_000.0
PLACE = {"source": "f", "unit_id": "U"}
USUAL = Limits()


def ring(*corners, names=(), number=1, first=1, closed=True, **kept):
    """A ring of (east, north) offsets; lines count on from ``first``."""
    names = list(names) or [f"J{i}" for i in range(1, len(corners) + 1)]
    if closed:
        corners, names = (*corners, corners[0]), [*names, names[0]]
    xy = np.array([(E + x, N + y) for x, y in corners])
    return Corners(number, tuple(names), xy, np.arange(first, first + len(names)), **kept)


def clockwise_square(x, y, size, **kept):
    """From the north-west and clockwise, as the field numbers."""
    return ring((x, y + size), (x + size, y + size), (x + size, y), (x, y), **kept)


def looked_at(*rings, limits=USUAL):
    ((outline, findings),) = outlines_of([rings], [PLACE], limits)
    return outline, [finding.code.split(".")[1] for finding in findings], findings


def test_a_plain_square_says_nothing():
    outline, codes, _ = looked_at(clockwise_square(0, 0, 100))
    assert codes == []
    assert outline.geometry.area == 10_000
    assert outline.rings[0].names == ("J1", "J2", "J3", "J4")


def test_the_sieve_lets_no_ring_pass_that_the_source_says_something_of():
    outline, codes, _ = looked_at(clockwise_square(0, 0, 100, number=2))
    assert (outline is None, codes) == (False, ["numbered_hole_is_outer"])
    outline, codes, _ = looked_at(clockwise_square(0, 0, 100, deducted=True))
    assert (outline is None, codes) == (True, ["deducted_is_outside"])


def test_a_short_side_is_told_at_its_second_corner():
    _, codes, findings = looked_at(ring((0, 100), (100, 100), (100, 99.97), (100, 0), (0, 0)))
    assert codes == ["short_side"]
    (finding,) = findings
    assert (finding.line, finding.corner, finding.severity.value) == (3, "J3", "warning")
    assert finding.geometry == Point(E + 100, N + 99.97)
    assert finding.figures["length"] == pytest.approx(0.03)
    assert (finding.figures["before"], finding.figures["limit"]) == ("J2", 0.05)


def test_the_limit_of_short_sides_is_the_users():
    odd = ring((0, 100), (100, 100), (100, 99.97), (100, 0), (0, 0))
    assert looked_at(odd, limits=Limits(short_side=0.02))[1] == []
    assert looked_at(odd, limits=Limits(short_side=0))[1] == []
    assert len(looked_at(odd, limits=Limits(short_side=100.5))[1]) == 5


def test_the_side_that_closes_a_ring_counts_but_not_where_the_ring_is_almost_closed():
    corners = ((0, 100), (100, 100), (100, 0), (0, 0), (0, 99.94))
    assert looked_at(ring(*corners), limits=Limits(short_side=0.07))[1] == ["short_side"]
    assert looked_at(ring(*corners, closed=False), limits=Limits(short_side=0.07))[1] == ["short_side"]
    almost = ((0, 100), (100, 100), (100, 0), (0, 0), (0, 99.96))
    assert looked_at(ring(*almost, closed=False))[1] == ["almost_closed"]


def test_a_spike_has_its_angle_and_how_far_it_reaches():
    # Out 80 m to the east from the north-east corner and back to a place 1 m further south.
    _, codes, findings = looked_at(ring((0, 100), (100, 100), (180, 100), (100, 99), (100, 0), (0, 0)))
    assert codes == ["spike"]
    figures = findings[0].figures
    assert figures["angle"] == pytest.approx(math.degrees(math.atan(1 / 80)))
    assert figures["far"] == pytest.approx(80)
    assert (findings[0].line, findings[0].corner, findings[0].geometry) == (3, "J3", Point(E + 180, N + 100))


def test_a_spike_that_folds_back_exactly_is_told_beside_the_error():
    outline, codes, findings = looked_at(ring((0, 100), (100, 100), (180, 100), (100, 100), (100, 0), (0, 0)))
    assert outline is None
    assert codes == ["self_crossing", "spike"]
    assert findings[1].figures["angle"] == 0


def test_a_corner_that_stands_twice_hides_no_spike():
    odd = ring((0, 100), (100, 100), (180, 100), (180, 100), (100, 99), (100, 0), (0, 0))
    for limits in (USUAL, Limits(short_side=0)):
        assert looked_at(odd, limits=limits)[1] == ["duplicate_point", "spike"]


@pytest.mark.parametrize(("limit", "told"), [(5, False), (6, True), (0, False)])
def test_the_limit_of_spikes_is_the_users(limit, told):
    tip = ring((0, 100), (100, 105), (0, 110))  # 5.72°
    assert ("spike" in looked_at(tip, limits=Limits(spike=limit))[1]) == told


UP, DOWN = ("J1", "J2", "J3", "J4"), ("J4", "J3", "J2", "J1")
CLOCKWISE = ((0, 100), (100, 100), (100, 0), (0, 0))


@pytest.mark.parametrize(
    ("corners", "names", "expected"),
    [
        (CLOCKWISE, UP, []),
        (CLOCKWISE[::-1], UP, ["counterclockwise"]),
        (CLOCKWISE, DOWN, ["names_descend", "counterclockwise"]),
        (CLOCKWISE[::-1], DOWN, ["names_descend"]),  # rows turned round, numbers as they should be
        (CLOCKWISE, ("J1", "J4", "J3", "J2"), ["names_descend", "counterclockwise"]),
        (CLOCKWISE, ("④", "③", "②", "①"), ["names_descend", "counterclockwise"]),
        (CLOCKWISE, ("12", "7", "3", "1"), []),
        (CLOCKWISE, ("", "", "", ""), []),
        (CLOCKWISE[:3], ("J3", "J2", "J1"), ["names_descend", "counterclockwise"]),
    ],
)
def test_numbers_that_run_the_other_way(corners, names, expected):
    _, codes, findings = looked_at(ring(*corners, names=names))
    assert codes == expected
    assert {finding.severity.value for finding in findings} <= {"note"}


def test_a_hole_may_run_either_way():
    hole = ring((20, 20), (80, 20), (80, 80), (20, 80), number=2, first=20)
    for inner in (hole, hole.chosen(slice(None, None, -1))):
        outline, codes, _ = looked_at(clockwise_square(0, 0, 100), replace(inner, names=("",) * 5))
        assert outline.geometry.area == 6400
        assert codes == []


def test_an_island_that_runs_the_other_way_is_named():
    hole = clockwise_square(20, 20, 60, number=2, first=20)
    island = ring((40, 40), (60, 40), (60, 60), (40, 60), number=1, first=40)
    _, codes, findings = looked_at(clockwise_square(0, 0, 100), hole, island)
    assert codes == ["counterclockwise"]
    assert findings[0].line == 40


coordinate = st.one_of(
    st.integers(0, 6).map(float),
    st.sampled_from([0.02, 2.03, 6.01]),
    st.floats(0, 6),
    st.integers(0, 40).map(lambda number: math.nan if number == 0 else math.inf if number == 1 else number / 10),
)
some_rings = st.builds(
    lambda corners, closed, number, first: ring(*corners, closed=closed, number=number, first=first),
    st.lists(st.tuples(coordinate, coordinate), min_size=1, max_size=7),
    st.booleans(),
    st.integers(1, 2),
    st.integers(1, 50),
)


def _said(findings):
    def plain(value):
        return f"{value:.6f}" if isinstance(value, float) else value

    return [
        (f.code, f.line, f.corner, f.source, f.unit_id, {key: plain(value) for key, value in f.figures.items()})
        for f in findings
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(some_rings, max_size=3), max_size=6))
def test_the_sieve_says_what_a_look_at_each_says(parcels):
    places = [{"source": "f", "unit_id": str(i)} for i in range(len(parcels))]
    for rings, place, (outline, findings) in zip(parcels, places, outlines_of(parcels, places)):
        expected, said = outline_of(rings, place)
        said += [finding for of_source in rings for finding in odd_sides(of_source, Limits(), place)]
        told = [f for f in findings if f.code not in ("corners.counterclockwise", "corners.names_descend")]
        assert _said(told) == _said(said)
        assert (outline is None) == (expected is None)
        if outline is not None:
            assert outline.geometry.equals_exact(expected.geometry, 0)
            assert [r.lines.tolist() for r in outline.rings] == [r.lines.tolist() for r in expected.rings]
            assert [r.names for r in outline.rings] == [r.names for r in expected.rings]
            outer = [Polygon(part.exterior) for part in outline.geometry.geoms]
            codes = [f.code for f in findings]
            if "corners.names_descend" not in codes:  # rings put together may have any names
                counterclockwise = codes.count("corners.counterclockwise")
                assert counterclockwise == sum(polygon.exterior.is_ccw for polygon in outer)


def test_a_number_that_is_none_never_passes():
    for value in (math.inf, -math.inf, math.nan, float("1e400")):
        odd = clockwise_square(0, 0, 100)
        odd.xy[2, 1] = value
        outline, codes, findings = looked_at(odd)
        assert outline is None
        assert codes == ["not_finite"]
        assert (findings[0].severity.value, findings[0].line, findings[0].corner) == ("error", 3, "J3")


def test_one_bad_parcel_leaves_the_others_standing():
    bow_tie = ring((0, 0), (100, 100), (100, 0), (0, 100))
    parcels = [[clockwise_square(0, 0, 10)], [bow_tie], [], [clockwise_square(20, 0, 10)]]
    outlines = [outline for outline, _ in outlines_of(parcels, [PLACE] * 4)]
    assert [outline is not None for outline in outlines] == [True, False, False, True]


# What repeats


def _comb(teeth):
    """A square with so many corners too many along its south side, 1 cm after another, 1 m apart."""
    south = [(x + d, 0) for x in range(teeth, 0, -1) for d in (0.01, 0)]
    return ring((0, 10), (teeth + 10, 10), (teeth + 10, 0), *south, (0, 0))


def test_many_short_sides_are_named_and_counted():
    _, codes, findings = looked_at(_comb(100))
    assert codes == ["short_side"] * NAMED + ["more_short_sides"]
    more = findings[-1]
    assert more.figures["count"] == 100 - NAMED
    assert (more.figures["first"], more.figures["last"]) == (5 + 2 * NAMED, 203)
    assert len(more.geometry.geoms) == 100 - NAMED
    assert more.geometry.geoms[-1] == Point(E + 1, N)


def test_what_repeats_over_parcels_is_counted_by_file():
    parcels = [_comb(7) for _ in range(10)] + [_comb(100)]
    places = [{"source": "f" if i % 2 else "g", "unit_id": str(i)} for i in range(len(parcels))]
    findings = [f for _, of_parcel in outlines_of([[r] for r in parcels], places) for f in of_parcel]
    result = gathered(findings)
    for source, total in (("f", 35), ("g", 135)):
        named = [f for f in result if f.code == "corners.short_side" and f.source == source]
        (more,) = [f for f in result if f.code == "corners.more_short_sides" and f.source == source]
        assert len(named) == NAMED
        assert len(named) + more.figures["count"] == total
        assert len(more.geometry.geoms) == total - NAMED
        assert more.severity.value == "warning"
        assert more.unit_id == ""  # they are of several parcels


def test_few_findings_stay_as_they_are():
    findings = [warning("corners.short_side", source="f", line=i, limit=1) for i in range(NAMED)]
    findings += [warning("corners.other", source="f", line=i) for i in range(100)]
    assert gathered(findings) == findings


def test_habits_of_a_file_are_told_once():
    findings = [
        note("corners.counterclockwise", source=source, line=line, unit_id=str(line), ring=1)
        for source, line in (("f", 1), ("f", 9), ("g", 4), ("f", 12))
    ]
    result = gathered(findings)
    assert [(f.code, f.source, f.line) for f in result] == [
        ("corners.all_counterclockwise", "f", 1),
        ("corners.counterclockwise", "g", 4),
    ]
    assert (result[0].figures["count"], result[0].figures["first"]) == (3, "1")


# Between parcels


def grounds(*parcels, source="f", depths=("", "")):
    result = []
    for number, (rings, depth) in enumerate(zip_longest(parcels, depths[: len(parcels)], fillvalue=""), 1):
        outline, _ = outline_of(rings, PLACE)
        result.append(Ground(f"P{number}", f"{source}{number}", number * 100, outline, depth))
    return result


def told(*parcels, limits=USUAL, depths=("", "")):
    findings = neighbour_findings(grounds(*parcels, depths=depths), limits)
    return [finding.code.split(".")[1] for finding in findings], findings


def test_neighbours_with_the_same_corners_say_nothing():
    left, right = clockwise_square(0, 0, 100), clockwise_square(100, 0, 100)
    assert told([left], [right])[0] == []


def test_a_corner_beside_that_of_the_neighbour():
    left = clockwise_square(0, 0, 100)
    right = ring((100, 100), (200, 100), (200, 0), (100.03, 0), first=50)
    codes, findings = told([left], [right])
    assert codes == ["near_neighbour"]
    (finding,) = findings
    assert (finding.unit_id, finding.source, finding.line, finding.corner) == ("P2", "f2", 53, "J4")
    assert finding.geometry == Point(E + 100.03, N)
    figures = finding.figures
    assert figures["gap"] == pytest.approx(0.03)
    assert (figures["other"], figures["other_corner"], figures["other_line"]) == ("P1", "J3", 3)
    assert told([left], [right], limits=Limits(neighbour=0.02))[0] == []
    assert told([left], [right], limits=Limits(neighbour=0))[0] == []


def test_a_gap_to_two_neighbours_at_one_place_is_told_once():
    south = clockwise_square(0, 0, 100)
    north = clockwise_square(0, 100, 100)
    east = ring((100.02, 200), (200, 200), (200, 0), (100, 0), (100.02, 100))
    assert told([south], [north], [east])[0] == ["near_neighbour"] * 2  # at the middle and at the north end


def test_a_parcel_with_corners_at_both_places_is_in_order():
    left = ring((0, 100), (100, 100), (100, 50.03), (100, 50), (100, 0), (0, 0))
    right = clockwise_square(100, 50, 50)
    assert told([left], [right])[0] == []


def test_an_overlap_has_its_area_and_its_place():
    codes, findings = told([clockwise_square(0, 0, 100)], [clockwise_square(90, 50, 100)])
    assert codes == ["parcels_overlap"]
    (finding,) = findings
    assert (finding.unit_id, finding.line, finding.severity.value) == ("P2", 200, "warning")
    assert finding.figures["overlap"] == pytest.approx(500)
    assert finding.figures["percent"] == pytest.approx(5)
    assert (finding.figures["other"], finding.figures["other_line"]) == ("P1", 100)
    assert finding.geometry.bounds == (E + 90, N + 50, E + 100, N + 100)


def test_areas_of_other_elevations_may_lie_over_one_another():
    parcels = [clockwise_square(0, 0, 100)], [clockwise_square(90, 50, 100)]
    seams = "220 至 100 m", "90 至 -50 m"
    codes, findings = told(*parcels, depths=seams)
    assert codes == ["parcels_overlap_in_depth"]
    assert findings[0].severity.value == "note"
    deep, plain = grounds(*parcels, depths=seams)
    assert neighbour_findings([deep, replace(plain, depth="")], Limits())[0].code == "corners.parcels_overlap"
    assert told(*parcels, depths=seams[:1] * 2)[0] == ["parcels_overlap"]
    same = [clockwise_square(0, 0, 100)]
    assert told(same, same, depths=seams)[0] == ["parcels_overlap_in_depth"]
    assert told(same, same, depths=seams[:1] * 2)[0] == ["parcel_repeated"]


def test_what_is_planned_may_lie_on_what_is_damaged():
    damaged, planned = grounds([clockwise_square(0, 0, 100)], [clockwise_square(0, 0, 50)])
    for block, expected in (("planned", []), ("damaged", ["corners.parcels_overlap"])):
        findings = neighbour_findings([replace(damaged, block="damaged"), replace(planned, block=block)], USUAL)
        assert [finding.code for finding in findings] == expected


def test_the_same_parcel_again():
    turned = clockwise_square(0, 0, 100).chosen(slice(None, None, -1))
    assert told([clockwise_square(0, 0, 100)], [turned])[0] == ["parcel_repeated"]


def test_a_parcel_in_the_hole_of_another_overlaps_nothing():
    around = [clockwise_square(0, 0, 100), clockwise_square(20, 20, 60, number=2)]
    assert told(around, [clockwise_square(20, 20, 60)])[0] == []
    assert told(around, [clockwise_square(20, 20, 61)])[0] == ["parcels_overlap"]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=3, max_size=6, unique=True), max_size=8
    )
)
def test_near_corners_are_those_that_a_slow_look_finds(parcels):
    limit, step = 0.05, 0.02
    made = []
    for number, corners in enumerate(parcels):
        xy = np.array(corners) * step + [E, N]
        # Rings that cross themselves will do: only the corners count here.
        known = Corners(1, tuple(f"{number}.{i}" for i in range(len(xy))), xy, np.arange(len(xy)) + 100 * number)
        made.append(Ground(str(number), "f", 1, Outline(MultiPolygon([Polygon(xy)]), (known,))))
    expected = set()
    for second, ground in enumerate(made):
        for other in made[:second]:
            here, there = (set(map(tuple, g.outline.rings[0].xy.tolist())) for g in (ground, other))
            for a in here - there:
                for b in there - here:
                    if math.dist(a, b) <= limit:
                        expected.add(frozenset((a, b)))
    geometries = np.array([*(ground.outline.geometry for ground in made), None], dtype=object)[:-1]
    findings = near_corners(made, geometries, limit, go_on) if made else []
    assert sum(f.figures.get("count", 1) for f in findings) == len(expected)
    for finding in findings:
        if finding.code == "corners.near_neighbour":
            own, index = map(int, finding.corner.split("."))
            other, other_index = map(int, finding.figures["other_corner"].split("."))
            a, b = made[own].outline.rings[0].xy[index], made[other].outline.rings[0].xy[other_index]
            assert frozenset((tuple(a.tolist()), tuple(b.tolist()))) in expected
            assert finding.figures["gap"] == pytest.approx(math.dist(a, b))
            assert finding.line == 100 * own + index
            assert other < own


def test_cancel_is_heard():
    parcels = [[clockwise_square(x, 0, 10)] for x in range(0, 50, 5)]
    with pytest.raises(Stopped):
        outlines_of(parcels, [PLACE] * 10, Limits(), lambda part: False)
    for stop in (0.0, 0.2, 0.4):
        with pytest.raises(Stopped):
            neighbour_findings(grounds(*parcels), Limits(), lambda part, stop=stop: part < stop)
