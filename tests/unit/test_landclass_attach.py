"""Units x survey polygons: hand-made coverages with known answers, and what a bad survey gets."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import shapely
from shapely.geometry import MultiPolygon, Polygon, box
from survey_rows import survey_of

from mine_restoration.core.amounts import centi_from_m2, ha4_from_centi
from mine_restoration.core.findings import Severity
from mine_restoration.core.geodesy.area import official_area
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.landclass.attach import attach
from mine_restoration.core.landclass.balance import Rows, by_polygon
from mine_restoration.core.landclass.survey import Examined, SurveyLayer
from mine_restoration.core.progress import Stopped
from mine_restoration.core.unit import Unit

PLANE = Plane(44, 3, prefixed=True)
X, Y = 44_480_000.0, 4_920_000.0
LAYER = SurveyLayer("DLTB", frozenset(["BSM", "DLBM", "DLMC", "TBMJ", "KCXS", "SJNF"]), has_index=True)
NAMES = {
    "0103": "旱地",
    "0201": "果园",
    "0201K": "可调整果园",
    "0301": "乔木林地",
    "0602": "采矿用地",
    "1006": "农村道路",
    "1106": "内陆滩涂",
}


def at(x0, y0, x1, y1):
    return box(X + x0, Y + y0, X + x1, Y + y1)


def centi(geometry):
    return centi_from_m2(official_area(geometry, PLANE))


def polygon(ident, geometry, code, **values):
    if "tbmj" not in values:
        values["tbmj"] = round(official_area(geometry, PLANE), 2)
    return {"ids": ident, "geometry": geometry, "code": code, "name": NAMES.get(code, ""), "year": 2023, **values}


def unit(ident, *polygons):
    return Unit(ident, MultiPolygon(polygons))


def survey(*rows, layer=LAYER):
    return survey_of(layer, list(rows))


def codes(attached, severity=None):
    """Codes of the findings, the notes left out."""
    kinds = (severity,) if severity else (Severity.ERROR, Severity.WARNING)
    return sorted(f.code for f in attached.findings if f.severity in kinds)


def finding(attached, code):
    return next(f for f in attached.findings if f.code == code)


def by_class(attached, unit_id="U1"):
    return {row.land_class: row.centi for row in attached.summary if row.unit_id == unit_id}


def assert_sums(attached, units):
    """Classes and parts sum to the unit, in 0.01 m² and in 0.0001 hm²."""
    for item in units:
        total = next(t for t in attached.totals if t.unit_id == item.unit_id)
        rows = [row for row in attached.summary if row.unit_id == item.unit_id]
        parts = [part for part in attached.parts if part.unit_id == item.unit_id]
        assert total.unit_centi == centi(item.geometry)
        for some in (rows, parts):
            assert sum(row.unit_centi for row in some) == total.unit_centi
            assert sum(row.centi for row in some) == total.centi
            assert sum(row.ha4 for row in some) == total.ha4 == ha4_from_centi(total.centi)
            assert all(row.centi >= 0 and row.ha4 >= 0 for row in some)


LEFT, RIGHT = at(-50, -50, 50, 150), at(50, -50, 150, 150)
UNIT = at(0, 0, 100, 100)


def test_two_halves():
    units = [unit("U1", UNIT)]
    result = attach(units, survey(polygon("1", LEFT, "0602"), polygon("2", RIGHT, "0301")), PLANE)
    assert_sums(result, units)
    assert codes(result) == []
    assert [(r.land_class, r.class_name, r.three_class) for r in result.summary] == [
        ("0301", "乔木林地", "农用地"),
        ("0602", "采矿用地", "建设用地"),
    ]
    for part, half in zip(result.parts, (at(50, 0, 100, 100), at(0, 0, 50, 100))):
        assert part.geometry.equals(half)
        assert abs(part.centi - centi(half)) <= 1
        assert (part.data_year, part.control) == (2023, "unit")
    assert [part.survey_id for part in result.parts] == ["2", "1"]


def test_pieces_are_measured_on_the_ellipsoid_not_in_the_plane():
    """Two polygons of one planar area, the second 40 km farther from the meridian: some 79 m² smaller on 40 ha."""
    near, far = (box(44_000_000 + 500_000 + east, Y, 44_000_000 + 540_000 + east, Y + 10) for east in (60_000, 100_000))
    units = [unit("U1", shapely.union_all([near, far]))]
    result = attach(units, survey(polygon("near", near, "0301"), polygon("far", far, "0602")), PLANE)
    assert_sums(result, units)
    areas = by_class(result)
    assert near.area == far.area
    assert areas["0301"] - areas["0602"] == pytest.approx(
        100 * (official_area(near, PLANE) - official_area(far, PLANE)), abs=3
    )
    assert areas["0301"] - areas["0602"] > 5000


def test_whole_polygons_islands_holes_and_parts():
    """A unit of two parts, one with a hole; an island polygon lies wholly inside, another inside the unit's hole."""
    ring = Polygon(at(0, 0, 100, 100).exterior, [at(10, 10, 20, 20).exterior, at(40, 40, 60, 60).exterior])
    rows = [
        polygon("ring", ring, "0301"),
        polygon("inside", at(10, 10, 20, 20), "0103"),
        polygon("in hole", at(40, 40, 60, 60), "0602"),
        polygon("east", at(100, 0, 200, 100), "1006"),
    ]
    first = Polygon(at(5, 5, 95, 95).exterior, [at(35, 35, 65, 65).exterior])
    units = [unit("U1", first, at(120, 20, 140, 40))]
    result = attach(units, survey(*rows), PLANE)
    assert_sums(result, units)
    assert codes(result) == []
    areas = by_class(result)
    assert set(areas) == {"0301", "0103", "1006"}
    assert abs(areas["0103"] - 10_000) <= 2
    assert abs(areas["1006"] - 40_000) <= 2
    assert abs(areas["0301"] - (8100 - 900 - 100) * 100) <= 10


