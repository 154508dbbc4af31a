"""Random units of every kind on random surveys, against an overlay that shares no code with the program.

``LANDCLASS_CASES`` is the number of units a run; set it to 10000 for a long one. ``LANDCLASS_SEED`` gives other ones.
"""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from functools import cache

import numpy as np
import pytest
import shapely
from coverage_maker import TOUCHING, make_ground, make_units
from equal_area_oracle import EqualArea
from shapely.geometry import MultiPolygon, box
from survey_rows import survey_of

from mine_restoration.core.amounts import centi_from_m2, ha4_from_centi
from mine_restoration.core.catalogue import RESOURCES
from mine_restoration.core.findings import Severity
from mine_restoration.core.geodesy.area import official_area, official_areas
from mine_restoration.core.geodesy.equal_area import edges_of
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.landclass.attach import attach
from mine_restoration.core.landclass.overlap import overlaps_of
from mine_restoration.core.landclass.pairs import pairs_of
from mine_restoration.core.landclass.survey import SurveyLayer
from mine_restoration.core.progress import go_on
from mine_restoration.core.unit import Unit

CASES = int(os.environ.get("LANDCLASS_CASES", "208"))
SEED = int(os.environ.get("LANDCLASS_SEED", "20261122"))
UNITS_A_GROUND = 52
LAYER = SurveyLayer("DLTB", frozenset(["BSM", "DLBM", "DLMC", "TBMJ", "KCXS", "SJNF"]), has_index=True)
PLACES = (
    # Plane, metres east of the central meridian, north, side in metres, fields.
    (Plane(39, 3, prefixed=True), 0.0, 3_420_000.0, 3000.0, 45),
    (Plane(39, 3, prefixed=False), 140_000.0, 3_420_000.0, 3000.0, 45),
    (Plane(44, 3, prefixed=True), -115_000.0, 4_920_000.0, 6400.0, 60),
    (Plane(25, 3, prefixed=True), 100_000.0, 5_300_000.0, 1500.0, 30),
)
"""EPSG:4527 is the first of them; the others are 1.5 degrees off, or far north, without zone number or with."""
ROUNDING = 0.01
"""Largest remainder gives a row less than one 0.01 m² more or less than it is due."""
FLOATS = 1e-3
SERIES = 2e-10
"""The prescribed inverse of the projection, cut off after some terms, changes areas by so much of them."""
CHORDS = 5e-5
"""Where corners lie on an edge that has none there, the 70 m points of both part, and so do the chords between them.

So much m² a metre of the unit's outline; the areas of cut pieces, which have corners where they were cut, do so too.
"""
ON_LINES = ("along", "on corners", "on edges", "beside road")
"""Kinds that may have corners on edges of the survey."""


