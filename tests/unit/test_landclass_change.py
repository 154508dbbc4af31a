"""Before and after, unit totals and the second basis: known answers, and sums that hold whatever comes in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentences import sentences
from shapely.geometry import MultiPolygon, box
from survey_rows import survey_of

from mine_restoration.core.amounts import ha4_from_centi, share
from mine_restoration.core.catalogue import CatalogueError
from mine_restoration.core.geodesy.area import official_area
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.landclass.attach import attach
from mine_restoration.core.landclass.change import BY_SURVEY, BY_UNIT, NOT_KNOWN, changes, has_after
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.landclass.notice import load_notice
from mine_restoration.core.landclass.rows import POLYGON_CONTROL, UNIT_CONTROL, ClassTotal
from mine_restoration.core.landclass.survey import SurveyLayer
from mine_restoration.core.landclass.totals import GROUPS, unit_areas
from mine_restoration.core.unit import Unit

CLASSES, NOTICE = load_classes(), load_notice()
SHAPE = MultiPolygon([box(0, 0, 1, 1)])
PLANE = Plane(44, 3, prefixed=True)
X, Y = 44_480_000.0, 4_920_000.0


def at(x0, y0, x1, y1):
    return box(X + x0, Y + y0, X + x1, Y + y1)


def unit(unit_id="U1", land_class="", section="restored", shape=SHAPE):
    return Unit(unit_id, shape, section=section, land_class=land_class)


def row(code, centi, unit_id="U1", ha4=None, polygon=None, year=2024, control=UNIT_CONTROL, edition="甲"):
    name = CLASSES[code].name if code in CLASSES else ""
    group = CLASSES.three_class(code)
    ha4 = ha4_from_centi(centi) if ha4 is None else ha4
    chosen = centi if control == UNIT_CONTROL else polygon
    return ClassTotal(unit_id, code, name, group, chosen, ha4, centi, polygon, control, year, edition)


def shown(result):
    return [(r.land_class, r.before_centi, r.after_centi, r.difference_centi) for r in result.rows]


def codes(result):
    for finding in result.findings:
        assert sentences()[finding.code].format_map(finding.figures)
    return [finding.code for finding in result.findings]


def test_a_stated_class_takes_the_whole_unit():
    before = [row("0602", 1_000_000), row("0404", 500_049)]
    result = changes([unit(land_class="0301K")], before, None, CLASSES)
    assert shown(result) == [
        ("0301", 0, 1_500_049, 1_500_049),
        ("0404", 500_049, 0, -500_049),
        ("0602", 1_000_000, 0, -1_000_000),
    ]
    assert [(r.before_ha4, r.after_ha4, r.difference_ha4) for r in result.rows] == [
        (0, 15_000, 15_000),
        (5_000, 0, -5_000),
        (10_000, 0, -10_000),
    ]
    assert {r.after_source for r in result.rows} == {BY_UNIT}
    assert [r.class_name for r in result.rows] == ["乔木林地", "其他草地", "采矿用地"]
    assert {(r.before_year, r.before_edition, r.after_year, r.after_edition) for r in result.rows} == {
        (2024, "甲", None, "")
    }
    assert not codes(result)


@pytest.mark.parametrize(
    ("land_class", "code"),
    [("", "landclass.after_missing"), *((code, "landclass.after_no_class") for code in ("03", "031", "201", "NODATA"))],
)
def test_a_state_that_nobody_knows_is_no_change_and_no_zero(land_class, code):
    result = changes([unit(land_class=land_class)], [row("0602", 100), row("0301", 100)], None, CLASSES)
    assert shown(result) == [("0301", 100, None, None), ("0602", 100, None, None)]
    assert {(r.after_ha4, r.difference_ha4, r.after_source) for r in result.rows} == {(None, None, NOT_KNOWN)}
    assert codes(result) == [code]


def test_a_code_of_later_data_is_taken_with_a_warning():
    result = changes([unit(land_class="1208")], [row("0602", 100)], None, CLASSES)
    assert shown(result) == [("0602", 100, 0, -100), ("1208", 0, 100, 100)]
    assert codes(result) == ["landclass.after_outside"]


def test_damaged_units_have_no_restored_state_of_their_own():
    units = [unit("D1", "0301", "damaged"), unit("P1", "0301", "planned")]
    before = [row("0602", 100, "D1"), row("0602", 100, "P1")]
    result = changes(units, before, None, CLASSES)
    assert {r.unit_id for r in result.rows} == {"P1"}
    assert result.left_out == ("D1",)
    assert codes(result) == ["landclass.after_damaged"]
    later = changes(units, before, [row("0404", 100, "D1"), row("0301", 100, "P1")], CLASSES)
    assert {r.unit_id for r in later.rows} == {"D1", "P1"}
    assert later.left_out == ()
    assert has_after(units)
    assert not has_after(units[:1])


def test_a_later_survey_goes_before_what_the_unit_states():
    units = [unit("A", "0301"), unit("B", "0301"), unit("C", "0201K"), unit("P", "0301", "planned")]
    before = [row("0602", 100, name) for name in "ABCP"]
    after = [row("0305", 60, "A", year=2025, edition="乙"), row("0301", 40, "A", year=2025, edition="乙")]
    after += [row("0201", 100, "C", year=2025), row("0602", 100, "P", year=2025)]
    result = changes(units, before, after, CLASSES, "DLTB 2025")
    assert shown(result) == [
        ("0301", 0, 40, 40),
        ("0305", 0, 60, 60),
        ("0602", 100, 0, -100),
        ("0602", 100, None, None),
        ("0201", 0, 100, 100),
        ("0602", 100, 0, -100),
        ("0602", 100, 100, 0),
    ]
    assert [r.after_source for r in result.rows] == [BY_SURVEY] * 3 + [NOT_KNOWN] + [BY_SURVEY] * 3
    assert (result.rows[0].after_year, result.rows[0].after_edition) == (2025, "乙")
    assert codes(result) == ["landclass.after_differs", "landclass.after_no_rows"]
    assert {finding.source for finding in result.findings} == {"DLTB 2025"}


def test_ridges_of_a_stated_field_are_no_other_class():
    before, after = [row("0602", 100)], [row("0103", 90, year=2025), row("1203", 10, year=2025)]
    assert codes(changes([unit(land_class="0103")], before, after, CLASSES)) == []
    assert codes(changes([unit(land_class="0301")], before, after, CLASSES)) == ["landclass.after_differs"]


@pytest.mark.parametrize(("after", "told"), [(2023, True), (2024, True), (2025, False), (None, False)])
def test_a_survey_that_is_not_later_is_told(after, told):
    result = changes([unit()], [row("0602", 100)], [row("0602", 100, year=after)], CLASSES)
    assert ("landclass.after_not_later" in codes(result)) is told


def test_units_without_classes_before_are_in_no_row():
    result = changes([unit("A", "0301"), unit("B", "0301")], [row("0602", 100, "B")], None, CLASSES)
    assert {r.unit_id for r in result.rows} == {"B"}


amounts = st.dictionaries(
    st.sampled_from([item.code for item in CLASSES if CLASSES.is_polygon_class(item.code)] + ["7777", "NODATA"]),
    st.integers(0, 10**9),
    min_size=1,
    max_size=8,
)


def shared(amounts, total, unit_id="U1"):
    """Rows of a unit that sum to ``total``, as two surveys of the same ground do."""
    codes = list(amounts)
    return [row(c, n, unit_id) for c, n in zip(codes, share(total, [amounts[c] + 1 for c in codes], codes))]


@given(before=amounts, after=st.none() | amounts, total=st.integers(1, 10**10), code=st.sampled_from(["0301", "1104A"]))
@settings(max_examples=300, deadline=None)
def test_before_and_after_are_the_unit_and_the_differences_nothing(before, after, total, code):
    later = None if after is None else shared(after, total)
    result = changes([unit(land_class=code)], shared(before, total), later, CLASSES)
    for key, whole in (("centi", total), ("ha4", ha4_from_centi(total))):
        assert sum(getattr(r, f"before_{key}") for r in result.rows) == whole
        assert sum(getattr(r, f"after_{key}") for r in result.rows) == whole
        assert sum(getattr(r, f"difference_{key}") for r in result.rows) == 0
    assert len({r.land_class for r in result.rows}) == len(result.rows)


# The two controls and the two bases


def areas(rows):
    return unit_areas(rows, CLASSES, NOTICE)


def test_the_two_controls_stand_side_by_side():
    (one,) = areas([row("0301", 999_950, polygon=1_000_000), row("0602", 50_000, polygon=50_149)])
    assert (one.official_centi, one.polygon_centi, one.difference_centi) == (1_049_950, 1_050_149, 199)
    assert one.difference_share == pytest.approx(199 / 1_049_950)
    assert one.official_ha4 == 10_500
    (two,) = areas([row("0301", 999_950, polygon=1_000_000), row("0602", 50_000)])
    assert (two.polygon_centi, two.difference_centi, two.difference_share) == (None, None, None)


def test_the_notice_counts_wetland_and_grassland_as_farmland():
    """Each class once, 1 m² the first, 2 m² the second, ...; expected sums made by hand."""
    order = ["0103", "0201", "0305", "0401", "0404", "0603", "1105", "1106", "1108", "0303", "1006", "1202", "0602"]
    order += ["1101", "1206", "7777", "OVERLAP"]
    (one,) = areas([row(code, 100 * 2**k) for k, code in enumerate(order)])
    weight = {code: 2**k for k, code in enumerate(order)}

    def total(*codes):
        return sum(weight[code] for code in codes)

    assert one.by_survey == {
        "农用地": total("0103", "0201", "0305", "0401", "0303", "1006", "1202"),
        "建设用地": total("0602", "0603"),
        "未利用地": total("0404", "1105", "1106", "1108", "1101", "1206"),
        "未定": total("7777", "OVERLAP"),
    }
    assert one.by_notice == {
        "农用地": one.by_survey["农用地"] + total("0404", "0603", "1105", "1106", "1108"),
        "建设用地": total("0602"),
        "未利用地": total("1101", "1206"),
        "未定": one.by_survey["未定"],
    }


def test_what_the_notice_does_not_name_stays_as_the_survey_has_it():
    named = {"00", "01", "02", "03", "04"}
    for item in CLASSES:
        by_notice = NOTICE.three_class(item.code, CLASSES)
        if item.parent != "CZC" and CLASSES.first_level(item.code) in named:
            assert by_notice == "农用地", item.code
        else:
            assert by_notice == CLASSES.three_class(item.code), item.code
    assert NOTICE.three_class("7777", CLASSES) == "未定"
    assert "湿地等农用地" in NOTICE.wording
    assert "征求意见稿" in NOTICE.source


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("2025,00,湿地,农用地,", "2025,0301,乔木林地,农用地,"), "is no first-level class"),
        (("2025,00,湿地,农用地,", "2025,01,耕地,农用地,"), "is there twice"),
        (("2025,00,湿地,农用地,", "2025,00,湿地,湿地,"), "is none of"),
        (("2025,00,湿地,农用地,", "2026,00,湿地,农用地,"), "mixes editions"),
        (("first_level", "level"), "column 'first_level' is missing"),
    ],
)
def test_a_broken_basis_is_refused_by_line(tmp_path, change, problem):
    text = "edition,first_level,name,three_class,wording,source\n2025,01,耕地,农用地,说,某\n2025,00,湿地,农用地,说,某\n"
    path = tmp_path / "notice.csv"
    path.write_text(text, encoding="utf-8")
    assert load_notice(path).groups == {"01": "农用地", "00": "农用地"}
    broken = tmp_path / "broken.csv"
    broken.write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(CatalogueError, match=problem):
        load_notice(broken)


@pytest.mark.parametrize("control", [UNIT_CONTROL, POLYGON_CONTROL])
def test_from_a_survey_the_sums_are_those_of_the_units(control):
    """The whole way: two surveys of the same ground, each unit's official area from its own outline."""
    fields = frozenset(["BSM", "DLBM", "TBMJ", "KCXS", "SJNF"])
    old = [
        {"ids": "1", "geometry": at(0, 0, 120, 300), "code": "0103", "tbmj": 36_001.0, "kcxs": 0.1, "year": 2024},
        {"ids": "2", "geometry": at(120, 0, 300, 300), "code": "0602", "tbmj": 54_007.0, "year": 2024},
    ]
    new = [{"ids": "9", "geometry": at(0, 0, 290, 300), "code": "0404", "tbmj": 87_000.0, "year": 2025}]
    units = [
        unit("A", "0301", shape=MultiPolygon([at(10.1, 10, 250.7, 120.3)])),
        unit("B", "", "planned", shape=MultiPolygon([at(150, 150.2, 299.9, 260)])),
        unit("C", "0404", shape=MultiPolygon([at(0, 0, 50.5, 30)])),
    ]
    before = attach(units, survey_of(SurveyLayer("DLTB", fields), old), PLANE, control)
    after = attach(units, survey_of(SurveyLayer("DLTB", fields), new), PLANE)
    official = {u.unit_id: round(official_area(u.geometry, PLANE) * 100) for u in units}
    for one in areas(before.summary):
        assert one.official_centi == official[one.unit_id]
        assert sum(one.by_survey.values()) == sum(one.by_notice.values()) == one.ha4
        assert set(one.by_survey) == set(GROUPS)
    for later in (None, after.summary):
        result = changes(units, before.summary, later, CLASSES)
        for unit_id, area in official.items():
            rows = [r for r in result.rows if r.unit_id == unit_id]
            assert sum(r.before_centi for r in rows) == area
            assert sum(r.before_ha4 for r in rows) == ha4_from_centi(area)
            if later is None and unit_id == "B":
                assert {r.after_centi for r in rows} == {None}
            else:
                assert sum(r.difference_centi for r in rows) == sum(r.difference_ha4 for r in rows) == 0
    nodata = next(r for r in result.rows if r.land_class == "NODATA")
    assert (nodata.unit_id, nodata.before_centi) == ("B", 0)
    assert nodata.after_centi == pytest.approx(100 * 9.9 * 109.8, rel=1e-3)
    if control == UNIT_CONTROL:
        shown = {(r.unit_id, r.land_class): r.before_ha4 for r in result.rows if r.before_centi}
        assert shown == {(r.unit_id, r.land_class): r.ha4 for r in before.summary}


def test_years_that_differ_are_no_year():
    (one,) = areas([row("0301", 100), row("0602", 100, year=2023), replace(row("NODATA", 5), data_year=None)])
    assert one.data_year is None
    (one,) = areas([row("0301", 100), replace(row("NODATA", 5), data_year=None, edition="")])
    assert (one.data_year, one.edition) == (2024, "甲")