def test_touching_is_no_sharing():
    units = [unit("U1", UNIT)]
    rows = [
        polygon("under", at(0, 0, 100, 100), "0301"),
        polygon("edge", at(100, 0, 200, 100), "0602"),
        polygon("corner", at(100, 100, 200, 200), "1006"),
    ]
    result = attach(units, survey(*rows), PLANE)
    assert_sums(result, units)
    assert set(by_class(result)) == {"0301"}
    assert result.totals[0].polygon_centi == round(rows[0]["tbmj"] * 100)


def test_ridges_are_split_off_cultivated_polygons():
    field = at(-50, -50, 150, 150)
    units = [unit("U1", UNIT)]
    result = attach(units, survey(polygon("1", field, "0103", kcxs=0.1324)), PLANE)
    assert_sums(result, units)
    whole = centi(UNIT)
    assert by_class(result) == {"0103": whole - round(whole * 0.1324), "1203": round(whole * 0.1324)}
    assert [part.geometry is None for part in result.parts] == [False, True]
    assert {part.survey_id for part in result.parts} == {"1"}


@pytest.mark.parametrize("control", ["unit", "polygon"])
def test_sub_codes_are_kept_in_parts_and_rolled_up_in_the_summary(control):
    units = [unit("U1", UNIT)]
    rows = [polygon("1", LEFT, "0201K"), polygon("2", RIGHT, "0201")]
    result = attach(units, survey(*rows), PLANE, control)
    assert_sums(result, units)
    assert [part.land_class for part in result.parts] == ["0201", "0201K"]
    assert [(row.land_class, row.class_name) for row in result.summary] == [("0201", "果园")]


def test_polygon_control_shares_tbmj_ridges_and_all():
    """Three units cut one polygon completely; TBMJ is 3 m² off, so the controls differ."""
    field = at(0, 0, 100, 100)
    tbmj = round(official_area(field, PLANE) + 3, 2)
    units = [unit("A", at(0, 0, 33, 100)), unit("B", at(33, 0, 66, 100)), unit("C", at(66, 0, 100, 100))]
    for some in itertools.permutations(units):
        result = attach(list(some), survey(polygon("1", field, "0103", kcxs=0.0813, tbmj=tbmj)), PLANE, "polygon")
        assert_sums(result, units)
        ridge = sum(part.centi for part in result.parts if part.land_class == "1203")
        assert sum(part.centi for part in result.parts) == round(tbmj * 100)
        assert ridge == round(round(tbmj * 100) * 0.0813)
        assert "landclass.tbmj_differs" in codes(result)