@cache
def scenes(cases=CASES):
    """Survey, kinds, units and what they got under unit control; TBMJ is up to 0.4 m² off.

    Every second survey has corners that only one of two neighbours has.
    """
    made = []
    for number in range(-(-cases // UNITS_A_GROUND)):
        plane, east, north, size, count = PLACES[number % len(PLACES)]
        ground = make_ground([SEED, number], plane, east, north, size, count, tees=has_tees(number), off=0.4)
        shapes = make_units([SEED, number, 1], ground, min(UNITS_A_GROUND, cases - number * UNITS_A_GROUND))
        units = [Unit(f"U{i:03d}", shape) for i, (_, shape) in enumerate(shapes)]
        attached = attach(units, survey_of(LAYER, ground.rows), ground.plane)
        made.append((ground, [kind for kind, _ in shapes], units, attached))
    return made


def has_tees(number):
    return number % 2 == 1


def problems(attached):
    return sorted({f.code for f in attached.findings if f.severity is not Severity.NOTE})


def by_unit(rows):
    result = defaultdict(list)
    for row in rows:
        result[row.unit_id].append(row)
    return result


def due(ground, unit, overlaps):
    """What each (polygon, class) of a unit has by the oracle, 田坎 split off."""
    result = {}
    for j, area in overlaps.items():
        row = ground.rows[j]
        for code, value in ((row["code"], area * (1 - row["kcxs"])), ("1203", area * row["kcxs"])):
            if value:
                result[row["ids"], code] = value
    return result


@pytest.mark.parametrize("control", ["unit", "polygon"])
def test_classes_and_parts_sum_to_the_unit_in_integers(control):
    """In 0.01 m² and in 0.0001 hm²."""
    tested = 0
    for ground, _, units, result in scenes():
        if control == "polygon":
            result = attach(units, survey_of(LAYER, ground.rows), ground.plane, control)
        # TBMJ is drawn some 0.5 m² off; random units lie over each other, which polygon control cannot share out.
        allowed = {"landclass.controls_differ", *(["landclass.units_over"] if control == "polygon" else [])}
        assert set(problems(result)) <= allowed
        assert [total.unit_id for total in result.totals] == [unit.unit_id for unit in units]
        summary, parts = by_unit(result.summary), by_unit(result.parts)
        for unit, total in zip(units, result.totals):
            own = centi_from_m2(official_area(unit.geometry, ground.plane))
            for rows in (summary[unit.unit_id], parts[unit.unit_id]):
                assert sum(row.unit_centi for row in rows) == total.unit_centi == own
                assert sum(row.polygon_centi for row in rows) == total.polygon_centi
                assert sum(row.centi for row in rows) == total.centi
                assert sum(row.ha4 for row in rows) == total.ha4 == ha4_from_centi(total.centi)
                assert min(min(row.centi, row.ha4, row.unit_centi, row.polygon_centi) for row in rows) >= 0
            for part in parts[unit.unit_id]:
                # 田坎 have no place of their own; every other part has one.
                assert (part.geometry is None) is (part.land_class == "1203"), part
            assert total.centi == (total.unit_centi if control == "unit" else total.polygon_centi)
            tested += 1
    assert tested == CASES


def test_areas_are_those_of_an_overlay_in_the_equal_area_plane():
    """Of the unit's area, and of TBMJ in proportion."""
    for number, (ground, kinds, units, result) in enumerate(scenes()):
        oracle = EqualArea(ground.plane)
        shapes = [unit.geometry for unit in units]
        whole = dict(zip([row["ids"] for row in ground.rows], oracle.areas(ground.polygons)))
        tbmj = {row["ids"]: row["tbmj"] for row in ground.rows}
        overlaps = defaultdict(dict)
        for (i, j), area in oracle.overlaps(shapes, ground.polygons).items():
            overlaps[i][j] = area
        parts = by_unit(result.parts)
        for i, (kind, unit, area) in enumerate(zip(kinds, units, oracle.areas(shapes))):
            allowed = FLOATS + SERIES * area
            if kind in ON_LINES or has_tees(number):
                allowed += CHORDS * unit.geometry.length
            assert sum(overlaps[i].values()) == pytest.approx(area, abs=allowed)
            assert official_area(unit.geometry, ground.plane) == pytest.approx(area, abs=allowed)
            own = {(part.survey_id, part.land_class): part for part in parts[unit.unit_id]}
            theirs = due(ground, unit, overlaps[i])
            assert len(own) == len(parts[unit.unit_id])
            for key in own.keys() | theirs.keys():
                ours = own[key].unit_centi / 100 if key in own else 0
                assert abs(ours - theirs.get(key, 0)) <= ROUNDING + allowed, (unit.unit_id, kind, key)
            for key, part in own.items():
                share = tbmj[part.survey_id] / whole[part.survey_id]
                assert abs(part.polygon_centi / 100 - share * theirs.get(key, 0)) <= 2 * ROUNDING + allowed, (kind, key)


def test_areas_before_any_rounding_are_those_of_the_overlay():
    """Pair by pair to 1e-3 m², and over a survey without odd corners they sum to the unit to 1e-4 m²."""
    for number, (ground, _, units, _) in enumerate(scenes()):
        oracle = EqualArea(ground.plane)
        parts, owner = shapely.get_parts([unit.geometry for unit in units], return_index=True)
        polygons = np.array(ground.polygons, dtype=object)
        pairs = pairs_of(parts, polygons, go_on)
        overlaps = overlaps_of(pairs, edges_of(parts, ground.plane), polygons, ground.plane, go_on)
        theirs = oracle.overlaps(parts, polygons)
        ours = dict(zip(zip(pairs.unit.tolist(), pairs.polygon.tolist()), overlaps.area.tolist()))
        whole = oracle.areas(parts)
        for key in ours.keys() | theirs.keys():
            allowed = FLOATS + SERIES * theirs.get(key, 0)
            assert abs(ours.get(key, 0) - theirs.get(key, 0)) <= allowed, (number, owner[key[0]], key)
        if not has_tees(number):
            sums = np.bincount(pairs.unit, overlaps.area, minlength=len(parts))
            assert np.abs(sums - official_areas(parts, ground.plane)).max() < 1e-4
            assert np.abs(sums - whole).max() <= FLOATS + SERIES * whole.max()


def test_areas_are_those_of_the_pieces_cut_in_the_plane():
    """Cut by shapely, each piece measured with 70 m points of its own: good to 0.02 m² but for very long outlines."""
    for ground, kinds, units, result in scenes():
        parts = by_unit(result.parts)
        tree = shapely.STRtree(ground.polygons)
        for kind, unit in zip(kinds, units):
            near = tree.query(unit.geometry, "intersects")
            pieces = shapely.intersection(unit.geometry, ground.polygons[near])
            areas = [official_area(piece, ground.plane) for piece in pieces]
            theirs = due(ground, unit, dict(zip(near.tolist(), areas)))
            ours = {(part.survey_id, part.land_class): part.unit_centi / 100 for part in parts[unit.unit_id]}
            for key in ours.keys() | theirs.keys():
                difference = abs(ours.get(key, 0) - theirs.get(key, 0))
                assert difference <= ROUNDING + max(0.02, CHORDS / 2 * unit.geometry.length), (
                    unit.unit_id,
                    kind,
                    key,
                    difference,
                )
            drawn = [part.geometry for part in parts[unit.unit_id] if part.geometry is not None]
            assert shapely.union_all(drawn).symmetric_difference(unit.geometry).area < 0.05
            assert sum(piece.area for piece in drawn) == pytest.approx(unit.geometry.area, abs=0.05)


def test_a_neighbour_that_is_only_touched_has_no_row():
    seen = defaultdict(int)
    for ground, kinds, units, result in scenes():
        parts = by_unit(result.parts)
        tree = shapely.STRtree(ground.polygons)
        for kind, unit in zip(kinds, units):
            if kind not in TOUCHING:
                continue
            near = tree.query(unit.geometry, "intersects")
            area = shapely.area(shapely.intersection(unit.geometry, ground.polygons[near]))
            under = {ground.rows[j]["ids"] for j in near[area > 0.001]}
            assert len(under) == 1
            assert len(near) > 1 or kind == "touching corner"
            assert {part.survey_id for part in parts[unit.unit_id]} == under, (unit.unit_id, kind)
            seen[kind] += 1
    assert seen.keys() == set(TOUCHING)


def test_neighbours_along_part_of_a_straight_side_have_no_row():
    """The sides lie on one line in the plane and have other 70 m points: no ground lies between them."""
    tested = 0
    for ground, kinds, units, result in scenes():
        parts = by_unit(result.parts)
        road = next(i for i, polygon in enumerate(ground.polygons) if polygon.covers(ground.road.centroid))
        for kind, unit in zip(kinds, units):
            if kind == "beside road":
                assert unit.geometry.intersection(ground.polygons[road]).area == 0
                assert ground.rows[road]["ids"] not in {part.survey_id for part in parts[unit.unit_id]}, unit.unit_id
                tested += 1
    assert tested


@pytest.mark.parametrize("length", [350.0, 600.0, 710.0, 1500.0])
@pytest.mark.parametrize("place", PLACES)
def test_chords_between_70_m_points_are_no_ground(place, length):
    """A unit along part of a field's side of 2 km due east: in the equal-area plane the chords of the two sides part.

    By up to 0.03 m² here, which is no overlap with the field beyond the side, nor a gap or an overlap of the survey.
    """
    plane, east, north, _, _ = place
    west = plane.false_easting + east
    rows = [
        {"ids": "north", "geometry": box(west, north, west + 2000, north + 300), "code": "0301", "year": 2023},
        {"ids": "south", "geometry": box(west, north - 300, west + 2000, north), "code": "0602", "year": 2023},
    ]
    for row in rows:
        row["tbmj"] = round(official_area(row["geometry"], plane), 2)
    beside = box(west + 130, north - 200, west + 130 + length, north)
    assert max(EqualArea(plane).overlaps([beside], [rows[0]["geometry"]]).values()) > 0.001
    result = attach([Unit("U", MultiPolygon([beside]))], survey_of(LAYER, rows), plane)
    assert problems(result) == []
    assert {row.land_class for row in result.summary} == {"0602"}
    assert [part.survey_id for part in result.parts] == ["south"]


def test_polygons_that_units_part_without_rest_keep_their_tbmj():
    """Units that part the ground: another survey drawn over it. Every polygon under them keeps TBMJ and KCMJ."""
    tested = 0
    for number, (plane, east, north, size, count) in enumerate(PLACES):
        ground = make_ground([SEED, number, 2], plane, east, north, size, count, off=0.4)
        other = make_ground([SEED, number, 3], plane, east, north, size * 0.8, 12)
        units = [Unit(f"U{i:03d}", MultiPolygon([polygon])) for i, polygon in enumerate(other.polygons)]
        result = attach(units, survey_of(LAYER, ground.rows), plane, "polygon")
        assert problems(result) == []
        kept = defaultdict(int)
        for part in result.parts:
            kept[part.survey_id, part.land_class == "1203"] += part.centi
        for row in ground.rows:
            tbmj = round(row["tbmj"] * 100)
            ours = kept[row["ids"], False] + kept[row["ids"], True]
            if other.frame.contains(row["geometry"]):
                assert ours == tbmj
                assert abs(kept[row["ids"], True] - tbmj * row["kcxs"]) <= 0.5 + 1e-9
                tested += 1
            else:
                # The rest lies outside the units, and has its share.
                rest = row["geometry"].difference(other.frame)
                assert tbmj - ours == pytest.approx(100 * official_area(rest, plane), rel=0.01, abs=100)
    assert tested > 60


def bases():
    """The class that a code is counted as: K and A codes as the one that the table names."""
    with (RESOURCES / "tables" / "land_classes.csv").open(encoding="utf-8") as file:
        return {
            line["code"]: line["parent"] if line["code"][-1] in "KA" else line["code"] for line in csv.DictReader(file)
        }


@pytest.mark.parametrize("control", ["unit", "polygon"])
def test_parts_sum_to_the_summary_class_by_class(control):
    base = bases()
    for ground, _, units, result in scenes():
        if control == "polygon":
            result = attach(units, survey_of(LAYER, ground.rows), ground.plane, control)
        sums = defaultdict(lambda: np.zeros(4, dtype=int))
        for part in result.parts:
            sums[part.unit_id, base[part.land_class]] += (part.centi, part.ha4, part.unit_centi, part.polygon_centi)
        summary = {
            (row.unit_id, row.land_class): [row.centi, row.ha4, row.unit_centi, row.polygon_centi]
            for row in result.summary
        }
        assert {key: value.tolist() for key, value in sums.items()} == summary


@pytest.mark.parametrize("control", ["unit", "polygon"])
def test_a_summary_without_parts_is_the_same(control):
    for ground, _, units, _ in scenes():
        survey = survey_of(LAYER, ground.rows)
        with_parts = attach(units, survey, ground.plane, control)
        without = attach(units, survey, ground.plane, control, pieces=False)
        assert without.parts == ()
        assert without.summary == with_parts.summary
        assert without.totals == with_parts.totals
        assert [(f.code, f.unit_id, f.figures) for f in without.findings] == [
            (f.code, f.unit_id, f.figures) for f in with_parts.findings
        ]


def integers(attached):
    parts = {
        (part.unit_id, part.survey_id, part.land_class): (part.centi, part.ha4, part.unit_centi, part.polygon_centi)
        for part in attached.parts
    }
    summary = {
        (row.unit_id, row.land_class): (row.centi, row.ha4, row.unit_centi, row.polygon_centi)
        for row in attached.summary
    }
    assert len(parts) == len(attached.parts)
    return parts, summary, sorted((total.unit_id, total.centi, total.polygon_centi) for total in attached.totals)


def turned(rng, geometry):
    """The same ground: parts and holes in another order, rings begun elsewhere and wound the other way."""
    polygons = []
    for part in shapely.get_parts(geometry):
        rings = []
        for ring in (part.exterior, *part.interiors):
            corners = np.roll(np.asarray(ring.coords)[:-1], int(rng.integers(len(ring.coords))), axis=0)
            rings.append(corners[::-1] if rng.random() < 0.5 else corners)
        polygons.append(shapely.Polygon(rings[0], [rings[k] for k in 1 + rng.permutation(len(rings) - 1)]))
    order = rng.permutation(len(polygons))
    return MultiPolygon([polygons[k] for k in order]) if geometry.geom_type == "MultiPolygon" else polygons[0]


@pytest.mark.parametrize("control", ["unit", "polygon"])
def test_neither_order_nor_the_way_rings_run_changes_an_integer(control):
    rng = np.random.default_rng(SEED)
    for ground, _, units, _ in scenes():
        expected = integers(attach(units, survey_of(LAYER, ground.rows), ground.plane, control))
        rows = [{**row, "geometry": turned(rng, row["geometry"])} for row in ground.rows]
        other = [Unit(unit.unit_id, turned(rng, unit.geometry)) for unit in units]
        rng.shuffle(rows)
        rng.shuffle(other)
        assert integers(attach(other, survey_of(LAYER, rows), ground.plane, control)) == expected


@pytest.mark.parametrize("codes", [("0602", "0301"), ("0301", "0602"), ("0301", "0301")])
def test_the_odd_digit_of_two_equal_halves_goes_by_code_then_number(codes):
    """Mirrored at the central meridian: of two equal rows the one with the smaller code has 0.01 m² more."""
    plane = PLACES[0][0]
    middle, north = plane.false_easting, 3_420_000.0
    units = []
    for number in range(12):
        low = north + 150 * number
        units.append(
            Unit(f"U{number:02d}", MultiPolygon([box(middle - 41.35, low, middle + 41.35, low + 60 + number / 7)]))
        )
    rows = [
        {"ids": ident, "geometry": box(*edges), "code": code, "tbmj": 1_500_000.0, "year": 2023}
        for ident, edges, code in zip(
            ("B", "A"),
            ((middle - 500, north - 100, middle, north + 3000), (middle, north - 100, middle + 500, north + 3000)),
            codes,
        )
    ]
    for some, own in ((rows, units), (rows[::-1], units[::-1])):
        result = attach(own, survey_of(LAYER, some), plane)
        odd = 0
        for unit, total in zip(own, result.totals):
            parts = {part.survey_id: part for part in result.parts if part.unit_id == unit.unit_id}
            assert abs(parts["A"].centi - parts["B"].centi) == total.centi % 2
            if total.centi % 2:
                first = min(parts.values(), key=lambda part: (part.land_class, part.survey_id))
                assert first.centi == max(part.centi for part in parts.values())
                odd += 1
        assert 2 < odd < 10


def test_the_other_units_of_a_run_change_nothing_of_a_unit():
    """Under unit control; under polygon control units share."""
    ground, _, units, together = scenes()[0]
    summary, parts = by_unit(together.summary), by_unit(together.parts)
    for unit in units[::4]:
        alone = attach([unit], survey_of(LAYER, ground.rows), ground.plane)
        assert [row.unit_centi for row in alone.summary] == [row.unit_centi for row in summary[unit.unit_id]]
        assert [row.unit_centi for row in alone.parts] == [row.unit_centi for row in parts[unit.unit_id]]
