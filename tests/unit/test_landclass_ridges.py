"""田坎, sub-codes and the three classes, from survey to summary; expected values from the table itself, read here."""

from __future__ import annotations

import csv
import itertools
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
import shapely
from shapely.geometry import MultiPolygon, Polygon, box
from survey_rows import survey_of

from mine_restoration.core.amounts import centi_from_m2
from mine_restoration.core.catalogue import RESOURCES
from mine_restoration.core.findings import Severity
from mine_restoration.core.geodesy.area import official_area
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.landclass.attach import attach
from mine_restoration.core.landclass.balance import _LARGEST_CENTI, _half_up, _half_up_all
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.landclass.survey import SurveyLayer
from mine_restoration.core.unit import Unit

PLANE = Plane(38, 3, prefixed=True)
X, Y = 38_590_000.0, 3_900_000.0
LAYER = SurveyLayer("DLTB", frozenset(["BSM", "DLBM", "DLMC", "TBMJ", "KCXS", "SJNF"]), has_index=True)
TABLE = RESOURCES / "tables" / "land_classes.csv"
both_controls = pytest.mark.parametrize("control", ["unit", "polygon"])


def at(x0, y0, x1, y1):
    return box(X + x0, Y + y0, X + x1, Y + y1)


def row(ident, geometry, code, **values):
    tbmj = round(official_area(geometry, PLANE), 2)
    return {"ids": ident, "geometry": geometry, "code": code, "tbmj": tbmj, "year": 2023, **values}


def run(units, rows, control="unit", classes=None):
    units = [Unit(ident, MultiPolygon(shapely.get_parts(geometry).tolist())) for ident, geometry in units.items()]
    return attach(units, survey_of(LAYER, rows), PLANE, control, classes=classes)


def problems(result):
    return {f.code for f in result.findings if f.severity is not Severity.NOTE}


def half_up(centi, ridge):
    return int((Decimal(centi) * Decimal(str(ridge))).to_integral_value(ROUND_HALF_UP))


FIELD = Polygon([(X, Y), (X + 410.1, Y + 13.3), (X + 388.8, Y + 290.7), (X + 120.4, Y + 333.3), (X - 15.5, Y + 200)])
REST = at(-500, -500, 900, 900).difference(FIELD)


@both_controls
@pytest.mark.parametrize("ridge", [0.0001, 0.0813, 0.1324, 0.25, 0.9999])
@pytest.mark.parametrize("code", ["0101", "0102", "0103"])
def test_the_class_and_the_ridges_of_a_whole_polygon(code, ridge, control):
    """TBDLMJ + KCMJ = TBMJ, and KCMJ is TBMJ x KCXS half up."""
    field = row("field", FIELD, code, kcxs=ridge)
    result = run({"U": FIELD}, [field, row("rest", REST, "0301")], control)
    assert problems(result) == set()
    tbmj = round(field["tbmj"] * 100)
    amounts = {r.land_class: r.centi for r in result.summary}
    assert amounts == {code: tbmj - half_up(tbmj, ridge), "1203": half_up(tbmj, ridge)}
    assert {r.land_class: r.three_class for r in result.summary} == {code: "农用地", "1203": "农用地"}


def test_kcxs_in_single_precision_is_what_was_written():
    """Of 0.08 a layer gives back 0.0799999982: of 500 hm² that would be 0.01 m² less."""
    west, east = at(0, 0, 1000, 2000), at(1000, 0, 2500, 2000)
    for ridge in (0.08, float(np.float32(0.08))):
        field = {**row("field", at(0, 0, 2500, 2000), "0103", kcxs=ridge), "tbmj": 5_000_000.0}
        for units in ({"U": west, "V": east}, {"U": at(0, 0, 2500, 2000)}):
            result = run(units, [field], "polygon")
            assert sum(r.centi for r in result.summary if r.land_class == "1203") == 40_000_000
            assert sum(r.centi for r in result.summary) == 500_000_000


@pytest.mark.parametrize("ridge", [0.000001, 0.08, 0.5, 0.999999])
def test_ridges_of_many_at_once_are_those_one_by_one(ridge):
    centi = np.array([0, 1, 50, 12_345_678, _LARGEST_CENTI - 1])
    together = _half_up_all(centi, np.full(len(centi), ridge))
    assert together.tolist() == [_half_up(one, ridge) for one in centi.tolist()]
    assert together.tolist() == [half_up(one, f"{ridge:.6f}") for one in centi.tolist()]


