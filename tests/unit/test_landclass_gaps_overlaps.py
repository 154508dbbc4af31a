"""Surveys with gaps and overlaps: told with area and place, and the classes sum to the unit all the same."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest
import shapely
from coverage_maker import make_ground, make_units, rows_of
from sentences import sentences
from shapely.geometry import MultiPolygon, Polygon, box
from survey_rows import survey_of

from mine_restoration.core.amounts import centi_from_m2, ha4_from_centi
from mine_restoration.core.compiled import Loops
from mine_restoration.core.findings import Severity
from mine_restoration.core.geodesy.area import official_area
from mine_restoration.core.geodesy.equal_area import edges_of
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.landclass.attach import attach
from mine_restoration.core.landclass.overlap import overlaps_of
from mine_restoration.core.landclass.pairs import pairs_of
from mine_restoration.core.landclass.survey import SurveyLayer
from mine_restoration.core.progress import go_on
from mine_restoration.core.unit import Unit

PLANE = Plane(39, 3, prefixed=True)
EAST, NORTH = 120_000.0, 3_420_000.0
X, Y = PLANE.false_easting + EAST, NORTH
LAYER = SurveyLayer("DLTB", frozenset(["BSM", "DLBM", "DLMC", "TBMJ", "KCXS", "SJNF"]), has_index=True)
GAP, OVERLAP, SAME = "landclass.gap", "landclass.overlap_classes", "landclass.overlap_same"
SAID = sentences()


def at(x0, y0, x1, y1):
    return box(X + x0, Y + y0, X + x1, Y + y1)


def shape(*corners):
    return Polygon([(X + x, Y + y) for x, y in corners])


def row(ident, geometry, code, **values):
    area = official_area(geometry, PLANE) if geometry.is_valid else 1.0
    return {"ids": ident, "geometry": geometry, "code": code, "tbmj": round(area, 2), "year": 2023, **values}


def run(units, rows, **how):
    units = [Unit(ident, MultiPolygon(shapely.get_parts(geometry).tolist())) for ident, geometry in units.items()]
    result = attach(units, survey_of(LAYER, rows), PLANE, **how)
    for finding in result.findings:
        assert not re.search(r"\b(nan|None)\b|[{}]", SAID[finding.code].format_map(finding.figures))
    outlines = {unit.unit_id: unit for unit in units}
    for total in result.totals:
        unit = outlines[total.unit_id]
        own = [r for r in result.summary if r.unit_id == unit.unit_id]
        assert sum(r.unit_centi for r in own) == total.unit_centi == centi_from_m2(official_area(unit.geometry, PLANE))
        assert sum(r.ha4 for r in own) == ha4_from_centi(total.centi)
    return result


def areas(result, ident="U"):
    return {r.land_class: r.unit_centi / 100 for r in result.summary if r.unit_id == ident}


def found(result, code):
    return [f for f in result.findings if f.code == code]


def problems(result):
    return sorted(f.code for f in result.findings if f.severity is not Severity.NOTE)


def official(geometry):
    return official_area(areal(geometry), PLANE)


def is_there(finding, ground):
    """Whether the place of a finding lies in ``ground``; where it is an area, it is that ground."""
    place = finding.geometry
    if place.area:
        return place.symmetric_difference(ground).area < 0.01
    return place.distance(ground) < 0.001


UNIT = at(0, 0, 100, 100)
AROUND = [
    row("west", at(-900, -900, 0, 900), "0301"),
    row("south", at(0, -900, 900, 0), "0301"),
]


def test_a_gap_that_touches_the_boundary_of_the_unit():
    """All of it inside, with one side on the unit's boundary; and one that only touches from outside."""
    inner = row("1", at(0, 0, 900, 900).difference(at(40, 0, 60, 30)).difference(at(-1, 40, 0, 60)), "0602")
    result = run({"U": UNIT}, [*AROUND, inner])
    assert areas(result)["NODATA"] == pytest.approx(official(at(40, 0, 60, 30)), abs=0.011)
    (gap,) = found(result, GAP)
    assert is_there(gap, at(40, 0, 60, 30))
    assert gap.figures["area"] == pytest.approx(official(at(40, 0, 60, 30)), abs=0.011)
    west = {**AROUND[0], "geometry": AROUND[0]["geometry"].difference(at(-30, 40, 0, 60))}
    result = run({"U": UNIT}, [west, AROUND[1], row("1", at(0, 0, 900, 900), "0602")])
    assert problems(result) == []
    assert set(areas(result)) == {"0602"}


