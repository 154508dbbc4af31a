"""The record of the annual table: known answers, what is said about bad input, and sums that are exact."""

from __future__ import annotations

import dataclasses
import math
from decimal import Decimal

import pyproj
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Point, Polygon, box

from mine_restoration.core.amounts import hectares
from mine_restoration.core.annual.form import load_form
from mine_restoration.core.annual.inputs import MineYear, SurveyClass, read_date
from mine_restoration.core.annual.record import build_record
from mine_restoration.core.findings import Severity
from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.progress import Stopped
from mine_restoration.core.unit import Unit, area_of

PLANE = plane_of_epsg(4532)
E, N = 44_430_000.0, 4_920_000.0
MINE = MineYear(
    2026,
    "示例公司（虚构）",
    "C9999992020037100000000",
    "2020-03-01",
    "2030/2/28",
    "示例矿",
    "张三",
    "0000-0000000",
    "示例村",
    "36",
    "34.8216",
    "42.5",
    "41.25",
)
FILLED = {"temporary": False, "accepted": True, "quality": "q", "measures": "m", "problem_type": "p"}


def unit(unit_id="U-1", section="restored", land_class="0301", geometry=None, **more):
    values = {**FILLED, "damage_degree": "重度", "year": 2026, **more}
    shape = geometry if geometry is not None else box(E, N, E + 100, N + 100)
    shape = shape if isinstance(shape, MultiPolygon) else MultiPolygon([shape])
    return Unit(unit_id, shape, section=section, land_class=land_class, **values)


def three_sections():
    return [unit("A"), unit("B", "damaged", ""), unit("C", "planned")]


def build(units, summary=None, mine=MINE, **more):
    return build_record(units, PLANE, mine, 2026, summary, load_classes(), load_form(), **more)


def codes(findings, severity=None):
    """The codes, without the note on the day until which every plan is handed in."""
    said = [finding.code for finding in findings if severity in (None, finding.severity)]
    return [code for code in said if code != "annual.due"]


def ha4_of(shape):
    """The area by PROJ: an equal-area plane of the ellipsoid, edges of 70 m; independent of the program's formula."""
    to_degrees = pyproj.Transformer.from_crs(4532, 4490, always_xy=True)
    equal_area = pyproj.Proj("+proj=cea +ellps=GRS80 +rf=298.257222101")
    ring = Polygon(shape).segmentize(70).exterior.coords
    lon, lat = to_degrees.transform(*zip(*ring))
    return round(Polygon(zip(*equal_area(lon, lat))).area)  # 0.0001 hm² are 1 m²


def test_a_complete_year_has_no_findings_and_every_value_in_its_place():
    record, findings = build(three_sections())
    assert codes(findings) == []
    assert record.title == "2026年度矿区生态修复情况表"
    assert record.header == {
        "holder": "示例公司（虚构）",
        "licence_no": "C9999992020037100000000",
        "validity": "2020年3月1日至2030年2月28日",
        "mine_name": "示例矿",
        "contact": "张三",
        "phone": "0000-0000000",
        "address": "示例村",
    }
    amounts = ("36.0000", "34.8216", "42.5000", "41.2500")
    assert [str(value) for value in record.money.values()] == list(amounts)
    row = record.section("restored").units[0]
    assert (row.number, row.shared["temporary"], row.shared["accepted"], row.shared["quality"]) == (1, "否", "是", "q")
    assert [(line.code, line.name) for line in row.lines] == [("0301", "乔木林地")]
    assert row.lines[0].ha4 == ha4_of(box(E, N, E + 100, N + 100))
    assert "二次征求意见稿" in record.basis_line
    assert any("EPSG:4532" in line and "第44带" in line for line in record.sources)
    assert any("TD/T 1055-2019" in line for line in record.sources)
    assert any(load_form().template_id in line for line in record.sources)