def exact_halves():
    """(TBMJ in 0.01 m², KCXS) where the product ends in exactly one half and floats or even rounding say less."""
    some = []
    for centi, ridge in itertools.product(range(90_000, 99_999, 20), (0.0105, 0.0515, 0.0815, 0.135, 0.145, 0.2)):
        exact = Decimal(centi) * Decimal(str(ridge))
        if exact % 1 == Decimal("0.5") and round(centi / 100 * ridge, 2) != (half_up(centi, ridge) / 100):
            some.append((centi, ridge))
    return some[:: max(1, len(some) // 12)]


def test_halves_of_a_digit_are_rounded_up():
    cases = exact_halves()
    assert len(cases) > 5
    for centi, ridge in cases:
        field = row("field", FIELD, "0103", kcxs=ridge, tbmj=centi / 100)
        result = run({"U": FIELD}, [field, row("rest", REST, "0301")], "polygon")
        assert {r.land_class: r.centi for r in result.summary} == {
            "0103": centi - half_up(centi, ridge),
            "1203": half_up(centi, ridge),
        }


@both_controls
@pytest.mark.parametrize("is_parted", [True, False])
def test_several_units_in_one_field(control, is_parted):
    """Nine strips: of all of it, or with ground between them. Each has its share of the class and of the ridges."""
    cuts = np.linspace(-20, 420, 10)
    strips = [at(a, -10, b if is_parted else b - 9, 340).intersection(FIELD) for a, b in zip(cuts, cuts[1:])]
    units = {f"U{i}": strip for i, strip in enumerate(strips)}
    for ridge, off in ((0.0813, 0.0), (0.1324, 0.83)):
        field = row("field", FIELD, "0101", kcxs=ridge)
        field["tbmj"] = round(field["tbmj"] + off, 2)
        tbmj = round(field["tbmj"] * 100)
        result = run(units, [field, row("rest", REST, "0301")], control)
        ours = defaultdict(dict)
        for part in result.parts:
            ours[part.unit_id][part.land_class] = part
        assert ours.keys() == units.keys()
        for ident, strip in units.items():
            soil, ridges = ours[ident]["0101"], ours[ident]["1203"]
            share = official_area(strip, PLANE) / official_area(FIELD, PLANE)
            assert soil.unit_centi + ridges.unit_centi == centi_from_m2(official_area(strip, PLANE))
            assert ridges.unit_centi == pytest.approx(100 * official_area(strip, PLANE) * ridge, abs=1)
            assert ridges.polygon_centi == pytest.approx(half_up(tbmj, ridge) * share, abs=2)
            assert soil.polygon_centi == pytest.approx((tbmj - half_up(tbmj, ridge)) * share, abs=3)
            chosen = "unit_centi" if control == "unit" else "polygon_centi"
            assert (soil.centi, ridges.centi) == (getattr(soil, chosen), getattr(ridges, chosen))
        if is_parted:
            assert sum(ours[ident]["1203"].polygon_centi for ident in units) == half_up(tbmj, ridge)
            assert sum(ours[ident]["0101"].polygon_centi for ident in units) == tbmj - half_up(tbmj, ridge)


@both_controls
def test_several_fields_in_one_unit(control):
    """Cultivated classes with several shares, one without: the ridges of all are one class of the unit."""
    shares = {"0101": 0.0813, "0102": 0.05, "0103": 0.1324}
    rows = [row(f"{code} {i}", at(100 * i, 0, 100 * i + 100, 100), code, kcxs=shares[code] if i % 4 else 0)
            for i, code in enumerate(list(shares) * 3)]  # fmt: skip
    result = run({"U": at(0, 0, 900, 100)}, rows, control)
    assert problems(result) == set()
    ridges = sum(half_up(round(r["tbmj"] * 100), r["kcxs"]) for r in rows)
    got = {r.land_class: r for r in result.summary}
    assert got.keys() == {"0101", "0102", "0103", "1203"}
    assert got["1203"].polygon_centi == ridges
    assert sum(r.polygon_centi for r in got.values()) == sum(round(r["tbmj"] * 100) for r in rows)
    assert got["1203"].unit_centi == pytest.approx(ridges, abs=len(rows))
    assert got["1203"].centi == (ridges if control == "polygon" else got["1203"].unit_centi)


def test_ridges_of_a_field_under_a_conflict_are_those_of_what_is_left():
    rows = [row("1", at(0, 0, 60, 100), "0103", kcxs=0.1), row("2", at(50, 0, 100, 100), "0301")]
    result = run({"U": at(0, 0, 100, 100)}, rows)
    got = {r.land_class: r.unit_centi / 100 for r in result.summary}
    left = official_area(at(0, 0, 50, 100), PLANE)
    assert got["0103"] == pytest.approx(0.9 * left, abs=0.011)
    assert got["1203"] == pytest.approx(0.1 * left, abs=0.011)


def table():
    with TABLE.open(encoding="utf-8") as file:
        return {line["code"]: line for line in csv.DictReader(file)}


def polygon_codes():
    """Codes that a survey polygon carries: below the first level, 09 which has none, no settlement codes."""
    lines = table()
    return [c for c, line in lines.items() if (line["parent"] and line["parent"] != "CZC") or c == "09"]


@both_controls
def test_every_class_of_the_table(control):
    """One strip a code: K and A codes in the parts, their base class in the summary, three classes from the table."""
    lines, codes = table(), polygon_codes()
    assert len(codes) > 65
    rows = [row(f"B{i:02d}", at(10 * i, 0, 10 * i + 10, 500), code) for i, code in enumerate(codes)]
    result = run({"U": at(0, 0, 10 * len(codes), 500)}, rows, control)
    assert [part.land_class for part in result.parts] == sorted(codes)
    assert {part.land_class: part.three_class for part in result.parts} == {c: lines[c]["three_class"] for c in codes}
    expected = defaultdict(int)
    for part in result.parts:
        code = part.land_class
        expected[code[:-1] if code[-1] in "KA" else code] += part.centi
        assert part.class_name == lines[code]["name"]
    assert {r.land_class: r.centi for r in result.summary} == expected
    for r in result.summary:
        assert (r.class_name, r.three_class) == (lines[r.land_class]["name"], lines[r.land_class]["three_class"])


MISLEADING = {
    "0303": "农用地",
    "0402": "农用地",
    "0404": "未利用地",
    "0603": "建设用地",
    "0602": "建设用地",
    "05H1": "建设用地",
    "08H2A": "建设用地",
    "09": "建设用地",
    "1003": "建设用地",
    "1006": "农用地",
    "1101": "未利用地",
    "1103": "农用地",
    "1104A": "农用地",
    "1106": "未利用地",
    "1107A": "农用地",
    "1109": "建设用地",
    "1201": "建设用地",
    "1202": "农用地",
    "1206": "未利用地",
}
"""Of the classification, not of the program's table: a reader of digits has one of each first level wrong."""


def test_three_classes_where_digits_mislead():
    rows = [row(code, at(10 * i, 0, 10 * i + 10, 500), code) for i, code in enumerate(MISLEADING)]
    result = run({"U": at(0, 0, 10 * len(MISLEADING), 500)}, rows)
    ours, theirs = defaultdict(int), defaultdict(int)
    for r in result.summary:
        ours[r.three_class] += r.centi
    for code, group in MISLEADING.items():
        theirs[group] += next(part.centi for part in result.parts if part.land_class == code)
    assert ours == theirs


def test_a_table_that_says_otherwise_is_believed(tmp_path):
    """A county's own list: classes that no digit would give, and a sub-code of another stem."""
    text = TABLE.read_text(encoding="utf-8")
    for old, new in (
        ("0101,水田,01,农用地", "0101,水田,12,建设用地"),
        ("0602,采矿用地,06,建设用地", "0602,采矿用地,06,未利用地"),
        ("0305,灌木林地,03,农用地", "0305,灌木林地,0602,未利用地"),
    ):
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "classes.csv"
    path.write_text(text, encoding="utf-8")
    rows = [row(code, at(10 * i, 0, 10 * i + 10, 500), code) for i, code in enumerate(("0101", "0602", "0305"))]
    result = run({"U": at(0, 0, 30, 500)}, rows, classes=load_classes(path))
    assert {r.land_class: r.three_class for r in result.summary} == {"0101": "建设用地", "0602": "未利用地"}
    assert [(part.land_class, part.three_class) for part in result.parts] == [
        ("0101", "建设用地"),
        ("0305", "未利用地"),
        ("0602", "未利用地"),
    ]


@both_controls
@pytest.mark.parametrize("off", [-40.0, -3.0, -0.8, 0.0, 0.8, 3.0, 40.0])
def test_how_far_the_controls_differ_is_shown_and_a_warning_from_the_share_that_the_user_sets(control, off):
    """A unit that is one polygon of some 11 ha, its TBMJ ``off`` m² from its area."""
    field = row("field", FIELD, "0301")
    area = official_area(FIELD, PLANE)
    field["tbmj"] = round(field["tbmj"] + off, 2)
    rows = survey_of(LAYER, [field, row("rest", REST, "0602")])
    for difference in (1e-6, 1e-5, 1e-4, 1e-3):
        result = attach([Unit("U", MultiPolygon([FIELD]))], rows, PLANE, control, difference=difference)
        (total,) = result.totals
        assert total.unit_centi == centi_from_m2(area)
        assert total.polygon_centi == round(field["tbmj"] * 100)
        told = [f for f in result.findings if "by_polygon" in f.figures]
        # 0.02 m² a piece and 0.05 m² a kilometre of outline are what roundings and 70 m points come to.
        expected = abs(off) > max(0.02 + 5e-5 * FIELD.length, difference * area)
        assert [f.severity is Severity.WARNING for f in told] == ([expected] if off else [])
        for f in told:
            assert f.figures["difference"] == pytest.approx(field["tbmj"] - total.unit_centi / 100, abs=1e-6)