def test_a_gap_and_an_overlap_outside_the_units_are_not_reported():
    good = [*AROUND, row("1", at(0, 0, 900, 900).difference(at(500, 500, 600, 600)), "0602")]
    over = row("2", at(101, 0, 300, 300), "0404")
    assert problems(run({"U": UNIT}, [*good, over])) == []
    # The same two, where a second unit is: reported for that unit and no other.
    result = run({"U": UNIT, "V": at(450, 450, 650, 650), "W": at(200, 200, 280, 280)}, [*good, over])
    assert [(f.code, f.unit_id) for f in result.findings if f.code in (GAP, OVERLAP)] == [(GAP, "V"), (OVERLAP, "W")]
    assert set(areas(result)) == {"0602"}
    assert areas(result, "W") == {"OVERLAP": pytest.approx(official(at(200, 200, 280, 280)), abs=0.01)}


def test_three_classes_over_each_other():
    """Ground under two or three classes counts once, whatever the order."""
    rows = [
        row("1", at(-900, -900, 60, 900), "0301"),
        row("2", at(40, -900, 900, 900), "0602"),
        row("3", at(50, -900, 70, 900), "0404"),
    ]
    for some in itertools.permutations(rows):
        result = run({"U": UNIT}, some)
        assert areas(result) == {
            "0301": pytest.approx(official(at(0, 0, 40, 100)), abs=0.011),
            "0602": pytest.approx(official(at(70, 0, 100, 100)), abs=0.011),
            "OVERLAP": pytest.approx(official(at(40, 0, 70, 100)), abs=0.011),
        }
        assert problems(result) == [OVERLAP]
        (over,) = found(result, OVERLAP)
        assert is_there(over, at(40, 0, 70, 100))
        assert over.figures["area"] == pytest.approx(official(at(40, 0, 70, 100)), abs=0.011)
        for polygon in rows:
            assert polygon["ids"] in over.figures["polygons"]


def test_three_of_one_class_and_one_of_another():
    rows = [
        row("1", at(-900, -900, 60, 900), "0301"),
        row("2", at(30, -900, 900, 900), "0301"),
        row("3", at(50, -900, 70, 900), "0301"),
        row("4", at(55, -900, 58, 900), "0602"),
    ]
    expected = {
        "0301": pytest.approx(official(UNIT) - official(at(55, 0, 58, 100)), abs=0.011),
        "OVERLAP": pytest.approx(official(at(55, 0, 58, 100)), abs=0.011),
    }
    for some in itertools.permutations(rows):
        result = run({"U": UNIT}, some)
        assert areas(result) == expected
        assert problems(result) == [OVERLAP, SAME]
        # 30 to 70 lies under several of 0301; of that, 55 to 58 is the conflict.
        (same,) = found(result, SAME)
        assert same.figures["area"] == pytest.approx(
            official(at(30, 0, 70, 100)) - official(at(55, 0, 58, 100)), abs=0.02
        )


def test_an_overlap_and_a_gap_of_one_size_do_not_cancel():
    """At the two ends of one polygon, and in two units, to the last digit of the coordinates."""
    for code, told in (("0602", [GAP, OVERLAP]), ("0301", [GAP, SAME])):
        rows = [row("1", at(-900, -900, 50, 900), "0301"), row("2", at(47, -900, 97, 900), code)]
        rows.append(row("3", at(100, -900, 900, 900), "0404"))
        result = run({"U": at(0, 0, 200, 100)}, rows)
        assert problems(result) == told
        gap, over = found(result, GAP)[0], found(result, told[1])[0]
        assert is_there(gap, at(97, 0, 100, 100))
        assert is_there(over, at(47, 0, 50, 100))
        assert areas(result)["NODATA"] == pytest.approx(official(at(97, 0, 100, 100)), abs=0.011)
        assert sum(areas(result).values()) == pytest.approx(official(at(0, 0, 200, 100)), abs=0.006)
        assert ("OVERLAP" in areas(result)) is (code == "0602")


