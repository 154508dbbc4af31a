"""Bad outlines, each as a unit and as a survey polygon: refused or repaired in words, never a wrong area without one.

What an overlay says of them unasked (shapely 2.1, GEOS 3.13; QGIS' native:intersection with its check of inputs
off), for a square of 400 m and a good unit of 40,000 m² in its middle:

- *wound twice*: nothing at all lies under the unit, and nobody is told; a unit around the square gets 160,000 m², and
  the area of the polygon itself is 320,000 m²;
- *a hole outside*: 160,000 m² under a unit around it, while the area of the polygon itself is 150,000 m²;
- *parts over each other*, *bow-tie*: an exception from GEOS. The areas of the polygons themselves are 320,000 m²
  where 240,000 m² lie on the ground, and 0 m².
"""

from __future__ import annotations

import re

import numpy as np
import pytest
import shapely
from sentences import sentences
from shapely.geometry import MultiPolygon, Polygon, box
from survey_rows import survey_of

from mine_restoration.core.amounts import centi_from_m2
from mine_restoration.core.findings import Severity
from mine_restoration.core.geodesy.area import official_area
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.landclass.attach import attach
from mine_restoration.core.landclass.survey import SurveyLayer
from mine_restoration.core.unit import Unit

PLANE = Plane(39, 3, prefixed=True)
X, Y = 39_520_000.0, 3_420_000.0
LAYER = SurveyLayer("DLTB", frozenset(["BSM", "DLBM", "DLMC", "TBMJ", "KCXS", "SJNF"]), has_index=True)
SAID = sentences()

RING = [(0, 0), (400, 0), (400, 400), (0, 400), (0, 0)]
BAD = {
    "bow-tie": Polygon([(0, 0), (400, 400), (400, 0), (0, 400)]),
    "bow-tie of half a square metre": Polygon(
        [(0, 0), (400, 0), (400, 400), (201, 400), (200, 401), (201, 401), (200, 400), (0, 400)]
    ),
    "spike": Polygon([(0, 0), (400, 0), (400, 400), (200, 400), (200, 900), (200, 400), (0, 400)]),
    "spike inwards": Polygon([(0, 0), (400, 0), (400, 400), (200, 400), (200, 150), (200, 400), (0, 400)]),
    "wound twice": Polygon(RING + RING[1:]),
    "hole outside": Polygon(RING, [[(500, 0), (600, 0), (600, 100), (500, 100)]]),
    "holes over each other": Polygon(RING, [box(50, 50, 90, 90).exterior, box(70, 70, 110, 110).exterior]),
    "parts over each other": MultiPolygon([box(0, 0, 400, 400), box(200, 0, 600, 400)]),
    "part twice": MultiPolygon([box(0, 0, 400, 400), box(0, 0, 400, 400)]),
    "parts with a common side": MultiPolygon([box(0, 0, 200, 400), box(200, 0, 400, 400)]),
    "ring meets itself": Polygon(
        [(0, 0), (400, 0), (400, 400), (200, 400), (150, 300), (250, 300), (200, 400), (0, 400)]
    ),
    "lobes": Polygon([(0, 0), (400, 0), (400, 200), (200, 200), (400, 400), (0, 400), (200, 200), (0, 200)]),
    "no area": Polygon([(0, 0), (400, 0), (200, 0)]),
    "a point": Polygon([(7, 7), (7, 7), (7, 7), (7, 7)]),
    "not a number": shapely.transform(Polygon(RING), lambda points: np.where(points == (400, 400), np.nan, points)),
}
ON_GROUND = {
    "spike": 160_000,
    "spike inwards": 160_000,
    "wound twice": 160_000,
    "parts over each other": 240_000,
    "part twice": 160_000,
    "parts with a common side": 160_000,
    "ring meets itself": 155_000,
    "lobes": 120_000,
}
"""What a repair has to come to, m²; of the others nobody can say what was meant."""
ODD = {
    "corners twice": Polygon([(0, 0), (400, 0), (400, 0), (400, 400), (400, 400), (0, 400), (0, 400)]),
    "clockwise": Polygon(RING[::-1]),
    "sliver": Polygon([(0, 0), (400, 0), (400, 0.001), (0, 0.001)]),
    "corners on a line": Polygon([(0, 0), (100, 0), (200, 0), (300, 0), (400, 0), (400, 400), (0, 400)]),
    "hole that meets the ring": Polygon(RING, [[(0, 0), (100, 50), (50, 100)]]),
    "parts that meet in a point": MultiPolygon([box(0, 0, 200, 200), box(200, 200, 400, 400)]),
}
"""Good polygons, if odd ones: nothing is to be said of them."""

