"""What is looked at before a plan leaves: each mistake is found, and what is right is left alone."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from shapely.geometry import MultiPolygon, Polygon, box

from mine_restoration.core.annual import checks
from mine_restoration.core.annual.checks import Built, figure_findings, mine_findings
from mine_restoration.core.annual.classes import ClassLine
from mine_restoration.core.annual.form import load_form
from mine_restoration.core.annual.inputs import MineYear, SurveyClass
from mine_restoration.core.annual.record import build_record
from mine_restoration.core.findings import Severity
from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.unit import Unit

FORM = load_form()
PLANE = plane_of_epsg(4532)
E, N = 44_430_000.0, 4_920_000.0
MINE = MineYear(
    2026,
    "示例公司（虚构）",
    "C9999992020037100000000",
    "2020-03-01",
    "2030-02-28",
    "示例矿",
    "张三",
    "0453-0000000",
    "示例村",
    *("36", "34.8216", "42.5", "41.25"),
    source="mine",
)


def said(earlier=None, year=2026, **changes):
    found = mine_findings(dataclasses.replace(MINE, **changes), earlier or {}, year, FORM)
    return {finding.code: finding for finding in found}


def test_a_good_row_has_nothing_to_be_said():
    assert said() == {}
    assert said({2025: dataclasses.replace(MINE, year=2025)}) == {}


@pytest.mark.parametrize(
    "number",
    [
        "C9999992020037100000000",
        "C1000002011017110104287",
        "1000000720123",
        "Ｃ9999992020037100000000",
        " C9999992020037100000000 ",
    ],
)
def test_licence_numbers_as_they_are_given_out(number):
    assert said(licence_no=number) == {}


@pytest.mark.parametrize(
    "number",
    [
        "C1",
        "9999992020037100000000",
        "C999999202003710000000",
        "C99999920200371000000000",
        "C9999992020137100000000",
        "T99999920200371000000000",
        "一二三",
    ],
)
def test_licence_numbers_of_another_shape_are_warnings(number):
    found = said(licence_no=number)["annual.licence_shape"]
    assert (found.severity, found.figures["column"]) == (Severity.WARNING, "采矿权证证号")


@pytest.mark.parametrize(
    "phone",
    [
        "13900000000",
        "0453-0000000",
        "010-00000000",
        "01000000000",
        "0453-0000000-123",
        "400-000-0000",
        "4000000000",
        "13900000000、0453-0000000",
        "139 0000 0000",
        "０４５３－0000000",
    ],
)
def test_telephone_numbers_as_people_write_them(phone):
    assert said(phone=phone) == {}


@pytest.mark.parametrize("phone", ["1390000000", "12000000000", "0000", "电话同上", "13900000000、0000", "=1+1"])
def test_telephone_numbers_of_another_shape_are_warnings(phone):
    assert said(phone=phone)["annual.header_shape"].severity is Severity.WARNING


def test_empty_values_are_the_matter_of_their_cells():
    assert said(phone="", licence_no="") == {}


@pytest.mark.parametrize(
    ("begin", "end", "codes"),
    [
        ("2020-03-01", "2026-12-31", []),
        ("2020-03-01", "2026-12-30", ["annual.licence_ends"]),
        ("2020-03-01", "2026-01-01", ["annual.licence_ends"]),
        ("2020-03-01", "2025-12-31", ["annual.licence_expired"]),
        ("2026-01-01", "2030-01-01", ["annual.licence_begins"]),
        ("2025-12-31", "2030-01-01", []),
        ("2027-01-01", "2030-01-01", ["annual.licence_later"]),
        ("2026-03-01", "2026-10-01", ["annual.licence_ends", "annual.licence_begins"]),
        ("2030-01-01", "2020-01-01", []),
        ("", "", []),
        ("长期", "长期", []),
    ],
)
def test_the_licence_is_held_against_the_year(begin, end, codes):
    assert list(said(valid_from=begin, valid_to=end)) == codes


def test_amounts_in_cny_instead_of_ten_thousand_are_suspected():
    found = said(fund_drawn="360000", fund_spent="348216")["annual.money_large"]
    assert found.severity is Severity.WARNING
    assert said(fund_drawn="99999.9999", fund_spent="0") == {}


def row(year, drawn, spent, **more):
    return dataclasses.replace(MINE, year=year, fund_drawn=drawn, fund_spent=spent, **more)


def test_more_spent_than_drawn_is_known_as_far_as_the_rows_go():
    found = said(fund_drawn="30", fund_spent="34.8216")["annual.spent_more"]
    assert (found.figures["more"], found.figures["first"], found.figures["last"]) == (Decimal("4.8216"), 2025, 2025)
    assert "annual.spent_more" not in said({2025: row(2025, "10", "5")}, fund_drawn="30", fund_spent="34.8216")
    found = said({2025: row(2025, "10", "6")}, fund_drawn="30", fund_spent="34.8216")["annual.spent_more"]
    assert (found.figures["more"], found.figures["first"]) == (Decimal("0.8216"), 2024)


def test_a_gap_or_an_unreadable_row_ends_the_sum():
    given = {"fund_drawn": "30", "fund_spent": "34"}
    assert "annual.spent_more" in said({2024: row(2024, "100", "0")}, **given)
    assert "annual.spent_more" in said({2025: row(2025, "", "0"), 2024: row(2024, "100", "0")}, **given)
    assert "annual.spent_more" not in said({2025: row(2025, "1", "1"), 2024: row(2024, "100", "0")}, **given)


def test_a_plan_that_spends_more_than_there_is():
    found = said(fund_to_spend="50")["annual.plan_spends_more"]
    assert found.figures["more"] == Decimal("50") - Decimal("42.5") - (Decimal("36") - Decimal("34.8216"))
    assert "annual.plan_spends_more" not in said(fund_to_spend="43.6784")


def test_unreadable_money_is_not_summed():
    for text in ("", "三万", "-5", "nan"):
        assert said(fund_drawn=text) == {}


def test_what_changed_since_last_year_is_noted():
    before = dataclasses.replace(MINE, year=2025, holder="旧公司", licence_no="")
    found = said({2025: before})
    assert list(found) == ["annual.header_changed"]
    assert found["annual.header_changed"].figures["before"] == "旧公司"


# The figures of the record


def unit(unit_id, section="restored", geometry=None, **more):
    shape = geometry if geometry is not None else MultiPolygon([box(E, N, E + 100, N + 100)])
    values = {"temporary": False, "accepted": True, "quality": "q", "measures": "m", "land_class": "0301"}
    return Unit(unit_id, shape, 2026, section, **{**values, **more})


def built(units, change=lambda record: record.section("restored"), drafted=None):
    record, _ = build_record(units, PLANE, MINE, 2026, None, load_classes(), FORM)
    lines = [line for part in record.plan.parts for line in part.paragraphs] if drafted is None else drafted
    return Built(PLANE, {"restored": change(record)}, {"restored": units}, record.money, lines, "units")


def codes(findings):
    return [finding.code for finding in findings]


def test_a_record_agrees_with_itself():
    assert figure_findings(built([unit("A"), unit("B", geometry=MultiPolygon([box(E, N, E + 55.5, N + 7.25)]))])) == []


def test_a_lost_row_is_found():
    units = [unit("A"), unit("B")]
    wrong = built(
        units,
        lambda record: dataclasses.replace(record.section("restored"), units=record.section("restored").units[:1]),
    )
    assert codes(figure_findings(wrong)) == ["annual.rows_differ", "annual.sentence_differs"]


def test_an_area_that_is_not_the_geometrys_is_found():
    def other(record):
        section = record.section("restored")
        line = section.units[0].lines[0]
        rows = dataclasses.replace(section.units[0], lines=(ClassLine(line.code, line.name, line.ha4 + 1),))
        return dataclasses.replace(section, units=(rows,))

    found = figure_findings(built([unit("A")], other))
    assert {"annual.total_differs", "annual.sentence_differs"} <= set(codes(found))
    assert all(finding.severity is Severity.ERROR for finding in found if finding.code != "annual.printed_area")


def test_sentences_without_the_totals_are_found():
    found = figure_findings(built([unit("A")], drafted=["2025年度修复1.0000 hm²，提取36.0000万元。"]))
    assert codes(found) == ["annual.sentence_differs"] * 4  # the area and three of the four amounts


def test_the_area_of_the_printed_corners_is_held_against_the_printed_area():
    """The county has the corners with 3 decimals only."""
    base = MultiPolygon([box(E, N, E + 3000.0004, N + 3000.0004)])
    found = [finding for finding in figure_findings(built([unit("A", geometry=base)])) if "printed" in finding.code]
    assert [(finding.unit_id, finding.severity) for finding in found] == [("A", Severity.WARNING)]
    difference = found[0].figures["measured"] - found[0].figures["printed"]
    assert abs(difference - Decimal("0.0002")) <= Decimal("0.0001")  # 2 x 3000 m x 0.4 mm = 2.4 m²
    whole = MultiPolygon([box(E, N, E + 3000, N + 3000)])
    assert figure_findings(built([unit("A", geometry=whole)])) == []


def test_holes_and_parts_are_part_of_the_printed_ground():
    hole = Polygon(box(E, N, E + 90, N + 90).exterior, [box(E + 30, N + 30, E + 50, N + 50).exterior.coords])
    shape = MultiPolygon([hole, box(E + 200, N, E + 260, N + 60)])
    assert figure_findings(built([unit("A", geometry=shape)])) == []


def test_ground_that_rounding_destroys_is_left_to_the_other_checks():
    sliver = MultiPolygon([Polygon([(E, N), (E + 0.0001, N + 50), (E + 0.0002, N)])])
    assert "annual.printed_area" not in codes(figure_findings(built([unit("A", geometry=sliver)])))


def test_names_of_another_edition_are_warnings():
    rows = [SurveyClass("A", "0301", "有林地", 9999, "2024", "x"), SurveyClass("Z", "0301", "有林地", 1)]
    record, findings = build_record([unit("A")], PLANE, MINE, 2026, rows, load_classes(), FORM)
    found = next(finding for finding in findings if finding.code == "annual.class_name_differs")
    assert (found.severity, found.figures["name"], found.figures["listed"]) == (Severity.WARNING, "有林地", "乔木林地")
    assert found.figures["count"] == 1
    assert record.section("restored").units[0].lines[0].name == "乔木林地"


def test_the_checks_know_all_lasting_columns():
    assert set(checks._LASTING) <= {entry.key for line in FORM.header for entry in line}
