"""Properties over random units on a random gap-free coverage: everything sums, nothing depends on order."""

from __future__ import annotations

import random

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPoint, MultiPolygon, Polygon, box

from mine_restoration.core.amounts import centi_from_m2, ha4_from_centi
from mine_restoration.core.findings import Severity
from mine_restoration.core.geodesy.area import official_area, official_areas
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.landclass.attach import attach
from mine_restoration.core.landclass.survey import SurveyLayer, survey_of
from mine_restoration.core.unit import Unit

PLANE = Plane(39, 3, prefixed=True)
X, Y = 39_640_000.0, 3_420_000.0
SIZE = 2000.0
LAYER = SurveyLayer("DLTB", frozenset(["BSM", "DLBM", "DLMC", "TBMJ", "KCXS", "SJNF"]), has_index=True)
CODES = ("0101", "0103", "0201K", "0301", "0404", "0602", "1006", "1104A", "1106")


def coverage(rng, count=120):
    """Voronoi cells with shared, rounded vertices; TBMJ as the survey writes it."""
    seeds = MultiPoint(rng.uniform(-0.2 * SIZE, 1.2 * SIZE, (count, 2)) + np.array([X, Y]))
    cells = shapely.get_parts(shapely.voronoi_polygons(seeds, extend_to=box(X, Y, X + SIZE, Y + SIZE)))
    cells = shapely.transform(cells, lambda points: np.round(points, 4))
    areas = official_areas(cells, PLANE)
    rows = []
    for number, (cell, area) in enumerate(zip(cells, areas)):
        code = CODES[rng.integers(len(CODES))]
        ridge = 0.1324 if code in ("0101", "0103") and rng.random() < 0.7 else 0
        rows.append(
            {
                "ids": f"B{number:04d}",
                "geometry": cell,
                "code": code,
                "tbmj": round(float(area), 2),
                "kcxs": ridge,
                "year": 2023,
            }
        )
    return rows


def random_unit(rng, name, rows):
    """Stars with or without a hole, two parts, whole survey polygons, strips, and slivers."""
    kind = rng.integers(5)
    if kind == 0:
        picked = rng.choice(len(rows), rng.integers(1, 4), replace=False)
        shape = shapely.union_all([rows[i]["geometry"] for i in picked])
        inside = box(X, Y, X + SIZE, Y + SIZE)
        shape = shape if inside.contains(shape) else inside
    elif kind == 1:
        x, y = rng.uniform(0.1, 0.9, 2) * SIZE
        shape = box(X + x, Y + y, X + x + rng.uniform(0.01, 150), Y + y + rng.uniform(0.01, 3))
    else:
        shape = star(rng, rng.uniform(10, 400))
        if kind == 3:
            shape = shape.difference(shape.centroid.buffer(5))
        elif kind == 4:
            other = star(rng, 60)
            shape = shape.union(other) if shape.disjoint(other) else shape
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return Unit(name, MultiPolygon(parts))


def star(rng, radius):
    n = int(rng.integers(3, 30))
    turn = np.sort(rng.uniform(0, 2 * np.pi, n)) + np.linspace(0, 1e-3, n)
    turn = np.linspace(0, 2 * np.pi, n, endpoint=False) if np.diff(turn).max() > 3 else turn
    r = radius * rng.uniform(0.3, 1, n)
    centre = rng.uniform(0.25, 0.75, 2) * SIZE + np.array([X, Y])
    return Polygon(np.round(np.c_[r * np.cos(turn), r * np.sin(turn)] + centre, 3)).buffer(0)


def scene(seed):
    rng = np.random.default_rng(seed)
    rows = coverage(rng)
    units = [random_unit(rng, f"U{i}", rows) for i in range(6)]
    return rows, [unit for unit in units if unit.geometry.is_valid and not unit.geometry.is_empty]


def errors(attached):
    return [f.code for f in attached.findings if f.severity is Severity.ERROR]