@pytest.mark.parametrize("hole", [0.2, 3.0])
def test_gaps_and_overlaps_inside_one_unit_that_hide_each_other(hole):
    """A polygon twice in the layer and a hole of its own size elsewhere: the areas sum to the unit's exactly."""
    rows = [
        row("1", at(-900, -900, 900, 900).difference(at(20, 20, 20 + hole, 30)).difference(at(60, 60, 70, 70)), "0301"),
        row("2", at(60, 60, 70, 70), "0602"),
        row("3", at(60, 60, 60 + hole, 70), "0404"),
    ]
    result = run({"U": UNIT}, rows)
    assert problems(result) == [GAP, OVERLAP]
    assert areas(result)["NODATA"] == pytest.approx(official(at(20, 20, 20 + hole, 30)), abs=0.011)
    assert areas(result)["OVERLAP"] == pytest.approx(official(at(60, 60, 60 + hole, 70)), abs=0.011)


@pytest.mark.parametrize("code", ["0301", "0602"])
def test_parts_of_a_unit_that_no_line_crosses(code):
    """A large part on good ground, a small one wholly under two polygons, another of its size wholly in a gap."""
    rows = [
        row("1", at(-100, -100, 200, 900), "0301"),
        row("2", at(-100, -100, 200, 900), code),
        row("3", at(200, -100, 900, 900), "1104"),
    ]
    large, double, gap = at(300, 0, 340, 40), at(0, 0, 5, 5), at(1000, 0, 1005, 5)
    for parts in ((large, double), (large, gap), (large, double, gap), (double, gap)):
        result = run({"U": shapely.union_all(parts)}, rows)
        told = ([GAP] if gap in parts else []) + ([OVERLAP if code == "0602" else SAME] if double in parts else [])
        assert problems(result) == told
        expected = {"1104": large, "OVERLAP" if code == "0602" else "0301": double, "NODATA": gap}
        expected = {k: pytest.approx(official(v), abs=0.011) for k, v in expected.items() if v in parts}
        assert areas(result) == expected


@pytest.mark.parametrize("width", [0.1, 0.6, 2.0, 6.0])
def test_strips_beside_the_central_meridian(width):
    """Edges due north are upright there in the equal-area plane, too: they bound no area with their neighbours."""

    def strip(x0, x1, y0=-500, y1=500):
        middle = PLANE.false_easting
        return shapely.segmentize(box(middle + x0, NORTH + y0, middle + x1, NORTH + y1), 5.0)

    west, east, unit = strip(-500, -width / 2), strip(width / 2, 500), strip(-50, 50, 0, 100)
    half = official(strip(-50, -width / 2, 0, 100))
    between = official(strip(-width / 2, width / 2, 0, 100))
    gap = [row("1", west, "0301"), row("2", east, "0602")]
    over = [row("1", strip(-500, width / 2), "0301"), row("2", strip(-width / 2, 500), "0602")]
    both = [row("1", west, "0301"), row("2", strip(0, 500), "0602"), row("3", strip(0, width / 2), "0404")]
    for rows, told, expected in (
        (gap, [GAP], {"0301": half, "0602": half, "NODATA": between}),
        (over, [OVERLAP], {"0301": half, "0602": half, "OVERLAP": between}),
        (both, [GAP, OVERLAP], {"0301": half, "0602": half, "NODATA": between / 2, "OVERLAP": between / 2}),
    ):
        result = run({"U": unit}, rows)
        assert problems(result) == told
        assert areas(result) == {code: pytest.approx(area, abs=0.011) for code, area in expected.items()}


@pytest.mark.parametrize(("ident", "code", "told"), [("1", "0301", SAME), ("2", "0301", SAME), ("2", "0602", OVERLAP)])
def test_a_polygon_that_lies_twice_in_the_layer(ident, code, told):
    """With its own number, with another, and with another class: over the unit's edge, inside it, all of it."""
    for where in (at(80, 80, 180, 180), at(20, 20, 50, 50), at(-50, -50, 150, 150), UNIT):
        twice = [row("1", where, "0301"), row(ident, where, code)]
        rest = row("3", at(-900, -900, 900, 900).difference(where), "0404")
        for some in ([*twice, rest], [rest, *twice[::-1]]):
            result = run({"U": UNIT}, some)
            ground = where.intersection(UNIT)
            assert told in problems(result)
            assert GAP not in problems(result)
            (over,) = found(result, told)
            assert is_there(over, ground)
            assert over.figures["area"] == pytest.approx(official(ground), abs=0.011)
            assert areas(result)["OVERLAP" if told == OVERLAP else "0301"] == pytest.approx(official(ground), abs=0.011)