def test_polygon_control_counts_ground_outside_the_units():
    field = at(0, 0, 100, 100)
    units = [unit("A", at(0, 0, 25, 100))]
    result = attach(units, survey(polygon("1", field, "0301", tbmj=10_002.0)), PLANE, "polygon")
    assert result.totals[0].centi == 250_050
    assert finding(result, "landclass.controls_differ").figures["difference"] == pytest.approx(
        2500.50 - result.totals[0].unit_centi / 100
    )


def test_units_over_each_other_get_their_own_share():
    field = at(0, 0, 100, 100)
    units = [unit("A", at(0, 0, 80, 100)), unit("B", at(0, 0, 80, 100)), unit("C", field)]
    result = attach(units, survey(polygon("1", field, "0301")), PLANE, "polygon")
    assert_sums(result, units)
    a, b, c = (total.centi for total in result.totals)
    assert a == b
    assert abs(a - 0.8 * c) <= 1
    assert c == centi(field)


@pytest.mark.parametrize("tbmj", [None, "", "n/a", 0, -5.0, float("nan"), "１２ 亩"])
def test_tbmj_that_is_none_is_not_zero(tbmj):
    units = [unit("U1", UNIT)]
    rows = survey(polygon("1", LEFT, "0602", tbmj=tbmj), polygon("2", RIGHT, "0301"))
    result = attach(units, rows, PLANE)
    assert_sums(result, units)
    assert codes(result) == ["landclass.tbmj_unusable"]
    assert result.totals[0].polygon_centi is None
    assert [row.polygon_centi for row in result.summary if row.land_class == "0602"] == [None]
    result = attach(units, rows, PLANE, "polygon")
    assert codes(result, Severity.ERROR) == ["landclass.no_polygon_control"]
    assert result.parts == result.summary == result.totals == ()


def test_a_number_written_as_text_is_a_number():
    result = attach(
        [unit("U1", UNIT)], survey(polygon("1", at(0, 0, 100, 100), "0103", tbmj=" 9999.99 ", kcxs="0.1")), PLANE
    )
    assert codes(result) == []
    assert result.totals[0].polygon_centi == 999_999
    assert len(result.parts) == 2


def test_a_gap_is_a_class_of_its_own():
    """A strip of 2 m without a polygon, and a corner of the unit outside the coverage."""
    units = [unit("U1", UNIT)]
    rows = [polygon("1", at(-50, -50, 49, 150), "0602"), polygon("2", at(51, -50, 150, 90), "0301")]
    result = attach(units, survey(*rows), PLANE)
    assert_sums(result, units)
    gap = UNIT.difference(shapely.union_all([row["geometry"] for row in rows]))
    assert abs(by_class(result)["NODATA"] - centi(gap)) <= 2
    assert codes(result) == ["landclass.gap"]
    found = finding(result, "landclass.gap")
    assert found.geometry.equals(gap)
    assert found.figures["area"] == pytest.approx(official_area(gap, PLANE), abs=1e-3)
    row = result.summary[-1]
    assert (row.class_name, row.three_class) == ("无调查数据", "未定")


def test_nothing_but_a_gap():
    for rows in ([], [polygon("far", at(5000, 5000, 5100, 5100), "0301")]):
        units = [unit("U1", UNIT), unit("tiny", at(0, 0, 0.05, 0.05))]
        result = attach(units, survey(*rows), PLANE)
        assert_sums(result, units)
        assert set(by_class(result)) == {"NODATA"}
        assert codes(result) == ["landclass.gap", "landclass.gap"]