def test_corners_are_numbered_and_print_north_first():
    record, _ = build([unit(geometry=Polygon([(E, N), (E, N + 50.0004), (E + 60.1236, N)]))])
    assert record.section("restored").units[0].shared["extent"].split("\n") == [
        "J1(4920000.000,44430000.000)",
        "J2(4920050.000,44430000.000)",
        "J3(4920000.000,44430060.124)",
    ]


def test_rings_and_parts_are_named_and_many_corners_go_to_a_sheet():
    hole = Polygon(box(E, N, E + 9, N + 9).exterior, [box(E + 3, N + 3, E + 5, N + 5).exterior.coords])
    shape = MultiPolygon([hole, box(E + 50, N, E + 60, N + 10)])
    record, _ = build([unit("U-2", geometry=shape), unit("U-10")], coordinate_limit=12)
    lines = record.section("restored").units[0].shared["extent"].split("\n")
    assert [line for line in lines if not line.startswith("J")] == [
        "第1块外圈：",
        "第1块内圈1（扣除）：",
        "第2块外圈：",
    ]
    assert [line.split("(")[0] for line in lines if line.startswith("J")] == [f"J{i}" for i in range(1, 13)]
    triangles = [Polygon([(E + 9 * i, N), (E + 9 * i, N + 5), (E + 9 * i + 5, N)]) for i in range(10)]
    record, _ = build([unit(geometry=MultiPolygon(triangles))], coordinate_limit=30)
    assert len(record.sheets) == 1  # 30 corners and 10 lines that name the parts are too many for a row of Excel
    record, _ = build([unit("U-2", geometry=shape), unit("U-10")], coordinate_limit=11)
    first, second = record.section("restored").units
    assert (first.unit_id, first.shared["extent"], first.sheet) == ("U-2", "见坐标附表1", 1)
    assert second.sheet is None
    assert record.sheets[0].title == "坐标附表1"
    assert "U-2" in record.sheets[0].info
    assert sum(len(ring.corners) for ring in record.sheets[0].rings) == 12


def test_units_are_numbered_by_their_natural_order_whatever_the_layers_order():
    names = ["U-10", "U-2", "乙1", "U-1", "甲"]
    forward, _ = build([unit(name) for name in names])
    backward, _ = build([unit(name) for name in reversed(names)])
    assert forward == backward
    assert [row.unit_id for row in forward.section("restored").units][:3] == ["U-1", "U-2", "U-10"]


def test_sub_codes_are_printed_as_their_class():
    record, findings = build([unit(land_class="0201K"), unit("C", "planned", "1104A")])
    assert record.section("restored").units[0].lines[0].name == "果园"
    assert record.section("planned").units[0].lines[0].name == "坑塘水面"
    assert codes(findings, Severity.ERROR) == []


def survey(unit_id, *classes, year="2024"):
    return [SurveyClass(unit_id, code, name, ha4, year, "示例") for code, name, ha4 in classes]


def test_a_restored_unit_without_a_class_takes_those_of_the_survey():
    total = ha4_of(box(E, N, E + 100, N + 100))
    rows = survey("U-1", ("0602", "采矿用地", 4000), ("0201K", "x", 500), ("0201", "果园", total - 4500))
    record, findings = build([unit(land_class="")], rows)
    row = record.section("restored").units[0]
    assert [(line.name, line.ha4) for line in row.lines] == [("果园", total - 4000), ("采矿用地", 4000)]
    said = next(finding for finding in findings if finding.code == "annual.class_from_survey")
    assert said.severity is Severity.NOTE
    assert said.figures["year"] == "2024"
    assert any("数据年份2024，版本示例" in line for line in record.sources)


def test_what_is_no_class_keeps_its_row_and_is_a_warning():
    total = ha4_of(box(E, N, E + 100, N + 100))
    rows = survey("U-1", ("NODATA", "无调查数据", 7), ("0602", "采矿用地", total - 7))
    record, findings = build([unit(land_class="")], rows)
    assert [(line.code, line.name, line.ha4) for line in record.section("restored").units[0].lines][1] == (
        "",
        "无调查数据",
        7,
    )
    assert "annual.no_class" in codes(findings, Severity.WARNING)