def test_three_times_the_same_polygon_is_one():
    """An odd number of times: what counts edges in pairs does not see it."""
    rows = [row(str(i), at(20, 20, 50, 50), "0301") for i in range(3)]
    rows.append(row("rest", at(-900, -900, 900, 900).difference(at(20, 20, 50, 50)), "0404"))
    result = run({"U": UNIT}, rows)
    assert problems(result) == [SAME]
    assert areas(result)["0301"] == pytest.approx(official(at(20, 20, 50, 50)), abs=0.011)
    rows[1]["code"] = "0602"
    result = run({"U": UNIT}, rows)
    assert areas(result)["OVERLAP"] == pytest.approx(official(at(20, 20, 50, 50)), abs=0.011)


def test_a_whole_layer_twice():
    half = [row("1", at(-900, -900, 50, 900), "0301"), row("2", at(50, -900, 900, 900), "0602")]
    result = run({"U": UNIT}, [*half, *half])
    assert {SAME} <= set(problems(result))
    assert areas(result) == {
        "0301": pytest.approx(official(at(0, 0, 50, 100)), abs=0.011),
        "0602": pytest.approx(official(at(50, 0, 100, 100)), abs=0.011),
    }


def test_a_common_boundary_that_crosses_itself_in_both_neighbours():
    """The line between two polygons makes a loop: both are invalid, of one loop nobody knows whose it is."""
    line = [(50, -50), (50, 40), (70, 60), (30, 60), (50, 40), (50, 150)]
    rows = [
        row("1", shape((-50, -50), *line, (-50, 150)), "0301"),
        row("2", shape((150, -50), *line, (150, 150)), "0602"),
    ]
    assert not any(r["geometry"].is_valid for r in rows)
    result = run({"U": UNIT, "off": at(90, 0, 140, 20)}, rows)
    told = {f.figures["polygon"] for f in result.findings if f.code.startswith("landclass.polygon_")}
    assert told == {"1", "2"}
    if areas(result):
        assert sum(areas(result).values()) == pytest.approx(official(UNIT), abs=0.006)
        loop = shape((50, 40), (70, 60), (30, 60))
        assert areas(result).keys() & {"NODATA", "OVERLAP"}
        assert areas(result).get("NODATA", 0) + areas(result).get("OVERLAP", 0) == pytest.approx(
            official(loop), abs=0.02
        )
    else:
        assert [f for f in result.findings if f.unit_id == "U" and f.severity is Severity.ERROR]


@pytest.mark.parametrize("turn", [0.0, 17.0])
def test_corners_that_only_one_neighbour_has(turn):
    """T-junctions along 1 km, rounded to 0.1 mm (0.02 m² at most): digits. With 1 mm to the side: a gap."""
    for aside, is_told in ((0.0, False), (0.001, True)):
        joints = [(x, -aside) for x in (130.0, 377.7, 640.1)]
        north = [(0, 0), (1000, 0), (1000, 300), (0, 300)]
        south = [
            [(a, -300), (b, -300), (b, y), (a, x)] for (a, x), (b, y) in zip([(0, 0), *joints], [*joints, (1000, 0)])
        ]
        middle = (X + 500, Y)
        turned = [shapely.affinity.rotate(shape(*corners), turn, origin=middle) for corners in (north, *south)]
        turned = [shapely.transform(polygon, lambda points: np.round(points, 4)) for polygon in turned]
        rows = [row(str(i), polygon, "0301" if i else "0602") for i, polygon in enumerate(turned)]
        unit = shapely.affinity.rotate(at(20, -200, 980, 200), turn, origin=middle)
        result = run({"U": unit}, rows, tolerance=0.03)
        assert problems(result) == ([GAP] if is_told else [])
        gap = unit.difference(shapely.union_all(turned))
        assert areas(result).get("NODATA", 0) == pytest.approx(official(gap) if is_told else 0, abs=0.02)