def amounts(attached):
    summary = {(r.unit_id, r.land_class): (r.centi, r.ha4, r.unit_centi, r.polygon_centi) for r in attached.summary}
    parts = {(p.unit_id, p.survey_id, p.land_class): (p.centi, p.ha4, p.polygon_centi) for p in attached.parts}
    return summary, parts


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(["unit", "polygon"]))
def test_everything_sums_in_integers(seed, control):
    rows, units = scene(seed)
    result = attach(units, survey_of(LAYER, rows), PLANE, control)
    assert errors(result) == []
    assert not any(row.land_class in ("NODATA", "OVERLAP") for row in result.summary)
    for unit, total in zip(units, result.totals):
        own = [row for row in result.summary if row.unit_id == unit.unit_id]
        parts = [part for part in result.parts if part.unit_id == unit.unit_id]
        centi = centi_from_m2(official_area(unit.geometry, PLANE))
        assert sum(row.unit_centi for row in own) == sum(part.unit_centi for part in parts) == centi
        assert sum(row.centi for row in own) == sum(part.centi for part in parts) == total.centi
        assert sum(row.ha4 for row in own) == sum(part.ha4 for part in parts) == ha4_from_centi(total.centi)
        assert sum(row.polygon_centi for row in own) == total.polygon_centi
        assert len({row.land_class for row in own}) == len(own)
        # TBMJ is the geometry's area here, so the two controls agree up to rounding, a few 0.01 m² a polygon.
        assert abs(total.polygon_centi - centi) <= 2 * len(parts) + 2


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32), st.randoms(use_true_random=False))
def test_order_of_features_does_not_matter(seed, shuffler: random.Random):
    rows, units = scene(seed)
    expected = amounts(attach(units, survey_of(LAYER, rows), PLANE, "polygon"))
    shuffler.shuffle(rows)
    shuffler.shuffle(units)
    assert amounts(attach(units, survey_of(LAYER, rows), PLANE, "polygon")) == expected


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32))
def test_pieces_are_those_of_a_plain_overlay(seed):
    """shapely alone, pair by pair, no index, no prepared geometry, no shortcut."""
    rows, units = scene(seed)
    result = attach(units, survey_of(LAYER, rows), PLANE)
    for unit in units:
        plain = {}
        for row in rows:
            area = official_area(unit.geometry.intersection(row["geometry"]), PLANE)
            ridge = area * row["kcxs"]
            for code, value in ((row["code"], area - ridge), ("1203", ridge)):
                if value > 0:
                    plain[row["ids"], code] = value
        parts = {(p.survey_id, p.land_class): p.unit_centi / 100 for p in result.parts if p.unit_id == unit.unit_id}
        for key in plain.keys() | parts.keys():
            # 70 m points of the pieces differ from the unit's, by hundredths of a square metre on large units.
            assert abs(plain.get(key, 0) - parts.get(key, 0)) <= 0.03, key
        whole = shapely.union_all([p.geometry for p in result.parts if p.unit_id == unit.unit_id and p.geometry])
        assert whole.symmetric_difference(unit.geometry).area < 0.05


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32))
def test_units_that_part_the_ground_leave_nothing_of_a_polygon(seed):
    """Strips over the whole coverage: under polygon control each polygon's rows sum to its TBMJ and its KCMJ."""
    rng = np.random.default_rng(seed)
    rows = coverage(rng, 60)
    ground = shapely.union_all([row["geometry"] for row in rows])
    west, south, east, north = ground.bounds
    cuts = np.linspace(west - 1, east + 1, 6)
    strips = [ground.intersection(box(a, south - 1, b, north + 1)) for a, b in zip(cuts, cuts[1:])]
    units = [Unit(f"U{i}", MultiPolygon(shapely.get_parts(strip).tolist())) for i, strip in enumerate(strips)]
    result = attach(units, survey_of(LAYER, rows), PLANE, "polygon")
    assert errors(result) == []
    for row in rows:
        parts = [part for part in result.parts if part.survey_id == row["ids"]]
        centi = round(row["tbmj"] * 100)
        ridge = sum(part.centi for part in parts if part.land_class == "1203")
        assert sum(part.centi for part in parts) == centi
        assert abs(ridge - centi * row["kcxs"]) <= 0.5