def test_a_shifted_polygon_is_a_gap_and_an_overlap_not_nothing():
    """Both have 100 m²: their sum alone would look right."""
    units = [unit("U1", UNIT)]
    rows = [polygon("1", at(-50, -50, 51, 150), "0602"), polygon("2", at(50, -50, 99, 150), "0301")]
    result = attach(units, survey(*rows), PLANE)
    assert_sums(result, units)
    areas = by_class(result)
    assert abs(areas["OVERLAP"] - 10_000) <= 2
    assert abs(areas["NODATA"] - 10_000) <= 2
    assert abs(areas["0602"] - 500_000) <= 10
    assert abs(areas["0301"] - 480_000) <= 10
    assert codes(result) == ["landclass.gap", "landclass.overlap_classes"]
    found = finding(result, "landclass.overlap_classes")
    assert found.figures["polygons"] == "1 (0602), 2 (0301)"
    assert found.geometry.equals(at(50, 0, 51, 100))


def test_overlaps_of_one_class_count_once():
    units = [unit("U1", UNIT)]
    rows = [
        polygon("1", at(-50, -50, 60, 150), "0301"),
        polygon("2", at(40, -50, 150, 150), "0301"),
        polygon("3", at(45, -50, 55, 150), "0301"),
    ]
    for some in itertools.permutations(rows):
        result = attach(units, survey(*some), PLANE)
        assert_sums(result, units)
        assert by_class(result) == {"0301": centi(UNIT)}
        assert codes(result) == ["landclass.overlap_same"]
        assert finding(result, "landclass.overlap_same").figures["area"] == pytest.approx(2000, abs=0.5)
        assert {part.survey_id: round(part.centi / 100) for part in result.parts} == {"1": 6000, "2": 4000}


def test_overlaps_of_both_kinds_at_once():
    units = [unit("U1", UNIT)]
    rows = [
        polygon("1", at(-50, -50, 60, 150), "0301"),
        polygon("2", at(40, -50, 150, 150), "0301"),
        polygon("3", at(45, -50, 70, 150), "0602"),
    ]
    result = attach(units, survey(*rows), PLANE)
    assert_sums(result, units)
    areas = {code: round(value / 100) for code, value in by_class(result).items()}
    assert areas == {"0301": 7500, "OVERLAP": 2500}
    assert finding(result, "landclass.overlap_same").figures["area"] == pytest.approx(500, abs=0.2)


def test_a_long_thin_unit_is_no_fault():
    """20 km by 10 m, aslant, far north: pieces have other 70 m points than the unit, all along it."""
    north = 5_900_000.0
    line = shapely.LineString([(44_560_000, north), (44_574_000, north + 14_000)])
    strip = unit("U1", line.buffer(5, cap_style="flat"))
    rows = [
        polygon(
            f"{i}-{j}",
            box(44_559_000 + 1000 * i, north - 1000 + 1000 * j, 44_560_000 + 1000 * i, north + 1000 * j),
            "0301",
        )
        for i in range(17)
        for j in range(17)
    ]
    result = attach([strip], survey(*rows), PLANE)
    assert_sums(result, [strip])
    assert codes(result) == []


def test_the_tolerance_is_for_digits_only():
    units = [unit("U1", UNIT)]
    rows = [polygon("1", at(-50, -50, 49.9995, 150), "0602"), polygon("2", at(50, -50, 150, 150), "0301")]
    assert codes(attach(units, survey(*rows), PLANE)) == ["landclass.gap"]
    result = attach(units, survey(*rows), PLANE, tolerance=0.1)
    assert codes(result) == []
    assert_sums(result, units)
    assert "NODATA" not in by_class(result)


def test_slivers_have_rows_when_they_round_to_something():
    units = [unit("U1", UNIT)]
    rows = [polygon("1", at(-50, -50, 99.9999, 150), "0602"), polygon("2", at(99.9999, -50, 150, 150), "0301")]
    result = attach(units, survey(*rows), PLANE)
    assert by_class(result)["0301"] == 1
    rows = [polygon("1", at(-50, -50, 99.99999, 150), "0602"), polygon("2", at(99.99999, -50, 150, 150), "0301")]
    result = attach(units, survey(*rows), PLANE)
    assert by_class(result) == {"0602": centi(UNIT)}
    assert "landclass.slivers" not in codes(result, Severity.NOTE)