@pytest.mark.parametrize(("over", "tolerance"), [(0.02, 5.0), (-0.02, 5.0)])
def test_what_the_tolerance_takes_is_told(over, tolerance):
    """2 m² under two polygons of different classes, or under none."""
    rows = [row("1", at(-50, -50, 50 + over, 150), "0301"), row("2", at(50, -50, 150, 150), "0602")]
    unit = {"U": at(0, 0, 100, 100)}
    assert problems(run(unit, rows)) == [OVERLAP if over > 0 else GAP]
    result = run(unit, rows, tolerance=tolerance)
    assert set(areas(result)) == {"0301", "0602"}
    told = [f for f in result.findings if f.code == "landclass.left_alone"]
    assert [f.figures["area"] for f in told] == [pytest.approx(2, abs=0.01)]


def test_no_tolerance_takes_more_than_a_hundredth_of_a_unit():
    rows = [row("1", at(-50, -50, 97, 150), "0301")]
    assert problems(run({"U": at(0, 0, 100, 100)}, rows, tolerance=1e6)) == [GAP]


def test_a_gap_and_an_overlap_of_one_width_are_seen():
    """Side by side, slanting across the unit: the areas alone agree."""
    for width in (0.01, 0.1):
        rows = [
            row("1", shape((-50, -50), (30, -50), (33, 150), (-50, 150)), "0301"),
            row("2", shape((30 + width, -50), (60 + width, -50), (63 + width, 150), (33 + width, 150)), "0602"),
            row("3", shape((60, -50), (150, -50), (150, 150), (63, 150)), "0404"),
        ]
        assert problems(run({"U": at(0, 0, 100, 100)}, rows)) == [GAP, OVERLAP]


@pytest.mark.parametrize("compiled", [False, True])
def test_no_gap_is_too_narrow_to_be_seen(compiled):
    """Its edges go east by tenths of a millimetre, on the central meridian, where north is up in both planes."""
    loops = Loops() if compiled else None
    x, y = PLANE.false_easting, NORTH
    units = np.array([box(x - 50, y, x + 50, y + 80)])

    def overlaps_with(lines):
        corners = [[(x - 99 * side, y - 9), (x - 99 * side, y + 99)] for side in (1, -1)]
        polygons = np.array([Polygon([*line, *beyond[::-1]]) for line, beyond in zip(lines, corners)])
        pairs = pairs_of(units, polygons, go_on)
        return overlaps_of(pairs, edges_of(units, PLANE, loops), polygons, PLANE, go_on, loops)

    def overlaps(*bends):
        lines = [[(x, y - 9), (x, y + 10), (x + bend, y + 40), (x, y + 70), (x, y + 99)] for bend in bends]
        return overlaps_with([[(px + (py - y) * 2e-6, py) for px, py in line] for line in lines])

    for west, east, is_tiled in (
        (0, 0, True),
        (0.0004, 0.0004, True),
        (0.0004, 0.0008, False),
        (0.0008, 0.0004, False),
    ):
        found = overlaps(west, east)
        assert found.is_tiled.tolist() == [is_tiled]
        assert found.area.sum() - 8000 == pytest.approx((west - east) * 30, abs=1e-3)
    # Short edges that run north but for nanometres: too steep to be marked, seen by where they lie.
    strip = overlaps_with([[(x + off, y + step) for step in range(-9, 100)] for off in (0.03, 0.0304)])
    assert strip.is_tiled.tolist() == [False]
    assert strip.area.sum() - 8000 == pytest.approx(-0.0004 * 80, abs=1e-3)


def damaged(rng, ground):
    """The polygons of a survey with every kind of damage, a handful of each."""
    rows = [dict(r) for r in ground.rows]
    picked = rng.permutation(len(rows))
    for i in picked[:4]:
        rows[i]["geometry"] = None
    for i in picked[4:8]:
        rows[i]["geometry"] = rounded(rows[i]["geometry"].buffer(1.5, join_style="mitre", mitre_limit=1.5))
    for i in picked[8:12]:
        rows[i]["geometry"] = rounded(rows[i]["geometry"].buffer(-0.4, join_style="mitre", mitre_limit=1.5))
    for number, i in enumerate(picked[12:18]):
        rows.append({**rows[i], "ids": f"C{number}", "code": rows[i]["code"] if number % 2 else "0508", "kcxs": 0})
    for i in picked[18:26]:
        geometry = rows[i]["geometry"]
        corners = shapely.get_coordinates(geometry.exterior)[:-1]
        corners[rng.integers(len(corners))] += rng.uniform(-3, 3, 2)
        moved = rounded(Polygon(corners, geometry.interiors))
        rows[i]["geometry"] = moved if moved.is_valid else geometry
    return [r for r in rows if r["geometry"] is not None and not r["geometry"].is_empty]