# GEOS looks at what is not a number before it says so.
pytestmark = pytest.mark.filterwarnings("ignore:invalid value encountered:RuntimeWarning")
every_bad = pytest.mark.parametrize("name", BAD)
every_odd = pytest.mark.parametrize("name", ODD)


def moved(geometry, east=0.0, north=0.0):
    return shapely.transform(geometry, lambda points: points + np.array([X + east, Y + north]))


def row(ident, geometry, code, **values):
    area = official_area(geometry, PLANE) if geometry.is_valid else 160_000.0
    return {"ids": ident, "geometry": geometry, "code": code, "tbmj": round(area, 2), "year": 2023, **values}


def unit(ident, geometry):
    return Unit(ident, MultiPolygon(shapely.get_parts(geometry).tolist()))


def run(units, rows):
    """Attached; every finding can be said, with every figure, and names what it speaks of."""
    result = attach(units, survey_of(LAYER, rows), PLANE)
    for finding in result.findings:
        sentence = SAID[finding.code].format_map(finding.figures)
        assert not re.search(r"\b(nan|None|inf)\b|[{}]", sentence), sentence
        assert finding.unit_id or finding.source, finding
    sums = {total.unit_id: total.unit_centi for total in result.totals}
    for ident, whole in sums.items():
        assert sum(r.unit_centi for r in result.summary if r.unit_id == ident) == whole
    return result


def classes(result, ident):
    return {r.land_class: r.unit_centi for r in result.summary if r.unit_id == ident}


def about(result, ident, *kinds):
    return [f for f in result.findings if f.unit_id == ident and f.severity in kinds]


def survey_around(hole):
    """One good polygon around ``hole``, and another far off."""
    around = moved(box(-1000, -1000, 1600, 1600)).difference(hole)
    return [row("around", around, "0602"), row("away", moved(box(1600, -1000, 2600, 1600)), "0404")]


INSIDE, OVER, AWAY = (
    unit("inside", moved(box(100, 20, 300, 220))),
    unit("over", moved(box(-50, -50, 950, 950))),
    unit("away", moved(box(1500, 0, 1700, 400))),
)


@every_bad
def test_a_bad_survey_polygon(name):
    """Units on it get nothing, or what lies on the ground after a repair that is told; others are not concerned."""
    shape = moved(BAD[name])
    ground = shapely.make_valid(shape) if name != "not a number" else moved(box(0, 0, 400, 400))
    rows = [row("bad", shape, "0301"), *survey_around(shapely.union_all(shapely.get_parts(ground).tolist()))]
    result = run([INSIDE, OVER, AWAY], rows)
    alone = run([AWAY], rows[1:])
    assert classes(result, "away") == classes(alone, "away")
    told = [f for f in result.findings if f.figures.get("polygon") == "bad" and f.severity is not Severity.NOTE]
    about_ground = [f for f in told if f.code.startswith("landclass.polygon_")]
    assert len(about_ground) == 1, [f.code for f in told]
    assert about_ground[0].source == "DLTB"
    if name in ("not a number", "no area", "a point"):
        # No ground can be lost here but that of the polygon, and then the gap says so.
        assert classes(result, "over").get("0301", 0) == 0
        return
    assert about_ground[0].geometry is not None
    assert about_ground[0].figures["before"] == pytest.approx(shapely.area(shape), abs=0.01)
    assert about_ground[0].figures["after"] == pytest.approx(shapely.area(ground), abs=0.01)
    if not classes(result, "over"):
        assert about_ground[0].severity is Severity.ERROR
        for ident in ("inside", "over"):
            assert not classes(result, ident)
            assert about(result, ident, Severity.ERROR)
        return
    assert name in ON_GROUND, "nobody can say what this polygon covers"
    assert about_ground[0].severity is Severity.WARNING
    assert classes(result, "over")["0301"] == pytest.approx(100 * official_area(ground, PLANE), abs=3)
    assert shapely.area(ground) == pytest.approx(ON_GROUND[name])
    assert set(classes(result, "over")) == {"0301", "0602"}
    expected = 100 * official_area(ground.intersection(INSIDE.geometry), PLANE)
    assert classes(result, "inside").get("0301", 0) == pytest.approx(expected, abs=2)