def test_slivers_are_told_when_they_would_show_together():
    """0.004 m² along each of two sides."""
    inner, outer = 99.99996, 150
    rows = [polygon("1", at(-50, -50, inner, inner), "0602")]
    rows += [polygon("2", at(inner, -50, outer, outer), "0301"), polygon("3", at(-50, inner, inner, outer), "0404")]
    result = attach([unit("U1", UNIT)], survey(*rows), PLANE)
    assert by_class(result) == {"0602": centi(UNIT)}
    assert finding(result, "landclass.slivers").figures == {"count": 2, "area": pytest.approx(0.008, abs=1e-4)}


BOW = Polygon([(X, Y), (X + 100, Y + 100), (X + 100, Y), (X, Y + 100)])
TWICE = Polygon([*at(0, 0, 100, 100).exterior.coords, *at(0, 0, 100, 100).exterior.coords])
SPIKE = Polygon(
    [(X, Y), (X + 100, Y), (X + 100, Y + 50), (X + 180, Y + 50), (X + 100, Y + 50), (X + 100, Y + 100), (X, Y + 100)]
)


def test_a_polygon_whose_repair_keeps_its_area_is_repaired():
    units = [unit("U1", UNIT)]
    result = attach(units, survey(polygon("1", SPIKE, "0301", tbmj=10_000)), PLANE)
    assert_sums(result, units)
    assert codes(result) == ["landclass.polygon_repaired"]
    assert finding(result, "landclass.polygon_repaired").figures["after"] == pytest.approx(10_000)
    assert by_class(result) == {"0301": centi(UNIT)}


@pytest.mark.parametrize("shape", [BOW, TWICE, MultiPolygon([at(0, 0, 60, 100), at(40, 0, 100, 100)])])
def test_a_polygon_whose_ground_nobody_knows_stops_its_units_and_no_others(shape):
    near, far = unit("U1", at(20, 40, 60, 60)), unit("U2", at(200, 0, 300, 100))
    rows = [polygon("bad", shape, "0301", tbmj=1), polygon("good", at(150, -50, 350, 150), "0602")]
    result = attach([near, far], survey(*rows), PLANE)
    assert codes(result) == ["landclass.polygon_broken", "landclass.unit_on_broken"]
    assert {row.unit_id for row in result.summary} == {"U2"}
    assert finding(result, "landclass.unit_on_broken").unit_id == "U1"


def test_an_invalid_polygon_that_no_unit_touches_is_nobodys_concern():
    result = attach([unit("U1", at(200, 0, 300, 100))], survey(polygon("bad", BOW, "0301", tbmj=1)), PLANE)
    assert codes(result) == ["landclass.gap"]


def test_a_polygon_that_cannot_be_read_leaves_a_gap():
    rows = [{**polygon("1", LEFT, "0602"), "geometry": None}, polygon("2", RIGHT, "0301")]
    result = attach([unit("U1", UNIT)], survey(*rows), PLANE)
    assert codes(result) == ["landclass.gap", "landclass.polygon_unreadable"]


def test_units_that_cannot_have_classes_are_told():
    units = [
        unit("empty"),
        unit("bow", BOW),
        unit("far", box(1e15, 1e15, 2e15, 2e15)),
        unit("twice", at(0, 0, 10, 10)),
        unit("twice", at(20, 0, 30, 10)),
        unit("good", at(0, 0, 10, 10)),
    ]
    result = attach(units, survey(polygon("1", at(-50, -50, 150, 150), "0301")), PLANE)
    assert [total.unit_id for total in result.totals] == ["good"]
    assert codes(result) == [
        "landclass.unit_empty",
        "landclass.unit_far",
        "landclass.unit_invalid",
        "landclass.unit_twice",
        "landclass.unit_twice",
    ]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"code": ""}, "landclass.code_missing"),
        ({"code": "9999"}, "landclass.code_outside"),
        ({"code": "1208"}, "landclass.code_outside"),
        ({"code": "03"}, "landclass.code_outside"),
        ({"code": "203"}, "landclass.code_outside"),
        ({"code": "NODATA"}, "landclass.code_outside"),
        ({"name": "果园"}, "landclass.name_differs"),
        ({"tbmj": 10_001.5}, "landclass.tbmj_differs"),
        ({"code": "0103", "name": "旱地", "kcxs": 1.2}, "landclass.kcxs_range"),
        ({"code": "0103", "name": "旱地", "kcxs": -0.1}, "landclass.kcxs_range"),
        ({"code": "0103", "name": "旱地", "kcxs": "10%"}, "landclass.kcxs_range"),
        ({"kcxs": 0.1}, "landclass.kcxs_class"),
    ],
)
def test_values_that_disagree_are_told(values, code):
    units = [unit("U1", UNIT)]
    result = attach(units, survey({**polygon("1", at(0, 0, 100, 100), "0301"), **values}), PLANE)
    assert_sums(result, units)
    assert [found for found in codes(result) if found != "landclass.controls_differ"] == [code]
    assert finding(result, code).source == "DLTB"
    assert len(result.parts) == 1