@pytest.mark.parametrize(
    ("changes", "rows", "code"),
    [
        ({"land_class": ""}, None, "annual.class_missing"),
        ({"land_class": ""}, survey("other", ("0602", "采矿用地", 9)), "annual.class_missing"),
        ({"land_class": "", "section": "planned"}, None, "annual.class_missing"),
        ({"land_class": "", "section": "planned"}, survey("U-1", ("0602", "采矿用地", 9999)), "annual.target_missing"),
        ({"land_class": "0199"}, None, "annual.class_unknown"),
        ({"land_class": "01"}, None, "annual.class_unknown"),
        ({"land_class": "旱地"}, None, "annual.class_unknown"),
        ({"land_class": "NODATA"}, None, "annual.class_unknown"),
        ({"land_class": ""}, survey("U-1", ("0602", "采矿用地", 5000)), "annual.summary_differs"),
        ({"land_class": ""}, survey("U-1", ("0602", "采矿用地", None)), "annual.summary_unreadable"),
        ({"land_class": ""}, survey("U-1", ("0602", "a", 10001), ("0601", "b", -1)), "annual.summary_unreadable"),
    ],
)
def test_without_a_true_class_the_cell_stays_empty_and_the_area_stands(changes, rows, code):
    record, findings = build([unit(**changes)], rows)
    assert code in codes(findings, Severity.ERROR)
    line = record.section(changes.get("section", "restored")).units[0].lines
    assert [(item.code, item.name) for item in line] == [("", "")]
    assert line[0].ha4 == ha4_of(box(E, N, E + 100, N + 100))


def test_a_restored_unit_that_the_survey_shows_otherwise_is_a_warning_with_both():
    _, findings = build([unit()], survey("U-1", ("0602", "采矿用地", 9999)))
    said = next(finding for finding in findings if finding.code == "annual.class_differs")
    assert said.severity is Severity.WARNING
    assert (said.figures["stated"], said.figures["survey"], said.figures["year"]) == ("乔木林地", "采矿用地", "2024")
    assert "annual.class_differs" not in codes(build([unit()], survey("U-1", ("0301", "乔木林地", 9999)))[1])
    planned = [unit(section="planned")]
    assert "annual.class_differs" not in codes(build(planned, survey("U-1", ("0602", "采矿用地", 9999)))[1])


def test_years_and_sections_that_do_not_belong_are_told():
    units = [unit("A"), unit("B", year=2025), unit("C", year=2024), unit("D", year=None), unit("E", "done")]
    record, findings = build(units)
    assert [row.unit_id for row in record.section("restored").units] == ["A"]
    others = next(finding for finding in findings if finding.code == "annual.other_years")
    assert (others.severity, others.figures["count"], others.figures["years"]) == (Severity.NOTE, 2, "2024, 2025")
    assert [finding.unit_id for finding in findings if finding.code == "annual.year_missing"] == ["D"]
    assert [finding.unit_id for finding in findings if finding.code == "annual.section_unknown"] == ["E"]
    assert codes(findings).count("annual.section_empty") == 2


def test_the_same_number_twice_is_an_error():
    _, findings = build([unit("A"), unit("A", "planned")])
    assert "annual.unit_twice" in codes(findings, Severity.ERROR)


@pytest.mark.parametrize(
    ("shape", "code"),
    [
        (Polygon([(E, N), (E + 9, N + 9), (E + 9, N), (E, N + 9)]), "annual.invalid_geometry"),
        (MultiPolygon([box(E, N, E + 9, N + 9), box(E + 1, N, E + 9, N + 9)]), "annual.invalid_geometry"),
        (MultiPolygon(), "annual.no_geometry"),
    ],
)
def test_without_a_valid_geometry_there_is_no_area(shape, code):
    record, findings = build([unit("A", geometry=shape), unit("B")])
    assert code in codes(findings, Severity.ERROR)
    first, second = record.section("restored").units
    assert first.lines[0].ha4 is None
    assert record.section("restored").ha4 == second.lines[0].ha4