@every_bad
def test_a_bad_unit(name):
    """It gets nothing, or the area of the ground after a repair that is told; the others are not concerned."""
    shape = moved(BAD[name])
    rows = [
        row("west", moved(box(-1000, -1000, 210, 1600)), "0301"),
        row("east", moved(box(210, -1000, 2600, 1600)), "0602"),
    ]
    result = run([unit("bad", shape), INSIDE, AWAY], rows)
    alone = run([INSIDE, AWAY], rows)
    for ident in ("inside", "away"):
        assert classes(result, ident) == classes(alone, ident)
        assert not about(result, ident, Severity.ERROR, Severity.WARNING)
    if not classes(result, "bad"):
        assert about(result, "bad", Severity.ERROR)
        return
    assert name in ON_GROUND, "nobody can say what this unit covers"
    told = [f for f in about(result, "bad", Severity.WARNING) if {"before", "after"} <= f.figures.keys()]
    assert len(told) == 1
    ground = shapely.make_valid(shape)
    assert told[0].figures["after"] == pytest.approx(ON_GROUND[name])
    assert sum(classes(result, "bad").values()) == centi_from_m2(official_area(ground, PLANE))


@every_odd
def test_an_odd_survey_polygon_is_a_good_one(name):
    shape = moved(ODD[name])
    result = run([OVER, AWAY], [row("odd", shape, "0301"), *survey_around(shape)])
    assert [f.code for f in result.findings if f.severity is not Severity.NOTE] == []
    assert classes(result, "over")["0301"] == pytest.approx(100 * official_area(shape, PLANE), abs=1.001)
    assert set(classes(result, "over")) == {"0301", "0602"}


@every_odd
def test_an_odd_unit_is_a_good_one(name):
    shape = moved(ODD[name])
    rows = [
        row("west", moved(box(-1000, -1000, 210, 1600)), "0301"),
        row("east", moved(box(210, -1000, 2600, 1600)), "0602"),
    ]
    result = run([unit("odd", shape)], rows)
    assert [f.code for f in result.findings if f.severity is not Severity.NOTE] == []
    areas = classes(result, "odd")
    assert sum(areas.values()) == centi_from_m2(official_area(shape, PLANE))
    west = official_area(shape.intersection(rows[0]["geometry"]), PLANE)
    assert areas["0301"] == pytest.approx(100 * west, abs=1.5)


def test_a_bad_unit_on_a_bad_polygon_has_a_finding_for_each():
    shape = moved(BAD["wound twice"])
    result = run(
        [unit("bad", shape), INSIDE], [row("bad polygon", shape, "0301"), *survey_around(moved(box(0, 0, 400, 400)))]
    )
    assert not classes(result, "bad")
    assert about(result, "bad", Severity.ERROR)
    assert bool(classes(result, "inside")) is not bool(about(result, "inside", Severity.ERROR))


def test_every_bad_polygon_and_unit_at_once():
    """In rows, 3 km apart: what one of them does to its surroundings is as if it were alone."""
    rows, units, expected = [], [], {}
    for number, shape in enumerate(BAD.values()):
        here = {"east": 3000.0 * number, "north": 0.0}
        good = shapely.make_valid(shape) if np.isfinite(shapely.get_coordinates(shape)).all() else box(0, 0, 400, 400)
        around = moved(box(-1000, -1000, 1600, 1600), **here).difference(moved(good, **here))
        some = [row(f"bad {number}", moved(shape, **here), "0301"), row(f"around {number}", around, "0602")]
        own = [
            unit(f"in {number}", moved(box(100, 20, 300, 220), **here)),
            unit(f"bad {number}", moved(shape, **here)),
            unit(f"away {number}", moved(box(-900, -900, -500, -500), **here)),
        ]
        alone = run(own, some)
        expected.update({(r.unit_id, r.land_class): r.unit_centi for r in alone.summary})
        rows += some
        units += own
    together = run(units[::-1], rows[::-1])
    assert {(r.unit_id, r.land_class): r.unit_centi for r in together.summary} == expected
    assert {f"away {number}" for number in range(len(BAD))} <= {ident for ident, _ in expected}


@pytest.mark.parametrize("size", [1e-3, 0.01, 0.05, 0.1])
def test_a_unit_too_small_for_a_digit_is_not_dropped_unsaid(size):
    """Less than 0.005 m² is 0.00: a row with 0.00, or a finding."""
    rows = [row("west", moved(box(-100, -100, 0, 100)), "0301"), row("east", moved(box(0, -100, 100, 100)), "0602")]
    result = run([unit("tiny", moved(box(-size / 3, 0, size * 2 / 3, size)))], rows)
    assert classes(result, "tiny") or about(result, "tiny", *Severity)
    assert "NODATA" not in classes(result, "tiny")
