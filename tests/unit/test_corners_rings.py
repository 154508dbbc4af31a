"""Ring roles from geometry; rings that cannot be used. Expected roles and areas are worked out by hand."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from mine_restoration.core.corners.placing.rings import Corners, outline_of

E, N = 44_500_000.0, 4_920_000.0


def ring(number, *corners, first=1, closed=True):
    """A ring of (east, north) offsets; lines count on from ``first``."""
    names = [f"J{i}" for i in range(len(corners))]
    if closed:
        corners, names = (*corners, corners[0]), [*names, "J0"]
    xy = np.array([(E + x, N + y) for x, y in corners])
    return Corners(number, tuple(names), xy, np.arange(first, first + len(names)))


def square(number, x, y, size, first=1, closed=True):
    return ring(number, (x, y), (x + size, y), (x + size, y + size), (x, y + size), first=first, closed=closed)


def outline(*rings):
    result, findings = outline_of(rings, {"source": "f", "unit_id": "U"})
    return result, [finding.code.split(".")[1] for finding in findings], findings


OUTER = square(1, 0, 0, 100)
HOLE = square(2, 20, 20, 60, first=20)
ISLAND = square(3, 40, 40, 20, first=40)
APART = square(4, 200, 0, 50, first=60)


def test_outer_hole_island_and_a_part_of_its_own():
    result, codes, _ = outline(OUTER, HOLE, ISLAND, APART)
    assert [len(part.interiors) for part in result.geometry.geoms] == [1, 0, 0]
    assert result.geometry.area == 100**2 - 60**2 + 20**2 + 50**2
    assert result.geometry.is_valid
    assert codes == ["numbered_hole_is_outer", "numbered_hole_is_outer"]


def test_a_hole_in_an_island_belongs_to_the_island():
    inner = square(4, 45, 45, 10, first=60)
    result, _, _ = outline(OUTER, HOLE, ISLAND, inner)
    assert [len(part.interiors) for part in result.geometry.geoms] == [1, 1]
    assert result.geometry.geoms[1].interiors[0].coords[0] == (E + 45, N + 45)
    assert result.geometry.is_valid
    assert [ring.lines[0] for ring in result.rings] == [1, 20, 40, 60]


@pytest.mark.parametrize("order", list(itertools.permutations([OUTER, HOLE, ISLAND, APART])))
def test_the_order_of_rings_does_not_change_their_roles(order):
    result, _, _ = outline(*order)
    assert result.geometry.area == 100**2 - 60**2 + 20**2 + 50**2
    outers = [part.exterior.coords[0] for part in result.geometry.geoms]
    assert outers == [tuple(ring.xy[0]) for ring in order if ring.xy[0, 0] - E != 20]


def test_ring_numbers_that_disagree_are_notes_only():
    hole = replace(HOLE, number=1)
    result, codes, findings = outline(replace(OUTER, number=2), hole)
    assert result.geometry.area == 100**2 - 60**2
    assert codes == ["numbered_hole_is_outer", "numbered_outer_is_hole"]
    assert {finding.severity.value for finding in findings} == {"note"}


def test_corners_keep_order_start_and_direction():
    clockwise = ring(1, (0, 100), (100, 100), (100, 0), (0, 0), closed=False)
    result, codes, _ = outline(clockwise)
    assert list(result.geometry.geoms[0].exterior.coords)[:-1] == [tuple(xy) for xy in clockwise.xy]
    assert list(result.rings[0].names) == ["J0", "J1", "J2", "J3"]
    assert codes == []


def test_outer_rings_that_touch_in_a_point_stay_two():
    result, codes, _ = outline(square(1, 0, 0, 50), square(1, 50, 50, 50, first=20))
    assert len(result.geometry.geoms) == 2
    assert result.geometry.is_valid
    assert codes == []


def test_outer_rings_that_share_a_side_become_one_and_it_is_said():
    left = ring(1, (0, 0), (50, 0), (50, 50), (0, 50))
    right = ring(1, (50, 0), (100, 0), (100, 50), (50, 50), first=20)
    result, codes, findings = outline(left, right)
    assert codes == ["rings_merged"]
    assert findings[0].severity.value == "warning"
    assert (findings[0].figures["before"], findings[0].figures["after"]) == (8, 6)
    assert result.geometry.is_valid
    assert result.geometry.area == 5000
    assert len(result.geometry.geoms) == 1
    assert result.geometry.geoms[0].exterior.coords[0] == (E, N)
    assert result.rings[0].lines.tolist() == [1, 2, 21, 22, 3, 4]


def test_a_hole_along_the_outer_ring_is_a_notch():
    outer = ring(1, (0, 0), (40, 0), (60, 0), (100, 0), (100, 100), (0, 100))
    notch = ring(2, (40, 0), (60, 0), (60, 30), (40, 30), first=20)
    result, codes, _ = outline(outer, notch)
    assert codes == ["rings_merged"]
    assert result.geometry.area == 10000 - 600
    assert result.geometry.is_valid


def test_a_hole_that_divides_the_area():
    outer = ring(1, (0, 0), (100, 0), (100, 50), (100, 100), (0, 100), (0, 50))
    hole = ring(2, (0, 50), (50, 25), (100, 50), (50, 75), first=20)
    result, codes, findings = outline(outer, hole)
    assert codes == ["rings_divided"]
    assert (findings[0].figures["parts"], findings[0].figures["before"], findings[0].figures["after"]) == (2, 10, 10)
    assert result.geometry.is_valid
    assert [part.area for part in result.geometry.geoms] == [3750, 3750]


def test_a_hole_that_touches_its_outer_ring_in_a_point():
    hole = ring(2, (0, 50), (30, 40), (30, 60), first=20)
    outer = ring(1, (0, 0), (100, 0), (100, 100), (0, 100), (0, 50))
    result, codes, _ = outline(outer, hole)
    assert result.geometry.is_valid
    assert result.geometry.area == 10000 - 300
    assert codes == []


@pytest.mark.parametrize(
    ("rings", "code", "line"),
    [
        ([ring(1, (0, 0), (100, 0))], "too_few_points", 1),
        ([ring(1, (0, 0), (100, 0), closed=False)], "too_few_points", 1),
        ([ring(1, (0, 0), (0, 0), (0, 0))], "too_few_points", 1),
        ([ring(1, (0, 0), (50, 50), (100, 100))], "zero_area", 1),
        ([ring(1, (0, 0), (100, 100), (100, 0), (0, 100))], "self_crossing", 1),
        ([OUTER, square(1, 0, 0, 100, first=20)], "ring_repeated", 20),
        ([OUTER, ring(2, (100, 0), (100, 100), (0, 100), (0, 0), first=20)], "ring_repeated", 20),
        ([OUTER, square(2, 50, 50, 100, first=20)], "rings_overlap", 20),
        ([OUTER, square(2, 99.999, 0, 100, first=20)], "rings_overlap", 20),
    ],
)
def test_rings_that_cannot_be_used(rings, code, line):
    result, _, findings = outline(*rings)
    assert result is None
    finding = next(f for f in findings if f.code == f"corners.{code}")
    assert (finding.severity.value, finding.line, finding.source, finding.unit_id) == ("error", line, "f", "U")


def test_a_bow_tie_names_its_crossing():
    _, _, findings = outline(ring(1, (0, 0), (100, 100), (100, 0), (0, 100)))
    figures = findings[0].figures
    assert (figures["first"], figures["second"]) == ("J0-J1", "J2-J3")
    assert (figures["east"], figures["north"]) == (E + 50, N + 50)


def test_every_crossing_is_named_with_its_sides():
    # A zigzag across a line that comes back along y = 0.
    teeth = [(10 * i + 5, 20 if i % 2 else -20) for i in range(8)]
    _, codes, findings = outline(ring(1, (0, 20), *teeth, (100, 20), (100, 0), (-10, 0)))
    assert codes == ["self_crossing"] * 8
    assert sorted(f.figures["east"] - E for f in findings) == pytest.approx([2.5, *range(10, 80, 10)])
    assert {f.figures["north"] for f in findings} == {N}
    assert {f.figures["second"] for f in findings} == {"J10-J11"}
    assert [f.figures["first"] for f in findings] == [f"J{i}-J{i + 1}" for i in range(8)]


def test_a_ring_that_touches_itself_in_a_corner():
    _, codes, findings = outline(ring(1, (0, 0), (50, 50), (100, 0), (100, 100), (50, 50), (0, 100)))
    assert codes == ["self_crossing"]
    assert findings[0].geometry.coords[0] == (E + 50, N + 50)


def test_crossings_beyond_count_are_counted():
    corners = [(i, 100 * (i % 2)) for i in range(100)] + [(100, 50), (-1, 50)]
    _, codes, findings = outline(ring(1, *corners))
    assert codes == ["self_crossing"] * 20 + ["more_self_crossings"]
    assert findings[-1].severity.value == "error"
    assert findings[-1].figures["count"] == 99 - 20
    assert len(findings[-1].geometry.geoms) == 79


def test_a_ring_of_many_sides_that_crosses_itself_everywhere_is_no_hang():
    random = np.random.default_rng(1)
    corners = random.random((20_000, 2)) * 1000
    _, codes, _ = outline(ring(1, *corners))
    assert codes == ["self_crossing"]


def test_many_holes_in_an_outer_ring_of_many_corners():
    turn = np.linspace(0, 2 * np.pi, 20_000, endpoint=False)
    outer = ring(1, *np.column_stack([1000 * np.cos(turn), 1000 * np.sin(turn)]))
    holes = [square(2, x, y, 2, first=30_000) for x in range(-500, 500, 25) for y in range(-500, 500, 25)]
    result, codes, _ = outline(outer, *holes)
    assert codes == []
    assert len(result.geometry.geoms[0].interiors) == len(holes) == 1600


def test_overlap_is_named_with_its_area():
    _, _, findings = outline(OUTER, square(2, 50, 50, 100, first=20))
    assert findings[0].figures["overlap"] == 2500


def test_neighbouring_duplicates_are_told_and_kept():
    result, codes, findings = outline(ring(1, (0, 0), (100, 0), (100, 0), (100, 100), (0, 100)))
    assert codes == ["duplicate_point"]
    assert (findings[0].line, findings[0].corner, findings[0].figures["before"]) == (3, "J2", "J1")
    assert len(result.rings[0]) == 5
    assert result.geometry.area == 10000


def test_a_closing_row_that_stands_twice_is_a_duplicate():
    result, codes, _ = outline(OUTER.chosen(np.r_[np.arange(len(OUTER)), -1]))
    assert codes == ["duplicate_point"]
    assert result.geometry.area == 10000


def test_a_last_corner_that_nearly_closes_the_ring():
    _, codes, findings = outline(ring(1, (0, 0), (100, 0), (100, 100), (0, 100), (0, 0.01), closed=False))
    assert codes == ["almost_closed"]
    assert findings[0].figures["gap"] == pytest.approx(0.01, abs=1e-6)


def test_a_closing_name_somewhere_else():
    odd = ring(1, (0, 0), (100, 0), (100, 100), (0, 100), (-10, 50), closed=False)
    result, codes, _ = outline(replace(odd, names=(*odd.names[:-1], "J0")))
    assert codes == ["closing_differs"]
    assert len(result.rings[0]) == 5


ADDED, TAKEN_OFF = {"deducted": False}, {"deducted": True}


def test_marks_of_the_source_that_agree_with_the_place():
    outer, hole = replace(OUTER, **ADDED), replace(HOLE, number=1, **TAKEN_OFF)
    island, apart = replace(ISLAND, **ADDED), replace(APART, **ADDED)
    for rings in itertools.permutations([outer, hole, island, apart]):
        result, codes, _ = outline(*rings)
        assert result.geometry.area == 100**2 - 60**2 + 20**2 + 50**2
        assert codes == []  # the marks say what ring numbers cannot


@pytest.mark.parametrize(
    ("rings", "code", "line"),
    [
        ([replace(OUTER, **ADDED), replace(APART, **TAKEN_OFF)], "deducted_is_outside", 60),
        ([replace(OUTER, **TAKEN_OFF)], "deducted_is_outside", 1),
        ([replace(OUTER, **ADDED), replace(HOLE, **ADDED)], "added_is_inside", 20),
        ([OUTER, replace(HOLE, **ADDED)], "added_is_inside", 20),
        ([OUTER, replace(HOLE, **TAKEN_OFF), replace(ISLAND, **TAKEN_OFF)], "deducted_is_outside", 40),
    ],
)
def test_marks_of_the_source_against_the_place_are_not_resolved(rings, code, line):
    result, _, findings = outline(*rings)
    assert result is None
    (finding,) = [f for f in findings if f.severity.value == "error"]
    assert (finding.code, finding.line) == (f"corners.{code}", line)
    if code == "added_is_inside":
        figures = finding.figures
        assert (figures["around"], figures["around_line"], figures["area"]) == (1, 1, 60**2)


def test_a_deducted_ring_across_the_edge_overlaps():
    _, codes, _ = outline(replace(OUTER, **ADDED), replace(square(2, 50, 50, 100, first=20), **TAKEN_OFF))
    assert "rings_overlap" in codes


def test_a_bad_hole_spoils_its_parcel():
    result, codes, _ = outline(OUTER, ring(2, (20, 20), (80, 80), (80, 20), (20, 80), first=20))
    assert result is None  # without the hole the area would be wrong
    assert codes == ["self_crossing"]


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_a_place_that_is_none(value):
    odd = square(1, 0, 0, 100)
    odd.xy[3, 0] = value
    result, codes, findings = outline(OUTER, odd)
    assert result is None
    assert codes == ["not_finite"]
    assert (findings[0].line, findings[0].corner) == (4, "J3")