def test_the_geometrys_area_wins_over_the_field():
    true = ha4_of(box(E, N, E + 100, N + 100))
    record, findings = build(three_sections(), stated_ha={"A": true / 10_000 + 0.0001, "B": true / 10_000})
    assert record.section("restored").ha4 == true
    assert [finding.unit_id for finding in findings if finding.code == "annual.area_differs"] == ["A"]


@pytest.mark.parametrize("missing", ["temporary", "accepted"])
def test_what_nobody_said_is_empty_and_an_error(missing):
    record, findings = build([unit(**{missing: None})])
    assert record.section("restored").units[0].shared[missing] == ""
    assert "annual.cell_empty" in codes(findings, Severity.ERROR)


@pytest.mark.parametrize("missing", ["holder", "licence_no", "mine_name", "contact", "phone", "address"])
def test_an_empty_head_of_the_form_is_an_error(missing):
    record, findings = build(three_sections(), mine=dataclasses.replace(MINE, **{missing: " "}))
    assert record.header[missing] == ""
    assert codes(findings) == ["annual.cell_empty"]


@pytest.mark.parametrize(
    ("text", "printed", "said"),
    [
        ("", None, "annual.money_missing"),
        ("  ", None, "annual.money_missing"),
        ("三万", None, "annual.money_unreadable"),
        ("1,234.5", None, "annual.money_unreadable"),
        ("12 万元", None, "annual.money_unreadable"),
        ("nan", None, "annual.money_unreadable"),
        ("Infinity", None, "annual.money_unreadable"),
        ("1e400", None, "annual.money_unreadable"),
        ("=1+1", None, "annual.money_unreadable"),
        ("-5", None, "annual.money_negative"),
        ("1.23456", "1.2346", "annual.money_rounded"),
        ("1.00005", "1.0001", "annual.money_rounded"),
        ("0", "0.0000", None),
        ("1.5", "1.5000", None),
        ("99999.6789", "99999.6789", None),
    ],
)
def test_money_is_read_exactly_or_not_at_all(text, printed, said):
    record, findings = build(three_sections(), mine=dataclasses.replace(MINE, fund_drawn=text, fund_spent="0"))
    value = record.money["fund_drawn"]
    assert (None if value is None else str(value)) == printed
    assert codes(findings) == ([said] if said else [])


@pytest.mark.parametrize(
    ("begin", "end", "printed", "said"),
    [
        ("2020-03-01", "2030-02-28", "2020年3月1日至2030年2月28日", []),
        ("2020年3月1日", "2030.2.28", "2020年3月1日至2030年2月28日", []),
        ("2020-03-01T00:00:00", "长期", "2020年3月1日至长期", ["annual.date_unreadable"]),
        ("2020-02-30", "2030-02-28", "2020-02-30至2030年2月28日", ["annual.date_unreadable"]),
        ("", "2030-02-28", "至2030年2月28日止", ["annual.validity_half"]),
        ("2020-03-01", "", "自2020年3月1日起", ["annual.validity_half"]),
        ("2030-02-28", "2020-03-01", "2030年2月28日至2020年3月1日", ["annual.validity_backwards"]),
        ("", "", "", ["annual.cell_empty"]),
    ],
)
def test_the_licences_period(begin, end, printed, said):
    record, findings = build(three_sections(), mine=dataclasses.replace(MINE, valid_from=begin, valid_to=end))
    assert record.header["validity"] == printed
    assert codes(findings) == said


def test_a_licence_that_ends_before_it_begins_is_in_no_final_form():
    mine = dataclasses.replace(MINE, valid_from="2030-02-28", valid_to="2020-03-01")
    assert codes(build(three_sections(), mine=mine)[1], Severity.ERROR) == ["annual.validity_backwards"]


def test_a_form_without_any_unit_is_a_warning():
    assert codes(build([])[1], Severity.WARNING) == ["annual.no_units"]
    assert "annual.no_units" not in codes(build([unit("B", year=2025)])[1])