def rounded(geometry):
    shape = shapely.transform(geometry, lambda points: np.round(points, 4))
    return shape if shape.is_valid else shapely.make_valid(shape)


def resolved(unit, rows):
    """What lies where, by shapely alone: ground by class, conflict, gap, and what one class has several times."""
    by_class = {}
    for r in rows:
        by_class.setdefault(r["code"], []).append(areal(r["geometry"].intersection(unit)))
    ground = {code: shapely.union_all(pieces) for code, pieces in by_class.items()}
    conflict = shared(list(ground.values()))
    gap = areal(unit.difference(shapely.union_all(list(ground.values()))))
    same = shapely.union_all([shared(pieces) for pieces in by_class.values()])
    return {code: g.difference(conflict) for code, g in ground.items()}, conflict, gap, same.difference(conflict)


def shared(geometries):
    """What lies under more than one of them."""
    return shapely.union_all([areal(a.intersection(b)) for a, b in itertools.combinations(geometries, 2)])


def areal(geometry):
    """Without the lines and points that an overlay leaves where things only touch."""
    return MultiPolygon([p for p in shapely.get_parts(geometry) if p.geom_type == "Polygon"])


@pytest.mark.parametrize("seed", range(3))
def test_random_damage_against_shapely(seed):
    """Gaps and overlaps of all kinds at once, under units of all kinds: areas, findings and places."""
    rng = np.random.default_rng([20261122, seed])
    ground = make_ground([seed, 7], PLANE, EAST, NORTH, 1200.0, 40, tees=seed % 2 == 1)
    rows = damaged(rng, ground)
    for r, fresh in zip(rows, rows_of(rng, [r["geometry"] for r in rows], PLANE)):
        r["tbmj"] = fresh["tbmj"]
    units = {f"U{i:02d}": geometry for i, (_, geometry) in enumerate(make_units([seed, 8], ground, 26))}
    result = run(units, rows)
    rng.shuffle(rows)
    again = run(units, rows)
    assert [(r.unit_id, r.land_class, r.centi) for r in again.summary] == [
        (r.unit_id, r.land_class, r.centi) for r in result.summary
    ]
    assert [(f.code, f.unit_id) for f in again.findings] == [(f.code, f.unit_id) for f in result.findings]
    bare = run(units, rows, pieces=False)
    assert (bare.parts, bare.summary, bare.totals) == ((), again.summary, again.totals)
    assert sorted(f.code for f in bare.findings) == sorted(f.code for f in again.findings)
    assert {GAP, OVERLAP, SAME} <= set(problems(result))
    assert not [f for f in result.findings if f.severity is Severity.ERROR]
    share = {r["ids"]: r["kcxs"] for r in rows}
    assert any(share.values())
    for ident, unit in units.items():
        classes, conflict, gap, same = resolved(unit, rows)
        ours = {}
        for part in (p for p in result.parts if p.unit_id == ident):
            # 田坎 back to the class they come from.
            code = part.land_class
            if code == "1203":
                code = next(r["code"] for r in rows if r["ids"] == part.survey_id)
            ours[code] = ours.get(code, 0) + part.unit_centi / 100
        theirs = {code: official(g) for code, g in classes.items()}
        theirs["OVERLAP"], theirs["NODATA"] = official(conflict), official(gap)
        for code in ours.keys() | theirs.keys():
            # Up to 0.01 m² of gap and of overlap each is digits of the coordinates.
            assert abs(ours.get(code, 0) - theirs.get(code, 0)) < 0.06, (ident, code, ours.get(code), theirs.get(code))
        for code, place in ((GAP, gap), (OVERLAP, conflict), (SAME, same)):
            told = [f for f in result.findings if f.code == code and f.unit_id == ident]
            if official(place) > 0.05:
                assert sum(f.figures["area"] for f in told) == pytest.approx(official(place), abs=0.06), (ident, code)
                assert all(is_there(f, place) or f.geometry.within(place.buffer(0.01)) for f in told), (ident, code)
            elif official(place) < 0.002:
                assert not told, (ident, code, [f.figures for f in told])