def test_small_differences_of_tbmj_are_rounding():
    rows = survey(polygon("1", at(0, 0, 100, 100), "0301", tbmj=official_area(UNIT, PLANE) + 0.99))
    assert codes(attach([unit("U1", UNIT)], rows, PLANE)) == []


def test_years_and_identifiers():
    rows = [polygon("1", LEFT, "0602"), polygon("1", RIGHT, "0301", year=2024)]
    result = attach([unit("U1", UNIT)], survey(*rows), PLANE)
    assert codes(result) == ["landclass.id_twice", "landclass.years_several"]
    rows = [polygon("1", LEFT, "0301"), polygon("2", RIGHT, "0301", year=None)]
    result = attach([unit("U1", UNIT)], survey(*rows), PLANE)
    assert codes(result) == ["landclass.year_partly"]
    assert [row.data_year for row in result.summary] == [None]
    rows = [polygon("1", at(-50, -50, 150, 150), "0301", year=None)]
    result = attach([unit("U1", UNIT)], survey(*rows), PLANE)
    assert [f.code for f in result.findings] == ["landclass.year_missing"]


def test_what_the_layer_lacks_is_told():
    layer = SurveyLayer("DLTB", frozenset(["DLBM"]), has_index=False, moved_from="EPSG:4490")
    rows = survey(polygon("1", at(-50, -50, 150, 150), "0103", tbmj=None), layer=layer)
    found = [f.code for f in attach([unit("U1", UNIT)], rows, PLANE).findings]
    assert found == [
        "landclass.no_index",
        "landclass.moved",
        "landclass.no_bsm",
        "landclass.no_tbmj_field",
        "landclass.no_kcxs_field",
    ]


def test_cancel_stops_within_a_step():
    steps = []

    def progress(part):
        steps.append(part)
        return len(steps) < 3

    rows = [polygon(str(i), at(i, -50, i + 1, 150), "0301") for i in range(100)]
    with pytest.raises(Stopped):
        attach([unit(f"U{i}", UNIT) for i in range(20)], survey(*rows), PLANE, progress=progress)
    assert len(steps) == 3
    assert steps == sorted(steps)


def test_progress_ends_at_one():
    steps = []
    rows = [polygon(str(i), at(i, -50, i + 1, 150), "0301") for i in range(100)]
    attach([unit("U1", UNIT)], survey(*rows), PLANE, progress=lambda part: steps.append(part) or True)
    assert steps[-1] == 1
    assert np.all(np.diff(steps) >= 0)


def test_less_than_a_square_metre_outside_the_units_has_its_share_of_tbmj():
    """Polygon control: 99.6 of 100 m² lie in the unit, TBMJ says 200 m²."""
    examined = Examined(
        code=np.array(["0301"]),
        centi=np.array([20_000]),
        ridge=np.zeros(1),
        area=np.array([100.0]),
        year=np.array([2023]),
    )
    row = Rows(
        unit=np.zeros(1, dtype=np.intp),
        piece=np.zeros(1, dtype=np.intp),
        polygon=np.zeros(1, dtype=np.intp),
        code=np.array(["0301"], dtype=object),
        weight=np.array([99_600_000]),
        is_ridge=np.zeros(1, dtype=bool),
    )
    amounts, over = by_polygon(row, ["U"], examined, np.array([40.0]))
    assert (amounts.tolist(), over) == ([19_920], [])