def test_days_are_read_only_where_they_exist():
    assert read_date("2028-02-29").isoformat() == "2028-02-29"
    assert read_date("2027-02-29") is None
    assert read_date("28/2/2026") is None


def test_a_survey_that_does_not_say_its_year_is_printed_as_not_stated():
    rows = [SurveyClass("A", "0301", "乔木林地", 1)]
    record, findings = build(three_sections(), rows)
    assert any("数据年份未注明，版本未注明" in line for line in record.sources)
    assert "annual.survey_edition_unknown" in codes(findings, Severity.NOTE)


def test_rows_of_summary_for_unknown_units_are_told():
    _, findings = build(three_sections(), survey("Z-9", ("0301", "乔木林地", 1)))
    said = next(finding for finding in findings if finding.code == "annual.summary_strangers")
    assert (said.figures["count"], said.figures["first"]) == (1, "Z-9")


def test_a_text_that_is_too_long_is_left_out_with_an_error_and_never_cut():
    record, findings = build([unit(quality="质" * 255), unit("U-2", quality="质" * 254)])
    assert [row.shared["quality"] for row in record.section("restored").units] == ["", "质" * 254]
    assert [finding.unit_id for finding in findings if finding.code == "annual.text_too_long"] == ["U-1"]


def test_control_characters_are_not_printed():
    record, _ = build([unit(quality="a\x00b\tc\r\nd\ud800e")])
    assert record.section("restored").units[0].shared["quality"] == "a b c d e"


def test_nothing_is_made_after_cancel():
    with pytest.raises(Stopped):
        build(three_sections(), progress=lambda fraction: fraction < 0.5)


classes_of_units = st.lists(
    st.tuples(st.sampled_from(["restored", "damaged", "planned"]), st.integers(5, 400), st.integers(1, 10)),
    max_size=12,
)
CODES = ["0101", "0103", "0201", "0301", "0305", "0404", "0601", "0602", "1003", "1101"]


@settings(deadline=None, max_examples=60)
@given(classes_of_units)
def test_rows_classes_and_sections_sum_exactly(drawn):
    """Σ class rows = unit, Σ units = section, Σ class totals = section: whole numbers, whatever the shapes."""
    units, rows = [], []
    for index, (section, size, count) in enumerate(drawn):
        shape = box(E + 500 * index, N, E + 500 * index + size, N + size * 0.77)
        units.append(unit(f"U{index}", section, "" if section == "restored" else "0301", shape))
        if section == "restored":
            total = area_of(shape, PLANE).ha4
            parts = [total // count] * count
            parts[0] += total - sum(parts)
            rows += survey(f"U{index}", *((code, code, part) for code, part in zip(CODES, parts)))
    record, findings = build(units, rows)
    assert codes(findings, Severity.ERROR) == []
    for section in record.sections:
        by_unit = [sum(line.ha4 for line in row.lines) for row in section.units]
        wanted = [area_of(u.geometry, PLANE).ha4 for u in units if u.section == section.key]
        assert sorted(by_unit) == sorted(wanted)
        assert section.ha4 == sum(wanted) == sum(item.ha4 for item in section.class_totals)
        assert section.row_count == sum(len(row.lines) for row in section.units)
    assert hectares(sum(s.ha4 for s in record.sections)) == sum(
        (hectares(line.ha4) for s in record.sections for row in s.units for line in row.lines), Decimal(0)
    )


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=20))
def test_any_text_gives_a_record(quality, name, amount):
    units = [unit(quality=quality, measures=name), unit(name or "x", "planned", land_class=amount)]
    record, _ = build(units, mine=dataclasses.replace(MINE, holder=name, fund_spent=amount, valid_to=quality))
    assert record is not None


def test_a_circle_has_the_area_of_a_circle():
    """Near the central meridian's scale the official area is that of the plane to some 10⁻⁴."""
    record, _ = build([unit(geometry=Point(E, N).buffer(50, quad_segs=64))])
    assert record.section("restored").ha4 == pytest.approx(math.pi * 2500, rel=3e-4)
